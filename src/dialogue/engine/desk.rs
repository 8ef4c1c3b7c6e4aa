//! What the desk does to a conversation: an agent comes, speaks, fills in, approves, hands back.
//!
//! In charge of what the assistant says to it, of keeping what the person tells an agent, and of going on at the right
//! step. Whether the assistant's words are said at all while an agent has the conversation is decided where they are
//! sent.

use chrono::{DateTime, Utc};

use super::{Outcome, Turn};
use crate::dialogue::Dialogues;
use crate::dialogue::answers::{LossMoment, MomentSource, Slot};
use crate::dialogue::desk::{DeskEvent, Filling};
use crate::dialogue::event::{Effect, Event};
use crate::dialogue::facts::Facts;
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::state::{AsideAbout, Held, State, Task};
use crate::dialogue::steps;
use crate::dialogue::understand::{Look, Told, ToldMoment, look};
use crate::domain::handoff::PersonNews;
use crate::domain::{PlanId, SnapshotId};

/// The most words that are kept while an agent has the conversation.
const MOST_HELD: usize = 50;

/// The choice of needing no person any more.
pub(super) const NO_PERSON: &str = "no-person";

/// How an agent rated is pressed.
const GOOD: &str = "rating-good";

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
    /// Keeps what the person says to an agent: the assistant makes something of it only once it has the conversation
    /// again.
    pub(super) fn keep_for_agent(&mut self, event: Event) {
        match event {
            Event::Text(text) => {
                self.state.messages += 1;
                self.state.held.push(Held { message: self.state.messages, text });
                if self.state.held.len() > MOST_HELD {
                    self.state.held.remove(0);
                }
            }
            Event::Unsupported => self.state.messages += 1,
            Event::Edited { message, text } => {
                if let Some(held) = self.state.held.iter_mut().find(|held| held.message == message) {
                    held.text = text;
                }
            }
            Event::Pressed { choice, question } if choice == NO_PERSON => {
                let open = self.state.open_question().map(|question| question.number);
                if question.is_none() || question == open {
                    self.need_no_person();
                }
            }
            event if event.is_unasked() => self.keep_unasked(event),
            _ => {}
        }
    }

    /// The person needs nobody any more.
    pub(super) fn need_no_person(&mut self) {
        self.state.aside = None;
        self.effects.push(Effect::EndHandoff);
    }

    /// The person says how it went with an agent.
    pub(super) fn hear_rating(&mut self, key: &str) {
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
            PersonNews::HandedBack => self.take_back(Reply::new("agent-handed-back")),
            PersonNews::Withdrawn => self.take_back(Reply::new("handoff-withdrawn")),
            PersonNews::Orphaned { promised_at } => {
                self.say_of_desk(at("agent-gone", promised_at));
                self.resume();
            }
            PersonNews::Closed => self.end_with_agent(),
        }
    }

    fn leave_to_agent(&mut self, reply: Reply) {
        self.state.is_with_agent = true;
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
        self.state.handoffs.retain(|reason, _| !reason.is_for_desk());
        let asked = self.state.tasks.iter_mut().filter_map(|task| task.question.as_mut());
        for reply in asked.filter_map(|question| question.replies.last_mut()) {
            reply.choices.retain(|choice| choice.key != NO_PERSON);
        }
    }

    fn end_with_agent(&mut self) {
        self.forget_requests();
        self.state.is_with_agent = false;
        self.state.held.clear();
        self.state.filled.clear();
        self.say_of_desk(Reply::new("agent-closed"));
        if self.facts.policy.desk.ask_rating {
            let reply = Reply::new("rate-agent").of_desk().asking([GOOD, "rating-bad"]);
            self.ask_aside(AsideAbout::Rating, reply, Told::default());
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

    /// The assistant has the conversation: it takes over what was said and filled in meanwhile, asks what is open, and
    /// tells what was noticed meanwhile.
    fn resume(&mut self) {
        self.take_over();
        self.tell_kept();
    }

    fn take_over(&mut self) {
        self.state.is_with_agent = false;
        self.state.aside = None;
        let held = std::mem::take(&mut self.state.held);
        let filled = std::mem::take(&mut self.state.filled);
        if self.state.tasks.is_empty() {
            return self.begin();
        }
        if self.follow_changed_files() {
            return;
        }
        let mut told = Told::default();
        for held in held.iter().filter(|held| look(&held.text) == Look::Words) {
            told.take(self.understanding(&held.text).told);
        }
        let mut snapshot = None;
        for (slot, filling, agent) in filled {
            let slot_name = Arg::Term(format!("slot-{}", slot.as_str()));
            self.effects.push(Effect::Say(named(Reply::new("agent-filled"), agent).with("slot", slot_name)));
            match filling {
                Filling::Told(filled) => {
                    told.forget(slot);
                    told.take(*filled);
                }
                Filling::Snapshot(id) => snapshot = Some(id),
            }
        }
        match snapshot {
            Some(id) => self.take_snapshot(id, &told),
            None => self.take_answers(&told),
        }
    }

    fn take_answers(&mut self, told: &Told) {
        let corrections = self.corrections(told);
        if !corrections.is_empty() && !self.is_running() {
            self.note_told(told);
            return self.correct(corrections);
        }
        self.note_told(told);
        if self.task().pending.is_some() {
            return self.remind();
        }
        match self.own_slot().filter(|own| told.gives(*own)) {
            Some(own) => {
                self.state.answers.note_told(told.only(own));
                self.enter_again();
            }
            None => self.ask_once_more(true),
        }
    }

    /// A backup that an agent chose: from there on where the matter has come so far, else as the moment of the loss.
    fn take_snapshot(&mut self, id: SnapshotId, told: &Told) {
        let known = self.listed_snapshots().into_iter().find(|snapshot| snapshot.id == id);
        let Some(snapshot) = known.filter(|_| !self.is_running()) else { return self.take_answers(told) };
        match self.step_of(Slot::Snapshot).filter(|_| self.state.answers.option().is_some()) {
            Some(step) => {
                self.note_told(told);
                self.state.answers.set_snapshot(snapshot);
                self.return_to(&step);
            }
            None => {
                let moment = LossMoment { at: snapshot.taken_at, source: MomentSource::Snapshot };
                self.state.answers.forget_told(Slot::Moment);
                self.state.answers.set_moment(moment);
                match self.own_slot() {
                    Some(Slot::Moment) if self.task().pending.is_none() => self.enter_again(),
                    _ => self.take_answers(told),
                }
            }
        }
    }

    // ---- approval ---------------------------------------------------------------------------------

    /// A verdict on the restore that waits for it; one on any other changes nothing.
    fn hear_approval(&mut self, plan: PlanId, news: &ApprovalNews) {
        let chosen = self.state.answers.plan().map(|chosen| chosen.plan);
        let waits = |task: &Task| task.inner.waits_for_approval(plan, chosen);
        let Some(position) = self.state.tasks.iter().position(waits) else { return };
        self.state.tasks.truncate(position + 1);
        self.state.aside = None;
        if self.follow_changed_files() {
            return;
        }
        let outcome: Outcome = steps::hear_approval(self, news);
        self.go(outcome);
    }
}

/// With the agent's name, where the person sees it.
fn named(reply: Reply, agent: Option<String>) -> Reply {
    let known = u64::from(agent.is_some());
    reply.with("known", known).with("agent", agent.unwrap_or_default())
}

/// An answer that an agent gives, read in a language; `None` where nothing of it is that answer.
pub fn read_filling(
    dialogues: &Dialogues,
    state: &State,
    facts: &Facts,
    (slot, value): (Slot, &str),
    language: &str,
    now: DateTime<Utc>,
) -> Option<Filling> {
    let state = State { language: dialogues.texts.closest(language).to_owned(), ..state.clone() };
    let turn = Turn::new(dialogues, facts, state, now);
    match slot {
        Slot::Snapshot => {
            let id: SnapshotId = value.parse().ok()?;
            let is_listed = turn.listed_snapshots().iter().any(|snapshot| snapshot.id == id);
            is_listed.then_some(Filling::Snapshot(id))
        }
        Slot::Moment => {
            let moment = ToldMoment::of(turn.read_moment(value)).filter(|moment| moment.first() <= now)?;
            Some(Filling::Told(Box::new(Told { moment: Some(moment), ..Told::default() })))
        }
        Slot::Missing | Slot::Option => {
            let told = turn.understanding(value).told.only(slot);
            told.gives(slot).then(|| Filling::Told(Box::new(told)))
        }
        Slot::Groups => None,
    }
}

/// What is known so far, line by line, as `status` says it.
pub fn status_lines(dialogues: &Dialogues, state: &State, facts: &Facts, now: DateTime<Utc>) -> Vec<Reply> {
    Turn::new(dialogues, facts, state.clone(), now).card_lines()
}

/// What the assistant would say if it had the conversation now.
pub fn next_words(dialogues: &Dialogues, state: &State, facts: &Facts, now: DateTime<Utc>) -> Vec<Reply> {
    let mut turn = Turn::new(dialogues, facts, state.clone(), now);
    turn.resume();
    let said = turn.effects.into_iter().filter_map(|effect| match effect {
        Effect::Say(reply) => Some(reply),
        _ => None,
    });
    said.collect()
}
