//! A conversation, turn by turn: what came in is stored with all that follows from it, then said and done.
//!
//! In charge of the order *load, decide, store, then act*: a turn is one transaction, replies and work leave
//! from the outbox, and the result of work comes back as a turn of its own. So a process that is killed anywhere
//! finds on its return what is still to be said and done. What is decided is the dialogue's; what work means
//! is [`Worker`]'s; how a reply looks is the messenger's.

mod exporting;
mod facts;
mod failure;
mod files;
mod look;
mod others;
mod owned;
mod readme;
mod requests;
mod stored;
mod views;
pub mod work;

pub use files::FileWords;
pub use look::standing;
pub(super) use requests::{card_of, first_asked, is_closed, request_view};
pub(super) use views::{report as report_view, snapshot as snapshot_view};

use std::sync::{Arc, PoisonError, RwLock};

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use self::look::zone_of;
use self::stored::{decode, encode, to_json};
use crate::dialogue::backend::{FileView, SnapshotView};
use crate::dialogue::event::{Effect, Event};
use crate::dialogue::facts::Facts;
use crate::dialogue::reply::Reply;
use crate::dialogue::state::State;
use crate::dialogue::texts::{Setting, Worded, WordingError};
use crate::dialogue::{Dialogues, advance};
use crate::domain::{ConversationId, PortalId, UserId};
use crate::ports::conversations::{
    ConversationStore, HandledUpdate, Outgoing, OutgoingKind, QueuedItem, Situation, StoredConversation, Turn,
    TurnOutcome,
};
use crate::ports::snapshots::StoreError;
use crate::service::desk::{Advance, OnAdvance};
use crate::service::handoff::Owners;
use crate::service::handoff::owners::SeenTurn;

/// How often a turn is computed anew because another one was faster.
const MOST_ATTEMPTS: usize = 8;

/// The most items that one event may bring about before we stop: far above any flow, below for ever.
const MOST_ITEMS: usize = 400;

/// Why a conversation cannot go on. What was stored before is safe.
#[derive(Debug, thiserror::Error)]
pub enum ConverseError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The stored state is of a later release, or damaged.
    #[error("conversation {id} cannot be read")]
    Unreadable {
        /// Which.
        id: ConversationId,
        /// Why.
        #[source]
        source: serde_json::Error,
    },
    /// The state is of a later release.
    #[error("conversation {id} was stored by a later release (form {version})")]
    NewerForm {
        /// Which.
        id: ConversationId,
        /// The form's number.
        version: u32,
    },
    /// A reply has no words.
    #[error("a reply has no words")]
    Wording(#[from] WordingError),
    /// The reply could not be shown.
    #[error("the reply could not be shown")]
    Undeliverable(#[from] std::io::Error),
    /// Other turns were faster, again and again.
    #[error("conversation {0} is used from several places at once")]
    Outrun(ConversationId),
    /// One event brought about work without an end.
    #[error("conversation {0} brings about work without an end")]
    Endless(ConversationId),
}

impl ConverseError {
    /// What the operator can do about it.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Store(error) if error.is_full() => Some(
                "free some space, then run `restore24 chat` again: it goes on where it was, and nothing is lost or done twice",
            ),
            Self::Store(StoreError::Busy) => Some(
                "end the other program that uses the data folder, or wait for it, then run `restore24 chat` again: it \
                 goes on where it was, and nothing is lost or done twice",
            ),
            Self::Store(error) => error.hint(),
            Self::NewerForm { .. } => Some("use that release or a later one; nothing was changed"),
            _ => None,
        }
    }
}

/// Shows replies to the person.
#[async_trait]
pub trait Messenger: Send {
    /// Says something.
    async fn say(&mut self, reply: &Reply, worded: Worded) -> std::io::Result<()>;

    /// Hands over a file.
    async fn hand_over(&mut self, file: FileView) -> std::io::Result<()>;

    /// Shows how far work has come, where that can be shown; never stored.
    fn progress(&mut self, advance: Advance);
}

/// Carries out what the conversation orders, and knows its surroundings.
#[async_trait]
pub trait Worker: Send + Sync {
    /// Portal, person and policy, without asking the portal.
    async fn surroundings(&self, situation: &Situation, now: DateTime<Utc>) -> Result<Facts, StoreError>;

    /// The snapshots of a portal; `None` where it can't be worked with. Asks only our own store.
    async fn snapshots(&self, portal: &PortalId) -> Result<Option<Vec<SnapshotView>>, StoreError>;

    /// Carries out one order; what comes back is the next event. The same order may come twice: after a crash.
    async fn carry_out(&self, job: Job<'_>, on_progress: OnProgress<'_>) -> Option<Event>;

    /// A file as it is handed over: in the person's language, where it is one of ours.
    async fn in_language(&self, conversation: &StoredConversation, file: FileView, words: &FileWords<'_>) -> FileView;
}

/// Is told how far work has come.
pub type OnProgress<'a> = OnAdvance<'a>;

/// One order with where it comes from.
#[derive(Debug, Clone, Copy)]
pub struct Job<'a> {
    /// The conversation.
    pub conversation: &'a StoredConversation,
    /// The number of the order in its outbox.
    pub item: i64,
    /// What is to be done.
    pub effect: &'a Effect,
    /// Now, as the conversation takes it.
    pub now: DateTime<Utc>,
}

/// Holds conversations.
#[derive(Clone)]
pub struct Converse {
    store: Arc<dyn ConversationStore>,
    /// Those in use; others may take their place between two turns.
    dialogues: Arc<RwLock<Arc<Dialogues>>>,
    worker: Arc<dyn Worker>,
    /// Who has which conversation; `None` where no desk is connected.
    owners: Option<Owners>,
}

impl Converse {
    /// Over a store, with these dialogue files and this worker.
    pub fn new(store: Arc<dyn ConversationStore>, dialogues: Arc<Dialogues>, worker: Arc<dyn Worker>) -> Self {
        Self { store, dialogues: Arc::new(RwLock::new(dialogues)), worker, owners: None }
    }

    /// With a desk whose agents take conversations over: while one has a conversation the assistant is silent there.
    #[must_use]
    pub fn owned(self, owners: Owners) -> Self {
        Self { owners: Some(owners), ..self }
    }

    /// The stored state of a conversation that has just begun.
    pub fn blank(language: &str) -> String {
        encode(State::new(language))
    }

    /// The dialogue files in use.
    pub fn dialogues(&self) -> Arc<Dialogues> {
        Arc::clone(&self.dialogues.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Uses other dialogue files, from the next turn on and in every copy of this value.
    pub fn use_dialogues(&self, dialogues: Arc<Dialogues>) {
        *self.dialogues.write().unwrap_or_else(PoisonError::into_inner) = dialogues;
    }

    /// The person's conversation on a channel: where it was, or a new one.
    ///
    /// # Errors
    /// The store fails.
    pub async fn open(
        &self,
        portal: &PortalId,
        channel: &str,
        person: UserId,
        language: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<ConversationId, ConverseError> {
        if let Some(found) = self.store.find_conversation(portal, channel, person).await? {
            return Ok(found.id);
        }
        let dialogues = self.dialogues();
        let language = dialogues.texts.closest(language.unwrap_or("en"));
        let state = encode(State::new(language));
        Ok(self.store.create_conversation(portal, channel, person, &state, now).await?.id)
    }

    /// Takes in an event: one transaction. `inbox_id` names it; a second one of that name changes nothing.
    ///
    /// # Errors
    /// The store fails; then nothing was stored.
    pub async fn receive(
        &self,
        portal: &PortalId,
        id: ConversationId,
        inbox_id: &str,
        event: &Event,
        now: DateTime<Utc>,
    ) -> Result<(), ConverseError> {
        let arrival = Arrival { inbox_id, event, finishes: None, handles: None, written_at: None };
        self.take_turn(portal, id, arrival, None, now).await.map(drop)
    }

    /// The same with the update of a messenger that it came in with, for whoever has looked at the conversation already.
    /// Gives whether the update is kept as handled with it: not where the event was taken in before.
    ///
    /// # Errors
    /// As [`Self::receive`].
    pub async fn receive_update(
        &self,
        situation: Situation,
        inbox_id: &str,
        event: &Event,
        update: HandledUpdate,
        written_at: Option<DateTime<Utc>>,
        now: DateTime<Utc>,
    ) -> Result<bool, ConverseError> {
        let (portal, id) = (situation.conversation.portal.clone(), situation.conversation.id);
        let arrival = Arrival { inbox_id, event, finishes: None, handles: Some(update), written_at };
        self.take_turn(&portal, id, arrival, Some(situation), now).await
    }

    /// Gives whether the turn was taken; else the event had been taken in before.
    async fn take_turn(
        &self,
        portal: &PortalId,
        id: ConversationId,
        arrival: Arrival<'_>,
        mut known: Option<Situation>,
        now: DateTime<Utc>,
    ) -> Result<bool, ConverseError> {
        let Arrival { inbox_id, event, finishes, handles, written_at } = arrival;
        for _ in 0..MOST_ATTEMPTS {
            let situation = match known.take() {
                Some(situation) => situation,
                None => self.store.load_situation(portal, id).await?,
            };
            let stored = &situation.conversation;
            let owned = self.owned_turn(&situation);
            let promise = self.promise(&owned).await?;
            let facts = Facts { promise, written_at, ..self.worker.surroundings(&situation, now).await? };
            let state = decode(stored)?;
            let language = state.language.clone();
            let asked = state.open_question().and_then(|question| question.replies.last()).cloned();
            let advanced = advance(&self.dialogues(), state, &facts, owned.heard(event), now);
            let new_language = Some(advanced.state.language.as_str()).filter(|new| *new != language);
            let seen = SeenTurn { inbox_id, event, asked: asked.as_ref(), effects: &advanced.effects, new_language };
            let owner = self.owner_after(&owned, seen, now).await?;
            let desk = self.owners.as_ref().filter(|_| owner.as_ref().is_some_and(|owner| owner.change.is_some()));
            let unwaited = self.unwaited_approval(&owned, &advanced.state).await?;
            let turn = Turn {
                inbox_id: inbox_id.to_owned(),
                event: to_json(event),
                expected_revision: stored.revision,
                state: encode(advanced.state),
                outgoing: advanced.effects.iter().map(outgoing).collect(),
                finishes,
                handles: handles.clone(),
                owner,
            };
            let outcome = self.store.take_turn(portal, id, turn, now).await?;
            if outcome != TurnOutcome::Outrun {
                desk.inspect(|owners| owners.note_change());
                if let (Some(owners), Some(approval)) = (&self.owners, unwaited) {
                    owners.withdraw(&approval, now).await?;
                }
                return Ok(outcome != TurnOutcome::Repeated);
            }
        }
        Err(ConverseError::Outrun(id))
    }

    /// Says and does everything that is still to be said and done, results included, in order.
    ///
    /// # Errors
    /// The store fails or the reply cannot be shown; what is left stays in the outbox.
    pub async fn settle(
        &self,
        portal: &PortalId,
        id: ConversationId,
        messenger: &mut dyn Messenger,
        clock: &(dyn Fn() -> DateTime<Utc> + Send + Sync),
    ) -> Result<(), ConverseError> {
        for _ in 0..MOST_ITEMS {
            let Some(item) = self.left(portal, id).await?.into_iter().next() else { return Ok(()) };
            match item.kind {
                OutgoingKind::Say => {
                    match self.to_say(portal, id, &item, clock()).await? {
                        Some(ToSay::Reply(reply, worded)) => messenger.say(&reply, worded).await?,
                        Some(ToSay::File(file)) => messenger.hand_over(file).await?,
                        Some(ToSay::Later) | None => {}
                    }
                    self.store.finish_item(portal, id, item.item, clock()).await?;
                }
                OutgoingKind::Work => {
                    let (send, mut receive) = tokio::sync::mpsc::unbounded_channel();
                    let on_progress = move |advance: Advance| {
                        // Nobody listens any more once the work has ended.
                        let _ = send.send(advance);
                    };
                    let work = self.work_on(portal, id, &item, &on_progress, clock);
                    tokio::pin!(work);
                    loop {
                        tokio::select! {
                            done = &mut work => break done?,
                            Some(advance) = receive.recv() => messenger.progress(advance),
                        }
                    }
                }
            }
        }
        Err(ConverseError::Endless(id))
    }

    /// What is to be said and done now, in order: files wait while an agent has the conversation.
    ///
    /// # Errors
    /// The store fails, or an item cannot be read.
    pub async fn left(&self, portal: &PortalId, id: ConversationId) -> Result<Vec<QueuedItem>, ConverseError> {
        let mut left = self.store.list_queued(portal, id).await?;
        if self.has_agent(portal, id).await? {
            let is_file = |item: &QueuedItem| matches!(read_effect(id, item), Ok(Effect::SendFile(_)));
            left.retain(|item| !is_file(item));
        }
        Ok(left)
    }

    /// A queued item as it is said now, `None` where there is nothing to say in it.
    ///
    /// # Errors
    /// The store fails, the item cannot be read, or it has no words.
    pub async fn to_say(
        &self,
        portal: &PortalId,
        id: ConversationId,
        item: &QueuedItem,
        now: DateTime<Utc>,
    ) -> Result<Option<ToSay>, ConverseError> {
        self.to_say_in(&self.store.load_situation(portal, id).await?, item, now).await
    }

    /// The same for whoever has just looked at the conversation.
    ///
    /// # Errors
    /// As [`Self::to_say`].
    pub async fn to_say_in(
        &self,
        situation: &Situation,
        item: &QueuedItem,
        now: DateTime<Utc>,
    ) -> Result<Option<ToSay>, ConverseError> {
        let stored = &situation.conversation;
        let id = stored.id;
        let language = decode(stored)?.language;
        let setting = Setting { zone: zone_of(&situation.portal), now };
        let dialogues = self.dialogues();
        match read_effect(id, item)? {
            Effect::Say(reply) if !self.may_say(situation, item, &reply) => {
                tracing::info!(
                    portal.id = %stored.portal, conversation.id = %id, item = item.item, reply = reply.name,
                    "held back: an agent has the conversation, or had it since this was decided"
                );
                Ok(None)
            }
            Effect::Say(reply) => {
                let worded = dialogues.texts.word(&language, &reply, setting)?;
                Ok(Some(ToSay::Reply(reply, worded)))
            }
            // What was promised is not lost: it waits until the assistant may speak again (H1).
            Effect::SendFile(_) if self.is_with_agent(situation) => Ok(Some(ToSay::Later)),
            Effect::SendFile(file) => {
                let words = FileWords { texts: &dialogues.texts, language: &language, setting };
                Ok(Some(ToSay::File(self.worker.in_language(stored, file, &words).await)))
            }
            other => {
                tracing::error!(effect = other.name(), "an order was queued as a reply");
                Ok(None)
            }
        }
    }

    /// Marks an item as said. Saying so twice changes nothing.
    ///
    /// # Errors
    /// The store fails.
    pub async fn said(
        &self,
        portal: &PortalId,
        id: ConversationId,
        item: i64,
        now: DateTime<Utc>,
    ) -> Result<(), ConverseError> {
        Ok(self.store.finish_item(portal, id, item, now).await?)
    }

    /// Carries out one order and takes in its result.
    ///
    /// # Errors
    /// The store fails or the order cannot be read; it stays in the outbox.
    pub async fn work_on(
        &self,
        portal: &PortalId,
        id: ConversationId,
        item: &QueuedItem,
        on_progress: OnProgress<'_>,
        clock: &(dyn Fn() -> DateTime<Utc> + Send + Sync),
    ) -> Result<(), ConverseError> {
        let stored = self.store.load_conversation(portal, id).await?;
        let effect = read_effect(id, item)?;
        let job = Job { conversation: &stored, item: item.item, effect: &effect, now: clock() };
        match self.worker.carry_out(job, on_progress).await {
            Some(event) => {
                let inbox_id = format!("work-{}", item.item);
                let arrival = Arrival {
                    inbox_id: &inbox_id,
                    event: &event,
                    finishes: Some(item.item),
                    handles: None,
                    written_at: None,
                };
                self.take_turn(portal, id, arrival, None, clock()).await.map(drop)
            }
            None => self.said(portal, id, item.item, clock()).await,
        }
    }
}

/// An event on its way into a conversation.
struct Arrival<'a> {
    inbox_id: &'a str,
    event: &'a Event,
    /// The work item whose result it is.
    finishes: Option<i64>,
    /// The update that it came in with.
    handles: Option<HandledUpdate>,
    /// When the person wrote it, where that is a while ago.
    written_at: Option<DateTime<Utc>>,
}

/// Something to be shown to the person.
#[derive(Debug, Clone, PartialEq)]
pub enum ToSay {
    /// A reply, and how it is said.
    Reply(Reply, Worded),
    /// A file to be handed over.
    File(FileView),
    /// A file that waits until no agent has the conversation; it stays in the outbox.
    Later,
}

fn read_effect(id: ConversationId, item: &QueuedItem) -> Result<Effect, ConverseError> {
    serde_json::from_str(&item.payload).map_err(|source| ConverseError::Unreadable { id, source })
}

fn outgoing(effect: &Effect) -> Outgoing {
    let kind = match effect {
        Effect::Say(_) | Effect::SendFile(_) => OutgoingKind::Say,
        _ => OutgoingKind::Work,
    };
    Outgoing { kind, payload: to_json(effect) }
}
