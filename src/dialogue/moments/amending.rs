//! What somebody takes back in the same breath: *Tuesday, no sorry, Wednesday*; *yesterday at three, no, at four*.
//!
//! In charge of which parts a later one replaces. Which words take back is data of the language (`asides:`).

use std::ops::Range;

use super::asides::Amend;
use super::matching::Item;
use super::parts::{Part, Period, Which};

/// The most words between a moment and the one that takes it back.
const WIDEST_GAP: usize = 8;

/// Drops the parts that later ones replace. Where something was taken back, its words and those that do it add nothing.
pub fn amended(chosen: Vec<Item>, amends: &[Option<Amend>], is_filler: &mut [bool]) -> Vec<Item> {
    let mut kept: Vec<Item> = Vec::with_capacity(chosen.len());
    let mut taken_back: Vec<Part> = Vec::new();
    // A word of those that take back is no part of a day (*ý tôi là*, where *tôi* is like *tối*).
    let takes_back =
        |item: &Item| (item.is_weak || item.part.is_none()) && amends[item.start..item.end].iter().all(Option::is_some);
    let mut rest = chosen.into_iter().filter(|item| !takes_back(item)).peekable();
    // Where the parts begin that nothing but fillers and words that take back divides.
    let mut run = 0;
    while let Some(mut item) = rest.next() {
        let gap = kept.last().map_or(item.start, |last| last.end)..item.start;
        let is_divided = gap.clone().any(|at| !is_filler[at] && amends[at].is_none());
        if is_divided && !(item.part.is_day() && is_taken_back_before(gap.clone(), amends, is_filler)) {
            run = kept.len();
        }
        let amend = amends[gap.clone()].iter().flatten().min().copied();
        let may_amend = !item.part.is_none() && !item.is_end && kept.len() > run;
        if let (Some(amend), true) = (amend, may_amend) {
            // What stands right beside it replaces too: *no, Wednesday at four*.
            let mut later = vec![item.part];
            if let Some(next) = rest.peek().filter(|next| (item.end..next.start).all(|at| is_filler[at])) {
                later.push(next.part);
            }
            if amend == Amend::Surely || are_other_days(&kept[run..], item.part) {
                let before = replace(&mut kept, run, &later, is_filler);
                item.part = in_same_week(item.part, &before);
                taken_back.extend(before);
                gap.for_each(|at| is_filler[at] = true);
            }
        }
        kept.push(item);
    }
    // *Tuesday, no, Wednesday. Tuesday was the fire drill.*
    kept.retain(|item| !(taken_back.contains(&item.part) && item.part.is_day()));
    kept
}

/// Whether words that surely take back stand right before what follows a few others: *Wednesday or so it says? Wait, no,
/// Thursday*.
fn is_taken_back_before(gap: Range<usize>, amends: &[Option<Amend>], is_filler: &[bool]) -> bool {
    let is_near = gap.len() <= WIDEST_GAP;
    let last = gap.rev().find(|at| !is_filler[*at] || amends[*at].is_some());
    is_near && last.is_some_and(|at| amends[at] == Some(Amend::Surely))
}

/// *Last week on Monday, no, Tuesday*: the Tuesday of last week.
fn in_same_week(later: Part, before: &[Part]) -> Part {
    let week = before.iter().find_map(|part| match *part {
        Part::Weekday { which: which @ (Which::OfWeek(..0) | Which::OfCalendarWeek(_)), .. } => Some(which),
        Part::Period(Period::Week(distance @ ..0), _) => Some(Which::OfWeek(distance)),
        _ => None,
    });
    match (later, week) {
        (Part::Weekday { number, which: Which::Plain, part }, Some(which)) => Part::Weekday { number, which, part },
        _ => later,
    }
}

/// Whether two weekdays differ: then even *that is* takes the first one back.
fn are_other_days(earlier: &[Item], later: Part) -> bool {
    let number = |part: Part| match part {
        Part::Weekday { number, which: Which::Plain, .. } => Some(number),
        _ => None,
    };
    let last = earlier.iter().rev().find_map(|item| number(item.part));
    last.zip(number(later)).is_some_and(|(first, second)| first != second)
}

/// Takes out what is said anew from `run` on, and gives it: days by a day, times and parts of a day by either.
fn replace(kept: &mut Vec<Item>, run: usize, later: &[Part], is_filler: &mut [bool]) -> Vec<Part> {
    let mut taken_back = Vec::new();
    let is_within_day =
        |part: &Part| part.is_time() || part.is_part() || matches!(part, Part::Weekday { part: Some(_), .. });
    let (has_day, has_time) = (later.iter().any(|part| part.is_day()), later.iter().any(is_within_day));
    let mut position = 0;
    kept.retain_mut(|item| {
        position += 1;
        if position <= run || item.part.is_none() {
            return true;
        }
        match item.part {
            // *Yesterday evening, no, on Monday*: still in the evening.
            Part::OfDay { part, day: Some(_) } | Part::Weekday { part: Some(part), .. } if has_day && !has_time => {
                item.part = Part::OfDay { part, day: None };
                return true;
            }
            // *Yesterday evening at nine, no, at ten*: still yesterday.
            Part::OfDay { day: Some(day), .. } if has_time && !has_day => {
                item.part = Part::Day(day);
                return true;
            }
            Part::Weekday { number, which, part: Some(_) } if has_time && !has_day => {
                item.part = Part::Weekday { number, which, part: None };
                return true;
            }
            _ => {}
        }
        let is_replaced = has_day && item.part.is_day() || has_time && is_within_day(&item.part);
        if is_replaced {
            is_filler[item.start..item.end].fill(true);
            taken_back.push(item.part);
        }
        !is_replaced
    });
    taken_back
}
