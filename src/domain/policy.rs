//! What an installation allows, asks and says: one TOML file, defaults in `default_policy.toml`.
//!
//! In charge of reading it over its defaults. What can be said is [`sections`]', what makes sense `check`'s, which switch
//! belongs to which rule [`switches`]'. What follows from a switch is decided where the rule is met: in the dialogue, in
//! `service::rights`, in the plan.

mod check;
pub mod sections;
pub mod switches;

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use super::tariff::Tariff;
pub use sections::{
    Approvals, Closest, ConfirmManner, DeskHours, DeskPolicy, EvidencePolicy, Feedback, Mirror, Options, RemoveNew,
    Requests, RestoreLimit, Restores, ServiceHours, Snapshots, Steps, Tariffs, Watch, WhoMayAsk,
};
pub use switches::{RULE_SWITCHES, RuleSwitch};

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
    /// Agents who take conversations over.
    pub desk: DeskPolicy,
    /// What is noticed and said without being asked.
    pub watch: Watch,
}

/// The reasons that feedback can have, in the order in which they are asked (R31).
pub const FEEDBACK_REASONS: [&str; 5] =
    ["not-what-i-look-for", "too-complicated", "out-of-date", "too-short", "dislike-it"];

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
        let policy = Self::read(others, text)?;
        policy.check()?;
        Ok(policy)
    }

    /// Reads an operator's file over the defaults; a group that is named takes the place of `desk.group`.
    ///
    /// # Errors
    /// As [`Policy::parse`].
    pub fn parse_with_desk(text: &str, group: Option<i64>) -> Result<Self, PolicyError> {
        let mut policy = Self::read(&[], text)?;
        policy.desk.group = group.unwrap_or(policy.desk.group);
        policy.check()?;
        Ok(policy)
    }

    fn read(others: &[&str], text: &str) -> Result<Self, PolicyError> {
        let unreadable = |error: toml::de::Error| PolicyError::Unreadable(in_a_sentence(&error, text));
        let mut merged: toml::Table = toml::from_str(DEFAULT_POLICY).map_err(unreadable)?;
        for text in others.iter().chain([&text]) {
            merge(&mut merged, toml::from_str(text).map_err(unreadable)?);
        }
        merged.try_into().map_err(unreadable)
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
