# Was ich ungefragt sage.

mass-loss = Mir ist in Ihrem Portal etwas aufgefallen: { $counts } { $count ->
        [one] ist nicht mehr da. Am { $from } war der Datensatz noch vorhanden, am { $to } nicht mehr.
       *[other] sind nicht mehr da. Am { $from } waren sie noch vorhanden, am { $to } nicht mehr.
    } Wenn jemand das mit Absicht gelöscht hat, ist alles in Ordnung. Wenn nicht: Die Sicherungen sind davon nicht betroffen, und wir können der Sache gleich nachgehen.
mass-change = Mir ist in Ihrem Portal etwas aufgefallen: Viele Datensätze wurden auf einmal geändert, von { $author }: { $counts }. Zeitraum: { $from } bis { $to }. Wenn das gewollt war, etwa ein Import, ist alles in Ordnung. Wenn nicht: Die Sicherungen enthalten noch die Werte von vorher.
mass-loss-next = Sollen wir der Sache nachgehen? Worum es geht und seit wann, merke ich mir; wiederhergestellt wird nichts, bevor Sie es gesehen und bestätigt haben.
    .look-into-it = Ja, der Sache nachgehen
    .stay = Nein, das hat seine Richtigkeit
mass-loss-later = Ich unterbreche nicht, was wir gerade tun. Ich habe es beiseitegelegt: Wir machen danach damit weiter, oder Sie finden es unter „Meine Anfragen“.
request-ready-next = Möchten Sie sie sehen?
    .requests = Meine Anfragen zeigen
    .stay = Nicht jetzt
backup-expires = Die Sicherung vom { $snapshot }, die Sie hier gewählt haben, wird bis { $until } aufgehoben; dann läuft sie ab. Bitte entscheiden Sie sich bis dahin.
request-expires = Ihre Anfrage Nummer { $number } braucht die Sicherung vom { $snapshot }. Dafür wird sie bis { $until } aufgehoben; dann läuft sie ab.
backup-expires-next = Soll ich sie als Anfrage länger für Sie aufheben?
    .keep-it = Ja, aufheben
    .stay = Nein, die Zeit reicht
recorded-kept-backup = Ihre Anfrage ist unter der Nummer { $number } festgehalten.
backup-kept = Die Sicherung wird dafür bis { $until } aufgehoben. Weiter geht es damit unter „Meine Anfragen“ oder hier.
request-kept-backup = eine aufgehobene Sicherung
why-keep-backup = Sicherungen laufen nach einigen Tagen ab. Eine, die für eine Anfrage gebraucht wird, bleibt länger, damit Sie in Ruhe entscheiden können.
restored-elsewhere = Eine Wiederherstellung, um die Sie gebeten hatten, ist abgeschlossen: am { $at }, außerhalb dieses Gesprächs. ({ $restore }) Das ist daraus geworden:
undone-elsewhere = Eine Wiederherstellung wurde am { $at } zurückgenommen, außerhalb dieses Gesprächs. ({ $restore }) Das ist daraus geworden:
