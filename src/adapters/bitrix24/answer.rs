//! What the portal answered: its envelope, its clock, its refusals.
//!
//! In charge of reading one body and of turning a refusal into a [`CrmError`]. Whether a call is tried again is
//! [`transport`](super::transport)'s decision, what an answer contains is read by those who asked.

use std::time::Duration;

use chrono::{DateTime, FixedOffset, Utc};
use serde_json::{Map, Value};

use crate::ports::crm::CrmError;

/// How long to leave a portal alone that has blocked REST because of load (it asks to contact its support).
const OVERLOAD_PAUSE: Duration = Duration::from_secs(3_600);
/// The most characters kept of the portal's words.
const LONGEST_TEXT: usize = 500;

/// An answer with a result.
#[derive(Debug)]
pub(super) struct Answer {
    pub result: Value,
    pub time: PortalTime,
}

/// The `time` object of an answer (reference §1.3); parts of it may be missing.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct PortalTime {
    /// The portal's clock when it began.
    pub start: Option<DateTime<Utc>>,
    /// The zone in which it tells moments.
    pub offset: Option<FixedOffset>,
    /// Execution time that the method has used of its budget.
    pub operating_seconds: Option<f64>,
    /// Until the portal frees some of the budget.
    pub resets_in: Option<Duration>,
}

/// A refusal, for a whole call or for one command of a batch.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PortalError {
    /// The HTTP status; `None` inside a batch.
    pub status: Option<u16>,
    /// The portal's code; may be empty or a number.
    pub code: String,
    /// The portal's words without markup.
    pub text: String,
    /// Where the method's budget is used up and the portal says until when.
    pub resets_in: Option<Duration>,
}

/// What a refusal means for the next step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reaction {
    /// Too many requests: nothing was done, pause.
    Pause,
    /// The method's execution time is used up: nothing was done, that method waits.
    WaitForMethod,
    /// The portal stumbled; what it did is unknown.
    Overload,
    /// Asking again gives the same.
    Final,
}

/// One body, read.
#[derive(Debug)]
pub(super) enum Reading {
    Answer(Answer),
    Refusal(PortalError),
    /// Neither; what it was instead.
    Unreadable(&'static str),
}

/// Reads one body.
pub(super) fn read(status: u16, body: &[u8]) -> Reading {
    if body.iter().all(u8::is_ascii_whitespace) {
        return Reading::Unreadable("an empty answer");
    }
    let mut envelope: Map<String, Value> = match serde_json::from_slice(body) {
        Ok(Value::Object(envelope)) => envelope,
        Ok(_) => return Reading::Unreadable("an answer without a result"),
        Err(error) if error.is_eof() => return Reading::Unreadable("half an answer"),
        Err(_) if looks_like_html(body) => return Reading::Unreadable("a web page in place of an answer"),
        Err(_) => return Reading::Unreadable("an answer that is not JSON"),
    };
    let time = PortalTime::read(envelope.get("time"));
    if let Some(error) = PortalError::read(Some(status), &envelope, &time) {
        return Reading::Refusal(error);
    }
    match envelope.remove("result") {
        Some(result) if (200..300).contains(&status) => Reading::Answer(Answer { result, time }),
        _ => Reading::Unreadable("an answer without a result"),
    }
}

fn looks_like_html(body: &[u8]) -> bool {
    body.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<')
}

impl PortalTime {
    /// Reads a `time` object.
    pub(super) fn read(time: Option<&Value>) -> Self {
        let Some(time) = time else { return Self::default() };
        let seconds = |key: &str| number(time.get(key));
        let date_start =
            time.get("date_start").and_then(Value::as_str).and_then(|text| DateTime::parse_from_rfc3339(text).ok());
        let start = seconds("start").and_then(moment).or_else(|| date_start.map(|date| date.to_utc()));
        let now = seconds("finish").or_else(|| seconds("start"));
        let resets_in = match (seconds("operating_reset_at"), now) {
            (Some(reset), Some(now)) => Duration::try_from_secs_f64((reset - now).max(0.0)).ok(),
            _ => None,
        };
        let offset = date_start.map(|date| *date.offset());
        Self { start, offset, operating_seconds: seconds("operating"), resets_in }
    }
}

fn moment(seconds: f64) -> Option<DateTime<Utc>> {
    // Ten thousand years in microseconds fit into an i64; anything else is no clock.
    (0.0..2.5e11).contains(&seconds).then(|| DateTime::from_timestamp_micros((seconds * 1e6) as i64)).flatten()
}

fn number(value: Option<&Value>) -> Option<f64> {
    match value? {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.parse().ok().filter(|number: &f64| number.is_finite()),
        _ => None,
    }
}

impl PortalError {
    /// Reads a refusal out of an envelope or an entry of `result_error`; `None` where there is none.
    pub(super) fn read(status: Option<u16>, envelope: &Map<String, Value>, time: &PortalTime) -> Option<Self> {
        let error = envelope.get("error").filter(|error| !error.is_null())?;
        // REST 3 nests code and text; a classic method may answer so through a proxy of the portal.
        let (code, nested) = match error {
            Value::Object(error) => (error.get("code").map(scalar).unwrap_or_default(), error.get("message")),
            plain => (scalar(plain), None),
        };
        let text = envelope.get("error_description").or(nested).map(scalar).unwrap_or_default();
        Some(Self { status, code, text: without_markup(&text), resets_in: time.resets_in })
    }

    /// An entry of `result_error`, whatever its shape.
    pub(super) fn in_batch(entry: &Value) -> Self {
        let read = entry.as_object().and_then(|entry| Self::read(None, entry, &PortalTime::read(entry.get("time"))));
        read.unwrap_or_else(|| Self {
            status: None,
            code: String::new(),
            text: without_markup(&scalar(entry)),
            resets_in: None,
        })
    }

    /// What to do about it.
    pub(super) fn reaction(&self) -> Reaction {
        match (self.code.to_ascii_uppercase().as_str(), self.status) {
            ("QUERY_LIMIT_EXCEEDED", _) => Reaction::Pause,
            ("OPERATION_TIME_LIMIT", _) => Reaction::WaitForMethod,
            ("PORTAL_DELETED" | "OVERLOAD_LIMIT", _) => Reaction::Final,
            (_, Some(429)) => Reaction::WaitForMethod,
            ("INTERNAL_SERVER_ERROR" | "ERROR_UNEXPECTED_ANSWER", _) => Reaction::Overload,
            (_, Some(500..)) => Reaction::Overload,
            _ => Reaction::Final,
        }
    }

    /// The refusal as our callers know it; `method` is what was asked.
    pub(super) fn to_crm_error(&self, method: &str) -> CrmError {
        let text = if self.text.is_empty() { "no reason given".to_owned() } else { self.text.clone() };
        match (self.code.to_ascii_uppercase().as_str(), self.status) {
            ("PORTAL_DELETED", _) | (_, Some(410)) => CrmError::PortalDeleted,
            ("OVERLOAD_LIMIT", _) => CrmError::RateLimited { retry_in: OVERLOAD_PAUSE },
            ("QUERY_LIMIT_EXCEEDED" | "OPERATION_TIME_LIMIT", _) | (_, Some(429)) => {
                CrmError::RateLimited { retry_in: self.resets_in.unwrap_or(Duration::from_secs(60)) }
            }
            ("INSUFFICIENT_SCOPE", _) => CrmError::MissingScope { what: method.to_owned() },
            ("NO_AUTH_FOUND" | "INVALID_CREDENTIALS" | "EXPIRED_TOKEN" | "INVALID_TOKEN", _) | (_, Some(401)) => {
                CrmError::Unauthorized { code: self.code.clone() }
            }
            ("PAYMENT_REQUIRED", _) | (_, Some(402)) => CrmError::RestUnavailable,
            ("ACCESS_DENIED", _) if self.speaks_of_tariff() => CrmError::RestUnavailable,
            ("ACCESS_DENIED" | "USER_ACCESS_ERROR" | "ALLOWED_ONLY_INTRANET_USER" | "WRONG_AUTH_TYPE", _)
            | (_, Some(403)) => CrmError::AccessDenied { text },
            _ if self.reaction() == Reaction::Overload => {
                CrmError::Unavailable { reason: format!("{text} ({})", self.label()) }
            }
            _ => CrmError::Rejected { code: self.code.clone(), text },
        }
    }

    /// Whether the record in question does not exist (`NOT_FOUND`, or the words with an empty code: reference §1.5).
    pub(super) fn is_not_found(&self) -> bool {
        self.code.eq_ignore_ascii_case("NOT_FOUND") || self.text.to_lowercase().contains("not found")
    }

    /// Code and words on one line.
    pub(super) fn label(&self) -> String {
        match (self.code.as_str(), self.status) {
            ("", Some(status)) => format!("status {status}"),
            ("", None) => "no code".to_owned(),
            (code, _) => code.to_owned(),
        }
    }

    /// "REST API is available only on commercial plans", in the languages that portals are known to answer in.
    fn speaks_of_tariff(&self) -> bool {
        let text = self.text.to_lowercase();
        ["commercial", "tariff", "subscription", "коммерч", "тариф", "подписк"].iter().any(|word| text.contains(word))
    }
}

/// A number or text as text; `result_error` codes come as either.
pub(super) fn scalar(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// Words without tags and entities, on one line, at most 500 characters.
pub(super) fn without_markup(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        let (before, tag) = rest.split_at(start);
        plain.push_str(before);
        let opens_tag = tag[1..].starts_with(|next: char| next.is_ascii_alphabetic() || next == '/' || next == '!');
        match tag.find('>').filter(|_| opens_tag) {
            Some(end) => {
                plain.push(' ');
                rest = &tag[end + 1..];
            }
            None => {
                plain.push('<');
                rest = &tag[1..];
            }
        }
    }
    plain.push_str(rest);
    for (entity, character) in [
        ("&nbsp;", " "),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#039;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ] {
        plain = plain.replace(entity, character);
    }
    let words = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().take(LONGEST_TEXT).collect()
}

#[cfg(test)]
mod tests {

    use super::*;
    use serde_json::json;

    fn refusal(status: u16, body: Value) -> PortalError {
        match read(status, body.to_string().as_bytes()) {
            Reading::Refusal(error) => error,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_documented_error_has_its_meaning() {
        let unauthorized = |code: &str| CrmError::Unauthorized { code: code.into() };
        let denied = |text: &str| CrmError::AccessDenied { text: text.into() };
        let rejected = |code: &str| CrmError::Rejected { code: code.into(), text: "words".into() };
        let limited = |seconds| CrmError::RateLimited { retry_in: Duration::from_secs(seconds) };
        let unavailable = |code: &str| CrmError::Unavailable { reason: format!("words ({code})") };
        for (status, code, text, reaction, meaning) in [
            (400, "INVALID_REQUEST", "words", Reaction::Final, rejected("INVALID_REQUEST")),
            (400, "ERROR_BATCH_LENGTH_EXCEEDED", "words", Reaction::Final, rejected("ERROR_BATCH_LENGTH_EXCEEDED")),
            (400, "", "words", Reaction::Final, rejected("")),
            (400, "ERROR_CORE", "words", Reaction::Final, rejected("ERROR_CORE")),
            (400, "NOT_FOUND", "words", Reaction::Final, rejected("NOT_FOUND")),
            (401, "NO_AUTH_FOUND", "words", Reaction::Final, unauthorized("NO_AUTH_FOUND")),
            (401, "INVALID_CREDENTIALS", "words", Reaction::Final, unauthorized("INVALID_CREDENTIALS")),
            (403, "INVALID_CREDENTIALS", "words", Reaction::Final, unauthorized("INVALID_CREDENTIALS")),
            (401, "expired_token", "words", Reaction::Final, unauthorized("expired_token")),
            (401, "invalid_token", "words", Reaction::Final, unauthorized("invalid_token")),
            (403, "ACCESS_DENIED", "words", Reaction::Final, denied("words")),
            (
                403,
                "ACCESS_DENIED",
                "REST API is available only on commercial plans",
                Reaction::Final,
                CrmError::RestUnavailable,
            ),
            (403, "insufficient_scope", "words", Reaction::Final, CrmError::MissingScope { what: "batch".into() }),
            (403, "user_access_error", "words", Reaction::Final, denied("words")),
            (403, "allowed_only_intranet_user", "words", Reaction::Final, denied("words")),
            (403, "WRONG_AUTH_TYPE", "words", Reaction::Final, denied("words")),
            (404, "ERROR_METHOD_NOT_FOUND", "words", Reaction::Final, rejected("ERROR_METHOD_NOT_FOUND")),
            (
                404,
                "ERROR_MANIFEST_IS_NOT_AVAILABLE",
                "words",
                Reaction::Final,
                rejected("ERROR_MANIFEST_IS_NOT_AVAILABLE"),
            ),
            (
                405,
                "ERROR_BATCH_METHOD_NOT_ALLOWED",
                "words",
                Reaction::Final,
                rejected("ERROR_BATCH_METHOD_NOT_ALLOWED"),
            ),
            (429, "OPERATION_TIME_LIMIT", "words", Reaction::WaitForMethod, limited(60)),
            (500, "INTERNAL_SERVER_ERROR", "words", Reaction::Overload, unavailable("INTERNAL_SERVER_ERROR")),
            (500, "ERROR_UNEXPECTED_ANSWER", "words", Reaction::Overload, unavailable("ERROR_UNEXPECTED_ANSWER")),
            (500, "PORTAL_DELETED", "words", Reaction::Final, CrmError::PortalDeleted),
            (410, "PORTAL_DELETED", "words", Reaction::Final, CrmError::PortalDeleted),
            (503, "QUERY_LIMIT_EXCEEDED", "words", Reaction::Pause, limited(60)),
            (503, "OVERLOAD_LIMIT", "words", Reaction::Final, limited(3_600)),
        ] {
            let error = refusal(status, json!({"error": code, "error_description": text}));
            assert_eq!(error.reaction(), reaction, "{status} {code}");
            assert_eq!(error.to_crm_error("batch"), meaning, "{status} {code}");
        }
    }

    #[test]
    fn codes_may_be_numbers_and_words_may_hold_markup() {
        let error = refusal(400, json!({"error": 100, "error_description": "Wrong<br>value &quot;a&quot;<br/> 1 < 2"}));
        assert_eq!((error.code.as_str(), error.text.as_str()), ("100", "Wrong value \"a\" 1 < 2"));
        let nested = refusal(400, json!({"error": {"code": "X", "message": "words"}}));
        assert_eq!((nested.code.as_str(), nested.text.as_str()), ("X", "words"));
    }

    #[test]
    fn what_is_no_answer_is_told_apart() {
        for (status, body, instead) in [
            (200, "", "an empty answer"),
            (200, "{\"result\":{\"items\":[", "half an answer"),
            (502, "<html><body>Bad gateway</body></html>", "a web page in place of an answer"),
            (200, "nonsense", "an answer that is not JSON"),
            (200, "[]", "an answer without a result"),
            (200, "{}", "an answer without a result"),
            (500, "{\"result\":true}", "an answer without a result"),
        ] {
            match read(status, body.as_bytes()) {
                Reading::Unreadable(reason) => assert_eq!(reason, instead, "{body}"),
                other => panic!("{body}: {other:?}"),
            }
        }
    }

    #[test]
    fn the_portals_clock_zone_and_budget_are_read() {
        let time = PortalTime::read(Some(&json!({
            "start": 1_724_068_028.331_234, "finish": 1_724_068_028.5, "duration": 0.2, "processing": 0.1,
            "date_start": "2024-08-19T13:47:08+02:00", "date_finish": "2024-08-19T13:47:08+02:00",
            "operating_reset_at": 1_724_068_628, "operating": 12.5})));
        assert_eq!(time.start, DateTime::from_timestamp_micros(1_724_068_028_331_234));
        assert_eq!(time.offset, FixedOffset::east_opt(7_200));
        assert_eq!(time.operating_seconds, Some(12.5));
        assert_eq!(time.resets_in, Some(Duration::from_millis(599_500)));
        assert_eq!(PortalTime::read(None), PortalTime::default());
        assert_eq!(PortalTime::read(Some(&json!({"start": 1e300}))).start, None);
    }
}
