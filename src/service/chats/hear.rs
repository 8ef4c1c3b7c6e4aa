//! Hearing what came in: whose it is, and what it means to the conversation.

use std::sync::Arc;

use chrono::TimeDelta;

use super::actor::Actor;
use super::buttons::Pressed;
use super::deliver::{NOTICE_MARK, NoticeForm};
use super::introduce::Kept;
use super::{ChatError, ChatParts};
use crate::dialogue::Event;
use crate::dialogue::reply::Reply;
use crate::dialogue::texts::Setting;
use crate::dialogue::understand::Command;
use crate::domain::{ConversationId, PortalId};
use crate::ports::accounts::{Account, AccountLink};
use crate::ports::chats::{Button, ChatKind, ChatView, Happened, Incoming, NewNotice, Place, Sender};
use crate::ports::conversations::{HandledUpdate, Situation};
use crate::ports::forums::MediaMessage;
use crate::ports::handoffs::SentFile;
use crate::service::converse::ConverseError;
use crate::service::handoff::Paper;

/// The reply that holds a link by which somebody is introduced.
const INVITE_MADE: &str = "desk-invite-made";

/// What was written longer ago is understood as of then; sooner only the clocks differ.
const WHILE: TimeDelta = TimeDelta::minutes(2);

/// What comes of an update outside of a conversation.
type Notices = Vec<Reply>;

impl Actor {
    /// Hears one update; once this has returned it is handled, whatever came of it.
    /// `view` is what was seen of the chat with it.
    pub(super) async fn hear(&mut self, incoming: &Incoming, view: &ChatView) -> Result<(), ChatError> {
        let heard = match (&incoming.kind, &incoming.sender) {
            _ if let Some(desk) = self.desk() => self.hear_desk(&desk, incoming).await,
            (ChatKind::Private, Some(sender)) => self.hear_person(incoming, sender, view).await,
            (ChatKind::Group, Some(sender)) => Ok(self.hear_group(incoming, sender)),
            _ => Ok(Heard::default()),
        };
        let heard = match heard {
            Ok(heard) => heard,
            Err(ChatError::Converse(error)) if !is_of_the_store(&error) => {
                tracing::error!(chat = self.chat, update = incoming.update, %error, "an update leads nowhere");
                self.trouble(incoming)
            }
            Err(ChatError::Desk(error)) if !error.is_of_the_store() => {
                tracing::error!(chat = self.chat, update = incoming.update, %error, "an agent's doing leads nowhere");
                self.trouble(incoming)
            }
            Err(error) => return Err(error),
        };
        let place = Place { chat: incoming.chat, topic: incoming.topic };
        let Heard { language, replies, mut papers, hint, is_kept } = heard;
        if is_kept {
            return Ok(());
        }
        // At the desk an answer of many lines is one message, as a group takes few.
        let limit = self.desk().filter(|_| papers.is_empty()).map(|_| self.parts.api.limits().text);
        let forms = self.forms(replies, &language, limit);
        let notice = |(position, mut form): (usize, NoticeForm)| {
            // A file belongs to the words about it.
            form.paper = papers.pop();
            NewNotice {
                place,
                cause: format!("update-{}-{position}", incoming.update),
                is_secret: form.reply.name == INVITE_MADE,
                payload: form.to_json(),
            }
        };
        let notices: Vec<NewNotice> = forms.into_iter().enumerate().map(notice).collect();
        let has_notices = !notices.is_empty();
        let finishing = finish(Arc::clone(&self.parts), incoming, notices, hint);
        if has_notices {
            finishing.await?;
        } else {
            // Heard once more after a crash it would change nothing, so what follows from it needs not wait.
            self.finishing = Some(tokio::spawn(finishing));
        }
        Ok(())
    }

    /// Replies as they are said: each by itself, or as many in one message as it holds.
    fn forms(&self, replies: Vec<Reply>, language: &str, limit: Option<usize>) -> Vec<NoticeForm> {
        let dialogues = self.parts.converse.dialogues();
        let setting = Setting { zone: chrono_tz::UTC, now: (self.parts.clock)() };
        let length = |reply: &Reply| {
            let worded = dialogues.texts.word(dialogues.texts.closest(language), reply, setting);
            worded.map_or(0, |worded| worded.text.encode_utf16().count() + 1)
        };
        let (mut forms, mut filled) = (Vec::<NoticeForm>::new(), 0);
        for reply in replies {
            let more = if limit.is_some() { length(&reply) } else { 0 };
            let is_bare = |form: &NoticeForm| form.reply.choices.is_empty() && reply.choices.is_empty();
            match forms.last_mut().filter(|form| limit.is_some_and(|limit| filled + more <= limit) && is_bare(form)) {
                Some(form) => {
                    form.more.push(reply);
                    filled += more;
                }
                None => {
                    forms.push(NoticeForm::of(reply, language.to_owned()));
                    filled = more;
                }
            }
        }
        forms
    }

    /// Waits until what was heard last is kept as handled.
    pub(super) async fn finished(&mut self) -> Result<(), ChatError> {
        match self.finishing.take() {
            Some(finishing) => finishing.await.map_err(ChatError::Broken)?,
            None => Ok(()),
        }
    }

    fn trouble(&self, incoming: &Incoming) -> Heard {
        let language = self.language(None, incoming.sender.as_ref());
        Heard { language, replies: vec![Reply::new("chat-trouble")], ..Heard::default() }
    }

    /// In groups only commands and our name are heard, and nothing of an account is shown.
    fn hear_group(&self, incoming: &Incoming, sender: &Sender) -> Heard {
        let is_for_us = matches!(&incoming.what, Happened::Command { .. } | Happened::Text { names_us: true, .. });
        let replies = if is_for_us { vec![Reply::new("write-in-private")] } else { Vec::new() };
        Heard { language: self.language(None, Some(sender)), replies, ..Heard::default() }
    }

    async fn hear_person(&mut self, incoming: &Incoming, sender: &Sender, view: &ChatView) -> Result<Heard, ChatError> {
        let account = self.account(incoming, sender, view).await?;
        let language = self.language(account.as_ref(), Some(sender));
        if matches!(incoming.what, Happened::Left | Happened::Joined | Happened::Other) {
            return Ok(Heard::default());
        }
        let chosen = account.as_ref().and_then(|account| account.portal.as_ref());
        let mut caller = Caller { incoming, sender, chosen, links: &view.links, language, conversation: None };
        let kept = Kept::of(account.as_ref());
        if let Some(heard) = self.answered_before(&caller, kept.as_ref()).await? {
            return Ok(heard);
        }
        if is_around(&incoming.what) {
            self.follow_language(&mut caller).await?;
            if let Happened::Command { name, rest } = &incoming.what
                && name == "start"
            {
                return self.hear_payload(&caller, rest.trim(), kept.as_ref()).await;
            }
            if let Some(heard) = self.hear_around(&caller, kept.as_ref()).await? {
                return Ok(heard);
            }
        }
        let Some(link) = caller.current() else {
            return self.hear_newcomer(&caller, kept.as_ref()).await;
        };
        let seen = view.conversations.iter().find(|(situation, _)| situation.conversation.portal == link.portal);
        let situation = match seen {
            Some((situation, _)) => situation.clone(),
            None => {
                let (channel, now) = (self.parts.messenger.channel(sender.account), (self.parts.clock)());
                let converse = &self.parts.converse;
                let id = converse.open(&link.portal, &channel, link.person, Some(&caller.language), now).await?;
                converse.situation(&link.portal, id).await?
            }
        };
        let is_kept = self.hear_linked(incoming, situation).await?;
        Ok(Heard { language: caller.language.clone(), is_kept, ..Heard::default() })
    }

    /// Gives whether the update is kept as handled.
    async fn hear_linked(&mut self, incoming: &Incoming, situation: Situation) -> Result<bool, ChatError> {
        let (portal, id) = (&situation.conversation.portal, situation.conversation.id);
        let message = incoming.message.unwrap_or_default();
        if let Happened::Media { media, name, album, .. } = &incoming.what {
            let file = SentFile { kind: media.clone(), name: name.clone() };
            self.note_media(message, album.as_deref(), file).await?;
        }
        let (inbox_id, event) = match &incoming.what {
            Happened::Text { text, .. } => (format!("message-{message}"), Event::Text(text.clone())),
            Happened::Media { caption: Some(caption), .. } => {
                (format!("message-{message}"), Event::Captioned(caption.clone()))
            }
            // An album comes as several messages and is answered once.
            Happened::Media { album: Some(album), .. } => (format!("album-{album}"), Event::Unsupported),
            Happened::Media { .. } => (format!("message-{message}"), Event::Unsupported),
            Happened::Edited { text } => {
                let written = format!("message-{message}");
                let number = self.parts.converse.message_number(portal, id, &written).await?;
                let edited = Event::Edited { message: number.unwrap_or_default(), text: text.clone() };
                (format!("update-{}", incoming.update), edited)
            }
            Happened::Command { name, rest } => match command(name) {
                Some(event) => (format!("message-{message}"), event),
                None => (format!("message-{message}"), Event::Text(format!("{name} {rest}").trim().to_owned())),
            },
            Happened::Pressed { data, .. } => {
                self.hear_press(incoming, portal, id, data).await?;
                return Ok(false);
            }
            Happened::Left
            | Happened::Joined
            | Happened::Member { .. }
            | Happened::TopicMade { .. }
            | Happened::TopicClosed
            | Happened::Other => return Ok(false),
        };
        let update = HandledUpdate { messenger: self.parts.messenger.clone(), update: incoming.update };
        let now = (self.parts.clock)();
        let written_at = incoming.written_at.filter(|at| now - *at >= WHILE);
        Ok(self.parts.converse.receive_update(situation, &inbox_id, &event, update, written_at, now).await?)
    }

    /// Keeps where a file is: agents are shown a copy of it.
    async fn note_media(&self, message: i64, album: Option<&str>, file: SentFile) -> Result<(), ChatError> {
        let Some(desk) = &self.parts.desk else { return Ok(()) };
        let album = album.map(str::to_owned);
        let media = MediaMessage { chat: self.chat, message, album, file, received_at: (self.parts.clock)() };
        Ok(desk.forums.note_media(&self.parts.messenger, &media).await?)
    }

    async fn hear_press(
        &mut self,
        incoming: &Incoming,
        portal: &PortalId,
        id: ConversationId,
        data: &str,
    ) -> Result<(), ChatError> {
        let is_elsewhere = self.belongs_elsewhere(incoming.message, portal, id).await?;
        let pressed = Pressed::read(data).filter(|pressed| is_elsewhere || pressed.conversation == id);
        let Some(mut pressed) = pressed else {
            tracing::info!(chat = self.chat, "a button that belongs to nothing here was pressed");
            return Ok(());
        };
        if is_elsewhere {
            // Numbers of conversations and questions begin anew with each portal: as a button of no question here it
            // never acts, and what is asked here is said again.
            pressed.question = 0;
        }
        let before = self.parts.converse.state(portal, id).await?;
        let open = before.open_question().filter(|open| open.number == pressed.question);
        let choice = pressed.choice(&before.choices());
        let asked = open.and_then(|open| open.replies.last()).cloned();
        let event = Event::Pressed { choice: choice.clone(), question: Some(pressed.question) };
        let inbox_id = format!("update-{}", incoming.update);
        self.parts.converse.receive(portal, id, &inbox_id, &event, (self.parts.clock)()).await?;
        self.pressed = incoming.message;
        if let (Some(message), Some(asked)) = (incoming.message, asked) {
            self.show_choice(portal, id, message, &asked, &choice).await;
        }
        Ok(())
    }

    /// Whether a message of ours belongs to another conversation of the person's: about another portal.
    async fn belongs_elsewhere(
        &self,
        message: Option<i64>,
        portal: &PortalId,
        id: ConversationId,
    ) -> Result<bool, ChatError> {
        let Some(message) = message else { return Ok(false) };
        let sent = self.parts.chats.find_sent(&self.parts.messenger, self.chat, message).await?;
        Ok(sent.is_some_and(|sent| sent.portal != *portal || sent.conversation != id))
    }

    /// Leaves of the buttons below an answered question only the one that was pressed; it does nothing any more.
    async fn show_choice(&self, portal: &PortalId, id: ConversationId, message: i64, asked: &Reply, choice: &str) {
        let now = (self.parts.clock)();
        let worded = self.parts.converse.word(portal, id, asked, now).await;
        let label = worded.ok().and_then(|worded| {
            worded.choices.into_iter().find(|(key, _)| key == choice).map(|(_, label)| format!("✓ {label}"))
        });
        let rows = label.map(|label| vec![vec![Button::pressed(label, "done")]]).unwrap_or_default();
        if let Err(error) = self.parts.api.set_buttons(Place::chat(self.chat), message, &rows).await {
            tracing::debug!(chat = self.chat, %error, "the buttons of an answered question stay");
        }
    }

    /// Who writes, kept for the next time.
    async fn account(
        &self,
        incoming: &Incoming,
        sender: &Sender,
        view: &ChatView,
    ) -> Result<Option<Account>, ChatError> {
        let (what, update) = (&incoming.what, incoming.update);
        let (accounts, messenger) = (&self.parts.accounts, &self.parts.messenger);
        let known = view.account.clone();
        let now = (self.parts.clock)();
        let has_left = matches!(what, Happened::Left);
        if known.as_ref().is_none_or(|known| known.name != sender.name) {
            accounts.remember_account(messenger, sender, now).await?;
        }
        let is_blocked = known.as_ref().is_some_and(|known| known.blocked_at.is_some());
        if has_left != is_blocked {
            let name = if has_left { "desk-person-blocked" } else { "desk-person-back" };
            self.tell_desk_of_person(name, &format!("{name}-{update}")).await?;
            accounts.set_blocked(messenger, sender.account, has_left.then_some(now)).await?;
        }
        match known {
            Some(known) => Ok(Some(known)),
            None => Ok(accounts.find_account(messenger, sender.account).await?),
        }
    }

    /// Whoever has a conversation is spoken to in its language.
    async fn follow_language(&self, caller: &mut Caller<'_>) -> Result<(), ChatError> {
        let Some(link) = caller.current() else { return Ok(()) };
        let channel = self.parts.messenger.channel(caller.sender.account);
        if let Some((id, state)) = self.parts.converse.find_state(&link.portal, &channel, link.person).await? {
            caller.language = state.language;
            caller.conversation = Some(id);
        }
        Ok(())
    }

    fn language(&self, account: Option<&Account>, sender: Option<&Sender>) -> String {
        let told = account.and_then(|account| account.language.as_deref());
        let told = told.or_else(|| sender.and_then(|sender| sender.language.as_deref()));
        self.parts.converse.dialogues().texts.closest(told.unwrap_or("en")).to_owned()
    }
}

/// Whether something is settled outside of conversations, for whoever is linked too.
fn is_around(what: &Happened) -> bool {
    match what {
        Happened::Command { name, rest } => match name.as_str() {
            "start" => !rest.trim().is_empty(),
            "settings" | "privacy" | "language" => true,
            _ => false,
        },
        Happened::Pressed { data, .. } => data.starts_with(NOTICE_MARK),
        _ => false,
    }
}

/// Who does something in a private chat.
pub(super) struct Caller<'a> {
    /// What was done.
    pub(super) incoming: &'a Incoming,
    /// The account.
    pub(super) sender: &'a Sender,
    /// The portal that was chosen to be spoken about.
    pub(super) chosen: Option<&'a PortalId>,
    /// Whose account it is, the oldest first.
    pub(super) links: &'a [AccountLink],
    /// The language to speak.
    pub(super) language: String,
    /// Their conversation, where it was looked for and is there.
    pub(super) conversation: Option<ConversationId>,
}

/// Keeps an update as handled, with what is said of it outside of conversations; a button that was pressed rests.
fn finish(
    parts: Arc<ChatParts>,
    incoming: &Incoming,
    notices: Vec<NewNotice>,
    hint: Option<String>,
) -> impl Future<Output = Result<(), ChatError>> + use<> {
    let update = incoming.update;
    let press = match &incoming.what {
        Happened::Pressed { press, .. } => Some(press.clone()),
        _ => None,
    };
    async move {
        parts.chats.finish_update(&parts.messenger, update, &notices, (parts.clock)()).await?;
        if let Some(press) = press {
            // Where it cannot be answered the button only looks busy for a while.
            let _answered = parts.api.answer_press(&press, hint.as_deref()).await;
        }
        Ok(())
    }
}

impl<'a> Caller<'a> {
    /// The link that counts now: of the portal that was chosen, else the oldest.
    pub(super) fn current(&self) -> Option<&'a AccountLink> {
        let of_chosen = self.links.iter().find(|link| Some(&link.portal) == self.chosen);
        of_chosen.or(self.links.first())
    }

    /// The link of that number, where it is the caller's own.
    pub(super) fn link(&self, number: &str) -> Option<&'a AccountLink> {
        let number: i64 = number.parse().ok()?;
        self.links.iter().find(|link| link.id == number)
    }

    /// What is said to the caller outside of a conversation.
    pub(super) fn say(&self, replies: Vec<Reply>) -> Heard {
        Heard { language: self.language.clone(), replies, ..Heard::default() }
    }
}

/// What is said outside of a conversation, and in which language.
#[derive(Debug, Default)]
pub(super) struct Heard {
    pub(super) language: String,
    pub(super) replies: Notices,
    /// Files that go with the first replies, the last one first.
    pub(super) papers: Vec<Paper>,
    /// What a press is answered by.
    pub(super) hint: Option<String>,
    /// Whether the update is kept as handled already, and nothing is said of it here.
    pub(super) is_kept: bool,
}

/// Commands that mean the same in every language.
fn command(name: &str) -> Option<Event> {
    Some(match name {
        "start" => Event::Opened,
        "help" => Event::Command(Command::Help),
        "cancel" => Event::Command(Command::Cancel),
        "language" => Event::Command(Command::Language),
        "status" => Event::Command(Command::Status),
        "human" => Event::Command(Command::Person),
        _ => return None,
    })
}

fn is_of_the_store(error: &ConverseError) -> bool {
    matches!(error, ConverseError::Store(_) | ConverseError::Outrun(_))
}
