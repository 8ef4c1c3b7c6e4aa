# What works at every step.

help = Ti guido passo per passo. Premi un pulsante, oppure scrivi il suo numero o le sue parole. In qualsiasi momento puoi dire: indietro · interrompi · ripeti · perché · stato · cambia (per esempio “cambia la data”) · le mie richieste · ricomincia · lingua · una persona · un partner. Nel tuo portale non cambia nulla finché non dai conferma.
help-terminal = In questo terminale correggi il tuo ultimo messaggio con { $command }: scrivi il comando, uno spazio e le parole come devono essere.

why-general = Lo chiedo per fare esattamente quello che ti serve, e nient’altro.

not-understood = Mi dispiace, non ho capito. { $hint }
which-one = Un sì o un no da solo non mi dice quale. Scegli una di queste risposte.

hint-choice = Premi uno dei pulsanti, oppure scrivi il suo numero o le sue parole.
hint-confirm = Per cominciare, premi il primo pulsante o scrivi il suo testo; non è ancora cominciato niente.
hint-moment = Capisco data e ora scritte così: “17/11/2026 15:00”, “17 novembre alle 15”, “ieri alle 15” o “martedì 9:30”.
hint-kinds = Capisco parole come “contatti”, “aziende”, “lead”, “offerte”, “campi” o “incarichi”.
hint-number = Capisco un numero come “300”, oppure uno dei pulsanti.

offer-person = Mi dispiace, sembra che stiamo girando a vuoto. Se vuoi, chiedi di parlare con una persona.
no-answer = Mi dispiace, a questo non so rispondere. Forse una persona sì.
no-answer-beside = Alla tua domanda non so rispondere, mi dispiace; forse una persona sì. Vado avanti con il resto.
perhaps-answer = Non so se ho capito bene la domanda. Forse ti aiuta questo:
perhaps-stop = Non so se ho capito bene. Vuoi fermarti qui? Non si perde nulla.
    .meant-it = Sì, fermiamoci qui
    .meant-other = No, andiamo avanti
perhaps-meant = Non so se ho capito bene. Intendi “{ $label }”?
    .meant-it = Sì, quello
    .meant-other = No, un’altra cosa

empty-message = Il messaggio era vuoto. Premi un pulsante o scrivi qualche parola.
too-long = Erano più di { $limit } caratteri e non li ho letti. Dimmi la cosa più importante in una o due frasi.
no-words = Da qui non riesco a capire nulla. Premi un pulsante o scrivi qualche parola.
only-words-read = Leggo solo le tue parole; l’immagine o il file allegato non posso aprirlo.
other-script = Non so leggere questo alfabeto. Capisco: { $languages }. Per cambiare, scrivi “lingua”.
unsupported-message = Non posso aprire messaggi vocali, immagini, sticker, file e simili. Scrivimelo in poche parole.

stale-button = Quel pulsante apparteneva a una domanda precedente e non ha avuto alcun effetto. Siamo qui:
still-looking = Sto ancora controllando, può volerci un momento. Puoi sempre dire “interrompi” o “indietro”.
still-running = Il lavoro è in corso. Ti avviso appena è finito.
cannot-leave = Il lavoro è in corso e fermarlo a metà farebbe danni. Ti avviso appena è finito.
cannot-leave-restore = Il lavoro è in corso e fermarlo a metà farebbe danni. Ti avviso appena è finito. Dopo potrai far annullare tutto.
nothing-started = Va bene, non avvio nulla. Puoi ancora confermare, tornare indietro o fermarti qui.
consent-in-words = Perché nulla parta per sbaglio, qui un semplice sì ora non basta: scegli «{ $label }» o scrivi queste parole. Puoi anche tornare indietro o fermarti qui.

cancelled = Interrotto. Nel tuo portale non è stato modificato nulla.
solved = Bene, allora chiudo qui. Nel tuo portale non è cambiato niente. Se poi manca qualcosa, scrivimi di nuovo.
stopped-after-restore = Va bene, ci fermiamo qui. Quello che è stato ripristinato resta così; puoi ancora annullare il ripristino in “Le mie richieste”.
nothing-before = Prima di questo non c’è nulla.
stuck = Mi dispiace, ho perso il filo. Nel tuo portale non è stato modificato nulla.
flow-changed = Nel frattempo le mie domande sono state riviste, e quella a cui eravamo non c’è più. Nel tuo portale non è stato modificato nulla. Ricominciamo.

stopped-unfinished = Va bene, ci fermiamo qui. Il ripristino non è terminato: quello che ha fatto finora è registrato e resta così.

unfinished-restore = Un ripristino di questo portale non è terminato: { $restore }, avviato { $since }{ $known ->
        [0] {""}
        [1] {" "}dall’utente { $who }
       *[named] {" "}da { $who }
    }. Se nessuno se ne sta occupando, puoi riprenderlo o annullarlo in “Le mie richieste”; nulla viene fatto due volte.

choose-language = Quale lingua preferisci?
language-changed = Da qui in poi parliamo italiano.
language-name = { $name }

nothing-to-change = Non c’è ancora nessuna risposta da cambiare.
change-what = Quale risposta vuoi cambiare? Ti chiederò di nuovo solo ciò che dipende da quella.

status = Ecco cosa so finora:
status-nothing = Non hai ancora risposto nulla che io debba ricordare.
card-missing = • Si tratta di: { $kinds }
card-evidence = • Mancavano al confronto delle { $at }: { $counts }
card-changed = • Modifiche in gran numero, al confronto delle { $at }: { $counts }
card-moment = • Tutto ancora a posto: { $moment }
card-happened = • Quando è successo: { $moment }
card-option = • Opzione di ripristino: { $option }
card-snapshot = • Backup: { $snapshot }
card-plan = • Anteprima: pronta, valida fino a { $until }
card-done = • Fatto { $at }: ripristino { $restore }, riletto e confrontato
card-undone = • Annullato { $at }: ripristino { $restore }
card-running = • Il lavoro è in corso

choice-person = Parla con una persona
choice-back = Indietro
choice-tick-all = Seleziona tutto
choice-cancel = Interrompi
choice-requests = Le mie richieste
choice-start-again = Ricomincia
