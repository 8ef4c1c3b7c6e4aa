//! How many: numbers in digits and in words.
//!
//! In charge of putting together what is written in several words (*twenty five*, *dwadzieścia pięć*). Which words are
//! numbers is language data; what is counted is the caller's.

use std::ops::Range;

use super::kinds::kind_at;
use super::phrases::Words;
use crate::dialogue::language::Language;

/// The greatest number that stands for itself before a *hundred*.
const BELOW_HUNDRED: u64 = 100;

/// The most words of an answer that may be *one*.
const FEW_WORDS: usize = 3;

/// The least number that no *thousand* follows.
const MANY: u64 = 1_000_000;

/// A number right before a kind: *12 contacts*, *zwei neue Kontakte*. An article counts nothing.
pub fn amount_of_kinds(words: &Words<'_>, language: &Language) -> Option<u64> {
    (0..words.len()).find_map(|at| counted_at(words, language, at))
}

/// The number that begins at a word, where a kind is right behind it.
pub fn counted_at(words: &Words<'_>, language: &Language, at: usize) -> Option<u64> {
    let Some((number, end)) = number_from(words, language, at) else { return one_at(words, language, at) };
    // *Only one CSV of contacts*: one counts what stands right behind it.
    let furthest = if number == 1 { end } else { end + 1 };
    let is_counted = (end..=furthest).any(|next| kind_at(words, language, next).is_some());
    is_counted.then_some(number)
}

/// An article that is the word for one too (*un contact*): it counts where little more is said, or where the loss stands
/// right beside (*il manque un contact*, *un contatto sparito*).
fn one_at(words: &Words<'_>, language: &Language, at: usize) -> Option<u64> {
    let is_one = at < words.len() && number_at(words.plain(at), language) == Some(1);
    let (_, end) = kind_at(words, language, at + 1).filter(|_| is_one && !words.ends_clause(at))?;
    let is_lost = |from: usize| words.longest_at(&language.talk.loss, from).map(|found| found.words.end);
    let is_beside = || (0..at).any(|from| is_lost(from) == Some(at)) || is_lost(end).is_some();
    (words.len() <= FEW_WORDS || is_beside()).then_some(1)
}

/// The number that a text names in digits or in words; none where it names two.
pub fn amount_in(text: &str, language: &Language) -> Option<u64> {
    let joined = joined(text);
    let words = Words::of(&joined);
    let mut numbers = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let is_digits = words.plain(at).bytes().all(|b| b.is_ascii_digit());
        // *One* is an article in many languages: within a sentence it counts nothing.
        let is_counted = |number: u64| is_digits || number > 1 || words.len() <= FEW_WORDS;
        if let Some((number, end)) = number_from(&words, language, at) {
            numbers.extend(is_counted(number).then_some(Some(number)));
            at = end;
        } else {
            // Digits that are too many for a number are one, of no known value.
            numbers.extend(is_digits.then_some(None));
            at += 1;
        }
    }
    if let [only] = numbers[..] { only } else { None }
}

/// Whether a text speaks of how many: a number that is no article, or one right before a kind. Longer rows of digits are
/// no counts but telephone numbers and the like.
pub fn counts(text: &str, language: &Language) -> bool {
    let joined = joined(text);
    let words = Words::of(&joined);
    let is_count = |at: usize| {
        let number = number_from(&words, language, at).map(|(number, _)| number);
        number.is_some_and(|number| number > 1 && number < MANY)
    };
    (0..words.len()).any(is_count) || amount_of_kinds(&Words::loosely(&joined), language).is_some()
}

/// Whether a text says of a number that it is another one: *300, not 48*.
pub fn denies_count(text: &str, language: &Language) -> bool {
    let joined = joined(text);
    let words = Words::of(&joined);
    let is_number = |at: usize| at < words.len() && number_at(words.plain(at), language).is_some();
    let is_before = |end: usize| (end..=end + 1).any(is_number) && !words.ends_clause(end - 1);
    (1..words.len()).any(|at| words.longest_at(&language.talk.not, at).is_some_and(|found| is_before(found.words.end)))
}

/// The number that begins at a word, and where it ends.
fn number_from(words: &Words<'_>, language: &Language, at: usize) -> Option<(u64, usize)> {
    let is_digits = |at: usize| words.plain(at).bytes().all(|b| b.is_ascii_digit());
    if let Some(several) = several_from(words, language, at) {
        return Some(several);
    }
    let first = number_at(words.plain(at), language)?;
    let is_article = language.talk.articles.iter().any(|article| article == words.plain(at));
    // *Nur ein Auftrag* is a number all the same.
    let is_only =
        (at.saturating_sub(2)..at).any(|before| language.talk.only.iter().any(|only| only == words.plain(before)));
    if is_article && !is_only && at + 1 < words.len() && !words.ends_clause(at) {
        return None;
    }
    let (mut whole, mut part, mut end) = (0, first, at + 1);
    while end < words.len() && !words.ends_clause(end - 1) {
        let Some(next) = number_at(words.plain(end), language).filter(|_| !is_digits(end)) else { break };
        match (part, next) {
            // *Two hundred*, *three hundreds*; *hundreds* alone are two, *dozens* too.
            (2..BELOW_HUNDRED, 100 | 200) => part *= BELOW_HUNDRED,
            (2..10, 10 | 12) => part *= next,
            (2..10, 24) => part *= 12,
            // *Quatre vingt*, in two words.
            (4, 20) => part = 80,
            (1..MANY, 1000 | 2000) => (whole, part) = (whole + part * 1000, 0),
            (_, 1..BELOW_HUNDRED) if !is_digits(at) && part % next_unit(next) == 0 => part += next,
            _ => break,
        }
        end += 1;
    }
    Some((whole + part, end))
}

/// *A couple of hundred*, *vài trăm*: at least two.
fn several_from(words: &Words<'_>, language: &Language, at: usize) -> Option<(u64, usize)> {
    let end = words.longest_at(&language.talk.several, at)?.words.end;
    match number_at(words.plain(end), language)? {
        single @ (10 | 12 | 100 | 1000) => Some((2 * single, end + 1)),
        plural @ (24 | 200 | 2000) => Some((plural, end + 1)),
        _ => None,
    }
}

/// What must be left of a number for another one behind it to belong to it: *twenty one*, *hundred twenty*.
fn next_unit(next: u64) -> u64 {
    if next < 10 { 10 } else { 100 }
}

/// One word as a number.
pub fn number_at(word: &str, language: &Language) -> Option<u64> {
    if word.bytes().all(|b| b.is_ascii_digit()) {
        return word.parse().ok();
    }
    let known = |word: &str| language.talk.numbers.get(word).copied();
    // *Un'ottantina*.
    let elided = || word.rsplit_once('\'').and_then(|(_, rest)| known(rest));
    known(word).or_else(elided).or_else(|| compound(word, language))
}

/// *Twenty-five*, *fünfundzwanzig*: tens and units in one word.
fn compound(word: &str, language: &Language) -> Option<u64> {
    let known = |word: &str| language.talk.numbers.get(word).copied();
    if let Some((tens, units)) = word.rsplit_once('-') {
        let (tens, units) = (known(tens)?, known(units)?);
        return (tens >= 20 && tens % 20 == 0 && units < 20 || tens >= 20 && units < 10).then_some(tens + units);
    }
    let (units, tens) = word.split_once(language.and.as_str())?;
    let (units, tens) = (known(units)?, known(tens)?);
    (units < 10 && (20..BELOW_HUNDRED).contains(&tens)).then_some(tens + units)
}

/// A text in which groups of three digits stand together: 1.200, 12,000, 1 200.
pub fn joined(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let is_separator = |at: usize| {
        let groups = |range: Range<usize>| chars.get(range).is_some_and(|part| part.iter().all(char::is_ascii_digit));
        matches!(chars[at], '.' | ',' | '\'' | '\u{a0}' | '\u{202f}' | ' ')
            && at > 0
            && chars[at - 1].is_ascii_digit()
            && groups(at + 1..at + 4)
            && !chars.get(at + 4).is_some_and(char::is_ascii_digit)
    };
    (0..chars.len()).filter(|at| !is_separator(*at)).map(|at| chars[at]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogue::shipped;

    #[test]
    fn an_article_counts_where_that_is_meant() {
        let dialogues = shipped::dialogues();
        for (code, text, amount) in [
            ("fr", "un contact", Some(1)),
            ("fr", "il manque un contact", Some(1)),
            ("fr", "un client m'a dit que les contacts manquent", None),
            ("fr", "un import a tout écrasé", None),
            ("it", "un contatto", Some(1)),
            ("it", "manca un contatto", Some(1)),
            ("it", "un cliente mi ha detto che i contatti sono spariti", None),
            ("vi", "một liên hệ", Some(1)),
            ("vi", "mất một liên hệ", Some(1)),
            ("vi", "một tá liên hệ", Some(12)),
            ("de", "ein Kontakt", Some(1)),
            ("de", "mir fehlt ein Kontakt", Some(1)),
            ("de", "Ein Kunde hat gesagt, dass Kontakte fehlen", None),
            ("pl", "jeden kontakt", Some(1)),
            ("en", "one contact", Some(1)),
        ] {
            let language = dialogues.texts.language(code).unwrap();
            assert_eq!(amount_of_kinds(&Words::loosely(text), language), amount, "{text}");
        }
    }

    #[test]
    fn numbers_of_several_words_are_one() {
        let dialogues = shipped::dialogues();
        for (code, text, amount) in [
            ("en", "twenty five", Some(25)),
            ("en", "two hundred and", Some(200)),
            ("en", "forty-two", Some(42)),
            ("en", "three thousand five hundred", Some(3500)),
            ("en", "5 thousand", Some(5000)),
            ("en", "two dozen", Some(24)),
            ("en", "three dozens", Some(36)),
            ("en", "a couple of hundred", Some(200)),
            ("en", "dozens", Some(24)),
            ("en", "a few", None),
            ("de", "ein paar Dutzend", Some(24)),
            ("de", "Hunderte", Some(200)),
            ("fr", "quatre vingt", Some(80)),
            ("fr", "quelques centaines", Some(200)),
            ("fr", "deux douzaines", Some(24)),
            ("it", "alcune centinaia", Some(200)),
            ("it", "due dozzine", Some(24)),
            ("it", "un'ottantina", Some(80)),
            ("pl", "kilkaset", Some(200)),
            ("pl", "trzy tuziny", Some(36)),
            ("vi", "vài trăm", Some(200)),
            ("vi", "hàng nghìn", Some(2000)),
            ("en", "ten, twenty", None),
            ("en", "99999999999999999999999", None),
            ("de", "fünfundzwanzig", Some(25)),
            ("de", "Ein Import hat es überschrieben", None),
            ("de", "nur einen", Some(1)),
            ("fr", "quatre-vingt-douze", Some(92)),
            ("fr", "soixante-quinze", Some(75)),
            ("pl", "sto dwadzieścia pięć", Some(125)),
            ("pl", "pięć tysięcy", Some(5000)),
            ("vi", "mười hai", Some(12)),
        ] {
            assert_eq!(amount_in(text, dialogues.texts.language(code).unwrap()), amount, "{text}");
        }
    }
}
