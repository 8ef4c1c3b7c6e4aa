//! How many records are gone (R14): asked only where our own reading cannot tell.

use super::Inner;
use crate::dialogue::engine::{Heard, Outcome, Turn};
use crate::dialogue::reply::Reply;
use crate::dialogue::understand::told::amount_in;

pub(super) fn enter(turn: &mut Turn<'_>) -> Outcome {
    turn.set_inner(Inner::Asked);
    if let Some(amount) = turn.state.answers.take_told_amount() {
        return note(turn, amount);
    }
    let few = turn.facts.policy.requests.few_records;
    turn.ask(Reply::new("how-much").with("few-records", few).asking(["few", "many", "not-sure"]));
    Outcome::Stay
}

pub(super) fn hear(turn: &mut Turn<'_>, heard: &Heard) -> Outcome {
    match heard {
        Heard::Choice(key) if key == "few" => Outcome::Exit("few"),
        Heard::Choice(key) if matches!(key.as_str(), "many" | "not-sure") => Outcome::Exit("many"),
        Heard::Choice(_) => Outcome::NotUnderstood,
        // The numbers of a day or a time count nothing.
        Heard::Text(text) => match amount_in(&turn.without_times(text), turn.language()) {
            Some(amount) => note(turn, amount),
            None => Outcome::NotUnderstood,
        },
    }
}

/// Only advice follows from it, so it is said back and not asked about again.
fn note(turn: &mut Turn<'_>, amount: u64) -> Outcome {
    turn.say(Reply::new("amount-noted").with("count", amount));
    turn.state.answers.set_amount(amount);
    Outcome::Exit(if amount < turn.facts.policy.requests.few_records { "few" } else { "many" })
}
