# The desk: what the person hears when an agent takes over, and what agents see.

# ---- to the person ----
handoff-call = Posso chiamare una persona del team. Quello che abbiamo trovato finora viene passato, quindi non devi raccontarlo di nuovo. Finché non arriva possiamo andare avanti qui.
    .record-it = Chiama una persona
    .go-back = Vai avanti senza
handoff-waits = Una persona del team ti risponde entro { $at }. { $before ->
        [0] Tocca a te per primo.
        [one] C’è una persona prima di te.
       *[other] Ci sono { $before } persone prima di te.
    } Fino ad allora possiamo andare avanti qui.
handoff-open-waits = Hai già chiesto di parlare con una persona: numero { $number }, registrato { $at }, ancora aperto. Una persona del team ti risponde entro { $until }. { $before ->
        [0] Tocca a te per primo.
        [one] C’è una persona prima di te.
       *[other] Ci sono { $before } persone prima di te.
    } Vuoi aggiungere qualcosa? Scrivilo qui e lo aggiungo a quella richiesta.
    .go-back = Prosegui senza
handoff-late = Ci vuole più di quanto ti avevo detto, mi dispiace. Ora una persona del team ti risponde entro { $at }. Se non ti serve più nessuno, basta dirlo.
handoff-expired = Nessuno ha potuto occuparsi della tua richiesta, mi dispiace. Sono di nuovo con te e puoi chiedere una persona quando vuoi. Se è urgente, scrivi a { $contact }.
handoff-withdrawn = Va bene, non viene più chiamato nessuno.
agent-joined = { $known ->
        [0] Ora c’è una persona del team.
       *[named] Ora c’è { $agent }.
    } Io resto in silenzio finché la conversazione non torna a me.
agent-replaced = { $known ->
        [0] Da qui continua un’altra persona del team.
       *[named] Da qui continua { $agent }.
    }
agent-says = { $known ->
        [0] { $text }
       *[named] { $agent }: { $text }
    }
agent-corrects = { $known ->
        [0] Corretto: { $text }
       *[named] { $agent }, corretto: { $text }
    }
agent-silent = La persona del team sembra impegnata altrove, mi dispiace. Ho chiamato altri; qualcuno ti risponde entro { $at }.
    .no-person = Non mi serve più nessuno
agent-gone = La persona del team è dovuta andare via. Un’altra ti risponde entro { $at }; fino ad allora ci sono io.
agent-out-of-reach = Al momento i miei colleghi non sono raggiungibili qui, mi dispiace. La tua richiesta resta aperta; finché non torna qualcuno ci sono io.
agent-handed-back = Sono di nuovo con te: il team mi ha ripassato la conversazione.
agent-closed = Il team ha chiuso la conversazione. Se c’è altro, scrivi pure: sono qui.
agent-filled = { $known ->
        [0] Il team ha inserito questo per te.
       *[named] { $agent } ha inserito questo per te.
    } Controlla se è giusto:
filled-answer = • { $slot }: { $value }
filled-unclear = si può leggere in due modi, te lo chiederò
rate-agent = Ti è stato d’aiuto?
    .rating-good = Sì, molto
    .rating-bad = No, non proprio
rating-thanks = Grazie, l’ho riferito.
approval-waits = Prima di partire serve l’approvazione di una persona del supporto; l’ho chiesta. Finora non è stato modificato nulla. Si può approvare fino a: { $until }. Ti scrivo appena viene deciso.
approval-standing = Hai confermato. L’approvazione di una persona del supporto è attesa da: { $since }; può essere data fino a: { $until }. Finora non è stato modificato nulla. Ti scrivo appena viene deciso, e con l’approvazione si parte subito. Se torni indietro o annulli, ritiri la tua conferma.
undo-standing = Hai confermato di annullare il ripristino. L’approvazione di una persona del supporto è attesa da: { $since }; può essere data fino a: { $until }. Per ora tutto è come il ripristino lo ha lasciato. Ti scrivo appena viene deciso, e con l’approvazione si parte subito. Se interrompi, ritiri la tua conferma.
cancelled-approval = Interrotto. Quello che avevi confermato era in attesa di approvazione da: { $since }; non parte, anche se qualcuno lo approva adesso. Nel tuo portale non è stato modificato nulla.
approval-given = È stato approvato. Comincio ora.
approval-denied = Non è stato approvato, per questo motivo: { $reason }
    Nel tuo portale non è stato modificato nulla.
undo-denied = Non è stato approvato, per questo motivo: { $reason }
    Tutto resta come il ripristino lo ha lasciato.
    .keep-it = Lascia così
approval-expired = Nessuno lo ha approvato in tempo. Non è stato modificato nulla; se lo vuoi ancora, conferma un’altra volta.
approval-aside = È stato deciso su ciò che avevi messo da parte ({ $matter }). Riprendo da lì quando abbiamo finito qui, o quando scrivi “torna alla prima”; fino ad allora non ne viene fatto nulla.
choice-no-person = Non mi serve più nessuno

# ---- to the desk ----
desk-waits = { $who } aspetta una persona. Promesso: entro { $at }.
    .take = Prendi
desk-late = { $who } aspetta ancora: la promessa non è stata mantenuta. Nuova promessa: entro { $at }.
    .take = Prendi
desk-expired = Nessuno ha preso { $who } in tempo. La conversazione è tornata all’assistente.
desk-claimed = { $agent } ha la conversazione. L’assistente tace.
desk-released = { $agent } ha restituito la conversazione all’assistente.
desk-closed = { $agent } ha chiuso la conversazione.
desk-begun = { $agent } ha iniziato la conversazione. L’assistente ne resta fuori.
desk-withdrawn = Non serve più nessuno. La conversazione è tornata all’assistente.
desk-reopened = La persona ha scritto di nuovo. La conversazione è dell’assistente.
desk-erased = La persona ha fatto cancellare tutto quello che conservavamo di lei. Questa conversazione è finita e qui non le arriva più nulla.
desk-unlinked = L’account della persona non è più collegato al portale: quello che si scrive qui non le arriva e per lei non parte nulla. Torna con un nuovo invito (/invite).
desk-silent = { $agent } non risponde da un po’. { $called }, prendila tu per favore.
    .take = Prendi
desk-all-called = { $agent } non risponde a { $who }. Chi può, la prenda.
    .take = Prendi
desk-left = { $agent } ha lasciato il team. { $who } aspetta qualcun altro; promesso: entro { $at }.
    .take = Prendi
desk-has-agent = Se ne occupa { $agent }.
desk-with-assistant = Se ne occupa già l’assistente.
desk-is-closed = È già chiusa.
desk-not-taken = Non ce l’hai tu: la persona aspetta ancora qualcuno. Prendila prima (/take), oppure chiudila (/close).
desk-close-waits = Qui qualcosa che la persona ha confermato attende ancora l’approvazione. Prima approva (/approve) o rifiuta (/deny MOTIVO), poi chiudi.
desk-not-said = Le tue parole non sono state inoltrate.
desk-empty = Non c’è scritto niente.
desk-noted = Annotato. La persona non lo vede.
desk-canned = Risposte pronte: { $names }. Per inviarne una: /canned NOME.
desk-canned-unknown = Non c’è una risposta “{ $name }”. Ci sono: { $names }.
desk-languages = Scrivi /lang con uno di: { $names }.
desk-language = Da ora qui l’assistente parla “{ $name }”.
desk-fill-how = Scrivi /fill RISPOSTA VALORE, con una di queste risposte: { $names }. Un backup si indica con il suo numero, per esempio s12.
desk-fill-not-understood = { $slot }: non capisco “{ $value }”.
desk-fill-examples = Per esempio: { $examples }.
desk-filled = { $slot }: “{ $value }”. { $later ->
        [0] L’assistente lo dice ora e lo fa confermare.
       *[later] L’assistente lo dirà e lo farà confermare appena la conversazione torna a lui.
    }
desk-nothing-to-approve = Qui non c’è nulla da approvare.
desk-own-restore = L’hai confermato tu; deve approvarlo un’altra persona.
desk-deny-needs-reason = Indica il motivo: /deny MOTIVO. La persona lo leggerà.
desk-deny-in-topic = Un rifiuto richiede un motivo, che la persona leggerà. Apri l’argomento e scrivi lì /deny MOTIVO.
desk-approval = { $who } ha confermato un ripristino: { $option } ({ $plan }). Attende l’approvazione fino a: { $until }.
    .approve = Approva
    .deny = Nega
desk-approval-reminder = { $who }: { $plan } attende ancora l’approvazione, fino a: { $until }.
    .approve = Approva
    .deny = Nega
desk-approval-undo = { $who } vuole annullare il ripristino { $restore } ({ $plan }). Attende l’approvazione fino a: { $until }.
    .approve = Approva
    .deny = Nega
desk-approval-expired = { $who }: nessuno l’ha approvato in tempo. Non parte.
desk-approval-withdrawn = Non serve più: la persona ci ha rinunciato o ha confermato altro.
desk-approval-unlinked = { $who }: l’account non è più collegato al portale, quindi ciò che attendeva l’approvazione non parte.
desk-approved = { $agent } ha dato l’approvazione. È partito.
desk-denied = { $agent } ha negato l’approvazione: { $reason }
desk-rated-good = La persona dice che è stato d’aiuto.
desk-rated-bad = La persona dice che non è stato d’aiuto.
desk-line-waits = { $who }: aspetta da { $since }, promesso entro { $at }
desk-line-agent = { $who }: se ne occupa { $agent }
desk-line-approval = { $who }: { $plan } attende l’approvazione dal { $since }, fino a: { $until }
desk-nobody-waits = Nessuno aspetta.
desk-card = { $who }, { $known ->
        [0] utente { $user }
       *[named] { $name } (utente { $user })
    }, piano { $tariff }, lingua { $language }
    .take = Prendi
    .release = Restituisci
    .close = Chiudi
    .approve = Approva
    .deny = Nega
    .status = Aggiorna
desk-status-assistant = Risponde l’assistente.
desk-status-waiting = Aspetta una persona, promesso entro { $at }.
desk-status-agent = Risponde { $agent }, l’assistente tace.
desk-status-closed = Chiusa.
desk-card-step = Passo: { $question }
desk-card-erased = { $who }: la persona ha fatto cancellare tutto quello che conservavamo di lei. Questa conversazione è finita; qui non si può fare più nulla.
desk-card-approval = Attende l’approvazione: { $plan }, fino a: { $until }
whisper-next = L’assistente ora direbbe:
whisper-expires = Il backup di { $snapshot } scade tra { $left }.
desk-transcript = La trascrizione: { $count ->
        [one] una riga.
       *[other] { $count } righe.
    }
desk-record = Chi ha fatto cosa: { $count ->
        [one] una riga.
       *[other] { $count } righe.
    }
desk-file-named = { $count ->
        [0] { $file }: solo per la persona.
        [one] { $file }, un record: solo per la persona.
       *[other] { $file }, { $count } record: solo per la persona.
    }

# ---- in files ----
speaker-person = cliente
speaker-assistant = assistente
speaker-clock = automatico
deed-requested = ha chiesto una persona
deed-withdrawn = non ha più bisogno di nessuno
deed-unlinked = l’account è stato scollegato; non viene più chiamato nessuno
deed-claimed = ha preso la conversazione
deed-released = ha restituito all’assistente
deed-closed = ha chiuso la conversazione
deed-reopened = ha riscritto dopo la chiusura
deed-begun = ha iniziato la conversazione
deed-left = l’operatore ha lasciato il team
deed-late = una promessa non è stata mantenuta
deed-expired = nessuno ha preso la richiesta
deed-silent = nessuna risposta, chiamati altri
deed-erased = ha fatto cancellare tutto ciò che era conservato
deed-said = ha scritto alla persona
deed-edited = ha modificato il messaggio
deed-not-arrived = un messaggio non è arrivato
deed-note = nota
deed-filled = ha inserito una risposta
deed-language = ha cambiato la lingua
deed-approval-asked = ha confermato un ripristino da approvare
deed-undo-approval-asked = vuole annullare un ripristino, da approvare
deed-approved = ha dato l’approvazione
deed-denied = ha negato l’approvazione
deed-approval-expired = nessuno ha approvato in tempo
deed-approval-withdrawn = ha rinunciato a ciò che attendeva l’approvazione
deed-approval-unlinked = l’account è stato scollegato; ciò che attendeva l’approvazione non parte
deed-reminded = promemoria dell’approvazione
deed-restore-begun = ha avviato un ripristino
deed-restore-ended = ha finito il ripristino e comunicato il risultato
deed-undo-begun = ha fatto annullare un ripristino
deed-undo-ended = ha annullato il ripristino e comunicato il risultato
deed-rated = ha valutato l’aiuto

# ---- commands of agents ----
desk-command-take = Prendere la conversazione
desk-command-release = Restituire all’assistente
desk-command-close = Chiudere la conversazione
desk-command-note = Una nota per il team
desk-command-status = A che punto siamo
desk-command-fill = Inserire una risposta
desk-command-approve = Approvare ciò che lo attende
desk-command-deny = Negare, con il motivo
desk-command-canned = Inviare una risposta pronta
desk-command-lang = Cambiare lingua
desk-command-transcript = Tutto quello che è stato detto, in un file
desk-command-record = Chi ha fatto cosa, in un file
desk-command-desk = Chi aspetta
