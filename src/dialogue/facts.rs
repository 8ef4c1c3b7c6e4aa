//! What the conversation knows of its surroundings: named yes/no facts, the portal, the policy.
//!
//! In charge of names, answers and freshness. Facts only guide the talk: the service asks again before it
//! acts. How an answer is found out (the portal, the store, the policy) is the service's.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::backend::OtherRestore;
use super::reply::Arg;
use crate::domain::policy::Policy;
use crate::domain::tariff::Tariff;

/// How long an answer guides the talk before it is asked again, in minutes.
const FRESH_MINUTES: i64 = 15;

macro_rules! fact_names {
    ($(#[doc = $doc:literal] $name:ident = $text:literal, $derived:literal;)*) => {
        /// The facts that a flow may name in `when`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum FactName {
            $(#[doc = $doc] #[serde(rename = $text)] $name,)*
        }

        impl FactName {
            /// Every fact.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The name as flows write it.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// Whether the conversation answers it itself; nobody is asked.
            pub fn is_derived(self) -> bool {
                match self { $(Self::$name => $derived,)* }
            }
        }
    };
}

fact_names! {
    /// The person still works there.
    RequesterIsActive = "requester-is-active", false;
    /// The person is an administrator of the portal (R12).
    RequesterIsAdmin = "requester-is-admin", false;
    /// The person registered the portal (R12).
    RequesterIsOwner = "requester-is-owner", false;
    /// The plan has the CRM history page (R03).
    TariffHasHistory = "tariff-has-history", false;
    /// Restores and files are part of the plan (R25); unknown where an agent decides.
    TariffAllowsRestore = "tariff-allows-restore", false;
    /// A person in the chat is part of the plan (R29).
    TariffAllowsHandoff = "tariff-allows-handoff", false;
    /// The database is small enough for a CSV (R18). Details: `size` in GB, `is-estimate` 0 or 1.
    CsvIsPossible = "csv-is-possible", false;
    /// A rollback ran within the policy's span (R28). Details: `last`, `next` as moments.
    RestoredThisWeek = "restored-this-week", false;
    /// There is at least one finished snapshot. Details: `oldest`, `newest` as moments.
    SnapshotsAvailable = "snapshots-available", false;
    /// The portal answers now.
    PortalReachable = "portal-reachable", false;
    /// Our own reading shows records that are gone or changed (B02).
    LossIsSeen = "loss-is-seen", true;
    /// Our own reading misses records (B02).
    RecordsAreGone = "records-are-gone", true;
    /// Our own reading shows records that were changed in bursts (B02).
    RecordsAreChanged = "records-are-changed", true;
    /// Fewer records are gone than the policy's limit (R14).
    LossIsSmall = "loss-is-small", true;
    /// The option chosen is a rollback.
    OptionIsRollback = "option-is-rollback", true;
    /// The option chosen is the full rollback.
    OptionIsFull = "option-is-full", true;
    /// The person asked for a file from the start.
    FileIsWanted = "file-is-wanted", true;
    /// What was restored last here can be taken back (B05).
    UndoIsPossible = "undo-is-possible", true;
    /// What was done last here is verified, and the portal took all of it (B07).
    AllWasDone = "all-was-done", true;
    /// The policy lets the assistant confirm restores itself (R10, B01).
    SelfServiceIsOpen = "self-service-is-open", true;
    /// Only the owner may ask at all (R12, as two pages have it).
    OwnerMustAsk = "owner-must-ask", true;
}

impl fmt::Display for FactName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A name that no fact has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no fact \"{0}\"")]
pub struct UnknownFact(pub String);

impl FromStr for FactName {
    type Err = UnknownFact;

    fn from_str(text: &str) -> Result<Self, UnknownFact> {
        Self::ALL.iter().copied().find(|fact| fact.as_str() == text).ok_or_else(|| UnknownFact(text.to_owned()))
    }
}

/// An answer to a fact's question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactAnswer {
    /// It is so.
    Yes,
    /// It is not.
    No,
    /// Nobody could tell, and why.
    Unknown(String),
}

/// A fact with the moment it was asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// The answer.
    pub answer: FactAnswer,
    /// When it was found out.
    pub asked_at: DateTime<Utc>,
    /// What belongs to it, for texts (see the fact's description).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub details: BTreeMap<String, Arg>,
}

impl Fact {
    /// A plain answer without details.
    pub fn new(answer: FactAnswer, asked_at: DateTime<Utc>) -> Self {
        Self { answer, asked_at, details: BTreeMap::new() }
    }

    /// Whether it may still guide the talk.
    pub fn is_fresh(&self, now: DateTime<Utc>) -> bool {
        now - self.asked_at < Duration::minutes(FRESH_MINUTES)
    }
}

/// The portal as the conversation shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct PortalView {
    /// The name that a rollback is confirmed with.
    pub name: String,
    /// The zone in which moments are said and understood.
    pub zone: Tz,
    /// The subscription, where it is known.
    pub tariff: Tariff,
    /// What the person is called.
    pub requester: String,
}

/// The surroundings of one turn. The caller fills `known` with what it knows without asking anybody (it may
/// be empty); what the conversation learned by asking is in its state, and the newer answer counts.
#[derive(Debug, Clone)]
pub struct Facts {
    /// Facts known already.
    pub known: BTreeMap<FactName, Fact>,
    /// The portal.
    pub portal: PortalView,
    /// A restore of the portal that was begun and has not ended, whoever began it.
    pub unfinished: Option<OtherRestore>,
    /// By when an agent answers and how many are before the person, where they wait for one.
    pub promise: Option<(DateTime<Utc>, u32)>,
    /// When the person wrote what is heard now, where that is a while ago: *today* was that day.
    pub written_at: Option<DateTime<Utc>>,
    /// The installation's policy.
    pub policy: Policy,
}
