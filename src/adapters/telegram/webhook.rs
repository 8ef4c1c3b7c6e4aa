//! Updates that Telegram brings: a route of our own, since the library's acknowledges before anything is stored.
//!
//! TLS is a proxy's in front of it.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use secrecy::{ExposeSecret, SecretString};
use teloxide::payloads::SetWebhookSetters;
use teloxide::requests::Requester;
use teloxide::types::Update;

use super::failure::explain;
use super::incoming::read;
use super::poll::WANTED;
use super::{Me, Telegram};
use crate::ports::chats::{Incoming, ShowError};

/// The header that bears the secret (<https://core.telegram.org/bots/api#setwebhook>, read 2026-11-25).
const SECRET_HEADER: &str = "X-Telegram-Bot-Api-Secret-Token";

/// The path of the route, below the public address.
pub const PATH: &str = "/telegram";

/// The largest update, in bytes: far above what Telegram sends.
const LARGEST_UPDATE: usize = 1 << 20;

/// Takes updates; they are stored once it has returned.
pub type Take = Arc<
    dyn Fn(Vec<Incoming>) -> Pin<Box<dyn Future<Output = Result<(), Box<dyn std::error::Error + Send + Sync>>> + Send>>
        + Send
        + Sync,
>;

struct Door {
    me: Me,
    /// A digest: comparing digests of this kind takes the same time whatever they are.
    secret: blake3::Hash,
    take: Take,
}

/// The route that Telegram brings updates to.
pub fn route(me: Me, secret: &SecretString, take: Take) -> Router {
    let secret = blake3::hash(secret.expose_secret().as_bytes());
    Router::new().route(PATH, post(receive)).layer(DefaultBodyLimit::max(LARGEST_UPDATE)).with_state(Arc::new(Door {
        me,
        secret,
        take,
    }))
}

async fn receive(State(door): State<Arc<Door>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let told = headers.get(SECRET_HEADER).map(|value| blake3::hash(value.as_bytes()));
    if told != Some(door.secret) {
        tracing::warn!("something that does not know the secret came to the webhook's route");
        return StatusCode::UNAUTHORIZED;
    }
    let Ok(update) = serde_json::from_slice::<Update>(&body) else {
        tracing::warn!(size_bytes = body.len(), "an update cannot be read");
        return StatusCode::BAD_REQUEST;
    };
    match (door.take)(vec![read(update, &door.me)]).await {
        Ok(()) => StatusCode::OK,
        Err(error) => {
            // Telegram brings it again.
            tracing::error!(%error, "an update was not stored");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}

/// Has Telegram bring updates to an address instead of being asked for them.
///
/// # Errors
/// Where Telegram refuses the address.
pub async fn set(telegram: &Telegram, address: &reqwest::Url, secret: &SecretString) -> Result<(), ShowError> {
    let refused = |error: &dyn std::fmt::Display| ShowError::Refused(format!("the webhook's address: {error}"));
    let address =
        format!("{}{PATH}", address.as_str().trim_end_matches('/')).parse().map_err(|error| refused(&error))?;
    let request =
        telegram.bot.set_webhook(address).secret_token(secret.expose_secret()).allowed_updates(WANTED.to_vec());
    request.await.map(drop).map_err(explain)
}

/// Has Telegram wait to be asked; what it holds is kept.
///
/// # Errors
/// Where Telegram does not answer.
pub async fn unset(telegram: &Telegram) -> Result<(), ShowError> {
    telegram.bot.delete_webhook().await.map(drop).map_err(explain)
}
