# Ist es wirklich verloren, was ist verloren, und wer fragt.

# ---- Papierkorb (R01) ----
recycle-bin = Sehen wir zuerst nach, ob die Daten wirklich weg sind. Bitte schauen Sie in den Papierkorb des CRM: Gelöschte Leads, Aufträge, Kontakte, Unternehmen und Aktivitäten liegen dort. Sind Ihre Datensätze dabei?
    .found = Ja, sie sind dort
    .not-there = Nein, nicht dort
    .how = Wo finde ich ihn?

recycle-bin-how = Öffnen Sie CRM und dann Mehr > Papierkorb. Leeren Sie oben den Filter, damit Sie alles sehen. Administratoren sehen, was alle gelöscht haben, andere nur das Eigene. Sind Ihre Datensätze dort?
    .found = Ja, sie sind dort
    .not-there = Nein, nicht dort

found-in-bin = Gut, dann brauchen wir keine Sicherung. Markieren Sie die Datensätze und wählen Sie „Wiederherstellen“. „Löschen“ bitte nicht, das entfernt sie endgültig. In kommerziellen Tarifen können Sie sie dort selbst zurückholen; im kostenlosen Tarif können Sie sie sehen, aber nicht wiederherstellen. Ist alles wieder da?
    .done = Ja, alles ist wieder da
    .more-missing = Es fehlt noch etwas

why-recycle-bin = Was im Papierkorb liegt, kommt mit einem Klick zurück, samt Verlauf und Nummer. Das kann keine Sicherung so gut, darum sehen wir dort zuerst nach.

# ---- History (R02 bis R05) ----
history = Öffnen Sie jetzt bitte CRM > History und stellen Sie den Filter „Typ“ auf „Löschen“. Alle anderen Felder bleiben leer. Dort steht, wer was wann gelöscht hat. Sehen Sie Löschungen?
    .seen = Ja, ich sehe Löschungen
    .empty = Nein, da steht nichts
    .how = Wie geht das?

history-how = Öffnen Sie CRM und dann Mehr > History. Klicken Sie in das Suchfeld über der Liste, wählen Sie das Feld „Typ“ und darin „Löschen“. Sind andere Filter gesetzt, entfernen Sie sie, dann suchen Sie. Sehen Sie Löschungen?
    .seen = Ja, ich sehe Löschungen
    .empty = Nein, da steht nichts

history-needs-tariff = Die History des CRM gehört zu den kommerziellen Tarifen. In Ihrem Tarif ({ $tariff }) ist sie nicht enthalten.

history-demo = Sie können unter Abonnement > Upgrade den Tarif wechseln oder für { $demo-days ->
        [one] einen Tag
       *[other] { $demo-days } Tage
    } die kostenlose Demo des Tarifs Professional einschalten.

history-looks-back = Das lohnt sich auch jetzt noch: Nach dem Wechsel zeigt die History auch, was vorher geschehen ist, Löschungen eingeschlossen.

history-without = Sehen wir in die History, oder machen wir ohne sie weiter?
    .have-it-now = Ich habe die History jetzt
    .go-on = Ohne sie weiter
    .stranger = Ich vermute jemanden, der nicht zu uns gehört

why-history = Nur in der History steht, wer etwas gelöscht hat und in welcher Minute. Ich selbst kann sie nicht lesen; ich sehe nur, was in einer Sicherung noch da war und in der nächsten fehlte.

history-word = Was steht in der History: Wann wurde gelöscht, und von wem? Zum Beispiel „gestern 15:10, Anna Peters“. Ich notiere es als Ihre Angabe und vergleiche es mit dem, was ich gefunden habe.
    .skip = Das möchte ich nicht sagen
    .stranger = Es war niemand von uns

history-who = Notiert, als Ihre Angabe: { $who }.

history-noted = Notiert, als Ihre Angabe: { $moment }. Fehlende Datensätze, mit denen ich das vergleichen könnte, habe ich nicht gefunden.

history-agrees = Sie nennen { $moment }. Das passt zu dem, was ich gefunden habe: Am { $from } waren die Datensätze noch da, am { $to } nicht mehr.

history-differs = Sie nennen { $moment }. Gefunden habe ich etwas anderes: Was fehlt, war am { $from } noch da und am { $to } weg. Ich notiere beides; es kann eine andere Löschung sein.

history-but-nothing-missing = Danke. Verglichen mit den Sicherungen ist aber jeder Datensatz in Ihrem Portal: Was die History zeigt, wurde vielleicht vor langer Zeit gelöscht oder inzwischen zurückgeholt. Sehen wir also zuerst nach den Filtern.

why-history-word = Je genauer wir wissen, wann es war, desto besser passt die Sicherung, die wir wählen. Ihre Angabe beschuldigt niemanden: Sie hat für niemanden Folgen.

# ---- Eigener Vergleich (B02) ----
looking = Einen Moment, ich vergleiche Ihr Portal mit den Sicherungen …

evidence-lost = { $more ->
        [0] Ich habe Ihr Portal mit den Sicherungen verglichen. Was fehlt:
       *[further] Was außerdem fehlt:
    } { $rest ->
        [0] { $counts } ({ $examples })
       *[some] { $counts }, zum Beispiel { $examples }
    }. { $count ->
        [one] In der Sicherung vom { $from } steht der Datensatz noch, am { $to } war er nicht mehr da.
       *[other] In der Sicherung vom { $from } sind sie noch enthalten, am { $to } waren sie nicht mehr da.
    }

evidence-lost-more = Und { $count ->
        [one] ein weiterer Datensatz
       *[other] { $count } weitere Datensätze
    } in anderen Gruppen.

evidence-changed = { $more ->
        [0] Ich habe Ihr Portal mit den Sicherungen verglichen. Verändert wurden: { $counts }, von { $author } innerhalb einer Stunde ab { $hour }.
       *[further] Außerdem von { $author } innerhalb einer Stunde ab { $hour } verändert: { $counts }.
    }

evidence-changed-again = { $count ->
        [one] Ein Datensatz davon wurde
       *[other] { $count } davon wurden
    } später noch einmal geändert. Ein Wert, den jemand seither an derselben Stelle eingetragen hat, bleibt bei einer gezielten Wiederherstellung so; wo etwas anderes geändert wurde, wird der Datensatz trotzdem berichtigt.

evidence-added = Dieselbe Person hat in der Stunde ab { $hour } auch Datensätze angelegt: { $counts }. Eine gezielte Wiederherstellung lässt sie stehen. Sehen Sie sie von Hand durch, oder lassen Sie Neueres von einem Rollback des CRM entfernen.

evidence-fields = Benutzerdefinierte Felder, die es vorher gab und jetzt nicht mehr gibt: { $fields }.

evidence-unknown = Zu { $kinds } kann ich nichts sagen: Ich konnte nicht alle lesen, und was ich nicht lesen konnte, bezeichne ich nicht als gelöscht. Meist hat der Benutzer, dem unser Zugang (der Webhook) gehört, seine Administratorrechte oder eine Berechtigung verloren; wer diesen Dienst betreibt, kann das prüfen.

evidence-nothing = Ich habe Ihr Portal um { $at } Uhr mit den Sicherungen verglichen: Jeder Datensatz aus den Sicherungen ist auch in Ihrem Portal, und niemand hat viele auf einmal geändert.

evidence-nothing-else = Davon abgesehen ist beim Vergleich um { $at } Uhr jeder Datensatz aus den Sicherungen auch in Ihrem Portal, und niemand hat viele auf einmal geändert.

removed-by-us = Nicht mehr da: { $counts }. Das Zurücksetzen { $restore } hat sie am { $at } entfernt, wie es gewünscht war; als Verlust zähle ich sie nicht. Wenn Sie sie zurückhaben möchten, machen Sie { $restore } unter „Meine Anfragen“ rückgängig.

mended-by-us = Schon richtiggestellt: { $counts }. Die Wiederherstellung { $restore } hat ihnen die früheren Werte zurückgegeben; als beschädigt zähle ich sie nicht mehr.{ $kept ->
        [0] {""}
        [one] {" "}Ein weiterer Datensatz behält, was jemand nach dem Schaden eingetragen hat.
       *[other] {" "}{ $kept } weitere Datensätze behalten, was Menschen nach dem Schaden eingetragen haben.
    }

evidence-failed = Ich konnte Ihr Portal gerade nicht mit den Sicherungen vergleichen: { $reason }. { $backups ->
        [0] Bis es eine gibt, kann ich nicht sagen, was fehlt, und nichts wiederherstellen. Wer diesen Dienst betreibt, kann die erste erstellen lassen.
       *[some] Ihre Sicherungen sind unversehrt, und wir können ohne den Vergleich weitermachen.
    } (Kennung { $reference })

evidence-failed-again = Ich kann Ihr Portal immer noch nicht mit den Sicherungen vergleichen: { $reason }. { $backups ->
        [0] Bis es eine gibt, kann ich nichts wiederherstellen.
       *[some] Wir können ohne den Vergleich weitermachen.
    } (Kennung { $reference })

# ---- Geändert, nicht weg (B02) ----
changed-not-gone = Es fehlt also kein Datensatz: Die genannten sind noch da, nur mit anderen Werten als vorher. Geht es darum?
    .wrong-values = Ja, falsche Werte
    .and-more = Ja, und um noch etwas
    .gone = Nein, es fehlen Datensätze

why-changed-not-gone = Ein geänderter Wert steht in keinem Papierkorb, in keiner Liste gelöschter Einträge und hinter keinem Filter. Geht es darum, können wir diese Schritte auslassen.

# ---- Filter (R06) ----
clear-filters = { $gone ->
        [0] Vielleicht sind die Datensätze nur ausgeblendet. Ein Filter auf der Liste ist der häufigste Grund.
       *[some] Mein Vergleich kennt keine Filter; dass einer die Datensätze ausblendet, glaube ich also kaum. Schließen wir es trotzdem aus.
    } Bitte leeren Sie alle Filter über der Liste der Datensätze, und auch die in der History. Sehen Sie sie jetzt?
    .found = Ja, da sind sie
    .still-missing = Nein, sie fehlen noch
    .how = Wie geht das?

clear-filters-how = Öffnen Sie die Liste, zum Beispiel CRM > Kontakte. Klicken Sie im Suchfeld darüber auf das Kreuz hinter jedem Eintrag, bis das Feld leer ist. Tun Sie dasselbe in anderen Ansichten, die Sie benutzen. Sehen Sie die Datensätze jetzt?
    .found = Ja, da sind sie
    .still-missing = Nein, sie fehlen noch

all-is-back = Gut: Auch im Vergleich mit den Sicherungen fehlt nichts mehr.

hidden-by-filter = Gut: Ein Filter hat die Datensätze ausgeblendet. Auch im Vergleich mit den Sicherungen fehlt nichts, eine Wiederherstellung ist also nicht nötig.

found-but-reading-differs = Gut, dass Sie sie sehen. Wie eben gesagt, unterscheidet sich Ihr Portal aber von den Sicherungen; als erledigt betrachte ich es darum nicht. Wie machen wir weiter?
    .go-on = Mit dem Unterschied weiter
    .look-again = Noch einmal vergleichen
    .finish = Das war's

found-but-unread = Gut, dass Sie sie sehen. Ich konnte nicht alles mit den Sicherungen vergleichen; ob sonst noch etwas fehlt oder geändert wurde, kann ich darum nicht sagen. Wie machen wir weiter?
    .look-again = Jetzt vergleichen
    .go-on = Es stimmt noch etwas nicht, weiter
    .finish = Das war's

why-clear-filters = Ein gespeicherter Filter bleibt gesetzt, auch über Tage. Ihn zu leeren dauert Sekunden und erspart eine Wiederherstellung.

still-missing = Auch ich finde sie im Portal nicht: { $lost }. Holen wir sie zurück.
moment-unknown-noted = Wann es passiert ist, müssen Sie nicht wissen: Die Sicherungen zeigen, zwischen welchen beiden Zeitpunkten es war.
told-not-seen = Davon zeigt mein Vergleich nichts, was fehlt oder verändert wurde: { $kinds }.
others-changed = Gemeint sind also: { $kinds }. Dasselbe ist auch anderen geschehen: { $counts }. Wenn auch die falsch sind, nennen Sie sie einfach.

still-changed = Es fehlt kein Datensatz, aber es wurden Datensätze in großer Zahl geändert, jeweils von einer Person innerhalb einer Stunde: { $changed }. Wenn es um falsche Werte geht, kann ich sie richtigstellen.

still-without-fields = Es fehlt kein Datensatz, aber es fehlen benutzerdefinierte Felder.

nothing-found = Ich habe Ihr Portal mit jeder Sicherung verglichen, die wir aufbewahren: Es fehlt kein Datensatz darin, und niemand hat viele auf einmal geändert. Ein Mensch im Support kann helfen, Ihre Daten zu finden, oder herauszufinden, wie sie verloren gingen.
    .person = Einen Menschen fragen
    .look-again = Noch einmal vergleichen
    .go-on = Trotzdem weiter
    .finish = Das war's

nothing-found-plain = Ich habe Ihr Portal mit jeder Sicherung verglichen, die wir aufbewahren: Es fehlt kein Datensatz darin, und niemand hat viele auf einmal geändert.
    .look-again = Noch einmal vergleichen
    .go-on = Trotzdem weiter
    .finish = Das war's

nothing-more-found = Ich habe Ihr Portal noch einmal mit jeder Sicherung verglichen: Nichts, was darin steht, fehlt noch, und niemand hat viele Datensätze auf einmal geändert. Wenn Sie einen Datensatz nicht sehen, blendet ihn vielleicht ein Filter der Liste aus, oder die Zugriffsrechte dessen, der schaut, reichen nicht.
    .how = Wo sind die Filter?
    .undo = Wiederherstellung rückgängig machen
    .look-again = Noch einmal vergleichen
    .person = Einen Menschen fragen
    .finish = Das war's

nothing-more-found-kept = Ich habe Ihr Portal noch einmal mit jeder Sicherung verglichen: Nichts, was darin steht, fehlt noch, und niemand hat viele Datensätze auf einmal geändert. Wenn Sie einen Datensatz nicht sehen, blendet ihn vielleicht ein Filter der Liste aus, oder die Zugriffsrechte dessen, der schaut, reichen nicht.
    .how = Wo sind die Filter?
    .look-again = Noch einmal vergleichen
    .person = Einen Menschen fragen
    .finish = Das war's

evidence-unclear = Ob Datensätze fehlen oder geändert wurden, kann ich im Moment nicht sagen. Wir können mit dem weitermachen, was Sie wissen, oder in ein paar Minuten noch einmal nachsehen.
    .go-on = Weiter mit dem, was ich weiß
    .look-again = Noch einmal nachsehen
    .person = Einen Menschen fragen

why-nothing-found = Eine Wiederherstellung kann nur zurückbringen, was in einer Sicherung steht und im Portal nicht. Wo ich keinen Unterschied sehe, weiß ein Mensch vielleicht mehr.

# ---- Wie viel (R14) ----
few-records = Es geht um { $count ->
        [one] einen Datensatz
       *[other] { $count } Datensätze
    }. Bei weniger als { $few-records } Datensätzen lohnt sich ein Zurücksetzen nicht: Von Hand sind sie oft schneller wieder eingetragen. Ich kann aber genau diese zurückholen, ohne etwas anderes anzufassen.
    .go-on = Zurückholen
    .by-hand = Ich trage sie von Hand ein

how-much = Wie viele Datensätze sind ungefähr weg oder falsch? Bei weniger als { $few-records } Datensätzen lohnt sich ein Zurücksetzen nicht. Sie können auch eine Zahl schreiben.
    .few = Weniger als { $few-records }
    .many = Mehr
    .not-sure = Ich weiß es nicht

amount-noted = Notiert: etwa { $count }.

few-by-word = Bei weniger als { $few-records } Datensätzen lohnt sich ein Zurücksetzen nicht: Von Hand sind sie oft schneller wieder eingetragen. Ich kann aber genau diese zurückholen, ohne etwas anderes anzufassen.
    .go-on = Zurückholen
    .by-hand = Ich trage sie von Hand ein

by-hand = Gut. In Ihrem Portal wurde nichts geändert. Die Sicherungen bleiben { $keep-days ->
        [one] einen Tag
       *[other] { $keep-days } Tage
    } lang, falls Sie es sich anders überlegen.

why-few-records = Ein Zurücksetzen braucht Zeit und betrifft die Arbeit aller. Für wenige Datensätze ist der Preis zu hoch.

file-wanted = Eine Datei ändert nichts in Ihrem Portal: Sie bekommen Ihre Datensätze, wie sie an einem bestimmten Tag waren, und importieren, was Sie brauchen.

# ---- Wer fragt (R12) ----
refused-not-active = Das darf ich für Sie nicht tun: Ihr Benutzer ist im Portal nicht mehr aktiv. Ein Administrator des Portals kann die Anfrage stellen oder Ihren Benutzer wieder aktivieren.
    .check-again = Noch einmal prüfen
    .person = Einen Menschen fragen
    .stop = Hier aufhören

refused-not-admin = Nur ein Administrator des Portals darf eine Wiederherstellung oder eine Datei mit seinen Daten anfordern, und soweit ich weiß, sind Sie dort keiner. Sind Sie doch einer, lassen Sie sich von denen, die diesen Dienst betreiben, als Administrator eintragen; dann geht es weiter. Sonst bitten Sie einen Administrator, mir zu schreiben oder Ihnen Administratorrechte zu geben.
    .check-again = Ich bin jetzt Administrator
    .person = Einen Menschen fragen
    .stop = Hier aufhören

refused-only-owner = Nur der Inhaber des Portals, also wer es registriert hat, darf eine Wiederherstellung anfordern. Bitten Sie den Inhaber, mir zu schreiben.
    .check-again = Noch einmal prüfen
    .person = Einen Menschen fragen
    .stop = Hier aufhören

refused-role-unknown = Ob Sie Administrator des Portals sind, kann ich im Moment nicht feststellen, und ohne das darf ich nicht weitermachen. Wir können es in ein paar Minuten noch einmal prüfen; Ihre Sicherungen sind so lange sicher.
    .check-again = Noch einmal prüfen
    .person = Einen Menschen fragen
    .stop = Hier aufhören

refused-owner-unknown = Ich kann nicht feststellen, wer das Portal registriert hat, und nur der Inhaber darf anfragen. Wer diesen Dienst betreibt, kann den Inhaber benennen; dann geht es weiter.
    .check-again = Noch einmal prüfen
    .person = Einen Menschen fragen
    .stop = Hier aufhören

why-who-asks = Eine Wiederherstellung betrifft die Daten aller im Portal. Darum darf sie nicht jeder anfordern.

# ---- Was genau ----
missing-found = Ich sehe, dass diese fehlen: { $counts }. Meinen Sie das?
    .right = Ja, genau
    .more = Ja, und noch mehr
    .the-changed = Ich meine die geänderten
    .as-said = Nein, was ich gesagt habe
    .something-else = Nein, etwas anderes

changed-found = Es fehlt kein Datensatz, aber in großer Zahl geändert wurden, jeweils von einer Person innerhalb einer Stunde: { $counts }. Meinen Sie das?
    .right = Ja, genau
    .more = Ja, und noch mehr
    .as-said = Nein, was ich gesagt habe
    .something-else = Nein, etwas anderes

missing-told = Sie sagten: { $kinds }. Ist es das, was fehlt oder falsch ist?
    .right = Ja, genau
    .more = Ja, und mehr
    .something-else = Nein, etwas anderes
file-kinds-told = Eine Datei davon also: { $kinds }. Ist das richtig?
    .right = Ja, genau
    .more = Ja, und noch mehr
    .something-else = Nein, etwas anderes

missing-kinds = Was genau fehlt oder ist falsch? Wählen Sie, was zutrifft, oder schreiben Sie es, zum Beispiel „Kontakte und Aufträge“.

missing-more = Bisher notiert: { $kinds }. Noch etwas?
    .that-is-all = Das ist alles

why-missing-kinds = Welcher Weg zurück passt, hängt davon ab, was fehlt: Kontakte kommen anders zurück als Felder oder Aufgaben.
