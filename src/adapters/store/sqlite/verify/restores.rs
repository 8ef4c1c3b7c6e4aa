//! Plans, consents, restores, journal, lineage, refusals, audit and sign-ins check themselves.
//!
//! In charge of each row's seal, of plans that lack steps, and of the audit's chain. What a damaged row means for a
//! restore is told by whoever reads it: nothing damaged is ever used.

use async_trait::async_trait;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::SealedTable;
use crate::adapters::store::sqlite::SqliteStore;
use crate::adapters::store::sqlite::audit::AuditRow;
use crate::adapters::store::sqlite::lineage::EdgeRow;
use crate::adapters::store::sqlite::plans::{PlanRow, step_seal};
use crate::adapters::store::sqlite::restores::{ConsentRow, JournalRow, RefusalRow, RestoreRow};
use crate::adapters::store::sqlite::sign_ins;
use crate::domain::PortalId;
use crate::ports::snapshots::StoreError;
use crate::ports::verify::{Damage, VerifyReport};

/// The tables around restores.
pub(super) fn tables() -> Vec<Box<dyn SealedTable>> {
    let rows = |name, query, check: Check| -> Box<dyn SealedTable> { Box::new(Rows { name, query, check }) };
    vec![
        rows("plan", "SELECT * FROM plan", |row| {
            let row = PlanRow::read(row)?;
            Ok((format!("p{}", row.id), row.is_sealed()))
        }),
        rows(
            "plan_step",
            "SELECT s.*, coalesce(p.portal, '') AS portal FROM plan_step s LEFT JOIN plan p ON p.id = s.plan",
            |row| {
                let (plan, seq, body, seal): (i64, i64, String, Vec<u8>) =
                    (row.try_get("plan")?, row.try_get("seq")?, row.try_get("body")?, row.try_get("seal")?);
                Ok((format!("step {seq} of p{plan}"), seal == step_seal(plan, seq, &body)))
            },
        ),
        rows("sign_in_app", "SELECT * FROM sign_in_app", sign_ins::is_app_sealed),
        rows("personal_token", "SELECT * FROM personal_token", sign_ins::is_token_sealed),
        rows("consent", "SELECT * FROM consent", |row| {
            let row = ConsentRow::read(row)?;
            Ok((format!("k{}", row.id), row.is_sealed()))
        }),
        rows("restore", "SELECT * FROM restore", |row| {
            let row = RestoreRow::read(row)?;
            Ok((format!("r{}", row.id), row.is_sealed()))
        }),
        rows(
            "restore_step",
            "SELECT s.*, coalesce(r.portal, '') AS portal FROM restore_step s LEFT JOIN restore r ON r.id = s.restore",
            |row| {
                let row = JournalRow::read(row)?;
                Ok((row.describe(), row.is_sealed()))
            },
        ),
        rows("lineage", "SELECT * FROM lineage", |row| {
            let row = EdgeRow::read(row)?;
            Ok((row.describe(), row.is_sealed()))
        }),
        rows("refusal", "SELECT * FROM refusal", |row| {
            let row = RefusalRow::read(row)?;
            Ok((row.describe(), row.is_sealed()))
        }),
        Box::new(PlanSteps),
        Box::new(AuditChain),
    ]
}

/// Where a row is, and whether it is as it was written.
type Check = fn(&SqliteRow) -> Result<(String, bool), sqlx::Error>;

struct Rows {
    name: &'static str,
    query: &'static str,
    check: Check,
}

#[async_trait]
impl SealedTable for Rows {
    async fn check(
        &self,
        store: &SqliteStore,
        portal: Option<&PortalId>,
        report: &mut VerifyReport,
    ) -> Result<(), StoreError> {
        for row in sqlx::query(self.query).fetch_all(store.readers()).await? {
            let owner: String = row.try_get("portal")?;
            // A portal's name that was damaged is nobody's: it is told whoever asks.
            let is_anothers = portal.is_some_and(|asked| asked.as_str() != owner);
            let (place, is_sealed) = (self.check)(&row)?;
            if is_anothers && is_sealed {
                continue;
            }
            report.rows += 1;
            if !is_sealed {
                note(report, &owner, self.name, place, "the row is not as it was written");
            }
        }
        Ok(())
    }

    fn name(&self) -> &'static str {
        self.name
    }
}

fn note(report: &mut VerifyReport, portal: &str, table: &str, place: String, what: &str) {
    report.note(Damage {
        portal: Some(portal.to_owned()),
        table: table.to_owned(),
        place,
        what: what.to_owned(),
        affects: Vec::new(),
    });
}

/// Every plan has the steps that it was stored with.
struct PlanSteps;

#[async_trait]
impl SealedTable for PlanSteps {
    async fn check(
        &self,
        store: &SqliteStore,
        portal: Option<&PortalId>,
        report: &mut VerifyReport,
    ) -> Result<(), StoreError> {
        let query = "SELECT id, portal FROM plan WHERE (?1 IS NULL OR portal = ?1) AND step_count <> \
                     (SELECT count(*) FROM plan_step WHERE plan = plan.id)";
        let rows = sqlx::query(query).bind(portal.map(PortalId::as_str)).fetch_all(store.readers()).await?;
        for row in rows {
            let (id, owner): (i64, String) = (row.try_get("id")?, row.try_get("portal")?);
            note(report, &owner, self.name(), format!("p{id}"), "steps of the plan are missing");
        }
        Ok(())
    }

    fn name(&self) -> &'static str {
        "plan"
    }
}

/// The audit alone.
pub(super) fn audit() -> impl SealedTable {
    AuditChain
}

/// The audit's rows follow each other without a gap, each sealed over the one before.
struct AuditChain;

#[async_trait]
impl SealedTable for AuditChain {
    async fn check(
        &self,
        store: &SqliteStore,
        _: Option<&PortalId>,
        report: &mut VerifyReport,
    ) -> Result<(), StoreError> {
        let mut previous: Vec<u8> = Vec::new();
        let mut next = 1;
        for row in sqlx::query("SELECT * FROM audit ORDER BY seq").fetch_all(store.readers()).await? {
            let owner: String = row.try_get("portal")?;
            let row = AuditRow::read(&row)?;
            report.rows += 1;
            let place = format!("entry {}", row.seq);
            if !row.is_sealed() {
                note(report, &owner, self.name(), place, "the row is not as it was written");
            } else if row.seq != next || row.previous != previous {
                note(report, &owner, self.name(), place, "an entry before it is missing or was replaced");
            }
            next = row.seq + 1;
            previous = row.seal;
        }
        Ok(())
    }

    fn name(&self) -> &'static str {
        "audit"
    }
}
