//! Phrases of the language data, found in what people write.
//!
//! In charge of one small pattern language and of typos within reason. Which phrases there are is data; what a match
//! means is the caller's.
//!
//! A phrase is words that stand behind each other: `we|i are being hacked`. `a|b` is either word, `*` up to three words
//! of the same sentence, `{name}` one to four words with large letters; `^` first means the beginning of a sentence,
//! `$` last its end.

use std::ops::Range;

/// The most words that a `*` stands for.
const WIDEST_GAP: usize = 3;

/// The most words of a name.
const LONGEST_NAME: usize = 4;

/// A word of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// In small letters, with plain apostrophes.
    plain: String,
    /// Where it stands in the message, in bytes.
    place: Range<usize>,
    /// Whether it begins with a large letter.
    is_large: bool,
    /// Whether a sentence ends behind it.
    ends_sentence: bool,
    /// Whether a part of a sentence ends behind it.
    ends_clause: bool,
}

/// A message as words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words<'a> {
    text: &'a str,
    words: Vec<Word>,
    /// Whether typos count.
    is_loose: bool,
}

/// A phrase that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Which words.
    pub words: Range<usize>,
    /// The name in it, as it was written.
    pub name: Option<String>,
}

impl<'a> Words<'a> {
    /// Splits a message.
    pub fn of(text: &'a str) -> Self {
        let mut words: Vec<Word> = Vec::new();
        let mut start = None;
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '`' | '-' | '&');
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            match (is_part(c), start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    words.extend(word(text, from..at));
                    start = None;
                }
                _ => {}
            }
            if let (Some(last), None) = (words.last_mut(), start) {
                last.ends_sentence |= matches!(c, '.' | '!' | '?' | ';' | '\n');
                last.ends_clause |= matches!(c, '.' | '!' | '?' | ';' | '\n' | ',' | ':' | '–');
            }
        }
        Self { text, words, is_loose: false }
    }

    /// Splits a message of which words with a typo count too: for names of things, not for yes, no and strong words.
    pub fn loosely(text: &'a str) -> Self {
        Self { is_loose: true, ..Self::of(text) }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The message without some of its words.
    pub fn without(&self, cut: &[Range<usize>]) -> String {
        let mut rest = String::new();
        let mut from = 0;
        let mut cut: Vec<&Range<usize>> = cut.iter().filter(|range| !range.is_empty()).collect();
        cut.sort_by_key(|range| range.start);
        for range in cut {
            let (first, last) = (&self.words[range.start], &self.words[range.end - 1]);
            if first.place.start >= from {
                rest.push_str(&self.text[from..first.place.start]);
                rest.push(' ');
            }
            from = from.max(last.place.end);
        }
        rest.push_str(&self.text[from..]);
        rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '!' | '?' | ';' | ':' | '-' | '–'))
            .to_owned()
    }

    /// The parts of sentences, each as a range of words.
    pub fn clauses(&self) -> Vec<Range<usize>> {
        let mut clauses = Vec::new();
        let mut start = 0;
        for (position, word) in self.words.iter().enumerate() {
            if word.ends_clause || position + 1 == self.words.len() {
                clauses.push(start..position + 1);
                start = position + 1;
            }
        }
        clauses
    }

    /// The sentences, as they were written.
    pub fn sentences(&self) -> Vec<&'a str> {
        let mut sentences = Vec::new();
        let mut start = 0;
        for (position, word) in self.words.iter().enumerate() {
            if word.ends_sentence || position + 1 == self.words.len() {
                sentences.push(&self.text[self.words[start].place.start..word.place.end]);
                start = position + 1;
            }
        }
        sentences
    }

    /// Some of the words, as they were written.
    pub fn written(&self, range: &Range<usize>) -> &'a str {
        match (self.words.get(range.start), range.end.checked_sub(1).and_then(|last| self.words.get(last))) {
            (Some(first), Some(last)) if !range.is_empty() => &self.text[first.place.start..last.place.end],
            _ => "",
        }
    }

    /// One word in small letters.
    pub fn plain(&self, position: usize) -> &str {
        self.words.get(position).map_or("", |word| word.plain.as_str())
    }

    /// Whether a word begins with a large letter.
    pub fn is_large(&self, position: usize) -> bool {
        self.words.get(position).is_some_and(|word| word.is_large)
    }

    /// Whether a part of a sentence ends behind a word.
    pub fn ends_clause(&self, position: usize) -> bool {
        self.words.get(position).is_none_or(|word| word.ends_clause)
    }

    /// Whether a sentence ends behind a word.
    pub fn ends_sentence(&self, position: usize) -> bool {
        self.words.get(position).is_none_or(|word| word.ends_sentence)
    }

    /// The first place where a phrase stands.
    pub fn find(&self, phrase: &str) -> Option<Match> {
        (0..self.words.len()).find_map(|start| self.find_at(phrase, start))
    }

    /// The first place where one of some phrases stands; of those that begin there the longest.
    pub fn find_any<'p>(&self, phrases: impl IntoIterator<Item = &'p String> + Clone) -> Option<Match> {
        (0..self.words.len()).find_map(|start| {
            let found = phrases.clone().into_iter().filter_map(|phrase| self.find_at(phrase, start));
            found.max_by_key(|found| found.words.len())
        })
    }

    /// The phrase at a certain word.
    pub fn find_at(&self, phrase: &str, start: usize) -> Option<Match> {
        let (phrase, at_start) = phrase.strip_prefix('^').map_or((phrase, false), |rest| (rest, true));
        let (phrase, at_end) = phrase.strip_suffix('$').map_or((phrase, false), |rest| (rest, true));
        if at_start && start > 0 && !self.words[start - 1].ends_clause {
            return None;
        }
        let parts: Vec<&str> = phrase.split_whitespace().collect();
        let mut name = None;
        let end = self.fit(&parts, start, &mut name)?;
        let is_there = !at_end || end == self.words.len() || self.words[end - 1].ends_clause;
        (end > start && is_there)
            .then(|| Match { words: start..end, name: name.map(|range| self.written(&range).to_owned()) })
    }

    fn fit(&self, parts: &[&str], at: usize, name: &mut Option<Range<usize>>) -> Option<usize> {
        let Some((part, rest)) = parts.split_first() else { return Some(at) };
        match *part {
            "*" => (at..=at + WIDEST_GAP)
                .take_while(|end| self.is_one_sentence(at, *end))
                .find_map(|end| self.fit(rest, end, name)),
            "{name}" => {
                let large = self.words[at.min(self.words.len())..]
                    .iter()
                    .take(LONGEST_NAME)
                    .take_while(|word| word.is_large)
                    .count();
                (1..=large).rev().find_map(|length| {
                    *name = Some(at..at + length);
                    self.fit(rest, at + length, name)
                })
            }
            word => {
                let here = self.words.get(at)?;
                word.split('|')
                    .any(|one| here.plain == one || self.is_loose && is_close(&here.plain, one))
                    .then(|| self.fit(rest, at + 1, name))
                    .flatten()
            }
        }
    }

    /// Whether no sentence ends before the last of these words.
    fn is_one_sentence(&self, from: usize, to: usize) -> bool {
        to <= self.words.len() && self.words[from.min(to)..to].iter().all(|word| !word.ends_sentence)
    }
}

fn word(text: &str, place: Range<usize>) -> Option<Word> {
    let written = text[place.clone()].trim_matches(['-', '\'', '&', '’', '`']);
    let is_large = written.chars().next()?.is_uppercase();
    let plain = written.to_lowercase().replace(['’', '`'], "'");
    Some(Word { plain, place, is_large, ends_sentence: false, ends_clause: false })
}

/// Whether two words are the same but for a typo: a letter more, less, other or changed places, two in long words. The
/// first letter must be right, and short words must be as they are.
pub fn is_close(word: &str, wanted: &str) -> bool {
    if word == wanted {
        return true;
    }
    let length = wanted.chars().count();
    let allowed = match length {
        0..5 => return false,
        5..9 => 1,
        _ => 2,
    };
    word.chars().next() == wanted.chars().next()
        && word.chars().count().abs_diff(length) <= allowed
        && distance(word, wanted) <= allowed
}

/// How many letters must be added, left out, replaced or swapped with the next one.
fn distance(left: &str, right: &str) -> usize {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for (row, a) in left.iter().enumerate() {
        let mut here = vec![row + 1];
        for (column, b) in right.iter().enumerate() {
            let mut least = (above[column + 1] + 1).min(here[column] + 1).min(above[column] + usize::from(a != b));
            if row > 0 && column > 0 && *a == right[column - 1] && left[row - 1] == *b {
                least = least.min(before[column - 1] + 1);
            }
            here.push(least);
        }
        before = std::mem::replace(&mut above, here);
    }
    above[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_where_they_stand() {
        for (text, phrase, found) in [
            ("We are being hacked right now!", "we|i are being hacked", Some("We are being hacked")),
            (
                "somebody is just now deleting everything",
                "somebody is * deleting",
                Some("somebody is just now deleting"),
            ),
            ("Somebody is here. They are deleting", "somebody is * deleting", None),
            ("Hello, my contacts are gone", "^hello", Some("Hello")),
            ("I said hello", "^hello", None),
            ("ok, hello", "^hello", Some("hello")),
            ("all gone, thanks", "thanks$", Some("thanks")),
            ("thanks to Anna", "thanks$", None),
            ("Wir werden gerade gehackt", "wir werden * gehackt", Some("Wir werden gerade gehackt")),
            ("what's that", "what's that", Some("what's that")),
            ("what’s that", "what's that", Some("what’s that")),
        ] {
            let words = Words::of(text);
            assert_eq!(words.find(phrase).map(|found| words.written(&found.words)), found, "{text}: {phrase}");
        }
    }

    #[test]
    fn names_are_words_with_large_letters() {
        for (text, phrase, name) in [
            ("the contact Anna Peters is gone", "contact {name}", Some("Anna Peters")),
            ("Anna hat alles gelöscht", "{name} hat * gelöscht", Some("Anna")),
            ("company Tran & Co", "company {name}", Some("Tran & Co")),
            ("the contact is gone", "contact {name}", None),
        ] {
            assert_eq!(Words::of(text).find(phrase).and_then(|found| found.name).as_deref(), name, "{text}");
        }
    }

    #[test]
    fn typos_count_within_reason() {
        for (word, wanted, is_same) in [
            ("contcats", "contacts", true),
            ("kontakt", "kontakte", true),
            ("deasl", "deals", true),
            ("leads", "deals", false),
            ("date", "data", false),
            ("unternemhen", "unternehmen", true),
            ("untermen", "unternehmen", false),
        ] {
            assert_eq!(is_close(word, wanted), is_same, "{word} {wanted}");
        }
    }

    #[test]
    fn what_was_found_can_be_taken_out() {
        let words = Words::of("Thanks, but why? It was Tuesday.");
        let cut: Vec<_> = ["thanks", "but why"].iter().filter_map(|phrase| Some(words.find(phrase)?.words)).collect();
        assert_eq!(words.without(&cut), "It was Tuesday");
        assert_eq!(words.sentences(), ["Thanks, but why", "It was Tuesday"]);
        assert_eq!(words.clauses().len(), 3);
    }
}
