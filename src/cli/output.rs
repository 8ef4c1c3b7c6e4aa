//! What commands print: results to standard output, remarks and progress to standard error.

use std::fmt::Display;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use crate::domain::EntityType;
use crate::domain::plain::{lines, one_line};
use crate::domain::zone::Zone;

/// Standard output takes nothing: what a command did is done, and what it tells of it is lost.
#[derive(Debug, thiserror::Error)]
#[error("the result could not be written to standard output")]
pub struct OutputLost {
    source: io::Error,
}

impl OutputLost {
    /// What the operator can do about it.
    pub fn hint() -> &'static str {
        "make room where the output goes, or send it elsewhere. What the command had to do is done: `restore24 snapshot list`, \
         `restore24 restore status` and `restore24 portal list` show it"
    }

    /// Whether this is what went wrong.
    pub fn is_in(error: &anyhow::Error) -> bool {
        error.chain().any(Self::is)
    }

    /// Whether this cause is it: an error of writing carries it within itself.
    pub fn is(cause: &(dyn std::error::Error + 'static)) -> bool {
        let within = cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        within.is_some_and(|within| within.is::<Self>())
    }
}

/// Whether a line of the result was printed.
static HAS_SAID: AtomicBool = AtomicBool::new(false);

/// Prints one line of the result; names of other people in it keep to the line. A reader that has gone away (`| head`) is
/// no failure.
///
/// # Errors
/// Where standard output takes nothing for another reason.
pub fn say(line: impl Display) -> io::Result<()> {
    put(one_line(&line.to_string()))
}

/// Prints a part of the result that is several lines of ours.
///
/// # Errors
/// As [`say`].
pub fn say_lines(text: impl Display) -> io::Result<()> {
    put(lines(&text.to_string()))
}

fn put(line: impl Display) -> io::Result<()> {
    HAS_SAID.store(true, Ordering::Relaxed);
    match writeln!(io::stdout().lock(), "{line}") {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        told => told.map_err(|error| io::Error::new(error.kind(), OutputLost { source: error })),
    }
}

/// Prints one JSON value on a line of its own.
///
/// # Errors
/// As [`say`].
pub fn say_json(value: &Value) -> io::Result<()> {
    put(value)
}

/// Whether this program has printed a part of its result.
pub fn has_said() -> bool {
    HAS_SAID.load(Ordering::Relaxed)
}

/// Tells a program that the command failed; people are told on standard error.
pub fn say_failure(text: &str, hint: Option<&str>, exit: impl Into<i32>) {
    // A reader that takes nothing has the exit code.
    let _told = say_json(&json!({ "error": text, "hint": hint, "exit": exit.into() }));
}

/// Tells people something beside the result.
pub fn remark(line: impl Display) {
    // Nobody to tell is nothing to fail for.
    let _told = writeln!(io::stderr().lock(), "{}", lines(&line.to_string()));
}

/// A line on a terminal that shows how far something has come; nothing where there is no terminal.
#[derive(Debug)]
pub struct Progress {
    is_shown: bool,
}

impl Progress {
    /// Shows progress where standard error is a terminal.
    pub fn new() -> Self {
        Self { is_shown: io::stderr().is_terminal() }
    }

    /// Replaces the line.
    pub fn show(&self, line: impl Display) {
        if self.is_shown {
            let mut stderr = io::stderr().lock();
            let line = line.to_string();
            let _shown = write!(stderr, "\r\x1b[2K{}", one_line(&line)).and_then(|()| stderr.flush());
        }
    }
}

impl Default for Progress {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.show("");
    }
}

/// Tells until when the portal's limits let nothing through: on a terminal whatever is shown next replaces it, elsewhere
/// each wait has a line, so that a log of hours explains itself.
pub fn show_waits(zone: Zone) -> impl Fn(DateTime<Utc>) + Send + Sync + 'static {
    let progress = Progress::new();
    move |until| {
        let line = waiting_line(zone, until);
        if progress.is_shown { progress.show(line) } else { remark(line) }
    }
}

fn waiting_line(zone: Zone, until: DateTime<Utc>) -> String {
    format!("waiting for the portal until {}: its limits are used up", zone.show(until))
}

/// A number as people read it: `1,234,567`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `1 record`, `2 records`.
pub fn counted(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { many })
}

/// `1 company`, `2 companies`.
pub fn counted_type(number: u64, entity_type: EntityType) -> String {
    let many = match entity_type {
        EntityType::Company => "companies",
        EntityType::Contact => "contacts",
        EntityType::Lead => "leads",
        EntityType::Deal => "deals",
    };
    counted(number, entity_type.as_str(), many)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_tells_its_end_on_the_portals_clock() {
        let until = "2026-11-22T14:03:11Z".parse().unwrap();
        let line = waiting_line(Zone::parse_or_utc("Europe/Berlin"), until);
        assert!(line.starts_with("waiting for the portal until ") && line.contains("15:03"), "{line}");
        assert!(line.len() < 80, "it fits on a line: {line}");
    }

    #[test]
    fn numbers_are_grouped_by_three() {
        for (number, text) in [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(number), text);
        }
        assert_eq!(counted(1, "record", "records"), "1 record");
        for (number, text) in [(1, "1 company"), (6, "6 companies")] {
            assert_eq!(counted_type(number, EntityType::Company), text);
        }
        assert_eq!(counted(1_000, "record", "records"), "1,000 records");
    }
}
