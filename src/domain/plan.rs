//! A restore plan: the fixed list of steps that an admin confirms, and what is said beside it.
//!
//! In charge of what a plan holds, its counts and its hash. Comparing records is [`compare`]'s, the order
//! of creations [`order`]'s, telling what was made again by hand [`alike`]'s, the links that a record lost before it vanished [`owed`]'s, the links that go with a removal [`cut`]'s, and
//! which values the portal can still hold [`values`]'s; reading portal and snapshots is `service::plan`'s, and writing anything
//! to the portal is `service::restore`'s alone.

pub mod alike;
pub mod compare;
pub mod cut;
pub mod order;
pub mod owed;
pub mod values;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, DurationRound, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::evidence::{ChangedGroup, GroupKey, MissingGroup, NotHeld, OwnRemoval, UnknownType};
use super::ids::{InvalidId, PortalId, RecordId, RestoreId, SnapshotId, UserId};
use super::record::{EntityType, Fields, RecordKey, write_value};
use super::schema::Digest;
use cut::CutLink;

/// How far a restore reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Only what is missing or damaged comes back (B06).
    Selective,
    /// Every record of the snapshot's types goes back to the snapshot (R15).
    Crm,
    /// Takes back what a restore did (B05).
    Undo(RestoreId),
}

impl Scope {
    /// Whether this is one of the source documents' rollbacks: typed confirmation, once a week.
    pub fn is_rollback(self) -> bool {
        matches!(self, Self::Crm)
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Selective => f.write_str("selective"),
            Self::Crm => f.write_str("crm"),
            Self::Undo(restore) => write!(f, "undo {restore}"),
        }
    }
}

/// A half of a selective restore.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Only {
    /// Records that are gone.
    Missing,
    /// Records that were changed.
    Changed,
}

/// Changes made by one user within one hour: what a bad import looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Burst {
    /// Who is noted as having changed the records last.
    pub user: UserId,
    /// The beginning of the hour.
    pub hour: DateTime<Utc>,
    /// Of this type only; `None`: of every type. What is not narrowed keeps the form, and so the hash, of plans that
    /// were stored before it could be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity_type: Option<EntityType>,
}

impl Burst {
    /// The burst that a change belongs to, of every type.
    pub fn of(user: UserId, moment: DateTime<Utc>) -> Self {
        let hour = moment.duration_trunc(TimeDelta::hours(1)).unwrap_or(moment);
        Self { user, hour, entity_type: None }
    }

    /// That part of it which is of one type.
    pub fn only(self, entity_type: EntityType) -> Self {
        Self { entity_type: Some(entity_type), ..self }
    }

    /// The burst of every type that this one is a part of.
    pub fn whole(self) -> Self {
        Self { entity_type: None, ..self }
    }

    /// The end of the hour.
    pub fn until(&self) -> DateTime<Utc> {
        self.hour + TimeDelta::hours(1)
    }

    /// Whether a change of a record of that type belongs to it.
    pub fn holds(&self, entity_type: EntityType, user: UserId, moment: DateTime<Utc>) -> bool {
        let is_of_type = self.entity_type.is_none_or(|only| only == entity_type);
        is_of_type && Self::of(user, moment) == self.whole()
    }
}

impl fmt::Display for Burst {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.user, self.hour.format("%Y-%m-%dT%H:%MZ"))?;
        self.entity_type.map_or(Ok(()), |entity_type| write!(f, "/{entity_type}"))
    }
}

impl FromStr for Burst {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let invalid = || InvalidId {
            text: text.chars().take(60).collect(),
            kind: "burst of changes",
            example: "12@2026-11-20T14:00Z",
        };
        let (whole, entity_type) = match text.split_once('/') {
            Some((whole, kind)) => (whole, Some(kind.parse().map_err(|_| invalid())?)),
            None => (text, None),
        };
        let (user, hour) = whole.split_once('@').ok_or_else(invalid)?;
        let user = user.parse().map_err(|_| invalid())?;
        let hour = hour.strip_suffix('Z').unwrap_or(hour);
        let full = if hour.len() <= 13 { format!("{hour}:00:00Z") } else { format!("{hour}:00Z") };
        let moment = DateTime::parse_from_rfc3339(&full).map_err(|_| invalid())?;
        Ok(Self { entity_type, ..Self::of(user, moment.with_timezone(&Utc)) })
    }
}

/// What the admin chose before planning.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// One half of a selective restore only.
    pub only: Option<Only>,
    /// These types only; empty: all.
    pub types: BTreeSet<EntityType>,
    /// These groups of missing records only; empty: all.
    pub groups: BTreeSet<GroupKey>,
    /// The bursts of changes to take back.
    pub bursts: BTreeSet<Burst>,
    /// Whether a rollback also removes what is new since the snapshot.
    pub remove_new: bool,
    /// Whether to try again what the portal refused in an earlier restore.
    pub retry_refused: bool,
    /// Whether records that an earlier restore of ours removed count as missing too.
    #[serde(default, skip_serializing_if = "is_no")]
    pub with_removed: bool,
    /// Whether to re-create records even where one made since looks the same.
    #[serde(default, skip_serializing_if = "is_no")]
    pub with_alike: bool,
}

/// What is not chosen is left out of the stored form, so that plans made before the choice existed keep their hash.
fn is_no(flag: &bool) -> bool {
    !*flag
}

impl Choices {
    /// Whether a type is to be restored.
    pub fn takes(&self, entity_type: EntityType) -> bool {
        self.types.is_empty() || self.types.contains(&entity_type)
    }

    /// Whether a group or burst of a type was named.
    pub fn names(&self, entity_type: EntityType) -> bool {
        let mut of_bursts = self.bursts.iter().map(|burst| burst.entity_type.is_none_or(|only| only == entity_type));
        self.groups.iter().any(|group| group.entity_type == entity_type) || of_bursts.any(|is_named| is_named)
    }
}

/// Where the wanted state of a record is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// The record as this snapshot holds it, under the step's own number.
    Snapshot(SnapshotId),
    /// The record as it stood right before a step of an earlier restore.
    Before {
        /// The restore.
        restore: RestoreId,
        /// The step's number in it.
        seq: u32,
    },
}

/// One write, planned.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Its place in the plan, from 0.
    pub seq: u32,
    /// The record: under its last number where it is gone, else under its present one.
    pub record: RecordKey,
    /// What a person calls it.
    pub name: String,
    /// What to do.
    pub action: Action,
}

/// What a step does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum Action {
    /// Makes a record that is gone again.
    Recreate {
        /// Its content.
        source: Source,
        /// Fields that point at records which are missing too and were left out.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        left_out: Vec<String>,
        /// Pointing fields with links that its content had lost already, because their other end was deleted before it.
        #[serde(default, skip_serializing_if = "Fields::is_empty")]
        owed: Fields,
    },
    /// Sets pointers of a re-created record to records that were re-created after it.
    Link {
        /// Its content.
        source: Source,
        /// The pointing fields.
        fields: Vec<String>,
    },
    /// Sets fields of a record that is there.
    ChangeBack {
        /// The values, pointers under the numbers of their time.
        set: Fields,
        /// Digest of the comparable form of these fields as they stood when planning.
        expected: Digest,
    },
    /// Gives back pointers that a record lost because what it pointed at was deleted.
    Relink {
        /// The values, pointers under the numbers of their time.
        set: Fields,
        /// Digest of the comparable form of these fields as they stood when planning.
        expected: Digest,
    },
    /// Removes a record that the snapshot does not have.
    Remove {
        /// Digest of its whole comparable form as it stood when planning.
        expected: Digest,
        /// Links of records that stay, which go with it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        cuts: Vec<CutLink>,
    },
}

impl Action {
    /// The kind alone: what steps are counted, batched and reported by.
    pub fn kind(&self) -> ActionKind {
        match self {
            Self::Recreate { .. } => ActionKind::Recreate,
            Self::Link { .. } => ActionKind::Link,
            Self::ChangeBack { .. } => ActionKind::ChangeBack,
            Self::Relink { .. } => ActionKind::Relink,
            Self::Remove { .. } => ActionKind::Remove,
        }
    }
}

/// The kinds of [`Action`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActionKind {
    /// [`Action::Recreate`].
    Recreate,
    /// [`Action::Link`].
    Link,
    /// [`Action::ChangeBack`].
    ChangeBack,
    /// [`Action::Relink`].
    Relink,
    /// [`Action::Remove`].
    Remove,
}

impl ActionKind {
    /// The name in files and reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Recreate => "re-create",
            Self::Link => "link",
            Self::ChangeBack => "change back",
            Self::Relink => "relink",
            Self::Remove => "remove",
        }
    }
}

/// A record that the plan leaves alone although it differs, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// The record, under its present number.
    pub record: RecordKey,
    /// What a person calls it.
    pub name: String,
    /// The fields in question; empty: the whole record.
    pub fields: Vec<String>,
    /// Why it is left alone.
    pub reason: ConflictReason,
}

impl Conflict {
    /// Why, in words for a customer, with the record that it is kept for.
    pub fn in_words(&self) -> Cow<'static, str> {
        match self.reason {
            ConflictReason::PointedAt { by } => Cow::Owned(format!("{} ({by})", self.reason.in_words())),
            reason => Cow::Borrowed(reason.in_words()),
        }
    }
}

/// Why a difference is left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConflictReason {
    /// Somebody changed it after the damage; their value is kept.
    ChangedAfterDamage,
    /// Somebody changed it after the restore that is to be undone.
    ChangedAfterRestore,
    /// Somebody changed it between planning and applying.
    ChangedAfterPlanning,
    /// It was to be re-created and is there again.
    AlreadyThere,
    /// It was to be changed and is gone.
    Gone,
    /// What it depended on was not done.
    WithoutOwner,
    /// It was to be re-created, and one was made since, by hand or from another copy of our data.
    MadeAgain {
        /// The number of that one.
        as_id: RecordId,
    },
    /// It lost a pointer that the portal takes only while a record is created.
    OnlyWhileCreating,
    /// It was to be removed, and a record that stays points at it.
    PointedAt {
        /// That record.
        by: RecordKey,
    },
}

impl ConflictReason {
    /// In words for a customer.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::ChangedAfterDamage => "somebody changed it after the damage, and that value is kept",
            Self::ChangedAfterRestore => "somebody changed it after the restore, and that value is kept",
            Self::ChangedAfterPlanning => "somebody changed it after the preview was made, and that value is kept",
            Self::AlreadyThere => "it is in the portal again, so it was not created a second time",
            Self::Gone => "it is not in the portal any more",
            Self::WithoutOwner => "the record itself could not be re-created",
            Self::MadeAgain { .. } => {
                "one like it was made since, by hand or by another restore; no second one was made"
            }
            Self::OnlyWhileCreating => {
                "this link was lost with the record it led to, and the portal lets it be set only while a record is created"
            }
            Self::PointedAt { .. } => {
                "a record that somebody made or changed since leads to it, so it is kept and the link stays"
            }
        }
    }
}

/// A restore, planned: nothing in it is ever changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RestorePlan {
    /// Whose data.
    pub portal: PortalId,
    /// How far it reaches.
    pub scope: Scope,
    /// The snapshot that was asked for; for an undo, the one the undone plan was made from.
    pub snapshot: SnapshotId,
    /// That snapshot's moment.
    pub snapshot_taken_at: DateTime<Utc>,
    /// When it was made, by our clock.
    pub planned_at: DateTime<Utc>,
    /// From when it may not be applied any more, by our clock.
    pub expires_at: DateTime<Utc>,
    /// For whom.
    pub requested_by: UserId,
    /// What was chosen.
    pub choices: Choices,
    /// Records alive when planning.
    pub live_records: u64,
    /// Present values that the plan overwrites or removes.
    pub lost_values: u64,
    /// Records by type that are there now and were not in the snapshot.
    pub new_since: BTreeMap<EntityType, u64>,
    /// Every group of missing records, chosen or not.
    pub groups: Vec<MissingGroup>,
    /// Every group of changes, chosen or not.
    pub bursts: Vec<ChangedGroup>,
    /// Types of which nothing can be said.
    pub unknown: Vec<UnknownType>,
    /// What no snapshot holds.
    pub not_held: Vec<NotHeld>,
    /// Differences left out because the portal refused them before.
    pub refused_before: u64,
    /// Records left out because earlier rollbacks of ours removed them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<OwnRemoval>,
    /// Records that re-created ones pointed at, and that are missing too but were left out, by type.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub left_out_links: BTreeMap<EntityType, u64>,
    /// Types of which nobody knows whether their records point at what the plan removes.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub links_unknown: BTreeSet<EntityType>,
    /// When the portal was read, by its own clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_at: Option<DateTime<Utc>>,
    /// The highest number alive by type when planning: what is above was made later.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub highest: BTreeMap<EntityType, RecordId>,
    /// An honest guess at how long applying takes.
    pub estimated_seconds: u64,
    /// What is left alone.
    pub conflicts: Vec<Conflict>,
    /// What will be done, in this order.
    pub steps: Vec<Step>,
}

/// How many steps of each kind a plan has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanCounts {
    /// Records to re-create.
    pub recreate: u64,
    /// Records to change back.
    pub change_back: u64,
    /// Records whose lost pointers are given back.
    pub relink: u64,
    /// Records to remove.
    pub remove: u64,
}

impl RestorePlan {
    /// Counts by kind; second-pass links belong to their re-created record and are not counted.
    pub fn counts(&self) -> PlanCounts {
        let mut counts = PlanCounts::default();
        for step in &self.steps {
            match step.action.kind() {
                ActionKind::Recreate => counts.recreate += 1,
                ActionKind::ChangeBack => counts.change_back += 1,
                ActionKind::Relink => counts.relink += 1,
                ActionKind::Remove => counts.remove += 1,
                ActionKind::Link => {}
            }
        }
        counts
    }

    /// Updates of records that are there or were just re-created: each may start the portal's robots once. Creations
    /// start none (reference §2.6).
    pub fn updates(&self) -> u64 {
        let is_update =
            |step: &&Step| matches!(step.action.kind(), ActionKind::Link | ActionKind::ChangeBack | ActionKind::Relink);
        self.steps.iter().filter(is_update).count() as u64
    }

    /// Records that the plan touches as a share of all that are or would be there, from 0 to 1.
    pub fn share(&self) -> f64 {
        let counts = self.counts();
        let touched = counts.recreate + counts.change_back + counts.remove;
        let all = self.live_records + counts.recreate;
        if all == 0 { 0.0 } else { (touched as f64 / all as f64).min(1.0) }
    }

    /// BLAKE3 over the canonical form of everything in the plan, its steps last.
    pub fn hash(&self) -> Digest {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&canonical(&self.head()));
        for step in &self.steps {
            hasher.update(b"\n");
            hasher.update(&canonical(step));
        }
        Digest(*hasher.finalize().as_bytes())
    }

    /// The plan without its steps.
    pub fn head(&self) -> Self {
        Self {
            steps: Vec::new(),
            portal: self.portal.clone(),
            choices: self.choices.clone(),
            new_since: self.new_since.clone(),
            groups: self.groups.clone(),
            bursts: self.bursts.clone(),
            unknown: self.unknown.clone(),
            not_held: self.not_held.clone(),
            left_out: self.left_out.clone(),
            left_out_links: self.left_out_links.clone(),
            links_unknown: self.links_unknown.clone(),
            highest: self.highest.clone(),
            conflicts: self.conflicts.clone(),
            ..*self
        }
    }
}

fn canonical<T: Serialize>(value: &T) -> Vec<u8> {
    let value = serde_json::to_value(value).expect("plans hold nothing that JSON cannot");
    let mut out = Vec::with_capacity(256);
    write_value(&value, &mut out);
    out
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::domain::RecordId;
    use serde_json::json;

    /// A small plan to try things on.
    pub fn plan() -> RestorePlan {
        let now: DateTime<Utc> = "2026-11-22T10:00:00Z".parse().unwrap();
        let key = |entity_type, id| RecordKey { entity_type, id: RecordId(id) };
        let step = |seq, record, action| Step { seq, record, name: format!("Record {seq}"), action };
        let source = Source::Snapshot(SnapshotId(3));
        let set: Fields = serde_json::from_value(json!({"title": "Old"})).unwrap();
        RestorePlan {
            portal: "acme".parse().unwrap(),
            scope: Scope::Crm,
            snapshot: SnapshotId(3),
            snapshot_taken_at: now - TimeDelta::hours(7),
            planned_at: now,
            expires_at: now + TimeDelta::hours(24),
            requested_by: UserId(1),
            choices: Choices::default(),
            live_records: 97,
            lost_values: 1,
            new_since: BTreeMap::new(),
            groups: Vec::new(),
            bursts: Vec::new(),
            unknown: Vec::new(),
            not_held: Vec::new(),
            refused_before: 0,
            left_out: Vec::new(),
            left_out_links: BTreeMap::new(),
            links_unknown: BTreeSet::new(),
            read_at: None,
            highest: BTreeMap::new(),
            estimated_seconds: 3,
            conflicts: Vec::new(),
            steps: vec![
                step(
                    0,
                    key(EntityType::Company, 1),
                    Action::Recreate { source, left_out: Vec::new(), owed: Fields::new() },
                ),
                step(
                    1,
                    key(EntityType::Contact, 5),
                    Action::Recreate { source, left_out: Vec::new(), owed: Fields::new() },
                ),
                step(2, key(EntityType::Contact, 5), Action::Link { source, fields: vec!["companyIds".into()] }),
                step(3, key(EntityType::Deal, 9), Action::ChangeBack { set, expected: Digest([7; 32]) }),
                step(4, key(EntityType::Deal, 11), Action::Remove { expected: Digest([8; 32]), cuts: Vec::new() }),
            ],
        }
    }

    #[test]
    fn every_part_of_a_plan_is_in_its_hash() {
        let base = plan();
        assert_eq!(base.hash(), plan().hash());
        let mut changed = plan();
        changed.steps.pop();
        assert_ne!(base.hash(), changed.hash());
        let mut changed = plan();
        changed.steps[3].action = Action::ChangeBack { set: Fields::new(), expected: Digest([7; 32]) };
        assert_ne!(base.hash(), changed.hash());
        let mut changed = plan();
        changed.requested_by = UserId(2);
        assert_ne!(base.hash(), changed.hash());
        let mut changed = plan();
        changed.expires_at += TimeDelta::seconds(1);
        assert_ne!(base.hash(), changed.hash());
    }

    #[test]
    fn a_plan_survives_a_round_trip() {
        let base = plan();
        let text = serde_json::to_string(&base).unwrap();
        let back: RestorePlan = serde_json::from_str(&text).unwrap();
        assert_eq!(back, base);
        assert_eq!(back.hash(), base.hash());
    }

    #[test]
    fn links_of_the_second_pass_are_not_counted() {
        assert_eq!(plan().counts(), PlanCounts { recreate: 2, change_back: 1, relink: 0, remove: 1 });
        assert!((plan().share() - 4.0 / 99.0).abs() < 1e-9);
    }

    #[test]
    fn bursts_are_written_as_they_are_read() {
        let burst: Burst = "12@2026-11-20T14:37Z".parse().unwrap();
        assert_eq!(burst.to_string(), "12@2026-11-20T14:00Z");
        assert_eq!("12@2026-11-20T14".parse::<Burst>().unwrap(), burst);
        assert_eq!(burst.to_string().parse::<Burst>().unwrap(), burst);
        let narrowed: Burst = "12@2026-11-20T14/contact".parse().unwrap();
        assert_eq!(narrowed, burst.only(EntityType::Contact));
        assert_eq!(narrowed.to_string(), "12@2026-11-20T14:00Z/contact");
        assert_eq!(narrowed.to_string().parse::<Burst>().unwrap(), narrowed);
        assert_eq!(narrowed.whole(), burst);
        for wrong in ["12", "@2026-11-20T14", "a@2026-11-20T14", "12@yesterday", "12@2026-11-20T14/boat"] {
            assert!(wrong.parse::<Burst>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_burst_holds_the_changes_of_its_user_hour_and_type() {
        use EntityType::{Contact, Deal};
        let whole: Burst = "12@2026-11-20T14".parse().unwrap();
        for (burst, entity_type, user, at, is_held) in [
            (whole, Deal, 12, "2026-11-20T14:00:00Z", true),
            (whole, Contact, 12, "2026-11-20T14:59:59Z", true),
            (whole, Contact, 12, "2026-11-20T15:00:00Z", false),
            (whole, Contact, 13, "2026-11-20T14:30:00Z", false),
            (whole.only(Contact), Contact, 12, "2026-11-20T14:30:00Z", true),
            (whole.only(Contact), Deal, 12, "2026-11-20T14:30:00Z", false),
        ] {
            let held = burst.holds(entity_type, UserId(user), at.parse().unwrap());
            assert_eq!(held, is_held, "{burst}: {entity_type} {user} {at}");
        }
    }

    #[test]
    fn choices_stored_before_bursts_had_a_type_read_and_hash_as_they_did() {
        let stored = json!({"user": 7, "hour": "2026-11-20T14:00:00Z"});
        let burst: Burst = serde_json::from_value(stored.clone()).unwrap();
        assert_eq!(burst, Burst::of(UserId(7), "2026-11-20T14:10:00Z".parse().unwrap()));
        assert_eq!(serde_json::to_value(burst).unwrap(), stored);
    }
}
