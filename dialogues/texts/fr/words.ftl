# Words within other texts.

kind-contact = contacts
kind-company = sociétés
kind-lead = prospects
kind-deal = transactions
kind-fields = champs personnalisés
kind-products = produits
kind-activities = activités
kind-comments = commentaires
kind-tasks = tâches
kind-calendar = événements du calendrier
kind-other = autre chose

count-contact = { $count ->
    [one] { $count } contact
   *[other] { $count } contacts
}
count-company = { $count ->
    [one] { $count } société
   *[other] { $count } sociétés
}
count-lead = { $count ->
    [one] { $count } prospect
   *[other] { $count } prospects
}
count-deal = { $count ->
    [one] { $count } transaction
   *[other] { $count } transactions
}
count-nothing = rien

option-selective = restauration sélective
option-csv = fichier CSV
option-crm-rollback = retour du module CRM
option-full-rollback = retour intégral du compte

tariff-free = Gratuit
tariff-project = Gratuit
tariff-plus = Plus
tariff-basic = Basic
tariff-std = Standard
tariff-pro = Professional
tariff-ent = Enterprise
tariff-demo = démo
tariff-unknown = inconnue

span-moment = { $count ->
    [one] quelques secondes
   *[other] quelques secondes
}
span-minutes = { $count ->
    [one] une minute
   *[other] { $count } minutes
}
span-hours = { $count ->
    [one] une heure
   *[other] { $count } heures
}
span-days = { $count ->
    [one] un jour
   *[other] { $count } jours
}

slot-missing = Ce qui manque
slot-moment = Quand c’est arrivé
slot-option = La solution
slot-snapshot = La sauvegarde
slot-groups = Ce qui revient

moment-choice = { $moment }
interval-choice = { $from } – { $to } ({ $count ->
    [one] { $count } enregistrement
   *[other] { $count } enregistrements
})
interval-changed-choice = à partir du { $from }, modification par { $author } ({ $count ->
    [one] { $count } enregistrement
   *[other] { $count } enregistrements
})
earlier-choice = La précédente : { $snapshot }
newer-choice = Une plus récente : { $snapshot }
snapshot-choice = { $snapshot } ({ $records ->
    [one] { $records } enregistrement
   *[other] { $records } enregistrements
})
snapshot-choice-partial = { $snapshot } ({ $records ->
    [one] { $records } enregistrement
   *[other] { $records } enregistrements
}, incomplète)
snapshot-whole = La complète d’avant, { $snapshot }
snapshot-good = La dernière bonne, { $snapshot }
snapshot-anyway = Oui, { $snapshot } quand même
snapshot-take = Oui, { $snapshot }
group-lost-one = ☐ { $name }, perte entre le { $from } et le { $to }
group-lost-one-ticked = ☑ { $name }, perte entre le { $from } et le { $to }
group-lost = ☐ { $counts }, perte entre le { $from } et le { $to }
group-lost-ticked = ☑ { $counts }, perte entre le { $from } et le { $to }
group-changed = ☐ { $counts }, modification par { $author } le { $hour }
group-changed-ticked = ☑ { $counts }, modification par { $author } le { $hour }
somebody = quelqu’un
not-known = (inconnu)
