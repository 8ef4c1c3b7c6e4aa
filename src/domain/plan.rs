//! A restore plan: the fixed list of steps that an admin confirms, and what is said beside it.
//!
//! In charge of what a plan holds, its counts and its hash. What is chosen before it is [`choices`]' and [`burst`]'s,
//! one write [`step`]'s, what is left alone [`conflict`]'s, which records a name means [`named`]'s. Comparing records is [`compare`]'s, the order of creations
//! [`order`]'s, telling what was made again by hand [`alike`]'s, the links that a record lost before it vanished
//! [`owed`]'s, the links that go with a removal [`cut`]'s, and which values the portal can still hold [`values`]'s;
//! reading portal and snapshots is `service::plan`'s, and writing anything to the portal is `service::restore`'s alone.

pub mod alike;
pub mod burst;
pub mod choices;
pub mod compare;
pub mod conflict;
pub mod cut;
pub mod named;
pub mod order;
pub mod owed;
pub mod step;
pub mod values;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::evidence::{ChangedGroup, MissingGroup, NotHeld, OwnRemoval, UnknownType};
use super::ids::{PortalId, RecordId, SnapshotId, UserId};
use super::record::{EntityType, write_value};
use super::schema::Digest;
pub use burst::Burst;
pub use choices::{Choices, Only, Scope};
pub use conflict::{Conflict, ConflictReason};
pub use named::{NameUse, NamedRecords, Naming};
pub use step::{Action, ActionKind, Source, Step};

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
    use crate::domain::record::{Fields, RecordKey};
    use chrono::TimeDelta;
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
}
