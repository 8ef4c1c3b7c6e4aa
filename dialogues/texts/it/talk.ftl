# What is said beside the matter: small talk, questions, emergencies.

talk-greeting = Ciao! Sono qui.
talk-thanks = Prego!
talk-goodbye = A presto! Qui resta tutto com’è: quando torni, riprendiamo da dove eravamo.
talk-how-are-you = Bene, grazie. Più importante è che stiano bene i tuoi dati.
talk-joke = Ci sono due tipi di persone: chi fa i backup e chi non ha ancora perso niente. Con me sei tra i primi.
talk-idle = Di questo purtroppo non so nulla: vedo solo il tuo CRM e i suoi backup.
talk-pause = Fai con calma, aspetto.
talk-contact = Grazie, annotato. Io non telefono e non scrivo altrove: rispondo qui in chat. Un collega che subentra lo legge insieme al resto della conversazione.
talk-where-file = Un file che ho preparato si trova più in alto in questa chat: aprilo o salvalo da lì. In un terminale c’è scritto il suo percorso.
language-noticed = { $invitation }
talk-bot = Sono un programma: l’assistente di questo servizio, non una persona. Controllo, spiego e ripristino ciò che confermi. Se vuoi parlare con una persona, scrivi “una persona”.
talk-insult = Vedo che oggi è una brutta giornata, e mi dispiace se te la rendo più lunga. I tuoi backup sono al sicuro e non viene modificato nulla senza il tuo consenso. Proseguiamo, o preferisci parlare con una persona?
    .go-on = Prosegui
    .person = Una persona

emergency = Mantieni la calma: i tuoi backup sono al sicuro, qualunque cosa succeda adesso nel portale. Fai subito queste cose, in quest’ordine. Primo: se sai chi è, licenzia quell’utente nel portale (Dipendenti), così non può più entrare; se non lo sai, cambia le password di tutti gli amministratori. Secondo: elimina i webhook e le applicazioni del portale che non conosci, e sostituisci quelli il cui indirizzo potrebbe essere ormai noto ad altri, compreso il nostro. Quello che è stato eliminato può tornare dopo; quindi non ripristinare nulla finché qualcuno può ancora entrare.

partner = { $partner-known ->
        [0] Uno specialista di integrazione, cioè un partner Bitrix24, può guardare il portale insieme a te, anche con un piano senza supporto in chat. Ne trovi uno vicino a te nella pagina dei partner di Bitrix24: apri il sito di Bitrix24 e scegli “Partner”. Lo stesso elenco c’è anche nel tuo portale.
       *[known] Uno specialista di integrazione, cioè un partner Bitrix24, può guardare il portale insieme a te. Il nostro lo contatti qui: { $partner }
    }
partner-wanted = Vuoi che lo registri come richiesta? Scrivi qui che cosa deve fare il partner per te; quello che abbiamo trovato finora viene allegato.
    .record-it = Registra senza aggiungere altro
    .go-back = Prosegui senza
partner-open = Hai già chiesto un partner: numero { $number }, registrato { $at }, ancora aperto. Vuoi aggiungere qualcosa? Scrivilo qui e lo aggiungo a quella richiesta.
    .go-back = Prosegui senza
why-partner = Un partner può aiutarti meglio se sa che cosa ti serve e che cosa abbiamo trovato qui. Niente viene inoltrato prima che qualcuno abbia letto la tua richiesta.
no-partner = Qui non posso indicarti uno specialista di integrazione. Può farlo chi gestisce questo servizio: { $contact }

plus-archived-asked = Il piano Plus è archiviato, quindi non posso offrirlo. Un portale creato dopo il 18 marzo 2019 che non ha mai avuto un piano commerciale non può passarci, e nemmeno un portale con un altro piano commerciale. Chi ha già Plus può rinnovarlo, finché il portale non cambia piano o non torna a Free.

answer-plans = { $tariff-includes ->
        [yes] Ripristini e file fanno parte del tuo piano, { $tariff }. Quanto costano i piani lo vedi nella pagina dei prezzi di Bitrix24, nel tuo portale in Abbonamento > Upgrade.
        [later] Ripristini e file fanno parte di questi piani: { $tariffs }. Il tuo piano: { $tariff }. Quanto costano lo vedi nella pagina dei prezzi di Bitrix24, nel tuo portale in Abbonamento > Upgrade. Non serve pagare prima di sapere se il backup c’è; fino all’upgrade posso conservarlo per te.
       *[no] Ripristini e file fanno parte di questi piani: { $tariffs }. Il tuo piano: { $tariff }. Quanto costano lo vedi nella pagina dei prezzi di Bitrix24, nel tuo portale in Abbonamento > Upgrade.
    }
answer-how-long = { $plan-known ->
        [yes] Questo ripristino dovrebbe richiedere { $plan-span }. Comincia quando lo confermi, e qui ti avviso quando è finito.
       *[no] Il controllo richiede un minuto o due. Quanto dura il ripristino vero e proprio dipende da quanto deve tornare: lo dice l’anteprima, prima che tu confermi qualcosa.
    }
answer-if-safe = Finché non confermi, leggo soltanto. Prima di un ripristino vedi, in cifre e in un file, che cosa creerebbe, modificherebbe e rimuoverebbe. Un ripristino selettivo o un file non tocca nient’altro; un rollback annulla ciò che è stato fatto da allora, e lo dice prima.
answer-overwrite = { $way ->
        [csv] No. Un file non cambia niente nel portale.
        [rollback] Sì: un rollback riporta tutto al giorno scelto, e quello che è stato inserito o modificato dopo va perso. L’anteprima lo elenca.
        [selective] No. Un ripristino selettivo tocca solo quello che manca o è stato danneggiato; quello che qualcuno ha inserito dopo resta com’è.
       *[open] Dipende dalla soluzione. Un ripristino selettivo e un file lasciano com’è quello che è stato inserito dopo; con un rollback va perso, e lo dico prima.
    }
answer-if-filter = Un filtro sopra l’elenco può nascondere dei record senza eliminarli. Il mio confronto del portale con i backup non dipende dai filtri; per sicurezza li cancelliamo prima di ripristinare qualcosa.
answer-permission = È possibile: chi non ha il diritto di vedere un record non lo trova nell’elenco, anche se i colleghi lo vedono. Un amministratore del portale vede e cambia questi diritti. Se i record ci sono, lo mostra il mio confronto.
answer-added = I record aggiunti nel frattempo restano: un ripristino selettivo e un file non eliminano niente, e un rollback del CRM toglie ciò che è più recente solo se lo scegli nella sua anteprima. Quello che un import ha aggiunto per errore puoi eliminarlo a mano in Bitrix24.
answer-one-field = Non posso ripristinare singoli campi di un record. Dove dei valori sono stati danneggiati, un ripristino selettivo corregge ciò che è stato modificato e lascia ciò che è stato inserito dopo. Per un solo campo, prendi il file CSV e importa soltanto quella colonna.
answer-owners = La persona responsabile è un campo come gli altri e torna con il record. Se quell’utente non c’è più, il portale può mettere qualcun altro; in tal caso il risultato lo dice.
answer-links = Sì: i collegamenti tra contatti, aziende, lead e offerte vengono ristabiliti, verso i nuovi ID dove un record è stato ricreato. L’anteprima e il risultato dicono quanti sono, e indicano ciò che non si è potuto collegare.
answer-duplicates = Un ripristino non ne crea: ricrea solo quello che manca nel portale, e subito prima controlla se è già tornato. Se importi tu un file, Bitrix24 chiede cosa fare dei duplicati; confronta nome, telefono ed e-mail.
answer-advice = { $advice ->
        [shown] Ecco di nuovo il mio consiglio.
        [chosen] Guarda l’anteprima, o il file che l’accompagna. Se mostra quello che ti aspetti, vai avanti; altrimenti scegli un’altra soluzione o un altro backup. Non cambia niente prima della tua conferma.
        [restored] Guarda alcuni dei record in Bitrix24. Se manca qualcosa o qualcosa ti sembra sbagliato, dimmelo qui.
       *[open] Il mio consiglio dipende da cosa manca e da quando. Appena sono chiare entrambe le cose, ti dico quale soluzione è la migliore e perché. Fino ad allora puoi andare avanti senza rischi: non cambia niente prima della tua conferma.
    }
answer-where-data = Le copie del tuo CRM e ciò che scriviamo qui restano sul computer di chi gestisce questo servizio; non passo a nessuno né nomi né numeri. Leggo e scrivo soltanto nel tuo Bitrix24. Se chiedi di parlare con una persona, ciò che abbiamo trovato viene annotato anche per lei. Domande sui tuoi dati: { $contact }
answer-who-confirmed = Un ripristino comincia solo quando un amministratore lo conferma; qui in questa chat sei tu. I ripristini precedenti si trovano in “Le mie richieste”.
answer-if-undone = { $done ->
        [nothing] No. Qui non è stato ripristinato niente, quindi non c’è niente da annullare.
        [restored] No, { $restore } non è stato annullato. Scrivi “annulla il ripristino” e ti mostro che cosa farebbe.
        [undone] Sì, { $restore } è stato annullato.
       *[running] C’è ancora un’operazione in corso; ti avviso quando è finita.
    }
answer-if-changed = { $done ->
        [nothing] No. Finora ho soltanto letto; nemmeno un file cambia qualcosa.
        [restored] Sì: il ripristino { $restore } ha cambiato ciò che dice il mio resoconto, e nient’altro.
        [undone] Non più: il ripristino { $restore } è stato annullato.
       *[running] È in corso un ripristino: cambia ciò che mostrava l’anteprima, e nient’altro.
    }
answer-share-file = Il file contiene dati personali dei tuoi clienti. Passalo solo a chi ne ha bisogno, e piuttosto con un link protetto che con una semplice e-mail. Una volta importato, eliminalo.
answer-keep-file = Qui nella chat il file resta finché non lo elimini. Finché il suo backup viene conservato ({ $keep-days ->
        [one] un giorno
       *[other] { $keep-days } giorni
    }), posso rifarlo.
answer-daily = Ogni giorno alle { $daily-at } viene eseguito un backup, qualunque sia il tuo piano.
answer-how-far-back = I backup si conservano per { $keep-days ->
        [one] un giorno
       *[other] { $keep-days } giorni
    }. Un ripristino può tornare indietro fin lì, e non oltre.
answer-bin = Il Cestino del CRM conserva per 30 giorni quello che è stato eliminato. Da lì torna con un clic, con il suo numero e la sua cronologia. Dopo, o se qualcuno l’ha svuotato, lo ha ancora soltanto un backup.
answer-newer = I backup fatti dopo la perdita non contengono più quello che manca. Il migliore è l’ultimo fatto prima: uno più vecchio riporterebbe meno del lavoro recente, uno più nuovo meno di quello che è sparito.
answer-undo = Sì. Ogni ripristino si può annullare: viene tolto esattamente quello che ha fatto, e nient’altro. Quello che le persone hanno fatto da allora resta.
answer-undo-part = No, si può annullare solo l’intero ripristino: esattamente quello che ha fatto, e nient’altro.
answer-undo-without = No, qui un ripristino non si può annullare. Per questo prima vedi l’anteprima.
answer-one-user = No. Un ripristino vale per tutti nell’account, mai per un solo utente: tutti vedono gli stessi record.
answer-one-record = Sì, possono tornare anche singoli record: con il ripristino selettivo dimmi i loro nomi, per esempio «solo Lukas Vogt».
answer-parts = Quali appartengano a un ufficio, a una lista o a una campagna non so distinguerlo. Per quelli prendi il file CSV e importa solo le loro righe.
answer-parts-without = Quali appartengano a un ufficio, a una lista o a una campagna non so distinguerlo.
answer-one-record-groups = Ripristino gruppi interi, non singoli record né una parte di un gruppo. Se ne vuoi solo alcuni, prendi il file CSV e importa solo le loro righe.
answer-one-record-without = Ripristino gruppi interi, non singoli record né una parte di un gruppo.
except-not-in = { $name } non è fra ciò che tornerebbe adesso.
name-is-in = Sì, torna anche { $name }.
name-in-list = Qui in chat nomino solo alcuni record. Il file con tutto ciò che verrà fatto li elenca uno per uno: cerca lì { $name }.
name-listed-later = Qui in chat nomino solo alcuni record. Prima di confermare ricevi un file che li elenca uno per uno: lì potrai cercare { $name }.
answer-except-record = Posso lasciare fuori singoli record: dimmi i nomi completi, per esempio «senza Lukas Vogt».
answer-lines-of-file = Il file contiene tutte le righe. Importa solo quelle che vuoi, dopo aver eliminato le altre.
answer-names-not-here = Un rollback riporta indietro tutto; non si può scegliere né escludere un singolo record. Il ripristino selettivo può farlo, e puoi ancora passare a quello.
names-without = Preso nota: senza { $names }. Che cosa torna lo vedi nell’anteprima, prima che succeda qualcosa.
names-only = Preso nota: solo { $names }. Che cosa torna lo vedi nell’anteprima, prima che succeda qualcosa.
names-too = Preso nota: anche { $names }. Che cosa torna lo vedi nell’anteprima, prima che succeda qualcosa.
answer-one-back = Posso annullare solo l’intero ripristino, non un singolo record. Eliminalo a mano in Bitrix24: ciò che elimini lì finisce prima nel cestino.
answer-who-may = Qualsiasi amministratore del portale può chiedere un ripristino o un file. Per un rollback completo può servire il proprietario, cioè chi ha registrato il portale.
answer-who-may-owner = Può chiederlo solo il proprietario del portale, cioè chi lo ha registrato.
answer-no-file = I file non sono tra le opzioni offerte da questo servizio.
answer-automation = I record creati di nuovo non attivano nessuna delle tue regole di automazione: per loro Bitrix24 non invia nulla. La modifica di un record ancora presente può attivarle; l’anteprima dice per quanti. Altri programmi collegati al tuo CRM possono accorgersi della modifica. Un file non cambia nulla.
answer-how-many = { $gone ->
        [0] L’anteprima dice esattamente quanti record tornano, prima di qualsiasi modifica.
       *[some] Secondo il mio confronto mancano: { $lost }. L’anteprima dice esattamente quanti ne tornano, prima di qualsiasi modifica.
    }
answer-who-did-it = { $author-known ->
        [0] Chi ha eliminato qualcosa si vede solo in CRM > Cronologia, con il filtro “Tipo” su “Elimina”; da fuori non posso vederlo. Se qualcuno ha modificato molti record in una volta, dico chi è stato.
       *[known] Da quello che ho trovato, { $author } ha modificato molti record in una volta. Chi ha eliminato qualcosa si vede solo in CRM > Cronologia, con il filtro “Tipo” su “Elimina”; da fuori non posso vederlo.
    }
answer-conflicts = Ciò che qualcuno ha modificato dopo il danno resta com’è, così non si perde il lavoro più recente di nessuno. Il file dei conflitti elenca questi record e i loro campi. Se lì vuoi i vecchi valori, prendi un CSV del backup e inseriscili a mano.
answer-relinked = Nei record che ci sono ancora cambia una cosa sola: il collegamento a ciò che viene ricreato prende il nuovo ID, così si ritrovano. Senza, resterebbero scollegati; nient’altro viene toccato.
answer-count = { $done ->
        [restored] Dopo il ripristino ho riletto ogni record: le cifre qui sopra sono quindi ciò che il tuo portale contiene adesso. Se manca ancora qualcosa o qualcosa è sbagliato, dimmi che cosa, e ricontrollo.
       *[nothing] { $gone ->
            [0] Finora non ho contato nessun record mancante: confronto uno per uno quelli dei backup con il tuo portale. Se te ne mancano, dimmi quali, e da quando.
           *[some] Ho confrontato uno per uno i record dei backup con il tuo portale. Mancano: { $lost }. Se te ne mancano altri, dimmi quali, oppure scegli un backup precedente; se alcuni di questi non c’entrano, dimmi quali, e li lascio fuori.
        }
    }
answer-which-records = { $done ->
        [restored] Ciò che è tornato è elencato, record per record, nel file insieme al risultato qui sopra.
       *[nothing] { $names-known ->
            [yes] Tra quelli che mancano o sono stati modificati: { $missing-names }. L’anteprima prima di un ripristino li elenca tutti in un file, e posso inviare un CSV con solo ciò che manca.
           *[no] Per ora non conosco nomi: non ho trovato nulla di mancante, oppure non ho ancora confrontato.
        }
    }
answer-if-stop = Finché non confermi, puoi fermarti in qualsiasi momento: scrivi “annulla” e non cambia nulla. Una volta iniziato, il lavoro arriva fino in fondo, perché a metà farebbe danni.
answer-if-stop-undo = Dopo puoi far annullare tutto.
answer-close-chat = Puoi andartene quando vuoi: ricordo quello che mi hai detto e dove siamo arrivati. Quello che hai confermato va avanti; quando torni, leggi qui com’è andata.
answer-import = Il file si apre in Excel così com’è, accenti compresi. Per importarlo, apri l’elenco in Bitrix24, per esempio CRM > Aziende, e scegli Importa nel menu con l’ingranaggio: prima le aziende, poi i contatti, poi lead e offerte. Un’importazione crea solo record nuovi: quelli ancora presenti nel portale sarebbero doppi, quindi togli le loro righe.
answer-schedule = Non posso fissare un orario: un ripristino inizia quando lo confermi. Se preferisci un’ora tranquilla, torna allora e conferma; fino ad allora ricordo quello che mi hai detto.
answer-how-bin = Apri CRM, poi Altro > Cestino. Cancella il filtro in alto, così vedi tutto. Gli amministratori vedono ciò che hanno eliminato tutti, gli altri solo ciò che hanno eliminato loro.
answer-how-history = Apri CRM, poi Altro > Cronologia. Fai clic nella barra di ricerca sopra l’elenco, scegli il campo “Tipo” e al suo interno “Elimina”. Se ci sono altri filtri, rimuovili, poi avvia la ricerca.
answer-how-filters = Apri l’elenco, per esempio CRM > Contatti. Nella barra di ricerca in alto, fai clic sulla crocetta accanto a ogni voce, finché il campo è vuoto. Fai lo stesso nelle altre viste che usi.
answer-work-meanwhile = Tu e i tuoi colleghi potete continuare a lavorare, anche durante un ripristino. Ciò che qualcuno modifica nel frattempo, un ripristino selettivo lo lascia com’è.
answer-what-comes-back = Contatti, aziende, lead e offerte tornano con i loro campi e i collegamenti tra loro. I loro commenti, le attività e la cronologia non sono ancora in nessuno dei nostri backup.
answer-new-numbers = I record creati di nuovo ricevono nuovi ID, e i collegamenti che li indicavano vengono aggiornati. Come data di creazione hanno il giorno del ripristino, se il portale non ne accetta una precedente. I record riportati solo ai valori di prima conservano il loro ID.

# ---- answers given before they were asked, and given anew ----
noted = Prendo nota, e quando ci arriviamo ti chiedo conferma:
told-missing = • Si tratta di: { $kinds }
told-amount = • Quanti: { $count }
told-moment = • Quando: { $moment }
told-state = • Com’era: { $moment }
told-moment-unclear = • Quando: si può leggere in due modi, te lo chiederò
told-option = • Opzione di ripristino: { $option }
told-names = • Per nome: { $names }
told-all-records = • Nel file: tutti i record
told-only-missing = • Nel file: solo ciò che manca
looked-bin = Nel cestino hai già guardato e non ci sono: ne tengo conto.
looked-history = La cronologia l’hai già guardata: ne tengo conto.
looked-history-empty = La cronologia l’hai già guardata e non mostra eliminazioni: ne tengo conto.
looked-filters = I filtri li hai già cancellati: ne tengo conto.
loss-denied = Per quanto ne sai, quindi, nessuno ha eliminato nulla. I record si perdono o cambiano anche con un’importazione, una sincronizzazione o un’automazione: controlliamo.
loss-denied-first = Bene, allora non è stato eliminato nulla. Che cosa non va: ci sono valori diversi da prima, o qualcosa che non si vede? Dillo in una frase, o scegli.
was-still-there = Allora è successo dopo. Quando di preciso, lo restringe il mio confronto con i backup.
looking-skipped = Va bene, andiamo avanti senza: che cosa manca lo mostra il mio confronto.
option-dropped = Va bene, allora niente { $option }. Quale via è adatta lo vediamo quando ci arriviamo.
known-missing = Sì, è proprio così che l’ho annotato: { $kinds }.
known-moment = Sì, è proprio così che l’ho annotato: { $moment }.
known-option = Sì, è proprio così che l’ho annotato: { $option }.
name-missing = { $name } è tra i record mancanti: { $from } c’era ancora, { $to } non c’era più.
name-not-missing = { $name }: secondo il mio confronto nel portale ora non manca nulla con questo nome. Forse lo nasconde un filtro, o ha un altro nome.
name-noted = { $name }: ho annotato il nome. Fa parte della tua richiesta.
name-among-others = Se vuoi indietro solo { $count ->
        [one] questo
       *[other] questi
    }, dillo con il nome («solo Lukas Vogt»); lo stesso per lasciare fuori qualcuno («senza Lukas Vogt»).
changing = Va bene, correggo. Ti chiedo di nuovo solo ciò che dipende da questo.
earlier-question = Così rispondi a una mia domanda precedente; riprendo da lì.

edit-taken = Ho visto che hai modificato il tuo messaggio: tengo conto di ciò che dice adesso.
edit-too-late = Ho visto che hai modificato un messaggio precedente. Ormai è tardi perché cambi qualcosa; se una risposta deve essere diversa, scrivi “cambia”.

# ---- several matters ----
another-matter = Questa sembra un’altra questione: { $matter }. Metto da parte quella attuale e comincio da lì? Non va perso nulla.
    .put-aside = Sì, prima l’altra
    .add-to-it = Fa parte di questa
    .stay = No, proseguiamo qui
put-aside = Messa da parte. Ora: { $matter }. Quando abbiamo finito, o quando scrivi “torna alla prima”, riprendiamo da lì.
matter-again = Torniamo a quello che avevamo messo da parte ({ $matter }). Eravamo qui:
matter-choice = Riprendi ciò che è da parte: { $matter }
matters-full = Ci sono già tre questioni messe da parte. Prima chiudiamone una; le trovi in “Le mie richieste”.
nothing-aside = Non c’è nulla da parte.
a-matter = quello che mi hai detto
several-kinds = più tipi di dati
card-aside = • Da parte: { $matter }
card-next = Qualcosa deve essere diverso? Ti chiedo di nuovo solo ciò che dipende da quello.
    .go-on = No, prosegui
