//! Dialogue files and scripts on the disk.
//!
//! In charge of reading folders, and of reading again what is being written. What is wrong within a file is decided by
//! [`crate::dialogue`].

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::dialogue::SourceFile;
use crate::dialogue::diagnostic::{Code, Diagnostic};

/// How often a file is read again that changes while it is read.
const MOST_READINGS: usize = 20;

/// How long whoever writes a file is waited for.
const PAUSE: Duration = Duration::from_millis(25);

/// Where dialogue files are and how their names end; those marked have to be there.
const KINDS: [(&str, &str, bool); 6] = [
    ("flows", "yaml", true),
    ("language", "yaml", true),
    ("texts", "ftl", true),
    ("moments", "yaml", false),
    ("pictures", "svg", false),
    ("canned", "yaml", false),
];

/// Reads the dialogue files of a folder: `flows/*.yaml`, `texts/*/*.ftl`, `language/*.yaml`, and `moments/*.yaml`,
/// `pictures/*.svg` and `canned/*.yaml` where there are any.
///
/// # Errors
/// A folder or file that cannot be read or is not UTF-8, as complaints.
pub fn read_folder(dir: &Path) -> Result<Vec<SourceFile>, Vec<Diagnostic>> {
    if !dir.is_dir() {
        let message = format!("there is no folder {}", dir.display());
        return Err(vec![Diagnostic::new(Code::Unreadable, ".", 0, message)]);
    }
    let mut reader = FolderReader { dir, files: Vec::new(), problems: Vec::new() };
    for (folder, extension, is_needed) in KINDS {
        if is_needed || dir.join(folder).is_dir() {
            reader.collect(Path::new(folder), extension);
        }
    }
    if reader.problems.is_empty() { Ok(reader.files) } else { Err(reader.problems) }
}

/// Names, lengths and times of all dialogue files of a folder: whether something changed is told without reading.
pub fn look_at(dir: &Path) -> Vec<(PathBuf, u64, Option<SystemTime>)> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = KINDS.iter().map(|(folder, _, _)| dir.join(folder)).collect();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
            let Ok(data) = entry.metadata() else { continue };
            if data.is_dir() {
                folders.push(entry.path());
            } else {
                found.push((entry.path(), data.len(), data.modified().ok()));
            }
        }
    }
    found.sort();
    found
}

struct FolderReader<'a> {
    dir: &'a Path,
    files: Vec<SourceFile>,
    problems: Vec<Diagnostic>,
}

impl FolderReader<'_> {
    fn report(&mut self, code: Code, path: &Path, line: u32, message: String) {
        self.problems.push(Diagnostic::new(code, &slashed(path), line, message));
    }

    fn collect(&mut self, below: &Path, extension: &str) {
        let entries = match std::fs::read_dir(self.dir.join(below)) {
            Ok(entries) => entries,
            Err(error) => {
                return self.report(Code::Unreadable, below, 0, format!("the folder cannot be read: {error}"));
            }
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
        match read_whole(path).map(String::from_utf8) {
            Ok(Ok(text)) => {
                // Some editors begin a file with a mark that is no part of its text.
                let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
                self.files.push(SourceFile { path: slashed(shown), text: text.into() });
            }
            Ok(Err(error)) => {
                let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
                let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
                self.report(Code::NotUtf8, shown, u32::try_from(line).unwrap_or(0), "this is not UTF-8".into());
            }
            Err(error) => self.report(Code::Unreadable, shown, 0, error.to_string()),
        }
    }
}

/// Reads a file; one that is written meanwhile is read again until two looks at it agree.
fn read_whole(path: &Path) -> std::io::Result<Vec<u8>> {
    let look = || std::fs::metadata(path).map(|data| (data.len(), data.modified().ok()));
    let mut last = Err(std::io::Error::other("the file keeps changing"));
    for _ in 0..MOST_READINGS {
        let before = look();
        last = std::fs::read(path);
        match (&before, look(), &last) {
            (Ok(before), Ok(after), Ok(content)) if *before == after && before.0 == content.len() as u64 => {
                return last;
            }
            // An editor that replaces files leaves none for a moment.
            _ => std::thread::sleep(PAUSE),
        }
    }
    last
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
