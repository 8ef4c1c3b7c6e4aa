# Was bei jedem Schritt geht.

help = Ich führe Sie Schritt für Schritt. Wählen Sie eine Antwort, oder schreiben Sie ihre Nummer oder ihren Wortlaut. Jederzeit verstehe ich: zurück · abbrechen · wiederholen · warum · Status · ändern (zum Beispiel „Datum ändern“) · meine Anfragen · von vorn · Sprache · ein Mensch · ein Partner. In Ihrem Portal ändert sich nichts, bevor Sie es bestätigt haben.
help-terminal = In diesem Terminal korrigieren Sie Ihre letzte Nachricht mit { $command }: Schreiben Sie es, ein Leerzeichen und die Worte, wie sie lauten sollen.

why-general = Ich frage, damit ich genau das tue, was Sie brauchen, und sonst nichts.

not-understood = Das habe ich leider nicht verstanden. { $hint }
which-one = Ein Ja oder Nein allein sagt mir hier nicht, welches. Bitte wählen Sie eine der Antworten.

hint-choice = Bitte wählen Sie eine der Antworten, oder schreiben Sie ihre Nummer oder ihren Wortlaut.
hint-confirm = Um zu beginnen, drücken Sie den ersten Knopf oder schreiben Sie seinen Wortlaut; noch hat nichts begonnen.
hint-moment = Ich verstehe Datum und Uhrzeit wie „17.11.2026 15:00“, „17. November 15 Uhr“, „gestern 15:00“ oder „Dienstag 9:30“.
hint-kinds = Ich verstehe Wörter wie „Kontakte“, „Unternehmen“, „Leads“, „Aufträge“, „Felder“ oder „Aufgaben“.
hint-number = Ich verstehe eine Zahl wie „300“ oder eine der Antworten.

offer-person = Wir drehen uns anscheinend im Kreis, das tut mir leid. Wenn Sie möchten, bitten Sie einen Menschen um Hilfe.
no-answer = Darauf habe ich leider keine Antwort. Ein Mensch hat vielleicht eine.
no-answer-beside = Auf Ihre Frage habe ich leider keine Antwort; ein Mensch hat vielleicht eine. Mit dem Rest mache ich weiter.
perhaps-answer = Ich bin nicht sicher, ob ich die Frage richtig verstehe. Vielleicht hilft das:
perhaps-stop = Ich bin nicht sicher, ob ich Sie richtig verstehe. Sollen wir hier aufhören? Verloren geht nichts.
    .meant-it = Ja, hier aufhören
    .meant-other = Nein, weiter
perhaps-meant = Ich bin nicht sicher, ob ich Sie richtig verstehe. Meinen Sie „{ $label }“?
    .meant-it = Ja, das
    .meant-other = Nein, etwas anderes

empty-message = Diese Nachricht war leer. Bitte wählen Sie eine Antwort oder schreiben Sie ein paar Wörter.
too-long = Das waren mehr als { $limit } Zeichen; so viel lese ich nicht. Bitte sagen Sie mir das Wichtigste in ein, zwei Sätzen.
no-words = Daraus werde ich nicht klug. Bitte wählen Sie eine Antwort oder schreiben Sie ein paar Wörter.
only-words-read = Ich kann nur Ihre Worte lesen; das Bild oder die Datei dabei kann ich nicht öffnen.
other-script = Diese Schrift kann ich nicht lesen. Ich verstehe: { $languages }. Zum Wechseln schreiben Sie „Sprache“.
unsupported-message = Mit Sprachnachrichten, Bildern, Stickern, Dateien und Ähnlichem kann ich nichts anfangen. Bitte schreiben Sie es in ein paar Worten.

stale-button = Diese Antwort gehört zu einer früheren Frage; es ist nichts geschehen. Wir sind hier:
still-looking = Ich sehe noch nach, das kann einen Moment dauern. „Abbrechen“ oder „zurück“ geht jederzeit.
still-running = Die Arbeit läuft. Ich sage Ihnen Bescheid, sobald sie fertig ist.
cannot-leave = Die Arbeit läuft und lässt sich nicht ohne Schaden auf halbem Weg anhalten. Ich sage Ihnen Bescheid, sobald sie fertig ist.
cannot-leave-restore = Die Arbeit läuft und lässt sich nicht ohne Schaden auf halbem Weg anhalten. Ich sage Ihnen Bescheid, sobald sie fertig ist. Danach können Sie alles davon wieder rückgängig machen lassen.
nothing-started = In Ordnung, ich beginne nichts. Sie können noch zustimmen, zurückgehen oder hier aufhören.
consent-in-words = Damit nichts aus Versehen beginnt, genügt ein bloßes Ja jetzt nicht: Wählen Sie „{ $label }“, oder schreiben Sie diese Worte. Sie können auch zurückgehen oder hier aufhören.

cancelled = Abgebrochen. In Ihrem Portal wurde nichts geändert.
solved = Gut, dann schließe ich das ab. In Ihrem Portal wurde nichts geändert. Fehlt doch noch etwas, schreiben Sie einfach wieder.
stopped-after-restore = Gut, wir hören hier auf. Was wiederhergestellt wurde, bleibt so; zurücknehmen können Sie es weiterhin unter „Meine Anfragen“.
nothing-before = Davor gibt es nichts.
stuck = Ich habe den Faden verloren, das tut mir leid. In Ihrem Portal wurde nichts geändert.
flow-changed = Meine Fragen wurden inzwischen überarbeitet, und die, bei der wir waren, gibt es nicht mehr. In Ihrem Portal wurde nichts geändert. Fangen wir neu an.

stopped-unfinished = Gut, wir hören hier auf. Die Wiederherstellung ist nicht abgeschlossen: Was bis jetzt geschah, ist festgehalten und bleibt so.

unfinished-restore = Eine Wiederherstellung dieses Portals ist nicht abgeschlossen: { $restore }, begonnen am { $since }{ $known ->
        [0] {""}
        [1] {" "}von Benutzer { $who }
       *[named] {" "}von { $who }
    }. Wenn niemand daran arbeitet, können Sie sie unter „Meine Anfragen“ fortsetzen oder zurücknehmen; nichts geschieht doppelt.

choose-language = Welche Sprache möchten Sie?
language-changed = Ab jetzt sprechen wir Deutsch.
language-name = { $name }

nothing-to-change = Es gibt noch keine Antwort, die sich ändern ließe.
change-what = Welche Antwort möchten Sie ändern? Nur was davon abhängt, frage ich noch einmal.

status = Das habe ich bisher:
status-nothing = Sie haben noch nichts geantwortet, was ich mir merken müsste.
card-missing = • Es geht um: { $kinds }
card-evidence = • Fehlend, verglichen um { $at } Uhr: { $counts }
card-changed = • In großer Zahl geändert, verglichen um { $at } Uhr: { $counts }
card-moment = • Zuletzt in Ordnung: { $moment }
card-happened = • Passiert: { $moment }
card-option = • Weg zurück: { $option }
card-snapshot = • Sicherung: { $snapshot }
card-plan = • Vorschau: erstellt, gültig bis { $until }
card-done = • Erledigt am { $at }: Wiederherstellung { $restore }, zurückgelesen und verglichen
card-undone = • Zurückgenommen am { $at }: Wiederherstellung { $restore }
card-running = • Die Arbeit läuft

choice-person = Einen Menschen fragen
choice-back = Zurück
choice-tick-all = Alle auswählen
choice-cancel = Abbrechen
choice-requests = Meine Anfragen
choice-start-again = Von vorn
