//! `restore24 invite`: one-time links that make a user of a portal of whoever opens them first.

use std::path::Path;

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::Exit;
use super::output::{remark, say, say_json};
use crate::adapters::store::SqliteStore;
use crate::adapters::telegram::{FILE_BYTES, Telegram, TelegramSettings};
use crate::app;
use crate::config;
use crate::domain::zone::Zone;
use crate::domain::{PortalId, UserId};
use crate::ports::invites::{Invite, InviteState, InviteStore};
use crate::ports::portals::PortalStore;
use crate::service::invite::{LONGEST_SPAN, MadeInvite, make_invite};

/// Stands in for the bot's name where it is not known.
const SOME_BOT: &str = "YOUR_BOT";

/// Invitations: make, list, revoke.
///
/// Makes a link that introduces somebody to the assistant in Telegram: whoever opens it first is that user of that portal
/// from then on, so send it to that person only. The portal is asked whether the user is active. The link is shown
/// once and cannot be shown again; only a digest of it is kept.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct InviteArgs {
    #[command(subcommand)]
    command: Option<InviteCommand>,
    #[command(flatten)]
    new: NewInviteArgs,
}

#[derive(Debug, Args)]
struct NewInviteArgs {
    /// The portal; may be left out where there is only one.
    #[arg(long, value_name = "NAME")]
    portal: Option<PortalId>,
    /// Whom the link is for: a user of the portal, by number.
    #[arg(long, value_name = "ID", required = true)]
    user: Option<UserId>,
    /// How long it holds: 30m, 12h, 3d; 30 days at most.
    #[arg(long = "for", value_name = "DURATION", value_parser = span, default_value = "3d")]
    lasts: TimeDelta,
    /// The address of a Bot API server. Default: Telegram's own.
    #[arg(long, value_name = "URL", env = "RESTORE24_TELEGRAM_API")]
    telegram_api: Option<reqwest::Url>,
}

#[derive(Debug, Subcommand)]
enum InviteCommand {
    /// Show every invitation and what became of it.
    List {
        /// This portal's invitations only.
        #[arg(long, value_name = "NAME")]
        portal: Option<PortalId>,
    },
    /// Take an invitation back. One that was used is ended with `restore24 account revoke`.
    Revoke {
        /// Its number.
        number: i64,
    },
}

/// Runs the command.
///
/// # Errors
/// Whatever kept it from being done; `cli::hint` finds the advice in it.
pub async fn run(args: InviteArgs, data: &Path, json: bool, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    match args.command {
        None => make(&app::open_store(data).await?, args.new, json, now).await,
        Some(InviteCommand::List { portal }) => {
            list(&app::open_store_to_read(data).await?, portal.as_ref(), json, now).await
        }
        Some(InviteCommand::Revoke { number }) => revoke(&app::open_store(data).await?, number, json, now).await,
    }
}

async fn make(store: &SqliteStore, args: NewInviteArgs, json: bool, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let portal = app::choose_portal(store, args.portal.as_ref()).await?;
    let person = args.user.ok_or_else(|| super::Refused::usage("--user is missing: whom is the link for?"))?;
    let crm = app::connect(store, &portal).await?;
    let made_by = config::operating_user();
    let made = make_invite(store, &crm, (&portal.id, person), (&made_by, args.lasts), now).await?;
    let bot = bot_name(args.telegram_api).await;
    let link = format!("https://t.me/{}?start={}", bot.as_deref().unwrap_or(SOME_BOT), made.payload);
    if json {
        say_json(&json!({
            "invite": made.id, "portal": portal.id, "user": person, "user_name": made.name, "bot": bot,
            "link": bot.as_ref().map(|_| &link), "payload": made.payload, "expires_at": machine(made.expires_at),
        }))?;
        return Ok(Exit::Done);
    }
    say(&link)?;
    let MadeInvite { id, name, expires_at, .. } = made;
    let until = Zone::parse_or_utc(&portal.last_probe.time_zone).show(expires_at);
    remark(format!(
        "invitation {id}: for {name} (user {person}) of {}, until {until}. Whoever opens it first is linked as that user: \
         send it to that person only",
        portal.id
    ));
    if bot.is_none() {
        remark(format!(
            "  put your bot's name in the place of {SOME_BOT}; with RESTORE24_TELEGRAM_TOKEN set it is found here"
        ));
    }
    Ok(Exit::Done)
}

/// The bot's name as Telegram tells it, where it can be asked.
async fn bot_name(api_url: Option<reqwest::Url>) -> Option<String> {
    let settings = TelegramSettings { token: config::telegram_token()?, api_url, file_bytes: FILE_BYTES };
    match Telegram::connect(&settings).await {
        Ok(telegram) => Some(telegram.me().username.clone()).filter(|name| !name.is_empty()),
        Err(error) => {
            remark(format!("note: {error}, so the bot's name is not known\n  {}", error.hint()));
            None
        }
    }
}

async fn list(store: &SqliteStore, portal: Option<&PortalId>, json: bool, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    if let Some(portal) = portal {
        store.load_portal(portal).await?;
    }
    let invites = store.list_invites(portal).await?;
    if invites.is_empty() && !json {
        remark("nobody was invited yet; `restore24 invite --user ID` makes a link");
    }
    for invite in &invites {
        if json {
            say_json(&invite_json(invite, now))?;
        } else {
            say(line(invite, now))?;
        }
    }
    Ok(Exit::Done)
}

async fn revoke(store: &SqliteStore, number: i64, json: bool, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let invite = store.revoke_invite(number, now).await?;
    let is_used = matches!(invite.state(now), InviteState::Used(_));
    if json {
        say_json(&invite_json(&invite, now))?;
    } else if is_used {
        remark(format!("invitation {number} was used already and is as it was"));
        remark("  `restore24 account list` shows the link that came of it, `restore24 account revoke LINK` ends it");
    } else {
        say(format!("invitation {number} can be used by nobody any more"))?;
    }
    Ok(if is_used { Exit::Failed } else { Exit::Done })
}

/// `3  acme  user 4  open until 2026-11-28T10:00:00Z, made by maria`
fn line(invite: &Invite, now: DateTime<Utc>) -> String {
    let Invite { id, portal, person, made_by, .. } = invite;
    let state = match invite.state(now) {
        InviteState::Open => format!("open until {}", machine(invite.expires_at)),
        InviteState::Used(used) => format!("used by account {} at {}", used.account, machine(used.at)),
        InviteState::Revoked => "revoked".to_owned(),
        InviteState::Expired => format!("expired {}", machine(invite.expires_at)),
    };
    format!("{id}  {portal}  user {person}  {state}, made by {made_by} {}", machine(invite.made_at))
}

fn invite_json(invite: &Invite, now: DateTime<Utc>) -> Value {
    let state = match invite.state(now) {
        InviteState::Open => "open",
        InviteState::Used(_) => "used",
        InviteState::Revoked => "revoked",
        InviteState::Expired => "expired",
    };
    json!({
        "invite": invite.id, "portal": invite.portal, "user": invite.person, "state": state,
        "made_by": invite.made_by, "made_at": machine(invite.made_at), "expires_at": machine(invite.expires_at),
        "used_by": invite.used.map(|used| used.account), "used_at": invite.used.map(|used| machine(used.at)),
        "revoked_at": invite.revoked_at.map(machine),
    })
}

pub(super) fn machine(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// `30m`, `12h`, `3d`.
fn span(text: &str) -> Result<TimeDelta, String> {
    let example = || "give minutes, hours or days, such as 30m, 12h or 3d".to_owned();
    let (number, unit) = text.split_at_checked(text.len().saturating_sub(1)).ok_or_else(example)?;
    let number: i64 = number.parse().map_err(|_| example())?;
    let span = match unit {
        "m" => TimeDelta::try_minutes(number),
        "h" => TimeDelta::try_hours(number),
        "d" => TimeDelta::try_days(number),
        _ => return Err(example()),
    };
    match span.filter(|span| *span > TimeDelta::zero()) {
        None => Err(example()),
        Some(span) if span > LONGEST_SPAN => {
            Err(format!("an invitation holds {} days at most", LONGEST_SPAN.num_days()))
        }
        Some(span) => Ok(span),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::invite::USUAL_SPAN;

    #[test]
    fn spans_are_read_as_people_write_them() {
        for (text, minutes) in [
            ("30m", Some(30)),
            ("12h", Some(720)),
            ("3d", Some(USUAL_SPAN.num_minutes())),
            ("30d", Some(43_200)),
            ("31d", None),
            ("0h", None),
            ("-1d", None),
            ("3", None),
            ("d", None),
            ("3w", None),
            ("", None),
            ("3ä", None),
            ("9999999999999999d", None),
        ] {
            assert_eq!(span(text).ok().map(|span| span.num_minutes()), minutes, "{text}");
        }
    }
}
