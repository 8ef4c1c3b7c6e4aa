//! Whether it helped (R31): yes, or one of five reasons and a comment, or that a question is left.

use serde::{Deserialize, Serialize};

use super::Inner;
use super::run::MORE_MISSING;
use crate::dialogue::engine::{Heard, Outcome, Turn};
use crate::dialogue::reply::Reply;
use crate::dialogue::rules::Rule;

/// Said to whoever told how it went.
pub const THANKS: &str = "feedback-thanks";

/// The reasons for a *no*, by their choices.
pub const REASONS: [&str; 5] = crate::domain::policy::FEEDBACK_REASONS;

/// Where within the feedback.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FeedbackStage {
    /// Did it help?
    Asked,
    /// Why not?
    Reason,
    /// In your own words?
    Comment(String),
}

impl FeedbackStage {
    /// Whether words are taken as they are.
    pub fn takes_any_words(&self) -> bool {
        matches!(self, Self::Reason | Self::Comment(_))
    }
}

pub(super) fn enter(turn: &mut Turn<'_>) -> Outcome {
    if !turn.holds(Rule::R31) {
        return Outcome::Exit("done");
    }
    turn.set_inner(Inner::Feedback(FeedbackStage::Asked));
    turn.ask(Reply::new("feedback").asking(["yes", "no", "skip"]));
    Outcome::Stay
}

pub(super) fn hear(turn: &mut Turn<'_>, heard: &Heard) -> Outcome {
    let Inner::Feedback(stage) = turn.inner().clone() else { return Outcome::Again };
    match (stage, heard) {
        (FeedbackStage::Asked, Heard::Choice(key)) => match key.as_str() {
            "yes" => thank(turn, true, None, None),
            "no" => ask_reason(turn),
            MORE_MISSING => Outcome::Exit("more"),
            _ => Outcome::Exit("done"),
        },
        (FeedbackStage::Reason, Heard::Choice(key)) if key == "skip" => thank(turn, false, None, None),
        // Whoever writes instead of choosing has told the reason in their own words.
        (FeedbackStage::Reason, Heard::Text(comment)) => thank(turn, false, None, Some(comment.clone())),
        (FeedbackStage::Reason, Heard::Choice(key)) if key == "still-a-question" => Outcome::Exit("question"),
        (FeedbackStage::Reason, Heard::Choice(reason)) if !turn.facts.policy.feedback.comment => {
            thank(turn, false, Some(reason.clone()), None)
        }
        (FeedbackStage::Reason, Heard::Choice(reason)) => {
            turn.set_inner(Inner::Feedback(FeedbackStage::Comment(reason.clone())));
            turn.ask(Reply::new("feedback-comment").asking(["skip"]));
            Outcome::Stay
        }
        (FeedbackStage::Comment(reason), Heard::Text(comment)) => {
            thank(turn, false, Some(reason), Some(comment.clone()))
        }
        (FeedbackStage::Comment(reason), Heard::Choice(_)) => thank(turn, false, Some(reason), None),
        (FeedbackStage::Asked, Heard::Text(text)) if turn.says_content(text) => thank(turn, true, None, None),
        (FeedbackStage::Asked, Heard::Text(_)) => Outcome::NotUnderstood,
    }
}

/// The policy's reasons, in our order.
fn ask_reason(turn: &mut Turn<'_>) -> Outcome {
    turn.set_inner(Inner::Feedback(FeedbackStage::Reason));
    let feedback = turn.facts.policy.feedback.clone();
    let reasons = REASONS.into_iter().filter(|reason| feedback.reasons.iter().any(|wanted| wanted == reason));
    let mut reply = Reply::new("feedback-reason").asking(reasons);
    if feedback.still_a_question {
        reply = reply.asking(["still-a-question"]);
    }
    turn.ask(reply.asking(["skip"]));
    Outcome::Stay
}

fn thank(turn: &mut Turn<'_>, helped: bool, reason: Option<String>, comment: Option<String>) -> Outcome {
    turn.record_feedback(helped, reason, comment);
    turn.say(Reply::new(THANKS));
    Outcome::Exit("done")
}
