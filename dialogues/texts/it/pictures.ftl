# Le parole delle immagini (dialogues/pictures/NAME.svg), come si leggono in Bitrix24, e per ogni immagine che cosa mostra,
# per chi non può vederla: `picture-NAME`.

# ---- Che cosa mostrano le immagini ----
picture-recycle-bin = Dove si trova il cestino. 1: { menu-crm } nel menu a sinistra. 2: { menu-more } sopra l’elenco. 3: { menu-recycle-bin }.
picture-restore-from-bin = Come si recuperano i record dal cestino. 1: selezionali. 2: scegli { button-restore } sotto l’elenco, non { button-delete }.
picture-history-filter = Come si trovano le eliminazioni nella cronologia. 1: { menu-crm } > { menu-more } > { menu-history }. 2: fai clic nella barra di ricerca. 3: imposta { field-type } su { value-delete } e lascia vuoto il resto. 4: { button-search }.
picture-clear-filter = Come si cancella un filtro. 1: fai clic sulla crocetta accanto alla voce nella barra di ricerca. 2: l’elenco mostra di nuovo tutti i record.
picture-upgrade = Dove si cambia piano. 1: { menu-subscription } nel menu a sinistra. 2: { menu-upgrade }. 3: scegli un piano.
picture-import-csv = Come si importa un file CSV. 1: apri l’elenco, per esempio { menu-crm } > { list-companies }. 2: l’ingranaggio sopra di esso. 3: { menu-import }, poi scegli il file. Importa in quest’ordine: { list-companies }, { list-contacts }, { list-leads }, { list-deals }.

# ---- Le parole di Bitrix24 ----
menu-crm = CRM
menu-more = Altro
menu-recycle-bin = Cestino
menu-history = Cronologia
menu-subscription = Abbonamento
menu-upgrade = Upgrade
menu-import = Importa
list-companies = Aziende
list-contacts = Contatti
list-leads = Lead
list-deals = Offerte
field-search = Filtro + ricerca
field-type = Tipo
value-delete = Elimina
button-search = Cerca
button-restore = Ripristina
button-delete = Elimina

# ---- Le nostre parole ----
example-filter = I miei contatti
note-others-empty = Lascia vuoto il resto
note-who-and-when = Chi ha eliminato cosa, e quando
note-tick = Seleziona i record
note-not-delete = Non questo: elimina per sempre
note-some-hidden = Con un filtro: non si vede tutto
note-all-shown = Filtro cancellato: si vede tutto
note-choose-plan = Scegli un piano
note-choose-file = Scegli il file
note-order = Importa in quest’ordine
