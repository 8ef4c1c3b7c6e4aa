# Autour de la messagerie elle-même : commandes, groupes, présentation, travail en cours.

link-needed = J’aide les administrateurs de Bitrix24 à retrouver des données CRM perdues. Pour vous montrer quoi que ce soit, je dois savoir à qui appartient ce compte : ouvrez le lien d’invitation que votre administrateur ou votre support vous a envoyé. Sans lui, je ne montre et ne modifie rien.
write-in-private = Je ne parle de vos données qu’en privé. Ouvrez une conversation avec moi et écrivez-moi là-bas.
chat-trouble = Un problème est survenu de notre côté et je n’ai pas pu prendre votre dernier message. Rien n’a été modifié, et tout ce que nous avions est conservé. Écrivez-le encore une fois, s’il vous plaît.
work-progress = { $stage } … { $done } sur { $of }
work-progress-open = { $stage } … { $done }
stage-reading-portal = Je lis votre portail
stage-reading-snapshots = Je lis les sauvegardes
stage-comparing = Je compare
stage-restoring = Je restaure
stage-verifying = Je vérifie ce qui a été restauré
stage-writing-files = J’écris les fichiers
command-start = Commencer, ou voir où nous en sommes
command-help = Ce que je sais faire
command-status = Ce que j’ai noté jusqu’ici
command-cancel = Arrêter ; rien n’est fait
command-human = Parler à une personne
command-language = Une autre langue
command-settings = Votre compte et votre portail
command-privacy = Ce que je conserve sur vous
