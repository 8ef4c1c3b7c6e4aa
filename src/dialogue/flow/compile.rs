//! From files as written to steps as walked.
//!
//! In charge of what can be said of one step alone: keys that go together, names that exist. How steps hang
//! together is `check`'s.

use std::collections::BTreeMap;
use std::str::FromStr;

use super::source::{Names, Ordered, RawChoice, RawFlow, RawLine, RawSay, RawStep, Word, line_of, parse};
use super::{
    Body, EvidenceUse, Flow, FlowChoice, FlowStart, Gate, HeardUse, Line, Note, Plain, RETURN, SourceFile, Step,
    Target, Variant, When, is_kebab_case, missing,
};
use crate::dialogue::backend::{HandoffReason, RequestKind};
use crate::dialogue::diagnostic::{Code, Diagnostic};
use crate::dialogue::facts::FactName;
use crate::dialogue::rules::Rule;
use crate::dialogue::steps::BuiltIn;

/// The most buttons below one message (Telegram Bot API, inline keyboards).
const MOST_CHOICES: usize = 100;

/// The longest key of a choice, in bytes: a button carries 64, of which 28 tell the question it belongs to.
const LONGEST_KEY: usize = 36;

/// Compiles every file; what cannot be compiled is reported and left out.
pub fn compile(files: &[SourceFile]) -> (Flow, Vec<Diagnostic>) {
    let mut flow = Flow::default();
    let mut problems = Vec::new();
    for file in files {
        match parse::<RawFlow>(&file.text) {
            Ok(raw) => compile_file(&file.path, raw, &mut flow, &mut problems),
            Err((line, message)) => {
                problems.push(Diagnostic::new(syntax_code(&message), &file.path, line, message));
            }
        }
    }
    (flow, problems)
}

fn syntax_code(message: &str) -> Code {
    if message.contains("duplicate") { Code::DuplicateId } else { Code::FlowSyntax }
}

fn compile_file(path: &str, raw: RawFlow, flow: &mut Flow, problems: &mut Vec<Diagnostic>) {
    let name = raw.flow.value.clone();
    let start = FlowStart {
        step: raw.start.value.clone(),
        is_digression: raw.digression,
        file: path.to_owned(),
        line: line_of(&raw.start),
    };
    if flow.starts.insert(name.clone(), start).is_some() {
        let message = format!("there is another flow \"{name}\"");
        problems.push(missing(Code::DuplicateId, path, line_of(&raw.flow), message));
    }
    for (id, step) in raw.steps.0 {
        let mut compiler = Compiler { path, problems };
        let line = line_of(&id);
        if !is_kebab_case(&id.value) || id.value == RETURN {
            compiler.report(Code::BadId, line, format!("\"{}\" cannot name a step", id.value));
        }
        compiler.renames(&id.value, &step, flow);
        let Some(step) = compiler.step(&name, &id, step) else { continue };
        if flow.steps.insert(id.value.clone(), step).is_some() {
            let message = format!("there is another step \"{}\"", id.value);
            problems.push(missing(Code::DuplicateId, path, line, message));
        }
    }
}

struct Compiler<'a> {
    path: &'a str,
    problems: &'a mut Vec<Diagnostic>,
}

impl Compiler<'_> {
    fn report(&mut self, code: Code, line: u32, message: String) {
        self.problems.push(missing(code, self.path, line, message));
    }

    fn step(&mut self, flow: &str, id: &Word, raw: RawStep) -> Option<Step> {
        let line = line_of(id);
        let rule = self.gate(line, raw.rule.as_ref(), raw.without.as_ref());
        let when = self.when(line, &raw);
        let evidence = raw.evidence.as_ref().and_then(|word| self.evidence(word));
        let why = raw.why.as_ref().map(|word| word.value.clone());
        let heard = raw.heard.as_ref().and_then(|word| self.heard(word));
        let body = match &raw.built_in {
            Some(built_in) => self.built_in(built_in, &raw)?,
            None => self.plain(line, &id.value, raw)?,
        };
        Some(Step {
            id: id.value.clone(),
            flow: flow.to_owned(),
            file: self.path.to_owned(),
            line,
            rule,
            when,
            evidence,
            why,
            heard,
            body,
        })
    }

    /// Notes what the step was called before.
    fn renames(&mut self, id: &str, raw: &RawStep, flow: &mut Flow) {
        let Some(names) = &raw.renamed_from else { return };
        let old = match &names.value {
            Names::One(name) => std::slice::from_ref(name),
            Names::Several(names) => names,
        };
        for name in old {
            let target = Target { step: id.to_owned(), line: line_of(names) };
            if let Some(other) = flow.renames.insert(name.clone(), target) {
                let message = format!("\"{}\" was renamed from \"{name}\" too", other.step);
                self.report(Code::BadRename, line_of(names), message);
            }
        }
    }

    fn gate(&mut self, line: u32, rule: Option<&Word>, without: Option<&Word>) -> Option<Gate> {
        match (rule, without) {
            (Some(rule), Some(without)) => {
                Some(Gate { rule: self.rule(line_of(rule), &rule.value)?, without: without.value.clone() })
            }
            (None, None) => None,
            (Some(word), None) | (None, Some(word)) => {
                let message = "`rule:` and `without:` go together".to_owned();
                self.report(Code::RuleWithoutWay, line_of(word).max(line), message);
                None
            }
        }
    }

    fn rule(&mut self, line: u32, name: &str) -> Option<Rule> {
        let rule = Rule::find(name);
        if rule.is_none() {
            self.report(Code::RuleWithoutWay, line, format!("no policy switches a rule \"{name}\""));
        }
        rule
    }

    fn when(&mut self, line: u32, raw: &RawStep) -> Option<When> {
        let Some(fact) = &raw.when else {
            if let Some(arm) = raw.otherwise.as_ref().or(raw.unknown.as_ref()) {
                self.report(Code::ArmWithoutWhen, line_of(arm), "an arm stands here without `when:`".into());
            }
            return None;
        };
        let name = FactName::from_str(&fact.value);
        if let Err(error) = &name {
            self.report(Code::UnknownFact, line_of(fact), error.to_string());
        }
        match (name, &raw.otherwise, &raw.unknown) {
            (Ok(fact), Some(otherwise), Some(unknown)) => {
                Some(When { fact, otherwise: otherwise.value.clone(), unknown: unknown.value.clone() })
            }
            (_, Some(_), Some(_)) => None,
            _ => {
                self.report(Code::MissingArm, line_of(fact).max(line), format!("`when: {}` lacks an arm", fact.value));
                None
            }
        }
    }

    fn evidence(&mut self, word: &Word) -> Option<EvidenceUse> {
        match word.value.as_str() {
            "deletions" => Some(EvidenceUse::Deletions),
            "quietly" => Some(EvidenceUse::Quietly),
            other => {
                let message = format!("`evidence:` is deletions or quietly, not \"{other}\"");
                self.report(Code::FlowSyntax, line_of(word), message);
                None
            }
        }
    }

    fn heard(&mut self, word: &Word) -> Option<HeardUse> {
        let found = match word.value.as_str() {
            "urgent" => Some(HeardUse::Urgent),
            "beside" => Some(HeardUse::Beside),
            "opening" => Some(HeardUse::Opening),
            _ => None,
        };
        if found.is_none() {
            let message = format!("`heard:` is urgent, beside or opening, not \"{}\"", word.value);
            self.report(Code::FlowSyntax, line_of(word), message);
        }
        found
    }

    fn built_in(&mut self, word: &Word, raw: &RawStep) -> Option<Body> {
        for (key, line) in [
            ("say", raw.say.as_ref().map(line_of)),
            ("choices", raw.choices.as_ref().map(|_| line_of(word))),
            ("next", raw.next.as_ref().map(line_of)),
            ("notes", raw.notes.as_ref().map(line_of)),
            ("picture", raw.picture.as_ref().map(line_of)),
        ] {
            if let Some(line) = line {
                self.report(Code::Misplaced, line, format!("`{key}:` does not go with `do:`"));
            }
        }
        let Some(step) = BuiltIn::find(&word.value) else {
            self.report(Code::UnknownBuiltIn, line_of(word), format!("there is no built-in step \"{}\"", word.value));
            return None;
        };
        let exits = self.exits(step, line_of(word), raw.exits.as_ref());
        let variant = self.variant(step, line_of(word), raw.variant.as_ref());
        Some(Body::BuiltIn { step, variant, exits })
    }

    fn exits(&mut self, step: BuiltIn, line: u32, raw: Option<&Ordered<Word>>) -> BTreeMap<String, Target> {
        let mut exits = BTreeMap::new();
        for (name, target) in raw.map_or(&[][..], |raw| &raw.0) {
            if !step.exits().contains(&name.value.as_str()) {
                let message = format!("`{step}` has no exit \"{}\"", name.value);
                self.report(Code::UnknownExit, line_of(name), message);
            }
            exits.insert(name.value.clone(), Target { step: target.value.clone(), line: line_of(target) });
        }
        for exit in step.exits() {
            if !exits.contains_key(*exit) {
                self.report(Code::MissingExit, line, format!("`{step}` needs a target for its exit \"{exit}\""));
            }
        }
        exits
    }

    fn variant(&mut self, step: BuiltIn, line: u32, raw: Option<&Word>) -> Variant {
        let name = raw.map(|word| word.value.as_str());
        let found = match (step, name) {
            (BuiltIn::Handoff, Some(name)) => HandoffReason::find(name).map(Variant::Handoff),
            (BuiltIn::Record, Some(name)) => RequestKind::find(name).map(Variant::Request),
            (BuiltIn::Handoff | BuiltIn::Record, None) => None,
            (_, None) => Some(Variant::None),
            (_, Some(_)) => None,
        };
        found.unwrap_or_else(|| {
            let message = format!("`{step}` does not take `as: {}`", name.unwrap_or("(nothing)"));
            self.report(Code::FlowSyntax, raw.map_or(line, line_of), message);
            Variant::None
        })
    }

    fn plain(&mut self, line: u32, id: &str, raw: RawStep) -> Option<Body> {
        for word in [raw.variant.as_ref(), raw.exits.as_ref().and_then(|exits| exits.0.first().map(|(key, _)| key))]
            .into_iter()
            .flatten()
        {
            self.report(Code::Misplaced, line_of(word), "`as:` and `exits:` go with `do:`".into());
        }
        let choices = self.choices(raw.choices);
        if choices.len() > MOST_CHOICES {
            self.report(Code::TooManyChoices, line, format!("\"{id}\" has {} choices", choices.len()));
        }
        let next = raw.next.as_ref().map(|word| Target { step: word.value.clone(), line: line_of(word) });
        match (choices.is_empty(), &next) {
            (true, None) => {
                self.report(Code::DeadEnd, line, format!("\"{id}\" has nothing to press and nowhere to go"));
                return None;
            }
            (false, Some(next)) => {
                self.report(Code::Misplaced, next.line, "`next:` does not go with `choices:`".into());
            }
            _ => {}
        }
        let say = self.say(raw.say);
        if say.is_empty() && !choices.is_empty() {
            self.report(Code::DeadEnd, line, format!("\"{id}\" asks without saying anything"));
        }
        let notes = raw.notes.as_ref().and_then(|word| {
            let note = Note::find(&word.value);
            if note.is_none() {
                self.report(Code::FlowSyntax, line_of(word), format!("there is no note \"{}\"", word.value));
            }
            note
        });
        let picture_line = raw.picture.as_ref().map_or(0, line_of);
        let picture = raw.picture.map(|word| word.value);
        Some(Body::Plain(Plain { say, picture, picture_line, choices, next, notes }))
    }

    fn choices(&mut self, raw: Option<Ordered<serde_saphyr::Spanned<RawChoice>>>) -> Vec<FlowChoice> {
        let mut choices = Vec::new();
        for (key, choice) in raw.map(|raw| raw.0).unwrap_or_default() {
            if !is_kebab_case(&key.value) {
                self.report(Code::BadId, line_of(&key), format!("\"{}\" cannot name a choice", key.value));
            } else if key.value.len() > LONGEST_KEY {
                let message = format!("\"{}\" has {} bytes", key.value, key.value.len());
                self.report(Code::KeyTooLong, line_of(&key), message);
            }
            let line = line_of(&choice);
            let (target, rule) = match choice.value {
                RawChoice::Always(target) => (target, None),
                RawChoice::ForRule(ruled) => (ruled.to, self.rule(line, &ruled.rule)),
            };
            choices.push(FlowChoice { key: key.value, target: Target { step: target, line }, rule });
        }
        choices
    }

    fn say(&mut self, raw: Option<super::source::Say>) -> Vec<Line> {
        let Some(say) = raw else { return Vec::new() };
        let line = line_of(&say);
        match say.value {
            RawSay::One(text) => vec![Line { text, rule: None, line }],
            RawSay::Several(lines) => lines
                .into_iter()
                .map(|one| match one {
                    RawLine::Always(text) => Line { text, rule: None, line },
                    RawLine::ForRule(ruled) => Line { rule: self.rule(line, &ruled.rule), text: ruled.text, line },
                })
                .collect(),
        }
    }
}
