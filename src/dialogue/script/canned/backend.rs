//! Answers of the canned backend: facts, plans, files, reports.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};

use super::scenario::{Rare, Role, Scenario};
use crate::dialogue::backend::{
    ConflictKind, Counts, DifferenceKind, ExportResult, FilePurpose, FileView, Kind, NotTaken, Order, PlanSummary,
    Report, RestoreOption, UndoSummary, total,
};
use crate::dialogue::facts::{Fact, FactAnswer, FactName, Facts};
use crate::dialogue::reply::Arg;
use crate::domain::plan::{NameUse, NamedRecords, Naming};
use crate::domain::policy::TariffVerdict;
use crate::domain::{EntityType, PlanId, RecordId, RecordKey, RestoreId, SnapshotId};

/// What the answers are made of.
pub struct Answers<'a> {
    pub scenario: &'a Scenario,
    pub facts: &'a Facts,
    pub now: DateTime<Utc>,
}

impl Answers<'_> {
    /// One fact, asked now.
    pub fn fact(&self, name: FactName) -> Fact {
        let mut fact = Fact::new(self.answer(name), self.now);
        match name {
            FactName::CsvIsPossible => {
                if let Some((size, is_estimate)) = self.scenario.database_gb {
                    fact.details.insert("size".into(), Arg::Number(size));
                    fact.details.insert("is-estimate".into(), Arg::Number(u64::from(is_estimate)));
                }
            }
            FactName::RestoredThisWeek => {
                if let Some(days) = self.scenario.restored_days_ago {
                    let last = self.now - Duration::days(days);
                    let span = i64::from(self.facts.policy.requests.restores.days);
                    fact.details.insert("last".into(), super::moment_detail(last));
                    fact.details.insert("next".into(), super::moment_detail(last + Duration::days(span)));
                }
            }
            _ => {}
        }
        fact
    }

    fn answer(&self, name: FactName) -> FactAnswer {
        let policy = &self.facts.policy;
        let tariff = &self.facts.portal.tariff;
        let yes = |answer: bool| if answer { FactAnswer::Yes } else { FactAnswer::No };
        let unknown = |reason: &str| FactAnswer::Unknown(reason.to_owned());
        let known = |answer: bool| match tariff {
            crate::domain::tariff::Tariff::Known(_) => yes(answer),
            crate::domain::tariff::Tariff::Unknown(reason) => FactAnswer::Unknown(reason.clone()),
        };
        match name {
            FactName::RequesterIsActive => yes(self.scenario.role != Role::Dismissed),
            FactName::RequesterIsAdmin => match self.scenario.role {
                Role::Unknown => unknown("nobody named administrators"),
                role => yes(matches!(role, Role::Admin | Role::Owner)),
            },
            FactName::RequesterIsOwner => match self.scenario.role {
                Role::Unknown => unknown("nobody named the owner"),
                role => yes(role == Role::Owner),
            },
            FactName::TariffHasHistory => known(!tariff.is_among(&policy.steps.history_refused_tariffs)),
            FactName::TariffAllowsHandoff => known(!tariff.is_among(&policy.requests.handoff_refused_tariffs)),
            FactName::TariffAllowsRestore => match policy.verdict_on(tariff) {
                TariffVerdict::Allowed => FactAnswer::Yes,
                TariffVerdict::Refused => FactAnswer::No,
                TariffVerdict::AgentDecides => unknown("an agent decides"),
            },
            FactName::CsvIsPossible => match self.scenario.database_gb {
                Some((size, _)) => yes(size <= u64::from(policy.options.csv_max_gb)),
                None => unknown("the size is not known"),
            },
            FactName::RestoredThisWeek => {
                let span = i64::from(policy.requests.restores.days);
                yes(self.scenario.restored_days_ago.is_some_and(|days| days < span))
            }
            FactName::SnapshotsAvailable => yes(self.scenario.snapshots > 0),
            FactName::PortalReachable => FactAnswer::Yes,
            derived => unknown(&format!("{derived} is derived")),
        }
    }

    /// The plan of an order.
    pub fn plan(&self, order: &Order) -> PlanSummary {
        let zone = self.facts.portal.zone;
        let (lost, changed) = self.scenario.damage(self.now, zone);
        let wanted = |groups: BTreeMap<String, (crate::domain::EntityType, u64)>| {
            let mut counts = Counts::new();
            for (id, (entity_type, count)) in groups {
                let is_ticked = order.groups.is_empty() || order.groups.contains(&id);
                if is_ticked && order.types.contains(&entity_type) {
                    *counts.entry(entity_type).or_default() += count;
                }
            }
            counts
        };
        let is_rollback = order.option.is_rollback();
        let (mut recreate, mut change_back) = (wanted(lost), wanted(changed));
        let named = self.named(order, [&mut recreate, &mut change_back]);
        let set_right = self.scenario.rare.get(&Rare::SetRight).copied().unwrap_or_default();
        for count in change_back.values_mut() {
            *count = count.saturating_sub(set_right);
        }
        let new_since = if is_rollback { self.scenario.new_since } else { 0 };
        let remove: Counts = if order.remove_new && new_since > 0 {
            [(crate::domain::EntityType::Deal, new_since)].into()
        } else {
            Counts::new()
        };
        let is_empty = total(&recreate) + total(&change_back) + total(&remove) == 0;
        let mut files = vec![file(FilePurpose::Preview, "preview.csv", total(&recreate) + total(&change_back))];
        if is_rollback && self.facts.policy.restores.hand_over_lost {
            files.push(file(FilePurpose::Lost, "would-be-lost.csv", new_since + total(&change_back)));
        }
        let relink = if is_empty || !self.facts.policy.restores.rewrite_links { 0 } else { self.scenario.relink };
        let links_left_out = match self.scenario.links_left_out {
            count if count > 0 && total(&recreate) > 0 => [(EntityType::Company, count)].into(),
            _ => Counts::new(),
        };
        PlanSummary {
            cut_records: if total(&remove) > 0 { self.scenario.cut_links } else { 0 },
            links_left_out,
            plan: PlanId(1 + i64::from(order.remove_new)),
            relink,
            updates: total(&change_back) + relink,
            recreate,
            change_back,
            remove,
            new_since,
            left_alone: self.scenario.left_alone.clone(),
            left_out: self.scenario.left_out(self.now, zone),
            ticked_in_vain: self.scenario.ticked_in_vain,
            named,
            files,
            estimated_seconds: self.scenario.rare.get(&Rare::TakesSeconds).copied().unwrap_or(90),
            unusual_percent: self.scenario.unusual,
            not_held: vec![Kind::Activities, Kind::Comments],
            expires_at: self.now + Duration::hours(i64::from(self.facts.policy.restores.plan_hours)),
        }
    }

    /// What the names of an order mean among the examples of what is ticked, with the others taken out of the counts.
    fn named(&self, order: &Order, counts: [&mut Counts; 2]) -> Vec<NamedRecords> {
        let zone = self.facts.portal.zone;
        let is_meant = |id: &String| order.groups.is_empty() || order.groups.contains(id);
        let lost = self.scenario.groups(self.now, zone).into_iter();
        let lost = lost.map(|group| (group.id, group.entity_type, group.examples));
        let changed = self.scenario.changes(self.now, zone).into_iter();
        let changed = changed.map(|group| (group.id, group.entity_type, group.examples));
        let mut candidates = Vec::new();
        for (_, entity_type, examples) in lost.chain(changed).filter(|(id, ..)| is_meant(id)) {
            for name in examples {
                let id = RecordId(candidates.len() as u64 + 1);
                candidates.push((RecordKey { entity_type, id }, name));
            }
        }
        let find = |(name_use, said): (NameUse, &str)| NamedRecords::find(said, name_use, &candidates);
        let named: Vec<NamedRecords> = order.naming.all().map(find).collect();
        for each in counts {
            if !order.naming.only.is_empty() {
                let is_of = |entity_type| {
                    let only = named.iter().filter(|found| found.name_use == NameUse::Only);
                    only.flat_map(|found| &found.records).filter(|key| key.entity_type == entity_type).count() as u64
                };
                each.iter_mut().for_each(|(entity_type, count)| *count = is_of(*entity_type).min(*count));
            }
            for key in named.iter().filter(|found| found.name_use == NameUse::Without).flat_map(|found| &found.records)
            {
                each.entry(key.entity_type).and_modify(|count| *count = count.saturating_sub(1));
            }
            each.retain(|_, count| *count > 0);
        }
        named
    }

    /// The plan of everything that is gone, as a restore from before this conversation has it.
    pub fn whole_plan(&self) -> PlanSummary {
        self.plan(&Order {
            option: RestoreOption::Selective,
            snapshot: SnapshotId(1),
            types: crate::domain::EntityType::ALL.into_iter().collect(),
            groups: std::collections::BTreeSet::new(),
            remove_new: false,
            naming: Naming::default(),
            only_missing: false,
        })
    }

    /// The files of an order.
    pub fn export(&self, order: &Order) -> ExportResult {
        let (lost, _) = self.scenario.damage(self.now, self.facts.portal.zone);
        let mut records = Counts::new();
        for (entity_type, count) in lost.into_values().filter(|(entity_type, _)| order.types.contains(entity_type)) {
            *records.entry(entity_type).or_default() += count;
        }
        if !order.only_missing {
            for entity_type in &order.types {
                *records.entry(*entity_type).or_default() += 300;
            }
        }
        let files =
            records.iter().map(|(entity_type, count)| file(FilePurpose::Export, &format!("{entity_type}.csv"), *count));
        ExportResult {
            files: files.collect(),
            neutralised: self.scenario.rare.get(&Rare::Neutralised).copied().unwrap_or_default(),
            records,
        }
    }
}

fn file(purpose: FilePurpose, name: &str, rows: u64) -> FileView {
    FileView { purpose, name: name.to_owned(), rows }
}

/// What a restore of a plan did.
pub fn report(restore: RestoreId, plan: &PlanSummary, scenario: &Scenario) -> Report {
    let refused = NotTaken {
        what: "Jonas Weber, Created on".to_owned(),
        why: scenario.difference,
        words: if scenario.difference == DifferenceKind::Refused { "Invalid value".to_owned() } else { String::new() },
    };
    let not_taken = if scenario.refused > 0 { vec![refused] } else { Vec::new() };
    Report {
        restore,
        created: plan.recreate.clone(),
        changed: plan.change_back.clone(),
        relinked: plan.relink,
        removed: plan.remove.clone(),
        left_alone: plan.left_alone.clone(),
        cut_records: plan.cut_records,
        links_left_out: plan.links_left_out.clone(),
        not_taken,
        refused: scenario.refused,
        unknown: scenario.rare.get(&Rare::UnknownSteps).copied().unwrap_or_default(),
        is_verified: !scenario.rare.contains_key(&Rare::NotVerified),
        can_undo: true,
        undoes: None,
        files: vec![file(FilePurpose::Report, "report.csv", total(&plan.recreate) + total(&plan.change_back))],
    }
}

/// What an undo of these re-created records would do.
pub fn undo_summary(restore: RestoreId, remove: Counts, scenario: &Scenario) -> UndoSummary {
    let some = |rare| {
        let count = scenario.rare.get(&rare).copied();
        count.map(|count| (crate::domain::EntityType::Contact, count)).into_iter().collect::<Counts>()
    };
    let kept = scenario.rare.get(&Rare::UndoKept).map(|count| (ConflictKind::ChangedAfterDamage, *count));
    UndoSummary {
        restore,
        plan: None,
        remove,
        change: some(Rare::UndoChange),
        recreate: some(Rare::UndoRecreate),
        relink: scenario.relink,
        left_alone: kept.into_iter().collect(),
        estimated_seconds: 40,
    }
}

/// What such an undo did.
pub fn undone(restore: RestoreId, removed: Counts, scenario: &Scenario) -> Report {
    let planned = undo_summary(restore, removed, scenario);
    Report {
        restore,
        created: planned.recreate,
        changed: planned.change,
        relinked: planned.relink,
        removed: planned.remove,
        left_alone: BTreeMap::new(),
        cut_records: 0,
        links_left_out: Counts::new(),
        not_taken: Vec::new(),
        refused: scenario.rare.get(&Rare::UndoRefused).copied().unwrap_or_default(),
        unknown: 0,
        is_verified: true,
        can_undo: false,
        undoes: Some(restore),
        files: Vec::new(),
    }
}
