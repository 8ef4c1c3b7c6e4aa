//! What is shown to the desk by one message: one thing, or what the assistant said in one breath.
//!
//! In charge of which things go together. A group takes some twenty messages a minute, and a preview has as many paragraphs
//! (<https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this>, read 2026-11-26).

use std::collections::VecDeque;

use super::super::ChatError;
use super::super::actor::Actor;
use super::words::{ASSISTANT, WHISPER};
use crate::dialogue::reply::Reply;
use crate::ports::handoffs::{Audience, Item};
use crate::service::handoff::DeskWords;

/// What stands between paragraphs that share a message.
pub(super) const BETWEEN: &str = "\n\n";

/// Things that are shown together.
pub(super) struct Batch {
    /// The first one.
    pub(super) item: Item,
    /// What it is.
    pub(super) words: DeskWords,
    /// Those behind it, each as a paragraph.
    pub(super) more: Vec<(Item, String)>,
}

impl Batch {
    /// Their numbers, in order.
    pub(super) fn numbers(&self) -> impl Iterator<Item = i64> {
        std::iter::once(self.item.number).chain(self.more.iter().map(|(item, _)| item.number))
    }
}

/// Words of the assistant, with the mark before them.
fn spoken(words: &DeskWords) -> Option<(&'static str, &Reply)> {
    match words {
        DeskWords::Assistant(reply) => Some((ASSISTANT, reply)),
        DeskWords::Held(reply) => Some((WHISPER, reply)),
        _ => None,
    }
}

impl Actor {
    /// Takes of those that wait what the assistant said behind something in the same conversation, as far as one message
    /// holds it.
    pub(super) async fn batch(
        &self,
        item: Item,
        words: DeskWords,
        waiting: &mut VecDeque<(Item, DeskWords)>,
    ) -> Result<Batch, ChatError> {
        let mut batch = Batch { item, words, more: Vec::new() };
        let Some((mark, reply)) = spoken(&batch.words).filter(|_| batch.item.to == Audience::Topic) else {
            return Ok(batch);
        };
        let limit = self.parts.api.limits().text;
        let units = |text: &str| text.encode_utf16().count();
        let mut length = units(&self.in_their_words(&batch.item.case, mark, reply).await?);
        while let Some((next, next_words)) = waiting.front() {
            let is_near = next.case == batch.item.case && next.to == Audience::Topic;
            let Some((_, reply)) = spoken(next_words).filter(|(other, _)| is_near && *other == mark) else { break };
            let text = self.in_their_words(&next.case, "", reply).await?;
            length += units(BETWEEN) + units(&text);
            if length > limit {
                break;
            }
            if let Some((next, _)) = waiting.pop_front() {
                batch.more.push((next, text));
            }
        }
        Ok(batch)
    }
}
