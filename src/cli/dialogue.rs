//! `restore24 dialogue`: checking dialogue files, and playing scripted dialogues.
//!
//! In charge of reading folders and printing what was found. What is wrong with a file is decided by
//! [`crate::dialogue`].

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::Exit;
use crate::dialogue::diagnostic::{Code, Diagnostic};
use crate::dialogue::facts::FactName;
use crate::dialogue::{Dialogues, SourceFile, shipped};

/// Check and try what the assistant says.
#[derive(Debug, Args)]
pub struct DialogueCommand {
    #[command(subcommand)]
    command: Dialogue,
}

#[derive(Debug, Subcommand)]
enum Dialogue {
    /// Check dialogue files: flows, texts in every language, language data.
    ///
    /// Prints one complaint a line (file, line, code, what is wrong) with a hint below it.
    Check(CheckArgs),
}

#[derive(Debug, Args)]
struct CheckArgs {
    /// The folder with flows/, texts/ and language/; without it the dialogues that come with the program.
    dir: Option<PathBuf>,

    /// List the facts that a flow may name in `when`.
    #[arg(long)]
    facts: bool,
}

impl DialogueCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn run(self, json: bool) -> anyhow::Result<Exit> {
        match self.command {
            Dialogue::Check(args) if args.facts => {
                for fact in FactName::ALL {
                    println!("{fact}");
                }
                Ok(Exit::Done)
            }
            Dialogue::Check(args) => Ok(check(args.dir.as_deref(), json)),
        }
    }
}

fn check(dir: Option<&Path>, json: bool) -> Exit {
    let files = match dir {
        Some(dir) => read_folder(dir),
        None => Ok(shipped::files()),
    };
    let problems = match files.and_then(|files| Dialogues::load(&files)) {
        Ok(dialogues) => {
            if !json {
                let languages: Vec<&str> = dialogues.texts.languages().collect();
                let (steps, flows) = (dialogues.flow.steps.len(), dialogues.flow.starts.len());
                println!("{steps} steps in {flows} flows, languages {}: all well", languages.join(", "));
            }
            return Exit::Done;
        }
        Err(problems) => problems,
    };
    for problem in &problems {
        if json {
            println!("{}", problem.to_json());
        } else {
            println!("{problem}\n    {}", problem.code.hint());
        }
    }
    if !json {
        println!("{} found", problems.len());
    }
    Exit::Failed
}

/// Reads the dialogue files of a folder: `flows/*.yaml`, `texts/*/*.ftl`, `language/*.yaml`.
///
/// # Errors
/// A folder or file that cannot be read or is not UTF-8, as complaints.
pub fn read_folder(dir: &Path) -> Result<Vec<SourceFile>, Vec<Diagnostic>> {
    let mut reader = FolderReader { dir, files: Vec::new(), problems: Vec::new() };
    for (folder, extension) in [("flows", "yaml"), ("language", "yaml"), ("texts", "ftl")] {
        reader.collect(Path::new(folder), extension);
    }
    if reader.problems.is_empty() { Ok(reader.files) } else { Err(reader.problems) }
}

struct FolderReader<'a> {
    dir: &'a Path,
    files: Vec<SourceFile>,
    problems: Vec<Diagnostic>,
}

impl FolderReader<'_> {
    fn report(&mut self, path: &Path, line: u32, message: String) {
        self.problems.push(Diagnostic::new(Code::Unreadable, &slashed(path), line, message));
    }

    fn collect(&mut self, below: &Path, extension: &str) {
        let entries = match std::fs::read_dir(self.dir.join(below)) {
            Ok(entries) => entries,
            Err(error) => return self.report(below, 0, format!("the folder cannot be read: {error}")),
        };
        let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            let Some(name) = path.file_name() else { continue };
            let inner = below.join(name);
            if path.is_dir() {
                self.collect(&inner, extension);
            } else if path.extension().is_some_and(|found| found == extension) {
                self.read(&path, &inner);
            }
        }
    }

    fn read(&mut self, path: &Path, shown: &Path) {
        match std::fs::read(path).map(String::from_utf8) {
            Ok(Ok(text)) => self.files.push(SourceFile { path: slashed(shown), text }),
            Ok(Err(error)) => {
                let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
                let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
                self.report(shown, u32::try_from(line).unwrap_or(0), "this is not UTF-8".into());
            }
            Err(error) => self.report(shown, 0, error.to_string()),
        }
    }
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
