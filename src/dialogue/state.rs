//! Where a conversation stands: plain data, stored as versioned JSON by whoever keeps it.
//!
//! In charge of shape. Only `engine` and the built-in steps change it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::answers::{Answers, Slot};
use super::backend::news::ExpiringRequest;
use super::backend::{Evidence, HandoffReason, RequestView, SnapshotView};
use super::desk::Filling;
use super::event::{Event, FailureKind, RequestNumber};
use super::facts::{Fact, FactName};
use super::reply::Reply;
use super::steps::Inner;
use super::understand::Told;
use crate::domain::{ConsentId, PlanId, RestoreId};

/// A conversation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// The person's language, as `texts/` has it.
    pub language: String,
    /// The fingerprint of the dialogue files that the last turn used.
    pub fingerprint: String,
    /// Open tasks, the present one last; empty before the greeting.
    pub tasks: Vec<Task>,
    /// What was answered.
    pub answers: Answers,
    /// What was learned by asking.
    pub facts: BTreeMap<FactName, Fact>,
    /// Our own findings.
    pub evidence: EvidenceState,
    /// Whether these findings were told in full: they are not told twice.
    pub is_evidence_told: bool,
    /// The last restore or undo that ended in this conversation.
    pub last_done: Option<LastDone>,
    /// The snapshots there are, once they were listed.
    pub snapshots: Option<SnapshotList>,
    /// The person's requests, as last listed.
    pub requests: Vec<RequestView>,
    /// The restore that an undo would take back.
    pub undo: Option<RestoreId>,
    /// The consent of a restore that was begun and whose end has not been told: trying again goes on with it.
    #[serde(default)]
    pub unfinished: Option<ConsentId>,
    /// The request that was last recorded for people to carry out, as shown.
    #[serde(default)]
    pub recorded: Option<String>,
    /// The number of the next order.
    pub next_request: RequestNumber,
    /// The number of the next question.
    pub next_question: u32,
    /// A question of the conversation itself that waits for its answer beside the step's.
    pub aside: Option<Aside>,
    /// How often in a row the person was not understood.
    pub misunderstood: u8,
    /// Whether a yes alone may be meant for something else than the consent that is asked for.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_consent_shaken: bool,
    /// Whether our own reading failed since the person's last word: it is tried once for each.
    #[serde(default)]
    pub reading_was_tried: bool,
    /// Whether another language was offered that the person writes in: it is offered once.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub language_was_offered: bool,
    /// Requests for a person that are open: one for each reason.
    #[serde(default)]
    pub handoffs: BTreeMap<HandoffReason, OpenHandoff>,
    /// Matters that were put aside, the oldest first.
    #[serde(default)]
    pub shelf: Vec<Matter>,
    /// How many messages the person has written.
    #[serde(default)]
    pub messages: u32,
    /// Which question each message of this matter was written to, and what it gave: the latest last.
    #[serde(default)]
    pub written: Vec<Written>,
    /// Restores and undos whose end was told here.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub heard_of: BTreeSet<RestoreId>,
    /// The request whose backup was said to expire, where keeping it was offered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expiring: Option<ExpiringRequest>,
    /// The approval of a confirmed restore that is waited for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<AwaitedApproval>,
    /// Whether an agent has the conversation, as far as the assistant has heard.
    #[serde(default)]
    pub is_with_agent: bool,
    /// What an agent filled in meanwhile, with the agent's name where the person sees it.
    #[serde(default)]
    pub filled: Vec<(Slot, Filling, Option<String>)>,
    /// Whether an agent has closed the matter, and nothing was written since.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_closed: bool,
    /// The question how it went with an agent, until it is answered or somebody else is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<u32>,
    /// What is to be told unasked once no agent has the conversation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub untold: Vec<Event>,
}

/// An approval that is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AwaitedApproval {
    /// Since when.
    pub since: DateTime<Utc>,
    /// Until when it can be given.
    pub until: DateTime<Utc>,
}

/// A matter that was put aside: where it stood, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Matter {
    /// Its tasks.
    pub tasks: Vec<Task>,
    /// Its answers.
    pub answers: Answers,
    /// What was found for it.
    pub evidence: EvidenceState,
    /// The snapshots as it listed them.
    pub snapshots: Option<SnapshotList>,
    /// The restore that an undo would take back.
    pub undo: Option<RestoreId>,
    /// The consent of a restore that was begun and has not ended.
    pub unfinished: Option<ConsentId>,
    /// The request that was recorded for it.
    pub recorded: Option<String>,
    /// What was written to it.
    pub written: Vec<Written>,
}

/// A message of the person, as far as it can still be corrected.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Written {
    /// Its number among all that they wrote, from 1.
    pub message: u32,
    /// The step that it was written to.
    pub step: String,
    /// The answers that it gave.
    pub told: Told,
}

/// A request for a person that is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenHandoff {
    /// Its number, as shown.
    pub number: String,
    /// When it was recorded.
    pub at: DateTime<Utc>,
}

/// A restore or an undo that ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastDone {
    /// The restore that was made or taken back.
    pub restore: RestoreId,
    /// When the conversation heard of its end.
    pub at: DateTime<Utc>,
    /// Whether it was taken back.
    pub is_undo: bool,
    /// Whether all of it was done, read back and found as it should be.
    #[serde(default)]
    pub is_whole: bool,
}

impl State {
    /// A conversation that has not begun.
    pub fn new(language: &str) -> Self {
        Self {
            language: language.to_owned(),
            fingerprint: String::new(),
            tasks: Vec::new(),
            answers: Answers::default(),
            facts: BTreeMap::new(),
            evidence: EvidenceState::NotRead,
            is_evidence_told: false,
            last_done: None,
            snapshots: None,
            requests: Vec::new(),
            undo: None,
            unfinished: None,
            recorded: None,
            next_request: 1,
            next_question: 1,
            aside: None,
            misunderstood: 0,
            is_consent_shaken: false,
            reading_was_tried: false,
            language_was_offered: false,
            handoffs: BTreeMap::new(),
            shelf: Vec::new(),
            messages: 0,
            written: Vec::new(),
            heard_of: BTreeSet::new(),
            expiring: None,
            approval: None,
            is_with_agent: false,
            filled: Vec::new(),
            is_closed: false,
            rating: None,
            untold: Vec::new(),
        }
    }

    /// The step reached, `None` before the greeting.
    pub fn step(&self) -> Option<&str> {
        self.tasks.last().map(|task| task.step.as_str())
    }

    /// Whether something ordered has not come back yet.
    pub fn is_waiting(&self) -> bool {
        self.tasks.iter().any(|task| task.pending.is_some())
    }

    /// Whether an agent's approval of that plan is waited for, here or in a matter that was put aside.
    pub fn waits_for_approval(&self, plan: PlanId) -> bool {
        let waits = |tasks: &[Task], answers: &Answers| {
            let chosen = answers.plan().map(|chosen| chosen.plan);
            tasks.iter().any(|task| task.inner.waits_for_approval(plan, chosen))
        };
        waits(&self.tasks, &self.answers) || self.shelf.iter().any(|matter| waits(&matter.tasks, &matter.answers))
    }

    /// The keys that can be pressed now, in order.
    pub fn choices(&self) -> Vec<&str> {
        let asked = self.open_question().and_then(|question| question.replies.last());
        asked.into_iter().flat_map(|reply| &reply.choices).map(|choice| choice.key.as_str()).collect()
    }

    /// The question that an answer would answer: an aside's before the step's.
    pub fn open_question(&self) -> Option<&Question> {
        let asked = self.tasks.last().and_then(|task| task.question.as_ref());
        self.aside.as_ref().map(|aside| &aside.question).or(asked)
    }
}

/// One open task: a path through the steps.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Task {
    /// The step reached.
    pub step: String,
    /// Where within the step.
    pub inner: Inner,
    /// The steps that asked something before, the latest last.
    pub trail: Vec<String>,
    /// What was last asked, to be repeated and answered.
    pub question: Option<Question>,
    /// What was ordered and has not come back.
    pub pending: Option<Pending>,
    /// A result that came while another task was in front.
    pub deferred: Option<Box<Event>>,
}

impl Task {
    /// A task that is about to enter a step.
    pub fn new(step: &str) -> Self {
        Self {
            step: step.to_owned(),
            inner: Inner::Fresh,
            trail: Vec::new(),
            question: None,
            pending: None,
            deferred: None,
        }
    }
}

/// An order whose result is waited for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    /// Its number.
    pub request: RequestNumber,
    /// What it is.
    pub work: Work,
    /// The facts that were asked for.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub facts: BTreeSet<FactName>,
}

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Work {
    /// Facts are asked.
    Facts,
    /// Evidence is gathered.
    Evidence,
    /// Snapshots are listed.
    Snapshots,
    /// A plan is made.
    Plan,
    /// An agent's approval is asked for.
    Approval,
    /// A consent is made.
    Consent,
    /// A restore runs.
    Restore,
    /// Files are made.
    Export,
    /// An undo is planned.
    UndoPlan,
    /// An undo runs.
    Undo,
    /// A request is stored.
    Record,
    /// A request is closed, and requests are listed.
    Close,
    /// Requests are listed.
    Requests,
}

impl Work {
    /// Whether it changes the portal or makes files; it can't be left by a word.
    pub fn is_running(self) -> bool {
        matches!(self, Self::Consent | Self::Restore | Self::Export | Self::Undo)
    }
}

/// Our own findings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceState {
    /// Nobody looked yet.
    NotRead,
    /// What was found.
    Read(Box<Evidence>),
    /// It could not be read.
    Failed {
        /// Why.
        kind: FailureKind,
        /// When it was tried.
        at: DateTime<Utc>,
    },
}

/// The snapshots as they were listed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SnapshotList {
    /// When.
    pub listed_at: DateTime<Utc>,
    /// All that were kept then, oldest first.
    pub snapshots: Vec<SnapshotView>,
}

/// What was last asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Its number.
    pub number: u32,
    /// Everything said with it; the last one has the choices.
    pub replies: Vec<Reply>,
}

/// A question of the conversation itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Aside {
    /// About what.
    pub about: AsideAbout,
    /// As it was asked.
    pub question: Question,
    /// What was said that made it be asked.
    #[serde(default)]
    pub told: Told,
    /// The choice of the step's own question that is asked about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meant: Option<String>,
}

/// What a question of the conversation itself is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AsideAbout {
    /// Which language.
    Language,
    /// Which answer to change.
    Change,
    /// What is known so far: which answer to change, or to go on.
    Card,
    /// Whether another matter is to come first.
    Another,
    /// Whether a person is still needed.
    Waiting,
    /// How it went with an agent.
    Rating,
    /// What to do about something that was said without being asked.
    News,
    /// Whether a choice of the step's own question was meant.
    Meant,
}
