//! Requests that wait: for another plan (tariff) of the portal (R26), and for somebody to decide before their backup
//! expires.
//!
//! In charge of when either is told. A portal is asked for its plan only while a request waits for another one.

use chrono::{DateTime, TimeDelta, Utc};

use super::{EXPIRY_EVERY, Round, Watch, WatchError};
use crate::dialogue::Event;
use crate::dialogue::backend::news::{ExpiringRequest, ExpiringSnapshot, ReadyRequest};
use crate::dialogue::backend::{KeptChoice, RequestKind, SnapshotView};
use crate::dialogue::state::State;
use crate::domain::SnapshotId;
use crate::domain::policy::TariffVerdict;
use crate::domain::retention::{KEPT_FOR_REQUEST_DAYS, RetentionPolicy, decide};
use crate::domain::snapshot::SnapshotHeader;
use crate::domain::tariff::Tariff;
use crate::ports::conversations::SupportRequest;
use crate::ports::snapshots::StoreError;
use crate::ports::watch::Hearer;
use crate::service::converse::{card_of, is_closed, request_view, snapshot_view};

impl Watch {
    /// Tells whoever waits for an upgrade that it has arrived.
    pub(super) async fn tell_ready(&mut self, round: &Round<'_>) -> Result<(), WatchError> {
        if !round.desk.policy.tariffs.wait_for_upgrade {
            return Ok(());
        }
        let mut waiting = Vec::new();
        for hearer in round.hearers {
            let asked = self.parts.conversations.list_requests_of(&hearer.portal, hearer.id).await?;
            waiting.extend(asked.into_iter().filter(waits_for_plan).filter_map(|request| {
                let inbox_id = format!("watch-ready-{}", request.id);
                (!self.was_told(hearer, &inbox_id)).then_some((hearer, request, inbox_id))
            }));
        }
        if waiting.is_empty() || !self.is_allowed(round).await? {
            return Ok(());
        }
        let headers = round.desk.snapshots.list_snapshots(round.desk.portal_id()).await?;
        let snapshots: Vec<SnapshotView> = headers.iter().map(snapshot_view).collect();
        let restores = round.desk.restores.list_restores(Some(round.desk.portal_id())).await?;
        for (hearer, request, inbox_id) in waiting {
            let Some(kind) = RequestKind::find(&request.kind) else { continue };
            let view = request_view(round.desk, &request, kind, &snapshots, &restores).await?;
            match view.kept.filter(|_| view.is_open) {
                Some(kept) => {
                    let (option, snapshot) = (kept.option, kept.snapshot.taken_at);
                    let ready = ReadyRequest { number: view.number, option, snapshot };
                    self.tell(hearer, &inbox_id, &Event::RequestReady(ready)).await?;
                }
                None => self.note_known(hearer, &inbox_id),
            }
        }
        Ok(())
    }

    /// Whether the portal's plan (tariff) includes restores; the portal is asked at the policy's interval.
    async fn is_allowed(&mut self, round: &Round<'_>) -> Result<bool, WatchError> {
        let is_allowed = |tariff: &Tariff| round.desk.policy.verdict_on(tariff) == TariffVerdict::Allowed;
        if is_allowed(&round.desk.portal.tariff) {
            return Ok(true);
        }
        let every = TimeDelta::minutes(i64::from(round.desk.policy.watch.plan_minutes));
        let remembered = self.remembered.entry(round.desk.portal_id().clone()).or_default();
        if remembered.asked_plan.is_some_and(|at| round.now >= at && round.now - at < every) {
            return Ok(false);
        }
        remembered.asked_plan = Some(round.now);
        let probe = round.desk.crm.probe().await?;
        if !round.desk.portal.fingerprint.is_same_portal(&probe.fingerprint) {
            return Ok(false);
        }
        self.parts.portals.save_probe(round.desk.portal_id(), &probe, round.now).await?;
        Ok(is_allowed(&probe.tariff))
    }

    /// Tells whoever needs a backup that it will not be kept much longer.
    pub(super) async fn tell_expiring(&mut self, round: &Round<'_>) -> Result<(), WatchError> {
        let hours = round.desk.policy.watch.expiry_hours;
        let remembered = self.remembered.entry(round.desk.portal_id().clone()).or_default();
        if hours == 0 || remembered.expiry_after.is_some_and(|at| round.now < at) {
            return Ok(());
        }
        remembered.expiry_after = Some(round.now + EXPIRY_EVERY);
        let old = Expiry::load(self, round, TimeDelta::hours(i64::from(hours))).await?;
        if old.snapshots.is_empty() {
            return Ok(());
        }
        for hearer in round.hearers {
            let state = self.parts.converse.state(&hearer.portal, hearer.id).await?;
            for snapshot in &old.snapshots {
                self.tell_if_needed(hearer, &state, &old, snapshot).await?;
            }
        }
        Ok(())
    }

    async fn tell_if_needed(
        &mut self,
        hearer: &Hearer,
        state: &State,
        old: &Expiry,
        header: &SnapshotHeader,
    ) -> Result<(), WatchError> {
        let snapshot = snapshot_view(header);
        let own: Vec<&SupportRequest> =
            old.requests_for(header.id).filter(|request| request.conversation == hearer.id).collect();
        for request in &own {
            let until = old.until(header, std::iter::once(*request));
            let Some(kind) = RequestKind::find(&request.kind).filter(|_| old.is_soon(until)) else { continue };
            let asked = ExpiringRequest { number: request.id.to_string(), kind, details: card_of(request) };
            let expiring = ExpiringSnapshot { snapshot: snapshot.clone(), until, request: Some(asked) };
            let inbox_id = format!("watch-expires-request-{}-{}", request.id, until.timestamp());
            self.tell(hearer, &inbox_id, &Event::SnapshotExpires(expiring)).await?;
        }
        let until = old.until(header, old.requests_for(header.id));
        if own.is_empty() && has_chosen(state, header.id) && old.is_soon(until) {
            let inbox_id = format!("watch-expires-{}-{}", header.id, until.timestamp());
            let expiring = ExpiringSnapshot { snapshot, until, request: None };
            self.tell(hearer, &inbox_id, &Event::SnapshotExpires(expiring)).await?;
        }
        Ok(())
    }

    /// Notes that a conversation need not be told.
    pub(super) fn note_known(&mut self, conversation: &Hearer, inbox_id: &str) {
        self.told.insert((conversation.portal.clone(), conversation.id, inbox_id.to_owned()));
    }
}

/// The snapshots that retention would let go of soon, but for what keeps them.
struct Expiry {
    snapshots: Vec<SnapshotHeader>,
    /// Open requests of the portal.
    requests: Vec<SupportRequest>,
    keep: TimeDelta,
    now: DateTime<Utc>,
    within: TimeDelta,
}

/// More open requests than a portal has.
const MOST_REQUESTS: usize = 10_000;

impl Expiry {
    async fn load(watch: &Watch, round: &Round<'_>, within: TimeDelta) -> Result<Self, StoreError> {
        let portal = round.desk.portal_id();
        let mut snapshots = round.desk.snapshots.list_snapshots(portal).await?;
        let days = round.desk.policy.snapshots.keep_days;
        // A policy is checked when it is read; with one that keeps nothing there would be nothing to tell.
        let policy = RetentionPolicy::keep_days(days).unwrap_or_default();
        let verdicts = decide(&snapshots, policy, round.now + within, &[].into());
        snapshots.retain(|header| verdicts.iter().any(|verdict| verdict.id == header.id && !verdict.is_kept()));
        let requests = match snapshots.is_empty() {
            true => Vec::new(),
            false => watch.parts.conversations.list_requests(portal, MOST_REQUESTS).await?,
        };
        let requests = requests.into_iter().filter(|request| !is_closed(request)).collect();
        Ok(Self { snapshots, requests, keep: TimeDelta::days(i64::from(policy.days())), now: round.now, within })
    }

    fn requests_for(&self, id: SnapshotId) -> impl Iterator<Item = &SupportRequest> {
        self.requests.iter().filter(move |request| KeptChoice::snapshot_in(&card_of(request)) == Some(id))
    }

    /// Until when it is kept for these requests.
    fn until<'a>(&self, header: &SnapshotHeader, requests: impl Iterator<Item = &'a SupportRequest>) -> DateTime<Utc> {
        let for_request = |request: &SupportRequest| request.created_at + TimeDelta::days(KEPT_FOR_REQUEST_DAYS);
        requests.map(for_request).fold(header.taken_at + self.keep, DateTime::max)
    }

    fn is_soon(&self, until: DateTime<Utc>) -> bool {
        until > self.now && until <= self.now + self.within
    }
}

fn waits_for_plan(request: &SupportRequest) -> bool {
    let kind = RequestKind::find(&request.kind);
    matches!(kind, Some(RequestKind::Upgrade | RequestKind::TariffDecision)) && !is_closed(request)
}

/// Whether a matter of the conversation, or one that was put aside, chose that snapshot.
fn has_chosen(state: &State, id: SnapshotId) -> bool {
    let aside = state.shelf.iter().map(|matter| &matter.answers);
    std::iter::once(&state.answers).chain(aside).any(|answers| answers.snapshot().is_some_and(|chosen| chosen.id == id))
}
