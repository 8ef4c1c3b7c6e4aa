# Der Support in einer Gruppe mit Themen: was das Team um die Gespräche herum sieht.

topic-assistant = 🤖 { $who } { $name }
topic-waiting = ⏳ { $who } { $name }
topic-agent = 💬 { $who } { $name }
topic-closed = ✅ { $who } { $name }
desk-past = Was vorher gesagt wurde.
desk-in-a-topic = Das gehört in das Thema eines Gesprächs.
desk-commands = Das kenne ich nicht. Es gibt: { $names }. Alles andere, was Sie in einem Thema schreiben, wird weitergegeben, außer es beginnt mit //.
desk-change-not-passed = Zu lesen bleiben Ihre früheren Worte: Ein Befehl oder eine Notiz wird nicht weitergegeben.
desk-person-blocked = Der Bot wurde blockiert. Was Sie schreiben, wartet, bis er wieder zugelassen wird.
desk-person-back = Der Bot ist wieder zugelassen; was gewartet hat, wird zugestellt.
desk-not-delivered = Das kam nicht an: Der Bot wurde blockiert. Zugestellt wird es, wenn er wieder zugelassen wird.
desk-invite-how = Schreiben Sie /invite PORTAL BENUTZER, mit der Nummer des Benutzers; im Thema eines Gesprächs genügt /invite BENUTZER.
desk-invite-made = Für { $name } (Benutzer { $user } von { $portal }), bis { $until }: { $link }
    Wer ihn zuerst öffnet, ist dieser Benutzer; schicken Sie ihn also nur dieser Person.
desk-no-portal = Ein Portal „{ $portal }“ kenne ich nicht. Eingeladen wurde niemand.
desk-no-user = { $portal } kennt keinen aktiven Benutzer { $user }. Eingeladen wurde niemand.
desk-portal-silent = { $portal } antwortet gerade nicht. Eingeladen wurde niemand; versuchen Sie es bitte in einigen Minuten noch einmal.
desk-begin-how = Schreiben Sie /begin PORTAL BENUTZER, mit der Nummer des Benutzers.
desk-begin-nobody = Benutzer { $user } von { $portal } hat noch keinen Chat mit dem Bot. Einen Link dafür macht /invite.
desk-guessing = Konto { $account } rät Codes oder Links; falsche innerhalb eines Tages: { $count }. Angesehen wird davon nichts bis { $until }.
desk-many-guesses = Jemand rät Codes; falsche innerhalb einer Stunde, von allen Konten: { $count }. Jedes Konto wartet jetzt länger.
desk-lacks-topics = Diese Gruppe hat keine Themen, deshalb kann ich hier keine Gespräche zeigen. Bitte schalten Sie sie ein: Gruppe > Bearbeiten > Themen.
desk-lacks-administrator = Ich bin hier kein Administrator und kann deshalb weder Themen anlegen noch lesen, was Sie schreiben. Bitte machen Sie mich dazu, mit den Rechten „Themen verwalten“ und „Nachrichten anheften“.
desk-lacks-manage-topics = Ich darf hier keine Themen anlegen. Bitte geben Sie mir das Recht „Themen verwalten“: Gruppe > Administratoren.
desk-lacks-pins = Ich darf hier nichts anheften, deshalb sind die Karten der Gespräche nicht angeheftet. Bitte geben Sie mir das Recht „Nachrichten anheften“: Gruppe > Administratoren.
pressed-no-agent = Ich höre nur auf Mitglieder dieser Gruppe. Wer als Administrator anonym bleibt: Bitte schalten Sie das aus.
pressed-stale = Diese Schaltfläche gehört zu nichts mehr.
desk-command-begin = Mit jemandem beginnen: PORTAL BENUTZER
desk-command-invite = Ein Link, der jemanden bekannt macht
