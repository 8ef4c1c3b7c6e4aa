//! What stands right before a part of a moment, and decides what its words may be.
//!
//! In charge of leaving out readings. Finding them is `matching`'s.

use super::lexer::Token;
use super::matching::Item;
use super::parts::Part;

/// *Yesterday at 16 contacts*: right behind a day, and with nothing more to come, it is an hour and counts nothing.
pub fn keep_hours(tokens: &[Token], found: &mut Vec<Item>) {
    let is_behind_day = |at: usize| {
        !tokens[at].after_mark && found.iter().any(|day| day.part.is_day() && day.end == at && !day.is_beside)
    };
    let is_end = |end: usize| tokens.get(end).is_none_or(|next| next.after_mark);
    let is_count = |item: &&Item| item.part == Part::Count && is_end(item.end);
    // Its word for *at* and the hour itself.
    let hours = found.iter().filter(|item| item.part.is_time() && item.end >= item.start + 2);
    let hours: Vec<(usize, usize)> = hours
        .filter(|hour| is_behind_day(hour.start))
        .filter(|hour| found.iter().filter(is_count).any(|count| count.start == hour.start && count.end > hour.end))
        .map(|hour| (hour.start, hour.end))
        .collect();
    found.retain(|item| {
        item.part != Part::Count || !hours.iter().any(|(start, end)| (*start..*end).contains(&item.start))
    });
}

/// An end stands right behind what begins on a day, and hides what else its words may be.
pub fn keep_ends(found: &mut Vec<Item>) {
    let is_begun = |at: usize| {
        let begins = |item: &&Item| item.end == at && !item.is_end && !item.is_beside && !item.part.is_none();
        found.iter().filter(begins).any(|item| {
            let is_of_day = |day: &Item| day.part.is_day() && (day.end == item.start || day.end + 1 == item.start);
            item.part.is_day() || (item.part.is_time() || item.part.is_part()) && found.iter().any(is_of_day)
        })
    };
    let ends: Vec<(usize, usize)> =
        found.iter().filter(|item| item.is_end && is_begun(item.start)).map(|item| (item.start, item.end)).collect();
    found.retain(|item| match item.is_end {
        true => ends.contains(&(item.start, item.end)),
        false => !ends.iter().any(|end| item.part.is_none() && end.0 == item.start || *end == (item.start, item.end)),
    });
}
