//! Re-reads everything that is stored and names what is not as it was written.
//!
//! In charge of finding accidents in any column of any lasting table: each row by its seal, each body by its digest,
//! each snapshot's records by their sum, the headers by their chain, the file by SQLite's own check. Tables of others
//! join through [`sealed_tables`].

mod headers;
mod restores;
mod structure;
mod versions;

use std::collections::{BTreeMap, BTreeSet};

use async_trait::async_trait;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::SqliteStore;
use super::captures::{CaptureRow, CloseRow, ProgressRow};
use super::portals::PortalRow;
use super::snapshots::{HeaderRow, definitions_seal, parse_definitions};
use crate::domain::{PortalId, SnapshotId};
use crate::ports::snapshots::StoreError;
use crate::ports::verify::{Damage, Intact, StoreVerifier, VerifyReport};

use headers::Known;

/// A lasting table that checks itself.
#[async_trait]
pub trait SealedTable: Send + Sync {
    /// Checks every row (of one portal, or of all) and adds what is damaged to the report, `rows` included.
    ///
    /// # Errors
    /// Where the rows cannot be read; the caller turns that into a damage of [`name`](Self::name).
    async fn check(
        &self,
        store: &SqliteStore,
        portal: Option<&PortalId>,
        report: &mut VerifyReport,
    ) -> Result<(), StoreError>;

    /// The table's name.
    fn name(&self) -> &'static str;
}

/// The tables that others added, in the order in which they are checked.
pub fn sealed_tables() -> Vec<Box<dyn SealedTable>> {
    restores::tables()
}

#[async_trait]
impl StoreVerifier for SqliteStore {
    async fn verify(&self, portal: Option<&PortalId>) -> Result<VerifyReport, StoreError> {
        let mut report = VerifyReport::default();
        structure::check(self, &mut report).await?;
        let mut check = Check { store: self, portal, report, known: BTreeMap::new() };
        let checked = check.portals().await;
        check.or_damage("portal", checked);
        let checked = check.headers().await;
        check.or_damage("snapshot", checked);
        let checked = check.definitions().await;
        check.or_damage("definitions", checked);
        let checked = versions::check(&mut check).await;
        check.or_damage("record_version", checked);
        let checked = check.capture_under_way().await;
        check.or_damage("capture", checked);
        for table in sealed_tables() {
            let checked = table.check(self, portal, &mut check.report).await;
            check.or_damage(table.name(), checked);
        }
        Ok(check.finish())
    }

    async fn verify_audit(&self) -> Result<VerifyReport, StoreError> {
        let report = VerifyReport::default();
        let mut check = Check { store: self, portal: None, report, known: BTreeMap::new() };
        let audit = restores::audit();
        let checked = audit.check(self, None, &mut check.report).await;
        check.or_damage(audit.name(), checked);
        Ok(check.report)
    }
}

/// One run of the check.
struct Check<'a> {
    store: &'a SqliteStore,
    portal: Option<&'a PortalId>,
    report: VerifyReport,
    /// By portal, as it is stored.
    known: BTreeMap<String, Known>,
}

impl Check<'_> {
    fn damage(&mut self, portal: &str, table: &str, place: String, what: &str, affects: Vec<SnapshotId>) {
        self.report.note(Damage {
            portal: Some(portal.to_owned()),
            table: table.to_owned(),
            place,
            what: what.to_owned(),
            affects,
        });
    }

    /// A table that cannot be read to its end is a damage of its own.
    fn or_damage(&mut self, table: &str, checked: Result<(), StoreError>) {
        if let Err(error) = checked {
            let cause = std::error::Error::source(&error).map(|cause| format!(": {cause}")).unwrap_or_default();
            self.report.note(Damage {
                portal: self.portal.map(ToString::to_string),
                table: table.to_owned(),
                place: "the table".to_owned(),
                what: format!("it cannot be read to its end ({error}{cause})"),
                affects: self.known.values().flat_map(|known| known.kept.iter().copied()).collect(),
            });
        }
    }

    fn is_asked_for(&self, portal: &str) -> bool {
        self.portal.is_none_or(|asked| asked.as_str() == portal)
    }

    async fn rows(&self, query: &'static str) -> Result<Vec<SqliteRow>, StoreError> {
        Ok(sqlx::query(query).fetch_all(self.store.readers()).await?)
    }

    async fn portals(&mut self) -> Result<(), StoreError> {
        for row in self.rows("SELECT * FROM portal ORDER BY id").await? {
            let row = PortalRow::read(&row)?;
            if !self.is_asked_for(&row.id) {
                continue;
            }
            self.report.portals += 1;
            let known = self.known.entry(row.id.clone()).or_default();
            known.newest = row.newest_snapshot.zip(row.newest_header.clone());
            known.is_registered = true;
            if row.to_portal().is_err() {
                let place = "name, webhook or settings".to_owned();
                self.damage(&row.id, "portal", place, "the row is not as it was written", Vec::new());
            }
        }
        Ok(())
    }

    async fn headers(&mut self) -> Result<(), StoreError> {
        let mut rows: BTreeMap<String, Vec<HeaderRow>> = BTreeMap::new();
        for row in self.rows("SELECT * FROM snapshot ORDER BY portal, id").await? {
            let row = HeaderRow::read(&row)?;
            if self.is_asked_for(&row.portal) {
                let is_kept = row.expired_at.is_none();
                *(if is_kept { &mut self.report.snapshots } else { &mut self.report.expired }) += 1;
                rows.entry(row.portal.clone()).or_default().push(row);
            }
        }
        for row in self.rows("SELECT * FROM capture").await? {
            let row = CaptureRow::read(&row)?;
            if self.is_asked_for(&row.portal) {
                self.known.entry(row.portal).or_default().pending = Some(row.snapshot);
            }
        }
        let portals: BTreeSet<String> = rows.keys().chain(self.known.keys()).cloned().collect();
        for portal in portals {
            let known = self.known.remove(&portal).unwrap_or_default();
            let known = headers::check(self, &portal, known, rows.remove(&portal).unwrap_or_default());
            self.known.insert(portal, known);
        }
        Ok(())
    }

    async fn definitions(&mut self) -> Result<(), StoreError> {
        let mut sound = BTreeSet::new();
        for row in self.rows("SELECT portal, digest, body, seal FROM definitions").await? {
            let portal: String = row.try_get("portal")?;
            if !self.is_asked_for(&portal) {
                continue;
            }
            self.report.rows += 1;
            let (digest, body, seal): (Vec<u8>, Vec<u8>, Vec<u8>) =
                (row.try_get("digest")?, row.try_get("body")?, row.try_get("seal")?);
            let is_sealed = seal == definitions_seal(&portal, &digest, &body);
            if is_sealed && parse_definitions(&digest, &body).is_some() {
                sound.insert((portal, digest));
            } else {
                let affects = self.known.get(&portal).map(|known| known.with_definitions(&digest)).unwrap_or_default();
                self.damage(&portal, "definitions", "a set-up".to_owned(), "the row is not as it was written", affects);
            }
        }
        let missing: Vec<(String, SnapshotId)> = self
            .known
            .iter()
            .flat_map(|(portal, known)| {
                let needs = known.needed_definitions();
                let is_missing = |digest: &Vec<u8>| !sound.contains(&(portal.clone(), digest.clone()));
                needs.into_iter().filter(move |(_, digest)| is_missing(digest)).map(|(id, _)| (portal.clone(), id))
            })
            .collect();
        for (portal, id) in missing {
            self.damage(&portal, "definitions", id.to_string(), "the portal's set-up is missing or damaged", vec![id]);
        }
        Ok(())
    }

    /// What a capture that was cut off left behind; damage there costs that capture, no snapshot.
    async fn capture_under_way(&mut self) -> Result<(), StoreError> {
        let what = "the row is not as it was written (the capture under way will be taken anew)";
        for row in self.rows("SELECT * FROM capture").await? {
            let row = CaptureRow::read(&row)?;
            if self.is_asked_for(&row.portal) {
                self.report.rows += 1;
                if !row.is_sealed() {
                    self.damage(&row.portal, "capture", "the capture under way".to_owned(), what, Vec::new());
                }
            }
        }
        for row in self.rows("SELECT * FROM capture_progress").await? {
            let row = ProgressRow::read(&row)?;
            if self.is_asked_for(&row.portal) {
                self.report.rows += 1;
                if !row.is_sealed() {
                    let place = format!("the progress of {}", row.entity_type);
                    self.damage(&row.portal, "capture_progress", place, what, Vec::new());
                }
            }
        }
        for row in self.rows("SELECT * FROM pending_close").await? {
            let row = CloseRow::read(&row)?;
            if self.is_asked_for(&row.portal) {
                self.report.rows += 1;
                if !row.is_sealed() {
                    let place = format!("the end of {} {} from s{}", row.entity_type, row.id, row.first_snapshot);
                    self.damage(&row.portal, "pending_close", place, what, Vec::new());
                }
            }
        }
        Ok(())
    }

    fn finish(self) -> VerifyReport {
        let mut report = self.report;
        let hit = |portal: &str, id: SnapshotId| {
            report.damages.iter().any(|damage| {
                damage.portal.as_deref().is_none_or(|damaged| damaged == portal) && damage.affects.contains(&id)
            })
        };
        let intact = self
            .known
            .iter()
            .filter(|(_, known)| known.is_registered)
            .map(|(portal, known)| Intact {
                portal: portal.clone(),
                snapshots: known.kept.iter().copied().filter(|id| !hit(portal, *id)).collect(),
            })
            .collect();
        report.intact = intact;
        report
    }
}
