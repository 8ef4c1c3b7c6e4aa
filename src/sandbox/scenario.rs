//! What goes wrong on the portal: losses and mishaps with a known truth.
//!
//! In charge of when a scenario's events happen, whom they hit and what is noted as the truth, which
//! `/ui/truth` tells and no REST method does. Events act through [`Portal`], as anybody does.

mod events;
mod truth;

use std::collections::VecDeque;
use std::fmt;
use std::str::FromStr;

use super::fields::Entity;
use super::portal::Portal;
use super::zone::Zone;
pub use truth::{ChangeTruth, Truth};

/// A story that a portal can live through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scenario {
    /// On the day before the story's last from 15:00 to 15:20 a colleague deletes a long list of contacts.
    DeletedContacts,
    /// On the last morning of the story companies with their contacts, deals and leads are deleted; on two other days
    /// single records were deleted on purpose.
    DeletedMixed,
    /// On the day before the story's last from 16:05 to 16:50 an import overwrites hundreds of records and adds duplicates; later
    /// colleagues change some of them properly.
    BadImport,
    /// Nothing is lost: a filter narrows the administrator's list of contacts.
    HiddenByFilter,
    /// On the last morning of the story three contacts are deleted.
    FewItems,
}

impl Scenario {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::DeletedContacts, Self::DeletedMixed, Self::BadImport, Self::HiddenByFilter, Self::FewItems];

    /// The name used on the command line and under `/ui/`.
    pub fn name(self) -> &'static str {
        match self {
            Self::DeletedContacts => "deleted-contacts",
            Self::DeletedMixed => "deleted-mixed",
            Self::BadImport => "bad-import",
            Self::HiddenByFilter => "hidden-by-filter",
            Self::FewItems => "few-items",
        }
    }
}

impl fmt::Display for Scenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that is no scenario's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "there is no scenario {name:?}; there are deleted-contacts, deleted-mixed, bad-import, hidden-by-filter, few-items"
)]
pub struct UnknownScenario {
    name: String,
}

impl FromStr for Scenario {
    type Err = UnknownScenario;

    fn from_str(text: &str) -> Result<Self, UnknownScenario> {
        let known = Self::ALL.into_iter().find(|scenario| scenario.name() == text);
        known.ok_or_else(|| UnknownScenario { name: text.chars().take(60).collect() })
    }
}

/// Events still to come.
#[derive(Debug, Clone, Default)]
pub struct Story {
    events: VecDeque<Event>,
}

/// Something that one user does at one moment.
#[derive(Debug, Clone)]
pub struct Event {
    moment: i64,
    user: i64,
    act: Act,
    /// It should have happened earlier: what follows from it does not wait either.
    at_once: bool,
}

#[derive(Debug, Clone)]
enum Act {
    /// Chooses contacts and deletes them in four goes.
    DeleteList { wanted: usize },
    /// Chooses companies with everything around them and deletes them in five goes.
    DeleteCircles,
    /// Deletes these.
    Delete { records: Vec<(Entity, i64)>, on_purpose: bool },
    /// Deletes one record somewhere, as people do.
    DeleteOne { entity: Entity },
    /// Chooses records and overwrites them in four goes.
    Import,
    /// Overwrites these with what belongs to their neighbours.
    Overwrite { records: Vec<(Entity, i64)> },
    /// Adds duplicates of these contacts.
    Duplicate { contacts: Vec<i64> },
    /// Changes these contacts properly.
    Correct { contacts: Vec<i64> },
    /// Sets a list filter.
    Filter { text: &'static str },
}

const HOUR: i64 = 3600;
const MINUTE: i64 = 60;

impl Story {
    /// A scenario's events when its last day is that of `end`.
    ///
    /// What belongs to the last morning moves to the one before where it is still to come at `end`.
    pub fn of(scenario: Scenario, zone: &Zone, end: i64) -> Self {
        let today = zone.day(end);
        let yesterday = |seconds: i64| zone.at(today - 1, seconds);
        let morning = |seconds: i64| {
            let moment = zone.at(today, seconds);
            if moment + HOUR <= end { moment } else { yesterday(seconds) }
        };
        let event = |moment, user, act| Event { moment, user, act, at_once: false };
        let events = match scenario {
            Scenario::DeletedContacts => vec![event(yesterday(15 * HOUR), 6, Act::DeleteList { wanted: 0 })],
            Scenario::DeletedMixed => vec![
                event(zone.at(today - 4, 11 * HOUR + 12 * MINUTE), 3, Act::DeleteOne { entity: Entity::Contact }),
                event(zone.at(today - 3, 16 * HOUR + 40 * MINUTE), 8, Act::DeleteOne { entity: Entity::Deal }),
                event(morning(9 * HOUR + 10 * MINUTE), 2, Act::DeleteCircles),
            ],
            Scenario::BadImport => vec![event(yesterday(16 * HOUR + 5 * MINUTE), 9, Act::Import)],
            Scenario::HiddenByFilter => vec![event(
                yesterday(17 * HOUR),
                1,
                Act::Filter { text: "contact: responsible person = Ingrid Sørensen (dismissed), type = Partner" },
            )],
            Scenario::FewItems => {
                vec![event(morning(10 * HOUR + 5 * MINUTE), 5, Act::DeleteList { wanted: 3 })]
            }
        };
        Self { events: events.into() }
    }

    /// The same events, none of them before a moment: what is past happens then.
    pub fn not_before(mut self, moment: i64) -> Self {
        for event in self.events.iter_mut().filter(|event| event.moment < moment) {
            (event.moment, event.at_once) = (moment, true);
        }
        self
    }

    /// When the next event happens.
    pub fn next_moment(&self) -> Option<i64> {
        self.events.front().map(|event| event.moment)
    }

    /// Takes the next event out.
    pub fn take_next(&mut self) -> Option<Event> {
        self.events.pop_front()
    }

    /// Adds an event at its place in time.
    pub fn add(&mut self, event: Event) {
        let position = self.events.partition_point(|other| other.moment <= event.moment);
        self.events.insert(position, event);
    }
}
