//! Names of people and records: as they are written, never corrected or declined.
//!
//! In charge of telling a name from a word that only has a large letter, and of taking several together.

use std::ops::Range;

use super::kinds::kind_at;
use super::phrases::{Match, Words};
use crate::dialogue::language::Language;

/// The longest name that is taken for one, in characters.
const LONGEST_NAME: usize = 60;

/// The most words of one of several names.
const MOST_WORDS: usize = 4;

/// A name after one of some patterns; a word that names nobody is none (*my colleague*, *an import*).
pub fn name_in(words: &Words<'_>, patterns: &[String], language: &Language) -> Option<Match> {
    (0..words.len()).find_map(|start| {
        let found = words.longest_at(patterns, start)?;
        // *Non era Marco, era Giulia*.
        if start > 0 && language.talk.not.iter().any(|not| words.find_at(not, start - 1).is_some()) {
            return None;
        }
        let own = own_name(words, &found, language)?;
        let name = words.written(&own).to_owned();
        (name.chars().count() <= LONGEST_NAME).then_some(Match { name: Some(name), ..found })
    })
}

/// Everybody who is named where a pattern stands: *Anna, Ben and Tom*. As it was written.
pub fn names_in(words: &Words<'_>, patterns: &[String], language: &Language) -> Option<Match> {
    let found = name_in(words, patterns, language)?;
    let one = place_of(words, &found)?;
    let start = before(words, one.start, language);
    let end = after(words, one.end, language);
    let name = words.written(&(start..end)).to_owned();
    let fits = name.chars().count() <= LONGEST_NAME;
    let range = found.words.start.min(start)..found.words.end.max(end);
    if fits { Some(Match { words: range, name: Some(name), ..found }) } else { Some(found) }
}

/// A text that is nothing but names: large letters throughout, or joined by an *and*.
pub fn only_names(text: &str, language: &Language) -> Option<String> {
    let words = Words::of(text);
    let is_name = |at: usize| words.is_large(at) && !is_common_word(words.written(&(at..at + 1)), language);
    let is_and = |at: usize| at > 0 && at + 1 < words.len() && words.plain(at) == language.and && is_name(at - 1);
    let fits = (0..words.len()).all(|at| is_name(at) || is_and(at));
    (fits && !words.is_empty()).then(|| words.written(&(0..words.len())).to_owned())
}

/// Whether a word has a large letter and still is nobody's name: a day, a month, a kind, a word at the beginning.
pub fn is_common_word(word: &str, language: &Language) -> bool {
    let plain = word.to_lowercase();
    let talk = &language.talk;
    let is_calendar = language.weekdays.iter().chain(&language.months).any(|name| name.to_lowercase() == plain);
    let is_listed = talk.not_names.iter().flat_map(|words| words.split('|')).any(|known| known == plain);
    is_calendar || is_listed || has_article(word, language) || kind_at(&Words::of(word), language, 0).is_some()
}

/// *L'importation*: an article before a word with a small letter. *L'Oréal* is a name.
fn has_article(word: &str, language: &Language) -> bool {
    let Some((article, noun)) = word.split_once(['\'', '’']) else { return false };
    let article = format!("{}'", article.to_lowercase());
    noun.starts_with(char::is_lowercase) && language.talk.articles.contains(&article)
}

/// Which words a found name is, without those at its beginning that are none (*My Anna*).
fn own_name(words: &Words<'_>, found: &Match, language: &Language) -> Option<Range<usize>> {
    let place = place_of(words, found)?;
    let is_common = |at: &usize| is_common_word(words.written(&(*at..at + 1)), language);
    let start = place.clone().find(|at| !is_common(at))?;
    let before = start.checked_sub(1).filter(|before| !words.ends_clause(*before));
    let has_article = before.is_some_and(|before| language.talk.articles.iter().any(|one| one == words.plain(before)));
    let is_noun = has_article && place.end - start == 1;
    // Small letters are within a name only (*Sp. z o.o.*).
    let is_strange = |at: usize| words.is_large(at) && is_common(&at);
    (!is_noun && !(start..place.end).any(is_strange)).then_some(start..place.end)
}

/// Where the name stands among the words that were found.
pub fn place_of(words: &Words<'_>, found: &Match) -> Option<Range<usize>> {
    let name = found.name.as_deref()?;
    let length = Words::of(name).len();
    let starts = found.words.start..(found.words.end + 1).saturating_sub(length);
    starts.map(|start| start..start + length).find(|place| words.written(place) == name)
}

/// Where the first of several names begins, of which the last begins here.
fn before(words: &Words<'_>, start: usize, language: &Language) -> usize {
    let mut first = start;
    loop {
        let is_joined = first < start;
        let end = match first.checked_sub(1) {
            Some(and) if words.plain(and) == language.and => and,
            // Names are divided by commas where an *and* follows.
            Some(last) if is_joined && words.ends_clause(last) && !words.ends_sentence(last) => first,
            _ => return first,
        };
        let belongs = |length: &usize| {
            is_part(words, end - length, language) && (*length == 1 || !words.ends_clause(end - length))
        };
        let length = (1..=MOST_WORDS.min(end)).take_while(belongs).count();
        if length == 0 {
            return first;
        }
        first = end - length;
    }
}

/// Where the last of several names ends, of which the first ends here.
fn after(words: &Words<'_>, end: usize, language: &Language) -> usize {
    if words.plain(end) != language.and || words.ends_clause(end - 1) {
        return end;
    }
    let next = end + 1;
    let belongs = |length: &usize| {
        is_part(words, next + length, language) && (*length == 0 || !words.ends_clause(next + length - 1))
    };
    let length = (0..MOST_WORDS).take_while(belongs).count();
    if length == 0 { end } else { next + length }
}

fn is_part(words: &Words<'_>, at: usize, language: &Language) -> bool {
    words.is_large(at) && !is_common_word(words.written(&(at..at + 1)), language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogue::shipped;

    #[test]
    fn everybody_who_is_named_is_told_as_written() {
        let dialogues = shipped::dialogues();
        for (code, text, who) in [
            ("en", "Anna and Peter deleted contacts", Some("Anna and Peter")),
            ("en", "Anna Peters, Leo and Tom deleted it", Some("Anna Peters, Leo and Tom")),
            ("en", "yesterday Anna deleted it", Some("Anna")),
            ("en", "it was deleted by Olga and Ben", Some("Olga and Ben")),
            ("en", "Somebody deleted it", None),
            ("de", "Anna und Peter haben alles gelöscht", Some("Anna und Peter")),
            ("de", "Ein Import hat alles überschrieben", None),
            ("de", "unser Werkstudent hat es gelöscht", None),
            ("fr", "L'importation a écrasé tout", None),
            ("pl", "usunięte przez prof. Nowak", Some("prof. Nowak")),
            ("pl", "usunięte przez mgr inż. Kowalskiego", Some("mgr inż. Kowalskiego")),
            ("pl", "Ktoś usunął 70 kontaktów", None),
            ("pl", "usunięte przez Olgę Nowak i Bena", Some("Olgę Nowak i Bena")),
            ("vi", "Mai và Tuấn đã xóa hết", Some("Mai và Tuấn")),
        ] {
            let language = dialogues.texts.language(code).unwrap();
            let found = names_in(&Words::of(text), &language.talk.who, language);
            assert_eq!(found.and_then(|found| found.name).as_deref(), who, "{text}");
        }
    }
}
