//! The order in which records are re-created and removed, so that what is pointed at is there first.
//!
//! In charge of the order alone (reference §2.11) and of telling which pointers wait for a second pass:
//! those at records that come later, cycles among them.

use std::collections::{HashMap, HashSet};

use super::{Action, Source, Step};
use crate::domain::record::{EntityType, Fields, RecordKey};
use crate::domain::schema::{Writability, writability};

/// A record that is to be re-created.
#[derive(Debug, Clone)]
pub struct Creation {
    /// The record, under its last number.
    pub record: RecordKey,
    /// Its first number: what pointers are compared by.
    pub first: RecordKey,
    /// What a person calls it.
    pub name: String,
    /// Its content.
    pub source: Source,
    /// The records, by first number, at which its fields point and which will be re-created too.
    pub pointers: Vec<(String, RecordKey)>,
    /// Fields that point at records which are missing too and were left out.
    pub left_out: Vec<String>,
    /// Pointing fields with links that its content had lost already.
    pub owed: Fields,
}

/// The steps that re-create these records: creations first, then the links of the second pass.
///
/// Numbers (`seq`) are left at 0 for [`number`] to give.
pub fn order_creations(creations: Vec<Creation>) -> Vec<Step> {
    let first_leads = leads_that_others_are_made_from(&creations);
    let phase = |key: RecordKey| match key.entity_type {
        EntityType::Lead if first_leads.contains(&key) => 0,
        EntityType::Company => 1,
        EntityType::Contact => 2,
        EntityType::Lead => 3,
        EntityType::Deal => 4,
    };
    let phases: HashMap<RecordKey, u8> = creations.iter().map(|each| (each.first, phase(each.first))).collect();
    let mut sorted = creations;
    sorted.sort_by_key(|each| (phases[&each.first], each.record.id));

    let mut links = Vec::new();
    let mut steps = Vec::with_capacity(sorted.len());
    for each in sorted {
        let own_phase = phases[&each.first];
        let comes_later = |target: &RecordKey| phases.get(target).is_some_and(|phase| *phase >= own_phase);
        let mut fields: Vec<String> = each
            .pointers
            .iter()
            .filter(|(field, target)| {
                writability(each.record.entity_type, field) == Writability::Always && comes_later(target)
            })
            .map(|(field, _)| field.clone())
            .collect();
        fields.sort();
        fields.dedup();
        let step = |action| Step { seq: 0, record: each.record, name: each.name.clone(), action };
        if !fields.is_empty() {
            links.push(step(Action::Link { source: each.source, fields }));
        }
        steps.push(step(Action::Recreate { source: each.source, left_out: each.left_out, owed: each.owed }));
    }
    links.sort_by_key(|step| step.record);
    steps.append(&mut links);
    steps
}

/// Leads at which a pointer aims that can be set while creating only (`leadId` of contacts and companies).
fn leads_that_others_are_made_from(creations: &[Creation]) -> HashSet<RecordKey> {
    let is_early = |each: &&Creation| matches!(each.record.entity_type, EntityType::Company | EntityType::Contact);
    creations
        .iter()
        .filter(is_early)
        .flat_map(|each| each.pointers.iter().map(|pointer| (each.record.entity_type, pointer)))
        .filter(|(entity_type, (field, _))| writability(*entity_type, field) == Writability::OnImport)
        .map(|(_, (_, target))| *target)
        .filter(|target| target.entity_type == EntityType::Lead)
        .collect()
}

/// Sorts removals so that nothing is removed while something that will be removed too points at it.
pub fn order_removals(steps: &mut [Step]) {
    let phase = |step: &Step| match step.record.entity_type {
        EntityType::Deal => 0,
        EntityType::Lead => 1,
        EntityType::Contact => 2,
        EntityType::Company => 3,
    };
    steps.sort_by_key(|step| (phase(step), std::cmp::Reverse(step.record.id)));
}

/// Numbers the steps in their order.
pub fn number(steps: &mut [Step]) {
    for (seq, step) in (0..).zip(steps) {
        step.seq = seq;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{RecordId, SnapshotId};

    fn key(entity_type: EntityType, id: u64) -> RecordKey {
        RecordKey { entity_type, id: RecordId(id) }
    }

    fn creation(record: RecordKey, pointers: &[(&str, RecordKey)]) -> Creation {
        Creation {
            record,
            first: record,
            name: record.to_string(),
            source: Source::Snapshot(SnapshotId(1)),
            pointers: pointers.iter().map(|(field, target)| ((*field).to_owned(), *target)).collect(),
            left_out: Vec::new(),
            owed: Fields::new(),
        }
    }

    fn told(steps: &[Step]) -> Vec<String> {
        steps
            .iter()
            .map(|step| match &step.action {
                Action::Link { fields, .. } => format!("link {} {}", step.record, fields.join(",")),
                _ => step.record.to_string(),
            })
            .collect()
    }

    #[test]
    fn what_is_pointed_at_comes_first_and_cycles_take_a_second_pass() {
        use EntityType::{Company, Contact, Deal, Lead};
        let steps = order_creations(vec![
            creation(key(Deal, 1), &[("contactIds", key(Contact, 2)), ("leadId", key(Lead, 8))]),
            creation(key(Contact, 2), &[("companyIds", key(Company, 9)), ("leadId", key(Lead, 8))]),
            creation(key(Company, 9), &[("UF_CRM_BOSS", key(Contact, 2))]),
            creation(key(Lead, 8), &[("companyId", key(Company, 9))]),
            creation(key(Lead, 4), &[("companyId", key(Company, 9))]),
        ]);
        assert_eq!(
            told(&steps),
            [
                "lead 8",
                "company 9",
                "contact 2",
                "lead 4",
                "deal 1",
                "link company 9 UF_CRM_BOSS",
                "link lead 8 companyId"
            ]
        );
    }

    #[test]
    fn records_of_one_type_that_point_at_each_other_are_linked_afterwards() {
        let (one, two) = (key(EntityType::Contact, 1), key(EntityType::Contact, 2));
        let steps = order_creations(vec![
            creation(two, &[("UF_CRM_FRIEND", one)]),
            creation(one, &[("UF_CRM_FRIEND", two), ("UF_CRM_PEER", two)]),
        ]);
        assert_eq!(
            told(&steps),
            ["contact 1", "contact 2", "link contact 1 UF_CRM_FRIEND,UF_CRM_PEER", "link contact 2 UF_CRM_FRIEND"]
        );
    }
}
