//! Values as people read them: labels for codes, names for users, one text per cell.
//!
//! In charge of looking up dictionaries, options and users (reference §7.3), and of cells that a spreadsheet
//! program would take for formulas. Which columns there are is `columns`'.

use serde_json::Value;

use crate::domain::EntityType;
use crate::domain::record::write_value;
use crate::domain::schema::{Definitions, is_custom, multifields};

/// The title of a field as people see it; its technical name where none is known.
pub(in crate::service) fn title(definitions: &Definitions, entity_type: EntityType, field: &str) -> String {
    if let Some(custom) = definitions.custom_field(entity_type, field) {
        return custom.label.clone();
    }
    if field == "fm" {
        // The interface's own name for all of them; the portal's has none.
        return "Phone, e-mail".to_owned();
    }
    let titles = definitions.titles.get(&entity_type);
    titles
        .and_then(|titles| titles.get(field))
        .filter(|title| !title.is_empty())
        .cloned()
        .unwrap_or_else(|| field.into())
}

/// A field's value as one text.
pub(in crate::service) fn cell(
    definitions: &Definitions,
    entity_type: EntityType,
    field: &str,
    value: &Value,
) -> String {
    if field == "fm" {
        let rows = multifields(value);
        return rows.iter().map(|row| row.value.as_str()).collect::<Vec<_>>().join(", ");
    }
    match value {
        Value::Array(items) => {
            let cells: Vec<String> = items
                .iter()
                .map(|item| single(definitions, entity_type, field, item))
                .filter(|cell| !cell.is_empty())
                .collect();
            cells.join(", ")
        }
        single_value => single(definitions, entity_type, field, single_value),
    }
}

fn single(definitions: &Definitions, entity_type: EntityType, field: &str, value: &Value) -> String {
    let plain = match value {
        Value::Null => String::new(),
        Value::Bool(true) => "Y".into(),
        Value::Bool(false) => "N".into(),
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(_) | Value::Object(_) => {
            let mut out = Vec::new();
            write_value(value, &mut out);
            String::from_utf8_lossy(&out).into_owned()
        }
    };
    if plain.is_empty() {
        return plain;
    }
    label(definitions, entity_type, field, &plain).unwrap_or(plain)
}

/// What a code, an option's number or a user's number stands for.
fn label(definitions: &Definitions, entity_type: EntityType, field: &str, code: &str) -> Option<String> {
    if is_custom(field) {
        let custom = definitions.custom_field(entity_type, field)?;
        return match custom.kind.as_str() {
            "enumeration" => custom.options.get(code).cloned(),
            "employee" => definitions.users.get(code).cloned(),
            "boolean" => match code {
                "1" | "Y" => Some("Y".into()),
                "0" | "N" => Some("N".into()),
                _ => None,
            },
            _ => None,
        };
    }
    match field {
        "assignedById" | "createdBy" | "updatedBy" | "movedBy" | "lastActivityBy" | "observers" => {
            definitions.users.get(code).cloned()
        }
        "categoryId" => definitions.pipelines.get(code).cloned(),
        _ => {
            let dictionary = dictionary(entity_type, field, code)?;
            definitions.statuses.get(&dictionary).and_then(|entries| entries.get(code)).cloned()
        }
    }
}

/// The dictionary behind a field (reference §2.1, §2.3). A deal's stage names its pipeline: `C5:NEW`.
fn dictionary(entity_type: EntityType, field: &str, code: &str) -> Option<String> {
    use EntityType::{Company, Contact, Deal, Lead};
    let name = match (entity_type, field) {
        (Lead, "stageId") => "STATUS",
        (Deal, "stageId") => {
            let pipeline = code.strip_prefix('C').and_then(|rest| rest.split_once(':')).map(|(number, _)| number);
            return Some(pipeline.map_or_else(|| "DEAL_STAGE".into(), |number| format!("DEAL_STAGE_{number}")));
        }
        (_, "sourceId") => "SOURCE",
        (_, "honorific") => "HONORIFIC",
        (Contact, "typeId") => "CONTACT_TYPE",
        (Company, "typeId") => "COMPANY_TYPE",
        (Deal, "typeId") => "DEAL_TYPE",
        (Company, "industry") => "INDUSTRY",
        (Company, "employees") => "EMPLOYEES",
        _ => return None,
    };
    Some(name.to_owned())
}

/// Makes a cell harmless that a spreadsheet program would run: a leading `'`, unless it is exactly a number or phone.
pub(in crate::service) fn neutralise(cell: &str) -> Option<String> {
    // Spreadsheet programs of East Asia take the wide forms for the narrow ones.
    let is_formula = cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r']);
    (is_formula && !is_number(cell) && !is_phone(cell)).then(|| format!("'{cell}"))
}

/// `-12`, `+3.50`, `1e5` is not: the wizard would not take it as one either.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let mut parts = digits.splitn(2, ['.', ',']);
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.next().is_some_and(is_digits) && parts.next().is_none_or(is_digits)
}

/// `+49 (30) 1234-56`: a plus, then digits with the usual separators between them.
fn is_phone(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('+') else { return false };
    let digits = rest.bytes().filter(u8::is_ascii_digit).count();
    let starts_well = rest.starts_with(|first: char| first.is_ascii_digit() || first == '(');
    (3..=20).contains(&digits)
        && starts_well
        && rest.ends_with(|last: char| last.is_ascii_digit())
        && rest.bytes().all(|byte| byte.is_ascii_digit() || b" ()-./".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::schema::CustomField;
    use serde_json::json;
    use std::collections::{BTreeMap, BTreeSet};

    fn definitions() -> Definitions {
        let entries = |pairs: &[(&str, &str)]| -> BTreeMap<String, String> {
            pairs.iter().map(|(code, label)| ((*code).to_owned(), (*label).to_owned())).collect()
        };
        Definitions {
            custom_fields: BTreeMap::from([(
                EntityType::Deal,
                vec![CustomField {
                    name: "UF_CRM_COLOUR".into(),
                    label: "Colour".into(),
                    kind: "enumeration".into(),
                    multiple: true,
                    options: entries(&[("44", "red"), ("45", "blue")]),
                    targets: BTreeSet::new(),
                }],
            )]),
            titles: BTreeMap::from([(EntityType::Deal, entries(&[("title", "Name")]))]),
            statuses: BTreeMap::from([
                ("DEAL_STAGE".to_owned(), entries(&[("NEW", "Fresh")])),
                ("DEAL_STAGE_5".to_owned(), entries(&[("C5:NEW", "Begun")])),
            ]),
            pipelines: BTreeMap::new(),
            users: entries(&[("7", "Ada Byron")]),
        }
    }

    #[test]
    fn codes_become_labels() {
        for (field, value, expected) in [
            ("stageId", json!("NEW"), "Fresh"),
            ("stageId", json!("C5:NEW"), "Begun"),
            ("stageId", json!("GONE"), "GONE"),
            ("assignedById", json!(7), "Ada Byron"),
            ("observers", json!([7, 8]), "Ada Byron, 8"),
            ("UF_CRM_COLOUR", json!([45, "44"]), "blue, red"),
            ("opportunity", json!(1500.5), "1500.5"),
            ("title", json!(null), ""),
        ] {
            assert_eq!(cell(&definitions(), EntityType::Deal, field, &value), expected, "{field} {value}");
        }
        assert_eq!(title(&definitions(), EntityType::Deal, "title"), "Name");
        assert_eq!(title(&definitions(), EntityType::Deal, "UF_CRM_COLOUR"), "Colour");
        assert_eq!(title(&definitions(), EntityType::Deal, "comments"), "comments");
        assert_eq!(title(&definitions(), EntityType::Contact, "fm"), "Phone, e-mail");
    }

    #[test]
    fn formulas_are_harmless_and_numbers_and_phones_stay() {
        for kept in ["", "a=1", "-12", "+3.50", "-0,5", "+49 30 1234", "+1 (415) 555-0100", "+4930123456"] {
            assert_eq!(neutralise(kept), None, "{kept}");
        }
        for run in [
            "=1+1",
            "+cmd|' /C calc'!A0",
            "-",
            "-2+3",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "+1+1",
            "-1-1",
            "+",
            "+12-",
            "=\"+49\"",
            "＝1+1",
            "＋49 30 1234",
            "－2",
            "＠SUM(A1)",
        ] {
            assert_eq!(neutralise(run), Some(format!("'{run}")), "{run}");
        }
    }
}
