//! Where secrets such as a webhook's address come from: a file, the environment, a prompt or a pipe. Never an argument, which
//! every user of the machine could read in the process list.

use std::fs::File;
use std::io::{self, BufRead, ErrorKind, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use secrecy::{ExposeSecret, SecretString};

use crate::config;

/// A secret that a command wants.
#[derive(Debug)]
pub struct Wanted {
    what: &'static str,
    prompt: &'static str,
    given: fn() -> Option<SecretString>,
    /// The advice where a file cannot be read, where it holds no text, and where standard input fails.
    hints: [&'static str; 3],
}

/// The address of an inbound webhook.
pub static WEBHOOK: Wanted = Wanted {
    what: "webhook's address",
    prompt: "Address of the inbound webhook (it is not shown): ",
    given: config::webhook,
    hints: [
        "name a file that is there and that you may read, or leave --webhook-file out: then the address is asked for; \
         nothing was stored",
        "save the address as plain text in UTF-8 (PowerShell's > writes UTF-16), or leave the file out: then the \
         address is asked for; nothing was stored",
        "name a file with --webhook-file, or set RESTORE24_WEBHOOK; nothing was stored",
    ],
};

/// The secret of an application for signing in.
pub static CLIENT_SECRET: Wanted = Wanted {
    what: "application's secret",
    prompt: "Secret of the application (client_secret; it is not shown): ",
    given: config::client_secret,
    hints: [
        "name a file that is there and that you may read, or leave --secret-file out: then the secret is asked for; nothing \
         was stored",
        "save the secret as plain text in UTF-8 (PowerShell's > writes UTF-16), or leave the file out: then the secret is \
         asked for; nothing was stored",
        "name a file with --secret-file, or set RESTORE24_CLIENT_SECRET; nothing was stored",
    ],
};

/// Why no secret could be read. Nothing was stored.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// The file cannot be opened or read.
    #[error("the {} cannot be read from {}: {reason}", wanted.what, file.display())]
    Unreadable {
        /// What was wanted.
        wanted: &'static Wanted,
        /// Which file.
        file: PathBuf,
        /// Why not, in words.
        reason: String,
    },
    /// It is something else than text.
    #[error("{from} holds no text (UTF-8), so no {}", wanted.what)]
    NoText {
        /// What was wanted.
        wanted: &'static Wanted,
        /// Where it was read from.
        from: String,
    },
    /// Standard input fails.
    #[error("the {} cannot be read from standard input", wanted.what)]
    Input {
        /// What was wanted.
        wanted: &'static Wanted,
        /// Why not.
        source: io::Error,
    },
}

impl SecretError {
    /// What the operator can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Unreadable { wanted, .. } => wanted.hints[0],
            Self::NoText { wanted, .. } => wanted.hints[1],
            Self::Input { wanted, .. } => wanted.hints[2],
        }
    }
}

/// The most that is read; an address is far shorter.
const LONGEST_BYTES: u64 = 8 * 1024;

/// Reads a secret: from the file if one is named, else from its environment variable, else from standard input, with a
/// prompt where that is a terminal. `None` where none was given: standard input was empty, or `may_prompt` is not set and
/// it is a terminal.
///
/// # Errors
/// Where the source cannot be read.
pub fn read(
    wanted: &'static Wanted,
    file: Option<&Path>,
    may_prompt: bool,
) -> Result<Option<SecretString>, SecretError> {
    if let Some(file) = file {
        let unreadable =
            |error: &io::Error| SecretError::Unreadable { wanted, file: file.to_owned(), reason: in_words(error) };
        let bytes = File::open(file).and_then(read_some).map_err(|error| unreadable(&error))?;
        return to_text(wanted, bytes, || file.display().to_string()).map(Some);
    }
    if let Some(given) = (wanted.given)() {
        return Ok(Some(given));
    }
    let of_input = |source: io::Error| SecretError::Input { wanted, source };
    if io::stdin().is_terminal() {
        return if may_prompt { Ok(Some(prompt(wanted)?)) } else { Ok(None) };
    }
    let bytes = read_some(io::stdin().lock()).map_err(of_input)?;
    let text = to_text(wanted, bytes, || "standard input".to_owned())?;
    Ok(Some(text).filter(|text| !text.expose_secret().trim().is_empty()))
}

fn in_words(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file".to_owned(),
        ErrorKind::PermissionDenied => "there is no permission to".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string(),
    }
}

fn read_some(reader: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(LONGEST_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The text, without the mark that some editors put before it.
fn to_text(
    wanted: &'static Wanted,
    bytes: Vec<u8>,
    from: impl FnOnce() -> String,
) -> Result<SecretString, SecretError> {
    let is_text = |text: &String| !text.contains('\0');
    match String::from_utf8(bytes).ok().filter(is_text) {
        Some(text) => Ok(SecretString::from(text.trim_start_matches('\u{feff}').to_owned())),
        None => Err(SecretError::NoText { wanted, from: from() }),
    }
}

fn prompt(wanted: &'static Wanted) -> Result<SecretString, SecretError> {
    let line = ask_hidden(wanted.prompt).map_err(|source| SecretError::Input { wanted, source })?;
    to_text(wanted, line, || "what was typed".to_owned())
}

fn ask_hidden(prompt: &str) -> io::Result<Vec<u8>> {
    let mut stderr = io::stderr().lock();
    stderr.write_all(prompt.as_bytes())?;
    stderr.flush()?;
    let hidden = Echo::off();
    let mut line = Vec::new();
    let read = io::stdin().lock().read_until(b'\n', &mut line);
    drop(hidden);
    writeln!(stderr)?;
    read?;
    Ok(line)
}

/// The terminal shows what is typed again once this is dropped.
struct Echo;

impl Echo {
    fn off() -> Option<Self> {
        stty("-echo").then_some(Self)
    }
}

impl Drop for Echo {
    fn drop(&mut self) {
        stty("echo");
    }
}

/// Without `stty` it is shown while it is typed.
fn stty(setting: &str) -> bool {
    let run = Command::new("stty").arg(setting).stdin(Stdio::inherit()).stderr(Stdio::null()).status();
    run.is_ok_and(|status| status.success())
}
