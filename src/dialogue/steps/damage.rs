//! What our own reading shows of the kinds that are meant, and which snapshots were taken after it happened.
//!
//! In charge of one judgement for all steps: which groups the admin means, and what a snapshot no longer has.

use chrono::{DateTime, Utc};

use crate::dialogue::answers::{LossMoment, MomentSource};
use crate::dialogue::backend::{ChangeGroup, Kind, LossGroup, SnapshotView};
use crate::dialogue::engine::Turn;

/// People tell the hour roughly: changes so many minutes before and after it are meant too.
const ROUGHLY_MINUTES: i64 = 120;

/// Groups of lost and of changed records.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Damage {
    /// What is gone.
    pub lost: Vec<LossGroup>,
    /// What was changed.
    pub changed: Vec<ChangeGroup>,
}

impl Damage {
    /// Of the kinds that are missing; of every kind before that is known.
    pub fn wanted(turn: &Turn<'_>) -> Self {
        let kinds = turn.state.answers.missing().cloned().unwrap_or_default();
        let is_wanted = |entity_type| kinds.is_empty() || kinds.contains(&Kind::from(entity_type));
        let Some(evidence) = turn.evidence() else { return Self::default() };
        Self {
            lost: evidence.groups.iter().filter(|group| is_wanted(group.entity_type)).cloned().collect(),
            changed: evidence.changes.iter().filter(|group| is_wanted(group.entity_type)).cloned().collect(),
        }
    }

    /// Those of them that fit the moment that was told, so that what was deleted on purpose at another time stays
    /// deleted. Where none fits (or no moment was told) all losses, or all changes where nothing is lost.
    pub fn meant(turn: &Turn<'_>) -> Self {
        let Self { lost, changed } = Self::wanted(turn);
        let moment = turn.state.answers.moment();
        let fitting: Vec<LossGroup> = lost.iter().filter(|group| fits_loss(group, moment)).cloned().collect();
        if !fitting.is_empty() {
            return Self { lost: fitting, changed: Vec::new() };
        }
        let fitting: Vec<ChangeGroup> = changed.iter().filter(|group| fits_change(group, moment)).cloned().collect();
        match (fitting.is_empty(), lost.is_empty()) {
            (false, _) => Self { lost: Vec::new(), changed: fitting },
            (true, false) => Self { lost, changed: Vec::new() },
            (true, true) => Self { lost, changed },
        }
    }

    /// What of it had happened when a snapshot was taken.
    pub fn by(&self, taken_at: DateTime<Utc>) -> Self {
        Self {
            lost: self.lost.iter().filter(|group| group.first_missed <= taken_at).cloned().collect(),
            changed: self.changed.iter().filter(|group| group.hour < taken_at).cloned().collect(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.lost.is_empty() && self.changed.is_empty()
    }

    /// Records that are gone.
    pub fn lost_count(&self) -> u64 {
        self.lost.iter().map(|group| group.count).sum()
    }

    /// Records that were changed.
    pub fn changed_count(&self) -> u64 {
        self.changed.iter().map(|group| group.count).sum()
    }

    /// The latest moment at which nothing of it had happened.
    pub fn all_was_well(&self) -> Option<DateTime<Utc>> {
        let seen = self.lost.iter().map(|group| group.last_seen);
        seen.chain(self.changed.iter().map(|group| group.hour)).min()
    }

    /// The last snapshot from before it.
    pub fn last_good(&self, snapshots: &[SnapshotView]) -> Option<SnapshotView> {
        let before = self.all_was_well()?;
        snapshots.iter().rfind(|snapshot| snapshot.taken_at <= before).cloned()
    }
}

fn fits_loss(group: &LossGroup, moment: Option<LossMoment>) -> bool {
    moment.is_some_and(|moment| match moment.source {
        // Such a moment is the last reading that still held them.
        MomentSource::Evidence => group.last_seen == moment.at,
        MomentSource::BeforeAll => group.last_seen >= moment.at,
        MomentSource::Told | MomentSource::Snapshot => group.last_seen < moment.at && moment.at <= group.first_missed,
    })
}

fn fits_change(group: &ChangeGroup, moment: Option<LossMoment>) -> bool {
    moment.is_some_and(|moment| match moment.source {
        MomentSource::BeforeAll => group.hour >= moment.at,
        _ => (moment.at - group.hour).num_minutes().abs() <= ROUGHLY_MINUTES,
    })
}
