//! `restore24 portal sign-in`: the application by which people sign in at a portal.

use std::path::PathBuf;

use anyhow::Context;
use chrono::{DateTime, Utc};
use clap::Args;
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;

use crate::adapters::bitrix24::Bitrix24SignIn;
use crate::adapters::door;
use crate::adapters::store::SqliteStore;
use crate::app;
use crate::cli::output::{remark, say, say_json};
use crate::cli::{Exit, Refused, secret};
use crate::domain::PortalId;
use crate::ports::portals::PortalStore;
use crate::ports::sign_ins::{SignInApp, SignInServer, SignInStore};

#[derive(Debug, Args)]
pub struct SignInArgs {
    /// The portal's name; may be left out where there is only one.
    name: Option<PortalId>,
    /// The number of the application, as the portal shows it.
    #[arg(long, value_name = "ID", required_unless_present = "off", conflicts_with = "off")]
    client_id: Option<String>,
    /// Read the application's secret from this file.
    #[arg(long, value_name = "FILE", conflicts_with = "off")]
    secret_file: Option<PathBuf>,
    /// The server that gives tokens: oauth.bitrix.info (the default) or oauth.bitrix24.tech; a portal on this machine may have its own.
    #[arg(long, value_name = "HOST", conflicts_with = "off")]
    oauth_server: Option<String>,
    /// Set signing in aside: the application and everybody's sign-ins are forgotten, and the named administrators count.
    #[arg(long)]
    off: bool,
}

/// Runs the command.
///
/// # Errors
/// Whatever kept it from being done; `cli::hint` finds the advice in it.
pub async fn run(store: &SqliteStore, args: SignInArgs, json: bool, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let portal = app::choose_portal(store, args.name.as_ref()).await?.id;
    let client_id = match args.client_id.as_deref().map(str::trim) {
        None => return set_aside(store, &portal, json).await,
        Some(client_id) if is_client_id(client_id) => client_id.to_owned(),
        Some(_) => {
            return Err(Refused::usage(
                "--client-id is the application's number, such as local.65a1b2c3d4e5f6.12345678",
            )
            .into());
        }
    };
    let webhook = store.load_webhook(&portal).await?;
    let server =
        Bitrix24SignIn::default().check_server(args.oauth_server.as_deref(), &webhook).context("nothing was stored")?;
    let given = secret::read(&secret::CLIENT_SECRET, args.secret_file.as_deref(), true)?;
    let client_secret = given.map(|given| given.expose_secret().trim().to_owned()).filter(|given| !given.is_empty());
    let Some(client_secret) = client_secret.map(SecretString::from) else {
        return Err(anyhow::anyhow!("no secret of the application was given; nothing was stored"));
    };
    let known = store.find_sign_in_app(&portal).await?;
    let app = SignInApp {
        portal: portal.clone(),
        webhook,
        client_id,
        client_secret,
        server,
        member_id: known.and_then(|known| known.member_id),
    };
    store.save_sign_in_app(&app, now).await?;
    if json {
        say_json(&json!({"portal": portal, "sign_in": true, "client_id": app.client_id, "server": app.server}))?;
        return Ok(Exit::Done);
    }
    say(format!("people can sign in at {portal} with their own account, by the application {}", app.client_id))?;
    remark(format!(
        "its handler in the portal has to be PUBLIC-URL{}, where PUBLIC-URL is what `restore24 serve --public-url` has; without \
         that address nothing is offered",
        door::PATH
    ));
    if app.server.starts_with("http:") {
        remark("note: Telegram itself takes no buttons that lead to a portal on this machine; an emulator of it does");
    }
    Ok(Exit::Done)
}

async fn set_aside(store: &SqliteStore, portal: &PortalId, json: bool) -> anyhow::Result<Exit> {
    let was_there = store.remove_sign_in_app(portal).await?;
    if json {
        say_json(&json!({"portal": portal, "sign_in": false, "was_set_up": was_there}))?;
    } else if was_there {
        say(format!("nobody signs in at {portal} any more; the administrators count that were named for it"))?;
    } else {
        remark(format!("signing in was not set up for {portal}"));
    }
    Ok(Exit::Done)
}

/// Letters, digits and a few marks: it stands in addresses.
fn is_client_id(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    !text.is_empty() && text.len() <= 128 && text.chars().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_id_stands_in_addresses() {
        for (text, is_one) in [
            ("local.65a1b2c3d4e5f6.12345678", true),
            ("app.0123456789abcdef", true),
            ("", false),
            ("two words", false),
            ("a&state=b", false),
            ("https://acme.bitrix24.de", false),
        ] {
            assert_eq!(is_client_id(text), is_one, "{text}");
        }
    }
}
