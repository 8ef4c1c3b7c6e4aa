//! `restore24 dialogue coverage`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::check::tell;
use super::files::{load, read_scripts};
use crate::cli::Exit;
use crate::cli::output::{say, say_json};
use crate::dialogue::Dialogues;
use crate::dialogue::coverage::{Coverage, Covered};
use crate::dialogue::script::path::way_off;
use crate::dialogue::script::runner::Played;
use crate::dialogue::script::together::{play_all, plays_of};
use crate::dialogue::script::{Case, Script};

/// Which scripts, over which dialogues.
#[derive(Debug, Args)]
pub struct CoverageArgs {
    /// Script files, or folders of them; without one the scripts that come with the program.
    paths: Vec<PathBuf>,

    /// Measure the dialogues of this folder.
    #[arg(long, value_name = "DIR")]
    dialogues: Option<PathBuf>,

    /// Only in this language.
    #[arg(long, value_name = "LANGUAGE")]
    lang: Option<String>,

    /// The least share of steps, of choices and of texts in each language, in percent.
    #[arg(long, value_name = "PERCENT", default_value_t = 100)]
    min: usize,
}

/// Runs the command: the scripts are played in the canned world, in every language.
///
/// # Errors
/// A script cannot be read, or nobody reads what is printed.
pub async fn run(args: &CoverageArgs, json: bool) -> anyhow::Result<Exit> {
    let dialogues = match load(args.dialogues.as_deref()) {
        Ok(dialogues) => dialogues,
        Err(problems) => return tell(&problems, json),
    };
    let scripts = read_scripts(&args.paths)?;
    let canned: Vec<Script> = scripts.iter().filter_map(|script| script.for_world("canned")).collect();
    let mut plays = plays_of(&canned, &dialogues);
    plays.retain(|play| args.lang.as_ref().is_none_or(|only| *only == play.language));
    let played = play_all(&dialogues, &plays);
    let failed = played.iter().filter(|one| one.failure.is_some()).count();
    let is_enough = tell_shares(&dialogues, &played, args.min, json)?;
    count_scenarios(&scripts, json)?;
    if failed > 0 && !json {
        say(format!("{failed} cases failed: `restore24 dialogue test` shows them"))?;
    }
    Ok(if is_enough && failed == 0 && !played.is_empty() { Exit::Done } else { Exit::Failed })
}

/// Tells the shares that some plays cover in each language; gives whether none is below a percentage.
///
/// # Errors
/// Nobody reads what is printed.
pub fn tell_shares(dialogues: &Dialogues, played: &[Played], least: usize, json: bool) -> std::io::Result<bool> {
    let mut covered: BTreeMap<&str, Covered> = BTreeMap::new();
    for one in played {
        covered.entry(&one.language).or_default().add(&one.covered);
    }
    let mut is_enough = true;
    for (language, covered) in covered {
        let coverage = Coverage::of(dialogues, language, &covered);
        is_enough &= coverage.shares().iter().all(|(_, share)| share.percent() >= least);
        show(language, &coverage, json)?;
    }
    Ok(is_enough)
}

fn show(language: &str, coverage: &Coverage, json: bool) -> std::io::Result<()> {
    if json {
        let mut line = json!({ "language": language });
        for (name, share) in coverage.shares() {
            let missing: Vec<_> = share
                .missing
                .iter()
                .map(|place| json!({ "file": place.file, "line": place.line, "what": place.what }))
                .collect();
            line[name] = json!({ "all": share.all, "percent": share.percent(), "missing": missing });
        }
        return say_json(&line);
    }
    let shares: Vec<String> = coverage
        .shares()
        .iter()
        .map(|(name, share)| {
            format!("{name} {} % ({} of {})", share.percent(), share.all - share.missing.len(), share.all)
        })
        .collect();
    say(format!("{language}: {}", shares.join(", ")))?;
    for place in coverage.shares().iter().flat_map(|(_, share)| &share.missing) {
        say(format!("  {}:{}: {} is not covered", place.file, place.line, place.what))?;
    }
    Ok(())
}

/// How many cases there are, in whichever world, and how many leave the happy path in which way.
///
/// # Errors
/// Nobody reads what is printed.
pub fn count_scenarios(scripts: &[Script], json: bool) -> std::io::Result<()> {
    // The rows of a table are one scenario.
    let mut cases: Vec<(&str, &Case)> =
        scripts.iter().flat_map(|script| script.cases.iter().map(|case| (script.file.as_str(), case))).collect();
    cases.dedup_by_key(|(file, case)| (*file, case.line));
    let mut ways: BTreeMap<&str, usize> = BTreeMap::new();
    for way in cases.iter().filter_map(|(_, case)| way_off(case)) {
        *ways.entry(way).or_default() += 1;
    }
    let off: usize = ways.values().sum();
    let percent = (off * 100).checked_div(cases.len()).unwrap_or(0);
    if json {
        return say_json(&json!({ "scenarios": cases.len(), "off": off, "off_percent": percent, "ways": ways }));
    }
    let listed: Vec<String> = ways.iter().map(|(way, count)| format!("{way} {count}")).collect();
    say(format!(
        "{} scenarios, {off} of them ({percent} %) off the happy path: {} (a table is one; a case counts by what it says of itself with `path:`, else by what happens in it)",
        cases.len(),
        listed.join(", ")
    ))
}
