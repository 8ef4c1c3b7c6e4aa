//! What a connection to a portal lacks for complete snapshots.
//!
//! In charge of judging a [`Probe`]; asking the portal is the adapter's business, and whether something is done
//! in spite of a concern is decided by those who do it.

use std::fmt;

use crate::domain::EntityType;
use crate::domain::tariff::Tariff;
use crate::ports::crm::Probe;

/// The permissions without which nothing can be backed up: records, and the people they belong to.
pub const NEEDED_SCOPES: [&str; 2] = ["crm", "user"];

/// Something that the operator should know before relying on a connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Concern {
    /// The webhook's creator is no administrator, so records may be hidden from it.
    NotAdmin,
    /// The webhook's creator was dismissed.
    InactiveUser,
    /// A permission is missing.
    MissingScope(&'static str),
    /// Records of a type cannot be read, and the portal's reason.
    Unreadable(EntityType, String),
    /// The portal does not tell its tariff, and why.
    UnknownTariff(String),
}

impl Concern {
    /// Whether snapshots would be incomplete because of it.
    pub fn is_serious(&self) -> bool {
        !matches!(self, Self::UnknownTariff(_))
    }

    /// Whether no snapshot at all could be taken because of it.
    pub fn forbids_snapshots(&self) -> bool {
        matches!(self, Self::NotAdmin | Self::InactiveUser | Self::MissingScope("crm"))
    }

    /// What the operator can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NotAdmin | Self::InactiveUser => {
                "let an administrator of the portal create the webhook, and store it with `restore24 portal add NAME`"
            }
            Self::MissingScope(_) => "edit the webhook and tick the permission (its address may change with that)",
            Self::Unreadable(..) => "see the portal's reason; the type is left out of snapshots until it can be read",
            Self::UnknownTariff(_) => {
                "tell it with `restore24 portal add NAME --tariff PLAN` (std, pro100, ent250 …): on an unknown plan every \
                 restore waits for a person's decision; snapshots need nothing"
            }
        }
    }
}

impl fmt::Display for Concern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAdmin => f.write_str(
                "the webhook does not belong to an administrator: records hidden from its creator would be missing \
                 from every snapshot",
            ),
            Self::InactiveUser => f.write_str("the webhook belongs to someone who no longer works in the portal"),
            Self::MissingScope(scope) => write!(f, "the webhook lacks the permission \"{scope}\""),
            Self::Unreadable(entity_type, reason) => {
                write!(f, "records of the type {entity_type} cannot be read: {reason}")
            }
            Self::UnknownTariff(reason) => write!(f, "the portal does not tell its plan: {reason}"),
        }
    }
}

/// What happened where another portal answers than the known one. Where both go by the same host the address tells
/// nothing, so it is said by what a portal is known again.
pub fn leads_elsewhere(portal: &str, expected: &str, found: &str) -> String {
    if expected == found {
        format!(
            "the webhook of {portal} leads to another portal now: {found} answers as before, but the registration dates of its \
             first users are not those of {portal}"
        )
    } else {
        format!("the webhook of {portal} leads to another portal: {found} where {expected} was expected")
    }
}

/// Everything that speaks against relying on this connection, the most serious first; empty where nothing does.
pub fn concerns(probe: &Probe) -> Vec<Concern> {
    let mut concerns = Vec::new();
    if !probe.is_admin {
        concerns.push(Concern::NotAdmin);
    }
    if !probe.user.is_active {
        concerns.push(Concern::InactiveUser);
    }
    let lacks = |scope: &&str| !probe.scopes.iter().any(|granted| granted == scope);
    concerns.extend(NEEDED_SCOPES.into_iter().filter(lacks).map(Concern::MissingScope));
    // Without the permission every type is refused for the same reason, told above.
    let may_read = !concerns.contains(&Concern::MissingScope("crm"));
    for (entity_type, readable) in &probe.readable {
        if let Err(reason) = readable
            && may_read
        {
            concerns.push(Concern::Unreadable(*entity_type, reason.clone()));
        }
    }
    if let Tariff::Unknown(reason) = &probe.tariff {
        concerns.push(Concern::UnknownTariff(reason.clone()));
    }
    concerns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::UserId;
    use crate::ports::crm::{Fingerprint, PortalUser};

    fn sound() -> Probe {
        Probe {
            portal_time: chrono::DateTime::UNIX_EPOCH,
            fingerprint: Fingerprint { host: "acme.bitrix24.de".into(), first_users: Vec::new() },
            user: PortalUser { id: UserId(1), name: "Ada Berg".into(), is_active: true },
            is_admin: true,
            scopes: vec!["crm".into(), "user".into()],
            tariff: Tariff::Known("std".into()),
            readable: EntityType::ALL.map(|entity_type| (entity_type, Ok(()))).to_vec(),
            time_zone: "Europe/Berlin".into(),
        }
    }

    #[test]
    fn a_sound_connection_raises_no_concern() {
        assert_eq!(concerns(&sound()), []);
    }

    #[test]
    fn each_lack_is_a_concern_of_its_own() {
        assert_eq!(concerns(&Probe { is_admin: false, ..sound() }), [Concern::NotAdmin]);
        let dismissed = PortalUser { is_active: false, ..sound().user };
        assert_eq!(concerns(&Probe { user: dismissed, ..sound() }), [Concern::InactiveUser]);
        let scopes = vec!["crm".to_owned(), "user_basic".to_owned()];
        assert_eq!(concerns(&Probe { scopes, ..sound() }), [Concern::MissingScope("user")]);
        let mut readable = sound().readable;
        readable[2].1 = Err("Access denied.".into());
        assert_eq!(
            concerns(&Probe { readable, ..sound() }),
            [Concern::Unreadable(EntityType::Lead, "Access denied.".into())]
        );
        let tariff = Tariff::Unknown("application context required".into());
        let found = concerns(&Probe { tariff, ..sound() });
        assert_eq!(found, [Concern::UnknownTariff("application context required".into())]);
        assert!(!found[0].is_serious());
    }

    #[test]
    fn the_most_serious_comes_first_and_reads_as_a_sentence() {
        let probe = Probe { is_admin: false, scopes: Vec::new(), ..sound() };
        let found = concerns(&probe);
        assert_eq!(found, [Concern::NotAdmin, Concern::MissingScope("crm"), Concern::MissingScope("user")]);
        assert_eq!(found[1].to_string(), "the webhook lacks the permission \"crm\"");
        assert!(found.iter().all(|concern| concern.is_serious() && !concern.hint().is_empty()));
        // Without "user" the people are told by "user_basic" too, or the portal is refused for want of them.
        assert_eq!(found.iter().map(Concern::forbids_snapshots).collect::<Vec<_>>(), [true, true, false]);
    }
}
