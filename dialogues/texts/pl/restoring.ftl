# When, which way back, which backup; preview, confirmation, result, undo.

# ---- moment (R08, R09, R22) ----
snapshots-daily = Kopia zapasowa powstaje codziennie o { $time }, w każdym planie.

snapshots-kept = Kopie przechowujemy przez { $days ->
        [one] jeden dzień
        [few] { $days } dni
        [many] { $days } dni
       *[other] { $days } dnia
    }; najstarsza tutaj jest z { $oldest }.

no-snapshots = Nie ma jeszcze żadnej gotowej kopii tego portalu, więc nie ma z czego przywracać.

moment-of-loss = Kiedy to się stało? Na przykład „wczoraj 15:00”, „wtorek 9:30” albo „17.11.2026 15:00”.
    .not-sure = Nie wiem
    .by-snapshot = Wiem, którą kopię wybrać
moment-of-state = Z którego dnia mają być dane? Na przykład „wczoraj”, „wtorek” albo „17.11.2026”.
    .not-sure = Nie wiem
    .by-snapshot = Pokaż kopie

moment-future = To jeszcze przyszłość. Powiedz, proszę, kiedy to się stało.

moment-ahead = { $moment } to jeszcze przyszłość, więc nie mogło się to wtedy stać.

moment-two = To można zrozumieć na dwa sposoby. Który jest właściwy?
    .other-moment = Żaden z nich

moment-gap = Tej godziny nie było: tamtej nocy przesunięto zegary do przodu. Który czas jest właściwy?
    .other-moment = Inny czas

moment-overlap = { $moment } to czas, który zegary pokazały dwa razy: tamtej nocy je cofnięto. O który raz chodzi?
    .first = Pierwszy, przed cofnięciem zegarów
    .second = Drugi, po cofnięciu
    .other-moment = Inny czas

moment-too-old = { $moment } to czas sprzed najstarszej kopii, która jest z { $oldest }. Przywrócenie sięga wstecz najwyżej { $days ->
        [one] jeden dzień
        [few] { $days } dni
        [many] { $days } dni
       *[other] { $days } dnia
    }. Tego, co zginęło wcześniej, nie mogę odzyskać.
    .other-moment = To było później
    .not-sure = Zobaczmy, co pokazują kopie
    .person = Rozmowa z konsultantem
    .cancel = Zakończ

moment-first-day = Nie ma już kopii sprzed tego dnia. Najstarsza jest właśnie z tego dnia: { $oldest }. Czy to się stało wcześniej, czy później?
    .after-it = Później, weź tę kopię
    .before-it = Wcześniej
    .other-moment = Innego dnia

moment-day-backup = { $day }, bez godziny. Tego dnia powstała kopia: { $snapshot }. Czy to się stało wcześniej, czy później?
    .after-it = Później, weź tę kopię
    .before-it = Wcześniej, weź poprzednią kopię
    .other-moment = Innego dnia

moment-part-backup = { $day }, bez dokładnej godziny. W tym czasie powstała kopia: { $snapshot }. Czy to się stało wcześniej, czy później?
    .after-it = Później, weź tę kopię
    .before-it = Wcześniej, weź poprzednią kopię
    .other-moment = O innej porze

moment-part-said-back = { $day }. W tym czasie nie powstała żadna kopia; ostatnia wcześniejsza jest z { $snapshot }. Zgadza się?
    .right = Zgadza się
    .change-it = Zmień

moment-day-evidence = { $day }. Z mojego porównania wynika, że między { $from } a { $to } { $count ->
        [one] zniknął lub zmienił się jeden element
        [few] zniknęły lub zmieniły się { $count } elementy
        [many] zniknęło lub zmieniło się { $count } elementów
       *[other] zniknęło lub zmieniło się { $count } elementu
    }. Ostatnia kopia sprzed tego czasu jest z { $snapshot }. Czy o to chodzi?
    .right = Zgadza się
    .change-it = Zmień

moment-day-said-back = { $day }. Tego dnia nie powstała żadna kopia; ostatnia wcześniejsza jest z { $snapshot }. Zgadza się?
    .right = Zgadza się
    .change-it = Zmień

reading-differs = Uwaga: wtedy { $count ->
        [one] jednego elementu już nie było i brakuje go
        [few] { $count } elementów już nie było i brakuje ich
        [many] { $count } elementów już nie było i brakuje ich
       *[other] { $count } elementu już nie było i brakuje go
    } w kopii z { $snapshot }. Ostatnia kopia, która ma wszystko, jest z { $from }.

reading-differs-changed = Uwaga: wtedy { $count ->
        [one] jeden element był już zmieniony
        [few] { $count } elementy były już zmienione
        [many] { $count } elementów było już zmienionych
       *[other] { $count } elementu było już zmienione
    }, a kopia z { $snapshot } zawiera zmienione wartości. Ostatnia kopia sprzed zmiany jest z { $from }.
reading-differs-names = Chodzi o: { $names }.
reading-differs-some = Na przykład: { $names }.

reading-later = Uwaga: po tej chwili { $count ->
        [one] element jeszcze był
        [few] wszystkie { $count } elementy jeszcze były
        [many] { $count } elementów jeszcze było
       *[other] wszystkie { $count } elementu jeszcze były
    }; kopia z { $from } ma wszystko. Ze starszą, z { $snapshot }, przywrócenie całego CRM cofnęłoby także to, co w międzyczasie zrobili Twoi współpracownicy.

reading-later-changed = Uwaga: po tej chwili { $count ->
        [one] zmieniony element był jeszcze w porządku
        [few] { $count } zmienione elementy były jeszcze w porządku
        [many] { $count } zmienionych elementów było jeszcze w porządku
       *[other] { $count } zmienionego elementu było jeszcze w porządku
    }; kopia z { $from } ma właściwe wartości. Ze starszą, z { $snapshot }, przywrócenie całego CRM cofnęłoby także to, co w międzyczasie zrobili Twoi współpracownicy.
reading-rest-later = { $count ->
        [one] Jeden element był jeszcze { $from } i zniknął
        [few] Pozostałe { $count } elementy były jeszcze { $from } i zniknęły
        [many] Pozostałych { $count } elementów było jeszcze { $from } i zniknęło
       *[other] Pozostałe { $count } elementu były jeszcze { $from } i zniknęły
    } później.

moment-said-back = { $moment }, czyli { $days ->
        [0] dzisiaj
        [one] wczoraj
        [few] { $days } dni temu
        [many] { $days } dni temu
       *[other] { $days } dnia temu
    } (strefa czasowa: { $zone }). Ostatnia wcześniejsza kopia jest z { $snapshot }. Zgadza się?
    .right = Zgadza się
    .change-it = Zmień

moment-from-evidence = Nic nie szkodzi, pomogą kopie. W tych okresach coś się wydarzyło. Który pasuje?
    .by-snapshot = Wolę wybrać kopię
    .other-moment = Żaden z nich

moment-no-evidence = W kopiach nie widać, kiedy to się stało. Możesz zamiast tego wybrać kopię albo powiedzieć, kiedy mniej więcej to było.
    .by-snapshot = Wybiorę kopię
    .other-moment = Powiem, kiedy mniej więcej
    .person = Rozmowa z konsultantem

moment-by-snapshot = Którą kopię wybierasz? Dostępne są:
    .other-moment = Wolę podać, kiedy dane zginęły

moment-snapshot-noted = Zapisane: stan z { $snapshot }.

why-moment = Szukam ostatniej kopii, w której jest jeszcze wszystko. Jeśli podany czas będzie niewłaściwy, może w niej czegoś brakować albo przepadnie nowsza praca.

# ---- options (R15 to R21, B06) ----
only-full-fields = Brakujące dane: { $kinds }. Jeśli zostały usunięte, przywrócenie całego CRM ich nie odzyska. Może to zrobić tylko pełne przywrócenie konta.

only-full-outside = Brakujące dane: { $kinds }. Nie należą do elementów CRM, więc odzyska je tylko pełne przywrócenie konta.

only-full-notes = Brakujące dane: { $kinds }. Nie ma ich w żadnym pliku i nie obejmuje ich przywrócenie selektywne; odzyska je tylko pełne przywrócenie konta.

not-held-yet = Mówię otwarcie: w naszych kopiach jeszcze tego nie ma: { $kinds }. Dlatego nie odzyskam tego sam. Mogę zapisać zgłoszenie, żeby zajęli się tym ludzie.

about-selective = Przywrócenie selektywne: każdy brakujący element wraca w ostatniej dobrej wersji, każdy uszkodzony odzyskuje swoje pola, a wszystko inne zostaje bez zmian. Najpierw widzisz, co by się zmieniło, i wybierasz, co ma wrócić.

about-csv = Plik CSV: dostajesz elementy w stanie z wybranego dnia i importujesz to, czego potrzebujesz. Nic innego się nie zmienia, więc to najbezpieczniejsza metoda, dobra dla CRM, w którym dużo się dzieje; import jest jednak po Twojej stronie.

about-crm-rollback = Przywrócenie całego CRM: cały CRM wraca do stanu z wybranego dnia. Pasuje, gdy zginęła lista kontaktów, firm, leadów lub deali. Wszystkie zmiany w CRM od tego dnia zostaną utracone, a nowsze elementy mogą zostać usunięte.

about-full-rollback = Pełne przywrócenie konta: całe konto wraca do stanu z wybranego dnia, CRM i wszystko inne. Wszystko, co dodano na koncie od tego dnia, i wszystkie późniejsze zmiany zostaną utracone. Nie mogę jeszcze wykonać go sam; zapiszę zgłoszenie.

option-selective-fits = Przywrócenie selektywne: wraca tylko to, czego brakuje lub co jest uszkodzone ({ $kinds }); wszystko inne zostaje bez zmian.

option-csv-fits = Plik CSV: elementy w stanie z wybranego dnia, które importujesz samodzielnie. Nic innego się nie zmienia.

csv-holds = W pliku są kontakty, firmy, leady i deale. Nie ma w nim działań, komentarzy ani historii.

csv-size-estimate = Plik jest możliwy, gdy baza danych ma najwyżej { $limit } GB; Twoja ma około { $size } GB (szacunkowo).

option-csv-too-large = Plik CSV: tutaj niemożliwy. Jest przewidziany dla baz danych do { $limit } GB, a ta ma { $size } GB.

option-crm-rollback-fits = Przywrócenie całego CRM: cały CRM wraca do stanu z wybranego dnia. Wszystkie późniejsze zmiany zostaną utracone, a nowsze elementy mogą zostać usunięte.

option-full-rollback-fits = Pełne przywrócenie konta: całe konto wraca do stanu z wybranego dnia, CRM i wszystko inne. Wszystko, co dodano na koncie od tego dnia, i wszystkie późniejsze zmiany zostaną utracone. Nie mogę jeszcze wykonać go sam; zapiszę zgłoszenie.

option-full-rollback-more = Pełne przywrócenie konta: całe konto wraca do stanu z wybranego dnia, a wszystkie późniejsze zmiany zostaną utracone. To więcej, niż tu potrzeba, i mogę tylko zapisać takie zgłoszenie.

option-full-rollback-only = Pełne przywrócenie konta: całe konto wraca do stanu z wybranego dnia, z polami, produktami, zadaniami i wszystkim innym. Wszystko, co dodano na koncie od tego dnia, i wszystkie późniejsze zmiany zostaną utracone. Nie mogę jeszcze wykonać go sam; zapiszę zgłoszenie.

option-file-as-wished = Potrzebny jest plik, więc wybieramy ten sposób.

no-options = Nie ma tu żadnego sposobu odzyskania danych, który mogę zaproponować.

choose-option = Moja rada: { $option }, bo { $reason }. Który sposób wybieramy?
    .selective = Przywrócenie selektywne
    .csv = Plik CSV
    .crm-rollback = Przywrócenie całego CRM
    .full-rollback = Pełne przywrócenie konta

advice-selective = to najłagodniejszy sposób i niczyja praca nie przepada
advice-csv = w Twoim portalu zmieni się tylko to, co tam zaimportujesz
advice-crm-rollback = od razu wraca cała lista
advice-full-rollback = żaden łagodniejszy sposób nie odzyska tego wszystkiego

option-told = Rozumiem, że wolisz ten sposób: { $told }. Wybieramy go? Moja rada byłaby inna: { $option }, bo { $reason }.
    .right = Tak, ten sposób
    .selective = Przywrócenie selektywne
    .csv = Plik CSV
    .crm-rollback = Przywrócenie całego CRM
    .full-rollback = Pełne przywrócenie konta

option-told-fits = Rozumiem, że wolisz ten sposób: { $told }. To także moja rada, bo { $reason }. Wybieramy go?
    .right = Tak, ten sposób
    .selective = Przywrócenie selektywne
    .csv = Plik CSV
    .crm-rollback = Przywrócenie całego CRM
    .full-rollback = Pełne przywrócenie konta

option-not-offered = Rozumiem, że wolisz ten sposób: { $option }. Tutaj nie jest dostępny; do wyboru są:

no-option = Tego, czego potrzebujesz, nie ma wśród sposobów, które oferuje ta usługa. Być może konsultant zna inny.
    .person = Rozmowa z konsultantem
    .stop = Zakończ

why-option = Sposoby różnią się tym, co jeszcze zmieniają. Zwykle najlepszy jest najłagodniejszy z tych, które odzyskają Twoje dane.

refused-full-owner = Pełne przywrócenie dotyczy całego konta, więc może o nie poprosić tylko właściciel, czyli osoba, która zarejestrowała portal. Jako administrator możesz skorzystać z pozostałych sposobów.
    .other-option = Wybierz inny sposób
    .check-again = Sprawdź jeszcze raz
    .stop = Zakończ

refused-full-owner-unknown = O pełne przywrócenie konta może poprosić tylko właściciel portalu, a ja nie mogę ustalić, kto nim jest. Operator tej usługi może wskazać właściciela.
    .other-option = Wybierz inny sposób
    .person = Rozmowa z konsultantem
    .stop = Zakończ

why-full-owner = Pełne przywrócenie cofa pracę wszystkich na koncie. Ta decyzja należy do osoby, która je zarejestrowała.

# ---- snapshot (R23) ----
snapshots-available = { $count ->
        [one] Jest jedna kopia, z { $newest }.
        [few] Są { $count } kopie, od { $oldest } do { $newest }.
        [many] Jest { $count } kopii, od { $oldest } do { $newest }.
       *[other] Jest { $count } kopii, od { $oldest } do { $newest }.
    }

snapshot-closest = Ostatnia kopia sprzed zdarzenia jest z { $snapshot }. Bierzemy ją?
    .other-snapshot = Weź inną

snapshot-wished = Z tego, co wiem od Ciebie, to kopia z { $snapshot }. Bierzemy ją?
    .other-snapshot = Weź inną

snapshot-proposed = Wcześniej wybrana kopia jest z { $snapshot }. Bierzemy ją?
    .other-snapshot = Weź inną

snapshot-not-there = Wybranej kopii { $number } nie ma albo nie jest już przechowywana.

snapshot-lacks = Uwaga: kopia z { $snapshot } jest niepełna. Brakuje w niej tych danych: { $kinds }.

snapshot-misses = Uwaga: gdy powstawała kopia z { $snapshot }, { $count ->
        [one] jednego elementu już nie było. Nie ma go w niej.
        [few] { $count } elementów już nie było. Nie ma ich w niej.
        [many] { $count } elementów już nie było. Nie ma ich w niej.
       *[other] { $count } elementu już nie było. Nie ma go w niej.
    } { $ticked ->
        [0] { $count ->
            [one] Ten element by nie wrócił.
            [few] Te elementy by nie wróciły.
            [many] Te elementy by nie wróciły.
           *[other] To by nie wróciło.
        }
       *[ticked] To, co zaznaczysz, i tak wróci, z ostatniej kopii, w której jeszcze jest.
    }

snapshot-damaged = Uwaga: gdy powstawała kopia z { $snapshot }, { $count ->
        [one] jeden element był już zmieniony. Kopia zawiera zmienione wartości.
        [few] { $count } elementy były już zmienione. Kopia zawiera zmienione wartości.
        [many] { $count } elementów było już zmienionych. Kopia zawiera zmienione wartości.
       *[other] { $count } elementu było już zmienione. Kopia zawiera zmienione wartości.
    } { $ticked ->
        [0] Takie by zostały.
       *[ticked] To, co zaznaczysz, i tak odzyska wcześniejsze wartości, z ostatniej kopii sprzed zmiany.
    }

snapshot-all-the-same = Mimo to bierzemy kopię z { $snapshot }?
    .other-snapshot = Weź inną

snapshot-after-loss = Uwaga: kopia z { $snapshot } powstała już po utracie danych. Nie ma w niej tego, co zginęło wcześniej.

choose-snapshot = Którą kopię bierzemy?

no-snapshot-before = Przed { $moment } nie powstała żadna kopia; najstarsza jest z { $oldest }.

no-snapshot = Bez kopii sprzed utraty nie mogę odzyskać danych. Możemy sprawdzić jeszcze raz, jeśli stało się to kiedy indziej, albo zajmie się tym konsultant.
    .look-again = Sprawdź jeszcze raz
    .person = Rozmowa z konsultantem
    .stop = Zakończ

why-snapshot = Od kopii zależy, co wróci. W ostatniej kopii sprzed utraty jest najwięcej Twojej pracy.

# ---- tariff (R25 to R28) ----
tariff-refused = Kopia z { $snapshot } jest dostępna. Przywracanie i pliki obejmują te plany: { $tariffs }. Twój plan ({ $tariff }) ich nie obejmuje.

upgrade-first = Nikt nie musi płacić, zanim wiadomo, że to możliwe: kopia jest dostępna. Plan możesz zmienić w sekcji Subskrypcja > Upgrade. Jeśli chcesz, do tego czasu zachowam Twoje zgłoszenie i tę kopię.

plus-archived = Samego planu Plus nie można już kupić ani na niego przejść.

tariff-refused-next = Co robimy dalej?
    .upgraded = Plan jest już zmieniony
    .wait = Zachowaj zgłoszenie
    .stop = Zakończ

tariff-unclear = O tym, czy Twój plan ({ $tariff }) obejmuje przywracanie, musi zdecydować człowiek. Mogę zapisać zgłoszenie ze wszystkim, co ustaliliśmy; kopia z { $snapshot } będzie przez ten czas zachowana.
    .record-it = Zapisz zgłoszenie
    .check-again = Sprawdź jeszcze raz
    .stop = Zakończ

waiting-for-upgrade = Twoje zgłoszenie jest zachowane: { $option }, kopia z { $snapshot }. Gdy tylko plan się zmieni, ruszymy stąd dalej.
    .upgraded = Plan jest już zmieniony
    .stop = Już tego nie potrzebuję

tariff-changed = Twój plan się zmienił. Idziemy dalej.

why-tariff = Przywracanie i pliki należą do określonych planów. Ta zasada jest w warunkach planów; nie ja ją ustalam.

week-refused = Przywrócenie całości jest możliwe raz na { $restore-days ->
        [one] dzień
        [few] { $restore-days } dni
        [many] { $restore-days } dni
       *[other] { $restore-days } dnia
    }. Ostatnie wykonano { $last-restore }; następne będzie możliwe od { $next-restore }. Przywrócenie selektywne i plik nie wliczają się do tego limitu, więc możesz skorzystać z nich teraz.
    .other-option = Wybierz inny sposób
    .person = Rozmowa z konsultantem
    .stop = Zakończ

why-week = Przywrócenie całości cofa pracę wszystkich. Kilka takich w krótkim czasie przynosi więcej szkody niż pożytku.

by-person = Przywracanie wykonuje tutaj człowiek, po sprawdzeniu. Mogę zapisać Twoje zgłoszenie ze wszystkim, co ustaliliśmy.
    .record-it = Zapisz zgłoszenie
    .stop = Zakończ

why-by-person = Operator tej usługi zdecydował, że każde przywrócenie najpierw sprawdza człowiek.

full-rollback-terms = Pełne przywrócenie cofa całe konto do stanu z { $snapshot }. Wszystko, co od tego czasu dodano na koncie, i wszystkie zmiany zostaną utracone.

full-rollback-recorded-only = Nie mogę jeszcze sam wykonać pełnego przywrócenia konta. Zapiszę zgłoszenie ze wszystkim, co wiem od Ciebie, a zajmą się nim ludzie.
    .record-it = Zapisz zgłoszenie
    .other-option = Wybierz inny sposób
    .stop = Zakończ

why-full-rollback = Pełne przywrócenie konta ma najwyższą cenę. Chcę, żeby była Ci znana, zanim zgłoszenie zostanie zapisane.

# ---- groups (B06) ----
choose-groups = Zaznacz, co ma wrócić (zaznaczone: { $count ->
        [one] jedna grupa
        [few] { $count } grupy
        [many] { $count } grup
       *[other] { $count } grupy
    }). Tego, co usunięto celowo, nie zaznaczaj.
    .go-on = Dalej z zaznaczonymi

choose-groups-none = Nic nie jest zaznaczone, więc nic by nie wróciło. Zaznacz, co ma wrócić, albo zrezygnuj.

why-groups = Elementy znikały w różnym czasie. Może część usunięto celowo: wrócą tylko zaznaczone grupy.

# ---- preview (B03, B04, R13) ----
making-plan = Chwileczkę, obliczam, co by się zmieniło…
file-all-records-told = Rozumiem, że chodzi o wszystkie elementy.
file-only-missing-told = Rozumiem, że chodzi tylko o to, czego brakuje.

file-preview = W pliku znajdą się: { $kinds }, stan z { $snapshot }. Wszystkie elementy czy tylko te, których brakuje w portalu?
    .only-missing = Tylko to, czego brakuje
    .all-records = Wszystkie elementy
    .other-option = Wybierz inny sposób
    .other-snapshot = Inna kopia
    .cancel = Zakończ

file-preview-all = W portalu nie brakuje teraz nic z tego: { $kinds }. Plik zawiera więc wszystko, według stanu { $snapshot }, z ówczesnymi wartościami. Mam go przygotować?
    .go-on = Tak, przygotuj plik
    .other-option = Wybierz inny sposób
    .other-snapshot = Inna kopia
    .cancel = Zakończ

plan-empty = Nie ma czego przywracać: to, co jest w tej kopii, jest już w Twoim portalu.
plan-empty-by-name = Według podanych nazw nie zostaje nic do przywrócenia.

plan-empty-next = Co robimy dalej?
    .other-option = Wybierz inny sposób
    .other-snapshot = Inna kopia
    .finish = To wszystko

preview = Oto podgląd: { $option }, kopia z { $snapshot }. Na razie nic się nie zmieniło.

preview-recreate = • Do ponownego utworzenia: { $counts }. Dostaną nowe identyfikatory (ID), a powiązania, które prowadziły do starych, zostaną przestawione.

preview-change-back = • Do przywrócenia poprzednich wartości: { $counts }.

preview-remove = • Do usunięcia, bo nowsze niż kopia: { $counts }.
newer-stay-now = Dobrze, nowsze elementy zostają. Układam plan od nowa, bez usuwania czegokolwiek.
answer-removes = Ten plan usuwa elementy nowsze niż kopia: { $counts }. Jeśli mają zostać, napisz „zostaw nowsze”.
confirm-removes = Uwaga: elementy nowsze niż kopia zostaną usunięte: { $counts }.

preview-cut-links = • Powiązania, które znikną razem z nimi, w { $count ->
        [one] jednym elemencie, który zostaje
        [few] { $count } elementach, które zostają
        [many] { $count } elementach, które zostają
       *[other] { $count } elementu, który zostaje
    }. Są na liście w pliku z tym, co zostałoby utracone; cofnięcie przywrócenia je odtworzy.

preview-relink = • Powiązania do przestawienia na nowe ID: { $count }.

links-left-out = • Bez powiązań z tymi elementami, bo zostały pominięte: { $counts }. Gdy przywrócisz je później, wrócą też powiązania.

preview-conflicts = • W { $count ->
        [one] jednym elemencie
        [few] { $count } elementach
        [many] { $count } elementach
       *[other] { $count } elementu
    } zostaje to, co ktoś zmienił już po szkodzie. Lista jest w pliku.

left-already-there = • Pominięte, bo { $count ->
        [one] znów jest w portalu: jeden element
        [few] znów są w portalu: { $count } elementy
        [many] znów są w portalu: { $count } elementów
       *[other] znów są w portalu: { $count } elementu
    }.

left-made-again = • Pominięte, bo ktoś { $count ->
        [one] wpisał go już ręcznie: jeden element
        [few] wpisał je już ręcznie: { $count } elementy
        [many] wpisał je już ręcznie: { $count } elementów
       *[other] wpisał je już ręcznie: { $count } elementu
    }. Porównaj, proszę: w starym elemencie mogło być więcej danych.

left-gone = • Bez zmian, bo { $count ->
        [one] nie ma go już w portalu: jeden element
        [few] nie ma ich już w portalu: { $count } elementy
        [many] nie ma ich już w portalu: { $count } elementów
       *[other] nie ma ich już w portalu: { $count } elementu
    }.

left-gone-since = • Ktoś usunął ponownie w trakcie przywracania: { $count ->
        [one] jeden element
        [few] { $count } elementy
        [many] { $count } elementów
       *[other] { $count } elementu
    }.

left-without-owner = • Pominięte, bo nie dało się utworzyć tego, do czego { $count ->
        [one] należy: jeden element
        [few] należą: { $count } elementy
        [many] należą: { $count } elementów
       *[other] należą: { $count } elementu
    }.

left-only-while-creating = • Powiązania, których nadal będzie brakować, w { $count ->
        [one] jednym elemencie
        [few] { $count } elementach
        [many] { $count } elementach
       *[other] { $count } elementu
    }: Bitrix24 przyjmuje je tylko podczas tworzenia elementu. Plik je wymienia.

left-pointed-at = • Nieusunięte, bo { $count ->
        [one] prowadzi do niego element, który ktoś od tego czasu utworzył lub zmienił: jeden element
        [few] prowadzą do nich elementy, które ktoś od tego czasu utworzył lub zmienił: { $count } elementy
        [many] prowadzą do nich elementy, które ktoś od tego czasu utworzył lub zmienił: { $count } elementów
       *[other] prowadzą do nich elementy, które ktoś od tego czasu utworzył lub zmienił: { $count } elementu
    }.

preview-automation = • Ustawienie powiązań i wartości w { $count ->
        [one] jednym elemencie
        [few] { $count } elementach
        [many] { $count } elementach
       *[other] { $count } elementu
    } może uruchomić Twoje reguły automatyzacji, na przykład e-maile lub zadania. Tworzenie elementów ich nie uruchamia.

preview-ticked-in-vain = • Nie ma nic do zrobienia w { $count ->
        [one] jednej z zaznaczonych grup: jej elementy
        [few] { $count } z zaznaczonych grup: ich elementy
        [many] { $count } z zaznaczonych grup: ich elementy
       *[other] { $count } z zaznaczonych grup: ich elementy
    } już wróciły lub są poprawione albo nie mogę ich teraz odczytać, albo nie ma ich już w żadnej kopii.

preview-without = • Pominięte, zgodnie z prośbą: { $name }{ $count ->
        [one] .
        [few] {" "}({ $count } elementy o tej nazwie).
        [many] {" "}({ $count } elementów o tej nazwie).
       *[other] {" "}({ $count } elementu o tej nazwie).
    }

preview-only = • Zgodnie z prośbą tylko: { $name }{ $count ->
        [one] .
        [few] {" "}({ $count } elementy o tej nazwie).
        [many] {" "}({ $count } elementów o tej nazwie).
       *[other] {" "}({ $count } elementu o tej nazwie).
    }

name-not-found = • „{ $name }” nie ma wśród tego, co by wróciło. Jeśli powinno tam być, sprawdź, proszę, pisownię.

name-not-found-only = • „{ $name }” nie ma wśród tego, co by wróciło. Jeśli powinno tam być, sprawdź, proszę, pisownię.

name-unclear = • „{ $name }” pasuje do kilku: { $names }. Podaj pełną nazwę; do tego czasu żaden nie zostaje pominięty.

name-unclear-only = • „{ $name }” pasuje do kilku: { $names }. Podaj pełną nazwę; do tego czasu żaden nie wróci.

preview-fewer = • Znalazłem { $shown ->
        [one] jeden zmieniony element
        [few] { $shown } zmienione elementy
        [many] { $shown } zmienionych elementów
       *[other] { $shown } zmienionego elementu
    }; { $count ->
        [one] jeden z nich nie zostanie poprawiony
        [few] { $count } z nich nie zostaną poprawione
        [many] { $count } z nich nie zostanie poprawionych
       *[other] { $count } z nich nie zostanie poprawione
    }: od tego czasu ktoś już to poprawił lub znów zmienił.

preview-not-held = • Nieobjęte, bo nie ma tego jeszcze żadna kopia: { $kinds }.

rollback-warning = To jest przywrócenie całego CRM: każda zmiana w CRM od { $snapshot } zostanie cofnięta, także praca Twoich współpracowników.

preview-new-stay = { $count ->
        [one] Jeden element jest nowszy niż ta kopia. Zostanie, chyba że chcesz usunąć także jego.
        [few] { $count } elementy są nowsze niż ta kopia. Zostaną, chyba że chcesz usunąć także je.
        [many] { $count } elementów jest nowszych niż ta kopia. Zostaną, chyba że chcesz usunąć także je.
       *[other] { $count } elementu jest nowsze niż ta kopia. Zostanie, chyba że chcesz usunąć także je.
    }

preview-lost-file = Żeby nic nie zginęło na zawsze, oto plik ze wszystkim, co to przywrócenie nadpisałoby lub usunęło. Zachowaj go, proszę.

applies-to-everybody = Dotyczy to wszystkich na koncie, nigdy tylko jednego użytkownika.

preview-duration = Potrwa to { $span }.

preview-go-on = Szczegóły są w pliku. Przechodzimy do potwierdzenia?
    .go-on = Dalej
    .remove-new = Usuń też nowsze elementy
    .keep-new = Zachowaj nowsze elementy
    .other-option = Wybierz inny sposób
    .other-snapshot = Inna kopia
    .cancel = Zakończ

why-preview = Warto zobaczyć, co zmieni przywrócenie, przed potwierdzeniem, a nie po nim.

# ---- confirmation (R24) ----
confirm-file = Mam to przygotować dla portalu { $portal }: { $option }, kopia z { $snapshot }? W Twoim portalu nic się nie zmieni.
    .confirm = Tak, utwórz
    .back = Wstecz
    .cancel = Zakończ

can-be-undone = Potem można to cofnąć: dokładnie to, co zostało zrobione, i nic poza tym.
confirm-creates = To zostanie utworzone ponownie: { $counts }.
confirm-changes = To odzyska dawne wartości: { $counts }.

confirm-button = Potwierdź, proszę, dla portalu { $portal }: { $option }, kopia z { $snapshot }.
    .confirm = Tak, przywróć
    .back = Wstecz
    .cancel = Zakończ

confirm-typed = Potwierdź, proszę: { $option }, kopia z { $snapshot }. Dotyczy to wszystkich, więc wpisz nazwę swojego portalu: { $portal }
    .back = Wstecz
    .cancel = Zakończ

confirm-differs = To nie jest nazwa portalu. Aby potwierdzić, wpisz { $portal }; aby zrezygnować, napisz „anuluj”. Nic się nie zmieniło.

confirm-large = Obejmuje to { $percent }% wszystkich elementów portalu, a to nietypowe. Na pewno to zrobić?
    .yes-large = Tak, na pewno
    .back = Wstecz
    .cancel = Zakończ

plan-expired = Podgląd był ważny do { $until }. Nic się nie zmieniło; przygotowuję go od nowa.

plan-stale = Od czasu podglądu w portalu zmieniło się zbyt wiele i podgląd jest nieaktualny. Niczego nie zmieniłem i przygotowuję go od nowa.

plan-overtaken = Po przygotowaniu tego podglądu { $known ->
        [0] ktoś potwierdził inne przywracanie
        [1] potwierdzono inne przywracanie, użytkownik nr { $who } ({ $restore }), początek { $since }
       *[named] potwierdzono inne przywracanie, użytkownik: { $who } ({ $restore }), początek { $since }
    }, więc podgląd jest nieaktualny. Twoje przywracanie niczego nie zrobiło; przygotowuję podgląd od nowa.

why-confirm = Nic się nie uruchomi, zanim nie potwierdzisz kopii, jej czasu i sposobu. Potwierdzenie dotyczy dokładnie tego podglądu.

# ---- running, result, undo (R30, B05, B07, B08) ----
running = Zaczynam: { $option }. Jeśli coś to przerwie, nic nie zginie: praca ruszy od miejsca, w którym się zatrzymała.

going-on = Kontynuuję przywracanie { $restore } od miejsca, w którym się zatrzymało. To, co już zrobiono, nie będzie robione ponownie.

why-go-on = To przywracanie potwierdzono na początku, a potem zostało przerwane. Zrobione w połowie nikomu nie pomoże: można je dokończyć albo cofnąć.

progress = { $percent }% (kroki: { $done } z { $of })

why-run = Ty decydujesz, czy wynik zostaje, czy ma zostać cofnięty.

restored = Gotowe. ({ $restore })
outcome-done = Tak, { $restore } jest zakończone: wszystko zostało odczytane z powrotem i porównane z kopią.
outcome-partly = { $restore } jest zakończone, ale nie wszystko poszło zgodnie z planem: co nie, mówi mój raport powyżej.
outcome-undone = Tak, { $restore } zostało cofnięte.
outcome-file = Tak, plik jest powyżej, tutaj na czacie. W Bitrix24 nic się nie zmieniło.
outcome-nothing = Do tej pory niczego tu nie przywrócono; tylko czytałem.


result-created = • Utworzone ponownie: { $counts }. Identyfikatory (ID) są nowe, a data utworzenia jest dzisiejsza tam, gdzie portal nie przyjmuje wcześniejszej.

result-changed = • Przywrócono poprzednie wartości: { $counts }.

result-removed = • Usunięte: { $counts }.

result-relinked = • Powiązania przestawione na nowe ID: { $count }.

result-cut-links = • Powiązania, które zniknęły razem z tym, co usunięto, w { $count ->
        [one] jednym elemencie
        [few] { $count } elementach
        [many] { $count } elementach
       *[other] { $count } elementu
    }. Cofnięcie przywrócenia je odtworzy.

result-kept = • W { $count ->
        [one] jednym elemencie
        [few] { $count } elementach
        [many] { $count } elementach
       *[other] { $count } elementu
    } zostało to, co ktoś zmienił od tego czasu.

result-refused = • Portal nie przyjął { $count ->
        [one] jednej wartości
        [few] { $count } wartości
        [many] { $count } wartości
       *[other] { $count } wartości
    }. Każda jest na liście razem z przyczyną.

result-not-taken = • { $what }: { $reason }{ $quoted ->
        [0] {""}
       *[said] {" "}(dosłownie: „{ $words }”)
    }.

difference-refused = portal to odrzucił
difference-not-taken = portal zachowuje własną wartość
difference-only-while-creating = portal pozwala to ustawić tylko podczas tworzenia elementu
difference-field-deleted = to pole zostało w portalu usunięte
difference-points-at-gone = powiązanie prowadziło do elementu, którego już nie ma
difference-left-out = powiązanie prowadzi do elementu pominiętego w tym przywracaniu; wróci, gdy przywrócisz także ten element
difference-value-gone = w portalu nie ma już tego etapu, lejka, źródła lub tej opcji

result-unknown = • Przy { $count ->
        [one] jednym kroku
        [few] { $count } krokach
        [many] { $count } krokach
       *[other] { $count } kroku
    } portal nie podał wyniku. Sprawdziłem to i niczego nie utworzyłem dwa razy; zajrzyj, proszę, do pliku i sprawdź te miejsca.

result-verified = Odczytałem wszystko ponownie i porównałem z kopią.

result-not-verified = Nie mogłem jeszcze odczytać wszystkiego ponownie, więc nie wszystko zostało porównane.

undo-verified = Odczytałem wszystko ponownie i porównałem ze stanem tuż przed przywróceniem.

work-goes-on = Ty i Twoi współpracownicy możecie pracować dalej.
groups-unclear = Zaznaczenia zostały bez zmian, bo nie mam pewności, o co chodzi. Naciśnij grupę, aby ją zaznaczyć lub odznaczyć, albo napisz na przykład „tylko kontakty” lub „bez firm”.

groups-press = Takich grup jest kilka. Naciśnij tę, o którą chodzi, żebym nie zaznaczył niewłaściwej.
restore-then-file = Po kolei: najpierw przywracanie, które teraz przygotujemy. Gdy się skończy, napisz „plik CSV”, a go przygotuję.
result-but = Czyli coś się jeszcze nie zgadza. Jeśli brakuje elementów, powiedz to, a porównam ponownie. Jeśli jakaś wartość nie jest taka, jak trzeba, pliki powyżej mówią, co zostawiono bez zmian i dlaczego. Cofnięcie wycofa dokładnie to przywracanie.

result-next = Czy wszystko wygląda dobrze? Jeśli nie, mogę cofnąć dokładnie to przywrócenie.
    .undo = Cofnij to
    .more-missing = Jeszcze czegoś brakuje
    .all-good = Wszystko dobrze

result-no-undo = Czy wszystko wygląda dobrze?
    .more-missing = Jeszcze czegoś brakuje
    .all-good = Wszystko dobrze

exporting = Chwileczkę, tworzę plik…

exported = Gotowe: { $counts }.

exported-nothing = Plik byłby pusty: z tego, o co prosisz, niczego w portalu nie brakuje.

export-neutralised = { $count ->
        [one] Jedna komórka zaczynała się
        [few] { $count } komórki zaczynały się
        [many] { $count } komórek zaczynało się
       *[other] { $count } komórki zaczynało się
    } od znaku, który arkusz kalkulacyjny uruchomiłby jako formułę. Dodałem przed nim znak ochronny; lista jest w README.txt.

export-how-to = Aby odzyskać elementy: otwórz w Bitrix24 listę, na przykład CRM > Kontakty, i w menu koła zębatego wybierz „Importuj”. Jeśli list jest kilka, najpierw zaimportuj firmy, potem kontakty, a na końcu leady i deale. Import tylko tworzy elementy: te, które są jeszcze w portalu, byłyby podwójne, więc pomiń ich wiersze.

export-next = Czy masz wszystko, czego potrzebujesz?
    .all-good = Tak, dziękuję
    .another-file = Inny plik lub inny sposób

nothing-to-undo = Nie ma niczego, co można by cofnąć.

undo-remove = • Do ponownego usunięcia: { $counts }.

undo-change = • Z powrotem do wartości tuż sprzed przywrócenia: { $counts }.

undo-recreate = • Do ponownego utworzenia: { $counts }.

undo-relink = • Powiązania, które wrócą do stanu tuż sprzed przywrócenia: { $count }.

undo-relinked = • Powiązania, które wróciły do stanu tuż sprzed przywrócenia: { $count }.

undo-changed = • Z powrotem z wartościami tuż sprzed tamtego przywrócenia: { $counts }.

undo-kept = • Zostają, jak są, bo ktoś je od tego czasu zmienił: { $count }.

undo-confirm = Mam cofnąć to przywrócenie? Potrwa to { $span }.
    .undo-now = Tak, cofnij
    .keep-it = Nie, zostaw

undoing = Cofam…

undone = Cofnięte. ({ $restore })

after-undo = Wszystko jest więc tak, jak tuż przed tym przywróceniem, także to, czego brakowało lub co było błędne. Co robimy dalej?
    .other-option = Wybierz inny sposób
    .finish = Zostaw, jak jest
after-undo-in-part = Prawie wszystko jest tak, jak tuż przed tym przywróceniem. Czego portal nie przyjął albo czego nie dało się sprawdzić, jest podane wyżej; możesz to poprawić ręcznie w Bitrix24. Co robimy dalej?
    .other-option = Wybierz inny sposób
    .person = Rozmowa z konsultantem
    .finish = Zostaw, jak jest


why-undo = Cofnięcie odwraca dokładnie to, co zrobiło przywrócenie, zaczynając od końca. To, co ludzie zrobili od tego czasu, zostaje.
