//! What waits for the desk, as messages of the group.
//!
//! In charge of how each thing looks: announcements in the language of the desk, what the person and the assistant say
//! as they say it. Whether it was shown already is `show`'s.

use std::time::Duration;

use super::super::ChatError;
use super::super::actor::Actor;
use super::super::buttons::rows;
use super::{ALBUM_QUIET, DESK_MARK, DeskParts};
use crate::dialogue::event::Event;
use crate::dialogue::reply::Reply;
use crate::dialogue::texts::Worded;
use crate::ports::chats::{Attached, Button, Content, Post};
use crate::ports::forums::MediaMessage;
use crate::ports::handoffs::{Case, Item};
use crate::service::handoff::DeskWords;

/// Who said something, before the words: the same in every language.
pub(super) const PERSON: &str = "👤";
pub(super) const ASSISTANT: &str = "🤖";
pub(super) const AGENT: &str = "💬";
/// For the agent only.
pub(super) const WHISPER: &str = "🤫";
/// Words that were changed.
const CHANGED: &str = "✎";

/// One thing to be done in the group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Show {
    /// A message.
    Send(Post),
    /// Files of the person's, an album together.
    Copy {
        /// The person's chat.
        from: i64,
        /// Their messages.
        messages: Vec<i64>,
        /// What is written below a single one.
        caption: Option<String>,
    },
    /// Other words in the place of those that changed (H9).
    Change {
        /// The message in the group.
        message: i64,
        /// What it says now.
        post: Post,
    },
}

/// What an item comes to.
pub(super) enum Shows {
    /// This, in order.
    Now(Vec<Show>, Option<u32>),
    /// More of it is still coming in.
    After(Duration),
}

impl Shows {
    fn text(text: String) -> Self {
        Self::Now(vec![Show::Send(Post { text, ..Post::default() })], None)
    }
}

impl Actor {
    pub(super) async fn shows_of(&self, desk: &DeskParts, item: &Item, words: &DeskWords) -> Result<Shows, ChatError> {
        let case = &item.case;
        let shows = match words {
            DeskWords::Notice(reply) => Shows::Now(vec![Show::Send(self.notice_post(desk, reply)?)], None),
            DeskWords::Person { inbox_id, event, asked } => {
                return self.person_shows(desk, case, inbox_id, event, asked.as_ref()).await;
            }
            DeskWords::Assistant(reply) => Shows::text(self.in_their_words(case, ASSISTANT, reply).await?),
            DeskWords::Held(reply) => Shows::text(self.in_their_words(case, WHISPER, reply).await?),
            DeskWords::File(file) => {
                let name = file.name.rsplit('/').next().unwrap_or(&file.name).to_owned();
                let content = Content::File(self.parts.folder.join(&file.name));
                let attached = Some(Attached { content, name, is_picture: false });
                Shows::Now(vec![Show::Send(Post { text: ASSISTANT.to_owned(), attached, ..Post::default() })], None)
            }
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
        let buttons = command_buttons(&worded);
        Ok(Post { text: worded.text, buttons, attached: None })
    }

    /// A reply as the person sees it, its choices below.
    async fn in_their_words(&self, case: &Case, mark: &str, reply: &Reply) -> Result<String, ChatError> {
        let now = (self.parts.clock)();
        let worded = self.parts.converse.word(&case.portal, case.conversation, reply, now).await?;
        let choices: Vec<String> = worded.choices.iter().map(|(_, label)| format!("[{label}]")).collect();
        let text = format!("{mark} {}", worded.text);
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
        if matches!(event, Event::Text(_) | Event::Unsupported)
            && let Some(media) = self.media_of(desk, case, inbox_id).await?
        {
            return self.copies(desk, case, inbox_id, &media, number).await;
        }
        let text = match event {
            Event::Text(text) => format!("{PERSON} {text}"),
            Event::Edited { message, text } => return self.changes(desk, case, *message, text).await,
            Event::Pressed { choice, .. } => {
                format!("{PERSON} [{}]", self.label_of(case, choice, asked).await)
            }
            Event::Command(command) => format!("{PERSON} /{command:?}").to_lowercase(),
            _ => format!("{PERSON} (…)"),
        };
        let send = vec![Show::Send(Post { text, ..Post::default() })];
        Ok(Shows::Now(self.within_limits(send), number))
    }

    async fn label_of(&self, case: &Case, choice: &str, asked: Option<&Reply>) -> String {
        let Some(asked) = asked else { return choice.to_owned() };
        let now = (self.parts.clock)();
        let worded = self.parts.converse.word(&case.portal, case.conversation, asked, now).await;
        let label = worded.ok().and_then(|worded| worded.choices.into_iter().find(|(key, _)| key == choice));
        label.map_or_else(|| choice.to_owned(), |(_, label)| label)
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

    /// Files are copied; an album as a whole, by whichever of its messages came first into the conversation.
    async fn copies(
        &self,
        desk: &DeskParts,
        case: &Case,
        inbox_id: &str,
        media: &MediaMessage,
        number: Option<u32>,
    ) -> Result<Shows, ChatError> {
        let Some(album) = &media.album else {
            let (from, messages) = (media.chat, vec![media.message]);
            return Ok(Shows::Now(vec![Show::Copy { from, messages, caption: None }], number));
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
        let messages = members.iter().map(|member| member.message).collect();
        Ok(Shows::Now(vec![Show::Copy { from: media.chat, messages, caption: None }], number))
    }

    /// How long an album is still waited for.
    pub(super) fn album_wait(&self, members: &[MediaMessage]) -> Option<Duration> {
        let last = members.iter().map(|member| member.received_at).max()?;
        let since = ((self.parts.clock)() - last).to_std().unwrap_or_default();
        ALBUM_QUIET.checked_sub(since).filter(|left| !left.is_zero())
    }
}

/// Choices whose keys are commands.
pub(super) fn command_buttons(worded: &Worded) -> Vec<Vec<Button>> {
    let button = |(key, label): &(String, String)| Button::pressed(label.clone(), format!("{DESK_MARK}{key}"));
    rows(worded.choices.iter().map(button).collect())
}
