//! What sentences say in six languages, a row each: `tests/fixtures/sentences.txt`.

use chrono::{TimeZone, Utc};
use restore24::dialogue::shipped;
use restore24::dialogue::understand::{Listener, Said, command_anywhere, language_asked, understand};

const ZONE: chrono_tz::Tz = chrono_tz::Europe::Berlin;

/// All that counts of a sentence in one line: commands, what is heard beside, `language=…`, `missing=…`, `who=…`,
/// `count=…`, `loss`, `not-sure`.
fn line(text: &str, listener: &Listener<'_>) -> String {
    if let Some(code) = language_asked(text, listener) {
        return format!("language={code}");
    }
    let said = understand(text, listener);
    let mut parts: Vec<String> = said.commands.iter().map(|command| command.as_str().to_owned()).collect();
    if let (true, Some(Said::Plain(command))) = (parts.is_empty(), command_anywhere(text, listener)) {
        return command.as_str().to_owned();
    }
    parts.extend(said.heard.iter().cloned());
    if said.is_loss {
        parts.push("loss".to_owned());
    }
    let told = said.told;
    if !told.kinds.is_empty() {
        let kinds: Vec<&str> = told.kinds.iter().map(|kind| kind.as_str()).collect();
        parts.push(format!("missing={}", kinds.join("+")));
    }
    parts.extend(told.who.iter().map(|who| format!("who={who}")));
    parts.extend(told.amount.map(|amount| format!("count={amount}")));
    parts.extend(told.is_only.then(|| "only".to_owned()));
    parts.extend(said.is_unsure.then(|| "not-sure".to_owned()));
    parts.join(" ")
}

#[test]
fn sentences_say_what_their_clauses_say() {
    let dialogues = shipped::dialogues();
    let now = Utc.with_ymd_and_hms(2026, 11, 18, 10, 0, 0).unwrap();
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in
        include_str!("../../fixtures/sentences.txt").lines().filter(|row| !row.is_empty() && !row.starts_with('#'))
    {
        let [language, text, wanted] = row.split(" | ").collect::<Vec<_>>()[..] else { panic!("{row}") };
        let found = line(text, &Listener::new(&dialogues, language, ZONE, now));
        count += 1;
        if found != wanted.trim() {
            wrong.push(format!("{language}: {text}\n  wanted: {wanted}\n  found:  {found}"));
        }
    }
    assert!(count >= 240, "only {count} rows were found");
    assert!(wrong.is_empty(), "{} of {count} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
