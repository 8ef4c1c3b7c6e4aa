//! Which texts a language has, with their variables, attributes and lines.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use fluent_syntax::ast;

use crate::dialogue::diagnostic::{Code, Diagnostic};

/// One text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// The file.
    pub file: String,
    /// Its line.
    pub line: u32,
    /// Its variables, and whether a plural form is picked by them (with the forms given).
    pub variables: BTreeMap<String, BTreeSet<String>>,
    /// Texts that it refers to.
    pub references: BTreeSet<String>,
    /// Its attributes: labels of choices, with their own variables.
    pub attributes: BTreeMap<String, BTreeMap<String, BTreeSet<String>>>,
    /// What it is made of, for its length.
    pub shape: Shape,
    /// What its attributes are made of.
    pub label_shapes: BTreeMap<String, Shape>,
    /// Its content without what does not count, such as how it is indented: equal where the wording is.
    pub content: String,
    /// The same of each attribute.
    pub label_contents: BTreeMap<String, String>,
}

/// What a text is made of: words, values, other texts, and forms of which one is said.
pub type Shape = Vec<Part>;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// So many characters, as [`units`] counts them.
    Words(usize),
    /// A value of this name.
    Value(String),
    /// Another text.
    Text(String),
    /// One of these.
    Either(Vec<Shape>),
}

/// Every text of a language by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Index {
    entries: BTreeMap<String, Entry>,
}

impl Index {
    /// The text of that name.
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.get(name)
    }

    /// Every text by name.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.entries.iter().map(|(name, entry)| (name.as_str(), entry))
    }

    /// Adds a file's texts.
    pub fn add(&mut self, file: &str, resource: &FluentResource) {
        let lines = Lines::of(resource.source());
        for item in resource.entries() {
            let ast::Entry::Message(message) = item else { continue };
            let line = lines.line_of(message.id.name);
            let mut entry = Entry { file: file.to_owned(), line, ..Entry::default() };
            if let Some(pattern) = &message.value {
                let mut found = Found::default();
                found.pattern(pattern);
                entry.content = found.content;
                entry.shape = found.shape;
                entry.variables = found.variables;
                entry.references = found.references;
            }
            for attribute in &message.attributes {
                let mut found = Found::default();
                found.pattern(&attribute.value);
                entry.references.extend(found.references);
                entry.label_shapes.insert(attribute.id.name.to_owned(), found.shape);
                entry.label_contents.insert(attribute.id.name.to_owned(), found.content);
                entry.attributes.insert(attribute.id.name.to_owned(), found.variables);
            }
            self.entries.insert(message.id.name.to_owned(), entry);
        }
    }
}

/// Texts of a file that are there already, and labels that a text has twice. `names` are those of the files before.
pub fn doubles(file: &str, resource: &FluentResource, names: &mut BTreeSet<String>) -> Vec<Diagnostic> {
    let lines = Lines::of(resource.source());
    let complaint = |name, message| Diagnostic::new(Code::DuplicateText, file, lines.line_of(name), message);
    let mut problems = Vec::new();
    for item in resource.entries() {
        let ast::Entry::Message(message) = item else { continue };
        let labels: Vec<&str> = message.attributes.iter().map(|attribute| attribute.id.name).collect();
        for (position, label) in labels.iter().enumerate() {
            if labels[..position].contains(label) {
                problems.push(complaint(label, format!("\"{}\" has .{label} twice", message.id.name)));
            }
        }
        if !names.insert(message.id.name.to_owned()) {
            problems.push(complaint(message.id.name, format!("\"{}\" is there already", message.id.name)));
        }
    }
    problems
}

/// The variables of a text.
pub fn variables_of(pattern: &ast::Pattern<&str>) -> BTreeSet<String> {
    let mut found = Found::default();
    found.pattern(pattern);
    found.variables.into_keys().collect()
}

/// The texts that a text refers to.
pub fn references_of(pattern: &ast::Pattern<&str>) -> BTreeSet<String> {
    let mut found = Found::default();
    found.pattern(pattern);
    found.references
}

/// How long a text is as Telegram counts: in UTF-16 code units (<https://core.telegram.org/bots/api#messageentity>, read
/// 2026-11-25). Of the letters that people write with only pictures such as emoji count as two.
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The line of a byte offset, from 1.
pub fn line_at(source: &str, offset: usize) -> u32 {
    let before = source.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count();
    u32::try_from(before).unwrap_or(0) + 1
}

/// Where the lines of a source begin, so that a name's line is found without counting up to it.
struct Lines<'a> {
    source: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn of(source: &'a str) -> Self {
        let ends = source.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { source, starts: std::iter::once(0).chain(ends).collect() }
    }

    /// The line of a part of the source: names in the syntax tree are slices of it.
    fn line_of(&self, part: &str) -> u32 {
        let offset = (part.as_ptr() as usize).saturating_sub(self.source.as_ptr() as usize);
        u32::try_from(self.starts.partition_point(|start| *start <= offset)).unwrap_or(0)
    }
}

#[derive(Default)]
struct Found {
    variables: BTreeMap<String, BTreeSet<String>>,
    references: BTreeSet<String>,
    shape: Shape,
    content: String,
}

impl Found {
    fn pattern(&mut self, pattern: &ast::Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                ast::PatternElement::TextElement { value } => {
                    self.shape.push(Part::Words(units(value)));
                    self.content.push_str(value);
                }
                ast::PatternElement::Placeable { expression } => self.placeable(expression),
            }
        }
    }

    fn placeable(&mut self, expression: &ast::Expression<&str>) {
        self.content.push('{');
        self.expression(expression);
        self.content.push('}');
    }

    fn expression(&mut self, expression: &ast::Expression<&str>) {
        match expression {
            ast::Expression::Inline(inline) => self.inline(inline),
            ast::Expression::Select { selector, variants } => {
                // The selector itself is not said.
                let said = std::mem::take(&mut self.shape);
                self.inline(selector);
                self.content.push_str(" ->");
                if let ast::InlineExpression::VariableReference { id } = selector {
                    let keys = variants.iter().map(|variant| match variant.key {
                        ast::VariantKey::Identifier { name } => name.to_owned(),
                        ast::VariantKey::NumberLiteral { value } => value.to_owned(),
                    });
                    self.variables.entry(id.name.to_owned()).or_default().extend(keys);
                }
                let mut forms = Vec::new();
                for variant in variants {
                    self.shape.clear();
                    let key = match variant.key {
                        ast::VariantKey::Identifier { name } => name,
                        ast::VariantKey::NumberLiteral { value } => value,
                    };
                    self.note(if variant.default { "*[" } else { "[" }, key, "] ");
                    self.pattern(&variant.value);
                    forms.push(std::mem::take(&mut self.shape));
                }
                self.shape = said;
                self.shape.push(Part::Either(forms));
            }
        }
    }

    fn note(&mut self, before: &str, what: &str, after: &str) {
        for part in [before, what, after] {
            self.content.push_str(part);
        }
    }

    fn inline(&mut self, inline: &ast::InlineExpression<&str>) {
        match inline {
            ast::InlineExpression::VariableReference { id } => {
                self.variables.entry(id.name.to_owned()).or_default();
                self.shape.push(Part::Value(id.name.to_owned()));
                self.note("$", id.name, "");
            }
            ast::InlineExpression::MessageReference { id, attribute } => {
                self.references.insert(id.name.to_owned());
                self.shape.push(Part::Text(id.name.to_owned()));
                self.note("", id.name, "");
                if let Some(attribute) = attribute {
                    self.note(".", attribute.name, "");
                }
            }
            ast::InlineExpression::FunctionReference { id, arguments } => {
                self.note("", id.name, "(");
                for argument in &arguments.positional {
                    self.inline(argument);
                    self.content.push(',');
                }
                // What is named tells how a value is said, and is not said itself.
                let said = std::mem::take(&mut self.shape);
                for named in &arguments.named {
                    self.note("", named.name.name, ":");
                    self.inline(&named.value);
                    self.content.push(',');
                }
                self.shape = said;
                self.content.push(')');
            }
            ast::InlineExpression::Placeable { expression } => self.placeable(expression),
            ast::InlineExpression::StringLiteral { value } => {
                self.shape.push(Part::Words(units(value)));
                self.note("\"", value, "\"");
            }
            ast::InlineExpression::NumberLiteral { value } => {
                self.shape.push(Part::Words(value.len()));
                self.content.push_str(value);
            }
            ast::InlineExpression::TermReference { id, .. } => self.note("-", id.name, ""),
        }
    }
}
