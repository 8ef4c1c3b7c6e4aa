//! Records that are named: *without Théo Beaulieu*, *only Jonas Weber*, *Jonas too after all*.
//!
//! In charge of hearing which are left out, which alone come back and which come back after all, once we
//! have compared and until the confirmation. Which records bear a name is the plan's to find; it is said back and shown in the
//! preview before anything is confirmed.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Turn;
use crate::dialogue::answers::Slot;
use crate::dialogue::backend::{Kind, LossGroup, RestoreOption};
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::steps::{BuiltIn, Inner};
use crate::dialogue::understand::kinds::kind_at;
use crate::dialogue::understand::names::is_common_word;
use crate::dialogue::understand::phrases::Words;
use crate::dialogue::understand::{self, ASKED, Understanding};
use crate::domain::plain::folded;
use crate::domain::plan::Naming;

/// The fewest letters of a part of a name by which somebody is meant.
const SHORTEST_PART: usize = 3;

/// The longest ending of a declined name, in bytes: *bez Jonasa*.
const LONGEST_ENDING: usize = 3;

/// The most words of one name.
const MOST_WORDS: usize = 4;

/// The question that asks for single records.
const ONE_RECORD: &str = "asked-one-record";

/// The question what a file has in it.
const FILE_CONTENT: &str = "asked-what-is-in-a-file";

/// What is said of some names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// They stay out.
    Without,
    /// They alone come back.
    Only,
    /// They come back too.
    Too,
}

impl Turn<'_> {
    /// *Leave Théo Beaulieu out*, *only Jonas Weber and Aylin Kaya*: records are left out of a selective restore, or they
    /// alone come back. Gives whether it was that.
    pub(super) fn hears_names(&mut self, text: &str, understood: &Understanding) -> bool {
        let is_near = match self.built_in() {
            None => self.is_in_matter() && !self.state.choices().is_empty(),
            Some(step) => matches!(
                step,
                BuiltIn::MissingKinds
                    | BuiltIn::MomentOfLoss
                    | BuiltIn::ChooseOption
                    | BuiltIn::ChooseSnapshot
                    | BuiltIn::ChooseGroups
                    | BuiltIn::Preview
                    | BuiltIn::Confirm
            ),
        };
        let is_open = self.state.aside.is_none() && self.state.last_done.is_none() && self.evidence().is_some();
        // *Leave Théo out, he wants his data deleted* tells no loss.
        let excepts = Words::of(text).find_any(&self.language().talk.excepts).is_some();
        let tells_loss = understood.is_loss && !excepts;
        if !is_near || !is_open || self.awaited_approval().is_some() {
            return false;
        }
        let said = self.names_said(text);
        // *Leave Théo out, he asked us for that, it's the GDPR* asks nothing.
        let is_order = excepts && !self.asks_back(text);
        let asks = |step: &String| step.starts_with(ASKED) && step != ONE_RECORD;
        let is_question = !is_order && understood.heard.iter().any(asks);
        if said.is_empty() || is_question || tells_loss || self.names_other_kinds(text, understood) {
            return !is_question && self.means_some(text, understood);
        }
        self.shake_consent();
        self.state.misunderstood = 0;
        if let Some((group, name)) = self.group_left_out(&said)
            && self.leave_group_out(&group, name)
        {
            return true;
        }
        let rest = self.without_names(text);
        self.take_names(&said, &rest);
        true
    }

    /// *Is Emil Schröder in there?*, where a restore is chosen or shown: whether the record comes back, as far as our own
    /// reading names it; else where each is listed. Gives whether that was asked.
    pub(super) fn answers_whether_in(&mut self, text: &str, understood: &Understanding) -> bool {
        let is_near = matches!(
            self.built_in(),
            Some(
                BuiltIn::ChooseOption
                    | BuiltIn::ChooseSnapshot
                    | BuiltIn::ChooseGroups
                    | BuiltIn::Preview
                    | BuiltIn::Confirm
            )
        );
        let is_file = self.state.answers.option_so_far() == Some(RestoreOption::Csv);
        let is_open = self.state.aside.is_none() && self.evidence().is_some() && self.awaited_approval().is_none();
        let is_other = understood.told.who.is_some() || understood.heard.iter().any(|step| step != FILE_CONTENT);
        if !is_near || is_file || !is_open || is_other || !self.asks_back(text) {
            return false;
        }
        let (words, talk) = (Words::of(text), &self.language().talk);
        // *Can you leave Emil out?* is a wish.
        if [&talk.excepts, &talk.only].into_iter().any(|list| words.find_any(list).is_some()) {
            return false;
        }
        let known = (0..words.len()).find_map(|at| self.known_name_at(&words, at, words.len()));
        // A question begins with a large letter itself: *Ist Walter …*
        let other = || (1..words.len()).find_map(|at| self.other_name_at(&words, at, words.len()));
        let Some((_, name)) = known.or_else(other) else { return false };
        self.shake_consent();
        self.state.misunderstood = 0;
        let reply = match self.comes_back(&name) {
            Some(true) => "name-is-in",
            Some(false) => "except-not-in",
            None if self.shows_plan() => "name-in-list",
            None => "name-listed-later",
        };
        self.say_beside(Reply::new(reply).with("name", name));
        true
    }

    /// Whether a record comes back as things stand; nothing where our own reading does not name it.
    fn comes_back(&self, name: &String) -> Option<bool> {
        let evidence = self.evidence()?;
        let lost = evidence.groups.iter().map(|group| (&group.id, &group.examples));
        let changed = evidence.changes.iter().map(|group| (&group.id, &group.examples));
        let groups: Vec<&String> =
            lost.chain(changed).filter(|(_, examples)| examples.contains(name)).map(|(id, _)| id).collect();
        let naming = self.state.answers.naming();
        let is_named_out = naming.without.contains(name) || !naming.only.is_empty() && !naming.only.contains(name);
        let ticked = self.state.answers.groups();
        let is_ticked = |id: &&&String| ticked.is_none_or(|ticked| ticked.contains(**id));
        (!groups.is_empty()).then(|| !is_named_out && groups.iter().any(|id| is_ticked(&id)))
    }

    /// A text without the clauses that name records; nothing where what is left answers nothing: *do it, but leave out
    /// Jonas*.
    fn without_names(&self, text: &str) -> String {
        let words = Words::of(text);
        let named: Vec<Range<usize>> =
            words.clauses().into_iter().filter(|clause| !self.names_at(&words, clause).is_empty()).collect();
        let rest = words.without(&named);
        let says = self.understanding(&rest);
        let is_choice = || understand::choice(&rest, &self.labels(), self.language()).is_some();
        let is_answer = says.polarity.is_some() || !says.told.is_empty() || is_choice();
        if is_answer && !self.asks_back(&rest) { rest } else { String::new() }
    }

    /// Whether kinds are named besides those of the records, as in *without the contact Théo Beaulieu*.
    fn names_other_kinds(&self, text: &str, understood: &Understanding) -> bool {
        let words = Words::of(text);
        let before: BTreeSet<Kind> = words
            .clauses()
            .iter()
            .flat_map(|clause| self.names_at(&words, clause))
            .filter_map(|(place, _)| {
                let ends_here =
                    |start: usize| kind_at(&words, self.language(), start).filter(|(_, end)| *end == place.start);
                (place.start.saturating_sub(MOST_WORDS)..place.start).find_map(ends_here)
            })
            .map(|(kind, _)| kind)
            .collect();
        let told = &understood.told;
        !told.kinds.union(&told.not_kinds).all(|kind| before.contains(kind))
    }

    /// *3 of them were deleted on purpose*: which, only their names say.
    fn means_some(&mut self, text: &str, understood: &Understanding) -> bool {
        let is_it = understood.told.kinds.is_empty()
            && understood.told.not_kinds.is_empty()
            && Words::of(text).find_any(&self.language().talk.on_purpose).is_some();
        if is_it {
            self.shake_consent();
            self.state.misunderstood = 0;
            let is_possible = self.facts.policy.options.selective;
            self.say_beside(Reply::new(if is_possible { "answer-except-record" } else { "answer-one-record-without" }));
        }
        is_it
    }

    /// Takes what was said of names, where the way back is one by which single records can be told apart; what else was
    /// said is heard then, but where a plan is shown, which is made anew.
    fn take_names(&mut self, said: &[(Said, Vec<String>)], rest: &str) {
        match self.state.answers.option() {
            Some(RestoreOption::Csv) => return self.say_beside(Reply::new("answer-lines-of-file")),
            Some(option) if option.is_rollback() => return self.say_beside(Reply::new("answer-names-not-here")),
            _ if !self.facts.policy.options.selective => {
                return self.say_beside(Reply::new("answer-one-record-without"));
            }
            _ => {}
        }
        let mut naming = self.state.answers.naming().clone();
        let mut replies = Vec::new();
        for (kind, names) in said {
            let text = match kind {
                Said::Without => "names-without",
                Said::Only => "names-only",
                Said::Too => "names-too",
            };
            change(&mut naming, *kind, names);
            replies.push(Reply::new(text).with("names", Arg::List(names.clone())));
        }
        self.state.answers.set_naming(naming);
        let Some(last) = replies.pop() else { return };
        replies.into_iter().for_each(|reply| self.say(reply));
        match self.preview_step().filter(|_| self.shows_plan()) {
            Some(step) => {
                self.say(last);
                self.return_to(&step);
            }
            None if rest.is_empty() => self.say_beside(last),
            None => {
                self.say(last);
                self.hear_words(rest);
            }
        }
    }

    /// Names in a text with what is said of them, clause by clause; names of which nothing is said are none. A clause of
    /// nothing but names goes on with the one before.
    pub(super) fn names_said(&self, text: &str) -> Vec<(Said, Vec<String>)> {
        let (words, talk) = (Words::of(text), &self.language().talk);
        let naming = self.state.answers.naming();
        let mut all: Vec<(Said, Vec<String>)> = Vec::new();
        let mut last = None;
        for clause in words.clauses() {
            let found = self.names_at(&words, &clause);
            let within = Words::of(words.written(&clause));
            let has = |phrases: &[String]| within.find_any(phrases).is_some();
            let is_bare = found.iter().map(|(place, _)| place.len()).sum::<usize>() + 1 >= clause.len();
            let names: Vec<String> = found.iter().map(|(_, name)| name.clone()).collect();
            let is_noted = |name: &String| naming.without.contains(name) || !naming.only.is_empty();
            let said = if has(&talk.excepts) || found.iter().any(|(place, _)| self.is_denied(&words, place, &clause)) {
                Some(Said::Without)
            } else if has(&talk.only) {
                Some(Said::Only)
            } else if names.iter().any(is_noted) && (has(&talk.also) || has(&talk.restores)) {
                Some(Said::Too)
            } else {
                last.filter(|_| is_bare)
            };
            last = said;
            let Some(said) = said.filter(|_| !names.is_empty()) else { continue };
            match all.iter_mut().find(|(known, _)| *known == said) {
                Some((_, known)) => known.extend(names),
                None => all.push((said, names)),
            }
        }
        all
    }

    /// Where names are in a clause, with what our own reading calls them, or else as they are written: several words with
    /// large letters.
    fn names_at(&self, words: &Words<'_>, clause: &Range<usize>) -> Vec<(Range<usize>, String)> {
        let mut found = Vec::new();
        let mut at = clause.start;
        while at < clause.end {
            match self.known_name_at(words, at, clause.end).or_else(|| self.other_name_at(words, at, clause.end)) {
                Some((length, name)) => {
                    found.push((at..at + length, name));
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }

    /// The record of our own reading whose name, or a part of it that no other has, begins here; with how many words.
    fn known_name_at(&self, words: &Words<'_>, at: usize, end: usize) -> Option<(usize, String)> {
        let evidence = self.evidence()?;
        let lost = evidence.groups.iter().flat_map(|group| &group.examples);
        let changed = evidence.changes.iter().flat_map(|group| &group.examples);
        let names: Vec<&String> = lost.chain(changed).collect();
        let said = |name: &String| {
            let name = Words::of(name);
            let parts: Vec<String> = (0..name.len()).map(|at| folded(name.plain(at))).collect();
            // A name is told by how it begins or ends, or by two of its words: *nghệ* of *Rossi Công nghệ KG* is none.
            (0..parts.len())
                .map(|first| {
                    let said =
                        parts[first..].iter().zip(at..end).take_while(|(part, at)| is_said(part, words, *at)).count();
                    (first, said)
                })
                .filter(|(first, said)| *first == 0 || first + said == parts.len() || *said > 1)
                .map(|(_, said)| said)
                .max()
                .unwrap_or_default()
        };
        let most = names.iter().map(|name| said(name)).max().filter(|most| *most > 0)?;
        let mut fitting: Vec<&String> = names.into_iter().filter(|name| said(name) == most).collect();
        fitting.sort_unstable();
        fitting.dedup();
        match fitting.as_slice() {
            [one] => Some((most, (*one).clone())),
            // *Lukas*, of two: the plan asks which.
            _ => Some((most, words.written(&(at..at + most)).to_owned())),
        }
    }

    fn other_name_at(&self, words: &Words<'_>, at: usize, end: usize) -> Option<(usize, String)> {
        let language = self.language();
        // *BEZ Lukasa*: what leaves out is no name.
        let excepts = |at: usize| words.longest_at(&language.talk.excepts, at).is_some();
        let is_common = |at: usize| is_common_word(words.written(&(at..at + 1)), language);
        let is_name = |at: usize| words.is_large(at) && !is_common(at) && !excepts(at);
        let length = (at..end.min(at + MOST_WORDS)).take_while(|at| is_name(*at)).count();
        (length > 1).then(|| (length, words.written(&(at..at + length)).to_owned()))
    }

    /// Whether a *not* stands beside a name.
    fn is_denied(&self, words: &Words<'_>, name: &Range<usize>, clause: &Range<usize>) -> bool {
        let talk = &self.language().talk;
        let denies = |at: usize| [&talk.not, &talk.no].into_iter().any(|list| words.longest_at(list, at).is_some());
        name.start > clause.start && denies(name.start - 1) || name.end < clause.end && denies(name.end)
    }

    /// The group that is nothing but the one record that is to stay out, with its name.
    fn group_left_out(&self, said: &[(Said, Vec<String>)]) -> Option<(String, String)> {
        let [(Said::Without, names)] = said else { return None };
        let [name] = names.as_slice() else { return None };
        let mut groups = self.evidence()?.groups.iter().filter(|group| group.examples.contains(name));
        let group: &LossGroup = groups.next().filter(|group| group.count == 1)?;
        groups.next().is_none().then(|| (group.id.clone(), name.clone()))
    }

    /// Takes the tick off a group of one record, where groups are ticked or a plan is shown; gives whether that was it.
    fn leave_group_out(&mut self, group: &str, name: String) -> bool {
        if let Inner::Groups(ticked) = self.inner().clone() {
            match ticked.contains(group) {
                true => self.choose(group),
                false => self.say_beside(Reply::new("except-not-in").with("name", name)),
            }
            return true;
        }
        let is_shown = matches!(self.built_in(), Some(BuiltIn::Preview | BuiltIn::Confirm));
        let step = self.step_of(Slot::Groups).filter(|_| is_shown && self.can_change(Slot::Groups));
        let Some(step) = step.filter(|_| self.state.answers.untick(group)) else { return false };
        self.state.answers.clear(Slot::Groups);
        self.return_to(&step);
        true
    }
}

/// Whether a word is this part of a name, in full or with an ending.
fn is_said(part: &str, words: &Words<'_>, at: usize) -> bool {
    let word = folded(words.plain(at));
    let ending = word.strip_prefix(part).map(str::len);
    word == part || part.len() >= SHORTEST_PART && ending.is_some_and(|ending| ending <= LONGEST_ENDING)
}

/// Takes what is said of some names into what was said before.
fn change(naming: &mut Naming, said: Said, names: &[String]) {
    let is_meant = |known: &String| names.contains(known);
    match said {
        // *Only Jonas*, and then *without Jonas*: nothing is left, which is not everything.
        Said::Without => {
            naming.without.retain(|known| !is_meant(known));
            naming.without.extend_from_slice(names);
        }
        Said::Only => {
            naming.without.retain(|known| !is_meant(known));
            naming.only = names.to_vec();
        }
        Said::Too => {
            naming.without.retain(|known| !is_meant(known));
            if !naming.only.is_empty() {
                naming.only.retain(|known| !is_meant(known));
                naming.only.extend_from_slice(names);
            }
        }
    }
}
