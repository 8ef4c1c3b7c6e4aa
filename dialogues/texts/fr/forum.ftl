# L’équipe dans un groupe à sujets : ce qu’elle voit autour des conversations.

topic-assistant = 🤖 { $who } { $name }
topic-waiting = ⏳ { $who } { $name }
topic-agent = 💬 { $who } { $name }
topic-closed = ✅ { $who } { $name }
desk-past = Ce qui a été dit auparavant.
desk-in-a-topic = Cela se fait dans le sujet d’une conversation.
desk-commands = Je ne connais pas cela. Il y a : { $names }. Tout le reste de ce que vous écrivez dans un sujet est transmis, sauf si cela commence par //.
desk-change-not-passed = La personne lit toujours vos premiers mots : une commande ou une note n’est pas transmise.
desk-person-blocked = La personne a bloqué le bot. Ce que vous écrivez attend qu’elle le laisse revenir.
desk-person-back = La personne laisse revenir le bot ; ce qui attendait est remis.
desk-not-delivered = Cela n’est pas arrivé : la personne a bloqué le bot. Ce sera remis si elle le laisse revenir.
desk-invite-how = Écrivez /invite PORTAIL UTILISATEUR, avec le numéro de l’utilisateur ; dans le sujet d’une conversation, /invite UTILISATEUR suffit.
desk-invite-made = Pour { $name } (utilisateur { $user } de { $portal }), jusqu’au { $until } : { $link }
    Qui l’ouvre en premier devient cet utilisateur ; ne l’envoyez donc qu’à cette personne.
desk-no-portal = Je ne connais aucun portail « { $portal } ». Personne n’a été invité.
desk-no-user = { $portal } ne connaît aucun utilisateur actif { $user }. Personne n’a été invité.
desk-portal-silent = { $portal } ne répond pas pour l’instant. Personne n’a été invité ; réessayez dans quelques minutes.
desk-begin-how = Écrivez /begin PORTAIL UTILISATEUR, avec le numéro de l’utilisateur.
desk-begin-nobody = L’utilisateur { $user } de { $portal } n’a pas encore de discussion avec le bot. /invite crée un lien pour lui.
desk-guessing = Le compte { $account } essaie de deviner des codes ou des liens ; faux en une journée : { $count }. Rien n’en est examiné jusqu’au { $until }.
desk-many-guesses = Quelqu’un essaie de deviner des codes ; faux en une heure, tous comptes confondus : { $count }. Chaque compte attend désormais plus longtemps.
desk-lacks-topics = Ce groupe n’a pas de sujets, je ne peux donc pas y montrer de conversations. Activez-les : groupe > Modifier > Sujets.
desk-lacks-administrator = Je ne suis pas administrateur ici : je ne peux ni créer de sujets ni lire ce que vous écrivez. Nommez-moi administrateur, avec les droits « Gérer les sujets » et « Épingler des messages ».
desk-lacks-manage-topics = Je n’ai pas le droit de créer des sujets ici. Accordez-moi « Gérer les sujets » : groupe > Administrateurs.
desk-lacks-pins = Je n’ai pas le droit d’épingler ici, les fiches des conversations ne sont donc pas épinglées. Accordez-moi « Épingler des messages » : groupe > Administrateurs.
pressed-no-agent = Je n’écoute que les membres de ce groupe. Si vous êtes administrateur anonyme, désactivez cette option.
pressed-stale = Ce bouton ne correspond plus à rien.
desk-command-begin = Commencer avec quelqu’un : PORTAIL UTILISATEUR
desk-command-invite = Un lien qui présente quelqu’un
