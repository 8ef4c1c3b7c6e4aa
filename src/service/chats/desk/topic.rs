//! The topic of a conversation: made, furnished with its card and with what was said before, kept up to date.
//!
//! In charge of each step being stored when it was done, so that whoever goes on after a crash begins with the next one.
//! A topic whose making was not answered is reported as an update: it is waited for and taken on; one that turns up later
//! than that is empty and removed.

use tokio::time::Instant;

use super::super::ChatError;
use super::super::actor::Actor;
use super::super::deliver::{Delivered, Part};
use super::super::progress::in_a_reply;
use super::texts::{digest, names, shortened};
use super::words::{WHISPER, command_buttons};
use super::{DeskParts, TOPIC_PATIENCE};
use crate::dialogue::reply::Reply;
use crate::domain::handoff::Status;
use crate::ports::chats::{Attached, Content, Place, Post, ShowError};
use crate::ports::forums::{Saying, ShownMessage, TopicState};
use crate::ports::handoffs::Case;
use crate::service::handoff::owners::who;
use crate::service::handoff::{Card, Paper};

/// What a topic has at once, or why not yet.
pub(super) type Ensured = Result<i64, NoTopic>;

/// Why there is no topic yet.
pub(super) enum NoTopic {
    /// It needs a right that the bot lacks.
    NoRight,
    /// It is tried again.
    NotNow(Delivered),
}

/// What the desk is told of a conversation that was erased.
const ERASED: &str = "desk-erased";

impl Actor {
    /// The topic of a conversation, with its card and all.
    pub(super) async fn ensure_topic(&mut self, desk: &DeskParts, case: &Case) -> Result<Ensured, ChatError> {
        let topic = match self.topic_of(desk, case).await? {
            Some(topic) => topic,
            None => match self.make_topic(desk, case).await? {
                Ok(topic) => topic,
                Err(why) => return Ok(Err(why)),
            },
        };
        self.furnish(desk, case, topic).await
    }

    /// The topic that shows a conversation in this group.
    pub(super) async fn topic_of(&self, desk: &DeskParts, case: &Case) -> Result<Option<i64>, ChatError> {
        let Some(topic) = desk.handoffs.standing(case).await?.and_then(|handoff| handoff.topic) else {
            return Ok(None);
        };
        // A number of another group's says nothing in this one.
        let shown = desk.handoffs.store().find_by_topic(desk.handoffs.owners().desk(), topic).await?;
        Ok((shown.as_ref() == Some(case)).then_some(topic))
    }

    async fn make_topic(&mut self, desk: &DeskParts, case: &Case) -> Result<Ensured, ChatError> {
        if let Some(left) = self.topic_doubt.and_then(|since| TOPIC_PATIENCE.checked_sub(since.elapsed())) {
            return Ok(Err(NoTopic::NotNow(Delivered::Later(Some(left)))));
        }
        self.topic_doubt = None;
        if !self.may_manage {
            return Ok(Err(NoTopic::NoRight));
        }
        let name = self.topic_name(desk, case, self.status_of(desk, case).await?).await?;
        match desk.api.create_topic(desk.group, &name).await {
            Ok(topic) => {
                self.take_topic(desk, case, topic, &name).await?;
                Ok(Ok(topic))
            }
            Err(ShowError::NotAllowed(reason)) => {
                self.lacks_right(desk, &reason).await?;
                Ok(Err(NoTopic::NoRight))
            }
            Err(error) => {
                if matches!(error, ShowError::Unknown(_)) {
                    self.topic_doubt = Some(Instant::now());
                }
                let delivered = self.desk_gives_up(desk, &error).await?;
                Ok(Err(NoTopic::NotNow(delivered.unwrap_or(Delivered::Later(None)))))
            }
        }
    }

    async fn take_topic(&mut self, desk: &DeskParts, case: &Case, topic: i64, name: &str) -> Result<(), ChatError> {
        let id = desk.handoffs.owners().desk();
        desk.handoffs.store().set_topic(case, id, Some(topic), (self.parts.clock)()).await?;
        let state = TopicState { topic, name: name.to_owned(), ..TopicState::default() };
        desk.forums.save_topic(id, &state).await?;
        Ok(())
    }

    /// A topic was made: one of ours whose making was not answered is taken on, or removed where it comes too late.
    pub(super) async fn hear_topic(&mut self, desk: &DeskParts, topic: i64, name: &str) -> Result<(), ChatError> {
        let id = desk.handoffs.owners().desk();
        if desk.handoffs.store().find_by_topic(id, topic).await?.is_some() {
            return Ok(());
        }
        self.topic_doubt = None;
        for (item, _) in desk.handoffs.desk_items().await? {
            if names(name, &who(&item.case)) && self.topic_of(desk, &item.case).await?.is_none() {
                return self.take_topic(desk, &item.case, topic, name).await;
            }
        }
        if desk.forums.find_topic(id, topic).await?.is_none()
            && let Err(error) = desk.api.delete_topic(desk.group, topic).await
        {
            tracing::warn!(desk.group, topic, %error, "a topic that was made twice stays, with nothing in it");
        }
        Ok(())
    }

    /// A topic was closed by hand: only administrators can write there. It is opened again as soon as an agent has to do
    /// with the conversation.
    pub(super) async fn hear_topic_closed(&mut self, desk: &DeskParts, topic: i64) -> Result<(), ChatError> {
        let id = desk.handoffs.owners().desk();
        let Some(case) = desk.handoffs.store().find_by_topic(id, topic).await? else { return Ok(()) };
        let Some(state) = desk.forums.find_topic(id, topic).await? else { return Ok(()) };
        desk.forums.save_topic(id, &TopicState { is_closed: true, ..state }).await?;
        if matches!(self.status_of(desk, &case).await?, Status::Waiting | Status::Agent) {
            self.stale.insert(case);
        }
        Ok(())
    }

    pub(super) async fn forget_topic(&mut self, desk: &DeskParts, case: &Case, topic: i64) -> Result<(), ChatError> {
        tracing::info!(desk.group, topic, conversation.id = %case.conversation, "a topic was deleted by hand");
        let id = desk.handoffs.owners().desk();
        desk.handoffs.store().set_topic(case, id, None, (self.parts.clock)()).await?;
        Ok(())
    }

    /// The card, pinned, and what was said before there was a topic.
    async fn furnish(&mut self, desk: &DeskParts, case: &Case, topic: i64) -> Result<Ensured, ChatError> {
        let id = desk.handoffs.owners().desk().clone();
        let known = desk.forums.find_topic(&id, topic).await?;
        let mut state = known.unwrap_or_else(|| TopicState { topic, ..TopicState::default() });
        let place = Place { chat: desk.group, topic: Some(topic) };
        if state.card.is_none() {
            let post = self.card_post(desk, &desk.handoffs.card(case, (self.parts.clock)()).await?)?;
            let digest = digest(&post);
            match self.show_now(place, post).await {
                Ok(message) => state.card = Some(message),
                Err(error) => return self.not_furnished(desk, case, topic, &error).await,
            }
            state.card_digest = digest;
            self.note_furniture(desk, case, place, state.card).await?;
            desk.forums.save_topic(&id, &state).await?;
        }
        if let Some(card) = state.card.filter(|_| !state.is_pinned && self.may_pin) {
            match desk.api.pin(place, card).await {
                Ok(()) => state.is_pinned = true,
                Err(ShowError::NotAllowed(_)) => {
                    self.check_rights(desk).await?;
                    self.may_pin = false;
                }
                Err(ShowError::Gone(_)) => state.card = None,
                Err(error) => return self.not_furnished(desk, case, topic, &error).await,
            }
            desk.forums.save_topic(&id, &state).await?;
        }
        if !state.has_past {
            if let Some(paper) = desk.handoffs.past(case, (self.parts.clock)()).await? {
                let post = self.past_post(desk, paper)?;
                match self.show(place, &Part::plain(post)).await {
                    Ok(message) => self.note_furniture(desk, case, place, Some(message)).await?,
                    Err(ShowError::Refused(reason)) => tracing::warn!(reason, "what was said before is not shown"),
                    Err(error) => return self.not_furnished(desk, case, topic, &error).await,
                }
            }
            state.has_past = true;
            desk.forums.save_topic(&id, &state).await?;
        }
        Ok(Ok(topic))
    }

    async fn not_furnished(
        &mut self,
        desk: &DeskParts,
        case: &Case,
        topic: i64,
        error: &ShowError,
    ) -> Result<Ensured, ChatError> {
        if matches!(error, ShowError::TopicGone(_)) {
            self.forget_topic(desk, case, topic).await?;
            return Ok(Err(NoTopic::NotNow(Delivered::Later(Some(std::time::Duration::ZERO)))));
        }
        if let ShowError::NotAllowed(reason) = error {
            self.lacks_right(desk, reason).await?;
            return Ok(Err(NoTopic::NoRight));
        }
        let delivered = self.desk_gives_up(desk, error).await?;
        Ok(Err(NoTopic::NotNow(delivered.unwrap_or(Delivered::Later(None)))))
    }

    async fn note_furniture(
        &mut self,
        desk: &DeskParts,
        case: &Case,
        place: Place,
        message: Option<i64>,
    ) -> Result<(), ChatError> {
        let Some(message) = message else { return Ok(()) };
        let shown = ShownMessage {
            place,
            message,
            case: case.clone(),
            item: None,
            part: 0,
            words: None,
            has_file: false,
            has_buttons: false,
            last_item: None,
        };
        let noted = desk.forums.note_shown(&self.parts.messenger, &[shown], &[], (self.parts.clock)()).await;
        self.is_uncertain |= noted.is_err();
        Ok(noted?)
    }

    /// Brings cards, names and doors of topics up to date where something has changed, and takes buttons away that were
    /// answered elsewhere.
    pub(super) async fn refresh_topics(&mut self, desk: &DeskParts) -> Result<Delivered, ChatError> {
        if self.stale.is_empty() {
            return Ok(Delivered::All);
        }
        self.begin_saying(Saying::Upkeep).await?;
        match self.refresh_list(desk).await? {
            Delivered::All => {}
            other => return Ok(other),
        }
        while let Some(case) = self.stale.pop_first() {
            match self.refresh_topic(desk, &case).await {
                Ok(None) => {}
                Ok(Some(delivered)) => {
                    self.stale.insert(case);
                    return Ok(delivered);
                }
                Err(error) => {
                    self.stale.insert(case);
                    return Err(error);
                }
            }
        }
        Ok(Delivered::All)
    }

    async fn refresh_topic(&mut self, desk: &DeskParts, case: &Case) -> Result<Option<Delivered>, ChatError> {
        if let Some(delivered) = self.take_answered_buttons(desk, case).await? {
            return Ok(Some(delivered));
        }
        let Some(topic) = self.topic_of(desk, case).await? else { return Ok(None) };
        let id = desk.handoffs.owners().desk().clone();
        let Some(mut state) = desk.forums.find_topic(&id, topic).await? else { return Ok(None) };
        let card = desk.handoffs.card(case, (self.parts.clock)()).await?;
        let name = self.topic_name(desk, case, card.status).await?;
        if name != state.name && self.may_manage_for(case) {
            let renamed = desk.api.rename_topic(desk.group, topic, &name).await;
            match self.refreshed(desk, case, topic, renamed).await? {
                Refreshed::Done => state.name = name,
                Refreshed::NoRight => {}
                ended => return Ok(ended.into()),
            }
            desk.forums.save_topic(&id, &state).await?;
        }
        let post = self.card_post(desk, &card)?;
        let new_digest = digest(&post);
        if let Some(message) = state.card.filter(|_| new_digest != state.card_digest) {
            let place = Place { chat: desk.group, topic: Some(topic) };
            match self.parts.api.edit(place, message, &post).await {
                Ok(()) => state.card_digest = new_digest,
                // Deleted by hand: it is made again.
                Err(ShowError::Gone(_)) => {
                    (state.card, state.is_pinned) = (None, false);
                    desk.forums.save_topic(&id, &state).await?;
                    return Ok(match self.furnish(desk, case, topic).await? {
                        Err(NoTopic::NotNow(delivered)) => Some(delivered),
                        Ok(_) | Err(NoTopic::NoRight) => None,
                    });
                }
                Err(error) => match self.refreshed(desk, case, topic, Err(error)).await? {
                    Refreshed::Done | Refreshed::NoRight => state.card_digest = new_digest,
                    ended => return Ok(ended.into()),
                },
            }
            desk.forums.save_topic(&id, &state).await?;
        }
        let is_closed = card.status == Status::Closed;
        if is_closed != state.is_closed && self.may_manage_for(case) {
            let changed = desk.api.set_topic_closed(desk.group, topic, is_closed).await;
            match self.refreshed(desk, case, topic, changed).await? {
                Refreshed::Done => state.is_closed = is_closed,
                Refreshed::NoRight => {}
                ended => return Ok(ended.into()),
            }
            desk.forums.save_topic(&id, &state).await?;
        }
        Ok(None)
    }

    /// Whether a topic can be renamed and closed; one that cannot be waits for the right.
    fn may_manage_for(&mut self, case: &Case) -> bool {
        if !self.may_manage {
            self.unmanaged.insert(case.clone());
        }
        self.may_manage
    }

    /// Takes the buttons below announcements that were answered elsewhere, or overtaken.
    async fn take_answered_buttons(&mut self, desk: &DeskParts, case: &Case) -> Result<Option<Delivered>, ChatError> {
        let now = (self.parts.clock)();
        for shown in desk.forums.list_with_buttons(case).await? {
            let Some(item) = shown.item else { continue };
            if shown.place.chat != desk.group {
                continue;
            }
            let Some(outcome) = desk.handoffs.overtaken(case, item, now).await? else { continue };
            let post = match shown.place.topic {
                // What came of it stands below it there, in its order.
                Some(_) => None,
                None => self.settled_post(desk, case, item, &outcome).await?,
            };
            let changed = match post {
                Some(post) => self.parts.api.edit(shown.place, shown.message, &post).await,
                None => self.parts.api.set_buttons(shown.place, shown.message, &[]).await,
            };
            if let Err(error) = changed
                && let Some(delivered) = self.desk_gives_up(desk, &error).await?
            {
                return Ok(Some(delivered));
            }
            desk.forums.note_without_buttons(&self.parts.messenger, shown.place.chat, shown.message).await?;
        }
        Ok(None)
    }

    /// An announcement of the General topic with what came of it, in place of its buttons; `None` where it is not known
    /// any more what it was.
    async fn settled_post(
        &self,
        desk: &DeskParts,
        case: &Case,
        item: i64,
        outcome: &Reply,
    ) -> Result<Option<Post>, ChatError> {
        let text = match desk.handoffs.find_notice(item).await? {
            Some(announced) => Some(self.notice_post(desk, &announced)?.text),
            // Nothing of whoever had everything erased is left in it, their name neither.
            None if outcome.name == ERASED => None,
            None => return Ok(None),
        };
        let outcome = desk.handoffs.word(outcome, (self.parts.clock)())?.text;
        let topic = self.topic_of(desk, case).await?;
        let link = topic.and_then(|topic| desk.api.topic_link(desk.group, topic));
        let lines = [text, Some(format!("→ {outcome}")), link];
        let text = lines.into_iter().flatten().collect::<Vec<_>>().join("\n");
        Ok(Some(Post { text: shortened(&text, self.parts.api.limits().text), ..Post::default() }))
    }

    /// What came of bringing a topic up to date.
    async fn refreshed(
        &mut self,
        desk: &DeskParts,
        case: &Case,
        topic: i64,
        changed: Result<(), ShowError>,
    ) -> Result<Refreshed, ChatError> {
        match changed {
            Ok(()) => Ok(Refreshed::Done),
            // It is made again as soon as something is to be shown in it.
            Err(ShowError::TopicGone(_)) => {
                self.forget_topic(desk, case, topic).await?;
                Ok(Refreshed::Over)
            }
            Err(ShowError::NotAllowed(reason)) => {
                self.lacks_right(desk, &reason).await?;
                self.unmanaged.insert(case.clone());
                Ok(Refreshed::NoRight)
            }
            Err(error) => Ok(self.desk_gives_up(desk, &error).await?.map_or(Refreshed::Done, Refreshed::NotNow)),
        }
    }

    // ---- what stands in it ------------------------------------------------------------------------

    async fn status_of(&self, desk: &DeskParts, case: &Case) -> Result<Status, ChatError> {
        let handoff = desk.handoffs.standing(case).await?;
        Ok(handoff.map_or(Status::Assistant, |handoff| handoff.phase.status()))
    }

    /// A mark of how it stands, which conversation it is, and whose.
    async fn topic_name(&self, desk: &DeskParts, case: &Case, status: Status) -> Result<String, ChatError> {
        let account = match self.chat_of(desk, case).await? {
            Some(chat) => self.parts.accounts.find_account(&self.parts.messenger, chat).await?,
            None => None,
        };
        let name = account.map(|account| account.name).unwrap_or_default();
        let reply = Reply::new(format!("topic-{}", status.as_str())).with("who", who(case)).with("name", name.as_str());
        let worded = desk.handoffs.word(&reply, (self.parts.clock)())?;
        Ok(shortened(worded.text.trim(), desk.api.longest_topic_name()))
    }

    fn card_post(&self, desk: &DeskParts, card: &Card) -> Result<Post, ChatError> {
        let now = (self.parts.clock)();
        let (mut lines, mut buttons) = (Vec::new(), Vec::new());
        for (position, line) in card.lines.iter().enumerate() {
            let line = if position == 0 { line.clone().asking(card.buttons.iter().copied()) } else { line.clone() };
            let worded = desk.handoffs.word(&line, now)?;
            if position == 0 {
                buttons = command_buttons(&worded, card.plan);
            }
            lines.push(worded.text);
        }
        if !card.whispers.is_empty() || desk.advance_of(&card.case).is_some() {
            lines.push(String::new());
        }
        let advance = desk.advance_of(&card.case).map(in_a_reply);
        for whisper in advance.iter().chain(&card.whispers) {
            lines.push(format!("{WHISPER} {}", desk.handoffs.word(whisper, now)?.text));
        }
        Ok(Post { text: shortened(&lines.join("\n"), self.parts.api.limits().text), buttons, attached: None })
    }

    fn past_post(&self, desk: &DeskParts, paper: Paper) -> Result<Post, ChatError> {
        let text = desk.handoffs.word(&Reply::new("desk-past"), (self.parts.clock)())?.text;
        Ok(Post { text, attached: Some(paper_attached(paper)), ..Post::default() })
    }
}

/// How bringing a topic up to date went.
enum Refreshed {
    /// It is as it should be, or never will be.
    Done,
    /// It needs a right that the bot lacks.
    NoRight,
    /// There is no topic any more.
    Over,
    /// It is tried again.
    NotNow(Delivered),
}

impl From<Refreshed> for Option<Delivered> {
    fn from(refreshed: Refreshed) -> Self {
        match refreshed {
            Refreshed::NotNow(delivered) => Some(delivered),
            Refreshed::Done | Refreshed::NoRight | Refreshed::Over => None,
        }
    }
}

/// A file of the desk's.
pub(in crate::service::chats) fn paper_attached(paper: Paper) -> Attached {
    Attached { content: Content::Text(paper.text), name: paper.name, is_picture: false }
}
