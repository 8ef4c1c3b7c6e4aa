//! What both benches need: a sandbox, an installation beside it, and processes under a watch.
//!
//! In charge of starting programs and reading how long they took and how much memory they held. What is
//! measured, and against which peer, is the benches' own.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _, Seek as _, Write as _};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Value, json};
use tempfile::TempDir;

/// How often the memory of a process is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(10);

/// Whether `cargo bench` runs this. Under `cargo test --all-targets` there is nothing to measure.
pub fn is_bench_run() -> bool {
    let is_given = |wanted: &str| std::env::args().any(|argument| argument == wanted);
    is_given("--bench") && !is_given("--test")
}

/// The numbers of records in `RESTORE24_BENCH_RECORDS`, with commas between them; the usual ones where it is not set.
pub fn records_wanted(usual: &[u32]) -> Result<Vec<u32>> {
    let Ok(text) = std::env::var("RESTORE24_BENCH_RECORDS") else { return Ok(usual.to_vec()) };
    let number =
        |part: &str| part.trim().parse().with_context(|| format!("RESTORE24_BENCH_RECORDS: {part:?} is no number"));
    text.split(',').map(number).collect()
}

/// How many times the second is in the first, for people.
pub fn ratio(of: f64, to: f64) -> String {
    if to > 0.0 { format!("{:.3}×", of / to) } else { "–".to_owned() }
}

/// Bytes in MiB.
pub fn mib(bytes: u64) -> f64 {
    bytes as f64 / (1024.0 * 1024.0)
}

/// A portal in a process of its own, without limits, its clock standing still; it ends when dropped.
pub struct Sandbox {
    child: Child,
    pub webhook: String,
    ui: String,
}

impl Sandbox {
    /// Starts one whose clock shows 03:00 of the day before yesterday.
    pub fn start(records: u32, extra: &[&str]) -> Result<Self> {
        let mut child = Command::new(env!("CARGO_BIN_EXE_restore24"))
            .args(["sandbox", "--json", "--http", "127.0.0.1:0", "--frozen", "--days-before", "2"])
            .args(["--records", &records.to_string()])
            .args(extra)
            .stdout(Stdio::piped())
            .spawn()
            .context("the sandbox does not start")?;
        let mut line = String::new();
        let output = child.stdout.take().context("the sandbox has no output")?;
        let mut sandbox = Self { child, webhook: String::new(), ui: String::new() };
        BufReader::new(output).read_line(&mut line)?;
        let place: Value = serde_json::from_str(&line).context("the sandbox does not say where it is")?;
        let text = |key: &str| place[key].as_str().map(str::to_owned).context("the sandbox does not say where it is");
        (sandbox.webhook, sandbox.ui) = (text("webhook")?, text("ui")?);
        Ok(sandbox)
    }

    /// Lets 24 hours pass on the portal.
    pub fn pass_a_day(&self) -> Result<()> {
        self.ask("POST", "clock", &json!({"advance_seconds": 86_400})).map(drop)
    }

    /// Does what only the portal's interface can do; `GET /ui/` lists it.
    pub fn ask(&self, verb: &str, path: &str, body: &Value) -> Result<Value> {
        let place = self.ui.strip_prefix("http://").context("the interface is not served over HTTP")?;
        let (host, folder) = place.split_once('/').context("the interface has no path")?;
        let body = body.to_string();
        let mut connection = TcpStream::connect(host)?;
        write!(
            connection,
            "{verb} /{folder}{path} HTTP/1.0\r\nHost: {host}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        )?;
        let mut answer = String::new();
        connection.read_to_string(&mut answer)?;
        let (head, text) = answer.split_once("\r\n\r\n").context("the sandbox gives no whole answer")?;
        ensure!(head.split(' ').nth(1) == Some("200"), "the sandbox refuses {path}: {text}");
        Ok(serde_json::from_str(text)?)
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        // It keeps nothing that could be lost; where it has ended by itself there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a process took.
pub struct Run {
    pub wall_seconds: f64,
    /// The most memory that it held at a time; zero where it ended before anybody could look.
    pub peak_bytes: u64,
    pub output: String,
}

/// Runs a program to its end under a watch.
///
/// # Errors
/// It does not start or does not succeed; the error has what it said.
pub fn run(command: &mut Command) -> Result<Run> {
    let name = command.get_program().to_string_lossy().into_owned();
    let (mut output, mut errors) = (tempfile::tempfile()?, tempfile::tempfile()?);
    command.stdin(Stdio::null()).stdout(output.try_clone()?).stderr(errors.try_clone()?);
    let begun = Instant::now();
    let mut child = command.spawn().with_context(|| format!("{name} does not start"))?;
    let (pid, has_ended) = (child.id(), AtomicBool::new(false));
    let (status, wall_seconds, peak_bytes) = thread::scope(|scope| {
        let watch = scope.spawn(|| watch_memory(pid, &has_ended));
        let status = child.wait();
        let wall_seconds = begun.elapsed().as_secs_f64();
        has_ended.store(true, Ordering::Relaxed);
        (status, wall_seconds, watch.join().unwrap_or_default())
    });
    let status = status?;
    if !status.success() {
        bail!("{name} ended with {status}:\n{}{}", text_of(&mut output)?, text_of(&mut errors)?);
    }
    Ok(Run { wall_seconds, peak_bytes, output: text_of(&mut output)? })
}

fn text_of(file: &mut File) -> Result<String> {
    let mut text = String::new();
    file.rewind()?;
    file.read_to_string(&mut text)?;
    Ok(text)
}

/// The kernel keeps the high-water mark itself, so the last look sees what was between the looks.
fn watch_memory(pid: u32, has_ended: &AtomicBool) -> u64 {
    let mut peak_bytes = 0;
    while !has_ended.load(Ordering::Relaxed) {
        peak_bytes = peak_memory(pid).unwrap_or(0).max(peak_bytes);
        thread::sleep(LOOK_EVERY);
    }
    peak_bytes
}

/// The most memory that a process held at a time, in bytes (Linux).
pub fn peak_memory(pid: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kib * 1024)
}

/// An installation in a folder of its own under `target/`, which goes when it is dropped.
pub struct Workplace {
    /// A place for other files too.
    pub folder: TempDir,
}

impl Workplace {
    /// An installation that knows the sandbox as "portal", to be asked as fast as it answers.
    pub fn with_portal(sandbox: &Sandbox) -> Result<Self> {
        let workplace = Self { folder: tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))? };
        let mut adding = workplace.command(&["portal", "add", "portal", "--rate", "unlimited"]);
        run(adding.env("RESTORE24_WEBHOOK", &sandbox.webhook))?;
        Ok(workplace)
    }

    /// Takes a snapshot in a process of its own.
    pub fn capture(&self) -> Result<Run> {
        run(&mut self.command(&["snapshot", "take"]))
    }

    /// The program with its data folder here.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_restore24"));
        command.arg("--data").arg(self.data()).args(arguments);
        command
    }

    /// Where the installation is.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }
}
