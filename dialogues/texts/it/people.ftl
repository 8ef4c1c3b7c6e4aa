# People, requests, and what to do when something fails.

handoff-offer = Posso registrare che vuoi parlare con una persona, insieme a tutto quello che abbiamo trovato finora. Te lo dico chiaramente: per ora a questa chat non è collegato nessuno. Puoi anche scrivere a { $contact }.
    .record-it = Registra
    .go-back = Prosegui senza

handoff-security = Se ha eliminato dei dati qualcuno che non è un vostro utente, il supporto deve saperlo. Posso registrarlo come caso di sicurezza, con qualsiasi piano. Cambia anche le password dei tuoi amministratori e scrivi a { $contact }.
    .record-it = Registra
    .go-back = Prosegui senza

handoff-open = Hai già chiesto di parlare con una persona: numero { $number }, registrato { $at }, ancora aperto. Vuoi aggiungere qualcosa? Scrivilo qui e lo aggiungo a quella richiesta. Se è urgente, scrivi a { $contact } e indica il numero.
    .go-back = Prosegui senza

handoff-refused = Parlare in chat con una persona fa parte dei piani commerciali; il tuo piano ({ $tariff }) comprende i passi che puoi fare in autonomia, e li facciamo insieme. Con un upgrade in Abbonamento > Upgrade può aiutarti anche una persona; un partner Bitrix24 vicino a te può farlo in ogni caso.
    .partner = Come trovo un partner?
    .go-back = Prosegui

handoff-recorded = Registrato con il numero { $number }.

handoff-added = Aggiunto alla richiesta numero { $number }, registrata { $at }.

handoff-already = È già stato registrato con il numero { $number }, { $at }; è ancora aperto. Quello che abbiamo trovato da allora viene aggiunto.

security-recorded = Il sospetto è registrato, comunque vada con i dati. Proseguiamo e recuperiamo i dati?
    .go-on = Prosegui con i dati
    .stop = Fermiamoci qui

nobody-connected = Per ora a questa chat non è collegato nessuno, quindi non posso dire quando arriverà una risposta. Se è urgente, scrivi a { $contact } e indica il numero.

why-person = Certe cose le sa meglio una persona. Quello che abbiamo trovato finora viene trasmesso, così non devi raccontarlo di nuovo.

why-security = Chi non è utente del portale non dovrebbe poter eliminare nulla. Vale la pena segnalarlo, comunque vada con i dati.

recorded-already = È già stato registrato con il numero { $number }, { $at }; è ancora aperto.

recorded-partner = La tua richiesta di un partner è registrata con il numero { $number }.

recorded-upgrade = La tua richiesta è registrata con il numero { $number }.

recorded-tariff-decision = La tua richiesta è registrata con il numero { $number }; una persona deciderà riguardo al piano.

recorded-restore = La tua richiesta è registrata con il numero { $number }; il ripristino lo eseguirà una persona.

recorded-full-rollback = La tua richiesta di rollback completo è registrata con il numero { $number }.

request-stored = Nel tuo portale non è stato modificato nulla. Trovi la richiesta in “Le mie richieste”.

request-line-open = { $number }: { $what }, { $at }, stato: aperto

request-line-unfinished = { $number }: { $what }, { $at }, stato: non terminato

request-closed = Numero { $number } chiuso. Per questa richiesta non viene più conservato nessun backup.

request-line-expired = { $number }: { $what }, { $at }, stato: aperto, ma il backup necessario è scaduto

request-ready = Ora possiamo proseguire con il numero { $number }: il tuo piano include l’opzione scelta ({ $option }), e il backup di { $snapshot } è stato conservato. Prima rileggo il tuo portale; non parte nulla finché non dai conferma.

resume-choice = Prosegui con il numero { $number }

request-line-taken-back = { $number }: { $what }, { $at }, stato: annullato

request-line-closed = { $number }: { $what }, { $at }, stato: chiuso

request-line-done = { $number }: { $what }, { $at }, stato: completato

requests-next = Queste sono le tue richieste e i ripristini del portale. Cosa devo fare?
    .check-again = Ho fatto l’upgrade
    .go-back = Indietro

no-requests = Non hai ancora nessuna richiesta.
    .go-back = Indietro

undo-choice = Annulla { $number }

go-on-choice = Riprendi { $number }

close-choice = Chiudi { $number }, non mi serve più

why-requests = Qui vedi cosa hai chiesto e cosa è stato ripristinato. Puoi riprendere ciò che non è terminato, annullare un ripristino o chiudere una richiesta.

request-handoff = parlare con una persona
request-partner = un partner
request-full-rollback = rollback completo
request-upgrade = ripristino dopo un upgrade
request-tariff-decision = decisione sul piano
request-restore = ripristino eseguito da una persona
request-undo = annullamento di un ripristino

# ---- failures: what happened, what is safe, what to do ----
failure-portal-unreachable = Al momento il tuo portale non risponde. Non è andato perso nulla, e i tuoi backup sono al sicuro. Di solito basta aspettare qualche minuto. (Riferimento { $reference })
failure-portal-busy = Il tuo portale ha esaurito per ora il limite di richieste. Non è andato perso nulla. Riproviamo tra qualche minuto. (Riferimento { $reference })
failure-not-authorised = Il portale non accetta più il nostro accesso. I tuoi backup sono al sicuro. Un amministratore deve creare un nuovo webhook, e chi gestisce questo servizio deve inserirlo. (Riferimento { $reference })
failure-right-missing = Al nostro accesso al portale manca un diritto necessario. I tuoi backup sono al sicuro. Un amministratore deve ridare al webhook i diritti per CRM e utenti. (Riferimento { $reference })
failure-rest-unavailable = Il piano del portale non include l’interfaccia con cui lavoro, quindi ora non posso scriverci. I tuoi backup sono al sicuro e restano. Dopo un cambio di piano possiamo proseguire. (Riferimento { $reference })
failure-no-snapshots = Non c’è ancora nessun backup completato di questo portale, quindi non c’è nulla da cui ripristinare. Non è stato modificato nulla. Chi gestisce questo servizio può far eseguire il primo. (Riferimento { $reference })
failure-snapshot-gone = Nel frattempo quel backup è scaduto. Non è stato modificato nulla. Scegline un altro. (Riferimento { $reference })
failure-plan-stale = Dall’anteprima a ora nel portale sono cambiate troppe cose. Io non ho modificato nulla; guarda una nuova anteprima. (Riferimento { $reference })
failure-not-allowed = Non puoi più farlo: nel portale il tuo utente non è più attivo o non è più amministratore. Non è stato modificato nulla. Può proseguire un altro amministratore. (Riferimento { $reference })
failure-tariff-refused = Il piano del portale non include più i ripristini. Non è stato modificato nulla; il backup viene conservato. Puoi cambiare piano in Abbonamento > Upgrade. (Riferimento { $reference })
failure-week-refused = Un rollback è già stato eseguito { $restore-days ->
        [one] nell’ultimo giorno
       *[other] negli ultimi { $restore-days } giorni
    }. Non è stato modificato nulla. Un ripristino selettivo o un file è possibile subito. (Riferimento { $reference })
failure-already-running = { $known ->
        [0] Un ripristino di questo portale non è terminato.
        [1] Il ripristino { $restore }, confermato dall’utente { $who } { $since }, non è terminato.
       *[named] Il ripristino { $restore }, confermato da { $who } { $since }, non è terminato.
    } Il tuo non è stato avviato, e nulla viene fatto due volte. Aspetta che finisca, poi guarda una nuova anteprima. Se si è interrotto, puoi riprenderlo o annullarlo in “Le mie richieste”. (Riferimento { $reference })
failure-portal-in-use = In questo momento sul tuo portale è in corso qualcos’altro, per esempio un backup. Il tuo ripristino non è stato avviato e non è stato modificato nulla. Riproviamo tra qualche minuto. (Riferimento { $reference })
failure-overtaken = Dopo la creazione della tua anteprima { $known ->
        [0] qualcuno ha confermato un altro ripristino
        [1] l’utente { $who } ha confermato un altro ripristino ({ $restore })
       *[named] { $who } ha confermato un altro ripristino ({ $restore })
    }, quindi l’anteprima non è più valida. Il tuo non è stato eseguito; guarda una nuova anteprima. (Riferimento { $reference })
failure-has-ended = Nel frattempo quel ripristino è terminato, o è stato annullato. Nulla è stato fatto due volte. In “Le mie richieste” vedi a che punto è. (Riferimento { $reference })
failure-not-the-portal = All’indirizzo del tuo portale risponde qualcos’altro: una pagina di accesso, o un rinvio a un altro indirizzo. Forse il portale è stato rinominato o spostato. Lì ho inviato soltanto la domanda. I tuoi backup sono al sicuro, e quello che è stato fatto finora è registrato. Un amministratore dovrebbe verificare l’indirizzo attuale del portale; chi gestisce questo servizio deve inserire il nuovo webhook. (Riferimento { $reference })
failure-name-differs = Il nome scritto non è quello del portale. Non è stato modificato nulla. (Riferimento { $reference })
failure-disk-full = Dalla nostra parte non c’è più spazio per proseguire in sicurezza. Quello che è stato fatto finora è registrato, e nulla viene fatto due volte. Chi gestisce questo servizio deve liberare spazio; poi scegli “Controlla di nuovo” e si riprende da dove eravamo. (Riferimento { $reference })
failure-store-busy = Il nostro archivio è in uso da parte di un altro programma. Non è stato modificato nulla. Riproviamo tra un momento. (Riferimento { $reference })
failure-damaged = Una parte del backup non ha superato il controllo, quindi non la uso. Nel tuo portale non è stato modificato nulla. Scegli un altro backup, o parla con una persona. (Riferimento { $reference })
failure-stopped = Il ripristino si è fermato a metà strada, perché il portale o il nostro accesso non hanno funzionato. Quello che ha fatto finora è registrato. Con “Riprova” prosegue da dove era, e nulla viene fatto due volte. Puoi anche tornare più tardi: lo trovi in “Le mie richieste”. (Riferimento { $reference })
failure-nothing-to-undo = Questo ripristino non si può (più) annullare. Non è stato modificato nulla. (Riferimento { $reference })
failure-internal = Qualcosa è andato storto dalla nostra parte. Quello che è stato fatto finora è registrato, e nulla viene fatto due volte. (Riferimento { $reference })
nothing-begun = La tua conferma è arrivata, ma non è stato iniziato nulla, e nel portale non è cambiato niente.

reason-portal-unreachable = il portale non risponde
reason-portal-busy = il limite di richieste del portale è esaurito
reason-not-authorised = il portale non accetta più il nostro accesso
reason-right-missing = al nostro accesso manca un diritto
reason-rest-unavailable = il piano del portale non include l’interfaccia necessaria
reason-no-snapshots = non c’è ancora nessun backup completato
reason-snapshot-gone = un backup è scaduto
reason-plan-stale = nel frattempo il portale è cambiato
reason-not-allowed = manca un diritto
reason-tariff-refused = il piano non lo include
reason-week-refused = il rollback della settimana è già stato usato
reason-already-running = è in corso un ripristino
reason-portal-in-use = sul portale è in corso qualcos’altro
reason-overtaken = nel frattempo è stato confermato un altro ripristino
reason-has-ended = il ripristino è terminato
reason-not-the-portal = al suo indirizzo risponde qualcos’altro, per esempio una pagina di accesso
reason-name-differs = il nome è diverso
reason-disk-full = dalla nostra parte non c’è più spazio
reason-store-busy = il nostro archivio è in uso
reason-damaged = un backup non ha superato il controllo
reason-stopped = si è fermato a metà strada
reason-nothing-to-undo = non c’è nulla da annullare
reason-internal = qualcosa è andato storto dalla nostra parte

choice-try-again = Riprova
choice-look-again = Controlla di nuovo
