//! What the assistant says, before wording: a name, its values, its choices.
//!
//! In charge of the shape only. Words are `texts`', who may see a reply is the channel's.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveTime, SecondsFormat, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::backend::{Counts, Kind, RestoreOption};

/// Something to say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reply {
    /// The name of its text; scripts expect replies by it.
    pub name: String,
    /// The values in it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<String, Arg>,
    /// What can be pressed, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// The picture that goes with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
    /// The number of the question it asks, `None` where it asks nothing. A press carries it back, so that
    /// a button of an older question never acts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<u32>,
    /// A channel that can should edit its last living reply instead of sending another (progress).
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_living: bool,
    /// It is of the desk: an agent's words, or that one is there. The assistant's silence does not hold it back.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_of_desk: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

impl Reply {
    /// A reply without values and choices.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            args: BTreeMap::new(),
            choices: Vec::new(),
            picture: None,
            question: None,
            is_living: false,
            is_of_desk: false,
        }
    }

    /// With one more value.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Arg>) -> Self {
        self.args.insert(name.to_owned(), value.into());
        self
    }

    /// With a picture beside it.
    #[must_use]
    pub fn picture(mut self, name: &str) -> Self {
        self.picture = Some(name.to_owned());
        self
    }

    /// As one of the desk.
    #[must_use]
    pub fn of_desk(mut self) -> Self {
        self.is_of_desk = true;
        self
    }

    /// With choices of these keys, labelled by the texts.
    #[must_use]
    pub fn asking<K: Into<String>>(mut self, keys: impl IntoIterator<Item = K>) -> Self {
        self.choices.extend(keys.into_iter().map(|key| Choice::new(key)));
        self
    }

    /// With one more choice.
    #[must_use]
    pub fn choice(mut self, choice: Choice) -> Self {
        self.choices.push(choice);
        self
    }
}

/// Something that can be pressed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// What comes back when it is pressed; unique within the reply.
    pub key: String,
    /// The text of its label where it is not the key's own (`choice-KEY`, or the reply's attribute).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Values in its label.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<String, Arg>,
}

impl Choice {
    /// A choice labelled by its key.
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into(), label: None, args: BTreeMap::new() }
    }

    /// A choice labelled by a text of its own.
    pub fn labelled(key: impl Into<String>, label: &str) -> Self {
        Self { key: key.into(), label: Some(label.to_owned()), args: BTreeMap::new() }
    }

    /// With one more value.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Arg>) -> Self {
        self.args.insert(name.to_owned(), value.into());
        self
    }
}

/// A value in a reply; written in the person's language when the reply is worded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Arg {
    /// A number; the text picks the plural form by it.
    Number(u64),
    /// Somebody's words or a name, shown as they are.
    Text(String),
    /// A moment, shown with its day in the portal's zone.
    Moment(DateTime<Utc>),
    /// A span without a time of its own: a whole day is shown as a day.
    Span(DateTime<Utc>, DateTime<Utc>),
    /// The time of day of a moment.
    Time(DateTime<Utc>),
    /// The same time of every day, on the portal's clock.
    Clock(NaiveTime),
    /// A time zone by its name, shown by its city.
    Zone(String),
    /// Another text by its name (`option-csv`).
    Term(String),
    /// Kinds of data, joined.
    Kinds(Vec<Kind>),
    /// Records by name, by kind.
    Named(Vec<(Kind, Vec<String>)>),
    /// Numbers by type, joined; types with 0 are left out.
    Counts(Counts),
    /// Texts, joined.
    List(Vec<String>),
    /// A span of time, rounded to what a person needs.
    Seconds(u64),
    /// Subscriptions by their codes or patterns (`std`, `pro*`), joined.
    Tariffs(Vec<String>),
}

impl Arg {
    /// The value as scripts write it: moments in the portal's zone, terms by name, parts joined by `+`.
    pub fn to_script(&self, zone: Tz) -> String {
        let local = |moment: &DateTime<Utc>, form: &str| moment.with_timezone(&zone).format(form).to_string();
        match self {
            Self::Number(number) | Self::Seconds(number) => number.to_string(),
            Self::Text(text) | Self::Term(text) | Self::Zone(text) => text.clone(),
            Self::Moment(moment) => local(moment, "%Y-%m-%dT%H:%M"),
            Self::Span(from, to) if super::moments::is_whole_day(*from, *to, zone) => local(from, "%Y-%m-%d"),
            Self::Span(from, to) => format!("{}/{}", local(from, "%Y-%m-%dT%H:%M"), local(to, "%Y-%m-%dT%H:%M")),
            Self::Time(moment) => local(moment, "%H:%M"),
            Self::Clock(time) => time.format("%H:%M").to_string(),
            Self::Kinds(kinds) => kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join("+"),
            Self::Named(named) => {
                named.iter().map(|(kind, names)| format!("{kind}:{}", names.join("/"))).collect::<Vec<_>>().join("+")
            }
            Self::Counts(counts) => {
                counts.iter().map(|(kind, count)| format!("{kind}:{count}")).collect::<Vec<_>>().join("+")
            }
            Self::List(items) | Self::Tariffs(items) => items.join("+"),
        }
    }

    /// The value as programs read it.
    pub fn to_machine(&self) -> String {
        match self {
            Self::Moment(moment) | Self::Time(moment) => moment.to_rfc3339_opts(SecondsFormat::Secs, true),
            other => other.to_script(Tz::UTC),
        }
    }
}

impl From<u64> for Arg {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Self::Number(u64::from(number))
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<DateTime<Utc>> for Arg {
    fn from(moment: DateTime<Utc>) -> Self {
        Self::Moment(moment)
    }
}

impl From<RestoreOption> for Arg {
    fn from(option: RestoreOption) -> Self {
        Self::Term(format!("option-{}", option.as_str()))
    }
}

impl From<Counts> for Arg {
    fn from(counts: Counts) -> Self {
        Self::Counts(counts)
    }
}

impl From<Vec<Kind>> for Arg {
    fn from(kinds: Vec<Kind>) -> Self {
        Self::Kinds(kinds)
    }
}
