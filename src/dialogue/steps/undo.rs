//! Taking a restore back (B05): its own preview, its own confirmation, its own result; an agent's approval before it runs,
//! where every restore needs one.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Inner;
use super::preview::tell_left_alone;
use super::run::{Deed, tell_progress, tell_report};
use crate::dialogue::backend::{UndoSummary, total};
use crate::dialogue::engine::{ApprovalNews, Heard, Outcome, Turn};
use crate::dialogue::event::{ApprovedDeed, Effect, Event};
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::state::{AwaitedApproval, Work};
use crate::domain::{PlanId, RestoreId};

/// Where within an undo that an agent has to approve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UndoStage {
    /// It was asked whether to take the restore back: by that plan, which can be confirmed until then.
    Asked(PlanId, DateTime<Utc>),
    /// An agent's approval of that plan is waited for.
    Approval(PlanId, DateTime<Utc>),
}

pub(super) fn enter(turn: &mut Turn<'_>) -> Outcome {
    turn.state.approval = None;
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
        Event::ApprovalAsked { is_given: true, .. } => hear_approval(turn, &ApprovalNews::Given),
        Event::ApprovalAsked { until, .. } => {
            turn.state.approval = Some(AwaitedApproval { since: turn.now, until: *until });
            turn.ask(Reply::new("approval-waits").with("until", Arg::Moment(*until)).asking(["cancel"]));
            Outcome::Stay
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
    // An undo writes to the portal as a restore does.
    let approved = undo.plan.filter(|_| turn.facts.policy.desk.needs_approval(false));
    turn.set_inner(approved.map_or(Inner::Asked, |(plan, until)| Inner::Undo(UndoStage::Asked(plan, until))));
    let reply = Reply::new("undo-confirm").with("span", Arg::Seconds(undo.estimated_seconds));
    turn.ask(reply.asking(["undo-now", "keep-it"]));
    Outcome::Stay
}

pub(super) fn hear(turn: &mut Turn<'_>, heard: &Heard) -> Outcome {
    match (heard.key(), turn.state.undo, turn.inner().clone()) {
        ("undo-now", Some(_), Inner::Undo(UndoStage::Asked(_, until))) if until <= turn.now => {
            turn.say(Reply::new("plan-expired").with("until", Arg::Moment(until)));
            Outcome::Again
        }
        ("undo-now", Some(restore), Inner::Undo(UndoStage::Asked(plan, until))) => {
            turn.set_inner(Inner::Undo(UndoStage::Approval(plan, until)));
            let deed = ApprovedDeed::Undo(restore);
            turn.order(Work::Approval, |request| Effect::AskApproval { request, plan, deed, until });
            Outcome::Stay
        }
        // It was asked before an agent had to approve it.
        ("undo-now", Some(_), Inner::Asked) if turn.facts.policy.desk.needs_approval(false) => Outcome::Again,
        ("undo-now", Some(restore), Inner::Asked) => begin(turn, restore, None),
        ("keep-it", _, _) => Outcome::Exit("kept"),
        _ => Outcome::NotUnderstood,
    }
}

/// What became of the approval that is waited for (four eyes).
pub(super) fn hear_approval(turn: &mut Turn<'_>, news: &ApprovalNews) -> Outcome {
    let Inner::Undo(UndoStage::Approval(plan, until)) = *turn.inner() else { return Outcome::Stay };
    turn.state.approval = None;
    match news {
        ApprovalNews::Given => {
            turn.say(Reply::new("approval-given").of_desk());
            let Some(restore) = turn.state.undo else { return Outcome::Again };
            if until <= turn.now {
                turn.say(Reply::new("plan-expired").with("until", Arg::Moment(until)));
                return Outcome::Again;
            }
            begin(turn, restore, Some(plan))
        }
        ApprovalNews::Denied(reason) => {
            turn.set_inner(Inner::Asked);
            let reply = Reply::new("undo-denied").with("reason", reason.as_str());
            turn.ask(reply.of_desk().asking(["keep-it", "person"]));
            Outcome::Stay
        }
        ApprovalNews::Expired => {
            turn.say(Reply::new("approval-expired").of_desk());
            Outcome::Again
        }
    }
}

fn begin(turn: &mut Turn<'_>, restore: RestoreId, plan: Option<PlanId>) -> Outcome {
    turn.set_inner(Inner::Working);
    turn.say(Reply::new("undoing"));
    turn.order(Work::Undo, |request| Effect::StartUndo { request, restore, plan });
    Outcome::Stay
}
