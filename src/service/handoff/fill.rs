//! Answers that agents give for the person.
//!
//! In charge of reading them and of passing them on. Nothing is acted on as read: the assistant says what was changed,
//! and has it confirmed at its step, at once or when it has the conversation again.

use serde_json::json;

use super::owners::Along;
use super::words::for_person;
use super::{Answer, Asked, HandoffError, Handoffs};
use crate::dialogue::answers::Slot;
use crate::dialogue::desk::DeskEvent;
use crate::dialogue::engine::read_filling;
use crate::dialogue::reply::{Arg, Reply};
use crate::domain::handoff::Refusal;
use crate::ports::handoffs::Actor;

/// The answers that can be given for the person. Which records are ticked is theirs.
const FILLED: [Slot; 4] = [Slot::Missing, Slot::Moment, Slot::Option, Slot::Snapshot];

impl Handoffs {
    pub(super) async fn fill(&self, asked: &Asked<'_>, slot: &str, value: &str) -> Result<Answer, HandoffError> {
        let Some(slot) = FILLED.into_iter().find(|known| known.as_str() == slot).filter(|_| !value.is_empty()) else {
            let names = FILLED.iter().map(|slot| slot.as_str().to_owned()).collect();
            return Ok(Answer::of(Reply::new("desk-fill-how").with("names", Arg::List(names))));
        };
        let owner = self.standing(asked.case).await?.and_then(|handoff| handoff.phase.agent());
        if let Some(other) = owner.filter(|owner| *owner != asked.by) {
            return Ok(Answer::of(self.refused(Refusal::HasAgent(other)).await?));
        }
        let (portal, id) = (&asked.case.portal, asked.case.conversation);
        let state = self.converse.state(portal, id).await?;
        let facts = self.converse.surroundings(portal, id, asked.now).await?;
        let dialogues = self.converse.dialogues();
        // The agent writes in the person's language or in that of the desk.
        let filling = [state.language.as_str(), self.owners.language()]
            .into_iter()
            .find_map(|language| read_filling(&dialogues, &state, &facts, (slot, value), language, asked.now));
        let slot_name = Arg::Term(format!("slot-{}", slot.as_str()));
        let Some(filling) = filling else {
            return Ok(Answer::of(Reply::new("desk-fill-not-understood").with("slot", slot_name).with("value", value)));
        };
        let agent = self.owners.shown_name(asked.by, &self.agents().await?);
        let entries = vec![asked.entry("filled", &json!({ "slot": slot.as_str(), "value": value }))];
        let items = vec![for_person(&DeskEvent::Filled { slot, filling, agent })];
        let along = Along { who: Actor::Agent(asked.by), cause: asked.cause, entries, items, ..Along::default() };
        self.owners.add(asked.case, &along, asked.now).await?;
        let when = u64::from(owner.is_some());
        Ok(Answer::of(Reply::new("desk-filled").with("slot", slot_name).with("value", value).with("later", when)))
    }
}
