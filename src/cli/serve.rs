//! `restore24 serve`: the service: the daily snapshots of every portal, and the Telegram bot.

mod bot;
mod desk;
mod snapshots;
mod watch;

use std::fs::{File, TryLockError};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, anyhow};
use chrono::Utc;
use clap::Args;
use serde_json::{Value, json};
use tokio::sync::watch::{Receiver, channel};
use tokio_util::sync::CancellationToken;

use self::bot::tell_bot;
use self::snapshots::tell;
use self::watch::tell_watch;
use super::chat::tell_reload;
use super::dialogue::files;
use super::output::{counted, remark, say_json};
use super::{Exit, chain_text};
use crate::adapters::store::SqliteStore;
use crate::adapters::telegram::poll::PollTrouble;
use crate::adapters::telegram::{FILE_BYTES, LOCAL_FILE_BYTES, TelegramSettings};
use crate::app;
use crate::app::conversations::{Means, connected_desks, conversations_and_handoffs};
use crate::app::daily::{DailyEvent, DailySettings, DailySnapshots};
use crate::app::dialogue_watch::{DialogueWatch, Reload};
use crate::app::telegram::{Arrival, BotEvent, BotParts, TelegramBot, is_worth_repeating};
use crate::app::watching::{BotInReach, Watching, WatchingEvent};
use crate::config::{self, POLICY_FILE, load_policy_with_desk};
use crate::dialogue::Diagnostic;
use crate::ports::conversations::StoredConversation;
use crate::ports::portals::PortalStore;
use crate::service::converse::Converse;
use crate::service::desk::Clock;
use crate::service::handoff::Handoffs;
use crate::service::in_force::PolicyInForce;

/// How long to wait before Telegram is tried again where it does not answer at the start.
const CONNECT_EVERY: Duration = Duration::from_secs(10);

/// Held as long as the service runs.
const LOCK_FILE: &str = "serve.lock";

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
/// Telegram brings them to --listen instead, through a proxy of yours that has the certificate; browsers come back there too,
/// from portals at which people can sign in (`restore24 portal sign-in`).
///
/// Agents take conversations over in a Telegram group with topics: desk.group of the policy, or --desk. What the bot lacks
/// there is told with what to grant.
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
    /// The largest file that the Bot API server takes, in bytes; larger ones are zipped, then sent in parts. Default: 50 MB,
    /// and 2 GB where the server is a local one.
    #[arg(long, value_name = "BYTES", value_parser = clap::value_parser!(u64).range(1_000..))]
    telegram_max_file: Option<u64>,
    /// The address at which this service can be reached from outside: Telegram brings messages there.
    #[arg(long, value_name = "URL")]
    public_url: Option<reqwest::Url>,
    /// Where to listen for what Telegram brings.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8424", requires = "public_url")]
    listen: SocketAddr,
    /// The Telegram forum group in which agents answer, such as -1001234567890; 0 for none. Default: desk.group of the
    /// policy.
    #[arg(long, value_name = "GROUP", allow_negative_numbers = true)]
    desk: Option<i64>,
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
    let _lock = lock(data)?;
    let policy = PolicyInForce::new(load_policy_with_desk(data, args.desk)?);
    let at = policy.now().snapshots.daily_at.clone();
    let desks = connected_desks(&store, policy.clone(), Means::default());
    let (converse, handoffs) = conversations_and_handoffs(&store, dialogues, policy.clone(), Arc::clone(&desks), None);
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
        file_bytes: args.telegram_max_file.unwrap_or(if args.telegram_local { LOCAL_FILE_BYTES } else { FILE_BYTES }),
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
    let (in_reach, reach) = channel(None);
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
            let handoffs = handoffs.clone();
            let parts = BotParts { store: &of_bot, converse, handoffs, desks, data, clock: Arc::new(Utc::now) };
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
            () = DailySnapshots::new(store, data.to_owned(), DailySettings { desk: args.desk, in_force: Some(policy), ..DailySettings::default() })?.run(&tell) => {}
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

/// Two at once would say everything twice. The lock goes with the process, however that ends.
fn lock(data: &Path) -> anyhow::Result<File> {
    let path = data.join(LOCK_FILE);
    let file = File::create(&path).with_context(|| format!("{} cannot be written", path.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(anyhow!(
            "another `restore24 serve` works on {} already; nothing was changed. End that one first, or give this one a folder \
             of its own (--data)",
            data.display()
        )),
        // A file system without locks: then nobody can tell.
        Err(TryLockError::Error(error)) => {
            tracing::warn!(%error, "whether another `restore24 serve` works on this folder cannot be told");
            Ok(file)
        }
    }
}

/// Keeps the promises of the desk, where the policy connects one; else it only waits.
async fn keep_desk(handoffs: Option<&Handoffs>, reach: &Receiver<Option<BotInReach>>) {
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
    let poke_desk = || {
        if let Some((_, chats)) = &*reach.borrow() {
            chats.poke_desk();
        }
    };
    handoffs.follow(&clock, poke, poke_desk).await;
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
