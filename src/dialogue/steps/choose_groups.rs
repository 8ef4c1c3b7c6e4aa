//! Which groups of lost or changed records come back (B06). What was deleted on purpose stays deleted.

use std::collections::BTreeSet;

use super::Inner;
use super::damage::Damage;
use crate::dialogue::backend::{Kind, LossGroup, RestoreOption};
use crate::dialogue::engine::{Heard, Outcome, Turn};
use crate::dialogue::moments::Reading;
use crate::dialogue::reply::{Arg, Choice, Reply};
use crate::dialogue::understand::kinds::kinds_answered;
use crate::dialogue::understand::phrases::Words;
use crate::dialogue::understand::{TICK_ALL, means_all};

/// The most groups of each sort that can be ticked one by one; what is not offered is never ticked. A messenger takes
/// 100 buttons.
const MOST_GROUPS: usize = 40;

pub(super) fn enter(turn: &mut Turn<'_>) -> Outcome {
    let is_selective = turn.state.answers.option() == Some(RestoreOption::Selective);
    if turn.state.answers.groups().is_some() || !is_selective {
        return Outcome::Exit("chosen");
    }
    if turn.needs_evidence() {
        return Outcome::Stay;
    }
    let all = ids(&offered(turn));
    if all.len() <= 1 {
        // Nothing to tick: what is there is what is meant.
        turn.state.answers.set_groups(all);
        return Outcome::Exit("chosen");
    }
    // Whoever comes back finds their own ticks.
    let mut ticked = turn.state.answers.ticked_among(&all).cloned().unwrap_or_else(|| ids(&Damage::meant(turn)));
    for (group, _) in left_out(turn) {
        ticked.remove(&group);
    }
    ask(turn, ticked.intersection(&all).cloned().collect())
}

/// Groups of one record that was left out by name, with that name.
fn left_out(turn: &Turn<'_>) -> Vec<(String, String)> {
    let without = &turn.state.answers.naming().without;
    let alone = offered(turn).lost.into_iter().filter(|group| group.count == 1);
    let named = alone.filter_map(|group| Some((group.id, group.examples.into_iter().next()?)));
    named.filter(|(_, name)| without.contains(name)).collect()
}

fn offered(turn: &Turn<'_>) -> Damage {
    let mut damage = Damage::wanted(turn);
    damage.lost.truncate(MOST_GROUPS);
    damage.changed.truncate(MOST_GROUPS);
    damage
}

fn ids(damage: &Damage) -> BTreeSet<String> {
    let lost = damage.lost.iter().map(|group| group.id.clone());
    lost.chain(damage.changed.iter().map(|group| group.id.clone())).collect()
}

fn ask(turn: &mut Turn<'_>, ticked: BTreeSet<String>) -> Outcome {
    let offered = offered(turn);
    turn.state.answers.note_ticks(ids(&offered), ticked.clone());
    let Damage { lost, changed } = offered;
    let name = if ticked.is_empty() { "choose-groups-none" } else { "choose-groups" };
    let mut reply = Reply::new(name).with("count", ticked.len() as u64);
    for group in &lost {
        let alone = group.examples.first().filter(|_| group.count == 1);
        let label = match (ticked.contains(&group.id), alone) {
            (true, None) => "group-lost-ticked",
            (false, None) => "group-lost",
            (true, Some(_)) => "group-lost-one-ticked",
            (false, Some(_)) => "group-lost-one",
        };
        let choice = Choice::labelled(group.id.clone(), label)
            .with("name", Arg::Text(alone.cloned().unwrap_or_default()))
            .with("counts", Arg::Counts([(group.entity_type, group.count)].into()))
            .with("from", group.last_seen)
            .with("to", group.first_missed);
        reply = reply.choice(choice);
    }
    for group in &changed {
        let label = if ticked.contains(&group.id) { "group-changed-ticked" } else { "group-changed" };
        let author = group.author.clone().map_or(Arg::Term("somebody".into()), Arg::Text);
        let choice = Choice::labelled(group.id.clone(), label)
            .with("counts", Arg::Counts([(group.entity_type, group.count)].into()))
            .with("author", author)
            .with("hour", group.hour);
        reply = reply.choice(choice);
    }
    reply = if ticked.is_empty() { reply.asking([TICK_ALL, "back", "cancel"]) } else { reply.asking(["go-on"]) };
    turn.set_inner(Inner::Groups(ticked));
    turn.ask(reply);
    Outcome::Stay
}

pub(super) fn hear(turn: &mut Turn<'_>, heard: &Heard) -> Outcome {
    let Inner::Groups(mut ticked) = turn.inner().clone() else { return Outcome::Again };
    if let Heard::Text(text) = heard {
        return hear_kinds(turn, text, ticked);
    }
    match heard.key() {
        "go-on" => {
            turn.state.answers.set_groups(ticked);
            Outcome::Exit("chosen")
        }
        TICK_ALL => {
            let all = ids(&offered(turn));
            ask(turn, all)
        }
        group => {
            if !ticked.remove(group) {
                ticked.insert(group.to_owned());
                if let Some((_, name)) = left_out(turn).into_iter().find(|(left, _)| left == group) {
                    let mut naming = turn.state.answers.naming().clone();
                    naming.without.retain(|left| *left != name);
                    turn.state.answers.set_naming(naming);
                }
            }
            ask(turn, ticked)
        }
    }
}

/// The one group with a record that a text names.
fn group_of_name(turn: &Turn<'_>, text: &str) -> Option<String> {
    let names = turn.examples_in(text);
    let Damage { lost, changed } = offered(turn);
    let lost = lost.iter().map(|group| (&group.id, &group.examples));
    let all = lost.chain(changed.iter().map(|group| (&group.id, &group.examples)));
    let mut fitting = all.filter(|(_, examples)| names.iter().any(|name| examples.contains(name)));
    let first = fitting.next()?.0.clone();
    fitting.next().is_none().then_some(first)
}

/// The one group of a kind that went at the time that a text names.
fn group_of_time(turn: &Turn<'_>, text: &str, kinds: &BTreeSet<Kind>) -> Option<String> {
    let (from, to) = match turn.find_moment(text)?.0 {
        Reading::One(at) => (at, at),
        Reading::Span(from, to) => (from, to),
        _ => return None,
    };
    let Damage { lost, .. } = offered(turn);
    let is_of = |group: &&LossGroup| kinds.contains(&Kind::from(group.entity_type));
    let mut fitting = lost.iter().filter(is_of).filter(|group| group.last_seen <= to && from <= group.first_missed);
    let first = fitting.next()?.id.clone();
    fitting.next().is_none().then_some(first)
}

/// *Leave the deals out, they are fine I think*: the part of a sentence that says nothing but which kinds are meant, where
/// no other part names any, and nothing is asked.
fn clause_of_kinds<'t>(turn: &Turn<'_>, text: &'t str) -> Option<&'t str> {
    let words = Words::of(text);
    let clauses: Vec<&str> = words.clauses().iter().map(|clause| words.written(clause)).collect();
    let names_kind = |clause: &&&str| {
        let said = kinds_answered(clause, turn.language());
        !said.meant.is_empty() || !said.not_meant.is_empty()
    };
    let mut naming = clauses.iter().filter(names_kind);
    let (clause, is_only) = (naming.next()?, naming.next().is_none());
    (clauses.len() > 1 && is_only && !turn.asks_back(text) && turn.says_only_kinds(clause)).then_some(clause)
}

/// *Only the companies*, *not the deals*, *the leads too*: ticks the groups of these kinds. What names another kind is no
/// answer here.
fn hear_kinds(turn: &mut Turn<'_>, text: &str, mut ticked: BTreeSet<String>) -> Outcome {
    if means_all(text, turn.language()) {
        let all = ids(&offered(turn));
        return ask(turn, all);
    }
    let said = kinds_answered(text, turn.language());
    let (words, talk) = (Words::loosely(text), &turn.language().talk);
    let takes_off = words.find_any(&talk.unticks).is_some();
    let tells_apart = words.find_any(&talk.which_group).is_some() || turn.find_moment(text).is_some();
    let Damage { lost, changed } = offered(turn);
    let lost = lost.into_iter().map(|group| (Kind::from(group.entity_type), group.id));
    let groups: Vec<(Kind, String)> =
        lost.chain(changed.into_iter().map(|group| (Kind::from(group.entity_type), group.id))).collect();
    let mut named = said.meant.iter().chain(&said.not_meant).peekable();
    let is_other = |kind: &Kind| !groups.iter().any(|(known, _)| known == kind);
    if let Some(group) = group_of_name(turn, text).filter(|_| !turn.asks_back(text)) {
        // *And Lukas Vogt too*: the group that he is of.
        if !takes_off {
            ticked.insert(group);
            return ask(turn, ticked);
        }
    }
    if named.peek().is_none() || named.any(is_other) {
        return Outcome::NotUnderstood;
    }
    if let Some(clause) = clause_of_kinds(turn, text) {
        return hear_kinds(turn, clause, ticked);
    }
    if !turn.says_only_kinds(text) {
        // *We typed the companies in again*, *who is that contact?*: no tick changes by what may mean anything.
        turn.say_beside(Reply::new("groups-unclear"));
        return Outcome::Stay;
    }
    if let Some(group) = group_of_time(turn, text, &said.meant) {
        match takes_off {
            true => ticked.remove(&group),
            false => ticked.insert(group),
        };
        return ask(turn, ticked);
    }
    let count = |kind: &Kind| groups.iter().filter(|(known, _)| known == kind).count();
    if tells_apart && said.meant.iter().chain(&said.not_meant).any(|kind| count(kind) > 1) {
        // *Without the old deal*: which of several it is, only a press says.
        turn.say_beside(Reply::new("groups-press"));
        return Outcome::Stay;
    }
    let adds = words.find_any(&talk.also).is_some();
    if !said.meant.is_empty() && !adds && !takes_off {
        ticked.clear();
    }
    for (kind, id) in groups {
        if said.not_meant.contains(&kind) || takes_off && said.meant.contains(&kind) {
            ticked.remove(&id);
        } else if said.meant.contains(&kind) {
            ticked.insert(id);
        }
    }
    ask(turn, ticked)
}
