//! One look at a portal: which records vanished or were changed in bulk since the last one (B09).
//!
//! In charge of *absence is not deletion*, by the same rules as a capture: a type counts only if its pass was complete,
//! by an administrator with the same permissions before and after, and a second look by number finds nothing. What our
//! own restores did is no loss ([`OwnTouch`]). Reads numbers only; the second look is taken where it would be told.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, SubsecRound, Utc};

use super::own::OwnTouch;
use crate::dialogue::backend::Counts;
use crate::dialogue::backend::news::MassLoss;
use crate::domain::snapshot::SnapshotHeader;
use crate::domain::watch::{Memory, Seen, Threshold};
use crate::domain::{EntityType, RecordId, RecordKey, UserId};
use crate::ports::crm::LiveId;
use crate::ports::snapshots::StoreError;
use crate::service::desk::Desk;
use crate::service::evidence::{KEY_PAGE, newest_with};
use crate::service::live::{LiveError, LivePortal, read_numbers, read_records};

/// What a look found, and what it leaves.
#[derive(Debug)]
pub(super) struct Look {
    /// What is to be told, where anything is.
    pub loss: Option<MassLoss>,
    /// What the next look needs to know.
    pub memory: Memory,
    /// Records that were looked at.
    pub records: u64,
    /// Types that could not be read: nothing is said of them.
    pub unknown: usize,
}

/// Looks.
///
/// # Errors
/// Where the portal cannot be asked at all or is another one, or the store fails; what was known stays.
pub(super) async fn look(desk: &Desk, before: &Memory) -> Result<Look, LiveError> {
    let snapshots = desk.snapshots.list_snapshots(desk.portal_id()).await?;
    let mut live = read_numbers(desk, &|_| {}).await?;
    let own = OwnTouch::load(desk, &live.lineage, before.looked_at.or(oldest_of_interest(&snapshots))).await?;
    let mut found = Found::default();
    let mut memory = Memory { looked_at: Some(desk.now()), ..before.clone() };
    let types: Vec<EntityType> = live.ids.keys().copied().collect();
    for entity_type in types {
        let Some(newest) = newest_with(&snapshots, entity_type) else { continue };
        let earlier = before.types.get(&entity_type);
        let pass = Pass { desk, own: &own, entity_type, newest, earlier };
        let seen = pass.run(&mut live, &mut found).await?;
        memory.types.insert(entity_type, seen);
    }
    let loss = found.into_loss(desk, live.read_at).await;
    Ok(Look { loss, memory, records: live.count(), unknown: live.unknown.len() })
}

/// Before the first look only what happened since the newest snapshot is of interest.
fn oldest_of_interest(snapshots: &[SnapshotHeader]) -> Option<DateTime<Utc>> {
    snapshots.last().map(|newest| newest.taken_at)
}

/// What is to be told so far.
#[derive(Default)]
struct Found {
    gone: Counts,
    changed: Counts,
    authors: BTreeSet<Option<UserId>>,
    since: Option<DateTime<Utc>>,
}

impl Found {
    fn note_since(&mut self, since: DateTime<Utc>) {
        self.since = Some(self.since.map_or(since, |known| known.min(since)));
    }

    async fn into_loss(self, desk: &Desk, until: DateTime<Utc>) -> Option<MassLoss> {
        let since = self.since?;
        let author = match self.authors.iter().next() {
            Some(Some(only)) if self.authors.len() == 1 => match desk.crm.find_user(*only).await {
                Ok(user) => user.map(|user| user.name).filter(|name| !name.trim().is_empty()),
                Err(error) => {
                    tracing::debug!(portal.id = %desk.portal_id(), %error, "who changed them is not told");
                    None
                }
            },
            _ => None,
        };
        Some(MassLoss { gone: self.gone, changed: self.changed, author, since, until })
    }
}

/// One type within a look.
struct Pass<'a> {
    desk: &'a Desk,
    own: &'a OwnTouch,
    entity_type: EntityType,
    newest: &'a SnapshotHeader,
    earlier: Option<&'a Seen>,
}

impl Pass<'_> {
    async fn run(&self, live: &mut LivePortal, found: &mut Found) -> Result<Seen, LiveError> {
        let mut absent = self.absent(live).await?;
        let since = self.earlier.map_or(self.newest.taken_at, |seen| seen.at);
        let mut fresh = self.fresh(live, &absent, since);
        let of = live.ids.get(&self.entity_type).map_or(0, |ids| ids.count()) + fresh.len() as u64;
        let threshold = Threshold::of_losses(&self.desk.policy.watch);
        if threshold.is_reached(fresh.len() as u64, of) {
            self.look_again(live, &mut absent, &mut fresh).await?;
        }
        let is_mass = threshold.is_reached(fresh.len() as u64, of);
        if is_mass {
            found.gone.insert(self.entity_type, fresh.len() as u64);
            fresh.values().for_each(|since| found.note_since(*since));
        }
        // What was too few twice is told no more.
        let known = self.earlier.map(|seen| &seen.gone);
        let untold = fresh.into_iter().filter(|(id, _)| !is_mass && known.is_none_or(|known| !known.contains(id)));
        Ok(Seen {
            at: live.read_at,
            newest: self.newest.id,
            highest: live.highest().get(&self.entity_type).copied().unwrap_or(RecordId(0)),
            untold: untold.collect(),
            gone: absent,
            busy: self.changes(live, found),
        })
    }

    /// What snapshots since the last look hold and the portal does not show, by first number.
    async fn absent(&self, live: &LivePortal) -> Result<BTreeSet<RecordId>, StoreError> {
        let (snapshots, portal, entity_type) = (&self.desk.snapshots, self.desk.portal_id(), self.entity_type);
        let mut absent = BTreeSet::new();
        let mut note = |record: RecordKey| {
            if live.living(record).is_none() {
                absent.insert(live.lineage.first_id(record));
            }
        };
        let mut after = RecordId(0);
        loop {
            let keys = snapshots.page_keys(portal, self.newest.id, entity_type, after, KEY_PAGE).await?;
            let Some(last) = keys.last() else { break };
            after = last.record.id;
            keys.iter().for_each(|key| note(key.record));
        }
        if let Some(earlier) = self.earlier {
            for key in snapshots.list_ended(portal, earlier.newest, entity_type).await? {
                note(key.record);
            }
        }
        Ok(absent)
    }

    /// Those that nobody was told of, with the last moment at which each was certainly there.
    fn fresh(
        &self,
        live: &LivePortal,
        absent: &BTreeSet<RecordId>,
        since: DateTime<Utc>,
    ) -> BTreeMap<RecordId, DateTime<Utc>> {
        let known = |id: &RecordId| self.earlier.is_some_and(|seen| seen.gone.contains(id));
        let untold = |id: &RecordId| self.earlier.and_then(|seen| seen.untold.get(id)).copied();
        absent
            .iter()
            .filter(|id| !self.own.has_removed(&live.lineage, self.key(**id)))
            .filter_map(|id| match untold(id) {
                Some(since) => Some((*id, since)),
                None => (!known(id)).then_some((*id, since)),
            })
            .collect()
    }

    /// Looks by number for what is about to be told; what is found was never gone.
    async fn look_again(
        &self,
        live: &mut LivePortal,
        absent: &mut BTreeSet<RecordId>,
        fresh: &mut BTreeMap<RecordId, DateTime<Utc>>,
    ) -> Result<(), LiveError> {
        let numbers: Vec<RecordId> = fresh.keys().flat_map(|id| live.lineage.members(self.key(*id))).collect();
        let found = read_records(self.desk, self.entity_type, &numbers).await?;
        if !found.is_empty() {
            live.note_found(&found);
            fresh.retain(|id, _| live.living(self.key(*id)).is_none());
            absent.retain(|id| live.living(self.key(*id)).is_none());
        }
        Ok(())
    }

    /// Who changed many since the last look; told where it begins. Before the first look there is nothing to compare with.
    fn changes(&self, live: &LivePortal, found: &mut Found) -> BTreeSet<Option<UserId>> {
        let (Some(earlier), Some(ids)) = (self.earlier, live.ids.get(&self.entity_type)) else {
            return BTreeSet::new();
        };
        // The portal notes changes to the second.
        let since = earlier.at.trunc_subsecs(0);
        let is_changed = |live_id: &&LiveId| {
            live_id.id <= earlier.highest
                && live_id.updated_at.is_some_and(|at| at >= since)
                && !self.own.has_changed(&live.lineage, self.key(live_id.id), live_id)
        };
        let mut by_author: BTreeMap<Option<UserId>, u64> = BTreeMap::new();
        for live_id in ids.iter().filter(is_changed) {
            *by_author.entry(live_id.updated_by).or_default() += 1;
        }
        let threshold = Threshold::of_changes(&self.desk.policy.watch);
        by_author.retain(|_, count| threshold.is_reached(*count, ids.count()));
        for (author, count) in by_author.iter().filter(|(author, _)| !earlier.busy.contains(author)) {
            *found.changed.entry(self.entity_type).or_default() += count;
            found.authors.insert(*author);
            found.note_since(earlier.at);
        }
        by_author.into_keys().collect()
    }

    fn key(&self, id: RecordId) -> RecordKey {
        RecordKey { entity_type: self.entity_type, id }
    }
}
