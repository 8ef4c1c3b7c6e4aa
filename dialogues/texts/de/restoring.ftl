# Wann, welcher Weg zurück, welche Sicherung; Vorschau, Bestätigung, Ergebnis, Rückgängig.

# ---- Zeitpunkt (R08, R09, R22) ----
snapshots-daily = Gesichert wird jeden Tag um { $time } Uhr, in jedem Tarif.

snapshots-kept = Sicherungen werden { $days ->
        [one] einen Tag
       *[other] { $days } Tage
    } lang aufbewahrt; die älteste ist vom { $oldest }.

no-snapshots = Von diesem Portal gibt es noch keine fertige Sicherung, also nichts, woraus sich etwas wiederherstellen ließe.

moment-of-loss = Wann ist es passiert? Zum Beispiel „gestern 15:00“, „Dienstag 9:30“ oder „17.11.2026 15 Uhr“.
    .not-sure = Ich weiß es nicht
    .by-snapshot = Ich weiß, welche Sicherung ich möchte
moment-of-state = Von welchem Tag möchten Sie die Daten? Zum Beispiel „gestern“, „Dienstag“ oder „17.11.2026“.
    .not-sure = Ich weiß es nicht
    .by-snapshot = Zeig mir die Sicherungen

moment-future = Dieser Zeitpunkt kommt erst noch. Bitte sagen Sie mir, wann es geschehen ist.

moment-ahead = { $moment } kommt erst noch, da kann es also nicht passiert sein.

moment-two = Das lässt sich auf zwei Arten lesen. Welche meinen Sie?
    .other-moment = Keine davon

moment-gap = Diese Uhrzeit gab es nicht: In jener Nacht wurde die Uhr vorgestellt. Was meinen Sie?
    .other-moment = Einen anderen Zeitpunkt

moment-overlap = { $moment } gab es zweimal: In jener Nacht wurde die Uhr zurückgestellt. Was meinen Sie?
    .first = Das erste Mal, vor dem Umstellen
    .second = Das zweite Mal, danach
    .other-moment = Einen anderen Zeitpunkt

moment-too-old = { $moment } liegt vor der ältesten Sicherung; sie ist vom { $oldest }. Eine Wiederherstellung reicht höchstens { $days ->
        [one] einen Tag
       *[other] { $days } Tage
    } zurück. Was vorher verloren ging, kann ich nicht zurückbringen.
    .other-moment = Es war später
    .not-sure = Zeigen, was die Sicherungen sagen
    .person = Einen Menschen fragen
    .cancel = Hier aufhören

moment-first-day = Von vor diesem Tag ist keine Sicherung mehr da. Die älteste ist von eben diesem Tag: { $oldest }. War es davor oder danach?
    .after-it = Danach, diese Sicherung nehmen
    .before-it = Davor
    .other-moment = An einem anderen Tag

moment-day-backup = { $day }, ohne Uhrzeit. An diesem Tag wurde gesichert: { $snapshot }. Ist es davor oder danach passiert?
    .after-it = Danach, diese Sicherung nehmen
    .before-it = Davor, die Sicherung davor nehmen
    .other-moment = An einem anderen Tag

moment-part-backup = { $day }, ohne genaue Uhrzeit. In dieser Zeit wurde gesichert: { $snapshot }. Ist es davor oder danach passiert?
    .after-it = Danach, diese Sicherung nehmen
    .before-it = Davor, die Sicherung davor nehmen
    .other-moment = Zu einer anderen Zeit

moment-part-said-back = { $day }. In dieser Zeit wurde nicht gesichert; die letzte Sicherung davor ist vom { $snapshot }. Stimmt das?
    .right = Stimmt
    .change-it = Ändern

moment-day-evidence = { $day }. Nach meinem eigenen Vergleich { $count ->
        [one] ging ein Datensatz verloren oder wurde geändert
       *[other] gingen { $count } Datensätze verloren oder wurden geändert
    }, und zwar zwischen { $from } und { $to }. Die letzte Sicherung davor ist vom { $snapshot }. Meinen Sie diesen Verlust?
    .right = Stimmt
    .change-it = Ändern

moment-day-said-back = { $day }. An diesem Tag wurde nicht gesichert; die letzte Sicherung davor ist vom { $snapshot }. Stimmt das?
    .right = Stimmt
    .change-it = Ändern

reading-differs = Bitte beachten Sie: Da { $count ->
        [one] war ein Datensatz schon weg; er fehlt
       *[other] waren { $count } Datensätze schon weg; sie fehlen
    } in der Sicherung vom { $snapshot }. Die letzte, die alles enthält, ist vom { $from }.

reading-differs-changed = Bitte beachten Sie: Da { $count ->
        [one] war ein Datensatz schon geändert
       *[other] waren { $count } Datensätze schon geändert
    }, und die Sicherung vom { $snapshot } enthält die geänderten Werte. Die letzte von vor der Änderung ist vom { $from }.
reading-differs-names = Das betrifft { $names }.
reading-differs-some = Darunter: { $names }.

reading-later = Bitte beachten Sie: Danach { $count ->
        [one] war der Datensatz noch da
       *[other] waren alle { $count } Datensätze noch da
    }; die Sicherung von { $from } hat alles. Mit der älteren von { $snapshot } würde ein Rollback auch zurücknehmen, was Ihre Kollegen dazwischen getan haben.

reading-later-changed = Bitte beachten Sie: Danach { $count ->
        [one] war der geänderte Datensatz noch in Ordnung
       *[other] waren die { $count } geänderten Datensätze noch in Ordnung
    }; die Sicherung von { $from } hat die richtigen Werte. Mit der älteren von { $snapshot } würde ein Rollback auch zurücknehmen, was Ihre Kollegen dazwischen getan haben.
reading-rest-later = { $count ->
        [one] Ein weiterer Datensatz war am { $from } noch da und verschwand
       *[other] Die übrigen { $count } Datensätze waren am { $from } noch da und verschwanden
    } erst später.

moment-said-back = { $moment } (Zeit von { $zone }, { $days ->
        [0] heute
        [one] gestern
       *[other] vor { $days } Tagen
    }). Die Sicherung davor ist vom { $snapshot }. Stimmt das?
    .right = Stimmt
    .change-it = Ändern

moment-from-evidence = Kein Problem, die Sicherungen helfen. Zwischen diesen Zeitpunkten ist etwas geschehen. Was passt?
    .by-snapshot = Lieber eine Sicherung wählen
    .other-moment = Nichts davon

moment-no-evidence = An den Sicherungen lässt sich der Zeitpunkt nicht erkennen. Sie können stattdessen eine Sicherung wählen oder mir ungefähr sagen, wann es war.
    .by-snapshot = Eine Sicherung wählen
    .other-moment = Ungefähr sagen, wann
    .person = Einen Menschen fragen

moment-by-snapshot = Welche Sicherung möchten Sie? Es gibt diese:
    .other-moment = Ich sage lieber, wann es war

moment-snapshot-noted = Notiert: der Stand vom { $snapshot }.

why-moment = Ich suche die letzte Sicherung, in der noch alles steht. Stimmt der Zeitpunkt nicht, fehlt darin vielleicht etwas, oder neuere Arbeit geht verloren.

# ---- Wege (R15 bis R21, B06) ----
only-full-fields = Bei Ihnen fehlen: { $kinds }. Wurden diese gelöscht, bringt ein Zurücksetzen des CRM sie nicht zurück. Das kann nur ein vollständiges Zurücksetzen des Accounts.

only-full-outside = Bei Ihnen fehlen: { $kinds }. Das liegt außerhalb der CRM-Datensätze. Zurück kommt es nur mit einem vollständigen Zurücksetzen des Accounts.

only-full-notes = Bei Ihnen fehlen: { $kinds }. Sie stehen in keiner Datei und kommen mit keiner gezielten Wiederherstellung. Das kann nur ein vollständiges Zurücksetzen des Accounts.

not-held-yet = Offen gesagt: Unsere Sicherungen enthalten noch nicht: { $kinds }. Ich kann das also nicht selbst wiederherstellen. Ich kann eine Anfrage festhalten, damit Menschen sich darum kümmern.

about-selective = Gezielte Wiederherstellung: Jeder fehlende Datensatz kommt in seiner letzten guten Fassung zurück, jeder beschädigte bekommt seine Felder zurück, und alles andere bleibt, wie es ist. Sie sehen vorher, was sich ändern würde, und wählen aus, was mitkommt.

about-csv = CSV-Datei: Sie bekommen die Datensätze, wie sie an einem bestimmten Tag waren, und importieren, was Sie brauchen. Sonst ändert sich nichts; das ist der sicherste Weg und passt zu einem CRM, in dem viel gearbeitet wird. Das Importieren ist Ihre Arbeit.

about-crm-rollback = Zurücksetzen des CRM: Das ganze CRM kommt auf den Stand eines bestimmten Tages. Es passt, wenn eine Liste von Kontakten, Unternehmen, Leads oder Aufträgen verloren ging. Jede Änderung im CRM seit diesem Tag geht verloren, und Neueres kann mit entfernt werden.

about-full-rollback = Vollständiges Zurücksetzen: Der ganze Account kommt auf den Stand eines bestimmten Tages, das CRM und alles andere. Alles Neue und jede Änderung im Account seit diesem Tag geht verloren. Selbst ausführen kann ich das noch nicht; ich halte eine Anfrage dafür fest.

option-selective-fits = Gezielte Wiederherstellung: Nur was fehlt oder beschädigt ist, kommt zurück ({ $kinds }); alles andere bleibt, wie es ist.

option-csv-fits = CSV-Datei: die Datensätze, wie sie an einem bestimmten Tag waren; importieren tun Sie selbst. Sonst ändert sich nichts.

csv-holds = Die Datei enthält Kontakte, Unternehmen, Leads und Aufträge. Sie enthält keine Aktivitäten, keine Kommentare und keinen Verlauf.

csv-size-estimate = Für eine Datei darf die Datenbank höchstens { $limit } GB haben; Ihre hat etwa { $size } GB (geschätzt).

option-csv-too-large = CSV-Datei: hier nicht möglich. Es gibt sie für Datenbanken bis { $limit } GB, und diese hat { $size } GB.

option-crm-rollback-fits = Zurücksetzen des CRM: Das ganze CRM kommt auf den Stand eines bestimmten Tages. Jede Änderung seitdem geht verloren, und Neueres kann mit entfernt werden.

option-full-rollback-fits = Vollständiges Zurücksetzen: Der ganze Account kommt auf den Stand eines bestimmten Tages, das CRM und alles andere. Alles Neue und jede Änderung im Account seit diesem Tag geht verloren. Selbst ausführen kann ich das noch nicht; ich halte eine Anfrage dafür fest.

option-full-rollback-more = Vollständiges Zurücksetzen: Der ganze Account kommt auf den Stand eines bestimmten Tages, und jede Änderung seitdem geht verloren. Das ist mehr, als hier nötig ist, und ich kann dafür nur eine Anfrage festhalten.

option-full-rollback-only = Vollständiges Zurücksetzen: Der ganze Account kommt auf den Stand eines bestimmten Tages, mit Feldern, Produkten, Aufgaben und allem anderen. Alles Neue und jede Änderung im Account seit diesem Tag geht verloren. Selbst ausführen kann ich das noch nicht; ich halte eine Anfrage dafür fest.

option-file-as-wished = Sie wollten eine Datei, also gehen wir diesen Weg.

no-options = Hier gibt es keinen Weg zurück, den ich anbieten darf.

choose-option = Mein Rat: { $option }, denn { $reason }. Welchen Weg nehmen wir?
    .selective = Gezielte Wiederherstellung
    .csv = CSV-Datei
    .crm-rollback = CRM zurücksetzen
    .full-rollback = Vollständig zurücksetzen

advice-selective = das ist der schonendste Weg, und niemandes Arbeit geht verloren
advice-csv = in Ihrem Portal ändert sich nur, was Sie selbst importieren
advice-crm-rollback = damit kommt eine ganze Liste auf einmal zurück
advice-full-rollback = nichts Geringeres bringt das alles zurück

option-told = Sie sagten: { $told }. Nehmen wir diesen Weg? Mein Rat wäre ein anderer: { $option }, denn { $reason }.
    .right = Ja, wie gesagt
    .selective = Gezielte Wiederherstellung
    .csv = CSV-Datei
    .crm-rollback = CRM zurücksetzen
    .full-rollback = Vollständig zurücksetzen

option-told-fits = Sie sagten: { $told }. Das ist auch mein Rat, denn { $reason }. Nehmen wir diesen Weg?
    .right = Ja, wie gesagt
    .selective = Gezielte Wiederherstellung
    .csv = CSV-Datei
    .crm-rollback = CRM zurücksetzen
    .full-rollback = Vollständig zurücksetzen

option-not-offered = Sie sagten: { $option }. Dieser Weg steht hier nicht offen; diese gibt es:

no-option = Was Sie brauchen, ist nicht unter den Wegen, die dieser Dienst anbietet. Ein Mensch kennt vielleicht einen anderen.
    .person = Einen Menschen fragen
    .stop = Hier aufhören

why-option = Die Wege unterscheiden sich darin, was sie sonst noch berühren. Der schonendste, der Ihre Daten zurückbringt, ist meist der beste.

refused-full-owner = Ein vollständiges Zurücksetzen betrifft den ganzen Account; darum darf es nur der Inhaber anfordern, also wer das Portal registriert hat. Die anderen Wege stehen Ihnen als Administrator offen.
    .other-option = Einen anderen Weg
    .check-again = Noch einmal prüfen
    .stop = Hier aufhören

refused-full-owner-unknown = Ein vollständiges Zurücksetzen darf nur der Inhaber des Portals anfordern, und ich kann nicht feststellen, wer das ist. Wer diesen Dienst betreibt, kann den Inhaber benennen.
    .other-option = Einen anderen Weg
    .person = Einen Menschen fragen
    .stop = Hier aufhören

why-full-owner = Ein vollständiges Zurücksetzen nimmt die Arbeit aller im Account zurück. Das entscheidet, wer ihn registriert hat.

# ---- Sicherung (R23) ----
snapshots-available = { $count ->
        [one] Es gibt eine Sicherung, vom { $newest }.
       *[other] Es gibt { $count } Sicherungen, vom { $oldest } bis zum { $newest }.
    }

snapshot-closest = Die letzte davor ist vom { $snapshot }. Nehmen wir sie?
    .other-snapshot = Eine andere

snapshot-wished = Nach dem, was Sie sagten, ist es die vom { $snapshot }. Nehmen wir sie?
    .other-snapshot = Eine andere

snapshot-proposed = Gewählt wurde die vom { $snapshot }. Nehmen wir sie?
    .other-snapshot = Eine andere

snapshot-not-there = Die gewählte Sicherung { $number } gibt es nicht, oder sie wird nicht mehr aufbewahrt.

snapshot-lacks = Bitte beachten Sie: Die Sicherung vom { $snapshot } ist nicht vollständig. In ihr fehlen: { $kinds }.

snapshot-misses = Bitte beachten Sie: Als die Sicherung vom { $snapshot } entstand, { $count ->
        [one] war ein Datensatz schon weg. Er steht nicht darin.
       *[other] waren { $count } Datensätze schon weg. Sie stehen nicht darin.
    } { $ticked ->
        [0] { $count ->
            [one] Er käme nicht zurück.
           *[other] Sie kämen nicht zurück.
        }
       *[ticked] Was Sie auswählen, kommt trotzdem zurück, aus der letzten Sicherung, die es enthält.
    }

snapshot-damaged = Bitte beachten Sie: Als die Sicherung vom { $snapshot } entstand, { $count ->
        [one] war ein Datensatz schon geändert. Er steht mit den geänderten Werten darin.
       *[other] waren { $count } Datensätze schon geändert. Sie stehen mit den geänderten Werten darin.
    } { $ticked ->
        [0] Die blieben.
       *[ticked] Was Sie auswählen, bekommt trotzdem seine früheren Werte, aus der letzten Sicherung vor der Änderung.
    }

snapshot-all-the-same = Nehmen wir die Sicherung vom { $snapshot } trotzdem?
    .other-snapshot = Eine andere

snapshot-after-loss = Bitte beachten Sie: Die Sicherung vom { $snapshot } entstand nach dem Verlust. Was davor verloren ging, steht nicht darin.

choose-snapshot = Welche Sicherung nehmen wir?

no-snapshot-before = Vor { $moment } wurde nicht gesichert; die älteste Sicherung ist vom { $oldest }.

no-snapshot = Ohne eine Sicherung von vor dem Verlust kann ich die Daten nicht zurückbringen. Wir können noch einmal nachsehen, falls es ein anderer Zeitpunkt war, oder ein Mensch nimmt sich der Sache an.
    .look-again = Noch einmal nachsehen
    .person = Einen Menschen fragen
    .stop = Hier aufhören

why-snapshot = Die Sicherung entscheidet, was zurückkommt. In der letzten vor dem Verlust steckt am meisten von Ihrer Arbeit.

# ---- Tarif (R25 bis R28) ----
tariff-refused = Die Sicherung vom { $snapshot } ist da. Wiederherstellungen und Dateien gehören zu diesen Tarifen: { $tariffs }. In Ihrem Tarif ({ $tariff }) sind sie nicht enthalten.

upgrade-first = Niemand muss bezahlen, bevor feststeht, dass es geht: Die Sicherung liegt vor. Den Tarif wechseln Sie unter Abonnement > Upgrade. Wenn Sie möchten, hebe ich Ihre Anfrage und diese Sicherung bis dahin auf.

plus-archived = Den Tarif Plus selbst kann man nicht mehr kaufen, und man kann auch nicht mehr zu ihm wechseln.

tariff-refused-next = Wie machen wir weiter?
    .upgraded = Ich habe gewechselt
    .wait = Anfrage aufheben
    .stop = Hier aufhören

tariff-unclear = Ob Ihr Tarif ({ $tariff }) Wiederherstellungen enthält, muss ein Mensch entscheiden. Ich kann Ihre Anfrage mit allem, was wir gefunden haben, festhalten; die Sicherung vom { $snapshot } bleibt solange erhalten.
    .record-it = Festhalten
    .check-again = Noch einmal prüfen
    .stop = Hier aufhören

waiting-for-upgrade = Ihre Anfrage bleibt gespeichert: { $option }, mit der Sicherung vom { $snapshot }. Sobald der Tarif gewechselt ist, geht es hier weiter.
    .upgraded = Ich habe gewechselt
    .stop = Ich brauche es nicht mehr

tariff-changed = Ihr Tarif hat sich geändert. Machen wir weiter.

why-tariff = Wiederherstellungen und Dateien gehören zu bestimmten Tarifen. Die Regel steht in den Tarifbedingungen, sie kommt nicht von mir.

week-refused = Ein Zurücksetzen ist { $restore-days ->
        [one] einmal am Tag
       *[other] einmal in { $restore-days } Tagen
    } möglich. Das letzte lief am { $last-restore }, das nächste geht ab { $next-restore }. Eine gezielte Wiederherstellung oder eine Datei zählt nicht mit, die können Sie jetzt haben.
    .other-option = Einen anderen Weg
    .person = Einen Menschen fragen
    .stop = Hier aufhören

why-week = Ein Zurücksetzen nimmt die Arbeit aller zurück. Mehrere kurz nacheinander schaden mehr, als sie nützen.

by-person = Wiederherstellungen führt hier ein Mensch aus, nachdem er sie geprüft hat. Ich kann Ihre Anfrage mit allem festhalten, was wir gefunden haben.
    .record-it = Festhalten
    .stop = Hier aufhören

why-by-person = Wer diesen Dienst betreibt, hat entschieden, dass sich zuerst ein Mensch jede Wiederherstellung ansieht.

full-rollback-terms = Ein vollständiges Zurücksetzen bringt den ganzen Account auf den Stand vom { $snapshot }. Alles Neue und jede Änderung im Account seither geht verloren.

full-rollback-recorded-only = Selbst ausführen kann ich ein vollständiges Zurücksetzen noch nicht. Ich halte es mit allem fest, was Sie mir gesagt haben, und Menschen nehmen sich der Sache an.
    .record-it = Festhalten
    .other-option = Einen anderen Weg
    .stop = Hier aufhören

why-full-rollback = Das vollständige Zurücksetzen ist der Weg mit dem höchsten Preis. Sie sollen ihn kennen, bevor die Anfrage festgehalten wird.

# ---- Gruppen (B06) ----
choose-groups = Bitte wählen Sie aus, was zurückkommen soll ({ $count ->
        [one] eine Gruppe
       *[other] { $count } Gruppen
    } ausgewählt). Was mit Absicht gelöscht wurde, lassen Sie ohne Häkchen.
    .go-on = Mit diesen weiter

choose-groups-none = Es ist nichts ausgewählt, also käme nichts zurück. Bitte wählen Sie aus, was zurückkommen soll, oder brechen Sie ab.

why-groups = Die Datensätze verschwanden zu verschiedenen Zeiten. Vielleicht wurde manches mit Absicht gelöscht: Nur ausgewählte Gruppen kommen zurück.

# ---- Vorschau (B03, B04, R13) ----
making-plan = Einen Moment, ich rechne aus, was sich ändern würde …
file-all-records-told = Sie sagten: alle Datensätze.
file-only-missing-told = Sie sagten: nur was fehlt.

file-preview = Die Datei enthielte { $kinds }, Stand vom { $snapshot }. Alle Datensätze, oder nur die, die im Portal fehlen?
    .only-missing = Nur was fehlt
    .all-records = Alle Datensätze
    .other-option = Einen anderen Weg
    .other-snapshot = Eine andere Sicherung
    .cancel = Hier aufhören

file-preview-all = Davon fehlt im Portal jetzt nichts: { $kinds }. Die Datei enthält daher alles, Stand { $snapshot }, mit den damaligen Werten. Soll ich sie erstellen?
    .go-on = Ja, Datei erstellen
    .other-option = Einen anderen Weg
    .other-snapshot = Eine andere Sicherung
    .cancel = Hier aufhören

plan-empty = Es gibt nichts wiederherzustellen: Was diese Sicherung enthält, steht schon in Ihrem Portal.
plan-empty-by-name = Nach den Namen, die Sie genannt haben, bleibt nichts, was zurückkäme.

plan-empty-next = Wie machen wir weiter?
    .other-option = Einen anderen Weg
    .other-snapshot = Eine andere Sicherung
    .finish = Das war's

preview = Das würde geschehen ({ $option }, Sicherung vom { $snapshot }). Noch ist nichts geändert.

preview-recreate = • Würden neu angelegt: { $counts }. Sie bekommen neue Datensatz-IDs, und Verknüpfungen mit den alten werden darauf umgestellt.

preview-change-back = • Bekämen ihre alten Werte zurück: { $counts }.

preview-remove = • Würden entfernt, weil neuer als die Sicherung: { $counts }.
newer-stay-now = Gut, dann bleiben die neueren Datensätze. Ich mache den Plan neu, ohne etwas zu entfernen.
answer-removes = Mit diesem Plan werden Datensätze entfernt, die neuer als die Sicherung sind: { $counts }. Wenn sie bleiben sollen, schreiben Sie „die neueren behalten“.
confirm-removes = Bitte beachten Sie: Datensätze, die neuer als die Sicherung sind, werden entfernt: { $counts }.

preview-cut-links = • Verknüpfungen, die damit wegfallen, in { $count ->
        [one] einem Datensatz, der bleibt
       *[other] { $count } Datensätzen, die bleiben
    }. Sie stehen in der Datei mit dem, was verloren ginge; wird die Wiederherstellung rückgängig gemacht, kommen sie zurück.

preview-relink = • Verknüpfungen, die auf die neuen IDs umgestellt würden: { $count }.

links-left-out = • Nicht dabei sind Verknüpfungen zu Datensätzen, die ausgelassen wurden: { $counts }. Werden diese später wiederhergestellt, kommen die Verknüpfungen dazu.

preview-conflicts = • Unverändert bleibt, in { $count ->
        [one] einem Datensatz
       *[other] { $count } Datensätzen
    }, was jemand nach dem Schaden geändert hat. Es steht in der Datei.

left-already-there = • Nicht neu angelegt, weil wieder im Portal: { $count ->
        [one] ein Datensatz
       *[other] { $count } Datensätze
    }.

left-made-again = • Nicht doppelt angelegt, weil jemand sie schon von Hand wieder eingetragen hat: { $count ->
        [one] ein Datensatz
       *[other] { $count } Datensätze
    }. Bitte vergleichen Sie, im alten Datensatz stand vielleicht mehr.

left-gone = • Nicht geändert, weil nicht mehr im Portal: { $count ->
        [one] ein Datensatz
       *[other] { $count } Datensätze
    }.

left-gone-since = • Während der Wiederherstellung von jemandem wieder gelöscht: { $count ->
        [one] ein Datensatz
       *[other] { $count } Datensätze
    }.

left-without-owner = • Nicht ausgeführt, weil der zugehörige Datensatz nicht angelegt werden konnte: { $count ->
        [one] ein Datensatz
       *[other] { $count } Datensätze
    }.

left-only-while-creating = • Verknüpfungen, die weiter fehlen, in { $count ->
        [one] einem Datensatz
       *[other] { $count } Datensätzen
    }: Bitrix24 nimmt diese Verknüpfungen nur beim Anlegen eines Datensatzes an. Sie stehen in der Datei.

left-pointed-at = • Nicht entfernt, weil etwas darauf verweist, das jemand seither angelegt oder geändert hat: { $count ->
        [one] ein Datensatz
       *[other] { $count } Datensätze
    }.

preview-automation = • Das Setzen von Verknüpfungen und Werten in { $count ->
        [one] einem Datensatz
       *[other] { $count } Datensätzen
    } kann Ihre Automatisierungsregeln auslösen, zum Beispiel E-Mails oder Aufgaben. Das Anlegen von Datensätzen tut das nicht.

preview-ticked-in-vain = • Nichts zu tun ist für { $count ->
        [one] eine der ausgewählten Gruppen: Ihre Datensätze sind
       *[other] { $count } der ausgewählten Gruppen: Ihre Datensätze sind
    } inzwischen wieder da oder richtiggestellt, oder ich kann sie gerade nicht lesen, oder keine Sicherung enthält sie mehr.

preview-without = • Wie gewünscht ausgelassen: { $name }{ $count ->
        [one] .
       *[other] {" "}({ $count } Datensätze dieses Namens).
    }

preview-only = • Wie gewünscht nur: { $name }{ $count ->
        [one] .
       *[other] {" "}({ $count } Datensätze dieses Namens).
    }

name-not-found = • „{ $name }“ ist nicht unter dem, was zurückkäme. Falls doch, prüfen Sie bitte die Schreibweise.

name-not-found-only = • „{ $name }“ ist nicht unter dem, was zurückkäme. Falls doch, prüfen Sie bitte die Schreibweise.

name-unclear = • „{ $name }“ passt auf mehrere: { $names }. Nennen Sie mir den vollen Namen; bis dahin wird keiner davon ausgelassen.

name-unclear-only = • „{ $name }“ passt auf mehrere: { $names }. Nennen Sie mir den vollen Namen; bis dahin kommt keiner davon zurück.

preview-fewer = • Gefunden habe ich { $shown ->
        [one] einen geänderten Datensatz
       *[other] { $shown } geänderte Datensätze
    }; { $count ->
        [one] einer davon wird
       *[other] { $count } davon werden
    } nicht richtiggestellt: Das ist seither schon geschehen, oder jemand hat noch einmal etwas geändert.

preview-not-held = • Nicht dabei, weil noch keine Sicherung es enthält: { $kinds }.

rollback-warning = Das ist ein Zurücksetzen: Jede Änderung im CRM seit { $snapshot } wird zurückgenommen, auch die Arbeit Ihrer Kollegen.

preview-new-stay = { $count ->
        [one] Ein Datensatz ist neuer als die Sicherung. Er bleibt, es sei denn, Sie möchten ihn auch entfernen.
       *[other] { $count } Datensätze sind neuer als die Sicherung. Sie bleiben, es sei denn, Sie möchten sie auch entfernen.
    }

preview-lost-file = Damit nichts endgültig verloren geht, bekommen Sie hier eine Datei mit allem, was das Zurücksetzen überschreiben oder entfernen würde. Bitte heben Sie sie auf.

applies-to-everybody = Es gilt für alle im Account, nie für einen einzelnen Benutzer.

preview-duration = Das dauert voraussichtlich { $span }.

preview-go-on = Die Einzelheiten stehen in der Datei. Gehen wir weiter zur Bestätigung?
    .go-on = Weiter
    .remove-new = Neuere Datensätze auch entfernen
    .keep-new = Neuere Datensätze behalten
    .other-option = Einen anderen Weg
    .other-snapshot = Eine andere Sicherung
    .cancel = Hier aufhören

why-preview = Sie sollen sehen, was eine Wiederherstellung ändert, bevor Sie bestätigen, nicht danach.

# ---- Bestätigung (R24) ----
confirm-file = Soll ich die Datei erstellen? ({ $portal }: { $option }, Sicherung vom { $snapshot }.) In Ihrem Portal ändert sich nichts.
    .confirm = Ja, erstellen
    .back = Zurück
    .cancel = Hier aufhören

can-be-undone = Es lässt sich danach rückgängig machen: genau das, was geschehen ist, und sonst nichts.
confirm-creates = Das wird wieder angelegt: { $counts }.
confirm-changes = Das bekommt seine alten Werte zurück: { $counts }.

confirm-button = Bitte bestätigen Sie für das Portal { $portal }: { $option } mit der Sicherung vom { $snapshot }.
    .confirm = Ja, wiederherstellen
    .back = Zurück
    .cancel = Hier aufhören

confirm-typed = Bitte bestätigen Sie: { $option } mit der Sicherung vom { $snapshot }. Weil es alle betrifft, geben Sie dazu den Namen Ihres Portals ein: { $portal }
    .back = Zurück
    .cancel = Hier aufhören

confirm-differs = Das ist nicht der Name des Portals. Zum Bestätigen geben Sie { $portal } ein; zum Aufhören schreiben Sie „abbrechen“. Es wurde nichts geändert.

confirm-large = Das betrifft { $percent } % aller Datensätze des Portals, und das ist ungewöhnlich viel. Sind Sie sicher?
    .yes-large = Ja, ich bin sicher
    .back = Zurück
    .cancel = Hier aufhören

plan-expired = Die Vorschau galt bis { $until }. Es wurde nichts geändert; ich erstelle sie neu.

plan-stale = Seit der Vorschau hat sich im Portal zu viel geändert, sie passt nicht mehr. Ich habe nichts geändert und erstelle sie neu.

plan-overtaken = Seit dieser Vorschau hat { $known ->
        [0] jemand eine andere Wiederherstellung bestätigt
        [1] Benutzer { $who } eine andere Wiederherstellung bestätigt ({ $restore }, begonnen am { $since })
       *[named] { $who } eine andere Wiederherstellung bestätigt ({ $restore }, begonnen am { $since })
    }; die Vorschau passt darum nicht mehr. Ihre wurde nicht ausgeführt; ich erstelle die Vorschau neu.

why-confirm = Nichts läuft, bevor Sie die Sicherung, ihren Zeitpunkt und den Weg bestätigt haben. Die Bestätigung gilt für genau diese Vorschau.

# ---- Ausführen, Ergebnis, Rückgängig (R30, B05, B07, B08) ----
running = Es geht los ({ $option }). Sollte die Wiederherstellung unterbrochen werden, geht nichts verloren: Sie wird dort fortgesetzt, wo sie war.

going-on = Ich setze { $restore } dort fort, wo es stehen geblieben ist. Was schon getan ist, geschieht nicht noch einmal.

why-go-on = Die Wiederherstellung wurde bestätigt, als sie begann, und dann unterbrochen. Halb fertig nützt sie niemandem: Sie lässt sich fortsetzen oder zurücknehmen.

progress = { $percent } % ({ $done } von { $of } Schritten)

why-run = Sie entscheiden, ob das Ergebnis bleibt oder zurückgenommen wird.

restored = Erledigt. ({ $restore })
outcome-done = Ja, { $restore } ist fertig: Alles wurde zurückgelesen und mit der Sicherung verglichen.
outcome-partly = { $restore } ist fertig, aber nicht alles lief wie geplant: Was nicht, steht oben in meinem Bericht.
outcome-undone = Ja, { $restore } ist rückgängig gemacht.
outcome-file = Ja, die Datei steht oben hier im Chat. In Bitrix24 wurde nichts geändert.
outcome-nothing = Hier wurde bisher nichts wiederhergestellt; ich habe nur gelesen.


result-created = • Neu angelegt: { $counts }. Die Datensatz-IDs sind neu; Erstellungsdatum ist das heutige, wo das Portal kein früheres annimmt.

result-changed = • Haben ihre alten Werte wieder: { $counts }.

result-removed = • Entfernt: { $counts }.

result-relinked = • Auf die neuen IDs umgestellte Verknüpfungen: { $count }.

result-cut-links = • Verknüpfungen, die mit dem Entfernten weggefallen sind, in { $count ->
        [one] einem Datensatz
       *[other] { $count } Datensätzen
    }. Wird die Wiederherstellung rückgängig gemacht, kommen sie zurück.

result-kept = • Unverändert blieb, in { $count ->
        [one] einem Datensatz
       *[other] { $count } Datensätzen
    }, was jemand seither geändert hat.

result-refused = • Vom Portal nicht angenommen: { $count ->
        [one] ein Wert
       *[other] { $count } Werte
    }. Jeder steht mit seinem Grund in der Liste.

result-not-taken = • { $what }: { $reason }{ $quoted ->
        [0] {""}
       *[said] {" "}(im Wortlaut: „{ $words }“)
    }.

difference-refused = das Portal hat es abgelehnt
difference-not-taken = das Portal behält seinen eigenen Wert
difference-only-while-creating = das Portal nimmt das nur beim Anlegen eines Datensatzes an
difference-field-deleted = dieses Feld wurde im Portal gelöscht
difference-points-at-gone = es verwies auf einen Datensatz, den es nicht mehr gibt
difference-left-out = es führt zu einem Datensatz, der bei dieser Wiederherstellung ausgelassen wurde; wird er auch wiederhergestellt, kommt die Verknüpfung dazu
difference-value-gone = diese Phase, Pipeline, Quelle oder Auswahl gibt es im Portal nicht mehr

result-unknown = • Bei { $count ->
        [one] einem Schritt
       *[other] { $count } Schritten
    } hat das Portal nicht gesagt, wie er ausging. Ich habe nachgesehen und nichts doppelt angelegt; bitte sehen Sie in der Datei nach.

result-verified = Ich habe alles noch einmal gelesen und mit der Sicherung verglichen.

result-not-verified = Ich konnte noch nicht alles noch einmal lesen; verglichen ist darum nicht alles.

undo-verified = Ich habe alles noch einmal gelesen und mit dem Stand unmittelbar vor der Wiederherstellung verglichen.

work-goes-on = Sie und Ihre Kollegen können weiterarbeiten.
groups-unclear = Ich habe die Häkchen gelassen, wie sie sind, denn ich bin nicht sicher, was Sie meinen. Drücken Sie eine Gruppe, um sie an- oder abzuwählen, oder schreiben Sie zum Beispiel „nur die Kontakte“ oder „ohne die Unternehmen“.

groups-press = Davon gibt es mehrere Gruppen. Bitte drücken Sie die gemeinte, damit ich keine falsche ankreuze.
restore-then-file = Eins nach dem anderen: zuerst die Wiederherstellung, die bereiten wir jetzt vor. Ist sie fertig, sagen Sie „eine CSV-Datei“, und ich erstelle sie.
result-but = Etwas stimmt also noch nicht. Fehlen Datensätze, drücken Sie „Es fehlt noch etwas“, und ich vergleiche neu. Ist ein Wert nicht, wie er sein soll, steht in den Dateien oben, was gelassen wurde und warum. Zurücknehmen macht genau diese Wiederherstellung ungeschehen.

result-next = Sieht es richtig aus? Wenn nicht, kann ich genau diese Wiederherstellung zurücknehmen.
    .undo = Rückgängig machen
    .more-missing = Es fehlt noch etwas
    .all-good = Alles gut

result-no-undo = Sieht es richtig aus?
    .more-missing = Es fehlt noch etwas
    .all-good = Alles gut

exporting = Einen Moment, ich erstelle die Datei …

exported = Erledigt: { $counts }.

exported-nothing = Die Datei wäre leer: Von dem, was Sie wollten, fehlt in Ihrem Portal nichts.

export-neutralised = { $count ->
        [one] Eine Zelle begann
       *[other] { $count } Zellen begannen
    } mit einem Zeichen, das eine Tabellenkalkulation als Formel ausführen würde. Ich habe ein Zeichen davorgesetzt; README.txt zählt sie auf.

export-how-to = So kommen die Datensätze zurück: Öffnen Sie in Bitrix24 die Liste, zum Beispiel CRM > Kontakte, und wählen Sie im Zahnradmenü „Import“. Bei mehreren Listen importieren Sie zuerst Unternehmen, dann Kontakte, dann Leads und Aufträge. Ein Import legt nur neue Datensätze an: Was noch im Portal ist, wäre dann doppelt da; lassen Sie diese Zeilen weg.

export-next = Haben Sie alles, was Sie brauchen?
    .all-good = Ja, danke
    .another-file = Eine andere Datei oder ein anderer Weg

nothing-to-undo = Es gibt nichts, was sich rückgängig machen ließe.

undo-remove = • Würden wieder entfernt: { $counts }.

undo-change = • Bekämen die Werte zurück, die sie unmittelbar vor der Wiederherstellung hatten: { $counts }.

undo-recreate = • Würden wieder angelegt: { $counts }.

undo-relink = • Verknüpfungen, die wieder so gesetzt werden, wie sie unmittelbar vor der Wiederherstellung waren: { $count }.

undo-relinked = • Verknüpfungen, die wieder so sind, wie sie unmittelbar vor der Wiederherstellung waren: { $count }.

undo-changed = • Haben wieder die Werte, die sie unmittelbar vor dieser Wiederherstellung hatten: { $counts }.

undo-kept = • Bleiben, wie sie sind, weil jemand sie seither geändert hat: { $count }.

undo-confirm = Soll ich die Wiederherstellung zurücknehmen? Das dauert voraussichtlich { $span }.
    .undo-now = Ja, zurücknehmen
    .keep-it = Nein, behalten

undoing = Ich nehme es zurück …

undone = Zurückgenommen. ({ $restore })

after-undo = Damit ist alles wie unmittelbar vor dieser Wiederherstellung, auch was damals fehlte oder falsch war. Wie soll es weitergehen?
    .other-option = Einen anderen Weg wählen
    .finish = So lassen
after-undo-in-part = Damit ist fast alles wie unmittelbar vor dieser Wiederherstellung. Was das Portal nicht angenommen hat oder ich nicht prüfen konnte, steht oben; Sie können es in Bitrix24 von Hand richtigstellen. Wie soll es weitergehen?
    .other-option = Einen anderen Weg wählen
    .person = Einen Menschen fragen
    .finish = So lassen


why-undo = Rückgängig gemacht wird genau das, was die Wiederherstellung getan hat, das Neueste zuerst. Was jemand seither getan hat, bleibt.
