//! What becomes of an order in the canned world: its result, what could be seen of it, and what is remembered.
//!
//! In charge of answering at once, and of failing where the script says so. The figures are `backend`'s.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::backend::{self, Answers};
use super::{CannedWorld, Rare};
use crate::dialogue::backend::{
    KeptChoice, Progress, RequestEnd, RequestKind, RequestSubject, RequestView, RestoreOption, total,
};
use crate::dialogue::event::{ConsentGiven, FailureKind, RequestNumber};
use crate::dialogue::script::world::Seen;
use crate::dialogue::{Effect, Event};
use crate::domain::{ConsentId, PlanId, RestoreId};

impl CannedWorld {
    /// Does what a turn ordered; gives the results.
    pub(super) fn carry_out(&mut self, effect: Effect, seen: &mut Vec<Seen>) -> Vec<Event> {
        if let Some(failed) = self.failure_of(&effect) {
            return vec![failed];
        }
        match effect {
            Effect::Say(reply) => {
                seen.push(Seen::Reply(reply));
                Vec::new()
            }
            Effect::SendFile(file) => {
                seen.push(Seen::File(file));
                Vec::new()
            }
            Effect::Ask { request, facts } => {
                let answers = Answers { scenario: &self.scenario, facts: &self.facts, now: self.now };
                let facts = facts.into_iter().map(|name| (name, answers.fact(name))).collect();
                vec![Event::Facts { request, facts }]
            }
            Effect::GatherEvidence { request } => {
                let is_all_back = self.scenario.rare.contains_key(&Rare::AllBack) && !self.done.is_empty();
                let (now, zone) = (self.now, self.facts.portal.zone);
                let evidence = match is_all_back {
                    true => self.scenario.evidence_of_nothing(now, zone),
                    false => self.scenario.evidence(now, zone),
                };
                vec![Event::Evidence { request, evidence }]
            }
            Effect::ListSnapshots { request } => {
                let snapshots = self.scenario.snapshots(self.now, self.facts.portal.zone);
                vec![Event::Snapshots { request, snapshots }]
            }
            Effect::MakePlan { request, order } => {
                let answers = Answers { scenario: &self.scenario, facts: &self.facts, now: self.now };
                let plan = answers.plan(&order);
                self.plan = Some(plan.clone());
                vec![Event::Plan { request, plan }]
            }
            Effect::GiveConsent { request, plan, how, .. } => self.consent(request, plan, &how, seen),
            Effect::StartRestore { request, consent } => self.restore(request, consent, seen),
            Effect::ExportCsv { request, order } => {
                let answers = Answers { scenario: &self.scenario, facts: &self.facts, now: self.now };
                let export = answers.export(&order);
                seen.push(Seen::effect("export", &[("only-missing", order.only_missing.to_string())]));
                for entry in &mut self.requests {
                    let is_answered = entry.kept.as_ref().is_some_and(|kept| kept.snapshot.id == order.snapshot);
                    entry.is_open &= !is_answered;
                }
                vec![Event::Exported { request, export }]
            }
            Effect::PlanUndo { request, restore } => {
                let remove = self.done.get(&restore).cloned().unwrap_or_default();
                vec![Event::UndoPlanned { request, undo: backend::undo_summary(restore, remove, &self.scenario) }]
            }
            Effect::StartUndo { request, restore, .. } => self.undo(request, restore, seen),
            Effect::RequestHandoff { request, reason, details } => {
                let mut args = vec![("reason", reason.to_string())];
                args.extend(details.get("words").map(|words| ("words", words.clone())));
                let known = self.handoffs.get(&reason).cloned();
                seen.push(Seen::effect(if known.is_some() { "handoff-added" } else { "handoff" }, &args));
                if let Some((number, at)) = known {
                    return vec![Event::Recorded { request, number, known_since: Some(at), promise: None }];
                }
                let recorded = self.record(request, reason.kind(), &details);
                if let Event::Recorded { number, .. } = &recorded {
                    self.handoffs.insert(reason, (number.clone(), self.now));
                }
                vec![recorded]
            }
            Effect::RecordRequest { request, kind, details } => {
                let mut args: Vec<(&str, String)> = vec![("kind", kind.to_string())];
                args.extend(details.iter().map(|(key, value)| (key.as_str(), value.clone())));
                if let Some((number, at)) = self.same_order(kind, &details) {
                    return vec![Event::Recorded { request, number, known_since: Some(at), promise: None }];
                }
                seen.push(Seen::effect("request", &args));
                vec![self.record(request, kind, &details)]
            }
            Effect::CloseRequest { request, number } => {
                self.handoffs.retain(|_, (handoff, _)| *handoff != number);
                for entry in self.requests.iter_mut().filter(|entry| entry.number == number) {
                    entry.is_open = false;
                    entry.end = RequestEnd::Closed;
                    entry.kept = None;
                }
                let requests = self.requests.iter().rev().cloned().collect();
                vec![Event::Requests { request, requests }]
            }
            Effect::ListRequests { request } => {
                let requests = self.requests.iter().rev().cloned().collect();
                vec![Event::Requests { request, requests }]
            }
            Effect::AskApproval { request, until, .. } => {
                seen.push(Seen::effect("approval-asked", &[]));
                vec![Event::ApprovalAsked { request, until, is_given: false }]
            }
            Effect::EndHandoff => {
                seen.push(Seen::effect("handoff-ended", &[]));
                Vec::new()
            }
            Effect::RecordRating { is_good } => {
                seen.push(Seen::effect("rating", &[("good", is_good.to_string())]));
                Vec::new()
            }
            Effect::RecordFeedback { helped, reason, comment } => {
                let mut args = vec![("helped", helped.to_string())];
                args.extend(reason.map(|reason| ("reason", reason)));
                args.extend(comment.map(|comment| ("comment", comment)));
                seen.push(Seen::effect("feedback", &args));
                Vec::new()
            }
        }
    }

    /// The open request that asks for the same thing.
    fn same_order(&self, kind: RequestKind, details: &BTreeMap<String, String>) -> Option<(String, DateTime<Utc>)> {
        let snapshots = self.scenario.snapshots(self.now, self.facts.portal.zone);
        let kept = KeptChoice::read(details, &snapshots)?;
        let same = |entry: &&RequestView| {
            entry.what == RequestSubject::Asked(kind) && entry.is_open && entry.kept.as_ref() == Some(&kept)
        };
        self.requests.iter().find(same).map(|entry| (entry.number.clone(), entry.made_at))
    }

    fn record(&mut self, request: RequestNumber, kind: RequestKind, details: &BTreeMap<String, String>) -> Event {
        let snapshots = self.scenario.snapshots(self.now, self.facts.portal.zone);
        let number = format!("{}", self.requests.len() + 1);
        self.requests.push(RequestView {
            number: number.clone(),
            what: RequestSubject::Asked(kind),
            made_at: self.now,
            is_open: true,
            undo: None,
            go_on: None,
            kept: KeptChoice::read(details, &snapshots)
                .filter(|_| kind.can_be_resumed() && kind != RequestKind::TariffDecision),
            is_expired: self.scenario.rare.contains_key(&Rare::RequestExpired),
            end: RequestEnd::Done,
        });
        Event::Recorded { request, number, known_since: None, promise: None }
    }

    fn consent(
        &mut self,
        request: RequestNumber,
        plan: PlanId,
        how: &ConsentGiven,
        seen: &mut Vec<Seen>,
    ) -> Vec<Event> {
        let fail = |kind| vec![Event::Failed { request, kind, reference: "F-1".into(), other: None }];
        if let Some(kind) = self.scenario.role.refusal() {
            return fail(kind);
        }
        let Some(known) = self.plan.clone().filter(|known| known.plan == plan && known.expires_at > self.now) else {
            return fail(FailureKind::PlanStale);
        };
        let how = match how {
            ConsentGiven::Button => "button",
            ConsentGiven::Typed(_) => "typed",
        };
        seen.push(Seen::effect("consent", &[("how", how.to_owned())]));
        let consent = ConsentId(plan.0);
        self.consents.insert(consent, known);
        vec![Event::Consent { request, consent }]
    }

    fn restore(&mut self, request: RequestNumber, consent: ConsentId, seen: &mut Vec<Seen>) -> Vec<Event> {
        // Used up: a second start with it fails.
        let Some(plan) = self.consents.remove(&consent) else {
            return vec![Event::Failed {
                request,
                kind: FailureKind::AlreadyRunning,
                reference: "F-2".into(),
                other: None,
            }];
        };
        let restore = match self.facts.unfinished.take() {
            Some(other) => other.restore,
            None => {
                self.restores += 1;
                RestoreId(self.restores)
            }
        };
        self.requests.retain(|entry| entry.go_on.is_none());
        for entry in &mut self.requests {
            entry.is_open &= entry.kept.take().is_none();
        }
        for (name, counts) in [("create", &plan.recreate), ("change", &plan.change_back), ("remove", &plan.remove)] {
            for (entity_type, count) in counts.iter().filter(|(_, count)| **count > 0) {
                seen.push(Seen::effect(format!("{name} {entity_type}"), &[("count", count.to_string())]));
            }
        }
        self.done.insert(restore, plan.recreate.clone());
        self.requests.push(RequestView {
            number: restore.to_string(),
            what: RequestSubject::Work(self.state.answers.option().unwrap_or(RestoreOption::Selective)),
            made_at: self.now,
            is_open: false,
            undo: Some(restore),
            go_on: None,
            kept: None,
            is_expired: false,
            end: RequestEnd::Done,
        });
        let of = total(&plan.recreate) + total(&plan.change_back) + total(&plan.remove);
        let progress = |done| Event::Progress { request, progress: Progress { done, of } };
        let report = backend::report(restore, &plan, &self.scenario);
        vec![progress(of / 2), progress(of), Event::Restored { request, report }]
    }

    fn undo(&mut self, request: RequestNumber, restore: RestoreId, seen: &mut Vec<Seen>) -> Vec<Event> {
        let Some(counts) = self.done.remove(&restore) else {
            return vec![Event::Failed {
                request,
                kind: FailureKind::NothingToUndo,
                reference: "F-3".into(),
                other: None,
            }];
        };
        for (entity_type, count) in counts.iter().filter(|(_, count)| **count > 0) {
            seen.push(Seen::effect(format!("remove {entity_type}"), &[("count", count.to_string())]));
        }
        for entry in &mut self.requests {
            if entry.undo == Some(restore) {
                entry.undo = None;
                entry.end = RequestEnd::TakenBack;
            }
        }
        vec![Event::Undone { request, report: backend::undone(restore, counts, &self.scenario) }]
    }

    /// The failure that this order is to have, as its event.
    fn failure_of(&mut self, effect: &Effect) -> Option<Event> {
        let request = effect.request()?;
        let name = effect.name();
        let position = self.failures.iter().position(|(order, _, _)| order == name || order == "everything")?;
        let kind = self.failures[position].1;
        if !self.failures[position].2 {
            self.failures.remove(position);
        }
        Some(Event::Failed { request, kind, reference: "F-9".into(), other: self.scenario.other_restore(self.now) })
    }
}
