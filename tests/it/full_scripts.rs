//! Every script made for the full world, against the real program.
//!
//! The rules' cases take turns in the languages, as how they are worded is shown by the canned world, in each of them;
//! the main job (`full_*.md`) and what passes between the assistant and the desk (`h0*.md`, `desk_*.md`, `four_eyes.md`)
//! are played in English, as `telegram_scripts` plays them in one more, and `transcripts` plays the whole way in all.
//! How each reply is worded in each language is recorded (`dialogue::wording`). `restore24 dialogue test --world full`
//! plays everything in all.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, Weak};

use futures::StreamExt as _;
use restore24::app::script_world::telegram::why_left_out;
use restore24::app::script_world::{FullWorld, Stage};
use restore24::cli::dialogue::read_scripts;
use restore24::dialogue::script::runner::{Played, languages_of, play};
use restore24::dialogue::script::{Case, Script};
use restore24::dialogue::shipped;

use crate::languages::english_and_one_more;

/// Cases at the same time: they wait for disk and network more than they compute.
const AT_ONCE: usize = 6;

fn scripts() -> Vec<Script> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dialogues/scripts");
    let scripts = read_scripts(&[folder]).unwrap();
    scripts.into_iter().filter_map(|script| script.for_world("full")).collect()
}

/// One stage for the tests that run at the same time, so that each week is prepared once.
pub fn stage() -> Arc<Stage> {
    static SHARED: Mutex<Weak<Stage>> = Mutex::new(Weak::new());
    let mut shared = SHARED.lock().unwrap();
    shared.upgrade().unwrap_or_else(|| {
        let stage = Arc::new(Stage::default());
        *shared = Arc::downgrade(&stage);
        stage
    })
}

/// English for the main job and for both sides of a handoff, with one more where that does not go through Telegram; one
/// for anything else, each in its turn.
fn those_in_turn(script: &Script, case: &Case, languages: &[String], turn: usize) -> Vec<String> {
    let name = PathBuf::from(&script.file).file_name().map(|name| name.to_string_lossy().into_owned());
    let name = name.unwrap_or_default();
    if name == "four_eyes.md" || ["full_", "h0", "desk_"].iter().any(|start| name.starts_with(start)) {
        let mut played = english_and_one_more(script, case, languages);
        if why_left_out(script, case).is_none() {
            played.truncate(1);
        }
        return played;
    }
    let in_turn = turn.checked_rem(languages.len()).map(|turn| languages[turn].clone());
    in_turn.into_iter().collect()
}

async fn play_in_full(stage: Arc<Stage>, script: Script, case: Case, language: String) -> Played {
    let mut world = FullWorld::new(stage, shipped::dialogues());
    play(&script, &case, &language, &mut world).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_full_script_plays() {
    let stage = stage();
    let mut cases = Vec::new();
    let mut turn = 0;
    for script in scripts() {
        let languages = languages_of(&script, &shipped::dialogues().texts);
        for case in &script.cases {
            turn += 1;
            for language in those_in_turn(&script, case, &languages, turn) {
                let played = play_in_full(stage.clone(), script.clone(), case.clone(), language);
                cases.push(async move { tokio::spawn(played).await.unwrap() });
            }
        }
    }
    let count = cases.len();
    assert!(turn >= 100 && count >= turn, "only {count} of {turn} cases were found");
    let played: Vec<Played> = futures::stream::iter(cases).buffer_unordered(AT_ONCE).collect().await;
    let failed: Vec<String> = played.iter().filter(|one| one.failure.is_some()).map(Played::to_report).collect();
    assert!(failed.is_empty(), "{} of {count} failed:\n{}", failed.len(), failed.join("\n"));
}

/// Without its rule, a rule's conversation with the real program must not go as written either.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_rule_switched_off_fails_its_full_script() {
    let stage = stage();
    let mut checks = Vec::new();
    for script in scripts() {
        for switch in script.switches.clone() {
            let (stage, script) = (stage.clone(), script.clone());
            checks.push(async move {
                for mut case in script.cases.clone() {
                    case.given.switched_off = Some(switch.clone());
                    if play_in_full(stage.clone(), script.clone(), case, "en".into()).await.failure.is_some() {
                        return None;
                    }
                }
                Some(format!("{} passes in the full world without {switch}", script.file))
            });
        }
    }
    assert!(checks.len() >= 36, "only {} rules are played in the full world", checks.len());
    let spawned = checks.into_iter().map(|check| async move { tokio::spawn(check).await.unwrap() });
    let idle: Vec<String> =
        futures::stream::iter(spawned).buffer_unordered(AT_ONCE).filter_map(|idle| async { idle }).collect().await;
    assert!(idle.is_empty(), "{}", idle.join("\n"));
}

/// A script that asks for what did not happen must fail: else passing would show nothing.
#[tokio::test]
async fn a_wrong_figure_and_a_wrong_effect_are_found() {
    let text = "# T\nworlds: full\ngiven: scenario few-items\n\n## Wrong figure\n> [crm-data]\n< recycle-bin\n> [not-there]\n\
                < looking\n< evidence-lost(counts=contact:4)\n< history\n\n## Wrong effect\n> [person]\n* handoff(reason=asked)\n";
    let script = restore24::dialogue::script::parse("t.md", text).unwrap();
    let stage = stage();
    for (case, line) in script.cases.iter().zip([10, 15]) {
        let played = play_in_full(stage.clone(), script.clone(), case.clone(), "en".into()).await;
        assert_eq!(played.failure.map(|failure| failure.line), Some(line), "{}", case.name);
    }
}
