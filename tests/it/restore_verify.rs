//! `snapshot verify` and everything around restores: each flipped bit is found, and nothing damaged is used.

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use restore24::adapters::store::sqlite::DATABASE_FILE;
use restore24::domain::{EntityType, PlanId, RestoreId};
use restore24::ports::restores::RestoreStore;
use restore24::ports::snapshots::StoreError;
use restore24::ports::verify::StoreVerifier;
use serde_json::json;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, Connection, Row};

use crate::restore_support::{apply, desk, plan_missing, populated};
use crate::store_support::{Bench, key};

/// A restore with something in every table, refusals included.
async fn restored() -> Bench {
    let (bench, snapshot) = populated().await;
    for id in [1, 2] {
        bench.crm.portal().remove(key(EntityType::Contact, id));
    }
    bench.crm.portal().refuse_writes(|_, fields| {
        let is_refused = fields.get("name") == Some(&json!("Contact 2"));
        is_refused.then(|| ("100".to_owned(), "no".to_owned()))
    });
    let desk = desk(&bench).await;
    apply(&desk, &plan_missing(&desk, snapshot).await).await.unwrap();
    bench
}

async fn other_hand(bench: &Bench) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(bench.folder.path().join(DATABASE_FILE)).foreign_keys(false);
    let mut other = SqliteConnection::connect_with(&options).await.unwrap();
    // Whoever edits the file is not stopped by triggers either.
    for trigger in ["audit_never_changes", "audit_never_forgets"] {
        sqlx::query(AssertSqlSafe(format!("DROP TRIGGER {trigger}"))).execute(&mut other).await.unwrap();
    }
    other
}

/// A value of the same kind that differs in one bit, as an SQL expression.
fn flipped(kind: &str, bytes: &[u8], integer: Option<i64>, at: usize) -> String {
    match (kind, integer) {
        ("null", _) => "7".to_owned(),
        (_, Some(integer)) => (integer ^ (1 << (20 + at % 20))).to_string(),
        (kind, None) if !bytes.is_empty() => {
            let mut bytes = bytes.to_vec();
            let position = at % bytes.len();
            bytes[position] ^= if kind == "text" { 1 } else { 1 << (at % 8) };
            let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            if kind == "text" { format!("CAST(x'{hex}' AS TEXT)") } else { format!("x'{hex}'") }
        }
        ("text", None) => "'x'".to_owned(),
        _ => "x'01'".to_owned(),
    }
}

#[tokio::test]
async fn verify_finds_a_flipped_bit_in_every_column_around_restores() {
    let bench = restored().await;
    assert!(bench.store.verify(None).await.unwrap().is_clean());
    let mut other = other_hand(&bench).await;
    let tables = [
        ("plan", "id"),
        ("plan_step", "plan || ':' || seq"),
        ("consent", "id"),
        ("restore", "id"),
        ("restore_step", "restore || ':' || seq"),
        ("lineage", "type || old_id || ':' || new_id"),
        ("refusal", "type || id || ':' || field"),
        ("audit", "seq"),
    ];
    let mut rng = StdRng::seed_from_u64(24);
    let mut flips = 0;
    for (table, name) in tables {
        let columns: Vec<String> =
            sqlx::query_scalar(AssertSqlSafe(format!("SELECT name FROM pragma_table_info('{table}')")))
                .fetch_all(&mut other)
                .await
                .unwrap();
        let rows: Vec<String> =
            sqlx::query_scalar(AssertSqlSafe(format!("SELECT CAST({name} AS TEXT) FROM {table} LIMIT 2")))
                .fetch_all(&mut other)
                .await
                .unwrap();
        assert!(!rows.is_empty(), "{table} has rows");
        for (row, column) in rows.iter().flat_map(|row| columns.iter().map(move |column| (row, column))) {
            // The damaged copy takes the row's place as a whole, and the row comes back as a whole.
            let read = format!(
                "SELECT typeof({column}), CAST({column} AS BLOB), CASE typeof({column}) WHEN 'integer' THEN {column} END \
                 FROM {table} WHERE CAST({name} AS TEXT) = '{row}'"
            );
            let found = sqlx::query(AssertSqlSafe(read)).fetch_one(&mut other).await.unwrap();
            let bytes: Option<Vec<u8>> = found.get(1);
            let kind: String = found.get(0);
            let new = flipped(&kind, &bytes.unwrap_or_default(), found.get(2), rng.random_range(0..4096));
            for statement in [
                "DROP TABLE IF EXISTS temp.kept".to_owned(),
                format!("CREATE TEMP TABLE kept AS SELECT * FROM {table}"),
                format!("UPDATE {table} SET {column} = {new} WHERE CAST({name} AS TEXT) = '{row}'"),
            ] {
                let outcome = sqlx::query(AssertSqlSafe(statement.clone())).execute(&mut other).await;
                // A column of texts takes no number in place of its NULL.
                if outcome.is_err() {
                    let text = statement.replace("= 7 WHERE", "= 'x' WHERE");
                    sqlx::query(AssertSqlSafe(text)).execute(&mut other).await.unwrap();
                }
            }
            let report = bench.store.verify(None).await.unwrap();
            assert!(
                report.damages.iter().any(|damage| damage.table == table),
                "{table}.{column} of {row} became {new}, and nobody noticed"
            );
            flips += 1;
            for statement in [format!("DELETE FROM {table}"), format!("INSERT INTO {table} SELECT * FROM temp.kept")] {
                sqlx::query(AssertSqlSafe(statement)).execute(&mut other).await.unwrap();
            }
        }
    }
    assert!(flips > 60, "{flips}");
    // The missing triggers are noticed too; nothing else is damaged any more.
    let report = bench.store.verify(None).await.unwrap();
    let names: Vec<&str> = tables.iter().map(|(table, _)| *table).collect();
    assert!(!report.damages.iter().any(|damage| names.contains(&damage.table.as_str())), "{:?}", report.damages);
}

#[tokio::test]
async fn missing_steps_and_missing_entries_are_found() {
    for (statement, what) in [
        ("DELETE FROM plan_step WHERE seq = 1", "steps of the plan are missing"),
        ("DELETE FROM audit WHERE seq = 2", "an entry before it is missing"),
    ] {
        let bench = restored().await;
        let mut other = other_hand(&bench).await;
        sqlx::query(statement).execute(&mut other).await.unwrap();
        let report = bench.store.verify(None).await.unwrap();
        assert!(report.damages.iter().any(|damage| damage.what.contains(what)), "{:?}", report.damages);
    }
}

#[tokio::test]
async fn nothing_damaged_is_used() {
    let bench = restored().await;
    let mut other = other_hand(&bench).await;
    let damaged = |error: StoreError| assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
    sqlx::query("UPDATE plan_step SET body = replace(body, '\"id\":1', '\"id\":3')").execute(&mut other).await.unwrap();
    damaged(bench.store.load_plan(PlanId(1)).await.unwrap_err());
    sqlx::query("UPDATE restore_step SET state = 'planned'").execute(&mut other).await.unwrap();
    damaged(bench.store.load_journal(RestoreId(1)).await.unwrap_err());
    sqlx::query("UPDATE lineage SET new_id = 99").execute(&mut other).await.unwrap();
    damaged(bench.store.load_lineage(&bench.portal).await.unwrap_err());
    sqlx::query("UPDATE audit SET at = at + 1").execute(&mut other).await.unwrap();
    damaged(bench.store.list_audit(None).await.unwrap_err());
}

#[tokio::test]
async fn the_audit_cannot_be_changed_by_the_program() {
    let bench = restored().await;
    let mut tx = bench.store.begin().await.unwrap();
    assert!(sqlx::query("UPDATE audit SET at = 0").execute(&mut *tx).await.is_err());
    assert!(sqlx::query("DELETE FROM audit").execute(&mut *tx).await.is_err());
}
