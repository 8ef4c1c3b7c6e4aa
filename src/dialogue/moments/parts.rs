//! The parts of a phrase: days, dates, times, spans. Words that are no part of a moment are given back.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};

use crate::dialogue::language::MomentWords;

/// One part.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Part {
    /// A moment with its offset.
    Instant(DateTime<Utc>),
    /// This moment.
    Now,
    /// So many minutes ago.
    Ago(i64),
    /// A day by its distance from today.
    Day(i64),
    /// A part of such a day.
    WithinDay(i64, NaiveTime),
    /// A date.
    Date { year: Option<i32>, month: u32, day: u32 },
    /// Two numbers of which one is the day.
    Slash { first: u32, second: u32, year: Option<i32> },
    /// A weekday.
    Weekday { number: u32, is_last: bool },
    /// Some day of the week before this one.
    LastWeek,
    /// So many months ago.
    MonthsAgo(u32),
    /// A time.
    Time(NaiveTime),
    /// A time of which nobody said whether it is of the morning or of the evening (*half past seven*).
    EitherHalf(NaiveTime),
    /// A part of some day, by its first moment.
    DayTime(NaiveTime),
    /// What looks like a part and cannot be one: 25:00, the 31st of February.
    Impossible,
}

/// A word as written and as compared.
struct Token {
    written: String,
    plain: String,
}

/// The parts of a text, and the words that are none.
pub fn parts_of(text: &str, words: &MomentWords) -> (Vec<Part>, Vec<String>) {
    let tokens = tokens(text);
    let reader = Reader { tokens: &tokens, words };
    let (mut parts, mut rest) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < tokens.len() {
        if let Some((length, part)) = reader.part(at) {
            parts.push(part);
            at += length;
        } else {
            if !reader.is_filler(at) && !reader.is_needless_day(at) {
                rest.push(tokens[at].written.clone());
            }
            at += 1;
        }
    }
    // A filler alone says nothing; beside a part it belongs to it.
    (parts, rest)
}

fn tokens(text: &str) -> Vec<Token> {
    text.replace(['’', '`'], "'")
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '!' | '?' | '"'))
        .filter(|word| !word.is_empty())
        .flat_map(split_iso)
        .flat_map(split_range)
        .map(|word| Token { written: word.to_owned(), plain: word.to_lowercase() })
        .collect()
}

/// `2026-11-17T15:00` without an offset is a day and a time, so that the zone's rules apply.
fn split_iso(word: &str) -> Vec<&str> {
    let has_offset = word.get(11..).is_some_and(|time| time.contains(['Z', 'z', '+', '-']));
    match (word.get(..10), word.get(10..11), word.get(11..)) {
        (Some(day), Some("T" | "t"), Some(time)) if looks_iso(day) && !has_offset => vec![day, time],
        _ => vec![word],
    }
}

/// `15-16` is the two ends of a range.
fn split_range(word: &str) -> Vec<&str> {
    let is_end = |text: &str| clock_digits(text.trim_end_matches(|c: char| c.is_alphabetic())).is_some();
    match word.split_once(['-', '–']) {
        Some((from, to)) if is_end(from) && is_end(to) => {
            let dash = &word[from.len()..word.len() - to.len()];
            vec![from, dash, to]
        }
        _ => vec![word],
    }
}

struct Reader<'a> {
    tokens: &'a [Token],
    words: &'a MomentWords,
}

impl Reader<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.plain.as_str())
    }

    /// The word without a full stop behind it.
    fn bare(&self, at: usize) -> &str {
        self.word(at).trim_end_matches(['.', ':'])
    }

    fn is_among(&self, at: usize, list: &[String]) -> bool {
        let bare = self.bare(at);
        !bare.is_empty() && list.iter().any(|word| word.trim_end_matches('.') == bare)
    }

    fn is_filler(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "–")
            || self.is_among(at, &self.words.fillers)
            || self.is_among(at, &self.words.clock_before)
    }

    /// The longest phrase of a table that stands here.
    fn phrase<'m, V>(&self, at: usize, table: impl Iterator<Item = (&'m String, V)>) -> Option<(usize, V)> {
        let mut best: Option<(usize, V)> = None;
        for (phrase, value) in table {
            let words: Vec<&str> = phrase.split(' ').collect();
            let stands =
                words.iter().enumerate().all(|(offset, word)| self.bare(at + offset) == word.trim_end_matches('.'));
            if stands && best.as_ref().is_none_or(|(length, _)| words.len() > *length) {
                best = Some((words.len(), value));
            }
        }
        best
    }

    fn part(&self, at: usize) -> Option<(usize, Part)> {
        self.iso(at)
            .or_else(|| self.ago(at))
            .or_else(|| self.last_week(at))
            .or_else(|| self.range(at))
            .or_else(|| self.named_day(at))
            .or_else(|| self.date(at))
            .or_else(|| self.half(at))
            .or_else(|| self.time(at))
            .or_else(|| self.weekday(at))
            .or_else(|| self.day_time(at))
    }

    // ---- dates ------------------------------------------------------------------------------------

    /// `2026-11-17`, `2026-11-17T15:00`, `2026-11-17T15:00:00+01:00`.
    fn iso(&self, at: usize) -> Option<(usize, Part)> {
        let word = self.tokens.get(at)?.written.as_str();
        if let Ok(moment) = DateTime::parse_from_rfc3339(word) {
            return Some((1, Part::Instant(moment.to_utc())));
        }
        if let Ok(moment) = DateTime::parse_from_str(word, "%Y-%m-%dT%H:%M%:z") {
            return Some((1, Part::Instant(moment.to_utc())));
        }
        if let Some(plain) = word.strip_suffix(['Z', 'z'])
            && let Ok(moment) = chrono::NaiveDateTime::parse_from_str(plain, "%Y-%m-%dT%H:%M")
        {
            return Some((1, Part::Instant(Utc.from_utc_datetime(&moment))));
        }
        let day = word.get(..10).filter(|day| looks_iso(day))?;
        if word.len() == 10 {
            let Ok(date) = NaiveDate::parse_from_str(day, "%Y-%m-%d") else { return Some((1, Part::Impossible)) };
            use chrono::Datelike;
            return Some((1, Part::Date { year: Some(date.year()), month: date.month(), day: date.day() }));
        }
        None
    }

    fn named_day(&self, at: usize) -> Option<(usize, Part)> {
        if let Some((length, (distance, time))) = self.phrase(at, self.words.day_parts.iter()) {
            return Some((length, Part::WithinDay(*distance, clock_time(time)?)));
        }
        if let Some((length, distance)) = self.phrase(at, self.words.days.iter()) {
            return Some((length, Part::Day(*distance)));
        }
        let now = self.words.now.iter().map(|word| (word, ()));
        self.phrase(at, now).map(|(length, ())| (length, Part::Now))
    }

    /// `17.11.`, `17.11.2026`, `11/17`, `17 November 2026`, `November 17th`.
    fn date(&self, at: usize) -> Option<(usize, Part)> {
        let word = self.word(at);
        if let Some(part) = dotted(word) {
            // `15.30 Uhr` is a time.
            let is_time =
                !word.ends_with('.') && word.matches('.').count() == 1 && self.is_among(at + 1, &self.words.clock);
            return if is_time { None } else { Some((1, part)) };
        }
        if let Some(part) = slashed(word) {
            return Some((1, part));
        }
        if let (Some(day), Some(month)) = (day_number(word), self.month(at + 1)) {
            let (extra, year) = self.year(at + 2);
            return Some((2 + extra, checked_date(year, month, day)));
        }
        if let (Some(month), Some(day)) = (self.month(at), day_number(self.word(at + 1))) {
            let (extra, year) = self.year(at + 2);
            return Some((2 + extra, checked_date(year, month, day)));
        }
        None
    }

    fn month(&self, at: usize) -> Option<u32> {
        let bare = self.bare(at);
        self.words.months.iter().find(|(name, _)| name.trim_end_matches('.') == bare).map(|(_, number)| *number)
    }

    fn year(&self, at: usize) -> (usize, Option<i32>) {
        let bare = self.bare(at);
        match bare.parse::<i32>() {
            Ok(year) if (2000..2100).contains(&year) && bare.len() == 4 => (1, Some(year)),
            _ => (0, None),
        }
    }

    fn weekday(&self, at: usize) -> Option<(usize, Part)> {
        let is_last = self.is_among(at, &self.words.last);
        let day = at + usize::from(is_last);
        if let Some((length, number)) = self.phrase(day, self.words.weekdays.iter()) {
            return Some((length + usize::from(is_last), Part::Weekday { number: *number, is_last }));
        }
        let (length, number) = self.phrase(day, self.words.short_weekdays.iter())?;
        let counts = (self.is_dotted_day(day) || self.is_short_day(day, is_last)) && !self.names_weekday();
        counts.then_some((length + usize::from(is_last), Part::Weekday { number: *number, is_last }))
    }

    /// Short weekdays may be words of every day: a full stop behind them makes them an abbreviation.
    fn is_dotted_day(&self, at: usize) -> bool {
        self.word(at).ends_with('.')
    }

    /// Without a full stop they count before a date or a time, after *last*, and where nothing else is said.
    fn is_short_day(&self, at: usize, is_last: bool) -> bool {
        if self.is_among(at, &self.words.only_dotted) {
            return false;
        }
        let mut next = at + 1;
        while self.is_among(next, &self.words.clock_before) {
            next += 1;
        }
        let is_alone = || (0..self.tokens.len()).all(|other| other == at || self.is_filler(other));
        is_last
            || self.date(next).or_else(|| self.range(next)).or_else(|| self.half(next)).is_some()
            || self.time(next).or_else(|| self.day_time(next)).is_some()
            || is_alone()
    }

    /// Whether a weekday is named in full.
    fn names_weekday(&self) -> bool {
        (0..self.tokens.len()).any(|at| self.phrase(at, self.words.weekdays.iter()).is_some())
    }

    /// A short weekday beside one in full adds nothing.
    fn is_needless_day(&self, at: usize) -> bool {
        self.names_weekday() && self.phrase(at, self.words.short_weekdays.iter()).is_some()
    }

    fn last_week(&self, at: usize) -> Option<(usize, Part)> {
        let phrases = self.words.last_week.iter().map(|phrase| (phrase, ()));
        self.phrase(at, phrases).map(|(length, ())| (length, Part::LastWeek))
    }

    // ---- times ------------------------------------------------------------------------------------

    fn time(&self, at: usize) -> Option<(usize, Part)> {
        let word = self.word(at).trim_end_matches('.');
        if let Some((digits, half)) = self.glued_half(word) {
            return Some((1, half_day(digits, half)));
        }
        let in_words = || self.hour_in_words(at).filter(|_| self.says_hour(at + 1)).map(|hour| (hour, None));
        let after_word = at > 0 && self.is_among(at - 1, &self.words.clock_before);
        if after_word && self.says_unit(at + 1) {
            // `about 3 hours` is a span.
            return None;
        }
        if let Some(hour) = self.hour_in_words(at).filter(|_| after_word && !self.says_hour(at + 1)) {
            // `gegen drei`: an article is no hour.
            return (!self.is_among(at, &self.words.articles)).then(|| (1, either_half((hour, None))));
        }
        let (hour, minute) = clock_digits(word).or_else(in_words)?;
        let after = at + 1;
        if self.is_among(after, &self.words.am) || self.is_among(after, &self.words.pm) {
            let half = self.is_among(after, &self.words.pm);
            return Some((2, half_day((hour, minute), half)));
        }
        if self.is_among(after, &self.words.clock) {
            // `15 Uhr 30`
            let minutes = self.word(after + 1).parse::<u32>().ok().filter(|minutes| *minutes < 60 && minute.is_none());
            let length = 2 + usize::from(minutes.is_some());
            return Some((length, time_of(hour, minutes.or(minute).unwrap_or(0))));
        }
        let colon = word.contains(':') || word.contains('h');
        (colon || (after_word && minute.is_none()) || (after_word && word.contains('.')))
            .then(|| (1, time_of(hour, minute.unwrap_or(0))))
    }

    /// Whether a unit of a span stands here, and none that says an hour of the clock too.
    fn says_unit(&self, at: usize) -> bool {
        !self.says_hour(at)
            && (self.phrase(at, self.words.units.iter()).is_some() || self.is_among(at, &self.words.month_units))
    }

    /// Whether a word says that the one before it is an hour.
    fn says_hour(&self, at: usize) -> bool {
        [&self.words.am, &self.words.pm, &self.words.clock].into_iter().any(|list| self.is_among(at, list))
    }

    /// `between 3 and 4 pm`, `zwischen 15 und 16 Uhr`, `15-16 Uhr`: its beginning. The half of the day is said once.
    fn range(&self, at: usize) -> Option<(usize, Part)> {
        let before = usize::from(self.is_among(at, &self.words.range_before));
        let (from_length, from, from_half) = self.range_end(at + before)?;
        let within = at + before + from_length;
        if !self.words.range_within.iter().any(|word| word == self.word(within)) {
            return None;
        }
        let (to_length, to, to_half) = self.range_end(within + 1)?;
        let length = before + from_length + 1 + to_length;
        let has_colon = from.1.is_some() && to.1.is_some();
        if before == 0 && to_half == Half::Unsaid && !has_colon {
            return None;
        }
        let hour = from.0;
        let (is_early, fits_half) = ((1..12).contains(&hour), (1..=12).contains(&hour));
        let part = match (from_half, to_half) {
            (Half::Afternoon, _) => half_day(from, true),
            (Half::Morning, _) => half_day(from, false),
            // `11 to 1 pm` begins before noon, `3 to 4 pm` and `12 to 1 pm` do not.
            (Half::Unsaid, Half::Afternoon) if fits_half => half_day(from, hour % 12 <= to.0 % 12),
            (Half::Unsaid, Half::Morning) if fits_half => half_day(from, false),
            (Half::Unsaid, Half::Unsaid) if is_early && to.0 <= 12 => either_half(from),
            _ => time_of(hour, from.1.unwrap_or(0)),
        };
        Some((length, part))
    }

    /// One end of a range: how many words it takes, hour and minute, and what is said of the half of the day.
    fn range_end(&self, at: usize) -> Option<(usize, (u32, Option<u32>), Half)> {
        let word = self.word(at).trim_end_matches('.');
        if let Some((digits, is_pm)) = self.glued_half(word) {
            return Some((1, digits, if is_pm { Half::Afternoon } else { Half::Morning }));
        }
        let digits = clock_digits(word).or_else(|| Some((self.hour_in_words(at)?, None)))?;
        let half = match at + 1 {
            after if self.is_among(after, &self.words.am) => Half::Morning,
            after if self.is_among(after, &self.words.pm) => Half::Afternoon,
            after if self.is_among(after, &self.words.clock) => Half::Clock,
            _ => return Some((1, digits, Half::Unsaid)),
        };
        Some((2, digits, half))
    }

    fn hour_in_words(&self, at: usize) -> Option<u32> {
        let hour = self.words.numbers.get(self.bare(at)).and_then(|number| u32::try_from(*number).ok());
        hour.filter(|hour| (1..=12).contains(hour))
    }

    /// `halb acht`, `half past seven`, `viertel nach 16 Uhr`.
    fn half(&self, at: usize) -> Option<(usize, Part)> {
        let (words, minutes) = self.phrase(at, self.words.halves.iter())?;
        let (length, (hour, minute), half) = self.range_end(at + words)?;
        // `half an hour` is a span, and no hour of the clock.
        let is_span = self.phrase(at + words + length, self.words.units.iter()).is_some();
        if minute.is_some() || hour > 24 || is_span {
            return None;
        }
        let minutes_of_day = (i64::from(hour) * 60 + minutes).rem_euclid(1440);
        let (hour, minute) = (u32::try_from(minutes_of_day / 60).ok()?, u32::try_from(minutes_of_day % 60).ok()?);
        let part = match half {
            Half::Afternoon if hour < 12 => time_of(hour + 12, minute),
            Half::Unsaid | Half::Clock if hour < 12 => either_half((hour, Some(minute))),
            Half::Unsaid | Half::Clock if hour == 12 && minutes_of_day < 780 => either_half((hour, Some(minute))),
            _ => time_of(hour, minute),
        };
        Some((words + length, part))
    }

    /// `3pm`, `3:30pm`: digits with their half of the day.
    fn glued_half(&self, word: &str) -> Option<((u32, Option<u32>), bool)> {
        let find = |list: &[String]| {
            list.iter().find_map(|half| word.strip_suffix(half.trim_end_matches('.')).map(str::to_owned))
        };
        let (digits, is_pm): (String, bool) = match (find(&self.words.am), find(&self.words.pm)) {
            (Some(digits), _) => (digits, false),
            (None, Some(digits)) => (digits, true),
            (None, None) => return None,
        };
        clock_digits(&digits).map(|digits| (digits, is_pm))
    }

    fn day_time(&self, at: usize) -> Option<(usize, Part)> {
        let (length, time) = self.phrase(at, self.words.parts.iter())?;
        Some((length, Part::DayTime(clock_time(time)?)))
    }

    // ---- spans ------------------------------------------------------------------------------------

    fn ago(&self, at: usize) -> Option<(usize, Part)> {
        let mut before = usize::from(self.is_among(at, &self.words.ago_before));
        if before == 1 && self.is_among(at + 1, &self.words.clock_before) {
            // `vor etwa drei Stunden`
            before = 2;
        }
        let number = self.number(at + before)?;
        let months = self.words.month_units.iter().map(|unit| (unit, ()));
        if let Some((length, ())) = self.phrase(at + before + 1, months) {
            let after = usize::from(self.is_among(at + before + 1 + length, &self.words.ago_after));
            let span = u32::try_from(number).ok().filter(|months| *months < 120)?;
            return (before + after > 0).then_some((before + 1 + length + after, Part::MonthsAgo(span)));
        }
        let (length, minutes) = self.phrase(at + before + 1, self.words.units.iter())?;
        let end = at + before + 1 + length;
        let after = usize::from(self.is_among(end, &self.words.ago_after));
        let span = number.checked_mul(*minutes).filter(|span| *span < 1440 * 3660)?;
        (before + after > 0).then_some((before + 1 + length + after, Part::Ago(span)))
    }

    fn number(&self, at: usize) -> Option<i64> {
        let bare = self.bare(at);
        bare.parse().ok().or_else(|| self.words.numbers.get(bare).copied()).filter(|number| *number >= 0)
    }
}

/// What is said of the half of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    /// Before noon.
    Morning,
    /// After noon.
    Afternoon,
    /// The clock of 24 hours.
    Clock,
    /// Nothing.
    Unsaid,
}

fn either_half((hour, minute): (u32, Option<u32>)) -> Part {
    NaiveTime::from_hms_opt(hour % 12, minute.unwrap_or(0), 0).map_or(Part::Impossible, Part::EitherHalf)
}

fn looks_iso(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 10
        && bytes.iter().enumerate().all(|(position, byte)| match position {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

fn dotted(word: &str) -> Option<Part> {
    let numbers: Vec<&str> = word.trim_end_matches('.').split('.').collect();
    let is_dotted = matches!(numbers.len(), 2 | 3) && numbers.iter().all(|part| is_number(part));
    if !is_dotted
        || numbers.len() == 2 && numbers[1].len() == 2 && !word.ends_with('.') && numbers[1].parse::<u32>().ok()? > 12
    {
        return None;
    }
    let year = numbers.get(2).and_then(|year| full_year(year));
    if numbers.len() == 3 && year.is_none() {
        return Some(Part::Impossible);
    }
    Some(checked_date(year, numbers[1].parse().ok()?, numbers[0].parse().ok()?))
}

fn slashed(word: &str) -> Option<Part> {
    let numbers: Vec<&str> = word.split('/').collect();
    if !matches!(numbers.len(), 2 | 3) || !numbers.iter().all(|part| is_number(part)) {
        return None;
    }
    let year = numbers.get(2).and_then(|year| full_year(year));
    if numbers.len() == 3 && year.is_none() {
        return Some(Part::Impossible);
    }
    Some(Part::Slash { first: numbers[0].parse().ok()?, second: numbers[1].parse().ok()?, year })
}

fn is_number(part: &str) -> bool {
    !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit())
}

fn full_year(text: &str) -> Option<i32> {
    match (text.len(), text.parse::<i32>()) {
        (4, Ok(year)) if (2000..2100).contains(&year) => Some(year),
        (2, Ok(year)) => Some(2000 + year),
        _ => None,
    }
}

fn checked_date(year: Option<i32>, month: u32, day: u32) -> Part {
    // 2024 is a leap year: without a year the 29th of February may be.
    match NaiveDate::from_ymd_opt(year.unwrap_or(2024), month, day) {
        Some(_) => Part::Date { year, month, day },
        None => Part::Impossible,
    }
}

/// `17`, `17.`, `17th`.
fn day_number(word: &str) -> Option<u32> {
    let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
    let rest = &word[digits.len()..];
    let fits = matches!(rest, "" | "." | "st" | "nd" | "rd" | "th");
    digits.parse().ok().filter(|day| fits && (1..=31).contains(day))
}

/// Hour and minute of `15`, `15:30`, `15.30`, `15h`, `15h30`, `15:30:00`.
fn clock_digits(word: &str) -> Option<(u32, Option<u32>)> {
    let word = word.strip_suffix('h').unwrap_or(word);
    let mut numbers = word.split([':', '.', 'h']);
    let hour = numbers.next().filter(|part| is_number(part) && part.len() <= 2)?.parse().ok()?;
    let minute = match numbers.next() {
        Some(part) if is_number(part) && part.len() == 2 => Some(part.parse().ok()?),
        Some(_) => return None,
        None => None,
    };
    let seconds_fit = numbers.next().is_none_or(|part| is_number(part) && part.len() == 2);
    (seconds_fit && numbers.next().is_none()).then_some((hour, minute))
}

fn time_of(hour: u32, minute: u32) -> Part {
    NaiveTime::from_hms_opt(hour, minute, 0).map_or(Part::Impossible, Part::Time)
}

fn half_day((hour, minute): (u32, Option<u32>), is_pm: bool) -> Part {
    if !(1..=12).contains(&hour) {
        return Part::Impossible;
    }
    time_of(hour % 12 + if is_pm { 12 } else { 0 }, minute.unwrap_or(0))
}

fn clock_time(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M").ok()
}
