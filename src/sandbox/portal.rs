//! The portal's records: what the seed gives, and what was changed since.
//!
//! In charge of finding, adding, changing and removing records, of the recycle bin, of links, and of letting
//! time pass. A record nobody touched is computed when asked for; only changes are held. Who may do what,
//! and how a request is spelled, is decided before anyone gets here.

mod bin;
mod links;
mod moves;
mod passing;

pub use bin::{BIN_DAYS, Binned};
pub use links::{Link, WantedLink, arrange};
pub use moves::Move;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::evolution::BLOCK;
use super::fields::{Entity, Field};
use super::generator::{Generator, count_up_to, id_at, index_of};
use super::record::{Record, Value};
use super::scenario::{Story, Truth};
use super::users::User;

/// What was done to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// It was added.
    Added,
    /// It was changed.
    Changed,
    /// It was deleted.
    Deleted,
    /// It was taken out of the recycle bin.
    Restored,
}

impl Deed {
    /// The deed of that name.
    pub fn of_name(name: &str) -> Option<Self> {
        [Self::Added, Self::Changed, Self::Deleted, Self::Restored].into_iter().find(|deed| deed.name() == name)
    }

    /// The name used in answers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Deleted => "deleted",
            Self::Restored => "restored",
        }
    }
}

/// A line of the CRM history, which only the interface shows.
#[derive(Debug, Clone)]
pub struct HistoryEntry {
    /// When.
    pub moment: i64,
    /// By whom.
    pub user: i64,
    /// Which kind of record.
    pub entity: Entity,
    /// Which record.
    pub id: i64,
    /// What people call it.
    pub name: String,
    /// What was done.
    pub deed: Deed,
}

/// What a user was shown by the bell.
#[derive(Debug, Clone)]
pub struct Notification {
    /// Its number.
    pub id: i64,
    /// Who was shown it.
    pub user: i64,
    /// In whose name, 0 for the portal itself.
    pub from: i64,
    /// What it says.
    pub text: String,
    /// Its tag; another one with it takes its place.
    pub tag: Option<String>,
    /// When.
    pub moment: i64,
}

#[derive(Debug, Clone)]
struct Overlay {
    record: Record,
    /// Edits of the passing days up to here are in the record.
    as_of: i64,
}

/// A record that came with the passing days.
#[derive(Debug, Clone, Copy)]
struct Birth {
    index: i64,
    created: i64,
}

#[derive(Debug, Clone, Default)]
struct Table {
    base: i64,
    born: BTreeMap<i64, Birth>,
    changed: BTreeMap<i64, Box<Overlay>>,
    /// Numbers of the first records that do not exist any more.
    gone: BTreeSet<i64>,
    /// Numbers of records that came later and exist.
    later: BTreeSet<i64>,
    next_id: i64,
    bin: BTreeMap<i64, Binned>,
    latest_created: i64,
    /// What changed or deleted leads and deals did since the story began, by their number.
    moves: BTreeMap<i64, Vec<Move>>,
    last_move: i64,
}

impl Table {
    fn last_base_id(&self) -> i64 {
        if self.base == 0 { 0 } else { id_at(self.base - 1) }
    }

    fn is_base(&self, id: i64) -> bool {
        index_of(id).is_some_and(|index| index < self.base)
    }

    fn exists(&self, id: i64) -> bool {
        if self.is_base(id) { !self.gone.contains(&id) } else { self.later.contains(&id) }
    }
}

/// The portal's data.
#[derive(Debug, Clone)]
pub struct Portal {
    /// What the records are computed from.
    pub generator: Generator,
    /// The people.
    pub users: Vec<User>,
    /// Additions, changes and deletions that were somebody's doing; edits of passing days are computed.
    pub history: Vec<HistoryEntry>,
    /// What people were shown by the bell, oldest first.
    pub notifications: Vec<Notification>,
    /// What truly happened.
    pub truth: Truth,
    /// The administrator's list filters, by entity: what the interface's lists are narrowed to.
    pub list_filters: BTreeMap<&'static str, String>,
    /// How often adding or changing a record started robots.
    pub robots_started: u64,
    /// Whether records are edited and added as days pass.
    pub evolves: bool,
    tables: [Table; 4],
    /// Contacts that were linked with a company by a change; ask each of them.
    linked: HashMap<i64, BTreeSet<i64>>,
    /// The number of the multifield row that was written last.
    pub last_row: i64,
    story: Story,
    /// When the recycle bin was last looked through.
    last_purge: i64,
    /// The next addition of passing days: day and position.
    next_addition: [(i64, i64); 4],
}

impl Portal {
    /// The portal when its story begins.
    pub fn new(generator: Generator, users: Vec<User>, evolves: bool) -> Self {
        let day = generator.zone.day(generator.story_start);
        let tables = Entity::ALL.map(|entity| {
            let base = generator.counts.of(entity);
            let mut table = Table { base, ..Table::default() };
            table.next_id = table.last_base_id() + 1;
            table.latest_created = if base == 0 { 0 } else { generator.created(entity, base - 1) };
            table
        });
        Self {
            generator,
            users,
            history: Vec::new(),
            notifications: Vec::new(),
            truth: Truth::default(),
            list_filters: BTreeMap::new(),
            robots_started: 0,
            evolves,
            tables,
            linked: HashMap::new(),
            last_row: 1,
            story: Story::default(),
            last_purge: 0,
            next_addition: [(day, 0); 4],
        }
    }

    fn table(&self, entity: Entity) -> &Table {
        &self.tables[entity.index()]
    }

    fn table_mut(&mut self, entity: Entity) -> &mut Table {
        &mut self.tables[entity.index()]
    }

    /// A user's full name.
    pub fn user_name(&self, id: i64) -> String {
        self.users.iter().find(|user| user.id == id).map_or_else(String::new, User::full_name)
    }

    /// Whether a record exists.
    pub fn exists(&self, entity: Entity, id: i64) -> bool {
        self.table(entity).exists(id)
    }

    /// How many records exist with numbers from `low` to `high`.
    pub fn count(&self, entity: Entity, low: i64, high: i64) -> i64 {
        let table = self.table(entity);
        if low > high {
            return 0;
        }
        let base = count_up_to(high).min(table.base) - count_up_to(low - 1).min(table.base);
        base - table.gone.range(low..=high).count() as i64 + table.later.range(low..=high).count() as i64
    }

    /// The highest number ever used.
    pub fn highest_id(&self, entity: Entity) -> i64 {
        self.table(entity).next_id - 1
    }

    /// The number from which a list between `low` and `high` goes on after skipping so many records.
    pub fn id_after(&self, entity: Entity, low: i64, high: i64, skipped: i64) -> i64 {
        if skipped == 0 {
            return low;
        }
        let (mut from, mut to) = (low, high.min(self.highest_id(entity)) + 1);
        while from < to {
            let middle = from + (to - from) / 2;
            if self.count(entity, low, middle) > skipped { to = middle } else { from = middle + 1 }
        }
        from
    }

    /// Numbers of existing records from `low` to `high`, ascending or descending.
    pub fn ids(&self, entity: Entity, low: i64, high: i64, ascending: bool) -> Box<dyn Iterator<Item = i64> + '_> {
        let table = self.table(entity);
        if low > high {
            return Box::new(std::iter::empty());
        }
        let first = count_up_to(low - 1).min(table.base);
        let end = count_up_to(high).min(table.base).max(first);
        let gone = &table.gone;
        let is_there = move |id: &i64| gone.is_empty() || !gone.contains(id);
        let base = (first..end).map(id_at).filter(is_there);
        let later = table.later.range(low..=high).copied();
        if ascending { Box::new(base.chain(later)) } else { Box::new(later.rev().chain(base.rev())) }
    }

    /// Numbers from `low` to `high`, ascending, that hold every record changed at or after `since`, which is
    /// not before the story's start; some that were not changed may be among them.
    pub fn touched(
        &self,
        entity: Entity,
        low: i64,
        high: i64,
        since: i64,
        now: i64,
    ) -> Box<dyn Iterator<Item = i64> + '_> {
        let table = self.table(entity);
        let high = high.min(table.next_id);
        let low = low.max(1);
        if low > high {
            return Box::new(std::iter::empty());
        }
        let zone = &self.generator.zone;
        let end = if self.evolves { zone.day(now) + 1 } else { i64::MIN };
        let days = zone.day(since)..end;
        let blocks = (low / BLOCK..=high / BLOCK).flat_map(move |block| {
            let (from, to) = (low.max(block * BLOCK), high.min(block * BLOCK + BLOCK - 1));
            let mut ids: Vec<i64> =
                days.clone().map(|day| self.generator.edited_in_block(entity, block, day)).collect();
            ids.extend(table.changed.range(from..=to).map(|(id, _)| *id));
            ids.extend(table.born.range(from..=to).map(|(id, _)| *id));
            ids.retain(|id| (from..=to).contains(id) && table.exists(*id));
            ids.sort_unstable();
            ids.dedup();
            ids
        });
        Box::new(blocks)
    }

    fn as_of(&self, entity: Entity, id: i64) -> i64 {
        let table = self.table(entity);
        match (table.changed.get(&id), table.born.get(&id)) {
            (Some(overlay), _) => overlay.as_of,
            (None, Some(birth)) => birth.created,
            (None, None) => self.generator.story_start,
        }
    }

    /// When an existing record was last changed.
    pub fn updated(&self, entity: Entity, id: i64, now: i64) -> i64 {
        if self.evolves
            && let Some(edit) = self.generator.edits(entity, id, self.as_of(entity, id), now).last()
        {
            return edit.moment;
        }
        let table = self.table(entity);
        match (table.changed.get(&id), table.born.get(&id)) {
            (Some(overlay), _) => overlay.record.int(Field::UpdatedTime),
            (None, Some(birth)) => birth.created,
            (None, None) => self.generator.updated(entity, index_of(id).unwrap_or_default()),
        }
    }

    /// When an existing record was made.
    pub fn created(&self, entity: Entity, id: i64) -> i64 {
        let table = self.table(entity);
        match (table.changed.get(&id), table.born.get(&id)) {
            (Some(overlay), _) => overlay.record.int(Field::CreatedTime),
            (None, Some(birth)) => birth.created,
            (None, None) => self.generator.created(entity, index_of(id).unwrap_or_default()),
        }
    }

    /// When the latest existing record of a kind was made: no import may be older (reference §2.6).
    pub fn latest_created(&self, entity: Entity) -> i64 {
        let is_empty = self.count(entity, 1, i64::MAX - 1) == 0;
        if is_empty { 0 } else { self.table(entity).latest_created }
    }

    /// A record as it is now, links and derived fields filled in.
    pub fn load(&self, entity: Entity, id: i64, now: i64) -> Option<Record> {
        self.exists(entity, id).then(|| self.complete(self.bare(entity, id, now)))
    }

    /// A record with its own values only.
    fn bare(&self, entity: Entity, id: i64, now: i64) -> Record {
        let table = self.table(entity);
        let (mut record, as_of) = match (table.changed.get(&id), table.born.get(&id)) {
            (Some(overlay), _) => (overlay.record.clone(), overlay.as_of),
            (None, Some(birth)) => {
                (self.generator.record(entity, birth.index, id, birth.created, birth.created), birth.created)
            }
            (None, None) => {
                let index = index_of(id).unwrap_or_default();
                let (created, updated) = (self.generator.created(entity, index), self.generator.updated(entity, index));
                (self.generator.record(entity, index, id, created, updated), self.generator.story_start)
            }
        };
        if self.evolves {
            for edit in self.generator.edits(entity, id, as_of, now) {
                self.generator.apply_edit(&mut record, edit);
            }
        }
        record
    }

    /// The next free number for a multifield row.
    pub fn next_row(&mut self) -> i64 {
        self.last_row += 2;
        self.last_row
    }

    /// Adds a record and gives its number.
    pub fn add(&mut self, mut record: Record, user: i64, now: i64) -> i64 {
        let entity = record.entity;
        let id = self.table(entity).next_id;
        record.id = id;
        record.set(Field::Id, Value::Int(id));
        if entity.has_stages() && record.text(Field::Title).is_empty() {
            let title = if entity == Entity::Deal { "Deal" } else { "Lead" };
            record.set_text(Field::Title, format!("{title} #{id}"));
        }
        self.log(&record, user, now, Deed::Added);
        self.keep_moves(Some(&record), (entity, id), now);
        let table = self.table_mut(entity);
        table.next_id += 1;
        table.latest_created = table.latest_created.max(record.int(Field::CreatedTime));
        table.later.insert(id);
        self.put(record, now);
        id
    }

    /// Stores a changed record under a new change date and author.
    pub fn change(&mut self, mut record: Record, user: i64, now: i64) {
        record.set_int(Field::UpdatedTime, now);
        record.set_int(Field::UpdatedBy, user);
        self.log(&record, user, now, Deed::Changed);
        self.keep_moves(Some(&record), (record.entity, record.id), now);
        self.put(record, now);
    }

    fn put(&mut self, record: Record, as_of: i64) {
        self.remember_links(&record);
        let (entity, id) = (record.entity, record.id);
        self.table_mut(entity).changed.insert(id, Box::new(Overlay { record, as_of }));
    }

    /// Deletes a record: it goes to the recycle bin. Links of other records to it are cleared, which does
    /// not count as a change of theirs (assumed; Bitrix24 does not document it).
    pub fn remove(&mut self, entity: Entity, id: i64, user: i64, now: i64) -> bool {
        if !self.exists(entity, id) {
            return false;
        }
        let record = self.bare(entity, id, now);
        self.log(&record, user, now, Deed::Deleted);
        self.keep_moves(None, (entity, id), now);
        let table = self.table_mut(entity);
        if table.is_base(id) {
            table.gone.insert(id);
        }
        table.later.remove(&id);
        table.born.remove(&id);
        table.changed.remove(&id);
        table.bin.insert(id, Binned { moment: now, user, record });
        true
    }

    fn log(&mut self, record: &Record, user: i64, moment: i64, deed: Deed) {
        let (entity, id, name) = (record.entity, record.id, record.display_name());
        self.history.push(HistoryEntry { moment, user, entity, id, name, deed });
    }
}
