//! What is asked of people, and what a person asked for: stored once, added to, listed.
//!
//! In charge of *one open request for each conversation and reason*: asking again adds to the one that is there and
//! keeps its snapshot anew. One is open until what it waits for was done, the person who asked closes it, or the desk has
//! answered it. Who answers is `service::handoff`'s.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::failure::Failure;
use super::others::{is_unfinished, option_of};
use super::work::ServiceWorker;
use super::{Job, views};
use crate::dialogue::backend::{
    HandoffReason, KeptChoice, RequestEnd, RequestKind, RequestSubject, RequestView, SnapshotView,
};
use crate::dialogue::event::{Event, RequestNumber};
use crate::domain::plan::Scope;
use crate::domain::restore::{RestoreHeader, RestoreState};
use crate::domain::{ConversationId, SnapshotId};
use crate::ports::conversations::{NewRequest, SupportRequest};
use crate::ports::handoffs::Case;
use crate::ports::snapshots::StoreError;
use crate::service::desk::Desk;

/// Requests that *my requests* shows at most.
const REQUESTS_SHOWN: usize = 20;

/// Why a request was closed that nobody answered.
const NOT_NEEDED: &str = "not needed";

/// What the conversation knew when it asked, by name.
type Card = BTreeMap<String, String>;

impl ServiceWorker {
    /// Stores that a person is wanted. One that is open for the same reason gets what is new.
    pub(super) async fn record_handoff(
        &self,
        request: RequestNumber,
        job: Job<'_>,
        reason: HandoffReason,
        card: &Card,
    ) -> Result<Event, Failure> {
        let event = self.store_handoff(request, job, reason, card).await?;
        match reason.is_for_desk() {
            true => self.with_promise(event, job).await,
            false => Ok(event),
        }
    }

    /// Has the desk take it up, where there is one: the person hears by when somebody answers.
    async fn with_promise(&self, event: Event, job: Job<'_>) -> Result<Event, Failure> {
        let (Some(owners), Event::Recorded { request, number, known_since, .. }) = (&self.owners, &event) else {
            return Ok(event);
        };
        let promise = owners.request(&case_of(job), &format!("request-{}", job.item), job.now).await?;
        Ok(Event::Recorded { request: *request, number: number.clone(), known_since: *known_since, promise })
    }

    async fn store_handoff(
        &self,
        request: RequestNumber,
        job: Job<'_>,
        reason: HandoffReason,
        card: &Card,
    ) -> Result<Event, Failure> {
        let known = self.requests_of(job).await?.into_iter().find(|known| {
            let is_same = read_details(known)["reason"] == reason.as_str();
            known.kind == reason.kind().as_str() && is_same && !is_closed(known)
        });
        match known {
            Some(known) if known.item != job.item => {
                self.add_to(job, &known, card).await?;
                Ok(recorded(request, &known, true))
            }
            _ => {
                let details = json!({ "reason": reason.as_str(), "known": card }).to_string();
                self.record(request, job, reason.kind(), details, None).await
            }
        }
    }

    /// Stores what people have to carry out. The same thing asked for twice is one request.
    pub(super) async fn record_order(
        &self,
        request: RequestNumber,
        job: Job<'_>,
        kind: RequestKind,
        card: &Card,
    ) -> Result<Event, Failure> {
        let event = self.store_order(request, job, kind, card).await?;
        match kind {
            // A change of the plan (tariff) is nobody's at the desk.
            RequestKind::Upgrade | RequestKind::Partner => Ok(event),
            _ => self.with_promise(event, job).await,
        }
    }

    async fn store_order(
        &self,
        request: RequestNumber,
        job: Job<'_>,
        kind: RequestKind,
        card: &Card,
    ) -> Result<Event, Failure> {
        let known = self.requests_of(job).await?.into_iter().find(|known| {
            let earlier = card_of(known);
            let same = |name: &str| earlier.get(name) == card.get(name);
            known.kind == kind.as_str()
                && !is_closed(known)
                && ["missing", "moment", "option", "snapshot"].into_iter().all(same)
        });
        match known {
            Some(known) if known.item != job.item => {
                self.renew(job, &known).await?;
                Ok(recorded(request, &known, true))
            }
            _ => {
                let details = json!({ "known": card }).to_string();
                self.record(request, job, kind, details, KeptChoice::snapshot_in(card)).await
            }
        }
    }

    /// Saying again that it is needed keeps its snapshot for as long as saying so the first time did.
    async fn renew(&self, job: Job<'_>, known: &SupportRequest) -> Result<(), StoreError> {
        let mut details = read_details(known);
        details["first"] = json!(first_asked(known));
        self.conversations.renew_request(&job.conversation.portal, known.id, &details.to_string(), job.now).await
    }

    /// Closes a request because the person needs it no more; its snapshot need not be kept for it.
    pub(super) async fn close_request(&self, job: Job<'_>, number: &str) -> Result<(), StoreError> {
        let requests = self.requests_of(job).await?;
        match requests.iter().find(|known| known.id.to_string() == number && !is_closed(known)) {
            Some(known) => self.close(job, known, NOT_NEEDED).await,
            None => Ok(()),
        }
    }

    /// Closes what waited for a file of that snapshot: it was made.
    pub(super) async fn close_answered(&self, job: Job<'_>, snapshot: SnapshotId) -> Result<(), StoreError> {
        for known in self.requests_of(job).await? {
            let kind = RequestKind::find(&known.kind);
            let waits = kind.is_some_and(RequestKind::can_be_resumed);
            if waits && !is_closed(&known) && KeptChoice::snapshot_in(&card_of(&known)) == Some(snapshot) {
                self.close(job, &known, "file made").await?;
            }
        }
        Ok(())
    }

    async fn close(&self, job: Job<'_>, known: &SupportRequest, why: &str) -> Result<(), StoreError> {
        let mut details = read_details(known);
        details["closed"] = json!({ "at": job.now, "why": why });
        self.conversations.close_request(&job.conversation.portal, known.id, &details.to_string()).await?;
        tracing::info!(
            portal.id = %job.conversation.portal, conversation.id = %job.conversation.id, request = known.id, why,
            "request closed"
        );
        Ok(())
    }

    async fn requests_of(&self, job: Job<'_>) -> Result<Vec<SupportRequest>, StoreError> {
        self.conversations.list_requests_of(&job.conversation.portal, job.conversation.id).await
    }

    /// Adds what is known by now, once for each order.
    async fn add_to(&self, job: Job<'_>, known: &SupportRequest, card: &Card) -> Result<(), StoreError> {
        let mut details = read_details(known);
        let added = details.get("added").and_then(Value::as_array).cloned().unwrap_or_default();
        if added.iter().any(|entry| entry["item"] == job.item) {
            return Ok(());
        }
        let entry = json!({ "item": job.item, "at": job.now, "known": card });
        details["added"] = added.into_iter().chain([entry]).collect();
        self.conversations.amend_request(&job.conversation.portal, known.id, &details.to_string()).await?;
        tracing::info!(
            portal.id = %job.conversation.portal, conversation.id = %job.conversation.id, request = known.id,
            "request added to"
        );
        Ok(())
    }

    async fn record(
        &self,
        request: RequestNumber,
        job: Job<'_>,
        kind: RequestKind,
        details: String,
        snapshot: Option<SnapshotId>,
    ) -> Result<Event, Failure> {
        let stored = self.store_request(job, kind.as_str(), details, snapshot).await?;
        tracing::info!(
            portal.id = %job.conversation.portal, conversation.id = %job.conversation.id, request = stored.id,
            kind = kind.as_str(), "request recorded"
        );
        Ok(recorded(request, &stored, false))
    }

    pub(super) async fn store_request(
        &self,
        job: Job<'_>,
        kind: &str,
        details: String,
        snapshot: Option<SnapshotId>,
    ) -> Result<SupportRequest, StoreError> {
        let new = NewRequest { item: job.item, kind: kind.to_owned(), details, snapshot };
        self.conversations.record_request(&job.conversation.portal, job.conversation.id, &new, job.now).await
    }

    /// The person's requests, and the portal's restores.
    pub(super) async fn list_requests(&self, desk: &Desk, id: ConversationId) -> Result<Vec<RequestView>, Failure> {
        let portal = desk.portal_id();
        let snapshots: Vec<SnapshotView> =
            desk.snapshots.list_snapshots(portal).await?.iter().map(views::snapshot).collect();
        let restores = desk.restores.list_restores(Some(portal)).await?;
        let mut shown = Vec::new();
        for asked in self.conversations.list_requests_of(portal, id).await?.iter().take(REQUESTS_SHOWN) {
            if let Some(kind) = RequestKind::find(&asked.kind) {
                shown.push(request_view(desk, asked, kind, &snapshots, &restores).await?);
            }
        }
        shown.extend(
            restores.iter().rev().take(REQUESTS_SHOWN).filter_map(|restore| self.restore_view(restore, &restores)),
        );
        shown.sort_by_key(|request| std::cmp::Reverse(request.made_at));
        shown.truncate(REQUESTS_SHOWN);
        Ok(shown)
    }

    /// A restore as it is told. An undo is told only while it has not ended.
    fn restore_view(&self, restore: &RestoreHeader, all: &[RestoreHeader]) -> Option<RequestView> {
        let is_unfinished = is_unfinished(restore, all);
        let is_undone = all.iter().any(|each| each.scope == Scope::Undo(restore.id));
        let was_undone =
            all.iter().any(|each| each.scope == Scope::Undo(restore.id) && each.state == RestoreState::Done);
        let what = match option_of(restore.scope) {
            Some(option) => RequestSubject::Work(option),
            None if is_unfinished => RequestSubject::Undo,
            None => return None,
        };
        let can_undo = restore.state != RestoreState::Running && self.policy.now().restores.undo && !is_undone;
        Some(RequestView {
            number: restore.id.to_string(),
            what,
            made_at: restore.started_at,
            is_open: is_unfinished,
            undo: can_undo.then_some(restore.id).filter(|_| what != RequestSubject::Undo),
            go_on: is_unfinished.then_some(restore.id),
            kept: None,
            is_expired: false,
            end: if was_undone { RequestEnd::TakenBack } else { RequestEnd::Done },
        })
    }
}

/// A request as it is told: what waits only for the plan (tariff) can be gone on with (R26).
pub(in crate::service) async fn request_view(
    desk: &Desk,
    asked: &SupportRequest,
    kind: RequestKind,
    snapshots: &[SnapshotView],
    restores: &[RestoreHeader],
) -> Result<RequestView, StoreError> {
    let waits = kind.can_be_resumed();
    let card = card_of(asked);
    let wanted = KeptChoice::snapshot_in(&card).filter(|_| waits);
    let first_asked = first_asked(asked);
    let is_done = match wanted {
        _ if is_closed(asked) => true,
        Some(snapshot) => was_restored(desk, snapshot, first_asked, restores).await?,
        None => false,
    };
    let kept = KeptChoice::read(&card, snapshots).filter(|_| waits && !is_done);
    Ok(RequestView {
        number: asked.id.to_string(),
        what: RequestSubject::Asked(kind),
        made_at: first_asked,
        is_open: !is_done,
        undo: None,
        go_on: None,
        is_expired: !is_done && wanted.is_some_and(|id| !snapshots.iter().any(|snapshot| snapshot.id == id)),
        end: match read_details(asked)["closed"]["why"].as_str() {
            Some(NOT_NEEDED) => RequestEnd::Closed,
            _ => RequestEnd::Done,
        },
        kept,
    })
}

/// Whether a restore from that snapshot ran to its end since.
async fn was_restored(
    desk: &Desk,
    snapshot: SnapshotId,
    since: DateTime<Utc>,
    restores: &[RestoreHeader],
) -> Result<bool, StoreError> {
    let done = restores.iter().filter(|restore| {
        restore.started_at >= since && restore.state == RestoreState::Done && !matches!(restore.scope, Scope::Undo(_))
    });
    for restore in done {
        if desk.restores.load_plan(restore.plan).await?.plan.snapshot == snapshot {
            return Ok(true);
        }
    }
    Ok(false)
}

fn recorded(request: RequestNumber, stored: &SupportRequest, was_known: bool) -> Event {
    let known_since = was_known.then(|| first_asked(stored));
    Event::Recorded { request, number: stored.id.to_string(), known_since, promise: None }
}

/// The stored details; those that cannot be read say nothing.
fn read_details(request: &SupportRequest) -> Value {
    let details = serde_json::from_str::<Value>(&request.details).ok();
    details.filter(Value::is_object).unwrap_or_else(|| json!({}))
}

/// When it was asked for the first time; saying so again renews only what is kept for it.
pub(in crate::service) fn first_asked(request: &SupportRequest) -> DateTime<Utc> {
    let first = read_details(request)["first"].take();
    serde_json::from_value(first).unwrap_or(request.created_at)
}

pub(in crate::service) fn is_closed(request: &SupportRequest) -> bool {
    read_details(request)["closed"].is_object()
}

pub(in crate::service) fn card_of(request: &SupportRequest) -> Card {
    serde_json::from_value(read_details(request)["known"].take()).unwrap_or_default()
}

pub(super) fn case_of(job: Job<'_>) -> Case {
    Case { portal: job.conversation.portal.clone(), conversation: job.conversation.id }
}
