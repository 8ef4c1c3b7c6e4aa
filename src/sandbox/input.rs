//! What clients write: parameters become values of a record.
//!
//! In charge of reading field values of both APIs, of multifields (reference §2.5) and of what follows from
//! a changed stage, pipeline or link. Rights and the rules of importing are [`writes`](super::writes)'s.

mod links;

use std::borrow::Cow;

use super::custom::{self, Type};
use super::dictionaries;
use super::envelope::RestError;
use super::fields::{Access, Column, Entity, Field, Kind, classic_column, item_column};
use super::filter::Api;
use super::generator::enter_stage;
use super::php::Php;
use super::record::{Channel, Multifield, Record, Value};
use super::zone::Zone;
use links::Links;
pub use links::link_field;

/// How a record is being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A new record.
    Add,
    /// An existing one.
    Update,
    /// A new record by import.
    Import {
        /// Whether dates and authors may be set.
        with_dates: bool,
    },
}

/// Writes fields into a record.
pub struct Writer<'a> {
    /// The API in which the fields are named.
    pub api: Api,
    /// How the record is written.
    pub mode: Mode,
    /// The portal's zone.
    pub zone: &'a Zone,
    /// Who writes.
    pub user: i64,
    /// When.
    pub now: i64,
    /// Gives numbers to new multifield rows.
    pub next_row: &'a mut dyn FnMut() -> i64,
    /// Whether a record exists: links to others are left out. The documentation of the link methods knows no refusal for
    /// them, so what was linked stays where nothing of what is sent can be.
    pub exists: &'a dyn Fn(Entity, i64) -> bool,
}

impl Writer<'_> {
    /// Takes the fields over; what may not be written, or is unknown, is left out as the portal does.
    ///
    /// # Errors
    /// Values that do not fit their field.
    pub fn write(&mut self, record: &mut Record, fields: &Php) -> Result<(), RestError> {
        let mut stage = None;
        let mut category = None;
        let mut links = Links::default();
        for (name, value) in fields.entries() {
            let column = match self.api {
                Api::Classic => classic_column(record.entity, name),
                Api::Item => item_column(record.entity, name),
            };
            if let Some(column) = column {
                if !self.may_write(record.entity, column) {
                    continue;
                }
                match column.field {
                    Field::StageId => stage = Some(value.as_text().unwrap_or_default().into_owned()),
                    Field::CategoryId => category = value.as_int(),
                    _ => self.write_field(record, column, value, &mut links)?,
                }
            } else if record.entity.has_multifields() {
                // `PHONE` and the like are the classic names; of `crm.item.*` only the import knows them.
                let takes_channels = self.api == Api::Classic || matches!(self.mode, Mode::Import { .. });
                match Channel::of_name(name).filter(|_| takes_channels) {
                    Some(channel) => self.write_rows(record, Some(channel), value),
                    None if self.api == Api::Item && name.eq_ignore_ascii_case("fm") => {
                        self.write_rows(record, None, value);
                    }
                    None => {}
                }
            }
        }
        self.link(record, links);
        self.place(record, category, stage)
    }

    fn may_write(&self, entity: Entity, column: &Column) -> bool {
        match (column.access, self.mode) {
            (Access::Always, _) | (Access::OnAdd, Mode::Import { .. }) => true,
            (Access::AdminImport, Mode::Import { with_dates }) => with_dates,
            // `leadId` is set by import only, for deals by `crm.item.add` too (reference §2.7).
            (Access::OnAdd, Mode::Add) => {
                column.field != Field::LeadId || self.api == Api::Item && entity == Entity::Deal
            }
            // A pipeline can be changed by `crm.item.update` (reference §2.3).
            (Access::OnAdd, Mode::Update) => column.field == Field::CategoryId && self.api == Api::Item,
            (Access::Never | Access::AdminImport, _) => false,
        }
    }

    fn write_field(
        &self,
        record: &mut Record,
        column: &Column,
        value: &Php,
        links: &mut Links,
    ) -> Result<(), RestError> {
        let read = self.read(record.entity, column, value)?;
        match (record.entity, column.field, column.kind) {
            (Entity::Contact, Field::CompanyId, _) | (Entity::Lead | Entity::Deal, Field::ContactId, _) => {
                links.first = Some(if let Value::Int(id) = read { Some(id) } else { None });
            }
            (_, _, Kind::Many(_)) => links.list = Some(if let Value::Ints(ids) = read { ids } else { Vec::new() }),
            (_, field, Kind::One(target)) => match read {
                Value::Int(id) if !(self.exists)(target, id) => {}
                value => record.set(field, value),
            },
            (_, field, _) => record.set(field, read),
        }
        Ok(())
    }

    fn read(&self, entity: Entity, column: &Column, value: &Php) -> Result<Value, RestError> {
        let invalid = || RestError::invalid_value(column.label(false));
        if column.is_multiple() {
            return self.read_several(entity, column, value);
        }
        let Some(text) = value.as_text().filter(|text| !text.trim().is_empty()) else {
            if value.is_array() && !value.entries().is_empty() {
                return Err(invalid());
            }
            return Ok(if matches!(value, Php::Bool(_)) && is_flag(column.kind) {
                Value::Flag(false)
            } else {
                Value::Null
            });
        };
        let whole = || text.trim().parse::<i64>().ok().or_else(|| value.as_int()).ok_or_else(invalid);
        Ok(match column.kind {
            Kind::Text | Kind::Status(_) | Kind::Currency | Kind::Custom(Type::Text | Type::Texts) => {
                Value::Text(Cow::Owned(text.into_owned()))
            }
            Kind::Char | Kind::Custom(Type::Yes) => Value::Flag(value.is_yes()),
            Kind::Double | Kind::Custom(Type::Number) => {
                let number: f64 = text.trim().replace(',', ".").parse().map_err(|_| invalid())?;
                if number.is_finite() { Value::Number(number) } else { return Err(invalid()) }
            }
            Kind::Datetime => Value::Int(self.zone.parse(&text).ok_or_else(invalid)?),
            Kind::Date | Kind::Custom(Type::Date) => Value::Int(self.zone.parse_date(&text).ok_or_else(invalid)?),
            Kind::Integer | Kind::User | Kind::One(_) => match whole()? {
                0 if column.field != Field::Probability => Value::Null,
                number => Value::Int(number),
            },
            Kind::Custom(Type::Choice) => {
                let number = whole()?;
                let is_option = custom::choices(entity, column.field, false).iter().any(|choice| choice.id == number);
                if is_option { Value::Int(number) } else { return Err(invalid()) }
            }
            Kind::Custom(Type::Link) => Value::Text(Cow::Owned(link(entity, &text).ok_or_else(invalid)?)),
            Kind::File | Kind::Users | Kind::Many(_) | Kind::Custom(Type::Choices) => Value::Null,
        })
    }

    fn read_several(&self, entity: Entity, column: &Column, value: &Php) -> Result<Value, RestError> {
        let is_nothing =
            matches!(value, Php::Null | Php::Bool(false)) || value.as_text().is_some_and(|text| text.is_empty());
        if is_nothing {
            return Ok(Value::Null);
        }
        if !value.is_array() && self.api == Api::Item {
            let text = format!(
                "Invalid value {{{}}} to match with parameter {{{}}}. Should be value of type array.",
                value.as_text().unwrap_or_default(),
                column.item
            );
            return Err(RestError::bad("100", text));
        }
        if column.kind == Kind::Custom(Type::Texts) {
            let texts = value.each().into_iter().filter_map(|item| Some(item.as_text()?.into_owned()));
            let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
            return Ok(if texts.is_empty() { Value::Null } else { Value::Texts(texts) });
        }
        let mut numbers = Vec::new();
        for item in value.each() {
            let number = item.as_int().ok_or_else(|| RestError::invalid_value(column.label(false)))?;
            if number > 0 && !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        if column.kind == Kind::Custom(Type::Choices) {
            let choices = custom::choices(entity, column.field, false);
            if numbers.iter().any(|number| choices.iter().all(|choice| choice.id != *number)) {
                return Err(RestError::invalid_value(column.label(false)));
            }
        }
        Ok(if numbers.is_empty() { Value::Null } else { Value::Ints(numbers) })
    }

    /// Puts a lead or deal where pipeline and stage say; a new one starts at the beginning.
    fn place(&self, record: &mut Record, category: Option<i64>, stage: Option<String>) -> Result<(), RestError> {
        if !record.entity.has_stages() {
            return Ok(());
        }
        let is_new = self.mode != Mode::Update;
        let mut wanted = stage.filter(|stage| !stage.is_empty()).map(Cow::Owned);
        if record.entity == Entity::Deal {
            let present = if is_new { None } else { Some(record.int(Field::CategoryId)) };
            let of_stage = wanted.as_ref().and_then(|stage| dictionaries::pipeline_of_stage(stage));
            let target = category.or(present).unwrap_or(of_stage.unwrap_or(0));
            if !dictionaries::PIPELINES.iter().any(|pipeline| pipeline.id == target) {
                return Err(RestError::invalid_value("Pipeline"));
            }
            if wanted.is_some() && of_stage != Some(target) {
                return Err(RestError::invalid_value("Deal stage"));
            }
            if wanted.is_none() && (is_new || present != Some(target)) {
                wanted = Some(Cow::Borrowed(dictionaries::deal_stage_code(target, 0)));
            }
            record.set_int(Field::CategoryId, target);
        } else if is_new && wanted.is_none() {
            wanted = Some(Cow::Borrowed("NEW"));
        } else if wanted.as_ref().is_some_and(|stage| dictionaries::entries("STATUS").all(|s| s.code != *stage)) {
            return Err(RestError::invalid_value("Stage"));
        }
        if let Some(stage) = wanted.filter(|stage| stage.as_ref() != record.text(Field::StageId)) {
            let moved = (record.get(Field::MovedTime).clone(), record.get(Field::MovedBy).clone());
            enter_stage(record, stage, self.now, self.user);
            if is_new && moved.0 != Value::Null {
                record.set(Field::MovedTime, moved.0);
            }
            if is_new && moved.1 != Value::Null {
                record.set(Field::MovedBy, moved.1);
            }
        }
        Ok(())
    }

    /// Writes multifields: rows with a number change or delete that row, rows without one are appended. A key is a
    /// row's number only where the rows are no plain list, whose keys count from 0.
    fn write_rows(&mut self, record: &mut Record, channel: Option<Channel>, value: &Php) {
        let is_keyed = !value.is_list();
        for (key, row) in value.entries() {
            let part = |name: &str| {
                let found = row.entries().iter().find(|(entry, _)| entry.replace('_', "").eq_ignore_ascii_case(name));
                found.map(|(_, value)| value.as_text().unwrap_or_default().into_owned())
            };
            let by_key = || key.parse::<i64>().ok().filter(|_| is_keyed);
            let number = part("id").and_then(|text| text.parse().ok()).or_else(by_key);
            let of_channel = |row: &Multifield| channel.is_none_or(|channel| row.channel == channel);
            let present = record.multifields.iter().position(|row| Some(row.id) == number && of_channel(row));
            let text =
                if row.is_array() { part("value") } else { row.as_text().map(Cow::into_owned).or(Some(String::new())) };
            let is_delete = part("delete").is_some_and(|text| text.eq_ignore_ascii_case("y"));
            match present {
                Some(position) if is_delete || text.as_deref() == Some("") => {
                    record.multifields.remove(position);
                }
                Some(position) => {
                    let target = &mut record.multifields[position];
                    if let Some(text) = text {
                        target.value = Cow::Owned(text);
                    }
                    if let Some(value_type) = part("valuetype").filter(|text| !text.is_empty()) {
                        target.value_type = Cow::Owned(value_type);
                    }
                }
                None => {
                    let channel = channel.or_else(|| Channel::of_name(&part("typeid")?));
                    if let (Some(channel), Some(text)) = (channel, text.filter(|text| !text.is_empty() && !is_delete)) {
                        let value_type = part("valuetype").filter(|text| !text.is_empty());
                        record.multifields.push(Multifield {
                            id: (self.next_row)(),
                            channel,
                            value_type: value_type.map_or(Cow::Borrowed("WORK"), Cow::Owned),
                            value: Cow::Owned(text),
                        });
                    }
                }
            }
        }
    }
}

fn is_flag(kind: Kind) -> bool {
    matches!(kind, Kind::Char | Kind::Custom(Type::Yes))
}

/// A link in the form in which the field stores it; `None` where it is none.
fn link(owner: Entity, text: &str) -> Option<String> {
    let targets = custom::link_targets(owner);
    match text.trim().split_once('_') {
        Some((code, number)) => {
            let number: i64 = number.parse().ok()?;
            match targets {
                [only] if only.code() == code => Some(number.to_string()),
                _ => Some(format!("{code}_{number}")),
            }
        }
        None => text.trim().parse::<i64>().ok().map(|number| number.to_string()),
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// Writes JSON into a record of a portal on which records below 900 000 exist.
    pub fn write(record: &mut Record, api: Api, mode: Mode, json: &str) -> Result<(), RestError> {
        let zone = Zone::new(chrono_tz::Europe::Berlin);
        let mut row = 1_000;
        let mut next_row = || {
            row += 2;
            row
        };
        let exists = |_, id: i64| id < 900_000;
        Writer { api, mode, zone: &zone, user: 3, now: 1_790_000_000, next_row: &mut next_row, exists: &exists }
            .write(record, &serde_json::from_str(json).unwrap())
    }

    fn numbers(record: &Record) -> Vec<(i64, &str, &str)> {
        record.multifields.iter().map(|row| (row.id, &*row.value_type, &*row.value)).collect()
    }

    #[test]
    fn multifields_without_numbers_are_appended() {
        let mut record = Record::new(Entity::Contact, 1);
        let both = r#"{"PHONE":[{"VALUE":"+1","VALUE_TYPE":"MOBILE"},{"VALUE":"+2"}]}"#;
        write(&mut record, Api::Classic, Mode::Add, both).unwrap();
        assert_eq!(numbers(&record), [(1_002, "MOBILE", "+1"), (1_004, "WORK", "+2")]);
        write(&mut record, Api::Classic, Mode::Update, r#"{"PHONE":[{"VALUE":"+1"}]}"#).unwrap();
        assert_eq!(record.multifields.len(), 3, "the same value without its number is a second row");
    }

    #[test]
    fn a_place_in_a_list_is_no_rows_number() {
        let mut record = Record::new(Entity::Contact, 1);
        record.multifields.push(Multifield {
            id: 3,
            channel: Channel::Phone,
            value_type: "WORK".into(),
            value: "+1".into(),
        });
        let four = r#"{"PHONE":[{"VALUE":"a"},{"VALUE":"b"},{"VALUE":"c"},{"VALUE":"d"}]}"#;
        write(&mut record, Api::Classic, Mode::Update, four).unwrap();
        assert_eq!((record.multifields.len(), &*record.multifields[0].value), (5, "+1"));
    }

    #[test]
    fn multifields_with_numbers_are_changed_and_deleted() {
        let mut record = Record::new(Entity::Contact, 1);
        write(&mut record, Api::Classic, Mode::Add, r#"{"PHONE":[{"VALUE":"+1"},{"VALUE":"+2"},{"VALUE":"+3"}]}"#)
            .unwrap();
        let changes = r#"{"PHONE":[{"ID":1002,"VALUE":"+9","VALUE_TYPE":"HOME"},{"ID":"1004","DELETE":"Y"},{"ID":1006,"VALUE":""}]}"#;
        write(&mut record, Api::Classic, Mode::Update, changes).unwrap();
        assert_eq!(numbers(&record), [(1_002, "HOME", "+9")]);
        let by_key =
            r#"{"fm":{"1002":{"value":"+8"},"n1":{"typeId":"EMAIL","valueType":"WORK","value":"a@example.de"}}}"#;
        write(&mut record, Api::Item, Mode::Update, by_key).unwrap();
        assert_eq!(numbers(&record), [(1_002, "HOME", "+8"), (1_002, "WORK", "a@example.de")]);
        write(&mut record, Api::Item, Mode::Update, r#"{"fm":{"1002":{"value":""}}}"#).unwrap();
        assert_eq!(record.multifields.len(), 1);
        write(&mut record, Api::Item, Mode::Update, r#"{"PHONE":[{"VALUE":"+7"}]}"#).unwrap();
        assert_eq!(record.multifields.len(), 1, "the classic names are for classic methods and for imports");
        write(&mut record, Api::Item, Mode::Import { with_dates: true }, r#"{"PHONE":[{"VALUE":"+7"}]}"#).unwrap();
        assert_eq!(record.multifields.len(), 2);
    }

    #[test]
    fn values_are_read_by_kind() {
        let mut record = Record::new(Entity::Contact, 1);
        let json = r#"{"name":"  Ana ","birthdate":"1990-02-03","export":"N","companyIds":["7",9,7],"UF_CRM_1700000002":"1,5",
            "ufCrm_1700000003":true,"ufCrm_1700000005":"101","ufCrm_1700000006":"CO_5","ufCrm_1700000008":["a",""],"createdTime":"2020-01-01","noSuch":1}"#;
        write(&mut record, Api::Item, Mode::Add, json).unwrap();
        assert_eq!(record.text(Field::Name), "  Ana ");
        assert_eq!(record.int(Field::Birthdate), 7_338);
        assert_eq!(record.ints(Field::CompanyIds), [7, 9]);
        assert_eq!(record.get(Field::CustomNumber), &Value::Number(1.5));
        assert_eq!(record.get(Field::CustomYes), &Value::Flag(true));
        assert_eq!(record.text(Field::CustomLink), "CO_5");
        assert_eq!(record.get(Field::CustomTexts), &Value::Texts(vec!["a".to_owned()]));
        assert_eq!(record.get(Field::CreatedTime), &Value::Null, "only an import sets dates");
        write(&mut record, Api::Item, Mode::Update, r#"{"companyId":3,"export":false,"birthdate":""}"#).unwrap();
        assert_eq!(record.ints(Field::CompanyIds), [3, 9]);
        assert_eq!((record.get(Field::Export), record.get(Field::Birthdate)), (&Value::Flag(false), &Value::Null));
    }

    #[test]
    fn values_that_do_not_fit_are_refused() {
        for (json, code) in [
            (r#"{"companyIds":7}"#, "100"),
            (r#"{"birthdate":"soon"}"#, "CRM_FIELD_ERROR_VALUE_NOT_VALID"),
            (r#"{"UF_CRM_1700000005":1}"#, "CRM_FIELD_ERROR_VALUE_NOT_VALID"),
            (r#"{"assignedById":"Ana"}"#, "CRM_FIELD_ERROR_VALUE_NOT_VALID"),
            (r#"{"birthdate":"+99999-01-01"}"#, "CRM_FIELD_ERROR_VALUE_NOT_VALID"),
            (r#"{"birthdate":"-0005-01-01"}"#, "CRM_FIELD_ERROR_VALUE_NOT_VALID"),
            (r#"{"UF_CRM_1700000002":"NaN"}"#, "CRM_FIELD_ERROR_VALUE_NOT_VALID"),
            (r#"{"UF_CRM_1700000002":"1e400"}"#, "CRM_FIELD_ERROR_VALUE_NOT_VALID"),
        ] {
            let error = write(&mut Record::new(Entity::Contact, 1), Api::Item, Mode::Add, json).unwrap_err();
            assert_eq!(error.code, code, "{json}");
        }
    }

    #[test]
    fn stages_follow_pipelines() {
        let mut deal = Record::new(Entity::Deal, 1);
        write(&mut deal, Api::Classic, Mode::Add, "{}").unwrap();
        assert_eq!(
            (deal.int(Field::CategoryId), deal.text(Field::StageId), deal.text(Field::StageSemanticId)),
            (0, "NEW", "P")
        );
        write(&mut deal, Api::Item, Mode::Update, r#"{"categoryId":3}"#).unwrap();
        assert_eq!((deal.int(Field::CategoryId), deal.text(Field::StageId)), (3, "C3:NEW"));
        write(&mut deal, Api::Item, Mode::Update, r#"{"stageId":"C3:WON"}"#).unwrap();
        assert_eq!((deal.text(Field::StageSemanticId), deal.get(Field::Closed)), ("S", &Value::Flag(true)));
        assert!(write(&mut deal, Api::Item, Mode::Update, r#"{"stageId":"C5:NEW"}"#).is_err());
        write(&mut deal, Api::Classic, Mode::Update, r#"{"CATEGORY_ID":5}"#).unwrap();
        assert_eq!(deal.int(Field::CategoryId), 3, "the classic update leaves the pipeline alone");
    }
}
