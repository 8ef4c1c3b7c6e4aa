//! What exactly is missing: one or several kinds, proposed from the evidence where there is some.

use std::collections::BTreeSet;

use super::Inner;
use crate::dialogue::backend::{Kind, total};
use crate::dialogue::engine::{Heard, Outcome, Turn, adds_to, takes_back};
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
    let is_another = is_another(turn, &told, &found);
    // Where our own reading shows just that, it is said with its numbers.
    if !told.is_empty() && !is_another && (told != found || turn.state.answers.file_is_wanted()) {
        turn.set_inner(Inner::Named(told.clone()));
        let name = if turn.state.answers.file_is_wanted() { "file-kinds-told" } else { "missing-told" };
        let reply = Reply::new(name).with("kinds", told.into_iter().collect::<Vec<_>>());
        turn.ask(reply.asking(["right", "more", "something-else"]));
        return Outcome::Stay;
    }
    let named = if is_another { told } else { BTreeSet::new() };
    if is_another {
        turn.say(Reply::new("told-not-seen").with("kinds", named.iter().copied().collect::<Vec<_>>()));
    }
    let lost = turn.evidence().map(|evidence| evidence.lost()).filter(|lost| total(lost) > 0);
    let changed = turn.evidence().map(|evidence| evidence.changed()).filter(|changed| total(changed) > 0);
    match (lost, changed) {
        (Some(counts), changed) if !found.is_empty() => {
            let reply = Reply::new("missing-found").with("counts", counts).asking(["right", "more"]);
            let reply = if changed.is_some() { reply.asking(["the-changed"]) } else { reply };
            propose(turn, reply, found, named);
        }
        (_, Some(_)) => ask_changed(turn, named),
        _ => ask_first(turn),
    }
    Outcome::Stay
}

/// Whether our own reading shows something missing or changed, but nothing of what was named: it may be what is meant.
fn is_another(turn: &Turn<'_>, told: &BTreeSet<Kind>, found: &BTreeSet<Kind>) -> bool {
    let Some(evidence) = turn.evidence().filter(|_| !turn.state.answers.file_is_wanted()) else { return false };
    let seen: BTreeSet<Kind> = evidence.changed().into_keys().map(Kind::from).chain(found.iter().copied()).collect();
    let is_compared = !told.is_empty() && told.iter().all(|kind| kind.entity_type().is_some());
    is_compared && !seen.is_empty() && told.is_disjoint(&seen)
}

/// What was changed in bursts is proposed as what is meant.
fn ask_changed(turn: &mut Turn<'_>, named: BTreeSet<Kind>) {
    let counts = turn.evidence().map(|evidence| evidence.changed()).unwrap_or_default();
    let kinds = counts.keys().map(|entity_type| (*entity_type).into()).collect();
    propose(turn, Reply::new("changed-found").with("counts", counts).asking(["right", "more"]), kinds, named);
}

/// Asks whether that is meant; what was named, and is not among it, may be meant all the same.
fn propose(turn: &mut Turn<'_>, reply: Reply, kinds: BTreeSet<Kind>, named: BTreeSet<Kind>) {
    let reply = if named.is_empty() { reply } else { reply.asking(["as-said"]) };
    turn.set_inner(if named.is_empty() { Inner::Proposed(kinds) } else { Inner::Instead { kinds, named } });
    turn.ask(reply.asking(["something-else"]));
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
        Inner::Proposed(_) | Inner::Instead { .. } => !adds(turn, text),
        Inner::Named(_) => takes_back(text, &turn.language().talk) && !adds_to(text, &turn.language().talk),
        _ => false,
    };
    let is_said_back = !matches!(stage, Inner::Kinds(_));
    let is_instead = matches!(heard, Heard::Text(text) if gives_way(text));
    let (picked, named) = match stage {
        Inner::Kinds(kinds) | Inner::Proposed(kinds) | Inner::Named(kinds) => (kinds, BTreeSet::new()),
        Inner::Instead { kinds, named } => (kinds, named),
        _ => return Outcome::Again,
    };
    match heard {
        Heard::Choice(key) => match key.as_str() {
            "right" | "that-is-all" => choose(turn, picked),
            "as-said" => choose(turn, named),
            "more" => ask_more(turn, picked),
            "the-changed" => {
                ask_changed(turn, named);
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
            // *No, not CRM*, of what is outside it: that is what was said.
            let is_outside = !picked.is_empty() && picked.iter().all(|kind| kind.is_outside_crm());
            if is_outside && named.is_empty() && not_meant.is_empty() && denies_crm(turn, text) {
                return choose(turn, picked);
            }
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
            // *Yes, and tasks too?*, of what is among it: that is a yes.
            let agrees = Words::of(text).longest_at(&turn.language().talk.yes, 0).is_some();
            if agrees && is_said_back && named.is_subset(&picked) && not_meant.is_empty() && !said.is_only {
                return choose(turn, picked);
            }
            let is_instead = is_instead && !named.is_empty() && not_meant.is_empty();
            let is_kept = |kind: &Kind| !is_instead && !said.is_only && !not_meant.contains(kind);
            let proposed = picked.clone();
            let all: BTreeSet<Kind> = picked.into_iter().filter(is_kept).chain(named).collect();
            if all.is_empty() {
                ask_first(turn);
                return Outcome::Stay;
            }
            // *Yes, just the companies*, of what was found, leaves nothing to ask.
            if is_said_back && said.is_only && all.is_subset(&proposed) {
                return choose(turn, all);
            }
            ask_more(turn, all)
        }
    }
}

/// Whether a clause denies that the CRM is meant; *no, the CRM* says the opposite.
fn denies_crm(turn: &Turn<'_>, text: &str) -> bool {
    let (words, not) = (Words::of(text), &turn.language().talk.not);
    words.clauses().into_iter().any(|clause| {
        let denies = clause.clone().any(|at| words.longest_at(not, at).is_some());
        denies && clause.clone().any(|at| words.plain(at) == "crm")
    })
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
