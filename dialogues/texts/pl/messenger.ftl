# Wokół samego komunikatora: polecenia, grupy, poznanie się, trwająca praca.

link-needed = Pomagam administratorom Bitrix24 odzyskać utracone dane CRM. Aby cokolwiek pokazać, muszę wiedzieć, kim tam jesteś. Jeśli masz link z zaproszeniem, otwórz go. Jeśli nie, napisz mi adres swojego portalu (na przykład acme.bitrix24.pl): wyślę Ci wtedy kod wewnątrz portalu, a Ty wpiszesz go tutaj. Do tego czasu niczego nie pokazuję i nie zmieniam.
intro-portal = O który portal chodzi? Napisz jego adres, na przykład acme.bitrix24.pl.
intro-not-a-portal = Najpierw muszę wiedzieć, o który portal chodzi. Napisz tylko jego adres, na przykład acme.bitrix24.pl, albo otwórz link z zaproszeniem.
intro-person = A kim jesteś w { $portal }? Napisz adres e-mail, którym się logujesz, albo swój numer użytkownika (jest w adresie Twojego profilu).
intro-not-a-person = Potrzebuję adresu e-mail, którym się logujesz, albo Twojego numeru użytkownika: cyfr z adresu Twojego profilu.
intro-code = Jeśli opiekuję się { $portal } i ten użytkownik tam pracuje, właśnie dostał kod złożony z { $digits } cyfr: znajdziesz go w portalu pod dzwonkiem. Wpisz go tutaj w ciągu { $minutes } minut. Jeśli nic nie przyjdzie, poproś administratora albo dział wsparcia o link z zaproszeniem.
intro-code-wrong = To nie jest ten kod. Pozostałe próby: { $count }. Sprawdź jeszcze raz pod dzwonkiem w portalu; liczy się tylko najnowszy kod.
intro-code-form = Wpisz kod z portalu: { $digits } cyfr, tak jak są pod dzwonkiem.
intro-code-over = Ten kod już nie działa. Mogę wysłać nowy.
intro-wait = Było za dużo prób. Następną sprawdzę za { $span }; do tego czasu nic nie przepadnie. Jeśli nie masz kodu, poproś administratora albo dział wsparcia o link z zaproszeniem.
intro-cancelled = Dobrze, na tym kończę. Nic nie zostało połączone ani zmienione. Napisz do mnie, kiedy zechcesz zacząć.
choice-new-code = Wyślij nowy kod
choice-other-person = Inny użytkownik
choice-other-portal = Inny portal
link-made = Ten czat jest teraz połączony: jesteś { $name } w { $portal }. Jeśli to nie Ty, odłącz go w /settings i powiedz o tym osobie, od której masz link.
link-already = Już się znamy: jesteś { $name } w { $portal }. Link jest tym samym wykorzystany, a poza tym nic się nie zmieniło.
link-other-person = Ten czat należy już do innego użytkownika { $portal }, więc link nie został wykorzystany. Jeśli jest dla Ciebie, najpierw odłącz czat w /settings, a potem otwórz link jeszcze raz. Jeśli trafił do Ciebie przez pomyłkę, zostaw go osobie, dla której jest.
link-unknown = Nie znam tego linku. Otwórz go dokładnie w takiej postaci, w jakiej przyszedł, albo poproś o nowy.
link-expired = Ten link był za stary. Poproś o nowy osobę, która go wysłała; z tym niczego nie udało się połączyć.
link-used = Ten link został już użyty z innego konta: każdy działa tylko raz. Jeśli to nie Ty, powiedz o tym osobie, która go wysłała, żeby mogła to zakończyć, i poproś ją o nowy.
link-used-by-you = Ten link był już przez Ciebie otwarty i zrobił swoje. Po prostu napisz do mnie.
link-revoked = Ten link został wycofany przez osobę, która go utworzyła. Poproś ją o nowy.
link-person-gone = Użytkownik, dla którego to jest, nie jest już aktywny w { $portal }, więc nic nie zostało połączone. Poproś administratora portalu, żeby go przywrócił albo zaprosił kogoś innego.
link-portal-silent = { $portal } teraz nie odpowiada, a muszę tam zapytać, kim jesteś. Nic nie zostało wykorzystane: spróbuj jeszcze raz za kilka minut.
code-in-portal = Ktoś chce w Twoim imieniu korzystać z asystenta restore24 w komunikatorze. Jeśli to Ty, wpisz tam ten kod: { $code }. Jest ważny { $minutes } minut. Jeśli to nie Ty, nie podawaj kodu nikomu i powiedz o tym administratorowi.
portal-chosen = Teraz rozmawiamy o { $portal }.
portal-not-yours = Ten czat nie jest połączony z tym portalem. W /settings widać, z którymi jest; dla innego potrzebujesz linku z zaproszeniem.
settings = Tutaj jesteś użytkownikiem { $number } w { $portal } i o tym portalu rozmawiamy. Język: { $language }.
settings-nobody = Ten czat nie jest jeszcze z nikim połączony. Język: { $language }.
settings-portal-choice = Dalej z { $portal }
settings-unlink-choice = Odłącz od { $portal }
choice-change-language = Inny język
unlink-sure = Jeśli odłączę ten czat od { $portal }, nie pokażę tu z niego już niczego, dopóki nie dostaniesz nowego zaproszenia. To, co jest już zlecone, będzie dalej robione. Odłączyć?
unlink-yes-choice = Tak, odłącz
unlinked = Gotowe: ten czat nie ma już nic wspólnego z { $portal }. To, co przywrócono, pozostaje przywrócone.
kept-as-it-is = Dobrze, wszystko zostaje, jak jest.
choice-keep = Zostaw, jak jest
privacy = Co o Tobie przechowuję: numer i nazwę Twojego konta tutaj, Twój język, którym użytkownikiem którego portalu jesteś, i to, co do siebie pisaliśmy, żeby można było wrócić do miejsca, w którym skończyliśmy. To, co przychodzi z komunikatora, zostaje w surowej postaci przez siedem dni. Z tajnych danych, takich jak linki i kody, przechowywany jest tylko odcisk. Kto jakiego przywrócenia zażądał, kto je potwierdził i cofnął, pozostaje w dzienniku Twojej firmy pod Twoim numerem użytkownika, bo inni muszą widzieć, kto co zmienił. Całą resztę możesz kazać usunąć.
choice-erase = Usuń to, co przechowujesz
erase-sure = Usunąć wszystko: konto, połączenia i to, co pisaliśmy? Zniknie też otwarte pytanie, a żeby wrócić, będziesz potrzebować nowego linku albo kodu. To, co zrobiono w portalu, prośby do ludzi i dziennik przywróceń zostają.
erase-yes-choice = Tak, usuń na zawsze
erased = Usunięte. Już Cię nie znam. To, co zrobiono w portalu, pozostaje w dzienniku Twojej firmy pod Twoim numerem użytkownika.
erase-later = Coś, co zostało przez Ciebie zlecone, jeszcze trwa, i potrzebuję naszej rozmowy, żeby powiedzieć, co z tego wyszło. Nic nie zostało usunięte; spróbuj jeszcze raz, kiedy się skończy.

write-in-private = O Twoich danych rozmawiam tylko prywatnie. Otwórz czat ze mną i napisz tam.
chat-trouble = Coś się u nas nie udało i Twoja ostatnia wiadomość nie została przyjęta. Nic nie zostało zmienione, a wszystko, co mieliśmy, jest zachowane. Napisz ją, proszę, jeszcze raz.
work-goes-on = { $of ->
        [0] { $stage } … { $done }
       *[other] { $stage } … { $done } z { $of }
    }
stage-reading-portal = Czytam Twój portal
stage-reading-snapshots = Czytam kopie zapasowe
stage-comparing = Porównuję
stage-restoring = Przywracam
stage-verifying = Sprawdzam to, co przywrócono
stage-writing-files = Zapisuję pliki
command-start = Zacznij albo zobacz, na czym stoimy
command-help = Co potrafię
command-status = Co mam do tej pory
command-cancel = Przerwij; nic nie zostanie zrobione
command-human = Porozmawiaj z człowiekiem
command-language = Inny język
command-settings = Twoje konto i portal
command-privacy = Co o Tobie przechowuję
