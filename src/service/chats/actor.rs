//! One busy chat: hears, says and works until nothing is left, then goes away.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, OwnedSemaphorePermit, mpsc};
use tokio::task::JoinHandle;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::deliver::Delivered;
use super::desk::DeskParts;
use super::progress::PROGRESS;
use super::{ChatError, ChatParts};
use crate::domain::{ConversationId, PortalId};
use crate::ports::chats::{ChatView, Place};
use crate::ports::conversations::QueuedItem;
use crate::ports::forums::Saying;
use crate::ports::handoffs::Case;
use crate::service::desk::Advance;

/// How long an actor waits for something to do before it goes away: the next one begins where the store says.
const IDLE: Duration = Duration::from_secs(2);

/// The same where many chats are busy.
const IDLE_IN_A_CROWD: Duration = Duration::from_millis(20);

/// The same for the desk's, which has learned what the bot may do in the group.
const IDLE_AT_DESK: Duration = Duration::from_secs(60);

/// Work that is done sooner shows nothing.
const BEFORE_TYPING: Duration = Duration::from_secs(1);

/// How often it is shown that work goes on: the messenger shows it for five seconds
/// (<https://core.telegram.org/bots/api#sendchataction>, read 2026-11-25).
const TYPING_EVERY: Duration = Duration::from_secs(4);

/// The longest wait after a failure.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// Updates that are looked at together: the one that was heard last, and the next one.
const LOOKED_AT: usize = 2;

/// One chat.
pub(super) struct Actor {
    pub(super) parts: Arc<ChatParts>,
    pub(super) chat: i64,
    /// Whether a message may be there that we do not know of.
    pub(super) is_uncertain: bool,
    /// The message whose button was pressed last, until something is said.
    pub(super) pressed: Option<i64>,
    /// The living message of the work that goes on.
    pub(super) living: Option<super::progress::Living>,
    /// The conversation of which work goes on.
    pub(super) at_work: Option<Case>,
    /// The message that shows how far work has come, where nothing was said since.
    pub(super) progress_shown: Option<i64>,
    /// What was being said last.
    pub(super) saying: Saying,
    /// What was heard last is being kept as handled.
    pub(super) finishing: Option<JoinHandle<Result<(), ChatError>>>,
    /// The order that waits in front of all others.
    pub(super) ordered: Option<(PortalId, ConversationId, QueuedItem)>,
    /// Whether something came up while other things were said.
    pub(super) has_more: bool,
    /// How often in a row something failed.
    pub(super) failures: u32,
    /// Whether the desk's group was not looked at yet.
    pub(super) is_unchecked: bool,
    /// Whether cards can be pinned, as far as is known.
    pub(super) may_pin: bool,
    /// Whether topics can be made, renamed and closed, as far as is known.
    pub(super) may_manage: bool,
    /// Whether the desk's group has topics, as far as is known.
    pub(super) has_topics: bool,
    /// When it is looked again whether a right has come that something waits for.
    pub(super) again_at: Option<Instant>,
    /// Conversations whose topic waits for that right to be brought up to date.
    pub(super) unmanaged: BTreeSet<Case>,
    /// Since when a topic may be there that we do not know of.
    pub(super) topic_doubt: Option<Instant>,
    /// Conversations whose topic is to be brought up to date.
    pub(super) stale: BTreeSet<Case>,
}

/// How a chat's actor comes and goes.
pub(super) struct Going<'a> {
    /// Its first turn.
    pub turn: Option<OwnedSemaphorePermit>,
    /// Whether many chats are busy.
    pub is_crowded: &'a (dyn Fn() -> bool + Send + Sync),
    /// Takes it off the list, unless somebody has just woken it.
    pub leave: &'a (dyn Fn() -> bool + Send + Sync),
}

/// Something that is being done, in a task of its own: it goes on while the messenger is waited for.
struct Working {
    done: JoinHandle<Result<(), ChatError>>,
    advances: mpsc::UnboundedReceiver<Advance>,
}

impl Actor {
    pub(super) fn new(parts: Arc<ChatParts>, chat: i64, is_uncertain: bool) -> Self {
        Self {
            parts,
            chat,
            is_uncertain,
            pressed: None,
            living: None,
            at_work: None,
            progress_shown: None,
            saying: Saying::Notices,
            finishing: None,
            ordered: None,
            has_more: false,
            failures: 0,
            is_unchecked: is_uncertain,
            may_pin: true,
            may_manage: true,
            has_topics: true,
            again_at: None,
            unmanaged: BTreeSet::new(),
            topic_doubt: is_uncertain.then(Instant::now),
            stale: BTreeSet::new(),
        }
    }

    /// The desk, where this is its group.
    pub(super) fn desk(&self) -> Option<DeskParts> {
        self.parts.desk.as_ref().filter(|desk| desk.group == self.chat).cloned()
    }

    /// Takes up where an earlier run of the program was at the desk.
    async fn remember(&mut self) {
        let Some(desk) = self.desk() else { return };
        match desk.forums.find_saying(&self.parts.messenger, self.chat).await {
            Ok(saying) => self.saying = saying.unwrap_or(Saying::Notices),
            Err(error) => tracing::warn!(chat = self.chat, %error, "what was said last at the desk is not known"),
        }
    }

    /// Runs until nothing is left to do.
    pub(super) async fn run(mut self, woken: &Notify, ending: &CancellationToken, mut going: Going<'_>) {
        self.remember().await;
        let mut work: Option<Working> = None;
        let mut retry_at: Option<Instant> = Some(Instant::now());
        let mut typing_at: Option<Instant> = None;
        let idle = if self.desk().is_some() { IDLE_AT_DESK } else { IDLE };
        let mut idle_at = Instant::now() + idle;
        loop {
            let is_working = work.is_some();
            tokio::select! {
                () = ending.cancelled() => return,
                () = woken.notified() => retry_at = Some(self.not_before(retry_at)),
                () = sleep_until(retry_at) => {
                    let turns = Arc::clone(&self.parts.turns);
                    let _turn = match going.turn.take() {
                        Some(turn) => Some(turn),
                        None => tokio::select! {
                            turn = turns.acquire_owned() => turn.ok(),
                            () = ending.cancelled() => return,
                        },
                    };
                    // Boxed, as most chats wait most of the time, and a round is large.
                    retry_at = Box::pin(self.round(&mut work)).await;
                    if !is_working && work.is_some() {
                        typing_at = Some(Instant::now() + BEFORE_TYPING);
                    }
                    let is_in_a_crowd = idle == IDLE && (going.is_crowded)();
                    idle_at = Instant::now() + if is_in_a_crowd { IDLE_IN_A_CROWD } else { idle };
                }
                news = news_of(&mut work) => match news {
                    News::Advance(advance) => self.tell_advance(advance).await,
                    News::Done(done) => {
                        (work, typing_at) = (None, None);
                        self.end_living().await;
                        self.at_work = None;
                        retry_at = Some(match done {
                            Ok(()) => Instant::now(),
                            Err(error) => Instant::now() + self.failed(&error),
                        });
                    }
                },
                () = sleep_until(typing_at) => {
                    // A courtesy: where it cannot be shown, nothing is lost.
                    let _shown = self.parts.api.show_typing(Place::chat(self.chat)).await;
                    typing_at = Some(Instant::now() + TYPING_EVERY);
                }
                () = tokio::time::sleep_until(idle_at), if !is_working && retry_at.is_none() => {
                    if (going.leave)() {
                        return;
                    }
                    idle_at = Instant::now() + idle;
                }
            }
        }
    }

    /// A call never shortens a wait that the messenger asked for.
    fn not_before(&self, retry_at: Option<Instant>) -> Instant {
        match retry_at {
            Some(at) if self.failures > 0 => at,
            _ => Instant::now(),
        }
    }

    /// Hears, says, begins work. Gives when to try again, `None` where nothing is left.
    async fn round(&mut self, work: &mut Option<Working>) -> Option<Instant> {
        match self.hear_and_say().await {
            Ok(Delivered::All) => self.failures = 0,
            Ok(Delivered::Later(wait)) => {
                self.failures += 1;
                return Some(Instant::now() + wait.unwrap_or_else(|| pause(self.failures)));
            }
            // Until the person lets us write again there is nothing to be done here.
            Ok(Delivered::Blocked) => return None,
            Err(error) => return Some(Instant::now() + self.failed(&error)),
        }
        if work.is_none() {
            *work = self.begin_work();
        }
        self.again_at
    }

    /// Hears what came in, one after another, and says after each what follows from it.
    async fn hear_and_say(&mut self) -> Result<Delivered, ChatError> {
        let mut view = self.look().await?;
        let mut heard = None;
        let mut delivered = None;
        loop {
            // What was heard last may not be kept as handled yet.
            let Some(incoming) = view.updates.iter().find(|incoming| Some(incoming.update) != heard).cloned() else {
                return match delivered {
                    Some(delivered) => Ok(delivered),
                    None => self.deliver(&view).await,
                };
            };
            heard = Some(incoming.update);
            self.hear(&incoming, &view).await?;
            let said = self.look_and_say().await;
            self.finished().await?;
            let (said, seen) = said?;
            view = seen;
            // Where what was said is not at its end, what comes in is heard all the same.
            delivered = Some(said);
        }
    }

    async fn look_and_say(&mut self) -> Result<(Delivered, ChatView), ChatError> {
        let view = self.look().await?;
        Ok((self.deliver(&view).await?, view))
    }

    pub(super) async fn look(&mut self) -> Result<ChatView, ChatError> {
        let view = self.parts.chats.look(&self.parts.messenger, self.chat, LOOKED_AT).await?;
        self.progress_shown = view.last_sent.as_ref().filter(|last| last.reply == PROGRESS).map(|last| last.message);
        Ok(view)
    }

    /// Begins what was ordered first, as it was seen when everything was said.
    fn begin_work(&mut self) -> Option<Working> {
        let (portal, id, item) = self.ordered.take()?;
        self.at_work = Some(Case { portal: portal.clone(), conversation: id });
        Some(working(Arc::clone(&self.parts), portal, id, item))
    }

    fn failed(&mut self, error: &ChatError) -> Duration {
        self.failures += 1;
        let wait = pause(self.failures);
        tracing::error!(
            chat = self.chat, error = %error, again_in_s = wait.as_secs(),
            "a chat does not go on; what came in is stored and tried again"
        );
        wait
    }
}

fn working(parts: Arc<ChatParts>, portal: PortalId, id: ConversationId, item: QueuedItem) -> Working {
    let (send, advances) = mpsc::unbounded_channel();
    let done = tokio::spawn(async move {
        let on_progress = move |advance: Advance| {
            // Nobody listens any more once the work has ended.
            let _ = send.send(advance);
        };
        let clock = Arc::clone(&parts.clock);
        parts.converse.work_on(&portal, id, &item, &on_progress, &move || clock()).await?;
        Ok(())
    });
    Working { done, advances }
}

/// What is heard of work.
enum News {
    /// How far it has come.
    Advance(Advance),
    /// It has ended.
    Done(Result<(), ChatError>),
}

async fn news_of(work: &mut Option<Working>) -> News {
    let Some(working) = work else { return std::future::pending().await };
    tokio::select! {
        done = &mut working.done => News::Done(done.unwrap_or_else(|error| Err(ChatError::Broken(error)))),
        Some(mut advance) = working.advances.recv() => {
            while let Ok(newer) = working.advances.try_recv() {
                advance = newer;
            }
            News::Advance(advance)
        }
    }
}

async fn sleep_until(at: Option<Instant>) {
    match at {
        Some(at) => tokio::time::sleep_until(at).await,
        None => std::future::pending().await,
    }
}

/// A second, then twice as long each time.
fn pause(failures: u32) -> Duration {
    Duration::from_secs(1 << failures.saturating_sub(1).min(6)).min(LONGEST_PAUSE)
}
