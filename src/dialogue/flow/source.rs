//! Flow files as they are written: strict YAML with line numbers.
//!
//! In charge of keys and shapes. What they mean is `compile`'s.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_saphyr::Spanned;

/// A text with the line it stands on.
pub type Word = Spanned<String>;

/// A flow file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawFlow {
    pub flow: Word,
    pub start: Word,
    #[serde(default)]
    pub digression: bool,
    pub steps: Ordered<RawStep>,
}

/// A step with every key that any kind of step may have.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawStep {
    pub rule: Option<Word>,
    pub without: Option<Word>,
    pub when: Option<Word>,
    pub otherwise: Option<Word>,
    pub unknown: Option<Word>,
    pub evidence: Option<Word>,
    pub why: Option<Word>,
    pub heard: Option<Word>,
    pub notes: Option<Word>,
    pub say: Option<Say>,
    pub picture: Option<Word>,
    pub choices: Option<Ordered<Spanned<RawChoice>>>,
    pub next: Option<Word>,
    #[serde(rename = "do")]
    pub built_in: Option<Word>,
    #[serde(rename = "as")]
    pub variant: Option<Word>,
    pub exits: Option<Ordered<Word>>,
    /// What the step was called before: conversations that stand there go on here.
    pub renamed_from: Option<OneOrMore>,
}

/// One word, or several.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Names {
    One(String),
    Several(Vec<String>),
}

/// Words with the line they begin on.
pub type OneOrMore = Spanned<Names>;

/// One text, or several in order.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum RawSay {
    One(String),
    Several(Vec<RawLine>),
}

/// What is said, with the line it begins on.
pub type Say = Spanned<RawSay>;

/// A text of several, perhaps there for a rule.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum RawLine {
    Always(String),
    ForRule(RuledText),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuledText {
    pub text: String,
    pub rule: String,
}

/// Where a choice leads, perhaps there for a rule.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum RawChoice {
    Always(String),
    ForRule(RuledTarget),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuledTarget {
    pub to: String,
    pub rule: String,
}

/// A mapping in the order in which it is written, keys with their lines.
#[derive(Debug)]
pub struct Ordered<V>(pub Vec<(Word, V)>);

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Ordered<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs<V>(PhantomData<V>);

        impl<'de, V: Deserialize<'de>> Visitor<'de> for Pairs<V> {
            type Value = Ordered<V>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a mapping")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Ordered(pairs))
            }
        }

        deserializer.deserialize_map(Pairs(PhantomData))
    }
}

/// The line of a word, 0 where the parser lost it.
pub fn line_of<T>(word: &Spanned<T>) -> u32 {
    u32::try_from(word.referenced.line()).unwrap_or(0)
}

/// Reads one file.
///
/// # Errors
/// The line and what is wrong there.
pub fn parse<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, (u32, String)> {
    let options = serde_saphyr::options! { strict_booleans: true, with_snippet: false };
    serde_saphyr::from_str_with_options(text, options).map_err(|error| {
        let line = error.location().map_or(0, |location| u32::try_from(location.line()).unwrap_or(0));
        (line, error.to_string().lines().next().unwrap_or_default().to_owned())
    })
}
