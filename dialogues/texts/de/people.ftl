# Menschen, Anfragen, und was zu tun ist, wenn etwas misslingt.

handoff-offer = Ich kann festhalten, dass Sie mit einem Menschen sprechen möchten, zusammen mit allem, was wir bisher gefunden haben. Offen gesagt: Mit diesem Gespräch ist noch niemand verbunden. Sie können auch an { $contact } schreiben.
    .record-it = Festhalten
    .go-back = Ohne das weitermachen

handoff-security = Wenn jemand Daten gelöscht hat, der nicht zu Ihren Benutzern gehört, sollte der Support davon wissen. Ich kann es als Sicherheitsfall festhalten, in jedem Tarif. Bitte ändern Sie außerdem die Passwörter Ihrer Administratoren und schreiben Sie an { $contact }.
    .record-it = Festhalten
    .go-back = Ohne das weitermachen

handoff-open = Sie haben schon um einen Menschen gebeten: Nummer { $number }, festgehalten am { $at }, noch offen. Möchten Sie etwas ergänzen? Schreiben Sie es hier, ich füge es dieser Anfrage hinzu. Wenn es eilt, schreiben Sie an { $contact } und nennen Sie die Nummer.
    .go-back = Ohne das weitermachen

handoff-refused = Ein Mensch im Gespräch gehört zu den kommerziellen Tarifen; zu Ihrem Tarif ({ $tariff }) gehören die Schritte zur Selbsthilfe, die ich mit Ihnen gehe. Nach einem Upgrade unter Abonnement > Upgrade kann auch ein Mensch helfen; ein Bitrix24-Partner in Ihrer Nähe kann das in jedem Fall.
    .partner = Wie finde ich einen Partner?
    .go-back = Weiter

handoff-recorded = Festgehalten unter der Nummer { $number }.

nobody-connected = Mit diesem Gespräch ist noch niemand verbunden, darum kann ich nicht sagen, wann jemand antwortet. Wenn es eilt, schreiben Sie an { $contact } und nennen Sie die Nummer.

why-person = Manches weiß ein Mensch besser. Was wir bisher gefunden haben, geht mit, damit Sie es nicht noch einmal erzählen müssen.

why-security = Wer kein Benutzer des Portals ist, sollte nichts löschen können. Das ist eine Meldung wert, auch wenn die Daten zurückkommen.

handoff-added = Der Anfrage mit der Nummer { $number } vom { $at } hinzugefügt.

handoff-already = Das ist schon festgehalten, unter der Nummer { $number }, am { $at }; es ist noch offen. Was wir seither gefunden haben, kommt dazu.

security-recorded = Der Verdacht ist festgehalten, ganz gleich, was aus den Daten wird. Machen wir weiter und holen die Daten zurück?
    .go-on = Mit den Daten weiter
    .stop = Hier aufhören

recorded-already = Das ist schon festgehalten, unter der Nummer { $number }, am { $at }; es ist noch offen.

recorded-partner = Ihre Anfrage nach einem Partner ist unter der Nummer { $number } festgehalten.

recorded-upgrade = Ihre Anfrage ist unter der Nummer { $number } festgehalten.

recorded-tariff-decision = Ihre Anfrage ist unter der Nummer { $number } festgehalten; über den Tarif entscheidet ein Mensch.

recorded-restore = Ihre Anfrage ist unter der Nummer { $number } festgehalten; die Wiederherstellung führt ein Mensch aus.

recorded-full-rollback = Ihre Anfrage, alles vollständig zurückzusetzen, ist unter der Nummer { $number } festgehalten.

request-stored = In Ihrem Portal wurde nichts geändert. Sie finden die Anfrage unter „Meine Anfragen“.

request-line-open = { $number }: { $what }, vom { $at }, offen

request-line-unfinished = { $number }: { $what }, vom { $at }, nicht abgeschlossen

request-closed = Geschlossen: Nummer { $number }. Dafür wird keine Sicherung mehr aufgehoben.

request-line-expired = { $number }: { $what }, vom { $at }, offen, aber die Sicherung dafür ist abgelaufen

request-ready = Mit Nummer { $number } kann es jetzt weitergehen: Zu Ihrem Tarif gehört das Gewünschte ({ $option }), und die Sicherung vom { $snapshot } wurde aufgehoben. Ich lese Ihr Portal zuerst neu; nichts läuft, bevor Sie es bestätigt haben.

resume-choice = Mit Nummer { $number } weiter

request-line-taken-back = { $number }: { $what }, vom { $at }, rückgängig gemacht

request-line-closed = { $number }: { $what }, vom { $at }, geschlossen

request-line-done = { $number }: { $what }, vom { $at }, erledigt

requests-next = Das sind Ihre Anfragen und die Wiederherstellungen des Portals. Was soll ich tun?
    .check-again = Ich habe den Tarif gewechselt
    .go-back = Zurück

no-requests = Sie haben noch keine Anfragen.
    .go-back = Zurück

undo-choice = { $number } rückgängig machen

go-on-choice = { $number } fortsetzen

close-choice = { $number } schließen, ich brauche es nicht mehr

why-requests = Hier sehen Sie, was Sie angefragt haben und was wiederhergestellt wurde. Sie können fortsetzen, was nicht abgeschlossen ist, eine Wiederherstellung zurücknehmen oder eine Anfrage schließen.

request-handoff = ein Mensch
request-partner = ein Partner
request-full-rollback = vollständiges Zurücksetzen
request-upgrade = Wiederherstellung nach einem Upgrade
request-tariff-decision = Entscheidung über den Tarif
request-restore = Wiederherstellung durch einen Menschen
request-undo = Rücknahme einer Wiederherstellung

# ---- Misslungenes: was geschehen ist, was sicher ist, was zu tun ist ----
failure-portal-unreachable = Ihr Portal antwortet im Moment nicht. Es ist nichts verloren, und Ihre Sicherungen sind unversehrt. Meist hilft es, ein paar Minuten zu warten. (Kennung { $reference })
failure-portal-busy = Ihr Portal lässt im Moment keine weiteren Abfragen zu, seine Grenze ist erreicht. Es ist nichts verloren. Versuchen wir es in ein paar Minuten noch einmal. (Kennung { $reference })
failure-not-authorised = Das Portal lehnt unseren Zugang ab. Ihre Sicherungen sind unversehrt. Ein Administrator muss einen neuen Webhook anlegen, und wer diesen Dienst betreibt, muss ihn hinterlegen. (Kennung { $reference })
failure-right-missing = Unserem Zugang zum Portal fehlt ein Recht, das nötig ist. Ihre Sicherungen sind unversehrt. Ein Administrator muss dem Webhook die Rechte für CRM und Benutzer wieder geben. (Kennung { $reference })
failure-rest-unavailable = Der Tarif des Portals enthält die Schnittstelle nicht, über die ich arbeite; schreiben kann ich dort also jetzt nicht. Ihre Sicherungen sind unversehrt und bleiben. Nach einem Wechsel des Tarifs geht es weiter. (Kennung { $reference })
failure-no-snapshots = Von diesem Portal gibt es noch keine fertige Sicherung, also nichts, woraus sich etwas wiederherstellen ließe. Es wurde nichts geändert. Wer diesen Dienst betreibt, kann die erste erstellen lassen. (Kennung { $reference })
failure-snapshot-gone = Diese Sicherung ist inzwischen abgelaufen. Es wurde nichts geändert. Bitte wählen Sie eine andere. (Kennung { $reference })
failure-plan-stale = Seit der Vorschau hat sich im Portal zu viel geändert. Ich habe nichts geändert; bitte sehen Sie sich eine neue Vorschau an. (Kennung { $reference })
failure-not-allowed = Sie dürfen das nicht mehr: Sie sind im Portal nicht mehr aktiv oder kein Administrator mehr. Es wurde nichts geändert. Ein anderer Administrator kann weitermachen. (Kennung { $reference })
failure-tariff-refused = Der Tarif des Portals enthält keine Wiederherstellungen mehr. Es wurde nichts geändert; die Sicherung bleibt erhalten. Den Tarif wechseln Sie unter Abonnement > Upgrade. (Kennung { $reference })
failure-week-refused = In den letzten { $restore-days ->
        [one] 24 Stunden
       *[other] { $restore-days } Tagen
    } wurde schon einmal zurückgesetzt. Es wurde nichts geändert. Eine gezielte Wiederherstellung oder eine Datei ist jetzt möglich. (Kennung { $reference })
failure-already-running = { $known ->
        [0] Eine Wiederherstellung dieses Portals ist nicht abgeschlossen.
        [1] Die Wiederherstellung { $restore }, am { $since } von Benutzer { $who } bestätigt, ist nicht abgeschlossen.
       *[named] Die Wiederherstellung { $restore }, am { $since } von { $who } bestätigt, ist nicht abgeschlossen.
    } Ihre wurde nicht begonnen, und nichts geschieht doppelt. Bitte warten Sie, bis sie fertig ist, und sehen Sie sich dann eine neue Vorschau an. Falls sie unterbrochen wurde, können Sie sie unter „Meine Anfragen“ fortsetzen oder zurücknehmen. (Kennung { $reference })
failure-portal-in-use = Mit Ihrem Portal wird gerade etwas anderes gemacht, zum Beispiel eine Sicherung. Ihre Wiederherstellung wurde nicht begonnen, und es wurde nichts geändert. Versuchen wir es in ein paar Minuten noch einmal. (Kennung { $reference })
failure-overtaken = Seit Ihrer Vorschau hat { $known ->
        [0] jemand eine andere Wiederherstellung
        [1] Benutzer { $who } eine andere Wiederherstellung ({ $restore })
       *[named] { $who } eine andere Wiederherstellung ({ $restore })
    } bestätigt; die Vorschau passt darum nicht mehr. Ihre wurde nicht ausgeführt; bitte sehen Sie sich eine neue Vorschau an. (Kennung { $reference })
failure-has-ended = Diese Wiederherstellung ist inzwischen abgeschlossen oder wurde zurückgenommen. Nichts ist doppelt geschehen. Unter „Meine Anfragen“ sehen Sie, wie es steht. (Kennung { $reference })
failure-not-the-portal = Unter der Adresse Ihres Portals antwortet etwas anderes: eine Anmeldeseite oder eine Weiterleitung an eine andere Adresse. Vielleicht wurde das Portal umbenannt oder ist umgezogen. Gesendet habe ich dorthin nur die Anfrage. Ihre Sicherungen sind unversehrt, und was bisher geschah, ist festgehalten. Ein Administrator sollte nachsehen, unter welcher Adresse das Portal jetzt zu erreichen ist; wer diesen Dienst betreibt, muss den neuen Webhook hinterlegen. (Kennung { $reference })
failure-name-differs = Der eingegebene Name ist nicht der des Portals. Es wurde nichts geändert. (Kennung { $reference })
failure-disk-full = Auf unserer Seite ist kein Platz mehr, um sicher weiterzumachen. Was bisher geschah, ist festgehalten, und nichts geschieht doppelt. Wer diesen Dienst betreibt, muss Platz schaffen; wählen Sie dann „Noch einmal nachsehen“, und es geht dort weiter, wo es war. (Kennung { $reference })
failure-store-busy = Unser Speicher wird gerade von einem anderen Programm benutzt. Es wurde nichts geändert. Versuchen wir es gleich noch einmal. (Kennung { $reference })
failure-damaged = Ein Teil der Sicherung hat die Prüfung nicht bestanden, darum benutze ich ihn nicht. In Ihrem Portal wurde nichts geändert. Bitte wählen Sie eine andere Sicherung oder fragen Sie einen Menschen. (Kennung { $reference })
failure-stopped = Die Wiederherstellung ist unterwegs stehen geblieben, weil das Portal oder unser Zugang dazu ausfiel. Was bis dahin geschah, ist festgehalten. Mit „Noch einmal versuchen“ geht es an derselben Stelle weiter, und nichts geschieht doppelt. Sie können auch später wiederkommen: Sie finden sie unter „Meine Anfragen“. (Kennung { $reference })
failure-nothing-to-undo = Diese Wiederherstellung lässt sich nicht (mehr) rückgängig machen. Es wurde nichts geändert. (Kennung { $reference })
failure-internal = Auf unserer Seite ist etwas schiefgegangen. Was bisher geschah, ist festgehalten, und nichts geschieht doppelt. (Kennung { $reference })
nothing-begun = Ihre Bestätigung ist angekommen, aber es wurde noch nichts begonnen und im Portal nichts geändert.

reason-portal-unreachable = das Portal antwortet nicht
reason-portal-busy = die Grenze für Abfragen des Portals ist erreicht
reason-not-authorised = das Portal lehnt unseren Zugang ab
reason-right-missing = unserem Zugang fehlt ein Recht
reason-rest-unavailable = dem Tarif des Portals fehlt die Schnittstelle dafür
reason-no-snapshots = es gibt noch keine fertige Sicherung davon
reason-snapshot-gone = eine Sicherung ist abgelaufen
reason-plan-stale = das Portal hat sich inzwischen verändert
reason-not-allowed = ein Recht fehlt
reason-tariff-refused = der Tarif enthält es nicht
reason-week-refused = das Zurücksetzen dieser Woche ist verbraucht
reason-already-running = eine Wiederherstellung läuft
reason-portal-in-use = mit dem Portal wird gerade etwas anderes gemacht
reason-overtaken = inzwischen wurde eine andere Wiederherstellung bestätigt
reason-has-ended = die Wiederherstellung ist abgeschlossen
reason-not-the-portal = unter seiner Adresse antwortet etwas anderes, etwa eine Anmeldeseite
reason-name-differs = der Name ist ein anderer
reason-disk-full = auf unserer Seite ist kein Platz mehr
reason-store-busy = unser Speicher wird gerade benutzt
reason-damaged = eine Sicherung hat die Prüfung nicht bestanden
reason-stopped = sie blieb unterwegs stehen
reason-nothing-to-undo = es gibt nichts zurückzunehmen
reason-internal = auf unserer Seite ist etwas schiefgegangen

choice-try-again = Noch einmal versuchen
choice-look-again = Noch einmal nachsehen
