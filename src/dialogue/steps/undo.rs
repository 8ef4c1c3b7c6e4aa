//! Taking a restore back (B05): its own preview, its own confirmation, its own result.

use super::Inner;
use super::preview::tell_left_alone;
use super::run::{Deed, tell_progress, tell_report};
use crate::dialogue::backend::{UndoSummary, total};
use crate::dialogue::engine::{Heard, Outcome, Turn};
use crate::dialogue::event::{Effect, Event};
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::state::Work;

pub(super) fn enter(turn: &mut Turn<'_>) -> Outcome {
    let Some(restore) = turn.state.undo else {
        turn.say(Reply::new("nothing-to-undo"));
        return Outcome::Exit("kept");
    };
    turn.set_inner(Inner::Working);
    turn.say(Reply::new("making-plan"));
    turn.order(Work::UndoPlan, |request| Effect::PlanUndo { request, restore });
    Outcome::Stay
}

pub(super) fn receive(turn: &mut Turn<'_>, event: &Event) -> Outcome {
    match event {
        Event::UndoPlanned { undo, .. } => ask(turn, undo),
        Event::Progress { progress, .. } => {
            tell_progress(turn, *progress);
            Outcome::Stay
        }
        Event::Undone { report, .. } => {
            turn.state.undo = None;
            turn.say(Reply::new("undone").with("restore", report.undoes.unwrap_or(report.restore).to_string()));
            tell_report(turn, report, Deed::Undo);
            Outcome::Exit("done")
        }
        other => turn.fail_or_stay(other),
    }
}

fn ask(turn: &mut Turn<'_>, undo: &UndoSummary) -> Outcome {
    for (name, counts) in
        [("undo-remove", &undo.remove), ("undo-change", &undo.change), ("undo-recreate", &undo.recreate)]
    {
        if total(counts) > 0 {
            turn.say(Reply::new(name).with("counts", counts.clone()));
        }
    }
    if undo.relink > 0 {
        turn.say(Reply::new("undo-relink").with("count", undo.relink));
    }
    tell_left_alone(turn, &undo.left_alone, "undo-kept");
    turn.set_inner(Inner::Asked);
    let reply = Reply::new("undo-confirm").with("span", Arg::Seconds(undo.estimated_seconds));
    turn.ask(reply.asking(["undo-now", "keep-it"]));
    Outcome::Stay
}

pub(super) fn hear(turn: &mut Turn<'_>, heard: &Heard) -> Outcome {
    match (heard.key(), turn.state.undo) {
        ("undo-now", Some(restore)) => {
            turn.set_inner(Inner::Working);
            turn.say(Reply::new("undoing"));
            turn.order(Work::Undo, |request| Effect::StartUndo { request, restore });
            Outcome::Stay
        }
        ("keep-it", _) => Outcome::Exit("kept"),
        _ => Outcome::NotUnderstood,
    }
}
