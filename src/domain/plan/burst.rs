//! A burst of changes: what one user changed within one hour.
//!
//! In charge of which changes belong to it, and of how it is written and read. Finding bursts in a portal is
//! [`crate::domain::evidence`]'s.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, DurationRound, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::ids::{InvalidId, UserId};
use crate::domain::record::EntityType;

/// Changes made by one user within one hour: what a bad import looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Burst {
    /// Who is noted as having changed the records last.
    pub user: UserId,
    /// The beginning of the hour.
    pub hour: DateTime<Utc>,
    /// Of this type only; `None`: of every type. What is not narrowed keeps the form, and so the hash, of plans that
    /// were stored before it could be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity_type: Option<EntityType>,
}

impl Burst {
    /// The burst that a change belongs to, of every type.
    pub fn of(user: UserId, moment: DateTime<Utc>) -> Self {
        let hour = moment.duration_trunc(TimeDelta::hours(1)).unwrap_or(moment);
        Self { user, hour, entity_type: None }
    }

    /// That part of it which is of one type.
    pub fn only(self, entity_type: EntityType) -> Self {
        Self { entity_type: Some(entity_type), ..self }
    }

    /// The burst of every type that this one is a part of.
    pub fn whole(self) -> Self {
        Self { entity_type: None, ..self }
    }

    /// The end of the hour.
    pub fn until(&self) -> DateTime<Utc> {
        self.hour + TimeDelta::hours(1)
    }

    /// Whether a change of a record of that type belongs to it.
    pub fn holds(&self, entity_type: EntityType, user: UserId, moment: DateTime<Utc>) -> bool {
        let is_of_type = self.entity_type.is_none_or(|only| only == entity_type);
        is_of_type && Self::of(user, moment) == self.whole()
    }
}

impl fmt::Display for Burst {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.user, self.hour.format("%Y-%m-%dT%H:%MZ"))?;
        self.entity_type.map_or(Ok(()), |entity_type| write!(f, "/{entity_type}"))
    }
}

impl FromStr for Burst {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let invalid = || InvalidId {
            text: text.chars().take(60).collect(),
            kind: "burst of changes",
            example: "12@2026-11-20T14:00Z",
        };
        let (whole, entity_type) = match text.split_once('/') {
            Some((whole, kind)) => (whole, Some(kind.parse().map_err(|_| invalid())?)),
            None => (text, None),
        };
        let (user, hour) = whole.split_once('@').ok_or_else(invalid)?;
        let user = user.parse().map_err(|_| invalid())?;
        let hour = hour.strip_suffix('Z').unwrap_or(hour);
        let full = if hour.len() <= 13 { format!("{hour}:00:00Z") } else { format!("{hour}:00Z") };
        let moment = DateTime::parse_from_rfc3339(&full).map_err(|_| invalid())?;
        Ok(Self { entity_type, ..Self::of(user, moment.with_timezone(&Utc)) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn bursts_are_written_as_they_are_read() {
        let burst: Burst = "12@2026-11-20T14:37Z".parse().unwrap();
        assert_eq!(burst.to_string(), "12@2026-11-20T14:00Z");
        assert_eq!("12@2026-11-20T14".parse::<Burst>().unwrap(), burst);
        assert_eq!(burst.to_string().parse::<Burst>().unwrap(), burst);
        let narrowed: Burst = "12@2026-11-20T14/contact".parse().unwrap();
        assert_eq!(narrowed, burst.only(EntityType::Contact));
        assert_eq!(narrowed.to_string(), "12@2026-11-20T14:00Z/contact");
        assert_eq!(narrowed.to_string().parse::<Burst>().unwrap(), narrowed);
        assert_eq!(narrowed.whole(), burst);
        for wrong in ["12", "@2026-11-20T14", "a@2026-11-20T14", "12@yesterday", "12@2026-11-20T14/boat"] {
            assert!(wrong.parse::<Burst>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_burst_holds_the_changes_of_its_user_hour_and_type() {
        use EntityType::{Contact, Deal};
        let whole: Burst = "12@2026-11-20T14".parse().unwrap();
        for (burst, entity_type, user, at, is_held) in [
            (whole, Deal, 12, "2026-11-20T14:00:00Z", true),
            (whole, Contact, 12, "2026-11-20T14:59:59Z", true),
            (whole, Contact, 12, "2026-11-20T15:00:00Z", false),
            (whole, Contact, 13, "2026-11-20T14:30:00Z", false),
            (whole.only(Contact), Contact, 12, "2026-11-20T14:30:00Z", true),
            (whole.only(Contact), Deal, 12, "2026-11-20T14:30:00Z", false),
        ] {
            let held = burst.holds(entity_type, UserId(user), at.parse().unwrap());
            assert_eq!(held, is_held, "{burst}: {entity_type} {user} {at}");
        }
    }

    #[test]
    fn choices_stored_before_bursts_had_a_type_read_and_hash_as_they_did() {
        let stored = json!({"user": 7, "hour": "2026-11-20T14:00:00Z"});
        let burst: Burst = serde_json::from_value(stored.clone()).unwrap();
        assert_eq!(burst, Burst::of(UserId(7), "2026-11-20T14:10:00Z".parse().unwrap()));
        assert_eq!(serde_json::to_value(burst).unwrap(), stored);
    }
}
