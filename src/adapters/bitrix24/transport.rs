//! One call over HTTP: the request, its limits, its repetitions.
//!
//! In charge of sending a call until there is an answer or a reason why there is none, of the portal's limits, and
//! of the host (a renamed portal answers 302). A write is repeated only where the portal certainly did nothing. Knows
//! nothing of records: what is asked and what an answer means is the callers' business.

use std::sync::atomic::{AtomicI32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, FixedOffset, Offset as _, Utc};
use reqwest::header::{CONTENT_TYPE, HeaderMap, LOCATION};
use reqwest::{Response, Url};
use secrecy::ExposeSecret;
use serde_json::Value;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::Instant;

use super::answer::{Answer, PortalError, PortalTime, Reaction, Reading, read};
use super::limiter::Limiter;
use super::{ClientSettings, WebhookUrl};
use crate::ports::crm::CrmError;

/// A portal is renamed once, and perhaps once more; a longer chain is a circle.
const MOST_MOVES: usize = 2;
/// How often one call accepts to be told *too many requests*.
const MOST_REFUSALS: u32 = 10;
/// A pause after a failure doubles up to this many times the first.
const LONGEST_PAUSE: u32 = 32;
/// Idle connections are closed before a web server or a router forgets them: an order on a forgotten connection would
/// end unknown.
const LONGEST_IDLE: Duration = Duration::from_secs(20);
/// An answer of 2,500 rich records is a tenth of this.
const LARGEST_ANSWER_BYTES: usize = 256 * 1024 * 1024;

/// A wait for the portal's limits that lasts longer is told; the usual ones are below.
const LEAST_TOLD_WAIT: Duration = Duration::from_secs(3);

/// Hears until when a call waits for the portal's limits.
pub(super) type WaitListener = Arc<dyn Fn(DateTime<Utc>) + Send + Sync>;

/// Which waits were told, and to whom.
#[derive(Default)]
struct Waits {
    told_until: Option<Instant>,
    listener: Option<WaitListener>,
}

/// The way to one portal; shared by all calls.
pub(super) struct Transport {
    http: reqwest::Client,
    settings: ClientSettings,
    webhook: Mutex<WebhookUrl>,
    limiter: Mutex<Limiter>,
    waits: Mutex<Waits>,
    places: Semaphore,
    slowest_ms: AtomicU64,
    sent: AtomicU64,
    offset_seconds: AtomicI32,
}

/// What is sent.
pub(super) struct Call<'a> {
    /// The method in the address.
    pub method: &'a str,
    /// Its parameters.
    pub params: &'a Value,
    /// Every method that runs, those inside a batch too: their budgets count.
    pub runs: &'a [String],
    /// Commands in it, for the log.
    pub commands: usize,
}

/// Why a write has no answer.
#[derive(Debug)]
pub(super) enum WriteFailure {
    /// The portal did nothing.
    NotDone(CrmError),
    /// The call was sent and the answer was lost.
    Lost(String),
}

/// How one attempt ended.
enum Attempt {
    Answered(Answer),
    Refused(PortalError),
    /// The connection failed before anything was sent.
    NotSent(String),
    /// Something was sent, and no answer came that could be used.
    Lost {
        reason: String,
        readable: bool,
    },
    /// The address leads elsewhere.
    Elsewhere(CrmError),
}

/// What one call has gone through so far.
struct Patience {
    until: Instant,
    failures: u32,
    refusals: u32,
}

impl Transport {
    pub(super) fn new(webhook: WebhookUrl, settings: ClientSettings) -> Result<Self, CrmError> {
        if rustls::crypto::CryptoProvider::get_default().is_none() {
            // Another thread may be first; either way there is one afterwards.
            let _ = rustls::crypto::ring::default_provider().install_default();
        }
        let mut builder = reqwest::Client::builder()
            .user_agent(concat!("restore24/", env!("CARGO_PKG_VERSION")))
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .pool_idle_timeout(LONGEST_IDLE)
            .connect_timeout(settings.connect_timeout)
            .timeout(settings.request_timeout);
        if webhook.is_local() {
            builder = builder.no_proxy();
        }
        let http = builder.build().map_err(|error| CrmError::Unavailable { reason: words_of(error) })?;
        Ok(Self {
            http,
            limiter: Mutex::new(Limiter::new(&settings, Instant::now().into_std())),
            waits: Mutex::default(),
            places: Semaphore::new(settings.parallel.max(1)),
            webhook: Mutex::new(webhook),
            settings,
            slowest_ms: AtomicU64::new(0),
            sent: AtomicU64::new(0),
            offset_seconds: AtomicI32::new(0),
        })
    }

    pub(super) fn settings(&self) -> &ClientSettings {
        &self.settings
    }

    /// The webhook on the host that answered last.
    pub(super) fn webhook(&self) -> WebhookUrl {
        lock(&self.webhook).clone()
    }

    pub(super) fn slowest_answer(&self) -> Duration {
        Duration::from_millis(self.slowest_ms.load(Ordering::Relaxed))
    }

    /// How many requests were sent, repetitions too.
    pub fn requests_sent(&self) -> u64 {
        self.sent.load(Ordering::Relaxed)
    }

    /// The zone in which the portal last told a moment.
    pub(super) fn offset(&self) -> FixedOffset {
        FixedOffset::east_opt(self.offset_seconds.load(Ordering::Relaxed)).unwrap_or(Utc.fix())
    }

    /// From now on tells `listener` of long waits.
    pub(super) fn when_waiting(&self, listener: WaitListener) {
        lock(&self.waits).listener = Some(listener);
    }

    /// Tells a long wait once, however many calls it makes wait together.
    fn tell_wait(&self, call: &Call<'_>, wait: Duration, now: Instant) {
        if wait < LEAST_TOLD_WAIT {
            return;
        }
        let mut waits = lock(&self.waits);
        if waits.told_until.is_some_and(|told| now + wait < told + LEAST_TOLD_WAIT) {
            return;
        }
        waits.told_until = Some(now + wait);
        let until = Utc::now() + wait;
        tracing::info!(method = call.method, wait_ms = millis(wait), %until, "waiting for the portal's limits");
        let listener = waits.listener.clone();
        drop(waits);
        if let Some(listener) = listener {
            listener(until);
        }
    }

    /// Tells the limiter what a method has used.
    pub(super) fn note_operating(&self, method: &str, time: &PortalTime) {
        if let Some(seconds) = time.operating_seconds {
            lock(&self.limiter).note_operating(method, seconds, time.resets_in, Instant::now().into_std());
        }
    }

    /// Tells the limiter of a refusal inside a batch.
    pub(super) fn note_refusal(&self, methods: &[String], error: &PortalError) {
        let now = Instant::now().into_std();
        let mut limiter = lock(&self.limiter);
        match error.reaction() {
            Reaction::Pause => limiter.note_too_many(now),
            Reaction::WaitForMethod => {
                for method in methods {
                    limiter.note_exhausted(method, error.resets_in, now);
                }
            }
            Reaction::Overload | Reaction::Final => {}
        }
    }

    /// Sends a call that changes nothing, again where an answer was lost.
    pub(super) async fn read(&self, call: &Call<'_>) -> Result<Answer, CrmError> {
        let mut patience = Patience::new(&self.settings);
        loop {
            let place = self.wait_for_place(call, &patience).await?;
            let attempt = self.attempt(call).await;
            drop(place);
            let error = match attempt {
                Attempt::Answered(answer) => return Ok(answer),
                Attempt::Elsewhere(error) => return Err(error),
                Attempt::Refused(error) => {
                    if self.may_repeat_refused(call, &error, &mut patience)? {
                        continue;
                    }
                    error.to_crm_error(call.method)
                }
                Attempt::NotSent(reason) | Attempt::Lost { reason, readable: true } => CrmError::Unavailable { reason },
                Attempt::Lost { reason, readable: false } => CrmError::Malformed { reason },
            };
            self.pause_or_give_up(&mut patience, error).await?;
        }
    }

    /// Sends a call that changes something, again only where the portal certainly did nothing.
    pub(super) async fn write(&self, call: &Call<'_>) -> Result<Answer, WriteFailure> {
        let mut patience = Patience::new(&self.settings);
        loop {
            let place = self.wait_for_place(call, &patience).await.map_err(WriteFailure::NotDone)?;
            let attempt = self.attempt(call).await;
            drop(place);
            match attempt {
                Attempt::Answered(answer) => return Ok(answer),
                Attempt::Elsewhere(error) => return Err(WriteFailure::NotDone(error)),
                Attempt::Lost { reason, .. } => return Err(WriteFailure::Lost(reason)),
                Attempt::NotSent(reason) => {
                    let error = CrmError::Unavailable { reason };
                    self.pause_or_give_up(&mut patience, error).await.map_err(WriteFailure::NotDone)?;
                }
                Attempt::Refused(error) => {
                    if error.reaction() == Reaction::Overload {
                        return Err(WriteFailure::Lost(format!("{} ({})", error.text, error.label())));
                    }
                    self.may_repeat_refused(call, &error, &mut patience).map_err(WriteFailure::NotDone)?;
                }
            }
        }
    }

    /// Whether a refused call goes round again at once (the limiter makes it wait), or counts as a failure.
    fn may_repeat_refused(
        &self,
        call: &Call<'_>,
        error: &PortalError,
        patience: &mut Patience,
    ) -> Result<bool, CrmError> {
        match error.reaction() {
            Reaction::Final => Err(error.to_crm_error(call.method)),
            Reaction::Overload => Ok(false),
            Reaction::Pause | Reaction::WaitForMethod => {
                self.note_refusal(call.runs, error);
                patience.refusals += 1;
                if patience.refusals > MOST_REFUSALS { Err(error.to_crm_error(call.method)) } else { Ok(true) }
            }
        }
    }

    /// Waits until the limits allow the call; it may be sent as long as the place is held. Whoever has to wait for a
    /// method keeps no place from others.
    async fn wait_for_place(&self, call: &Call<'_>, patience: &Patience) -> Result<SemaphorePermit<'_>, CrmError> {
        loop {
            let place = self.places.acquire().await.expect("the semaphore is never closed");
            let now = Instant::now();
            let Err(wait) = lock(&self.limiter).try_take(call.runs, now.into_std()) else { return Ok(place) };
            drop(place);
            if now + wait > patience.until {
                return Err(CrmError::RateLimited { retry_in: wait });
            }
            self.tell_wait(call, wait, now);
            tokio::time::sleep(wait).await;
        }
    }

    async fn pause_or_give_up(&self, patience: &mut Patience, error: CrmError) -> Result<(), CrmError> {
        if patience.failures >= self.settings.retries {
            return Err(error);
        }
        let factor = 2_u32.saturating_pow(patience.failures).min(LONGEST_PAUSE);
        patience.failures += 1;
        // Half of the pause is chance, so that several clients do not come back together.
        let pause = (self.settings.backoff * factor).mul_f64(0.5 + 0.5 * rand::random::<f64>());
        if Instant::now() + pause > patience.until {
            return Err(error);
        }
        tracing::debug!(pause_ms = millis(pause), reason = %error, "trying the portal again");
        tokio::time::sleep(pause).await;
        Ok(())
    }

    /// Sends the call once, to another host where the portal has moved.
    async fn attempt(&self, call: &Call<'_>) -> Attempt {
        let body = call.params.to_string();
        for _ in 0..=MOST_MOVES {
            let webhook = self.webhook();
            let started = Instant::now();
            let response = match self.send(&webhook, call.method, body.clone()).await {
                Ok(response) => response,
                Err(attempt) => return attempt,
            };
            if is_redirect(&response) {
                match follow(&webhook, call.method, response.url(), response.headers()) {
                    Ok(moved) => {
                        tracing::warn!(from = webhook.host(), to = moved.host(), "the portal has moved");
                        *lock(&self.webhook) = moved;
                        continue;
                    }
                    Err(error) => return Attempt::Elsewhere(error),
                }
            }
            return self.receive(&webhook, call, response, started).await;
        }
        Attempt::Elsewhere(elsewhere("the portal's address leads from host to host without an end"))
    }

    async fn send(&self, webhook: &WebhookUrl, method: &str, body: String) -> Result<Response, Attempt> {
        self.sent.fetch_add(1, Ordering::Relaxed);
        let request = self.http.post(webhook.endpoint(method).expose_secret()).header(CONTENT_TYPE, "application/json");
        request.body(body).send().await.map_err(|error| {
            let not_sent = error.is_connect() || error.is_builder();
            let reason = webhook.redact(&words_of(error));
            if not_sent { Attempt::NotSent(reason) } else { Attempt::Lost { reason, readable: true } }
        })
    }

    async fn receive(&self, webhook: &WebhookUrl, call: &Call<'_>, response: Response, started: Instant) -> Attempt {
        let status = response.status().as_u16();
        let body = match read_body(response).await {
            Ok(body) => body,
            Err(reason) => return Attempt::Lost { reason: webhook.redact(&reason), readable: false },
        };
        let duration = started.elapsed();
        self.slowest_ms.fetch_max(millis(duration), Ordering::Relaxed);
        tracing::debug!(
            method = call.method,
            commands = call.commands,
            status,
            size_bytes = body.len(),
            duration_ms = millis(duration),
            "the portal answered"
        );
        match read(status, &body) {
            Reading::Answer(answer) => {
                self.learn(call.method, &answer.time);
                Attempt::Answered(answer)
            }
            Reading::Refusal(mut error) => {
                error.text = webhook.redact(&error.text);
                error.code = webhook.redact(&error.code);
                Attempt::Refused(error)
            }
            Reading::Unreadable(what) if status == 429 => Attempt::Refused(PortalError {
                status: Some(status),
                code: String::new(),
                text: what.to_owned(),
                resets_in: None,
            }),
            // A web server that knows nothing of the address: no portal has seen the request.
            Reading::Unreadable(_) if matches!(status, 404 | 405) => Attempt::Elsewhere(elsewhere(
                "there is no portal at this address: a web server answered that it knows no such page",
            )),
            Reading::Unreadable(what) => {
                Attempt::Lost { reason: format!("{what} (status {status})"), readable: status >= 500 }
            }
        }
    }

    fn learn(&self, method: &str, time: &PortalTime) {
        lock(&self.limiter).note_answer(Instant::now().into_std());
        self.note_operating(method, time);
        if let Some(offset) = time.offset {
            self.offset_seconds.store(offset.local_minus_utc(), Ordering::Relaxed);
        }
    }
}

impl Patience {
    fn new(settings: &ClientSettings) -> Self {
        Self { until: Instant::now() + settings.longest_wait, failures: 0, refusals: 0 }
    }
}

async fn read_body(mut response: Response) -> Result<Vec<u8>, String> {
    let mut body = Vec::new();
    loop {
        match response.chunk().await {
            Ok(None) => return Ok(body),
            Ok(Some(chunk)) if body.len() + chunk.len() > LARGEST_ANSWER_BYTES => {
                return Err("an answer without an end".to_owned());
            }
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Err(error) if error.is_timeout() => return Err("an answer that did not end in time".to_owned()),
            Err(error) => {
                tracing::debug!(reason = words_of(error), "an answer broke off");
                return Err("half an answer, then the connection broke off".to_owned());
            }
        }
    }
}

fn is_redirect(response: &Response) -> bool {
    matches!(response.status().as_u16(), 300..=399)
}

/// The webhook on the host that a redirect names.
fn follow(webhook: &WebhookUrl, method: &str, asked: &Url, headers: &HeaderMap) -> Result<WebhookUrl, CrmError> {
    let location = headers.get(LOCATION).and_then(|location| location.to_str().ok());
    let target = location.and_then(|location| asked.join(location).ok());
    let Some(target) = target else {
        return Err(elsewhere("the portal answers with a redirect that leads nowhere"));
    };
    webhook.moved_to(&target, method).ok_or_else(|| {
        let host = target.host_str().unwrap_or_default();
        elsewhere(&format!(
            "the portal's address leads to another page on \"{host}\" (a login page?) in place of an answer"
        ))
    })
}

fn elsewhere(text: &str) -> CrmError {
    CrmError::NotThePortal { text: text.to_owned() }
}

/// A failure of the connection in words with its first cause, without the address.
fn words_of(error: reqwest::Error) -> String {
    if error.is_timeout() {
        return if error.is_connect() { "no connection in time" } else { "no answer in time" }.to_owned();
    }
    let what = if error.is_connect() { "no connection" } else { "the connection broke off before an answer" };
    let error = error.without_url();
    // The layers between tell of the library that met the failure; its first cause tells what happened.
    let mut first: &dyn std::error::Error = &error;
    while let Some(cause) = first.source() {
        first = cause;
    }
    format!("{what} ({first})")
}

fn millis(span: Duration) -> u64 {
    u64::try_from(span.as_millis()).unwrap_or(u64::MAX)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // What these guard is a value at every moment, so a panic elsewhere leaves nothing half done.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
