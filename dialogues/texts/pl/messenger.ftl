# Wokół samego komunikatora: polecenia, grupy, poznanie się, trwająca praca.

link-needed = Pomagam administratorom Bitrix24 odzyskać utracone dane CRM. Aby cokolwiek pokazać, muszę wiedzieć, czyje to konto: otwórz link z zaproszeniem od administratora lub od działu wsparcia. Bez niego niczego nie pokazuję i nie zmieniam.
write-in-private = O Twoich danych rozmawiam tylko prywatnie. Otwórz czat ze mną i napisz tam.
chat-trouble = Coś się u nas nie udało i Twoja ostatnia wiadomość nie została przyjęta. Nic nie zostało zmienione, a wszystko, co mieliśmy, jest zachowane. Napisz ją, proszę, jeszcze raz.
work-progress = { $stage } … { $done } z { $of }
work-progress-open = { $stage } … { $done }
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
