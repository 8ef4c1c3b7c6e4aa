# Where a conversation begins and ends.

greeting = Dzień dobry! Pomagam, gdy w Bitrix24 brakuje danych. Sprawdzę, czy naprawdę zniknęły, znajdę kopię zapasową, w której jeszcze są, pokażę, co zmieni przywrócenie, i wykonam je dopiero po Twoim potwierdzeniu.

menu = W czym mogę pomóc?
    .crm-data = Brakuje danych CRM lub są błędne
    .other-data = Brakuje innych danych
    .only-file = Potrzebuję tylko pliku
    .requests = Moje zgłoszenia
    .person = Rozmowa z konsultantem

why-menu = Każda odpowiedź prowadzi inną drogą. Jeśli nie masz pewności, wybierz „Brakuje danych CRM lub są błędne”; dopóki tylko sprawdzamy, nic się nie zmienia.

anything-else = Czy mogę jeszcze w czymś pomóc?
    .crm-data = Brakuje danych CRM lub są błędne
    .other-data = Brakuje innych danych
    .only-file = Potrzebuję tylko pliku
    .requests = Moje zgłoszenia
    .person = Rozmowa z konsultantem

stopped = Dobrze, na tym kończymy. W Twoim portalu nic się nie zmieniło.

feedback = Czy to pomogło?
    .yes = Tak
    .no = Nie
    .skip = Wolę nie odpowiadać

feedback-reason = Co było nie tak?
    .not-what-i-look-for = To nie jest to, czego szukam
    .too-complicated = Zbyt skomplikowane
    .out-of-date = Nieaktualne
    .too-short = Za krótkie, potrzebuję więcej
    .dislike-it = Nie podoba mi się, jak to działa
    .still-a-question = Mam jeszcze pytanie
    .skip = Wolę nie odpowiadać

feedback-comment = Dziękuję. Chcesz dodać coś od siebie? Po prostu napisz.
    .skip = Nie, to wszystko

feedback-thanks = Dziękuję, zapisane.

why-feedback = Twoja odpowiedź trafi do osób, które rozwijają tego asystenta. Na Twoje zgłoszenie nie ma wpływu.

still-a-question = Oczywiście. Napisz tu swoje pytanie własnymi słowami, na przykład jak długo coś trwa, co jest bezpieczne albo jaki plan jest potrzebny. Mogę też jeszcze raz pokazać, co potrafię, albo możesz porozmawiać z konsultantem.
    .menu = Pokaż, co potrafisz
    .person = Rozmowa z konsultantem
