//! Texts reviewed as texts: every one of each language in one file, with values such as they really have.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::{DateTime, TimeZone, Utc};
use restore24::dialogue::backend::{Counts, Kind};
use restore24::dialogue::reply::{Arg, Choice, Reply};
use restore24::dialogue::{Setting, shipped};
use restore24::domain::EntityType;

fn at(day: u32, hour: u32, minute: u32) -> DateTime<Utc> {
    chrono_tz::Europe::Berlin.with_ymd_and_hms(2026, 11, day, hour, minute, 0).unwrap().to_utc()
}

fn setting() -> Setting {
    Setting { zone: chrono_tz::Europe::Berlin, now: at(18, 10, 0) }
}

/// A value such as the variable of that name has.
fn value(name: &str, count: u64) -> Arg {
    let counts: Counts = [(EntityType::Contact, 1_312), (EntityType::Deal, 1)].into();
    match name {
        "counts" => Arg::Counts(counts),
        "kinds" => Arg::Kinds(vec![Kind::Contact, Kind::Company, Kind::Deal]),
        "from" | "snapshot" | "oldest" => Arg::Moment(at(16, 3, 0)),
        "to" | "newest" => Arg::Moment(at(17, 3, 0)),
        "moment" | "hour" | "until" | "last-restore" | "next-restore" => Arg::Moment(at(16, 15, 10)),
        "day" => Arg::Span(at(16, 0, 0), at(17, 0, 0)),
        "at" => Arg::Moment(at(18, 9, 58)),
        "time" => Arg::Time(at(18, 3, 0)),
        "span" | "plan-span" => Arg::Seconds(200),
        "option" => Arg::Term("option-selective".into()),
        "told" => Arg::Term("option-csv".into()),
        "names" => Arg::List(vec!["Anna Peters".into(), "Nordwind GmbH".into()]),
        "missing-names" => Arg::Named(vec![
            (Kind::Contact, vec!["Anna Peters".into(), "Piotr Nowak".into()]),
            (Kind::Company, vec!["Nordwind GmbH".into()]),
        ]),
        "advice" => Arg::Text(if count > 1 { "open" } else { "chosen" }.into()),
        "way" => Arg::Text(if count > 1 { "selective" } else { "rollback" }.into()),
        "tariff-includes" => Arg::Text(if count > 1 { "yes" } else { "later" }.into()),
        "plan-known" => Arg::Text(if count > 1 { "yes" } else { "no" }.into()),
        "names-known" => Arg::Text(if count > 1 { "yes" } else { "no" }.into()),
        "invitation" => Arg::Text("I see that you write in English.".into()),
        "partner" => Arg::Text("partner@example.com".into()),
        "partner-known" => Arg::Number(u64::from(count > 1)),
        "daily-at" => Arg::Clock(chrono::NaiveTime::MIN + chrono::Duration::hours(3)),
        "what" => Arg::Term("request-upgrade".into()),
        "matter" => Arg::Kinds(vec![Kind::Contact, Kind::Deal]),
        "reason" => Arg::Term("reason-portal-busy".into()),
        "hint" => Arg::Term("hint-choice".into()),
        "tariff" => Arg::Tariffs(vec!["project".into()]),
        "tariffs" => Arg::Tariffs(vec!["std".into(), "pro*".into(), "ent*".into()]),
        "examples" => Arg::List(vec!["Jonas Weber".into(), "Aylin Kaya".into(), "Piotr Nowak".into()]),
        "fields" => Arg::List(vec!["Region".into(), "Segment".into()]),
        "author" | "who" | "requester" => Arg::Text("Anna Petrova".into()),
        "portal" => Arg::Text("Acme Sales".into()),
        "contact" => Arg::Text("support@example.com".into()),
        "zone" => Arg::Zone("Europe/Berlin".into()),
        "number" => Arg::Text("7".into()),
        "restore" => Arg::Text("r1".into()),
        "reference" => Arg::Text("F-1A2B".into()),
        "languages" => Arg::List(vec!["Deutsch".into(), "English".into()]),
        "name" => Arg::Text("English".into()),
        "agent" => Arg::Text("Anna".into()),
        "called" => Arg::Text("Ben".into()),
        "text" => Arg::Text("…".into()),
        "slot" => Arg::Term("slot-moment".into()),
        "value" => Arg::Text("16.11. 15:10".into()),
        "plan" => Arg::Text("p1".into()),
        "step" => Arg::Text("moment-of-loss".into()),
        "user" => Arg::Text("4".into()),
        "language" => Arg::Text("en".into()),
        "command" => Arg::Text("/edit".into()),
        "column" => Arg::Text("Name".into()),
        "left" => Arg::Seconds(21_000),
        _ => Arg::Number(count),
    }
}

fn every_text(language: &str) -> String {
    let dialogues = shipped::dialogues();
    let index = dialogues.texts.index(language).unwrap();
    let mut out = String::new();
    for (name, entry) in index.entries() {
        let has_plural = entry.variables.values().any(|forms| !forms.is_empty());
        let counts: &[u64] = if has_plural { &[1, 2, 1_500] } else { &[1_500] };
        for count in counts {
            let mut reply = Reply::new(name);
            let variables = entry.variables.keys().chain(entry.attributes.values().flat_map(BTreeMap::keys));
            reply.args = variables.map(|variable| (variable.clone(), value(variable, *count))).collect();
            reply.choices =
                entry.attributes.keys().filter(|key| *key != "why").map(|key| Choice::new(key.clone())).collect();
            let worded = dialogues.texts.word(language, &reply, setting()).unwrap();
            let _ = writeln!(out, "{name}: {}", worded.text);
            for (key, label) in worded.choices {
                let _ = writeln!(out, "    [{key}] {label}");
            }
        }
    }
    out
}

#[test]
fn english() {
    insta::assert_snapshot!("english", every_text("en"));
}

#[test]
fn german() {
    insta::assert_snapshot!("german", every_text("de"));
}

#[test]
fn french() {
    insta::assert_snapshot!("french", every_text("fr"));
}

#[test]
fn italian() {
    insta::assert_snapshot!("italian", every_text("it"));
}

#[test]
fn polish() {
    insta::assert_snapshot!("polish", every_text("pl"));
}

#[test]
fn vietnamese() {
    insta::assert_snapshot!("vietnamese", every_text("vi"));
}

#[test]
fn numbers_and_moments_follow_the_language() {
    let dialogues = shipped::dialogues();
    let reply = Reply::new("evidence-lost")
        .with("more", 0u64)
        .with("count", 1_234_567u64)
        .with("rest", 1_234_566u64)
        .with("counts", Arg::Counts([(EntityType::Contact, 1_234_567)].into()))
        .with("from", at(16, 3, 0))
        .with("to", Utc.with_ymd_and_hms(2025, 3, 1, 2, 0, 0).unwrap())
        .with("examples", Arg::List(vec!["A".into()]));
    let word = |language: &str| dialogues.texts.word(language, &reply, setting()).unwrap().text;
    let english = word("en");
    assert!(english.contains("1,234,567 contacts") && english.contains("Monday 16 November, 03:00"), "{english}");
    assert!(english.contains("Saturday 1 March 2025, 03:00"), "{english}");
    let german = word("de");
    assert!(german.contains("1.234.567 Kontakte") && german.contains("Montag, 16. November, 03:00 Uhr"), "{german}");
}

/// Names and typed words are shown as they are, whatever is in them.
#[test]
fn somebodys_words_are_never_read_as_markup() {
    let dialogues = shipped::dialogues();
    let reply = Reply::new("history-who").with("who", "{ $x } <b> 1234");
    let worded = dialogues.texts.word("en", &reply, setting()).unwrap();
    assert_eq!(worded.text, "Noted, as your word: { $x } <b> 1234.");
}

#[test]
fn a_missing_value_is_an_error_and_not_a_gap() {
    let dialogues = shipped::dialogues();
    let error = dialogues.texts.word("en", &Reply::new("history-who"), setting()).unwrap_err();
    assert!(error.to_string().contains("history-who"), "{error}");
    assert!(dialogues.texts.word("en", &Reply::new("unheard-of"), setting()).is_err());
    assert!(dialogues.texts.word("xx", &Reply::new("help"), setting()).is_err());
}
