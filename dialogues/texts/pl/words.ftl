# Words within other texts. They stand in the nominative, so the sentences around them put a colon before them.

kind-contact = kontakty
kind-company = firmy
kind-lead = leady
kind-deal = deale
kind-fields = pola niestandardowe
kind-products = produkty
kind-activities = działania
kind-comments = komentarze
kind-tasks = zadania
kind-calendar = wydarzenia w kalendarzu
kind-other = coś innego

count-contact = { $count ->
    [one] jeden kontakt
    [few] { $count } kontakty
    [many] { $count } kontaktów
   *[other] { $count } kontaktu
}
count-company = { $count ->
    [one] jedna firma
    [few] { $count } firmy
    [many] { $count } firm
   *[other] { $count } firmy
}
count-lead = { $count ->
    [one] jeden lead
    [few] { $count } leady
    [many] { $count } leadów
   *[other] { $count } leadu
}
count-deal = { $count ->
    [one] jeden deal
    [few] { $count } deale
    [many] { $count } deali
   *[other] { $count } deala
}
count-nothing = nic

option-selective = przywrócenie selektywne
option-csv = plik CSV
option-crm-rollback = przywrócenie całego CRM
option-full-rollback = pełne przywrócenie konta

tariff-free = Free
tariff-project = Free
tariff-plus = Plus
tariff-basic = Basic
tariff-std = Standard
tariff-pro = Professional
tariff-ent = Enterprise
tariff-demo = demo
tariff-unknown = nieznany

# Spans say "about" themselves, as that asks for the genitive.
span-moment = { $count ->
    [one] tylko chwilę
    [few] tylko chwilę
    [many] tylko chwilę
   *[other] tylko chwilę
}
span-minutes = { $count ->
    [one] około jednej minuty
    [few] około { $count } minut
    [many] około { $count } minut
   *[other] około { $count } minuty
}
span-hours = { $count ->
    [one] około jednej godziny
    [few] około { $count } godzin
    [many] około { $count } godzin
   *[other] około { $count } godziny
}
span-days = { $count ->
    [one] około jednego dnia
    [few] około { $count } dni
    [many] około { $count } dni
   *[other] około { $count } dnia
}

slot-missing = Czego to dotyczy
slot-moment = Kiedy to się stało
slot-option = Sposób odzyskania danych
slot-snapshot = Kopia zapasowa
slot-groups = Co ma wrócić

moment-choice = { $moment }
interval-choice = Od { $from } do { $to } – { $count ->
    [one] jeden element
    [few] { $count } elementy
    [many] { $count } elementów
   *[other] { $count } elementu
}
interval-changed-choice = Od { $from }, autor zmian: { $author } – { $count ->
    [one] jeden element
    [few] { $count } elementy
    [many] { $count } elementów
   *[other] { $count } elementu
}
earlier-choice = Wcześniejsza: { $snapshot }
newer-choice = Nowsza: { $snapshot }
snapshot-choice = { $snapshot } – { $records ->
    [one] jeden element
    [few] { $records } elementy
    [many] { $records } elementów
   *[other] { $records } elementu
}
snapshot-choice-partial = { $snapshot } – { $records ->
    [one] jeden element
    [few] { $records } elementy
    [many] { $records } elementów
   *[other] { $records } elementu
}, niepełna
snapshot-whole = Wcześniejsza, pełna: { $snapshot }
snapshot-good = Ostatnia dobra: { $snapshot }
snapshot-anyway = Tak, mimo to { $snapshot }
snapshot-take = Tak, { $snapshot }
group-lost-one = ☐ { $name }, brak między { $from } a { $to }
group-lost-one-ticked = ☑ { $name }, brak między { $from } a { $to }
group-lost = ☐ { $counts }, utrata między { $from } a { $to }
group-lost-ticked = ☑ { $counts }, utrata między { $from } a { $to }
group-changed = ☐ { $counts }, autor zmian: { $author }, { $hour }
group-changed-ticked = ☑ { $counts }, autor zmian: { $author }, { $hour }
# The author of changes whom nobody knows.
somebody = nieznany
not-known = (brak danych)
