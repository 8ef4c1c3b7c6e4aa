use std::time::Duration;

use tempfile::TempDir;

use super::super::{SqliteStore, StoreSettings};
use crate::ports::snapshots::StoreError;

/// A store with a table of its own for notes: their number, and something large.
async fn store(settings: StoreSettings) -> (TempDir, SqliteStore) {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open_with(folder.path(), settings).await.unwrap();
    let mut tx = store.begin().await.unwrap();
    sqlx::query("CREATE TABLE note (number INTEGER PRIMARY KEY, text TEXT)").execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    (folder, store)
}

async fn write(store: &SqliteStore, number: i64, bytes: i64) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    sqlx::query("INSERT INTO note VALUES ($1, hex(zeroblob($2 / 2)))")
        .bind(number)
        .bind(bytes)
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}

async fn written(store: &SqliteStore) -> Vec<i64> {
    sqlx::query_scalar("SELECT number FROM note ORDER BY number").fetch_all(store.readers()).await.unwrap()
}

fn begun(store: &SqliteStore) -> u64 {
    store.inner.writer.as_ref().unwrap().shared.try_lock().unwrap().begun
}

/// Until those that were started are in the queue.
async fn queued() {
    tokio::time::sleep(Duration::from_millis(50)).await;
}

#[tokio::test]
async fn those_who_come_while_another_writes_share_its_transaction() {
    let (_folder, store) = store(StoreSettings::default()).await;
    let before = begun(&store);
    let first = store.begin().await.unwrap();
    let others: Vec<_> = (1..=20)
        .map(|number| {
            let store = store.clone();
            tokio::spawn(async move { write(&store, number, 2).await })
        })
        .collect();
    queued().await;
    first.commit().await.unwrap();
    for other in others {
        other.await.unwrap().unwrap();
    }
    assert_eq!(written(&store).await, (1..=20).collect::<Vec<_>>());
    assert_eq!(begun(&store) - before, 1);
}

#[tokio::test]
async fn one_that_is_dropped_or_fails_leaves_nothing_and_the_others_stay() {
    let (_folder, store) = store(StoreSettings::default()).await;
    let first = store.begin().await.unwrap();
    let (one, other) = (store.clone(), store.clone());
    let kept = tokio::spawn(async move { write(&one, 1, 2).await });
    queued().await;
    let dropped = tokio::spawn(async move {
        let mut tx = other.begin().await.unwrap();
        sqlx::query("INSERT INTO note VALUES (2, '')").execute(&mut *tx).await.unwrap();
    });
    queued().await;
    let (failing, last) = (store.clone(), store.clone());
    let failing = tokio::spawn(async move { write(&failing, 1, 2).await });
    queued().await;
    let last = tokio::spawn(async move { write(&last, 3, 2).await });
    queued().await;
    first.commit().await.unwrap();
    kept.await.unwrap().unwrap();
    dropped.await.unwrap();
    failing.await.unwrap().unwrap_err();
    last.await.unwrap().unwrap();
    assert_eq!(written(&store).await, [1, 3]);
}

#[tokio::test]
async fn whoever_is_dropped_at_any_point_holds_nobody_up() {
    let (_folder, store) = store(StoreSettings::default()).await;
    for number in 1..=40 {
        let other = store.clone();
        let task = tokio::spawn(async move { write(&other, number, 2).await });
        for _ in 0..number % 8 {
            tokio::task::yield_now().await;
        }
        task.abort();
    }
    write(&store, 100, 2).await.unwrap();
    // Another process can write, so nothing was left open.
    let other = SqliteStore::open(store.folder()).await.unwrap();
    write(&other, 101, 2).await.unwrap();
    assert_eq!(written(&store).await.last(), Some(&101));
}

#[tokio::test]
async fn on_a_full_disk_what_was_told_to_be_kept_is_there_and_nothing_else() {
    let settings = StoreSettings { max_pages: Some(250), ..StoreSettings::default() };
    let (_folder, store) = store(settings).await;
    let first = store.begin().await.unwrap();
    let mut others = Vec::new();
    for number in 1..=12 {
        let store = store.clone();
        // The large ones do not fit.
        let bytes = if number % 4 == 0 { 4_000_000 } else { 2 };
        others.push(tokio::spawn(async move { (number, write(&store, number, bytes).await) }));
        queued().await;
    }
    first.commit().await.ok();
    let mut kept = Vec::new();
    for other in others {
        let (number, told) = other.await.unwrap();
        match told {
            Ok(()) => kept.push(number),
            Err(StoreError::DiskFull | StoreError::NotWritten) => {}
            Err(error) => panic!("{number}: {error}"),
        }
    }
    assert_eq!(written(&store).await, kept);
    write(&store, 100, 2).await.unwrap();
}

/// The log may be folded in, and another's end be on its way, at any moment of closing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn closing_never_waits_for_what_was_lent() {
    for number in 1..=30 {
        let (_folder, store) = store(StoreSettings::default()).await;
        store.inner.writer.as_ref().unwrap().log.begin_at_once();
        let other = store.clone();
        let writing = tokio::spawn(async move { write(&other, number, 2).await });
        let reading = store.clone();
        let read = tokio::spawn(async move { written_or_closed(&reading).await });
        tokio::time::sleep(Duration::from_micros(u64::try_from(number).unwrap() * 150)).await;
        tokio::time::timeout(Duration::from_secs(10), store.close()).await.expect("it closes");
        // Either it was written or it was told that it is not.
        let _told = writing.await.unwrap();
        read.await.unwrap();
    }
}

async fn written_or_closed(store: &SqliteStore) {
    for _ in 0..50 {
        let found: Result<Vec<i64>, _> = sqlx::query_scalar("SELECT number FROM note").fetch_all(store.readers()).await;
        if found.is_err() {
            return;
        }
    }
}

#[tokio::test]
async fn what_is_written_in_one_step_is_whole_or_not_there_and_goes_along_with_others() {
    let (_folder, store) = store(StoreSettings::default()).await;
    let pair = |first: i64, second: i64| {
        let both = "INSERT INTO note VALUES ($1, 'a'); INSERT INTO note VALUES ($2, 'b')";
        let store = store.clone();
        async move { store.write(sqlx::query(both).bind(first).bind(second)).await }
    };
    let before = begun(&store);
    pair(1, 2).await.unwrap();
    assert!(pair(3, 1).await.is_err(), "the second is there already");
    assert!(store.inner.writer.as_ref().unwrap().shared.try_lock().unwrap().open.is_none(), "nobody is held up by it");
    assert_eq!((written(&store).await, begun(&store) - before), (vec![1, 2], 2));

    // Beside others: one that fails takes nothing of theirs with it.
    let first = store.begin().await.unwrap();
    let (good, bad, last) = (tokio::spawn(pair(4, 5)), tokio::spawn(pair(6, 6)), tokio::spawn(pair(7, 8)));
    queued().await;
    first.commit().await.unwrap();
    assert!(bad.await.unwrap().is_err());
    good.await.unwrap().unwrap();
    last.await.unwrap().unwrap();
    assert_eq!((written(&store).await, begun(&store) - before), (vec![1, 2, 4, 5, 7, 8], 3));
}
