//! The words of the pictures in one language.
//!
//! In charge of reading them: a word is a text without values, and may be made of others. Whether all are there is
//! `check`'s.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::{FluentResource, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

use crate::dialogue::diagnostic::{Code, Diagnostic};
use crate::dialogue::flow::SourceFile;
use crate::dialogue::texts::{Index, doubles, line_at};

/// One language.
#[derive(Debug)]
pub struct Words {
    /// The file.
    pub file: String,
    /// Its texts with their lines.
    pub index: Index,
    words: BTreeMap<String, String>,
}

impl Words {
    /// Reads a file of words.
    ///
    /// # Errors
    /// A syntax error, a double word, one with a value that nobody fills or one made of a word that is not there.
    pub fn load(code: &str, file: &SourceFile) -> Result<Self, Vec<Diagnostic>> {
        let complain = |code, line, message: String| vec![Diagnostic::new(code, &file.path, line, message)];
        let id: LanguageIdentifier = code.parse().map_err(|_| {
            complain(Code::LanguageIncomplete, 0, format!("\"{code}\" is no language code such as en or de"))
        })?;
        let resource = FluentResource::try_new(file.text.to_string()).map_err(|(_, errors)| {
            let report = |error: &fluent_syntax::parser::ParserError| {
                let line = line_at(&file.text, error.pos.start);
                Diagnostic::new(Code::TextSyntax, &file.path, line, error.kind.to_string())
            };
            errors.iter().map(report).collect::<Vec<_>>()
        })?;
        let mut index = Index::default();
        index.add(&file.path, &resource);
        let mut problems = doubles(&file.path, &resource, &mut BTreeSet::new());
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        // Double words are found above, with their lines.
        let _ = bundle.add_resource(resource);
        let mut words = BTreeMap::new();
        for (name, entry) in index.entries() {
            if let Some(variable) = entry.variables.keys().next() {
                let message = format!("nobody fills ${variable} in \"{name}\"");
                problems.extend(complain(Code::UnknownVariable, entry.line, message));
                continue;
            }
            match word(&bundle, name) {
                Ok(word) => drop(words.insert(name.to_owned(), word)),
                Err(reason) => {
                    let message = format!("\"{name}\" cannot be put together: {reason}");
                    problems.extend(complain(Code::MissingText, entry.line, message));
                }
            }
        }
        if problems.is_empty() { Ok(Self { file: file.path.clone(), index, words }) } else { Err(problems) }
    }

    /// The word of that name.
    pub fn word(&self, name: &str) -> Option<&str> {
        self.words.get(name).map(String::as_str)
    }

    /// The line of a word; 0 where it is not there.
    pub fn line_of(&self, name: &str) -> u32 {
        self.index.entry(name).map_or(0, |entry| entry.line)
    }
}

fn word(bundle: &FluentBundle<FluentResource>, name: &str) -> Result<String, String> {
    let pattern = bundle.get_message(name).and_then(|message| message.value()).ok_or("it has no text")?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, None, &mut errors).into_owned();
    match errors.first() {
        Some(error) => Err(error.to_string()),
        // Spaces that hold words together stay what they are.
        None => Ok(text.split([' ', '\n']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")),
    }
}
