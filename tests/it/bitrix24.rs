//! The Bitrix24 adapter against a portal that answers by script, over real HTTP.

use std::time::Duration;

use restore24::adapters::bitrix24::{Bitrix24Crm, ClientSettings};
use serde_json::{Value, json};

mod failures;
mod notifying;
mod probing;
mod reading;
mod server;
mod whole_lists;
mod writing;

use server::ScriptedPortal;

/// The secret in every address here; nothing that the adapter says may hold it.
const SECRET: &str = "tops3cretw0rd";

/// Everything a person waits for, made short.
fn quick() -> ClientSettings {
    ClientSettings {
        drain_per_second: None,
        request_timeout: Duration::from_secs(5),
        connect_timeout: Duration::from_secs(5),
        retries: 2,
        backoff: Duration::from_millis(1),
        longest_wait: Duration::from_secs(5),
        ..ClientSettings::default()
    }
}

fn connect(portal: &ScriptedPortal) -> Bitrix24Crm {
    connect_with(portal, quick())
}

fn connect_with(portal: &ScriptedPortal, settings: ClientSettings) -> Bitrix24Crm {
    Bitrix24Crm::connect(portal.webhook().parse().unwrap(), settings).unwrap()
}

fn time() -> Value {
    json!({
        "start": 1_793_000_000.25, "finish": 1_793_000_000.5, "duration": 0.25, "processing": 0.1,
        "date_start": "2026-10-26T10:53:20+02:00", "date_finish": "2026-10-26T10:53:20+02:00",
        "operating_reset_at": 1_793_000_600, "operating": 0.5})
}

fn ok(result: Value) -> Value {
    json!({"result": result, "time": time()})
}

/// The answer to a batch.
fn batch(results: Value, errors: Value) -> Value {
    let part = |part: Value| if part.as_object().is_some_and(|part| part.is_empty()) { json!([]) } else { part };
    ok(json!({
        "result": part(results), "result_error": part(errors), "result_total": [], "result_next": [], "result_time": []}))
}

fn error(code: &str, text: &str) -> Value {
    json!({"error": code, "error_description": text})
}
