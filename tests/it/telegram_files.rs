//! Files that a messenger does not take as they are: in parts, or told to the person.

use restore24::sandbox::Server;
use serde_json::{Value, json};

use crate::program::{Program, sandbox};
use crate::telegram_support::{Emulator, Service, buttons, link, texts};

const ANNA: i64 = 101;
/// An agent, and the group of the desk.
const BEN: i64 = 201;
const GROUP: i64 = -1_001_000_000_001;

/// What is pressed on the way to a file, whichever of it is offered.
const WAY: [&str; 10] =
    ["only-file", "not-there", "seen", "skip", "right", "take-it", "all-records", "go-on", "confirm", "that-is-all"];

/// No snapshot is taken while files are made, and none expires because of one.
const BY_HAND: &str = "[snapshots]\ndaily_at = \"\"\n";

/// A portal with a snapshot, and Anna who may have its records.
struct Scene {
    _server: Server,
    program: Program,
    emulator: Emulator,
}

impl Scene {
    async fn new() -> Self {
        let (program, server) = (Program::new(), sandbox(120).await);
        server.ui_post("tariff", &json!({ "license": "de_std" }));
        program.add_portal("acme", &server).await;
        program.run(&["snapshot", "take"]).await.done();
        let emulator = Emulator::new().await;
        emulator.person(ANNA, "Anna", "en").await;
        link(&program, ANNA, 1).await;
        std::fs::write(program.data.path().join("policy.toml"), BY_HAND).unwrap();
        Self { _server: server, program, emulator }
    }

    /// Goes on until the question behind the files; gives what was said.
    async fn to_the_files(&self) -> Vec<Value> {
        let is_end = |message: &Value| {
            !message["document"].is_null() || texts(std::slice::from_ref(message))[0].contains("Telegram")
        };
        self.emulator.walk(ANNA, &WAY, is_end).await
    }
}

#[tokio::test]
async fn a_file_over_the_limit_comes_in_parts_that_say_how_to_put_them_together() {
    let scene = Scene::new().await;
    let _service = Service::start(&scene.program, &scene.emulator, &["--telegram-max-file", "1000"]).await;
    let said = scene.to_the_files().await;
    let names: Vec<&str> = said.iter().filter_map(|message| message["document"]["file_name"].as_str()).collect();
    let parts = names.iter().filter(|name| name.contains(".zip.00")).count();
    assert!(parts >= 2, "{names:?}");
    let told = texts(&said).into_iter().find(|text| text.contains("comes in parts")).expect("it is said");
    assert!(told.contains("7-Zip"), "{told}");
    for message in said.iter().filter(|message| !message["document"].is_null()) {
        assert!(message["document"]["file_size"].as_u64().unwrap() <= 1000, "{message}");
    }
    let left = scene.program.data.path().join("parcels");
    let left: Vec<_> = std::fs::read_dir(left).into_iter().flatten().collect();
    assert!(left.is_empty(), "what was sent is not kept twice: {left:?}");
}

#[tokio::test]
async fn a_file_that_is_refused_for_good_is_told_and_the_conversation_goes_on() {
    let scene = Scene::new().await;
    let fault = json!({ "kind": "refuse", "method": "sendDocument", "code": 400, "description": "Bad Request: FILE_REFERENCE_INVALID", "times": 9 });
    scene.emulator.control("faults", fault).await;
    let service = Service::start(&scene.program, &scene.emulator, &[]).await;
    let said = scene.to_the_files().await;
    assert!(texts(&said).iter().any(|text| text.contains("Telegram did not take")), "{:?}", texts(&said));
    let status = scene.emulator.ask(ANNA, "/status").await;
    assert!(!buttons(status.last().unwrap()).is_empty());
    assert_eq!(service.end().await, 0);
}

/// Anna's records are hers: of what was exported the desk reads the names.
#[tokio::test]
async fn the_desk_sees_the_names_of_exported_files_and_a_group_that_is_named_at_the_start_counts() {
    let scene = Scene::new().await;
    let policy = format!("{BY_HAND}[desk]\nmirror = \"always\"\n");
    std::fs::write(scene.program.data.path().join("policy.toml"), policy).unwrap();
    scene.emulator.person(BEN, "Ben", "en").await;
    let group = json!({ "id": GROUP, "title": "Support", "is_forum": true, "owner": BEN, "bot": "restore_bot" });
    scene.emulator.control("groups", group).await;
    let desk = format!("--desk={GROUP}");
    let _service = Service::start(&scene.program, &scene.emulator, &["--telegram-max-file", "1000", &desk]).await;
    let said = scene.to_the_files().await;
    assert!(names(&said).iter().any(|name| name.ends_with(".zip.001")), "{:?}", names(&said));
    assert!(texts(&said).iter().any(|text| text.starts_with("From the backup: ")), "a file comes with words");
    let parcels = scene.program.data.path().join("parcels");
    for _ in 0..400 {
        let shown = scene.emulator.messages(GROUP).await;
        let named = texts(&shown).iter().filter(|text| text.ends_with(": for the person only.")).count();
        let left = std::fs::read_dir(&parcels).into_iter().flatten().count();
        if named >= 2 && left == 0 {
            assert_eq!(names(&shown), Vec::<String>::new());
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    let shown = scene.emulator.messages(GROUP).await;
    panic!("the desk reads of no files: {:#?}", texts(&shown));
}

/// The files among messages, without what was said before a topic was there.
fn names(messages: &[Value]) -> Vec<String> {
    let names = messages.iter().filter_map(|message| message["document"]["file_name"].as_str());
    names.filter(|name| !name.starts_with("transcript-")).map(str::to_owned).collect()
}
