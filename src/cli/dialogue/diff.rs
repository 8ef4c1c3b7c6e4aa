//! `restore24 dialogue diff`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::check::tell;
use super::files::{load, read_folder};
use super::standing::standing_in;
use crate::cli::Exit;
use crate::cli::output::{say, say_json, say_lines};
use crate::dialogue::compare::{compare, conversations};
use crate::dialogue::{Dialogues, standing};

/// Which two sets of dialogue files.
#[derive(Debug, Args)]
pub struct DiffArgs {
    /// The folder with the files as they were; `-` for those that come with the program.
    old: PathBuf,

    /// The folder with the files as they are to be.
    new: PathBuf,
}

/// Runs the command: 0 also where something differs, 1 where somebody would be stranded or files are wrong.
///
/// # Errors
/// The installation cannot be read, or nobody reads what is printed.
pub async fn run(args: &DiffArgs, data: &Path, json: bool) -> anyhow::Result<Exit> {
    let old = load(Some(args.old.as_path()).filter(|path| path.as_os_str() != "-"));
    let new = read_folder(&args.new).and_then(|files| Dialogues::load(&files));
    let (old, new) = match (old, new) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(problems), _) | (_, Err(problems)) => return tell(&problems, json),
    };
    let standing = standing_in(data).await?;
    let changes = compare(&old, &new, standing.as_ref());
    for change in &changes {
        if json { say_json(&change.to_json())? } else { say_lines(change.to_words())? }
    }
    if !json {
        let affected: usize = changes.iter().filter_map(|change| change.conversations).sum();
        match (&standing, changes.is_empty()) {
            (_, true) => say("nothing differs in what is asked and said")?,
            (Some(_), false) => say(format!("{} affected", conversations(affected)))?,
            (None, false) => {}
        }
    }
    let stranded = standing.map(|standing| standing::stranded(&new.flow, &standing)).unwrap_or_default();
    if stranded.is_empty() { Ok(Exit::Done) } else { tell(&stranded, json) }
}
