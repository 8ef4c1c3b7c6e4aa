//! The note beside exported files (`README.txt`), in the language of the person who gets it.
//!
//! In charge of saying what the manifest beside it says, and of naming no file that is not handed over: manifest and sums
//! stay where the export wrote them, with a note for whoever has the whole folder. Names of files, columns and fields stay
//! as they are.

use std::io;

use super::files::FileWords;
use crate::dialogue::reply::Reply;
use crate::domain::evidence::NotHeld;
use crate::ports::files::Folder;
use crate::service::export::{MANIFEST_FILE, Manifest, NeutralisedCell, README_FILE};

/// The paragraph under which cells that were made harmless are listed.
const HARMLESS: &str = "file-note-harmless";

/// The most of them that are listed.
const MOST_CELLS: usize = 200;

/// What is said of every export, in this order, a paragraph each.
const PARAGRAPHS: [&str; 8] = [
    "file-note-order",
    "file-note-linked",
    "file-note-format",
    "file-note-information",
    HARMLESS,
    "file-note-whole",
    "file-note-personal",
    "file-note-main",
];

/// Writes the note in a language beside the one that is kept; gives its name.
pub(super) fn write_note(words: &FileWords<'_>, files: &dyn Folder, name: &str) -> io::Result<String> {
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let manifest: Manifest = serde_json::from_slice(&files.read(&format!("{folder}/{MANIFEST_FILE}"))?)?;
    let text = note(words, &manifest).ok_or_else(|| io::Error::other("a text of the note cannot be worded"))?;
    let new_name = format!("{folder}/{}/{README_FILE}", words.language);
    let mut file = files.begin(&new_name)?;
    io::Write::write_all(&mut file, text.as_bytes())?;
    file.commit()?;
    Ok(new_name)
}

fn note(words: &FileWords<'_>, manifest: &Manifest) -> Option<String> {
    let title = Reply::new("file-note")
        .with("snapshot", manifest.snapshot.to_string())
        .with("portal", manifest.portal.to_string())
        .with("at", manifest.taken_at);
    let mut text = words.word(title)? + "\n\n";
    for file in &manifest.files {
        let line = Reply::new("file-note-file").with("name", file.name.clone()).with("count", file.records);
        text += &format!("  {}\n", words.word(line)?);
    }
    text.push('\n');
    for id in PARAGRAPHS {
        text += &words.word(Reply::new(id).with("count", manifest.neutralised.len() as u64))?;
        text.push('\n');
        if id == HARMLESS {
            text += &harmless_cells(words, &manifest.neutralised)?;
        }
    }
    text += &format!("\n{}\n", words.word(Reply::new("file-note-not-held"))?);
    for held_by_none in &manifest.not_held {
        if let NotHeld::DeletedField { label, .. } = held_by_none {
            text += &words.word(Reply::new("file-note-field").with("field", label.clone()))?;
            text.push('\n');
        }
    }
    Some(text)
}

/// Each cell that was made harmless, a line each.
fn harmless_cells(words: &FileWords<'_>, cells: &[NeutralisedCell]) -> Option<String> {
    let line = |cell: &NeutralisedCell| {
        let reply = Reply::new("file-note-cell").with("name", cell.file.clone());
        words.word(reply.with("row", cell.row).with("column", cell.column.clone()))
    };
    let lines: Option<Vec<String>> = cells.iter().take(MOST_CELLS).map(line).collect();
    let mut text: String = lines?.iter().map(|line| format!("  {line}\n")).collect();
    let rest = cells.len().saturating_sub(MOST_CELLS);
    if rest > 0 {
        text += &format!("  {}\n", words.word(Reply::new("file-note-more-cells").with("count", rest as u64))?);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use chrono::DateTime;

    use super::*;
    use crate::adapters::files::DiskFolder;
    use crate::dialogue::{Setting, shipped};
    use crate::service::export::SUMS_FILE;

    const MANIFEST: &str = r#"{"portal": "acme", "snapshot": "s5", "taken_at": "2026-11-20T08:00:00Z",
        "made_at": "2026-11-21T08:00:00Z", "only_missing": true, "types": [], "zip": null,
        "files": [{"name": "contacts.csv", "entity_type": "contact", "records": 1234, "size_bytes": 1, "blake3": "", "sha256": ""}],
        "columns": {}, "information_only": [], "neutralised": [{"file": "contacts.csv", "row": 2, "column": "=HYPER"}],
        "not_held": []}"#;

    #[test]
    fn the_note_is_in_the_persons_language() {
        let folder = tempfile::tempdir().unwrap();
        let files = DiskFolder::new(folder.path());
        let mut file = files.begin("exports/c1/manifest.json").unwrap();
        file.write_all(MANIFEST.as_bytes()).unwrap();
        file.commit().unwrap();
        let dialogues = shipped::dialogues();
        let setting = Setting { zone: chrono_tz::Europe::Berlin, now: DateTime::UNIX_EPOCH };
        for (language, said) in [
            ("en", ["import", "1,234", "separator", "09:00"]),
            ("de", ["Import", "1.234", "Trennzeichen", "09:00"]),
            ("fr", ["import", "1\u{202f}234", "Séparateur", "9h00"]),
            ("it", ["importa", "1.234", "Separatore", "09:00"]),
            ("vi", ["nhập", "1.234", "phân cách", "09:00"]),
            ("pl", ["import", "1234", "separator", "09:00"]),
        ] {
            let words = FileWords { texts: &dialogues.texts, language, setting };
            let name = write_note(&words, &files, "exports/c1/README.txt").unwrap();
            assert_eq!(name, format!("exports/c1/{language}/README.txt"));
            let text = String::from_utf8(files.read(&name).unwrap()).unwrap();
            let lower = text.to_lowercase();
            for part in said.iter().chain(&["contacts.csv", "acme", "s5", "=HYPER"]) {
                assert!(lower.contains(&part.to_lowercase()), "{language}: {part}: {text}");
            }
            // What is not handed over with it is not named.
            for absent in [MANIFEST_FILE, SUMS_FILE] {
                assert!(!text.contains(absent), "{language}: {absent}: {text}");
            }
        }
    }
}
