//! A sandbox of its own for every test, and the words to talk to it.

use chrono::{DateTime, Utc};
use restore24::sandbox::{Counts, Options, Server};
use serde_json::Value;

/// The end of the stories told in tests: an ordinary Wednesday afternoon.
pub fn story_end() -> DateTime<Utc> {
    "2026-06-17T15:30:00+02:00".parse().expect("a moment in RFC 3339")
}

/// A still portal of 400 records that runs until dropped.
pub fn still() -> Options {
    Options { evolves: false, is_frozen: true, ..Options::at(story_end(), 400) }
}

/// A portal and a client for it.
pub struct Portal {
    pub server: Server,
    client: reqwest::Client,
}

impl Portal {
    pub async fn start(options: Options) -> Self {
        // Nothing here speaks TLS, but the client wants to know who would.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let server = Server::start_anywhere(options).await.expect("a free port on this machine");
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build();
        Self { server, client: client.expect("plain settings") }
    }

    pub async fn with_counts(leads: u32, deals: u32, contacts: u32, companies: u32) -> Self {
        Self::start(Options { counts: Counts::exact(leads, deals, contacts, companies), ..still() }).await
    }

    /// Calls a method with JSON parameters: status and body.
    pub async fn post(&self, method: &str, params: Value) -> (u16, Value) {
        let url = format!("{}{method}", self.server.webhook_url());
        self.send(self.client.post(url).json(&params)).await
    }

    /// Calls a method by GET with a query as it stands.
    pub async fn get(&self, method_and_query: &str) -> (u16, Value) {
        self.send(self.client.get(format!("{}{method_and_query}", self.server.webhook_url()))).await
    }

    /// The result of a call that has to succeed.
    pub async fn result(&self, method: &str, params: Value) -> Value {
        let (status, body) = self.post(method, params).await;
        assert_eq!(status, 200, "{method}: {body}");
        body["result"].clone()
    }

    /// Status, code and text of a call that has to fail.
    pub async fn refusal(&self, method: &str, params: Value) -> (u16, String, String) {
        let (status, body) = self.post(method, params).await;
        let text = |key: &str| body[key].as_str().unwrap_or("missing").to_owned();
        (status, text("error"), text("error_description"))
    }

    pub fn client(&self) -> &reqwest::Client {
        &self.client
    }

    pub async fn send(&self, request: reqwest::RequestBuilder) -> (u16, Value) {
        let answer = request.send().await.expect("an answer");
        let status = answer.status().as_u16();
        let text = answer.text().await.expect("a body");
        (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
    }
}
