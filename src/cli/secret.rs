//! Where a webhook's address comes from: a file, the environment, a prompt or a pipe. Never an argument, which
//! every user of the machine could read in the process list.

use std::fs::File;
use std::io::{self, BufRead, ErrorKind, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use secrecy::{ExposeSecret, SecretString};

use crate::config;

/// Why no address could be read. Nothing was stored.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// The file cannot be opened or read.
    #[error("the webhook's address cannot be read from {}: {reason}", file.display())]
    Unreadable {
        /// Which file.
        file: PathBuf,
        /// Why not, in words.
        reason: String,
    },
    /// It is something else than text.
    #[error("{from} holds no text (UTF-8), so no webhook's address")]
    NoText {
        /// Where it was read from.
        from: String,
    },
    /// Standard input fails.
    #[error("the webhook's address cannot be read from standard input")]
    Input(#[from] io::Error),
}

impl SecretError {
    /// What the operator can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => {
                "name a file that is there and that you may read, or leave --webhook-file out: then the address is asked for; \
                 nothing was stored"
            }
            Self::NoText { .. } => {
                "save the address as plain text in UTF-8 (PowerShell's > writes UTF-16), or leave the file out: then the \
                 address is asked for; nothing was stored"
            }
            Self::Input(_) => "name a file with --webhook-file, or set RESTORE24_WEBHOOK; nothing was stored",
        }
    }
}

/// The most that is read; an address is far shorter.
const LONGEST_BYTES: u64 = 8 * 1024;

/// Reads the address: from the file if one is named, else from `RESTORE24_WEBHOOK`, else from standard input, with a
/// prompt where that is a terminal. `None` where none was given: standard input was empty, or `may_prompt` is not set and
/// it is a terminal.
///
/// # Errors
/// Where the source cannot be read.
pub fn read_webhook(file: Option<&Path>, may_prompt: bool) -> Result<Option<SecretString>, SecretError> {
    if let Some(file) = file {
        let unreadable = |error: &io::Error| SecretError::Unreadable { file: file.to_owned(), reason: in_words(error) };
        let bytes = File::open(file).and_then(read_some).map_err(|error| unreadable(&error))?;
        return to_text(bytes, || file.display().to_string()).map(Some);
    }
    if let Some(webhook) = config::webhook() {
        return Ok(Some(webhook));
    }
    if io::stdin().is_terminal() {
        return if may_prompt { Ok(Some(prompt()?)) } else { Ok(None) };
    }
    let text = to_text(read_some(io::stdin().lock())?, || "standard input".to_owned())?;
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
fn to_text(bytes: Vec<u8>, from: impl FnOnce() -> String) -> Result<SecretString, SecretError> {
    let is_text = |text: &String| !text.contains('\0');
    match String::from_utf8(bytes).ok().filter(is_text) {
        Some(text) => Ok(SecretString::from(text.trim_start_matches('\u{feff}').to_owned())),
        None => Err(SecretError::NoText { from: from() }),
    }
}

fn prompt() -> Result<SecretString, SecretError> {
    let mut stderr = io::stderr().lock();
    write!(stderr, "Address of the inbound webhook (it is not shown): ")?;
    stderr.flush()?;
    let hidden = Echo::off();
    let mut line = Vec::new();
    let read = io::stdin().lock().read_until(b'\n', &mut line);
    drop(hidden);
    writeln!(stderr)?;
    read?;
    to_text(line, || "what was typed".to_owned())
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

/// Without `stty` the address is shown while it is typed.
fn stty(setting: &str) -> bool {
    let run = Command::new("stty").arg(setting).stdin(Stdio::inherit()).stderr(Stdio::null()).status();
    run.is_ok_and(|status| status.success())
}
