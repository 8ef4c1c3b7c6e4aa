# Wo ein Gespräch beginnt und endet.

greeting = Guten Tag! Ich helfe, wenn in Bitrix24 Daten fehlen. Ich sehe nach, ob sie wirklich weg sind, suche die Sicherung, in der sie noch stehen, zeige Ihnen, was eine Wiederherstellung ändern würde, und führe sie erst aus, nachdem Sie bestätigt haben.

menu = Was kann ich für Sie tun?
    .crm-data = Meine CRM-Daten fehlen oder sind falsch
    .other-data = Andere Daten fehlen
    .only-file = Ich möchte nur eine Datei
    .requests = Meine Anfragen
    .person = Mit einem Menschen sprechen

why-menu = Jede Auswahl führt einen anderen Weg. Wenn Sie unsicher sind, nehmen Sie „Meine CRM-Daten fehlen oder sind falsch“; solange wir nachsehen, wird nichts geändert.

anything-else = Kann ich noch etwas für Sie tun?
    .crm-data = Meine CRM-Daten fehlen oder sind falsch
    .other-data = Andere Daten fehlen
    .only-file = Ich möchte nur eine Datei
    .requests = Meine Anfragen
    .person = Mit einem Menschen sprechen

stopped = Gut, wir hören hier auf. In Ihrem Portal wurde nichts geändert.

feedback = Hat Ihnen das geholfen?
    .yes = Ja
    .no = Nein
    .skip = Keine Angabe

feedback-reason = Was hat nicht gepasst?
    .not-what-i-look-for = Es ist nicht, was ich suche
    .too-complicated = Zu kompliziert
    .out-of-date = Veraltet
    .too-short = Zu kurz, ich brauche mehr
    .dislike-it = Mir gefällt nicht, wie das funktioniert
    .still-a-question = Ich habe noch eine Frage
    .skip = Keine Angabe

feedback-comment = Danke. Möchten Sie etwas in eigenen Worten ergänzen? Schreiben Sie es einfach.
    .skip = Nein, das war's

feedback-thanks = Danke, das ist notiert.

why-feedback = Ihre Antwort geht an die Menschen, die diesen Assistenten pflegen. An Ihrer Anfrage ändert sie nichts.

still-a-question = Gern. Schreiben Sie Ihre Frage hier in eigenen Worten, zum Beispiel wie lange etwas dauert, was sicher ist oder welchen Tarif es braucht. Sonst zeige ich Ihnen noch einmal, was ich kann, oder Sie fragen einen Menschen.
    .menu = Zeigen, was Sie können
    .person = Mit einem Menschen sprechen
