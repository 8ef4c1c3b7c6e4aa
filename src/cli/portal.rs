//! `restore24 portal`: adds portals, shows and checks them, takes their webhook away, sets up signing in.

mod sign_in;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use clap::{Args, Subcommand};
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use self::sign_in::SignInArgs;
use super::output::{counted, remark, say, say_json, say_lines};
use super::{Exit, secret};
use crate::adapters::bitrix24::{InvalidWebhook, WebhookUrl};
use crate::adapters::store::SqliteStore;
use crate::app;
use crate::app::portals::{NewPortal, add_portal};
use crate::config::load_policy;
use crate::domain::policy::Tariffs;
use crate::domain::tariff::Tariff;
use crate::domain::zone::Zone;
use crate::domain::{PortalId, UserId};
use crate::ports::crm::{Crm, Probe};
use crate::ports::portals::{Portal, PortalStore, RequestRate};
use crate::ports::sign_ins::SignInStore;
use crate::ports::snapshots::{SnapshotReader, StoreError};
use crate::service::capture::CaptureError;
use crate::service::connection::concerns;

/// Portals: add, list, check, remove.
#[derive(Debug, Args)]
pub struct PortalArgs {
    #[command(subcommand)]
    command: PortalCommand,
}

#[derive(Debug, Subcommand)]
enum PortalCommand {
    /// Add a portal, or give a known one a new webhook or other settings.
    ///
    /// The webhook's address is asked for, or read from a pipe, from --webhook-file or from RESTORE24_WEBHOOK; it is
    /// never an argument. Create it in the portal as an administrator (Developer resources > Inbound webhook) with
    /// the permissions crm and user, and im where people shall be introduced in Telegram by a code. One that does not belong to an administrator, or lacks crm, is refused: no
    /// snapshot could be taken with it. A known portal then keeps the webhook that it has. A portal that is connected
    /// under one name is given no second one.
    Add(AddArgs),
    /// Show every portal.
    List,
    /// Ask a portal whether everything needed for complete snapshots is there.
    Check(NameArgs),
    /// Let people sign in at a portal with their own account, or set that aside (--off).
    ///
    /// Whoever has signed in is asked for at the portal with their own sign-in, so that nobody has to name administrators.
    /// Register a local application in the portal (Developer resources > Other > Local application): a server application that uses
    /// the API only, with the permission user (or user_brief), and PUBLIC-URL/oauth/bitrix24 as its handler; PUBLIC-URL is what
    /// `restore24 serve --public-url` has. The portal then shows number (client_id) and secret (client_secret). The secret is
    /// asked for, or read from a pipe, from --secret-file or from RESTORE24_CLIENT_SECRET; it is never an argument.
    ///
    /// Whoever names the portal in a chat is then offered a button that leads there, and so learns that it is looked after
    /// here; without this nobody does.
    SignIn(SignInArgs),
    /// Forget a portal's webhook. Its snapshots stay and can still be read and exported. People's own sign-ins are forgotten
    /// too.
    Remove(NameArgs),
}

impl PortalArgs {
    /// Whether it is more than a reading.
    pub(super) fn changes_something(&self) -> bool {
        matches!(self.command, PortalCommand::Add(_) | PortalCommand::SignIn(_) | PortalCommand::Remove(_))
    }
}

#[derive(Debug, Args)]
struct AddArgs {
    /// Your own name for the portal: lower-case letters, digits and hyphens.
    name: PortalId,
    /// A user who may ask for restores, by number; can be given several times. Default: the webhook's creator.
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    admin: Vec<UserId>,
    /// The user who owns the portal, by number. The portal does not tell.
    #[arg(long, value_name = "ID")]
    owner: Option<UserId>,
    /// The portal's plan (std, pro100, ent250 …), for a portal that does not tell a webhook its own. What the portal tells
    /// counts for more.
    #[arg(long, value_name = "PLAN", value_parser = told_tariff)]
    tariff: Option<Tariff>,
    /// How many requests a second the portal may be asked in the long run, or "unlimited". Default: 2.
    #[arg(long, value_name = "REQUESTS_PER_SECOND|unlimited")]
    rate: Option<RequestRate>,
    /// Read the webhook's address from this file.
    #[arg(long, value_name = "FILE")]
    webhook_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct NameArgs {
    /// The portal's name; may be left out where there is only one.
    name: Option<PortalId>,
}

/// Runs the command.
///
/// # Errors
/// Whatever kept it from being done; `cli::hint` finds the advice in it.
pub async fn run(args: PortalArgs, data: &Path, json: bool, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let store = match &args.command {
        PortalCommand::Add(_) => app::begin_store(data).await?,
        PortalCommand::List => app::open_store_to_read(data).await?,
        _ => app::open_store(data).await?,
    };
    match args.command {
        PortalCommand::Add(args) => add(&store, args, json, now).await,
        PortalCommand::List => list(&store, json).await,
        PortalCommand::Check(args) => check(&store, args.name.as_ref(), json, now).await,
        PortalCommand::SignIn(args) => sign_in::run(&store, args, json, now).await,
        PortalCommand::Remove(args) => remove(&store, args.name.as_ref(), json).await,
    }
}

async fn add(store: &SqliteStore, args: AddArgs, json: bool, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let webhook = webhook_of(store, &args).await?;
    let told = args.tariff.clone();
    let new = NewPortal {
        name: args.name,
        administrators: args.admin,
        owner: args.owner,
        rate: args.rate,
        tariff: args.tariff,
    };
    let added = add_portal(store, webhook, new, now).await?;
    if added.was_damaged {
        remark(format!("warning: portal {} was damaged and is written anew; its snapshots are kept", added.portal.id));
    }
    for other in &added.formerly_known_as {
        remark(format!(
            "note: this portal was known as \"{other}\" before; the snapshots taken then stay under that name"
        ));
    }
    remark_concerns(&added.probe);
    let is_told = told.as_ref() == Some(&added.portal.tariff);
    remark_settings(&added.portal, is_told, &load_policy(store.folder()).unwrap_or_default().tariffs);
    if told.is_some_and(|told| told != added.portal.tariff) {
        remark(format!("note: the portal itself says that its plan is {}, and that counts", added.portal.tariff));
    }
    let portal = added.portal;
    if json {
        say_json(&portal_json(&portal, None))?;
    } else {
        say(format!("{} is {} ({})", portal.id, portal.fingerprint.host, show_people(&portal)))?;
    }
    Ok(Exit::Done)
}

/// The webhook that is given now; for a known portal of which something else is changed, the one that it has.
async fn webhook_of(store: &SqliteStore, args: &AddArgs) -> anyhow::Result<WebhookUrl> {
    let is_connected = match store.find_portal(&args.name).await {
        Ok(known) => known.is_some_and(|known| known.is_connected),
        // It is written anew, for which a webhook has to be given.
        Err(StoreError::Damaged { .. }) => false,
        Err(error) => return Err(error.into()),
    };
    let changes_settings =
        !args.admin.is_empty() || args.owner.is_some() || args.tariff.is_some() || args.rate.is_some();
    let may_prompt = !is_connected || !changes_settings;
    match secret::read(&secret::WEBHOOK, args.webhook_file.as_deref(), may_prompt)? {
        Some(given) => Ok(given.expose_secret().parse()?),
        None if is_connected => Ok(store.load_webhook(&args.name).await?.expose_secret().parse()?),
        None => Err(InvalidWebhook::Empty.into()),
    }
}

/// A plan as the portal's licence names it, with or without the region.
fn told_tariff(text: &str) -> Result<Tariff, String> {
    match Tariff::from_license(text) {
        Tariff::Unknown(_) => Err("name the plan, such as std, pro100 or ent250".to_owned()),
        known => Ok(known),
    }
}

/// What was told of a portal and nobody could check.
fn remark_settings(portal: &Portal, is_tariff_told: bool, tariffs: &Tariffs) {
    let is_named = portal.tariff.is_among(&tariffs.allowed) || portal.tariff.is_among(&tariffs.refused);
    if is_tariff_told && !is_named {
        remark(format!(
            "warning: the policy knows no plan \"{}\"; a restore waits until an agent has decided\n  if that is a slip, run \
             `portal add {} --tariff PLAN` again",
            portal.tariff, portal.id
        ));
    }
    let creator = portal.last_probe.user.id;
    for user in portal.administrators.iter().filter(|user| **user != creator) {
        remark(format!(
            "note: user {user} may ask for restores; whether they are an administrator the portal does not tell, so see to \
             it yourself"
        ));
    }
}

fn remark_concerns(probe: &Probe) {
    for concern in concerns(probe) {
        let weight = if concern.is_serious() { "warning" } else { "note" };
        remark(format!("{weight}: {concern}\n  {}", concern.hint()));
    }
}

async fn list(store: &SqliteStore, json: bool) -> anyhow::Result<Exit> {
    let portals = store.list_portals().await?;
    if portals.is_empty() && !json {
        remark("no portal was added yet; add one with `restore24 portal add NAME`");
    }
    let signing_in = store.list_sign_in_apps().await?;
    for portal in portals {
        let snapshots = store.list_snapshots(&portal.id).await?;
        let can_sign_in = signing_in.contains(&portal.id);
        if json {
            let newest = snapshots.last().map(|header| header.taken_at);
            let mut value = portal_json(&portal, Some((snapshots.len(), newest)));
            value["sign_in"] = json!(can_sign_in);
            say_json(&value)?;
            continue;
        }
        let zone = Zone::parse_or_utc(&portal.last_probe.time_zone);
        let state = if portal.is_connected { "" } else { ", removed" };
        let newest = snapshots.last().map(|header| format!(", newest {} of {}", header.id, zone.show(header.taken_at)));
        let count = counted(snapshots.len() as u64, "snapshot", "snapshots");
        say(format!(
            "{}  {}{state}  plan {}  {}{}  {count}{}",
            portal.id,
            portal.fingerprint.host,
            portal.tariff,
            show_people(&portal),
            if can_sign_in { ", people can sign in" } else { "" },
            newest.unwrap_or_default()
        ))?;
    }
    Ok(Exit::Done)
}

fn show_people(portal: &Portal) -> String {
    let administrators: Vec<String> = portal.administrators.iter().map(ToString::to_string).collect();
    let owner = portal.owner.map_or_else(|| "owner not named".to_owned(), |owner| format!("owner {owner}"));
    format!("administrators {}, {owner}", administrators.join(", "))
}

fn portal_json(portal: &Portal, snapshots: Option<(usize, Option<DateTime<Utc>>)>) -> Value {
    let zone = Zone::parse_or_utc(&portal.last_probe.time_zone);
    let mut value = json!({
        "portal": portal.id,
        "host": portal.fingerprint.host,
        "connected": portal.is_connected,
        "admins": portal.administrators,
        "owner": portal.owner,
        "rate": portal.rate.map(|rate| rate.to_string()),
        "tariff": portal.tariff.to_string(),
        "tariff_at": portal.tariff_at.to_rfc3339(),
        "zone": portal.last_probe.time_zone,
    });
    if let Some((count, newest)) = snapshots {
        value["snapshots"] = json!(count);
        value["newest"] = json!(newest.map(|moment| zone.local(moment).to_rfc3339()));
    }
    value
}

async fn check(store: &SqliteStore, name: Option<&PortalId>, json: bool, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let portal = app::choose_portal(store, name).await?;
    let crm = app::connect(store, &portal).await?;
    let probe = crm.probe().await?;
    if !portal.fingerprint.is_same_portal(&probe.fingerprint) && !probe.fingerprint.first_users.is_empty() {
        let (expected, found) = (portal.fingerprint.host, probe.fingerprint.host);
        return Err(CaptureError::AnotherPortal { portal: portal.id, expected, found }.into());
    }
    store.save_probe(&portal.id, &probe, now).await?;
    app::follow_move(store, &portal.id, &crm).await?;
    let concerns = concerns(&probe);
    let is_sound = concerns.iter().all(|concern| !concern.is_serious());
    if json {
        let concerns: Vec<Value> = concerns
            .iter()
            .map(
                |concern| json!({"text": concern.to_string(), "hint": concern.hint(), "serious": concern.is_serious()}),
            )
            .collect();
        say_json(&json!({
            "portal": portal.id, "host": probe.fingerprint.host, "user": probe.user.id, "user_name": probe.user.name,
            "admin": probe.is_admin, "scopes": probe.scopes, "tariff": probe.tariff.to_string(),
            "zone": probe.time_zone, "ok": is_sound, "concerns": concerns,
        }))?;
    } else {
        let user = &probe.user;
        say(format!("{} answers at {}, plan {}", portal.id, probe.fingerprint.host, probe.tariff))?;
        say(format!(
            "asked as {} (user {}, {})",
            user.name,
            user.id,
            if probe.is_admin { "administrator" } else { "not an administrator" }
        ))?;
        say(format!("permissions: {}", probe.scopes.join(", ")))?;
        for concern in &concerns {
            let weight = if concern.is_serious() { "warning" } else { "note" };
            say_lines(format!("{weight}: {concern}\n  {}", concern.hint()))?;
        }
        say(if is_sound {
            "everything needed for complete snapshots is there"
        } else {
            "snapshots would not be complete until then; those taken so far are safe"
        })?;
    }
    Ok(if is_sound { Exit::Done } else { Exit::Failed })
}

async fn remove(store: &SqliteStore, name: Option<&PortalId>, json: bool) -> anyhow::Result<Exit> {
    let portal = app::choose_portal(store, name).await?;
    store.remove_portal(&portal.id).await?;
    let snapshots = store.list_snapshots(&portal.id).await?.len() as u64;
    if json {
        say_json(&json!({"portal": portal.id, "connected": false, "snapshots": snapshots}))?;
    } else {
        let kept = counted(snapshots, "snapshot stays and can be read", "snapshots stay and can be read");
        say(format!("the webhook of {} is forgotten; {kept}", portal.id))?;
    }
    Ok(Exit::Done)
}
