//! Which moments of a text are those of a loss.
//!
//! In charge of telling it from the words around each of them, in the same part of the sentence. What lies in the past for
//! certain is never a deadline (`Part::may_come`).

use std::ops::Range;

use super::{Sign, part_of_sentence};
use crate::dialogue::moments::choosing::Grouped;
use crate::dialogue::moments::lexer::Token;
use crate::dialogue::moments::matching::Item;
use crate::dialogue::moments::parts::{Part, Period};

/// The fewest words that say what a time of today is of.
const FEWEST_WORDS: usize = 4;

/// Takes the moments out that are none of a loss, and gives where they stand. Those that are unlikely ones count
/// only where a loss is named.
pub fn without_asides(
    grouped: &mut Grouped,
    tokens: &[Token],
    signs: &[Option<Sign>],
    is_unlikely: impl Fn(&[Item]) -> bool,
    wants_state: bool,
) -> Vec<Range<usize>> {
    let Grouped { clusters, rest } = grouped;
    let unlikely: Vec<bool> = clusters.iter().map(|cluster| is_unlikely(cluster)).collect();
    let all = Moments {
        unlikely,
        places: clusters.iter().map(|cluster| place_of(cluster)).collect(),
        clusters,
        rest,
        tokens,
        signs,
        wants_state,
    };
    let mut aside: Vec<Range<usize>> = all.alone().map(|position| all.places[position].clone()).collect();
    all.add_bare_habits(&mut aside);
    all.add_other_ends(&mut aside);
    let mut places = all.places.into_iter();
    clusters.retain(|_| places.next().is_none_or(|place| !aside.contains(&place)));
    rest.extend(aside.iter().cloned().flatten());
    rest.sort_unstable();
    rest.dedup();
    aside
}

fn place_of(cluster: &[Item]) -> Range<usize> {
    cluster.first().zip(cluster.last()).map_or(0..0, |(first, last)| first.start..last.end)
}

/// The moments of a text, where they stand, and the words around them.
struct Moments<'a> {
    clusters: &'a [Vec<Item>],
    places: Vec<Range<usize>>,
    /// Which are rather none of the past that counts.
    unlikely: Vec<bool>,
    /// The words that no moment explains.
    rest: &'a [usize],
    tokens: &'a [Token],
    signs: &'a [Option<Sign>],
    /// Whether what is asked for is the state of a day.
    wants_state: bool,
}

impl Moments<'_> {
    /// Those that are none of a loss by the words around them.
    fn alone(&self) -> impl Iterator<Item = usize> {
        (0..self.clusters.len()).filter(|position| {
            let position = *position;
            self.may_come(position) && self.is_deadline(position)
                || self.is_announced(position)
                || self.is_vague_beside_loss(position)
                || self.is_habit(position)
                || self.is_age(position)
                || self.is_of_people(position)
                || self.is_farewell(position)
                || self.asks_until(position)
                || self.is_of_wish(position)
        })
    }

    /// From the moment before to the one behind.
    fn reach(&self, position: usize) -> Range<usize> {
        let before = position.checked_sub(1).map_or(0, |before| self.places[before].end);
        before..self.places.get(position + 1).map_or(self.tokens.len(), |after| after.start)
    }

    /// The part of the sentence that a moment has for itself.
    fn part(&self, position: usize) -> Range<usize> {
        part_of_sentence(&self.places[position], self.reach(position), self.tokens)
    }

    /// The part of the sentence that it stands in, with the other moments in it.
    fn whole_part(&self, position: usize) -> Range<usize> {
        part_of_sentence(&self.places[position], 0..self.tokens.len(), self.tokens)
    }

    fn has(&self, part: Range<usize>, sign: Sign) -> bool {
        self.signs[part].contains(&Some(sign))
    }

    fn is_beside(&self, position: usize, sign: Sign) -> bool {
        self.has(self.part(position), sign)
    }

    fn is_right_behind(&self, position: usize, sign: Sign) -> bool {
        let start = self.places[position].start;
        (1..=2).filter_map(|back| start.checked_sub(back)).any(|at| self.signs[at] == Some(sign))
    }

    fn may_come(&self, position: usize) -> bool {
        self.clusters[position].iter().all(|item| item.part.may_come())
    }

    /// Whether a part of a sentence has no words but the moment, and those that count as none.
    fn says_no_more(&self, part: &Range<usize>, position: usize, is_none: impl Fn(usize) -> bool) -> bool {
        let place = &self.places[position];
        part.clone().all(|at| place.contains(&at) || !self.rest.contains(&at) || is_none(at))
    }

    fn is_deadline(&self, position: usize) -> bool {
        self.is_with_ahead(position)
            || self.is_beside_ahead(position)
            || self.is_wanted(position)
            || self.is_pointed_at(position)
    }

    /// *Today or tomorrow*: the one is as little a loss's as the other.
    fn is_with_ahead(&self, position: usize) -> bool {
        let is_ahead = |other: usize| self.clusters[other].iter().any(|item| item.part.is_ahead());
        let joins = || self.places[position + 1].start <= self.places[position].end + 1;
        position + 1 < self.clusters.len() && is_ahead(position + 1) && joins()
    }

    /// *Next week, from the 15th to the 17th*: what follows without words of its own is then; *next week we have a meeting
    /// on Monday*.
    fn is_beside_ahead(&self, position: usize) -> bool {
        let part = self.whole_part(position);
        let before = |last: usize| part_of_sentence(&(last..last + 1), 0..part.start, self.tokens);
        let is_behind = part.start.checked_sub(1).is_some_and(|last| self.has(before(last), Sign::Ahead));
        is_behind && self.says_no_more(&part, position, |_| false)
            || self.has(part.clone(), Sign::Ahead) && !self.has(part, Sign::Loss)
    }

    /// *We have a fair on the 15th, until then it must be back*.
    fn is_pointed_at(&self, position: usize) -> bool {
        let part = self.whole_part(position);
        let end = self.tokens.len();
        let next = part_of_sentence(&(part.end..end.min(part.end + 1)), part.end..end, self.tokens);
        !self.has(part, Sign::Loss) && self.has(next, Sign::Then)
    }

    /// *Our contract ends on 15 December*, said in November: not that of last year, where nothing was lost then. A time of
    /// today counts where a day is named: it may be that day's.
    fn is_announced(&self, position: usize) -> bool {
        let has_day = |cluster: &[Item]| cluster.iter().any(|item| item.part.is_day());
        // In a few words that are none a day may be misspelled (*yestrday at 11*).
        let is_of_today = || self.rest.len() >= FEWEST_WORDS && !self.clusters.iter().any(|cluster| has_day(cluster));
        self.unlikely[position]
            && (has_day(&self.clusters[position]) && !self.rest.is_empty() || is_of_today())
            && !self.has(self.whole_part(position), Sign::Loss)
    }

    /// *Gone since Sunday. Our last own export is from October*: a month without a loss beside a moment with one.
    fn is_vague_beside_loss(&self, position: usize) -> bool {
        let is_vague = |item: &Item| {
            matches!(item.part, Part::Period(Period::Month(_) | Period::Year(_) | Period::YearDistance(_), _))
        };
        let is_named = |one: usize| self.has(self.whole_part(one), Sign::Loss);
        let others = || (0..self.places.len()).filter(|other| *other != position);
        self.clusters[position].iter().all(is_vague) && !is_named(position) && others().any(is_named)
    }

    /// Whether the words around a moment make it none of a loss: those before it first, the nearest counts.
    fn is_wanted(&self, position: usize) -> bool {
        let (place, Range { start: begin, end }) = (&self.places[position], self.part(position));
        let is_sure = |sign: &Sign| matches!(sign, Sign::Wish | Sign::Wait | Sign::Loss);
        let beside = place.start.checked_sub(1).filter(|at| *at >= begin).and_then(|at| self.signs[at]);
        // *By* within the item itself is one of a time (*per le 20*), not of a day (*na początku roku*).
        let is_time = self.clusters[position].first().is_some_and(|item| item.part.is_time());
        let is_bound = |sign: &Sign| matches!(sign, Sign::Until | Sign::Before);
        let within = self.signs[place.start].filter(|sign| *sign == Sign::Origin || is_bound(sign) || is_time);
        let is_right_before = |sign| beside == Some(sign) || within == Some(sign);
        let before = self.signs[begin..place.start].iter().rev().copied().flatten().find(is_sure);
        let behind = self.signs[place.end..end].iter().copied().flatten().find(is_sure);
        if is_right_before(Sign::Origin) || self.wants_state && is_right_before(Sign::Age) {
            return false;
        }
        if is_right_before(Sign::Deadline) {
            return before.is_some_and(|sign| sign.is_wish()) || behind != Some(Sign::Loss);
        }
        let begs = || self.has(begin..end, Sign::Plea);
        let is_until = || is_right_before(Sign::Until) || is_right_before(Sign::Before);
        if is_until() && before.or(behind) != Some(Sign::Loss) && begs() {
            return true;
        }
        before.or(behind).is_some_and(|sign| sign.is_wish())
    }

    fn is_age(&self, position: usize) -> bool {
        let cluster = &self.clusters[position];
        cluster.iter().any(|item| item.part.is_long_ago()) && self.is_beside(position, Sign::Age)
            || cluster.iter().any(|item| item.part.has_year()) && self.is_right_behind(position, Sign::Age)
    }

    /// *Every day at two in the night*: that night is no certain one.
    fn is_habit(&self, position: usize) -> bool {
        let is_any = |item: &Item| item.part.may_come() || item.part.is_part();
        let is_any = self.clusters[position].iter().all(is_any);
        let is_no_loss = || !self.is_beside(position, Sign::Loss);
        // *Open from 9 to 12 and from 14 to 18 but on Wednesdays*.
        let part = self.whole_part(position);
        let goes_on = |sign: Sign| self.has(part.clone(), sign) && !self.has(part.clone(), Sign::Loss);
        self.is_beside(position, Sign::Habit) && (self.may_come(position) || is_any && is_no_loss())
            || self.may_come(position) && goes_on(Sign::Habit)
            || is_any && goes_on(Sign::Presence)
    }

    /// *When will that be done? Until Monday?*
    fn asks_until(&self, position: usize) -> bool {
        let part = self.part(position);
        self.may_come(position)
            && self.says_no_more(&part, position, |at| self.signs[at] == Some(Sign::Until))
            && self.has(part.clone(), Sign::Until)
            && self.signs[..part.start].iter().flatten().any(Sign::is_wish)
    }

    /// *Please call me on 0171 39200, after 4*: a time without words of its own goes with the wish before it.
    fn is_of_wish(&self, position: usize) -> bool {
        let part = self.part(position);
        let before =
            part.start.checked_sub(1).map(|last| part_of_sentence(&(last..last + 1), 0..part.start, self.tokens));
        let wishes = |part: Range<usize>| self.has(part.clone(), Sign::Wish) && !self.has(part, Sign::Loss);
        self.says_no_more(&part, position, |_| false)
            && self.clusters[position].iter().all(|item| item.part.is_time())
            && before.is_some_and(wishes)
    }

    /// Whether the words around a moment say since when somebody waits, or works here: those before it first, the nearest
    /// counts. What they did lately is a loss's where one is named too.
    fn is_of_people(&self, position: usize) -> bool {
        let (place, Range { start: begin, end }) = (&self.places[position], self.part(position));
        let is_sure = |sign: &Sign| matches!(sign, Sign::Wait | Sign::People | Sign::Loss);
        let before = self.signs[begin..place.start].iter().rev().copied().flatten().find(is_sure);
        let behind = || self.signs[place.end..end].iter().copied().flatten().find(is_sure);
        let is_long_ago = || self.clusters[position].iter().any(|item| item.part.is_long_ago());
        let is_of_people = match before.or_else(behind) {
            Some(Sign::Wait) => true,
            Some(Sign::People) => is_long_ago() || !self.has(begin..end, Sign::Loss),
            _ => false,
        };
        is_of_people && !self.has(place.clone(), Sign::Loss)
    }

    /// Whether a text is nothing but *until Monday*: that is when one meets again.
    fn is_farewell(&self, position: usize) -> bool {
        let place = &self.places[position];
        let is_until = self.has(place.start.saturating_sub(1)..place.start + 1, Sign::Until);
        let may_come = self.clusters[position].iter().all(|item| item.part.may_come() && item.part.is_day());
        let says_no_more = self.rest.iter().all(|at| matches!(self.signs[*at], Some(Sign::Until | Sign::Plea)));
        let is_only = self.clusters.len() == 1;
        is_only && is_until && may_come && says_no_more && !self.signs.contains(&Some(Sign::Loss))
    }

    /// *Mo-Do 8 bis 17 Uhr offen, Fr bis 14 Uhr*: what follows a habit without words of its own is one too.
    fn add_bare_habits(&self, aside: &mut Vec<Range<usize>>) {
        for position in 1..self.places.len() {
            let is_habit = |one: usize| self.is_beside(one, Sign::Habit) || self.is_beside(one, Sign::Presence);
            let is_bare = self.says_no_more(&self.part(position), position, |_| false);
            let follows = aside.contains(&self.places[position - 1]) && is_habit(position - 1);
            if self.may_come(position) && is_bare && follows {
                aside.push(self.places[position].clone());
            }
        }
    }

    /// *Monday to Friday from 9 to 6*: a beginning is what its end is, where both may come; an end is what its beginning is.
    fn add_other_ends(&self, aside: &mut Vec<Range<usize>>) {
        for first in 0..self.places.len().saturating_sub(1) {
            let ranges = &self.places[first..=first + 1];
            let may_come = self.may_come(first) && self.may_come(first + 1);
            let is_one = self.clusters[first + 1].first().is_some_and(|item| item.is_end);
            let is_aside = aside.contains(&ranges[0]) || may_come && aside.contains(&ranges[1]);
            if is_one && is_aside {
                aside.extend(ranges.iter().cloned());
            }
        }
    }
}
