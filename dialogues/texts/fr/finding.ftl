# Is it really lost, what is lost, and who asks.

# ---- recycle bin (R01) ----
recycle-bin = Vérifions d’abord que les données ont vraiment disparu. Regardez dans la corbeille du CRM : les prospects, transactions, contacts, sociétés et activités supprimés y sont déplacés. Vos enregistrements s’y trouvent-ils ?
    .found = Oui, ils y sont
    .not-there = Non, ils n’y sont pas
    .how = Où la trouver ?

recycle-bin-how = Ouvrez CRM, puis Plus > Corbeille. Videz le filtre en haut de la page pour tout voir. Les administrateurs voient ce que tout le monde a supprimé ; les autres, seulement ce qu’ils ont supprimé eux-mêmes. Vos enregistrements y sont-ils ?
    .found = Oui, ils y sont
    .not-there = Non, ils n’y sont pas

found-in-bin = Bonne nouvelle : pas besoin de sauvegarde. Cochez les enregistrements et choisissez « Restaurer ». Ne cliquez pas sur « Supprimer » : ils seraient effacés pour de bon. Avec une offre commerciale, vous pouvez les restaurer là vous-même ; avec l’offre gratuite, vous pouvez les voir, mais pas les restaurer. Est-ce que tout est revenu ?
    .done = Oui, tout est revenu
    .more-missing = Il manque encore quelque chose

why-recycle-bin = Ce qui est dans la corbeille revient en un clic, avec son historique et son numéro. Aucune sauvegarde ne fait aussi bien, c’est pourquoi nous regardons là d’abord.

# ---- history (R02 to R05) ----
history = Ouvrez maintenant CRM > Historique et mettez le filtre « Type » sur « Supprimer ». Laissez tous les autres champs vides. Vous saurez qui a supprimé quoi, et quand. Voyez-vous des suppressions ?
    .seen = Oui, je vois des suppressions
    .empty = Non, il n’y a rien
    .how = Comment faire ?

history-how = Ouvrez CRM, puis Plus > Historique. Cliquez dans le champ de recherche au-dessus de la liste, choisissez le champ « Type », puis « Supprimer ». S’il y a d’autres filtres, retirez-les, puis lancez la recherche. Voyez-vous des suppressions ?
    .seen = Oui, je vois des suppressions
    .empty = Non, il n’y a rien

history-needs-tariff = L’historique du CRM fait partie des offres commerciales. Votre offre actuelle ({ $tariff }) ne le comprend pas.

history-demo = Vous pouvez changer d’offre dans Abonnement > Mise à niveau, ou activer la démo gratuite de l’offre Professional pendant { $demo-days ->
        [one] un jour
       *[other] { $demo-days } jours
    }.

history-looks-back = Cela vaut la peine même maintenant : après le changement, l’historique montre aussi ce qui s’est passé avant, suppressions comprises.

history-without = Continuons-nous sans l’historique, ou y avez-vous accès maintenant ?
    .have-it-now = J’ai accès à l’historique maintenant
    .go-on = Continuer sans lui
    .stranger = Je soupçonne quelqu’un d’extérieur

why-history = Seul l’historique indique qui a supprimé quelque chose, et à quelle minute. Je ne peux pas le lire d’ici ; je vois seulement ce qui était dans une sauvegarde et manque dans la suivante.

history-word = Que dit l’historique : quand la suppression a-t-elle eu lieu, et par qui ? Par exemple « hier 15h10, Anne Petit ». Je le note comme votre indication et je le compare à ce que j’ai trouvé.
    .skip = Je préfère ne pas le dire
    .stranger = Ce n’était personne de chez nous

history-who = C’est noté, selon vos indications : { $who }.

history-noted = C’est noté, selon vos indications : { $moment }. Je n’ai pas trouvé d’enregistrements manquants à comparer avec cette date.

history-agrees = Vous indiquez le { $moment }. Cela correspond à ce que j’ai trouvé : le { $from }, les enregistrements étaient encore là ; le { $to }, ils n’y étaient plus.

history-differs = Vous indiquez le { $moment }. J’ai trouvé autre chose : ce qui manque était encore là le { $from } et n’y était plus le { $to }. Je note les deux ; il s’agit peut-être d’une autre suppression.

history-but-nothing-missing = Merci. Mais comparé aux sauvegardes, chaque enregistrement est bien dans votre compte : ce que montre l’historique a peut-être été supprimé il y a longtemps, ou restauré depuis. Regardons donc d’abord les filtres.

why-history-word = Plus nous savons exactement quand c’est arrivé, plus la sauvegarde choisie sera proche de ce moment. Votre réponse n’accuse personne : elle n’a de conséquence pour personne.

# ---- evidence (B02) ----
looking = Un instant, je compare votre compte Bitrix24 avec les sauvegardes…

evidence-lost = { $more ->
        [0] J’ai comparé votre compte Bitrix24 avec les sauvegardes. Il manque :
       *[further] Il manque aussi :
    } { $rest ->
        [0] { $counts } ({ $examples })
       *[some] { $counts }, par exemple { $examples }
    }. { $count ->
        [one] La sauvegarde du { $from } contient encore cet enregistrement ; le { $to }, il n’était plus là.
       *[other] La sauvegarde du { $from } contient encore ces enregistrements ; le { $to }, ils n’étaient plus là.
    }

evidence-lost-more = Et { $count ->
        [one] { $count } autre enregistrement
       *[other] { $count } autres enregistrements
    } dans d’autres groupes.

evidence-changed = { $more ->
        [0] J’ai comparé votre compte Bitrix24 avec les sauvegardes. Des enregistrements ne sont plus comme avant : { $counts }. Ils ont été modifiés par { $author } en l’espace d’une heure, à partir du { $hour }.
       *[further] D’autres enregistrements ont été modifiés par { $author } en l’espace d’une heure, à partir du { $hour } : { $counts }.
    }

evidence-changed-again = { $count ->
        [one] L’un d’eux a été modifié
       *[other] { $count } d’entre eux ont été modifiés
    } encore une fois par la suite. Une restauration sélective laisse telle quelle une valeur saisie depuis au même endroit ; là où autre chose a été modifié, l’enregistrement est quand même rétabli.

evidence-added = La même personne a aussi ajouté des enregistrements pendant cette heure, à partir du { $hour } : { $counts }. Une restauration sélective les laisse en place. Vérifiez-les à la main, ou laissez un retour du module CRM supprimer ce qui est plus récent.

evidence-fields = Champs personnalisés qui existaient avant et n’existent plus : { $fields }.

evidence-unknown = Je ne peux rien dire de ces données : { $kinds }. Je n’ai pas pu les lire toutes, et ce que je n’ai pas pu lire, je ne le déclare pas supprimé. Le plus souvent, l’utilisateur à qui appartient notre accès (le webhook) a perdu ses droits d’administrateur ou une autorisation ; l’équipe qui gère ce service peut le vérifier.

evidence-nothing = J’ai comparé votre compte Bitrix24 avec les sauvegardes à { $at } : tous les enregistrements des sauvegardes sont aussi dans votre compte, et personne n’en a modifié un grand nombre d’un coup.

evidence-nothing-else = À part cela, lors de ma comparaison de { $at }, tous les enregistrements des sauvegardes sont aussi dans votre compte, et personne n’en a modifié un grand nombre d’un coup.

removed-by-us = Enregistrements qui ne sont plus là : { $counts }. Le retour en arrière { $restore } les a supprimés le { $at }, comme demandé ; je ne les compte donc pas comme perdus. Si vous voulez les retrouver, annulez { $restore } dans « Mes demandes ».

mended-by-us = Déjà corrigé : { $counts }. La restauration { $restore } a remis les valeurs d’avant ; je ne compte donc pas ces enregistrements comme abîmés.{ $kept ->
        [0] {""}
        [one] {" "}{ $kept } autre enregistrement garde ce que quelqu’un y a saisi après l’incident.
       *[other] {" "}{ $kept } autres enregistrements gardent ce que des personnes y ont saisi après l’incident.
    }

evidence-failed = Je n’ai pas pu comparer votre compte Bitrix24 avec les sauvegardes : { $reason }. { $backups ->
        [0] Tant qu’il n’y a pas de sauvegarde, je ne peux pas dire ce qui manque, et il n’y a rien à restaurer. L’équipe qui gère ce service peut lancer la première.
       *[some] Vos sauvegardes sont en sécurité, et nous pouvons continuer sans la comparaison.
    } (Référence { $reference })

evidence-failed-again = Je ne peux toujours pas comparer votre compte Bitrix24 avec les sauvegardes : { $reason }. { $backups ->
        [0] Tant qu’il n’y a pas de sauvegarde, il n’y a rien à restaurer.
       *[some] Nous pouvons continuer sans la comparaison.
    } (Référence { $reference })

# ---- changed, not gone (B02) ----
changed-not-gone = Aucun enregistrement ne manque donc : ceux que j’ai cités sont toujours là, mais avec d’autres valeurs qu’avant. Est-ce bien cela, le problème ?
    .wrong-values = Oui, des valeurs fausses
    .and-more = Oui, et autre chose aussi
    .gone = Non, des enregistrements manquent

why-changed-not-gone = Une valeur modifiée n’apparaît ni dans la corbeille, ni parmi les suppressions, ni derrière un filtre. Si c’est bien le problème, nous pouvons sauter ces étapes.

# ---- filters (R06) ----
clear-filters = { $gone ->
        [0] Les enregistrements sont peut-être seulement masqués. Un filtre sur la liste est la cause la plus fréquente.
       *[some] Ma comparaison ne dépend d’aucun filtre ; il est donc peu probable qu’un filtre les masque. Vérifions-le quand même.
    } Retirez tous les filtres au-dessus de la liste des enregistrements, et dans l’historique aussi. Les voyez-vous maintenant ?
    .found = Oui, les voilà
    .still-missing = Non, ils manquent toujours
    .how = Comment faire ?

clear-filters-how = Ouvrez la liste, par exemple CRM > Contacts. Dans le champ de recherche au-dessus, cliquez sur la croix à côté de chaque élément jusqu’à ce que le champ soit vide. Faites de même dans les autres vues que vous utilisez. Voyez-vous les enregistrements maintenant ?
    .found = Oui, les voilà
    .still-missing = Non, ils manquent toujours

all-is-back = Parfait : d’après les sauvegardes aussi, il ne manque plus rien.

hidden-by-filter = Parfait : un filtre masquait les enregistrements. Ma comparaison avec les sauvegardes ne montre rien de manquant non plus, aucune restauration n’est donc nécessaire.

found-but-reading-differs = Tant mieux si vous les voyez. Mais comme je viens de le dire, votre compte diffère des sauvegardes ; pour moi, l’affaire n’est donc pas réglée. Comment continuons-nous ?
    .go-on = Continuer avec cette différence
    .look-again = Comparer à nouveau
    .finish = C’est tout

found-but-unread = Tant mieux si vous les voyez. Je n’ai pas pu tout comparer avec les sauvegardes, je ne peux donc pas dire si autre chose manque ou a été modifié. Comment continuons-nous ?
    .look-again = Comparer maintenant
    .go-on = Il y a encore un problème, continuer
    .finish = C’est tout

why-clear-filters = Un filtre enregistré reste actif, même des jours après. Le retirer prend quelques secondes et peut éviter une restauration.

still-missing = Je constate moi aussi qu’il manque des enregistrements : { $lost }. Faisons-les revenir.
moment-unknown-noted = Inutile de savoir quand c’est arrivé : les sauvegardes montrent entre quels deux moments cela s’est passé.
told-not-seen = De ceci, ma comparaison ne montre rien qui manque ni rien de modifié : { $kinds }.
others-changed = Je retiens : { $kinds }. La même chose est arrivée à d’autres : { $counts }. Si cela aussi est faux, nommez-les simplement.

still-changed = Je ne vois aucun enregistrement manquant, mais des enregistrements modifiés en grand nombre, chaque fois par une seule personne en moins d’une heure : { $changed }. Si le problème vient de valeurs fausses, je peux les corriger.

still-without-fields = Je ne vois aucun enregistrement manquant, mais des champs personnalisés ont disparu.

nothing-found = J’ai comparé votre compte Bitrix24 avec toutes les sauvegardes que nous gardons : il n’y manque aucun enregistrement, et personne n’en a modifié un grand nombre d’un coup. Une personne de l’assistance peut vous aider à retrouver vos données, ou à comprendre comment elles se sont perdues.
    .person = Parler à une personne
    .look-again = Comparer à nouveau
    .go-on = Continuer quand même
    .finish = C’est tout

nothing-found-plain = J’ai comparé votre compte Bitrix24 avec toutes les sauvegardes que nous gardons : il n’y manque aucun enregistrement, et personne n’en a modifié un grand nombre d’un coup.
    .look-again = Comparer à nouveau
    .go-on = Continuer quand même
    .finish = C’est tout

nothing-more-found = J’ai comparé une nouvelle fois votre compte Bitrix24 avec toutes les sauvegardes : rien de ce qu’elles contiennent n’y manque plus, et personne n’a modifié un grand nombre d’enregistrements d’un coup. Si vous ne voyez pas un enregistrement, un filtre de la liste le masque peut-être, ou les droits d’accès de la personne qui regarde ne suffisent pas.
    .how = Où sont les filtres ?
    .undo = Annuler la restauration
    .look-again = Comparer à nouveau
    .person = Parler à une personne
    .finish = C’est tout

nothing-more-found-kept = J’ai comparé une nouvelle fois votre compte Bitrix24 avec toutes les sauvegardes : rien de ce qu’elles contiennent n’y manque plus, et personne n’a modifié un grand nombre d’enregistrements d’un coup. Si vous ne voyez pas un enregistrement, un filtre de la liste le masque peut-être, ou les droits d’accès de la personne qui regarde ne suffisent pas.
    .how = Où sont les filtres ?
    .look-again = Comparer à nouveau
    .person = Parler à une personne
    .finish = C’est tout

evidence-unclear = Je ne peux pas dire pour le moment si des enregistrements manquent ou ont été modifiés. Nous pouvons continuer avec ce que vous savez, ou regarder à nouveau dans quelques minutes.
    .go-on = Continuer avec ce que je sais
    .look-again = Regarder à nouveau
    .person = Parler à une personne

why-nothing-found = Une restauration ne peut faire revenir que ce qui est dans une sauvegarde et manque dans le compte. Là où je ne vois aucune différence, une personne en saura peut-être plus.

# ---- how much (R14) ----
few-records = Il s’agit de { $count ->
        [one] { $count } enregistrement
       *[other] { $count } enregistrements
    }. Pour moins de { $few-records } enregistrements, un retour en arrière n’est pas pratique : les ressaisir à la main va souvent plus vite. Je peux aussi récupérer uniquement ce qu’il vous faut, sans toucher au reste.
    .go-on = Récupérer ces données
    .by-hand = Je les ressaisis à la main

how-much = Combien d’enregistrements environ ont disparu ou ne sont plus corrects ? Pour moins de { $few-records }, un retour en arrière n’est pas pratique. Vous pouvez aussi écrire un nombre.
    .few = Moins de { $few-records }
    .many = Plus
    .not-sure = Je ne sais pas

amount-noted = C’est noté : environ { $count }.

few-by-word = Pour moins de { $few-records } enregistrements, un retour en arrière n’est pas pratique : les ressaisir à la main va souvent plus vite. Je peux aussi récupérer uniquement ce qu’il vous faut, sans toucher au reste.
    .go-on = Récupérer ces données
    .by-hand = Je les ressaisis à la main

by-hand = D’accord. Rien n’a changé dans votre compte Bitrix24. Les sauvegardes restent disponibles { $keep-days ->
        [one] un jour
       *[other] { $keep-days } jours
    }, si vous changez d’avis.

why-few-records = Un retour en arrière prend du temps et touche au travail de tout le monde. Pour quelques enregistrements, c’est payer trop cher.

file-wanted = Un fichier ne change rien dans votre compte Bitrix24 : vous recevez vos enregistrements tels qu’ils étaient un jour donné, et vous importez ce dont vous avez besoin.

# ---- who asks (R12) ----
refused-not-active = Je ne peux pas le faire pour vous : votre utilisateur n’est plus actif dans le compte Bitrix24. Un administrateur du compte peut le demander à votre place, ou réactiver votre utilisateur.
    .check-again = Vérifier à nouveau
    .person = Parler à une personne
    .stop = Arrêter ici

refused-not-admin = Seul un administrateur du compte Bitrix24 peut demander une restauration ou un fichier de ses données, et à ma connaissance vous n’y êtes pas administrateur. Si vous l’êtes, demandez à ceux qui gèrent ce service de vous inscrire comme tel : nous pourrons continuer. Sinon, demandez à un administrateur de m’écrire, ou de vous donner les droits d’administrateur.
    .check-again = Je suis administrateur maintenant
    .person = Parler à une personne
    .stop = Arrêter ici

refused-only-owner = Seul le propriétaire du compte Bitrix24, c’est-à-dire la personne qui l’a créé, peut demander une restauration. Demandez-lui de m’écrire.
    .check-again = Vérifier à nouveau
    .person = Parler à une personne
    .stop = Arrêter ici

refused-role-unknown = Je n’arrive pas à savoir pour le moment si vous êtes administrateur du compte Bitrix24, et sans cela je n’ai pas le droit de continuer. Nous pouvons vérifier à nouveau dans quelques minutes ; en attendant, vos sauvegardes sont en sécurité.
    .check-again = Vérifier à nouveau
    .person = Parler à une personne
    .stop = Arrêter ici

refused-owner-unknown = Je n’arrive pas à savoir qui a créé le compte Bitrix24, et seul son propriétaire peut le demander. L’équipe qui gère ce service peut indiquer qui est le propriétaire ; ensuite, nous continuerons.
    .check-again = Vérifier à nouveau
    .person = Parler à une personne
    .stop = Arrêter ici

why-who-asks = Une restauration touche aux données de tous les utilisateurs du compte Bitrix24. C’est pourquoi tout le monde ne peut pas la demander.

# ---- what exactly ----
missing-found = Je vois qu’il manque : { $counts }. Est-ce bien cela ?
    .right = Oui, exactement
    .more = Oui, et d’autres encore
    .the-changed = Je parle de ceux qui ont été modifiés
    .as-said = Non, ce que j’ai dit
    .something-else = Non, autre chose

changed-found = Je ne vois aucun enregistrement manquant, mais ceux-ci ont été modifiés en grand nombre, chaque fois par une seule personne en moins d’une heure : { $counts }. Est-ce bien cela ?
    .right = Oui, exactement
    .more = Oui, et d’autres encore
    .as-said = Non, ce que j’ai dit
    .something-else = Non, autre chose

missing-told = Vous avez dit : { $kinds }. Est-ce bien ce qui manque ou n’est plus correct ?
    .right = Oui, exactement
    .more = Oui, et d’autres encore
    .something-else = Non, autre chose
file-kinds-told = Un fichier de ceci, donc : { $kinds }. Est-ce bien cela ?
    .right = Oui, exactement
    .more = Oui, et d’autres encore
    .something-else = Non, autre chose

missing-kinds = Qu’est-ce qui manque ou n’est plus correct, exactement ? Appuyez sur ce qui convient, ou écrivez-le, par exemple « contacts et transactions ».

missing-more = Noté jusqu’ici : { $kinds }. Autre chose ?
    .that-is-all = C’est tout

why-missing-kinds = La bonne solution dépend de ce qui est perdu : des contacts ne se récupèrent pas comme des champs ou des tâches.
