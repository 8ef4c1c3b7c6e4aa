//! Telling whether a record that was made since is the one that is to be re-created, made again by hand.
//!
//! In charge of the comparison alone. Nobody types a record again field by field, so it looks at what a person
//! would call the same: the name, and the phone numbers and addresses or the sum. It decides only that no second one
//! is made; the two are never taken for one (no lineage), because a likeness is no proof.

use std::collections::{BTreeSet, HashMap};

use crate::domain::RecordId;
use crate::domain::record::{EntityType, Record, RecordKey};
use crate::domain::schema::{ORIGIN_MARK, multifields, positive_id};

/// Digits at the end of a phone number that tell it apart, whatever country code stands before them.
const PHONE_DIGITS: usize = 7;

/// Whether `made` looks as `wanted` does: the same full name, something that speaks for it, and nothing against it.
///
/// Against it speaks that both have phone numbers or addresses and share none, or, for leads and deals, another sum.
/// For it speaks a shared number or address, the same sum, the same company or contact; for a company its name alone,
/// for a contact a name of two words. Leads and deals are often called alike (every request of a web form), so a title
/// alone says nothing, and a record without a name is like no other.
pub fn is_alike(wanted: &Record, made: &Record) -> bool {
    let name = plain_name(wanted);
    if wanted.entity_type != made.entity_type || name.is_empty() || name != plain_name(made) {
        return false;
    }
    let (then, now) = (ways_to_reach(wanted), ways_to_reach(made));
    let is_reached_alike = !then.is_disjoint(&now);
    if !is_reached_alike && !then.is_empty() && !now.is_empty() {
        return false;
    }
    match wanted.entity_type {
        EntityType::Company => true,
        EntityType::Contact => is_reached_alike || name.contains(' '),
        EntityType::Lead | EntityType::Deal => {
            let (then, now) = (sum(wanted), sum(made));
            then == now && (then.is_some() || is_reached_alike || !partners(wanted).is_disjoint(&partners(made)))
        }
    }
}

/// Records that were made since; each stands for one wanted record at most.
#[derive(Debug, Default)]
pub struct Pool {
    by_name: HashMap<String, Vec<Record>>,
}

impl Pool {
    /// Takes a record in. One that carries our mark is no work of a hand.
    pub fn add(&mut self, made: Record) {
        let name = plain_name(&made);
        if !name.is_empty() && made.text("originatorId") != Some(ORIGIN_MARK) {
            self.by_name.entry(name).or_default().push(made);
        }
    }

    /// Takes out one that looks as `wanted` does.
    pub fn take(&mut self, wanted: &Record) -> Option<RecordKey> {
        let made = self.by_name.get_mut(&plain_name(wanted))?;
        let place = made.iter().position(|made| is_alike(wanted, made))?;
        Some(made.remove(place).key())
    }
}

fn plain_name(record: &Record) -> String {
    let parts = ["title", "name", "secondName", "lastName"];
    let words = parts.iter().filter_map(|part| record.text(part)).flat_map(str::split_whitespace);
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

fn ways_to_reach(record: &Record) -> BTreeSet<String> {
    let rows = record.fields.get("fm").map(multifields).unwrap_or_default();
    rows.into_iter()
        .filter_map(|row| match row.type_id.as_str() {
            "PHONE" => {
                let digits: Vec<char> = row.value.chars().filter(char::is_ascii_digit).collect();
                let last = digits.len().saturating_sub(PHONE_DIGITS);
                Some(digits[last..].iter().collect::<String>()).filter(|digits| !digits.is_empty())
            }
            "EMAIL" => Some(row.value.trim().to_lowercase()),
            _ => None,
        })
        .collect()
}

/// Company and contacts, as far as they are still the same records.
fn partners(record: &Record) -> BTreeSet<(&str, RecordId)> {
    let ids = |field: &'static str| {
        let value = record.fields.get(field);
        let items = value.map_or(&[][..], |value| value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice));
        items.iter().filter_map(positive_id).map(move |id| (field, id))
    };
    ids("companyId").chain(ids("contactIds")).collect()
}

fn sum(record: &Record) -> Option<String> {
    let value = record.fields.get("opportunity")?;
    let number: f64 = value.as_f64().or_else(|| value.as_str()?.parse().ok())?;
    (number != 0.0).then(|| format!("{number:.2}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn record(entity_type: EntityType, fields: Value) -> Record {
        Record { entity_type, id: RecordId(1), fields: serde_json::from_value(fields).unwrap() }
    }

    fn contact(name: &str, phones: &[&str]) -> Record {
        let rows: Vec<Value> = phones
            .iter()
            .map(|value| json!({"typeId": if value.contains('@') { "EMAIL" } else { "PHONE" }, "valueType": "WORK", "value": value}))
            .collect();
        record(EntityType::Contact, json!({"name": name, "fm": rows}))
    }

    #[test]
    fn people_are_known_by_name_and_by_how_they_are_reached() {
        let wanted = contact("Anna  Müller", &["+49 30 123 45 67", "anna@example.com"]);
        for (made, is_alike_expected) in [
            (contact("anna müller", &["0301234567"]), true),
            (contact("Anna Müller ", &["ANNA@example.com", "+1"]), true),
            (contact("Anna Müller", &[]), true),
            (contact("Anna Müller", &["+49 30 999 99 99"]), false),
            (contact("Hanna Müller", &["+49 30 123 45 67"]), false),
        ] {
            assert_eq!(is_alike(&wanted, &made), is_alike_expected, "{made:?}");
        }
        assert!(!is_alike(&contact("  ", &["1234567"]), &contact("", &["1234567"])), "no name is like no other");
    }

    #[test]
    fn deals_are_known_by_title_and_sum() {
        let deal = |sum: Value| record(EntityType::Deal, json!({"title": "Order", "opportunity": sum}));
        assert!(is_alike(&deal(json!("1500.00")), &deal(json!(1500))));
        assert!(!is_alike(&deal(json!(1500)), &deal(json!(15))));
        assert!(!is_alike(&deal(json!(1)), &record(EntityType::Lead, json!({"title": "Order", "opportunity": 1}))));
    }

    #[test]
    fn a_title_alone_says_nothing_of_a_request() {
        let lead = |more: Value| {
            let mut lead = record(EntityType::Lead, json!({"title": "Form \"Contact us\"", "opportunity": 0}));
            lead.fields.extend(serde_json::from_value::<crate::domain::Fields>(more).unwrap());
            lead
        };
        assert!(!is_alike(&lead(json!({})), &lead(json!({}))));
        assert!(!is_alike(&lead(json!({"companyId": 3})), &lead(json!({"companyId": 4}))));
        assert!(is_alike(&lead(json!({"contactIds": [3, 4]})), &lead(json!({"contactIds": [4]}))));
        let mail = json!({"fm": [{"typeId": "EMAIL", "valueType": "WORK", "value": "a@example.com"}]});
        assert!(is_alike(&lead(mail.clone()), &lead(mail)));
        assert!(!is_alike(&contact("Guest", &[]), &contact("Guest", &["1234567"])), "one word is no full name");
    }

    #[test]
    fn one_made_by_hand_stands_for_one_only() {
        let mut pool = Pool::default();
        pool.add(contact("Ann", &["1234567"]));
        pool.add(contact(" ", &["1234567"]));
        let mut ours = contact("Bob", &[]);
        ours.fields.insert("originatorId".into(), json!(ORIGIN_MARK));
        pool.add(ours);
        let wanted =
            [contact("ann", &["1234567"]), contact("Ann", &["1234567"]), contact("Bob", &[]), contact(" ", &[])];
        assert_eq!(wanted.map(|wanted| pool.take(&wanted).is_some()), [true, false, false, false]);
    }
}
