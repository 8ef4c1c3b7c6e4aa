//! What waits to be told, as it is stored: to the person as events of the conversation, to the desk as words.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::dialogue::backend::FileView;
use crate::dialogue::desk::DeskEvent;
use crate::dialogue::event::Event;
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::understand::Command;
use crate::domain::handoff::{AgentId, DeskNews};
use crate::ports::handoffs::{Audience, NewItem};

/// Something for the desk, in the order in which it happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeskWords {
    /// An announcement, in the language of the desk. Choices below it are names of commands: `take`, `approve` …
    Notice(Reply),
    /// The person did something: wrote, pressed, changed a message, sent a file.
    Person {
        /// Under which name it came in, such as `message-17`.
        inbox_id: String,
        /// What it was.
        event: Box<Event>,
        /// The words of a pressed choice's question, for its label.
        asked: Option<Reply>,
    },
    /// The assistant said it to the person, in their language.
    Assistant(Reply),
    /// The assistant would have said it, but an agent has the conversation: for the agent only.
    Held(Reply),
    /// The assistant handed it over to the person.
    File(FileView),
    /// The assistant hands it over to the person once no agent has the conversation.
    HeldFile(FileView),
    /// An agent said it to the person from elsewhere than this topic.
    Agent {
        /// Who.
        agent: AgentId,
        /// What.
        text: String,
    },
}

impl DeskWords {
    /// For the desk, where the conversation is shown.
    pub fn in_topic(&self) -> NewItem {
        NewItem { to: Audience::Topic, payload: to_json(self) }
    }

    /// For the whole desk.
    pub fn for_everybody(&self) -> NewItem {
        NewItem { to: Audience::Everybody, payload: to_json(self) }
    }
}

/// A command as it was given.
pub fn command_in_words(command: Command) -> String {
    match command {
        Command::Person => "/human".to_owned(),
        other => format!("/{other:?}").to_lowercase(),
    }
}

/// For the person.
pub(super) fn for_person(event: &DeskEvent) -> NewItem {
    NewItem { to: Audience::Person, payload: to_json(event) }
}

/// What the desk is told; `name` gives agents their names, `who` is the person.
pub(super) fn notice(news: DeskNews, who: &str, name: impl Fn(AgentId) -> String) -> Reply {
    let at = |reply: Reply, moment: DateTime<Utc>| reply.with("at", Arg::Moment(moment));
    let by = |text: &str, agent: AgentId| Reply::new(text).with("agent", name(agent));
    match news {
        DeskNews::Waits { promised_at } => at(Reply::new("desk-waits").with("who", who), promised_at).asking(["take"]),
        DeskNews::Late { promised_at } => at(Reply::new("desk-late").with("who", who), promised_at).asking(["take"]),
        DeskNews::Expired => Reply::new("desk-expired").with("who", who),
        DeskNews::Claimed(agent) => by("desk-claimed", agent),
        DeskNews::Released(agent) => by("desk-released", agent),
        DeskNews::Closed(agent) => by("desk-closed", agent),
        DeskNews::Begun(agent) => by("desk-begun", agent),
        DeskNews::Withdrawn => Reply::new("desk-withdrawn"),
        DeskNews::Unlinked => Reply::new("desk-unlinked"),
        DeskNews::Reopened => Reply::new("desk-reopened"),
        DeskNews::Silent { agent, called } => by("desk-silent", agent).with("called", name(called)).asking(["take"]),
        DeskNews::AllCalled(agent) => by("desk-all-called", agent).with("who", who).asking(["take"]),
        DeskNews::Left { agent, promised_at } => {
            at(by("desk-left", agent).with("who", who), promised_at).asking(["take"])
        }
    }
}

pub(super) fn to_json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("what is told has text keys only, so it is always JSON")
}
