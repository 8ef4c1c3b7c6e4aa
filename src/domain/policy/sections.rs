//! The sections of a policy and what each can say. The comments of `default_policy.toml` explain each key.
//!
//! In charge of names and kinds of values. Which values make sense is `check`'s.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::domain::handoff::DeskRules;
use crate::domain::handoff::hours::{self, OfficeHours};

/// Steps before a restore. The comments of `default_policy.toml` explain each key.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Steps {
    pub recycle_bin: bool,
    pub history: bool,
    pub history_refused_tariffs: Vec<String>,
    pub demo_days: u32,
    pub history_before_upgrade: bool,
    pub list_filters: bool,
    pub ask_support: bool,
}

/// When snapshots are taken and how long they are kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snapshots {
    /// `HH:MM` in the portal's zone, or empty.
    pub daily_at: String,
    /// In days, at least 1.
    pub keep_days: u32,
}

/// Who may ask, and how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requests {
    pub self_service: bool,
    pub report_unregistered: bool,
    pub who_may_ask: WhoMayAsk,
    pub full_rollback_asks_owner: bool,
    pub say_everybody: bool,
    pub few_records: u64,
    pub ask_moment: bool,
    pub closest: Closest,
    pub confirm_rollback: ConfirmManner,
    pub restores: RestoreLimit,
    pub handoff_refused_tariffs: Vec<String>,
    pub tell_result: bool,
    pub contact: String,
    pub offer_partner: bool,
    pub partner: String,
}

/// Whose word counts (R12).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhoMayAsk {
    /// Any administrator of the portal.
    Admin,
    /// Only the person who registered it.
    Owner,
}

/// Which snapshot fits a moment (R23).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Closest {
    /// The closest one before the moment.
    Before,
    /// The closest one, before or after it.
    Nearest,
}

/// How a rollback is confirmed (R24).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConfirmManner {
    /// By typing the portal's name.
    Typed,
    /// By a button.
    Button,
}

/// How often a rollback may be had (R28).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RestoreLimit {
    /// So many; 0 for no limit.
    pub count: u32,
    /// Within so many days.
    pub days: u32,
}

/// Which ways back exist.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    pub selective: bool,
    pub csv: bool,
    pub crm_rollback: bool,
    pub full_rollback: bool,
    pub csv_says_contents: bool,
    pub csv_max_gb: u32,
    pub database_gb: BTreeMap<String, u32>,
    pub fields_need_full_rollback: bool,
    pub outside_needs_full_rollback: bool,
}

/// Which subscriptions restores and files are for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tariffs {
    pub allowed: Vec<String>,
    pub refused: Vec<String>,
    pub wait_for_upgrade: bool,
    pub plus_is_archived: bool,
}

/// What is shown of the evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidencePolicy {
    pub show: bool,
    pub self_service_hours: ServiceHours,
}

/// When restores may be confirmed without a person (B01).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ServiceHours {
    /// At any hour.
    Always,
    /// Never: a person confirms each.
    Never,
}

/// How restores are prepared and ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Restores {
    pub preview: bool,
    pub hand_over_lost: bool,
    pub undo: bool,
    pub verify: bool,
    pub rewrite_links: bool,
    pub remove_new: RemoveNew,
    pub unusual_share_percent: u32,
    pub plan_hours: u32,
    pub stale_percent: u32,
    pub zip_above_mb: u32,
}

/// What becomes of records that are newer than the snapshot of a rollback.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RemoveNew {
    /// They stay unless the admin ticks them.
    Ask,
    /// They are removed.
    Always,
}

/// Agents who take conversations over. The comments of `default_policy.toml` explain each key.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskPolicy {
    /// The forum group's number; 0 for none.
    pub group: i64,
    pub language: String,
    /// An IANA name.
    pub zone: String,
    pub hours: DeskHours,
    pub answer_within_minutes: u32,
    pub expire_hours: u32,
    /// 0: an agent may be silent for ever.
    pub silent_minutes: u32,
    pub escalate: bool,
    pub show_agent_name: bool,
    pub mirror: Mirror,
    pub approve_restores: Approvals,
    pub ask_rating: bool,
}

/// Hours by weekday, as [`read_spans`] reads them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskHours {
    pub mon: String,
    pub tue: String,
    pub wed: String,
    pub thu: String,
    pub fri: String,
    pub sat: String,
    pub sun: String,
}

/// From when on the desk sees a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mirror {
    /// From the first request for an agent on.
    Handoff,
    /// From its beginning.
    Always,
}

/// Which restores an agent has to approve before they run (four eyes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Approvals {
    /// None.
    Never,
    /// Those that take back what is newer.
    Rollbacks,
    /// Every one that writes to the portal.
    Always,
}

impl DeskPolicy {
    /// Whether agents can take conversations over at all.
    pub fn is_connected(&self) -> bool {
        self.group != 0
    }

    /// Whether a restore waits for an agent's approval.
    pub fn needs_approval(&self, is_rollback: bool) -> bool {
        match self.approve_restores {
            Approvals::Never => false,
            Approvals::Rollbacks => is_rollback,
            Approvals::Always => true,
        }
    }

    /// The hours, `None` where they cannot be read or nobody is ever there.
    pub fn office_hours(&self) -> Option<OfficeHours> {
        let zone: Tz = self.zone.parse().ok()?;
        let mut days: [Vec<hours::Span>; 7] = std::array::from_fn(|_| Vec::new());
        for (spans, (_, text)) in days.iter_mut().zip(self.hours.each()) {
            *spans = hours::read_spans(text).ok()?;
        }
        OfficeHours::new(zone, days)
    }

    /// What the desk promises. Hours that cannot be read (the policy is checked for them) count as always.
    pub fn rules(&self) -> DeskRules {
        DeskRules {
            hours: self.office_hours().unwrap_or_else(OfficeHours::always),
            answer_within: TimeDelta::minutes(i64::from(self.answer_within_minutes)),
            expires_after: TimeDelta::hours(i64::from(self.expire_hours)),
            silent_after: TimeDelta::minutes(i64::from(self.silent_minutes)),
            escalates: self.escalate,
        }
    }
}

impl DeskHours {
    /// Each day with its key, from Monday.
    pub fn each(&self) -> [(&'static str, &str); 7] {
        [
            ("desk.hours.mon", &self.mon),
            ("desk.hours.tue", &self.tue),
            ("desk.hours.wed", &self.wed),
            ("desk.hours.thu", &self.thu),
            ("desk.hours.fri", &self.fri),
            ("desk.hours.sat", &self.sat),
            ("desk.hours.sun", &self.sun),
        ]
    }
}

/// What is asked when a conversation ends (R31).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feedback {
    pub ask: bool,
    /// Some of [`super::FEEDBACK_REASONS`].
    pub reasons: Vec<String>,
    pub comment: bool,
    pub still_a_question: bool,
}

/// What is noticed between snapshots, and said without being asked (B09, R26).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Watch {
    pub mass_loss: bool,
    /// In minutes, at least 5.
    pub every_minutes: u32,
    /// At least 1.
    pub loss_records: u64,
    /// 0 to 100; 0 for no share.
    pub loss_percent: u32,
    /// At least 1.
    pub change_records: u64,
    /// 0 to 100; 0 for no share.
    pub change_percent: u32,
    /// Shares of fewer records than that count for nothing.
    pub least_records: u64,
    /// In minutes, at least 5.
    pub plan_minutes: u32,
    /// 0: nothing is said.
    pub expiry_hours: u32,
}
