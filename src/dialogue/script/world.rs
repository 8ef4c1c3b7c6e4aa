//! What a script is played against.

use std::collections::BTreeMap;
use std::sync::Arc;

use async_trait::async_trait;

use super::Given;
use crate::dialogue::backend::FileView;
use crate::dialogue::event::Passed;
use crate::dialogue::reply::Reply;
use crate::dialogue::standing::{Standing, stranded};
use crate::dialogue::state::State;
use crate::dialogue::texts::Setting;
use crate::dialogue::{Dialogues, SourceFile};

/// A portal, snapshots and an assistant, as far as a script needs them. One world plays one case.
///
/// Asynchronous because the real program is; the canned world is always ready at once.
#[async_trait]
pub trait ScriptWorld: Send {
    /// Sets everything up as given, and begins the conversation: what the assistant says first.
    async fn start(&mut self, given: &Given, language: &str) -> Result<Vec<Seen>, WorldError>;

    /// Hands over what the person does, and waits until nothing goes on any more.
    async fn person(&mut self, action: Action) -> Result<Vec<Seen>, WorldError>;

    /// Hands over what an agent of the desk does, and waits likewise.
    ///
    /// # Errors
    /// [`WorldError::Unknown`] where there is no desk.
    async fn agent(&mut self, agent: u8, action: AgentAction) -> Result<Vec<Seen>, WorldError> {
        Err(WorldError::Unknown(format!("agent {agent}, who does {action:?}")))
    }

    /// Lets something happen outside (`clock +15m`, `portal unreachable`, `restart` …), and waits likewise.
    ///
    /// # Errors
    /// [`WorldError::Unknown`] for what this world cannot do.
    async fn outside(&mut self, what: &str) -> Result<Vec<Seen>, WorldError>;

    /// The case is over: nothing of it goes on any more.
    async fn end(&mut self) {}

    /// The dialogue files in use.
    fn dialogues(&self) -> Arc<Dialogues>;

    /// The steps that were come to since this was last asked.
    fn take_way(&mut self) -> Vec<Passed> {
        Vec::new()
    }

    /// Where the conversation stands, for choices, labels and transcripts.
    fn state(&self) -> &State;

    /// Whose clock and which moment replies are worded for.
    fn setting(&self) -> Setting;

    /// Why the conversation is where it is: facts and answers, a line each, for a failure's transcript.
    fn explain(&self) -> Vec<String> {
        let state = self.state();
        let mut lines = vec![format!("step: {}", state.step().unwrap_or("(none)"))];
        lines.extend(state.facts.iter().map(|(name, fact)| format!("{name}: {:?}", fact.answer)));
        lines
    }
}

/// What a person does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Writes.
    Text(String),
    /// Presses a choice of the question that stands now.
    Press(String),
    /// Sends something that is no text.
    Voice,
    /// Sends a picture with words below it.
    Captioned(String),
    /// Changes a message of theirs, by its number from 1.
    Edit {
        /// Which.
        message: u32,
        /// What it says now.
        text: String,
    },
}

/// What an agent of the desk does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AgentAction {
    /// Writes, or gives a command.
    Text(String),
    /// Changes what they wrote, by its number from 1.
    Edit(i64, String),
    /// Leaves the desk.
    Leave,
}

/// What can be seen from outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Seen {
    /// The assistant said it. Living replies (progress) need not be reported.
    Reply(Reply),
    /// The assistant handed it over.
    File(FileView),
    /// The desk was shown it.
    Desk {
        /// By its name, with its values and choices.
        reply: Reply,
        /// In words, in the language of the desk.
        text: String,
    },
    /// Something changed outside: `create contact(count=48)`, `change …`, `remove …`, `export(…)`,
    /// `consent(how=typed)`, `request(kind=…)`, `handoff(reason=…)`, `feedback(helped=…)`.
    Effect {
        /// Its name.
        name: String,
        /// Its values.
        args: BTreeMap<String, String>,
    },
}

impl Seen {
    /// An effect.
    pub fn effect(name: impl Into<String>, args: &[(&str, String)]) -> Self {
        let args = args.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
        Self::Effect { name: name.into(), args }
    }
}

/// Why a world could not do it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WorldError {
    /// It does not know what is meant.
    #[error("this world knows nothing of \"{0}\"")]
    Unknown(String),
    /// It failed.
    #[error("{0}")]
    Failed(String),
}

/// The dialogue files with one place changed, as `! dialogues FILE: old => new` asks (`! dialogues forced FILE: …`: also
/// where somebody is stranded): `Ok` with the new ones, or the effect that says why they are refused.
///
/// # Errors
/// The line makes no sense of these files.
pub fn changed_files(
    dialogues: &Dialogues,
    change: &str,
    state: &State,
) -> Result<Result<Dialogues, Seen>, WorldError> {
    let unknown = || WorldError::Unknown(format!("dialogues {change}"));
    let (is_forced, change) = change.strip_prefix("forced ").map_or((false, change), |change| (true, change));
    let (path, edit) = change.split_once(": ").ok_or_else(unknown)?;
    let (old, new) = edit.split_once(" => ").ok_or_else(unknown)?;
    let (old, new) = (old.replace("\\n", "\n"), new.replace("\\n", "\n"));
    let mut files: Vec<SourceFile> = dialogues.files.clone();
    let file = files.iter_mut().find(|file| file.path == path.trim()).ok_or_else(unknown)?;
    if !file.text.contains(&old) {
        return Err(WorldError::Failed(format!("{path} has no \"{old}\"")));
    }
    file.text = file.text.replace(&old, &new).into();
    let mut standing = Standing::default();
    standing.add(state);
    let loaded = Dialogues::load(&files).and_then(|loaded| match stranded(&loaded.flow, &standing) {
        problems if problems.is_empty() || is_forced => Ok(loaded),
        problems => Err(problems),
    });
    Ok(loaded.map_err(|problems| {
        let mut codes: Vec<&str> = problems.iter().map(|problem| problem.code.as_str()).collect();
        codes.dedup();
        Seen::effect("dialogues-refused", &[("codes", codes.join("+"))])
    }))
}
