//! The person's requests and the portal's restores: with *undo* where it is possible, with *go on* where a restore has
//! not ended (B07) or a choice only waited for the plan (tariff) and the portal has it now (R26), and with *close*
//! where something is asked of people.

use super::Inner;
use crate::dialogue::answers::{Answers, LossMoment, MomentSource};
use crate::dialogue::backend::{RequestEnd, RequestSubject, RequestView};
use crate::dialogue::engine::{Heard, Known, Outcome, Turn};
use crate::dialogue::event::{Effect, Event};
use crate::dialogue::facts::FactName;
use crate::dialogue::reply::{Arg, Choice, Reply};
use crate::dialogue::rules::Rule;
use crate::dialogue::state::{EvidenceState, Work};
use crate::domain::{ConsentId, RestoreId};

/// The most entries shown.
const MOST_ENTRIES: usize = 8;

pub(super) fn enter(turn: &mut Turn<'_>) -> Outcome {
    if turn.holds(Rule::R26) && turn.asks_anew(FactName::TariffAllowsRestore) {
        return Outcome::Stay;
    }
    turn.set_inner(Inner::Working);
    turn.order(Work::Requests, |request| Effect::ListRequests { request });
    Outcome::Stay
}

pub(super) fn receive(turn: &mut Turn<'_>, event: &Event) -> Outcome {
    let Event::Requests { requests, .. } = event else { return turn.fail_or_stay(event) };
    turn.set_inner(Inner::Asked);
    let mut reply =
        Reply::new(if requests.is_empty() && turn.state.shelf.is_empty() { "no-requests" } else { "requests-next" });
    for entry in requests.iter().take(MOST_ENTRIES) {
        let what = match entry.what {
            RequestSubject::Work(option) => option.into(),
            RequestSubject::Undo => Arg::Term("request-undo".into()),
            RequestSubject::Asked(kind) => Arg::Term(format!("request-{kind}")),
        };
        let name = match entry.is_open {
            true if entry.go_on.is_some() => "request-line-unfinished",
            true if entry.is_expired => "request-line-expired",
            true => "request-line-open",
            false => match entry.end {
                RequestEnd::Done => "request-line-done",
                RequestEnd::TakenBack => "request-line-taken-back",
                RequestEnd::Closed => "request-line-closed",
            },
        };
        turn.say(Reply::new(name).with("number", entry.number.clone()).with("what", what).with("at", entry.made_at));
        if let Some(restore) = entry.go_on {
            let choice = Choice::labelled(format!("go-on-{restore}"), "go-on-choice");
            reply = reply.choice(choice.with("number", entry.number.clone()));
        }
        if let (Some(restore), true) = (entry.undo, turn.holds(Rule::B05)) {
            let choice =
                Choice::labelled(format!("undo-{restore}"), "undo-choice").with("number", entry.number.clone());
            reply = reply.choice(choice);
        }
        reply = offer_to_go_on(turn, reply, entry);
        if entry.is_open && matches!(entry.what, RequestSubject::Asked(_)) {
            let choice = Choice::labelled(format!("close-{}", entry.number), "close-choice");
            reply = reply.choice(choice.with("number", entry.number.clone()));
        }
    }
    for (position, what) in turn.matters_aside().into_iter().enumerate() {
        let choice = Choice::labelled(format!("matter-{}", position + 1), "matter-choice");
        reply = reply.choice(choice.with("matter", what));
    }
    let waits = requests.iter().any(|entry| entry.is_open && entry.kept.is_some());
    if waits && !may_go_on(turn) && turn.holds(Rule::R26) {
        reply = reply.asking(["check-again"]);
    }
    turn.ask(reply.asking(["go-back"]));
    Outcome::Stay
}

/// Whether kept choices can be gone on with: the plan (tariff) allows them, and no other work is under way.
fn may_go_on(turn: &Turn<'_>) -> bool {
    turn.holds(Rule::R26) && turn.fact(FactName::TariffAllowsRestore) == Known::Yes && !turn.is_running()
}

/// R26: the plan (tariff) allows now what was kept for it.
fn offer_to_go_on(turn: &mut Turn<'_>, reply: Reply, entry: &RequestView) -> Reply {
    let Some(kept) = entry.kept.as_ref().filter(|_| entry.is_open && may_go_on(turn)) else { return reply };
    turn.say(
        Reply::new("request-ready")
            .with("number", entry.number.clone())
            .with("option", kept.option)
            .with("snapshot", kept.snapshot.taken_at),
    );
    let key = format!("resume-{}", entry.number);
    reply.choice(Choice::labelled(key, "resume-choice").with("number", entry.number.clone()))
}

pub(super) fn hear(turn: &mut Turn<'_>, heard: &Heard) -> Outcome {
    match heard.key() {
        "go-back" => return Outcome::Exit("done"),
        "check-again" => return Outcome::Again,
        _ => {}
    }
    if let Some(number) = heard.key().strip_prefix("matter-").and_then(|number| number.parse::<usize>().ok()) {
        turn.take_up(number.saturating_sub(1));
        return Outcome::Stay;
    }
    if let Some(number) = heard.key().strip_prefix("resume-") {
        return resume(turn, number);
    }
    if let Some(number) = heard.key().strip_prefix("close-").map(str::to_owned) {
        turn.set_inner(Inner::Working);
        turn.say(Reply::new("request-closed").with("number", number.clone()));
        turn.order(Work::Close, |request| Effect::CloseRequest { request, number });
        return Outcome::Stay;
    }
    if let Some(restore) = heard.key().strip_prefix("go-on-").and_then(|restore| restore.parse::<RestoreId>().ok()) {
        turn.state.unfinished = Some(ConsentId(restore.0));
        return Outcome::Exit("go-on");
    }
    let restore = heard.key().strip_prefix("undo-").and_then(|restore| restore.parse().ok());
    let known = restore.filter(|restore| turn.state.requests.iter().any(|entry| entry.undo == Some(*restore)));
    if known.is_none() {
        return Outcome::NotUnderstood;
    }
    turn.state.undo = known;
    Outcome::Exit("undo")
}

/// Takes up a kept choice: what, when, way and snapshot stand; everything that may have changed is read anew.
fn resume(turn: &mut Turn<'_>, number: &str) -> Outcome {
    let entry = turn.state.requests.iter().find(|entry| entry.number == number && entry.is_open);
    let Some(kept) = entry.and_then(|entry| entry.kept.clone()) else { return Outcome::NotUnderstood };
    let mut answers = Answers::default();
    if !kept.missing.is_empty() {
        answers.set_missing(kept.missing);
    }
    let (at, source) = match kept.moment {
        Some(at) => (at, MomentSource::Told),
        None => (kept.snapshot.taken_at, MomentSource::Snapshot),
    };
    answers.set_moment(LossMoment { at, source });
    answers.set_option(kept.option);
    answers.set_snapshot(kept.snapshot);
    turn.state.answers = answers;
    turn.state.evidence = EvidenceState::NotRead;
    turn.state.snapshots = None;
    turn.state.facts.clear();
    Outcome::Exit("resume")
}
