//! The person's requests and restores, with *undo* where it is possible.

use super::Inner;
use crate::dialogue::backend::RequestSubject;
use crate::dialogue::engine::{Heard, Outcome, Turn};
use crate::dialogue::event::{Effect, Event};
use crate::dialogue::reply::{Arg, Choice, Reply};
use crate::dialogue::rules::Rule;
use crate::dialogue::state::Work;

/// The most entries shown.
const MOST_ENTRIES: usize = 8;

pub(super) fn enter(turn: &mut Turn<'_>) -> Outcome {
    turn.set_inner(Inner::Working);
    turn.order(Work::Requests, |request| Effect::ListRequests { request });
    Outcome::Stay
}

pub(super) fn receive(turn: &mut Turn<'_>, event: &Event) -> Outcome {
    let Event::Requests { requests, .. } = event else { return turn.fail_or_stay(event) };
    turn.set_inner(Inner::Asked);
    let mut reply = Reply::new(if requests.is_empty() { "no-requests" } else { "requests-next" });
    for entry in requests.iter().take(MOST_ENTRIES) {
        let what = match entry.what {
            RequestSubject::Work(option) => option.into(),
            RequestSubject::Asked(kind) => Arg::Term(format!("request-{kind}")),
        };
        let name = if entry.is_open { "request-line-open" } else { "request-line-done" };
        turn.say(Reply::new(name).with("number", entry.number.clone()).with("what", what).with("at", entry.made_at));
        if let (Some(restore), true) = (entry.undo, turn.holds(Rule::B05)) {
            let choice =
                Choice::labelled(format!("undo-{restore}"), "undo-choice").with("number", entry.number.clone());
            reply = reply.choice(choice);
        }
    }
    turn.ask(reply.asking(["go-back"]));
    Outcome::Stay
}

pub(super) fn hear(turn: &mut Turn<'_>, heard: &Heard) -> Outcome {
    if heard.key() == "go-back" {
        return Outcome::Exit("done");
    }
    let restore = heard.key().strip_prefix("undo-").and_then(|restore| restore.parse().ok());
    let known = restore.filter(|restore| turn.state.requests.iter().any(|entry| entry.undo == Some(*restore)));
    if known.is_none() {
        return Outcome::NotUnderstood;
    }
    turn.state.undo = known;
    Outcome::Exit("undo")
}
