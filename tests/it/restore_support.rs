//! A desk on a scripted portal and a real store, and sentences to say with it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use chrono::Utc;
use restore24::adapters::files::DiskFolder;
use restore24::adapters::scripted::{ScriptedCrm, ScriptedPortal};
use restore24::domain::at::At;
use restore24::domain::consent::{Confirmation, ConfirmedPlan, Consent, Manner, SavedPlan, Who};
use restore24::domain::plan::{Choices, Naming, PlanCounts};
use restore24::domain::policy::Policy;
use restore24::domain::restore::SettleTime;
use restore24::domain::schema::{Writability, references, writability};
use restore24::domain::{EntityType, RecordKey, RestoreId, SnapshotId, UserId};
use restore24::ports::captures::Lineage;
use restore24::ports::portals::PortalStore;
use restore24::ports::restores::RestoreStore;
use restore24::ports::sign_ins::NobodySignsIn;
use restore24::service::desk::Desk;
use restore24::service::plan::{MadePlan, PlanError, PlanRequest, PlanScope, make_plan};
use restore24::service::restore::{RestoreError, RestoreOutcome, resume, start};
use restore24::service::undo::plan_undo;
use serde_json::json;

use crate::store_support::{Bench, key};

/// Takes a snapshot that knows of earlier restores, and lets a day pass.
pub async fn take_day(bench: &mut Bench) -> SnapshotId {
    let first_ids = bench.store.first_ids(&bench.portal).await.unwrap();
    let id = bench.capture_with(first_ids).await.unwrap().header.id;
    bench.next_day();
    id
}

/// A desk on the bench, with the default policy and short waits.
pub async fn desk(bench: &Bench) -> Desk {
    desk_with(bench, bench.crm.clone(), Arc::new(bench.store.clone())).await
}

/// A desk on other stand-ins.
pub async fn desk_with(bench: &Bench, crm: ScriptedCrm, restores: Arc<dyn RestoreStore>) -> Desk {
    Desk {
        portal: bench.store.load_portal(&bench.portal).await.unwrap(),
        crm: Arc::new(crm),
        own_rights: Arc::new(NobodySignsIn),
        snapshots: Arc::new(bench.store.clone()),
        restores,
        leases: Arc::new(bench.store.clone()),
        files: Arc::new(DiskFolder::new(bench.folder.path())),
        policy: Policy::default(),
        clock: std::sync::Arc::new(Utc::now),
        settle: SettleTime { least: Duration::from_millis(2), most: Duration::from_millis(5) },
    }
}

/// The admin who asks.
pub fn admin() -> Who {
    Who { user: UserId(1), os_user: "tester".to_owned() }
}

/// Plans a restore.
pub async fn plan(desk: &Desk, scope: PlanScope, at: SnapshotId, choices: Choices) -> Result<MadePlan, PlanError> {
    let request = PlanRequest {
        scope,
        at: At::Snapshot(at),
        choices,
        group_numbers: Vec::new(),
        naming: Naming::default(),
        has_to_match: true,
        who: admin(),
    };
    make_plan(desk, &request, &|_| {}).await
}

/// Plans the selective restore of everything that is missing.
pub async fn plan_missing(desk: &Desk, at: SnapshotId) -> SavedPlan {
    plan(desk, PlanScope::Selective, at, Choices::default()).await.unwrap().saved
}

/// The operator's consent.
pub fn confirm(saved: &SavedPlan) -> ConfirmedPlan {
    let how = Confirmation { manner: Manner::Operator, shown: saved.hash, unusual_share: true };
    Consent::give(saved.clone(), admin(), &how, &Policy::default(), Utc::now()).unwrap()
}

/// Confirms and carries out.
pub async fn apply(desk: &Desk, saved: &SavedPlan) -> Result<RestoreOutcome, RestoreError> {
    start(desk, &confirm(saved), &|_| {}).await
}

/// Goes on with a restore.
pub async fn go_on(desk: &Desk, id: RestoreId) -> Result<RestoreOutcome, RestoreError> {
    resume(desk, id, &admin(), &|_| {}).await
}

/// Plans, confirms and carries out an undo.
pub async fn undo(desk: &Desk, id: RestoreId) -> RestoreOutcome {
    let made = plan_undo(desk, id, &admin(), &|_| {}).await.unwrap();
    apply(desk, &made.saved).await.unwrap()
}

/// Counts of a plan.
pub fn counts(recreate: u64, change_back: u64, relink: u64, remove: u64) -> PlanCounts {
    PlanCounts { recreate, change_back, relink, remove }
}

/// The portal as people see it: by type and name, every writable field, pointers as names.
///
/// Two portals with the same picture differ in numbers, times, editors and our own mark only.
pub fn picture(portal: &ScriptedPortal) -> BTreeMap<String, BTreeMap<String, String>> {
    let name =
        |key: RecordKey| portal.record(key).map_or_else(|| format!("gone {key}"), |record| record.display_name());
    let mut all = BTreeMap::new();
    for entity_type in EntityType::ALL {
        for record in portal.records(entity_type) {
            let mut fields = BTreeMap::new();
            for (field, value) in &record.fields {
                let pointers = references(&portal.definitions, entity_type, field, value);
                let shown = if !pointers.is_empty() {
                    pointers.into_iter().map(name).collect::<Vec<_>>().join(" + ")
                } else if field == "fm" {
                    let rows = restore24::domain::schema::multifields(value);
                    rows.into_iter().map(|row| row.value).collect::<Vec<_>>().join(" + ")
                } else if value.is_null() || *value == json!([]) || *value == json!("") || *value == json!(0) {
                    continue;
                } else {
                    value.to_string()
                };
                let is_mark = field.starts_with("origin")
                    && record.text("originatorId") == Some(restore24::domain::schema::ORIGIN_MARK);
                if !is_mark && writability(entity_type, field) != Writability::Never {
                    fields.insert(field.clone(), shown);
                }
            }
            let before = all.insert(format!("{entity_type} {}", record.display_name()), fields);
            assert!(before.is_none(), "{entity_type} {} is there twice", record.display_name());
        }
    }
    all
}

/// A small CRM in which everything points at everything: 3 companies, 6 contacts, 2 leads, 6 deals.
pub fn populate(portal: &mut ScriptedPortal) {
    for number in 1..=3 {
        portal.add(EntityType::Company, json!({"title": format!("Company {number}"), "revenue": number * 100}));
    }
    for number in 1..=6 {
        let phone = json!([{"typeId": "PHONE", "valueType": "WORK", "value": format!("+49 30 {number:04}")}]);
        let company = (number - 1) % 3 + 1;
        portal.add(
            EntityType::Contact,
            json!({"name": format!("Contact {number}"), "companyIds": [company], "fm": phone}),
        );
    }
    for number in 1..=2 {
        portal.add(
            EntityType::Lead,
            json!({"title": format!("Lead {number}"), "companyId": number, "contactIds": [number]}),
        );
    }
    portal.change(key(EntityType::Contact, 1), json!({"leadId": 1}));
    portal.change(key(EntityType::Company, 1), json!({"leadId": 1}));
    for number in 1..=6 {
        let company = (number - 1) % 3 + 1;
        let other = number % 6 + 1;
        portal.add(
            EntityType::Deal,
            json!({
                "title": format!("Deal {number}"), "companyId": company, "contactIds": [number, other],
                "opportunity": number * 1000, "stageId": "NEW", "leadId": (number - 1) % 2 + 1,
            }),
        );
    }
}

/// A bench with the small CRM and one snapshot of it.
pub async fn populated() -> (Bench, SnapshotId) {
    let mut bench = Bench::new().await;
    populate(&mut bench.crm.portal());
    let snapshot = take_day(&mut bench).await;
    (bench, snapshot)
}
