# What is said beside the matter: small talk, questions, emergencies.

talk-greeting = Bonjour ! Je suis là.
talk-thanks = Je vous en prie.
talk-goodbye = Au revoir ! Ici, tout reste en l’état ; quand vous reviendrez, nous reprendrons où nous en étions.
talk-how-are-you = Bien, merci. Le plus important est que vos données aillent bien aussi.
talk-joke = Il y a deux sortes de gens : ceux qui font des sauvegardes, et ceux qui n’ont encore rien perdu. Avec moi, vous faites partie des premiers.
talk-idle = Là, je ne peux pas vous aider : je ne vois que votre CRM et ses sauvegardes.
talk-pause = Prenez votre temps, j’attends.
talk-contact = Merci, c’est noté. Moi-même, je n’appelle pas et n’écris pas ailleurs : je réponds ici, dans la conversation. Un collègue qui prend le relais y lira vos coordonnées avec le reste.
talk-where-file = Un fichier que j’ai préparé se trouve plus haut dans cette conversation : ouvrez-le ou enregistrez-le là. Dans un terminal, c’est son chemin qui y figure.
language-noticed = { $invitation }
talk-bot = Je suis un programme : l’assistant de ce service, pas une personne. Je regarde, j’explique, et je restaure ce que vous confirmez. Si vous préférez une personne, dites « une personne ».
talk-insult = Je vois que c’est une mauvaise journée, et je suis désolé si je la rends plus longue. Vos sauvegardes sont en sécurité, et rien ne change sans votre accord. Continuons-nous, ou préférez-vous parler à une personne ?
    .go-on = Continuer
    .person = Parler à une personne

emergency = Restez calme : vos sauvegardes sont en sécurité, quoi qu’il arrive maintenant dans votre compte Bitrix24. Faites tout de suite ceci, dans cet ordre. D’abord : si vous savez qui c’est, licenciez cet utilisateur dans le compte (Employés), pour qu’il ne puisse plus y entrer ; sinon, changez les mots de passe de tous les administrateurs. Ensuite : supprimez dans le compte les webhooks et les applications que vous ne connaissez pas, et remplacez ceux dont l’adresse a pu être découverte, le nôtre aussi. Ce qui a été supprimé pourra revenir après ; ne restaurez donc rien tant que quelqu’un est encore dans le compte.

partner = { $partner-known ->
        [0] Un spécialiste de l’intégration, c’est-à-dire un partenaire Bitrix24, peut regarder votre compte avec vous, même si votre offre ne comprend pas l’assistance dans la discussion. Pour en trouver un près de chez vous, ouvrez le site de Bitrix24 et choisissez « Partenaires ». La même liste se trouve dans votre compte.
       *[known] Un spécialiste de l’intégration, c’est-à-dire un partenaire Bitrix24, peut regarder votre compte avec vous. Voici comment joindre le nôtre : { $partner }
    }
partner-wanted = Voulez-vous que je le note comme demande ? Écrivez ici ce que le partenaire doit faire pour vous ; ce que nous avons trouvé jusqu’ici y sera joint.
    .record-it = Noter sans rien ajouter
    .go-back = Continuer sans le noter
partner-open = Vous avez déjà demandé un partenaire : numéro { $number }, demande notée le { $at }, toujours ouverte. Voulez-vous ajouter quelque chose ? Écrivez-le ici, et je l’ajoute à cette demande.
    .go-back = Continuer sans rien ajouter
why-partner = Un partenaire vous aidera mieux s’il sait ce que vous attendez et ce que nous avons trouvé ici. Rien n’est transmis avant que quelqu’un ait lu votre demande.
no-partner = Je ne peux pas vous indiquer ici de spécialiste de l’intégration. L’équipe qui gère ce service le peut : { $contact }

plus-archived-asked = L’offre Plus est archivée, je ne peux donc pas la proposer. Un compte Bitrix24 créé après le 18 mars 2019 qui n’a jamais eu d’offre commerciale ne peut pas y passer, et un compte qui a une autre offre commerciale non plus. Ceux qui ont Plus peuvent la renouveler, jusqu’à ce que le compte change d’offre ou retombe sur l’offre gratuite.

answer-plans = { $tariff-includes ->
        [yes] Les restaurations et les fichiers font partie de votre offre, { $tariff }. Les prix des offres sont sur la page des tarifs de Bitrix24, dans votre compte sous Abonnement > Mise à niveau.
        [later] Les restaurations et les fichiers font partie de ces offres : { $tariffs }. Votre offre actuelle : { $tariff }. Les prix sont sur la page des tarifs de Bitrix24, dans votre compte sous Abonnement > Mise à niveau. Inutile de payer avant de savoir que la sauvegarde est bien là ; je peux la garder pour vous jusqu’au changement d’offre.
       *[no] Les restaurations et les fichiers font partie de ces offres : { $tariffs }. Votre offre actuelle : { $tariff }. Les prix sont sur la page des tarifs de Bitrix24, dans votre compte sous Abonnement > Mise à niveau.
    }
answer-how-long = { $plan-known ->
        [yes] Cette restauration devrait prendre { $plan-span }. Elle commence quand vous la confirmez, et je vous préviens ici dès qu’elle est terminée.
       *[no] Regarder prend une ou deux minutes. La durée de la restauration elle-même dépend de ce qui revient : l’aperçu l’indique, avant que vous confirmiez quoi que ce soit.
    }
answer-if-safe = Tant que vous n’avez rien confirmé, je ne fais que lire. Avant une restauration, vous voyez en chiffres et dans un fichier ce qu’elle créerait, modifierait et supprimerait. Une restauration sélective ou un fichier ne touche à rien d’autre ; un retour en arrière défait ce qui a été fait depuis, et le dit avant.
answer-overwrite = { $way ->
        [csv] Non. Un fichier ne change rien dans le portail.
        [rollback] Oui : un retour du module CRM ou du compte ramène tout au jour choisi, et ce qui a été saisi ou modifié depuis est perdu. L’aperçu en donne la liste.
        [selective] Non. Une restauration sélective ne touche que ce qui manque ou a été abîmé ; ce que quelqu’un a saisi depuis reste tel quel.
       *[open] Cela dépend de la solution. Une restauration sélective ou un fichier laissent tel quel ce qui a été saisi depuis ; avec un retour du module CRM ou du compte, c’est perdu, et je le dis avant.
    }
answer-if-filter = Un filtre au-dessus de la liste peut masquer des enregistrements sans les supprimer. Ma propre comparaison du portail avec les sauvegardes ne dépend pas des filtres ; par sécurité, nous les vidons avant toute restauration.
answer-permission = C’est possible : qui n’a pas le droit de voir un enregistrement ne le trouve pas dans la liste, même si ses collègues le voient. Un administrateur du portail voit et modifie ces droits. Ma comparaison montre si les enregistrements existent encore.
answer-added = Les enregistrements ajoutés depuis restent : une restauration sélective et un fichier ne suppriment rien, et un retour du module CRM ne supprime ce qui est plus récent que si vous le choisissez dans son aperçu. Ce qu’un import a ajouté par erreur, vous pouvez le supprimer à la main dans Bitrix24.
answer-one-field = Je ne peux pas restaurer un seul champ d’un enregistrement. Là où des valeurs ont été abîmées, une restauration sélective rétablit ce qui a été modifié et laisse ce qui a été saisi depuis. Pour un seul champ, prenez le fichier CSV et n’importez que cette colonne.
answer-owners = La personne responsable est un champ comme les autres et revient avec l’enregistrement. Si cet utilisateur n’existe plus, le portail peut mettre quelqu’un d’autre ; le résultat le dit alors.
answer-links = Oui : les liens entre contacts, sociétés, prospects et transactions sont rétablis, vers les nouveaux ID là où une fiche a été recréée. L’aperçu et le résultat disent combien il y en a, et nomment ce qui n’a pas pu être relié.
answer-duplicates = Une restauration ne crée pas de doublons : elle ne recrée que ce qui manque dans le portail, et vérifie juste avant si c’est revenu. Si vous importez vous-même un fichier, Bitrix24 demande que faire des doublons ; il compare le nom, le téléphone et l’e-mail.
answer-advice = { $advice ->
        [shown] Voici encore une fois mon conseil.
        [chosen] Regardez l’aperçu, ou le fichier qui l’accompagne. S’il montre ce que vous attendez, continuez ; sinon, prenez une autre solution ou une autre sauvegarde. Rien n’est modifié avant que vous ne confirmiez.
        [restored] Regardez quelques-uns des enregistrements dans Bitrix24. S’il manque quelque chose ou si quelque chose vous paraît faux, dites-le-moi ici.
       *[open] Mon conseil dépend de ce qui manque et depuis quand. Dès que les deux sont clairs, je vous dis quelle solution convient le mieux, et pourquoi. D’ici là, vous pouvez continuer sans crainte : rien n’est modifié avant que vous ne confirmiez.
    }
answer-where-data = Les copies de votre CRM et ce qui est écrit ici restent sur la machine de la personne qui exploite ce service ; je ne transmets ni noms ni numéros à qui que ce soit. Je ne lis et n’écris que dans votre propre Bitrix24. Si vous demandez une personne, ce que nous avons trouvé est aussi noté pour elle. Questions sur vos données : { $contact }
answer-who-confirmed = Une restauration ne commence que si un administrateur la confirme ; ici, dans cette discussion, c’est vous. Les restaurations précédentes figurent sous « Mes demandes ».
answer-if-undone = { $done ->
        [nothing] Non. Rien n’a été restauré ici, il n’y a donc rien à annuler.
        [restored] Non, { $restore } n’a pas été annulée. Écrivez « annuler la restauration », et je montre ce que cela ferait.
        [undone] Oui, { $restore } a été annulée.
       *[running] Une opération est encore en cours ; je vous dirai quand elle sera terminée.
    }
answer-if-changed = { $done ->
        [nothing] Non. Jusqu’ici, je n’ai fait que lire ; un fichier ne change rien non plus.
        [restored] Oui : la restauration { $restore } a changé ce qui figure dans mon rapport, et rien d’autre.
        [undone] Plus maintenant : la restauration { $restore } a été annulée.
       *[running] Une restauration est en cours : elle change ce que montrait l’aperçu, et rien d’autre.
    }
answer-share-file = Le fichier contient des données personnelles de vos clients. Ne le transmettez qu’à celles et ceux qui en ont besoin, et plutôt par un lien protégé que par simple e-mail. Supprimez-le une fois importé.
answer-keep-file = Ici, dans la discussion, le fichier reste jusqu’à ce que vous le supprimiez. Tant que sa sauvegarde est gardée ({ $keep-days ->
        [one] un jour
       *[other] { $keep-days } jours
    }), je peux vous le refaire.
answer-daily = Une sauvegarde est faite chaque jour à { $daily-at }, quelle que soit votre offre.
answer-how-far-back = Les sauvegardes sont gardées { $keep-days ->
        [one] un jour
       *[other] { $keep-days } jours
    }. Une restauration remonte jusque-là, pas plus loin.
answer-bin = La corbeille du CRM garde ce qui a été supprimé pendant 30 jours. De là, tout revient en un clic, avec son numéro et son historique. Après cela, ou si quelqu’un l’a vidée, seule une sauvegarde l’a encore.
answer-newer = Les sauvegardes faites après la perte ne contiennent plus ce qui manque. La meilleure est la dernière d’avant : une plus ancienne rendrait moins de votre travail récent, une plus récente moins de ce qui a disparu.
answer-undo = Oui. Chaque restauration peut être annulée : exactement ce qu’elle a fait, et rien d’autre. Ce qui a été fait depuis reste.
answer-undo-part = Non, seule la restauration entière peut être annulée : exactement ce qu’elle a fait, et rien d’autre.
answer-undo-without = Non, ici une restauration ne peut pas être annulée. C’est pourquoi vous voyez d’abord l’aperçu.
answer-one-user = Non. Une restauration vaut pour tous les utilisateurs du compte, jamais pour un seul : tout le monde voit les mêmes enregistrements.
answer-one-record = Oui, des enregistrements isolés peuvent revenir : avec la restauration sélective, dites-moi leurs noms, par exemple « seulement Lukas Vogt ».
answer-parts = Je ne sais pas distinguer ceux qui appartiennent à un bureau, à une liste ou à une campagne. Pour ceux-là, prenez le fichier CSV et n’importez que leurs lignes.
answer-parts-without = Je ne sais pas distinguer ceux qui appartiennent à un bureau, à une liste ou à une campagne.
answer-one-record-groups = Je restaure des groupes entiers, pas des enregistrements isolés ni une partie d’un groupe. Si vous n’en voulez que certains, prenez le fichier CSV et n’importez que leurs lignes.
answer-one-record-without = Je restaure des groupes entiers, pas des enregistrements isolés ni une partie d’un groupe.
except-not-in = { $name } ne fait pas partie de ce qui reviendrait maintenant.
name-is-in = Oui, { $name } revient aussi.
name-in-list = Ici, je ne nomme que quelques enregistrements. Le fichier qui dit ce qui sera fait les cite tous : cherchez-y { $name }.
name-listed-later = Ici, je ne nomme que quelques enregistrements. Avant de confirmer, vous recevrez un fichier qui les cite tous : vous pourrez y chercher { $name }.
answer-except-record = Je peux laisser de côté des enregistrements isolés : dites-moi leurs noms complets, par exemple « sans Lukas Vogt ».
answer-lines-of-file = Le fichier contient toutes les lignes. N’importez que celles que vous voulez, après avoir supprimé les autres.
answer-names-not-here = Un rollback ramène tout en arrière ; on ne peut ni y choisir ni en exclure un enregistrement isolé. La restauration sélective le permet, et vous pouvez encore y passer.
names-without = C’est noté : sans { $names }. L’aperçu montre ce qui revient avant que quoi que ce soit ne se passe.
names-only = C’est noté : seulement { $names }. L’aperçu montre ce qui revient avant que quoi que ce soit ne se passe.
names-too = C’est noté : { $names } aussi. L’aperçu montre ce qui revient avant que quoi que ce soit ne se passe.
answer-one-back = Je ne peux annuler que la restauration entière, pas un seul enregistrement. Supprimez-le à la main dans Bitrix24 ; ce que vous y supprimez va d’abord dans la corbeille.
answer-who-may = Tout administrateur du compte Bitrix24 peut demander une restauration ou un fichier. Pour un retour intégral du compte, il faut parfois que ce soit le propriétaire, c’est-à-dire la personne qui a créé le compte.
answer-who-may-owner = Seul le propriétaire du compte Bitrix24, c’est-à-dire la personne qui l’a créé, peut le demander.
answer-no-file = Les fichiers ne font pas partie des solutions que propose ce service.
answer-automation = Les enregistrements créés de nouveau ne déclenchent aucune de vos règles d’automatisation : Bitrix24 n’envoie donc rien à cause d’eux. Modifier un enregistrement encore présent peut les déclencher ; l’aperçu dit pour combien. D’autres programmes reliés à votre CRM peuvent remarquer le changement. Un fichier ne change rien.
answer-how-many = { $gone ->
        [0] L’aperçu dit exactement combien d’enregistrements reviennent, avant toute modification.
       *[some] D’après ma comparaison, il manque : { $lost }. L’aperçu dit exactement combien en reviennent, avant toute modification.
    }
answer-who-did-it = { $author-known ->
        [0] Seul CRM > Historique dit qui a supprimé quelque chose, avec le filtre « Type » sur « Supprimer » ; de l’extérieur, je ne peux pas le voir. Si quelqu’un a modifié beaucoup d’enregistrements à la fois, je dis qui c’était.
       *[known] D’après ce que j’ai trouvé, { $author } a modifié beaucoup d’enregistrements à la fois. Seul CRM > Historique dit qui a supprimé quelque chose, avec le filtre « Type » sur « Supprimer » ; de l’extérieur, je ne peux pas le voir.
    }
answer-conflicts = Ce que quelqu’un a modifié après l’incident reste tel quel, pour que le travail récent de personne ne soit perdu. Le fichier des conflits énumère ces enregistrements et leurs champs. Si vous y voulez les anciennes valeurs, prenez un CSV de la sauvegarde et saisissez-les à la main.
answer-relinked = Dans les enregistrements encore présents, une seule chose change : leur lien vers ce qui est recréé reçoit le nouvel ID, pour qu’ils se retrouvent. Sans cela, ils resteraient sans lien ; rien d’autre n’y est touché.
answer-count = { $done ->
        [restored] J’ai relu chaque enregistrement après la restauration ; les chiffres ci-dessus sont donc ce que contient maintenant votre compte Bitrix24. S’il manque encore quelque chose ou si quelque chose est faux, dites-moi quoi, et je regarde à nouveau.
       *[nothing] { $gone ->
            [0] Pour l’instant, je n’ai compté aucun enregistrement manquant : je compare un par un ceux des sauvegardes avec votre compte Bitrix24. S’il vous en manque, dites-moi lesquels, et depuis quand.
           *[some] J’ai comparé un par un les enregistrements des sauvegardes avec votre compte Bitrix24. Il manque : { $lost }. S’il vous en manque davantage, dites-moi quoi, ou choisissez une sauvegarde plus ancienne ; si certains ne sont pas concernés, dites-moi lesquels, et je les laisse de côté.
        }
    }
answer-which-records = { $done ->
        [restored] Ce qui est revenu figure, enregistrement par enregistrement, dans le fichier joint au résultat ci-dessus.
       *[nothing] { $names-known ->
            [yes] Parmi ce qui manque ou a été modifié : { $missing-names }. L’aperçu avant une restauration les énumère tous dans un fichier, et je peux envoyer un CSV avec uniquement ce qui manque.
           *[no] Je ne connais encore aucun nom : je n’ai rien trouvé qui manque, ou je n’ai pas encore comparé.
        }
    }
answer-if-stop = Tant que vous n’avez pas confirmé, vous pouvez arrêter à tout moment : dites « arrêter », et rien n’est modifié. Une fois commencé, le travail va jusqu’au bout, car à moitié fait il serait nuisible.
answer-if-stop-undo = Ensuite, vous pouvez faire annuler le tout.
answer-close-chat = Vous pouvez partir à tout moment : je garde ce que vous m’avez dit et l’endroit où nous en sommes. Ce que vous avez confirmé continue ; à votre retour, vous lirez ici ce qu’il en est.
answer-import = Le fichier s’ouvre tel quel dans Excel, accents compris. Pour l’importer, ouvrez la liste dans Bitrix24, par exemple CRM > Sociétés, et choisissez « Importer » dans le menu de la roue dentée : d’abord les sociétés, puis les contacts, puis les prospects et les transactions. Un import ne fait que créer des enregistrements : ceux qui sont encore dans le compte y seraient en double, laissez donc leurs lignes de côté.
answer-schedule = Je ne peux pas fixer d’heure : une restauration commence quand vous la confirmez. Si une heure calme vous convient mieux, revenez à ce moment-là et confirmez ; d’ici là, je garde ce que vous m’avez dit.
answer-how-bin = Ouvrez CRM, puis Plus > Corbeille. Videz le filtre en haut de la page pour tout voir. Les administrateurs voient ce que tout le monde a supprimé ; les autres, seulement ce qu’ils ont supprimé eux-mêmes.
answer-how-history = Ouvrez CRM, puis Plus > Historique. Cliquez dans le champ de recherche au-dessus de la liste, choisissez le champ « Type », puis « Supprimer ». S’il y a d’autres filtres, retirez-les, puis lancez la recherche.
answer-how-filters = Ouvrez la liste, par exemple CRM > Contacts. Dans le champ de recherche au-dessus, cliquez sur la croix à côté de chaque élément jusqu’à ce que le champ soit vide. Faites de même dans les autres vues que vous utilisez.
answer-work-meanwhile = Vous et vos collègues pouvez continuer à travailler, même pendant une restauration. Ce que quelqu’un modifie entre-temps, une restauration sélective n’y touche pas.
answer-what-comes-back = Les contacts, sociétés, prospects et transactions reviennent avec leurs champs et les liens entre eux. Leurs commentaires, leurs activités et leur historique ne sont encore dans aucune de nos sauvegardes.
answer-new-numbers = Les enregistrements créés de nouveau reçoivent de nouveaux ID, et les liens qui menaient vers eux sont adaptés. Leur date de création est le jour de la restauration, si le compte n’en accepte pas de plus ancienne. Ceux qui sont seulement remis comme avant gardent leur ID.

# ---- answers given before they were asked, and given anew ----
noted = J’en prends note, et je vous le ferai confirmer le moment venu :
told-missing = • Il s’agit de : { $kinds }
told-amount = • Combien : { $count }
told-moment = • Quand : { $moment }
told-state = • Dans l’état du : { $moment }
told-moment-unclear = • Quand : cela peut se lire de deux façons, je vous demanderai
told-option = • Solution : { $option }
told-names = • Par leur nom : { $names }
told-all-records = • Dans le fichier : tous les enregistrements
told-only-missing = • Dans le fichier : seulement ce qui manque
looked-bin = Vous avez déjà regardé dans la corbeille, et ils n’y sont pas : j’en tiens compte.
looked-history = Vous avez déjà regardé l’historique : j’en tiens compte.
looked-history-empty = Vous avez déjà regardé l’historique, et il ne montre aucune suppression : j’en tiens compte.
looked-filters = Vous avez déjà retiré les filtres : j’en tiens compte.
loss-denied = À votre connaissance, personne n’a donc rien supprimé. Des enregistrements se perdent ou changent aussi par un import, une synchronisation ou une automatisation ; regardons donc.
loss-denied-first = Bien, rien n’a donc été supprimé. Qu’est-ce qui ne va pas : des valeurs sont-elles différentes, ou quelque chose ne se voit-il plus ? Dites-le en une phrase, ou choisissez.
was-still-there = C’est donc arrivé après. Quand exactement, ma comparaison avec les sauvegardes permet de le cerner.
looking-skipped = D’accord, continuons sans cela : ma propre comparaison montre ce qui manque.
option-dropped = D’accord, donc pas cette solution : { $option }. Nous verrons le moment venu laquelle convient.
known-missing = Oui, c’est bien ce que j’ai noté : { $kinds }.
known-moment = Oui, c’est bien ce que j’ai noté : { $moment }.
known-option = Oui, c’est bien ce que j’ai noté : { $option }.
name-missing = { $name } fait partie de ce qui manque : encore là le { $from }, disparu le { $to }.
name-not-missing = { $name } : d’après ma comparaison, rien de ce nom ne manque à présent dans le portail. Un filtre le cache peut-être, ou il porte un autre nom.
name-noted = { $name } : je note ce nom. Il est joint à votre demande.
name-among-others = Pour ne récupérer que { $count ->
        [one] celui-ci
       *[other] ceux-ci
    }, dites-le avec le nom (« seulement Lukas Vogt ») ; de même pour laisser quelqu’un de côté (« sans Lukas Vogt »).
changing = D’accord, je corrige. Je ne repose que les questions qui en dépendent.
earlier-question = Cela répond à une de mes questions précédentes ; je reprends à partir de là.

edit-taken = Je vois que vous avez modifié votre message, je tiens compte de ce qu’il dit maintenant.
edit-too-late = Je vois que vous avez modifié un message précédent. Il est trop tard pour que cela change quelque chose ; si une réponse doit être différente, dites « modifier ».

# ---- several matters ----
another-matter = Cela ressemble à un autre sujet : { $matter }. Dois-je mettre de côté le sujet en cours et commencer par celui-là ? Rien n’en sera perdu.
    .put-aside = Oui, d’abord l’autre
    .add-to-it = Cela fait partie du même sujet
    .stay = Non, continuer ici
put-aside = C’est mis de côté. Passons à : { $matter }. Quand nous aurons fini, ou quand vous direz « retour au premier », nous y reviendrons.
matter-again = Revenons à ce que nous avions mis de côté ({ $matter }). Voici où nous en étions :
matter-choice = Reprendre ce qui est mis de côté : { $matter }
matters-full = Trois sujets sont déjà mis de côté. Terminons d’abord l’un d’eux ; vous les trouverez dans « Mes demandes ».
nothing-aside = Rien n’est mis de côté.
a-matter = ce que vous m’avez dit
several-kinds = plusieurs types de données
card-aside = • Mis de côté : { $matter }
card-next = Voulez-vous changer quelque chose ? Je ne repose que les questions qui en dépendent.
    .go-on = Non, continuer
