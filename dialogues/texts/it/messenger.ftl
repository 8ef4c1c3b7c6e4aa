# Intorno al messenger stesso: comandi, gruppi, presentazione, lavoro in corso.

link-needed = Aiuto gli amministratori di Bitrix24 a recuperare dati CRM perduti. Per mostrarti qualcosa devo sapere di chi è questo account: apri il link di invito che ti ha mandato il tuo amministratore o la tua assistenza. Senza, non mostro e non cambio nulla.
write-in-private = Dei tuoi dati parlo solo in privato. Apri una chat con me e scrivimi lì.
chat-trouble = Qualcosa è andato storto da parte nostra e non ho potuto prendere il tuo ultimo messaggio. Non è cambiato nulla, e tutto quello che avevamo è conservato. Scrivilo ancora una volta, per favore.
work-progress = { $stage } … { $done } di { $of }
work-progress-open = { $stage } … { $done }
stage-reading-portal = Leggo il tuo portale
stage-reading-snapshots = Leggo i backup
stage-comparing = Confronto
stage-restoring = Ripristino
stage-verifying = Controllo ciò che è stato ripristinato
stage-writing-files = Scrivo i file
command-start = Iniziare, o vedere a che punto siamo
command-help = Che cosa so fare
command-status = Quello che ho finora
command-cancel = Fermare tutto; non viene fatto nulla
command-human = Parlare con una persona
command-language = Un’altra lingua
command-settings = Il tuo account e il tuo portale
command-privacy = Che cosa conservo su di te
