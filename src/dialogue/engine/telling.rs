//! Answers that were given before they were asked, and answers that are given anew.
//!
//! In charge of noting the first and of coming back for the second; nothing is acted on as parsed. The step that an
//! answer belongs to says it back and has it confirmed.

use std::collections::BTreeSet;

use super::Turn;
use super::polar::{adds_to, takes_back};
use crate::dialogue::answers::{LossMoment, MomentSource, Slot};
use crate::dialogue::backend::{Kind, RestoreOption};
use crate::dialogue::event::Effect;
use crate::dialogue::facts::{FactAnswer, FactName};
use crate::dialogue::flow::Body;
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::steps::{BuiltIn, contradicted};
use crate::dialogue::understand::phrases::Words;
use crate::dialogue::understand::{Looked, Told, ToldMoment, contains_words, normal};
use crate::domain::plain::folded;

/// The most words, courtesy aside, of a text that only says once more what is known; a longer one says something else.
const LONGEST_REPETITION: usize = 5;

/// The most words of a text that is nothing but another way, where a plan is shown.
const LONGEST_WAY: usize = 4;

/// From so many letters on, a word of a name may be meant by itself.
const SHORTEST_NAME: usize = 3;

/// The longest ending of a name that is declined, in letters.
const LONGEST_ENDING: usize = 2;

/// The answers that a sentence can give, in the order of the conversation.
const TOLD_SLOTS: [Slot; 3] = [Slot::Missing, Slot::Moment, Slot::Option];

impl Turn<'_> {
    /// What of a text answers questions that were answered before, otherwise than now. The present step's own answer
    /// is none of them.
    pub(super) fn corrections(&self, told: &Told) -> Told {
        let own = self.own_slot();
        let mut corrections = Told::default();
        for slot in TOLD_SLOTS {
            if Some(slot) == own || !self.can_change(slot) || !self.differs(told, slot) {
                continue;
            }
            match slot {
                Slot::Missing => corrections.kinds = self.corrected_kinds(told),
                slot => corrections.take(told.only(slot)),
            }
        }
        corrections
    }

    /// Behind the question which way, a stray word changes nothing that was answered: *I want no mails to go out*, *can it
    /// wait till tonight*. A kind has to be all that is said, or be told as lost or as more; a moment too, once a plan is
    /// shown; and so a way. Neither is taken from a question, and no moment from what is said of a result.
    pub(super) fn leave_unsure(&self, text: &str, told: &mut Told, is_loss: bool) {
        let is_shown = matches!(self.built_in(), Some(BuiltIn::Preview | BuiltIn::Confirm));
        let is_behind = is_shown || matches!(self.built_in(), Some(BuiltIn::ChooseSnapshot | BuiltIn::ChooseGroups));
        if is_behind && text.contains('?') {
            // *Today's work would be lost?*, *the one of last night?*, *and the deals? no, not those*.
            told.forget(Slot::Moment);
            told.forget(Slot::Missing);
        }
        let asks_when = matches!(self.built_in(), Some(BuiltIn::MomentOfLoss | BuiltIn::HistoryWord));
        if told.moment.is_some() && self.evidence().is_some() && !asks_when {
            // *Why does it say that they were gone at 3?* tells nothing.
            let rest = crate::dialogue::understand::without_questions(text, &self.language().talk);
            if rest.is_some_and(|rest| self.find_moment(&rest).is_none()) {
                told.forget(Slot::Moment);
            }
        }
        if matches!(self.built_in(), Some(BuiltIn::Run | BuiltIn::Feedback)) && !is_loss {
            // What came of it is spoken of, not when something else was lost.
            told.forget(Slot::Moment);
        }
        if !is_behind || is_loss || self.state.aside.is_some() {
            return;
        }
        let (words, talk) = (Words::of(text), &self.language().talk);
        let says = |lists: &[&Vec<String>]| lists.iter().any(|list| words.find_any(*list).is_some());
        if told.gives(Slot::Missing) && !says(&[&talk.also]) && !self.says_only_kinds(text) {
            told.forget(Slot::Missing);
        }
        if is_shown && told.moment.is_some() && !self.understanding(text).says_no_more_than_when() {
            told.forget(Slot::Moment);
        }
        let is_plain = words.len() <= LONGEST_WAY
            || says(&[&talk.wish, &talk.instead, &talk.restores, &talk.but, &talk.only, &talk.no]);
        if is_shown && told.option.is_some() && (!is_plain || self.asks_back(text)) {
            told.forget(Slot::Option);
        }
    }

    /// Whether it is known that the person may not ask for a restore: from them nothing is noted.
    pub(super) fn may_not_ask(&self) -> bool {
        let is_no = |name| self.find_fact(name).is_some_and(|fact| matches!(fact.answer, FactAnswer::No));
        is_no(FactName::RequesterIsActive) || is_no(FactName::RequesterIsAdmin)
    }

    pub(super) fn own_slot(&self) -> Option<Slot> {
        self.built_in().and_then(|step| step.slot())
    }

    /// Whether what was told of an answer is another one than it has.
    fn differs(&self, told: &Told, slot: Slot) -> bool {
        let answers = &self.state.answers;
        match slot {
            Slot::Missing => told.gives(slot) && Some(&self.corrected_kinds(told)) != answers.missing(),
            Slot::Moment => match (told.moment, answers.moment()) {
                (Some(ToldMoment::One(at)), Some(moment)) => at != moment.at,
                (Some(ToldMoment::Span(from, to)), Some(moment)) => !(from <= moment.at && moment.at < to),
                (told, _) => told.is_some(),
            },
            Slot::Option => told.option.is_some() && told.option != answers.option(),
            Slot::Snapshot | Slot::Groups => false,
        }
    }

    /// *Not contacts, deals*: what was answered, without the first and with the second. Without a *not*, or with an
    /// *only*, the new word takes the place of the old.
    pub(super) fn corrected_kinds(&self, told: &Told) -> BTreeSet<Kind> {
        if told.not_kinds.is_empty() || told.is_only {
            return told.kinds.clone();
        }
        let before = self.state.answers.missing().cloned().unwrap_or_default();
        before.into_iter().filter(|kind| !told.not_kinds.contains(kind)).chain(told.kinds.iter().copied()).collect()
    }

    /// What is named without taking anything back comes to what was named before: *the activities*, at a later question.
    pub(super) fn add_kinds(&mut self, text: &str, told: &mut Told) {
        if !told.not_kinds.is_empty() && !told.is_only && self.state.answers.missing().is_none() {
            return self.drop_kinds(told);
        }
        let is_bare = !told.is_only && told.not_kinds.is_empty() && told.option.is_none();
        let talk = &self.language().talk;
        if !told.kinds.is_empty() && is_bare && (!takes_back(text, talk) || adds_to(text, talk)) {
            told.kinds.extend(self.state.answers.missing_so_far());
        }
    }

    /// *But not the companies*, before it was asked what is missing: they fall out of what was told. Where somebody is
    /// looking (*i contatti no*) it says what is not there.
    fn drop_kinds(&mut self, told: &mut Told) {
        let dropped = std::mem::take(&mut told.not_kinds);
        let choices = self.state.choices();
        let is_looking = Looked::ALL.iter().any(|looked| choices.contains(&looked.as_str()));
        let before = self.state.answers.missing_so_far();
        if is_looking && told.kinds.is_empty() || before.is_disjoint(&dropped) {
            return;
        }
        told.kinds.extend(before.difference(&dropped));
        if told.kinds.is_empty() {
            self.state.answers.forget_told(Slot::Missing);
        }
    }

    /// *The one of Sunday instead*, behind the question which backup: proposes the one of the day that is named; gives
    /// whether there is another such. Of a file any day means that.
    pub(super) fn takes_other_backup(&mut self, told: &Told) -> bool {
        let answers = &self.state.answers;
        let is_state = told.is_state || answers.option() == Some(RestoreOption::Csv);
        let (Some(now), Some(day)) = (answers.snapshot().map(|known| known.id), told.moment) else { return false };
        if matches!(self.own_slot(), Some(Slot::Moment | Slot::Snapshot)) {
            return false;
        }
        let is_alone = told.kinds.is_empty() && told.option.is_none_or(|option| Some(option) == answers.option());
        let named = self.listed_snapshots().into_iter().rfind(|snapshot| day.holds(snapshot.taken_at));
        let (Some(named), Some(step)) = (named, self.step_of(Slot::Snapshot)) else { return false };
        if !is_state || !is_alone || named.id == now || self.is_running() {
            return false;
        }
        self.state.misunderstood = 0;
        self.effects.push(Effect::Say(Reply::new("changing")));
        if self.state.answers.moment().is_some_and(|moment| moment.source == MomentSource::Snapshot) {
            self.state.answers.set_moment(LossMoment { at: named.taken_at, source: MomentSource::Snapshot });
        }
        self.state.answers.clear(Slot::Snapshot);
        self.state.answers.propose_snapshot(named.id);
        self.return_to(&step);
        true
    }

    /// Takes answers up anew: only what depends on them is asked again, and each is said back at its own step.
    pub(super) fn correct(&mut self, corrections: Told) {
        if self.is_running() {
            return self.refuse_to_leave();
        }
        self.effects.push(Effect::Say(Reply::new("changing")));
        self.take_up_anew(corrections.clone(), &corrections);
    }

    /// Asks for answers anew, with what is told of them and of others.
    pub(super) fn take_up_anew(&mut self, told: Told, corrections: &Told) {
        self.state.misunderstood = 0;
        let slots: Vec<Slot> = TOLD_SLOTS.into_iter().filter(|slot| corrections.gives(*slot)).collect();
        let Some(step) = slots.first().and_then(|slot| self.step_of(*slot)) else { return self.remind() };
        for slot in slots {
            self.state.answers.clear(slot);
        }
        self.state.answers.note_told(told);
        self.return_to(&step);
    }

    /// Goes back to a step on the way here; digressions beside it end.
    pub(super) fn return_to(&mut self, step: &str) {
        self.state.tasks.truncate(1);
        self.state.aside = None;
        let task = self.task();
        task.pending = None;
        task.deferred = None;
        if let Some(position) = task.trail.iter().position(|id| id == step) {
            task.trail.truncate(position);
        }
        self.enter(step);
    }

    /// Notes what was told and is not asked yet, and says it back; gives whether there was anything.
    pub(super) fn note_told(&mut self, told: &Told) -> bool {
        let open = self.open_of(told);
        if open.is_empty() || self.may_not_ask() {
            return false;
        }
        let lines = told_lines(&open);
        if !lines.is_empty() {
            self.effects.push(Effect::Say(Reply::new("noted")));
            self.effects.extend(lines.into_iter().map(Effect::Say));
        }
        self.effects.extend(open.looked.iter().filter_map(|looked| Some(Effect::Say(Reply::new(looked.reply()?)))));
        if open.looked.contains(&Looked::History) && open.who.is_some() {
            self.state.answers.note_history_told();
        }
        if let Some(who) = &open.who {
            self.effects.push(Effect::Say(Reply::new("history-who").with("who", who.clone())));
        }
        let moment = open.moment.filter(|_| !open.is_state);
        if let Some(reply) = moment.and_then(|moment| contradicted(self, moment)) {
            self.effects.push(Effect::Say(reply));
        }
        self.state.answers.note_told(open);
        self.look_for_names();
        true
    }

    /// Notes what of it is not asked yet, and says nothing.
    pub(super) fn note_open(&mut self, told: &Told) {
        let open = self.open_of(told);
        self.state.answers.note_told(open);
    }

    /// What of a text is no answer to the present step, and to none before it.
    fn open_of(&self, told: &Told) -> Told {
        let mut open = told.clone();
        let own = self.own_slot();
        for slot in TOLD_SLOTS {
            if Some(slot) == own || self.state.answers.is_filled(slot) {
                open.forget(slot);
            }
        }
        // Not meant is said of something that was meant before.
        open.not_kinds.clear();
        open.is_only = false;
        open.looked.retain(|looked| *looked != Looked::Hidden && !self.was_asked(*looked));
        if self.evidence().is_some() || self.state.last_done.is_some() {
            // Once it was counted a number is one of something else: *the 14 that were added*.
            open.amount = None;
        }
        match self.built_in() {
            Some(crate::dialogue::steps::BuiltIn::HowMuch) => open.amount = None,
            Some(crate::dialogue::steps::BuiltIn::HistoryWord) => {
                open.who = None;
                open.forget(Slot::Moment);
            }
            _ => {}
        }
        open
    }

    /// Whether a step on the way here asked where somebody has looked; it has its answer.
    fn was_asked(&self, looked: Looked) -> bool {
        let trail = self.state.tasks.first().map(|task| task.trail.as_slice()).unwrap_or_default();
        trail.iter().any(|id| match self.dialogues.flow.step(id).map(|step| &step.body) {
            Some(Body::Plain(plain)) => plain.choices.iter().any(|choice| choice.key == looked.as_str()),
            _ => false,
        })
    }

    /// Says that an answer that is given once more is known as it is; gives whether there was one.
    pub(super) fn confirm_known(&mut self, rest: &str, told: &Told) -> bool {
        let (words, talk) = (Words::of(rest), &self.language().talk);
        let is_beside = |at: &usize| {
            [&talk.courtesy, &talk.yes, &talk.articles].iter().any(|list| words.longest_at(list, *at).is_some())
        };
        let says_more = (0..words.len()).filter(|at| !is_beside(at)).count() > LONGEST_REPETITION;
        if !told.gives(Slot::Moment) && (says_more || !self.example_parts_in(rest).is_empty()) {
            return false;
        }
        let answers = &self.state.answers;
        let is_known = |slot: &Slot| told.gives(*slot) && answers.is_filled(*slot) && !self.differs(told, *slot);
        let known: Vec<Slot> = TOLD_SLOTS.into_iter().filter(is_known).collect();
        let replies: Vec<Reply> = known
            .into_iter()
            .filter_map(|slot| match slot {
                Slot::Missing => {
                    let kinds = answers.missing()?.iter().copied().collect();
                    Some(Reply::new("known-missing").with("kinds", Arg::Kinds(kinds)))
                }
                Slot::Moment => Some(Reply::new("known-moment").with("moment", answers.moment()?.at)),
                Slot::Option => Some(Reply::new("known-option").with("option", answers.option()?)),
                Slot::Snapshot | Slot::Groups => None,
            })
            .collect();
        let is_any = !replies.is_empty();
        self.effects.extend(replies.into_iter().map(Effect::Say));
        is_any
    }

    /// Says of each record that was named whether our own reading misses it; waits for the reading where there is none.
    pub(super) fn look_for_names(&mut self) {
        let Some(evidence) = self.evidence().cloned() else { return };
        let mut among_others = Vec::new();
        // A large group names some of its records only.
        let are_all_named = evidence.unknown.is_empty()
            && evidence.groups.iter().all(|group| group.count <= group.examples.len() as u64);
        for name in self.state.answers.take_told_names() {
            let written = folded(&normal(&name));
            let is_it = |example: &&String| {
                let example = folded(&normal(example));
                example == written || contains_words(&example, &written)
            };
            let found = evidence.groups.iter().find_map(|group| Some((group, group.examples.iter().find(is_it)?)));
            let reply = match found {
                Some((group, example)) => {
                    if group.count > 1 {
                        among_others.push(name.clone());
                    }
                    Reply::new("name-missing")
                        .with("name", example.clone())
                        .with("from", group.last_seen)
                        .with("to", group.first_missed)
                }
                None if are_all_named => Reply::new("name-not-missing").with("name", name),
                None => Reply::new("name-noted").with("name", name),
            };
            self.effects.push(Effect::Say(reply));
        }
        if !among_others.is_empty() {
            self.effects.push(Effect::Say(Reply::new("name-among-others").with("count", among_others.len() as u64)));
        }
    }

    /// The missing records that a text names, as our own reading calls them.
    pub fn examples_in(&self, text: &str) -> Vec<String> {
        let text = folded(&normal(text));
        let Some(evidence) = self.evidence() else { return Vec::new() };
        let examples = evidence.groups.iter().flat_map(|group| &group.examples);
        examples.filter(|name| name.contains(' ') && text.contains(&folded(&normal(name)))).cloned().collect()
    }

    /// The words of a text that are of a missing record's name, as our own reading has it: in small letters, without
    /// marks.
    pub(super) fn example_parts_in(&self, text: &str) -> Vec<String> {
        let Some(evidence) = self.evidence() else { return Vec::new() };
        let examples = evidence.groups.iter().flat_map(|group| &group.examples);
        let parts: Vec<String> =
            examples.flat_map(|name| name.split_whitespace().map(|part| folded(&normal(part)))).collect();
        // Names are declined in some languages (*bez Jonasa*).
        let is_part = |word: &String| {
            let is_of = |part: &String| {
                let ending = word.strip_prefix(part.as_str()).map(str::len);
                part.len() >= SHORTEST_NAME && ending.is_some_and(|ending| ending <= LONGEST_ENDING)
            };
            parts.iter().any(is_of)
        };
        let words = Words::of(text);
        (0..words.len()).map(|at| folded(words.plain(at))).filter(is_part).collect()
    }

    /// The choice of a step that begins a matter, by what is missing or wanted.
    pub(super) fn matter_choice(&self, told: &Told, is_loss: bool, is_file_only: bool) -> Option<&'static str> {
        let is_inside = |kind: &Kind| !kind.is_outside_crm();
        let key = match (told.kinds.iter().any(is_inside), told.kinds.is_empty()) {
            (true, _) if is_file_only => "only-file",
            (true, _) => "crm-data",
            (false, false) => "other-data",
            // Whoever has looked already misses something.
            _ if !told.looked.is_empty()
                || !told.names.is_empty()
                || (is_loss && told.who.is_some())
                || told.amount.is_some() =>
            {
                "crm-data"
            }
            _ if told.option == Some(RestoreOption::Csv) => "only-file",
            _ if is_loss || told.moment.is_some() => "crm-data",
            _ => return None,
        };
        self.state.choices().contains(&key).then_some(key)
    }

    /// Answers an earlier question of this matter by the words of one of its choices, where they fit exactly one.
    pub(super) fn answers_earlier(&mut self, text: &str) -> bool {
        if self.state.tasks.len() > 1 || self.is_running() {
            return false;
        }
        let trail: Vec<String> = self.task().trail.clone();
        let mut fitting = trail.iter().filter_map(|id| Some((id, self.plain_choice(id, text)?)));
        let (Some((id, key)), None) = (fitting.next(), fitting.next()) else { return false };
        self.effects.push(Effect::Say(Reply::new("earlier-question")));
        if self.rewind_to(id) && self.state.choices().contains(&key.as_str()) {
            self.choose(&key);
        }
        true
    }

    /// The choice of a plain step whose label a text is; one word may be an answer to anything.
    fn plain_choice(&self, id: &str, text: &str) -> Option<String> {
        let Body::Plain(plain) = &self.dialogues.flow.step(id)?.body else { return None };
        let reply = self.plain_reply(&plain.say.last()?.text);
        let labels = self.labels_of(&reply.asking(plain.choices.iter().map(|choice| choice.key.clone())));
        let text = normal(text);
        let fits = |(_, label): &(String, String)| text.contains(' ') && normal(label) == text;
        labels.into_iter().find(fits).map(|(key, _)| key)
    }
}

/// What was told, a line each.
pub(super) fn told_lines(told: &Told) -> Vec<Reply> {
    let mut lines = Vec::new();
    if !told.kinds.is_empty() {
        lines.push(Reply::new("told-missing").with("kinds", Arg::Kinds(told.kinds.iter().copied().collect())));
    }
    if let Some(amount) = told.amount {
        lines.push(Reply::new("told-amount").with("count", amount));
    }
    let name = if told.is_state { "told-state" } else { "told-moment" };
    match told.moment {
        Some(ToldMoment::One(at)) => lines.push(Reply::new(name).with("moment", at)),
        Some(ToldMoment::Span(from, to)) => lines.push(Reply::new(name).with("moment", Arg::Span(from, to))),
        Some(ToldMoment::Two(..) | ToldMoment::Gap(..) | ToldMoment::Overlap(..)) => {
            lines.push(Reply::new("told-moment-unclear"));
        }
        None => {}
    }
    if let Some(option) = told.option {
        lines.push(Reply::new("told-option").with("option", option));
    }
    if let Some(only_missing) = told.only_missing {
        lines.push(Reply::new(if only_missing { "told-only-missing" } else { "told-all-records" }));
    }
    if !told.names.is_empty() {
        lines.push(Reply::new("told-names").with("names", Arg::List(told.names.clone())));
    }
    lines
}
