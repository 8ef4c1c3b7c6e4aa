//! Conversations put together: stores, portals, dialogue files and the worker behind them.

use std::collections::HashMap;
use std::sync::Arc;

use async_trait::async_trait;
use chrono::Utc;
use tokio::sync::Mutex;

use super::{connect, connect_with, desk, own_rights};
use crate::adapters::bitrix24::ClientSettings;
use crate::adapters::store::SqliteStore;
use crate::config;
use crate::dialogue::Dialogues;
use crate::domain::PortalId;
use crate::domain::policy::Policy;
use crate::domain::restore::SettleTime;
use crate::ports::crm::Crm;
use crate::ports::handoffs::DeskId;
use crate::ports::portals::PortalStore;
use crate::ports::sign_ins::OwnRights;
use crate::service::converse::Converse;
use crate::service::converse::work::{DeskError, Desks, ServiceWorker};
use crate::service::desk::{Clock, Desk};
use crate::service::handoff::{Handoffs, Owners};
use crate::service::in_force::PolicyInForce;

/// What work goes by, where that is not the machine's own.
#[derive(Clone)]
pub struct Means {
    /// The clock of plans, consents and restores. It runs: whoever waits for it would wait for ever otherwise.
    pub clock: Clock,
    /// How long a lost request may still be at work.
    pub settle: SettleTime,
    /// How the portal is asked; `None`: as the operator set it for the portal.
    pub client: Option<ClientSettings>,
}

impl Default for Means {
    fn default() -> Self {
        Self { clock: Arc::new(Utc::now), settle: config::settle_time(), client: None }
    }
}

/// Conversations over a store, with the real portals behind them. Agents take them over where the policy connects a
/// desk.
pub fn conversations(store: &SqliteStore, dialogues: Arc<Dialogues>, policy: Policy, means: Means) -> Converse {
    let policy = PolicyInForce::new(policy);
    conversations_at(store, dialogues, policy.clone(), connected_desks(store, policy, means))
}

/// Conversations over a store, at these desks: whoever else works at them shares their connections.
pub fn conversations_at(
    store: &SqliteStore,
    dialogues: Arc<Dialogues>,
    policy: PolicyInForce,
    desks: Arc<dyn Desks>,
) -> Converse {
    conversations_and_handoffs(store, dialogues, policy, desks, None).0
}

/// Conversations, and their way to agents, where the policy connects a desk; it goes by this name, or by its group's.
pub fn conversations_and_handoffs(
    store: &SqliteStore,
    dialogues: Arc<Dialogues>,
    policy: impl Into<PolicyInForce>,
    desks: Arc<dyn Desks>,
    name: Option<DeskId>,
) -> (Converse, Option<Handoffs>) {
    let shared = Arc::new(store.clone());
    let policy = policy.into();
    let desk = policy.now().desk.clone();
    let name = name.unwrap_or_else(|| DeskId(format!("group:{}", desk.group)));
    let owners = desk.is_connected().then(|| Owners::new(shared.clone(), name, policy.clone()));
    let worker = ServiceWorker::new(desks, shared.clone(), shared.clone(), policy, config::operating_user());
    let Some(owners) = owners else { return (Converse::new(shared, dialogues, Arc::new(worker)), None) };
    let worker = Arc::new(worker.owned(owners.clone()));
    let converse = Converse::new(shared.clone(), dialogues, worker).owned(owners.clone());
    let handoffs = Handoffs::new(owners, converse.clone(), shared.clone(), shared.clone(), shared);
    (converse, Some(handoffs))
}

/// Desks over a store, with one connection for each portal.
pub fn connected_desks(store: &SqliteStore, policy: impl Into<PolicyInForce>, means: Means) -> Arc<dyn Desks> {
    let policy = policy.into();
    let own_rights = own_rights(&Arc::new(store.clone()), Arc::clone(&means.clock));
    Arc::new(ConnectedDesks { store: store.clone(), policy, means, own_rights, connections: Mutex::default() })
}

/// Desks with one connection per portal, so that all its requests share one limiter.
struct ConnectedDesks {
    store: SqliteStore,
    policy: PolicyInForce,
    means: Means,
    own_rights: Arc<dyn OwnRights>,
    connections: Mutex<HashMap<PortalId, Arc<dyn Crm>>>,
}

#[async_trait]
impl Desks for ConnectedDesks {
    async fn desk(&self, portal: &PortalId) -> Result<Desk, DeskError> {
        let portal = self.store.load_portal(portal).await?;
        let mut connections = self.connections.lock().await;
        let crm = match connections.get(&portal.id) {
            Some(crm) => Arc::clone(crm),
            None => {
                let connected = match &self.means.client {
                    None => connect(&self.store, &portal).await,
                    Some(settings) => connect_with(&self.store, &portal, settings.clone()).await,
                };
                let crm: Arc<dyn Crm> = Arc::new(connected.map_err(|error| DeskError::Webhook(format!("{error:#}")))?);
                connections.insert(portal.id.clone(), Arc::clone(&crm));
                crm
            }
        };
        drop(connections);
        let (clock, settle) = (Arc::clone(&self.means.clock), self.means.settle);
        let own_rights = Arc::clone(&self.own_rights);
        Ok(Desk { clock, settle, own_rights, ..desk(&self.store, portal, crm, (*self.policy.now()).clone()) })
    }
}
