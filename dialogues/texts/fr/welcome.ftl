# Where a conversation begins and ends.

greeting = Bonjour ! Je vous aide quand des données manquent dans Bitrix24. Je regarde si elles ont vraiment disparu, je cherche la sauvegarde qui les contient encore, je vous montre ce qu’une restauration changerait, et je ne la lance qu’après votre confirmation.

menu = Que puis-je faire pour vous ?
    .crm-data = Mes données CRM sont perdues ou fausses
    .other-data = D’autres données manquent
    .only-file = Je veux seulement un fichier
    .requests = Mes demandes
    .person = Parler à une personne

why-menu = Chaque réponse mène à un chemin différent. En cas de doute, prenez « Mes données CRM sont perdues ou fausses » ; rien ne change pendant que nous regardons.

anything-else = Puis-je faire autre chose pour vous ?
    .crm-data = Mes données CRM sont perdues ou fausses
    .other-data = D’autres données manquent
    .only-file = Je veux seulement un fichier
    .requests = Mes demandes
    .person = Parler à une personne

stopped = D’accord, nous nous arrêtons ici. Rien n’a changé dans votre compte Bitrix24.

feedback = Est-ce que cela vous a aidé ?
    .yes = Oui
    .no = Non
    .skip = Je préfère ne pas répondre

feedback-reason = Qu’est-ce qui n’allait pas ?
    .not-what-i-look-for = Ce n’est pas ce que je cherche
    .too-complicated = C’est trop compliqué
    .out-of-date = Ce n’est plus à jour
    .too-short = Trop court, il m’en faut plus
    .dislike-it = Je n’aime pas ce fonctionnement
    .still-a-question = J’ai encore une question
    .skip = Je préfère ne pas répondre

feedback-comment = Merci. Voulez-vous ajouter quelque chose avec vos propres mots ? Écrivez-le ici.
    .skip = Non, c’est tout

feedback-thanks = Merci, c’est noté.

why-feedback = Votre réponse va aux personnes qui s’occupent de cet assistant. Elle ne change rien à votre demande.

still-a-question = Bien sûr. Écrivez ici votre question avec vos propres mots, par exemple combien de temps cela prend, si c’est sans risque, ou quelle offre il faut. Sinon, je vous montre à nouveau ce que je peux faire, ou vous demandez à parler à une personne.
    .menu = Montrer ce que vous pouvez faire
    .person = Parler à une personne
