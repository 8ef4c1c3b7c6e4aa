//! The conversation: scripts in every language, the promises of the engine, the checks of dialogue files.

mod checks;
mod guide;
mod heard;
mod moments;
mod pictures;
mod scripts;
mod sentences;
mod told;
mod tools;
mod walks;
mod watch;
mod wording;
