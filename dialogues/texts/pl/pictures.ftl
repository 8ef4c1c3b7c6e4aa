# Słowa na obrazkach (dialogues/pictures/NAME.svg), tak jak w Bitrix24, a do każdego obrazka opis tego, co pokazuje,
# dla osób, które go nie widzą: `picture-NAME`.

# ---- Co pokazują obrazki ----
picture-recycle-bin = Gdzie jest kosz. 1: { menu-crm } w menu po lewej. 2: { menu-more } nad listą. 3: { menu-recycle-bin }.
picture-restore-from-bin = Jak odzyskać elementy z kosza. 1: zaznacz je. 2: pod listą wybierz { button-restore }, nie { button-delete }.
picture-history-filter = Jak znaleźć usunięcia w historii. 1: { menu-crm } > { menu-more } > { menu-history }. 2: kliknij pole wyszukiwania. 3: ustaw { field-type } na { value-delete }, resztę zostaw pustą. 4: { button-search }.
picture-clear-filter = Jak wyczyścić filtr. 1: kliknij krzyżyk przy wpisie w polu wyszukiwania. 2: lista znów pokazuje wszystkie elementy.
picture-upgrade = Gdzie zmienić plan. 1: { menu-subscription } w menu po lewej. 2: { menu-upgrade }. 3: wybierz plan.
picture-import-csv = Jak zaimportować plik CSV. 1: otwórz listę, na przykład { menu-crm } > { list-companies }. 2: koło zębate nad nią. 3: { menu-import }, potem wybierz plik. Importuj w tej kolejności: { list-companies }, { list-contacts }, { list-leads }, { list-deals }.

# ---- Słowa z Bitrix24 ----
menu-crm = CRM
menu-more = Więcej
menu-recycle-bin = Kosz
menu-history = Historia
menu-subscription = Subskrypcja
menu-upgrade = Upgrade
menu-import = Importuj
list-companies = Firmy
list-contacts = Kontakty
list-leads = Leady
list-deals = Deale
field-search = Filtr + wyszukiwanie
field-type = Rodzaj
value-delete = Usuń
button-search = Szukaj
button-restore = Przywróć
button-delete = Usuń

# ---- Nasze słowa ----
example-filter = Moje kontakty
note-others-empty = Resztę zostaw pustą
note-who-and-when = Kto, co i kiedy usunął
note-tick = Zaznacz elementy
note-not-delete = Nie to: usuwa na zawsze
note-some-hidden = Z filtrem: nie wszystko widać
note-all-shown = Filtr wyczyszczony: widać wszystko
note-choose-plan = Wybierz plan
note-choose-file = Wybierz plik
note-order = Importuj w tej kolejności
