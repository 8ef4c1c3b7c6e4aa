//! Wording: Project Fluent texts, a folder a language, and the values in them written as that language does.
//!
//! In charge of turning a [`Reply`] into words. Which reply is said when is the engine's; what must be there
//! in every language is `check`'s.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::backend::Counts;
use super::diagnostic::{Code, Diagnostic};
use super::flow::SourceFile;
use super::language::Language;
use super::pictures::is_words_file;
use super::reply::{Arg, Choice, Reply};
use super::side_by_side;
use crate::domain::plain::one_line;

pub mod catalogue;
pub mod check;
mod index;
mod longest;

pub use index::{Entry, Index, Part, Shape, doubles, line_at};

/// Encloses numbers while a text is put together; private use, so no text holds it.
const NUMBER_MARK: char = '\u{e000}';

/// The texts of every language.
pub struct Texts {
    languages: BTreeMap<String, Wording>,
}

/// One language: its texts and its data.
struct Wording {
    bundle: FluentBundle<Arc<FluentResource>>,
    /// Every file with its path.
    sources: Vec<(String, Arc<FluentResource>)>,
    language: Language,
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Texts").field("languages", &self.languages.keys()).finish()
    }
}

/// A reply in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worded {
    /// What is said.
    pub text: String,
    /// What can be pressed: key and label.
    pub choices: Vec<(String, String)>,
    /// The language that it is said in.
    pub language: String,
}

/// A reply that cannot be worded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WordingError {
    /// The language has no texts.
    #[error("there are no texts in \"{0}\"")]
    UnknownLanguage(String),
    /// The text is not there.
    #[error("there is no text \"{0}\"")]
    MissingText(String),
    /// The text names a value that the reply does not have, or the like.
    #[error("the text \"{name}\" cannot be put together: {reason}")]
    Unresolved {
        /// The text.
        name: String,
        /// What Fluent says.
        reason: String,
    },
}

/// What surrounds the words: whose clock, which day it is.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// The portal's zone.
    pub zone: Tz,
    /// Now.
    pub now: DateTime<Utc>,
}

impl Texts {
    /// Reads `texts/CODE/*.ftl` and `language/CODE.yaml`.
    ///
    /// # Errors
    /// Every syntax error, double text and language that lacks a half.
    pub fn load(files: &[SourceFile]) -> Result<Self, Vec<Diagnostic>> {
        let mut problems = Vec::new();
        let mut data: BTreeMap<String, Language> = BTreeMap::new();
        let mut sources: BTreeMap<String, Vec<&SourceFile>> = BTreeMap::new();
        let read: Vec<(&str, &SourceFile)> =
            files.iter().filter_map(|file| Some((file.language_in("language")?, file))).collect();
        let loaded = side_by_side(&read, |(_, file)| Language::load(file));
        for ((code, _), loaded) in read.into_iter().zip(loaded) {
            match loaded {
                Ok(language) => {
                    data.insert(code.to_owned(), language);
                }
                Err(problem) => problems.push(problem),
            }
        }
        // The words of pictures are read with them.
        for file in files.iter().filter(|file| !is_words_file(&file.path)) {
            if let Some((code, _)) = file.path.strip_prefix("texts/").and_then(|rest| rest.split_once('/')) {
                sources.entry(code.to_owned()).or_default().push(file);
            }
        }
        let mut languages = BTreeMap::new();
        for (code, sources) in sources {
            let Some(language) = data.remove(&code) else {
                let message = format!("there is no language/{code}.yaml that can be read");
                problems.push(Diagnostic::new(Code::LanguageIncomplete, &format!("texts/{code}"), 0, message));
                continue;
            };
            match Wording::load(&code, language, &sources) {
                Ok(wording) => {
                    languages.insert(code, wording);
                }
                Err(found) => problems.extend(found),
            }
        }
        for code in data.keys() {
            let message = format!("there are no texts/{code}/*.ftl");
            problems.push(Diagnostic::new(Code::LanguageIncomplete, &format!("language/{code}.yaml"), 0, message));
        }
        if problems.is_empty() { Ok(Self { languages }) } else { Err(problems) }
    }

    /// The codes of all languages.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.languages.keys().map(String::as_str)
    }

    /// The language closest to a code such as `de-AT`; English, else the first, where none is.
    pub fn closest(&self, code: &str) -> &str {
        let short = code.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let known = |wanted: &str| self.languages.get_key_value(wanted).map(|(key, _)| key.as_str());
        known(&short).or_else(|| known("en")).or_else(|| self.languages().next()).unwrap_or("en")
    }

    /// The data of a language.
    pub fn language(&self, code: &str) -> Option<&Language> {
        self.languages.get(code).map(|wording| &wording.language)
    }

    /// The texts of a language, by name. For those who check, compare and count: it is made anew, as nothing that is
    /// said needs it.
    pub fn index(&self, code: &str) -> Option<Index> {
        let wording = self.languages.get(code)?;
        let mut index = Index::default();
        for (path, resource) in &wording.sources {
            index.add(path, resource);
        }
        Some(index)
    }

    /// The variables of a text in the first language that has it.
    pub fn variables(&self, name: &str) -> BTreeSet<String> {
        let message = self.languages.values().find_map(|wording| wording.bundle.get_message(name));
        message.and_then(|message| message.value()).map(index::variables_of).unwrap_or_default()
    }

    /// The labels of a text, and every variable of the text and of these.
    pub fn labels_and_variables(&self, code: &str, name: &str) -> Option<(Vec<String>, BTreeSet<String>)> {
        let message = self.languages.get(code)?.bundle.get_message(name)?;
        let labels = message.attributes().map(|label| label.id().to_owned()).collect();
        let patterns = message.value().into_iter().chain(message.attributes().map(|label| label.value()));
        Some((labels, patterns.flat_map(index::variables_of).collect()))
    }

    /// A value as it is written in a language, the empty text where that cannot be said.
    fn written(&self, code: &str, arg: &Arg, setting: Setting) -> String {
        let value = self.languages.get(code).and_then(|wording| wording.value(arg, setting).ok());
        match (value, self.language(code)) {
            (Some(FluentValue::String(text)), _) => text.into_owned(),
            (Some(FluentValue::Number(number)), Some(language)) => language.say_number(&number.value.to_string()),
            _ => String::new(),
        }
    }

    /// Words a reply.
    ///
    /// # Errors
    /// The language or a text is missing, or a text names a value that the reply does not have.
    pub fn word(&self, language: &str, reply: &Reply, setting: Setting) -> Result<Worded, WordingError> {
        let wording = self.languages.get(language).ok_or_else(|| WordingError::UnknownLanguage(language.to_owned()))?;
        let text = wording.message(&reply.name, None, &reply.args, setting)?;
        let choices = reply
            .choices
            .iter()
            .map(|choice| Ok((choice.key.clone(), wording.label(reply, choice, setting)?)))
            .collect::<Result<_, WordingError>>()?;
        Ok(Worded { text, choices, language: language.to_owned() })
    }

    /// Every text that wording a reply uses: its own, labels (`NAME.KEY` for one of its own), words within both.
    pub fn said_by(&self, language: &str, reply: &Reply) -> BTreeSet<String> {
        let Some(wording) = self.languages.get(language) else { return BTreeSet::new() };
        let mut open: Vec<String> = vec![reply.name.clone()];
        open.extend(reply.args.values().flat_map(used_by));
        for choice in &reply.choices {
            open.extend(choice.args.values().flat_map(used_by));
            let own = wording.has_label(&reply.name, &choice.key);
            open.push(match &choice.label {
                Some(label) => label.clone(),
                None if own => format!("{}.{}", reply.name, choice.key),
                None => format!("choice-{}", choice.key),
            });
        }
        let mut said = BTreeSet::new();
        while let Some(name) = open.pop() {
            if said.insert(name.clone()) {
                open.extend(wording.references(&name));
            }
        }
        said
    }

    /// The label of one choice.
    ///
    /// # Errors
    /// As [`Texts::word`].
    pub fn label(
        &self,
        language: &str,
        reply: &Reply,
        choice: &Choice,
        setting: Setting,
    ) -> Result<String, WordingError> {
        let wording = self.languages.get(language).ok_or_else(|| WordingError::UnknownLanguage(language.to_owned()))?;
        wording.label(reply, choice, setting)
    }
}

impl Wording {
    fn load(code: &str, language: Language, sources: &[&SourceFile]) -> Result<Self, Vec<Diagnostic>> {
        let id: LanguageIdentifier = code.parse().map_err(|_| {
            let message = format!("\"{code}\" is no language code such as en or de");
            vec![Diagnostic::new(Code::LanguageIncomplete, &format!("texts/{code}"), 0, message)]
        })?;
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(mark_number));
        let mut problems = Vec::new();
        let mut names = BTreeSet::new();
        let mut read = Vec::new();
        for file in sources {
            match FluentResource::try_new(file.text.to_string()) {
                Ok(resource) => {
                    problems.extend(doubles(&file.path, &resource, &mut names));
                    let resource = Arc::new(resource);
                    // Double texts are found above, with their lines.
                    let _ = bundle.add_resource(Arc::clone(&resource));
                    read.push((file.path.clone(), resource));
                }
                Err((_, errors)) => problems.extend(errors.iter().map(|error| {
                    let line = index::line_at(&file.text, error.pos.start);
                    Diagnostic::new(Code::TextSyntax, &file.path, line, error.kind.to_string())
                })),
            }
        }
        if problems.is_empty() { Ok(Self { bundle, sources: read, language }) } else { Err(problems) }
    }

    /// The label of a choice: its own text, the reply's attribute, or the common one.
    fn label(&self, reply: &Reply, choice: &Choice, setting: Setting) -> Result<String, WordingError> {
        let mut args = reply.args.clone();
        args.extend(choice.args.clone());
        if let Some(label) = &choice.label {
            return self.message(label, None, &args, setting);
        }
        if self.has_label(&reply.name, &choice.key) {
            self.message(&reply.name, Some(&choice.key), &args, setting)
        } else {
            self.message(&format!("choice-{}", choice.key), None, &args, setting)
        }
    }

    fn has_label(&self, name: &str, key: &str) -> bool {
        self.bundle.get_message(name).is_some_and(|message| message.get_attribute(key).is_some())
    }

    /// The texts that a text and its labels refer to.
    fn references(&self, name: &str) -> BTreeSet<String> {
        let message = self.bundle.get_message(name);
        let patterns = message
            .iter()
            .flat_map(|message| message.value().into_iter().chain(message.attributes().map(|label| label.value())));
        patterns.flat_map(index::references_of).collect()
    }

    fn message(
        &self,
        name: &str,
        attribute: Option<&str>,
        args: &BTreeMap<String, Arg>,
        setting: Setting,
    ) -> Result<String, WordingError> {
        let missing = || WordingError::MissingText(attribute.map_or(name.to_owned(), |part| format!("{name}.{part}")));
        let message = self.bundle.get_message(name).ok_or_else(missing)?;
        let pattern = match attribute {
            Some(part) => message.get_attribute(part).ok_or_else(missing)?.value(),
            None => message.value().ok_or_else(missing)?,
        };
        let mut values = FluentArgs::new();
        for (key, arg) in args {
            values.set(key.clone(), self.value(arg, setting)?);
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&values), &mut errors);
        match errors.first() {
            Some(error) => Err(WordingError::Unresolved { name: name.to_owned(), reason: error.to_string() }),
            None => Ok(join_marks(&self.write_numbers(&text))),
        }
    }

    fn value(&self, arg: &Arg, setting: Setting) -> Result<FluentValue<'static>, WordingError> {
        let none = BTreeMap::new();
        let text = match arg {
            // Numbers over 2^53 would lose digits; nobody has that many records.
            #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
            Arg::Number(number) => return Ok(FluentValue::from(*number as f64)),
            Arg::Text(text) => one_line(text).into_owned(),
            Arg::Moment(moment) => self.language.say_moment(*moment, setting.zone, setting.now),
            Arg::Span(from, to) => self.language.say_span(*from, *to, setting.zone, setting.now),
            Arg::Time(moment) => self.language.say_time(moment.with_timezone(&setting.zone).time()),
            Arg::Clock(time) => self.language.say_time(*time),
            Arg::Zone(name) => self.language.say_zone(name),
            Arg::Term(name) => self.message(name, None, &none, setting)?,
            Arg::Kinds(kinds) => {
                let words = kinds.iter().map(|kind| self.message(&format!("kind-{kind}"), None, &none, setting));
                self.language.join(&words.collect::<Result<Vec<_>, _>>()?)
            }
            Arg::Named(named) => {
                let words = named.iter().map(|(kind, names)| {
                    let kind = self.message(&format!("kind-{kind}"), None, &none, setting)?;
                    let names: Vec<String> = names.iter().map(|name| one_line(name).into_owned()).collect();
                    Ok(format!("{kind} ({})", self.language.join(&names)))
                });
                self.language.join(&words.collect::<Result<Vec<_>, WordingError>>()?)
            }
            Arg::Counts(counts) => self.counts(counts, setting)?,
            Arg::List(items) => {
                let items: Vec<String> = items.iter().map(|item| one_line(item).into_owned()).collect();
                self.language.join(&items)
            }
            Arg::Seconds(seconds) => self.span(*seconds, setting)?,
            Arg::Tariffs(codes) => {
                let words: Vec<String> = codes.iter().map(|code| self.tariff(code, setting)).collect();
                self.language.join(&words)
            }
        };
        Ok(FluentValue::from(with_end(text)))
    }

    fn counts(&self, counts: &Counts, setting: Setting) -> Result<String, WordingError> {
        let shown = counts.iter().filter(|(_, count)| **count > 0);
        let words = shown.map(|(kind, count)| {
            let args = BTreeMap::from([("count".to_owned(), Arg::Number(*count))]);
            self.message(&format!("count-{kind}"), None, &args, setting)
        });
        let words: Vec<String> = words.collect::<Result<_, _>>()?;
        if words.is_empty() {
            return self.message("count-nothing", None, &BTreeMap::new(), setting);
        }
        Ok(self.language.join(&words))
    }

    fn span(&self, seconds: u64, setting: Setting) -> Result<String, WordingError> {
        let (name, count) = span_of(seconds);
        self.message(name, None, &BTreeMap::from([("count".to_owned(), Arg::Number(count))]), setting)
    }

    /// What customers call a plan: `pro100` and `pro*` are one name; a code nobody named stays as it is.
    fn tariff(&self, code: &str, setting: Setting) -> String {
        let none = BTreeMap::new();
        self.message(&tariff_text(code), None, &none, setting).unwrap_or_else(|_| code.to_owned())
    }

    /// Writes marked numbers with the language's groups.
    fn write_numbers(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for (position, part) in text.split(NUMBER_MARK).enumerate() {
            if position % 2 == 1 {
                out.push_str(&self.language.say_number(part));
            } else {
                out.push_str(part);
            }
        }
        out
    }
}

/// The texts that a value is written with.
fn used_by(arg: &Arg) -> Vec<String> {
    match arg {
        Arg::Term(name) => vec![name.clone()],
        Arg::Kinds(kinds) => kinds.iter().map(|kind| format!("kind-{kind}")).collect(),
        Arg::Named(named) => named.iter().map(|(kind, _)| format!("kind-{kind}")).collect(),
        Arg::Counts(counts) => {
            let shown = counts.iter().filter(|(_, count)| **count > 0);
            let names: Vec<String> = shown.map(|(kind, _)| format!("count-{kind}")).collect();
            if names.is_empty() { vec!["count-nothing".to_owned()] } else { names }
        }
        Arg::Seconds(seconds) => vec![span_of(*seconds).0.to_owned()],
        Arg::Tariffs(codes) => codes.iter().map(|code| tariff_text(code)).collect(),
        Arg::Number(_)
        | Arg::Text(_)
        | Arg::Zone(_)
        | Arg::Moment(_)
        | Arg::Span(..)
        | Arg::Time(_)
        | Arg::Clock(_)
        | Arg::List(_) => Vec::new(),
    }
}

/// The text of a span, and the number in it: rounded to what a person needs.
fn span_of(seconds: u64) -> (&'static str, u64) {
    match seconds {
        0..60 => ("span-moment", 1),
        60..5400 => ("span-minutes", seconds.div_ceil(60)),
        5400..172_800 => ("span-hours", seconds.div_ceil(3600)),
        _ => ("span-days", seconds.div_ceil(86_400)),
    }
}

/// The text that names a plan: `pro100` and `pro*` are one.
fn tariff_text(code: &str) -> String {
    let plain = code.trim_end_matches(|c: char| c == '*' || c.is_ascii_digit()).to_ascii_lowercase();
    format!("tariff-{plain}")
}

/// Stands behind a value that ends in a mark of its own, until the text around it is there.
const VALUE_END: char = '\u{E001}';

fn with_end(mut value: String) -> String {
    if value.ends_with(['.', '!', '?', '…']) {
        value.push(VALUE_END);
    }
    value
}

/// Lets the mark at the end of a value and the text's own mark behind it be one: `S.r.l.` and a full stop. A question
/// or an exclamation behind an abbreviation keeps its mark.
fn join_marks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (position, part) in text.split(VALUE_END).enumerate() {
        let before = out.chars().last().filter(|_| position > 0);
        let behind = part.chars().next();
        let is_one = match (before, behind) {
            (Some('.' | '!' | '?' | '…'), Some('.')) => true,
            (Some(before @ ('!' | '?')), Some(behind)) => before == behind,
            _ => false,
        };
        out.push_str(if is_one { &part[1..] } else { part });
    }
    out
}

fn mark_number<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let mut marked = String::new();
    write!(marked, "{NUMBER_MARK}{}{NUMBER_MARK}", number.value).ok()?;
    Some(marked)
}

#[cfg(test)]
mod tests {
    use super::{join_marks, with_end};

    #[test]
    fn marks_that_meet_are_one() {
        for (value, text, wanted) in [
            ("Alba S.r.l.", "Back: {}. Good?", "Back: Alba S.r.l. Good?"),
            ("Alba", "Back: {}.", "Back: Alba."),
            ("Really?", "You said {}?", "You said Really?"),
            ("Really?", "You said {}. Good.", "You said Really? Good."),
            ("Yahoo!", "With {}!", "With Yahoo!"),
            ("and so on…", "It is {}.", "It is and so on…"),
            ("Alba S.r.l.", "Is it {}?", "Is it Alba S.r.l.?"),
            ("Alba S.r.l.", "{}, {}…", "Alba S.r.l., Alba S.r.l.…"),
            ("Alba S.r.l.", "({}).", "(Alba S.r.l.)."),
            ("1.", "{} Wait...", "1. Wait..."),
        ] {
            assert_eq!(join_marks(&text.replace("{}", &with_end(value.to_owned()))), wanted);
        }
    }
}
