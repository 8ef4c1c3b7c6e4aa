//! The policy that is in force: whoever goes by it sees a change of the file while the program runs.
//!
//! In charge of handing out one policy at a time. Reading the file is `config`'s, noticing that it changed `app::daily`'s.

use std::sync::{Arc, PoisonError, RwLock};

use crate::domain::handoff::DeskRules;
use crate::domain::policy::Policy;

/// A policy that may be replaced by another one.
#[derive(Debug, Clone)]
pub struct PolicyInForce(Arc<RwLock<Settled>>);

/// A policy with what follows from it.
#[derive(Debug, Clone)]
struct Settled {
    policy: Arc<Policy>,
    rules: Arc<DeskRules>,
}

impl Settled {
    fn new(policy: Policy) -> Self {
        let rules = Arc::new(policy.desk.rules());
        Self { policy: Arc::new(policy), rules }
    }
}

impl PolicyInForce {
    /// One that begins with a policy.
    pub fn new(policy: Policy) -> Self {
        Self(Arc::new(RwLock::new(Settled::new(policy))))
    }

    /// The policy as it is now.
    pub fn now(&self) -> Arc<Policy> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner).policy)
    }

    /// What the desk goes by now.
    pub fn desk_rules(&self) -> Arc<DeskRules> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner).rules)
    }

    /// Puts another one in force; gives whether it differs. The desk's group stays: who is there was settled when the
    /// program began.
    pub fn replace(&self, mut policy: Policy) -> bool {
        let mut settled = self.0.write().unwrap_or_else(PoisonError::into_inner);
        policy.desk.group = settled.policy.desk.group;
        let is_new = *settled.policy != policy;
        if is_new {
            *settled = Settled::new(policy);
        }
        is_new
    }
}

impl From<Policy> for PolicyInForce {
    fn from(policy: Policy) -> Self {
        Self::new(policy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_holds_it_sees_the_newest_and_the_group_stays() {
        let mut policy = Policy::default();
        policy.desk.group = -100;
        let in_force = PolicyInForce::new(policy.clone());
        let other = in_force.clone();
        assert!(!in_force.replace(policy.clone()), "the same one is no change");
        policy.desk.group = -200;
        policy.desk.answer_within_minutes += 1;
        assert!(in_force.replace(policy.clone()));
        assert_eq!(other.now().desk.group, -100);
        assert_eq!(other.now().desk.answer_within_minutes, policy.desk.answer_within_minutes);
        assert_eq!(other.desk_rules().answer_within, policy.desk.rules().answer_within);
    }
}
