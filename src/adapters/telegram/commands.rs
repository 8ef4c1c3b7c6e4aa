//! The commands that Telegram shows in its menu, by language and by kind of chat.

use teloxide::payloads::{DeleteMyCommandsSetters, SetMyCommandsSetters};
use teloxide::requests::Requester;
use teloxide::types::{BotCommand, BotCommandScope, ChatId, Recipient};

use super::Telegram;
use super::failure::explain;
use crate::ports::chats::ShowError;

/// Commands of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandWords {
    /// The language, `None` for whoever has none of ours.
    pub language: Option<String>,
    /// Name and what it does, in order.
    pub commands: Vec<(String, String)>,
}

/// Has Telegram show these commands in private chats, and none in groups.
///
/// # Errors
/// Where Telegram does not take them.
pub async fn register_commands(telegram: &Telegram, words: &[CommandWords]) -> Result<(), ShowError> {
    register(telegram, &BotCommandScope::AllPrivateChats, words).await?;
    telegram.bot.delete_my_commands().scope(BotCommandScope::AllGroupChats).await.map(drop).map_err(explain)
}

/// Has Telegram show these commands in the desk's group.
///
/// # Errors
/// Where Telegram does not take them: it knows no such group, or the bot is not in it.
pub async fn register_desk_commands(telegram: &Telegram, group: i64, words: &[CommandWords]) -> Result<(), ShowError> {
    register(telegram, &BotCommandScope::Chat { chat_id: Recipient::Id(ChatId(group)) }, words).await
}

async fn register(telegram: &Telegram, scope: &BotCommandScope, words: &[CommandWords]) -> Result<(), ShowError> {
    for CommandWords { language, commands } in words {
        let commands = commands.iter().map(|(name, text)| BotCommand::new(name.clone(), text.clone()));
        let mut request = telegram.bot.set_my_commands(commands).scope(scope.clone());
        request.language_code.clone_from(language);
        request.await.map_err(explain)?;
    }
    Ok(())
}
