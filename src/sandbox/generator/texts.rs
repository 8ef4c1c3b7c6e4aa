//! Whole records: the fields of a new contact, company, lead or deal.

use super::people::{Person, phone};
use super::words::{BRANCHES, COMMENTS, KEYWORDS, LEGAL_FORMS, OTHERS, POSTS, SUBJECTS};
use super::{Dice, Generator, id_at};
use crate::sandbox::custom;
use crate::sandbox::dictionaries;
use crate::sandbox::fields::{Entity, Field};
use crate::sandbox::record::{Channel, Multifield, Record, Value, link_text};

/// Row numbers of computed multifields are even, those of written ones odd, so they never meet.
fn first_row(entity: Entity, id: i64) -> i64 {
    2 * (entity.index() as i64 + 4 * 8 * id)
}

impl Generator {
    /// Record `index` of an entity under number `id`, made at `created`, as it was before the story.
    pub fn record(&self, entity: Entity, index: i64, id: i64, created: i64, updated: i64) -> Record {
        let mut record = Record::new(entity, id);
        let mut dice = self.dice(10, entity, index);
        let assigned = self.assigned(entity, index);
        for field in [Field::AssignedById, Field::CreatedBy, Field::UpdatedBy, Field::LastActivityBy] {
            record.set_int(field, assigned);
        }
        record.set_int(Field::CreatedTime, created);
        record.set_int(Field::UpdatedTime, updated);
        record.set_int(Field::LastActivityTime, created);
        record.set_flag(Field::Opened, !dice.one_in(6));
        if dice.below(10) < 4 {
            let number = dice.below(90) + 10;
            record.set_text(Field::Comments, dice.pick(COMMENTS).replace("{}", &number.to_string()));
        }
        if dice.one_in(12) {
            record.set_text(Field::UtmSource, "newsletter");
            record.set_text(Field::UtmCampaign, "spring-sale");
        }
        match entity {
            Entity::Contact => self.contact(&mut record, &mut dice, index),
            Entity::Company => self.company(&mut record, &mut dice, index),
            Entity::Lead => self.lead(&mut record, &mut dice, index),
            Entity::Deal => self.deal(&mut record, &mut dice, index),
        }
        self.custom_values(&mut record, &mut dice);
        record
    }

    fn contact(&self, record: &mut Record, dice: &mut Dice, index: i64) {
        let person = Person::roll(dice);
        name_person(record, &person, dice);
        record.set_text(Field::Post, dice.pick(POSTS));
        record.set_text(Field::TypeId, dice.pick(&["CLIENT", "CLIENT", "SUPPLIER", "PARTNER", "OTHER"]));
        record.set_text(Field::SourceId, dice.pick(dictionaries::SOURCE_CODES));
        record.set_flag(Field::Export, !dice.one_in(10));
        record.set(Field::CompanyIds, Value::Ints(self.companies_of_contact(index)));
        record.multifields = person.channels(dice, first_row(Entity::Contact, record.id));
    }

    fn company(&self, record: &mut Record, dice: &mut Dice, index: i64) {
        let owner = Person::roll(dice);
        let branch = dice.pick(BRANCHES);
        let title = match dice.below(3) {
            0 => format!("{} {branch} {}", owner.last, dice.pick(LEGAL_FORMS)),
            1 => format!("{branch} „{}“ {}", owner.first, dice.pick(LEGAL_FORMS)),
            _ => format!("{} & {branch} {}", owner.last, dice.pick(LEGAL_FORMS)),
        };
        record.set_text(Field::Title, title);
        record.set_text(Field::TypeId, dice.pick(&["CUSTOMER", "CUSTOMER", "SUPPLIER", "PARTNER", "OTHER"]));
        record.set_text(Field::Industry, dice.pick(dictionaries::INDUSTRY_CODES));
        record.set_text(Field::Employees, dice.pick(&["EMPLOYEES_1", "EMPLOYEES_2", "EMPLOYEES_3", "EMPLOYEES_4"]));
        record.set_text(Field::CurrencyId, "EUR");
        record.set(Field::Revenue, Value::Number((dice.below(5_000) * 1_000) as f64));
        record.set_flag(Field::IsMyCompany, index == 0);
        if dice.one_in(4) {
            let digits = dice.next();
            record.set_text(Field::BankingDetails, format!("IBAN DE{:02} {:016}", digits % 90 + 10, digits >> 14));
        }
        let row = first_row(Entity::Company, record.id);
        let mut rows = owner.channels(dice, row);
        if dice.one_in(2) {
            let id = row + 2 * rows.len() as i64;
            let value = format!("https://company{}.example.com/", record.id);
            rows.push(Multifield { id, channel: Channel::Web, value_type: "WORK".into(), value: value.into() });
        }
        record.multifields = rows;
    }

    fn lead(&self, record: &mut Record, dice: &mut Dice, index: i64) {
        let person = Person::roll(dice);
        record.set_text(Field::Title, format!("{} – {}", dice.pick(SUBJECTS), person.last));
        name_person(record, &person, dice);
        if dice.one_in(2) {
            record.set_text(Field::CompanyTitle, format!("{} {}", person.last, dice.pick(LEGAL_FORMS)));
        }
        record.set_text(Field::SourceId, dice.pick(dictionaries::SOURCE_CODES));
        let stage = dice.pick(&["NEW", "NEW", "IN_PROCESS", "PROCESSED", "CONVERTED", "JUNK"]);
        self.money(record, dice);
        enter_stage(record, stage, record.int(Field::CreatedTime), record.int(Field::AssignedById));
        let (company, contacts) = self.parties(Entity::Lead, index);
        record.set(Field::CompanyId, company.map_or(Value::Null, Value::Int));
        record.set(Field::ContactIds, Value::Ints(contacts));
        record.multifields = person.channels(dice, first_row(Entity::Lead, record.id));
    }

    fn deal(&self, record: &mut Record, dice: &mut Dice, index: i64) {
        let number = 1_000 + index;
        record.set_text(Field::Title, format!("{} #{number}", dice.pick(SUBJECTS)));
        record.set_text(Field::TypeId, dice.pick(&["SALE", "SALE", "COMPLEX", "GOODS", "SERVICES"]));
        let category = dice.pick(&[0, 0, 0, 3, 5]);
        record.set_int(Field::CategoryId, category);
        self.money(record, dice);
        record.set(Field::TaxValue, Value::Number(0.0));
        let step = dice.below(8) as usize;
        let stage = dictionaries::deal_stage_code(category, step);
        enter_stage(record, stage, record.int(Field::CreatedTime), record.int(Field::AssignedById));
        if dice.one_in(3) {
            record.set_int(Field::Probability, 10 * dice.below(11) as i64);
        }
        let begin = self.zone.day(record.int(Field::CreatedTime));
        record.set_int(Field::Begindate, begin);
        record.set_int(Field::Closedate, begin + 7 + dice.below(90) as i64);
        record.set_text(Field::SourceId, dice.pick(dictionaries::SOURCE_CODES));
        let (company, contacts) = self.parties(Entity::Deal, index);
        record.set(Field::CompanyId, company.map_or(Value::Null, Value::Int));
        record.set(Field::ContactIds, Value::Ints(contacts));
        let leads = self.counts.of(Entity::Lead);
        if leads > 0 && dice.one_in(10) {
            record.set_int(Field::LeadId, id_at(dice.below(leads as u64) as i64));
        }
    }

    fn money(&self, record: &mut Record, dice: &mut Dice) {
        let cents = dice.below(9_000_000) + 10_000;
        let amount = if dice.one_in(3) { (cents / 10_000 * 100) as f64 } else { cents as f64 / 100.0 };
        record.set(Field::Opportunity, Value::Number(amount));
        record.set_text(Field::CurrencyId, if dice.one_in(15) { "USD" } else { "EUR" });
        record.set_flag(Field::IsManualOpportunity, true);
    }

    fn custom_values(&self, record: &mut Record, dice: &mut Dice) {
        let entity = record.entity;
        if dice.below(10) < 6 {
            record.set_text(Field::CustomText, format!("K-{:06}", dice.below(1_000_000)));
        }
        if dice.one_in(3) {
            record.set(Field::CustomNumber, Value::Number(dice.below(250) as f64 / 10.0));
        }
        record.set_flag(Field::CustomYes, dice.one_in(3));
        if dice.one_in(4) {
            let day = self.zone.day(self.story_start) + dice.below(200) as i64;
            record.set_int(Field::CustomDate, day);
        }
        if dice.one_in(2) {
            let first = custom::first_choice(entity, Field::CustomChoice);
            record.set_int(Field::CustomChoice, first + dice.below(5) as i64);
        }
        if dice.one_in(5) {
            let first = custom::first_choice(entity, Field::CustomChoices);
            let choice = first + dice.below(5) as i64;
            record.set(Field::CustomChoices, Value::Ints(vec![choice, choice + 1]));
        }
        if dice.one_in(8) {
            let (one, other) = (dice.pick(KEYWORDS), dice.pick(KEYWORDS));
            let keywords = if one == other { vec![one.to_owned()] } else { vec![one.to_owned(), other.to_owned()] };
            record.set(Field::CustomTexts, Value::Texts(keywords));
        }
        if dice.one_in(6) {
            let target = dice.pick(custom::link_targets(entity));
            let count = self.counts.of(target);
            if count > 0 {
                let id = id_at(dice.below(count as u64) as i64);
                record.set_text(Field::CustomLink, link_text(entity, target, id));
            }
        }
    }

    /// A phone number that follows from the seed and two keys.
    pub fn another_phone(&self, entity: Entity, id: i64, salt: u64) -> String {
        phone(OTHERS.prefix, &mut self.dice(salt, entity, id))
    }
}

fn name_person(record: &mut Record, person: &Person, dice: &mut Dice) {
    if dice.one_in(2) {
        record.set_text(Field::Honorific, dice.pick(&["HNR_DE_1", "HNR_DE_2"]));
    }
    record.set_text(Field::Name, person.first);
    record.set_text(Field::LastName, person.last);
    if let Some(middle) = person.middle {
        record.set_text(Field::SecondName, middle);
    }
    if dice.one_in(5) {
        record.set_int(Field::Birthdate, -7_300 + dice.below(20_000) as i64);
    }
}

/// Puts a lead or deal into a stage, with everything that follows from it.
pub fn enter_stage(record: &mut Record, stage: impl Into<std::borrow::Cow<'static, str>>, moment: i64, user: i64) {
    let stage = stage.into();
    let semantic = dictionaries::semantics(record.entity, &stage);
    let is_closed = semantic != "P";
    record.set_flag(Field::IsNew, stage == "NEW" || stage.ends_with(":NEW"));
    record.set(Field::StageId, Value::Text(stage));
    record.set_text(Field::StageSemanticId, semantic);
    record.set_int(Field::MovedTime, moment);
    record.set_int(Field::MovedBy, user);
    match record.entity {
        Entity::Deal => record.set_flag(Field::Closed, is_closed),
        _ => record.set(Field::DateClosed, if is_closed { Value::Int(moment) } else { Value::Null }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::generator::{Counts, count_up_to, index_of};
    use crate::sandbox::record::{Selection, write_item};
    use crate::sandbox::zone::Zone;

    fn generator(seed: u64) -> Generator {
        Generator {
            seed,
            counts: Counts::split(2_000),
            story_start: 1_790_000_000,
            zone: Zone::new(chrono_tz::Europe::Berlin),
        }
    }

    fn json(generator: &Generator, entity: Entity, index: i64) -> String {
        let (created, updated) = (generator.created(entity, index), generator.updated(entity, index));
        let mut record = generator.record(entity, index, id_at(index), created, updated);
        record.derive();
        let mut out = String::new();
        write_item(&record, &Selection::whole_item(entity, true), &generator.zone, &mut out);
        out
    }

    #[test]
    fn the_same_seed_gives_the_same_records_and_another_gives_others() {
        for entity in Entity::ALL {
            for index in [0, 1, 77, 299] {
                let text = json(&generator(7), entity, index);
                assert_eq!(text, json(&generator(7), entity, index));
                assert_ne!(text, json(&generator(8), entity, index));
                let value: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
                assert_eq!(value["id"], id_at(index), "{text}");
            }
        }
    }

    #[test]
    fn numbers_have_gaps_and_are_counted_without_looking() {
        let ids: Vec<i64> = (0..1_000).map(id_at).collect();
        assert_eq!(&ids[5..9], [6, 7, 9, 10]);
        for (index, id) in ids.iter().enumerate() {
            assert_eq!(index_of(*id), Some(index as i64));
            assert_eq!(count_up_to(*id), index as i64 + 1);
        }
        assert_eq!((index_of(8), count_up_to(8), count_up_to(0)), (None, 7, 0));
    }

    #[test]
    fn records_get_older_with_lower_numbers_and_are_older_than_the_story() {
        let generator = generator(3);
        for entity in Entity::ALL {
            let mut last = 0;
            for index in 0..generator.counts.of(entity) {
                let (created, updated) = (generator.created(entity, index), generator.updated(entity, index));
                assert!(created >= last && updated >= created && updated < generator.story_start, "{entity:?} {index}");
                last = created;
            }
        }
    }

    #[test]
    fn companies_know_their_contacts() {
        let generator = generator(5);
        for index in 0..generator.counts.of(Entity::Contact) {
            for company in generator.companies_of_contact(index) {
                let place = index_of(company).unwrap_or_default();
                let known = generator.contacts_of_company(place).any(|id| id == id_at(index));
                assert!(known, "contact {index} of company {place}");
            }
        }
    }

    #[test]
    fn texts_come_in_several_scripts() {
        let generator = generator(1);
        let all: String = (0..300).map(|index| json(&generator, Entity::Contact, index)).collect();
        for sign in ['ü', 'ł', 'ễ', 'О', '👍', 'ş'] {
            assert!(all.to_lowercase().contains(sign.to_lowercase().next().unwrap_or(sign)), "{sign}");
        }
        assert!(all.contains("\\n") && all.contains("\"=SUM") && all.contains("\\\""));
    }
}
