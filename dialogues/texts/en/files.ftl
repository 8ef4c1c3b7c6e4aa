# Files beside a preview and a report: headings, what is done, types, reasons.
file-action = action
file-type = type
file-number = number
file-name = name
file-field = field
file-fields = fields
file-present = present value
file-afterwards = value afterwards
file-reason = reason
file-number-before = number before
file-number-now = number now
file-do-recreate = create again
file-do-link = set link
file-do-change-back = change back
file-do-relink = set link to new number
file-do-remove = remove
file-do-lose-link = lose link
file-contact = contact
file-company = company
file-lead = lead
file-deal = deal
file-new-number = the new number of { $number }
file-why-changed-after-damage = somebody changed it after the damage, and that value is kept
file-why-changed-after-restore = somebody changed it after the restore, and that value is kept
file-why-changed-after-planning = somebody changed it after the preview was made, and that value is kept
file-why-already-there = it is in the portal again, so it was not created a second time
file-why-gone = it is not in the portal any more
file-why-without-owner = the record itself could not be created again
file-why-made-again = one like it was made since, by hand or by another restore; no second one was made
file-why-only-while-creating = this link was lost with the record it led to, and the portal lets it be set only while a record is created
file-why-pointed-at = a record that somebody made or changed since leads to it, so it is kept and the link stays
file-why-gone-since = it is gone again since: somebody deleted it while the restore was at work
file-why-changed-since = changed since by { $who }; that value is kept

# The note beside exported files.
file-note = Backup { $snapshot } of { $portal }, taken { $at }
file-note-file = { $name }: { $count ->
        [one] one record
       *[other] { $count } records
    }
file-note-order = Import the CSV files in this order: companies, contacts, leads, deals (CRM > the list > gear menu > Import).
file-note-linked = Companies and contacts are linked by their names, so those have to be there first.
file-note-format = Separator: semicolon. Encoding: UTF-8. Dates: year-month-day. The import creates new records; it never changes existing ones.
file-note-information = Columns that begin with “(information only)” are for you; leave them out in the wizard.
file-note-harmless = Cells that begin with ' were made harmless for spreadsheet programs. { $count ->
        [0] There are none.
        [one] There is one:
       *[other] There are { $count }:
    }
file-note-cell = { $name }, row { $row }: { $column }
file-note-more-cells = … and { $count } more
file-note-whole = The .ndjson files hold every field as the portal gave it, one record a line.
file-note-personal = The files hold personal data: keep them where only those who need them can read them.
file-note-main = A .csv names the main company and the main contact of a record, as the import takes one of each; the .ndjson files have all.
file-note-not-held = Not in these files: products, tasks, activities, comments and history, files and photos, company details and addresses.
file-note-field = Nor the deleted custom field “{ $field }”.
