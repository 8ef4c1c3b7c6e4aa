//! Saying what waits: replies and files of the chat's conversations, and notices outside of them.

use std::time::Duration;

use tokio::time::Instant;

use super::actor::Actor;
use super::buttons::{data, rows};
use super::{ChatError, ChatParts};
use crate::dialogue::introduction::sign_in_of;
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::texts::{Setting, Worded};
use crate::domain::{ConversationId, PortalId};
use crate::ports::chats::{Attached, Button, Notice, Place, Post, SentMessage, ShowError};
use crate::ports::conversations::{OutgoingKind, QueuedItem};
use crate::ports::snapshots::StoreError;
use crate::service::converse::ToSay;
use crate::service::desk::Advance;

/// Numbers that are tried when a message is looked for: above the last known one of the chat, and around the last one of
/// all private chats, which share their numbers.
const LOOKED_THROUGH: i64 = 40;

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

/// How saying ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Delivered {
    /// Everything was said.
    All,
    /// The messenger takes nothing now; it says how long to wait, or does not.
    Later(Option<Duration>),
    /// The person does not let us write.
    Blocked,
}

/// One call.
struct Part {
    post: Post,
    reply: String,
    is_living: bool,
    question: Option<u32>,
}

/// What notices say, as stored.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
pub struct NoticeForm {
    /// What is said.
    pub reply: Reply,
    /// In which language.
    pub language: String,
}

impl NoticeForm {
    /// As it is stored.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a reply has text keys only, so it is always JSON")
    }
}

impl Actor {
    /// Says everything that waits in this chat.
    pub(super) async fn deliver(&mut self) -> Result<Delivered, ChatError> {
        for notice in self.parts.chats.list_notices(&self.parts.messenger, self.chat).await? {
            match self.say_notice(&notice).await? {
                Delivered::All => {}
                other => return Ok(other),
            }
        }
        for (portal, id) in self.conversations().await? {
            let queued = self.parts.converse.queued(&portal, id).await?;
            for item in queued.iter().filter(|item| item.kind == OutgoingKind::Say) {
                match self.say_item(&portal, id, item).await? {
                    Delivered::All => {}
                    other => return Ok(other),
                }
            }
        }
        // Whatever an earlier run left is said.
        self.is_uncertain = false;
        Ok(Delivered::All)
    }

    /// The conversations of this chat that may be spoken in.
    pub(super) async fn conversations(&self) -> Result<Vec<(PortalId, ConversationId)>, ChatError> {
        let mut found = Vec::new();
        for link in self.parts.accounts.list_links_of(&self.parts.messenger, self.chat).await? {
            let channel = self.parts.messenger.channel(self.chat);
            if let Some(id) = self.parts.converse.find(&link.portal, &channel, link.person).await? {
                found.push((link.portal, id));
            }
        }
        Ok(found)
    }

    async fn say_item(
        &mut self,
        portal: &PortalId,
        id: ConversationId,
        item: &QueuedItem,
    ) -> Result<Delivered, ChatError> {
        let now = (self.parts.clock)();
        let Some(said) = self.parts.converse.to_say(portal, id, item, now).await? else {
            self.parts.converse.said(portal, id, item.item, now).await?;
            return Ok(Delivered::All);
        };
        let parts = self.parts_of(id, said);
        let count = parts.len();
        // Only an item that was begun before can have parts that were said.
        let known = match self.is_uncertain || self.failures > 0 {
            true => self.parts.chats.list_sent(portal, id, item.item).await?.len(),
            false => 0,
        };
        for (position, part) in parts.into_iter().enumerate().skip(known) {
            let place = Place::chat(self.chat);
            let message = match self.show(place, &part).await {
                Ok(message) => message,
                Err(error) => match self.give_up(&error, item.item).await? {
                    Some(delivered) => return Ok(delivered),
                    None => break,
                },
            };
            let sent = SentMessage {
                chat: self.chat,
                message,
                conversation: id,
                portal: portal.clone(),
                item: item.item,
                part: u32::try_from(position).unwrap_or(u32::MAX),
                reply: part.reply,
                is_living: part.is_living,
                question: part.question,
            };
            let is_last = position + 1 == count;
            let now = (self.parts.clock)();
            let noted = self.parts.chats.note_sent(&self.parts.messenger, &sent, is_last, now).await;
            self.is_uncertain |= noted.is_err();
            noted?;
            if is_last {
                return Ok(Delivered::All);
            }
        }
        // Nothing to show, or something that the messenger never takes.
        self.parts.converse.said(portal, id, item.item, (self.parts.clock)()).await?;
        Ok(Delivered::All)
    }

    async fn say_notice(&mut self, notice: &Notice) -> Result<Delivered, ChatError> {
        let part = match notice_part(&self.parts, notice).await {
            Ok(part) => part,
            Err(error) => {
                // It has words, but the store does not tell where its button leads.
                let error = match error.downcast::<StoreError>() {
                    Ok(error) => return Err(error.into()),
                    Err(error) => error,
                };
                tracing::error!(notice.id, %error, "a notice has no words");
                self.parts.chats.finish_notice(notice.id, None, (self.parts.clock)()).await?;
                return Ok(Delivered::All);
            }
        };
        let message = match self.show(notice.place, &part).await {
            Ok(message) => Some(message),
            Err(error) => match self.give_up(&error, notice.id).await? {
                Some(delivered) => return Ok(delivered),
                None => None,
            },
        };
        let noted = self.parts.chats.finish_notice(notice.id, message, (self.parts.clock)()).await;
        self.is_uncertain |= noted.is_err();
        noted?;
        Ok(Delivered::All)
    }

    /// Shows one part: where it replaces another message it edits that one, else it sends a new one, unless that is there
    /// already.
    async fn show(&mut self, place: Place, part: &Part) -> Result<i64, ShowError> {
        if let Some(message) = self.replaced_by(part).await {
            match self.parts.api.edit(place, message, &part.post).await {
                Err(ShowError::Gone(_)) => {}
                // In the same place once more: an edit that was made already changes nothing.
                Err(error) if error.is_worth_repeating() => return Err(error),
                edited => {
                    self.pressed = None;
                    return edited.map(|()| message);
                }
            }
        }
        self.pressed = None;
        if self.is_uncertain
            && let Some(message) = self.look_for(place, &part.post).await?
        {
            self.is_uncertain = false;
            return Ok(message);
        }
        let sent = self.parts.api.send(place, &part.post).await;
        self.is_uncertain = matches!(sent, Err(ShowError::Unknown(_)));
        sent
    }

    /// The message that a part replaces: the living one of its name, or the card whose button was pressed.
    async fn replaced_by(&self, part: &Part) -> Option<i64> {
        let (api, messenger) = (&self.parts.chats, &self.parts.messenger);
        if part.is_living {
            let last = api.find_last_sent(messenger, self.chat).await.ok().flatten()?;
            return (last.is_living && last.reply == part.reply).then_some(last.message);
        }
        let pressed = api.find_sent(messenger, self.chat, self.pressed?).await.ok().flatten()?;
        (pressed.reply == part.reply && part.post.attached.is_none()).then_some(pressed.message)
    }

    async fn look_for(&self, place: Place, post: &Post) -> Result<Option<i64>, ShowError> {
        let highest = self.parts.chats.highest_numbers(&self.parts.messenger, place.chat).await;
        let (here, anywhere) = highest.map_err(|error| ShowError::Failing(error.to_string()))?;
        let near = (here + 1..=here + LOOKED_THROUGH).collect::<Vec<_>>();
        let around = anywhere - LOOKED_THROUGH / 2..=anywhere + LOOKED_THROUGH / 2;
        let is_new = |number: &i64| *number > here + LOOKED_THROUGH;
        let numbers: Vec<i64> =
            near.into_iter().chain(around.filter(|number| place.chat > 0 && is_new(number))).collect();
        self.parts.api.find_sent(place, &numbers, post).await
    }

    /// What a failure means for what was to be said: to try again, to wait for the person, or (`None`) to go on without
    /// it.
    async fn give_up(&mut self, error: &ShowError, item: i64) -> Result<Option<Delivered>, ChatError> {
        match error {
            ShowError::Wait(wait) => return Ok(Some(Delivered::Later(Some(*wait)))),
            error if error.is_worth_repeating() => {
                tracing::warn!(chat = self.chat, item, %error, "a message was not taken and is tried again");
                return Ok(Some(Delivered::Later(None)));
            }
            ShowError::Blocked(reason) => {
                tracing::warn!(chat = self.chat, reason, "the person does not let the bot write");
                let now = (self.parts.clock)();
                self.parts.accounts.set_blocked(&self.parts.messenger, self.chat, Some(now)).await?;
                return Ok(Some(Delivered::Blocked));
            }
            error => tracing::error!(chat = self.chat, item, %error, "the messenger does not take a message at all"),
        }
        Ok(None)
    }

    fn parts_of(&self, id: ConversationId, said: ToSay) -> Vec<Part> {
        let limits = self.parts.api.limits();
        match said {
            ToSay::File(file) => {
                let path = self.parts.folder.join(&file.name);
                let name = file.name.rsplit('/').next().unwrap_or(&file.name).to_owned();
                let attached = Some(Attached { path, name, is_picture: false });
                vec![Part {
                    post: Post { attached, ..Post::default() },
                    reply: format!("file-{}", file.purpose.as_str()),
                    is_living: false,
                    question: None,
                }]
            }
            ToSay::Reply(reply, worded) => {
                let picture = reply
                    .picture
                    .as_deref()
                    .and_then(|name| self.parts.pictures.find_picture(name, &worded.language))
                    .map(|path| Attached { path, name: "picture.png".to_owned(), is_picture: true });
                let texts = self.parts.api.split(&worded.text);
                let is_below = texts.len() == 1 && worded.text.encode_utf16().count() <= limits.caption;
                let mut posts: Vec<Post> = texts.into_iter().map(|text| Post { text, ..Post::default() }).collect();
                match (picture, posts.first_mut()) {
                    (Some(picture), Some(first)) if is_below => first.attached = Some(picture),
                    (Some(picture), _) => posts.insert(0, Post { attached: Some(picture), ..Post::default() }),
                    (None, _) => {}
                }
                if let Some(last) = posts.last_mut() {
                    last.buttons = buttons_of(id, &reply, &worded);
                }
                let part = |post| Part {
                    post,
                    reply: reply.name.clone(),
                    is_living: reply.is_living,
                    question: reply.question,
                };
                posts.into_iter().map(part).collect()
            }
        }
    }

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

async fn notice_part(parts: &ChatParts, notice: &Notice) -> anyhow::Result<Part> {
    let form: NoticeForm = serde_json::from_str(&notice.payload)?;
    let setting = Setting { zone: chrono_tz::UTC, now: (parts.clock)() };
    let dialogues = parts.converse.dialogues();
    let worded = dialogues.texts.word(dialogues.texts.closest(&form.language), &form.reply, setting)?;
    let mut buttons = Vec::new();
    for (key, label) in worded.choices {
        match sign_in_of(&key) {
            // It leads to the portal, and comes back by another way than a press.
            Some(id) => {
                let address = parts.sign_ins.address(id).await?;
                buttons.extend(address.map(|url| Button { label, data: String::new(), url: Some(url) }));
            }
            None => buttons.push(Button::pressed(label, format!("{NOTICE_MARK}{key}"))),
        }
    }
    let post = Post { text: worded.text, buttons: rows(buttons), attached: None };
    Ok(Part { post, reply: form.reply.name, is_living: false, question: None })
}

/// Begins what the button of a notice bears.
pub(super) const NOTICE_MARK: &str = "n.";

fn buttons_of(id: ConversationId, reply: &Reply, worded: &Worded) -> Vec<Vec<Button>> {
    let question = reply.question.unwrap_or_default();
    let button = |(key, label): &(String, String)| Button::pressed(label.clone(), data(id, question, key));
    rows(worded.choices.iter().map(button).collect())
}
