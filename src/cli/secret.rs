//! Where a webhook's address comes from: a file, the environment, a prompt or a pipe. Never an argument, which
//! every user of the machine could read in the process list.

use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::Context;
use secrecy::SecretString;

use crate::config;

/// The most that is read; an address is far shorter.
const LONGEST_BYTES: u64 = 8 * 1024;

/// Reads the address: from the file if one is named, else from `RESTORE24_WEBHOOK`, else from standard input, with a
/// prompt where that is a terminal.
///
/// # Errors
/// Where the source cannot be read.
pub fn read_webhook(file: Option<&Path>) -> anyhow::Result<SecretString> {
    if let Some(file) = file {
        let reader = std::fs::File::open(file).with_context(|| format!("{} cannot be read", file.display()))?;
        return Ok(read_some(reader).with_context(|| format!("{} cannot be read", file.display()))?);
    }
    if let Some(webhook) = config::webhook() {
        return Ok(webhook);
    }
    if io::stdin().is_terminal() { Ok(prompt()?) } else { Ok(read_some(io::stdin().lock())?) }
}

fn read_some(reader: impl Read) -> io::Result<SecretString> {
    let mut text = String::new();
    reader.take(LONGEST_BYTES).read_to_string(&mut text)?;
    Ok(SecretString::from(text))
}

fn prompt() -> io::Result<SecretString> {
    let mut stderr = io::stderr().lock();
    write!(stderr, "Address of the inbound webhook (it is not shown): ")?;
    stderr.flush()?;
    let hidden = Echo::off();
    let mut line = String::new();
    let read = io::stdin().read_line(&mut line);
    drop(hidden);
    writeln!(stderr)?;
    read?;
    Ok(SecretString::from(line))
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
