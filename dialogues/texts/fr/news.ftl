# Ce que je dis sans qu’on me le demande.

mass-loss = J’ai remarqué quelque chose dans votre compte Bitrix24 : { $counts } { $count ->
        [one] a disparu. Le { $from }, cet enregistrement était encore là ; le { $to }, il n’y était plus.
       *[other] ont disparu. Le { $from }, ces enregistrements étaient encore là ; le { $to }, ils n’y étaient plus.
    } Si quelqu’un les a supprimés volontairement, tout va bien. Sinon, les sauvegardes ne sont pas touchées, et nous pouvons regarder cela tout de suite.
mass-change = J’ai remarqué quelque chose dans votre compte Bitrix24 : beaucoup d’enregistrements ont été modifiés d’un coup par { $author } : { $counts }. Cela s’est passé entre le { $from } et le { $to }. Si c’était voulu, par exemple une importation, tout va bien. Sinon, les sauvegardes contiennent encore les valeurs d’avant.
mass-loss-next = Voulez-vous que nous regardions cela ? Je retiens de quoi il s’agit et depuis quand ; rien n’est restauré avant que vous ne l’ayez vu et confirmé.
    .look-into-it = Oui, regardons cela
    .stay = Non, tout est normal
mass-loss-later = Je n’interromps pas ce que nous faisons. Je mets ce sujet de côté : nous le reprendrons ensuite, ou vous le trouverez dans « Mes demandes ».
request-ready-next = Voulez-vous la voir ?
    .requests = Afficher mes demandes
    .stay = Pas maintenant
backup-expires = La sauvegarde du { $snapshot }, que vous avez choisie ici, est conservée jusqu’au { $until } ; ensuite, elle expire. Merci de décider d’ici là.
request-expires = Votre demande numéro { $number } a besoin de la sauvegarde du { $snapshot }. Elle est conservée pour cela jusqu’au { $until } ; ensuite, elle expire.
backup-expires-next = Dois-je la conserver plus longtemps pour vous, sous forme de demande ?
    .keep-it = Oui, la conserver
    .stay = Non, ce délai suffit
recorded-kept-backup = Votre demande est enregistrée sous le numéro { $number }.
backup-kept = La sauvegarde est conservée pour cela jusqu’au { $until }. Vous continuez dans « Mes demandes », ou ici.
request-kept-backup = une sauvegarde conservée
why-keep-backup = Les sauvegardes expirent au bout de quelques jours. Celle dont une demande a besoin est conservée plus longtemps, pour que vous puissiez décider tranquillement.
restored-elsewhere = Une restauration que vous aviez demandée s’est terminée le { $at }, en dehors de cette discussion. ({ $restore }) Voici ce qu’il en est :
undone-elsewhere = Une restauration a été annulée le { $at }, en dehors de cette discussion. ({ $restore }) Voici ce qu’il en est :
