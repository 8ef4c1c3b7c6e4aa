# Is it really lost, what is lost, and who asks.

# ---- recycle bin (R01) ----
recycle-bin = Najpierw upewnijmy się, że danych naprawdę nie ma. Zajrzyj do kosza w CRM: trafiają tam usunięte leady, deale, kontakty, firmy i działania. Czy są tam Twoje elementy?
    .found = Tak, są tam
    .not-there = Nie, nie ma ich tam
    .how = Gdzie to znajdę?

recycle-bin-how = Otwórz CRM, a potem Więcej > Kosz. Wyczyść filtr u góry, żeby widzieć wszystko. Administratorzy widzą, co usunęli wszyscy, inni tylko to, co sami usunęli. Czy są tam Twoje elementy?
    .found = Tak, są tam
    .not-there = Nie, nie ma ich tam

found-in-bin = Dobra wiadomość: kopia zapasowa nie będzie potrzebna. Zaznacz elementy i wybierz „Przywróć”. Nie używaj „Usuń”, bo to usuwa je na zawsze. W planach płatnych możesz przywrócić je tam samodzielnie; w planie bezpłatnym możesz je obejrzeć, ale nie przywrócić. Czy wróciły?
    .done = Tak, wszystko wróciło
    .more-missing = Jeszcze czegoś brakuje

why-recycle-bin = To, co leży w koszu, wraca jednym kliknięciem, z historią i swoim numerem. Żadna kopia nie zrobi tego tak dobrze, dlatego najpierw zaglądamy tam.

# ---- history (R02 to R05) ----
history = Teraz otwórz CRM > Historia i ustaw w filtrze „Rodzaj” wartość „Usuń”. Wszystkie inne pola zostaw puste. Zobaczysz, kto, co i kiedy usunął. Czy widzisz tam usunięcia?
    .seen = Tak, widzę usunięcia
    .empty = Nie, jest pusto
    .how = Jak to zrobić?

history-how = Otwórz CRM, a potem Więcej > Historia. Kliknij pole wyszukiwania nad listą, wybierz pole „Rodzaj” (może się też nazywać „Typ”), a w nim „Usuń”. Jeśli są ustawione inne filtry, usuń je, a potem uruchom wyszukiwanie. Czy widzisz usunięcia?
    .seen = Tak, widzę usunięcia
    .empty = Nie, jest pusto

history-needs-tariff = Historia CRM jest dostępna w planach płatnych. Twój plan ({ $tariff }) jej nie obejmuje.

history-demo = Możesz zmienić plan w sekcji Subskrypcja > Upgrade albo włączyć bezpłatną wersję demo planu Professional na { $demo-days ->
        [one] jeden dzień
        [few] { $demo-days } dni
        [many] { $demo-days } dni
       *[other] { $demo-days } dnia
    }.

history-looks-back = Warto to zrobić nawet teraz: po zmianie planu historia pokaże też to, co działo się wcześniej, łącznie z usunięciami.

history-without = Zaglądamy do historii czy idziemy dalej bez niej?
    .have-it-now = Mam już dostęp do historii
    .go-on = Dalej bez historii
    .stranger = Podejrzewam kogoś spoza użytkowników

why-history = Tylko historia pokazuje, kto coś usunął i o której dokładnie godzinie. Z zewnątrz nie mogę jej odczytać; widzę jedynie, co było w jednej kopii, a czego brakuje w następnej.

history-word = Co pokazuje historia: kiedy to usunięto i kto to zrobił? Na przykład „wczoraj 15:10, Anna Nowak”. Zapiszę to jako Twoje słowa i porównam z tym, co znalazłem.
    .skip = Wolę nie mówić
    .stranger = To nie był nasz użytkownik

history-who = Zapisuję jako Twoje słowa: { $who }.

history-noted = Zapisuję jako Twoje słowa: { $moment }. Nie znalazłem brakujących elementów, z którymi mogę to porównać.

history-agrees = Podany czas: { $moment }. To pasuje do tego, co znalazłem: { $from } elementy jeszcze były, { $to } już ich nie było.

history-differs = Podany czas: { $moment }. Ja widzę coś innego: to, czego brakuje, { $from } jeszcze było, a { $to } już nie. Zapisuję jedno i drugie; może chodzi o inne usunięcie.

history-but-nothing-missing = Dziękuję. W porównaniu z kopiami zapasowymi każdy element jest jednak w Twoim portalu: to, co pokazuje historia, usunięto być może dawno temu albo już przywrócono. Zajrzyjmy więc najpierw do filtrów.

why-history-word = Im dokładniej wiemy, kiedy to się stało, tym lepiej dobierzemy kopię. Twoje słowa nikogo nie oskarżają: na ich podstawie nic nie zostanie zrobione.

# ---- evidence (B02) ----
looking = Chwileczkę, porównuję Twój portal z kopiami zapasowymi…

evidence-lost = { $more ->
        [0] Porównałem Twój portal z kopiami zapasowymi. Brakujące elementy:
       *[further] Inne brakujące elementy:
    } { $rest ->
        [0] { $counts } ({ $examples })
       *[some] { $counts }, na przykład { $examples }
    }. { $count ->
        [one] W kopii z { $from } jeszcze jest; { $to } już go nie było.
        [few] W kopii z { $from } jeszcze są; { $to } już ich nie było.
        [many] W kopii z { $from } jeszcze są; { $to } już ich nie było.
       *[other] W kopii z { $from } jeszcze są; { $to } już ich nie było.
    }

evidence-lost-more = W innych grupach { $count ->
        [one] brakuje jeszcze jednego elementu
        [few] brakuje jeszcze { $count } elementów
        [many] brakuje jeszcze { $count } elementów
       *[other] brakuje jeszcze { $count } elementu
    }.

evidence-changed = { $more ->
        [0] Porównałem Twój portal z kopiami zapasowymi. Zmienione elementy: { $counts }. Stało się to w ciągu godziny od { $hour }, autor zmian: { $author }.
       *[further] Inne zmienione elementy: { $counts }, w ciągu godziny od { $hour }, autor zmian: { $author }.
    }

evidence-changed-again = { $count ->
        [one] Jeden z nich zmieniono później jeszcze raz.
        [few] { $count } z nich zmieniono później jeszcze raz.
        [many] { $count } z nich zmieniono później jeszcze raz.
       *[other] { $count } z nich zmieniono później jeszcze raz.
    } Wartość, którą ktoś od tego czasu wpisał w tym samym miejscu, przy przywróceniu selektywnym zostaje; gdzie zmieniono coś innego, element i tak zostanie poprawiony.

evidence-added = W tej samej godzinie, od { $hour }, ta sama osoba dodała też nowe elementy: { $counts }. Przywrócenie selektywne ich nie rusza. Przejrzyj je ręcznie albo pozwól, by przywrócenie całego CRM usunęło to, co nowsze.

evidence-fields = Pola niestandardowe, które były wcześniej, a teraz ich nie ma: { $fields }.

evidence-unknown = Nie mogę nic powiedzieć o tych danych: { $kinds }. Nie udało mi się odczytać ich w całości, a czego nie odczytałem, tego nie uznaję za usunięte. Najczęstsza przyczyna: właściciel naszego dostępu (webhooka) stracił prawa administratora albo jakieś uprawnienie. Operator tej usługi może to sprawdzić.

evidence-nothing = Porównałem Twój portal z kopiami zapasowymi, stan na { $at }: wszystkie elementy z kopii są też w portalu i nikt nie zmienił wielu naraz.

evidence-nothing-else = Poza tym, według stanu na { $at }, wszystkie elementy z kopii są też w portalu i nikt nie zmienił wielu naraz.

removed-by-us = Tych elementów już nie ma: { $counts }. Usunęło je { $at } przywrócenie całego CRM { $restore }, zgodnie z poleceniem, więc nie liczę ich jako utraconych. Jeśli mają wrócić, cofnij { $restore } w „Moje zgłoszenia”.

mended-by-us = Już naprawione: { $counts }. Wcześniejsze wartości przywróciło im { $restore }, więc nie liczę ich jako uszkodzonych.{ $kept ->
        [0] {""}
        [one] {" "}W kolejnym elemencie zostało to, co ktoś wpisał po szkodzie.
        [few] {" "}W kolejnych { $kept } elementach zostało to, co ludzie wpisali po szkodzie.
        [many] {" "}W kolejnych { $kept } elementach zostało to, co ludzie wpisali po szkodzie.
       *[other] {" "}W kolejnej części ({ $kept } elementu) zostało to, co ludzie wpisali po szkodzie.
    }

evidence-failed = Nie mogłem teraz porównać Twojego portalu z kopiami zapasowymi: { $reason }. { $backups ->
        [0] Dopóki nie ma żadnej kopii, nie wiem, czego brakuje, i nie ma z czego przywracać. Operator tej usługi może zlecić pierwszą kopię.
       *[some] Twoje kopie są bezpieczne i możemy iść dalej bez porównania.
    } (Kod zdarzenia: { $reference })

evidence-failed-again = Nadal nie mogę porównać Twojego portalu z kopiami zapasowymi: { $reason }. { $backups ->
        [0] Dopóki nie ma żadnej kopii, nie ma z czego przywracać.
       *[some] Możemy iść dalej bez porównania.
    } (Kod zdarzenia: { $reference })

# ---- changed, not gone (B02) ----
changed-not-gone = Niczego więc nie brakuje: wymienione elementy nadal są, tylko z innymi wartościami niż wcześniej. Czy o to chodzi?
    .wrong-values = Tak, błędne wartości
    .and-more = Tak, i o coś jeszcze
    .gone = Nie, brakuje elementów

why-changed-not-gone = Zmienionej wartości nie ma ani w koszu, ani na liście usunięć, ani nie ukrywa jej filtr. Jeśli o to chodzi, możemy pominąć te kroki.

# ---- filters (R06) ----
clear-filters = { $gone ->
        [0] Może elementy są tylko ukryte. Najczęstszą przyczyną jest filtr na liście.
       *[some] Moje porównanie nie zależy od filtrów, więc raczej żaden ich nie ukrywa. Sprawdźmy to mimo wszystko.
    } Wyczyść wszystkie filtry nad listą elementów, a także w historii. Czy teraz je widzisz?
    .found = Tak, są
    .still-missing = Nie, nadal ich nie ma
    .how = Jak to zrobić?

clear-filters-how = Otwórz listę, na przykład CRM > Kontakty. W polu wyszukiwania nad nią kliknij krzyżyk przy każdym wpisie, aż pole będzie puste. Zrób to samo w innych widokach, z których korzystasz. Czy teraz widzisz elementy?
    .found = Tak, są
    .still-missing = Nie, nadal ich nie ma

all-is-back = Świetnie: porównanie z kopiami też pokazuje, że niczego już nie brakuje.

hidden-by-filter = Świetnie: elementy ukrył filtr. Moje porównanie z kopiami też nie pokazuje braków, więc przywracanie nie jest potrzebne.

found-but-reading-differs = Dobrze, że je widzisz. Ale jak już wspomniałem, portal różni się od kopii, więc nie uznaję sprawy za zamkniętą. Co robimy dalej?
    .go-on = Zajmijmy się tą różnicą
    .look-again = Porównaj jeszcze raz
    .finish = To wszystko

found-but-unread = Dobrze, że je widzisz. Nie mogłem porównać wszystkiego z kopiami, więc nie wiem, czy brakuje czegoś jeszcze albo czy coś zmieniono. Co robimy dalej?
    .look-again = Porównaj teraz
    .go-on = Coś jeszcze jest nie tak, idźmy dalej
    .finish = To wszystko

why-clear-filters = Zapisany filtr pozostaje włączony nawet przez wiele dni. Wyczyszczenie go trwa kilka sekund i może oszczędzić przywracania.

still-missing = Ja też widzę braki: { $lost }. Odzyskajmy je.
moment-unknown-noted = Nie musisz wiedzieć, kiedy to się stało: kopie pokazują, między którymi dwoma odczytami to było.
told-not-seen = Tutaj moje porównanie nie pokazuje niczego, czego by brakowało lub co by zmieniono: { $kinds }.
others-changed = Przyjmuję, że chodzi o: { $kinds }. To samo spotkało też inne: { $counts }. Jeśli one też są błędne, wystarczy je wymienić.

still-changed = Nie widzę braków, ale widzę elementy zmienione masowo, za każdym razem przez jedną osobę w ciągu godziny: { $changed }. Jeśli problemem są błędne wartości, mogę je naprawić.

still-without-fields = Nie widzę brakujących elementów, ale nie ma niektórych pól niestandardowych.

nothing-found = Porównałem Twój portal ze wszystkimi kopiami, które mamy: nie brakuje żadnego elementu i nikt nie zmienił wielu naraz. Konsultant wsparcia może pomóc znaleźć dane albo ustalić, jak zginęły.
    .person = Rozmowa z konsultantem
    .look-again = Porównaj jeszcze raz
    .go-on = Mimo to idźmy dalej
    .finish = To wszystko

nothing-found-plain = Porównałem Twój portal ze wszystkimi kopiami, które mamy: nie brakuje żadnego elementu i nikt nie zmienił wielu naraz.
    .look-again = Porównaj jeszcze raz
    .go-on = Mimo to idźmy dalej
    .finish = To wszystko

nothing-more-found = Porównałem Twój portal jeszcze raz ze wszystkimi kopiami: niczego, co w nich jest, już nie brakuje i nikt nie zmienił wielu elementów naraz. Jeśli nie widzisz jakiegoś elementu, może go ukrywać filtr listy albo brak uprawnień osoby, która patrzy.
    .how = Gdzie są filtry?
    .undo = Cofnij przywrócenie
    .look-again = Porównaj jeszcze raz
    .person = Rozmowa z konsultantem
    .finish = To wszystko

nothing-more-found-kept = Porównałem Twój portal jeszcze raz ze wszystkimi kopiami: niczego, co w nich jest, już nie brakuje i nikt nie zmienił wielu elementów naraz. Jeśli nie widzisz jakiegoś elementu, może go ukrywać filtr listy albo brak uprawnień osoby, która patrzy.
    .how = Gdzie są filtry?
    .look-again = Porównaj jeszcze raz
    .person = Rozmowa z konsultantem
    .finish = To wszystko

evidence-unclear = W tej chwili nie potrafię powiedzieć, czy czegoś brakuje albo czy coś zmieniono. Możemy oprzeć się na tym, co wiesz, albo sprawdzić jeszcze raz za kilka minut.
    .go-on = Oprzyjmy się na tym, co wiem
    .look-again = Sprawdź jeszcze raz
    .person = Rozmowa z konsultantem

why-nothing-found = Przywrócić można tylko to, co jest w kopii, a czego nie ma w portalu. Gdy nie widzę różnicy, konsultant może wiedzieć więcej.

# ---- how much (R14) ----
few-records = Chodzi o { $count ->
        [one] jeden element
        [few] { $count } elementy
        [many] { $count } elementów
       *[other] { $count } elementu
    }. Gdy jest ich mniej niż { $few-records }, przywracanie całości jest niepraktyczne: często szybciej wpisać je ręcznie. Mogę też odzyskać tylko je, nie ruszając niczego innego.
    .go-on = Odzyskaj je
    .by-hand = Wpiszę je ręcznie

how-much = Ile mniej więcej elementów zniknęło lub ma błędne dane? Gdy jest ich mniej niż { $few-records }, przywracanie całości jest niepraktyczne. Możesz też podać liczbę.
    .few = Mniej niż { $few-records }
    .many = Więcej
    .not-sure = Nie wiem dokładnie

amount-noted = Zapisane, mniej więcej tyle: { $count }.

few-by-word = Gdy elementów jest mniej niż { $few-records }, przywracanie całości jest niepraktyczne: często szybciej wpisać je ręcznie. Mogę też odzyskać tylko je, nie ruszając niczego innego.
    .go-on = Odzyskaj je
    .by-hand = Wpiszę je ręcznie

by-hand = Dobrze. W Twoim portalu nic się nie zmieniło. Kopie przechowujemy przez { $keep-days ->
        [one] jeden dzień
        [few] { $keep-days } dni
        [many] { $keep-days } dni
       *[other] { $keep-days } dnia
    }, więc możesz jeszcze zmienić zdanie.

why-few-records = Przywracanie całości trwa i dotyka pracy wszystkich. Przy kilku elementach to zbyt wysoka cena.

file-wanted = Plik niczego nie zmienia w Twoim portalu: dostajesz elementy w stanie z wybranego dnia i importujesz to, czego potrzebujesz.

# ---- who asks (R12) ----
refused-not-active = Nie mogę tego dla Ciebie zrobić: Twoje konto użytkownika w portalu nie jest już aktywne. Poprosić o to może administrator portalu; może też aktywować Twoje konto.
    .check-again = Sprawdź jeszcze raz
    .person = Rozmowa z konsultantem
    .stop = Zakończ

refused-not-admin = O przywrócenie lub plik z danymi portalu może poprosić tylko administrator portalu, a z tego, co wiem, nie masz tam tych uprawnień. Jeśli je masz, niech osoby prowadzące tę usługę wpiszą Cię jako administratora; wtedy pójdziemy dalej. W przeciwnym razie poproś administratora, żeby do mnie napisał albo nadał Ci prawa administratora.
    .check-again = Mam już prawa administratora
    .person = Rozmowa z konsultantem
    .stop = Zakończ

refused-only-owner = O przywrócenie może poprosić tylko właściciel portalu, czyli osoba, która go zarejestrowała. Poproś właściciela, żeby do mnie napisał.
    .check-again = Sprawdź jeszcze raz
    .person = Rozmowa z konsultantem
    .stop = Zakończ

refused-role-unknown = Nie mogę teraz ustalić, czy masz prawa administratora portalu, a bez tego nie wolno mi iść dalej. Możemy sprawdzić jeszcze raz za kilka minut; Twoje kopie są bezpieczne.
    .check-again = Sprawdź jeszcze raz
    .person = Rozmowa z konsultantem
    .stop = Zakończ

refused-owner-unknown = Nie mogę ustalić, kto zarejestrował portal, a poprosić może tylko właściciel. Operator tej usługi może wskazać właściciela; wtedy pójdziemy dalej.
    .check-again = Sprawdź jeszcze raz
    .person = Rozmowa z konsultantem
    .stop = Zakończ

why-who-asks = Przywrócenie dotyczy danych wszystkich osób w portalu. Dlatego nie każdy może o nie poprosić.

# ---- what exactly ----
missing-found = Widzę, że brakuje tych elementów: { $counts }. Czy o to chodzi?
    .right = Tak, dokładnie
    .more = Tak, i jeszcze czegoś
    .the-changed = Chodzi o te zmienione
    .as-said = Nie, o to, co mówię
    .something-else = Nie, o coś innego

changed-found = Nie widzę braków, ale te elementy zmieniono masowo, za każdym razem jedna osoba w ciągu godziny: { $counts }. Czy o to chodzi?
    .right = Tak, dokładnie
    .more = Tak, i jeszcze o coś
    .as-said = Nie, o to, co mówię
    .something-else = Nie, o coś innego

missing-told = Rozumiem, że chodzi o te dane: { $kinds }. Czy to właśnie zniknęło lub jest błędne?
    .right = Tak, dokładnie
    .more = Tak, i coś jeszcze
    .something-else = Nie, coś innego
file-kinds-told = Plik z tymi danymi: { $kinds }. Czy tak?
    .right = Tak, dokładnie
    .more = Tak, i jeszcze coś
    .something-else = Nie, coś innego

missing-kinds = Czego dokładnie brakuje albo co jest błędne? Naciśnij to, co pasuje, albo napisz, na przykład „kontakty i deale”.

missing-more = Na razie mam: { $kinds }. Coś jeszcze?
    .that-is-all = To wszystko

why-missing-kinds = Sposób odzyskania zależy od tego, co zginęło: kontakty wracają inaczej niż pola czy zadania.
