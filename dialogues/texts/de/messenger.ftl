# Rund um den Messenger selbst: Befehle, Gruppen, Bekanntschaft, laufende Arbeit.

link-needed = Ich helfe Administratoren von Bitrix24, verlorene CRM-Daten zurückzuholen. Damit ich Ihnen etwas zeigen kann, muss ich wissen, wessen Konto das ist: Öffnen Sie bitte den Einladungslink, den Ihnen Ihr Administrator oder Ihr Support geschickt hat. Ohne ihn zeige und ändere ich nichts.
write-in-private = Über Ihre Daten spreche ich nur unter vier Augen. Öffnen Sie bitte einen Chat mit mir und schreiben Sie dort.
chat-trouble = Bei uns ist etwas schiefgegangen, und Ihre letzte Nachricht ist nicht angekommen. Geändert wurde nichts, und alles Bisherige ist erhalten. Bitte schreiben Sie sie noch einmal.
work-progress = { $stage } … { $done } von { $of }
work-progress-open = { $stage } … { $done }
stage-reading-portal = Ich lese Ihr Portal
stage-reading-snapshots = Ich lese die Sicherungen
stage-comparing = Ich vergleiche
stage-restoring = Ich stelle wieder her
stage-verifying = Ich prüfe das Wiederhergestellte
stage-writing-files = Ich schreibe die Dateien
command-start = Anfangen oder sehen, wo wir stehen
command-help = Was ich kann
command-status = Was ich bisher habe
command-cancel = Abbrechen; es geschieht nichts
command-human = Mit einem Menschen sprechen
command-language = Andere Sprache
command-settings = Ihr Konto und Portal
command-privacy = Was ich über Sie aufbewahre
