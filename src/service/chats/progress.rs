//! How far work has come: one living message for as long as it goes on, which what came of the work takes the place of.
//!
//! In charge of a courtesy: what comes of the work is told in any case. While an agent has the conversation the person is
//! shown nothing; how far it is then stands on the card (H1).

use std::time::Duration;

use tokio::time::Instant;

use super::actor::Actor;
use crate::dialogue::reply::{Arg, Reply};
use crate::ports::chats::{Place, Post, SentMessage};
use crate::ports::handoffs::Case;
use crate::service::desk::{Advance, Stage};

/// How often a living message changes at most.
const LIVING_EVERY: Duration = Duration::from_secs(3);

/// The name under which a living message of work is kept.
pub(super) const PROGRESS: &str = "work-progress";

/// How often the card says how far work has come: a group takes fewer changes.
const WHISPERED_EVERY: Duration = Duration::from_secs(10);

/// Stands for the outbox item of a message that says none: their numbers begin at 1.
const NO_ITEM: i64 = 0;

/// The living message of work that goes on.
#[derive(Debug, Clone)]
pub(super) struct Living {
    message: Option<i64>,
    text: String,
    last: Option<Advance>,
    next_at: Instant,
}

impl Actor {
    /// Shows how far work has come, in one message that is changed as it goes.
    pub(super) async fn tell_advance(&mut self, advance: Advance) {
        let begun = Instant::now() + LIVING_EVERY;
        let new = || Living { message: None, text: String::new(), last: None, next_at: begun };
        let living = self.living.get_or_insert_with(new);
        if advance.stage != Stage::WaitingForPortal {
            living.last = Some(advance);
        }
        if Instant::now() < living.next_at {
            return;
        }
        living.next_at = Instant::now() + LIVING_EVERY;
        let Some(case) = self.at_work.clone() else { return };
        if self.is_with_agent(&case).await {
            return self.whisper_advance(&case, Some(advance));
        }
        let Some(text) = self.in_words(&case, &in_a_reply(advance)).await else { return };
        let known = match self.living.as_ref().and_then(|living| living.message) {
            Some(message) => Some(message),
            // An earlier run of the program was cut off while it showed one.
            None => self.shown_last().await,
        };
        let Some(living) = self.living.as_mut().filter(|living| living.text != text) else { return };
        (living.message, living.text) = (known, text.clone());
        let (place, post) = (Place::chat(self.chat), Post { text, ..Post::default() });
        // A courtesy: what comes of the work is told in any case.
        match living.message {
            Some(message) => {
                let _shown = self.parts.api.edit(place, message, &post).await;
            }
            None => {
                living.message = self.parts.api.send(place, &post).await.ok();
                if let Some(message) = living.message {
                    self.note_progress(&case, message).await;
                }
            }
        }
    }

    /// The work has ended. What came of it takes the place of the living message; where something else was said since,
    /// that one says that it has ended.
    pub(super) async fn end_living(&mut self) {
        let Some(living) = self.living.take() else { return };
        let Some(case) = self.at_work.clone() else { return };
        self.whisper_advance(&case, None);
        let Some(message) = living.message else { return };
        // Where nothing but waiting was shown, it was a restore's.
        let last = living.last.map_or(Stage::Restoring, |last| last.stage);
        if self.shown_last().await == Some(message) {
            return;
        }
        let stage = Arg::Term(format!("stage-{}", last.as_str()));
        if let Some(text) = self.in_words(&case, &Reply::new("work-ended").with("stage", stage)).await {
            let post = Post { text, ..Post::default() };
            let _shown = self.parts.api.edit(Place::chat(self.chat), message, &post).await;
        }
    }

    async fn is_with_agent(&self, case: &Case) -> bool {
        let Some(desk) = &self.parts.desk else { return false };
        let standing = desk.handoffs.standing(case).await.ok().flatten();
        standing.is_some_and(|handoff| handoff.phase.agent().is_some())
    }

    fn whisper_advance(&mut self, case: &Case, advance: Option<Advance>) {
        if let Some(desk) = &self.parts.desk {
            desk.whisper_advance(case, advance);
        }
        if let Some(living) = &mut self.living {
            living.next_at = Instant::now() + WHISPERED_EVERY;
        }
    }

    /// The living message, where it is the last that was said here.
    async fn shown_last(&self) -> Option<i64> {
        let last = self.parts.chats.find_last_sent(&self.parts.messenger, self.chat).await.ok().flatten()?;
        (last.reply == PROGRESS).then_some(last.message)
    }

    /// Keeps the number of a message that says no item: without buttons as it is, it would be taken for one whose answer
    /// was lost.
    async fn note_progress(&mut self, case: &Case, message: i64) {
        let sent = SentMessage {
            chat: self.chat,
            message,
            conversation: case.conversation,
            portal: case.portal.clone(),
            item: NO_ITEM,
            part: 0,
            reply: PROGRESS.to_owned(),
            is_living: false,
            question: None,
        };
        self.progress_shown = Some(message);
        if let Err(error) = self.parts.chats.note_sent(&self.parts.messenger, &sent, false, (self.parts.clock)()).await
        {
            tracing::debug!(chat = self.chat, %error, "where progress is shown could not be stored");
        }
    }

    async fn in_words(&self, case: &Case, reply: &Reply) -> Option<String> {
        let now = (self.parts.clock)();
        Some(self.parts.converse.word(&case.portal, case.conversation, reply, now).await.ok()?.text)
    }
}

/// How far work has come, to be worded.
pub(super) fn in_a_reply(advance: Advance) -> Reply {
    let name = format!("stage-{}", advance.stage.as_str());
    if advance.stage == Stage::WaitingForPortal {
        return Reply::new(name);
    }
    let reply = match advance.total {
        Some(total) => Reply::new(PROGRESS).with("of", total),
        None => Reply::new("work-progress-open"),
    };
    reply.with("stage", Arg::Term(name)).with("done", advance.done)
}
