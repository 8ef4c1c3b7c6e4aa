//! A person (R07, R11, R29) or a partner (R32): offered, stored as a request. Where a desk is connected it is told by when
//! somebody answers; where none is, nothing is promised.

use chrono::{DateTime, Utc};

use super::Inner;
use crate::dialogue::backend::HandoffReason;
use crate::dialogue::engine::{Heard, Known, Outcome, Turn};
use crate::dialogue::event::{Effect, Event};
use crate::dialogue::facts::FactName;
use crate::dialogue::flow::Variant;
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::rules::Rule;
use crate::dialogue::state::{OpenHandoff, Work};

/// The step that tells how to find a partner (R32), entered from anywhere.
const PARTNER: &str = "partner";

/// What the person wrote for whoever reads the request, among its details.
const WORDS: &str = "words";

/// Asks what to add to a request that an agent answers.
const OPEN_WAITS: &str = "handoff-open-waits";

/// A question about an open request with the promise of now; every other one as it is.
pub fn with_promise(reply: Reply, promise: Option<(DateTime<Utc>, u32)>) -> Reply {
    match promise.filter(|_| reply.name == OPEN_WAITS) {
        Some((until, before)) => reply.with("until", Arg::Moment(until)).with("before", before),
        None => reply,
    }
}

fn reason_of(turn: &mut Turn<'_>, variant: Variant) -> HandoffReason {
    match variant {
        Variant::Handoff(reason) => turn.handoff_reason(reason),
        Variant::None | Variant::Request(_) => HandoffReason::Asked,
    }
}

pub(super) fn enter(turn: &mut Turn<'_>, variant: Variant) -> Outcome {
    let reason = reason_of(turn, variant);
    // A suspected intruder is reported on every plan (R11); a partner is nobody of the support's.
    if !matches!(reason, HandoffReason::Security | HandoffReason::Partner) {
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
    if let Some(open) = turn.state.handoffs.get(&reason).cloned() {
        let reply = match (reason, turn.facts.promise) {
            (HandoffReason::Partner, _) => Reply::new("partner-open"),
            // The same promise again, with the place that the person has by now.
            (_, Some(_)) => with_promise(Reply::new(OPEN_WAITS), turn.facts.promise),
            (_, None) => Reply::new("handoff-open").with("contact", contact),
        };
        turn.ask(reply.with("number", open.number).with("at", open.at).asking(["go-back"]));
        return Outcome::Stay;
    }
    let reply = match reason {
        HandoffReason::Partner => Reply::new("partner-wanted"),
        HandoffReason::Security => Reply::new("handoff-security").with("contact", contact),
        _ if turn.facts.policy.desk.is_connected() => Reply::new("handoff-call"),
        _ => Reply::new("handoff-offer").with("contact", contact),
    };
    turn.ask(reply.asking(["record-it", "go-back"]));
    Outcome::Stay
}

/// R29: why not, and the way on.
fn refuse(turn: &mut Turn<'_>) -> Outcome {
    turn.set_inner(Inner::Asked);
    let tariff = turn.argument("tariff");
    let mut reply = Reply::new("handoff-refused").with("tariff", tariff);
    if turn.holds(Rule::R32) {
        reply = reply.asking([PARTNER]);
    }
    turn.ask(reply.asking(["go-back"]));
    Outcome::Stay
}

pub(super) fn hear(turn: &mut Turn<'_>, variant: Variant, heard: &Heard) -> Outcome {
    let reason = reason_of(turn, variant);
    let takes_words = reason == HandoffReason::Partner || turn.state.handoffs.contains_key(&reason);
    match heard {
        Heard::Choice(key) if key == "record-it" => record(turn, reason, None),
        Heard::Choice(key) if key == "go-back" => Outcome::Exit("refused"),
        Heard::Text(words) if takes_words => record(turn, reason, Some(words.clone())),
        _ => Outcome::NotUnderstood,
    }
}

/// Has it stored: what is known goes along, and what the person added.
fn record(turn: &mut Turn<'_>, reason: HandoffReason, words: Option<String>) -> Outcome {
    let mut details = turn.card();
    details.extend(words.map(|words| (WORDS.to_owned(), words)));
    turn.set_inner(Inner::Working);
    turn.state.rating = None;
    turn.order(Work::Record, |request| Effect::RequestHandoff { request, reason, details });
    Outcome::Stay
}

pub(super) fn receive(turn: &mut Turn<'_>, variant: Variant, event: &Event) -> Outcome {
    match event {
        Event::Recorded { number, known_since, promise, .. } => {
            let reason = reason_of(turn, variant);
            let at = known_since.unwrap_or(turn.now);
            let was_known = turn.state.handoffs.insert(reason, OpenHandoff { number: number.clone(), at }).is_some();
            let name = match (known_since, was_known) {
                (None, _) if reason == HandoffReason::Partner => "recorded-partner",
                (None, _) => "handoff-recorded",
                (Some(_), true) => "handoff-added",
                (Some(_), false) => "handoff-already",
            };
            let reply = Reply::new(name).with("number", number.clone());
            turn.say(if name == "recorded-partner" { reply } else { reply.with("at", at) });
            tell_who_answers(turn, *promise);
            Outcome::Exit("done")
        }
        other => turn.fail_or_stay(other),
    }
}

/// Says by when an agent answers, or that nobody is connected to the chat. What is not for the desk is promised nothing.
pub(super) fn tell_who_answers(turn: &mut Turn<'_>, promise: Option<(DateTime<Utc>, u32)>) {
    if let Some((at, before)) = promise {
        turn.say(Reply::new("handoff-waits").with("at", Arg::Moment(at)).with("before", before).of_desk());
    } else if !turn.facts.policy.desk.is_connected() {
        let contact = turn.argument("contact");
        turn.say(Reply::new("nobody-connected").with("contact", contact));
    }
}
