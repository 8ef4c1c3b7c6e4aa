//! Answers that agents give for the person.
//!
//! In charge of reading them and of passing them on. Nothing is acted on as read: the assistant says what was changed,
//! and has it confirmed at its step, at once or when it has the conversation again.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;

use super::owners::Along;
use super::words::for_person;
use super::{Answer, Asked, HandoffError, Handoffs};
use crate::dialogue::answers::Slot;
use crate::dialogue::desk::DeskEvent;
use crate::dialogue::engine::read_filling;
use crate::dialogue::facts::Facts;
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::state::{SnapshotList, State};
use crate::domain::handoff::Refusal;
use crate::ports::handoffs::Actor;

/// The answers that can be given for the person. Which records are ticked is theirs.
const FILLED: [Slot; 4] = [Slot::Missing, Slot::Moment, Slot::Option, Slot::Snapshot];

/// Kinds that can be missing, some of them.
const KINDS: [&str; 4] = ["kind-contact", "kind-company", "kind-lead", "kind-deal"];

/// The ways back.
const OPTIONS: [&str; 4] = ["option-selective", "option-csv", "option-crm-rollback", "option-full-rollback"];

/// So many of the newest backups are named.
const MOST_SNAPSHOTS: usize = 5;

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
        let mut state = self.converse.state(portal, id).await?;
        if slot == Slot::Snapshot
            && let Some(snapshots) = self.converse.snapshots(portal).await?
        {
            state.snapshots = Some(SnapshotList { listed_at: asked.now, snapshots });
        }
        let facts = self.converse.surroundings(portal, id, asked.now).await?;
        let dialogues = self.converse.dialogues();
        // The agent writes in the person's language or in that of the desk.
        let desk_language = self.owners.language();
        let filling = [state.language.as_str(), &desk_language]
            .into_iter()
            .find_map(|language| read_filling(&dialogues, &state, &facts, (slot, value), language, asked.now));
        let slot_name = Arg::Term(format!("slot-{}", slot.as_str()));
        let Some(filling) = filling else {
            let refusal = Reply::new("desk-fill-not-understood").with("slot", slot_name).with("value", value);
            let examples = self.examples(slot, &state, &facts, asked.now)?;
            let examples =
                (!examples.is_empty()).then(|| Reply::new("desk-fill-examples").with("examples", Arg::List(examples)));
            let replies = std::iter::once(refusal).chain(examples).collect();
            return Ok(Answer { replies, ..Answer::default() });
        };
        let agent = self.owners.shown_name(asked.by, &self.agents().await?);
        let entries = vec![asked.entry("filled", &json!({ "slot": slot.as_str(), "value": value }))];
        let items = vec![for_person(&DeskEvent::Filled { slot, filling, agent })];
        let along = Along { who: Actor::Agent(asked.by), cause: asked.cause, entries, items, ..Along::default() };
        self.owners.add(asked.case, &along, asked.now).await?;
        let when = u64::from(owner.is_some());
        Ok(Answer::of(Reply::new("desk-filled").with("slot", slot_name).with("value", value).with("later", when)))
    }

    /// What would be understood as that answer, in the language of the desk; backups as they are known here.
    fn examples(
        &self,
        slot: Slot,
        state: &State,
        facts: &Facts,
        now: DateTime<Utc>,
    ) -> Result<Vec<String>, HandoffError> {
        let in_words = |names: &[&str]| -> Result<Vec<String>, HandoffError> {
            names.iter().map(|name| Ok(self.word(&Reply::new(*name), now)?.text)).collect()
        };
        match slot {
            Slot::Missing => in_words(&KINDS),
            Slot::Option => in_words(&OPTIONS),
            Slot::Moment => {
                let yesterday = (now - TimeDelta::days(1)).with_timezone(&facts.portal.zone);
                Ok(vec![yesterday.format("%Y-%m-%d %H:%M").to_string()])
            }
            Slot::Snapshot => {
                let known = state.snapshots.iter().flat_map(|list| &list.snapshots).rev().take(MOST_SNAPSHOTS);
                Ok(known.map(|snapshot| snapshot.id.to_string()).collect())
            }
            Slot::Groups => Ok(Vec::new()),
        }
    }
}
