# To, co mówię bez pytania.

mass-loss = Coś zauważyłem w Twoim portalu. Nie ma już: { $counts }. { $count ->
        [one] Stan z { $from }: element jeszcze był; stan z { $to }: już go nie było.
        [few] Stan z { $from }: elementy jeszcze były; stan z { $to }: już ich nie było.
        [many] Stan z { $from }: elementy jeszcze były; stan z { $to }: już ich nie było.
       *[other] Stan z { $from }: elementy jeszcze były; stan z { $to }: już ich nie było.
    } Jeśli ktoś usunął to celowo, wszystko jest w porządku. Jeśli nie: kopie zapasowe są nienaruszone i możemy od razu się tym zająć.
mass-change = Coś zauważyłem w Twoim portalu: wiele elementów zmieniono naraz. Autor zmian: { $author }; elementy: { $counts }. Stało się to między { $from } a { $to }. Jeśli tak miało być, na przykład przy imporcie, wszystko jest w porządku. Jeśli nie: kopie zapasowe mają jeszcze wcześniejsze wartości.
mass-loss-next = Zajmiemy się tym? Zapamiętuję, o co chodzi i od kiedy; nic nie zostanie przywrócone, zanim tego nie zobaczysz i nie potwierdzisz.
    .look-into-it = Tak, zajmijmy się tym
    .stay = Nie, tak miało być
mass-loss-later = Nie przerywam tego, co teraz robimy. Odłożyłem tę sprawę: wrócimy do niej potem albo znajdziesz ją w „Moje zgłoszenia”.
request-ready-next = Chcesz je zobaczyć?
    .requests = Pokaż moje zgłoszenia
    .stay = Nie teraz
backup-expires = Wybrana tutaj kopia z { $snapshot } jest przechowywana do { $until }; potem wygaśnie. Zdecyduj do tego czasu.
request-expires = Twoje zgłoszenie numer { $number } potrzebuje kopii z { $snapshot }. Jest dla niego przechowywana do { $until }; potem wygaśnie.
backup-expires-next = Mam ją dla Ciebie zachować dłużej, jako zgłoszenie?
    .keep-it = Tak, zachowaj
    .stay = Nie, tyle czasu wystarczy
recorded-kept-backup = Twoje zgłoszenie jest zapisane pod numerem { $number }.
backup-kept = Kopia będzie dla niego przechowywana do { $until }. Dalej idziemy w „Moje zgłoszenia” albo tutaj.
request-kept-backup = zachowana kopia zapasowa
why-keep-backup = Kopie zapasowe wygasają po kilku dniach. Ta, której potrzebuje zgłoszenie, jest przechowywana dłużej, żeby można było spokojnie zdecydować.
restored-elsewhere = Przywracanie z Twojej prośby zakończyło się poza tym czatem: { $at }. ({ $restore }) Oto wynik:
undone-elsewhere = Przywracanie zostało cofnięte poza tym czatem: { $at }. ({ $restore }) Oto wynik:
