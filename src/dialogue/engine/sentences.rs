//! Sentences: all that they say, and what of it counts first.
//!
//! The order: what is urgent, what is asked beside, another matter, an answer given anew, the step's own answer, a yes or
//! a no, answers to later questions. What is found in a sentence is `understand`'s.

use super::{Heard, Turn, Understood};
use crate::dialogue::flow::HeardUse;
use crate::dialogue::understand::phrases::Words;
use crate::dialogue::understand::{self, Polarity, Said, Understanding};

/// Choices that a restore or an undo begins with: pressed, or written as they are.
const CONSENTS: [&str; 3] = ["confirm", "yes-large", "undo-now"];

impl Turn<'_> {
    /// All that a text says, in the person's language first.
    pub(super) fn understanding(&self, text: &str) -> Understanding {
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
        let said = self.effects.len();
        let asking = self.answer_beside(&understood.heard);
        let doing = self.obey_beside(&understood.commands);
        let is_answered = self.effects.len() > said || self.is_first;
        let is_beside = !understood.heard.is_empty() || !understood.commands.is_empty();
        let rest = if is_beside { understood.rest.clone() } else { text.trim().to_owned() };
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
            (None, false) => self.misunderstand(),
        }
    }

    /// Hears what is left when everything beside the matter was heard; gives whether anything was made of it.
    fn hear_answer(&mut self, rest: &str, understood: Understanding) -> bool {
        let Understanding { told, polarity, is_another, is_first_matter, is_loss, .. } = understood;
        if is_first_matter && !self.state.shelf.is_empty() {
            self.take_up(0);
            return true;
        }
        if is_another && self.begins_another(&told) {
            self.ask_another(told);
            return true;
        }
        let corrections = self.corrections(&told);
        if !corrections.is_empty() {
            self.note_told(&told);
            self.correct(corrections);
            return true;
        }
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
        if !rest.is_empty() && self.try_step(&Heard::Text(rest.to_owned())) {
            return true;
        }
        let matter = self.matter_choice(&told, is_loss).map(str::to_owned);
        if let Some(key) = matter.or_else(|| self.polar_choice(polarity)).or_else(|| self.unsure_choice(rest)) {
            self.choose(&key);
            return true;
        }
        if is_noted {
            self.state.misunderstood = 0;
            self.remind();
        }
        is_noted
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
        choices.into_iter().find(fits).filter(|key| !CONSENTS.contains(key)).map(str::to_owned)
    }

    /// Not knowing is an answer where it is offered as one.
    fn unsure_choice(&self, rest: &str) -> Option<String> {
        let is_unsure = Words::of(rest).find_any(&self.language().talk.unsure).is_some();
        (is_unsure && self.state.choices().contains(&"not-sure")).then(|| "not-sure".to_owned())
    }
}
