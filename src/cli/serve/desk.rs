//! What `serve` tells of the desk's group: that agents answer there, or what is missing and what to grant.

use serde_json::{Value, json};

use crate::service::chats::desk::DeskNote;

/// For people, a line each.
pub(super) fn in_words(note: &DeskNote) -> Vec<String> {
    match note {
        DeskNote::Ready { group } => vec![format!("Telegram: agents answer in group {group}")],
        DeskNote::Lacks { group, lacks } => {
            let is_stopped = lacks.iter().any(|lack| lack.stops_the_desk());
            let works = match is_stopped {
                true => "requests wait until it is put right; nothing is lost",
                false => "the desk works without",
            };
            let line = format!("Telegram: something is missing in the desk's group {group} ({works}):");
            std::iter::once(line)
                .chain(lacks.iter().map(|lack| format!("  {}: {}", lack.in_words(), lack.hint())))
                .collect()
        }
    }
}

/// For programs.
pub(super) fn to_json(note: &DeskNote) -> Value {
    match note {
        DeskNote::Ready { group } => json!({"event": "desk-ready", "group": group}),
        DeskNote::Lacks { group, lacks } => {
            let lacks: Vec<Value> = lacks
                .iter()
                .map(|lack| json!({"lack": lack.as_str(), "hint": format!("{}: {}", lack.in_words(), lack.hint())}))
                .collect();
            json!({"event": "desk-lacks", "group": group, "lacks": lacks})
        }
    }
}
