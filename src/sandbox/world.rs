//! The whole portal behind its addresses: data, clock, credentials, limits and switches.
//!
//! In charge of the order in which a REST request is judged (limits, credentials, tariff, method, scope) and of
//! its answer. Sockets and faults are [`http`](super::http)'s, what only the interface does is
//! [`ui`](super::ui)'s.
//!
//! The world is locked for moments only. Lists, which may look at every record, read the data as it was when they were
//! called: whoever writes meanwhile gets a copy, which is small, since only changes are held.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use super::auth::{Caller, Webhook, authorize};
use super::batch;
use super::clock::Clock;
use super::envelope::{Answer, Outcome, RestError, Timing, success};
use super::faults::Faults;
use super::limits::Limits;
use super::methods::{self, Call, Facts};
use super::oauth::{self, SignIns};
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

/// The name of `/oauth/token/` in faults and counters.
pub const TOKEN_METHOD: &str = "oauth.token";

/// Status and body of an answer.
pub type Reply = (u16, String);

/// Everything behind the portal's addresses.
#[derive(Debug)]
pub struct World {
    /// The data; changed through [`World::portal_mut`].
    pub portal: Arc<Portal>,
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
    /// Applications by which people sign in, and what they were given.
    pub sign_ins: SignIns,
    /// Where the story ends; scenarios are told from there.
    pub end: i64,
    /// Calls served by method, those within batches too.
    pub served: BTreeMap<String, u64>,
    /// HTTP requests to `/rest/` by method.
    pub requests: BTreeMap<String, u64>,
}

/// The world, shared by all connections.
pub type Shared = Arc<Mutex<World>>;

/// Takes the world for a moment.
pub fn lock(world: &Shared) -> MutexGuard<'_, World> {
    world.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Answers a REST request.
pub fn answer(world: &Shared, request: &RestRequest, client: IpAddr, at: Instant) -> Reply {
    let answered = || {
        let caller = lock(world).admit(request, client, at)?;
        let (outcome, timing) = if request.method == "batch" {
            batch(world, &caller, &request.params, at)
        } else {
            call(world, &caller, &request.method, &request.params, at)
        };
        let answer = outcome?;
        let portal = Arc::clone(&lock(world).portal);
        Ok(success(answer, timing, &portal.generator.zone).to_json())
    };
    match answered() {
        Ok(body) => (200, body),
        Err(error) => {
            let error: RestError = error;
            (error.status, error.to_php().to_json())
        }
    }
}

/// Calls one method, on the caller's account.
fn call(world: &Shared, caller: &Caller, method: &str, params: &Php, at: Instant) -> (Outcome, Timing) {
    let started = Instant::now();
    let mut locked = lock(world);
    if let Err(refusal) = locked.begin(caller, method, at) {
        return (Err(refusal), locked.timing(&caller.account, method, at, started));
    }
    let now = locked.clock.now(at);
    if !methods::is_long(method) {
        let World { portal, facts, .. } = &mut *locked;
        let outcome = methods::call(method, &mut Call { portal, caller, params, now, facts });
        return locked.end(caller, method, outcome, (at, started));
    }
    let (mut portal, facts) = (Arc::clone(&locked.portal), locked.facts.clone());
    drop(locked);
    let outcome = methods::call(method, &mut Call { portal: &mut portal, caller, params, now, facts: &facts });
    drop(portal);
    lock(world).end(caller, method, outcome, (at, started))
}

fn batch(world: &Shared, caller: &Caller, params: &Php, at: Instant) -> (Outcome, Timing) {
    let started = Instant::now();
    let zone = {
        let mut locked = lock(world);
        *locked.served.entry("batch".to_owned()).or_default() += 1;
        locked.portal.generator.zone.clone()
    };
    let outcome = batch::run(params, &zone, |method, params| call(world, caller, method, params, at));
    (outcome, lock(world).timing(&caller.account, "batch", at, started))
}

impl World {
    /// The data, to be changed.
    pub fn portal_mut(&mut self) -> &mut Portal {
        Arc::make_mut(&mut self.portal)
    }

    /// Lets happen what is due.
    pub fn advance(&mut self, at: Instant) {
        let now = self.clock.now(at);
        if self.portal.is_due(now) {
            self.portal_mut().advance(now);
        }
    }

    /// Counts a request and finds out who asks.
    fn admit(&mut self, request: &RestRequest, client: IpAddr, at: Instant) -> Result<Caller, RestError> {
        *self.requests.entry(request.method.clone()).or_default() += 1;
        self.advance(at);
        if !self.limits.admit(client, at) {
            return Err(RestError::too_many_requests());
        }
        let caller = match &request.credentials {
            Some((user, secret)) => authorize(&self.webhooks, &self.portal.users, user, secret)?,
            None => {
                let access = request.params.get("auth").or_else(|| request.params.get("access_token"));
                let Some(access) = access.and_then(Php::as_text) else {
                    return Err(RestError::new(401, "NO_AUTH_FOUND", "Wrong authorization data"));
                };
                self.sign_ins.caller(&access, &self.portal.users, self.clock.now(at))?
            }
        };
        if self.has_rest { Ok(caller) } else { Err(RestError::no_rest()) }
    }

    /// Answers a browser that wants to sign in.
    pub fn authorize(&mut self, query: &Php, host: &str, at: Instant) -> oauth::Sent {
        let member_id = self.member_id();
        let about = oauth::Portal { host, member_id: &member_id, now: self.clock.now(at) };
        self.sign_ins.authorize(query, &self.portal.users, &about)
    }

    /// Answers whoever wants tokens.
    pub fn give_tokens(&mut self, params: &Php, host: &str, at: Instant) -> Reply {
        *self.requests.entry(TOKEN_METHOD.to_owned()).or_default() += 1;
        let member_id = self.member_id();
        let about = oauth::Portal { host, member_id: &member_id, now: self.clock.now(at) };
        match self.sign_ins.token(params, &about) {
            Ok(tokens) => (200, tokens.to_string()),
            Err(error) => (error.status, error.to_php().to_json()),
        }
    }

    fn member_id(&self) -> String {
        oauth::member_id(self.portal.users.first().map_or(0, |user| user.registered))
    }

    fn begin(&mut self, caller: &Caller, method: &str, at: Instant) -> Result<(), RestError> {
        *self.served.entry(method.to_owned()).or_default() += 1;
        if self.limits.has_budget(&caller.account, method, at) { Ok(()) } else { Err(RestError::operating_limit()) }
    }

    fn end(
        &mut self,
        caller: &Caller,
        method: &str,
        outcome: Outcome,
        (at, started): (Instant, Instant),
    ) -> (Outcome, Timing) {
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
}
