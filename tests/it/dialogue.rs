//! The conversation: scripts in every language, the promises of the engine, the checks of dialogue files.

mod checks;
mod heard;
mod scripts;
mod walks;
mod wording;
