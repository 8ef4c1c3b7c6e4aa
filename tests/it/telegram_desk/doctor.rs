//! `restore24 doctor` on the bot and on the desk's group: what is missing, each with what to do.

use serde_json::{Value, json};

use super::scene::{BEN, CLEO, GROUP, Scene};
use crate::telegram_support::TOKEN;

async fn found(scene: &Scene, token: &str, about: &str) -> Vec<Value> {
    let mut command = scene.program.command(&["--json", "doctor"]);
    command.env("RESTORE24_TELEGRAM_API", &scene.emulator.url).env("RESTORE24_TELEGRAM_TOKEN", token);
    let told = command.output().await.unwrap();
    let told = String::from_utf8(told.stdout).unwrap();
    let lines = told.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines.filter(|line| line["about"] == about).collect()
}

#[tokio::test]
async fn the_doctor_says_what_the_bot_and_the_group_lack() {
    let rights = |rights: Value| {
        Some(json!({ "id": GROUP, "title": "Support", "is_forum": true, "owner": BEN, "members": [CLEO],
            "bot": "restore_bot", "bot_rights": rights }))
    };
    for (group, states, hint) in [
        (rights(json!(["can_manage_topics", "can_pin_messages"])), vec!["fine"], ""),
        (rights(json!(["can_manage_topics"])), vec!["note"], "Pin messages"),
        (rights(json!([])), vec!["wrong", "note"], "Manage topics"),
        (None, vec!["wrong"], "add it as an administrator"),
    ] {
        let scene = Scene::with_group("", group).await;
        let desk = found(&scene, TOKEN, "desk").await;
        let found: Vec<&str> = desk.iter().map(|finding| finding["state"].as_str().unwrap()).collect();
        assert_eq!(found, states, "{desk:?}");
        assert!(desk[0]["hint"].as_str().unwrap_or_default().contains(hint), "{desk:?}");
    }
    let scene = Scene::new("").await;
    let bot = found(&scene, TOKEN, "bot").await;
    assert_eq!((&bot[0]["state"], &bot[0]["text"]), (&json!("fine"), &json!("@restore_bot is there")));
    let bot = found(&scene, "7000000001:wrong", "bot").await;
    assert!(bot[0]["state"] == "wrong" && bot[0]["hint"].as_str().unwrap().contains("@BotFather"), "{bot:?}");
    let bot = found(&scene, "", "bot").await;
    assert_eq!(bot[0]["state"], "note", "{bot:?}");
    assert!(bot[0]["hint"].as_str().unwrap().contains("@BotFather"), "{bot:?}");
}
