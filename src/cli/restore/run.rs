//! Confirming and carrying out: the questions at the terminal, and what is told at the end.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

use serde_json::json;

use super::outlook::{Open, Standing};
use super::{ApplyArgs, UndoArgs, desk_of, show, show_advance, who};
use crate::adapters::store::SqliteStore;
use crate::cli::output::{Progress, remark, say, say_json};
use crate::cli::{Exit, Refused};
use crate::domain::consent::{
    Confirmation, ConfirmedPlan, Consent, Manner, SavedPlan, Who, is_unusual, percent, wants_name,
};
use crate::domain::plan::Scope;
use crate::domain::restore::RestoreState;
use crate::domain::zone::Zone;
use crate::domain::{RestoreId, UserId};
use crate::ports::portals::PortalStore;
use crate::ports::restores::RestoreStore;
use crate::service::desk::Desk;
use crate::service::restore::{RestoreOutcome, resume as resume_restore, start};
use crate::service::rights::check_person;
use crate::service::undo::plan_undo;

/// Confirms a plan and carries it out.
pub(super) async fn apply(store: &SqliteStore, args: &ApplyArgs, data: &Path, json: bool) -> anyhow::Result<Exit> {
    let saved = store.load_plan(args.plan).await?;
    if saved.plan.steps.is_empty() {
        return nothing_to_apply(&saved, json);
    }
    let portal = store.load_portal(&saved.plan.portal).await?;
    let who = who(&portal, Some(args.user.unwrap_or(saved.plan.requested_by)));
    let desk = desk_of(store, &saved.plan.portal, data).await?;
    confirm_and_start(&desk, saved, who, args.yes, args.large, json).await
}

/// Plans the undo of a restore, confirms it and carries it out.
pub(super) async fn undo(store: &SqliteStore, args: &UndoArgs, data: &Path, json: bool) -> anyhow::Result<Exit> {
    if !args.yes && !is_interactive() {
        return Err(needs_yes().into());
    }
    let restore = store.load_restore(args.restore).await?;
    let portal = store.load_portal(&restore.portal).await?;
    let who = who(&portal, args.user);
    let desk = desk_of(store, &restore.portal, data).await?;
    check_person(&desk, who.user).await?;
    let progress = Progress::new();
    let made = plan_undo(&desk, args.restore, &who, &|advance| show_advance(&progress, advance)).await;
    drop(progress);
    let made = made?;
    if !json || made.saved.plan.steps.is_empty() {
        let taken_back_by = find_undo(store, args.restore).await?;
        let standing = Standing::Open(Open { taken_back_by, goes_on: true, ..Open::default() });
        show::saved_plan(&made.saved, &made.files, store.folder(), &standing, desk_zone(&desk), json)?;
    }
    if made.saved.plan.steps.is_empty() {
        return Ok(Exit::Done);
    }
    confirm_and_start(&desk, made.saved, who, args.yes, true, json).await
}

/// Goes on with a restore.
pub(super) async fn resume(
    store: &SqliteStore,
    id: RestoreId,
    user: Option<UserId>,
    data: &Path,
    json: bool,
) -> anyhow::Result<Exit> {
    let restore = store.load_restore(id).await?;
    let portal = store.load_portal(&restore.portal).await?;
    let who = who(&portal, user);
    let desk = desk_of(store, &restore.portal, data).await?;
    let progress = Progress::new();
    let outcome = resume_restore(&desk, id, &who, &|advance| show_advance(&progress, advance)).await;
    drop(progress);
    tell(&desk, &outcome?, json).await
}

async fn confirm_and_start(
    desk: &Desk,
    saved: SavedPlan,
    who: Who,
    is_yes: bool,
    is_large: bool,
    json: bool,
) -> anyhow::Result<Exit> {
    let confirmed = confirm(desk, saved, who, is_yes, is_large)?;
    let progress = Progress::new();
    let outcome = start(desk, &confirmed, &|advance| show_advance(&progress, advance)).await;
    drop(progress);
    tell(desk, &outcome?, json).await
}

/// The undo that took a restore back, where nobody has undone that one.
async fn find_undo(store: &SqliteStore, restore: RestoreId) -> anyhow::Result<Option<RestoreId>> {
    let all = store.list_restores(None).await?;
    let undo_of = |id: RestoreId| all.iter().rev().find(move |each| each.scope == Scope::Undo(id)).map(|each| each.id);
    Ok(undo_of(restore).filter(|undo| undo_of(*undo).is_none()))
}

/// A plan that finds nothing to do is done without a restore.
fn nothing_to_apply(saved: &SavedPlan, json: bool) -> anyhow::Result<Exit> {
    if json {
        say_json(&json!({"plan": saved.id, "restore": null, "state": "nothing-to-do"}))?;
    } else {
        say(format!("{} has nothing to do: the portal was as it wants it; nothing was written", saved.id))?;
    }
    Ok(Exit::Done)
}

/// Takes the confirmation: `--yes` is the operator's, else the terminal is asked.
fn confirm(desk: &Desk, saved: SavedPlan, who: Who, is_yes: bool, is_large: bool) -> anyhow::Result<ConfirmedPlan> {
    let plan = &saved.plan;
    let mut unusual_share = is_large;
    let manner = if is_yes {
        Manner::Operator
    } else if is_interactive() {
        let counts = plan.counts();
        let question = format!(
            "{} re-creates {}, changes back {}, relinks {} and removes {} records of {}, for everybody who works there.",
            saved.id, counts.recreate, counts.change_back, counts.relink, counts.remove, plan.portal
        );
        remark(question);
        let cut = plan.cut_counts();
        if cut.links > 0 {
            remark(format!(
                "With them go {} links of {} records that stay; an undo gives them back.",
                cut.links, cut.records
            ));
        }
        if is_unusual(plan, &desk.policy) && !unusual_share {
            let asked = format!("That is {} % of all records. Type \"large\" to go on: ", percent(plan.share()));
            unusual_share = ask(&asked)?.eq_ignore_ascii_case("large");
        }
        if wants_name(plan, &desk.policy) {
            Manner::Typed(ask(&format!("Type the portal's name, {}, to confirm: ", plan.portal))?)
        } else if ask("Type \"yes\" to confirm: ")?.eq_ignore_ascii_case("yes") {
            Manner::Pressed
        } else {
            return Err(Refused::failed(
                "not confirmed",
                "nothing was written; the plan can be confirmed until it expires",
            )
            .into());
        }
    } else {
        return Err(needs_yes().into());
    };
    let how = Confirmation { manner, shown: saved.hash, unusual_share };
    Ok(Consent::give(saved, who, &how, &desk.policy, desk.now())?)
}

fn is_interactive() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

fn needs_yes() -> Refused {
    Refused::usage("a restore is confirmed at a terminal, or with --yes by the operator")
}

fn ask(question: &str) -> io::Result<String> {
    let mut stderr = io::stderr().lock();
    write!(stderr, "{question}")?;
    stderr.flush()?;
    // What is no text is no answer.
    let mut answer = Vec::new();
    io::stdin().lock().read_until(b'\n', &mut answer)?;
    Ok(String::from_utf8_lossy(&answer).trim().to_owned())
}

/// The zone of the portal that a desk is for.
pub(super) fn desk_zone(desk: &Desk) -> Zone {
    Zone::parse_or_utc(&desk.portal.last_probe.time_zone)
}

/// Tells how it ended: 0 only if all of it is done.
async fn tell(desk: &Desk, outcome: &RestoreOutcome, json: bool) -> anyhow::Result<Exit> {
    let progress = desk.restores.count_steps(outcome.restore.id).await?;
    let zone = desk_zone(desk);
    let folder = desk.files.describe();
    show::standing(&outcome.restore, &progress, outcome.report.as_ref(), None, zone, Path::new(&folder), json)?;
    let is_done = outcome.restore.state == RestoreState::Done && progress.refused == 0;
    Ok(if is_done { Exit::Done } else { Exit::Failed })
}
