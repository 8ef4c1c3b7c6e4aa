//! The desk of a case: agents do what the script says, and what the desk is shown is kept.
//!
//! In charge of the agents' side, where they act without a messenger. What comes of it for the person is the world's.

use super::scene::Scene;
use super::{Play, failed};
use crate::dialogue::event::Event;
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::script::world::{AgentAction, Seen, WorldError};
use crate::domain::handoff::AgentId;
use crate::ports::handoffs::Case;
use crate::service::handoff::{AgentOrder, DeskWords, Handoffs, Paper};

/// The names of agents, by their numbers.
const NAMES: [&str; 3] = ["Anna", "Ben", "Cleo"];

impl Scene {
    /// Has the agents be there.
    pub(super) async fn fill_desk(&self, agents: u32) -> Result<(), WorldError> {
        let Some(handoffs) = &self.handoffs else { return Ok(()) };
        for (number, name) in (1..=i64::from(agents)).zip(NAMES) {
            handoffs.agent_is_there(AgentId(number), name, self.clock.now()).await.map_err(failed)?;
        }
        Ok(())
    }

    /// Has the conversation hear what the desk did; gives whether it did anything.
    pub(super) async fn hear_desk(&self) -> anyhow::Result<bool> {
        match &self.handoffs {
            Some(handoffs) => Ok(!handoffs.pump(self.clock.now()).await?.is_empty()),
            None => Ok(false),
        }
    }

    /// What the desk is shown, each thing once.
    pub(super) async fn shown_to_desk(&self) -> anyhow::Result<Vec<Seen>> {
        let Some(handoffs) = &self.handoffs else { return Ok(Vec::new()) };
        let now = self.clock.now();
        let mut seen = Vec::new();
        for (item, words) in handoffs.desk_items().await? {
            handoffs.told(item.number, now).await?;
            seen.push(in_script(handoffs, words, now)?);
        }
        Ok(seen)
    }

    fn desk_case(&self) -> Case {
        Case { portal: self.portal.clone(), conversation: self.id }
    }
}

impl Play {
    /// One deed of an agent and all that follows from it.
    pub(super) async fn agent(&mut self, agent: u8, action: AgentAction) -> Result<Vec<Seen>, WorldError> {
        let Some(handoffs) = self.scene.handoffs.clone() else {
            return Err(WorldError::Unknown(format!("agent {agent}: the policy connects no desk (desk.group)")));
        };
        let before = self.scene.surface().await.map_err(failed)?;
        self.deeds += 1;
        let cause = format!("agent-{}", self.deeds);
        let (by, now, case) = (AgentId(i64::from(agent)), self.scene.clock.now(), self.scene.desk_case());
        let order = match action {
            AgentAction::Leave => {
                handoffs.agent_left(by, &cause, now).await.map_err(failed)?;
                None
            }
            AgentAction::Edit(number, text) => Some(AgentOrder::Edit { number, text }),
            AgentAction::Text(text) => {
                let order = AgentOrder::read(&text, self.spoken + 1).ok_or(WorldError::Unknown(text))?;
                self.spoken += i64::from(matches!(order, AgentOrder::Say { .. }));
                Some(order)
            }
        };
        let mut seen = Vec::new();
        if let Some(order) = order {
            let answer = handoffs.obey(&case, by, &cause, &order, now).await.map_err(failed)?;
            for reply in answer.replies {
                seen.push(shown(&handoffs, reply, now)?);
            }
            seen.extend(answer.papers.into_iter().map(paper));
        }
        seen.extend(self.finish(&before).await.map_err(failed)?);
        Ok(seen)
    }

    /// Lets everything happen that is due by now.
    pub(super) async fn follow_desk(&mut self) -> anyhow::Result<Vec<Seen>> {
        let Some(handoffs) = self.scene.handoffs.clone() else { return Ok(Vec::new()) };
        let before = self.scene.surface().await?;
        handoffs.tick(self.scene.clock.now()).await?;
        self.finish(&before).await
    }
}

pub(super) fn in_script(
    handoffs: &Handoffs,
    words: DeskWords,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<Seen, WorldError> {
    let of = |name: &str, arg: &str, value: String| {
        let text = value.clone();
        Seen::Desk { reply: Reply::new(name).with(arg, value), text }
    };
    Ok(match words {
        DeskWords::Notice(reply) => shown(handoffs, reply, now)?,
        DeskWords::Assistant(reply) => of("assistant", "reply", reply.name),
        DeskWords::Held(reply) => of("held", "reply", reply.name),
        DeskWords::File(file) => of("file", "name", file.name),
        DeskWords::HeldFile(file) => of("held-file", "name", file.name),
        DeskWords::Agent { text, .. } => of("agent", "text", text),
        DeskWords::Person { event, .. } => match *event {
            Event::Text(text) | Event::Captioned(text) => of("person", "text", text),
            Event::Edited { text, .. } => of("person-edits", "text", text),
            Event::Pressed { choice, .. } => of("person", "pressed", choice),
            Event::Command(command) => of("person", "command", format!("{command:?}").to_lowercase()),
            _ => of("person", "sent", "media".to_owned()),
        },
    })
}

pub(super) fn shown(handoffs: &Handoffs, reply: Reply, now: chrono::DateTime<chrono::Utc>) -> Result<Seen, WorldError> {
    let text = handoffs.word(&reply, now).map_err(failed)?.text;
    Ok(Seen::Desk { reply, text })
}

pub(super) fn paper(paper: Paper) -> Seen {
    let lines = paper.text.lines().count() as u64;
    let reply = Reply::new("paper").with("name", paper.name).with("lines", Arg::Number(lines));
    Seen::Desk { reply, text: paper.text }
}
