//! Files on their way to the person, and what the messenger does not take.
//!
//! In charge of the words with which a file comes, of what is said about parts, and of telling the person where something
//! cannot be shown to them at all. How a
//! file is zipped and cut is [`ParcelSource`]'s.

use std::io;
use std::path::PathBuf;

use async_trait::async_trait;

use super::ChatError;
use super::actor::Actor;
use super::deliver::NoticeForm;
use super::desk::DeskParts;
use crate::dialogue::backend::FileView;
use crate::dialogue::reply::Reply;
use crate::domain::{ConversationId, PortalId};
use crate::ports::chats::{Attached, Content, NewNotice, Place, Post};
use crate::ports::conversations::OutgoingKind;

/// More parts than these are no help to anybody.
const MOST_PARTS: usize = 40;

/// Cuts files that are larger than a messenger takes.
#[async_trait]
pub trait ParcelSource: Send + Sync {
    /// A file of the installation in parts of `limit` bytes at most, in order; one part is the file itself, or a ZIP of
    /// it.
    ///
    /// # Errors
    /// The file is not there, or the disk is full.
    async fn parts(&self, name: &str, limit: u64) -> io::Result<Vec<PathBuf>>;

    /// Removes what was made of a file; the file stays.
    async fn forget(&self, name: &str);
}

/// What becomes of a file.
pub(super) enum Parcel {
    /// These messages, each with the name under which it is kept.
    Posts(Vec<(String, Post)>),
    /// It cannot be sent here, and this is said instead.
    Not(Reply),
}

/// In whose words a file is handed over.
pub(super) enum Voice<'a> {
    /// Those of a conversation.
    Person(&'a PortalId, ConversationId),
    /// Those of the desk.
    Desk(&'a DeskParts),
}

impl Actor {
    /// How a file is sent: with words, and in parts where it is too large.
    ///
    /// # Errors
    /// The store fails. A disk that is full is told as [`io::Error`], to be tried again.
    pub(super) async fn parcel(&self, voice: &Voice<'_>, file: &FileView) -> Result<io::Result<Parcel>, ChatError> {
        let parts = match self.parts.parcels.parts(&file.name, self.parts.api.limits().file_bytes).await {
            Ok(parts) if parts.len() > MOST_PARTS => return Ok(Ok(Parcel::Not(too_large(file)))),
            Ok(parts) => parts,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                tracing::error!(file = file.name, "a file that is to be handed over is gone");
                return Ok(Ok(Parcel::Not(Reply::new("not-taken"))));
            }
            Err(error) => return Ok(Err(error)),
        };
        let mut posts = Vec::new();
        if parts.len() > 1 {
            let archive = last_of(&parts[0].to_string_lossy()).trim_end_matches(".001").to_owned();
            let count = u64::try_from(parts.len()).unwrap_or(u64::MAX);
            let reply = Reply::new("parcel-parts").with("file", archive).with("count", count);
            let text = self.in_the_words_of(voice, &reply).await?;
            posts.push((reply.name, Post { text, ..Post::default() }));
        }
        let words = Reply::new(format!("handed-{}", file.purpose.as_str())).with("count", file.rows);
        let mut text = self.in_the_words_of(voice, &words).await?;
        for path in parts {
            let name = last_of(&path.to_string_lossy()).to_owned();
            let attached = Some(Attached { content: Content::File(path), name, is_picture: false });
            // What it is, is said once.
            let post = Post { attached, text: std::mem::take(&mut text), ..Post::default() };
            posts.push((format!("file-{}", file.purpose.as_str()), post));
        }
        Ok(Ok(Parcel::Posts(posts)))
    }

    async fn in_the_words_of(&self, voice: &Voice<'_>, reply: &Reply) -> Result<String, ChatError> {
        let now = (self.parts.clock)();
        Ok(match voice {
            Voice::Person(portal, id) => self.parts.converse.word(portal, *id, reply, now).await?.text,
            Voice::Desk(desk) => desk.handoffs.word(reply, now)?.text,
        })
    }

    /// Lets what was made of a file go, once neither side waits for it any more. Whoever calls has noted that its own is
    /// done, so that the later one of both lets it go.
    pub(super) async fn forget_parcel(
        &self,
        portal: &PortalId,
        id: ConversationId,
        file: &FileView,
    ) -> Result<(), ChatError> {
        let is_it = |payload: &str| payload.contains(&file.name);
        let queued = self.parts.converse.queued(portal, id).await?;
        let mut is_waited_for = queued.iter().any(|item| item.kind == OutgoingKind::Say && is_it(&item.payload));
        if let Some(desk) = &self.parts.desk {
            let waiting = desk.handoffs.store().list_items(false).await?;
            is_waited_for |= waiting.iter().any(|item| item.case.portal == *portal && is_it(&item.payload));
        }
        if !is_waited_for {
            self.parts.parcels.forget(&file.name).await;
        }
        Ok(())
    }

    /// Tells the person that something was not taken; once, whatever is tried again.
    pub(super) async fn tell_not_shown(
        &mut self,
        portal: &PortalId,
        id: ConversationId,
        item: i64,
        reply: Reply,
    ) -> Result<(), ChatError> {
        let language = self.parts.converse.state(portal, id).await?.language;
        let notice = NewNotice {
            place: Place::chat(self.chat),
            cause: format!("not-shown-{portal}-{id}-{item}"),
            payload: NoticeForm::of(reply, language).to_json(),
            is_secret: false,
        };
        self.parts.chats.add_notices(&self.parts.messenger, &[notice], (self.parts.clock)()).await?;
        self.has_more = true;
        Ok(())
    }
}

/// What is said instead of a file that is too large even in parts.
fn too_large(file: &FileView) -> Reply {
    Reply::new("parcel-too-large").with("file", file.short_name()).with("place", file.name.clone())
}

fn last_of(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}
