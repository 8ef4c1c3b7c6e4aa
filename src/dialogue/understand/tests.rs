//! What sentences say, a row each.

use chrono::{DateTime, TimeZone, Utc};
use chrono_tz::Tz;

use super::{Listener, Told, ToldMoment, Understanding, understand};
use crate::dialogue::reply::Arg;
use crate::dialogue::shipped;

const ZONE: Tz = chrono_tz::Europe::Berlin;

/// A Wednesday morning.
fn now() -> DateTime<Utc> {
    ZONE.with_ymd_and_hms(2026, 11, 18, 10, 0, 0).unwrap().to_utc()
}

fn read(language: &str, text: &str) -> Understanding {
    understand(text, &Listener::new(&shipped::dialogues(), language, ZONE, now()))
}

/// What was told in one line: `missing=… not=… when=… option=… count=… who=… names=…`.
fn line(told: &Told) -> String {
    let mut parts = Vec::new();
    let kinds = |kinds: &std::collections::BTreeSet<_>| Arg::Kinds(kinds.iter().copied().collect()).to_script(ZONE);
    if !told.kinds.is_empty() {
        parts.push(format!("missing={}", kinds(&told.kinds)));
    }
    if !told.not_kinds.is_empty() {
        parts.push(format!("not={}", kinds(&told.not_kinds)));
    }
    parts.extend(told.moment.map(|moment| match moment {
        ToldMoment::One(at) => format!("when={}", Arg::Moment(at).to_script(ZONE)),
        ToldMoment::Span(from, to) => format!("when={}", Arg::Span(from, to).to_script(ZONE)),
        ToldMoment::Two(..) | ToldMoment::Gap(..) | ToldMoment::Overlap(..) => "when=two".into(),
    }));
    parts.extend(told.option.map(|option| format!("option={option}")));
    parts.extend(told.amount.map(|amount| format!("count={amount}")));
    parts.extend(told.looked.iter().map(|looked| format!("looked={looked}")));
    parts.extend(told.who.as_ref().map(|who| format!("who={who}")));
    if !told.names.is_empty() {
        parts.push(format!("names={}", told.names.join("+")));
    }
    parts.join(" ")
}

#[test]
fn a_sentence_gives_every_answer_in_it() {
    for (language, text, told) in [
        (
            "en",
            "all contacts have been gone since yesterday 15:00, I only need a CSV",
            "missing=contact when=2026-11-17T15:00 option=csv",
        ),
        (
            "de",
            "alle Kontakte sind seit gestern 15 Uhr weg, ich brauche nur eine CSV",
            "missing=contact when=2026-11-17T15:00 option=csv",
        ),
        ("pl", "brakuje kontaktu prof. Nowak", "missing=contact names=prof. Nowak"),
        ("en", "12 deals and some companies were deleted on Monday", "missing=company+deal when=2026-11-16 count=12"),
        (
            "de",
            "am Montag wurden zwei Aufträge und ein paar Firmen gelöscht",
            "missing=company+deal when=2026-11-16 count=2",
        ),
        ("en", "not contacts, deals", "missing=deal not=contact"),
        ("en", "not the contacts or the companies but the deals", "missing=deal not=contact+company"),
        ("de", "nicht die Kontakte, sondern die Aufträge", "missing=deal not=contact"),
        ("de", "nicht Kontakte, Aufträge", "missing=deal not=contact"),
        ("en", "I can't see my contacts any more", "missing=contact"),
        ("de", "ich sehe meine Kontakte nicht mehr", "missing=contact"),
        ("en", "Anna Peters deleted the leads", "missing=lead who=Anna Peters"),
        ("de", "Anna hat alles gelöscht", "who=Anna"),
        ("de", "das wurde von Timo Lang gelöscht", "who=Timo Lang"),
        ("en", "My colleague deleted it", ""),
        ("de", "Ein Kollege hat es gelöscht", ""),
        ("en", "the company Tran & Co is missing", "missing=company names=Tran & Co"),
        ("de", "der Kontakt Jonas Weber fehlt", "missing=contact names=Jonas Weber"),
        ("en", "roll back the whole account", "option=full-rollback"),
        ("de", "das ganze CRM bitte", "option=crm-rollback"),
        ("en", "not the csv, a rollback", "option=crm-rollback"),
        ("en", "our cotnacts and oportunities", "missing=contact"),
        ("de", "alle Unternemhen sind weg", "missing=company"),
        ("de", "our contacts have been gone since yesterday 15:00", "missing=contact when=2026-11-17T15:00"),
        ("en", "unsere Kontakte sind seit gestern 15 Uhr weg", "missing=contact when=2026-11-17T15:00"),
        ("en", "I need it right now", ""),
        ("en", "the moon is full", ""),
        ("de", "der Mond ist rund", ""),
        ("en", "it will all be gone tomorrow", ""),
    ] {
        assert_eq!(line(&read(language, text).told), told, "{text}");
    }
}

/// A name ends where the sentence does, though companies have full stops in theirs; a cry is nobody's name.
#[test]
fn names_are_whole_and_cries_are_none() {
    for (language, text, told) in [
        ("it", "l'azienda Rossi S.r.l. è sparita", "missing=company names=Rossi S.r.l."),
        ("it", "manca l'azienda Rossi S.p.A. Potete aiutarmi?", "missing=company names=Rossi S.p.A."),
        ("pl", "firma Kowalski Sp. z o.o. zniknęła", "missing=company names=Kowalski Sp. z o.o."),
        ("de", "der Kontakt Jonas Weber fehlt. Anna weiß davon", "missing=contact names=Jonas Weber"),
        ("en", "the company Tran & Co. is missing", "missing=company names=Tran & Co"),
        ("en", "Anna deleted the leads. Bob saw it", "missing=lead who=Anna"),
        ("en", "Oh Anna deleted everything", "who=Anna"),
        ("en", "Damn deleted everything", ""),
        ("de", "Verdammt, Anna hat alles gelöscht", "who=Anna"),
        ("de", "Verdammt hat alles gelöscht", ""),
        ("de", "Frau Meier hat alles gelöscht", "who=Meier"),
        ("fr", "Mince, Anne a tout supprimé", "who=Anne"),
        ("it", "Mamma mia, Anna ha cancellato tutto", "who=Anna"),
        ("it", "Accidenti ha cancellato tutto", ""),
        ("pl", "Kurczę, Anna usunęła wszystko", "who=Anna"),
        ("vi", "Trời ơi, Lan đã xóa hết", "who=Lan"),
    ] {
        assert_eq!(line(&read(language, text).told), told, "{text}");
    }
}

/// A person may be asked for within a long sentence; what else it says is heard too.
#[test]
fn a_person_is_asked_for_within_a_sentence() {
    for (language, text, told) in [
        (
            "en",
            "all contacts have been gone since yesterday and I would like to talk to a person about it",
            "missing=contact when=2026-11-17",
        ),
        ("en", "can I please speak with somebody", ""),
        (
            "de",
            "seit gestern sind alle Kontakte weg und ich möchte bitte mit einem Mitarbeiter sprechen",
            "missing=contact when=2026-11-17",
        ),
        (
            "fr",
            "tous les contacts ont disparu hier et je voudrais parler à un conseiller",
            "missing=contact when=2026-11-17",
        ),
        (
            "it",
            "buongiorno, da ieri sono spariti tutti i contatti e vorrei parlare con una persona per capire cosa fare",
            "missing=contact when=2026-11-17",
        ),
        ("it", "non capisco niente di quello che mi chiedi, passatemi per favore un operatore", ""),
        (
            "pl",
            "wczoraj zniknęły wszystkie kontakty i chciałbym porozmawiać z konsultantem",
            "missing=contact when=2026-11-17",
        ),
        ("vi", "hôm qua mất hết liên hệ, cho tôi gặp nhân viên để hỏi", "missing=contact when=2026-11-17"),
    ] {
        let understood = read(language, text);
        assert_eq!(understood.commands, [super::Command::Person], "{text}");
        assert_eq!(line(&understood.told), told, "{text}");
    }
    for (language, text) in [
        ("en", "a person from sales deleted the deals"),
        ("de", "eine Person aus dem Vertrieb hat die Aufträge gelöscht"),
        ("fr", "une personne du service a supprimé les contacts"),
        ("it", "una persona dell'ufficio ha cancellato le offerte"),
        ("pl", "osoba ze sprzedaży usunęła deale"),
        ("vi", "một nhân viên đã xóa giao dịch"),
    ] {
        assert!(read(language, text).commands.is_empty(), "{text}");
    }
}

/// To change an answer is a command; that something was changed is an answer.
#[test]
fn a_sentence_that_tells_of_a_change_is_no_command() {
    for (language, text, command) in [
        ("en", "change the date", "change moment"),
        ("en", "I'd like to change the date please", "change moment"),
        ("it", "si può annullare?", ""),
        ("en", "the records change every day", ""),
        ("de", "das Datum bitte ändern", "change moment"),
        ("de", "ich möchte das Datum ändern", "change moment"),
        ("de", "Anna wollte die Daten ändern", ""),
        ("fr", "je voudrais changer la date", "change moment"),
        ("fr", "Anne a voulu changer les données", ""),
        ("it", "vorrei cambiare la data", "change moment"),
        ("it", "Anna cambia i dati ogni giorno", ""),
        ("pl", "chcę zmienić datę", "change moment"),
        ("pl", "datę zmienić", "change moment"),
        ("pl", "ktoś chciał zmienić dane", ""),
        ("vi", "sửa ngày", "change moment"),
        ("vi", "cho tôi đổi ngày", "change moment"),
        ("vi", "giao dịch bị sửa hôm qua", ""),
    ] {
        let dialogues = shipped::dialogues();
        let found = match super::command(text, dialogues.texts.language(language).unwrap()) {
            Some(super::Said::Plain(command)) => command.as_str().to_owned(),
            Some(super::Said::Change(slot)) => format!("change {}", slot.as_str()),
            None => String::new(),
        };
        assert_eq!(found, command, "{text}");
    }
    assert_eq!(line(&read("vi", "giao dịch bị sửa hôm qua").told), "missing=deal when=2026-11-17");
}

#[test]
fn yes_and_no_have_the_negation_first() {
    for (language, text, polarity) in [
        ("en", "yeah", "yes"),
        ("en", "Yes, they are all there", "yes"),
        ("en", "no, they aren't", "no"),
        ("en", "they are not there", "no"),
        ("en", "I can't find them", "no"),
        ("en", "yes, but not all of them", ""),
        ("en", "not sure", ""),
        ("en", "I don't know", ""),
        ("en", "I want it", ""),
        ("de", "jaa", "yes"),
        ("de", "stimmt nicht", "no"),
        ("de", "stimmt", "yes"),
        ("de", "nö", "no"),
        ("de", "da ist nichts", "no"),
        ("de", "ja, aber nicht alle", ""),
        ("de", "weiß ich nicht", ""),
        ("de", "keine Ahnung", ""),
    ] {
        let found = match read(language, text).polarity {
            Some(super::Polarity::Yes) => "yes",
            Some(super::Polarity::No) => "no",
            None => "",
        };
        assert_eq!(found, polarity, "{text}");
    }
}

#[test]
fn what_is_said_beside_the_matter_is_heard_in_its_order() {
    for (language, text, heard, rest) in [
        ("en", "Thanks, how long does it take?", "talk-thanks asked-how-long", ""),
        ("en", "No, thanks", "talk-thanks", "No"),
        ("en", "Is it safe? All contacts are gone.", "asked-if-safe", "All contacts are gone"),
        ("en", "someone is deleting everything at this moment", "emergency", "everything at this moment"),
        ("en", "Anna is deleting our deals", "emergency", "our deals"),
        ("en", "you useless bot", "talk-insult", "you"),
        ("en", "the moron from sales", "talk-insult", "the from sales"),
        ("en", "the moon is full", "", "the moon is full"),
        ("en", "what does it cost to upgrade to Plus?", "asked-which-plans asked-for-plus", ""),
        ("de", "Danke! Ist das sicher?", "talk-thanks asked-if-safe", ""),
        ("de", "wir werden gerade gehackt", "emergency", ""),
        ("de", "Bitte einen Partner", "partner", "Bitte"),
        ("en", "wir werden gerade gehackt", "emergency", ""),
        ("de", "somebody is deleting everything", "emergency", "everything"),
    ] {
        let understood = read(language, text);
        assert_eq!(understood.heard.join(" "), heard, "{text}");
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>().join(" ");
        assert_eq!(words(&understood.rest), rest, "{text}");
    }
}
