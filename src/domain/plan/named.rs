//! Records by what people call them: *without Théo Beaulieu*, *only Lukas Vogt*.
//!
//! In charge of which records a said name means, and of saying so where it means none or several.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::plain::folded;
use crate::domain::record::RecordKey;

/// The most names that are told of what a said name may mean.
const MOST_NAMES: usize = 5;

/// The shortest part of a name that may have an ending: *bez Jonasa*.
const SHORTEST_PART: usize = 3;

/// The longest ending, in bytes.
const LONGEST_ENDING: usize = 3;

/// What is done with records that were named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NameUse {
    /// They alone are restored.
    Only,
    /// They are left out.
    Without,
}

/// Names of records, as they were said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Naming {
    /// These alone are restored; empty: all that is chosen.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub only: Vec<String>,
    /// These are left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<String>,
}

impl Naming {
    /// Whether nothing was named.
    pub fn is_empty(&self) -> bool {
        self.only.is_empty() && self.without.is_empty()
    }

    /// Every name with what is done with it.
    pub fn all(&self) -> impl Iterator<Item = (NameUse, &str)> {
        let only = self.only.iter().map(|said| (NameUse::Only, said.as_str()));
        only.chain(self.without.iter().map(|said| (NameUse::Without, said.as_str())))
    }
}

/// What a said name means among the records of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedRecords {
    /// As it was said.
    pub said: String,
    /// What is done with it.
    pub name_use: NameUse,
    /// What the records are called that it may mean, each once, some of them where there are many.
    pub names: Vec<String>,
    /// The records that it means; none where no name fits, or several do.
    pub records: BTreeSet<RecordKey>,
}

impl NamedRecords {
    /// Finds a name among records: the whole name, or type and number (*contact 41*), counts most, then one of which each
    /// word is said in full or with an ending. Of records of the same name, all are meant; of several names that fit, none.
    pub fn find(said: &str, name_use: NameUse, candidates: &[(RecordKey, String)]) -> Self {
        let wanted = plain(said);
        let is_same = |(record, name): &&(RecordKey, String)| plain(name) == wanted || record.to_string() == wanted;
        let mut fitting: Vec<&(RecordKey, String)> = candidates.iter().filter(is_same).collect();
        if fitting.is_empty() {
            fitting = candidates.iter().filter(|(_, name)| is_part(&wanted, &plain(name))).collect();
        }
        let different: BTreeSet<String> = fitting.iter().map(|(_, name)| plain(name)).collect();
        let mut names: Vec<String> = Vec::new();
        for (_, name) in &fitting {
            if names.len() < MOST_NAMES && !names.contains(name) {
                names.push(name.clone());
            }
        }
        let is_clear = different.len() == 1;
        let records = fitting.iter().filter(|_| is_clear).map(|(record, _)| *record).collect();
        Self { said: said.to_owned(), name_use, names, records }
    }

    /// Whether it may mean records of several names, so that it means none.
    pub fn is_unclear(&self) -> bool {
        self.records.is_empty() && !self.names.is_empty()
    }
}

/// A name as it is compared: small letters, no accents, single spaces.
fn plain(name: &str) -> String {
    folded(&name.to_lowercase()).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether every word that was said is one of a name's, perhaps with an ending.
fn is_part(said: &str, name: &str) -> bool {
    let is_word = |word: &str| {
        name.split(' ').any(|known| {
            let ending = word.strip_prefix(known).map(str::len);
            word == known || known.len() >= SHORTEST_PART && ending.is_some_and(|length| length <= LONGEST_ENDING)
        })
    };
    !said.is_empty() && said.split(' ').all(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{EntityType, RecordId};

    #[test]
    fn a_name_means_the_records_that_bear_it_and_no_others() {
        let names = ["Théo Beaulieu", "Lukas Vogt", "Lukas Vogt", "Lukas Berg", "Jonas Weber", "Vogt & Co."];
        let key = |id| RecordKey { entity_type: EntityType::Contact, id: RecordId(id) };
        let candidates: Vec<(RecordKey, String)> =
            (1..).zip(names).map(|(id, name)| (key(id), name.to_owned())).collect();
        for (said, records, named) in [
            ("Théo Beaulieu", vec![1], 1),
            ("theo  beaulieu", vec![1], 1),
            ("Théo", vec![1], 1),
            ("Lukas Vogt", vec![2, 3], 1),
            ("Lukas", vec![], 2),
            ("Vogt", vec![], 2),
            ("Jonasa Webera", vec![5], 1),
            ("Jo", vec![], 0),
            ("Anna", vec![], 0),
            ("contact 3", vec![3], 1),
            ("", vec![], 0),
        ] {
            let found = NamedRecords::find(said, NameUse::Without, &candidates);
            let ids: Vec<u64> = found.records.iter().map(|record| record.id.0).collect();
            assert_eq!((ids, found.names.len()), (records.clone(), named), "{said}");
            assert_eq!(found.is_unclear(), records.is_empty() && named > 0, "{said}");
        }
    }
}
