//! The transcripts in `dialogues/transcripts` are what the program says, in every language.
//!
//! In charge of the whole way (`dialogues/scripts/whole_way.md`) as a person sees it in a terminal, played against the
//! real program on one prepared week. `RESTORE24_BLESS=1 cargo test --test it transcripts` writes them anew.

use std::path::{Path, PathBuf};

use futures::StreamExt as _;
use restore24::adapters::terminal::{Screen, WIDTH, render};
use restore24::app::script_world::FullWorld;
use restore24::cli::dialogue::read_scripts;
use restore24::dialogue::script::runner::{languages_of, play};
use restore24::dialogue::script::update::Turn;
use restore24::dialogue::script::world::{ScriptWorld as _, Seen};
use restore24::dialogue::script::{Case, Script};
use restore24::dialogue::{Setting, shipped};

use super::full_scripts::stage;

/// Conversations at the same time.
const AT_ONCE: usize = 6;

/// The languages in which the way to a file is shown too: it is the same data, worded.
const FILE_ONLY: [&str; 2] = ["it", "pl"];

/// One transcript to be kept.
struct Wanted {
    case: Case,
    language: String,
    file: String,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dialogues")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_transcripts_are_what_is_said() {
    let scripts = read_scripts(&[folder().join("scripts/whole_way.md")]).unwrap();
    let [script] = &scripts[..] else { panic!("one script") };
    let [whole, file_only] = &script.cases[..] else { panic!("two cases") };
    let mut wanted = Vec::new();
    for language in languages_of(script, &shipped::dialogues().texts) {
        let shows_file = FILE_ONLY.contains(&language.as_str());
        wanted.push(Wanted { case: whole.clone(), file: format!("{language}.md"), language: language.clone() });
        wanted.extend(shows_file.then(|| Wanted {
            case: file_only.clone(),
            file: format!("{language}-file.md"),
            language,
        }));
    }
    assert_eq!(wanted.len(), 6 + FILE_ONLY.len());
    let told = wanted.iter().map(|wanted| async move { (&wanted.file, transcript(script, wanted).await) });
    let told: Vec<(&String, String)> = futures::stream::iter(told).buffer_unordered(AT_ONCE).collect().await;
    let differ: Vec<&String> = told.iter().filter(|(file, text)| differs(file, text)).map(|(file, _)| *file).collect();
    assert!(differ.is_empty(), "{differ:?} are not what is said; RESTORE24_BLESS=1 writes them anew");
}

/// Whether a transcript is another one than is kept; it is kept where that is asked for.
fn differs(file: &str, text: &str) -> bool {
    let path = folder().join("transcripts").join(file);
    if std::env::var_os("RESTORE24_BLESS").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    std::fs::read_to_string(&path).ok().as_deref() != Some(text)
}

async fn transcript(script: &Script, wanted: &Wanted) -> String {
    let mut world = FullWorld::new(stage(), shipped::dialogues());
    let played = play(script, &wanted.case, &wanted.language, &mut world).await;
    assert!(played.failure.is_none(), "{}", played.to_report());
    let dialogues = shipped::dialogues();
    let name = &dialogues.texts.language(&wanted.language).unwrap().name;
    let mut told = format!(
        "# {}: {name}\n\nPlayed from `dialogues/scripts/whole_way.md`, written by `tests/it/transcripts.rs`.\n\n```text\n",
        wanted.case.name
    );
    for turn in &played.turns {
        told.push_str(&shown(turn, &wanted.language, world.setting()));
    }
    told.trim_end().to_owned() + "\n```\n"
}

/// A turn as it looks in a terminal.
fn shown(turn: &Turn, language: &str, setting: Setting) -> String {
    let mut text = turn.said.as_ref().map(|said| format!("> {said}\n\n")).unwrap_or_default();
    for seen in &turn.seen {
        let screen = match seen {
            Seen::Reply(reply) => {
                let worded = shipped::dialogues().texts.word(language, reply, setting).unwrap();
                let choices = worded.choices.into_iter().map(|(_, label)| label).collect();
                Screen { text: worded.text, choices, ..Screen::default() }
            }
            Seen::File(file) => {
                let name = Path::new("DATA").join(&file.name).display().to_string();
                Screen { files: vec![name], ..Screen::default() }
            }
            Seen::Effect { .. } | Seen::Desk { .. } => continue,
        };
        text.push_str(&render(&screen, WIDTH));
        text.push('\n');
    }
    text
}
