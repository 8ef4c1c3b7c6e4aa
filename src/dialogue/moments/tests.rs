use super::*;
use crate::dialogue::shipped;

const BERLIN: Tz = chrono_tz::Europe::Berlin;

/// Wednesday 18 November 2026, 10:00 in Berlin.
fn now() -> DateTime<Utc> {
    local("2026-11-18T10:00")
}

fn local(text: &str) -> DateTime<Utc> {
    let naive = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap();
    BERLIN.from_local_datetime(&naive).earliest().unwrap().to_utc()
}

fn read_in(language: &str, text: &str, now: DateTime<Utc>) -> Reading {
    let dialogues = shipped::dialogues();
    read(text, dialogues.texts.language(language).unwrap(), BERLIN, now)
}

fn next_day(day: &str) -> DateTime<Utc> {
    let next: NaiveDate = day.parse::<NaiveDate>().unwrap().succ_opt().unwrap();
    local(&format!("{next}T00:00"))
}

fn check(language: &str, table: &[(&str, &str)]) {
    for (text, wanted) in table {
        let reading = read_in(language, text, now());
        let expected = match wanted.split_once('/') {
            _ if wanted.is_empty() => Reading::None,
            Some((from, to)) => Reading::Span(local(from), local(to)),
            None if !wanted.contains('T') => Reading::Span(local(&format!("{wanted}T00:00")), next_day(wanted)),
            None => Reading::One(local(wanted)),
        };
        assert_eq!(reading, expected, "{language}: {text}");
    }
}

#[test]
fn english_moments() {
    check(
        "en",
        &[
            ("2026-11-17", "2026-11-17"),
            ("2026-11-17 15:00", "2026-11-17T15:00"),
            ("2026-11-17T15:00", "2026-11-17T15:00"),
            ("2026-11-17T15:00:00+01:00", "2026-11-17T15:00"),
            ("2026-11-17T14:00Z", "2026-11-17T15:00"),
            ("yesterday", "2026-11-17"),
            ("Yesterday at 3 pm", "2026-11-17T15:00"),
            ("yesterday 3:30pm", "2026-11-17T15:30"),
            ("it was yesterday around 15:10", "2026-11-17T15:10"),
            ("yesterday evening", "2026-11-17T18:00"),
            ("yesterday evening at 8", "2026-11-17T20:00"),
            ("the day before yesterday 9:00", "2026-11-16T09:00"),
            ("today 8:15", "2026-11-18T08:15"),
            ("this morning", "2026-11-18T06:00"),
            ("last night", "2026-11-17T20:00/2026-11-18T06:00"),
            ("Tuesday 9:30", "2026-11-17T09:30"),
            ("on Monday at noon", "2026-11-16T12:00"),
            ("Wednesday 9:00", "2026-11-18T09:00"),
            ("Wednesday 11:00", "2026-11-11T11:00"),
            ("last Wednesday 9:00", "2026-11-11T09:00"),
            ("17 November 15:00", "2026-11-17T15:00"),
            ("November 17th, 3 p.m.", "2026-11-17T15:00"),
            ("Nov 17 2026 at 15:00", "2026-11-17T15:00"),
            ("24 December", "2025-12-24"),
            ("17/11/2026 15:00", "2026-11-17T15:00"),
            ("11/17 15:00", "2026-11-17T15:00"),
            ("two hours ago", "2026-11-18T08:00"),
            ("3 days ago", "2026-11-15"),
            ("3 days ago at 14:00", "2026-11-15T14:00"),
            ("a week ago", "2026-11-11"),
            ("at 9:00", "2026-11-18T09:00"),
            ("15:00", "2026-11-17T15:00"),
            ("12 am yesterday", "2026-11-17T00:00"),
            ("yesterday 12 pm", "2026-11-17T12:00"),
            ("just now", "2026-11-18T10:00"),
            ("", ""),
            ("no idea what happened", ""),
            ("yesterday 25:00", ""),
            ("31 February", ""),
            ("13 pm", ""),
            ("room 15", ""),
            ("may be", ""),
            ("second attempt", ""),
            ("at", ""),
            ("99999999999999999999 days ago", ""),
        ],
    );
}

#[test]
fn german_moments() {
    check(
        "de",
        &[
            ("17.11.2026", "2026-11-17"),
            ("17.11. 15:00", "2026-11-17T15:00"),
            ("am 17.11. um 15 Uhr", "2026-11-17T15:00"),
            ("17.11.26 15.30 Uhr", "2026-11-17T15:30"),
            ("17. November 15 Uhr 30", "2026-11-17T15:30"),
            ("17. November 2026, 15:00 Uhr", "2026-11-17T15:00"),
            ("gestern", "2026-11-17"),
            ("gestern um 15 Uhr", "2026-11-17T15:00"),
            ("seit gestern 15 Uhr", "2026-11-17T15:00"),
            ("gestern gegen 15:10", "2026-11-17T15:10"),
            ("gestern Abend um 8", "2026-11-17T20:00"),
            ("vorgestern 9 Uhr", "2026-11-16T09:00"),
            ("heute früh", "2026-11-18T06:00"),
            ("heute früh um 7", "2026-11-18T07:00"),
            ("heute morgen", "2026-11-18T06:00"),
            ("gestern nachmittag", "2026-11-17T12:00"),
            ("Dienstag 9:30", "2026-11-17T09:30"),
            ("am Montag um 12 Uhr", "2026-11-16T12:00"),
            ("letzten Mittwoch 9:00", "2026-11-11T09:00"),
            ("Mittwoch 11 Uhr", "2026-11-11T11:00"),
            ("vor 3 Stunden", "2026-11-18T07:00"),
            ("vor drei Tagen", "2026-11-15"),
            ("vor einer Woche", "2026-11-11"),
            ("3/11", "2026-11-03"),
            ("2026-11-17 15:00", "2026-11-17T15:00"),
            ("um 9", "2026-11-18T09:00"),
            ("jetzt", "2026-11-18T10:00"),
            ("keine Ahnung", ""),
            ("31.2.", ""),
            ("gestern 25 Uhr", ""),
            ("drei", ""),
            ("alle weg", ""),
        ],
    );
}

#[test]
fn three_slash_four_is_two_days_in_english_and_one_in_german() {
    assert_eq!(read_in("en", "3/4", now()), Reading::Two(local("2026-03-04T00:00"), local("2026-04-03T00:00")));
    assert_eq!(read_in("de", "3/4", now()), Reading::Span(local("2026-04-03T00:00"), next_day("2026-04-03")));
    assert_eq!(read_in("en", "5/5", now()), Reading::Span(local("2026-05-05T00:00"), next_day("2026-05-05")));
}

#[test]
fn what_is_still_to_come_is_no_moment_of_loss() {
    for (language, text) in [("en", "tomorrow"), ("en", "2027-01-01"), ("de", "morgen um 9"), ("de", "heute 23:00")] {
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
}

#[test]
fn a_moment_is_found_beside_a_name() {
    let dialogues = shipped::dialogues();
    for (language, text, rest) in [
        ("en", "yesterday 15:10, Anna Petrova", "Anna Petrova"),
        ("en", "Anna Petrova deleted them yesterday at 15:10", "Anna Petrova deleted them"),
        ("de", "Anna Petrova, gestern um 15:10", "Anna Petrova"),
    ] {
        let found = find_in_any(text, &[dialogues.texts.language(language).unwrap()], BERLIN, now()).unwrap();
        assert_eq!(found.reading, Reading::One(local("2026-11-17T15:10")), "{text}");
        assert_eq!(found.rest, rest);
    }
}

#[test]
fn not_knowing_is_understood() {
    let dialogues = shipped::dialogues();
    for (language, text) in [("en", "I don't know"), ("en", "No idea!"), ("de", "Weiß nicht"), ("de", "keine Ahnung.")]
    {
        assert!(is_unknown(text, dialogues.texts.language(language).unwrap()), "{text}");
    }
}

fn check_two(language: &str, table: &[(&str, &str, &str)]) {
    for (text, first, second) in table {
        let expected = Reading::Two(local(first), local(second));
        assert_eq!(read_in(language, text, now()), expected, "{language}: {text}");
    }
}

/// Of a range the earliest moment counts.
#[test]
fn ranges_begin_where_they_begin() {
    check(
        "en",
        &[
            ("between 3 and 4 pm", "2026-11-17T15:00"),
            ("yesterday between 3 and 4 pm", "2026-11-17T15:00"),
            ("yesterday between 11 and 1 pm", "2026-11-17T11:00"),
            ("yesterday between 12 and 1 pm", "2026-11-17T12:00"),
            ("between three and four pm yesterday", "2026-11-17T15:00"),
            ("yesterday from 9 to 10 am", "2026-11-17T09:00"),
            ("yesterday 3-4pm", "2026-11-17T15:00"),
            ("yesterday 15:00-16:00", "2026-11-17T15:00"),
            ("Tuesday 15:00 to 16:00", "2026-11-17T15:00"),
            ("between 25 and 26 o'clock", ""),
            ("room 3 and 4", ""),
        ],
    );
    check(
        "de",
        &[
            ("zwischen 15 und 16 Uhr", "2026-11-17T15:00"),
            ("gestern zwischen 15 und 16 Uhr", "2026-11-17T15:00"),
            ("gestern zwischen 8 und 9 Uhr", "2026-11-17T08:00"),
            ("gestern von 15 bis 16 Uhr", "2026-11-17T15:00"),
            ("gestern 15-16 Uhr", "2026-11-17T15:00"),
            ("Montag 9.30-10.30 Uhr", "2026-11-16T09:30"),
        ],
    );
    check_two("en", &[("yesterday between 3 and 4", "2026-11-17T03:00", "2026-11-17T15:00")]);
}

/// Where nobody said whether morning or evening, both are asked about.
#[test]
fn half_hours_are_asked_about() {
    check_two(
        "de",
        &[
            ("gestern halb acht", "2026-11-17T07:30", "2026-11-17T19:30"),
            ("gestern um halb 8", "2026-11-17T07:30", "2026-11-17T19:30"),
            ("halb acht", "2026-11-17T19:30", "2026-11-18T07:30"),
            ("gestern viertel nach drei", "2026-11-17T03:15", "2026-11-17T15:15"),
            ("gestern viertel vor eins", "2026-11-17T00:45", "2026-11-17T12:45"),
            ("gestern halb eins", "2026-11-17T00:30", "2026-11-17T12:30"),
        ],
    );
    check_two("en", &[("yesterday half past seven", "2026-11-17T07:30", "2026-11-17T19:30")]);
    check(
        "de",
        &[
            ("gestern abend halb acht", "2026-11-17T19:30"),
            ("gestern um halb acht abends", "2026-11-17T19:30"),
            ("gestern morgens um halb acht", "2026-11-17T07:30"),
            ("gestern halb 16 Uhr", "2026-11-17T15:30"),
            ("gestern acht Uhr", "2026-11-17T08:00"),
            ("heute halb acht", "2026-11-18T07:30"),
        ],
    );
    check("en", &[("yesterday half past seven pm", "2026-11-17T19:30"), ("half a day", "")]);
    let dialogues = shipped::dialogues();
    assert_eq!(find_in_any("they took half a day", &[dialogues.texts.language("en").unwrap()], BERLIN, now()), None);
}

#[test]
fn weeks_and_months_ago() {
    check(
        "en",
        &[
            ("a month ago", "2026-10-18"),
            ("2 months ago at 9:00", "2026-09-18T09:00"),
            ("last Monday", "2026-11-16"),
            ("last Monday at 3 pm", "2026-11-16T15:00"),
            ("last week", "2026-11-09T00:00/2026-11-16T00:00"),
            ("Thursday last week 9:00", "2026-11-12T09:00"),
        ],
    );
    check(
        "de",
        &[
            ("vor einem Monat", "2026-10-18"),
            ("vor 2 Monaten", "2026-09-18"),
            ("letzten Montag", "2026-11-16"),
            ("am letzten Montag um 15 Uhr", "2026-11-16T15:00"),
            ("vorigen Montag 15 Uhr", "2026-11-16T15:00"),
            ("letzte Woche", "2026-11-09T00:00/2026-11-16T00:00"),
            ("letzte Woche Donnerstag 9 Uhr", "2026-11-12T09:00"),
        ],
    );
}

/// People mix languages: the own one is asked first, then the others, then all together.
#[test]
fn another_language_is_understood() {
    let dialogues = shipped::dialogues();
    let language = |code| dialogues.texts.language(code).unwrap();
    for (own, other, text, wanted) in [
        ("de", "en", "yesterday at 3 pm", "2026-11-17T15:00"),
        ("en", "de", "gestern um 15 Uhr", "2026-11-17T15:00"),
        ("de", "en", "gestern at 3 pm", "2026-11-17T15:00"),
        ("en", "de", "last Montag 15 Uhr", "2026-11-16T15:00"),
    ] {
        let reading = read_in_any(text, &[language(own), language(other)], BERLIN, now());
        assert_eq!(reading, Reading::One(local(wanted)), "{own}: {text}");
        let found = find_in_any(&format!("{text}, Anna Peters"), &[language(own), language(other)], BERLIN, now());
        let found = found.map(|found| (found.reading, found.rest));
        assert_eq!(found, Some((Reading::One(local(wanted)), "Anna Peters".into())), "{own}: {text}");
    }
    assert_eq!(read_in_any("keine Ahnung", &[language("de"), language("en")], BERLIN, now()), Reading::None);
}

/// Words of every day are no weekdays.
#[test]
fn short_weekdays_do_not_override_the_day_that_was_named() {
    check(
        "de",
        &[
            ("am Samstag so um 15 Uhr", "2026-11-14T15:00"),
            ("so um 15 Uhr", "2026-11-17T15:00"),
            ("So. 15 Uhr", "2026-11-15T15:00"),
            ("Fr 15 Uhr", "2026-11-13T15:00"),
            ("Di um 9:30", "2026-11-17T09:30"),
            ("Mo. um 9 Uhr", "2026-11-16T09:00"),
            ("Samstag, Sa. 15 Uhr", "2026-11-14T15:00"),
            ("Mi hat 15 Uhr", ""),
            ("so", ""),
            ("gerade gestern um 15 Uhr", "2026-11-17T15:00"),
            ("vor etwa drei Stunden", "2026-11-18T07:00"),
        ],
    );
    check(
        "en",
        &[
            ("Saturday so about 15:00", "2026-11-14T15:00"),
            ("Sat 3 pm", "2026-11-14T15:00"),
            ("Sun at 15:00", "2026-11-15T15:00"),
            ("the sun was up at 15:00", ""),
            ("about 3 hours ago", "2026-11-18T07:00"),
        ],
    );
}

/// An hour in words says no half of the day.
#[test]
fn hours_in_words_are_asked_about() {
    check_two(
        "de",
        &[
            ("gestern gegen drei", "2026-11-17T03:00", "2026-11-17T15:00"),
            ("gestern um drei", "2026-11-17T03:00", "2026-11-17T15:00"),
        ],
    );
    check_two(
        "en",
        &[
            ("yesterday around three", "2026-11-17T03:00", "2026-11-17T15:00"),
            ("yesterday at three", "2026-11-17T03:00", "2026-11-17T15:00"),
        ],
    );
    check("de", &[("gestern nachmittag gegen drei", "2026-11-17T15:00"), ("gestern um ein", "")]);
}

/// The night just past is last night; which night *yesterday night* is, is asked.
#[test]
fn nights_end_on_the_next_day() {
    check(
        "de",
        &[
            ("letzte Nacht um 2", "2026-11-18T02:00"),
            ("heute Nacht um 2 Uhr", "2026-11-18T02:00"),
            ("letzte Nacht um 11", "2026-11-17T23:00"),
            ("letzte Nacht", "2026-11-17T21:00/2026-11-18T06:00"),
            ("gestern Nacht", "2026-11-17T21:00/2026-11-18T06:00"),
            ("nachts um 2", "2026-11-18T02:00"),
            ("gestern Nacht um 23 Uhr", "2026-11-17T23:00"),
        ],
    );
    check("en", &[("last night at 2 am", "2026-11-18T02:00"), ("last night at 8", "2026-11-17T20:00")]);
    check_two("de", &[("gestern Nacht um 2", "2026-11-17T02:00", "2026-11-18T02:00")]);
}
