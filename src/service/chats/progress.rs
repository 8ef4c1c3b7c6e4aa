//! How far work has come: one living message for as long as it goes on.
//!
//! In charge of a courtesy: what comes of the work is told in any case.

use std::time::Duration;

use tokio::time::Instant;

use super::actor::Actor;
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::texts::Setting;
use crate::ports::chats::{Place, Post, SentMessage};
use crate::service::desk::Advance;

/// How often a living message changes at most.
const LIVING_EVERY: Duration = Duration::from_secs(3);

/// Stands for the outbox item of a message that says none: their numbers begin at 1.
const NO_ITEM: i64 = 0;

/// The living message of work that goes on.
#[derive(Debug, Clone)]
pub(super) struct Living {
    message: Option<i64>,
    text: String,
    next_at: Instant,
}

impl Actor {
    /// Shows how far work has come, in one message that is changed as it goes.
    pub(super) async fn tell_advance(&mut self, advance: Advance) {
        let begun = Instant::now() + LIVING_EVERY;
        let living = self.living.get_or_insert_with(|| Living { message: None, text: String::new(), next_at: begun });
        if Instant::now() < living.next_at {
            return;
        }
        living.next_at = Instant::now() + LIVING_EVERY;
        let Some(text) = self.advance_in_words(advance).await else { return };
        let Some(living) = self.living.as_mut().filter(|living| living.text != text) else { return };
        living.text.clone_from(&text);
        let (place, post) = (Place::chat(self.chat), Post { text, ..Post::default() });
        // A courtesy: what comes of the work is told in any case.
        match living.message {
            Some(message) => {
                let _shown = self.parts.api.edit(place, message, &post).await;
            }
            None => {
                living.message = self.parts.api.send(place, &post).await.ok();
                if let Some(message) = living.message {
                    self.note_progress(message).await;
                }
            }
        }
    }

    /// Keeps the number of a message that says no item: without buttons as it is, it would be taken for one whose answer
    /// was lost.
    async fn note_progress(&self, message: i64) {
        let Some((portal, conversation)) = self.conversations().await.ok().and_then(|found| found.into_iter().next())
        else {
            return;
        };
        let sent = SentMessage {
            chat: self.chat,
            message,
            conversation,
            portal,
            item: NO_ITEM,
            part: 0,
            reply: "work-progress".to_owned(),
            is_living: false,
            question: None,
        };
        if let Err(error) = self.parts.chats.note_sent(&self.parts.messenger, &sent, false, (self.parts.clock)()).await
        {
            tracing::debug!(chat = self.chat, %error, "where progress is shown could not be stored");
        }
    }

    async fn advance_in_words(&self, advance: Advance) -> Option<String> {
        let (portal, id) = self.conversations().await.ok()?.into_iter().next()?;
        let language = self.parts.converse.state(&portal, id).await.ok()?.language;
        let reply = match advance.total {
            Some(total) => Reply::new("work-progress").with("of", total),
            None => Reply::new("work-progress-open"),
        };
        let stage = Arg::Term(format!("stage-{}", advance.stage.as_str()));
        let reply = reply.with("stage", stage).with("done", advance.done);
        let setting = Setting { zone: chrono_tz::UTC, now: (self.parts.clock)() };
        Some(self.parts.converse.dialogues().texts.word(&language, &reply, setting).ok()?.text)
    }
}
