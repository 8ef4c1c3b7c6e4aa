//! The desk in a group with topics: a topic for each conversation that agents see.
//!
//! In charge of what the group shows and of what agents do there. The group is a chat as every other: one actor hears it
//! and says what waits, in order, so that nothing is lost or doubled; what waits for the desk are the items of
//! [`Handoffs`]. Who may have a conversation, and what follows from it, is decided there.
//!
//! # What is shown where
//! - a **topic** is made for a conversation as soon as something is to be shown of it: its card, pinned and changed in
//!   place, what was said before as a file, and from then on everything that the person and the assistant say. One that
//!   was deleted by hand is made again in the same way (H10);
//! - the **General topic** shows who waits, in a list that is changed in its place, and what concerns the whole desk. Nothing is sent to it by its number (H11);
//! - **agents' words** go through the conversation's own outbox, so that they stand in order with what the assistant
//!   says; [`carry`] has their files copied, never forwarded (H13), and edited where they stand (H9).
//!
//! # Whose word counts
//! Membership of the group is the permission: the messenger is asked at every action. A button bears the name of its
//! command only; the conversation is that of the message below which it stands, so none can be forged for another one.
//!
//! # What is not promised
//! A messenger does not report that a message was deleted (H15): what was said stays said on the other side.

mod answer;
mod batch;
mod carry;
mod hear;
mod list;
mod rights;
mod show;
mod texts;
mod topic;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

pub(super) use self::answer::MADE_BY_DESK;
pub(super) use self::carry::{Carried, is_of_agent, not_arrived, said_number};
pub(super) use self::topic::paper_attached;
use super::{ChatError, Chats};
use crate::dialogue::reply::Reply;
use crate::ports::chats::{NewNotice, Place};
use crate::ports::forums::{ForumApi, ForumStore, Lack};
use crate::ports::handoffs::Case;
use crate::ports::snapshots::StoreError;
use crate::service::desk::Advance;
use crate::service::handoff::Handoffs;

/// Begins what a button of the desk bears: the name of a command follows.
pub const DESK_MARK: &str = "d.";

/// Commands of the desk beside those that are about a conversation.
pub const MORE_COMMANDS: [&str; 2] = ["begin", "invite"];

/// How long a file's album is waited for: its messages come one after another.
const ALBUM_QUIET: Duration = Duration::from_millis(1_200);

/// How long a topic whose making was not answered is waited for before another one is made.
const TOPIC_PATIENCE: Duration = Duration::from_secs(4);

/// How soon something is tried again for which the bot has no right.
const WITHOUT_RIGHTS: Duration = Duration::from_secs(15);

/// Hears of what the operator should know about the desk.
pub type TellDesk = Arc<dyn Fn(DeskNote) + Send + Sync>;

/// What the operator should know about the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeskNote {
    /// The desk works.
    Ready {
        /// The group.
        group: i64,
    },
    /// Something is missing in the group.
    Lacks {
        /// The group.
        group: i64,
        /// What.
        lacks: Vec<Lack>,
    },
}

/// What a desk stands on.
#[derive(Clone)]
pub struct DeskParts {
    /// The conversations as the desk has to do with them.
    pub handoffs: Handoffs,
    /// The group.
    pub group: i64,
    /// What the group shows.
    pub forums: Arc<dyn ForumStore>,
    /// The group at the messenger.
    pub api: Arc<dyn ForumApi>,
    /// Hears of what the operator should know.
    pub tell: TellDesk,
    /// What was told last.
    told: Arc<Mutex<Option<DeskNote>>>,
    /// How far work has come of which agents are whispered.
    advances: Arc<Mutex<Advances>>,
}

/// How far work has come in conversations that an agent has.
#[derive(Default)]
struct Advances {
    now: BTreeMap<Case, Advance>,
    /// Those that the desk was not shown yet.
    news: BTreeSet<Case>,
}

impl DeskParts {
    /// A desk of which nothing was told yet.
    pub fn new(
        handoffs: Handoffs,
        group: i64,
        forums: Arc<dyn ForumStore>,
        api: Arc<dyn ForumApi>,
        tell: TellDesk,
    ) -> Self {
        Self { handoffs, group, forums, api, tell, told: Arc::default(), advances: Arc::default() }
    }

    /// Has the agent who has a conversation see how far its work has come; `None`: it has ended.
    pub(super) fn whisper_advance(&self, case: &Case, advance: Option<Advance>) {
        let mut advances = self.advances.lock().unwrap_or_else(PoisonError::into_inner);
        let is_news = match advance {
            Some(advance) => advances.now.insert(case.clone(), advance) != Some(advance),
            None => advances.now.remove(case).is_some(),
        };
        if is_news {
            advances.news.insert(case.clone());
            self.handoffs.owners().note_change();
        }
    }

    /// Conversations in which that has changed since it was last asked.
    fn take_advanced(&self) -> BTreeSet<Case> {
        std::mem::take(&mut self.advances.lock().unwrap_or_else(PoisonError::into_inner).news)
    }

    /// How far work in a conversation has come.
    fn advance_of(&self, case: &Case) -> Option<Advance> {
        self.advances.lock().unwrap_or_else(PoisonError::into_inner).now.get(case).copied()
    }

    /// Tells the operator, where that is news.
    fn note(&self, note: DeskNote) {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.as_ref() != Some(&note) {
            *told = Some(note.clone());
            (self.tell)(note);
        }
    }

    /// The General topic.
    fn general(&self) -> Place {
        Place::chat(self.group)
    }
}

impl Chats {
    /// Has the desk look at what is to be shown.
    pub fn poke_desk(&self) {
        if let Some(desk) = &self.parts.desk {
            self.poke(desk.group);
        }
    }

    /// Tells the whole desk something, once for each cause.
    ///
    /// # Errors
    /// The store fails.
    pub async fn tell_desk(&self, reply: Reply, cause: &str) -> Result<(), StoreError> {
        let Some(desk) = &self.parts.desk else { return Ok(()) };
        let notice = desk.notice(cause, reply);
        self.parts.chats.add_notices(&self.parts.messenger, &[notice], self.now()).await?;
        self.poke_desk();
        Ok(())
    }
}

impl DeskParts {
    pub(super) fn notice(&self, cause: &str, reply: Reply) -> NewNotice {
        let language = self.handoffs.owners().language();
        NewNotice {
            place: self.general(),
            cause: cause.to_owned(),
            is_secret: false,
            payload: super::deliver::NoticeForm::of(reply, language).to_json(),
        }
    }
}

impl From<crate::service::handoff::HandoffError> for ChatError {
    fn from(error: crate::service::handoff::HandoffError) -> Self {
        Self::Desk(error)
    }
}
