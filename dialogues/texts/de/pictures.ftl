# Die Wörter in den Bildern (dialogues/pictures/NAME.svg), so wie sie in Bitrix24 stehen, und zu jedem Bild, was es zeigt,
# für alle, die es nicht sehen können: `picture-NAME`.

# ---- Was die Bilder zeigen ----
picture-recycle-bin = Wo der Papierkorb ist. 1: { menu-crm } im Menü links. 2: { menu-more } über der Liste. 3: { menu-recycle-bin }.
picture-restore-from-bin = Wie Datensätze aus dem Papierkorb zurückkommen. 1: Markieren Sie sie. 2: Wählen Sie unter der Liste { button-restore }, nicht { button-delete }.
picture-history-filter = Wie man Löschungen in der History findet. 1: { menu-crm } > { menu-more } > { menu-history }. 2: In das Suchfeld klicken. 3: { field-type } auf { value-delete } stellen, alles andere bleibt leer. 4: { button-search }.
picture-clear-filter = Wie man einen Filter leert. 1: Im Suchfeld auf das Kreuz hinter dem Eintrag klicken. 2: Die Liste zeigt wieder alle Datensätze.
picture-upgrade = Wo man den Tarif wechselt. 1: { menu-subscription } im Menü links. 2: { menu-upgrade }. 3: Einen Tarif wählen.
picture-import-csv = Wie man eine CSV-Datei importiert. 1: Die Liste öffnen, zum Beispiel { menu-crm } > { list-companies }. 2: Das Zahnrad darüber. 3: { menu-import }, dann die Datei wählen. In dieser Reihenfolge importieren: { list-companies }, { list-contacts }, { list-leads }, { list-deals }.

# ---- Wörter aus Bitrix24 ----
menu-crm = CRM
menu-more = Mehr
menu-recycle-bin = Papierkorb
menu-history = History
menu-subscription = Abonnement
menu-upgrade = Upgrade
menu-import = Import
list-companies = Unternehmen
list-contacts = Kontakte
list-leads = Leads
list-deals = Aufträge
field-search = Filter + Suche
field-type = Typ
value-delete = Löschen
button-search = Suchen
button-restore = Wiederherstellen
button-delete = Löschen

# ---- Unsere Wörter ----
example-filter = Meine Kontakte
note-others-empty = Alles andere bleibt leer
note-who-and-when = Wer was wann gelöscht hat
note-tick = Datensätze markieren
note-not-delete = Nicht dies: endgültig weg
note-some-hidden = Mit Filter: nicht alles ist sichtbar
note-all-shown = Filter geleert: alles ist sichtbar
note-choose-plan = Tarif wählen
note-choose-file = Datei wählen
note-order = In dieser Reihenfolge importieren
