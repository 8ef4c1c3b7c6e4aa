//! Who waits for the desk, and what does.

use super::owners::who;
use super::{Answer, HandoffError, Handoffs};
use crate::dialogue::reply::{Arg, Reply};
use crate::domain::handoff::Phase;

/// Said where nothing waits.
pub const NOBODY: &str = "desk-nobody-waits";

impl Handoffs {
    /// Who waits, those that wait longest first, then what waits for approval.
    ///
    /// # Errors
    /// The store fails.
    pub async fn waiting_list(&self) -> Result<Answer, HandoffError> {
        let mut replies = Vec::new();
        for handoff in self.owners.store().list_open_handoffs().await? {
            let who = who(&handoff.case);
            replies.push(match (&handoff.phase, handoff.phase.agent()) {
                (Phase::Waiting(wait), _) => Reply::new("desk-line-waits")
                    .with("who", who)
                    .with("since", Arg::Moment(wait.since))
                    .with("at", Arg::Moment(wait.promised_at)),
                (_, Some(agent)) => {
                    Reply::new("desk-line-agent").with("who", who).with("agent", self.name_of(agent).await?)
                }
                _ => continue,
            });
        }
        let approvals = self.owners.store().list_open_approvals().await?;
        replies.extend(approvals.iter().map(|approval| {
            Reply::new("desk-line-approval")
                .with("who", who(&approval.case))
                .with("plan", approval.plan.to_string())
                .with("since", Arg::Moment(approval.asked_at))
                .with("until", Arg::Moment(approval.expires_at))
        }));
        if replies.is_empty() {
            replies.push(Reply::new(NOBODY));
        }
        Ok(Answer { replies, ..Answer::default() })
    }
}
