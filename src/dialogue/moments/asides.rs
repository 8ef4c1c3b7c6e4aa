//! Moments that are not those of a loss: deadlines, appointments (*I need them by Friday*).
//!
//! In charge of telling them from the words around them, in the same part of the sentence. Which words these are is data
//! of the language (`asides:`). What lies in the past for certain is never a deadline (`Part::may_come`).

use std::ops::Range;

use super::choosing::Grouped;
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
        ];
        let standings = [(&raw.fines, Standing::Fine), (&raw.events, Standing::Event)];
        let amends = [(&raw.amends, Amend::Surely), (&raw.explains, Amend::Perhaps)];
        Self {
            phrases: phrasebook(&signs, vocabulary),
            standings: phrasebook(&standings, vocabulary),
            amends: phrasebook(&amends, vocabulary),
        }
    }

    /// What each word of a text says of the moments beside it.
    pub fn signs(&self, tokens: &[Token], words: &Words) -> Vec<Option<Sign>> {
        said(&self.phrases, tokens, words, |sign| sign == Sign::Loss)
    }

    /// What each word of a text says of how all was.
    pub fn standings(&self, tokens: &[Token], words: &Words) -> Vec<Option<Standing>> {
        said(&self.standings, tokens, words, |_| false)
    }

    /// Which words take back what stands before them.
    pub fn amends(&self, tokens: &[Token], words: &Words) -> Vec<Option<Amend>> {
        said(&self.amends, tokens, words, |_| false)
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

/// What each word of a text says; of phrases over each other the longest.
fn said<S: Copy>(
    book: &Phrasebook<S>,
    tokens: &[Token],
    words: &Words,
    may_slip: impl Fn(S) -> bool,
) -> Vec<Option<S>> {
    let mut all = vec![None; words.len()];
    let mut at = 0;
    while at < words.len() {
        let found = words[at].iter().flat_map(|(first, _)| book.get(first).into_iter().flatten());
        let standing = found.filter(|(phrase, sign)| stand(tokens, words, at, phrase, may_slip(*sign)));
        let longest = standing.max_by_key(|(phrase, _)| phrase.len());
        let length = longest.map_or(1, |(phrase, sign)| {
            all[at..at + phrase.len()].fill(Some(*sign));
            phrase.len()
        });
        at += length;
    }
    all
}

/// Whether a phrase stands somewhere, with slips only where these are allowed. Accents may be left out, but one that is
/// written counts: *il a tourné* is no *il tourne*.
fn stand(tokens: &[Token], words: &Words, at: usize, phrase: &[WordId], with_slips: bool) -> bool {
    let fits = |place: usize, here: &(WordId, Likeness)| match here.1 {
        Likeness::Same => true,
        Likeness::Folded => with_slips || tokens[place].plain.is_ascii(),
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

/// Takes the moments out that are none of a loss, and gives where they stand.
pub fn without_asides(grouped: &mut Grouped, tokens: &[Token], signs: &[Option<Sign>]) -> Vec<Range<usize>> {
    let Grouped { clusters, rest } = grouped;
    let place =
        |cluster: &[Item]| cluster.first().zip(cluster.last()).map_or(0..0, |(first, last)| first.start..last.end);
    let places: Vec<Range<usize>> = clusters.iter().map(|cluster| place(cluster)).collect();
    let is_farewell = clusters.len() == 1 && is_farewell(&clusters[0], &places[0], rest, signs);
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
        let is_right_behind = |sign: Sign| {
            (1..=2).filter_map(|back| places[position].start.checked_sub(back)).any(|at| signs[at] == Some(sign))
        };
        let is_age = || {
            cluster.iter().any(|item| item.part.is_long_ago()) && is_beside(Sign::Age)
                || cluster.iter().any(|item| item.part.has_year()) && is_right_behind(Sign::Age)
        };
        // *Every day at two in the night*: that night is no certain one.
        let is_habit = || {
            let is_any = |item: &Item| item.part.may_come() || item.part.is_part();
            // *Open from 9 to 12 and from 14 to 18 but on Wednesdays*.
            let part = &signs[part_of_sentence(&places[position], 0..tokens.len(), tokens)];
            let goes_on = part.contains(&Some(Sign::Habit)) && !part.contains(&Some(Sign::Loss));
            is_beside(Sign::Habit) && (may_come || cluster.iter().all(is_any) && !is_beside(Sign::Loss))
                || may_come && goes_on
        };
        // *When will that be done? Until Monday?*
        let asks_until = || {
            let part = part_of_sentence(&places[position], before..after, tokens);
            may_come
                && says_no_more(&part, &places[position], rest, |at| signs[at] == Some(Sign::Until))
                && signs[part.clone()].contains(&Some(Sign::Until))
                && signs[..part.start].iter().flatten().any(Sign::is_wish)
        };
        // *Please call me on 0171 39200, after 4*: a time without words of its own goes with the wish before it.
        let is_of_wish = || {
            let part = part_of_sentence(&places[position], before..after, tokens);
            let before =
                part.start.checked_sub(1).map(|last| part_of_sentence(&(last..last + 1), 0..part.start, tokens));
            let wishes = |part: Range<usize>| {
                signs[part.clone()].contains(&Some(Sign::Wish)) && !signs[part].contains(&Some(Sign::Loss))
            };
            says_no_more(&part, &places[position], rest, |_| false)
                && cluster.iter().all(|item| item.part.is_time())
                && before.is_some_and(wishes)
        };
        let is_wait = || is_waited_for(&places[position], before..after, tokens, signs);
        if may_come && is_deadline()
            || is_habit()
            || is_age()
            || is_wait()
            || is_farewell
            || asks_until()
            || is_of_wish()
        {
            aside.push(places[position].clone());
        }
    }
    // *Mo-Do 8 bis 17 Uhr offen, Fr bis 14 Uhr*: what follows a habit without words of its own is one too.
    for position in 1..places.len() {
        let reach = places[position - 1].end..places.get(position + 1).map_or(tokens.len(), |after| after.start);
        let part = part_of_sentence(&places[position], reach, tokens);
        let is_habit = |one: usize| {
            let reach = one.checked_sub(1).map_or(0, |before| places[before].end)..places[one + 1].start;
            signs[part_of_sentence(&places[one], reach, tokens)].contains(&Some(Sign::Habit))
        };
        let may_come = clusters[position].iter().all(|item| item.part.may_come());
        let is_bare = says_no_more(&part, &places[position], rest, |_| false);
        if may_come && is_bare && aside.contains(&places[position - 1]) && is_habit(position - 1) {
            aside.push(places[position].clone());
        }
    }
    // *Monday to Friday from 9 to 6*: a beginning is what its end is, where both may come.
    for (pair, ranges) in clusters.windows(2).zip(places.windows(2)) {
        let may_come = pair.iter().flatten().all(|item| item.part.may_come());
        let is_one = may_come && pair[1].first().is_some_and(|item| item.is_end);
        if is_one && ranges.iter().any(|place| aside.contains(place)) {
            aside.extend(ranges.iter().cloned());
        }
    }
    let mut places = places.into_iter();
    clusters.retain(|_| places.next().is_none_or(|place| !aside.contains(&place)));
    rest.extend(aside.iter().cloned().flatten());
    rest.sort_unstable();
    rest.dedup();
    aside
}

/// Whether a part of a sentence has no words but the moment at a place, and those that count as none.
fn says_no_more(part: &Range<usize>, place: &Range<usize>, rest: &[usize], is_none: impl Fn(usize) -> bool) -> bool {
    part.clone().all(|at| place.contains(&at) || !rest.contains(&at) || is_none(at))
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
    let is_sure = |sign: &Sign| matches!(sign, Sign::Wish | Sign::Wait | Sign::Loss);
    let beside = place.start.checked_sub(1).filter(|at| *at >= begin).and_then(|at| signs[at]);
    // *By* within the item itself is one of a time (*per le 20*), not of a day (*na początku roku*).
    let is_time = cluster.first().is_some_and(|item| item.part.is_time());
    let is_bound = |sign: &Sign| matches!(sign, Sign::Until | Sign::Before);
    let within = signs[place.start].filter(|sign| *sign == Sign::Origin || is_bound(sign) || is_time);
    let is_right_before = |sign| beside == Some(sign) || within == Some(sign);
    let before = signs[begin..place.start].iter().rev().copied().flatten().find(is_sure);
    let behind = signs[place.end..end].iter().copied().flatten().find(is_sure);
    if is_right_before(Sign::Origin) {
        return false;
    }
    if is_right_before(Sign::Deadline) {
        return before.is_some_and(|sign| sign.is_wish()) || behind != Some(Sign::Loss);
    }
    let begs = || signs[begin..end].contains(&Some(Sign::Plea));
    let is_until = || is_right_before(Sign::Until) || is_right_before(Sign::Before);
    if is_until() && before.or(behind) != Some(Sign::Loss) && begs() {
        return true;
    }
    before.or(behind).is_some_and(|sign| sign.is_wish())
}

/// Whether the words around a moment say how long somebody waits: those before it first, the nearest counts.
fn is_waited_for(place: &Range<usize>, reach: Range<usize>, tokens: &[Token], signs: &[Option<Sign>]) -> bool {
    let Range { start: begin, end } = part_of_sentence(place, reach, tokens);
    let is_sure = |sign: &Sign| matches!(sign, Sign::Wait | Sign::Loss);
    let before = signs[begin..place.start].iter().rev().copied().flatten().find(is_sure);
    let behind = || signs[place.end..end].iter().copied().flatten().find(is_sure);
    before.or_else(behind) == Some(Sign::Wait) && !signs[place.clone()].contains(&Some(Sign::Loss))
}

/// Whether a text is nothing but *until Monday*: that is when one meets again.
fn is_farewell(cluster: &[Item], place: &Range<usize>, rest: &[usize], signs: &[Option<Sign>]) -> bool {
    let is_until = signs[place.start.saturating_sub(1)..=place.start].contains(&Some(Sign::Until));
    let may_come = cluster.iter().all(|item| item.part.may_come() && item.part.is_day());
    let says_no_more = rest.iter().all(|at| matches!(signs[*at], Some(Sign::Until | Sign::Plea)));
    is_until && may_come && says_no_more && !signs.contains(&Some(Sign::Loss))
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
