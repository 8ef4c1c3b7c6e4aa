//! Pages of lists.
//!
//! In charge of choosing which records to look at, of their order, of counting, and of rendering one page.
//! What a filter means is in [`filter`](super::filter).

use std::cmp::Ordering;

use super::envelope::{Answer, RestError};
use super::fields::{Column, Entity, Field, classic_column, columns, item_column};
use super::filter::{Api, Candidate, Filter};
use super::php::{Php, Rows};
use super::portal::Portal;
use super::record::{Channel, Selection, Value, is_in_classic_row, write_classic, write_item};

/// Rows on a page; the portal does not let clients choose.
pub const PAGE: usize = 50;

/// What a list was asked for.
pub struct Query {
    entity: Entity,
    api: Api,
    filter: Filter,
    order: Vec<(&'static Column, bool)>,
    /// Where the page starts; -1 asks not to count.
    start: i64,
    selection: Selection,
}

impl Query {
    /// Reads `filter`, `order`, `select` and `start`; `only_of` narrows the list to one user's records.
    ///
    /// # Errors
    /// A filter that the portal refuses.
    pub fn read(
        portal: &Portal,
        entity: Entity,
        api: Api,
        params: &Php,
        only_of: Option<i64>,
    ) -> Result<Self, RestError> {
        let find = |name: &str| match api {
            Api::Classic => classic_column(entity, name),
            Api::Item => item_column(entity, name),
        };
        let part = |name: &str| params.get(name).unwrap_or(&Php::Null);
        let mut filter = Filter::parse(entity, api, part("filter"), &portal.generator.zone)?;
        if let Some(user) = only_of {
            let own = Php::map([("assignedById", Php::Int(user))]);
            filter.tests.extend(Filter::parse(entity, Api::Item, &own, &portal.generator.zone)?.tests);
        }
        let order = part("order").entries().iter().filter_map(|(name, direction)| {
            let is_descending = direction.as_text().is_some_and(|text| text.to_ascii_lowercase().starts_with("desc"));
            Some((find(name)?, !is_descending))
        });
        Ok(Self {
            entity,
            api,
            filter,
            order: order.collect(),
            start: part("start").as_int().unwrap_or(0).max(-1),
            selection: match api {
                Api::Classic => classic_selection(entity, part("select")),
                Api::Item => item_selection(entity, part("select"), is_original(params)),
            },
        })
    }

    /// The page that was asked for.
    pub fn page(&self, portal: &Portal, now: i64) -> Answer {
        let by_id = self.order.first().is_none_or(|(column, _)| column.field == Field::Id);
        let counted = self.start >= 0;
        let start = usize::try_from(self.start).unwrap_or(0);
        let (rows, total) =
            if by_id { self.by_id(portal, now, start, counted) } else { self.sorted(portal, now, start) };
        let next = (counted && (start + rows.len()) < total && rows.len() == PAGE).then(|| (start + PAGE) as i64);
        let cost = if counted { 0.03 } else { 0.01 } + 0.0005 * rows.len() as f64;
        let result = match self.api {
            Api::Classic => Php::Rows(rows),
            Api::Item => Php::map([("items", Php::Rows(rows))]),
        };
        Answer { result, total: Some(if counted { total as i64 } else { 0 }), next, cost }
    }

    fn by_id(&self, portal: &Portal, now: i64, start: usize, counted: bool) -> (Rows, usize) {
        let is_ascending = self.order.first().is_none_or(|(_, ascending)| *ascending);
        let mut rows = Rows::default();
        if self.filter.tests.is_empty() && self.filter.ids.is_none() {
            let total = if counted { portal.count(self.entity, self.filter.low, self.filter.high) as usize } else { 0 };
            let ids: Box<dyn Iterator<Item = i64>> = if is_ascending {
                let low = portal.id_after(self.entity, self.filter.low, self.filter.high, start as i64);
                portal.ids(self.entity, low, self.filter.high, true)
            } else {
                Box::new(portal.ids(self.entity, self.filter.low, self.filter.high, false).skip(start))
            };
            for id in ids.take(PAGE) {
                self.render(&mut self.candidate(portal, id, now), &mut rows);
            }
            return (rows, total);
        }
        let mut seen = 0;
        for id in self.candidates(portal, now, is_ascending) {
            let mut candidate = self.candidate(portal, id, now);
            if !candidate.passes(&self.filter.tests) {
                continue;
            }
            seen += 1;
            if seen > start && rows.len() < PAGE {
                self.render(&mut candidate, &mut rows);
            }
            if !counted && rows.len() == PAGE {
                break;
            }
        }
        (rows, seen)
    }

    fn sorted(&self, portal: &Portal, now: i64, start: usize) -> (Rows, usize) {
        let mut found = Vec::new();
        for id in self.candidates(portal, now, true) {
            let mut candidate = self.candidate(portal, id, now);
            if candidate.passes(&self.filter.tests) {
                let record = candidate.record();
                let keys: Vec<SortKey> =
                    self.order.iter().map(|(column, _)| SortKey::of(record.get(column.field))).collect();
                found.push((keys, id));
            }
        }
        found.sort_by(|(left, left_id), (right, right_id)| {
            let pairs = left.iter().zip(right).zip(&self.order);
            let by_keys = pairs.map(|((left, right), (_, ascending))| {
                let ordering = left.compare(right);
                if *ascending { ordering } else { ordering.reverse() }
            });
            by_keys.fold(Ordering::Equal, Ordering::then).then(left_id.cmp(right_id))
        });
        let mut rows = Rows::default();
        for (_, id) in found.iter().skip(start).take(PAGE) {
            self.render(&mut self.candidate(portal, *id, now), &mut rows);
        }
        (rows, found.len())
    }

    fn candidate<'a>(&self, portal: &'a Portal, id: i64, now: i64) -> Candidate<'a> {
        Candidate { portal, entity: self.entity, id, now, record: None }
    }

    /// Numbers worth testing, in order.
    fn candidates<'a>(&'a self, portal: &'a Portal, now: i64, ascending: bool) -> Box<dyn Iterator<Item = i64> + 'a> {
        let Filter { low, high, ids, changed_since, .. } = &self.filter;
        let story_start = portal.generator.story_start;
        if let Some(ids) = ids {
            let within = |id: &&i64| (*low..=*high).contains(*id) && portal.exists(self.entity, **id);
            let mut ids: Vec<i64> = ids.iter().filter(within).copied().collect();
            if !ascending {
                ids.reverse();
            }
            return Box::new(ids.into_iter());
        }
        match changed_since {
            Some(since) if *since >= story_start => {
                let touched = portal.touched(self.entity, *low, *high, *since, now);
                if ascending {
                    return touched;
                }
                let mut ids: Vec<i64> = touched.collect();
                ids.reverse();
                Box::new(ids.into_iter())
            }
            _ => portal.ids(self.entity, *low, *high, ascending),
        }
    }

    fn render(&self, candidate: &mut Candidate<'_>, rows: &mut Rows) {
        let zone = &candidate.portal.generator.zone;
        if self.selection.is_bare() {
            let id = candidate.id;
            rows.push(|out| {
                out.push_str(&match self.api {
                    Api::Classic => format!("{{\"ID\":\"{id}\"}}"),
                    Api::Item => format!("{{\"id\":{id}}}"),
                });
            });
            return;
        }
        let record = candidate.record();
        rows.push(|out| match self.api {
            Api::Classic => write_classic(record, &self.selection, zone, out),
            Api::Item => write_item(record, &self.selection, zone, out),
        });
    }
}

/// Whether custom fields are wanted under their original names.
pub fn is_original(params: &Php) -> bool {
    params.get("useoriginalufnames").is_some_and(Php::is_yes)
}

fn item_selection(entity: Entity, select: &Php, original_names: bool) -> Selection {
    let names: Vec<String> = select.each().into_iter().filter_map(|name| Some(name.as_text()?.into_owned())).collect();
    if names.iter().map(String::as_str).eq(["*"]) {
        return Selection::whole_item(entity, original_names);
    }
    let takes_all = names.is_empty() || names.iter().any(|name| name == "*");
    let takes_custom =
        names.iter().any(|name| name.eq_ignore_ascii_case("uf_*") || name.starts_with("ufCrm") && name.ends_with('*'));
    let is_wanted = |column: &&Column| {
        column.field == Field::Id
            || takes_all
            || takes_custom && column.field.is_custom()
            || names.iter().any(|name| item_column(entity, name).is_some_and(|found| found.field == column.field))
    };
    let columns = columns(entity).iter().filter(|column| !column.item.is_empty()).filter(is_wanted);
    Selection::of_item(entity, columns, original_names, false)
}

fn classic_selection(entity: Entity, select: &Php) -> Selection {
    let names: Vec<String> = select.each().into_iter().filter_map(|name| Some(name.as_text()?.into_owned())).collect();
    let has = |wanted: &str| names.iter().any(|name| name.eq_ignore_ascii_case(wanted));
    let (takes_all, takes_custom) = (names.is_empty() || has("*"), names.is_empty() || has("UF_*"));
    let is_wanted = |column: &&Column| {
        column.field == Field::Id
            || takes_all && !column.field.is_custom()
            || takes_custom && column.field.is_custom()
            || has(column.classic)
    };
    let channels = if entity.has_multifields() { Channel::ALL.as_slice() } else { &[] };
    let columns = columns(entity).iter().filter(|column| is_in_classic_row(column)).filter(is_wanted);
    Selection::of_classic(columns, channels.iter().copied().filter(|channel| has(channel.name())).collect())
}

/// What a value is sorted by. Nothing comes first, then numbers, then texts, as in the portal's database.
#[derive(Debug, Clone, PartialEq)]
pub struct SortKey {
    text: Option<String>,
    number: Option<f64>,
}

impl SortKey {
    /// The key of a value; texts are compared without regard to case.
    pub fn of(value: &Value) -> Self {
        let number = match value {
            Value::Int(number) => Some(*number as f64),
            Value::Number(number) => Some(*number),
            Value::Flag(flag) => Some(f64::from(u8::from(*flag))),
            Value::Ints(items) => items.first().map(|item| *item as f64),
            Value::Null | Value::Text(_) | Value::Texts(_) => None,
        };
        let text = match value {
            Value::Text(text) => Some(text.to_lowercase()),
            Value::Texts(items) => items.first().map(|item| item.to_lowercase()),
            _ => None,
        };
        Self { text, number }
    }

    /// Which comes first: a number is more than nothing and less than a text.
    pub fn compare(&self, other: &Self) -> Ordering {
        let numbers = match (self.number, other.number) {
            (Some(left), Some(right)) => left.total_cmp(&right),
            (left, right) => left.is_some().cmp(&right.is_some()),
        };
        self.text.cmp(&other.text).then(numbers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_value_has_its_place() {
        let text = |text: &'static str| Value::Text(text.into());
        let sorted =
            [Value::Null, Value::Int(-3), Value::Number(0.5), Value::Int(7), text("Anna"), text("bert"), text("Zoe")];
        for (left_place, left) in sorted.iter().enumerate() {
            for (right_place, right) in sorted.iter().enumerate() {
                assert_eq!(
                    SortKey::of(left).compare(&SortKey::of(right)),
                    left_place.cmp(&right_place),
                    "{left:?} and {right:?}"
                );
            }
        }
    }
}
