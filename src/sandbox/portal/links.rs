//! Links between records.
//!
//! Contacts own their link with companies, leads and deals own theirs with both; the other side is found by
//! asking back. A link to a record that does not exist is not told, so deleting clears links at once, and
//! the recycle bin gives them back. A link has one place and one primary side, whichever side it is asked from.

use super::{Portal, Record};
use crate::sandbox::fields::{Entity, Field};
use crate::sandbox::generator::index_of;
use crate::sandbox::input::link_field;
use crate::sandbox::record::{Place, Value};

/// What sorts and names a link of which nothing else was said: ten times its position, and no role.
const STEP: i64 = 10;

/// A link as a row tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The other side's number.
    pub id: i64,
    /// `SORT`
    pub sort: i64,
    /// `ROLE_ID`
    pub role: i64,
    /// `IS_PRIMARY`
    pub is_primary: bool,
}

/// A link as somebody wants it; what is not said stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WantedLink {
    /// The other side's number.
    pub id: i64,
    /// `SORT`
    pub sort: Option<i64>,
    /// `ROLE_ID`
    pub role: Option<i64>,
    /// `IS_PRIMARY`
    pub is_primary: Option<bool>,
}

impl WantedLink {
    /// A link of which nothing is said.
    pub fn plain(id: i64) -> Self {
        Self { id, sort: None, role: None, is_primary: None }
    }

    /// Puts a company in among those of a contact, from the company's side.
    fn enter(&self, company: i64, companies: &mut Vec<i64>, places: &mut Vec<Place>) {
        if !companies.contains(&company) {
            companies.push(company);
        }
        if let Some(is_primary) = self.is_primary.filter(|is_primary| *is_primary != (companies[0] == company)) {
            companies.retain(|id| *id != company);
            companies.insert(if is_primary { 0 } else { companies.len() }, company);
        }
        let at = places.iter().position(|place| place.id == company);
        if at.is_none() && self.sort.is_none() && self.role.is_none() {
            return;
        }
        let position = companies.iter().position(|id| *id == company).unwrap_or_default();
        let old = at.map_or(Place { id: company, sort: default_sort(position), role: 0 }, |at| places.swap_remove(at));
        places.push(Place { id: company, sort: self.sort.unwrap_or(old.sort), role: self.role.unwrap_or(old.role) });
    }
}

fn default_sort(position: usize) -> i64 {
    STEP * (position as i64 + 1)
}

/// The links of a contact, lead or deal, the primary one first.
fn own_links(record: &Record, field: Field) -> Vec<Link> {
    let link = |(position, id): (usize, &i64)| {
        let place = record.places.iter().find(|place| place.id == *id);
        let (sort, role) = place.map_or((default_sort(position), 0), |place| (place.sort, place.role));
        Link { id: *id, sort, role, is_primary: position == 0 }
    };
    record.ints(field).iter().enumerate().map(link).collect()
}

/// All links of a contact, lead or deal as they are wanted: the numbers, the primary one first, and the places.
/// The first that is said to be primary is it, else the first of all; without `SORT` a new one comes ten behind the
/// last (documented at `crm.contact.company.items.set`, read on 25 November 2026).
pub fn arrange(wanted: &[WantedLink], present: &[Link]) -> (Vec<i64>, Vec<Place>) {
    let mut last = 0;
    let mut places = Vec::new();
    for link in wanted {
        let known = present.iter().find(|known| known.id == link.id);
        let sort = link.sort.or(known.map(|known| known.sort)).unwrap_or(STEP.saturating_add(last));
        last = last.max(sort);
        places.push(Place { id: link.id, sort, role: link.role.or(known.map(|known| known.role)).unwrap_or(0) });
    }
    let primary = wanted.iter().position(|link| link.is_primary == Some(true)).unwrap_or(0);
    let primary = wanted.get(primary).map(|link| link.id);
    let mut sorted = places.clone();
    sorted.sort_by_key(|place| (Some(place.id) != primary, place.sort));
    (sorted.into_iter().map(|place| place.id).collect(), places)
}

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

    /// The links of an existing record as rows, sorted. Both sides of a contact and a company read the same: the first
    /// company of a contact is its primary one.
    pub fn links_of(&self, record: &Record, now: i64) -> Vec<Link> {
        let mut links: Vec<Link> = match record.entity {
            Entity::Company => {
                let of_contact = |contact: &i64| self.link_with(*contact, record.id, now);
                record.ints(Field::ContactIds).iter().filter_map(of_contact).collect()
            }
            owner => own_links(record, link_field(owner).0),
        };
        links.sort_by_key(|link| link.sort);
        links
    }

    /// A contact's link with a company, as the company tells it.
    fn link_with(&self, contact: i64, company: i64, now: i64) -> Option<Link> {
        let record = self.load(Entity::Contact, contact, now)?;
        let link = own_links(&record, Field::CompanyIds).into_iter().find(|link| link.id == company)?;
        Some(Link { id: contact, ..link })
    }

    /// Makes a company's contacts exactly these, on the contacts' side. Their change dates stay.
    pub fn set_contacts_of(&mut self, company: i64, wanted: &[i64], now: i64) {
        let wanted: Vec<WantedLink> = wanted.iter().copied().map(WantedLink::plain).collect();
        self.link_contacts(company, &wanted, now);
    }

    /// The same, with places; tells whether anything was different.
    pub fn link_contacts(&mut self, company: i64, wanted: &[WantedLink], now: i64) -> bool {
        let mut is_changed = false;
        for contact in self.contacts_of(company) {
            if wanted.iter().all(|link| link.id != contact) {
                is_changed |= self.edit_companies(contact, now, |companies, places| {
                    companies.retain(|id| *id != company);
                    places.retain(|place| place.id != company);
                });
            }
        }
        for link in wanted {
            is_changed |= self.edit_companies(link.id, now, |companies, places| link.enter(company, companies, places));
        }
        is_changed
    }

    fn edit_companies(&mut self, contact: i64, now: i64, edit: impl FnOnce(&mut Vec<i64>, &mut Vec<Place>)) -> bool {
        if !self.exists(Entity::Contact, contact) {
            return false;
        }
        let mut record = self.bare(Entity::Contact, contact, now);
        let mut companies = record.ints(Field::CompanyIds).to_vec();
        let (were, places) = (companies.clone(), record.places.clone());
        edit(&mut companies, &mut record.places);
        if companies == were && record.places == places {
            return false;
        }
        record.set_links(Field::CompanyIds, companies);
        self.put(record, now);
        true
    }

    pub(super) fn remember_links(&mut self, record: &Record) {
        if record.entity == Entity::Contact {
            for company in record.ints(Field::CompanyIds) {
                self.linked.entry(*company).or_default().insert(record.id);
            }
        }
    }
}
