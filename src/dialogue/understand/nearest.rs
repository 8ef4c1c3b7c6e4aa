//! What a text comes closest to that nothing fits as it stands: a question that has an answer, or one of the open choices.
//!
//! In charge of the guess, which does nothing by itself: an answer may be given with a word of doubt, and a choice is asked
//! about. Words count in any order, with typos and other endings, the rarer the more.

use std::collections::{BTreeMap, BTreeSet};

use super::own_words::denies;
use super::phrases::{Words, is_close};
use crate::dialogue::language::Language;
use crate::domain::plain::folded;

/// What must be there of a phrase.
#[derive(Clone, Copy)]
struct Least {
    /// How much of its weight.
    share: f64,
    /// How much at all. A word that one of 150 subjects has weighs 5, one that ten of them have 2.7.
    weight: f64,
    /// The weight of several words that leaves no doubt where all of the phrase is there.
    sure: f64,
}

/// Of one question among many.
const OF_QUESTION: Least = Least { share: 0.75, weight: 6.0, sure: 8.0 };

/// Of one of the few choices that are open.
const OF_CHOICE: Least = Least { share: 0.7, weight: 2.8, sure: 5.0 };

/// The most words of a text that is guessed.
const LONGEST: usize = 40;

/// How much heavier than the next subject the closest one must be.
const LEAST_LEAD: f64 = 1.1;

/// What a text comes closest to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// The step that answers it, or the key of the choice or the command.
    pub key: String,
    /// Whether all of a telling phrase is there, so that little doubt is left.
    pub is_sure: bool,
}

/// How many letters two words must begin with, and may end with otherwise, to be forms of one word; a typo needs a longer
/// one (*trăng* is no *trống*).
const STEM: usize = 5;
const LONGEST_ENDING: usize = 3;

/// The step of [`Language::heard`] whose phrases a question comes closest to, of those that may answer.
pub fn nearest_question(text: &str, language: &Language, may_answer: impl Fn(&str) -> bool) -> Option<Guess> {
    let subjects = language.heard.iter().filter(|(step, _)| may_answer(step));
    let subjects = subjects.map(|(step, phrases)| (step.as_str(), phrases.iter().map(String::as_str).collect()));
    nearest(text, subjects.collect(), OF_QUESTION, language)
}

/// The choice, or the command, whose label, or what else it is called, a text comes closest to.
pub fn nearest_choice(text: &str, choices: &[(String, String)], language: &Language) -> Option<Guess> {
    let called = |(key, label): &'_ (String, String)| {
        let synonyms = [&language.choices, &language.commands].into_iter().filter_map(|lists| lists.get(key));
        let synonyms = synonyms.flatten().cloned();
        (key.clone(), synonyms.chain([label.clone()]).collect::<Vec<_>>())
    };
    let denies = |text: &str| denies(&Words::of(text), language);
    let is_denied = denies(text);
    let called: Vec<(String, Vec<String>)> = choices.iter().map(called).collect();
    let subjects = called.iter().map(|(key, phrases)| {
        let alike = phrases.iter().map(String::as_str).filter(|phrase| denies(phrase) == is_denied);
        (key.as_str(), alike.collect())
    });
    nearest(text, subjects.collect(), OF_CHOICE, language)
}

fn nearest(text: &str, subjects: Vec<(&str, Vec<&str>)>, least: Least, language: &Language) -> Option<Guess> {
    let words = Words::of(text);
    if words.len() > LONGEST {
        return None;
    }
    let rarity = Rarity::of(language);
    let sentences = words.sentences().into_iter().map(|sentence| {
        let words = Words::of(sentence);
        (0..words.len()).map(|at| words.plain(at).to_owned()).collect::<Vec<_>>()
    });
    let sentences: Vec<Said> = sentences.map(|words| rarity.said(words)).collect();
    let weigh = |phrases: &[&str]| {
        let weights = sentences
            .iter()
            .flat_map(|said| phrases.iter().filter_map(|phrase| rarity.weigh(phrase, said, least.share)));
        weights.fold((0.0, false), |(most, is_sure), (weight, is_all)| {
            (weight.max(most), is_sure || is_all && weight >= least.sure)
        })
    };
    let mut weighed: Vec<((f64, bool), &str)> =
        subjects.iter().map(|(subject, phrases)| (weigh(phrases), *subject)).collect();
    weighed.sort_by(|((left, _), _), ((right, _), _)| right.total_cmp(left));
    let ((most, is_sure), subject) = *weighed.first()?;
    let next = weighed.get(1).map_or(0.0, |((weight, _), _)| *weight);
    (most >= least.weight && most >= next * LEAST_LEAD).then(|| Guess { key: subject.to_owned(), is_sure })
}

/// The words of a sentence.
struct Said {
    words: Vec<String>,
    /// Which words of the language's phrases they are.
    known: BTreeSet<String>,
}

/// How rare words are among the subjects of a language.
struct Rarity {
    subjects: f64,
    uses: BTreeMap<String, f64>,
}

impl Rarity {
    fn of(language: &Language) -> Self {
        let mut uses = BTreeMap::new();
        let subjects: Vec<&Vec<String>> = language.heard.values().chain(language.choices.values()).collect();
        for phrases in &subjects {
            let words: BTreeSet<String> = phrases.iter().flat_map(|phrase| places(phrase).flatten()).collect();
            for word in words {
                *uses.entry(word).or_insert(0.0) += 1.0;
            }
        }
        Self { subjects: subjects.len() as f64, uses }
    }

    /// Finds once for a sentence which words of all phrases stand in it.
    fn said(&self, words: Vec<String>) -> Said {
        let known = self.uses.keys().filter(|known| words.iter().any(|word| is_form(word, known))).cloned().collect();
        Said { words, known }
    }

    /// The weight of what a sentence has of a phrase, where that is enough of it and no single word of several, and whether
    /// it has all of them.
    fn weigh(&self, phrase: &str, said: &Said, share: f64) -> Option<(f64, bool)> {
        let (mut there, mut all) = (0.0, 0.0);
        let (mut named, mut missing) = (0, 0);
        for place in places(phrase) {
            let heaviest = place.iter().map(|word| self.weight(word)).fold(0.0, f64::max);
            let found = place.iter().filter(|word| self.is_in(said, word));
            let found = found.map(|word| self.weight(word)).reduce(f64::max);
            there += found.unwrap_or(0.0);
            all += found.unwrap_or(heaviest);
            named += 1;
            missing += usize::from(found.is_none());
        }
        let is_enough = there >= all * share && (missing == 0 || named > missing + 1);
        (all > 0.0 && is_enough).then_some((there, named > 1 && missing == 0))
    }

    /// Whether a word of a phrase, or of a label that our phrases don't have, stands in a sentence.
    fn is_in(&self, said: &Said, word: &str) -> bool {
        let is_label = || !self.uses.contains_key(word) && said.words.iter().any(|said| is_form(said, word));
        said.known.contains(word) || is_label()
    }

    fn weight(&self, word: &str) -> f64 {
        (self.subjects / self.uses.get(word).copied().unwrap_or(1.0)).ln()
    }
}

/// The places of a phrase that name words, each with the words that may stand there.
fn places(phrase: &str) -> impl Iterator<Item = Vec<String>> {
    let named = phrase.split_whitespace().map(|place| place.trim_matches(['^', '$', '?', ',', '.', '!', '“', '”']));
    let named = named.filter(|place| !place.is_empty() && *place != "*" && !place.starts_with('{'));
    named.map(|place| place.split('|').map(str::to_lowercase).collect())
}

/// Whether two words are one but for a typo or an ending, or but for marks that were left out.
fn is_form(word: &str, wanted: &str) -> bool {
    // Most words end here: the first letter must be right, its marks aside.
    let may_be = |word: &str, wanted: &str| {
        let (first, other) = (word.as_bytes().first(), wanted.as_bytes().first());
        first == other || other.is_some_and(|other| !other.is_ascii())
    };
    if !may_be(word, wanted) {
        return false;
    }
    let plain = word.is_ascii().then(|| folded(wanted));
    let wanted = plain.as_deref().unwrap_or(wanted);
    let same = word.chars().zip(wanted.chars()).take_while(|(left, right)| left == right).count();
    let is_ending = |word: &str| word.chars().count() <= same + LONGEST_ENDING;
    let may_be_typo = word.chars().count() > STEM;
    word == wanted || may_be_typo && is_close(word, wanted) || same >= STEM && is_ending(word) && is_ending(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogue::shipped;

    #[test]
    fn a_choice_is_guessed_from_words_that_stand_in_its_phrases() {
        let dialogues = shipped::dialogues();
        let there = [("found", "Yes, they are there"), ("still-missing", "No, still missing"), ("how", "How?")];
        let bin =
            [("there", "Ja, sie sind dort"), ("not-there", "Nein, sie sind nicht dort"), ("how", "Wo finde ich ihn?")];
        let result = [("all-good", "Tak"), ("undo", "Cofnij"), ("more-missing", "Jeszcze czegoś brakuje")];
        let end = [("finish", "Đủ rồi"), ("other-way", "Cách khác")];
        let date = [("after", "Après"), ("before", "Avant"), ("cancel", "")];
        for (code, text, choices, key) in [
            ("en", "omg yes there they are, all of them. so sorry", &there[..], Some("found")),
            ("en", "the weather is lovely here", &there[..], None),
            (
                "de",
                "im papierkorb hab ich geschaut, da ist nichts drin, hat wohl wer geleert",
                &bin[..],
                Some("not-there"),
            ),
            ("pl", "wyglada dobrze, szef zadowolony", &result[..], Some("all-good")),
            ("pl", "sprawdzam... widze wszystkie, super robota", &result[..], Some("all-good")),
            ("vi", "thôi để vậy, cảm ơn em", &end[..], Some("finish")),
            ("fr", "bon, j'arrête là pour aujourd'hui", &date[..], Some("cancel")),
        ] {
            let language = dialogues.texts.language(code).expect("the language ships");
            let choices: Vec<(String, String)> =
                choices.iter().map(|(key, label)| ((*key).to_owned(), (*label).to_owned())).collect();
            let guess = nearest_choice(text, &choices, language);
            assert_eq!(guess.map(|guess| guess.key).as_deref(), key, "{text}");
        }
    }

    #[test]
    fn a_question_is_guessed_from_words_in_any_order() {
        let dialogues = shipped::dialogues();
        for (code, text, step) in [
            ("en", "the old comments, where did they go?", Some("asked-what-comes-back")),
            ("en", "is the coffee machine broken?", None),
        ] {
            let language = dialogues.texts.language(code).expect("the language ships");
            let guess = nearest_question(text, language, |step| step.starts_with("asked-"));
            assert_eq!(guess.map(|guess| guess.key).as_deref(), step, "{text}");
        }
    }
}
