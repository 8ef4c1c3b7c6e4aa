//! The records that the portal starts with: computed from the seed, never stored.
//!
//! In charge of what record number *n* of an entity looks like when it is new, and of how the records are
//! linked at first. Everything here is a pure function of seed, entity and number, and cheap enough to be
//! asked thousands of times a second. What happens to records later is [`evolution`](super::evolution)'s,
//! [`scenario`](super::scenario)'s or a client's doing.

mod people;
mod texts;
mod words;

use super::fields::Entity;
use super::zone::{DAY, Zone};
pub use texts::enter_stage;
pub use words::POSTS;

/// How far back the first record was made.
const HISTORY: i64 = 3 * 365 * DAY;

/// How many records of each entity there are at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts([i64; 4]);

impl Counts {
    /// Splits a total: 45 % contacts, 15 % companies, 15 % leads, the rest deals.
    pub fn split(total: u32) -> Self {
        let total = i64::from(total);
        let (contacts, companies, leads) = (total * 45 / 100, total * 15 / 100, total * 15 / 100);
        Self([leads, total - contacts - companies - leads, contacts, companies])
    }

    /// Exactly so many of each: leads, deals, contacts, companies.
    pub fn exact(leads: u32, deals: u32, contacts: u32, companies: u32) -> Self {
        Self([leads, deals, contacts, companies].map(i64::from))
    }

    /// How many of one entity.
    pub fn of(self, entity: Entity) -> i64 {
        self.0[entity.index()]
    }
}

/// Computes the first state of records.
#[derive(Debug, Clone)]
pub struct Generator {
    /// What everything follows from.
    pub seed: u64,
    /// How many records there are at first.
    pub counts: Counts,
    /// When the story begins; all records are older.
    pub story_start: i64,
    /// The portal's zone.
    pub zone: Zone,
}

/// A record's number from its place in the row: every eighth number is missing, as on a portal where
/// records were deleted long ago.
pub fn id_at(index: i64) -> i64 {
    index + index / 7 + 1
}

/// The place in the row of a record's number.
pub fn index_of(id: i64) -> Option<i64> {
    let zero_based = id.checked_sub(1)?;
    (zero_based >= 0 && zero_based % 8 != 7).then(|| zero_based - zero_based / 8)
}

/// How many records have numbers up to and including this one.
pub fn count_up_to(id: i64) -> i64 {
    let zero_based = id.max(0);
    zero_based - zero_based / 8
}

impl Generator {
    /// Numbers that follow from the seed and some keys.
    pub fn dice(&self, salt: u64, entity: Entity, number: i64) -> Dice {
        Dice::new(self.seed ^ salt.wrapping_mul(0x9E37_79B9_7F4A_7C15), entity.type_id() as u64, number as u64)
    }

    /// When record `index` was made: ascending with the number, in working hours.
    pub fn created(&self, entity: Entity, index: i64) -> i64 {
        let count = self.counts.of(entity).max(1);
        let step = HISTORY / count;
        let jitter = if step > 1 { self.dice(1, entity, index).below(step as u64) as i64 } else { 0 };
        let linear = (HISTORY as i128 * index as i128 / count as i128) as i64 + jitter;
        let first_day = self.zone.day(self.story_start - DAY - HISTORY);
        let within = linear % DAY * 10 / 24;
        (first_day + linear / DAY) * DAY + 7 * 3600 + within
    }

    /// When record `index` was last changed before the story began.
    pub fn updated(&self, entity: Entity, index: i64) -> i64 {
        let created = self.created(entity, index);
        let mut dice = self.dice(2, entity, index);
        if dice.one_in(4) {
            return created;
        }
        let span = (self.story_start - 3600 - created).max(0);
        let share = dice.below(1000) as i64;
        let moment = created + (span as i128 * (share * share) as i128 / 1_000_000) as i64;
        let in_working_hours = moment - moment % DAY + 7 * 3600 + moment % 36_000;
        if (created..self.story_start - 3600).contains(&in_working_hours) { in_working_hours } else { created }
    }

    /// Who is responsible for record `index` at first.
    pub fn assigned(&self, entity: Entity, index: i64) -> i64 {
        // User 7 was dismissed; a few of her records still name her.
        let user = self.dice(3, entity, index).below(40) as i64;
        if user == 39 { 7 } else { [1, 2, 3, 4, 5, 6, 8, 9, 10][(user % 9) as usize] }
    }

    /// The companies of contact `index`, by number, the main one first.
    ///
    /// Company *k* has the contacts of the places `3k .. 3k+3`, less those without a company; one contact in
    /// twenty also belongs to the next company. Where there are more contacts than that, the rest has none.
    pub fn companies_of_contact(&self, index: i64) -> Vec<i64> {
        let companies = self.counts.of(Entity::Company);
        let mut dice = self.dice(4, Entity::Contact, index);
        let main = index / 3;
        if main >= companies || dice.one_in(5) {
            return Vec::new();
        }
        let mut ids = vec![id_at(main)];
        if dice.one_in(20) && main + 1 < companies {
            ids.push(id_at(main + 1));
        }
        ids
    }

    /// Contacts (by number) that may belong to company `index` at first; ask each of them.
    pub fn contacts_of_company(&self, index: i64) -> impl Iterator<Item = i64> {
        let end = (3 * index + 3).min(self.counts.of(Entity::Contact));
        ((3 * index - 3).max(0)..end).map(id_at)
    }

    /// Company and contacts (by number) of lead or deal `index`.
    pub fn parties(&self, entity: Entity, index: i64) -> (Option<i64>, Vec<i64>) {
        let (companies, contacts) = (self.counts.of(Entity::Company), self.counts.of(Entity::Contact));
        let mut dice = self.dice(5, entity, index);
        if entity == Entity::Lead && !dice.one_in(5) {
            return (None, Vec::new());
        }
        if companies > 0 && dice.below(10) < 7 {
            let company = dice.below(companies as u64) as i64;
            let people: Vec<i64> = self
                .contacts_of_company(company)
                .filter(|id| {
                    index_of(*id).is_some_and(|i| self.companies_of_contact(i).first() == Some(&id_at(company)))
                })
                .collect();
            let wanted = 1 + dice.below(2) as usize;
            return (Some(id_at(company)), people.into_iter().take(wanted).collect());
        }
        let person = (contacts > 0 && dice.below(10) < 8).then(|| id_at(dice.below(contacts as u64) as i64));
        (None, person.into_iter().collect())
    }
}

/// A row of numbers that look like chance (splitmix64).
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// Starts a row from three keys.
    pub fn new(seed: u64, first: u64, second: u64) -> Self {
        let mut dice = Self(seed ^ first.wrapping_mul(0xA076_1D64_78BD_642F));
        let mixed = dice.next();
        Self(mixed ^ second.wrapping_mul(0xE703_7ED1_A0B4_28DB))
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`, which is not zero.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    /// True once in `count` times.
    pub fn one_in(&mut self, count: u64) -> bool {
        self.below(count) == 0
    }

    /// One of them.
    pub fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len() as u64) as usize]
    }
}
