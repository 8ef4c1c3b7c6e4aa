//! What steps look up and have looked up: rules, language, evidence, snapshots.

use chrono::{DateTime, Duration, NaiveDate, Utc};

use super::{Known, Turn, with_other};
use crate::dialogue::backend::{ChangeGroup, Counts, Evidence, Kind, MendedByUs, RemovedByUs, SnapshotView, total};
use crate::dialogue::event::Effect;
use crate::dialogue::facts::FactName;
use crate::dialogue::language::Language;
use crate::dialogue::moments::{Reading, Writing};
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::rules::Rule;
use crate::dialogue::state::{EvidenceState, Work};
use crate::dialogue::understand::{Listener, ToldMoment};

/// The longest span that is still one day: with the night behind it.
const LONGEST_DAY: Duration = Duration::hours(30);

/// How long evidence and the list of snapshots count before they are read again, in minutes.
const READ_COUNTS_MINUTES: i64 = 60;

impl Turn<'_> {
    /// Whether the policy has a rule switched on.
    pub fn holds(&self, rule: Rule) -> bool {
        rule.holds(&self.facts.policy)
    }

    /// The data of the person's language.
    pub fn language(&self) -> &Language {
        let code = self.dialogues.texts.closest(&self.state.language);
        self.dialogues.texts.language(code).expect("the closest language is one of those that are there")
    }

    /// With what the person's sentences are understood.
    pub fn listener(&self) -> Listener<'_> {
        let (zone, now) = (self.facts.portal.zone, self.written_at());
        Listener::new(self.dialogues, &self.state.language, zone, now).on(self.day_spoken_of())
    }

    /// The day of the loss as it was told or answered last, where it was one day.
    fn day_spoken_of(&self) -> Option<NaiveDate> {
        let answers = &self.state.answers;
        let at = match answers.told_moment() {
            Some(ToldMoment::One(at)) => Some(at),
            Some(ToldMoment::Span(from, to)) if to - from <= LONGEST_DAY => Some(from),
            Some(_) => None,
            None => answers.moment().map(|moment| moment.at),
        };
        at.map(|at| at.with_timezone(&self.facts.portal.zone).date_naive())
    }

    fn writing(&self) -> Writing {
        Writing { day: self.day_spoken_of(), ..Writing::at(self.facts.portal.zone, self.written_at()) }
    }

    /// When the person wrote what is heard now: what they call today is seen from there.
    fn written_at(&self) -> DateTime<Utc> {
        self.facts.written_at.unwrap_or(self.now)
    }

    /// The moment that a text names, on the portal's clock: as a whole, else within what else it says.
    pub fn read_moment(&self, text: &str) -> Reading {
        self.in_part_told(self.reading_of(text))
    }

    /// *Yesterday morning*, and then *at 9*: of two halves of the day the one that was told.
    fn in_part_told(&self, reading: Reading) -> Reading {
        let (Reading::Two(first, second), Some(ToldMoment::Span(from, to))) =
            (reading, self.state.answers.told_moment())
        else {
            return reading;
        };
        let is_in = |at: DateTime<Utc>| from <= at && at < to;
        match (is_in(first), is_in(second)) {
            (true, false) => Reading::One(first),
            (false, true) => Reading::One(second),
            _ => reading,
        }
    }

    fn reading_of(&self, text: &str) -> Reading {
        let own = self.dialogues.texts.closest(&self.state.language);
        let (moments, writing) = (&self.dialogues.moments, self.writing());
        match moments.read_in(text, own, writing).reading {
            // Within a sentence *right now* is a word of every day.
            Reading::None => moments
                .find_in(text, own, writing)
                .map(|found| found.understood.reading)
                .filter(|reading| *reading != Reading::One(writing.now))
                .unwrap_or(Reading::None),
            reading => reading,
        }
    }

    /// A text without its days and times.
    pub fn without_times(&self, text: &str) -> String {
        self.dialogues.moments.without_times(text, self.dialogues.texts.closest(&self.state.language))
    }

    /// The moment within a text that says more than that, and the words beside it.
    pub fn find_moment(&self, text: &str) -> Option<(Reading, String)> {
        let own = self.dialogues.texts.closest(&self.state.language);
        let found = self.dialogues.moments.find_in(text, own, self.writing())?;
        Some((found.understood.reading, found.rest))
    }

    /// What was found, where it was read.
    pub fn evidence(&self) -> Option<&Evidence> {
        match &self.state.evidence {
            EvidenceState::Read(evidence) if self.holds(Rule::B02) => Some(evidence),
            _ => None,
        }
    }

    /// Orders the evidence that a step is to have, and gives whether it must wait. Numbers and names out of the CRM are
    /// for administrators, who may see all of it: for whoever is known to be none nothing is read.
    pub(super) fn waits_for_evidence(&mut self) -> bool {
        self.fact(FactName::RequesterIsAdmin) != Known::No && self.needs_evidence()
    }

    /// Orders evidence where there is none that still counts; gives whether the step must wait for it.
    pub fn needs_evidence(&mut self) -> bool {
        let read_at = match &self.state.evidence {
            EvidenceState::NotRead => None,
            EvidenceState::Read(evidence) => Some(evidence.read_at),
            // What failed is tried again at a later step that needs it, once for each word of the person.
            EvidenceState::Failed { .. } if self.state.reading_was_tried => return false,
            EvidenceState::Failed { .. } => None,
        };
        if !self.holds(Rule::B02) || read_at.is_some_and(|at| self.still_counts(at)) {
            return false;
        }
        self.effects.push(Effect::Say(Reply::new("looking")));
        self.order(Work::Evidence, |request| Effect::GatherEvidence { request });
        true
    }

    /// Whether our own reading failed when it was last tried.
    pub(super) fn reading_failed(&self) -> bool {
        self.holds(Rule::B02) && matches!(self.state.evidence, EvidenceState::Failed { .. })
    }

    /// The snapshots, oldest first; ordered where there is no list that still counts.
    pub fn snapshots(&mut self) -> Option<Vec<SnapshotView>> {
        let list = self.state.snapshots.as_ref().filter(|list| self.still_counts(list.listed_at));
        if let Some(list) = list {
            return Some(list.snapshots.clone());
        }
        self.order(Work::Snapshots, |request| Effect::ListSnapshots { request });
        None
    }

    /// The snapshots as they were last listed.
    pub fn listed_snapshots(&self) -> Vec<SnapshotView> {
        self.state.snapshots.as_ref().map(|list| list.snapshots.clone()).unwrap_or_default()
    }

    /// Whether something read at that moment need not be read again.
    fn still_counts(&self, read_at: DateTime<Utc>) -> bool {
        self.just_read || self.now - read_at < Duration::minutes(READ_COUNTS_MINUTES)
    }

    /// Says what the evidence shows, once for each reading.
    pub(super) fn tell_evidence(&mut self) {
        let Some(evidence) = self.evidence().cloned() else { return };
        if std::mem::replace(&mut self.state.is_evidence_told, true) {
            return;
        }
        for (position, group) in evidence.groups.iter().take(4).enumerate() {
            let shown: Vec<String> = group.examples.iter().take(3).cloned().collect();
            let reply = Reply::new("evidence-lost")
                .with("more", position as u64)
                .with("count", group.count)
                .with("rest", group.count.saturating_sub(shown.len() as u64))
                .with("counts", Arg::Counts([(group.entity_type, group.count)].into()))
                .with("from", group.last_seen)
                .with("to", group.first_missed)
                .with("examples", Arg::List(shown));
            self.say(reply);
        }
        if evidence.groups.len() > 4 {
            let rest: u64 = evidence.groups.iter().skip(4).map(|group| group.count).sum();
            self.say(Reply::new("evidence-lost-more").with("count", rest));
        }
        for (position, part) in by_burst(&evidence.changes).into_iter().take(3).enumerate() {
            self.tell_changes(position + evidence.groups.len(), part);
        }
        if !evidence.deleted_fields.is_empty() {
            self.say(Reply::new("evidence-fields").with("fields", Arg::List(evidence.deleted_fields.clone())));
        }
        if !evidence.unknown.is_empty() {
            let kinds: Vec<Kind> = evidence.unknown.iter().map(|unknown| unknown.entity_type.into()).collect();
            self.say(Reply::new("evidence-unknown").with("kinds", kinds));
        }
        if !evidence.shows_anything() && evidence.unknown.is_empty() {
            let is_all = evidence.left_out.is_empty() && evidence.mended.is_empty();
            let name = if is_all { "evidence-nothing" } else { "evidence-nothing-else" };
            self.tell_left_out(&evidence.left_out);
            self.tell_mended(&evidence.mended);
            self.say(Reply::new(name).with("at", Arg::Time(evidence.read_at)));
        } else {
            self.tell_left_out(&evidence.left_out);
            self.tell_mended(&evidence.mended);
        }
        self.look_for_names();
    }

    /// Says what one person changed within one hour.
    fn tell_changes(&mut self, position: usize, changes: &[ChangeGroup]) {
        let Some(first) = changes.first() else { return };
        let counts: Counts = changes.iter().map(|change| (change.entity_type, change.count)).collect();
        let author = first.author.clone().map_or(Arg::Term("somebody".into()), Arg::Text);
        let reply = Reply::new("evidence-changed").with("more", position as u64).with("counts", counts);
        self.say(reply.with("author", author).with("hour", first.hour));
        let changed_again: u64 = changes.iter().map(|change| change.changed_again).sum();
        if changed_again > 0 {
            self.say(Reply::new("evidence-changed-again").with("count", changed_again));
        }
        if !first.added.is_empty() {
            self.say(Reply::new("evidence-added").with("counts", first.added.clone()).with("hour", first.hour));
        }
    }

    /// Says what restores of ours have set right: changed once, and no damage any more.
    fn tell_mended(&mut self, mended: &[MendedByUs]) {
        for each in mended {
            let reply = Reply::new("mended-by-us")
                .with("counts", each.counts.clone())
                .with("restore", each.restore.to_string())
                .with("kept", each.kept);
            self.say(reply);
        }
    }

    /// Says what rollbacks of ours removed, as was asked: gone, and no loss.
    pub fn tell_left_out(&mut self, left_out: &[RemovedByUs]) {
        for removal in left_out {
            let reply = Reply::new("removed-by-us")
                .with("counts", removal.counts.clone())
                .with("restore", removal.restore.to_string())
                .with("at", removal.at);
            self.say(reply);
        }
    }

    /// Says that a restore of the portal was begun and has not ended (B07), whoever began it.
    pub fn tell_unfinished(&mut self) {
        if let Some(other) = self.facts.unfinished.clone() {
            self.say(with_other(Reply::new("unfinished-restore"), Some(&other)));
        }
    }

    /// How much is gone: by our own reading, else by the admin's word.
    pub fn lost_count(&self) -> Option<u64> {
        self.evidence().map(|evidence| total(&evidence.lost())).or(self.state.answers.amount())
    }
}

/// Groups of changes that one person made within one hour, together. Evidence lists them side by side.
fn by_burst(changes: &[ChangeGroup]) -> Vec<&[ChangeGroup]> {
    changes.chunk_by(|left, right| (left.hour, &left.author) == (right.hour, &right.author)).collect()
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};

    use super::Turn;
    use crate::dialogue::facts::Facts;
    use crate::dialogue::moments::Reading;
    use crate::dialogue::script::canned::CannedWorld;
    use crate::dialogue::shipped;
    use crate::dialogue::state::State;

    #[test]
    fn what_was_written_while_we_were_away_is_understood_as_of_then() {
        let dialogues = shipped::dialogues();
        let world = CannedWorld::new(dialogues.clone());
        let now: DateTime<Utc> = "2026-11-18T09:00:00Z".parse().unwrap();
        let read = |written_at: Option<DateTime<Utc>>| {
            let facts = Facts { written_at, ..world.facts().clone() };
            Turn::new(&dialogues, &facts, State::new("en"), now).read_moment("today at 7:30 am")
        };
        let at = |text: &str| Reading::One(text.parse().unwrap());
        assert_eq!(read(None), at("2026-11-18T06:30:00Z"));
        assert_eq!(read(Some(now - TimeDelta::hours(12))), at("2026-11-17T06:30:00Z"));
    }
}
