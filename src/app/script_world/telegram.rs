//! Scripted dialogues through Telegram: a person at the emulator of the Bot API, the bot that customers run, a portal.
//!
//! In charge of playing the person, of waiting until nothing is left to be done, and of telling what could be seen. What
//! was said comes from the outbox, and each of it has to stand in the chat as it was worded: [`shown`] compares. The bot
//! runs in this process, on the script's clock ([`bot`]); the [`emulator`] is a process of its own, whose address is
//! given. Cases that make no sense in a messenger are told by [`left_out`].

mod bot;
mod emulator;
mod left_out;
mod shown;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, bail};
use async_trait::async_trait;
use chrono::DateTime;
use reqwest::Url;
use serde_json::{Value, json};
use tokio::time::Instant;

use self::bot::RunningBot;
use self::emulator::Emulator;
pub use self::left_out::{LEFT_OUT, LeftOut, why_left_out};
use self::shown::{Beside, Expected, Handed, Screen};
use super::recorder::{Fault, check_rows};
use super::scene::{Happening, Scene};
use super::{Stage, failed, not_begun};
use crate::adapters::pictures::PictureFolder;
use crate::dialogue::script::Given;
use crate::dialogue::script::world::{Action, ScriptWorld, Seen, WorldError, changed_files};
use crate::dialogue::state::State;
use crate::dialogue::{Dialogues, Event, Reply, Setting};
use crate::ports::accounts::AccountLink;
use crate::ports::chats::{Button, ChatStore as _, MessengerId};
use crate::service::chats::buttons::data;
use crate::service::converse::ToSay;
use crate::service::desk;

/// The bot of every world.
const TOKEN: &str = "7000000001:emulated";
/// Its name in the store.
const MESSENGER: &str = "telegram:7000000001";
/// The person's account.
const ACCOUNT: i64 = 101;

/// How long a turn may take, work included.
const PATIENCE: Duration = Duration::from_secs(180);

/// How often it is looked whether something is left to be done.
const LOOK_EVERY: Duration = Duration::from_millis(8);

/// The calls that show something.
const SHOWING: [&str; 4] = ["sendMessage", "sendPhoto", "sendDocument", "editMessageText"];

/// One case's world.
pub struct TelegramWorld {
    stage: Arc<Stage>,
    dialogues: Arc<Dialogues>,
    emulator: Url,
    state: State,
    setting: Setting,
    case: Option<Play>,
}

/// What comes in.
enum Deed {
    /// The person opens the chat.
    Start,
    /// The person writes.
    Text(String),
    /// The person sends something that is no text.
    Voice,
    /// The person presses a choice of the question that stands.
    Press { question: u32, choice: String },
    /// The person presses a button that is no longer there.
    OldPress(String),
    /// The person changes a message of theirs.
    Edit { message: u32, text: String },
    /// Telegram brings the last update once more.
    Again,
    /// The service itself tells the conversation.
    Tell(Event),
}

/// One case under way.
struct Play {
    scene: Scene,
    emulator: Emulator,
    bot: Option<RunningBot>,
    screen: Screen,
    /// The last event of the chat that was looked at.
    looked_up_to: u64,
    /// The last item of the outbox that was looked at.
    said_up_to: i64,
    /// The person's messages, as edits count them.
    written: Vec<i64>,
    last_update: Value,
    /// How Telegram fails next.
    faults: Vec<Fault>,
    /// The press of this turn and its message.
    pressed: Option<(Value, i64)>,
    told: u64,
}

impl TelegramWorld {
    /// A world that has not begun; `stage` keeps prepared weeks for all of them, `emulator` is the address that a running
    /// emulator told.
    pub fn new(stage: Arc<Stage>, dialogues: Arc<Dialogues>, emulator: Url) -> Self {
        let setting = Setting { zone: chrono_tz::Europe::Berlin, now: DateTime::UNIX_EPOCH };
        Self { stage, dialogues, emulator, state: State::new("en"), setting, case: None }
    }

    fn play(&mut self) -> Result<&mut Play, WorldError> {
        self.case.as_mut().ok_or_else(not_begun)
    }

    async fn take(&mut self, deed: Deed) -> Result<Vec<Seen>, WorldError> {
        let seen = self.play()?.take(deed).await.map_err(|error| WorldError::Failed(format!("{error:#}")))?;
        self.look().await?;
        Ok(seen)
    }

    async fn look(&mut self) -> Result<(), WorldError> {
        let scene = &self.play()?.scene;
        let state = scene.converse.state(&scene.portal, scene.id).await.map_err(failed)?;
        let now = scene.clock.now();
        self.state = state;
        self.setting.now = now;
        Ok(())
    }

    fn change_dialogues(&mut self, change: &str) -> Result<Vec<Seen>, WorldError> {
        let changed = match changed_files(&self.dialogues, change, &self.state)? {
            Ok(changed) => Arc::new(changed),
            Err(refused) => return Ok(vec![refused]),
        };
        self.dialogues = Arc::clone(&changed);
        self.play()?.scene.use_dialogues(changed);
        Ok(Vec::new())
    }
}

impl Play {
    async fn begin(scene: Scene, emulator: Emulator) -> anyhow::Result<Self> {
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
            written: Vec::new(),
            last_update: Value::Null,
            faults: Vec::new(),
            pressed: None,
            told: 0,
        };
        play.start_bot().await?;
        Ok(play)
    }

    async fn start_bot(&mut self) -> anyhow::Result<()> {
        let scene = &self.scene;
        let (place, parts) = ((TOKEN, &self.emulator.url), (&scene.store, &scene.converse));
        self.bot = Some(RunningBot::start(place, parts, scene.folder.path(), &scene.clock).await?);
        Ok(())
    }

    async fn end_bot(&mut self) -> anyhow::Result<()> {
        match self.bot.take() {
            Some(bot) => bot.end().await,
            None => Ok(()),
        }
    }

    /// Ends the program and starts it anew.
    async fn restart(&mut self) -> anyhow::Result<()> {
        self.end_bot().await?;
        self.scene.restart().await?;
        self.start_bot().await
    }

    /// One deed and all that follows from it; what could be seen of it.
    async fn take(&mut self, deed: Deed) -> anyhow::Result<Vec<Seen>> {
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
        let mut seen = self.said().await?;
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
                let sent = self.emulator.control("send", json!({ "user": user, "text": text })).await?;
                self.written.extend(sent["message_id"].as_i64());
            }
            Deed::Voice => {
                let file = json!({ "user": user, "kind": "voice", "name": "voice.ogg", "text": "a voice" });
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
            Deed::Again => {
                self.emulator.control("updates/duplicate", json!({ "update": self.last_update })).await?;
            }
            Deed::Tell(event) => {
                self.told += 1;
                let (scene, inbox_id) = (&self.scene, format!("service-{}", self.told));
                scene.converse.receive(&scene.portal, scene.id, &inbox_id, &event, scene.clock.now()).await?;
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
            let is_heard = has_arrived && scene.store.list_updates(&messenger(), ACCOUNT, 1).await?.is_empty();
            let queued = scene.converse.queued(&scene.portal, scene.id).await?;
            let is_noticed = scene.store.list_notices(&messenger(), ACCOUNT).await?.is_empty();
            if is_heard && is_noticed && queued.is_empty() {
                return Ok(());
            }
            if Instant::now() > until {
                let left: Vec<&str> = queued.iter().map(|item| item.payload.as_str()).collect();
                bail!("after {} s something is left (heard: {is_heard}): {left:?}", PATIENCE.as_secs());
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// What was said since it was last asked, found again in the chat.
    async fn said(&mut self) -> anyhow::Result<Vec<Seen>> {
        let (seen, expected) = self.what_was_to_be_said().await?;
        let wanted = json!({
            "since": self.looked_up_to, "chat": ACCOUNT, "by_bot": true, "service": false, "kinds": "message,edit",
        });
        let events = self.emulator.control("events", wanted).await?;
        let events = events.as_array().map(Vec::as_slice).unwrap_or_default();
        self.looked_up_to = events.last().and_then(|event| event["seq"].as_u64()).unwrap_or(self.looked_up_to);
        let progress = self.beginnings_of_progress().await?;
        let pressed = self.pressed.as_ref().map(|(_, message)| *message);
        let followed = self.screen.follow(events, &expected, &Beside { progress: &progress, pressed });
        for handed in followed.map_err(anyhow::Error::msg)? {
            self.compare_bytes(&handed, &expected).await?;
        }
        Ok(seen)
    }

    async fn what_was_to_be_said(&mut self) -> anyhow::Result<(Vec<Seen>, Vec<Expected>)> {
        let scene = &self.scene;
        let (mut seen, mut expected) = (Vec::new(), Vec::new());
        let items = scene.store.list_said(&scene.portal, scene.id, self.said_up_to).await?;
        for item in items {
            self.said_up_to = item.item;
            match scene.converse.to_say(&scene.portal, scene.id, &item, scene.clock.now()).await? {
                Some(ToSay::Reply(reply, worded)) => {
                    let pictures = PictureFolder::new(scene.folder.path(), scene.converse.dialogues());
                    let picture = reply.picture.as_deref().and_then(|name| pictures.place(name, &worded.language));
                    let question = reply.question.unwrap_or_default();
                    let button =
                        |(key, label): (String, String)| Button { label, data: data(scene.id, question, &key) };
                    expected.push(Expected {
                        name: reply.name.clone(),
                        text: worded.text,
                        buttons: worded.choices.into_iter().map(button).collect(),
                        picture: picture.map(|placed| placed.path),
                        file: None,
                        is_living: reply.is_living,
                    });
                    seen.push(Seen::Reply(reply));
                }
                Some(ToSay::File(file)) => {
                    let name = format!("file-{}", file.purpose.as_str());
                    expected.push(Expected { name, file: Some(file.clone()), ..Expected::default() });
                    seen.push(Seen::File(file));
                }
                None => {}
            }
        }
        Ok((seen, expected))
    }

    /// How each kind of work begins to be told in the conversation's language.
    async fn beginnings_of_progress(&self) -> anyhow::Result<Vec<String>> {
        let scene = &self.scene;
        let (language, dialogues) =
            (scene.converse.state(&scene.portal, scene.id).await?.language, scene.converse.dialogues());
        let setting = Setting { zone: scene.zone, now: scene.clock.now() };
        let name = |stage: &desk::Stage| Reply::new(format!("stage-{}", stage.as_str()));
        let words = |stage| Ok(dialogues.texts.word(&language, &name(stage), setting)?.text);
        desk::Stage::ALL.iter().map(words).collect()
    }

    /// A picture or a file arrives byte for byte, a table with as many rows as was said.
    async fn compare_bytes(&self, handed: &Handed, expected: &[Expected]) -> anyhow::Result<()> {
        let Some(expected) = expected.get(handed.position) else { return Ok(()) };
        let received = self.emulator.file(&handed.id).await?;
        let ours = match (&expected.picture, &expected.file) {
            (Some(picture), _) => picture.clone(),
            (None, Some(file)) => self.scene.folder.path().join(&file.name),
            (None, None) => return Ok(()),
        };
        if received != read(&ours)? {
            bail!("{} arrived with other bytes: {} of them", ours.display(), received.len());
        }
        if let Some(file) = &expected.file {
            check_rows(received.as_slice(), file)?;
        }
        Ok(())
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

    async fn end(mut self) -> anyhow::Result<()> {
        self.end_bot().await?;
        self.emulator.close().await
    }
}

fn messenger() -> MessengerId {
    MessengerId(MESSENGER.to_owned())
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))
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

#[async_trait]
impl ScriptWorld for TelegramWorld {
    async fn start(&mut self, given: &Given, language: &str) -> Result<Vec<Seen>, WorldError> {
        let channel = messenger().channel(ACCOUNT);
        let scene = Scene::begin(given, language, &self.stage, &self.dialogues, &channel).await?;
        self.setting.zone = scene.zone;
        let in_words = |error: anyhow::Error| WorldError::Failed(format!("{error:#}"));
        let emulator = Emulator::open(&self.emulator).await.map_err(in_words)?;
        self.case = Some(Play::begin(scene, emulator).await.map_err(in_words)?);
        self.take(Deed::Start).await
    }

    async fn person(&mut self, action: Action) -> Result<Vec<Seen>, WorldError> {
        let deed = match action {
            Action::Text(text) => Deed::Text(text),
            Action::Press(choice) => {
                let question = self.state.open_question().map(|question| question.number);
                Deed::Press { question: question.unwrap_or_default(), choice }
            }
            Action::Voice => Deed::Voice,
            Action::Edit { message, text } => Deed::Edit { message, text },
        };
        self.take(deed).await
    }

    async fn outside(&mut self, what: &str) -> Result<Vec<Seen>, WorldError> {
        if let Some(change) = what.strip_prefix("dialogues ") {
            return self.change_dialogues(change);
        }
        if what == "again" {
            return self.take(Deed::Again).await;
        }
        let play = self.play()?;
        match play.scene.happen(what).await? {
            Happening::Unseen => self.look().await.map(|()| Vec::new()),
            Happening::TariffChanged => self.take(Deed::Tell(Event::TariffChanged)).await,
            Happening::Restart => {
                play.restart().await.map_err(|error| WorldError::Failed(format!("{error:#}")))?;
                self.take(Deed::Start).await
            }
            Happening::Fault(fault) => {
                play.faults.push(fault);
                Ok(Vec::new())
            }
            Happening::OldPress(choice) => self.take(Deed::OldPress(choice)).await,
        }
    }

    async fn end(&mut self) {
        if let Some(play) = self.case.take()
            && let Err(error) = play.end().await
        {
            tracing::warn!(error = format!("{error:#}"), "a case's bot did not end as it should");
        }
    }

    fn dialogues(&self) -> Arc<Dialogues> {
        Arc::clone(&self.dialogues)
    }

    fn state(&self) -> &State {
        &self.state
    }

    fn setting(&self) -> Setting {
        self.setting
    }
}
