//! `restore24 dialogue`: the tools for people who write what the assistant asks and says.
//!
//! In charge of the list of them; each is a file below. What is wrong with a file, what differs and what is covered is
//! decided by [`crate::dialogue`].

use std::path::Path;

use clap::{Args, Subcommand};

use super::Exit;

mod check;
mod coverage;
mod diff;
mod draw;
pub mod files;
mod pictures;
mod standing;
mod test;
mod understand;
mod walks;

pub use check::tell;
pub use files::{read_folder, read_scripts};

/// Check and try what the assistant says.
#[derive(Debug, Args)]
pub struct DialogueCommand {
    #[command(subcommand)]
    command: Dialogue,
}

#[derive(Debug, Subcommand)]
enum Dialogue {
    /// Check dialogue files: flows, texts in every language, language data.
    ///
    /// Prints one complaint a line (file, line, code, what is wrong) with a hint below it. Where there is an installation
    /// (--data), steps that are gone while somebody stands on them are complaints too.
    Check(check::CheckArgs),
    /// Draw the flows: Mermaid, DOT, or a picture (SVG).
    Draw(draw::DrawArgs),
    /// Say in plain words what differs between two folders of dialogue files, and how many conversations it meets.
    Diff(diff::DiffArgs),
    /// Play scripted dialogues, in every language.
    ///
    /// A case that fails prints its transcript up to the failing line, what was expected, what came instead, and
    /// why the conversation was where it was.
    Test(test::TestArgs),
    /// Tell how much of steps, choices and texts the scripts cover, in every language, and what they leave out.
    Coverage(coverage::CoverageArgs),
    /// Say what is understood of messages, one a line from standard input: intent, answers, moments, and which rule of
    /// which file did it.
    Understand(understand::UnderstandArgs),
    /// Write the pictures that the assistant shows, in every language, as SVG and PNG.
    ///
    /// Prints the path of each file; with --json a line {"picture","svg","language","alt"} for each picture.
    Pictures(pictures::PicturesArgs),
}

impl DialogueCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// A script or the installation cannot be read, or nobody reads what is printed.
    pub async fn run(self, data: &Path, json: bool) -> anyhow::Result<Exit> {
        match self.command {
            Dialogue::Check(args) => check::run(&args, data, json).await,
            Dialogue::Draw(args) => draw::run(&args, data, json).await,
            Dialogue::Diff(args) => diff::run(&args, data, json).await,
            Dialogue::Test(args) => test::run(&args, json).await,
            Dialogue::Coverage(args) => coverage::run(&args, json).await,
            Dialogue::Understand(args) => understand::run(&args, json),
            Dialogue::Pictures(args) => pictures::write(&args, json),
        }
    }
}
