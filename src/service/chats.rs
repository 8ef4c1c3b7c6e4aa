//! Conversations in a messenger: what came in is stored, heard in order within its chat, answered from the outbox.
//!
//! In charge of the order of things: an update is stored before it is acknowledged, one actor for each busy chat hears
//! its updates one after another, says what the outbox holds and carries out what was ordered. People can go on writing
//! while work is under way. How the messenger spells it is [`ChatApi`]'s, what an event means is the dialogue's.
//!
//! Nothing of a portal is shown to an account that is linked to nobody: it is introduced first, and what is settled
//! around conversations (`/settings`, `/privacy`) works in any case. Both are said by notices, whose buttons bear `n.KEY`.
//!
//! # Nothing is said twice, nothing is lost
//! A messenger gives no key against doubling. So a call whose answer was lost, by a cut or by `kill -9`, is looked for
//! before it is made again: of one chat at most one message can be unknown to us, and a change of its buttons to those
//! that it has tells whether it is there ([`ChatApi::find_sent`]).

mod actor;
mod around;
pub mod buttons;
pub mod deliver;
pub mod desk;
mod hear;
mod introduce;
mod parcels;
mod progress;
mod sign_in;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::{Notify, Semaphore};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use self::actor::{Actor, Going};
pub(super) use self::deliver::NoticeForm;
use self::desk::DeskParts;
pub use self::parcels::ParcelSource;
use super::converse::{Converse, ConverseError};
use super::desk::Clock;
use super::handoff::HandoffError;
use super::invite::Invites;
use super::sign_in::SignIns;
use crate::ports::accounts::AccountStore;
use crate::ports::chats::{ChatApi, ChatStore, Incoming, MessengerId, ShowError};
use crate::ports::conversations::StoredConversation;
use crate::ports::snapshots::StoreError;

/// How long handled updates are kept: longer than the day for which Telegram keeps those that nobody took
/// (<https://core.telegram.org/bots/api#getting-updates>, read 2026-11-25).
const UPDATES_KEPT: TimeDelta = TimeDelta::days(7);

/// How long it is kept what files came in: transcripts name them.
const FILES_KEPT: TimeDelta = TimeDelta::days(400);

/// How many chats are heard and spoken in at the same time. Whoever writes at the same time shares one wait for the disk:
/// with 64 some 700 messages a second are answered where 1,200 are with 256, for 6 MB less (`cargo bench --bench telegram`).
pub const TURNS_AT_ONCE: usize = 256;

/// Of more busy chats than that each goes away as soon as it has nothing to do.
const CROWD: usize = 1_000;

/// What chats are held with.
#[derive(Clone)]
pub struct ChatParts {
    /// The bot.
    pub messenger: MessengerId,
    /// The conversations.
    pub converse: Converse,
    /// What came in, and where our messages stand.
    pub chats: Arc<dyn ChatStore>,
    /// Who is who.
    pub accounts: Arc<dyn AccountStore>,
    /// Links and codes by which that becomes known.
    pub invites: Invites,
    /// The same by a person's own sign-in at the portal.
    pub sign_ins: SignIns,
    /// The messenger.
    pub api: Arc<dyn ChatApi>,
    /// Whoever has one of these hears and speaks; the others wait. So many chats may come at once as like.
    pub turns: Arc<Semaphore>,
    /// The pictures of steps.
    pub pictures: Arc<dyn PictureSource>,
    /// The desk, where its agents are in a group of this messenger.
    pub desk: Option<DeskParts>,
    /// Cuts files that are too large.
    pub parcels: Arc<dyn ParcelSource>,
    /// Where files are that are handed over.
    pub folder: PathBuf,
    /// Now.
    pub clock: Clock,
}

/// Gives pictures of steps.
pub trait PictureSource: Send + Sync {
    /// Where a picture is in that language; `None` where it cannot be had, and the words go without.
    fn find_picture(&self, name: &str, language: &str) -> Option<PathBuf>;
}

/// Why a chat does not go on; what was stored is safe, and it is tried again.
#[derive(Debug, thiserror::Error)]
pub enum ChatError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The conversation cannot go on.
    #[error(transparent)]
    Converse(#[from] ConverseError),
    /// The desk cannot go on.
    #[error(transparent)]
    Desk(HandoffError),
    /// The messenger did not tell what has to be known.
    #[error("the messenger does not tell what has to be known")]
    Messenger(#[source] ShowError),
    /// Work ended in an error of the program's own.
    #[error("work broke off")]
    Broken(#[source] tokio::task::JoinError),
}

/// The chats of one bot.
#[derive(Clone)]
pub struct Chats {
    parts: Arc<ChatParts>,
    actors: Arc<Mutex<HashMap<i64, Arc<Notify>>>>,
    running: TaskTracker,
    ending: CancellationToken,
    /// Whether it is known which chats an earlier run left: until then nobody is woken.
    has_begun: Arc<AtomicBool>,
}

impl Chats {
    /// Holds no chat yet.
    pub fn new(parts: ChatParts) -> Self {
        Self {
            parts: Arc::new(parts),
            actors: Arc::default(),
            running: TaskTracker::new(),
            ending: CancellationToken::new(),
            has_begun: Arc::default(),
        }
    }

    /// Takes updates in: once this has returned they are stored and may be acknowledged.
    ///
    /// # Errors
    /// The store fails; then none of them was stored.
    pub async fn take_in(&self, updates: &[Incoming]) -> Result<(), StoreError> {
        self.parts.chats.store_updates(&self.parts.messenger, updates, self.now()).await?;
        for incoming in updates {
            self.wake(incoming.chat);
        }
        Ok(())
    }

    /// Goes on with what an earlier run of the program left.
    ///
    /// # Errors
    /// The store fails.
    pub async fn go_on(&self) -> Result<(), StoreError> {
        self.parts.chats.forget_updates(&self.parts.messenger, self.now() - UPDATES_KEPT).await?;
        let mut open = self.parts.chats.list_open_chats(&self.parts.messenger).await?;
        if let Some(desk) = &self.parts.desk {
            desk.forums.forget_media(&self.parts.messenger, self.now() - FILES_KEPT).await?;
            open.push(desk.group);
        }
        for chat in open {
            self.start(chat, true);
        }
        self.has_begun.store(true, Ordering::SeqCst);
        // Whoever was to be woken meanwhile.
        for chat in self.parts.chats.list_open_chats(&self.parts.messenger).await? {
            self.wake(chat);
        }
        Ok(())
    }

    /// Has a chat look at what is to be said and done.
    pub fn poke(&self, chat: i64) {
        self.wake(chat);
    }

    /// Has the chat of a conversation look, where it is one of this bot's.
    pub fn poke_conversation(&self, conversation: &StoredConversation) {
        if let Some(chat) = self.parts.messenger.account_of(&conversation.channel) {
            self.poke(chat);
        }
    }

    /// Ends: nothing new is begun, and what is being said is said to its end, for so long at most.
    pub async fn drain(&self, patience: Duration) {
        self.ending.cancel();
        self.running.close();
        if tokio::time::timeout(patience, self.running.wait()).await.is_err() {
            tracing::warn!("some chats were still busy; what they were doing goes on at the next start");
        }
    }

    fn wake(&self, chat: i64) {
        if self.has_begun.load(Ordering::SeqCst) {
            self.start(chat, false);
        }
    }

    /// `is_left`: an earlier run may have been cut off while it said something in this chat.
    fn start(&self, chat: i64, is_left: bool) {
        if self.ending.is_cancelled() {
            return;
        }
        let mut actors = self.actors.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(woken) = actors.get(&chat) {
            woken.notify_one();
            return;
        }
        let woken = Arc::new(Notify::new());
        woken.notify_one();
        actors.insert(chat, Arc::clone(&woken));
        let (parts, actors, ending) = (Arc::clone(&self.parts), Arc::clone(&self.actors), self.ending.clone());
        self.running.spawn(async move {
            // A chat that waits for its first turn takes no more room than this.
            let turn = tokio::select! {
                turn = Arc::clone(&parts.turns).acquire_owned() => turn.ok(),
                () = ending.cancelled() => return,
            };
            let actor = Actor::new(parts, chat, is_left);
            let is_crowded = || actors.lock().unwrap_or_else(PoisonError::into_inner).len() > CROWD;
            let going = Going { turn, is_crowded: &is_crowded, leave: &|| leave(&actors, chat, &woken) };
            Box::pin(actor.run(&woken, &ending, going)).await;
        });
    }

    fn now(&self) -> DateTime<Utc> {
        (self.parts.clock)()
    }
}

/// Takes an idle actor off the list, unless somebody has just woken it.
fn leave(actors: &Mutex<HashMap<i64, Arc<Notify>>>, chat: i64, woken: &Notify) -> bool {
    use futures::FutureExt as _;

    let mut actors = actors.lock().unwrap_or_else(PoisonError::into_inner);
    // Whoever wakes holds the lock, so a call is either seen here or finds no actor and makes one.
    if woken.notified().now_or_never().is_some() {
        woken.notify_one();
        return false;
    }
    actors.remove(&chat);
    true
}
