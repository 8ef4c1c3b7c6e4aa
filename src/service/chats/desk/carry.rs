//! Agents' words in the person's chat: files as copies, albums together, changes where the words stand (H9, H13, H14).
//!
//! In charge of what a plain text cannot do. When an agent's words are said, and that they come in their turn, is the
//! conversation's: they are replies in its outbox.

use super::super::ChatError;
use super::super::actor::Actor;
use super::super::deliver::Delivered;
use super::DeskParts;
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::texts::Worded;
use crate::domain::{ConversationId, PortalId};
use crate::ports::chats::{Attached, Content, Place, Post, SentMessage, ShowError};
use crate::ports::forums::{MediaMessage, SaidMessage};
use crate::ports::handoffs::Case;
use crate::service::handoff::Lost;

/// The reply by which an agent speaks, and the one by which earlier words are changed.
const SAYS: &str = "agent-says";
const CORRECTS: &str = "agent-corrects";

/// A reply of an agent's on its way to the person.
pub(in crate::service::chats) struct Carried<'a> {
    pub portal: &'a PortalId,
    pub id: ConversationId,
    pub item: i64,
    pub reply: &'a Reply,
    pub worded: &'a Worded,
}

impl Carried<'_> {
    fn case(&self) -> Case {
        Case { portal: self.portal.clone(), conversation: self.id }
    }

    /// The number of the agent's message in the group.
    fn number(&self) -> Option<i64> {
        number_of(self.reply)
    }
}

/// The number of the agent's message that a reply says; `None` for every other reply.
pub(in crate::service::chats) fn said_number(reply: &Reply) -> Option<i64> {
    (reply.name == SAYS).then(|| number_of(reply)).flatten()
}

/// Whether a reply says an agent's words, or changes them.
pub(in crate::service::chats) fn is_of_agent(reply: &Reply) -> bool {
    [SAYS, CORRECTS].contains(&reply.name.as_str())
}

/// What the desk reads of words that the messenger never takes.
pub(in crate::service::chats) fn not_arrived(error: &ShowError) -> Reply {
    Reply::new(match error {
        ShowError::Unwanted(_) => "desk-not-arrived-voice",
        _ => "desk-not-arrived",
    })
}

fn number_of(reply: &Reply) -> Option<i64> {
    match reply.args.get("number") {
        Some(Arg::Number(number)) => i64::try_from(*number).ok(),
        _ => None,
    }
}

impl Actor {
    /// Says an agent's words where that takes more than a text; `None`: they are said as every other reply.
    pub(in crate::service::chats) async fn carry(
        &mut self,
        carried: &Carried<'_>,
    ) -> Result<Option<Delivered>, ChatError> {
        let Some(desk) = self.parts.desk.clone() else { return Ok(None) };
        let Some(number) = carried.number() else { return Ok(None) };
        match carried.reply.name.as_str() {
            SAYS => match desk.forums.find_media(&self.parts.messenger, desk.group, number).await? {
                Some(media) => self.carry_files(&desk, carried, number, &media).await,
                None => Ok(None),
            },
            CORRECTS => self.carry_change(&desk, carried, number).await,
            _ => Ok(None),
        }
    }

    async fn carry_files(
        &mut self,
        desk: &DeskParts,
        carried: &Carried<'_>,
        number: i64,
        media: &MediaMessage,
    ) -> Result<Option<Delivered>, ChatError> {
        let members = match &media.album {
            Some(album) => desk.forums.list_album(&self.parts.messenger, desk.group, album).await?,
            None => vec![media.clone()],
        };
        if let Some(wait) = media.album.as_ref().and_then(|_| self.album_wait(&members)) {
            return Ok(Some(Delivered::Later(Some(wait))));
        }
        // That it stays at the desk may stand below any of its files.
        if desk.handoffs.is_kept_in(&carried.case(), media).await? {
            return self.leave_out(carried, None).await.map(Some);
        }
        let known = self.parts.chats.list_sent(carried.portal, carried.id, carried.item).await?;
        if !known.is_empty() {
            // All of them went at once, and then the program was cut off.
            self.parts.converse.said(carried.portal, carried.id, carried.item, (self.parts.clock)()).await?;
            return Ok(Some(Delivered::All));
        }
        let messages: Vec<i64> = members.iter().map(|member| member.message).collect();
        let names_agent = matches!(carried.reply.args.get("known"), Some(Arg::Number(1..)));
        let caption = (names_agent && messages.len() == 1).then_some(carried.worded.text.as_str());
        let caption = caption.filter(|text| text.encode_utf16().count() <= self.parts.api.limits().caption);
        let copies = match self.show_copy(Place::chat(self.chat), desk.group, &messages, caption).await {
            Ok(copies) => copies,
            // The agent has deleted it meanwhile: what was written below it is said.
            Err(ShowError::Gone(_)) => return Ok(None),
            Err(error) => {
                return match self.give_up(&error, carried.item).await? {
                    Some(delivered) => Ok(Some(delivered)),
                    None => self.leave_out(carried, Some(not_arrived(&error))).await.map(Some),
                };
            }
        };
        for (position, copy) in copies.iter().enumerate() {
            let is_last = position + 1 == copies.len();
            let part = u32::try_from(position).unwrap_or(u32::MAX);
            self.note_said(desk, carried, number, (part, *copy), true).await?;
            let sent = sent(self.chat, carried, (part, *copy));
            let noted = self.parts.chats.note_sent(&self.parts.messenger, &sent, is_last, (self.parts.clock)()).await;
            self.is_uncertain |= noted.is_err();
            noted?;
        }
        Ok(Some(Delivered::All))
    }

    /// Changes the words where they stand; where they are not there any more, it is said that they were changed.
    async fn carry_change(
        &mut self,
        desk: &DeskParts,
        carried: &Carried<'_>,
        number: i64,
    ) -> Result<Option<Delivered>, ChatError> {
        let said = desk.forums.list_said_words(&carried.case(), number).await?;
        // Of an album the words stand below the first of its files.
        let Some(first) = said.first().filter(|first| first.chat == self.chat) else { return Ok(None) };
        let mut reply = carried.reply.clone();
        reply.name = SAYS.to_owned();
        let now = (self.parts.clock)();
        let worded = self.parts.converse.word(carried.portal, carried.id, &reply, now).await?;
        let is_short = self.parts.api.split(&worded.text).len() == 1;
        if !is_short || said.len() > 1 && !first.has_file {
            return Ok(None);
        }
        // Only that there is a file counts for a change of the words below it.
        let nothing = || Attached { content: Content::Text(String::new()), name: String::new(), is_picture: false };
        let post = Post { text: worded.text, attached: first.has_file.then(nothing), ..Post::default() };
        match self.parts.api.edit(Place::chat(self.chat), first.message, &post).await {
            Ok(()) => {
                self.parts.converse.said(carried.portal, carried.id, carried.item, now).await?;
                Ok(Some(Delivered::All))
            }
            Err(error) if error.is_worth_repeating() || matches!(error, ShowError::Blocked(_)) => {
                self.give_up(&error, carried.item).await
            }
            Err(error) => {
                tracing::debug!(chat = self.chat, %error, "an agent's words are not changed in their place");
                Ok(None)
            }
        }
    }

    /// Goes on without an agent's words, which never arrive; the desk hears why, the person nothing.
    pub(in crate::service::chats) async fn leave_out(
        &self,
        carried: &Carried<'_>,
        why: Option<Reply>,
    ) -> Result<Delivered, ChatError> {
        let now = (self.parts.clock)();
        if let (Some(desk), Some(number)) = (&self.parts.desk, carried.number()) {
            let deed = if carried.reply.name == CORRECTS { "edited" } else { "said" };
            let lost = Lost { number, deed, item: carried.item };
            desk.handoffs.note_lost(&carried.case(), lost, why, now).await?;
        }
        self.parts.converse.said(carried.portal, carried.id, carried.item, now).await?;
        Ok(Delivered::All)
    }

    /// Notes where an agent's words stand, before they count as said: a change of them finds them in any case.
    pub(in crate::service::chats) async fn note_said_text(
        &self,
        carried: (&PortalId, ConversationId, &Reply),
        part: (u32, i64),
    ) -> Result<(), ChatError> {
        let (portal, id, reply) = carried;
        let (Some(desk), Some(number)) = (&self.parts.desk, said_number(reply)) else { return Ok(()) };
        let case = Case { portal: portal.clone(), conversation: id };
        let (part, message) = part;
        let said = SaidMessage { case, number, part, chat: self.chat, message, has_file: false };
        Ok(desk.forums.note_said(&said).await?)
    }

    async fn note_said(
        &mut self,
        desk: &DeskParts,
        carried: &Carried<'_>,
        number: i64,
        (part, message): (u32, i64),
        has_file: bool,
    ) -> Result<(), ChatError> {
        let said = SaidMessage { case: carried.case(), number, part, chat: self.chat, message, has_file };
        let noted = desk.forums.note_said(&said).await;
        self.is_uncertain |= noted.is_err();
        Ok(noted?)
    }

    /// Tells the desk that the person does not let the bot write, or does again, wherever an agent has to do with them.
    pub(in crate::service::chats) async fn tell_desk_of_person(
        &self,
        name: &str,
        cause: &str,
    ) -> Result<(), ChatError> {
        let Some(desk) = &self.parts.desk else { return Ok(()) };
        for (portal, conversation) in self.conversations().await? {
            let case = Case { portal, conversation };
            desk.handoffs.tell_topic(&case, Reply::new(name), cause, (self.parts.clock)()).await?;
        }
        Ok(())
    }
}

fn sent(chat: i64, carried: &Carried<'_>, (part, message): (u32, i64)) -> SentMessage {
    SentMessage {
        chat,
        message,
        conversation: carried.id,
        portal: carried.portal.clone(),
        item: carried.item,
        part,
        reply: carried.reply.name.clone(),
        is_living: false,
        question: None,
    }
}
