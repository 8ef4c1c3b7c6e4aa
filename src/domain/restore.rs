//! A restore under way: what its journal says of each step, and which turns a step may take.
//!
//! In charge of the journal's rules: a step is saved before it is sent, ends *done*, *refused* or *unknown*, and
//! after *unknown* somebody looks before it is sent again. Running it is `service::restore`'s.

use std::collections::BTreeSet;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::ids::{PlanId, PortalId, RecordId, RestoreId, SnapshotId};
use super::plan::cut::LostLink;
use super::plan::{ConflictReason, Scope};
use super::record::Fields;
use super::report::DifferenceReason;
use super::schema::Digest;

/// Where a restore stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum RestoreState {
    /// Begun and not ended; somebody may be at work on it.
    Running,
    /// It cannot go on by itself. Nothing is lost: it can be resumed.
    Stopped {
        /// Why, in words for the admin.
        reason: String,
    },
    /// Every step has ended and was verified.
    Done,
}

impl RestoreState {
    /// The name on the command line.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Stopped { .. } => "stopped",
            Self::Done => "done",
        }
    }
}

/// A restore as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestoreHeader {
    /// Its number.
    pub id: RestoreId,
    /// Whose data.
    pub portal: PortalId,
    /// The plan that it carries out.
    pub plan: PlanId,
    /// How far it reaches.
    pub scope: Scope,
    /// When it began, by our clock.
    pub started_at: DateTime<Utc>,
    /// When it ended, by our clock.
    pub finished_at: Option<DateTime<Utc>>,
    /// Where it stands.
    pub state: RestoreState,
}

/// What became of a step so far.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum StepState {
    /// Not sent, or certainly without effect.
    #[default]
    Planned,
    /// On its way: saved right before the request.
    Sent,
    /// The answer was lost. Somebody has to look.
    Unknown,
    /// The portal has it.
    Done,
    /// The portal would not.
    Refused {
        /// Its code.
        code: String,
        /// Its words.
        text: String,
    },
    /// Left alone.
    Conflict {
        /// Why.
        reason: ConflictReason,
    },
}

impl StepState {
    /// The name in the store.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Sent => "sent",
            Self::Unknown => "unknown",
            Self::Done => "done",
            Self::Refused { .. } => "refused",
            Self::Conflict { .. } => "conflict",
        }
    }

    /// Whether nothing more will be tried.
    pub fn is_final(&self) -> bool {
        matches!(self, Self::Done | Self::Refused { .. } | Self::Conflict { .. })
    }

    /// Whether a request with it may have had an effect that nobody knows of.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Sent | Self::Unknown)
    }

    /// Whether a step may go from this state to that one.
    pub fn may_become(&self, next: &Self) -> bool {
        match self {
            // Done without having been sent: it already was as wanted.
            Self::Planned => matches!(next, Self::Sent | Self::Done | Self::Conflict { .. }),
            Self::Sent => !matches!(next, Self::Sent),
            Self::Unknown => matches!(next, Self::Done | Self::Planned | Self::Conflict { .. }),
            Self::Done | Self::Refused { .. } | Self::Conflict { .. } => false,
        }
    }
}

/// The request that a step was last sent with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sending {
    /// Counts the requests of a restore, from 1. Steps of one request share it.
    pub batch: u32,
    /// When it was saved, by our clock.
    pub sent_at: DateTime<Utc>,
    /// How long after that it may still be at work, in milliseconds.
    pub settle_ms: u64,
    /// For creations: the highest number in use right before.
    pub highest: RecordId,
    /// The newest snapshot at that time: no snapshot is taken during a restore.
    #[serde(default)]
    pub newest: Option<SnapshotId>,
}

impl Sending {
    /// How long to wait until the request can no longer be at work. A clock that was set back costs the whole span.
    pub fn left(&self, now: DateTime<Utc>) -> Duration {
        let settle = Duration::from_millis(self.settle_ms);
        match (now - self.sent_at).to_std() {
            Ok(passed) => settle.saturating_sub(passed),
            Err(_) => settle,
        }
    }
}

/// How long a lost request may still be at work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SettleTime {
    /// At least.
    pub least: Duration,
    /// At most: the portal ends a request after 60 s (reference §1.1).
    pub most: Duration,
}

impl Default for SettleTime {
    fn default() -> Self {
        Self { least: Duration::from_secs(2), most: Duration::from_secs(60) }
    }
}

impl SettleTime {
    /// Ten times the slowest answer so far, within the limits.
    pub fn after(self, slowest_answer: Duration) -> Duration {
        slowest_answer.saturating_mul(10).clamp(self.least, self.most)
    }
}

/// What the journal holds of one step.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct JournalEntry {
    /// The step's place in the plan.
    pub seq: u32,
    /// What became of it.
    #[serde(flatten)]
    pub state: StepState,
    /// The last request with it.
    pub sending: Option<Sending>,
    /// What stood in the portal right before the first attempt: the touched fields, or all of a record to be removed.
    pub before: Option<Fields>,
    /// For a removal: links of records that stay, which went with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cut: Vec<LostLink>,
    /// What was sent. A done step without it changed nothing.
    pub sent: Option<Fields>,
    /// The number that the portal gave.
    pub new_id: Option<RecordId>,
    /// The portal would not take the authors, so they are left out, and so is whoever the portal does not know.
    #[serde(default)]
    pub without_authors: bool,
    /// Our origin mark was sent with the record; it stays there (`service::restore::create` tells why).
    #[serde(default)]
    pub is_marked: bool,
    /// The record was read back.
    #[serde(default)]
    pub is_verified: bool,
    /// Digest of what stood in the portal after verifying: the touched fields, or the whole of a new record.
    pub after: Option<Digest>,
    /// The record's own moment of its last change, by the portal's clock, when it was read back as ours: what bears
    /// this very moment is our work.
    #[serde(default)]
    pub changed_at: Option<DateTime<Utc>>,
    /// How often it was sent.
    #[serde(default)]
    pub attempts: u32,
    /// What reading back found to differ: field (empty: the whole record) and reason.
    #[serde(default)]
    pub differences: Vec<(String, DifferenceReason)>,
}

/// A turn that a step may not take.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("step {seq} cannot go from {from} to {to}")]
pub struct WrongTurn {
    seq: u32,
    from: &'static str,
    to: &'static str,
}

impl JournalEntry {
    /// The entry of a step that was not begun.
    pub fn planned(seq: u32) -> Self {
        Self { seq, ..Self::default() }
    }

    /// Takes a turn.
    ///
    /// # Errors
    /// [`WrongTurn`] where the journal's rules forbid it.
    pub fn turn(&mut self, next: StepState) -> Result<(), WrongTurn> {
        if !self.state.may_become(&next) {
            return Err(WrongTurn { seq: self.seq, from: self.state.as_str(), to: next.as_str() });
        }
        if next == StepState::Sent {
            self.attempts += 1;
        }
        self.state = next;
        Ok(())
    }

    /// Whether the step changed something in the portal that an undo has to take back.
    pub fn has_effect(&self) -> bool {
        self.state == StepState::Done && self.sent.is_some()
    }
}

/// How many steps stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// All steps.
    pub total: u64,
    /// Done, those that already were as wanted among them.
    pub done: u64,
    /// Refused by the portal.
    pub refused: u64,
    /// Sent, with an outcome that is not known yet.
    pub unknown: u64,
    /// Left alone.
    pub conflicts: u64,
}

impl Progress {
    /// Steps that have ended, however.
    pub fn ended(&self) -> u64 {
        self.done + self.refused + self.conflicts
    }

    /// Counts entries.
    pub fn of<'e>(entries: impl IntoIterator<Item = &'e JournalEntry>) -> Self {
        let mut progress = Self::default();
        for entry in entries {
            progress.total += 1;
            match entry.state {
                StepState::Planned => {}
                StepState::Sent | StepState::Unknown => progress.unknown += 1,
                StepState::Done => progress.done += 1,
                StepState::Refused { .. } => progress.refused += 1,
                StepState::Conflict { .. } => progress.conflicts += 1,
            }
        }
        progress
    }
}

/// What a restore carries out: its scope, or that of the restore which it does anew by undoing an undo. `None` where it
/// takes one back, so that damage and losses are as they were before that one.
pub fn forward_scope(restores: &[RestoreHeader], restore: &RestoreHeader) -> Option<Scope> {
    let mut scope = restore.scope;
    let mut is_taken_back = false;
    while let Scope::Undo(undone) = scope {
        is_taken_back = !is_taken_back;
        // An undo is newer than what it takes back, so this ends.
        scope = restores.iter().find(|each| each.id == undone && each.scope != scope)?.scope;
    }
    (!is_taken_back).then_some(scope)
}

/// The rollbacks whose effect stands: all but those that one of the `complete_undos` took back entirely, as long as nobody
/// undoes that undo.
pub fn standing_rollbacks<'r>(
    earlier: &'r [RestoreHeader],
    complete_undos: &BTreeSet<RestoreId>,
) -> Vec<&'r RestoreHeader> {
    let undo_of = |id: RestoreId| earlier.iter().filter(move |each| each.scope == Scope::Undo(id)).map(|undo| undo.id);
    let is_taken_back =
        |id: RestoreId| undo_of(id).any(|undo| complete_undos.contains(&undo) && undo_of(undo).next().is_none());
    earlier.iter().filter(|restore| restore.scope.is_rollback() && !is_taken_back(restore.id)).collect()
}

/// Whether another rollback is allowed now (R28): `None`, or the moment from which one is. `standing` are the rollbacks
/// that count.
pub fn next_rollback_at(
    standing: &[&RestoreHeader],
    count: u32,
    days: u32,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    if count == 0 {
        return None;
    }
    let window = TimeDelta::days(i64::from(days));
    let mut begun: Vec<DateTime<Utc>> =
        standing.iter().map(|restore| restore.started_at).filter(|begun| now - *begun < window).collect();
    begun.sort_by_key(|moment| std::cmp::Reverse(*moment));
    begun.get(count as usize - 1).map(|oldest_counted| *oldest_counted + window)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn states() -> Vec<StepState> {
        let all = vec![
            StepState::Planned,
            StepState::Sent,
            StepState::Unknown,
            StepState::Done,
            StepState::Refused { code: "100".into(), text: "no".into() },
            StepState::Conflict { reason: ConflictReason::Gone },
        ];
        for state in &all {
            // A new state asks for its row in the table below.
            match state {
                StepState::Planned
                | StepState::Sent
                | StepState::Unknown
                | StepState::Done
                | StepState::Refused { .. }
                | StepState::Conflict { .. } => {}
            }
        }
        all
    }

    #[test]
    fn steps_take_these_turns_and_no_others() {
        let table = [
            ("planned", "sent done conflict"),
            ("sent", "planned unknown done refused conflict"),
            ("unknown", "planned done conflict"),
            ("done", ""),
            ("refused", ""),
            ("conflict", ""),
        ];
        for (from, (name, allowed)) in states().iter().zip(table) {
            assert_eq!(from.as_str(), name);
            let found: Vec<_> = states().iter().filter(|next| from.may_become(next)).map(StepState::as_str).collect();
            assert_eq!(found.join(" "), allowed, "{name}");
        }
    }

    #[test]
    fn a_step_is_never_sent_twice_without_a_look() {
        let mut entry = JournalEntry::planned(4);
        entry.turn(StepState::Sent).unwrap();
        entry.turn(StepState::Unknown).unwrap();
        let error = entry.turn(StepState::Sent).unwrap_err();
        assert_eq!(error.to_string(), "step 4 cannot go from unknown to sent");
        entry.turn(StepState::Planned).unwrap();
        entry.turn(StepState::Sent).unwrap();
        assert_eq!(entry.attempts, 2);
    }

    #[test]
    fn entries_survive_a_round_trip() {
        for state in states() {
            let entry = JournalEntry { seq: 1, state, new_id: Some(RecordId(9)), ..JournalEntry::default() };
            let text = serde_json::to_string(&entry).unwrap();
            assert_eq!(serde_json::from_str::<JournalEntry>(&text).unwrap(), entry, "{text}");
        }
    }

    #[test]
    fn a_lost_request_is_waited_for() {
        let sent_at: DateTime<Utc> = "2026-11-22T10:00:00Z".parse().unwrap();
        let sending = Sending { batch: 1, sent_at, settle_ms: 5_000, highest: RecordId(0), newest: None };
        assert_eq!(sending.left(sent_at + TimeDelta::seconds(2)), Duration::from_secs(3));
        assert_eq!(sending.left(sent_at + TimeDelta::seconds(9)), Duration::ZERO);
        assert_eq!(sending.left(sent_at - TimeDelta::seconds(9)), Duration::from_secs(5));
        let settle = SettleTime::default();
        assert_eq!(settle.after(Duration::from_millis(10)), Duration::from_secs(2));
        assert_eq!(settle.after(Duration::from_secs(1)), Duration::from_secs(10));
        assert_eq!(settle.after(Duration::from_secs(20)), Duration::from_secs(60));
    }

    #[test]
    fn an_undo_of_an_undo_does_a_restore_anew() {
        let restore = |id, scope| RestoreHeader {
            id: RestoreId(id),
            portal: "acme".parse().unwrap(),
            plan: PlanId(id),
            scope,
            started_at: DateTime::UNIX_EPOCH,
            finished_at: None,
            state: RestoreState::Done,
        };
        let undo = |id| Scope::Undo(RestoreId(id));
        for first in [Scope::Crm, Scope::Selective] {
            let all = [restore(1, first), restore(2, undo(1)), restore(3, undo(2)), restore(4, undo(3))];
            let found: Vec<_> = all.iter().map(|each| forward_scope(&all, each)).collect();
            assert_eq!(found, [Some(first), None, Some(first), None]);
        }
        let orphan = restore(7, undo(6));
        assert_eq!(forward_scope(std::slice::from_ref(&orphan), &orphan), None);
    }

    #[test]
    fn r28_a_rollback_once_a_week() {
        let now: DateTime<Utc> = "2026-11-22T10:00:00Z".parse().unwrap();
        let restore = |scope, days| RestoreHeader {
            id: RestoreId(1),
            portal: "acme".parse().unwrap(),
            plan: PlanId(1),
            scope,
            started_at: now - TimeDelta::days(days),
            finished_at: None,
            state: RestoreState::Done,
        };
        let next = |earlier: &[RestoreHeader], count| {
            next_rollback_at(&standing_rollbacks(earlier, &BTreeSet::new()), count, 7, now)
        };
        assert_eq!(next(&[], 1), None);
        assert_eq!(next(&[restore(Scope::Selective, 1), restore(Scope::Crm, 7)], 1), None);
        assert_eq!(next(&[restore(Scope::Crm, 2)], 1), Some(now + TimeDelta::days(5)));
        assert_eq!(next(&[restore(Scope::Crm, 2)], 2), None);
        assert_eq!(next(&[restore(Scope::Crm, 2), restore(Scope::Crm, 6)], 2), Some(now + TimeDelta::days(1)));
        assert_eq!(next(&[restore(Scope::Crm, 2)], 0), None);
    }

    #[test]
    fn r28_a_rollback_that_was_undone_entirely_does_not_count() {
        let restore = |id, scope| RestoreHeader {
            id: RestoreId(id),
            portal: "acme".parse().unwrap(),
            plan: PlanId(id),
            scope,
            started_at: DateTime::UNIX_EPOCH,
            finished_at: None,
            state: RestoreState::Done,
        };
        let undo = |id, of| restore(id, Scope::Undo(RestoreId(of)));
        let rollback = restore(1, Scope::Crm);
        for (later, complete_undos, counts) in [
            (vec![], vec![], true),
            (vec![restore(2, Scope::Selective)], vec![2], true),
            (vec![undo(2, 1)], vec![2], false),
            // Something of it was kept.
            (vec![undo(2, 1)], vec![], true),
            // A second undo did the rest.
            (vec![undo(2, 1), undo(3, 1)], vec![3], false),
            // The undo is undone, or about to be.
            (vec![undo(2, 1), undo(3, 2)], vec![2, 3], true),
        ] {
            let all: Vec<RestoreHeader> = std::iter::once(rollback.clone()).chain(later.clone()).collect();
            let complete_undos = complete_undos.into_iter().map(RestoreId).collect();
            assert_eq!(standing_rollbacks(&all, &complete_undos).len() == 1, counts, "{later:?}");
        }
    }
}
