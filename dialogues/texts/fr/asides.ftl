# What works at every step.

help = Je vous guide pas à pas. Appuyez sur un bouton, ou écrivez son numéro ou son texte. À tout moment, vous pouvez dire : retour · arrêter · répéter · pourquoi · récapitulatif · modifier (par exemple « modifier la date ») · mes demandes · recommencer · langue · une personne · un partenaire. Rien ne change dans votre compte Bitrix24 avant votre confirmation.
help-terminal = Dans ce terminal, vous corrigez votre dernier message avec { $command } : écrivez cette commande, une espace, puis les mots tels qu’ils devraient être.

why-general = Je vous le demande pour faire exactement ce qu’il vous faut, et rien d’autre.

not-understood = Désolé, je n’ai pas compris. { $hint }
which-one = Un oui ou un non ne me dit pas lequel. Choisissez l’une de ces réponses.

hint-choice = Appuyez sur l’un des boutons, ou écrivez son numéro ou son texte.
hint-confirm = Pour commencer, appuyez sur le premier bouton ou écrivez son texte ; rien n’a encore commencé.
hint-moment = Je comprends une date et une heure comme « 17/11/2026 15:00 », « 17 novembre 15h », « hier 15h » ou « mardi 9h30 ».
hint-kinds = Je comprends des mots comme « contacts », « sociétés », « prospects », « transactions », « champs » ou « tâches ».
hint-number = Je comprends un nombre comme « 300 », ou l’un des boutons.

offer-person = J’ai l’impression que nous tournons en rond, j’en suis désolé. Si vous le souhaitez, demandez à parler à une personne.
no-answer = Désolé, je n’ai pas la réponse à cela. Une personne l’a peut-être.
no-answer-beside = Je n’ai pas de réponse à votre question, désolé ; une personne en aura peut-être une. Je continue avec le reste.
perhaps-answer = Je crains de ne pas bien comprendre la question. Voici peut-être une réponse :
perhaps-stop = Je crains de ne pas bien comprendre. Voulez-vous vous arrêter là ? Rien ne sera perdu.
    .meant-it = Oui, on s’arrête là
    .meant-other = Non, on continue
perhaps-meant = Je crains de ne pas bien comprendre. Voulez-vous dire « { $label } » ?
    .meant-it = Oui, c’est ça
    .meant-other = Non, autre chose

empty-message = Ce message était vide. Appuyez sur un bouton, ou écrivez quelques mots.
too-long = Votre message dépassait { $limit } caractères ; je ne l’ai pas lu. Dites-moi l’essentiel en une ou deux phrases.
no-words = Je ne trouve aucun mot dans ce message. Appuyez sur un bouton, ou écrivez quelques mots.
only-words-read = Je ne lis que vos mots ; je ne peux pas ouvrir l’image ou le fichier qui les accompagne.
other-script = Je ne sais pas lire cette écriture. Je comprends : { $languages }. Dites « langue » pour en changer.
unsupported-message = Je ne peux rien faire d’un message vocal, d’une image, d’un autocollant, d’un fichier ou d’un autre envoi de ce genre. Écrivez-moi cela en quelques mots.

stale-button = Ce bouton appartient à une question précédente ; rien n’a été fait. Voici où nous en sommes :
still-looking = Je cherche encore, cela peut prendre un moment. Vous pouvez dire « arrêter » ou « retour » à tout moment.
still-running = Le travail est en cours. Je vous préviens dès que c’est terminé.
cannot-leave = Le travail est en cours, et l’arrêter à mi-chemin ferait des dégâts. Je vous préviens dès que c’est terminé.
cannot-leave-restore = Le travail est en cours, et l’arrêter à mi-chemin ferait des dégâts. Je vous préviens dès que c’est terminé. Ensuite, vous pourrez tout faire annuler.
nothing-started = D’accord, je ne lance rien. Vous pouvez encore accepter, revenir en arrière ou vous arrêter là.
consent-in-words = Pour que rien ne parte par erreur, un simple oui ne suffit plus ici : choisissez « { $label } », ou écrivez ces mots. Vous pouvez aussi revenir en arrière ou vous arrêter là.

cancelled = C’est arrêté. Rien n’a changé dans votre compte Bitrix24.
solved = Très bien, je clos cette demande. Rien n’a été changé dans votre compte. S’il manque finalement quelque chose, écrivez-moi à nouveau.
stopped-after-restore = D’accord, nous nous arrêtons ici. Ce qui a été restauré reste en place ; vous pouvez toujours annuler la restauration dans « Mes demandes ».
nothing-before = Il n’y a rien avant cette question.
stuck = J’ai perdu le fil, j’en suis désolé. Rien n’a changé dans votre compte Bitrix24.
flow-changed = Mes questions ont été revues entre-temps, et celle où nous en étions n’existe plus. Rien n’a changé dans votre compte Bitrix24. Reprenons depuis le début.

stopped-unfinished = D’accord, nous nous arrêtons ici. La restauration n’est pas terminée : ce qui est déjà fait est noté et reste en place.

unfinished-restore = Une restauration de votre compte Bitrix24 n’est pas terminée : { $restore }, commencée le { $since }{ $known ->
        [0] {""}
        [1] {" "}par l’utilisateur { $who }
       *[named] {" "}par { $who }
    }. Si personne ne s’en occupe, vous pouvez la reprendre ou l’annuler dans « Mes demandes » ; rien ne sera fait deux fois.

choose-language = Quelle langue préférez-vous ?
language-changed = Nous continuons en français.
language-name = { $name }

nothing-to-change = Il n’y a pas encore de réponse à modifier.
change-what = Quelle réponse voulez-vous modifier ? Je ne repose que les questions qui en dépendent.

status = Voici ce que je sais jusqu’ici :
status-nothing = Vous n’avez encore rien répondu que je doive retenir.
card-missing = • Il s’agit de : { $kinds }
card-evidence = • Il manque (comparaison de { $at }) : { $counts }
card-changed = • Modification en grand nombre (comparaison de { $at }) : { $counts }
card-moment = • Encore intact : { $moment }
card-happened = • Moment de la perte : { $moment }
card-option = • Solution : { $option }
card-snapshot = • Sauvegarde : { $snapshot }
card-plan = • Aperçu : prêt, valable jusqu’au { $until }
card-done = • Fait le { $at } : restauration { $restore }, relue et comparée
card-undone = • Annulée le { $at } : restauration { $restore }
card-running = • Le travail est en cours

choice-person = Parler à une personne
choice-back = Retour
choice-tick-all = Tout cocher
choice-cancel = Arrêter
choice-requests = Mes demandes
choice-start-again = Recommencer
