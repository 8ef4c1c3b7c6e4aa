# Quello che dico senza che me lo si chieda.

mass-loss = Ho notato qualcosa nel tuo portale: { $counts } { $count ->
        [one] non c’è più. Al controllo di { $from } il record c’era ancora; a quello di { $to } non c’era più.
       *[other] non ci sono più. Al controllo di { $from } c’erano ancora; a quello di { $to } non c’erano più.
    } Se qualcuno li ha eliminati apposta, va tutto bene. Altrimenti i backup non ne sono toccati e possiamo occuparcene subito.
mass-change = Ho notato qualcosa nel tuo portale: molti record sono stati modificati tutti insieme. Autore: { $author }; record: { $counts }. È successo tra { $from } e { $to }. Se era voluto, per esempio un’importazione, va tutto bene. Altrimenti i backup hanno ancora i valori di prima.
mass-loss-next = Ce ne occupiamo? Tengo a mente di che cosa si tratta e da quando; non ripristino nulla prima che tu l’abbia visto e confermato.
    .look-into-it = Sì, occupiamocene
    .stay = No, va bene così
mass-loss-later = Non interrompo quello che stiamo facendo. L’ho messo da parte: lo riprendiamo dopo, oppure lo trovi in “Le mie richieste”.
request-ready-next = Vuoi vederla?
    .requests = Mostra le mie richieste
    .stay = Non adesso
backup-expires = Il backup di { $snapshot }, che hai scelto qui, resta conservato fino a { $until }; poi scade. Decidi entro allora.
request-expires = La tua richiesta numero { $number } ha bisogno del backup di { $snapshot }. Resta conservato per questo fino a { $until }; poi scade.
backup-expires-next = Vuoi che lo conservi più a lungo per te, come richiesta?
    .keep-it = Sì, conservalo
    .stay = No, il tempo basta
recorded-kept-backup = La tua richiesta è registrata con il numero { $number }.
backup-kept = Il backup resta conservato per questa richiesta fino a { $until }. Puoi proseguire da “Le mie richieste”, oppure qui.
request-kept-backup = un backup conservato
why-keep-backup = I backup scadono dopo alcuni giorni. Quello che serve a una richiesta resta più a lungo, così puoi decidere con calma.
restored-elsewhere = Un ripristino che avevi chiesto è terminato fuori da questa chat: { $at }. ({ $restore }) Ecco il risultato:
undone-elsewhere = Un ripristino è stato annullato fuori da questa chat: { $at }. ({ $restore }) Ecco il risultato:
