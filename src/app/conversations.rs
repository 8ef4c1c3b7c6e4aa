//! Conversations put together: stores, portals, dialogue files and the worker behind them.

use std::collections::HashMap;
use std::sync::Arc;

use async_trait::async_trait;
use tokio::sync::Mutex;

use super::{connect, desk};
use crate::adapters::store::SqliteStore;
use crate::config;
use crate::dialogue::Dialogues;
use crate::domain::PortalId;
use crate::domain::policy::Policy;
use crate::ports::crm::Crm;
use crate::ports::portals::PortalStore;
use crate::service::converse::Converse;
use crate::service::converse::work::{DeskError, Desks, ServiceWorker};
use crate::service::desk::Desk;

/// Conversations over a store, with the real portals behind them.
pub fn conversations(store: &SqliteStore, dialogues: Arc<Dialogues>, policy: Policy) -> Converse {
    let shared = Arc::new(store.clone());
    let desks = ConnectedDesks { store: store.clone(), policy: policy.clone(), connections: Mutex::default() };
    let worker = ServiceWorker::new(Arc::new(desks), shared.clone(), shared.clone(), policy, config::operating_user());
    Converse::new(shared, dialogues, Arc::new(worker))
}

/// Desks with one connection per portal, so that all its requests share one limiter.
struct ConnectedDesks {
    store: SqliteStore,
    policy: Policy,
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
                let connected = connect(&self.store, &portal).await;
                let crm: Arc<dyn Crm> = Arc::new(connected.map_err(|error| DeskError::Webhook(format!("{error:#}")))?);
                connections.insert(portal.id.clone(), Arc::clone(&crm));
                crm
            }
        };
        drop(connections);
        Ok(desk(&self.store, portal, crm, self.policy.clone()))
    }
}
