//! Files as a messenger takes them: one that is too large is zipped, and what is still too large is cut into parts.
//!
//! In charge of making the parts in the installation's folder, each once: whoever is killed while sending finds the same
//! ones again. How large a file may be is the messenger's, what is said about the parts the conversation's.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::files::DiskFolder;
use crate::ports::files::Folder as _;

/// The folder of parts, below the installation's.
const FOLDER: &str = "parcels";

/// Where parts are kept until they were sent.
#[derive(Debug, Clone)]
pub struct ParcelFolder {
    installation: PathBuf,
    folder: DiskFolder,
}

impl ParcelFolder {
    /// The parts of an installation's files.
    pub fn new(installation: &Path) -> Self {
        Self { installation: installation.to_owned(), folder: DiskFolder::new(installation.join(FOLDER)) }
    }

    /// A file of the installation in parts of `limit` bytes at most, in order: the file itself where it is small
    /// enough, else a ZIP of it, else `NAME.zip.001` and so on, which put one behind another are the ZIP.
    ///
    /// # Errors
    /// The file is not there, or the disk is full.
    pub fn parts(&self, name: &str, limit: u64) -> io::Result<Vec<PathBuf>> {
        let limit = limit.max(1);
        let file = self.installation.join(name);
        if fs::metadata(&file)?.len() <= limit {
            return Ok(vec![file]);
        }
        let archive = self.archive(name, &file)?;
        let bytes = fs::metadata(&archive)?.len();
        if bytes <= limit {
            return Ok(vec![archive]);
        }
        (0..bytes.div_ceil(limit)).map(|number| self.part(name, &archive, number, limit)).collect()
    }

    /// Removes the parts of a file; the file stays.
    ///
    /// # Errors
    /// The folder cannot be written to.
    pub fn forget(&self, name: &str) -> io::Result<()> {
        match fs::remove_dir_all(self.folder.path().join(own_folder(name))) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            other => other,
        }
    }

    fn archive(&self, name: &str, file: &Path) -> io::Result<PathBuf> {
        if is_zip(name) {
            return Ok(file.to_owned());
        }
        let packed = format!("{}/{}", own_folder(name), archive_name(name));
        if !self.folder.has(&packed) {
            let mut zip = zip::ZipWriter::new_stream(self.folder.begin(&packed)?);
            // Files of 4 GiB and more need the longer form.
            zip.start_file(last_of(name), zip::write::SimpleFileOptions::default().large_file(true))?;
            io::copy(&mut File::open(file)?, &mut zip)?;
            zip.finish()?.into_inner().commit()?;
        }
        Ok(self.folder.path().join(packed))
    }

    fn part(&self, name: &str, archive: &Path, number: u64, limit: u64) -> io::Result<PathBuf> {
        let part = format!("{}/{}.{:03}", own_folder(name), archive_name(name), number + 1);
        if !self.folder.has(&part) {
            let mut archive = File::open(archive)?;
            archive.seek(SeekFrom::Start(number * limit))?;
            let mut file = self.folder.begin(&part)?;
            io::copy(&mut archive.take(limit), &mut file)?;
            file.flush()?;
            file.commit()?;
        }
        Ok(self.folder.path().join(part))
    }
}

/// `restores/r1/all.csv` has its parts in a folder of that name, without divisions.
fn own_folder(name: &str) -> String {
    name.replace('/', "-")
}

fn last_of(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

fn archive_name(name: &str) -> String {
    let last = last_of(name);
    if is_zip(name) { last.to_owned() } else { format!("{last}.zip") }
}

fn is_zip(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An installation with files whose bytes compress well, or not at all.
    fn installation() -> (tempfile::TempDir, ParcelFolder) {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("restores/r1")).unwrap();
        let odd: Vec<u8> = (0..10_000_u64).map(|number| blake3::hash(&number.to_le_bytes()).as_bytes()[0]).collect();
        fs::write(folder.path().join("restores/r1/even.csv"), vec![b'a'; 10_000]).unwrap();
        fs::write(folder.path().join("restores/r1/odd.csv"), &odd).unwrap();
        fs::write(folder.path().join("restores/r1/odd.zip"), &odd).unwrap();
        let parcels = ParcelFolder::new(folder.path());
        (folder, parcels)
    }

    fn names(parts: &[PathBuf]) -> Vec<&str> {
        parts.iter().map(|part| part.file_name().unwrap().to_str().unwrap()).collect()
    }

    fn joined(parts: &[PathBuf]) -> Vec<u8> {
        parts.iter().flat_map(|part| fs::read(part).unwrap()).collect()
    }

    #[test]
    fn a_file_goes_as_it_is_or_zipped_or_in_parts() {
        let (folder, parcels) = installation();
        for (name, limit, wanted) in [
            ("even.csv", 10_000, vec!["even.csv"]),
            ("even.csv", 9_999, vec!["even.csv.zip"]),
            ("odd.csv", 5_000, vec!["odd.csv.zip.001", "odd.csv.zip.002", "odd.csv.zip.003"]),
            ("odd.zip", 5_000, vec!["odd.zip.001", "odd.zip.002"]),
        ] {
            let parts = parcels.parts(&format!("restores/r1/{name}"), limit).unwrap();
            assert_eq!(names(&parts), wanted, "{name} {limit}");
            assert!(parts.iter().all(|part| fs::metadata(part).unwrap().len() <= limit));
        }
        let parts = parcels.parts("restores/r1/odd.csv", 5_000).unwrap();
        let mut zip = zip::ZipArchive::new(io::Cursor::new(joined(&parts))).unwrap();
        let mut content = Vec::new();
        zip.by_name("odd.csv").unwrap().read_to_end(&mut content).unwrap();
        assert_eq!(content, fs::read(folder.path().join("restores/r1/odd.csv")).unwrap());
    }

    #[test]
    fn parts_are_made_once_and_forgotten_without_the_file() {
        let (folder, parcels) = installation();
        let name = "restores/r1/odd.zip";
        let parts = parcels.parts(name, 4_000).unwrap();
        fs::write(&parts[0], "as it was left").unwrap();
        let again = parcels.parts(name, 4_000).unwrap();
        assert_eq!(fs::read(&again[0]).unwrap(), b"as it was left");
        parcels.forget(name).unwrap();
        parcels.forget(name).unwrap();
        assert!(!parts[0].exists() && folder.path().join(name).exists());
        parcels.parts("restores/r1/none.csv", 4_000).unwrap_err();
    }
}
