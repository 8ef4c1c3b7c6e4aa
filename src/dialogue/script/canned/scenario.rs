//! What happened in a canned portal: who asks, what was lost when, which snapshots there are.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, Days, Duration, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::dialogue::backend::{
    ChangeGroup, ConflictKind, Conflicts, DifferenceKind, Evidence, LossGroup, MendedByUs, OtherRestore, RemovedByUs,
    RestoreOption, SnapshotView, UnknownType, named,
};
use crate::dialogue::event::FailureKind;
use crate::domain::{EntityType, RestoreId, SnapshotId};

/// Groups of the evidence with their type and number.
pub type Damage = BTreeMap<String, (EntityType, u64)>;

/// Who the person is in the portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Administrator, not the owner.
    Admin,
    /// Administrator and owner.
    Owner,
    /// Neither.
    User,
    /// No longer active.
    Dismissed,
    /// Nobody can tell.
    Unknown,
}

impl Role {
    /// Why a consent of such a person is refused.
    pub fn refusal(self) -> Option<FailureKind> {
        match self {
            Self::Admin | Self::Owner => None,
            Self::User | Self::Dismissed | Self::Unknown => Some(FailureKind::NotAllowed),
        }
    }
}

/// A canned portal.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// `deleted-contacts`, `deleted-mixed`, `bad-import`, `hidden-by-filter`, `few-items`, `deleted-and-changed`,
    /// `many-groups`.
    pub name: String,
    /// Who asks.
    pub role: Role,
    /// Size of the database in GB, and whether it is an estimate.
    pub database_gb: Option<(u64, bool)>,
    /// How many days ago a rollback ran.
    pub restored_days_ago: Option<i64>,
    /// How many daily snapshots there are.
    pub snapshots: u64,
    /// Types that the newest snapshot before the loss lacks.
    pub lacking: Vec<EntityType>,
    /// Types whose reading was not complete.
    pub unread: Vec<EntityType>,
    /// Custom fields that are gone.
    pub deleted_fields: Vec<String>,
    /// Percent of the portal that a plan touches, where it is unusual.
    pub unusual: Option<u64>,
    /// Records newer than the snapshot.
    pub new_since: u64,
    /// Records that stay as they are, by reason.
    pub left_alone: Conflicts,
    /// Records that an earlier rollback of ours removed, as was asked.
    pub removed_by_us: u64,
    /// Changed contacts that an earlier restore set right.
    pub mended_by_us: u64,
    /// Ticked groups of which nothing is to be done any more.
    pub ticked_in_vain: u64,
    /// A restore that somebody else began and that has not ended.
    pub unfinished: Option<String>,
    /// Values that the portal will not take.
    pub refused: u64,
    /// Why the portal did not take a value, where it refused any.
    pub difference: DifferenceKind,
    /// Pointers to be rewritten.
    pub relink: u64,
    /// Records that stay and lose links with newer ones that are removed.
    pub cut_links: u64,
    /// Companies that were left out and that lost records point at.
    pub links_left_out: u64,
    /// Whether everything is in the portal again already.
    pub is_repaired: bool,
    /// Figures of rarer things, by the word that gives them.
    pub rare: BTreeMap<Rare, u64>,
}

named! {
    /// What happens rarely in a portal.
    Rare {
        /// Steps of which the portal did not say how they ended.
        UnknownSteps = "unknown-steps",
        /// Nothing could be read back afterwards.
        NotVerified = "not-verified",
        /// Cells of a file that a spreadsheet would run.
        Neutralised = "neutralised",
        /// Records that an undo leaves because people changed them.
        UndoKept = "undo-kept",
        /// Records to which an undo gives their values back.
        UndoChange = "undo-change",
        /// Records that an undo creates again.
        UndoRecreate = "undo-recreate",
        /// So many days ago no backup was made.
        MissedBackup = "missed-backup",
        /// Nobody can tell who changed the records.
        AuthorUnknown = "author-unknown",
        /// Contacts that were added in the hour of the changes.
        Added = "added",
        /// Companies that were changed in the same hour.
        CompaniesToo = "companies-too",
        /// One contact went by itself before the others.
        OneByItself = "one-by-itself",
        /// So many changed records have the right values again already.
        SetRight = "set-right",
        /// The person asked for a person before, from elsewhere.
        HandoffKnown = "handoff-known",
        /// The backup that a request kept has expired.
        RequestExpired = "request-expired",
        /// What has not ended is an undo.
        UnfinishedUndo = "unfinished-undo",
        /// Once something was restored, nothing is missing any more.
        AllBack = "all-back",
        /// Values that the portal does not take at an undo.
        UndoRefused = "undo-refused",
        /// How long the work takes, in seconds.
        TakesSeconds = "takes-seconds",
    }
}

impl Default for Scenario {
    fn default() -> Self {
        Self {
            name: "deleted-contacts".into(),
            role: Role::Admin,
            database_gb: None,
            restored_days_ago: None,
            snapshots: 7,
            lacking: Vec::new(),
            unread: Vec::new(),
            deleted_fields: Vec::new(),
            unusual: None,
            new_since: 3,
            left_alone: Conflicts::new(),
            removed_by_us: 0,
            mended_by_us: 0,
            ticked_in_vain: 0,
            unfinished: None,
            refused: 0,
            difference: DifferenceKind::Refused,
            relink: 5,
            cut_links: 0,
            links_left_out: 0,
            is_repaired: false,
            rare: BTreeMap::new(),
        }
    }
}

impl Scenario {
    /// Takes one given word.
    ///
    /// # Errors
    /// It is none.
    pub fn give(&mut self, key: &str, value: &str) -> Result<(), String> {
        let wrong = || format!("\"{key} {value}\" cannot be given");
        let number = || value.parse::<u64>().map_err(|_| wrong());
        match key {
            "scenario" => value.clone_into(&mut self.name),
            "role" => {
                self.role = match value {
                    "admin" => Role::Admin,
                    "owner" => Role::Owner,
                    "user" => Role::User,
                    "dismissed" => Role::Dismissed,
                    "unknown" => Role::Unknown,
                    _ => return Err(wrong()),
                }
            }
            "database-gb" => {
                let (size, estimate) = value.strip_prefix('~').map_or((value, false), |size| (size, true));
                self.database_gb = Some((size.parse().map_err(|_| wrong())?, estimate));
            }
            "restored-days-ago" => self.restored_days_ago = Some(value.parse().map_err(|_| wrong())?),
            "snapshots" => self.snapshots = number()?,
            "snapshot-lacks" => self.lacking = types(value)?,
            "unread" => self.unread = types(value)?,
            "deleted-fields" => self.deleted_fields = value.split(',').map(|field| field.trim().to_owned()).collect(),
            "unusual" => self.unusual = Some(number()?),
            "new-since" => self.new_since = number()?,
            "conflicts" => {
                self.left_alone.insert(ConflictKind::ChangedAfterDamage, number()?);
            }
            "removed-by-us" => self.removed_by_us = number()?,
            "mended-by-us" => self.mended_by_us = number()?,
            "ticked-in-vain" => self.ticked_in_vain = number()?,
            "unfinished" => self.unfinished = Some(value.to_owned()),
            kind if ConflictKind::find(kind).is_some() => {
                self.left_alone.extend(ConflictKind::find(kind).zip(Some(number()?)));
            }
            "refused" => self.refused = number()?,
            "difference" => self.difference = DifferenceKind::find(value).ok_or_else(wrong)?,
            "relink" => self.relink = number()?,
            "cut-links" => self.cut_links = number()?,
            "links-left-out" => self.links_left_out = number()?,
            rare if Rare::find(rare).is_some() => {
                self.rare.extend(Rare::find(rare).zip(Some(number()?)));
            }
            "repaired" => self.is_repaired = value == "yes",
            _ => return Err(wrong()),
        }
        Ok(())
    }

    /// Daily at 03:00 in the portal's zone, the newest this morning.
    pub fn snapshots(&self, now: DateTime<Utc>, zone: Tz) -> Vec<SnapshotView> {
        let loss = reading(now, zone, 2);
        let missed = self.rare.get(&Rare::MissedBackup);
        (0..self.snapshots)
            .rev()
            .enumerate()
            .filter(|(_, back)| Some(back) != missed)
            .map(|(position, back)| {
                let taken_at = reading(now, zone, back);
                SnapshotView {
                    id: SnapshotId(i64::try_from(position).unwrap_or(0) + 1),
                    taken_at,
                    lacking: if taken_at == loss { self.lacking.clone() } else { Vec::new() },
                    records: 1200 - back,
                }
            })
            .collect()
    }

    /// What is gone, in the scenario's groups.
    pub fn groups(&self, now: DateTime<Utc>, zone: Tz) -> Vec<LossGroup> {
        let group = |id: &str, entity_type, count, back: u64, names: &[&str]| LossGroup {
            id: id.to_owned(),
            entity_type,
            count,
            last_seen: reading(now, zone, back),
            first_missed: reading(now, zone, back - 1),
            examples: names.iter().map(ToString::to_string).collect(),
        };
        let contacts = &["Jonas Weber", "Aylin Kaya", "Piotr Nowak"];
        match self.name.as_str() {
            _ if self.is_repaired => Vec::new(),
            "many-groups" => {
                (1..=5).map(|number| group(&format!("g{number}"), EntityType::Lead, 10 + number, 2, contacts)).collect()
            }
            "deleted-contacts" | "deleted-and-changed" => vec![group("g1", EntityType::Contact, 48, 2, contacts)],
            "deleted-mixed" => vec![
                group("g1", EntityType::Contact, 30, 2, contacts),
                group("g2", EntityType::Deal, 25, 2, &["Roof Weber", "Office fit-out", "Service 2026"]),
                match self.rare.contains_key(&Rare::OneByItself) {
                    true => group("g3", EntityType::Contact, 1, 4, &["Lukas Vogt"]),
                    false => group("g3", EntityType::Company, 4, 4, &["Nordwind GmbH", "Alba s.r.l.", "Tran & Co"]),
                },
            ],
            "few-items" => vec![group("g1", EntityType::Contact, 6, 2, contacts)],
            _ => Vec::new(),
        }
    }

    /// Changes in bursts.
    pub fn changes(&self, now: DateTime<Utc>, zone: Tz) -> Vec<ChangeGroup> {
        if !matches!(self.name.as_str(), "bad-import" | "deleted-and-changed") || self.is_repaired {
            return Vec::new();
        }
        let contacts = ChangeGroup {
            id: "h1".into(),
            entity_type: EntityType::Contact,
            count: 120,
            author: Some("Timo Lang".into()).filter(|_| !self.rare.contains_key(&Rare::AuthorUnknown)),
            hour: reading(now, zone, 2) + Duration::hours(12),
            changed_again: self.left_alone.get(&ConflictKind::ChangedAfterDamage).copied().unwrap_or_default(),
            added: self.rare.get(&Rare::Added).map(|count| (EntityType::Contact, *count)).into_iter().collect(),
            examples: vec!["Jonas Weber".into(), "Aylin Kaya".into()],
        };
        let companies = self.rare.get(&Rare::CompaniesToo).map(|count| ChangeGroup {
            id: "h2".into(),
            entity_type: EntityType::Company,
            count: *count,
            changed_again: 0,
            added: [].into(),
            examples: vec!["Nordwind GmbH".into()],
            ..contacts.clone()
        });
        std::iter::once(contacts).chain(companies).collect()
    }

    /// The evidence, read now.
    pub fn evidence(&self, now: DateTime<Utc>, zone: Tz) -> Evidence {
        let unread = |entity_type: &EntityType| self.unread.contains(entity_type);
        let unknown = |entity_type: &EntityType| UnknownType {
            entity_type: *entity_type,
            reason: "the reading was not complete".into(),
        };
        Evidence {
            read_at: now,
            groups: self.groups(now, zone).into_iter().filter(|group| !unread(&group.entity_type)).collect(),
            changes: self.changes(now, zone),
            deleted_fields: self.deleted_fields.clone(),
            unknown: self.unread.iter().map(unknown).collect(),
            left_out: self.left_out(now, zone),
            mended: self.mended(),
        }
    }

    /// The evidence of a portal in which nothing is missing.
    pub fn evidence_of_nothing(&self, now: DateTime<Utc>, zone: Tz) -> Evidence {
        let (groups, changes, deleted_fields) = (Vec::new(), Vec::new(), Vec::new());
        Evidence { groups, changes, deleted_fields, ..self.evidence(now, zone) }
    }

    /// What an earlier rollback removed, as was asked.
    pub fn left_out(&self, now: DateTime<Utc>, zone: Tz) -> Vec<RemovedByUs> {
        let removed = RemovedByUs {
            restore: RestoreId(9),
            at: reading(now, zone, 1) + Duration::hours(6),
            counts: [(EntityType::Contact, self.removed_by_us)].into(),
        };
        if self.removed_by_us == 0 { Vec::new() } else { vec![removed] }
    }

    /// What an earlier restore set right of a bad import.
    fn mended(&self) -> Vec<MendedByUs> {
        let mended = MendedByUs {
            restore: RestoreId(9),
            counts: [(EntityType::Contact, self.mended_by_us)].into(),
            kept: self.left_alone.get(&ConflictKind::ChangedAfterDamage).copied().unwrap_or_default(),
        };
        if self.mended_by_us == 0 { Vec::new() } else { vec![mended] }
    }

    /// The restore that somebody began and that has not ended: 15 minutes ago.
    pub fn other_restore(&self, now: DateTime<Utc>) -> Option<OtherRestore> {
        let name = self.unfinished.clone()?;
        Some(OtherRestore {
            restore: RestoreId(3),
            option: Some(RestoreOption::Selective).filter(|_| !self.rare.contains_key(&Rare::UnfinishedUndo)),
            since: now - Duration::minutes(15),
            user: Some(7),
            name: Some(name).filter(|name| name != "7"),
        })
    }

    /// How much is gone and changed in the groups named; all of them where none is.
    pub fn damage(&self, now: DateTime<Utc>, zone: Tz) -> (Damage, Damage) {
        let lost = self.groups(now, zone).into_iter().map(|group| (group.id, (group.entity_type, group.count)));
        let changed = self.changes(now, zone).into_iter().map(|group| (group.id, (group.entity_type, group.count)));
        (lost.collect(), changed.collect())
    }
}

fn types(value: &str) -> Result<Vec<EntityType>, String> {
    value.split(',').map(|name| name.trim().parse().map_err(|_| format!("no type {name}"))).collect()
}

/// 03:00 in the portal's zone, so many days back; the one of today is the newest.
fn reading(now: DateTime<Utc>, zone: Tz, back: u64) -> DateTime<Utc> {
    let today = now.with_timezone(&zone).date_naive();
    let day = today.checked_sub_days(Days::new(back)).unwrap_or(today);
    let three = day.and_hms_opt(3, 0, 0).unwrap_or_default();
    zone.from_local_datetime(&three).earliest().map_or(now, |at| at.to_utc())
}
