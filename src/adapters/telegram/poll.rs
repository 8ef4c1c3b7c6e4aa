//! Long polling: updates are asked for, handed over, and acknowledged by asking for the next ones.

use std::future::Future;
use std::time::Duration;

use teloxide::payloads::GetUpdatesSetters;
use teloxide::requests::Requester;
use teloxide::types::AllowedUpdate;
use teloxide::{ApiError, RequestError};

use super::Telegram;
use super::failure::without_address;
use super::incoming::read;
use crate::ports::chats::Incoming;

/// How long the Bot API may hold a question for updates.
pub const WAIT: Duration = Duration::from_secs(25);

/// Updates asked for at once: the most there are.
const AT_ONCE: u8 = 100;

/// The longest wait after a failure.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// Updates that the bot asks for; other kinds are not sent to it at all.
pub(super) const WANTED: [AllowedUpdate; 5] = [
    AllowedUpdate::Message,
    AllowedUpdate::EditedMessage,
    AllowedUpdate::CallbackQuery,
    AllowedUpdate::MyChatMember,
    AllowedUpdate::ChatMember,
];

/// Something that the operator should know of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PollTrouble {
    /// The token is not taken any more.
    Unauthorized,
    /// Another program asks for the same bot's updates, or a webhook is set.
    Conflict(String),
    /// No answer, or none that makes sense.
    Unreachable(String),
    /// What came in could not be stored; it is asked for again.
    NotStored(String),
    /// It works again.
    Over,
}

/// Asks for updates for ever. `take` returns once they are stored: only then the next ones are asked for, which
/// acknowledges them. `tell` hears of trouble when it begins, changes and ends.
pub async fn poll<F, E>(telegram: &Telegram, take: impl Fn(Vec<Incoming>) -> F, tell: &(dyn Fn(PollTrouble) + Sync))
where
    F: Future<Output = Result<(), E>>,
    E: std::fmt::Display,
{
    // Without an offset what nobody acknowledged comes again; what is known changes nothing. An offset kept from
    // earlier would lose updates: after a quiet week their numbers begin anywhere
    // (<https://core.telegram.org/bots/api#update>, read 2026-11-25).
    let mut next: Option<i32> = None;
    let mut trouble: Option<PollTrouble> = None;
    let mut failures: u32 = 0;
    loop {
        let mut request =
            telegram.bot.get_updates().limit(AT_ONCE).timeout(u32::try_from(WAIT.as_secs()).unwrap_or(25));
        request.offset = next;
        request.allowed_updates = Some(WANTED.to_vec());
        let found = match request.await {
            Ok(updates) if updates.is_empty() => None,
            Ok(updates) => {
                let last = updates.iter().map(|update| update.id.0).max();
                let incoming = updates.into_iter().map(|update| read(update, telegram.me())).collect();
                match take(incoming).await {
                    Ok(()) => {
                        next = last.and_then(|last| i32::try_from(last).ok()).and_then(|last| last.checked_add(1));
                        None
                    }
                    Err(error) => Some(PollTrouble::NotStored(error.to_string())),
                }
            }
            Err(RequestError::RetryAfter(seconds)) => {
                tokio::time::sleep(Duration::from_secs(u64::from(seconds.seconds()))).await;
                continue;
            }
            Err(error) => Some(trouble_of(error)),
        };
        match &found {
            None if trouble.is_some() => tell(PollTrouble::Over),
            Some(found) if trouble.as_ref() != Some(found) => tell(found.clone()),
            _ => {}
        }
        failures = if found.is_some() { failures.saturating_add(1) } else { 0 };
        trouble = found;
        if failures > 0 {
            tokio::time::sleep(pause(failures)).await;
        }
    }
}

fn trouble_of(error: RequestError) -> PollTrouble {
    match without_address(error) {
        RequestError::Api(ApiError::InvalidToken) => PollTrouble::Unauthorized,
        RequestError::Api(error @ (ApiError::TerminatedByOtherGetUpdates | ApiError::CantGetUpdates)) => {
            PollTrouble::Conflict(error.to_string())
        }
        RequestError::Api(ApiError::Unknown(text)) if text.starts_with("Conflict") => PollTrouble::Conflict(text),
        error => PollTrouble::Unreachable(error.to_string()),
    }
}

/// A second, then twice as long each time.
fn pause(failures: u32) -> Duration {
    Duration::from_secs(1 << failures.saturating_sub(1).min(5)).min(LONGEST_PAUSE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end() {
        let pauses: Vec<u64> = [1, 2, 3, 4, 5, 6, 7, 100].map(|failures| pause(failures).as_secs()).to_vec();
        assert_eq!(pauses, [1, 2, 4, 8, 16, 30, 30, 30]);
    }
}
