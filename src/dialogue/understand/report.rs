//! What is understood of one message, whatever step it is said at: for the people who edit language files, and for
//! measuring.
//!
//! In charge of asking every understanding in turn and of naming the files that answered. It holds no conversation:
//! which of it counts at a step is the engine's.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde_json::{Map, Value, json};

use super::told::amount_in;
use super::whole::ASKED;
use super::{
    Listener, Look, Polarity, Said, Understanding, command_anywhere, is_same, language_asked, look, normal, understand,
};
use crate::dialogue::Dialogues;
use crate::dialogue::backend::{Kind, RestoreOption};
use crate::dialogue::language::Language;
use crate::dialogue::moments::{Moment, Precision, Reading, Writing};

/// Choices that say what a person wants, before anything was asked.
const MENU: [&str; 5] = ["crm-data", "other-data", "only-file", "requests", "not-sure"];

/// What is said beside a matter, and is none.
const COURTESIES: [&str; 4] = ["talk-greeting", "talk-thanks", "talk-goodbye", "talk-how-are-you"];

/// What is understood of a message.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The message.
    pub text: String,
    /// A command, or a choice of the menu.
    pub intent: Option<String>,
    /// The answers that it fills, by what they are about.
    pub answers: Map<String, Value>,
    /// The moments that it names: none, one, or two where it is ambiguous.
    pub moments: Vec<Moment>,
    /// The end of what is a part of a day, or a few hours.
    pub until: Option<DateTime<Utc>>,
    /// Files and what in them said so.
    pub by: Vec<String>,
}

impl Report {
    /// As programs read it, moments on the clock of a zone.
    pub fn to_json(&self, zone: Tz) -> Value {
        let shown = |at: DateTime<Utc>| at.with_timezone(&zone).to_rfc3339();
        let moment = |moment: &Moment| {
            let mut told = json!({ "at": shown(moment.at), "precision": moment.precision });
            if let Some(until) = self.until {
                told["until"] = json!(shown(until));
            }
            told
        };
        json!({
            "text": self.text,
            "intent": self.intent,
            "answers": self.answers,
            "moments": self.moments.iter().map(moment).collect::<Vec<_>>(),
            "by": if self.by.is_empty() { Value::Null } else { Value::String(self.by.join(", ")) },
        })
    }
}

/// Understands a message of a person who speaks a language, in a portal's zone.
pub fn of(text: &str, language: &str, dialogues: &Dialogues, zone: Tz, now: DateTime<Utc>) -> Report {
    let mut found = Report {
        text: text.to_owned(),
        intent: None,
        answers: Map::new(),
        moments: Vec::new(),
        until: None,
        by: Vec::new(),
    };
    // What is not read in a conversation is not read here.
    if !matches!(look(text), Look::Words | Look::OtherScript) {
        return found;
    }
    let listener = Listener::new(dialogues, language, zone, now);
    let Some((code, own)) = listener.languages.first().copied() else { return found };
    let understood = understand(text, &listener);
    let wants_state = understood.told.option == Some(RestoreOption::Csv);
    let moment = dialogues.moments.understand_in(text, language, Writing { wants_state, ..listener.writing });
    // How long a day or a week is, its precision says; of a part of the day it does not.
    found.until = match (moment.reading, &moment.moments[..]) {
        (Reading::Span(from, until), [Moment { at, precision: Precision::Hour }]) if from == *at => Some(until),
        _ => None,
    };
    (found.moments, found.by) = (moment.moments, moment.by);
    // *Can you do it tonight?* tells no moment of a loss.
    if understood.told.moment.is_none() && understood.heard.iter().any(|step| step.starts_with(ASKED)) {
        found.moments.clear();
        (found.until, found.by) = (None, Vec::new());
    }
    add_intent(&mut found, code, own, &understood, &listener);
    add_answers(&mut found, code, own, understood, dialogues);
    found
}

fn add_intent(
    found: &mut Report,
    code: &str,
    language: &Language,
    understood: &Understanding,
    listener: &Listener<'_>,
) {
    let obeyed = match command_anywhere(&found.text, listener) {
        Some(Said::Plain(command)) => Some((command.as_str().to_owned(), format!("commands {command}"))),
        Some(Said::Change(slot)) => Some((format!("change {}", slot.as_str()), "commands change".to_owned())),
        None => None,
    };
    let asked = || {
        let code = language_asked(&found.text, listener)?;
        Some((format!("lang-{code}"), format!("choices lang-{code}, talk speak")))
    };
    let choice = || chosen(&found.text, &MENU, language).map(|key| (key.to_owned(), format!("choices {key}")));
    // Whoever greets, and tells of a loss, wants it mended.
    let is_matter = understood.is_loss || understood.is_file_only;
    let counts = |step: &&String| !(is_matter && COURTESIES.contains(&step.as_str()));
    let file = || understood.is_file_only.then(|| ("only-file".to_owned(), "talk options".to_owned()));
    let heard = || understood.heard.iter().find(counts).map(|step| (step.clone(), format!("heard {step}")));
    let within =
        || understood.commands.first().map(|command| (command.as_str().to_owned(), format!("commands {command}")));
    let loss = || understood.is_loss.then(|| ("crm-data".to_owned(), "talk loss".to_owned()));
    let is_unsure = understood.is_unsure && understood.told.is_empty();
    let denial = || understood.is_denial.then(|| ("nothing-lost".to_owned(), "talk no-loss".to_owned()));
    let unsure = || is_unsure.then(|| ("not-sure".to_owned(), "talk unsure".to_owned()));
    let within_sentences = || heard().or_else(within).or_else(file).or_else(loss).or_else(denial).or_else(unsure);
    if let Some((intent, by)) = obeyed.or_else(choice).or_else(asked).or_else(within_sentences) {
        found.intent = Some(intent);
        found.by.push(format!("language/{code}.yaml: {by}"));
    }
}

fn add_answers(found: &mut Report, code: &str, language: &Language, understood: Understanding, dialogues: &Dialogues) {
    let text = found.text.clone();
    let mut add = |slot: &str, value: Value, by: &str| {
        found.answers.insert(slot.to_owned(), value);
        found.by.push(format!("language/{code}.yaml: {by}"));
    };
    let names = |kinds: &BTreeSet<Kind>| json!(kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>());
    let told = understood.told;
    if !told.kinds.is_empty() {
        add("missing", names(&told.kinds), "kinds");
    }
    if !told.not_kinds.is_empty() {
        add("not-missing", names(&told.not_kinds), "talk not-these");
    }
    let options: Vec<&str> = RestoreOption::ALL.iter().map(|option| option.as_str()).collect();
    let option = told.option.map(|option| option.as_str()).or_else(|| chosen(&text, &options, language));
    if let Some(option) = option {
        add("option", json!(option), "talk options");
    }
    if let Some(polarity) = understood.polarity {
        add("yes", json!(polarity == Polarity::Yes), "talk yes, no, not");
    }
    if let Some(who) = told.who {
        add("who", json!(who), "talk who");
    }
    if !told.looked.is_empty() {
        add("looked", json!(told.looked), "talk looked");
    }
    if !told.names.is_empty() {
        add("names", json!(told.names), "talk records");
    }
    let numbers = || amount_in(&dialogues.moments.without_times(&text, code), language);
    // *Sei un robot?* has no six in it.
    let is_answer = found.moments.is_empty() && understood.heard.is_empty();
    let amount = told.amount.or_else(|| numbers().filter(|_| is_answer));
    if let Some(amount) = amount {
        found.answers.insert("amount".to_owned(), json!(amount));
    }
}

/// The choice of which a text is another word.
fn chosen<'a>(text: &str, keys: &[&'a str], language: &Language) -> Option<&'a str> {
    let text = normal(text);
    let fits = |key: &&&str| language.choices.get(**key).into_iter().flatten().any(|word| is_same(word, &text));
    keys.iter().find(fits).copied()
}
