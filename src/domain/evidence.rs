//! What speaks for a loss: records that snapshots hold and the live portal does not, and who changed what when.
//!
//! In charge of the shape of evidence and of grouping it. It is plain data for the assistant, the command
//! line and plans; gathering it is `service::evidence`'s. What could not be read completely is *unknown*
//! and never counted as lost.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::ids::{InvalidId, PortalId, RestoreId, SnapshotId};
use super::plan::Burst;
use super::record::{EntityType, RecordKey};
use super::snapshot::SnapshotHeader;

/// The most examples that a group names.
pub const EXAMPLES: usize = 5;

/// What was found, all of it read now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// Whose data.
    pub portal: PortalId,
    /// When the portal was read, by its own clock.
    pub read_at: DateTime<Utc>,
    /// The snapshots that it was compared with, oldest first.
    pub snapshots: Vec<SnapshotMoment>,
    /// Records alive by type, where the type could be read completely.
    pub live: BTreeMap<EntityType, u64>,
    /// Records that are gone, by type and by the two readings between which they vanished.
    pub missing: Vec<MissingGroup>,
    /// Records that are gone because rollbacks of ours removed them, on an admin's word; no loss.
    #[serde(default)]
    pub left_out: Vec<OwnRemoval>,
    /// Records changed, by author and hour, most first.
    pub changed: Vec<ChangedGroup>,
    /// Records by type that are newer than the newest snapshot.
    pub new_since: BTreeMap<EntityType, u64>,
    /// Types of which nothing can be said.
    pub unknown: Vec<UnknownType>,
    /// What no snapshot holds, deleted custom fields among it.
    pub not_held: Vec<NotHeld>,
}

impl Evidence {
    /// All records that are gone.
    pub fn missing_count(&self) -> u64 {
        self.missing.iter().map(|group| group.count).sum()
    }

    /// Gone records by type.
    pub fn missing_by_type(&self) -> BTreeMap<EntityType, u64> {
        let mut counts = BTreeMap::new();
        for group in &self.missing {
            *counts.entry(group.entity_type).or_default() += group.count;
        }
        counts
    }
}

/// Records that one rollback of ours removed because they were new.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRemoval {
    /// Which restore.
    pub restore: RestoreId,
    /// When it ended, by our clock; when it began, where it has not.
    pub at: DateTime<Utc>,
    /// How many by type.
    pub counts: BTreeMap<EntityType, u64>,
}

impl OwnRemoval {
    /// How many of any type.
    pub fn count(&self) -> u64 {
        self.counts.values().sum()
    }
}

/// A snapshot and its moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SnapshotMoment {
    /// Its number.
    pub id: SnapshotId,
    /// Its moment, by the portal's clock.
    pub taken_at: DateTime<Utc>,
}

impl From<&SnapshotHeader> for SnapshotMoment {
    fn from(header: &SnapshotHeader) -> Self {
        Self { id: header.id, taken_at: header.taken_at }
    }
}

/// Records of one type that vanished between the same two readings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingGroup {
    /// What is gone.
    pub entity_type: EntityType,
    /// The last snapshot that has them.
    pub last_seen: SnapshotMoment,
    /// The first reading that does not.
    pub first_missed: Missed,
    /// How many.
    pub count: u64,
    /// What people call some of them, at most [`EXAMPLES`].
    pub examples: Vec<String>,
}

impl MissingGroup {
    /// Names the group as long as its snapshots are kept.
    pub fn key(&self) -> GroupKey {
        GroupKey { entity_type: self.entity_type, last_seen: self.last_seen.id }
    }
}

/// The reading in which a record was first missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missed {
    /// A snapshot.
    InSnapshot(SnapshotMoment),
    /// The reading of the live portal, at this moment of its clock.
    Now(DateTime<Utc>),
}

impl Missed {
    /// When that was, by the portal's clock.
    pub fn moment(self) -> DateTime<Utc> {
        match self {
            Self::InSnapshot(snapshot) => snapshot.taken_at,
            Self::Now(moment) => moment,
        }
    }
}

/// Names a group of missing records: `contact@s5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct GroupKey {
    /// What is gone.
    pub entity_type: EntityType,
    /// The last snapshot that has it.
    pub last_seen: SnapshotId,
}

impl fmt::Display for GroupKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.entity_type, self.last_seen)
    }
}

impl FromStr for GroupKey {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let parsed = text
            .split_once('@')
            .and_then(|(kind, id)| Some(Self { entity_type: kind.parse().ok()?, last_seen: id.parse().ok()? }));
        parsed.ok_or_else(|| InvalidId {
            text: text.chars().take(60).collect(),
            kind: "group of missing records",
            example: "contact@s5",
        })
    }
}

impl TryFrom<String> for GroupKey {
    type Error = InvalidId;

    fn try_from(text: String) -> Result<Self, InvalidId> {
        text.parse()
    }
}

impl From<GroupKey> for String {
    fn from(key: GroupKey) -> Self {
        key.to_string()
    }
}

/// Records that one user changed within one hour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedGroup {
    /// Who and when.
    pub burst: Burst,
    /// The author's name, where the portal tells it.
    pub author: Option<String>,
    /// How many records still hold something of that change, by type.
    pub counts: BTreeMap<EntityType, u64>,
    /// How many of them were changed once more in a later hour, by type.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub changed_again: BTreeMap<EntityType, u64>,
    /// Records that the same person added in that hour, and that are there still, by type. A selective restore leaves
    /// them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub added: BTreeMap<EntityType, u64>,
    /// How many records were changed at all, those that are as before again among them.
    #[serde(default, skip_serializing_if = "is_none_of_them")]
    pub size: u64,
    /// What restores of ours made of it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub mended: BTreeMap<RestoreId, Mended>,
    /// What people call some of them, at most [`EXAMPLES`].
    pub examples: Vec<String>,
    /// The same by type, at most [`EXAMPLES`] of each.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub named: BTreeMap<EntityType, Vec<String>>,
}

impl ChangedGroup {
    /// How many records of any type still hold something of that change.
    pub fn count(&self) -> u64 {
        self.counts.values().sum()
    }

    /// Whether a burst names this group, or the part of it that is of one type.
    pub fn is_named(&self, burst: &Burst) -> bool {
        let is_of_type = |kind| {
            let mended = self.mended.values().flat_map(|mended| [&mended.set_right, &mended.kept]);
            mended.chain([&self.counts]).any(|counts| counts.contains_key(&kind))
        };
        burst.whole() == self.burst && burst.entity_type.is_none_or(is_of_type)
    }
}

/// A size that was not counted is left out of the stored form, so that plans made before it was keep their hash.
fn is_none_of_them(size: &u64) -> bool {
    *size == 0
}

/// What one restore of ours made of a group of changes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mended {
    /// Records that are as they were before, by type.
    pub set_right: BTreeMap<EntityType, u64>,
    /// Records that keep what people entered after the change, by type.
    pub kept: BTreeMap<EntityType, u64>,
}

/// A type of which nothing can be said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnknownType {
    /// The type.
    pub entity_type: EntityType,
    /// Why, in words for an admin.
    pub reason: String,
}

/// Something that our snapshots do not hold, so that no restore of ours brings it back.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum NotHeld {
    /// The product catalogue and the product rows of leads and deals.
    Products,
    /// Tasks.
    Tasks,
    /// Calls, meetings, e-mails and to-dos.
    Activities,
    /// Comments in the timeline.
    Comments,
    /// Contents of file fields, photos, documents.
    Files,
    /// Requisites, bank details and addresses.
    Requisites,
    /// A custom field that a snapshot knows and the portal does not have any more.
    DeletedField {
        /// Whose field.
        entity_type: EntityType,
        /// `UF_CRM_…`.
        field: String,
        /// What people saw as its name.
        label: String,
    },
}

impl NotHeld {
    /// What is never held, whatever the portal.
    pub const ALWAYS: [Self; 6] =
        [Self::Products, Self::Tasks, Self::Activities, Self::Comments, Self::Files, Self::Requisites];

    /// In words for a customer.
    pub fn in_words(&self) -> String {
        match self {
            Self::Products => "products and product rows".into(),
            Self::Tasks => "tasks".into(),
            Self::Activities => "activities (calls, meetings, e-mails, to-dos)".into(),
            Self::Comments => "timeline comments and history".into(),
            Self::Files => "files and photos".into(),
            Self::Requisites => "company details (requisites), bank details and addresses".into(),
            Self::DeletedField { entity_type, label, .. } => {
                format!("the deleted custom field \"{label}\" ({entity_type}): only a full rollback brings it back")
            }
        }
    }
}

/// A record that is gone, on its way into a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vanished {
    /// The record, under its last number.
    pub record: RecordKey,
    /// The last snapshot that has it.
    pub last_seen: SnapshotId,
}

impl Vanished {
    /// The group that it belongs to.
    pub fn group(&self) -> GroupKey {
        GroupKey { entity_type: self.record.entity_type, last_seen: self.last_seen }
    }
}

/// Groups of vanished records, oldest loss first, without examples.
///
/// The reading that first missed a record is the first later snapshot that holds the type, else the one of now.
pub fn group_missing(vanished: &[Vanished], snapshots: &[SnapshotHeader], read_at: DateTime<Utc>) -> Vec<MissingGroup> {
    let mut counts: BTreeMap<(EntityType, SnapshotId), u64> = BTreeMap::new();
    for each in vanished {
        *counts.entry((each.record.entity_type, each.last_seen)).or_default() += 1;
    }
    let mut groups: Vec<MissingGroup> = counts
        .into_iter()
        .filter_map(|((entity_type, last_seen), count)| {
            let seen = snapshots.iter().find(|snapshot| snapshot.id == last_seen)?;
            let missed = snapshots
                .iter()
                .filter(|snapshot| snapshot.id > last_seen && snapshot.holds(entity_type))
                .min_by_key(|snapshot| snapshot.id);
            Some(MissingGroup {
                entity_type,
                last_seen: seen.into(),
                first_missed: missed.map_or(Missed::Now(read_at), |snapshot| Missed::InSnapshot(snapshot.into())),
                count,
                examples: Vec::new(),
            })
        })
        .collect();
    groups.sort_by_key(|group| (group.last_seen.id, group.entity_type));
    groups
}

/// A record that was changed, on its way into a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The record, under its present number.
    pub record: RecordKey,
    /// Who made this change, and when.
    pub burst: Burst,
    /// What is left of it.
    pub standing: Standing,
    /// The restore of ours that took this change back or left it as it is.
    pub restore: Option<RestoreId>,
}

/// How a record that was changed stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Some field still holds what the change wrote.
    Damaged,
    /// No field does, and some hold what people entered afterwards.
    ChangedSince,
    /// Every field that was changed holds the earlier value again.
    SetRight,
}

/// Groups of changes, those with most records left first. A record that was changed again is in the group of each
/// change of which it still holds something. A group of which nothing is left, and that no restore mended, is none.
pub fn group_changed(changed: &[Changed], users: &BTreeMap<String, String>) -> Vec<ChangedGroup> {
    let mut latest: HashMap<RecordKey, DateTime<Utc>> = HashMap::new();
    for each in changed {
        let hour = latest.entry(each.record).or_insert(each.burst.hour);
        *hour = each.burst.hour.max(*hour);
    }
    let mut groups: HashMap<Burst, ChangedGroup> = HashMap::new();
    for each in changed {
        let group = groups.entry(each.burst).or_insert_with(|| ChangedGroup {
            burst: each.burst,
            author: users.get(&each.burst.user.to_string()).cloned(),
            counts: BTreeMap::new(),
            changed_again: BTreeMap::new(),
            added: BTreeMap::new(),
            size: 0,
            mended: BTreeMap::new(),
            examples: Vec::new(),
            named: BTreeMap::new(),
        });
        group.note(each, latest[&each.record] > each.burst.hour);
    }
    let mut groups: Vec<ChangedGroup> =
        groups.into_values().filter(|group| group.count() > 0 || !group.mended.is_empty()).collect();
    groups.sort_by_key(|group| (std::cmp::Reverse(group.count()), group.burst));
    groups
}

impl ChangedGroup {
    fn note(&mut self, each: &Changed, is_changed_again: bool) {
        let add = |counts: &mut BTreeMap<EntityType, u64>| *counts.entry(each.record.entity_type).or_default() += 1;
        self.size += 1;
        match (each.standing, each.restore) {
            (Standing::Damaged, _) => {
                add(&mut self.counts);
                if is_changed_again {
                    add(&mut self.changed_again);
                }
            }
            (Standing::ChangedSince, Some(restore)) => add(&mut self.mended.entry(restore).or_default().kept),
            (Standing::SetRight, Some(restore)) => add(&mut self.mended.entry(restore).or_default().set_right),
            (Standing::ChangedSince | Standing::SetRight, None) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::snapshot::SnapshotState;
    use crate::domain::{RecordId, UserId};
    use chrono::TimeDelta;

    fn snapshot(id: i64, types: &[EntityType]) -> SnapshotHeader {
        let day: DateTime<Utc> = "2026-11-15T03:00:00Z".parse().unwrap();
        SnapshotHeader {
            portal: "acme".parse().unwrap(),
            id: SnapshotId(id),
            taken_at: day + TimeDelta::days(id),
            read_until: day + TimeDelta::days(id),
            state: SnapshotState::Complete,
            counts: types.iter().map(|entity_type| (*entity_type, 1)).collect(),
        }
    }

    fn gone(entity_type: EntityType, id: u64, last_seen: i64) -> Vanished {
        Vanished { record: RecordKey { entity_type, id: RecordId(id) }, last_seen: SnapshotId(last_seen) }
    }

    #[test]
    fn records_are_grouped_by_the_readings_between_which_they_vanished() {
        use EntityType::{Contact, Deal};
        // Snapshot 2 lacks deals, so a deal last seen in 1 was first missed in 3.
        let snapshots = [snapshot(1, &[Contact, Deal]), snapshot(2, &[Contact]), snapshot(3, &[Contact, Deal])];
        let now: DateTime<Utc> = "2026-11-18T15:00:00Z".parse().unwrap();
        let vanished = [gone(Contact, 1, 3), gone(Contact, 2, 3), gone(Contact, 3, 1), gone(Deal, 4, 1)];
        let groups = group_missing(&vanished, &snapshots, now);
        let told: Vec<_> = groups
            .iter()
            .map(|group| match group.first_missed {
                Missed::Now(_) => format!("{} {} now", group.count, group.key()),
                Missed::InSnapshot(missed) => format!("{} {} {}", group.count, group.key(), missed.id),
            })
            .collect();
        assert_eq!(told, ["1 contact@s1 s2", "1 deal@s1 s3", "2 contact@s3 now"]);
    }

    #[test]
    fn changes_are_grouped_by_author_and_hour() {
        let changed = |id, user, at: &str| Changed {
            record: RecordKey { entity_type: EntityType::Lead, id: RecordId(id) },
            burst: Burst::of(UserId(user), at.parse().unwrap()),
            standing: Standing::Damaged,
            restore: None,
        };
        let users = BTreeMap::from([("7".to_owned(), "Ada Byron".to_owned())]);
        let groups = group_changed(
            &[
                changed(1, 9, "2026-11-18T10:10:00Z"),
                changed(2, 7, "2026-11-18T14:01:00Z"),
                changed(3, 7, "2026-11-18T14:59:00Z"),
            ],
            &users,
        );
        assert_eq!(groups.len(), 2);
        assert_eq!((groups[0].count(), groups[0].author.as_deref()), (2, Some("Ada Byron")));
        assert_eq!((groups[1].count(), groups[1].author.as_deref()), (1, None));
    }

    #[test]
    fn what_is_as_before_is_no_damage_and_what_we_mended_is_told() {
        let burst = Burst::of(UserId(7), "2026-11-18T14:00:00Z".parse().unwrap());
        let changed = |id, standing, restore: Option<i64>| Changed {
            record: RecordKey { entity_type: EntityType::Lead, id: RecordId(id) },
            burst,
            standing,
            restore: restore.map(RestoreId),
        };
        let some = |count: u64| BTreeMap::from([(EntityType::Lead, count)]);
        let mended = |set_right, kept| BTreeMap::from([(RestoreId(3), Mended { set_right, kept })]);
        use Standing::{ChangedSince, Damaged, SetRight};
        for (changes, told) in [
            (vec![changed(1, Damaged, None), changed(2, SetRight, None)], Some((1, 2, BTreeMap::new()))),
            (
                vec![changed(1, Damaged, Some(3)), changed(2, SetRight, Some(3))],
                Some((1, 2, mended(some(1), BTreeMap::new()))),
            ),
            (
                vec![changed(1, ChangedSince, Some(3)), changed(2, SetRight, Some(3))],
                Some((0, 2, mended(some(1), some(1)))),
            ),
            (vec![changed(1, ChangedSince, None), changed(2, SetRight, None)], None),
        ] {
            let groups = group_changed(&changes, &BTreeMap::new());
            let found = groups.first().map(|group| (group.count(), group.size, group.mended.clone()));
            assert_eq!(found, told, "{changes:?}");
        }
    }

    #[test]
    fn group_keys_are_written_as_they_are_read() {
        let key: GroupKey = "contact@s5".parse().unwrap();
        assert_eq!(key.to_string(), "contact@s5");
        assert!("contact".parse::<GroupKey>().is_err());
        assert!("boat@s5".parse::<GroupKey>().is_err());
    }
}
