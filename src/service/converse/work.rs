//! What a conversation orders, carried out by the services.
//!
//! In charge of calling the right service for each order, of orders that come twice (after a crash), and of
//! telling failures in the few kinds that a person needs. What a service does is its own.

use std::collections::BTreeMap;
use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde_json::json;

use super::exporting::make_export;
use super::failure::Failure;
use super::files::FileWords;
use super::look::zone_of;
use super::others::{describe_restore, find_unfinished};
use super::requests::case_of;
use super::{Job, OnProgress, Worker, facts, views};
use crate::dialogue::backend::{FileView, Order, OtherRestore, RestoreOption, SnapshotView, UndoSummary, total};
use crate::dialogue::event::{ConsentGiven, Effect, Event, FailureKind};
use crate::dialogue::facts::{Fact, FactAnswer, FactName, Facts, PortalView};
use crate::domain::at::At;
use crate::domain::consent::{Confirmation, Consent, Manner, SavedPlan, Who};
use crate::domain::handoff::{AgentId, Happening};
use crate::domain::plan::{ActionKind, Scope};
use crate::domain::restore::RestoreState;
use crate::domain::{ConsentId, EntityType, PlanId, PortalId, RestoreId, UserId};
use crate::ports::conversations::{ConversationStore, Situation, StoredConversation};
use crate::ports::handoffs::{Actor, Verdict};
use crate::ports::portals::{Portal, PortalStore};
use crate::ports::restores::StartError;
use crate::ports::snapshots::StoreError;
use crate::service::desk::{Advance, Desk, Stage};
use crate::service::evidence::gather_evidence;
use crate::service::handoff::Owners;
use crate::service::in_force::PolicyInForce;
use crate::service::plan::{PlanRequest, PlanScope, make_plan};
use crate::service::restore::{RestoreError, RestoreOutcome, begin, resume};
use crate::service::rights::check_person;
use crate::service::undo::plan_undo;

/// How often a restore that was begun waits for a portal that does not answer, each time twice as long as before, from
/// [`SettleTime::least`](crate::domain::restore::SettleTime) on; with the attempts of each request some ten minutes.
const MOST_WAITS: u32 = 6;

/// Makes a desk for a portal: connection, stores, rules.
#[async_trait]
pub trait Desks: Send + Sync {
    /// The desk of that portal.
    ///
    /// # Errors
    /// Where the portal was removed or its webhook cannot be used.
    async fn desk(&self, portal: &PortalId) -> Result<Desk, DeskError>;
}

/// Why there is no desk.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is no usable webhook.
    #[error("the portal's webhook cannot be used: {0}")]
    Webhook(String),
}

/// Carries out orders with the real services.
pub struct ServiceWorker {
    desks: Arc<dyn Desks>,
    portals: Arc<dyn PortalStore>,
    pub(super) conversations: Arc<dyn ConversationStore>,
    pub(super) policy: PolicyInForce,
    os_user: String,
    /// Who has which conversation; `None` where no desk is connected.
    pub(super) owners: Option<Owners>,
}

impl ServiceWorker {
    /// With what it works on; `os_user` is whoever runs the program, for the audit.
    pub fn new(
        desks: Arc<dyn Desks>,
        portals: Arc<dyn PortalStore>,
        conversations: Arc<dyn ConversationStore>,
        policy: impl Into<PolicyInForce>,
        os_user: String,
    ) -> Self {
        Self { desks, portals, conversations, policy: policy.into(), os_user, owners: None }
    }

    /// With a desk that takes requests up and approves restores.
    #[must_use]
    pub fn owned(self, owners: Owners) -> Self {
        Self { owners: Some(owners), ..self }
    }

    /// A restore of the portal that somebody can go on with. Without a desk (the webhook cannot be used) nobody can.
    async fn find_unfinished(&self, portal: &Portal) -> Result<Option<OtherRestore>, StoreError> {
        match self.desks.desk(&portal.id).await {
            Ok(desk) => find_unfinished(&desk, portal).await,
            Err(error) => {
                tracing::debug!(portal.id = %portal.id, %error, "no desk, so restores were not looked at");
                Ok(None)
            }
        }
    }

    fn who(&self, user: UserId) -> Who {
        Who { user, os_user: self.os_user.clone() }
    }
}

#[async_trait]
impl Worker for ServiceWorker {
    async fn surroundings(&self, situation: &Situation, now: DateTime<Utc>) -> Result<Facts, StoreError> {
        let (portal, person) = (&situation.portal, situation.conversation.person);
        let unfinished = match situation.has_restores {
            true => self.find_unfinished(portal).await?,
            false => None,
        };
        Ok(Facts {
            unfinished,
            known: known_facts(portal, person, situation.has_signed_in, now),
            portal: PortalView {
                name: portal.id.to_string(),
                zone: zone_of(portal),
                tariff: portal.tariff.clone(),
                requester: requester_name(portal, person),
            },
            promise: None,
            written_at: None,
            policy: (*self.policy.now()).clone(),
        })
    }

    async fn snapshots(&self, portal: &PortalId) -> Result<Option<Vec<SnapshotView>>, StoreError> {
        match self.desks.desk(portal).await {
            Ok(desk) => {
                let snapshots = desk.snapshots.list_snapshots(portal).await?;
                Ok(Some(snapshots.iter().map(views::snapshot).collect()))
            }
            Err(error) => {
                tracing::debug!(portal.id = %portal, %error, "no desk, so snapshots were not looked at");
                Ok(None)
            }
        }
    }

    async fn in_language(&self, conversation: &StoredConversation, file: FileView, words: &FileWords<'_>) -> FileView {
        match self.desks.desk(&conversation.portal).await {
            Ok(desk) => words.in_language(&*desk.files, file),
            Err(error) => {
                tracing::debug!(%error, "no desk, so a file is handed over as it was written");
                file
            }
        }
    }

    async fn carry_out(&self, job: Job<'_>, on_progress: OnProgress<'_>) -> Option<Event> {
        match self.attempt(job, on_progress).await {
            Ok(event) => event,
            Err(failure) => {
                let reference = format!("{}-{}", job.conversation.id, job.item);
                tracing::error!(
                    portal.id = %job.conversation.portal, conversation.id = %job.conversation.id, reference,
                    order = job.effect.name(), error = format!("{:#}", failure.source), "an order failed"
                );
                let request = job.effect.request()?;
                let other = self.in_the_way(job, &failure).await;
                Some(Event::Failed { request, kind: failure.kind, reference, other })
            }
        }
    }
}

impl ServiceWorker {
    /// The restore that stood in an order's way, as the person is told of it; what cannot be found out is left away.
    async fn in_the_way(&self, job: Job<'_>, failure: &Failure) -> Option<OtherRestore> {
        let is_about_another =
            matches!(failure.kind, FailureKind::AlreadyRunning | FailureKind::Overtaken | FailureKind::HasEnded);
        if !is_about_another {
            return None;
        }
        let desk = self.desks.desk(&job.conversation.portal).await.ok()?;
        match failure.other {
            Some(id) => {
                let restore = desk.restores.load_restore(id).await.ok()?;
                Some(describe_restore(&desk, &desk.portal, &restore, true).await)
            }
            None => find_unfinished(&desk, &desk.portal).await.ok().flatten(),
        }
    }

    async fn attempt(&self, job: Job<'_>, on_progress: OnProgress<'_>) -> Result<Option<Event>, Failure> {
        // What has no number is answered by nothing, whatever it is given.
        let request = job.effect.request().unwrap_or_default();
        let desk = self.desks.desk(&job.conversation.portal).await?;
        let person = job.conversation.person;
        let event = match job.effect {
            Effect::Ask { facts: names, .. } => {
                let (facts, probe) = facts::find_out(&desk, person, names, job.now).await;
                if let Some(probe) = probe {
                    // The conversation names the plan (tariff) as it was last stored.
                    self.portals.save_probe(desk.portal_id(), &probe, desk.now()).await?;
                }
                Event::Facts { request, facts }
            }
            Effect::GatherEvidence { .. } => {
                let found = gather_evidence(&desk, on_progress).await?;
                Event::Evidence {
                    request,
                    evidence: views::evidence(&found, self.policy.now().requests.few_records.max(2)),
                }
            }
            Effect::ListSnapshots { .. } => {
                let snapshots = desk.snapshots.list_snapshots(desk.portal_id()).await?;
                Event::Snapshots { request, snapshots: snapshots.iter().map(views::snapshot).collect() }
            }
            Effect::MakePlan { order, .. } => {
                // A preview shows records, so whoever lost the right since the last question gets none.
                check_person(&desk, person).await?;
                let plan_request = PlanRequest {
                    scope: scope_of(order)?,
                    at: At::Snapshot(order.snapshot),
                    choices: views::choices(order)?,
                    group_numbers: Vec::new(),
                    naming: order.naming.clone(),
                    // What the evidence offered may have been set right by people meanwhile.
                    has_to_match: false,
                    who: self.who(person),
                };
                let made = make_plan(&desk, &plan_request, on_progress).await?;
                Event::Plan { request, plan: views::plan(&made, &self.policy.now()) }
            }
            Effect::GiveConsent { plan, how, .. } => {
                let restore = self.give_consent(&desk, *plan, how, job).await?;
                // A consent is used up by exactly one restore, so it bears that restore's number.
                Event::Consent { request, consent: ConsentId(restore.0) }
            }
            Effect::StartRestore { consent, .. } => {
                let outcome = self.run(&desk, RestoreId(consent.0), person, on_progress).await?;
                Event::Restored { request, report: self.report(&outcome)? }
            }
            Effect::ExportCsv { order, .. } => {
                let export = make_export(&desk, order, self.who(person), job, on_progress).await?;
                self.close_answered(job, order.snapshot).await?;
                Event::Exported { request, export }
            }
            Effect::PlanUndo { restore, .. } => {
                let made = plan_undo(&desk, *restore, &self.who(person), on_progress).await?;
                Event::UndoPlanned { request, undo: undo_summary(*restore, &made.saved.plan, made.saved.id) }
            }
            Effect::StartUndo { restore, plan, .. } => {
                let outcome = self.undo(&desk, (*restore, *plan), job, on_progress).await?;
                Event::Undone { request, report: self.report(&outcome)? }
            }
            Effect::AskApproval { plan, deed, until, .. } => {
                let Some(owners) = &self.owners else { return Err(no_desk()) };
                let approval = owners.ask_approval(&case_of(job), *plan, *deed, *until, job.now).await?;
                let is_given = matches!(approval.verdict, Some(Verdict::Approved { .. }));
                Event::ApprovalAsked { request, until: approval.expires_at, is_given }
            }
            Effect::EndHandoff => {
                let Some(owners) = &self.owners else { return Ok(None) };
                let cause = format!("withdrawn-{}", job.item);
                // Whoever asked may always take it back.
                let _ended = owners.happen(&case_of(job), Happening::Withdrawn, Actor::Person, &cause, job.now).await?;
                return Ok(None);
            }
            Effect::RecordRating { is_good } => {
                if let Some(owners) = &self.owners {
                    owners.rate(&case_of(job), *is_good, &format!("rating-{}", job.item), job.now).await?;
                }
                return Ok(None);
            }
            Effect::RequestHandoff { reason, details, .. } => {
                self.record_handoff(request, job, *reason, details).await?
            }
            Effect::RecordRequest { kind, details, .. } => self.record_order(request, job, *kind, details).await?,
            Effect::CloseRequest { number, .. } => {
                self.close_request(job, number).await?;
                Event::Requests { request, requests: self.list_requests(&desk, job.conversation.id).await? }
            }
            Effect::ListRequests { .. } => {
                Event::Requests { request, requests: self.list_requests(&desk, job.conversation.id).await? }
            }
            Effect::RecordFeedback { helped, reason, comment } => {
                let details = json!({ "helped": helped, "reason": reason, "comment": comment }).to_string();
                self.store_request(job, "feedback", details, None).await?;
                return Ok(None);
            }
            Effect::Say(_) | Effect::SendFile(_) => return Ok(None),
        };
        Ok(Some(event))
    }

    /// Stores the consent and begins its restore; after a crash the restore that this order began is found again.
    async fn give_consent(
        &self,
        desk: &Desk,
        plan: PlanId,
        how: &ConsentGiven,
        job: Job<'_>,
    ) -> Result<RestoreId, Failure> {
        let person = job.conversation.person;
        let saved = desk.restores.load_plan(plan).await?;
        if saved.plan.requested_by != person || saved.plan.portal != *desk.portal_id() {
            return Err(Failure::new(FailureKind::NotAllowed, anyhow::anyhow!("plan {plan} is somebody else's")));
        }
        let is_rollback = saved.plan.scope == Scope::Crm;
        let approver = match self.policy.now().desk.needs_approval(is_rollback) {
            true => Some(self.approver(job, plan).await?.ok_or_else(|| {
                Failure::new(FailureKind::NotAllowed, anyhow::anyhow!("nobody approved plan {plan}"))
            })?),
            false => None,
        };
        let manner = match how {
            ConsentGiven::Button => Manner::Pressed,
            ConsentGiven::Typed(text) => Manner::Typed(text.clone()),
        };
        // The flow asks a second time before it lets an unusual share come here.
        let confirmation = Confirmation { manner, shown: saved.hash, unusual_share: true };
        let confirmed = Consent::give(saved, self.who(person), &confirmation, &self.policy.now(), desk.now())?;
        let confirmed = confirmed.approved_by(approver.map(|agent| agent.0));
        match begin(desk, &confirmed).await {
            Ok(restore) => Ok(restore.id),
            Err(RestoreError::Start(StartError::AlreadyConfirmed { by, restore, .. })) if by == person => Ok(restore),
            Err(error) => Err(error.into()),
        }
    }

    /// The agent who approved a plan (four eyes).
    async fn approver(&self, job: Job<'_>, plan: PlanId) -> Result<Option<AgentId>, Failure> {
        match &self.owners {
            Some(owners) => Ok(owners.approver(&case_of(job), plan).await?),
            None => Ok(None),
        }
    }

    /// Carries a begun restore to its end; one that has ended is told again.
    async fn run(
        &self,
        desk: &Desk,
        id: RestoreId,
        person: UserId,
        on_advance: &(dyn Fn(Advance) + Send + Sync),
    ) -> Result<RestoreOutcome, Failure> {
        let restore = desk.restores.load_restore(id).await?;
        if restore.state == RestoreState::Done {
            let report = desk.restores.find_report(id).await?;
            return Ok(RestoreOutcome { restore, report, may_pass: false });
        }
        let mut pause = desk.settle.least;
        for _ in 0..MOST_WAITS {
            let resumed = resume(desk, id, &self.who(person), on_advance).await;
            let has_to_wait = match &resumed {
                Ok(outcome) => outcome.may_pass,
                Err(error) => error.may_pass(),
            };
            if !has_to_wait {
                return Ok(resumed?);
            }
            on_advance(Advance { stage: Stage::WaitingForPortal, done: 0, total: None });
            tracing::warn!(restore.id = %id, pause = ?pause, "the portal does not answer; the restore waits for it");
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(desk.settle.most);
        }
        Ok(resume(desk, id, &self.who(person), on_advance).await?)
    }

    async fn undo(
        &self,
        desk: &Desk,
        (id, approved): (RestoreId, Option<PlanId>),
        job: Job<'_>,
        on_advance: &(dyn Fn(Advance) + Send + Sync),
    ) -> Result<RestoreOutcome, Failure> {
        let person = job.conversation.person;
        let restores = desk.restores.list_restores(Some(desk.portal_id())).await?;
        let begun = restores.iter().rev().find(|restore| restore.scope == Scope::Undo(id));
        if let Some(begun) = begun {
            return self.run(desk, begun.id, person, on_advance).await;
        }
        let (saved, approver) = match self.policy.now().desk.needs_approval(false) {
            true => self.approved_undo(desk, (id, approved), job).await?,
            false => (plan_undo(desk, id, &self.who(person), on_advance).await?.saved, None),
        };
        let shown = saved.hash;
        let confirmation = Confirmation { manner: Manner::Pressed, shown, unusual_share: true };
        let confirmed = Consent::give(saved, self.who(person), &confirmation, &self.policy.now(), desk.now())?;
        let restore = begin(desk, &confirmed.approved_by(approver.map(|agent| agent.0))).await?;
        self.run(desk, restore.id, person, on_advance).await
    }

    /// The plan of an undo as an agent approved it: no other one is carried out.
    async fn approved_undo(
        &self,
        desk: &Desk,
        (id, approved): (RestoreId, Option<PlanId>),
        job: Job<'_>,
    ) -> Result<(SavedPlan, Option<AgentId>), Failure> {
        let refused = |why: String| Failure::new(FailureKind::NotAllowed, anyhow::anyhow!(why));
        let plan = approved.ok_or_else(|| refused(format!("nobody approved that restore {id} is taken back")))?;
        let Some(approver) = self.approver(job, plan).await? else {
            return Err(refused(format!("nobody approved plan {plan}")));
        };
        let saved = desk.restores.load_plan(plan).await?;
        let is_it = saved.plan.scope == Scope::Undo(id)
            && saved.plan.requested_by == job.conversation.person
            && saved.plan.portal == *desk.portal_id();
        if is_it { Ok((saved, Some(approver))) } else { Err(refused(format!("plan {plan} is another one"))) }
    }

    fn report(&self, outcome: &RestoreOutcome) -> Result<crate::dialogue::backend::Report, Failure> {
        match (&outcome.report, &outcome.restore.state) {
            (Some(report), _) => {
                let undoes = match outcome.restore.scope {
                    Scope::Undo(restore) => Some(restore),
                    _ => None,
                };
                let policy = self.policy.now();
                let can_undo = policy.restores.undo && undoes.is_none() && report.progress.done > 0;
                let told = views::report(report, policy.restores.verify, can_undo);
                Ok(crate::dialogue::backend::Report { undoes, ..told })
            }
            (None, RestoreState::Stopped { reason }) => {
                Err(Failure::new(FailureKind::Stopped, anyhow::anyhow!("the restore stopped: {reason}")))
            }
            (None, _) => Err(Failure::new(FailureKind::Internal, anyhow::anyhow!("a restore ended without a report"))),
        }
    }
}

fn no_desk() -> Failure {
    Failure::new(FailureKind::NotAllowed, anyhow::anyhow!("an approval is needed, and no desk is connected"))
}

fn scope_of(order: &Order) -> Result<PlanScope, Failure> {
    match order.option {
        RestoreOption::Selective => Ok(PlanScope::Selective),
        RestoreOption::CrmRollback => Ok(PlanScope::Crm),
        RestoreOption::Csv | RestoreOption::FullRollback => {
            Err(Failure::new(FailureKind::Internal, anyhow::anyhow!("{} is not planned", order.option)))
        }
    }
}

/// What is known without asking the portal: whom the operator has not named, and who has not signed in, is no
/// administrator.
fn known_facts(portal: &Portal, person: UserId, has_signed_in: bool, now: DateTime<Utc>) -> BTreeMap<FactName, Fact> {
    let may_be_one = has_signed_in || portal.administrators.contains(&person) || portal.owner == Some(person);
    let known = (!may_be_one).then(|| (FactName::RequesterIsAdmin, Fact::new(FactAnswer::No, now)));
    known.into_iter().collect()
}

fn undo_summary(restore: RestoreId, plan: &crate::domain::plan::RestorePlan, id: PlanId) -> UndoSummary {
    let count = |kinds: &[ActionKind]| {
        let mut counts = BTreeMap::<EntityType, u64>::new();
        for step in plan.steps.iter().filter(|step| kinds.contains(&step.action.kind())) {
            *counts.entry(step.record.entity_type).or_default() += 1;
        }
        counts
    };
    UndoSummary {
        restore,
        plan: Some((id, plan.expires_at)),
        remove: count(&[ActionKind::Remove]),
        change: count(&[ActionKind::ChangeBack]),
        recreate: count(&[ActionKind::Recreate]),
        relink: total(&count(&[ActionKind::Relink])),
        left_alone: views::left_alone(&plan.conflicts),
        estimated_seconds: plan.estimated_seconds,
    }
}

fn requester_name(portal: &Portal, person: UserId) -> String {
    if portal.last_probe.user.id == person { portal.last_probe.user.name.clone() } else { String::new() }
}
