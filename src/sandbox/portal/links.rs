//! Links between records.
//!
//! Contacts own their link with companies, leads and deals own theirs with both; the other side is found by
//! asking back. A link to a record that does not exist is not told, so deleting clears links at once, and
//! the recycle bin gives them back.

use super::{Portal, Record};
use crate::sandbox::fields::{Entity, Field};
use crate::sandbox::generator::index_of;
use crate::sandbox::record::Value;

impl Portal {
    /// Fills in links and derived fields.
    pub(super) fn complete(&self, mut record: Record) -> Record {
        match record.entity {
            Entity::Contact => self.keep_living(&mut record, Field::CompanyIds, Entity::Company),
            Entity::Company => {
                let contacts = self.contacts_of(record.id);
                record.set(Field::ContactIds, Value::Ints(contacts));
            }
            Entity::Lead | Entity::Deal => {
                self.keep_living(&mut record, Field::ContactIds, Entity::Contact);
                self.keep_one(&mut record, Field::CompanyId, Entity::Company);
            }
        }
        self.keep_one(&mut record, Field::LeadId, Entity::Lead);
        record.derive();
        record
    }

    fn keep_living(&self, record: &mut Record, field: Field, target: Entity) {
        if record.ints(field).iter().any(|id| !self.exists(target, *id)) {
            let living = record.ints(field).iter().copied().filter(|id| self.exists(target, *id)).collect();
            record.set(field, Value::Ints(living));
        }
    }

    fn keep_one(&self, record: &mut Record, field: Field, target: Entity) {
        if record.int(field) != 0 && !self.exists(target, record.int(field)) {
            record.set(field, Value::Null);
        }
    }

    /// The companies of an existing contact, as they were last set.
    fn companies_of(&self, contact: i64) -> Vec<i64> {
        match self.table(Entity::Contact).changed.get(&contact) {
            Some(overlay) => overlay.record.ints(Field::CompanyIds).to_vec(),
            None if self.table(Entity::Contact).is_base(contact) => {
                index_of(contact).map_or_else(Vec::new, |index| self.generator.companies_of_contact(index))
            }
            None => Vec::new(),
        }
    }

    /// The contacts of a company, by number.
    fn contacts_of(&self, company: i64) -> Vec<i64> {
        let is_base = self.table(Entity::Company).is_base(company);
        let first = index_of(company).filter(|_| is_base);
        let mut ids: Vec<i64> = first.into_iter().flat_map(|index| self.generator.contacts_of_company(index)).collect();
        if let Some(linked) = self.linked.get(&company) {
            ids.extend(linked);
            ids.sort_unstable();
            ids.dedup();
        }
        ids.retain(|id| self.exists(Entity::Contact, *id) && self.companies_of(*id).contains(&company));
        ids
    }

    /// Makes a company's contacts exactly these, on the contacts' side. Their change dates stay.
    pub fn set_contacts_of(&mut self, company: i64, wanted: &[i64], now: i64) {
        let present = self.contacts_of(company);
        for contact in present.iter().filter(|id| !wanted.contains(id)) {
            self.edit_companies(*contact, now, |companies| companies.retain(|id| *id != company));
        }
        for contact in wanted.iter().filter(|id| !present.contains(id)) {
            self.edit_companies(*contact, now, |companies| companies.push(company));
        }
    }

    fn edit_companies(&mut self, contact: i64, now: i64, edit: impl FnOnce(&mut Vec<i64>)) {
        if self.exists(Entity::Contact, contact) {
            let mut record = self.bare(Entity::Contact, contact, now);
            let mut companies = record.ints(Field::CompanyIds).to_vec();
            edit(&mut companies);
            record.set(Field::CompanyIds, Value::Ints(companies));
            self.put(record, now);
        }
    }

    pub(super) fn remember_links(&mut self, record: &Record) {
        if record.entity == Entity::Contact {
            for company in record.ints(Field::CompanyIds) {
                self.linked.entry(*company).or_default().insert(record.id);
            }
        }
    }
}
