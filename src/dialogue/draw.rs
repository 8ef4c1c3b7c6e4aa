//! The flows as a picture: which step leads where, and why.
//!
//! In charge of what is drawn; how Mermaid, DOT and our own SVG spell it is in `draw/`.

use std::fmt;

use super::Dialogues;
use super::flow::{Body, RETURN, Step};
use super::reply::{Arg, Reply};
use super::standing::{Standing, StepCount};
use super::texts::Setting;

mod dot;
mod mermaid;
mod svg;

/// What is drawn of the dialogues.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// Only this flow.
    pub flow: Option<&'a str>,
    /// The language of texts and labels.
    pub language: &'a str,
    /// Where conversations stand, to be written on the steps.
    pub standing: Option<&'a Standing>,
}

/// How it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Mermaid's flowchart.
    Mermaid,
    /// Graphviz.
    Dot,
    /// A picture that needs no other program.
    Svg,
}

/// Draws the flows.
pub fn draw(dialogues: &Dialogues, wanted: Wanted<'_>, format: Format) -> String {
    let chart = Chart::of(dialogues, wanted);
    match format {
        Format::Mermaid => mermaid::draw(&chart),
        Format::Dot => dot::draw(&chart),
        Format::Svg => svg::draw(&chart),
    }
}

/// Steps and ways.
struct Chart {
    title: String,
    boxes: Vec<StepBox>,
    /// Steps at which flows start.
    starts: Vec<String>,
}

/// A step as it is drawn.
struct StepBox {
    id: String,
    kind: Kind,
    /// The built-in step it does, and the rule it is there for.
    marks: Vec<String>,
    /// The first words of what it says.
    words: String,
    ways: Vec<Way>,
    count: Option<StepCount>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It asks.
    Asks,
    /// It goes on by itself.
    Passes,
    /// Logic in Rust.
    BuiltIn,
}

/// A way from a step to another.
struct Way {
    label: String,
    to: String,
    sort: Sort,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// The person presses it, or a built-in step leaves by it.
    Choice,
    /// It goes on by itself.
    Next,
    /// A fact is not so, or nobody can tell.
    Arm,
    /// The policy has the rule off.
    Rule,
}

impl Chart {
    fn of(dialogues: &Dialogues, wanted: Wanted<'_>) -> Self {
        let flow = &dialogues.flow;
        let is_wanted = |name: &str| wanted.flow.is_none_or(|only| only == name);
        let steps = flow.steps.values().filter(|step| is_wanted(&step.flow));
        let starts = flow.starts.iter().filter(|(name, _)| is_wanted(name)).map(|(_, start)| start.step.clone());
        Self {
            title: wanted.flow.unwrap_or("all flows").to_owned(),
            boxes: steps.map(|step| StepBox::of(dialogues, step, wanted)).collect(),
            starts: starts.collect(),
        }
    }

    fn has(&self, id: &str) -> bool {
        self.boxes.iter().any(|step| step.id == id)
    }

    /// Steps of other flows that are led to, and the end of a digression.
    fn others(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self
            .boxes
            .iter()
            .flat_map(|step| &step.ways)
            .map(|way| way.to.as_str())
            .filter(|id| !self.has(id))
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

impl StepBox {
    fn of(dialogues: &Dialogues, step: &Step, wanted: Wanted<'_>) -> Self {
        let mut marks: Vec<String> = step.rule.iter().map(|gate| gate.rule.as_str().to_uppercase()).collect();
        let mut ways = Vec::new();
        let mut way = |label: String, to: &str, sort| ways.push(Way { label, to: to.to_owned(), sort });
        if let Some(gate) = &step.rule {
            way(format!("{} off", gate.rule.as_str().to_uppercase()), &gate.without, Sort::Rule);
        }
        if let Some(when) = &step.when {
            way(format!("not {}", when.fact), &when.otherwise, Sort::Arm);
            if when.unknown != step.id {
                way(format!("{}?", when.fact), &when.unknown, Sort::Arm);
            }
        }
        let mut words = String::new();
        let kind = match &step.body {
            Body::BuiltIn { step: built_in, exits, .. } => {
                marks.push(built_in.to_string());
                for (name, target) in exits {
                    way(name.clone(), &target.step, Sort::Choice);
                }
                Kind::BuiltIn
            }
            Body::Plain(plain) => {
                let last = plain.say.last().map_or("", |line| line.text.as_str());
                words = first_words(dialogues, wanted.language, last);
                for choice in &plain.choices {
                    let label = label(dialogues, wanted.language, last, &choice.key);
                    way(label, &choice.target.step, Sort::Choice);
                }
                if let Some(target) = &plain.next {
                    way(String::new(), &target.step, Sort::Next);
                }
                if plain.choices.is_empty() { Kind::Passes } else { Kind::Asks }
            }
        };
        let count = wanted.standing.map(|standing| standing.of(&step.id));
        Self { id: step.id.clone(), kind, marks, words, ways, count }
    }

    /// `3 stand here, 12 % stayed`; nothing where nobody ever came.
    fn count_line(&self) -> Option<String> {
        let count = self.count.filter(|count| count.here + count.passed > 0)?;
        Some(format!("{} here, {} went on, {} % stayed", count.here, count.passed, count.dropped_percent()))
    }
}

/// The most characters of a text that are drawn.
const MOST_WORDS: usize = 90;

fn first_words(dialogues: &Dialogues, language: &str, name: &str) -> String {
    let text = without_values(dialogues, language, name).map(|(text, _)| text).unwrap_or_default();
    shortened(&text.split_whitespace().collect::<Vec<_>>().join(" "), MOST_WORDS)
}

fn label(dialogues: &Dialogues, language: &str, name: &str, key: &str) -> String {
    let labels = without_values(dialogues, language, name).map(|(_, labels)| labels).unwrap_or_default();
    let own = labels.into_iter().find(|(found, _)| found == key).map(|(_, label)| label);
    own.or_else(|| without_values(dialogues, language, &format!("choice-{key}")).map(|(text, _)| text))
        .unwrap_or_else(|| key.to_owned())
}

type Wording = (String, Vec<(String, String)>);

/// A text and its labels with dots in place of values.
fn without_values(dialogues: &Dialogues, language: &str, name: &str) -> Option<Wording> {
    let (labels, variables) = dialogues.texts.labels_and_variables(language, name)?;
    let mut reply = Reply::new(name).asking(labels);
    reply.args = variables.into_iter().map(|variable| (variable, Arg::Text("…".into()))).collect();
    let setting = Setting { zone: chrono_tz::UTC, now: chrono::DateTime::UNIX_EPOCH };
    dialogues.texts.word(language, &reply, setting).ok().map(|worded| (worded.text, worded.choices))
}

/// A text that is at most so long, with dots where it was cut.
fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut out: String = text.chars().take(most.saturating_sub(1)).collect();
    out.push('…');
    out
}

/// Whether a name is the end of a digression.
fn is_return(id: &str) -> bool {
    id == RETURN
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Choice => "choice",
            Self::Next => "next",
            Self::Arm => "arm",
            Self::Rule => "rule",
        })
    }
}
