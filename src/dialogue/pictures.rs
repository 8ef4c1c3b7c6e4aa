//! Pictures for the steps in which the admin must find something in Bitrix24.
//!
//! In charge of drawings as files (`pictures/NAME.svg`) with the words of each language (`texts/CODE/pictures.ftl`):
//! read, checked, worded, and rendered where a messenger needs pixels. The same on every machine: the font is part of
//! the program. Which step shows which picture is the flow's to say, how it reaches the admin the channel's.
//!
//! ```text
//! template    a drawing and its places for words
//! words       the words of one language
//! fit         a text made to fit its place: smaller, or on several lines
//! font        the font: how wide a text is, which letters there are
//! render      SVG to PNG
//! check       what is wrong with all of it together
//! ```

use std::collections::BTreeMap;

use super::diagnostic::Diagnostic;
use super::flow::{Flow, SourceFile};

mod check;
mod fit;
mod font;
mod render;
mod template;
#[cfg(test)]
mod tests;
mod words;

use template::Template;
use words::Words;

/// Pixels across that are sharp on a phone and small enough to send.
pub const WIDTH: u32 = 1_280;

/// Pictures that built-in steps show; the others are named by flows.
const SHOWN_BY_PROGRAM: [&str; 1] = ["import-csv"];

/// The text that says what a picture shows is named like this, then the picture's name.
const ALTERNATIVE_PREFIX: &str = "picture-";

/// The file of a language's words, below its folder.
const WORDS_FILE: &str = "pictures.ftl";

/// Whether a file below `texts/` holds words of pictures, which are no replies.
pub fn is_words_file(path: &str) -> bool {
    path.strip_prefix("texts/").and_then(|rest| rest.split_once('/')).is_some_and(|(_, name)| name == WORDS_FILE)
}

/// Every picture in every language, checked.
#[derive(Debug, Default)]
pub struct Pictures {
    templates: BTreeMap<String, Template>,
    languages: BTreeMap<String, Words>,
}

/// A picture that cannot be given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// There is no picture of that name.
    #[error("there is no picture \"{0}\"")]
    UnknownPicture(String),
    /// The pictures have no words in that language.
    #[error("the pictures have no words in \"{0}\"")]
    UnknownLanguage(String),
    /// It cannot be put together or drawn.
    #[error("the picture \"{name}\" cannot be drawn: {reason}")]
    NotDrawn {
        /// The picture.
        name: String,
        /// What the drawing library says.
        reason: String,
    },
}

impl Pictures {
    /// Reads and checks `pictures/NAME.svg` and `texts/CODE/pictures.ftl`.
    ///
    /// # Errors
    /// Everything that is wrong with them, by file and line: a drawing that cannot be read, a word that is missing,
    /// that nobody uses or that does not fit its place.
    pub fn load(files: &[SourceFile]) -> Result<Self, Vec<Diagnostic>> {
        let mut pictures = Self::default();
        let mut problems = Vec::new();
        for file in files {
            if let Some(name) = file.path.strip_prefix("pictures/").and_then(|name| name.strip_suffix(".svg")) {
                match Template::parse(file) {
                    Ok(template) => {
                        pictures.templates.insert(name.to_owned(), template);
                    }
                    Err(found) => problems.extend(found),
                }
            } else if is_words_file(&file.path) {
                let code = file.path.split('/').nth(1).unwrap_or_default();
                match Words::load(code, file) {
                    Ok(words) => {
                        pictures.languages.insert(code.to_owned(), words);
                    }
                    Err(found) => problems.extend(found),
                }
            }
        }
        // A file that could not be read would make the others look wrong.
        if problems.is_empty() {
            problems = check::words(&pictures.templates, &pictures.languages);
        }
        if problems.is_empty() { Ok(pictures) } else { Err(problems) }
    }

    /// What is wrong between these pictures, the flow that shows them and the languages that it is told in.
    pub fn check<'a>(&self, flow: &Flow, languages: impl Iterator<Item = &'a str>) -> Vec<Diagnostic> {
        check::uses(self, flow, languages)
    }

    /// The names of all pictures.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.templates.keys().map(String::as_str)
    }

    /// The codes of all languages that have words for them.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.languages.keys().map(String::as_str)
    }

    /// What a picture shows, in words: for people who cannot see it.
    ///
    /// # Errors
    /// There is no such picture or language.
    pub fn alternative(&self, name: &str, language: &str) -> Result<&str, PictureError> {
        let (_, words) = self.find(name, language)?;
        words.word(&format!("{ALTERNATIVE_PREFIX}{name}")).ok_or_else(|| PictureError::UnknownPicture(name.to_owned()))
    }

    /// A picture as SVG, with the words of a language. Where it is shown, the font may be another.
    ///
    /// # Errors
    /// There is no such picture or language.
    pub fn svg(&self, name: &str, language: &str) -> Result<String, PictureError> {
        let (template, words) = self.find(name, language)?;
        template
            .fill(words)
            .map_err(|problem| PictureError::NotDrawn { name: name.to_owned(), reason: problem.to_string() })
    }

    /// A picture as PNG, so many pixels across; more than [`render::WIDEST`] are not given.
    ///
    /// # Errors
    /// There is no such picture or language, or it cannot be drawn.
    pub fn png(&self, name: &str, language: &str, width: u32) -> Result<Vec<u8>, PictureError> {
        let svg = self.svg(name, language)?;
        render::png(&svg, width)
            .map_err(|error| PictureError::NotDrawn { name: name.to_owned(), reason: error.to_string() })
    }

    fn find(&self, name: &str, language: &str) -> Result<(&Template, &Words), PictureError> {
        let template = self.templates.get(name).ok_or_else(|| PictureError::UnknownPicture(name.to_owned()))?;
        let words = self.languages.get(language);
        Ok((template, words.ok_or_else(|| PictureError::UnknownLanguage(language.to_owned()))?))
    }
}
