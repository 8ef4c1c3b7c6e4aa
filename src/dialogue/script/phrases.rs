//! What people write in scripts, in every language: `> "Monday 15:10"` is looked up here.
//!
//! In charge of the file `phrases.yaml` beside the scripts: each English phrase with its others.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde_saphyr::Spanned;

use crate::dialogue::flow::source::{line_of, parse};
use crate::dialogue::shipped;

/// The file's name, beside the scripts.
pub const PHRASES_FILE: &str = "phrases.yaml";

/// The language of the phrases that scripts name.
const SCRIPT_LANGUAGE: &str = "en";

/// Phrases by their English form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phrases {
    entries: BTreeMap<String, Phrase>,
}

/// One phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Phrase {
    line: u32,
    others: BTreeMap<String, String>,
}

impl Phrases {
    /// Reads the file.
    ///
    /// # Errors
    /// The line and what is wrong there.
    pub fn parse(text: &str) -> Result<Self, (u32, String)> {
        type Raw = BTreeMap<String, Spanned<BTreeMap<String, String>>>;
        let raw: Raw = parse(text)?;
        let phrase = |(english, others): (String, Spanned<BTreeMap<String, String>>)| {
            (english, Phrase { line: line_of(&others), others: others.value })
        };
        Ok(Self { entries: raw.into_iter().map(phrase).collect() })
    }

    /// Those that come with the program.
    pub fn shipped() -> &'static Self {
        static LOADED: OnceLock<Phrases> = OnceLock::new();
        LOADED.get_or_init(|| {
            Self::parse(shipped::PHRASES)
                .expect("a test reads the shipped phrases; the program is not built with others")
        })
    }

    /// Whether the phrase is there.
    pub fn has(&self, english: &str) -> bool {
        self.entries.contains_key(english)
    }

    /// The phrase in a language.
    ///
    /// # Errors
    /// It is not there, or not in this language.
    pub fn find(&self, english: &str, language: &str) -> Result<String, String> {
        let Some(phrase) = self.entries.get(english) else {
            return Err(format!("\"{english}\" is not in {PHRASES_FILE}"));
        };
        if language == SCRIPT_LANGUAGE {
            return Ok(english.to_owned());
        }
        let found = phrase.others.get(language).cloned();
        found.ok_or_else(|| format!("{PHRASES_FILE}:{}: \"{english}\" is not there in \"{language}\"", phrase.line))
    }

    /// Every phrase in English, with its line.
    pub fn all(&self) -> impl Iterator<Item = (&str, u32)> {
        self.entries.iter().map(|(english, phrase)| (english.as_str(), phrase.line))
    }
}
