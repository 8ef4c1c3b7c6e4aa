# When, which way back, which backup; preview, confirmation, result, undo.

# ---- moment (R08, R09, R22) ----
snapshots-daily = Une sauvegarde est faite chaque jour à { $time }, quelle que soit votre offre.

snapshots-kept = Les sauvegardes sont gardées { $days ->
        [one] un jour
       *[other] { $days } jours
    } ; ici, la plus ancienne est du { $oldest }.

no-snapshots = Il n’y a pas encore de sauvegarde terminée de votre compte Bitrix24, donc rien à restaurer.

moment-of-loss = Quand est-ce arrivé ? Par exemple « hier 15h », « mardi 9h30 » ou « 17/11/2026 15:00 ».
    .not-sure = Je ne sais pas
    .by-snapshot = Je sais quelle sauvegarde je veux
moment-of-state = De quel jour voulez-vous les données ? Par exemple « hier », « mardi » ou « 17/11/2026 ».
    .not-sure = Je ne sais pas
    .by-snapshot = Voir les sauvegardes

moment-future = Ce moment est encore à venir. Dites-moi quand cela s’est passé.

moment-ahead = Le { $moment } est encore à venir, cela ne peut donc pas s’être passé à ce moment-là.

moment-two = Cela peut se lire de deux façons. Laquelle est la bonne ?
    .other-moment = Ni l’une ni l’autre

moment-gap = Cette heure n’a pas existé : cette nuit-là, les horloges ont été avancées. Que vouliez-vous dire ?
    .other-moment = Un autre moment

moment-overlap = Les horloges ont indiqué deux fois le { $moment } : cette nuit-là, elles ont été retardées. Que vouliez-vous dire ?
    .first = La première fois, avant le changement
    .second = La deuxième fois, après
    .other-moment = Un autre moment

moment-too-old = Le { $moment } est antérieur à la plus ancienne sauvegarde, qui est du { $oldest }. Une restauration ne remonte pas à plus de { $days ->
        [one] un jour
       *[other] { $days } jours
    }. Ce qui a été perdu avant, je ne peux pas le faire revenir.
    .other-moment = C’était plus tard
    .not-sure = Voir ce que montrent les sauvegardes
    .person = Parler à une personne
    .cancel = Arrêter ici

moment-first-day = Il ne reste aucune sauvegarde d’avant ce jour-là. La plus ancienne est de ce jour même : { $oldest }. Était-ce avant ou après ?
    .after-it = Après, prendre cette sauvegarde
    .before-it = Avant
    .other-moment = Un autre jour

moment-day-backup = Le { $day }, sans heure. Ce jour-là, une sauvegarde a été faite : { $snapshot }. Était-ce avant ou après ?
    .after-it = Après, prendre cette sauvegarde
    .before-it = Avant, prendre la précédente
    .other-moment = Un autre jour

moment-part-backup = Période indiquée : { $day }, sans heure exacte. Une sauvegarde a été faite pendant ce temps : { $snapshot }. Était-ce avant ou après ?
    .after-it = Après, prendre cette sauvegarde
    .before-it = Avant, prendre la précédente
    .other-moment = À un autre moment

moment-part-said-back = Période indiquée : { $day }. Aucune sauvegarde n’a été faite pendant ce temps ; la dernière avant est du { $snapshot }. Est-ce bien cela ?
    .right = C’est bien cela
    .change-it = Modifier

moment-day-evidence = Le { $day }. D’après ma propre comparaison, { $count ->
        [one] { $count } enregistrement a été perdu ou modifié
       *[other] { $count } enregistrements ont été perdus ou modifiés
    } entre le { $from } et le { $to }. La dernière sauvegarde avant cela est du { $snapshot }. Est-ce bien de cela que vous parlez ?
    .right = C’est bien cela
    .change-it = Modifier

moment-day-said-back = Le { $day }. Ce jour-là, aucune sauvegarde n’a été faite ; la dernière avant est du { $snapshot }. Est-ce bien cela ?
    .right = C’est bien cela
    .change-it = Modifier

reading-differs = Attention : à ce moment-là, { $count ->
        [one] { $count } enregistrement avait déjà disparu et n’est pas
       *[other] { $count } enregistrements avaient déjà disparu et ne sont pas
    } dans la sauvegarde du { $snapshot }. La dernière qui contient tout est du { $from }.

reading-differs-changed = Attention : à ce moment-là, { $count ->
        [one] { $count } enregistrement avait déjà été modifié, et la sauvegarde du { $snapshot } contient
       *[other] { $count } enregistrements avaient déjà été modifiés, et la sauvegarde du { $snapshot } contient
    } les valeurs modifiées. La dernière d’avant la modification est du { $from }.
reading-differs-names = Il s’agit de : { $names }.
reading-differs-some = Par exemple : { $names }.

reading-later = Attention : après cela, { $count ->
        [one] l’enregistrement était encore là
       *[other] les { $count } enregistrements étaient encore tous là
    } ; la sauvegarde du { $from } contient tout. Avec celle, plus ancienne, du { $snapshot }, un retour du CRM annulerait aussi ce que vos collègues ont fait entre-temps.

reading-later-changed = Attention : après cela, { $count ->
        [one] l’enregistrement modifié était encore correct
       *[other] les { $count } enregistrements modifiés étaient encore corrects
    } ; la sauvegarde du { $from } contient les bonnes valeurs. Avec celle, plus ancienne, du { $snapshot }, un retour du CRM annulerait aussi ce que vos collègues ont fait entre-temps.
reading-rest-later = { $count ->
        [one] Un autre enregistrement était encore là le { $from }, et n’a disparu
       *[other] Les { $count } autres enregistrements étaient encore là le { $from }, et n’ont disparu
    } que plus tard.

moment-said-back = Le { $moment }, { $days ->
        [0] aujourd’hui
        [one] hier
       *[other] il y a { $days } jours
    } (fuseau horaire : { $zone }). La sauvegarde juste avant est du { $snapshot }. Est-ce bien cela ?
    .right = C’est bien cela
    .change-it = Modifier

moment-from-evidence = Pas de problème, les sauvegardes vont nous aider. Il s’est passé quelque chose pendant ces périodes. Laquelle correspond ?
    .by-snapshot = Plutôt choisir une sauvegarde
    .other-moment = Aucune de ces périodes

moment-no-evidence = Les sauvegardes ne montrent rien qui indique le moment. Vous pouvez choisir plutôt une sauvegarde, ou me dire à peu près quand c’était.
    .by-snapshot = Choisir une sauvegarde
    .other-moment = Dire à peu près quand
    .person = Parler à une personne

moment-by-snapshot = Quelle sauvegarde voulez-vous ? Voici celles qui existent :
    .other-moment = Je préfère dire quand c’est arrivé

moment-snapshot-noted = C’est noté : l’état du { $snapshot }.

why-moment = Je cherche la dernière sauvegarde qui contient encore tout. Si le moment est faux, il peut y manquer des enregistrements, ou du travail plus récent peut être perdu.

# ---- options (R15 to R21, B06) ----
only-full-fields = Ce qui vous manque : { $kinds }. Si cela a été supprimé, un retour du module CRM ne le fait pas revenir. Seul un retour intégral du compte le peut.

only-full-outside = Ce qui vous manque : { $kinds }. Cela ne fait pas partie des enregistrements CRM, et seul un retour intégral du compte le fait revenir.

only-full-notes = Ce qui vous manque : { $kinds }. Aucun fichier et aucune restauration sélective ne les contient ; seul un retour intégral du compte les fait revenir.

not-held-yet = Je préfère être franc : nos sauvegardes ne contiennent pas encore ces données ({ $kinds }), je ne peux donc pas les restaurer moi-même. Je peux noter une demande, pour que des personnes s’en occupent.

about-selective = Restauration sélective : chaque enregistrement manquant revient dans sa dernière bonne version, chaque enregistrement abîmé retrouve ses champs, et rien d’autre ne change. Vous voyez à l’avance ce qui changerait, et vous choisissez ce qui revient.

about-csv = Fichier CSV : vous recevez les enregistrements tels qu’ils étaient un jour donné, et vous importez ce dont vous avez besoin. Rien d’autre ne change : c’est la solution la plus sûre, et elle convient à un CRM très utilisé ; l’import, c’est vous qui le faites.

about-crm-rollback = Retour du module CRM : tout le CRM revient à son état d’un jour donné. Cela convient si une liste de contacts, de sociétés, de prospects ou de transactions est perdue. Toute modification faite dans le CRM depuis ce jour est perdue, et ce qui est plus récent peut aussi être supprimé.

about-full-rollback = Retour intégral du compte : tout le compte revient à son état d’un jour donné, le CRM et tout le reste. Tout ce qui est nouveau et tout ce qui a changé dans le compte depuis ce jour est perdu. Je ne peux pas encore le lancer moi-même ; je note une demande pour cela.

option-selective-fits = Restauration sélective : seul revient ce qui manque ou a été abîmé ({ $kinds }) ; rien d’autre ne change.

option-csv-fits = Fichier CSV : les enregistrements tels qu’ils étaient un jour donné, que vous importez vous-même. Rien d’autre ne change.

csv-holds = Le fichier contient les contacts, les sociétés, les prospects et les transactions. Il ne contient ni activités, ni commentaires, ni historique.

csv-size-estimate = Pour un fichier, la base de données ne doit pas dépasser { $limit } Go ; la vôtre fait environ { $size } Go (c’est une estimation).

option-csv-too-large = Fichier CSV : impossible ici. Il est prévu pour des bases de données jusqu’à { $limit } Go, et celle-ci fait { $size } Go.

option-crm-rollback-fits = Retour du module CRM : tout le CRM revient à son état d’un jour donné. Toute modification faite depuis est perdue, et ce qui est plus récent peut aussi être supprimé.

option-full-rollback-fits = Retour intégral du compte : tout le compte revient à son état d’un jour donné, le CRM et tout le reste. Tout ce qui est nouveau et tout ce qui a changé dans le compte depuis ce jour est perdu. Je ne peux pas encore le lancer moi-même ; je note une demande pour cela.

option-full-rollback-more = Retour intégral du compte : tout le compte revient à son état d’un jour donné, et toute modification faite depuis est perdue. C’est plus qu’il n’en faut ici, et je peux seulement noter une demande pour cela.

option-full-rollback-only = Retour intégral du compte : tout le compte revient à son état d’un jour donné, avec les champs, les produits, les tâches et tout le reste. Tout ce qui est nouveau et tout ce qui a changé dans le compte depuis ce jour est perdu. Je ne peux pas encore le lancer moi-même ; je note une demande pour cela.

option-file-as-wished = Vous avez demandé un fichier, prenons donc cette solution.

no-options = Je n’ai ici aucune solution à vous proposer.

choose-option = Mon conseil : { $option }, car { $reason }. Quelle solution choisissez-vous ?
    .selective = Restauration sélective
    .csv = Fichier CSV
    .crm-rollback = Retour du module CRM
    .full-rollback = Retour intégral du compte

advice-selective = c’est la solution la plus douce, et personne ne perd son travail
advice-csv = rien ne change dans votre compte, sauf ce que vous importez vous-même
advice-crm-rollback = une liste entière revient ainsi d’un seul coup
advice-full-rollback = aucune solution plus légère ne fait revenir tout cela

option-told = Vous avez dit : { $told }. Prenons-nous cette solution ? Mon conseil serait différent : { $option }, car { $reason }.
    .right = Oui, comme je l’ai dit
    .selective = Restauration sélective
    .csv = Fichier CSV
    .crm-rollback = Retour du module CRM
    .full-rollback = Retour intégral du compte

option-told-fits = Vous avez dit : { $told }. C’est aussi mon conseil, car { $reason }. Prenons-nous cette solution ?
    .right = Oui, comme je l’ai dit
    .selective = Restauration sélective
    .csv = Fichier CSV
    .crm-rollback = Retour du module CRM
    .full-rollback = Retour intégral du compte

option-not-offered = Vous avez dit : { $option }. Cette solution n’est pas possible ici ; voici celles qui le sont :

no-option = Ce qu’il vous faut ne fait pas partie des solutions que propose ce service. Une personne en connaît peut-être une autre.
    .person = Parler à une personne
    .stop = Arrêter ici

why-option = Les solutions se distinguent par ce qu’elles touchent en plus. La plus douce qui fait revenir vos données est en général la meilleure.

refused-full-owner = Un retour intégral touche tout le compte ; seul son propriétaire, c’est-à-dire la personne qui a créé le compte, peut donc le demander. Les autres solutions vous sont ouvertes, puisque vous êtes administrateur.
    .other-option = Choisir une autre solution
    .check-again = Vérifier à nouveau
    .stop = Arrêter ici

refused-full-owner-unknown = Seul le propriétaire du compte Bitrix24 peut demander un retour intégral, et je n’arrive pas à savoir qui c’est. L’équipe qui gère ce service peut indiquer qui est le propriétaire.
    .other-option = Choisir une autre solution
    .person = Parler à une personne
    .stop = Arrêter ici

why-full-owner = Un retour intégral efface le travail récent de tout le monde dans le compte. Cette décision revient à la personne qui l’a créé.

# ---- snapshot (R23) ----
snapshots-available = { $count ->
        [one] Il y a une seule sauvegarde, du { $newest }.
       *[other] Il y a { $count } sauvegardes, du { $oldest } au { $newest }.
    }

snapshot-closest = La plus proche avant la perte est du { $snapshot }. La prenons-nous ?
    .other-snapshot = Une autre

snapshot-wished = D’après ce que vous avez dit, c’est celle du { $snapshot }. La prenons-nous ?
    .other-snapshot = Une autre

snapshot-proposed = Celle du { $snapshot } a été choisie. La prenons-nous ?
    .other-snapshot = Une autre

snapshot-not-there = La sauvegarde { $number } qui a été choisie n’existe pas, ou n’est plus conservée.

snapshot-lacks = Attention : la sauvegarde du { $snapshot } n’est pas complète. Il y manque : { $kinds }.

snapshot-misses = Attention : quand la sauvegarde du { $snapshot } a été faite, { $count ->
        [one] { $count } enregistrement manquait déjà. Elle ne le contient pas.
       *[other] { $count } enregistrements manquaient déjà. Elle ne les contient pas.
    } { $ticked ->
        [0] { $count ->
            [one] Il ne reviendrait pas.
           *[other] Ils ne reviendraient pas.
        }
       *[ticked] Ce que vous cochez revient quand même, à partir de la dernière sauvegarde qui le contient.
    }

snapshot-damaged = Attention : quand la sauvegarde du { $snapshot } a été faite, { $count ->
        [one] { $count } enregistrement avait déjà été modifié. Elle contient ses valeurs modifiées.
       *[other] { $count } enregistrements avaient déjà été modifiés. Elle contient leurs valeurs modifiées.
    } { $ticked ->
        [0] Ces valeurs resteraient.
       *[ticked] Ce que vous cochez retrouve quand même ses valeurs d’avant, à partir de la dernière sauvegarde d’avant la modification.
    }

snapshot-all-the-same = Prenons-nous quand même la sauvegarde du { $snapshot } ?
    .other-snapshot = Une autre

snapshot-after-loss = Attention : la sauvegarde du { $snapshot } a été faite après la perte. Ce qui a été perdu avant n’y est pas.

choose-snapshot = Quelle sauvegarde prenons-nous ?

no-snapshot-before = Aucune sauvegarde n’a été faite avant ce moment : { $moment }. La plus ancienne est du { $oldest }.

no-snapshot = Sans une sauvegarde d’avant la perte, je ne peux pas faire revenir les données. Nous pouvons regarder à nouveau, si c’est arrivé à un autre moment, ou une personne peut s’en occuper.
    .look-again = Regarder à nouveau
    .person = Parler à une personne
    .stop = Arrêter ici

why-snapshot = C’est la sauvegarde qui décide de ce qui revient. La plus proche avant la perte contient le plus de votre travail.

# ---- tariff (R25 to R28) ----
tariff-refused = J’ai trouvé la sauvegarde du { $snapshot }. Les restaurations et les fichiers font partie de ces offres : { $tariffs }. Votre offre actuelle ({ $tariff }) ne les comprend pas.

upgrade-first = Personne ne doit payer avant de savoir si cela marche : la sauvegarde est bien là. Vous pouvez changer d’offre dans Abonnement > Mise à niveau. Si vous le souhaitez, je garde votre demande et cette sauvegarde jusque-là.

plus-archived = L’offre Plus elle-même ne peut plus être achetée, et il n’est plus possible d’y passer.

tariff-refused-next = Comment continuons-nous ?
    .upgraded = J’ai changé d’offre
    .wait = Garder ma demande
    .stop = Arrêter ici

tariff-unclear = Une personne doit décider si votre offre ({ $tariff }) comprend les restaurations. Je peux noter votre demande, avec tout ce que nous avons trouvé ; la sauvegarde du { $snapshot } est gardée en attendant.
    .record-it = Noter ma demande
    .check-again = Vérifier à nouveau
    .stop = Arrêter ici

waiting-for-upgrade = Votre demande est gardée : { $option }, avec la sauvegarde du { $snapshot }. Dès que l’offre aura changé, nous reprendrons ici.
    .upgraded = J’ai changé d’offre
    .stop = Je n’en ai plus besoin

tariff-changed = Votre offre a changé. Continuons.

why-tariff = Les restaurations et les fichiers font partie de certaines offres. Cette règle vient des conditions des offres, pas de moi.

week-refused = Un retour en arrière n’est possible { $restore-days ->
        [one] qu’une fois par jour
       *[other] qu’une fois tous les { $restore-days } jours
    }. Le dernier a été fait le { $last-restore } ; le prochain sera possible à partir du { $next-restore }. Une restauration sélective ou un fichier ne compte pas : vous pouvez les demander maintenant.
    .other-option = Choisir une autre solution
    .person = Parler à une personne
    .stop = Arrêter ici

why-week = Un retour en arrière efface le travail récent de tout le monde. Plusieurs coup sur coup font plus de mal que de bien.

by-person = Ici, c’est une personne qui fait les restaurations, après les avoir vérifiées. Je peux noter votre demande, avec tout ce que nous avons trouvé.
    .record-it = Noter ma demande
    .stop = Arrêter ici

why-by-person = L’équipe qui gère ce service a décidé qu’une personne examine d’abord chaque restauration.

full-rollback-terms = Un retour intégral ramène tout le compte à son état du { $snapshot }. Tout ce qui est nouveau et tout ce qui a changé dans le compte depuis est perdu.

full-rollback-recorded-only = Je ne peux pas encore lancer un retour intégral moi-même. Je le note avec tout ce que vous m’avez dit, et des personnes s’en occupent.
    .record-it = Noter ma demande
    .other-option = Choisir une autre solution
    .stop = Arrêter ici

why-full-rollback = Le retour intégral est la solution qui fait perdre le plus. Je tiens à ce que vous le sachiez avant que la demande soit notée.

# ---- groups (B06) ----
choose-groups = Cochez ce qui doit revenir ({ $count ->
        [one] { $count } groupe coché
       *[other] { $count } groupes cochés
    }). Ce qui a été supprimé exprès, laissez-le décoché.
    .go-on = Continuer avec ceux-là

choose-groups-none = Rien n’est coché, rien ne reviendrait donc. Cochez ce qui doit revenir, ou arrêtez là.

why-groups = Les enregistrements ont disparu à des moments différents. Certains ont peut-être été supprimés exprès : seuls les groupes cochés reviennent.

# ---- preview (B03, B04, R13) ----
making-plan = Un instant, je calcule ce qui changerait…
file-all-records-told = Vous avez dit : tous les enregistrements.
file-only-missing-told = Vous avez dit : seulement ce qui manque.

file-preview = Le fichier contiendrait ceci, dans l’état du { $snapshot } : { $kinds }. Tous les enregistrements, ou seulement ceux qui manquent dans votre compte ?
    .only-missing = Seulement ce qui manque
    .all-records = Tous les enregistrements
    .other-option = Choisir une autre solution
    .other-snapshot = Une autre sauvegarde
    .cancel = Arrêter ici

file-preview-all = Il ne manque rien de cela dans le portail à présent : { $kinds }. Le fichier contient donc tout, à la date du { $snapshot }, avec les valeurs d’alors. Dois-je le créer ?
    .go-on = Oui, créer le fichier
    .other-option = Choisir une autre solution
    .other-snapshot = Une autre sauvegarde
    .cancel = Arrêter ici

plan-empty = Il n’y a rien à restaurer : ce que contient cette sauvegarde est déjà dans votre compte Bitrix24.
plan-empty-by-name = D’après les noms que vous avez donnés, il ne reste rien à restaurer.

plan-empty-next = Comment continuons-nous ?
    .other-option = Choisir une autre solution
    .other-snapshot = Une autre sauvegarde
    .finish = C’est tout

preview = Voici ce qui se passerait ({ $option }, sauvegarde du { $snapshot }). Pour l’instant, rien n’a changé.

preview-recreate = • À recréer : { $counts }. Leurs identifiants (ID) seront nouveaux, et les liens qui menaient aux anciens seront adaptés.

preview-change-back = • À remettre comme avant : { $counts }.

preview-remove = • À supprimer, car plus récent que la sauvegarde : { $counts }.
newer-stay-now = Bien, les enregistrements plus récents restent donc. Je refais le plan, sans rien supprimer.
answer-removes = Avec ce plan, les enregistrements plus récents que la sauvegarde sont supprimés : { $counts }. S’ils doivent rester, écrivez « gardez les plus récents ».
confirm-removes = Attention : des enregistrements plus récents que la sauvegarde seront supprimés : { $counts }.

preview-cut-links = • Liens qui disparaissent en même temps, dans { $count ->
        [one] { $count } enregistrement qui reste
       *[other] { $count } enregistrements qui restent
    }. Ils figurent dans le fichier de ce qui serait perdu, et annuler la restauration les fait revenir.

preview-relink = • Liens à adapter aux nouveaux ID : { $count }.

links-left-out = • Non inclus : les liens vers des enregistrements qui ont été laissés de côté ({ $counts }). Si vous les restaurez plus tard, ces liens reviennent aussi.

preview-conflicts = • Laissé tel quel, dans { $count ->
        [one] { $count } enregistrement
       *[other] { $count } enregistrements
    } : ce que quelqu’un a modifié depuis l’incident. Le détail est dans le fichier.

left-already-there = • Non recréé, car déjà revenu dans votre compte : { $count ->
        [one] { $count } enregistrement
       *[other] { $count } enregistrements
    }.

left-made-again = • Non créé une deuxième fois, car quelqu’un l’a déjà ressaisi à la main : { $count ->
        [one] { $count } enregistrement
       *[other] { $count } enregistrements
    }. Comparez : l’ancien enregistrement contenait peut-être plus d’informations.

left-gone = • Non modifié, car ce n’est plus dans votre compte : { $count ->
        [one] { $count } enregistrement
       *[other] { $count } enregistrements
    }.

left-gone-since = • Supprimé de nouveau par quelqu’un pendant la restauration : { $count ->
        [one] { $count } enregistrement
       *[other] { $count } enregistrements
    }.

left-without-owner = • Non effectué, car ce dont cela dépend n’a pas pu être créé : { $count ->
        [one] { $count } enregistrement
       *[other] { $count } enregistrements
    }.

left-only-while-creating = • Liens qui manqueront toujours, dans { $count ->
        [one] { $count } enregistrement
       *[other] { $count } enregistrements
    } : Bitrix24 n’accepte ces liens qu’à la création d’un enregistrement. Le fichier les indique.

left-pointed-at = • Non supprimé, car quelque chose que quelqu’un a créé ou modifié depuis y mène : { $count ->
        [one] { $count } enregistrement
       *[other] { $count } enregistrements
    }.

preview-automation = • Rétablir des liens et des valeurs dans { $count ->
        [one] { $count } enregistrement
       *[other] { $count } enregistrements
    } peut déclencher vos règles d’automatisation, par exemple des e-mails ou des tâches. Créer des enregistrements ne les déclenche pas.

preview-ticked-in-vain = • Il n’y a rien à faire pour { $count ->
        [one] { $count } groupe coché : ses enregistrements sont
       *[other] { $count } groupes cochés : leurs enregistrements sont
    } déjà revenus ou corrigés, ou je n’arrive pas à les lire pour le moment, ou plus aucune sauvegarde ne les contient.

preview-without = • Laissé de côté, comme demandé : { $name }{ $count ->
        [one] .
       *[other] {" "}({ $count } enregistrements de ce nom).
    }

preview-only = • Seulement, comme demandé : { $name }{ $count ->
        [one] .
       *[other] {" "}({ $count } enregistrements de ce nom).
    }

name-not-found = • « { $name } » n’est pas parmi ce qui reviendrait. Si c’était attendu, vérifiez l’orthographe.

name-not-found-only = • « { $name } » n’est pas parmi ce qui reviendrait. Si c’était attendu, vérifiez l’orthographe.

name-unclear = • « { $name } » correspond à plusieurs : { $names }. Dites-moi le nom complet ; d’ici là, aucun n’est laissé de côté.

name-unclear-only = • « { $name } » correspond à plusieurs : { $names }. Dites-moi le nom complet ; d’ici là, aucun ne revient.

preview-fewer = • J’ai trouvé { $shown ->
        [one] { $shown } enregistrement modifié
       *[other] { $shown } enregistrements modifiés
    } ; { $count ->
        [one] { $count } n’est pas corrigé
       *[other] { $count } ne sont pas corrigés
    } : c’est déjà fait, ou quelque chose a encore été modifié depuis.

preview-not-held = • Non inclus, car aucune sauvegarde ne le contient encore : { $kinds }.

rollback-warning = C’est un retour en arrière : tout ce qui a changé dans le CRM depuis le { $snapshot } est effacé, y compris le travail de vos collègues.

preview-new-stay = { $count ->
        [one] { $count } enregistrement est plus récent que la sauvegarde. Il reste, sauf si vous voulez le supprimer aussi.
       *[other] { $count } enregistrements sont plus récents que la sauvegarde. Ils restent, sauf si vous voulez les supprimer aussi.
    }

preview-lost-file = Pour que rien ne soit perdu pour de bon, voici un fichier avec tout ce que le retour en arrière écraserait ou supprimerait. Gardez-le précieusement.

applies-to-everybody = Cela s’applique à tous les utilisateurs du compte, jamais à un seul.

preview-duration = Durée estimée : { $span }.

preview-go-on = Les détails sont dans le fichier. Passons-nous à la confirmation ?
    .go-on = Continuer
    .remove-new = Supprimer aussi les plus récents
    .keep-new = Garder les plus récents
    .other-option = Choisir une autre solution
    .other-snapshot = Une autre sauvegarde
    .cancel = Arrêter ici

why-preview = Vous devez voir ce qu’une restauration change avant de la confirmer, pas après.

# ---- confirmation (R24) ----
confirm-file = Dois-je créer le fichier ? ({ $portal } : { $option }, sauvegarde du { $snapshot }.) Rien ne change dans votre compte Bitrix24.
    .confirm = Oui, créer le fichier
    .back = Retour
    .cancel = Arrêter ici

can-be-undone = Vous pourrez annuler la restauration ensuite : exactement ce qu’elle a fait sera défait, et rien d’autre.
confirm-creates = Ce qui sera recréé : { $counts }.
confirm-changes = Ce qui retrouvera ses anciennes valeurs : { $counts }.

confirm-button = Merci de confirmer pour le compte { $portal } : { $option }, avec la sauvegarde du { $snapshot }.
    .confirm = Oui, restaurer
    .back = Retour
    .cancel = Arrêter ici

confirm-typed = Merci de confirmer : { $option }, avec la sauvegarde du { $snapshot }. Comme cela concerne tout le monde, tapez le nom de votre compte Bitrix24 : { $portal }
    .back = Retour
    .cancel = Arrêter ici

confirm-differs = Ce n’est pas le nom de votre compte. Pour confirmer, tapez { $portal } ; pour renoncer, dites « arrêter ». Rien n’a changé.

confirm-large = Cela touche { $percent } % de tous les enregistrements de votre compte, ce qui est inhabituel. Voulez-vous vraiment le faire ?
    .yes-large = Oui, je veux le faire
    .back = Retour
    .cancel = Arrêter ici

plan-expired = L’aperçu était valable jusqu’au { $until }. Rien n’a changé ; je le refais.

plan-stale = Trop de choses ont changé dans votre compte depuis l’aperçu, il ne correspond plus. Je n’ai rien modifié et je le refais.

plan-overtaken = Depuis que cet aperçu a été fait, { $known ->
        [0] quelqu’un a confirmé une autre restauration
        [1] l’utilisateur { $who } a confirmé une autre restauration ({ $restore }, commencée le { $since })
       *[named] { $who } a confirmé une autre restauration ({ $restore }, commencée le { $since })
    } ; l’aperçu ne correspond donc plus. Votre restauration n’a rien modifié ; je refais l’aperçu.

why-confirm = Rien n’est lancé avant que vous ayez confirmé la sauvegarde, son moment et la solution. La confirmation vaut pour cet aperçu précis.

# ---- running, result, undo (R30, B05, B07, B08) ----
running = C’est lancé ({ $option }). En cas de coupure, rien n’est perdu : le travail reprend là où il en était.

going-on = Je reprends la restauration { $restore } là où elle en était. Ce qui est déjà fait n’est pas refait.

why-go-on = La restauration a été confirmée à son lancement, puis interrompue. À moitié faite, elle n’aide personne : vous pouvez la reprendre ou l’annuler.

progress = { $percent } % ({ $done } étapes sur { $of })

why-run = C’est vous qui décidez si le résultat reste ou s’il est annulé.

restored = C’est fait. ({ $restore })
outcome-done = Oui, { $restore } est terminée : tout a été relu et comparé à la sauvegarde.
outcome-partly = { $restore } est terminée, mais tout ne s’est pas passé comme prévu : mon rapport ci-dessus dit quoi.
outcome-undone = Oui, { $restore } a été annulée.
outcome-file = Oui, le fichier est ci-dessus, ici dans la discussion. Rien n’a été modifié dans Bitrix24.
outcome-nothing = Rien n’a été restauré ici pour l’instant ; je n’ai fait que lire.


result-created = • J’ai recréé : { $counts }. Leurs identifiants (ID) sont nouveaux, et la date de création est celle d’aujourd’hui là où Bitrix24 n’accepte pas de date antérieure.

result-changed = • J’ai remis comme avant : { $counts }.

result-removed = • J’ai supprimé : { $counts }.

result-relinked = • Liens adaptés aux nouveaux ID : { $count }.

result-cut-links = • Liens disparus avec ce qui a été supprimé, dans { $count ->
        [one] { $count } enregistrement
       *[other] { $count } enregistrements
    }. Annuler la restauration les fait revenir.

result-kept = • Laissé tel quel, dans { $count ->
        [one] { $count } enregistrement
       *[other] { $count } enregistrements
    } : ce que quelqu’un a modifié depuis.

result-refused = • Refusé par Bitrix24 : { $count ->
        [one] { $count } valeur
       *[other] { $count } valeurs
    }. La liste donne la raison de chaque refus.

result-not-taken = • { $what } : { $reason }{ $quoted ->
        [0] {""}
       *[said] {" "}(réponse : « { $words } »)
    }.

difference-refused = votre compte Bitrix24 l’a refusé
difference-not-taken = votre compte Bitrix24 garde sa propre valeur
difference-only-while-creating = Bitrix24 ne l’accepte qu’à la création d’un enregistrement
difference-field-deleted = ce champ a été supprimé
difference-points-at-gone = le lien menait à un enregistrement qui n’existe plus
difference-left-out = le lien mène à un enregistrement laissé de côté dans cette restauration ; restaurez-le aussi et le lien reviendra
difference-value-gone = cette étape, ce pipeline, cette source ou ce choix n’existe plus

result-unknown = • Pour { $count ->
        [one] { $count } étape
       *[other] { $count } étapes
    }, Bitrix24 n’a pas dit comment cela s’est terminé. J’ai vérifié et je n’ai rien créé deux fois ; contrôlez-les dans le fichier.

result-verified = J’ai tout relu et comparé avec la sauvegarde.

result-not-verified = Je n’ai pas encore pu tout relire, tout n’a donc pas été comparé.

undo-verified = J’ai tout relu et comparé avec l’état juste avant la restauration.

work-goes-on = Vous et vos collègues pouvez continuer à travailler.
groups-unclear = J’ai laissé les coches telles quelles, car je ne suis pas sûr de ce que vous voulez dire. Appuyez sur un groupe pour le cocher ou le décocher, ou écrivez par exemple « seulement les contacts » ou « sans les sociétés ».

groups-press = Il y a plusieurs groupes de ce type. Appuyez sur celui que vous voulez dire, pour que je n’en coche pas un mauvais.
restore-then-file = L’un après l’autre : d’abord la restauration, que nous préparons maintenant. Quand elle sera terminée, dites « un fichier CSV », et je le crée.
result-but = Il y a donc encore quelque chose qui ne va pas. S’il manque des enregistrements, dites-le, et je compare de nouveau. Si une valeur n’est pas celle qu’il faut, les fichiers ci-dessus disent ce qui a été laissé tel quel, et pourquoi. Annuler revient exactement sur cette restauration.

result-next = Est-ce que tout vous semble correct ? Sinon, je peux annuler cette restauration, et elle seule.
    .undo = Annuler la restauration
    .more-missing = Il manque encore quelque chose
    .all-good = Oui, tout est correct

result-no-undo = Est-ce que tout vous semble correct ?
    .more-missing = Il manque encore quelque chose
    .all-good = Oui, tout est correct

exporting = Un instant, je crée le fichier…

exported = C’est fait : { $counts }.

exported-nothing = Le fichier serait vide : rien de ce que vous cherchez ne manque dans votre compte.

export-neutralised = { $count ->
        [one] { $count } cellule commençait
       *[other] { $count } cellules commençaient
    } par un caractère qu’un tableur exécuterait comme une formule. J’ai mis un signe devant ; README.txt en donne la liste.

export-how-to = Pour faire revenir des enregistrements : ouvrez la liste dans Bitrix24, par exemple CRM > Contacts, et choisissez « Importer » dans le menu de la roue dentée. S’il y a plusieurs listes, importez d’abord les sociétés, puis les contacts, puis les prospects et les transactions. Un import ne fait que créer des enregistrements : ceux qui sont encore dans le compte y seraient en double, laissez donc leurs lignes de côté.

export-next = Avez-vous tout ce qu’il vous faut ?
    .all-good = Oui, merci
    .another-file = Un autre fichier ou une autre solution

nothing-to-undo = Il n’y a rien à annuler.

undo-remove = • À supprimer à nouveau : { $counts }.

undo-change = • Valeurs à remettre comme juste avant la restauration : { $counts }.

undo-recreate = • À recréer : { $counts }.

undo-relink = • Liens à remettre comme ils étaient juste avant la restauration : { $count }.

undo-relinked = • Liens remis comme ils étaient juste avant la restauration : { $count }.

undo-changed = • Valeurs remises comme juste avant cette restauration : { $counts }.

undo-kept = • Enregistrements laissés tels quels, car modifiés par quelqu’un depuis : { $count }.

undo-confirm = Dois-je annuler la restauration ? Durée estimée : { $span }.
    .undo-now = Oui, annuler la restauration
    .keep-it = Non, la garder

undoing = J’annule la restauration…

undone = La restauration est annulée. ({ $restore })

after-undo = Tout est donc comme juste avant cette restauration, y compris ce qui manquait ou était faux. Comment continuons-nous ?
    .other-option = Choisir une autre solution
    .finish = Laisser ainsi
after-undo-in-part = Presque tout est comme juste avant cette restauration. Ce que le compte n’a pas accepté, ou que je n’ai pas pu vérifier, est indiqué ci-dessus ; vous pouvez le corriger à la main dans Bitrix24. Comment continuons-nous ?
    .other-option = Choisir une autre solution
    .person = Parler à une personne
    .finish = Laisser ainsi


why-undo = L’annulation défait exactement ce que la restauration a fait, en commençant par le plus récent. Ce qui a été fait depuis reste.
