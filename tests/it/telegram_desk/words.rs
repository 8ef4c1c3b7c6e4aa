//! What is said across: words, changes of them, files, albums, notes, and what agents order beside that.

use serde_json::{Value, json};

use super::scene::{ANNA, BEN, EVE, GROUP, Scene, count, said};
use crate::telegram_support::texts;

#[tokio::test]
async fn changed_words_are_changed_on_the_other_side() {
    let scene = Scene::new("").await;
    let _service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    // An agent's words.
    let body = json!({ "user": BEN, "chat": GROUP, "thread": topic, "text": "Look at the recycle bun" });
    let (since, written) = scene.emulator.control_from("send", body).await;
    let told = scene.hears(since, ANNA, "recycle bun").await;
    let edit = |text: &str| json!({ "user": BEN, "chat": GROUP, "message": written["message_id"], "text": text });
    let since = scene.does("edit", edit("Look at the recycle bin")).await;
    let changed = scene.sees_changed(since, ANNA, "recycle bin").await;
    assert_eq!(changed["message_id"], told["message_id"]);
    let since = scene.does("edit", edit("// he does not understand it")).await;
    scene.hears(since, GROUP, "keeps reading your earlier words").await;
    scene.is_quiet(since, ANNA).await;
    // The person's words.
    let (since, asked) = scene.emulator.control_from("send", json!({ "user": ANNA, "text": "whre is it?" })).await;
    let shown = scene.hears(since, GROUP, "👤 whre is it?").await;
    let edit = json!({ "user": ANNA, "message": asked["message_id"], "text": "where is it?" });
    let since = scene.does("edit", edit).await;
    let changed = scene.sees_changed(since, GROUP, "where is it?").await;
    assert_eq!(changed["message_id"], shown["message_id"]);
    scene.is_quiet(since, ANNA).await;
}

#[tokio::test]
async fn notes_stay_at_the_desk() {
    let scene = Scene::new("").await;
    let _service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    for text in ["//secret one", "/note secret two", "// secret three"] {
        let since = scene.writes(BEN, topic, text).await;
        scene.hears(since, GROUP, "The person does not see it").await;
    }
    let file = json!({ "user": BEN, "chat": GROUP, "thread": topic, "kind": "document", "name": "secret.txt",
        "text": "secret four", "caption": "// secret four" });
    let since = scene.does("send_file", file).await;
    scene.hears(since, GROUP, "The person does not see it").await;
    // A note that is changed stays one, whatever it says then.
    let body = json!({ "user": BEN, "chat": GROUP, "thread": topic, "text": "// secret five" });
    let (since, note) = scene.emulator.control_from("send", body).await;
    scene.hears(since, GROUP, "does not see it").await;
    let edit = json!({ "user": BEN, "chat": GROUP, "message": note["message_id"], "text": "secret six" });
    let since = scene.does("edit", edit).await;
    scene.is_quiet(since, ANNA).await;
    let all = scene.emulator.messages(ANNA).await;
    assert_eq!(count(&all, "secret"), 0, "{:?}", texts(&all));
    // They are in the record.
    let since = scene.writes(BEN, topic, "/record").await;
    let record = scene.hears(since, GROUP, "Who did what").await;
    let text = scene.content(&record).await;
    assert!(text.contains("note: secret two") && text.contains("asked for a person"), "{text}");
}

#[tokio::test]
async fn what_stands_below_a_file_holds_for_all_of_an_album() {
    let scene = Scene::new("").await;
    let _service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    let before = scene.emulator.messages(ANNA).await.len();
    let files = json!([{ "kind": "photo" }, { "kind": "photo" }, { "kind": "photo" }]);
    for (caption, told) in [
        ("// secret one", "The person does not see it"),
        ("/note secret two", "The person does not see it"),
        ("/close", "the file was not sent"),
    ] {
        let album = json!({ "user": BEN, "chat": GROUP, "thread": topic, "files": files, "caption": caption });
        let since = scene.does("send_album", album).await;
        scene.hears(since, GROUP, told).await;
        let file = json!({ "user": BEN, "chat": GROUP, "thread": topic, "kind": "photo", "caption": caption });
        let since = scene.does("send_file", file).await;
        scene.hears(since, GROUP, told).await;
        scene.is_quiet(since, ANNA).await;
    }
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    let all = scene.emulator.messages(ANNA).await;
    assert_eq!(all.len(), before, "{:?}", texts(&all));
    assert!(scene.topics().await[0]["name"].as_str().unwrap().starts_with("⏳"), "nobody has taken it");
}

#[tokio::test]
async fn files_and_albums_go_across_as_copies() {
    let scene = Scene::new("").await;
    let _service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    // From the agent: a file with words, then an album.
    let file = json!({ "user": BEN, "chat": GROUP, "thread": topic, "kind": "document", "name": "how.pdf",
        "text": "how", "caption": "This is how" });
    let (since, sent) = scene.emulator.control_from("send_file", file).await;
    let copy = scene.hears(since, ANNA, "This is how").await;
    assert_eq!(copy["document"]["file_name"], "how.pdf");
    assert!(copy["forward_origin"].is_null(), "{copy}");
    let edit = json!({ "user": BEN, "chat": GROUP, "message": sent["message_id"], "caption": "This is how it works" });
    let since = scene.does("edit", edit).await;
    let changed = scene.sees_changed(since, ANNA, "This is how it works").await;
    assert_eq!(changed["message_id"], copy["message_id"]);
    let files = json!([{ "kind": "photo" }, { "kind": "photo" }, { "kind": "photo" }]);
    let album = json!({ "user": BEN, "chat": GROUP, "thread": topic, "files": files, "caption": "Three pictures" });
    let since = scene.does("send_album", album).await;
    one_album(&scene.emulator.said(since, ANNA, 3).await);
    scene.is_quiet(since, GROUP).await;
    // From the person: an album without words, one with, and a voice message.
    for (caption, items) in [(Value::Null, 3), (json!("my screen"), 3)] {
        let album = json!({ "user": ANNA, "files": files, "caption": caption });
        let since = scene.does("send_album", album).await;
        let copies = scene.emulator.said(since, GROUP, items + 1).await;
        assert_eq!(said(&copies[0]), "👤 (photo) × 3", "whose it is stands before it");
        one_album(&copies[1..]);
        assert!(copies.iter().all(|copy| copy["message_thread_id"] == topic));
        scene.is_quiet(scene.now().await, GROUP).await;
    }
    let since = scene.does("send_file", json!({ "user": ANNA, "kind": "voice", "size": 20_000 })).await;
    let voice = scene.emulator.said(since, GROUP, 1).await;
    assert!(!voice[0]["voice"].is_null() && said(&voice[0]) == "👤", "{voice:?}");
    let file = json!({ "user": ANNA, "kind": "document", "name": "deals.csv", "text": "x", "caption": "these" });
    let since = scene.does("send_file", file).await;
    let copy = scene.emulator.said(since, GROUP, 1).await;
    assert_eq!(said(&copy[0]), "👤 these");
    let since = scene.does("send_file", json!({ "user": ANNA, "kind": "sticker", "size": 20_000 })).await;
    assert_eq!(said(&scene.emulator.said(since, GROUP, 2).await[0]), "👤 (sticker)");
    let album = json!({ "user": BEN, "chat": GROUP, "thread": topic,
        "files": [{ "kind": "document", "name": "one.pdf" }, { "kind": "document", "name": "two.pdf" }] });
    let since = scene.does("send_album", album).await;
    scene.emulator.said(since, ANNA, 2).await;
    // The transcript tells what they were.
    let since = scene.writes(BEN, topic, "/transcript").await;
    let paper = scene.hears(since, GROUP, "The transcript").await;
    let text = scene.content(&paper).await;
    for line in [
        "person: (voice message)",
        "person: (file: deals.csv) these",
        "person: (photo) (photo) (photo)\n",
        "person: (photo) my screen",
        "person: (photo) (photo)\n",
        "Ben: (file: how.pdf) This is how",
        "Ben: ✎ This is how it works",
        "Ben: (file: one.pdf)",
        "Ben: (file: two.pdf)",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    scene.is_quiet(since, ANNA).await;
    for method in ["forwardMessage", "forwardMessages"] {
        assert_eq!(scene.requests(method).await, Vec::<Value>::new(), "H13");
    }
}

/// They are parts of one album.
fn one_album(messages: &[Value]) {
    let album = &messages[0]["media_group_id"];
    assert!(!album.is_null(), "{messages:?}");
    assert!(messages.iter().all(|message| message["media_group_id"] == *album), "{messages:?}");
}

#[tokio::test]
async fn an_agents_name_is_shown_where_the_policy_says_so() {
    let scene = Scene::new("show_agent_name = true").await;
    let _service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    let since = scene.writes(BEN, topic, "good morning").await;
    scene.hears(since, ANNA, "Ben is here now").await;
    scene.hears(since, ANNA, "Ben: good morning").await;
    let file = json!({ "user": BEN, "chat": GROUP, "thread": topic, "kind": "document", "name": "a.txt", "text": "a" });
    let since = scene.does("send_file", file).await;
    let copy = scene.emulator.said(since, ANNA, 1).await;
    assert!(said(&copy[0]).starts_with("Ben:"), "{copy:?}");
}

#[tokio::test]
async fn agents_order_what_the_commands_say() {
    let scene = Scene::new("").await;
    let _service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    let since = scene.writes(BEN, topic, "/status").await;
    let status = scene.hears(since, GROUP, "Anna <b>Weber</b> & `Co` (user 1), plan").await;
    assert!(said(&status).contains("Step: ") && !said(&status).contains("Step: recycle-bin"), "{}", said(&status));
    // An answer that is filled in is said and confirmed by the assistant.
    let since = scene.writes(BEN, topic, "/fill missing contacts").await;
    scene.hears(since, GROUP, "contacts").await;
    scene.hears(since, ANNA, "filled this in for you").await;
    for (text, told) in [
        ("/fill nonsense x", "/fill ANSWER VALUE"),
        ("/canned", "Prepared replies"),
        ("/lang xx", "Say /lang with one of"),
        ("/approve", "Nothing waits for approval"),
        ("/invite", "/invite PORTAL USER"),
        ("/invite 99999", "knows no active user 99999"),
        ("/invite nowhere 1", "I know no portal “nowhere”"),
        ("/dance", "I do not know that"),
        ("/desk", "acme · c1: waits since"),
    ] {
        let since = scene.writes(BEN, topic, text).await;
        scene.hears(since, GROUP, told).await;
    }
    let since = scene.writes(BEN, topic, "/invite 4").await;
    let made = scene.hears(since, GROUP, "https://t.me/restore_bot?start=").await;
    let link = said(&made).split("start=").nth(1).unwrap().split_whitespace().next().unwrap();
    let invited = scene.program.run(&["invite", "list", "--json"]).await.json();
    assert_eq!((&invited[0]["user"], link.len() <= 64), (&json!(4), true), "{invited:?}");
    let since = scene.does("send", json!({ "user": EVE, "text": format!("/start {link}") })).await;
    let told = scene.hears(since, GROUP, "The invitation to acme has been used, by Eve.").await;
    assert!(told["message_thread_id"].is_null(), "{told}");

    let since = scene.writes(BEN, topic, "/lang de").await;
    scene.hears(since, GROUP, "speaks “de” here").await;
    scene.hears(since, ANNA, "Deutsch").await;
    let since = scene.writes(BEN, topic, "/transcript").await;
    let paper = scene.hears(since, GROUP, "The transcript").await;
    let text = scene.content(&paper).await;
    assert!(text.contains("person: /human") && text.contains("assistant:"), "{text}");
    // The whisper of what comes next is for agents only.
    let since = scene.writes(BEN, topic, "/take").await;
    let card = scene.sees_changed(since, GROUP, "🤫 The assistant would say now:").await;
    assert_eq!(card["message_thread_id"], topic);
    assert_eq!(count(&scene.emulator.messages(ANNA).await, "🤫"), 0);
    // A prepared reply is the person's language's, and the topic shows what the person got.
    let since = scene.writes(BEN, topic, "/canned thanks").await;
    scene.hears(since, ANNA, "Danke für Ihre Geduld").await;
    scene.hears(since, GROUP, "💬 Ben: Danke für Ihre Geduld").await;
    // The commands are in the menu of that group, in every language.
    let commands = scene.emulator.control("commands", json!({})).await;
    assert!(commands.to_string().contains("Das Gespräch übernehmen"), "{commands}");
}
