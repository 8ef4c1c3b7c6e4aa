//! What a scenario's events do, and whom they hit.

use super::{Act, ChangeTruth, Event, HOUR, MINUTE, Portal};
use crate::sandbox::fields::{Entity, Field};
use crate::sandbox::record::{Channel, Record, Value};

/// How many goes a mass action takes; the portal works through its list in portions.
const GOES: usize = 4;

impl Event {
    /// Lets the event happen.
    pub fn happen(self, portal: &mut Portal) {
        match self.act.clone() {
            Act::DeleteList { wanted } => self.delete_list(portal, wanted),
            Act::DeleteCircles => self.delete_circles(portal),
            Act::Delete { records, on_purpose } => self.delete(portal, &records, on_purpose),
            Act::DeleteOne { entity } => {
                let records: Vec<_> = spread(portal, entity, 1).into_iter().map(|id| (entity, id)).collect();
                self.delete(portal, &records, true);
            }
            Act::Import => self.import(portal),
            Act::Overwrite { records } => self.overwrite(portal, &records),
            Act::Duplicate { contacts } => self.duplicate(portal, &contacts),
            Act::Correct { contacts } => self.correct(portal, &contacts),
            Act::Filter { text } => {
                portal.list_filters.insert(Entity::Contact.name(), text.to_owned());
                portal.truth.filter = Some(text.to_owned());
            }
        }
    }

    fn then(&self, portal: &mut Portal, seconds: i64, user: i64, act: Act) {
        portal.expect(Self { moment: self.moment + seconds, user, act });
    }

    /// Deletes contacts: so many, or with `wanted` zero about one in twelve.
    fn delete_list(&self, portal: &mut Portal, wanted: usize) {
        let wanted = if wanted > 0 { wanted } else { share(portal, Entity::Contact, 80, 12, 2_500) };
        let records: Vec<_> =
            spread(portal, Entity::Contact, wanted).into_iter().map(|id| (Entity::Contact, id)).collect();
        self.delete_in_goes(portal, &records, 5 * MINUTE);
    }

    fn delete_in_goes(&self, portal: &mut Portal, records: &[(Entity, i64)], pause: i64) {
        for (position, portion) in records.chunks(records.len().div_ceil(GOES).max(1)).enumerate() {
            let act = Act::Delete { records: portion.to_vec(), on_purpose: false };
            self.then(portal, position as i64 * pause, self.user, act);
        }
    }

    /// Deletes companies, their contacts, and the deals and leads that hang on them.
    fn delete_circles(&self, portal: &mut Portal) {
        let wanted = share(portal, Entity::Company, 20, 3, 120);
        let companies = spread(portal, Entity::Company, wanted);
        let mut records = Vec::new();
        for company in &companies {
            records.push((Entity::Company, *company));
            if let Some(record) = portal.load(Entity::Company, *company, self.moment) {
                records.extend(record.ints(Field::ContactIds).iter().map(|id| (Entity::Contact, *id)));
            }
        }
        let contacts: Vec<i64> =
            records.iter().filter(|(entity, _)| *entity == Entity::Contact).map(|(_, id)| *id).collect();
        for (entity, permille) in [(Entity::Deal, 20), (Entity::Lead, 15)] {
            let wanted = share(portal, entity, permille, 3, 150);
            let mut found = self.hanging_on(portal, entity, &companies, &contacts, wanted);
            for id in spread(portal, entity, wanted) {
                if found.len() < wanted && !found.contains(&id) {
                    found.push(id);
                }
            }
            records.extend(found.into_iter().map(|id| (entity, id)));
        }
        self.delete_in_goes(portal, &records, 4 * MINUTE);
    }

    fn hanging_on(
        &self,
        portal: &Portal,
        entity: Entity,
        companies: &[i64],
        contacts: &[i64],
        wanted: usize,
    ) -> Vec<i64> {
        let hangs = |id: &i64| {
            portal.load(entity, *id, self.moment).is_some_and(|record| {
                companies.contains(&record.int(Field::CompanyId))
                    || record.ints(Field::ContactIds).iter().any(|contact| contacts.contains(contact))
            })
        };
        portal.ids(entity, 1, i64::MAX - 1, true).take(4_000).filter(hangs).take(wanted).collect()
    }

    fn delete(&self, portal: &mut Portal, records: &[(Entity, i64)], on_purpose: bool) {
        for (entity, id) in records {
            if portal.remove(*entity, *id, self.user, self.moment) {
                portal.truth.deleted((*entity, *id), self.moment, self.user, on_purpose);
            }
        }
    }

    /// Overwrites contacts, companies and deals, and adds duplicates; colleagues mend some of it later.
    fn import(&self, portal: &mut Portal) {
        let mut records = Vec::new();
        for (entity, permille, most) in
            [(Entity::Contact, 120, 400), (Entity::Company, 80, 100), (Entity::Deal, 80, 150)]
        {
            let wanted = share(portal, entity, permille, 8, most);
            records.extend(spread(portal, entity, wanted).into_iter().map(|id| (entity, id)));
        }
        let portions: Vec<_> = records.chunks(records.len().div_ceil(GOES).max(1)).collect();
        for (position, portion) in portions.iter().enumerate() {
            self.then(portal, 15 * MINUTE * position as i64, self.user, Act::Overwrite { records: portion.to_vec() });
        }
        let contacts: Vec<i64> =
            records.iter().filter(|(entity, _)| *entity == Entity::Contact).map(|(_, id)| *id).collect();
        let doubled = contacts.iter().copied().step_by(8).collect();
        self.then(portal, 40 * MINUTE, self.user, Act::Duplicate { contacts: doubled });
        let corrected = |offset: usize| contacts.iter().copied().skip(offset).step_by(12).collect();
        // After that night's snapshot where the story is long enough, else an hour later.
        let zone = &portal.generator.zone;
        let next_day = zone.at(zone.day(self.moment) + 1, 8 * HOUR + 20 * MINUTE) - self.moment;
        let pause = if next_day <= 20 * HOUR && next_day > HOUR { next_day } else { 2 * HOUR };
        self.then(portal, pause, 2, Act::Correct { contacts: corrected(1) });
        self.then(portal, pause + 25 * MINUTE, 3, Act::Correct { contacts: corrected(5) });
    }

    fn overwrite(&self, portal: &mut Portal, records: &[(Entity, i64)]) {
        for (position, (entity, id)) in records.iter().enumerate() {
            let neighbour = records.get(position + 1).filter(|(other, _)| other == entity).or(records.first());
            let neighbour = neighbour.and_then(|(other, id)| portal.load(*other, *id, self.moment));
            let (Some(before), Some(neighbour)) = (portal.load(*entity, *id, self.moment), neighbour) else { continue };
            let mut after = before.clone();
            damage(&mut after, &neighbour, position);
            let truth = self.note(portal, &before, after);
            portal.truth.damaged.extend(truth);
        }
    }

    /// Stores the changed record; tells what changed, unless nothing did.
    fn note(&self, portal: &mut Portal, before: &Record, after: Record) -> Option<ChangeTruth> {
        if *before == after {
            return None;
        }
        let (entity, id) = (after.entity, after.id);
        portal.change(after, self.user, self.moment);
        let after = portal.load(entity, id, self.moment)?;
        Some(ChangeTruth::between(before, &after, &portal.generator.zone, self.moment, self.user))
    }

    fn duplicate(&self, portal: &mut Portal, contacts: &[i64]) {
        for contact in contacts {
            let Some(mut copy) = portal.load(Entity::Contact, *contact, self.moment) else { continue };
            for row in &mut copy.multifields {
                row.id = portal.next_row();
            }
            for field in [Field::CreatedBy, Field::UpdatedBy, Field::AssignedById, Field::LastActivityBy] {
                copy.set_int(field, self.user);
            }
            for field in [Field::CreatedTime, Field::UpdatedTime, Field::LastActivityTime] {
                copy.set_int(field, self.moment);
            }
            copy.set(Field::CompanyIds, Value::Null);
            copy.set_text(Field::Comments, "Import 2");
            let id = portal.add(copy, self.user, self.moment);
            portal.truth.added(Entity::Contact, id, self.moment, self.user);
        }
    }

    fn correct(&self, portal: &mut Portal, contacts: &[i64]) {
        for contact in contacts {
            let Some(before) = portal.load(Entity::Contact, *contact, self.moment) else { continue };
            let mut after = before.clone();
            let phone = portal.generator.another_phone(Entity::Contact, *contact, 77);
            if let Some(row) = after.multifields.iter_mut().find(|row| row.channel == Channel::Phone) {
                row.value = phone.into();
            }
            after.set_text(Field::Comments, "Nummer telefonisch bestätigt ✔");
            let truth = self.note(portal, &before, after);
            portal.truth.corrected.extend(truth);
        }
    }
}

/// What a table that slipped by one row does to a record.
fn damage(record: &mut Record, neighbour: &Record, position: usize) {
    match record.entity {
        Entity::Contact => {
            if !position.is_multiple_of(3) {
                record.set_text(Field::Name, neighbour.text(Field::Name).to_owned());
                record.set_text(Field::LastName, neighbour.text(Field::LastName).to_owned());
            }
            for row in record.multifields.iter_mut().filter(|row| row.channel == Channel::Phone) {
                row.value = format!("4,9{:04}E+11", position % 10_000).into();
            }
            record.set_text(Field::SourceDescription, "Import kontakte_final_2.csv");
        }
        Entity::Company => record.set_text(Field::Title, neighbour.text(Field::Title).to_owned()),
        Entity::Deal | Entity::Lead => {
            if let Value::Number(amount) = record.get(Field::Opportunity) {
                let hundredfold = amount * 100.0;
                record.set(Field::Opportunity, Value::Number(hundredfold.round()));
            }
        }
    }
}

/// So many per mille of the records of a kind, within bounds.
fn share(portal: &Portal, entity: Entity, permille: i64, least: usize, most: usize) -> usize {
    let count = portal.count(entity, 1, i64::MAX - 1);
    ((count * permille / 1_000) as usize).clamp(least, most).min(count as usize)
}

/// So many existing records of a kind, evenly spread over all of them.
fn spread(portal: &Portal, entity: Entity, wanted: usize) -> Vec<i64> {
    let count = portal.count(entity, 1, i64::MAX - 1) as usize;
    if wanted == 0 || count == 0 {
        return Vec::new();
    }
    let step = (count / wanted).max(1);
    portal.ids(entity, 1, i64::MAX - 1, true).skip(step / 2).step_by(step).take(wanted).collect()
}
