//! Telling whether a record that was made since is the one that is to be re-created, made again by hand.
//!
//! In charge of the comparison alone. Nobody types a record again field by field, so it looks at what a person
//! would call the same: the name, and the phone numbers and addresses or the sum. It decides only that no second one
//! is made; the two are never taken for one (no lineage), because a likeness is no proof.
//!
//! A record that carries our mark without our lineage knowing it was re-created from elsewhere: by a newer copy of the
//! data folder, a second installation, or under another name of the portal. It is searched like one made by hand, and
//! its mark names the number that it stands for.

use std::collections::{BTreeSet, HashMap};

use crate::domain::RecordId;
use crate::domain::lineage::Lineage;
use crate::domain::record::{EntityType, Record, RecordKey};
use crate::domain::schema::{ORIGIN_MARK, multifields, positive_id};

/// Digits at the end of a phone number that tell it apart, whatever country code stands before them.
const PHONE_DIGITS: usize = 7;

/// Whether `made` looks as `wanted` does: the same full name, something that speaks for it, and nothing against it.
///
/// Against it speaks that both have phone numbers or addresses and share none, or, for leads and deals, another sum.
/// For it speaks a shared number or address, the same sum, the same company or contact. Where a person or company that
/// could be reached has no number or address in common with the one made since, that one is no replacement; where there
/// never was any, a company's name is enough, and a contact's name of two words. Leads and deals are often called alike (every request of a web form), so a title
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
        EntityType::Company => is_reached_alike || then.is_empty(),
        EntityType::Contact => is_reached_alike || (then.is_empty() && name.contains(' ')),
        EntityType::Lead | EntityType::Deal => {
            let (then, now) = (sum(wanted), sum(made));
            then == now && (then.is_some() || is_reached_alike || !partners(wanted).is_disjoint(&partners(made)))
        }
    }
}

/// Records that were made since; each stands for one wanted record at most.
#[derive(Debug, Default)]
pub struct Pool {
    /// Taken out where they stand for one already.
    made: Vec<Option<Record>>,
    by_name: HashMap<String, Vec<usize>>,
    /// By the number that their mark names.
    by_mark: HashMap<RecordKey, Vec<usize>>,
}

impl Pool {
    /// Takes a record in, unless `lineage` knows it as one that we re-created ourselves.
    pub fn add(&mut self, made: Record, lineage: &Lineage) {
        let key = made.key();
        if lineage.first(key) != key {
            return;
        }
        let place = self.made.len();
        let name = plain_name(&made);
        if !name.is_empty() {
            self.by_name.entry(name).or_default().push(place);
        }
        if let Some(id) = marked_number(&made) {
            self.by_mark.entry(RecordKey { id, ..key }).or_default().push(place);
        }
        self.made.push(Some(made));
    }

    /// Takes out one that was re-created from `wanted`, under any number that `lineage` knows of it, or looks alike.
    pub fn take(&mut self, wanted: &Record, lineage: &Lineage) -> Option<RecordKey> {
        let key = wanted.key();
        let numbers = lineage.members(key).into_iter().chain([key.id]);
        let mut marked = numbers.filter_map(|id| self.by_mark.get(&RecordKey { id, ..key })).flatten().copied();
        let place = marked.find(|place| self.made[*place].is_some()).or_else(|| {
            let is_it = |place: &usize| self.made[*place].as_ref().is_some_and(|made| is_alike(wanted, made));
            self.by_name.get(&plain_name(wanted))?.iter().copied().find(is_it)
        })?;
        self.made[place].take().map(|made| made.key())
    }
}

/// The number that a record with our mark was re-created from: 5 of `r1:5`.
fn marked_number(record: &Record) -> Option<RecordId> {
    let mark = record.text("originId").filter(|_| record.text("originatorId") == Some(ORIGIN_MARK))?;
    mark.split_once(':')?.1.parse().ok().map(RecordId)
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
            (contact("Anna Müller", &[]), false),
            (contact("Anna Müller", &["+49 30 999 99 99"]), false),
            (contact("Hanna Müller", &["+49 30 123 45 67"]), false),
        ] {
            assert_eq!(is_alike(&wanted, &made), is_alike_expected, "{made:?}");
        }
        let unreached = contact("Anna Müller", &[]);
        assert!(is_alike(&unreached, &unreached) && is_alike(&unreached, &wanted), "there is nothing else to go by");
        let company = |more: Value| {
            let mut company = record(EntityType::Company, json!({"title": "Acme"}));
            company.fields.extend(serde_json::from_value::<crate::domain::Fields>(more).unwrap());
            company
        };
        let mail = json!({"fm": [{"typeId": "EMAIL", "valueType": "WORK", "value": "a@example.com"}]});
        let (plain, reached) = (company(json!({})), company(mail));
        assert!(is_alike(&plain, &plain) && is_alike(&plain, &reached) && is_alike(&reached, &reached));
        assert!(!is_alike(&reached, &plain), "the name alone gives nobody the address back");
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
        let (mut pool, lineage) = (Pool::default(), Lineage::default());
        pool.add(contact("Ann", &["1234567"]), &lineage);
        pool.add(contact(" ", &["1234567"]), &lineage);
        let wanted =
            [contact("ann", &["1234567"]), contact("Ann", &["1234567"]), contact("Bob", &[]), contact(" ", &[])];
        assert_eq!(wanted.map(|wanted| pool.take(&wanted, &lineage).is_some()), [true, false, false, false]);
    }

    #[test]
    fn what_we_re_created_is_left_out_only_where_our_lineage_knows_it() {
        let marked = |id: u64, name: &str, mark: &str| {
            let mut record = contact(name, &["1234567"]);
            record.id = RecordId(id);
            record.fields.insert("originatorId".into(), json!(ORIGIN_MARK));
            record.fields.insert("originId".into(), json!(mark));
            record
        };
        let wanted = |id: u64, name: &str| Record { id: RecordId(id), ..contact(name, &["1234567"]) };
        let mut knows = Lineage::default();
        knows.add(wanted(5, "").key(), RecordId(105));
        for (lineage, expected) in [(&knows, None), (&Lineage::default(), Some(RecordId(105)))] {
            let mut pool = Pool::default();
            pool.add(marked(105, "Ann Gray", "r1:5"), lineage);
            let other = Record { id: RecordId(6), ..record(EntityType::Deal, json!({"title": "Ann Gray"})) };
            assert_eq!(pool.take(&other, lineage), None);
            assert_eq!(pool.take(&wanted(5, "Ann Gray"), lineage).map(|made| made.id), expected);
            assert_eq!(pool.take(&wanted(5, "Ann Gray"), lineage), None, "for one only");
        }
        // By its mark under whatever name, and by an earlier number; else by its looks, whatever the mark says.
        let mut pool = Pool::default();
        for made in [marked(205, "Renamed", "r1:5"), marked(206, "Bob Blue", "r2:99"), marked(207, "Eve", "r3:")] {
            pool.add(made, &knows);
        }
        let numbers = [wanted(105, "Ann Gray"), wanted(7, "Bob Blue"), wanted(8, "Cid"), wanted(9, "Eve")]
            .map(|wanted| pool.take(&wanted, &knows).map(|made| made.id.0));
        assert_eq!(numbers, [Some(205), Some(206), None, Some(207)]);
    }
}
