//! What exactly is missing: one or several kinds, proposed from the evidence where there is some.

use std::collections::BTreeSet;

use super::Inner;
use crate::dialogue::backend::{Kind, total};
use crate::dialogue::engine::{Heard, Outcome, Turn, takes_back};
use crate::dialogue::reply::{Choice, Reply};
use crate::dialogue::understand;
use crate::dialogue::understand::kinds::kinds_answered;
use crate::dialogue::understand::phrases::Words;

pub(super) fn enter(turn: &mut Turn<'_>) -> Outcome {
    if turn.state.answers.missing().is_some() {
        return Outcome::Exit("chosen");
    }
    let found = found_kinds(turn);
    let told = turn.state.answers.take_told_kinds();
    // Where our own reading shows just that, it is said with its numbers.
    if !told.is_empty() && (told != found || turn.state.answers.file_is_wanted()) {
        tell_not_seen(turn, &told);
        turn.set_inner(Inner::Named(told.clone()));
        let name = if turn.state.answers.file_is_wanted() { "file-kinds-told" } else { "missing-told" };
        let reply = Reply::new(name).with("kinds", told.into_iter().collect::<Vec<_>>());
        turn.ask(reply.asking(["right", "more", "something-else"]));
        return Outcome::Stay;
    }
    let lost = turn.evidence().map(|evidence| evidence.lost()).filter(|lost| total(lost) > 0);
    let changed = turn.evidence().map(|evidence| evidence.changed()).filter(|changed| total(changed) > 0);
    match (lost, changed) {
        (Some(counts), changed) if !found.is_empty() => {
            turn.set_inner(Inner::Proposed(found));
            let reply = Reply::new("missing-found").with("counts", counts).asking(["right", "more"]);
            let reply = if changed.is_some() { reply.asking(["the-changed"]) } else { reply };
            turn.ask(reply.asking(["something-else"]));
        }
        (_, Some(_)) => ask_changed(turn),
        _ => ask_first(turn),
    }
    Outcome::Stay
}

/// Where something is missing or was changed, but nothing of what was named, that is said: it may be another thing.
fn tell_not_seen(turn: &mut Turn<'_>, told: &BTreeSet<Kind>) {
    let seen: BTreeSet<Kind> = match turn.evidence() {
        Some(evidence) => {
            let changed = evidence.changed().into_keys().map(Kind::from);
            found_kinds(turn).into_iter().chain(changed).collect()
        }
        None => return,
    };
    let is_compared = |kind: &&Kind| kind.entity_type().is_some();
    let unseen: Vec<Kind> = told.iter().filter(is_compared).copied().collect();
    if !turn.state.answers.file_is_wanted() && !seen.is_empty() && !unseen.is_empty() && told.is_disjoint(&seen) {
        turn.say(Reply::new("told-not-seen").with("kinds", unseen));
    }
}

/// What was changed in bursts is proposed as what is meant.
fn ask_changed(turn: &mut Turn<'_>) {
    let counts = turn.evidence().map(|evidence| evidence.changed()).unwrap_or_default();
    turn.set_inner(Inner::Proposed(counts.keys().map(|entity_type| (*entity_type).into()).collect()));
    turn.ask(Reply::new("changed-found").with("counts", counts).asking(["right", "more", "something-else"]));
}

fn ask_first(turn: &mut Turn<'_>) {
    turn.set_inner(Inner::Kinds(BTreeSet::new()));
    let mut reply = Reply::new("missing-kinds");
    reply.choices = kind_choices(&BTreeSet::new());
    turn.ask(reply);
}

fn ask_more(turn: &mut Turn<'_>, picked: BTreeSet<Kind>) -> Outcome {
    let mut reply = Reply::new("missing-more").with("kinds", picked.iter().copied().collect::<Vec<_>>());
    reply = reply.asking(["that-is-all"]);
    reply.choices.extend(kind_choices(&picked));
    turn.set_inner(Inner::Kinds(picked));
    turn.ask(reply);
    Outcome::Stay
}

fn kind_choices(picked: &BTreeSet<Kind>) -> Vec<Choice> {
    let open = Kind::ALL.iter().filter(|kind| !picked.contains(kind));
    open.map(|kind| Choice::labelled(kind.as_str(), &format!("kind-{kind}"))).collect()
}

/// The kinds of which our own reading misses something.
fn found_kinds(turn: &Turn<'_>) -> BTreeSet<Kind> {
    let Some(evidence) = turn.evidence() else { return BTreeSet::new() };
    let mut kinds: BTreeSet<Kind> = evidence.groups.iter().map(|group| group.entity_type.into()).collect();
    if !evidence.deleted_fields.is_empty() {
        kinds.insert(Kind::Fields);
    }
    kinds
}

pub(super) fn hear(turn: &mut Turn<'_>, heard: &Heard) -> Outcome {
    // What was only proposed gives way to what is named instead of it; what they named themselves to a correction.
    let stage = turn.inner().clone();
    let gives_way = |text: &str| match stage {
        Inner::Proposed(_) => !adds(turn, text),
        Inner::Named(_) => takes_back(text, &turn.language().talk),
        _ => false,
    };
    let is_instead = matches!(heard, Heard::Text(text) if gives_way(text));
    let picked = match stage {
        Inner::Kinds(kinds) | Inner::Proposed(kinds) | Inner::Named(kinds) => kinds,
        _ => return Outcome::Again,
    };
    match heard {
        Heard::Choice(key) => match key.as_str() {
            "right" | "that-is-all" => choose(turn, picked),
            "more" => ask_more(turn, picked),
            "the-changed" => {
                ask_changed(turn);
                Outcome::Stay
            }
            "something-else" => {
                ask_first(turn);
                Outcome::Stay
            }
            kind => match Kind::find(kind) {
                Some(kind) => ask_more(turn, picked.into_iter().chain([kind]).collect()),
                None => Outcome::NotUnderstood,
            },
        },
        Heard::Text(text) => {
            let said = kinds_answered(text, turn.language());
            let (named, not_meant) = (said.meant, said.not_meant);
            // Alone it may be *something else*; within a sentence that is a word of every day.
            let alone = if named.is_empty() && not_meant.is_empty() && Words::of(text).len() <= 2 {
                understand::kinds(text, turn.language())
            } else {
                BTreeSet::new()
            };
            if named.is_empty() && not_meant.is_empty() && alone.is_empty() {
                return Outcome::NotUnderstood;
            }
            let named: BTreeSet<Kind> = named.into_iter().chain(alone).collect();
            let is_instead = is_instead && !named.is_empty() && not_meant.is_empty();
            let is_kept = |kind: &Kind| !is_instead && !said.is_only && !not_meant.contains(kind);
            let all: BTreeSet<Kind> = picked.into_iter().filter(is_kept).chain(named).collect();
            if all.is_empty() {
                ask_first(turn);
                return Outcome::Stay;
            }
            ask_more(turn, all)
        }
    }
}

/// Whether a text agrees, or adds to what is there: *yes, and tasks*, *deals too*.
fn adds(turn: &Turn<'_>, text: &str) -> bool {
    let (words, language) = (Words::loosely(text), turn.language());
    words.find_any(&language.talk.yes).is_some_and(|found| found.words.start == 0)
        || words.find_any(&language.talk.also).is_some()
}

fn choose(turn: &mut Turn<'_>, picked: BTreeSet<Kind>) -> Outcome {
    if picked.is_empty() {
        return Outcome::NotUnderstood;
    }
    turn.state.answers.set_missing(picked);
    Outcome::Exit("chosen")
}
