//! Up to fifty commands in one request.
//!
//! In charge of the `batch` method: how commands are packed, and which reply belongs to which command
//! (<https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html>, read 2026-11-22). What a reply means is
//! the callers' business. A batch of questions is repeated while the portal is busy; orders are repeated by
//! [`write`](super::write), one by one.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::answer::{Answer, PortalError, PortalTime, Reaction};
use super::query;
use super::transport::{Call, Transport, WriteFailure};
use crate::ports::crm::{CrmError, WRITE_BATCH};

/// The most commands in a batch.
pub(super) const MOST_COMMANDS: usize = WRITE_BATCH;

/// A label whose place among its like is its number. The portal runs commands in the order in which they arrive, and
/// a JSON object is written in the order of its keys: labels of commands that depend on each other, or on time, must
/// sort as they run.
pub(super) fn numbered(letter: char, position: usize) -> String {
    format!("{letter}{position:02}")
}

/// Commands for one request; they run in the order of their labels.
#[derive(Debug, Default)]
pub(super) struct Batch {
    commands: Vec<Command>,
}

#[derive(Debug)]
struct Command {
    label: String,
    method: String,
    query: String,
}

/// The replies of one batch.
#[derive(Debug)]
pub(super) struct Replies {
    pub time: PortalTime,
    results: BTreeMap<String, Value>,
    errors: BTreeMap<String, PortalError>,
    next: BTreeMap<String, Value>,
    totals: BTreeMap<String, Value>,
}

/// The reply to one command.
#[derive(Debug)]
pub(super) enum Reply {
    Done(Value),
    Refused(PortalError),
    /// Neither a result nor an error.
    Missing,
}

impl Batch {
    /// Adds a command; labels are unique within a batch.
    pub(super) fn push(&mut self, label: impl Into<String>, method: &str, params: &Value) {
        debug_assert!(self.commands.len() < MOST_COMMANDS, "callers send at most {MOST_COMMANDS} commands");
        self.commands.push(Command { label: label.into(), method: method.to_owned(), query: query::encode(params) });
    }

    pub(super) fn is_full(&self) -> bool {
        self.commands.len() >= MOST_COMMANDS
    }

    /// Asks; nothing of it may change anything. Repeated while any command meets a limit or a stumble.
    ///
    /// # Errors
    /// Where the whole call fails. Final refusals of single commands are left in the replies.
    pub(super) async fn ask(&self, transport: &Transport) -> Result<Replies, CrmError> {
        let mut rounds = 0;
        loop {
            let answer = transport.read(&self.call(&self.params(), &self.runs())).await?;
            let replies = self.replies(answer, transport).map_err(|reason| CrmError::Malformed { reason })?;
            let Some((method, error)) = self.busy(&replies) else { return Ok(replies) };
            transport.note_refusal(std::slice::from_ref(method), error);
            if rounds >= transport.settings().retries {
                return Err(error.to_crm_error(method));
            }
            if error.reaction() == Reaction::Overload {
                tokio::time::sleep(transport.settings().backoff * 2_u32.saturating_pow(rounds).min(32)).await;
            }
            rounds += 1;
        }
    }

    /// Orders, once.
    ///
    /// # Errors
    /// As [`Transport::write`]; an answer that cannot be read counts as lost.
    pub(super) async fn order(&self, transport: &Transport) -> Result<Replies, WriteFailure> {
        let answer = transport.write(&self.call(&self.params(), &self.runs())).await?;
        self.replies(answer, transport).map_err(WriteFailure::Lost)
    }

    fn call<'a>(&self, params: &'a Value, runs: &'a [String]) -> Call<'a> {
        Call { method: "batch", params, runs, commands: self.commands.len() }
    }

    fn params(&self) -> Value {
        let commands: Map<String, Value> = self
            .commands
            .iter()
            .map(|command| (command.label.clone(), Value::from(format!("{}?{}", command.method, command.query))))
            .collect();
        json!({"halt": 0, "cmd": commands})
    }

    fn runs(&self) -> Vec<String> {
        let methods: BTreeSet<&str> = self.commands.iter().map(|command| command.method.as_str()).collect();
        methods.into_iter().map(str::to_owned).collect()
    }

    /// The first command that met a limit or a stumble, before anything else went wrong.
    fn busy<'a>(&'a self, replies: &'a Replies) -> Option<(&'a String, &'a PortalError)> {
        self.commands.iter().find_map(|command| {
            let error = replies.errors.get(&command.label)?;
            (error.reaction() != Reaction::Final).then_some((&command.method, error))
        })
    }

    fn replies(&self, answer: Answer, transport: &Transport) -> Result<Replies, String> {
        let Value::Object(mut parts) = answer.result else {
            return Err("the answer to a batch has no results".to_owned());
        };
        if !parts.contains_key("result") && !parts.contains_key("result_error") {
            return Err("the answer to a batch has no results".to_owned());
        }
        let times = by_label(parts.remove("result_time"));
        for command in &self.commands {
            if let Some(time) = times.get(&command.label) {
                transport.note_operating(&command.method, &PortalTime::read(Some(time)));
            }
        }
        let redact = transport.webhook();
        let errors = by_label(parts.remove("result_error")).into_iter().map(|(label, entry)| {
            let mut error = PortalError::in_batch(&entry);
            error.text = redact.redact(&error.text);
            (label, error)
        });
        Ok(Replies {
            time: answer.time,
            errors: errors.collect(),
            results: by_label(parts.remove("result")),
            next: by_label(parts.remove("result_next")),
            totals: by_label(parts.remove("result_total")),
        })
    }
}

impl Replies {
    /// Takes the reply to one command. An error counts more than a result beside it.
    pub(super) fn take(&mut self, label: &str) -> Reply {
        if let Some(error) = self.errors.remove(label) {
            return Reply::Refused(error);
        }
        self.results.remove(label).map_or(Reply::Missing, Reply::Done)
    }

    /// The result of one command, whose failure is a failure of the whole question.
    pub(super) fn expect(&mut self, label: &str, method: &str) -> Result<Value, CrmError> {
        match self.take(label) {
            Reply::Done(value) => Ok(value),
            Reply::Refused(error) => Err(error.to_crm_error(method)),
            Reply::Missing => {
                Err(CrmError::Malformed { reason: format!("the answer to a batch leaves out one of its {method}") })
            }
        }
    }

    /// Where the next page of a list begins, and how long the list is.
    pub(super) fn next_page(&self, label: &str) -> Option<(u64, u64)> {
        let next = self.next.get(label).and_then(unsigned).filter(|next| *next > 0)?;
        Some((next, self.totals.get(label).and_then(unsigned).unwrap_or(next)))
    }
}

/// A number that may come as text.
pub(super) fn unsigned(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

/// One part of a batch's answer; PHP spells an empty map `[]`, and one with the keys 0, 1, 2 … as a list (§1.3).
fn by_label(part: Option<Value>) -> BTreeMap<String, Value> {
    match part {
        Some(Value::Object(entries)) => entries.into_iter().collect(),
        Some(Value::Array(entries)) => {
            entries.into_iter().enumerate().map(|(position, entry)| (position.to_string(), entry)).collect()
        }
        _ => BTreeMap::new(),
    }
}
