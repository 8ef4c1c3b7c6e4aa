//! What works at every step without being written into any flow.

use super::telling::told_lines;
use super::wishes::GO_ON;
use super::{Heard, Turn};
use crate::dialogue::answers::{MomentSource, Slot};
use crate::dialogue::backend::RestoreOption;
use crate::dialogue::event::Effect;
use crate::dialogue::facts::FactName;
use crate::dialogue::flow::Body;
use crate::dialogue::reply::{Arg, Choice, Reply};
use crate::dialogue::state::{Aside, AsideAbout, EvidenceState, State};
use crate::dialogue::steps::{BuiltIn, Inner};
use crate::dialogue::understand::phrases::Words;
use crate::dialogue::understand::{self, Command, Said, Told};

/// The choice of another answer than the one that is said back.
const CHANGE_IT: &str = "change-it";

impl Turn<'_> {
    pub(super) fn obey(&mut self, said: &Said) {
        self.state.misunderstood = 0;
        if self.is_running() && is_leaving(said) {
            return self.refuse_to_leave();
        }
        match said {
            Said::Plain(Command::Cancel) => self.cancel(),
            Said::Plain(Command::Back) => self.back(),
            Said::Plain(Command::Help) => self.say_beside(Reply::new("help")),
            Said::Plain(Command::Repeat) => self.repeat(),
            Said::Plain(Command::Why) => self.explain(),
            Said::Plain(Command::StartAgain) => self.start_again(),
            Said::Plain(Command::Language) => self.ask_language(),
            Said::Plain(Command::Status) => self.tell_status(),
            Said::Plain(Command::Worked) => self.tell_outcome(),
            Said::Plain(Command::Person) => self.call_person(),
            Said::Plain(Command::Requests) => self.show_requests(),
            Said::Plain(Command::Change) => self.ask_change(),
            Said::Change(slot) => self.change(*slot),
        }
    }

    fn cancel(&mut self) {
        let after_restore = self.state.undo.take().is_some();
        let waited = self.awaited_approval();
        let reply = match self.state.unfinished.take() {
            // The menu says which restore has not ended, and where to go on with it.
            Some(_) => Reply::new("stopped-unfinished"),
            None if after_restore => Reply::new("stopped-after-restore"),
            None => match waited {
                Some(waited) => Reply::new("cancelled-approval").with("since", Arg::Moment(waited.since)),
                None => Reply::new("cancelled"),
            },
        };
        // Not part of the menu's question: where that is asked again other things may have happened.
        self.effects.push(Effect::Say(reply));
        self.open_menu();
    }

    fn start_again(&mut self) {
        let fresh = State::new(&self.state.language);
        // What was asked of people stays asked, and what was put aside stays there.
        self.state = State {
            next_request: self.state.next_request,
            next_question: self.state.next_question,
            messages: self.state.messages,
            handoffs: std::mem::take(&mut self.state.handoffs),
            shelf: std::mem::take(&mut self.state.shelf),
            heard_of: std::mem::take(&mut self.state.heard_of),
            ..fresh
        };
        self.begin();
    }

    /// One step back: to the step that asked before, its answer forgotten with all that followed from it.
    fn back(&mut self) {
        if self.state.aside.take().is_some() {
            return self.remind();
        }
        if self.task().pending.take().is_some() {
            // What was ordered is no longer waited for; its result will be of nothing.
            let here = self.task().trail.pop();
            return self.enter_to_change(here);
        }
        let last = self.task().trail.pop();
        if last.is_none() && self.state.tasks.len() > 1 {
            return self.end_digression();
        }
        self.enter_to_change(last);
    }

    fn enter_to_change(&mut self, step: Option<String>) {
        let Some(step) = step else {
            self.effects.push(Effect::Say(Reply::new("nothing-before")));
            return self.ask_or_enter();
        };
        if let Some(Body::BuiltIn { step: built_in, .. }) = self.dialogues.flow.step(&step).map(|step| &step.body)
            && let Some(slot) = built_in.slot()
        {
            self.state.answers.drop_proposed_snapshot();
            self.state.answers.clear(slot);
        } else {
            self.state.answers.drop_plan();
        }
        self.briefly = step == self.dialogues.flow.start("welcome");
        self.enter(&step);
    }

    fn ask_or_enter(&mut self) {
        if self.task().question.is_some() {
            self.remind();
        } else {
            self.enter_again();
        }
    }

    fn repeat(&mut self) {
        self.state.aside = None;
        if self.task().pending.is_some() {
            return self.remind();
        }
        self.ask_once_more(true);
    }

    fn explain(&mut self) {
        let reply = self.why();
        self.say_beside(reply);
    }

    /// Why the present step asks.
    pub(super) fn why(&self) -> Reply {
        let why = self.step().and_then(|step| step.why.clone());
        self.plain_reply(why.as_deref().unwrap_or("why-general"))
    }

    fn call_person(&mut self) {
        let start = self.dialogues.flow.start("person").to_owned();
        let here = self.task().step.clone();
        if self.is_digression(&here) && self.step().map(|step| step.flow.as_str()) == Some("person") {
            return self.remind();
        }
        self.digress(&start);
    }

    pub(super) fn show_requests(&mut self) {
        let start = self.dialogues.flow.start("requests").to_owned();
        self.digress(&start);
    }

    // ---- asked beside the step ----------------------------------------------------------------------

    pub(super) fn ask_aside(&mut self, about: AsideAbout, reply: Reply, told: Told) {
        self.said.clear();
        let question = self.number(reply);
        self.state.aside = Some(Aside { about, question, told, meant: None });
    }

    // ---- changing an answer -----------------------------------------------------------------------

    fn ask_change(&mut self) {
        if self.changeable().is_empty() && self.state.choices().contains(&CHANGE_IT) {
            return self.choose(CHANGE_IT);
        }
        let mut reply = Reply::new("change-what");
        reply.choices = self.changeable();
        if reply.choices.is_empty() {
            return self.say_beside(Reply::new("nothing-to-change"));
        }
        self.ask_aside(AsideAbout::Change, reply, Told::default());
    }

    /// A choice for each answer that can be changed.
    fn changeable(&self) -> Vec<Choice> {
        let filled = Slot::ALL.into_iter().filter(|slot| self.can_change(*slot));
        filled
            .map(|slot| Choice::labelled(format!("slot-{}", slot.as_str()), &format!("slot-{}", slot.as_str())))
            .collect()
    }

    pub(super) fn change_named(&mut self, name: &str) {
        match Slot::ALL.into_iter().find(|slot| slot.as_str() == name) {
            Some(slot) => self.change(slot),
            None => self.remind(),
        }
    }

    pub(super) fn can_change(&self, slot: Slot) -> bool {
        self.state.answers.is_filled(slot) && self.step_of(slot).is_some()
    }

    /// The step that asked for an answer: the latest on the way here, else the flow's own.
    pub(super) fn step_of(&self, slot: Slot) -> Option<String> {
        let asks = |id: &str| match self.dialogues.flow.step(id).map(|step| &step.body) {
            Some(Body::BuiltIn { step, .. }) => step.slot() == Some(slot),
            _ => false,
        };
        let trail = self.state.tasks.first().map(|task| task.trail.as_slice()).unwrap_or_default();
        let on_the_way = trail.iter().rev().find(|id| asks(id)).cloned();
        on_the_way.or_else(|| self.dialogues.flow.steps.keys().find(|id| asks(id)).cloned())
    }

    /// *Change the hour, it was at six*: the answer is taken up anew with what is told of it; gives whether it was said
    /// so.
    pub(super) fn changes_to(&mut self, text: &str) -> bool {
        let talk = self.language();
        let words = Words::of(text);
        let is_change = talk.commands.get(Command::Change.as_str()).into_iter().flatten().any(|word| {
            let first = understand::normal(words.written(&(0..words.len().min(1))));
            understand::is_same(word, &first)
        });
        let told = self.understanding(text).told;
        let slot = Slot::ALL.into_iter().find(|slot| told.gives(*slot));
        let Some(slot) = slot.filter(|slot| is_change && (self.can_change(*slot) || self.own_slot() == Some(*slot)))
        else {
            return false;
        };
        if self.own_slot() == Some(slot) {
            return self.try_step(&Heard::Text(text.to_owned()));
        }
        self.correct(told.only(slot));
        true
    }

    fn change(&mut self, slot: Slot) {
        if self.own_slot() == Some(slot) && self.state.choices().contains(&CHANGE_IT) {
            return self.choose(CHANGE_IT);
        }
        if !self.can_change(slot) {
            return self.say_beside(Reply::new("nothing-to-change"));
        }
        let Some(step) = self.step_of(slot) else { return self.remind() };
        self.state.answers.drop_proposed_snapshot();
        self.state.answers.clear(slot);
        if slot == Slot::Groups {
            self.state.answers.want_more();
        }
        self.return_to(&step);
    }

    // ---- status -----------------------------------------------------------------------------------

    /// The card: what is known so far, with a choice for each answer that can be changed; without any the open
    /// question again.
    fn tell_status(&mut self) {
        let lines = self.card_lines();
        let first = if lines.is_empty() { "status-nothing" } else { "status" };
        self.effects.push(Effect::Say(Reply::new(first)));
        self.effects.extend(lines.into_iter().map(Effect::Say));
        let choices = self.changeable();
        let has_own_question = self.awaited_approval().is_some();
        if choices.is_empty() || has_own_question || self.task().pending.is_some() || self.is_running() {
            return self.remind();
        }
        let mut reply = Reply::new("card-next");
        reply.choices = choices;
        self.ask_aside(AsideAbout::Card, reply.asking([GO_ON]), Told::default());
    }

    /// Whether it has worked: what came of it, right behind its report; elsewhere the card.
    fn tell_outcome(&mut self) {
        let is_under_way = self.is_running() || self.state.unfinished.is_some() || self.awaited_approval().is_some();
        match self.outcome() {
            Some(reply) => self.say_beside(reply),
            None if self.state.last_done.is_none() && !is_under_way => self.say_beside(Reply::new("outcome-nothing")),
            None => self.tell_status(),
        }
    }

    /// What came of the work whose result the person is asked about.
    fn outcome(&self) -> Option<Reply> {
        let task = self.state.tasks.last()?;
        let works = |id: &str| match &self.dialogues.flow.step(id)?.body {
            Body::BuiltIn { step, .. } => Some(*step),
            Body::Plain(_) => None,
        };
        let at = match works(&task.step) {
            // Whether it helped is asked behind it, and how to go on.
            Some(BuiltIn::Feedback) | None => works(task.trail.last()?)?,
            Some(here) => here,
        };
        let has_ended = matches!(task.inner, Inner::Asked | Inner::Feedback(_)) && task.pending.is_none();
        if !has_ended || !matches!(at, BuiltIn::Run | BuiltIn::GoOn | BuiltIn::Undo) {
            return None;
        }
        if at == BuiltIn::Run && self.state.answers.option() == Some(RestoreOption::Csv) {
            return Some(Reply::new("outcome-file"));
        }
        let done = self.state.last_done?;
        let name = match (done.is_undo, done.is_whole) {
            (true, _) => "outcome-undone",
            (false, true) => "outcome-done",
            (false, false) => "outcome-partly",
        };
        Some(Reply::new(name).with("restore", done.restore.to_string()))
    }

    pub(super) fn card_lines(&self) -> Vec<Reply> {
        let mut lines = Vec::new();
        let answers = &self.state.answers;
        if let Some(kinds) = answers.missing() {
            lines.push(Reply::new("card-missing").with("kinds", Arg::Kinds(kinds.iter().copied().collect())));
        }
        if let EvidenceState::Read(evidence) = &self.state.evidence {
            let at = Arg::Time(evidence.read_at);
            lines.push(Reply::new("card-evidence").with("counts", evidence.lost()).with("at", at.clone()));
            if !evidence.changes.is_empty() {
                lines.push(Reply::new("card-changed").with("counts", evidence.changed()).with("at", at));
            }
        }
        if let Some(moment) = answers.moment() {
            // What was told is when it happened; what a reading or a backup shows is when all was still well.
            let name = match moment.source {
                MomentSource::Told => "card-happened",
                MomentSource::Snapshot if answers.file_is_wanted() => "told-state",
                MomentSource::Snapshot | MomentSource::Evidence | MomentSource::BeforeAll => "card-moment",
            };
            lines.push(Reply::new(name).with("moment", moment.at));
        }
        if let Some(option) = answers.option() {
            lines.push(Reply::new("card-option").with("option", option));
        }
        if let Some(snapshot) = answers.snapshot() {
            lines.push(Reply::new("card-snapshot").with("snapshot", snapshot.taken_at));
        }
        if let Some(plan) = answers.plan() {
            lines.push(Reply::new("card-plan").with("until", plan.expires_at));
        }
        lines.extend(told_lines(answers.told()));
        if let Some(done) = self.state.last_done {
            let name = if done.is_undo { "card-undone" } else { "card-done" };
            lines.push(Reply::new(name).with("restore", done.restore.to_string()).with("at", done.at));
        }
        if self.is_running() {
            lines.push(Reply::new("card-running"));
        }
        lines.extend(self.matters_aside().into_iter().map(|what| Reply::new("card-aside").with("matter", what)));
        lines
    }

    /// Whether a person in the chat is part of the plan (R29).
    pub fn handoff_is_allowed(&self) -> super::Known {
        self.fact(FactName::TariffAllowsHandoff)
    }
}

fn is_leaving(said: &Said) -> bool {
    match said {
        Said::Change(_) => true,
        Said::Plain(command) => {
            matches!(command, Command::Cancel | Command::Back | Command::StartAgain | Command::Change)
        }
    }
}
