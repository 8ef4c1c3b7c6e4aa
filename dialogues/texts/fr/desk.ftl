# The desk: what the person hears when an agent takes over, and what agents see.

# ---- to the person ----
handoff-call = Je peux faire venir quelqu’un de l’équipe. Tout ce que nous avons trouvé est transmis, vous n’aurez pas à le raconter de nouveau. En attendant, nous pouvons continuer ici.
    .record-it = Appeler quelqu’un
    .go-back = Continuer sans
handoff-waits = Quelqu’un de l’équipe vous répond au plus tard { $at }. { $before ->
        [0] Vous êtes en tête de la file.
        [one] { $before } personne attend avant vous.
       *[other] { $before } personnes attendent avant vous.
    } En attendant, nous pouvons continuer ici.
handoff-open-waits = Vous avez déjà demandé à parler à une personne : numéro { $number }, demande notée le { $at }, toujours ouverte. Quelqu’un de l’équipe vous répond au plus tard { $until }. { $before ->
        [0] Vous êtes en tête de la file.
        [one] { $before } personne attend avant vous.
       *[other] { $before } personnes attendent avant vous.
    } Voulez-vous ajouter quelque chose ? Écrivez-le ici, et je l’ajoute à cette demande.
    .go-back = Continuer sans rien ajouter
handoff-late = C’est plus long que ce que je vous avais annoncé, j’en suis désolé. Quelqu’un de l’équipe vous répond désormais au plus tard { $at }. Si vous n’avez plus besoin de personne, dites-le simplement.
handoff-expired = Personne n’a pu prendre votre demande, j’en suis désolé. Je suis de nouveau à vos côtés ; vous pouvez redemander quelqu’un à tout moment. Si c’est urgent, écrivez à { $contact }.
handoff-withdrawn = Entendu, plus personne n’est appelé.
agent-joined = { $known ->
        [0] Quelqu’un de l’équipe est là.
       *[named] { $agent } est là.
    } Je me tais jusqu’à ce que la conversation me revienne.
agent-replaced = { $known ->
        [0] Une autre personne de l’équipe prend la suite.
       *[named] { $agent } prend la suite.
    }
agent-says = { $known ->
        [0] { $text }
       *[named] { $agent }: { $text }
    }
agent-corrects = { $known ->
        [0] Rectifié : { $text }
       *[named] { $agent }, rectifié : { $text }
    }
agent-silent = La personne de l’équipe semble retenue, j’en suis désolé. J’en ai appelé d’autres ; quelqu’un vous répond au plus tard { $at }.
    .no-person = Je n’ai plus besoin de personne
agent-gone = La personne de l’équipe a dû partir. Quelqu’un d’autre vous répond au plus tard { $at } ; en attendant, je suis là.
agent-out-of-reach = Mes collègues ne sont pas joignables ici pour le moment, j’en suis désolé. Votre demande reste ouverte ; d’ici là, je suis avec vous.
agent-handed-back = Je reprends la conversation : l’équipe me l’a rendue.
agent-closed = L’équipe a clos cette conversation. S’il y a autre chose, écrivez simplement ; je suis là.
agent-filled = { $known ->
        [0] L’équipe a complété ceci pour vous.
       *[named] { $agent } a complété ceci pour vous.
    } Vérifiez si c’est juste :
filled-answer = • { $slot } : { $value }
filled-unclear = peut se lire de deux façons, je vous poserai la question
rate-agent = Est-ce que cela vous a aidé ?
    .rating-good = Oui, cela m’a aidé
    .rating-bad = Non, pas vraiment
rating-thanks = Merci, c’est transmis.
approval-waits = Avant de lancer cela, une personne du support doit l’approuver ; je le lui ai demandé. Rien n’a encore été modifié. L’approbation est possible jusqu’à : { $until }. Je vous écris dès que c’est décidé.
approval-standing = Vous avez confirmé. Le tout attend l’approbation d’une personne du support depuis : { $since }. Elle peut l’approuver jusqu’à : { $until }. Rien n’a encore été modifié. Je vous écris dès que c’est décidé, et cela commence aussitôt approuvé. Revenir en arrière ou annuler retire votre confirmation.
undo-standing = Vous avez confirmé l’annulation de la restauration. Elle attend l’approbation d’une personne du support depuis : { $since }. Elle peut être approuvée jusqu’à : { $until }. Tout est encore tel que la restauration l’a laissé. Je vous écris dès que c’est décidé, et cela commence aussitôt approuvé. Annuler retire votre confirmation.
cancelled-approval = C’est arrêté. Ce que vous aviez confirmé attendait une approbation depuis : { $since }. Cela ne sera pas lancé, même si quelqu’un l’approuve maintenant. Rien n’a changé dans votre compte Bitrix24.
approval-given = C’est approuvé. Je commence.
approval-denied = Ce n’est pas approuvé, pour cette raison : { $reason }
    Rien n’a été modifié dans votre portail.
undo-denied = Cela n’a pas été approuvé, pour cette raison : { $reason }
    Tout reste tel que la restauration l’a laissé.
    .keep-it = Laisser ainsi
approval-expired = Personne ne l’a approuvé à temps. Rien n’a été modifié ; si vous le souhaitez toujours, confirmez une nouvelle fois.
approval-aside = Une décision a été prise sur ce que vous aviez mis de côté ({ $matter }). J’y reviens quand nous aurons fini ici, ou quand vous direz « retour au premier » ; d’ici là, rien n’en est fait.
choice-no-person = Je n’ai plus besoin de personne

# ---- to the desk ----
desk-waits = { $who } attend une personne. Promis : au plus tard { $at }.
    .take = Prendre
desk-late = { $who } attend toujours : la promesse n’a pas été tenue. Nouvelle promesse : au plus tard { $at }.
    .take = Prendre
desk-expired = Personne n’a pris { $who } à temps. L’assistant a repris la conversation.
desk-claimed = { $agent } a la conversation. L’assistant se tait.
desk-released = { $agent } a rendu la conversation à l’assistant.
desk-closed = { $agent } a clos la conversation.
desk-begun = { $agent } a engagé la conversation. L’assistant reste en dehors.
desk-withdrawn = La personne n’a plus besoin de personne. L’assistant a repris la conversation.
desk-reopened = La personne a écrit de nouveau. L’assistant a la conversation.
desk-erased = La personne a fait effacer tout ce que nous conservions d’elle. Cette conversation est terminée, et plus rien ne lui parvient ici.
desk-unlinked = Le compte de la personne n’est plus lié au portail : rien de ce qui est écrit ici ne lui parvient, et rien ne s’exécute pour elle. Elle revient avec une nouvelle invitation (/invite).
desk-silent = { $agent } ne répond plus depuis un moment. { $called }, merci de prendre la suite.
    .take = Prendre
desk-all-called = { $agent } ne répond pas à { $who }. Qui peut prendre la suite ?
    .take = Prendre
desk-left = { $agent } a quitté l’équipe. { $who } attend quelqu’un d’autre ; promis : au plus tard { $at }.
    .take = Prendre
desk-has-agent = { $agent } s’en occupe.
desk-with-assistant = L’assistant s’en occupe déjà.
desk-is-closed = C’est déjà clos.
desk-not-taken = Vous ne l’avez pas : la personne attend encore quelqu’un. Prenez d’abord la conversation (/take), ou fermez-la (/close).
desk-close-waits = Quelque chose que la personne a confirmé attend encore une approbation. Approuvez-le (/approve) ou refusez-le (/deny MOTIF) d’abord, puis fermez.
desk-not-said = Vos mots n’ont pas été transmis.
desk-empty = Il n’y a rien dedans.
desk-noted = Noté. La personne ne le voit pas.
desk-canned = Réponses prêtes : { $names }. Pour en envoyer une : /canned NOM.
desk-canned-unknown = Il n’y a pas de réponse « { $name } ». Il y a : { $names }.
desk-languages = Écrivez /lang avec l’un de : { $names }.
desk-language = L’assistant parle désormais « { $name } » ici.
desk-fill-how = Écrivez /fill RÉPONSE VALEUR, avec l’une de ces réponses : { $names }. Une sauvegarde se désigne par son numéro, par exemple s12.
desk-fill-not-understood = { $slot } : je ne comprends pas « { $value } ».
desk-fill-examples = Par exemple : { $examples }.
desk-filled = { $slot } : « { $value } ». { $later ->
        [0] L’assistant l’annonce maintenant et le fait confirmer.
       *[later] L’assistant l’annoncera et le fera confirmer dès que la conversation lui revient.
    }
desk-nothing-to-approve = Rien n’attend d’approbation ici.
desk-own-restore = Vous l’avez confirmé vous-même ; quelqu’un d’autre doit l’approuver.
desk-deny-needs-reason = Indiquez la raison : /deny RAISON. La personne la lira.
desk-deny-in-topic = Un refus demande une raison, que la personne lira. Ouvrez le sujet et écrivez-y /deny RAISON.
desk-approval = { $who } a confirmé une restauration : { $option } ({ $plan }). Approbation attendue jusqu’à : { $until }.
    .approve = Approuver
    .deny = Refuser
desk-approval-reminder = { $who } : { $plan } attend toujours une approbation, jusqu’à : { $until }.
    .approve = Approuver
    .deny = Refuser
desk-approval-undo = { $who } souhaite annuler la restauration { $restore } ({ $plan }). Approbation attendue jusqu’à : { $until }.
    .approve = Approuver
    .deny = Refuser
desk-approval-expired = { $who } : personne ne l’a approuvé à temps. Rien n’est lancé.
desk-approval-withdrawn = Ce n’est plus attendu : la personne y a renoncé ou a confirmé autre chose.
desk-approval-unlinked = { $who } : le compte n’est plus lié au portail, donc ce qui attendait une approbation n’est pas lancé.
desk-approved = { $agent } a donné son approbation. C’est lancé.
desk-denied = { $agent } a refusé : { $reason }
desk-rated-good = La personne dit que cela l’a aidée.
desk-rated-bad = La personne dit que cela ne l’a pas aidée.
desk-line-waits = { $who } : attend depuis { $since }, promis au plus tard { $at }
desk-line-agent = { $who } : { $agent } s’en occupe
desk-line-approval = { $who } : { $plan } attend une approbation depuis : { $since }, jusqu’à : { $until }
desk-nobody-waits = Personne n’attend.
desk-card = { $who }, { $known ->
        [0] utilisateur { $user }
       *[named] { $name } (utilisateur { $user })
    }, offre { $tariff }, langue { $language }
    .take = Prendre
    .release = Rendre
    .close = Clore
    .approve = Approuver
    .deny = Refuser
    .status = Actualiser
desk-status-assistant = L’assistant répond.
desk-status-waiting = Attend une personne, promis au plus tard { $at }.
desk-status-agent = { $agent } répond, l’assistant se tait.
desk-status-closed = Clos.
desk-card-step = Étape : { $question }
desk-card-erased = { $who } : la personne a fait effacer tout ce que nous conservions d’elle. Cette conversation est terminée ; plus rien n’est possible ici.
desk-card-approval = Attend une approbation : { $plan }, jusqu’à : { $until }
whisper-next = L’assistant dirait maintenant :
whisper-expires = La sauvegarde du { $snapshot } expire dans { $left }.
desk-transcript = La transcription : { $count ->
        [one] { $count } ligne.
       *[other] { $count } lignes.
    }
desk-record = Qui a fait quoi : { $count ->
        [one] { $count } ligne.
       *[other] { $count } lignes.
    }
desk-file-named = { $count ->
        [0] { $file } : pour la personne seulement.
        [one] { $file }, un enregistrement : pour la personne seulement.
       *[other] { $file }, { $count } enregistrements : pour la personne seulement.
    }

# ---- in files ----
speaker-person = client
speaker-assistant = assistant
speaker-clock = automatique
deed-requested = a demandé une personne
deed-withdrawn = n’a plus besoin de personne
deed-unlinked = le compte a été dissocié ; plus personne n’est appelé
deed-claimed = a pris la conversation
deed-released = a rendu à l’assistant
deed-closed = a clos la conversation
deed-reopened = a réécrit après la clôture
deed-begun = a engagé la conversation
deed-left = l’agent a quitté l’équipe
deed-late = une promesse n’a pas été tenue
deed-expired = personne n’a pris la demande
deed-silent = sans réponse, d’autres ont été appelés
deed-erased = a fait effacer tout ce qui était conservé
deed-said = a écrit à la personne
deed-edited = a modifié son message
deed-not-arrived = un message n’est pas arrivé
deed-note = note
deed-filled = a complété une réponse
deed-language = a changé la langue
deed-approval-asked = a confirmé une restauration à approuver
deed-undo-approval-asked = veut annuler une restauration, à approuver
deed-approved = a donné son approbation
deed-denied = a refusé
deed-approval-expired = personne n’a approuvé à temps
deed-approval-withdrawn = a renoncé à ce qui attendait une approbation
deed-approval-unlinked = le compte a été dissocié ; ce qui attendait une approbation n’est pas lancé
deed-reminded = rappel de l’approbation
deed-restore-begun = a lancé une restauration
deed-restore-ended = a terminé la restauration et donné le résultat
deed-undo-begun = a fait annuler une restauration
deed-undo-ended = a annulé la restauration et donné le résultat
deed-rated = a évalué l’aide

# ---- commands of agents ----
desk-command-take = Prendre la conversation
desk-command-release = Rendre à l’assistant
desk-command-close = Clore la conversation
desk-command-note = Noter pour l’équipe
desk-command-status = Où en est-on
desk-command-fill = Compléter une réponse
desk-command-approve = Approuver ce qui l’attend
desk-command-deny = Refuser, avec la raison
desk-command-canned = Envoyer une réponse prête
desk-command-lang = Changer la langue
desk-command-transcript = Tout ce qui a été dit, en fichier
desk-command-record = Qui a fait quoi, en fichier
desk-command-desk = Qui attend
