//! Names of things: typed, parsed once at the edge, printed the same everywhere.
//!
//! In charge of spelling only. Whether a thing with that name exists is the store's to say.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A text that is not the name it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{text}\" is not a {kind} (for example {example})")]
pub struct InvalidId {
    /// What was given, cut to 60 characters.
    pub text: String,
    /// What it should have been.
    pub kind: &'static str,
    /// A name of that kind.
    pub example: &'static str,
}

impl InvalidId {
    fn new(text: &str, kind: &'static str, example: &'static str) -> Self {
        Self { text: text.chars().take(60).collect(), kind, example }
    }
}

/// Our own name for a portal, given by the operator (a webhook never tells `member_id`).
///
/// Lower-case letters, digits and hyphens, 1 to 63 of them, beginning with a letter or digit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PortalId(String);

impl PortalId {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for PortalId {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let fits = (1..=63).contains(&text.len())
            && !text.starts_with('-')
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if fits { Ok(Self(text.to_owned())) } else { Err(InvalidId::new(text, "portal name", "acme-sales")) }
    }
}

impl TryFrom<String> for PortalId {
    type Error = InvalidId;

    fn try_from(text: String) -> Result<Self, InvalidId> {
        text.parse()
    }
}

impl From<PortalId> for String {
    fn from(id: PortalId) -> Self {
        id.0
    }
}

impl fmt::Display for PortalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Numbers that the portal itself gives out; they only grow and are never used again.
macro_rules! portal_number {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, InvalidId> {
                text.parse().map(Self).map_err(|_| InvalidId::new(text, "number", "12"))
            }
        }
    };
}

portal_number!(
    /// The number of a record within its entity type.
    RecordId
);
portal_number!(
    /// The number of a user of the portal.
    UserId
);

/// Numbers that we give out, one row per portal, printed with a letter in front.
macro_rules! own_number {
    ($(#[$doc:meta])* $name:ident, $letter:literal, $kind:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($letter, "{}"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, InvalidId> {
                // Phones and mail programs begin a line with a capital.
                let rest = text.get(1..).filter(|_| text[..1].eq_ignore_ascii_case($letter));
                let number = rest.filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
                let number = number.and_then(|rest| rest.parse::<i64>().ok());
                match number {
                    Some(number) if number > 0 => Ok(Self(number)),
                    _ => Err(InvalidId::new(text, $kind, concat!($letter, "12"))),
                }
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;

            fn try_from(text: String) -> Result<Self, InvalidId> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.to_string()
            }
        }
    };
}

own_number!(
    /// A snapshot of one portal, numbered from 1 in the order of capture.
    SnapshotId, "s", "snapshot id"
);
own_number!(
    /// A restore plan.
    PlanId, "p", "plan id"
);
own_number!(
    /// A restore that was started.
    RestoreId, "r", "restore id"
);
own_number!(
    /// A consent that was given.
    ConsentId, "k", "consent id"
);
own_number!(
    /// A conversation with one admin.
    ConversationId, "c", "conversation id"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_survive_a_round_trip_and_refuse_what_is_not_one() {
        assert_eq!("s12".parse::<SnapshotId>(), Ok(SnapshotId(12)));
        assert_eq!(SnapshotId(12).to_string(), "s12");
        for wrong in ["12", "s", "s0", "s-3", "p12", "s12x", "s99999999999999999999"] {
            assert!(wrong.parse::<SnapshotId>().is_err(), "{wrong}");
        }
        assert!("acme-2".parse::<PortalId>().is_ok());
        for wrong in ["", "-a", "Ä", "A", "a b", "a/b", &"x".repeat(64)] {
            assert!(wrong.parse::<PortalId>().is_err(), "{wrong}");
        }
    }
}
