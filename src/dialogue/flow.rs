//! What is asked, in which order, with which choices: parsed, checked, ready to be walked.
//!
//! In charge of turning `flows/*.yaml` into one checked graph. Whether texts exist for it is `texts::check`'s;
//! what a built-in step does is `steps`'.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::backend::HandoffReason;
use super::backend::RequestKind;
use super::diagnostic::{Code, Diagnostic};
use super::facts::FactName;
use super::rules::Rule;
use super::steps::BuiltIn;

pub(super) mod check;
mod compile;
pub(crate) mod source;

/// The reserved target that ends a digression and returns to where it began.
pub const RETURN: &str = "return";

/// The flows that the assistant cannot do without.
pub const REQUIRED_FLOWS: [&str; 4] = ["welcome", "lost-data", "person", "requests"];

/// Flows that the engine enters by itself where they are there.
pub const OPTIONAL_FLOWS: [&str; 1] = ["keeping"];

/// Every step of every flow file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Flow {
    /// Steps by id; ids are unique over all files.
    pub steps: BTreeMap<String, Step>,
    /// Where each flow starts.
    pub starts: BTreeMap<String, FlowStart>,
    /// Steps by what they were called before.
    pub renames: BTreeMap<String, Target>,
}

/// The head of a flow file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowStart {
    /// Its first step.
    pub step: String,
    /// Whether it is a digression: entered beside what was going on, and left by [`RETURN`].
    pub is_digression: bool,
    /// The file.
    pub file: String,
    /// The line of `start:`.
    pub line: u32,
}

/// One step.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Its id.
    pub id: String,
    /// The flow it belongs to.
    pub flow: String,
    /// The file.
    pub file: String,
    /// The line of its id.
    pub line: u32,
    /// The rule it is there for, and where to go while the policy has it off.
    pub rule: Option<Gate>,
    /// The fact it is there for.
    pub when: Option<When>,
    /// Whether evidence is gathered first, and said.
    pub evidence: Option<EvidenceUse>,
    /// The text that answers *why do you ask*.
    pub why: Option<String>,
    /// Whether it is entered from anywhere when the person says what the language data lists under its id.
    pub heard: Option<HeardUse>,
    /// What it does.
    pub body: Body,
}

/// A rule with its way round.
#[derive(Debug, Clone, PartialEq)]
pub struct Gate {
    /// The rule.
    pub rule: Rule,
    /// Where to go while it is off.
    pub without: String,
}

/// A condition with all its arms.
#[derive(Debug, Clone, PartialEq)]
pub struct When {
    /// What must be so.
    pub fact: FactName,
    /// Where to go where it is not.
    pub otherwise: String,
    /// Where to go where nobody can tell.
    pub unknown: String,
}

/// How a step uses the evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EvidenceUse {
    /// Gathered and said.
    Deletions,
    /// Gathered, for conditions.
    Quietly,
}

/// How what a step answers is listened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeardUse {
    /// Before anything else that a message may mean.
    Urgent,
    /// Beside whatever else a message says.
    Beside,
    /// Like that, but not in the first message: the greeting answers it.
    Opening,
}

/// What a step does.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// It talks.
    Plain(Plain),
    /// Logic in Rust.
    BuiltIn {
        /// Which.
        step: BuiltIn,
        /// What kind of it.
        variant: Variant,
        /// Where its exits lead.
        exits: BTreeMap<String, Target>,
    },
}

/// The `as:` of a built-in step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// It takes none.
    None,
    /// A handoff with this reason.
    Handoff(HandoffReason),
    /// A request of this kind.
    Request(RequestKind),
}

/// A step that only talks.
#[derive(Debug, Clone, PartialEq)]
pub struct Plain {
    /// What is said, in order.
    pub say: Vec<Line>,
    /// The picture beside it.
    pub picture: Option<String>,
    /// Where the picture is named; 0 where none is.
    pub picture_line: u32,
    /// What can be pressed, in order.
    pub choices: Vec<FlowChoice>,
    /// Where to go where nothing is asked.
    pub next: Option<Target>,
    /// What entering it means.
    pub notes: Option<Note>,
}

/// One text that is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its name.
    pub text: String,
    /// The rule it is there for.
    pub rule: Option<Rule>,
    /// Where it is named.
    pub line: u32,
}

/// One choice of a plain step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowChoice {
    /// Its key.
    pub key: String,
    /// Where it leads.
    pub target: Target,
    /// The rule it is there for.
    pub rule: Option<Rule>,
}

/// A step that is named somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Its id, or [`RETURN`].
    pub step: String,
    /// Where it is named.
    pub line: u32,
}

/// What entering a plain step means for the conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// The person wants a file and nothing else.
    FileWanted,
    /// What our own reading shows as changed is what the person means.
    ChangedMeant,
    /// The history shows deletions.
    HistoryRead,
    /// Facts are to be asked anew: the person says that something changed.
    AskAgain,
    /// The evidence is to be read anew.
    ReadAgain,
    /// Others are missing than were said: what they are, when and which way is to be told anew, by a new reading.
    MissingAgain,
    /// The way back is to be chosen anew.
    OptionAgain,
    /// When it was lost is to be told anew, and the snapshots listed anew.
    MomentAgain,
    /// The conversation is over: answers are forgotten.
    Finished,
}

impl Note {
    /// The note of that name.
    pub fn find(text: &str) -> Option<Self> {
        Some(match text {
            "file-wanted" => Self::FileWanted,
            "changed-meant" => Self::ChangedMeant,
            "history-read" => Self::HistoryRead,
            "ask-again" => Self::AskAgain,
            "read-again" => Self::ReadAgain,
            "missing-again" => Self::MissingAgain,
            "option-again" => Self::OptionAgain,
            "moment-again" => Self::MomentAgain,
            "finished" => Self::Finished,
            _ => return None,
        })
    }
}

impl Step {
    /// Every step this one may lead to, with the line that says so.
    pub fn targets(&self) -> Vec<Target> {
        let own = |step: &str| Target { step: step.to_owned(), line: self.line };
        let mut targets: Vec<Target> = Vec::new();
        targets.extend(self.rule.iter().map(|gate| own(&gate.without)));
        targets.extend(self.when.iter().flat_map(|when| [own(&when.otherwise), own(&when.unknown)]));
        match &self.body {
            Body::Plain(plain) => {
                targets.extend(plain.choices.iter().map(|choice| choice.target.clone()));
                targets.extend(plain.next.clone());
            }
            Body::BuiltIn { exits, .. } => targets.extend(exits.values().cloned()),
        }
        targets
    }

    /// Whether it waits for the person.
    pub fn asks(&self) -> bool {
        match &self.body {
            Body::Plain(plain) => !plain.choices.is_empty(),
            Body::BuiltIn { .. } => true,
        }
    }
}

/// A file's name and text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path below the dialogues' folder, with `/`.
    pub path: String,
    /// Its text; that of a file that comes with the program is the program's.
    pub text: Cow<'static, str>,
}

impl SourceFile {
    /// The language of a file `FOLDER/CODE.yaml`.
    pub fn language_in(&self, folder: &str) -> Option<&str> {
        self.path.strip_prefix(folder)?.strip_prefix('/')?.strip_suffix(".yaml")
    }
}

impl Flow {
    /// Reads and checks flow files.
    ///
    /// # Errors
    /// Everything that is wrong with them.
    pub fn load(files: &[SourceFile]) -> Result<Self, Vec<Diagnostic>> {
        let (flow, mut problems) = compile::compile(files);
        // A graph with holes would complain about steps beyond the holes: the first cause is enough.
        if problems.is_empty() {
            problems = check::check(&flow);
        }
        if problems.is_empty() {
            Ok(flow)
        } else {
            problems.sort();
            Err(problems)
        }
    }

    /// What a step is called now: its own id, or that of the step which was renamed from it.
    pub fn present_name<'a>(&'a self, id: &'a str) -> Option<&'a str> {
        if self.steps.contains_key(id) {
            return Some(id);
        }
        self.renames.get(id).map(|target| target.step.as_str())
    }

    /// The step of that id.
    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps.get(id)
    }

    /// Whether a step belongs to a digression.
    pub fn is_digression(&self, step: &Step) -> bool {
        self.starts.get(&step.flow).is_some_and(|start| start.is_digression)
    }

    /// The first step of a flow.
    pub fn start(&self, flow: &str) -> &str {
        self.starts.get(flow).map_or("", |start| start.step.as_str())
    }
}

/// Whether a text can name a step, a reply, a choice.
pub fn is_kebab_case(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 40
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && !text.ends_with('-')
        && !text.contains("--")
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn missing(code: Code, file: &str, line: u32, message: String) -> Diagnostic {
    Diagnostic::new(code, file, line, message)
}
