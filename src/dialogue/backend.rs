//! What the backend tells the conversation, and what the conversation orders: plain data, both ways.
//!
//! In charge of shapes that a person can be told about. How evidence, plans and restores come to be is the
//! service's; handles and paths stay with it, here a file has a name. What was found is [`evidence`]'s, what would be
//! done [`plan`]'s, what was done [`report`]'s, files [`files`]'s, what people were asked for [`requests`]'s, and what is said unasked [`news`]'s.

pub mod evidence;
pub mod files;
pub mod news;
pub mod plan;
pub mod report;
pub mod requests;

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::EntityType;
pub use evidence::{ChangeGroup, Evidence, LossGroup, MendedByUs, RemovedByUs, SnapshotView, UnknownType};
pub use files::{ExportResult, FilePurpose, FileView};
pub use plan::{ConflictKind, Conflicts, Order, PlanSummary, UndoSummary};
pub use report::{DifferenceKind, NotTaken, Progress, Report};
pub use requests::{HandoffReason, KeptChoice, OtherRestore, RequestEnd, RequestKind, RequestSubject, RequestView};

/// Numbers by type.
pub type Counts = BTreeMap<EntityType, u64>;

/// The sum of some counts.
pub fn total(counts: &Counts) -> u64 {
    counts.values().sum()
}

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$inner:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$inner])* #[serde(rename = $text)] $variant,)*
        }

        impl $name {
            /// Every one, in the order in which they are shown.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The name in files, scripts and requests.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }

            /// The one of that name.
            pub fn find(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == text)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
pub(crate) use named;

named! {
    /// Kinds of data that a person may miss.
    Kind {
        /// Contacts.
        Contact = "contact",
        /// Companies.
        Company = "company",
        /// Leads.
        Lead = "lead",
        /// Deals.
        Deal = "deal",
        /// Custom fields.
        Fields = "fields",
        /// Products.
        Products = "products",
        /// Activities: calls, mails, meetings of a record.
        Activities = "activities",
        /// Comments in a record's timeline.
        Comments = "comments",
        /// Tasks.
        Tasks = "tasks",
        /// Calendar events.
        Calendar = "calendar",
        /// Anything else.
        Other = "other",
    }
}

impl Kind {
    /// The type of record, where snapshots hold this kind.
    pub fn entity_type(self) -> Option<EntityType> {
        match self {
            Self::Contact => Some(EntityType::Contact),
            Self::Company => Some(EntityType::Company),
            Self::Lead => Some(EntityType::Lead),
            Self::Deal => Some(EntityType::Deal),
            Self::Fields
            | Self::Products
            | Self::Activities
            | Self::Comments
            | Self::Tasks
            | Self::Calendar
            | Self::Other => None,
        }
    }

    /// Whether it lies outside the CRM (R21).
    pub fn is_outside_crm(self) -> bool {
        matches!(self, Self::Tasks | Self::Calendar | Self::Other)
    }
}

impl From<EntityType> for Kind {
    fn from(entity_type: EntityType) -> Self {
        match entity_type {
            EntityType::Company => Self::Company,
            EntityType::Contact => Self::Contact,
            EntityType::Lead => Self::Lead,
            EntityType::Deal => Self::Deal,
        }
    }
}

named! {
    /// The ways back (R15, R16, R19, B06), the gentlest first.
    RestoreOption {
        /// Only what is missing or damaged comes back (B06).
        Selective = "selective",
        /// A file that the admin imports (R16).
        Csv = "csv",
        /// The CRM as it was (R15).
        CrmRollback = "crm-rollback",
        /// The whole account as it was (R19).
        FullRollback = "full-rollback",
    }
}

impl RestoreOption {
    /// Whether it takes back what happened since.
    pub fn is_rollback(self) -> bool {
        matches!(self, Self::CrmRollback | Self::FullRollback)
    }
}
