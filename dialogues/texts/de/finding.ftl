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

why-history = Nur in der History steht, wer etwas gelöscht hat und in welcher Minute. Ich kann sie von außen nicht lesen; ich sehe nur, was in einer Sicherung noch da war und in der nächsten fehlt.

history-word = Was sagt die History: Wann wurde gelöscht, und von wem? Zum Beispiel „gestern 15:10, Anna Peters“. Ich notiere es als Ihre Angabe und vergleiche es mit meinen Ablesungen.
    .skip = Das möchte ich nicht sagen
    .stranger = Es war niemand von uns

history-who = Notiert, als Ihre Angabe: { $who }.

history-noted = Notiert, als Ihre Angabe: { $moment }. Eine eigene Ablesung fehlender Datensätze zum Vergleich habe ich nicht.

history-agrees = Sie nennen { $moment }. Das passt zu meinen Ablesungen: Am { $from } waren die Datensätze noch da, am { $to } nicht mehr.

history-differs = Sie nennen { $moment }. Meine Ablesungen sagen etwas anderes: Was mir fehlt, war am { $from } noch da und am { $to } weg. Ich notiere beides; es kann eine andere Löschung sein.

why-history-word = Je genauer wir wissen, wann es war, desto näher daran können wir die Sicherung wählen. Ihre Angabe beschuldigt niemanden: Es geschieht nichts ihretwegen.

# ---- Eigene Ablesung (B02) ----
looking = Einen Moment, ich vergleiche Ihr Portal mit den Sicherungen …

evidence-lost = Nach meiner Ablesung verschwunden: { $counts }, zum Beispiel { $examples }. Zuletzt gesehen am { $from }, zum ersten Mal vermisst am { $to }.

evidence-lost-more = Und { $count ->
        [one] ein weiterer Datensatz
       *[other] { $count } weitere Datensätze
    } in anderen Gruppen.

evidence-changed = Nach meiner Ablesung: { $counts }, geändert von { $author } in der Stunde ab { $hour }.

evidence-changed-again = { $count ->
        [one] Einer davon wurde
       *[other] { $count } davon wurden
    } später noch einmal geändert. Was Menschen seither geändert haben, bleibt bei einer gezielten Wiederherstellung so.

evidence-fields = Eigene Felder, die es vorher gab und jetzt nicht mehr: { $fields }.

evidence-unknown = Zu { $kinds } kann ich nichts sagen: Das Lesen war nicht vollständig, und was ich nicht lesen konnte, nenne ich nicht gelöscht. Meist hat der Besitzer des Webhooks seine Administratorrechte oder eine Berechtigung verloren; wer diesen Dienst betreibt, kann das prüfen.

evidence-nothing = Meine Ablesung um { $at }: Jeder Datensatz, der in den Sicherungen steht, ist auch in Ihrem Portal, und niemand hat viele auf einmal geändert.

evidence-failed = Ich konnte Ihr Portal gerade nicht mit den Sicherungen vergleichen: { $reason }. Ihre Sicherungen sind unversehrt, und wir können ohne den Vergleich weitermachen. (Kennung { $reference })

evidence-failed-again = Ich kann Ihr Portal immer noch nicht mit den Sicherungen vergleichen: { $reason }. Wir können ohne den Vergleich weitermachen. (Kennung { $reference })

# ---- Filter (R06) ----
clear-filters = Vielleicht sind die Datensätze nur ausgeblendet. Ein Filter auf der Liste ist der häufigste Grund. Bitte leeren Sie alle Filter über der Liste der Datensätze, und auch die in der History. Sehen Sie sie jetzt?
    .found = Ja, da sind sie
    .still-missing = Nein, sie fehlen noch
    .how = Wie geht das?

clear-filters-how = Öffnen Sie die Liste, zum Beispiel CRM > Kontakte. Klicken Sie im Suchfeld darüber auf das Kreuz hinter jedem Eintrag, bis das Feld leer ist. Tun Sie dasselbe in anderen Ansichten, die Sie benutzen. Sehen Sie die Datensätze jetzt?
    .found = Ja, da sind sie
    .still-missing = Nein, sie fehlen noch

hidden-by-filter = Gut: Ein Filter hat die Datensätze ausgeblendet. Auch nach meiner Ablesung fehlt nichts, eine Wiederherstellung ist also nicht nötig.

found-but-reading-differs = Gut, dass Sie sie sehen. Meine Ablesung zeigt aber, wie eben gesagt, einen Unterschied zu den Sicherungen; erledigt nenne ich es darum nicht. Wie machen wir weiter?
    .go-on = Mit dem Unterschied weiter
    .look-again = Noch einmal vergleichen
    .finish = Das war's

found-but-unread = Gut, dass Sie sie sehen. Eine vollständige eigene Ablesung habe ich nicht; ob noch anderes fehlt oder geändert wurde, kann ich darum nicht sagen. Wie machen wir weiter?
    .look-again = Jetzt vergleichen
    .go-on = Es stimmt noch etwas nicht, weiter
    .finish = Das war's

why-clear-filters = Ein gespeicherter Filter bleibt gesetzt, auch über Tage. Ihn zu leeren dauert Sekunden und erspart eine Wiederherstellung.

still-missing = Auch nach meiner Ablesung fehlen Datensätze: { $lost }. Holen wir sie zurück.

still-changed = Nach meiner Ablesung fehlt kein Datensatz, aber es wurden Datensätze in großer Zahl geändert, jeweils von einer Person innerhalb einer Stunde: { $changed }. Wenn falsche Werte Ihr Kummer sind, kann ich sie richtigstellen.

still-without-fields = Nach meiner Ablesung fehlt kein Datensatz, aber eigene Felder sind weg.

nothing-found = Ich habe Ihr Portal mit jeder Sicherung verglichen, die wir aufbewahren: Es fehlt kein Datensatz darin, und niemand hat viele auf einmal geändert. Ein Mensch im Support kann helfen, Ihre Daten zu finden, oder herauszufinden, wie sie verloren gingen.
    .person = Einen Menschen fragen
    .look-again = Noch einmal vergleichen
    .go-on = Trotzdem weiter
    .finish = Das war's

nothing-found-plain = Ich habe Ihr Portal mit jeder Sicherung verglichen, die wir aufbewahren: Es fehlt kein Datensatz darin, und niemand hat viele auf einmal geändert.
    .look-again = Noch einmal vergleichen
    .go-on = Trotzdem weiter
    .finish = Das war's

evidence-unclear = Ob Datensätze fehlen oder geändert wurden, kann ich im Moment nicht sagen. Wir können mit dem weitermachen, was Sie wissen, oder in ein paar Minuten noch einmal nachsehen.
    .go-on = Mit meinem Wissen weiter
    .look-again = Noch einmal nachsehen
    .person = Einen Menschen fragen

why-nothing-found = Eine Wiederherstellung kann nur zurückbringen, was in einer Sicherung steht und im Portal nicht. Wo ich keinen Unterschied sehe, weiß ein Mensch vielleicht mehr.

# ---- Wie viel (R14) ----
few-records = Es geht um { $count ->
        [one] einen Datensatz
       *[other] { $count } Datensätze
    }. Bei weniger als { $few-records } lohnt ein Zurücksetzen nicht: Von Hand eingetragen sind sie oft schneller. Ich kann aber genau diese zurückholen, ohne etwas anderes anzufassen.
    .go-on = Zurückholen
    .by-hand = Ich trage sie von Hand ein

how-much = Wie viele Datensätze sind ungefähr weg oder falsch? Bei weniger als { $few-records } lohnt ein Zurücksetzen nicht. Sie können auch eine Zahl schreiben.
    .few = Weniger als { $few-records }
    .many = Mehr
    .not-sure = Ich weiß es nicht

few-by-word = Bei weniger als { $few-records } Datensätzen lohnt ein Zurücksetzen nicht: Von Hand eingetragen sind sie oft schneller. Ich kann aber genau diese zurückholen, ohne etwas anderes anzufassen.
    .go-on = Zurückholen
    .by-hand = Ich trage sie von Hand ein

by-hand = Gut. In Ihrem Portal wurde nichts geändert. Die Sicherungen bleiben { $keep-days ->
        [one] einen Tag
       *[other] { $keep-days } Tage
    } lang, falls Sie es sich anders überlegen.

why-few-records = Ein Zurücksetzen braucht Zeit und berührt die Arbeit aller. Für wenige Datensätze ist der Preis zu hoch.

file-wanted = Eine Datei ändert nichts in Ihrem Portal: Sie bekommen Ihre Datensätze vom Stand eines Tages und importieren, was Sie brauchen.

# ---- Wer fragt (R12) ----
refused-not-active = Das darf ich für Sie nicht tun: Ihr Benutzer ist im Portal nicht mehr aktiv. Ein Administrator des Portals kann statt Ihrer fragen oder Ihren Benutzer aktivieren.
    .check-again = Noch einmal prüfen
    .person = Einen Menschen fragen
    .stop = Hier aufhören

refused-not-admin = Nur ein Administrator des Portals darf eine Wiederherstellung oder eine Datei der Daten verlangen, und das sind Sie dort nicht. Bitten Sie einen Administrator, mir zu schreiben oder Ihnen Administratorrechte zu geben.
    .check-again = Ich bin jetzt Administrator
    .person = Einen Menschen fragen
    .stop = Hier aufhören

refused-only-owner = Nur der Inhaber des Portals, also wer es registriert hat, darf eine Wiederherstellung verlangen. Bitte lassen Sie den Inhaber mir schreiben.
    .check-again = Noch einmal prüfen
    .person = Einen Menschen fragen
    .stop = Hier aufhören

refused-role-unknown = Ob Sie Administrator des Portals sind, kann ich im Moment nicht feststellen, und ohne das darf ich nicht weiter. Wir können in ein paar Minuten noch einmal prüfen; Ihre Sicherungen sind solange sicher.
    .check-again = Noch einmal prüfen
    .person = Einen Menschen fragen
    .stop = Hier aufhören

refused-owner-unknown = Wer das Portal registriert hat, kann ich nicht feststellen, und nur der Inhaber darf fragen. Wer diesen Dienst betreibt, kann den Inhaber benennen; dann geht es weiter.
    .check-again = Noch einmal prüfen
    .person = Einen Menschen fragen
    .stop = Hier aufhören

why-who-asks = Eine Wiederherstellung betrifft die Daten aller im Portal. Darum darf sie nicht jeder verlangen.

# ---- Was genau ----
missing-found = Nach meiner Ablesung verschwunden: { $counts }. Meinen Sie das?
    .right = Ja, genau
    .more = Ja, und noch mehr
    .the-changed = Ich meine die geänderten
    .something-else = Nein, etwas anderes

changed-found = Es fehlt kein Datensatz, aber in großer Zahl geändert wurden, jeweils von einer Person innerhalb einer Stunde: { $counts }. Meinen Sie das?
    .right = Ja, genau
    .more = Ja, und noch mehr
    .something-else = Nein, etwas anderes

missing-kinds = Was genau fehlt oder ist falsch? Drücken Sie, was zutrifft, oder schreiben Sie es, zum Beispiel „Kontakte und Aufträge“.

missing-more = Notiert bisher: { $kinds }. Noch etwas?
    .that-is-all = Das ist alles

why-missing-kinds = Welcher Weg zurück passt, hängt davon ab, was fehlt: Kontakte kommen anders zurück als Felder oder Aufgaben.
