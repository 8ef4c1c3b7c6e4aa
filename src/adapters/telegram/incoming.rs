//! Updates in our words.

use chrono::Utc;
use teloxide::types::{
    CallbackQuery, Chat, ChatMemberUpdated, MaybeInaccessibleMessage, Message, MessageEntityKind, MessageKind, Update,
    UpdateKind, User,
};

use super::Me;
use crate::ports::chats::{ChatKind, Happened, Incoming, Sender};

/// An update as the service takes it. One that it can do nothing with is [`Happened::Other`], so that it is
/// acknowledged like every other.
pub(super) fn read(update: Update, me: &Me) -> Incoming {
    let number = i64::from(update.id.0);
    match update.kind {
        UpdateKind::Message(message) => of_message(number, &message, me, false),
        UpdateKind::EditedMessage(message) => of_message(number, &message, me, true),
        UpdateKind::CallbackQuery(query) => of_press(number, query),
        UpdateKind::MyChatMember(change) => of_membership(number, &change),
        UpdateKind::ChatMember(change) => of_member(number, &change),
        _ => Incoming {
            update: number,
            chat: 0,
            kind: ChatKind::Other,
            topic: None,
            sender: None,
            message: None,
            age_seconds: 0,
            written_at: None,
            what: Happened::Other,
        },
    }
}

fn of_message(update: i64, message: &Message, me: &Me, is_edited: bool) -> Incoming {
    let in_topic = message.is_topic_message.then_some(message.thread_id).flatten();
    Incoming {
        update,
        chat: message.chat.id.0,
        kind: kind_of(&message.chat),
        topic: in_topic.map(|thread| i64::from(thread.0.0)),
        sender: message.from.as_ref().map(sender),
        message: Some(i64::from(message.id.0)),
        age_seconds: age_of(message, is_edited),
        written_at: None,
        what: what_of(message, me, is_edited),
    }
}

/// How long ago it was written, or changed, by the clock of the machine; Telegram keeps updates for a day.
fn age_of(message: &Message, is_edited: bool) -> u32 {
    let written_at = message.edit_date().copied().filter(|_| is_edited).unwrap_or(message.date);
    u32::try_from((Utc::now() - written_at).num_seconds()).unwrap_or(0)
}

/// A topic that was made, which its first message tells; a topic bears that one's number.
fn topic_made(message: &Message, me: &Me) -> Option<Happened> {
    let name = message.forum_topic_created()?.name.clone();
    let is_ours = message.from.as_ref().is_some_and(|user| user.id.0.cast_signed() == me.id);
    Some(Happened::TopicMade { name, is_ours })
}

fn is_topic_closed_by_hand(message: &Message, me: &Me) -> bool {
    let is_by_hand = message.from.as_ref().is_none_or(|user| user.id.0.cast_signed() != me.id);
    is_by_hand && message.forum_topic_closed().is_some()
}

fn what_of(message: &Message, me: &Me, is_edited: bool) -> Happened {
    if let Some(text) = message.text() {
        if is_edited {
            return Happened::Edited { text: text.to_owned() };
        }
        return command(message, text, me)
            .unwrap_or_else(|| Happened::Text { text: text.to_owned(), names_us: names_us(message, me) });
    }
    match media_of(message) {
        Some(media) if !is_edited => Happened::Media {
            media: media.to_owned(),
            name: name_of(message),
            caption: message.caption().map(str::to_owned),
            album: message.media_group_id().map(|album| album.0.clone()),
        },
        Some(_) => match message.caption() {
            Some(caption) => Happened::Edited { text: caption.to_owned() },
            None => Happened::Other,
        },
        None if is_topic_closed_by_hand(message, me) => Happened::TopicClosed,
        None => topic_made(message, me).unwrap_or(Happened::Other),
    }
}

/// A command at the beginning of a message; one for another bot is none.
fn command(message: &Message, text: &str, me: &Me) -> Option<Happened> {
    let first = message.parse_entities()?.into_iter().next()?;
    if first.start() != 0 || !matches!(first.kind(), MessageEntityKind::BotCommand) {
        return None;
    }
    let named = first.text().trim_start_matches('/');
    let (name, bot) = named.split_once('@').map_or((named, None), |(name, bot)| (name, Some(bot)));
    if bot.is_some_and(|bot| !bot.eq_ignore_ascii_case(&me.username)) {
        return Some(Happened::Other);
    }
    let rest = text[first.end()..].trim().to_owned();
    Some(Happened::Command { name: name.to_lowercase(), rest })
}

/// Whether a message in a group is meant for the bot: it names the bot, or answers it.
fn names_us(message: &Message, me: &Me) -> bool {
    let is_ours = |user: &User| user.id.0.cast_signed() == me.id;
    let answers = message.reply_to_message().and_then(|answered| answered.from.as_ref()).is_some_and(is_ours);
    let named = message.parse_entities().into_iter().flatten().any(|entity| match entity.kind() {
        MessageEntityKind::Mention => entity.text().trim_start_matches('@').eq_ignore_ascii_case(&me.username),
        MessageEntityKind::TextMention { user } => is_ours(user),
        _ => false,
    });
    answers || named
}

/// What a message without text holds; `None` for what only tells of the chat.
fn media_of(message: &Message) -> Option<&'static str> {
    if let MessageKind::Dice(_) = message.kind {
        return Some("dice");
    }
    let MessageKind::Common(_) = message.kind else { return None };
    let kinds: [(bool, &'static str); 9] = [
        (message.photo().is_some(), "photo"),
        (message.animation().is_some(), "animation"),
        (message.document().is_some(), "document"),
        (message.video().is_some(), "video"),
        (message.video_note().is_some(), "video-note"),
        (message.voice().is_some(), "voice"),
        (message.audio().is_some(), "audio"),
        (message.sticker().is_some(), "sticker"),
        (true, "other"),
    ];
    kinds.iter().find(|(is, _)| *is).map(|(_, name)| *name)
}

/// The name of a file, where its sender's program told one.
fn name_of(message: &Message) -> Option<String> {
    let names = [
        message.document().and_then(|file| file.file_name.clone()),
        message.video().and_then(|file| file.file_name.clone()),
        message.audio().and_then(|file| file.file_name.clone()),
    ];
    // An animation comes as a document, too, whose name says nothing.
    names.into_iter().flatten().next().filter(|_| message.animation().is_none())
}

fn of_press(update: i64, query: CallbackQuery) -> Incoming {
    let place = query.message.as_ref().map(|message| {
        let topic = match message {
            MaybeInaccessibleMessage::Regular(message) => {
                message.is_topic_message.then_some(message.thread_id).flatten().map(|thread| i64::from(thread.0.0))
            }
            MaybeInaccessibleMessage::Inaccessible(_) => None,
        };
        (message.chat().id.0, kind_of(message.chat()), i64::from(message.id().0), topic)
    });
    let (chat, kind, message, topic) = match place {
        Some((chat, kind, message, topic)) => (chat, kind, Some(message), topic),
        None => (query.from.id.0.cast_signed(), ChatKind::Other, None, None),
    };
    Incoming {
        update,
        chat,
        kind,
        topic,
        sender: Some(sender(&query.from)),
        message,
        age_seconds: 0,
        written_at: None,
        what: Happened::Pressed { press: query.id.0, data: query.data.unwrap_or_default() },
    }
}

fn of_membership(update: i64, change: &ChatMemberUpdated) -> Incoming {
    Incoming {
        update,
        chat: change.chat.id.0,
        kind: kind_of(&change.chat),
        topic: None,
        sender: Some(sender(&change.from)),
        message: None,
        age_seconds: 0,
        written_at: None,
        what: if change.new_chat_member.is_present() { Happened::Joined } else { Happened::Left },
    }
}

/// Somebody came or left; the bot hears of it where it is an administrator.
fn of_member(update: i64, change: &ChatMemberUpdated) -> Incoming {
    let member = &change.new_chat_member;
    let what = if member.user.is_bot {
        Happened::Other
    } else {
        Happened::Member { who: sender(&member.user), is_there: member.is_present() }
    };
    Incoming {
        update,
        chat: change.chat.id.0,
        kind: kind_of(&change.chat),
        topic: None,
        sender: Some(sender(&change.from)),
        message: None,
        age_seconds: 0,
        written_at: None,
        what,
    }
}

fn kind_of(chat: &Chat) -> ChatKind {
    if chat.is_private() {
        ChatKind::Private
    } else if chat.is_group() || chat.is_supergroup() {
        ChatKind::Group
    } else {
        ChatKind::Other
    }
}

pub(super) fn sender(user: &User) -> Sender {
    Sender { account: user.id.0.cast_signed(), name: user.full_name(), language: user.language_code.clone() }
}
