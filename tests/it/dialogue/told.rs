//! What messages say, as `restore24 dialogue understand` prints it: moments of a loss beside deadlines and appointments,
//! amounts, people, what is asked beside the matter; a table a language.

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::Value;

/// The tables, `message # moments # KEY=VALUE; …`: moments on the clock, with `..` the end of what is a part of a day;
/// `intent`, or an answer by its name.
const TABLES: &[(&str, &str)] = &[
    ("de", include_str!("../../fixtures/told/de.txt")),
    ("en", include_str!("../../fixtures/told/en.txt")),
    ("fr", include_str!("../../fixtures/told/fr.txt")),
    ("it", include_str!("../../fixtures/told/it.txt")),
    ("pl", include_str!("../../fixtures/told/pl.txt")),
    ("vi", include_str!("../../fixtures/told/vi.txt")),
];

fn understood(language: &str, messages: &[&str]) -> Vec<Value> {
    let mut program = Command::new(env!("CARGO_BIN_EXE_restore24"))
        .args(["--json", "dialogue", "understand", "--lang", language])
        .args(["--now", "2026-11-25T18:00:00Z", "--zone", "Europe/Rome"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut stdin, input) = (program.stdin.take().unwrap(), format!("{}\n", messages.join("\n")));
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()).unwrap());
    let output = program.wait_with_output().unwrap();
    writer.join().unwrap();
    let lines = std::str::from_utf8(&output.stdout).unwrap().lines();
    lines.map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Moments as a table has them: `11-24T15:00`, `11-25T06:00..11-25T12:00`, two with ` | ` between them, or `none`.
fn moments(found: &Value) -> String {
    let clock = |moment: &Value| moment.as_str().map(|text| text[5..16].to_owned()).unwrap_or_default();
    let shown = |moment: &Value| match moment.get("until") {
        Some(until) => format!("{}..{}", clock(&moment["at"]), clock(until)),
        None => clock(&moment["at"]),
    };
    let all: Vec<String> = found["moments"].as_array().unwrap().iter().map(shown).collect();
    if all.is_empty() { "none".into() } else { all.join(" | ") }
}

fn answer(found: &Value, key: &str) -> String {
    let value = if key == "intent" { &found["intent"] } else { &found["answers"][key] };
    match value {
        Value::Null => "None".into(),
        Value::String(text) => text.clone(),
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}

#[test]
fn messages_say_what_their_table_says() {
    let mut wrong = Vec::new();
    for (language, table) in TABLES {
        let rows: Vec<Vec<&str>> = table
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
            .map(|line| line.split(" # ").map(str::trim).collect())
            .collect();
        let messages: Vec<&str> = rows.iter().map(|row| row[0]).collect();
        let found = understood(language, &messages);
        assert!(rows.len() >= 90 && found.len() == rows.len(), "{language}: {} rows", rows.len());
        for (row, found) in rows.iter().zip(&found) {
            if row[1] != "?" && moments(found) != row[1] {
                wrong.push(format!(
                    "{language}: {}\n    {} in place of {}: {}",
                    row[0],
                    moments(found),
                    row[1],
                    found["by"]
                ));
            }
            for expected in row.get(2).into_iter().flat_map(|all| all.split(';')) {
                let (key, value) = expected.trim().split_once('=').unwrap();
                if answer(found, key) != value {
                    wrong.push(format!("{language}: {}\n    {key} {} in place of {value}", row[0], answer(found, key)));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
