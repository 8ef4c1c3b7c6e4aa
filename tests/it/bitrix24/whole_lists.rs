//! Whole lists from the stand-in portal: each record once, whatever the length and whatever happens meanwhile.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use restore24::adapters::bitrix24::{Bitrix24Crm, ClientSettings};
use restore24::domain::{EntityType, RecordId};
use restore24::ports::crm::Crm;
use restore24::sandbox::{Counts, Options, Server};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use super::{ok, quick};

/// How long lists are: around a page, around the first request, around a full one.
const LENGTHS: [u32; 18] =
    [0, 1, 49, 50, 51, 99, 100, 101, 499, 500, 501, 2_499, 2_500, 2_501, 2_551, 2_999, 3_000, 3_001];

async fn portal_with(contacts: u32) -> (Server, Bitrix24Crm) {
    let options = Options {
        counts: Counts::exact(0, 0, contacts, 0),
        is_frozen: true,
        evolves: false,
        ..Options::at("2026-11-16T02:00:00Z".parse().unwrap(), 0)
    };
    let server = Server::start_anywhere(options).await.unwrap();
    let crm = Bitrix24Crm::connect(server.webhook_url().parse().unwrap(), quick()).unwrap();
    (server, crm)
}

/// Every id that the list holds, in the order in which they came.
async fn read_ids(crm: &Bitrix24Crm) -> Vec<u64> {
    let (mut ids, mut after) = (Vec::new(), RecordId(0));
    loop {
        let page = crm.read_ids(EntityType::Contact, after).await.unwrap();
        after = page.items.last().map_or(after, |live| live.id);
        ids.extend(page.items.iter().map(|live| live.id.0));
        if page.is_last {
            return ids;
        }
    }
}

/// Requests for a list: ten pages at first, then fifty at a time, until a page is not full.
fn requests_for(length: u32) -> u64 {
    let pages_to_see = u64::from(length) / 50 + 1;
    1 + pages_to_see.saturating_sub(10).div_ceil(50)
}

async fn read_once(length: u32) {
    let (server, crm) = portal_with(length).await;
    let ids = read_ids(&crm).await;
    assert_eq!(ids.len() as u64, u64::from(length), "all of {length}");
    assert!(ids.is_sorted_by(|one, next| one < next), "{length}: each once");
    let served = server.ui_get("requests");
    assert_eq!(served["requests"], requests_for(length), "{length}: {served}");
    let calls = served["calls"]["crm.item.list"].as_u64().unwrap();
    assert!(calls <= 10 + 50 * (requests_for(length) - 1), "{length}: {served}");
}

#[tokio::test]
async fn each_record_is_read_once_at_every_length() {
    futures::future::join_all(LENGTHS.map(read_once)).await;
}

#[tokio::test]
async fn full_records_come_in_as_many_requests() {
    let (server, crm) = portal_with(501).await;
    let first = crm.read_page(EntityType::Contact, RecordId(0)).await.unwrap();
    assert_eq!((first.items.len(), first.is_last), (500, false));
    let rest = crm.read_page(EntityType::Contact, first.items[499].id).await.unwrap();
    assert_eq!((rest.items.len(), rest.is_last), (1, true));
    assert_eq!(server.ui_get("requests")["requests"], 2);
}

#[tokio::test]
async fn what_comes_and_goes_meanwhile_disturbs_no_other_record() {
    let (server, crm) = portal_with(1_200).await;
    let old = read_ids(&crm).await;
    let first = crm.read_ids(EntityType::Contact, RecordId(0)).await.unwrap();
    let mut read: Vec<u64> = first.items.iter().map(|live| live.id.0).collect();
    assert!(!first.is_last);
    // Some that were read and some that were not, the next one and the last one among them.
    let gone = [0, 49, 250, 499, 500, 501, 549, 550, 700, 1_198, 1_199].map(|position: usize| old[position]);
    server.ui_post("records/delete", &json!({"type": "contact", "ids": gone}));
    for _ in 0..3 {
        server.ui_post("records/add", &json!({"type": "contact", "fields": {"name": "New"}}));
    }
    let rest = crm.read_ids(EntityType::Contact, RecordId(old[499])).await.unwrap();
    assert!(rest.is_last);
    read.extend(rest.items.iter().map(|live| live.id.0));
    let distinct: BTreeSet<u64> = read.iter().copied().collect();
    assert_eq!(distinct.len(), read.len(), "none twice");
    let missed: Vec<u64> = old.iter().filter(|id| !gone.contains(id) && !distinct.contains(id)).copied().collect();
    assert!(missed.is_empty(), "each that was there throughout once: {missed:?}");
    assert_eq!(distinct.range(old[1_199] + 1..).count(), 3, "new ones come last");
}

/// Answers requests as the semaphore allows, and counts those that wait.
async fn answer_slowly(listener: TcpListener, waiting: Arc<AtomicUsize>, may_answer: Arc<Semaphore>) {
    while let Ok((mut stream, _)) = listener.accept().await {
        let (waiting, may_answer) = (waiting.clone(), may_answer.clone());
        tokio::spawn(async move {
            let body = ok(json!({"items": []})).to_string();
            let answer = format!(
                "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
                body.len()
            );
            let mut request = vec![0; 64 * 1024];
            let _read = stream.read(&mut request).await;
            waiting.fetch_add(1, Ordering::SeqCst);
            may_answer.acquire().await.unwrap().forget();
            waiting.fetch_sub(1, Ordering::SeqCst);
            let _written = stream.write_all(answer.as_bytes()).await;
        });
    }
}

#[tokio::test]
async fn no_more_requests_are_under_way_than_the_setting_allows() {
    for parallel in [1, 3] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let webhook = format!("http://{}/rest/1/abc/", listener.local_addr().unwrap());
        let (waiting, may_answer) = (Arc::new(AtomicUsize::new(0)), Arc::new(Semaphore::new(0)));
        let portal = tokio::spawn(answer_slowly(listener, waiting.clone(), may_answer.clone()));
        let crm = Bitrix24Crm::connect(webhook.parse().unwrap(), ClientSettings { parallel, ..quick() }).unwrap();
        let calls = async { futures::future::join_all((0..8).map(|_| crm.highest_id(EntityType::Deal))).await };
        let watch = async {
            for answered in 0..8 {
                let under_way = parallel.min(8 - answered);
                while waiting.load(Ordering::SeqCst) < under_way {
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
                // Were more allowed, they would arrive now.
                tokio::time::sleep(Duration::from_millis(10)).await;
                assert_eq!(waiting.load(Ordering::SeqCst), under_way, "of {parallel}, {answered} answered");
                may_answer.add_permits(1);
                while waiting.load(Ordering::SeqCst) == under_way && under_way == 8 - answered {
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        let (answers, ()) = tokio::join!(calls, watch);
        assert!(answers.iter().all(Result::is_ok), "{answers:?}");
        portal.abort();
    }
}
