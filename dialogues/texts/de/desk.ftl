# The desk: what the person hears when an agent takes over, and what agents see.

# ---- to the person ----
handoff-call = Ich kann jemanden aus dem Team dazuholen. Was wir bisher gefunden haben, geht mit, Sie müssen es nicht noch einmal erzählen. Bis jemand da ist, können wir hier weitermachen.
    .record-it = Jemanden dazuholen
    .go-back = Ohne weitermachen
handoff-waits = Jemand aus dem Team antwortet bis { $at }. { $before ->
        [0] Sie sind als Nächstes dran.
        [one] Eine Person ist vor Ihnen.
       *[other] { $before } Personen sind vor Ihnen.
    } Bis dahin können wir hier weitermachen.
handoff-open-waits = Sie haben schon um einen Menschen gebeten: Nummer { $number }, festgehalten am { $at }, noch offen. Jemand aus dem Team antwortet bis { $until }. { $before ->
        [0] Sie sind als Nächstes dran.
        [one] Eine Person ist vor Ihnen.
       *[other] { $before } Personen sind vor Ihnen.
    } Möchten Sie etwas ergänzen? Schreiben Sie es hier, ich füge es dieser Anfrage hinzu.
    .go-back = Ohne das weitermachen
handoff-late = Das dauert länger, als ich Ihnen gesagt habe; das tut mir leid. Jemand aus dem Team antwortet jetzt bis { $at }. Wenn Sie niemanden mehr brauchen, sagen Sie es einfach.
handoff-expired = Niemand hatte Zeit für Ihre Anfrage; das tut mir leid. Ich bin wieder für Sie da, und Sie können jederzeit noch einmal nach jemandem fragen. Wenn es eilt, schreiben Sie an { $contact }.
handoff-withdrawn = Gut, es wird niemand mehr dazugeholt.
agent-joined = { $known ->
        [0] Jetzt ist jemand aus dem Team da.
       *[named] { $agent } ist jetzt da.
    } Ich halte mich zurück, bis ich das Gespräch wieder übernehme.
agent-replaced = { $known ->
        [0] Ab hier macht jemand anders aus dem Team weiter.
       *[named] Ab hier macht { $agent } weiter.
    }
agent-says = { $known ->
        [0] { $text }
       *[named] { $agent }: { $text }
    }
agent-corrects = { $known ->
        [0] Berichtigt: { $text }
       *[named] { $agent }, berichtigt: { $text }
    }
agent-silent = In unserem Team scheint gerade jemand aufgehalten zu werden; das tut mir leid. Ich habe andere gerufen, jemand antwortet bis { $at }.
    .no-person = Ich brauche niemanden mehr
agent-gone = Aus unserem Team musste gerade jemand gehen. Jemand anders antwortet bis { $at }; bis dahin bin ich für Sie da.
agent-out-of-reach = Meine Kolleginnen und Kollegen sind hier gerade nicht zu erreichen, das tut mir leid. Ihre Anfrage bleibt offen; bis wieder jemand da ist, bin ich bei Ihnen.
agent-handed-back = Ich bin wieder für Sie da: Das Team hat mir das Gespräch zurückgegeben.
agent-closed = Das Team hat das hier abgeschlossen. Wenn noch etwas ist, schreiben Sie einfach, ich bin da.
agent-filled = { $known ->
        [0] Das Team hat das für Sie eingetragen.
       *[named] { $agent } hat das für Sie eingetragen.
    } Bitte schauen Sie, ob es stimmt:
filled-answer = • { $slot }: { $value }
filled-unclear = lässt sich auf zwei Arten lesen, ich frage nach
rate-agent = Hat Ihnen das geholfen?
    .rating-good = Ja, hat geholfen
    .rating-bad = Nein, nicht wirklich
rating-thanks = Danke, ich habe es weitergegeben.
approval-waits = Bevor das läuft, muss jemand aus dem Support zustimmen; ich habe gefragt. Bisher wurde nichts verändert. Die Zustimmung ist bis { $until } möglich, und ich schreibe Ihnen, sobald entschieden ist.
approval-standing = Sie haben es bestätigt. Seit { $since } wartet es darauf, dass jemand aus dem Support zustimmt; das geht bis { $until }. Bisher wurde nichts verändert. Sobald entschieden ist, schreibe ich Ihnen, und mit der Zustimmung beginnt es sofort. Wenn Sie zurückgehen oder abbrechen, nehmen Sie Ihre Bestätigung zurück.
undo-standing = Sie haben bestätigt, dass die Wiederherstellung zurückgenommen wird. Seit { $since } wartet das darauf, dass jemand aus dem Support zustimmt; das geht bis { $until }. Noch ist alles so, wie es nach der Wiederherstellung war. Sobald entschieden ist, schreibe ich Ihnen, und mit der Zustimmung beginnt es sofort. Wenn Sie abbrechen, nehmen Sie Ihre Bestätigung zurück.
cancelled-approval = Abgebrochen. Was Sie bestätigt hatten, wartete seit { $since } auf Zustimmung; es läuft nicht, auch wenn jetzt noch jemand zustimmt. In Ihrem Portal wurde nichts geändert.
approval-given = Die Zustimmung ist da. Ich beginne jetzt.
approval-denied = Es wurde nicht zugestimmt, mit dieser Begründung: { $reason }
    In Ihrem Portal wurde nichts verändert.
undo-denied = Dem wurde nicht zugestimmt, aus diesem Grund: { $reason }
    Alles bleibt so, wie es nach der Wiederherstellung ist.
    .keep-it = So lassen
approval-expired = Es hat niemand rechtzeitig zugestimmt. Nichts wurde verändert; wenn Sie es noch möchten, bestätigen Sie es bitte noch einmal.
approval-aside = Über das Beiseitegelegte ({ $matter }) ist entschieden. Ich mache dort weiter, wenn wir hier fertig sind oder wenn Sie „zurück zum ersten“ schreiben; bis dahin geschieht davon nichts.
choice-no-person = Ich brauche niemanden mehr

# ---- to the desk ----
desk-waits = { $who } wartet auf einen Menschen. Zugesagt: bis { $at }.
    .take = Übernehmen
desk-late = { $who } wartet noch: Die Zusage wurde nicht gehalten. Jetzt zugesagt: bis { $at }.
    .take = Übernehmen
desk-expired = Niemand hat { $who } rechtzeitig übernommen. Der Assistent hat das Gespräch wieder.
desk-claimed = { $agent } hat das Gespräch. Der Assistent schweigt.
desk-released = { $agent } hat das Gespräch dem Assistenten zurückgegeben.
desk-closed = { $agent } hat das Gespräch abgeschlossen.
desk-begun = { $agent } hat das Gespräch begonnen. Der Assistent hält sich heraus.
desk-withdrawn = Es wird niemand mehr gebraucht. Der Assistent hat das Gespräch wieder.
desk-reopened = Es wurde wieder geschrieben. Der Assistent hat das Gespräch.
desk-erased = Die Person hat alles löschen lassen, was wir von ihr aufbewahrt haben. Dieses Gespräch ist beendet, und hier erreicht sie nichts mehr.
desk-unlinked = Das Konto der Person ist nicht mehr mit dem Portal verknüpft: Von hier erreicht sie nichts, und für sie läuft nichts. Mit einer neuen Einladung (/invite) kommt sie zurück.
desk-silent = { $agent } antwortet seit einer Weile nicht. { $called }, bitte übernehmen.
    .take = Übernehmen
desk-all-called = { $agent } antwortet { $who } nicht. Wer kann: bitte übernehmen.
    .take = Übernehmen
desk-left = { $agent } ist nicht mehr am Tisch. { $who } wartet auf jemand anders; zugesagt: bis { $at }.
    .take = Übernehmen
desk-has-agent = { $agent } hat es.
desk-with-assistant = Der Assistent hat es schon.
desk-is-closed = Es ist schon abgeschlossen.
desk-not-taken = Sie haben es nicht: Die Person wartet noch auf jemanden. Übernehmen Sie es zuerst (/take), oder schließen Sie es ab (/close).
desk-close-waits = Hier wartet noch etwas auf Zustimmung, das die Person bestätigt hat. Stimmen Sie zuerst zu (/approve) oder lehnen Sie es ab (/deny GRUND), und schließen Sie dann ab.
desk-not-said = Ihre Worte wurden nicht weitergegeben.
desk-empty = Da steht nichts.
desk-noted = Notiert. Außerhalb des Teams sieht es niemand.
desk-canned = Vorbereitete Antworten: { $names }. Gesagt wird eine mit /canned NAME.
desk-canned-unknown = Eine Antwort „{ $name }“ gibt es nicht. Es gibt: { $names }.
desk-languages = Schreiben Sie /lang mit einer von: { $names }.
desk-language = Ab jetzt spricht der Assistent hier „{ $name }“.
desk-fill-how = Schreiben Sie /fill ANTWORT WERT, mit einer dieser Antworten: { $names }. Eine Sicherung wird mit ihrer Nummer genannt, etwa s12.
desk-fill-not-understood = { $slot }: Mit „{ $value }“ kann ich nichts anfangen.
desk-fill-examples = Zum Beispiel: { $examples }.
desk-filled = { $slot }: „{ $value }“. { $later ->
        [0] Der Assistent sagt es jetzt und lässt es bestätigen.
       *[later] Der Assistent sagt es und lässt es bestätigen, sobald er das Gespräch wieder hat.
    }
desk-nothing-to-approve = Hier wartet nichts auf Zustimmung.
desk-own-restore = Das haben Sie selbst bestätigt; zustimmen muss jemand anders.
desk-deny-needs-reason = Bitte mit Begründung: /deny GRUND. Sie wird weitergegeben.
desk-deny-in-topic = Eine Ablehnung braucht eine Begründung, die weitergegeben wird. Öffnen Sie das Thema und schreiben Sie dort /deny GRUND.
desk-approval = { $who } hat eine Wiederherstellung bestätigt: { $option } ({ $plan }). Sie wartet bis { $until } auf Zustimmung.
    .approve = Zustimmen
    .deny = Ablehnen
desk-approval-reminder = { $who }: { $plan } wartet noch auf Zustimmung, bis { $until }.
    .approve = Zustimmen
    .deny = Ablehnen
desk-approval-undo = { $who } möchte die Wiederherstellung { $restore } zurücknehmen ({ $plan }). Das wartet bis { $until } auf Zustimmung.
    .approve = Zustimmen
    .deny = Ablehnen
desk-approval-expired = { $who }: Niemand hat rechtzeitig zugestimmt. Es läuft nicht.
desk-approval-withdrawn = Darauf wartet niemand mehr: Die Person hat es zurückgenommen oder etwas anderes bestätigt.
desk-approval-unlinked = { $who }: Das Konto ist nicht mehr mit dem Portal verknüpft. Was auf Zustimmung wartete, läuft deshalb nicht.
desk-approved = { $agent } hat zugestimmt. Es läuft.
desk-denied = { $agent } hat abgelehnt: { $reason }
desk-rated-good = Rückmeldung: Es hat geholfen.
desk-rated-bad = Rückmeldung: Es hat nicht geholfen.
desk-line-waits = { $who }: wartet seit { $since }, zugesagt bis { $at }
desk-line-agent = { $who }: bei { $agent }
desk-line-approval = { $who }: { $plan } wartet seit { $since } auf Zustimmung, bis { $until }
desk-nobody-waits = Niemand wartet.
desk-card = { $who }, { $known ->
        [0] Benutzer { $user }
       *[named] { $name } (Benutzer { $user })
    }, Tarif { $tariff }, Sprache { $language }
    .take = Übernehmen
    .release = Zurückgeben
    .close = Abschließen
    .approve = Zustimmen
    .deny = Ablehnen
    .status = Aktualisieren
desk-status-assistant = Der Assistent antwortet.
desk-status-waiting = Wartet auf einen Menschen, zugesagt bis { $at }.
desk-status-agent = { $agent } antwortet, der Assistent schweigt.
desk-status-closed = Abgeschlossen.
desk-card-step = Schritt: { $question }
desk-card-erased = { $who }: Die Person hat alles löschen lassen, was wir von ihr aufbewahrt haben. Dieses Gespräch ist beendet; hier lässt sich nichts mehr tun.
desk-card-approval = Wartet auf Zustimmung: { $plan }, bis { $until }
whisper-next = Der Assistent würde jetzt sagen:
whisper-expires = Die Sicherung vom { $snapshot } läuft in { $left } ab.
desk-transcript = Der Verlauf: { $count ->
        [one] eine Zeile.
       *[other] { $count } Zeilen.
    }
desk-record = Wer was getan hat: { $count ->
        [one] eine Zeile.
       *[other] { $count } Zeilen.
    }
desk-file-named = { $count ->
        [0] { $file }: nur für die Person.
        [one] { $file }, ein Datensatz: nur für die Person.
       *[other] { $file }, { $count } Datensätze: nur für die Person.
    }

# ---- in files ----
speaker-person = Kunde
speaker-assistant = Assistent
speaker-clock = von selbst
deed-requested = hat um einen Menschen gebeten
deed-withdrawn = braucht niemanden mehr
deed-unlinked = die Verknüpfung endete; niemand wird mehr gerufen
deed-claimed = hat das Gespräch übernommen
deed-released = hat dem Assistenten zurückgegeben
deed-closed = hat das Gespräch abgeschlossen
deed-reopened = hat nach dem Abschluss wieder geschrieben
deed-begun = hat das Gespräch begonnen
deed-left = Bearbeiter nicht mehr am Tisch
deed-late = eine Zusage wurde nicht gehalten
deed-expired = niemand hat die Anfrage übernommen
deed-silent = keine Antwort, andere wurden gerufen
deed-erased = hat alles Aufbewahrte löschen lassen
deed-said = hat geschrieben
deed-edited = hat Geschriebenes geändert
deed-not-arrived = eine Nachricht kam nicht an
deed-note = Notiz
deed-filled = hat eine Antwort eingetragen
deed-language = hat die Sprache geändert
deed-approval-asked = hat eine Wiederherstellung bestätigt, die Zustimmung braucht
deed-undo-approval-asked = möchte eine Wiederherstellung zurücknehmen, was Zustimmung braucht
deed-approved = hat zugestimmt
deed-denied = hat abgelehnt
deed-approval-expired = niemand hat rechtzeitig zugestimmt
deed-approval-withdrawn = hat zurückgenommen, was auf Zustimmung wartete
deed-approval-unlinked = die Verknüpfung endete; was auf Zustimmung wartete, läuft nicht
deed-reminded = an die Zustimmung erinnert
deed-restore-begun = hat eine Wiederherstellung beginnen lassen
deed-restore-ended = hat die Wiederherstellung beendet und das Ergebnis gemeldet
deed-undo-begun = hat eine Wiederherstellung zurücknehmen lassen
deed-undo-ended = hat die Wiederherstellung zurückgenommen und das Ergebnis gemeldet
deed-rated = hat die Hilfe bewertet

# ---- commands of agents ----
desk-command-take = Das Gespräch übernehmen
desk-command-release = Dem Assistenten zurückgeben
desk-command-close = Das Gespräch abschließen
desk-command-note = Eine Notiz fürs Team
desk-command-status = Wie es steht
desk-command-fill = Eine Antwort eintragen
desk-command-approve = Dem zustimmen, was darauf wartet
desk-command-deny = Ablehnen, mit Begründung
desk-command-canned = Eine vorbereitete Antwort sagen
desk-command-lang = Die Sprache ändern
desk-command-transcript = Alles Gesagte als Datei
desk-command-record = Wer was getan hat, als Datei
desk-command-desk = Wer wartet
