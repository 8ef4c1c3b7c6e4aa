//! What a case gives: its portal, its week, its policy.
//!
//! In charge of reading it and of what holds where nothing is given. Setting it up is the world's.

use chrono::{DateTime, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use super::prepared::{PORTAL, Week};
use crate::dialogue::script::Given;
use crate::dialogue::script::world::WorldError;
use crate::domain::policy::Policy;

/// Now, in the portal's zone, where nothing else is given: a Wednesday.
const NOW: &str = "2026-11-18T10:00";

/// What a case gives.
pub struct Wanted {
    pub week: Week,
    pub policy: Policy,
    pub tariff: String,
    pub role: String,
    pub is_repaired: bool,
    pub restarts_always: bool,
    /// How many agents the desk has.
    pub agents: u32,
}

impl Wanted {
    pub fn read(given: &Given, language: &str) -> Result<Self, WorldError> {
        let known = [
            "scenario",
            "preset",
            "tariff",
            "role",
            "now",
            "story-end",
            "zone",
            "records",
            "snapshots",
            "database-gb",
            "repaired",
            "portal",
            "restart",
            "agents",
        ];
        if let Some((key, value)) = given.values.iter().find(|(key, _)| !known.contains(&key.as_str())) {
            return Err(WorldError::Unknown(format!("{key} {value}")));
        }
        let unknown = |key: &str| WorldError::Unknown(format!("{key} {}", given.get(key).unwrap_or_default()));
        let zone: Tz = given.get("zone").unwrap_or("Europe/Berlin").parse().map_err(|_| unknown("zone"))?;
        let restarts_always = match given.get("restart") {
            None => false,
            Some("every-turn") => true,
            Some(_) => return Err(unknown("restart")),
        };
        if given.get("portal").is_some_and(|name| name != PORTAL) {
            return Err(unknown("portal"));
        }
        let now = local(given.get("now").unwrap_or(NOW), zone).ok_or_else(|| unknown("now"))?;
        let story_end = match given.get("story-end") {
            Some(text) => local(text, zone).ok_or_else(|| unknown("story-end"))?,
            None => now - TimeDelta::days(1),
        };
        let number = |key: &str| given.get(key).map(|text| text.parse().map_err(|_| unknown(key))).transpose();
        let mut policy = given.policy().map_err(WorldError::Failed)?;
        if let Some(size_gb) = number("database-gb")? {
            policy.options.database_gb.insert(PORTAL.to_owned(), size_gb);
        }
        Ok(Self {
            week: Week {
                scenario: given
                    .get("scenario")
                    .unwrap_or("deleted-contacts")
                    .parse()
                    .map_err(|_| unknown("scenario"))?,
                zone,
                story_end,
                end: now,
                records: number("records")?,
                snapshots: number("snapshots")?,
                is_german: language == "de",
            },
            policy,
            tariff: given.get("tariff").unwrap_or("std").to_owned(),
            role: given.get("role").unwrap_or("admin").to_owned(),
            is_repaired: given.get("repaired") == Some("yes"),
            restarts_always,
            agents: number("agents")?.unwrap_or(2),
        })
    }
}

fn local(text: &str, zone: Tz) -> Option<DateTime<Utc>> {
    let naive = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").ok()?;
    zone.from_local_datetime(&naive).earliest().map(|at| at.to_utc())
}

/// `+15m`, `+2h`, `+1d`, or a local moment.
pub fn moved(to: &str, now: DateTime<Utc>, zone: Tz) -> Option<DateTime<Utc>> {
    let Some(span) = to.strip_prefix('+') else { return local(to, zone) };
    let number: i64 = span.trim_end_matches(char::is_alphabetic).parse().ok()?;
    let span = match span.chars().last()? {
        'm' => TimeDelta::try_minutes(number)?,
        'h' => TimeDelta::try_hours(number)?,
        'd' => TimeDelta::try_days(number)?,
        _ => return None,
    };
    Some(now + span)
}
