//! The database file and its structure: SQLite's own check, and the tables against the migrations.

use std::collections::BTreeMap;

use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use sqlx::{Executor, Row, Sqlite};

use super::super::{MIGRATIONS, SqliteStore};
use crate::ports::snapshots::StoreError;
use crate::ports::verify::{Damage, VerifyReport};

pub(super) async fn check(store: &SqliteStore, report: &mut VerifyReport) -> Result<(), StoreError> {
    let note = |report: &mut VerifyReport, place: &str, what: String| {
        let (table, place) = ("database".to_owned(), place.to_owned());
        report.note(Damage { portal: None, table, place, what, affects: Vec::new() });
    };
    let messages: Result<Vec<String>, sqlx::Error> =
        sqlx::query_scalar("PRAGMA integrity_check(50)").fetch_all(store.readers()).await;
    match messages {
        Ok(messages) => {
            for message in messages.into_iter().filter(|message| message != "ok") {
                note(report, "the file", message);
            }
        }
        Err(error) => note(report, "the file", format!("SQLite's own check cannot be run ({error})")),
    }
    let found = match read_structure(store.readers()).await {
        Ok(found) => found,
        Err(error) => {
            note(report, "the structure", format!("it cannot be read ({error})"));
            return Ok(());
        }
    };
    let expected = expected_structure().await?;
    for name in expected.keys().chain(found.keys().filter(|name| !expected.contains_key(*name))) {
        if expected.get(name) != found.get(name) {
            note(report, name, "the structure is not what this version of restore24 made".to_owned());
        }
    }
    Ok(())
}

/// The structure of an empty database with the same migrations.
async fn expected_structure() -> Result<BTreeMap<String, String>, StoreError> {
    let pool =
        SqlitePoolOptions::new().max_connections(1).connect_with(SqliteConnectOptions::new().in_memory(true)).await?;
    MIGRATIONS.run(&pool).await.map_err(|error| StoreError::Failed(Box::new(error)))?;
    let structure = read_structure(&pool).await;
    pool.close().await;
    Ok(structure?)
}

async fn read_structure(
    database: impl Executor<'_, Database = Sqlite>,
) -> Result<BTreeMap<String, String>, sqlx::Error> {
    let rows = sqlx::query("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'")
        .fetch_all(database)
        .await?;
    rows.iter()
        .map(|row| {
            let (kind, name, table): (String, String, String) =
                (row.try_get("type")?, row.try_get("name")?, row.try_get("tbl_name")?);
            let sql: Option<String> = row.try_get("sql")?;
            Ok((format!("{kind} {name}"), format!("{table}: {}", sql.unwrap_or_default())))
        })
        .collect()
}
