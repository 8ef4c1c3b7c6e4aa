//! What a restore would do, before anybody confirms it (B03, B04, R13): counts, files, honest duration.

use super::Inner;
use crate::dialogue::backend::{Conflicts, Counts, FilePurpose, PlanSummary, RestoreOption, total};
use crate::dialogue::engine::{Heard, Outcome, Turn};
use crate::dialogue::event::{Effect, Event};
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::rules::Rule;
use crate::dialogue::state::Work;
use crate::domain::plan::NameUse;
use crate::domain::policy::RemoveNew;

pub(super) fn enter(turn: &mut Turn<'_>) -> Outcome {
    if turn.state.answers.option() == Some(RestoreOption::Csv) {
        return ask_file(turn);
    }
    if turn.facts.policy.restores.remove_new == RemoveNew::Always {
        turn.state.answers.set_remove_new(true);
    }
    let Some(order) = turn.state.answers.order() else { return Outcome::Exit("other-option") };
    turn.set_inner(Inner::Working);
    turn.state.answers.drop_plan();
    turn.say(Reply::new("making-plan"));
    turn.order(Work::Plan, |request| Effect::MakePlan { request, order });
    Outcome::Stay
}

/// A file changes nothing in the portal: only what goes into it is asked.
fn ask_file(turn: &mut Turn<'_>) -> Outcome {
    let Some(order) = turn.state.answers.order() else { return Outcome::Exit("other-option") };
    turn.set_inner(Inner::Asked);
    let kinds: Vec<_> = order.types.iter().map(|entity_type| (*entity_type).into()).collect();
    let taken_at = turn.state.answers.snapshot().map_or(turn.now, |snapshot| snapshot.taken_at);
    // Where none is missing, a file of nothing but that would be empty.
    let is_none_missing = turn.evidence().is_some_and(|evidence| {
        let (lost, unknown) = (evidence.lost(), &evidence.unknown);
        order.types.iter().all(|kind| !lost.contains_key(kind) && !unknown.iter().any(|each| each.entity_type == *kind))
    });
    if is_none_missing {
        let _ = turn.state.answers.take_told_content();
        turn.state.answers.set_only_missing(false);
        let reply = Reply::new("file-preview-all").with("kinds", Arg::Kinds(kinds)).with("snapshot", taken_at);
        turn.ask(reply.asking(["go-on", "other-option", "other-snapshot", "cancel"]));
        return Outcome::Stay;
    }
    tell_names_unused(turn, "answer-lines-of-file");
    if let Some(only_missing) = turn.state.answers.take_told_content() {
        turn.say(Reply::new(if only_missing { "file-only-missing-told" } else { "file-all-records-told" }));
    }
    let reply = Reply::new("file-preview").with("kinds", Arg::Kinds(kinds)).with("snapshot", taken_at);
    turn.ask(reply.asking(["only-missing", "all-records", "other-option", "other-snapshot", "cancel"]));
    Outcome::Stay
}

pub(super) fn receive(turn: &mut Turn<'_>, event: &Event) -> Outcome {
    match event {
        Event::Plan { plan, .. } => {
            turn.state.answers.set_plan(plan.clone());
            turn.set_inner(Inner::Asked);
            show(turn, plan)
        }
        other => turn.fail_or_stay(other),
    }
}

fn show(turn: &mut Turn<'_>, plan: &PlanSummary) -> Outcome {
    if plan.is_empty() {
        let is_named = !turn.state.answers.naming().is_empty();
        turn.say(Reply::new(if is_named { "plan-empty-by-name" } else { "plan-empty" }));
        tell_named(turn, plan);
        tell_in_vain(turn, plan);
        turn.tell_left_out(&plan.left_out);
        tell_left_alone(turn, &plan.left_alone, "preview-conflicts");
        if !plan.not_held.is_empty() {
            turn.say(Reply::new("preview-not-held").with("kinds", plan.not_held.clone()));
        }
        turn.ask(Reply::new("plan-empty-next").asking(["other-option", "other-snapshot", "finish"]));
        return Outcome::Stay;
    }
    if !turn.holds(Rule::B03) {
        return Outcome::Exit("go-on");
    }
    let option = turn.state.answers.option().unwrap_or(RestoreOption::Selective);
    let taken_at = turn.state.answers.snapshot().map_or(turn.now, |snapshot| snapshot.taken_at);
    turn.say(Reply::new("preview").with("option", option).with("snapshot", taken_at));
    show_counts(turn, plan);
    if option.is_rollback() {
        show_rollback(turn, plan);
        tell_names_unused(turn, "answer-names-not-here");
    }
    if plan.updates > 0 {
        turn.say(Reply::new("preview-automation").with("count", plan.updates));
    }
    if turn.holds(Rule::R13) {
        turn.say(Reply::new("applies-to-everybody"));
    }
    for file in plan.files.iter().filter(|file| file.purpose == FilePurpose::Preview) {
        turn.send_file(file.clone());
    }
    turn.say(Reply::new("preview-duration").with("span", Arg::Seconds(plan.estimated_seconds)));
    ask(turn, plan, option)
}

fn show_counts(turn: &mut Turn<'_>, plan: &PlanSummary) {
    for (name, counts) in [
        ("preview-recreate", &plan.recreate),
        ("preview-change-back", &plan.change_back),
        ("preview-remove", &plan.remove),
    ] {
        if total(counts) > 0 {
            turn.say(Reply::new(name).with("counts", counts.clone()));
        }
    }
    if plan.cut_records > 0 {
        turn.say(Reply::new("preview-cut-links").with("count", plan.cut_records));
    }
    if plan.relink > 0 && turn.holds(Rule::B08) {
        turn.say(Reply::new("preview-relink").with("count", plan.relink));
    }
    tell_named(turn, plan);
    tell_in_vain(turn, plan);
    tell_links_left_out(turn, &plan.links_left_out);
    tell_fewer(turn, plan);
    tell_left_alone(turn, &plan.left_alone, "preview-conflicts");
    turn.tell_left_out(&plan.left_out);
    if !plan.not_held.is_empty() {
        turn.say(Reply::new("preview-not-held").with("kinds", plan.not_held.clone()));
    }
}

/// Says what is left as it is, by reason; `changed` names the text for what somebody has changed since.
pub(super) fn tell_left_alone(turn: &mut Turn<'_>, left_alone: &Conflicts, changed: &str) {
    let kept: u64 = left_alone.iter().filter(|(kind, _)| kind.is_change()).map(|(_, count)| count).sum();
    if kept > 0 {
        turn.say(Reply::new(changed).with("count", kept));
    }
    for (kind, count) in left_alone.iter().filter(|(kind, count)| !kind.is_change() && **count > 0) {
        turn.say(Reply::new(format!("left-{kind}")).with("count", *count));
    }
}

/// Says which records are left out, or alone in the plan, by name, and which names mean none.
fn tell_named(turn: &mut Turn<'_>, plan: &PlanSummary) {
    for named in &plan.named {
        let is_only = named.name_use == NameUse::Only;
        let reply = match named.names.first().filter(|_| !named.is_unclear()) {
            Some(name) => Reply::new(if is_only { "preview-only" } else { "preview-without" })
                .with("name", name.clone())
                .with("count", named.records.len() as u64),
            None if named.is_unclear() => Reply::new(if is_only { "name-unclear-only" } else { "name-unclear" })
                .with("name", named.said.clone())
                .with("names", Arg::List(named.names.clone())),
            None => Reply::new(if is_only { "name-not-found-only" } else { "name-not-found" })
                .with("name", named.said.clone()),
        };
        turn.say(reply);
    }
}

/// Says of names that were said before another way was chosen what becomes of them in it.
fn tell_names_unused(turn: &mut Turn<'_>, text: &str) {
    if !turn.state.answers.naming().is_empty() {
        turn.say(Reply::new(text));
    }
}

/// Says that of some ticked groups there is nothing to be done any more.
fn tell_in_vain(turn: &mut Turn<'_>, plan: &PlanSummary) {
    if plan.ticked_in_vain > 0 {
        turn.say(Reply::new("preview-ticked-in-vain").with("count", plan.ticked_in_vain));
    }
}

/// Says which links do not come back, because what they lead to was left out.
pub(super) fn tell_links_left_out(turn: &mut Turn<'_>, links_left_out: &Counts) {
    if total(links_left_out) > 0 {
        turn.say(Reply::new("links-left-out").with("counts", links_left_out.clone()));
    }
}

/// Says why a plan sets fewer records right than our reading showed as changed.
fn tell_fewer(turn: &mut Turn<'_>, plan: &PlanSummary) {
    let Some(evidence) = turn.evidence() else { return };
    let ticked = turn.state.answers.groups().cloned().unwrap_or_default();
    let shown: u64 = evidence.changes.iter().filter(|group| ticked.contains(&group.id)).map(|group| group.count).sum();
    let set_right = total(&plan.change_back);
    if shown > set_right {
        turn.say(Reply::new("preview-fewer").with("shown", shown).with("count", shown - set_right));
    }
}

/// What a rollback would lose, in words and as a file (R15, B04).
fn show_rollback(turn: &mut Turn<'_>, plan: &PlanSummary) {
    let taken_at = turn.state.answers.snapshot().map_or(turn.now, |snapshot| snapshot.taken_at);
    turn.say(Reply::new("rollback-warning").with("snapshot", taken_at));
    if plan.new_since > 0 && total(&plan.remove) == 0 {
        turn.say(Reply::new("preview-new-stay").with("count", plan.new_since));
    }
    if turn.holds(Rule::B04) {
        let lost: Vec<_> = plan.files.iter().filter(|file| file.purpose == FilePurpose::Lost).cloned().collect();
        if !lost.is_empty() {
            turn.say(Reply::new("preview-lost-file"));
        }
        for file in lost {
            turn.send_file(file);
        }
    }
}

fn ask(turn: &mut Turn<'_>, plan: &PlanSummary, option: RestoreOption) -> Outcome {
    let mut reply = Reply::new("preview-go-on").asking(["go-on"]);
    let may_tick = option.is_rollback() && turn.facts.policy.restores.remove_new == RemoveNew::Ask;
    if may_tick && plan.new_since > 0 {
        reply = reply.asking([if turn.state.answers.remove_new() { "keep-new" } else { "remove-new" }]);
    }
    turn.ask(reply.asking(["other-option", "other-snapshot", "cancel"]));
    Outcome::Stay
}

pub(super) fn hear(turn: &mut Turn<'_>, heard: &Heard) -> Outcome {
    match heard.key() {
        "go-on" => Outcome::Exit("go-on"),
        "finish" => Outcome::Exit("nothing"),
        "only-missing" | "all-records" => {
            turn.state.answers.set_only_missing(heard.key() == "only-missing");
            Outcome::Exit("go-on")
        }
        "remove-new" | "keep-new" => {
            turn.state.answers.set_remove_new(heard.key() == "remove-new");
            enter(turn)
        }
        "other-option" => {
            turn.state.answers.clear(crate::dialogue::answers::Slot::Option);
            Outcome::Exit("other-option")
        }
        "other-snapshot" => {
            turn.state.answers.want_other_snapshot();
            Outcome::Exit("other-snapshot")
        }
        _ => Outcome::NotUnderstood,
    }
}
