//! What holds at every step of a walk.
//!
//! In charge of saying what did not hold, and why. Nothing here walks.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::dialogue::event::FailureKind;
use crate::dialogue::facts::Facts;
use crate::dialogue::reply::Reply;
use crate::dialogue::script::world::Seen;
use crate::dialogue::state::State;
use crate::dialogue::texts::Setting;
use crate::dialogue::texts::catalogue::{self, Known};
use crate::dialogue::{Dialogues, Event, advance};
use crate::domain::ConsentId;

/// The most characters of a message.
const LONGEST_TEXT: usize = 4096;

/// The most characters of a label, and of a choice's key.
const LONGEST_LABEL: usize = 110;
const LONGEST_KEY: usize = 40;

/// Effects that change the portal or make files.
const WRITING: [&str; 5] = ["create", "change", "remove", "export", "consent"];

/// The answers to a wish for a person, beside R29's refusal: offered, recorded before, or why it cannot be now.
const OFFERED: [&str; 6] =
    ["handoff-offer", "handoff-call", "handoff-open", "handoff-security", "handoff-recorded", "nobody-connected"];
const NOT_NOW: [&str; 3] = ["failure-", "still-", "cannot-leave"];

/// R29's refusal.
pub const REFUSED: &str = "handoff-refused";

/// With what promises are kept.
pub struct Promises {
    pub dialogues: Arc<Dialogues>,
    catalogue: BTreeMap<String, Known>,
}

impl Promises {
    /// Those of a set of dialogue files.
    pub fn of(dialogues: &Arc<Dialogues>) -> Self {
        let catalogue = catalogue::all().into_iter().map(|known| (known.name.clone(), known)).collect();
        Self { dialogues: Arc::clone(dialogues), catalogue }
    }

    /// Nothing is written without a confirmation, everything said can be said, and there is a way out.
    pub fn after(&self, seen: &[Seen], state: &State, setting: Setting, is_confirmed: bool) -> Result<(), String> {
        for one in seen {
            match one {
                Seen::Effect { name, .. } if !is_confirmed && WRITING.iter().any(|write| name.starts_with(write)) => {
                    return Err(format!("{name} without a confirmation"));
                }
                Seen::Reply(reply) => {
                    self.is_in_catalogue(reply)?;
                    self.can_be_worded(reply, setting)?;
                }
                Seen::Effect { .. } | Seen::File(_) | Seen::Desk { .. } => {}
            }
        }
        if has_way_out(state) { Ok(()) } else { Err(format!("no way out at {:?}", state.step())) }
    }

    /// What the engine says has no other values and choices than it says of itself.
    fn is_in_catalogue(&self, reply: &Reply) -> Result<(), String> {
        // What is not there is said by a flow.
        let Some(known) = self.catalogue.get(&reply.name) else { return Ok(()) };
        if let Some(value) = reply.args.keys().find(|value| !known.values.contains(&value.as_str())) {
            return Err(format!("{} has no value {value}", reply.name));
        }
        let is_known = |key: &str| known.choices.contains(&key) || key == "person";
        let mut own = reply.choices.iter().filter(|choice| choice.label.is_none());
        match own.find(|choice| !is_known(&choice.key)) {
            Some(choice) => Err(format!("{} has no choice {}", reply.name, choice.key)),
            None => Ok(()),
        }
    }

    /// In every language, within what messengers show, and with choices that can be told apart.
    fn can_be_worded(&self, reply: &Reply, setting: Setting) -> Result<(), String> {
        let texts = &self.dialogues.texts;
        for language in texts.languages() {
            let worded = texts.word(language, reply, setting);
            let worded = worded.map_err(|error| format!("{language}: {error} in {}", reply.name))?;
            if worded.text.chars().count() > LONGEST_TEXT || worded.text.contains(['{', '}', '\u{e000}']) {
                return Err(format!("{language}: {} cannot be shown: {}", reply.name, worded.text));
            }
            let labels: BTreeSet<&String> = worded.choices.iter().map(|(_, label)| label).collect();
            if labels.len() != worded.choices.len() {
                return Err(format!("{language}: two choices of {} look alike: {labels:?}", reply.name));
            }
            let is_long =
                |(key, label): &&(String, String)| key.len() > LONGEST_KEY || label.chars().count() > LONGEST_LABEL;
            if let Some((key, label)) = worded.choices.iter().find(is_long) {
                return Err(format!("{language}: {key} of {} is too long: {label}", reply.name));
            }
        }
        Ok(())
    }
}

/// There is always something to press or to type, or work whose result will come.
pub fn has_way_out(state: &State) -> bool {
    !state.choices().is_empty() || state.tasks.last().is_some_and(|task| task.pending.is_some())
}

/// Help is always there.
pub fn helped(seen: &[Seen], state: &State) -> Result<(), String> {
    if replies(seen).any(|reply| reply.name == "help") {
        return Ok(());
    }
    Err(format!("no help at {:?}", state.step()))
}

/// A person is offered, was recorded already, or is refused by R29 with the reason and the way on; where work is under
/// way that is said. Gives whether R29 refused.
pub fn has_a_person(seen: &[Seen], state: &State) -> Result<bool, String> {
    if let Some(refused) = replies(seen).find(|reply| reply.name == REFUSED) {
        let has_reason = refused.args.contains_key("tariff");
        let has_way_on = refused.choices.iter().any(|choice| choice.key == "partner");
        return if has_reason && has_way_on {
            Ok(true)
        } else {
            Err("a person is refused without a reason and a way on".into())
        };
    }
    let is_answer = |name: &str| OFFERED.contains(&name) || NOT_NOW.iter().any(|start| name.starts_with(start));
    if replies(seen).any(|reply| is_answer(&reply.name)) {
        return Ok(false);
    }
    let said: Vec<&str> = replies(seen).map(|reply| reply.name.as_str()).collect();
    Err(format!("asked for a person at {:?}, and there was {said:?}", state.step()))
}

/// Results that nobody waits for change nothing and say nothing; none begins a restore.
pub fn strays_change_nothing(
    dialogues: &Dialogues,
    state: &State,
    facts: &Facts,
    setting: Setting,
    request: u32,
    kind: FailureKind,
) -> Result<(), String> {
    let waits =
        |task: &crate::dialogue::state::Task| task.pending.as_ref().is_some_and(|pending| pending.request == request);
    if state.tasks.iter().any(waits) {
        return Ok(());
    }
    for event in [
        Event::Failed { request, kind, reference: "F".into(), other: None },
        Event::Recorded { request, number: "1".into(), known_since: None, promise: None },
        Event::Consent { request, consent: ConsentId(1) },
    ] {
        let name = format!("{event:?}");
        let turn = advance(dialogues, state.clone(), facts, event, setting.now);
        if turn.state != *state || !turn.effects.is_empty() {
            return Err(format!("{name} was not waited for, and did something at {:?}", state.step()));
        }
    }
    Ok(())
}

pub fn replies(seen: &[Seen]) -> impl Iterator<Item = &Reply> {
    seen.iter().filter_map(|one| if let Seen::Reply(reply) = one { Some(reply) } else { None })
}
