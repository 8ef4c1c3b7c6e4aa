# File dell’anteprima e del rapporto: intestazioni, azioni, tipi, motivi.
file-action = azione
file-type = tipo
file-number = numero
file-name = nome
file-field = campo
file-fields = campi
file-present = valore attuale
file-afterwards = valore successivo
file-reason = motivo
file-number-before = numero precedente
file-number-now = numero attuale
file-do-recreate = creare di nuovo
file-do-link = impostare il collegamento
file-do-change-back = ripristinare il valore
file-do-relink = collegare al nuovo numero
file-do-remove = rimuovere
file-do-lose-link = perdere il collegamento
file-contact = contatto
file-company = azienda
file-lead = lead
file-deal = offerta
file-new-number = il nuovo numero di { $number }
file-why-changed-after-damage = qualcuno l’ha modificato dopo il danno, quel valore resta
file-why-changed-after-restore = qualcuno l’ha modificato dopo il ripristino, quel valore resta
file-why-changed-after-planning = qualcuno l’ha modificato dopo l’anteprima, quel valore resta
file-why-already-there = è di nuovo nel portale, quindi non è stato creato una seconda volta
file-why-gone = non è più nel portale
file-why-without-owner = il record stesso non si è potuto creare di nuovo
file-why-made-again = nel frattempo ne è stato creato uno uguale, a mano o da un altro ripristino; non ne è stato creato un secondo
file-why-only-while-creating = questo collegamento è andato perso con il record a cui portava, e il portale lo accetta solo alla creazione
file-why-pointed-at = un record creato o modificato nel frattempo porta a questo, che quindi resta, come il collegamento
file-why-gone-since = di nuovo sparito: qualcuno l’ha eliminato durante il ripristino
file-why-changed-since = modificato nel frattempo da { $who }; quel valore resta

# The note beside exported files.
file-note = Backup { $snapshot } di { $portal }, del { $at }
file-note-file = { $name }: { $count ->
        [one] un record
       *[other] { $count } record
    }
file-note-order = Importa i file CSV in questo ordine: aziende, contatti, lead, offerte (CRM > l’elenco > ingranaggio > Importa).
file-note-linked = Aziende e contatti si collegano per nome, quindi devono esserci per primi.
file-note-format = Separatore: punto e virgola. Codifica: UTF-8. Date: anno-mese-giorno. L’importazione crea nuovi record; non modifica mai quelli esistenti.
file-note-information = Le colonne che iniziano con “(information only)” sono per te; escludile nella procedura guidata.
file-note-harmless = Le celle che iniziano con ' sono state rese innocue per i fogli di calcolo. { $count ->
        [0] Non ce ne sono.
        [one] Ce n’è una:
       *[other] Ce ne sono { $count }:
    }
file-note-cell = { $name }, riga { $row }: { $column }
file-note-more-cells = … e altre { $count }
file-note-whole = I file .ndjson contengono ogni campo come l’ha dato il portale, un record per riga.
file-note-personal = I file contengono dati personali: conservali dove solo chi ne ha bisogno può leggerli.
file-note-main = Un .csv indica l’azienda principale e il contatto principale di un record, perché l’importazione ne accetta uno per tipo; i file .ndjson li hanno tutti.
file-note-not-held = Non sono in questi file: prodotti, incarichi, attività, commenti e cronologia, file e foto, dettagli aziendali e indirizzi.
file-note-field = Manca anche il campo personalizzato eliminato “{ $field }”.
