//! What the backend tells the conversation, and what the conversation orders: plain data, both ways.
//!
//! In charge of shapes that a person can be told about. How evidence, plans and restores come to be is the
//! service's; handles and paths stay with it, here a file has a name.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::{EntityType, PlanId, RestoreId, SnapshotId};

/// Numbers by type.
pub type Counts = BTreeMap<EntityType, u64>;

/// The sum of some counts.
pub fn total(counts: &Counts) -> u64 {
    counts.values().sum()
}

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$inner:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$inner])* #[serde(rename = $text)] $variant,)*
        }

        impl $name {
            /// Every one, in the order in which they are shown.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The name in files, scripts and requests.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }

            /// The one of that name.
            pub fn find(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == text)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
pub(crate) use named;

named! {
    /// Kinds of data that a person may miss.
    Kind {
        /// Contacts.
        Contact = "contact",
        /// Companies.
        Company = "company",
        /// Leads.
        Lead = "lead",
        /// Deals.
        Deal = "deal",
        /// Custom fields.
        Fields = "fields",
        /// Products.
        Products = "products",
        /// Activities: calls, mails, meetings of a record.
        Activities = "activities",
        /// Comments in a record's timeline.
        Comments = "comments",
        /// Tasks.
        Tasks = "tasks",
        /// Calendar events.
        Calendar = "calendar",
        /// Anything else.
        Other = "other",
    }
}

impl Kind {
    /// The type of record, where snapshots hold this kind.
    pub fn entity_type(self) -> Option<EntityType> {
        match self {
            Self::Contact => Some(EntityType::Contact),
            Self::Company => Some(EntityType::Company),
            Self::Lead => Some(EntityType::Lead),
            Self::Deal => Some(EntityType::Deal),
            Self::Fields
            | Self::Products
            | Self::Activities
            | Self::Comments
            | Self::Tasks
            | Self::Calendar
            | Self::Other => None,
        }
    }

    /// Whether it lies outside the CRM (R21).
    pub fn is_outside_crm(self) -> bool {
        matches!(self, Self::Tasks | Self::Calendar | Self::Other)
    }
}

impl From<EntityType> for Kind {
    fn from(entity_type: EntityType) -> Self {
        match entity_type {
            EntityType::Company => Self::Company,
            EntityType::Contact => Self::Contact,
            EntityType::Lead => Self::Lead,
            EntityType::Deal => Self::Deal,
        }
    }
}

named! {
    /// The ways back (R15, R16, R19, B06), the gentlest first.
    RestoreOption {
        /// Only what is missing or damaged comes back (B06).
        Selective = "selective",
        /// A file that the admin imports (R16).
        Csv = "csv",
        /// The CRM as it was (R15).
        CrmRollback = "crm-rollback",
        /// The whole account as it was (R19).
        FullRollback = "full-rollback",
    }
}

impl RestoreOption {
    /// Whether it takes back what happened since.
    pub fn is_rollback(self) -> bool {
        matches!(self, Self::CrmRollback | Self::FullRollback)
    }
}

named! {
    /// Why a plan or a restore leaves something as it is.
    ConflictKind {
        /// Somebody changed it after the damage.
        ChangedAfterDamage = "changed-after-damage",
        /// Somebody changed it after the restore that is taken back.
        ChangedAfterRestore = "changed-after-restore",
        /// Somebody changed it after the preview.
        ChangedAfterPlanning = "changed-after-planning",
        /// It is in the portal again.
        AlreadyThere = "already-there",
        /// Somebody entered it again by hand.
        MadeAgain = "made-again",
        /// It is no longer in the portal.
        Gone = "gone",
        /// Somebody deleted it while the restore was at work.
        GoneSince = "gone-since",
        /// The record that it belongs to could not be created.
        WithoutOwner = "without-owner",
        /// The portal takes this link only while a record is created.
        OnlyWhileCreating = "only-while-creating",
        /// A record that stays points at it, so it is not removed.
        PointedAt = "pointed-at",
    }
}

impl ConflictKind {
    /// Whether somebody's later change is what is kept.
    pub fn is_change(self) -> bool {
        matches!(self, Self::ChangedAfterDamage | Self::ChangedAfterRestore | Self::ChangedAfterPlanning)
    }
}

/// How many records are left as they are, by reason.
pub type Conflicts = BTreeMap<ConflictKind, u64>;

/// Records that a rollback of ours removed because the admin asked for it: gone, and no loss.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RemovedByUs {
    /// Which rollback.
    pub restore: RestoreId,
    /// When.
    pub at: DateTime<Utc>,
    /// How many by type.
    pub counts: Counts,
}

/// Changed records that a restore of ours set right: no damage any more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MendedByUs {
    /// Which restore.
    pub restore: RestoreId,
    /// How many are as they were before, by type.
    pub counts: Counts,
    /// How many keep what people entered after the change.
    pub kept: u64,
}

/// A restore that has not ended, or that stands in another one's way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherRestore {
    /// Which.
    pub restore: RestoreId,
    /// Its way back; `None` for an undo.
    pub option: Option<RestoreOption>,
    /// When it began.
    pub since: DateTime<Utc>,
    /// The number of the portal's user who confirmed it, where it is known.
    pub user: Option<u64>,
    /// That user's name, where the portal tells it.
    pub name: Option<String>,
}

/// What is in some snapshot and not in the portal, read now (B02).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// When the portal was read.
    pub read_at: DateTime<Utc>,
    /// What is gone, a group for each type and pair of readings between which it vanished.
    pub groups: Vec<LossGroup>,
    /// What was changed since the newest snapshot before each change, by author and hour.
    pub changes: Vec<ChangeGroup>,
    /// Custom fields that are gone, by their labels.
    pub deleted_fields: Vec<String>,
    /// Types of which nothing can be said, and why.
    pub unknown: Vec<UnknownType>,
    /// What rollbacks of ours removed, as was asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<RemovedByUs>,
    /// What restores of ours have set right of the changes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mended: Vec<MendedByUs>,
}

impl Evidence {
    /// How much is gone, by type.
    pub fn lost(&self) -> Counts {
        let mut counts = Counts::new();
        for group in &self.groups {
            *counts.entry(group.entity_type).or_default() += group.count;
        }
        counts
    }

    /// How much was changed in bursts, by type.
    pub fn changed(&self) -> Counts {
        let mut counts = Counts::new();
        for group in &self.changes {
            *counts.entry(group.entity_type).or_default() += group.count;
        }
        counts
    }

    /// Whether anything is gone or changed in bursts.
    pub fn shows_anything(&self) -> bool {
        !self.groups.is_empty() || !self.changes.is_empty() || !self.deleted_fields.is_empty()
    }
}

/// Records of one type that vanished between the same two readings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LossGroup {
    /// Names the group in orders.
    pub id: String,
    /// The type.
    pub entity_type: EntityType,
    /// How many.
    pub count: u64,
    /// The last reading that still held them.
    pub last_seen: DateTime<Utc>,
    /// The first that did not.
    pub first_missed: DateTime<Utc>,
    /// Some of their names.
    pub examples: Vec<String>,
}

/// Records of one type that one author changed within the same hour.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChangeGroup {
    /// Names the group in orders.
    pub id: String,
    /// The type.
    pub entity_type: EntityType,
    /// How many.
    pub count: u64,
    /// Who, where the portal tells.
    pub author: Option<String>,
    /// The beginning of the hour.
    pub hour: DateTime<Utc>,
    /// How many of them somebody changed once more in a later hour.
    #[serde(default)]
    pub changed_again: u64,
    /// What the same person added in that hour, with the first group of it only.
    #[serde(default, skip_serializing_if = "Counts::is_empty")]
    pub added: Counts,
    /// Some of their names.
    pub examples: Vec<String>,
}

/// A type of which nothing can be said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnknownType {
    /// The type.
    pub entity_type: EntityType,
    /// Why.
    pub reason: String,
}

/// A snapshot as a person picks it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SnapshotView {
    /// Its number.
    pub id: SnapshotId,
    /// Its moment.
    pub taken_at: DateTime<Utc>,
    /// Types that it does not hold.
    pub lacking: Vec<EntityType>,
    /// Records in it.
    pub records: u64,
}

/// What a plan, a file or a restore is to be about. Computed from the answers anew each time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// The way back.
    pub option: RestoreOption,
    /// The snapshot chosen.
    pub snapshot: SnapshotId,
    /// The types it is about: those missing, all of them for a rollback.
    pub types: BTreeSet<EntityType>,
    /// Groups of the evidence that were ticked; empty means everything of these types.
    pub groups: BTreeSet<String>,
    /// Whether records that are newer than the snapshot are removed (rollbacks only).
    pub remove_new: bool,
    /// Only what is missing in the portal (files).
    pub only_missing: bool,
}

/// A plan in figures (B03).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanSummary {
    /// Its number.
    pub plan: PlanId,
    /// Records to be created again, by type.
    pub recreate: Counts,
    /// Records that get fields back, by type.
    pub change_back: Counts,
    /// Records whose pointers are rewritten (B08).
    pub relink: u64,
    /// Records to be removed, by type; empty unless ordered.
    pub remove: Counts,
    /// Records that are newer than the snapshot (rollbacks), whether or not they are to be removed.
    pub new_since: u64,
    /// Records that stay as they are, by reason.
    #[serde(default)]
    pub left_alone: Conflicts,
    /// Updates of records, each of which may start automation in the portal once.
    #[serde(default)]
    pub updates: u64,
    /// What rollbacks of ours removed, as was asked; it does not come back with this plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<RemovedByUs>,
    /// Groups that were ticked and of which nothing is missing or changed any more, or nothing is held.
    #[serde(default)]
    pub ticked_in_vain: u64,
    /// Records that stay and lose links with what is removed.
    #[serde(default)]
    pub cut_records: u64,
    /// Records that were left out although those created again point at them, by type.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub links_left_out: Counts,
    /// The plan as files, and what would be lost (B04).
    pub files: Vec<FileView>,
    /// How long it will take, by the portal's own figures.
    pub estimated_seconds: u64,
    /// An unusual share of the portal: percent, where it is above the policy's limit.
    pub unusual_percent: Option<u64>,
    /// Kinds of data around these records that no snapshot holds.
    pub not_held: Vec<Kind>,
    /// Until when it may be confirmed.
    pub expires_at: DateTime<Utc>,
}

impl PlanSummary {
    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        total(&self.recreate) + total(&self.change_back) + total(&self.remove) + self.relink == 0
    }
}

named! {
    /// What a file is about.
    FilePurpose {
        /// The steps of a plan (B03).
        Preview = "preview",
        /// What a rollback would lose (B04).
        Lost = "lost",
        /// Records as Bitrix24 imports them (R16).
        Export = "export",
        /// What was done, and what the portal would not take (B07).
        Report = "report",
    }
}

/// A file that can be handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileView {
    /// What it is about.
    pub purpose: FilePurpose,
    /// Its name, unique within the conversation's work item; the service knows where it is.
    pub name: String,
    /// Rows in it.
    pub rows: u64,
}

/// How far a restore has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Steps done.
    pub done: u64,
    /// All steps.
    pub of: u64,
}

named! {
    /// Why a difference remains. Each has a text `difference-…`.
    DifferenceKind {
        /// The portal said no.
        Refused = "refused",
        /// The portal took the request and keeps its own value.
        NotTaken = "not-taken",
        /// It can be set while a record is created only.
        OnlyWhileCreating = "only-while-creating",
        /// The field does not exist any more.
        FieldDeleted = "field-deleted",
        /// It pointed at something that is gone for good.
        PointsAtGone = "points-at-gone",
        /// It pointed at something that was left out.
        LeftOut = "left-out",
        /// The stage, pipeline, source or choice does not exist any more.
        ValueGone = "value-gone",
    }
}

/// A difference that remains after a restore.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotTaken {
    /// The record, and the field where one is meant, as people call them.
    pub what: String,
    /// Why.
    pub why: DifferenceKind,
    /// The portal's own words, where it said any.
    pub words: String,
}

/// What a restore or an undo did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Which.
    pub restore: RestoreId,
    /// Created again, by type.
    pub created: Counts,
    /// Changed back, by type.
    pub changed: Counts,
    /// Pointers rewritten.
    pub relinked: u64,
    /// Removed, by type.
    pub removed: Counts,
    /// Left alone, by reason.
    #[serde(default)]
    pub left_alone: Conflicts,
    /// Records that stayed and lost links with what was removed.
    #[serde(default)]
    pub cut_records: u64,
    /// Records that were left out although those created again pointed at them, by type.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub links_left_out: Counts,
    /// What the portal would not take, in words for the customer (B07); the first ones.
    pub not_taken: Vec<NotTaken>,
    /// How many the portal would not take in all.
    pub refused: u64,
    /// Steps of which nobody knows how they ended.
    pub unknown: u64,
    /// Read back and compared (B07).
    pub is_verified: bool,
    /// Whether it can be undone.
    pub can_undo: bool,
    /// The restore that it took back, where it was itself an undo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<RestoreId>,
    /// The report as files.
    pub files: Vec<FileView>,
}

/// What an undo would do (B05).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UndoSummary {
    /// Of which restore.
    pub restore: RestoreId,
    /// Records that would go again, by type.
    pub remove: Counts,
    /// Records that would be changed, by type.
    pub change: Counts,
    /// Records that would come back, by type.
    pub recreate: Counts,
    /// Records whose links would be set back.
    #[serde(default)]
    pub relink: u64,
    /// Records that stay as they are, by reason.
    #[serde(default)]
    pub left_alone: Conflicts,
    /// How long it will take.
    pub estimated_seconds: u64,
}

/// Files that were made (R16).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportResult {
    /// The files.
    pub files: Vec<FileView>,
    /// Records in them, by type.
    pub records: Counts,
    /// Cells that were neutralised because a spreadsheet would have run them.
    pub neutralised: u64,
}

named! {
    /// What is asked of people.
    RequestKind {
        /// Someone is to talk to the admin.
        Handoff = "handoff",
        /// An integration specialist is wanted (R32).
        Partner = "partner",
        /// A full rollback (R19).
        FullRollback = "full-rollback",
        /// A restore that waits for an upgrade (R26).
        Upgrade = "upgrade",
        /// A restore whose plan (tariff) an agent has to decide on (R25).
        TariffDecision = "tariff-decision",
        /// A restore that a person has to run (R10, B01).
        Restore = "restore",
    }
}

named! {
    /// Why a person is wanted.
    HandoffReason {
        /// The person said so.
        Asked = "asked",
        /// Nothing was found (R07).
        NothingFound = "nothing-found",
        /// Somebody who is no user of the portal seems to have deleted data (R11).
        Security = "security",
        /// The assistant was not able to help.
        Stuck = "stuck",
        /// Something failed.
        Failure = "failure",
        /// A refusal was not accepted.
        Refused = "refused",
        /// An integration specialist is wanted (R32).
        Partner = "partner",
    }
}

impl HandoffReason {
    /// What is asked of people for this reason.
    pub fn kind(self) -> RequestKind {
        match self {
            Self::Partner => RequestKind::Partner,
            _ => RequestKind::Handoff,
        }
    }
}

/// A request as its author sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RequestView {
    /// Its number, as shown.
    pub number: String,
    /// What it is.
    pub what: RequestSubject,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Whether somebody still has to do something.
    pub is_open: bool,
    /// The restore, where it can be undone.
    pub undo: Option<RestoreId>,
    /// The restore, where it has not ended and can be gone on with (B07).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub go_on: Option<RestoreId>,
    /// What it waits to do, where it only waits for the plan (tariff) (R26).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<KeptChoice>,
    /// Whether the backup that it needs is no longer there.
    #[serde(default)]
    pub is_expired: bool,
    /// How it ended, where it is not open.
    #[serde(default)]
    pub end: RequestEnd,
}

/// How a request or a restore ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RequestEnd {
    /// What was wanted was done.
    #[default]
    Done,
    /// It was done and taken back since.
    TakenBack,
    /// It was not needed any more.
    Closed,
}

/// A choice that was made before the plan (tariff) allowed it, to be gone on with in place (R26).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptChoice {
    /// What is missing.
    pub missing: BTreeSet<Kind>,
    /// When it was lost.
    pub moment: Option<DateTime<Utc>>,
    /// The way back.
    pub option: RestoreOption,
    /// The snapshot, kept for it.
    pub snapshot: SnapshotView,
}

impl KeptChoice {
    /// The number of the snapshot that a request's card names.
    pub fn snapshot_in(card: &BTreeMap<String, String>) -> Option<SnapshotId> {
        card.get("snapshot")?.parse().ok()
    }

    /// Reads it off the card that was stored with a request; `None` where it names no option, or a snapshot that is
    /// not among those given.
    pub fn read(card: &BTreeMap<String, String>, snapshots: &[SnapshotView]) -> Option<Self> {
        let id = Self::snapshot_in(card)?;
        let kinds = card.get("missing").map(String::as_str).unwrap_or_default();
        let moment = card.get("moment").and_then(|text| DateTime::parse_from_rfc3339(text).ok());
        Some(Self {
            missing: kinds.split('+').filter_map(Kind::find).collect(),
            moment: moment.map(|moment| moment.to_utc()),
            option: RestoreOption::find(card.get("option")?)?,
            snapshot: snapshots.iter().find(|snapshot| snapshot.id == id)?.clone(),
        })
    }
}

/// What an entry of *my requests* is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RequestSubject {
    /// A restore, a rollback or a file.
    Work(RestoreOption),
    /// An undo that has not ended.
    Undo,
    /// Something asked of people.
    Asked(RequestKind),
}
