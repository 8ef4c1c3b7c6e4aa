# Was neben der Sache gesagt wird: Höflichkeiten, Zwischenfragen, Notfälle.

talk-greeting = Guten Tag! Ich bin da.
talk-thanks = Gern geschehen.
talk-goodbye = Auf Wiedersehen! Hier bleibt alles, wie es ist; wenn Sie wiederkommen, machen wir da weiter, wo wir waren.
talk-how-are-you = Danke, gut. Wichtiger ist, dass es Ihren Daten gut geht.
talk-joke = Es gibt zwei Arten von Menschen: die, die Sicherungen machen, und die, die noch nie etwas verloren haben. Mit mir gehören Sie zu den ersten.
talk-idle = Davon verstehe ich leider nichts: Ich sehe nur Ihr CRM und seine Sicherungen.
talk-pause = Lassen Sie sich Zeit, ich warte.
talk-contact = Danke, ist notiert. Ich selbst rufe nicht an und schreibe nicht dorthin, ich antworte hier im Chat; wer von meinen Kollegen übernimmt, liest es mit dem übrigen Gespräch.
talk-where-file = Eine Datei, die ich erstellt habe, steht weiter oben in diesem Chat: Öffnen oder speichern Sie sie dort. In einem Terminal steht dort ihr Pfad.
language-noticed = { $invitation }
talk-bot = Ich bin ein Programm: der Assistent dieses Dienstes, kein Mensch. Ich sehe nach, erkläre und stelle wieder her, was Sie bestätigen. Wenn Sie einen Menschen möchten, schreiben Sie „ein Mensch“.
talk-insult = Ich sehe, dass das gerade kein guter Tag ist, und es tut mir leid, wenn ich ihn verlängere. Ihre Sicherungen sind sicher, und ohne Ihr Wort ändert sich nichts. Machen wir weiter, oder möchten Sie lieber einen Menschen?
    .go-on = Weiter
    .person = Mit einem Menschen sprechen

emergency = Bleiben Sie bitte ruhig: Ihre Sicherungen sind sicher, was im Portal jetzt auch geschieht. Tun Sie sofort dies, in dieser Reihenfolge. Erstens: Wenn Sie wissen, wer es ist, entlassen Sie diesen Benutzer im Portal (Mitarbeiter), damit er nicht mehr hineinkommt; wenn nicht, ändern Sie die Passwörter aller Administratoren. Zweitens: Löschen Sie im Portal die Webhooks und Anwendungen, die Sie nicht kennen, und ersetzen Sie die, deren Adresse bekannt geworden sein könnte, auch unseren. Was gelöscht wurde, kann danach zurückkommen; stellen Sie also nichts wieder her, solange noch jemand drin ist.

partner = { $partner-known ->
        [0] Ein Integrationsspezialist, ein Bitrix24-Partner, kann sich Ihr Portal mit Ihnen ansehen, auch in einem Tarif ohne Support im Gespräch. Einen in Ihrer Nähe finden Sie auf der Partnerseite von Bitrix24: Öffnen Sie die Website von Bitrix24 und wählen Sie dort „Partner“. In Ihrem Portal finden Sie dieselbe Liste.
       *[known] Ein Integrationsspezialist, ein Bitrix24-Partner, kann sich Ihr Portal mit Ihnen ansehen. Unseren erreichen Sie hier: { $partner }
    }
partner-wanted = Soll ich es als Anfrage festhalten? Schreiben Sie hier, was der Partner für Sie tun soll; was wir bisher gefunden haben, geht mit.
    .record-it = Ohne weitere Worte festhalten
    .go-back = Ohne das weitermachen
partner-open = Sie haben schon um einen Partner gebeten: Nummer { $number }, festgehalten am { $at }, noch offen. Möchten Sie etwas ergänzen? Schreiben Sie es hier, ich füge es dieser Anfrage hinzu.
    .go-back = Ohne das weitermachen
why-partner = Ein Partner kann besser helfen, wenn er weiß, worum es geht und was wir hier gefunden haben. Nichts davon wird weitergegeben, bevor jemand Ihre Anfrage angesehen hat.
no-partner = Einen Integrationsspezialisten kann ich Ihnen hier nicht nennen. Wer diesen Dienst betreibt, kann es: { $contact }

plus-archived-asked = Der Tarif Plus ist archiviert, darum kann ich ihn nicht anbieten. Ein Portal, das nach dem 18. März 2019 angelegt wurde und nie einen kommerziellen Tarif hatte, kann nicht zu ihm wechseln, und eines mit einem anderen kommerziellen Tarif auch nicht. Wer Plus hat, darf ihn verlängern, bis das Portal den Tarif wechselt oder auf Free zurückfällt.

answer-plans = { $tariff-includes ->
        [yes] Wiederherstellungen und Dateien gehören zu Ihrem Tarif, { $tariff }. Was die Tarife kosten, steht auf der Preisseite von Bitrix24, in Ihrem Portal unter Abonnement > Upgrade.
        [later] Wiederherstellungen und Dateien gehören zu diesen Tarifen: { $tariffs }. Ihr Tarif: { $tariff }. Was sie kosten, steht auf der Preisseite von Bitrix24, in Ihrem Portal unter Abonnement > Upgrade. Niemand muss zahlen, bevor wir wissen, dass die Sicherung da ist; bis zum Upgrade kann ich sie für Sie aufheben.
       *[no] Wiederherstellungen und Dateien gehören zu diesen Tarifen: { $tariffs }. Ihr Tarif: { $tariff }. Was sie kosten, steht auf der Preisseite von Bitrix24, in Ihrem Portal unter Abonnement > Upgrade.
    }
answer-how-long = { $plan-known ->
        [yes] Diese Wiederherstellung dauert voraussichtlich { $plan-span }. Sie beginnt, wenn Sie bestätigen; ist sie fertig, melde ich mich hier.
       *[no] Das Nachsehen dauert ein, zwei Minuten. Wie lange die Wiederherstellung selbst dauert, hängt davon ab, wie viel zurückkommt: Die Vorschau sagt es, bevor Sie etwas bestätigen.
    }
answer-if-safe = Solange Sie nicht bestätigt haben, lese ich nur. Vor einer Wiederherstellung sehen Sie in Zahlen und als Datei, was sie anlegen, ändern und entfernen würde. Eine gezielte Wiederherstellung oder eine Datei rührt sonst nichts an; eine Rücksetzung nimmt zurück, was seither geschah, und sagt es vorher.
answer-overwrite = { $way ->
        [csv] Nein. Eine Datei ändert im Portal nichts.
        [rollback] Ja: Ein Zurücksetzen bringt alles auf den Stand des gewählten Tages; was seither eingetragen oder geändert wurde, geht verloren. Die Vorschau führt es auf.
        [selective] Nein. Eine gezielte Wiederherstellung berührt nur, was fehlt oder beschädigt wurde; was seither jemand eingetragen hat, bleibt, wie es ist.
       *[open] Das hängt vom Weg ab. Eine gezielte Wiederherstellung und eine Datei lassen alles, was seither eingetragen wurde; beim Zurücksetzen geht es verloren, und das sage ich vorher.
    }
answer-if-filter = Ein Filter über der Liste kann Datensätze ausblenden, ohne sie zu löschen. Mein eigener Vergleich des Portals mit den Sicherungen kennt keine Filter; sicherheitshalber leeren wir sie, bevor etwas wiederhergestellt wird.
answer-permission = Das kann sein: Wem das Recht fehlt, einen Datensatz zu sehen, der findet ihn nicht in der Liste, auch wenn Kollegen ihn sehen. Diese Rechte sieht und ändert ein Administrator des Portals. Ob die Datensätze überhaupt da sind, zeigt mein Vergleich.
answer-added = Hinzugekommene Datensätze bleiben: Eine gezielte Wiederherstellung und eine Datei entfernen nichts, und ein Zurücksetzen des CRM entfernt Neueres nur, wenn Sie das in seiner Vorschau wählen. Was ein Import versehentlich angelegt hat, können Sie in Bitrix24 von Hand löschen.
answer-one-field = Einzelne Felder eines Datensatzes kann ich nicht zurückholen. Wo Werte beschädigt wurden, berichtigt eine gezielte Wiederherstellung, was geändert wurde, und lässt, was seither eingetragen wurde. Für ein einzelnes Feld nehmen Sie die CSV-Datei und importieren nur diese Spalte.
answer-owners = Die verantwortliche Person ist ein Feld wie die anderen und kommt mit dem Datensatz zurück. Gibt es diesen Benutzer nicht mehr, setzt das Portal womöglich jemand anderen ein; das Ergebnis nennt es dann.
answer-links = Ja: Verknüpfungen zwischen Kontakten, Unternehmen, Leads und Aufträgen werden wieder gesetzt, auf die neuen IDs, wo ein Datensatz neu angelegt wurde. Vorschau und Ergebnis sagen, wie viele es sind, und nennen, was sich nicht verknüpfen ließ.
answer-duplicates = Eine Wiederherstellung erzeugt keine: Sie legt nur an, was im Portal fehlt, und sieht unmittelbar davor nach, ob es wieder da ist. Importieren Sie selbst eine Datei, fragt Bitrix24, was mit Duplikaten geschehen soll; verglichen werden Name, Telefon und E-Mail.
answer-advice = { $advice ->
        [shown] Hier noch einmal mein Rat.
        [chosen] Sehen Sie sich die Vorschau an, oder die Datei dazu. Zeigt sie, was Sie erwarten, machen Sie weiter; wenn nicht, nehmen Sie einen anderen Weg oder eine andere Sicherung. Geändert wird nichts, bevor Sie bestätigen.
        [restored] Sehen Sie sich ein paar der Datensätze in Bitrix24 an. Fehlt etwas oder sieht etwas falsch aus, sagen Sie es mir hier.
       *[open] Mein Rat hängt davon ab, was fehlt und seit wann. Sobald beides klar ist, sage ich Ihnen, welcher Weg am besten passt und warum. Bis dahin kann nichts passieren: Geändert wird erst, was Sie bestätigt haben.
    }
answer-where-data = Die Kopien Ihres CRM und was hier geschrieben wird, bleiben auf dem Rechner dessen, der diesen Dienst betreibt; Namen und Nummern gebe ich an niemanden weiter. Ich lese und schreibe nur in Ihrem eigenen Bitrix24. Möchten Sie mit einem Menschen sprechen, wird auch für ihn festgehalten, was wir herausgefunden haben. Fragen zu Ihren Daten: { $contact }
answer-who-confirmed = Eine Wiederherstellung beginnt erst, wenn ein Administrator sie bestätigt; hier in diesem Chat sind das Sie. Frühere Wiederherstellungen stehen unter „Meine Anfragen“.
answer-if-undone = { $done ->
        [nothing] Nein. Hier wurde nichts wiederhergestellt, also gibt es nichts zurückzunehmen.
        [restored] Nein, { $restore } ist nicht rückgängig gemacht. Schreiben Sie „Wiederherstellung rückgängig machen“, dann zeige ich, was das bewirken würde.
        [undone] Ja, { $restore } ist rückgängig gemacht.
       *[running] Es läuft noch etwas; ich melde mich, sobald es fertig ist.
    }
answer-if-changed = { $done ->
        [nothing] Nein. Bisher habe ich nur gelesen; auch eine Datei ändert nichts.
        [restored] Ja: Die Wiederherstellung { $restore } hat geändert, was in meinem Bericht steht, und sonst nichts.
        [undone] Nicht mehr: Die Wiederherstellung { $restore } ist rückgängig gemacht.
       *[running] Es läuft gerade eine Wiederherstellung: Sie ändert, was die Vorschau gezeigt hat, und sonst nichts.
    }
answer-share-file = In der Datei stehen persönliche Daten Ihrer Kunden. Geben Sie sie nur an die weiter, die sie brauchen, und lieber über einen geschützten Link als mit einfacher Mail. Löschen Sie sie, sobald sie importiert ist.
answer-keep-file = Hier im Chat bleibt die Datei, bis Sie sie löschen. Solange ihre Sicherung aufbewahrt wird ({ $keep-days ->
        [one] einen Tag
       *[other] { $keep-days } Tage
    }), erstelle ich sie Ihnen gern noch einmal.
answer-daily = Jeden Tag um { $daily-at } Uhr wird gesichert, in jedem Tarif.
answer-how-far-back = Sicherungen werden { $keep-days ->
        [one] einen Tag
       *[other] { $keep-days } Tage
    } aufgehoben. So weit reicht eine Wiederherstellung zurück und nicht weiter.
answer-bin = Der Papierkorb des CRM behält Gelöschtes 30 Tage lang. Von dort kommt es mit einem Klick zurück, mit seiner Nummer und seinem Verlauf. Danach, oder wenn ihn jemand geleert hat, hat es nur noch eine Sicherung.
answer-newer = Sicherungen von nach dem Verlust enthalten nicht mehr, was fehlt. Die beste ist die letzte von davor: Eine ältere brächte weniger Ihrer letzten Arbeit zurück, eine neuere weniger von dem, was weg ist.
answer-undo = Ja. Jede Wiederherstellung lässt sich zurücknehmen: genau das, was sie getan hat, und sonst nichts. Was seither jemand geändert hat, bleibt.
answer-undo-part = Nein, zurücknehmen lässt sich nur die ganze Wiederherstellung: genau das, was sie getan hat, und sonst nichts.
answer-undo-without = Nein, hier lässt sich eine Wiederherstellung nicht zurücknehmen. Darum sehen Sie vorher die Vorschau.
answer-one-user = Nein. Eine Wiederherstellung gilt für alle im Account, nie nur für einen Benutzer: Alle sehen dieselben Datensätze.
answer-one-record = Ja, auch einzelne Datensätze können zurückkommen: Nennen Sie mir bei der selektiven Wiederherstellung ihre Namen, zum Beispiel „nur Lukas Vogt“.
answer-parts = Welche davon zu einem Büro, einer Liste oder einer Kampagne gehören, kann ich nicht unterscheiden. Dafür nehmen Sie die CSV-Datei und importieren nur deren Zeilen.
answer-parts-without = Welche davon zu einem Büro, einer Liste oder einer Kampagne gehören, kann ich nicht unterscheiden.
answer-one-record-groups = Ich hole ganze Gruppen zurück, keine einzelnen Datensätze und keinen Teil einer Gruppe. Wenn Sie nur bestimmte möchten, nehmen Sie die CSV-Datei und importieren nur deren Zeilen.
answer-one-record-without = Ich hole ganze Gruppen zurück, keine einzelnen Datensätze und keinen Teil einer Gruppe.
except-not-in = { $name } ist nicht unter dem, was jetzt zurückkäme.
name-is-in = Ja, { $name } kommt auch zurück.
name-in-list = Hier im Chat nenne ich nur einige Datensätze. In der Datei mit allem, was getan wird, steht jeder einzelne; suchen Sie { $name } bitte dort.
name-listed-later = Hier im Chat nenne ich nur einige Datensätze. Bevor Sie bestätigen, bekommen Sie eine Datei, in der jeder einzelne steht; suchen Sie { $name } dann dort.
answer-except-record = Einzelne Datensätze kann ich auslassen: Nennen Sie mir die vollen Namen, zum Beispiel „ohne Lukas Vogt“.
answer-lines-of-file = In der Datei stehen alle Zeilen. Importieren Sie nur die, die Sie möchten, und löschen Sie die anderen vorher heraus.
answer-names-not-here = Ein Rollback nimmt alles zurück; einzelne Datensätze lassen sich dafür weder auswählen noch auslassen. Die selektive Wiederherstellung kann das, und Sie können noch zu ihr wechseln.
names-without = Notiert: ohne { $names }. Was zurückkommt, sehen Sie in der Vorschau, bevor etwas geschieht.
names-only = Notiert: nur { $names }. Was zurückkommt, sehen Sie in der Vorschau, bevor etwas geschieht.
names-too = Notiert: { $names } auch. Was zurückkommt, sehen Sie in der Vorschau, bevor etwas geschieht.
answer-one-back = Ich kann nur die ganze Wiederherstellung zurücknehmen, keinen einzelnen Datensatz. Löschen Sie ihn von Hand in Bitrix24; was Sie dort löschen, liegt zuerst im Papierkorb.
answer-who-may = Jeder Administrator des Portals darf um eine Wiederherstellung oder eine Datei bitten. Um den ganzen Account zurückzusetzen, muss es vielleicht der Inhaber sein, der das Portal registriert hat.
answer-who-may-owner = Bitten darf nur der Inhaber des Portals, der es registriert hat.
answer-no-file = Dateien gehören nicht zu den Wegen, die dieser Dienst anbietet.
answer-automation = Datensätze, die neu angelegt werden, lösen keine Ihrer Automatisierungsregeln aus; ihretwegen verschickt Bitrix24 also nichts. Wird ein noch vorhandener Datensatz geändert, können Regeln anlaufen; die Vorschau sagt, bei wie vielen. Andere Programme, die mit Ihrem CRM verbunden sind, können die Änderung bemerken. Eine Datei ändert nichts.
answer-how-many = { $gone ->
        [0] Wie viele Datensätze zurückkommen, sagt die Vorschau genau, bevor irgendetwas geändert wird.
       *[some] Nach meinem Vergleich fehlen: { $lost }. Wie viele davon zurückkommen, sagt die Vorschau genau, bevor irgendetwas geändert wird.
    }
answer-who-did-it = { $author-known ->
        [0] Wer etwas gelöscht hat, steht nur in CRM > History, mit dem Filter „Typ“ auf „Löschen“; von außen kann ich es nicht sehen. Hat jemand viele Datensätze auf einmal geändert, nenne ich, wer es war.
       *[known] Nach meinem Vergleich hat { $author } viele Datensätze auf einmal geändert. Wer etwas gelöscht hat, steht nur in CRM > History, mit dem Filter „Typ“ auf „Löschen“; von außen kann ich es nicht sehen.
    }
answer-conflicts = Was jemand nach dem Schaden geändert hat, bleibt, wie es ist, damit keine neuere Arbeit verloren geht. Die Konfliktdatei nennt jeden dieser Datensätze und seine Felder. Wenn Sie dort die alten Werte möchten, nehmen Sie eine CSV der Sicherung und tragen Sie sie von Hand ein.
answer-relinked = Datensätze, die noch da sind, ändere ich nur in einem: Ihre Verknüpfung mit dem, was neu angelegt wird, bekommt die neue ID, damit beide wieder zusammenfinden. Ohne das blieben sie unverknüpft; sonst wird darin nichts angerührt.
answer-count = { $done ->
        [restored] Ich habe nach der Wiederherstellung jeden Datensatz noch einmal gelesen; die Zahlen oben sind also, was Ihr Portal jetzt enthält. Wenn noch etwas fehlt oder nicht stimmt, sagen Sie mir, was, und ich sehe noch einmal nach.
       *[nothing] { $gone ->
            [0] Bisher habe ich keinen fehlenden Datensatz gezählt: Ich vergleiche jeden Datensatz der Sicherungen einzeln mit Ihrem Portal. Wenn Ihnen welche fehlen, sagen Sie mir, was, und seit wann.
           *[some] Ich habe jeden Datensatz der Sicherungen einzeln mit Ihrem Portal verglichen. Es fehlen: { $lost }. Wenn Ihnen mehr fehlt, sagen Sie mir, was, oder wählen Sie eine frühere Sicherung; wenn davon etwas nicht gemeint ist, sagen Sie mir, was, und ich lasse es weg.
        }
    }
answer-which-records = { $done ->
        [restored] Was zurückgekommen ist, steht Datensatz für Datensatz in der Datei beim Ergebnis oben.
       *[nothing] { $names-known ->
            [yes] Zu dem, was fehlt oder geändert wurde, gehören { $missing-names }. Die Vorschau vor einer Wiederherstellung führt alle in einer Datei auf, und ich kann eine CSV nur mit dem schicken, was fehlt.
           *[no] Namen kenne ich bisher keine: Ich habe nichts gefunden, das fehlt, oder noch nicht verglichen.
        }
    }
answer-if-stop = Solange Sie nicht bestätigt haben, können Sie jederzeit aufhören: Sagen Sie „abbrechen“, und nichts wird geändert. Was begonnen hat, läuft bis zum Ende, denn auf halbem Weg würde es schaden.
answer-if-stop-undo = Danach können Sie alles wieder zurücknehmen lassen.
answer-close-chat = Sie können jederzeit gehen: Ich merke mir, was Sie mir gesagt haben und wo wir sind. Was Sie bestätigt haben, geht weiter; wenn Sie wiederkommen, lesen Sie hier, was daraus geworden ist.
answer-import = Die Datei lässt sich direkt in Excel öffnen, mit allen Umlauten. Zum Importieren öffnen Sie in Bitrix24 die Liste, zum Beispiel CRM > Unternehmen, und wählen im Zahnradmenü „Import“: zuerst Unternehmen, dann Kontakte, dann Leads und Aufträge. Ein Import legt nur neue Datensätze an: Was noch im Portal ist, wäre dann doppelt da; lassen Sie diese Zeilen weg.
answer-schedule = Einen Termin kann ich dafür nicht einrichten: Eine Wiederherstellung beginnt, wenn Sie sie bestätigen. Passt eine ruhige Stunde besser, kommen Sie dann wieder und bestätigen; bis dahin merke ich mir, was Sie mir gesagt haben.
answer-how-bin = Öffnen Sie CRM und dann Mehr > Papierkorb. Leeren Sie oben den Filter, damit Sie alles sehen. Administratoren sehen, was alle gelöscht haben, andere nur das Eigene.
answer-how-history = Öffnen Sie CRM und dann Mehr > History. Klicken Sie in das Suchfeld über der Liste, wählen Sie das Feld „Typ“ und darin „Löschen“. Sind andere Filter gesetzt, entfernen Sie sie, dann suchen Sie.
answer-how-filters = Öffnen Sie die Liste, zum Beispiel CRM > Kontakte. Klicken Sie im Suchfeld darüber auf das Kreuz hinter jedem Eintrag, bis das Feld leer ist. Tun Sie dasselbe in anderen Ansichten, die Sie benutzen.
answer-work-meanwhile = Sie und Ihre Kollegen können weiterarbeiten, auch während eine Wiederherstellung läuft. Was jemand inzwischen ändert, lässt eine gezielte Wiederherstellung, wie es ist.
answer-what-comes-back = Kontakte, Unternehmen, Leads und Aufträge kommen mit ihren Feldern und den Verknüpfungen untereinander zurück. Ihre Kommentare, Aktivitäten und ihr Verlauf sind noch in keiner unserer Sicherungen.
answer-new-numbers = Datensätze, die neu angelegt werden, bekommen neue IDs, und Verknüpfungen, die auf sie zeigten, werden auf die neuen gesetzt. Als Erstellungsdatum haben sie den Tag der Wiederherstellung, wo das Portal kein früheres annimmt. Was nur zurückgeändert wird, behält seine ID.

# ---- Antworten vor der Frage, und neue Antworten ----
noted = Das habe ich notiert. Wenn wir so weit sind, bitte ich Sie, es zu bestätigen:
told-missing = • Es geht um: { $kinds }
told-amount = • Wie viele: { $count }
told-moment = • Wann: { $moment }
told-state = • Stand von: { $moment }
told-moment-unclear = • Wann: das lässt sich auf zwei Arten lesen, ich frage nach
told-option = • Weg zurück: { $option }
told-names = • Mit Namen: { $names }
told-all-records = • In der Datei: alle Datensätze
told-only-missing = • In der Datei: nur was fehlt
looked-bin = Im Papierkorb haben Sie schon nachgesehen, dort sind sie nicht: Das gilt als beantwortet.
looked-history = In der History haben Sie schon nachgesehen: Das gilt als beantwortet.
looked-history-empty = In der History haben Sie schon nachgesehen, dort stehen keine Löschungen: Das gilt als beantwortet.
looked-filters = Die Filter haben Sie schon geleert: Das gilt als beantwortet.
loss-denied = Soweit Sie wissen, hat also niemand etwas gelöscht. Datensätze verschwinden oder ändern sich auch durch einen Import, einen Abgleich oder eine Automatisierung; sehen wir also nach.
loss-denied-first = Gut, dann wurde nichts gelöscht. Was stimmt denn nicht: Sind Werte anders als vorher, oder ist etwas nicht zu sehen? Sagen Sie es in einem Satz, oder wählen Sie.
was-still-there = Dann ist es danach passiert. Wann genau, das grenzt mein Vergleich mit den Sicherungen ein.
looking-skipped = Gut, machen wir ohne weiter: Was fehlt, zeigt mein eigener Vergleich.
option-dropped = Gut, also nicht: { $option }. Welcher Weg passt, klären wir, wenn wir dort sind.
known-missing = Ja, so habe ich es: { $kinds }.
known-moment = Ja, so habe ich es: { $moment }.
known-option = Ja, so habe ich es: { $option }.
name-missing = { $name } gehört zu dem, was fehlt: am { $from } noch da, am { $to } nicht mehr.
name-not-missing = { $name }: Nach meinem Vergleich fehlt im Portal jetzt nichts mit diesem Namen. Vielleicht verbirgt es ein Filter, oder der Name ist ein anderer.
name-noted = { $name }: Den Namen merke ich mir. Er geht mit Ihrer Anfrage mit.
name-among-others = Soll { $count ->
        [one] nur dieser eine Datensatz
       *[other] nur das
    } zurückkommen, sagen Sie es mit dem Namen („nur Lukas Vogt“); ebenso, wenn etwas wegbleiben soll („ohne Lukas Vogt“).
changing = Gut, ich berichtige das. Nur was davon abhängt, frage ich noch einmal.
earlier-question = Damit beantworten Sie eine frühere Frage von mir; ich mache dort weiter.

edit-taken = Ich sehe, dass Sie Ihre Nachricht geändert haben, und nehme, was jetzt darin steht.
edit-too-late = Ich sehe, dass Sie eine frühere Nachricht geändert haben. Dafür ist es zu spät; wenn eine Antwort anders lauten soll, schreiben Sie „ändern“.

# ---- mehrere Anliegen ----
another-matter = Das klingt nach einem anderen Anliegen: { $matter }. Soll ich das jetzige beiseitelegen und damit beginnen? Es geht nichts davon verloren.
    .put-aside = Ja, zuerst das andere
    .add-to-it = Es gehört zu diesem
    .stay = Nein, hier weiter
put-aside = Beiseitegelegt. Jetzt geht es um: { $matter }. Wenn wir damit fertig sind, oder wenn Sie „zurück zum ersten“ schreiben, machen wir dort weiter.
matter-again = Zurück zu dem, was wir beiseitegelegt hatten ({ $matter }). Hier waren wir:
matter-choice = Weiter mit dem Beiseitegelegten: { $matter }
matters-full = Es liegen schon drei Anliegen beiseite. Bringen wir zuerst eines davon zu Ende; Sie finden sie unter „Meine Anfragen“.
nothing-aside = Es liegt nichts beiseite.
a-matter = was Sie mir gesagt haben
several-kinds = mehrere Arten von Daten
card-aside = • Beiseitegelegt: { $matter }
card-next = Soll etwas davon anders sein? Nur was davon abhängt, frage ich noch einmal.
    .go-on = Nein, weiter
