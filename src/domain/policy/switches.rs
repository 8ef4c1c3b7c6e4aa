//! Which switch of a policy belongs to which rule.
//!
//! In charge of switching one rule off. That its script depends on it is shown by the tests that play scripts.

use super::{Closest, ConfirmManner, Policy, ServiceHours, WhoMayAsk};

/// The switch of each rule that a policy can switch off.
pub const RULE_SWITCHES: &[(&str, RuleSwitch)] = &[
    ("R01", |p| p.steps.recycle_bin = false),
    ("R02", |p| p.steps.history = false),
    ("R03", |p| p.steps.history_refused_tariffs.clear()),
    ("R04", |p| p.steps.demo_days = 0),
    ("R05", |p| p.steps.history_before_upgrade = false),
    ("R06", |p| p.steps.list_filters = false),
    ("R07", |p| p.steps.ask_support = false),
    ("R08", |p| p.snapshots.daily_at.clear()),
    ("R09", |p| p.snapshots.keep_days = 3650),
    ("R10", |p| p.requests.self_service = false),
    ("R11", |p| p.requests.report_unregistered = false),
    ("R12", |p| p.requests.who_may_ask = WhoMayAsk::Owner),
    ("R13", |p| p.requests.say_everybody = false),
    ("R14", |p| p.requests.few_records = 0),
    ("R15", |p| p.options.crm_rollback = false),
    ("R16", |p| p.options.csv = false),
    ("R17", |p| p.options.csv_says_contents = false),
    ("R18", |p| p.options.csv_max_gb = 0),
    ("R19", |p| p.options.full_rollback = false),
    ("R20", |p| p.options.fields_need_full_rollback = false),
    ("R21", |p| p.options.outside_needs_full_rollback = false),
    ("R22", |p| p.requests.ask_moment = false),
    ("R23", |p| p.requests.closest = Closest::Nearest),
    ("R24", |p| p.requests.confirm_rollback = ConfirmManner::Button),
    ("R25", |p| p.tariffs.refused.clear()),
    ("R26", |p| p.tariffs.wait_for_upgrade = false),
    ("R27", |p| p.tariffs.plus_is_archived = false),
    ("R28", |p| p.requests.restores.count = 0),
    ("R29", |p| p.requests.handoff_refused_tariffs.clear()),
    ("R30", |p| p.requests.tell_result = false),
    ("R31", |p| p.feedback.ask = false),
    ("R32", |p| p.requests.offer_partner = false),
    ("B01", |p| p.evidence.self_service_hours = ServiceHours::Never),
    ("B02", |p| p.evidence.show = false),
    ("B03", |p| p.restores.preview = false),
    ("B04", |p| p.restores.hand_over_lost = false),
    ("B05", |p| p.restores.undo = false),
    ("B06", |p| p.options.selective = false),
    ("B07", |p| p.restores.verify = false),
    ("B08", |p| p.restores.rewrite_links = false),
    ("B09", |p| p.watch.mass_loss = false),
];

/// Switches one rule off.
pub type RuleSwitch = fn(&mut Policy);

impl Policy {
    /// Switches one rule off, as far as a policy can (R24's confirmation itself cannot: only its manner).
    ///
    /// Used by tests that show that a rule's script depends on its rule. Returns whether the rule has a switch.
    pub fn switch_off(&mut self, rule: &str) -> bool {
        match RULE_SWITCHES.iter().find(|(id, _)| id.eq_ignore_ascii_case(rule)) {
            Some((_, switch)) => {
                switch(self);
                true
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_switch_changes_something_once() {
        for (rule, _) in RULE_SWITCHES {
            let mut policy = Policy::default();
            assert!(policy.switch_off(rule));
            assert_ne!(policy, Policy::default(), "{rule}");
        }
    }
}
