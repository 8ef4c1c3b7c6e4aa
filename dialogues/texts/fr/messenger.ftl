# Autour de la messagerie elle-même : commandes, groupes, présentation, travail en cours.

link-needed = J’aide les administrateurs de Bitrix24 à retrouver des données CRM perdues. Pour vous montrer quoi que ce soit, je dois savoir qui vous y êtes. Si vous avez reçu un lien d’invitation, ouvrez-le. Sinon, écrivez-moi l’adresse de votre portail (par exemple acme.bitrix24.fr) : je vous envoie alors un code dans le portail, que vous saisissez ici. D’ici là, je ne montre et ne modifie rien.
intro-portal = De quel portail s’agit-il ? Écrivez son adresse, par exemple acme.bitrix24.fr.
intro-not-a-portal = Il me faut d’abord savoir de quel portail il s’agit. Écrivez seulement son adresse, par exemple acme.bitrix24.fr, ou ouvrez votre lien d’invitation.
intro-person = Et qui êtes-vous dans { $portal } ? Écrivez l’adresse e-mail avec laquelle vous vous connectez, ou votre numéro d’utilisateur (il figure dans l’adresse de votre profil).
intro-not-a-person = Il me faut l’adresse e-mail avec laquelle vous vous connectez, ou votre numéro d’utilisateur : les chiffres dans l’adresse de votre profil.
intro-code = Si je m’occupe de { $portal } et que cet utilisateur y travaille, un code de { $digits } chiffres vient de lui être envoyé : il se trouve sous la cloche dans le portail. Saisissez-le ici dans les { $minutes } minutes. Si rien n’arrive, demandez un lien d’invitation à votre administrateur ou à votre support.
intro-code-wrong = Ce n’est pas le code. Essais restants : { $count }. Regardez encore une fois sous la cloche dans le portail ; seul le code le plus récent est valable.
intro-code-form = Saisissez le code reçu dans le portail : { $digits } chiffres, tels qu’ils figurent sous la cloche.
intro-code-over = Ce code n’est plus valable. Je peux en envoyer un nouveau.
intro-wait = Il y a eu trop d’essais. Je regarderai le prochain dans { $span } ; d’ici là, rien n’est perdu. Si vous n’avez pas de code, demandez un lien d’invitation à votre administrateur ou à votre support.
intro-cancelled = Très bien, j’en reste là. Rien n’a été associé et rien n’a été modifié. Écrivez-moi quand vous voudrez commencer.
choice-new-code = Envoyer un nouveau code
choice-other-person = Un autre utilisateur
choice-other-portal = Un autre portail
link-made = Cette conversation est maintenant associée : vous êtes { $name } de { $portal }. Si ce n’est pas vous, dissociez-la sous /settings et prévenez la personne qui vous a donné le lien.
link-already = Nous nous connaissons déjà : vous êtes { $name } de { $portal }. Le lien est ainsi utilisé, et rien d’autre n’a changé.
link-other-person = Cette conversation appartient déjà à un autre utilisateur de { $portal } ; je n’ai donc pas utilisé le lien. S’il est pour vous, dissociez d’abord la conversation sous /settings, puis rouvrez le lien. Si vous l’avez reçu par erreur, laissez-le à la personne à qui il est destiné.
link-unknown = Je ne connais pas ce lien. Ouvrez-le exactement comme vous l’avez reçu, ou demandez-en un nouveau.
link-expired = Ce lien était trop ancien. Demandez-en un nouveau à la personne qui l’a envoyé ; je n’ai rien pu associer avec celui-ci.
link-used = Ce lien a déjà été utilisé depuis un autre compte : chacun ne sert qu’une fois. Si ce n’était pas vous, prévenez la personne qui l’a envoyé, afin qu’elle puisse y mettre fin, et demandez-lui-en un nouveau.
link-used-by-you = Vous avez déjà ouvert ce lien, et il a fait son travail. Écrivez-moi simplement.
link-revoked = Ce lien a été retiré par la personne qui l’a créé. Demandez-lui-en un nouveau.
link-person-gone = L’utilisateur concerné n’est plus actif dans { $portal } ; je n’ai donc rien associé. Demandez à un administrateur du portail de le réintégrer, ou d’en faire inviter un autre.
link-portal-silent = { $portal } ne répond pas pour le moment, et je dois lui demander qui vous êtes. Rien n’a été utilisé : réessayez dans quelques minutes.
code-in-portal = Quelqu’un souhaite utiliser l’assistant restore24 dans une messagerie en votre nom. Si c’est vous, saisissez-y ce code : { $code }. Il est valable { $minutes } minutes. Si ce n’est pas vous, ne donnez ce code à personne et prévenez votre administrateur.
portal-chosen = Nous parlons maintenant de { $portal }.
portal-not-yours = Cette conversation n’est pas associée à ce portail. Sous /settings, vous voyez ceux auxquels elle l’est ; pour un autre, il vous faut un lien d’invitation.
settings = Ici, vous êtes l’utilisateur { $number } de { $portal }, et c’est de ce portail que nous parlons. Langue : { $language }.
settings-nobody = Cette conversation n’est encore associée à personne. Langue : { $language }.
settings-portal-choice = Continuer avec { $portal }
settings-unlink-choice = Dissocier de { $portal }
choice-change-language = Autre langue
unlink-sure = Si je dissocie cette conversation de { $portal }, je n’en montre plus rien ici jusqu’à une nouvelle invitation. Ce que vous avez demandé se poursuit. Dois-je le faire ?
unlink-yes-choice = Oui, dissocier
unlinked = C’est fait : cette conversation n’a plus rien à voir avec { $portal }. Ce qui a été restauré le reste.
kept-as-it-is = Très bien, tout reste en l’état.
choice-keep = Laisser en l’état
privacy = Ce que je conserve à votre sujet : le numéro et le nom de votre compte ici, votre langue, quel utilisateur de quel portail vous êtes, et ce que nous nous sommes écrit, pour pouvoir reprendre où nous en étions. Ce qui arrive de la messagerie reste sous sa forme brute pendant sept jours. Des secrets tels que liens et codes, seule une empreinte est conservée. Qui a demandé, confirmé et annulé quelle restauration reste dans le journal de votre entreprise sous votre numéro d’utilisateur, car vos collègues doivent pouvoir voir qui a modifié quoi. Tout le reste, vous pouvez le faire effacer.
choice-erase = Effacer ce qui est conservé
erase-sure = Dois-je tout effacer : le compte, les associations et ce que nous avons écrit ? Une question en cours disparaît aussi, et pour revenir il vous faudra un nouveau lien ou un nouveau code. Ce qui a été fait dans le portail, les demandes adressées à des personnes et le journal des restaurations restent.
erase-yes-choice = Oui, effacer définitivement
erased = C’est effacé. Je ne vous connais plus. Ce qui a été fait dans le portail reste dans le journal de votre entreprise sous votre numéro d’utilisateur.
erase-later = Quelque chose que vous avez demandé est encore en cours, et j’ai besoin de notre conversation pour vous dire ce qu’il en est. Rien n’a été effacé ; réessayez quand ce sera terminé.

write-in-private = Je ne parle de vos données qu’en privé. Ouvrez une conversation avec moi et écrivez-moi là-bas.
chat-trouble = Un problème est survenu de notre côté et je n’ai pas pu prendre votre dernier message. Rien n’a été modifié, et tout ce que nous avions est conservé. Écrivez-le encore une fois, s’il vous plaît.
work-goes-on = { $of ->
        [0] { $stage } … { $done }
       *[other] { $stage } … { $done } sur { $of }
    }
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
