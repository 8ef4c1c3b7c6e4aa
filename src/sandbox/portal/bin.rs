//! The recycle bin: what was deleted, for thirty days.
//!
//! In charge of giving records back as they were and of removing them for good. What puts them in is
//! [`Portal::remove`].

use super::{Deed, Portal};
use crate::sandbox::fields::Entity;
use crate::sandbox::record::Record;
use crate::sandbox::zone::DAY;

/// How long the recycle bin keeps a record (reference §4.1).
pub const BIN_DAYS: i64 = 30;

/// A record in the recycle bin.
#[derive(Debug, Clone)]
pub struct Binned {
    /// When it was deleted.
    pub moment: i64,
    /// By whom.
    pub user: i64,
    /// What it looked like, links to others included.
    pub(super) record: Record,
}

impl Portal {
    /// What lies in the recycle bin, by number.
    pub fn bin(&self, entity: Entity) -> impl Iterator<Item = (i64, &Binned, String)> {
        self.table(entity).bin.iter().map(|(id, binned)| (*id, binned, binned.record.display_name()))
    }

    /// Takes a record out of the recycle bin, under its own number and with its links; `false` where it is
    /// not there.
    pub fn restore(&mut self, entity: Entity, id: i64, user: i64, now: i64) -> bool {
        let Some(binned) = self.table_mut(entity).bin.remove(&id) else { return false };
        self.log(&binned.record, user, now, Deed::Restored);
        let table = self.table_mut(entity);
        if table.is_base(id) {
            table.gone.remove(&id);
        } else {
            table.later.insert(id);
        }
        self.put(binned.record, now);
        true
    }

    /// Removes a record from the recycle bin for good.
    pub fn purge(&mut self, entity: Entity, id: i64) -> bool {
        let table = self.table_mut(entity);
        let was_there = table.bin.remove(&id).is_some();
        if was_there {
            table.moves.remove(&id);
        }
        was_there
    }

    /// Looks once a minute: requests come far more often, and the bin may be large.
    pub(super) fn is_purge_due(&self, now: i64) -> bool {
        now - self.last_purge >= 60 && self.tables.iter().any(|table| !table.bin.is_empty())
    }

    pub(super) fn purge_expired(&mut self, now: i64) {
        if !self.is_purge_due(now) {
            return;
        }
        self.last_purge = now;
        for table in &mut self.tables {
            table.bin.retain(|_, binned| now - binned.moment < BIN_DAYS * DAY);
        }
    }
}
