//! Letting time pass: additions, events of a scenario, the recycle bin's term.

use super::{Birth, Portal};
use crate::sandbox::fields::Entity;
use crate::sandbox::scenario::{Scenario, Story};

impl Portal {
    /// Makes happen what happens up to `now`, in its order.
    pub fn advance(&mut self, now: i64) {
        loop {
            let event = self.story.next_moment().filter(|moment| *moment <= now);
            let addition = self.next_arrival().filter(|(moment, _)| *moment <= now);
            match (event, addition) {
                (Some(moment), other) if other.is_none_or(|(arrival, _)| moment <= arrival) => {
                    if let Some(event) = self.story.take_next() {
                        event.happen(self);
                    }
                }
                (_, Some((moment, entity))) => self.arrive(entity, moment),
                _ => break,
            }
        }
        self.purge_expired(now);
    }

    /// Whether [`advance`](Self::advance) would do anything.
    pub fn is_due(&self, now: i64) -> bool {
        let event = self.story.next_moment();
        let addition = self.next_arrival().map(|(moment, _)| moment);
        let is_past = |moment: Option<i64>| moment.is_some_and(|moment| moment <= now);
        is_past(event) || is_past(addition) || self.is_purge_due(now)
    }

    /// Plans a scenario; events whose time has come happen with the next [`advance`](Self::advance).
    pub fn plan(&mut self, scenario: Scenario, end: i64, now: i64) {
        let moved = Story::of(scenario, &self.generator.zone, end).not_before(now);
        self.truth.begin(scenario);
        self.story = moved;
    }

    fn next_arrival(&self) -> Option<(i64, Entity)> {
        if !self.evolves {
            return None;
        }
        let next = |entity: Entity| {
            let (day, position) = self.next_addition[entity.index()];
            (self.generator.additions_per_day(entity) > 0)
                .then(|| (self.generator.addition_moment(entity, day, position), entity))
        };
        Entity::ALL.into_iter().filter_map(next).min()
    }

    fn arrive(&mut self, entity: Entity, moment: i64) {
        let (day, position) = self.next_addition[entity.index()];
        let is_last = position + 1 >= self.generator.additions_per_day(entity);
        self.next_addition[entity.index()] = if is_last { (day + 1, 0) } else { (day, position + 1) };
        if moment <= self.generator.story_start {
            return;
        }
        // The seed of a new record is its own number, far beyond those of the first records.
        let table = self.table_mut(entity);
        let id = table.next_id;
        table.next_id += 1;
        table.latest_created = table.latest_created.max(moment);
        table.later.insert(id);
        table.born.insert(id, Birth { index: 10_000_000 + id, created: moment });
    }
}

impl Portal {
    /// Adds an event to the story.
    pub(in crate::sandbox) fn expect(&mut self, event: crate::sandbox::scenario::Event) {
        self.story.add(event);
    }
}
