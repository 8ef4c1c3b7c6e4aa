//! Saying what waits: replies and files of the chat's conversations, and notices outside of them.

use std::time::Duration;

use super::actor::Actor;
use super::buttons::{data, rows};
use super::desk::{Carried, is_of_agent, not_arrived, paper_attached, said_number};
use super::parcels::{Parcel, Voice};
use super::{ChatError, ChatParts};
use crate::dialogue::introduction::sign_in_of;
use crate::dialogue::reply::Reply;
use crate::dialogue::texts::{Setting, Worded};
use crate::domain::handoff::Status;
use crate::domain::{ConversationId, PortalId};
use crate::ports::chats::{
    Attached, Button, ChatView, Content, KnownNumbers, Notice, Place, Post, SentMessage, ShowError,
};
use crate::ports::conversations::{OutgoingKind, QueuedItem, Situation};
use crate::ports::forums::Saying;
use crate::ports::snapshots::StoreError;
use crate::service::converse::ToSay;
use crate::service::handoff::Paper;

/// Numbers that are tried when a message is looked for: above the last known one of the chat, and around the last one of
/// all private chats, which share their numbers.
const LOOKED_THROUGH: i64 = 40;

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
pub(super) struct Part {
    post: Post,
    reply: String,
    is_living: bool,
    question: Option<u32>,
}

impl Part {
    /// A message that is of no reply.
    pub(super) fn plain(post: Post) -> Self {
        Self::named(String::new(), post)
    }

    /// One of that reply, without a question.
    pub(super) fn named(reply: String, post: Post) -> Self {
        Self { post, reply, is_living: false, question: None }
    }
}

/// What notices say, as stored.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
pub struct NoticeForm {
    /// What is said.
    pub reply: Reply,
    /// What is said in the same message below it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<Reply>,
    /// In which language.
    pub language: String,
    /// A file with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<Paper>,
}

impl NoticeForm {
    /// One that says nothing more.
    pub fn of(reply: Reply, language: String) -> Self {
        Self { reply, more: Vec::new(), language, paper: None }
    }

    /// As it is stored.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a reply has text keys only, so it is always JSON")
    }
}

impl Actor {
    /// Says everything that waits in this chat, beginning with what was seen to wait.
    pub(super) async fn deliver(&mut self, seen: &ChatView) -> Result<Delivered, ChatError> {
        let mut delivered = self.deliver_once(seen).await?;
        while delivered == Delivered::All && std::mem::take(&mut self.has_more) {
            let view = self.look().await?;
            delivered = self.deliver_once(&view).await?;
        }
        Ok(delivered)
    }

    /// What may be there unknown to us comes first: a message that is looked for must not be taken for another one.
    async fn deliver_once(&mut self, view: &ChatView) -> Result<Delivered, ChatError> {
        self.ordered = None;
        let mut waiting = view.conversations.as_slice();
        if self.is_uncertain && self.saying != Saying::Notices {
            match self.deliver_rest(std::mem::take(&mut waiting)).await? {
                Delivered::All => {}
                other => return Ok(other),
            }
        }
        for notice in &view.notices {
            self.begin_saying(Saying::Notices).await?;
            match self.say_notice(notice).await? {
                Delivered::All => {}
                other => return Ok(other),
            }
        }
        match self.deliver_rest(waiting).await? {
            Delivered::All => {}
            other => return Ok(other),
        }
        // Whatever an earlier run left is said.
        self.is_uncertain = false;
        Ok(Delivered::All)
    }

    /// Says what waits in the chat's conversations, or at the desk.
    async fn deliver_rest(&mut self, waiting: &[(Situation, Vec<QueuedItem>)]) -> Result<Delivered, ChatError> {
        if let Some(desk) = self.desk() {
            return self.deliver_desk(&desk).await;
        }
        let mut is_seen_now = true;
        for (situation, items) in waiting {
            let (portal, id) = (&situation.conversation.portal, situation.conversation.id);
            if is_with_agent(situation) && items.iter().any(|item| item.kind == OutgoingKind::Say) {
                self.turn_to(portal).await?;
            }
            for item in items {
                if item.kind == OutgoingKind::Work {
                    self.ordered.get_or_insert_with(|| (portal.clone(), id, item.clone()));
                    continue;
                }
                self.begin_saying(Saying::Items).await?;
                // While something was said an agent may have taken the conversation (H2).
                let delivered = match std::mem::take(&mut is_seen_now) || !self.parts.converse.has_desk() {
                    true => self.say_item(situation, item).await?,
                    false => self.say_item(&self.parts.converse.situation(portal, id).await?, item).await?,
                };
                match delivered {
                    Delivered::All => {}
                    other => return Ok(other),
                }
            }
        }
        Ok(Delivered::All)
    }

    /// Where an agent speaks to somebody of several portals, that portal is spoken about from now on: the answers are
    /// the agent's.
    async fn turn_to(&self, portal: &PortalId) -> Result<(), ChatError> {
        let (accounts, messenger) = (&self.parts.accounts, &self.parts.messenger);
        let links = accounts.list_links_of(messenger, self.chat).await?;
        if links.len() < 2 {
            return Ok(());
        }
        let chosen = accounts.find_account(messenger, self.chat).await?.and_then(|account| account.portal);
        let is_current = chosen.as_ref().or(links.first().map(|link| &link.portal)) == Some(portal);
        if !is_current {
            accounts.choose_portal(messenger, self.chat, portal).await?;
            tracing::info!(chat = self.chat, portal.id = %portal, "an agent speaks: the chat turns to this portal");
        }
        Ok(())
    }

    /// Keeps what is said from now on: at the desk across a crash too, where all kinds are many.
    pub(super) async fn begin_saying(&mut self, saying: Saying) -> Result<(), ChatError> {
        if self.saying != saying {
            self.saying = saying;
            if let Some(desk) = self.desk() {
                desk.forums.note_saying(&self.parts.messenger, self.chat, saying).await?;
            }
        }
        Ok(())
    }

    /// The conversations of this chat that may be spoken in.
    pub(super) async fn conversations(&self) -> Result<Vec<(PortalId, ConversationId)>, ChatError> {
        Ok(self.parts.accounts.list_conversations_of(&self.parts.messenger, self.chat).await?)
    }

    async fn say_item(&mut self, situation: &Situation, item: &QueuedItem) -> Result<Delivered, ChatError> {
        let now = (self.parts.clock)();
        let (portal, id) = (&situation.conversation.portal, situation.conversation.id);
        let Some(said) = self.parts.converse.to_say_in(situation, item, now).await? else {
            self.parts.converse.said(portal, id, item.item, now).await?;
            return Ok(Delivered::All);
        };
        if said == ToSay::Later {
            return Ok(Delivered::All);
        }
        if let ToSay::Reply(reply, worded) = &said {
            let carried = Carried { portal, id, item: item.item, reply, worded };
            if let Some(delivered) = self.carry(&carried).await? {
                return Ok(delivered);
            }
        }
        let of_agent = match &said {
            ToSay::Reply(reply, worded) if is_of_agent(reply) => Some((reply.clone(), worded.clone())),
            _ => None,
        };
        let agents_words = match &said {
            ToSay::Reply(reply, _) => said_number(reply).map(|_| reply.clone()),
            ToSay::File(_) | ToSay::Later => None,
        };
        let file = match &said {
            ToSay::File(file) => Some(file.clone()),
            ToSay::Reply(..) | ToSay::Later => None,
        };
        let parts = match said {
            ToSay::Later => Vec::new(),
            ToSay::Reply(reply, worded) => self.parts_of(id, &reply, &worded),
            ToSay::File(file) => match self.parcel(&Voice::Person(portal, id), &file).await? {
                Ok(Parcel::Posts(posts)) => posts.into_iter().map(|(name, post)| Part::named(name, post)).collect(),
                Ok(Parcel::Not(instead)) => {
                    self.tell_not_shown(portal, id, item.item, instead).await?;
                    Vec::new()
                }
                Err(error) => {
                    tracing::warn!(chat = self.chat, item = item.item, %error, "a file waits for room on the disk");
                    return Ok(Delivered::Later(None));
                }
            },
        };
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
                    None if let Some((reply, worded)) = &of_agent => {
                        let carried = Carried { portal, id, item: item.item, reply, worded };
                        return self.leave_out(&carried, Some(not_arrived(&error))).await;
                    }
                    None => {
                        self.tell_not_shown(portal, id, item.item, Reply::new("not-taken")).await?;
                        break;
                    }
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
            if let Some(reply) = &agents_words {
                let noted = self.note_said_text((portal, id, reply), (sent.part, message)).await;
                self.is_uncertain |= noted.is_err();
                noted?;
            }
            let is_last = position + 1 == count;
            let now = (self.parts.clock)();
            let noted = self.parts.chats.note_sent(&self.parts.messenger, &sent, is_last, now).await;
            self.is_uncertain |= noted.is_err();
            noted?;
            if is_last {
                if let Some(file) = &file {
                    self.forget_parcel(portal, id, file).await?;
                }
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
    pub(super) async fn show(&mut self, place: Place, part: &Part) -> Result<i64, ShowError> {
        if let Some(message) = self.replaced_by(part).await {
            match self.parts.api.edit(place, message, &part.post).await {
                Err(ShowError::Gone(_)) => {}
                // In the same place once more: an edit that was made already changes nothing.
                Err(error) if error.is_worth_repeating() => return Err(error),
                edited => {
                    (self.pressed, self.progress_shown) = (None, None);
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
        self.progress_shown = None;
        self.is_uncertain = matches!(sent, Err(ShowError::Unknown(_)));
        sent
    }

    /// The message that a part replaces: the living one of its name, that of work that has ended, or the card whose button
    /// was pressed.
    async fn replaced_by(&self, part: &Part) -> Option<i64> {
        let (api, messenger) = (&self.parts.chats, &self.parts.messenger);
        if part.is_living {
            let last = api.find_last_sent(messenger, self.chat).await.ok().flatten()?;
            return (last.is_living && last.reply == part.reply).then_some(last.message);
        }
        if part.post.attached.is_some() {
            return None;
        }
        if let Some(message) = self.ended_progress(part) {
            return Some(message);
        }
        let pressed = api.find_sent(messenger, self.chat, self.pressed?).await.ok().flatten()?;
        (pressed.reply == part.reply).then_some(pressed.message)
    }

    /// The message that showed how far work had come, where nothing was said since: what came of it takes its place.
    fn ended_progress(&self, part: &Part) -> Option<i64> {
        let is_said = self.at_work.is_none() && self.desk().is_none() && !part.reply.is_empty();
        self.progress_shown.filter(|_| is_said)
    }

    pub(super) async fn look_for(&self, place: Place, post: &Post) -> Result<Option<i64>, ShowError> {
        let known = self.parts.chats.known_numbers(&self.parts.messenger, place.chat).await;
        let known = known.map_err(|error| ShowError::Failing(error.to_string()))?;
        let numbers = candidates(&known, place.chat > 0);
        self.parts.api.find_sent(place, &numbers, post).await
    }

    /// What a failure means for what was to be said: to try again, to wait for the person, or (`None`) to go on without
    /// it.
    pub(super) async fn give_up(&mut self, error: &ShowError, item: i64) -> Result<Option<Delivered>, ChatError> {
        match error {
            ShowError::Wait(wait) => return Ok(Some(Delivered::Later(Some(*wait)))),
            error if error.is_worth_repeating() => {
                tracing::warn!(chat = self.chat, item, %error, "a message was not taken and is tried again");
                return Ok(Some(Delivered::Later(None)));
            }
            ShowError::Blocked(reason) => {
                tracing::warn!(chat = self.chat, reason, "the person does not let the bot write");
                let now = (self.parts.clock)();
                if self.desk().is_none() {
                    self.tell_desk_of_person("desk-not-delivered", &format!("not-delivered-{item}")).await?;
                    self.parts.accounts.set_blocked(&self.parts.messenger, self.chat, Some(now)).await?;
                }
                return Ok(Some(Delivered::Blocked));
            }
            error => tracing::error!(chat = self.chat, item, %error, "the messenger does not take a message at all"),
        }
        Ok(None)
    }

    fn parts_of(&self, id: ConversationId, reply: &Reply, worded: &Worded) -> Vec<Part> {
        let limits = self.parts.api.limits();
        let picture = reply
            .picture
            .as_deref()
            .and_then(|name| self.parts.pictures.find_picture(name, &worded.language))
            .map(|path| (Content::File(path), "picture.png".to_owned()))
            .map(|(content, name)| Attached { content, name, is_picture: true });
        let texts = self.parts.api.split(&worded.text);
        let is_below = texts.len() == 1 && worded.text.encode_utf16().count() <= limits.caption;
        let mut posts: Vec<Post> = texts.into_iter().map(|text| Post { text, ..Post::default() }).collect();
        match (picture, posts.first_mut()) {
            (Some(picture), Some(first)) if is_below => first.attached = Some(picture),
            (Some(picture), _) => posts.insert(0, Post { attached: Some(picture), ..Post::default() }),
            (None, _) => {}
        }
        if let Some(last) = posts.last_mut() {
            last.buttons = buttons_of(id, reply, worded);
        }
        let part =
            |post| Part { post, reply: reply.name.clone(), is_living: reply.is_living, question: reply.question };
        posts.into_iter().map(part).collect()
    }
}

/// Numbers that a message of ours may have of which we do not know: since the last one of ours in the chat others may have
/// written there.
fn candidates(known: &KnownNumbers, is_private: bool) -> Vec<i64> {
    let last = known.others.last().copied().unwrap_or(known.ours).max(known.ours);
    let near = (known.ours + 1..=last + LOOKED_THROUGH).filter(|number| known.others.binary_search(number).is_err());
    let around = known.anywhere - LOOKED_THROUGH / 2..=known.anywhere + LOOKED_THROUGH / 2;
    near.chain(around.filter(|number| is_private && *number > last + LOOKED_THROUGH)).collect()
}

async fn notice_part(parts: &ChatParts, notice: &Notice) -> anyhow::Result<Part> {
    let form: NoticeForm = serde_json::from_str(&notice.payload)?;
    // The desk goes by a clock of its own; outside of a portal's conversation a person has none.
    let desk = parts.desk.as_ref().filter(|desk| desk.group == notice.place.chat);
    let zone = desk.map_or(chrono_tz::UTC, |desk| desk.handoffs.owners().zone());
    let setting = Setting { zone, now: (parts.clock)() };
    let dialogues = parts.converse.dialogues();
    let language = dialogues.texts.closest(&form.language);
    let mut worded = dialogues.texts.word(language, &form.reply, setting)?;
    for more in &form.more {
        worded.text = format!("{}\n{}", worded.text, dialogues.texts.word(language, more, setting)?.text);
    }
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
    let post = Post { text: worded.text, buttons: rows(buttons), attached: form.paper.map(paper_attached) };
    Ok(Part { post, reply: form.reply.name, is_living: false, question: None })
}

/// Begins what the button of a notice bears.
pub(super) const NOTICE_MARK: &str = "n.";

fn buttons_of(id: ConversationId, reply: &Reply, worded: &Worded) -> Vec<Vec<Button>> {
    let question = reply.question.unwrap_or_default();
    let button = |(key, label): &(String, String)| Button::pressed(label.clone(), data(id, question, key));
    rows(worded.choices.iter().map(button).collect())
}

fn is_with_agent(situation: &Situation) -> bool {
    situation.handoff.as_ref().is_some_and(|handoff| handoff.phase.status() == Status::Agent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_looked_for_behind_the_last_one_of_ours_whoever_wrote_since() {
        let known = |ours, others: &[i64], anywhere| KnownNumbers { ours, others: others.to_vec(), anywhere };
        // In a group two have written since: what is theirs is not ours.
        let found = candidates(&known(10, &[12, 13], 900), false);
        assert_eq!((found[0], found[1], found.contains(&12), *found.last().unwrap()), (11, 14, false, 53));
        // In private chats numbers go on from each other.
        let found = candidates(&known(10, &[], 900), true);
        assert!(found.contains(&11) && found.contains(&50) && found.contains(&900) && !found.contains(&500));
        assert_eq!(candidates(&known(0, &[], 0), true).len(), 40);
    }
}
