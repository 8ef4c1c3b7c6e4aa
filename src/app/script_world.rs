//! The full script worlds: scripted dialogues played against the real program.
//!
//! In charge of one case's way through it, and of telling what could be seen from outside. The portal is the stand-in
//! over HTTP, the store is SQLite in a passing folder, everything between is what customers run: [`FullWorld`] hands
//! events to the conversation itself, [`TelegramWorld`] goes through the bot and the emulator of Telegram's Bot API. Both
//! stand on the same [`scene`], with its [`desk`]. The week of snapshots comes from [`prepared`], what changed outside from [`outside`],
//! what is said is kept by [`recorder`], what was given is read by [`wanted`].
//!
//! What can be given: `scenario`, `tariff`, `role` (admin, owner, user, dismissed), `now`, `story-end` (the scenario is
//! told from there; a day before `now` unless given), `zone`, `records`, `snapshots` (only the newest so many), `agents`
//! (of the desk, two unless given; a policy with `desk.group` connects it),
//! `database-gb`, `repaired yes` (everything came back from the recycle bin), `policy` lines, and `restart every-turn`:
//! before every reply is shown the whole program is dropped and started again. Without any of them the canned world's
//! figures hold here too: 48 contacts deleted on Monday the 16th, now Wednesday, 10:00, the plan `std`.

mod clock;
mod desk;
mod hands;
mod outside;
mod prepared;
mod recorder;
mod scene;
pub mod telegram;
mod wanted;

use std::collections::VecDeque;
use std::sync::Arc;

use async_trait::async_trait;
use chrono::DateTime;

use self::outside::Surface;
pub use self::prepared::{PORTAL, Stage, Week};
use self::recorder::{Fault, Recorder};
use self::scene::{Happening, Scene, open_passing};
pub use self::telegram::TelegramWorld;
use crate::dialogue::script::Given;
use crate::dialogue::script::world::{Action, AgentAction, ScriptWorld, Seen, WorldError, changed_files};
use crate::dialogue::state::State;
use crate::dialogue::{Dialogues, Event, Setting};
use crate::domain::UserId;
use crate::service::converse::ConverseError;

/// The channel's name in the store.
const CHANNEL: &str = "script";
/// The portal's owner, who made the webhook.
const OWNER: UserId = UserId(1);
/// The administrator who speaks where nothing else is given.
const ADMIN: UserId = UserId(4);
/// A colleague without rights.
const COLLEAGUE: UserId = UserId(2);

/// One case's world.
pub struct FullWorld {
    stage: Arc<Stage>,
    dialogues: Arc<Dialogues>,
    state: State,
    setting: Setting,
    case: Option<Play>,
}

impl FullWorld {
    /// A world that has not begun; `stage` keeps prepared weeks for all of them.
    pub fn new(stage: Arc<Stage>, dialogues: Arc<Dialogues>) -> Self {
        let setting = Setting { zone: chrono_tz::Europe::Berlin, now: DateTime::UNIX_EPOCH };
        Self { stage, dialogues, state: State::new("en"), setting, case: None }
    }

    fn play(&mut self) -> Result<&mut Play, WorldError> {
        self.case.as_mut().ok_or_else(not_begun)
    }

    async fn take(&mut self, event: Event) -> Result<Vec<Seen>, WorldError> {
        let play = self.play()?;
        let seen = play.take(&event).await.map_err(failed)?;
        self.look().await?;
        Ok(seen)
    }

    /// The last input is delivered once more, as messengers do that missed the answer: it must change nothing.
    async fn repeat(&mut self) -> Result<Vec<Seen>, WorldError> {
        let play = self.play()?;
        let event = play.last_event.clone().ok_or_else(|| WorldError::Failed("nothing was sent yet".into()))?;
        play.turns -= 1;
        self.take(event).await
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

    async fn look(&mut self) -> Result<(), WorldError> {
        let scene = &self.play()?.scene;
        let state = scene.converse.state(&scene.portal, scene.id).await.map_err(failed)?;
        let now = scene.clock.now();
        self.state = state;
        self.setting.now = now;
        Ok(())
    }

    async fn happen(&mut self, what: &str) -> Result<Vec<Seen>, WorldError> {
        let play = self.play()?;
        match play.scene.happen(what).await? {
            Happening::Unseen => {
                let seen = play.follow_desk().await.map_err(failed)?;
                self.look().await?;
                Ok(seen)
            }
            Happening::Noticed(event) => self.take(*event).await,
            Happening::Restart => {
                play.scene.restart().await.map_err(failed)?;
                self.take(Event::Opened).await
            }
            Happening::Fault(fault) => {
                play.faults.push_back(fault);
                Ok(Vec::new())
            }
            Happening::Slow => {
                play.is_slow = true;
                Ok(Vec::new())
            }
            Happening::OldPress(choice) => self.take(Event::Pressed { choice, question: Some(0) }).await,
        }
    }
}

fn not_begun() -> WorldError {
    WorldError::Failed("the case has not begun".into())
}

fn failed(error: impl Into<anyhow::Error>) -> WorldError {
    WorldError::Failed(format!("{:#}", error.into()))
}

/// One case under way.
struct Play {
    scene: Scene,
    turns: u64,
    /// What came in last.
    last_event: Option<Event>,
    /// How many things agents did.
    deeds: i64,
    /// How many of them were words.
    spoken: i64,
    /// What comes in next is taken in, and nothing is said yet.
    is_slow: bool,
    /// How the messenger fails next.
    faults: VecDeque<Fault>,
}

impl Play {
    fn new(scene: Scene) -> Self {
        Self { scene, turns: 0, last_event: None, deeds: 0, spoken: 0, is_slow: false, faults: VecDeque::new() }
    }

    /// One event and all that follows from it; what could be seen of it.
    async fn take(&mut self, event: &Event) -> anyhow::Result<Vec<Seen>> {
        let before = self.scene.surface().await?;
        self.turns += 1;
        self.last_event = Some(event.clone());
        let inbox_id = format!("{CHANNEL}-{}", self.turns);
        let (scene, now) = (&self.scene, self.scene.clock.now());
        scene.converse.receive(&scene.portal, scene.id, &inbox_id, event, now).await?;
        if std::mem::take(&mut self.is_slow) {
            self.scene.nothing_changed(before);
            return Ok(Vec::new());
        }
        self.finish(&before).await
    }

    /// Says and does what is left, the desk's part too; what could be seen of it.
    async fn finish(&mut self, before: &Surface) -> anyhow::Result<Vec<Seen>> {
        let scene = &self.scene;
        let mut recorder = Recorder {
            seen: Vec::new(),
            interrupts: scene.restarts_always,
            is_interrupted: false,
            faults: std::mem::take(&mut self.faults),
            folder: scene.folder.path().to_owned(),
        };
        loop {
            if self.scene.restarts_always {
                self.scene.restart().await?;
            }
            let (scene, clock) = (&self.scene, self.scene.clock.clone());
            let settled = scene.converse.settle(&scene.portal, scene.id, &mut recorder, &move || clock.now()).await;
            match settled {
                Err(ConverseError::Undeliverable(_)) if recorder.is_interrupted => continue,
                settled => settled?,
            }
            if !self.scene.hear_desk().await? {
                break;
            }
        }
        recorder.seen.extend(self.scene.shown_to_desk().await?);
        recorder.seen.extend(self.scene.changes_since(before).await?);
        Ok(recorder.seen)
    }
}

#[async_trait]
impl ScriptWorld for FullWorld {
    async fn start(&mut self, given: &Given, language: &str) -> Result<Vec<Seen>, WorldError> {
        let scene = Scene::begin(given, language, &self.stage, &self.dialogues, CHANNEL).await?;
        self.setting.zone = scene.zone;
        self.case = Some(Play::new(scene));
        self.take(Event::Opened).await
    }

    async fn person(&mut self, action: Action) -> Result<Vec<Seen>, WorldError> {
        let event = match action {
            Action::Text(text) => Event::Text(text),
            Action::Press(choice) => {
                let question = self.state.open_question().map(|question| question.number);
                Event::Pressed { choice, question }
            }
            Action::Voice => Event::Unsupported,
            Action::Captioned(text) => Event::Captioned(text),
            Action::Edit { message, text } => Event::Edited { message, text },
        };
        self.take(event).await
    }

    async fn agent(&mut self, agent: u8, action: AgentAction) -> Result<Vec<Seen>, WorldError> {
        let seen = self.play()?.agent(agent, action).await?;
        self.look().await?;
        Ok(seen)
    }

    async fn outside(&mut self, what: &str) -> Result<Vec<Seen>, WorldError> {
        if let Some(change) = what.strip_prefix("dialogues ") {
            return self.change_dialogues(change);
        }
        if what == "again" {
            return self.repeat().await;
        }
        self.happen(what).await
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
