//! Moments that are not those of a loss: deadlines, appointments (*I need them by Friday*).
//!
//! In charge of the words that tell them. Which words these are is data of the language (`asides:`); what they make of the
//! moments around them is `telling`'s.

use std::ops::Range;

use super::grammar::Phrasebook;
use super::lexer::Token;
use super::matching::{Item, Words};
use super::source::RawAsides;
use super::vocabulary::{Likeness, Vocabulary, WordId};

mod telling;

pub use telling::without_asides;

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
    /// The same, but when it comes is not said (*before*).
    Before,
    /// A plea (*please*).
    Plea,
    /// A word that makes a loss of the moment right behind it (*since*).
    Origin,
    /// What has been for long or is old (*customers*, *we use*): a year or so many months are no loss's.
    Age,
    /// What is so every day, or is announced (*opening hours*, *the backup runs*): what may come is no loss's.
    Habit,
    /// Waiting (*on hold*): how long, or since when, is no loss's; and a wish.
    Wait,
    /// What people are or have become (*works for us*, *took over*): since when is no loss's.
    People,
    /// Being there (*in the office*, *does anyone answer*): when is no loss's where none is named beside it.
    Presence,
    /// Points back at a moment that was named, as a deadline (*until then*).
    Then,
    /// What is to come (*next week*): a bare moment right behind it is in it.
    Ahead,
}

impl Sign {
    fn is_wish(&self) -> bool {
        matches!(self, Self::Wish | Self::Wait)
    }
}

/// What words say of how all was at the moment beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// All was still well: the loss came later.
    Fine,
    /// It happened then.
    Event,
}

/// How surely words take back what was said before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Amend {
    /// *No, sorry*.
    Surely,
    /// Only where it contradicts what was said: *that is*.
    Perhaps,
}

/// The words of a language.
#[derive(Debug, Clone, Default)]
pub struct Asides {
    phrases: Phrasebook<Sign>,
    standings: Phrasebook<Standing>,
    amends: Phrasebook<Amend>,
    eithers: Phrasebook<()>,
    has_tones: bool,
}

impl Asides {
    pub fn new(raw: &RawAsides, vocabulary: &mut Vocabulary) -> Self {
        let signs = [
            (&raw.wishes, Sign::Wish),
            (&raw.losses, Sign::Loss),
            (&raw.deadlines, Sign::Deadline),
            (&raw.untils, Sign::Until),
            (&raw.befores, Sign::Before),
            (&raw.pleas, Sign::Plea),
            (&raw.origins, Sign::Origin),
            (&raw.ages, Sign::Age),
            (&raw.habits, Sign::Habit),
            (&raw.waits, Sign::Wait),
            (&raw.people, Sign::People),
            (&raw.presences, Sign::Presence),
            (&raw.thens, Sign::Then),
            (&raw.aheads, Sign::Ahead),
        ];
        let standings = [(&raw.fines, Standing::Fine), (&raw.events, Standing::Event)];
        let amends = [(&raw.amends, Amend::Surely), (&raw.explains, Amend::Perhaps)];
        Self {
            phrases: phrasebook(&signs, vocabulary),
            standings: phrasebook(&standings, vocabulary),
            amends: phrasebook(&amends, vocabulary),
            eithers: phrasebook(&[(&raw.eithers, ())], vocabulary),
            has_tones: vocabulary.has_tones(),
        }
    }

    /// What each word of a text says of the moments beside it.
    pub fn signs(&self, tokens: &[Token], words: &Words) -> Vec<Option<Sign>> {
        self.said(&self.phrases, tokens, words, |sign| sign == Sign::Loss)
    }

    /// What each word of a text says of how all was.
    pub fn standings(&self, tokens: &[Token], words: &Words) -> Vec<Option<Standing>> {
        self.said(&self.standings, tokens, words, |_| false)
    }

    /// Which words take back what stands before them.
    pub fn amends(&self, tokens: &[Token], words: &Words) -> Vec<Option<Amend>> {
        self.said(&self.amends, tokens, words, |_| false)
    }

    /// Which words say *or*.
    pub fn eithers(&self, tokens: &[Token], words: &Words) -> Vec<bool> {
        self.said(&self.eithers, tokens, words, |()| false).iter().map(Option::is_some).collect()
    }

    /// What each word of a text says; of phrases over each other the longest.
    fn said<S: Copy>(
        &self,
        book: &Phrasebook<S>,
        tokens: &[Token],
        words: &Words,
        may_slip: impl Fn(S) -> bool,
    ) -> Vec<Option<S>> {
        // Where tones are written, a word without one is another word (*cho* is no *chờ*).
        let is_marked = self.has_tones && tokens.iter().any(|token| !token.plain.is_ascii());
        let mut all = vec![None; words.len()];
        let mut at = 0;
        while at < words.len() {
            let found = words[at].iter().flat_map(|(first, _)| book.get(first).into_iter().flatten());
            let standing =
                found.filter(|(phrase, sign)| stand(tokens, words, at, phrase, (may_slip(*sign), !is_marked)));
            let longest = standing.max_by_key(|(phrase, _)| phrase.len());
            let length = longest.map_or(1, |(phrase, sign)| {
                all[at..at + phrase.len()].fill(Some(*sign));
                phrase.len()
            });
            at += length;
        }
        all
    }
}

fn phrasebook<S: Copy>(lists: &[(&Vec<String>, S)], vocabulary: &mut Vocabulary) -> Phrasebook<S> {
    let mut phrases = Phrasebook::default();
    for (list, sign) in lists {
        for phrase in *list {
            let words = vocabulary.phrase(phrase);
            if let Some(first) = words.first() {
                phrases.entry(*first).or_default().push((words, *sign));
            }
        }
    }
    phrases
}

/// The longest word that is rather a name than another one without its accents, in letters: *Sara* is no *sarà*.
const LONGEST_NAME: usize = 4;

/// Whether a phrase stands somewhere, with slips only where these are allowed. Accents may be left out, but one that is
/// written counts: *il a tourné* is no *il tourne*.
fn stand(
    tokens: &[Token],
    words: &Words,
    at: usize,
    phrase: &[WordId],
    (with_slips, with_folded): (bool, bool),
) -> bool {
    let is_name = |place: usize| {
        let is_large = tokens[place].written.starts_with(char::is_uppercase);
        is_large && tokens[place].written.len() <= LONGEST_NAME && place > 0 && !begins_part(tokens, place)
    };
    let fits = |place: usize, here: &(WordId, Likeness)| match here.1 {
        Likeness::Same => true,
        Likeness::Folded => with_slips || with_folded && tokens[place].plain.is_ascii() && !is_name(place),
        Likeness::Slip => with_slips,
    };
    let is_there = |place: usize, wanted: WordId| {
        words.get(place).is_some_and(|here| here.iter().any(|one| one.0 == wanted && fits(place, one)))
    };
    phrase.iter().enumerate().all(|(offset, wanted)| is_there(at + offset, *wanted))
}

/// Divides clusters at marks where all was well on one side only: *over the weekend, on Friday all was fine*.
pub fn divided_at_bounds(clusters: Vec<Vec<Item>>, tokens: &[Token], standings: &[Option<Standing>]) -> Vec<Vec<Item>> {
    let part = |item: &Item| part_of_sentence(&(item.start..item.end), 0..tokens.len(), tokens);
    let is_fine = |item: &Item| standings[part(item)].contains(&Some(Standing::Fine));
    let mut found: Vec<Vec<Item>> = Vec::new();
    for cluster in clusters {
        let mut last: Option<Item> = None;
        for item in cluster {
            let differs = |before: &Item| part(before) != part(&item) && is_fine(before) != is_fine(&item);
            let joins = last.as_ref().is_some_and(|before| !differs(before));
            last = Some(item.clone());
            match found.last_mut().filter(|_| joins) {
                Some(open) => open.push(item),
                None => found.push(vec![item]),
            }
        }
    }
    found
}

/// What is said of how all was, moment by moment: words count for the nearest one in their part of the sentence, or for
/// the one right before that part (*Friday: all was fine*). Where all was fine is said last.
pub fn standings_of(
    places: &[Range<usize>],
    tokens: &[Token],
    standings: &[Option<Standing>],
) -> Vec<Option<Standing>> {
    let mut found = vec![None; places.len()];
    let mut at = 0;
    for words in standings.chunk_by(|one, other| one == other) {
        let said = at..at + words.len();
        at = said.end;
        let Some(standing) = words[0] else { continue };
        let part = part_of_sentence(&said, 0..tokens.len(), tokens);
        let distance =
            |place: &Range<usize>| place.start.saturating_sub(said.end).max(said.start.saturating_sub(place.end));
        let beside = places.iter().enumerate().filter(|(_, place)| place.start < part.end && part.start < place.end);
        let nearest = beside.min_by_key(|(_, place)| distance(place)).map(|(position, _)| position);
        let before = || places.iter().position(|place| place.end == part.start);
        if let Some(position) = nearest.or_else(before).filter(|position| found[*position] != Some(Standing::Fine)) {
            found[position] = Some(standing);
        }
    }
    found
}

/// The part of a sentence around a place: from a mark to a mark.
pub fn part_of_sentence(place: &Range<usize>, reach: Range<usize>, tokens: &[Token]) -> Range<usize> {
    let begin = (reach.start + 1..=place.start).rev().find(|at| begins_part(tokens, *at)).unwrap_or(reach.start);
    begin..(place.end..reach.end).find(|at| begins_part(tokens, *at)).unwrap_or(reach.end)
}

/// Whether a part of a sentence begins with a word: behind a mark, or a full stop that is no number's.
pub fn begins_part(tokens: &[Token], at: usize) -> bool {
    let is_large = || tokens[at].written.chars().next().is_some_and(char::is_uppercase);
    let follows_stop = || at > 0 && tokens[at - 1].is_dotted && !tokens[at - 1].shape.is_numeric() && is_large();
    tokens[at].after_mark || follows_stop()
}
