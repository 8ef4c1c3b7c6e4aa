# Il team in un gruppo con argomenti: ciò che vede intorno alle conversazioni.

topic-assistant = 🤖 { $who } { $name }
topic-waiting = ⏳ { $who } { $name }
topic-agent = 💬 { $who } { $name }
topic-closed = ✅ { $who } { $name }
desk-past = Quello che è stato detto prima.
desk-in-a-topic = Questo va scritto nell’argomento di una conversazione.
desk-commands = Questo non lo conosco. Ci sono: { $names }. Tutto il resto che scrivi in un argomento arriva alla persona, a meno che non cominci con //.
desk-change-not-passed = La persona continua a leggere le parole di prima: un comando o una nota non viene inoltrata.
desk-person-blocked = La persona ha bloccato il bot. Quello che scrivi aspetta finché non lo riammette.
desk-person-back = La persona ha riammesso il bot; quello che aspettava viene consegnato.
desk-not-delivered = Questo non è arrivato: la persona ha bloccato il bot. Verrà consegnato se lo riammette.
desk-invite-how = Scrivi /invite PORTALE UTENTE, con il numero dell’utente; nell’argomento di una conversazione basta /invite UTENTE.
desk-invite-made = Per { $name } (utente { $user } di { $portal }), fino a { $until }: { $link }
    Chi lo apre per primo diventa quell’utente, quindi invialo solo a quella persona.
desk-no-portal = Non conosco nessun portale “{ $portal }”. Nessuno è stato invitato.
desk-no-user = { $portal } non conosce nessun utente attivo { $user }. Nessuno è stato invitato.
desk-portal-silent = { $portal } adesso non risponde. Nessuno è stato invitato; riprova fra qualche minuto.
desk-begin-how = Scrivi /begin PORTALE UTENTE, con il numero dell’utente.
desk-begin-nobody = L’utente { $user } di { $portal } non ha ancora una chat con il bot. /invite crea un link.
desk-guessing = L’account { $account } sta indovinando codici o link; sbagliati in un giorno: { $count }. Non se ne guarda più nessuno fino a { $until }.
desk-many-guesses = Qualcuno sta indovinando codici; sbagliati in un’ora, da tutti gli account: { $count }. Ora ogni account aspetta di più.
desk-lacks-topics = Questo gruppo non ha argomenti, quindi non posso mostrare qui le conversazioni. Attivali: gruppo > Modifica > Argomenti.
desk-lacks-administrator = Qui non sono amministratore: non posso creare argomenti né leggere quello che scrivi. Nominami amministratore, con i permessi “Gestisci argomenti” e “Fissa messaggi”.
desk-lacks-manage-topics = Qui non posso creare argomenti. Dammi il permesso “Gestisci argomenti”: gruppo > Amministratori.
desk-lacks-pins = Qui non posso fissare messaggi, quindi le schede delle conversazioni non sono fissate. Dammi il permesso “Fissa messaggi”: gruppo > Amministratori.
pressed-no-agent = Ascolto solo i membri di questo gruppo. Se sei un amministratore anonimo, disattiva l’anonimato.
pressed-stale = Questo pulsante non corrisponde più a niente.
desk-command-begin = Iniziare con qualcuno: PORTALE UTENTE
desk-command-invite = Un link che presenta qualcuno
