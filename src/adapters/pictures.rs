//! Pictures as files, for channels that cannot show them: each is drawn once and stays in the installation's folder.
//!
//! In charge of their names and of drawing only what is not there yet. What they show is `dialogue::pictures`'.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files::DiskFolder;
use crate::dialogue::pictures::{PictureError, WIDTH};
use crate::dialogue::{Dialogues, Pictures};
use crate::ports::files::Folder as _;

/// The folder of the pictures, below the installation's.
const FOLDER: &str = "pictures";

/// Where drawn pictures are kept.
#[derive(Debug, Clone)]
pub struct PictureFolder {
    folder: DiskFolder,
    dialogues: Arc<Dialogues>,
}

/// A picture that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedPicture {
    /// Where.
    pub path: PathBuf,
    /// What it shows, in words.
    pub alternative: String,
}

/// A picture that could not be put into a folder.
#[derive(Debug, thiserror::Error)]
pub enum PlaceError {
    /// It cannot be drawn.
    #[error("the picture is not there")]
    Picture(#[from] PictureError),
    /// The folder takes no file.
    #[error("the picture cannot be written")]
    Folder(#[from] io::Error),
}

impl PictureFolder {
    /// The pictures of these dialogues in an installation's folder.
    pub fn new(installation: &Path, dialogues: Arc<Dialogues>) -> Self {
        Self { folder: DiskFolder::new(installation.join(FOLDER)), dialogues }
    }

    /// Puts a picture into the folder, unless it stands there. A picture is a help beside the words: where it cannot be
    /// placed the words go without, and the log tells.
    pub fn place(&self, name: &str, language: &str) -> Option<PlacedPicture> {
        let placed = place(&self.folder, &self.dialogues.pictures, name, language);
        placed
            .inspect_err(|error| {
                let cause = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
                tracing::warn!(picture.name = name, language, "{error}: {cause}");
            })
            .ok()
    }
}

/// The name bears the content, so that changed words or lines make another file.
fn place(folder: &DiskFolder, pictures: &Pictures, name: &str, language: &str) -> Result<PlacedPicture, PlaceError> {
    let svg = pictures.svg(name, language)?;
    let digest = blake3::hash(svg.as_bytes()).to_hex();
    let file = format!("{name}-{language}-{}.png", &digest.as_str()[..12]);
    if !folder.has(&file) {
        write(folder, &file, &pictures.png(name, language, WIDTH)?)?;
    }
    let alternative = pictures.alternative(name, language)?.to_owned();
    Ok(PlacedPicture { path: folder.path().join(file), alternative })
}

/// Writes a file whole.
///
/// # Errors
/// The folder cannot be made or written to.
pub fn write(folder: &DiskFolder, name: &str, content: &[u8]) -> io::Result<()> {
    let mut file = folder.begin(name)?;
    file.write_all(content)?;
    file.commit()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogue::shipped;

    #[test]
    fn a_picture_is_drawn_once_and_one_that_is_not_there_is_left_out() {
        let installation = tempfile::tempdir().unwrap();
        let pictures = PictureFolder::new(installation.path(), shipped::dialogues());
        let placed = pictures.place("upgrade", "de").unwrap();
        assert!(placed.alternative.contains("Abonnement"), "{}", placed.alternative);
        assert!(std::fs::read(&placed.path).unwrap().starts_with(b"\x89PNG"));
        // What stands there already stays as it is.
        std::fs::write(&placed.path, b"kept").unwrap();
        assert_eq!(pictures.place("upgrade", "de").unwrap(), placed);
        assert_eq!(std::fs::read(&placed.path).unwrap(), b"kept");
        assert_ne!(pictures.place("upgrade", "vi").unwrap().path, placed.path);
        assert_eq!(pictures.place("upgrades", "de"), None);
        assert_eq!(pictures.place("upgrade", "xx"), None);
    }

    #[test]
    fn a_folder_that_takes_nothing_costs_the_picture_only() {
        let installation = tempfile::tempdir().unwrap();
        std::fs::write(installation.path().join(FOLDER), b"in the way").unwrap();
        assert_eq!(PictureFolder::new(installation.path(), shipped::dialogues()).place("upgrade", "de"), None);
    }
}
