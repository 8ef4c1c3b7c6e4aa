//! Whether what stands below an announcement can still be done.
//!
//! In charge of what an announcement asked for: an agent for whoever waits, or a verdict on a restore. Once it was answered,
//! wherever, its buttons do nothing any more, and whoever presses one is told what is the case now.

use chrono::{DateTime, Utc};

use super::words::DeskWords;
use super::{HandoffError, Handoffs, read};
use crate::dialogue::reply::{Arg, Reply};
use crate::domain::PlanId;
use crate::domain::handoff::{Called, Phase};
use crate::ports::handoffs::{Case, Item, Verdict};

impl Handoffs {
    /// What is the case now, where an announcement was answered or overtaken; `None` where its buttons still count.
    ///
    /// # Errors
    /// The store fails.
    pub async fn overtaken(&self, case: &Case, item: i64, now: DateTime<Utc>) -> Result<Option<Reply>, HandoffError> {
        if self.is_erased(case).await? {
            return Ok(Some(Reply::new("desk-erased")));
        }
        let Some(item) = self.owners.store().find_item(item).await? else {
            return Ok(Some(Reply::new("pressed-stale")));
        };
        match plan_of(&item) {
            Some(plan) => self.verdict_on(case, plan, now).await,
            None => self.answered(case, item.made_at).await,
        }
    }

    /// The announcement of that number; `None` where it was none, or is not kept.
    ///
    /// # Errors
    /// The store fails.
    pub async fn find_notice(&self, item: i64) -> Result<Option<Reply>, HandoffError> {
        Ok(self.owners.store().find_item(item).await?.as_ref().and_then(notice_of))
    }

    /// What became of a restore that waited for approval; `None` where it still waits.
    pub(super) async fn verdict_on(
        &self,
        case: &Case,
        plan: PlanId,
        now: DateTime<Utc>,
    ) -> Result<Option<Reply>, HandoffError> {
        let Some(approval) = self.owners.store().find_approval(&case.portal, plan).await? else {
            return Ok(Some(Reply::new("desk-nothing-to-approve")));
        };
        Ok(Some(match approval.verdict {
            None if now < approval.expires_at => return Ok(None),
            Some(Verdict::Approved { by }) => Reply::new("desk-approved").with("agent", self.name_of(by).await?),
            Some(Verdict::Denied { by, reason }) => {
                Reply::new("desk-denied").with("agent", self.name_of(by).await?).with("reason", reason)
            }
            Some(Verdict::Withdrawn) if self.is_unlinked(case).await? => {
                Reply::new("desk-approval-unlinked").with("who", super::owners::who(case))
            }
            Some(Verdict::Withdrawn) => Reply::new("desk-approval-withdrawn"),
            None | Some(Verdict::Expired) => Reply::new("desk-approval-expired").with("who", super::owners::who(case)),
        }))
    }

    /// Who answers now, where nobody is asked to take the conversation because of what was announced then.
    async fn answered(&self, case: &Case, announced_at: DateTime<Utc>) -> Result<Option<Reply>, HandoffError> {
        let since = |begun: DateTime<Utc>| begun.timestamp_micros() <= announced_at.timestamp_micros();
        let phase = self.standing(case).await?.map(|handoff| handoff.phase).unwrap_or_default();
        Ok(match &phase {
            Phase::Waiting(wait) if since(wait.since) => None,
            Phase::Agent(hold) if hold.called != Called::Nobody && hold.unanswered_since.is_some_and(since) => None,
            Phase::Waiting(wait) => Some(Reply::new("desk-status-waiting").with("at", Arg::Moment(wait.promised_at))),
            Phase::Agent(hold) => Some(Reply::new("desk-has-agent").with("agent", self.name_of(hold.agent).await?)),
            Phase::Closed => Some(Reply::new("desk-status-closed")),
            Phase::Assistant => Some(Reply::new("desk-status-assistant")),
        })
    }
}

/// The plan that an announcement asks a verdict on.
fn plan_of(item: &Item) -> Option<PlanId> {
    match notice_of(item)?.args.get("plan") {
        Some(Arg::Text(plan)) => plan.parse().ok(),
        _ => None,
    }
}

fn notice_of(item: &Item) -> Option<Reply> {
    match read::<DeskWords>(item).ok()? {
        DeskWords::Notice(reply) => Some(reply),
        _ => None,
    }
}
