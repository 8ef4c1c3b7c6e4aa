//! Yes, no and not knowing: which choice of the open question each of them is.
//!
//! In charge of the choice, never of consent: that is `consent`'s.

use super::Turn;
use super::consent::CONSENTS;
use super::hearing::asks;
use super::wishes::GO_ON;
use crate::dialogue::backend::RestoreOption;
use crate::dialogue::language::TalkWords;
use crate::dialogue::reply::Arg;
use crate::dialogue::steps::{BuiltIn, Inner, MomentStage};
use crate::dialogue::understand::names::is_common_word;
use crate::dialogue::understand::phrases::Words;
use crate::dialogue::understand::told::amount_in;
use crate::dialogue::understand::{self, Polarity, Told};
use crate::domain::plain::folded;

/// Choices of not knowing, the plainest first: it may be left out, or be shown how to find out.
const UNSURE: [&str; 3] = ["not-sure", "skip", "how"];

/// The choice of another backup than the one that is proposed.
pub(super) const OTHER_SNAPSHOT: &str = "other-snapshot";

/// The choice of the backup that is proposed.
const TAKE_IT: &str = "take-it";

/// The choice that says that what was done looks right.
pub(super) const CONTENT: &str = "all-good";

/// Whether a text denies something but for the *no* that it begins with: that denies the trouble (*no, all is well*), or
/// that all is well (*no, undo it*).
pub(super) fn denies_behind_no(words: &Words<'_>, talk: &TalkWords) -> bool {
    // *Oh no, undo it*.
    let begins = |no: &String| (0..=1).find_map(|at| Some(words.find_at(no, at)?.words.end));
    let from = talk.no.iter().filter_map(begins).max().unwrap_or(0);
    (from..words.len()).any(|at| words.longest_at(&talk.not, at).is_some())
}

/// Whether a text takes back something that was said before: *no, the deals*, *I mean the deals*.
pub(in crate::dialogue) fn takes_back(text: &str, talk: &TalkWords) -> bool {
    let words = Words::of(text);
    let no = talk.no.iter().any(|no| words.find_at(no, 0).is_some());
    no || [&talk.but, &talk.amends, &talk.instead].into_iter().any(|phrases| words.find_any(phrases).is_some())
}

/// Whether a text adds to what was said before it: *the deals too*, *yes, but also the contacts*.
pub(in crate::dialogue) fn adds_to(text: &str, talk: &TalkWords) -> bool {
    let words = Words::loosely(text);
    words.find_any(&talk.also).is_some() && words.find_any(&talk.only).is_none()
}

impl Turn<'_> {
    /// Whether a text says that what was done looks right, however it begins (*no, all is well*).
    pub(super) fn is_content(&self, text: &str) -> bool {
        let is_asked = self.state.aside.is_none() && self.state.choices().contains(&CONTENT);
        is_asked && self.says_content(text)
    }

    /// Whether a text says that all is well, and nothing against it.
    pub fn says_content(&self, text: &str) -> bool {
        if self.is_qualified(text, CONTENT) {
            return false;
        }
        let language = self.language();
        let (words, plain) = (Words::of(text), folded(&understand::normal(text)));
        let is_said = |phrase: &&String| phrase.contains(' ') && understand::contains_words(&plain, &folded(phrase));
        let is_good = language.choices.get(CONTENT).into_iter().flatten().any(|phrase| is_said(&phrase));
        is_good && !denies_behind_no(&words, &language.talk)
    }

    /// Whether a text says yes somewhere, and nowhere no.
    pub(crate) fn agrees(&self, text: &str) -> bool {
        let (words, talk) = (Words::of(text), &self.language().talk);
        let says = |phrases: &[String]| words.find_any(phrases).is_some();
        says(&talk.yes) && !says(&talk.no) && !says(&talk.not) && !asks(text)
    }

    /// The answer to a question of the conversation itself that a yes or a no is.
    pub(super) fn aside_choice(&self, polarity: Option<Polarity>) -> Option<String> {
        self.state.aside.as_ref()?;
        self.polar_choice(polarity)
    }

    /// The choice that a yes or a no is: the first whose other words have the word itself. Consent is never read out of
    /// a sentence.
    pub(super) fn polar_choice(&self, polarity: Option<Polarity>) -> Option<String> {
        let language = self.language();
        let words = match polarity? {
            Polarity::Yes => &language.talk.yes,
            Polarity::No => &language.talk.no,
        };
        let word = words.first()?;
        let fits = |key: &&str| language.choices.get(*key).is_some_and(|others| others.contains(word));
        let choices = self.state.choices();
        match (polarity, self.built_in()) {
            // The way that is advised stands first.
            (Some(Polarity::Yes), Some(BuiltIn::ChooseOption))
                if choices.first().is_some_and(|key| RestoreOption::find(key).is_some()) =>
            {
                return choices.first().map(|key| (*key).to_owned());
            }
            (Some(Polarity::Yes), Some(BuiltIn::ChooseGroups)) if choices.contains(&GO_ON) => {
                return Some(GO_ON.to_owned());
            }
            (Some(Polarity::No), Some(BuiltIn::ChooseSnapshot)) if choices.contains(&OTHER_SNAPSHOT) => {
                return Some(OTHER_SNAPSHOT.to_owned());
            }
            _ => {}
        }
        choices.into_iter().find(fits).filter(|key| !CONSENTS.contains(key)).map(str::to_owned)
    }

    /// The choice that a text names by its place, where no number and no day could be meant by that.
    pub(super) fn placed_choice(&mut self, text: &str) -> Option<String> {
        let place = understand::place(text, self.language())?;
        let takes_days = *self.inner() == Inner::Moment(MomentStage::Asked);
        let takes_numbers = matches!(self.built_in(), Some(BuiltIn::HowMuch | BuiltIn::HistoryWord));
        if self.state.aside.is_none() && (takes_days || takes_numbers) {
            return None;
        }
        let choices = self.state.choices();
        let from_end = || usize::try_from(-place).ok().and_then(|back| choices.len().checked_sub(back));
        let position = usize::try_from(place - 1).ok().or_else(from_end)?;
        choices.get(position).map(|key| (*key).to_owned())
    }

    /// The choice that is advised, where a text leaves it to the assistant. None of them begins anything.
    pub(super) fn advised_choice(&self, text: &str) -> Option<String> {
        let choices = self.state.choices();
        let advised = match self.built_in()? {
            BuiltIn::ChooseOption => {
                let asked = self.state.open_question()?.replies.last()?;
                // Beside another way that was told the advice is named.
                let named = asked.args.get("option").map(Arg::to_machine);
                let named = named.as_deref().and_then(|term| term.strip_prefix("option-")).map(str::to_owned);
                named.filter(|key| choices.contains(&key.as_str())).or_else(|| Some((*choices.first()?).to_owned()))?
            }
            BuiltIn::ChooseSnapshot => TAKE_IT.to_owned(),
            BuiltIn::ChooseGroups => GO_ON.to_owned(),
            _ => return None,
        };
        let is_left = self.state.aside.is_none() && !asks(text) && understand::leaves_it(text, self.language());
        // *A file is fine*: what is named counts.
        let is_left = is_left && self.understanding(text).told.is_empty();
        (is_left && choices.contains(&advised.as_str())).then_some(advised)
    }

    /// Not knowing is an answer where one is offered for it.
    pub(super) fn unsure_choice(&self) -> Option<String> {
        let choices = self.state.choices();
        UNSURE.into_iter().find(|key| choices.contains(key)).map(str::to_owned)
    }

    /// Whether a text that says that something is not known gives no part of an answer: no number, no moment, nobody's
    /// name.
    pub(super) fn says_nothing_more(&self, rest: &str, told: &Told) -> bool {
        let language = self.language();
        let words = Words::of(rest);
        let cut = words.find_any(&language.talk.unsure).map(|found| found.words);
        let is_name = |at: usize| {
            at > 0
                && cut.as_ref().is_none_or(|cut| !cut.contains(&at))
                && words.is_large(at)
                && !is_common_word(words.written(&(at..at + 1)), language)
        };
        let asks_name = self.built_in() == Some(BuiltIn::HistoryWord);
        told.is_empty() && amount_in(rest, language).is_none() && !(asks_name && (0..words.len()).any(is_name))
    }
}
