//! Which way back fits what was lost, and why the others do not (R15 to R21, B06, R34).
//!
//! In charge of the advice. Whether the plan (tariff) and the week allow it is the flow's; whether it can be
//! done is the service's.

use super::Inner;
use crate::dialogue::answers::Slot;
use crate::dialogue::backend::{Kind, RestoreOption};
use crate::dialogue::engine::{Heard, Known, Outcome, Turn};
use crate::dialogue::facts::FactName;
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::rules::Rule;
use crate::dialogue::understand::phrases::Words;
use crate::dialogue::understand::told::option_in;

pub(super) fn enter(turn: &mut Turn<'_>) -> Outcome {
    if let Some(option) = turn.state.answers.option() {
        return Outcome::Exit(option.as_str());
    }
    if turn.holds(Rule::R16) && turn.fact(FactName::CsvIsPossible) == Known::Missing {
        turn.ask_facts([FactName::CsvIsPossible]);
        return Outcome::Stay;
    }
    let kinds: Vec<Kind> = turn.state.answers.missing().cloned().unwrap_or_default().into_iter().collect();
    let beyond = beyond_snapshots(turn, &kinds);
    let inside: Vec<Kind> = kinds.iter().copied().filter(|kind| kind.entity_type().is_some()).collect();
    let mut offered = Vec::new();
    if !beyond.is_empty() {
        tell_only_full(turn, &beyond);
    }
    let is_of_crm = !inside.is_empty() || beyond.len() < kinds.len() || kinds.is_empty();
    let may_have_file = turn.holds(Rule::R16) && turn.fact(FactName::CsvIsPossible) != Known::No;
    if turn.state.answers.file_is_wanted() && is_of_crm && may_have_file {
        // Whoever wants nothing but a file is not told what else there would be.
        tell_csv(turn, false);
        return ask(turn, &[RestoreOption::Csv]);
    }
    // Whoever comes back to the question has read what each way means.
    let is_brief = turn.state.answers.note_ways_told(&beyond);
    if is_of_crm {
        offered.extend(tell_crm_options(turn, &inside, is_brief));
    }
    if turn.holds(Rule::R19) {
        let name = match (beyond.is_empty(), offered.is_empty()) {
            (false, _) => "option-full-rollback-only",
            (true, true) => "option-full-rollback-fits",
            (true, false) => "option-full-rollback-more",
        };
        tell(turn, is_brief, Reply::new(name));
        // Where only it brings everything back, it comes first.
        if beyond.is_empty() {
            offered.push(RestoreOption::FullRollback)
        } else {
            offered.insert(0, RestoreOption::FullRollback)
        }
    }
    ask(turn, &offered)
}

/// The kinds that only a full rollback brings back (R20, R21); notes of a record are in no snapshot either.
fn beyond_snapshots(turn: &Turn<'_>, kinds: &[Kind]) -> Vec<Kind> {
    let is_beyond = |kind: &Kind| match kind {
        Kind::Contact | Kind::Company | Kind::Lead | Kind::Deal => false,
        Kind::Fields | Kind::Products => turn.holds(Rule::R20),
        Kind::Tasks | Kind::Calendar | Kind::Other => turn.holds(Rule::R21),
        Kind::Activities | Kind::Comments => true,
    };
    kinds.iter().copied().filter(is_beyond).collect()
}

fn ask(turn: &mut Turn<'_>, offered: &[RestoreOption]) -> Outcome {
    let Some(first) = offered.first() else {
        turn.say(Reply::new("no-options"));
        return Outcome::Exit("none");
    };
    turn.set_inner(Inner::Asked);
    if turn.state.answers.file_is_wanted() && offered.contains(&RestoreOption::Csv) {
        turn.say(Reply::new("option-file-as-wished"));
        return take(turn, RestoreOption::Csv);
    }
    match turn.state.answers.told().option {
        Some(told) if offered.contains(&told) => ask_told(turn, told, offered),
        told => {
            if let Some(told) = told {
                turn.state.answers.forget_told(Slot::Option);
                turn.say(Reply::new("option-not-offered").with("option", told));
            }
            let reply = Reply::new("choose-option").with("option", *first).with("reason", reason_of(*first));
            turn.ask(reply.asking(offered.iter().map(|option| option.as_str())));
        }
    }
    Outcome::Stay
}

/// What was told before it was asked is said back beside the advice.
fn ask_told(turn: &mut Turn<'_>, told: RestoreOption, offered: &[RestoreOption]) {
    let advice = offered.first().copied().unwrap_or(told);
    let name = if advice == told { "option-told-fits" } else { "option-told" };
    let reply = Reply::new(name).with("told", told).with("reason", reason_of(advice));
    let reply = if advice == told { reply } else { reply.with("option", advice) };
    turn.set_inner(Inner::Told(told));
    let others = offered.iter().filter(|option| **option != told);
    turn.ask(reply.asking(["right"]).asking(others.map(|option| option.as_str())));
}

/// The text that says why a way is advised.
fn reason_of(option: RestoreOption) -> Arg {
    Arg::Term(format!("advice-{option}"))
}

/// R20 and R21: why only the full rollback brings these back, and that no snapshot of ours holds them yet.
fn tell_only_full(turn: &mut Turn<'_>, beyond: &[Kind]) {
    let fields: Vec<Kind> =
        beyond.iter().copied().filter(|kind| matches!(kind, Kind::Fields | Kind::Products)).collect();
    let outside: Vec<Kind> = beyond.iter().copied().filter(|kind| kind.is_outside_crm()).collect();
    let notes: Vec<Kind> =
        beyond.iter().copied().filter(|kind| matches!(kind, Kind::Activities | Kind::Comments)).collect();
    for (name, kinds) in [("only-full-fields", fields), ("only-full-outside", outside), ("only-full-notes", notes)] {
        if !kinds.is_empty() {
            turn.say(Reply::new(name).with("kinds", kinds));
        }
    }
    turn.say(Reply::new("not-held-yet").with("kinds", beyond.to_vec()));
}

/// Explains a way, once for what is missing.
fn tell(turn: &mut Turn<'_>, is_brief: bool, reply: Reply) {
    if !is_brief {
        turn.say(reply);
    }
}

/// The options for records of the CRM, the gentlest first, each with its reason.
fn tell_crm_options(turn: &mut Turn<'_>, inside: &[Kind], is_brief: bool) -> Vec<RestoreOption> {
    let mut offered = Vec::new();
    if turn.holds(Rule::B06) {
        let kinds = if inside.is_empty() { every_crm_kind() } else { inside.to_vec() };
        tell(turn, is_brief, Reply::new("option-selective-fits").with("kinds", kinds));
        offered.push(RestoreOption::Selective);
    }
    if turn.holds(Rule::R16) && tell_csv(turn, is_brief) {
        offered.push(RestoreOption::Csv);
    }
    if turn.holds(Rule::R15) {
        tell(turn, is_brief, Reply::new("option-crm-rollback-fits"));
        offered.push(RestoreOption::CrmRollback);
    }
    offered
}

fn every_crm_kind() -> Vec<Kind> {
    vec![Kind::Contact, Kind::Company, Kind::Lead, Kind::Deal]
}

/// Tells of the file (R16, R18); gives whether it can be had.
fn tell_csv(turn: &mut Turn<'_>, is_brief: bool) -> bool {
    if turn.fact(FactName::CsvIsPossible) == Known::No {
        let limit = turn.facts.policy.options.csv_max_gb;
        let size = turn.detail(FactName::CsvIsPossible, "size").unwrap_or_else(|| Arg::Term("not-known".into()));
        tell(turn, is_brief, Reply::new("option-csv-too-large").with("limit", limit).with("size", size));
        return false;
    }
    tell(turn, is_brief, Reply::new("option-csv-fits"));
    true
}

/// What the file holds, and that its size is an estimate: told whoever takes it, before it is confirmed (R17, R18).
fn tell_of_file(turn: &mut Turn<'_>) {
    if turn.holds(Rule::R17) {
        turn.say(Reply::new("csv-holds"));
    }
    let is_estimate = turn.detail(FactName::CsvIsPossible, "is-estimate") == Some(Arg::Number(1));
    let size = turn.detail(FactName::CsvIsPossible, "size");
    if let (Some(size), true) = (size, is_estimate && turn.holds(Rule::R18)) {
        let limit = turn.facts.policy.options.csv_max_gb;
        turn.say(Reply::new("csv-size-estimate").with("size", size).with("limit", limit));
    }
}

pub(super) fn hear(turn: &mut Turn<'_>, heard: &Heard) -> Outcome {
    let told = match heard {
        Heard::Choice(key) if key == "right" => match turn.inner() {
            Inner::Told(told) => Some(*told),
            _ => None,
        },
        Heard::Choice(key) => RestoreOption::find(key),
        // In words it is one of those that are offered, or none.
        Heard::Text(text) => {
            let meant = option_in(&Words::loosely(text), &turn.language().talk);
            // Saying it once more is a yes to what was told.
            meant.filter(|option| is_offered(turn, *option) || *turn.inner() == Inner::Told(*option))
        }
    };
    match told {
        Some(option) => take(turn, option),
        None => Outcome::NotUnderstood,
    }
}

fn take(turn: &mut Turn<'_>, option: RestoreOption) -> Outcome {
    turn.state.answers.set_option(option);
    if option == RestoreOption::Csv {
        tell_of_file(turn);
    }
    Outcome::Exit(option.as_str())
}

fn is_offered(turn: &Turn<'_>, option: RestoreOption) -> bool {
    turn.state.choices().contains(&option.as_str())
}
