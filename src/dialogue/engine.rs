//! One turn: a state and an event in, a state and effects out. No I/O, no clock.
//!
//! In charge of walking the flow, of what works at every step, and of results that come late, twice or not
//! at all. What a built-in step means is in `steps`, how a sentence is understood in `understand`.

use std::cell::RefCell;
use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::Dialogues;
use super::answers::{Answers, Slot};
use super::backend::Kind;
use super::event::{Advance, Effect, Event, Passed, RequestNumber};
use super::facts::{Fact, FactAnswer, FactName, Facts};
use super::flow::{Body, EvidenceUse, Line, Note, Plain, RETURN, Step};
use super::reply::{Arg, Choice, Reply};
use super::state::{EvidenceState, Pending, Question, State, Task, Work};
use super::steps::{self, BuiltIn, Inner};
use super::understand::{Said, Understanding};
use crate::domain::tariff::Tariff;

pub mod arguments;
mod asides;
mod cards;
mod desk;
mod edits;
mod facts;
mod filling;
mod hearing;
mod knowledge;
mod matters;
mod news;
mod results;
mod sentences;
mod talk;
mod telling;

pub use desk::{ApprovalNews, RATE, next_words, status_lines};
pub use filling::read_filling;
pub(super) use hearing::steps_match_name;
pub(super) use results::with_other;

/// The most steps that one turn walks through without asking; a checked flow stays far below.
const MOST_HOPS: u32 = 60;

/// Takes one turn.
///
/// Events that belong to nothing waited for (late, doubled, of an older plan) change nothing and say nothing.
pub fn advance(dialogues: &Dialogues, state: State, facts: &Facts, event: Event, now: DateTime<Utc>) -> Advance {
    let mut turn = Turn::new(dialogues, facts, state, now);
    turn.take(event);
    Advance { state: turn.state, effects: turn.effects, way: turn.way }
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
                Event::Text(text) => self.understands(text),
                _ => true,
            };
            if !is_answer {
                self.count_message(&event);
                return;
            }
        }
        if self.follow_changed_files() {
            // The answer was to a question that is gone.
            return;
        }
        self.state.reading_was_tried &= !is_of_the_person(&event);
        match event {
            Event::Opened => self.come_back(),
            Event::Text(text) => {
                self.state.messages += 1;
                self.note_written(&text);
                self.hear_text(&text);
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

    fn count_message(&mut self, event: &Event) {
        if let Event::Text(text) = event {
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
        }
        is_stranded
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

    /// Goes on to a step after an answer: the one that asked can be come back to.
    fn leave_to(&mut self, target: &str) {
        let asked = self.task().question.is_some();
        if target != RETURN && asked {
            let from = self.task().step.clone();
            let is_digression = self.is_digression(&from);
            if self.is_digression(target) == is_digression {
                let trail = &mut self.task().trail;
                if trail.last() != Some(&from) && from != target {
                    trail.push(from);
                }
            }
        }
        self.enter(target);
    }

    fn is_digression(&self, id: &str) -> bool {
        self.dialogues.flow.step(id).is_some_and(|step| self.dialogues.flow.is_digression(step))
    }

    /// Enters a step, and those behind it until one asks or waits.
    pub fn enter(&mut self, target: &str) {
        let mut target = target.to_owned();
        loop {
            self.hops += 1;
            if self.hops > MOST_HOPS {
                // Only files that were never checked get here; the menu always asks.
                self.ask(Reply::new("stuck").asking(["start-again", "person"]));
                return;
            }
            if target == RETURN {
                return self.end_digression();
            }
            let Some(step) = self.dialogues.flow.step(&target) else {
                self.ask(Reply::new("stuck").asking(["start-again", "person"]));
                return;
            };
            self.place(step);
            match self.pass(step) {
                Some(next) => target = next,
                None => return,
            }
        }
    }

    /// Puts the conversation on a step; a digression opens a task of its own.
    fn place(&mut self, step: &Step) {
        self.way.push(Passed { step: step.id.clone(), because: self.because.take() });
        let here = self.task().step.clone();
        match (self.dialogues.flow.is_digression(step), self.is_digression(&here)) {
            (true, false) => self.state.tasks.push(Task::new(&step.id)),
            // A digression that leads into the conversation itself takes the place of what it was beside.
            (false, true) => self.state.tasks.truncate(1),
            _ => {}
        }
        let task = self.task();
        task.step.clone_from(&step.id);
        task.inner = Inner::Fresh;
        task.pending = None;
        task.question = None;
        self.state.aside = None;
    }

    fn end_digression(&mut self) {
        if self.state.tasks.len() > 1 {
            self.state.tasks.pop();
        }
        if let Some(event) = self.task().deferred.take() {
            return self.receive(*event);
        }
        self.remind();
    }

    /// Does what a step does on entering; gives the next one where it asks nothing.
    fn pass(&mut self, step: &Step) -> Option<String> {
        if let Some(gate) = &step.rule
            && !gate.rule.holds(&self.facts.policy)
        {
            self.because = Some(format!("\"{}\": the policy has {} off", step.id, gate.rule.as_str()));
            return Some(gate.without.clone());
        }
        if step.evidence.is_some() && self.waits_for_evidence() {
            return None;
        }
        if let Some(when) = &step.when {
            match self.fact(when.fact) {
                Known::Yes => {}
                Known::No => {
                    if when.otherwise != step.id {
                        self.because = Some(format!("\"{}\": {} is no", step.id, when.fact));
                        return Some(when.otherwise.clone());
                    }
                }
                Known::Unknown => {
                    if when.unknown != step.id {
                        self.because = Some(format!("\"{}\": {} is not known", step.id, when.fact));
                        return Some(when.unknown.clone());
                    }
                }
                Known::Missing => {
                    self.ask_facts([when.fact]);
                    return None;
                }
            }
        }
        match &step.body {
            Body::Plain(plain) => self.talk(step, plain),
            Body::BuiltIn { step: built_in, variant, .. } => {
                let outcome = steps::enter(*built_in, *variant, self);
                self.follow(outcome)
            }
        }
    }

    fn talk(&mut self, step: &Step, plain: &Plain) -> Option<String> {
        if let Some(note) = plain.notes {
            self.note(note);
            if note == Note::Finished && self.take_up_last() {
                return None;
            }
        }
        if let Some(target) = self.way_on_after_upgrade(plain) {
            return Some(target);
        }
        if step.evidence == Some(EvidenceUse::Deletions) {
            self.tell_evidence();
        }
        if let Some(target) = self.way_on_after_look(plain) {
            return Some(target);
        }
        let mut lines: Vec<&Line> =
            plain.say.iter().filter(|line| line.rule.is_none_or(|rule| self.holds(rule))).collect();
        if std::mem::take(&mut self.briefly) && lines.len() > 1 {
            lines.drain(..lines.len() - 1);
        }
        let last = lines.len().saturating_sub(1);
        for (position, line) in lines.into_iter().enumerate() {
            let mut reply = self.plain_reply(&line.text);
            if position == last {
                reply.picture.clone_from(&plain.picture);
            }
            if position < last || plain.choices.is_empty() {
                self.say(reply);
                continue;
            }
            let open = plain.choices.iter().filter(|choice| choice.rule.is_none_or(|rule| self.holds(rule)));
            let choices: Vec<Choice> = open.map(|choice| Choice::new(choice.key.clone())).collect();
            reply.choices = choices;
            if step.evidence.is_some() && self.reading_failed() {
                reply = reply.asking(["try-again"]);
            }
            if plain.choices.iter().any(|choice| choice.key == "requests") {
                self.tell_unfinished();
            }
            self.set_inner(Inner::Asked);
            self.ask(reply);
        }
        plain.next.as_ref().map(|target| target.step.clone())
    }

    fn note(&mut self, note: Note) {
        match note {
            Note::FileWanted => self.state.answers.note_file_wanted(),
            Note::ChangedMeant => {
                let changed = self.evidence().map(|evidence| evidence.changed()).unwrap_or_default();
                self.state.answers.set_missing(changed.into_keys().map(Kind::from).collect());
            }
            Note::HistoryRead => self.state.answers.note_history_read(),
            Note::AskAgain => {
                self.state.facts.clear();
                self.just_answered.clear();
            }
            Note::ReadAgain => self.state.evidence = EvidenceState::NotRead,
            Note::OptionAgain => self.state.answers.clear(Slot::Option),
            Note::MomentAgain => {
                self.state.answers.clear(Slot::Moment);
                self.state.snapshots = None;
            }
            Note::Finished => {
                // What was done changed what holds: this week's rollback, for one.
                self.state.facts.clear();
                self.state.answers = Answers::default();
                self.state.evidence = EvidenceState::NotRead;
                self.state.snapshots = None;
                self.state.written.clear();
                self.task().trail.clear();
            }
        }
    }

    /// The next step after an outcome, `None` where the conversation stays.
    fn follow(&mut self, outcome: Outcome) -> Option<String> {
        match outcome {
            Outcome::Stay | Outcome::NotUnderstood => None,
            Outcome::Again => self.state.step().map(str::to_owned),
            Outcome::Exit(name) => match &self.step()?.body {
                Body::BuiltIn { exits, .. } => exits.get(name).map(|target| target.step.clone()),
                Body::Plain(_) => None,
            },
        }
    }

    /// Goes where an outcome leads.
    fn go(&mut self, outcome: Outcome) {
        match self.follow(outcome) {
            Some(target) if outcome == Outcome::Again => self.enter(&target),
            Some(target) => self.leave_to(&target),
            None => {}
        }
    }

    // ---- saying and ordering ----------------------------------------------------------------------

    /// Says something that asks nothing.
    pub fn say(&mut self, reply: Reply) {
        self.said.push(reply.clone());
        self.effects.push(Effect::Say(reply));
    }

    /// Says something about how work goes on.
    pub fn say_living(&mut self, mut reply: Reply) {
        reply.is_living = true;
        self.effects.push(Effect::Say(reply));
    }

    /// Asks; what was said just before is repeated with it.
    pub fn ask(&mut self, reply: Reply) {
        let question = self.number(reply);
        self.task().question = Some(question);
    }

    fn number(&mut self, mut reply: Reply) -> Question {
        let number = self.state.next_question;
        self.state.next_question += 1;
        reply.question = Some(number);
        let mut replies = std::mem::take(&mut self.said);
        replies.push(reply.clone());
        self.effects.push(Effect::Say(reply));
        Question { number, replies }
    }

    /// Says something without losing the open question, which is asked again behind it.
    pub fn say_beside(&mut self, reply: Reply) {
        self.effects.push(Effect::Say(reply));
        self.remind();
    }

    /// Asks the open question again, or says that work is under way.
    pub fn remind(&mut self) {
        self.state.aside = None;
        if self.task().pending.is_some() {
            let name = if self.is_running() { "still-running" } else { "still-looking" };
            self.effects.push(Effect::Say(Reply::new(name)));
            return;
        }
        self.ask_once_more(false);
    }

    /// Says the open question again, all that belongs to it where `whole`.
    pub(super) fn ask_once_more(&mut self, whole: bool) {
        if let Some(reply) = self.approval_standing() {
            return self.ask(reply);
        }
        // What came of work while an agent has the conversation is told with the question, once it is handed back.
        let mut told = if self.state.is_with_agent { std::mem::take(&mut self.said) } else { Vec::new() };
        let here = self.task().step.clone();
        let belongs = |question: &Question| !question.replies.is_empty();
        match self.task().question.clone().filter(belongs) {
            Some(question) => {
                let mut replies = question.replies;
                let asked = replies.pop();
                if whole {
                    self.effects.extend(replies.iter().cloned().map(Effect::Say));
                }
                told.append(&mut replies);
                self.said = told;
                if let Some(reply) = asked {
                    self.ask(reply);
                }
            }
            None => self.enter(&here),
        }
    }

    /// Whether work is under way that cannot be left by a word.
    pub fn is_running(&self) -> bool {
        self.state.tasks.iter().filter_map(|task| task.pending.as_ref()).any(|pending| pending.work.is_running())
    }

    /// Orders work for the present step.
    pub fn order(&mut self, work: Work, effect: impl FnOnce(RequestNumber) -> Effect) {
        let request = self.state.next_request;
        self.state.next_request += 1;
        self.effects.push(effect(request));
        self.said.clear();
        let task = self.task();
        task.question = None;
        task.pending = Some(Pending { request, work, facts: BTreeSet::new() });
    }

    /// Hands over a file.
    pub fn send_file(&mut self, file: super::backend::FileView) {
        self.effects.push(Effect::SendFile(file));
    }

    /// Has feedback stored.
    pub fn record_feedback(&mut self, helped: bool, reason: Option<String>, comment: Option<String>) {
        self.effects.push(Effect::RecordFeedback { helped, reason, comment });
    }
}

/// Whether an event is a word of the person, or of the outside; a result of work is neither.
fn is_of_the_person(event: &Event) -> bool {
    matches!(
        event,
        Event::Opened
            | Event::Text(_)
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
