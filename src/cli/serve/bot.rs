//! What `serve` says of the bot and of who is who, in lines or as JSON.

use serde_json::{Value, json};

use super::desk;
use crate::adapters::telegram::poll::PollTrouble;
use crate::adapters::telegram::webhook;
use crate::app::telegram::BotEvent;
use crate::cli::output::{counted, remark, say_json};
use crate::domain::PortalId;
use crate::service::invite::InviteEvent;

/// Tells an event.
pub fn tell_bot(event: &BotEvent, json: bool) {
    if json {
        // A reader that has gone away must not end the service.
        let _told = say_json(&bot_json(event));
        return;
    }
    match event {
        BotEvent::Connected { username, webhook: None } => remark(format!("Telegram: @{username} is there")),
        BotEvent::Connected { username, webhook: Some(address) } => {
            remark(format!("Telegram: @{username} is there; updates are taken at http://{address}{}", webhook::PATH));
        }
        BotEvent::Trouble(trouble) => remark(format!("Telegram: {}", trouble_in_words(trouble))),
        BotEvent::CommandsNotShown(error) => {
            remark(format!("Telegram: the menu of commands was not set ({error}); the commands work all the same"));
        }
        BotEvent::Invite(event) => {
            let (line, hint) = invite_in_words(event);
            remark(line);
            if let Some(hint) = hint {
                remark(format!("  {hint}"));
            }
        }
        BotEvent::Desk(note) => desk::in_words(note).into_iter().for_each(remark),
        BotEvent::NoCodes(portals) => remark(format!(
            "note: the {} of {} may not send codes (permission \"im\"): people are introduced by `restore24 invite` only",
            if portals.len() == 1 { "webhook" } else { "webhooks" },
            names(portals).join(", ")
        )),
        BotEvent::SignIn { portals, handler } => remark(format!(
            "people can sign in with their own account: {}; the application there has {handler} as its handler",
            names(portals).join(", ")
        )),
        BotEvent::NoSignIn(portals) => remark(format!(
            "note: nobody can sign in at {}, though an application is set up: browsers come back to a public address, and there \
             is none (--public-url); people are introduced by codes and `restore24 invite`",
            names(portals).join(", ")
        )),
    }
}

fn names(portals: &[PortalId]) -> Vec<&str> {
    portals.iter().map(PortalId::as_str).collect()
}

/// What happened around who is who, and what can be done about it.
fn invite_in_words(event: &InviteEvent) -> (String, Option<String>) {
    match event {
        InviteEvent::Linked { portal, person, name, account, account_name, how } => {
            let by = match *how {
                "invite" => "an invitation",
                "sign-in" => "signing in there",
                _ => "a code",
            };
            let line = format!("{portal}: {account_name} (account {account}) is user {person}, {name}, now, by {by}");
            let hint =
                "if that is somebody else: `restore24 account list` and `restore24 account revoke LINK`".to_owned();
            (line, Some(hint))
        }
        InviteEvent::CodeNotSent { portal, reason, hint } => {
            (format!("{portal}: a code was not sent: {reason}"), Some((*hint).to_owned()))
        }
        InviteEvent::SignInFailed { portal, reason, hint } => {
            (format!("{portal}: somebody could not sign in ({reason})"), Some((*hint).to_owned()))
        }
        InviteEvent::Guessing { account, count, until } => {
            let until = until.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
            let times = counted(*count, "wrong code or link", "wrong codes or links");
            let line = format!("account {account}: {times} within a day; nothing of it is looked at until {until}");
            (line, None)
        }
        InviteEvent::ManyGuesses { count } => {
            let line = format!("{count} wrong codes and links within an hour, of all accounts: somebody is guessing");
            (line, Some("every account waits after its first wrong one now; codes hold ten minutes".to_owned()))
        }
    }
}

fn invite_json(event: &InviteEvent) -> Value {
    match event {
        InviteEvent::Linked { portal, person, name, account, account_name, how } => json!({
            "event": "account-linked", "portal": portal, "user": person, "user_name": name, "account": account,
            "account_name": account_name, "how": how,
        }),
        InviteEvent::CodeNotSent { portal, reason, hint } => {
            json!({"event": "code-not-sent", "portal": portal, "reason": reason, "hint": hint})
        }
        InviteEvent::SignInFailed { portal, reason, hint } => {
            json!({"event": "sign-in-failed", "portal": portal, "reason": reason, "hint": hint})
        }
        InviteEvent::Guessing { account, count, until } => {
            json!({"event": "guessing", "account": account, "count": count, "until": until.to_rfc3339()})
        }
        InviteEvent::ManyGuesses { count } => json!({"event": "many-guesses", "count": count}),
    }
}

fn trouble_in_words(trouble: &PollTrouble) -> String {
    let safe = "nothing is lost: what people write waits at Telegram for a day";
    match trouble {
        PollTrouble::Unauthorized => format!(
            "the bot's token is not taken any more; ask @BotFather for the present one and start this again ({safe})"
        ),
        PollTrouble::Conflict(reason) => {
            format!("somebody else takes this bot's messages: end the other program ({reason}); tried again")
        }
        PollTrouble::Unreachable(reason) => format!("no answer ({reason}); tried again, {safe}"),
        PollTrouble::NotStored(reason) => format!("messages cannot be stored ({reason}); tried again, {safe}"),
        PollTrouble::Over => "it works again".to_owned(),
    }
}

fn bot_json(event: &BotEvent) -> Value {
    match event {
        BotEvent::Connected { username, webhook } => {
            json!({"event": "telegram-connected", "username": username, "webhook": webhook.map(|at| at.to_string())})
        }
        BotEvent::Trouble(PollTrouble::Over) => json!({"event": "telegram-works-again"}),
        BotEvent::Trouble(trouble) => json!({"event": "telegram-trouble", "reason": trouble_in_words(trouble)}),
        BotEvent::CommandsNotShown(error) => json!({"event": "telegram-commands-not-shown", "error": error}),
        BotEvent::Invite(event) => invite_json(event),
        BotEvent::SignIn { portals, handler } => {
            json!({"event": "sign-in", "portals": portals, "handler": handler})
        }
        BotEvent::NoSignIn(portals) => json!({
            "event": "no-sign-in", "portals": portals, "reason": "there is no public address (--public-url)",
        }),
        BotEvent::Desk(note) => desk::to_json(note),
        BotEvent::NoCodes(portals) => json!({"event": "no-codes", "portals": portals}),
    }
}
