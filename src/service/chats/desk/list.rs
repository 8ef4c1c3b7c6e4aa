//! Who waits, in one message of the General topic that is changed in its place.

use super::super::ChatError;
use super::super::actor::Actor;
use super::super::deliver::Delivered;
use super::DeskParts;
use super::texts::{digest, shortened};
use crate::ports::chats::{Post, ShowError};
use crate::ports::forums::ListState;
use crate::service::handoff::NOBODY;

impl Actor {
    /// Brings the list up to date; it is begun when somebody waits for the first time.
    pub(super) async fn refresh_list(&mut self, desk: &DeskParts) -> Result<Delivered, ChatError> {
        let known = desk.forums.find_list(&self.parts.messenger, desk.group).await?;
        let waiting = desk.handoffs.waiting_list().await?.replies;
        if known.is_none() && waiting.iter().all(|reply| reply.name == NOBODY) {
            return Ok(Delivered::All);
        }
        let now = (self.parts.clock)();
        let mut lines = Vec::new();
        for reply in &waiting {
            lines.push(desk.handoffs.word(reply, now)?.text);
        }
        let text = shortened(&lines.join("\n"), self.parts.api.limits().text);
        let post = Post { text, ..Post::default() };
        let new_digest = digest(&post);
        if let Some(list) = &known {
            if list.digest == new_digest {
                return Ok(Delivered::All);
            }
            match self.parts.api.edit(desk.general(), list.message, &post).await {
                Ok(()) => {
                    let list = ListState { message: list.message, digest: new_digest };
                    desk.forums.save_list(&self.parts.messenger, desk.group, &list).await?;
                    return Ok(Delivered::All);
                }
                // Deleted by hand: it is made again.
                Err(ShowError::Gone(_)) => {}
                Err(error) => return Ok(self.desk_gives_up(desk, &error).await?.unwrap_or(Delivered::All)),
            }
        }
        match self.show_now(desk.general(), post).await {
            Ok(message) => {
                let list = ListState { message, digest: new_digest };
                let saved = desk.forums.save_list(&self.parts.messenger, desk.group, &list).await;
                self.is_uncertain |= saved.is_err();
                saved?;
                if let Err(error) = desk.api.pin(desk.general(), message).await {
                    tracing::debug!(desk.group, %error, "the list of who waits is not pinned");
                }
                Ok(Delivered::All)
            }
            Err(error) => Ok(self.desk_gives_up(desk, &error).await?.unwrap_or(Delivered::All)),
        }
    }
}
