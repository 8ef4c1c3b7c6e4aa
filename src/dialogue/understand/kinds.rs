//! Which kinds of data a text tells of: those that are missing or wanted back, and those that it says are not meant.
//!
//! In charge of clauses. A kind counts where its own clause tells of a loss or a wish, or where kinds are only named;
//! it is not meant where its clause says that it is all right, and behind a *not* or a *without*. What follows from it
//! is the engine's.

use std::collections::BTreeSet;
use std::ops::Range;

use super::amounts::{counted_at, number_at};
use super::losses::{denials_in, losses_in};
use super::phrases::Words;
use super::questions::opens_question;
use crate::dialogue::backend::Kind;
use crate::dialogue::language::{Language, TalkWords};

/// So many words may stand between kinds that are not meant: *not the contacts or the companies*.
const BETWEEN_KINDS: usize = 2;

/// A *not* that stands fewer words than these before a *fine* belongs to it: *not all there*.
const BEFORE_FINE: usize = 2;

/// So many unknown words may stand beside kinds that are only named.
const UNKNOWN_BESIDE: usize = 1;

/// The kinds of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NamedKinds {
    /// Missing, wanted back, or only named.
    pub meant: BTreeSet<Kind>,
    /// Said to be all right, or not to be meant.
    pub not_meant: BTreeSet<Kind>,
    /// Nothing else is meant (*only contacts*).
    pub is_only: bool,
}

/// What a clause says of the kinds in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    /// They are missing, or wanted back.
    Lost,
    /// They are all right.
    Fine,
    /// Nothing: they are only named.
    Named,
    /// Something else: *I have a meeting*.
    Other,
}

/// The kinds that a text names of its own accord. `timeless` is the text without the moment in it: words of a moment may
/// stand beside kinds that are only named.
pub fn kinds_in(text: &str, timeless: &str, language: &Language) -> NamedKinds {
    let mut reader = Reader::new(text, language);
    reader.timeless = Words::of(timeless);
    reader.read(false)
}

/// The kinds that an answer to the question what is missing names: where no clause tells of a loss, in any of them.
pub fn kinds_answered(text: &str, language: &Language) -> NamedKinds {
    let reader = Reader::new(text, language);
    let told = reader.read(false);
    if told.meant.is_empty() && told.not_meant.is_empty() { reader.read(true) } else { told }
}

/// The clauses that say that all is right there, or was: *yesterday they were still there*.
pub fn clauses_all_right(text: &str, language: &Language) -> Vec<Range<usize>> {
    let reader = Reader::new(text, language);
    let clauses = reader.clauses().into_iter();
    clauses.filter(|clause| reader.says(clause, &reader.losses(clause)) == Says::Fine).collect()
}

/// The kind whose longest word begins here. *Something else* is no kind in a sentence.
pub fn kind_at(words: &Words<'_>, language: &Language, at: usize) -> Option<(Kind, usize)> {
    let kinds = Kind::ALL.iter().filter(|kind| **kind != Kind::Other);
    let found = kinds.filter_map(|kind| {
        let names = language.kinds.get(kind.as_str())?;
        Some((*kind, words.longest_at(names, at)?.words.end))
    });
    found.max_by_key(|(_, end)| *end)
}

/// Whether a text says nothing but which kinds are meant and which are not: every other word of it is a small one. A
/// question says no such thing.
pub fn says_only_kinds(text: &str, language: &Language) -> bool {
    let reader = Reader::new(text, language);
    let (words, talk) = (&reader.words, &language.talk);
    let is_asked =
        text.trim_end().ends_with('?') || words.clauses().iter().any(|clause| opens_question(words, talk, clause));
    let lists = [
        &talk.not_these,
        &talk.not_behind,
        &talk.not,
        &talk.unticks,
        &talk.but,
        &talk.instead,
        &talk.also,
        &talk.only,
        &talk.yes,
        &talk.no,
        &talk.wish,
        &talk.loss,
        &talk.restores,
        &talk.fine,
        &talk.hedges,
        &talk.joins,
        &talk.which_group,
    ];
    let small = [&talk.courtesy, &talk.articles, &talk.beside_kinds];
    let is_small = |at: usize| {
        let word = words.plain(at);
        word == language.and
            || small.iter().any(|list| list.iter().any(|known| known == word))
            || number_at(word, language).is_some()
    };
    let mut at = 0;
    while at < words.len() {
        let listed = lists.iter().filter_map(|list| words.longest_at(list, at)).map(|found| found.words.end);
        let known = listed.chain(reader.kind_at(at).map(|(_, end)| end)).max();
        match known {
            Some(end) => at = end,
            None if is_small(at) => at += 1,
            None => return false,
        }
    }
    !is_asked
}

/// A text with what its words may mean.
struct Reader<'a> {
    /// As it was written.
    words: Words<'a>,
    /// With typos.
    loose: Words<'a>,
    /// Without its moment.
    timeless: Words<'a>,
    /// What things are wanted for.
    occasions: Vec<Range<usize>>,
    /// Whether it tells of a loss somewhere.
    is_told: bool,
    language: &'a Language,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, language: &'a Language) -> Self {
        let words = Words::of(text);
        let occasions = (0..words.len()).filter_map(|at| Some(words.longest_at(&language.talk.occasions, at)?.words));
        let occasions = occasions.collect();
        let is_told = losses_in(text, &[], &language.talk).are_told;
        Self { words, loose: Words::loosely(text), timeless: Words::of(text), occasions, is_told, language }
    }

    fn talk(&self) -> &'a TalkWords {
        &self.language.talk
    }

    /// Reads clause by clause; a kind counts in all of them where `everywhere`.
    fn read(&self, everywhere: bool) -> NamedKinds {
        let mut named = NamedKinds::default();
        let mut is_open = false;
        for clause in self.clauses() {
            is_open = self.read_clause(&clause, everywhere, is_open, &mut named);
        }
        named.not_meant.retain(|kind| !named.meant.contains(kind));
        named
    }

    /// A negation counts for the kind right behind it and for those that are joined to it, up to a *but* or the end of
    /// the clause; one that tells of the loss itself (*we have no contacts any more*) is none. Gives whether the clause
    /// tells of a loss and not yet of what: the next one may say so (*she deleted a lot: 80 tasks*).
    fn read_clause(&self, clause: &Range<usize>, everywhere: bool, is_open: bool, named: &mut NamedKinds) -> bool {
        let losses = self.losses(clause);
        let says = match self.says(clause, &losses) {
            Says::Other if is_open && self.begins_with_count(clause) => Says::Lost,
            says => says,
        };
        // How many words may still stand before the next kind that is not meant.
        let is_negated_behind = matches!(says, Says::Named | Says::Other) && self.is_negated_behind(clause);
        let left_out = self.all_of(&self.words, &self.talk().unticks, clause);
        let mut negated: Option<usize> = None;
        let denied_before = !named.not_meant.is_empty();
        let mut meant: Vec<Range<usize>> = Vec::new();
        let mut position = clause.start;
        while position < clause.end {
            let negation = self
                .words
                .longest_at(&self.talk().not_these, position)
                .filter(|found| !losses.iter().any(|loss| overlap(loss, &found.words)))
                .map(|found| (found.words.end, 0))
                // *Leave the deals out*: the kind stands within.
                .or_else(|| {
                    left_out.iter().any(|part| part.start == position).then_some((position + 1, BETWEEN_KINDS))
                });
            if let Some((end, before_kind)) = negation {
                negated = Some(before_kind);
                position = end;
            } else if let Some((kind, end)) = self.kind_at(position).filter(|_| !self.is_occasion(position)) {
                negated = negated.map(|_| BETWEEN_KINDS);
                match says {
                    _ if negated.is_some() || is_negated_behind => _ = named.not_meant.insert(kind),
                    Says::Lost | Says::Named => {
                        named.meant.insert(kind);
                        meant.push(position..end);
                    }
                    Says::Fine => _ = named.not_meant.insert(kind),
                    Says::Other if everywhere => _ = named.meant.insert(kind),
                    Says::Other => {}
                }
                position = end;
            } else {
                let is_end = self.words.longest_at(&self.talk().but, position).is_some();
                negated = negated.and_then(|left| left.checked_sub(1)).filter(|_| !is_end);
                position += 1;
            }
        }
        named.is_only |= self.says_only(clause, &meant, denied_before);
        says == Says::Lost && meant.is_empty()
    }

    /// Whether a clause ends with a *not* that belongs to the kind before it: *die Firmen doch nicht*.
    fn is_negated_behind(&self, clause: &Range<usize>) -> bool {
        let ends = |at: &usize| {
            let behind = [&self.talk().not_behind, &self.talk().unticks].into_iter();
            let mut found = behind.filter_map(|phrases| self.words.longest_at(phrases, *at));
            found.any(|found| found.words.end == clause.end)
        };
        let Some(not) = clause.clone().find(ends) else { return false };
        // *Die Kontakte stimmen nicht* says of them that they are wrong.
        let talk = self.talk();
        let says_nothing = |at: usize| {
            let word = self.words.plain(at);
            let empty = [&talk.but, &talk.instead].into_iter().any(|known| self.words.longest_at(known, at).is_some());
            empty || talk.courtesy.iter().any(|known| known == word)
        };
        let ends_before = |at| self.kind_at(at).is_some_and(|(_, end)| (end..not).all(says_nothing) && end <= not);
        (clause.start..not).any(ends_before)
    }

    /// Whether a word belongs to what things are wanted for (*I have a meeting*): nothing of it is missing.
    fn is_occasion(&self, at: usize) -> bool {
        self.occasions.iter().any(|occasion| occasion.contains(&at))
    }

    /// Whether a clause has a number of some kind at its beginning, behind one word at most.
    fn begins_with_count(&self, clause: &Range<usize>) -> bool {
        clause.clone().take(2).any(|at| counted_at(&self.words, self.language, at).is_some())
    }

    /// Whether an *only* stands before the first of some kinds, or right behind one. Behind a *not* it may be a *but*.
    fn says_only(&self, clause: &Range<usize>, meant: &[Range<usize>], denied_before: bool) -> bool {
        let Some(first) = meant.first() else { return false };
        let is_but = |at: usize| denied_before && self.words.longest_at(&self.talk().but, at).is_some();
        let belongs = |only: &Range<usize>| only.end <= first.start || meant.iter().any(|kind| kind.end == only.start);
        self.all_of(&self.words, &self.talk().only, clause).iter().any(|only| belongs(only) && !is_but(only.start))
    }

    /// The clauses: up to a mark, to a *but*, to the beginning of another clause, and to an *and* between two that each
    /// say something.
    fn clauses(&self) -> Vec<Range<usize>> {
        let mut clauses = Vec::new();
        for part in self.words.clauses() {
            let mut start = part.start;
            for position in part.start + 1..part.end {
                let begins = |phrases: &[String]| self.words.longest_at(phrases, position).is_some();
                let is_between = self.words.plain(position) == self.language.and
                    && self.says_something(&(start..position))
                    && self.says_something(&(position + 1..part.end));
                // *Firmy jednak nie*.
                let but = self.words.longest_at(&self.talk().but, position).map(|found| found.words.end);
                let ends_with_not = |at| {
                    let not = self.words.longest_at(&self.talk().not_behind, at);
                    not.is_some_and(|found| found.words.end == part.end)
                };
                if is_between || but.is_some_and(|end| !ends_with_not(end)) || begins(&self.talk().clause) {
                    clauses.push(start..position);
                    start = position;
                }
            }
            clauses.push(start..part.end);
        }
        clauses
    }

    fn says_something(&self, part: &Range<usize>) -> bool {
        !self.losses(part).is_empty() || !self.fines(part).is_empty()
    }

    /// Where a part tells of a loss or a wish, and does not deny it.
    fn losses(&self, part: &Range<usize>) -> Vec<Range<usize>> {
        let fine = self.fines(part);
        let mut losses = self.all_of(&self.loose, &self.talk().loss, part);
        let denials = denials_in(&self.words, self.talk());
        // *Nobody deleted the leads, they are just gone*: what is lost may be named beside the denial.
        losses.retain(|loss| self.is_told || !denials.iter().any(|denial| overlap(denial, loss)));
        losses.extend(self.all_of(&self.words, &self.talk().wish, part));
        losses.retain(|loss| !fine.iter().any(|fine| overlap(fine, loss)));
        losses
    }

    /// Where a part says that all is right, and not the contrary (*not in order*).
    fn fines(&self, part: &Range<usize>) -> Vec<Range<usize>> {
        let denials = self.all_of(&self.words, &self.talk().not, part);
        let is_denied =
            |fine: &Range<usize>| denials.iter().any(|not| not.end <= fine.start && fine.start - not.end < BEFORE_FINE);
        let mut fines = self.all_of(&self.words, &self.talk().fine, part);
        fines.retain(|fine| !is_denied(fine));
        fines
    }

    fn says(&self, clause: &Range<usize>, losses: &[Range<usize>]) -> Says {
        if !losses.is_empty() {
            Says::Lost
        } else if !self.fines(clause).is_empty() {
            Says::Fine
        } else if self.only_names(clause) {
            Says::Named
        } else {
            Says::Other
        }
    }

    /// Whether a clause has little more in it than kinds and what stands beside them.
    fn only_names(&self, clause: &Range<usize>) -> bool {
        let talk = self.talk();
        // *A meeting tomorrow* is more than a name.
        let is_everyday = clause.clone().any(|at| self.kind_at(at).is_some_and(|(kind, _)| is_of_every_day(kind)));
        let mut unknown = 0;
        let mut position = clause.start;
        while position < clause.end {
            let word = self.words.plain(position);
            let known = [
                &talk.not_these,
                &talk.not_behind,
                &talk.but,
                &talk.also,
                &talk.only,
                &talk.yes,
                &talk.no,
                &talk.unsure,
            ];
            let phrase = known.into_iter().filter_map(|phrases| self.words.longest_at(phrases, position));
            let end = phrase.map(|found| found.words.end).max();
            let is_beside = word == self.language.and
                || talk.beside_kinds.iter().chain(&talk.articles).any(|known| known == word)
                || number_at(word, self.language).is_some();
            let is_beside =
                is_beside || !is_everyday && !(0..self.timeless.len()).any(|at| self.timeless.plain(at) == word);
            let kind = self.kind_at(position).map(|(_, end)| end);
            unknown += usize::from(kind.is_none() && end.is_none() && !is_beside);
            position = kind.or(end).unwrap_or(position + 1);
        }
        unknown <= UNKNOWN_BESIDE
    }

    /// The kind whose longest word begins here, with a typo unless it is another word of its own (an Italian *capo* is no
    /// *campo*).
    fn kind_at(&self, at: usize) -> Option<(Kind, usize)> {
        let is_word = || self.talk().not_names.iter().any(|known| known == self.words.plain(at));
        let found = kind_at(&self.words, self.language, at);
        found.or_else(|| (!is_word()).then(|| kind_at(&self.loose, self.language, at)).flatten())
    }

    /// Every place within a part where one of some phrases stands.
    fn all_of(&self, words: &Words<'_>, phrases: &[String], part: &Range<usize>) -> Vec<Range<usize>> {
        let found = part.clone().filter_map(|at| words.longest_at(phrases, at));
        found.map(|found| found.words).filter(|words| words.end <= part.end).collect()
    }
}

/// Whether a kind is what people also talk of in passing: meetings, calls, appointments, notes.
fn is_of_every_day(kind: Kind) -> bool {
    matches!(kind, Kind::Activities | Kind::Calendar | Kind::Tasks | Kind::Comments)
}

fn overlap(left: &Range<usize>, right: &Range<usize>) -> bool {
    left.start < right.end && right.start < left.end
}
