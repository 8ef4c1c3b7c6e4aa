//! One turn: a state and an event in, a state and effects out. No I/O, no clock.
//!
//! In charge of walking the flow, of what works at every step, and of results that come late, twice or not
//! at all. What a built-in step means is in `steps`, how a sentence is understood in `understand`.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Duration, Utc};

use super::Dialogues;
use super::answers::{Answers, Slot};
use super::backend::{Evidence, Kind, SnapshotView, total};
use super::event::{Advance, Effect, Event, FailureKind, RequestNumber};
use super::facts::{Fact, FactAnswer, FactName, Facts};
use super::flow::{Body, EvidenceUse, Line, Note, Plain, RETURN, Step};
use super::language::Language;
use super::reply::{Arg, Choice, Reply};
use super::rules::Rule;
use super::state::{EvidenceState, Pending, Question, SnapshotList, State, Task, Work};
use super::steps::{self, BuiltIn, Inner};
use crate::domain::tariff::Tariff;

pub mod arguments;
mod asides;
mod facts;
mod hearing;

pub(super) use hearing::steps_match_name;

/// The most steps that one turn walks through without asking; a checked flow stays far below.
const MOST_HOPS: u32 = 60;

/// How long evidence and the list of snapshots count before they are read again, in minutes.
const READ_COUNTS_MINUTES: i64 = 60;

/// Takes one turn.
///
/// Events that belong to nothing waited for (late, doubled, of an older plan) change nothing and say nothing.
pub fn advance(dialogues: &Dialogues, state: State, facts: &Facts, event: Event, now: DateTime<Utc>) -> Advance {
    let mut turn = Turn {
        dialogues,
        facts,
        now,
        state,
        effects: Vec::new(),
        said: Vec::new(),
        just_answered: BTreeSet::new(),
        just_read: false,
        hops: 0,
        briefly: false,
    };
    turn.take(event);
    Advance { state: turn.state, effects: turn.effects }
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
    /// What was said in this turn since the last question, to be repeated with it.
    said: Vec<Reply>,
    /// Facts whose answer came with this event: never asked again within it.
    just_answered: BTreeSet<FactName>,
    /// Evidence or snapshots came with this event: never read again within it.
    just_read: bool,
    hops: u32,
    /// A plain step says only its last line: its introduction was said before.
    briefly: bool,
}

impl Turn<'_> {
    fn take(&mut self, event: Event) {
        if self.state.tasks.is_empty() {
            self.begin();
            if matches!(event, Event::Opened) {
                return;
            }
        }
        self.follow_changed_files();
        match event {
            Event::Opened => self.remind(),
            Event::Text(text) => self.hear_text(&text),
            Event::Pressed { choice, question } => self.hear_press(&choice, question),
            Event::Unsupported => self.say_beside(Reply::new("unsupported-message")),
            Event::TariffChanged => self.hear_tariff_changed(),
            result => self.receive(result),
        }
    }

    fn begin(&mut self) {
        self.state.fingerprint.clone_from(&self.dialogues.fingerprint);
        let start = self.dialogues.flow.start("welcome").to_owned();
        self.state.tasks = vec![Task::new(&start)];
        self.enter(&start);
    }

    /// Keeps the conversation in its place when the files have changed; begins anew where the place is gone.
    fn follow_changed_files(&mut self) {
        if self.state.fingerprint == self.dialogues.fingerprint {
            return;
        }
        self.state.fingerprint.clone_from(&self.dialogues.fingerprint);
        if self.state.tasks.iter().any(|task| self.dialogues.flow.step(&task.step).is_none()) {
            self.say(Reply::new("flow-changed"));
            self.open_menu();
        }
    }

    /// Back to the menu; answers of the abandoned task are forgotten.
    pub fn open_menu(&mut self) {
        self.state.answers = Answers::default();
        self.state.aside = None;
        self.state.evidence = EvidenceState::NotRead;
        self.state.snapshots = None;
        let start = self.dialogues.flow.start("welcome").to_owned();
        self.state.tasks = vec![Task::new(&start)];
        self.briefly = true;
        self.enter(&start);
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
        let here = self.task().step.clone();
        if self.dialogues.flow.is_digression(step) && !self.is_digression(&here) {
            self.state.tasks.push(Task::new(&step.id));
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
            return Some(gate.without.clone());
        }
        if step.evidence.is_some() && self.needs_evidence() {
            return None;
        }
        if let Some(when) = &step.when {
            match self.fact(when.fact) {
                Known::Yes => {}
                Known::No => {
                    if when.otherwise != step.id {
                        return Some(when.otherwise.clone());
                    }
                }
                Known::Unknown => {
                    if when.unknown != step.id {
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
        }
        if step.evidence == Some(EvidenceUse::Deletions) {
            self.tell_evidence();
        }
        let mut lines: Vec<&Line> =
            plain.say.iter().filter(|line| line.rule.is_none_or(|rule| self.holds(rule))).collect();
        if std::mem::take(&mut self.briefly) && lines.len() > 1 {
            lines.drain(..lines.len() - 1);
        }
        let last = lines.len().saturating_sub(1);
        for (position, line) in lines.into_iter().enumerate() {
            let mut reply = self.plain_reply(&line.text);
            if position < last || plain.choices.is_empty() {
                self.say(reply);
                continue;
            }
            reply.picture.clone_from(&plain.picture);
            let open = plain.choices.iter().filter(|choice| choice.rule.is_none_or(|rule| self.holds(rule)));
            let choices: Vec<Choice> = open.map(|choice| Choice::new(choice.key.clone())).collect();
            reply.choices = choices;
            self.set_inner(Inner::Asked);
            self.ask(reply);
        }
        plain.next.as_ref().map(|target| target.step.clone())
    }

    fn note(&mut self, note: Note) {
        match note {
            Note::FileWanted => self.state.answers.note_file_wanted(),
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
                self.state.answers = Answers::default();
                self.state.evidence = EvidenceState::NotRead;
                self.state.snapshots = None;
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

    // ---- results ----------------------------------------------------------------------------------

    fn receive(&mut self, event: Event) {
        let Some(request) = request_of(&event) else { return };
        let waits = |task: &Task| task.pending.as_ref().is_some_and(|pending| pending.request == request);
        let Some(position) = self.state.tasks.iter().position(waits) else { return };
        if position + 1 < self.state.tasks.len() {
            if !matches!(event, Event::Progress { .. }) {
                self.state.tasks[position].deferred = Some(Box::new(event));
            }
            return;
        }
        let Some(pending) = self.task().pending.clone() else { return };
        if !matches!(event, Event::Progress { .. }) {
            self.task().pending = None;
        }
        self.keep(&pending, &event);
        let Some((built_in, variant)) = self.working_step() else { return self.enter_again() };
        if *self.inner() == Inner::Fresh {
            return self.enter_again();
        }
        let outcome = steps::receive(built_in, variant, self, &event);
        self.go(outcome);
    }

    fn working_step(&self) -> Option<(BuiltIn, super::flow::Variant)> {
        match &self.step()?.body {
            Body::BuiltIn { step, variant, .. } => Some((*step, *variant)),
            Body::Plain(_) => None,
        }
    }

    fn enter_again(&mut self) {
        if let Some(step) = self.state.step().map(str::to_owned) {
            self.enter(&step);
        }
    }

    /// Notes what a result says, whatever step asked for it.
    fn keep(&mut self, pending: &Pending, event: &Event) {
        match event {
            Event::Facts { facts, .. } => self.learn(&pending.facts, facts, "nobody answered"),
            Event::Evidence { evidence, .. } => {
                self.state.evidence = EvidenceState::Read(Box::new(evidence.clone()));
                self.just_read = true;
            }
            Event::Snapshots { snapshots, .. } => {
                let mut snapshots = snapshots.clone();
                snapshots.sort_by_key(|snapshot| (snapshot.taken_at, snapshot.id));
                self.state.snapshots = Some(SnapshotList { listed_at: self.now, snapshots });
                self.just_read = true;
            }
            Event::Requests { requests, .. } => self.state.requests.clone_from(requests),
            Event::Failed { kind, reference, .. } => self.keep_failure(pending, *kind, reference),
            _ => {}
        }
    }

    fn keep_failure(&mut self, pending: &Pending, kind: FailureKind, reference: &str) {
        match pending.work {
            Work::Facts => self.learn(&pending.facts, &BTreeMap::new(), kind.as_str()),
            Work::Evidence => {
                self.state.evidence = EvidenceState::Failed { kind, at: self.now };
                self.just_read = true;
                self.say(Reply::new("evidence-failed").with("reference", reference).with("reason", failure_term(kind)));
            }
            Work::Snapshots => {
                self.set_inner(Inner::Working);
            }
            _ => {}
        }
    }

    /// For steps whose only work is preparation: a failure is told, anything else changes nothing.
    pub fn fail_or_stay(&mut self, event: &Event) -> Outcome {
        match event {
            Event::Failed { kind, reference, .. } => self.fail(*kind, reference),
            _ => Outcome::Stay,
        }
    }

    /// Tells a failure and asks what to do.
    pub fn fail(&mut self, kind: FailureKind, reference: &str) -> Outcome {
        self.set_inner(Inner::Failed);
        let mut reply = Reply::new(format!("failure-{kind}")).with("reference", reference);
        for name in self.dialogues.texts.variables(&reply.name) {
            if name != "reference" {
                let value = self.argument(&name);
                reply.args.insert(name, value);
            }
        }
        let first = if kind.is_worth_repeating() { "try-again" } else { "look-again" };
        self.ask(reply.asking([first, "person", "cancel"]));
        Outcome::Stay
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
    fn ask_once_more(&mut self, whole: bool) {
        let here = self.task().step.clone();
        let belongs = |question: &Question| !question.replies.is_empty();
        match self.task().question.clone().filter(belongs) {
            Some(question) => {
                let mut replies = question.replies;
                let asked = replies.pop();
                if whole {
                    self.effects.extend(replies.iter().cloned().map(Effect::Say));
                }
                self.said = replies;
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

    // ---- what steps ask for -----------------------------------------------------------------------

    /// Whether the policy has a rule switched on.
    pub fn holds(&self, rule: Rule) -> bool {
        rule.holds(&self.facts.policy)
    }

    /// The data of the person's language.
    pub fn language(&self) -> &Language {
        let code = self.dialogues.texts.closest(&self.state.language);
        self.dialogues.texts.language(code).expect("the closest language is one of those that are there")
    }

    /// What was found, where it was read.
    pub fn evidence(&self) -> Option<&Evidence> {
        match &self.state.evidence {
            EvidenceState::Read(evidence) if self.holds(Rule::B02) => Some(evidence),
            _ => None,
        }
    }

    /// Orders evidence where there is none that still counts; gives whether the step must wait for it.
    pub fn needs_evidence(&mut self) -> bool {
        let read_at = match &self.state.evidence {
            EvidenceState::NotRead => None,
            EvidenceState::Read(evidence) => Some(evidence.read_at),
            EvidenceState::Failed { at, .. } => Some(*at),
        };
        if !self.holds(Rule::B02) || read_at.is_some_and(|at| self.still_counts(at)) {
            return false;
        }
        self.effects.push(Effect::Say(Reply::new("looking")));
        self.order(Work::Evidence, |request| Effect::GatherEvidence { request });
        true
    }

    /// The snapshots, oldest first; ordered where there is no list that still counts.
    pub fn snapshots(&mut self) -> Option<Vec<SnapshotView>> {
        let list = self.state.snapshots.as_ref().filter(|list| self.still_counts(list.listed_at));
        if let Some(list) = list {
            return Some(list.snapshots.clone());
        }
        self.order(Work::Snapshots, |request| Effect::ListSnapshots { request });
        None
    }

    /// The snapshots as they were last listed.
    pub fn listed_snapshots(&self) -> Vec<SnapshotView> {
        self.state.snapshots.as_ref().map(|list| list.snapshots.clone()).unwrap_or_default()
    }

    /// Whether something read at that moment need not be read again.
    fn still_counts(&self, read_at: DateTime<Utc>) -> bool {
        self.just_read || self.now - read_at < Duration::minutes(READ_COUNTS_MINUTES)
    }

    /// Says what the evidence shows.
    fn tell_evidence(&mut self) {
        let Some(evidence) = self.evidence().cloned() else { return };
        for group in evidence.groups.iter().take(4) {
            let reply = Reply::new("evidence-lost")
                .with("counts", Arg::Counts([(group.entity_type, group.count)].into()))
                .with("from", group.last_seen)
                .with("to", group.first_missed)
                .with("examples", Arg::List(group.examples.iter().take(3).cloned().collect()));
            self.say(reply);
        }
        if evidence.groups.len() > 4 {
            let rest: u64 = evidence.groups.iter().skip(4).map(|group| group.count).sum();
            self.say(Reply::new("evidence-lost-more").with("count", rest));
        }
        for change in evidence.changes.iter().take(3) {
            let author = change.author.clone().map_or(Arg::Term("somebody".into()), Arg::Text);
            let reply = Reply::new("evidence-changed")
                .with("counts", Arg::Counts([(change.entity_type, change.count)].into()))
                .with("author", author)
                .with("hour", change.hour);
            self.say(reply);
        }
        if !evidence.deleted_fields.is_empty() {
            self.say(Reply::new("evidence-fields").with("fields", Arg::List(evidence.deleted_fields.clone())));
        }
        if !evidence.unknown.is_empty() {
            let kinds: Vec<Kind> = evidence.unknown.iter().map(|unknown| unknown.entity_type.into()).collect();
            self.say(Reply::new("evidence-unknown").with("kinds", kinds));
        }
        if !evidence.shows_anything() {
            self.say(Reply::new("evidence-nothing").with("at", Arg::Time(evidence.read_at)));
        }
    }

    /// How much is gone: by our own reading, else by the admin's word.
    pub fn lost_count(&self) -> Option<u64> {
        self.evidence().map(|evidence| total(&evidence.lost())).or(self.state.answers.amount())
    }
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

/// The text that names a failure within a sentence.
fn failure_term(kind: FailureKind) -> Arg {
    Arg::Term(format!("reason-{kind}"))
}

fn request_of(event: &Event) -> Option<RequestNumber> {
    match event {
        Event::Facts { request, .. }
        | Event::Evidence { request, .. }
        | Event::Snapshots { request, .. }
        | Event::Plan { request, .. }
        | Event::Consent { request, .. }
        | Event::Progress { request, .. }
        | Event::Restored { request, .. }
        | Event::Exported { request, .. }
        | Event::UndoPlanned { request, .. }
        | Event::Undone { request, .. }
        | Event::Recorded { request, .. }
        | Event::Requests { request, .. }
        | Event::Failed { request, .. } => Some(*request),
        Event::Opened | Event::Text(_) | Event::Pressed { .. } | Event::Unsupported | Event::TariffChanged => None,
    }
}
