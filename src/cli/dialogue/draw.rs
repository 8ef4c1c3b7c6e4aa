//! `restore24 dialogue draw`.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::{Args, ValueEnum};

use super::check::tell;
use super::files::load;
use super::standing::standing_in;
use crate::cli::Exit;
use crate::cli::output::{remark, say_lines};
use crate::dialogue::draw::{Format, Wanted, draw};

/// What is drawn, and how.
#[derive(Debug, Args)]
pub struct DrawArgs {
    /// The folder with flows/, texts/ and language/; without it the dialogues that come with the program.
    dir: Option<PathBuf>,

    /// How it is written.
    #[arg(long, value_enum, default_value_t = FormatName::Mermaid)]
    format: FormatName,

    /// Only this flow.
    #[arg(long, value_name = "FLOW")]
    flow: Option<String>,

    /// The language of texts and labels.
    #[arg(long, value_name = "L", default_value = "en")]
    lang: String,

    /// Write on each step how many conversations of the installation (--data) stand there, went on, and stayed.
    #[arg(long)]
    standing: bool,

    /// Write to this file instead of standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// How a drawing is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatName {
    /// A flowchart for Mermaid.
    Mermaid,
    /// A graph for Graphviz.
    Dot,
    /// A picture, made without any other program.
    Svg,
}

/// Runs the command.
///
/// # Errors
/// The installation cannot be read, or the file cannot be written.
pub async fn run(args: &DrawArgs, data: &Path, json: bool) -> anyhow::Result<Exit> {
    let dialogues = match load(args.dir.as_deref()) {
        Ok(dialogues) => dialogues,
        Err(problems) => return tell(&problems, json),
    };
    if let Some(flow) = args.flow.as_ref().filter(|flow| !dialogues.flow.starts.contains_key(*flow)) {
        let flows: Vec<&str> = dialogues.flow.starts.keys().map(String::as_str).collect();
        remark(format!("restore24: there is no flow \"{flow}\"; there are: {}", flows.join(", ")));
        return Ok(Exit::Usage);
    }
    let standing = if args.standing {
        Some(standing_in(data).await?.with_context(|| format!("there is no installation in {}", data.display()))?)
    } else {
        None
    };
    let format = match args.format {
        FormatName::Mermaid => Format::Mermaid,
        FormatName::Dot => Format::Dot,
        FormatName::Svg => Format::Svg,
    };
    let language = dialogues.texts.closest(&args.lang);
    let wanted = Wanted { flow: args.flow.as_deref(), language, standing: standing.as_ref() };
    let drawing = draw(&dialogues, wanted, format);
    match &args.out {
        Some(file) => std::fs::write(file, drawing).with_context(|| format!("{} cannot be written", file.display()))?,
        None => say_lines(drawing.trim_end())?,
    }
    Ok(Exit::Done)
}
