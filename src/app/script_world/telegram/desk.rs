//! The desk of a case in Telegram: agents in a forum group, and what the group shows them.
//!
//! In charge of the agents' side. What is told to them comes from the store, and each of it has to stand in the group as it
//! was worded.

use anyhow::{Context as _, bail};
use serde_json::{Value, json};

use super::play::{Play, messenger};
use crate::app::script_world::desk::{in_script, paper, shown};
use crate::app::script_world::scene::Scene;
use crate::dialogue::Event;
use crate::dialogue::script::world::{AgentAction, Seen};
use crate::ports::chats::ChatStore as _;
use crate::ports::handoffs::{Audience, Case};
use crate::service::chats::deliver::NoticeForm;
use crate::service::handoff::{AgentOrder, DeskWords, Handoffs, Paper};

/// Tells the General topic where a conversation is that was begun there.
const BEGUN_THERE: &str = "desk-begun-there";

/// What of the desk was looked at.
#[derive(Debug, Default)]
pub struct Looked {
    /// The last item.
    item: i64,
    /// The last answer to an order.
    notice: i64,
    /// What agents wrote to the person, by the number of the message, in order.
    written: Vec<i64>,
}

/// A forum group with its agents, the first of them its owner.
pub async fn open_group(scene: &Scene, emulator: &super::emulator::Emulator) -> anyhow::Result<()> {
    let Some(handoffs) = &scene.handoffs else { return Ok(()) };
    let mut numbers = Vec::new();
    for agent in handoffs.agents().await? {
        emulator.control("users", json!({ "id": agent.id.0, "first_name": agent.name })).await?;
        numbers.push(agent.id.0);
    }
    let Some((owner, members)) = numbers.split_first() else { return Ok(()) };
    let group = json!({
        "id": group(handoffs), "title": "Support", "is_forum": true, "owner": owner, "members": members,
        "bot": "restore_bot",
    });
    emulator.control("groups", group).await.map(drop)
}

fn group(handoffs: &Handoffs) -> i64 {
    handoffs.owners().policy().desk.group
}

impl Play {
    fn desk_case(&self) -> Case {
        Case { portal: self.scene.portal.clone(), conversation: self.scene.id }
    }

    /// Has an agent do something in the group.
    pub(super) async fn act_as_agent(&mut self, agent: u8, action: AgentAction) -> anyhow::Result<()> {
        let handoffs = self.scene.handoffs.clone().context("the policy connects no desk (desk.group)")?;
        let (chat, user) = (group(&handoffs), i64::from(agent));
        match action {
            AgentAction::Leave => {
                self.emulator.control("groups/leave", json!({ "chat": chat, "user": user })).await?;
            }
            AgentAction::Edit(number, text) => {
                let position = usize::try_from(number).unwrap_or_default().wrapping_sub(1);
                let message = self.desk.written.get(position).context("no agent wrote anything under that number")?;
                let edit = json!({ "chat": chat, "user": user, "message": message, "text": text });
                self.emulator.control("edit", edit).await?;
            }
            AgentAction::Text(text) => {
                let topic = handoffs.standing(&self.desk_case()).await?.and_then(|handoff| handoff.topic);
                let (thread, text) = match (topic, AgentOrder::read(&text, 0)) {
                    (Some(topic), _) => (Some(topic), text),
                    // Where there is no topic yet, an agent names the person in the General one.
                    (None, Some(AgentOrder::Begin)) => {
                        (None, format!("/begin {} {}", self.scene.portal, self.scene.person))
                    }
                    (None, Some(AgentOrder::Desk)) => (None, text),
                    _ => bail!("there is no topic in which an agent could write this: {text}"),
                };
                let mut send = json!({ "chat": chat, "user": user, "text": text });
                if let Some(thread) = thread {
                    send["thread"] = thread.into();
                }
                let sent = self.emulator.control("send", send).await?;
                if matches!(AgentOrder::read(&text, 0), Some(AgentOrder::Say { .. })) {
                    self.desk.written.extend(sent["message_id"].as_i64());
                }
            }
        }
        Ok(())
    }

    /// Whether everything was heard and shown in the group, and whatever is due has happened.
    pub(super) async fn is_desk_done(&self) -> anyhow::Result<bool> {
        let Some(handoffs) = &self.scene.handoffs else { return Ok(true) };
        let (now, chat, chats) = (self.scene.clock.now(), group(handoffs), &self.scene.store);
        // In this order: what was heard has what follows from it in the store.
        let is_heard = chats.look(&messenger(), chat, 1).await?.updates.is_empty();
        let changed = handoffs.tick(now).await?;
        let is_answered = chats.look(&messenger(), chat, 1).await?.notices.is_empty();
        let is_shown = handoffs.desk_items().await?.is_empty();
        if let Some(bot) = self.bot() {
            if !changed.is_empty() {
                bot.poke(super::play::ACCOUNT);
            }
            if !is_shown {
                bot.poke(chat);
            }
        }
        Ok(changed.is_empty() && is_shown && is_heard && is_answered)
    }

    /// What agents were answered since it was last asked, found again in the group.
    pub(super) async fn answered_to_desk(&mut self) -> anyhow::Result<Vec<Seen>> {
        let Some(handoffs) = self.scene.handoffs.clone() else { return Ok(Vec::new()) };
        let (chat, now) = (group(&handoffs), self.scene.clock.now());
        let mut seen = Vec::new();
        for (id, message, payload) in self.scene.store.list_notices_said(&messenger(), chat, self.desk.notice).await? {
            self.desk.notice = id;
            let form: NoticeForm = serde_json::from_str(&payload)?;
            let told = self.in_group(chat, message).await?;
            let replies: Vec<_> = std::iter::once(form.reply).chain(form.more).collect();
            let mut wanted = String::new();
            for reply in &replies {
                wanted = format!("{wanted}\n{}", handoffs.word(reply, now)?.text);
            }
            same(&wanted, &text_of(&told))?;
            for reply in replies {
                seen.push(shown(&handoffs, reply, now)?);
            }
            if let Some(name) = told["document"]["file_name"].as_str() {
                let bytes = self.emulator.file(told["document"]["file_id"].as_str().unwrap_or_default()).await?;
                seen.push(paper(Paper { name: name.to_owned(), text: String::from_utf8(bytes)? }));
            }
        }
        Ok(seen)
    }

    /// What the desk was shown since it was last asked, found again in the group.
    pub(super) async fn shown_to_desk(&mut self) -> anyhow::Result<Vec<Seen>> {
        let Some(handoffs) = self.scene.handoffs.clone() else { return Ok(Vec::new()) };
        let (chat, now) = (group(&handoffs), self.scene.clock.now());
        let mut seen = Vec::new();
        for item in self.scene.store.list_desk_items(self.desk.item).await? {
            self.desk.item = item.number;
            let words: DeskWords = serde_json::from_str(&item.payload)?;
            let (mut told, mut has_file) = (String::new(), false);
            for message in self.scene.store.list_shown(item.number).await? {
                let message = self.in_group(chat, Some(message)).await?;
                told.push_str(&text_of(&message));
                has_file |= !message["voice"].is_null();
            }
            match &words {
                // Told where it was ordered, which only a group has.
                DeskWords::Notice(reply) if reply.name == BEGUN_THERE => continue,
                // Where everybody reads it the way to the topic stands below.
                DeskWords::Notice(reply) if item.to == Audience::Everybody => {
                    contains(&told, &handoffs.word(reply, now)?.text)?;
                }
                DeskWords::Notice(reply) => same(&handoffs.word(reply, now)?.text, &told)?,
                DeskWords::Person { event, .. } => match &**event {
                    Event::Text(text) | Event::Captioned(text) | Event::Edited { text, .. } => contains(&told, text)?,
                    Event::Unsupported if has_file => {}
                    _ => contains(&told, "👤")?,
                },
                DeskWords::Assistant(reply) | DeskWords::Held(reply) => {
                    let (portal, id) = (&self.scene.portal, self.scene.id);
                    contains(&told, &self.scene.converse.word(portal, id, reply, now).await?.text)?;
                }
                DeskWords::File(_) => contains(&told, "🤖")?,
                DeskWords::HeldFile(_) => contains(&told, "🤫")?,
                DeskWords::Agent { text, .. } => contains(&told, text)?,
            }
            seen.push(in_script(&handoffs, words, now)?);
        }
        Ok(seen)
    }

    async fn in_group(&self, chat: i64, message: Option<i64>) -> anyhow::Result<Value> {
        let message = message.context("something was not shown to the desk")?;
        self.emulator.control("message", json!({ "chat": chat, "message": message })).await
    }
}

fn text_of(message: &Value) -> String {
    message["text"].as_str().or(message["caption"].as_str()).unwrap_or_default().to_owned()
}

fn same(wanted: &str, told: &str) -> anyhow::Result<()> {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words(wanted) == words(told) { Ok(()) } else { bail!("the desk was to be told\n{wanted}\nand is told\n{told}") }
}

fn contains(told: &str, wanted: &str) -> anyhow::Result<()> {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words(told).contains(&words(wanted)) { Ok(()) } else { bail!("the desk is told\n{told}\nwithout\n{wanted}") }
}
