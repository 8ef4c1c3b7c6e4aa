//! A person (R07, R11, R29): offered, stored as a request, never promised. Nobody is connected to the chat yet.

use super::Inner;
use crate::dialogue::backend::HandoffReason;
use crate::dialogue::engine::{Heard, Known, Outcome, Turn};
use crate::dialogue::event::{Effect, Event};
use crate::dialogue::facts::FactName;
use crate::dialogue::flow::Variant;
use crate::dialogue::reply::Reply;
use crate::dialogue::state::Work;

fn reason_of(turn: &mut Turn<'_>, variant: Variant) -> HandoffReason {
    match variant {
        Variant::Handoff(reason) => turn.handoff_reason(reason),
        Variant::None | Variant::Request(_) => HandoffReason::Asked,
    }
}

pub(super) fn enter(turn: &mut Turn<'_>, variant: Variant) -> Outcome {
    let reason = reason_of(turn, variant);
    // A suspected intruder is reported on every plan (R11).
    if reason != HandoffReason::Security {
        match turn.handoff_is_allowed() {
            Known::Missing => {
                turn.ask_facts([FactName::TariffAllowsHandoff]);
                return Outcome::Stay;
            }
            Known::No => return refuse(turn),
            Known::Yes | Known::Unknown => {}
        }
    }
    turn.set_inner(Inner::Asked);
    let contact = turn.argument("contact");
    let name = if reason == HandoffReason::Security { "handoff-security" } else { "handoff-offer" };
    turn.ask(Reply::new(name).with("contact", contact).asking(["record-it", "go-back"]));
    Outcome::Stay
}

/// R29: why not, and the way on.
fn refuse(turn: &mut Turn<'_>) -> Outcome {
    turn.set_inner(Inner::Asked);
    let tariff = turn.argument("tariff");
    turn.ask(Reply::new("handoff-refused").with("tariff", tariff).asking(["go-back"]));
    Outcome::Stay
}

pub(super) fn hear(turn: &mut Turn<'_>, variant: Variant, heard: &Heard) -> Outcome {
    match heard.key() {
        "record-it" => {
            let (reason, details) = (reason_of(turn, variant), turn.card());
            turn.set_inner(Inner::Working);
            turn.order(Work::Record, |request| Effect::RequestHandoff { request, reason, details });
            Outcome::Stay
        }
        "go-back" => Outcome::Exit("refused"),
        _ => Outcome::NotUnderstood,
    }
}

pub(super) fn receive(turn: &mut Turn<'_>, event: &Event) -> Outcome {
    match event {
        Event::Recorded { number, .. } => {
            turn.say(Reply::new("handoff-recorded").with("number", number.clone()));
            let contact = turn.argument("contact");
            turn.say(Reply::new("nobody-connected").with("contact", contact));
            Outcome::Exit("done")
        }
        other => turn.fail_or_stay(other),
    }
}
