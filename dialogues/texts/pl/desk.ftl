# The desk: what the person hears when an agent takes over, and what agents see.

# ---- to the person ----
handoff-call = Mogę wezwać konsultanta. Wszystko, co już ustaliliśmy, trafi do niego, więc nie musisz opowiadać tego od nowa. Do tego czasu możemy działać tutaj dalej.
    .record-it = Wezwij konsultanta
    .go-back = Dalej bez niego
handoff-waits = Konsultant odpowie do: { $at }. { $before ->
        [0] Twoja kolej jest następna.
        [one] Przed Tobą czeka jedna osoba.
        [few] Przed Tobą czekają { $before } osoby.
        [many] Przed Tobą czeka { $before } osób.
       *[other] Przed Tobą czeka { $before } osoby.
    } Do tego czasu możemy działać tutaj dalej.
handoff-open-waits = Prośba o rozmowę z konsultantem już jest: numer { $number }, zapisana { $at }, nadal otwarta. Konsultant odpowie do: { $until }. { $before ->
        [0] Twoja kolej jest następna.
        [one] Przed Tobą czeka jedna osoba.
        [few] Przed Tobą czekają { $before } osoby.
        [many] Przed Tobą czeka { $before } osób.
       *[other] Przed Tobą czeka { $before } osoby.
    } Chcesz coś dodać? Napisz to tutaj, a dołączę to do zgłoszenia.
    .go-back = Dalej bez tego
handoff-late = To trwa dłużej, niż zapowiadaliśmy. Przepraszam. Nowy termin odpowiedzi konsultanta: { $at }. Jeśli nikogo już nie potrzebujesz, po prostu to powiedz.
handoff-expired = Nikt nie mógł zająć się Twoją prośbą. Przepraszam. Znów jestem do Twojej dyspozycji, a konsultanta możesz wezwać w każdej chwili. Jeśli sprawa jest pilna, napisz do { $contact }.
handoff-withdrawn = Dobrze, konsultant nie jest już wzywany.
agent-joined = { $known ->
        [0] Konsultant jest już tutaj.
       *[named] { $agent } jest już tutaj.
    } Milczę, dopóki rozmowa do mnie nie wróci.
agent-replaced = { $known ->
        [0] Dalej rozmowę prowadzi inny konsultant.
       *[named] Dalej rozmowę prowadzi { $agent }.
    }
agent-says = { $known ->
        [0] { $text }
       *[named] { $agent }: { $text }
    }
agent-corrects = { $known ->
        [0] Poprawka: { $text }
       *[named] { $agent }, poprawka: { $text }
    }
agent-silent = Konsultanta chyba coś zatrzymało. Przepraszam. Wzywam inne osoby; nowy termin odpowiedzi: { $at }.
    .no-person = Nikogo już nie potrzebuję
agent-gone = Konsultant nie może dalej prowadzić rozmowy. Termin odpowiedzi innej osoby: { $at }. Do tego czasu jestem tu ja.
agent-out-of-reach = W tej chwili nie można się tu skontaktować z moimi kolegami, przepraszam. Twoja prośba pozostaje otwarta; dopóki ktoś nie wróci, jestem z Tobą.
agent-handed-back = Znów rozmawiasz ze mną: rozmowa wróciła do mnie.
agent-closed = Sprawa została zamknięta. Jeśli jest coś jeszcze, po prostu napisz, jestem tutaj.
agent-filled = { $known ->
        [0] Konsultant uzupełnił to za Ciebie.
       *[named] Uzupełnione za Ciebie przez: { $agent }.
    } Sprawdź, czy się zgadza:
filled-answer = • { $slot }: { $value }
filled-unclear = można to rozumieć na dwa sposoby, zapytam
rate-agent = Czy to Ci pomogło?
    .rating-good = Tak, pomogło
    .rating-bad = Nie, nie bardzo
rating-thanks = Dziękuję, przekazuję to dalej.
approval-waits = Zanim to ruszy, musi to zatwierdzić ktoś ze wsparcia; prośba została wysłana. Nic nie zostało jeszcze zmienione. Termin zatwierdzenia: { $until }. Napiszę, gdy tylko zapadnie decyzja.
approval-standing = Potwierdzenie już jest. Na zatwierdzenie przez kogoś ze wsparcia czeka to od: { $since }. Termin zatwierdzenia: { $until }. Nic nie zostało jeszcze zmienione. Napiszę, gdy tylko zapadnie decyzja, a po zatwierdzeniu od razu zaczynam. Cofnięcie się albo anulowanie wycofuje Twoje potwierdzenie.
undo-standing = Cofnięcie przywracania jest już potwierdzone. Na zatwierdzenie przez kogoś ze wsparcia czeka to od: { $since }. Termin zatwierdzenia: { $until }. Na razie wszystko jest tak, jak po przywracaniu. Napiszę, gdy tylko zapadnie decyzja, a po zatwierdzeniu od razu zaczynam. Anulowanie wycofuje Twoje potwierdzenie.
cancelled-approval = Anulowane. To, co było potwierdzone, czekało na zatwierdzenie od: { $since }; nie zostanie uruchomione, nawet jeśli ktoś to teraz zatwierdzi. W Twoim portalu nic się nie zmieniło.
approval-given = Zatwierdzone. Zaczynam.
approval-denied = Nie zatwierdzono, z tego powodu: { $reason }
    W Twoim portalu nic nie zostało zmienione.
undo-denied = To nie zostało zatwierdzone. Powód: { $reason }
    Wszystko pozostaje tak, jak po przywracaniu.
    .keep-it = Zostaw tak
approval-expired = Nikt nie zatwierdził tego na czas. Nic nie zostało zmienione; jeśli nadal tego chcesz, potwierdź jeszcze raz.
approval-aside = Zapadła decyzja w odłożonej sprawie ({ $matter }). Wrócę do niej, gdy tu skończymy albo gdy napiszesz „wróć do pierwszej sprawy”; do tego czasu nic się w niej nie dzieje.
choice-no-person = Nikogo już nie potrzebuję

# ---- to the desk ----
desk-waits = { $who } czeka na konsultanta. Obiecany termin: { $at }.
    .take = Przejmij
desk-late = { $who } nadal czeka: termin minął. Nowy termin: { $at }.
    .take = Przejmij
desk-expired = Nikt nie przejął na czas: { $who }. Rozmowa wróciła do asystenta.
desk-claimed = Rozmowę prowadzi: { $agent }. Asystent milczy.
desk-released = Rozmowa oddana asystentowi przez: { $agent }.
desk-closed = Rozmowa zamknięta przez: { $agent }.
desk-begun = Rozmowa rozpoczęta przez: { $agent }. Asystent się nie wtrąca.
desk-withdrawn = Konsultant nie jest już potrzebny. Rozmowa wróciła do asystenta.
desk-reopened = Klient znów napisał. Rozmowę prowadzi asystent.
desk-erased = Klient kazał usunąć wszystko, co o nim przechowywaliśmy. Ta rozmowa jest zakończona i nic już tu do niego nie dotrze.
desk-unlinked = Konto klienta nie jest już połączone z portalem: nic z tego, co tu napiszesz, do niego nie dotrze i nic dla niego nie ruszy. Wróci dzięki nowemu zaproszeniu (/invite).
desk-silent = { $agent } od dłuższej chwili nie odpowiada. { $called }, przejmij tę rozmowę.
    .take = Przejmij
desk-all-called = { $agent } nie odpowiada: { $who }. Kto może, niech przejmie.
    .take = Przejmij
desk-left = { $agent } nie jest już w zespole. { $who } czeka na kogoś innego; termin: { $at }.
    .take = Przejmij
desk-has-agent = Zajmuje się tym: { $agent }.
desk-with-assistant = Rozmowę prowadzi już asystent.
desk-is-closed = Rozmowa jest już zamknięta.
desk-not-taken = Nie masz tej rozmowy: klient wciąż na kogoś czeka. Najpierw ją przejmij (/take) albo zamknij (/close).
desk-close-waits = Coś, co klient potwierdził, wciąż czeka tu na zatwierdzenie. Najpierw zatwierdź (/approve) albo odrzuć (/deny POWÓD), a potem zamknij.
desk-not-said = Twoja wiadomość nie została przekazana.
desk-empty = Wiadomość jest pusta.
desk-noted = Zapisane. Klient tego nie widzi.
desk-canned = Gotowe odpowiedzi: { $names }. Wysyła je /canned NAZWA.
desk-canned-unknown = Nie ma odpowiedzi „{ $name }”. Są: { $names }.
desk-languages = Napisz /lang i jeden z kodów: { $names }.
desk-language = Od teraz asystent mówi tu w języku „{ $name }”.
desk-fill-how = Napisz /fill ODPOWIEDŹ WARTOŚĆ, z jedną z odpowiedzi: { $names }. Kopię podaje się numerem, na przykład s12.
desk-fill-not-understood = { $slot }: nie rozumiem „{ $value }”.
desk-fill-examples = Na przykład: { $examples }.
desk-filled = { $slot }: „{ $value }”. { $later ->
        [0] Asystent powie to teraz i poprosi o potwierdzenie.
       *[later] Asystent powie to i poprosi o potwierdzenie, gdy rozmowa do niego wróci.
    }
desk-nothing-to-approve = Nic tu nie czeka na zatwierdzenie.
desk-own-restore = To Ty to potwierdzasz; zatwierdzić musi ktoś inny.
desk-deny-needs-reason = Podaj powód: /deny POWÓD. Klient go przeczyta.
desk-deny-in-topic = Odmowa wymaga powodu, który przeczyta klient. Otwórz wątek i napisz tam /deny POWÓD.
desk-approval = { $who }: potwierdzone przywracanie: { $option } ({ $plan }). Termin zatwierdzenia: { $until }.
    .approve = Zatwierdź
    .deny = Odrzuć
desk-approval-reminder = { $who }: { $plan } nadal czeka na zatwierdzenie. Termin: { $until }.
    .approve = Zatwierdź
    .deny = Odrzuć
desk-approval-undo = { $who }: prośba o cofnięcie przywracania { $restore } ({ $plan }). Termin zatwierdzenia: { $until }.
    .approve = Zatwierdź
    .deny = Odrzuć
desk-approval-expired = { $who }: nikt nie zatwierdził na czas. Nic nie ruszy.
desk-approval-withdrawn = To już nieaktualne: klient się wycofał albo potwierdził coś innego.
desk-approval-unlinked = { $who }: konto nie jest już połączone z portalem, więc to, co czekało na zatwierdzenie, nie ruszy.
desk-approved = Zatwierdzone przez: { $agent }. Rusza.
desk-denied = Odrzucone przez: { $agent }. Powód: { $reason }
desk-rated-good = Ocena klienta: pomogło.
desk-rated-bad = Ocena klienta: nie pomogło.
desk-line-waits = { $who }: czeka od { $since }, termin: { $at }
desk-line-agent = { $who }: zajmuje się tym { $agent }
desk-line-approval = { $who }: { $plan } czeka na zatwierdzenie od: { $since }. Termin: { $until }
desk-nobody-waits = Nikt nie czeka.
desk-card = { $who }, { $known ->
        [0] użytkownik { $user }
       *[named] { $name } (użytkownik { $user })
    }, plan { $tariff }, język { $language }
    .take = Przejmij
    .release = Oddaj
    .close = Zamknij
    .approve = Zatwierdź
    .deny = Odrzuć
    .status = Odśwież
desk-status-assistant = Odpowiada asystent.
desk-status-waiting = Czeka na konsultanta, termin: { $at }.
desk-status-agent = Odpowiada { $agent }, asystent milczy.
desk-status-closed = Zamknięta.
desk-card-step = Krok: { $question }
desk-card-erased = { $who }: klient kazał usunąć wszystko, co o nim przechowywaliśmy. Ta rozmowa jest zakończona; nic już tu nie zrobisz.
desk-card-approval = Czeka na zatwierdzenie: { $plan }, termin: { $until }
whisper-next = Asystent powiedziałby teraz:
whisper-expires = Kopia ({ $snapshot }) wygasa za { $left }.
desk-transcript = Zapis rozmowy: { $count ->
        [one] jeden wiersz.
        [few] { $count } wiersze.
        [many] { $count } wierszy.
       *[other] { $count } wiersza.
    }
desk-record = Kto co zrobił: { $count ->
        [one] jeden wiersz.
        [few] { $count } wiersze.
        [many] { $count } wierszy.
       *[other] { $count } wiersza.
    }
desk-file-named = { $count ->
        [0] { $file }: tylko dla klienta.
        [one] { $file }, jeden rekord: tylko dla klienta.
        [few] { $file }, { $count } rekordy: tylko dla klienta.
        [many] { $file }, { $count } rekordów: tylko dla klienta.
       *[other] { $file }, { $count } rekordu: tylko dla klienta.
    }

# ---- in files ----
speaker-person = klient
speaker-assistant = asystent
speaker-clock = automatycznie
deed-requested = prośba o konsultanta
deed-withdrawn = konsultant niepotrzebny
deed-unlinked = konto odłączono; nikt nie jest już wzywany
deed-claimed = przejęcie rozmowy
deed-released = oddanie asystentowi
deed-closed = zamknięcie rozmowy
deed-reopened = nowa wiadomość po zamknięciu
deed-begun = rozpoczęcie rozmowy
deed-left = konsultant odszedł z zespołu
deed-late = niedotrzymany termin
deed-expired = nikt nie przejął prośby
deed-silent = brak odpowiedzi, wezwano innych
deed-erased = usunięcie wszystkich przechowywanych danych
deed-said = wiadomość do klienta
deed-edited = zmiana wiadomości
deed-not-arrived = wiadomość nie dotarła
deed-note = notatka
deed-filled = uzupełnienie odpowiedzi
deed-language = zmiana języka
deed-approval-asked = potwierdzone przywracanie do zatwierdzenia
deed-undo-approval-asked = prośba o cofnięcie przywracania do zatwierdzenia
deed-approved = zatwierdzenie
deed-denied = odrzucenie
deed-approval-expired = nikt nie zatwierdził na czas
deed-approval-withdrawn = wycofanie tego, co czekało na zatwierdzenie
deed-approval-unlinked = konto odłączono; to, co czekało na zatwierdzenie, nie ruszy
deed-reminded = przypomnienie o zatwierdzeniu
deed-restore-begun = rozpoczęcie przywracania
deed-restore-ended = zakończenie przywracania i przekazanie wyniku
deed-undo-begun = rozpoczęcie cofania przywracania
deed-undo-ended = cofnięcie przywracania i przekazanie wyniku
deed-rated = ocena pomocy

# ---- commands of agents ----
desk-command-take = Przejmij rozmowę
desk-command-release = Oddaj asystentowi
desk-command-close = Zamknij rozmowę
desk-command-note = Notatka dla zespołu
desk-command-status = Stan sprawy
desk-command-fill = Uzupełnij odpowiedź
desk-command-approve = Zatwierdź to, co czeka
desk-command-deny = Odrzuć, z powodem
desk-command-canned = Gotowa odpowiedź
desk-command-lang = Zmień język
desk-command-transcript = Cała rozmowa w pliku
desk-command-record = Kto co zrobił, w pliku
desk-command-desk = Kto czeka
