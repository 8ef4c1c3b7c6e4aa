//! `restore24 config`: the policy, as it ships and as it stands here.

use std::io::ErrorKind;
use std::path::Path;

use clap::Args;

use super::Exit;
use super::output::{say, say_lines};
use crate::adapters::store::{is_begun, left_behind};
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
        say_lines(DEFAULT_POLICY.trim_end())?;
        return Ok(Exit::Done);
    }
    if let Some(text) = args.preset.as_deref().and_then(find_preset) {
        say_lines(text.trim_end())?;
        return Ok(Exit::Done);
    }
    // A policy may be written before the installation is begun.
    let path = data.join(POLICY_FILE);
    let has_policy = match path.try_exists() {
        Ok(has_policy) => has_policy,
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            let reason = "no permission to look into it".to_owned();
            return Err(StoreError::Unusable { folder: data.to_owned(), reason }.into());
        }
        Err(_) => false,
    };
    if let Some(found) = left_behind(data).filter(|_| !is_begun(data) && !has_policy) {
        return Err(StoreError::NoDatabase { folder: data.to_owned(), found }.into());
    }
    if !is_begun(data) && !has_policy {
        return Err(StoreError::NoInstallation { folder: data.to_owned() }.into());
    }
    let policy = load_policy(data)?;
    say(if has_policy {
        format!("# as in {}, the defaults where it says nothing", path.display())
    } else {
        format!("# the defaults: there is no {}", path.display())
    })?;
    say_lines(toml::to_string(&policy)?.trim_end())?;
    Ok(Exit::Done)
}
