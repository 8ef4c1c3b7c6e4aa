# People, requests, and what to do when something fails.

handoff-offer = Mogę zapisać, że chcesz porozmawiać z człowiekiem, razem ze wszystkim, co już ustaliliśmy. Mówię otwarcie: do tego czatu nikt nie jest jeszcze podłączony. Możesz też napisać do { $contact }.
    .record-it = Zapisz zgłoszenie
    .go-back = Dalej bez tego

handoff-security = Jeśli dane usunął ktoś spoza Twoich użytkowników, wsparcie powinno o tym wiedzieć. Mogę zapisać to jako sprawę bezpieczeństwa, w każdym planie. Zmień też hasła administratorów i napisz do { $contact }.
    .record-it = Zapisz zgłoszenie
    .go-back = Dalej bez tego

handoff-open = Prośba o rozmowę z konsultantem już jest: numer { $number }, zapisana { $at }, nadal otwarta. Chcesz coś dodać? Napisz to tutaj, a dołączę to do zgłoszenia. Jeśli sprawa jest pilna, napisz do { $contact } i podaj ten numer.
    .go-back = Dalej bez tego

handoff-refused = Rozmowa z konsultantem na czacie jest dostępna w planach płatnych; Twój plan ({ $tariff }) obejmuje kroki do samodzielnego wykonania, przez które Cię prowadzę. Po zmianie planu w sekcji Subskrypcja > Upgrade pomoże też konsultant; partner Bitrix24 w Twojej okolicy może pomóc w każdym przypadku.
    .partner = Jak znaleźć partnera?
    .go-back = Dalej

handoff-recorded = Zapisane pod numerem { $number }.

handoff-added = Dodane do zgłoszenia numer { $number } z { $at }.

handoff-already = To już jest zapisane pod numerem { $number }, { $at }; sprawa jest nadal otwarta. Dołączam do niej to, co ustaliliśmy od tego czasu.

security-recorded = Podejrzenie jest zapisane, niezależnie od tego, co stanie się z danymi. Idziemy dalej i odzyskujemy dane?
    .go-on = Dalej, odzyskajmy dane
    .stop = Zakończ

nobody-connected = Do tego czatu nikt nie jest jeszcze podłączony, więc nie wiem, kiedy ktoś odpowie. Jeśli sprawa jest pilna, napisz do { $contact } i podaj numer.

why-person = Niektóre rzeczy człowiek wie lepiej. Przekażę to, co już ustaliliśmy, żeby nie trzeba było opowiadać wszystkiego od nowa.

why-security = Nikt spoza użytkowników portalu nie powinien móc niczego usunąć. Warto to zgłosić, niezależnie od tego, co stanie się z danymi.

recorded-already = To już jest zapisane pod numerem { $number }, { $at }; sprawa jest nadal otwarta.

recorded-partner = Twoja prośba o partnera jest zapisana pod numerem { $number }.

recorded-upgrade = Twoje zgłoszenie jest zapisane pod numerem { $number }.

recorded-tariff-decision = Twoje zgłoszenie jest zapisane pod numerem { $number }; o planie zdecyduje człowiek.

recorded-restore = Twoje zgłoszenie jest zapisane pod numerem { $number }; przywrócenie wykona człowiek.

recorded-full-rollback = Twoje zgłoszenie pełnego przywrócenia konta jest zapisane pod numerem { $number }.

request-stored = W Twoim portalu nic się nie zmieniło. Zgłoszenie znajdziesz w „Moje zgłoszenia”.

request-line-open = { $number }: { $what }, { $at }, stan: otwarte

request-line-unfinished = { $number }: { $what }, { $at }, stan: nieukończone

request-closed = Zamknięte: zgłoszenie numer { $number }. Kopia zapasowa nie jest już dla niego przechowywana.

request-line-expired = { $number }: { $what }, { $at }, stan: otwarte, ale potrzebna kopia już wygasła

request-ready = Zgłoszenie numer { $number } może teraz ruszyć dalej: Twój plan obejmuje wybrany sposób ({ $option }), a kopia z { $snapshot } została zachowana. Najpierw odczytam portal na nowo; nic się nie uruchomi bez Twojego potwierdzenia.

resume-choice = Kontynuuj zgłoszenie { $number }

request-line-taken-back = { $number }: { $what }, { $at }, stan: cofnięte

request-line-closed = { $number }: { $what }, { $at }, stan: zamknięte

request-line-done = { $number }: { $what }, { $at }, stan: wykonane

requests-next = To Twoje zgłoszenia i przywrócenia wykonane w portalu. Co mam zrobić?
    .check-again = Plan jest już zmieniony
    .go-back = Wstecz

no-requests = Nie masz jeszcze żadnych zgłoszeń.
    .go-back = Wstecz

undo-choice = Cofnij { $number }

go-on-choice = Dokończ { $number }

close-choice = Zamknij { $number }, już niepotrzebne

why-requests = Tu widzisz swoje zgłoszenia i to, co zostało przywrócone. Możesz dokończyć to, co nieukończone, cofnąć przywrócenie albo zamknąć zgłoszenie.

request-handoff = rozmowa z konsultantem
request-partner = partner
request-full-rollback = pełne przywrócenie konta
request-upgrade = przywrócenie po zmianie planu
request-tariff-decision = decyzja w sprawie planu
request-restore = przywrócenie wykonywane przez człowieka
request-undo = cofnięcie przywrócenia

# ---- failures: what happened, what is safe, what to do ----
failure-portal-unreachable = Twój portal teraz nie odpowiada. Nic nie zginęło, a Twoje kopie są bezpieczne. Zwykle wystarczy odczekać kilka minut. (Kod zdarzenia: { $reference })
failure-portal-busy = Twój portal wyczerpał na razie limit zapytań. Nic nie zginęło. Spróbujmy ponownie za kilka minut. (Kod zdarzenia: { $reference })
failure-not-authorised = Portal nie przyjmuje już naszego dostępu. Twoje kopie są bezpieczne. Administrator musi utworzyć nowy webhook, a operator tej usługi musi go zapisać. (Kod zdarzenia: { $reference })
failure-right-missing = Naszemu dostępowi do portalu brakuje potrzebnego uprawnienia. Twoje kopie są bezpieczne. Administrator musi ponownie nadać webhookowi uprawnienia do CRM i użytkowników. (Kod zdarzenia: { $reference })
failure-rest-unavailable = Plan portalu nie obejmuje interfejsu, przez który pracuję, więc nie mogę teraz niczego w nim zapisać. Twoje kopie są bezpieczne i zostają. Po zmianie planu możemy iść dalej. (Kod zdarzenia: { $reference })
failure-no-snapshots = Nie ma jeszcze żadnej gotowej kopii tego portalu, więc nie ma z czego przywracać. Nic się nie zmieniło. Operator tej usługi może zlecić pierwszą kopię. (Kod zdarzenia: { $reference })
failure-snapshot-gone = Ta kopia w międzyczasie wygasła. Nic się nie zmieniło. Wybierz, proszę, inną. (Kod zdarzenia: { $reference })
failure-plan-stale = Od czasu podglądu w portalu zmieniło się zbyt wiele. Ja niczego nie zmieniłem; zobacz, proszę, nowy podgląd. (Kod zdarzenia: { $reference })
failure-not-allowed = Nie możesz już tego zrobić: Twoje konto użytkownika w portalu nie jest już aktywne albo nie ma praw administratora. Nic się nie zmieniło. Dalej może działać inny administrator. (Kod zdarzenia: { $reference })
failure-tariff-refused = Plan portalu nie obejmuje już przywracania. Nic się nie zmieniło; kopia jest zachowana. Plan możesz zmienić w sekcji Subskrypcja > Upgrade. (Kod zdarzenia: { $reference })
failure-week-refused = W ciągu { $restore-days ->
        [one] ostatniego dnia
        [few] ostatnich { $restore-days } dni
        [many] ostatnich { $restore-days } dni
       *[other] ostatnich { $restore-days } dnia
    } wykonano już przywrócenie całości. Nic się nie zmieniło. Przywrócenie selektywne albo plik są możliwe teraz. (Kod zdarzenia: { $reference })
failure-already-running = { $known ->
        [0] Jedno przywracanie w tym portalu nie zostało ukończone.
        [1] Nie zostało ukończone przywracanie { $restore }, potwierdzone { $since }, użytkownik nr { $who }.
       *[named] Nie zostało ukończone przywracanie { $restore }, potwierdzone { $since }, użytkownik: { $who }.
    } Twoje się nie rozpoczęło i nic nie zostanie zrobione dwa razy. Poczekaj, aż tamto się skończy, a potem zobacz nowy podgląd. Jeśli zostało przerwane, możesz je dokończyć albo cofnąć w „Moje zgłoszenia”. (Kod zdarzenia: { $reference })
failure-portal-in-use = W Twoim portalu trwa właśnie coś innego, na przykład tworzenie kopii zapasowej. Twoje przywracanie się nie rozpoczęło i nic się nie zmieniło. Spróbujmy ponownie za kilka minut. (Kod zdarzenia: { $reference })
failure-overtaken = Po przygotowaniu Twojego podglądu { $known ->
        [0] ktoś potwierdził inne przywracanie
        [1] potwierdzono inne przywracanie ({ $restore }, użytkownik nr { $who })
       *[named] potwierdzono inne przywracanie ({ $restore }, użytkownik: { $who })
    }, więc podgląd jest nieaktualny. Twoje przywracanie niczego nie zrobiło; zobacz, proszę, nowy podgląd. (Kod zdarzenia: { $reference })
failure-has-ended = To przywracanie w międzyczasie się skończyło albo zostało cofnięte. Nic nie zostało zrobione dwa razy. Aktualny stan znajdziesz w „Moje zgłoszenia”. (Kod zdarzenia: { $reference })
failure-not-the-portal = Pod adresem Twojego portalu odpowiada coś innego: strona logowania albo przekierowanie na inny adres. Może portal zmienił nazwę lub został przeniesiony. Wysłałem tam tylko samo zapytanie. Twoje kopie są bezpieczne, a to, co już zrobiono, jest zapisane. Administrator powinien sprawdzić obecny adres portalu; operator tej usługi musi zapisać nowy webhook. (Kod zdarzenia: { $reference })
failure-name-differs = Wpisana nazwa nie jest nazwą portalu. Nic się nie zmieniło. (Kod zdarzenia: { $reference })
failure-disk-full = Po naszej stronie brakuje miejsca, żeby bezpiecznie pracować dalej. To, co już zrobiono, jest zapisane i nic nie zostanie zrobione dwa razy. Operator tej usługi musi zwolnić miejsce; potem wybierz „Sprawdź jeszcze raz”, a praca ruszy od miejsca, w którym się zatrzymała. (Kod zdarzenia: { $reference })
failure-store-busy = Z naszej bazy korzysta właśnie inny program. Nic się nie zmieniło. Spróbujmy ponownie za chwilę. (Kod zdarzenia: { $reference })
failure-damaged = Część kopii nie przeszła kontroli, więc jej nie użyję. W Twoim portalu nic się nie zmieniło. Wybierz, proszę, inną kopię albo poproś o rozmowę z konsultantem. (Kod zdarzenia: { $reference })
failure-stopped = Przywracanie zatrzymało się w trakcie, bo zawiódł portal albo nasz dostęp do niego. To, co już zrobiło, jest zapisane. „Spróbuj ponownie” rusza od miejsca, w którym się zatrzymało, i nic nie zostanie zrobione dwa razy. Możesz też wrócić później: czeka w „Moje zgłoszenia”. (Kod zdarzenia: { $reference })
failure-nothing-to-undo = Tego przywrócenia nie można (już) cofnąć. Nic się nie zmieniło. (Kod zdarzenia: { $reference })
failure-internal = Po naszej stronie coś poszło nie tak. To, co już zrobiono, jest zapisane i nic nie zostanie zrobione dwa razy. (Kod zdarzenia: { $reference })
nothing-begun = Twoje potwierdzenie dotarło, ale nic nie zostało rozpoczęte i nic się w portalu nie zmieniło.

reason-portal-unreachable = portal nie odpowiada
reason-portal-busy = limit zapytań portalu jest wyczerpany
reason-not-authorised = portal nie przyjmuje już naszego dostępu
reason-right-missing = naszemu dostępowi brakuje uprawnienia
reason-rest-unavailable = plan portalu nie obejmuje potrzebnego interfejsu
reason-no-snapshots = nie ma jeszcze żadnej gotowej kopii
reason-snapshot-gone = jedna z kopii wygasła
reason-plan-stale = portal w międzyczasie się zmienił
reason-not-allowed = brakuje uprawnienia
reason-tariff-refused = plan tego nie obejmuje
reason-week-refused = przywrócenie całości w tym tygodniu już było
reason-already-running = trwa inne przywracanie
reason-portal-in-use = w portalu trwa właśnie coś innego
reason-overtaken = w międzyczasie potwierdzono inne przywracanie
reason-has-ended = to przywracanie już się skończyło
reason-not-the-portal = pod jego adresem odpowiada coś innego, na przykład strona logowania
reason-name-differs = nazwa się nie zgadza
reason-disk-full = po naszej stronie brakuje miejsca
reason-store-busy = nasza baza jest zajęta
reason-damaged = jedna z kopii nie przeszła kontroli
reason-stopped = praca zatrzymała się w trakcie
reason-nothing-to-undo = nie ma czego cofnąć
reason-internal = coś poszło nie tak po naszej stronie

choice-try-again = Spróbuj ponownie
choice-look-again = Sprawdź jeszcze raz
