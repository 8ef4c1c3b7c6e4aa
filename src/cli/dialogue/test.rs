//! `restore24 dialogue test`.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context as _;
use clap::{Args, ValueEnum};
use futures::StreamExt as _;
use serde_json::json;

use super::check::tell;
use super::files::{load, read_scripts};
use super::{coverage, walks};
use crate::app::script_world::telegram::why_left_out;
use crate::app::script_world::{FullWorld, Stage, TelegramWorld};
use crate::cli::Exit;
use crate::cli::output::{counted, remark, say, say_json, say_lines};
use crate::dialogue::Dialogues;
use crate::dialogue::script::canned::CannedWorld;
use crate::dialogue::script::runner::{Played, languages_of, play, play_through};
use crate::dialogue::script::together::{Play, play_all, plays_of};
use crate::dialogue::script::update::rewrite;
use crate::dialogue::script::world::ScriptWorld;
use crate::dialogue::script::{Case, Script, junit};

/// What is played, and how it is told.
#[derive(Debug, Args)]
pub struct TestArgs {
    /// Script files, or folders of them; without one the scripts that come with the program.
    paths: Vec<PathBuf>,

    /// What to play against; a script that is not made for it is left out.
    #[arg(long, alias = "world", value_enum, default_value_t = Via::Canned)]
    via: Via,

    /// The address of a running emulator of Telegram's Bot API (tests/telegram/README.md), for --via telegram.
    #[arg(long, value_name = "URL", required_if_eq("via", "telegram"))]
    emulator: Option<reqwest::Url>,

    /// Play with the dialogues of this folder.
    #[arg(long, value_name = "DIR")]
    dialogues: Option<PathBuf>,

    /// Only cases whose file or name contains this.
    #[arg(long, value_name = "TEXT")]
    only: Option<String>,

    /// Only in this language.
    #[arg(long, value_name = "LANGUAGE")]
    lang: Option<String>,

    /// Print every transcript, not just those of failures.
    #[arg(long)]
    transcripts: bool,

    /// Write what happened over what was expected, where that was wrong, into the script files: for review.
    #[arg(long, requires = "paths")]
    update: bool,

    /// Tell what the cases cover too, as `dialogue coverage` does; what they leave out is a failure.
    #[arg(long, conflicts_with_all = ["update", "walks", "only", "lang"])]
    coverage: bool,

    /// Write a report for build servers too.
    #[arg(long, value_name = "FILE")]
    junit: Option<PathBuf>,

    /// Instead of scripts, walk at random so often: something can always be pressed or is being worked on, help and a
    /// person are always in reach, nothing is written without a confirmation.
    #[arg(long, value_name = "N", conflicts_with_all = ["paths", "update", "junit"])]
    walks: Option<u64>,

    /// Begin the walks with this seed; a walk that breaks a promise names its own.
    #[arg(long, value_name = "S", default_value_t = 1, requires = "walks")]
    seed: u64,
}

/// The least share of steps, choices and texts, in percent, where coverage is told beside the cases.
const ENOUGH: usize = 100;

/// Cases that are played through Telegram at the same time: they wait more than they compute.
const AT_ONCE: usize = 6;

/// What scripts are played against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Via {
    /// The conversation alone, with invented data: quick.
    Canned,
    /// The whole program: a stand-in portal over HTTP, a store with a week of snapshots, real restores.
    Full,
    /// The whole program behind its Telegram bot: a person at the emulator of the Bot API, each message compared with what
    /// was to be said.
    Telegram,
}

impl Via {
    fn name(self) -> &'static str {
        match self {
            Self::Canned => "canned",
            Self::Full => "full",
            Self::Telegram => "telegram",
        }
    }
}

/// Runs the command.
///
/// # Errors
/// A script cannot be read or written, or nobody reads what is printed.
pub async fn run(args: &TestArgs, json: bool) -> anyhow::Result<Exit> {
    let dialogues = match load(args.dialogues.as_deref()) {
        Ok(dialogues) => dialogues,
        Err(problems) => return tell(&problems, json),
    };
    if let Some(count) = args.walks {
        return walks::run(&dialogues, count, args.seed, json);
    }
    let scripts = read_scripts(&args.paths)?;
    let stage = Arc::new(Stage::default());
    let new_world = || -> Box<dyn ScriptWorld> {
        match (args.via, &args.emulator) {
            (Via::Telegram, Some(emulator)) => {
                Box::new(TelegramWorld::new(stage.clone(), dialogues.clone(), emulator.clone()))
            }
            (Via::Full, _) => Box::new(FullWorld::new(stage.clone(), dialogues.clone())),
            // Through Telegram it is played with an emulator only: the arguments see to that.
            (Via::Canned | Via::Telegram, _) => Box::new(CannedWorld::new(dialogues.clone())),
        }
    };
    if args.update {
        return update(args, &scripts, &dialogues, &new_world).await;
    }
    let fitting: Vec<Script> = scripts.iter().filter_map(|script| script.for_world(args.via.name())).collect();
    let mut plays = plays_of(&fitting, &dialogues);
    plays.retain(|play| is_wanted(args, play.script, play.case));
    plays.retain(|play| args.lang.as_ref().is_none_or(|only| *only == play.language));
    if args.via == Via::Telegram {
        leave_out(&mut plays);
    }
    let played = match args.via {
        Via::Canned => play_all(&dialogues, &plays),
        Via::Full => play_in_turn(&plays, &new_world, 1).await,
        Via::Telegram => play_in_turn(&plays, &new_world, AT_ONCE).await,
    };
    if played.is_empty() {
        remark(format!(
            "no case there is made for the {} world (a script names its worlds with `worlds:`)",
            args.via.name()
        ));
    }
    if let Some(file) = &args.junit {
        let report = junit::report(args.via.name(), &played);
        std::fs::write(file, report).with_context(|| format!("{} cannot be written", file.display()))?;
    }
    let exit = report(&played, args, json)?;
    if !args.coverage {
        return Ok(exit);
    }
    let is_enough = coverage::tell_shares(&dialogues, &played, ENOUGH, json)?;
    coverage::count_scenarios(&scripts, json)?;
    Ok(if is_enough { exit } else { Exit::Failed })
}

/// Plays in their order, so many at the same time.
async fn play_in_turn(
    plays: &[Play<'_>],
    new_world: &(dyn Fn() -> Box<dyn ScriptWorld> + Sync),
    at_once: usize,
) -> Vec<Played> {
    let playing = plays.iter().map(|Play { script, case, language }| async move {
        let mut world = new_world();
        play(script, case, language, &mut *world).await
    });
    futures::stream::iter(playing).buffered(at_once).collect().await
}

/// Takes away what makes no sense in a messenger, and says so.
fn leave_out(plays: &mut Vec<Play<'_>>) {
    plays.retain(|play| match why_left_out(play.script, play.case) {
        Some(reason) => {
            remark(format!("skipped {} · {} · {}: {reason}", play.script.file, play.case.name, play.language));
            false
        }
        None => true,
    });
}

fn is_wanted(args: &TestArgs, script: &Script, case: &Case) -> bool {
    args.only.as_deref().is_none_or(|text| script.file.contains(text) || case.name.contains(text))
}

fn report(played: &[Played], args: &TestArgs, json: bool) -> anyhow::Result<Exit> {
    let failed = played.iter().filter(|one| one.failure.is_some()).count();
    for one in played {
        if json {
            let failure = one.failure.as_ref();
            say_json(&json!({
                "world": args.via.name(), "file": one.file, "case": one.case, "language": one.language, "ok": failure.is_none(),
                "line": failure.map(|failure| failure.line), "message": failure.map(|failure| failure.message.as_str()),
            }))?;
        } else if one.failure.is_some() {
            say_lines(one.to_report())?;
        } else if args.transcripts {
            say_lines(format!("{}\n{}", one.to_report(), one.transcript))?;
        }
    }
    if !json {
        say(format!("{} cases in the {} world, {failed} failed", played.len(), args.via.name()))?;
    }
    Ok(if failed == 0 && !played.is_empty() { Exit::Done } else { Exit::Failed })
}

/// Rewrites what was expected and came otherwise, by the first language that a script is played in.
async fn update(
    args: &TestArgs,
    scripts: &[Script],
    dialogues: &Dialogues,
    new_world: &(dyn Fn() -> Box<dyn ScriptWorld> + Sync),
) -> anyhow::Result<Exit> {
    let (mut rewritten, mut left) = (0, 0);
    for script in scripts.iter().filter_map(|script| script.for_world(args.via.name())) {
        let languages = languages_of(&script, &dialogues.texts);
        let preferred = args.lang.clone().filter(|code| languages.contains(code));
        let english = || languages.iter().find(|code| *code == "en").or(languages.first()).cloned();
        let Some(language) = preferred.or_else(english) else { continue };
        let before =
            std::fs::read_to_string(&script.file).with_context(|| format!("{} cannot be read", script.file))?;
        let mut text = before.clone();
        // From the last case to the first, so that the lines of those before stay where they are.
        for case in script.cases.iter().rev().filter(|case| is_wanted(args, &script, case)) {
            let mut world = new_world();
            let played = play_through(&script, case, &language, &mut *world).await;
            let is_wrong = played.turns.iter().any(|turn| turn.is_wrong);
            if case.is_row && (is_wrong || played.failure.is_some()) {
                remark(format!("{}:{}: {} is a row of a table and stays as it is", script.file, case.line, case.name));
                left += 1;
            } else if let Some(failure) = &played.failure {
                remark(format!("{}:{}: {}", script.file, failure.line, failure.message));
                left += 1;
            } else if is_wrong {
                text = rewrite(&text, case, &played.turns, world.setting().zone);
                rewritten += 1;
            }
        }
        if text != before {
            std::fs::write(&script.file, text).with_context(|| format!("{} cannot be written", script.file))?;
        }
    }
    say(format!("{} rewritten, {left} that need a person", counted(rewritten, "case", "cases")))?;
    Ok(if left == 0 { Exit::Done } else { Exit::Failed })
}
