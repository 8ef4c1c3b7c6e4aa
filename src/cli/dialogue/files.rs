//! Which dialogue files and scripts a command works on: those that come with the program, or a folder's.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;

use crate::adapters::dialogue_folder;
use crate::dialogue::script::phrases::{PHRASES_FILE, Phrases};
use crate::dialogue::script::{Script, parse, parse_with};
use crate::dialogue::{Diagnostic, Dialogues, SourceFile, shipped};

pub use crate::adapters::dialogue_folder::read_folder;

/// The files of a folder; without one those that come with the program.
///
/// # Errors
/// As [`read_folder`].
pub fn files_of(dir: Option<&Path>) -> Result<Vec<SourceFile>, Vec<Diagnostic>> {
    dir.map_or_else(|| Ok(shipped::files()), dialogue_folder::read_folder)
}

/// Reads and checks the dialogues of a folder; without one those that come with the program.
///
/// # Errors
/// Everything that is wrong with them.
pub fn load(dir: Option<&Path>) -> Result<Arc<Dialogues>, Vec<Diagnostic>> {
    match dir {
        None => Ok(shipped::dialogues()),
        Some(dir) => Dialogues::load(&read_folder(dir)?).map(Arc::new),
    }
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
        let mut folder = path.parent();
        if path.is_dir() {
            let entries = std::fs::read_dir(path).with_context(|| format!("{} cannot be read", path.display()))?;
            files = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
            files.retain(|file| file.extension().is_some_and(|found| found == "md"));
            files.sort();
            folder = Some(path);
        }
        let phrases = Arc::new(phrases_in(folder)?);
        for file in files {
            let text = std::fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
            scripts.push(parse_with(&file.to_string_lossy(), &text, &phrases)?);
        }
    }
    Ok(scripts)
}

/// The phrases beside scripts, those that come with the program where there are none.
fn phrases_in(folder: Option<&Path>) -> anyhow::Result<Phrases> {
    let path = folder.map(|folder| folder.join(PHRASES_FILE)).filter(|path| path.is_file());
    let Some(path) = path else { return Ok(Phrases::shipped().clone()) };
    let text = std::fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    Phrases::parse(&text).map_err(|(line, message)| anyhow::anyhow!("{}:{line}: {message}", path.display()))
}
