//! Sentences: all that they say, and what of it counts first.
//!
//! The order: what is urgent, what is asked beside, another matter, an answer given anew, the step's own answer, a yes or
//! a no, answers to later questions. What is found in a sentence is `understand`'s.

use super::hearing::asks;
use super::{Heard, Turn, Understood};
use crate::dialogue::answers::Slot;
use crate::dialogue::backend::RestoreOption;
use crate::dialogue::flow::{Body, HeardUse, Step};
use crate::dialogue::reply::Reply;
use crate::dialogue::steps::{BuiltIn, Inner};
use crate::dialogue::understand::names::is_common_word;
use crate::dialogue::understand::phrases::Words;
use crate::dialogue::understand::told::amount_in;
use crate::dialogue::understand::{self, Looked, Polarity, Said, Told, Understanding};

/// Choices of not knowing, the plainest first: it may be left out, or be shown how to find out.
const UNSURE: [&str; 3] = ["not-sure", "skip", "how"];

/// Choices that say that nothing was deleted.
const DENIALS: [&str; 2] = ["empty", "wrong-values"];

/// The step that answers how long it takes.
const HOW_LONG: &str = "asked-how-long";

/// Choices that a restore or an undo begins with: pressed, or written as they are.
pub(super) const CONSENTS: [&str; 3] = ["confirm", "yes-large", "undo-now"];

/// The choice of another backup than the one that is proposed.
const OTHER_SNAPSHOT: &str = "other-snapshot";

/// The fewest words of a question that has no word of one.
const LEAST_OF_QUESTION: usize = 4;

/// The choice of a file of nothing but what is missing.
const ONLY_MISSING: &str = "only-missing";

/// The choice that the records are there, of the question whether a filter hides them.
const FOUND: &str = "found";

/// The choice that says that what was done looks right.
const CONTENT: &str = "all-good";

impl Turn<'_> {
    /// All that a text says, in the person's language first.
    pub fn understanding(&self, text: &str) -> Understanding {
        let is_it = |known: &&Understood| known.text == text && known.language == self.state.language;
        if let Some(known) = self.understood.borrow().as_ref().filter(is_it) {
            return known.says.clone();
        }
        let says = understand::understand(text, &self.listener());
        let (text, language) = (text.to_owned(), self.state.language.clone());
        *self.understood.borrow_mut() = Some(Understood { text, language, says: says.clone() });
        says
    }

    /// Hears a sentence: first what is asked beside the question, then what is left of it.
    pub(super) fn hear_words(&mut self, text: &str) {
        let mut understood = self.understanding(text);
        for name in self.examples_in(text) {
            if !understood.told.names.contains(&name) {
                understood.told.names.push(name);
            }
        }
        if self.is_first {
            understood.heard.retain(|id| self.heard_use(id) != Some(HeardUse::Opening));
        }
        if let Some(urgent) = self.urgent_of(&understood.heard).cloned() {
            self.state.misunderstood = 0;
            self.note_told(&understood.told);
            return self.digress(&urgent);
        }
        let asks = self.leave_questions(text, &mut understood);
        let said = self.effects.len();
        if self.awaited_approval().is_some() && understood.heard.iter().any(|id| id == HOW_LONG) {
            // How it stands is what the open question says.
            return self.remind();
        }
        let asking = self.answer_beside(&understood.heard);
        let doing = self.obey_beside(&understood.commands);
        let is_answered = self.effects.len() > said || self.is_first;
        let is_beside = !understood.heard.is_empty() || !understood.commands.is_empty();
        let rest = if is_beside || asks { understood.rest.clone() } else { text.trim().to_owned() };
        if let Some(command) = doing {
            self.note_told(&understood.told);
            return self.obey(&Said::Plain(command));
        }
        if self.hear_answer(&rest, understood) {
            return;
        }
        match (asking.first(), is_answered) {
            (Some(step), _) => {
                self.state.misunderstood = 0;
                self.digress(step);
            }
            (None, true) => {
                self.state.misunderstood = 0;
                self.remind();
            }
            (None, false) if self.task().pending.is_some() => self.remind(),
            (None, false) if asks => self.have_no_answer(),
            (None, false) => self.misunderstand(),
        }
    }

    /// Takes what is asked back out of what was understood, so that nothing that a question names answers anything; gives
    /// whether something is asked. Before a matter it may be what the person wants, and a moment is said back before it
    /// counts.
    fn leave_questions(&self, text: &str, understood: &mut Understanding) -> bool {
        let asked = understand::without_questions(text, &self.language().talk);
        let Some(stated) = asked.or_else(|| self.is_other_question(text, understood).then(String::new)) else {
            return false;
        };
        let stated = self.understanding(&stated);
        let asks_moment = self.built_in() == Some(BuiltIn::MomentOfLoss) && stated.told.moment.is_none();
        if !self.is_in_matter() || asks_moment && understood.told.moment.is_some() {
            understood.told.option = understood.told.option.filter(|_| !self.is_in_matter());
            // *Ça marche sur mon téléphone ?* is no yes.
            return Understanding { polarity: None, ..understood.clone() }.is_empty();
        }
        let (heard, commands) = (std::mem::take(&mut understood.heard), std::mem::take(&mut understood.commands));
        *understood = Understanding { heard, commands, ..stated };
        true
    }

    /// Whether a sentence with a mark of a question asks something although no word of it says so: it is too long for an
    /// answer that is only unsure, and names neither a moment nor a way.
    fn is_other_question(&self, text: &str, understood: &Understanding) -> bool {
        let (words, talk) = (Words::of(text), &self.language().talk);
        let told = &understood.told;
        let is_answer = told.moment.is_some() || told.option.is_some() || understood.is_loss || understood.is_another;
        let wishes = || words.find_any(&talk.wish).is_some();
        asks(text) && words.len() >= LEAST_OF_QUESTION && !is_answer && !wishes()
    }

    /// Hears what is left when everything beside the matter was heard; gives whether anything was made of it.
    fn hear_answer(&mut self, rest: &str, understood: Understanding) -> bool {
        let Understanding { mut told, polarity, is_loss, is_file_only, is_denial, is_unsure, .. } = understood;
        let Understanding { is_another, is_first_matter, .. } = understood;
        // *No, only the missing ones*: a way that is named denies nothing of what is missing.
        let asks_kinds = self.built_in() == Some(BuiltIn::MissingKinds);
        let polarity = polarity.filter(|_| !(asks_kinds && told.option.is_some()));
        if is_first_matter && !self.state.shelf.is_empty() {
            self.take_up(0);
            return true;
        }
        if is_another && self.begins_another(&told) {
            self.ask_another(told);
            return true;
        }
        if told.looked.remove(&Looked::Hidden) && !is_unsure && self.take_found() {
            return true;
        }
        let wants_lost = || told.option == Some(RestoreOption::Selective) || is_loss && self.says_only(rest);
        if self.state.choices().contains(&ONLY_MISSING) && wants_lost() {
            self.choose(ONLY_MISSING);
            return true;
        }
        let corrections = self.corrections(&told);
        if !corrections.is_empty() {
            if asks(rest) && corrections.gives(Slot::Missing) && self.begins_another(&told) {
                // *And the deals?* takes nothing back.
                self.ask_another(told);
                return true;
            }
            self.note_told(&told);
            self.correct(corrections);
            return true;
        }
        let looked = self.looked_at(&mut told, polarity);
        let is_noted = self.note_told(&told);
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
        if !rest.is_empty() && self.try_step(&Heard::Text(rest.to_owned())) {
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
        let matter = self.matter_choice(&told, is_loss, is_file_only).map(str::to_owned);
        if let Some(key) = matter.or_else(|| self.polar_choice(polarity)).or(unsure) {
            self.choose(&key);
            return true;
        }
        // Who may not ask is told so again.
        let is_heard = is_noted || !asks(rest) && self.confirm_known(&told) || self.may_not_ask() && !told.is_empty();
        if is_heard {
            self.state.misunderstood = 0;
            self.remind();
        }
        is_heard
    }

    fn says_only(&self, text: &str) -> bool {
        Words::of(text).find_any(&self.language().talk.only).is_some()
    }

    /// A filter hid what seemed lost: what follows where the filters are asked about; gives whether that is still to be
    /// found out.
    fn take_found(&mut self) -> bool {
        let choices = self.state.choices();
        let is_looking = Looked::ALL.iter().any(|looked| choices.contains(&looked.as_str()));
        let asks_filters = |step: &&Step| match &step.body {
            Body::Plain(plain) => plain.choices.iter().any(|choice| choice.key == Looked::Filters.as_str()),
            Body::BuiltIn { .. } => false,
        };
        let found = self.dialogues.flow.steps.values().find(asks_filters).and_then(|step| match &step.body {
            Body::Plain(plain) => plain.choices.iter().find(|choice| choice.key == FOUND),
            Body::BuiltIn { .. } => None,
        });
        let Some(target) = found.filter(|_| is_looking).map(|choice| choice.target.step.clone()) else { return false };
        self.state.aside = None;
        self.state.misunderstood = 0;
        self.leave_to(&target);
        true
    }

    /// The choice of the open question that says where somebody has looked, taken out of what was told. Who did it, and
    /// when with a yes, are the history's word where that is what is asked.
    fn looked_at(&mut self, told: &mut Told, polarity: Option<Polarity>) -> Option<&'static str> {
        let choices = self.state.choices();
        let asks_history = choices.contains(&Looked::History.as_str()) && self.state.aside.is_none();
        let said = told.looked.iter().find(|looked| choices.contains(&looked.as_str())).copied();
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

    /// Whether a text says that what was done looks right, however it begins (*no, all is well*).
    fn is_content(&self, text: &str) -> bool {
        if self.state.aside.is_some() || !self.state.choices().contains(&CONTENT) {
            return false;
        }
        let language = self.language();
        let (words, plain) = (Words::of(text), understand::normal(text));
        let is_said = |phrase: &&String| phrase.contains(' ') && understand::contains_words(&plain, phrase);
        let is_good = language.choices.get(CONTENT).into_iter().flatten().any(|phrase| is_said(&phrase));
        // The *no* that it begins with denies the trouble; another one would deny that it is right.
        let from = usize::from(language.talk.no.iter().any(|no| words.find_at(no, 0).is_some()));
        let denies = (from..words.len()).any(|at| language.talk.not.iter().any(|not| words.find_at(not, at).is_some()));
        is_good && !denies
    }

    /// Whether somebody hesitates where the next word begins work or leads there: *no*, *yes, but not now*, *sure?*
    fn holds_back(&self, rest: &str, polarity: Option<Polarity>) -> bool {
        let is_near = matches!(self.built_in(), Some(BuiltIn::Confirm | BuiltIn::Preview))
            || self.state.choices().iter().any(|choice| CONSENTS.contains(choice));
        let has_failed = self.state.tasks.last().is_some_and(|task| task.inner == Inner::Failed);
        // What waits for an agent may still begin, and after a failure nothing is to be confirmed.
        let is_open = self.state.aside.is_none() && self.awaited_approval().is_none() && !has_failed;
        let talk = &self.language().talk;
        let words = Words::of(rest);
        let begins = |phrases: &[String]| phrases.iter().any(|phrase| words.find_at(phrase, 0).is_some());
        let hesitates = begins(&talk.yes) && (asks(rest) || words.find_any(&talk.not).is_some());
        is_near && is_open && (polarity == Some(Polarity::No) || hesitates)
    }

    /// Nothing was lost, or nobody did it: the answer where the open question has a choice for that; else what it means
    /// is said.
    fn hear_denial(&mut self) {
        let choices = self.state.choices();
        if let Some(key) = DENIALS.into_iter().find(|key| choices.contains(key)) {
            return self.choose(key);
        }
        self.state.misunderstood = 0;
        self.say_beside(Reply::new(if self.is_in_matter() { "loss-denied" } else { "loss-denied-first" }));
    }

    /// The answer to a question of the conversation itself that a yes or a no is.
    fn aside_choice(&self, polarity: Option<Polarity>) -> Option<String> {
        self.state.aside.as_ref()?;
        self.polar_choice(polarity)
    }

    /// The choice that a yes or a no is: the first whose other words have the word itself. Consent is never read out of
    /// a sentence.
    fn polar_choice(&self, polarity: Option<Polarity>) -> Option<String> {
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
            (Some(Polarity::No), Some(BuiltIn::ChooseSnapshot)) if choices.contains(&OTHER_SNAPSHOT) => {
                return Some(OTHER_SNAPSHOT.to_owned());
            }
            _ => {}
        }
        choices.into_iter().find(fits).filter(|key| !CONSENTS.contains(key)).map(str::to_owned)
    }

    /// Not knowing is an answer where one is offered for it.
    fn unsure_choice(&self) -> Option<String> {
        let choices = self.state.choices();
        UNSURE.into_iter().find(|key| choices.contains(key)).map(str::to_owned)
    }

    /// Whether a text that says that something is not known gives no part of an answer: no number, no moment, nobody's
    /// name.
    fn says_nothing_more(&self, rest: &str, told: &Told) -> bool {
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
