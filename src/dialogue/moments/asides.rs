//! Moments that are not those of a loss: deadlines, appointments (*I need them by Friday*).
//!
//! In charge of telling them from the words around them, in the same part of the sentence. Which words these are is data
//! of the language (`asides:`). What lies in the past for certain is never a deadline (`Part::may_come`).

use std::ops::Range;

use super::grammar::Phrasebook;
use super::lexer::Token;
use super::matching::{Item, Words};
use super::source::RawAsides;
use super::vocabulary::{Likeness, Vocabulary, WordId};

/// What a word says of the moments beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// A wish, a deadline, an appointment: the moment is none of a loss.
    Wish,
    /// A loss: the moment is its moment.
    Loss,
    /// A word that makes a deadline of the moment right behind it, where nothing says otherwise.
    Deadline,
    /// A word that says up to when something is wanted, or was there (*until*).
    Until,
    /// A plea (*please*).
    Plea,
    /// A word that makes a loss of the moment right behind it (*since*).
    Origin,
    /// What has been for long or is old (*customers*, *we use*): a year or so many months are no loss's.
    Age,
    /// What is so every day, or is announced (*opening hours*, *the backup runs*): what may come is no loss's.
    Habit,
}

/// The words of a language.
#[derive(Debug, Clone, Default)]
pub struct Asides {
    phrases: Phrasebook<Sign>,
}

impl Asides {
    pub fn new(raw: &RawAsides, vocabulary: &mut Vocabulary) -> Self {
        let mut phrases = Phrasebook::default();
        for (list, sign) in [
            (&raw.wishes, Sign::Wish),
            (&raw.losses, Sign::Loss),
            (&raw.deadlines, Sign::Deadline),
            (&raw.untils, Sign::Until),
            (&raw.pleas, Sign::Plea),
            (&raw.origins, Sign::Origin),
            (&raw.ages, Sign::Age),
            (&raw.habits, Sign::Habit),
        ] {
            for phrase in list {
                let words = vocabulary.phrase(phrase);
                if let Some(first) = words.first() {
                    phrases.entry(*first).or_default().push((words, sign));
                }
            }
        }
        Self { phrases }
    }

    /// What each word of a text says; of phrases over each other the longest.
    pub fn signs(&self, words: &Words) -> Vec<Option<Sign>> {
        let mut signs = vec![None; words.len()];
        let mut at = 0;
        while at < words.len() {
            let found = words[at].iter().flat_map(|(first, _)| self.phrases.get(first).into_iter().flatten());
            let standing = found.filter(|(phrase, sign)| stand(words, at, phrase, *sign == Sign::Loss));
            let longest = standing.max_by_key(|(phrase, _)| phrase.len());
            let length = longest.map_or(1, |(phrase, sign)| {
                signs[at..at + phrase.len()].fill(Some(*sign));
                phrase.len()
            });
            at += length;
        }
        signs
    }
}

/// Whether a phrase stands somewhere; a word with a slip may be a loss, never anything else.
fn stand(words: &Words, at: usize, phrase: &[WordId], with_slips: bool) -> bool {
    let fits = |here: &(WordId, Likeness), wanted| here.0 == wanted && (with_slips || here.1 != Likeness::Slip);
    let mut places = phrase.iter().enumerate();
    places.all(|(offset, wanted)| words.get(at + offset).is_some_and(|here| here.iter().any(|one| fits(one, *wanted))))
}

/// Takes the moments out that are none of a loss.
pub fn without_asides(clusters: &mut Vec<Vec<Item>>, tokens: &[Token], signs: &[Option<Sign>]) -> Vec<Range<usize>> {
    let place =
        |cluster: &[Item]| cluster.first().zip(cluster.last()).map_or(0..0, |(first, last)| first.start..last.end);
    let places: Vec<Range<usize>> = clusters.iter().map(|cluster| place(cluster)).collect();
    let mut aside = Vec::new();
    for (position, cluster) in clusters.iter().enumerate() {
        let may_come = cluster.iter().all(|item| item.part.may_come());
        let before = position.checked_sub(1).map_or(0, |before| places[before].end);
        let after = places.get(position + 1).map_or(tokens.len(), |after| after.start);
        // *Today or tomorrow*: the one is as little a loss's as the other.
        let is_ahead = |other: usize| clusters[other].iter().any(|item| item.part.is_ahead());
        let is_with_ahead =
            after <= places[position].end + 1 && position + 1 < clusters.len() && is_ahead(position + 1);
        let is_deadline = || is_with_ahead || is_aside(cluster, &places[position], before..after, tokens, signs);
        let is_beside = |sign: Sign| {
            let part = part_of_sentence(&places[position], before..after, tokens);
            signs[part].contains(&Some(sign))
        };
        let is_age = || cluster.iter().any(|item| item.part.is_long_ago()) && is_beside(Sign::Age);
        if may_come && (is_beside(Sign::Habit) || is_deadline()) || is_age() {
            aside.push(places[position].clone());
        }
    }
    let mut places = places.into_iter();
    clusters.retain(|_| places.next().is_none_or(|place| !aside.contains(&place)));
    aside
}

/// Whether the words around a moment make it none of a loss: those before it first, the nearest counts.
fn is_aside(
    cluster: &[Item],
    place: &Range<usize>,
    reach: Range<usize>,
    tokens: &[Token],
    signs: &[Option<Sign>],
) -> bool {
    let Range { start: begin, end } = part_of_sentence(place, reach, tokens);
    let is_sure = |sign: &Sign| matches!(sign, Sign::Wish | Sign::Loss);
    let beside = place.start.checked_sub(1).filter(|at| *at >= begin).and_then(|at| signs[at]);
    // *By* within the item itself is one of a time (*per le 20*), not of a day (*na początku roku*).
    let is_time = cluster.first().is_some_and(|item| item.part.is_time());
    let within = signs[place.start].filter(|sign| matches!(sign, Sign::Origin | Sign::Until) || is_time);
    let is_right_before = |sign| beside == Some(sign) || within == Some(sign);
    let before = signs[begin..place.start].iter().rev().copied().flatten().find(is_sure);
    let behind = signs[place.end..end].iter().copied().flatten().find(is_sure);
    if is_right_before(Sign::Origin) {
        return false;
    }
    if is_right_before(Sign::Deadline) {
        return before == Some(Sign::Wish) || behind != Some(Sign::Loss);
    }
    let begs = || signs[begin..end].contains(&Some(Sign::Plea));
    if is_right_before(Sign::Until) && before.or(behind) != Some(Sign::Loss) && begs() {
        return true;
    }
    before.or(behind) == Some(Sign::Wish)
}

/// The part of a sentence around a place: from a mark to a mark.
fn part_of_sentence(place: &Range<usize>, reach: Range<usize>, tokens: &[Token]) -> Range<usize> {
    let begin = (reach.start + 1..=place.start).rev().find(|at| begins_part(tokens, *at)).unwrap_or(reach.start);
    begin..(place.end..reach.end).find(|at| begins_part(tokens, *at)).unwrap_or(reach.end)
}

/// Whether a part of a sentence begins with a word: behind a mark, or a full stop that is no number's.
fn begins_part(tokens: &[Token], at: usize) -> bool {
    let is_large = || tokens[at].written.chars().next().is_some_and(char::is_uppercase);
    let follows_stop = || at > 0 && tokens[at - 1].is_dotted && !tokens[at - 1].shape.is_numeric() && is_large();
    tokens[at].after_mark || follows_stop()
}
