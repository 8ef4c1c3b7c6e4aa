# Was bei jedem Schritt geht.

help = Ich führe Sie Schritt für Schritt; drücken Sie eine Taste oder schreiben Sie ihre Nummer oder ihre Worte. Jederzeit verstehe ich: zurück · abbrechen · wiederholen · warum · status · ändern (zum Beispiel „Datum ändern“) · von vorn · Sprache · ein Mensch. In Ihrem Portal ändert sich nichts, ehe Sie es bestätigt haben.

why-general = Ich frage, damit ich genau das tue, was Sie brauchen, und sonst nichts.

not-understood = Das habe ich leider nicht verstanden. { $hint }

hint-choice = Bitte drücken Sie eine der Tasten, oder schreiben Sie ihre Nummer oder ihre Worte.
hint-moment = Ich verstehe Datum und Uhrzeit wie „17.11.2026 15:00“, „17. November 15 Uhr“, „gestern 15:00“ oder „Dienstag 9:30“.
hint-kinds = Ich verstehe Worte wie „Kontakte“, „Unternehmen“, „Leads“, „Aufträge“, „Felder“ oder „Aufgaben“.
hint-number = Ich verstehe eine Zahl wie „300“ oder eine der Tasten.
hint-confirm = Bitte drücken Sie eine der Tasten, oder geben Sie genau das ein, was dort steht.

offer-person = Wir drehen uns anscheinend im Kreis, das tut mir leid. Wenn Sie möchten, fragen Sie einen Menschen.

empty-message = Diese Nachricht war leer. Bitte drücken Sie eine Taste oder schreiben Sie ein paar Worte.
too-long = Das waren mehr als { $limit } Zeichen; ich habe es nicht gelesen. Bitte sagen Sie mir das Wichtigste in ein, zwei Sätzen.
no-words = Daraus kann ich nichts lesen. Bitte drücken Sie eine Taste oder schreiben Sie ein paar Worte.
other-script = Diese Schrift kann ich nicht lesen. Ich verstehe: { $languages }. Zum Wechseln schreiben Sie „Sprache“.
unsupported-message = Sprachnachrichten, Bilder, Sticker und Dateien kann ich nicht öffnen. Bitte schreiben Sie es in ein paar Worten.

stale-button = Diese Taste gehört zu einer früheren Frage; es ist nichts geschehen. Wir sind hier:
still-looking = Ich sehe noch nach, das kann einen Moment dauern. „Abbrechen“ oder „zurück“ geht jederzeit.
still-running = Die Arbeit läuft. Ich sage Ihnen Bescheid, sobald sie fertig ist.
cannot-leave = Die Arbeit läuft und lässt sich nicht ohne Schaden auf halbem Weg anhalten. Ich sage Ihnen Bescheid, sobald sie fertig ist.

cancelled = Abgebrochen. In Ihrem Portal wurde nichts geändert.
stopped-after-restore = Gut, wir hören hier auf. Was wiederhergestellt wurde, bleibt so; zurücknehmen können Sie es weiterhin unter „Meine Anfragen“.
nothing-before = Davor gibt es nichts.
stuck = Ich habe den Faden verloren, das tut mir leid. In Ihrem Portal wurde nichts geändert.
flow-changed = Ich wurde inzwischen geändert, und die Frage, bei der wir waren, gibt es nicht mehr. In Ihrem Portal wurde nichts geändert. Fangen wir neu an.

choose-language = Welche Sprache möchten Sie?
language-changed = Gut, wir sprechen Deutsch.
language-name = { $name }

nothing-to-change = Es gibt noch keine Antwort, die sich ändern ließe.
change-what = Welche Antwort möchten Sie ändern? Nur was davon abhängt, frage ich noch einmal.

status = Das habe ich bisher:
status-nothing = Sie haben noch nichts geantwortet, was ich mir merken müsste.
card-missing = • Es geht um: { $kinds }
card-evidence = • Meine Ablesung um { $at }: verschwunden { $counts }
card-changed = • Meine Ablesung um { $at }: in großer Zahl geändert { $counts }
card-moment = • Noch gut am: { $moment }
card-option = • Weg zurück: { $option }
card-snapshot = • Sicherung: { $snapshot }
card-plan = • Vorschau: erstellt, gültig bis { $until }
card-running = • Die Arbeit läuft

choice-person = Einen Menschen fragen
choice-back = Zurück
choice-tick-all = Alle anhaken
choice-cancel = Abbrechen
choice-start-again = Von vorn
