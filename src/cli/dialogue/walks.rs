//! `restore24 dialogue test --walks`.
//!
//! In charge of telling what the walks came to; what a walk does and promises is `dialogue::script::walks`'.

use std::sync::Arc;

use serde_json::json;

use crate::cli::Exit;
use crate::cli::output::{counted, say, say_json, say_lines};
use crate::dialogue::Dialogues;
use crate::dialogue::script::walks::{Walks, walk_all};

/// Walks so often, beginning with a seed.
///
/// # Errors
/// Nobody reads what is printed.
pub fn run(dialogues: &Arc<Dialogues>, count: u64, seed: u64, json: bool) -> anyhow::Result<Exit> {
    let walks = walk_all(dialogues, (0..count).map(|number| seed.wrapping_add(number)));
    for broken in &walks.broken {
        if json {
            say_json(&json!({ "seed": broken.seed, "message": broken.message, "way": broken.way }))?;
        } else {
            say_lines(broken.to_report())?;
        }
    }
    if json {
        say_json(&to_json(&walks))?;
    } else {
        tell(&walks)?;
    }
    Ok(if walks.broken.is_empty() { Exit::Done } else { Exit::Failed })
}

fn to_json(walks: &Walks) -> serde_json::Value {
    let sights = &walks.sights;
    json!({
        "walks": walks.count, "turns": sights.turns, "steps": sights.steps.len(), "missed": walks.missed,
        "replies": sights.replies.len(), "effects": sights.effects, "languages": sights.languages,
        "refused_persons": sights.refused_persons, "broken": walks.broken.len(),
    })
}

fn tell(walks: &Walks) -> std::io::Result<()> {
    let sights = &walks.sights;
    let (stood_on, all) = (sights.steps.len(), sights.steps.len() + walks.missed.len());
    let languages: Vec<&str> = sights.languages.iter().map(String::as_str).collect();
    let effects: Vec<String> = sights.effects.iter().map(|(name, count)| format!("{name} {count}")).collect();
    say(format!(
        "{} turns, in {}; {stood_on} of {all} steps of the flows stood on, {} different replies",
        sights.turns,
        languages.join(", "),
        sights.replies.len()
    ))?;
    say(format!("done outside: {}", effects.join(", ")))?;
    say(format!("a person was refused with the reason and the way on (R29) {} times", sights.refused_persons))?;
    if !walks.missed.is_empty() {
        let missed: Vec<&str> = walks.missed.iter().map(String::as_str).collect();
        say(format!("never stood on: {}", missed.join(", ")))?;
    }
    say(format!("{}, {} broke a promise", counted(walks.count, "walk", "walks"), walks.broken.len()))
}
