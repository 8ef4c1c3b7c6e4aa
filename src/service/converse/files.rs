//! The files beside a preview and a report, in the language of the person who gets them.
//!
//! In charge of headings, of what is done, of types and of reasons: words of the program. What the portal holds stays as
//! it is, and so do exported records; the note beside those is `readme`'s. The files themselves, as plans and restores write them, are in English and are kept.

use std::io;

use super::readme::write_note;
use crate::dialogue::Setting;
use crate::dialogue::backend::{FilePurpose, FileView};
use crate::dialogue::reply::Reply;
use crate::dialogue::texts::Texts;
use crate::domain::EntityType;
use crate::domain::plan::{ActionKind, ConflictReason};
use crate::domain::report::DifferenceReason;
use crate::domain::{RecordId, RecordKey};
use crate::ports::files::Folder;
use crate::service::export::README_FILE;
use crate::service::export::csv_out::CsvOut;
use crate::service::plan::preview::{LOSE_LINK, NEW_NUMBER};

/// The language that the files are written in.
const WRITTEN_IN: &str = "en";

/// Headings, and the texts that say them.
const HEADINGS: [(&str, &str); 11] = [
    ("action", "file-action"),
    ("type", "file-type"),
    ("number", "file-number"),
    ("name", "file-name"),
    ("field", "file-field"),
    ("fields", "file-fields"),
    ("present value", "file-present"),
    ("value afterwards", "file-afterwards"),
    ("reason", "file-reason"),
    ("number before", "file-number-before"),
    ("number now", "file-number-now"),
];

/// The words of one language.
pub struct FileWords<'a> {
    /// Every language's texts.
    pub texts: &'a Texts,
    /// The language.
    pub language: &'a str,
    /// The portal's zone and now.
    pub setting: Setting,
}

impl FileWords<'_> {
    /// The file in the person's language, beside the one that is kept; that one itself where it says nothing of ours,
    /// or where no other can be written.
    pub fn in_language(&self, files: &dyn Folder, file: FileView) -> FileView {
        let is_note = file.name.rsplit('/').next() == Some(README_FILE);
        let written = match file.purpose {
            FilePurpose::Export if is_note => write_note(self, files, &file.name),
            FilePurpose::Export => return file,
            _ if self.language == WRITTEN_IN => return file,
            _ if file.name.ends_with(".csv") => self.write(files, &file.name),
            _ => return file,
        };
        match written {
            Ok(name) => FileView { name, ..file },
            Err(error) => {
                tracing::warn!(file = file.name, %error, "a file is handed over in English");
                file
            }
        }
    }

    fn write(&self, files: &dyn Folder, name: &str) -> io::Result<String> {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let new_name = format!("{folder}/{}/{file}", self.language);
        let bytes = files.read(name)?;
        let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
        let mut rows = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).flexible(true).from_reader(text);
        let mut out = CsvOut::begin(files, &new_name)?;
        let mut headings: Option<csv::StringRecord> = None;
        for row in rows.records() {
            let row = row.map_err(io::Error::other)?;
            let cells: Vec<String> = match &headings {
                None => row.iter().map(|cell| self.heading(cell)).collect(),
                Some(headings) => row.iter().zip(headings).map(|(cell, heading)| self.cell(heading, cell)).collect(),
            };
            out.row(&cells)?;
            headings.get_or_insert(row);
        }
        out.commit()?;
        Ok(new_name)
    }

    fn heading(&self, cell: &str) -> String {
        let id = HEADINGS.iter().find(|(heading, _)| *heading == cell).map(|(_, id)| *id);
        id.and_then(|id| self.word(Reply::new(id))).unwrap_or_else(|| cell.to_owned())
    }

    fn cell(&self, heading: &str, cell: &str) -> String {
        let said = match heading {
            "action" => action_id(cell).and_then(|id| self.word(Reply::new(id))),
            "type" => cell.parse::<EntityType>().ok().and_then(|kind| self.word(Reply::new(format!("file-{kind}")))),
            "reason" => self.reason(cell),
            "value afterwards" => cell
                .strip_prefix(NEW_NUMBER)
                .and_then(|number| self.word(Reply::new("file-new-number").with("number", number.trim().to_owned()))),
            _ => None,
        };
        said.unwrap_or_else(|| cell.to_owned())
    }

    /// A reason, with what stands behind it: the portal's own words, or a record.
    fn reason(&self, cell: &str) -> Option<String> {
        let changed_since = cell.strip_prefix(CHANGED_SINCE.0).and_then(|rest| rest.strip_suffix(CHANGED_SINCE.1));
        if let Some(who) = changed_since {
            return self.word(Reply::new("file-why-changed-since").with("who", who.to_owned()));
        }
        let (known, id) =
            REASONS.iter().map(|(words, id)| (words(), *id)).find(|(known, _)| cell.starts_with(known))?;
        Some(format!("{}{}", self.word(Reply::new(id))?, &cell[known.len()..]))
    }

    pub(super) fn word(&self, reply: Reply) -> Option<String> {
        self.texts.word(self.language, &reply, self.setting).ok().map(|worded| worded.text)
    }
}

fn action_id(cell: &str) -> Option<&'static str> {
    use ActionKind::{ChangeBack, Link, Recreate, Relink, Remove};
    let kinds = [
        (Recreate, "file-do-recreate"),
        (Link, "file-do-link"),
        (ChangeBack, "file-do-change-back"),
        (Relink, "file-do-relink"),
        (Remove, "file-do-remove"),
    ];
    let kind = kinds.into_iter().find(|(kind, _)| kind.as_str() == cell).map(|(_, id)| id);
    kind.or((cell == LOSE_LINK).then_some("file-do-lose-link"))
}

/// How a reason begins in a file, and the text that says it.
type Told = (fn() -> String, &'static str);

/// Every reason for which something is left alone or differs.
const REASONS: [Told; 17] = [
    (|| of_conflict(ConflictReason::ChangedAfterDamage), "file-why-changed-after-damage"),
    (|| of_conflict(ConflictReason::ChangedAfterRestore), "file-why-changed-after-restore"),
    (|| of_conflict(ConflictReason::ChangedAfterPlanning), "file-why-changed-after-planning"),
    (|| of_conflict(ConflictReason::AlreadyThere), "file-why-already-there"),
    (|| of_conflict(ConflictReason::Gone), "file-why-gone"),
    (|| of_conflict(ConflictReason::WithoutOwner), "file-why-without-owner"),
    (|| of_conflict(ConflictReason::MadeAgain { as_id: RecordId(0) }), "file-why-made-again"),
    (|| of_conflict(ConflictReason::OnlyWhileCreating), "file-why-only-while-creating"),
    (|| of_conflict(ConflictReason::PointedAt { by: ANY_RECORD }), "file-why-pointed-at"),
    (|| DifferenceReason::NotTaken.in_words(), "difference-not-taken"),
    (|| DifferenceReason::OnlyWhileCreating.in_words(), "difference-only-while-creating"),
    (|| DifferenceReason::FieldDeleted.in_words(), "difference-field-deleted"),
    (|| DifferenceReason::PointsAtGone.in_words(), "difference-points-at-gone"),
    (|| DifferenceReason::LeftOut.in_words(), "difference-left-out"),
    (|| DifferenceReason::ValueGone.in_words(), "difference-value-gone"),
    (|| DifferenceReason::GoneSince.in_words(), "file-why-gone-since"),
    (|| "the portal refused it".to_owned(), "difference-refused"),
];

/// Around the name of somebody who changed a record while a restore was at work.
const CHANGED_SINCE: (&str, &str) = ("changed since by ", "; their value is kept");

const ANY_RECORD: RecordKey = RecordKey { entity_type: EntityType::Contact, id: RecordId(0) };

fn of_conflict(reason: ConflictReason) -> String {
    reason.in_words().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adapters::files::DiskFolder;
    use crate::dialogue::shipped;
    use chrono::DateTime;
    use std::io::Write;

    /// Every word of ours that a file may hold, a row for each column.
    fn written() -> String {
        let headings: Vec<&str> = HEADINGS.iter().map(|(heading, _)| *heading).collect();
        let column = |name: &str| headings.iter().position(|heading| *heading == name).unwrap();
        let mut rows = vec![headings.join(";")];
        let mut cell = |name: &str, text: &str| {
            let mut cells = vec![String::new(); headings.len()];
            cells[column(name)] = text.to_owned();
            rows.push(cells.join(";"));
        };
        for action in ["re-create", "link", "change back", "relink", "remove", LOSE_LINK] {
            cell("action", action);
        }
        EntityType::ALL.iter().for_each(|kind| cell("type", &kind.to_string()));
        REASONS.iter().for_each(|(words, _)| cell("reason", &format!("\"{}\"", words())));
        let changed = DifferenceReason::ChangedSince { by: "Ada Byron".into() };
        cell("reason", &format!("\"{}\"", changed.in_words()));
        cell("value afterwards", &format!("{NEW_NUMBER}518"));
        cell("name", "remove");
        rows.join("\r\n")
    }

    #[test]
    fn files_are_in_every_language_and_keep_what_the_portal_holds() {
        let folder = tempfile::tempdir().unwrap();
        let files = DiskFolder::new(folder.path());
        let mut file = files.begin("plans/p1/preview.csv").unwrap();
        file.write_all(written().as_bytes()).unwrap();
        file.commit().unwrap();
        let dialogues = shipped::dialogues();
        let setting = Setting { zone: chrono_tz::Europe::Berlin, now: DateTime::UNIX_EPOCH };
        let english = written();
        for language in dialogues.texts.languages().filter(|language| *language != WRITTEN_IN) {
            let words = FileWords { texts: &dialogues.texts, language, setting };
            let view = FileView { purpose: FilePurpose::Preview, name: "plans/p1/preview.csv".into(), rows: 1 };
            let worded = words.in_language(&files, view);
            assert_eq!(worded.name, format!("plans/p1/{language}/preview.csv"));
            let text = String::from_utf8(files.read(&worded.name).unwrap()).unwrap();
            assert_eq!(text.lines().count(), english.lines().count(), "{language}");
            let unsaid: Vec<(&str, &str)> = english
                .lines()
                .zip(text.lines())
                // A single word may be the same in two languages.
                .filter(|(english, said)| english == said && english.contains(' '))
                .collect();
            assert!(unsaid.is_empty(), "{language}: {unsaid:?}");
            assert!(text.contains(";remove;"), "{language}: a name is not ours to translate");
        }
    }
}
