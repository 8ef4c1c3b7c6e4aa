//! How long a text can become with the longest value of each of its variables.
//!
//! In charge of what the longest value is, by language. Limits are `check`'s.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, TimeZone, Utc};

use super::index::units;
use super::{Index, Part, Setting, Shape, Texts};
use crate::dialogue::backend::{Counts, Kind};
use crate::dialogue::reply::Arg;
use crate::domain::EntityType;

/// The largest number that is said: more records than the largest portal has.
const LARGEST_NUMBER: u64 = 99_999_999;

/// The ways back.
const OPTIONS: [&str; 4] = ["option-selective", "option-csv", "option-crm-rollback", "option-full-rollback"];

/// Texts one of which is said in place of a variable: by name, or by the start of their names up to a hyphen.
const TERMS: [(&str, &[&str]); 11] = [
    ("option", &OPTIONS),
    ("told", &OPTIONS),
    (
        "matter",
        &["option-selective", "option-csv", "option-crm-rollback", "option-full-rollback", "a-matter", "several-kinds"],
    ),
    (
        "what",
        &[
            "request-upgrade",
            "request-full-rollback",
            "request-tariff-decision",
            "request-restore",
            "request-undo",
            "option-selective",
            "option-csv",
            "option-crm-rollback",
            "option-full-rollback",
        ],
    ),
    ("reason", &["reason-", "advice-"]),
    ("hint", &["hint-"]),
    ("tariff", &["tariff-"]),
    ("stage", &["stage-"]),
    ("slot", &["slot-"]),
    ("author", &["somebody"]),
    ("since", &["not-known"]),
];

/// The longest values of one language.
pub struct Longest<'a> {
    texts: &'a Texts,
    code: &'a str,
    index: &'a Index,
    moment: DateTime<Utc>,
    known: BTreeMap<String, usize>,
}

impl<'a> Longest<'a> {
    /// Of a language and its texts.
    pub fn new(texts: &'a Texts, code: &'a str, index: &'a Index) -> Self {
        let mut longest = Self { texts, code, index, moment: DateTime::UNIX_EPOCH, known: BTreeMap::new() };
        longest.moment = longest.longest_moment();
        longest
    }

    /// Characters of the longest form of a text.
    pub fn of(&mut self, shape: &Shape) -> usize {
        self.measure(shape, 0)
    }

    /// Characters of the longest form of an entry of a list, whose figures are of one type each.
    pub fn of_list_entry(&mut self, shape: &Shape) -> usize {
        let all = self.known.remove("counts");
        let one = |kind| Arg::Counts([(kind, LARGEST_NUMBER)].into());
        let written = EntityType::ALL.map(|kind| units(&self.texts.written(self.code, &one(kind), self.setting())));
        self.known.insert("counts".to_owned(), written.into_iter().max().unwrap_or(0));
        let length = self.measure(shape, 0);
        self.known.remove("counts");
        self.known.extend(all.map(|length| ("counts".to_owned(), length)));
        length
    }

    fn measure(&mut self, shape: &Shape, depth: usize) -> usize {
        let mut length = 0;
        for part in shape {
            length += match part {
                Part::Words(count) => *count,
                Part::Value(name) => self.value(name),
                Part::Either(forms) => forms.iter().map(|form| self.measure(form, depth)).max().unwrap_or(0),
                // A text that says itself is found elsewhere; here it must only come to an end.
                Part::Text(name) if depth < 8 => match self.index.entry(name) {
                    Some(entry) => self.measure(&entry.shape, depth + 1),
                    None => 0,
                },
                Part::Text(_) => 0,
            };
        }
        length
    }

    fn value(&mut self, name: &str) -> usize {
        if let Some(length) = self.known.get(name) {
            return *length;
        }
        // A text that stands for this value may have this value itself.
        self.known.insert(name.to_owned(), 0);
        let written = units(&self.texts.written(self.code, &self.longest_arg(name), self.setting()));
        let starts = TERMS.iter().filter(|(variable, _)| *variable == name).flat_map(|(_, starts)| starts.iter());
        let terms = starts.flat_map(|start| self.index.entries().filter(|(text, _)| is_term(text, start)));
        let shapes: Vec<Shape> = terms.map(|(_, entry)| entry.shape.clone()).collect();
        let term = shapes.iter().map(|shape| self.measure(shape, 7)).max().unwrap_or(0);
        let length = written.max(term);
        self.known.insert(name.to_owned(), length);
        length
    }

    fn setting(&self) -> Setting {
        // Another year, so that moments are written in full.
        Setting { zone: chrono_tz::UTC, now: self.moment - Duration::days(800) }
    }

    /// The day whose weekday and month are longest together: a week of two digits in each month has all of them.
    fn longest_moment(&self) -> DateTime<Utc> {
        let setting = |at: &DateTime<Utc>| Setting { zone: chrono_tz::UTC, now: *at - Duration::days(800) };
        let length = |at: &DateTime<Utc>| units(&self.texts.written(self.code, &Arg::Moment(*at), setting(at)));
        let of_month =
            |month| (20..27).filter_map(move |day| Utc.with_ymd_and_hms(2027, month, day, 23, 59, 0).earliest());
        (1..=12).flat_map(of_month).max_by_key(length).unwrap_or(self.moment)
    }

    fn longest_arg(&self, name: &str) -> Arg {
        let counts: Counts = EntityType::ALL.into_iter().map(|kind| (kind, LARGEST_NUMBER)).collect();
        let text = |length: usize| Arg::Text("m".repeat(length));
        match name {
            "from" | "to" | "snapshot" | "oldest" | "newest" | "moment" | "hour" | "until" | "at" | "since"
            | "last-restore" | "next-restore" => Arg::Moment(self.moment),
            "day" => Arg::Span(self.moment, self.moment + Duration::hours(30)),
            "time" => Arg::Time(self.moment),
            "span" | "plan-span" => Arg::Seconds(170_000),
            "counts" | "lost" | "changed" => Arg::Counts(counts),
            "missing-names" => Arg::Named(vec![(Kind::ALL[0], vec!["m".repeat(40); 3]); 4]),
            "names-known" | "plan-known" => Arg::Text("yes".into()),
            "tariff-includes" => Arg::Text("later".into()),
            "advice" | "way" => Arg::Text("open".into()),
            "kinds" => Arg::Kinds(Kind::ALL.to_vec()),
            "tariffs" => Arg::Tariffs(["std", "pro*", "ent*", "basic", "plus"].map(str::to_owned).to_vec()),
            "examples" => Arg::List(vec!["m".repeat(50); 3]),
            "fields" => Arg::List(vec!["m".repeat(50); 20]),
            "languages" => Arg::List(vec!["m".repeat(10); 6]),
            "portal" | "name" | "who" | "author" | "requester" | "agent" | "called" | "step" => text(40),
            "value" | "invitation" => text(200),
            // An address with what it bears.
            "link" => text(120),
            // Two kinds of data.
            "matter" => text(60),
            "names" => Arg::List(vec!["m".repeat(40); 3]),
            "daily-at" => Arg::Clock(self.moment.time()),
            "contact" | "partner" => text(120),
            "what" => text(200),
            "zone" => text(20),
            "number" | "restore" | "reference" => text(12),
            _ => Arg::Number(LARGEST_NUMBER),
        }
    }
}

fn is_term(text: &str, wanted: &str) -> bool {
    if wanted.ends_with('-') { text.starts_with(wanted) } else { text == wanted }
}
