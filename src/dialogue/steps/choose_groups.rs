//! Which groups of lost or changed records come back (B06). What was deleted on purpose stays deleted.

use std::collections::BTreeSet;

use super::Inner;
use crate::dialogue::backend::{ChangeGroup, LossGroup, RestoreOption};
use crate::dialogue::engine::{Heard, Outcome, Turn};
use crate::dialogue::reply::{Arg, Choice, Reply};

/// The most groups that can be ticked one by one.
const MOST_GROUPS: usize = 12;

pub(super) fn enter(turn: &mut Turn<'_>) -> Outcome {
    let is_selective = turn.state.answers.option() == Some(RestoreOption::Selective);
    if turn.state.answers.groups().is_some() || !is_selective {
        return Outcome::Exit("chosen");
    }
    if turn.needs_evidence() {
        return Outcome::Stay;
    }
    let (lost, changed) = groups(turn);
    if lost.len() + changed.len() <= 1 {
        // Nothing to tick: what is there is what is meant.
        let only = lost.iter().map(|group| group.id.clone()).chain(changed.iter().map(|group| group.id.clone()));
        turn.state.answers.set_groups(only.collect());
        return Outcome::Exit("chosen");
    }
    let ticked = meant(turn, &lost, &changed);
    ask(turn, ticked)
}

/// What is ticked at first: the groups that fit the moment of loss, so that what was deleted on purpose at another time
/// stays deleted. Where none fits (or no moment was told) all losses, or all changes where nothing is lost.
fn meant(turn: &Turn<'_>, lost: &[LossGroup], changed: &[ChangeGroup]) -> BTreeSet<String> {
    let at = turn.state.answers.moment().map(|moment| moment.at);
    let fits_loss = |group: &&LossGroup| at.is_some_and(|at| group.last_seen < at && at <= group.first_missed);
    // People tell the hour roughly: the hours before and after count too.
    let fits_change = |group: &&ChangeGroup| at.is_some_and(|at| (at - group.hour).num_minutes().abs() <= 120);
    let some_or_all = |fitting: BTreeSet<String>, all: BTreeSet<String>| if fitting.is_empty() { all } else { fitting };
    if lost.is_empty() {
        let id = |group: &ChangeGroup| group.id.clone();
        return some_or_all(changed.iter().filter(fits_change).map(id).collect(), changed.iter().map(id).collect());
    }
    let id = |group: &LossGroup| group.id.clone();
    some_or_all(lost.iter().filter(fits_loss).map(id).collect(), lost.iter().map(id).collect())
}

/// The groups of the kinds that are missing; changes of any kind.
fn groups(turn: &Turn<'_>) -> (Vec<LossGroup>, Vec<ChangeGroup>) {
    let kinds = turn.state.answers.missing().cloned().unwrap_or_default();
    let Some(evidence) = turn.evidence() else { return (Vec::new(), Vec::new()) };
    let wanted = |entity_type| kinds.is_empty() || kinds.contains(&crate::dialogue::backend::Kind::from(entity_type));
    let lost: Vec<LossGroup> = evidence.groups.iter().filter(|group| wanted(group.entity_type)).cloned().collect();
    let changed: Vec<ChangeGroup> =
        evidence.changes.iter().filter(|group| wanted(group.entity_type)).cloned().collect();
    (lost, changed)
}

fn ask(turn: &mut Turn<'_>, ticked: BTreeSet<String>) -> Outcome {
    let (lost, changed) = groups(turn);
    let mut reply = Reply::new("choose-groups").with("count", ticked.len() as u64);
    for group in lost.iter().take(MOST_GROUPS) {
        let label = if ticked.contains(&group.id) { "group-lost-ticked" } else { "group-lost" };
        let choice = Choice::labelled(group.id.clone(), label)
            .with("counts", Arg::Counts([(group.entity_type, group.count)].into()))
            .with("from", group.last_seen)
            .with("to", group.first_missed);
        reply = reply.choice(choice);
    }
    for group in changed.iter().take(MOST_GROUPS) {
        let label = if ticked.contains(&group.id) { "group-changed-ticked" } else { "group-changed" };
        let author = group.author.clone().map_or(Arg::Term("somebody".into()), Arg::Text);
        let choice = Choice::labelled(group.id.clone(), label)
            .with("counts", Arg::Counts([(group.entity_type, group.count)].into()))
            .with("author", author)
            .with("hour", group.hour);
        reply = reply.choice(choice);
    }
    if !ticked.is_empty() {
        reply = reply.asking(["go-on"]);
    }
    turn.set_inner(Inner::Groups(ticked));
    turn.ask(reply);
    Outcome::Stay
}

pub(super) fn hear(turn: &mut Turn<'_>, heard: &Heard) -> Outcome {
    let Inner::Groups(mut ticked) = turn.inner().clone() else { return Outcome::Again };
    match heard.key() {
        "" => Outcome::NotUnderstood,
        "go-on" => {
            turn.state.answers.set_groups(ticked);
            Outcome::Exit("chosen")
        }
        group => {
            if !ticked.remove(group) {
                ticked.insert(group.to_owned());
            }
            ask(turn, ticked)
        }
    }
}
