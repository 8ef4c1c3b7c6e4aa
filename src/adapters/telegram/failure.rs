//! What Telegram's errors mean to us.

use std::time::Duration;

use teloxide::{ApiError, RequestError};

use crate::ports::chats::ShowError;

/// What came of a call that failed.
pub(super) fn explain(error: RequestError) -> ShowError {
    match error {
        RequestError::Api(error) => of_api(&error),
        RequestError::RetryAfter(seconds) => ShowError::Wait(Duration::from_secs(u64::from(seconds.seconds()))),
        RequestError::MigrateToChatId(chat) => ShowError::Blocked(format!("the group has moved to {chat}")),
        // A file that cannot be read never left.
        RequestError::Io(error) => ShowError::Refused(format!("the file cannot be read: {error}")),
        // Not JSON: a gateway's page. The call may have been carried out behind it.
        RequestError::InvalidJson { .. } => ShowError::Unknown(anyhow::anyhow!("the answer is not Telegram's")),
        RequestError::Network(error) if error.is_connect() => {
            ShowError::Failing("no connection to the Bot API".to_owned())
        }
        error @ RequestError::Network(_) => ShowError::Unknown(without_address(error).into()),
    }
}

fn of_api(error: &ApiError) -> ShowError {
    let told = error.to_string();
    match error {
        ApiError::InvalidToken => ShowError::Unauthorized,
        ApiError::BotBlocked
        | ApiError::BotKicked
        | ApiError::BotKickedFromSupergroup
        | ApiError::BotKickedFromChannel
        | ApiError::UserDeactivated
        | ApiError::CantInitiateConversation
        | ApiError::CantTalkWithBots
        | ApiError::GroupDeactivated
        | ApiError::ChatNotFound => ShowError::Blocked(told),
        ApiError::MessageToEditNotFound
        | ApiError::MessageCantBeEdited
        | ApiError::MessageIdInvalid
        | ApiError::MessageToDeleteNotFound
        | ApiError::MessageToCopyNotFound
        | ApiError::MessageToReplyNotFound => ShowError::Gone(told),
        ApiError::NotEnoughRightsToPinMessage | ApiError::NotEnoughRightsToManagePins => ShowError::NotAllowed(told),
        ApiError::Unknown(text) => of_words(text),
        _ => ShowError::Refused(told),
    }
}

/// Errors that the library has no name for, by Telegram's words.
fn of_words(text: &str) -> ShowError {
    let has = |words: &str| text.contains(words);
    if has("Internal Server Error") || has("Bad Gateway") || has("Gateway Timeout") || has("Service Unavailable") {
        ShowError::Failing(text.to_owned())
    } else if has("thread not found") || has("TOPIC_ID_INVALID") || has("TOPIC_DELETED") {
        ShowError::TopicGone(text.to_owned())
    } else if has("not enough rights") || has("CHAT_ADMIN_REQUIRED") || has("TOPIC_CLOSED") || has("is not a forum") {
        ShowError::NotAllowed(text.to_owned())
    } else if has("can't be copied") || has("no messages to forward") {
        ShowError::Gone(text.to_owned())
    } else if has("VOICE_MESSAGES_FORBIDDEN") {
        ShowError::Unwanted(text.to_owned())
    } else if text.starts_with("Forbidden") {
        ShowError::Blocked(text.to_owned())
    } else {
        ShowError::Refused(text.to_owned())
    }
}

/// Addresses of the Bot API hold the token, so no error may show one.
pub(super) fn without_address(error: RequestError) -> RequestError {
    match error {
        RequestError::Network(error) => match std::sync::Arc::try_unwrap(error) {
            Ok(error) => error.without_url().into(),
            Err(_) => RequestError::Api(ApiError::Unknown("a network error".to_owned())),
        },
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_error_is_told_by_what_can_be_done_about_it() {
        let kinds = [
            ("Forbidden: bot was blocked by the user", "blocked"),
            ("Forbidden: bot is not a member of the supergroup chat", "blocked"),
            ("Bad Request: message to edit not found", "gone"),
            ("Bad Request: message thread not found", "topic"),
            ("Bad Request: TOPIC_ID_INVALID", "topic"),
            ("Bad Request: not enough rights to create a topic", "right"),
            ("Bad Request: not enough rights to manage pinned messages in the chat", "right"),
            ("Bad Request: the chat is not a forum", "right"),
            ("Bad Request: TOPIC_CLOSED", "right"),
            ("Bad Request: message to copy not found", "gone"),
            ("Bad Request: the message can't be copied", "gone"),
            ("Bad Request: there are no messages to forward", "gone"),
            ("Bad Request: VOICE_MESSAGES_FORBIDDEN", "unwanted"),
            ("Bad Request: message is too long", "refused"),
            ("Bad Request: something new", "refused"),
            ("Internal Server Error: restart", "failing"),
            ("Bad Gateway", "failing"),
            ("Unauthorized", "token"),
        ];
        for (text, kind) in kinds {
            let error: ApiError = serde_json::from_value(serde_json::Value::from(text)).unwrap();
            let told = match explain(RequestError::Api(error)) {
                ShowError::Blocked(_) => "blocked",
                ShowError::Gone(_) => "gone",
                ShowError::TopicGone(_) => "topic",
                ShowError::NotAllowed(_) => "right",
                ShowError::Unwanted(_) => "unwanted",
                ShowError::Refused(_) => "refused",
                ShowError::Failing(_) => "failing",
                ShowError::Unauthorized => "token",
                ShowError::Wait(_) => "wait",
                ShowError::Unknown(_) => "unknown",
            };
            assert_eq!(told, kind, "{text}");
        }
    }
}
