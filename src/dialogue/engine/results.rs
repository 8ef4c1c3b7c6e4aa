//! Results of orders: which task they belong to, what they teach, what a failure says.
//!
//! A result whose number nobody waits for changes nothing: it is late, doubled, or of an answer since changed.

use std::collections::BTreeMap;

use super::{Outcome, Turn};
use crate::dialogue::backend::{OtherRestore, Report};
use crate::dialogue::event::{Event, FailureKind, RequestNumber};
use crate::dialogue::flow::{Body, Variant};
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::state::{EvidenceState, LastDone, Pending, SnapshotList, Task, Work};
use crate::dialogue::steps::{self, BuiltIn, Inner};

impl Turn<'_> {
    pub(super) fn receive(&mut self, event: Event) {
        let Some(request) = request_of(&event) else { return };
        let waits = |task: &Task| task.pending.as_ref().is_some_and(|pending| pending.request == request);
        let Some(position) = self.state.tasks.iter().position(waits) else {
            return self.keep_for_later(request, event);
        };
        if position + 1 < self.state.tasks.len() {
            if !matches!(event, Event::Progress { .. }) {
                self.state.tasks[position].deferred = Some(Box::new(event));
            }
            return;
        }
        let Some(pending) = self.task().pending.clone() else { return };
        if !matches!(event, Event::Progress { .. }) {
            self.task().pending = None;
        }
        self.keep(&pending, &event);
        let Some((built_in, variant)) = self.working_step() else { return self.enter_again() };
        if *self.inner() == Inner::Fresh {
            return self.enter_again();
        }
        let outcome = steps::receive(built_in, variant, self, &event);
        self.go(outcome);
    }

    /// A result for a matter that was put aside waits there.
    fn keep_for_later(&mut self, request: RequestNumber, event: Event) {
        let mut tasks = self.state.shelf.iter_mut().flat_map(|matter| &mut matter.tasks);
        let task = tasks.find(|task| task.pending.as_ref().is_some_and(|pending| pending.request == request));
        if let (Some(task), false) = (task, matches!(event, Event::Progress { .. })) {
            task.deferred = Some(Box::new(event));
        }
    }

    pub(super) fn working_step(&self) -> Option<(BuiltIn, Variant)> {
        match &self.step()?.body {
            Body::BuiltIn { step, variant, .. } => Some((*step, *variant)),
            Body::Plain(_) => None,
        }
    }

    pub(super) fn enter_again(&mut self) {
        if let Some(step) = self.state.step().map(str::to_owned) {
            self.enter(&step);
        }
    }

    /// Notes what a result says, whatever step asked for it.
    fn keep(&mut self, pending: &Pending, event: &Event) {
        match event {
            Event::Facts { facts, .. } => self.learn(&pending.facts, facts, "nobody answered"),
            Event::Evidence { evidence, .. } => {
                self.state.evidence = EvidenceState::Read(Box::new(evidence.clone()));
                self.state.is_evidence_told = false;
                self.just_read = true;
            }
            Event::Snapshots { snapshots, .. } => {
                let mut snapshots = snapshots.clone();
                snapshots.sort_by_key(|snapshot| (snapshot.taken_at, snapshot.id));
                self.state.snapshots = Some(SnapshotList { listed_at: self.now, snapshots });
                self.just_read = true;
            }
            Event::Requests { requests, .. } => {
                // What was closed is asked for no more; asking again makes a new request.
                let is_open = |number: &str| requests.iter().any(|entry| entry.is_open && entry.number == *number);
                if pending.work == Work::Close {
                    self.state.handoffs.retain(|_, handoff| is_open(&handoff.number));
                }
                self.state.requests.clone_from(requests);
            }
            Event::Restored { report, .. } | Event::Undone { report, .. } => self.keep_done(report),
            Event::Recorded { number, .. } if pending.work == Work::Record => {
                self.state.recorded = Some(number.clone());
            }
            Event::Failed { kind, reference, .. } => self.keep_failure(pending, *kind, reference),
            _ => {}
        }
    }

    /// The portal is another one after a restore: what was read before it counts no more.
    fn keep_done(&mut self, report: &Report) {
        self.state.heard_of.insert(report.restore);
        let restore = report.undoes.unwrap_or(report.restore);
        let is_whole = report.is_verified && report.refused == 0 && report.unknown == 0;
        self.state.last_done = Some(LastDone { restore, at: self.now, is_undo: report.undoes.is_some(), is_whole });
        self.state.evidence = EvidenceState::NotRead;
    }

    fn keep_failure(&mut self, pending: &Pending, kind: FailureKind, reference: &str) {
        match pending.work {
            Work::Facts => self.learn(&pending.facts, &BTreeMap::new(), kind.as_str()),
            Work::Evidence => {
                let name = if self.reading_failed() { "evidence-failed-again" } else { "evidence-failed" };
                self.state.evidence = EvidenceState::Failed { kind, at: self.now };
                self.state.reading_was_tried = true;
                self.just_read = true;
                // Without any backup there is none that could be safe.
                let backups = u64::from(kind != FailureKind::NoSnapshots);
                self.say(
                    Reply::new(name)
                        .with("reference", reference)
                        .with("reason", failure_term(kind))
                        .with("backups", backups),
                );
            }
            Work::Snapshots => {
                self.set_inner(Inner::Working);
            }
            // What begins a restore is the last that a consent does.
            Work::Consent if kind.is_of_portal() => self.say(Reply::new("nothing-begun")),
            _ => {}
        }
    }

    /// For steps whose only work is preparation: a failure is told, anything else changes nothing.
    pub fn fail_or_stay(&mut self, event: &Event) -> Outcome {
        match event {
            Event::Failed { kind, reference, other, .. } => self.fail(*kind, reference, other.as_ref()),
            _ => Outcome::Stay,
        }
    }

    /// Tells a failure and asks what to do.
    pub fn fail(&mut self, kind: FailureKind, reference: &str, other: Option<&OtherRestore>) -> Outcome {
        self.set_inner(Inner::Failed);
        let mut reply = with_other(Reply::new(format!("failure-{kind}")).with("reference", reference), other);
        for name in self.dialogues.texts.variables(&reply.name) {
            let known = || self.argument(&name);
            reply.args.entry(name.clone()).or_insert_with(known);
        }
        self.ask(reply.asking(kind.choices().iter().copied()));
        Outcome::Stay
    }
}

/// The restore in the way, as texts name it: its number, who confirmed it, since when. `known` tells how far the
/// portal's user is known: 2 by name, 1 by number, 0 not at all.
pub fn with_other(reply: Reply, other: Option<&OtherRestore>) -> Reply {
    let Some(other) = other else {
        return reply
            .with("known", 0u64)
            .with("who", "")
            .with("restore", "")
            .with("since", Arg::Term("not-known".into()));
    };
    let (known, who) = match (&other.name, other.user) {
        (Some(name), _) => (2u64, name.clone()),
        (None, Some(user)) => (1, user.to_string()),
        (None, None) => (0, String::new()),
    };
    reply.with("known", known).with("who", who).with("restore", other.restore.to_string()).with("since", other.since)
}

/// The text that names a failure within a sentence.
fn failure_term(kind: FailureKind) -> Arg {
    Arg::Term(format!("reason-{kind}"))
}

fn request_of(event: &Event) -> Option<RequestNumber> {
    match event {
        Event::Facts { request, .. }
        | Event::Evidence { request, .. }
        | Event::Snapshots { request, .. }
        | Event::Plan { request, .. }
        | Event::Consent { request, .. }
        | Event::Progress { request, .. }
        | Event::Restored { request, .. }
        | Event::Exported { request, .. }
        | Event::UndoPlanned { request, .. }
        | Event::Undone { request, .. }
        | Event::ApprovalAsked { request, .. }
        | Event::Recorded { request, .. }
        | Event::Requests { request, .. }
        | Event::Failed { request, .. } => Some(*request),
        Event::Opened
        | Event::Text(_)
        | Event::Captioned(_)
        | Event::Pressed { .. }
        | Event::Edited { .. }
        | Event::Command(_)
        | Event::Unsupported
        | Event::Language(_)
        | Event::TariffChanged
        | Event::RequestReady(_)
        | Event::MassLoss(_)
        | Event::SnapshotExpires(_)
        | Event::RestoreEnded(_)
        | Event::Desk(_)
        | Event::ToAgent(_) => None,
    }
}
