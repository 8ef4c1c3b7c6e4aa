//! What scripts come to see of the dialogue files: steps entered, choices pressed, texts said, by language.
//!
//! In charge of counting, and of naming what was never seen with its file and line. Playing is `script`'s.
//!
//! A choice counts as pressed where a script names it (`[key]`, `@key`, `#2`), at its step or, for what built-in steps
//! offer, below its reply. Entries of lists (moments, backups, groups) count by their text. A text counts as said when a
//! reply, a label or a value in them uses it.

use std::collections::BTreeSet;

use super::Dialogues;
use super::flow::Body;
use super::reply::Reply;
use super::state::State;
use super::texts::Texts;
use super::texts::catalogue::{self, FILE_PREFIX, ONLY_UNCHECKED};

/// What was seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Covered {
    steps: BTreeSet<String>,
    /// By step or reply, and key.
    choices: BTreeSet<(String, String)>,
    texts: BTreeSet<String>,
}

impl Covered {
    /// Steps were come to.
    pub fn note_steps(&mut self, steps: impl IntoIterator<Item = String>) {
        self.steps.extend(steps);
    }

    /// A reply was said.
    pub fn note_reply(&mut self, texts: &Texts, language: &str, reply: &Reply) {
        self.texts.extend(texts.said_by(texts.closest(language), reply));
    }

    /// A choice of the open question was pressed.
    pub fn note_choice(&mut self, dialogues: &Dialogues, state: &State, key: &str) {
        let body = state.step().and_then(|id| dialogues.flow.step(id)).map(|step| (&step.id, &step.body));
        if let (Some((id, Body::Plain(plain))), None) = (body, &state.aside)
            && plain.choices.iter().any(|choice| choice.key == key)
        {
            self.choices.insert((id.clone(), key.to_owned()));
        }
        if let Some(asked) = state.open_question().and_then(|question| question.replies.last()) {
            self.choices.insert((asked.name.clone(), key.to_owned()));
        }
    }

    /// What was seen elsewhere too.
    pub fn add(&mut self, other: &Self) {
        self.steps.extend(other.steps.iter().cloned());
        self.choices.extend(other.choices.iter().cloned());
        self.texts.extend(other.texts.iter().cloned());
    }
}

/// What there is of one sort, and what was not seen of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Share {
    /// All of it.
    pub all: usize,
    /// What was not seen.
    pub missing: Vec<Place>,
}

impl Share {
    /// Whole percent, rounded down, so that 100 means all.
    pub fn percent(&self) -> usize {
        ((self.all - self.missing.len()) * 100).checked_div(self.all).unwrap_or(100)
    }

    fn count(&mut self, is_seen: bool, place: impl FnOnce() -> Place) {
        self.all += 1;
        if !is_seen {
            self.missing.push(place());
        }
    }
}

/// Something that was not seen.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: String,
    /// The line.
    pub line: u32,
    /// What stands there.
    pub what: String,
}

/// What was seen in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Steps of the flows.
    pub steps: Share,
    /// Choices of the flows and of built-in steps.
    pub choices: Share,
    /// Texts and labels.
    pub texts: Share,
}

impl Coverage {
    /// Compares what was seen with what there is.
    pub fn of(dialogues: &Dialogues, language: &str, covered: &Covered) -> Self {
        let mut coverage = Self::default();
        coverage.count_flow(dialogues, covered);
        coverage.count_built_in_choices(dialogues, language, covered);
        coverage.count_texts(dialogues, language, covered);
        for share in [&mut coverage.steps, &mut coverage.choices, &mut coverage.texts] {
            share.missing.sort();
        }
        coverage
    }

    /// The three with their names.
    pub fn shares(&self) -> [(&'static str, &Share); 3] {
        [("steps", &self.steps), ("choices", &self.choices), ("texts", &self.texts)]
    }

    fn count_flow(&mut self, dialogues: &Dialogues, covered: &Covered) {
        for step in dialogues.flow.steps.values() {
            let place = |line, what| Place { file: step.file.clone(), line, what };
            self.steps.count(covered.steps.contains(&step.id), || place(step.line, format!("step {}", step.id)));
            let Body::Plain(plain) = &step.body else { continue };
            for choice in &plain.choices {
                let is_seen = covered.choices.contains(&(step.id.clone(), choice.key.clone()));
                let what = || place(choice.target.line, format!("choice {} of step {}", choice.key, step.id));
                self.choices.count(is_seen, what);
            }
        }
    }

    fn count_built_in_choices(&mut self, dialogues: &Dialogues, language: &str, covered: &Covered) {
        let is_scripted = |name: &str| !ONLY_UNCHECKED.contains(&name) && !is_elsewhere(name);
        let index = dialogues.texts.index(language).unwrap_or_default();
        for known in catalogue::all().into_iter().filter(|known| is_scripted(&known.name)) {
            let entry = index.entry(&known.name);
            let (file, line) = entry.map_or(("texts", 0), |entry| (entry.file.as_str(), entry.line));
            for key in &known.choices {
                let is_seen = covered.choices.contains(&(known.name.clone(), (*key).to_owned()));
                let what = format!("choice {key} of reply {}", known.name);
                self.choices.count(is_seen, || Place { file: file.to_owned(), line, what });
            }
        }
    }

    fn count_texts(&mut self, dialogues: &Dialogues, language: &str, covered: &Covered) {
        let index = dialogues.texts.index(language).unwrap_or_default();
        for (name, entry) in index.entries() {
            if ONLY_UNCHECKED.contains(&name) || name.starts_with(FILE_PREFIX) || is_elsewhere(name) {
                continue;
            }
            let place = |what| Place { file: entry.file.clone(), line: entry.line, what };
            self.texts.count(covered.texts.contains(name), || place(format!("text {name}")));
            for label in entry.attributes.keys().filter(|label| *label != "why") {
                let full = format!("{name}.{label}");
                self.texts.count(covered.texts.contains(&full), || place(format!("label {full}")));
            }
        }
    }
}

/// Whether a text is said outside of the canned world only.
fn is_elsewhere(name: &str) -> bool {
    catalogue::is_of_messenger(name) || catalogue::is_of_desk(name)
}
