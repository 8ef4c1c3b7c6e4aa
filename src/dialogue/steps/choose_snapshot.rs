//! Which snapshot (R08, R09, R23): the one closest before the loss is named, another can be picked.

use chrono::{DateTime, Utc};

use super::Inner;
use super::moment_of_loss::snapshot_choices;
use crate::dialogue::answers::MomentSource;
use crate::dialogue::backend::{Kind, SnapshotView};
use crate::dialogue::engine::{Heard, Outcome, Turn};
use crate::dialogue::reply::{Choice, Reply};
use crate::dialogue::rules::Rule;

pub(super) fn enter(turn: &mut Turn<'_>) -> Outcome {
    if turn.state.answers.snapshot().is_some() {
        return Outcome::Exit("chosen");
    }
    let Some(snapshots) = turn.snapshots() else { return Outcome::Stay };
    let (Some(oldest), Some(newest)) = (snapshots.first(), snapshots.last()) else {
        turn.say(Reply::new("no-snapshots"));
        return Outcome::Exit("none");
    };
    turn.say(
        Reply::new("snapshots-available")
            .with("count", snapshots.len() as u64)
            .with("oldest", oldest.taken_at)
            .with("newest", newest.taken_at),
    );
    let moment = turn.state.answers.moment();
    let Some(moment) = moment else { return ask_list(turn) };
    let Some(closest) = closest(turn, &snapshots, moment.at) else {
        turn.say(Reply::new("no-snapshot-before").with("moment", moment.at).with("oldest", oldest.taken_at));
        return Outcome::Exit("none");
    };
    let name = if moment.source == MomentSource::Snapshot { "snapshot-wished" } else { "snapshot-closest" };
    propose(turn, name, &closest, &snapshots)
}

/// The snapshot closest before the moment, or closest at all where the policy says so.
fn closest(turn: &Turn<'_>, snapshots: &[SnapshotView], at: DateTime<Utc>) -> Option<SnapshotView> {
    if turn.holds(Rule::R23) {
        return snapshots.iter().rfind(|snapshot| snapshot.taken_at <= at).cloned();
    }
    snapshots.iter().min_by_key(|snapshot| (snapshot.taken_at - at).abs()).cloned()
}

/// The missing kinds that a snapshot does not hold.
fn lacks(turn: &Turn<'_>, snapshot: &SnapshotView) -> Vec<Kind> {
    let missing = turn.state.answers.missing().cloned().unwrap_or_default();
    let kinds = snapshot.lacking.iter().map(|entity_type| Kind::from(*entity_type));
    kinds.filter(|kind| missing.is_empty() || missing.contains(kind)).collect()
}

fn propose(turn: &mut Turn<'_>, name: &str, snapshot: &SnapshotView, all: &[SnapshotView]) -> Outcome {
    turn.set_inner(Inner::Asked);
    let mut reply = Reply::new(name).with("snapshot", snapshot.taken_at);
    reply = reply.choice(take(snapshot));
    let lacking = lacks(turn, snapshot);
    if !lacking.is_empty() {
        turn.say(Reply::new("snapshot-lacks").with("snapshot", snapshot.taken_at).with("kinds", lacking));
        let whole = all.iter().rfind(|other| other.taken_at < snapshot.taken_at && lacks(turn, other).is_empty());
        if let Some(whole) = whole {
            reply =
                reply.choice(Choice::labelled(whole.id.to_string(), "snapshot-whole").with("snapshot", whole.taken_at));
        }
    }
    if all.len() > 1 {
        reply = reply.asking(["other-snapshot"]);
    }
    turn.ask(reply);
    Outcome::Stay
}

fn take(snapshot: &SnapshotView) -> Choice {
    Choice::labelled("take-it", "snapshot-take").with("snapshot", snapshot.taken_at)
}

fn ask_list(turn: &mut Turn<'_>) -> Outcome {
    turn.set_inner(Inner::List);
    let mut reply = Reply::new("choose-snapshot");
    reply.choices = snapshot_choices(&turn.listed_snapshots());
    turn.ask(reply);
    Outcome::Stay
}

pub(super) fn hear(turn: &mut Turn<'_>, heard: &Heard) -> Outcome {
    let snapshots = turn.listed_snapshots();
    match heard.key() {
        "other-snapshot" => ask_list(turn),
        "take-it" => {
            let moment = turn.state.answers.moment();
            match moment.and_then(|moment| closest(turn, &snapshots, moment.at)) {
                Some(snapshot) => pick(turn, snapshot),
                None => Outcome::Again,
            }
        }
        key => match snapshots.into_iter().find(|snapshot| snapshot.id.to_string() == key) {
            Some(snapshot) => pick(turn, snapshot),
            None => Outcome::NotUnderstood,
        },
    }
}

fn pick(turn: &mut Turn<'_>, snapshot: SnapshotView) -> Outcome {
    let later = turn.state.answers.moment().is_some_and(|moment| snapshot.taken_at > moment.at);
    if later && turn.holds(Rule::R23) {
        turn.say(Reply::new("snapshot-after-loss").with("snapshot", snapshot.taken_at));
    }
    if turn.state.answers.moment().is_some() && *turn.inner() == Inner::List {
        let lacking = lacks(turn, &snapshot);
        if !lacking.is_empty() {
            turn.say(Reply::new("snapshot-lacks").with("snapshot", snapshot.taken_at).with("kinds", lacking));
        }
    }
    turn.state.answers.set_snapshot(snapshot);
    Outcome::Exit("chosen")
}
