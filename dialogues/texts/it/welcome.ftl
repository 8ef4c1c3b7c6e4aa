# Where a conversation begins and ends.

greeting = Ciao! Ti aiuto quando in Bitrix24 mancano dei dati. Controllo se sono davvero andati persi, cerco il backup che li contiene ancora, ti mostro cosa cambierebbe un ripristino e lo eseguo solo dopo la tua conferma.

menu = Cosa posso fare per te?
    .crm-data = I dati CRM mancano o sono sbagliati
    .other-data = Mancano altri dati
    .only-file = Voglio solo un file
    .requests = Le mie richieste
    .person = Una persona

why-menu = Ogni scelta porta su una strada diversa. Se hai dubbi, scegli “I dati CRM mancano o sono sbagliati”: mentre controlliamo non viene modificato nulla.

anything-else = Posso fare altro per te?
    .crm-data = I dati CRM mancano o sono sbagliati
    .other-data = Mancano altri dati
    .only-file = Voglio solo un file
    .requests = Le mie richieste
    .person = Una persona

stopped = Va bene, ci fermiamo qui. Nel tuo portale non è stato modificato nulla.

feedback = Ti è stato utile?
    .yes = Sì
    .no = No
    .skip = Preferisco non dirlo

feedback-reason = Che cosa non andava?
    .not-what-i-look-for = Non è quello che cerco
    .too-complicated = Troppo complicato
    .out-of-date = Non aggiornato
    .too-short = Troppo breve, mi serve di più
    .dislike-it = Non mi piace come funziona
    .still-a-question = Ho ancora una domanda
    .skip = Preferisco non dirlo

feedback-comment = Grazie. Vuoi aggiungere qualcosa con parole tue? Scrivilo qui.
    .skip = No, è tutto

feedback-thanks = Grazie, ne ho preso nota.

why-feedback = La tua risposta va alle persone che curano questo assistente. Non cambia nulla nella tua richiesta.

still-a-question = Certo. Scrivi qui la tua domanda con parole tue, per esempio quanto tempo ci vuole, che cosa è sicuro o quale piano serve. Altrimenti ti mostro di nuovo cosa posso fare, oppure parli con una persona.
    .menu = Mostra cosa sai fare
    .person = Una persona
