//! Scripted dialogues: a file that reads as a conversation, documentation and test in one.
//!
//! In charge of the format. Playing is `runner`'s, against any [`world::ScriptWorld`]: the canned one here, or
//! the real program on a sandbox.
//!
//! ```text
//! # R05 After an upgrade the history also shows what happened before
//! switch: r05                          the policy's switch that must make some case fail
//! worlds: canned full                  where it is played; without it in the canned world only (what is made for `full` is
//!                                      played through Telegram too; `telegram`: what carries the canned figures there)
//! given: scenario deleted-contacts     for every case; more of them separated by `;`
//!
//! ## The plan has no history
//! worlds: full                         for this case, instead of the file's
//! path: off                            off the happy path (`happy`: on it); without it that is told by what happens
//! | plan | reply          |            played once for each row, with {plan} and {reply} put in below
//! | ---- | -------------- |
//! | free | history-demo   |
//! given: tariff {plan}; preset fr      for this case; a preset is a policy that ships (`src/domain/policies/fr.toml`)
//! > [crm-data]                         the admin presses a choice, by its key
//! > @crm-data                          the admin writes its label (`#2`: its number)
//! > "yesterday 15:00"                  the admin writes this, as `phrases.yaml` has it in each language
//! > Acme Sales                         the admin writes these very words, in every language (`/help`: a command)
//! >en 3/4                              in this language only (`>de,fr`: in these)
//! > [lang-{language}]                  the code of the language that is played stands for {language}
//! > (empty)                            also (long), (emoji); (voice), (sticker), (picture), (file), (album)
//! > (picture) "yes"                  words below a picture, as the phrase is in the language
//! > edit 2: Sunday 12:00               the admin changes the second message that they wrote
//! < recycle-bin                        a reply by its name
//! < history-demo(days=15) [go-on how]  with values, and with exactly these choices in this order
//! <en ~ Subscription > Upgrade         the reply just matched says this, in this language
//! <file export(rows=48)                a file is handed over
//! * create contact(count=48)           an effect on the outside
//! ! clock +15m                         something happens outside
//! ! swapped                            the next two inputs arrive in the other order
//! ! dialogues FILE: old => new         the dialogue files change: refused, or used from the next turn on
//! agent> /take                         an agent of the desk does something (`agent2>`: another one): a command, words
//! agent> /fill moment "yesterday"      … with a phrase of the language at its end
//! agent> edit 1: Sunday                … changes what they wrote first
//! agent> (leaves)                      … leaves the desk
//! agent< desk-claimed(agent=Anna)      the desk is shown this, by its name; the person's words as `person(text=…)`, what
//!                                      the assistant says as `assistant(reply=…)`, what it would say as `held(reply=…)`
//! agent<~ has the conversation         what the desk was just shown says this, in the language of the desk
//! agent< ...                           the desk may be shown other things too
//! < ...                                other replies may stand here
//! * ...                                other effects too
//! ```
//!
//! After every line of the admin or the outside, the replies, files and effects that follow it are listed in
//! order, and nothing else may happen. Lines of prose are remarks.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::dialogue::backend::FilePurpose;
use crate::domain::policy::{Policy, find_preset};

pub mod canned;
pub mod junit;
mod parse;
pub mod path;
pub mod phrases;
pub mod record;
pub mod runner;
pub mod together;
pub mod update;
pub mod walks;
pub mod world;

pub use parse::{ScriptError, parse, parse_with};

use path::Path;
use phrases::Phrases;

/// A script file.
#[derive(Debug, Clone, PartialEq)]
pub struct Script {
    /// Its path, as it was given.
    pub file: String,
    /// Its first heading.
    pub title: String,
    /// The policy's switches that must make some case fail, such as `r05`.
    pub switches: Vec<String>,
    /// The worlds it is made for; empty means the canned one, whose figures most scripts carry.
    pub worlds: Vec<String>,
    /// The languages it is played in; empty means every one.
    pub languages: Vec<String>,
    /// What people write in it, in every language.
    pub phrases: Arc<Phrases>,
    /// Its cases.
    pub cases: Vec<Case>,
}

impl Script {
    /// What of it is made for a world of that name, `canned`, `full` or `telegram`; `None` where no case is. What is made
    /// for the full world is made for Telegram too.
    pub fn for_world(&self, world: &str) -> Option<Self> {
        let mut script = self.clone();
        script.cases.retain(|case| {
            let worlds = if case.worlds.is_empty() { &self.worlds } else { &case.worlds };
            let is_meant = |name: &String| name == world || (world == "telegram" && name == "full");
            if worlds.is_empty() { world == "canned" } else { worlds.iter().any(is_meant) }
        });
        (!script.cases.is_empty()).then_some(script)
    }
}

/// One case: a conversation of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Its heading.
    pub name: String,
    /// The line of its heading.
    pub line: u32,
    /// The worlds it is made for; empty means the file's.
    pub worlds: Vec<String>,
    /// Whether it is on the happy path, where it says so itself.
    pub path: Option<Path>,
    /// Whether it is one row of a table: such cases cannot be rewritten.
    pub is_row: bool,
    /// What holds before it begins, the file's own and the case's.
    pub given: Given,
    /// What happens, in order.
    pub lines: Vec<ScriptLine>,
}

/// What holds before a case begins.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// Values by key: `scenario`, `tariff`, `role`, `zone`, `now` …
    pub values: BTreeMap<String, String>,
    /// Lines of a policy file.
    pub policy: Vec<String>,
    /// A rule to switch off, set by the test that flips switches.
    pub switched_off: Option<String>,
}

impl Given {
    /// A value.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.values.get(key).map(String::as_str)
    }

    /// The policy of the case: the defaults, a given preset over them, the given lines over both, a rule switched off.
    ///
    /// # Errors
    /// What is wrong with the lines.
    pub fn policy(&self) -> Result<Policy, String> {
        let preset = match self.get("preset") {
            Some(name) => Some(find_preset(name).ok_or_else(|| format!("no preset {name}"))?),
            None => None,
        };
        let lines = self.policy.join("\n");
        let mut policy = Policy::parse_over(preset.as_slice(), &lines).map_err(|error| error.to_string())?;
        match &self.switched_off {
            Some(rule) if !policy.switch_off(rule) => Err(format!("no policy switches {rule}")),
            _ => Ok(policy),
        }
    }
}

/// One line with its number.
#[derive(Debug, Clone, PartialEq)]
pub struct ScriptLine {
    /// From 1.
    pub number: u32,
    /// The only languages it counts in, with commas between them.
    pub language: Option<String>,
    /// What it says.
    pub what: What,
}

/// What a line says.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// The admin does something.
    Admin(Input),
    /// An agent of the desk does something.
    Agent {
        /// Which, from 1.
        agent: u8,
        /// What.
        input: AgentInput,
    },
    /// Something happens outside.
    Outside(String),
    /// A reply is expected.
    Reply {
        /// Its name.
        name: String,
        /// The values that it must have; others may be there.
        args: BTreeMap<String, String>,
        /// Its choices, where they are listed.
        choices: Option<Vec<String>>,
    },
    /// The reply just matched must contain these words.
    Words(String),
    /// A file is expected.
    File {
        /// What it is about.
        purpose: FilePurpose,
        /// `name` (a `*` stands for anything) and `rows`.
        args: BTreeMap<String, String>,
    },
    /// An effect on the outside is expected.
    Effect {
        /// Its name.
        name: String,
        /// The values that it must have; others may be there.
        args: BTreeMap<String, String>,
    },
    /// Something is expected to be shown to the desk.
    Desk {
        /// Its name.
        name: String,
        /// The values that it must have; others may be there.
        args: BTreeMap<String, String>,
        /// Its choices, where they are listed.
        choices: Option<Vec<String>>,
    },
    /// What the desk was just shown must contain these words.
    DeskWords(String),
    /// Other things may be shown to the desk.
    AnyDesk,
    /// Other replies and files may stand here.
    AnyReplies,
    /// Other effects may stand here.
    AnyEffects,
}

/// What an agent does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AgentInput {
    /// Writes, or gives a command; with a phrase of the language behind it.
    Text(String, Option<String>),
    /// Changes what they wrote, by its number from 1.
    Edit(i64, String),
    /// Leaves the desk.
    Leave,
}

/// What the admin does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Writes.
    Text(String),
    /// Writes what the phrase is in their language.
    Phrase(String),
    /// Writes the label of a choice.
    Label(String),
    /// Writes the number of a choice, from 1.
    Number(usize),
    /// Presses a choice.
    Press(String),
    /// Sends something that is no text.
    Sent {
        /// What, such as `voice`.
        what: String,
        /// How many messages that are: an album has several.
        messages: usize,
    },
    /// Writes what the phrase is in their language, below a picture.
    Captioned(String),
    /// Changes the message of that number, from 1, that was written before.
    Edit(u32, String),
}
