//! `restore24 config`: the policy, as it ships and as it stands here.

use std::path::Path;

use clap::Args;

use super::Exit;
use super::output::say;
use crate::adapters::store::is_begun;
use crate::config::{POLICY_FILE, load_policy};
use crate::domain::policy::{DEFAULT_POLICY, PRESETS, find_preset};
use crate::ports::snapshots::StoreError;

/// Show the policy: what this installation allows, asks and says.
#[derive(Debug, Args)]
pub struct ConfigArgs {
    /// Show the defaults, with a comment for every key.
    #[arg(long)]
    defaults: bool,
    /// Show a policy that keeps to one of Bitrix24's help pages: de, fr, it, pl or vi.
    #[arg(long, value_name = "LANGUAGE", conflicts_with = "defaults", value_parser = PRESETS.map(|(name, _)| name))]
    preset: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// A policy file that cannot be used.
pub fn run(args: &ConfigArgs, data: &Path) -> anyhow::Result<Exit> {
    if args.defaults {
        say(DEFAULT_POLICY.trim_end())?;
        return Ok(Exit::Done);
    }
    if let Some(text) = args.preset.as_deref().and_then(find_preset) {
        say(text.trim_end())?;
        return Ok(Exit::Done);
    }
    // A policy may be written before the installation is begun.
    if !is_begun(data) && !data.join(POLICY_FILE).exists() {
        return Err(StoreError::NoInstallation { folder: data.to_owned() }.into());
    }
    let policy = load_policy(data)?;
    say(format!("# as in {}, the defaults where it says nothing", data.join(POLICY_FILE).display()))?;
    say(toml::to_string(&policy)?.trim_end())?;
    Ok(Exit::Done)
}
