//! Who has each conversation, and what follows from each turn of it.
//!
//! In charge of changing that as `domain::handoff` decides, and of writing down with it who is told what. Held by
//! whoever takes turns (`Converse`), by whoever carries out orders, and by the desk.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde_json::json;
use tokio::sync::Notify;

use super::HandoffError;
use super::words::{DeskWords, for_person, notice};
use crate::dialogue::desk::DeskEvent;
use crate::dialogue::engine::RATE;
use crate::dialogue::event::{Effect, Event};
use crate::dialogue::reply::Reply;
use crate::domain::RestoreId;
use crate::domain::handoff::{
    AgentId, Announcement, Due, Happening, PersonNews, Phase, Refusal, Status, Surroundings, Transition, decide,
};
use crate::domain::policy::{Mirror, Policy};
use crate::ports::handoffs::{
    Actor, Agent, Case, ChangeOutcome, DeskId, Handoff, HandoffChange, HandoffStore, NewEntry, NewItem,
};
use crate::ports::snapshots::StoreError;
use crate::service::in_force::PolicyInForce;

/// How often a change is computed anew because another one was faster.
const MOST_ATTEMPTS: usize = 8;

/// Knows who has which conversation.
#[derive(Clone)]
pub struct Owners {
    store: Arc<dyn HandoffStore>,
    desk: DeskId,
    policy: PolicyInForce,
    changed: Arc<Notify>,
    is_reachable: Arc<AtomicBool>,
}

/// What a turn was, as far as the desk has to do with it.
#[derive(Debug, Clone, Copy)]
pub struct SeenTurn<'a> {
    /// The name under which it came in.
    pub inbox_id: &'a str,
    /// What came in.
    pub event: &'a Event,
    /// What was asked before it.
    pub asked: Option<&'a Reply>,
    /// What follows from it.
    pub effects: &'a [Effect],
    /// The language that the assistant speaks from it on, where it is another one.
    pub new_language: Option<&'a str>,
}

impl Owners {
    /// Over a store, with the promises of a policy.
    pub fn new(store: Arc<dyn HandoffStore>, desk: DeskId, policy: impl Into<PolicyInForce>) -> Self {
        Self {
            store,
            desk,
            policy: policy.into(),
            changed: Arc::default(),
            is_reachable: Arc::new(AtomicBool::new(true)),
        }
    }

    /// The store.
    pub fn store(&self) -> &dyn HandoffStore {
        &*self.store
    }

    /// The desk.
    pub fn desk(&self) -> &DeskId {
        &self.desk
    }

    /// The policy as it is now.
    pub fn policy(&self) -> Arc<Policy> {
        self.policy.now()
    }

    /// The language that the desk is written to in.
    pub fn language(&self) -> String {
        self.policy.now().desk.language.clone()
    }

    /// The zone whose clock the desk goes by.
    pub fn zone(&self) -> Tz {
        self.policy.desk_rules().hours.zone()
    }

    /// Whether agents hear of whoever waits: as long as they do not, nothing is promised.
    pub fn set_reachable(&self, is_reachable: bool) {
        self.is_reachable.store(is_reachable, Ordering::Relaxed);
    }

    /// Whether they do.
    pub(crate) fn is_reachable(&self) -> bool {
        self.is_reachable.load(Ordering::Relaxed)
    }

    /// Comes back when something changed since it was last waited for.
    pub async fn changed(&self) {
        self.changed.notified().await;
    }

    /// Wakes whoever waits for a change.
    pub(crate) fn note_change(&self) {
        self.changed.notify_one();
    }

    /// Lets something happen to a conversation; the inner error is why an agent may not.
    ///
    /// # Errors
    /// The store fails, or others change the conversation again and again.
    pub async fn happen(
        &self,
        case: &Case,
        happening: Happening,
        who: Actor,
        cause: &str,
        now: DateTime<Utc>,
    ) -> Result<Result<(), Refusal>, HandoffError> {
        self.happen_with(case, happening, &Along { who, cause, ..Along::default() }, now).await
    }

    pub(super) async fn happen_with(
        &self,
        case: &Case,
        happening: Happening,
        along: &Along<'_>,
        now: DateTime<Utc>,
    ) -> Result<Result<(), Refusal>, HandoffError> {
        for _ in 0..MOST_ATTEMPTS {
            let known = self.store.find_handoff(case).await?;
            let agents = self.store.list_agents(&self.desk).await?;
            let before = known.as_ref().map_or_else(Phase::default, |known| known.phase.clone());
            let transition = match self.decide(case, &before, happening, &agents, now).await? {
                Ok(transition) => transition,
                Err(refusal) => return Ok(Err(refusal)),
            };
            if transition.phase == before && transition.announcements.is_empty() && along.is_nothing() {
                return Ok(Ok(()));
            }
            let change = self.change(known.as_ref(), &before, happening, transition, &agents, case, along);
            if self.store.change_handoff(case, &change, now).await? != ChangeOutcome::Outrun {
                self.note_change();
                return Ok(Ok(()));
            }
        }
        Err(HandoffError::Outrun(case.clone()))
    }

    /// The request for an agent that the person made: by when somebody answers, and how many are before them. The person
    /// is told in answer to it.
    ///
    /// # Errors
    /// As [`Self::happen`].
    pub async fn request(
        &self,
        case: &Case,
        cause: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<(DateTime<Utc>, u32)>, HandoffError> {
        let along = Along { who: Actor::Person, cause, keeps_from_person: true, ..Along::default() };
        // Whoever asks is refused nothing.
        let _asked = self.happen_with(case, Happening::Requested, &along, now).await?;
        match self.store.find_handoff(case).await?.map(|handoff| handoff.phase) {
            Some(Phase::Waiting(wait)) if self.is_reachable() => {
                Ok(Some((wait.promised_at, self.count_before(case, wait.since).await?)))
            }
            _ => Ok(None),
        }
    }

    /// Adds to the record and to what is told, and leaves the conversation where it stands.
    pub(super) async fn add(&self, case: &Case, along: &Along<'_>, now: DateTime<Utc>) -> Result<(), HandoffError> {
        for _ in 0..MOST_ATTEMPTS {
            let known = self.store.find_handoff(case).await?;
            let change = HandoffChange {
                expected_revision: known.as_ref().map_or(0, |known| known.revision),
                cause: along.cause.to_owned(),
                phase: known.map_or_else(Phase::default, |known| known.phase),
                silences: false,
                entries: along.entries.clone(),
                items: along.items.clone(),
            };
            if self.store.change_handoff(case, &change, now).await? != ChangeOutcome::Outrun {
                self.note_change();
                return Ok(());
            }
        }
        Err(HandoffError::Outrun(case.clone()))
    }

    /// How many waited before a moment.
    pub(crate) async fn count_before(&self, case: &Case, since: DateTime<Utc>) -> Result<u32, StoreError> {
        let waits_before = |other: &&Handoff| match &other.phase {
            Phase::Waiting(wait) => other.case != *case && wait.since < since,
            _ => false,
        };
        let waiting = self.store.list_open_handoffs().await?.iter().filter(waits_before).count();
        Ok(u32::try_from(waiting).unwrap_or(u32::MAX))
    }

    async fn decide(
        &self,
        case: &Case,
        before: &Phase,
        happening: Happening,
        agents: &[Agent],
        now: DateTime<Utc>,
    ) -> Result<Result<Transition, Refusal>, StoreError> {
        let there: Vec<AgentId> = agents.iter().filter(|agent| agent.left_at.is_none()).map(|agent| agent.id).collect();
        let since = match before {
            Phase::Waiting(wait) => wait.since,
            _ => now,
        };
        let before_it = self.count_before(case, since).await?;
        let rules = self.policy.desk_rules();
        let around =
            Surroundings { now, rules: &rules, before: before_it, agents: &there, is_reachable: self.is_reachable() };
        Ok(decide(before, happening, &around))
    }

    #[expect(clippy::too_many_arguments, reason = "they are the parts of one change")]
    fn change(
        &self,
        known: Option<&Handoff>,
        before: &Phase,
        happening: Happening,
        transition: Transition,
        agents: &[Agent],
        case: &Case,
        along: &Along<'_>,
    ) -> HandoffChange {
        let is_heard = |announcement: &Announcement| !(along.keeps_from_person && is_for_person(*announcement));
        let told = transition.announcements.iter().filter(|announcement| is_heard(announcement));
        let mut items: Vec<NewItem> = told.map(|announcement| self.item(*announcement, agents, case)).collect();
        items.extend(along.items.iter().cloned());
        let after = &transition.phase;
        // Words, and who waits for an answer, are no deeds: they are in the transcript.
        let is_deed = after.status() != before.status()
            || after.agent() != before.agent()
            || matches!(happening, Happening::Due(_)) && after != before;
        let deed = is_deed.then(|| NewEntry {
            who: along.who,
            deed: deed(happening).to_owned(),
            details: json!({ "from": before.status().as_str(), "to": transition.phase.status().as_str() }).to_string(),
        });
        let had_agent = before.status() == Status::Agent;
        HandoffChange {
            expected_revision: known.map_or(0, |known| known.revision),
            cause: along.cause.to_owned(),
            silences: had_agent != (transition.phase.status() == Status::Agent),
            phase: transition.phase,
            entries: deed.into_iter().chain(along.entries.iter().cloned()).collect(),
            items,
        }
    }

    fn item(&self, announcement: Announcement, agents: &[Agent], case: &Case) -> NewItem {
        let name = |id: AgentId| {
            let known = agents.iter().find(|agent| agent.id == id);
            known.map_or_else(|| id.to_string(), |agent| agent.name.clone())
        };
        match announcement {
            Announcement::Person(news) => {
                let agent = match news {
                    PersonNews::Joined(agent) | PersonNews::Replaced(agent) => self.shown_name(agent, agents),
                    _ => None,
                };
                for_person(&DeskEvent::News { news, agent })
            }
            Announcement::Desk(news) => DeskWords::Notice(notice(news, &who(case), name)).in_topic(),
            Announcement::Everybody(news) => DeskWords::Notice(notice(news, &who(case), name)).for_everybody(),
        }
    }

    /// The agent's name, where the policy shows it to the person.
    pub(super) fn shown_name(&self, id: AgentId, agents: &[Agent]) -> Option<String> {
        let known = agents.iter().find(|agent| agent.id == id).filter(|_| self.policy.now().desk.show_agent_name);
        known.map(|agent| agent.name.clone())
    }

    /// What a turn changes between the assistant and the desk, and what the desk sees of it; `None` where nothing.
    ///
    /// # Errors
    /// The store fails.
    pub(crate) async fn change_of_turn(
        &self,
        case: &Case,
        known: Option<&Handoff>,
        turn: SeenTurn<'_>,
        now: DateTime<Utc>,
    ) -> Result<Option<HandoffChange>, StoreError> {
        if known.is_none() && self.policy.now().desk.mirror != Mirror::Always {
            return Ok(None);
        }
        let before = known.map_or_else(Phase::default, |known| known.phase.clone());
        let is_word = is_of_the_person(turn.event) && !is_rating(turn);
        let agents = self.store.list_agents(&self.desk).await?;
        let transition = match is_word {
            true => self.decide(case, &before, Happening::PersonWrote, &agents, now).await?.ok(),
            false => None,
        };
        let transition = transition.unwrap_or_else(|| Transition { phase: before.clone(), announcements: Vec::new() });
        let items = words_of(turn, before.status() == Status::Agent);
        let entries = deeds_of(turn);
        if transition.phase == before && items.is_empty() && entries.is_empty() {
            return Ok(None);
        }
        let cause = format!("turn-{}", turn.inbox_id);
        let along = Along { who: Actor::Person, cause: &cause, items, entries, ..Along::default() };
        Ok(Some(self.change(known, &before, Happening::PersonWrote, transition, &agents, case, &along)))
    }
}

/// What a change has with it beside its transition.
#[derive(Debug, Clone)]
pub(super) struct Along<'a> {
    /// Who does it.
    pub who: Actor,
    /// What names it once.
    pub cause: &'a str,
    /// Further lines of the record.
    pub entries: Vec<NewEntry>,
    /// What else is to be told.
    pub items: Vec<NewItem>,
    /// Whether the person hears of it in another way.
    pub keeps_from_person: bool,
}

impl Default for Along<'_> {
    fn default() -> Self {
        Self { who: Actor::Nobody, cause: "", entries: Vec::new(), items: Vec::new(), keeps_from_person: false }
    }
}

impl Along<'_> {
    fn is_nothing(&self) -> bool {
        self.entries.is_empty() && self.items.is_empty()
    }
}

/// How the desk names a conversation.
pub fn who(case: &Case) -> String {
    format!("{} · {}", case.portal, case.conversation)
}

/// Whether an event is the person's own doing.
pub(crate) fn is_of_the_person(event: &Event) -> bool {
    matches!(
        event,
        Event::Text(_)
            | Event::Captioned(_)
            | Event::Pressed { .. }
            | Event::Command(_)
            | Event::Unsupported
            | Event::Edited { .. }
    )
}

/// A rating says nothing more about the matter: it does not open it again; nor does one that is asked about once more.
fn is_rating(turn: SeenTurn<'_>) -> bool {
    let rates = |effect: &Effect| match effect {
        Effect::RecordRating { .. } => true,
        Effect::Say(reply) => reply.name == RATE,
        _ => false,
    };
    matches!(turn.event, Event::Pressed { choice, .. } if choice.starts_with("rating-"))
        || turn.effects.iter().any(rates)
}

fn is_for_person(announcement: Announcement) -> bool {
    matches!(announcement, Announcement::Person(_))
}

/// What the desk sees of a turn.
fn words_of(turn: SeenTurn<'_>, is_held: bool) -> Vec<NewItem> {
    let person = is_of_the_person(turn.event).then(|| DeskWords::Person {
        inbox_id: turn.inbox_id.to_owned(),
        event: Box::new(turn.event.clone()),
        asked: turn.asked.filter(|_| matches!(turn.event, Event::Pressed { .. })).cloned(),
    });
    let language = turn.new_language.filter(|_| is_held).map(|new| {
        let is_of_agent = matches!(turn.event, Event::Desk(_));
        (!is_of_agent).then(|| DeskWords::Notice(Reply::new("desk-language").with("name", new)))
    });
    let said = turn.effects.iter().filter_map(|effect| match effect {
        Effect::Say(reply) if reply.is_of_desk || reply.is_living => None,
        Effect::Say(reply) if is_held => Some(DeskWords::Held(reply.clone())),
        Effect::Say(reply) => Some(DeskWords::Assistant(reply.clone())),
        Effect::SendFile(file) if is_held => Some(DeskWords::HeldFile(file.clone())),
        Effect::SendFile(file) => Some(DeskWords::File(file.clone())),
        _ => None,
    });
    person.into_iter().chain(language.flatten()).chain(said).map(|words| words.in_topic()).collect()
}

/// What a turn adds to the record: that a restore or an undo began, and that it ended.
fn deeds_of(turn: SeenTurn<'_>) -> Vec<NewEntry> {
    let entry = |who, deed: &str, restore: Option<RestoreId>| {
        let details = restore.map_or_else(|| json!({}), |restore| json!({ "restore": restore.to_string() }));
        NewEntry { who, deed: deed.to_owned(), details: details.to_string() }
    };
    let ended = match turn.event {
        Event::Restored { report, .. } | Event::Undone { report, .. } => Some(match report.undoes {
            Some(restore) => entry(Actor::Assistant, "undo-ended", Some(restore)),
            None => entry(Actor::Assistant, "restore-ended", Some(report.restore)),
        }),
        _ => None,
    };
    let begun = turn.effects.iter().filter_map(|effect| match effect {
        // A consent bears the number of the restore that it begins.
        Effect::StartRestore { consent, .. } => Some(entry(Actor::Person, "restore-begun", Some(RestoreId(consent.0)))),
        Effect::StartUndo { restore, .. } => Some(entry(Actor::Person, "undo-begun", Some(*restore))),
        _ => None,
    });
    ended.into_iter().chain(begun).collect()
}

fn deed(happening: Happening) -> &'static str {
    match happening {
        Happening::Requested => "requested",
        Happening::Withdrawn => "withdrawn",
        Happening::Unlinked => "unlinked",
        Happening::Claimed(_) => "claimed",
        Happening::Released(_) => "released",
        Happening::Closed(_) => "closed",
        Happening::PersonWrote => "reopened",
        Happening::AgentWrote(_) => "claimed",
        Happening::Begun(_) => "begun",
        Happening::Left(_) => "left",
        Happening::Due(Due::Promise) => "late",
        Happening::Due(Due::Expiry) => "expired",
        Happening::Due(Due::Silence) => "silent",
    }
}

/// How long before its end an approval is asked for again.
pub(super) fn remind_at(asked_at: DateTime<Utc>, expires_at: DateTime<Utc>) -> DateTime<Utc> {
    let left = expires_at - asked_at;
    expires_at - (left / 4).min(TimeDelta::hours(2))
}
