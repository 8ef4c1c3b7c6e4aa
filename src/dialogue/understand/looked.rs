//! Where a person says to have looked already, before they are asked to, and what was to be seen there.
//!
//! In charge of finding it. A step that would ask for it takes it as its answer; that is the engine's.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::phrases::Words;
use super::questions::opens_question;
use crate::dialogue::backend::named;
use crate::dialogue::language::TalkWords;

named! {
    /// What was looked at, by the choice that says the same where it is asked.
    Looked {
        /// The recycle bin has nothing of it.
        Bin = "not-there",
        /// The history shows deletions.
        History = "seen",
        /// The history shows none.
        EmptyHistory = "empty",
        /// No filter hides it.
        Filters = "still-missing",
        /// A filter hid it.
        Hidden = "hidden",
        /// The records are there, with wrong values.
        Values = "wrong-values",
    }
}

/// Beside what was looked at in the language data: that nobody has looked yet, or whether to.
pub const NOT_YET: &str = "not-yet";

/// A *not* so many words before *it was a filter* belongs to it.
const JUST_BEFORE: usize = 2;

impl Looked {
    /// The reply that says it back; what settles the matter is no note.
    pub fn reply(self) -> Option<&'static str> {
        match self {
            Self::Bin => Some("looked-bin"),
            Self::History => Some("looked-history"),
            Self::EmptyHistory => Some("looked-history-empty"),
            Self::Filters => Some("looked-filters"),
            Self::Hidden | Self::Values => None,
        }
    }

    /// What cannot be true beside it.
    pub fn contrary(self) -> Option<Self> {
        match self {
            Self::History => Some(Self::EmptyHistory),
            Self::EmptyHistory => Some(Self::History),
            Self::Filters => Some(Self::Hidden),
            Self::Hidden => Some(Self::Filters),
            Self::Bin | Self::Values => None,
        }
    }
}

/// Where a text says that somebody has looked: of phrases over each other the longest counts, and of two that cannot both
/// be true none. A history of which a *not* is said shows no deletions, unless the text tells who did it.
pub fn looked_in(words: &Words<'_>, talk: &TalkWords, tells_who: bool) -> BTreeSet<Looked> {
    if has_not_looked(words, talk) {
        return BTreeSet::new();
    }
    let mut found: Vec<(Looked, Range<usize>)> = Vec::new();
    for looked in Looked::ALL {
        let Some(phrases) = talk.looked.get(looked.as_str()) else { continue };
        found.extend((0..words.len()).filter_map(|at| Some((*looked, words.longest_at(phrases, at)?.words))));
    }
    let clauses = words.clauses();
    // *I can't find them. Is the recycle bin empty?*
    let is_asked = |range: &Range<usize>| {
        let clause = clauses.iter().find(|clause| clause.contains(&range.start));
        let is_last = |clause: &Range<usize>| clause.start > 0 && words.ends_sentence(clause.end - 1);
        clause.is_some_and(|clause| {
            opens_question(words, talk, clause) || is_last(clause) && words.is_asked(clause.end - 1)
        })
    };
    found.retain(|(_, range)| !is_asked(range));
    // *Not in the bin, the history shows …*: the *not* is none of the history.
    let is_whole = |range: &Range<usize>| clauses.iter().any(|part| part.start <= range.start && range.end <= part.end);
    found.retain(|(_, range)| is_whole(range));
    found.sort_by_key(|(_, range)| std::cmp::Reverse(range.len()));
    let mut kept: Vec<(Looked, Range<usize>)> = Vec::new();
    for (looked, range) in found {
        if !kept.iter().any(|(_, known)| known.start < range.end && range.start < known.end) {
            kept.push((looked, range));
        }
    }
    let is_denied = |range: &Range<usize>| {
        let clauses = words.clauses();
        let clause = clauses.into_iter().find(|clause| clause.start <= range.start && range.start < clause.end);
        clause.is_some_and(|mut clause| clause.any(|at| words.longest_at(&talk.not, at).is_some()))
    };
    let is_negated = |range: &Range<usize>| {
        (range.start.saturating_sub(JUST_BEFORE)..range.end).any(|at| words.longest_at(&talk.not, at).is_some())
    };
    let meant = |(looked, range): (Looked, Range<usize>)| match looked {
        // *Non era un filtro*.
        Looked::Hidden if is_negated(&range) => Looked::Filters,
        Looked::History if !tells_who && is_denied(&range) => Looked::EmptyHistory,
        looked => looked,
    };
    let all: BTreeSet<Looked> = kept.into_iter().map(meant).collect();
    // Whoever looked in the recycle bin and says that something is there has found it, or speaks of something else.
    let is_there = says(words, &talk.fine);
    let is_sure = |looked: &Looked| match looked {
        Looked::Bin => !is_there,
        _ => looked.contrary().is_none_or(|other| !all.contains(&other)),
    };
    all.iter().filter(|looked| is_sure(looked)).copied().collect()
}

/// Whether a text says that nobody has looked yet, or asks where or whether to.
pub fn has_not_looked(words: &Words<'_>, talk: &TalkWords) -> bool {
    talk.looked.get(NOT_YET).is_some_and(|phrases| says(words, phrases))
}

fn says(words: &Words<'_>, phrases: &[String]) -> bool {
    (0..words.len()).any(|at| words.longest_at(phrases, at).is_some())
}
