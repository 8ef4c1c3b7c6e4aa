//! Dialogue files that change while somebody talks: used from the next turn on, or refused with the reasons.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use restore24::app::dialogue_watch::{DialogueWatch, Reload};
use restore24::dialogue::diagnostic::Code;
use restore24::dialogue::state::Task;
use restore24::dialogue::{SourceFile, State, shipped};
use restore24::domain::UserId;
use restore24::ports::conversations::ConversationStore as _;
use serde_json::json;

use crate::store_support::Bench;

fn write(folder: &Path, file: &SourceFile) {
    let path = folder.join(&file.path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, file.text.as_bytes()).unwrap();
}

fn change(folder: &Path, path: &str, from: &str, to: &str) {
    let path = folder.join(path);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{from:?}");
    std::fs::write(path, text.replace(from, to)).unwrap();
}

fn codes(reload: &Reload) -> Vec<Code> {
    match reload {
        Reload::Refused(problems) => problems.iter().map(|problem| problem.code).collect(),
        other => panic!("{other:?}"),
    }
}

/// An installation in which somebody stands on `recycle-bin-how`.
async fn installation() -> Bench {
    let bench = Bench::new().await;
    let mut state = State::new("en");
    state.tasks = vec![Task::new("recycle-bin-how")];
    let state = json!({ "version": 1, "state": state }).to_string();
    let now: DateTime<Utc> = "2026-11-18T10:00:00Z".parse().unwrap();
    bench.store.create_conversation(&bench.portal, "terminal", UserId(1), &state, now).await.unwrap();
    bench
}

#[tokio::test]
async fn changed_files_are_used_or_refused_as_a_whole() {
    let bench = installation().await;
    let folder = tempfile::tempdir().unwrap();
    shipped::files().iter().for_each(|file| write(folder.path(), file));
    let before = shipped::dialogues();
    let mut watch = DialogueWatch::new(folder.path(), Arc::clone(&before), false);
    assert!(matches!(watch.look(&bench.store).await.unwrap(), Reload::Unchanged));

    change(folder.path(), "texts/en/welcome.ftl", "Hello!", "Welcome!");
    let Reload::Used(used) = watch.look(&bench.store).await.unwrap() else { panic!("refused") };
    assert_ne!(used.fingerprint, before.fingerprint);
    assert!(matches!(watch.look(&bench.store).await.unwrap(), Reload::Unchanged));

    change(folder.path(), "flows/lost-data.yaml", "how: recycle-bin-how", "how: bin-help");
    assert_eq!(codes(&watch.look(&bench.store).await.unwrap()), [Code::DanglingTarget], "half of an edit");
    change(folder.path(), "flows/lost-data.yaml", "  recycle-bin-how:\n", "  bin-help:\n");
    assert_eq!(codes(&watch.look(&bench.store).await.unwrap()), [Code::Stranded], "somebody stands there");
    change(folder.path(), "flows/lost-data.yaml", "  bin-help:\n", "  bin-help:\n    renamed_from: recycle-bin-how\n");
    assert!(matches!(watch.look(&bench.store).await.unwrap(), Reload::Used(_)));
}

#[tokio::test]
async fn who_is_stranded_can_be_left_behind_on_purpose() {
    let bench = installation().await;
    let folder = tempfile::tempdir().unwrap();
    shipped::files().iter().for_each(|file| write(folder.path(), file));
    change(folder.path(), "flows/lost-data.yaml", "how: recycle-bin-how", "how: bin-help");
    change(folder.path(), "flows/lost-data.yaml", "  recycle-bin-how:\n", "  bin-help:\n");
    let look = |is_forced| {
        let mut watch = DialogueWatch::new(folder.path(), shipped::dialogues(), is_forced);
        let store = bench.store.clone();
        async move { watch.look(&store).await.unwrap() }
    };
    assert_eq!(codes(&look(false).await), [Code::Stranded]);
    assert!(matches!(look(true).await, Reload::Used(_)));
}

/// A file that is written in pieces is never taken in half: whoever reads sees the file before or after.
#[test]
fn a_file_that_is_written_meanwhile_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    shipped::files().iter().for_each(|file| write(folder.path(), file));
    let path = folder.path().join("texts/en/finding.ftl");
    let whole = std::fs::read_to_string(&path).unwrap();
    let writer = std::thread::spawn({
        let (path, whole) = (path.clone(), whole.clone());
        move || {
            use std::io::Write as _;
            let mut file = std::fs::File::create(&path).unwrap();
            for part in whole.as_bytes().chunks(whole.len() / 8 + 1) {
                file.write_all(part).unwrap();
                std::thread::sleep(std::time::Duration::from_millis(4));
            }
        }
    });
    let mut looks = 0;
    while !writer.is_finished() {
        let read = restore24::cli::dialogue::read_folder(folder.path()).unwrap();
        let text = &read.iter().find(|file| file.path == "texts/en/finding.ftl").unwrap().text;
        // What was read between two writes may be a beginning; it must be what stood there when it was looked at twice.
        assert!(whole.starts_with(&**text), "never a mixture");
        looks += 1;
    }
    writer.join().unwrap();
    assert!(looks > 0);
    let read = restore24::cli::dialogue::read_folder(folder.path()).unwrap();
    assert_eq!(read.iter().find(|file| file.path == "texts/en/finding.ftl").unwrap().text, whole);
}
