//! Scripted dialogues through the Telegram bot: each message in the emulator's chat against what was to be said.
//!
//! Every script made for the full world, and those that carry the canned world's figures through Telegram too, take turns
//! in the languages; the whole way from /start to a verified restore and to received files is played in all six. `restore24 dialogue test --via telegram --emulator URL` plays everything in
//! all, which takes too long for `tests/run`.

use std::path::PathBuf;
use std::sync::Arc;

use futures::StreamExt as _;
use restore24::app::script_world::telegram::{LEFT_OUT, why_left_out};
use restore24::app::script_world::{Stage, TelegramWorld};
use restore24::cli::dialogue::read_scripts;
use restore24::dialogue::script::runner::{Played, languages_of, play};
use restore24::dialogue::script::{Case, Script, parse};
use restore24::dialogue::{Texts, shipped};

use crate::full_scripts::stage;
use crate::languages::english_and_one_more;
use crate::telegram_support::emulator_url;

/// Cases at the same time: they wait for the emulator, the portal and the disk more than they compute.
const AT_ONCE: usize = 6;

fn scripts() -> Vec<Script> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dialogues/scripts");
    let scripts = read_scripts(&[folder]).unwrap();
    scripts.into_iter().filter_map(|script| script.for_world("telegram")).collect()
}

fn is_of_telegram(script: &Script) -> bool {
    script.worlds == ["telegram"]
}

fn is_of_full_world(script: &Script, case: &Case) -> bool {
    let worlds = if case.worlds.is_empty() { &script.worlds } else { &case.worlds };
    worlds.iter().any(|world| world == "full")
}

async fn play_through_telegram(stage: Arc<Stage>, script: Script, case: Case, language: String) -> Played {
    let emulator = emulator_url().await.parse().unwrap();
    let mut world = TelegramWorld::new(stage, shipped::dialogues(), emulator);
    play(&script, &case, &language, &mut world).await
}

async fn play_all(languages_of_case: impl Fn(&Script, &Case) -> Vec<String>) -> Vec<Played> {
    let stage = stage();
    let mut cases = Vec::new();
    for script in scripts() {
        for case in script.cases.iter().filter(|case| why_left_out(&script, case).is_none()) {
            for language in languages_of_case(&script, case) {
                let played = play_through_telegram(stage.clone(), script.clone(), case.clone(), language);
                cases.push(async move { tokio::spawn(played).await.unwrap() });
            }
        }
    }
    futures::stream::iter(cases).buffer_unordered(AT_ONCE).collect().await
}

/// The language that a case's own name picks.
fn one_in_turn(script: &Script, case: &Case, texts: &Texts) -> Vec<String> {
    english_and_one_more(script, case, &languages_of(script, texts)).into_iter().skip(1).collect()
}

fn assert_none_failed(played: &[Played]) {
    let failed: Vec<String> = played.iter().filter(|one| one.failure.is_some()).map(Played::to_report).collect();
    assert!(failed.is_empty(), "{} of {} failed:\n{}", failed.len(), played.len(), failed.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_full_script_goes_through_telegram() {
    let texts = &shipped::dialogues().texts;
    let played = play_all(|script, case| match is_of_full_world(script, case) {
        true => one_in_turn(script, case, texts),
        false => Vec::new(),
    });
    let played = played.await;
    assert!(played.len() >= 150, "only {} cases were found", played.len());
    assert_none_failed(&played);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn conversations_with_invented_figures_go_through_telegram_in_turn() {
    let texts = &shipped::dialogues().texts;
    let played = play_all(|script, case| match is_of_telegram(script) || is_of_full_world(script, case) {
        true => Vec::new(),
        false => one_in_turn(script, case, texts),
    });
    let played = played.await;
    assert!(played.len() >= 120, "only {} cases were found", played.len());
    assert_none_failed(&played);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_whole_way_goes_through_telegram_in_every_language() {
    let texts = &shipped::dialogues().texts;
    let played = play_all(|script, _| match is_of_telegram(script) {
        true => languages_of(script, texts),
        false => Vec::new(),
    });
    let played = played.await;
    assert!(played.len() >= 6 * 6, "only {} cases were found", played.len());
    assert_none_failed(&played);
}

/// What the bot was to say and did not say is found, with what it was; so is a button that is not there.
#[tokio::test]
async fn what_is_missing_in_the_chat_is_found() {
    let text = "# T\nworlds: telegram\ngiven: scenario few-items\n\n## Refused\n! messenger 400\n> [crm-data]\n< recycle-bin\n\
                \n## Never met\n! messenger 503\n! clock +1m\n> [crm-data]\n< recycle-bin\n! messenger 503\n! again\n";
    let script = parse("t.md", text).unwrap();
    let stage = stage();
    for (case, line, says) in
        [(&script.cases[0], 7, "Telegram did not take"), (&script.cases[1], 16, "nothing was sent that could")]
    {
        let played = play_through_telegram(stage.clone(), script.clone(), case.clone(), "en".into()).await;
        let failure = played.failure.unwrap_or_else(|| panic!("{} passes", case.name));
        assert_eq!(failure.line, line, "{}: {}", case.name, failure.message);
        assert!(failure.message.contains(says), "{}: {}", case.name, failure.message);
    }
}

#[test]
fn whatever_is_left_out_is_a_case() {
    for left_out in LEFT_OUT {
        let is_there = scripts().iter().any(|script| {
            script.file.ends_with(left_out.file) && script.cases.iter().any(|case| case.name.starts_with(left_out.case))
        });
        assert!(is_there, "{left_out:?} leaves out nothing");
    }
}
