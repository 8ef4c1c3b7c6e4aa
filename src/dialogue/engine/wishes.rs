//! What is wanted beyond the open question: a file after all, the records after all, another backup.
//!
//! In charge of seeing that it is wanted, and of leading there. Each asks for its own word before anything is done.

use std::collections::BTreeSet;

use super::hearing::asks;
use super::polar::{CONTENT, OTHER_SNAPSHOT};
use super::sentences::{ALL_RECORDS, FINISH, FOUND, ONLY_MISSING};
use super::{Heard, Turn};
use crate::dialogue::answers::{Answers, Slot};
use crate::dialogue::backend::{Kind, RestoreOption};
use crate::dialogue::event::Effect;
use crate::dialogue::flow::{Body, Note, Step};
use crate::dialogue::reply::Reply;
use crate::dialogue::steps::{BuiltIn, Inner, MomentStage};
use crate::dialogue::understand::kinds::kinds_answered;
use crate::dialogue::understand::phrases::Words;
use crate::dialogue::understand::{self, Command, Looked, Said, Told};
use crate::domain::EntityType;

/// The choice of not knowing when it happened.
pub(super) const NOT_SURE: &str = "not-sure";

/// The choice to go on.
pub(super) const GO_ON: &str = "go-on";

/// The choice of comparing once more.
const LOOK_AGAIN: &str = "look-again";

/// The choice of bringing few records back by hand.
const BY_HAND: &str = "by-hand";

/// A *not* so many words before a wish belongs to it.
const NEAR: usize = 2;

/// The choice of another way, behind an undo.
pub(super) const OTHER_WAY: &str = "other-option";

impl Turn<'_> {
    /// *Just restore it!*, where it is asked when it happened: what the backups show of that may say so.
    pub(super) fn leaves_moment_open(&mut self, rest: &str, told: &Told) -> bool {
        let is_asked = *self.inner() == Inner::Moment(MomentStage::Asked) && self.state.aside.is_none();
        is_asked && told.is_empty() && self.state.choices().contains(&NOT_SURE) && self.wants_back(rest)
    }

    /// *The backup of Wednesday*: where the backup is asked, or before it is, that is its answer and no other moment of the
    /// loss; gives whether it was asked.
    pub(super) fn names_backup(&mut self, rest: &str, told: &mut Told) -> bool {
        let Some(day) = told.moment.filter(|_| told.kinds.is_empty() && told.who.is_none()) else { return false };
        let asks_backup = self.own_slot() == Some(Slot::Snapshot) && self.state.aside.is_none();
        let (words, talk) = (Words::of(rest), &self.language().talk);
        let is_picked = told.is_state || words.find_any(&talk.picks).is_some();
        if asks_backup {
            return is_picked && self.try_step(&Heard::Text(rest.to_owned()));
        }
        let answers = &self.state.answers;
        let is_open = answers.snapshot().is_none() && answers.moment().is_some() && told.is_state;
        let named = self.listed_snapshots().into_iter().rfind(|snapshot| day.holds(snapshot.taken_at));
        if let Some(named) = named.filter(|_| is_open && self.own_slot() != Some(Slot::Moment)) {
            self.state.answers.propose_snapshot(named.id);
            told.forget(Slot::Moment);
        }
        false
    }

    /// *Another day*, behind the question which backup, as far as the result: that is asked anew; gives whether it was
    /// said.
    pub(super) fn changes_backup(&mut self, text: &str) -> bool {
        let plain = understand::normal(text);
        let phrases = self.language().choices.get(OTHER_SNAPSHOT).into_iter().flatten();
        let is_said =
            phrases.into_iter().any(|phrase| phrase.contains(' ') && understand::contains_words(&plain, phrase));
        let is_free = !self.is_running() && self.own_slot() != Some(Slot::Snapshot);
        let step = self.step_of(Slot::Snapshot).filter(|_| is_said && is_free && self.can_change(Slot::Snapshot));
        let Some(step) = step else { return false };
        self.state.misunderstood = 0;
        self.state.answers.want_other_snapshot();
        self.return_to(&step);
        true
    }

    /// *All 32!*, where groups are ticked or a plan is shown that leaves some out: the groups are asked about again, all of
    /// them ticked; gives whether that was said.
    pub(super) fn wants_all_groups(&mut self, text: &str) -> bool {
        let asks_groups = self.built_in() == Some(BuiltIn::ChooseGroups) && self.state.aside.is_none();
        if !(self.shows_plan() || asks_groups) || asks(text) || !understand::means_all(text, self.language()) {
            return false;
        }
        if asks_groups {
            return self.try_step(&Heard::Text(text.to_owned()));
        }
        self.ticks_again(Answers::tick_all)
    }

    /// *The companies too*, where a plan is shown that leaves them out: the groups are asked about again, theirs ticked
    /// too; gives whether that was said.
    pub(super) fn ticks_more(&mut self, text: &str) -> bool {
        let is_more = Words::loosely(text).find_any(&self.language().talk.also).is_some();
        if !is_more || !self.shows_plan() || asks(text) || !self.says_only_kinds(text) {
            return false;
        }
        let kinds = kinds_answered(text, self.language()).meant;
        let Some(evidence) = self.evidence() else { return false };
        let lost = evidence.groups.iter().map(|group| (group.entity_type, &group.id));
        let changed = evidence.changes.iter().map(|group| (group.entity_type, &group.id));
        let of_these = |(kind, _): &(EntityType, &String)| kinds.contains(&Kind::from(*kind));
        let groups: Vec<String> = lost.chain(changed).filter(of_these).map(|(_, id)| id.clone()).collect();
        self.ticks_again(|answers| answers.tick(&groups))
    }

    /// Whether a plan is shown and nothing is waited for.
    pub(super) fn shows_plan(&mut self) -> bool {
        let is_shown = matches!(self.built_in(), Some(BuiltIn::Preview | BuiltIn::Confirm));
        is_shown && self.state.aside.is_none() && self.awaited_approval().is_none() && self.task().pending.is_none()
    }

    /// Asks about the groups again where other ones are to be ticked; gives whether they are.
    pub(super) fn ticks_again(&mut self, tick: impl FnOnce(&mut Answers) -> bool) -> bool {
        let step = self.step_of(Slot::Groups).filter(|_| self.can_change(Slot::Groups));
        let Some(step) = step.filter(|_| tick(&mut self.state.answers)) else { return false };
        self.state.misunderstood = 0;
        self.state.answers.clear(Slot::Groups);
        self.state.answers.want_more();
        self.return_to(&step);
        true
    }

    /// Begins with a file as the menu does.
    pub(super) fn begin_file(&mut self, mut told: Told) {
        self.note(Note::Finished);
        told.is_state = told.moment.is_some();
        self.note_told(&told);
        let menu = self.dialogues.flow.start("welcome").to_owned();
        match self.way_into(&menu, &Told { kinds: BTreeSet::new(), ..told }) {
            Some(step) => self.leave_to(&step),
            None => self.enter(&menu),
        }
    }

    /// *I never asked for a file*: forgets the way that was noted and is not meant; gives whether there was one.
    pub(super) fn drops_option(&mut self, rest: &str) -> bool {
        let noted = self.state.answers.told().option.filter(|_| self.state.answers.option().is_none());
        let Some(option) = noted.filter(|option| understand::denies_option(rest, *option, self.language())) else {
            return false;
        };
        self.state.answers.forget_told(Slot::Option);
        self.effects.push(Effect::Say(Reply::new("option-dropped").with("option", option)));
        true
    }

    /// *No CSV, please*, of the way that was chosen: it is asked anew; gives whether it was said.
    pub(super) fn leaves_option(&mut self, rest: &str, told: &Told) -> bool {
        let chosen = self.state.answers.option().filter(|_| told.option.is_none() && !self.is_running());
        let is_denied = chosen.is_some_and(|option| understand::denies_option(rest, option, self.language()));
        // *The CSV is not there*, once it was made.
        let is_made = self.built_in() == Some(BuiltIn::Run);
        if !is_denied || is_made || asks(rest) || !self.can_change(Slot::Option) {
            return false;
        }
        self.note_told(told);
        self.effects.push(Effect::Say(Reply::new("changing")));
        self.obey(&Said::Change(Slot::Option));
        true
    }

    /// *Only the contacts*, where the plan of a rollback is shown: the way is asked anew; gives whether it was said.
    pub(super) fn narrows_rollback(&mut self, told: &Told) -> bool {
        let is_rollback = self.state.answers.option().is_some_and(RestoreOption::is_rollback);
        let is_narrower = told.is_only && !told.kinds.is_empty() && told.option.is_none();
        if !is_rollback || !is_narrower || !self.shows_plan() || !self.can_change(Slot::Option) {
            return false;
        }
        self.effects.push(Effect::Say(Reply::new("changing")));
        self.obey(&Said::Change(Slot::Option));
        true
    }

    /// Whether a text that has a choice in it says more, so that it is not that: *all good, but the links are wrong*.
    pub(super) fn is_qualified(&self, text: &str, key: &str) -> bool {
        let is_open = |looked: &Looked| {
            *looked == Looked::Values || self.state.choices().contains(&looked.as_str()) && looked.as_str() != key
        };
        match key {
            CONTENT => asks(text) || Words::of(text).find_any(&self.language().talk.but).is_some(),
            // *Found it, it's empty*.
            FOUND => self.understanding(text).told.looked.iter().any(is_open),
            _ => false,
        }
    }

    /// *Found it, it's empty*: the choice that nothing is there.
    pub(super) fn finds_empty(&self, text: &str) -> Option<&'static str> {
        let choices = self.state.choices();
        let talk = &self.language().talk;
        let all = Words::of(text);
        let is_said = all.sentences().into_iter().any(|sentence| {
            let words = Words::of(sentence);
            !asks(sentence) && words.find_any(&talk.empties).is_some() && words.find_any(&talk.not).is_none()
        });
        let empty = [(FOUND, Looked::Bin), (Looked::History.as_str(), Looked::EmptyHistory)];
        let there = |(found, nothing): &(&str, Looked)| choices.contains(found) && choices.contains(&nothing.as_str());
        let nothing = empty.into_iter().find(there).map(|(_, nothing)| nothing.as_str())?;
        (is_said && self.state.aside.is_none()).then_some(nothing)
    }

    /// *I don't see them!*, where they were said to be there and our own reading differs: that is gone on with.
    pub(super) fn sees_nothing(&self, is_loss: bool) -> bool {
        let choices = self.state.choices();
        is_loss && choices.contains(&GO_ON) && choices.contains(&LOOK_AGAIN) && self.state.aside.is_none()
    }

    /// *Then just get all three back*, where it is asked whether to go on with what is missing: with a few records, or
    /// with those of which our own reading says so.
    pub(super) fn wants_few_back(&self, text: &str) -> bool {
        let choices = self.state.choices();
        let is_open = choices.contains(&BY_HAND) || choices.contains(&LOOK_AGAIN);
        let is_asked = choices.contains(&GO_ON) && is_open && self.state.aside.is_none();
        let (words, talk) = (Words::of(text), &self.language().talk);
        let denies = |at: usize| talk.not.iter().any(|not| words.find_at(not, at).is_some());
        let wants = (0..words.len()).any(|at| {
            let found = words.longest_at(&talk.restores, at).map(|found| found.words);
            found.is_some_and(|found| !(found.start.saturating_sub(NEAR)..found.end).any(denies))
        });
        is_asked && wants && !asks(text)
    }

    /// Hears of whoever has a file, or is about to, that the records are wanted back in the portal; gives whether they
    /// are. A moment that is told of a file is that of its state.
    pub(super) fn leaves_file(&mut self, rest: &str, told: &mut Told, is_loss: bool) -> bool {
        if self.state.answers.option() != Some(RestoreOption::Csv) {
            return false;
        }
        told.is_state |= !is_loss && told.moment.is_some();
        let is_any_way = told.option.is_none_or(|option| option == RestoreOption::Selective);
        let is_other_way = told.option == Some(RestoreOption::Selective) && !self.says_only(rest);
        if !is_any_way || !(is_other_way || self.wants_back(rest)) {
            return false;
        }
        told.option = None;
        self.note_told(told);
        self.effects.push(Effect::Say(Reply::new("changing")));
        self.obey(&Said::Change(Slot::Option));
        true
    }

    /// *Only the missing ones* of whoever is about to have a file says what goes into it, and names no other way.
    pub(super) fn tell_file_content(&self, text: &str, told: &mut Told) {
        let is_asked = self.built_in() == Some(BuiltIn::MissingKinds) || self.state.choices().contains(&ONLY_MISSING);
        let way =
            told.option.filter(|option| *option != RestoreOption::Selective).or(self.state.answers.option_so_far());
        if is_asked || way != Some(RestoreOption::Csv) || !text.contains(char::is_alphabetic) {
            return;
        }
        let contents = self.labels_of(&Reply::new("file-preview").asking([ONLY_MISSING, ALL_RECORDS]));
        let language = self.language();
        let said = understand::choice(text, &contents, language);
        if let Some(key) = said.or_else(|| understand::choice_politely(text, &contents, language)) {
            told.option = told.option.filter(|option| *option != RestoreOption::Selective);
            told.only_missing = Some(key == ONLY_MISSING);
        }
    }

    /// *The restore, and a csv too*, where it is asked which way: one comes after the other.
    pub(super) fn wants_restore_and_file(&self, text: &str) -> bool {
        let (words, talk) = (Words::of(text), &self.language().talk);
        let says = |option: RestoreOption| {
            talk.options.get(option.as_str()).is_some_and(|phrases| words.find_any(phrases).is_some())
        };
        let is_offered = self.state.choices().contains(&RestoreOption::Selective.as_str())
            && self.built_in() == Some(BuiltIn::ChooseOption)
            && self.state.aside.is_none();
        let is_both =
            says(RestoreOption::Csv) && (says(RestoreOption::Selective) || words.find_any(&talk.restores).is_some());
        let is_either =
            [&talk.not, &talk.but, &talk.instead].into_iter().any(|phrases| words.find_any(phrases).is_some());
        is_offered && is_both && !is_either && !asks(text)
    }

    /// *Found them, it was a filter*, *no restore needed*, *no, stop, it's sorted*: ends a matter in which nothing was done;
    /// gives whether that was said.
    pub(super) fn is_solved(&mut self, text: &str) -> bool {
        let looks = Looked::ALL.iter().any(|looked| self.state.choices().contains(&looked.as_str()));
        let is_free = self.state.aside.is_none() && self.state.last_done.is_none() && self.task().pending.is_none();
        if !is_free || !self.is_in_matter() || self.awaited_approval().is_some() || asks(text) {
            return false;
        }
        let (words, talk) = (Words::of(text), &self.language().talk);
        let solved = words.find_any(&talk.solved).map(|found| found.words.start);
        let denied = |at: usize| (at.saturating_sub(NEAR)..at).any(|at| words.longest_at(&talk.not, at).is_some());
        let is_said = !looks && solved.is_some_and(|at| !denied(at)) && words.find_any(&talk.but).is_none();
        let stops = |clause| {
            let said = understand::command_anywhere(words.written(&clause), &self.listener());
            said == Some(Said::Plain(Command::Cancel))
        };
        let is_stopped = words.clauses().len() > 1 && words.clauses().into_iter().any(stops);
        let says = self.understanding(text);
        let is_all = says.told.kinds.is_empty() && says.told.option.is_none() && says.told.moment.is_none();
        if !(is_said || is_stopped) || !is_all || says.is_loss && !is_stopped && !says.is_denial {
            return false;
        }
        self.state.misunderstood = 0;
        if !is_said {
            self.obey(&Said::Plain(Command::Cancel));
        } else if self.state.choices().contains(&FINISH) {
            self.choose(FINISH);
        } else {
            let is_end = |step: &&Step| matches!(step.body, Body::BuiltIn { step: BuiltIn::Feedback, .. });
            let end = self.dialogues.flow.steps.values().find(is_end).map(|step| step.id.clone());
            self.effects.push(Effect::Say(Reply::new("solved")));
            match end {
                Some(end) => self.leave_to(&end),
                None => self.obey(&Said::Plain(Command::Cancel)),
            }
        }
        true
    }

    /// Whether a text says that the records themselves are wanted back.
    pub(super) fn wants_back(&self, text: &str) -> bool {
        let (words, talk) = (Words::of(text), &self.language().talk);
        words.find_any(&talk.restores).is_some() && words.find_any(&talk.not).is_none()
    }
}
