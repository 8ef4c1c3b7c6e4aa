//! The portal's time zone, as it was told: an IANA name or an offset.
//!
//! In charge of showing a moment as people at the portal read it on their clock.

use std::str::FromStr;

use chrono::{DateTime, FixedOffset, LocalResult, NaiveDateTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;

/// A time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// A zone with its rules, such as `Europe/Berlin`.
    Named(Tz),
    /// A fixed distance from UTC, such as `+02:00`.
    Fixed(FixedOffset),
}

impl Zone {
    /// The zone of that name or offset; UTC where the text is neither.
    pub fn parse_or_utc(text: &str) -> Self {
        if let Ok(zone) = Tz::from_str(text) {
            return Self::Named(zone);
        }
        FixedOffset::from_str(text).map_or(Self::Named(Tz::UTC), Self::Fixed)
    }

    /// The moment with the offset that holds there at that moment.
    pub fn local(self, moment: DateTime<Utc>) -> DateTime<FixedOffset> {
        match self {
            Self::Named(zone) => {
                let offset = zone.offset_from_utc_datetime(&moment.naive_utc()).fix();
                moment.with_timezone(&offset)
            }
            Self::Fixed(offset) => moment.with_timezone(&offset),
        }
    }

    /// The moment or moments at which the clock there shows that: none where it was skipped, two where it was passed twice.
    pub fn moments_of(self, local: NaiveDateTime) -> LocalResult<DateTime<Utc>> {
        match self {
            Self::Named(zone) => zone.from_local_datetime(&local).map(|moment| moment.with_timezone(&Utc)),
            Self::Fixed(offset) => offset.from_local_datetime(&local).map(|moment| moment.with_timezone(&Utc)),
        }
    }

    /// The moment to the second, with its offset: `2026-11-22 03:00:07 +01:00`.
    pub fn show(self, moment: DateTime<Utc>) -> String {
        self.local(moment).format("%Y-%m-%d %H:%M:%S %:z").to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_shown_as_on_the_clock_there() {
        let summer: DateTime<Utc> = "2026-07-01T01:00:00Z".parse().unwrap();
        let winter: DateTime<Utc> = "2026-11-22T01:00:00Z".parse().unwrap();
        let berlin = Zone::parse_or_utc("Europe/Berlin");
        assert_eq!(berlin.show(summer), "2026-07-01 03:00:00 +02:00");
        assert_eq!(berlin.show(winter), "2026-11-22 02:00:00 +01:00");
        assert_eq!(Zone::parse_or_utc("-03:30").show(winter), "2026-11-21 21:30:00 -03:30");
        assert_eq!(Zone::parse_or_utc("nowhere").show(winter), "2026-11-22 01:00:00 +00:00");
    }
}
