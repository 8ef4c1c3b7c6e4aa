//! What `serve` says of what was noticed between snapshots, in lines or as JSON.

use serde_json::{Value, json};

use crate::app::watching::WatchingEvent;
use crate::cli::chain_of;
use crate::cli::output::{counted, remark, say, say_json};
use crate::dialogue::backend::total;
use crate::service::watch::WatchEvent;

/// Tells an event.
pub fn tell_watch(event: &WatchingEvent, json: bool) {
    if json {
        // A reader that has gone away must not end the service.
        let _told = watch_json(event).map(|event| say_json(&event));
        return;
    }
    match event {
        WatchingEvent::Watch(WatchEvent::Looked { portal, loss: Some(loss), told, .. }) => {
            let gone = counted(total(&loss.gone), "record is gone", "records are gone");
            let changed = counted(total(&loss.changed), "record was changed", "records were changed");
            let heard = counted(*told as u64, "conversation hears of it", "conversations hear of it");
            let _told = say(format!("{portal}: {gone} and {changed} at once; {heard}"));
        }
        // What an ordinary look took is in the log.
        WatchingEvent::Watch(WatchEvent::Looked { .. }) => {}
        WatchingEvent::Watch(WatchEvent::Failed { portal, error }) => {
            remark(format!("{portal}: not looked at between snapshots: {}; tried again", chain_of(error)));
        }
        WatchingEvent::Unreadable(error) => remark(format!("restore24: {}", chain_of(error))),
    }
}

fn watch_json(event: &WatchingEvent) -> Option<Value> {
    Some(match event {
        WatchingEvent::Watch(WatchEvent::Looked { portal, records, requests, unknown, loss, told }) => json!({
            "event": "looked", "portal": portal, "records": records, "requests": requests, "unknown_types": unknown,
            "gone": loss.as_ref().map(|loss| total(&loss.gone)),
            "changed": loss.as_ref().map(|loss| total(&loss.changed)),
            "told": told,
        }),
        WatchingEvent::Watch(WatchEvent::Failed { portal, error }) => {
            json!({"event": "not-looked", "portal": portal, "error": chain_of(error)})
        }
        WatchingEvent::Unreadable(error) => json!({"event": "unreadable", "error": chain_of(error)}),
    })
}
