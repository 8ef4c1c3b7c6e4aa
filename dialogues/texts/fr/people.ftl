# People, requests, and what to do when something fails.

handoff-offer = Je peux noter que vous souhaitez parler à une personne, avec tout ce que nous avons trouvé jusqu’ici. Je préfère être franc : pour l’instant, personne n’est relié à cette discussion. Vous pouvez aussi écrire à { $contact }.
    .record-it = Noter ma demande
    .go-back = Continuer sans le noter

handoff-security = Si quelqu’un qui ne fait pas partie de vos utilisateurs a supprimé des données, l’assistance doit le savoir. Je peux le noter comme incident de sécurité, quelle que soit votre offre. Changez aussi les mots de passe de vos administrateurs, et écrivez à { $contact }.
    .record-it = Noter l’incident
    .go-back = Continuer sans le noter

handoff-open = Vous avez déjà demandé à parler à une personne : numéro { $number }, demande notée le { $at }, toujours ouverte. Voulez-vous ajouter quelque chose ? Écrivez-le ici, et je l’ajoute à cette demande. Si c’est urgent, écrivez à { $contact } en donnant ce numéro.
    .go-back = Continuer sans rien ajouter

handoff-refused = Parler ici à une personne fait partie des offres commerciales ; votre offre actuelle ({ $tariff }) comprend les étapes que vous pouvez suivre vous-même avec moi. Après un passage à une autre offre dans Abonnement > Mise à niveau, une personne pourra aussi vous aider ; un partenaire Bitrix24 près de chez vous le peut dans tous les cas.
    .partner = Comment trouver un partenaire ?
    .go-back = Continuer

handoff-recorded = C’est noté sous le numéro { $number }.

handoff-added = Ajouté à la demande numéro { $number } du { $at }.

handoff-already = C’est déjà noté, sous le numéro { $number }, le { $at } ; la demande est toujours ouverte. Ce que nous avons trouvé depuis y est joint.

security-recorded = Le soupçon est noté, quoi qu’il advienne des données. Continuons-nous pour récupérer les données ?
    .go-on = Continuer avec les données
    .stop = Arrêter ici

nobody-connected = Pour l’instant, personne n’est relié à cette discussion, je ne peux donc pas dire quand quelqu’un répondra. Si c’est urgent, écrivez à { $contact } en donnant ce numéro.

why-person = Il y a des choses qu’une personne sait mieux. Ce que nous avons trouvé jusqu’ici est transmis, pour que vous n’ayez pas à tout raconter de nouveau.

why-security = Quelqu’un qui n’est pas utilisateur du compte Bitrix24 ne devrait rien pouvoir y supprimer. Cela mérite un signalement, quoi qu’il advienne des données.

recorded-already = C’est déjà noté, sous le numéro { $number }, le { $at } ; la demande est toujours ouverte.

recorded-partner = Votre demande de partenaire est notée sous le numéro { $number }.

recorded-upgrade = Votre demande est notée sous le numéro { $number }.

recorded-tariff-decision = Votre demande est notée sous le numéro { $number } ; une personne décidera si votre offre le permet.

recorded-restore = Votre demande est notée sous le numéro { $number } ; une personne se charge de la restauration.

recorded-full-rollback = Votre demande de retour intégral du compte est notée sous le numéro { $number }.

request-stored = Rien n’a changé dans votre compte Bitrix24. Vous retrouverez la demande dans « Mes demandes ».

request-line-open = { $number } : { $what } ({ $at }), demande ouverte

request-line-unfinished = { $number } : { $what } ({ $at }), reste à terminer

request-closed = C’est fermé : numéro { $number }. Plus aucune sauvegarde n’est gardée pour cette demande.

request-line-expired = { $number } : { $what } ({ $at }), demande ouverte, mais la sauvegarde nécessaire a expiré

request-ready = Le numéro { $number } peut maintenant avancer : votre offre comprend la solution choisie ({ $option }), et la sauvegarde du { $snapshot } a été gardée. Je relis d’abord votre compte ; rien n’est lancé avant votre confirmation.

resume-choice = Continuer avec le numéro { $number }

request-line-taken-back = { $number } : { $what } ({ $at }), annulation faite

request-line-closed = { $number } : { $what } ({ $at }), demande fermée

request-line-done = { $number } : { $what } ({ $at }), c’est fait

requests-next = Voici vos demandes et les restaurations du compte Bitrix24. Que dois-je faire ?
    .check-again = J’ai changé d’offre
    .go-back = Retour

no-requests = Vous n’avez encore aucune demande.
    .go-back = Retour

undo-choice = Annuler la restauration { $number }

go-on-choice = Reprendre { $number }

close-choice = Fermer { $number }, plus besoin

why-requests = Vous voyez ici ce que vous avez demandé et ce qui a été restauré. Vous pouvez reprendre ce qui n’est pas terminé, annuler une restauration, ou fermer une demande.

request-handoff = parler à une personne
request-partner = un partenaire
request-full-rollback = retour intégral du compte
request-upgrade = restauration après un changement d’offre
request-tariff-decision = décision sur l’offre
request-restore = restauration par une personne
request-undo = annulation d’une restauration

# ---- failures: what happened, what is safe, what to do ----
failure-portal-unreachable = Votre compte Bitrix24 ne répond pas pour le moment. Rien n’est perdu, et vos sauvegardes sont en sécurité. Attendre quelques minutes suffit en général. (Référence { $reference })
failure-portal-busy = Votre compte Bitrix24 a atteint sa limite de requêtes pour le moment. Rien n’est perdu. Réessayons dans quelques minutes. (Référence { $reference })
failure-not-authorised = Votre compte Bitrix24 n’accepte plus notre accès. Vos sauvegardes sont en sécurité. Un administrateur doit créer un nouveau webhook, et l’équipe qui gère ce service doit l’enregistrer. (Référence { $reference })
failure-right-missing = Il manque à notre accès un droit nécessaire dans votre compte Bitrix24. Vos sauvegardes sont en sécurité. Un administrateur doit redonner au webhook ses droits sur le CRM et les utilisateurs. (Référence { $reference })
failure-rest-unavailable = L’offre de votre compte Bitrix24 ne comprend pas l’interface par laquelle je travaille, je ne peux donc rien y écrire pour l’instant. Vos sauvegardes sont en sécurité et restent disponibles. Après un changement d’offre, nous pourrons continuer. (Référence { $reference })
failure-no-snapshots = Il n’y a pas encore de sauvegarde terminée de votre compte Bitrix24, donc rien à restaurer. Rien n’a changé. L’équipe qui gère ce service peut lancer la première. (Référence { $reference })
failure-snapshot-gone = Cette sauvegarde a expiré entre-temps. Rien n’a changé. Choisissez-en une autre. (Référence { $reference })
failure-plan-stale = Trop de choses ont changé dans votre compte Bitrix24 depuis l’aperçu. Je n’y ai rien changé moi-même ; regardez d’abord un nouvel aperçu. (Référence { $reference })
failure-not-allowed = Vous n’avez plus le droit de faire cela : vous n’êtes plus actif dans le compte Bitrix24, ou vous n’y êtes plus administrateur. Rien n’a changé. Un autre administrateur peut continuer. (Référence { $reference })
failure-tariff-refused = L’offre de votre compte Bitrix24 ne comprend plus les restaurations. Rien n’a changé ; la sauvegarde est gardée. Vous pouvez changer d’offre dans Abonnement > Mise à niveau. (Référence { $reference })
failure-week-refused = Un retour en arrière a déjà été fait { $restore-days ->
        [one] au cours des dernières 24 heures
       *[other] au cours des { $restore-days } derniers jours
    }. Rien n’a changé. Une restauration sélective ou un fichier reste possible maintenant. (Référence { $reference })
failure-already-running = { $known ->
        [0] Une restauration de votre compte Bitrix24 n’est pas terminée.
        [1] La restauration { $restore }, confirmée par l’utilisateur { $who } le { $since }, n’est pas terminée.
       *[named] La restauration { $restore }, confirmée par { $who } le { $since }, n’est pas terminée.
    } La vôtre n’a pas été lancée, et rien n’est fait deux fois. Attendez qu’elle soit terminée, puis regardez un nouvel aperçu. Si elle a été interrompue, vous pouvez la reprendre ou l’annuler dans « Mes demandes ». (Référence { $reference })
failure-portal-in-use = Une autre opération est en cours sur votre compte Bitrix24, par exemple une sauvegarde. La vôtre n’a pas été lancée, et rien n’a changé. Réessayons dans quelques minutes. (Référence { $reference })
failure-overtaken = { $known ->
        [0] Quelqu’un a confirmé une autre restauration
        [1] L’utilisateur { $who } a confirmé une autre restauration ({ $restore })
       *[named] { $who } a confirmé une autre restauration ({ $restore })
    } depuis votre aperçu, qui ne correspond donc plus. Votre restauration n’a rien modifié ; regardez un nouvel aperçu. (Référence { $reference })
failure-has-ended = Cette restauration s’est terminée entre-temps, ou elle a été annulée. Rien n’a été fait deux fois. « Mes demandes » montre où elle en est. (Référence { $reference })
failure-not-the-portal = Autre chose répond à l’adresse de votre compte Bitrix24 : une page de connexion, ou une redirection vers une autre adresse. Le compte a peut-être changé de nom ou d’adresse. Je n’y ai rien envoyé d’autre que la question. Vos sauvegardes sont en sécurité, et ce qui a été fait jusqu’ici est noté. Un administrateur doit vérifier l’adresse actuelle du compte ; l’équipe qui gère ce service doit enregistrer le nouveau webhook. (Référence { $reference })
failure-name-differs = Le nom tapé n’est pas celui de votre compte Bitrix24. Rien n’a changé. (Référence { $reference })
failure-disk-full = Il n’y a plus assez de place de notre côté pour continuer sans risque. Ce qui a été fait jusqu’ici est noté, et rien n’est fait deux fois. L’équipe qui gère ce service doit libérer de la place ; choisissez ensuite « Regarder à nouveau », et le travail reprend là où il en était. (Référence { $reference })
failure-store-busy = Notre espace de stockage est utilisé par un autre programme. Rien n’a changé. Réessayons dans un instant. (Référence { $reference })
failure-damaged = Une partie de la sauvegarde n’a pas réussi son contrôle, je ne l’utilise donc pas. Rien n’a changé dans votre compte Bitrix24. Choisissez une autre sauvegarde, ou demandez à parler à une personne. (Référence { $reference })
failure-stopped = La restauration s’est arrêtée en chemin, parce que votre compte Bitrix24 ou notre accès a cessé de répondre. Ce qui a été fait jusqu’ici est noté. « Réessayer » reprend là où elle en était, et rien n’est fait deux fois. Vous pouvez aussi revenir plus tard : elle vous attend dans « Mes demandes ». (Référence { $reference })
failure-nothing-to-undo = Cette restauration ne peut pas (ou plus) être annulée. Rien n’a changé. (Référence { $reference })
failure-internal = Un problème s’est produit de notre côté. Ce qui a été fait jusqu’ici est noté, et rien n’est fait deux fois. (Référence { $reference })
nothing-begun = Votre confirmation est bien arrivée, mais rien n’a été commencé, et rien n’a été modifié dans votre Bitrix24.

reason-portal-unreachable = le compte ne répond pas
reason-portal-busy = la limite de requêtes du compte est atteinte
reason-not-authorised = le compte n’accepte plus notre accès
reason-right-missing = il manque un droit à notre accès
reason-rest-unavailable = l’offre du compte ne comprend pas l’interface nécessaire
reason-no-snapshots = aucune sauvegarde n’est encore terminée
reason-snapshot-gone = une sauvegarde a expiré
reason-plan-stale = le compte a changé entre-temps
reason-not-allowed = il manque un droit
reason-tariff-refused = l’offre ne le comprend pas
reason-week-refused = le retour en arrière de la semaine est déjà utilisé
reason-already-running = une restauration est en cours
reason-portal-in-use = une autre opération est en cours sur le compte
reason-overtaken = une autre restauration a été confirmée entre-temps
reason-has-ended = la restauration est terminée
reason-not-the-portal = autre chose répond à l’adresse du compte, par exemple une page de connexion
reason-name-differs = le nom est différent
reason-disk-full = il n’y a plus de place de notre côté
reason-store-busy = notre espace de stockage est occupé
reason-damaged = une sauvegarde n’a pas réussi son contrôle
reason-stopped = le travail s’est arrêté en chemin
reason-nothing-to-undo = il n’y a rien à annuler
reason-internal = un problème s’est produit de notre côté

choice-try-again = Réessayer
choice-look-again = Regarder à nouveau
