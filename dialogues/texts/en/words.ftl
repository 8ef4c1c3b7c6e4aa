# Words within other texts.

kind-contact = contacts
kind-company = companies
kind-lead = leads
kind-deal = deals
kind-fields = custom fields
kind-products = products
kind-activities = activities
kind-comments = comments
kind-tasks = tasks
kind-calendar = calendar events
kind-other = something else

count-contact = { $count ->
    [one] one contact
   *[other] { $count } contacts
}
count-company = { $count ->
    [one] one company
   *[other] { $count } companies
}
count-lead = { $count ->
    [one] one lead
   *[other] { $count } leads
}
count-deal = { $count ->
    [one] one deal
   *[other] { $count } deals
}
count-nothing = nothing

option-selective = selective restore
option-csv = CSV file
option-crm-rollback = CRM rollback
option-full-rollback = full rollback

tariff-free = Free
tariff-project = Free
tariff-plus = Plus
tariff-basic = Basic
tariff-std = Standard
tariff-pro = Professional
tariff-ent = Enterprise
tariff-demo = demo
tariff-unknown = unknown

span-moment = { $count ->
    [one] a few seconds
   *[other] a few seconds
}
span-minutes = { $count ->
    [one] one minute
   *[other] { $count } minutes
}
span-hours = { $count ->
    [one] one hour
   *[other] { $count } hours
}
span-days = { $count ->
    [one] one day
   *[other] { $count } days
}

slot-missing = What it is about
slot-moment = When it happened
slot-option = The way back
slot-snapshot = The backup
slot-groups = What comes back

moment-choice = { $moment }
interval-choice = { $from } to { $to } ({ $count ->
    [one] one record
   *[other] { $count } records
})
interval-changed-choice = from { $from }, changed by { $author } ({ $count ->
    [one] one record
   *[other] { $count } records
})
earlier-choice = The earlier one: { $snapshot }
newer-choice = The newer one: { $snapshot }
snapshot-choice = { $snapshot } ({ $records ->
    [one] one record
   *[other] { $records } records
})
snapshot-choice-partial = { $snapshot } ({ $records ->
    [one] one record
   *[other] { $records } records
}, not complete)
snapshot-whole = The complete one before it, { $snapshot }
snapshot-good = The last good one, { $snapshot }
snapshot-anyway = Yes, { $snapshot } all the same
snapshot-take = Yes, { $snapshot }
group-lost-one = ☐ { $name }, gone between { $from } and { $to }
group-lost-one-ticked = ☑ { $name }, gone between { $from } and { $to }
group-lost = ☐ { $counts }, gone between { $from } and { $to }
group-lost-ticked = ☑ { $counts }, gone between { $from } and { $to }
group-changed = ☐ { $counts }, changed by { $author } on { $hour }
group-changed-ticked = ☑ { $counts }, changed by { $author } on { $hour }
somebody = somebody
not-known = (not known)
