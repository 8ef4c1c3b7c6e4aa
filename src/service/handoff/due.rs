//! What falls due without anybody doing anything: promises, requests that nobody takes, agents who are silent, approvals.

use std::time::Duration;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::{HandoffError, Handoffs};
use crate::domain::handoff::{Due, Happening, Phase};
use crate::ports::conversations::StoredConversation;
use crate::ports::handoffs::{Actor, Case};
use crate::service::desk::Clock;

/// The longest wait until the clock is looked at again: it may be set.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// The wait after a failure of the store.
const AFTER_FAILURE: Duration = Duration::from_secs(5);

/// So often something may fall due in one conversation while the program was away.
const MOST_AT_ONCE: usize = 8;

/// More open requests of a portal than anybody reads.
const MOST_REQUESTS: usize = 1_000;

impl Handoffs {
    /// Lets everything happen that is due, and has the conversations hear of it; gives those that have something to say.
    ///
    /// # Errors
    /// The store fails; what was not done is done the next time, and nothing twice.
    pub async fn tick(&self, now: DateTime<Utc>) -> Result<Vec<Case>, HandoffError> {
        for _ in 0..MOST_AT_ONCE {
            let due = self.owners.store().list_due_handoffs(now).await?;
            if due.is_empty() {
                break;
            }
            for handoff in due {
                let Some((due, at)) = handoff.phase.overdue(now) else { continue };
                let cause = format!("due-{}-{}", name(due), at.timestamp_micros());
                // The clock is refused nothing.
                let _done = self.owners.happen(&handoff.case, Happening::Due(due), Actor::Nobody, &cause, now).await?;
            }
        }
        self.end_of_unlinked(now).await?;
        self.withdraw_of_unlinked(now).await?;
        for approval in self.owners.store().list_due_approvals(now).await? {
            self.owners.come_due(&approval, now).await?;
        }
        self.pump(now).await
    }

    /// Ends what people wait for whose account is not linked any more.
    async fn end_of_unlinked(&self, now: DateTime<Utc>) -> Result<(), HandoffError> {
        for handoff in self.owners.store().list_open_handoffs().await? {
            let Phase::Waiting(wait) = &handoff.phase else { continue };
            if self.is_unlinked(&handoff.case).await? {
                let cause = format!("unlinked-{}", wait.since.timestamp_micros());
                // The end is refused to nobody.
                let _ended = self.owners.happen(&handoff.case, Happening::Unlinked, Actor::Nobody, &cause, now).await?;
            }
        }
        Ok(())
    }

    /// Does so from now on, whenever something is due or was changed; `poke` has a conversation speak, `poke_desk` the
    /// desk look at what is to be shown. It ends when it is dropped.
    pub async fn follow(&self, clock: &Clock, poke: impl Fn(&StoredConversation), poke_desk: impl Fn()) {
        loop {
            let wait = match self.tick_and_find(clock()).await {
                Ok(changed) => {
                    changed.iter().for_each(&poke);
                    poke_desk();
                    self.until_next(clock()).await
                }
                Err(error) => {
                    tracing::error!(error = %error, "the desk does not go on; it is tried again");
                    AFTER_FAILURE
                }
            };
            tokio::select! {
                () = self.owners.changed() => {}
                () = tokio::time::sleep(wait) => {}
            }
        }
    }

    async fn tick_and_find(&self, now: DateTime<Utc>) -> Result<Vec<StoredConversation>, HandoffError> {
        let mut found = Vec::new();
        for case in self.tick(now).await? {
            found.push(self.conversations.load_conversation(&case.portal, case.conversation).await?);
        }
        Ok(found)
    }

    async fn until_next(&self, now: DateTime<Utc>) -> Duration {
        let next = self.owners.store().next_due().await.ok().flatten();
        let wait = next.map_or(LONGEST_WAIT, |at| (at - now).to_std().unwrap_or_default());
        wait.clamp(Duration::from_millis(100), LONGEST_WAIT)
    }

    /// Takes up what was asked of people before there was a desk: those requests wait for an agent from now on. Gives how
    /// many there were.
    ///
    /// # Errors
    /// The store fails.
    pub async fn take_up_recorded(&self, now: DateTime<Utc>) -> Result<usize, HandoffError> {
        let mut taken = 0;
        for portal in self.portals.list_portals().await? {
            let mut requests = self.conversations.list_requests(&portal.id, MOST_REQUESTS).await?;
            requests.reverse();
            for request in requests.into_iter().filter(|request| request.kind == "handoff") {
                let details: Value = serde_json::from_str(&request.details).unwrap_or_default();
                let case = Case { portal: portal.id.clone(), conversation: request.conversation };
                let is_over = details["closed"].is_object() || self.is_erased(&case).await?;
                if is_over || self.standing(&case).await?.is_some() {
                    continue;
                }
                let cause = format!("recorded-{}", request.id);
                // Whoever asks is refused nothing.
                let _taken = self.owners.happen(&case, Happening::Requested, Actor::Person, &cause, now).await?;
                taken += 1;
            }
        }
        Ok(taken)
    }
}

fn name(due: Due) -> &'static str {
    match due {
        Due::Promise => "promise",
        Due::Expiry => "expiry",
        Due::Silence => "silence",
    }
}
