//! `restore24 serve`: the service: the daily snapshots of every portal, and the Telegram bot.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use clap::Args;
use serde_json::{Value, json};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::chat::tell_reload;
use super::dialogue::files;
use super::output::{counted, remark, say, say_json};
use super::snapshot::what_was_taken;
use super::{Exit, chain_of, chain_text, hint};
use crate::adapters::store::SqliteStore;
use crate::adapters::telegram::poll::PollTrouble;
use crate::adapters::telegram::{TelegramSettings, webhook};
use crate::app;
use crate::app::conversations::{Means, connected_desks, conversations_and_handoffs};
use crate::app::daily::{DailyEvent, DailySettings, DailySnapshots};
use crate::app::dialogue_watch::{DialogueWatch, Reload};
use crate::app::telegram::{Arrival, BotEvent, BotParts, TelegramBot, is_worth_repeating};
use crate::app::watching::{BotInReach, Watching, WatchingEvent};
use crate::config::{self, POLICY_FILE, load_policy};
use crate::dialogue::Diagnostic;
use crate::dialogue::backend::total;
use crate::domain::PortalId;
use crate::domain::zone::Zone;
use crate::ports::conversations::StoredConversation;
use crate::ports::portals::{Portal, PortalStore};
use crate::service::converse::Converse;
use crate::service::desk::Clock;
use crate::service::handoff::Handoffs;
use crate::service::invite::InviteEvent;
use crate::service::watch::WatchEvent;

/// How long to wait before Telegram is tried again where it does not answer at the start.
const CONNECT_EVERY: Duration = Duration::from_secs(10);

/// How often the dialogue files are looked at.
const DIALOGUES_EVERY: Duration = Duration::from_secs(2);

/// Run the service: a snapshot of every portal each day.
///
/// A snapshot is taken at the hour that the policy sets (snapshots.daily_at, on the portal's clock), one that was missed
/// as soon as the service runs, and what the policy no longer keeps is let go. After a failure it is tried again in a minute, then
/// less often, every hour at last; where somebody else is at work on the portal, it is looked at again in a minute. Portals and a changed policy are noticed while it runs.
///
/// Between snapshots it looks every hour (watch.every_minutes) whether many records vanished or were changed at once, and tells
/// the administrators in their chats; likewise that an upgrade which a request waited for has arrived, that a backup which
/// is needed expires, and what came of a restore.
///
/// With a bot's token in RESTORE24_TELEGRAM_TOKEN (ask @BotFather for one) administrators talk to the assistant in Telegram;
/// `restore24 invite` makes the link that introduces one of them; others are sent a code inside the portal, for which its
/// webhook needs the permission im. Who was linked to whom, and who guesses, is told here. The bot asks Telegram for messages; with --public-url
/// Telegram brings them to --listen instead, through a proxy of yours that has the certificate.
///
/// It runs until Ctrl-C or SIGTERM and tells each snapshot and each failure on a line of its own (with --json an object a
/// line).
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// The address of a Bot API server. Default: Telegram's own.
    #[arg(long, value_name = "URL", env = "RESTORE24_TELEGRAM_API")]
    telegram_api: Option<reqwest::Url>,
    /// The Bot API server is a local one: it takes files of up to 2 GB.
    #[arg(long, requires = "telegram_api")]
    telegram_local: bool,
    /// The address at which this service can be reached from outside: Telegram brings messages there.
    #[arg(long, value_name = "URL")]
    public_url: Option<reqwest::Url>,
    /// Where to listen for what Telegram brings.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8424", requires = "public_url")]
    listen: SocketAddr,
    /// Use the dialogue files in this folder: checked at the start, and again whenever they change.
    #[arg(long, value_name = "DIR")]
    dialogues: Option<PathBuf>,
}

/// Runs the command.
///
/// # Errors
/// Where the installation or its policy cannot be read at the start; later failures are told and tried again.
pub async fn run(args: ServeArgs, data: &Path, json: bool) -> anyhow::Result<Exit> {
    let dialogues = match files::load(args.dialogues.as_deref()) {
        Ok(dialogues) => dialogues,
        Err(problems) => return super::dialogue::tell(&problems, json),
    };
    let dialogue_watch = args.dialogues.as_ref().map(|dir| DialogueWatch::new(dir, Arc::clone(&dialogues), false));
    let store = app::open_store(data).await?;
    let policy = load_policy(data)?;
    let at = policy.snapshots.daily_at.clone();
    let desks = connected_desks(&store, policy.clone(), Means::default());
    let (converse, handoffs) = conversations_and_handoffs(&store, dialogues, policy, Arc::clone(&desks), None);
    let portals = store.list_portals().await?.iter().filter(|portal| portal.is_connected).count() as u64;
    remark(match at.as_str() {
        "" => {
            format!("{} takes no snapshots by itself (snapshots.daily_at is empty)", data.join(POLICY_FILE).display())
        }
        at => {
            format!("{}: a snapshot every day at {at} on its clock; Ctrl-C ends", counted(portals, "portal", "portals"))
        }
    });
    if portals == 0 {
        remark("there is no portal yet: add one with `restore24 portal add NAME`, it is noticed here");
    }
    let settings = config::telegram_token().map(|token| TelegramSettings {
        token,
        api_url: args.telegram_api.clone(),
        is_local: args.telegram_local,
    });
    if settings.is_none() {
        remark("no messenger: RESTORE24_TELEGRAM_TOKEN is not set; `restore24 chat` talks to this installation");
    }
    let arrival = match args.public_url {
        Some(public) => Arrival::Webhook { public, listen: args.listen },
        None => Arrival::Polling,
    };
    let ending = CancellationToken::new();
    let tell = |event: DailyEvent| tell(&event, json);
    let tell_bot = |event: BotEvent| tell_bot(&event, json);
    let tell_watch = |event: WatchingEvent| tell_watch(&event, json);
    let (in_reach, reach) = watch::channel(None);
    let watching = Watching::new(&store, converse.clone(), Arc::clone(&desks), reach.clone());
    let watched = store.clone();
    let of_bot = store.clone();
    let talking = async {
        let Some(settings) = settings else {
            ending.cancelled().await;
            return Ok(());
        };
        loop {
            let desks = Arc::clone(&desks);
            let converse = converse.clone();
            let parts = BotParts { store: &of_bot, converse, desks, data, clock: Arc::new(Utc::now) };
            let ran = match TelegramBot::connect(&settings, parts).await {
                Ok(bot) => {
                    in_reach.send_replace(Some((bot.messenger(), bot.chats())));
                    bot.run(arrival.clone(), ending.clone(), &tell_bot).await
                }
                Err(error) => Err(error),
            };
            match ran {
                // Snapshots go on meanwhile.
                Err(error) if is_worth_repeating(&error) => {
                    tell_bot(BotEvent::Trouble(PollTrouble::Unreachable(chain_text(&error))));
                }
                ended => return ended,
            }
            tokio::select! {
                () = tokio::time::sleep(CONNECT_EVERY) => {}
                () = ending.cancelled() => return Ok(()),
            }
        }
    };
    let others = async {
        tokio::select! {
            () = follow_dialogues(dialogue_watch, &converse, &watched, json) => {}
            () = keep_desk(handoffs.as_ref(), &reach) => {}
            () = watching.run(&tell_watch) => {}
            () = DailySnapshots::new(store, data.to_owned(), DailySettings::default())?.run(&tell) => {}
            ended = super::asked_to_end() => ended?,
        }
        ending.cancel();
        anyhow::Ok(())
    };
    // The bot ends by itself only where it cannot go on at all.
    tokio::pin!(talking);
    tokio::select! {
        ended = &mut talking => ended?,
        ended = others => {
            ended?;
            talking.await?;
        }
    }
    remark(
        "ended; finished snapshots are safe, and one that was being taken goes on if this is started within an hour",
    );
    Ok(Exit::Done)
}

fn tell_watch(event: &WatchingEvent, json: bool) {
    if json {
        // A reader that has gone away must not end the service.
        let _told = watch_json(event).map(|event| say_json(&event));
        return;
    }
    match event {
        WatchingEvent::Watch(WatchEvent::Looked { portal, loss: Some(loss), told, .. }) => {
            let gone = counted(total(&loss.gone), "record is gone", "records are gone");
            let changed = counted(total(&loss.changed), "record was changed", "records were changed");
            let told = counted(*told as u64, "conversation was told", "conversations were told");
            let _told = say(format!("{portal}: {gone} and {changed} at once; {told}"));
        }
        // What an ordinary look took is in the log.
        WatchingEvent::Watch(WatchEvent::Looked { .. }) => {}
        WatchingEvent::Watch(WatchEvent::Failed { portal, error }) => {
            remark(format!("{portal}: not looked at between snapshots: {}; tried again", chain_of(error)));
        }
        WatchingEvent::Unreadable(error) => remark(format!("restore24: {}", chain_of(error))),
    }
}

fn watch_json(event: &WatchingEvent) -> Option<Value> {
    Some(match event {
        WatchingEvent::Watch(WatchEvent::Looked { portal, records, requests, unknown, loss, told }) => json!({
            "event": "looked", "portal": portal, "records": records, "requests": requests, "unknown_types": unknown,
            "gone": loss.as_ref().map(|loss| total(&loss.gone)),
            "changed": loss.as_ref().map(|loss| total(&loss.changed)),
            "told": told,
        }),
        WatchingEvent::Watch(WatchEvent::Failed { portal, error }) => {
            json!({"event": "not-looked", "portal": portal, "error": chain_of(error)})
        }
        WatchingEvent::Unreadable(error) => json!({"event": "unreadable", "error": chain_of(error)}),
    })
}

fn tell_bot(event: &BotEvent, json: bool) {
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
        BotEvent::NoCodes(portals) => remark(format!(
            "note: the {} of {} may not send codes (permission \"im\"): people are introduced by `restore24 invite` only",
            if portals.len() == 1 { "webhook" } else { "webhooks" },
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
            let by = if *how == "invite" { "an invitation" } else { "a code" };
            let line = format!("{portal}: {account_name} (account {account}) is user {person}, {name}, now, by {by}");
            let hint =
                "if that is somebody else: `restore24 account list` and `restore24 account revoke LINK`".to_owned();
            (line, Some(hint))
        }
        InviteEvent::CodeNotSent { portal, reason, hint } => {
            (format!("{portal}: a code was not sent: {reason}"), Some((*hint).to_owned()))
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
        BotEvent::NoCodes(portals) => json!({"event": "no-codes", "portals": portals}),
    }
}

/// Keeps the promises of the desk, where the policy connects one; else it only waits.
async fn keep_desk(handoffs: Option<&Handoffs>, reach: &watch::Receiver<Option<BotInReach>>) {
    let Some(handoffs) = handoffs else { return std::future::pending().await };
    match handoffs.take_up_recorded(Utc::now()).await {
        Ok(0) => {}
        Ok(taken) => {
            remark(format!("{} from before wait for the desk now", counted(taken as u64, "request", "requests")))
        }
        Err(error) => tracing::error!(%error, "requests from before the desk were not taken up"),
    }
    let clock: Clock = Arc::new(Utc::now);
    let poke = |conversation: &StoredConversation| {
        if let Some((_, chats)) = &*reach.borrow() {
            chats.poke_conversation(conversation);
        }
    };
    handoffs.follow(&clock, poke).await;
}

/// Looks at the dialogue files again and again and tells what became of changed ones; without a folder it only waits.
async fn follow_dialogues(watch: Option<DialogueWatch>, converse: &Converse, store: &SqliteStore, json: bool) {
    let Some(mut watch) = watch else { return std::future::pending().await };
    loop {
        tokio::time::sleep(DIALOGUES_EVERY).await;
        match watch.follow(converse, store).await {
            Ok(reload) if json => {
                // A reader that has gone away must not end the service.
                let _told = reload_json(&reload).map(|event| say_json(&event));
            }
            Ok(reload) => tell_reload(&reload),
            Err(error) => tracing::warn!(%error, "nobody knows whether changed dialogue files strand somebody"),
        }
    }
}

fn reload_json(reload: &Reload) -> Option<Value> {
    match reload {
        Reload::Unchanged => None,
        Reload::Used(dialogues) => Some(json!({"event": "dialogues-used", "fingerprint": dialogues.fingerprint})),
        Reload::Refused(problems) => {
            let problems: Vec<Value> = problems.iter().map(Diagnostic::to_json).collect();
            Some(json!({"event": "dialogues-refused", "problems": problems}))
        }
    }
}

fn tell(event: &DailyEvent, json: bool) {
    if json {
        // A reader that has gone away must not end the snapshots.
        let _told = say_json(&event_json(event));
        return;
    }
    match event {
        DailyEvent::Taken { portal, report, expired, next_at } => {
            let gone = if expired.is_empty() {
                String::new()
            } else {
                format!(
                    "; {} no longer kept",
                    counted(expired.len() as u64, "older snapshot is", "older snapshots are")
                )
            };
            let next = next_at.map_or_else(String::new, |at| format!("; next {}", zone(portal).show(at)));
            let taken = what_was_taken(report, zone(portal));
            let _told = say(format!("{}: {taken}{gone}{next}", portal.id));
        }
        DailyEvent::Failed { portal, error, retry_at } => {
            remark(format!("{}: no snapshot: {}", portal.id, chain_text(error)));
            advise(error);
            remark(format!("  earlier snapshots are as they were; tried again {}", zone(portal).show(*retry_at)));
        }
        DailyEvent::Busy { portal, error, retry_at } => {
            let at = zone(portal).show(*retry_at);
            remark(format!("{}: {}; looked at again {at}", portal.id, chain_text(error)));
        }
        DailyEvent::NotPruned { portal, error } => {
            remark(format!("{}: old snapshots were not let go: {}", portal.id, chain_text(error)));
            advise(error);
        }
        DailyEvent::Unreadable { error } => {
            remark(format!("restore24: {}", chain_text(error)));
            advise(error);
        }
    }
}

fn advise(error: &anyhow::Error) {
    if let Some(hint) = hint(error) {
        remark(format!("  {hint}"));
    }
}

fn event_json(event: &DailyEvent) -> Value {
    let local = |portal: &Portal, at: DateTime<Utc>| zone(portal).local(at).to_rfc3339();
    let failure = |error: &anyhow::Error| (chain_text(error), hint(error));
    match event {
        DailyEvent::Taken { portal, report, expired, next_at } => json!({
            "event": "taken", "portal": portal.id, "snapshot": report.header.id,
            "taken_at": local(portal, report.header.taken_at), "records": report.header.records(),
            "new": report.new, "changed": report.changed, "gone": report.gone,
            "expired": expired, "next_at": next_at.map(|at| local(portal, at)),
        }),
        DailyEvent::Failed { portal, error, retry_at } => {
            let (error, hint) = failure(error);
            json!({"event": "failed", "portal": portal.id, "error": error, "hint": hint, "retry_at": local(portal, *retry_at)})
        }
        DailyEvent::Busy { portal, error, retry_at } => {
            let error = chain_text(error);
            json!({"event": "busy", "portal": portal.id, "error": error, "retry_at": local(portal, *retry_at)})
        }
        DailyEvent::NotPruned { portal, error } => {
            let (error, hint) = failure(error);
            json!({"event": "not-pruned", "portal": portal.id, "error": error, "hint": hint})
        }
        DailyEvent::Unreadable { error } => {
            let (error, hint) = failure(error);
            json!({"event": "unreadable", "error": error, "hint": hint})
        }
    }
}

fn zone(portal: &Portal) -> Zone {
    Zone::parse_or_utc(&portal.last_probe.time_zone)
}
