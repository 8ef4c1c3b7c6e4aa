# Zespół w grupie z tematami: to, co widzi wokół rozmów.

topic-assistant = 🤖 { $who } { $name }
topic-waiting = ⏳ { $who } { $name }
topic-agent = 💬 { $who } { $name }
topic-closed = ✅ { $who } { $name }
desk-past = Co powiedziano wcześniej.
desk-in-a-topic = To trzeba napisać w temacie rozmowy.
desk-commands = Tego nie znam. Są: { $names }. Wszystko inne, co napiszesz w temacie, trafia do klienta, chyba że zaczyna się od //.
desk-change-not-passed = Klient nadal czyta Twoje wcześniejsze słowa: polecenie ani notatka nie są przekazywane.
desk-person-blocked = Klient zablokował bota. To, co piszesz, czeka, aż go odblokuje.
desk-person-back = Klient odblokował bota; to, co czekało, zostanie dostarczone.
desk-not-delivered = To nie dotarło: klient zablokował bota. Zostanie dostarczone, jeśli go odblokuje.
desk-invite-how = Napisz /invite PORTAL UŻYTKOWNIK, podając numer użytkownika; w temacie rozmowy wystarczy /invite UŻYTKOWNIK.
desk-invite-made = Dla: { $name } (użytkownik { $user } w { $portal }), ważny do { $until }: { $link }
    Kto otworzy go pierwszy, zostanie tym użytkownikiem, więc wyślij go tylko tej osobie.
desk-no-portal = Nie znam portalu „{ $portal }”. Nikt nie został zaproszony.
desk-no-user = { $portal } nie zna aktywnego użytkownika { $user }. Nikt nie został zaproszony.
desk-portal-silent = { $portal } teraz nie odpowiada. Nikt nie został zaproszony; spróbuj ponownie za kilka minut.
desk-begin-how = Napisz /begin PORTAL UŻYTKOWNIK, podając numer użytkownika.
desk-begin-nobody = Użytkownik { $user } w { $portal } nie ma jeszcze czatu z botem. Link tworzy /invite.
desk-guessing = Konto { $account } zgaduje kody lub linki; błędnych w ciągu doby: { $count }. Nic z tego nie jest sprawdzane do { $until }.
desk-many-guesses = Ktoś zgaduje kody; błędnych w ciągu godziny, ze wszystkich kont: { $count }. Każde konto czeka teraz dłużej.
desk-lacks-topics = Ta grupa nie ma tematów, więc nie mogę tu pokazywać rozmów. Włącz je: grupa > Edytuj > Tematy.
desk-lacks-administrator = Nie mam tu uprawnień administratora, więc nie mogę tworzyć tematów ani czytać tego, co piszesz. Dodaj mnie jako administratora z uprawnieniami „Zarządzanie tematami” i „Przypinanie wiadomości”.
desk-lacks-manage-topics = Nie mogę tu tworzyć tematów. Nadaj mi uprawnienie „Zarządzanie tematami”: grupa > Administratorzy.
desk-lacks-pins = Nie mogę tu przypinać wiadomości, więc karty rozmów nie są przypięte. Nadaj mi uprawnienie „Przypinanie wiadomości”: grupa > Administratorzy.
pressed-no-agent = Słucham tylko członków tej grupy. Jeśli piszesz jako anonimowy administrator, wyłącz anonimowość.
pressed-stale = Ten przycisk do niczego już nie należy.
desk-command-begin = Zacznij z kimś: PORTAL UŻYTKOWNIK
desk-command-invite = Link, który kogoś przedstawia
