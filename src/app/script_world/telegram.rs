//! Scripted dialogues through Telegram: a person at the emulator of the Bot API, the bot that customers run, a portal.
//!
//! In charge of what a script's lines mean here; [`play`] plays the person and waits until nothing is left to be done. What
//! was said comes from the outbox, and each of it has to stand in the chat as it was worded: [`said`] and [`shown`] compare. The bot
//! runs in this process, on the script's clock ([`bot`]); the [`emulator`] is a process of its own, whose address is
//! given. Cases that make no sense in a messenger are told by [`left_out`].

mod bot;
mod desk;
mod emulator;
mod left_out;
mod play;
mod said;
mod shown;

use std::sync::Arc;

use async_trait::async_trait;
use chrono::DateTime;
use reqwest::Url;

use self::emulator::Emulator;
pub use self::left_out::{LEFT_OUT, LeftOut, why_left_out};
use self::play::{ACCOUNT, Deed, Play, messenger};
use super::scene::{Happening, Scene};
use super::{Stage, failed, not_begun};
use crate::dialogue::script::Given;
use crate::dialogue::script::world::{Action, AgentAction, ScriptWorld, Seen, WorldError, changed_files};
use crate::dialogue::state::State;
use crate::dialogue::{Dialogues, Setting};

/// One case's world.
pub struct TelegramWorld {
    stage: Arc<Stage>,
    dialogues: Arc<Dialogues>,
    emulator: Url,
    state: State,
    setting: Setting,
    case: Option<Play>,
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
            Action::Captioned(text) => Deed::Captioned(text),
            Action::Edit { message, text } => Deed::Edit { message, text },
        };
        self.take(deed).await
    }

    async fn agent(&mut self, agent: u8, action: AgentAction) -> Result<Vec<Seen>, WorldError> {
        self.take(Deed::Agent(agent, action)).await
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
            // With the clock something may have fallen due at the desk.
            Happening::Unseen if play.scene.handoffs.is_some() => self.take(Deed::Wait).await,
            Happening::Unseen => self.look().await.map(|()| Vec::new()),
            Happening::Noticed(event) => self.take(Deed::Tell(event)).await,
            Happening::Restart => {
                play.restart().await.map_err(|error| WorldError::Failed(format!("{error:#}")))?;
                self.take(Deed::Start).await
            }
            Happening::Fault(fault) => {
                play.faults.push(fault);
                Ok(Vec::new())
            }
            Happening::Slow => Err(WorldError::Unknown(format!("{what} (a chat answers whenever it can)"))),
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
