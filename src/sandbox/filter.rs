//! Filters of lists: prefixes, operands, and whether a record passes.
//!
//! In charge of reading a filter (reference §2.2) and of testing records one at a time. Which records are
//! worth testing is decided in [`listing`](super::listing), from the bounds found here.

use super::custom::Type;
use super::envelope::RestError;
use super::fields::{Column, Entity, Field, Kind, classic_column, item_column};
use super::php::Php;
use super::portal::Portal;
use super::record::{Channel, Record, Value};
use super::zone::Zone;

/// Which of the two APIs a request speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Api {
    /// `crm.contact.*` and its like.
    Classic,
    /// `crm.item.*`.
    Item,
}

/// A filter, taken apart.
#[derive(Debug, Clone)]
pub struct Filter {
    /// Lowest number wanted.
    pub low: i64,
    /// Highest number wanted.
    pub high: i64,
    /// Only these numbers, where given: ascending.
    pub ids: Option<Vec<i64>>,
    /// Only records changed at or after this moment, where given.
    pub changed_since: Option<i64>,
    /// What else a record must pass.
    pub tests: Vec<Test>,
}

/// One condition.
#[derive(Debug, Clone)]
pub enum Test {
    /// A field compared with operands.
    Field(&'static Column, Operator, Vec<Operand>),
    /// A phone, address … compared with operands.
    Channel(Channel, Operator, Vec<Operand>),
    /// At least one of these groups passes as a whole.
    AnyOf(Vec<Vec<Test>>),
}

/// How a value is compared; several operands mean *one of* or *none of*.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// Equal to one of them.
    Equal,
    /// Equal to none of them.
    NotEqual,
    /// Greater.
    Greater,
    /// Greater or equal.
    GreaterOrEqual,
    /// Less.
    Less,
    /// Less or equal.
    LessOrEqual,
    /// Contains it.
    Contains,
    /// Does not contain it.
    NotContains,
    /// Matches a pattern with `%`.
    Like,
    /// Does not match a pattern with `%`.
    NotLike,
}

/// What a value is compared with, in every reading it may need.
#[derive(Debug, Clone)]
pub struct Operand {
    text: String,
    number: f64,
    is_empty: bool,
    is_yes: bool,
}

impl Operator {
    /// What is left of it for phones and addresses, which are compared as a whole only (reference §2.2).
    fn exact(self) -> Self {
        match self {
            Self::NotEqual | Self::NotContains | Self::NotLike => Self::NotEqual,
            _ => Self::Equal,
        }
    }
}

const PREFIXES: [(&str, Operator); 16] = [
    ("!=%", Operator::NotLike),
    ("!%=", Operator::NotLike),
    ("!@", Operator::NotEqual),
    ("!%", Operator::NotContains),
    ("!=", Operator::NotEqual),
    (">=", Operator::GreaterOrEqual),
    ("<=", Operator::LessOrEqual),
    ("=%", Operator::Like),
    ("%=", Operator::Like),
    ("!", Operator::NotEqual),
    (">", Operator::Greater),
    ("<", Operator::Less),
    ("=", Operator::Equal),
    ("@", Operator::Equal),
    ("%", Operator::Contains),
    ("", Operator::Equal),
];

impl Filter {
    /// Reads a filter.
    ///
    /// # Errors
    /// `crm.item.*` refuses unknown fields; the classic methods ignore them (reference §2.2).
    pub fn parse(entity: Entity, api: Api, filter: &Php, zone: &Zone) -> Result<Self, RestError> {
        let mut parsed = Self { low: 1, high: i64::MAX - 1, ids: None, changed_since: None, tests: Vec::new() };
        for test in parse_group(entity, api, filter, zone)? {
            if !parsed.narrow(&test) {
                parsed.tests.push(test);
            }
        }
        Ok(parsed)
    }

    /// Takes what a condition says about numbers and change dates into the bounds; `true` where they say
    /// it all.
    fn narrow(&mut self, test: &Test) -> bool {
        let Test::Field(column, operator, operands) = test else { return false };
        // Several operands mean one of them: the widest bound holds them all.
        let numbers = || operands.iter().map(|operand| operand.number);
        let bound = match operator {
            Operator::Less | Operator::LessOrEqual => numbers().reduce(f64::max),
            _ => numbers().reduce(f64::min),
        };
        let Some(bound) = bound.map(|bound| bound as i64) else { return false };
        match (column.field, operator) {
            (Field::Id, Operator::Greater) => self.low = self.low.max(bound.saturating_add(1)).min(i64::MAX - 1),
            (Field::Id, Operator::GreaterOrEqual) => self.low = self.low.max(bound).min(i64::MAX - 1),
            (Field::Id, Operator::Less) => self.high = self.high.min(bound.saturating_sub(1)).max(0),
            (Field::Id, Operator::LessOrEqual) => self.high = self.high.min(bound).max(0),
            (Field::Id, Operator::Equal) => {
                let mut ids: Vec<i64> = operands.iter().map(|operand| operand.number as i64).collect();
                ids.sort_unstable();
                ids.dedup();
                if let Some(present) = &self.ids {
                    ids.retain(|id| present.contains(id));
                }
                self.ids = Some(ids);
            }
            (Field::UpdatedTime, Operator::Greater | Operator::GreaterOrEqual) => {
                self.changed_since = Some(self.changed_since.unwrap_or(i64::MIN).max(bound));
                return false;
            }
            _ => return false,
        }
        true
    }
}

fn parse_group(entity: Entity, api: Api, group: &Php, zone: &Zone) -> Result<Vec<Test>, RestError> {
    let mut tests = Vec::new();
    for (key, value) in group.entries() {
        if api == Api::Item && key.parse::<u32>().is_ok() && value.is_array() {
            tests.push(parse_alternatives(entity, value, zone)?);
        } else if !key.eq_ignore_ascii_case("logic") {
            tests.extend(parse_condition(entity, api, key, value, zone)?);
        }
    }
    Ok(tests)
}

fn parse_alternatives(entity: Entity, group: &Php, zone: &Zone) -> Result<Test, RestError> {
    let logic = group.entries().iter().find(|(key, _)| key.eq_ignore_ascii_case("logic"));
    let is_or = logic.and_then(|(_, value)| value.as_text()).is_some_and(|text| text.eq_ignore_ascii_case("or"));
    if !is_or {
        return Ok(Test::AnyOf(vec![parse_group(entity, Api::Item, group, zone)?]));
    }
    let mut groups = Vec::new();
    for (key, value) in group.entries() {
        if key.eq_ignore_ascii_case("logic") {
            continue;
        }
        if key.parse::<u32>().is_ok() && value.is_array() {
            groups.push(parse_group(entity, Api::Item, value, zone)?);
        } else {
            groups.push(parse_condition(entity, Api::Item, key, value, zone)?.into_iter().collect());
        }
    }
    Ok(Test::AnyOf(groups))
}

/// The operator that a key begins with, and the field's name behind it.
pub fn take_prefix(key: &str) -> (Operator, &str) {
    let (prefix, operator) =
        PREFIXES.iter().find(|(prefix, _)| key.starts_with(prefix)).copied().unwrap_or(PREFIXES[15]);
    (operator, &key[prefix.len()..])
}

fn parse_condition(entity: Entity, api: Api, key: &str, value: &Php, zone: &Zone) -> Result<Option<Test>, RestError> {
    let (operator, name) = take_prefix(key);
    let column = match api {
        // Reference §2.2: the list of deals knows no filter by all contacts.
        Api::Classic if entity == Entity::Deal && name.eq_ignore_ascii_case("CONTACT_IDS") => None,
        Api::Classic => classic_column(entity, name),
        Api::Item => item_column(entity, name),
    };
    if let Some(column) = column {
        let operands = value.each().into_iter().map(|value| Operand::read(value, column.kind, zone)).collect();
        return Ok(Some(Test::Field(column, operator, operands)));
    }
    match (Channel::of_name(name).filter(|_| entity.has_multifields()), api) {
        (Some(channel), Api::Classic) => {
            let operands = value.each().into_iter().map(|value| Operand::read(value, Kind::Text, zone)).collect();
            Ok(Some(Test::Channel(channel, operator.exact(), operands)))
        }
        (None, Api::Classic) => Ok(None),
        (_, Api::Item) => {
            Err(RestError::bad("INVALID_ARG_VALUE", format!("Invalid filter: field '{name}' is not allowed in filter")))
        }
    }
}

impl Operand {
    /// Reads what a value of that kind is compared with.
    pub fn read(value: &Php, kind: Kind, zone: &Zone) -> Self {
        let text = value.as_text().unwrap_or_default().into_owned();
        let number = match kind {
            // A moment that cannot be read is later than every record.
            Kind::Datetime => zone.parse(&text).map_or(f64::MAX, |moment| moment as f64),
            Kind::Date | Kind::Custom(Type::Date) => zone.parse_date(&text).map_or(f64::MAX, |day| day as f64),
            // PHP reads what is no number as zero, an unresolved reference too.
            _ => text.trim().parse().unwrap_or(0.0),
        };
        Self { is_empty: text.is_empty(), is_yes: value.is_yes(), text: text.to_lowercase(), number }
    }
}

/// A record that is computed only when a test needs more than cheap facts.
pub struct Candidate<'a> {
    /// Where it lives.
    pub portal: &'a Portal,
    /// Its kind.
    pub entity: Entity,
    /// Its number.
    pub id: i64,
    /// The moment of the question.
    pub now: i64,
    /// The record, once it was needed.
    pub record: Option<Record>,
}

impl Candidate<'_> {
    /// The whole record.
    pub fn record(&mut self) -> &Record {
        let (portal, entity, id, now) = (self.portal, self.entity, self.id, self.now);
        self.record.get_or_insert_with(|| portal.load(entity, id, now).unwrap_or_else(|| Record::new(entity, id)))
    }

    /// Whether it passes all tests.
    pub fn passes(&mut self, tests: &[Test]) -> bool {
        tests.iter().all(|test| self.passes_one(test))
    }

    fn passes_one(&mut self, test: &Test) -> bool {
        match test {
            Test::AnyOf(groups) => groups.iter().any(|group| self.passes(group)),
            Test::Field(column, operator, operands) => match column.field {
                Field::UpdatedTime => {
                    compare(&Value::Int(self.portal.updated(self.entity, self.id, self.now)), *operator, operands)
                }
                Field::CreatedTime => {
                    compare(&Value::Int(self.portal.created(self.entity, self.id)), *operator, operands)
                }
                field => compare(self.record().get(field), *operator, operands),
            },
            Test::Channel(channel, operator, operands) => {
                let rows = self.record().multifields.iter().filter(|row| row.channel == *channel);
                let values = Value::Texts(rows.map(|row| row.value.clone().into_owned()).collect());
                compare(&values, *operator, operands)
            }
        }
    }
}

/// Compares a value; of several values one must do, or for negations all.
pub fn compare(value: &Value, operator: Operator, operands: &[Operand]) -> bool {
    match operator {
        Operator::NotEqual => !compare(value, Operator::Equal, operands),
        Operator::NotContains => !compare(value, Operator::Contains, operands),
        Operator::NotLike => !compare(value, Operator::Like, operands),
        _ => operands.iter().any(|operand| compare_one(value, operator, operand)),
    }
}

fn compare_one(value: &Value, operator: Operator, operand: &Operand) -> bool {
    match value {
        Value::Null => operator == Operator::Equal && (operand.is_empty || ["0", "n"].contains(&operand.text.as_str())),
        Value::Int(number) => compare_number(*number as f64, operator, operand),
        Value::Number(number) => compare_number(*number, operator, operand),
        Value::Flag(flag) => operator == Operator::Equal && *flag == operand.is_yes,
        Value::Text(text) => compare_text(text, operator, operand),
        Value::Ints(items) if items.is_empty() => operator == Operator::Equal && operand.is_empty,
        Value::Ints(items) => items.iter().any(|item| compare_number(*item as f64, operator, operand)),
        Value::Texts(items) if items.is_empty() => operator == Operator::Equal && operand.is_empty,
        Value::Texts(items) => items.iter().any(|item| compare_text(item, operator, operand)),
    }
}

fn compare_number(number: f64, operator: Operator, operand: &Operand) -> bool {
    match operator {
        Operator::Equal => !operand.is_empty && number == operand.number,
        Operator::Greater => number > operand.number,
        Operator::GreaterOrEqual => number >= operand.number,
        Operator::Less => number < operand.number,
        Operator::LessOrEqual => number <= operand.number,
        _ => compare_text(&number.to_string(), operator, operand),
    }
}

/// Texts are compared without regard to case, as the portal's database does.
fn compare_text(text: &str, operator: Operator, operand: &Operand) -> bool {
    let text = text.to_lowercase();
    match operator {
        Operator::Equal => text == operand.text,
        Operator::Greater => text > operand.text,
        Operator::GreaterOrEqual => text >= operand.text,
        Operator::Less => text < operand.text,
        Operator::LessOrEqual => text <= operand.text,
        Operator::Contains => text.contains(&operand.text),
        _ => is_like(&text, &operand.text),
    }
}

fn is_like(text: &str, pattern: &str) -> bool {
    let parts: Vec<&str> = pattern.split('%').collect();
    let [first, middle @ .., last] = parts.as_slice() else { return text == pattern };
    let Some(mut rest) = text.strip_prefix(first) else { return false };
    for part in middle {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone() -> Zone {
        Zone::new(chrono_tz::Europe::Berlin)
    }

    fn filter(api: Api, json: &str) -> Result<Filter, RestError> {
        Filter::parse(Entity::Contact, api, &serde_json::from_str(json).unwrap(), &zone())
    }

    fn passes(value: Value, json: &str) -> bool {
        let filter = filter(Api::Classic, json).unwrap();
        filter.tests.iter().all(|test| match test {
            Test::Field(_, operator, operands) => compare(&value, *operator, operands),
            _ => false,
        })
    }

    #[test]
    fn every_prefix_means_what_the_documentation_says() {
        let text = || Value::Text("Müller".into());
        for (json, expected) in [
            (r#"{"LAST_NAME":"müller"}"#, true),
            (r#"{"=LAST_NAME":"Meier"}"#, false),
            (r#"{"LAST_NAME":["Meier","Müller"]}"#, true),
            (r#"{"@LAST_NAME":["Meier"]}"#, false),
            (r#"{"!@LAST_NAME":["Meier"]}"#, true),
            (r#"{"!LAST_NAME":"Müller"}"#, false),
            (r#"{"!=LAST_NAME":"Meier"}"#, true),
            (r#"{"%LAST_NAME":"üll"}"#, true),
            (r#"{"!%LAST_NAME":"üll"}"#, false),
            (r#"{"=%LAST_NAME":"mü%r"}"#, true),
            (r#"{"%=LAST_NAME":"mü"}"#, false),
            (r#"{"!=%LAST_NAME":"%ll%"}"#, false),
            (r#"{"!%=LAST_NAME":"x%"}"#, true),
            (r#"{">LAST_NAME":"Meier","<=LAST_NAME":"MÜLLER"}"#, true),
        ] {
            assert_eq!(passes(text(), json), expected, "{json}");
        }
        assert!(passes(Value::Null, r#"{"LAST_NAME":""}"#) && passes(Value::Null, r#"{"!LAST_NAME":"x"}"#));
        assert!(!passes(text(), r#"{"LAST_NAME":""}"#) && passes(text(), r#"{"!LAST_NAME":""}"#));
    }

    #[test]
    fn dates_flags_and_lists_are_compared_as_such() {
        let moment = zone().parse("2026-03-01T12:00:00+01:00").unwrap();
        assert!(passes(Value::Int(moment), r#"{">=DATE_CREATE":"2026-03-01","<DATE_CREATE":"2026-03-01T11:00:01Z"}"#));
        assert!(!passes(Value::Int(moment), r#"{">DATE_CREATE":"2026-03-01 12:00:00"}"#));
        assert!(!passes(Value::Int(moment), r#"{">DATE_CREATE":"whenever"}"#));
        assert!(
            passes(Value::Flag(true), r#"{"EXPORT":"Y"}"#) && passes(Value::Flag(true), r#"{"UF_CRM_1700000003":"1"}"#)
        );
        assert!(passes(Value::Ints(vec![4, 9]), r#"{"COMPANY_IDS":[9,10]}"#));
        assert!(!passes(Value::Ints(vec![4, 9]), r#"{"!@COMPANY_IDS":[9,10]}"#));
    }

    #[test]
    fn numbers_and_change_dates_become_bounds() {
        let found =
            filter(Api::Item, r#"{">ID":"50","<=id":90,"@id":["80","70",70],">=updatedTime":"2026-03-01"}"#).unwrap();
        assert_eq!((found.low, found.high, found.ids), (51, 90, Some(vec![70, 80])));
        assert_eq!((found.tests.len(), found.changed_since), (1, zone().parse("2026-03-01")));
        assert_eq!(filter(Api::Item, r#"{">id":""}"#).unwrap().low, 1, "an unresolved reference is zero");
        for (json, low, high) in [
            (r#"{">id":9223372036854775807}"#, i64::MAX - 1, i64::MAX - 1),
            (r#"{">id":"1e400"}"#, i64::MAX - 1, i64::MAX - 1),
            (r#"{"<id":"-99999999999999999999"}"#, 1, 0),
        ] {
            let found = filter(Api::Item, json).unwrap();
            assert_eq!((found.low, found.high), (low, high), "{json}");
        }
    }

    #[test]
    fn unknown_fields_are_refused_by_items_and_ignored_by_classic_lists() {
        let error = filter(Api::Item, r#"{">=DATE_MODIFY":"2026-03-01"}"#).unwrap_err();
        assert_eq!((error.status, &*error.code), (400, "INVALID_ARG_VALUE"));
        assert_eq!(error.text, "Invalid filter: field 'DATE_MODIFY' is not allowed in filter");
        assert!(filter(Api::Classic, r#"{"NO_SUCH":"1"}"#).unwrap().tests.is_empty());
    }

    #[test]
    fn addresses_are_compared_as_a_whole() {
        for (key, operator) in
            [("%PHONE", Operator::Equal), (">PHONE", Operator::Equal), ("!%PHONE", Operator::NotEqual)]
        {
            let found = filter(Api::Classic, &format!(r#"{{"{key}":"+84"}}"#)).unwrap();
            assert!(matches!(&found.tests[..], [Test::Channel(_, is, _)] if *is == operator), "{key}");
        }
        let deals = serde_json::from_str(r#"{"CONTACT_IDS":5}"#).unwrap();
        assert!(Filter::parse(Entity::Deal, Api::Classic, &deals, &zone()).unwrap().tests.is_empty());
    }

    #[test]
    fn or_groups_are_for_items_only() {
        let json = r#"{"0":{"logic":"OR","0":{"name":"A","lastName":"B"},"1":{"=post":"C"}}}"#;
        let found = filter(Api::Item, json).unwrap();
        assert!(matches!(&found.tests[..], [Test::AnyOf(groups)] if groups[0].len() == 2 && groups[1].len() == 1));
        assert!(filter(Api::Classic, json).unwrap().tests.is_empty());
    }
}
