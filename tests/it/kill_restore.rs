//! `kill -9` at fifty moments of `restore apply` and `restore resume`: nothing is lost, nothing is there twice.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use restore24::adapters::bitrix24::{Bitrix24Crm, ClientSettings};
use restore24::adapters::store::SqliteStore;
use restore24::domain::lineage::Lineage;
use restore24::domain::schema::{Digest, content_digest};
use restore24::domain::{EntityType, PortalId, Record, RecordId, RecordKey};
use restore24::ports::crm::Crm;
use restore24::ports::restores::RestoreStore;
use restore24::ports::verify::StoreVerifier;
use restore24::sandbox::Server;
use serde_json::{Value, json};

use crate::program::{Program, Ran, sandbox};

const KILLS: usize = 50;

fn acme() -> PortalId {
    "acme".parse().unwrap()
}

fn client(server: &Server) -> Bitrix24Crm {
    let settings = ClientSettings { drain_per_second: None, ..ClientSettings::default() };
    Bitrix24Crm::connect(server.webhook_url().parse().unwrap(), settings).unwrap()
}

async fn read_all(crm: &Bitrix24Crm) -> Vec<Record> {
    let mut all = Vec::new();
    for entity_type in EntityType::ALL {
        let mut after = RecordId(0);
        loop {
            let page = crm.read_page(entity_type, after).await.unwrap();
            let Some(last) = page.items.last() else { break };
            after = last.id;
            all.extend(page.items);
            if page.is_last {
                break;
            }
        }
    }
    all
}

/// Every record under its first number with all that a restore may write; a record that is there twice is told.
pub async fn portal_now(server: &Server, program: &Program) -> BTreeMap<RecordKey, Digest> {
    let crm = client(server);
    let store = SqliteStore::open(program.data.path()).await.unwrap();
    let lineage = Lineage::from_edges(store.load_lineage(&acme()).await.unwrap());
    store.close().await;
    let definitions = crm.read_definitions().await.unwrap();
    let mut records = BTreeMap::new();
    for mut record in read_all(&crm).await {
        // A portal takes it while a record is created only, so one that stayed cannot get it back.
        record.fields.remove("leadId");
        let content = content_digest(&definitions, &record, &|key| lineage.first_id(key));
        let twice = records.insert(lineage.first(record.key()), content);
        assert!(twice.is_none(), "{} is there twice", record.key());
    }
    records
}

/// Asserts that nothing differs; tells what does.
pub fn assert_same(now: &BTreeMap<RecordKey, Digest>, before: &BTreeMap<RecordKey, Digest>, told: &str) {
    let keys: std::collections::BTreeSet<&RecordKey> = now.keys().chain(before.keys()).collect();
    let differ: Vec<String> = keys
        .into_iter()
        .filter(|key| now.get(key) != before.get(key))
        .map(|key| format!("{key}: {} then, {} now", before.contains_key(key), now.contains_key(key)))
        .collect();
    assert!(differ.is_empty(), "{told}: {differ:?}");
}

/// Somebody deletes every n-th record.
pub async fn delete_some(server: &Server, offset: usize) -> usize {
    let mut by_type: BTreeMap<EntityType, Vec<u64>> = BTreeMap::new();
    for record in read_all(&client(server)).await.iter().skip(offset).step_by(7) {
        by_type.entry(record.entity_type).or_default().push(record.id.0);
    }
    for (entity_type, ids) in &by_type {
        server.ui_post("records/delete", &json!({"type": entity_type, "ids": ids}));
    }
    by_type.values().map(Vec::len).sum()
}

async fn run(program: &Program, args: &[&str]) -> Ran {
    let output = program.command(args).env("RESTORE24_SETTLE_SECONDS", "0.05").output().await.unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

pub async fn plan(program: &Program) -> Value {
    run(program, &["restore", "plan", "--at", "s1", "--scope", "selective", "--json"]).await.json().remove(0)
}

async fn state_of(program: &Program) -> Option<Value> {
    run(program, &["restore", "status", "--json"]).await.json().pop()
}

#[tokio::test]
async fn b07_fifty_kills_of_a_restore() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let server = sandbox(120).await;
    server.ui_post("tariff", &json!({"license": "de_pro100"}));
    let program = Program::new();
    program.add_portal("acme", &server).await;
    program.run(&["snapshot", "take"]).await.done();

    let mut rng = StdRng::seed_from_u64(50);
    let mut usual = Duration::from_millis(400);
    let (mut kills, mut cut_off, mut round) = (0, 0, 0);
    while kills < KILLS {
        let before = portal_now(&server, &program).await;
        let lost = delete_some(&server, round % 7).await;
        let planned = plan(&program).await;
        assert_eq!(planned["recreate"], lost);
        let id = planned["plan"].as_str().unwrap().to_owned();
        // In every third round the portal loses answers on top.
        let faults = if round % 3 == 2 { "crm.item.import:cut*2,crm.item.update:cut*3" } else { "" };
        server.ui_post("faults", &json!({"spec": faults}));
        let begun = Instant::now();
        let begun_before = state_of(&program).await.map(|state| state["restore"].clone());
        let mut restore: Option<String> = None;
        loop {
            let args = match &restore {
                None => vec!["restore", "apply", id.as_str(), "--yes", "--large"],
                Some(restore) => vec!["restore", "resume", restore.as_str()],
            };
            let mut child = program.command(&args).env("RESTORE24_SETTLE_SECONDS", "0.05").spawn().unwrap();
            // The first round runs through and tells how long it takes here and now.
            if round > 0 && kills < KILLS {
                let moment = usual.mul_f64(rng.random_range(0.05..1.0));
                let spawned = Instant::now();
                if tokio::time::timeout(moment, child.wait()).await.is_err() {
                    // Ends this process only.
                    child.start_kill().unwrap();
                } else if restore.is_none() {
                    usual = usual.min(spawned.elapsed());
                }
                kills += 1;
            }
            let status = child.wait().await.unwrap();
            cut_off += usize::from(status.code().is_none());
            if round == 0 {
                usual = begun.elapsed();
            }
            let state = state_of(&program).await.filter(|state| Some(&state["restore"]) != begun_before.as_ref());
            restore = state.as_ref().map(|state| state["restore"].as_str().unwrap().to_owned());
            if state.is_some_and(|state| state["state"] == "done") {
                break;
            }
        }
        server.ui_post("faults", &json!({"spec": ""}));
        let told = format!("after round {round}, {kills} kills");
        assert_same(&portal_now(&server, &program).await, &before, &told);
        round += 1;
    }
    let again = plan(&program).await;
    assert_eq!((&again["recreate"], &again["relink"]), (&json!(0), &json!(0)), "planning again gives an empty plan");
    assert!(cut_off >= KILLS / 3, "only {cut_off} of {kills} were cut off");
    let store = SqliteStore::open(program.data.path()).await.unwrap();
    let report = store.verify(None).await.unwrap();
    assert!(report.is_clean(), "{:?}", report.damages);
}

#[tokio::test]
async fn the_program_restores_and_undoes() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let server = sandbox(200).await;
    let program = Program::new();
    program.add_portal("acme", &server).await;
    program.run(&["snapshot", "take"]).await.done();
    let before = portal_now(&server, &program).await;
    let lost = delete_some(&server, 0).await;
    let after_loss = portal_now(&server, &program).await;
    let planned = plan(&program).await;
    assert_eq!(
        (&planned["plan"], &planned["snapshot"], &planned["recreate"]),
        (&json!("p1"), &json!("s1"), &json!(lost))
    );
    for key in ["change_back", "remove", "conflicts", "expires_at", "not_held", "files"] {
        assert!(!planned[key].is_null(), "{key}");
    }

    let asked = run(&program, &["restore", "apply", "p1"]).await;
    assert_eq!(asked.code, 2, "{asked:?}");
    server.ui_post("tariff", &json!({"license": "de_project"}));
    run(&program, &["restore", "apply", "p1", "--yes"]).await.failed("not part of the portal's plan");
    server.ui_post("tariff", &json!({"license": "de_std"}));
    server.ui_post("users", &json!({"id": 1, "admin": false}));
    run(&program, &["restore", "apply", "p1", "--yes"]).await.failed("not an administrator of the portal any more");
    run(&program, &["restore", "plan", "--at", "s1", "--scope", "crm"]).await.failed("not an administrator");
    server.ui_post("users", &json!({"id": 1, "admin": true}));
    run(&program, &["restore", "apply", "p1", "--yes", "--as", "5"]).await.failed("not among the administrators");
    run(&program, &["restore", "apply", "p9", "--yes"]).await.failed("there is no plan p9");
    run(&program, &["restore", "plan", "--at", "s1", "--scope", "account"]).await.failed("not possible yet");
    assert_eq!(run(&program, &["restore", "plan", "--at", "soon", "--scope", "crm"]).await.code, 2);

    let done = run(&program, &["restore", "apply", "p1", "--yes", "--json"]).await.json().remove(0);
    assert_eq!((&done["restore"], &done["state"]), (&json!("r1"), &json!("done")));
    assert_eq!((&done["refused"], &done["unknown"]), (&json!(0), &json!(0)));
    assert_same(&portal_now(&server, &program).await, &before, "restored");
    assert_eq!(plan(&program).await["recreate"], 0, "planning again gives an empty plan");
    run(&program, &["restore", "apply", "p1", "--yes"]).await.failed("already confirmed");
    run(&program, &["restore", "resume", "r1"]).await.failed("has ended");
    let shown = run(&program, &["restore", "show", "p1", "--json"]).await.json().remove(0);
    assert_eq!(shown["restore"], "r1");

    assert_eq!(run(&program, &["restore", "undo", "r1"]).await.code, 2);
    run(&program, &["restore", "undo", "r1", "--yes"]).await.done();
    assert_same(&portal_now(&server, &program).await, &after_loss, "undone");
    run(&program, &["restore", "undo", "r1", "--yes"]).await.done();
    assert_eq!(state_of(&program).await.unwrap()["restore"], "r2", "the second undo had nothing to do");
}
