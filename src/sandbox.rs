//! The stand-in portal: Bitrix24's REST dialect over real HTTP, with data, a recycle bin, limits and faults.
//!
//! In charge of behaving as a portal is documented and was seen to behave, down to what it does *not* tell:
//! no `member_id` to a webhook, no owner, no deletions and no recycle bin over REST. What only a portal's interface can do,
//! and what only a test wants, is under `/ui/`. It shares no type with the client: the program meets it
//! over HTTP only, as strangers' client libraries do. It keeps nothing on disk.
//!
//! Records are computed from a seed when they are asked for; only changes are held, so a million records
//! start at once and take little memory. See the modules
//! `generator`, `evolution` and `portal`.

mod auth;
mod batch;
mod clock;
mod custom;
mod dictionaries;
mod envelope;
mod evolution;
mod faults;
mod fields;
mod filter;
mod generator;
mod http;
mod input;
mod lenient;
mod limits;
mod listing;
mod methods;
mod oauth;
mod php;
mod portal;
mod record;
mod rows;
mod scenario;
mod tls;
mod ui;
mod users;
mod world;
mod writes;
mod zone;

use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Instant;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

pub use faults::{Faults, GRAMMAR as FAULT_GRAMMAR, InvalidFault};
pub use generator::Counts;
pub use methods::families as method_families;
pub use scenario::{Scenario, UnknownScenario};

use auth::Webhook;
use clock::Clock;
use generator::Generator;
use limits::Limits;
use methods::Facts;
use oauth::SignIns;
use portal::Portal;
use world::World;
use zone::Zone;

/// The ready-made webhook: user 1, who is an administrator.
const WEBHOOK: (i64, &str) = (1, "abc");

/// How the portal is to be.
#[derive(Debug, Clone)]
pub struct Options {
    /// How many records there are when the story begins.
    pub counts: Counts,
    /// What everything random follows from.
    pub seed: u64,
    /// What goes wrong, if anything.
    pub scenario: Option<Scenario>,
    /// Whether request limits are enforced.
    pub limits: bool,
    /// What goes wrong on the wire.
    pub faults: Faults,
    /// Where the story ends: scenarios are told from this moment ("yesterday", "this morning").
    pub end: DateTime<Utc>,
    /// What the portal's clock shows at first; records are edited and added from here on.
    pub clock: DateTime<Utc>,
    /// Whether the clock stands still until it is set.
    pub is_frozen: bool,
    /// Whether records are edited and added as days pass.
    pub evolves: bool,
    /// The portal's time zone.
    pub zone: Tz,
    /// Whether labels are German instead of English.
    pub is_german: bool,
    /// `LICENSE`, as `app.info` tells it.
    pub license: String,
}

impl Options {
    /// A portal of so many records whose story begins and ends at `now`.
    pub fn at(now: DateTime<Utc>, records: u32) -> Self {
        Self {
            counts: Counts::split(records),
            seed: 1,
            scenario: None,
            limits: false,
            faults: Faults::default(),
            end: now,
            clock: now,
            is_frozen: false,
            evolves: true,
            zone: chrono_tz::Europe::Berlin,
            is_german: false,
            license: "de_demo".to_owned(),
        }
    }

    /// The same portal, its clock set back to 03:00 (local) so many days before the end.
    pub fn days_before(mut self, days: u32) -> Self {
        let zone = Zone::new(self.zone);
        let day = zone.day(self.end.timestamp()) - i64::from(days);
        self.clock = DateTime::from_timestamp(zone.at(day, 3 * 3600), 0).unwrap_or(self.end).min(self.end);
        self
    }
}

/// Why the portal does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The address can be reached from outside this machine.
    #[error("{address} can be reached from other machines")]
    NotLoopback {
        /// The address.
        address: SocketAddr,
    },
    /// The address cannot be used.
    #[error("cannot listen on {address}")]
    Bind {
        /// The address.
        address: SocketAddr,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// HTTPS cannot be served.
    #[error("cannot serve HTTPS")]
    Https(#[from] tls::TlsError),
}

impl StartError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NotLoopback { .. } => "its secrets are known to everybody: give it an address such as 127.0.0.1:0",
            Self::Bind { .. } => "choose another port, or 0 for any free one",
            Self::Https(_) => "leave --https out; everything is served over HTTP too",
        }
    }
}

/// A running portal. Dropping it stops it.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    world: Arc<Mutex<World>>,
    task: JoinHandle<()>,
    encrypted: Option<Encrypted>,
}

/// The same portal over HTTPS.
#[derive(Debug)]
struct Encrypted {
    address: SocketAddr,
    certificate: String,
    task: JoinHandle<()>,
}

impl Server {
    /// Starts a portal; port 0 takes any free one.
    ///
    /// # Errors
    /// The address is not this machine's own, or cannot be used.
    pub async fn start(options: Options, address: SocketAddr) -> Result<Self, StartError> {
        let (listener, address) = listen(address).await?;
        let world = Arc::new(Mutex::new(build(options, Instant::now())));
        let task = tokio::spawn(http::serve(listener, Arc::clone(&world), None));
        Ok(Self { address, world, task, encrypted: None })
    }

    /// Serves the same portal over HTTPS too, with a certificate made for this run.
    ///
    /// # Errors
    /// The address is not this machine's own or cannot be used, or there is no certificate.
    pub async fn serve_https(&mut self, address: SocketAddr) -> Result<(), StartError> {
        let (listener, address) = listen(address).await?;
        let (certificate, acceptor) = tls::acceptor()?;
        let task = tokio::spawn(http::serve(listener, Arc::clone(&self.world), Some(acceptor)));
        self.encrypted = Some(Encrypted { address, certificate, task });
        Ok(())
    }

    /// Starts a portal on any free port of this machine.
    ///
    /// # Errors
    /// There is no free port.
    pub async fn start_anywhere(options: Options) -> Result<Self, StartError> {
        Self::start(options, SocketAddr::from(([127, 0, 0, 1], 0))).await
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The ready-made webhook of user 1, an administrator; ends with a slash.
    pub fn webhook_url(&self) -> String {
        let (user, secret) = WEBHOOK;
        format!("http://{}/rest/{user}/{secret}/", self.address)
    }

    /// The ready-made webhook over HTTPS, if that is served, and the certificate to trust, as PEM.
    pub fn https(&self) -> Option<(String, &str)> {
        let (user, secret) = WEBHOOK;
        let encrypted = self.encrypted.as_ref()?;
        Some((format!("https://{}/rest/{user}/{secret}/", encrypted.address), &encrypted.certificate))
    }

    /// What only the interface can do, and what only tests want; ends with a slash.
    pub fn ui_url(&self) -> String {
        format!("http://{}/ui/", self.address)
    }

    /// Does what `GET /ui/{path}` does, without the way over HTTP.
    pub fn ui_get(&self, path_and_query: &str) -> serde_json::Value {
        let (path, query) = path_and_query.split_once('?').unwrap_or((path_and_query, ""));
        self.ui("GET", path, query, &[])
    }

    /// Does what `POST /ui/{path}` does, without the way over HTTP.
    pub fn ui_post(&self, path: &str, body: &serde_json::Value) -> serde_json::Value {
        self.ui("POST", path, "", body.to_string().as_bytes())
    }

    fn ui(&self, verb: &str, path: &str, query: &str, body: &[u8]) -> serde_json::Value {
        let path = format!("/ui/{path}");
        let (_, text) = ui::answer(&mut world::lock(&self.world), verb, &path, query, body, Instant::now());
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Stops the portal and closes its connections.
    pub async fn shutdown(mut self) {
        self.stop();
        // An aborted task ends with an error that says so.
        let _ = (&mut self.task).await;
        if let Some(encrypted) = &mut self.encrypted {
            let _ = (&mut encrypted.task).await;
        }
    }

    fn stop(&self) {
        self.task.abort();
        if let Some(encrypted) = &self.encrypted {
            encrypted.task.abort();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

async fn listen(address: SocketAddr) -> Result<(TcpListener, SocketAddr), StartError> {
    if !address.ip().is_loopback() {
        return Err(StartError::NotLoopback { address });
    }
    let bind = |source| StartError::Bind { address, source };
    let listener = TcpListener::bind(address).await.map_err(bind)?;
    let address = listener.local_addr().map_err(bind)?;
    Ok((listener, address))
}

fn build(options: Options, at: Instant) -> World {
    let zone = Zone::new(options.zone);
    let story_start = options.clock.timestamp();
    let generator = Generator { seed: options.seed, counts: options.counts, story_start, zone };
    let mut portal = Portal::new(generator, users::team(story_start, options.seed), options.evolves);
    if let Some(scenario) = options.scenario {
        portal.plan(scenario, options.end.timestamp(), story_start);
    }
    World {
        portal: Arc::new(portal),
        clock: Clock::new(story_start, at, options.is_frozen),
        webhooks: vec![Webhook::new(WEBHOOK.0, WEBHOOK.1)],
        limits: Limits::new(options.limits, at),
        faults: options.faults,
        facts: Facts { license: options.license, tells_license: true, is_german: options.is_german },
        has_rest: true,
        renamed_to: None,
        sign_ins: SignIns::default(),
        end: options.end.timestamp(),
        served: BTreeMap::new(),
        requests: BTreeMap::new(),
    }
}
