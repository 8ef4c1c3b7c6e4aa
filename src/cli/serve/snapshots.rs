//! What `serve` says of the daily snapshots, in lines or as JSON.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use crate::app::daily::DailyEvent;
use crate::cli::output::{counted, remark, say, say_json};
use crate::cli::snapshot::what_was_taken;
use crate::cli::{chain_text, hint};
use crate::domain::zone::Zone;
use crate::ports::portals::Portal;

/// Tells an event.
pub fn tell(event: &DailyEvent, json: bool) {
    if json {
        // A reader that has gone away must not end the snapshots.
        let _told = say_json(&event_json(event));
        return;
    }
    match event {
        DailyEvent::Taken { portal, report, expired, next_at } => {
            let gone = if expired.is_empty() {
                String::new()
            } else {
                format!(
                    "; {} no longer kept",
                    counted(expired.len() as u64, "older snapshot is", "older snapshots are")
                )
            };
            let next = next_at.map_or_else(String::new, |at| format!("; next {}", zone(portal).show(at)));
            let taken = what_was_taken(report, zone(portal));
            let _told = say(format!("{}: {taken}{gone}{next}", portal.id));
        }
        DailyEvent::Failed { portal, error, retry_at } => {
            remark(format!("{}: no snapshot: {}", portal.id, chain_text(error)));
            advise(error);
            remark(format!("  earlier snapshots are as they were; tried again {}", zone(portal).show(*retry_at)));
        }
        DailyEvent::Busy { portal, error, retry_at } => {
            let at = zone(portal).show(*retry_at);
            remark(format!("{}: {}; looked at again {at}", portal.id, chain_text(error)));
        }
        DailyEvent::NotPruned { portal, error } => {
            remark(format!("{}: old snapshots were not let go: {}", portal.id, chain_text(error)));
            advise(error);
        }
        DailyEvent::Unreadable { error } => {
            remark(format!("restore24: {}", chain_text(error)));
            advise(error);
        }
    }
}

fn advise(error: &anyhow::Error) {
    if let Some(hint) = hint(error) {
        remark(format!("  {hint}"));
    }
}

fn event_json(event: &DailyEvent) -> Value {
    let local = |portal: &Portal, at: DateTime<Utc>| zone(portal).local(at).to_rfc3339();
    let failure = |error: &anyhow::Error| (chain_text(error), hint(error));
    match event {
        DailyEvent::Taken { portal, report, expired, next_at } => json!({
            "event": "taken", "portal": portal.id, "snapshot": report.header.id,
            "taken_at": local(portal, report.header.taken_at), "records": report.header.records(),
            "new": report.new, "changed": report.changed, "gone": report.gone,
            "expired": expired, "next_at": next_at.map(|at| local(portal, at)),
        }),
        DailyEvent::Failed { portal, error, retry_at } => {
            let (error, hint) = failure(error);
            json!({"event": "failed", "portal": portal.id, "error": error, "hint": hint, "retry_at": local(portal, *retry_at)})
        }
        DailyEvent::Busy { portal, error, retry_at } => {
            let error = chain_text(error);
            json!({"event": "busy", "portal": portal.id, "error": error, "retry_at": local(portal, *retry_at)})
        }
        DailyEvent::NotPruned { portal, error } => {
            let (error, hint) = failure(error);
            json!({"event": "not-pruned", "portal": portal.id, "error": error, "hint": hint})
        }
        DailyEvent::Unreadable { error } => {
            let (error, hint) = failure(error);
            json!({"event": "unreadable", "error": error, "hint": hint})
        }
    }
}

fn zone(portal: &Portal) -> Zone {
    Zone::parse_or_utc(&portal.last_probe.time_zone)
}
