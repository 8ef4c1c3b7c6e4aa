//! One CSV file in the dialect that Bitrix24's import wizard and spreadsheet programs take (reference §7.3).
//!
//! In charge of byte order mark, separators, line ends, quotes and harmless cells: control characters are left out (the
//! lossless twin of an export has them). What the cells say is not its
//! business.

use std::io::{self, Write};

use super::values::neutralise;
use super::{Hashed, Written};
use crate::domain::plain::without_controls;
use crate::ports::files::Folder;

/// Tells spreadsheet programs that the file is UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// A file that is being written row by row.
pub(in crate::service) struct CsvOut {
    writer: csv::Writer<Hashed>,
    rows: u64,
}

/// A cell that was made harmless.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::service) struct Neutralised {
    /// The line within the file, the heading being 1.
    pub row: u64,
    /// The column, from 0.
    pub column: usize,
}

impl CsvOut {
    /// Begins a file.
    ///
    /// # Errors
    /// Where the folder cannot be written to.
    pub(in crate::service) fn begin(files: &dyn Folder, name: &str) -> io::Result<Self> {
        let mut file = Hashed::new(files.begin(name)?);
        file.write_all(BYTE_ORDER_MARK)?;
        let writer = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(file);
        Ok(Self { writer, rows: 0 })
    }

    /// Writes a row; returns the cells that had to be made harmless.
    ///
    /// # Errors
    /// Where the disk is full.
    pub(in crate::service) fn row<'c>(
        &mut self,
        cells: impl IntoIterator<Item = &'c (impl AsRef<str> + ?Sized + 'c)>,
    ) -> io::Result<Vec<Neutralised>> {
        self.rows += 1;
        let mut neutralised = Vec::new();
        for (column, cell) in cells.into_iter().enumerate() {
            let cell = without_controls(cell.as_ref());
            match neutralise(&cell) {
                Some(harmless) => {
                    neutralised.push(Neutralised { row: self.rows, column });
                    self.writer.write_field(harmless)?;
                }
                None => self.writer.write_field(cell.as_bytes())?,
            }
        }
        self.writer.write_record(None::<&[u8]>)?;
        Ok(neutralised)
    }

    /// Puts the file under its name.
    ///
    /// # Errors
    /// Where the disk is full.
    pub(in crate::service) fn commit(self) -> io::Result<Written> {
        self.writer.into_inner().map_err(csv::IntoInnerError::into_error)?.commit()
    }
}
