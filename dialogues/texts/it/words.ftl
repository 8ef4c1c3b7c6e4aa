# Words within other texts.

kind-contact = contatti
kind-company = aziende
kind-lead = lead
kind-deal = offerte
kind-fields = campi personalizzati
kind-products = prodotti
kind-activities = attività
kind-comments = commenti
kind-tasks = incarichi
kind-calendar = eventi del calendario
kind-other = qualcos’altro

count-contact = { $count ->
    [one] un contatto
   *[other] { $count } contatti
}
count-company = { $count ->
    [one] un’azienda
   *[other] { $count } aziende
}
count-lead = { $count ->
    [one] un lead
   *[other] { $count } lead
}
count-deal = { $count ->
    [one] un’offerta
   *[other] { $count } offerte
}
count-nothing = nulla

option-selective = ripristino selettivo
option-csv = file CSV
option-crm-rollback = rollback del modulo CRM
option-full-rollback = rollback completo

tariff-free = Free
tariff-project = Free
tariff-plus = Plus
tariff-basic = Basic
tariff-std = Standard
tariff-pro = Professional
tariff-ent = Enterprise
tariff-demo = demo
tariff-unknown = sconosciuto

span-moment = { $count ->
    [one] pochi secondi
   *[other] pochi secondi
}
span-minutes = { $count ->
    [one] un minuto
   *[other] { $count } minuti
}
span-hours = { $count ->
    [one] un’ora
   *[other] { $count } ore
}
span-days = { $count ->
    [one] un giorno
   *[other] { $count } giorni
}

slot-missing = Di cosa si tratta
slot-moment = Quando è successo
slot-option = L’opzione di ripristino
slot-snapshot = Il backup
slot-groups = Cosa viene ripristinato

moment-choice = { $moment }
interval-choice = da { $from } a { $to } ({ $count ->
    [one] un record
   *[other] { $count } record
})
interval-changed-choice = da { $from }, modifiche di { $author } ({ $count ->
    [one] un record
   *[other] { $count } record
})
earlier-choice = Il precedente: { $snapshot }
newer-choice = Uno più recente: { $snapshot }
snapshot-choice = { $snapshot } ({ $records ->
    [one] un record
   *[other] { $records } record
})
snapshot-choice-partial = { $snapshot } ({ $records ->
    [one] un record
   *[other] { $records } record
}, non completo)
snapshot-whole = Quello completo precedente, { $snapshot }
snapshot-good = L’ultimo ancora buono, { $snapshot }
snapshot-anyway = Sì, { $snapshot } comunque
snapshot-take = Sì, { $snapshot }
group-lost-one = ☐ { $name }, perdita tra { $from } e { $to }
group-lost-one-ticked = ☑ { $name }, perdita tra { $from } e { $to }
group-lost = ☐ { $counts } (perdita tra { $from } e { $to })
group-lost-ticked = ☑ { $counts } (perdita tra { $from } e { $to })
group-changed = ☐ { $counts } (modifica di { $author }, { $hour })
group-changed-ticked = ☑ { $counts } (modifica di { $author }, { $hour })
somebody = qualcuno
not-known = (non noto)
