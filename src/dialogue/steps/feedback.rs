//! Whether it helped (R31), as far as there is somebody to read it: yes, or one of five reasons and a comment.

use serde::{Deserialize, Serialize};

use super::Inner;
use crate::dialogue::engine::{Heard, Outcome, Turn};
use crate::dialogue::reply::Reply;

/// The reasons for a *no*, by their choices.
pub const REASONS: [&str; 5] = ["not-what-i-look-for", "too-complicated", "out-of-date", "too-short", "dislike-it"];

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
    turn.set_inner(Inner::Feedback(FeedbackStage::Asked));
    turn.ask(Reply::new("feedback").asking(["yes", "no", "skip"]));
    Outcome::Stay
}

pub(super) fn hear(turn: &mut Turn<'_>, heard: &Heard) -> Outcome {
    let Inner::Feedback(stage) = turn.inner().clone() else { return Outcome::Again };
    match (stage, heard) {
        (FeedbackStage::Asked, Heard::Choice(key)) => match key.as_str() {
            "yes" => thank(turn, true, None, None),
            "no" => {
                turn.set_inner(Inner::Feedback(FeedbackStage::Reason));
                turn.ask(Reply::new("feedback-reason").asking(REASONS).asking(["skip"]));
                Outcome::Stay
            }
            _ => Outcome::Exit("done"),
        },
        (FeedbackStage::Reason, Heard::Choice(key)) if key == "skip" => thank(turn, false, None, None),
        // Whoever writes instead of choosing has told the reason in their own words.
        (FeedbackStage::Reason, Heard::Text(comment)) => thank(turn, false, None, Some(comment.clone())),
        (FeedbackStage::Reason, Heard::Choice(reason)) => {
            turn.set_inner(Inner::Feedback(FeedbackStage::Comment(reason.clone())));
            turn.ask(Reply::new("feedback-comment").asking(["skip"]));
            Outcome::Stay
        }
        (FeedbackStage::Comment(reason), Heard::Text(comment)) => {
            thank(turn, false, Some(reason), Some(comment.clone()))
        }
        (FeedbackStage::Comment(reason), Heard::Choice(_)) => thank(turn, false, Some(reason), None),
        (FeedbackStage::Asked, Heard::Text(_)) => Outcome::NotUnderstood,
    }
}

fn thank(turn: &mut Turn<'_>, helped: bool, reason: Option<String>, comment: Option<String>) -> Outcome {
    turn.record_feedback(helped, reason, comment);
    turn.say(Reply::new("feedback-thanks"));
    Outcome::Exit("done")
}
