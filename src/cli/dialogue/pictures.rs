//! `restore24 dialogue pictures`: every picture in every language as files, to look at.
//!
//! In charge of arguments and of what is printed. What a picture shows is [`crate::dialogue::pictures`]'s.

use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;
use serde_json::json;

use super::check::tell;
use super::files;
use crate::adapters::files::DiskFolder;
use crate::adapters::pictures::write as write_file;
use crate::cli::Exit;
use crate::cli::output::{remark, say_json};
use crate::dialogue::pictures::WIDTH;

/// What to write where.
#[derive(Debug, Args)]
pub struct PicturesArgs {
    /// The folder to write to; files of the same names are replaced.
    #[arg(long, value_name = "DIR", default_value = "pictures")]
    out: PathBuf,

    /// Only in this language.
    #[arg(long, value_name = "LANGUAGE")]
    lang: Option<String>,

    /// Pixels across, of the PNG.
    #[arg(long, value_name = "PIXELS", default_value_t = WIDTH, value_parser = clap::value_parser!(u32).range(16..=4096))]
    width: u32,

    /// Draw the pictures of this folder's dialogues.
    #[arg(long, value_name = "DIR")]
    dialogues: Option<PathBuf>,
}

/// Writes the pictures.
///
/// # Errors
/// The folder cannot be written to, or a picture cannot be drawn.
pub fn write(args: &PicturesArgs, json: bool) -> anyhow::Result<Exit> {
    let dialogues = match files::load(args.dialogues.as_deref()) {
        Ok(dialogues) => dialogues,
        Err(problems) => return tell(&problems, json),
    };
    let pictures = &dialogues.pictures;
    let languages: Vec<&str> =
        pictures.languages().filter(|code| args.lang.as_deref().is_none_or(|only| only == *code)).collect();
    if languages.is_empty() {
        let known: Vec<&str> = pictures.languages().collect();
        remark(format!("restore24: the pictures have no such language; they have {}", known.join(", ")));
        return Ok(Exit::Failed);
    }
    let folder = DiskFolder::new(&args.out);
    for name in pictures.names() {
        for language in &languages {
            let (svg, png) = (format!("{name}-{language}.svg"), format!("{name}-{language}.png"));
            let unwritten = || format!("{} cannot be written to", args.out.display());
            write_file(&folder, &svg, pictures.svg(name, language)?.as_bytes()).with_context(unwritten)?;
            write_file(&folder, &png, &pictures.png(name, language, args.width)?).with_context(unwritten)?;
            let (svg, png) = (args.out.join(svg), args.out.join(png));
            if json {
                let alternative = pictures.alternative(name, language)?;
                say_json(&json!({ "picture": png, "svg": svg, "language": language, "alt": alternative }))?;
            } else {
                println!("{}\n{}", svg.display(), png.display());
            }
        }
    }
    Ok(Exit::Done)
}
