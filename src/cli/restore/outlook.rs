//! What can come of a plan: whether confirming it would be refused, and how it is confirmed.
//!
//! In charge of asking beforehand what `restore apply` will ask, so that nobody is sent there in vain. What is decided is
//! `service::rights`'s and `domain::consent`'s, and it is asked again when a restore begins.

use chrono::{DateTime, Utc};

use crate::cli::output::{counted, grouped, say};
use crate::cli::{chain_text, hint};
use crate::domain::RestoreId;
use crate::domain::UserId;
use crate::domain::consent::{SavedPlan, is_unusual, percent};
use crate::domain::plan::RestorePlan;
use crate::domain::policy::Policy;
use crate::domain::restore::RestoreHeader;
use crate::domain::zone::Zone;
use crate::service::desk::Desk;
use crate::service::rights::check_rights;

/// How a plan stands.
pub(super) enum Standing<'a> {
    /// A restore carried it out, or is at it.
    CarriedOut(&'a RestoreHeader),
    /// It was not confirmed yet.
    Open(Open),
}

/// A plan that was not confirmed yet.
#[derive(Debug, Default)]
pub(super) struct Open {
    /// Why confirming it would be refused now, and the way on. `None` where nothing speaks against it, or nobody asked.
    pub refused: Option<(String, Option<String>)>,
    /// It touches an unusual share of the portal, which is confirmed on its own.
    pub needs_large: bool,
    /// It can be confirmed no more.
    pub is_expired: bool,
    /// The undo that has done already what an undo without steps would do.
    pub taken_back_by: Option<RestoreId>,
    /// The same command confirms it and carries it out.
    pub goes_on: bool,
}

impl Open {
    /// What the plan itself tells.
    pub(super) fn of(plan: &RestorePlan, policy: &Policy, now: DateTime<Utc>) -> Self {
        Self { needs_large: is_unusual(plan, policy), is_expired: now >= plan.expires_at, ..Self::default() }
    }

    /// And what the rules and the portal say to this user.
    pub(super) async fn asking(mut self, desk: &Desk, plan: &RestorePlan, user: UserId) -> Self {
        if !plan.steps.is_empty()
            && let Err(error) = check_rights(desk, user, plan.scope, desk.now()).await
        {
            let error = anyhow::Error::from(error);
            self.refused = Some((chain_text(&error), hint(&error).map(Into::into)));
        }
        self
    }

    /// The last lines under a plan that has steps.
    pub(super) fn say(&self, saved: &SavedPlan, zone: Zone) -> std::io::Result<()> {
        let (id, plan) = (saved.id, &saved.plan);
        if self.is_expired {
            return say(format!("it expired on {}: plan again", zone.show(plan.expires_at)));
        }
        let time = counted(plan.estimated_seconds, "second", "seconds");
        let valid = format!("about {time}; valid until {}", zone.show(plan.expires_at));
        if let Some((text, hint)) = &self.refused {
            say(valid)?;
            say(format!("`restore24 restore apply {id}` would be refused now: {text}"))?;
            return hint.as_ref().map_or(Ok(()), |hint| say(format!("  {hint}")));
        }
        if self.needs_large {
            let share = grouped(u64::from(percent(plan.share())));
            say(format!("that is {share} % of all records, an unusual share: confirm it with --large, too"))?;
            return say(format!("{valid}; `restore24 restore apply {id} --large` carries it out"));
        }
        say(format!("{valid}; `restore24 restore apply {id}` carries it out"))
    }
}
