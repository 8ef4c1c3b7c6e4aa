# What is said beside the matter: small talk, questions, emergencies.

talk-greeting = Dzień dobry! Jestem tutaj.
talk-thanks = Nie ma za co.
talk-goodbye = Do widzenia! Tutaj wszystko zostaje tak, jak jest; gdy wrócisz, ruszymy od miejsca, w którym stanęliśmy.
talk-how-are-you = Dziękuję, dobrze. Ważniejsze, żeby Twoje dane miały się dobrze.
talk-joke = Ludzie dzielą się na tych, którzy robią kopie zapasowe, i tych, którzy jeszcze nic nie stracili. Ze mną należysz do tych pierwszych.
talk-idle = Na tym się niestety nie znam: widzę tylko Twój CRM i jego kopie.
talk-pause = Spokojnie, poczekam.
talk-contact = Dziękuję, mam to zapisane. Sam nie dzwonię i nie piszę pod ten adres, odpowiadam tutaj na czacie; konsultant, który przejmie rozmowę, przeczyta to razem z resztą.
talk-where-file = Plik, który przygotowałem, jest wyżej na tym czacie: otwórz go lub zapisz stamtąd. W terminalu jest tam podana jego ścieżka.
language-noticed = { $invitation }
talk-bot = Jestem programem: asystentem tej usługi, a nie człowiekiem. Sprawdzam, wyjaśniam i przywracam to, co potwierdzisz. Jeśli wolisz porozmawiać z człowiekiem, napisz „konsultant”.
talk-insult = Widzę, że to zły dzień, i przepraszam, jeśli go przedłużam. Twoje kopie są bezpieczne i nic się nie zmieni bez Twojej zgody. Idziemy dalej czy wolisz porozmawiać z człowiekiem?
    .go-on = Dalej
    .person = Rozmowa z konsultantem

emergency = Spokojnie: Twoje kopie są bezpieczne, cokolwiek dzieje się teraz w portalu. Zrób od razu dwie rzeczy, w tej kolejności. Po pierwsze: jeśli wiesz, kto to jest, zwolnij tego użytkownika w portalu (Pracownicy), żeby nie mógł się już zalogować; jeśli nie wiesz, zmień hasła wszystkich administratorów. Po drugie: usuń z portalu webhooki i aplikacje, których nie znasz, i wymień te, których adres mógł ktoś poznać, nasz też. To, co usunięto, może wrócić później; dlatego niczego nie przywracaj, dopóki ktoś obcy ma jeszcze dostęp.

partner = { $partner-known ->
        [0] Specjalista od wdrożeń, czyli partner Bitrix24, może obejrzeć portal razem z Tobą, także w planie bez wsparcia na czacie. Partnera w swojej okolicy znajdziesz na stronie partnerów Bitrix24: otwórz witrynę Bitrix24 i wybierz tam „Partnerzy”. Tę samą listę ma Twój portal.
       *[known] Specjalista od wdrożeń, czyli partner Bitrix24, może obejrzeć portal razem z Tobą. Kontakt do naszego partnera: { $partner }
    }
partner-wanted = Zapisać to jako zgłoszenie? Napisz tutaj, co partner ma dla Ciebie zrobić; dołączę wszystko, co już ustaliliśmy.
    .record-it = Zapisz bez dopisków
    .go-back = Dalej bez tego
partner-open = Prośba o partnera już jest: numer { $number }, zapisana { $at }, nadal otwarta. Chcesz coś dodać? Napisz to tutaj, a dołączę to do zgłoszenia.
    .go-back = Dalej bez tego
why-partner = Partner pomoże lepiej, jeśli wie, czego potrzebujesz i co tu ustaliliśmy. Nic nie zostanie przekazane, zanim ktoś nie przejrzy Twojego zgłoszenia.
no-partner = Nie mogę tu wskazać specjalisty od wdrożeń. Może to zrobić operator tej usługi: { $contact }

plus-archived-asked = Plan Plus jest archiwalny, więc nie mogę go zaproponować. Nie może na niego przejść portal założony po 18 marca 2019, który nigdy nie miał planu płatnego, ani portal, który ma inny plan płatny. Kto ma plan Plus, może go odnawiać, dopóki portal nie zmieni planu albo nie wróci do planu Free.

answer-plans = { $tariff-includes ->
        [yes] Przywracanie i pliki są częścią Twojego planu, { $tariff }. Ceny planów są na stronie cennika Bitrix24, a w Twoim portalu w sekcji Subskrypcja > Upgrade.
        [later] Przywracanie i pliki obejmują te plany: { $tariffs }. Twój plan: { $tariff }. Ceny są na stronie cennika Bitrix24, a w Twoim portalu w sekcji Subskrypcja > Upgrade. Nie trzeba płacić, zanim wiadomo, że kopia jest dostępna; mogę ją dla Ciebie zachować do czasu zmiany planu.
       *[no] Przywracanie i pliki obejmują te plany: { $tariffs }. Twój plan: { $tariff }. Ceny są na stronie cennika Bitrix24, a w Twoim portalu w sekcji Subskrypcja > Upgrade.
    }
answer-how-long = { $plan-known ->
        [yes] To przywracanie potrwa { $plan-span }. Zacznie się, gdy je potwierdzisz, a gdy się skończy, dam znać tutaj.
       *[no] Sprawdzenie trwa minutę lub dwie. Ile potrwa samo przywracanie, zależy od tego, jak dużo ma wrócić: podgląd poda to, zanim cokolwiek potwierdzisz.
    }
answer-if-safe = Dopóki niczego nie potwierdzisz, tylko czytam. Przed przywróceniem zobaczysz w liczbach i w pliku, co zostałoby utworzone, zmienione i usunięte. Przywrócenie selektywne i plik nie ruszają niczego innego; przywrócenie całości cofa to, co zrobiono od tego czasu, i wyraźnie to zapowiada.
answer-overwrite = { $way ->
        [csv] Nie. Plik niczego w portalu nie zmienia.
        [rollback] Tak: przywrócenie całego CRM lub konta cofa wszystko do wybranego dnia, a to, co wpisano lub zmieniono później, przepada. Podgląd to wymienia.
        [selective] Nie. Przywrócenie selektywne rusza tylko to, czego brakuje albo co zostało uszkodzone; to, co ktoś wpisał później, zostaje bez zmian.
       *[open] To zależy od sposobu. Przywrócenie selektywne i plik zostawiają bez zmian to, co wpisano później; przy przywróceniu całości to przepada, i mówię o tym wcześniej.
    }
answer-if-filter = Filtr nad listą może ukrywać elementy, nie usuwając ich. Moje porównanie portalu z kopiami nie zależy od filtrów; dla pewności wyczyścimy je, zanim cokolwiek zostanie przywrócone.
answer-permission = To możliwe: kto nie ma prawa widzieć elementu, nie znajdzie go na liście, choć koledzy go widzą. Te uprawnienia widzi i zmienia administrator portalu. Czy elementy w ogóle są, pokazuje moje porównanie.
answer-added = Elementy dodane później zostają: przywrócenie selektywne i plik niczego nie usuwają, a przywrócenie całego CRM usuwa nowsze tylko wtedy, gdy wybierzesz to w jego podglądzie. To, co import dodał przez pomyłkę, możesz usunąć ręcznie w Bitrix24.
answer-one-field = Nie mogę przywrócić pojedynczych pól elementu. Tam, gdzie uszkodzono wartości, przywrócenie selektywne poprawia to, co zmieniono, a zostawia to, co wpisano później. Dla jednego pola weź plik CSV i zaimportuj tylko tę kolumnę.
answer-owners = Osoba odpowiedzialna to pole jak inne i wraca razem z elementem. Jeśli tego użytkownika już nie ma, portal może wstawić kogoś innego; wynik to wtedy poda.
answer-links = Tak: powiązania między kontaktami, firmami, leadami i dealami są ustawiane ponownie, na nowe ID tam, gdzie element utworzono od nowa. Podgląd i wynik mówią, ile ich jest, i wymieniają to, czego nie dało się powiązać.
answer-duplicates = Przywracanie ich nie tworzy: zakłada tylko to, czego brakuje w portalu, a tuż przedtem sprawdza, czy tego znowu nie ma. Gdy importujesz plik samodzielnie, Bitrix24 pyta, co zrobić z duplikatami; porównuje imię i nazwisko, telefon i e-mail.
answer-advice = { $advice ->
        [shown] Oto jeszcze raz moja rada.
        [chosen] Obejrzyj podgląd albo plik, który do niego należy. Jeśli pokazuje to, czego się spodziewasz, idź dalej; jeśli nie, wybierz inny sposób albo inną kopię. Nic się nie zmieni, zanim potwierdzisz.
        [restored] Obejrzyj kilka elementów w Bitrix24. Jeśli czegoś brakuje albo coś wygląda źle, napisz mi tutaj.
       *[open] Moja rada zależy od tego, czego brakuje i od kiedy. Gdy jedno i drugie będzie jasne, powiem, który sposób pasuje najlepiej i dlaczego. Do tego czasu nic nie grozi: nic się nie zmieni, zanim potwierdzisz.
    }
answer-where-data = Kopie Twojego CRM i to, co tu piszemy, pozostają na komputerze tego, kto prowadzi tę usługę; nikomu nie przekazuję nazwisk ani numerów. Czytam i zapisuję tylko w Twoim własnym Bitrix24. Jeśli poprosisz o rozmowę z człowiekiem, to, co ustaliliśmy, zostanie zapisane także dla niego. Pytania o Twoje dane: { $contact }
answer-who-confirmed = Przywracanie zaczyna się dopiero, gdy potwierdzi je administrator; na tym czacie to Ty. Wcześniejsze przywrócenia są w „Moje zgłoszenia”.
answer-if-undone = { $done ->
        [nothing] Nie. Niczego tu nie przywrócono, więc nie ma czego cofać.
        [restored] Nie, { $restore } nie zostało cofnięte. Napisz „cofnij przywrócenie”, a pokażę, co by to zmieniło.
        [undone] Tak, { $restore } zostało cofnięte.
       *[running] Coś jeszcze trwa; dam znać, gdy będzie gotowe.
    }
answer-if-changed = { $done ->
        [nothing] Nie. Do tej pory tylko czytałem; plik też niczego nie zmienia.
        [restored] Tak: przywrócenie { $restore } zmieniło to, co jest w moim raporcie, i nic więcej.
        [undone] Już nie: przywrócenie { $restore } zostało cofnięte.
       *[running] Trwa przywracanie: zmienia to, co pokazał podgląd, i nic więcej.
    }
answer-share-file = W pliku są dane osobowe Twoich klientów. Przekaż go tylko tym, którzy go potrzebują, i raczej przez zabezpieczony link niż zwykłym mailem. Po imporcie usuń go.
answer-keep-file = Tutaj na czacie plik zostaje, dopóki go nie usuniesz. Dopóki przechowujemy jego kopię ({ $keep-days ->
        [one] jeden dzień
        [few] { $keep-days } dni
        [many] { $keep-days } dni
       *[other] { $keep-days } dnia
    }), mogę utworzyć go ponownie.
answer-daily = Kopia powstaje codziennie o { $daily-at }, w każdym planie.
answer-how-far-back = Kopie przechowujemy przez { $keep-days ->
        [one] jeden dzień
        [few] { $keep-days } dni
        [many] { $keep-days } dni
       *[other] { $keep-days } dnia
    }. Tak daleko wstecz sięga przywracanie i ani trochę dalej.
answer-bin = Kosz w CRM przechowuje usunięte elementy przez 30 dni. Stamtąd wracają jednym kliknięciem, ze swoim numerem i historią. Potem, albo gdy ktoś opróżni kosz, ma je już tylko kopia zapasowa.
answer-newer = Kopie zrobione po utracie nie zawierają już tego, czego brakuje. Najlepsza jest ostatnia sprzed niej: starsza przywróciłaby mniej z ostatniej pracy, nowsza mniej z tego, co zniknęło.
answer-undo = Tak. Każde przywrócenie można cofnąć: dokładnie to, co zrobiło, i nic poza tym. To, co ludzie zrobili od tego czasu, zostaje.
answer-undo-part = Nie, cofnąć można tylko całe przywrócenie: dokładnie to, co zrobiło, i nic poza tym.
answer-undo-without = Nie, tutaj przywrócenia nie można cofnąć. Dlatego najpierw zobaczysz podgląd.
answer-one-user = Nie. Przywrócenie dotyczy wszystkich na koncie, nigdy tylko jednego użytkownika: wszyscy widzą te same elementy.
answer-one-record = Tak, mogą wrócić także pojedyncze elementy: przy przywracaniu selektywnym podaj ich nazwy, na przykład „tylko Lukas Vogt”.
answer-parts = Nie potrafię rozróżnić, które należą do danego biura, listy czy kampanii. W takim wypadku weź plik CSV i zaimportuj tylko ich wiersze.
answer-parts-without = Nie potrafię rozróżnić, które należą do danego biura, listy czy kampanii.
answer-one-record-groups = Przywracam całe grupy, a nie pojedyncze elementy ani część grupy. Jeśli potrzebne są tylko niektóre, weź plik CSV i zaimportuj tylko ich wiersze.
answer-one-record-without = Przywracam całe grupy, a nie pojedyncze elementy ani część grupy.
except-not-in = { $name } nie należy do tego, co teraz by wróciło.
name-is-in = Tak, { $name } też wróci.
name-in-list = Tu na czacie wymieniam tylko niektóre elementy. Plik z tym, co zostanie zrobione, zawiera każdy z nich; tam można sprawdzić: { $name }.
name-listed-later = Tu na czacie wymieniam tylko niektóre elementy. Przed potwierdzeniem przyjdzie plik, w którym jest każdy z nich; tam można sprawdzić: { $name }.
answer-except-record = Mogę pominąć pojedyncze elementy: podaj ich pełne nazwy, na przykład „bez Lukas Vogt”.
answer-lines-of-file = W pliku są wszystkie wiersze. Zaimportuj tylko te, które chcesz, a pozostałe wcześniej z niego usuń.
answer-names-not-here = Wycofanie cofa wszystko; nie można w nim wybrać ani pominąć pojedynczego elementu. Umożliwia to przywracanie selektywne i możesz jeszcze na nie przejść.
names-without = Zapisane, bez: { $names }. Co wróci, zobaczysz w podglądzie, zanim cokolwiek się stanie.
names-only = Zapisane, tylko: { $names }. Co wróci, zobaczysz w podglądzie, zanim cokolwiek się stanie.
names-too = Zapisane, także: { $names }. Co wróci, zobaczysz w podglądzie, zanim cokolwiek się stanie.
answer-one-back = Mogę cofnąć tylko całe przywrócenie, a nie pojedynczy element. Usuń go ręcznie w Bitrix24; to, co tam usuniesz, trafia najpierw do kosza.
answer-who-may = O przywrócenie lub plik może poprosić każdy administrator portalu. Przy pełnym przywróceniu konta może być potrzebny właściciel, czyli osoba, która zarejestrowała portal.
answer-who-may-owner = Poprosić o to może tylko właściciel portalu, czyli osoba, która go zarejestrowała.
answer-no-file = Pliku nie ma wśród sposobów, które oferuje ta usługa.
answer-automation = Elementy utworzone ponownie nie uruchamiają żadnych reguł automatyzacji, więc Bitrix24 nikomu nic z ich powodu nie wyśle. Zmiana elementu, który nadal istnieje, może je uruchomić; podgląd mówi, ilu elementów to dotyczy. Inne programy połączone z Twoim CRM mogą zauważyć zmianę. Plik niczego nie zmienia.
answer-how-many = { $gone ->
        [0] Ile elementów wróci, powie dokładnie podgląd, zanim cokolwiek się zmieni.
       *[some] Według mojego porównania brakuje: { $lost }. Ile z tego wróci, powie dokładnie podgląd, zanim cokolwiek się zmieni.
    }
answer-who-did-it = { $author-known ->
        [0] Kto coś usunął, widać tylko w CRM > Historia, z filtrem „Rodzaj” ustawionym na „Usuń”; z zewnątrz tego nie widzę. Jeśli ktoś zmienił wiele elementów naraz, podaję, kto to był.
       *[known] Według mojego porównania wiele elementów naraz zmieniła jedna osoba: { $author }. Kto coś usunął, widać tylko w CRM > Historia, z filtrem „Rodzaj” ustawionym na „Usuń”; z zewnątrz tego nie widzę.
    }
answer-conflicts = To, co ktoś zmienił po szkodzie, zostaje bez zmian, żeby nie przepadła niczyja nowsza praca. Plik konfliktów wymienia te elementy i ich pola. Jeśli chcesz w nich starych wartości, weź CSV z kopii i wpisz je ręcznie.
answer-relinked = W elementach, które nadal istnieją, zmienia się tylko jedno: powiązanie z tym, co zostanie utworzone na nowo, dostaje nowe ID, żeby znów do siebie pasowały. Bez tego zostałyby bez powiązania; niczego więcej w nich nie ruszam.
answer-count = { $done ->
        [restored] Po przywróceniu ponownie odczytałem każdy element, więc liczby powyżej to stan Twojego portalu teraz. Jeśli czegoś nadal brakuje albo coś się nie zgadza, napisz co, a sprawdzę jeszcze raz.
       *[nothing] { $gone ->
            [0] Na razie nie naliczyłem żadnego brakującego elementu: porównuję każdy element z kopii zapasowych z Twoim portalem, jeden po drugim. Jeśli jakichś brakuje, napisz jakich i od kiedy.
           *[some] Porównałem każdy element z kopii zapasowych z Twoim portalem, jeden po drugim. Brakujące elementy: { $lost }. Jeśli brakuje więcej, napisz czego, albo wybierz wcześniejszą kopię; jeśli o któreś nie chodzi, napisz o które, a pominę je.
        }
    }
answer-which-records = { $done ->
        [restored] To, co wróciło, jest wymienione, element po elemencie, w pliku przy wyniku powyżej.
       *[nothing] { $names-known ->
            [yes] Wśród tego, czego brakuje lub co zmieniono, są: { $missing-names }. Podgląd przed przywracaniem wymienia wszystkie w pliku, a ja mogę wysłać CSV tylko z tym, czego brakuje.
           *[no] Na razie nie znam żadnych nazw: nie znalazłem braków albo jeszcze nie porównałem.
        }
    }
answer-if-stop = Dopóki nie potwierdzisz, możesz zrezygnować w każdej chwili: napisz „anuluj”, a nic się nie zmieni. Praca, która się zaczęła, trwa do końca, bo zrobiona w połowie wyrządziłaby szkody.
answer-if-stop-undo = Potem możesz zlecić cofnięcie całości.
answer-close-chat = Możesz wyjść w każdej chwili: zapamiętuję, co już wiem i na czym stanęliśmy. To, co potwierdzono, toczy się dalej; po powrocie przeczytasz tutaj, co z tego wyszło.
answer-import = Plik otwiera się w Excelu bez przeróbek, razem z polskimi znakami. Aby go zaimportować, otwórz w Bitrix24 listę, na przykład CRM > Firmy, i w menu koła zębatego wybierz „Importuj”: najpierw firmy, potem kontakty, a na końcu leady i deale. Import tylko tworzy elementy: te, które są jeszcze w portalu, byłyby podwójne, więc pomiń ich wiersze.
answer-schedule = Nie mogę ustawić godziny: przywracanie zaczyna się wtedy, gdy je potwierdzisz. Jeśli wolisz spokojniejszą porę, wróć wtedy i potwierdź; do tego czasu pamiętam wszystko, co ustaliliśmy.
answer-how-bin = Otwórz CRM, a potem Więcej > Kosz. Wyczyść filtr u góry, żeby widzieć wszystko. Administratorzy widzą, co usunęli wszyscy, inni tylko to, co sami usunęli.
answer-how-history = Otwórz CRM, a potem Więcej > Historia. Kliknij pole wyszukiwania nad listą, wybierz pole „Rodzaj” (może się też nazywać „Typ”), a w nim „Usuń”. Jeśli są ustawione inne filtry, usuń je, a potem uruchom wyszukiwanie.
answer-how-filters = Otwórz listę, na przykład CRM > Kontakty. W polu wyszukiwania nad nią kliknij krzyżyk przy każdym wpisie, aż pole będzie puste. Zrób to samo w innych widokach, z których korzystasz.
answer-work-meanwhile = Ty i Twoi współpracownicy możecie pracować dalej, także w trakcie przywracania. Tego, co ktoś w tym czasie zmieni, przywrócenie selektywne nie rusza.
answer-what-comes-back = Kontakty, firmy, leady i deale wracają ze swoimi polami i powiązaniami między sobą. Ich komentarzy, działań i historii nie ma jeszcze w żadnej z naszych kopii.
answer-new-numbers = Elementy utworzone ponownie dostają nowe ID, a powiązania, które do nich prowadziły, są ustawiane na nowe. Datą ich utworzenia jest dzień przywrócenia, jeśli portal nie przyjmie wcześniejszej. Elementy, w których tylko cofnięto zmiany, zachowują swoje ID.

# ---- answers given before they were asked, and given anew ----
noted = Zapisuję to i poproszę o potwierdzenie, gdy do tego dojdziemy:
told-missing = • Dotyczy: { $kinds }
told-amount = • Ile: { $count }
told-moment = • Kiedy: { $moment }
told-state = • Stan z: { $moment }
told-moment-unclear = • Kiedy: można to rozumieć na dwa sposoby, więc zapytam
told-option = • Sposób odzyskania danych: { $option }
told-names = • Nazwy: { $names }
told-all-records = • W pliku: wszystkie elementy
told-only-missing = • W pliku: tylko to, czego brakuje
looked-bin = W koszu już było sprawdzane i nie ma ich tam: przyjmuję to do wiadomości.
looked-history = Historia została już sprawdzona: przyjmuję to do wiadomości.
looked-history-empty = Historia została już sprawdzona i nie ma w niej usunięć: przyjmuję to do wiadomości.
looked-filters = Filtry są już wyczyszczone: przyjmuję to do wiadomości.
loss-denied = Czyli z tego, co wiesz, nikt niczego nie usunął. Elementy giną lub zmieniają się też przez import, synchronizację albo automatyzację, więc sprawdźmy.
loss-denied-first = Dobrze, czyli niczego nie usunięto. Co więc jest nie tak: wartości są inne niż wcześniej czy czegoś nie widać? Napisz jednym zdaniem albo wybierz.
was-still-there = W takim razie stało się to później. Kiedy dokładnie, zawęża moje porównanie z kopiami zapasowymi.
looking-skipped = Dobrze, idziemy dalej bez tego: czego brakuje, pokazuje moje własne porównanie.
option-dropped = Dobrze, czyli nie: { $option }. Który sposób pasuje, ustalimy, gdy do tego dojdziemy.
known-missing = Tak, właśnie tak mam zapisane: { $kinds }.
known-moment = Tak, właśnie tak mam zapisane: { $moment }.
known-option = Tak, właśnie tak mam zapisane: { $option }.
name-missing = { $name }: to jeden z brakujących elementów; { $from } jeszcze był, { $to } już go nie było.
name-not-missing = { $name }: według mojego porównania nic o tej nazwie teraz w portalu nie brakuje. Może ukrywa to filtr albo ma to inną nazwę.
name-noted = { $name }: zapisuję tę nazwę. Dołączę ją do Twojego zgłoszenia.
name-among-others = Jeśli ma wrócić tylko { $count ->
        [one] ten jeden element
        [few] to
        [many] to
       *[other] to
    }, napisz to z nazwą („tylko Lukas Vogt”); tak samo, gdy coś ma zostać pominięte („bez Lukas Vogt”).
changing = Dobrze, poprawiam. Zapytam ponownie tylko o to, co od tego zależy.
earlier-question = To odpowiedź na jedno z moich wcześniejszych pytań; ruszamy od tamtego miejsca.

edit-taken = Widzę zmianę w Twojej wiadomości; liczy się to, co jest w niej teraz.
edit-too-late = Widzę zmianę w jednej z Twoich wcześniejszych wiadomości. Jest za późno, żeby coś zmieniła; jeśli któraś odpowiedź ma być inna, napisz „zmień”.

# ---- several matters ----
another-matter = To wygląda na inną sprawę: { $matter }. Mam odłożyć obecną i zacząć tamtą? Nic nie przepadnie.
    .put-aside = Tak, najpierw tamta
    .add-to-it = To należy do obecnej
    .stay = Nie, dalej z obecną
put-aside = Odłożone. Teraz: { $matter }. Gdy skończymy albo gdy napiszesz „wróć do pierwszej sprawy”, ruszymy tam dalej.
matter-again = Wracamy do odłożonej sprawy ({ $matter }). Oto, na czym stanęliśmy:
matter-choice = Wróć do odłożonej sprawy: { $matter }
matters-full = Odłożone są już trzy sprawy. Skończmy najpierw jedną z nich; znajdziesz je w „Moje zgłoszenia”.
nothing-aside = Nic nie jest odłożone.
a-matter = to, o czym piszesz
several-kinds = kilka rodzajów danych
card-aside = • Odłożone: { $matter }
card-next = Czy coś ma być inaczej? Zapytam ponownie tylko o to, co od tego zależy.
    .go-on = Nie, dalej
