//! One turn: a state and an event in, a state and effects out. No I/O, no clock.
//!
//! In charge of walking the flow, of what works at every step, and of results that come late, twice or not
//! at all. What a built-in step means is in `steps`, how a sentence is understood in `understand`.

use std::cell::RefCell;
use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::Dialogues;
use super::answers::Answers;
use super::event::{Advance, Effect, Event, Passed};
use super::facts::{Fact, FactAnswer, FactName, Facts};
use super::flow::{Body, Step};
use super::reply::{Arg, Reply};
use super::state::{EvidenceState, State, Task};
use super::steps::{BuiltIn, Inner};
use super::texts::Setting;
use super::understand::{Said, Understanding};
use crate::domain::tariff::Tariff;

pub mod arguments;
mod asides;
mod asking;
mod cards;
mod consent;
mod desk;
mod edits;
mod facts;
mod filling;
mod guessing;
mod hearing;
mod knowledge;
mod languages;
mod matters;
mod naming;
mod news;
mod of_results;
mod polar;
mod questions;
mod removals;
mod results;
mod sentences;
mod talk;
mod telling;
mod walking;
mod wishes;
mod with_more;

pub use desk::{ApprovalNews, RATE, next_words, status_lines};
pub use filling::read_filling;
pub(super) use hearing::steps_match_name;
pub(super) use polar::{adds_to, takes_back};
pub(super) use results::with_other;

/// The most steps that one turn walks through without asking; a checked flow stays far below.
const MOST_HOPS: u32 = 60;

/// Takes one turn.
///
/// Events that belong to nothing waited for (late, doubled, of an older plan) change nothing and say nothing.
pub fn advance(dialogues: &Dialogues, state: State, facts: &Facts, event: Event, now: DateTime<Utc>) -> Advance {
    let mut turn = Turn::new(dialogues, facts, state, now);
    turn.take(event);
    Advance { state: turn.state, effects: told_once(turn.effects), way: turn.way }
}

/// What a turn tells twice in the same words is told once.
fn told_once(effects: Vec<Effect>) -> Vec<Effect> {
    let mut told: Vec<Effect> = Vec::with_capacity(effects.len());
    for effect in effects {
        let is_told = matches!(&effect, Effect::Say(_)) && told.contains(&effect);
        if !is_told {
            told.push(effect);
        }
    }
    told
}

/// What a step did with what it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It asked or ordered something and stays.
    Stay,
    /// It is through, by this exit.
    Exit(&'static str),
    /// It is to begin again.
    Again,
    /// It made nothing of the answer.
    NotUnderstood,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Heard {
    /// One of the choices.
    Choice(String),
    /// Words that are none of them.
    Text(String),
}

impl Heard {
    /// The choice's key, empty for words.
    pub fn key(&self) -> &str {
        match self {
            Self::Choice(key) => key,
            Self::Text(_) => "",
        }
    }
}

/// A turn under way.
pub(super) struct Turn<'a> {
    pub dialogues: &'a Dialogues,
    pub facts: &'a Facts,
    pub now: DateTime<Utc>,
    pub state: State,
    effects: Vec<Effect>,
    way: Vec<Passed>,
    /// Why the next step is come to, where a rule or a fact decided.
    because: Option<String>,
    /// What was said in this turn since the last question, to be repeated with it.
    said: Vec<Reply>,
    /// Facts whose answer came with this event: never asked again within it.
    just_answered: BTreeSet<FactName>,
    /// Evidence or snapshots came with this event: never read again within it.
    just_read: bool,
    hops: u32,
    /// A plain step says only its last line: its introduction was said before.
    briefly: bool,
    /// The conversation was begun by this event.
    is_first: bool,
    /// What the text of this event was understood as: it is asked for when it is noted, and again when it is heard.
    understood: RefCell<Option<Understood>>,
}

/// A text with what it says to a person's language.
struct Understood {
    text: String,
    language: String,
    says: Understanding,
}

impl<'a> Turn<'a> {
    fn new(dialogues: &'a Dialogues, facts: &'a Facts, state: State, now: DateTime<Utc>) -> Self {
        Self {
            dialogues,
            facts,
            now,
            state,
            effects: Vec::new(),
            way: Vec::new(),
            because: None,
            said: Vec::new(),
            just_answered: BTreeSet::new(),
            just_read: false,
            hops: 0,
            briefly: false,
            is_first: false,
            understood: RefCell::default(),
        }
    }
}

impl Turn<'_> {
    fn take(&mut self, event: Event) {
        let event = match event {
            // While an agent has the conversation the assistant neither begins nor asks anything.
            Event::ToAgent(event) => return self.keep_for_agent(*event),
            Event::Desk(event) => return self.hear_desk(event),
            event => event,
        };
        if self.state.tasks.is_empty() {
            self.begin();
            let is_answer = match &event {
                Event::Opened => false,
                // A first message is greeted; it is heard where it already says what is wanted.
                Event::Text(text) | Event::Captioned(text) => self.understands(text),
                _ => true,
            };
            if !is_answer {
                self.count_message(&event);
                return;
            }
        }
        if self.hear_late_rating(&event) || self.reopen(&event) {
            return;
        }
        if self.follow_changed_files() {
            // The answer was to a question that is gone.
            return;
        }
        self.state.reading_was_tried &= !is_of_the_person(&event);
        match event {
            Event::Opened => self.come_back(),
            Event::Text(text) => self.hear_message(&text),
            Event::Captioned(text) => {
                self.effects.push(Effect::Say(Reply::new("only-words-read")));
                self.hear_message(&text);
            }
            Event::Edited { message, text } => self.hear_edited(message, &text),
            Event::Pressed { choice, question } => self.hear_press(&choice, question),
            Event::Command(command) => self.obey(&Said::Plain(command)),
            Event::Unsupported => {
                self.state.messages += 1;
                self.say_beside(Reply::new("unsupported-message"));
            }
            Event::Language(code) => self.switch_language(&code),
            news if news.is_unasked() => self.hear_unasked(&news),
            result => self.receive(result),
        }
    }

    fn hear_message(&mut self, text: &str) {
        self.state.messages += 1;
        self.note_written(text);
        self.hear_text(text);
    }

    fn count_message(&mut self, event: &Event) {
        if let Event::Text(text) | Event::Captioned(text) = event {
            self.state.messages += 1;
            self.note_written(text);
        }
    }

    fn begin(&mut self) {
        self.state.fingerprint.clone_from(&self.dialogues.fingerprint);
        self.is_first = true;
        let start = self.dialogues.flow.start("welcome").to_owned();
        self.state.tasks = vec![Task::new(&start)];
        self.enter(&start);
    }

    /// Keeps the conversation in its place when the files have changed; begins anew where the place is gone
    /// (and gives whether it did).
    fn follow_changed_files(&mut self) -> bool {
        if self.state.fingerprint == self.dialogues.fingerprint {
            return false;
        }
        self.state.fingerprint.clone_from(&self.dialogues.fingerprint);
        for task in &mut self.state.tasks {
            for id in task.trail.iter_mut().chain([&mut task.step]) {
                if let Some(present) = self.dialogues.flow.present_name(id) {
                    *id = present.to_owned();
                }
            }
        }
        let is_stranded = self.state.tasks.iter().any(|task| self.dialogues.flow.step(&task.step).is_none());
        if is_stranded {
            self.say(Reply::new("flow-changed"));
            self.open_menu();
        } else {
            self.forget_unsayable();
        }
        is_stranded
    }

    /// A question that the present texts cannot say any more is asked anew by its step, when it is next come to.
    fn forget_unsayable(&mut self) {
        let texts = &self.dialogues.texts;
        let setting = Setting { zone: self.facts.portal.zone, now: self.now };
        let code = texts.closest(&self.state.language);
        for question in self.state.tasks.iter_mut().filter_map(|task| task.question.as_mut()) {
            if question.replies.iter().any(|reply| texts.word(code, reply, setting).is_err()) {
                question.replies.clear();
            }
        }
    }

    /// Back to the menu, or to the matter that was put aside; answers of the abandoned one are forgotten.
    pub fn open_menu(&mut self) {
        self.forget_matter();
        let start = self.dialogues.flow.start("welcome").to_owned();
        self.state.tasks = vec![Task::new(&start)];
        if self.take_up_last() {
            return;
        }
        self.briefly = true;
        self.enter(&start);
    }

    fn forget_matter(&mut self) {
        self.state.written.clear();
        self.state.answers = Answers::default();
        self.state.aside = None;
        self.state.evidence = EvidenceState::NotRead;
        self.state.snapshots = None;
        self.state.approval = None;
        // Another matter begins: rights and tariff may have changed since the last one.
        self.state.facts.clear();
    }

    /// The present task.
    pub fn task(&mut self) -> &mut Task {
        if self.state.tasks.is_empty() {
            self.state.tasks.push(Task::new(self.dialogues.flow.start("welcome")));
        }
        self.state.tasks.last_mut().expect("one was pushed if there was none")
    }

    /// The present step; the menu's where the files lack it.
    fn step(&self) -> Option<&Step> {
        self.state.step().and_then(|id| self.dialogues.flow.step(id))
    }

    fn built_in(&self) -> Option<BuiltIn> {
        match self.step()?.body {
            Body::BuiltIn { step, .. } => Some(step),
            Body::Plain(_) => None,
        }
    }

    /// Where within the present step.
    pub fn inner(&mut self) -> &Inner {
        &self.task().inner
    }

    /// Moves within the present step.
    pub fn set_inner(&mut self, inner: Inner) {
        self.task().inner = inner;
    }
}

/// Whether an event is a word of the person, or of the outside; a result of work is neither.
fn is_of_the_person(event: &Event) -> bool {
    matches!(
        event,
        Event::Opened
            | Event::Text(_)
            | Event::Captioned(_)
            | Event::Pressed { .. }
            | Event::Edited { .. }
            | Event::Command(_)
            | Event::Unsupported
            | Event::Language(_)
            | Event::TariffChanged
    )
}

/// A fact as far as it is known now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    Yes,
    No,
    Unknown,
    Missing,
}

impl From<&Fact> for Known {
    fn from(fact: &Fact) -> Self {
        match fact.answer {
            FactAnswer::Yes => Self::Yes,
            FactAnswer::No => Self::No,
            FactAnswer::Unknown(_) => Self::Unknown,
        }
    }
}

impl From<bool> for Known {
    fn from(answer: bool) -> Self {
        if answer { Self::Yes } else { Self::No }
    }
}

/// The tariff's code as texts take it.
pub(super) fn tariff_arg(tariff: &Tariff) -> Arg {
    match tariff {
        Tariff::Known(code) => Arg::Tariffs(vec![code.clone()]),
        Tariff::Unknown(_) => Arg::Term("tariff-unknown".into()),
    }
}
