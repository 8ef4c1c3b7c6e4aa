//! `restore24 dialogue understand`, as it is run: the measure of moments, and what it prints of any input.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn understand(arguments: &[&str], input: &[u8]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_restore24"))
        .args(["--json", "dialogue", "understand"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = program.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || {
        // A program that refuses its arguments does not read.
        let _written = stdin.write_all(&input);
    });
    let output = program.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn lines(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn moments_are_understood_as_the_measure_wants() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/moments.json");
    let output = understand(&["--measure", file], b"");
    let measured = &lines(&output)[0];
    let share = |score: &Value| {
        let count = |key: &str| score[key].as_f64().unwrap();
        count("right") / (count("right") + count("wrong") + count("none"))
    };
    assert!(share(&measured["all"]) >= 0.95, "{measured:#}");
    for (language, score) in measured["languages"].as_object().unwrap() {
        assert!(share(score) >= 0.9, "{language}: {measured:#}");
    }
    assert_eq!(measured["languages"].as_object().unwrap().len(), 6);
    assert_eq!(measured["all"]["wrong_day"], 0, "{measured:#}");
    assert_eq!(measured["answered_not_moments"], 0, "{measured:#}");
    assert_eq!(output.status.code(), Some(0));
}

/// What is measured can fall short: the same phrases with other meanings.
#[test]
fn a_measure_that_is_not_reached_fails() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let list = r#"{"moments": [{"lang": "en", "text": "yesterday", "base": "2013-02-12T04:30:00", "want": "2013-02-09T00:00:00", "grain": "Day"}], "not_moments": {"en": ["yesterday"]}}"#;
    std::fs::write(file.path(), list).unwrap();
    let output = understand(&["--measure", file.path().to_str().unwrap()], b"");
    let measured = &lines(&output)[0];
    assert_eq!((&measured["all"]["wrong_day"], &measured["answered_not_moments"]), (&1.into(), &1.into()));
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(understand(&["--measure", "nowhere.json"], b"").status.code(), Some(1));
}

#[test]
fn a_line_says_what_was_understood() {
    let arguments = ["--lang", "de", "--now", "2026-11-18T10:00", "--zone", "Europe/Berlin"];
    let input = "gestern halb acht\nalle Kontakte sind seit gestern 15 Uhr weg\nabbrechen\nkeine Ahnung\n25\n";
    let found = lines(&understand(&arguments, input.as_bytes()));
    let moments = |line: usize| -> Vec<&str> {
        found[line]["moments"].as_array().unwrap().iter().map(|moment| moment["at"].as_str().unwrap()).collect()
    };
    assert_eq!(moments(0), ["2026-11-17T07:30:00+01:00", "2026-11-17T19:30:00+01:00"]);
    assert_eq!(found[0]["moments"][0]["precision"], "minute");
    assert_eq!(found[0]["by"], "moments/de.yaml: day, moments/de.yaml: half-to");
    assert_eq!(moments(1), ["2026-11-17T15:00:00+01:00"]);
    assert_eq!(found[1]["answers"]["missing"], serde_json::json!(["contact"]));
    assert_eq!((&found[2]["intent"], moments(2).len()), (&"cancel".into(), 0));
    assert_eq!(found[3]["intent"], "not-sure");
    assert_eq!((&found[4]["intent"], moments(4).len()), (&Value::Null, 0));
    assert_eq!(found[4]["by"], Value::Null);
    assert_eq!(found.len(), 5);
}

#[test]
fn odd_messages_get_a_line_each() {
    let long = "gestern um 3 ".repeat(800);
    let within = "gestern um 3 und ".repeat(58);
    let mut input = format!("\n{long}\n{within}\n😀😀\nپرسش\n\r\n").into_bytes();
    input.extend((0u8..=255).filter(|byte| *byte != b'\n'));
    input.extend(b"\n99999999999999999999 days ago");
    let output = understand(&["--now", "2026-11-18T10:00"], &input);
    let found = lines(&output);
    assert_eq!((found.len(), output.status.code()), (8, Some(0)));
    assert_eq!(found[1]["text"].as_str().unwrap().len(), long.len());
    for line in [0, 1, 3, 4, 5, 7] {
        assert!(found[line]["moments"].as_array().unwrap().is_empty(), "{}", found[line]);
    }
}

#[test]
fn wrong_usage_is_told() {
    for arguments in [&["--lang", "tlh"][..], &["--now", "soon"], &["--zone", "Atlantis"], &["--nonsense"]] {
        let output = understand(arguments, b"yesterday\n");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let told = String::from_utf8_lossy(&output.stdout);
        let is_one_error = told.is_empty() || told.lines().count() == 1 && told.contains("\"error\"");
        assert!(!output.stderr.is_empty() && is_one_error, "{arguments:?}: {told}");
    }
}

/// Each kind of mistake in a file of moments is told with its place.
#[test]
fn a_folder_with_a_wrong_rule_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    for file in restore24::dialogue::shipped::files() {
        let path = folder.path().join(&file.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, file.text.replace("means: midnight", "means: midnite")).unwrap();
    }
    let output = understand(&["--dialogues", folder.path().to_str().unwrap()], b"yesterday\n");
    assert_eq!(output.status.code(), Some(1));
    let found = lines(&output);
    assert!(found.iter().any(|line| line["code"] == "D307" && line["file"] == "moments/de.yaml"), "{found:?}");
}
