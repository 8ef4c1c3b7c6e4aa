//! The whole portal behind its addresses: data, clock, credentials, limits and switches.
//!
//! In charge of the order in which a REST request is judged (limits, credentials, tariff, method, scope) and of
//! its answer. Sockets and faults are [`http`](super::http)'s, what only the interface does is
//! [`ui`](super::ui)'s.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::time::Instant;

use super::auth::{Caller, Webhook, authorize};
use super::batch;
use super::clock::Clock;
use super::envelope::{Answer, Outcome, RestError, Timing, success};
use super::faults::Faults;
use super::limits::Limits;
use super::methods::{self, Call, Facts};
use super::php::Php;
use super::portal::Portal;

/// A REST request as its address and body tell it.
#[derive(Debug, Clone)]
pub struct RestRequest {
    /// User and secret of the webhook, where the address has them.
    pub credentials: Option<(String, String)>,
    /// The method, in lower case and without a suffix.
    pub method: String,
    /// The parameters, names in lower case.
    pub params: Php,
}

/// Status and body of an answer.
pub type Reply = (u16, String);

/// Everything behind the portal's addresses.
#[derive(Debug)]
pub struct World {
    /// The data.
    pub portal: Portal,
    /// The portal's time.
    pub clock: Clock,
    /// The webhooks.
    pub webhooks: Vec<Webhook>,
    /// Counters of requests and execution time.
    pub limits: Limits,
    /// What is to go wrong.
    pub faults: Faults,
    /// License and language.
    pub facts: Facts,
    /// Whether the tariff has REST.
    pub has_rest: bool,
    /// The name the portal was given, if it was renamed: other names are redirected.
    pub renamed_to: Option<String>,
    /// Where the story ends; scenarios are told from there.
    pub end: i64,
    /// Calls served by method, those within batches too.
    pub served: BTreeMap<String, u64>,
    /// HTTP requests to `/rest/` by method.
    pub requests: BTreeMap<String, u64>,
}

impl World {
    /// Answers a request.
    pub fn answer(&mut self, request: &RestRequest, client: IpAddr, at: Instant) -> Reply {
        *self.requests.entry(request.method.clone()).or_default() += 1;
        let now = self.clock.now(at);
        self.portal.advance(now);
        match self.judge(request, client, at) {
            Ok(body) => (200, body),
            Err(error) => (error.status, error.to_php().to_json()),
        }
    }

    fn judge(&mut self, request: &RestRequest, client: IpAddr, at: Instant) -> Result<String, RestError> {
        if !self.limits.admit(client, at) {
            return Err(RestError::too_many_requests());
        }
        let Some((user, secret)) = &request.credentials else {
            return Err(RestError::new(401, "NO_AUTH_FOUND", "Wrong authorization data"));
        };
        let caller = authorize(&self.webhooks, &self.portal.users, user, secret)?;
        if !self.has_rest {
            return Err(RestError::no_rest());
        }
        let (outcome, timing) = if request.method == "batch" {
            self.batch(&caller, &request.params, at)
        } else {
            self.call(&caller, &request.method, &request.params, at)
        };
        Ok(success(outcome?, timing, &self.portal.generator.zone).to_json())
    }

    /// Calls one method, on its account.
    pub fn call(&mut self, caller: &Caller, method: &str, params: &Php, at: Instant) -> (Outcome, Timing) {
        *self.served.entry(method.to_owned()).or_default() += 1;
        let started = Instant::now();
        let outcome = if self.limits.has_budget(&caller.account, method, at) {
            let now = self.clock.now(at);
            let mut call = Call { portal: &mut self.portal, caller, params, now, facts: &self.facts };
            methods::call(method, &mut call)
        } else {
            Err(RestError::operating_limit())
        };
        if let Ok(Answer { cost, .. }) = &outcome {
            self.limits.spend(&caller.account, method, *cost, at);
        }
        (outcome, self.timing(&caller.account, method, at, started))
    }

    fn timing(&self, account: &str, method: &str, at: Instant, started: Instant) -> Timing {
        let (operating, reset_in) = self.limits.operating(account, method, at);
        let start = self.clock.exact(at);
        Timing {
            start,
            duration: started.elapsed().as_secs_f64().max(1e-6),
            operating,
            operating_reset_at: start as i64 + reset_in,
        }
    }

    fn batch(&mut self, caller: &Caller, params: &Php, at: Instant) -> (Outcome, Timing) {
        *self.served.entry("batch".to_owned()).or_default() += 1;
        let started = Instant::now();
        let zone = self.portal.generator.zone.clone();
        let outcome = batch::run(params, &zone, |method, params| self.call(caller, method, params, at));
        (outcome, self.timing(&caller.account, "batch", at, started))
    }
}
