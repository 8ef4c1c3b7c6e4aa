//! Random walks: whatever a person does and whatever happens outside, some things hold.
//!
//! In charge of walking often and of what the walks came to see. What a walker does is `walker`'s, what is promised at
//! every step `promises`'. A walk is told by its seed alone, so that one that breaks a promise can be walked again.

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use futures::executor::block_on;

use super::together::on_all_cores;
use crate::dialogue::Dialogues;

mod promises;
mod walker;

use promises::Promises;
pub use promises::has_way_out;
pub use walker::ONWARD;
use walker::Walker;

/// A promise that did not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The walk's own seed.
    pub seed: u64,
    /// What did not hold.
    pub message: String,
    /// What was done up to there, a line each.
    pub way: Vec<String>,
}

impl Broken {
    /// For people.
    pub fn to_report(&self) -> String {
        let mut report = format!("walk {}: {}\n", self.seed, self.message);
        for line in &self.way {
            let _ = writeln!(report, "     {line}");
        }
        report
    }
}

/// What one walk, or many, came to see.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sights {
    /// How often something was done or happened.
    pub turns: u64,
    /// Steps of the flows that were stood on.
    pub steps: BTreeSet<String>,
    /// Replies that were said, by name.
    pub replies: BTreeSet<String>,
    /// What changed outside (`create contact`, `export`, `handoff` …), and how often.
    pub effects: BTreeMap<String, u64>,
    /// Languages that were begun in.
    pub languages: BTreeSet<String>,
    /// How often a person was asked for and refused by R29.
    pub refused_persons: u64,
}

impl Sights {
    /// What was seen elsewhere too.
    pub fn add(&mut self, other: Self) {
        self.turns += other.turns;
        self.steps.extend(other.steps);
        self.replies.extend(other.replies);
        for (name, count) in other.effects {
            *self.effects.entry(name).or_default() += count;
        }
        self.languages.extend(other.languages);
        self.refused_persons += other.refused_persons;
    }
}

/// What many walks came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Walks {
    /// How many there were.
    pub count: u64,
    /// What they came to see.
    pub sights: Sights,
    /// Steps of the flows that none of them stood on.
    pub missed: BTreeSet<String>,
    /// The walks that broke a promise, by seed.
    pub broken: Vec<Broken>,
}

/// Walks once for each seed, on all cores.
pub fn walk_all(dialogues: &Arc<Dialogues>, seeds: impl IntoIterator<Item = u64>) -> Walks {
    let promises = Promises::of(dialogues);
    let seeds: Vec<u64> = seeds.into_iter().collect();
    let mut walks = Walks { count: seeds.len() as u64, ..Walks::default() };
    for (sights, broken) in on_all_cores(&seeds, |seed| walk_under(&promises, *seed)) {
        walks.sights.add(sights);
        walks.broken.extend(broken);
    }
    let stood_on = &walks.sights.steps;
    walks.missed = dialogues.flow.steps.keys().filter(|id| !stood_on.contains(*id)).cloned().collect();
    walks
}

/// Walks once.
///
/// # Errors
/// The promise that did not hold.
pub fn walk(dialogues: &Arc<Dialogues>, seed: u64) -> Result<Sights, Broken> {
    match walk_under(&Promises::of(dialogues), seed) {
        (_, Some(broken)) => Err(broken),
        (sights, None) => Ok(sights),
    }
}

/// A panic is a broken promise too, and must not end the other walks.
fn walk_under(promises: &Promises, seed: u64) -> (Sights, Option<Broken>) {
    let mut walker = Walker::new(promises, seed);
    let ended = catch_unwind(AssertUnwindSafe(|| block_on(walker.walk())));
    let message = match ended {
        Ok(Ok(())) => None,
        Ok(Err(message)) => Some(message),
        Err(panic) => Some(format!("it panicked: {}", said_by(&*panic))),
    };
    let (sights, way) = walker.into_story();
    (sights, message.map(|message| Broken { seed, message, way }))
}

fn said_by(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("without a word")
}
