//! Which language is spoken: asked for, changed within a message, and offered.
//!
//! In charge of the conversation's language. Which language a text asks for is `understand`'s to find.

use super::Turn;
use crate::dialogue::event::Effect;
use crate::dialogue::reply::{Choice, Reply};
use crate::dialogue::state::AsideAbout;
use crate::dialogue::understand::phrases::Words;
use crate::dialogue::understand::{self, Told, Understanding};

/// In a shorter text another language may be an accident.
const ENOUGH_WORDS: usize = 3;

impl Turn<'_> {
    pub(super) fn ask_language(&mut self) {
        let texts = &self.dialogues.texts;
        let choices: Vec<Choice> = texts
            .languages()
            .filter_map(|code| {
                let name = texts.language(code)?.name.clone();
                Some(Choice::labelled(format!("lang-{code}"), "language-name").with("name", name))
            })
            .collect();
        let mut reply = Reply::new("choose-language");
        reply.choices = choices;
        // It is of the conversation itself, whoever has it.
        let reply = if self.state.is_with_agent { reply.of_desk() } else { reply };
        self.ask_aside(AsideAbout::Language, reply, Told::default());
    }

    pub(super) fn switch_language(&mut self, code: &str) {
        self.set_language(code);
        self.state.misunderstood = 0;
        // While an agent has the conversation nothing else is said.
        if !self.state.is_with_agent {
            self.say_beside(Reply::new("language-changed"));
        }
    }

    /// Offers the language that a person writes in, once, where more than a word or two of it are understood.
    pub(super) fn offer_language(&mut self, text: &str, understood: &Understanding) {
        let code = understood.other_language.as_ref().filter(|_| Words::of(text).len() >= ENOUGH_WORDS);
        let other = code.and_then(|code| self.dialogues.texts.language(code));
        let Some(invitation) = other.map(|other| other.invitation.clone()) else { return };
        if !std::mem::replace(&mut self.state.language_was_offered, true) {
            self.effects.push(Effect::Say(Reply::new("language-noticed").with("invitation", invitation)));
        }
    }

    pub(super) fn set_language(&mut self, code: &str) {
        self.dialogues.texts.closest(code).clone_into(&mut self.state.language);
    }

    /// Changes the language where one sentence of several asks for it, and hears what the others say: *German please. All
    /// contacts are gone!* Gives whether one did.
    pub(super) fn switch_beside(&mut self, text: &str) -> bool {
        let Some((code, rest)) = self.language_beside(text) else { return false };
        self.set_language(&code);
        self.state.language_was_offered = true;
        self.effects.push(Effect::Say(Reply::new("language-changed")));
        self.hear_words(&rest);
        true
    }

    /// The language that one sentence of several asks for, and what the others say.
    fn language_beside(&self, text: &str) -> Option<(String, String)> {
        let sentences = Words::of(text).sentences();
        if sentences.len() < 2 || self.state.is_with_agent {
            return None;
        }
        let asked = |sentence: &str| understand::language_asked(sentence, &self.listener());
        let (position, code) = sentences.iter().enumerate().find_map(|(at, one)| Some((at, asked(one)?)))?;
        let others = sentences.iter().enumerate().filter(|(at, _)| *at != position).map(|(_, sentence)| *sentence);
        let rest = others.collect::<Vec<_>>().join(" ");
        (!self.understanding(&rest).is_empty()).then_some((code, rest))
    }
}
