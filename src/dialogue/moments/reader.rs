//! One text, in one language, in another, or in all together.
//!
//! In charge of what counts of each language's findings, and of saying rather nothing than another day. Finding parts is
//! `matching`'s, the choice among them `choosing`'s, what they mean together `assemble`'s.

use std::ops::Range;

use chrono::{DateTime, Duration, Utc};

use super::amending::amended;
use super::asides::{Amend, Sign, Standing, divided_at_bounds, standings_of, without_asides};
use super::assemble::{Place, assemble};
use super::choosing::{Grouped, cover, group};
use super::either::{days_of, divided_at_or, either, says_or, shared};
use super::grammar::Grammar;
use super::lexer::{Shape, Token};
use super::matching::{Item, Words, fillers_of, items_of, words_of};
use super::parts::{Part, Period};
use super::source::DateOrder;
use super::vocabulary::{Likeness, WordId};
use super::{Found, Moment, Precision, Reading, Understood, Writing};

/// The shortest word of another language that is no accident within a longer text, in letters.
const SHORTEST_WITHIN: usize = 5;

/// The shortest word of another language that is no accident where nothing else is said.
const SHORTEST_ALONE: usize = 4;

/// From when on a day without a year is rather the next one, which comes within two months, than the last.
const COMES_SOON_DAYS: i64 = 305;

/// From when on a moment is rather the age of something.
const OLDEST_DAYS: i64 = 2 * 365;

/// What one language finds in a text.
pub struct Analysed<'a> {
    grammar: &'a Grammar,
    items: Vec<Item>,
    fillers: Vec<bool>,
    signs: Vec<Option<Sign>>,
    standings: Vec<Option<Standing>>,
    amends: Vec<Option<Amend>>,
    eithers: Vec<bool>,
    /// Which words speak of days, whatever rules make of them.
    day_words: Vec<bool>,
    /// Which words are weeks.
    weeks: Vec<bool>,
    /// What the own language knows for no moment of a loss.
    aside: Vec<Range<usize>>,
}

/// A text to be read.
pub struct Reader<'a> {
    pub tokens: &'a [Token],
    pub own: Option<&'a Grammar>,
    pub writing: Writing,
}

impl Reader<'_> {
    fn is_own(&self, grammar: &Grammar) -> bool {
        self.own.is_none_or(|own| std::ptr::eq(own, grammar))
    }

    /// What another language finds is often an accident: it needs a word, no short one alone, and none that the own
    /// language knows for no moment.
    pub fn analyse<'a>(&self, grammar: &'a Grammar, own: Option<&Analysed<'_>>, is_within: bool) -> Analysed<'a> {
        let other = self.own.filter(|_| !self.is_own(grammar));
        let words = words_of(self.tokens, grammar, other);
        let mut items = items_of(self.tokens, &words, grammar);
        if let (Some(_), Some(own)) = (other, own) {
            let denied: Vec<&Item> = own.items.iter().filter(|item| item.part.is_none()).collect();
            items.retain(|item| {
                let mut shapes = self.tokens[item.start..item.end].iter().map(|token| token.shape);
                let shortest = if is_within { SHORTEST_WITHIN } else { SHORTEST_ALONE };
                let is_long = item.end - item.start > 1 || self.tokens[item.start].plain.chars().count() >= shortest;
                let is_denied = denied.iter().any(|denied| item.start < denied.end && denied.start < item.end);
                !is_denied && !shapes.all(|shape| shape.is_numeric()) && is_long
            });
        }
        let fillers = fillers_of(&words, grammar);
        let signs = grammar.asides.signs(self.tokens, &words);
        let standings = grammar.asides.standings(self.tokens, &words);
        let amends = grammar.asides.amends(self.tokens, &words);
        let eithers = grammar.asides.eithers(self.tokens, &words);
        let day_words = day_words_of(&words, self.tokens, grammar);
        let weeks = words.iter().map(|known| known.iter().any(|(word, _)| grammar.is_week(*word))).collect();
        let mut found = Analysed {
            grammar,
            items,
            fillers,
            signs,
            standings,
            amends,
            eithers,
            day_words,
            weeks,
            aside: Vec::new(),
        };
        // *10 am meeting tomorrow*: what is to come makes an aside of what stands beside it.
        let is_ahead = || found.items.iter().any(|item| item.part.is_ahead());
        if other.is_none() && (found.signs.iter().any(Option::is_some) || is_ahead()) {
            found.aside = self.grouped(std::slice::from_ref(&found), None).1;
        }
        found
    }

    /// The parts that explain most of the text, without deadlines, and where these stand: in whatever language a moment
    /// is, the own one may say that it is none of a loss.
    fn grouped(&self, analysed: &[Analysed<'_>], own: Option<&Analysed<'_>>) -> (Grouped, Vec<Range<usize>>) {
        let is_aside = |item: &Item| {
            let aside = own.into_iter().flat_map(|own| &own.aside);
            aside.into_iter().any(|aside| item.start < aside.end && aside.start < item.end)
        };
        let others = analysed.iter().filter(|one| !own.is_some_and(|own| std::ptr::eq(own, *one)));
        let others = others.flat_map(|one| &one.items).filter(|item| !is_aside(item));
        let is_in = |own: &&Analysed<'_>| analysed.iter().any(|one| std::ptr::eq(one, *own));
        // What its own language alone knows for no moment is none beside words of others either.
        let own_items = own.filter(is_in).into_iter().flat_map(|own| &own.items);
        let own_items = own_items.filter(|item| analysed.len() == 1 || !is_aside(item));
        let items: Vec<&Item> = own_items.chain(others).collect();
        let mut fillers = vec![false; self.tokens.len()];
        for one in analysed {
            for (is_filler, is_too) in fillers.iter_mut().zip(&one.fillers) {
                *is_filler |= is_too;
            }
        }
        let amends = own.or(analysed.first()).map_or(&[][..], |one| &one.amends);
        let chosen = amended(cover(self.tokens.len(), &items, &fillers), amends, &mut fillers);
        let mut grouped = group(self.tokens, chosen, &fillers);
        let standings = self.standings(analysed, own);
        grouped.clusters = divided_at_bounds(grouped.clusters, self.tokens, &standings);
        grouped.clusters = divided_at_or(grouped.clusters, &self.eithers(analysed, own));
        let signs = |at: usize| analysed.iter().chain(own).find_map(|one| one.signs[at]);
        let signs: Vec<Option<Sign>> = (0..self.tokens.len()).map(signs).collect();
        let order = own.or(analysed.first()).map(|one| one.grammar.order);
        let is_unlikely = |cluster: &[Item]| order.is_some_and(|order| self.is_unlikely(cluster, order));
        let aside = without_asides(&mut grouped, self.tokens, &signs, is_unlikely, self.writing.wants_state);
        (grouped, aside)
    }

    /// Whether it is rather another moment than the last such: a day without a year that comes soon (*on 15 December*, said in
    /// November), a time of today that is still to come; or older than anything that people miss only now.
    fn is_unlikely(&self, cluster: &[Item], order: DateOrder) -> bool {
        let parts: Vec<Part> = cluster.iter().map(|item| item.part).collect();
        let (_, moments) = assemble(&parts, Place { order, writing: self.writing });
        let Some(age) = moments.iter().map(|moment| self.writing.now - moment.at).max() else { return false };
        let is_ahead = || parts.iter().any(|part| part.comes_every_year()) && age > Duration::days(COMES_SOON_DAYS);
        let is_later_today = || {
            let today = self.writing.now.with_timezone(&self.writing.zone).date_naive();
            let is_today = |moment: &Moment| moment.at.with_timezone(&self.writing.zone).date_naive() == today;
            self.writing.day.is_none() && parts.iter().all(|part| part.is_time()) && !moments.iter().any(is_today)
        };
        age > Duration::days(OLDEST_DAYS) || is_ahead() || is_later_today()
    }

    pub fn whole(&self, analysed: &[Analysed<'_>], own: Option<&Analysed<'_>>) -> Option<Understood> {
        let (grouped, _) = self.grouped(analysed, own);
        grouped.rest.is_empty().then(|| self.understood(&grouped, analysed, own))?
    }

    pub fn within(&self, analysed: &[Analysed<'_>], own: Option<&Analysed<'_>>) -> Option<(usize, Found)> {
        let (grouped, _) = self.grouped(analysed, own);
        let understood = self.understood(&grouped, analysed, own)?;
        let explained = grouped.clusters.iter().flatten().map(|item| item.end - item.start).sum();
        Some((explained, Found { understood, rest: rest_of(self.tokens, &grouped.rest) }))
    }

    /// What the clusters mean. Those that complete each other are one, and so are a beginning and its end; of several the
    /// earliest of the past counts, as of a range, but none at which all was well still beside one that says when it was. A
    /// time of which the day was missed means nothing.
    fn understood(
        &self,
        grouped: &Grouped,
        analysed: &[Analysed<'_>],
        own: Option<&Analysed<'_>>,
    ) -> Option<Understood> {
        let order = self.own.or(analysed.first().map(|one| one.grammar))?.order;
        let place = Place { order, writing: self.writing };
        let all: Vec<&Analysed<'_>> = analysed.iter().chain(own).collect();
        let whole = completed(&grouped.clusters).into_iter().filter(|items| {
            let has_day = items.iter().any(|item| item.part.is_day() || item.part.is_from_now());
            // *Monday last week* in words that are none: another Monday.
            let is_of_any_week = items.iter().filter(|item| item.part.is_day()).all(|item| item.part.is_of_any_week());
            let speaks = |one: &Analysed<'_>, at: usize| if has_day { one.weeks[at] } else { one.day_words[at] };
            has_day && !is_of_any_week || !self.misses_day(items, &grouped.rest, &all, has_day, &speaks)
        });
        let standings = self.standings(analysed, own);
        let mut meant: Vec<Meant> = Vec::new();
        for items in whole {
            let mut parts: Vec<Part> = items.iter().map(|item| item.part).collect();
            // *On Saturday at noon they were still there, in the evening not any more*: that day's evening.
            if let (Some(before), false) = (meant.last(), parts.iter().any(|part| part.is_day() || part.is_from_now()))
            {
                let places = [before.place(), place_of(&items)];
                if standings_of(&places, self.tokens, &standings)[0] == Some(Standing::Fine) {
                    parts.extend(before.items.iter().map(|item| item.part).filter(|part| part.is_day()));
                }
            }
            let (reading, moments) = assemble(&parts, place);
            let by = items.iter().map(|item| item.by.clone()).collect();
            let found = Understood { reading, moments, by };
            let is_end = items.first().is_some_and(|item| item.is_end);
            match meant.last_mut().filter(|_| is_end) {
                Some(beginning) if items.iter().any(|item| item.part.is_day()) => beginning.end_with(found),
                Some(_) => {}
                None => meant.push(Meant { items, found, end: None }),
            }
        }
        meant.retain(|one| one.found.reading != Reading::None);
        without_vague(&mut meant);
        self.without_bounds(&mut meant, &standings);
        if let [first, second] = &meant[..]
            && says_or(first.place().end..second.place().start, &self.eithers(analysed, own))
        {
            let read = |parts: &[Part], of: &Meant<'_>| {
                let (reading, moments) = assemble(parts, place);
                Understood { reading, moments, ..of.found.clone() }
            };
            let timed = || either(read(&shared(&first.items, &second.items), first), second.found.clone());
            let days = || either(read(&days_of(&first.items), first), read(&days_of(&second.items), second));
            if let Some(two) = timed().or_else(days) {
                return Some(two);
            }
        }
        meant.into_iter().map(|one| one.found).min_by_key(|found| {
            let first = found.moments.first().map(|moment| moment.at);
            (first.is_none(), first)
        })
    }

    /// What words of any of the languages say of how all was.
    fn standings(&self, analysed: &[Analysed<'_>], own: Option<&Analysed<'_>>) -> Vec<Option<Standing>> {
        let standing = |at: usize| analysed.iter().chain(own).find_map(|one| one.standings[at]);
        (0..self.tokens.len()).map(standing).collect()
    }

    /// Which words say *or* in any of the languages.
    fn eithers(&self, analysed: &[Analysed<'_>], own: Option<&Analysed<'_>>) -> Vec<bool> {
        let is_or = |at: usize| analysed.iter().chain(own).any(|one| one.eithers[at]);
        (0..self.tokens.len()).map(is_or).collect()
    }

    /// Drops moments at which all was well still where another one says when it happened.
    fn without_bounds(&self, meant: &mut Vec<Meant<'_>>, standings: &[Option<Standing>]) {
        let places: Vec<Range<usize>> = meant.iter().map(Meant::place).collect();
        let standings = standings_of(&places, self.tokens, standings);
        let says_when = |(one, standing): (&Meant<'_>, &Option<Standing>)| match standing {
            Some(Standing::Fine) => false,
            Some(Standing::Event) => !one.found.moments.is_empty(),
            None => !one.found.moments.is_empty() && one.items.iter().any(|item| item.part.is_stretch()),
        };
        if meant.iter().zip(&standings).any(says_when) {
            let mut standings = standings.into_iter();
            meant.retain(|_| standings.next().flatten() != Some(Standing::Fine));
        } else if let [bound, gone] = &mut meant[..]
            && standings == [Some(Standing::Fine), None]
        {
            bound.go_until(gone);
        } else if let [gone, bound] = &mut meant[..]
            && standings == [None, Some(Standing::Fine)]
        {
            bound.go_until(gone);
        } else if let [bound] = &mut meant[..]
            && standings == [Some(Standing::Fine)]
        {
            bound.found.moments.extend(bound.end);
        }
    }
}

fn place_of(items: &[&Item]) -> Range<usize> {
    items.first().zip(items.last()).map_or(0..0, |(first, last)| first.start..last.end)
}

/// Drops a month in which an exact moment lies that was named too (*at the end of October, the day before All Saints'*), and
/// a day of which a time was named (*Sunday around noon, yes, we work on Sundays*).
fn without_vague(meant: &mut Vec<Meant<'_>>) {
    let exact: Vec<(DateTime<Utc>, Precision)> =
        meant.iter().filter_map(|one| one.found.moments.first()).map(|moment| (moment.at, moment.precision)).collect();
    meant.retain(|one| {
        let is_vague =
            one.items.iter().all(|item| matches!(item.part, Part::Period(Period::Month(_) | Period::Year(_), _)));
        let is_day = one.found.moments.first().is_some_and(|moment| moment.precision == Precision::Day);
        let Reading::Span(from, to) = one.found.reading else { return true };
        let is_within = |other: &DateTime<Utc>| (from..to).contains(other);
        let holds = |(at, precision): &(DateTime<Utc>, Precision)| {
            let is_another = Some(*at) != one.found.moments.first().map(|moment| moment.at);
            is_within(at)
                && (is_vague && is_another && *precision <= Precision::Day || is_day && *precision < Precision::Day)
        };
        !exact.iter().any(holds)
    });
}

/// What some items mean together.
struct Meant<'a> {
    items: Vec<&'a Item>,
    found: Understood,
    /// The first moment of its end, where it is a range.
    end: Option<Moment>,
}

impl Meant<'_> {
    fn place(&self) -> Range<usize> {
        place_of(&self.items)
    }

    /// All was well then, and it was gone later: it happened between the two.
    fn go_until(&mut self, gone: &Self) {
        let (Some(from), [to]) = (self.found.moments.first().copied(), &gone.found.moments[..]) else { return };
        let until = match gone.found.reading {
            Reading::One(until) | Reading::Span(_, until) => until,
            _ => return,
        };
        if from.at < to.at {
            self.found.reading = Reading::Span(from.at, until);
            self.found.moments = vec![from, *to];
            self.found.by.extend(gone.found.by.iter().cloned());
        }
    }

    /// A beginning with its end: a span, unless the end comes before it or is still to come.
    fn end_with(&mut self, end: Understood) {
        let from = match self.found.reading {
            Reading::One(at) | Reading::Span(at, _) => at,
            _ => return,
        };
        let to = match end.reading {
            Reading::Span(_, to) | Reading::One(to) => to,
            Reading::Two(_, to) | Reading::Gap(_, to) | Reading::Overlap(_, to) => to,
            Reading::None | Reading::Future(_) => return,
        };
        if from < to {
            self.end = end.moments.first().copied();
            self.found.reading = Reading::Span(from, to);
            self.found.by.extend(end.by);
        }
    }
}

impl Reader<'_> {
    /// Whether words right beside a time speak of a day that no rule understood, or of one that does not count, or
    /// words beside a weekday of a week: rather nothing than another day. Of the nearest words that are no part the
    /// first may be a number, or a day that was dropped.
    fn misses_day(
        &self,
        items: &[&Item],
        rest: &[usize],
        all: &[&Analysed<'_>],
        has_day: bool,
        speaks: &dyn Fn(&Analysed<'_>, usize) -> bool,
    ) -> bool {
        const FURTHEST: usize = 3;
        let (Some(first), Some(last)) = (items.first(), items.last()) else { return false };
        let before = (0..first.start).rev().take_while(|at| !self.tokens[at + 1].after_mark);
        let behind = (last.end..self.tokens.len()).take_while(|at| !self.tokens[*at].after_mark);
        let is_one = |(position, at): (usize, usize)| {
            let is_small = matches!(self.tokens[at].shape, Shape::Number { value: 1..=31, digits: 1 | 2 });
            let is_dropped = |one: &&Analysed<'_>| {
                one.items.iter().any(|item| item.part.is_day() && (item.start..item.end).contains(&at))
            };
            position == 0 && !has_day && (is_small || all.iter().any(is_dropped))
                || all.iter().any(|one| speaks(one, at))
        };
        let is_unexplained = |at: &usize| rest.contains(at);
        let within = (first.start..last.end).filter(is_unexplained);
        has_day && within.enumerate().any(is_one)
            || before.filter(is_unexplained).take(FURTHEST).enumerate().any(is_one)
            || behind.filter(is_unexplained).take(FURTHEST).enumerate().any(is_one)
    }
}

/// Which words are weekdays, months or parts of a day, as they are written.
fn day_words_of(words: &Words, tokens: &[Token], grammar: &Grammar) -> Vec<bool> {
    let is_one = |(at, known): (usize, &Vec<(WordId, Likeness)>)| {
        let is_everyday = grammar.vocabulary.is_everyday(&tokens[at].plain);
        let is_known =
            |(word, likeness): &(WordId, Likeness)| *likeness == Likeness::Same && grammar.is_day_word(*word);
        !is_everyday && (known.iter().any(is_known) || known.is_empty() && grammar.resembles_day(&tokens[at].plain))
    };
    words.iter().enumerate().map(is_one).collect()
}

/// The words of a text that are no part of the moment.
pub fn rest_of(tokens: &[Token], rest: &[usize]) -> String {
    let mut text = String::new();
    for (position, at) in rest.iter().enumerate() {
        let token = &tokens[*at];
        let follows = position > 0 && rest[position - 1] + 1 == *at;
        match &token.joint {
            Some(marks) if follows => text.push_str(marks),
            _ if position > 0 => text.push(' '),
            _ => {}
        }
        text.push_str(&token.written);
    }
    text
}

/// Whether parts name a part of a day without a time, and others nothing but a time in it.
fn is_within_part(before: &[&Item], times: &[Item]) -> bool {
    let part = before.iter().find_map(|item| if let Part::OfDay { part, .. } = item.part { Some(part) } else { None });
    let (Some(part), false) = (part, before.iter().any(|item| item.part.is_time())) else { return false };
    let is_day = before.iter().any(|item| item.part.is_day());
    is_day && times.iter().all(|item| item.part.is_in(part))
}

/// Clusters of which one says the day and the next the time are one moment.
fn completed(clusters: &[Vec<Item>]) -> Vec<Vec<&Item>> {
    let mut found: Vec<Vec<&Item>> = Vec::new();
    for cluster in clusters {
        let has = |items: &mut dyn Iterator<Item = Part>| {
            items.fold((false, false), |(day, time), part| {
                (day || part.is_day(), time || part.is_time() || matches!(part, Part::OfDay { .. }))
            })
        };
        let mine = has(&mut cluster.iter().map(|item| item.part));
        let is_end = cluster.first().is_some_and(|item| item.is_end);
        let completes = found.last().is_some_and(|before| {
            let before = has(&mut before.iter().map(|item| item.part));
            matches!((before, mine), ((true, false), (false, true)) | ((false, true), (true, false)))
        });
        // *Yesterday morning, I cannot say exactly, around ten*.
        let completes = completes || found.last().is_some_and(|before| is_within_part(before, cluster));
        // *Friday in the evening until Monday*: what belongs to the end says nothing of the beginning.
        let completes = completes && !is_end;
        match found.last_mut().filter(|_| completes) {
            Some(before) => before.extend(cluster),
            None => found.push(cluster.iter().collect()),
        }
    }
    found
}
