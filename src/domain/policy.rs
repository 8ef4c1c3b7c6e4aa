//! What an installation allows, asks and says: one TOML file, defaults in `default_policy.toml`.
//!
//! In charge of reading and checking it, and of which switch belongs to which rule. What follows from a
//! switch is decided where the rule is met: in the dialogue, in `service::rights`, in the plan.

use std::collections::BTreeMap;

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use super::ids::PortalId;
use super::retention::RetentionPolicy;
use super::tariff::Tariff;

/// The defaults, with a comment for every key; what `restore24 config --defaults` prints.
pub const DEFAULT_POLICY: &str = include_str!("default_policy.toml");

/// Policies that keep to one help page each: its language, and what it has otherwise than the defaults. They ship as
/// `policies/CODE.toml` beside this file; what `restore24 config --preset CODE` prints.
pub const PRESETS: [(&str, &str); 5] = [
    ("de", include_str!("policies/de.toml")),
    ("fr", include_str!("policies/fr.toml")),
    ("it", include_str!("policies/it.toml")),
    ("pl", include_str!("policies/pl.toml")),
    ("vi", include_str!("policies/vi.toml")),
];

/// The preset of that name.
pub fn find_preset(name: &str) -> Option<&'static str> {
    PRESETS.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// The longest that a plan can be confirmed, in hours: a year. The portal is another one by then.
const MOST_PLAN_HOURS: u32 = 8_760;

/// The longest span of the limit on rollbacks, in days: as long as snapshots can be kept.
const MOST_LIMIT_DAYS: u32 = 3_650;

/// The whole policy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Steps before a restore.
    pub steps: Steps,
    /// When snapshots are taken and how long they are kept.
    pub snapshots: Snapshots,
    /// Who may ask, and how.
    pub requests: Requests,
    /// Which ways back exist.
    pub options: Options,
    /// Which subscriptions they are for.
    pub tariffs: Tariffs,
    /// What is shown of the evidence.
    pub evidence: EvidencePolicy,
    /// How restores are prepared and ended.
    pub restores: Restores,
    /// What is asked when a conversation ends.
    pub feedback: Feedback,
}

/// The reasons that feedback can have, in the order in which they are asked (R31).
pub const FEEDBACK_REASONS: [&str; 5] =
    ["not-what-i-look-for", "too-complicated", "out-of-date", "too-short", "dislike-it"];

/// What is asked when a conversation ends (R31).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feedback {
    pub ask: bool,
    /// Some of [`FEEDBACK_REASONS`].
    pub reasons: Vec<String>,
    pub comment: bool,
    pub still_a_question: bool,
}

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

/// What R25 says of a subscription.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TariffVerdict {
    /// Restores and files are part of it.
    Allowed,
    /// They are not.
    Refused,
    /// Neither list names it, or it is unknown: an agent decides.
    AgentDecides,
}

/// A policy file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PolicyError {
    /// Not TOML, an unknown key, or a value of the wrong kind.
    #[error("{0}")]
    Unreadable(String),
    /// A value that makes no sense.
    #[error("it says {key} = {value}, but {reason}")]
    Senseless {
        /// The key.
        key: &'static str,
        /// Its value.
        value: String,
        /// What is wrong with it.
        reason: &'static str,
    },
}

/// What is wrong with a file, on one line. Where is told by the line or, for what TOML allows and we do not, by section.
fn in_a_sentence(error: &toml::de::Error, text: &str) -> String {
    let line = error.span().and_then(|span| text.get(..span.start)).map(|before| before.matches('\n').count() + 1);
    let message = if line.is_some() { error.message().to_owned() } else { error.to_string() };
    let message = message.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    match line {
        Some(line) => format!("line {line}: {message}"),
        None => message.trim_end().to_owned(),
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self::parse("").expect("the shipped defaults are tested")
    }
}

impl Policy {
    /// Reads an operator's file over the defaults.
    ///
    /// # Errors
    /// Unknown keys, wrong kinds of value, and values that make no sense.
    pub fn parse(text: &str) -> Result<Self, PolicyError> {
        Self::parse_over(&[], text)
    }

    /// Reads a file over others (presets), each over the one before, all over the defaults.
    ///
    /// # Errors
    /// As [`Policy::parse`].
    pub fn parse_over(others: &[&str], text: &str) -> Result<Self, PolicyError> {
        let unreadable = |error: toml::de::Error| PolicyError::Unreadable(in_a_sentence(&error, text));
        let mut merged: toml::Table = toml::from_str(DEFAULT_POLICY).map_err(unreadable)?;
        for text in others.iter().chain([&text]) {
            merge(&mut merged, toml::from_str(text).map_err(unreadable)?);
        }
        let policy: Self = merged.try_into().map_err(unreadable)?;
        policy.check()?;
        Ok(policy)
    }

    fn check(&self) -> Result<(), PolicyError> {
        let senseless = |key, value: String, reason| Err(PolicyError::Senseless { key, value, reason });
        if self.snapshots.keep_days == 0 {
            return senseless("snapshots.keep_days", "0".into(), "then no snapshot could ever be restored");
        }
        if RetentionPolicy::keep_days(self.snapshots.keep_days).is_err() {
            let days = self.snapshots.keep_days.to_string();
            return senseless("snapshots.keep_days", days, "snapshots are kept for 3650 days at most");
        }
        if !(1..=MOST_PLAN_HOURS).contains(&self.restores.plan_hours) {
            let hours = self.restores.plan_hours.to_string();
            return senseless("restores.plan_hours", hours, "a plan can be confirmed for 1 to 8760 hours");
        }
        let limit = self.requests.restores;
        if limit.count > 0 && !(1..=MOST_LIMIT_DAYS).contains(&limit.days) {
            let value = format!("{{ count = {}, days = {} }}", limit.count, limit.days);
            return senseless("requests.restores", value, "the days are 1 to 3650; count = 0 is no limit");
        }
        self.check_plans()?;
        if !self.snapshots.daily_at.is_empty() && self.daily_at().is_none() {
            return senseless("snapshots.daily_at", self.snapshots.daily_at.clone(), "a time of day looks like 03:00");
        }
        if self.restores.unusual_share_percent > 100 || self.restores.stale_percent > 100 {
            return senseless("restores", "over 100".into(), "a share is at most 100 percent");
        }
        if let Some(reason) = self.feedback.reasons.iter().find(|reason| !FEEDBACK_REASONS.contains(&reason.as_str())) {
            return senseless("feedback.reasons", reason.clone(), "the reasons are those of the defaults");
        }
        if let Some(name) = self.options.database_gb.keys().find(|name| name.parse::<PortalId>().is_err()) {
            return senseless("options.database_gb", name.clone(), "a portal is named as `portal list` names it");
        }
        Ok(())
    }

    /// Plans are named as they are compared, and none is both allowed and refused.
    fn check_plans(&self) -> Result<(), PolicyError> {
        let senseless = |key, value: &str, reason| Err(PolicyError::Senseless { key, value: value.to_owned(), reason });
        for (key, plans) in [
            ("steps.history_refused_tariffs", &self.steps.history_refused_tariffs),
            ("requests.handoff_refused_tariffs", &self.requests.handoff_refused_tariffs),
            ("tariffs.allowed", &self.tariffs.allowed),
            ("tariffs.refused", &self.tariffs.refused),
        ] {
            if let Some(plan) = plans.iter().find(|plan| !is_plan(plan)) {
                return senseless(key, plan, "a plan is written small and without its region: pro100, pro*");
            }
        }
        let (allowed, refused) = (&self.tariffs.allowed, &self.tariffs.refused);
        let is_among =
            |plan: &String, others: &[String]| others.contains(plan) || Tariff::Known(plan.clone()).is_among(others);
        if let Some(plan) = allowed.iter().find(|plan| is_among(plan, refused)) {
            return senseless("tariffs.allowed", plan, "tariffs.refused names it too");
        }
        if let Some(plan) = refused.iter().find(|plan| is_among(plan, allowed)) {
            return senseless("tariffs.refused", plan, "tariffs.allowed names it too");
        }
        Ok(())
    }

    /// The time of day of the daily capture in the portal's zone, `None` where there is none.
    pub fn daily_at(&self) -> Option<NaiveTime> {
        NaiveTime::parse_from_str(&self.snapshots.daily_at, "%H:%M").ok()
    }

    /// What R25 says of a subscription.
    pub fn verdict_on(&self, tariff: &Tariff) -> TariffVerdict {
        if tariff.is_among(&self.tariffs.refused) {
            TariffVerdict::Refused
        } else if tariff.is_among(&self.tariffs.allowed) {
            TariffVerdict::Allowed
        } else {
            TariffVerdict::AgentDecides
        }
    }

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

/// Switches one rule off.
pub type RuleSwitch = fn(&mut Policy);

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
];

/// Whether some plan can be meant: a licence code without its region, as a portal's is read, or the start of one.
fn is_plan(text: &str) -> bool {
    let name = text.strip_suffix('*').unwrap_or(text);
    !name.contains('*') && Tariff::from_license(name) == Tariff::Known(name.to_owned())
}

fn merge(into: &mut toml::Table, from: toml::Table) {
    for (key, value) in from {
        match (into.get_mut(&key), value) {
            (Some(toml::Value::Table(inner)), toml::Value::Table(other)) => merge(inner, other),
            (_, value) => {
                into.insert(key, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_file_is_the_defaults_and_one_key_changes_one_thing() {
        let policy = Policy::parse("[requests]\nfew_records = 5\n").unwrap();
        assert_eq!(policy.requests.few_records, 5);
        assert_eq!(policy.snapshots, Policy::default().snapshots);
    }

    #[test]
    fn what_nobody_would_mean_is_refused() {
        for wrong in [
            "[steps]\nrecycle_bim = true",
            "[snapshots]\nkeep_days = 0",
            "[snapshots]\ndaily_at = \"3 Uhr\"",
            "[options.database_gb]\n\"A B\" = 4",
            "x = [",
        ] {
            assert!(Policy::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_would_fail_or_mislead_later_is_refused_at_once_with_its_key() {
        for (key, wrong) in [
            ("snapshots.keep_days", "[snapshots]\nkeep_days = 4000000000"),
            ("snapshots.keep_days", "[snapshots]\nkeep_days = 3651"),
            ("restores.plan_hours", "[restores]\nplan_hours = 0"),
            ("restores.plan_hours", "[restores]\nplan_hours = 4000000000"),
            ("requests.restores", "[requests]\nrestores = { count = 1, days = 0 }"),
            ("requests.restores", "[requests]\nrestores = { count = 1, days = 4000000000 }"),
            ("tariffs.allowed", "[tariffs]\nallowed = [\"de_pro100\"]"),
            ("tariffs.allowed", "[tariffs]\nallowed = [\"Pro100\"]"),
            ("tariffs.allowed", "[tariffs]\nallowed = [\"p*o\"]"),
            ("tariffs.refused", "[tariffs]\nrefused = [\"\"]"),
            ("tariffs.allowed", "[tariffs]\nallowed = [\"std\"]\nrefused = [\"std\"]"),
            ("tariffs.refused", "[tariffs]\nrefused = [\"pro100\"]"),
            ("steps.history_refused_tariffs", "[steps]\nhistory_refused_tariffs = [\"de_free\"]"),
            ("requests.handoff_refused_tariffs", "[requests]\nhandoff_refused_tariffs = [\"de_free\"]"),
            ("feedback.reasons", "[feedback]\nreasons = [\"too-long\"]"),
        ] {
            let told = Policy::parse(wrong).unwrap_err().to_string();
            assert!(told.contains(&format!("{key} = ")), "{wrong}: {told}");
        }
        for right in [
            "[snapshots]\nkeep_days = 3650",
            "[requests]\nrestores = { count = 0, days = 0 }",
            "[tariffs]\nallowed = [\"project+\", \"pro100\"]",
            "[options]\nselective = false\ncsv = false\ncrm_rollback = false\nfull_rollback = false",
        ] {
            assert!(Policy::parse(right).is_ok(), "{right}");
        }
    }

    #[test]
    fn every_switch_changes_something_once() {
        for (rule, _) in RULE_SWITCHES {
            let mut policy = Policy::default();
            assert!(policy.switch_off(rule));
            assert_ne!(policy, Policy::default(), "{rule}");
        }
    }

    #[test]
    fn each_preset_can_be_read_and_has_the_ways_of_its_page() {
        for (name, selective, csv, crm, full, demo_days, owner) in [
            ("de", false, false, false, true, 0, false),
            ("fr", false, true, true, true, 30, false),
            ("it", false, true, true, true, 15, false),
            ("pl", false, true, false, true, 15, true),
            ("vi", false, true, false, true, 15, true),
        ] {
            let policy = Policy::parse(find_preset(name).unwrap()).unwrap();
            let options = &policy.options;
            let found = (options.selective, options.csv, options.crm_rollback, options.full_rollback);
            assert_eq!(found, (selective, csv, crm, full), "{name}");
            assert_eq!(policy.steps.demo_days, demo_days, "{name}");
            assert_eq!(policy.requests.who_may_ask == WhoMayAsk::Owner, owner, "{name}");
            // A file of one's own may say otherwise again.
            let own = Policy::parse_over(&[find_preset(name).unwrap()], "[options]\nselective = true").unwrap();
            assert!(own.options.selective && own.options.csv == csv, "{name}");
        }
        assert_eq!(PRESETS.len(), 5);
        assert_eq!(find_preset("en"), None);
    }

    #[test]
    fn tariffs_are_allowed_refused_or_an_agents() {
        let policy = Policy::default();
        let verdict = |plan: &str| policy.verdict_on(&Tariff::Known(plan.into()));
        assert_eq!(verdict("std"), TariffVerdict::Allowed);
        assert_eq!(verdict("pro100"), TariffVerdict::Allowed);
        assert_eq!(verdict("project"), TariffVerdict::Refused);
        assert_eq!(verdict("basic"), TariffVerdict::AgentDecides);
        assert_eq!(policy.verdict_on(&Tariff::Unknown("403".into())), TariffVerdict::AgentDecides);
    }
}
