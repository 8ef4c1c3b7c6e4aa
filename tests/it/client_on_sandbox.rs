//! The client against our own stand-in portal, over real HTTP: what neither may assume of the other.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use restore24::adapters::bitrix24::{Bitrix24Crm, ClientSettings};
use restore24::domain::schema::{Definitions, content_digest, multifields};
use restore24::domain::tariff::Tariff;
use restore24::domain::{EntityType, Fields, Record, RecordId, UserId};
use restore24::ports::crm::{Crm, CrmError, Update, WriteOutcome};
use restore24::service::connection::concerns;
use serde_json::{Value, json};

/// A sandbox in a process of its own, as the command line starts it; it ends when dropped.
struct Sandbox {
    process: Child,
    webhook: String,
}

impl Sandbox {
    fn start(options: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_restore24"))
            .args(["--json", "sandbox", "--http", "127.0.0.1:0"])
            .args(options)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let ready: Value = serde_json::from_str(&line).unwrap();
        Self { process, webhook: ready["webhook"].as_str().unwrap().to_owned() }
    }

    fn connect(&self) -> Bitrix24Crm {
        let settings = ClientSettings {
            drain_per_second: None,
            retries: 2,
            backoff: Duration::from_millis(20),
            ..ClientSettings::default()
        };
        Bitrix24Crm::connect(self.webhook.parse().unwrap(), settings).unwrap()
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

async fn read_all(crm: &Bitrix24Crm, entity_type: EntityType) -> Vec<Record> {
    let (mut records, mut after) = (Vec::new(), RecordId(0));
    loop {
        let page = crm.read_page(entity_type, after).await.unwrap();
        after = page.items.last().map_or(after, |record| record.id);
        records.extend(page.items);
        if page.is_last {
            return records;
        }
    }
}

async fn read_one(crm: &Bitrix24Crm, entity_type: EntityType, id: RecordId) -> Option<Record> {
    crm.read_by_ids(entity_type, &[id]).await.unwrap().pop()
}

fn digest(definitions: &Definitions, record: &Record) -> String {
    content_digest(definitions, record, &|key| key.id).to_hex()
}

#[tokio::test]
async fn everything_is_read_and_each_way_of_reading_agrees() {
    let sandbox = Sandbox::start(&["--records", "4000", "--seed", "7"]);
    let crm = sandbox.connect();
    let mut sum = 0;
    for entity_type in EntityType::ALL {
        let records = read_all(&crm, entity_type).await;
        let ids: Vec<RecordId> = records.iter().map(|record| record.id).collect();
        sum += ids.len();
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "{entity_type}");
        assert_eq!(crm.highest_id(entity_type).await.unwrap(), ids.last().copied(), "{entity_type}");
        let (mut live, mut after) = (Vec::new(), RecordId(0));
        loop {
            let page = crm.read_ids(entity_type, after).await.unwrap();
            after = page.items.last().map_or(after, |row| row.id);
            live.extend(page.items);
            if page.is_last {
                break;
            }
        }
        assert_eq!(live.iter().map(|row| row.id).collect::<Vec<_>>(), ids, "{entity_type}");
        assert!(live.iter().all(|row| row.updated_at.is_some() && row.updated_by.is_some()), "{entity_type}");
        let some: Vec<RecordId> = ids.iter().copied().step_by(7).collect();
        let by_ids = crm.read_by_ids(entity_type, &some).await.unwrap();
        let expected: Vec<Record> = records.iter().step_by(7).cloned().collect();
        assert_eq!(by_ids, expected, "{entity_type}");
        let since = live.iter().filter_map(|row| row.updated_at).max().unwrap();
        let changed = crm.read_changed(entity_type, since, RecordId(0)).await.unwrap();
        let latest: BTreeSet<RecordId> =
            live.iter().filter(|row| row.updated_at >= Some(since)).map(|row| row.id).collect();
        assert_eq!(changed.items.iter().map(|record| record.id).collect::<BTreeSet<_>>(), latest, "{entity_type}");
    }
    assert!((3_500..=4_500).contains(&sum), "{sum} records");
}

#[tokio::test]
async fn the_probe_finds_nothing_amiss_and_the_set_up_is_complete() {
    let sandbox = Sandbox::start(&["--records", "200", "--seed", "7"]);
    let crm = sandbox.connect();
    let probe = crm.probe().await.unwrap();
    assert_eq!(concerns(&probe), []);
    assert!(matches!(probe.tariff, Tariff::Known(_)));
    assert_eq!(probe.fingerprint.first_users.len(), 5);
    assert!(probe.fingerprint.is_same_portal(&crm.probe().await.unwrap().fingerprint));
    assert!(probe.time_zone.contains('/'), "{}", probe.time_zone);
    let user = crm.find_user(probe.user.id).await.unwrap().unwrap();
    assert_eq!(user, probe.user);
    assert_eq!(crm.find_user(UserId(999_999)).await.unwrap(), None);

    let definitions = crm.read_definitions().await.unwrap();
    for entity_type in EntityType::ALL {
        let custom: BTreeSet<&str> =
            definitions.custom_fields[&entity_type].iter().map(|field| field.name.as_str()).collect();
        let record = read_all(&crm, entity_type).await.remove(0);
        for name in record.fields.keys().filter(|name| name.starts_with("UF_")) {
            assert!(custom.contains(name.as_str()), "{entity_type} {name}");
        }
        assert!(!custom.is_empty() && definitions.titles[&entity_type].len() > 10, "{entity_type}");
        assert!(!record.fields.contains_key("id") && record.fields.contains_key("createdTime"), "{entity_type}");
    }
    let fields = || definitions.custom_fields.values().flatten();
    assert!(fields().any(|field| field.kind == "crm" && !field.targets.is_empty()));
    assert!(fields().any(|field| field.kind == "enumeration" && !field.options.is_empty()));
    assert!(fields().all(|field| !field.label.is_empty()));
    assert!(definitions.statuses["DEAL_STAGE"].contains_key("NEW"));
    assert!(definitions.pipelines.contains_key("0"));
    assert!(definitions.users.len() >= 5);
}

#[tokio::test]
async fn what_is_removed_can_be_created_again_and_is_the_same() {
    let sandbox = Sandbox::start(&["--records", "400", "--seed", "7"]);
    let crm = sandbox.connect();
    let definitions = crm.read_definitions().await.unwrap();
    for entity_type in EntityType::ALL {
        let records: Vec<Record> = read_all(&crm, entity_type).await.into_iter().take(20).collect();
        let ids: Vec<RecordId> = records.iter().map(|record| record.id).collect();
        let done = vec![WriteOutcome::Done(()); ids.len()];
        assert_eq!(crm.delete(entity_type, &ids).await.unwrap(), done, "{entity_type}");
        assert_eq!(crm.delete(entity_type, &ids).await.unwrap(), done, "{entity_type}: gone is gone");
        assert_eq!(crm.read_by_ids(entity_type, &ids).await.unwrap(), [], "{entity_type}");
        let items: Vec<Fields> = records.iter().map(|record| writable(&definitions, record)).collect();
        let created = crm.create(entity_type, &items).await.unwrap();
        for (before, outcome) in records.iter().zip(created) {
            let WriteOutcome::Done(id) = outcome else { panic!("{entity_type} {}: {outcome:?}", before.id) };
            let after = read_one(&crm, entity_type, id).await.unwrap();
            let sent = writable(&definitions, before);
            for (name, value) in writable(&definitions, &after) {
                let expected = sent.get(&name);
                if name == "fm" {
                    let mut rows = [multifields(&value), multifields(expected.unwrap_or(&Value::Null))];
                    rows.iter_mut().for_each(|rows| rows.sort());
                    assert_eq!(rows[0], rows[1], "{entity_type} {}", before.id);
                } else {
                    assert_eq!(Some(&value), expected, "{entity_type} {} {name}", before.id);
                }
            }
        }
    }
}

/// What a restore would send: everything writable that is not empty, without links to what was removed as well.
fn writable(definitions: &Definitions, record: &Record) -> Fields {
    use restore24::domain::schema::{FieldRole, Writability, writability};

    let is_sent = |name: &str, value: &Value| {
        let role = definitions.role(record.entity_type, name);
        writability(record.entity_type, name) != Writability::Never
            && matches!(role, FieldRole::Plain | FieldRole::Multifields)
            && !value.is_null()
            && *value != json!("")
            && *value != json!([])
    };
    let fields = record.fields.iter().filter(|(name, value)| is_sent(name, value));
    fields.map(|(name, value)| (name.clone(), value.clone())).collect()
}

#[tokio::test]
async fn an_update_changes_what_it_names_and_an_undo_brings_it_back() {
    let sandbox = Sandbox::start(&["--records", "400", "--seed", "7"]);
    let crm = sandbox.connect();
    let definitions = crm.read_definitions().await.unwrap();
    let contacts = read_all(&crm, EntityType::Contact).await;
    let before = contacts.iter().find(|contact| multifields(&contact.fields["fm"]).len() > 1).unwrap().clone();
    let row = |kind: &str, value: &str| json!({"typeId": kind, "valueType": "WORK", "value": value});
    let set = Fields::from([
        ("lastName".to_owned(), json!("Đặng & Söhne <$result>")),
        ("post".to_owned(), Value::Null),
        ("companyIds".to_owned(), json!([])),
        ("fm".to_owned(), json!([row("EMAIL", "new@example.org"), row("PHONE", "+49 30 1"), row("PHONE", "+49 30 1")])),
    ]);
    let outcome = crm.update(EntityType::Contact, &[Update { present: before.clone(), set }]).await.unwrap();
    assert_eq!(outcome, [WriteOutcome::Done(())]);
    let after = read_one(&crm, EntityType::Contact, before.id).await.unwrap();
    assert_eq!(after.text("lastName"), Some("Đặng & Söhne <$result>"));
    assert_eq!(after.text("post"), None);
    assert_eq!(after.fields["companyIds"], json!([]));
    let mut values: Vec<String> = multifields(&after.fields["fm"]).into_iter().map(|row| row.value).collect();
    values.sort();
    assert_eq!(values, ["+49 30 1", "+49 30 1", "new@example.org"]);

    let mut undo: Fields = writable(&definitions, &before);
    undo.retain(|name, _| ["lastName", "post", "fm"].contains(&name.as_str()));
    undo.entry("post".to_owned()).or_insert(Value::Null);
    undo.insert("companyIds".to_owned(), before.fields["companyIds"].clone());
    let outcome = crm.update(EntityType::Contact, &[Update { present: after, set: undo }]).await.unwrap();
    assert_eq!(outcome, [WriteOutcome::Done(())]);
    let restored = read_one(&crm, EntityType::Contact, before.id).await.unwrap();
    assert_eq!(digest(&definitions, &restored), digest(&definitions, &before));
    assert_eq!(
        multifields(&restored.fields["fm"]),
        multifields(&before.fields["fm"]),
        "the main number is the main one"
    );

    let missing = Record { id: RecordId(99_999_999), ..restored };
    let set = Fields::from([("post".to_owned(), json!("x"))]);
    let outcome = crm.update(EntityType::Contact, &[Update { present: missing, set }]).await.unwrap();
    assert!(matches!(&outcome[0], WriteOutcome::Refused { text, .. } if text.contains("ot found")), "{outcome:?}");
}

#[tokio::test]
async fn limits_are_met_and_waited_for() {
    let sandbox = Sandbox::start(&["--records", "100", "--seed", "7", "--limits"]);
    // This client does not hold back, so the portal refuses what its bucket cannot hold.
    let settings =
        ClientSettings { drain_per_second: None, backoff: Duration::from_millis(200), ..ClientSettings::default() };
    let crm = Bitrix24Crm::connect(sandbox.webhook.parse().unwrap(), settings).unwrap();
    let questions = (0..53).map(|_| crm.highest_id(EntityType::Deal));
    for answer in futures::future::join_all(questions).await {
        assert!(answer.unwrap().is_some());
    }
}

#[tokio::test]
async fn a_wrong_secret_is_told_as_such() {
    let sandbox = Sandbox::start(&["--records", "100", "--seed", "7"]);
    let wrong = sandbox.webhook.replace("/abc", "/wrongsecret");
    let crm = Bitrix24Crm::connect(wrong.parse().unwrap(), ClientSettings::default()).unwrap();
    let error = crm.probe().await.unwrap_err();
    assert_eq!(error, CrmError::Unauthorized { code: "INVALID_CREDENTIALS".into() });
}

#[tokio::test]
async fn a_troubled_portal_tells_the_same_as_a_sound_one() {
    let options = ["--records", "2500", "--seed", "7", "--still", "--now", "2026-11-20T12:00:00Z", "--frozen"];
    let sound = Sandbox::start(&options);
    let faults = "*:503*5,*:html*4,crm.item.list:cut*7,crm.item.list:half*6,*:500*11,*:drop*13";
    let troubled = Sandbox::start(&[&options[..], &["--faults", faults]].concat());
    let settings =
        ClientSettings { drain_per_second: None, retries: 6, backoff: Duration::from_millis(5), ..Default::default() };
    let crm = Bitrix24Crm::connect(troubled.webhook.parse().unwrap(), settings).unwrap();
    for _ in 0..3 {
        for entity_type in EntityType::ALL {
            let read = read_all(&crm, entity_type).await;
            assert_eq!(read, read_all(&sound.connect(), entity_type).await, "{entity_type}");
        }
    }
}

#[tokio::test]
async fn a_lost_answer_to_an_import_doubles_nothing() {
    for fault in ["cut", "half", "slowcut=0.1"] {
        let sandbox =
            Sandbox::start(&["--records", "60", "--seed", "7", "--faults", &format!("crm.item.import:{fault}@1")]);
        let crm = sandbox.connect();
        let before = crm.highest_id(EntityType::Deal).await.unwrap().unwrap();
        let items: Vec<Fields> =
            (0..50).map(|number| Fields::from([("title".to_owned(), json!(format!("Deal {number}")))])).collect();
        let outcomes = crm.create(EntityType::Deal, &items).await.unwrap();
        assert!(
            outcomes.iter().all(|outcome| matches!(outcome, WriteOutcome::Unknown { .. })),
            "{fault}: {outcomes:?}"
        );
        let created = crm.read_page(EntityType::Deal, before).await.unwrap().items;
        let titles: Vec<&str> = created.iter().filter_map(|deal| deal.text("title")).collect();
        let expected: Vec<String> = (0..50).map(|number| format!("Deal {number}")).collect();
        assert_eq!(titles, expected, "{fault}: done once, in its order");
    }
}

#[tokio::test]
async fn what_the_portal_certainly_did_not_do_is_sent_again() {
    let sandbox = Sandbox::start(&["--records", "60", "--seed", "7", "--faults", "crm.item.import:503@1-2"]);
    let crm = sandbox.connect();
    let items = [Fields::from([("title".to_owned(), json!("Once"))])];
    let outcomes = crm.create(EntityType::Deal, &items).await.unwrap();
    let [WriteOutcome::Done(id)] = outcomes[..] else { panic!("{outcomes:?}") };
    assert_eq!(crm.highest_id(EntityType::Deal).await.unwrap(), Some(id));
}
