//! Consent: the one way from a plan to a restore.
//!
//! [`ConfirmedPlan`] can only be made by [`Consent::give`], and `service::restore` takes nothing else. In charge
//! of what a confirmation must look like; whether the person may restore at all is `service::rights`', and that a
//! consent is used once is the store's unique key.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::ids::{PlanId, PortalId, UserId};
use super::plan::RestorePlan;
use super::policy::{ConfirmManner, Policy};
use super::schema::Digest;

/// A plan as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct SavedPlan {
    /// Its number.
    pub id: PlanId,
    /// Its hash when it was stored: what the admin was shown.
    pub hash: Digest,
    /// The plan.
    pub plan: RestorePlan,
}

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    /// The portal's user.
    pub user: UserId,
    /// Whoever runs our program, by the operating system's word.
    pub os_user: String,
}

/// How the plan was confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Manner {
    /// By typing this text.
    Typed(String),
    /// By a button or a plain *yes*.
    Pressed,
    /// By the operator, who runs the command with `--yes`.
    Operator,
}

/// A confirmation as it came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    /// How.
    pub manner: Manner,
    /// The hash of the plan that the person was shown.
    pub shown: Digest,
    /// Whether an unusual share of the portal was confirmed too.
    pub unusual_share: bool,
}

/// Namespace of [`Consent::give`].
#[derive(Debug)]
pub struct Consent;

/// A plan that somebody confirmed: the key to `service::restore::start`.
#[derive(Debug, Clone, PartialEq)]
pub struct ConfirmedPlan {
    saved: SavedPlan,
    who: Who,
    manner: ConsentManner,
    given_at: DateTime<Utc>,
    approved_by: Option<i64>,
}

/// The manner as it is kept: what was typed is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConsentManner {
    /// The portal's name was typed.
    Typed,
    /// A button or a plain *yes*.
    Pressed,
    /// `--yes`.
    Operator,
}

/// Why a confirmation does not count.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ConsentError {
    /// The stored plan is not the one that was made.
    #[error("the plan was altered after it was made")]
    Altered,
    /// The person was shown another plan.
    #[error("the plan that was shown is not the one to be confirmed")]
    AnotherPlan,
    /// The plan is too old.
    #[error("the plan expired at {at}")]
    Expired {
        /// When.
        at: DateTime<Utc>,
    },
    /// The plan has no steps.
    #[error("the plan has nothing to do")]
    NothingToDo,
    /// The portal's name has to be typed.
    #[error("a rollback is confirmed by typing the portal's name, {portal}")]
    NameNotTyped {
        /// The name.
        portal: PortalId,
    },
    /// Much of the portal is touched and that was not confirmed.
    #[error("the plan touches {percent} % of all records and asks for a second confirmation")]
    UnusualShare {
        /// How much.
        percent: u32,
    },
}

impl ConsentError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Altered => "make a new plan, and run `restore24 snapshot verify`; nothing was written",
            Self::AnotherPlan => "look at the plan again, then confirm that one; nothing was written",
            Self::Expired { .. } => "make a new plan: the portal may have changed since; nothing was written",
            Self::NothingToDo => "the portal already is as the plan wants it",
            Self::NameNotTyped { .. } => "type it exactly; nothing was written",
            Self::UnusualShare { .. } => {
                "look at the preview once more, then confirm again (--large); nothing was written"
            }
        }
    }
}

impl Consent {
    /// Makes a confirmed plan of a plan and a confirmation.
    ///
    /// # Errors
    /// See [`ConsentError`]: an altered, expired or empty plan, a plan other than the one shown, a portal's name
    /// that was not typed where the policy wants it, an unusual share that was not confirmed.
    pub fn give(
        saved: SavedPlan,
        who: Who,
        how: &Confirmation,
        policy: &Policy,
        now: DateTime<Utc>,
    ) -> Result<ConfirmedPlan, ConsentError> {
        let plan = &saved.plan;
        if plan.hash() != saved.hash {
            return Err(ConsentError::Altered);
        }
        if how.shown != saved.hash {
            return Err(ConsentError::AnotherPlan);
        }
        if now >= plan.expires_at {
            return Err(ConsentError::Expired { at: plan.expires_at });
        }
        if plan.steps.is_empty() {
            return Err(ConsentError::NothingToDo);
        }
        let manner = match &how.manner {
            Manner::Operator => ConsentManner::Operator,
            Manner::Typed(text) if names(text, &plan.portal) => ConsentManner::Typed,
            _ if wants_name(plan, policy) => {
                return Err(ConsentError::NameNotTyped { portal: plan.portal.clone() });
            }
            Manner::Typed(_) | Manner::Pressed => ConsentManner::Pressed,
        };
        if is_unusual(plan, policy) && !how.unusual_share {
            return Err(ConsentError::UnusualShare { percent: percent(plan.share()) });
        }
        Ok(ConfirmedPlan { saved, who, manner, given_at: now, approved_by: None })
    }
}

/// Whether the portal's name has to be typed to confirm this plan.
pub fn wants_name(plan: &RestorePlan, policy: &Policy) -> bool {
    plan.scope.is_rollback() && policy.requests.confirm_rollback == ConfirmManner::Typed
}

/// Whether the plan touches an unusual share of the portal, so that a second confirmation is asked for.
///
/// An undo takes back what was confirmed before; it is never unusual.
pub fn is_unusual(plan: &RestorePlan, policy: &Policy) -> bool {
    !matches!(plan.scope, super::plan::Scope::Undo(_))
        && plan.share() * 100.0 > f64::from(policy.restores.unusual_share_percent)
}

/// A share as whole percents, rounded up, so that a small one is not told as none.
pub fn percent(share: f64) -> u32 {
    (share * 100.0).ceil().clamp(0.0, 100.0) as u32
}

fn names(text: &str, portal: &PortalId) -> bool {
    text.trim().eq_ignore_ascii_case(portal.as_str())
}

impl ConfirmedPlan {
    /// The plan.
    pub fn plan(&self) -> &RestorePlan {
        &self.saved.plan
    }

    /// The plan's number.
    pub fn plan_id(&self) -> PlanId {
        self.saved.id
    }

    /// The plan's hash.
    pub fn hash(&self) -> Digest {
        self.saved.hash
    }

    /// Who confirmed it.
    pub fn who(&self) -> &Who {
        &self.who
    }

    /// How.
    pub fn manner(&self) -> ConsentManner {
        self.manner
    }

    /// With the number of the agent who approved it (four eyes).
    #[must_use]
    pub fn approved_by(self, agent: Option<i64>) -> Self {
        Self { approved_by: agent, ..self }
    }

    /// The number of the agent who approved it, where somebody had to.
    pub fn approver(&self) -> Option<i64> {
        self.approved_by
    }

    /// When, by our clock.
    pub fn given_at(&self) -> DateTime<Utc> {
        self.given_at
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::plan::{Scope, tests::plan};
    use chrono::TimeDelta;

    fn saved() -> SavedPlan {
        let plan = plan();
        SavedPlan { id: PlanId(3), hash: plan.hash(), plan }
    }

    fn give(saved: SavedPlan, manner: Manner, minutes: i64) -> Result<ConfirmedPlan, ConsentError> {
        let how = Confirmation { manner, shown: saved.hash, unusual_share: false };
        let who = Who { user: UserId(1), os_user: "op".into() };
        let now = saved.plan.planned_at + TimeDelta::minutes(minutes);
        Consent::give(saved, who, &how, &Policy::default(), now)
    }

    #[test]
    fn a_rollback_wants_the_portals_name() {
        let refused = |manner| give(saved(), manner, 1).unwrap_err();
        assert!(matches!(refused(Manner::Pressed), ConsentError::NameNotTyped { .. }));
        assert!(matches!(refused(Manner::Typed("other".into())), ConsentError::NameNotTyped { .. }));
        assert_eq!(give(saved(), Manner::Typed(" ACME\n".into()), 1).unwrap().manner(), ConsentManner::Typed);
        assert_eq!(give(saved(), Manner::Operator, 1).unwrap().manner(), ConsentManner::Operator);
    }

    #[test]
    fn a_selective_restore_and_an_undo_take_a_button() {
        for scope in [Scope::Selective, Scope::Undo(crate::domain::RestoreId(1))] {
            let mut plan = plan();
            plan.scope = scope;
            let saved = SavedPlan { id: PlanId(3), hash: plan.hash(), plan };
            assert_eq!(give(saved, Manner::Pressed, 1).unwrap().manner(), ConsentManner::Pressed);
        }
    }

    #[test]
    fn an_expired_plan_an_empty_one_and_an_altered_one_cannot_be_confirmed() {
        assert!(give(saved(), Manner::Operator, 24 * 60 - 1).is_ok());
        assert!(matches!(give(saved(), Manner::Operator, 24 * 60).unwrap_err(), ConsentError::Expired { .. }));

        let mut altered = saved();
        altered.plan.steps.pop();
        assert_eq!(give(altered, Manner::Operator, 1).unwrap_err(), ConsentError::Altered);

        let mut empty = saved();
        empty.plan.steps.clear();
        empty.hash = empty.plan.hash();
        assert_eq!(give(empty, Manner::Operator, 1).unwrap_err(), ConsentError::NothingToDo);
    }

    #[test]
    fn what_was_shown_is_what_is_confirmed() {
        let how = Confirmation { manner: Manner::Operator, shown: Digest([0; 32]), unusual_share: true };
        let who = Who { user: UserId(1), os_user: "op".into() };
        let now = saved().plan.planned_at;
        let refused = Consent::give(saved(), who, &how, &Policy::default(), now).unwrap_err();
        assert_eq!(refused, ConsentError::AnotherPlan);
    }

    #[test]
    fn an_unusual_share_is_confirmed_twice() {
        let mut plan = plan();
        plan.live_records = 10;
        let saved = SavedPlan { id: PlanId(3), hash: plan.hash(), plan };
        let mut how = Confirmation { manner: Manner::Operator, shown: saved.hash, unusual_share: false };
        let who = Who { user: UserId(1), os_user: "op".into() };
        let now = saved.plan.planned_at;
        let refused = Consent::give(saved.clone(), who.clone(), &how, &Policy::default(), now).unwrap_err();
        assert_eq!(refused, ConsentError::UnusualShare { percent: 34 });
        how.unusual_share = true;
        assert!(Consent::give(saved, who, &how, &Policy::default(), now).is_ok());
    }
}
