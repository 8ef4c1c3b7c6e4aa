use chrono::{NaiveDate, NaiveDateTime, TimeZone};
use proptest::prelude::*;

use super::*;
use crate::dialogue::shipped;

const BERLIN: Tz = chrono_tz::Europe::Berlin;

/// A table a language: `phrase = moment precision`, two moments with ` | ` between them, `none`, or `future`.
const TABLES: &[(&str, &str)] = &[
    ("de", include_str!("../../../tests/fixtures/moments/de.txt")),
    ("en", include_str!("../../../tests/fixtures/moments/en.txt")),
    ("fr", include_str!("../../../tests/fixtures/moments/fr.txt")),
    ("it", include_str!("../../../tests/fixtures/moments/it.txt")),
    ("pl", include_str!("../../../tests/fixtures/moments/pl.txt")),
    ("vi", include_str!("../../../tests/fixtures/moments/vi.txt")),
];

/// Wednesday 18 November 2026, 10:00 in Berlin.
fn now() -> DateTime<Utc> {
    local("2026-11-18T10:00")
}

fn local(text: &str) -> DateTime<Utc> {
    let naive = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap();
    BERLIN.from_local_datetime(&naive).earliest().unwrap().to_utc()
}

fn moments() -> &'static Moments {
    static LOADED: std::sync::OnceLock<Moments> = std::sync::OnceLock::new();
    LOADED.get_or_init(|| Moments::load(&shipped::files()).unwrap())
}

fn read_in(language: &str, text: &str, now: DateTime<Utc>) -> Reading {
    moments().read(text, language, BERLIN, now).reading
}

fn next_day(day: &str) -> DateTime<Utc> {
    let next: NaiveDate = day.parse::<NaiveDate>().unwrap().succ_opt().unwrap();
    local(&format!("{next}T00:00"))
}

/// What a text means, as a table says it.
fn shown(language: &str, text: &str) -> String {
    let understood = moments().understand(text, language, BERLIN, now());
    if matches!(understood.reading, Reading::Future(_)) {
        return "future".into();
    }
    let one = |moment: &Moment| {
        let precision = serde_json::to_value(moment.precision).unwrap();
        format!("{} {}", moment.at.with_timezone(&BERLIN).format("%Y-%m-%dT%H:%M"), precision.as_str().unwrap())
    };
    let all: Vec<String> = understood.moments.iter().map(one).collect();
    if all.is_empty() { "none".into() } else { all.join(" | ") }
}

#[test]
fn phrases_of_every_language_mean_what_their_table_says() {
    let mut wrong = Vec::new();
    for (language, table) in TABLES {
        let rows: Vec<(&str, &str)> = table
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
            .map(|line| line.rsplit_once(" = ").unwrap_or_else(|| panic!("{language}: no meaning in {line:?}")))
            .collect();
        let nothing = rows.iter().filter(|(_, meaning)| *meaning == "none").count();
        assert!(rows.len() - nothing >= 60 && nothing >= 25, "{language}: {} rows, {nothing} are none", rows.len());
        for (text, meaning) in rows {
            let found = shown(language, text);
            if found != meaning {
                wrong.push(format!("{language}: {text}\n    wanted {meaning}\n    found  {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Accents may be composed or not, apostrophes be typographic, letters large.
#[test]
fn how_a_phrase_is_typed_does_not_matter() {
    use unicode_normalization::UnicodeNormalization;
    for (language, table) in TABLES {
        for line in table.lines().filter(|line| !line.starts_with('#') && line.contains(" = ")) {
            let (text, _) = line.rsplit_once(" = ").unwrap();
            let wanted = shown(language, text);
            let decomposed: String = text.nfd().collect();
            assert_eq!(shown(language, &decomposed), wanted, "{language}: {text}, decomposed");
            let spaced = format!("  {}  ", text.replace(' ', "  ").replace('\'', "’"));
            assert_eq!(shown(language, &spaced), wanted, "{language}: {text}, with spaces");
        }
    }
}

/// A day without a time is that day, never its first moment.
#[test]
fn what_is_longer_than_a_moment_is_a_span() {
    for (language, text, from, to) in [
        ("en", "yesterday", "2026-11-17T00:00", "2026-11-18T00:00"),
        ("en", "3 days ago", "2026-11-15T00:00", "2026-11-16T00:00"),
        ("en", "last night", "2026-11-17T20:00", "2026-11-18T06:00"),
        ("en", "last week", "2026-11-09T00:00", "2026-11-16T00:00"),
        ("en", "last month", "2026-10-01T00:00", "2026-11-01T00:00"),
        ("de", "gestern Nacht", "2026-11-17T21:00", "2026-11-18T06:00"),
        ("de", "letzte Nacht", "2026-11-17T21:00", "2026-11-18T06:00"),
        ("de", "vor einer Woche", "2026-11-11T00:00", "2026-11-12T00:00"),
        ("fr", "la semaine dernière", "2026-11-09T00:00", "2026-11-16T00:00"),
        ("it", "il mese scorso", "2026-10-01T00:00", "2026-11-01T00:00"),
        ("pl", "w ostatni weekend", "2026-11-14T00:00", "2026-11-16T00:00"),
        ("vi", "đầu tháng 11", "2026-11-01T00:00", "2026-11-11T00:00"),
    ] {
        assert_eq!(read_in(language, text, now()), Reading::Span(local(from), local(to)), "{language}: {text}");
    }
}

#[test]
fn three_slash_four_is_two_days_in_english_and_one_elsewhere() {
    assert_eq!(read_in("en", "3/4", now()), Reading::Two(local("2026-03-04T00:00"), local("2026-04-03T00:00")));
    assert_eq!(read_in("en", "5/5", now()), Reading::Span(local("2026-05-05T00:00"), next_day("2026-05-05")));
    for language in ["de", "fr", "it", "pl", "vi"] {
        let third_of_april = Reading::Span(local("2026-04-03T00:00"), next_day("2026-04-03"));
        assert_eq!(read_in(language, "3/4", now()), third_of_april, "{language}");
    }
}

#[test]
fn what_is_still_to_come_is_no_moment_of_loss() {
    for (language, text) in [
        ("en", "tomorrow"),
        ("en", "2027-01-01"),
        ("de", "morgen um 9"),
        ("de", "heute 23:00"),
        ("fr", "demain à 9h"),
        ("it", "domani alle 9"),
        ("pl", "jutro o 9"),
        ("vi", "ngày mai lúc 9h"),
    ] {
        assert!(matches!(read_in(language, text, now()), Reading::Future(_)), "{text}");
    }
}

#[test]
fn a_skipped_hour_and_a_doubled_hour_are_asked_about() {
    let spring = local("2026-03-30T10:00");
    assert_eq!(
        read_in("en", "2026-03-29 02:30", spring),
        Reading::Gap(local("2026-03-29T01:30"), local("2026-03-29T03:30"))
    );
    let autumn = local("2026-10-26T10:00");
    let first = local("2026-10-25T02:30");
    assert_eq!(read_in("de", "25.10. 2:30", autumn), Reading::Overlap(first, first + Duration::hours(1)));
}

#[test]
fn the_year_turns() {
    let january = local("2027-01-02T09:00");
    assert_eq!(read_in("en", "31 December 15:00", january), Reading::One(local("2026-12-31T15:00")));
    assert_eq!(read_in("de", "Donnerstag 15 Uhr", january), Reading::One(local("2026-12-31T15:00")));
    assert_eq!(read_in("de", "29.2.", january), Reading::None);
    assert_eq!(
        read_in("fr", "en décembre", january),
        Reading::Span(local("2026-12-01T00:00"), local("2027-01-01T00:00"))
    );
    assert_eq!(read_in("it", "il 31", january), Reading::Span(local("2026-12-31T00:00"), local("2027-01-01T00:00")));
}

#[test]
fn a_moment_is_found_beside_a_name() {
    for (language, text, rest) in [
        ("en", "yesterday 15:10, Anna Petrova", "Anna Petrova"),
        ("en", "Anna Petrova removed them yesterday at 15:10", "Anna Petrova removed"),
        ("de", "Anna Petrova, gestern um 15:10", "Anna Petrova"),
        ("fr", "Jean-Pierre O'Neil, hier à 15h10", "Jean-Pierre O'Neil"),
        ("it", "ieri alle 15:10 Maria Rossi", "Maria Rossi"),
        ("pl", "Anna Nowak wczoraj o 15:10", "Anna Nowak"),
        ("vi", "Nguyễn Thị Hoa, hôm qua lúc 15h10", "Nguyễn Thị Hoa"),
    ] {
        let found = moments().find(text, language, BERLIN, now()).unwrap();
        assert_eq!(found.understood.reading, Reading::One(local("2026-11-17T15:10")), "{text}");
        assert_eq!(found.rest, rest);
    }
}

#[test]
fn not_knowing_is_understood() {
    for text in [
        "I don't know",
        "No idea!",
        "Weiß nicht",
        "keine Ahnung.",
        "aucune idée",
        "Non lo so",
        "nie wiem",
        "không biết",
    ] {
        assert!(moments().is_unknown(text), "{text}");
    }
    assert!(!moments().is_unknown("yesterday"));
}

/// People mix languages: the own one is asked first, then the others, then all together.
#[test]
fn another_language_is_understood() {
    for (own, text, wanted) in [
        ("de", "yesterday at 3 pm", "2026-11-17T15:00"),
        ("en", "gestern um 15 Uhr", "2026-11-17T15:00"),
        ("de", "gestern at 3 pm", "2026-11-17T15:00"),
        ("en", "last Montag 15 Uhr", "2026-11-16T15:00"),
        ("pl", "hier à 15h", "2026-11-17T15:00"),
        ("vi", "yesterday 15:00", "2026-11-17T15:00"),
        ("xx", "ieri alle 15", "2026-11-17T15:00"),
    ] {
        assert_eq!(read_in(own, text, now()), Reading::One(local(wanted)), "{own}: {text}");
        let found = moments().find(&format!("{text}, Anna Peters"), own, BERLIN, now()).unwrap();
        assert_eq!(found.understood.reading, Reading::One(local(wanted)), "{own}: {text}");
        assert!(found.rest.ends_with("Anna Peters"), "{own}: {text}: {}", found.rest);
    }
}

/// Words of every day in one language are moments in another (*hier*, *die*, *mai*, *sera*).
#[test]
fn a_word_of_one_language_makes_no_moment_in_another() {
    for (own, text) in [
        ("de", "die Kontakte sind hier nicht mehr zu sehen"),
        ("de", "mir fehlen hier alle Firmen"),
        ("fr", "mon sac est sur la table"),
        ("en", "the mar of the sea may die"),
        ("it", "mai visto, so solo che di questi sei non ce n'è"),
        ("pl", "ma to być tak, no i co"),
        ("vi", "ba má em ở hàng sau"),
        ("en", "this is so sad, no one is here"),
        ("de", "Mai Nguyen hat es so gesagt"),
    ] {
        assert_eq!(moments().understand(text, own, BERLIN, now()).reading, Reading::None, "{own}: {text}");
    }
}

#[test]
fn rules_are_named() {
    let by = |language, text| moments().understand(text, language, BERLIN, now()).by;
    assert_eq!(by("de", "gestern halb acht"), ["moments/de.yaml: day", "moments/de.yaml: half-to"]);
    assert_eq!(by("en", "gestern um 15 Uhr")[0], "moments/de.yaml: day");
    assert!(by("en", "nothing of the kind").is_empty());
}

fn words() -> impl Strategy<Value = String> {
    let tables = TABLES.iter().flat_map(|(_, table)| table.split_whitespace());
    let known: Vec<String> = tables.map(str::to_owned).collect();
    let word = prop_oneof![3 => proptest::sample::select(known), 1 => "[0-9]{1,5}[.:/h-]?[0-9]{0,3}", 1 => "\\PC{0,6}"];
    proptest::collection::vec(word, 0..14).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Whatever is typed, the reading is of the past or says that it is not, and the same every time.
    #[test]
    fn a_reading_lies_in_the_past_or_says_that_it_does_not(text in words(), own in "(de|en|fr|it|pl|vi)", hours in 0i64..90_000) {
        let now = now() - Duration::hours(hours);
        let limit = now + Duration::minutes(3);
        let understood = moments().understand(&text, &own, BERLIN, now);
        prop_assert_eq!(&understood, &moments().understand(&text, &own, BERLIN, now));
        prop_assert!(understood.moments.iter().all(|moment| moment.at <= limit), "{:?}", understood);
        prop_assert!(understood.reading.past_moments().iter().all(|at| *at <= limit), "{:?}", understood);
        prop_assert_eq!(understood.moments.is_empty(), understood.reading.past_moments().is_empty());
        if let Reading::Future(at) = understood.reading {
            prop_assert!(at > now);
        }
        prop_assert!(understood.moments.len() <= 2);
    }

    #[test]
    fn no_text_is_too_odd(text in "\\PC{0,300}") {
        let _ = moments().understand(&text, "de", BERLIN, now());
    }
}
