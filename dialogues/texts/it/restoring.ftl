# When, which way back, which backup; preview, confirmation, result, undo.

# ---- moment (R08, R09, R22) ----
snapshots-daily = Ogni giorno alle { $time } viene eseguito un backup, qualunque sia il tuo piano.

snapshots-kept = I backup si conservano per { $days ->
        [one] un giorno
       *[other] { $days } giorni
    }; qui il più vecchio è di { $oldest }.

no-snapshots = Non c’è ancora nessun backup completato di questo portale, quindi non c’è nulla da cui ripristinare.

moment-of-loss = Quando è successo? Per esempio “ieri alle 15”, “martedì 9:30” o “17/11/2026 15:00”.
    .not-sure = Non lo so
    .by-snapshot = So quale backup voglio
moment-of-state = Di quale giorno vuoi i dati? Per esempio “ieri”, “martedì” o “17/11/2026”.
    .not-sure = Non lo so
    .by-snapshot = Mostrami i backup

moment-future = Quel momento deve ancora arrivare. Dimmi quando è successo.

moment-ahead = Quel momento ({ $moment }) deve ancora arrivare, quindi non può essere successo allora.

moment-two = Si può leggere in due modi. Quale intendi?
    .other-moment = Nessuno dei due

moment-gap = Quell’ora non c’è stata: quella notte l’orologio è stato spostato in avanti. Quale intendi?
    .other-moment = Un altro momento

moment-overlap = L’orologio ha segnato due volte quest’ora ({ $moment }): quella notte è stato spostato indietro. Quale intendi?
    .first = La prima volta, prima dello spostamento
    .second = La seconda volta, dopo
    .other-moment = Un altro momento

moment-too-old = Quel momento ({ $moment }) viene prima del backup più vecchio disponibile, che è di { $oldest }. Un ripristino può tornare indietro al massimo di { $days ->
        [one] un giorno
       *[other] { $days } giorni
    }. Quello che è andato perso prima non posso recuperarlo.
    .other-moment = È successo più tardi
    .not-sure = Vediamo cosa mostrano i backup
    .person = Parla con una persona
    .cancel = Fermiamoci qui

moment-first-day = Di prima di quel giorno non resta nessun backup. Il più vecchio è proprio di quel giorno: { $oldest }. È successo prima o dopo?
    .after-it = Dopo, usa questo backup
    .before-it = Prima
    .other-moment = In un altro giorno

moment-day-backup = Hai indicato { $day }, senza un orario. In quel giorno è stato fatto un backup: { $snapshot }. È successo prima o dopo?
    .after-it = Dopo, usa questo backup
    .before-it = Prima, usa il backup precedente
    .other-moment = In un altro giorno

moment-part-backup = Hai indicato { $day }, senza un orario preciso. In quel lasso di tempo è stato fatto un backup: { $snapshot }. È successo prima o dopo?
    .after-it = Dopo, usa questo backup
    .before-it = Prima, usa il backup precedente
    .other-moment = In un altro momento

moment-part-said-back = Hai indicato { $day }. In quel lasso di tempo non è stato fatto nessun backup; l’ultimo precedente è di { $snapshot }. È giusto?
    .right = È giusto
    .change-it = Cambia

moment-day-evidence = Hai indicato { $day }. Dal mio confronto risulta che { $count ->
        [one] un record è andato perso o è stato modificato
       *[other] { $count } record sono andati persi o sono stati modificati
    } tra { $from } e { $to }. L’ultimo backup precedente è di { $snapshot }. È questo che intendi?
    .right = Sì, è giusto
    .change-it = Cambia

moment-day-said-back = Hai indicato { $day }. In quel giorno non è stato fatto nessun backup; l’ultimo precedente è di { $snapshot }. È giusto?
    .right = Sì, è giusto
    .change-it = Cambia

reading-differs = Attenzione: in quel momento { $count ->
        [one] un record mancava già, e non si trova
       *[other] { $count } record mancavano già, e non si trovano
    } nel backup di { $snapshot }. L’ultimo che contiene tutto è di { $from }.

reading-differs-changed = Attenzione: in quel momento { $count ->
        [one] un record era già stato modificato
       *[other] { $count } record erano già stati modificati
    }, e il backup di { $snapshot } contiene i valori modificati. L’ultimo precedente alla modifica è di { $from }.
reading-differs-names = Si tratta di: { $names }.
reading-differs-some = Per esempio: { $names }.

reading-later = Attenzione: dopo quel momento { $count ->
        [one] il record c’era ancora
       *[other] i { $count } record c’erano ancora tutti
    }; il backup di { $from } contiene tutto. Con quello più vecchio, di { $snapshot }, un rollback annullerebbe anche il lavoro fatto nel frattempo dai tuoi colleghi.

reading-later-changed = Attenzione: dopo quel momento { $count ->
        [one] il record modificato era ancora a posto
       *[other] i { $count } record modificati erano ancora a posto
    }; il backup di { $from } contiene i valori giusti. Con quello più vecchio, di { $snapshot }, un rollback annullerebbe anche il lavoro fatto nel frattempo dai tuoi colleghi.
reading-rest-later = { $count ->
        [one] Un altro record c’era ancora { $from } ed è sparito
       *[other] Gli altri { $count } record c’erano ancora { $from } e sono spariti
    } più tardi.

moment-said-back = Ho capito: { $moment }, { $days ->
        [0] oggi
        [one] ieri
       *[other] { $days } giorni fa
    } (fuso orario: { $zone }). Il backup precedente è di { $snapshot }. È giusto?
    .right = Sì, è giusto
    .change-it = Cambia

moment-from-evidence = Nessun problema, ci aiutano i backup. Tra questi momenti è successo qualcosa. Quale corrisponde?
    .by-snapshot = Preferisco scegliere un backup
    .other-moment = Nessuno di questi

moment-no-evidence = Dai backup non si capisce quando è successo. Puoi scegliere un backup, oppure dirmi più o meno quando è stato.
    .by-snapshot = Scegli un backup
    .other-moment = Dico più o meno quando
    .person = Parla con una persona

moment-by-snapshot = Quale backup vuoi? Ci sono questi:
    .other-moment = Preferisco dire quando è successo

moment-snapshot-noted = Annotato: la situazione di { $snapshot }.

why-moment = Cerco l’ultimo backup che contiene ancora tutto. Se il momento è sbagliato, possono mancare dei record, oppure può andare perso del lavoro più recente.

# ---- options (R15 to R21, B06) ----
only-full-fields = Quello che ti manca ({ $kinds }), se è stato eliminato, non torna con un rollback del modulo CRM: lo riporta indietro solo un rollback completo dell’account.

only-full-outside = Quello che ti manca ({ $kinds }) è al di fuori dei record del CRM: lo riporta indietro solo un rollback completo dell’account.

only-full-notes = Quello che ti manca ({ $kinds }) non si trova in nessun file e in nessun ripristino selettivo: lo riporta indietro solo un rollback completo dell’account.

not-held-yet = Te lo dico chiaramente: i nostri backup non contengono ancora questi dati ({ $kinds }), quindi non posso ripristinarli io. Posso registrare una richiesta, così se ne occupano delle persone.

about-selective = Ripristino selettivo: ogni record mancante torna nella sua ultima versione buona, ogni record danneggiato riprende i suoi campi, e tutto il resto rimane com’è. Vedi prima che cosa cambierebbe e scegli che cosa torna.

about-csv = File CSV: ricevi i record com’erano in un certo giorno e importi quello che ti serve. Non cambia nient’altro, quindi è l’opzione più sicura e va bene per un CRM molto attivo; l’importazione però la fai tu.

about-crm-rollback = Rollback del modulo CRM: tutto il CRM torna com’era in un certo giorno. È adatto quando è andato perso un elenco di contatti, aziende, lead o offerte. Ogni modifica fatta nel CRM da quel giorno va persa, e può essere eliminato anche ciò che è più recente.

about-full-rollback = Rollback completo: tutto l’account torna com’era in un certo giorno, il CRM e tutto il resto. Tutto ciò che è nuovo e ogni modifica fatta nell’account da quel giorno vanno persi. Non posso ancora eseguirlo io; registro una richiesta.

option-selective-fits = Ripristino selettivo: torna solo quello che manca o è danneggiato ({ $kinds }); tutto il resto rimane com’è.

option-csv-fits = File CSV: i record com’erano in un certo giorno, da importare da te. Non cambia nient’altro.

csv-holds = Il file contiene contatti, aziende, lead e offerte. Non contiene attività, commenti e cronologia.

csv-size-estimate = Per un file, il database può avere al massimo { $limit } GB; il tuo ha circa { $size } GB (è una stima).

option-csv-too-large = File CSV: qui non è possibile. È previsto per database fino a { $limit } GB, e questo ha { $size } GB.

option-crm-rollback-fits = Rollback del modulo CRM: tutto il CRM torna com’era in un certo giorno. Ogni modifica fatta da allora va persa, e può essere eliminato anche ciò che è più recente.

option-full-rollback-fits = Rollback completo: tutto l’account torna com’era in un certo giorno, il CRM e tutto il resto. Tutto ciò che è nuovo e ogni modifica fatta nell’account da quel giorno vanno persi. Non posso ancora eseguirlo io; registro una richiesta.

option-full-rollback-more = Rollback completo: tutto l’account torna com’era in un certo giorno, e ogni modifica fatta da allora va persa. È più di quello che serve qui, e posso solo registrare una richiesta.

option-full-rollback-only = Rollback completo: tutto l’account torna com’era in un certo giorno, con campi, prodotti, incarichi e tutto il resto. Tutto ciò che è nuovo e ogni modifica fatta nell’account da quel giorno vanno persi. Non posso ancora eseguirlo io; registro una richiesta.

option-file-as-wished = Hai chiesto un file, quindi scegliamo quello.

no-options = Qui non c’è nessuna opzione di ripristino che io possa offrirti.

choose-option = Il mio consiglio: { $option }, perché { $reason }. Quale opzione scegli?
    .selective = Ripristino selettivo
    .csv = File CSV
    .crm-rollback = Rollback del modulo CRM
    .full-rollback = Rollback completo

advice-selective = è l’opzione meno invasiva e non si perde il lavoro di nessuno
advice-csv = nel tuo portale non cambia nulla, tranne quello che importi tu
advice-crm-rollback = riporta indietro un intero elenco in una volta
advice-full-rollback = nulla di meno invasivo riporta indietro tutto questo

option-told = Hai indicato: { $told }. Scegliamo questa opzione? Il mio consiglio sarebbe un altro: { $option }, perché { $reason }.
    .right = Sì, come ho detto
    .selective = Ripristino selettivo
    .csv = File CSV
    .crm-rollback = Rollback del modulo CRM
    .full-rollback = Rollback completo

option-told-fits = Hai indicato: { $told }. È anche il mio consiglio, perché { $reason }. Scegliamo questa opzione?
    .right = Sì, come ho detto
    .selective = Ripristino selettivo
    .csv = File CSV
    .crm-rollback = Rollback del modulo CRM
    .full-rollback = Rollback completo

option-not-offered = Hai indicato: { $option }. Qui questa opzione non è disponibile; ci sono queste:

no-option = Quello che ti serve non è tra le opzioni di ripristino offerte da questo servizio. Forse una persona conosce un altro modo.
    .person = Parla con una persona
    .stop = Fermiamoci qui

why-option = Le opzioni si distinguono per quello che toccano oltre ai tuoi dati. Di solito la migliore è la meno invasiva tra quelle che li riportano indietro.

refused-full-owner = Un rollback completo riguarda tutto l’account, quindi può chiederlo solo il proprietario, cioè chi ha registrato il portale. Le altre opzioni, da amministratore, puoi usarle.
    .other-option = Scegli un’altra opzione
    .check-again = Verifica di nuovo
    .stop = Fermiamoci qui

refused-full-owner-unknown = Un rollback completo può chiederlo solo il proprietario del portale, e non riesco a sapere chi sia. Chi gestisce questo servizio può indicare il proprietario.
    .other-option = Scegli un’altra opzione
    .person = Parla con una persona
    .stop = Fermiamoci qui

why-full-owner = Un rollback completo annulla il lavoro di tutti nell’account. Questa decisione spetta a chi lo ha registrato.

# ---- snapshot (R23) ----
snapshots-available = { $count ->
        [one] C’è un backup, di { $newest }.
       *[other] Ci sono { $count } backup, da { $oldest } a { $newest }.
    }

snapshot-closest = L’ultimo prima che succedesse è di { $snapshot }. Usiamo questo?
    .other-snapshot = Un altro

snapshot-wished = Da quello che hai detto è quello di { $snapshot }. Usiamo questo?
    .other-snapshot = Un altro

snapshot-proposed = È stato scelto quello di { $snapshot }. Usiamo questo?
    .other-snapshot = Un altro

snapshot-not-there = Il backup { $number } che è stato scelto non c’è, o non viene più conservato.

snapshot-lacks = Attenzione: il backup di { $snapshot } non è completo. Mancano: { $kinds }.

snapshot-misses = Attenzione: quando è stato fatto il backup di { $snapshot }, { $count ->
        [one] un record mancava già. Lì non c’è.
       *[other] { $count } record mancavano già. Lì non ci sono.
    } { $ticked ->
        [0] { $count ->
            [one] Quindi non tornerebbe.
           *[other] Quindi non tornerebbero.
        }
       *[ticked] Quello che selezioni torna comunque, dall’ultimo backup che lo contiene.
    }

snapshot-damaged = Attenzione: quando è stato fatto il backup di { $snapshot }, { $count ->
        [one] un record era già stato modificato. Lì ha i valori modificati.
       *[other] { $count } record erano già stati modificati. Lì hanno i valori modificati.
    } { $ticked ->
        [0] Resterebbero quelli.
       *[ticked] Quello che selezioni torna comunque ai valori di prima, dall’ultimo backup precedente alla modifica.
    }

snapshot-all-the-same = Usiamo comunque il backup di { $snapshot }?
    .other-snapshot = Un altro

snapshot-after-loss = Attenzione: il backup di { $snapshot } è stato fatto dopo il momento della perdita. Quello che è andato perso prima non c’è.

choose-snapshot = Quale backup usiamo?

no-snapshot-before = Nessun backup è stato fatto prima di { $moment }; il più vecchio è di { $oldest }.

no-snapshot = Senza un backup precedente alla perdita non posso recuperare i dati. Possiamo controllare di nuovo, nel caso fosse successo in un altro momento, oppure se ne occupa una persona.
    .look-again = Controlla di nuovo
    .person = Parla con una persona
    .stop = Fermiamoci qui

why-snapshot = Il backup decide che cosa torna. L’ultimo prima della perdita è quello che contiene più lavoro tuo.

# ---- tariff (R25 to R28) ----
tariff-refused = Ho trovato il backup di { $snapshot }. Ripristini e file fanno parte di questi piani: { $tariffs }. Il tuo piano ({ $tariff }) non li include.

upgrade-first = Nessuno deve pagare prima di sapere se funziona: il backup c’è. Puoi cambiare piano in Abbonamento > Upgrade. Se vuoi, fino ad allora conservo la tua richiesta e questo backup.

plus-archived = Il piano Plus non si può più acquistare, e non è più possibile passarci.

tariff-refused-next = Come proseguiamo?
    .upgraded = Ho fatto l’upgrade
    .wait = Conserva la mia richiesta
    .stop = Fermiamoci qui

tariff-unclear = Se il tuo piano ({ $tariff }) include i ripristini deve deciderlo una persona. Posso registrare la tua richiesta con tutto quello che abbiamo trovato; nel frattempo il backup di { $snapshot } viene conservato.
    .record-it = Registra
    .check-again = Verifica di nuovo
    .stop = Fermiamoci qui

waiting-for-upgrade = La tua richiesta è conservata: { $option }, con il backup di { $snapshot }. Appena il piano è cambiato, proseguiamo da qui.
    .upgraded = Ho fatto l’upgrade
    .stop = Non mi serve più

tariff-changed = Il tuo piano è cambiato. Proseguiamo.

why-tariff = Ripristini e file fanno parte di certi piani. La regola viene dalle condizioni dei piani, non da me.

week-refused = Un rollback è possibile una volta { $restore-days ->
        [one] al giorno
       *[other] ogni { $restore-days } giorni
    }. L’ultimo è stato eseguito { $last-restore }; il prossimo è possibile da { $next-restore }. Un ripristino selettivo o un file non contano, quindi puoi averli subito.
    .other-option = Scegli un’altra opzione
    .person = Parla con una persona
    .stop = Fermiamoci qui

why-week = Un rollback annulla il lavoro di tutti. Più rollback a breve distanza fanno più male che bene.

by-person = Qui i ripristini li esegue una persona, dopo averli verificati. Posso registrare la tua richiesta con tutto quello che abbiamo trovato.
    .record-it = Registra
    .stop = Fermiamoci qui

why-by-person = Chi gestisce questo servizio ha deciso che ogni ripristino viene prima controllato da una persona.

full-rollback-terms = Un rollback completo riporta tutto l’account allo stato di { $snapshot }. Tutto ciò che è nuovo e ogni modifica fatta nell’account da allora vanno persi.

full-rollback-recorded-only = Non posso ancora eseguire io un rollback completo. Lo registro con tutto quello che mi hai detto, e se ne occupano delle persone.
    .record-it = Registra
    .other-option = Scegli un’altra opzione
    .stop = Fermiamoci qui

why-full-rollback = Il rollback completo è l’opzione che costa di più in dati persi. Voglio che tu lo sappia prima che la richiesta venga registrata.

# ---- groups (B06) ----
choose-groups = Seleziona che cosa deve tornare ({ $count ->
        [one] un gruppo selezionato
       *[other] { $count } gruppi selezionati
    }). Quello che è stato eliminato apposta, lascialo non selezionato.
    .go-on = Prosegui con questi

choose-groups-none = Non è selezionato nulla, quindi non tornerebbe nulla. Seleziona che cosa deve tornare, oppure lascia stare.

why-groups = I record sono spariti in momenti diversi. Forse alcuni sono stati eliminati apposta: tornano solo i gruppi selezionati.

# ---- preview (B03, B04, R13) ----
making-plan = Un momento, calcolo che cosa cambierebbe…
file-all-records-told = Hai indicato: tutti i record.
file-only-missing-told = Hai indicato: solo ciò che manca.

file-preview = Il file conterrebbe: { $kinds }, com’erano { $snapshot }. Tutti i record, o solo quelli che mancano nel portale?
    .only-missing = Solo quelli che mancano
    .all-records = Tutti i record
    .other-option = Scegli un’altra opzione
    .other-snapshot = Un altro backup
    .cancel = Fermiamoci qui

file-preview-all = Di questi, nel portale ora non manca nulla: { $kinds }. Il file contiene quindi tutto, com’era { $snapshot }, con i valori di allora. Lo preparo?
    .go-on = Sì, prepara il file
    .other-option = Scegli un’altra opzione
    .other-snapshot = Un altro backup
    .cancel = Fermiamoci qui

plan-empty = Non c’è nulla da ripristinare: quello che contiene questo backup è già nel tuo portale.
plan-empty-by-name = In base ai nomi che hai indicato, non resta niente da ripristinare.

plan-empty-next = Come proseguiamo?
    .other-option = Scegli un’altra opzione
    .other-snapshot = Un altro backup
    .finish = È tutto

preview = Ecco che cosa succederebbe ({ $option }, backup di { $snapshot }). Per ora non è stato modificato nulla.

preview-recreate = • Record da creare di nuovo: { $counts }. Avranno nuovi ID, e i collegamenti che puntavano ai vecchi passeranno ai nuovi.

preview-change-back = • Record da riportare ai valori di prima: { $counts }.

preview-remove = • Record da rimuovere, perché più recenti del backup: { $counts }.
newer-stay-now = Bene, allora i record più recenti restano. Rifaccio il piano senza eliminare niente.
answer-removes = Con questo piano, i record più recenti del backup vengono eliminati: { $counts }. Se devono restare, scrivi «tieni i più recenti».
confirm-removes = Attenzione: i record più recenti del backup verranno eliminati: { $counts }.

preview-cut-links = • Collegamenti che spariscono insieme a questi record, in { $count ->
        [one] un record che resta
       *[other] { $count } record che restano
    }. Sono elencati nel file di ciò che andrebbe perso e, se annulli il ripristino, tornano.

preview-relink = • Collegamenti da spostare sui nuovi ID: { $count }.

links-left-out = • Collegamenti non compresi, perché questi record sono stati lasciati fuori: quelli verso { $counts }. Se ripristini i record più tardi, tornano anche i collegamenti.

preview-conflicts = • Resta com’è, in { $count ->
        [one] un record
       *[other] { $count } record
    }, quello che qualcuno ha modificato dopo il danno. È elencato nel file.

left-already-there = • Non creati di nuovo, perché { $count ->
        [one] è già tornato nel portale: un record
       *[other] sono già tornati nel portale: { $count } record
    }.

left-made-again = • Non creati una seconda volta, perché qualcuno { $count ->
        [one] lo ha già reinserito a mano: un record
       *[other] li ha già reinseriti a mano: { $count } record
    }. Confronta, per favore: nel vecchio record forse c’era di più.

left-gone = • Non modificati, perché { $count ->
        [one] non è più nel portale: un record
       *[other] non sono più nel portale: { $count } record
    }.

left-gone-since = • Eliminati di nuovo da qualcuno durante il ripristino: { $count ->
        [one] un record
       *[other] { $count } record
    }.

left-without-owner = • Non eseguito in { $count ->
        [one] un record
       *[other] { $count } record
    }, perché non è stato possibile creare l’elemento a cui appartiene.

left-only-while-creating = • Collegamenti che continuano a mancare, in { $count ->
        [one] un record
       *[other] { $count } record
    }: Bitrix24 accetta questi collegamenti solo durante la creazione di un record. Il file li elenca.

left-pointed-at = • Non rimossi, perché { $count ->
        [one] vi rimanda un record che qualcuno ha creato o modificato da allora: un record
       *[other] vi rimandano record che qualcuno ha creato o modificato da allora: { $count } record
    }.

preview-automation = • Rimettere collegamenti e valori in { $count ->
        [one] un record
       *[other] { $count } record
    } può attivare le tue regole di automazione, per esempio e-mail o incarichi. La creazione di record no.

preview-ticked-in-vain = • Non c’è nulla da fare per { $count ->
        [one] uno dei gruppi selezionati: i suoi record sono
       *[other] { $count } dei gruppi selezionati: i loro record sono
    } già tornati o già a posto, oppure al momento non riesco a leggerli, oppure nessun backup li contiene più.

preview-without = • Lasciato fuori, come chiesto: { $name }{ $count ->
        [one] .
       *[other] {" "}({ $count } record con questo nome).
    }

preview-only = • Solo questo, come chiesto: { $name }{ $count ->
        [one] .
       *[other] {" "}({ $count } record con questo nome).
    }

name-not-found = • «{ $name }» non è fra ciò che tornerebbe. Se dovrebbe esserci, controlla come è scritto.

name-not-found-only = • «{ $name }» non è fra ciò che tornerebbe. Se dovrebbe esserci, controlla come è scritto.

name-unclear = • «{ $name }» corrisponde a più record: { $names }. Dimmi il nome completo; fino ad allora nessuno resta fuori.

name-unclear-only = • «{ $name }» corrisponde a più record: { $names }. Dimmi il nome completo; fino ad allora nessuno torna.

preview-fewer = • Ho trovato { $shown ->
        [one] un record modificato
       *[other] { $shown } record modificati
    }; { $count ->
        [one] uno non viene corretto
       *[other] { $count } non vengono corretti
    }: nel frattempo qualcuno ha già rimesso a posto i valori o li ha cambiati di nuovo.

preview-not-held = • Non compresi, perché nessun backup li contiene ancora: { $kinds }.

rollback-warning = Questo è un rollback: ogni modifica fatta nel CRM da { $snapshot } viene annullata, anche il lavoro dei tuoi colleghi.

preview-new-stay = { $count ->
        [one] Un record è più recente del backup. Resta, a meno che tu non voglia rimuovere anche quello.
       *[other] { $count } record sono più recenti del backup. Restano, a meno che tu non voglia rimuovere anche quelli.
    }

preview-lost-file = Perché nulla vada perso per sempre, ecco un file con tutto ciò che il rollback sovrascriverebbe o rimuoverebbe. Conservalo.

applies-to-everybody = Vale per tutti nell’account, mai per un solo utente.

preview-duration = Tempo stimato: { $span }.

preview-go-on = I dettagli sono nel file. Passiamo alla conferma?
    .go-on = Prosegui
    .remove-new = Rimuovi anche i record più recenti
    .keep-new = Mantieni i record più recenti
    .other-option = Scegli un’altra opzione
    .other-snapshot = Un altro backup
    .cancel = Fermiamoci qui

why-preview = Devi poter vedere che cosa cambia un ripristino prima di confermarlo, non dopo.

# ---- confirmation (R24) ----
confirm-file = Creo il file? ({ $portal }: { $option }, backup di { $snapshot }.) Nel tuo portale non cambia nulla.
    .confirm = Sì, crealo
    .back = Indietro
    .cancel = Fermiamoci qui

can-be-undone = Dopo potrai annullarlo: verrà tolto esattamente quello che ha fatto, e nient’altro.
confirm-creates = Da ricreare: { $counts }.
confirm-changes = Con i valori di prima: { $counts }.

confirm-button = Conferma, per favore, per il portale { $portal }: { $option } con il backup di { $snapshot }.
    .confirm = Sì, ripristina
    .back = Indietro
    .cancel = Fermiamoci qui

confirm-typed = Conferma, per favore: { $option } con il backup di { $snapshot }. Dato che riguarda tutti, scrivi il nome del tuo portale: { $portal }
    .back = Indietro
    .cancel = Fermiamoci qui

confirm-differs = Questo non è il nome del portale. Per confermare scrivi { $portal }; per lasciar perdere scrivi “interrompi”. Non è stato modificato nulla.

confirm-large = Questo tocca una parte insolitamente grande del portale: { $percent }% di tutti i record. Vuoi davvero procedere?
    .yes-large = Sì, procedi
    .back = Indietro
    .cancel = Fermiamoci qui

plan-expired = L’anteprima era valida fino a { $until }. Non è stato modificato nulla; ne preparo una nuova.

plan-stale = Dall’anteprima a ora nel portale sono cambiate troppe cose, quindi non è più valida. Non ho modificato nulla e ne preparo una nuova.

plan-overtaken = Dopo la creazione di questa anteprima { $known ->
        [0] qualcuno ha confermato un altro ripristino
        [1] l’utente { $who } ha confermato un altro ripristino ({ $restore }, avviato { $since })
       *[named] { $who } ha confermato un altro ripristino ({ $restore }, avviato { $since })
    }, quindi l’anteprima non è più valida. Il tuo non è stato eseguito; preparo una nuova anteprima.

why-confirm = Non parte nulla finché non confermi il backup, il suo momento e l’opzione. La conferma vale esattamente per questa anteprima.

# ---- running, result, undo (R30, B05, B07, B08) ----
running = È iniziato ({ $option }). Se dovesse interrompersi, non va perso nulla: riprende da dove era.

going-on = Riprendo { $restore } da dove era. Quello che è già stato fatto non viene fatto di nuovo.

why-go-on = Il ripristino è stato confermato quando è iniziato, poi si è interrotto. A metà non serve a nessuno: si può riprendere o annullare.

progress = { $percent }% ({ $done } passi su { $of })

why-run = Decidi tu se il risultato resta o viene annullato.

restored = Fatto. ({ $restore })
outcome-done = Sì, { $restore } è concluso: ho riletto tutto e l’ho confrontato con il backup.
outcome-partly = { $restore } è concluso, ma non tutto è andato come previsto: il mio resoconto qui sopra dice che cosa.
outcome-undone = Sì, { $restore } è stato annullato.
outcome-file = Sì, il file è qui sopra, nella chat. In Bitrix24 non è stato modificato nulla.
outcome-nothing = Finora qui non è stato ripristinato niente; ho soltanto letto.


result-created = • Record creati di nuovo: { $counts }. Gli ID sono nuovi, e la data di creazione è quella di oggi dove il portale non ne accetta una precedente.

result-changed = • Record riportati ai valori di prima: { $counts }.

result-removed = • Record rimossi: { $counts }.

result-relinked = • Collegamenti spostati sui nuovi ID: { $count }.

result-cut-links = • Collegamenti spariti insieme a ciò che è stato rimosso, in { $count ->
        [one] un record
       *[other] { $count } record
    }. Se annulli il ripristino, tornano.

result-kept = • Non toccato, in { $count ->
        [one] un record
       *[other] { $count } record
    }: quello che qualcuno ha modificato da allora.

result-refused = • Non accettati dal portale: { $count ->
        [one] un valore
       *[other] { $count } valori
    }. Ognuno è elencato con il suo motivo.

result-not-taken = • { $what }: { $reason }{ $quoted ->
        [0] {""}
       *[said] {" "}(risposta: “{ $words }”)
    }.

difference-refused = il portale l’ha rifiutato
difference-not-taken = il portale mantiene il proprio valore
difference-only-while-creating = il portale lo accetta solo quando un elemento viene creato
difference-field-deleted = questo campo è stato eliminato dal portale
difference-points-at-gone = il collegamento portava a un elemento che non esiste più
difference-left-out = il collegamento porta a un elemento escluso da questo ripristino; ripristinando anche quello, il collegamento torna
difference-value-gone = questa fase, pipeline, fonte o scelta non esiste più nel portale

result-unknown = • Di { $count ->
        [one] un passo
       *[other] { $count } passi
    } il portale non ha comunicato l’esito. Ho controllato e non ho creato nulla due volte; verificali nel file, per favore.

result-verified = Ho riletto tutto e l’ho confrontato con il backup.

result-not-verified = Non ho ancora potuto rileggere tutto, quindi non tutto è stato confrontato.

undo-verified = Ho riletto tutto e l’ho confrontato con la situazione subito prima del ripristino.

work-goes-on = Tu e i tuoi colleghi potete continuare a lavorare.
groups-unclear = Ho lasciato le selezioni come sono, perché non sono sicuro di che cosa intendi. Premi un gruppo per selezionarlo o deselezionarlo, oppure scrivi per esempio “solo i contatti” o “senza le aziende”.

groups-press = Ce ne sono più gruppi. Premi quello che intendi, così non ne seleziono uno sbagliato.
restore-then-file = Una cosa alla volta: prima il ripristino, che prepariamo adesso. Quando è finito, di’ “un file CSV” e lo preparo.
result-but = Quindi qualcosa ancora non va. Se mancano dei record, dillo e confronto di nuovo. Se un valore non è quello giusto, i file qui sopra dicono che cosa è stato lasciato com’era, e perché. Annullare riporta indietro esattamente questo ripristino.

result-next = È tutto a posto? Se no, posso annullare esattamente questo ripristino.
    .undo = Annulla il ripristino
    .more-missing = Manca ancora qualcosa
    .all-good = Tutto a posto

result-no-undo = È tutto a posto?
    .more-missing = Manca ancora qualcosa
    .all-good = Tutto a posto

exporting = Un momento, preparo il file…

exported = Fatto: { $counts }.

exported-nothing = Il file sarebbe vuoto: di quello che cerchi, nel portale non manca nulla.

export-neutralised = { $count ->
        [one] Una cella iniziava
       *[other] { $count } celle iniziavano
    } con un carattere che un foglio di calcolo eseguirebbe come formula. Ci ho messo davanti un segno; l’elenco è in README.txt.

export-how-to = Per reimportare i record: in Bitrix24 apri l’elenco, per esempio CRM > Contatti, e scegli Importa nel menu con l’ingranaggio. Se gli elenchi sono più d’uno, importa prima le aziende, poi i contatti, poi lead e offerte. Un’importazione crea solo record nuovi: quelli ancora presenti nel portale sarebbero doppi, quindi togli le loro righe.

export-next = Hai tutto quello che ti serve?
    .all-good = Sì, grazie
    .another-file = Un altro file o un’altra soluzione

nothing-to-undo = Non c’è nulla che si possa annullare.

undo-remove = • Record che verrebbero rimossi di nuovo: { $counts }.

undo-change = • Record che tornerebbero ai valori di subito prima del ripristino: { $counts }.

undo-recreate = • Record che verrebbero creati di nuovo: { $counts }.

undo-relink = • Collegamenti da rimettere com’erano subito prima del ripristino: { $count }.

undo-relinked = • Collegamenti rimessi com’erano subito prima del ripristino: { $count }.

undo-changed = • Record riportati ai valori di subito prima di quel ripristino: { $counts }.

undo-kept = • Record che restano come sono, perché da allora qualcuno li ha modificati: { $count }.

undo-confirm = Annullo il ripristino? Tempo stimato: { $span }.
    .undo-now = Sì, annullalo
    .keep-it = No, mantienilo

undoing = Annullo il ripristino…

undone = Ripristino annullato. ({ $restore })

after-undo = Ora tutto è come subito prima di quel ripristino, compreso quello che mancava o era sbagliato. Come proseguiamo?
    .other-option = Scegliere un’altra strada
    .finish = Lasciare così
after-undo-in-part = Quasi tutto è come subito prima di quel ripristino. Ciò che il portale non ha accettato, o che non ho potuto verificare, è indicato qui sopra; puoi correggerlo a mano in Bitrix24. Come proseguiamo?
    .other-option = Scegliere un’altra strada
    .person = Parla con una persona
    .finish = Lasciare così


why-undo = L’annullamento toglie esattamente quello che ha fatto il ripristino, a partire dal più recente. Quello che le persone hanno fatto da allora resta.
