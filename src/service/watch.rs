//! What the assistant says by itself, whatever the channel: an upgrade that a request waited for (R26), a backup that is
//! needed and expires, a mass loss between two snapshots (B09), what came of a restore (R30).
//!
//! In charge of noticing each, of whom to tell, and of telling it once: the event comes into the conversation under a name
//! that it has for good, so a restart anywhere tells nothing twice. How it is said is the dialogue's; that the channel
//! looks at what is to be said is [`Reach`]'s. A portal on which somebody is at work is left alone meanwhile.

mod ended;
mod look;
mod own;
mod waiting;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;
use std::time::Instant;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};

use super::converse::work::{DeskError, Desks};
use super::converse::{Converse, ConverseError};
use super::desk::{Clock, Desk};
use super::live::LiveError;
use crate::dialogue::Event;
use crate::dialogue::backend::news::MassLoss;
use crate::domain::policy::Watch as WatchPolicy;
use crate::domain::watch::Memory;
use crate::domain::{ConversationId, PortalId, UserId};
use crate::ports::conversations::ConversationStore;
use crate::ports::crm::CrmError;
use crate::ports::leases::{Leases, Purpose};
use crate::ports::portals::{Portal, PortalStore};
use crate::ports::snapshots::StoreError;
use crate::ports::watch::{Hearer, WatchStore};

/// How long until a portal on which somebody was at work is looked at again.
const BUSY_WAIT: TimeDelta = TimeDelta::minutes(1);
/// How long until a portal that could not be read is looked at again.
const FAILURE_WAIT: TimeDelta = TimeDelta::minutes(10);
/// How often is looked which backups expire.
const EXPIRY_EVERY: TimeDelta = TimeDelta::minutes(10);

/// For so long what was ordered in a conversation counts as work that goes on.
const ORDERS_COUNT_FOR: TimeDelta = TimeDelta::hours(1);

/// Who can be spoken to without being asked, and how they come to hear it.
#[async_trait]
pub trait Reach: Send + Sync {
    /// Whether the person of a conversation may still hear of the portal there: the link holds.
    ///
    /// # Errors
    /// The store fails.
    async fn may_hear(&self, conversation: &Hearer) -> Result<bool, StoreError>;

    /// Has the channel look at what is to be said in it. A channel that nobody is at says it when somebody comes.
    fn call(&self, conversation: &Hearer);
}

/// With what portals are watched.
#[derive(Clone)]
pub struct WatchParts {
    /// Connections, stores, rules.
    pub desks: Arc<dyn Desks>,
    /// The portals there are.
    pub portals: Arc<dyn PortalStore>,
    /// What waits.
    pub conversations: Arc<dyn ConversationStore>,
    /// Who is at work.
    pub leases: Arc<dyn Leases>,
    /// What the last looks left, and who can be told.
    pub memories: Arc<dyn WatchStore>,
    /// The conversations.
    pub converse: Converse,
    /// The channels.
    pub reach: Arc<dyn Reach>,
    /// Now.
    pub clock: Clock,
}

/// Why a portal could not be watched; it is tried again.
#[derive(Debug, thiserror::Error)]
pub enum WatchError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The portal could not be read.
    #[error(transparent)]
    Live(#[from] LiveError),
    /// There is no connection.
    #[error(transparent)]
    Desk(#[from] DeskError),
    /// A conversation could not take it in.
    #[error(transparent)]
    Converse(#[from] ConverseError),
}

impl From<CrmError> for WatchError {
    fn from(error: CrmError) -> Self {
        Self::Live(error.into())
    }
}

/// Something that the operator may want to know of.
#[derive(Debug)]
pub enum WatchEvent {
    /// A portal was looked at.
    Looked {
        /// Which.
        portal: PortalId,
        /// Records that it has.
        records: u64,
        /// Requests that it took, where the connection counts them.
        requests: u64,
        /// Types that could not be read: nothing is said of them.
        unknown: usize,
        /// What was noticed.
        loss: Option<MassLoss>,
        /// How many people were told.
        told: usize,
    },
    /// A portal could not be watched.
    Failed {
        /// Which.
        portal: PortalId,
        /// Why.
        error: WatchError,
    },
}

/// What this process remembers of a portal.
#[derive(Debug, Default)]
struct Remembered {
    /// Not looked at before.
    look_after: Option<DateTime<Utc>>,
    /// When the portal was last asked for its plan (tariff).
    asked_plan: Option<DateTime<Utc>>,
    /// When is looked next which backups expire.
    expiry_after: Option<DateTime<Utc>>,
    /// The failure that was told since the last look.
    told: Option<String>,
}

/// Watches the portals of an installation.
pub struct Watch {
    parts: WatchParts,
    remembered: BTreeMap<PortalId, Remembered>,
    /// What was taken in already, so that no turn is computed again for it.
    told: HashSet<(PortalId, ConversationId, String)>,
}

/// A portal with whoever speaks about it.
struct Round<'a> {
    desk: &'a Desk,
    /// Conversations of people who may hear of it.
    hearers: &'a [Hearer],
    now: DateTime<Utc>,
}

impl Watch {
    /// Watches nothing yet.
    pub fn new(parts: WatchParts) -> Self {
        Self { parts, remembered: BTreeMap::new(), told: HashSet::new() }
    }

    /// Does what is due at every portal; one that fails leaves the others alone.
    ///
    /// # Errors
    /// Where the installation itself cannot be read.
    pub async fn pass(&mut self) -> Result<Vec<WatchEvent>, StoreError> {
        let mut events = Vec::new();
        for portal in self.parts.portals.list_portals().await?.into_iter().filter(|portal| portal.is_connected) {
            let hearers = self.hearers(&portal).await?;
            let watched = self.watch(&portal, &hearers, &mut events).await;
            self.note_failure(portal.id, watched.err(), &mut events);
        }
        Ok(events)
    }

    fn note_failure(&mut self, portal: PortalId, error: Option<WatchError>, events: &mut Vec<WatchEvent>) {
        let Some(error) = error else { return };
        let text = Some(error.to_string());
        let remembered = self.remembered.entry(portal.clone()).or_default();
        if remembered.told != text {
            remembered.told = text;
            events.push(WatchEvent::Failed { portal, error });
        }
    }

    /// Conversations that may hear of a portal: of its administrators as the operator named them, or as the portal said
    /// of whoever signed in there.
    async fn hearers(&self, portal: &Portal) -> Result<Vec<Hearer>, StoreError> {
        let mut named: BTreeSet<UserId> = portal.administrators.iter().copied().chain(portal.owner).collect();
        for (person, is_admin) in self.parts.memories.list_own_words(&portal.id).await? {
            if is_admin {
                named.insert(person);
            } else if portal.owner != Some(person) {
                named.remove(&person);
            }
        }
        let mut hearers = Vec::new();
        for person in named {
            for hearer in self.parts.memories.list_hearers(&portal.id, person).await? {
                if self.parts.reach.may_hear(&hearer).await? {
                    hearers.push(hearer);
                }
            }
        }
        Ok(hearers)
    }

    async fn watch(
        &mut self,
        portal: &Portal,
        hearers: &[Hearer],
        events: &mut Vec<WatchEvent>,
    ) -> Result<(), WatchError> {
        // Nobody is there to be told, so the portal is not asked.
        if hearers.is_empty() {
            return Ok(());
        }
        let desk = self.parts.desks.desk(&portal.id).await?;
        let round = Round { desk: &desk, hearers, now: (self.parts.clock)() };
        let memory = self.memory(&round).await?;
        self.tell_ended(&round, memory.watched_from).await?;
        self.tell_expiring(&round).await?;
        self.tell_ready(&round).await?;
        self.look_where_due(&round, &memory, events).await
    }

    /// What the last look left; from the first time on the portal counts as watched.
    async fn memory(&self, round: &Round<'_>) -> Result<Memory, StoreError> {
        let portal = round.desk.portal_id();
        let known = self.parts.memories.find_memory(portal).await?.unwrap_or_default();
        if known.watched_from.is_some() {
            return Ok(known);
        }
        let memory = Memory { watched_from: Some(round.now), ..known };
        self.parts.memories.save_memory(portal, &memory, round.now).await?;
        Ok(memory)
    }

    async fn look_where_due(
        &mut self,
        round: &Round<'_>,
        memory: &Memory,
        events: &mut Vec<WatchEvent>,
    ) -> Result<(), WatchError> {
        let (portal, policy) = (round.desk.portal_id().clone(), &round.desk.policy.watch);
        let not_before = self.remembered.entry(portal.clone()).or_default().look_after;
        if !policy.mass_loss || not_before.is_some_and(|at| round.now < at) || !is_due(memory, policy, round.now) {
            return Ok(());
        }
        let is_at_work = self.is_at_work(&portal).await?;
        // Put off before it is tried: an error that follows sets nothing anew.
        let wait = if is_at_work { BUSY_WAIT } else { FAILURE_WAIT };
        self.remembered.entry(portal.clone()).or_default().look_after = Some(round.now + wait);
        // Without a snapshot there is nothing to compare with, and nothing that could be brought back.
        if is_at_work || round.desk.snapshots.list_snapshots(&portal).await?.is_empty() {
            return Ok(());
        }
        let event = self.look(round, memory).await?;
        let remembered = self.remembered.entry(portal).or_default();
        (remembered.look_after, remembered.told) = (None, None);
        events.push(event);
        Ok(())
    }

    async fn look(&mut self, round: &Round<'_>, memory: &Memory) -> Result<WatchEvent, WatchError> {
        let portal = round.desk.portal_id();
        let (begun, sent_before) = (Instant::now(), round.desk.crm.requests_sent());
        let look = look::look(round.desk, memory).await?;
        let requests = round.desk.crm.requests_sent().saturating_sub(sent_before);
        let mut told = 0;
        if let Some(loss) = &look.loss {
            // The look before names it: until what this one leaves is kept, the next would find the same again.
            let before = memory.looked_at.map_or(0, |at| at.timestamp());
            let inbox_id = format!("watch-massloss-{before}");
            for conversation in round.hearers {
                self.tell(conversation, &inbox_id, &Event::MassLoss(loss.clone())).await?;
                told += 1;
            }
        }
        self.parts.memories.save_memory(portal, &look.memory, round.now).await?;
        let duration_ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        let is_loss = look.loss.is_some();
        tracing::info!(
            portal.id = %portal, records = look.records, requests, duration_ms, unknown = look.unknown, is_loss, told,
            "looked at a portal"
        );
        let (records, unknown, portal) = (look.records, look.unknown, portal.clone());
        Ok(WatchEvent::Looked { portal, records, requests, unknown, loss: look.loss, told })
    }

    /// Whether a capture, a restore or something that was ordered in a conversation needs the portal's requests now.
    async fn is_at_work(&self, portal: &PortalId) -> Result<bool, StoreError> {
        match self.parts.leases.find_holder(portal).await? {
            Some(Purpose::Capture | Purpose::Restore) => return Ok(true),
            Some(Purpose::Prune) | None => {}
        }
        // An order that nobody carries out any more holds nothing up.
        self.parts.memories.has_open_work(portal, (self.parts.clock)() - ORDERS_COUNT_FOR).await
    }

    /// Takes an event into a conversation, once, and calls its channel.
    async fn tell(&mut self, conversation: &Hearer, inbox_id: &str, event: &Event) -> Result<(), ConverseError> {
        let (portal, id) = (&conversation.portal, conversation.id);
        if !self.told.insert((portal.clone(), id, inbox_id.to_owned())) {
            return Ok(());
        }
        let received = self.parts.converse.receive(portal, id, inbox_id, event, (self.parts.clock)()).await;
        if let Err(error) = received {
            self.told.remove(&(portal.clone(), id, inbox_id.to_owned()));
            return Err(error);
        }
        tracing::info!(portal.id = %portal, conversation.id = %id, inbox_id, "told without being asked");
        self.parts.reach.call(conversation);
        Ok(())
    }

    fn was_told(&self, conversation: &Hearer, inbox_id: &str) -> bool {
        self.told.contains(&(conversation.portal.clone(), conversation.id, inbox_id.to_owned()))
    }
}

/// Whether a look is due: at every interval, and at once where the clock was set back.
fn is_due(memory: &Memory, policy: &WatchPolicy, now: DateTime<Utc>) -> bool {
    let every = TimeDelta::minutes(i64::from(policy.every_minutes));
    memory.looked_at.is_none_or(|at| now < at || now - at >= every)
}
