//! The README's transcript is what the program says, and its commands are there.
//!
//! `RESTORE24_BLESS=1 cargo test --test it readme` writes the transcript anew.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use restore24::adapters::terminal::{Screen, WIDTH, render};
use serde_json::Value;

const BEGIN: &str = "<!-- transcript: demo deleted-contacts, written by tests/it/readme.rs -->\n```text\n";
const END: &str = "```\n<!-- /transcript -->";

/// What the admin types, in order.
const LINES: [&str; 12] = [
    "1",
    "not there",
    "1",
    "yesterday 15:10, Anna Peters",
    "yes, exactly",
    "right",
    "selective restore",
    "1",
    "go on",
    "yes, restore",
    "all good",
    "yes",
];

#[test]
fn the_readme_shows_what_the_program_says() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(path).unwrap();
    let start = readme.find(BEGIN).expect("the README has a place for the transcript") + BEGIN.len();
    let end = start + readme[start..].find(END).expect("the transcript ends");
    let present = transcript();
    if std::env::var_os("RESTORE24_BLESS").is_some() {
        std::fs::write(path, format!("{}{present}{}", &readme[..start], &readme[end..])).unwrap();
        return;
    }
    assert_eq!(&readme[start..end], present, "RESTORE24_BLESS=1 writes it anew");
}

fn transcript() -> String {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("demo");
    let mut program = Command::new(env!("CARGO_BIN_EXE_restore24"))
        .args(["demo", "--json", "--now", "2026-11-18T10:00:00+01:00", "--keep"])
        .arg(&kept)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = program.stdin.take().unwrap();
    let output = BufReader::new(program.stdout.take().unwrap()).lines();
    let mut told = String::new();
    let mut typed = LINES.iter();
    for line in output {
        let said: Value = serde_json::from_str(&line.unwrap()).unwrap();
        if said["waiting"] == true {
            let Some(line) = typed.next() else { break };
            told.push_str(&format!("> {line}\n\n"));
            writeln!(input, "{line}").unwrap();
            continue;
        }
        told.push_str(&render(&screen(&said, &kept.display().to_string()), WIDTH));
        told.push('\n');
    }
    drop(input);
    assert!(program.wait().unwrap().success());
    assert!(typed.next().is_none(), "the conversation ended early:\n{told}");
    told.trim_end().to_owned() + "\n"
}

fn screen(said: &Value, kept: &str) -> Screen {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    Screen {
        text: text(&said["text"]),
        choices: said["choices"].as_array().into_iter().flatten().map(|choice| text(&choice["label"])).collect(),
        files: said["file"].as_str().map(|file| file.replace(kept, "DATA")).into_iter().collect(),
        ..Screen::default()
    }
}
