//! Closing the request that was recorded last: the person needs it no more, and its snapshot need not be kept.

use super::Inner;
use crate::dialogue::engine::{Outcome, Turn};
use crate::dialogue::event::{Effect, Event};
use crate::dialogue::reply::Reply;
use crate::dialogue::state::Work;

pub(super) fn enter(turn: &mut Turn<'_>) -> Outcome {
    let Some(number) = turn.state.recorded.clone() else { return Outcome::Exit("done") };
    turn.set_inner(Inner::Working);
    turn.order(Work::Close, |request| Effect::CloseRequest { request, number });
    Outcome::Stay
}

pub(super) fn receive(turn: &mut Turn<'_>, event: &Event) -> Outcome {
    let Event::Requests { .. } = event else { return turn.fail_or_stay(event) };
    if let Some(number) = turn.state.recorded.take() {
        turn.say(Reply::new("request-closed").with("number", number));
    }
    Outcome::Exit("done")
}
