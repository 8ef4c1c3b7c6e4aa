//! Storing a request that people have to carry out. Nothing is promised beyond that it is stored.

use chrono::TimeDelta;

use super::Inner;
use crate::dialogue::backend::RequestKind;
use crate::dialogue::engine::{Outcome, Turn};
use crate::dialogue::event::{Effect, Event};
use crate::dialogue::flow::Variant;
use crate::dialogue::reply::Reply;
use crate::dialogue::state::Work;
use crate::domain::retention::KEPT_FOR_REQUEST_DAYS;

fn kind_of(variant: Variant) -> RequestKind {
    match variant {
        Variant::Request(kind) => kind,
        Variant::None | Variant::Handoff(_) => RequestKind::Handoff,
    }
}

pub(super) fn enter(turn: &mut Turn<'_>, variant: Variant) -> Outcome {
    let (kind, details) = match (kind_of(variant), turn.state.expiring.clone()) {
        // Saying again that a request needs its backup keeps it anew.
        (RequestKind::KeptBackup, Some(expiring)) => (expiring.kind, expiring.details),
        (kind, _) => (kind, turn.card()),
    };
    turn.set_inner(Inner::Working);
    turn.order(Work::Record, |request| Effect::RecordRequest { request, kind, details });
    Outcome::Stay
}

pub(super) fn receive(turn: &mut Turn<'_>, variant: Variant, event: &Event) -> Outcome {
    match event {
        Event::Recorded { number, .. } if kind_of(variant) == RequestKind::KeptBackup => {
            turn.state.expiring = None;
            let until = turn.now + TimeDelta::days(KEPT_FOR_REQUEST_DAYS);
            turn.say(Reply::new("recorded-kept-backup").with("number", number.clone()));
            turn.say(Reply::new("backup-kept").with("until", until));
            Outcome::Exit("done")
        }
        Event::Recorded { number, known_since, promise, .. } => {
            turn.say(match known_since {
                None => Reply::new(format!("recorded-{}", kind_of(variant))).with("number", number.clone()),
                Some(at) => Reply::new("recorded-already").with("number", number.clone()).with("at", *at),
            });
            super::handoff::tell_who_answers(turn, *promise);
            Outcome::Exit("done")
        }
        other => turn.fail_or_stay(other),
    }
}
