//! Whether an installation is fit to help when data is lost: the service's own check-up.
//!
//! In charge of looking at everything once – folder, policy, bot, desk, audit, portals, the age of snapshots, restores that
//! were cut off –
//! and of going on whatever is found. Damage inside snapshots is `snapshot verify`'s, which reads all of them.

mod messenger;

use std::io::ErrorKind;
use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};

use super::{check_begun, connect, open_store_to_read};
use crate::adapters::files::unfinished;
use crate::adapters::store::{DATABASE_FILE, SqliteStore};
use crate::config;
use crate::domain::policy::Policy;
use crate::domain::restore::RestoreState;
use crate::domain::zone::Zone;
use crate::ports::crm::Crm;
use crate::ports::portals::{Portal, PortalStore};
use crate::ports::restores::RestoreStore;
use crate::ports::snapshots::{SnapshotReader, StoreError};
use crate::ports::verify::StoreVerifier;
use crate::service::capture::CaptureError;
use crate::service::connection::concerns;

/// How old the newest snapshot may be: a day, and the time that reading and trying again may take.
const OLDEST_NEWEST: TimeDelta = TimeDelta::hours(27);

/// What still works in a folder that cannot be written.
const READ_ALL_THE_SAME: &str = "what is stored can be read all the same: `restore24 snapshot verify`, `restore24 export --out \
                                 FOLDER_ELSEWHERE`";

/// Something that was looked at.
#[derive(Debug)]
pub struct Finding {
    /// What was looked at: `folder`, `policy`, `bot`, `desk`, `audit`, `portals`, or a portal's name.
    pub about: String,
    /// What was found.
    pub verdict: Verdict,
}

/// What was found.
#[derive(Debug)]
pub enum Verdict {
    /// All well.
    Fine(String),
    /// It works, and the operator should know.
    Note {
        /// What.
        text: String,
        /// What to do.
        advice: String,
    },
    /// It does not work.
    Wrong {
        /// What.
        text: String,
        /// What to do.
        advice: String,
    },
    /// It could not be looked at.
    Failed(anyhow::Error),
}

impl Finding {
    /// Whether something does not work.
    pub fn is_wrong(&self) -> bool {
        matches!(self.verdict, Verdict::Wrong { .. } | Verdict::Failed(_))
    }
}

/// Looks at the installation in `data` and asks each of its portals.
pub async fn examine(data: &Path, now: DateTime<Utc>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut found = |about: &str, verdict| findings.push(Finding { about: about.to_owned(), verdict });
    if !data.is_dir() {
        let text = format!("there is no folder {}", data.display());
        let advice =
            "name the installation's with --data or RESTORE24_DATA, or begin one with `restore24 portal add NAME`";
        found("folder", Verdict::Wrong { text, advice: advice.to_owned() });
        return findings;
    }
    if let Err(
        error @ (StoreError::NoInstallation { .. } | StoreError::NoDatabase { .. } | StoreError::Unusable { .. }),
    ) = check_begun(data)
    {
        found("folder", Verdict::Failed(error.into()));
        return findings;
    }
    found("folder", try_writing(data));
    if let Some(verdict) = rights(data) {
        found("rights", verdict);
    }
    let unfinished = unfinished(data).len();
    if unfinished > 0 {
        let text = format!("{unfinished} unfinished files with customers' data, of programs that were ended");
        let advice = "`restore24 snapshot prune` removes them".to_owned();
        found("files", Verdict::Note { text, advice });
    }
    let policy = config::load_policy(data);
    let (policy, verdict) = match policy {
        Ok(policy) => (Some(policy), Verdict::Fine("it can be used".to_owned())),
        Err(error) => (None, Verdict::Failed(error.into())),
    };
    let daily = policy.as_ref().and_then(Policy::daily_at);
    found("policy", verdict);
    for (about, verdict) in messenger::examine(policy.as_ref()).await {
        found(about, verdict);
    }
    let store = match open_store_to_read(data).await {
        Ok(store) => store,
        Err(error) => {
            found("store", Verdict::Failed(error.into()));
            return findings;
        }
    };
    if store.is_read_only() {
        found("store", Verdict::Fine(READ_ALL_THE_SAME.to_owned()));
    }
    found("audit", audit(&store).await);
    match store.list_portals().await {
        Err(error) => found("portals", Verdict::Failed(error.into())),
        Ok(portals) if portals.is_empty() => {
            let advice = "add one with `restore24 portal add NAME`".to_owned();
            found("portals", Verdict::Note { text: "there is none yet".to_owned(), advice });
        }
        Ok(portals) => {
            for portal in portals {
                for verdict in examine_portal(&store, &portal, daily.is_some(), now).await {
                    found(portal.id.as_str(), verdict);
                }
            }
        }
    }
    findings
}

/// Whether a file can be made there, as every snapshot and every log needs.
fn try_writing(data: &Path) -> Verdict {
    match tempfile::tempfile_in(data).and_then(|mut file| std::io::Write::write_all(&mut file, &[0; 65_536])) {
        Ok(()) => Verdict::Fine(format!("{} can be written", data.display())),
        Err(error) => Verdict::Wrong {
            text: format!("{} cannot be written: {}", data.display(), in_words(&error)),
            advice: format!(
                "no snapshot can be taken and nothing restored: free space, correct the folder's rights or mount it for \
                 writing; {READ_ALL_THE_SAME}"
            ),
        },
    }
}

/// Whether other users of this machine may read or write what is stored: personal data and the webhook.
#[cfg(unix)]
fn rights(data: &Path) -> Option<Verdict> {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| std::fs::metadata(path).map(|found| found.permissions().mode() & 0o777).unwrap_or(0);
    let database = data.join(DATABASE_FILE);
    let (folder_mode, file_mode) = (mode(data), mode(&database));
    // Nobody else gets through a folder that is its owner's alone.
    if folder_mode & 0o077 == 0 || (folder_mode & 0o022 == 0 && file_mode & 0o077 == 0) {
        return None;
    }
    let text = format!(
        "other users of this machine can get at customers' data and the webhook: {} has the rights {folder_mode:o}, its \
         database {file_mode:o}",
        data.display()
    );
    let advice = format!("`chmod 700 '{}' && chmod 600 '{}'*`", data.display(), database.display());
    Some(Verdict::Note { text, advice })
}

/// Rights are told here where the system has them.
#[cfg(not(unix))]
fn rights(_data: &Path) -> Option<Verdict> {
    None
}

fn in_words(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::ReadOnlyFilesystem => "it can only be read".to_owned(),
        ErrorKind::PermissionDenied => "there is no permission to".to_owned(),
        _ => error.to_string(),
    }
}

async fn audit(store: &SqliteStore) -> Verdict {
    match store.verify_audit().await {
        Err(error) => Verdict::Failed(error.into()),
        Ok(report) if report.is_clean() => Verdict::Fine(format!("each entry is as it was written ({})", report.rows)),
        Ok(_) => Verdict::Wrong {
            text: "entries are not as they were written".to_owned(),
            advice: "see which with `restore24 audit verify`".to_owned(),
        },
    }
}

async fn examine_portal(store: &SqliteStore, portal: &Portal, is_daily: bool, now: DateTime<Utc>) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    if portal.is_connected {
        match connection(store, portal).await {
            Ok(found) => verdicts.extend(found),
            Err(error) => verdicts.push(Verdict::Failed(error)),
        }
        verdicts.push(match age(store, portal, is_daily, now).await {
            Ok(verdict) => verdict,
            Err(error) => Verdict::Failed(error),
        });
    } else {
        verdicts.push(Verdict::Fine("removed; its snapshots can be read".to_owned()));
    }
    match unended(store, portal).await {
        Ok(found) => verdicts.extend(found),
        Err(error) => verdicts.push(Verdict::Failed(error)),
    }
    verdicts
}

async fn connection(store: &SqliteStore, portal: &Portal) -> anyhow::Result<Vec<Verdict>> {
    let probe = connect(store, portal).await?.probe().await?;
    if !portal.fingerprint.is_same_portal(&probe.fingerprint) && !probe.fingerprint.first_users.is_empty() {
        let (expected, found) = (portal.fingerprint.host.clone(), probe.fingerprint.host);
        return Err(CaptureError::AnotherPortal { portal: portal.id.clone(), expected, found }.into());
    }
    let mut verdicts = vec![Verdict::Fine(format!("{} answers", probe.fingerprint.host))];
    verdicts.extend(concerns(&probe).into_iter().map(|concern| {
        let (text, advice) = (concern.to_string(), concern.hint().to_owned());
        if concern.is_serious() { Verdict::Wrong { text, advice } } else { Verdict::Note { text, advice } }
    }));
    Ok(verdicts)
}

async fn age(store: &SqliteStore, portal: &Portal, is_daily: bool, now: DateTime<Utc>) -> anyhow::Result<Verdict> {
    let zone = Zone::parse_or_utc(&portal.last_probe.time_zone);
    let snapshots = store.list_snapshots(&portal.id).await?;
    let Some(newest) = snapshots.iter().max_by_key(|header| header.taken_at) else {
        let advice = "take one with `restore24 snapshot take`, and let `restore24 serve` take one every day".to_owned();
        return Ok(Verdict::Wrong { text: "there is no snapshot yet: nothing could be restored".to_owned(), advice });
    };
    let text = format!("the newest snapshot, {}, is of {}", newest.id, zone.show(newest.taken_at));
    if now - newest.taken_at <= OLDEST_NEWEST || !is_daily {
        return Ok(Verdict::Fine(text));
    }
    let advice =
        "see that `restore24 serve` or its cron job runs; `restore24 snapshot take` tells why one fails".to_owned();
    Ok(Verdict::Wrong { text: format!("{text}: over a day ago"), advice })
}

/// Restores that were begun and have not ended.
async fn unended(store: &SqliteStore, portal: &Portal) -> anyhow::Result<Vec<Verdict>> {
    let restores = store.list_restores(Some(&portal.id)).await?;
    let unended = restores.iter().filter(|restore| restore.state != RestoreState::Done);
    Ok(unended
        .map(|restore| {
            let id = restore.id;
            let text = match &restore.state {
                RestoreState::Stopped { reason } => format!("restore {id} stopped: {reason}"),
                _ => format!("restore {id} is running, or was cut off"),
            };
            let advice = format!("where no program is at work on it, go on with `restore24 restore resume {id}`");
            Verdict::Note { text, advice }
        })
        .collect())
}
