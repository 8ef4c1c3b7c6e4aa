//! The words of a language file, and which of them a token is: as written, without its accents, or with one slip.
//!
//! In charge of telling words apart. What they are part of is `grammar`'s.

use foldhash::{HashMap, HashSet};

use super::lexer::{Token, tokens};
use crate::domain::plain::folded;

/// A word of a file by its number.
pub type WordId = u32;

/// How well a token is a word, the better the smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// As it is written.
    Same,
    /// But for accents.
    Folded,
    /// But for one letter.
    Slip,
}

/// The shortest word of which a slip is recognised, in letters, as written by the person.
const SHORTEST_SLIP: usize = 5;

/// The shortest word of a file that may be meant by it, unless it is a weekday.
const SHORTEST_MEANT: usize = 6;

/// The words of a file.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    words: HashMap<String, WordId>,
    folded: HashMap<String, Vec<WordId>>,
    /// Words that may be meant by one with a slip.
    long: Vec<(Vec<char>, WordId)>,
    /// Other spellings of letters.
    spellings: Vec<(String, String)>,
    /// An accent that is written wrong makes another word.
    has_tones: bool,
    everyday: HashSet<String>,
    /// What a word means to rules, where it is one of a class.
    senses: HashMap<WordId, String>,
}

impl Vocabulary {
    /// An empty one.
    pub fn new(spellings: Vec<(String, String)>, has_tones: bool, everyday: &[String]) -> Self {
        let everyday = everyday.iter().flat_map(|word| tokens(word)).map(|token| token.plain).collect();
        Self { spellings, has_tones, everyday, ..Self::default() }
    }

    /// Whether an accent that is written wrong makes another word.
    pub fn has_tones(&self) -> bool {
        self.has_tones
    }

    /// The words of a phrase. A single word that ends in a full stop counts with a full stop only.
    pub fn phrase(&mut self, phrase: &str) -> Vec<WordId> {
        let cut = tokens(phrase);
        let is_abbreviation = cut.len() == 1 && cut[0].is_dotted && cut[0].plain.chars().count() > 1;
        cut.into_iter()
            .map(|token| if is_abbreviation { self.add(&format!("{}.", token.plain)) } else { self.add(&token.plain) })
            .collect()
    }

    fn add(&mut self, word: &str) -> WordId {
        if let Some(known) = self.words.get(word) {
            return *known;
        }
        let id = WordId::try_from(self.words.len()).unwrap_or(WordId::MAX);
        self.words.insert(word.to_owned(), id);
        let mut spelled = word.to_owned();
        for (letters, other) in &self.spellings {
            if spelled.contains(letters.as_str()) {
                spelled = spelled.replace(letters.as_str(), other);
            }
        }
        let other = (spelled != word).then(|| folded(&spelled));
        let plain = folded(word);
        if word.chars().count() >= SHORTEST_MEANT {
            self.note_long(&plain, id);
        }
        for form in [Some(plain), other].into_iter().flatten() {
            let ids = self.folded.entry(form).or_default();
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        id
    }

    /// Lets a short word be meant with a slip: a weekday is no word of every day.
    pub fn allow_slips(&mut self, word: &str, id: WordId) {
        let is_known = self.long.iter().any(|(_, known)| *known == id);
        if !is_known {
            self.note_long(&folded(word), id);
        }
    }

    fn note_long(&mut self, plain: &str, id: WordId) {
        let letters: Vec<char> = plain.chars().collect();
        if letters.len() >= SHORTEST_SLIP && letters.iter().all(|letter| letter.is_alphabetic()) {
            self.long.push((letters, id));
        }
    }

    /// Notes what a word means, so that inflections of one word are told from other words.
    pub fn note_sense(&mut self, id: WordId, sense: &str) {
        self.senses.entry(id).or_insert_with(|| sense.to_owned());
    }

    /// Whether a word is one of the file, as it is written.
    pub fn has(&self, word: &str) -> bool {
        self.words.contains_key(word)
    }

    /// Whether a word is one of every day that is no part of a moment.
    pub fn is_everyday(&self, word: &str) -> bool {
        self.everyday.contains(word)
    }

    /// The words that a token is, and how well.
    pub fn words(&self, token: &Token, with_slips: bool) -> Vec<(WordId, Likeness)> {
        let mut found = Vec::new();
        if token.is_dotted {
            found.extend(self.words.get(&format!("{}.", token.plain)).map(|id| (*id, Likeness::Same)));
        }
        found.extend(self.words.get(&token.plain).map(|id| (*id, Likeness::Same)));
        if !found.is_empty() && !self.has_tones {
            return found;
        }
        let plain = folded(&token.plain);
        if !self.has_tones || plain == token.plain {
            let alike = self.folded.get(&plain).into_iter().flatten();
            let new: Vec<_> = alike.filter(|id| found.iter().all(|(known, _)| known != *id)).collect();
            found.extend(new.into_iter().map(|id| (*id, Likeness::Folded)));
        }
        if found.is_empty() && with_slips && !self.is_everyday(&token.plain) && !token.shape.is_numeric() {
            found.extend(self.meant(&plain).map(|id| (id, Likeness::Slip)));
        }
        found
    }

    /// The only word that a word with a slip can be; of several the one that means something to rules.
    fn meant(&self, plain: &str) -> Option<WordId> {
        let letters: Vec<char> = plain.chars().collect();
        if letters.len() < SHORTEST_SLIP {
            return None;
        }
        let is_close = |(word, _): &&(Vec<char>, WordId)| is_one_slip_apart(word, &letters);
        let close: Vec<WordId> = self.long.iter().filter(is_close).map(|(_, id)| *id).collect();
        self.only_of(&close).or_else(|| {
            let telling: Vec<WordId> = close.into_iter().filter(|id| self.senses.contains_key(id)).collect();
            self.only_of(&telling)
        })
    }

    /// The first of some words, where all mean the same: inflections of one word may all be close.
    fn only_of(&self, words: &[WordId]) -> Option<WordId> {
        let (id, others) = words.split_first()?;
        let sense = self.senses.get(id);
        let is_same = |other: &WordId| other == id || sense.is_some() && self.senses.get(other) == sense;
        others.iter().all(is_same).then_some(*id)
    }
}

/// Whether one letter was left out, added, taken for another, or changed places with the next.
pub fn is_one_slip_apart(one: &[char], other: &[char]) -> bool {
    if one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let same_start = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[same_start..], &other[same_start..]);
    match (one, other) {
        ([], []) => false,
        ([a, b, rest @ ..], [c, d, others @ ..]) if a == d && b == c && rest == others => true,
        ([_, rest @ ..], [_, others @ ..]) if one.len() == other.len() => rest == others,
        ([_, rest @ ..], _) if one.len() > other.len() => rest == other,
        (_, [_, others @ ..]) => one == others,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_one_letter_left_out_added_changed_or_two_swapped() {
        for (word, written, is_close) in [
            ("yesterday", "yesteday", true),
            ("yesterday", "yesterdayy", true),
            ("yesterday", "yestarday", true),
            ("yesterday", "yetserday", true),
            ("yesterday", "yesterday", false),
            ("yesterday", "yesterdy", true),
            ("yesterday", "yestrdy", false),
            ("monday", "sunday", false),
        ] {
            let letters = |text: &str| text.chars().collect::<Vec<char>>();
            assert_eq!(is_one_slip_apart(&letters(word), &letters(written)), is_close, "{written}");
        }
    }
}
