//! Several matters side by side: one is put aside whole while another is under way, and taken up again where it was.
//!
//! In charge of the shelf. Each matter has answers, findings and tasks of its own; what is known of the portal and of
//! the person is shared, and asked anew when a matter is taken up.

use std::collections::BTreeSet;

use super::Turn;
use crate::dialogue::answers::{Answers, Slot};
use crate::dialogue::backend::{Kind, RestoreOption};
use crate::dialogue::desk::DeskEvent;
use crate::dialogue::event::{Effect, Event};
use crate::dialogue::flow::Body;
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::state::{AsideAbout, EvidenceState, Matter, Task};
use crate::dialogue::steps::BuiltIn;
use crate::dialogue::understand::Told;
use crate::domain::PlanId;

/// The most matters that wait at once.
const MOST_MATTERS: usize = 3;

impl Turn<'_> {
    /// Whether a matter is under way: not the menu, and not after its end.
    pub(super) fn is_in_matter(&self) -> bool {
        let step = self.state.tasks.first().and_then(|task| self.dialogues.flow.step(&task.step));
        step.is_some_and(|step| step.flow != "welcome")
    }

    /// Whether a text begins another matter: it names what is missing or wanted, and not to the question that is open.
    pub(super) fn begins_another(&self, told: &Told) -> bool {
        let is_asked = matches!(self.built_in(), Some(BuiltIn::MissingKinds));
        let wants_file = told.option == Some(RestoreOption::Csv) && self.built_in() != Some(BuiltIn::ChooseOption);
        let answers = &self.state.answers;
        let is_of_this =
            |kind| answers.missing().is_some_and(|kinds| kinds.contains(kind)) || answers.told().kinds.contains(kind);
        let is_new = told.kinds.iter().any(|kind| !is_of_this(kind));
        self.is_in_matter() && !is_asked && (is_new || wants_file)
    }

    /// Asks, once, what is to come first.
    pub(super) fn ask_another(&mut self, told: Told) {
        self.state.misunderstood = 0;
        if self.is_running() {
            return self.refuse_to_leave();
        }
        if self.state.shelf.len() >= MOST_MATTERS {
            return self.say_beside(Reply::new("matters-full"));
        }
        let mut reply = Reply::new("another-matter").with("matter", subject(&told)).asking(["put-aside"]);
        let is_known = self.can_change(Slot::Missing) || !self.state.answers.told().kinds.is_empty();
        if !told.kinds.is_empty() && is_known {
            reply = reply.asking(["add-to-it"]);
        }
        self.ask_aside(AsideAbout::Another, reply.asking(["stay"]), told);
    }

    /// Hears what is to come first.
    pub(super) fn hear_another(&mut self, key: &str, told: Told) {
        match key {
            "put-aside" => self.begin_another(told),
            "add-to-it" => {
                let mut all = told.only(Slot::Missing);
                all.kinds.extend(self.state.answers.missing_so_far());
                if self.can_change(Slot::Missing) {
                    return self.correct(all);
                }
                self.note_told(&all);
                self.remind();
            }
            _ => self.remind(),
        }
    }

    pub(super) fn begin_another(&mut self, told: Told) {
        self.put_aside();
        let menu = self.dialogues.flow.start("welcome").to_owned();
        self.state.tasks = vec![Task::new(&menu)];
        self.effects.push(Effect::Say(Reply::new("put-aside").with("matter", subject(&told))));
        self.state.answers.note_told(told.clone());
        match self.way_into(&menu, &told) {
            Some(step) => self.enter(&step),
            None => {
                self.briefly = true;
                self.enter(&menu);
            }
        }
    }

    /// Where the menu leads for what was told.
    pub(super) fn way_into(&self, menu: &str, told: &Told) -> Option<String> {
        let Body::Plain(plain) = &self.dialogues.flow.step(menu)?.body else { return None };
        let is_inside = told.kinds.iter().any(|kind| !kind.is_outside_crm());
        let key = match (is_inside, told.kinds.is_empty()) {
            (true, _) => "crm-data",
            (false, false) => "other-data",
            (false, true) => "only-file",
        };
        plain.choices.iter().find(|choice| choice.key == key).map(|choice| choice.target.step.clone())
    }

    /// Puts the present matter on the shelf, whole.
    fn put_aside(&mut self) {
        // What was looked at beside it has ended.
        self.state.tasks.truncate(1);
        self.state.aside = None;
        self.said.clear();
        let matter = Matter {
            tasks: std::mem::take(&mut self.state.tasks),
            answers: std::mem::take(&mut self.state.answers),
            evidence: std::mem::replace(&mut self.state.evidence, EvidenceState::NotRead),
            snapshots: self.state.snapshots.take(),
            undo: self.state.undo.take(),
            unfinished: self.state.unfinished.take(),
            recorded: self.state.recorded.take(),
            written: std::mem::take(&mut self.state.written),
        };
        self.state.shelf.push(matter);
    }

    /// Puts a matter that has not begun on the shelf; gives whether there was room.
    pub(super) fn shelve(&mut self, told: Told) -> bool {
        let menu = self.dialogues.flow.start("welcome").to_owned();
        let Some(step) = self.way_into(&menu, &told).filter(|_| self.state.shelf.len() < MOST_MATTERS) else {
            return false;
        };
        let mut answers = Answers::default();
        answers.note_told(told);
        self.state.shelf.push(Matter {
            tasks: vec![Task::new(&step)],
            answers,
            evidence: EvidenceState::NotRead,
            snapshots: None,
            undo: None,
            unfinished: None,
            recorded: None,
            written: Vec::new(),
        });
        true
    }

    /// Goes on with a matter that was put aside; the present one, where one is under way, takes its place.
    pub fn take_up(&mut self, position: usize) {
        if self.is_running() {
            return self.refuse_to_leave();
        }
        if position >= self.state.shelf.len() {
            return self.say_beside(Reply::new("nothing-aside"));
        }
        let matter = self.state.shelf.remove(position);
        if self.is_in_matter() {
            self.put_aside();
        }
        self.said.clear();
        self.state.aside = None;
        // Rights and tariff may have changed meanwhile.
        self.state.facts.clear();
        self.state.answers = Answers::default();
        let is_there = matter.tasks.iter().all(|task| self.dialogues.flow.step(&task.step).is_some());
        if !is_there || matter.tasks.is_empty() {
            self.say(Reply::new("flow-changed"));
            return self.open_menu();
        }
        self.effects.push(Effect::Say(Reply::new("matter-again").with("matter", matter_subject(&matter))));
        self.state.tasks = matter.tasks;
        self.state.answers = matter.answers;
        self.state.evidence = matter.evidence;
        self.state.snapshots = matter.snapshots;
        self.state.undo = matter.undo;
        self.state.unfinished = matter.unfinished;
        self.state.recorded = matter.recorded;
        self.state.written = matter.written;
        match self.task().deferred.take().map(|event| *event) {
            Some(Event::Desk(verdict)) => self.hear_desk(verdict),
            Some(event) => self.receive(event),
            // What it waited for may be there by now.
            None => self.come_back(),
        }
    }

    /// A verdict on what was put aside waits there; gives what the matter is about, where one waits for it.
    pub(super) fn keep_verdict(&mut self, plan: PlanId, verdict: DeskEvent) -> Option<Arg> {
        let waits = |matter: &&mut Matter| {
            let chosen = matter.answers.plan().map(|chosen| chosen.plan);
            matter.tasks.iter().any(|task| task.inner.waits_for_approval(plan, chosen))
        };
        let matter = self.state.shelf.iter_mut().find(waits)?;
        // What was looked at beside it was left when it was put aside.
        matter.tasks.last_mut()?.deferred = Some(Box::new(Event::Desk(verdict)));
        Some(matter_subject(matter))
    }

    /// When a matter has ended: the one that was put aside last goes on. Gives whether there was one.
    pub(super) fn take_up_last(&mut self) -> bool {
        let Some(last) = self.state.shelf.len().checked_sub(1) else { return false };
        self.take_up(last);
        true
    }

    /// What the matters on the shelf are about, the oldest first.
    pub fn matters_aside(&self) -> Vec<Arg> {
        self.state.shelf.iter().map(matter_subject).collect()
    }
}

/// The most kinds of data by which a matter is called.
const MOST_KINDS: usize = 2;

fn subject(told: &Told) -> Arg {
    match (told.kinds.is_empty(), told.option) {
        (false, _) => about(&told.kinds),
        (true, Some(option)) => option.into(),
        (true, None) => Arg::Term("a-matter".into()),
    }
}

fn about(kinds: &BTreeSet<Kind>) -> Arg {
    if kinds.len() > MOST_KINDS {
        return Arg::Term("several-kinds".into());
    }
    Arg::Kinds(kinds.iter().copied().collect())
}

/// What a matter is about, as far as it is known.
fn matter_subject(matter: &Matter) -> Arg {
    let answers = &matter.answers;
    match answers.missing() {
        Some(kinds) => about(kinds),
        None if !answers.told().kinds.is_empty() => subject(answers.told()),
        None if answers.file_is_wanted() => RestoreOption::Csv.into(),
        None => subject(answers.told()),
    }
}
