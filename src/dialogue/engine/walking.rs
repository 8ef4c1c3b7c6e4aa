//! From step to step: entering one, what it does where it asks nothing, and where an outcome leads.
//!
//! In charge of ending: a checked flow never walks far without asking.

use std::collections::BTreeSet;

use super::sentences::BESIDE_VALUES;
use super::{Known, MOST_HOPS, Outcome, Turn};
use crate::dialogue::answers::{Answers, MomentSource, Slot};
use crate::dialogue::backend::{Counts, Kind};
use crate::dialogue::event::{Effect, Passed};
use crate::dialogue::flow::{Body, EvidenceUse, Line, Note, Plain, RETURN, Step};
use crate::dialogue::reply::{Arg, Choice, Reply};
use crate::dialogue::state::{EvidenceState, Task};
use crate::dialogue::steps::{self, BuiltIn, Inner};
use crate::dialogue::understand::{Looked, ToldMoment};

impl Turn<'_> {
    /// Where a step leads that would ask where the person said to have looked already.
    pub(super) fn way_on_after_look(&mut self, plain: &Plain) -> Option<String> {
        let open = plain.choices.iter().filter(|choice| choice.rule.is_none_or(|rule| self.holds(rule)));
        let keys: Vec<&str> = open.map(|choice| choice.key.as_str()).collect();
        let looked = self.state.answers.take_looked(&keys).map(Looked::as_str);
        // Wrong values are in no bin, and no filter hides them.
        let are_values = self.state.answers.told().looked.contains(&Looked::Values);
        let beside = || BESIDE_VALUES.into_iter().find(|key| are_values && keys.contains(key));
        let key = looked.or_else(beside)?;
        let choice = plain.choices.iter().find(|choice| choice.key == key)?;
        Some(choice.target.step.clone())
    }

    /// Goes on to a step after an answer: the one that asked can be come back to.
    pub(super) fn leave_to(&mut self, target: &str) {
        let asked = self.task().question.is_some();
        if target != RETURN && asked {
            let from = self.task().step.clone();
            let is_digression = self.is_digression(&from);
            if self.is_digression(target) == is_digression {
                let trail = &mut self.task().trail;
                if trail.last() != Some(&from) && from != target {
                    trail.push(from);
                }
            }
        }
        self.enter(target);
    }

    pub(super) fn is_digression(&self, id: &str) -> bool {
        self.dialogues.flow.step(id).is_some_and(|step| self.dialogues.flow.is_digression(step))
    }

    /// Enters a step, and those behind it until one asks or waits.
    pub fn enter(&mut self, target: &str) {
        self.state.is_consent_shaken = false;
        let mut target = target.to_owned();
        loop {
            self.hops += 1;
            if self.hops > MOST_HOPS {
                // Only files that were never checked get here; the menu always asks.
                self.ask(Reply::new("stuck").asking(["start-again", "person"]));
                return;
            }
            if target == RETURN {
                return self.end_digression();
            }
            let Some(step) = self.dialogues.flow.step(&target) else {
                self.ask(Reply::new("stuck").asking(["start-again", "person"]));
                return;
            };
            self.place(step);
            match self.pass(step) {
                Some(next) => target = next,
                None => return,
            }
        }
    }

    /// Puts the conversation on a step; a digression opens a task of its own.
    pub(super) fn place(&mut self, step: &Step) {
        self.way.push(Passed { step: step.id.clone(), because: self.because.take() });
        let here = self.task().step.clone();
        match (self.dialogues.flow.is_digression(step), self.is_digression(&here)) {
            (true, false) => self.state.tasks.push(Task::new(&step.id)),
            // A digression that leads into the conversation itself takes the place of what it was beside.
            (false, true) => self.state.tasks.truncate(1),
            _ => {}
        }
        let task = self.task();
        task.step.clone_from(&step.id);
        task.inner = Inner::Fresh;
        task.pending = None;
        task.question = None;
        self.state.aside = None;
    }

    pub(super) fn end_digression(&mut self) {
        if self.state.tasks.len() > 1 {
            self.state.tasks.pop();
        }
        if let Some(step) = self.step_after_undo() {
            return self.enter(&step);
        }
        if let Some(event) = self.task().deferred.take() {
            return self.receive(*event);
        }
        self.remind();
    }

    /// Where it goes on when what this matter restored was just taken back beside it: what its question says of the
    /// portal no longer holds.
    fn step_after_undo(&self) -> Option<String> {
        let is_undone =
            self.effects.iter().any(|effect| matches!(effect, Effect::Say(reply) if reply.name == "undone"));
        let task = self.state.tasks.first().filter(|_| is_undone && self.is_in_matter())?;
        let works = |id: &String| match &self.dialogues.flow.step(id)?.body {
            Body::BuiltIn { step, .. } => Some(*step),
            Body::Plain(_) => None,
        };
        let has_run = task.trail.iter().chain([&task.step]).any(|id| works(id) == Some(BuiltIn::Run));
        let mut steps = self.dialogues.flow.steps.values().filter(|_| has_run);
        let undo =
            steps.find(|step| works(&step.id) == Some(BuiltIn::Undo) && !self.dialogues.flow.is_digression(step))?;
        match &undo.body {
            Body::BuiltIn { exits, .. } => exits.get("done").map(|target| target.step.clone()),
            Body::Plain(_) => None,
        }
    }

    /// Does what a step does on entering; gives the next one where it asks nothing.
    pub(super) fn pass(&mut self, step: &Step) -> Option<String> {
        if let Some(gate) = &step.rule
            && !gate.rule.holds(&self.facts.policy)
        {
            self.because = Some(format!("\"{}\": the policy has {} off", step.id, gate.rule.as_str()));
            return Some(gate.without.clone());
        }
        if step.evidence.is_some() && self.waits_for_evidence() {
            return None;
        }
        if let Some(when) = &step.when {
            match self.fact(when.fact) {
                Known::Yes => {}
                Known::No => {
                    if when.otherwise != step.id {
                        self.because = Some(format!("\"{}\": {} is no", step.id, when.fact));
                        return Some(when.otherwise.clone());
                    }
                }
                Known::Unknown => {
                    if when.unknown != step.id {
                        self.because = Some(format!("\"{}\": {} is not known", step.id, when.fact));
                        return Some(when.unknown.clone());
                    }
                }
                Known::Missing => {
                    self.ask_facts([when.fact]);
                    return None;
                }
            }
        }
        match &step.body {
            Body::Plain(plain) => self.talk(step, plain),
            Body::BuiltIn { step: built_in, variant, .. } => {
                let outcome = steps::enter(*built_in, *variant, self);
                self.follow(outcome)
            }
        }
    }

    pub(super) fn talk(&mut self, step: &Step, plain: &Plain) -> Option<String> {
        if let Some(note) = plain.notes {
            self.note(note);
            if note == Note::Finished && self.take_up_last() {
                return None;
            }
        }
        if let Some(target) = self.way_on_after_upgrade(plain) {
            return Some(target);
        }
        if step.evidence == Some(EvidenceUse::Deletions) {
            self.tell_evidence();
        }
        if let Some(target) = self.way_on_after_look(plain) {
            return Some(target);
        }
        let mut lines: Vec<&Line> =
            plain.say.iter().filter(|line| line.rule.is_none_or(|rule| self.holds(rule))).collect();
        if std::mem::take(&mut self.briefly) && lines.len() > 1 {
            lines.drain(..lines.len() - 1);
        }
        let last = lines.len().saturating_sub(1);
        for (position, line) in lines.into_iter().enumerate() {
            let mut reply = self.plain_reply(&line.text);
            if position == last {
                reply.picture.clone_from(&plain.picture);
            }
            if position < last || plain.choices.is_empty() {
                self.say(reply);
                continue;
            }
            let open = plain.choices.iter().filter(|choice| choice.rule.is_none_or(|rule| self.holds(rule)));
            let choices: Vec<Choice> = open.map(|choice| Choice::new(choice.key.clone())).collect();
            reply.choices = choices;
            if step.evidence.is_some() && self.reading_failed() {
                reply = reply.asking(["try-again"]);
            }
            if plain.choices.iter().any(|choice| choice.key == "requests") {
                self.tell_unfinished();
            }
            self.set_inner(Inner::Asked);
            self.ask(reply);
        }
        plain.next.as_ref().map(|target| target.step.clone())
    }

    /// What was changed too, and is not what was named, is said: one import damages more than one notices at first.
    fn tell_others_changed(&mut self, named: &BTreeSet<Kind>, mut counts: Counts) {
        counts.retain(|entity_type, _| !named.contains(&Kind::from(*entity_type)));
        if !counts.is_empty() {
            let named = Arg::Kinds(named.iter().copied().collect());
            self.say(Reply::new("others-changed").with("kinds", named).with("counts", counts));
        }
    }

    pub(super) fn note(&mut self, note: Note) {
        match note {
            Note::FileWanted => self.state.answers.note_file_wanted(),
            Note::ChangedMeant => {
                let counts = self.evidence().map(|evidence| evidence.changed()).unwrap_or_default();
                let changed: BTreeSet<Kind> = counts.keys().map(|entity_type| Kind::from(*entity_type)).collect();
                // *It spoiled the companies*: of what was changed what was named is meant.
                let named: BTreeSet<Kind> = self.state.answers.told().kinds.intersection(&changed).copied().collect();
                if !named.is_empty() {
                    self.state.answers.forget_told(Slot::Missing);
                    self.tell_others_changed(&named, counts);
                }
                self.state.answers.set_missing(if named.is_empty() { changed } else { named });
            }
            Note::HistoryRead => self.state.answers.note_history_read(),
            Note::AskAgain => {
                self.state.facts.clear();
                self.just_answered.clear();
            }
            Note::ReadAgain => self.state.evidence = EvidenceState::NotRead,
            Note::MissingAgain => {
                let before = self.state.answers.moment().filter(|before| before.source == MomentSource::Told);
                for slot in [Slot::Missing, Slot::Moment, Slot::Option] {
                    self.state.answers.clear(slot);
                }
                if let Some(before) = before.filter(|_| self.state.answers.told_moment().is_none()) {
                    // It is said back beside what is missing now.
                    self.state.answers.tell_moment(Some(ToldMoment::One(before.at)));
                }
                self.state.evidence = EvidenceState::NotRead;
                self.state.snapshots = None;
            }
            Note::OptionAgain => self.state.answers.clear(Slot::Option),
            Note::MomentAgain => {
                self.state.answers.clear(Slot::Moment);
                self.state.snapshots = None;
            }
            Note::Finished => {
                // What was done changed what holds: this week's rollback, for one.
                self.state.facts.clear();
                self.state.answers = Answers::default();
                self.state.evidence = EvidenceState::NotRead;
                self.state.snapshots = None;
                self.state.written.clear();
                self.task().trail.clear();
            }
        }
    }

    /// The next step after an outcome, `None` where the conversation stays.
    pub(super) fn follow(&mut self, outcome: Outcome) -> Option<String> {
        match outcome {
            Outcome::Stay | Outcome::NotUnderstood => None,
            Outcome::Again => self.state.step().map(str::to_owned),
            Outcome::Exit(name) => match &self.step()?.body {
                Body::BuiltIn { exits, .. } => exits.get(name).map(|target| target.step.clone()),
                Body::Plain(_) => None,
            },
        }
    }

    /// Goes where an outcome leads.
    pub(super) fn go(&mut self, outcome: Outcome) {
        match self.follow(outcome) {
            Some(target) if outcome == Outcome::Again => self.enter(&target),
            Some(target) => self.leave_to(&target),
            None => {}
        }
    }
}
