//! Zones that are named beside a time: *15:00 UTC*, *3 pm CET*, *GMT+7*, *heure de Paris*.
//!
//! In charge of finding one, and of taking it out of the text: its clock counts in place of the portal's. Names are data of
//! the languages (`zones:`) and count in each; offsets look the same everywhere. A name in capitals (*EST*, *IST*) is a
//! word of some language in small letters: it counts only as it is written, right behind a time.

use std::borrow::Cow;
use std::ops::Range;

use chrono_tz::Tz;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Offsets that are no whole hours, and a zone that has them all year.
const ODD_OFFSETS: [(i32, Tz); 6] = [
    (210, Tz::Asia__Tehran),
    (270, Tz::Asia__Kabul),
    (330, Tz::Asia__Kolkata),
    (345, Tz::Asia__Kathmandu),
    (390, Tz::Asia__Yangon),
    (570, Tz::Australia__Darwin),
];

/// Behind what else than a digit a time has ended.
const TIME_ENDS: [&str; 19] = [
    "am", "pm", "a.m.", "p.m.", "uhr", "h", "hrs", "hours", "heure", "heures", "giờ", "sáng", "chiều", "tối", "noon",
    "midday", "midnight", "o'clock", "godz",
];

/// The longest time that ends with one of these, glued to its number (*3pm*), in characters.
const LONGEST_GLUED: usize = 8;

/// The names of all languages.
#[derive(Debug, Clone, Default)]
pub struct Zones {
    /// The longest first.
    names: Vec<Name>,
}

#[derive(Debug, Clone)]
struct Name {
    written: String,
    in_capitals: bool,
    zone: Tz,
}

/// A zone in a text.
struct Mention {
    place: Range<usize>,
    zone: Tz,
}

impl Zones {
    /// Adds a name.
    pub fn add(&mut self, name: &str, zone: Tz) {
        let in_capitals = name.chars().all(|letter| letter.is_ascii_uppercase());
        let written = if in_capitals { name.to_owned() } else { name.to_lowercase() };
        self.names.push(Name { written, in_capitals, zone });
        self.names.sort_by_key(|name| std::cmp::Reverse(name.written.len()));
    }

    /// A text without the zone that it names, and that zone.
    pub fn taken_out<'t>(&self, text: &'t str) -> (Cow<'t, str>, Option<Tz>) {
        let prepared = prepared(text);
        let Some(mut mention) = self.find(&prepared) else { return (Cow::Borrowed(text), None) };
        let text = &*prepared;
        let Range { start, end } = &mut mention.place;
        if text[..*start].ends_with('(') && text[*end..].starts_with(')') {
            (*start, *end) = (*start - 1, *end + 1);
        }
        (Cow::Owned(format!("{} {}", text[..*start].trim_end(), text[*end..].trim_start())), Some(mention.zone))
    }

    fn find(&self, text: &str) -> Option<Mention> {
        let lower = text.to_lowercase();
        // In a few scripts small letters take other room, and none of these names one of the zones.
        if lower.len() != text.len() {
            return None;
        }
        let is_shouted = !text.chars().any(char::is_lowercase);
        let named = self.names.iter().find_map(|name| {
            let within = if name.in_capitals { text } else { &lower };
            let mut places = within.match_indices(&name.written).map(|(at, found)| at..at + found.len());
            let counts = |place: &Range<usize>| {
                stands_alone(text, place)
                    && (!name.in_capitals || !is_shouted && follows_time(&lower[..place.start]))
                    && text.bytes().any(|byte| byte.is_ascii_digit())
            };
            places.find(counts).map(|place| Mention { place, zone: name.zone })
        });
        let named = named.and_then(|named| match named.zone {
            Tz::UTC => with_offset(text, named),
            _ => Some(named),
        });
        named.or_else(|| bare_offset(text))
    }
}

/// A text with its letters composed and one space between words.
fn prepared(text: &str) -> Cow<'_, str> {
    let is_plain = is_nfc_quick(text.chars()) == IsNormalized::Yes && !text.contains("  ");
    if is_plain {
        return Cow::Borrowed(text);
    }
    let mut composed: String = text.nfc().collect();
    while composed.contains("  ") {
        composed = composed.replace("  ", " ");
    }
    Cow::Owned(composed)
}

/// Whether no letter stands right before or behind.
fn stands_alone(text: &str, place: &Range<usize>) -> bool {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphabetic);
    !is_letter(text[..place.start].chars().next_back()) && !is_letter(text[place.end..].chars().next())
}

/// Whether a text ends with a time.
fn follows_time(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '(', ',']);
    if before.ends_with(|last: char| last.is_ascii_digit()) {
        return true;
    }
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    TIME_ENDS.iter().any(|end| {
        let glued = || last.strip_suffix(end).is_some_and(|number| number.ends_with(|c: char| c.is_ascii_digit()));
        last == *end || last.chars().count() <= LONGEST_GLUED && glued()
    })
}

/// *UTC+1*: the zone so far from it; `None` where no clock is so far from it.
fn with_offset(text: &str, named: Mention) -> Option<Mention> {
    let behind = &text[named.place.end..];
    let (skipped, rest) = (behind.len() - behind.trim_start().len(), behind.trim_start());
    // *UTC - 3 contacts*: an offset stands close.
    let mut letters = rest.chars();
    let begins = matches!(letters.next(), Some('+' | '-' | '−')) && letters.next().is_some_and(|c| c.is_ascii_digit());
    if skipped > 1 || !begins {
        return Some(named);
    }
    let (minutes, length) = offset_at(rest)?;
    let end = named.place.end + skipped + length;
    Some(Mention { place: named.place.start..end, zone: zone_of(minutes)? })
}

/// An offset behind a time without a name before it: *15:00 +0100*, *15:00+01:00*, *15:00Z*.
fn bare_offset(text: &str) -> Option<Mention> {
    let is_sign = |(_, letter): &(usize, char)| matches!(letter, '+' | '-' | '−' | 'Z');
    for (at, sign) in text.char_indices().filter(is_sign) {
        // A whole moment (2026-11-17T15:00Z) is read as one.
        let chunk = text[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
        if !ends_with_clock(text[..at].trim_end()) || chunk.contains(['T', 't']) {
            continue;
        }
        if sign == 'Z' && text[..at].ends_with(|c: char| c.is_ascii_digit()) && stands_alone(text, &(at..at + 1)) {
            return Some(Mention { place: at..at + 1, zone: Tz::UTC });
        }
        // What is no offset of four digits with a minus is a range of times.
        let Some((minutes, length)) = offset_at(&text[at..]).filter(|(_, length)| {
            let digits = text[at..at + length].bytes().filter(u8::is_ascii_digit).count();
            digits == 4 && (sign == '+' || !text[at..at + length].contains(':'))
        }) else {
            continue;
        };
        if let Some(zone) = zone_of(minutes) {
            return Some(Mention { place: at..at + length, zone });
        }
    }
    None
}

/// Whether a text ends with a time such as 15:00.
fn ends_with_clock(text: &str) -> bool {
    let bytes = text.as_bytes();
    let [.., hour, b':', first, second] = bytes else { return false };
    [hour, first, second].into_iter().all(u8::is_ascii_digit)
}

/// The offset that a text begins with, in minutes, and how much of the text it is: `+1`, `-05:00`, `+0530`.
fn offset_at(text: &str) -> Option<(i32, usize)> {
    let sign = text.chars().next()?;
    let factor = match sign {
        '+' => 1,
        '-' | '−' => -1,
        _ => return None,
    };
    let digits_of = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let begin = sign.len_utf8();
    let first = digits_of(&text[begin..]);
    let end = begin + first;
    let minutes_behind = |text: &str| text.strip_prefix(':').is_some_and(|rest| digits_of(rest) == 2);
    let (hours, minutes, end) = match first {
        1 | 2 if minutes_behind(&text[end..]) => (&text[begin..end], &text[end + 1..end + 3], end + 3),
        1 | 2 => (&text[begin..end], "0", end),
        4 => (&text[begin..begin + 2], &text[begin + 2..end], end),
        _ => return None,
    };
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours <= 14 && minutes < 60).then_some((factor * (hours * 60 + minutes), end))
}

/// A zone whose clock is always so many minutes before that of Greenwich.
fn zone_of(minutes: i32) -> Option<Tz> {
    if minutes == 0 {
        return Some(Tz::UTC);
    }
    if minutes % 60 == 0 {
        // POSIX counts westwards, so `+02:00` is `Etc/GMT-2`.
        return format!("Etc/GMT{:+}", -minutes / 60).parse().ok();
    }
    ODD_OFFSETS.iter().find(|(odd, _)| *odd == minutes).map(|(_, zone)| *zone)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zones() -> Zones {
        let mut zones = Zones::default();
        for (name, zone) in [
            ("utc", Tz::UTC),
            ("gmt", Tz::UTC),
            ("CET", Tz::Europe__Berlin),
            ("EST", Tz::America__New_York),
            ("IST", Tz::Asia__Kolkata),
            ("heure de Paris", Tz::Europe__Paris),
        ] {
            zones.add(name, zone);
        }
        zones
    }

    #[test]
    fn zones_are_found_beside_times() {
        let zones = zones();
        for (text, rest, zone) in [
            ("yesterday 15:00 UTC", "yesterday 15:00 ", Some(Tz::UTC)),
            ("yesterday 15:00 utc, all of them", "yesterday 15:00 , all of them", Some(Tz::UTC)),
            ("15:00 GMT+1 yesterday", "15:00 yesterday", Some(Tz::Etc__GMTMinus1)),
            ("17 Nov 15:00 (UTC-05:00)", "17 Nov 15:00 ", Some(Tz::Etc__GMTPlus5)),
            ("15:00 UTC +7", "15:00 ", Some(Tz::Etc__GMTMinus7)),
            ("15:00 UTC+5:30", "15:00 ", Some(Tz::Asia__Kolkata)),
            ("at 3pm EST", "at 3pm ", Some(Tz::America__New_York)),
            ("at 3 p.m. CET", "at 3 p.m. ", Some(Tz::Europe__Berlin)),
            ("à 15h heure de Paris hier", "à 15h hier", Some(Tz::Europe__Paris)),
            ("17 Nov 2026 15:00 +0100", "17 Nov 2026 15:00 ", Some(Tz::Etc__GMTMinus1)),
            ("15:00+02:00", "15:00 ", Some(Tz::Etc__GMTMinus2)),
            ("15:00 -0500", "15:00 ", Some(Tz::Etc__GMTPlus5)),
            ("15:00Z", "15:00 ", Some(Tz::UTC)),
            ("hier  à 15h  heure  de Paris", "hier à 15h ", Some(Tz::Europe__Paris)),
        ] {
            let (found, named) = zones.taken_out(text);
            assert_eq!((&*found, named), (rest, zone), "{text}");
        }
    }

    #[test]
    fn words_and_ranges_are_no_zones() {
        let zones = zones();
        for text in [
            "um 15 Uhr ist alles weg",
            "hier à 15h est parti",
            "cet après-midi à 15h",
            "GESTERN UM 15 UHR IST ALLES WEG",
            "EST-CE QUE 15h",
            "15:00-16:00",
            "15:00 -16:00",
            "15:00 - 16:00",
            "the outcome of 15:00",
            "utc",
            "15:00 + 3 contacts",
            "UTC+99 15:00 is no clock",
        ] {
            assert_eq!(zones.taken_out(text).1, None, "{text}");
        }
    }
}
