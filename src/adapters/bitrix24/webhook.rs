//! The address of an inbound webhook: a host, a user and a secret.
//!
//! In charge of taking such an address apart once, and of never showing its secret: not in `Debug`, not in
//! `Display`, not in an error about text that is no address. Where the text comes from (a prompt, a pipe, a file,
//! the environment) is the caller's business.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use reqwest::Url;
use secrecy::{ExposeSecret, SecretString};

use crate::domain::UserId;

/// Shortest secret that is looked for on its own in texts; shorter ones are ordinary words too often.
const TELLING_SECRET_LENGTH: usize = 8;

/// An inbound webhook of the classic API: `https://{portal}/rest/{user}/{secret}/`
/// (<https://apidocs.bitrix24.com/local-integrations/local-webhooks.html>, read 2026-11-22).
#[derive(Clone)]
pub struct WebhookUrl {
    scheme: Scheme,
    /// Host, with the port where one is given.
    authority: String,
    user: UserId,
    secret: SecretString,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Https,
    /// Allowed on this machine only.
    LoopbackHttp,
}

/// Why a text is no webhook address. Holds nothing of the text, since it may hold the secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidWebhook {
    /// Nothing was given.
    #[error("no webhook address was given")]
    Empty,
    /// Not an address at all.
    #[error("the webhook is not a web address")]
    NotAnAddress,
    /// Neither https nor http on this machine.
    #[error("the webhook's address does not begin with https://")]
    NotHttps,
    /// Something after `?` or `#`, or a login before the host.
    #[error("the webhook's address has more in it than host and path")]
    Surplus,
    /// The path of REST 3.
    #[error("this is a webhook address of REST version 3 (/rest/api/)")]
    VersionThree,
    /// A path of another shape.
    #[error("the webhook's address does not end in /rest/USER/SECRET/")]
    WrongPath,
}

impl InvalidWebhook {
    /// What to give instead.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::VersionThree => "leave out \"api/\": https://your-portal.bitrix24.com/rest/1/…/",
            _ => {
                "copy the whole address from the portal (Developer resources → Inbound webhook); it looks like \
                 https://your-portal.bitrix24.com/rest/1/…/"
            }
        }
    }
}

impl WebhookUrl {
    /// The host as people know the portal, with the port where one was given.
    pub fn host(&self) -> &str {
        &self.authority
    }

    /// The user who created the webhook and whose rights it has.
    pub fn user(&self) -> UserId {
        self.user
    }

    /// The whole address, to be stored; it can be parsed again.
    pub fn to_secret(&self) -> SecretString {
        format!("{}/", self.base()).into()
    }

    /// The address of one method.
    pub(super) fn endpoint(&self, method: &str) -> SecretString {
        format!("{}/{method}", self.base()).into()
    }

    /// The same webhook on the host that the portal moved to, `None` where `location` is something else: another
    /// path (a login page), another protocol, or this machine's for a webhook that is not on this machine.
    pub(super) fn moved_to(&self, location: &Url, method: &str) -> Option<Self> {
        let path = format!("/rest/{}/{}/{method}", self.user, self.secret.expose_secret());
        let scheme = match location.scheme() {
            "https" => Scheme::Https,
            "http" if self.scheme == Scheme::LoopbackHttp && is_loopback(location) => Scheme::LoopbackHttp,
            _ => return None,
        };
        let same_path = location.path().trim_end_matches('/') == path;
        let plain = location.username().is_empty() && location.password().is_none();
        (same_path && plain).then_some(())?;
        Some(Self { scheme, authority: authority(location)?, user: self.user, secret: self.secret.clone() })
    }

    /// Whether the portal is on this machine.
    pub(super) fn is_local(&self) -> bool {
        self.scheme == Scheme::LoopbackHttp
    }

    /// A text without the secret, should someone else's words repeat our address.
    pub(super) fn redact(&self, text: &str) -> String {
        let secret = self.secret.expose_secret();
        let in_path = format!("/{}/{secret}", self.user);
        let text = text.replace(&in_path, &format!("/{}/[secret]", self.user));
        if secret.len() >= TELLING_SECRET_LENGTH { text.replace(secret, "[secret]") } else { text }
    }

    /// Scheme and host of the portal, without anything secret.
    pub(super) fn origin(&self) -> String {
        let scheme = match self.scheme {
            Scheme::Https => "https",
            Scheme::LoopbackHttp => "http",
        };
        format!("{scheme}://{}", self.authority)
    }

    fn base(&self) -> String {
        format!("{}/rest/{}/{}", self.origin(), self.user, self.secret.expose_secret())
    }
}

impl FromStr for WebhookUrl {
    type Err = InvalidWebhook;

    fn from_str(text: &str) -> Result<Self, InvalidWebhook> {
        let text = text.trim();
        if text.is_empty() {
            return Err(InvalidWebhook::Empty);
        }
        let url = Url::parse(text).map_err(|_| InvalidWebhook::NotAnAddress)?;
        let authority = authority(&url).ok_or(InvalidWebhook::NotAnAddress)?;
        let scheme = match url.scheme() {
            "https" => Scheme::Https,
            "http" if is_loopback(&url) => Scheme::LoopbackHttp,
            _ => return Err(InvalidWebhook::NotHttps),
        };
        let has_login = !url.username().is_empty() || url.password().is_some();
        if has_login || url.query().is_some() || url.fragment().is_some() {
            return Err(InvalidWebhook::Surplus);
        }
        let (user, secret) = user_and_secret(url.path())?;
        Ok(Self { scheme, authority, user, secret: secret.into() })
    }
}

fn user_and_secret(path: &str) -> Result<(UserId, &str), InvalidWebhook> {
    let parts: Vec<&str> = path.trim_end_matches('/').split('/').collect();
    match parts.as_slice() {
        ["", "rest", "api", ..] => Err(InvalidWebhook::VersionThree),
        ["", "rest", user, secret] if !secret.is_empty() && secret.bytes().all(is_secret_byte) => {
            let user = user.parse::<u64>().ok().filter(|user| *user > 0).ok_or(InvalidWebhook::WrongPath)?;
            Ok((UserId(user), secret))
        }
        _ => Err(InvalidWebhook::WrongPath),
    }
}

fn is_secret_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}

fn authority(url: &Url) -> Option<String> {
    let host = url.host_str().filter(|host| !host.is_empty())?;
    Some(match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    })
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

impl fmt::Debug for WebhookUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "WebhookUrl({self})")
    }
}

impl fmt::Display for WebhookUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/rest/{}/[secret]", self.authority, self.user)
    }
}

#[cfg(test)]
mod tests {

    use super::*;

    #[test]
    fn an_address_is_taken_apart_with_and_without_its_last_slash() {
        for text in ["https://acme.bitrix24.de/rest/7/s3cr3t/", " https://acme.bitrix24.de/rest/7/s3cr3t\n"] {
            let webhook: WebhookUrl = text.parse().unwrap();
            assert_eq!((webhook.host(), webhook.user()), ("acme.bitrix24.de", UserId(7)));
            assert_eq!(webhook.to_secret().expose_secret(), "https://acme.bitrix24.de/rest/7/s3cr3t/");
            assert_eq!(webhook.endpoint("batch").expose_secret(), "https://acme.bitrix24.de/rest/7/s3cr3t/batch");
        }
        for local in
            ["http://127.0.0.1:8080/rest/1/abc/", "http://[::1]:8080/rest/1/abc", "http://localhost/rest/1/abc"]
        {
            assert!(local.parse::<WebhookUrl>().is_ok(), "{local}");
        }
    }

    #[test]
    fn other_texts_are_refused_with_a_reason_and_without_an_echo() {
        for (text, reason) in [
            ("", InvalidWebhook::Empty),
            ("tops3cret", InvalidWebhook::NotAnAddress),
            ("http://acme.bitrix24.de/rest/1/tops3cret/", InvalidWebhook::NotHttps),
            ("ftp://acme.bitrix24.de/rest/1/tops3cret/", InvalidWebhook::NotHttps),
            ("https://acme.bitrix24.de/rest/1/tops3cret/?x=1", InvalidWebhook::Surplus),
            ("https://a:tops3cret@acme.bitrix24.de/rest/1/abc/", InvalidWebhook::Surplus),
            ("https://acme.bitrix24.de/rest/api/1/tops3cret/", InvalidWebhook::VersionThree),
            ("https://acme.bitrix24.de/rest/1/tops3cret/profile", InvalidWebhook::WrongPath),
            ("https://acme.bitrix24.de/rest/admin/tops3cret/", InvalidWebhook::WrongPath),
            ("https://acme.bitrix24.de/rest/1//", InvalidWebhook::WrongPath),
            ("https://acme.bitrix24.de/tops3cret", InvalidWebhook::WrongPath),
        ] {
            let error = text.parse::<WebhookUrl>().unwrap_err();
            assert_eq!(error, reason, "{text}");
            let words = format!("{error} {error:?} {}", error.hint());
            assert!(!words.contains("tops3cret"), "{words}");
        }
    }

    #[test]
    fn nothing_shows_the_secret() {
        let webhook: WebhookUrl = "https://acme.bitrix24.de/rest/1/tops3cret/".parse().unwrap();
        assert_eq!(format!("{webhook}"), "acme.bitrix24.de/rest/1/[secret]");
        assert!(!format!("{webhook:?}{:?}", webhook.to_secret()).contains("tops3cret"));
        assert_eq!(webhook.redact("no /rest/1/tops3cret/batch, tops3cret"), "no /rest/1/[secret]/batch, [secret]");
    }

    #[test]
    fn a_short_secret_is_only_looked_for_in_addresses() {
        let webhook: WebhookUrl = "http://127.0.0.1/rest/1/abc/".parse().unwrap();
        assert_eq!(webhook.redact("abc at /rest/1/abc/batch"), "abc at /rest/1/[secret]/batch");
    }

    #[test]
    fn a_move_keeps_the_path_and_never_leaves_https() {
        let webhook: WebhookUrl = "https://old.bitrix24.de/rest/1/tops3cret/".parse().unwrap();
        let moved = |to: &str| webhook.moved_to(&to.parse().unwrap(), "batch").map(|webhook| webhook.authority);
        assert_eq!(moved("https://new.bitrix24.de/rest/1/tops3cret/batch"), Some("new.bitrix24.de".into()));
        for elsewhere in [
            "https://new.bitrix24.de/login/",
            "http://new.bitrix24.de/rest/1/tops3cret/batch",
            "http://127.0.0.1/rest/1/tops3cret/batch",
            "https://x:y@new.bitrix24.de/rest/1/tops3cret/batch",
        ] {
            assert_eq!(moved(elsewhere), None, "{elsewhere}");
        }
    }
}
