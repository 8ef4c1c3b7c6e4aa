//! Adding, changing, importing and deleting, with the rights and rules of each.
//!
//! In charge of what [`portal`](super::portal) does not know: who may write a record, what a new one needs,
//! and which dates an import may set (reference §2.6).

use super::envelope::RestError;
use super::fields::{Entity, Field, item_column};
use super::filter::Api;
use super::input::{Mode, Writer, link_field};
use super::php::Php;
use super::portal::{Portal, WantedLink, arrange};
use super::record::{Record, Value};

/// Who writes, when, and in which words.
#[derive(Debug, Clone, Copy)]
pub struct Author {
    /// The user.
    pub user: i64,
    /// Whether an administrator; others reach only records they are responsible for.
    pub is_admin: bool,
    /// The moment.
    pub now: i64,
    /// The API whose names the fields have.
    pub api: Api,
}

/// Dates and authors that an administrator's import may set.
const SYSTEM_FIELDS: [Field; 6] =
    [Field::CreatedTime, Field::UpdatedTime, Field::MovedTime, Field::CreatedBy, Field::UpdatedBy, Field::MovedBy];

impl Author {
    /// The record, if it exists and the author may see it.
    ///
    /// # Errors
    /// It does not exist, or belongs to somebody else.
    pub fn load(self, portal: &Portal, entity: Entity, id: i64) -> Result<Record, RestError> {
        let record = portal.load(entity, id, self.now).ok_or_else(|| self.missing())?;
        let is_visible = self.is_admin || record.int(Field::AssignedById) == self.user;
        if is_visible { Ok(record) } else { Err(self.denied()) }
    }

    fn missing(self) -> RestError {
        match self.api {
            Api::Classic => RestError::not_found(),
            Api::Item => RestError::bad("NOT_FOUND", "Element not found"),
        }
    }

    fn denied(self) -> RestError {
        match self.api {
            Api::Classic => RestError::access_denied(),
            Api::Item => RestError::bad("ACCESS_DENIED", "Access denied."),
        }
    }

    /// Adds a record; robots start.
    ///
    /// # Errors
    /// Values or missing names that the portal refuses.
    pub fn add(self, portal: &mut Portal, entity: Entity, fields: &Php) -> Result<i64, RestError> {
        let id = self.create(portal, entity, fields, Mode::Add)?;
        portal.robots_started += 1;
        Ok(id)
    }

    /// Imports a record; no robot starts.
    ///
    /// # Errors
    /// Values, dates or missing names that the portal refuses.
    pub fn import(self, portal: &mut Portal, entity: Entity, fields: &Php) -> Result<i64, RestError> {
        self.create(portal, entity, fields, Mode::Import { with_dates: self.is_admin })
    }

    fn create(self, portal: &mut Portal, entity: Entity, fields: &Php, mode: Mode) -> Result<i64, RestError> {
        if mode == (Mode::Import { with_dates: false }) {
            self.refuse_system_fields(entity, fields)?;
        }
        let mut record = Record::new(entity, 0);
        self.write(portal, &mut record, fields, mode)?;
        self.check_names(&record)?;
        let wants_contacts = record.ints(Field::ContactIds).to_vec();
        self.fill(portal, &mut record, mode)?;
        let id = portal.add(record, self.user, self.now);
        if entity == Entity::Company {
            portal.set_contacts_of(id, &wants_contacts, self.now);
        }
        Ok(id)
    }

    fn write(self, portal: &mut Portal, record: &mut Record, fields: &Php, mode: Mode) -> Result<(), RestError> {
        let mut row = portal.last_row;
        let mut next_row = || {
            row += 2;
            row
        };
        let (zone, exists) = (&portal.generator.zone, |entity, id| portal.exists(entity, id));
        let (api, user, now) = (self.api, self.user, self.now);
        let written =
            Writer { api, mode, zone, user, now, next_row: &mut next_row, exists: &exists }.write(record, fields);
        portal.last_row = row;
        written
    }

    fn refuse_system_fields(self, entity: Entity, fields: &Php) -> Result<(), RestError> {
        let named = |name: &str| match self.api {
            // The classic import takes what it is given and leaves these out.
            Api::Classic => None,
            Api::Item => item_column(entity, name),
        };
        let refused = fields.entries().iter().filter_map(|(name, _)| named(name));
        match refused.into_iter().find(|column| SYSTEM_FIELDS.contains(&column.field)) {
            Some(column) => Err(RestError::invalid_value(column.label(false))),
            None => Ok(()),
        }
    }

    fn check_names(self, record: &Record) -> Result<(), RestError> {
        let lacks = |field: Field| record.text(field).trim().is_empty();
        match record.entity {
            Entity::Company if lacks(Field::Title) => Err(self.lacking("The field \"Company name\" is required.")),
            Entity::Contact if lacks(Field::Name) && lacks(Field::LastName) && lacks(Field::SecondName) => {
                Err(self.lacking("Fill in the first or the last name."))
            }
            _ => Ok(()),
        }
    }

    fn lacking(self, text: &'static str) -> RestError {
        match self.api {
            Api::Classic => RestError::bad("", text),
            Api::Item => RestError::bad("CRM_FIELD_ERROR_REQUIRED", text),
        }
    }

    /// Sets what a new record has by itself, and checks dates.
    fn fill(self, portal: &Portal, record: &mut Record, mode: Mode) -> Result<(), RestError> {
        let entity = record.entity;
        let mut by_default = |field: Field, value: Value| {
            if *record.get(field) == Value::Null {
                record.set(field, value);
            }
        };
        for field in [Field::CreatedTime, Field::UpdatedTime] {
            by_default(field, Value::Int(self.now));
        }
        for field in [Field::AssignedById, Field::CreatedBy, Field::UpdatedBy, Field::LastActivityBy] {
            by_default(field, Value::Int(self.user));
        }
        by_default(Field::LastActivityTime, Value::Int(self.now));
        by_default(Field::Opened, Value::Flag(true));
        by_default(Field::Export, Value::Flag(true));
        by_default(Field::CustomYes, Value::Flag(false));
        if entity != Entity::Contact {
            by_default(Field::CurrencyId, Value::Text("EUR".into()));
        }
        if entity.has_stages() {
            by_default(Field::Opportunity, Value::Number(0.0));
        }
        if matches!(mode, Mode::Import { .. }) { self.check_dates(portal, record) } else { Ok(()) }
    }

    fn check_dates(self, portal: &Portal, record: &Record) -> Result<(), RestError> {
        let (created, updated) = (record.int(Field::CreatedTime), record.int(Field::UpdatedTime));
        let earliest = portal.latest_created(record.entity);
        let is_given = created != self.now;
        if created > self.now || is_given && created < earliest {
            return Err(RestError::invalid_value("Created on"));
        }
        if updated < created || updated > self.now {
            return Err(RestError::invalid_value("Modified on"));
        }
        let moved = record.int(Field::MovedTime);
        let is_between = moved == self.now || (created..=updated.max(created)).contains(&moved);
        if record.entity.has_stages() && !is_between {
            return Err(RestError::invalid_value("Moved on"));
        }
        Ok(())
    }

    /// Changes a record; nothing is saved where nothing changes. Tells whether something was.
    ///
    /// # Errors
    /// It does not exist, belongs to somebody else, or the values do not fit.
    pub fn update(self, portal: &mut Portal, entity: Entity, id: i64, fields: &Php) -> Result<bool, RestError> {
        let before = self.load(portal, entity, id)?;
        let mut record = before.clone();
        self.write(portal, &mut record, fields, Mode::Update)?;
        let mut derived = record.clone();
        derived.derive();
        let is_changed = derived != before;
        if is_changed {
            self.check_names(&record)?;
            if entity == Entity::Company && derived.ints(Field::ContactIds) != before.ints(Field::ContactIds) {
                portal.set_contacts_of(id, derived.ints(Field::ContactIds), self.now);
            }
            portal.change(record, self.user, self.now);
            portal.robots_started += 1;
        }
        Ok(is_changed)
    }

    /// Sets a record's links as rows say; tells whether anything changed.
    ///
    /// # Errors
    /// The record does not exist, or belongs to somebody else.
    pub fn set_links(
        self,
        portal: &mut Portal,
        entity: Entity,
        id: i64,
        wanted: &[WantedLink],
    ) -> Result<bool, RestError> {
        let before = self.load(portal, entity, id)?;
        let mut record = before.clone();
        let is_changed = if entity == Entity::Company {
            portal.link_contacts(id, wanted, self.now)
        } else {
            let (ids, places) = arrange(wanted, &portal.links_of(&before, self.now));
            record.places = places;
            record.set_links(link_field(entity).0, ids);
            record.derive();
            record != before
        };
        if is_changed {
            portal.change(record, self.user, self.now);
            portal.robots_started += 1;
        }
        Ok(is_changed)
    }

    /// Deletes a record.
    ///
    /// # Errors
    /// It does not exist, or belongs to somebody else.
    pub fn delete(self, portal: &mut Portal, entity: Entity, id: i64) -> Result<(), RestError> {
        self.load(portal, entity, id)?;
        portal.remove(entity, id, self.user, self.now);
        Ok(())
    }
}
