//! What our own reading says against the moment that was told: what was gone by then already, and what was still there
//! later.
//!
//! In charge of saying it, and of offering the snapshot that loses least.

use chrono::{DateTime, Utc};

use super::damage::Damage;
use crate::dialogue::engine::Turn;
use crate::dialogue::engine::arguments::MOST_NAMES;
use crate::dialogue::reply::{Arg, Choice, Reply};

/// Says what our own reading has against a snapshot, and offers the one that it speaks for.
pub(super) fn weighed(turn: &mut Turn<'_>, snapshot: DateTime<Utc>, reply: Reply) -> Reply {
    if let Some(earlier) = tell_gone(turn, snapshot) {
        // First: whoever presses on in haste loses nothing by it.
        let mut reply = reply;
        reply.choices.insert(0, Choice::labelled("use-reading", "earlier-choice").with("snapshot", earlier));
        return reply;
    }
    match tell_later(turn, snapshot) {
        Some(newer) => reply.choice(Choice::labelled("use-newer", "newer-choice").with("snapshot", newer)),
        None => reply,
    }
}

/// Says that the snapshot before the moment lacks what was already gone, or holds what was already changed; gives
/// when the last one was taken that is well, where there is such.
fn tell_gone(turn: &mut Turn<'_>, snapshot: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let damage = foremost(turn).by(snapshot);
    let good = damage.last_good(&turn.listed_snapshots())?;
    let (name, count) = match damage.lost_count() {
        0 => ("reading-differs-changed", damage.changed_count()),
        lost => ("reading-differs", lost),
    };
    turn.say(Reply::new(name).with("count", count).with("snapshot", snapshot).with("from", good.taken_at));
    tell_names(turn, &damage, count);
    tell_rest(turn, snapshot);
    Some(good.taken_at)
}

/// Names what was gone or changed by then, or some of it.
fn tell_names(turn: &mut Turn<'_>, damage: &Damage, count: u64) {
    let lost = damage.lost.iter().flat_map(|group| &group.examples);
    let names: Vec<String> = lost.chain(damage.changed.iter().flat_map(|group| &group.examples)).cloned().collect();
    if names.is_empty() {
        return;
    }
    let are_all = u64::try_from(names.len()) == Ok(count) && names.len() <= MOST_NAMES;
    let name = if are_all { "reading-differs-names" } else { "reading-differs-some" };
    let names = names.into_iter().take(MOST_NAMES).collect();
    turn.say(Reply::new(name).with("names", Arg::List(names)));
}

/// Says of the others that they were still there later: by our own reading it happened in several goes.
fn tell_rest(turn: &mut Turn<'_>, snapshot: DateTime<Utc>) {
    let mut later = foremost(turn).lost;
    later.retain(|group| group.last_seen > snapshot);
    if let Some(seen) = later.iter().map(|group| group.last_seen).min() {
        let count: u64 = later.iter().map(|group| group.count).sum();
        turn.say(Reply::new("reading-rest-later").with("count", count).with("from", seen));
    }
}

/// Says that all was still well after the snapshot before the moment, so that a newer one loses less of what people
/// have done since; gives when that was taken.
fn tell_later(turn: &mut Turn<'_>, snapshot: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let damage = foremost(turn);
    let good = damage.last_good(&turn.listed_snapshots()).filter(|good| good.taken_at > snapshot)?;
    let (name, count) = match damage.lost_count() {
        0 => ("reading-later-changed", damage.changed_count()),
        lost => ("reading-later", lost),
    };
    turn.say(Reply::new(name).with("count", count).with("snapshot", snapshot).with("from", good.taken_at));
    Some(good.taken_at)
}

/// What our own reading shows of what is meant: changes only where nothing is missing, for else they may be anybody's
/// daily work.
pub(super) fn foremost(turn: &Turn<'_>) -> Damage {
    let mut damage = Damage::wanted(turn);
    if !damage.lost.is_empty() {
        damage.changed.clear();
    }
    damage
}
