# Rund um den Messenger selbst: Befehle, Gruppen, Bekanntschaft, laufende Arbeit.

link-needed = Ich helfe Administratoren von Bitrix24, verlorene CRM-Daten zurückzuholen. Damit ich Ihnen etwas zeigen kann, muss ich wissen, wer Sie dort sind. Haben Sie einen Einladungslink bekommen, öffnen Sie ihn. Wenn nicht, schreiben Sie mir die Adresse Ihres Portals (etwa acme.bitrix24.de): Dann schicke ich Ihnen innerhalb des Portals einen Code, den Sie hier eintippen. Bis dahin zeige und ändere ich nichts.
intro-portal = Um welches Portal geht es? Schreiben Sie seine Adresse, etwa acme.bitrix24.de.
intro-not-a-portal = Ich muss zuerst wissen, um welches Portal es geht. Schreiben Sie bitte nur seine Adresse, etwa acme.bitrix24.de, oder öffnen Sie Ihren Einladungslink.
intro-person = Und wer sind Sie in { $portal }? Schreiben Sie die E-Mail-Adresse, mit der Sie sich anmelden, oder Ihre Benutzernummer (sie steht in der Adresse Ihres Profils).
intro-not-a-person = Ich brauche die E-Mail-Adresse, mit der Sie sich anmelden, oder Ihre Benutzernummer: die Ziffern in der Adresse Ihres Profils.
intro-code = Falls ich { $portal } betreue und dieser Benutzer dort arbeitet, ist soeben ein Code aus { $digits } Ziffern an ihn gegangen: Er steht im Portal unter der Glocke. Tippen Sie ihn innerhalb von { $minutes } Minuten hier ein. Kommt nichts an, bitten Sie Ihren Administrator oder Ihren Support um einen Einladungslink.
intro-code-wrong = Das ist nicht der Code. Verbleibende Versuche: { $count }. Sehen Sie bitte noch einmal unter der Glocke im Portal nach; nur der neueste Code gilt.
intro-code-form = Tippen Sie bitte den Code aus dem Portal ein: { $digits } Ziffern, so wie sie dort unter der Glocke stehen.
intro-code-over = Dieser Code gilt nicht mehr. Ich kann einen neuen schicken.
intro-wait = Das waren zu viele Versuche. Den nächsten sehe ich mir in { $span } an; bis dahin geht nichts verloren. Haben Sie keinen Code, bitten Sie Ihren Administrator oder Ihren Support um einen Einladungslink.
intro-cancelled = Gut, dann lasse ich es dabei. Nichts wurde verknüpft und nichts geändert. Schreiben Sie mir, wenn Sie anfangen möchten.
choice-new-code = Neuen Code schicken
choice-other-person = Anderer Benutzer
choice-other-portal = Anderes Portal
link-made = Dieser Chat ist jetzt verknüpft: Sie sind { $name } von { $portal }. Sind Sie das nicht, lösen Sie die Verknüpfung unter /settings und sagen Sie es der Person, von der Sie den Link haben.
link-already = Wir kennen uns schon: Sie sind { $name } von { $portal }. Der Link ist damit verbraucht, sonst hat sich nichts geändert.
link-other-person = Dieser Chat gehört bereits zu einem anderen Benutzer von { $portal }; den Link habe ich deshalb nicht verbraucht. Ist er für Sie, lösen Sie zuerst unter /settings die Verknüpfung und öffnen Sie ihn dann noch einmal. Haben Sie ihn versehentlich bekommen, überlassen Sie ihn der Person, für die er gedacht ist.
link-unknown = Diesen Link kenne ich nicht. Öffnen Sie ihn bitte genau so, wie Sie ihn bekommen haben, oder lassen Sie sich einen neuen schicken.
link-expired = Dieser Link war zu alt. Lassen Sie sich bitte von der Person, die ihn geschickt hat, einen neuen geben; verknüpft habe ich damit nichts.
link-used = Dieser Link wurde schon von einem anderen Konto aus benutzt: Jeder gilt nur einmal. Waren Sie das nicht, sagen Sie es der Person, die ihn geschickt hat, damit sie die Verknüpfung beenden kann. Lassen Sie sich bitte einen neuen geben.
link-used-by-you = Diesen Link haben Sie schon geöffnet, er hat seine Arbeit getan. Schreiben Sie mir einfach.
link-revoked = Dieser Link wurde zurückgezogen. Lassen Sie sich bitte von der Person, von der er kam, einen neuen geben.
link-person-gone = Der Benutzer, für den das gedacht ist, ist in { $portal } nicht mehr aktiv; ich habe deshalb nichts verknüpft. Bitten Sie einen Administrator des Portals, ihn wieder aufzunehmen oder einen anderen einladen zu lassen.
link-portal-silent = { $portal } antwortet gerade nicht, und ich muss dort nachfragen, wer Sie sind. Verbraucht ist nichts: Versuchen Sie es bitte in einigen Minuten noch einmal.
code-in-portal = Jemand möchte den Assistenten restore24 in einem Messenger in Ihrem Namen nutzen. Sind Sie das, tippen Sie dort diesen Code ein: { $code }. Er gilt { $minutes } Minuten. Sind Sie es nicht, geben Sie den Code niemandem und sagen Sie Ihrem Administrator Bescheid.
portal-chosen = Wir sprechen jetzt über { $portal }.
portal-not-yours = Mit diesem Portal ist dieser Chat nicht verknüpft. Unter /settings sehen Sie, mit welchen er es ist; für ein weiteres brauchen Sie einen Einladungslink.
settings = Hier sind Sie Benutzer { $number } von { $portal }, und über dieses Portal sprechen wir. Sprache: { $language }.
settings-nobody = Dieser Chat ist noch mit niemandem verknüpft. Sprache: { $language }.
settings-portal-choice = Weiter mit { $portal }
settings-unlink-choice = Verknüpfung mit { $portal } lösen
choice-change-language = Andere Sprache
unlink-sure = Löse ich die Verknüpfung mit { $portal }, zeige ich hier nichts mehr davon, bis Sie neu eingeladen werden. Was Sie in Auftrag gegeben haben, läuft weiter. Soll ich?
unlink-yes-choice = Ja, Verknüpfung lösen
unlinked = Erledigt: Dieser Chat hat mit { $portal } nichts mehr zu tun. Was wiederhergestellt wurde, bleibt wiederhergestellt.
kept-as-it-is = Gut, alles bleibt, wie es ist.
choice-keep = So lassen
privacy = Was ich über Sie aufbewahre: Nummer und Namen Ihres Kontos hier, Ihre Sprache, welcher Benutzer welches Portals Sie sind, und was wir einander geschrieben haben, damit wir dort weitermachen können, wo wir waren. Was vom Messenger kommt, bleibt sieben Tage in seiner Rohform. Von Geheimnissen wie Links und Codes wird nur ein Fingerabdruck aufbewahrt. Wer welche Wiederherstellung verlangt, bestätigt und rückgängig gemacht hat, bleibt unter Ihrer Benutzernummer im Protokoll Ihres Unternehmens, denn Ihre Kollegen müssen sehen können, wer was geändert hat. Alles andere können Sie löschen lassen.
choice-erase = Aufbewahrtes löschen
erase-sure = Soll ich alles löschen: Konto, Verknüpfungen und was wir geschrieben haben? Auch eine offene Frage ist damit weg, und um wiederzukommen, brauchen Sie einen neuen Link oder Code. Was im Portal getan wurde, Anfragen an Menschen und das Protokoll der Wiederherstellungen bleiben.
erase-yes-choice = Ja, endgültig löschen
erased = Gelöscht. Ich kenne Sie nicht mehr. Was im Portal getan wurde, bleibt unter Ihrer Benutzernummer im Protokoll Ihres Unternehmens.
erase-later = Etwas, das Sie in Auftrag gegeben haben, läuft noch, und ich brauche unser Gespräch, um Ihnen das Ergebnis zu sagen. Gelöscht wurde nichts; versuchen Sie es bitte noch einmal, wenn es fertig ist.

write-in-private = Über Ihre Daten spreche ich nur unter vier Augen. Öffnen Sie bitte einen Chat mit mir und schreiben Sie dort.
chat-trouble = Bei uns ist etwas schiefgegangen, und Ihre letzte Nachricht ist nicht angekommen. Geändert wurde nichts, und alles Bisherige ist erhalten. Bitte schreiben Sie sie noch einmal.
work-goes-on = { $of ->
        [0] { $stage } … { $done }
       *[other] { $stage } … { $done } von { $of }
    }
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
