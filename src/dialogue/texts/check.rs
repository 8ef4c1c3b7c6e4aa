//! What must be there in every language: each text that a step or the program says, with the same variables,
//! a label for every choice, every plural form, nothing that nobody says.

use std::collections::{BTreeMap, BTreeSet};

use super::catalogue::{self, CHOICE_PREFIX, TARIFF_PREFIX};
use super::longest::Longest;
use super::{Index, Texts};
use crate::dialogue::diagnostic::{Code, Diagnostic};
use crate::dialogue::engine::arguments::PLAIN_ARGUMENTS;
use crate::dialogue::flow::{Body, Flow};
use crate::dialogue::side_by_side;

/// The longest message (<https://core.telegram.org/bots/api#sendmessage>, read 2026-11-25).
const LONGEST_TEXT: usize = 4_096;

/// The longest text beside a picture (<https://core.telegram.org/bots/api#sendphoto>, read 2026-11-25).
const LONGEST_CAPTION: usize = 1_024;

/// Texts that stand where a messenger has less room than in a message, by the beginning of their names: what is complained
/// about, the most that is taken, and what it is called.
const SHORT_TEXTS: [(&str, Code, usize, &str); 4] = [
    // <https://core.telegram.org/bots/api#botcommand>, read 2026-11-25.
    ("command-", Code::CommandTooLong, 256, "the description of a command"),
    ("desk-command-", Code::CommandTooLong, 256, "the description of a command"),
    // <https://core.telegram.org/bots/api#createforumtopic>, read 2026-11-25.
    ("topic-", Code::TopicTooLong, 128, "the name of a topic"),
    // <https://core.telegram.org/bots/api#answercallbackquery>, read 2026-11-25.
    ("pressed-", Code::PressAnswerTooLong, 200, "the answer to a press"),
];

/// The longest label that a phone shows on a button of its own line.
const LONGEST_LABEL: usize = 64;

/// The longest entry of a list (moments, backups, groups): it may take two lines.
const LONGEST_LIST_ENTRY: usize = 144;

/// A text that is wanted: the values it may use, the choices below it, and who wants it.
struct Wanted {
    values: BTreeSet<String>,
    choices: BTreeSet<String>,
    by: Place,
}

#[derive(Clone)]
struct Place {
    file: String,
    line: u32,
}

/// Everything that is wrong with the texts of a flow.
pub fn check(flow: &Flow, texts: &Texts) -> Vec<Diagnostic> {
    let wanted = wanted(flow);
    let codes: Vec<&str> = texts.languages().collect();
    let mut problems = Vec::new();
    let Some(first) = codes.iter().find(|code| **code == "en").or_else(|| codes.first()) else {
        return vec![Diagnostic::new(Code::LanguageIncomplete, "texts", 0, "there are no texts at all")];
    };
    let Some(reference) = texts.index(first) else { return problems };
    let check_one = |code: &str| {
        let own = if code == *first { None } else { texts.index(code) };
        let index = own.as_ref().unwrap_or(&reference);
        let mut problems = missing_texts(code, index, &wanted);
        problems.extend(unknown_variables(index, &wanted));
        problems.extend(too_long(code, index, texts, flow));
        problems.extend(unsaid_values(index));
        problems.extend(unheard(code, flow, texts));
        let plurals = texts.language(code).map(|language| language.plurals.clone()).unwrap_or_default();
        problems.extend(missing_plurals(index, &plurals));
        if code != *first {
            problems.extend(compare(code, index, &reference));
        }
        problems
    };
    // A language's check knows nothing of the others', but for the one that all are compared with.
    problems.extend(side_by_side(&codes, |code| check_one(code)).into_iter().flatten());
    problems.extend(unused(&reference, &wanted));
    problems.sort();
    problems.dedup();
    problems
}

fn wanted(flow: &Flow) -> BTreeMap<String, Wanted> {
    let mut wanted: BTreeMap<String, Wanted> = BTreeMap::new();
    let program = Place { file: "texts".into(), line: 0 };
    for known in catalogue::all() {
        let values = known.values.iter().map(ToString::to_string).collect();
        let choices = known.choices.iter().map(ToString::to_string).collect();
        wanted.insert(known.name, Wanted { values, choices, by: program.clone() });
    }
    let plain: BTreeSet<String> = PLAIN_ARGUMENTS.iter().map(ToString::to_string).collect();
    let mut want = |name: &str, choices: Vec<String>, file: &str, line: u32| {
        let by = Place { file: file.to_owned(), line };
        let entry = wanted.entry(name.to_owned());
        let text = entry.or_insert_with(|| Wanted { values: plain.clone(), choices: BTreeSet::new(), by });
        text.choices.extend(choices);
    };
    for step in flow.steps.values() {
        if let Some(why) = &step.why {
            want(why, Vec::new(), &step.file, step.line);
        }
        let Body::Plain(body) = &step.body else { continue };
        let last = body.say.len().saturating_sub(1);
        for (position, line) in body.say.iter().enumerate() {
            // A line that a rule may leave out can make the one before it the last.
            let may_ask = position == last || body.say[position + 1..].iter().all(|later| later.rule.is_some());
            let choices =
                if may_ask { body.choices.iter().map(|choice| choice.key.clone()).collect() } else { Vec::new() };
            want(&line.text, choices, &step.file, line.line);
        }
    }
    wanted
}

/// What a step answers must be said somehow in every language, and what is listened for must be answered by a step.
fn unheard(code: &str, flow: &Flow, texts: &Texts) -> Vec<Diagnostic> {
    let Some(language) = texts.language(code) else { return Vec::new() };
    let file = format!("language/{code}.yaml");
    let report = |message: String| Diagnostic::new(Code::LanguageIncomplete, &file, 0, message);
    let has_words = |id: &str| language.heard.get(id).is_some_and(|phrases| !phrases.is_empty());
    let silent = flow.steps.values().filter(|step| step.heard.is_some() && !has_words(&step.id));
    let answered = |id: &String| flow.step(id).is_some_and(|step| step.heard.is_some());
    let unanswered = language.heard.keys().filter(|id| !answered(id));
    silent
        .map(|step| report(format!("`heard:` has no phrases for \"{}\"", step.id)))
        .chain(unanswered.map(|id| report(format!("\"{id}\" is listened for, but no step has `heard:`"))))
        .collect()
}

fn missing_texts(code: &str, index: &Index, wanted: &BTreeMap<String, Wanted>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (name, text) in wanted {
        let Some(entry) = index.entry(name) else {
            let message = format!("\"{name}\" has no text in \"{code}\"");
            problems.push(Diagnostic::new(Code::MissingText, &text.by.file, text.by.line, message));
            continue;
        };
        for choice in &text.choices {
            let common = format!("{CHOICE_PREFIX}{choice}");
            if !entry.attributes.contains_key(choice) && index.entry(&common).is_none() {
                let message = format!("the choice \"{choice}\" of \"{name}\" has no label in \"{code}\"");
                problems.push(Diagnostic::new(Code::MissingLabel, &entry.file, entry.line, message));
            }
        }
    }
    problems
}

fn unknown_variables(index: &Index, wanted: &BTreeMap<String, Wanted>) -> Vec<Diagnostic> {
    let none = BTreeSet::new();
    let mut problems = Vec::new();
    for (name, entry) in index.entries() {
        let is_bare = name.starts_with(CHOICE_PREFIX) || name.starts_with(TARIFF_PREFIX);
        let values = match wanted.get(name) {
            Some(text) => &text.values,
            None if is_bare => &none,
            None => continue,
        };
        let used = entry.variables.keys().chain(entry.attributes.values().flat_map(BTreeMap::keys));
        for variable in used.filter(|variable| !values.contains(*variable)) {
            let message = format!("nobody fills ${variable} in \"{name}\"");
            problems.push(Diagnostic::new(Code::UnknownVariable, &entry.file, entry.line, message));
        }
    }
    problems
}

/// Texts that a messenger would not take, with the longest value of each variable.
fn too_long(code: &str, index: &Index, texts: &Texts, flow: &Flow) -> Vec<Diagnostic> {
    let mut longest = Longest::new(texts, code, index);
    let plain = flow.steps.values().filter_map(|step| match &step.body {
        Body::Plain(plain) => plain.picture.as_ref().and_then(|_| plain.say.last()),
        Body::BuiltIn { .. } => None,
    });
    let captions: BTreeSet<&str> = plain.map(|line| line.text.as_str()).chain(catalogue::PICTURED).collect();
    let mut problems = Vec::new();
    for (name, entry) in index.entries() {
        let mut complain = |code, length: usize, limit: usize, what: &dyn Fn() -> String| {
            if length > limit {
                let what = what();
                let message = format!("{what} may have {length} characters");
                problems.push(Diagnostic::new(code, &entry.file, entry.line, message));
            }
        };
        let is_entry = catalogue::is_list_entry(name);
        let length = if is_entry { longest.of_list_entry(&entry.shape) } else { longest.of(&entry.shape) };
        if let Some((_, code, limit, what)) = SHORT_TEXTS.iter().find(|(start, ..)| name.starts_with(start)) {
            complain(*code, length, *limit, &|| format!("\"{name}\", {what},"));
        }
        match label_limit(name) {
            Some(limit) => complain(Code::LabelTooLong, length, limit, &|| format!("the label \"{name}\"")),
            None if captions.contains(name) => {
                complain(Code::CaptionTooLong, length, LONGEST_CAPTION, &|| format!("\"{name}\", beside a picture,"));
            }
            None => complain(Code::TextTooLong, length, LONGEST_TEXT, &|| format!("\"{name}\"")),
        }
        for (label, shape) in &entry.label_shapes {
            let what = || format!("the label \"{label}\" of \"{name}\"");
            complain(Code::LabelTooLong, longest.of(shape), LONGEST_LABEL, &what);
        }
    }
    problems
}

/// The limit of a text that stands on a button, `None` for one that is said.
fn label_limit(name: &str) -> Option<usize> {
    if name.starts_with(CHOICE_PREFIX) {
        return Some(LONGEST_LABEL);
    }
    catalogue::is_list_entry(name).then_some(LONGEST_LIST_ENTRY)
}

/// Values that the program fills so that the person knows them, and that a text does not say.
fn unsaid_values(index: &Index) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (name, values) in catalogue::values_to_be_said() {
        let Some(entry) = index.entry(name) else { continue };
        for value in values.iter().filter(|value| !entry.variables.contains_key(**value)) {
            let message = format!("\"{name}\" does not say ${value}");
            problems.push(Diagnostic::new(Code::UnusedVariable, &entry.file, entry.line, message));
        }
    }
    problems
}

/// Where a plural form is picked by name, every form that the language has must be there.
fn missing_plurals(index: &Index, plurals: &[String]) -> Vec<Diagnostic> {
    const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
    let mut problems = Vec::new();
    for (name, entry) in index.entries() {
        for (variable, forms) in entry.variables.iter().chain(entry.attributes.values().flatten()) {
            if !forms.iter().any(|form| CATEGORIES.contains(&form.as_str())) {
                continue;
            }
            for form in plurals.iter().filter(|form| !forms.contains(*form)) {
                let message = format!("\"{name}\" has no form [{form}] for ${variable}");
                problems.push(Diagnostic::new(Code::MissingPlural, &entry.file, entry.line, message));
            }
        }
    }
    problems
}

fn names(variables: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<&String> {
    variables.keys().collect()
}

/// What a language has that the first has not, and the other way round.
pub(in crate::dialogue) fn compare(code: &str, index: &Index, reference: &Index) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (name, entry) in reference.entries() {
        let Some(other) = index.entry(name) else {
            if !name.starts_with(TARIFF_PREFIX) {
                let message = format!("\"{name}\" is not translated to \"{code}\"");
                problems.push(Diagnostic::new(Code::MissingTranslation, &entry.file, entry.line, message));
            }
            continue;
        };
        let same_labels = entry.attributes.keys().eq(other.attributes.keys());
        if names(&entry.variables) != names(&other.variables) || !same_labels {
            let message = format!("\"{name}\" has other variables or labels than in {}", entry.file);
            problems.push(Diagnostic::new(Code::DifferentVariables, &other.file, other.line, message));
        }
    }
    for (name, entry) in index.entries() {
        if reference.entry(name).is_none() {
            let message = format!("\"{name}\" is in \"{code}\" only");
            problems.push(Diagnostic::new(Code::MissingTranslation, &entry.file, entry.line, message));
        }
    }
    problems
}

fn unused(reference: &Index, wanted: &BTreeMap<String, Wanted>) -> Vec<Diagnostic> {
    let labels: BTreeSet<String> =
        wanted.values().flat_map(|text| &text.choices).map(|choice| format!("{CHOICE_PREFIX}{choice}")).collect();
    let referenced: BTreeSet<&String> = reference.entries().flat_map(|(_, entry)| &entry.references).collect();
    let is_said = |name: &str| {
        wanted.contains_key(name)
            || labels.contains(name)
            || name.starts_with(TARIFF_PREFIX)
            || referenced.contains(&name.to_owned())
    };
    let mut problems = Vec::new();
    for (name, entry) in reference.entries() {
        if !is_said(name) {
            let message = format!("nothing says \"{name}\"");
            problems.push(Diagnostic::new(Code::UnusedText, &entry.file, entry.line, message));
        }
        let offered = wanted.get(name).map(|text| &text.choices);
        for label in entry.attributes.keys().filter(|label| !offered.is_some_and(|offered| offered.contains(*label))) {
            let message = format!("\"{name}\" offers no choice \"{label}\"");
            problems.push(Diagnostic::new(Code::UnusedText, &entry.file, entry.line, message));
        }
    }
    problems
}
