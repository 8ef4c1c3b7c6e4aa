//! Definitions of the portal's custom fields: the same eight on every entity, numbered apart.
//!
//! In charge of types, options and link targets, and of the two shapes in which the portal describes them
//! (reference §3.1). Their values lie in records like any others'.

use super::fields::{Column, Entity, Field, Kind, columns, label};
use super::php::Php;

/// What a custom field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// `string`.
    Text,
    /// `double`.
    Number,
    /// `boolean`.
    Yes,
    /// `date`.
    Date,
    /// `enumeration`.
    Choice,
    /// `enumeration`, several.
    Choices,
    /// `crm`.
    Link,
    /// `string`, several.
    Texts,
}

impl Type {
    /// The portal's name of the type.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text | Self::Texts => "string",
            Self::Number => "double",
            Self::Yes => "boolean",
            Self::Date => "date",
            Self::Choice | Self::Choices => "enumeration",
            Self::Link => "crm",
        }
    }

    /// Whether it takes several values.
    pub fn is_multiple(self) -> bool {
        matches!(self, Self::Choices | Self::Texts)
    }
}

/// An option of an enumeration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// Its number, unique in the portal.
    pub id: i64,
    /// What people see.
    pub value: &'static str,
    /// Its position.
    pub position: usize,
}

const REGIONS: [&str; 5] = ["North|Nord", "South|Süd", "East|Ost", "West|West", "Abroad|Ausland"];
const INTERESTS: [&str; 6] = [
    "Maintenance|Wartung",
    "Spare parts|Ersatzteile",
    "Training|Schulung",
    "Rental|Miete",
    "Consulting|Beratung",
    "Software|Software",
];

/// The options of a field, none unless it is an enumeration.
pub fn choices(entity: Entity, field: Field, is_german: bool) -> Vec<Choice> {
    let values: &[&'static str] = match field {
        Field::CustomChoice => &REGIONS,
        Field::CustomChoices => &INTERESTS,
        _ => &[],
    };
    let first = first_choice(entity, field);
    values
        .iter()
        .enumerate()
        .map(|(position, value)| Choice { id: first + position as i64, value: label(value, is_german), position })
        .collect()
}

/// The number of the first option.
pub fn first_choice(entity: Entity, field: Field) -> i64 {
    41 + entity.type_id() * 20 + if field == Field::CustomChoices { 10 } else { 0 }
}

/// What a link field may point at. A field with one target stores bare numbers, others `C_12`.
pub fn link_targets(entity: Entity) -> &'static [Entity] {
    match entity {
        Entity::Company => &[Entity::Contact],
        Entity::Contact => &[Entity::Company, Entity::Lead],
        Entity::Lead | Entity::Deal => &[Entity::Contact, Entity::Company],
    }
}

/// The number of a field's definition.
pub fn definition_id(entity: Entity, field: Field) -> i64 {
    100 + entity.type_id() * 20 + (field.index() - Field::CustomText.index()) as i64
}

/// The columns of an entity's custom fields.
pub fn custom_columns(entity: Entity) -> impl Iterator<Item = &'static Column> {
    columns(entity).iter().filter(|column| column.field.is_custom())
}

fn type_of(column: &Column) -> Type {
    match column.kind {
        Kind::Custom(kind) => kind,
        _ => Type::Text,
    }
}

/// The `SETTINGS` of a definition.
pub fn settings(entity: Entity, column: &Column) -> Php {
    match type_of(column) {
        Type::Text | Type::Texts => Php::map([
            ("SIZE", Php::Int(20)),
            ("ROWS", Php::Int(1)),
            ("REGEXP", Php::text("")),
            ("MIN_LENGTH", Php::Int(0)),
            ("MAX_LENGTH", Php::Int(0)),
            ("DEFAULT_VALUE", Php::Null),
        ]),
        Type::Number => Php::map([("PRECISION", Php::Int(2)), ("DEFAULT_VALUE", Php::Null)]),
        Type::Yes => Php::map([("DEFAULT_VALUE", Php::Int(0)), ("DISPLAY", Php::text("CHECKBOX"))]),
        Type::Date => Php::map([("DEFAULT_VALUE", Php::map([("TYPE", Php::text("NONE")), ("VALUE", Php::text(""))]))]),
        Type::Choice | Type::Choices => Php::map([("DISPLAY", Php::text("LIST")), ("LIST_HEIGHT", Php::Int(5))]),
        Type::Link => Php::map(Entity::ALL.map(|target| {
            let is_target = link_targets(entity).contains(&target);
            (target.name().to_ascii_uppercase(), Php::text(if is_target { "Y" } else { "N" }))
        })),
    }
}

/// The definition as `crm.{entity}.userfield.list` gives it; labels only where a language was asked for.
pub fn classic_definition(entity: Entity, column: &Column, is_german: bool, with_labels: bool) -> Php {
    let mut row = common(entity, column);
    if with_labels {
        for key in ["EDIT_FORM_LABEL", "LIST_COLUMN_LABEL", "LIST_FILTER_LABEL"] {
            row.push((key, Php::text(column.label(is_german))));
        }
    }
    let options = choices(entity, column.field, is_german);
    if !options.is_empty() {
        row.push(("LIST", Php::list(options.iter().map(choice_row))));
    }
    Php::map(row)
}

/// The definition as `crm.{entity}.userfield.get` gives it: labels in every language.
pub fn classic_definition_full(entity: Entity, column: &Column, is_german: bool) -> Php {
    let mut row = classic_definition(entity, column, is_german, false);
    for key in ["EDIT_FORM_LABEL", "LIST_COLUMN_LABEL", "LIST_FILTER_LABEL"] {
        row.set(key, both_labels(column));
    }
    row
}

fn both_labels(column: &Column) -> Php {
    Php::map([("de", Php::text(column.label(true))), ("en", Php::text(column.label(false)))])
}

fn common(entity: Entity, column: &Column) -> Vec<(&'static str, Php)> {
    let yes = |flag: bool| Php::text(if flag { "Y" } else { "N" });
    vec![
        ("ID", Php::text(definition_id(entity, column.field).to_string())),
        ("ENTITY_ID", Php::text(entity_code(entity))),
        ("FIELD_NAME", Php::text(column.classic)),
        ("USER_TYPE_ID", Php::text(type_of(column).name())),
        ("XML_ID", Php::Null),
        ("SORT", Php::text((100 + 10 * (column.field.index() - Field::CustomText.index())).to_string())),
        ("MULTIPLE", yes(column.is_multiple())),
        ("MANDATORY", yes(false)),
        ("SHOW_FILTER", Php::text("I")),
        ("SHOW_IN_LIST", yes(true)),
        ("EDIT_IN_LIST", yes(true)),
        ("IS_SEARCHABLE", yes(false)),
        ("SETTINGS", settings(entity, column)),
    ]
}

fn choice_row(choice: &Choice) -> Php {
    Php::map([
        ("ID", Php::text(choice.id.to_string())),
        ("SORT", Php::text(((choice.position + 1) * 10).to_string())),
        ("VALUE", Php::text(choice.value)),
        ("DEF", Php::text("N")),
        ("XML_ID", Php::text(format!("option{}", choice.id))),
    ])
}

/// The definition as `userfieldconfig.list` and `.get` give it.
pub fn config_definition(entity: Entity, column: &Column, is_german: bool) -> Php {
    let mut row = Php::EMPTY;
    for (key, value) in common(entity, column) {
        row.set(camel(key), value);
    }
    row.set("languageId", Php::map([("de", Php::text("de")), ("en", Php::text("en"))]));
    for key in ["editFormLabel", "listColumnLabel", "listFilterLabel"] {
        row.set(key, both_labels(column));
    }
    let options = choices(entity, column.field, is_german);
    if !options.is_empty() {
        let enumeration = options.iter().map(|choice| {
            Php::map([
                ("id", Php::text(choice.id.to_string())),
                ("userFieldId", Php::text(definition_id(entity, column.field).to_string())),
                ("value", Php::text(choice.value)),
                ("def", Php::text("N")),
                ("sort", Php::text(((choice.position + 1) * 10).to_string())),
                ("xmlId", Php::text(format!("option{}", choice.id))),
            ])
        });
        row.set("enum", Php::list(enumeration));
    }
    row
}

/// `CRM_CONTACT` and the like.
pub fn entity_code(entity: Entity) -> String {
    format!("CRM_{}", entity.name().to_ascii_uppercase())
}

fn camel(upper: &str) -> String {
    let mut out = String::new();
    for (position, word) in upper.split('_').enumerate() {
        let lower = word.to_ascii_lowercase();
        if position == 0 {
            out.push_str(&lower);
        } else {
            out.push_str(&word[..1]);
            out.push_str(&lower[1..]);
        }
    }
    out
}
