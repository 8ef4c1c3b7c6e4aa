//! `restore24 account`: which messenger accounts belong to whom, and ending that.

use std::path::Path;

use chrono::{DateTime, Utc};
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::Exit;
use super::invite::machine;
use super::output::{remark, say, say_json};
use crate::adapters::store::SqliteStore;
use crate::app;
use crate::config;
use crate::domain::PortalId;
use crate::ports::accounts::{AccountLink, AccountStore};
use crate::ports::portals::PortalStore;

/// Messenger accounts and whose they are: list, revoke.
#[derive(Debug, Args)]
pub struct AccountArgs {
    #[command(subcommand)]
    command: AccountCommand,
}

#[derive(Debug, Subcommand)]
enum AccountCommand {
    /// Show every account that belongs to a user of a portal, and those that did.
    List {
        /// This portal's accounts only.
        #[arg(long, value_name = "NAME")]
        portal: Option<PortalId>,
    },
    /// End the link between an account and a user: from then on it is shown nothing of that portal. Work that has begun
    /// goes on; what still waits for approval is taken back.
    Revoke {
        /// The link's number, as `account list` shows it.
        link: i64,
    },
}

/// Runs the command.
///
/// # Errors
/// Whatever kept it from being done; `cli::hint` finds the advice in it.
pub async fn run(args: AccountArgs, data: &Path, json: bool, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    match args.command {
        AccountCommand::List { portal } => list(&app::open_store_to_read(data).await?, portal.as_ref(), json).await,
        AccountCommand::Revoke { link } => revoke(&app::open_store(data).await?, link, json, now).await,
    }
}

async fn list(store: &SqliteStore, portal: Option<&PortalId>, json: bool) -> anyhow::Result<Exit> {
    if let Some(portal) = portal {
        store.load_portal(portal).await?;
    }
    let links = store.list_links(portal).await?;
    if links.is_empty() && !json {
        remark("no account is linked yet; `restore24 invite --user ID` makes a link for somebody");
    }
    for (link, name) in &links {
        if json {
            say_json(&link_json(link, name.as_deref()))?;
        } else {
            say(line(link, name.as_deref()))?;
        }
    }
    Ok(Exit::Done)
}

async fn revoke(store: &SqliteStore, number: i64, json: bool, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let link = store.revoke_link(number, &config::operating_user(), now).await?;
    if json {
        say_json(&link_json(&link, None))?;
    } else {
        say(format!("account {} is shown nothing of {} any more", link.account, link.portal))?;
    }
    Ok(Exit::Done)
}

/// `2  acme  user 4  Anna (telegram:7000, account 101)  since 2026-11-25T10:00:00Z by invite of maria`
fn line(link: &AccountLink, name: Option<&str>) -> String {
    let AccountLink { id, portal, messenger, account, person, how, linked_by, linked_at, revoked } = link;
    // The number of one that was erased is not kept.
    let who = match (name, account) {
        (_, 0) => format!("an erased account ({messenger})"),
        (Some(name), account) => format!("{name} ({messenger}, account {account})"),
        (None, account) => format!("{messenger}, account {account}"),
    };
    let ended = revoked.as_ref().map(|(by, at)| format!(", ended {} by {by}", machine(*at))).unwrap_or_default();
    format!("{id}  {portal}  user {person}  {who}  since {} by {how} of {linked_by}{ended}", machine(*linked_at))
}

fn link_json(link: &AccountLink, name: Option<&str>) -> Value {
    json!({
        "link": link.id, "portal": link.portal, "user": link.person, "messenger": link.messenger.0,
        "account": link.account, "name": name, "how": link.how, "linked_by": link.linked_by,
        "linked_at": machine(link.linked_at), "revoked_by": link.revoked.as_ref().map(|(by, _)| by),
        "revoked_at": link.revoked.as_ref().map(|(_, at)| machine(*at)),
    })
}
