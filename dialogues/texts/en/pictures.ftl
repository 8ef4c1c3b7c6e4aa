# The words in the pictures (dialogues/pictures/NAME.svg), as Bitrix24's interface has them, and for each picture what it
# shows, for those who cannot see it: `picture-NAME`.

# ---- what the pictures show ----
picture-recycle-bin = Where the recycle bin is. 1: { menu-crm } in the menu on the left. 2: { menu-more } above the list. 3: { menu-recycle-bin }.
picture-restore-from-bin = How records come back from the recycle bin. 1: Tick them. 2: Choose { button-restore } below the list, not { button-delete }.
picture-history-filter = How deletions are found in the history. 1: { menu-crm } > { menu-more } > { menu-history }. 2: Click into the search field. 3: Set { field-type } to { value-delete }, leave the rest empty. 4: { button-search }.
picture-clear-filter = How a filter is cleared. 1: Click the cross behind the entry in the search field. 2: The list shows every record again.
picture-upgrade = Where the plan is changed. 1: { menu-subscription } in the menu on the left. 2: { menu-upgrade }. 3: Choose a plan.
picture-import-csv = How a CSV file is imported. 1: Open the list, for example { menu-crm } > { list-companies }. 2: The gear above it. 3: { menu-import }, then choose the file. Import in this order: { list-companies }, { list-contacts }, { list-leads }, { list-deals }.

# ---- Bitrix24's own words ----
menu-crm = CRM
menu-more = More
menu-recycle-bin = Recycle bin
menu-history = History
menu-subscription = Subscription
menu-upgrade = Upgrade
menu-import = Import
list-companies = Companies
list-contacts = Contacts
list-leads = Leads
list-deals = Deals
field-search = Filter + search
field-type = Type
value-delete = Delete
button-search = Search
button-restore = Restore
button-delete = Delete

# ---- our words ----
example-filter = My contacts
note-others-empty = Leave the rest empty
note-who-and-when = Who deleted what, and when
note-tick = Tick the records
note-not-delete = Not this: gone for good
note-some-hidden = With a filter: records are hidden
note-all-shown = Filter cleared: all are shown
note-choose-plan = Choose a plan
note-choose-file = Choose the file
note-order = Import in this order
