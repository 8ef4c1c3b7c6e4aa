//! What every answer looks like: result, paging, time, or an error with its status.
//!
//! In charge of the envelope (reference §1.3) and of the documented errors (§1.5). When which of them is
//! due is decided elsewhere.

use std::borrow::Cow;

use super::php::Php;
use super::zone::Zone;

/// What a method found or did.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The result.
    pub result: Php,
    /// How many rows there are, for lists.
    pub total: Option<i64>,
    /// Where the next page starts, if there is one.
    pub next: Option<i64>,
    /// Seconds of the method's operating budget that it took.
    pub cost: f64,
}

impl Answer {
    /// A result that is no list.
    pub fn of(result: Php) -> Self {
        Self { result, total: None, next: None, cost: 0.01 }
    }

    /// The result of a write.
    pub fn written(result: Php) -> Self {
        Self { cost: 0.08, ..Self::of(result) }
    }

    /// A whole list that has no pages.
    pub fn listed(rows: Vec<Php>) -> Self {
        let total = rows.len() as i64;
        Self { total: Some(total), ..Self::of(Php::list(rows)) }
    }
}

/// A refusal.
#[derive(Debug, Clone, PartialEq)]
pub struct RestError {
    /// The HTTP status.
    pub status: u16,
    /// The code in `error`.
    pub code: Cow<'static, str>,
    /// The text in `error_description`.
    pub text: Cow<'static, str>,
}

/// What a method gives.
pub type Outcome = Result<Answer, RestError>;

impl RestError {
    /// A refusal with a status of its own.
    pub fn new(status: u16, code: &'static str, text: impl Into<Cow<'static, str>>) -> Self {
        Self { status, code: Cow::Borrowed(code), text: text.into() }
    }

    /// A refusal for what the request asks.
    pub fn bad(code: &'static str, text: impl Into<Cow<'static, str>>) -> Self {
        Self::new(400, code, text)
    }

    /// The classic methods' answer about a record that is not there.
    pub fn not_found() -> Self {
        Self::bad("", "Not found")
    }

    /// A record that the caller may not touch.
    pub fn access_denied() -> Self {
        Self::bad("", "Access denied.")
    }

    /// A field value that is refused.
    pub fn invalid_value(field: &str) -> Self {
        Self::bad("CRM_FIELD_ERROR_VALUE_NOT_VALID", format!("Invalid value of field \"{field}\"."))
    }

    /// No such webhook, or it was deleted.
    pub fn wrong_credentials() -> Self {
        Self::new(401, "INVALID_CREDENTIALS", "Invalid request credentials")
    }

    /// The portal's plan has no REST.
    pub fn no_rest() -> Self {
        Self::new(403, "ACCESS_DENIED", "REST API is available only on commercial plans")
    }

    /// The webhook lacks the scope.
    pub fn no_scope() -> Self {
        let text = "The request requires higher privileges than provided by the webhook token";
        Self::new(403, "insufficient_scope", text)
    }

    /// Requests come too fast.
    pub fn too_many_requests() -> Self {
        Self::new(503, "QUERY_LIMIT_EXCEEDED", "Too many requests")
    }

    /// The method's operating budget is used up.
    pub fn operating_limit() -> Self {
        Self::new(429, "OPERATION_TIME_LIMIT", "Method is blocked due to operation time limit.")
    }

    /// `error` and `error_description`.
    pub fn to_php(&self) -> Php {
        Php::map([("error", Php::Text(self.code.clone())), ("error_description", Php::Text(self.text.clone()))])
    }
}

/// When something began and ended by the portal's clock, and what it took of the operating budget.
#[derive(Debug, Clone, Copy)]
pub struct Timing {
    /// Seconds since 1970 when it began.
    pub start: f64,
    /// Seconds it took.
    pub duration: f64,
    /// Seconds of the method's budget used within the window.
    pub operating: f64,
    /// When the oldest part of that is forgotten.
    pub operating_reset_at: i64,
}

impl Timing {
    /// The `time` object.
    pub fn to_php(self, zone: &Zone) -> Php {
        let finish = self.start + self.duration;
        Php::map([
            ("start", rounded(self.start)),
            ("finish", rounded(finish)),
            ("duration", rounded(self.duration)),
            ("processing", rounded(self.duration * 0.9)),
            ("date_start", Php::text(zone.text(self.start as i64))),
            ("date_finish", Php::text(zone.text(finish as i64))),
            ("operating_reset_at", Php::Int(self.operating_reset_at)),
            ("operating", rounded(self.operating)),
        ])
    }
}

fn rounded(seconds: f64) -> Php {
    Php::Float((seconds * 1e6).round() / 1e6)
}

/// The body of a good answer.
pub fn success(answer: Answer, timing: Timing, zone: &Zone) -> Php {
    let mut body = Php::EMPTY;
    body.set("result", answer.result);
    if let Some(next) = answer.next {
        body.set("next", Php::Int(next));
    }
    if let Some(total) = answer.total {
        body.set("total", Php::Int(total));
    }
    body.set("time", timing.to_php(zone));
    body
}
