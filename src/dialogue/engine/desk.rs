//! What the desk does to a conversation: an agent comes, speaks, fills in, approves, hands back.
//!
//! In charge of what the assistant says to it, and of going on at the right step. What the person tells an agent is the
//! agent's: no answer is taken from it. Whether the assistant's words are said at all while an agent has the conversation
//! is decided where they are sent, what an agent fills in is `filling`'s.

use chrono::{DateTime, Utc};

use super::filling::Filled;
use super::{Outcome, Turn, is_of_the_person};
use crate::dialogue::Dialogues;
use crate::dialogue::desk::DeskEvent;
use crate::dialogue::event::{Effect, Event};
use crate::dialogue::facts::Facts;
use crate::dialogue::flow::{Body, RETURN, Variant};
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::state::{AsideAbout, AwaitedApproval, State, Task};
use crate::dialogue::steps::{self, BuiltIn, ConfirmStage, Inner, THANKS, UndoStage};
use crate::dialogue::understand::polarity::{Polarity, polarity};
use crate::dialogue::understand::{Command, Look, Said, Told, command_anywhere, look};
use crate::domain::PlanId;
use crate::domain::handoff::PersonNews;

/// The choice of needing no person any more.
pub(super) const NO_PERSON: &str = "no-person";

/// How the key of a language begins.
const LANGUAGE: &str = "lang-";

/// How an agent rated is pressed.
const GOOD: &str = "rating-good";
const BAD: &str = "rating-bad";

/// Asks how it went with an agent.
pub const RATE: &str = "rate-agent";

/// What became of a restore that waited for approval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ApprovalNews {
    /// It may be run.
    Given,
    /// It may not.
    Denied(String),
    /// Nobody decided in time.
    Expired,
}

impl Turn<'_> {
    /// What the person says to an agent is counted and nothing else; what is told unasked waits.
    pub(super) fn keep_for_agent(&mut self, event: Event) {
        if self.awaited_approval().is_some() && self.takes_back(&event) {
            self.take_confirmation_back();
        }
        match event {
            Event::Text(_) | Event::Captioned(_) | Event::Unsupported => self.state.messages += 1,
            Event::Pressed { choice, question } if choice == NO_PERSON => {
                let open = self.state.open_question().map(|question| question.number);
                if question.is_none() || question == open {
                    self.need_no_person();
                }
            }
            Event::Pressed { choice, question } if choice.starts_with(LANGUAGE) => {
                let asked = self.state.aside.take_if(|aside| {
                    aside.about == AsideAbout::Language && question.is_none_or(|number| number == aside.question.number)
                });
                if asked.is_some() {
                    self.set_language(choice.trim_start_matches(LANGUAGE));
                }
            }
            Event::Command(Command::Language) => self.ask_language(),
            event if event.is_unasked() => self.keep_unasked(event),
            _ => {}
        }
    }

    /// Whether the person does not want any more what an agent is to approve: that counts whoever has the conversation.
    fn takes_back(&self, event: &Event) -> bool {
        let is_cancel = |said: Option<Said>| said == Some(Said::Plain(Command::Cancel));
        match event {
            Event::Command(command) => *command == Command::Cancel,
            Event::Pressed { choice, question } => {
                let open = self.state.open_question().map(|question| question.number);
                ["cancel", "back"].contains(&choice.as_str()) && (question.is_none() || *question == open)
            }
            Event::Text(text) | Event::Captioned(text) if look(text) == Look::Words => {
                is_cancel(command_anywhere(text, &self.listener()))
                    || self.understanding(text).commands.contains(&Command::Cancel)
            }
            _ => false,
        }
    }

    /// What was confirmed is not run any more, whatever is approved afterwards.
    fn take_confirmation_back(&mut self) {
        let Some(waited) = self.awaited_approval() else { return };
        let is_undo = self.state.tasks.iter().any(|task| matches!(task.inner, Inner::Undo(_)));
        self.say_of_desk(match is_undo {
            true => Reply::new("stopped-after-restore"),
            false => Reply::new("cancelled-approval").with("since", Arg::Moment(waited.since)),
        });
        self.forget_matter();
        self.state.tasks.clear();
    }

    /// The person needs nobody any more.
    pub(super) fn need_no_person(&mut self) {
        self.state.aside = None;
        self.effects.push(Effect::EndHandoff);
    }

    fn ask_rating(&mut self) {
        let reply = Reply::new(RATE).of_desk().asking([GOOD, BAD]);
        self.ask_aside(AsideAbout::Rating, reply, Told::default());
        self.state.rating = self.state.aside.as_ref().map(|aside| aside.question.number);
    }

    /// How it went can be said by its button later too, whatever was written meanwhile. Gives whether that was pressed.
    pub(super) fn hear_late_rating(&mut self, event: &Event) -> bool {
        let Event::Pressed { choice, question } = event else { return false };
        let is_rating = question.is_some() && *question == self.state.rating && [GOOD, BAD].contains(&choice.as_str());
        if is_rating {
            self.state.aside.take_if(|aside| aside.about == AsideAbout::Rating);
            self.hear_rating(choice);
        }
        is_rating
    }

    /// What was closed is over (H4): whatever is written next begins at the menu, which is shown where that says nothing
    /// more. Gives whether all of it was heard.
    pub(super) fn reopen(&mut self, event: &Event) -> bool {
        if !self.state.is_closed || !is_of_the_person(event) {
            return false;
        }
        let text = match event {
            Event::Text(text) | Event::Captioned(text) => Some(text.as_str()),
            _ => None,
        };
        if text.is_some_and(|text| self.hear_rating_in_words(text)) {
            return true;
        }
        self.state.is_closed = false;
        if self.is_at_work() {
            return false;
        }
        self.open_menu();
        let is_heard = match event {
            Event::Pressed { .. } => true,
            _ => text.is_some_and(|text| !self.understands(text)),
        };
        match is_heard || self.is_at_work() {
            true => self.count_message(event),
            false => self.effects.clear(),
        }
        is_heard
    }

    fn is_at_work(&self) -> bool {
        self.state.tasks.iter().any(|task| task.pending.is_some())
    }

    /// What an agent has closed is not gone on with, unless something of it is under way.
    fn close_matter(&mut self) {
        self.state.is_closed = true;
        if !self.is_at_work() {
            self.forget_matter();
            self.state.tasks = vec![Task::new(self.dialogues.flow.start("welcome"))];
        }
    }

    /// Hears a yes or a no to whether an agent helped; of a number nobody knows which end is the good one. Gives whether
    /// the text was one.
    pub(super) fn hear_rating_in_words(&mut self, text: &str) -> bool {
        let is_asked = self.state.aside.as_ref().is_some_and(|aside| aside.about == AsideAbout::Rating);
        if !is_asked || self.understands(text) {
            return false;
        }
        match polarity(text, &self.language().talk) {
            Some(Polarity::Yes) => self.choose(GOOD),
            Some(Polarity::No) => self.choose(BAD),
            None if text.chars().all(|c| c.is_ascii_digit() || " /".contains(c)) => self.ask_rating(),
            None => return false,
        }
        true
    }

    /// The person says how it went with an agent.
    pub(super) fn hear_rating(&mut self, key: &str) {
        self.state.rating = None;
        self.effects.push(Effect::RecordRating { is_good: key == GOOD });
        self.effects.push(Effect::Say(Reply::new("rating-thanks")));
    }

    pub(super) fn hear_desk(&mut self, event: DeskEvent) {
        match event {
            DeskEvent::News { news, agent } => self.hear_news(news, agent),
            DeskEvent::Said { number, text, agent, is_edit } => {
                let name = if is_edit { "agent-corrects" } else { "agent-says" };
                let number = number.unsigned_abs();
                self.say_of_desk(named(Reply::new(name), agent).with("text", text).with("number", number));
            }
            DeskEvent::Filled { slot, filling, agent } => {
                self.state.filled.push((slot, filling, agent));
                if !self.state.is_with_agent {
                    self.resume();
                }
            }
            DeskEvent::Approved { plan } => self.hear_approval(plan, &ApprovalNews::Given),
            DeskEvent::Denied { plan, reason } => self.hear_approval(plan, &ApprovalNews::Denied(reason)),
            DeskEvent::ApprovalExpired { plan } => self.hear_approval(plan, &ApprovalNews::Expired),
            DeskEvent::Language { code } => {
                self.dialogues.texts.closest(&code).clone_into(&mut self.state.language);
                self.say_of_desk(Reply::new("language-changed"));
                if !self.state.is_with_agent && !self.state.tasks.is_empty() {
                    self.remind();
                }
            }
        }
    }

    fn say_of_desk(&mut self, reply: Reply) {
        self.effects.push(Effect::Say(reply.of_desk()));
    }

    fn hear_news(&mut self, news: PersonNews, agent: Option<String>) {
        let at = |name: &str, at: DateTime<Utc>| Reply::new(name).with("at", Arg::Moment(at));
        match news {
            PersonNews::Waits { promised_at, before } => {
                self.say_of_desk(at("handoff-waits", promised_at).with("before", before));
                self.go_on_asking(false);
            }
            PersonNews::Late { promised_at } => {
                self.say_of_desk(at("handoff-late", promised_at));
                self.go_on_asking(true);
            }
            PersonNews::Expired => {
                let contact = self.argument("contact");
                self.say_of_desk(Reply::new("handoff-expired").with("contact", contact));
                self.forget_requests();
                self.go_on_asking(false);
            }
            PersonNews::Joined(_) => self.leave_to_agent(named(Reply::new("agent-joined"), agent)),
            PersonNews::Replaced(_) => self.leave_to_agent(named(Reply::new("agent-replaced"), agent)),
            PersonNews::Silent { promised_at } => {
                let reply = at("agent-silent", promised_at).of_desk().asking([NO_PERSON]);
                self.ask_aside(AsideAbout::Waiting, reply, Told::default());
            }
            PersonNews::HandedBack => {
                let is_changed = !self.state.filled.is_empty();
                self.forget_requests();
                self.say_of_desk(Reply::new("agent-handed-back"));
                if !is_changed {
                    self.tell_standing();
                }
                self.resume();
            }
            PersonNews::Withdrawn => self.take_back(Reply::new("handoff-withdrawn")),
            PersonNews::Orphaned { promised_at } => {
                self.say_of_desk(at("agent-gone", promised_at));
                self.resume();
            }
            PersonNews::OutOfReach => {
                self.say_of_desk(Reply::new("agent-out-of-reach"));
                self.resume();
            }
            PersonNews::Closed => self.end_with_agent(),
        }
    }

    fn leave_to_agent(&mut self, reply: Reply) {
        if std::mem::take(&mut self.state.is_closed) && !self.is_at_work() {
            self.state.tasks.clear();
        }
        self.state.is_with_agent = true;
        self.state.rating = None;
        self.state.aside = None;
        self.say_of_desk(reply);
    }

    fn take_back(&mut self, reply: Reply) {
        self.forget_requests();
        self.say_of_desk(reply);
        self.resume();
    }

    /// What the desk was asked for is answered; asking again asks anew. A partner is nobody of the desk's.
    fn forget_requests(&mut self) {
        self.leave_request();
        self.state.handoffs.retain(|reason, _| !reason.is_for_desk());
        let asked = self.state.tasks.iter_mut().filter_map(|task| task.question.as_mut());
        for reply in asked.filter_map(|question| question.replies.last_mut()) {
            reply.choices.retain(|choice| choice.key != NO_PERSON);
        }
    }

    /// Nothing can be added to a request that is answered: the person is where they were before that was asked.
    fn leave_request(&mut self) {
        let Some(way_on) = self.way_on_from_request() else { return };
        match (way_on == RETURN, self.state.tasks.len()) {
            (true, 2..) => {
                self.state.tasks.pop();
            }
            (true, _) => *self.task() = Task::new(self.dialogues.flow.start("welcome")),
            (false, _) => *self.task() = Task { trail: std::mem::take(&mut self.task().trail), ..Task::new(&way_on) },
        }
    }

    /// Where it goes on without adding to the open request that is asked about.
    fn way_on_from_request(&mut self) -> Option<String> {
        let dialogues = self.dialogues;
        let step = self.state.step().and_then(|step| dialogues.flow.step(step))?;
        let Body::BuiltIn { step: BuiltIn::Handoff, variant: Variant::Handoff(reason), exits } = &step.body else {
            return None;
        };
        let reason = self.handoff_reason(*reason);
        let is_asked = self.task().question.is_some();
        let is_open = is_asked && reason.is_for_desk() && self.state.handoffs.contains_key(&reason);
        exits.get("refused").filter(|_| is_open).map(|target| target.step.clone())
    }

    fn end_with_agent(&mut self) {
        self.forget_requests();
        // Nobody helped where no agent ever had it.
        let was_helped = std::mem::take(&mut self.state.is_with_agent);
        self.state.filled.clear();
        self.close_matter();
        self.say_of_desk(Reply::new("agent-closed"));
        if was_helped && self.facts.policy.desk.ask_rating {
            self.ask_rating();
        }
        self.tell_kept();
    }

    /// Asks the open question again behind news, where the assistant has the conversation; with a way of needing no
    /// person where `ends`.
    fn go_on_asking(&mut self, ends: bool) {
        if self.state.is_with_agent || self.state.tasks.is_empty() {
            return;
        }
        if ends { self.ask_with(NO_PERSON) } else { self.remind() }
    }

    // ---- handing back -----------------------------------------------------------------------------

    /// Where the matter stands, in a line an answer.
    fn tell_standing(&mut self) {
        let lines = self.card_lines();
        if !lines.is_empty() {
            let said = std::iter::once(Reply::new("status")).chain(lines);
            self.effects.extend(said.map(Effect::Say));
        }
    }

    /// The assistant has the conversation: it takes over what was filled in meanwhile, asks what is open, and tells what
    /// was noticed meanwhile.
    fn resume(&mut self) {
        self.take_over();
        self.tell_kept();
    }

    fn take_over(&mut self) {
        self.state.is_with_agent = false;
        self.state.aside = None;
        let filled = Filled::of(std::mem::take(&mut self.state.filled));
        let is_new = self.state.tasks.is_empty();
        match (is_new, self.state.messages) {
            (false, _) => {}
            (true, 0) => self.begin(),
            (true, _) => self.open_menu(),
        }
        let is_asked_anew = is_new || self.follow_changed_files();
        if let Some(event) = self.task().deferred.take() {
            return self.receive(*event);
        }
        match (filled.is_nothing(), is_asked_anew) {
            (false, _) => self.take_filled(filled),
            (true, true) => {}
            (true, false) if self.task().pending.is_some() => self.remind(),
            (true, false) => {
                self.forget_greeting();
                self.ask_once_more(true);
            }
        }
    }

    /// Whoever has been greeted, or thanked for feedback, is not again: the question is left.
    fn forget_greeting(&mut self) {
        let menu = self.dialogues.flow.step(self.dialogues.flow.start("welcome"));
        let Some(Body::Plain(menu)) = menu.map(|step| &step.body) else { return };
        let greeting = &menu.say[..menu.say.len().saturating_sub(1)];
        let is_said = |reply: &Reply| reply.name == THANKS || greeting.iter().any(|line| line.text == reply.name);
        if let Some(question) = &mut self.task().question {
            question.replies.retain(|reply| !is_said(reply));
        }
    }

    /// The approval that a confirmed restore or undo of this matter waits for.
    pub(super) fn awaited_approval(&self) -> Option<AwaitedApproval> {
        let waits = |task: &Task| {
            matches!(task.inner, Inner::Confirm(ConfirmStage::Approval(_)) | Inner::Undo(UndoStage::Approval(..)))
        };
        self.state.approval.filter(|_| self.state.tasks.iter().any(waits))
    }

    /// What is asked in place of the confirmation while it waits for approval: since when, and until when at the latest.
    pub(super) fn approval_standing(&mut self) -> Option<Reply> {
        let reply = match self.task().inner {
            Inner::Confirm(ConfirmStage::Approval(_)) => Reply::new("approval-standing").asking(["back", "cancel"]),
            Inner::Undo(UndoStage::Approval(..)) => Reply::new("undo-standing").asking(["cancel"]),
            _ => return None,
        };
        let AwaitedApproval { since, until } = self.state.approval?;
        Some(reply.with("since", Arg::Moment(since)).with("until", Arg::Moment(until)))
    }

    // ---- approval ---------------------------------------------------------------------------------

    /// A verdict on the restore that waits for it; one on any other changes nothing.
    fn hear_approval(&mut self, plan: PlanId, news: &ApprovalNews) {
        let chosen = self.state.answers.plan().map(|chosen| chosen.plan);
        let waits = |task: &Task| task.inner.waits_for_approval(plan, chosen);
        let Some(position) = self.state.tasks.iter().position(waits) else {
            return self.keep_approval(plan, news);
        };
        self.state.tasks.truncate(position + 1);
        self.state.aside = None;
        if self.follow_changed_files() {
            return;
        }
        let outcome: Outcome = steps::hear_approval(self, news);
        self.go(outcome);
    }

    /// A verdict on what was put aside counts when that goes on; the person is told that it is there.
    fn keep_approval(&mut self, plan: PlanId, news: &ApprovalNews) {
        let verdict = match news {
            ApprovalNews::Given => DeskEvent::Approved { plan },
            ApprovalNews::Denied(reason) => DeskEvent::Denied { plan, reason: reason.clone() },
            ApprovalNews::Expired => DeskEvent::ApprovalExpired { plan },
        };
        if let Some(matter) = self.keep_verdict(plan, verdict) {
            self.say_of_desk(Reply::new("approval-aside").with("matter", matter));
            self.go_on_asking(false);
        }
    }
}

/// With the agent's name, where the person sees it.
pub(super) fn named(reply: Reply, agent: Option<String>) -> Reply {
    let known = u64::from(agent.is_some());
    reply.with("known", known).with("agent", agent.unwrap_or_default())
}

/// What is known so far, line by line, as `status` says it.
pub fn status_lines(dialogues: &Dialogues, state: &State, facts: &Facts, now: DateTime<Utc>) -> Vec<Reply> {
    Turn::new(dialogues, facts, state.clone(), now).card_lines()
}

/// What the assistant would say if it had the conversation now.
pub fn next_words(dialogues: &Dialogues, state: &State, facts: &Facts, now: DateTime<Utc>) -> Vec<Reply> {
    let mut turn = Turn::new(dialogues, facts, state.clone(), now);
    turn.forget_requests();
    turn.resume();
    let said = turn.effects.into_iter().filter_map(|effect| match effect {
        Effect::Say(reply) => Some(reply),
        _ => None,
    });
    said.collect()
}
