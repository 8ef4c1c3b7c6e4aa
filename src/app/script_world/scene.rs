//! A case's portal, installation and conversation, whichever way the person speaks to it.
//!
//! In charge of setting them up, of what happens outside, and of what can be seen from outside. How events come in and
//! replies go out is the world's.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono_tz::Tz;
use serde_json::json;
use tempfile::TempDir;

use super::clock::ScriptClock;
use super::outside::{Surface, differences};
use super::prepared::{PORTAL, Stage};
use super::recorder::Fault;
use super::wanted::{Wanted, moved};
use super::{ADMIN, CHANNEL, COLLEAGUE, OWNER, failed, hands};
use crate::adapters::bitrix24::ClientSettings;
use crate::adapters::store::{SqliteStore, StoreSettings};
use crate::app::conversations::{Means, connected_desks, conversations_and_handoffs};
use crate::app::{connect, stage};
use crate::dialogue::script::Given;
use crate::dialogue::script::canned::read_mass_loss;
use crate::dialogue::script::world::{Seen, WorldError};
use crate::dialogue::{Dialogues, Event};
use crate::domain::policy::Policy;
use crate::domain::restore::SettleTime;
use crate::domain::{ConversationId, EntityType, PortalId, UserId};
use crate::ports::crm::Crm;
use crate::ports::handoffs::DeskId;
use crate::ports::portals::PortalStore;
use crate::ports::snapshots::StoreError;
use crate::sandbox::Server;
use crate::service::converse::Converse;
use crate::service::handoff::Handoffs;

/// One case under way.
pub struct Scene {
    pub server: Server,
    pub folder: TempDir,
    pub store: SqliteStore,
    pub converse: Converse,
    /// The way to agents, where the policy connects a desk.
    pub handoffs: Option<Handoffs>,
    pub dialogues: Arc<Dialogues>,
    pub clock: ScriptClock,
    pub zone: Tz,
    pub portal: PortalId,
    pub person: UserId,
    pub id: ConversationId,
    pub language: String,
    pub restarts_always: bool,
    channel: String,
    policy: Policy,
    /// What could be seen after the last turn, unless something happened outside since.
    surface: Option<Surface>,
    /// What restores made: type and number.
    created: BTreeSet<(String, i64)>,
}

/// What is to be done because of something that happened.
pub enum Happening {
    /// Nothing: nobody tells the conversation.
    Unseen,
    /// The service tells the conversation what it noticed.
    Noticed(Box<Event>),
    /// The program ends and starts again, and the person opens the conversation.
    Restart,
    /// The messenger fails the next time.
    Fault(Fault),
    /// What comes in next is taken in, and nothing is said yet.
    Slow,
    /// Somebody presses a button of a question from before all others.
    OldPress(String),
}

impl Scene {
    /// Sets up what a case gives. The conversation is on this channel.
    pub async fn begin(
        given: &Given,
        language: &str,
        stage: &Stage,
        dialogues: &Arc<Dialogues>,
        channel: &str,
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
        let id = converse.open(&portal, channel, person, Some(language), clock.now()).await.map_err(failed)?;
        let scene = Self {
            server,
            folder,
            store,
            converse,
            handoffs,
            dialogues: Arc::clone(dialogues),
            clock,
            zone: wanted.week.zone,
            portal,
            person,
            id,
            language: language.to_owned(),
            restarts_always: wanted.restarts_always,
            channel: channel.to_owned(),
            policy: wanted.policy,
            surface: None,
            created: BTreeSet::new(),
        };
        if wanted.is_repaired {
            scene.empty_bin()?;
        }
        scene.set_tariff(&wanted.tariff).await.map_err(failed)?;
        scene.set_role(&wanted.role).await?;
        scene.fill_desk(wanted.agents).await?;
        Ok(scene)
    }

    /// Lets everything come back from the recycle bin.
    fn empty_bin(&self) -> Result<(), WorldError> {
        let comes_back = |kind: &EntityType| hands::act(&self.server, &self.created, &format!("bin restore {kind}"));
        match EntityType::ALL.iter().filter(|kind| comes_back(kind)).count() {
            0 => Err(WorldError::Failed("nothing was in the recycle bin".into())),
            _ => Ok(()),
        }
    }

    /// What can be seen before a turn.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn surface(&mut self) -> Result<Surface, StoreError> {
        match self.surface.take() {
            Some(surface) => Ok(surface),
            None => Surface::read(&self.server, &self.store, &self.portal).await,
        }
    }

    /// Nothing has changed since.
    pub fn nothing_changed(&mut self, since: Surface) {
        self.surface = Some(since);
    }

    /// What changed since.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn changes_since(&mut self, before: &Surface) -> Result<Vec<Seen>, StoreError> {
        let after = Surface::read(&self.server, &self.store, &self.portal).await?;
        self.created.extend(after.created_since(before));
        let seen = differences(before, &after, &self.server, &self.created);
        self.surface = Some(after);
        Ok(seen)
    }

    /// Drops everything in memory and opens the store again, as a program that is started anew does.
    pub async fn restart(&mut self) -> anyhow::Result<()> {
        self.store.close().await;
        self.store = open_passing(self.folder.path()).await?;
        (self.converse, self.handoffs) = open(&self.store, &self.dialogues, &self.policy, &self.clock);
        let (channel, language) = (&self.channel, Some(self.language.as_str()));
        self.id = self.converse.open(&self.portal, channel, self.person, language, self.clock.now()).await?;
        Ok(())
    }

    /// Other dialogue files from the next turn on.
    pub fn use_dialogues(&mut self, dialogues: Arc<Dialogues>) {
        self.dialogues = Arc::clone(&dialogues);
        self.converse.use_dialogues(dialogues);
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

    /// Lets something happen.
    pub async fn happen(&mut self, what: &str) -> Result<Happening, WorldError> {
        self.surface = None;
        let unknown = || WorldError::Unknown(what.to_owned());
        match what.split_once(' ').unwrap_or((what, "")) {
            ("clock", to) => {
                let now = moved(to, self.clock.now(), self.zone).ok_or_else(unknown)?;
                stage::move_clock(&self.server, now, true).map_err(failed)?;
                self.clock.set(now);
            }
            ("restart", "") => return Ok(Happening::Restart),
            ("portal", state @ ("unreachable" | "back")) => {
                let spec = if state == "unreachable" { "*:drop" } else { "" };
                self.server.ui_post("faults", &json!({ "spec": spec }));
            }
            ("faults", spec) => {
                let answer = self.server.ui_post("faults", &json!({ "spec": spec }));
                if answer.get("error").is_some() {
                    return Err(unknown());
                }
            }
            ("tariff", tariff) => {
                self.set_tariff(tariff).await.map_err(failed)?;
                return Ok(Happening::Noticed(Box::new(Event::TariffChanged)));
            }
            ("noticed", text) => {
                let loss = read_mass_loss(text, self.clock.now()).ok_or_else(unknown)?;
                return Ok(Happening::Noticed(Box::new(Event::MassLoss(loss))));
            }
            // Nobody tells the conversation: it has to look.
            ("tariff-quietly", tariff) => self.set_tariff(tariff).await.map_err(failed)?,
            ("role", role) => self.set_role(role).await?,
            ("messenger", "slow") => return Ok(Happening::Slow),
            ("messenger", fault) => return Fault::find(fault).map(Happening::Fault).ok_or_else(unknown),
            ("press", choice) => return Ok(Happening::OldPress(choice.to_owned())),
            _ if hands::act(&self.server, &self.created, what) => {}
            _ => return Err(unknown()),
        }
        Ok(Happening::Unseen)
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
    let desks = connected_desks(store, policy.clone(), means);
    let name = DeskId(CHANNEL.to_owned());
    conversations_and_handoffs(store, Arc::clone(dialogues), policy.clone(), desks, Some(name))
}

/// Opens the store of a case. Nobody needs it after a power cut, so it does not wait for the disk.
pub async fn open_passing(folder: &Path) -> Result<SqliteStore, StoreError> {
    SqliteStore::open_with(folder, StoreSettings { is_passing: true, ..StoreSettings::default() }).await
}
