//! What is understood of one message, whatever step it is said at: for the people who edit language files, and for
//! measuring.
//!
//! In charge of asking every understanding in turn and of naming the files that answered. It holds no conversation:
//! which of it counts at a step is the engine's.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde_json::{Map, Value, json};

use super::Dialogues;
use super::backend::{Kind, RestoreOption};
use super::language::Language;
use super::moments::Moment;
use super::understand::told::amount_in;
use super::understand::{self, Listener, Look, Polarity, Said, normal};

/// Choices that say what a person wants, before anything was asked.
const MENU: [&str; 5] = ["crm-data", "other-data", "only-file", "requests", "not-sure"];

/// What is understood of a message.
#[derive(Debug, Clone, PartialEq)]
pub struct Understanding {
    /// The message.
    pub text: String,
    /// A command, or a choice of the menu.
    pub intent: Option<String>,
    /// The answers that it fills, by what they are about.
    pub answers: Map<String, Value>,
    /// The moments that it names: none, one, or two where it is ambiguous.
    pub moments: Vec<Moment>,
    /// Files and what in them said so.
    pub by: Vec<String>,
}

impl Understanding {
    /// As programs read it, moments on the clock of a zone.
    pub fn to_json(&self, zone: Tz) -> Value {
        let moment = |moment: &Moment| json!({ "at": moment.at.with_timezone(&zone).to_rfc3339(), "precision": moment.precision });
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
pub fn of(text: &str, language: &str, dialogues: &Dialogues, zone: Tz, now: DateTime<Utc>) -> Understanding {
    let mut found =
        Understanding { text: text.to_owned(), intent: None, answers: Map::new(), moments: Vec::new(), by: Vec::new() };
    // What is not read in a conversation is not read here.
    if !matches!(understand::look(text), Look::Words | Look::OtherScript) {
        return found;
    }
    let moment = dialogues.moments.understand(text, language, zone, now);
    (found.moments, found.by) = (moment.moments, moment.by);
    let listener = Listener::new(dialogues, language, zone, now);
    let Some((code, own)) = listener.languages.first().copied() else { return found };
    let understood = understand::understand(text, &listener);
    if let Some(asked) = understand::language_asked(text, &listener) {
        found.intent = Some("language".to_owned());
        found.answers.insert("language".to_owned(), json!(asked));
        found.by.push(format!("language/{asked}.yaml: name"));
        return found;
    }
    add_intent(&mut found, code, own, &understood, &listener);
    add_answers(&mut found, code, own, understood);
    found
}

fn add_intent(
    found: &mut Understanding,
    code: &str,
    language: &Language,
    understood: &understand::Understanding,
    listener: &Listener<'_>,
) {
    let command = match understand::command_anywhere(&found.text, listener) {
        Some(Said::Plain(command)) => Some((command.as_str().to_owned(), format!("commands {command}"))),
        Some(Said::Change(slot)) => Some((format!("change {}", slot.as_str()), "commands change".to_owned())),
        None => None,
    };
    let choice = || chosen(&found.text, &MENU, language).map(|key| (key.to_owned(), format!("choices {key}")));
    let heard = || understood.heard.first().map(|step| (step.clone(), format!("heard {step}")));
    let within =
        || understood.commands.first().map(|command| (command.as_str().to_owned(), format!("commands {command}")));
    let loss = || understood.is_loss.then(|| ("crm-data".to_owned(), "talk loss".to_owned()));
    let is_unsure = understood.is_unsure && understood.told.is_empty();
    let unsure = || is_unsure.then(|| ("not-sure".to_owned(), "talk unsure".to_owned()));
    if let Some((intent, by)) = command.or_else(choice).or_else(heard).or_else(within).or_else(loss).or_else(unsure) {
        found.intent = Some(intent);
        found.by.push(format!("language/{code}.yaml: {by}"));
    }
}

fn add_answers(found: &mut Understanding, code: &str, language: &Language, understood: understand::Understanding) {
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
    if !told.names.is_empty() {
        add("names", json!(told.names), "talk records");
    }
    let amount = told.amount.or_else(|| amount_in(&text, language).filter(|_| found.moments.is_empty()));
    if let Some(amount) = amount {
        found.answers.insert("amount".to_owned(), json!(amount));
    }
}

/// The choice of which a text is another word.
fn chosen<'a>(text: &str, keys: &[&'a str], language: &Language) -> Option<&'a str> {
    let text = normal(text);
    let fits = |key: &&&str| language.choices.get(**key).into_iter().flatten().any(|word| normal(word) == text);
    keys.iter().find(fits).copied()
}
