//! Telegram: the Bot API as the service's messenger.
//!
//! In charge of how Telegram spells things: methods, limits, markup, errors, updates. The library's own dispatcher is
//! not used: it acknowledges updates before they are handled, so [`poll`] and [`webhook`] hand them over first and
//! acknowledge what was taken. What an update means is the service's.

mod commands;
mod failure;
mod forum;
mod incoming;
mod markup;
pub mod poll;
mod split;
pub mod webhook;

use std::time::Duration;

use async_trait::async_trait;
use secrecy::{ExposeSecret, SecretString};
use teloxide::payloads::{
    EditMessageCaptionSetters, EditMessageTextSetters, SendDocumentSetters, SendMessageSetters, SendPhotoSetters,
};
use teloxide::requests::Requester;
use teloxide::types::{
    CallbackQueryId, ChatAction, ChatId, InputFile, LinkPreviewOptions, MessageId, ParseMode, ThreadId,
};
use teloxide::{ApiError, Bot, RequestError};

pub use self::commands::{CommandWords, register_commands, register_desk_commands};
use self::failure::explain;
use self::markup::{keyboard, to_html};
use self::split::split_text;
use crate::ports::chats::{Attached, Button, ChatApi, Content, Limits, MessengerId, Place, Post, ShowError};

/// The longest text of a message (<https://core.telegram.org/bots/api#sendmessage>, read 2026-11-25).
const TEXT_UNITS: usize = 4096;

/// The longest text below a file (<https://core.telegram.org/bots/api#sendphoto>, read 2026-11-25).
const CAPTION_UNITS: usize = 1024;

/// The largest file that Telegram's own server takes (<https://core.telegram.org/bots/api#senddocument>, read
/// 2026-11-25).
pub const FILE_BYTES: u64 = 50_000_000;

/// The largest file that a local Bot API server takes (<https://core.telegram.org/bots/api#using-a-local-bot-api-server>,
/// read 2026-11-25).
pub const LOCAL_FILE_BYTES: u64 = 2_000_000_000;

/// How long one call may take. Longer than a poll, which answers after [`poll::WAIT`] at the latest, and than the upload
/// of a file.
const CALL_TIME: Duration = Duration::from_secs(60);

/// How a bot is reached.
#[derive(Debug, Clone)]
pub struct TelegramSettings {
    /// The token that BotFather gave.
    pub token: SecretString,
    /// The address of a Bot API server; `None`: Telegram's own.
    pub api_url: Option<reqwest::Url>,
    /// The largest file that it takes, in bytes: [`FILE_BYTES`], or on a local server [`LOCAL_FILE_BYTES`].
    pub file_bytes: u64,
}

/// Why there is no bot.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// The token is not taken.
    #[error("Telegram does not know this bot's token")]
    Token,
    /// Nobody answers, or something else does.
    #[error("the Bot API does not answer as it should")]
    Unreachable(#[source] RequestError),
    /// The connection cannot be set up.
    #[error("the connection to the Bot API cannot be set up")]
    Client(#[source] anyhow::Error),
}

impl ConnectError {
    /// What the operator can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Token => "ask @BotFather for the token (/mybots > API Token) and set RESTORE24_TELEGRAM_TOKEN to it",
            Self::Unreachable(_) | Self::Client(_) => {
                "check the network and --telegram-api; everything that was stored is safe"
            }
        }
    }
}

/// A bot.
#[derive(Debug, Clone)]
pub struct Telegram {
    bot: Bot,
    limits: Limits,
    me: Me,
}

/// Who the bot is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Me {
    /// Its number.
    pub id: i64,
    /// Its name behind the @.
    pub username: String,
}

impl Telegram {
    /// Connects, and asks who the bot is.
    ///
    /// # Errors
    /// [`ConnectError`].
    pub async fn connect(settings: &TelegramSettings) -> Result<Self, ConnectError> {
        let client = teloxide::net::default_reqwest_settings().timeout(CALL_TIME).build();
        let client = client.map_err(|error| ConnectError::Client(error.into()))?;
        let bot = Bot::with_client(settings.token.expose_secret(), client);
        let bot = match &settings.api_url {
            Some(url) => {
                let url = url.as_str().parse();
                bot.set_api_url(url.map_err(|error| ConnectError::Client(anyhow::Error::new(error)))?)
            }
            None => bot,
        };
        let me = bot.get_me().await.map_err(|error| match error {
            RequestError::Api(ApiError::InvalidToken) => ConnectError::Token,
            error => ConnectError::Unreachable(failure::without_address(error)),
        })?;
        Ok(Self {
            bot,
            limits: Limits { text: TEXT_UNITS, caption: CAPTION_UNITS, file_bytes: settings.file_bytes },
            me: Me { id: me.id.0.cast_signed(), username: me.user.username.unwrap_or_default() },
        })
    }

    /// Who the bot is.
    pub fn me(&self) -> &Me {
        &self.me
    }

    /// Its name in the store.
    pub fn messenger(&self) -> MessengerId {
        MessengerId(format!("telegram:{}", self.me.id))
    }
}

fn chat(place: Place) -> ChatId {
    ChatId(place.chat)
}

fn topic(place: Place) -> Option<ThreadId> {
    place.topic.and_then(message_id).map(ThreadId)
}

fn message_id(number: i64) -> Option<MessageId> {
    i32::try_from(number).ok().map(MessageId)
}

fn number(message: i64) -> Result<MessageId, ShowError> {
    message_id(message).ok_or_else(|| ShowError::Gone(format!("{message} is no number of a message")))
}

#[async_trait]
impl ChatApi for Telegram {
    fn limits(&self) -> Limits {
        self.limits
    }

    fn split(&self, text: &str) -> Vec<String> {
        split_text(text, self.limits.text)
    }

    async fn send(&self, place: Place, post: &Post) -> Result<i64, ShowError> {
        let (text, buttons) = (to_html(&post.text), keyboard(&post.buttons));
        let sent = match &post.attached {
            None => {
                let mut request = self.bot.send_message(chat(place), text).parse_mode(ParseMode::Html);
                request.message_thread_id = topic(place);
                request.reply_markup = buttons.map(Into::into);
                request.link_preview_options = Some(without_preview());
                request.await
            }
            Some(file) => {
                let content = content(file);
                if file.is_picture {
                    let mut request = self.bot.send_photo(chat(place), content).parse_mode(ParseMode::Html);
                    request.message_thread_id = topic(place);
                    request.caption = Some(text).filter(|text| !text.is_empty());
                    request.reply_markup = buttons.map(Into::into);
                    request.await
                } else {
                    let mut request = self.bot.send_document(chat(place), content).parse_mode(ParseMode::Html);
                    request.message_thread_id = topic(place);
                    request.caption = Some(text).filter(|text| !text.is_empty());
                    request.reply_markup = buttons.map(Into::into);
                    request.await
                }
            }
        };
        sent.map(|message| i64::from(message.id.0)).map_err(explain)
    }

    async fn copy(
        &self,
        place: Place,
        from: i64,
        messages: &[i64],
        caption: Option<&str>,
    ) -> Result<Vec<i64>, ShowError> {
        let ids = messages.iter().map(|message| number(*message)).collect::<Result<Vec<_>, _>>()?;
        if let [id] = ids[..] {
            let mut request = self.bot.copy_message(chat(place), ChatId(from), id);
            request.message_thread_id = topic(place);
            if let Some(caption) = caption {
                request.caption = Some(to_html(caption));
                request.parse_mode = Some(ParseMode::Html);
            }
            return request.await.map(|copy| vec![i64::from(copy.0)]).map_err(explain);
        }
        let mut request = self.bot.copy_messages(chat(place), ChatId(from), ids);
        request.message_thread_id = topic(place);
        let copies = request.await.map_err(explain)?;
        Ok(copies.into_iter().map(|copy| i64::from(copy.0)).collect())
    }

    async fn edit(&self, place: Place, message: i64, post: &Post) -> Result<(), ShowError> {
        let (text, buttons) = (to_html(&post.text), keyboard(&post.buttons));
        let id = number(message)?;
        let edited = if post.attached.is_some() {
            let mut request = self.bot.edit_message_caption(chat(place), id).caption(text).parse_mode(ParseMode::Html);
            request.reply_markup = buttons;
            request.await
        } else {
            let mut request = self.bot.edit_message_text(chat(place), id, text).parse_mode(ParseMode::Html);
            request.reply_markup = buttons;
            request.link_preview_options = Some(without_preview());
            request.await
        };
        unchanged_is_fine(edited)
    }

    async fn set_buttons(&self, place: Place, message: i64, buttons: &[Vec<Button>]) -> Result<(), ShowError> {
        let mut request = self.bot.edit_message_reply_markup(chat(place), number(message)?);
        request.reply_markup = keyboard(buttons);
        unchanged_is_fine(request.await)
    }

    async fn answer_press(&self, press: &str, hint: Option<&str>) -> Result<(), ShowError> {
        let mut request = self.bot.answer_callback_query(CallbackQueryId(press.to_owned()));
        request.text = hint.map(str::to_owned);
        match request.await {
            Ok(_) => Ok(()),
            // Answered before, or too old to be waited for: nothing is shown any more.
            Err(RequestError::Api(ApiError::InvalidQueryId)) => Ok(()),
            Err(error) => Err(explain(error)),
        }
    }

    async fn show_typing(&self, place: Place) -> Result<(), ShowError> {
        let mut request = self.bot.send_chat_action(chat(place), ChatAction::Typing);
        request.message_thread_id = topic(place);
        request.await.map(drop).map_err(explain)
    }

    async fn find_sent(&self, place: Place, numbers: &[i64], post: &Post) -> Result<Option<i64>, ShowError> {
        for candidate in numbers {
            let mut request = self.bot.edit_message_reply_markup(chat(place), number(*candidate)?);
            request.reply_markup = keyboard(&post.buttons);
            match request.await {
                // The buttons that it has: it is there.
                Ok(_) | Err(RequestError::Api(ApiError::MessageNotModified)) => return Ok(Some(*candidate)),
                Err(error) => match explain(error) {
                    // Nothing of ours has that number.
                    ShowError::Gone(_) | ShowError::Refused(_) => {}
                    failure => return Err(failure),
                },
            }
        }
        Ok(None)
    }
}

fn content(file: &Attached) -> InputFile {
    let content = match &file.content {
        Content::File(path) => InputFile::file(path.clone()),
        Content::Text(text) => InputFile::memory(text.clone().into_bytes()),
    };
    content.file_name(file.name.clone())
}

fn unchanged_is_fine<T>(edited: Result<T, RequestError>) -> Result<(), ShowError> {
    match edited {
        Ok(_) | Err(RequestError::Api(ApiError::MessageNotModified)) => Ok(()),
        Err(error) => Err(explain(error)),
    }
}

fn without_preview() -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}
