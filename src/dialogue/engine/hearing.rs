//! What a person said or pressed, and who it is for.
//!
//! The order: what no step could use (empty, over-long …), then words as they are (a typed name, a choice, a command),
//! then all that a sentence says (`sentences`). What nobody made anything of is said not to be understood.

use super::consent::{CONFIRM, CONSENTS, UNDO_NOW};
use super::desk::NO_PERSON;
use super::polar::CONTENT;
use super::questions::RIGHT;
use super::removals::REMOVE_NEW;
use super::wishes::GO_ON;
use super::{Heard, Known, Outcome, Turn, with_other};
use crate::dialogue::answers::Slot;
use crate::dialogue::backend::HandoffReason;
use crate::dialogue::event::Effect;
use crate::dialogue::facts::FactName;
use crate::dialogue::flow::{Body, HeardUse, Plain, Variant};
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::state::{AsideAbout, EvidenceState};
use crate::dialogue::steps::{self, BuiltIn, Inner};
use crate::dialogue::texts::Setting;
use crate::dialogue::understand::phrases::Words;
use crate::dialogue::understand::{self, Command, LONGEST_MESSAGE, Look, Looked, PAUSE, Polarity, Said, Told};

/// The choice of a wish for a person being recorded.
const RECORD_IT: &str = "record-it";

/// How often in a row the person may not be understood before a person is offered.
const PATIENCE: u8 = 3;

impl Turn<'_> {
    pub(super) fn hear_text(&mut self, text: &str) {
        let beside = match understand::look(text) {
            Look::Empty => Some(Reply::new("empty-message")),
            Look::TooLong => Some(Reply::new("too-long").with("limit", LONGEST_MESSAGE as u64)),
            Look::NoWords => Some(Reply::new("no-words")),
            Look::OtherScript => {
                if self.hear_what_step_waits_for(text) || self.hear_in_any_script(text) {
                    return;
                }
                Some(self.other_script())
            }
            Look::Words => None,
        };
        if let Some(reply) = beside {
            return self.say_beside(reply);
        }
        if self.hear_what_step_waits_for(text) {
            return;
        }
        self.hear_said(text);
    }

    /// Hears a message that has words.
    pub(super) fn hear_said(&mut self, text: &str) {
        let labels = self.labels();
        // *Did it work?* is not *it worked*.
        let is_content = |key: &String| key == CONTENT && self.is_qualified(text, key);
        if let Some(key) = understand::choice(text, &labels, self.language()).filter(|key| !is_content(key)) {
            return if self.is_no_to_nothing(&key, text) { self.ask_which() } else { self.choose_said(&key, text) };
        }
        if self.leave_guess() {
            return self.hear_said(text);
        }
        if self.chooses_by_number(text) || self.says_of_undo(text) || self.has_enough(text) {
            return;
        }
        if self.keeps_newer(text) || self.wants_all_groups(text) || self.ticks_more(text) {
            return;
        }
        if self.is_solved(text) || self.chooses_and_asks(text) {
            return;
        }
        if self.consents_in_words(text) {
            return self.choose(CONFIRM);
        }
        if self.undoes_now_in_words(text) {
            return self.choose(UNDO_NOW);
        }
        if self.goes_on_in_words(text) {
            return self.choose(GO_ON);
        }
        if self.explains_ways(text) {
            return;
        }
        // Consent is given as it stands.
        let politely = understand::choice_politely(text, &labels, self.language());
        let is_all = |key: &String| !asks(text) && !CONSENTS.contains(&key.as_str());
        if let Some(key) = politely
            .filter(|key| is_all(key) && !self.is_qualified(text, key) && self.understanding(text).heard.is_empty())
        {
            return self.choose(&key);
        }
        if let Some(key) = self.choice_behind_answer(text, &labels) {
            return self.choose(&key);
        }
        if let Some(key) = self.placed_choice(text).or_else(|| self.advised_choice(text)) {
            if CONSENTS.contains(&key.as_str()) {
                return self.begin_nothing();
            }
            // *As you think best, but only the phone numbers*.
            let heard = self.understanding(text).heard;
            self.answer_beside(&heard);
            return self.choose(&key);
        }
        if self.hear_rating_in_words(text) {
            return;
        }
        if self.changes_to(text) {
            return;
        }
        if let Some(said) = understand::command_anywhere(text, &self.listener()) {
            return self.obey(&said);
        }
        if self.switch_beside(text) {
            return;
        }
        if let Some(code) = understand::language_asked(text, &self.listener()) {
            return self.switch_language(&code);
        }
        if let Some(key) = self.finds_empty(text) {
            return self.choose(key);
        }
        let anywhere = understand::choice_anywhere(text, &labels, &self.listener());
        if let Some(key) = anywhere.filter(|key| !self.is_qualified(text, key)) {
            return self.choose_said(&key, text);
        }
        if let Some(key) = self.choice_at_end(text, &labels) {
            return self.choose(&key);
        }
        if let Some((key, told)) = self.choice_at_beginning(text, &labels) {
            self.note_told(&told);
            self.state.answers.note_history_told();
            return self.choose(&key);
        }
        if self.records_with_contact(text, &labels) {
            return self.choose(RECORD_IT);
        }
        if self.answers_below(text) {
            return;
        }
        if self.leave_card() {
            let is_consent = |key: String| CONSENTS.contains(&key.as_str());
            let is_given = understand::choice(text, &self.labels(), self.language()).is_some_and(is_consent);
            return if is_given { self.remind() } else { self.hear_said(text) };
        }
        if self.answers_earlier(text) {
            return;
        }
        if let Some(key) = self.choice_in_own_words(text, &labels) {
            return self.choose(&key);
        }
        if let Some(key) = understand::part_of_choice(text, &labels).filter(|key| !self.is_qualified(text, key)) {
            return self.choose_said(&key, text);
        }
        if self.takes_any_words() {
            self.state.aside = None;
            return self.hear_step(&Heard::Text(text.trim().to_owned()));
        }
        self.hear_words(text);
    }

    /// The choice that a text is in words of its own: *the backup of Monday, yes*. Consent is given as it stands, and so is
    /// that something is removed, or that all is well.
    fn choice_in_own_words(&self, text: &str, labels: &[(String, String)]) -> Option<String> {
        let key = understand::choice_in_own_words(text, labels, self.language())?;
        let is_grave = CONSENTS.contains(&key.as_str()) || [REMOVE_NEW, CONTENT].contains(&key.as_str());
        let says_more = || {
            let says = self.understanding(text);
            // The day may be the choice's own: *the earlier one, Monday*.
            let label = labels.iter().find(|(known, _)| *known == key).map(|(_, label)| label.as_str());
            let has_day =
                says.told.moment.is_some() && self.understanding(label.unwrap_or_default()).told.moment.is_some();
            let told = if has_day { Told { moment: None, is_state: false, ..says.told } } else { says.told };
            !says.heard.is_empty() || !says.commands.is_empty() || !told.is_empty()
        };
        (!is_grave && !asks(text) && !self.is_qualified(text, &key) && !says_more()).then_some(key)
    }

    /// *No, that's it*: a yes or a no with the choice behind it that it is itself. Consent is given as it stands.
    fn choice_behind_answer(&self, text: &str, labels: &[(String, String)]) -> Option<String> {
        let (words, talk) = (Words::of(text), &self.language().talk);
        let answers = [(Polarity::Yes, &talk.yes), (Polarity::No, &talk.no)];
        let found =
            answers.into_iter().filter_map(|(polarity, list)| Some((polarity, words.longest_at(list, 0)?.words.end)));
        let (polarity, end) = found.max_by_key(|(_, end)| *end).filter(|(_, end)| *end < words.len())?;
        let behind = words.written(&(end..words.len()));
        let key = understand::choice(behind, labels, self.language())?;
        let is_it = self.polar_choice(Some(polarity)).as_ref() == Some(&key);
        (is_it && !asks(text) && !behind.starts_with(|c: char| c.is_ascii_digit())).then_some(key)
    }

    /// The choice that a text ends with, behind words that say nothing of the matter: *no, wait, go on*. Consent is given
    /// as it stands.
    fn choice_at_end(&self, text: &str, labels: &[(String, String)]) -> Option<String> {
        let words = Words::of(text);
        let mut clauses = words.clauses();
        let (last, before) = (clauses.pop()?, clauses.pop()?.end);
        let key = understand::choice(words.written(&last), labels, self.language())?;
        let is_number = words.written(&last).chars().all(|c| c.is_ascii_digit());
        let says = self.understanding(words.written(&(0..before)));
        let says_more = says.heard.iter().any(|step| step != PAUSE);
        let is_beside = says.told.is_empty() && !says_more && says.commands.is_empty() && !says.is_loss;
        (is_beside && !is_number && !asks(text) && !CONSENTS.contains(&key.as_str())).then_some(key)
    }

    /// The choice that a text begins with, with who did it or when behind it: *I see them, Piotr did it at 9:12*, *that's them,
    /// but it was Thursday*.
    fn choice_at_beginning(&self, text: &str, labels: &[(String, String)]) -> Option<(String, Told)> {
        let words = Words::of(text);
        let clauses = words.clauses();
        let first = clauses.first().filter(|first| first.end < words.len())?;
        let said = words.written(first);
        let polite = || understand::choice_politely(said, labels, self.language());
        let key = understand::choice(said, labels, self.language()).or_else(polite)?;
        let is_number = said.chars().all(|c| c.is_ascii_digit());
        let rest = self.understanding(words.written(&(first.end..words.len())));
        let told = rest.told;
        let tells = told.who.is_some() || told.moment.is_some();
        let says_more = told.gives(Slot::Missing) || told.option.is_some() || !told.looked.is_empty();
        let is_beside = rest.heard.is_empty() && rest.commands.is_empty() && rest.polarity.is_none();
        let is_said = tells && !says_more && is_beside && !asks(text) && !is_number;
        let takes_more = [Looked::History.as_str(), RIGHT].contains(&key.as_str());
        (is_said && takes_more && self.state.aside.is_none()).then_some((key, told))
    }

    /// *Record it, my name is Bob, +44 …*: a wish for a person with how to reach one.
    fn records_with_contact(&self, text: &str, labels: &[(String, String)]) -> bool {
        let words = Words::of(text);
        let first = words.clauses().into_iter().next().filter(|_| self.state.choices().contains(&RECORD_IT));
        let said = first.and_then(|first| {
            let said = words.written(&first);
            let polite = || understand::choice_politely(said, labels, self.language());
            understand::choice(said, labels, self.language()).or_else(polite)
        });
        said.as_deref() == Some(RECORD_IT) && !asks(text)
    }

    /// Whether the present step takes words as they are, whatever they say: a comment, an addition to a request, what
    /// a partner is wanted for.
    fn takes_any_words(&mut self) -> bool {
        let for_partner = Variant::Handoff(HandoffReason::Partner);
        if self.working_step() == Some((BuiltIn::Handoff, for_partner)) && *self.inner() == Inner::Asked {
            return true;
        }
        match (self.built_in(), self.inner()) {
            (Some(BuiltIn::Feedback), Inner::Feedback(stage)) => stage.takes_any_words(),
            (Some(BuiltIn::Handoff), Inner::Asked) => {
                self.state.choices() == ["go-back"] && !self.state.handoffs.is_empty()
            }
            _ => false,
        }
    }

    /// Steps that take words as they are (a typed name, a comment) come before commands.
    fn hear_what_step_waits_for(&mut self, text: &str) -> bool {
        let takes_all = match (self.built_in(), self.inner()) {
            (Some(BuiltIn::Confirm), Inner::Confirm(stage)) => stage.is_typed(),
            _ => false,
        };
        if !takes_all || !steps_match_name(text, &self.facts.portal.name) {
            return false;
        }
        self.hear_step(&Heard::Text(text.trim().to_owned()));
        true
    }

    /// Whether words are a choice, a command or a language.
    pub(super) fn understands(&self, text: &str) -> bool {
        if understand::look(text) != Look::Words {
            return false;
        }
        let labels = self.labels();
        let mut said = self.understanding(text);
        said.heard.retain(|id| self.heard_use(id) != Some(HeardUse::Opening));
        // A lone yes or no answers nothing yet, and neither does not knowing.
        said.polarity = None;
        said.is_unsure = false;
        understand::choice(text, &labels, self.language()).is_some()
            || understand::part_of_choice(text, &labels).is_some()
            || understand::command_anywhere(text, &self.listener()).is_some()
            || understand::language_asked(text, &self.listener()).is_some()
            || !said.is_empty()
    }

    /// Names and comments may be written in any script.
    fn hear_in_any_script(&mut self, text: &str) -> bool {
        let takes_any = match (self.built_in(), self.inner()) {
            (Some(BuiltIn::Feedback), Inner::Feedback(stage)) => stage.takes_any_words(),
            (Some(BuiltIn::HistoryWord), Inner::Asked) => true,
            _ => false,
        };
        if takes_any {
            self.hear_step(&Heard::Text(text.trim().to_owned()));
        }
        takes_any
    }

    fn other_script(&self) -> Reply {
        let texts = &self.dialogues.texts;
        let names = texts.languages().filter_map(|code| Some(texts.language(code)?.name.clone()));
        Reply::new("other-script").with("languages", Arg::List(names.collect()))
    }

    /// The open choices with their labels.
    pub(super) fn labels(&self) -> Vec<(String, String)> {
        let asked = self.state.open_question().and_then(|question| question.replies.last());
        asked.map(|asked| self.labels_of(asked)).unwrap_or_default()
    }

    /// The choices of a reply with their labels.
    pub(super) fn labels_of(&self, asked: &Reply) -> Vec<(String, String)> {
        let setting = Setting { zone: self.facts.portal.zone, now: self.now };
        let code = self.dialogues.texts.closest(&self.state.language);
        let label = |choice| self.dialogues.texts.label(code, asked, choice, setting).unwrap_or_default();
        asked.choices.iter().map(|choice| (choice.key.clone(), label(choice))).collect()
    }

    pub(super) fn hear_press(&mut self, key: &str, question: Option<u32>) {
        if self.leave_news(key, question) {
            return self.choose(key);
        }
        let open = self.state.open_question().map(|question| question.number);
        let is_open = open.is_some() && (question.is_none() || question == open);
        if is_open && self.state.choices().contains(&key) {
            return self.choose(key);
        }
        // A button of an older question: shown what is asked now, nothing is done.
        self.say_beside(Reply::new("stale-button"));
    }

    pub(super) fn choose(&mut self, key: &str) {
        self.state.misunderstood = 0;
        self.state.is_consent_shaken = false;
        if key == NO_PERSON {
            return self.need_no_person();
        }
        if let Some(aside) = self.state.aside.take() {
            return match aside.about {
                AsideAbout::Language => self.switch_language(key.trim_start_matches("lang-")),
                AsideAbout::Card if key == GO_ON => self.remind(),
                AsideAbout::Change | AsideAbout::Card => self.change_named(key.trim_start_matches("slot-")),
                AsideAbout::Another => self.hear_another(key, aside.told),
                AsideAbout::Rating => self.hear_rating(key),
                AsideAbout::Waiting => self.remind(),
                AsideAbout::News => self.hear_news_answer(key, aside.told),
                AsideAbout::Meant => self.hear_meant(key, aside.meant.as_deref()),
            };
        }
        if *self.inner() == Inner::Failed && matches!(key, "try-again" | "look-again") {
            // What was true before may be why it failed: ask anew.
            self.state.facts.clear();
            return self.try_again();
        }
        if key == "try-again" && self.reading_failed() && *self.inner() != Inner::Failed {
            return self.enter_again();
        }
        let is_steps_own = match self.step().map(|step| &step.body) {
            Some(Body::Plain(plain)) => plain.choices.iter().any(|choice| choice.key == key),
            _ => false,
        };
        match Command::find(key) {
            Some(command) if !is_steps_own => self.obey(&Said::Plain(command)),
            None if !is_steps_own && self.heard_use(key).is_some() => self.choose_beside(key),
            _ => self.hear_step(&Heard::Choice(key.to_owned())),
        }
    }

    fn try_again(&mut self) {
        // What failed may have changed meanwhile: snapshots and facts are asked anew. Beside a matter nothing of it is
        // forgotten: its open question names them.
        if self.state.tasks.len() == 1 {
            self.state.snapshots = None;
        }
        self.state.facts.clear();
        if self.state.answers.plan().is_some() {
            self.state.answers.drop_plan();
        }
        let outcome = match self.built_in() {
            // B07: what was begun goes on where it was; a new plan would leave it half done.
            Some(BuiltIn::Run | BuiltIn::GoOn) if self.state.unfinished.is_some() => Outcome::Again,
            Some(BuiltIn::Confirm | BuiltIn::Run) => Outcome::Exit("again"),
            _ => Outcome::Again,
        };
        self.go(outcome);
    }

    fn hear_step(&mut self, heard: &Heard) {
        if !self.try_step(heard) {
            self.misunderstand();
        }
    }

    /// Has the present step hear an answer; gives whether it made anything of it.
    pub(super) fn try_step(&mut self, heard: &Heard) -> bool {
        let plain_target = match self.step().map(|step| &step.body) {
            Some(Body::Plain(plain)) => Some(
                plain.choices.iter().find(|choice| choice.key == heard.key()).map(|choice| choice.target.step.clone()),
            ),
            _ => None,
        };
        match (plain_target, self.working_step()) {
            (Some(Some(target)), _) => {
                self.state.misunderstood = 0;
                self.leave_to(&target);
                true
            }
            (None, Some((built_in, variant))) => {
                let outcome = steps::hear(built_in, variant, self, heard);
                if outcome == Outcome::NotUnderstood {
                    return false;
                }
                self.state.misunderstood = 0;
                self.go(outcome);
                true
            }
            _ => false,
        }
    }

    pub(super) fn misunderstand(&mut self) {
        self.shake_consent();
        let hint = self.built_in().map_or("hint-choice", BuiltIn::hint);
        self.fail_to_understand(Reply::new("not-understood").with("hint", Arg::Term(hint.into())));
    }

    /// Says of a yes or a no that it is no answer to what is asked.
    pub(super) fn ask_which(&mut self) {
        self.fail_to_understand(Reply::new("which-one"));
    }

    fn fail_to_understand(&mut self, reply: Reply) {
        self.state.misunderstood = self.state.misunderstood.saturating_add(1);
        if self.state.misunderstood < PATIENCE {
            return self.say_beside(reply);
        }
        self.state.misunderstood = 0;
        self.effects.push(Effect::Say(reply));
        self.effects.push(Effect::Say(Reply::new("offer-person")));
        self.ask_with("person");
    }

    /// Asks the open question again, with one more choice.
    pub(super) fn ask_with(&mut self, choice: &str) {
        if self.task().pending.is_some() {
            return self.remind();
        }
        let Some(mut question) = self.task().question.clone() else { return self.remind() };
        let Some(mut asked) = question.replies.pop() else { return self.remind() };
        if !asked.choices.iter().any(|known| known.key == choice) {
            asked = asked.asking([choice]);
        }
        self.said = question.replies;
        self.ask(asked);
    }

    /// A change of the portal's plan (R26): whoever waits for it goes on in place.
    pub(super) fn hear_tariff_changed(&mut self) {
        self.state.facts.clear();
        if self.waits_for_upgrade() {
            self.ask_facts([FactName::TariffAllowsRestore]);
        }
    }

    /// The person is back: reminded of the open question. Whoever waits for another plan (tariff) may have it by
    /// now, so that is asked first (R26).
    pub(super) fn come_back(&mut self) {
        if self.waits_for_upgrade() && self.task().pending.is_none() {
            self.state.aside = None;
            self.state.facts.remove(&FactName::TariffAllowsRestore);
            return self.ask_facts([FactName::TariffAllowsRestore]);
        }
        let is_running = self.is_running() || matches!(self.built_in(), Some(BuiltIn::Run | BuiltIn::GoOn));
        if let Some(other) = self.facts.unfinished.clone().filter(|_| !is_running) {
            self.effects.push(Effect::Say(with_other(Reply::new("unfinished-restore"), Some(&other))));
        }
        self.remind();
    }

    pub(super) fn waits_for_upgrade(&self) -> bool {
        matches!(self.step().map(|step| &step.body), Some(Body::Plain(plain)) if after_upgrade(plain).is_some())
    }

    /// Where a step leads that waits for another plan (tariff), once the portal has it. What was read before is old.
    pub(super) fn way_on_after_upgrade(&mut self, plain: &Plain) -> Option<String> {
        let target = after_upgrade(plain)?.to_owned();
        if self.fact(FactName::TariffAllowsRestore) != Known::Yes {
            return None;
        }
        self.state.evidence = EvidenceState::NotRead;
        self.say(Reply::new("tariff-changed"));
        Some(target)
    }

    /// Why a person is wanted, when a step does not say.
    pub fn handoff_reason(&mut self, asked: HandoffReason) -> HandoffReason {
        let below = self.state.tasks.iter().rev().nth(1);
        match below.map(|task| &task.inner) {
            Some(Inner::Failed) if asked == HandoffReason::Asked => HandoffReason::Failure,
            _ => asked,
        }
    }
}

/// Whether a text is a question.
pub(super) fn asks(text: &str) -> bool {
    text.trim_end().ends_with(['?', '\u{ff1f}'])
}

/// Where a step's choice *upgraded* leads.
fn after_upgrade(plain: &Plain) -> Option<&str> {
    plain.choices.iter().find(|choice| choice.key == "upgraded").map(|choice| choice.target.step.as_str())
}

/// Whether a text is the portal's name: spaces around it and large or small letters do not count.
pub(crate) fn steps_match_name(text: &str, name: &str) -> bool {
    !name.trim().is_empty() && text.trim().to_lowercase() == name.trim().to_lowercase()
}
