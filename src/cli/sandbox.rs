//! `restore24 sandbox`: runs the stand-in portal until it is interrupted.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use clap::Args;
use serde_json::json;

use super::{Exit, Refused};
use crate::sandbox::{Counts, FAULT_GRAMMAR, Faults, Options, Scenario, Server, StartError, method_families};

/// Run a stand-in for a Bitrix24 portal on this machine: its REST dialect, with invented data.
///
/// It has companies, contacts, leads and deals with their links, dictionaries, pipelines, custom fields, stage history and
/// users. Products, activities, comments, tasks, files, smart processes, events, OAuth and version 3 of the REST API are
/// not there. It listens on loopback addresses only, keeps nothing on disk, and ends with Ctrl-C or SIGTERM. Its first
/// line says where it is; `GET /ui/` there lists what only a portal's interface can do: recycle bin, history, users,
/// clock, faults.
#[derive(Debug, Args)]
#[command(after_long_help = after_help())]
pub struct SandboxArgs {
    /// Where to listen; port 0 takes any free one.
    #[arg(long, default_value = "127.0.0.1:0", value_name = "ADDR")]
    http: SocketAddr,

    /// Serve HTTPS there too, for client libraries that know no other way.
    #[arg(long, value_name = "ADDR")]
    https: Option<SocketAddr>,

    /// Where to write the certificate that such clients must trust; made anew at every start.
    #[arg(long, value_name = "FILE", requires = "https", default_value = "restore24-sandbox.pem")]
    cert: PathBuf,

    /// How many records there are: 45 % contacts, 15 % companies, 15 % leads, 25 % deals.
    #[arg(long, default_value_t = 2_000, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    records: u32,

    /// What all data follows from; the same seed gives the same portal.
    #[arg(long, default_value_t = 1, value_name = "S")]
    seed: u64,

    /// What goes wrong: deleted-contacts, deleted-mixed, bad-import, hidden-by-filter or few-items (see Scenarios
    /// below). Default: nothing.
    #[arg(long, value_name = "NAME")]
    scenario: Option<Scenario>,

    /// Enforce the portal's limits: 50 requests at once and 2 a second, 480 s of execution in 10 minutes.
    #[arg(long)]
    limits: bool,

    /// Let requests fail; SPEC is told under Faults below (with --help).
    #[arg(long, value_name = "SPEC", default_value = "", hide_default_value = true)]
    faults: String,

    /// Where the story ends, from which scenarios count back; now by default.
    #[arg(long, value_name = "RFC3339")]
    now: Option<DateTime<Utc>>,

    /// Set the portal's clock back to 03:00 so many days before; POST /ui/clock moves it on.
    #[arg(long, value_name = "DAYS", default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=3_660))]
    days_before: u32,

    /// Stop the portal's clock until it is set.
    #[arg(long)]
    frozen: bool,

    /// Let no record change by itself as days pass.
    #[arg(long)]
    still: bool,

    /// The portal's time zone.
    #[arg(long, value_name = "ZONE", default_value = "Europe/Berlin")]
    zone: Tz,

    /// The language of the portal's labels: en or de.
    #[arg(long, value_name = "LANG", default_value = "en", value_parser = ["en", "de"])]
    language: String,
}

fn after_help() -> String {
    format!(
        "Methods:\n  {}\n\n\
         Plan: the portal has the licence de_demo, a trial. For the assistant that is a plan with the history page on \
         which a person decides whether restores and files are part of it ([tariffs] in policy.toml), so it hands over. \
         POST /ui/tariff {{\"license\": \"de_pro100\"}} makes it a plan with restores.\n\n\
         Scenarios, by the day on which the story ends (--now, in --zone); with --days-before at least as many days back \
         they happen in their time, without it what should have happened by now happens at the start:\n  \
         deleted-contacts  the day before from 15:00 to 15:20 a colleague deletes a long list of contacts\n  \
         deleted-mixed     at 9:10 companies go with their contacts, deals and leads; two others on purpose before\n  \
         bad-import        the day before an import overwrites hundreds of records; colleagues mend some of them later\n  \
         hidden-by-filter  nothing is lost: a filter narrows the administrator's list\n  \
         few-items         at 10:05 three contacts are deleted\n\
         What is at 9:10 and 10:05 is of that day where the story ends an hour later or more, else of the day before.\n\n\
         Faults:\n{FAULT_GRAMMAR}\n",
        method_families().join("\n  ")
    )
}

impl SandboxArgs {
    /// Runs the portal until it is interrupted.
    ///
    /// # Errors
    /// The address is not loopback or in use.
    pub async fn run(self, is_json: bool) -> anyhow::Result<Exit> {
        let faults: Faults = match self.faults.parse() {
            Ok(faults) => faults,
            Err(error) => {
                let error: crate::sandbox::InvalidFault = error;
                return Err(Refused::usage(error.to_string()).advised(error.hint()).into());
            }
        };
        let options = Options {
            counts: Counts::split(self.records),
            seed: self.seed,
            scenario: self.scenario,
            limits: self.limits,
            faults,
            is_frozen: self.frozen,
            evolves: !self.still,
            zone: self.zone,
            is_german: self.language == "de",
            ..Options::at(self.now.unwrap_or_else(Utc::now), self.records)
        };
        let options = if self.days_before > 0 { options.days_before(self.days_before) } else { options };
        let server = match self.start(options).await {
            Ok(server) => server,
            Err(error @ StartError::NotLoopback { .. }) => {
                return Err(Refused::usage(error.to_string()).advised(error.hint()).into());
            }
            Err(error) => {
                let hint = error.hint();
                return Err(Refused::failed(super::chain_text(&error.into()), hint).into());
            }
        };
        let cert = match server.https() {
            Some((_, certificate)) => {
                let path = std::path::absolute(&self.cert).unwrap_or_else(|_| self.cert.clone());
                std::fs::write(&path, certificate).with_context(|| format!("cannot write {}", path.display()))?;
                Some(path)
            }
            None => None,
        };
        let mut ended = std::pin::pin!(super::asked_to_end());
        // Asked once before, so that who reads the first line can end the program at once.
        if futures::poll!(ended.as_mut()).is_pending() {
            announce(&server, cert.as_deref(), self.records, is_json);
            ended.await?;
        }
        server.shutdown().await;
        Ok(Exit::Done)
    }

    async fn start(&self, options: Options) -> Result<Server, StartError> {
        let mut server = Server::start(options, self.http).await?;
        if let Some(address) = self.https {
            server.serve_https(address).await?;
        }
        Ok(server)
    }
}

fn announce(server: &Server, cert: Option<&Path>, records: u32, is_json: bool) {
    let https = server.https().map(|(address, _)| address);
    if is_json {
        println!("{}", json!({"webhook": server.webhook_url(), "https": https, "ui": server.ui_url(), "cert": cert}));
        return;
    }
    println!("Sandbox portal with {records} records. Webhook: {} Interface: {}", server.webhook_url(), server.ui_url());
    if let (Some(https), Some(cert)) = (https, cert) {
        println!("Over HTTPS: {https} Certificate: {}", cert.display());
    }
    println!("Ctrl-C ends it.");
}
