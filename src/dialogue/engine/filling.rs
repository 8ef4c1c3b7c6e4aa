//! Answers that agents fill in for the person.
//!
//! In charge of reading them, of saying what each is now, and of going on at the right step. Nothing is acted on as read:
//! the step that an answer belongs to has it confirmed. What was answered before and hangs on it is proposed again there,
//! and falls, with the reason, only where it no longer fits.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::Turn;
use super::desk::named;
use crate::dialogue::Dialogues;
use crate::dialogue::answers::Slot;
use crate::dialogue::backend::RestoreOption;
use crate::dialogue::desk::Filling;
use crate::dialogue::event::Effect;
use crate::dialogue::facts::Facts;
use crate::dialogue::flow::Body;
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::state::State;
use crate::dialogue::understand::{Told, ToldMoment};
use crate::domain::SnapshotId;

/// What agents filled in, the last word on each answer.
#[derive(Debug, Default)]
pub(super) struct Filled {
    told: Told,
    snapshot: Option<SnapshotId>,
    taken_at: Option<DateTime<Utc>>,
    agents: BTreeMap<Slot, Option<String>>,
}

impl Filled {
    /// Of all that was filled in, in the order in which it was.
    pub(super) fn of(words: Vec<(Slot, Filling, Option<String>)>) -> Self {
        let mut filled = Self::default();
        for (slot, filling, agent) in words {
            filled.agents.insert(slot, agent);
            match filling {
                Filling::Told(told) => {
                    filled.told.forget(slot);
                    filled.told.take(*told);
                }
                Filling::Snapshot(id) => (filled.snapshot, filled.taken_at) = (Some(id), None),
                Filling::Backup(id, taken_at) => (filled.snapshot, filled.taken_at) = (Some(id), Some(taken_at)),
            }
        }
        filled
    }

    pub(super) fn is_nothing(&self) -> bool {
        self.agents.is_empty()
    }

    /// The agent's name, where it was one only and the person sees it.
    fn agent(&self) -> Option<String> {
        let mut names = self.agents.values();
        let first = names.next()?.clone();
        first.filter(|first| names.all(|name| name.as_ref() == Some(first)))
    }
}

impl Turn<'_> {
    /// Takes over what agents filled in: says what each answer is now, and goes on from it.
    pub(super) fn take_filled(&mut self, filled: Filled) {
        let waited = self.awaited_approval();
        self.tell_filled(&filled);
        let told = self.effects.len();
        self.go_on_from(filled);
        if let Some(waited) = waited.filter(|_| self.awaited_approval().is_none()) {
            let reply = Reply::new("cancelled-approval").with("since", Arg::Moment(waited.since));
            self.effects.insert(told, Effect::Say(reply));
        }
    }

    fn go_on_from(&mut self, filled: Filled) {
        let Filled { told, snapshot, .. } = filled;
        if let Some(id) = snapshot {
            self.state.answers.propose_snapshot(id);
        }
        if self.is_running() {
            self.state.answers.note_told(told);
            return self.remind();
        }
        if let Some(step) = self.way_to_filled(&told) {
            self.state.tasks.truncate(1);
            self.state.aside = None;
            self.state.answers.note_told(told);
            return self.leave_to(&step);
        }
        let corrections = self.corrections(&told);
        let own = self.own_slot();
        self.note_open(&told);
        if !corrections.is_empty() {
            return self.correct_quietly(corrections);
        }
        if self.task().pending.is_some() {
            return self.remind();
        }
        if let Some(own) = own.filter(|own| told.gives(*own)) {
            self.state.answers.note_told(told.only(own));
            return self.enter_again();
        }
        if snapshot.is_some()
            && let Some(step) = self.step_of(Slot::Snapshot).filter(|_| self.state.answers.option().is_some())
        {
            self.state.answers.clear(Slot::Snapshot);
            return self.return_to(&step);
        }
        match own {
            // Where nobody said when it happened, the backup says that too (R22).
            Some(Slot::Moment) if snapshot.is_some() => self.enter_again(),
            _ => self.ask_once_more(true),
        }
    }

    /// Says once, answer by answer, what each is now.
    fn tell_filled(&mut self, filled: &Filled) {
        self.effects.push(Effect::Say(named(Reply::new("agent-filled"), filled.agent())));
        for slot in filled.agents.keys() {
            let value = self.filled_value(*slot, filled);
            let slot = Arg::Term(format!("slot-{}", slot.as_str()));
            self.effects.push(Effect::Say(Reply::new("filled-answer").with("slot", slot).with("value", value)));
        }
    }

    fn filled_value(&self, slot: Slot, filled: &Filled) -> Arg {
        let unclear = || Arg::Term("filled-unclear".to_owned());
        match slot {
            Slot::Missing => Arg::Kinds(self.corrected_kinds(&filled.told).into_iter().collect()),
            Slot::Moment => match filled.told.moment {
                Some(ToldMoment::One(at)) => Arg::Moment(at),
                Some(ToldMoment::Span(from, to)) => Arg::Span(from, to),
                _ => unclear(),
            },
            Slot::Option => filled.told.option.map_or_else(unclear, Arg::from),
            Slot::Snapshot => {
                let known = self.listed_snapshots().into_iter().find(|known| Some(known.id) == filled.snapshot);
                let number = || filled.snapshot.map_or_else(unclear, |id| Arg::Text(id.to_string()));
                let taken_at = filled.taken_at.or(known.map(|known| known.taken_at));
                taken_at.map_or_else(number, Arg::Moment)
            }
            Slot::Groups => unclear(),
        }
    }

    /// Where the menu leads with what was filled in, as long as no matter is under way.
    fn way_to_filled(&self, told: &Told) -> Option<String> {
        if self.is_in_matter() || told.is_empty() {
            return None;
        }
        let key = match told.option {
            Some(RestoreOption::Csv) if told.kinds.is_empty() => "only-file",
            _ if !told.kinds.is_empty() && told.kinds.iter().all(|kind| kind.is_outside_crm()) => "other-data",
            _ => "crm-data",
        };
        let menu = self.dialogues.flow.step(self.dialogues.flow.start("welcome"))?;
        let Body::Plain(plain) = &menu.body else { return None };
        plain.choices.iter().find(|choice| choice.key == key).map(|choice| choice.target.step.clone())
    }

    /// Takes answers up anew that were confirmed before; what hangs on them is proposed again at its own step.
    fn correct_quietly(&mut self, corrections: Told) {
        let answers = &mut self.state.answers;
        let (option, snapshot) = (answers.option(), answers.snapshot().map(|snapshot| snapshot.id));
        if let Some(id) = snapshot {
            answers.propose_snapshot(id);
        }
        let mut again = Told { option, ..Told::default() };
        again.take(corrections.clone());
        self.take_up_anew(again, &corrections);
    }
}

/// An answer that an agent gives, read in a language; `None` where nothing of it is that answer.
pub fn read_filling(
    dialogues: &Dialogues,
    state: &State,
    facts: &Facts,
    (slot, value): (Slot, &str),
    language: &str,
    now: DateTime<Utc>,
) -> Option<Filling> {
    let state = State { language: dialogues.texts.closest(language).to_owned(), ..state.clone() };
    let turn = Turn::new(dialogues, facts, state, now);
    match slot {
        Slot::Snapshot => {
            let id: SnapshotId = value.parse().ok()?;
            // Before they were listed its step finds out whether there is such.
            let Some(list) = &turn.state.snapshots else { return Some(Filling::Snapshot(id)) };
            let known = list.snapshots.iter().find(|snapshot| snapshot.id == id)?;
            Some(Filling::Backup(id, known.taken_at))
        }
        Slot::Moment => {
            let moment = ToldMoment::of(turn.read_moment(value)).filter(|moment| moment.first() <= now)?;
            Some(Filling::Told(Box::new(Told { moment: Some(moment), ..Told::default() })))
        }
        Slot::Missing | Slot::Option => {
            let told = turn.understanding(value).told.only(slot);
            told.gives(slot).then(|| Filling::Told(Box::new(told)))
        }
        Slot::Groups => None,
    }
}
