# Is it really lost, what is lost, and who asks.

# ---- recycle bin (R01) ----
recycle-bin = Per prima cosa assicuriamoci che i dati manchino davvero. Guarda nel cestino del CRM: lead, offerte, contatti, aziende e attività eliminati finiscono lì. I tuoi record ci sono?
    .found = Sì, sono lì
    .not-there = No, non ci sono
    .how = Dove lo trovo?

recycle-bin-how = Apri CRM, poi Altro > Cestino. Cancella il filtro in alto, così vedi tutto. Gli amministratori vedono ciò che hanno eliminato tutti, gli altri solo ciò che hanno eliminato loro. I tuoi record sono lì?
    .found = Sì, sono lì
    .not-there = No, non ci sono

found-in-bin = Buone notizie: allora non serve nessun backup. Seleziona i record e scegli “Ripristina”. Non usare “Elimina”: li cancella per sempre. Con i piani commerciali puoi ripristinarli lì in autonomia; con un piano gratuito puoi vederli, ma non ripristinarli. È tornato tutto?
    .done = Sì, è tornato tutto
    .more-missing = Manca ancora qualcosa

why-recycle-bin = Quello che si trova nel cestino torna con un clic, con la sua cronologia e il suo numero. Nessun backup riesce a fare altrettanto, perciò guardiamo prima lì.

# ---- history (R02 to R05) ----
history = Ora vai in CRM > Cronologia e imposta il filtro “Tipo” su “Elimina”. Lascia vuoti tutti gli altri campi. Vedrai chi ha eliminato cosa, e quando. Ci sono eliminazioni?
    .seen = Sì, vedo eliminazioni
    .empty = No, è vuota
    .how = Come si fa?

history-how = Apri CRM, poi Altro > Cronologia. Fai clic nella barra di ricerca sopra l’elenco, scegli il campo “Tipo” e al suo interno “Elimina”. Se ci sono altri filtri, rimuovili, poi avvia la ricerca. Vedi eliminazioni?
    .seen = Sì, vedo eliminazioni
    .empty = No, è vuota

history-needs-tariff = La cronologia del CRM fa parte dei piani commerciali. Il tuo piano ({ $tariff }) non la include.

history-demo = Puoi cambiare piano in Abbonamento > Upgrade, oppure attivare la demo gratuita del piano Professional per { $demo-days ->
        [one] un giorno
       *[other] { $demo-days } giorni
    }.

history-looks-back = Conviene anche adesso: dopo il cambio, la cronologia mostra anche quello che è successo prima, eliminazioni comprese.

history-without = Guardiamo la cronologia, o proseguiamo senza?
    .have-it-now = Ora ho la cronologia
    .go-on = Prosegui senza
    .stranger = Sospetto un estraneo al portale

why-history = Solo la cronologia dice chi ha eliminato qualcosa e in quale minuto. Da fuori non posso leggerla: vedo soltanto cosa c’era in un backup e mancava in quello dopo.

history-word = Cosa dice la cronologia: quando è avvenuta l’eliminazione, e chi l’ha fatta? Per esempio “ieri 15:10, Anna Peters”. Lo annoto come tua indicazione e lo confronto con quello che ho trovato.
    .skip = Preferisco non dirlo
    .stranger = Non è stato un nostro utente

history-who = Annotato, come tua indicazione: { $who }.

history-noted = Annotato, come tua indicazione: { $moment }. Non ho trovato record mancanti con cui confrontarlo.

history-agrees = Hai indicato { $moment }. Coincide con quello che ho trovato: { $from } i record c’erano ancora, { $to } non c’erano più.

history-differs = Hai indicato { $moment }. Io ho trovato qualcosa di diverso: i record mancanti c’erano ancora { $from } e non c’erano più { $to }. Annoto entrambe le cose; potrebbe trattarsi di un’altra eliminazione.

history-but-nothing-missing = Grazie. Confrontando con i backup, però, tutti gli elementi sono nel tuo portale: ciò che mostra la cronologia è stato forse eliminato tempo fa, o è già tornato. Guardiamo quindi prima i filtri.

why-history-word = Più sappiamo con precisione quando è successo, più possiamo scegliere un backup vicino a quel momento. La tua indicazione non accusa nessuno: non ha conseguenze per nessuno.

# ---- evidence (B02) ----
looking = Un momento, confronto il tuo portale con i backup…

evidence-lost = { $more ->
        [0] Ho confrontato il tuo portale con i backup. Record mancanti:
       *[further] Altri record mancanti:
    } { $rest ->
        [0] { $counts } ({ $examples })
       *[some] { $counts }, per esempio { $examples }
    }. { $count ->
        [one] Nel backup di { $from } c’è ancora; { $to } non c’era più.
       *[other] Nel backup di { $from } ci sono ancora; { $to } non c’erano più.
    }

evidence-lost-more = E { $count ->
        [one] un altro record in un altro gruppo.
       *[other] altri { $count } record in altri gruppi.
    }

evidence-changed = { $more ->
        [0] Ho confrontato il tuo portale con i backup. Record che non sono più com’erano: { $counts }. Li ha modificati { $author }, nel giro di un’ora a partire da { $hour }.
       *[further] Altre modifiche di { $author }, nel giro di un’ora a partire da { $hour }: { $counts }.
    }

evidence-changed-again = { $count ->
        [one] Uno di questi record è stato modificato
       *[other] { $count } di questi record sono stati modificati
    } di nuovo più tardi. Con un ripristino selettivo, un valore inserito da allora nello stesso punto resta com’è; dove è stato modificato altro, il record viene corretto lo stesso.

evidence-added = In quell’ora, da { $hour }, la stessa persona ha anche aggiunto dei record: { $counts }. Un ripristino selettivo li lascia dove sono. Controllali a mano, oppure lascia che un rollback del modulo CRM rimuova ciò che è più recente.

evidence-fields = Campi personalizzati che prima c’erano e ora non ci sono più: { $fields }.

evidence-unknown = Su questi dati non posso dire nulla: { $kinds }. Non ho potuto leggerli tutti, e non considero eliminato ciò che non ho potuto leggere. Di solito il titolare del nostro accesso (il webhook) ha perso i diritti di amministratore o un’autorizzazione; chi gestisce questo servizio può verificarlo.

evidence-nothing = Ho confrontato il tuo portale con i backup alle { $at }: ogni record presente nei backup c’è anche nel tuo portale, e nessuno ne ha modificati molti in una volta.

evidence-nothing-else = A parte questo, al confronto delle ore { $at } ogni record presente nei backup c’è anche nel tuo portale, e nessuno ne ha modificati molti in una volta.

removed-by-us = Record che non ci sono più: { $counts }. Li ha rimossi il rollback { $restore }, { $at }, come era stato richiesto, quindi non li considero persi. Se li rivuoi, annulla { $restore } in “Le mie richieste”.

mended-by-us = Record già rimessi a posto: { $counts }. Il ripristino { $restore } li ha riportati ai valori di prima, quindi non li considero danneggiati.{ $kept ->
        [0] {""}
        [one] {" "}Un altro record mantiene ciò che qualcuno ha inserito dopo il danno.
       *[other] {" "}Altri { $kept } record mantengono ciò che è stato inserito dopo il danno.
    }

evidence-failed = Al momento non ho potuto confrontare il tuo portale con i backup: { $reason }. { $backups ->
        [0] Finché non ce n’è uno, non posso dire cosa manca e non c’è nulla da cui ripristinare. Chi gestisce questo servizio può far eseguire il primo.
       *[some] I tuoi backup sono al sicuro e possiamo proseguire senza il confronto.
    } (Riferimento { $reference })

evidence-failed-again = Non riesco ancora a confrontare il tuo portale con i backup: { $reason }. { $backups ->
        [0] Finché non ce n’è uno, non c’è nulla da cui ripristinare.
       *[some] Possiamo proseguire senza il confronto.
    } (Riferimento { $reference })

# ---- changed, not gone (B02) ----
changed-not-gone = Quindi non manca alcun record: quelli che ho citato ci sono ancora, ma con valori diversi da prima. È questo il problema?
    .wrong-values = Sì, valori sbagliati
    .and-more = Sì, e anche altro
    .gone = No, mancano dei record

why-changed-not-gone = Un valore modificato non sta nel cestino, né tra le eliminazioni, né dietro un filtro. Se il problema è questo, possiamo saltare quei passaggi.

# ---- filters (R06) ----
clear-filters = { $gone ->
        [0] Forse i record sono solo nascosti. Il motivo più comune è un filtro sull’elenco.
       *[some] Il mio confronto non dipende dai filtri, quindi è improbabile che uno nasconda i record. Escludiamolo comunque.
    } Cancella tutti i filtri sopra l’elenco dei record, e anche quelli nella cronologia. Ora li vedi?
    .found = Sì, eccoli
    .still-missing = No, mancano ancora
    .how = Come si fa?

clear-filters-how = Apri l’elenco, per esempio CRM > Contatti. Nella barra di ricerca in alto, fai clic sulla crocetta accanto a ogni voce, finché il campo è vuoto. Fai lo stesso nelle altre viste che usi. Ora vedi i record?
    .found = Sì, eccoli
    .still-missing = No, mancano ancora

all-is-back = Bene: anche dal confronto con i backup non manca più nulla.

hidden-by-filter = Bene: era un filtro a nascondere i record. Anche dal confronto con i backup non manca nulla, quindi non serve nessun ripristino.

found-but-reading-differs = Bene, ora li vedi. Però, come ho appena detto, il tuo portale è diverso dai backup, quindi per me la questione non è chiusa. Come proseguiamo?
    .go-on = Occupiamoci della differenza
    .look-again = Confronta di nuovo
    .finish = È tutto

found-but-unread = Bene, ora li vedi. Però non ho potuto confrontare tutto con i backup, quindi non so dire se manca o è cambiato qualcos’altro. Come proseguiamo?
    .look-again = Confronta ora
    .go-on = Qualcosa non va ancora, prosegui
    .finish = È tutto

why-clear-filters = Un filtro salvato resta attivo anche per giorni. Cancellarlo richiede pochi secondi e può evitare un ripristino.

still-missing = Anche a me risultano record mancanti: { $lost }. Recuperiamoli.
moment-unknown-noted = Non serve sapere quando è successo: i backup mostrano fra quali due momenti è stato.
told-not-seen = Di questi il mio confronto non mostra nulla di mancante o modificato: { $kinds }.
others-changed = Considero questo: { $kinds }. Lo stesso è successo anche ad altri: { $counts }. Se anche questi sono sbagliati, basta nominarli.

still-changed = Non vedo record mancanti, ma record modificati in gran numero, ogni volta da una sola persona nel giro di un’ora: { $changed }. Se il problema sono valori sbagliati, posso rimetterli a posto.

still-without-fields = Non vedo record mancanti, ma mancano dei campi personalizzati.

nothing-found = Ho confrontato il tuo portale con tutti i backup che conserviamo: non manca nessun record, e nessuno ne ha modificati molti in una volta. Una persona del supporto può aiutarti a trovare i tuoi dati, o a capire come sono andati persi.
    .person = Parla con una persona
    .look-again = Confronta di nuovo
    .go-on = Prosegui comunque
    .finish = È tutto

nothing-found-plain = Ho confrontato il tuo portale con tutti i backup che conserviamo: non manca nessun record, e nessuno ne ha modificati molti in una volta.
    .look-again = Confronta di nuovo
    .go-on = Prosegui comunque
    .finish = È tutto

nothing-more-found = Ho confrontato di nuovo il tuo portale con tutti i backup: non manca più nulla di ciò che contengono, e nessuno ha modificato molti record in una volta. Se non vedi un record, forse lo nasconde un filtro dell’elenco, oppure i permessi di chi guarda non bastano.
    .how = Dove sono i filtri?
    .undo = Annulla il ripristino
    .look-again = Confronta di nuovo
    .person = Parla con una persona
    .finish = È tutto

nothing-more-found-kept = Ho confrontato di nuovo il tuo portale con tutti i backup: non manca più nulla di ciò che contengono, e nessuno ha modificato molti record in una volta. Se non vedi un record, forse lo nasconde un filtro dell’elenco, oppure i permessi di chi guarda non bastano.
    .how = Dove sono i filtri?
    .look-again = Confronta di nuovo
    .person = Parla con una persona
    .finish = È tutto

evidence-unclear = Al momento non so dire se dei record mancano o sono stati modificati. Possiamo proseguire con quello che sai tu, o controllare di nuovo tra qualche minuto.
    .go-on = Prosegui con quello che so
    .look-again = Controlla di nuovo
    .person = Parla con una persona

why-nothing-found = Un ripristino può riportare solo ciò che è in un backup e non nel portale. Dove io non vedo differenze, forse una persona ne sa di più.

# ---- how much (R14) ----
few-records = Si tratta di { $count ->
        [one] un record
       *[other] { $count } record
    }. Sotto i { $few-records } record un rollback non conviene: spesso si fa prima a reinserirli a mano. Posso comunque recuperare solo questi, senza toccare nient’altro.
    .go-on = Recuperali
    .by-hand = Li inserisco a mano

how-much = Più o meno quanti record mancano o sono sbagliati? Sotto i { $few-records } un rollback non conviene. Puoi anche scrivere un numero.
    .few = Meno di { $few-records }
    .many = Di più
    .not-sure = Non lo so di preciso

amount-noted = Annotato: circa { $count }.

few-by-word = Sotto i { $few-records } record un rollback non conviene: spesso si fa prima a reinserirli a mano. Posso comunque recuperare solo questi, senza toccare nient’altro.
    .go-on = Recuperali
    .by-hand = Li inserisco a mano

by-hand = Va bene. Nel tuo portale non è stato modificato nulla. Se cambi idea, i backup restano per { $keep-days ->
        [one] un giorno
       *[other] { $keep-days } giorni
    }.

why-few-records = Un rollback richiede tempo e tocca il lavoro di tutti. Per pochi record il prezzo è troppo alto.

file-wanted = Un file non cambia nulla nel tuo portale: ricevi i tuoi record com’erano in un certo giorno e importi quello che ti serve.

# ---- who asks (R12) ----
refused-not-active = Non posso farlo per te: nel portale il tuo utente non è più attivo. Può chiederlo al tuo posto un amministratore del portale, oppure può riattivare il tuo utente.
    .check-again = Verifica di nuovo
    .person = Parla con una persona
    .stop = Fermiamoci qui

refused-not-admin = Solo un amministratore del portale può chiedere un ripristino o un file con i suoi dati, e per quanto ne so tu lì non lo sei. Se lo sei, chiedi a chi gestisce questo servizio di registrarti come tale: poi si va avanti. Altrimenti chiedi a un amministratore di scrivermi, o di darti i diritti di amministratore.
    .check-again = Ora sono amministratore
    .person = Parla con una persona
    .stop = Fermiamoci qui

refused-only-owner = Solo il proprietario del portale, cioè chi lo ha registrato, può chiedere un ripristino. Chiedi al proprietario di scrivermi.
    .check-again = Verifica di nuovo
    .person = Parla con una persona
    .stop = Fermiamoci qui

refused-role-unknown = Al momento non riesco a sapere se sei amministratore del portale, e senza saperlo non posso proseguire. Possiamo verificare di nuovo tra qualche minuto; nel frattempo i tuoi backup sono al sicuro.
    .check-again = Verifica di nuovo
    .person = Parla con una persona
    .stop = Fermiamoci qui

refused-owner-unknown = Non riesco a sapere chi ha registrato il portale, e solo il proprietario può fare richiesta. Chi gestisce questo servizio può indicare il proprietario; poi proseguiamo.
    .check-again = Verifica di nuovo
    .person = Parla con una persona
    .stop = Fermiamoci qui

why-who-asks = Un ripristino riguarda i dati di tutti nel portale. Per questo non può chiederlo chiunque.

# ---- what exactly ----
missing-found = Vedo che manca questo: { $counts }. È quello che intendi?
    .right = Sì, proprio questo
    .more = Sì, e anche altro
    .the-changed = Intendo quelli modificati
    .as-said = No, quello che ho detto
    .something-else = No, qualcos’altro

changed-found = Non vedo record mancanti, ma questi sono stati modificati in gran numero, ogni volta da una sola persona nel giro di un’ora: { $counts }. È questo che intendi?
    .right = Sì, proprio questo
    .more = Sì, e anche altro
    .as-said = No, quello che ho detto
    .something-else = No, qualcos’altro

missing-told = Hai indicato: { $kinds }. È questo che manca o è sbagliato?
    .right = Sì, proprio questo
    .more = Sì, e anche altro
    .something-else = No, qualcos’altro
file-kinds-told = Un file di questi dati, quindi: { $kinds }. È giusto?
    .right = Sì, proprio questo
    .more = Sì, e anche altro
    .something-else = No, altro

missing-kinds = Che cosa manca o è sbagliato, esattamente? Premi ciò che ti riguarda, oppure scrivilo, per esempio “contatti e offerte”.

missing-more = Annotato finora: { $kinds }. C’è altro?
    .that-is-all = È tutto

why-missing-kinds = L’opzione di ripristino adatta dipende da ciò che è andato perso: i contatti si recuperano in modo diverso dai campi o dagli incarichi.
