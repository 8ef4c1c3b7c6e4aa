//! The state that is wanted, where no loss says which: a file of a given day (R16), the CRM as it was on Monday (R22).
//!
//! In charge of turning what was told into the backup of that day. It is proposed, and confirmed, at the question which
//! backup to take.

use super::moment_of_loss::{settle, take_told, too_old};
use crate::dialogue::answers::MomentSource;
use crate::dialogue::engine::{Outcome, Turn};
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::understand::ToldMoment;

/// Whether what was told, or what is asked, is the state that is wanted.
pub(super) fn is_wanted(turn: &Turn<'_>) -> bool {
    let answers = &turn.state.answers;
    answers.told().is_state || answers.file_is_wanted() && answers.told_moment().is_none()
}

/// Whether a text that answers the question when is meant so: *as it was on Monday*; in answer to the question which state,
/// any that tells of no loss.
pub(super) fn is_meant(turn: &Turn<'_>, text: &str) -> bool {
    let says = turn.understanding(text);
    says.told.is_state || is_wanted(turn) && !says.is_loss
}

/// Asks for it.
pub(super) fn question() -> Reply {
    Reply::new("moment-of-state").asking(["by-snapshot", "not-sure"])
}

/// The last backup of that day, or the last before it.
pub(super) fn take(turn: &mut Turn<'_>, told: ToldMoment) -> Outcome {
    let snapshots = turn.listed_snapshots();
    let (backup, named) = match told {
        ToldMoment::One(at) => (snapshots.iter().rfind(|snapshot| snapshot.taken_at <= at), Arg::Moment(at)),
        ToldMoment::Span(from, to) => (snapshots.iter().rfind(|snapshot| snapshot.taken_at < to), Arg::Span(from, to)),
        // Which of two is asked first.
        unclear => return take_told(turn, unclear),
    };
    let Some(at) = backup.map(|snapshot| snapshot.taken_at) else { return too_old(turn, named) };
    turn.say(Reply::new("moment-snapshot-noted").with("snapshot", Arg::Moment(at)));
    settle(turn, at, MomentSource::Snapshot)
}
