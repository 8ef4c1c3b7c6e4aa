//! Phrases of the language data, found in what people write.
//!
//! In charge of one small pattern language and of typos within reason. Which phrases there are is data; what a match
//! means is the caller's.
//!
//! A phrase is words that stand behind each other: `we|i are being hacked`. `a|b` is either word, `*` up to three words
//! of the same sentence, `{name}` one to six words with large letters; `^` first means the beginning of a sentence,
//! `$` last its end, `?` last that the sentence asks something.

use std::ops::Range;

use super::titles::is_title;

/// The most words that a `*` stands for.
const WIDEST_GAP: usize = 3;

/// The most words of a name.
const LONGEST_NAME: usize = 6;

/// The longest word of which a full stop behind it may be its own, in letters.
const LONGEST_ABBREVIATION: usize = 4;

/// A word of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// In small letters, with plain apostrophes.
    plain: String,
    /// Where it stands in the message, in bytes.
    place: Range<usize>,
    /// Whether it begins with a large letter.
    is_large: bool,
    /// Whether it is letters with full stops between them (*S.r.l.*, *o.o.*), as companies have them behind their names.
    is_initials: bool,
    /// Whether a full stop behind it may be its own: a short word with a large letter that begins no sentence (*Co.*).
    is_abbreviation: bool,
    /// Whether it is a title, which the full stop behind it belongs to.
    is_title: bool,
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
    /// Which of them ask something, where that is known.
    asked: Vec<Range<usize>>,
}

/// A phrase that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Which words.
    pub words: Range<usize>,
    /// How many of them the phrase itself names.
    pub named: usize,
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
            let is_within = c == '.' && start.is_some_and(|from| belongs_to_initials(text, from, at));
            match (is_part(c) || is_within, start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    let is_first = words.last().is_none_or(|before| before.ends_sentence);
                    words.extend(word(text, from..at, is_first));
                    start = None;
                }
                _ => {}
            }
            if let (Some(last), None) = (words.last_mut(), start) {
                let is_stop = last.is_stopped(text, at);
                last.ends_sentence |= is_stop || matches!(c, '!' | '?' | ';' | '\n');
                last.ends_clause |= is_stop || matches!(c, '!' | '?' | ';' | '\n' | ',' | ':' | '–');
            }
        }
        Self { text, words, is_loose: false, asked: Vec::new() }
    }

    /// Splits a message of which words with a typo count too: for names of things, not for yes, no and strong words.
    pub fn loosely(text: &'a str) -> Self {
        Self { is_loose: true, ..Self::of(text) }
    }

    /// The same, with the sentences that ask something.
    #[must_use]
    pub fn asking(&self, asked: Vec<Range<usize>>) -> Self {
        Self { asked, ..self.clone() }
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

    /// Whether a mark of a question stands behind a word.
    pub fn is_asked(&self, position: usize) -> bool {
        let behind = self.words.get(position).map_or("", |word| &self.text[word.place.end..]);
        behind.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '?').starts_with('?')
    }

    /// The longest of some phrases that begin at a word.
    pub fn longest_at(&self, phrases: &[String], start: usize) -> Option<Match> {
        let found = phrases.iter().filter_map(|phrase| self.find_at(phrase, start));
        found.max_by_key(|found| found.words.len())
    }

    /// The first place where a phrase stands.
    pub fn find(&self, phrase: &str) -> Option<Match> {
        (0..self.words.len()).find_map(|start| self.find_at(phrase, start))
    }

    /// The first place where one of some phrases stands; of those that begin there the longest.
    pub fn find_any<'p>(&self, phrases: impl IntoIterator<Item = &'p String> + Clone) -> Option<Match> {
        (0..self.words.len()).find_map(|start| {
            let found = phrases.clone().into_iter().filter_map(|phrase| self.find_at(phrase, start));
            found.max_by_key(|found| (found.words.len(), found.named))
        })
    }

    /// The phrase at a certain word.
    pub fn find_at(&self, phrase: &str, start: usize) -> Option<Match> {
        let (phrase, must_ask) = phrase.strip_suffix('?').map_or((phrase, false), |rest| (rest, true));
        if must_ask && !self.asked.iter().any(|sentence| sentence.contains(&start)) {
            return None;
        }
        let (phrase, at_start) = phrase.strip_prefix('^').map_or((phrase, false), |rest| (rest, true));
        let (phrase, at_end) = phrase.strip_suffix('$').map_or((phrase, false), |rest| (rest, true));
        if !self.may_begin(phrase, start) {
            return None;
        }
        if at_start && start > 0 && !self.words[start - 1].ends_clause {
            return None;
        }
        let mut name = None;
        let end = self.fit(phrase.trim(), start, &mut name)?;
        let is_there = !at_end || end == self.words.len() || self.words[end - 1].ends_clause;
        let named = phrase.split_whitespace().filter(|word| *word != "*").count();
        let name = name.map(|range| self.written(&range).to_owned());
        (end > start && is_there).then_some(Match { words: start..end, named, name })
    }

    /// Whether a phrase can begin at a word: by its first letter, which a typo leaves as it is. Most phrases of a
    /// language end here.
    fn may_begin(&self, phrase: &str, at: usize) -> bool {
        let (Some(first), Some(here)) = (phrase.bytes().next(), self.words.get(at)) else { return true };
        matches!(first, b'*' | b'{') || here.plain.as_bytes().first() == Some(&first) || phrase.contains('|')
    }

    /// Where the words end that a phrase, or what is left of one, is from here on.
    fn fit(&self, phrase: &str, at: usize, name: &mut Option<Range<usize>>) -> Option<usize> {
        if phrase.is_empty() {
            return Some(at);
        }
        let (part, rest) = phrase.split_once(' ').map_or((phrase, ""), |(part, rest)| (part, rest.trim_start()));
        match part {
            "*" => (at..=at + WIDEST_GAP)
                .take_while(|end| self.is_one_sentence(at, *end))
                .find_map(|end| self.fit(rest, end, name)),
            "{name}" => (1..=self.length_of_name(at)).rev().find_map(|length| {
                *name = Some(at..at + length);
                self.fit(rest, at + length, name)
            }),
            word => {
                let here = self.words.get(at)?;
                let is_it = |one: &str| here.plain == one || self.is_loose && is_close(&here.plain, one);
                word.split('|').any(is_it).then(|| self.fit(rest, at + 1, name)).flatten()
            }
        }
    }

    /// How many words from here on can be one name: large letters, and what companies have behind it (*Sp. z o.o.*).
    fn length_of_name(&self, at: usize) -> usize {
        let mut length = 0;
        while let Some(word) = self.words.get(at + length).filter(|_| length < LONGEST_NAME) {
            let is_before_initials = self.words.get(at + length + 1).is_some_and(|next| next.is_initials);
            // *Kontaktu prof. Nowak*: a title in small letters begins a name.
            let next = self.words.get(at + length + 1);
            let is_before_name = || word.is_title && next.is_some_and(|next| next.is_large || next.is_title);
            let belongs = word.is_large
                || is_before_name()
                || length > 0 && (word.is_initials || is_before_initials && !word.ends_clause);
            if !belongs {
                break;
            }
            length += 1;
            if word.ends_clause {
                break;
            }
        }
        // What leads to initials that are not reached is no name.
        while length > 0 && !(self.words[at + length - 1].is_large || self.words[at + length - 1].is_initials) {
            length -= 1;
        }
        length
    }

    /// Whether no sentence ends before the last of these words.
    fn is_one_sentence(&self, from: usize, to: usize) -> bool {
        to <= self.words.len() && self.words[from.min(to)..to].iter().all(|word| !word.ends_sentence)
    }
}

impl Word {
    /// Whether a full stop that ends the sentence stands at a place behind it. Of initials the last full stop belongs to
    /// the word, and may end the sentence too.
    fn is_stopped(&self, text: &str, at: usize) -> bool {
        if self.is_initials && self.place.end == at {
            return text[..at].ends_with('.') && !goes_on(text, at);
        }
        let is_own = || self.is_title || self.is_abbreviation && goes_on(text, at + 1);
        text[at.min(text.len())..].starts_with('.') && !is_own()
    }
}

fn word(text: &str, place: Range<usize>, is_first: bool) -> Option<Word> {
    let written = text[place.clone()].trim_matches(['-', '\'', '&', '’', '`']);
    let is_large = written.chars().next()?.is_uppercase();
    let plain = written.to_lowercase().replace(['’', '`'], "'");
    let is_initials = plain.contains('.');
    let is_abbreviation = !is_first && is_large && plain.chars().count() <= LONGEST_ABBREVIATION;
    let is_title = is_title(&plain, is_large);
    Some(Word {
        plain,
        place,
        is_large,
        is_initials,
        is_abbreviation,
        is_title,
        ends_sentence: false,
        ends_clause: false,
    })
}

/// Whether a full stop is one of those in initials: single letters before it, and a letter or the end of them behind; or
/// one within a title (*Sig.ra*).
fn belongs_to_initials(text: &str, from: usize, stop: usize) -> bool {
    let before = &text[from..stop];
    let are_single = before.split('.').all(|part| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
    });
    let is_letter_next = text[stop + 1..].chars().next().is_some_and(char::is_alphabetic);
    let is_within_title = is_title(&before.to_lowercase(), before.starts_with(char::is_uppercase)) && is_letter_next;
    is_within_title || are_single && (is_letter_next || before.contains('.'))
}

/// Whether a sentence goes on from here: with a small letter, or after a mark.
fn goes_on(text: &str, from: usize) -> bool {
    text[from..]
        .trim_start_matches(' ')
        .chars()
        .next()
        .is_some_and(|c| c.is_lowercase() || matches!(c, ',' | ')' | '-'))
}

/// From so many letters on a word may have a typo.
const SHORTEST_TYPO: usize = 5;

/// Whether two words are the same but for a typo: a letter more, less, other or changed places, two in long words. The
/// first letter must be right, and short words must be as they are.
pub fn is_close(word: &str, wanted: &str) -> bool {
    if word == wanted {
        return true;
    }
    if word.chars().next() != wanted.chars().next() {
        return false;
    }
    let length = wanted.chars().count();
    let allowed = match length {
        0..5 => return false,
        5..9 => 1,
        _ => 2,
    };
    // *Emil* is a name, and no *email*.
    let written = word.chars().count();
    written >= SHORTEST_TYPO && written.abs_diff(length) <= allowed && distance(word, wanted) <= allowed
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
            ("the contact Anna Peters. Bob knows it", "contact {name}", Some("Anna Peters")),
            ("the contact Anna, Bob knows it", "contact {name}", Some("Anna")),
            ("l'azienda Rossi S.r.l. è sparita", "l'azienda {name}", Some("Rossi S.r.l.")),
            ("manca l'azienda Rossi S.r.l.", "l'azienda {name}", Some("Rossi S.r.l.")),
            ("firma Kowalski Sp. z o.o. zniknęła", "firma {name}", Some("Kowalski Sp. z o.o.")),
            ("der Verein Nordlicht e.V. fehlt", "verein {name}", Some("Nordlicht e.V.")),
            ("company Tran & Co. is gone", "company {name}", Some("Tran & Co")),
            ("contact Dr. Anna Weber is gone", "contact {name}", Some("Dr. Anna Weber")),
            ("der Kontakt Frau Prof. Dr. Lind fehlt", "kontakt {name}", Some("Frau Prof. Dr. Lind")),
            ("manca il contatto Dott.ssa Rossi", "contatto {name}", Some("Dott.ssa Rossi")),
            ("le contact M. Petit a disparu", "contact {name}", Some("M. Petit")),
            ("contact Anna e.g. and others", "contact {name} is", None),
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
    fn a_full_stop_ends_a_sentence_unless_it_is_a_words_own() {
        for (text, sentences) in [
            ("It is gone. Help", 2),
            ("the company Rossi S.r.l. is gone", 1),
            ("we lost Rossi S.r.l. They are gone", 2),
            ("the firm Tran & Co. is gone", 1),
            ("gone. help", 2),
            ("It was Dr. Weber. Help", 2),
            ("to była prof. Anna Nowak", 1),
            ("usunęła to mgr inż. Ewa Lis", 1),
            ("No. it was Tuesday", 2),
            ("z.B. den Kontakt", 1),
        ] {
            assert_eq!(Words::of(text).sentences().len(), sentences, "{text}");
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
