//! Links that go with what a plan removes: a portal takes away every pointer at a record that is deleted.
//!
//! In charge of which pointers lead to a removal, of what stays for their sake, and of counting them. Finding the
//! records that point is `service::plan`'s and, right before removing, `service::restore`'s.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Action, RestorePlan};
use crate::domain::record::{EntityType, Record, RecordKey};
use crate::domain::schema::{Definitions, FieldRole, references};

/// The standard fields that point at other records.
const POINTING: [&str; 4] = ["companyIds", "companyId", "contactIds", "leadId"];

/// A field of a living record that loses a link with the record that it leads to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CutLink {
    /// The record that stays and loses the link.
    pub record: RecordKey,
    /// The field that holds it.
    pub field: String,
}

/// Such a field with its whole value right before: what an undo gives back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LostLink {
    /// The record that stays and loses the link.
    pub record: RecordKey,
    /// The field that holds it.
    pub field: String,
    /// Everything that stood in it.
    pub value: Value,
}

/// How many links go with what a plan removes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CutCounts {
    /// Links.
    pub links: u64,
    /// Records that stay and lose some.
    pub records: u64,
}

impl RestorePlan {
    /// The links that go with what it removes.
    pub fn cut_counts(&self) -> CutCounts {
        let cuts = self.steps.iter().flat_map(|step| match &step.action {
            Action::Remove { cuts, .. } => cuts.as_slice(),
            _ => &[],
        });
        let records: BTreeSet<RecordKey> = cuts.clone().map(|cut| cut.record).collect();
        CutCounts { links: cuts.count() as u64, records: records.len() as u64 }
    }
}

/// A pointer of one record at another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pointer {
    /// The record that points.
    pub from: RecordKey,
    /// The field that holds it.
    pub field: String,
    /// What it leads to, under exactly the number that it holds.
    pub to: RecordKey,
}

/// The pointers of a record at any of `targets`.
pub fn pointers_at(definitions: &Definitions, record: &Record, is_target: &dyn Fn(RecordKey) -> bool) -> Vec<Pointer> {
    let mut pointers = Vec::new();
    for (field, value) in &record.fields {
        for to in references(definitions, record.entity_type, field, value) {
            if is_target(to) {
                pointers.push(Pointer { from: record.key(), field: field.clone(), to });
            }
        }
    }
    pointers
}

/// Whether records of a type can point at records of another.
pub fn can_point(definitions: &Definitions, from: EntityType, to: EntityType) -> bool {
    let is_standard = POINTING.iter().any(|field| match definitions.role(from, field) {
        FieldRole::Reference(target) | FieldRole::References(target) => target == to,
        _ => false,
    });
    let custom = definitions.custom_fields.get(&from).into_iter().flatten();
    let mut links = custom.filter(|field| field.kind == "crm");
    is_standard || links.any(|field| field.targets.is_empty() || field.targets.contains(&to))
}

/// The types whose records can point at some of these.
pub fn pointing_types(definitions: &Definitions, removals: impl IntoIterator<Item = RecordKey>) -> Vec<EntityType> {
    let removed: BTreeSet<EntityType> = removals.into_iter().map(|key| key.entity_type).collect();
    let points = |from: &EntityType| removed.iter().any(|to| can_point(definitions, *from, *to));
    EntityType::ALL.into_iter().filter(points).collect()
}

/// What a company's own record tells of the contacts that point at it, whatever their dates of change say.
pub fn mirrored(record: &Record) -> Vec<RecordKey> {
    if record.entity_type != EntityType::Company {
        return Vec::new();
    }
    let contacts = record.fields.get("contactIds").and_then(Value::as_array);
    let ids = contacts.into_iter().flatten().filter_map(crate::domain::schema::positive_id);
    ids.map(|id| RecordKey { entity_type: EntityType::Contact, id }).collect()
}

/// Which removals do not take place, because a record that stays points at them: each with the first that does.
///
/// Whoever stays keeps what it points at, and that keeps what it points at itself.
pub fn kept_by_links(removals: &BTreeSet<RecordKey>, pointers: &[Pointer]) -> BTreeMap<RecordKey, RecordKey> {
    let mut by_source: BTreeMap<RecordKey, Vec<RecordKey>> = BTreeMap::new();
    for pointer in pointers.iter().filter(|pointer| pointer.from != pointer.to) {
        by_source.entry(pointer.from).or_default().push(pointer.to);
    }
    let mut kept = BTreeMap::new();
    let mut stays: Vec<RecordKey> = by_source.keys().copied().filter(|from| !removals.contains(from)).collect();
    stays.reverse();
    while let Some(from) = stays.pop() {
        for to in by_source.get(&from).into_iter().flatten() {
            if removals.contains(to) && !kept.contains_key(to) {
                kept.insert(*to, from);
                stays.push(*to);
            }
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::RecordId;
    use crate::domain::schema::CustomField;
    use serde_json::json;

    fn key(entity_type: EntityType, id: u64) -> RecordKey {
        RecordKey { entity_type, id: RecordId(id) }
    }

    /// What points, and at what; what is kept, and by what.
    type Pair = (RecordKey, RecordKey);

    #[test]
    fn what_stays_keeps_what_it_points_at() {
        use EntityType::{Company, Contact, Deal, Lead};
        let removals = BTreeSet::from([key(Company, 1), key(Company, 2), key(Contact, 3), key(Lead, 4)]);
        // Pointers, and what is kept because of them.
        let table: [(&[Pair], &[Pair]); 5] = [
            (&[], &[]),
            // Both go.
            (&[(key(Contact, 3), key(Company, 1))], &[]),
            (&[(key(Deal, 9), key(Company, 1))], &[(key(Company, 1), key(Deal, 9))]),
            // In a row.
            (
                &[
                    (key(Contact, 3), key(Company, 2)),
                    (key(Deal, 9), key(Contact, 3)),
                    (key(Company, 2), key(Lead, 4)),
                    (key(Lead, 4), key(Contact, 3)),
                ],
                &[(key(Company, 2), key(Contact, 3)), (key(Contact, 3), key(Deal, 9)), (key(Lead, 4), key(Company, 2))],
            ),
            // In a circle, and at itself: nobody else wants them.
            (
                &[(key(Contact, 3), key(Company, 2)), (key(Company, 2), key(Contact, 3)), (key(Lead, 4), key(Lead, 4))],
                &[],
            ),
        ];
        for (pointers, expected) in table {
            let pointer = |(from, to): &Pair| Pointer { from: *from, field: "x".into(), to: *to };
            let pointers: Vec<Pointer> = pointers.iter().map(pointer).collect();
            let expected: BTreeMap<RecordKey, RecordKey> = expected.iter().copied().collect();
            assert_eq!(kept_by_links(&removals, &pointers), expected, "{pointers:?}");
        }
    }

    #[test]
    fn each_type_is_asked_for_only_where_it_can_point() {
        use EntityType::{Company, Contact, Deal, Lead};
        let mut definitions = Definitions::default();
        let asked = |definitions: &Definitions, removed| pointing_types(definitions, [key(removed, 1)]);
        assert_eq!(asked(&definitions, Company), [Contact, Lead, Deal]);
        assert_eq!(asked(&definitions, Contact), [Lead, Deal]);
        assert_eq!(asked(&definitions, Lead), [Company, Contact, Deal]);
        assert_eq!(asked(&definitions, Deal), []);
        let field = CustomField {
            name: "UF_CRM_LINK".into(),
            label: "Link".into(),
            kind: "crm".into(),
            multiple: false,
            options: BTreeMap::new(),
            targets: BTreeSet::from([Deal]),
        };
        definitions.custom_fields.insert(Lead, vec![field]);
        assert_eq!(asked(&definitions, Deal), [Lead]);
    }

    #[test]
    fn a_company_tells_its_contacts() {
        let fields = serde_json::from_value(json!({"contactIds": ["7", 8, 0]})).unwrap();
        let company = Record { entity_type: EntityType::Company, id: RecordId(1), fields };
        assert_eq!(mirrored(&company), [key(EntityType::Contact, 7), key(EntityType::Contact, 8)]);
        let deal = Record { entity_type: EntityType::Deal, ..company };
        assert_eq!(mirrored(&deal), []);
    }
}
