//! A record's values and its multifields, and how both APIs write them.
//!
//! In charge of the shape of data and of rendering it (reference §2.2, §2.5, Appendix A). Where records come
//! from is the [`portal`](super::portal)'s; how parameters become values is [`input`](super::input)'s.

use std::borrow::Cow;

use super::custom::{self, Type};
use super::fields::{Column, Entity, Field, Kind, columns};
use super::php::{write_float, write_int, write_text};
use super::zone::Zone;

/// One value. Dates count days and moments seconds from 1970-01-01.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Value {
    /// Nothing.
    #[default]
    Null,
    /// A number, a record's or user's number, a date, a moment, an option.
    Int(i64),
    /// A number with a fraction.
    Number(f64),
    /// Text or a code.
    Text(Cow<'static, str>),
    /// Yes or no.
    Flag(bool),
    /// Several numbers.
    Ints(Vec<i64>),
    /// Several texts.
    Texts(Vec<String>),
}

/// The kind of a multifield.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Channel {
    /// `PHONE`
    Phone,
    /// `EMAIL`
    Email,
    /// `WEB`
    Web,
    /// `IM`
    Im,
    /// `LINK`
    Link,
}

impl Channel {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Phone, Self::Email, Self::Web, Self::Im, Self::Link];

    /// The portal's name.
    pub fn name(self) -> &'static str {
        ["PHONE", "EMAIL", "WEB", "IM", "LINK"][self as usize]
    }

    /// The channel of that name, in any case.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.name().eq_ignore_ascii_case(name))
    }
}

/// One phone number, e-mail address or the like.
#[derive(Debug, Clone, PartialEq)]
pub struct Multifield {
    /// The row's number, unique in the portal.
    pub id: i64,
    /// What it is.
    pub channel: Channel,
    /// `WORK`, `MOBILE` …
    pub value_type: Cow<'static, str>,
    /// The number or address.
    pub value: Cow<'static, str>,
}

/// How a link is sorted and named, where somebody said so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The linked record's number.
    pub id: i64,
    /// `SORT`
    pub sort: i64,
    /// `ROLE_ID`
    pub role: i64,
}

/// One record.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Its kind.
    pub entity: Entity,
    /// Its number.
    pub id: i64,
    /// Its phones, e-mail addresses and the like.
    pub multifields: Vec<Multifield>,
    /// The places of a contact's companies, of a lead's or deal's contacts; links without one count by their order.
    pub places: Vec<Place>,
    values: Vec<Value>,
}

impl Record {
    /// An empty record.
    pub fn new(entity: Entity, id: i64) -> Self {
        let mut values = Vec::new();
        values.resize(Field::COUNT, Value::Null);
        let mut record = Self { entity, id, multifields: Vec::new(), places: Vec::new(), values };
        record.set(Field::Id, Value::Int(id));
        record
    }

    /// A field's value.
    pub fn get(&self, field: Field) -> &Value {
        &self.values[field.index()]
    }

    /// Sets a field.
    pub fn set(&mut self, field: Field, value: Value) {
        self.values[field.index()] = value;
    }

    /// Sets a number.
    pub fn set_int(&mut self, field: Field, number: i64) {
        self.set(field, Value::Int(number));
    }

    /// Sets a text.
    pub fn set_text(&mut self, field: Field, text: impl Into<Cow<'static, str>>) {
        self.set(field, Value::Text(text.into()));
    }

    /// Sets yes or no.
    pub fn set_flag(&mut self, field: Field, flag: bool) {
        self.set(field, Value::Flag(flag));
    }

    /// A number, zero where there is none.
    pub fn int(&self, field: Field) -> i64 {
        match self.get(field) {
            Value::Int(number) => *number,
            _ => 0,
        }
    }

    /// A text, empty where there is none.
    pub fn text(&self, field: Field) -> &str {
        match self.get(field) {
            Value::Text(text) => text,
            _ => "",
        }
    }

    /// Several numbers.
    pub fn ints(&self, field: Field) -> &[i64] {
        match self.get(field) {
            Value::Ints(items) => items,
            _ => &[],
        }
    }

    /// Sets the links that the record owns; places of links that are gone go with them.
    pub fn set_links(&mut self, field: Field, ids: Vec<i64>) {
        self.places.retain(|place| ids.contains(&place.id));
        if self.ints(field) != ids {
            self.set(field, if ids.is_empty() { Value::Null } else { Value::Ints(ids) });
        }
    }

    /// What people call it.
    pub fn display_name(&self) -> String {
        let parts = [self.text(Field::Title), self.text(Field::Name), self.text(Field::LastName)];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Fills in what follows from other fields: first links, and which channels there are.
    pub fn derive(&mut self) {
        let has = |record: &Self, channel| record.multifields.iter().any(|row| row.channel == channel);
        if self.entity.has_multifields() {
            for (field, channel) in [(Field::HasPhone, Channel::Phone), (Field::HasEmail, Channel::Email)] {
                let flag = has(self, channel);
                self.set_flag(field, flag);
            }
            self.set_flag(Field::HasImol, false);
        }
        let (list, first) = match self.entity {
            Entity::Contact => (Field::CompanyIds, Field::CompanyId),
            Entity::Lead | Entity::Deal => (Field::ContactIds, Field::ContactId),
            Entity::Company => return,
        };
        let value = self.ints(list).first().map_or(Value::Null, |id| Value::Int(*id));
        self.set(first, value);
    }
}

/// Which columns of a record are wanted, and under which names.
///
/// Everything that is the same in every row is written down once: rendering is what listing spends its time on.
#[derive(Debug, Clone)]
pub struct Selection {
    parts: Vec<Part>,
    /// Channels to tell: as fields of their own (classic), or all of them as `fm` (item).
    channels: Vec<Channel>,
    /// What ends an item: its entity's number, or nothing.
    tail: String,
    is_bare: bool,
}

#[derive(Debug, Clone)]
struct Part {
    column: &'static Column,
    /// `,"name":`
    key: String,
    /// `,"name":null`, or what stands for an empty value there.
    empty: String,
}

impl Selection {
    /// Columns of `crm.item.*`, with the service keys (`fm`, `phoneWork` …, `entityTypeId`) or without.
    pub fn of_item(
        entity: Entity,
        columns: impl Iterator<Item = &'static Column>,
        original_names: bool,
        with_service_keys: bool,
    ) -> Self {
        let name = |column: &Column| {
            if original_names && column.field.is_custom() { column.classic } else { column.item }
        };
        let channels = if with_service_keys && entity.has_multifields() { Channel::ALL.to_vec() } else { Vec::new() };
        let tail = if with_service_keys { format!(",\"entityTypeId\":{}", entity.type_id()) } else { String::new() };
        Self::new(columns, name, |column| empty_item(entity, column), channels, tail)
    }

    /// Columns and channels of the classic methods.
    pub fn of_classic(columns: impl Iterator<Item = &'static Column>, channels: Vec<Channel>) -> Self {
        Self::new(columns, |column| column.classic, empty_classic, channels, String::new())
    }

    /// Everything that `crm.item.get` tells.
    pub fn whole_item(entity: Entity, original_names: bool) -> Self {
        let columns = columns(entity).iter().filter(|column| !column.item.is_empty());
        Self::of_item(entity, columns, original_names, true)
    }

    /// Everything that `crm.contact.get` and its like tell.
    pub fn whole_classic(entity: Entity) -> Self {
        let channels = if entity.has_multifields() { Channel::ALL.to_vec() } else { Vec::new() };
        Self::of_classic(columns(entity).iter().filter(|column| is_in_classic_row(column)), channels)
    }

    fn new(
        columns: impl Iterator<Item = &'static Column>,
        name: impl Fn(&Column) -> &'static str,
        empty: impl Fn(&Column) -> &'static str,
        channels: Vec<Channel>,
        tail: String,
    ) -> Self {
        let part = |(position, column): (usize, &'static Column)| {
            let key = format!("{}\"{}\":", if position == 0 { "" } else { "," }, name(column));
            Part { column, empty: format!("{key}{}", empty(column)), key }
        };
        let parts: Vec<Part> = columns.enumerate().map(part).collect();
        let is_bare = parts.len() == 1 && parts[0].column.field == Field::Id && channels.is_empty() && tail.is_empty();
        Self { parts, channels, tail, is_bare }
    }

    /// Whether nothing but the record's number is wanted.
    pub fn is_bare(&self) -> bool {
        self.is_bare
    }
}

/// Whether classic rows have the column: link lists are fields, but rows only tell the first link.
pub fn is_in_classic_row(column: &Column) -> bool {
    !column.classic.is_empty() && !matches!(column.kind, Kind::Many(_))
}

/// Helper keys beside `fm`: each tells the first value of its kind (Appendix A).
const HELPERS: [(&str, Channel, &str); 11] = [
    (",\"phone\":", Channel::Phone, ""),
    (",\"phoneWork\":", Channel::Phone, "WORK"),
    (",\"phoneMobile\":", Channel::Phone, "MOBILE"),
    (",\"phoneHome\":", Channel::Phone, "HOME"),
    (",\"email\":", Channel::Email, ""),
    (",\"emailWork\":", Channel::Email, "WORK"),
    (",\"emailHome\":", Channel::Email, "HOME"),
    (",\"web\":", Channel::Web, ""),
    (",\"webWork\":", Channel::Web, "WORK"),
    (",\"im\":", Channel::Im, ""),
    (",\"imTelegram\":", Channel::Im, "TELEGRAM"),
];

/// Writes a record as `crm.item.*` does.
pub fn write_item(record: &Record, selection: &Selection, zone: &Zone, out: &mut String) {
    out.push('{');
    write_parts(record, selection, zone, out, write_item_value);
    if !selection.channels.is_empty() {
        write_helpers(record, out);
    }
    out.push_str(&selection.tail);
    out.push('}');
}

fn write_parts(
    record: &Record,
    selection: &Selection,
    zone: &Zone,
    out: &mut String,
    write: fn(&Record, &Column, &Zone, &mut String),
) {
    for part in &selection.parts {
        if matches!(record.values[part.column.field.index()], Value::Null) {
            out.push_str(&part.empty);
        } else {
            out.push_str(&part.key);
            write(record, part.column, zone, out);
        }
    }
}

fn write_helpers(record: &Record, out: &mut String) {
    for (key, channel, value_type) in HELPERS {
        out.push_str(key);
        let mut text = "";
        for row in &record.multifields {
            if row.channel == channel && (value_type.is_empty() || row.value_type == value_type) {
                text = &row.value;
                break;
            }
        }
        if text.is_empty() { out.push_str("\"\"") } else { write_text(text, out) }
    }
    out.push_str(",\"fm\":[");
    for (position, row) in record.multifields.iter().enumerate() {
        out.push_str(if position == 0 { "{\"id\":" } else { ",{\"id\":" });
        write_int(row.id, out);
        out.push_str(",\"valueType\":");
        write_text(&row.value_type, out);
        out.push_str(",\"value\":");
        write_text(&row.value, out);
        out.push_str(",\"typeId\":\"");
        out.push_str(row.channel.name());
        out.push_str("\"}");
    }
    out.push(']');
}

fn write_item_value(record: &Record, column: &Column, zone: &Zone, out: &mut String) {
    match (record.get(column.field), column.kind) {
        (Value::Null, _) => out.push_str("null"),
        (Value::Int(days), Kind::Date | Kind::Custom(Type::Date)) => write_moment(Zone::of_date(*days), zone, out),
        (Value::Int(moment), Kind::Datetime) => write_moment(*moment, zone, out),
        (Value::Int(number), _) => write_int(*number, out),
        (Value::Number(number), _) => write_float(*number, out),
        (Value::Text(text), _) => write_text(text, out),
        (Value::Flag(flag), Kind::Custom(_)) => out.push_str(if *flag { "1" } else { "0" }),
        (Value::Flag(flag), _) => out.push_str(if *flag { "\"Y\"" } else { "\"N\"" }),
        (Value::Ints(items), _) => write_list(items, out, |item, out| write_int(*item, out)),
        (Value::Texts(items), _) => write_list(items, out, |item, out| write_text(item, out)),
    }
}

fn empty_item(entity: Entity, column: &Column) -> &'static str {
    match column.kind {
        // Recorded answers and Appendix A tell a missing company and contact of a lead or deal as 0.
        Kind::One(Entity::Company | Entity::Contact) | Kind::Integer if entity.has_stages() => "0",
        Kind::Char => "\"N\"",
        Kind::Double => "0",
        _ if column.is_multiple() => "[]",
        _ => "null",
    }
}

/// Writes a record as the classic methods do: everything is a string.
pub fn write_classic(record: &Record, selection: &Selection, zone: &Zone, out: &mut String) {
    out.push('{');
    write_parts(record, selection, zone, out, write_classic_value);
    for channel in &selection.channels {
        let mut rows = record.multifields.iter().filter(|row| row.channel == *channel).peekable();
        if rows.peek().is_none() {
            continue;
        }
        out.push_str(",\"");
        out.push_str(channel.name());
        out.push_str("\":[");
        for (position, row) in rows.enumerate() {
            out.push_str(if position == 0 { "{\"ID\":\"" } else { ",{\"ID\":\"" });
            write_int(row.id, out);
            out.push_str("\",\"VALUE_TYPE\":");
            write_text(&row.value_type, out);
            out.push_str(",\"VALUE\":");
            write_text(&row.value, out);
            out.push_str(",\"TYPE_ID\":\"");
            out.push_str(channel.name());
            out.push_str("\"}");
        }
        out.push(']');
    }
    out.push('}');
}

fn write_classic_value(record: &Record, column: &Column, zone: &Zone, out: &mut String) {
    match (record.get(column.field), column.kind) {
        (Value::Null, _) => out.push_str("null"),
        (Value::Int(days), Kind::Date | Kind::Custom(Type::Date)) => write_moment(Zone::of_date(*days), zone, out),
        (Value::Int(moment), Kind::Datetime) => write_moment(*moment, zone, out),
        (Value::Int(number), _) => quoted(out, |out| write_int(*number, out)),
        (Value::Number(number), Kind::Custom(_)) => quoted(out, |out| write_float(*number, out)),
        (Value::Number(number), _) => out.push_str(&format!("\"{number:.2}\"")),
        (Value::Text(text), _) => write_text(text, out),
        (Value::Flag(flag), Kind::Custom(_)) => out.push_str(if *flag { "\"1\"" } else { "\"0\"" }),
        (Value::Flag(flag), _) => out.push_str(if *flag { "\"Y\"" } else { "\"N\"" }),
        (Value::Ints(items), Kind::Custom(_)) => write_list(items, out, |item, out| write_int(*item, out)),
        (Value::Ints(items), _) => write_list(items, out, |item, out| quoted(out, |out| write_int(*item, out))),
        (Value::Texts(items), _) => write_list(items, out, |item, out| write_text(item, out)),
    }
}

fn empty_classic(column: &Column) -> &'static str {
    match column.kind {
        Kind::Custom(kind) if kind.is_multiple() => "[]",
        Kind::Date | Kind::Datetime | Kind::Custom(_) => "\"\"",
        Kind::Char => "\"N\"",
        Kind::Double => "\"0.00\"",
        _ => "null",
    }
}

fn write_moment(moment: i64, zone: &Zone, out: &mut String) {
    quoted(out, |out| zone.write(moment, out));
}

fn quoted(out: &mut String, write: impl FnOnce(&mut String)) {
    out.push('"');
    write(out);
    out.push('"');
}

fn write_list<T>(items: &[T], out: &mut String, write: impl Fn(&T, &mut String)) {
    out.push('[');
    for (position, item) in items.iter().enumerate() {
        if position > 0 {
            out.push(',');
        }
        write(item, out);
    }
    out.push(']');
}

/// A link as a crm-type custom field stores it: bare where only one entity may be linked.
pub fn link_text(owner: Entity, target: Entity, id: i64) -> String {
    if custom::link_targets(owner).len() == 1 { id.to_string() } else { format!("{}_{id}", target.code()) }
}
