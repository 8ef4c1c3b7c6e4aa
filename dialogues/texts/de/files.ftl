# Dateien zu Vorschau und Bericht: Überschriften, was geschieht, Arten, Gründe.
file-action = Aktion
file-type = Art
file-number = Nummer
file-name = Name
file-field = Feld
file-fields = Felder
file-present = jetziger Wert
file-afterwards = Wert danach
file-reason = Grund
file-number-before = Nummer vorher
file-number-now = Nummer jetzt
file-do-recreate = neu anlegen
file-do-link = Verknüpfung setzen
file-do-change-back = zurückändern
file-do-relink = Verknüpfung auf neue Nummer setzen
file-do-remove = entfernen
file-do-lose-link = Verknüpfung verlieren
file-contact = Kontakt
file-company = Unternehmen
file-lead = Lead
file-deal = Auftrag
file-new-number = die neue Nummer von { $number }
file-why-changed-after-damage = jemand hat es nach dem Schaden geändert, dieser Wert bleibt
file-why-changed-after-restore = jemand hat es nach der Wiederherstellung geändert, dieser Wert bleibt
file-why-changed-after-planning = jemand hat es nach der Vorschau geändert, dieser Wert bleibt
file-why-already-there = es ist wieder im Portal und wurde darum nicht noch einmal angelegt
file-why-gone = es ist nicht mehr im Portal
file-why-without-owner = der Datensatz selbst konnte nicht neu angelegt werden
file-why-made-again = seither wurde so einer angelegt, von Hand oder durch eine andere Wiederherstellung; ein zweiter wurde nicht angelegt
file-why-only-while-creating = diese Verknüpfung ging mit dem Datensatz verloren, auf den sie zeigte, und das Portal nimmt sie nur beim Anlegen
file-why-pointed-at = ein Datensatz, den seither jemand angelegt oder geändert hat, zeigt darauf; darum bleibt es und die Verknüpfung auch
file-why-gone-since = seither wieder weg: jemand hat es gelöscht, während die Wiederherstellung lief
file-why-changed-since = seither geändert von { $who }; dieser Wert bleibt

# The note beside exported files.
file-note = Sicherung { $snapshot } von { $portal }, vom { $at }
file-note-file = { $name }: { $count ->
        [one] ein Datensatz
       *[other] { $count } Datensätze
    }
file-note-order = Importieren Sie die CSV-Dateien in dieser Reihenfolge: Unternehmen, Kontakte, Leads, Aufträge (CRM > die Liste > Zahnrad > Import).
file-note-linked = Unternehmen und Kontakte werden über ihre Namen verknüpft, deshalb müssen sie zuerst da sein.
file-note-format = Trennzeichen: Semikolon. Zeichensatz: UTF-8. Daten: Jahr-Monat-Tag. Der Import legt neue Datensätze an; vorhandene ändert er nie.
file-note-information = Spalten, die mit „(information only)“ beginnen, sind nur für Sie; lassen Sie sie im Assistenten weg.
file-note-harmless = Zellen, die mit ' beginnen, wurden für Tabellenprogramme unschädlich gemacht. { $count ->
        [0] Es gibt keine.
        [one] Es gibt eine:
       *[other] Es gibt { $count }:
    }
file-note-cell = { $name }, Zeile { $row }: { $column }
file-note-more-cells = … und { $count } weitere
file-note-whole = Die .ndjson-Dateien enthalten jedes Feld, wie das Portal es gab, eine Zeile je Datensatz.
file-note-personal = Die Dateien enthalten personenbezogene Daten: Heben Sie sie so auf, dass nur die sie lesen können, die sie brauchen.
file-note-main = Eine .csv nennt das wichtigste Unternehmen und den wichtigsten Kontakt eines Datensatzes, weil der Import je einen nimmt; die .ndjson-Dateien haben alle.
file-note-not-held = Nicht in diesen Dateien: Produkte, Aufgaben, Aktivitäten, Kommentare und Verlauf, Dateien und Fotos, Firmendetails und Adressen.
file-note-field = Auch nicht das gelöschte benutzerdefinierte Feld „{ $field }“.
