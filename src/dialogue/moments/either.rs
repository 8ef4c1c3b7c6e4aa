//! One of two days: *Tuesday or Wednesday*.
//!
//! In charge of telling them apart and of putting them together again as two moments of which nobody knows which. Which
//! words say *or* is data of the language (`asides: eithers:`).

use std::ops::Range;

use super::matching::Item;
use super::parts::Part;
use super::{Reading, Understood};

/// The most words between the two.
const FURTHEST: usize = 3;

/// Divides clusters at an *or* with a day on both sides.
pub fn divided_at_or(clusters: Vec<Vec<Item>>, is_or: &[bool]) -> Vec<Vec<Item>> {
    let mut found: Vec<Vec<Item>> = Vec::new();
    for cluster in clusters {
        let mut open: Vec<Item> = Vec::new();
        for item in cluster {
            let is_other = open.last().is_some_and(|before| says_or(before.end..item.start, is_or));
            if is_other && item.part.is_day() && open.iter().any(|before| before.part.is_day()) {
                found.push(std::mem::take(&mut open));
            }
            open.push(item);
        }
        found.push(open);
    }
    found
}

/// Whether an *or*, and little else, stands between two places.
pub fn says_or(between: Range<usize>, is_or: &[bool]) -> bool {
    between.len() <= FURTHEST && is_or[between].contains(&true)
}

/// What the second of two days says of the first as well: *Tuesday or Wednesday at 15:00*.
pub fn shared<'i>(first: &[&'i Item], second: &[&'i Item]) -> Vec<Part> {
    let is_within = |item: &&&Item| !item.part.is_day();
    let has_own = first.iter().any(|item| is_within(&item));
    let of_second = second.iter().filter(|item| !has_own && is_within(item));
    first.iter().chain(of_second).map(|item| item.part).collect()
}

/// The days alone, where times would make more than two moments (*Tuesday or Wednesday at nine*, of the morning or the
/// evening).
pub fn days_of(items: &[&Item]) -> Vec<Part> {
    items.iter().map(|item| item.part).filter(|part| part.is_day()).collect()
}

/// Two moments of which one was; `None` where they are the same, or not two.
pub fn either(first: Understood, second: Understood) -> Option<Understood> {
    let start = |reading: Reading| match reading {
        Reading::One(at) | Reading::Span(at, _) => Some(at),
        _ => None,
    };
    let (mut earlier, mut later) = (start(first.reading)?, start(second.reading)?);
    let ([one], [other]) = (&first.moments[..], &second.moments[..]) else { return None };
    let mut moments = vec![*one, *other];
    if earlier > later {
        (earlier, later) = (later, earlier);
        moments.reverse();
    }
    let by = first.by.into_iter().chain(second.by).collect();
    (earlier < later).then_some(Understood { reading: Reading::Two(earlier, later), moments, by })
}
