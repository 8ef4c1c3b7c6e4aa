//! `restore24 serve`: the daily snapshots of every portal, day after day, through failures and restarts.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use restore24::adapters::store::SqliteStore;
use restore24::app::daily::{DailyEvent, DailySettings, DailySnapshots};
use restore24::domain::policy::Policy;
use restore24::ports::leases::{Leases, Purpose};
use restore24::ports::snapshots::SnapshotReader;
use restore24::sandbox::Server;
use restore24::service::in_force::PolicyInForce;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::task::JoinHandle;

use crate::program::{Program, sandbox};

/// The service in this process, with a clock of ours.
struct Service {
    program: Program,
    seconds: Arc<AtomicI64>,
    events: UnboundedReceiver<DailyEvent>,
    in_force: PolicyInForce,
    work: JoinHandle<()>,
}

impl Drop for Service {
    fn drop(&mut self) {
        self.work.abort();
    }
}

/// When the sandbox's clock begins: 03:00 in Berlin.
fn begin() -> DateTime<Utc> {
    "2026-11-16T02:00:00Z".parse().unwrap()
}

impl Service {
    async fn start(program: Program) -> Self {
        let folder = program.data.path().to_owned();
        Self::start_in(program, &folder).await
    }

    /// In a folder that is not the program's own.
    async fn start_in(program: Program, folder: &std::path::Path) -> Self {
        // Nothing here speaks TLS, but the client wants to know who would.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let store = SqliteStore::open(folder).await.unwrap();
        let seconds = Arc::new(AtomicI64::new(begin().timestamp() + 5));
        let now = Arc::clone(&seconds);
        let clock = move || DateTime::from_timestamp(now.load(Ordering::SeqCst), 0).unwrap();
        let in_force = PolicyInForce::new(Policy::default());
        let settings = DailySettings {
            look_every: Duration::from_millis(20),
            desk: None,
            in_force: Some(in_force.clone()),
            clock: Arc::new(clock),
        };
        let (send, events) = unbounded_channel();
        let daily = DailySnapshots::new(store, folder.to_owned(), settings).unwrap();
        let work = tokio::spawn(async move {
            daily
                .run(&move |event| {
                    let _heard = send.send(event);
                })
                .await;
        });
        Self { program, seconds, events, in_force, work }
    }

    fn advance(&self, by: TimeDelta) {
        self.seconds.fetch_add(by.num_seconds(), Ordering::SeqCst);
    }

    async fn event(&mut self) -> DailyEvent {
        tokio::time::timeout(Duration::from_secs(60), self.events.recv()).await.expect("an event").expect("a service")
    }

    /// The next event, which has to be a snapshot: its number, those let go, when the next is due.
    async fn taken(&mut self) -> (String, Vec<String>, Option<DateTime<Utc>>) {
        match self.event().await {
            DailyEvent::Taken { report, expired, next_at, .. } => {
                (report.header.id.to_string(), expired.iter().map(ToString::to_string).collect(), next_at)
            }
            other => panic!("{other:?}"),
        }
    }

    /// Looks often enough for anything due to have been begun, and finds nothing.
    async fn rests(&mut self) {
        tokio::time::sleep(Duration::from_millis(150)).await;
        assert!(self.events.try_recv().is_err());
    }
}

fn advance(server: &Server, by: TimeDelta) {
    server.ui_post("clock", &json!({"advance_seconds": by.num_seconds()}));
}

async fn added(records: u32) -> (Program, Server) {
    let (program, server) = (Program::new(), sandbox(records).await);
    program.add_portal("acme", &server).await;
    (program, server)
}

#[tokio::test]
async fn a_snapshot_is_taken_every_day_at_the_hour_and_old_ones_are_let_go() {
    let (program, server) = added(40).await;
    let mut service = Service::start(program).await;
    for day in 1..=9 {
        let (id, expired, next_at) = service.taken().await;
        assert_eq!(id, format!("s{day}"));
        assert_eq!(next_at, Some(begin() + TimeDelta::days(day)));
        // A week is kept: with each new one after it the oldest goes.
        assert_eq!(expired, if day > 7 { vec![format!("s{}", day - 7)] } else { vec![] });
        service.rests().await;
        service.advance(TimeDelta::days(1));
        advance(&server, TimeDelta::days(1));
    }
}

#[tokio::test]
async fn a_failure_is_told_and_tried_again_and_the_other_portals_go_on() {
    let (program, server) = added(40).await;
    let other = sandbox(20).await;
    other.ui_post("identity", &json!({"origin": 7}));
    let webhook = json!({"user": 1, "secret": "abc"});
    server.ui_post("webhooks/revoke", &webhook);
    let mut service = Service::start(program).await;
    for wait in [1, 5, 15, 60, 60] {
        let DailyEvent::Failed { portal, error, retry_at } = service.event().await else {
            panic!("the webhook is revoked")
        };
        assert_eq!(portal.id.to_string(), "acme");
        assert!(restore24::cli::hint(&error).is_some(), "{error:#}");
        let now = DateTime::from_timestamp(service.seconds.load(Ordering::SeqCst), 0).unwrap();
        assert_eq!(retry_at - now, TimeDelta::minutes(wait));
        service.rests().await;
        if wait == 5 {
            // Noticed while it runs, whatever the first one does.
            service.program.add_portal("beta", &other).await;
            assert_eq!(service.taken().await.0, "s1");
        }
        service.advance(TimeDelta::minutes(wait));
    }
    let DailyEvent::Failed { .. } = service.event().await else { panic!("it still is") };
    server.ui_post("webhooks", &webhook);
    service.advance(TimeDelta::hours(1));
    assert_eq!(service.taken().await.0, "s1");
}

#[tokio::test]
async fn a_portal_that_is_busy_is_waited_for_and_is_no_failure() {
    let (program, _server) = added(20).await;
    let store = SqliteStore::open(program.data.path()).await.unwrap();
    let lease = store.take_lease(&"acme".parse().unwrap(), Purpose::Restore).await.unwrap();
    let mut service = Service::start(program).await;
    let DailyEvent::Busy { error, retry_at, .. } = service.event().await else { panic!("a restore is running") };
    assert!(format!("{error:#}").contains("a restore is running"), "{error:#}");
    assert_eq!(retry_at, begin() + TimeDelta::seconds(65));
    // However long it takes: told once, and never waited for longer than a minute.
    for _ in 0..5 {
        service.advance(TimeDelta::minutes(1));
        service.rests().await;
    }
    lease.release().await.unwrap();
    service.advance(TimeDelta::minutes(1));
    assert_eq!(service.taken().await.0, "s1");
}

#[tokio::test]
async fn of_two_services_one_takes_the_days_snapshot() {
    let (program, server) = added(20).await;
    let folder = program.data.path().to_owned();
    server.ui_post("faults", &json!({"spec": "crm.item.list:slow=0.05"}));
    let mut one = Service::start(program).await;
    let mut other = Service::start_in(Program::new(), &folder).await;
    let mut events = Vec::new();
    for _ in 0..500 {
        events.extend(std::iter::from_fn(|| one.events.try_recv().or_else(|_| other.events.try_recv()).ok()));
        if events.iter().any(|event| matches!(event, DailyEvent::Taken { .. })) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    for service in [&mut one, &mut other] {
        service.advance(TimeDelta::minutes(2));
        service.rests().await;
    }
    let taken = events.iter().filter(|event| matches!(event, DailyEvent::Taken { .. })).count();
    let busy = events.iter().filter(|event| matches!(event, DailyEvent::Busy { .. })).count();
    assert!(taken == 1 && busy <= 1 && events.len() == taken + busy, "{events:?}");
}

#[tokio::test]
async fn a_clock_that_was_ahead_for_a_while_stops_no_snapshot() {
    let (program, server) = added(20).await;
    let mut service = Service::start(program).await;
    assert_eq!(service.taken().await.0, "s1");
    service.advance(TimeDelta::days(365));
    assert_eq!(service.taken().await.0, "s2");
    service.advance(-TimeDelta::days(365));
    service.rests().await;
    service.advance(TimeDelta::days(1));
    advance(&server, TimeDelta::days(1));
    assert_eq!(service.taken().await.0, "s3");
}

#[tokio::test]
async fn a_portal_removed_while_it_is_read_is_no_failure() {
    let (program, server) = added(20).await;
    server.ui_post("faults", &json!({"spec": "crm.item.list:slow=0.3"}));
    let mut service = Service::start(program).await;
    while server.ui_get("requests")["calls"]["crm.item.list"].is_null() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    service.program.run(&["portal", "remove", "acme"]).await.done();
    // What was being read is kept, and nothing is read any more.
    assert_eq!(service.taken().await.0, "s1");
    service.advance(TimeDelta::days(1));
    service.rests().await;
}

#[tokio::test]
async fn a_policy_is_noticed_and_a_wrong_one_is_told_once_and_leaves_the_one_before() {
    let (program, _server) = added(20).await;
    let policy = program.data.path().join("policy.toml");
    std::fs::write(&policy, "[snapshots]\ndaily_at = \"\"\n").unwrap();
    let mut service = Service::start(program).await;
    service.rests().await;
    std::fs::write(&policy, "[snapshots]\ndaily_at = \"25 o'clock\"\n").unwrap();
    let DailyEvent::Unreadable { error } = service.event().await else { panic!("it is no policy") };
    assert!(format!("{error:#}").contains("policy.toml"), "{error:#}");
    service.rests().await;
    std::fs::write(&policy, "[snapshots]\ndaily_at = \"22:15\"\n").unwrap();
    let (_, _, next_at) = service.taken().await;
    assert_eq!(next_at, Some("2026-11-16T21:15:00Z".parse().unwrap()));
    assert_eq!(service.in_force.now().snapshots.daily_at, "22:15", "everybody goes by it");
}

#[tokio::test]
async fn a_day_is_done_once_whoever_starts_the_service_again() {
    let (program, server) = added(20).await;
    let mut service = Service::start(program).await;
    assert_eq!(service.taken().await.0, "s1");
    // The clock of the sandbox stands a moment before the hour, as a portal's may.
    advance(&server, TimeDelta::days(1) - TimeDelta::minutes(2));
    service.advance(TimeDelta::days(1));
    assert_eq!(service.taken().await.0, "s2");
    let program = std::mem::replace(&mut service.program, Program::new());
    drop(service);
    let mut again = Service::start(program).await;
    again.advance(TimeDelta::days(1));
    again.rests().await;
    let store = SqliteStore::open(again.program.data.path()).await.unwrap();
    assert_eq!(store.list_snapshots(&"acme".parse().unwrap()).await.unwrap().len(), 2);
}

#[cfg(unix)]
#[tokio::test]
async fn the_program_tells_each_snapshot_as_json_and_ends_when_asked() {
    let (program, _server) = added(40).await;
    let mut child = program.command(&["serve", "--json"]).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let line = tokio::time::timeout(Duration::from_secs(60), lines.next_line()).await.unwrap().unwrap().unwrap();
    let told: Value = serde_json::from_str(&line).unwrap();
    assert_eq!((&told["event"], &told["portal"], &told["snapshot"]), (&json!("taken"), &json!("acme"), &json!("s1")));
    assert_eq!((&told["records"], &told["new"]), (&json!(40), &json!(40)), "{told}");
    let pid = child.id().unwrap().to_string();
    assert!(std::process::Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    let ended = child.wait_with_output().await.unwrap();
    assert_eq!(ended.status.code(), Some(0), "{ended:?}");
    assert!(String::from_utf8(ended.stderr).unwrap().contains("finished snapshots are safe"));
}
