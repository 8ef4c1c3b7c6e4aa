//! Built-in steps: the ones with typed answers and logic. One file each.
//!
//! In charge of the list of them, their exits, and handing events to the right one. What is common to all
//! (commands, repeating, failures of the portal) is `engine`'s.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::backend::{Kind, RestoreOption, named};
use super::engine::{ApprovalNews, Heard, Outcome, Turn};
use super::event::Event;
use super::flow::Variant;
use crate::domain::PlanId;

mod against_reading;
mod choose_groups;
mod choose_option;
mod choose_snapshot;
mod close_request;
mod confirm;
mod damage;
mod feedback;
mod handoff;
mod history_word;
pub(super) mod how_much;
mod intervals;
mod missing_kinds;
mod moment_of_loss;
mod preview;
mod record;
mod requests;
mod run;
mod undo;
mod wanted_state;

pub(super) use run::{MORE_MISSING, tell_ended};
pub use undo::UndoStage;

pub use confirm::ConfirmStage;
pub use feedback::FeedbackStage;
pub(super) use feedback::THANKS;
pub(super) use handoff::with_promise;
pub(super) use history_word::contradicted;
pub use moment_of_loss::MomentStage;

named! {
    /// The built-in steps.
    BuiltIn {
        /// Notes what the admin read in the history.
        HistoryWord = "history-word",
        /// Asks how many records are gone.
        HowMuch = "how-much",
        /// Asks which kinds of data are missing.
        MissingKinds = "missing-kinds",
        /// Asks when it was lost.
        MomentOfLoss = "moment-of-loss",
        /// Says which way back fits and why, and asks for one.
        ChooseOption = "choose-option",
        /// Names the snapshot closest before the loss.
        ChooseSnapshot = "choose-snapshot",
        /// Lets groups of lost or changed records be ticked.
        ChooseGroups = "choose-groups",
        /// Has a plan made and shows it.
        Preview = "preview",
        /// Asks for the confirmation, and has the consent made.
        Confirm = "confirm",
        /// Runs it and tells the result.
        Run = "run",
        /// Goes on with a restore that has not ended.
        GoOn = "go-on",
        /// Closes the request that was recorded last.
        CloseRequest = "close-request",
        /// Shows what an undo would do, asks, runs it.
        Undo = "undo",
        /// Stores a request that people have to carry out.
        Record = "record",
        /// Offers a person.
        Handoff = "handoff",
        /// Lists the person's requests.
        Requests = "requests",
        /// Asks whether it helped.
        Feedback = "feedback",
    }
}

impl BuiltIn {
    /// The ways out of it, each of which a flow must lead somewhere.
    pub fn exits(self) -> &'static [&'static str] {
        match self {
            Self::HistoryWord => &["told", "stranger"],
            Self::HowMuch => &["few", "many"],
            Self::MissingKinds | Self::ChooseGroups => &["chosen"],
            Self::MomentOfLoss => &["told", "none"],
            Self::ChooseOption => &["selective", "csv", "crm-rollback", "full-rollback", "none"],
            Self::ChooseSnapshot => &["chosen", "none"],
            Self::Preview => &["go-on", "nothing", "other-option", "other-snapshot"],
            Self::Confirm => &["given", "again"],
            Self::Run | Self::GoOn => &["done", "undo", "more", "again"],
            Self::Undo => &["done", "kept"],
            Self::Feedback => &["done", "more", "question"],
            Self::Record | Self::CloseRequest => &["done"],
            Self::Handoff => &["done", "refused"],
            Self::Requests => &["done", "undo", "resume", "go-on"],
        }
    }

    /// The answer that it asks for; cleared when the person comes back to change it.
    pub fn slot(self) -> Option<super::answers::Slot> {
        use super::answers::Slot;
        match self {
            Self::MissingKinds => Some(Slot::Missing),
            Self::MomentOfLoss => Some(Slot::Moment),
            Self::ChooseOption => Some(Slot::Option),
            Self::ChooseSnapshot => Some(Slot::Snapshot),
            Self::ChooseGroups => Some(Slot::Groups),
            _ => None,
        }
    }

    /// The text that says what would be understood here.
    pub fn hint(self) -> &'static str {
        match self {
            Self::MomentOfLoss | Self::HistoryWord => "hint-moment",
            Self::MissingKinds => "hint-kinds",
            Self::HowMuch => "hint-number",
            Self::Confirm => "hint-confirm",
            _ => "hint-choice",
        }
    }
}

/// Where within a step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Inner {
    /// Not begun: facts, evidence or snapshots may still be on their way.
    Fresh,
    /// Its question was asked.
    Asked,
    /// Its work failed, and what to do now was asked.
    Failed,
    /// Its work is under way.
    Working,
    /// Kinds that our own reading proposes.
    Proposed(BTreeSet<Kind>),
    /// Kinds that our own reading proposes in place of what was named.
    Instead { kinds: BTreeSet<Kind>, named: BTreeSet<Kind> },
    /// Kinds that were named before the question.
    Named(BTreeSet<Kind>),
    /// Kinds picked so far.
    Kinds(BTreeSet<Kind>),
    /// Groups ticked so far.
    Groups(BTreeSet<String>),
    /// A list of snapshots is shown.
    List,
    /// The way back that was told before it was asked is said back.
    Told(RestoreOption),
    /// Within the question of when.
    Moment(MomentStage),
    /// Within the confirmation.
    Confirm(ConfirmStage),
    /// Within an undo that an agent has to approve.
    Undo(UndoStage),
    /// Within the feedback.
    Feedback(FeedbackStage),
}

impl Inner {
    /// Whether an agent's approval of that plan is waited for; `chosen` is the plan of the restore under way.
    pub(super) fn waits_for_approval(&self, plan: PlanId, chosen: Option<PlanId>) -> bool {
        match self {
            Self::Confirm(ConfirmStage::Approval(_)) => chosen == Some(plan),
            Self::Undo(UndoStage::Approval(waiting, _)) => *waiting == plan,
            _ => false,
        }
    }
}

/// Begins a step, or begins it again once what it was waiting for has come.
pub(super) fn enter(step: BuiltIn, variant: Variant, turn: &mut Turn<'_>) -> Outcome {
    match step {
        BuiltIn::HistoryWord => history_word::enter(turn),
        BuiltIn::HowMuch => how_much::enter(turn),
        BuiltIn::MissingKinds => missing_kinds::enter(turn),
        BuiltIn::MomentOfLoss => moment_of_loss::enter(turn),
        BuiltIn::ChooseOption => choose_option::enter(turn),
        BuiltIn::ChooseSnapshot => choose_snapshot::enter(turn),
        BuiltIn::ChooseGroups => choose_groups::enter(turn),
        BuiltIn::Preview => preview::enter(turn),
        BuiltIn::Confirm => confirm::enter(turn),
        BuiltIn::Run => run::enter(turn),
        BuiltIn::GoOn => run::go_on(turn),
        BuiltIn::CloseRequest => close_request::enter(turn),
        BuiltIn::Undo => undo::enter(turn),
        BuiltIn::Record => record::enter(turn, variant),
        BuiltIn::Handoff => handoff::enter(turn, variant),
        BuiltIn::Requests => requests::enter(turn),
        BuiltIn::Feedback => feedback::enter(turn),
    }
}

/// Hears an answer.
pub(super) fn hear(step: BuiltIn, variant: Variant, turn: &mut Turn<'_>, heard: &Heard) -> Outcome {
    match step {
        BuiltIn::HistoryWord => history_word::hear(turn, heard),
        BuiltIn::HowMuch => how_much::hear(turn, heard),
        BuiltIn::MissingKinds => missing_kinds::hear(turn, heard),
        BuiltIn::MomentOfLoss => moment_of_loss::hear(turn, heard),
        BuiltIn::ChooseOption => choose_option::hear(turn, heard),
        BuiltIn::ChooseSnapshot => choose_snapshot::hear(turn, heard),
        BuiltIn::ChooseGroups => choose_groups::hear(turn, heard),
        BuiltIn::Preview => preview::hear(turn, heard),
        BuiltIn::Confirm => confirm::hear(turn, heard),
        BuiltIn::Run | BuiltIn::GoOn => run::hear(turn, heard),
        BuiltIn::Undo => undo::hear(turn, heard),
        BuiltIn::Record | BuiltIn::CloseRequest => Outcome::NotUnderstood,
        BuiltIn::Handoff => handoff::hear(turn, variant, heard),
        BuiltIn::Requests => requests::hear(turn, heard),
        BuiltIn::Feedback => feedback::hear(turn, heard),
    }
}

/// Hears what became of a restore that waits for approval.
pub(super) fn hear_approval(turn: &mut Turn<'_>, news: &ApprovalNews) -> Outcome {
    match turn.inner() {
        Inner::Undo(_) => undo::hear_approval(turn, news),
        _ => confirm::hear_approval(turn, news),
    }
}

/// Takes a result of its own work. Failures come here too.
pub(super) fn receive(step: BuiltIn, variant: Variant, turn: &mut Turn<'_>, event: &Event) -> Outcome {
    match step {
        BuiltIn::MomentOfLoss => moment_of_loss::receive(turn, event),
        BuiltIn::Preview => preview::receive(turn, event),
        BuiltIn::Confirm => confirm::receive(turn, event),
        BuiltIn::Run | BuiltIn::GoOn => run::receive(turn, event),
        BuiltIn::CloseRequest => close_request::receive(turn, event),
        BuiltIn::Undo => undo::receive(turn, event),
        BuiltIn::Record => record::receive(turn, variant, event),
        BuiltIn::Handoff => handoff::receive(turn, variant, event),
        BuiltIn::Requests => requests::receive(turn, event),
        _ => turn.fail_or_stay(event),
    }
}
