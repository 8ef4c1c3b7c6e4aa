//! The sections of a policy and what each can say. The comments of `default_policy.toml` explain each key.
//!
//! In charge of names and kinds of values. Which values make sense is `check`'s.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

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
