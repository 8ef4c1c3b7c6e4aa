//! The live portal, read now: which records it has, and whether that reading can be trusted.
//!
//! In charge of *absence is not deletion*: a type counts as read only if its pass was complete and the
//! connection saw as much before as after. What vanished is looked for in `service::evidence`.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};

use super::connection::leads_elsewhere;
use super::desk::{Advance, Desk, OnAdvance, Stage};
use crate::domain::evidence::UnknownType;
use crate::domain::lineage::Lineage;
use crate::domain::plan::compare::World;
use crate::domain::schema::Definitions;
use crate::domain::{EntityType, PortalId, Record, RecordId, RecordKey};
use crate::ports::crm::{CrmError, LiveId, Probe};

/// Records that one question by number takes at once here; the adapter cuts it into pages.
pub const LOOK_UP: usize = 500;

/// The ids of one type, ascending.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LiveIds(Vec<LiveId>);

impl LiveIds {
    /// Takes ids in any order.
    pub fn new(mut ids: Vec<LiveId>) -> Self {
        ids.sort_by_key(|live| live.id);
        ids.dedup_by_key(|live| live.id);
        Self(ids)
    }

    /// What the portal said of that record.
    pub fn find(&self, id: RecordId) -> Option<&LiveId> {
        self.0.binary_search_by_key(&id, |live| live.id).ok().map(|place| &self.0[place])
    }

    /// How many there are.
    pub fn count(&self) -> u64 {
        self.0.len() as u64
    }

    /// All of them, ascending.
    pub fn iter(&self) -> impl Iterator<Item = &LiveId> {
        self.0.iter()
    }
}

/// The portal as it is now.
#[derive(Debug, Clone)]
pub struct LivePortal {
    /// What the connection may see and do.
    pub probe: Probe,
    /// Its set-up.
    pub definitions: Definitions,
    /// The records by type; a type that could not be read completely has no entry.
    pub ids: BTreeMap<EntityType, LiveIds>,
    /// The other types, and why.
    pub unknown: Vec<UnknownType>,
    /// Which records are one and the same.
    pub lineage: Lineage,
    /// When it was read, by the portal's clock.
    pub read_at: DateTime<Utc>,
}

/// Why the portal could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum LiveError {
    /// The connection leads to another portal.
    #[error("{}", leads_elsewhere(portal.as_str(), expected, found))]
    AnotherPortal {
        /// Our name for the known one.
        portal: PortalId,
        /// Its host.
        expected: String,
        /// The host that answered.
        found: String,
    },
    /// The portal gave no usable answer.
    #[error("the portal could not be read")]
    Crm(#[from] CrmError),
    /// The store failed.
    #[error("our own store could not be read")]
    Store(#[from] crate::ports::snapshots::StoreError),
}

impl LiveError {
    /// What the operator can do about it.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::AnotherPortal { .. } => Some(
                "store the right webhook with `restore24 portal add NAME`; nothing was written, snapshots are safe",
            ),
            Self::Crm(error) => Some(error.hint()),
            Self::Store(error) => error.hint(),
        }
    }
}

/// Reads what the portal has now.
///
/// # Errors
/// Where the portal cannot be asked at all, or is another one. A single type that cannot be read is *unknown*.
pub async fn read_live(desk: &Desk, on_advance: OnAdvance<'_>) -> Result<LivePortal, LiveError> {
    let before = probe_same(desk).await?;
    let definitions = desk.crm.read_definitions().await?;
    read_with(desk, before, definitions, on_advance).await
}

/// Reads which records the portal has now, and nothing of its set-up: fewer requests, no fields to compare.
///
/// # Errors
/// As [`read_live`].
pub async fn read_numbers(desk: &Desk, on_advance: OnAdvance<'_>) -> Result<LivePortal, LiveError> {
    let before = probe_same(desk).await?;
    read_with(desk, before, Definitions::default(), on_advance).await
}

async fn probe_same(desk: &Desk) -> Result<Probe, LiveError> {
    let probe = desk.crm.probe().await?;
    check_same_portal(desk, &probe)?;
    Ok(probe)
}

async fn read_with(
    desk: &Desk,
    before: Probe,
    definitions: Definitions,
    on_advance: OnAdvance<'_>,
) -> Result<LivePortal, LiveError> {
    let lineage = Lineage::from_edges(desk.restores.load_lineage(desk.portal_id()).await?);
    let mut live = LivePortal {
        read_at: before.portal_time,
        probe: before,
        definitions,
        ids: BTreeMap::new(),
        unknown: Vec::new(),
        lineage,
    };
    if !live.probe.is_admin {
        live.know_nothing(
            "the owner of the webhook is not an administrator, so the portal shows only part of its data",
        );
        return Ok(live);
    }
    read_all_ids(desk, &mut live, on_advance).await?;
    let after = probe_same(desk).await?;
    if !after.is_admin || after.scopes != live.probe.scopes {
        live.know_nothing("the rights of the webhook changed while the portal was being read");
    }
    Ok(live)
}

fn check_same_portal(desk: &Desk, probe: &Probe) -> Result<(), LiveError> {
    if probe.fingerprint.first_users.is_empty() {
        // Nothing tells which portal this is.
        return Err(CrmError::MissingScope { what: "user.get".to_owned() }.into());
    }
    if desk.portal.fingerprint.is_same_portal(&probe.fingerprint) {
        Ok(())
    } else {
        let (expected, found) = (desk.portal.fingerprint.host.clone(), probe.fingerprint.host.clone());
        Err(LiveError::AnotherPortal { portal: desk.portal_id().clone(), expected, found })
    }
}

async fn read_all_ids(desk: &Desk, live: &mut LivePortal, on_advance: OnAdvance<'_>) -> Result<(), LiveError> {
    let unreadable: HashMap<EntityType, String> = live
        .probe
        .readable
        .iter()
        .filter_map(|(entity_type, answer)| Some((*entity_type, answer.as_ref().err()?.clone())))
        .collect();
    let mut done = 0;
    for entity_type in EntityType::ALL {
        if let Some(reason) = unreadable.get(&entity_type) {
            live.unknown.push(UnknownType { entity_type, reason: reason.clone() });
            continue;
        }
        match read_ids_of(desk, entity_type, &mut done, on_advance).await {
            Ok(ids) => _ = live.ids.insert(entity_type, ids),
            Err(error) if is_of_the_whole_portal(&error) => return Err(error.into()),
            Err(error) => live.unknown.push(UnknownType { entity_type, reason: error.to_string() }),
        }
    }
    Ok(())
}

async fn read_ids_of(
    desk: &Desk,
    entity_type: EntityType,
    done: &mut u64,
    on_advance: OnAdvance<'_>,
) -> Result<LiveIds, CrmError> {
    let mut ids = Vec::new();
    let mut after = RecordId(0);
    loop {
        let page = desk.crm.read_ids(entity_type, after).await?;
        *done += page.items.len() as u64;
        on_advance(Advance { stage: Stage::ReadingPortal, done: *done, total: None });
        let last = page.items.last().map(|live| live.id);
        ids.extend(page.items);
        match last {
            Some(last) if !page.is_last && last > after => after = last,
            _ => return Ok(LiveIds::new(ids)),
        }
    }
}

/// Whether an error says something of the whole portal, so that asking for the next type makes no sense.
fn is_of_the_whole_portal(error: &CrmError) -> bool {
    match error {
        CrmError::Unauthorized { .. }
        | CrmError::RestUnavailable
        | CrmError::PortalDeleted
        | CrmError::RateLimited { .. }
        | CrmError::Unavailable { .. }
        | CrmError::NotThePortal { .. } => true,
        CrmError::MissingScope { .. }
        | CrmError::AccessDenied { .. }
        | CrmError::Rejected { .. }
        | CrmError::Malformed { .. } => false,
    }
}

impl LivePortal {
    fn know_nothing(&mut self, reason: &str) {
        self.ids.clear();
        let reason = reason.to_owned();
        self.unknown = EntityType::ALL.map(|entity_type| UnknownType { entity_type, reason: reason.clone() }).to_vec();
    }

    /// Whether the portal has a record under exactly this number; a type that is unknown counts as there.
    pub fn is_alive(&self, key: RecordKey) -> bool {
        self.ids.get(&key.entity_type).is_none_or(|ids| ids.find(key.id).is_some())
    }

    /// The number under which a record lives.
    pub fn living(&self, key: RecordKey) -> Option<RecordId> {
        self.lineage.living(key, &|key| self.is_alive(key))
    }

    /// What the portal said of a record when its numbers were read, whatever its number is now.
    pub fn find(&self, key: RecordKey) -> Option<&LiveId> {
        self.ids.get(&key.entity_type)?.find(self.living(key)?)
    }

    /// The highest number alive by type, 0 where there is none; types that are unknown have no entry.
    pub fn highest(&self) -> BTreeMap<EntityType, RecordId> {
        let last = |ids: &LiveIds| ids.0.last().map_or(RecordId(0), |live| live.id);
        self.ids.iter().map(|(entity_type, ids)| (*entity_type, last(ids))).collect()
    }

    /// Records alive, of all types that could be read.
    pub fn count(&self) -> u64 {
        self.ids.values().map(LiveIds::count).sum()
    }

    /// Runs a comparison, given which records the plan at hand brings back.
    pub fn in_world<T>(&self, returns: &(dyn Fn(RecordKey) -> bool + Sync), run: impl FnOnce(&World<'_>) -> T) -> T {
        let is_alive = |key: RecordKey| self.is_alive(key);
        run(&World { definitions: &self.definitions, lineage: &self.lineage, is_alive: &is_alive, returns })
    }

    /// Takes note of records that the list of numbers did not show and that a second look found.
    pub fn note_found(&mut self, records: &[Record]) {
        for (entity_type, ids) in &mut self.ids {
            let found = records.iter().filter(|record| record.entity_type == *entity_type);
            let mut all = std::mem::take(&mut ids.0);
            all.extend(found.map(|record| LiveId { id: record.id, updated_at: None, updated_by: None }));
            *ids = LiveIds::new(all);
        }
    }
}

/// The full records with these numbers, in pages.
///
/// # Errors
/// Whatever the portal answers.
pub async fn read_records(desk: &Desk, entity_type: EntityType, ids: &[RecordId]) -> Result<Vec<Record>, CrmError> {
    let mut records = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(LOOK_UP) {
        records.extend(desk.crm.read_by_ids(entity_type, chunk).await?);
    }
    Ok(records)
}
