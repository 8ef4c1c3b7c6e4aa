//! What the operator sets: environment variables and the policy file.
//!
//! In charge of being the only place that reads the environment (clap's own arguments aside) and of finding
//! the policy of an installation. What the settings mean is told where they are used.

use std::path::{Path, PathBuf};
use std::time::Duration;

use secrecy::SecretString;

use crate::domain::policy::{Policy, PolicyError};
use crate::domain::restore::SettleTime;

/// The name of the policy file in the installation's folder.
pub const POLICY_FILE: &str = "policy.toml";

/// A setting that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The policy file is there but cannot be read.
    #[error("{} cannot be read", path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The policy file says something wrong.
    #[error("{} cannot be used", path.display())]
    WrongPolicy {
        /// Which file.
        path: PathBuf,
        /// What is wrong.
        #[source]
        source: PolicyError,
    },
}

impl ConfigError {
    /// What the operator can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "correct the file's rights, or take it away: the defaults hold without it",
            Self::WrongPolicy { .. } => "correct the file; `restore24 config --defaults` explains every key",
        }
    }
}

/// The policy of the installation in `data`, the defaults where there is no file.
///
/// # Errors
/// A file that cannot be read, is no TOML, has unknown keys or senseless values.
pub fn load_policy(data: &Path) -> Result<Policy, ConfigError> {
    load_policy_with_desk(data, None)
}

/// The policy of the installation in `data`, with another group for the desk where one is named: what the policy asks of
/// a desk is asked of that one.
///
/// # Errors
/// As [`load_policy`].
pub fn load_policy_with_desk(data: &Path, group: Option<i64>) -> Result<Policy, ConfigError> {
    let path = data.join(POLICY_FILE);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(source) => return Err(ConfigError::Unreadable { path, source }),
    };
    Policy::parse_with_desk(&text, group).map_err(|source| ConfigError::WrongPolicy { path, source })
}

/// The webhook's address in `RESTORE24_WEBHOOK`, where it is set to something.
pub fn webhook() -> Option<SecretString> {
    std::env::var("RESTORE24_WEBHOOK").ok().filter(|text| !text.trim().is_empty()).map(SecretString::from)
}

/// The secret of an application for signing in, in `RESTORE24_CLIENT_SECRET`, where it is set to something.
pub fn client_secret() -> Option<SecretString> {
    std::env::var("RESTORE24_CLIENT_SECRET").ok().filter(|text| !text.trim().is_empty()).map(SecretString::from)
}

/// The Telegram bot's token in `RESTORE24_TELEGRAM_TOKEN`, where it is set to something.
pub fn telegram_token() -> Option<SecretString> {
    let token = std::env::var("RESTORE24_TELEGRAM_TOKEN").ok().map(|text| text.trim().to_owned());
    token.filter(|text| !text.is_empty()).map(SecretString::from)
}

/// The address of a Bot API server in `RESTORE24_TELEGRAM_API`, where it is set to one.
pub fn telegram_api() -> Option<reqwest::Url> {
    std::env::var("RESTORE24_TELEGRAM_API").ok().and_then(|text| text.trim().parse().ok())
}

/// What `RESTORE24_LOG` asks to be logged.
pub fn log_filter() -> Option<String> {
    std::env::var("RESTORE24_LOG").ok()
}

/// How long a request to the portal whose answer was lost may still be at work: at least the seconds in
/// `RESTORE24_SETTLE_SECONDS` (default 2), at most the portal's own limit of 60.
pub fn settle_time() -> SettleTime {
    let defaults = SettleTime::default();
    match seconds("RESTORE24_SETTLE_SECONDS", 60.0) {
        Some(least) => SettleTime { least, ..defaults },
        None => defaults,
    }
}

/// How long to wait for one answer of the portal, in `RESTORE24_ANSWER_SECONDS` (at most ten minutes). The default
/// suits the portal's own limit of 60.
pub fn answer_time() -> Option<Duration> {
    seconds("RESTORE24_ANSWER_SECONDS", 600.0).filter(|span| !span.is_zero())
}

/// How long to wait before a request that failed is tried again for the first time, in `RESTORE24_RETRY_SECONDS` (at
/// most one minute); each further wait is twice as long.
pub fn retry_pause() -> Option<Duration> {
    seconds("RESTORE24_RETRY_SECONDS", 60.0)
}

fn seconds(name: &str, most: f64) -> Option<Duration> {
    let told = std::env::var(name).ok().and_then(|text| text.trim().parse::<f64>().ok());
    told.filter(|seconds| (0.0..=most).contains(seconds)).map(Duration::from_secs_f64)
}

/// How long a command waits for another program that holds the database: the seconds in `RESTORE24_BUSY_SECONDS`
/// (0.05 to 600), where it is set.
pub fn busy_time() -> Option<Duration> {
    seconds("RESTORE24_BUSY_SECONDS", 600.0).filter(|span| *span >= Duration::from_millis(50))
}

/// The person at this machine, for the audit: the name of the user whose process this is, as the system knows it and
/// whatever the environment says; the number where it has no name. For root by way of sudo, whom sudo names is added.
#[cfg(unix)]
pub fn operating_user() -> String {
    let id = uzers::get_current_uid();
    let name = uzers::get_user_by_uid(id).map(|user| user.name().to_string_lossy().into_owned());
    let name = name.filter(|name| !name.is_empty()).unwrap_or_else(|| format!("uid {id}"));
    match std::env::var("SUDO_USER").ok().filter(|person| id == 0 && !person.trim().is_empty()) {
        Some(person) => format!("{name} (sudo: {person})"),
        None => name,
    }
}

/// The person at this machine, for the audit, as the environment names them.
#[cfg(not(unix))]
pub fn operating_user() -> String {
    std::env::var("USERNAME").ok().filter(|name| !name.trim().is_empty()).unwrap_or_else(|| "unknown".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_policy_is_the_defaults_and_a_wrong_one_is_named() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(load_policy(folder.path()).unwrap(), Policy::default());
        std::fs::write(folder.path().join(POLICY_FILE), "[steps]\nrecycle_bim = true\n").unwrap();
        let error = load_policy(folder.path()).unwrap_err();
        assert!(error.to_string().contains("policy.toml"));
        assert!(std::error::Error::source(&error).unwrap().to_string().contains("recycle_bim"));
    }
}
