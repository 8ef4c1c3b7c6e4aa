//! Whether administrators and agents are reached: the bot, and the group of the desk.
//!
//! In charge of asking the messenger what `serve` would find, without taking an update or writing a message.

use std::time::Duration;

use super::Verdict;
use crate::adapters::telegram::{FILE_BYTES, Telegram, TelegramSettings};
use crate::config;
use crate::domain::policy::Policy;
use crate::ports::forums::{ForumApi, Lack};

/// How long the messenger may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Looks at both; `policy` is `None` where it cannot be read.
pub(super) async fn examine(policy: Option<&Policy>) -> Vec<(&'static str, Verdict)> {
    let group = policy.map_or(0, |policy| policy.desk.group);
    let Some(token) = config::telegram_token() else { return vec![("bot", without_token(group))] };
    let settings = TelegramSettings { token, api_url: config::telegram_api(), file_bytes: FILE_BYTES };
    let connected = tokio::time::timeout(PATIENCE, Telegram::connect(&settings)).await;
    let telegram = match connected {
        Ok(Ok(telegram)) => telegram,
        Ok(Err(error)) => return vec![("bot", Verdict::Failed(error.into()))],
        Err(_) => {
            let text = format!("the Bot API did not answer within {} s", PATIENCE.as_secs());
            let advice = "check the network and RESTORE24_TELEGRAM_API; what people write waits at Telegram for a day";
            return vec![("bot", Verdict::Wrong { text, advice: advice.to_owned() })];
        }
    };
    let bot = Verdict::Fine(format!("@{} is there", telegram.me().username));
    let desk = match group {
        0 => vec![Verdict::Fine("no agents: desk.group of the policy names no group".to_owned())],
        group => look_at_group(&telegram, group).await,
    };
    std::iter::once(("bot", bot)).chain(desk.into_iter().map(|verdict| ("desk", verdict))).collect()
}

fn without_token(group: i64) -> Verdict {
    let text = "no messenger: RESTORE24_TELEGRAM_TOKEN is not set here";
    if group == 0 {
        return Verdict::Fine(format!("{text}; `restore24 chat` talks to this installation"));
    }
    Verdict::Note {
        text: format!("{text}, so nobody knows whether agents are reached in group {group}"),
        advice: "set it to the bot's token as for `restore24 serve` (@BotFather: /mybots > API Token)".to_owned(),
    }
}

async fn look_at_group(telegram: &Telegram, group: i64) -> Vec<Verdict> {
    let lacks = match tokio::time::timeout(PATIENCE, telegram.standing(group)).await {
        Ok(Ok(standing)) => standing.lacks(),
        Ok(Err(error)) if error.is_worth_repeating() => {
            return vec![Verdict::Failed(
                anyhow::Error::new(error).context(format!("group {group} was not looked at")),
            )];
        }
        Ok(Err(_)) => vec![Lack::NotThere],
        Err(_) => return vec![Verdict::Failed(anyhow::anyhow!("the Bot API does not tell what group {group} allows"))],
    };
    if lacks.is_empty() {
        return vec![Verdict::Fine(format!("agents answer in group {group}"))];
    }
    let verdict = |lack: &Lack| {
        let (text, advice) = (format!("group {group}: {}", lack.in_words()), lack.hint().to_owned());
        if lack.stops_the_desk() { Verdict::Wrong { text, advice } } else { Verdict::Note { text, advice } }
    };
    lacks.iter().map(verdict).collect()
}
