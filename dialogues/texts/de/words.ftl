# Worte innerhalb anderer Texte.

kind-contact = Kontakte
kind-company = Unternehmen
kind-lead = Leads
kind-deal = Aufträge
kind-fields = benutzerdefinierte Felder
kind-products = Produkte
kind-activities = Aktivitäten
kind-comments = Kommentare
kind-tasks = Aufgaben
kind-calendar = Kalendertermine
kind-other = etwas anderes

count-contact = { $count ->
    [one] ein Kontakt
   *[other] { $count } Kontakte
}
count-company = { $count ->
    [one] ein Unternehmen
   *[other] { $count } Unternehmen
}
count-lead = { $count ->
    [one] ein Lead
   *[other] { $count } Leads
}
count-deal = { $count ->
    [one] ein Auftrag
   *[other] { $count } Aufträge
}
count-nothing = nichts

option-selective = gezielte Wiederherstellung
option-csv = CSV-Datei
option-crm-rollback = Zurücksetzen des CRM
option-full-rollback = vollständiges Zurücksetzen

tariff-free = Free
tariff-project = Free
tariff-plus = Plus
tariff-basic = Basic
tariff-std = Standard
tariff-pro = Professional
tariff-ent = Enterprise
tariff-demo = Demo
tariff-unknown = unbekannt

span-moment = { $count ->
    [one] einige Sekunden
   *[other] einige Sekunden
}
span-minutes = { $count ->
    [one] eine Minute
   *[other] { $count } Minuten
}
span-hours = { $count ->
    [one] eine Stunde
   *[other] { $count } Stunden
}
span-days = { $count ->
    [one] einen Tag
   *[other] { $count } Tage
}

slot-missing = Worum es geht
slot-moment = Wann es passiert ist
slot-option = Der Weg zurück
slot-snapshot = Die Sicherung
slot-groups = Was zurückkommt

moment-choice = { $moment }
interval-choice = { $from } bis { $to } ({ $count ->
    [one] ein Datensatz
   *[other] { $count } Datensätze
})
interval-changed-choice = ab { $from }, geändert von { $author } ({ $count ->
    [one] ein Datensatz
   *[other] { $count } Datensätze
})
earlier-choice = Die frühere: { $snapshot }
newer-choice = Die neuere: { $snapshot }
snapshot-choice = { $snapshot } ({ $records ->
    [one] ein Datensatz
   *[other] { $records } Datensätze
})
snapshot-choice-partial = { $snapshot } ({ $records ->
    [one] ein Datensatz
   *[other] { $records } Datensätze
}, nicht vollständig)
snapshot-whole = Die vollständige davor, { $snapshot }
snapshot-good = Die letzte gute, { $snapshot }
snapshot-anyway = Ja, trotzdem { $snapshot }
snapshot-take = Ja, { $snapshot }
group-lost-one = ☐ { $name }, weg seit: { $from } – { $to }
group-lost-one-ticked = ☑ { $name }, weg seit: { $from } – { $to }
group-lost = ☐ { $counts }, verschwunden zwischen { $from } und { $to }
group-lost-ticked = ☑ { $counts }, verschwunden zwischen { $from } und { $to }
group-changed = ☐ { $counts }, geändert von { $author } am { $hour }
group-changed-ticked = ☑ { $counts }, geändert von { $author } am { $hour }
somebody = jemandem
not-known = (nicht bekannt)
