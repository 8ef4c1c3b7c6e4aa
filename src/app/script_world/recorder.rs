//! The messenger of a case: it keeps what is said, and fails where the script says so.
//!
//! In charge of what could be seen, and that a table which is handed over is there. When it fails is the case's.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use async_trait::async_trait;

use crate::dialogue::backend::FileView;
use crate::dialogue::script::world::Seen;
use crate::dialogue::{Reply, Worded};
use crate::service::converse::Messenger;
use crate::service::desk::Advance;

/// How a messenger fails once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It asks to wait (429) and shows nothing.
    TooMany,
    /// It fails (503) and shows nothing.
    Unavailable,
    /// It takes no such message at all (400), so the reply is passed over.
    Refused,
    /// After so many replies the connection is cut before the next one is shown.
    Lost {
        /// How many are shown before.
        after: u32,
    },
    /// It shows the reply, and the connection is cut before it says so.
    CutAfter,
}

impl Fault {
    pub fn find(text: &str) -> Option<Self> {
        match text {
            "429" => Some(Self::TooMany),
            "503" => Some(Self::Unavailable),
            "400" => Some(Self::Refused),
            "cut" => Some(Self::CutAfter),
            _ => text.strip_prefix("lost after ")?.parse().ok().map(|after| Self::Lost { after }),
        }
    }
}

/// Keeps what is said. Where it interrupts, each reply fails once before it is shown, as if the program had been killed.
pub struct Recorder {
    pub seen: Vec<Seen>,
    pub interrupts: bool,
    pub is_interrupted: bool,
    /// How the messenger fails, one for each reply to come.
    pub faults: VecDeque<Fault>,
    /// Where files are handed over.
    pub folder: PathBuf,
}

impl Recorder {
    fn note(&mut self, seen: Seen) -> std::io::Result<()> {
        if self.interrupts && !self.is_interrupted {
            self.is_interrupted = true;
            return Err(std::io::Error::other("the script ends the program here"));
        }
        self.is_interrupted = false;
        let fault = match self.faults.front_mut() {
            Some(Fault::Lost { after }) if *after > 0 => {
                *after -= 1;
                None
            }
            _ => self.faults.pop_front(),
        };
        if fault == Some(Fault::Refused) {
            return Ok(());
        }
        if matches!(fault, None | Some(Fault::CutAfter)) {
            self.seen.push(seen);
        }
        if fault.is_some() {
            self.is_interrupted = true;
            return Err(std::io::Error::other("the messenger fails here"));
        }
        Ok(())
    }
}

/// A table that is handed over is there, with as many rows as was said.
pub fn check_rows(content: impl std::io::Read, file: &FileView) -> std::io::Result<()> {
    let is_table = Path::new(&file.name).extension().is_some_and(|extension| extension == "csv");
    if !is_table {
        return Ok(());
    }
    let rows = csv::ReaderBuilder::new().delimiter(b';').flexible(true).from_reader(content).into_records().count();
    if rows as u64 == file.rows {
        return Ok(());
    }
    Err(std::io::Error::other(format!("{} was said to have {} rows and has {rows}", file.name, file.rows)))
}

#[async_trait]
impl Messenger for Recorder {
    async fn say(&mut self, reply: &Reply, _worded: Worded) -> std::io::Result<()> {
        self.note(Seen::Reply(reply.clone()))
    }

    async fn hand_over(&mut self, file: FileView) -> std::io::Result<()> {
        check_rows(std::fs::File::open(self.folder.join(&file.name))?, &file)?;
        self.note(Seen::File(file))
    }

    fn progress(&mut self, _advance: Advance) {}
}
