//! `restore24 doctor`: whether everything needed is there when data is lost.

use std::path::Path;

use chrono::{DateTime, Utc};
use clap::Args;
use serde_json::json;

use super::output::{say, say_json};
use super::{Exit, chain_text, hint};
use crate::app::doctor::{Finding, Verdict, examine};

/// Look whether everything is there that a restore needs: folder, policy, portals, fresh snapshots, restores that were
/// cut off; with a bot's token in RESTORE24_TELEGRAM_TOKEN also whether the bot is there, and whether the desk's group allows
/// what is needed.
///
/// It writes nothing to a portal. Whether each stored record is as it was written, `restore24 snapshot verify` says.
#[derive(Debug, Args)]
pub struct DoctorArgs {}

/// Runs the command.
///
/// # Errors
/// Where standard output takes nothing.
pub async fn run(_args: DoctorArgs, data: &Path, json: bool, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let findings = examine(data, now).await;
    for finding in &findings {
        show(finding, json)?;
    }
    Ok(if findings.iter().any(Finding::is_wrong) { Exit::Failed } else { Exit::Done })
}

fn show(Finding { about, verdict }: &Finding, json: bool) -> std::io::Result<()> {
    let (state, text, advice) = match verdict {
        Verdict::Fine(text) => ("fine", text.clone(), None),
        Verdict::Note { text, advice } => ("note", text.clone(), Some(advice.as_str().into())),
        Verdict::Wrong { text, advice } => ("wrong", text.clone(), Some(advice.as_str().into())),
        Verdict::Failed(error) => ("wrong", chain_text(error), hint(error)),
    };
    if json {
        return say_json(&json!({"about": about, "state": state, "text": text, "hint": advice}));
    }
    say(format!("{state:<6} {about}: {text}"))?;
    advice.map_or(Ok(()), |advice| say(format!("       {advice}")))
}
