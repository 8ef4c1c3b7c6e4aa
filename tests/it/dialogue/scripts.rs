//! Every script in the canned world, in English and one more language; and that a rule's script depends on its rule.
//!
//! `restore24 dialogue test --coverage` (part of `tests/run`) plays every case in every language, and has them cover
//! every step, choice and text in each. Here English has to cover them, whose cases are all played.

use std::path::PathBuf;

use futures::executor::block_on;
use restore24::dialogue::coverage::{Coverage, Covered};
use restore24::dialogue::script::canned::CannedWorld;
use restore24::dialogue::script::runner::{Played, play};
use restore24::dialogue::script::together::{Play, on_all_cores, play_all, plays_of};
use restore24::dialogue::script::{Script, parse};
use restore24::dialogue::shipped;

use crate::languages::english_and_one_more;

fn scripts() -> Vec<Script> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dialogues/scripts");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == "md"));
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        parse(&name, &std::fs::read_to_string(path).unwrap()).unwrap()
    };
    paths.iter().map(read).filter_map(|script| script.for_world("canned")).collect()
}

/// Steps, choices and texts that scripts must come to see; only ever raised.
const LEAST_PERCENT: [usize; 3] = [100, 100, 100];

/// Cases that any other language has to play: about a fifth of them fall to each.
const LEAST_CASES_ELSEWHERE: usize = 80;

#[test]
fn every_script_plays_and_together_they_cover_everything() {
    let dialogues = shipped::dialogues();
    let scripts = scripts();
    let mut plays = plays_of(&scripts, &dialogues);
    assert!(plays.len() > 3_000, "only {} cases were found", plays.len());
    let all: Vec<String> = dialogues.texts.languages().map(str::to_owned).collect();
    plays.retain(|Play { script, case, language }| {
        let languages = if script.languages.is_empty() { &all } else { &script.languages };
        english_and_one_more(script, case, languages).contains(language)
    });
    assert!(plays.len() > 1_000, "only {} cases are played", plays.len());
    let mut covered = Covered::default();
    let played = play_all(&dialogues, &plays);
    for one in played.iter().filter(|one| one.language == "en") {
        covered.add(&one.covered);
    }
    let failed: Vec<String> = played.iter().filter(|one| one.failure.is_some()).map(Played::to_report).collect();
    assert!(failed.is_empty(), "{} of {} failed:\n{}", failed.len(), played.len(), failed.join("\n"));
    for language in dialogues.texts.languages() {
        let count = played.iter().filter(|one| one.language == language).count();
        assert!(count >= LEAST_CASES_ELSEWHERE, "{language} plays only {count} cases");
    }
    let coverage = Coverage::of(&dialogues, "en", &covered);
    for ((name, share), least) in coverage.shares().into_iter().zip(LEAST_PERCENT) {
        assert!(share.percent() >= least, "{} % of {name}: {:#?}", share.percent(), share.missing);
    }
}

/// Without its rule, a rule's script must not pass: else it shows nothing.
#[test]
fn a_rule_switched_off_fails_its_script() {
    let scripts = scripts();
    let switched: Vec<(&Script, &String)> =
        scripts.iter().flat_map(|script| script.switches.iter().map(move |switch| (script, switch))).collect();
    let idle = on_all_cores(&switched, |(script, switch)| {
        let fails = script.cases.iter().any(|case| {
            let mut case = case.clone();
            case.given.switched_off = Some((*switch).clone());
            let mut world = CannedWorld::new(shipped::dialogues());
            block_on(play(script, &case, "en", &mut world)).failure.is_some()
        });
        (!fails).then(|| format!("{} passes without {switch}", script.file))
    });
    let idle: Vec<String> = idle.into_iter().flatten().collect();
    assert!(idle.is_empty(), "{}", idle.join("\n"));
}

/// Have no switch: languages are files, and ways back are values of the policy. The script of the first is played in
/// each language, that of the second with the policy of each help page.
const WITHOUT_SWITCH: [&str; 2] = ["r33", "r34"];

/// Every rule has its script, named after it.
#[test]
fn every_rule_has_a_script() {
    let scripts = scripts();
    let rules = (1..=34).map(|number| format!("r{number:02}")).chain((1..=8).map(|number| format!("b{number:02}")));
    for rule in rules {
        let found = scripts.iter().find(|script| script.file.starts_with(&format!("{rule}_")));
        let script = found.unwrap_or_else(|| panic!("{rule} has no script"));
        assert!(
            script.switches.contains(&rule) || WITHOUT_SWITCH.contains(&rule.as_str()),
            "{} does not name its switch",
            script.file
        );
    }
}
