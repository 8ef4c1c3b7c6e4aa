//! When the data was lost (R22). Never acted on as parsed: said back in words and in the portal's zone, with
//! the snapshot before it, and confirmed. Asking for a backup date instead is understood too.

use chrono::{DateTime, Duration, NaiveTime, TimeZone, Utc};
use serde::{Deserialize, Serialize};

use super::Inner;
use super::against_reading::{foremost, weighed};
use super::intervals::{ask_interval, intervals, pick_interval};
use super::wanted_state;
use crate::dialogue::answers::{LossMoment, MomentSource};
use crate::dialogue::backend::SnapshotView;
use crate::dialogue::engine::{Heard, Outcome, Turn};
use crate::dialogue::event::Event;
use crate::dialogue::moments::{Reading, is_whole_day};
use crate::dialogue::reply::{Arg, Choice, Reply};
use crate::dialogue::rules::Rule;
use crate::dialogue::understand::ToldMoment;
use crate::dialogue::understand::phrases::Words;

/// The most snapshots or intervals offered at once.
pub(super) const MOST_CHOICES: usize = 10;

/// The most words of a part of the day: *in the afternoon*.
const LONGEST_PART: usize = 3;

/// The most words of an answer that says which of two moments it was.
const LONGEST_ANSWER: usize = 6;

/// Where within the question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MomentStage {
    /// Asked in the open.
    Asked,
    /// Two readings, or two instants with one name on the clock.
    Two(DateTime<Utc>, DateTime<Utc>),
    /// Said back, waiting for *right*.
    SaidBack(DateTime<Utc>),
    /// On a day without a time: was it before or after that day's first backup?
    FirstDay(DateTime<Utc>),
    /// What our own reading shows of the day that was told: since when all was well.
    FromEvidence(DateTime<Utc>),
    /// Older than what we have.
    TooOld,
    /// Between which readings.
    Intervals,
    /// Which snapshot instead.
    Snapshots,
}

/// How often backups are made, and how long they are kept (R08, R09).
fn tell_of_backups(turn: &mut Turn<'_>, oldest: DateTime<Utc>) {
    let days = turn.facts.policy.snapshots.keep_days;
    if let Some(at) = turn.facts.policy.daily_at() {
        turn.say(Reply::new("snapshots-daily").with("time", Arg::Clock(at)));
    }
    turn.say(Reply::new("snapshots-kept").with("days", days).with("oldest", oldest));
}

pub(super) fn enter(turn: &mut Turn<'_>) -> Outcome {
    if turn.state.answers.moment().is_some() || !turn.holds(Rule::R22) {
        return Outcome::Exit("told");
    }
    let Some(snapshots) = turn.snapshots() else { return Outcome::Stay };
    if snapshots.is_empty() {
        turn.say(Reply::new("no-snapshots"));
        return Outcome::Exit("none");
    }
    if !turn.state.answers.note_backups_told() {
        tell_of_backups(turn, snapshots[0].taken_at);
    }
    if let Some(told) = turn.state.answers.told_moment() {
        return match wanted_state::is_wanted(turn) {
            true => wanted_state::take(turn, told),
            false => take_told(turn, told),
        };
    }
    match turn.state.answers.history_moment() {
        Some((from, Some(to))) => weigh_span(turn, from, to),
        Some((at, None)) => say_back(turn, at),
        // A backup that was named says when, as long as nothing else does.
        None => match snapshots.iter().find(|known| Some(known.id) == turn.state.answers.proposed_snapshot()) {
            Some(named) => settle(turn, named.taken_at, MomentSource::Snapshot),
            None if turn.state.answers.take_moment_unknown() => ask_interval(turn),
            None => ask(turn),
        },
    }
}

/// Says back what was told before it was asked.
pub(super) fn take_told(turn: &mut Turn<'_>, told: ToldMoment) -> Outcome {
    match told {
        ToldMoment::One(at) => say_back(turn, at),
        ToldMoment::Span(from, to) => weigh_span(turn, from, to),
        ToldMoment::Two(first, second) => ask_two(turn, "moment-two", first, second),
        ToldMoment::Gap(before, after) => ask_two(turn, "moment-gap", before, after),
        ToldMoment::Overlap(first, second) => ask_overlap(turn, first, second),
    }
}

pub(super) fn stage(turn: &mut Turn<'_>, stage: MomentStage) {
    turn.set_inner(Inner::Moment(stage));
}

fn ask(turn: &mut Turn<'_>) -> Outcome {
    turn.state.answers.tell_moment(None);
    turn.state.answers.use_history_moment();
    stage(turn, MomentStage::Asked);
    turn.ask(match wanted_state::is_wanted(turn) {
        true => wanted_state::question(),
        false => Reply::new("moment-of-loss").asking(["not-sure", "by-snapshot"]),
    });
    Outcome::Stay
}

pub(super) fn hear(turn: &mut Turn<'_>, heard: &Heard) -> Outcome {
    let Inner::Moment(now_at) = turn.inner().clone() else { return Outcome::Again };
    match heard {
        Heard::Text(text) => match now_at {
            MomentStage::Two(first, second) => match by_part_of_day(turn, text, first, second) {
                Some((at, other)) => take_one_of_two(turn, at, other),
                None => read(turn, text),
            },
            _ => read(turn, text),
        },
        Heard::Choice(key) => match (key.as_str(), now_at) {
            ("not-sure", _) => ask_interval(turn),
            ("by-snapshot", _) => ask_snapshot(turn),
            ("other-moment" | "change-it", _) => ask(turn),
            ("first", MomentStage::Two(first, second)) => take_one_of_two(turn, first, second),
            ("second", MomentStage::Two(first, second)) => take_one_of_two(turn, second, first),
            ("after-it", MomentStage::FirstDay(taken_at)) => settle(turn, taken_at, MomentSource::Snapshot),
            ("before-it", MomentStage::FirstDay(taken_at)) => before_backup(turn, taken_at),
            ("right", MomentStage::FromEvidence(well)) => settle(turn, well, MomentSource::Evidence),
            ("right", MomentStage::SaidBack(at)) => settle(turn, at, MomentSource::Told),
            ("use-reading", MomentStage::SaidBack(at) | MomentStage::FirstDay(at)) => {
                match foremost(turn).by(at).all_was_well() {
                    Some(well) => settle(turn, well, MomentSource::BeforeAll),
                    None => Outcome::NotUnderstood,
                }
            }
            ("use-newer", MomentStage::SaidBack(_) | MomentStage::FirstDay(_)) => match foremost(turn).all_was_well() {
                Some(well) => settle(turn, well, MomentSource::Evidence),
                None => Outcome::NotUnderstood,
            },
            (key, MomentStage::Intervals) => pick_interval(turn, key),
            (key, MomentStage::Snapshots) => pick_snapshot(turn, key),
            _ => Outcome::NotUnderstood,
        },
    }
}

fn read(turn: &mut Turn<'_>, text: &str) -> Outcome {
    if turn.dialogues.moments.is_unknown(text) {
        return ask_interval(turn);
    }
    let reading = on_other_day(turn, turn.read_moment(text));
    if let (Reading::One(at), Inner::Moment(MomentStage::SaidBack(said))) = (reading, turn.inner().clone())
        && at == said
        && turn.agrees(text)
    {
        // *Yes, at 11, that's right*.
        return settle(turn, at, MomentSource::Told);
    }
    if let Some(told) = ToldMoment::of(reading) {
        let is_state = wanted_state::is_meant(turn, text);
        turn.state.answers.tell_moment(Some(told));
        if is_state {
            turn.state.answers.tell_state();
            return wanted_state::take(turn, told);
        }
    }
    match reading {
        Reading::None => Outcome::NotUnderstood,
        Reading::Future(at) => {
            // What was answered before no longer counts, and is not said again.
            turn.say(Reply::new("moment-ahead").with("moment", at));
            ask(turn)
        }
        Reading::One(at) => say_back(turn, at),
        Reading::Span(from, to) => weigh_span(turn, from, to),
        Reading::Two(first, second) => ask_two(turn, "moment-two", first, second),
        Reading::Gap(before, after) => ask_two(turn, "moment-gap", before, after),
        Reading::Overlap(first, second) => ask_overlap(turn, first, second),
    }
}

/// *Tuesday noon*, said back, and *no, Wednesday* or *yes, Tuesday*: a day alone keeps the hour that was told.
fn on_other_day(turn: &mut Turn<'_>, reading: Reading) -> Reading {
    let zone = turn.facts.portal.zone;
    let (Reading::Span(from, to), Inner::Moment(MomentStage::SaidBack(at))) = (reading, turn.inner().clone()) else {
        return reading;
    };
    let answers = &turn.state.answers;
    let was_told = match (answers.told_moment(), answers.history_moment()) {
        (Some(told), _) => told == ToldMoment::One(at),
        (None, word) => word == Some((at, None)),
    };
    let (day, told) = (from.with_timezone(&zone).date_naive(), at.with_timezone(&zone));
    let moved = zone.from_local_datetime(&day.and_time(told.time())).single();
    let keeps_hour = was_told && is_whole_day(from, to, zone);
    moved.map(|moved| moved.to_utc()).filter(|moved| keeps_hour && *moved <= turn.now).map_or(reading, Reading::One)
}

/// *In the afternoon, of course*: the one of two moments that lies in the part of the day that is named, and the other.
pub(super) fn by_part_of_day(
    turn: &Turn<'_>,
    text: &str,
    first: DateTime<Utc>,
    second: DateTime<Utc>,
) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    let day = first.with_timezone(&turn.facts.portal.zone).date_naive();
    // At the end of that day, so that none of its parts is still ahead.
    let mut listener = turn.listener().on(Some(day));
    listener.writing.now = listener.writing.now.max(first + Duration::days(1));
    let (code, _) = *listener.languages.first()?;
    let words = Words::of(text);
    let parts =
        (0..words.len()).flat_map(|from| (from + 1..=words.len().min(from + LONGEST_PART)).map(move |to| from..to));
    let mut parts = parts.take_while(|_| words.len() <= LONGEST_ANSWER);
    parts.find_map(|part| {
        let reading = listener.moments.read_in(words.written(&part), code, listener.writing).reading;
        let named = ToldMoment::of(reading)?;
        match (named.holds(first), named.holds(second)) {
            (true, false) => Some((first, second)),
            (false, true) => Some((second, first)),
            _ => None,
        }
    })
}

fn ask_two(turn: &mut Turn<'_>, name: &str, first: DateTime<Utc>, second: DateTime<Utc>) -> Outcome {
    stage(turn, MomentStage::Two(first, second));
    turn.ask(two_choices(turn, name, first, second));
    Outcome::Stay
}

/// Which of two moments, or of two days.
pub(super) fn two_choices(turn: &Turn<'_>, name: &str, first: DateTime<Utc>, second: DateTime<Utc>) -> Reply {
    let shown = |at, other| match day_of_two(turn, at, other) {
        Some((from, to)) => Arg::Span(from, to),
        None => Arg::Moment(at),
    };
    Reply::new(name)
        .choice(Choice::labelled("first", "moment-choice").with("moment", shown(first, second)))
        .choice(Choice::labelled("second", "moment-choice").with("moment", shown(second, first)))
        .asking(["other-moment"])
}

/// The whole day, where both of two readings are the first moment of one (*3/4*).
pub(super) fn day_of_two(
    turn: &Turn<'_>,
    at: DateTime<Utc>,
    other: DateTime<Utc>,
) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    let zone = turn.facts.portal.zone;
    let is_midnight = |at: DateTime<Utc>| at.with_timezone(&zone).time() == NaiveTime::MIN;
    let end = zone.from_local_datetime(&(at.with_timezone(&zone).naive_local() + Duration::days(1))).earliest()?;
    (is_midnight(at) && is_midnight(other)).then(|| (at, end.to_utc()))
}

fn take_one_of_two(turn: &mut Turn<'_>, at: DateTime<Utc>, other: DateTime<Utc>) -> Outcome {
    let told = day_of_two(turn, at, other).map_or(ToldMoment::One(at), |(from, to)| ToldMoment::Span(from, to));
    match wanted_state::is_wanted(turn) {
        true => wanted_state::take(turn, told),
        false => take_told(turn, told),
    }
}

/// A day (a night, a week) without a time is never taken for its first moment: our own reading may say when it was,
/// else it is asked whether it was before or after that day's backup.
fn weigh_span(turn: &mut Turn<'_>, from: DateTime<Utc>, to: DateTime<Utc>) -> Outcome {
    let mut within = intervals(turn);
    within.retain(|interval| interval.from < to && from < interval.to);
    let snapshots = turn.listed_snapshots();
    let before = |at: DateTime<Utc>| snapshots.iter().rfind(|snapshot| snapshot.taken_at <= at);
    if let Some(first) = within.first() {
        let is_one = within.iter().all(|interval| (interval.from, interval.to) == (first.from, first.to));
        if !is_one {
            return ask_interval(turn);
        }
        if let Some(good) = before(first.from) {
            stage(turn, MomentStage::FromEvidence(first.from));
            let reply = Reply::new("moment-day-evidence")
                .with("day", Arg::Span(from, to))
                .with("count", within.iter().map(|interval| interval.count).sum::<u64>())
                .with("from", first.from)
                .with("to", first.to)
                .with("snapshot", good.taken_at);
            turn.ask(reply.asking(["right", "change-it"]));
            return Outcome::Stay;
        }
    }
    // Of a part of a day it is said that no backup was made in it, not on that day.
    let is_part = to - from < Duration::hours(23);
    let of_the_day = snapshots.iter().find(|snapshot| from <= snapshot.taken_at && snapshot.taken_at < to);
    match (before(from), of_the_day) {
        (None, None) => too_old(turn, Arg::Span(from, to)),
        (earlier, Some(backup)) => {
            stage(turn, MomentStage::FirstDay(backup.taken_at));
            let reply = match earlier {
                None => Reply::new("moment-first-day").with("oldest", backup.taken_at),
                Some(_) => {
                    let reply = Reply::new(if is_part { "moment-part-backup" } else { "moment-day-backup" })
                        .with("day", Arg::Span(from, to));
                    reply.with("snapshot", backup.taken_at)
                }
            };
            let reply = weighed(turn, backup.taken_at, reply).asking(["after-it", "before-it", "other-moment"]);
            turn.ask(reply);
            Outcome::Stay
        }
        (Some(earlier), None) => {
            stage(turn, MomentStage::SaidBack(from));
            let name = if is_part { "moment-part-said-back" } else { "moment-day-said-back" };
            let reply = Reply::new(name).with("day", Arg::Span(from, to));
            let reply = reply.with("snapshot", earlier.taken_at).asking(["right"]);
            let reply = weighed(turn, earlier.taken_at, reply).asking(["change-it"]);
            turn.ask(reply);
            Outcome::Stay
        }
    }
}

/// Before a backup of the day: the one before it counts, if there is one.
fn before_backup(turn: &mut Turn<'_>, taken_at: DateTime<Utc>) -> Outcome {
    let earlier = turn.listed_snapshots().into_iter().rfind(|snapshot| snapshot.taken_at < taken_at);
    match earlier {
        Some(earlier) => settle(turn, earlier.taken_at, MomentSource::Snapshot),
        None => too_old(turn, taken_at - Duration::minutes(1)),
    }
}

/// The clock showed the same time twice: before and after it was set back.
fn ask_overlap(turn: &mut Turn<'_>, first: DateTime<Utc>, second: DateTime<Utc>) -> Outcome {
    stage(turn, MomentStage::Two(first, second));
    turn.ask(Reply::new("moment-overlap").with("moment", first).asking(["first", "second", "other-moment"]));
    Outcome::Stay
}

fn say_back(turn: &mut Turn<'_>, at: DateTime<Utc>) -> Outcome {
    let snapshots = turn.listed_snapshots();
    let before = snapshots.iter().rfind(|snapshot| snapshot.taken_at <= at);
    let Some(before) = before else {
        return too_old(turn, at);
    };
    let zone = turn.facts.portal.zone;
    let days = (turn.now.with_timezone(&zone).date_naive() - at.with_timezone(&zone).date_naive()).num_days();
    let reply = Reply::new("moment-said-back")
        .with("moment", at)
        .with("days", u64::try_from(days).unwrap_or(0))
        .with("zone", Arg::Zone(zone.name().to_owned()))
        .with("snapshot", before.taken_at)
        .asking(["right"]);
    let reply = weighed(turn, before.taken_at, reply);
    let reply = reply.asking(["change-it"]);
    stage(turn, MomentStage::SaidBack(at));
    turn.ask(reply);
    Outcome::Stay
}

/// R09: nothing reaches back that far.
pub(super) fn too_old(turn: &mut Turn<'_>, at: impl Into<Arg>) -> Outcome {
    let oldest = turn.listed_snapshots().first().map_or(turn.now, |snapshot| snapshot.taken_at);
    stage(turn, MomentStage::TooOld);
    let days = turn.facts.policy.snapshots.keep_days;
    let reply = Reply::new("moment-too-old").with("moment", at).with("oldest", oldest).with("days", days);
    turn.ask(reply.asking(["other-moment", "not-sure", "person", "cancel"]));
    Outcome::Stay
}

pub(super) fn settle(turn: &mut Turn<'_>, at: DateTime<Utc>, source: MomentSource) -> Outcome {
    turn.state.answers.tell_moment(None);
    turn.state.answers.set_moment(LossMoment { at, source });
    Outcome::Exit("told")
}

// ---- a backup date instead ----------------------------------------------------------------------------

fn ask_snapshot(turn: &mut Turn<'_>) -> Outcome {
    stage(turn, MomentStage::Snapshots);
    let mut reply = Reply::new("moment-by-snapshot");
    reply.choices = snapshot_choices(&turn.listed_snapshots());
    turn.ask(reply.asking(["other-moment"]));
    Outcome::Stay
}

/// One choice a snapshot, the newest first.
pub(super) fn snapshot_choices(snapshots: &[SnapshotView]) -> Vec<Choice> {
    let newest = snapshots.iter().rev().take(MOST_CHOICES);
    newest
        .map(|snapshot| {
            let label = if snapshot.lacking.is_empty() { "snapshot-choice" } else { "snapshot-choice-partial" };
            Choice::labelled(snapshot.id.to_string(), label)
                .with("snapshot", snapshot.taken_at)
                .with("records", snapshot.records)
        })
        .collect()
}

fn pick_snapshot(turn: &mut Turn<'_>, key: &str) -> Outcome {
    let snapshots = turn.listed_snapshots();
    let Some(snapshot) = snapshots.into_iter().find(|snapshot| snapshot.id.to_string() == key) else {
        return Outcome::NotUnderstood;
    };
    let at = snapshot.taken_at;
    turn.say(Reply::new("moment-snapshot-noted").with("snapshot", Arg::Moment(at)));
    settle(turn, at, MomentSource::Snapshot)
}

pub(super) fn receive(turn: &mut Turn<'_>, event: &Event) -> Outcome {
    // Within the question only evidence is ordered: with it or without, the person goes on.
    let is_within = matches!(turn.inner(), Inner::Moment(_));
    match event {
        Event::Evidence { .. } | Event::Failed { .. } if is_within => ask_interval(turn),
        other => turn.fail_or_stay(other),
    }
}
