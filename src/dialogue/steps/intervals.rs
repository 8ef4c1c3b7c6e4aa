//! When it happened is not known (R22): our own reading shows between which moments something vanished or was changed.
//!
//! In charge of offering these. What follows from the one that is picked is `moment_of_loss`'s.

use chrono::{DateTime, Duration, Utc};

use super::damage::Damage;
use super::moment_of_loss::{MOST_CHOICES, MomentStage, settle, stage};
use crate::dialogue::answers::MomentSource;
use crate::dialogue::engine::{Outcome, Turn};
use crate::dialogue::reply::{Arg, Choice, Reply};

/// A span in which something of the missing kinds happened.
pub(super) struct Interval {
    pub from: DateTime<Utc>,
    pub to: DateTime<Utc>,
    pub count: u64,
    /// Who changed the records, where they were changed; `None` where they vanished.
    author: Option<Arg>,
}

/// The pairs of readings between which something of the missing kinds vanished, and the hours in which somebody
/// changed many of them, each once.
pub(super) fn intervals(turn: &Turn<'_>) -> Vec<Interval> {
    let Damage { lost, changed } = Damage::wanted(turn);
    let mut found: Vec<Interval> = Vec::new();
    let mut note = |interval: Interval| {
        let same = |known: &&mut Interval| {
            (known.from, known.to, &known.author) == (interval.from, interval.to, &interval.author)
        };
        match found.iter_mut().find(same) {
            Some(known) => known.count += interval.count,
            None => found.push(interval),
        }
    };
    for group in lost {
        note(Interval { from: group.last_seen, to: group.first_missed, count: group.count, author: None });
    }
    for group in changed {
        let author = group.author.map_or(Arg::Term("somebody".into()), Arg::Text);
        let to = group.hour + Duration::hours(1);
        note(Interval { from: group.hour, to, count: group.count, author: Some(author) });
    }
    found.sort_by_key(|interval| interval.from);
    found.truncate(MOST_CHOICES);
    found
}

pub(super) fn ask_interval(turn: &mut Turn<'_>) -> Outcome {
    if turn.needs_evidence() {
        return Outcome::Stay;
    }
    let found = intervals(turn);
    stage(turn, MomentStage::Intervals);
    let reply = if found.is_empty() {
        Reply::new("moment-no-evidence").asking(["by-snapshot", "other-moment", "person"])
    } else {
        let mut reply = Reply::new("moment-from-evidence");
        for (position, interval) in found.into_iter().enumerate() {
            let label = if interval.author.is_some() { "interval-changed-choice" } else { "interval-choice" };
            let mut choice = Choice::labelled(format!("interval-{}", position + 1), label)
                .with("from", interval.from)
                .with("to", interval.to)
                .with("count", interval.count);
            if let Some(author) = interval.author {
                choice = choice.with("author", author);
            }
            reply = reply.choice(choice);
        }
        reply.asking(["by-snapshot", "other-moment"])
    };
    turn.ask(reply);
    Outcome::Stay
}

pub(super) fn pick_interval(turn: &mut Turn<'_>, key: &str) -> Outcome {
    let number = key.strip_prefix("interval-").and_then(|number| number.parse::<usize>().ok());
    let interval = number.and_then(|number| intervals(turn).into_iter().nth(number.checked_sub(1)?));
    match interval {
        // The last moment before it: everything was well then, for certain.
        Some(interval) => settle(turn, interval.from, MomentSource::Evidence),
        None => Outcome::NotUnderstood,
    }
}
