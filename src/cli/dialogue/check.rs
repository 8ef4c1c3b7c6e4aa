//! `restore24 dialogue check`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::files::files_of;
use super::standing::standing_in;
use crate::cli::Exit;
use crate::cli::output::{counted, say, say_json, say_lines};
use crate::dialogue::facts::FactName;
use crate::dialogue::{Diagnostic, Dialogues, standing};

/// What is checked.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The folder with flows/, texts/ and language/; without it the dialogues that come with the program.
    dir: Option<PathBuf>,

    /// List the facts that a flow may name in `when`.
    #[arg(long)]
    facts: bool,
}

/// Runs the command. Where an installation is there, nobody who talks to it may lose their place.
///
/// # Errors
/// The installation cannot be read, or nobody reads what is printed.
pub async fn run(args: &CheckArgs, data: &Path, json: bool) -> anyhow::Result<Exit> {
    if args.facts {
        for fact in FactName::ALL {
            say(fact)?;
        }
        return Ok(Exit::Done);
    }
    let dialogues = match files_of(args.dir.as_deref()).and_then(|files| Dialogues::load(&files)) {
        Ok(dialogues) => dialogues,
        Err(problems) => return tell(&problems, json),
    };
    let standing = standing_in(data).await?;
    let stranded = standing.map(|standing| standing::stranded(&dialogues.flow, &standing)).unwrap_or_default();
    if !stranded.is_empty() {
        return tell(&stranded, json);
    }
    if !json {
        let languages: Vec<&str> = dialogues.texts.languages().collect();
        let (steps, flows) = (dialogues.flow.steps.len(), dialogues.flow.starts.len());
        say(format!("{steps} steps in {flows} flows, languages {}: all well", languages.join(", ")))?;
    }
    // The program ends here: to take every word of six languages apart again would be a good part of its time.
    std::mem::forget(dialogues);
    Ok(Exit::Done)
}

/// Prints complaints; the command has failed then.
///
/// # Errors
/// Nobody reads what is printed.
pub fn tell(problems: &[Diagnostic], json: bool) -> anyhow::Result<Exit> {
    for problem in problems {
        if json {
            say_json(&problem.to_json())?;
        } else {
            say_lines(format!("{problem}\n    {}", problem.code.hint()))?;
        }
    }
    if !json {
        say(format!("{} found", counted(problems.len() as u64, "complaint", "complaints")))?;
    }
    Ok(Exit::Failed)
}
