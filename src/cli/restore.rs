//! `restore24 restore`: plans, shows, confirms, carries out and undoes restores.

mod outlook;
mod run;
mod show;
mod unfinished;

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use clap::{Args, Subcommand, ValueEnum};
use serde_json::json;

use super::output::{Progress, grouped, remark, say, say_json, show_waits};
use super::{Exit, Refused};
use crate::adapters::store::SqliteStore;
use crate::app;
use crate::config;
use crate::domain::at::At;
use crate::domain::audit::{AuditAction, AuditEntry};
use crate::domain::consent::Who;
use crate::domain::evidence::GroupKey;
use crate::domain::plan::{Burst, Choices, Naming, Only};
use crate::domain::zone::Zone;
use crate::domain::{EntityType, PlanId, PortalId, RestoreId, UserId};
use crate::ports::portals::{Portal, PortalStore};
use crate::ports::restores::RestoreStore;
use crate::service::desk::{Advance, Desk};
use crate::service::plan::{PlanRequest, PlanScope, make_plan};
use crate::service::rights::check_person;
use outlook::{Open, Standing};

/// Restores: plan, show, apply, status, resume, undo.
#[derive(Debug, Args)]
#[command(
    after_help = "A restore that was cut off (power, network, kill -9) goes on with `restore resume`; nothing is \
                        created twice. After a lost answer it first waits until the request can no longer be at work: \
                        RESTORE24_SETTLE_SECONDS is the least wait, 2 by default."
)]
pub struct RestoreArgs {
    #[command(subcommand)]
    command: RestoreCommand,
}

#[derive(Debug, Subcommand)]
enum RestoreCommand {
    /// Compare the portal with a snapshot and store what a restore would do. Writes nothing to the portal.
    Plan(PlanArgs),
    /// Show a plan: counts, groups, first records, files.
    Show {
        /// The plan, such as p3.
        plan: PlanId,
    },
    /// Confirm a plan and carry it out. Asks at a terminal; elsewhere --yes confirms.
    Apply(ApplyArgs),
    /// Show how restores stand; all of them without a number.
    Status {
        /// The restore, such as r3.
        restore: Option<RestoreId>,
    },
    /// Go on with a restore that stopped or was cut off.
    Resume {
        /// The restore, such as r3. May be left out where only one has not ended.
        restore: Option<RestoreId>,
        /// The administrator for whom it goes on, by number. Default: the webhook's creator.
        #[arg(long = "as", value_name = "USER")]
        user: Option<UserId>,
    },
    /// Take a restore back: exactly what it did, keeping what people did since.
    Undo(UndoArgs),
}

#[derive(Debug, Args)]
struct PlanArgs {
    /// The portal's name; may be left out where there is only one.
    #[arg(long, value_name = "NAME")]
    portal: Option<PortalId>,
    /// A snapshot (s5), or a moment: the snapshot closest before it. A date or a date and time, in the portal's zone
    /// unless it has an offset. A selective restore brings back what went missing since then; what --group and --burst
    /// name comes back from the last snapshot that has it, an earlier one too.
    #[arg(long, value_name = "SNAPSHOT|DATE")]
    at: String,
    /// How far it reaches.
    #[arg(long, value_enum)]
    scope: ScopeArg,
    /// Selective only: just what is missing, or just what was changed.
    #[arg(long, value_enum)]
    only: Option<OnlyArg>,
    /// These types only (company, contact, lead, deal); can be given several times.
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',')]
    types: Vec<EntityType>,
    /// Selective only: these groups of missing records, by the number that a plan without it shows, or as
    /// contact@s5, which may also be one that went missing earlier; can be given several times.
    #[arg(long = "group", value_name = "N", value_delimiter = ',')]
    groups: Vec<String>,
    /// Selective only: take back the changes that a user made within an hour, such as 12@2026-11-20T14:00Z, or
    /// 12@2026-11-20T14:00Z/contact for contacts only, as a plan without it shows them; can be given several times.
    /// Without it no changed record is set right.
    #[arg(long = "burst", value_name = "USER@HOUR[/TYPE]", value_delimiter = ',')]
    bursts: Vec<Burst>,
    /// Selective only: of what is chosen only the records of this name, or of this type and number (contact 41); can be
    /// given several times.
    #[arg(long = "record", value_name = "NAME")]
    records: Vec<String>,
    /// Selective only: not the records of this name, or of this type and number; can be given several times.
    #[arg(long, value_name = "NAME")]
    without: Vec<String>,
    /// Rollback only: also remove what is new since the snapshot.
    #[arg(long)]
    remove_new: bool,
    /// Try again what the portal refused in an earlier restore.
    #[arg(long)]
    retry_refused: bool,
    /// Count records as missing too that an earlier rollback removed because they were new.
    #[arg(long)]
    with_removed: bool,
    /// Re-create records even where one that was made since looks the same: same name, and same number, address, sum or
    /// customer.
    #[arg(long)]
    with_alike: bool,
    /// The administrator for whom it is planned, by number. Default: the webhook's creator.
    #[arg(long = "as", value_name = "USER")]
    user: Option<UserId>,
    /// Account only: record that the full rollback is wanted.
    #[arg(long)]
    request: bool,
}

#[derive(Debug, Args)]
struct ApplyArgs {
    /// The plan, such as p3.
    plan: PlanId,
    /// Confirm as the operator, without being asked.
    #[arg(long)]
    yes: bool,
    /// Confirm that an unusual share of the portal is touched.
    #[arg(long)]
    large: bool,
    /// The administrator who confirms, by number. Default: the one for whom it was planned.
    #[arg(long = "as", value_name = "USER")]
    user: Option<UserId>,
}

#[derive(Debug, Args)]
struct UndoArgs {
    /// The restore, such as r3.
    restore: RestoreId,
    /// Confirm as the operator, without being asked.
    #[arg(long)]
    yes: bool,
    /// The administrator who asks, by number. Default: the webhook's creator.
    #[arg(long = "as", value_name = "USER")]
    user: Option<UserId>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ScopeArg {
    /// What is missing comes back; what was changed only where it is chosen with --burst. Everything else stays.
    Selective,
    /// Every record of the CRM goes back to the snapshot.
    Crm,
    /// The whole account: not possible yet; --request records that it is wanted.
    Account,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum OnlyArg {
    /// Records that are gone.
    Missing,
    /// Records that were changed, in the groups chosen with --burst.
    Changed,
}

/// Runs the command.
///
/// # Errors
/// Whatever kept it from being done; `cli::hint` finds the advice in it.
pub async fn run(args: RestoreArgs, data: &Path, json: bool, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let store = match &args.command {
        RestoreCommand::Show { .. } | RestoreCommand::Status { .. } => app::open_store_to_read(data).await?,
        _ => app::open_store(data).await?,
    };
    match args.command {
        RestoreCommand::Plan(args) => plan(&store, args, data, json, now).await,
        RestoreCommand::Show { plan } => show::plan(&store, plan, data, json, now).await,
        RestoreCommand::Apply(args) => run::apply(&store, &args, data, json).await,
        RestoreCommand::Status { restore } => show::status(&store, restore, json).await,
        RestoreCommand::Resume { restore, user } => {
            let restore = match restore {
                Some(restore) => restore,
                None => unfinished::only(&store).await?,
            };
            run::resume(&store, restore, user, data, json).await
        }
        RestoreCommand::Undo(args) => run::undo(&store, &args, data, json).await,
    }
}

async fn plan(
    store: &SqliteStore,
    args: PlanArgs,
    data: &Path,
    json: bool,
    now: DateTime<Utc>,
) -> anyhow::Result<Exit> {
    check_options(&args)?;
    let portal = app::choose_portal(store, args.portal.as_ref()).await?;
    let who = who(&portal, args.user);
    let scope = match args.scope {
        ScopeArg::Selective => PlanScope::Selective,
        ScopeArg::Crm => PlanScope::Crm,
        ScopeArg::Account => return account(store, &portal, who, &args, json, now).await,
    };
    let at = At::parse(&args.at, Zone::parse_or_utc(&portal.last_probe.time_zone))?;
    let mut choices = Choices {
        only: args.only.map(|only| match only {
            OnlyArg::Missing => Only::Missing,
            OnlyArg::Changed => Only::Changed,
        }),
        types: args.types.into_iter().collect(),
        bursts: args.bursts.into_iter().collect(),
        remove_new: args.remove_new,
        retry_refused: args.retry_refused,
        with_removed: args.with_removed,
        with_alike: args.with_alike,
        ..Choices::default()
    };
    let mut group_numbers = Vec::new();
    for group in &args.groups {
        match (group.parse::<usize>(), group.parse::<GroupKey>()) {
            (Ok(number), _) => group_numbers.push(number),
            (_, Ok(key)) => _ = choices.groups.insert(key),
            (_, Err(error)) => return Err(Refused::usage(error.to_string()).into()),
        }
    }
    let desk = open_desk(store, portal, data).await?;
    // Whoever may not restore learns it before the portal is read, not after.
    check_person(&desk, who.user).await?;
    let progress = Progress::new();
    let user = who.user;
    let naming = Naming { only: args.records, without: args.without };
    let request = PlanRequest { scope, at, choices, group_numbers, naming, has_to_match: true, who };
    let made = make_plan(&desk, &request, &|advance| show_advance(&progress, advance)).await;
    drop(progress);
    let made = made?;
    let open = Open::of(&made.saved.plan, &desk.policy, now).asking(&desk, &made.saved.plan, user).await;
    show::saved_plan(&made.saved, &made.files, store.folder(), &Standing::Open(open), run::desk_zone(&desk), json)?;
    Ok(Exit::Done)
}

/// Refuses options that do not go together.
fn check_options(args: &PlanArgs) -> Result<(), Refused> {
    let is_selective = matches!(args.scope, ScopeArg::Selective);
    if args.remove_new && !matches!(args.scope, ScopeArg::Crm) {
        return Err(Refused::usage("--remove-new belongs to --scope crm"));
    }
    if !is_selective && (args.only.is_some() || !args.groups.is_empty() || !args.bursts.is_empty()) {
        return Err(Refused::usage("--only, --group and --burst belong to --scope selective"));
    }
    let is_named = !args.records.is_empty() || !args.without.is_empty();
    if is_named && !is_selective {
        return Err(Refused::usage("--record and --without belong to --scope selective"));
    }
    if let (Some(OnlyArg::Missing), false) = (args.only, args.bursts.is_empty()) {
        return Err(Refused::usage("--burst takes back changes, which --only missing leaves out").advised(
            "leave --only missing out: what is missing then comes back and these changes are taken back, or plan them one by \
             one; nothing was planned",
        ));
    }
    if let (Some(OnlyArg::Changed), false) = (args.only, args.groups.is_empty()) {
        return Err(Refused::usage("--group brings back missing records, which --only changed leaves out")
            .advised("leave --only changed out, or plan them one by one; nothing was planned"));
    }
    if args.request && !matches!(args.scope, ScopeArg::Account) {
        return Err(Refused::usage(
            "--request belongs to --scope account: it records a wish for what cannot be planned yet; a plan needs none",
        ));
    }
    Ok(())
}

/// The full rollback: said not to be possible yet, and recorded if wanted.
async fn account(
    store: &SqliteStore,
    portal: &Portal,
    who: Who,
    args: &PlanArgs,
    json: bool,
    now: DateTime<Utc>,
) -> anyhow::Result<Exit> {
    let text =
        "a rollback of the whole account is not possible yet: our snapshots hold companies, contacts, leads and deals";
    if !args.request {
        let hint =
            "--scope crm or --scope selective restore those; add --request to record that the full rollback is wanted";
        return Err(Refused::failed(text, hint).into());
    }
    remark(format!("restore24: {text}"));
    let policy = config::load_policy(store.folder())?;
    let entry = AuditEntry {
        at: now,
        portal: portal.id.clone(),
        who,
        action: AuditAction::Requested,
        subject: "account rollback".to_owned(),
        details: json!({}),
    };
    store.append_audit(&entry).await?;
    if json {
        say_json(
            &json!({"error": text, "hint": null, "exit": 1, "requested": true, "contact": policy.requests.contact}),
        )?;
    } else {
        say(format!("recorded; whom to ask: {}", policy.requests.contact))?;
    }
    Ok(Exit::Failed)
}

/// The desk of a portal, connected.
async fn open_desk(store: &SqliteStore, portal: Portal, data: &Path) -> anyhow::Result<Desk> {
    let policy = config::load_policy(data)?;
    let crm = app::connect(store, &portal).await?;
    crm.when_waiting(show_waits(Zone::parse_or_utc(&portal.last_probe.time_zone)));
    Ok(app::desk(store, portal, Arc::new(crm), policy))
}

async fn desk_of(store: &SqliteStore, portal: &PortalId, data: &Path) -> anyhow::Result<Desk> {
    open_desk(store, store.load_portal(portal).await?, data).await
}

/// Who acts: the user named, else the webhook's creator, else the first administrator.
fn who(portal: &Portal, named: Option<UserId>) -> Who {
    let creator = portal.last_probe.user.id;
    let is_named = portal.administrators.contains(&creator);
    let default = if is_named { creator } else { portal.administrators.first().copied().unwrap_or(creator) };
    Who { user: named.unwrap_or(default), os_user: config::operating_user() }
}

fn show_advance(progress: &Progress, advance: Advance) {
    let stage = advance.stage.in_words();
    match advance.total {
        Some(total) => progress.show(format!("{stage}: {} of {}", grouped(advance.done), grouped(total))),
        None => progress.show(format!("{stage}: {}", grouped(advance.done))),
    }
}
