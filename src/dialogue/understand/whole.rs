//! All that a text says at once.
//!
//! In charge of finding; the engine decides what of it counts, and in which order.

use std::collections::BTreeSet;
use std::ops::Range;

use super::kinds::clauses_all_right;
use super::looked::has_not_looked;
use super::losses::{Losses, losses_in};
use super::names::is_common_word;
use super::phrases::{Match, Words};
use super::polarity::{Polarity, polarity};
use super::questions::asked_in;
use super::told::{Told, ToldMoment, told};
use super::{Command, LONGEST_YES, Listener, Said, command, contains_words, is_same, normal};
use crate::dialogue::answers::Slot;
use crate::dialogue::backend::RestoreOption;
use crate::dialogue::language::{Language, TalkWords};
use crate::dialogue::moments::Writing;

/// Steps whose phrases say what is missing too, so that these stay to be read: *just this one contact*.
const KEPT: [&str; 1] = ["asked-one-record"];

/// How the names of steps begin that answer a question.
pub const ASKED: &str = "asked-";

/// Small talk that says nothing of the matter.
const IDLE: [&str; 3] = ["talk-idle", "talk-joke", "talk-how-are-you"];

/// Steps that answer what is asked of a restore: a moment beside that is when it ran.
const OF_RESTORES: [&str; 3] = ["asked-undo", "asked-if-undone", "asked-undo-part"];

/// The step that answers whoever needs a moment.
pub const PAUSE: &str = "talk-pause";

/// The step that answers thanks.
const THANKS: &str = "talk-thanks";

/// What a text says, before anybody decides what it means here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Understanding {
    /// Steps of the flow that answer something in it, in the order in which it was said.
    pub heard: Vec<String>,
    /// Commands that are sentences of it.
    pub commands: Vec<Command>,
    /// The answers that it gives.
    pub told: Told,
    /// Whether the rest is a yes or a no.
    pub polarity: Option<Polarity>,
    /// Whether it begins another matter.
    pub is_another: bool,
    /// Whether it goes back to the matter that was put aside.
    pub is_first_matter: bool,
    /// Whether it tells of a loss.
    pub is_loss: bool,
    /// Whether it wants nothing but a file, of records that nobody says to have lost.
    pub is_file_only: bool,
    /// Whether it says that nothing was lost, or that nobody did it.
    pub is_denial: bool,
    /// Whether it says that something is not known.
    pub is_unsure: bool,
    /// Whether it says when all was still there.
    pub was_well: bool,
    /// What is left without all that was heard and commanded.
    pub rest: String,
    /// The language in which it says all that, where it is not the person's own.
    pub other_language: Option<String>,
}

impl Understanding {
    /// Whether nothing was made of it.
    pub fn is_empty(&self) -> bool {
        self.heard.is_empty()
            && self.commands.is_empty()
            && self.told.is_empty()
            && self.polarity.is_none()
            && !self.is_loss
            && !self.is_denial
            && !self.is_unsure
            && !self.was_well
            && !self.is_first_matter
    }

    /// Whether it names kinds of data and says nothing of them: in another language most often an accident (*comment*).
    fn names_kinds_only(&self) -> bool {
        let mut told = Told { amount: None, ..self.told.clone() };
        told.forget(Slot::Missing);
        Self { told, ..self.clone() }.says_no_more_than_when()
    }

    /// Whether it says nothing, or a moment and nothing else.
    pub fn says_no_more_than_when(&self) -> bool {
        let told = Told { moment: None, ..self.told.clone() };
        Self { told, ..self.clone() }.is_empty()
    }
}

/// Finds all that a text says, in the person's own language; where that makes nothing of it but a moment, in the first
/// other one that does: people mix them, and in an emergency nobody changes the language first.
pub fn understand(text: &str, listener: &Listener<'_>) -> Understanding {
    let Some(((code, own), others)) = listener.languages.split_first() else { return Understanding::default() };
    let understood = understand_in(text, code, own, listener);
    if !understood.says_no_more_than_when() {
        return understood;
    }
    let words = Words::of(text);
    // Who scolds themselves insults nobody in another language either, and *jemand hat eine CSV importiert* asks for no
    // file in English.
    if [&own.talk.self_blame, &own.talk.occasions].into_iter().any(|phrases| words.find_any(phrases).is_some()) {
        return understood;
    }
    // Where the own language has a yes, a no, a doubt or a moment in it, another one's is an accident (*mai* is May, and a
    // Polish *no* none).
    let has_own = understood.told.moment.is_some()
        || [&own.talk.yes, &own.talk.no, &own.talk.not, &own.talk.unsure, &own.talk.hedges, &own.months]
            .into_iter()
            .any(|phrases| words.find_any(phrases).is_some());
    let readings = others.iter().map(|(code, other)| {
        let reading = understand_in(text, code, other, listener);
        let other_language = Some((*code).to_owned());
        // A Polish *na* is no English *no*: beside words that say nothing it is none.
        let is_alone = Understanding { polarity: None, ..reading.clone() }.says_no_more_than_when();
        let may_be = !has_own && (words.len() <= LONGEST_YES || !is_alone);
        Understanding { polarity: reading.polarity.filter(|_| may_be), other_language, ..reading }
    });
    // An Italian *posto* is no Polish *pusto*: what was read with a typo of another language tells of nothing alone.
    let is_typo = |reading: &Understanding| {
        let told = Told { moment: None, ..reading.told.clone() };
        let is_bare = told.is_empty() && reading.heard.is_empty() && reading.commands.is_empty();
        let other = others.iter().find(|(code, _)| reading.other_language.as_deref() == Some(*code));
        reading.is_loss && is_bare && other.is_some_and(|(_, other)| words.find_any(&other.talk.loss).is_none())
    };
    let says = |reading: &Understanding| !reading.says_no_more_than_when() && !reading.names_kinds_only();
    // *Lascia così, ci penso con la Marta* is Italian, although *con* and *la* are Vietnamese words without their marks.
    let is_own = |reading: &Understanding| {
        let other = others.iter().find(|(code, _)| reading.other_language.as_deref() == Some(*code));
        other.is_some_and(|(_, other)| known_words(&words, own) > known_words(&words, other))
    };
    match readings.into_iter().find(|reading| says(reading) && !is_typo(reading) && !is_own(reading)) {
        Some(mut reading) => {
            reading.told.moment = reading.told.moment.or(understood.told.moment);
            reading
        }
        None => understood,
    }
}

/// How many different words of a text a language has in its choices, its commands and in what people say anywhere.
fn known_words(words: &Words<'_>, language: &Language) -> usize {
    let phrases = language.choices.values().chain(language.commands.values()).chain(language.heard.values()).flatten();
    let said: BTreeSet<&str> = (0..words.len()).map(|at| words.plain(at)).collect();
    let parts = phrases.flat_map(|phrase| phrase.split([' ', '|', '^', '$', '?']));
    parts.filter(|part| said.contains(part)).collect::<BTreeSet<_>>().len()
}

/// All that a text says in one language; moments in any.
fn understand_in(text: &str, code: &str, language: &Language, listener: &Listener<'_>) -> Understanding {
    let words = Words::of(text);
    let mut found = heard_in(&words, language);
    let mut commands = Vec::new();
    let whole = normal(text);
    for sentence in words.sentences() {
        let is_part = !is_same(sentence, &whole);
        if let (true, Some(Said::Plain(command))) = (is_part, command(sentence, language)) {
            let range = range_of(&words, sentence);
            if !found.iter().any(|(_, known)| overlap(known, &range)) {
                commands.push((command, range));
            }
        }
    }
    let asks_person = words.find_any(&language.talk.person).map(|found| found.words);
    let is_new = |range: &Range<usize>| {
        let known = found.iter().map(|(_, range)| range).chain(commands.iter().map(|(_, range)| range));
        !known.into_iter().any(|known| overlap(known, range))
    };
    if let Some(range) = asks_person.filter(is_new) {
        commands.push((Command::Person, range));
    }
    let cut: Vec<Range<usize>> = found
        .iter()
        .filter(|(step, _)| !KEPT.contains(&step.as_str()))
        .map(|(step, range)| if step.starts_with(ASKED) { with_clause(&words, range, language) } else { range.clone() })
        .chain(commands.iter().map(|(_, range)| range.clone()))
        .collect();
    let rest = words.without(&cut);
    found.sort_by_key(|(_, range)| range.start);
    let talk = &language.talk;
    let mut told = told(&rest, code, language, listener);
    let wants_state = told.option == Some(RestoreOption::Csv);
    let writing = Writing { wants_state, ..listener.writing };
    if told.moment.is_some() && listener.moments.find_in(&without_idle(&words, &found), code, writing).is_none() {
        told.moment = None;
    }
    let rest_words = Words::of(&rest);
    let says = |phrases: &[String]| rest_words.find_any(phrases).is_some();
    let unsure: Vec<Range<usize>> =
        (0..rest_words.len()).filter_map(|at| Some(rest_words.longest_at(&talk.unsure, at)?.words)).collect();
    let has_to_look = has_not_looked(&rest_words, talk);
    let Losses { are_told: is_loss, are_denied: is_denial } = losses_in(&rest, &unsure, talk);
    // *Help!* and *Sorry?* beside what somebody has to tell are sighs.
    commands.retain(|(command, _)| !matches!(command, Command::Help | Command::Repeat) || told.is_empty() && !is_loss);
    let asks = says(&talk.only) || says(&talk.wish);
    let is_file_only = told.option == Some(RestoreOption::Csv) && asks && !is_loss && told.who.is_none();
    told.is_state = told.moment.is_some() && is_file_only && !is_loss;
    if let Some(state) = rest_words.find_any(&talk.state).filter(|_| told.moment.is_some()) {
        // *It was overwritten yesterday, put it back to Monday*: the other moment is that of the loss.
        let clauses = rest_words.clauses().into_iter();
        let wanted: Vec<Range<usize>> = clauses.filter(|clause| clause.contains(&state.words.start)).collect();
        let beside = rest_words.without(&wanted);
        let found = listener.moments.find_in(&beside, code, listener.writing);
        let happened = found.map(|found| found.understood.reading).and_then(ToldMoment::of);
        told.is_state = happened.is_none();
        told.moment = happened.or(told.moment);
    }
    let all_right = clauses_all_right(&rest, language);
    let mut was_well = false;
    if let Some(before) = told.moment.filter(|_| !all_right.is_empty()) {
        // *Yesterday the contacts were still there*: when all was well is no moment of the loss, and denies none.
        let found = listener.moments.find_in(&rest_words.without(&all_right), code, listener.writing);
        told.moment = found.map(|found| found.understood.reading).and_then(ToldMoment::of);
        was_well = told.moment != Some(before);
        told.not_kinds.retain(|_| !was_well);
    }
    let names_backup =
        || language.slots.get(Slot::Snapshot.as_str()).into_iter().flatten().any(|word| says_word(&rest, word));
    if told.moment.is_some() && !is_loss && names_backup() {
        told.is_state = true;
    }
    if !is_loss && found.iter().any(|(step, _)| OF_RESTORES.contains(&step.as_str())) {
        told.moment = None;
    }
    // *Un momento, per favore*: what is left is courtesy, and no *please do*.
    let is_courtesy = !(found.is_empty() && commands.is_empty()) && is_courtesy(&rest, language);
    let is_matter = is_loss || asks || !told.is_empty() || !commands.is_empty();
    let is_timed = told.moment.is_some();
    // *Restore the contacts please, thanks*: that is courtesy.
    found.retain(|(step, range)| !(is_matter && step == THANKS && range.end == words.len()));
    // *Wait, no, it was Monday* asks for no time.
    found.retain(|(step, _)| !(is_timed && step == PAUSE));
    Understanding {
        heard: found.into_iter().map(|(step, _)| step).collect(),
        is_file_only,
        commands: commands.into_iter().map(|(command, _)| command).collect(),
        told,
        polarity: polarity(&rest, talk)
            .filter(|yes| !(has_to_look || is_courtesy && *yes == Polarity::Yes || amends(&words, talk, is_timed))),
        is_another: says(&talk.also),
        is_first_matter: says(&talk.first_matter),
        is_loss,
        is_denial,
        is_unsure: !unsure.is_empty() || has_to_look,
        was_well,
        rest,
        other_language: None,
    }
}

/// Where a question was heard, with the rest of its clause: *can we go on working on Monday* tells no moment. A clause
/// that tells of a loss or a wish too keeps the rest.
fn with_clause(words: &Words<'_>, heard: &Range<usize>, language: &Language) -> Range<usize> {
    let clause = words.clauses().into_iter().find(|clause| clause.contains(&heard.start) && clause.end >= heard.end);
    let talk = &language.talk;
    let is_told = |clause: &Range<usize>| {
        let says = |at| [&talk.loss, &talk.wish].into_iter().any(|phrases| words.longest_at(phrases, at).is_some());
        clause.clone().filter(|at| !heard.contains(at)).any(says)
    };
    clause.filter(|clause| !is_told(clause)).unwrap_or_else(|| heard.clone())
}

/// Whether a text begins by taking back what was said: *no wait*; with a moment in it also *no, it was*.
fn amends(words: &Words<'_>, talk: &TalkWords, is_timed: bool) -> bool {
    let begins = |phrases: &[String]| phrases.iter().any(|phrase| words.find_at(phrase, 0).is_some());
    begins(&talk.amends) || is_timed && begins(&talk.corrects)
}

/// Whether a word of the language data stands in a text.
fn says_word(text: &str, word: &str) -> bool {
    contains_words(&normal(text), word)
}

/// Whether a text is nothing but words of courtesy.
pub fn is_courtesy(text: &str, language: &Language) -> bool {
    let plain = normal(text);
    plain.split_whitespace().all(|word| language.talk.courtesy.iter().any(|known| known == word))
}

/// A text without the clauses of small talk: *what's the weather like today* tells no moment.
fn without_idle(words: &Words<'_>, found: &[(String, Range<usize>)]) -> String {
    let is_idle = |clause: &Range<usize>| {
        found.iter().any(|(step, range)| IDLE.contains(&step.as_str()) && overlap(clause, range))
    };
    let idle: Vec<Range<usize>> = words.clauses().into_iter().filter(is_idle).collect();
    words.without(&idle)
}

/// Every step that answers a phrase of the text, with the words that say so; of phrases over each other the longest, then
/// the one that names more of them. Who scolds themselves insults nobody.
fn heard_in(words: &Words<'_>, language: &Language) -> Vec<(String, Range<usize>)> {
    let mut found: Vec<(String, Match)> = Vec::new();
    let asking = words.asking(asked_in(words, &language.talk));
    // *Only the contacts from Monday* names no place.
    let is_name = |found: &Match| found.name.as_ref().is_none_or(|name| !is_common_word(name, language));
    for (step, phrases) in &language.heard {
        let is_it = |found: &Match| !KEPT.contains(&step.as_str()) || is_name(found);
        found.extend(asking.find_any(phrases).filter(is_it).map(|found| (step.clone(), found)));
    }
    if let Some(blame) = words.find_any(&language.talk.self_blame) {
        found.retain(|(_, found)| !overlap(&found.words, &blame.words));
    }
    found.sort_by_key(|(_, found)| std::cmp::Reverse((found.words.len(), found.named)));
    let mut kept: Vec<(String, Range<usize>)> = Vec::new();
    for (step, Match { words: range, .. }) in found {
        if !kept.iter().any(|(_, known)| overlap(known, &range)) {
            kept.push((step, range));
        }
    }
    kept
}

fn overlap(left: &Range<usize>, right: &Range<usize>) -> bool {
    left.start < right.end && right.start < left.end
}

/// Which words a part of the text is.
fn range_of(words: &Words<'_>, part: &str) -> Range<usize> {
    let length = Words::of(part).len();
    let at = (0..words.len()).find(|start| words.written(&(*start..start + length)) == part).unwrap_or(0);
    at..at + length
}
