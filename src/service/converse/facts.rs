//! Answers to the questions of fact that a conversation asks: rights, tariff, snapshots, pace.
//!
//! In charge of finding them out now, and of saying *unknown* with a reason where nobody tells. Facts only guide
//! the talk: `service::rights` decides again before anything is written.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use crate::dialogue::facts::{Fact, FactAnswer, FactName};
use crate::dialogue::reply::Arg;
use crate::domain::UserId;
use crate::domain::policy::TariffVerdict;
use crate::domain::restore::{next_rollback_at, standing_rollbacks};
use crate::domain::tariff::Tariff;
use crate::ports::crm::{CrmError, PortalUser, Probe};
use crate::ports::sign_ins::OwnWord;
use crate::ports::snapshots::StoreError;
use crate::service::desk::Desk;
use crate::service::rights::complete_undos;

/// Bytes that a record takes in a portal's database with its history, activities and indexes; measured
/// nowhere, meant to be on the safe side. An operator who knows the size sets it.
const ESTIMATED_BYTES_PER_RECORD: u64 = 20_000;

/// What was read from the portal for the facts asked; each part only if some fact needs it.
struct Reading {
    probe: Option<Result<Probe, CrmError>>,
    requester: Option<Result<Option<PortalUser>, CrmError>>,
}

/// Finds out facts. The probe that was needed for them, if one was, comes with them.
pub async fn find_out(
    desk: &Desk,
    person: UserId,
    names: &BTreeSet<FactName>,
    now: DateTime<Utc>,
) -> (BTreeMap<FactName, Fact>, Option<Probe>) {
    let needs_probe = names.iter().any(|name| {
        matches!(
            name,
            FactName::TariffHasHistory
                | FactName::TariffAllowsRestore
                | FactName::TariffAllowsHandoff
                | FactName::PortalReachable
        )
    });
    let needs_user = names.iter().any(|name| {
        matches!(name, FactName::RequesterIsActive | FactName::RequesterIsAdmin | FactName::RequesterIsOwner)
    });
    let reading = Reading {
        probe: if needs_probe { Some(desk.crm.probe().await) } else { None },
        requester: if needs_user { Some(desk.crm.find_user(person).await) } else { None },
    };
    let mut found = BTreeMap::new();
    for name in names {
        found.insert(*name, find_one(desk, person, *name, &reading, now).await);
    }
    (found, reading.probe.and_then(Result::ok))
}

async fn find_one(desk: &Desk, person: UserId, name: FactName, reading: &Reading, now: DateTime<Utc>) -> Fact {
    let plain = |answer| Fact::new(answer, now);
    match name {
        FactName::RequesterIsActive => plain(is_active(reading)),
        FactName::RequesterIsAdmin => plain(match is_active(reading) {
            FactAnswer::Yes if desk.portal.owner == Some(person) => FactAnswer::Yes,
            FactAnswer::Yes => is_administrator(desk, person).await,
            other => other,
        }),
        FactName::RequesterIsOwner => plain(match (is_active(reading), desk.portal.owner) {
            (FactAnswer::Yes, Some(owner)) => yes_if(owner == person),
            (FactAnswer::Yes, None) => FactAnswer::Unknown("the operator has named no owner".into()),
            (other, _) => other,
        }),
        FactName::PortalReachable => plain(match &reading.probe {
            Some(Ok(_)) => FactAnswer::Yes,
            Some(Err(_)) => FactAnswer::No,
            None => FactAnswer::Unknown("nobody asked".into()),
        }),
        FactName::TariffHasHistory => {
            plain(by_tariff(desk, reading, |tariff| !tariff.is_among(&desk.policy.steps.history_refused_tariffs)))
        }
        FactName::TariffAllowsHandoff => {
            plain(by_tariff(desk, reading, |tariff| !tariff.is_among(&desk.policy.requests.handoff_refused_tariffs)))
        }
        FactName::TariffAllowsRestore => {
            let tariff = tariff_of(desk, reading);
            plain(match desk.policy.verdict_on(&tariff) {
                TariffVerdict::Allowed => FactAnswer::Yes,
                TariffVerdict::Refused => FactAnswer::No,
                TariffVerdict::AgentDecides => FactAnswer::Unknown(tariff.to_string()),
            })
        }
        FactName::CsvIsPossible => csv_is_possible(desk, now).await,
        FactName::RestoredThisWeek => restored_this_week(desk, now).await,
        FactName::SnapshotsAvailable => snapshots_available(desk, now).await,
        // The conversation derives the others itself.
        _ => plain(FactAnswer::Unknown("not a question for the backend".into())),
    }
}

/// By the person's own sign-in, else as the operator named them.
async fn is_administrator(desk: &Desk, person: UserId) -> FactAnswer {
    match desk.own_rights.ask_own_word(desk.portal_id(), person).await {
        Ok(OwnWord::Administrator) => FactAnswer::Yes,
        Ok(OwnWord::NoAdministrator) => FactAnswer::No,
        Ok(OwnWord::NotSignedIn) => yes_if(desk.portal.administrators.contains(&person)),
        Err(error) => {
            tracing::warn!(portal.id = %desk.portal_id(), error = %anyhow::Error::new(error), "whether somebody is an administrator is not known");
            FactAnswer::Unknown("the person's own sign-in told nothing".into())
        }
    }
}

fn yes_if(condition: bool) -> FactAnswer {
    if condition { FactAnswer::Yes } else { FactAnswer::No }
}

fn is_active(reading: &Reading) -> FactAnswer {
    match &reading.requester {
        Some(Ok(Some(user))) => yes_if(user.is_active),
        Some(Ok(None)) => FactAnswer::No,
        Some(Err(error)) => FactAnswer::Unknown(error.to_string()),
        None => FactAnswer::Unknown("nobody asked".into()),
    }
}

/// The tariff read now, else the last one that the portal told or the operator set.
fn tariff_of(desk: &Desk, reading: &Reading) -> Tariff {
    match &reading.probe {
        Some(Ok(Probe { tariff: tariff @ Tariff::Known(_), .. })) => tariff.clone(),
        _ => desk.portal.tariff.clone(),
    }
}

fn by_tariff(desk: &Desk, reading: &Reading, holds: impl Fn(&Tariff) -> bool) -> FactAnswer {
    match tariff_of(desk, reading) {
        Tariff::Unknown(reason) => FactAnswer::Unknown(reason),
        known => yes_if(holds(&known)),
    }
}

async fn csv_is_possible(desk: &Desk, now: DateTime<Utc>) -> Fact {
    let limit_gb = u64::from(desk.policy.options.csv_max_gb);
    if limit_gb == 0 {
        return Fact::new(FactAnswer::Yes, now);
    }
    if let Some(size_gb) = desk.policy.options.database_gb.get(desk.portal_id().as_str()) {
        let mut fact = Fact::new(yes_if(u64::from(*size_gb) <= limit_gb), now);
        fact.details.insert("size".into(), Arg::Number(u64::from(*size_gb)));
        fact.details.insert("is-estimate".into(), Arg::Number(0));
        return fact;
    }
    match desk.snapshots.list_snapshots(desk.portal_id()).await {
        Ok(snapshots) => {
            let records = snapshots.last().map_or(0, crate::domain::snapshot::SnapshotHeader::records);
            let size_gb = records.saturating_mul(ESTIMATED_BYTES_PER_RECORD).div_ceil(1_000_000_000).max(1);
            let mut fact = Fact::new(yes_if(size_gb <= limit_gb), now);
            fact.details.insert("size".into(), Arg::Number(size_gb));
            fact.details.insert("is-estimate".into(), Arg::Number(1));
            fact
        }
        Err(error) => Fact::new(FactAnswer::Unknown(error.to_string()), now),
    }
}

async fn restored_this_week(desk: &Desk, now: DateTime<Utc>) -> Fact {
    try_restored_this_week(desk, now)
        .await
        .unwrap_or_else(|error| Fact::new(FactAnswer::Unknown(error.to_string()), now))
}

async fn try_restored_this_week(desk: &Desk, now: DateTime<Utc>) -> Result<Fact, StoreError> {
    let limit = desk.policy.requests.restores;
    let restores = desk.restores.list_restores(Some(desk.portal_id())).await?;
    let complete_undos = complete_undos(desk, &restores).await?;
    let standing = standing_rollbacks(&restores, &complete_undos);
    let Some(next) = next_rollback_at(&standing, limit.count, limit.days, now) else {
        return Ok(Fact::new(FactAnswer::No, now));
    };
    let mut fact = Fact::new(FactAnswer::Yes, now);
    let last = standing.iter().map(|restore| restore.started_at).max().unwrap_or(now);
    fact.details.insert("last".into(), Arg::Moment(last));
    fact.details.insert("next".into(), Arg::Moment(next));
    Ok(fact)
}

async fn snapshots_available(desk: &Desk, now: DateTime<Utc>) -> Fact {
    match desk.snapshots.list_snapshots(desk.portal_id()).await {
        Ok(snapshots) => match (snapshots.first(), snapshots.last()) {
            (Some(oldest), Some(newest)) => {
                let mut fact = Fact::new(FactAnswer::Yes, now);
                fact.details.insert("oldest".into(), Arg::Moment(oldest.taken_at));
                fact.details.insert("newest".into(), Arg::Moment(newest.taken_at));
                fact
            }
            _ => Fact::new(FactAnswer::No, now),
        },
        Err(error) => Fact::new(FactAnswer::Unknown(error.to_string()), now),
    }
}
