//! The full script world: scripted dialogues played against the real program.
//!
//! In charge of one case's portal, installation and conversation, and of telling what could be seen from outside. The
//! portal is the stand-in over HTTP, the store is SQLite in a passing folder, everything between is what customers run.
//! The week of snapshots comes from [`prepared`], what changed outside from [`outside`], what is said is kept by
//! [`recorder`], what was given is read by [`wanted`].
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
mod wanted;

use std::collections::{BTreeSet, VecDeque};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use chrono::DateTime;
use chrono_tz::Tz;
use serde_json::json;
use tempfile::TempDir;

use self::clock::ScriptClock;
use self::outside::{Surface, differences};
pub use self::prepared::{PORTAL, Stage, Week};
use self::recorder::{Fault, Recorder};
use self::wanted::{Wanted, moved};
use super::conversations::{Means, conversations_and_desk};
use super::{connect, stage};
use crate::adapters::bitrix24::ClientSettings;
use crate::adapters::store::{SqliteStore, StoreSettings};
use crate::dialogue::script::Given;
use crate::dialogue::script::world::{Action, AgentAction, ScriptWorld, Seen, WorldError, changed_files};
use crate::dialogue::state::State;
use crate::dialogue::{Dialogues, Event, Setting};
use crate::domain::policy::Policy;
use crate::domain::restore::SettleTime;
use crate::domain::{ConversationId, EntityType, PortalId, UserId};
use crate::ports::crm::Crm;
use crate::ports::handoffs::DeskId;
use crate::ports::portals::PortalStore;
use crate::ports::snapshots::StoreError;
use crate::sandbox::Server;
use crate::service::converse::{Converse, ConverseError};
use crate::service::handoff::Handoffs;

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
        self.case.as_mut().ok_or_else(|| WorldError::Failed("the case has not begun".into()))
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
        let play = self.play()?;
        play.dialogues = Arc::clone(&changed);
        play.converse.use_dialogues(changed);
        Ok(Vec::new())
    }

    async fn look(&mut self) -> Result<(), WorldError> {
        let play = self.play()?;
        let state = play.converse.state(&play.portal, play.id).await.map_err(failed)?;
        let now = play.clock.now();
        self.state = state;
        self.setting.now = now;
        Ok(())
    }
}

fn failed(error: impl Into<anyhow::Error>) -> WorldError {
    WorldError::Failed(format!("{:#}", error.into()))
}

/// One case under way.
struct Play {
    server: Server,
    folder: TempDir,
    store: SqliteStore,
    converse: Converse,
    dialogues: Arc<Dialogues>,
    policy: Policy,
    clock: ScriptClock,
    zone: Tz,
    portal: PortalId,
    person: UserId,
    id: ConversationId,
    language: String,
    restarts_always: bool,
    turns: u64,
    /// What came in last.
    last_event: Option<Event>,
    /// The desk, where the policy connects one.
    handoffs: Option<Handoffs>,
    /// How many things agents did.
    deeds: i64,
    /// How many of them were words.
    spoken: i64,
    /// What comes in next is taken in, and nothing is said yet.
    is_slow: bool,
    /// How the messenger fails next.
    faults: VecDeque<Fault>,
    /// What could be seen after the last turn, unless something happened outside since.
    surface: Option<Surface>,
    /// What restores made: type and number.
    created: BTreeSet<(String, i64)>,
}

impl Play {
    async fn begin(
        given: &Given,
        language: &str,
        stage: &Stage,
        dialogues: &Arc<Dialogues>,
    ) -> Result<Self, WorldError> {
        let wanted = Wanted::read(given, language)?;
        let (server, folder) = stage.set_up(&wanted.week).await.map_err(failed)?;
        let store = open_passing(folder.path()).await.map_err(failed)?;
        let clock = ScriptClock::at(wanted.week.end);
        let (converse, handoffs) = open(&store, dialogues, &wanted.policy, &clock);
        let portal: PortalId = PORTAL.parse().map_err(failed)?;
        let person = match wanted.role.as_str() {
            "owner" => OWNER,
            "user" => COLLEAGUE,
            _ => ADMIN,
        };
        let id = converse.open(&portal, CHANNEL, person, Some(language), clock.now()).await.map_err(failed)?;
        let play = Self {
            server,
            folder,
            store,
            converse,
            dialogues: Arc::clone(dialogues),
            policy: wanted.policy,
            clock,
            zone: wanted.week.zone,
            portal,
            person,
            id,
            language: language.to_owned(),
            restarts_always: wanted.restarts_always,
            turns: 0,
            last_event: None,
            handoffs,
            deeds: 0,
            spoken: 0,
            is_slow: false,
            faults: VecDeque::new(),
            surface: None,
            created: BTreeSet::new(),
        };
        if wanted.is_repaired {
            play.empty_bin()?;
        }
        play.set_tariff(&wanted.tariff).await.map_err(failed)?;
        play.set_role(&wanted.role).await?;
        play.fill_desk(wanted.agents).await?;
        Ok(play)
    }

    /// Lets everything come back from the recycle bin.
    fn empty_bin(&self) -> Result<(), WorldError> {
        let comes_back = |kind: &EntityType| hands::act(&self.server, &self.created, &format!("bin restore {kind}"));
        match EntityType::ALL.iter().filter(|kind| comes_back(kind)).count() {
            0 => Err(WorldError::Failed("nothing was in the recycle bin".into())),
            _ => Ok(()),
        }
    }

    /// One event and all that follows from it; what could be seen of it.
    async fn take(&mut self, event: &Event) -> anyhow::Result<Vec<Seen>> {
        let before = self.surface_before().await?;
        self.turns += 1;
        self.last_event = Some(event.clone());
        let inbox_id = format!("{CHANNEL}-{}", self.turns);
        self.converse.receive(&self.portal, self.id, &inbox_id, event, self.clock.now()).await?;
        if std::mem::take(&mut self.is_slow) {
            self.surface = Some(before);
            return Ok(Vec::new());
        }
        self.finish(&before).await
    }

    async fn surface_before(&mut self) -> Result<Surface, StoreError> {
        match self.surface.take() {
            Some(surface) => Ok(surface),
            None => Surface::read(&self.server, &self.store, &self.portal).await,
        }
    }

    /// Says and does what is left, the desk's part too; what could be seen of it.
    async fn finish(&mut self, before: &Surface) -> anyhow::Result<Vec<Seen>> {
        let mut recorder = Recorder {
            seen: Vec::new(),
            interrupts: self.restarts_always,
            is_interrupted: false,
            faults: std::mem::take(&mut self.faults),
            folder: self.folder.path().to_owned(),
        };
        loop {
            if self.restarts_always {
                self.restart().await?;
            }
            let clock = self.clock.clone();
            let settled = self.converse.settle(&self.portal, self.id, &mut recorder, &move || clock.now()).await;
            match settled {
                Err(ConverseError::Undeliverable(_)) if recorder.is_interrupted => continue,
                settled => settled?,
            }
            if !self.hear_desk().await? {
                break;
            }
        }
        recorder.seen.extend(self.shown_to_desk().await?);
        let after = Surface::read(&self.server, &self.store, &self.portal).await?;
        self.created.extend(after.created_since(before));
        recorder.seen.extend(differences(before, &after, &self.server, &self.created));
        self.surface = Some(after);
        Ok(recorder.seen)
    }

    /// Drops everything in memory and opens the store again, as a program that is started anew does.
    async fn restart(&mut self) -> anyhow::Result<()> {
        self.store.close().await;
        self.store = open_passing(self.folder.path()).await?;
        (self.converse, self.handoffs) = open(&self.store, &self.dialogues, &self.policy, &self.clock);
        self.id =
            self.converse.open(&self.portal, CHANNEL, self.person, Some(&self.language), self.clock.now()).await?;
        Ok(())
    }

    async fn set_tariff(&self, tariff: &str) -> anyhow::Result<()> {
        let license = if tariff == "unknown" { String::new() } else { format!("de_{tariff}") };
        self.server.ui_post("tariff", &json!({ "license": license }));
        let portal = self.store.load_portal(&self.portal).await?;
        let probe = connect(&self.store, &portal).await?.probe().await?;
        Ok(self.store.save_probe(&self.portal, &probe, self.clock.now()).await?)
    }

    /// What the person is from now on: in the portal, and among those whom the operator named.
    async fn set_role(&self, role: &str) -> Result<(), WorldError> {
        let (is_named, is_active) = match role {
            "admin" => (true, true),
            "owner" if self.person == OWNER => (true, true),
            "user" => (false, true),
            "dismissed" => (true, false),
            _ => return Err(WorldError::Unknown(format!("role {role}"))),
        };
        self.server.ui_post("users", &json!({ "id": self.person.0, "active": is_active }));
        let mut portal = self.store.load_portal(&self.portal).await.map_err(failed)?;
        portal.administrators = if is_named { vec![OWNER, self.person] } else { vec![OWNER] };
        portal.administrators.dedup();
        let webhook = self.store.load_webhook(&self.portal).await.map_err(failed)?;
        self.store.save_portal(&portal, &webhook).await.map_err(failed)
    }

    /// Lets something happen; an event where the conversation hears of it.
    async fn happen(&mut self, what: &str) -> Result<Option<Event>, WorldError> {
        self.surface = None;
        let unknown = || WorldError::Unknown(what.to_owned());
        match what.split_once(' ').unwrap_or((what, "")) {
            ("clock", to) => {
                let now = moved(to, self.clock.now(), self.zone).ok_or_else(unknown)?;
                stage::move_clock(&self.server, now, true).map_err(failed)?;
                self.clock.set(now);
                Ok(None)
            }
            ("restart", "") => {
                self.restart().await.map_err(failed)?;
                Ok(Some(Event::Opened))
            }
            ("portal", state @ ("unreachable" | "back")) => {
                let spec = if state == "unreachable" { "*:drop" } else { "" };
                self.server.ui_post("faults", &json!({ "spec": spec }));
                Ok(None)
            }
            ("faults", spec) => {
                let answer = self.server.ui_post("faults", &json!({ "spec": spec }));
                if answer.get("error").is_some() { Err(unknown()) } else { Ok(None) }
            }
            ("tariff", tariff) => {
                self.set_tariff(tariff).await.map_err(failed)?;
                Ok(Some(Event::TariffChanged))
            }
            // Nobody tells the conversation: it has to look.
            ("tariff-quietly", tariff) => self.set_tariff(tariff).await.map(|()| None).map_err(failed),
            ("role", role) => self.set_role(role).await.map(|()| None),
            ("messenger", "slow") => {
                self.is_slow = true;
                Ok(None)
            }
            ("messenger", fault) => {
                self.faults.push_back(Fault::find(fault).ok_or_else(unknown)?);
                Ok(None)
            }
            ("press", choice) => Ok(Some(Event::Pressed { choice: choice.to_owned(), question: Some(0) })),
            _ if hands::act(&self.server, &self.created, what) => Ok(None),
            _ => Err(unknown()),
        }
    }
}

fn open(
    store: &SqliteStore,
    dialogues: &Arc<Dialogues>,
    policy: &Policy,
    clock: &ScriptClock,
) -> (Converse, Option<Handoffs>) {
    let clock = clock.clone();
    // The portal is on this machine: whatever it does not answer at once, it does not answer.
    let client = ClientSettings {
        drain_per_second: None,
        retries: 2,
        backoff: Duration::from_millis(5),
        longest_wait: Duration::from_secs(5),
        ..ClientSettings::default()
    };
    let settle = SettleTime { least: Duration::from_millis(50), ..SettleTime::default() };
    let means = Means { clock: Arc::new(move || clock.running()), settle, client: Some(client) };
    conversations_and_desk(store, Arc::clone(dialogues), policy.clone(), means, Some(DeskId(CHANNEL.to_owned())))
}

/// Opens the store of a case. Nobody needs it after a power cut, so it does not wait for the disk.
async fn open_passing(folder: &Path) -> Result<SqliteStore, StoreError> {
    SqliteStore::open_with(folder, StoreSettings { is_passing: true, ..StoreSettings::default() }).await
}

#[async_trait]
impl ScriptWorld for FullWorld {
    async fn start(&mut self, given: &Given, language: &str) -> Result<Vec<Seen>, WorldError> {
        let play = Play::begin(given, language, &self.stage, &self.dialogues).await?;
        self.setting.zone = play.zone;
        self.case = Some(play);
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
        match self.play()?.happen(what).await? {
            Some(event) => self.take(event).await,
            None => {
                let seen = self.play()?.follow_desk().await.map_err(failed)?;
                self.look().await?;
                Ok(seen)
            }
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
