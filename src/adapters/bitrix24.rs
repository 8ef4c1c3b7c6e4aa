//! A Bitrix24 portal, asked through its REST API by an inbound webhook.
//!
//! In charge of everything that is Bitrix24's way of saying things: addresses, batches, type numbers, limits, error
//! codes, and which of its failures are worth another try. Knows nothing of snapshots and restores; what a field means
//! is [`domain::schema`](crate::domain::schema)'s.
//!
//! ```text
//! read, write, probe, definitions     what is asked, and what the answers mean
//! notify                              what is said to people inside the portal
//! batch, query                        fifty commands in one request, and their spelling
//! transport, answer, limiter          one call: limits, repetitions, redirects, errors
//! webhook                             the address, whose secret is never shown
//! sign_in                             a person's own account: tokens, and what the portal says of them
//! ```
//!
//! A [`Record`] from here has every field as the portal told it (the flat helpers such as `phoneWork` too) except
//! `id`, which is [`Record::id`] alone.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use crate::domain::schema::Definitions;
use crate::domain::{EntityType, Fields, Record, RecordId, UserId};
use crate::ports::crm::{Crm, CrmError, LiveId, Page, PortalUser, Probe, Update, WriteOutcome};

mod answer;
mod batch;
mod definitions;
mod limiter;
mod notify;
mod probe;
mod query;
mod read;
mod sign_in;
mod transport;
mod webhook;
mod write;

pub use sign_in::Bitrix24SignIn;
pub use webhook::{InvalidWebhook, WebhookUrl};

/// How the client behaves towards one portal. The defaults suit every tariff below Enterprise.
#[derive(Debug, Clone, PartialEq)]
pub struct ClientSettings {
    /// Requests that may be sent at once after a rest. The portal takes 50 (Enterprise 250); two less leave room for
    /// requests that arrive closer together than they were sent.
    pub burst: u32,
    /// Requests a second in the long run: 2 (Enterprise 5). `None`: no limit of our own (the portal's are honoured).
    pub drain_per_second: Option<f64>,
    /// Requests under way at the same time.
    pub parallel: usize,
    /// Longest wait for one answer. The portal works on a request for at most 60 seconds.
    pub request_timeout: Duration,
    /// Longest wait for a connection.
    pub connect_timeout: Duration,
    /// How often a call is tried again after a failure.
    pub retries: u32,
    /// First pause, after a failure and after *too many requests*; it doubles up to 32 times this.
    pub backoff: Duration,
    /// Longest time that one call waits for limits and between attempts before it fails as rate limited. A method's
    /// execution time is free again after ten minutes at most.
    pub longest_wait: Duration,
    /// Execution time of a method (of 480 seconds within ten minutes) from which its calls are slowed down. `None`: not
    /// before the portal refuses the method.
    pub operating_slow_down: Option<Duration>,
    /// Language of custom field labels, as the portal spells it (`en`, `de`, `br` …).
    pub language: String,
}

impl Default for ClientSettings {
    fn default() -> Self {
        Self {
            burst: 48,
            drain_per_second: Some(2.0),
            parallel: 3,
            request_timeout: Duration::from_secs(70),
            connect_timeout: Duration::from_secs(10),
            retries: 5,
            backoff: Duration::from_secs(1),
            longest_wait: Duration::from_secs(11 * 60),
            operating_slow_down: Some(Duration::from_secs(400)),
            language: "en".to_owned(),
        }
    }
}

/// A connection to one Bitrix24 portal. All calls share its limits, so there is one per portal and process.
pub struct Bitrix24Crm {
    transport: transport::Transport,
}

impl Bitrix24Crm {
    /// Prepares a connection; nothing is sent yet.
    ///
    /// # Errors
    /// [`CrmError::Unavailable`] where this machine cannot speak TLS.
    pub fn connect(webhook: WebhookUrl, settings: ClientSettings) -> Result<Self, CrmError> {
        Ok(Self { transport: transport::Transport::new(webhook, settings)? })
    }

    /// The webhook with the host that answered last: another one than at first where the portal was renamed.
    pub fn webhook(&self) -> WebhookUrl {
        self.transport.webhook()
    }

    /// From now on tells `listener` until when a call waits for the portal's limits, where that takes some seconds: near
    /// the end of a method's execution time it may take ten minutes.
    pub fn when_waiting(&self, listener: impl Fn(DateTime<Utc>) + Send + Sync + 'static) {
        self.transport.when_waiting(Arc::new(listener));
    }
}

impl fmt::Debug for Bitrix24Crm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bitrix24Crm").field("webhook", &self.transport.webhook()).finish_non_exhaustive()
    }
}

/// Bitrix24's `entityTypeId` (<https://apidocs.bitrix24.com/api-reference/crm/data-types.html>, read 2026-11-22).
fn type_number(entity_type: EntityType) -> u32 {
    match entity_type {
        EntityType::Lead => 1,
        EntityType::Deal => 2,
        EntityType::Contact => 3,
        EntityType::Company => 4,
    }
}

#[async_trait]
impl Crm for Bitrix24Crm {
    async fn probe(&self) -> Result<Probe, CrmError> {
        probe::probe(&self.transport).await
    }

    async fn read_definitions(&self) -> Result<Definitions, CrmError> {
        definitions::read_definitions(&self.transport).await
    }

    async fn read_page(&self, entity_type: EntityType, after: RecordId) -> Result<Page<Record>, CrmError> {
        let query = read::ListQuery { entity_type, changed_since: None, select: read::EVERYTHING };
        let page = read::read_chain(&self.transport, &query, after).await?;
        Ok(map_page(page, |row| row.into_record(entity_type)))
    }

    async fn read_changed(
        &self,
        entity_type: EntityType,
        since: DateTime<Utc>,
        after: RecordId,
    ) -> Result<Page<Record>, CrmError> {
        let query = read::ListQuery { entity_type, changed_since: Some(since), select: read::EVERYTHING };
        let page = read::read_chain(&self.transport, &query, after).await?;
        Ok(map_page(page, |row| row.into_record(entity_type)))
    }

    async fn read_ids(&self, entity_type: EntityType, after: RecordId) -> Result<Page<LiveId>, CrmError> {
        let query = read::ListQuery { entity_type, changed_since: None, select: read::IDS };
        let page = read::read_chain(&self.transport, &query, after).await?;
        Ok(map_page(page, read::Row::into_live_id))
    }

    async fn read_by_ids(&self, entity_type: EntityType, ids: &[RecordId]) -> Result<Vec<Record>, CrmError> {
        read::read_by_ids(&self.transport, entity_type, ids).await
    }

    async fn highest_id(&self, entity_type: EntityType) -> Result<Option<RecordId>, CrmError> {
        read::highest_id(&self.transport, entity_type).await
    }

    async fn create(&self, entity_type: EntityType, items: &[Fields]) -> Result<Vec<WriteOutcome<RecordId>>, CrmError> {
        write::create(&self.transport, entity_type, items).await
    }

    async fn update(&self, entity_type: EntityType, items: &[Update]) -> Result<Vec<WriteOutcome<()>>, CrmError> {
        write::update(&self.transport, entity_type, items).await
    }

    async fn delete(&self, entity_type: EntityType, ids: &[RecordId]) -> Result<Vec<WriteOutcome<()>>, CrmError> {
        write::delete(&self.transport, entity_type, ids).await
    }

    async fn find_user(&self, id: UserId) -> Result<Option<PortalUser>, CrmError> {
        probe::find_user(&self.transport, id).await
    }

    async fn find_user_by_email(&self, email: &str) -> Result<Option<PortalUser>, CrmError> {
        notify::find_user_by_email(&self.transport, email).await
    }

    async fn notify(&self, user: UserId, text: &str, tag: &str) -> Result<(), CrmError> {
        notify::notify(&self.transport, user, text, tag).await
    }

    fn slowest_answer(&self) -> Duration {
        self.transport.slowest_answer()
    }

    fn requests_sent(&self) -> u64 {
        self.transport.requests_sent()
    }
}

fn map_page<T, U>(page: Page<T>, convert: impl FnMut(T) -> U) -> Page<U> {
    Page { items: page.items.into_iter().map(convert).collect(), portal_time: page.portal_time, is_last: page.is_last }
}
