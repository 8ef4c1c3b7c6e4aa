//! What a turn has to do with the desk: who hears the person, and whether the assistant may still speak.
//!
//! In charge of asking. Who has a conversation, and what changes because of a turn, is decided by the desk's
//! [`Owners`](crate::service::handoff::Owners).

use chrono::{DateTime, Utc};

use super::Converse;
use crate::dialogue::event::Event;
use crate::dialogue::reply::Reply;
use crate::dialogue::state::State;
use crate::domain::handoff::Phase;
use crate::domain::{ConversationId, PortalId};
use crate::ports::conversations::{QueuedItem, Situation, TurnOwner};
use crate::ports::handoffs::{Approval, Case, Handoff};
use crate::ports::snapshots::StoreError;
use crate::service::handoff::HandoffError;
use crate::service::handoff::owners::{SeenTurn, is_of_the_person};

/// A conversation as a turn finds it between the assistant and the desk.
pub(super) struct OwnedTurn {
    case: Case,
    handoff: Option<Handoff>,
}

impl OwnedTurn {
    /// What the dialogue hears of an event: what the person says to an agent is only kept, and what is told unasked waits.
    pub(super) fn heard(&self, event: &Event) -> Event {
        let has_agent = self.handoff.as_ref().is_some_and(|handoff| handoff.phase.agent().is_some());
        let is_for_agent = is_of_the_person(event) || event.is_unasked() || *event == Event::Opened;
        if has_agent && is_for_agent { Event::ToAgent(Box::new(event.clone())) } else { event.clone() }
    }
}

impl Converse {
    pub(super) fn owned_turn(&self, situation: &Situation) -> OwnedTurn {
        let stored = &situation.conversation;
        let case = Case { portal: stored.portal.clone(), conversation: stored.id };
        OwnedTurn { case, handoff: situation.handoff.clone().filter(|_| self.has_desk()) }
    }

    /// Whether an agent has the conversation.
    pub(super) fn is_with_agent(&self, situation: &Situation) -> bool {
        let handoff = situation.handoff.as_ref().filter(|_| self.has_desk());
        handoff.is_some_and(|handoff| handoff.phase.agent().is_some())
    }

    /// Whether agents can take conversations over.
    pub fn has_desk(&self) -> bool {
        self.owners.is_some()
    }

    /// By when an agent answers and how many are before the person, as the queue stands now.
    pub(super) async fn promise(&self, owned: &OwnedTurn) -> Result<Option<(DateTime<Utc>, u32)>, StoreError> {
        let wait = match owned.handoff.as_ref().map(|handoff| &handoff.phase) {
            Some(Phase::Waiting(wait)) => wait,
            _ => return Ok(None),
        };
        match &self.owners {
            Some(owners) if owners.is_reachable() => {
                Ok(Some((wait.promised_at, owners.count_before(&owned.case, wait.since).await?)))
            }
            _ => Ok(None),
        }
    }

    /// What a turn goes by, and changes, between the assistant and the desk.
    pub(super) async fn owner_after(
        &self,
        owned: &OwnedTurn,
        seen: SeenTurn<'_>,
        now: DateTime<Utc>,
    ) -> Result<Option<TurnOwner>, StoreError> {
        let Some(owners) = &self.owners else { return Ok(None) };
        let expected_revision = owned.handoff.as_ref().map_or(0, |handoff| handoff.revision);
        let change = owners.change_of_turn(&owned.case, owned.handoff.as_ref(), seen, now).await?;
        Ok(Some(TurnOwner { expected_revision, change }))
    }

    /// The approval that nobody waits for any more once a turn was taken: the person went another way.
    pub(super) async fn unwaited_approval(
        &self,
        owned: &OwnedTurn,
        after: &State,
    ) -> Result<Option<Approval>, StoreError> {
        let Some(owners) = self.owners.as_ref().filter(|_| owned.handoff.is_some()) else { return Ok(None) };
        let open = owners.store().find_open_approval(&owned.case).await?;
        Ok(open.filter(|open| !after.waits_for_approval(open.plan)))
    }

    /// Whether an agent has a conversation.
    ///
    /// # Errors
    /// The store fails.
    pub async fn has_agent(&self, portal: &PortalId, id: ConversationId) -> Result<bool, StoreError> {
        let Some(owners) = &self.owners else { return Ok(false) };
        let case = Case { portal: portal.clone(), conversation: id };
        let handoff = owners.store().find_handoff(&case).await?;
        Ok(handoff.is_some_and(|handoff| handoff.phase.agent().is_some()))
    }

    /// Tells the agents who had to do with a conversation that all that was kept of its person is gone.
    ///
    /// # Errors
    /// The store fails.
    pub async fn tell_desk_of_erasure(
        &self,
        portal: &PortalId,
        id: ConversationId,
        now: DateTime<Utc>,
    ) -> Result<(), HandoffError> {
        let case = Case { portal: portal.clone(), conversation: id };
        match &self.owners {
            Some(owners) if owners.store().find_handoff(&case).await?.is_some() => {
                owners.note_erasure(&case, now).await
            }
            _ => Ok(()),
        }
    }

    /// Whether the assistant may still say what it decided (H2): not while an agent has the conversation, and nothing
    /// from before one took it.
    pub(super) fn may_say(&self, situation: &Situation, item: &QueuedItem, reply: &Reply) -> bool {
        let handoff = situation.handoff.as_ref().filter(|_| self.has_desk() && !reply.is_of_desk);
        handoff.is_none_or(|handoff| handoff.phase.agent().is_none() && item.revision >= handoff.speaks_from)
    }
}
