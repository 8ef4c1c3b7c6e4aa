//! Of all that a text may say, what it says: the parts that explain most of it, and which of them stand together.
//!
//! In charge of that choice. Finding parts is `matching`'s, what they mean together `assemble`'s.

use super::lexer::Token;
use super::matching::Item;
use super::parts::{Part, Period};

/// What an item is worth less that counts only where nothing else explains its words.
const RELUCTANCE: i64 = 250;

/// The items that explain most of a text, in its order; an item is worth what it explains, and more where it explains
/// several words together.
pub fn cover(length: usize, items: &[&Item], is_filler: &[bool]) -> Vec<Item> {
    const EXPLAINED: i64 = 30;
    const TOGETHER: i64 = 10;
    const ITEM: i64 = 24;
    const FILLER: i64 = 10;
    const UNEXPLAINED: i64 = -400;
    let mut starting: Vec<Vec<&Item>> = vec![Vec::new(); length];
    for item in items {
        starting[item.start].push(item);
    }
    let mut best: Vec<(i64, Option<&Item>)> = vec![(0, None); length + 1];
    for at in (0..length).rev() {
        best[at] = (best[at + 1].0 + if is_filler[at] { FILLER } else { UNEXPLAINED }, None);
        for item in &starting[at] {
            let length = i64::try_from(item.end - at).unwrap_or(0);
            let worth = match item.is_reluctant {
                true => length * EXPLAINED - RELUCTANCE,
                false => length * (EXPLAINED + length * TOGETHER),
            };
            let score = best[item.end].0 + worth - ITEM - item.penalty;
            if score > best[at].0 {
                best[at] = (score, Some(item));
            }
        }
    }
    let (mut chosen, mut at) = (Vec::new(), 0);
    while at < length {
        match best[at].1 {
            Some(item) => {
                chosen.push(item.clone());
                at = item.end;
            }
            None => at += 1,
        }
    }
    chosen
}

/// Parts that stand together, and the words of the text that are none.
#[derive(Debug, Default)]
pub struct Grouped {
    /// Parts with nothing but fillers between them.
    pub clusters: Vec<Vec<Item>>,
    /// Which tokens are no part and no filler.
    pub rest: Vec<usize>,
}

/// Drops what counts only beside another part, and groups what is left.
pub fn group(tokens: &[Token], chosen: Vec<Item>, is_filler: &[bool]) -> Grouped {
    let rest_of = |items: &[Item]| {
        let is_in = |at: usize| items.iter().any(|item| !item.part.is_none() && (item.start..item.end).contains(&at));
        let is_nothing =
            |at: usize| items.iter().any(|item| item.part.is_none() && (item.start..item.end).contains(&at));
        (0..tokens.len()).filter(|at| is_nothing(*at) || !is_filler[*at] && !is_in(*at)).collect::<Vec<_>>()
    };
    let mut kept = chosen;
    if !rest_of(&kept).is_empty() {
        let are_near = |pair: &&[Item]| (pair[0].end..pair[1].start).all(|at| is_filler[at]);
        let counts = |position: usize, items: &[Item]| {
            let item = &items[position];
            // Of two weak ones a day and what stands in it make each other strong: *Mon evening*.
            let is_strong = |other: &Item| {
                let complete = (item.is_weak || item.is_bare) && item.part.is_day() != other.part.is_day();
                (!other.is_weak || complete) && !other.part.is_none()
            };
            let has_neighbour = item.is_end
                || items[..=position].windows(2).rev().take_while(are_near).any(|pair| is_strong(&pair[0]))
                || items[position..].windows(2).take_while(are_near).any(|pair| is_strong(&pair[1]));
            let next = tokens.get(item.end);
            let is_last = next.is_none_or(|next| next.after_mark) || is_filler.get(item.end) == Some(&true);
            // *On Good Friday lol, all was gone.*
            let before = (0..item.start).rev().find(|at| !is_filler[*at]).map_or(0, |at| at + 1);
            let behind = (item.end..tokens.len()).find(|at| tokens[*at].after_mark || !is_filler[*at]);
            let begins = before == 0 || (before..=item.start).any(|at| tokens[at].after_mark);
            let ends = behind.is_none_or(|at| tokens[at].after_mark || tokens[at - 1].is_dotted);
            // *On 30 September, the last day of the quarter, in the evening*.
            let is_of_day = || {
                matches!(item.part, Part::OfDay { day: None, .. })
                    && items[..position].iter().any(|one| one.part.is_day())
            };
            let is_clause = (matches!(item.part, Part::Holiday(..)) || is_of_day()) && begins && ends;
            (!item.is_weak || has_neighbour || is_clause)
                && (!item.is_bare || has_neighbour && item.part != Part::Impossible || is_last)
        };
        let flags: Vec<bool> = (0..kept.len()).map(|position| counts(position, &kept)).collect();
        let mut flags = flags.into_iter();
        kept.retain(|_| flags.next().unwrap_or(true));
    }
    let rest = rest_of(&kept);
    let mut clusters: Vec<Vec<Item>> = Vec::new();
    let mut end = 0;
    let mut kept = kept.into_iter().filter(|item| !item.part.is_none()).peekable();
    while let Some(item) = kept.next() {
        let is_near = (end..item.start).all(|at| is_filler[at] && !rest.contains(&at));
        end = item.end;
        // *Yesterday at four they were there, today at seven not*: the second day has a time of its own.
        let has_own_time = item.part.is_day() && kept.peek().is_some_and(|next| next.part.is_time());
        let has_own_part = item.part.is_day() && kept.peek().is_some_and(|next| next.part.is_part());
        // A day that is still to come is no part of one that was.
        let fits = |cluster: &&mut Vec<Item>| {
            let mut days = cluster.iter().filter(|known| known.part.is_day()).peekable();
            let is_ahead = days.peek().is_some_and(|first| first.part.is_ahead());
            let time = cluster.iter().find(|known| known.part.is_time()).map(|known| known.part);
            let is_complete = days.peek().is_some() && time.is_some();
            // *Still there at six, Thursday morning not any more*, *at noon they were there, in the evening not*.
            let is_behind_mark = tokens[item.start].after_mark;
            let is_elsewhere = match (item.part, time) {
                (Part::OfDay { part, .. }, Some(time)) => !time.is_in(part),
                (_, time) => time.is_some() && has_own_part,
            };
            // *Last night, today all is empty*, *Friday evening, at the weekend nobody works here*.
            let is_known = |fits: fn(Part) -> bool| cluster.iter().any(|known| fits(known.part));
            let is_other_day = match item.part {
                Part::Day(0) => is_known(|part| matches!(part, Part::Day(..0) | Part::OfDay { day: Some(..0), .. })),
                Part::Period(Period::Weekend(_), _) => {
                    is_known(|part| matches!(part, Part::Weekday { number: 1..=5, .. }))
                }
                _ => false,
            };
            !(is_complete && has_own_time || is_behind_mark && (is_elsewhere || is_other_day))
                && (!item.part.is_day() || days.peek().is_none() || is_ahead == item.part.is_ahead())
        };
        match clusters.last_mut().filter(|_| is_near && !item.is_end).filter(fits) {
            Some(cluster) => cluster.push(item),
            None => clusters.push(vec![item]),
        }
    }
    Grouped { clusters, rest }
}
