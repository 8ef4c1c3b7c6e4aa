//! Signing in at a portal (OAuth): where a person goes, tokens for a code, the person's own profile.
//!
//! In charge of how Bitrix24 spells it, and of where secrets go: codes and the application's secret to the servers that
//! are known, a person's token to the host of the portal's own webhook. What a browser or a server says of hosts is
//! never followed.
//!
//! Facts: <https://apidocs.bitrix24.com/settings/oauth/index.html> and its page of error codes, read 2026-11-26. A code
//! holds 30 seconds, an access token an hour. The number of a local application is known in its own portal only, that of one
//! from the market in every portal: what a code of another portal gives is not taken by this one, so it is asked.

use std::sync::OnceLock;
use std::time::Duration;

use async_trait::async_trait;
use reqwest::header::CONTENT_TYPE;
use reqwest::{Client, Response, Url};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

use super::WebhookUrl;
use super::answer::{Reading, read};
use crate::domain::UserId;
use crate::ports::sign_ins::{GrantError, OwnProfile, SignInApp, SignInServer, Tokens, UnknownServer};

/// Servers that give tokens, the usual one first.
const SERVERS: [&str; 2] = ["https://oauth.bitrix.info", "https://oauth.bitrix24.tech"];

/// Longest wait for one answer: whoever signed in looks at an empty page meanwhile.
const LONGEST_WAIT: Duration = Duration::from_secs(15);

/// An answer with tokens is a tenth of this.
const LARGEST_ANSWER_BYTES: usize = 64 * 1024;

/// Bitrix24's servers, and its portals as a person meets them.
#[derive(Debug, Default)]
pub struct Bitrix24SignIn {
    /// To the world, and to this machine.
    clients: [OnceLock<Client>; 2],
}

impl Bitrix24SignIn {
    fn client(&self, is_local: bool) -> Result<&Client, GrantError> {
        let place = &self.clients[usize::from(is_local)];
        if let Some(client) = place.get() {
            return Ok(client);
        }
        if rustls::crypto::CryptoProvider::get_default().is_none() {
            // Another thread may be first; either way there is one afterwards.
            let _ = rustls::crypto::ring::default_provider().install_default();
        }
        let builder = Client::builder()
            .user_agent(concat!("restore24/", env!("CARGO_PKG_VERSION")))
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .timeout(LONGEST_WAIT);
        let builder = if is_local { builder.no_proxy() } else { builder };
        let made = builder.build().map_err(|error| silent(error.without_url().to_string()))?;
        Ok(place.get_or_init(|| made))
    }

    async fn tokens(&self, app: &SignInApp, grant: (&str, &str, &SecretString)) -> Result<Tokens, GrantError> {
        let (grant_type, name, secret) = grant;
        let mut address = Url::parse(&format!("{}/oauth/token/", app.server))
            .map_err(|_| silent("the server's address cannot be used".to_owned()))?;
        address
            .query_pairs_mut()
            .append_pair("grant_type", grant_type)
            .append_pair("client_id", &app.client_id)
            .append_pair("client_secret", app.client_secret.expose_secret())
            .append_pair(name, secret.expose_secret());
        let client = self.client(is_on_this_machine(&address))?;
        let answer = client.get(address).send().await;
        let (status, body) = body_of(answer).await?;
        read_tokens(status, &body)
    }
}

#[async_trait]
impl SignInServer for Bitrix24SignIn {
    fn check_server(&self, server: Option<&str>, webhook: &SecretString) -> Result<String, UnknownServer> {
        let Some(server) = server else { return Ok(SERVERS[0].to_owned()) };
        let unknown = || UnknownServer { server: server.to_owned() };
        let plain = server.trim().trim_end_matches('/');
        let with_scheme = if plain.contains("://") { plain.to_owned() } else { format!("https://{plain}") };
        if let Some(known) = SERVERS.iter().find(|known| **known == with_scheme) {
            return Ok((*known).to_owned());
        }
        let url = Url::parse(&with_scheme).map_err(|_| unknown())?;
        let is_bare =
            url.path() == "/" && url.query().is_none() && url.username().is_empty() && url.password().is_none();
        let is_local = webhook.expose_secret().parse().is_ok_and(|webhook: WebhookUrl| webhook.is_local());
        if is_local && is_bare && url.scheme() == "http" && is_on_this_machine(&url) {
            return Ok(with_scheme);
        }
        Err(unknown())
    }

    fn link(&self, app: &SignInApp, state: &str) -> Option<String> {
        let mut address = Url::parse(&format!("{}/oauth/authorize/", origin(app)?)).ok()?;
        address.query_pairs_mut().append_pair("client_id", &app.client_id).append_pair("state", state);
        Some(address.into())
    }

    async fn redeem(&self, app: &SignInApp, code: &SecretString) -> Result<Tokens, GrantError> {
        self.tokens(app, ("authorization_code", "code", code)).await
    }

    async fn renew(&self, app: &SignInApp, refresh: &SecretString) -> Result<Tokens, GrantError> {
        self.tokens(app, ("refresh_token", "refresh_token", refresh)).await
    }

    async fn profile(&self, app: &SignInApp, access: &SecretString) -> Result<OwnProfile, GrantError> {
        let origin = origin(app).ok_or_else(|| silent("the portal's webhook cannot be used".to_owned()))?;
        let client = self.client(origin.starts_with("http:"))?;
        // In the body: addresses are written down by servers on the way.
        let body = json!({ "auth": access.expose_secret() }).to_string();
        let request = client.post(format!("{origin}/rest/profile")).header(CONTENT_TYPE, "application/json").body(body);
        let (status, body) = body_of(request.send().await).await?;
        read_profile(status, &body)
    }
}

/// Scheme and host of the portal, as its webhook has them.
fn origin(app: &SignInApp) -> Option<String> {
    Some(app.webhook.expose_secret().parse::<WebhookUrl>().ok()?.origin())
}

fn is_on_this_machine(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_start_matches('[').trim_end_matches(']').to_owned();
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn silent(reason: String) -> GrantError {
    GrantError::Silent { reason }
}

/// Status and body; nothing of the address, which bears secrets, is in an error.
async fn body_of(answer: Result<Response, reqwest::Error>) -> Result<(u16, Vec<u8>), GrantError> {
    let of_connection = |error: reqwest::Error| {
        silent(match error.is_timeout() {
            true => "no answer in time".to_owned(),
            false => error.without_url().to_string(),
        })
    };
    let mut answer = answer.map_err(of_connection)?;
    let status = answer.status().as_u16();
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(of_connection)? {
        if body.len() + chunk.len() > LARGEST_ANSWER_BYTES {
            return Err(silent("an answer without an end".to_owned()));
        }
        body.extend_from_slice(&chunk);
    }
    Ok((status, body))
}

fn read_tokens(status: u16, body: &[u8]) -> Result<Tokens, GrantError> {
    let answer: Value = serde_json::from_slice(body).map_err(|_| silent(format!("no JSON, status {status}")))?;
    if let Some(code) = answer["error"].as_str() {
        return Err(refusal_of_server(status, code));
    }
    let text = |name: &str| answer[name].as_str().filter(|text| !text.is_empty());
    match (text("access_token"), text("refresh_token")) {
        (Some(access), Some(refresh)) if (200..300).contains(&status) => Ok(Tokens {
            access: SecretString::from(access.to_owned()),
            refresh: SecretString::from(refresh.to_owned()),
            member_id: text("member_id").map(str::to_owned),
            person: number(&answer["user_id"]).map(UserId),
        }),
        _ => Err(silent(format!("no tokens, status {status}"))),
    }
}

/// Only what says that the grant itself is over ends a sign-in: anything else may be the application's fault, or pass.
fn refusal_of_server(status: u16, code: &str) -> GrantError {
    match code.to_ascii_lowercase().as_str() {
        "invalid_grant" | "invalid_token" | "expired_token" => GrantError::Refused { code: code.to_owned() },
        _ if status >= 500 || status == 429 => silent(format!("{code}, status {status}")),
        _ => GrantError::App { code: code.to_owned() },
    }
}

fn read_profile(status: u16, body: &[u8]) -> Result<OwnProfile, GrantError> {
    let result = match read(status, body) {
        Reading::Answer(answer) => answer.result,
        Reading::Refusal(error) => {
            let code = error.code.clone();
            return Err(match (status, code.to_ascii_lowercase().as_str()) {
                (401, "expired_token") => GrantError::Expired,
                (401, _) | (403, "user_access_error" | "allowed_only_intranet_user" | "invalid_credentials") => {
                    GrantError::Refused { code }
                }
                (429 | 500.., _) => silent(format!("{code}, status {status}")),
                _ => GrantError::App { code },
            });
        }
        Reading::Unreadable(what) => return Err(silent(format!("{what}, status {status}"))),
    };
    let person = number(&result["ID"]).ok_or_else(|| silent("a profile without a number".to_owned()))?;
    let is_admin = result["ADMIN"].as_bool().ok_or_else(|| silent("a profile without rights".to_owned()))?;
    let part = |name: &str| result[name].as_str().unwrap_or_default().trim().to_owned();
    let name = format!("{} {}", part("NAME"), part("LAST_NAME")).trim().to_owned();
    let name = if name.is_empty() { format!("#{person}") } else { name };
    Ok(OwnProfile { person: UserId(person), name, is_admin })
}

/// A number above zero, also from its digits.
fn number(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok()).filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn app(webhook: &str) -> SignInApp {
        SignInApp {
            portal: "acme".parse().unwrap(),
            webhook: SecretString::from(webhook.to_owned()),
            client_id: "local.1&x".into(),
            client_secret: SecretString::from("s3cret".to_owned()),
            server: SERVERS[0].into(),
            member_id: None,
        }
    }

    #[test]
    fn secrets_go_to_known_servers_and_for_a_portal_on_this_machine_to_this_machine() {
        let server = Bitrix24SignIn::default();
        let far = SecretString::from("https://acme.bitrix24.de/rest/1/abc/".to_owned());
        let near = SecretString::from("http://127.0.0.1:8080/rest/1/abc/".to_owned());
        for (given, webhook, kept) in [
            (None, &far, Some("https://oauth.bitrix.info")),
            (Some("oauth.bitrix24.tech"), &far, Some("https://oauth.bitrix24.tech")),
            (Some(" https://oauth.bitrix.info/ "), &far, Some("https://oauth.bitrix.info")),
            (Some("http://oauth.bitrix.info"), &far, None),
            (Some("https://oauth.bitrix.info.evil.example"), &far, None),
            (Some("https://oauth.bitrix.info@evil.example"), &far, None),
            (Some("https://oauth.bitrix.info/x"), &far, None),
            (Some("http://127.0.0.1:9"), &far, None),
            (Some("http://127.0.0.1:9/"), &near, Some("http://127.0.0.1:9")),
            (Some("http://[::1]:9"), &near, Some("http://[::1]:9")),
            (Some("http://127.0.0.1:9/x"), &near, None),
            (Some("http://10.0.0.1:9"), &near, None),
            (Some(""), &near, None),
        ] {
            assert_eq!(server.check_server(given, webhook).ok().as_deref(), kept, "{given:?}");
        }
    }

    #[test]
    fn a_person_is_sent_to_the_portal_itself() {
        let server = Bitrix24SignIn::default();
        assert_eq!(
            server.link(&app("https://acme.bitrix24.de/rest/1/abc/"), "S-_1").unwrap(),
            "https://acme.bitrix24.de/oauth/authorize/?client_id=local.1%26x&state=S-_1"
        );
        assert_eq!(server.link(&app("nonsense"), "S"), None);
    }

    #[test]
    fn every_answer_of_the_server_has_its_meaning() {
        let refused = |code: &str| GrantError::Refused { code: code.into() };
        let of_app = |code: &str| GrantError::App { code: code.into() };
        for (status, body, error) in [
            (400, r#"{"error":"invalid_grant"}"#, refused("invalid_grant")),
            (401, r#"{"error":"expired_token"}"#, refused("expired_token")),
            (400, r#"{"error":"invalid_client"}"#, of_app("invalid_client")),
            (400, r#"{"error":"invalid_request"}"#, of_app("invalid_request")),
            (403, r#"{"error":"insufficient_scope"}"#, of_app("insufficient_scope")),
            (402, r#"{"error":"PAYMENT_REQUIRED"}"#, of_app("PAYMENT_REQUIRED")),
            (503, r#"{"error":"QUERY_LIMIT_EXCEEDED"}"#, silent("QUERY_LIMIT_EXCEEDED, status 503".into())),
            (502, "<html>", silent("no JSON, status 502".into())),
            (200, r#"{"access_token":"a"}"#, silent("no tokens, status 200".into())),
            (200, r#"{"access_token":"","refresh_token":"r"}"#, silent("no tokens, status 200".into())),
        ] {
            assert_eq!(read_tokens(status, body.as_bytes()).unwrap_err(), error, "{body}");
        }
        let body = r#"{"access_token":"a","refresh_token":"r","member_id":"m","user_id":"4","domain":"evil.example"}"#;
        let tokens = read_tokens(200, body.as_bytes()).unwrap();
        assert_eq!((tokens.member_id.as_deref(), tokens.person), (Some("m"), Some(UserId(4))));
        assert!(!format!("{tokens:?}").contains("\"a\""), "{tokens:?}");
    }

    #[test]
    fn every_answer_of_the_portal_has_its_meaning() {
        let refused = |code: &str| GrantError::Refused { code: code.into() };
        for (status, body, error) in [
            (401, r#"{"error":"expired_token"}"#, GrantError::Expired),
            (401, r#"{"error":"invalid_token"}"#, refused("invalid_token")),
            (401, r#"{"error":"NO_AUTH_FOUND"}"#, refused("NO_AUTH_FOUND")),
            (403, r#"{"error":"user_access_error"}"#, refused("user_access_error")),
            (403, r#"{"error":"insufficient_scope"}"#, GrantError::App { code: "insufficient_scope".into() }),
            (403, r#"{"error":"ACCESS_DENIED"}"#, GrantError::App { code: "ACCESS_DENIED".into() }),
            (503, r#"{"error":"QUERY_LIMIT_EXCEEDED"}"#, silent("QUERY_LIMIT_EXCEEDED, status 503".into())),
            (302, "", silent("an empty answer, status 302".into())),
            (200, r#"{"result":{"ADMIN":true}}"#, silent("a profile without a number".into())),
            (200, r#"{"result":{"ID":"4"}}"#, silent("a profile without rights".into())),
        ] {
            assert_eq!(read_profile(status, body.as_bytes()).unwrap_err(), error, "{body}");
        }
        for (body, name, is_admin) in [
            (r#"{"result":{"ID":"4","ADMIN":true,"NAME":"Jonas","LAST_NAME":"Albers"}}"#, "Jonas Albers", true),
            (r#"{"result":{"ID":4,"ADMIN":false,"NAME":null,"LAST_NAME":""}}"#, "#4", false),
        ] {
            let profile = read_profile(200, body.as_bytes()).unwrap();
            assert_eq!(profile, OwnProfile { person: UserId(4), name: name.into(), is_admin });
        }
    }
}
