//! A file that is hashed while it is written.
//!
//! In charge of size and digests. Where the file goes, and that it is there whole or not at all, is the folder's.

use std::io::{self, Write};

use sha2::{Digest as _, Sha256};

use crate::ports::files::NewFile;

/// A file whose size and digests are known when it is done.
pub(in crate::service) struct Hashed {
    file: io::BufWriter<Box<dyn NewFile>>,
    blake3: blake3::Hasher,
    sha256: Sha256,
    size_bytes: u64,
}

/// What a file was when it was put under its name; the digests in hexadecimal.
pub(in crate::service) struct Written {
    pub size_bytes: u64,
    pub blake3: String,
    pub sha256: String,
}

impl Hashed {
    pub(in crate::service) fn new(file: Box<dyn NewFile>) -> Self {
        let file = io::BufWriter::with_capacity(1 << 16, file);
        Self { file, blake3: blake3::Hasher::new(), sha256: Sha256::new(), size_bytes: 0 }
    }

    /// Puts the file under its name.
    pub(in crate::service) fn commit(self) -> io::Result<Written> {
        self.file.into_inner().map_err(io::IntoInnerError::into_error)?.commit()?;
        Ok(Written {
            size_bytes: self.size_bytes,
            blake3: self.blake3.finalize().to_hex().to_string(),
            sha256: format!("{:x}", self.sha256.finalize()),
        })
    }
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.blake3.update(&bytes[..written]);
        self.sha256.update(&bytes[..written]);
        self.size_bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
