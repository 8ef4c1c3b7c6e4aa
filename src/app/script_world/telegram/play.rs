//! One case under way: the person's deeds, the bot, and waiting until nothing is left to be done.
//!
//! In charge of the order of things within a turn. What was said in it is looked for by [`said`](super::said).

use std::time::Duration;

use anyhow::{Context as _, bail};
use serde_json::{Value, json};
use tokio::time::Instant;

use super::bot::RunningBot;
use super::desk::{Looked, open_group};
use super::emulator::Emulator;
use super::shown::Screen;
use crate::app::script_world::recorder::Fault;
use crate::app::script_world::scene::Scene;
use crate::dialogue::Event;
use crate::dialogue::script::world::{AgentAction, Seen};
use crate::ports::accounts::AccountLink;
use crate::ports::chats::{ChatStore as _, MessengerId};
use crate::ports::conversations::QueuedItem;
use crate::service::chats::buttons::data;

/// The bot of every world.
const TOKEN: &str = "7000000001:emulated";
/// Its name in the store.
const MESSENGER: &str = "telegram:7000000001";
/// The person's account.
pub const ACCOUNT: i64 = 101;

/// The longest message that a person can write; longer ones leave their program as several
/// (<https://core.telegram.org/bots/api#message>, read 2026-11-25).
const LONGEST_WRITTEN: usize = 4096;

/// How long a turn may take, work included.
const PATIENCE: Duration = Duration::from_secs(180);

/// How often it is looked whether something is left to be done.
const LOOK_EVERY: Duration = Duration::from_millis(8);

/// The calls that show something.
const SHOWING: [&str; 4] = ["sendMessage", "sendPhoto", "sendDocument", "editMessageText"];

/// What comes in.
pub enum Deed {
    /// The person opens the chat.
    Start,
    /// The person writes.
    Text(String),
    /// The person sends something that is no text.
    Voice,
    /// The person sends a picture with words below it.
    Captioned(String),
    /// The person presses a choice of the question that stands.
    Press { question: u32, choice: String },
    /// The person presses a button that is no longer there.
    OldPress(String),
    /// The person changes a message of theirs.
    Edit { message: u32, text: String },
    /// An agent does something in the group.
    Agent(u8, AgentAction),
    /// Nobody does anything.
    Wait,
    /// Telegram brings the last update once more.
    Again,
    /// The service tells the conversation what it noticed.
    Tell(Box<Event>),
}

/// One case under way.
pub struct Play {
    pub scene: Scene,
    pub(super) emulator: Emulator,
    bot: Option<RunningBot>,
    pub(super) screen: Screen,
    /// The last event of the chat that was looked at.
    pub(super) looked_up_to: u64,
    /// The last item of the outbox that was looked at.
    pub(super) said_up_to: i64,
    /// Files that wait until no agent has the conversation.
    pub(super) waiting: Vec<QueuedItem>,
    /// The person's messages, as edits count them.
    written: Vec<i64>,
    last_update: Value,
    /// How Telegram fails next.
    pub faults: Vec<Fault>,
    /// The press of this turn and its message.
    pub(super) pressed: Option<(Value, i64)>,
    /// What of the desk was looked at.
    pub(super) desk: Looked,
    told: u64,
}

impl Play {
    /// Opens the chat of a person who is linked, and starts the bot.
    pub async fn begin(scene: Scene, emulator: Emulator) -> anyhow::Result<Self> {
        let person =
            json!({ "id": ACCOUNT, "first_name": "Mia", "last_name": "Braun", "language_code": scene.language });
        emulator.control("bots", json!({ "token": TOKEN, "username": "restore_bot" })).await?;
        emulator.control("users", person).await?;
        let link = AccountLink {
            id: 1,
            portal: scene.portal.clone(),
            messenger: messenger(),
            account: ACCOUNT,
            person: scene.person,
            how: "invite".to_owned(),
            linked_by: "script".to_owned(),
            linked_at: scene.clock.now(),
            revoked: None,
        };
        scene.store.add_link(&link).await?;
        let mut play = Self {
            scene,
            emulator,
            bot: None,
            screen: Screen::default(),
            looked_up_to: 0,
            said_up_to: 0,
            waiting: Vec::new(),
            written: Vec::new(),
            last_update: Value::Null,
            faults: Vec::new(),
            pressed: None,
            desk: Looked::default(),
            told: 0,
        };
        open_group(&play.scene, &play.emulator).await?;
        play.start_bot().await?;
        Ok(play)
    }

    async fn start_bot(&mut self) -> anyhow::Result<()> {
        let scene = &self.scene;
        let parts = (&scene.store, &scene.converse, scene.handoffs.as_ref());
        let place = (TOKEN, &self.emulator.url);
        self.bot = Some(RunningBot::start(place, parts, scene.folder.path(), &scene.clock).await?);
        Ok(())
    }

    /// The bot, while it runs.
    pub(super) fn bot(&self) -> Option<&RunningBot> {
        self.bot.as_ref()
    }

    async fn end_bot(&mut self) -> anyhow::Result<()> {
        match self.bot.take() {
            Some(bot) => bot.end().await,
            None => Ok(()),
        }
    }

    /// Ends the program and starts it anew.
    pub async fn restart(&mut self) -> anyhow::Result<()> {
        self.end_bot().await?;
        self.scene.restart().await?;
        self.start_bot().await
    }

    /// One deed and all that follows from it; what could be seen of it.
    pub async fn take(&mut self, deed: Deed) -> anyhow::Result<Vec<Seen>> {
        let before = self.scene.surface().await?;
        let faults = std::mem::take(&mut self.faults);
        self.arm(&faults).await?;
        self.pressed = None;
        if self.scene.restarts_always {
            // What the person does now waits for the program at Telegram's.
            self.end_bot().await?;
        }
        self.act(deed).await?;
        if self.bot.is_none() {
            self.restart().await?;
        }
        self.settle().await?;
        let mut seen = self.answered_to_desk().await?;
        seen.extend(self.said().await?);
        seen.extend(self.shown_to_desk().await?);
        self.check_press().await?;
        self.disarm(&faults).await?;
        seen.extend(self.scene.changes_since(&before).await?);
        Ok(seen)
    }

    async fn act(&mut self, deed: Deed) -> anyhow::Result<()> {
        let user = ACCOUNT;
        match deed {
            Deed::Start => drop(self.emulator.control("start", json!({ "user": user })).await?),
            Deed::Text(text) => {
                if !(1..=LONGEST_WRITTEN).contains(&text.trim().encode_utf16().count()) {
                    bail!(
                        "nobody can write that in Telegram: it is empty, or longer than {LONGEST_WRITTEN} characters"
                    );
                }
                let sent = self.emulator.control("send", json!({ "user": user, "text": text })).await?;
                self.written.extend(sent["message_id"].as_i64());
            }
            Deed::Voice => {
                let file = json!({ "user": user, "kind": "voice", "name": "voice.ogg", "text": "a voice" });
                let sent = self.emulator.control("send_file", file).await?;
                self.written.extend(sent["message_id"].as_i64());
            }
            Deed::Captioned(text) => {
                let file = json!({ "user": user, "kind": "document", "name": "screen.png", "text": "a picture", "caption": text });
                let sent = self.emulator.control("send_file", file).await?;
                self.written.extend(sent["message_id"].as_i64());
            }
            Deed::Press { question, choice } => {
                let data = data(self.scene.id, question, &choice);
                let Some(message) = self.screen.find_button(&data) else {
                    bail!("no button bears {data}; the last buttons are\n{}", self.screen.buttons_in_words());
                };
                self.press(json!({ "user": user, "message": message, "data": data, "wait_seconds": 0 })).await?;
            }
            Deed::OldPress(choice) => {
                let (data, message) = (data(self.scene.id, 0, &choice), self.screen.newest());
                let press = json!({
                    "user": user, "message": message, "data": data, "forged": true, "wait_seconds": 0,
                });
                self.press(press).await?;
            }
            Deed::Edit { message, text } => {
                let position = usize::try_from(message).unwrap_or_default().wrapping_sub(1);
                let id = self.written.get(position).context("nothing was written under that number")?;
                self.emulator.control("edit", json!({ "user": user, "message": id, "text": text })).await?;
            }
            Deed::Agent(agent, action) => self.act_as_agent(agent, action).await?,
            Deed::Wait => {}
            Deed::Again => {
                self.emulator.control("updates/duplicate", json!({ "update": self.last_update })).await?;
            }
            Deed::Tell(event) => {
                self.told += 1;
                let (scene, inbox_id) = (&self.scene, format!("service-{}", self.told));
                let now = scene.clock.now();
                scene.converse.receive(&scene.portal, scene.id, &inbox_id, &event, now).await?;
                if let Some(bot) = &self.bot {
                    bot.poke(ACCOUNT);
                }
            }
        }
        self.last_update = self.emulator.last_update().await?;
        Ok(())
    }

    async fn press(&mut self, press: Value) -> anyhow::Result<()> {
        let message = press["message"].as_i64().unwrap_or_default();
        let pressed = self.emulator.control("press", press).await?;
        self.pressed = Some((pressed["callback"].clone(), message));
        Ok(())
    }

    /// Every press is answered, or the button would look busy.
    async fn check_press(&self) -> anyhow::Result<()> {
        let Some((callback, _)) = &self.pressed else { return Ok(()) };
        let answer = self.emulator.control("callback", json!({ "id": callback, "wait_seconds": 5 })).await?;
        if answer.is_null() {
            bail!("a press was not answered");
        }
        Ok(())
    }

    /// Waits until no update waits, everything was heard and said, and no work is under way.
    async fn settle(&mut self) -> anyhow::Result<()> {
        let (scene, until) = (&self.scene, Instant::now() + PATIENCE);
        let mut has_arrived = false;
        loop {
            if let Some(bot) = &self.bot {
                bot.check()?;
            }
            // In this order: what has arrived is stored, what was heard has its replies and work in the outbox, and work
            // leaves it with what follows from it.
            has_arrived = has_arrived || self.emulator.has_delivered_all().await?;
            let is_heard = has_arrived && scene.store.look(&messenger(), ACCOUNT, 1).await?.updates.is_empty();
            let queued = scene.converse.left(&scene.portal, scene.id).await?;
            let is_noticed = scene.store.look(&messenger(), ACCOUNT, 1).await?.notices.is_empty();
            // A file that waited for the hand-back is sent once the conversation has heard of it.
            if is_heard && is_noticed && self.is_desk_done().await? && queued.is_empty() {
                return Ok(());
            }
            if Instant::now() > until {
                let left: Vec<&str> = queued.iter().map(|item| item.payload.as_str()).collect();
                bail!("after {} s something is left (heard: {is_heard}): {left:?}", PATIENCE.as_secs());
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Has Telegram fail the next times that something is shown.
    async fn arm(&self, faults: &[Fault]) -> anyhow::Result<()> {
        for fault in faults {
            for method in SHOWING {
                let (kind, skip) = kind_of(*fault);
                self.emulator.control("faults", json!({ "kind": kind, "method": method, "skip": skip })).await?;
            }
        }
        Ok(())
    }

    /// Takes the faults away; each has to have been met.
    async fn disarm(&self, faults: &[Fault]) -> anyhow::Result<()> {
        if faults.is_empty() {
            return Ok(());
        }
        let left = self.emulator.control("faults", json!({})).await?;
        let left = left.as_array().map_or(0, Vec::len);
        self.emulator.control("faults/clear", json!({})).await?;
        if left > faults.len() * (SHOWING.len() - 1) {
            bail!("Telegram was to fail, and nothing was sent that could");
        }
        Ok(())
    }

    /// Ends the bot, and the emulator's world with it.
    pub async fn end(mut self) -> anyhow::Result<()> {
        self.end_bot().await?;
        self.emulator.close().await
    }
}

/// The bot in the store.
pub fn messenger() -> MessengerId {
    MessengerId(MESSENGER.to_owned())
}

/// How the emulator calls a fault, and how many calls pass before it.
fn kind_of(fault: Fault) -> (&'static str, u32) {
    match fault {
        Fault::TooMany => ("429", 0),
        Fault::Unavailable => ("503", 0),
        Fault::Refused => ("refuse", 0),
        Fault::CutAfter => ("answered_but_cut", 0),
        Fault::Lost { after } => ("cut", after),
    }
}
