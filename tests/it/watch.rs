//! What the assistant notices by itself, on a scripted portal with a real store: told once, to the right people, and never
//! on the word of a reading that cannot be trusted.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use restore24::adapters::files::DiskFolder;
use restore24::adapters::scripted::{Fault, ScriptedCrm, ScriptedPortal};
use restore24::adapters::store::SqliteStore;
use restore24::app::watching::parts;
use restore24::dialogue::backend::news::MassLoss;
use restore24::dialogue::event::Effect;
use restore24::dialogue::reply::Reply;
use restore24::dialogue::{Event, shipped};
use restore24::domain::policy::Policy;
use restore24::domain::restore::SettleTime;
use restore24::domain::tariff::Tariff;
use restore24::domain::{ConversationId, EntityType, PortalId, Record, SnapshotId, UserId};
use restore24::ports::captures::Lineage;
use restore24::ports::conversations::{ConversationStore, NewRequest, OutgoingKind};
use restore24::ports::crm::CrmError;
use restore24::ports::leases::{Leases, Purpose};
use restore24::ports::portals::PortalStore;
use restore24::ports::sign_ins::NobodySignsIn;
use restore24::ports::snapshots::StoreError;
use restore24::ports::watch::Hearer;
use restore24::service::converse::Converse;
use restore24::service::converse::work::{DeskError, Desks, ServiceWorker};
use restore24::service::desk::Desk;
use restore24::service::plan::PlanScope;
use restore24::service::watch::{Reach, Watch, WatchEvent};
use serde_json::json;

use crate::restore_support::{apply, desk, plan, plan_missing, undo};
use crate::store_support::{Bench, key};

const ADMIN: UserId = UserId(1);
const COLLEAGUE: UserId = UserId(2);

/// Desks on the bench's portal, by the test's clock.
struct BenchDesks {
    store: SqliteStore,
    crm: ScriptedCrm,
    folder: PathBuf,
    policy: Policy,
    now: Arc<Mutex<DateTime<Utc>>>,
}

#[async_trait]
impl Desks for BenchDesks {
    async fn desk(&self, portal: &PortalId) -> Result<Desk, DeskError> {
        let now = Arc::clone(&self.now);
        Ok(Desk {
            portal: self.store.load_portal(portal).await?,
            crm: Arc::new(self.crm.clone()),
            own_rights: Arc::new(NobodySignsIn),
            snapshots: Arc::new(self.store.clone()),
            restores: Arc::new(self.store.clone()),
            leases: Arc::new(self.store.clone()),
            files: Arc::new(DiskFolder::new(&self.folder)),
            policy: self.policy.clone(),
            clock: Arc::new(move || *now.lock().unwrap()),
            settle: SettleTime { least: Duration::from_millis(2), most: Duration::from_millis(5) },
        })
    }
}

/// Channels of which one may not be spoken to any more.
#[derive(Default)]
struct TestReach {
    revoked: Mutex<Option<String>>,
    called: Mutex<Vec<String>>,
}

#[async_trait]
impl Reach for TestReach {
    async fn may_hear(&self, conversation: &Hearer) -> Result<bool, StoreError> {
        Ok(self.revoked.lock().unwrap().as_deref() != Some(conversation.channel.as_str()))
    }

    fn call(&self, conversation: &Hearer) {
        self.called.lock().unwrap().push(conversation.channel.clone());
    }
}

/// A portal that is watched, and an administrator's conversation about it.
struct World {
    bench: Bench,
    desks: Arc<BenchDesks>,
    converse: Converse,
    reach: Arc<TestReach>,
    watch: Watch,
    now: Arc<Mutex<DateTime<Utc>>>,
}

impl World {
    /// So many records of each type, a snapshot of them, and a first look.
    async fn with(records: u64, policy: &str) -> Self {
        let world = Self::before_first_look(records, policy).await;
        world.looked_at_first().await
    }

    async fn before_first_look(records: u64, policy: &str) -> Self {
        let bench = Bench::with_records(records).await;
        bench.crm.portal().page_size = 500;
        bench.capture().await.unwrap();
        let now = Arc::new(Mutex::new(bench.now));
        let policy = Policy::parse(policy).unwrap();
        let desks = Arc::new(BenchDesks {
            store: bench.store.clone(),
            crm: bench.crm.clone(),
            folder: bench.folder.path().to_owned(),
            policy: policy.clone(),
            now: Arc::clone(&now),
        });
        let shared = Arc::new(bench.store.clone());
        let worker = ServiceWorker::new(desks.clone(), shared.clone(), shared.clone(), policy, "tester".to_owned());
        let converse = Converse::new(shared, shipped::dialogues(), Arc::new(worker));
        let reach = Arc::new(TestReach::default());
        let watch = watch(&bench.store, &converse, &desks, &reach, &now);
        let world = Self { bench, desks, converse, reach, watch, now };
        world.open("terminal", ADMIN).await;
        world
    }

    async fn looked_at_first(mut self) -> Self {
        assert_eq!(self.look_in(TimeDelta::minutes(1)).await, None, "nothing has happened yet");
        self
    }

    /// A conversation that has been greeted.
    async fn open(&self, channel: &str, person: UserId) -> ConversationId {
        let now = *self.now.lock().unwrap();
        let portal = &self.bench.portal;
        let id = self.converse.open(portal, channel, person, Some("en"), now).await.unwrap();
        self.converse.receive(portal, id, "begin", &Event::Opened, now).await.unwrap();
        self.said(id).await;
        id
    }

    /// Another process of the same installation.
    fn restart(&mut self) {
        self.watch = watch(&self.bench.store, &self.converse, &self.desks, &self.reach, &self.now);
    }

    fn advance(&mut self, by: TimeDelta) {
        *self.now.lock().unwrap() += by;
        self.bench.now += by;
        self.bench.crm.portal().advance(by);
    }

    /// Lets time pass and does what is due; gives the loss that was noticed.
    async fn look_in(&mut self, time: TimeDelta) -> Option<MassLoss> {
        self.pass_in(time).await.into_iter().find_map(|event| match event {
            WatchEvent::Looked { loss, .. } => loss,
            WatchEvent::Failed { error, .. } => panic!("{error}"),
        })
    }

    async fn pass_in(&mut self, time: TimeDelta) -> Vec<WatchEvent> {
        self.advance(time);
        self.watch.pass().await.unwrap()
    }

    async fn next_hour(&mut self) -> Option<MassLoss> {
        self.look_in(TimeDelta::minutes(61)).await
    }

    fn remove(&self, entity_type: EntityType, ids: impl IntoIterator<Item = u64>) -> Vec<Record> {
        let mut portal = self.bench.crm.portal();
        ids.into_iter()
            .map(|id| {
                let record = portal.record(key(entity_type, id)).unwrap();
                portal.remove(key(entity_type, id));
                record
            })
            .collect()
    }

    /// What was said since the last time, by name.
    async fn said(&self, id: ConversationId) -> Vec<String> {
        self.replies(id).await.into_iter().map(|reply| reply.name).collect()
    }

    async fn replies(&self, id: ConversationId) -> Vec<Reply> {
        let mut replies = Vec::new();
        let now = *self.now.lock().unwrap();
        for item in self.bench.store.list_queued(&self.bench.portal, id).await.unwrap() {
            if item.kind == OutgoingKind::Say {
                if let Effect::Say(reply) = serde_json::from_str(&item.payload).unwrap() {
                    replies.push(reply);
                }
                self.bench.store.finish_item(&self.bench.portal, id, item.item, now).await.unwrap();
            }
        }
        replies
    }

    fn called(&self) -> Vec<String> {
        std::mem::take(&mut *self.reach.called.lock().unwrap())
    }
}

fn watch(
    store: &SqliteStore,
    converse: &Converse,
    desks: &Arc<BenchDesks>,
    reach: &Arc<TestReach>,
    now: &Arc<Mutex<DateTime<Utc>>>,
) -> Watch {
    let now = Arc::clone(now);
    let clock = Arc::new(move || *now.lock().unwrap());
    Watch::new(parts(store, converse.clone(), desks.clone(), reach.clone(), clock))
}

const FIRST: ConversationId = ConversationId(1);

#[tokio::test]
async fn it_is_a_mass_loss_from_the_threshold_on() {
    for (records, policy, removed, is_told) in [
        (600, "", 49, false),
        (600, "", 50, true),
        (100, "", 9, false),
        (100, "", 10, true),
        (100, "[watch]\nloss_percent = 0", 49, false),
        (100, "[watch]\nleast_records = 12", 11, false),
        (100, "[watch]\nloss_records = 5", 5, true),
        (100, "[watch]\nmass_loss = false\nloss_records = 5", 60, false),
    ] {
        let mut world = World::with(records, policy).await;
        world.remove(EntityType::Contact, 1..=removed);
        let loss = world.next_hour().await;
        assert_eq!(loss.is_some(), is_told, "{removed} of {records}, {policy}");
        if let Some(loss) = loss {
            assert_eq!(loss.gone, [(EntityType::Contact, removed)].into());
            assert_eq!(world.said(FIRST).await, ["mass-loss", "mass-loss-next"]);
            assert_eq!(world.called(), ["terminal"]);
        }
    }
}

#[tokio::test]
async fn a_deletion_is_told_once_and_a_second_one_again_whatever_restarts_between() {
    let mut world = World::with(300, "").await;
    world.remove(EntityType::Deal, 1..=60);
    let first = world.next_hour().await.unwrap();
    assert_eq!(first.gone, [(EntityType::Deal, 60)].into());
    assert!(first.since < first.until, "{first:?}");
    assert!(first.until - first.since < TimeDelta::minutes(62), "since the look before: {first:?}");
    assert_eq!(world.next_hour().await, None, "told already");
    world.restart();
    assert_eq!(world.next_hour().await, None, "also by the next process");
    world.remove(EntityType::Deal, 61..=120);
    world.remove(EntityType::Lead, 1..=55);
    let second = world.next_hour().await.unwrap();
    assert_eq!(second.gone, [(EntityType::Deal, 60), (EntityType::Lead, 55)].into());
    assert_eq!(world.said(FIRST).await.iter().filter(|name| *name == "mass-loss").count(), 2);
    // A snapshot without them changes nothing.
    world.bench.capture().await.unwrap();
    assert_eq!(world.next_hour().await, None);
}

#[tokio::test]
async fn what_vanished_shortly_before_a_snapshot_is_noticed_after_it() {
    let mut world = World::with(200, "").await;
    world.advance(TimeDelta::minutes(30));
    world.remove(EntityType::Company, 1..=70);
    world.advance(TimeDelta::minutes(5));
    world.bench.capture().await.unwrap();
    assert_eq!(world.look_in(TimeDelta::minutes(40)).await.unwrap().gone, [(EntityType::Company, 70)].into());
    assert_eq!(world.next_hour().await, None);
}

#[tokio::test]
async fn a_deletion_that_goes_on_while_it_is_looked_counts_as_one() {
    let mut world = World::with(600, "").await;
    world.remove(EntityType::Contact, 1..=30);
    assert_eq!(world.next_hour().await, None, "too few yet");
    world.remove(EntityType::Contact, 31..=55);
    let loss = world.next_hour().await.unwrap();
    assert_eq!(loss.gone, [(EntityType::Contact, 55)].into());
    assert!(loss.until - loss.since > TimeDelta::hours(2), "since the first of them were there: {loss:?}");
    // What was too few for two looks is the ordinary course of business.
    world.remove(EntityType::Lead, 1..=30);
    assert_eq!(world.next_hour().await, None);
    assert_eq!(world.next_hour().await, None);
    world.remove(EntityType::Lead, 31..=60);
    assert_eq!(world.next_hour().await, None);
}

#[tokio::test]
async fn absence_is_not_deletion() {
    // The owner of the webhook is no administrator any more, so the portal shows less.
    let mut world = World::with(100, "").await;
    {
        let mut portal = world.bench.crm.portal();
        portal.is_admin = false;
        portal.hidden = (1..=80).map(|id| key(EntityType::Contact, id)).collect();
    }
    assert_eq!(world.next_hour().await, None);
    world.bench.crm.portal().is_admin = true;
    assert_eq!(world.next_hour().await, None, "all of it is still there");
    // He loses the right while the numbers are being read.
    world.bench.crm.before_call(2, |portal| portal.is_admin = false);
    assert_eq!(world.next_hour().await, None);
    world.bench.crm.portal().is_admin = true;
    assert_eq!(world.next_hour().await, None, "all of it is still there");

    // One type cannot be read; of the others is told.
    world.bench.crm.portal().unreadable.insert(EntityType::Deal, "no right".to_owned());
    world.remove(EntityType::Contact, 1..=20);
    let loss = world.next_hour().await.unwrap();
    assert_eq!(loss.gone, [(EntityType::Contact, 20)].into());

    // What the list did not show and a second look finds was never gone.
    let mut world = World::with(100, "").await;
    let hidden = world.remove(EntityType::Lead, 1..=40);
    let bring_back = move |portal: &mut ScriptedPortal| {
        hidden.into_iter().for_each(|record| portal.bring_back(record));
    };
    // The passes come first: a probe and a page for each type.
    let pages = 1 + EntityType::ALL.len() + 1;
    world.bench.crm.before_call(pages + 1, bring_back);
    assert_eq!(world.next_hour().await, None);
    assert_eq!(world.next_hour().await, None);
}

#[tokio::test]
async fn a_portal_that_cannot_be_reached_alarms_nobody_and_is_looked_at_later() {
    let mut world = World::with(100, "").await;
    world.remove(EntityType::Contact, 1..=60);
    world.bench.crm.portal().outage = Some(CrmError::Unavailable { reason: "no connection".to_owned() });
    let events = world.pass_in(TimeDelta::minutes(61)).await;
    assert!(matches!(events[..], [WatchEvent::Failed { .. }]), "{events:?}");
    assert!(world.pass_in(TimeDelta::minutes(1)).await.is_empty(), "told once, and not tried every minute");
    assert!(world.said(FIRST).await.is_empty());
    world.bench.crm.portal().outage = None;
    assert!(world.look_in(TimeDelta::minutes(10)).await.is_some());
    // Cut off in the middle, likewise.
    world.remove(EntityType::Lead, 1..=60);
    world.bench.crm.fault_in(3, Fault::LoseAnswer);
    assert!(matches!(world.pass_in(TimeDelta::minutes(61)).await[..], [WatchEvent::Failed { .. }]));
    assert_eq!(world.look_in(TimeDelta::minutes(11)).await.unwrap().gone, [(EntityType::Lead, 60)].into());
}

#[tokio::test]
async fn our_own_restores_and_undos_never_alarm() {
    let mut world = World::with(200, "[watch]\nchange_records = 20").await;
    let portal = world.bench.portal.clone();
    world.remove(EntityType::Contact, 1..=60);
    assert!(world.next_hour().await.is_some());
    // They come back, under new numbers; then that is taken back.
    let desk = desk(&world.bench).await;
    let saved = plan_missing(&desk, SnapshotId(1)).await;
    let restored = apply(&desk, &saved).await.unwrap();
    assert_eq!(world.next_hour().await, None, "created again and linked again");
    undo(&desk, restored.restore.id).await;
    assert_eq!(world.next_hour().await, None, "taken back");
    // Restored once more, a snapshot of it, and then somebody deletes them again: that is a loss.
    let saved = plan_missing(&desk, SnapshotId(1)).await;
    apply(&desk, &saved).await.unwrap();
    let first_ids = world.bench.store.first_ids(&portal).await.unwrap();
    world.bench.capture_with(first_ids).await.unwrap();
    assert_eq!(world.next_hour().await, None);
    let again: Vec<u64> = world.bench.crm.portal().records(EntityType::Contact).iter().map(|each| each.id.0).collect();
    world.advance(TimeDelta::hours(3));
    world.remove(EntityType::Contact, again.into_iter().rev().take(60));
    assert_eq!(world.next_hour().await.unwrap().gone, [(EntityType::Contact, 60)].into());
}

#[tokio::test]
async fn a_rollback_that_removes_what_is_new_never_alarms() {
    let mut world = World::with(100, "[restores]\nremove_new = \"always\"").await;
    let portal = world.bench.portal.clone();
    for each in 0..60 {
        world.bench.crm.portal().add(EntityType::Lead, json!({"title": format!("Late {each}")}));
    }
    world.advance(TimeDelta::hours(1));
    let first_ids = world.bench.store.first_ids(&portal).await.unwrap();
    world.bench.capture_with(first_ids).await.unwrap();
    assert_eq!(world.next_hour().await, None);
    let desk = desk(&world.bench).await;
    let choices = restore24::domain::plan::Choices { remove_new: true, ..Default::default() };
    let made = plan(&desk, PlanScope::Crm, SnapshotId(1), choices).await.unwrap();
    apply(&desk, &made.saved).await.unwrap();
    assert_eq!(world.bench.crm.portal().records(EntityType::Lead).len(), 100, "they are gone");
    assert_eq!(world.next_hour().await, None);
    assert_eq!(world.next_hour().await, None);
}

#[tokio::test]
async fn many_changes_by_one_person_are_told_when_they_begin() {
    for (changed, is_told) in [(24, false), (25, true)] {
        let mut world = World::with(100, "[watch]\nchange_records = 200").await;
        for id in 1..=changed {
            world.bench.crm.portal().change(key(EntityType::Deal, id), json!({"title": "Bad import"}));
        }
        let loss = world.next_hour().await;
        assert_eq!(loss.is_some(), is_told, "{changed} of 100");
        let Some(loss) = loss else { continue };
        assert_eq!((loss.changed, loss.author.as_deref()), ([(EntityType::Deal, changed)].into(), Some("Ada Admin")));
        assert_eq!(world.said(FIRST).await, ["mass-change", "mass-loss-next"]);
        // It goes on for another hour: known already. After a quiet hour it is news again.
        for (first, is_told) in [(30, false), (0, false), (60, true)] {
            for id in (first + 1..=first + 30).filter(|_| first > 0) {
                world.bench.crm.portal().change(key(EntityType::Deal, id), json!({"title": "Bad import 2"}));
            }
            assert_eq!(world.next_hour().await.is_some(), is_told, "from {first}");
        }
    }
}

#[tokio::test]
async fn new_records_are_no_changes() {
    let mut world = World::with(50, "[watch]\nchange_records = 20").await;
    for each in 0..40 {
        world.bench.crm.portal().add(EntityType::Deal, json!({"title": format!("Imported {each}")}));
    }
    assert_eq!(world.next_hour().await, None);
}

#[tokio::test]
async fn a_portal_at_work_is_left_alone() {
    let mut world = World::with(100, "").await;
    world.remove(EntityType::Contact, 1..=60);
    for purpose in [Purpose::Capture, Purpose::Restore] {
        let lease = world.bench.store.take_lease(&world.bench.portal, purpose).await.unwrap();
        let calls = world.bench.crm.portal().calls().len();
        assert_eq!(world.next_hour().await, None);
        assert_eq!(world.bench.crm.portal().calls().len(), calls, "not one request");
        lease.release().await.unwrap();
    }
    assert!(world.look_in(TimeDelta::minutes(1)).await.is_some(), "a minute after the work has ended");
}

#[tokio::test]
async fn only_administrators_who_can_be_spoken_to_are_told() {
    let world = World::before_first_look(100, "").await;
    let linked = world.open("telegram:1:10", ADMIN).await;
    let revoked = world.open("telegram:1:11", ADMIN).await;
    let colleague = world.open("telegram:1:12", COLLEAGUE).await;
    *world.reach.revoked.lock().unwrap() = Some("telegram:1:11".to_owned());
    let mut world = world.looked_at_first().await;
    world.remove(EntityType::Contact, 1..=60);
    assert!(world.next_hour().await.is_some());
    assert_eq!(world.called(), ["telegram:1:10", "terminal"], "by channel");
    for (id, count) in [(FIRST, 2), (linked, 2), (revoked, 0), (colleague, 0)] {
        assert_eq!(world.said(id).await.len(), count, "{id}");
    }
}

#[tokio::test]
async fn without_anybody_to_tell_the_portal_is_not_asked() {
    let mut world = World::before_first_look(20, "").await;
    *world.reach.revoked.lock().unwrap() = Some("terminal".to_owned());
    let calls = world.bench.crm.portal().calls().len();
    assert!(world.pass_in(TimeDelta::hours(2)).await.is_empty());
    assert_eq!(world.bench.crm.portal().calls().len(), calls);
}

/// What a conversation stored with a request: what is missing, which way back, from which snapshot.
fn card() -> String {
    let known = json!({"missing": "contact", "option": "selective", "snapshot": "s1"});
    json!({ "known": known }).to_string()
}

async fn record(world: &World, kind: &str, item: i64) -> i64 {
    let new = NewRequest { item, kind: kind.to_owned(), details: card(), snapshot: Some(SnapshotId(1)) };
    let now = *world.now.lock().unwrap();
    world.bench.store.record_request(&world.bench.portal, FIRST, &new, now).await.unwrap().id
}

#[tokio::test]
async fn an_upgrade_that_a_request_waits_for_is_told_once() {
    let mut world = World::before_first_look(20, "[watch]\nmass_loss = false").await;
    let probes = |world: &World| world.bench.crm.portal().calls().len();
    world.bench.crm.portal().tariff = Tariff::Known("plus".to_owned());
    let probe = restore24::ports::crm::Crm::probe(&world.bench.crm).await.unwrap();
    world.bench.store.save_probe(&world.bench.portal, &probe, world.bench.now).await.unwrap();
    let before = probes(&world);
    world.pass_in(TimeDelta::hours(1)).await;
    assert_eq!(probes(&world), before, "nobody waits, so the portal is not asked");
    record(&world, "upgrade", 900).await;
    world.pass_in(TimeDelta::minutes(1)).await;
    world.pass_in(TimeDelta::minutes(10)).await;
    assert_eq!(probes(&world), before + 1, "asked at the policy's interval");
    assert!(world.said(FIRST).await.is_empty());
    world.bench.crm.portal().tariff = Tariff::Known("pro100".to_owned());
    world.pass_in(TimeDelta::minutes(30)).await;
    assert_eq!(world.said(FIRST).await, ["request-ready", "request-ready-next"]);
    world.restart();
    world.pass_in(TimeDelta::minutes(31)).await;
    assert!(world.said(FIRST).await.is_empty(), "told once");
}

#[tokio::test]
async fn a_request_whose_backup_expires_is_told_a_day_before() {
    let mut world = World::before_first_look(20, "[watch]\nmass_loss = false").await;
    world.advance(TimeDelta::days(1));
    world.bench.capture().await.unwrap();
    let request = record(&world, "upgrade", 900).await;
    world.pass_in(TimeDelta::days(28)).await;
    assert!(world.said(FIRST).await.iter().all(|name| name != "request-expires"), "two days are left");
    world.pass_in(TimeDelta::hours(25)).await;
    let replies = world.replies(FIRST).await;
    let names: Vec<&str> = replies.iter().map(|reply| reply.name.as_str()).collect();
    assert!(names.ends_with(&["request-expires", "backup-expires-next"]), "{names:?}");
    world.restart();
    world.pass_in(TimeDelta::hours(1)).await;
    assert!(world.said(FIRST).await.is_empty(), "told once");
    // Said to be needed still: kept anew, so nothing expires the day after.
    let event = Event::Pressed { choice: "keep-it".to_owned(), question: None };
    let (portal, now) = (world.bench.portal.clone(), *world.now.lock().unwrap());
    world.converse.receive(&portal, FIRST, "press", &event, now).await.unwrap();
    for item in world.bench.store.list_queued(&portal, FIRST).await.unwrap() {
        if item.kind == OutgoingKind::Work {
            world.converse.work_on(&portal, FIRST, &item, &|_| {}, &move || now).await.unwrap();
        }
    }
    assert_eq!(world.said(FIRST).await[..2], ["recorded-kept-backup", "backup-kept"]);
    let renewed = world.bench.store.list_requests(&portal, 10).await.unwrap();
    assert_eq!((renewed.len(), renewed[0].id, renewed[0].created_at), (1, request, now));
    world.pass_in(TimeDelta::hours(20)).await;
    assert!(world.said(FIRST).await.is_empty());
}

#[tokio::test]
async fn the_end_of_a_restore_is_told_to_whoever_asked_for_it_and_was_not_told() {
    let mut world = World::with(100, "[watch]\nmass_loss = false").await;
    let other = world.open("telegram:1:10", ADMIN).await;
    world.remove(EntityType::Contact, 1..=5);
    let desk = desk(&world.bench).await;
    let saved = plan_missing(&desk, SnapshotId(1)).await;
    // From the command line, in the administrator's name.
    let restored = apply(&desk, &saved).await.unwrap();
    world.pass_in(TimeDelta::minutes(1)).await;
    for id in [FIRST, other] {
        let said = world.said(id).await;
        assert_eq!(said[..2], ["restored-elsewhere", "result-created"], "{id}: {said:?}");
    }
    world.restart();
    world.pass_in(TimeDelta::minutes(1)).await;
    assert!(world.said(FIRST).await.is_empty() && world.said(other).await.is_empty(), "told once");
    // Taken back from the command line.
    undo(&desk, restored.restore.id).await;
    world.pass_in(TimeDelta::minutes(1)).await;
    assert_eq!(world.said(FIRST).await[0], "undone-elsewhere");
}
