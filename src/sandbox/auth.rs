//! Webhooks: who may call, as whom, and what they may reach.
//!
//! In charge of credentials, scopes and the portal-wide switches that close REST. Rights to single records
//! depend on the webhook's owner and are checked where records are read and written.

use super::envelope::RestError;
use super::users::User;

/// Scopes of a new webhook (reference §3.11).
pub const SCOPES: [&str; 6] = ["crm", "im", "user", "user_basic", "user_brief", "userfieldconfig"];

/// An inbound webhook.
#[derive(Debug, Clone)]
pub struct Webhook {
    /// Its owner: calls have that user's rights.
    pub user: i64,
    /// The secret in its address.
    pub secret: String,
    /// What it may reach.
    pub scopes: Vec<String>,
    /// Whether it was deleted.
    pub is_revoked: bool,
}

impl Webhook {
    /// A webhook with every scope that the sandbox knows.
    pub fn new(user: i64, secret: &str) -> Self {
        let scopes = SCOPES.map(str::to_owned).to_vec();
        Self { user, secret: secret.to_owned(), scopes, is_revoked: false }
    }
}

/// Who is calling.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The user whose rights count.
    pub user: i64,
    /// Whether an administrator.
    pub is_admin: bool,
    /// What may be reached.
    pub scopes: Vec<String>,
    /// Names the webhook in the accounts of operating time.
    pub account: String,
}

/// Finds the caller of a webhook address.
///
/// # Errors
/// No such webhook, or its owner does not work here any more (assumed; Bitrix24 does not document it).
pub fn authorize(webhooks: &[Webhook], users: &[User], user: &str, secret: &str) -> Result<Caller, RestError> {
    let number: i64 = user.parse().map_err(|_| RestError::wrong_credentials())?;
    let is_it = |webhook: &&Webhook| webhook.user == number && webhook.secret == secret && !webhook.is_revoked;
    let webhook = webhooks.iter().find(is_it).ok_or_else(RestError::wrong_credentials)?;
    let owner =
        users.iter().find(|user| user.id == number && user.is_active).ok_or_else(RestError::wrong_credentials)?;
    Ok(Caller {
        user: number,
        is_admin: owner.is_admin,
        scopes: webhook.scopes.clone(),
        account: format!("{number}/{secret}"),
    })
}

impl Caller {
    /// Refuses a method whose scope the webhook lacks.
    ///
    /// # Errors
    /// The scope is missing.
    pub fn check_scope(&self, wanted: &str) -> Result<(), RestError> {
        let has = |scope: &str| self.scopes.iter().any(|present| present == scope);
        let is_granted = match wanted {
            "" => true,
            // Any of the three user scopes lets users be read.
            "user" => has("user") || has("user_basic") || has("user_brief"),
            other => has(other),
        };
        if is_granted {
            return Ok(());
        }
        Err(RestError::no_scope())
    }
}
