//! Sentences: all that they say, and what of it counts first.
//!
//! The order: what is urgent, what is asked beside, another matter, an answer given anew, the step's own answer, a yes or
//! a no, answers to later questions. What is found in a sentence is `understand`'s.

use super::consent::{CONSENTS, KEEP_IT};
use super::hearing::asks;
use super::polar::CONTENT;
use super::questions::HOW;
use super::wishes::{GO_ON, NOT_SURE, OTHER_WAY};
use super::{Heard, Turn, Understood};
use crate::dialogue::answers::Slot;
use crate::dialogue::backend::{Kind, RestoreOption, total};
use crate::dialogue::event::Effect;
use crate::dialogue::flow::{Body, HeardUse, Step};
use crate::dialogue::language::Language;
use crate::dialogue::reply::Reply;
use crate::dialogue::steps::BuiltIn;
use crate::dialogue::understand::names::only_names;
use crate::dialogue::understand::phrases::Words;
use crate::dialogue::understand::{self, ASKED, Looked, PAUSE, Polarity, Said, Told, Understanding};

/// Choices that say that nothing was deleted.
const DENIALS: [&str; 2] = ["empty", "wrong-values"];

/// The choices by which wrong values lead on where something gone is looked for.
pub(super) const BESIDE_VALUES: [&str; 3] = ["not-there", "empty", "still-missing"];

/// The step that answers how long it takes.
const HOW_LONG: &str = "asked-how-long";

/// The choice of a file of nothing but what is missing.
pub(super) const ONLY_MISSING: &str = "only-missing";

/// The choice of a file of all records.
pub(super) const ALL_RECORDS: &str = "all-records";

/// The choice that nothing is open any more.
pub(super) const FINISH: &str = "finish";

/// The choice that the records are there, of the question whether a filter hides them.
pub(super) const FOUND: &str = "found";

/// The step that answers whether a restore can be taken back.
const IF_UNDONE: &str = "asked-undo";

/// The step that answers whoever says how to be reached.
const CONTACT_GIVEN: &str = "talk-contact";

/// The most words beside a mail address that is meant as one's own.
const BESIDE_ADDRESS: usize = 3;

/// The step that answers who doubts how many records are missing.
const COUNT: &str = "asked-count";

/// The step that answers whoever takes leave.
const GOODBYE: &str = "talk-goodbye";

/// Steps that answer courtesies.
const COURTESIES: [&str; 4] = ["talk-thanks", GOODBYE, "talk-how-are-you", PAUSE];

/// From so many words on, courtesy aside, a text says something.
const SAYS_MUCH: usize = 3;

/// Whether a text is little more than a mail address.
fn gives_mail_address(text: &str) -> bool {
    let words = text.split_whitespace();
    let (mail, others): (Vec<&str>, Vec<&str>) = words.partition(|word| understand::is_mail_address(word));
    !mail.is_empty() && others.len() <= BESIDE_ADDRESS
}

/// The name that is all behind a yes: *yes, Marek*.
fn name_behind_yes(text: &str, language: &Language) -> Option<String> {
    let words = Words::of(text);
    let yes = words.longest_at(&language.talk.yes, 0)?.words.end;
    only_names(words.written(&(yes..words.len())), language)
}

impl Turn<'_> {
    /// All that a text says, in the person's language first.
    pub fn understanding(&self, text: &str) -> Understanding {
        let is_it = |known: &&Understood| known.text == text && known.language == self.state.language;
        if let Some(known) = self.understood.borrow().as_ref().filter(is_it) {
            return known.says.clone();
        }
        let mut says = understand::understand(&understand::without_addresses(text), &self.listener());
        if says.says_no_more_than_when() && gives_mail_address(text) {
            says.heard.push(CONTACT_GIVEN.to_owned());
        }
        let (text, language) = (text.to_owned(), self.state.language.clone());
        *self.understood.borrow_mut() = Some(Understood { text, language, says: says.clone() });
        says
    }

    /// Hears a sentence: first what is asked beside the question, then what is left of it.
    pub(super) fn hear_words(&mut self, text: &str) {
        let mut understood = self.understanding(text);
        if self.is_first {
            understood.heard.retain(|id| self.heard_use(id) != Some(HeardUse::Opening));
        }
        if self.is_first && (understood.is_loss || !understood.told.is_empty()) {
            // *Servus* greets as well.
            understood.heard.retain(|id| id != GOODBYE);
        }
        if understood.is_loss && !self.is_in_matter() {
            // *The data of our companies are mixed up, can that be undone?* is about the loss.
            understood.heard.retain(|id| id != IF_UNDONE);
        }
        if let Some(urgent) = self.urgent_of(&understood.heard).cloned() {
            self.state.misunderstood = 0;
            self.note_told(&understood.told);
            return self.digress(&urgent);
        }
        if self.undoes_in_words(text) || self.calls_off(text) {
            return;
        }
        if understood.heard.iter().any(|step| step == PAUSE) {
            self.shake_consent();
        }
        self.offer_language(text, &understood);
        let (more, is_question) = (understood.rest.clone(), asks(text));
        if self.explains_removals(text, &understood) || self.explain_effects(text, &understood) {
            return;
        }
        let is_of_records = self.answers_whether_in(text, &understood) || self.hears_names(text, &understood);
        if is_of_records || self.asks_of_not_held(text, &understood) {
            return;
        }
        self.forget_echo(text, &mut understood);
        self.tell_file_content(text, &mut understood.told);
        // *Tylko te, których brakuje* asks nothing.
        let asks = understood.told.only_missing.is_none() && self.leave_questions(text, &mut understood);
        if asks && self.opens_idly(text) {
            understood.polarity = None;
        }
        for name in self.examples_in(text) {
            if !understood.told.names.contains(&name) {
                understood.told.names.push(name);
            }
        }
        if !asks && self.hears_of_result(text, &understood) {
            return;
        }
        if self.asks_of_result() && understood.heard.iter().any(|id| id.starts_with(ASKED)) {
            // *Great! But are they linked again?* is not content yet.
            understood.polarity = None;
        }
        if self.asks_how_here(&understood) {
            return self.choose(HOW);
        }
        // *I don't know a thing about that, where is the history?*
        let asks_only_how = asks && is_question && understood.told.is_empty() && understood.heard.is_empty();
        if asks_only_how && self.asks_how(text) {
            return self.choose(HOW);
        }
        if self.is_shown_how(&understood) && understood.told.is_empty() {
            self.state.misunderstood = 0;
            return self.remind();
        }
        let said = self.effects.len();
        if self.awaited_approval().is_some() && understood.heard.iter().any(|id| id == HOW_LONG) {
            // How it stands is what the open question says.
            return self.remind();
        }
        let asking = self.answer_beside(&understood.heard);
        let doing = self.obey_beside(&understood.commands);
        let is_answered = self.effects.len() > said || self.is_first;
        let is_beside = !understood.heard.is_empty() || !understood.commands.is_empty();
        let is_polar = understood.polarity.is_some();
        let is_thanked =
            !understood.heard.is_empty() && understood.heard.iter().all(|id| COURTESIES.contains(&id.as_str()));
        let is_leave = is_thanked && understood.heard.iter().any(|id| id == GOODBYE);
        let is_paused = is_thanked && understood.heard.iter().any(|id| id == PAUSE);
        // *Wait, I have to ask my boss* is all said.
        let is_thanked = is_thanked && !understood.heard.iter().any(|id| id == PAUSE);
        let rest = if is_beside || asks { understood.rest.clone() } else { text.trim().to_owned() };
        if let Some(command) = doing {
            self.note_told(&understood.told);
            return self.obey(&Said::Plain(command));
        }
        let labels = self.labels();
        let plain =
            understand::choice(&rest, &labels, self.language()).filter(|key| is_beside && self.may_be_said(key));
        if let Some(key) = plain {
            // *No, nothing there. Does it cost anything?*
            return self.choose(&key);
        }
        // *We lost 300, not 48*: its *not* answers nothing else.
        let is_untimed = understood.told.moment.is_none();
        if is_untimed && self.doubts_count(text) && understand::denies_count(&rest, self.language()) {
            return self.explain_count();
        }
        let before = self.effects.len();
        let is_shown = |turn: &Self| turn.state.tasks.last().and_then(|task| turn.picture_of(&task.step)).is_some();
        let was_shown = is_shown(self);
        if self.hear_answer(&rest, understood) {
            // *I can't find the bin, where is it?* is answered by what is shown.
            let is_shown = is_shown(self) && !was_shown;
            if asks && !is_answered && is_question && !is_shown {
                // What is asked beside an answer is not passed over.
                self.effects.insert(before, Effect::Say(Reply::new("no-answer-beside")));
            }
            return;
        }
        match (asking.first(), is_answered) {
            (Some(step), _) => {
                self.state.misunderstood = 0;
                self.digress(step);
            }
            // *Thanks, but the phone number is still wrong*: thanks alone would be no answer.
            (None, true) if is_thanked && !is_leave && !self.is_first && self.says_much(&more) => match is_question {
                true => self.guess_answer(&more),
                false => self.guess(&more),
            },
            // *Wait, are mails sent to our customers?*
            (None, true) if is_paused && is_question && self.says_much(&more) => self.guess_answer(&more),
            (None, true) => {
                self.state.misunderstood = 0;
                // Nobody who takes leave is asked again; the question stays open.
                if !is_leave || self.is_first {
                    self.remind();
                }
            }
            (None, false) if self.changes_backup(text) => {}
            (None, false) if self.task().pending.is_some() => self.remind(),
            (None, false) if self.doubts_count(text) => self.explain_count(),
            (None, false) if self.asks_how(text) => self.choose(HOW),
            (None, false) if asks => self.guess_answer(text),
            (None, false) if is_polar && !self.says_much(text) && self.asks_which() => self.ask_which(),
            (None, false) => self.guess(text),
        }
    }

    /// *72 records?*, *we lost 300*: a number beside what was counted, that answers nothing.
    fn doubts_count(&mut self, text: &str) -> bool {
        let is_counted = self.evidence().is_some() || self.state.last_done.is_some();
        let is_said = Words::of(text).len() > 1;
        is_said
            && is_counted
            && !self.agrees(text)
            && self.task().pending.is_none()
            && understand::counts(&self.without_times(text), self.language())
    }

    fn explain_count(&mut self) {
        self.state.misunderstood = 0;
        self.shake_consent();
        self.answer_beside(&[COUNT.to_owned()]);
        self.remind();
    }

    /// Whether a choice may be an answer beside a question: consent stands alone.
    fn may_be_said(&self, key: &str) -> bool {
        self.state.aside.is_none() && !CONSENTS.contains(&key)
    }

    /// Hears what is left when everything beside the matter was heard; gives whether anything was made of it.
    fn hear_answer(&mut self, rest: &str, understood: Understanding) -> bool {
        let Understanding { mut told, polarity, is_loss, is_file_only, is_denial, is_unsure, .. } = understood;
        let Understanding { is_another, is_first_matter, was_well, .. } = understood;
        let is_dropped = self.drops_option(rest);
        if is_dropped && told.is_empty() && self.own_slot() == Some(Slot::Option) && self.state.aside.is_none() {
            // *No CSV after all*, where that is said back: the ways are asked about again.
            self.enter_again();
            return true;
        }
        if told.option.is_some_and(|option| understand::denies_option(rest, option, self.language())) {
            // *Why did you write CSV? I don't want a file*.
            told.option = None;
        }
        if self.leaves_option(rest, &told) || self.narrows_rollback(&told) {
            return true;
        }
        // *No, only the missing ones*, *no, it was 12:30*: a way or a moment denies nothing of what is missing.
        let asks_kinds = self.built_in() == Some(BuiltIn::MissingKinds);
        let is_other = asks_kinds && (told.option.is_some() || told.moment.is_some());
        let polarity = polarity.filter(|_| !(is_other || is_dropped));
        // *Yes, Marek deleted them* is not *yes, they are in the bin*.
        let asks_where = self.state.choices().contains(&FOUND) && told.who.is_some();
        let polarity = polarity.filter(|polarity| !(asks_where && *polarity == Polarity::Yes));
        if is_first_matter && !self.state.shelf.is_empty() {
            self.take_up(0);
            return true;
        }
        // *No filter is set*, where that is not asked, denies nothing of what is.
        let is_beside = |looked: &Looked| !self.state.choices().contains(&looked.as_str());
        let tells_looked = !told.looked.is_empty() && told.looked.iter().all(is_beside);
        let polarity = polarity.filter(|polarity| !(tells_looked && *polarity == Polarity::No));
        // *I still don't see Sabine* is no wish to undo.
        let is_missed = is_loss || polarity == Some(Polarity::No) && !told.names.is_empty();
        if is_missed && self.may_miss_more() {
            self.miss_more(&told);
            return true;
        }
        if !is_loss && self.wants_file_now(&told, is_file_only) {
            self.begin_file(told);
            return true;
        }
        // *The deals too* comes to what was named; what is told of them is another matter.
        let is_seen = is_loss
            && self.evidence().is_some_and(|evidence| {
                let seen = evidence.lost().into_keys().chain(evidence.changed().into_keys());
                told.kinds.is_subset(&seen.map(Kind::from).collect())
            });
        let is_addition = (!is_loss || is_seen) && !asks(rest) && told.option.is_none() && !told.kinds.is_empty();
        // A plan that is shown or waits for an approval is not thrown away for that.
        let is_looking = self.task().pending.is_some();
        let is_first = self.evidence().is_none() && !is_looking;
        let comes_to_something = is_first || !self.state.answers.missing_so_far().is_empty();
        let is_shown = matches!(self.built_in(), Some(BuiltIn::Preview | BuiltIn::Confirm));
        let may_change = is_shown && self.awaited_approval().is_none() && self.can_change(Slot::Missing);
        let may_be_added = comes_to_something && (self.state.answers.plan().is_none() || may_change);
        // *Nothing is missing, I only want a file*, where it is looked for.
        let looks_for_it = self.state.choices().contains(&Looked::Bin.as_str()) && self.evidence().is_none();
        let wants_file = is_file_only || is_denial && told.option == Some(RestoreOption::Csv);
        if looks_for_it && wants_file && !is_loss && self.state.aside.is_none() {
            self.begin_file(told);
            return true;
        }
        if is_another && self.begins_another(&told) && !(is_addition && may_be_added) {
            self.ask_another(told);
            return true;
        }
        if told.looked.remove(&Looked::Hidden) && !is_unsure && self.take_found() {
            return true;
        }
        let wants_lost = || (told.option == Some(RestoreOption::Selective) || is_loss) && self.says_only(rest);
        if self.state.choices().contains(&ONLY_MISSING) && wants_lost() {
            self.choose(ONLY_MISSING);
            return true;
        }
        if !is_loss && self.takes_other_backup(&told) || self.leaves_file(rest, &mut told, is_loss) {
            return true;
        }
        if asks(rest) && self.corrections(&told).gives(Slot::Missing) && self.begins_another(&told) {
            // *And the deals?* takes nothing back.
            self.ask_another(told);
            return true;
        }
        self.add_kinds(rest, &mut told);
        let asks_groups = self.built_in() == Some(BuiltIn::ChooseGroups) && self.state.aside.is_none();
        if asks_groups && told.gives(Slot::Missing) && self.try_step(&Heard::Text(rest.to_owned())) {
            return true;
        }
        if !is_loss && self.names_backup(rest, &mut told) {
            return true;
        }
        if self.wants_restore_and_file(rest) {
            self.effects.push(Effect::Say(Reply::new("restore-then-file")));
            self.choose(RestoreOption::Selective.as_str());
            return true;
        }
        self.leave_unsure(rest, &mut told, is_loss);
        let corrections = self.corrections(&told);
        if !corrections.is_empty() {
            self.note_told(&told);
            self.correct(corrections);
            return true;
        }
        if self.wants_few_back(rest) || self.sees_nothing(is_loss) {
            self.choose(GO_ON);
            return true;
        }
        if self.leaves_moment_open(rest, &told) {
            self.choose(NOT_SURE);
            return true;
        }
        if self.repeats_undone(rest) {
            self.choose(OTHER_WAY);
            return true;
        }
        if told.is_empty() && self.skips_looking(rest) {
            return true;
        }
        let looked = self.looked_at(rest, &mut told, polarity);
        let is_moment_unknown = self.note_unknown_moment(rest, &told);
        let is_unsure = is_unsure && !is_moment_unknown;
        let is_noted = self.note_told(&told) || is_moment_unknown || is_dropped;
        if self.task().pending.is_some() {
            if is_noted {
                self.remind();
            }
            return is_noted;
        }
        if let Some(key) = self.aside_choice(polarity) {
            self.choose(&key);
            return true;
        }
        self.state.aside = None;
        if let Some(key) = looked {
            self.choose(key);
            return true;
        }
        let unsure = self.unsure_choice().filter(|_| is_unsure);
        if let Some(key) = unsure.as_ref().filter(|_| self.says_nothing_more(rest, &told)) {
            self.choose(key);
            return true;
        }
        if self.is_content(rest) {
            self.choose(CONTENT);
            return true;
        }
        if was_well && told.moment.is_none() && !is_loss && self.is_in_matter() {
            self.state.misunderstood = 0;
            self.say_beside(Reply::new("was-still-there"));
            return true;
        }
        if !rest.is_empty() && self.try_step(&Heard::Text(rest.to_owned())) {
            return true;
        }
        if self.keeps_restored(rest, polarity) {
            self.choose(KEEP_IT);
            return true;
        }
        if self.holds_back(rest, polarity) {
            self.begin_nothing();
            return true;
        }
        if is_denial && !is_file_only && !self.state.answers.file_is_wanted() {
            self.hear_denial();
            return true;
        }
        // *No, what contacts, I told you of deals!*
        let is_long_no =
            polarity == Some(Polarity::No) && is_noted && told.gives(Slot::Missing) && self.says_much(rest);
        let polarity = polarity.filter(|_| !is_long_no);
        let matter = self.matter_choice(&told, is_loss, is_file_only).map(str::to_owned);
        if let Some(key) = matter.or_else(|| self.polar_choice(polarity)).or(unsure) {
            self.choose(&key);
            return true;
        }
        // Who may not ask is told so again.
        let is_heard =
            is_noted || !asks(rest) && self.confirm_known(rest, &told) || self.may_not_ask() && !told.is_empty();
        if is_heard {
            self.state.misunderstood = 0;
            self.remind();
        }
        is_heard
    }

    /// Notes that when it happened is not known, where that is not asked now; gives whether it was said.
    fn note_unknown_moment(&mut self, rest: &str, told: &Told) -> bool {
        let asks_when = matches!(self.built_in(), Some(BuiltIn::MomentOfLoss | BuiltIn::HistoryWord));
        let is_open = told.moment.is_none() && self.state.answers.moment().is_none() && !asks_when;
        let is_said = Words::of(rest).find_any(&self.language().talk.no_moment).is_some();
        if !is_open || !is_said || self.may_not_ask() {
            return false;
        }
        self.state.answers.note_moment_unknown();
        self.effects.push(Effect::Say(Reply::new("moment-unknown-noted")));
        true
    }

    pub(super) fn says_much(&self, text: &str) -> bool {
        let (words, courtesy) = (Words::of(text), &self.language().talk.courtesy);
        (0..words.len()).filter(|at| !courtesy.iter().any(|known| known == words.plain(*at))).count() >= SAYS_MUCH
    }

    /// Whether one of several things is asked for, of which none begins anything.
    fn asks_which(&self) -> bool {
        let choices = self.state.choices();
        choices.len() > 1 && !choices.iter().any(|choice| CONSENTS.contains(choice))
    }

    pub(super) fn says_only(&self, text: &str) -> bool {
        Words::of(text).find_any(&self.language().talk.only).is_some()
    }

    /// *No time for that, just get them back*, where it is asked what the history or a list shows: what is missing by our
    /// own reading is enough to go on; gives whether that was said.
    fn skips_looking(&mut self, text: &str) -> bool {
        let asks_it = [Looked::EmptyHistory, Looked::Filters];
        let is_asked = asks_it.into_iter().any(|looked| self.state.choices().contains(&looked.as_str()));
        let is_lost = self.evidence().is_some_and(|evidence| total(&evidence.lost()) > 0);
        let skips = Words::of(text).find_any(&self.language().talk.skips).is_some();
        if !is_asked || !is_lost || self.state.aside.is_some() || !(skips || self.wants_back(text)) {
            return false;
        }
        self.effects.push(Effect::Say(Reply::new("looking-skipped")));
        self.leave_filters(Looked::Filters.as_str())
    }

    /// A filter hid what seemed lost: what follows where the filters are asked about; gives whether that is still to be
    /// found out.
    fn take_found(&mut self) -> bool {
        let choices = self.state.choices();
        let is_looking = Looked::ALL.iter().any(|looked| choices.contains(&looked.as_str()));
        is_looking && self.leave_filters(FOUND)
    }

    /// Goes on where a choice of the question about filters leads; gives whether there is such.
    fn leave_filters(&mut self, key: &str) -> bool {
        let asks_filters = |step: &&Step| match &step.body {
            Body::Plain(plain) => plain.choices.iter().any(|choice| choice.key == Looked::Filters.as_str()),
            Body::BuiltIn { .. } => false,
        };
        let found = self.dialogues.flow.steps.values().find(asks_filters).and_then(|step| match &step.body {
            Body::Plain(plain) => plain.choices.iter().find(|choice| choice.key == key),
            Body::BuiltIn { .. } => None,
        });
        let Some(target) = found.map(|choice| choice.target.step.clone()) else { return false };
        self.state.aside = None;
        self.state.misunderstood = 0;
        self.leave_to(&target);
        true
    }

    /// The choice of the open question that says where somebody has looked, taken out of what was told. Who did it, and
    /// when with a yes, are the history's word where that is what is asked.
    fn looked_at(&mut self, rest: &str, told: &mut Told, polarity: Option<Polarity>) -> Option<&'static str> {
        let choices = self.state.choices();
        let asks_history = choices.contains(&Looked::History.as_str()) && self.state.aside.is_none();
        if asks_history && polarity == Some(Polarity::Yes) {
            told.who = told.who.take().or_else(|| name_behind_yes(rest, self.language()));
        }
        if asks_history && told.moment.is_some() && polarity != Some(Polarity::No) {
            // *Sandra Miller, yesterday 3 pm*.
            told.who = told.who.take().or_else(|| only_names(self.without_times(rest).trim(), self.language()));
        }
        let said = told.looked.iter().find(|looked| choices.contains(&looked.as_str())).copied();
        if said.is_none() && told.looked.contains(&Looked::Values) {
            // Of wrong values no bin, no history and no filter shows anything; that they are meant is asked about later.
            return BESIDE_VALUES.into_iter().find(|key| self.state.aside.is_none() && choices.contains(key));
        }
        let is_yes = said == Some(Looked::History) || polarity == Some(Polarity::Yes);
        let tells = told.who.is_some() && polarity != Some(Polarity::No) || is_yes && told.moment.is_some();
        let is_history = asks_history && tells && said.is_none_or(|looked| looked == Looked::History);
        if is_history {
            self.state.answers.note_history_told();
        }
        let looked = if is_history { Some(Looked::History) } else { said }?;
        told.looked.remove(&looked);
        Some(looked.as_str())
    }

    /// Nothing was lost, or nobody did it: the answer where the open question has a choice for that; else what it means
    /// is said.
    fn hear_denial(&mut self) {
        let choices = self.state.choices();
        if let Some(key) = DENIALS.into_iter().find(|key| choices.contains(key)) {
            return self.choose(key);
        }
        if choices.contains(&Looked::Filters.as_str()) && choices.contains(&FOUND) {
            // *Nothing is missing any more*, once the filters are cleared.
            return self.choose(FOUND);
        }
        if choices.contains(&FINISH) && self.state.aside.is_none() {
            return self.choose(FINISH);
        }
        self.state.misunderstood = 0;
        self.say_beside(Reply::new(if self.is_in_matter() { "loss-denied" } else { "loss-denied-first" }));
    }
}
