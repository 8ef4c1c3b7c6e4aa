//! A folder on disk that files are handed over in: written under a passing name, then renamed, their owner's alone.
//!
//! In charge of whole files only and of leaving nothing behind. What stands in them is the service's.

use std::fs::{self, File, TryLockError};
use std::io::{self, Seek, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use sha2::{Digest as _, Sha256};

use crate::ports::files::{Folder, NewFile, Packed};

/// A folder on disk; it is made when the first file is.
#[derive(Debug, Clone)]
pub struct DiskFolder {
    path: PathBuf,
}

impl DiskFolder {
    /// The folder at that path, there or not.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn pack_into(&self, names: &[String], passing: &Path) -> io::Result<Packed> {
        let file = new_private().read(true).open(passing)?;
        // Where files have no locks, nobody takes this one for left behind either.
        let _ = file.try_lock();
        let mut zip = zip::ZipWriter::new(file);
        // Files of 4 GiB and more need the longer form.
        let options = zip::write::SimpleFileOptions::default().large_file(true);
        for name in names {
            zip.start_file(name.as_str(), options)?;
            io::copy(&mut File::open(self.place(name)?)?, &mut zip)?;
        }
        let mut file = zip.finish()?;
        file.sync_all()?;
        file.rewind()?;
        let mut sha256 = Sha256::new();
        let size_bytes = io::copy(&mut file, &mut sha256)?;
        Ok(Packed { size_bytes, sha256: format!("{:x}", sha256.finalize()) })
    }

    fn place(&self, name: &str) -> io::Result<PathBuf> {
        let relative = Path::new(name);
        let is_plain = relative.components().all(|part| matches!(part, Component::Normal(_)));
        if !is_plain || name.is_empty() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "a file's name leads out of its folder"));
        }
        Ok(self.path.join(relative))
    }
}

impl Folder for DiskFolder {
    fn begin(&self, name: &str) -> io::Result<Box<dyn NewFile>> {
        let target = self.place(name)?;
        let folder = target.parent().unwrap_or(&self.path);
        make_private(folder)?;
        // They hold personal data that nobody asked to keep.
        remove_all(&leftovers_in(folder));
        let (file, passing) = begin_passing(&target)?;
        Ok(Box::new(PassingFile { file: Some(file), passing, target }))
    }

    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        fs::read(self.place(name)?)
    }

    fn has(&self, name: &str) -> bool {
        self.place(name).is_ok_and(|path| path.exists())
    }

    fn pack(&self, names: &[String], into: &str) -> io::Result<Packed> {
        let target = self.place(into)?;
        let passing = passing_name(&target);
        let packed = self.pack_into(names, &passing).and_then(|packed| {
            fs::rename(&passing, &target)?;
            Ok(packed)
        });
        if packed.is_err() {
            let _ = fs::remove_file(&passing);
        } else {
            for name in names {
                fs::remove_file(self.place(name)?)?;
            }
        }
        packed
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        match fs::remove_file(self.place(name)?) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            other => other,
        }
    }

    fn describe(&self) -> String {
        self.path.display().to_string()
    }
}

/// Files hold personal data, so folders that we make are their owner's alone.
fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder)
}

/// Opens a file that is not there yet, for writing, and for its owner alone.
fn new_private() -> fs::OpenOptions {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}

/// The ending of files that are being written.
const PASSING: &str = ".part";

/// Files that programs were writing when they were ended, in a folder of an installation and in those below it, as plans
/// and restores have them. Whoever is at work on one holds its lock.
pub fn unfinished(folder: &Path) -> Vec<PathBuf> {
    leftovers(folder).into_iter().map(|left| left.path).collect()
}

/// Removes [`unfinished`] files.
pub fn remove_unfinished(folder: &Path) {
    remove_all(&leftovers(folder));
}

/// A file that nobody finishes; as long as its lock is held, nobody takes it for one of theirs.
struct Leftover {
    path: PathBuf,
    _lock: File,
}

fn remove_all(leftovers: &[Leftover]) {
    for left in leftovers {
        // What cannot be removed is told by `doctor`.
        let _ = fs::remove_file(&left.path);
    }
}

fn leftovers(folder: &Path) -> Vec<Leftover> {
    let mut found = leftovers_in(folder);
    for below in folders_in(folder) {
        found.extend(leftovers_in(&below));
        found.extend(folders_in(&below).iter().flat_map(|folder| leftovers_in(folder)));
    }
    found
}

fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir())).map(|entry| entry.path()).collect()
}

fn leftovers_in(folder: &Path) -> Vec<Leftover> {
    let is_passing = |name: &str| {
        let parts = name.strip_prefix('.').and_then(|name| name.strip_suffix(PASSING)?.rsplit_once('.'));
        parts
            .and_then(|(_, numbers)| numbers.split_once('-'))
            .is_some_and(|(process, number)| process.parse::<u32>().is_ok() && number.parse::<u64>().is_ok())
    };
    let take = |path: PathBuf| {
        let lock = File::open(&path).ok().filter(|file| file.try_lock().is_ok())?;
        Some(Leftover { path, _lock: lock })
    };
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let named = entries.filter(|entry| entry.file_name().to_str().is_some_and(is_passing));
    named.filter_map(|entry| take(entry.path())).collect()
}

/// A new file under a passing name, locked as long as it is written.
fn begin_passing(target: &Path) -> io::Result<(File, PathBuf)> {
    loop {
        let passing = passing_name(target);
        let file = new_private().open(&passing)?;
        // Between the two, another program may take it for one that was left behind. Where files have no locks, none is.
        if !matches!(file.try_lock(), Err(TryLockError::WouldBlock)) && passing.exists() {
            return Ok((file, passing));
        }
    }
}

/// A name beside the target that no other run uses.
fn passing_name(target: &Path) -> PathBuf {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    target.with_file_name(format!(".{name}.{}-{number}{PASSING}", std::process::id()))
}

struct PassingFile {
    /// `None` once it was put under its name.
    file: Option<File>,
    passing: PathBuf,
    target: PathBuf,
}

impl Write for PassingFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.file {
            Some(file) => file.write(bytes),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl NewFile for PassingFile {
    fn commit(mut self: Box<Self>) -> io::Result<()> {
        if let Some(file) = self.file.take() {
            // What is told as written is on the disk: a full disk is noticed here at the latest.
            if let Err(error) = file.sync_all().and_then(|()| fs::rename(&self.passing, &self.target)) {
                let _ = fs::remove_file(&self.passing);
                return Err(error);
            }
        }
        Ok(())
    }
}

impl Drop for PassingFile {
    fn drop(&mut self) {
        if self.file.take().is_some() {
            // Best effort: a file that stays behind has a name that nobody takes for the result.
            let _ = fs::remove_file(&self.passing);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_there_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let disk = DiskFolder::new(folder.path().join("out"));
        let mut file = disk.begin("plans/p1/a.csv").unwrap();
        file.write_all(b"one").unwrap();
        assert!(!disk.has("plans/p1/a.csv"));
        file.commit().unwrap();
        assert_eq!(fs::read(disk.path().join("plans/p1/a.csv")).unwrap(), b"one");

        let mut dropped = disk.begin("plans/p1/a.csv").unwrap();
        dropped.write_all(b"two").unwrap();
        drop(dropped);
        assert_eq!(fs::read(disk.path().join("plans/p1/a.csv")).unwrap(), b"one");
        assert_eq!(fs::read_dir(disk.path().join("plans/p1")).unwrap().count(), 1, "nothing is left behind");
    }

    #[test]
    fn files_are_packed_into_one() {
        let folder = tempfile::tempdir().unwrap();
        let disk = DiskFolder::new(folder.path());
        for name in ["a.csv", "b.csv"] {
            let mut file = disk.begin(name).unwrap();
            file.write_all(name.as_bytes()).unwrap();
            file.commit().unwrap();
        }
        let names = ["a.csv".to_owned(), "b.csv".to_owned()];
        let packed = disk.pack(&names, "all.zip").unwrap();
        let bytes = fs::read(folder.path().join("all.zip")).unwrap();
        assert_eq!((packed.size_bytes, packed.sha256), (bytes.len() as u64, format!("{:x}", Sha256::digest(&bytes))));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let mut zip = zip::ZipArchive::new(File::open(folder.path().join("all.zip")).unwrap()).unwrap();
        let mut text = String::new();
        io::Read::read_to_string(&mut zip.by_name("b.csv").unwrap(), &mut text).unwrap();
        assert_eq!(text, "b.csv");
        assert!(disk.pack(&names, "again.zip").is_err(), "they are gone");
        assert!(!disk.has("again.zip"));
    }

    #[test]
    fn what_a_program_left_unfinished_goes_with_the_next_file() {
        let folder = tempfile::tempdir().unwrap();
        let disk = DiskFolder::new(folder.path());
        let at_work = disk.begin("at-work.csv").unwrap();
        for name in [".left.csv.1-0.part", ".notes.part", "left.csv.1-0.part", ".left.csv.x-0.part"] {
            fs::write(folder.path().join(name), "customers").unwrap();
        }
        fs::create_dir_all(folder.path().join("plans/p1")).unwrap();
        fs::write(folder.path().join("plans/p1/.lost.csv.1-0.part"), "customers").unwrap();
        let mut names: Vec<String> = unfinished(folder.path())
            .iter()
            .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
            .collect();
        names.sort();
        assert_eq!(names, [".left.csv.1-0.part", ".lost.csv.1-0.part"]);
        disk.begin("next.csv").unwrap().commit().unwrap();
        assert!(!disk.has(".left.csv.1-0.part") && disk.has(".notes.part") && disk.has(".left.csv.x-0.part"));
        at_work.commit().unwrap();
        assert!(disk.has("at-work.csv"));
    }

    #[cfg(unix)]
    #[test]
    fn files_and_folders_are_their_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let disk = DiskFolder::new(folder.path().join("out"));
        disk.begin("a.csv").unwrap().commit().unwrap();
        disk.begin("b.csv").unwrap().commit().unwrap();
        disk.pack(&["b.csv".to_owned()], "b.zip").unwrap();
        for (name, mode) in [("", 0o700), ("a.csv", 0o600), ("b.zip", 0o600)] {
            let found = fs::metadata(disk.path().join(name)).unwrap().permissions().mode() & 0o777;
            assert_eq!(found, mode, "{name:?}");
        }
    }

    #[test]
    fn names_stay_within_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let disk = DiskFolder::new(folder.path());
        for wrong in ["../a", "/etc/a", "a/../../b", ""] {
            assert!(disk.begin(wrong).is_err(), "{wrong}");
            assert!(!disk.has(wrong));
        }
    }
}
