//! Who speaks with a person: the assistant, or an agent of the desk, and how it passes between them.
//!
//! In charge of the transitions, of what is announced because of each (once, to whom), and of the moments at which
//! something is due without anybody doing anything. When agents are there is [`hours`]', which words announce it, where
//! it is stored and shown is others'.

mod decide;
pub mod hours;
#[cfg(test)]
mod tests;

use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

pub use decide::decide;
pub use hours::OfficeHours;

/// The account of an agent in the messenger of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AgentId(pub i64);

impl fmt::Display for AgentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The four states that both sides see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// The assistant answers.
    Assistant,
    /// An agent was asked for; the assistant goes on answering until one is there.
    Waiting,
    /// An agent answers, the assistant is silent.
    Agent,
    /// The matter was closed; the next word opens it again.
    Closed,
}

impl Status {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Assistant, Self::Waiting, Self::Agent, Self::Closed];

    /// Its name, which its texts bear (`desk-status-…`).
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Assistant => "assistant",
            Self::Waiting => "waiting",
            Self::Agent => "agent",
            Self::Closed => "closed",
        }
    }

    /// The one of that name.
    pub fn find(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }
}

/// Where a conversation stands between the assistant and the desk.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// The assistant answers.
    #[default]
    Assistant,
    /// An agent was asked for.
    Waiting(Wait),
    /// An agent answers.
    Agent(Hold),
    /// Closed by an agent.
    Closed,
}

/// How a person waits for an agent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wait {
    /// Since when.
    pub since: DateTime<Utc>,
    /// By when somebody answers, as the person was told last.
    pub promised_at: DateTime<Utc>,
    /// How often that promise was not kept.
    pub slipped: u32,
    /// When the request goes back to the assistant (H7); earlier versions kept `None` where an agent had left.
    pub expires_at: Option<DateTime<Utc>>,
}

/// How an agent has a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// Who has it.
    pub agent: AgentId,
    /// Since when.
    pub since: DateTime<Utc>,
    /// Since when the person waits for an answer, where they do.
    pub unanswered_since: Option<DateTime<Utc>>,
    /// When the silence is acted on next.
    pub silent_at: Option<DateTime<Utc>>,
    /// Who else was called because of the silence (H8).
    pub called: Called,
}

/// Who was called because an agent is silent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Called {
    /// Nobody yet.
    #[default]
    Nobody,
    /// One colleague.
    Colleague(AgentId),
    /// The whole desk.
    Everybody,
}

impl Hold {
    fn begin(agent: AgentId, now: DateTime<Utc>) -> Self {
        Self { agent, since: now, unanswered_since: None, silent_at: None, called: Called::Nobody }
    }

    /// Whether another agent may have it now.
    fn may_pass_to(&self, agent: AgentId) -> bool {
        match self.called {
            Called::Nobody => false,
            Called::Colleague(called) => called == agent,
            Called::Everybody => true,
        }
    }
}

impl Phase {
    /// As both sides see it.
    pub fn status(&self) -> Status {
        match self {
            Self::Assistant => Status::Assistant,
            Self::Waiting(_) => Status::Waiting,
            Self::Agent(_) => Status::Agent,
            Self::Closed => Status::Closed,
        }
    }

    /// The agent who has it.
    pub fn agent(&self) -> Option<AgentId> {
        match self {
            Self::Agent(hold) => Some(hold.agent),
            _ => None,
        }
    }

    /// What is due next without anybody doing anything, and when.
    pub fn due(&self) -> Option<(Due, DateTime<Utc>)> {
        match self {
            Self::Waiting(wait) => match wait.expires_at {
                Some(at) if at <= wait.promised_at => Some((Due::Expiry, at)),
                _ => Some((Due::Promise, wait.promised_at)),
            },
            Self::Agent(hold) => hold.silent_at.map(|at| (Due::Silence, at)),
            Self::Assistant | Self::Closed => None,
        }
    }

    /// What is due by now. A request that has expired meanwhile is promised nothing any more.
    pub fn overdue(&self, now: DateTime<Utc>) -> Option<(Due, DateTime<Utc>)> {
        let expired = match self {
            Self::Waiting(wait) => wait.expires_at.map(|at| (Due::Expiry, at)),
            _ => None,
        };
        let is_past = |(_, at): &(Due, DateTime<Utc>)| *at <= now;
        expired.filter(is_past).or_else(|| self.due().filter(is_past))
    }
}

/// What can be due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Due {
    /// A promised moment has come and nobody is there.
    Promise,
    /// Nobody took the request.
    Expiry,
    /// The agent who has it is silent.
    Silence,
}

/// What happens to a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happening {
    /// The person asked for an agent.
    Requested,
    /// The person needs none any more.
    Withdrawn,
    /// The person's account is not linked to the portal any more.
    Unlinked,
    /// An agent takes it.
    Claimed(AgentId),
    /// An agent gives it back to the assistant.
    Released(AgentId),
    /// An agent closes it.
    Closed(AgentId),
    /// The person wrote.
    PersonWrote,
    /// An agent wrote to the person.
    AgentWrote(AgentId),
    /// An agent begins it: the assistant stays out of it (H5).
    Begun(AgentId),
    /// An agent left the desk.
    Left(AgentId),
    /// A moment came that something was due at.
    Due(Due),
}

/// What a transition is decided by.
#[derive(Debug, Clone)]
pub struct Surroundings<'a> {
    /// Now.
    pub now: DateTime<Utc>,
    /// When agents answer and how long they take.
    pub rules: &'a DeskRules,
    /// How many others waited before this one.
    pub before: u32,
    /// The agents of the desk who are there, in the order in which they are called.
    pub agents: &'a [AgentId],
    /// Whether agents hear of whoever waits; nothing is promised as long as they do not.
    pub is_reachable: bool,
}

/// What a desk promises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskRules {
    /// When agents are there.
    pub hours: OfficeHours,
    /// How long an answer takes, for each who waits.
    pub answer_within: TimeDelta,
    /// How long an unclaimed request waits, in hours of the clock.
    pub expires_after: TimeDelta,
    /// How long an agent may be silent, in office hours; zero: for ever.
    pub silent_after: TimeDelta,
    /// Whether others are called then.
    pub escalates: bool,
}

impl DeskRules {
    /// By when somebody answers whoever asks now with so many before them.
    pub fn promise(&self, now: DateTime<Utc>, before: u32) -> DateTime<Utc> {
        let places = i32::try_from(before).unwrap_or(i32::MAX).saturating_add(1);
        self.hours.after(now, self.answer_within * places)
    }

    fn silent_at(&self, since: DateTime<Utc>) -> Option<DateTime<Utc>> {
        (self.escalates && self.silent_after > TimeDelta::zero()).then(|| self.hours.after(since, self.silent_after))
    }
}

/// Somebody is told something, once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Announcement {
    /// To the person.
    Person(PersonNews),
    /// To the desk, where the conversation is shown.
    Desk(DeskNews),
    /// To the whole desk.
    Everybody(DeskNews),
}

/// What the person is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PersonNews {
    /// An agent was asked for and answers by then.
    Waits {
        /// The promise.
        promised_at: DateTime<Utc>,
        /// How many are before them.
        before: u32,
    },
    /// The promise is not kept; there is another one.
    Late {
        /// The new promise.
        promised_at: DateTime<Utc>,
    },
    /// Nobody came: the assistant has it again.
    Expired,
    /// An agent is there.
    Joined(AgentId),
    /// Another agent is there.
    Replaced(AgentId),
    /// The agent gave it back.
    HandedBack,
    /// The agent is silent, others were called; they answer by then.
    Silent {
        /// The new promise.
        promised_at: DateTime<Utc>,
    },
    /// The agent is gone; another one answers by then.
    Orphaned {
        /// The promise.
        promised_at: DateTime<Utc>,
    },
    /// No agent can be reached.
    OutOfReach,
    /// An agent closed it.
    Closed,
    /// The request was taken back.
    Withdrawn,
}

/// What the desk is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeskNews {
    /// Somebody waits, and was promised an answer by then.
    Waits {
        /// The promise.
        promised_at: DateTime<Utc>,
    },
    /// The promise was not kept.
    Late {
        /// What was promised instead.
        promised_at: DateTime<Utc>,
    },
    /// Nobody took it: the assistant has it again.
    Expired,
    /// An agent has it.
    Claimed(AgentId),
    /// An agent gave it back to the assistant.
    Released(AgentId),
    /// An agent closed it.
    Closed(AgentId),
    /// An agent began it.
    Begun(AgentId),
    /// The person needs nobody any more.
    Withdrawn,
    /// The person's account is not linked to the portal any more.
    Unlinked,
    /// The person wrote again after it was closed; the assistant has it (H4).
    Reopened,
    /// One agent is silent, another is asked to take it.
    Silent {
        /// Who.
        agent: AgentId,
        /// Who is asked.
        called: AgentId,
    },
    /// An agent is silent: whoever can takes it.
    AllCalled(AgentId),
    /// The agent who had it left; an answer was promised by then.
    Left {
        /// Who.
        agent: AgentId,
        /// The promise.
        promised_at: DateTime<Utc>,
    },
}

/// What comes of a happening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transition {
    /// Where the conversation stands now.
    pub phase: Phase,
    /// Who is told what.
    pub announcements: Vec<Announcement>,
}

/// Why an agent may not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A colleague has it.
    #[error("agent {0} has it")]
    HasAgent(AgentId),
    /// The assistant has it: there is nothing to be given back.
    #[error("the assistant has it")]
    WithAssistant,
    /// It is closed already.
    #[error("it is closed")]
    IsClosed,
    /// The person waits and nobody has it: whoever would hand it back would take away their place.
    #[error("nobody has taken it")]
    NotTaken,
}
