//! Which rules of the policy hold, as far as the talk depends on them.
//!
//! In charge of reading a rule's switch. The switches themselves are `domain::policy`'s.

use crate::domain::policy::{Closest, ConfirmManner, Policy, ServiceHours, WhoMayAsk};

macro_rules! rules {
    ($($name:ident = $text:literal => |$policy:ident| $holds:expr;)*) => {
        /// A rule that flows may name in `rule:`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[expect(missing_docs, reason = "named after the rules that customers are promised")]
        pub enum Rule { $($name,)* }

        impl Rule {
            /// Every rule with a switch.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The name as flows write it.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// The rule of that name.
            pub fn find(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|rule| rule.as_str() == text)
            }

            /// Whether the policy has it switched on.
            pub fn holds(self, policy: &Policy) -> bool {
                match self { $(Self::$name => { let $policy = policy; $holds })* }
            }
        }
    };
}

rules! {
    R01 = "r01" => |p| p.steps.recycle_bin;
    R02 = "r02" => |p| p.steps.history;
    R03 = "r03" => |p| !p.steps.history_refused_tariffs.is_empty();
    R04 = "r04" => |p| p.steps.demo_days > 0;
    R05 = "r05" => |p| p.steps.history_before_upgrade;
    R06 = "r06" => |p| p.steps.list_filters;
    R07 = "r07" => |p| p.steps.ask_support;
    R08 = "r08" => |p| p.daily_at().is_some();
    R10 = "r10" => |p| p.requests.self_service;
    R11 = "r11" => |p| p.requests.report_unregistered;
    R12 = "r12" => |p| p.requests.who_may_ask == WhoMayAsk::Admin;
    R13 = "r13" => |p| p.requests.say_everybody;
    R14 = "r14" => |p| p.requests.few_records > 0;
    R15 = "r15" => |p| p.options.crm_rollback;
    R16 = "r16" => |p| p.options.csv;
    R17 = "r17" => |p| p.options.csv_says_contents;
    R18 = "r18" => |p| p.options.csv_max_gb > 0;
    R19 = "r19" => |p| p.options.full_rollback;
    R20 = "r20" => |p| p.options.fields_need_full_rollback;
    R21 = "r21" => |p| p.options.outside_needs_full_rollback;
    R22 = "r22" => |p| p.requests.ask_moment;
    R23 = "r23" => |p| p.requests.closest == Closest::Before;
    R24 = "r24" => |p| p.requests.confirm_rollback == ConfirmManner::Typed;
    R26 = "r26" => |p| p.tariffs.wait_for_upgrade;
    R27 = "r27" => |p| p.tariffs.plus_is_archived;
    R28 = "r28" => |p| p.requests.restores.count > 0;
    R30 = "r30" => |p| p.requests.tell_result;
    R31 = "r31" => |p| p.feedback.ask;
    R32 = "r32" => |p| p.requests.offer_partner;
    B01 = "b01" => |p| p.evidence.self_service_hours == ServiceHours::Always;
    B02 = "b02" => |p| p.evidence.show;
    B03 = "b03" => |p| p.restores.preview;
    B04 = "b04" => |p| p.restores.hand_over_lost;
    B05 = "b05" => |p| p.restores.undo;
    B06 = "b06" => |p| p.options.selective;
    B07 = "b07" => |p| p.restores.verify;
    B08 = "b08" => |p| p.restores.rewrite_links;
    B09 = "b09" => |p| p.watch.mass_loss;
}
