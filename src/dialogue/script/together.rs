//! Plays and walks at the same time, one on each core.
//!
//! In charge of sharing them out and of the order of what they give. The canned world is always ready at once, so
//! threads are all that it needs; worlds that wait for disk and network are not played here.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use futures::executor::block_on;

use super::canned::CannedWorld;
use super::runner::{Played, languages_of, play};
use super::{Case, Script};
use crate::dialogue::Dialogues;

/// A case in one of its languages.
#[derive(Debug, Clone)]
pub struct Play<'a> {
    /// The script that it is of.
    pub script: &'a Script,
    /// The case.
    pub case: &'a Case,
    /// The language.
    pub language: String,
}

/// Every case of some scripts in each of its languages.
pub fn plays_of<'a>(scripts: &'a [Script], dialogues: &Dialogues) -> Vec<Play<'a>> {
    let mut plays = Vec::new();
    for script in scripts {
        let languages = languages_of(script, &dialogues.texts);
        for case in &script.cases {
            plays.extend(languages.iter().map(|language| Play { script, case, language: language.clone() }));
        }
    }
    plays
}

/// Plays each in a canned world of its own.
pub fn play_all(dialogues: &Arc<Dialogues>, plays: &[Play<'_>]) -> Vec<Played> {
    on_all_cores(plays, |Play { script, case, language }| {
        block_on(play(script, case, language, &mut CannedWorld::new(Arc::clone(dialogues))))
    })
}

/// Does the work for each item, and gives the results in the order of the items.
pub fn on_all_cores<I: Sync, R: Send>(items: &[I], work: impl Fn(&I) -> R + Sync) -> Vec<R> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(items.len());
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(items.len()));
    let take_on = || {
        while let Some((position, item)) = claim(&next, items) {
            let result = work(item);
            done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((position, result));
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(take_on);
        }
    });
    let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_by_key(|(position, _)| *position);
    done.into_iter().map(|(_, result)| result).collect()
}

fn claim<'a, I>(next: &AtomicUsize, items: &'a [I]) -> Option<(usize, &'a I)> {
    let position = next.fetch_add(1, Ordering::Relaxed);
    items.get(position).map(|item| (position, item))
}

#[cfg(test)]
mod tests {
    use super::on_all_cores;

    #[test]
    fn every_item_is_done_once_and_in_order() {
        let items: Vec<u32> = (0..1_000).collect();
        assert_eq!(on_all_cores(&items, |item| item * 2), items.iter().map(|item| item * 2).collect::<Vec<_>>());
        assert_eq!(on_all_cores(&[], |item: &u32| *item), Vec::<u32>::new());
    }
}
