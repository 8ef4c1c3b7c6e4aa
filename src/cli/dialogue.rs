//! `restore24 dialogue`: checking dialogue files, and playing scripted dialogues.
//!
//! In charge of reading folders and printing what was found. What is wrong with a file is decided by
//! [`crate::dialogue`].

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, Subcommand, ValueEnum};

use anyhow::Context as _;

use super::Exit;
use super::output::remark;
use crate::app::script_world::{FullWorld, Stage};
use crate::dialogue::diagnostic::{Code, Diagnostic};
use crate::dialogue::facts::FactName;
use crate::dialogue::script::canned::CannedWorld;
use crate::dialogue::script::runner::{Played, languages_of, play};
use crate::dialogue::script::world::ScriptWorld;
use crate::dialogue::script::{Script, parse};
use crate::dialogue::{Dialogues, SourceFile, shipped};

mod pictures;

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
    /// Play scripted dialogues, in every language.
    ///
    /// A case that fails prints its transcript up to the failing line, what was expected, what came instead, and
    /// why the conversation was where it was.
    Test(TestArgs),
    /// Write the pictures that the assistant shows, in every language, as SVG and PNG.
    ///
    /// Prints the path of each file; with --json a line {"picture","svg","language","alt"} for each picture.
    Pictures(pictures::PicturesArgs),
}

#[derive(Debug, Args)]
struct TestArgs {
    /// Script files, or folders of them; without one the scripts that come with the program.
    paths: Vec<PathBuf>,

    /// What to play against; a script that is not made for it is left out.
    #[arg(long, value_enum, default_value_t = World::Canned)]
    world: World,

    /// Play with the dialogues of this folder.
    #[arg(long, value_name = "DIR")]
    dialogues: Option<PathBuf>,

    /// Only cases whose file or name contains this.
    #[arg(long, value_name = "TEXT")]
    only: Option<String>,

    /// Only in this language.
    #[arg(long, value_name = "LANGUAGE")]
    lang: Option<String>,

    /// Print every transcript, not just those of failures.
    #[arg(long)]
    transcripts: bool,
}

/// What scripts are played against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum World {
    /// The conversation alone, with invented data: quick.
    Canned,
    /// The whole program: a stand-in portal over HTTP, a store with a week of snapshots, real restores.
    Full,
}

impl World {
    fn name(self) -> &'static str {
        match self {
            Self::Canned => "canned",
            Self::Full => "full",
        }
    }
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
    /// A script cannot be read.
    pub async fn run(self, json: bool) -> anyhow::Result<Exit> {
        match self.command {
            Dialogue::Check(args) if args.facts => {
                for fact in FactName::ALL {
                    println!("{fact}");
                }
                Ok(Exit::Done)
            }
            Dialogue::Check(args) => Ok(check(args.dir.as_deref(), json)),
            Dialogue::Test(args) => test(&args, json).await,
            Dialogue::Pictures(args) => pictures::write(&args, json),
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

async fn test(args: &TestArgs, json: bool) -> anyhow::Result<Exit> {
    let dialogues = match &args.dialogues {
        None => shipped::dialogues(),
        Some(dir) => match read_folder(dir).and_then(|files| Dialogues::load(&files)) {
            Ok(dialogues) => Arc::new(dialogues),
            Err(_) => return Ok(check(Some(dir), json)),
        },
    };
    let mut played = Vec::new();
    let stage = Arc::new(Stage::default());
    let scripts = read_scripts(&args.paths)?;
    for script in &scripts.iter().filter_map(|script| script.for_world(args.world.name())).collect::<Vec<_>>() {
        let languages = languages_of(script, &dialogues.texts);
        for case in &script.cases {
            let named = |text: &str| script.file.contains(text) || case.name.contains(text);
            if !args.only.as_deref().is_none_or(named) {
                continue;
            }
            for language in languages.iter().filter(|code| args.lang.as_ref().is_none_or(|only| only == *code)) {
                let mut world: Box<dyn ScriptWorld> = match args.world {
                    World::Canned => Box::new(CannedWorld::new(dialogues.clone())),
                    World::Full => Box::new(FullWorld::new(stage.clone(), dialogues.clone())),
                };
                played.push(play(script, case, language, &dialogues.texts, &mut *world).await);
            }
        }
    }
    if played.is_empty() {
        remark(format!(
            "no case there is made for the {} world (a script names its worlds with `worlds:`)",
            args.world.name()
        ));
    }
    Ok(report(&played, args, json))
}

fn report(played: &[Played], args: &TestArgs, json: bool) -> Exit {
    let failed = played.iter().filter(|one| one.failure.is_some()).count();
    for one in played {
        if json {
            let failure = one.failure.as_ref();
            let line = serde_json::json!({
                "world": args.world.name(), "file": one.file, "case": one.case, "language": one.language, "ok": failure.is_none(),
                "line": failure.map(|failure| failure.line), "message": failure.map(|failure| failure.message.as_str()),
            });
            println!("{line}");
        } else if one.failure.is_some() {
            println!("{}", one.to_report());
        } else if args.transcripts {
            println!("{}\n{}", one.to_report(), one.transcript);
        }
    }
    if !json {
        println!("{} cases in the {} world, {failed} failed", played.len(), args.world.name());
    }
    if failed == 0 && !played.is_empty() { Exit::Done } else { Exit::Failed }
}

/// Reads scripts from files and folders; the shipped ones where none is named.
///
/// # Errors
/// A file or folder that cannot be read, or a line of a script.
pub fn read_scripts(paths: &[PathBuf]) -> anyhow::Result<Vec<Script>> {
    if paths.is_empty() {
        return shipped::SCRIPTS.iter().map(|(path, text)| Ok(parse(path, text)?)).collect();
    }
    let mut scripts = Vec::new();
    for path in paths {
        let mut files = vec![path.clone()];
        if path.is_dir() {
            let entries = std::fs::read_dir(path).with_context(|| format!("{} cannot be read", path.display()))?;
            files = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
            files.retain(|file| file.extension().is_some_and(|found| found == "md"));
            files.sort();
        }
        for file in files {
            let text = std::fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
            scripts.push(parse(&file.to_string_lossy(), &text)?);
        }
    }
    Ok(scripts)
}

/// Reads the dialogue files of a folder: `flows/*.yaml`, `texts/*/*.ftl`, `language/*.yaml`, `pictures/*.svg`.
///
/// # Errors
/// A folder or file that cannot be read or is not UTF-8, as complaints.
pub fn read_folder(dir: &Path) -> Result<Vec<SourceFile>, Vec<Diagnostic>> {
    let mut reader = FolderReader { dir, files: Vec::new(), problems: Vec::new() };
    for (folder, extension) in [("flows", "yaml"), ("language", "yaml"), ("texts", "ftl")] {
        reader.collect(Path::new(folder), extension);
    }
    // Dialogues may do without pictures; those that a step shows are missed by the check.
    if dir.join("pictures").exists() {
        reader.collect(Path::new("pictures"), "svg");
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
