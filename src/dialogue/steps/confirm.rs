//! The confirmation (R24): a button for a file or a selective restore, the portal's typed name for a rollback;
//! twice where an unusual share of the portal is touched. The consent itself is made by `domain::consent`.

use serde::{Deserialize, Serialize};

use super::Inner;
use crate::dialogue::backend::{RestoreOption, total};
use crate::dialogue::engine::{ApprovalNews, Heard, Outcome, Turn, steps_match_name, with_other};
use crate::dialogue::event::{ApprovedDeed, ConsentGiven, Effect, Event, FailureKind};
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::rules::Rule;
use crate::dialogue::state::{AwaitedApproval, Work};
use crate::domain::PlanId;

/// Where within the confirmation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConfirmStage {
    /// A button is waited for.
    Button,
    /// The portal's name is waited for.
    Typed,
    /// The second question, with how the first was answered.
    Large(ConsentGiven),
    /// An agent's approval is waited for.
    Approval(ConsentGiven),
    /// The consent is being made.
    Making(ConsentGiven),
}

impl ConfirmStage {
    /// Whether words are taken as they are.
    pub fn is_typed(&self) -> bool {
        *self == Self::Typed
    }
}

pub(super) fn enter(turn: &mut Turn<'_>) -> Outcome {
    turn.state.approval = None;
    turn.state.answers.drop_confirmation();
    let Some(order) = turn.state.answers.order() else { return Outcome::Exit("again") };
    let is_file = order.option == RestoreOption::Csv;
    if !is_file && turn.state.answers.plan().is_none() {
        return Outcome::Exit("again");
    }
    let taken_at = turn.state.answers.snapshot().map_or(turn.now, |snapshot| snapshot.taken_at);
    let typed = order.option.is_rollback() && turn.holds(Rule::R24);
    let name = match (is_file, typed) {
        (true, _) => "confirm-file",
        (false, true) => "confirm-typed",
        (false, false) => "confirm-button",
    };
    if !is_file {
        tell_what(turn);
    }
    let removed = turn.planned_removals();
    if !removed.is_empty() {
        turn.say(Reply::new("confirm-removes").with("counts", removed));
    }
    if !is_file && turn.holds(Rule::B05) {
        turn.say(Reply::new("can-be-undone"));
    }
    let portal = turn.facts.portal.name.clone();
    let reply = Reply::new(name).with("option", order.option).with("snapshot", taken_at).with("portal", portal);
    let reply = if typed { reply } else { reply.asking(["confirm"]) };
    turn.set_inner(Inner::Confirm(if typed { ConfirmStage::Typed } else { ConfirmStage::Button }));
    turn.ask(reply.asking(["back", "cancel"]));
    Outcome::Stay
}

/// Says once more, in figures, what the confirmation is asked for: the preview may be far up in the chat by then.
fn tell_what(turn: &mut Turn<'_>) {
    let Some((created, changed)) =
        turn.state.answers.plan().map(|plan| (plan.recreate.clone(), plan.change_back.clone()))
    else {
        return;
    };
    for (name, counts) in [("confirm-creates", created), ("confirm-changes", changed)] {
        if total(&counts) > 0 {
            turn.say(Reply::new(name).with("counts", counts));
        }
    }
}

pub(super) fn hear(turn: &mut Turn<'_>, heard: &Heard) -> Outcome {
    let Inner::Confirm(stage) = turn.inner().clone() else { return Outcome::Again };
    match (stage, heard) {
        (ConfirmStage::Button, Heard::Choice(key)) if key == "confirm" => first(turn, ConsentGiven::Button),
        (ConfirmStage::Typed, Heard::Text(text)) => {
            if steps_match_name(text, &turn.facts.portal.name) {
                return first(turn, ConsentGiven::Typed(text.trim().to_owned()));
            }
            let portal = turn.facts.portal.name.clone();
            turn.say_beside(Reply::new("confirm-differs").with("portal", portal));
            Outcome::Stay
        }
        (ConfirmStage::Large(how), Heard::Choice(key)) if key == "yes-large" => give(turn, how),
        _ => Outcome::NotUnderstood,
    }
}

fn first(turn: &mut Turn<'_>, how: ConsentGiven) -> Outcome {
    let unusual = turn.state.answers.plan().and_then(|plan| plan.unusual_percent);
    let Some(percent) = unusual else { return give(turn, how) };
    turn.set_inner(Inner::Confirm(ConfirmStage::Large(how)));
    turn.ask(Reply::new("confirm-large").with("percent", percent).asking(["yes-large", "back", "cancel"]));
    Outcome::Stay
}

/// Has the consent made; a plan that expired while the question stood is made again first.
fn give(turn: &mut Turn<'_>, how: ConsentGiven) -> Outcome {
    if turn.state.answers.option() == Some(RestoreOption::Csv) {
        turn.state.answers.confirm();
        return Outcome::Exit("given");
    }
    let Some(plan) = turn.state.answers.plan().map(|plan| (plan.plan, plan.expires_at)) else {
        return Outcome::Exit("again");
    };
    if plan.1 <= turn.now {
        turn.say(Reply::new("plan-expired").with("until", Arg::Moment(plan.1)));
        return Outcome::Exit("again");
    }
    let option = turn.state.answers.option().unwrap_or(RestoreOption::Selective);
    if turn.facts.policy.desk.needs_approval(option.is_rollback()) {
        turn.set_inner(Inner::Confirm(ConfirmStage::Approval(how)));
        let (plan, until) = plan;
        let deed = ApprovedDeed::Restore(option);
        turn.order(Work::Approval, |request| Effect::AskApproval { request, plan, deed, until });
        return Outcome::Stay;
    }
    consent(turn, plan.0, how)
}

fn consent(turn: &mut Turn<'_>, plan: PlanId, how: ConsentGiven) -> Outcome {
    turn.state.answers.confirm();
    turn.set_inner(Inner::Confirm(ConfirmStage::Making(how.clone())));
    let at = turn.now;
    turn.order(Work::Consent, |request| Effect::GiveConsent { request, plan, how, at });
    Outcome::Stay
}

/// What became of the approval that is waited for (four eyes).
pub(super) fn hear_approval(turn: &mut Turn<'_>, news: &ApprovalNews) -> Outcome {
    let Inner::Confirm(ConfirmStage::Approval(how)) = turn.inner().clone() else { return Outcome::Stay };
    turn.state.approval = None;
    match news {
        ApprovalNews::Given => {
            turn.say(Reply::new("approval-given").of_desk());
            let Some(plan) = turn.state.answers.plan().map(|plan| (plan.plan, plan.expires_at)) else {
                return Outcome::Exit("again");
            };
            if plan.1 <= turn.now {
                turn.say(Reply::new("plan-expired").with("until", Arg::Moment(plan.1)));
                return Outcome::Exit("again");
            }
            consent(turn, plan.0, how)
        }
        ApprovalNews::Denied(reason) => {
            let reply = Reply::new("approval-denied").with("reason", reason.as_str());
            turn.ask(reply.of_desk().asking(["back", "person", "cancel"]));
            Outcome::Stay
        }
        ApprovalNews::Expired => {
            turn.say(Reply::new("approval-expired").of_desk());
            Outcome::Exit("again")
        }
    }
}

pub(super) fn receive(turn: &mut Turn<'_>, event: &Event) -> Outcome {
    match event {
        Event::ApprovalAsked { is_given: true, .. } => hear_approval(turn, &ApprovalNews::Given),
        Event::ApprovalAsked { until, .. } => {
            turn.state.approval = Some(AwaitedApproval { since: turn.now, until: *until });
            turn.ask(Reply::new("approval-waits").with("until", Arg::Moment(*until)).asking(["back", "cancel"]));
            Outcome::Stay
        }
        Event::Consent { consent, .. } => {
            turn.state.answers.set_consent(*consent);
            Outcome::Exit("given")
        }
        Event::Failed { kind: FailureKind::PlanStale, .. } => {
            turn.say(Reply::new("plan-stale"));
            Outcome::Exit("again")
        }
        Event::Failed { kind: FailureKind::Overtaken, other, .. } => {
            turn.say(with_other(Reply::new("plan-overtaken"), other.as_ref()));
            Outcome::Exit("again")
        }
        Event::Failed { kind, reference, other, .. } => {
            turn.state.answers.drop_confirmation();
            turn.fail(*kind, reference, other.as_ref())
        }
        _ => Outcome::Stay,
    }
}
