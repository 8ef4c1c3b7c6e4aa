# Pliki podglądu i raportu: nagłówki, działania, rodzaje, powody.
file-action = działanie
file-type = rodzaj
file-number = numer
file-name = nazwa
file-field = pole
file-fields = pola
file-present = obecna wartość
file-afterwards = wartość po zmianie
file-reason = powód
file-number-before = numer wcześniej
file-number-now = numer teraz
file-do-recreate = utworzyć ponownie
file-do-link = ustawić powiązanie
file-do-change-back = przywrócić wartość
file-do-relink = powiązać z nowym numerem
file-do-remove = usunąć
file-do-lose-link = utracić powiązanie
file-contact = kontakt
file-company = firma
file-lead = lead
file-deal = deal
file-new-number = nowy numer elementu { $number }
file-why-changed-after-damage = ktoś to zmienił po szkodzie, ta wartość zostaje
file-why-changed-after-restore = ktoś to zmienił po przywróceniu, ta wartość zostaje
file-why-changed-after-planning = ktoś to zmienił po podglądzie, ta wartość zostaje
file-why-already-there = element znów jest w portalu, więc nie utworzono go drugi raz
file-why-gone = elementu nie ma już w portalu
file-why-without-owner = samego elementu nie udało się utworzyć ponownie
file-why-made-again = w międzyczasie powstał taki sam, ręcznie lub przez inne przywrócenie; drugiego nie utworzono
file-why-only-while-creating = to powiązanie przepadło razem z elementem, do którego prowadziło, a portal przyjmuje je tylko przy tworzeniu
file-why-pointed-at = prowadzi do niego element utworzony lub zmieniony w międzyczasie, więc zostaje on i powiązanie
file-why-gone-since = znów zniknęło: ktoś to usunął w trakcie przywracania
file-why-changed-since = zmienione w międzyczasie, autor: { $who }; ta wartość zostaje

# The note beside exported files.
file-note = Kopia { $snapshot } portalu { $portal }, z dnia { $at }
file-note-file = { $name }: { $count ->
        [one] jeden element
        [few] { $count } elementy
        [many] { $count } elementów
       *[other] { $count } elementu
    }
file-note-order = Importuj pliki CSV w tej kolejności: firmy, kontakty, leady, deale (CRM > lista > koło zębate > Import).
file-note-linked = Firmy i kontakty łączy się po nazwach, dlatego muszą być pierwsze.
file-note-format = Separator: średnik. Kodowanie: UTF-8. Daty: rok-miesiąc-dzień. Import tworzy nowe elementy; istniejących nigdy nie zmienia.
file-note-information = Kolumny, które zaczynają się od „(information only)”, są dla Ciebie; pomiń je w kreatorze.
file-note-harmless = Komórki, które zaczynają się od ', unieszkodliwiono na potrzeby arkuszy kalkulacyjnych. { $count ->
        [0] Nie ma takich.
        [one] Jest jedna:
        [few] Są { $count }:
        [many] Jest ich { $count }:
       *[other] Jest ich { $count }:
    }
file-note-cell = { $name }, wiersz { $row }: { $column }
file-note-more-cells = … i jeszcze { $count }
file-note-whole = Pliki .ndjson zawierają każde pole tak, jak podał je portal, po jednym elemencie w wierszu.
file-note-personal = Pliki zawierają dane osobowe: przechowuj je tam, gdzie przeczytają je tylko ci, którym są potrzebne.
file-note-main = Plik .csv podaje główną firmę i główny kontakt elementu, bo import przyjmuje po jednym; pliki .ndjson mają wszystkie.
file-note-not-held = Nie ma w tych plikach: produktów, zadań, działań, komentarzy i historii, plików i zdjęć, szczegółów firm i adresów.
file-note-field = Nie ma też usuniętego pola niestandardowego „{ $field }”.
