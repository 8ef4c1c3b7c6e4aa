//! Filters and order of lists whose rows are put together at once: users, statuses, stage history.
//!
//! In charge of testing and sorting finished rows by the rules of [`filter`](super::filter). Records have paths of
//! their own in [`listing`](super::listing), since there may be a million of them.

use std::cmp::Ordering;

use super::fields::Kind;
use super::filter::{Operand, Operator, compare, take_prefix};
use super::listing::SortKey;
use super::php::Php;
use super::record::Value;
use super::zone::Zone;

/// A filter over rows.
pub struct RowFilter<'a> {
    conditions: Vec<(String, Operator, &'a Php)>,
    zone: &'a Zone,
}

impl<'a> RowFilter<'a> {
    /// Reads a filter; names are upper case in rows.
    pub fn read(filter: &'a Php, zone: &'a Zone) -> Self {
        let conditions = filter.entries().iter().map(|(key, value)| {
            let (operator, name) = take_prefix(key);
            (name.to_ascii_uppercase(), operator, value)
        });
        Self { conditions: conditions.collect(), zone }
    }

    /// Adds a condition.
    pub fn and(&mut self, name: &str, operator: Operator, value: &'a Php) {
        self.conditions.push((name.to_owned(), operator, value));
    }

    /// Whether a row passes; what it does not have is not asked.
    pub fn passes(&self, row: &Php) -> bool {
        self.conditions.iter().all(|(name, operator, wanted)| {
            let Some(own) = row.get(name) else { return true };
            let (value, kind) = self.value(own);
            let operands: Vec<Operand> =
                wanted.each().into_iter().map(|wanted| Operand::read(wanted, kind, self.zone)).collect();
            compare(&value, *operator, &operands)
        })
    }

    fn value(&self, php: &Php) -> (Value, Kind) {
        typed(php, self.zone)
    }
}

/// Sorts rows by `order` (`{NAME: "DESC"}`), equal ones as they came.
pub fn sort_rows(rows: &mut [Php], order: &Php, zone: &Zone) {
    let by: Vec<(String, bool)> =
        order.entries().iter().map(|(name, direction)| (name.to_ascii_uppercase(), is_descending(direction))).collect();
    rows.sort_by(|left, right| {
        let by_name = |(name, descends): &(String, bool)| {
            let own = |row: &Php| SortKey::of(&row.get(name).map_or(Value::Null, |own| typed(own, zone).0));
            let ordering = own(left).compare(&own(right));
            if *descends { ordering.reverse() } else { ordering }
        };
        by.iter().map(by_name).fold(Ordering::Equal, Ordering::then)
    });
}

/// Whether a direction is `DESC` in any case.
pub fn is_descending(direction: &Php) -> bool {
    direction.as_text().is_some_and(|text| text.to_ascii_lowercase().starts_with("desc"))
}

/// What a cell is compared as: a moment, a number, a flag, a text.
fn typed(php: &Php, zone: &Zone) -> (Value, Kind) {
    match php {
        Php::Null => (Value::Null, Kind::Text),
        Php::Bool(flag) => (Value::Flag(*flag), Kind::Char),
        Php::Int(number) => (Value::Int(*number), Kind::Integer),
        Php::Array(_) => (Value::Ints(php.each().into_iter().filter_map(Php::as_int).collect()), Kind::Integer),
        _ => {
            let text = php.as_text().unwrap_or_default().into_owned();
            let moment = zone.parse(&text).filter(|_| text.contains('T'));
            match (moment, text.parse::<i64>()) {
                (Some(moment), _) => (Value::Int(moment), Kind::Datetime),
                (None, Ok(number)) => (Value::Int(number), Kind::Integer),
                (None, Err(_)) => (Value::Text(text.into()), Kind::Text),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn php(json: &str) -> Php {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn cells_are_compared_as_what_they_are() {
        let zone = Zone::new(chrono_tz::Europe::Berlin);
        let row = php(r#"{"ID":"12","ACTIVE":true,"NAME":"Linh","UF_DEPARTMENT":[1,4],"WORK_POSITION":"Sales",
            "CREATED_TIME":"2026-03-01T12:00:00+01:00"}"#);
        for (filter, passes) in [
            (r#"{">id":"9"}"#, true),
            (r#"{"!ID":[3,12]}"#, false),
            (r#"{"ACTIVE":"Y"}"#, true),
            (r#"{"!ACTIVE":"Y"}"#, false),
            (r#"{"%NAME":"in","WORK_POSITION":"sales"}"#, true),
            (r#"{"WORK_POSITION":"IT"}"#, false),
            (r#"{"UF_DEPARTMENT":4}"#, true),
            (r#"{"UF_DEPARTMENT":7}"#, false),
            (r#"{">=CREATED_TIME":"2026-03-01T11:00:00Z"}"#, true),
            (r#"{">=CREATED_TIME":"2099-01-01"}"#, false),
            (r#"{"NO_SUCH":"x"}"#, true),
        ] {
            assert_eq!(RowFilter::read(&php(filter), &zone).passes(&row), passes, "{filter}");
        }
    }

    #[test]
    fn rows_are_sorted_by_several_columns() {
        let zone = Zone::new(chrono_tz::Europe::Berlin);
        let mut rows = [(1, "b"), (2, "a"), (3, "b"), (10, "a")]
            .map(|(id, name)| php(&format!(r#"{{"ID":"{id}","NAME":"{name}"}}"#)));
        sort_rows(&mut rows, &php(r#"{"NAME":"desc","id":"DESC"}"#), &zone);
        let ids: Vec<i64> = rows.iter().filter_map(|row| row.get("ID")?.as_int()).collect();
        assert_eq!(ids, [3, 1, 10, 2]);
    }
}
