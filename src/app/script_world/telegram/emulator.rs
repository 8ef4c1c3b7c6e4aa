//! The emulator's control side, as far as a person at a phone needs it.

use anyhow::{Context as _, bail};
use reqwest::Url;
use serde_json::{Value, json};

/// A world of a running emulator, with one bot and one person in it.
pub struct Emulator {
    /// Where the bot finds its Bot API.
    pub url: Url,
    door: Url,
    client: reqwest::Client,
}

impl Emulator {
    /// Opens an empty world behind `door`, the address that the emulator told when it started.
    ///
    /// # Errors
    /// Nobody answers there, or somebody else.
    pub async fn open(door: &Url) -> anyhow::Result<Self> {
        let client = reqwest::Client::new();
        let opener = Self { url: door.clone(), door: door.clone(), client: client.clone() };
        let world = opener.control("worlds", json!({})).await.context("the emulator opens no world")?;
        let url = world["url"].as_str().context("the emulator's world has no address")?;
        Ok(Self { url: url.parse()?, door: door.clone(), client })
    }

    /// What a command gives.
    ///
    /// # Errors
    /// The command makes no sense there.
    pub async fn control(&self, command: &str, body: Value) -> anyhow::Result<Value> {
        let url = self.url.join(&format!("control/{command}"))?;
        let answer = self.client.post(url).json(&body).send().await.context("the emulator does not answer")?;
        let answer: Value = answer.json().await?;
        if answer["ok"] != json!(true) {
            bail!("{command} {body}: {}", answer["error"].as_str().unwrap_or("no answer"));
        }
        Ok(answer["result"].clone())
    }

    /// The bytes of a file that was sent.
    ///
    /// # Errors
    /// There is no such file.
    pub async fn file(&self, id: &str) -> anyhow::Result<Vec<u8>> {
        let mut url = self.url.join("control/file")?;
        url.query_pairs_mut().append_pair("id", id);
        let answer = self.client.get(url).send().await?.error_for_status()?;
        Ok(answer.bytes().await?.to_vec())
    }

    /// Whether the bot has acknowledged every update.
    ///
    /// # Errors
    /// The emulator does not answer.
    pub async fn has_delivered_all(&self) -> anyhow::Result<bool> {
        let updates = self.control("updates", json!({})).await?;
        Ok(updates["pending"].as_array().is_some_and(Vec::is_empty))
    }

    /// The number of the last update.
    ///
    /// # Errors
    /// The emulator does not answer.
    pub async fn last_update(&self) -> anyhow::Result<Value> {
        Ok(self.control("updates", json!({})).await?["last"].clone())
    }

    /// Takes the world away.
    ///
    /// # Errors
    /// The emulator does not answer.
    pub async fn close(self) -> anyhow::Result<()> {
        let port = self.url.port();
        let keeper = Self { url: self.door.clone(), ..self };
        keeper.control("worlds/close", json!({ "port": port })).await.map(drop)
    }
}
