# What works at every step.

help = Prowadzę krok po kroku. Naciśnij przycisk albo wpisz jego numer lub słowa. W każdej chwili możesz napisać: wstecz · anuluj · powtórz · dlaczego · status · zmień (na przykład „zmień datę”) · moje zgłoszenia · od nowa · język · konsultant · partner. W Twoim portalu nic się nie zmieni, dopóki tego nie potwierdzisz.
help-terminal = W tym terminalu ostatnią wiadomość poprawisz poleceniem { $command }: wpisz je, spację i słowa tak, jak mają brzmieć.

why-general = Pytam, żeby zrobić dokładnie to, czego potrzebujesz, i nic poza tym.

not-understood = Przepraszam, tego nie rozumiem. { $hint }
which-one = Samo „tak” lub „nie” nie mówi mi, które. Wybierz jedną z odpowiedzi.

hint-choice = Naciśnij jeden z przycisków albo wpisz jego numer lub słowa.
hint-confirm = Aby zacząć, naciśnij pierwszy przycisk albo napisz jego treść; jeszcze nic się nie zaczęło.
hint-moment = Rozumiem datę z godziną, na przykład „2026-11-17 15:00”, „17 listopada 15:00”, „wczoraj 15:00” albo „wtorek 9:30”.
hint-kinds = Rozumiem na przykład słowa „kontakty”, „firmy”, „leady”, „deale”, „pola” albo „zadania”.
hint-number = Rozumiem liczbę, na przykład „300”, albo jeden z przycisków.

offer-person = Chyba kręcimy się w kółko, przepraszam. Jeśli chcesz, poproś o rozmowę z konsultantem.
no-answer = Przepraszam, na to nie mam odpowiedzi. Może zna ją konsultant.
no-answer-beside = Na to pytanie niestety nie mam odpowiedzi; może ją mieć konsultant. Z resztą idę dalej.
perhaps-answer = Nie wiem, czy dobrze rozumiem pytanie. Może pomoże to:
perhaps-stop = Nie wiem, czy dobrze rozumiem. Czy na tym kończymy? Nic nie przepadnie.
    .meant-it = Tak, kończymy
    .meant-other = Nie, dalej
perhaps-meant = Nie wiem, czy dobrze rozumiem. Czy chodzi o „{ $label }”?
    .meant-it = Tak, o to
    .meant-other = Nie, o coś innego

empty-message = Ta wiadomość była pusta. Naciśnij przycisk albo napisz kilka słów.
too-long = Ta wiadomość ma ponad { $limit } znaków; nie przeczytałem jej. Napisz, proszę, w jednym lub dwóch zdaniach, co jest najważniejsze.
no-words = Nic z tego nie umiem odczytać. Naciśnij przycisk albo napisz kilka słów.
only-words-read = Czytam tylko Twoje słowa; dołączonego obrazu ani pliku nie mogę otworzyć.
other-script = Nie umiem czytać tego pisma. Rozumiem te języki: { $languages }. Aby zmienić język, napisz „język”.
unsupported-message = Nie mogę otwierać wiadomości głosowych, zdjęć, naklejek, plików ani niczego podobnego. Napisz to, proszę, w kilku słowach.

stale-button = Ten przycisk należy do wcześniejszego pytania; nic nie zostało zrobione. Oto bieżące pytanie:
still-looking = Jeszcze sprawdzam, to może chwilę potrwać. W każdej chwili możesz napisać „anuluj” albo „wstecz”.
still-running = Praca trwa. Dam znać, gdy tylko się skończy.
cannot-leave = Praca trwa i przerwanie jej w połowie wyrządziłoby szkody. Dam znać, gdy się skończy.
cannot-leave-restore = Praca trwa i przerwanie jej w połowie wyrządziłoby szkody. Dam znać, gdy się skończy. Potem możesz zlecić cofnięcie całości.
nothing-started = Dobrze, niczego nie zaczynam. Możesz jeszcze potwierdzić, wrócić albo na tym skończyć.
consent-in-words = Żeby nic nie ruszyło przez pomyłkę, samo „tak” teraz nie wystarczy: wybierz „{ $label }” albo napisz te słowa. Możesz też wrócić albo zakończyć.

cancelled = Anulowane. W Twoim portalu nic się nie zmieniło.
solved = Dobrze, to zamykam sprawę. Na portalu nic się nie zmieniło. Gdyby jednak czegoś brakowało, wystarczy napisać.
stopped-after-restore = Dobrze, na tym kończymy. To, co zostało przywrócone, zostaje; możesz to jeszcze cofnąć w „Moje zgłoszenia”.
nothing-before = Wcześniej nic już nie ma.
stuck = Zgubiłem wątek, przepraszam. W Twoim portalu nic się nie zmieniło.
flow-changed = Moje pytania zostały w międzyczasie zmienione i tego, przy którym byliśmy, już nie ma. W Twoim portalu nic się nie zmieniło. Zacznijmy od nowa.

stopped-unfinished = Dobrze, na tym kończymy. Przywracanie nie zostało ukończone: to, co już zrobiło, jest zapisane i zostaje tak, jak jest.

unfinished-restore = Jedno przywracanie w tym portalu nie zostało ukończone: { $restore }, początek { $since }{ $known ->
        [0] {""}
        [1] , użytkownik nr { $who }
       *[named] , użytkownik: { $who }
    }. Jeśli nikt się nim nie zajmuje, możesz je dokończyć albo cofnąć w „Moje zgłoszenia”; nic nie zostanie zrobione dwa razy.

choose-language = W jakim języku rozmawiamy?
language-changed = Dalej rozmawiamy po polsku.
language-name = { $name }

nothing-to-change = Nie ma jeszcze odpowiedzi, którą można by zmienić.
change-what = Którą odpowiedź chcesz zmienić? Zapytam ponownie tylko o to, co od niej zależy.

status = Oto, co już mam:
status-nothing = Nie mam jeszcze żadnej odpowiedzi do zapamiętania.
card-missing = • Dotyczy: { $kinds }
card-evidence = • Brakujące, stan na { $at }: { $counts }
card-changed = • Zmienione masowo, stan na { $at }: { $counts }
card-moment = • Ostatnio wszystko było dobrze: { $moment }
card-happened = • Kiedy to się stało: { $moment }
card-option = • Sposób odzyskania danych: { $option }
card-snapshot = • Kopia zapasowa: { $snapshot }
card-plan = • Podgląd: gotowy, ważny do { $until }
card-done = • Wykonano { $at }: przywrócenie { $restore }, odczytane ponownie i porównane
card-undone = • Cofnięto { $at }: przywrócenie { $restore }
card-running = • Praca trwa

choice-person = Rozmowa z konsultantem
choice-back = Wstecz
choice-tick-all = Zaznacz wszystko
choice-cancel = Anuluj
choice-requests = Moje zgłoszenia
choice-start-again = Zacznij od nowa
