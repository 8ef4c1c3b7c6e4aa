//! What a restore did and did not do, for the admin.
//!
//! In charge of the shape of the report and of saying differences in words that a customer understands
//! (reference §8). Finding them is `service::restore`'s.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::evidence::NotHeld;
use super::ids::{PlanId, RestoreId};
use super::plan::cut::CutCounts;
use super::plan::{ActionKind, Conflict, Scope};
use super::record::{EntityType, RecordKey};
use super::restore::Progress;

/// The most differences that a report spells out; files hold them all.
pub const DIFFERENCES_TOLD: usize = 200;

/// The result of a restore.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RestoreReport {
    /// Which restore.
    pub restore: RestoreId,
    /// The plan that it carried out.
    pub plan: PlanId,
    /// How far it reached.
    pub scope: Scope,
    /// Steps by outcome.
    pub progress: Progress,
    /// Steps with an effect, by kind and type.
    pub done: Vec<DoneCount>,
    /// What the portal would not take, at most [`DIFFERENCES_TOLD`].
    pub differences: Vec<RefusedDifference>,
    /// How many there are.
    pub difference_count: u64,
    /// What people deleted or changed after it was written and before it was read back, at most [`DIFFERENCES_TOLD`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meanwhile: Vec<RefusedDifference>,
    /// Links of records that stayed, which went with what was removed.
    #[serde(default)]
    pub cut_links: CutCounts,
    /// Records that re-created ones pointed at, and that are missing too but were left out, by type.
    #[serde(default)]
    pub left_out_links: BTreeMap<EntityType, u64>,
    /// What was left alone, at most [`DIFFERENCES_TOLD`].
    pub conflicts: Vec<Conflict>,
    /// What no restore through the portal's interface can bring back, as far as it applies here.
    pub limits: Vec<Limit>,
    /// What no snapshot holds.
    pub not_held: Vec<NotHeld>,
    /// Files with all details, by name within the restore's folder.
    pub files: Vec<String>,
}

impl RestoreReport {
    /// How many records of one kind of step were done, of any type.
    pub fn done_of(&self, kind: ActionKind) -> u64 {
        self.done.iter().filter(|each| each.kind == kind).map(|each| each.count).sum()
    }
}

/// How many steps of a kind had an effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoneCount {
    /// What was done.
    pub kind: ActionKind,
    /// To which type.
    pub entity_type: EntityType,
    /// How often.
    pub count: u64,
}

/// A difference between what was wanted and what the portal has now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedDifference {
    /// The record, under the number that it has now or had last.
    pub record: RecordKey,
    /// What a person calls it.
    pub name: String,
    /// The field; empty: the whole record.
    pub field: String,
    /// What people see as the field's name.
    pub title: String,
    /// Why.
    pub reason: DifferenceReason,
}

/// Why a difference remains.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum DifferenceReason {
    /// The portal said no.
    Refused {
        /// Its code.
        code: String,
        /// Its words.
        text: String,
    },
    /// The portal took the request and holds something else.
    NotTaken,
    /// The field can be set while a record is created only.
    OnlyWhileCreating,
    /// The field does not exist in the portal any more.
    FieldDeleted,
    /// It pointed at something that is gone for good.
    PointsAtGone,
    /// It pointed at something that is missing too and was left out of the restore.
    LeftOut,
    /// The portal no longer has this stage, pipeline, source or choice.
    ValueGone,
    /// It was written, and somebody deleted the record before it was read back.
    GoneSince,
    /// It was written, and somebody changed the record before it was read back.
    ChangedSince {
        /// Who, as people call them.
        by: String,
    },
}

impl DifferenceReason {
    /// Whether people did it, while the restore was at work; their doing is kept.
    pub fn is_of_people(&self) -> bool {
        matches!(self, Self::GoneSince | Self::ChangedSince { .. })
    }

    /// In words for a customer.
    pub fn in_words(&self) -> String {
        match self {
            Self::Refused { text, .. } if !text.is_empty() => format!("the portal refused it: {text}"),
            Self::Refused { code, .. } => format!("the portal refused it (code {code})"),
            Self::NotTaken => "the portal did not take this value and keeps its own".into(),
            Self::OnlyWhileCreating => "the portal lets this be set only while a record is created".into(),
            Self::FieldDeleted => "this field was deleted in the portal".into(),
            Self::PointsAtGone => "it pointed at a record that no longer exists".into(),
            Self::LeftOut => {
                "it leads to a record that was left out of this restore; restoring that one too sets this link".into()
            }
            Self::ValueGone => "the portal no longer has this stage, pipeline, source or choice".into(),
            Self::GoneSince => "it is gone again since: somebody deleted it while this restore was at work".into(),
            Self::ChangedSince { by } => format!("changed since by {by}; their value is kept"),
        }
    }
}

/// Something that the portal's interface lets nobody restore (reference §8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Limit {
    /// Re-created records have new numbers.
    NewNumbers,
    /// Their creation date is now.
    CreationDate,
    /// Changed records name us as the last editor.
    LastEditor,
    /// Stage history and closing dates start anew.
    StageHistory,
    /// Calls, comments and files of a deleted record do not come back with it.
    Timeline,
}

impl Limit {
    /// What applies, by what was done.
    pub fn of(has_created: bool, has_changed: bool) -> Vec<Self> {
        let mut limits = Vec::new();
        if has_created {
            limits.extend([Self::NewNumbers, Self::CreationDate, Self::StageHistory, Self::Timeline]);
        }
        if has_created || has_changed {
            limits.push(Self::LastEditor);
        }
        limits
    }

    /// In words for a customer.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::NewNumbers => "Re-created records have new numbers; links between records were set to the new ones.",
            Self::CreationDate => {
                "The creation date of re-created records is the day of the restore: a portal that has newer records \
                 does not take an earlier one."
            }
            Self::StageHistory => "Stage history and closing dates of re-created records begin anew.",
            Self::Timeline => {
                "Activities, comments and files that were attached to a deleted record are not in our snapshots."
            }
            Self::LastEditor => "Restored records name the owner of the webhook as their last editor.",
        }
    }
}
