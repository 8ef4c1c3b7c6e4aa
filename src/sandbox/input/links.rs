//! What a request says about links: a list of them, and the one that comes first.

use super::Writer;
use crate::sandbox::fields::{Entity, Field};
use crate::sandbox::record::Record;

/// What a request says about the links that a record owns or mirrors: all of them, and which comes first.
#[derive(Default)]
pub struct Links {
    /// All of them.
    pub list: Option<Vec<i64>>,
    /// Which comes first, or that none does.
    pub first: Option<Option<i64>>,
}

/// The links that a record owns, or for a company mirrors, and what they lead to.
pub fn link_field(entity: Entity) -> (Field, Entity) {
    match entity {
        Entity::Contact => (Field::CompanyIds, Entity::Company),
        Entity::Company | Entity::Lead | Entity::Deal => (Field::ContactIds, Entity::Contact),
    }
}

impl Writer<'_> {
    /// Takes over links, whichever came first in the request: a list is all of them, one that is named beside it leads
    /// it; alone it takes the first one's place, unless it was linked already.
    pub(super) fn link(&self, record: &mut Record, links: Links) {
        let (field, target) = link_field(record.entity);
        let mut ids = record.ints(field).to_vec();
        let is_whole = links.list.is_some();
        if let Some(list) = links.list {
            let known: Vec<i64> = list.iter().copied().filter(|id| (self.exists)(target, *id)).collect();
            if list.is_empty() || !known.is_empty() {
                ids = known;
            }
        }
        match links.first {
            Some(Some(first)) if (self.exists)(target, first) => {
                if !is_whole && !ids.is_empty() && !ids.contains(&first) {
                    ids.remove(0);
                }
                ids.retain(|id| *id != first);
                ids.insert(0, first);
            }
            Some(None) if !is_whole => ids.clear(),
            _ => {}
        }
        record.set_links(field, ids);
    }
}

#[cfg(test)]
mod tests {
    use super::super::Mode;
    use super::super::tests::write;
    use super::*;
    use crate::sandbox::filter::Api;
    use crate::sandbox::record::Value;

    #[test]
    fn a_list_of_links_and_the_first_of_them_go_together() {
        for (entity, before, api, json, after) in [
            (Entity::Contact, &[7, 9][..], Api::Item, r#"{"companyIds":[1,2],"companyId":3}"#, &[3, 1, 2][..]),
            (Entity::Contact, &[7, 9], Api::Item, r#"{"companyId":2,"companyIds":[1,2]}"#, &[2, 1]),
            (Entity::Contact, &[7, 9], Api::Classic, r#"{"COMPANY_ID":3,"COMPANY_IDS":[1,2]}"#, &[3, 1, 2]),
            (Entity::Contact, &[7, 9], Api::Classic, r#"{"COMPANY_IDS":[1,2],"COMPANY_ID":"2"}"#, &[2, 1]),
            (Entity::Contact, &[7, 9], Api::Classic, r#"{"COMPANY_IDS":[1,2],"COMPANY_ID":""}"#, &[1, 2]),
            (Entity::Contact, &[7, 9], Api::Classic, r#"{"COMPANY_IDS":[],"COMPANY_ID":5}"#, &[5]),
            (Entity::Contact, &[7, 9], Api::Classic, r#"{"COMPANY_ID":5}"#, &[5, 9]),
            (Entity::Contact, &[7, 9], Api::Classic, r#"{"COMPANY_ID":9}"#, &[9, 7]),
            (Entity::Contact, &[7, 9], Api::Classic, r#"{"COMPANY_ID":""}"#, &[]),
            (Entity::Contact, &[7, 9], Api::Classic, r#"{"COMPANY_ID":999999}"#, &[7, 9]),
            (Entity::Contact, &[7, 9], Api::Item, r#"{"companyIds":[999999]}"#, &[7, 9]),
            (Entity::Contact, &[7, 9], Api::Item, r#"{"companyIds":[999999,4]}"#, &[4]),
            (Entity::Contact, &[7, 9], Api::Item, r#"{"companyIds":[]}"#, &[]),
            (Entity::Deal, &[7, 9], Api::Item, r#"{"contactId":999999,"contactIds":[1,2]}"#, &[1, 2]),
            (Entity::Lead, &[7, 9], Api::Classic, r#"{"CONTACT_IDS":[1,2],"CONTACT_ID":2}"#, &[2, 1]),
        ] {
            for mode in [Mode::Update, Mode::Import { with_dates: true }] {
                let mut record = Record::new(entity, 1);
                record.set(link_field(entity).0, Value::Ints(before.to_vec()));
                write(&mut record, api, mode, json).unwrap();
                assert_eq!(record.ints(link_field(entity).0), after, "{entity:?} {json}");
            }
        }
        let mut deal = Record::new(Entity::Deal, 1);
        deal.set_int(Field::CompanyId, 4);
        write(&mut deal, Api::Classic, Mode::Update, r#"{"COMPANY_ID":999999}"#).unwrap();
        assert_eq!(deal.int(Field::CompanyId), 4);
    }
}
