//! Which snapshot (R08, R09, R23): the one closest before the loss is named, another can be picked.

use chrono::{DateTime, Utc};

use super::Inner;
use super::damage::Damage;
use super::moment_of_loss::snapshot_choices;
use crate::dialogue::answers::MomentSource;
use crate::dialogue::backend::{Kind, RestoreOption, SnapshotView};
use crate::dialogue::engine::{Heard, Outcome, Turn};
use crate::dialogue::reply::{Choice, Reply};
use crate::dialogue::rules::Rule;
use crate::dialogue::understand::ToldMoment;

/// Before the number of a snapshot that is wanted although it is from after the loss.
const ANYWAY: &str = "anyway-";

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
    if turn.state.answers.take_other_snapshot_wanted() {
        return ask_list(turn);
    }
    if let Some(proposed) = proposed(turn, &snapshots) {
        return propose(turn, "snapshot-proposed", &proposed, &snapshots);
    }
    let moment = turn.state.answers.moment();
    let Some(moment) = moment else { return ask_list(turn) };
    let Some(closest) = closest(turn, &snapshots, moment.at) else {
        turn.say(Reply::new("no-snapshot-before").with("moment", moment.at).with("oldest", oldest.taken_at));
        return Outcome::Exit("none");
    };
    let name = if moment.source == MomentSource::Snapshot { "snapshot-wished" } else { "snapshot-closest" };
    propose(turn, name, &closest, &snapshots)
}

/// The one that was named before this question, as long as it is there and fits; else it is said why it falls.
fn proposed(turn: &mut Turn<'_>, snapshots: &[SnapshotView]) -> Option<SnapshotView> {
    let id = turn.state.answers.proposed_snapshot()?;
    let known = snapshots.iter().find(|snapshot| snapshot.id == id).cloned();
    let is_late = |at: DateTime<Utc>| turn.state.answers.moment().is_some_and(|moment| at > moment.at);
    let why_not = match &known {
        None => Reply::new("snapshot-not-there").with("number", id.to_string()),
        Some(known) if turn.holds(Rule::R23) && is_late(known.taken_at) => {
            Reply::new("snapshot-after-loss").with("snapshot", known.taken_at)
        }
        Some(_) => return known,
    };
    turn.state.answers.drop_proposed_snapshot();
    turn.say(why_not);
    None
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
    if let Some(good) = warn(turn, snapshot).and_then(|damage| damage.last_good(all)) {
        reply = reply.choice(take_good(&good));
    }
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

/// Says plainly what a snapshot no longer has: the records were gone when it was taken, or it holds the damaged
/// values. Gives the damage; where no reading tells of any, the moment alone is gone by.
fn warn(turn: &mut Turn<'_>, snapshot: &SnapshotView) -> Option<Damage> {
    if !turn.holds(Rule::R23) {
        return None;
    }
    let damage = Damage::meant(turn).by(snapshot.taken_at);
    // What is ticked comes from the last snapshot that has it, whichever is taken for the rest (B06).
    let is_ticked = turn.state.answers.option() == Some(RestoreOption::Selective);
    let with = |name: &str, count: u64| {
        let reply = Reply::new(name).with("snapshot", snapshot.taken_at).with("count", count);
        reply.with("ticked", u64::from(is_ticked))
    };
    if !damage.lost.is_empty() {
        turn.say(with("snapshot-misses", damage.lost_count()));
    }
    if !damage.changed.is_empty() {
        turn.say(with("snapshot-damaged", damage.changed_count()));
    }
    (!damage.is_empty()).then_some(damage)
}

fn take_good(snapshot: &SnapshotView) -> Choice {
    Choice::labelled(snapshot.id.to_string(), "snapshot-good").with("snapshot", snapshot.taken_at)
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
    if snapshots.is_empty() {
        // They are listed anew before one is picked.
        return Outcome::Again;
    }
    if let Heard::Text(text) = heard {
        return hear_day(turn, text, &snapshots);
    }
    match heard.key() {
        "other-snapshot" => ask_list(turn),
        "take-it" => {
            let (moment, proposed) = (turn.state.answers.moment(), turn.state.answers.proposed_snapshot());
            let proposed = snapshots.iter().find(|snapshot| Some(snapshot.id) == proposed).cloned();
            match proposed.or_else(|| moment.and_then(|moment| closest(turn, &snapshots, moment.at))) {
                Some(snapshot) => pick(turn, snapshot),
                None => Outcome::Again,
            }
        }
        key => {
            let is_meant = key.strip_prefix(ANYWAY);
            let id = is_meant.unwrap_or(key);
            match snapshots.iter().find(|snapshot| snapshot.id.to_string() == id).cloned() {
                Some(snapshot) if is_meant.is_some() => pick(turn, snapshot),
                Some(snapshot) => look_at(turn, snapshot, &snapshots),
                None => Outcome::NotUnderstood,
            }
        }
    }
}

/// *The one of Sunday, please*: where one that is offered is of the day that is named, it is taken as if it were pressed.
fn hear_day(turn: &mut Turn<'_>, text: &str, snapshots: &[SnapshotView]) -> Outcome {
    let Some(day) = ToldMoment::of(turn.read_moment(text)) else { return Outcome::NotUnderstood };
    let offered = turn.state.choices().iter().map(ToString::to_string).collect::<Vec<_>>();
    let moment = turn.state.answers.moment();
    let closest = moment.and_then(|moment| closest(turn, snapshots, moment.at)).map(|closest| closest.id);
    let proposed = turn.state.answers.proposed_snapshot().or(closest);
    // A night is called after the day on which it begins, and by many after the one on which it ends (*Thursday night* for
    // Thursday at three): of those the one that is proposed is meant.
    let date = |at: DateTime<Utc>| at.with_timezone(&turn.facts.portal.zone).date_naive();
    let is_of_night =
        |at| matches!(day, ToldMoment::Span(from, to) if date(from) != date(to) && date(at) == date(from));
    let is_meant = |snapshot: &&SnapshotView| Some(snapshot.id) == proposed && is_of_night(snapshot.taken_at);
    let named = snapshots.iter().find(is_meant).or(snapshots.iter().rfind(|snapshot| day.holds(snapshot.taken_at)));
    let Some(named) = named.map(|snapshot| snapshot.id) else {
        return Outcome::NotUnderstood;
    };
    let key = if Some(named) == proposed { "take-it".to_owned() } else { named.to_string() };
    if offered.contains(&key) {
        return hear(turn, &Heard::Choice(key));
    }
    match snapshots.iter().find(|snapshot| snapshot.id == named) {
        Some(other) => look_at(turn, other.clone(), snapshots),
        None => Outcome::NotUnderstood,
    }
}

/// One from after the loss is not simply taken: it is said what it lacks, and the last good one is offered.
fn look_at(turn: &mut Turn<'_>, snapshot: SnapshotView, all: &[SnapshotView]) -> Outcome {
    let good = match warn(turn, &snapshot) {
        Some(damage) => damage.last_good(all),
        None => {
            let moment = turn.state.answers.moment().filter(|moment| snapshot.taken_at > moment.at);
            let Some(moment) = moment.filter(|_| turn.holds(Rule::R23)) else { return pick(turn, snapshot) };
            turn.say(Reply::new("snapshot-after-loss").with("snapshot", snapshot.taken_at));
            closest(turn, all, moment.at)
        }
    };
    let mut reply = Reply::new("snapshot-all-the-same").with("snapshot", snapshot.taken_at);
    if let Some(good) = &good {
        reply = reply.choice(take_good(good));
    }
    let anyway = format!("{ANYWAY}{}", snapshot.id);
    reply = reply.choice(Choice::labelled(anyway, "snapshot-anyway").with("snapshot", snapshot.taken_at));
    turn.set_inner(Inner::List);
    turn.ask(reply.asking(["other-snapshot"]));
    Outcome::Stay
}

fn pick(turn: &mut Turn<'_>, snapshot: SnapshotView) -> Outcome {
    if turn.state.answers.moment().is_some() && *turn.inner() == Inner::List {
        let lacking = lacks(turn, &snapshot);
        if !lacking.is_empty() {
            turn.say(Reply::new("snapshot-lacks").with("snapshot", snapshot.taken_at).with("kinds", lacking));
        }
    }
    turn.state.answers.set_snapshot(snapshot);
    Outcome::Exit("chosen")
}
