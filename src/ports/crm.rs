//! The portal, as the service sees it.
//!
//! In charge of the questions and orders, and of their possible outcomes. How a portal spells them
//! (methods, batches, limits, retries) is the adapter's.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use crate::domain::schema::Definitions;
use crate::domain::tariff::Tariff;
use crate::domain::{EntityType, Fields, Record, RecordId, UserId};

/// A connection to one portal.
#[async_trait]
pub trait Crm: Send + Sync {
    /// What this connection may see and do, read now.
    async fn probe(&self) -> Result<Probe, CrmError>;

    /// Custom fields, dictionaries, pipelines, field titles and users.
    async fn read_definitions(&self) -> Result<Definitions, CrmError>;

    /// Full records with an id above `after`, ascending, at most a few thousand.
    async fn read_page(&self, entity_type: EntityType, after: RecordId) -> Result<Page<Record>, CrmError>;

    /// Full records changed at or after a moment of the portal, with an id above `after`, ascending.
    async fn read_changed(
        &self,
        entity_type: EntityType,
        since: DateTime<Utc>,
        after: RecordId,
    ) -> Result<Page<Record>, CrmError>;

    /// Ids above `after` with who changed them last and when, ascending: the cheap pass.
    async fn read_ids(&self, entity_type: EntityType, after: RecordId) -> Result<Page<LiveId>, CrmError>;

    /// The full records with these ids; those that the portal does not have are simply not there.
    async fn read_by_ids(&self, entity_type: EntityType, ids: &[RecordId]) -> Result<Vec<Record>, CrmError>;

    /// The highest id in use, `None` where there are no records.
    async fn highest_id(&self, entity_type: EntityType) -> Result<Option<RecordId>, CrmError>;

    /// Creates records without starting robots (`crm.item.import`), at most [`WRITE_BATCH`], one outcome each.
    ///
    /// # Errors
    /// Only where the portal has certainly done nothing.
    async fn create(&self, entity_type: EntityType, items: &[Fields]) -> Result<Vec<WriteOutcome<RecordId>>, CrmError>;

    /// Writes the given fields of existing records, at most [`WRITE_BATCH`], one outcome each.
    ///
    /// # Errors
    /// Only where the portal has certainly done nothing.
    async fn update(&self, entity_type: EntityType, items: &[Update]) -> Result<Vec<WriteOutcome<()>>, CrmError>;

    /// Removes records, at most [`WRITE_BATCH`], one outcome each. One that is gone already is *done*.
    ///
    /// # Errors
    /// Only where the portal has certainly done nothing.
    async fn delete(&self, entity_type: EntityType, ids: &[RecordId]) -> Result<Vec<WriteOutcome<()>>, CrmError>;

    /// The user with that number, `None` where the portal knows none.
    async fn find_user(&self, id: UserId) -> Result<Option<PortalUser>, CrmError>;

    /// The active user with that address of e-mail, `None` where the portal tells of none, or of several.
    async fn find_user_by_email(&self, email: &str) -> Result<Option<PortalUser>, CrmError>;

    /// Shows a user a notification inside the portal. One of the same tag is replaced, so that sending it twice shows it
    /// once.
    async fn notify(&self, user: UserId, text: &str, tag: &str) -> Result<(), CrmError>;

    /// How long the slowest answer so far took; tells how long a lost one may still be at work.
    fn slowest_answer(&self) -> std::time::Duration;

    /// How many requests were sent so far: two a second is all that a portal takes for long.
    fn requests_sent(&self) -> u64;
}

/// The most records that one write call takes (the portal's limit of commands in a batch, reference §1.7).
pub const WRITE_BATCH: usize = 50;

/// A stretch of an ascending list.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<T> {
    /// The items.
    pub items: Vec<T>,
    /// The portal's clock when it began to answer (`time.start`).
    pub portal_time: DateTime<Utc>,
    /// Nothing follows.
    pub is_last: bool,
}

/// One row of the ids-only pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LiveId {
    /// The record.
    pub id: RecordId,
    /// Its last change by the portal's clock, where it told.
    pub updated_at: Option<DateTime<Utc>>,
    /// Who changed it last, where it told.
    pub updated_by: Option<UserId>,
}

/// A change to an existing record.
#[derive(Debug, Clone, PartialEq)]
pub struct Update {
    /// The record as it was read right before; multifields are replaced by means of its row ids.
    pub present: Record,
    /// The fields to write; `null` clears. `fm` is the whole list that shall stand afterwards.
    pub set: Fields,
}

/// How a write ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WriteOutcome<T> {
    /// It is done.
    Done(T),
    /// The portal would not.
    Refused {
        /// The portal's code.
        code: String,
        /// The portal's words, without markup.
        text: String,
    },
    /// Nobody knows: the answer was lost. Look before trying again.
    Unknown {
        /// What happened instead of an answer.
        reason: String,
    },
}

/// What a connection may see and do.
#[derive(Debug, Clone, PartialEq)]
pub struct Probe {
    /// The portal's clock when it answered.
    pub portal_time: DateTime<Utc>,
    /// What identifies the portal.
    pub fingerprint: Fingerprint,
    /// The calling user.
    pub user: PortalUser,
    /// Whether the calling user is an administrator of the portal.
    pub is_admin: bool,
    /// The scopes granted, sorted.
    pub scopes: Vec<String>,
    /// The subscription.
    pub tariff: Tariff,
    /// Types that can be read, and for the others why not.
    pub readable: Vec<(EntityType, Result<(), String>)>,
    /// The portal's zone as an IANA name where it told, else its offset (`+02:00`).
    pub time_zone: String,
}

/// Identifies a portal across renamed hosts.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Fingerprint {
    /// The host that answered, after redirects.
    pub host: String,
    /// Number and registration date of the users with the lowest numbers (at most five).
    pub first_users: Vec<(UserId, String)>,
}

impl Fingerprint {
    /// Whether both can be the same portal: the users' registration dates decide, hosts may change.
    pub fn is_same_portal(&self, other: &Self) -> bool {
        let shared = self.first_users.iter().filter(|user| other.first_users.contains(user)).count();
        shared > 0 && shared == self.first_users.len().min(other.first_users.len())
    }
}

/// A user of the portal.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PortalUser {
    /// The number.
    pub id: UserId,
    /// First and last name.
    pub name: String,
    /// Whether the user still works there (not dismissed).
    pub is_active: bool,
}

/// Why the portal gave no answer that could be used.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum CrmError {
    /// Limits are used up and stayed so.
    #[error("the portal's request limits are used up for now")]
    RateLimited {
        /// From when a new attempt makes sense, as a span from now.
        retry_in: std::time::Duration,
    },
    /// The webhook is wrong, was deleted, or now belongs to someone else.
    #[error("the portal does not accept the webhook ({code})")]
    Unauthorized {
        /// The portal's code.
        code: String,
    },
    /// The webhook lacks a permission.
    #[error("the webhook lacks {}", permission(what))]
    MissingScope {
        /// The method or scope that was refused.
        what: String,
    },
    /// REST is not part of the portal's tariff (403).
    #[error("the REST API is not part of the portal's plan")]
    RestUnavailable,
    /// A right is missing.
    #[error("the portal denied access: {text}")]
    AccessDenied {
        /// The portal's words.
        text: String,
    },
    /// The portal does not exist any more.
    #[error("the portal was deleted")]
    PortalDeleted,
    /// Behind the address there is something else: a login page, a web server that knows no such page.
    #[error("{text}")]
    NotThePortal {
        /// What is there, without the secret.
        text: String,
    },
    /// A refusal with code and text.
    #[error("the portal rejected the request: {text} ({code})")]
    Rejected {
        /// The portal's code.
        code: String,
        /// The portal's words, without markup.
        text: String,
    },
    /// No connection, no answer in time, 5xx: after all repetitions.
    #[error("the portal cannot be reached: {reason}")]
    Unavailable {
        /// What happened, without addresses or secrets.
        reason: String,
    },
    /// An answer that is not one.
    #[error("the portal's answer cannot be read: {reason}")]
    Malformed {
        /// What was wrong with it.
        reason: String,
    },
}

impl CrmError {
    /// Whether the same call may succeed later without anybody doing anything.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::RateLimited { .. } | Self::Unavailable { .. } | Self::Malformed { .. })
    }

    /// What the operator can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::RateLimited { .. } => {
                "wait some minutes, then try again: other programs use the same limits; nothing was lost, snapshots \
                 taken so far are safe"
            }
            Self::Unauthorized { .. } => {
                "create a new inbound webhook as an administrator and store it with `restore24 portal add NAME`; \
                 snapshots taken so far are safe"
            }
            Self::MissingScope { .. } => {
                "edit the webhook and tick the missing permission (crm and user are needed; its address may change \
                 with that); snapshots taken so far are safe"
            }
            Self::RestUnavailable => {
                "the portal needs a plan with REST (a Market subscription or trial); \
                 snapshots taken so far are safe and can still be exported"
            }
            Self::AccessDenied { .. } => {
                "let an administrator create the webhook and store it with `restore24 portal add NAME`; snapshots \
                 taken so far are safe"
            }
            Self::PortalDeleted => "snapshots taken so far are safe and can still be exported",
            Self::NotThePortal { .. } => {
                "open the portal in a browser; where its address has changed, store the webhook with the new one \
                 (`restore24 portal add NAME`); nothing was lost, snapshots taken so far are safe"
            }
            Self::Rejected { .. } => {
                "see the portal's words; nothing was written by this request, snapshots taken so far are safe"
            }
            Self::Unavailable { .. } => {
                "check the address and the network, then try again; nothing was lost, snapshots taken so far are safe"
            }
            Self::Malformed { .. } => {
                "the portal may be overloaded or under maintenance: try again in some minutes; nothing was lost, \
                 snapshots taken so far are safe"
            }
        }
    }
}

/// The permission that a method needs, as the portal's own page names it, with what was asked for.
fn permission(what: &str) -> String {
    match what.split('.').next() {
        Some("crm") => format!("the permission \"crm\" ({what})"),
        Some("user" | "profile") => format!("the permission \"user\" ({what})"),
        Some("im") => format!("the permission \"im\" ({what})"),
        _ => format!("a permission ({what})"),
    }
}
