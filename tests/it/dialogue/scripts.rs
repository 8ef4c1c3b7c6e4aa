//! Every script, in every language, in the canned world; and that a rule's script depends on its rule.

use std::collections::BTreeMap;
use std::path::PathBuf;

use futures::executor::block_on;
use restore24::dialogue::coverage::{Coverage, Covered};
use restore24::dialogue::script::canned::CannedWorld;
use restore24::dialogue::script::runner::{Played, play};
use restore24::dialogue::script::together::{on_all_cores, play_all, plays_of};
use restore24::dialogue::script::{Script, parse};
use restore24::dialogue::shipped;

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

#[test]
fn every_script_plays_in_every_language_and_together_they_cover_everything() {
    let dialogues = shipped::dialogues();
    let scripts = scripts();
    let plays = plays_of(&scripts, &dialogues);
    assert!(plays.len() > 3_000, "only {} cases were found", plays.len());
    let mut covered: BTreeMap<String, Covered> = BTreeMap::new();
    let played = play_all(&dialogues, &plays);
    for one in &played {
        covered.entry(one.language.clone()).or_default().add(&one.covered);
    }
    let failed: Vec<String> = played.iter().filter(|one| one.failure.is_some()).map(Played::to_report).collect();
    assert!(failed.is_empty(), "{} of {} failed:\n{}", failed.len(), played.len(), failed.join("\n"));
    assert_eq!(covered.len(), dialogues.texts.languages().count());
    for (language, covered) in &covered {
        let coverage = Coverage::of(&dialogues, language, covered);
        for ((name, share), least) in coverage.shares().into_iter().zip(LEAST_PERCENT) {
            assert!(share.percent() >= least, "{language}: {} % of {name}: {:#?}", share.percent(), share.missing);
        }
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
