//! Signing in: applications, the page where people consent, the server that gives tokens.
//!
//! In charge of codes and tokens, by the portal's clock (reference §1.1): a code holds 30 seconds and is used once, an access
//! token holds an hour, a refresh token 180 days and one use. Whoever sits before the browser is set under `/ui/`; nobody
//! is asked for a password, and consent is given by coming. Server and portal have one address here.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::auth::Caller;
use super::envelope::RestError;
use super::php::Php;
use super::users::User;

/// How long a code holds, in seconds.
const CODE_SECONDS: i64 = 30;
/// How long an access token holds, in seconds.
const ACCESS_SECONDS: i64 = 3_600;
/// How long a refresh token holds, in seconds.
const REFRESH_SECONDS: i64 = 180 * 86_400;

/// A local application.
#[derive(Debug, Clone)]
pub struct App {
    /// Its public name.
    pub client_id: String,
    /// Its secret.
    pub client_secret: String,
    /// Where browsers are sent back to.
    pub handler: String,
    /// What it may reach.
    pub scopes: Vec<String>,
}

/// Something that was given to an application for a person.
#[derive(Debug, Clone)]
struct Grant {
    client_id: String,
    user: i64,
    code: String,
    code_until: i64,
    access: String,
    access_until: i64,
    refresh: String,
    refresh_until: i64,
}

/// Applications, and what they were given.
#[derive(Debug, Default)]
pub struct SignIns {
    apps: Vec<App>,
    grants: Vec<Grant>,
    /// Who sits before the browser.
    pub at_browser: Option<i64>,
}

/// Where a browser that wants to sign in is sent.
#[derive(Debug, PartialEq, Eq)]
pub enum Sent {
    /// To an address.
    To(String),
    /// There is no such application: a page says so.
    Nowhere,
}

impl SignIns {
    /// Registers an application, or changes it.
    pub fn register(&mut self, app: App) {
        self.apps.retain(|each| each.client_id != app.client_id);
        self.apps.push(app);
    }

    /// Takes what a person gave to an application back; without a person, what everybody gave; without an application, to
    /// each.
    pub fn withdraw(&mut self, client_id: Option<&str>, user: Option<i64>) -> usize {
        let before = self.grants.len();
        self.grants.retain(|grant| {
            client_id.is_some_and(|wanted| wanted != grant.client_id) || user.is_some_and(|wanted| wanted != grant.user)
        });
        before - self.grants.len()
    }

    /// Removes an application with all that it was given.
    pub fn remove(&mut self, client_id: &str) {
        self.apps.retain(|app| app.client_id != client_id);
        self.withdraw(Some(client_id), None);
    }

    /// What a test may look at.
    pub fn to_json(&self) -> Value {
        let apps: Vec<Value> = self
            .apps
            .iter()
            .map(|app| {
                let given =
                    self.grants.iter().filter(|grant| grant.client_id == app.client_id && !grant.access.is_empty());
                json!({"client_id": app.client_id, "handler": app.handler, "scopes": app.scopes,
                       "users": given.map(|grant| grant.user).collect::<Vec<i64>>()})
            })
            .collect();
        json!({"apps": apps, "at_browser": self.at_browser})
    }

    /// A browser at `/oauth/authorize/`.
    pub fn authorize(&mut self, query: &Php, users: &[User], about: &Portal<'_>) -> Sent {
        let text = |name: &str| query.get(name).and_then(Php::as_text).unwrap_or_default().into_owned();
        let Some(app) = self.apps.iter().find(|app| app.client_id == text("client_id")).cloned() else {
            return Sent::Nowhere;
        };
        let here = |id: i64| users.iter().any(|user| user.id == id && user.is_active);
        let Some(user) = self.at_browser.filter(|id| here(*id)) else {
            return Sent::To("/auth/?backurl=%2Foauth%2Fauthorize%2F".to_owned());
        };
        let code = secret();
        self.grants.push(Grant {
            client_id: app.client_id.clone(),
            user,
            code: code.clone(),
            code_until: about.now + CODE_SECONDS,
            access: String::new(),
            access_until: 0,
            refresh: String::new(),
            refresh_until: 0,
        });
        let mark = if app.handler.contains('?') { '&' } else { '?' };
        let state = encoded(&text("state"));
        Sent::To(format!(
            "{}{mark}code={code}&state={state}&domain={}&member_id={}&scope={}&server_domain=oauth.bitrix.info",
            app.handler,
            encoded(about.host),
            about.member_id,
            encoded(&app.scopes.join(","))
        ))
    }

    /// Tokens at `/oauth/token/`.
    ///
    /// # Errors
    /// As the reference names them; the statuses are assumed.
    pub fn token(&mut self, params: &Php, about: &Portal<'_>) -> Result<Value, RestError> {
        let text = |name: &str| params.get(name).and_then(Php::as_text).unwrap_or_default().into_owned();
        let refused = |code: &'static str, words: &'static str| RestError::new(400, code, words);
        let app = self.apps.iter().find(|app| app.client_id == text("client_id"));
        let app = app.filter(|app| app.client_secret == text("client_secret"));
        let app = app.ok_or_else(|| refused("invalid_client", "Client not found or its secret is wrong"))?;
        let is_meant: Box<dyn Fn(&Grant) -> bool> = match text("grant_type").as_str() {
            "authorization_code" => {
                let code = text("code");
                Box::new(move |grant| !code.is_empty() && grant.code == code && about.now <= grant.code_until)
            }
            "refresh_token" => {
                let refresh = text("refresh_token");
                Box::new(move |grant| {
                    !refresh.is_empty() && grant.refresh == refresh && about.now <= grant.refresh_until
                })
            }
            _ => return Err(refused("invalid_request", "Unknown grant type")),
        };
        let grant = self.grants.iter_mut().find(|grant| grant.client_id == app.client_id && is_meant(grant));
        let grant = grant.ok_or_else(|| refused("invalid_grant", "The code or token is not valid"))?;
        (grant.code, grant.access, grant.refresh) = (String::new(), secret(), secret());
        (grant.access_until, grant.refresh_until) = (about.now + ACCESS_SECONDS, about.now + REFRESH_SECONDS);
        Ok(json!({
            "access_token": grant.access, "refresh_token": grant.refresh, "expires": grant.access_until,
            "expires_in": ACCESS_SECONDS, "scope": app.scopes.join(","), "domain": "oauth.bitrix.info",
            "server_endpoint": "https://oauth.bitrix.info/rest/", "client_endpoint": format!("http://{}/rest/", about.host),
            "member_id": about.member_id, "status": "L", "user_id": grant.user,
        }))
    }

    /// Who calls with an access token.
    ///
    /// # Errors
    /// It has expired, or there is none such, or the person does not work here any more.
    pub fn caller(&self, access: &str, users: &[User], now: i64) -> Result<Caller, RestError> {
        let invalid = || RestError::new(401, "invalid_token", "Unable to get application by token");
        let grant =
            self.grants.iter().find(|grant| !access.is_empty() && grant.access == access).ok_or_else(invalid)?;
        if now > grant.access_until {
            return Err(RestError::new(401, "expired_token", "The access token provided has expired"));
        }
        let app = self.apps.iter().find(|app| app.client_id == grant.client_id).ok_or_else(invalid)?;
        let user = users.iter().find(|user| user.id == grant.user && user.is_active).ok_or_else(invalid)?;
        Ok(Caller {
            user: user.id,
            is_admin: user.is_admin,
            scopes: app.scopes.clone(),
            account: format!("{}/{}", app.client_id, user.id),
        })
    }
}

/// What is told of the portal itself.
#[derive(Debug, Clone, Copy)]
pub struct Portal<'a> {
    /// The name under which it was called.
    pub host: &'a str,
    /// Its lasting number.
    pub member_id: &'a str,
    /// Its time.
    pub now: i64,
}

/// A portal's lasting number; `origin` tells one portal from another.
pub fn member_id(origin: i64) -> String {
    format!("{:016x}{:016x}", 0xb24_0000_u64, origin.cast_unsigned())
}

fn secret() -> String {
    format!("{:032x}{:032x}", rand::random::<u128>(), rand::random::<u128>())
}

fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => encoded.push(char::from(byte)),
            byte => {
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
        encoded
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::users::team;

    fn portal(now: i64) -> Portal<'static> {
        Portal { host: "127.0.0.1:1", member_id: "m", now }
    }

    fn with_app() -> SignIns {
        let mut sign_ins = SignIns::default();
        sign_ins.register(App {
            client_id: "local.1".into(),
            client_secret: "s".into(),
            handler: "https://bot.example/oauth".into(),
            scopes: vec!["user".into()],
        });
        sign_ins.at_browser = Some(4);
        sign_ins
    }

    fn params(pairs: &[(&'static str, &str)]) -> Php {
        Php::map(pairs.iter().map(|(name, value)| (*name, Php::text((*value).to_owned()))))
    }

    /// A code, as the browser brings it.
    fn code(sign_ins: &mut SignIns, now: i64) -> String {
        let query = params(&[("client_id", "local.1"), ("state", "a b")]);
        let Sent::To(address) = sign_ins.authorize(&query, &team(0, 1), &portal(now)) else { panic!("nowhere") };
        assert!(
            address.starts_with("https://bot.example/oauth?code=") && address.contains("&state=a%20b&"),
            "{address}"
        );
        address.split(['=', '&']).nth(1).unwrap().to_owned()
    }

    fn redeem(sign_ins: &mut SignIns, name: &'static str, value: &str, now: i64) -> Result<Value, String> {
        let grant_type = if name == "code" { "authorization_code" } else { "refresh_token" };
        let given =
            params(&[("grant_type", grant_type), ("client_id", "local.1"), ("client_secret", "s"), (name, value)]);
        sign_ins.token(&given, &portal(now)).map_err(|error| error.code.into_owned())
    }

    #[test]
    fn codes_and_tokens_hold_their_time_and_are_used_once() {
        let mut sign_ins = with_app();
        let late = code(&mut sign_ins, 100);
        assert_eq!(redeem(&mut sign_ins, "code", &late, 131), Err("invalid_grant".into()));
        let good = code(&mut sign_ins, 100);
        let given = redeem(&mut sign_ins, "code", &good, 130).unwrap();
        assert_eq!(redeem(&mut sign_ins, "code", &good, 130), Err("invalid_grant".into()));
        assert_eq!((&given["user_id"], &given["member_id"]), (&json!(4), &json!("m")));
        let (access, refresh) = (given["access_token"].as_str().unwrap(), given["refresh_token"].as_str().unwrap());
        let users = team(0, 1);
        assert_eq!(sign_ins.caller(access, &users, 3_730).unwrap().user, 4);
        assert_eq!(sign_ins.caller(access, &users, 3_731).unwrap_err().code, "expired_token");
        let next = redeem(&mut sign_ins, "refresh_token", refresh, 9_000).unwrap();
        assert_eq!(redeem(&mut sign_ins, "refresh_token", refresh, 9_000), Err("invalid_grant".into()));
        assert_eq!(sign_ins.caller(access, &users, 9_000).unwrap_err().code, "invalid_token");
        let (access, refresh) = (next["access_token"].as_str().unwrap(), next["refresh_token"].as_str().unwrap());
        assert!(sign_ins.caller(access, &users, 9_000).unwrap().is_admin);
        assert_eq!(sign_ins.withdraw(None, Some(3)), 0);
        assert!(sign_ins.withdraw(Some("local.1"), Some(4)) > 0);
        assert_eq!(sign_ins.caller(access, &users, 9_000).unwrap_err().code, "invalid_token");
        assert_eq!(redeem(&mut sign_ins, "refresh_token", refresh, 9_000), Err("invalid_grant".into()));
        assert_eq!(sign_ins.caller("", &users, 9_000).unwrap_err().code, "invalid_token");
    }

    #[test]
    fn whoever_is_not_known_gets_nothing() {
        let mut sign_ins = with_app();
        let query = params(&[("client_id", "local.2")]);
        assert_eq!(sign_ins.authorize(&query, &team(0, 1), &portal(0)), Sent::Nowhere);
        for at_browser in [None, Some(7), Some(99)] {
            sign_ins.at_browser = at_browser;
            let query = params(&[("client_id", "local.1")]);
            let Sent::To(address) = sign_ins.authorize(&query, &team(0, 1), &portal(0)) else { panic!("nowhere") };
            assert!(address.starts_with("/auth/"), "{at_browser:?}: {address}");
        }
        for (pairs, error) in [
            (vec![("client_id", "local.1"), ("client_secret", "wrong")], "invalid_client"),
            (vec![("client_id", "local.2"), ("client_secret", "s")], "invalid_client"),
            (vec![("client_id", "local.1"), ("client_secret", "s"), ("grant_type", "password")], "invalid_request"),
            (
                vec![
                    ("client_id", "local.1"),
                    ("client_secret", "s"),
                    ("grant_type", "authorization_code"),
                    ("code", ""),
                ],
                "invalid_grant",
            ),
        ] {
            assert_eq!(sign_ins.token(&params(&pairs), &portal(0)).unwrap_err().code, error, "{pairs:?}");
        }
    }
}
