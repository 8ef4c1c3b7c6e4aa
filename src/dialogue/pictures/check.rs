//! What must be true of all pictures together: every word in every language, each fits its place, none unused; every
//! picture that is shown is there, and none that nothing shows.

use std::collections::{BTreeMap, BTreeSet};

use super::template::{Template, Unfilled};
use super::words::Words;
use super::{ALTERNATIVE_PREFIX, Pictures, SHOWN_BY_PROGRAM};
use crate::dialogue::diagnostic::{Code, Diagnostic};
use crate::dialogue::flow::{Body, Flow};
use crate::dialogue::texts::check::compare;

type Templates = BTreeMap<String, Template>;

/// A word that is wanted: in which file, on which line.
type Wanted<'a> = BTreeMap<String, (&'a str, u32)>;

/// What is wrong with the words of the pictures.
pub fn words(templates: &Templates, languages: &BTreeMap<String, Words>) -> Vec<Diagnostic> {
    let wanted = wanted(templates);
    let Some((first, reference)) = languages.get_key_value("en").or_else(|| languages.first_key_value()) else {
        return Vec::new();
    };
    let mut problems = unused(reference, &wanted);
    for (code, words) in languages {
        problems.extend(missing(code, words, &wanted));
        if code != first {
            problems.extend(compare(code, &words.index, &reference.index));
        }
        problems.extend(templates.values().flat_map(|template| unfit(template, words)));
    }
    problems.sort();
    problems.dedup();
    problems
}

fn wanted(templates: &Templates) -> Wanted<'_> {
    let mut wanted = Wanted::new();
    for (name, template) in templates {
        for place in &template.places {
            for word in place.words() {
                wanted.entry(word.to_owned()).or_insert((&template.file, place.line));
            }
        }
        wanted.entry(format!("{ALTERNATIVE_PREFIX}{name}")).or_insert((&template.file, 0));
    }
    wanted
}

fn missing(code: &str, words: &Words, wanted: &Wanted<'_>) -> Vec<Diagnostic> {
    let absent = wanted.iter().filter(|(name, _)| words.word(name).is_none());
    let report = |(name, (file, line)): (&String, &(&str, u32))| {
        Diagnostic::new(Code::MissingText, file, *line, format!("\"{name}\" has no text in \"{code}\""))
    };
    absent.map(report).collect()
}

fn unused(reference: &Words, wanted: &Wanted<'_>) -> Vec<Diagnostic> {
    let referenced: BTreeSet<&String> = reference.index.entries().flat_map(|(_, entry)| &entry.references).collect();
    let idle = reference.index.entries().filter(|(name, _)| !wanted.contains_key(*name));
    let idle = idle.filter(|(name, _)| !referenced.contains(&(*name).to_owned()));
    let report = |(name, entry): (&str, &crate::dialogue::texts::Entry)| {
        Diagnostic::new(Code::UnusedText, &entry.file, entry.line, format!("no picture shows \"{name}\""))
    };
    idle.map(report).collect()
}

/// Words that do not go into their places; those that are missing are told by themselves.
fn unfit(template: &Template, words: &Words) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for place in &template.places {
        let Err(problem) = place.fill(words) else { continue };
        if !matches!(problem, Unfilled::Missing(_)) {
            let line = place.words().map(|word| words.line_of(word)).next().unwrap_or(0);
            let message = format!("{problem}: {}, line {}", template.file, place.line);
            problems.push(Diagnostic::new(Code::PictureText, &words.file, line, message));
        }
    }
    problems
}

/// What is wrong between pictures, flow and languages.
pub fn uses<'a>(pictures: &Pictures, flow: &Flow, languages: impl Iterator<Item = &'a str>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut shown: BTreeSet<&str> = BTreeSet::from(SHOWN_BY_PROGRAM);
    for name in SHOWN_BY_PROGRAM.iter().filter(|name| !pictures.templates.contains_key(**name)) {
        let message = format!("there is no picture \"{name}\", which the program shows");
        problems.push(Diagnostic::new(Code::MissingPicture, "pictures", 0, message));
    }
    for step in flow.steps.values() {
        let Body::Plain(plain) = &step.body else { continue };
        let Some(name) = plain.picture.as_deref() else { continue };
        shown.insert(name);
        if !pictures.templates.contains_key(name) {
            let message = format!("there is no picture \"{name}\"");
            problems.push(Diagnostic::new(Code::MissingPicture, &step.file, step.line, message));
        }
    }
    for (name, template) in pictures.templates.iter().filter(|(name, _)| !shown.contains(name.as_str())) {
        let message = format!("nothing shows the picture \"{name}\"");
        problems.push(Diagnostic::new(Code::UnusedPicture, &template.file, 0, message));
    }
    let wordless = languages.filter(|code| !pictures.languages.contains_key(*code));
    problems.extend(wordless.filter(|_| !pictures.templates.is_empty()).map(|code| {
        let message = format!("the pictures have no words in \"{code}\"");
        Diagnostic::new(Code::MissingTranslation, &format!("texts/{code}/{}", super::WORDS_FILE), 0, message)
    }));
    problems
}
