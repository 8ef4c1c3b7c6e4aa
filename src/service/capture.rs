//! Takes a snapshot: reads the portal, writes what changed, decides what is gone.
//!
//! In charge of *absence is not deletion*: a record ends only if the pass over its type was complete, the standing
//! (portal, administrator, scopes) was the same before and after, and a second look by id found nothing. Everything
//! else leaves what is stored as it was. Leaves to the store how versions are kept and made visible at once, and to
//! `domain::retention` what is let go of.

mod changes;
mod error;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

pub use error::CaptureError;

use self::changes::{Comparison, Outcome};
use crate::domain::record_set::RecordSet;
use crate::domain::snapshot::SnapshotHeader;
use crate::domain::{EntityType, Record, RecordId, RecordKey};
use crate::ports::captures::{
    CaptureBatch, CaptureStore, Held, NewCapture, PendingCapture, Phase, Standing, TypeProgress,
};
use crate::ports::crm::{Crm, CrmError, Page, Probe};
use crate::ports::leases::Lease;
use crate::ports::portals::PortalStore;
use crate::ports::snapshots::StoreError;

/// For how long a capture that was cut off may go on; after that its beginning is too old to be one moment.
pub const RESUME_WITHIN: TimeDelta = TimeDelta::hours(1);
/// How often what changed since the reading began is read again.
const CATCH_UP_PASSES: usize = 3;
/// Records looked for by id in one go.
const CONFIRM_CHUNK: usize = 500;
/// Current versions that are in memory at a time.
const COMPARE_CHUNK: usize = 5_000;

/// What a capture needs to know besides its ports.
#[derive(Debug, Clone)]
pub struct CaptureRequest {
    /// Our clock.
    pub now: DateTime<Utc>,
    /// Which record was which before restores gave it a new id ([`Lineage`](crate::ports::captures::Lineage)).
    pub first_ids: HashMap<RecordKey, RecordId>,
}

/// What a capture did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaptureReport {
    /// The snapshot.
    pub header: SnapshotHeader,
    /// Versions of records that were not there before.
    pub new: u64,
    /// Versions of records that were there in another form.
    pub changed: u64,
    /// Records that are gone.
    pub gone: u64,
    /// Whether it went on with a capture that was cut off; the numbers count from there.
    pub is_resumed: bool,
}

/// How far a capture has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaptureStep {
    /// The type that is being read.
    pub entity_type: EntityType,
    /// Its records read so far.
    pub read: u64,
}

/// Takes a snapshot of the portal that the lease is for, or goes on with one that was cut off.
///
/// `watch` is told after each page.
///
/// # Errors
/// [`CaptureError`]; the finished snapshots stay as they were. After an error of the portal that may pass, the capture
/// goes on where it was if the next one begins within [`RESUME_WITHIN`].
pub async fn capture<S>(
    crm: &dyn Crm,
    store: &S,
    lease: &dyn Lease,
    request: CaptureRequest,
    watch: &(dyn Fn(CaptureStep) + Send + Sync),
) -> Result<CaptureReport, CaptureError>
where
    S: CaptureStore + PortalStore + ?Sized,
{
    let portal = store.load_portal(lease.portal()).await?;
    let before = crm.probe().await?;
    if before.fingerprint.first_users.is_empty() {
        // Nothing tells which portal this is.
        return Err(CrmError::MissingScope { what: "user.get".to_owned() }.into());
    }
    if !portal.fingerprint.is_same_portal(&before.fingerprint) {
        return Err(CaptureError::AnotherPortal {
            portal: portal.id,
            expected: portal.fingerprint.host,
            found: before.fingerprint.host,
        });
    }
    store.save_probe(&portal.id, &before, request.now).await?;
    if !before.is_admin {
        return Err(CaptureError::NotAdministrator { user: before.user.name });
    }
    let (pending, progress, is_resumed) = open_pending(crm, store, lease, &request, &before).await?;
    let comparison = Comparison::new(pending.definitions.clone(), request.first_ids);
    let mut run = Run { crm, store, pending, comparison, progress, watch, tally: Tally::default() };
    run.read_types(&before).await?;
    run.catch_up().await?;
    let read_until = run.check_standing().await?;
    let header = store.finish_capture(&run.pending, read_until).await?;
    let Tally { new, changed, gone } = run.tally;
    tracing::info!(
        portal.id = %header.portal, snapshot.id = %header.id, records = header.records(), new, changed, gone,
        "snapshot taken"
    );
    Ok(CaptureReport { header, new, changed, gone, is_resumed })
}

type Progress = BTreeMap<EntityType, TypeProgress>;

/// Finds the capture to go on with, or begins one.
async fn open_pending<S>(
    crm: &dyn Crm,
    store: &S,
    lease: &dyn Lease,
    request: &CaptureRequest,
    probe: &Probe,
) -> Result<(PendingCapture, Progress, bool), CaptureError>
where
    S: CaptureStore + ?Sized,
{
    let standing = Standing::of(probe, request.first_ids.len());
    if let Some(pending) = store.find_pending(lease.portal()).await? {
        let age = request.now - pending.started_at;
        let is_fresh = age >= TimeDelta::zero() && age <= RESUME_WITHIN;
        match store.load_progress(&pending).await {
            Ok(progress) if is_fresh && pending.standing.is_same(&standing) => return Ok((pending, progress, true)),
            Ok(_) | Err(StoreError::Damaged { .. }) => store.discard_capture(lease.portal()).await?,
            Err(error) => return Err(error.into()),
        }
    }
    // Without them nobody knows which fields count, so there is no snapshot without them.
    let definitions = crm.read_definitions().await?;
    let capture = NewCapture { started_at: request.now, taken_at: probe.portal_time, standing, definitions };
    let pending = store.begin_capture(lease.portal(), &capture).await?;
    let progress = store.load_progress(&pending).await?;
    Ok((pending, progress, false))
}

#[derive(Default)]
struct Tally {
    new: u64,
    changed: u64,
    gone: u64,
}

struct Run<'a, S: ?Sized> {
    crm: &'a dyn Crm,
    store: &'a S,
    pending: PendingCapture,
    comparison: Arc<Comparison>,
    progress: Progress,
    watch: &'a (dyn Fn(CaptureStep) + Send + Sync),
    tally: Tally,
}

impl<S: CaptureStore + ?Sized> Run<'_, S> {
    /// Reads every type to its end and looks for what it did not show.
    async fn read_types(&mut self, probe: &Probe) -> Result<(), CaptureError> {
        for (entity_type, answer) in &probe.readable {
            if let Err(reason) = answer {
                self.forget(*entity_type, reason).await?;
            }
        }
        for entity_type in EntityType::ALL {
            let read = self.read_type(entity_type).await;
            self.settle(entity_type, read).await?;
        }
        Ok(())
    }

    async fn read_type(&mut self, entity_type: EntityType) -> Result<(), CaptureError> {
        if self.progress_of(entity_type).phase == Phase::Reading {
            self.stream(entity_type).await?;
        }
        if self.progress_of(entity_type).phase == Phase::Confirming {
            self.confirm(entity_type).await?;
        }
        Ok(())
    }

    /// What the portal will not tell of one type makes the snapshot lack it; everything else ends the capture.
    async fn settle(&mut self, entity_type: EntityType, read: Result<(), CaptureError>) -> Result<(), CaptureError> {
        match read {
            Err(CaptureError::Crm(
                error @ (CrmError::AccessDenied { .. } | CrmError::MissingScope { .. } | CrmError::Rejected { .. }),
            )) => {
                tracing::warn!(portal.id = %self.pending.portal, %entity_type, %error, "the snapshot will lack a type");
                self.forget(entity_type, &error.to_string()).await
            }
            other => other,
        }
    }

    async fn forget(&mut self, entity_type: EntityType, reason: &str) -> Result<(), CaptureError> {
        if !matches!(self.progress_of(entity_type).phase, Phase::Lacking { .. }) {
            self.store.forget_type(&self.pending, entity_type, reason).await?;
            self.progress.entry(entity_type).and_modify(|progress| {
                progress.phase = Phase::Lacking { reason: reason.to_owned() };
            });
        }
        Ok(())
    }

    fn progress_of(&self, entity_type: EntityType) -> TypeProgress {
        self.progress.get(&entity_type).cloned().unwrap_or_else(|| TypeProgress {
            cursor: RecordId(0),
            phase: Phase::Lacking { reason: "it was not asked for when the capture began".to_owned() },
            set: RecordSet::default(),
        })
    }

    /// Reads the list from the cursor on; the next page is asked for while one is compared and stored.
    async fn stream(&mut self, entity_type: EntityType) -> Result<(), CaptureError> {
        let crm = self.crm;
        let mut read = 0;
        let mut cursor = self.progress_of(entity_type).cursor;
        let mut page = crm.read_page(entity_type, cursor).await?;
        loop {
            let last = check_order(entity_type, &page, cursor)?;
            read += page.items.len() as u64;
            let is_last = page.is_last;
            let next = async { if is_last { Ok(None) } else { crm.read_page(entity_type, last).await.map(Some) } };
            let (stored, next) = tokio::join!(self.store_page(entity_type, cursor, last, page), next);
            stored?;
            (self.watch)(CaptureStep { entity_type, read });
            match next? {
                Some(following) => (page, cursor) = (following, last),
                None => return Ok(()),
            }
        }
    }

    /// Compares one page with what is current in its range of ids, and stores the difference.
    async fn store_page(
        &mut self,
        entity_type: EntityType,
        after: RecordId,
        last: RecordId,
        page: Page<Record>,
    ) -> Result<(), CaptureError> {
        let is_last = page.is_last;
        let up_to = if is_last { RecordId(u64::MAX) } else { last };
        let mut records = page.items.into_iter().peekable();
        let mut from = after;
        loop {
            let current = self.store.page_current(&self.pending, entity_type, from, up_to, COMPARE_CHUNK).await?;
            // A full chunk ends at its last id: records beyond it meet their versions in the next one.
            let is_full = current.len() == COMPARE_CHUNK;
            let to = if is_full { current.last().map_or(up_to, |(id, _)| *id) } else { up_to };
            let mut seen = Vec::new();
            while let Some(record) = records.next_if(|record| record.id <= to) {
                seen.push(record);
            }
            let held =
                current.into_iter().map(|(id, version)| (id, Held { current: Some(version), ..Held::default() }));
            let outcome = self.compare(entity_type, seen, held.collect(), true).await?;
            let mut progress = self.progress_of(entity_type);
            progress.cursor = if is_full { to.min(last) } else { last };
            if is_last && !is_full {
                progress.phase = Phase::Confirming;
            }
            self.write(entity_type, outcome, progress).await?;
            if !is_full {
                return Ok(());
            }
            from = to;
        }
    }

    /// Looks by id for every record that the list did not show.
    async fn confirm(&mut self, entity_type: EntityType) -> Result<(), CaptureError> {
        loop {
            let suspected = self.store.page_suspected(&self.pending, entity_type, RecordId(0), CONFIRM_CHUNK).await?;
            if suspected.is_empty() {
                break;
            }
            let found = self.crm.read_by_ids(entity_type, &suspected).await?;
            let held = self.store.load_held(&self.pending, entity_type, &suspected).await?;
            let found = found.into_iter().filter(|record| held.contains_key(&record.id)).collect();
            let mut outcome = self.compare(entity_type, found, held, false).await?;
            outcome.end_unseen(&suspected);
            self.write(entity_type, outcome, self.progress_of(entity_type)).await?;
        }
        let mut progress = self.progress_of(entity_type);
        progress.phase = Phase::Read;
        self.write(entity_type, Outcome::default(), progress).await
    }

    /// Reads again what changed since the reading began, until nothing does, at most three times.
    async fn catch_up(&mut self) -> Result<(), CaptureError> {
        let mut since = self.pending.taken_at;
        for _ in 0..CATCH_UP_PASSES {
            let mut began = None;
            let mut changes = 0;
            for entity_type in EntityType::ALL {
                if self.progress_of(entity_type).phase != Phase::Read {
                    continue;
                }
                match self.reread_changed(entity_type, since).await {
                    Ok((moment, written)) => {
                        began = began.or(Some(moment));
                        changes += written;
                    }
                    Err(error) => self.settle(entity_type, Err(error)).await?,
                }
            }
            match began {
                Some(moment) if changes > 0 => since = moment,
                _ => break,
            }
        }
        Ok(())
    }

    async fn reread_changed(
        &mut self,
        entity_type: EntityType,
        since: DateTime<Utc>,
    ) -> Result<(DateTime<Utc>, usize), CaptureError> {
        // The portal notes changes to the second; one more lets its two clocks differ a little.
        let since = since.trunc_subsecs(0) - TimeDelta::seconds(1);
        let mut began = None;
        let mut written = 0;
        let mut cursor = RecordId(0);
        loop {
            let page = self.crm.read_changed(entity_type, since, cursor).await?;
            cursor = check_order(entity_type, &page, cursor)?;
            let began = *began.get_or_insert(page.portal_time);
            let ids: Vec<RecordId> = page.items.iter().map(|record| record.id).collect();
            let held = self.store.load_held(&self.pending, entity_type, &ids).await?;
            let outcome = self.compare(entity_type, page.items, held, false).await?;
            written += outcome.changes.len();
            if !outcome.changes.is_empty() {
                self.write(entity_type, outcome, self.progress_of(entity_type)).await?;
            }
            if page.is_last {
                return Ok((began, written));
            }
        }
    }

    /// Asks again who is asking. Whatever was read as somebody else is worth nothing.
    async fn check_standing(&mut self) -> Result<DateTime<Utc>, CaptureError> {
        let after = self.crm.probe().await?;
        let standing = Standing::of(&after, self.pending.standing.re_created);
        if !self.pending.standing.is_same(&standing) {
            self.store.discard_capture(&self.pending.portal).await?;
            return Err(CaptureError::standing_changed(&self.pending.standing, &standing));
        }
        for (entity_type, answer) in &after.readable {
            if let Err(reason) = answer {
                self.forget(*entity_type, reason).await?;
            }
        }
        let reasons: Vec<(EntityType, String)> = self
            .progress
            .iter()
            .filter_map(|(entity_type, progress)| match &progress.phase {
                Phase::Lacking { reason } => Some((*entity_type, reason.clone())),
                _ => None,
            })
            .collect();
        if reasons.len() == self.progress.len() {
            self.store.discard_capture(&self.pending.portal).await?;
            return Err(CaptureError::NothingReadable { reasons });
        }
        Ok(after.portal_time)
    }

    async fn compare(
        &self,
        entity_type: EntityType,
        seen: Vec<Record>,
        held: BTreeMap<RecordId, Held>,
        is_whole_range: bool,
    ) -> Result<Outcome, CaptureError> {
        let comparison = Arc::clone(&self.comparison);
        let set = self.progress_of(entity_type).set;
        let compared = tokio::task::spawn_blocking(move || comparison.compare(seen, held, set, is_whole_range)).await;
        compared.map_err(|error| StoreError::Failed(Box::new(error)).into())
    }

    async fn write(
        &mut self,
        entity_type: EntityType,
        outcome: Outcome,
        mut progress: TypeProgress,
    ) -> Result<(), CaptureError> {
        if !outcome.is_untouched() {
            progress.set = outcome.set;
        }
        self.tally.new += outcome.new;
        self.tally.changed += outcome.changed;
        self.tally.gone += outcome.gone;
        let batch = CaptureBatch { entity_type, changes: outcome.changes, progress };
        self.store.write_batch(&self.pending, &batch).await?;
        self.progress.insert(entity_type, batch.progress);
        Ok(())
    }
}

/// The last id of a page whose ids must ascend beyond the cursor.
fn check_order(entity_type: EntityType, page: &Page<Record>, cursor: RecordId) -> Result<RecordId, CaptureError> {
    let malformed = |reason: String| CaptureError::Crm(CrmError::Malformed { reason });
    let mut last = cursor;
    for record in &page.items {
        if record.id <= last {
            return Err(malformed(format!("{entity_type} records did not come in the order of their ids")));
        }
        last = record.id;
    }
    if page.items.is_empty() && !page.is_last {
        return Err(malformed(format!("an empty page of {entity_type} records that is not the last one")));
    }
    Ok(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_must_ascend_beyond_the_cursor() {
        let page = |ids: &[u64], is_last: bool| Page {
            items: ids
                .iter()
                .map(|id| Record { entity_type: EntityType::Deal, id: RecordId(*id), fields: Default::default() })
                .collect(),
            portal_time: DateTime::UNIX_EPOCH,
            is_last,
        };
        let check = |ids: &[u64], is_last| check_order(EntityType::Deal, &page(ids, is_last), RecordId(5)).ok();
        assert_eq!(check(&[6, 9], false), Some(RecordId(9)));
        assert_eq!(check(&[], true), Some(RecordId(5)));
        for (ids, is_last) in [(&[5_u64, 6][..], false), (&[7, 7], true), (&[9, 8], true), (&[], false)] {
            assert_eq!(check(ids, is_last), None, "{ids:?}");
        }
    }
}
