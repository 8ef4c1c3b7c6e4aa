# Intorno al messenger stesso: comandi, gruppi, presentazione, lavoro in corso.

link-needed = Aiuto gli amministratori di Bitrix24 a recuperare dati CRM perduti. Per mostrarti qualcosa devo sapere chi sei lì. Se hai ricevuto un link di invito, aprilo. Altrimenti scrivimi l’indirizzo del tuo portale (per esempio acme.bitrix24.it): ti mando un codice all’interno del portale e tu lo digiti qui. Fino ad allora non mostro e non cambio nulla.
intro-portal = Di quale portale si tratta? Scrivi il suo indirizzo, per esempio acme.bitrix24.it.
intro-not-a-portal = Prima devo sapere di quale portale si tratta. Scrivi solo il suo indirizzo, per esempio acme.bitrix24.it, oppure apri il tuo link di invito.
intro-person = E chi sei in { $portal }? Scrivi l’indirizzo e-mail con cui accedi, oppure il tuo numero utente (si trova nell’indirizzo del tuo profilo).
intro-not-a-person = Mi serve l’indirizzo e-mail con cui accedi, oppure il tuo numero utente: le cifre nell’indirizzo del tuo profilo.
intro-code = Se mi occupo di { $portal } e quell’utente vi lavora, gli è appena arrivato un codice di { $digits } cifre: lo trovi nel portale sotto la campanella. Digitalo qui entro { $minutes } minuti. Se non arriva nulla, chiedi un link di invito al tuo amministratore o alla tua assistenza.
intro-code-wrong = Non è il codice giusto. Tentativi rimasti: { $count }. Guarda ancora una volta sotto la campanella nel portale; vale solo il codice più recente.
intro-code-form = Digita il codice che trovi nel portale: { $digits } cifre, così come sono sotto la campanella.
intro-code-over = Questo codice non vale più. Posso mandartene uno nuovo.
intro-wait = Sono stati troppi tentativi. Guarderò il prossimo tra { $span }; fino ad allora non si perde nulla. Se non hai un codice, chiedi un link di invito al tuo amministratore o alla tua assistenza.
intro-cancelled = Va bene, mi fermo qui. Non è stato collegato né cambiato nulla. Scrivimi quando vuoi cominciare.
choice-new-code = Manda un nuovo codice
choice-other-person = Un altro utente
choice-other-portal = Un altro portale
link-made = Questa chat ora è collegata: tu sei { $name } di { $portal }. Se non sei tu, scollegala in /settings e avvisa chi ti ha dato il link.
link-already = Ci conosciamo già: tu sei { $name } di { $portal }. Il link con questo è usato, e nient’altro è cambiato.
link-other-person = Questa chat appartiene già a un altro utente di { $portal }, perciò non ho usato il link. Se è per te, scollega prima la chat in /settings e poi apri di nuovo il link. Se ti è arrivato per sbaglio, lascialo alla persona a cui è destinato.
link-unknown = Non conosco questo link. Aprilo esattamente come ti è stato mandato, oppure chiedine uno nuovo.
link-expired = Questo link era troppo vecchio. Chiedine uno nuovo a chi te l’ha mandato; con questo non ho potuto collegare nulla.
link-used = Questo link è già stato usato da un altro account: ognuno funziona una volta sola. Se non eri tu, avvisa chi te l’ha mandato, così può porvi fine, e chiedine uno nuovo.
link-used-by-you = Hai già aperto questo link, e ha fatto il suo lavoro. Scrivimi pure.
link-revoked = Questo link è stato ritirato da chi l’ha creato. Chiedigliene uno nuovo.
link-person-gone = L’utente a cui è destinato non è più attivo in { $portal }, perciò non ho collegato nulla. Chiedi a un amministratore del portale di riammetterlo o di farne invitare un altro.
link-portal-silent = { $portal } al momento non risponde, e devo chiedergli chi sei. Non è stato usato nulla: riprova tra qualche minuto.
code-in-portal = Qualcuno vuole usare l’assistente restore24 in un messenger a tuo nome. Se sei tu, digita lì questo codice: { $code }. Vale { $minutes } minuti. Se non sei tu, non dare il codice a nessuno e avvisa il tuo amministratore.
portal-chosen = Adesso parliamo di { $portal }.
portal-not-yours = Questa chat non è collegata a quel portale. In /settings vedi a quali lo è; per un altro ti serve un link di invito.
settings = Qui sei l’utente { $number } di { $portal }, ed è di questo portale che parliamo. Lingua: { $language }.
settings-nobody = Questa chat non è ancora collegata a nessuno. Lingua: { $language }.
settings-portal-choice = Continua con { $portal }
settings-unlink-choice = Scollega da { $portal }
choice-change-language = Un’altra lingua
unlink-sure = Se scollego questa chat da { $portal }, qui non ne mostro più nulla finché non ricevi un nuovo invito. Il lavoro che hai ordinato va avanti. Procedo?
unlink-yes-choice = Sì, scollegala
unlinked = Fatto: questa chat non ha più nulla a che fare con { $portal }. Ciò che è stato ripristinato resta ripristinato.
kept-as-it-is = Va bene, resta tutto com’è.
choice-keep = Lascia com’è
privacy = Che cosa conservo di te: numero e nome del tuo account qui, la tua lingua, quale utente di quale portale sei, e quello che ci siamo scritti, per poter riprendere da dove eravamo. Quello che arriva dal messenger resta nella sua forma originale per sette giorni. Di segreti come link e codici si conserva solo un’impronta. Chi ha chiesto, confermato e annullato quale ripristino resta nel registro della tua azienda sotto il tuo numero utente, perché i tuoi colleghi devono poter vedere chi ha cambiato che cosa. Tutto il resto puoi farlo cancellare.
choice-erase = Cancella ciò che conservi
erase-sure = Cancello tutto: account, collegamenti e quello che ci siamo scritti? Se ne va anche una domanda aperta, e per tornare ti servirà un nuovo link o codice. Restano ciò che è stato fatto nel portale, le richieste a persone e il registro dei ripristini.
erase-yes-choice = Sì, cancella per sempre
erased = Cancellato. Non ti conosco più. Ciò che è stato fatto nel portale resta nel registro della tua azienda sotto il tuo numero utente.
erase-later = Qualcosa che hai ordinato è ancora in corso, e mi serve la nostra conversazione per dirti com’è andata. Non è stato cancellato nulla; riprova quando sarà finito.

write-in-private = Dei tuoi dati parlo solo in privato. Apri una chat con me e scrivimi lì.
chat-trouble = Qualcosa è andato storto da parte nostra e non ho potuto prendere il tuo ultimo messaggio. Non è cambiato nulla, e tutto quello che avevamo è conservato. Scrivilo ancora una volta, per favore.
work-goes-on = { $of ->
        [0] { $stage } … { $done }
       *[other] { $stage } … { $done } di { $of }
    }
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
