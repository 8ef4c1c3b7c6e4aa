//! Dialogue files that change while conversations go on.
//!
//! In charge of noticing, of checking the changed files as a whole, and of refusing those that are wrong or would strand
//! somebody. What is said of it is the command's; when the next turn comes is the conversation's.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::adapters::dialogue_folder::{look_at, read_folder};
use crate::dialogue::standing::stranded;
use crate::dialogue::{Diagnostic, Dialogues};
use crate::ports::conversations::ConversationStore;
use crate::service::converse::{Converse, ConverseError, standing};

type Look = Vec<(PathBuf, u64, Option<std::time::SystemTime>)>;

/// What became of changed files.
#[derive(Debug)]
pub enum Reload {
    /// Nothing changed.
    Unchanged,
    /// The changed files are used from the next turn on.
    Used(Arc<Dialogues>),
    /// They are wrong, or would strand somebody; those that were in use still are.
    Refused(Vec<Diagnostic>),
}

/// A folder of dialogue files that is watched.
#[derive(Debug)]
pub struct DialogueWatch {
    folder: PathBuf,
    seen: Look,
    in_use: Arc<Dialogues>,
    /// Whether files are used although somebody stands on a step that is gone.
    is_forced: bool,
}

impl DialogueWatch {
    /// Watches a folder whose files, read just now, are in use.
    pub fn new(folder: &Path, in_use: Arc<Dialogues>, is_forced: bool) -> Self {
        // What was written since they were read is noticed by its content.
        Self { folder: folder.to_owned(), seen: Look::new(), in_use, is_forced }
    }

    /// Looks at the folder, and lets conversations use what changed if it is well.
    ///
    /// # Errors
    /// The conversations in the store cannot be read.
    pub async fn follow(
        &mut self,
        converse: &Converse,
        store: &dyn ConversationStore,
    ) -> Result<Reload, ConverseError> {
        let reload = self.look(store).await?;
        if let Reload::Used(dialogues) = &reload {
            converse.use_dialogues(Arc::clone(dialogues));
        }
        Ok(reload)
    }

    /// Looks at the folder.
    ///
    /// # Errors
    /// The conversations in the store cannot be read.
    pub async fn look(&mut self, store: &dyn ConversationStore) -> Result<Reload, ConverseError> {
        let look = look_at(&self.folder);
        if look == self.seen {
            return Ok(Reload::Unchanged);
        }
        let loaded = read_folder(&self.folder).and_then(|files| Dialogues::load(&files));
        // What is written while it is read looks different the next time, and is read again then.
        self.seen = look;
        let dialogues = match loaded {
            Ok(dialogues) if dialogues.fingerprint == self.in_use.fingerprint => return Ok(Reload::Unchanged),
            Ok(dialogues) => Arc::new(dialogues),
            Err(problems) => return Ok(Reload::Refused(problems)),
        };
        let left_behind = stranded(&dialogues.flow, &standing(store).await?);
        if !left_behind.is_empty() && !self.is_forced {
            return Ok(Reload::Refused(left_behind));
        }
        self.in_use = Arc::clone(&dialogues);
        Ok(Reload::Used(dialogues))
    }
}
