//! Seals: a short digest in each row over all its other columns.
//!
//! In charge of telling a row that is as it was written from one that is not. Finds accidents (a flipped bit, a
//! half-written page, an edit by hand), not somebody who recomputes the seal too.

use chrono::{DateTime, Utc};

use crate::domain::schema::Digest;

/// Bytes of a seal.
pub const SEAL_LENGTH: usize = 16;

/// Computes a seal, column after column; each is fed with its kind and length, so none runs into the next.
#[derive(Clone)]
pub struct Seal {
    hasher: blake3::Hasher,
}

impl Seal {
    /// Begins the seal of a row of that table.
    pub fn of_table(table: &str) -> Self {
        Self { hasher: blake3::Hasher::new() }.text(table)
    }

    /// Adds a text column.
    pub fn text(self, value: &str) -> Self {
        self.part(b't', value.as_bytes())
    }

    /// Adds a text column that may be NULL.
    pub fn text_or_null(self, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.text(value),
            None => self.part(b'n', &[]),
        }
    }

    /// Adds an integer column.
    pub fn integer(self, value: i64) -> Self {
        self.part(b'i', &value.to_le_bytes())
    }

    /// Adds an integer column that may be NULL.
    pub fn integer_or_null(self, value: Option<i64>) -> Self {
        match value {
            Some(value) => self.integer(value),
            None => self.part(b'n', &[]),
        }
    }

    /// Adds a blob column.
    pub fn bytes(self, value: &[u8]) -> Self {
        self.part(b'b', value)
    }

    /// Adds a blob column that may be NULL.
    pub fn bytes_or_null(self, value: Option<&[u8]>) -> Self {
        match value {
            Some(value) => self.bytes(value),
            None => self.part(b'n', &[]),
        }
    }

    fn part(mut self, kind: u8, value: &[u8]) -> Self {
        self.hasher.update(&[kind]).update(&(value.len() as u64).to_le_bytes()).update(value);
        self
    }

    /// The seal: the first 16 bytes.
    pub fn finish(self) -> Vec<u8> {
        self.hasher.finalize().as_bytes()[..SEAL_LENGTH].to_vec()
    }

    /// The whole digest, for values that are more than a seal.
    pub fn finish_digest(self) -> Digest {
        Digest(*self.hasher.finalize().as_bytes())
    }
}

/// A moment as it is stored: microseconds since 1970 in UTC.
pub fn to_micros(moment: DateTime<Utc>) -> i64 {
    moment.timestamp_micros()
}

/// The moment behind a stored number, `None` where it is none.
pub fn from_micros(micros: i64) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_micros(micros)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_do_not_run_into_each_other() {
        let seal = |first: &str, second: &str| Seal::of_table("t").text(first).text(second).finish();
        assert_eq!(seal("ab", "c").len(), SEAL_LENGTH);
        assert_ne!(seal("ab", "c"), seal("a", "bc"));
        assert_ne!(Seal::of_table("t").text_or_null(None).finish(), Seal::of_table("t").text("").finish());
        assert_ne!(Seal::of_table("t").integer(1).finish(), Seal::of_table("u").integer(1).finish());
    }
}
