//! The commands for people who write dialogues: draw, diff, coverage, test with its reports, recording.

use std::collections::HashSet;

use futures::executor::block_on;
use restore24::dialogue::compare::compare;
use restore24::dialogue::coverage::{Coverage, Covered};
use restore24::dialogue::draw::{Format, Wanted, draw};
use restore24::dialogue::script::canned::CannedWorld;
use restore24::dialogue::script::phrases::Phrases;
use restore24::dialogue::script::runner::{play, play_through};
use restore24::dialogue::script::update::rewrite;
use restore24::dialogue::script::world::ScriptWorld as _;
use restore24::dialogue::script::{Case, Script, junit, parse, path};
use restore24::dialogue::standing::Standing;
use restore24::dialogue::state::Task;
use restore24::dialogue::{Dialogues, State, shipped};

fn scripts() -> Vec<Script> {
    shipped::SCRIPTS.iter().map(|(path, text)| parse(path, text).unwrap()).collect()
}

/// The shipped files after one edit of one of them.
fn edited(path: &str, from: &str, to: &str) -> Dialogues {
    let mut files = shipped::files();
    let file = files.iter_mut().find(|file| file.path == path).unwrap();
    assert!(file.text.contains(from), "{path} has no {from:?}");
    file.text = file.text.replacen(from, to, 1).into();
    Dialogues::load(&files).unwrap()
}

#[test]
fn drawings_hold_every_step_and_way() {
    let dialogues = shipped::dialogues();
    let mut standing = Standing::default();
    let mut state = State::new("en");
    state.tasks = vec![Task::new("history")];
    standing.add(&state);
    let wanted = Wanted { flow: None, language: "en", standing: Some(&standing) };
    for format in [Format::Mermaid, Format::Dot, Format::Svg] {
        let drawing = draw(&dialogues, wanted, format);
        for step in dialogues.flow.steps.keys() {
            let name = if format == Format::Mermaid { format!("s_{}", step.replace('-', "_")) } else { step.clone() };
            assert!(drawing.contains(&name), "{format:?} lacks {step}");
        }
        let ways: usize = dialogues.flow.steps.values().map(|step| step.targets().len()).sum();
        let drawn = match format {
            Format::Mermaid => {
                drawing.matches("-->").count() + drawing.matches("==>").count() + drawing.matches("-.->").count()
            }
            Format::Dot => drawing.matches(" -> ").count(),
            Format::Svg => drawing.matches("\u{2192} ").count(),
        };
        // A condition whose unknown arm is the step itself has no way there.
        let to_itself =
            dialogues.flow.steps.values().filter(|step| step.when.as_ref().is_some_and(|when| when.unknown == step.id));
        assert_eq!(drawn, ways - to_itself.count(), "{format:?}");
        assert!(drawing.contains("1 here, 0 went on, 100 % stayed"), "{format:?}");
    }
}

/// Boxes never cover each other.
#[test]
fn boxes_of_the_picture_stand_apart() {
    let dialogues = shipped::dialogues();
    for flow in [None, Some("lost-data"), Some("person")] {
        let svg = draw(&dialogues, Wanted { flow, language: "de", standing: None }, Format::Svg);
        let number = |line: &str, key: &str| -> i64 {
            let value = line.split(&format!("{key}=\"")).nth(1).unwrap().split('"').next().unwrap();
            value.parse().unwrap()
        };
        let boxes: Vec<[i64; 4]> = svg
            .lines()
            .filter(|line| line.starts_with("<rect class"))
            .map(|line| [number(line, " x"), number(line, " y"), number(line, "width"), number(line, "height")])
            .collect();
        assert!(boxes.len() >= 3, "{flow:?}");
        for (position, a) in boxes.iter().enumerate() {
            for b in &boxes[position + 1..] {
                let apart = a[0] + a[2] <= b[0] || b[0] + b[2] <= a[0] || a[1] + a[3] <= b[1] || b[1] + b[3] <= a[1];
                assert!(apart, "{flow:?}: {a:?} and {b:?}");
            }
        }
    }
}

#[test]
fn differences_are_told_in_plain_words() {
    let old = shipped::dialogues();
    let mut standing = Standing::default();
    for _ in 0..2 {
        let mut state = State::new("en");
        state.tasks = vec![Task::new("recycle-bin")];
        standing.add(&state);
    }
    let flow = "flows/lost-data.yaml";
    for (path, from, to, wanted) in [
        (
            "texts/de/finding.ftl",
            "recycle-bin = ",
            "recycle-bin = Gut. ",
            "step recycle-bin: German text changed; two conversations stand on it",
        ),
        (
            "texts/en/finding.ftl",
            "    .found = Yes, they are there",
            "    .found = Yes, all of them",
            "step recycle-bin: English label changed; two conversations stand on it",
        ),
        (
            flow,
            "not-there: gone-or-changed, how: recycle-bin-how }",
            "how: recycle-bin-how, not-there: gone-or-changed }",
            "step recycle-bin: choices in another order; two conversations stand on it",
        ),
        (
            flow,
            "choices: { found: found-in-bin, not-there: gone-or-changed, how",
            "choices: { found: found-in-bin, not-there: clear-filters, how",
            "step recycle-bin: choice not-there leads to clear-filters; two conversations stand on it",
        ),
        (
            flow,
            "exits: { few: few-by-word, many: who-asks }",
            "exits: { few: who-asks, many: who-asks }",
            "step few-by-word: gone",
        ),
        (flow, "    when: requester-is-active\n", "    when: requester-is-admin\n", "step who-asks: condition changed"),
        (
            "texts/en/restoring.ftl",
            "making-plan = One moment",
            "making-plan = A moment",
            "reply making-plan: English text changed",
        ),
    ] {
        let new = if wanted.ends_with("gone") {
            let mut files = shipped::files();
            let file = files.iter_mut().find(|file| file.path == path).unwrap();
            let step = "  few-by-word:\n    say: few-by-word\n    why: why-few-records\n    choices: { go-on: who-asks, by-hand: by-hand }\n\n";
            file.text = file.text.replacen(from, to, 1).replacen(step, "", 1).into();
            let texts: Vec<_> = files.iter_mut().filter(|file| file.path.ends_with("finding.ftl")).collect();
            for text in texts {
                let start = text.text.find("few-by-word = ").unwrap();
                let end = start + text.text[start..].find("\n\n").unwrap();
                text.text.to_mut().replace_range(start..end, "");
            }
            Dialogues::load(&files).unwrap()
        } else {
            edited(path, from, to)
        };
        let said: Vec<String> = compare(&old, &new, Some(&standing)).iter().map(|change| change.to_words()).collect();
        assert!(said.contains(&wanted.to_owned()), "{wanted}: {said:#?}");
    }
    let renamed = edited(
        flow,
        "how: recycle-bin-how }\n\n  recycle-bin-how:\n",
        "how: bin-help }\n\n  bin-help:\n    renamed_from: recycle-bin-how\n",
    );
    let said: Vec<String> = compare(&old, &renamed, None).iter().map(|change| change.to_words()).collect();
    assert_eq!(said, ["step recycle-bin-how: renamed to bin-help"]);
    assert_eq!(compare(&old, &old, Some(&standing)), []);
}

/// Every text of the shipped phrases is there in every language, and some script says it.
#[test]
fn every_phrase_is_complete_and_used() {
    let phrases = Phrases::shipped();
    let all: String = shipped::SCRIPTS.iter().map(|(_, text)| *text).collect();
    let cells: HashSet<&str> =
        all.lines().filter(|line| line.starts_with('|')).flat_map(|line| line.split('|')).map(str::trim).collect();
    for (english, line) in phrases.all() {
        for language in ["de", "en", "fr", "it", "pl", "vi"] {
            phrases.find(english, language).unwrap();
        }
        // A table says one in a cell.
        let is_said = all.contains(&format!("> \"{english}\"")) || cells.contains(english);
        assert!(is_said, "phrases.yaml:{line}: no script says \"{english}\"");
    }
    assert!(phrases.find("nobody wrote this", "en").is_err());
    assert!(phrases.find("yes", "xx").unwrap_err().contains("phrases.yaml"));
}

#[test]
fn what_no_script_covers_is_told_with_its_place() {
    let dialogues = shipped::dialogues();
    let nothing = Coverage::of(&dialogues, "en", &Covered::default());
    let step = nothing.steps.missing.iter().find(|place| place.what == "step recycle-bin").unwrap();
    assert_eq!((step.file.as_str(), step.line), ("flows/lost-data.yaml", dialogues.flow.steps["recycle-bin"].line));
    assert_eq!((nothing.steps.percent(), nothing.choices.percent(), nothing.texts.percent()), (0, 0, 0));
}

#[test]
fn most_scenarios_leave_the_happy_path() {
    let scripts = scripts();
    // The rows of a table are one scenario.
    let mut cases: Vec<(&str, &Case)> =
        scripts.iter().flat_map(|script| script.cases.iter().map(|case| (script.file.as_str(), case))).collect();
    cases.dedup_by_key(|(file, case)| (*file, case.line));
    let off = cases.iter().filter(|(_, case)| path::way_off(case).is_some()).count();
    assert!(cases.len() >= 110, "{} scenarios", cases.len());
    assert!(off * 100 >= cases.len() * 52, "{off} of {} off the happy path", cases.len());
}

const WRONG: &str = "# T\n\n## C\nProse.\n> [crm-data]\n< menu\n> [how]\n< recycle-bin-how\n> [found]\n< menu(x=1)\n< nothing-before\n> [done]\n< ...\n";

/// What was wrong is rewritten, what was right stays letter by letter, and the result plays.
#[test]
fn expectations_are_rewritten_where_they_were_wrong() {
    let script = parse("t.md", WRONG).unwrap();
    let mut world = CannedWorld::new(shipped::dialogues());
    let played = block_on(play_through(&script, &script.cases[0], "en", &mut world));
    assert_eq!(played.failure, None);
    let text = rewrite(WRONG, &script.cases[0], &played.turns, world.setting().zone);
    let wanted =
        WRONG.replace("< menu\n", "< recycle-bin\n").replace("< menu(x=1)\n< nothing-before\n", "< found-in-bin\n");
    assert_eq!(text, wanted);
    let script = parse("t.md", &text).unwrap();
    let played = block_on(play(&script, &script.cases[0], "de", &mut CannedWorld::new(shipped::dialogues())));
    assert_eq!(played.failure, None);
}

/// A failure says which line, what came instead, and why the conversation was there; JUnit carries it whole.
#[test]
fn a_failure_tells_its_reason() {
    let text =
        "# T\ngiven: tariff free\n\n## A <case>\n> [crm-data]\n< recycle-bin\n> [not-there]\n< looking\n< history\n";
    let script = parse("t.md", text).unwrap();
    let played = block_on(play(&script, &script.cases[0], "en", &mut CannedWorld::new(shipped::dialogues())));
    let failure = played.failure.clone().unwrap();
    assert_eq!(failure.line, 9);
    let reason = "came to history-needs-tariff, because \"history\": tariff-has-history is no";
    assert!(failure.reasons.iter().any(|line| line == reason), "{:?}", failure.reasons);
    let report = junit::report("canned", &[played]);
    for part in ["tests=\"1\" failures=\"1\"", "name=\"A &lt;case&gt;\"", "line 9: expected the reply history"] {
        assert!(report.contains(part), "{part} is not in {report}");
    }
}

/// Two inputs that overtake each other on the way are heard in the order in which they arrive.
#[test]
fn inputs_that_are_swapped_arrive_the_other_way_round() {
    let text = "# T\n\n## C\n> [crm-data]\n< recycle-bin\n! swapped\n> \"help\"\n> \"status\"\n< status-nothing\n< recycle-bin\n< help\n< recycle-bin\n";
    let script = parse("t.md", text).unwrap();
    let played = block_on(play(&script, &script.cases[0], "en", &mut CannedWorld::new(shipped::dialogues())));
    assert_eq!(played.failure, None);
}

/// A conversation with the demo, written down by the program, plays again against the whole program.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_recorded_conversation_plays() {
    use tokio::io::AsyncWriteExt as _;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("recorded.md");
    let mut demo = tokio::process::Command::new(env!("CARGO_BIN_EXE_restore24"))
        .args(["demo", "--scenario", "few-items", "--records", "200", "--now", "2026-11-18T10:00:00+01:00", "--record"])
        .arg(&file)
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    // The recycle bin, not there, help, the history; then it ends in the middle.
    demo.stdin.take().unwrap().write_all(b"1\n2\nhelp\n2\n").await.unwrap();
    assert!(demo.wait().await.unwrap().success());
    let text = std::fs::read_to_string(&file).unwrap();
    for line in
        ["> [crm-data]", "< recycle-bin", "> [not-there]", "< history", "> help", "> [empty]", "< clear-filters"]
    {
        assert!(text.contains(line), "{line} is not in {text}");
    }
    let script = parse("recorded.md", &text).unwrap();
    let stage = std::sync::Arc::new(restore24::app::script_world::Stage::default());
    let mut world = restore24::app::script_world::FullWorld::new(stage, shipped::dialogues());
    let played = play(&script, &script.cases[0], "en", &mut world).await;
    assert_eq!(played.failure, None, "{}", played.to_report());
}
