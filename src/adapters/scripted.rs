//! A portal in memory that does what a script says: for tests of the service, the demo's builders and newcomers.
//!
//! In charge of behaving as [`Crm`] promises, and of misbehaving on order: an error at the n-th call, an answer lost
//! before or after the write, somebody changing records, rights or the clock between two calls. It speaks no REST;
//! for the real dialect there is the sandbox.

mod state;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, Utc};

pub use state::{Call, Method, ScriptedPortal, example_record};

use crate::domain::schema::Definitions;
use crate::domain::{EntityType, Fields, Record, RecordId, UserId};
use crate::ports::crm::{Crm, CrmError, LiveId, Page, PortalUser, Probe, Update, WriteOutcome};

/// What happens to one call instead of, or besides, its answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// The portal does nothing and this comes back.
    Fail(CrmError),
    /// A write is done, and its answer lost: every outcome is unknown. A read fails as unavailable.
    LoseAnswer,
    /// A write is half done (the first half of its items), and its answer lost. A read fails as unavailable.
    LoseAnswerHalfway,
    /// A write is not done, and nobody knows: every outcome is unknown. A read fails as unavailable.
    LoseRequest,
}

type Turn = Box<dyn FnOnce(&mut ScriptedPortal) + Send>;

#[derive(Default)]
struct Script {
    faults: Vec<(usize, Fault)>,
    turns: Vec<(usize, Turn)>,
}

/// A connection to a [`ScriptedPortal`]. Clones talk to the same portal.
#[derive(Clone)]
pub struct ScriptedCrm {
    portal: Arc<Mutex<ScriptedPortal>>,
    script: Arc<Mutex<Script>>,
}

impl Default for ScriptedCrm {
    fn default() -> Self {
        Self::new(ScriptedPortal::default())
    }
}

impl ScriptedCrm {
    /// A connection to that portal.
    pub fn new(portal: ScriptedPortal) -> Self {
        Self { portal: Arc::new(Mutex::new(portal)), script: Arc::default() }
    }

    /// The portal itself, as its own users see and change it. Not to be held over an `await`.
    pub fn portal(&self) -> MutexGuard<'_, ScriptedPortal> {
        self.portal.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The n-th call from now on (1: the next one) meets a fault.
    pub fn fault_in(&self, calls: usize, fault: Fault) {
        let number = self.portal().calls().len() + calls;
        self.script().faults.push((number, fault));
    }

    /// Right before the n-th call from now on (1: the next one), something happens at the portal.
    pub fn before_call(&self, calls: usize, turn: impl FnOnce(&mut ScriptedPortal) + Send + 'static) {
        let number = self.portal().calls().len() + calls;
        self.script().turns.push((number, Box::new(turn)));
    }

    /// Takes back every fault and turn that has not happened yet.
    pub fn clear_script(&self) {
        *self.script() = Script::default();
    }

    fn script(&self) -> MutexGuard<'_, Script> {
        self.script.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes the call, lets happen what the script has for it, and gives its fault.
    fn enter(&self, method: Method, entity_type: Option<EntityType>, items: usize) -> Option<Fault> {
        let mut portal = self.portal();
        let number = portal.note_call(Call { method, entity_type, items });
        let mut script = self.script();
        let (due, later) = std::mem::take(&mut script.turns).into_iter().partition(|(at, _)| *at == number);
        script.turns = later;
        let due: Vec<(usize, Turn)> = due;
        due.into_iter().for_each(|(_, turn)| turn(&mut portal));
        let position = script.faults.iter().position(|(at, _)| *at == number)?;
        Some(script.faults.remove(position).1)
    }

    fn read<T>(
        &self,
        method: Method,
        entity_type: Option<EntityType>,
        items: usize,
        answer: impl FnOnce(&mut ScriptedPortal) -> T,
    ) -> Result<T, CrmError> {
        match self.enter(method, entity_type, items) {
            Some(Fault::Fail(error)) => return Err(error),
            Some(_) => return Err(CrmError::Unavailable { reason: "the answer was lost".to_owned() }),
            None => {}
        }
        let mut portal = self.portal();
        portal.refusal(method, entity_type)?;
        Ok(answer(&mut portal))
    }

    fn write<I, T>(
        &self,
        method: Method,
        entity_type: EntityType,
        items: &[I],
        mut write: impl FnMut(&mut ScriptedPortal, &I) -> WriteOutcome<T>,
    ) -> Result<Vec<WriteOutcome<T>>, CrmError> {
        let fault = self.enter(method, Some(entity_type), items.len());
        let mut portal = self.portal();
        let done = match &fault {
            Some(Fault::Fail(error)) => return Err(error.clone()),
            Some(Fault::LoseRequest) => 0,
            Some(Fault::LoseAnswerHalfway) => items.len() / 2,
            Some(Fault::LoseAnswer) | None => items.len(),
        };
        portal.refusal(method, Some(entity_type))?;
        let outcomes: Vec<WriteOutcome<T>> = items[..done].iter().map(|item| write(&mut portal, item)).collect();
        if fault.is_none() {
            return Ok(outcomes);
        }
        let unknown = || WriteOutcome::Unknown { reason: "the answer was lost".to_owned() };
        Ok(items.iter().map(|_| unknown()).collect())
    }
}

#[async_trait]
impl Crm for ScriptedCrm {
    async fn probe(&self) -> Result<Probe, CrmError> {
        self.read(Method::Probe, None, 0, |portal| portal.probe())
    }

    async fn read_definitions(&self) -> Result<Definitions, CrmError> {
        self.read(Method::Definitions, None, 0, |portal| portal.definitions.clone())
    }

    async fn read_page(&self, entity_type: EntityType, after: RecordId) -> Result<Page<Record>, CrmError> {
        self.read(Method::Page, Some(entity_type), 0, |portal| portal.page(entity_type, after, |_| true))
    }

    async fn read_changed(
        &self,
        entity_type: EntityType,
        since: DateTime<Utc>,
        after: RecordId,
    ) -> Result<Page<Record>, CrmError> {
        self.read(Method::Changed, Some(entity_type), 0, |portal| {
            portal.page(entity_type, after, |record| state::updated_at(record).is_some_and(|moment| moment >= since))
        })
    }

    async fn read_ids(&self, entity_type: EntityType, after: RecordId) -> Result<Page<LiveId>, CrmError> {
        self.read(Method::Ids, Some(entity_type), 0, |portal| {
            let page = portal.page(entity_type, after, |_| true);
            let items = page.items.iter().map(state::live_id).collect();
            Page { items, portal_time: page.portal_time, is_last: page.is_last }
        })
    }

    async fn read_by_ids(&self, entity_type: EntityType, ids: &[RecordId]) -> Result<Vec<Record>, CrmError> {
        self.read(Method::ByIds, Some(entity_type), ids.len(), |portal| portal.visible_by_ids(entity_type, ids))
    }

    async fn highest_id(&self, entity_type: EntityType) -> Result<Option<RecordId>, CrmError> {
        self.read(Method::HighestId, Some(entity_type), 0, |portal| portal.highest_id(entity_type))
    }

    async fn create(&self, entity_type: EntityType, items: &[Fields]) -> Result<Vec<WriteOutcome<RecordId>>, CrmError> {
        self.write(Method::Create, entity_type, items, |portal, fields| portal.create(entity_type, fields))
    }

    async fn update(&self, entity_type: EntityType, items: &[Update]) -> Result<Vec<WriteOutcome<()>>, CrmError> {
        self.write(Method::Update, entity_type, items, |portal, update| {
            portal.update(entity_type, update.present.id, &update.set)
        })
    }

    async fn delete(&self, entity_type: EntityType, ids: &[RecordId]) -> Result<Vec<WriteOutcome<()>>, CrmError> {
        self.write(Method::Delete, entity_type, ids, |portal, id| portal.delete(entity_type, *id))
    }

    async fn find_user(&self, id: UserId) -> Result<Option<PortalUser>, CrmError> {
        self.read(Method::User, None, 0, |portal| portal.users.iter().find(|user| user.id == id).cloned())
    }

    async fn find_user_by_email(&self, email: &str) -> Result<Option<PortalUser>, CrmError> {
        self.read(Method::User, None, 0, |portal| {
            let id = portal.emails.get(email)?;
            portal.users.iter().find(|user| user.id == *id).cloned()
        })
    }

    async fn notify(&self, user: UserId, text: &str, _tag: &str) -> Result<(), CrmError> {
        self.read(Method::Notify, None, 0, |portal| portal.notifications.push((user, text.to_owned())))
    }

    fn slowest_answer(&self) -> Duration {
        self.portal().slowest_answer
    }

    fn requests_sent(&self) -> u64 {
        self.portal().calls().len() as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::RecordKey;
    use serde_json::json;

    fn fields(value: serde_json::Value) -> Fields {
        serde_json::from_value(value).unwrap()
    }

    #[tokio::test]
    async fn an_answer_can_be_lost_before_during_and_after_the_write() {
        let two = [fields(json!({"title": "A"})), fields(json!({"title": "B"}))];
        for (fault, written) in [(Fault::LoseRequest, 0), (Fault::LoseAnswerHalfway, 1), (Fault::LoseAnswer, 2)] {
            let crm = ScriptedCrm::default();
            crm.fault_in(1, fault);
            let outcomes = crm.create(EntityType::Deal, &two).await.unwrap();
            assert!(outcomes.iter().all(|outcome| matches!(outcome, WriteOutcome::Unknown { .. })));
            assert_eq!(crm.portal().records(EntityType::Deal).len(), written);
        }
    }

    #[tokio::test]
    async fn ids_are_never_used_again_and_pointers_at_what_is_gone_are_cleared() {
        let crm = ScriptedCrm::default();
        let contact = crm.portal().add(EntityType::Contact, json!({"name": "Ada"}));
        let deal = crm.portal().add(EntityType::Deal, json!({"title": "D", "contactIds": [contact.0]}));
        assert_eq!(crm.delete(EntityType::Contact, &[contact]).await.unwrap(), [WriteOutcome::Done(())]);
        let deal = crm.portal().record(RecordKey { entity_type: EntityType::Deal, id: deal }).unwrap();
        assert_eq!(deal.fields["contactIds"], json!([]));
        assert_ne!(crm.portal().add(EntityType::Contact, json!({"name": "Bob"})), contact);
    }

    #[tokio::test]
    async fn something_can_happen_between_two_calls() {
        let crm = ScriptedCrm::default();
        crm.before_call(2, |portal| portal.is_admin = false);
        assert!(crm.probe().await.unwrap().is_admin);
        assert!(!crm.probe().await.unwrap().is_admin);
    }
}
