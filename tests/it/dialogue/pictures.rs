//! Pictures as people get them: in a conversation, and as files for those who edit them.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};

use serde_json::Value;

/// What the program prints for these lines, as values.
fn demo(kept: &std::path::Path, lines: &[&str]) -> Vec<Value> {
    let mut program = Command::new(env!("CARGO_BIN_EXE_restore24"))
        .args(["demo", "--json", "--lang", "de", "--now", "2026-11-18T10:00:00+01:00", "--keep"])
        .arg(kept)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = program.stdin.take().unwrap();
    let mut typed = lines.iter();
    let mut said = Vec::new();
    for line in BufReader::new(program.stdout.take().unwrap()).lines() {
        let shown: Value = serde_json::from_str(&line.unwrap()).unwrap();
        if shown["waiting"] != true {
            said.push(shown);
            continue;
        }
        let Some(line) = typed.next() else { break };
        writeln!(input, "{line}").unwrap();
    }
    drop(input);
    assert!(program.wait().unwrap().success());
    said
}

#[test]
fn who_asks_where_the_recycle_bin_is_gets_the_picture_in_their_language() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("demo");
    let said = demo(&kept, &["1", "Wo finde ich ihn?"]);
    let [.., picture, reply] = &said[..] else { panic!("{said:?}") };
    assert_eq!(reply["reply"], "recycle-bin-how");
    assert!(picture["alt"].as_str().unwrap().contains("Papierkorb"), "{picture}");
    let path = std::path::Path::new(picture["picture"].as_str().unwrap());
    assert!(path.starts_with(&kept), "{picture}");
    assert!(path.file_name().unwrap().to_string_lossy().starts_with("recycle-bin-de-"));
    assert!(std::fs::read(path).unwrap().starts_with(b"\x89PNG"));
    assert_eq!(said.iter().filter(|shown| shown["picture"].is_string()).count(), 1);
}

#[test]
fn editors_get_every_picture_as_files() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_restore24"));
        let output = command
            .args(["dialogue", "pictures", "--json", "--width", "64"])
            .args(arguments)
            .arg("--out")
            .arg(folder.path());
        let output = output.output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let (code, told) = run(&[]);
    assert_eq!(code, Some(0));
    assert_eq!(told.lines().count(), 6 * 6, "{told}");
    for line in told.lines() {
        let shown: Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| shown[key].as_str().unwrap();
        assert!(std::fs::read(text("picture")).unwrap().starts_with(b"\x89PNG"), "{line}");
        assert!(
            std::fs::read_to_string(text("svg")).unwrap().contains(text("alt").split(" > ").next().unwrap()),
            "{line}"
        );
    }
    assert_eq!(run(&["--lang", "vi"]).1.lines().count(), 6);
    assert_eq!(run(&["--lang", "xx"]).0, Some(1));
}
