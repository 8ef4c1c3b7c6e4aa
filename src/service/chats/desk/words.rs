//! What waits for the desk, as messages of the group.
//!
//! In charge of how each thing looks: announcements in the language of the desk, what the person and the assistant say
//! as they say it. Whether it was shown already is `show`'s.

use std::time::Duration;

use super::super::ChatError;
use super::super::actor::Actor;
use super::super::buttons::rows;
use super::super::parcels::{Parcel, Voice};
use super::batch::{BETWEEN, Batch};
use super::{ALBUM_QUIET, DESK_MARK, DeskParts};
use crate::dialogue::backend::{FilePurpose, FileView};
use crate::dialogue::event::Event;
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::texts::Worded;
use crate::domain::PlanId;
use crate::ports::chats::{Button, Post};
use crate::ports::forums::MediaMessage;
use crate::ports::handoffs::Case;
use crate::service::handoff::DeskWords;
use crate::service::handoff::words::command_in_words;

/// Who said something, before the words: the same in every language.
pub(super) const PERSON: &str = "👤";
pub(super) const ASSISTANT: &str = "🤖";
pub(super) const AGENT: &str = "💬";
/// For the agent only.
pub(super) const WHISPER: &str = "🤫";
/// Kinds of files below which something can be written (<https://core.telegram.org/bots/api#copymessage>, read 2026-11-26).
const CAPTIONED: [&str; 6] = ["photo", "document", "video", "audio", "voice", "animation"];

/// Words that were changed.
const CHANGED: &str = "✎";

/// One thing to be done in the group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Show {
    /// A message.
    Send(Post),
    /// A message that says several things.
    Joined(Post),
    /// Files of the person's, an album together.
    Copy {
        /// The person's chat.
        from: i64,
        /// Their messages.
        messages: Vec<i64>,
        /// What is written below a single one.
        caption: Option<String>,
        /// What is said where they are not there any more.
        instead: String,
    },
    /// Other words in the place of those that changed (H9).
    Change {
        /// The message in the group.
        message: i64,
        /// What it says now.
        post: Post,
    },
}

impl Show {
    /// Whether it bears a file, and words only below it.
    pub(super) fn has_file(&self) -> bool {
        match self {
            Self::Send(post) | Self::Joined(post) => post.attached.is_some(),
            Self::Copy { .. } => true,
            Self::Change { .. } => false,
        }
    }

    /// Whether buttons stand below it.
    pub(super) fn has_buttons(&self) -> bool {
        matches!(self, Self::Send(post) if !post.buttons.is_empty())
    }
}

/// What an item comes to.
pub(super) enum Shows {
    /// This, in order.
    Now(Vec<Show>, Option<u32>),
    /// More of it is still coming in.
    After(Duration),
    /// It cannot be got ready now.
    NotNow,
}

impl Shows {
    fn text(text: String) -> Self {
        Self::Now(vec![Show::Send(Post { text, ..Post::default() })], None)
    }
}

impl Actor {
    pub(super) async fn shows_of(&self, desk: &DeskParts, batch: &Batch) -> Result<Shows, ChatError> {
        let case = &batch.item.case;
        let shows = match &batch.words {
            DeskWords::Notice(reply) => Shows::Now(vec![Show::Send(self.notice_post(desk, reply)?)], None),
            DeskWords::Person { inbox_id, event, asked } => {
                return self.person_shows(desk, case, inbox_id, event, asked.as_ref()).await;
            }
            DeskWords::Assistant(reply) => self.paragraphs(batch, ASSISTANT, reply).await?,
            DeskWords::Held(reply) => self.paragraphs(batch, WHISPER, reply).await?,
            DeskWords::File(file) => self.file_shows(desk, ASSISTANT, file).await?,
            DeskWords::HeldFile(file) => self.file_shows(desk, WHISPER, file).await?,
            DeskWords::Agent { agent, text } => {
                let known = desk.handoffs.agents().await?.into_iter().find(|known| known.id == *agent);
                let name = known.map_or_else(|| agent.to_string(), |known| known.name);
                Shows::text(format!("{AGENT} {name}: {text}"))
            }
        };
        Ok(match shows {
            Shows::Now(shows, number) => Shows::Now(self.within_limits(shows), number),
            later => later,
        })
    }

    /// What the assistant said in one breath.
    async fn paragraphs(&self, batch: &Batch, mark: &str, first: &Reply) -> Result<Shows, ChatError> {
        let text = self.in_their_words(&batch.item.case, mark, first).await?;
        if batch.more.is_empty() {
            return Ok(Shows::text(text));
        }
        let more = batch.more.iter().map(|(_, text)| text.as_str());
        let text = std::iter::once(text.as_str()).chain(more).collect::<Vec<_>>().join(BETWEEN);
        Ok(Shows::Now(vec![Show::Joined(Post { text, ..Post::default() })], None))
    }

    /// A file of the assistant's, in parts where it is too large for one message. Of records that were exported only the
    /// name is shown: what is in them is the person's, and could not be erased here.
    async fn file_shows(&self, desk: &DeskParts, mark: &str, file: &FileView) -> Result<Shows, ChatError> {
        if file.purpose == FilePurpose::Export {
            let named = Reply::new("desk-file-named").with("file", file.short_name()).with("count", file.rows);
            let text = desk.handoffs.word(&named, (self.parts.clock)())?.text;
            return Ok(Shows::text(format!("{mark} {text}")));
        }
        let posts = match self.parcel(&Voice::Desk(desk), file).await? {
            Ok(Parcel::Posts(posts)) => posts,
            Ok(Parcel::Not(instead)) => {
                let text = desk.handoffs.word(&instead, (self.parts.clock)())?.text;
                return Ok(Shows::text(format!("{mark} {text}")));
            }
            Err(error) => {
                tracing::warn!(chat = self.chat, %error, "a file waits for room on the disk");
                return Ok(Shows::NotNow);
            }
        };
        let marked = |(_, post): (String, Post)| {
            let text = format!("{mark} {}", post.text).trim().to_owned();
            Show::Send(Post { text, ..post })
        };
        Ok(Shows::Now(posts.into_iter().map(marked).collect(), None))
    }

    /// Long texts in several messages.
    fn within_limits(&self, shows: Vec<Show>) -> Vec<Show> {
        let pieces = |show: Show| match show {
            Show::Send(post) if post.attached.is_none() => {
                let texts = self.parts.api.split(&post.text);
                let last = texts.len().saturating_sub(1);
                let piece = |(position, text): (usize, String)| {
                    let buttons = if position == last { post.buttons.clone() } else { Vec::new() };
                    Show::Send(Post { text, buttons, attached: None })
                };
                texts.into_iter().enumerate().map(piece).collect()
            }
            show => vec![show],
        };
        shows.into_iter().flat_map(pieces).collect()
    }

    /// An announcement in the language of the desk; its choices are commands.
    pub(super) fn notice_post(&self, desk: &DeskParts, reply: &Reply) -> Result<Post, ChatError> {
        let worded = desk.handoffs.word(reply, (self.parts.clock)())?;
        let plan = match reply.args.get("plan") {
            Some(Arg::Text(plan)) => plan.parse().ok(),
            _ => None,
        };
        let buttons = command_buttons(&worded, plan);
        Ok(Post { text: worded.text, buttons, attached: None })
    }

    /// A reply as the person sees it, its choices below.
    pub(super) async fn in_their_words(&self, case: &Case, mark: &str, reply: &Reply) -> Result<String, ChatError> {
        let now = (self.parts.clock)();
        let worded = self.parts.converse.word(&case.portal, case.conversation, reply, now).await?;
        let choices: Vec<String> = worded.choices.iter().map(|(_, label)| format!("[{label}]")).collect();
        let text = format!("{mark} {}", worded.text).trim().to_owned();
        Ok(if choices.is_empty() { text } else { format!("{text}\n{}", choices.join(" ")) })
    }

    async fn person_shows(
        &self,
        desk: &DeskParts,
        case: &Case,
        inbox_id: &str,
        event: &Event,
        asked: Option<&Reply>,
    ) -> Result<Shows, ChatError> {
        let number = self.parts.converse.message_number(&case.portal, case.conversation, inbox_id).await?;
        if matches!(event, Event::Text(_) | Event::Captioned(_) | Event::Unsupported)
            && let Some(media) = self.media_of(desk, case, inbox_id).await?
        {
            let caption = match event {
                Event::Text(text) | Event::Captioned(text) => text.as_str(),
                _ => "",
            };
            return self.copies(desk, case, (inbox_id, caption), &media, number).await;
        }
        let text = match event {
            Event::Text(text) | Event::Captioned(text) => format!("{PERSON} {text}"),
            Event::Edited { message, text } => return self.changes(desk, case, *message, text).await,
            Event::Pressed { choice, .. } => {
                format!("{PERSON} [{}]", self.label_of(case, choice, asked).await)
            }
            Event::Command(command) => format!("{PERSON} {}", command_in_words(*command)),
            _ => format!("{PERSON} (…)"),
        };
        let send = vec![Show::Send(Post { text, ..Post::default() })];
        Ok(Shows::Now(self.within_limits(send), number))
    }

    async fn label_of(&self, case: &Case, choice: &str, asked: Option<&Reply>) -> String {
        let now = (self.parts.clock)();
        let word = |reply: Reply| async move {
            self.parts.converse.word(&case.portal, case.conversation, &reply, now).await.ok()
        };
        if let Some(worded) = word(asked.cloned().unwrap_or_else(earlier)).await
            && let Some((_, label)) = worded.choices.into_iter().find(|(key, _)| key == choice)
        {
            return label;
        }
        // It stands below something that is not asked any more.
        word(earlier()).await.map_or_else(|| choice.to_owned(), |worded| worded.text)
    }

    /// Changed words stand where the first ones did; where those are not known, they stand alone.
    async fn changes(&self, desk: &DeskParts, case: &Case, message: u32, text: &str) -> Result<Shows, ChatError> {
        let text = format!("{PERSON} {CHANGED} {text}");
        let post = Post { text, ..Post::default() };
        let shown = desk.forums.list_shown_words(case, message).await?;
        let topic = desk.handoffs.standing(case).await?.and_then(|handoff| handoff.topic);
        let standing = match &shown[..] {
            [one] if one.place.topic == topic && topic.is_some() && !one.has_file => Some(one.message),
            _ => None,
        };
        let is_short = self.parts.api.split(&post.text).len() == 1;
        let show = match standing.filter(|_| is_short) {
            Some(message) => Show::Change { message, post },
            None => Show::Send(post),
        };
        Ok(Shows::Now(self.within_limits(vec![show]), Some(message)))
    }

    /// The file that came in under that name.
    async fn media_of(&self, desk: &DeskParts, case: &Case, inbox_id: &str) -> Result<Option<MediaMessage>, ChatError> {
        let Some(chat) = self.chat_of(desk, case).await? else { return Ok(None) };
        let messenger = &self.parts.messenger;
        if let Some(message) = inbox_id.strip_prefix("message-").and_then(|number| number.parse().ok()) {
            return Ok(desk.forums.find_media(messenger, chat, message).await?);
        }
        let Some(album) = inbox_id.strip_prefix("album-") else { return Ok(None) };
        Ok(desk.forums.list_album(messenger, chat, album).await?.into_iter().next())
    }

    /// The person's chat.
    pub(super) async fn chat_of(&self, desk: &DeskParts, case: &Case) -> Result<Option<i64>, ChatError> {
        let stored = desk.handoffs.conversation(case).await?;
        Ok(self.parts.messenger.account_of(&stored.channel))
    }

    /// Files are copied, marked as the person's; an album as a whole, by whichever of its messages came first into the
    /// conversation.
    async fn copies(
        &self,
        desk: &DeskParts,
        case: &Case,
        (inbox_id, caption): (&str, &str),
        media: &MediaMessage,
        number: Option<u32>,
    ) -> Result<Shows, ChatError> {
        let kind = desk.handoffs.file_in_words(&media.file, (self.parts.clock)())?;
        let instead = format!("{PERSON} {kind} {caption}").trim().to_owned();
        let Some(album) = &media.album else {
            return Ok(Shows::Now(self.copy_of_one(media, caption, instead), number));
        };
        let members = desk.forums.list_album(&self.parts.messenger, media.chat, album).await?;
        if let Some(wait) = self.album_wait(&members) {
            return Ok(Shows::After(wait));
        }
        // One with words below it is a message of its own in the conversation.
        for member in &members {
            let written = format!("message-{}", member.message);
            let is_message =
                self.parts.converse.message_number(&case.portal, case.conversation, &written).await?.is_some();
            if is_message && written != inbox_id {
                return Ok(Shows::Now(Vec::new(), None));
            }
            if is_message {
                break;
            }
        }
        let messages: Vec<i64> = members.iter().map(|member| member.message).collect();
        let text = format!("{PERSON} {kind} × {}", messages.len());
        let copy = Show::Copy { from: media.chat, messages, caption: None, instead };
        Ok(Shows::Now(vec![Show::Send(Post { text, ..Post::default() }), copy], number))
    }

    /// One file with the mark below it, or above where nothing can be written below.
    fn copy_of_one(&self, media: &MediaMessage, caption: &str, instead: String) -> Vec<Show> {
        let (from, messages) = (media.chat, vec![media.message]);
        let below = format!("{PERSON} {caption}").trim().to_owned();
        let fits = below.encode_utf16().count() <= self.parts.api.limits().caption;
        if CAPTIONED.contains(&media.file.kind.as_str()) && fits {
            return vec![Show::Copy { from, messages, caption: Some(below), instead }];
        }
        let above = Show::Send(Post { text: instead.clone(), ..Post::default() });
        vec![above, Show::Copy { from, messages, caption: None, instead }]
    }

    /// How long an album is still waited for.
    pub(super) fn album_wait(&self, members: &[MediaMessage]) -> Option<Duration> {
        let last = members.iter().map(|member| member.received_at).max()?;
        let since = ((self.parts.clock)() - last).to_std().unwrap_or_default();
        ALBUM_QUIET.checked_sub(since).filter(|left| !left.is_zero())
    }
}

/// What a button is called that is not known any more.
fn earlier() -> Reply {
    Reply::new("pressed-before")
}

/// Choices whose keys are commands; a verdict names the plan that it is about.
pub(super) fn command_buttons(worded: &Worded, plan: Option<PlanId>) -> Vec<Vec<Button>> {
    let button = |(key, label): &(String, String)| {
        let about = plan.filter(|_| key == "approve").map(|plan| format!(".{plan}")).unwrap_or_default();
        Button::pressed(label.clone(), format!("{DESK_MARK}{key}{about}"))
    };
    rows(worded.choices.iter().map(button).collect())
}
