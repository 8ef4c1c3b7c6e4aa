//! What happens on the portal day by day without anybody asking: edits and additions.
//!
//! In charge of which records are edited when and by whom, as a pure function of the seed: in every hundred
//! numbers of an entity one is edited per day, so a change is found without looking at all records. Every
//! day also brings about one new record per thousand. Nothing is ever deleted here: deletions belong to
//! [`scenario`](super::scenario)s and to clients.

use super::dictionaries;
use super::fields::{Entity, Field};
use super::generator::{Dice, Generator};
use super::record::{Channel, Record, Value};

/// Of how many consecutive numbers one is edited per day.
pub const BLOCK: i64 = 100;

/// Working hours begin at eight and last ten hours.
const OPENING: i64 = 8 * 3600;
const WORKING_SECONDS: u64 = 10 * 3600;

/// One edit of one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edit {
    /// When.
    pub moment: i64,
    /// By whom.
    pub user: i64,
    day: i64,
}

impl Generator {
    /// The number of a block that is edited on a day.
    pub fn edited_in_block(&self, entity: Entity, block: i64, day: i64) -> i64 {
        let mut dice = Dice::new(self.seed ^ 0x00E5_11D7, (day as u64) << 2 | entity.index() as u64, block as u64);
        block * BLOCK + dice.below(BLOCK as u64) as i64
    }

    /// The edits of a record with `after < moment <= until`, oldest first.
    pub fn edits(&self, entity: Entity, id: i64, after: i64, until: i64) -> Vec<Edit> {
        let block = id / BLOCK;
        let mut edits = Vec::new();
        for day in self.zone.day(after)..=self.zone.day(until) {
            if self.edited_in_block(entity, block, day) == id {
                let edit = self.edit(entity, id, day);
                if edit.moment > after && edit.moment <= until {
                    edits.push(edit);
                }
            }
        }
        edits
    }

    fn edit(&self, entity: Entity, id: i64, day: i64) -> Edit {
        let mut dice = self.dice(20 + day as u64, entity, id);
        let moment = self.zone.at(day, OPENING + dice.below(WORKING_SECONDS) as i64);
        Edit { moment, user: dice.pick(&[1, 2, 3, 4, 5, 6, 8, 9, 10]), day }
    }

    /// How many records of an entity are added per day.
    pub fn additions_per_day(&self, entity: Entity) -> i64 {
        let count = self.counts.of(entity);
        if count == 0 { 0 } else { (count / 1_000).max(1) }
    }

    /// When the `position`th record of a day is added.
    pub fn addition_moment(&self, entity: Entity, day: i64, position: i64) -> i64 {
        let slot = WORKING_SECONDS as i64 / self.additions_per_day(entity).max(1);
        self.zone.at(day, OPENING + position * slot + slot * (entity.index() as i64 + 1) / 6)
    }

    /// Applies an edit.
    pub fn apply_edit(&self, record: &mut Record, edit: Edit) {
        let mut dice = self.dice(30 + edit.day as u64, record.entity, record.id);
        let is_done = match record.entity {
            Entity::Contact => self.edit_contact(record, &mut dice, edit.day),
            Entity::Company => edit_company(record, &mut dice),
            Entity::Lead | Entity::Deal => edit_sale(record, &mut dice, edit),
        };
        if !is_done {
            let number = dice.below(900) + 100;
            record
                .set_text(Field::Comments, format!("Telefonat am {}. – Notiz {number} ☎", day_text(self, edit.moment)));
        }
        record.set_int(Field::UpdatedTime, edit.moment);
        record.set_int(Field::UpdatedBy, edit.user);
        record.set_int(Field::LastActivityTime, edit.moment);
        record.set_int(Field::LastActivityBy, edit.user);
    }

    fn edit_contact(&self, record: &mut Record, dice: &mut Dice, day: i64) -> bool {
        let phone = self.another_phone(Entity::Contact, record.id, day as u64);
        match dice.below(4) {
            0 => record.set_text(Field::Post, dice.pick(super::generator::POSTS)),
            1 => match record.multifields.iter_mut().find(|row| row.channel == Channel::Phone) {
                Some(row) => row.value = phone.into(),
                None => return false,
            },
            2 => record.set_int(Field::AssignedById, dice.pick(&[2, 3, 5, 6, 8])),
            _ => return false,
        }
        true
    }
}

fn day_text(generator: &Generator, moment: i64) -> String {
    generator.zone.text(moment).chars().take(10).collect()
}

fn edit_company(record: &mut Record, dice: &mut Dice) -> bool {
    match dice.below(3) {
        0 => record.set(Field::Revenue, Value::Number((dice.below(9_000) * 1_000) as f64)),
        1 => record.set_text(Field::Industry, dice.pick(dictionaries::INDUSTRY_CODES)),
        _ => return false,
    }
    true
}

fn edit_sale(record: &mut Record, dice: &mut Dice, edit: Edit) -> bool {
    match dice.below(3) {
        0 => record.set(Field::Opportunity, Value::Number((dice.below(400_000) + 50_000) as f64 / 10.0)),
        1 => match next_stage(record) {
            Some(stage) => super::generator::enter_stage(record, stage, edit.moment, edit.user),
            None => return false,
        },
        _ => return false,
    }
    true
}

fn next_stage(record: &Record) -> Option<&'static str> {
    let dictionary = match record.entity {
        Entity::Lead => "STATUS",
        _ => dictionaries::deal_dictionary(record.int(Field::CategoryId)),
    };
    let present = record.text(Field::StageId);
    let mut stages = dictionaries::entries(dictionary).skip_while(|status| status.code != present);
    stages.next().filter(|status| status.semantics.is_empty())?;
    stages.next().map(|status| status.code)
}
