//! What the admin has answered so far, and what depends on what.
//!
//! In charge of one promise: changing an answer drops everything that was derived from it, plan and consent
//! included. Fields are private; each setter clears what depends on it, so no caller can forget.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::backend::{Kind, Order, PlanSummary, RestoreOption, SnapshotView};
use super::understand::{Looked, Told, ToldMoment};
use crate::domain::plan::Naming;
use crate::domain::{ConsentId, EntityType, SnapshotId};

/// An answer that can be changed by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Slot {
    /// What is missing.
    Missing,
    /// When it was lost.
    Moment,
    /// The way back.
    Option,
    /// The snapshot.
    Snapshot,
    /// The groups to bring back.
    Groups,
}

impl Slot {
    /// Every slot, in the order of the conversation.
    pub const ALL: [Self; 5] = [Self::Missing, Self::Moment, Self::Option, Self::Snapshot, Self::Groups];

    /// The name in texts (`slot-…`) and language data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Moment => "moment",
            Self::Option => "option",
            Self::Snapshot => "snapshot",
            Self::Groups => "groups",
        }
    }
}

/// When the data was lost, as it was confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LossMoment {
    /// The latest moment at which everything was certainly still there.
    pub at: DateTime<Utc>,
    /// Where it comes from.
    pub source: MomentSource,
}

/// Where a moment of loss comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MomentSource {
    /// The admin said it.
    Told,
    /// Our own readings.
    Evidence,
    /// The last reading before any of what is meant was missing: all that went behind it is meant.
    BeforeAll,
    /// The admin named a snapshot instead (R22).
    Snapshot,
}

/// What the admin read in the history: somebody's word, not a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryWord {
    /// When, if it was said.
    pub at: Option<DateTime<Utc>>,
    /// The first moment after it, where a day or a night was said without a time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<DateTime<Utc>>,
    /// Who, if it was said.
    pub who: Option<String>,
}

/// What was ticked last among some groups, kept while the person goes back and forth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Ticks {
    among: BTreeSet<String>,
    ticked: BTreeSet<String>,
}

/// Everything answered so far.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    file_is_wanted: bool,
    history_was_read: bool,
    history_word: Option<HistoryWord>,
    history_word_is_used: bool,
    history_is_told: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    moment_is_unknown: bool,
    amount: Option<u64>,
    told: Told,
    names: Vec<String>,
    missing: Option<BTreeSet<Kind>>,
    moment: Option<LossMoment>,
    option: Option<RestoreOption>,
    snapshot: Option<SnapshotView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    proposed_snapshot: Option<SnapshotId>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    other_snapshot_is_wanted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    ways_told_for: Option<BTreeSet<Kind>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    backups_told: bool,
    groups: Option<BTreeSet<String>>,
    ticks: Option<Ticks>,
    #[serde(skip_serializing_if = "Naming::is_empty")]
    naming: Naming,
    remove_new: bool,
    only_missing: bool,
    plan: Option<PlanSummary>,
    consent: Option<ConsentId>,
    confirmed: bool,
}

impl Answers {
    /// Whether a file was asked for from the start.
    pub fn file_is_wanted(&self) -> bool {
        self.file_is_wanted
    }

    /// Whether the history showed deletions.
    pub fn history_was_read(&self) -> bool {
        self.history_was_read
    }

    /// What the admin read there.
    pub fn history_word(&self) -> Option<&HistoryWord> {
        self.history_word.as_ref()
    }

    /// When it happened by that word, as long as the date question has not gone beyond it: a day that was told there,
    /// or asked for anew, counts instead.
    pub fn history_moment(&self) -> Option<(DateTime<Utc>, Option<DateTime<Utc>>)> {
        let word = self.history_word.as_ref().filter(|_| !self.history_word_is_used)?;
        Some((word.at?, word.until))
    }

    /// The date question goes beyond what was read in the history.
    pub fn use_history_moment(&mut self) {
        self.history_word_is_used = true;
    }

    /// How many records are gone, by the admin's word.
    pub fn amount(&self) -> Option<u64> {
        self.amount
    }

    /// What is missing.
    pub fn missing(&self) -> Option<&BTreeSet<Kind>> {
        self.missing.as_ref()
    }

    /// What is missing as far as it was said: answered, or told and not confirmed yet.
    pub fn missing_so_far(&self) -> &BTreeSet<Kind> {
        self.missing.as_ref().unwrap_or(&self.told.kinds)
    }

    /// When it was lost.
    pub fn moment(&self) -> Option<LossMoment> {
        self.moment
    }

    /// The way back.
    pub fn option(&self) -> Option<RestoreOption> {
        self.option
    }

    /// The way back, be it confirmed or told.
    pub fn option_so_far(&self) -> Option<RestoreOption> {
        self.option.or(self.told.option)
    }

    /// The snapshot.
    pub fn snapshot(&self) -> Option<&SnapshotView> {
        self.snapshot.as_ref()
    }

    /// The groups to bring back; empty means everything.
    pub fn groups(&self) -> Option<&BTreeSet<String>> {
        self.groups.as_ref()
    }

    /// What was ticked last, where something was and the groups are still the same.
    pub fn ticked_among(&self, among: &BTreeSet<String>) -> Option<&BTreeSet<String>> {
        let ticks = self.ticks.as_ref().filter(|ticks| ticks.among == *among && !ticks.ticked.is_empty());
        ticks.map(|ticks| &ticks.ticked)
    }

    /// Whether newer records are to be removed.
    pub fn remove_new(&self) -> bool {
        self.remove_new
    }

    /// The plan of all these answers.
    pub fn plan(&self) -> Option<&PlanSummary> {
        self.plan.as_ref()
    }

    /// The consent to that plan.
    pub fn consent(&self) -> Option<ConsentId> {
        self.consent
    }

    /// Whether the person confirmed exactly what these answers say.
    pub fn is_confirmed(&self) -> bool {
        self.confirmed
    }

    /// Notes that a file is what is wanted.
    pub fn note_file_wanted(&mut self) {
        self.file_is_wanted = true;
        self.clear_option();
    }

    /// Notes that the history shows deletions.
    pub fn note_history_read(&mut self) {
        self.history_was_read = true;
    }

    /// Notes what was read there.
    pub fn set_history_word(&mut self, word: HistoryWord) {
        self.history_was_read = true;
        self.history_word_is_used = false;
        if word.at.is_some() {
            // Read there, it counts more than what was told from memory before.
            self.told.forget(Slot::Moment);
        }
        self.history_word = Some(word);
    }

    /// What was told before it was asked, and is not confirmed yet.
    pub fn told(&self) -> &Told {
        &self.told
    }

    /// Notes what was told before it was asked. Names of records stay; who did it is the person's word.
    pub fn note_told(&mut self, mut told: Told) {
        for name in &told.names {
            if !self.names.contains(name) {
                self.names.push(name.clone());
            }
        }
        if let Some(who) = told.who.take() {
            let word = self.history_word.get_or_insert(HistoryWord { at: None, until: None, who: None });
            word.who = Some(who);
        }
        self.told.take(told);
    }

    /// Where somebody said to have looked, of some choices that a step offers: taken as its answer now.
    pub fn take_looked(&mut self, choices: &[&str]) -> Option<Looked> {
        let looked = self.told.looked.iter().find(|looked| choices.contains(&looked.as_str())).copied()?;
        self.told.looked.remove(&looked);
        Some(looked)
    }

    /// Who and when were told as what the history says, before it was asked.
    pub fn note_history_told(&mut self) {
        self.history_is_told = true;
    }

    /// Whether who and when were told so, to be taken now.
    pub fn take_history_told(&mut self) -> bool {
        std::mem::take(&mut self.history_is_told)
    }

    /// Forgets what was told of an answer.
    pub fn forget_told(&mut self, slot: Slot) {
        self.told.forget(slot);
    }

    /// What a file shall hold, as it was told, to be confirmed now: whether only what is missing.
    pub fn take_told_content(&mut self) -> Option<bool> {
        self.told.only_missing.take()
    }

    /// The kinds that were told, to be confirmed now.
    pub fn take_told_kinds(&mut self) -> BTreeSet<Kind> {
        self.told.not_kinds.clear();
        std::mem::take(&mut self.told.kinds)
    }

    /// The moment that was told last and is not confirmed yet: it outlives a correction of what was asked before it.
    pub fn told_moment(&self) -> Option<ToldMoment> {
        self.told.moment
    }

    /// Notes the moment that is being said back, in place of an earlier one.
    pub fn tell_moment(&mut self, moment: Option<ToldMoment>) {
        self.told.moment = moment;
        self.told.is_state &= moment.is_some();
    }

    /// Notes that the person does not know when it was.
    pub fn note_moment_unknown(&mut self) {
        self.moment_is_unknown = true;
    }

    /// Whether they said so before it was asked; asked in the open, the word counts no more.
    pub fn take_moment_unknown(&mut self) -> bool {
        std::mem::take(&mut self.moment_is_unknown)
    }

    /// Notes that it is of the state that is wanted, not of the loss.
    pub fn tell_state(&mut self) {
        self.told.is_state = true;
    }

    /// The backup that was named before its question, or chosen before an answer that it hangs on was changed.
    pub fn proposed_snapshot(&self) -> Option<SnapshotId> {
        self.proposed_snapshot
    }

    /// Notes a backup that is to be confirmed at its question.
    pub fn propose_snapshot(&mut self, snapshot: SnapshotId) {
        self.proposed_snapshot = Some(snapshot);
    }

    /// Forgets it: it does not fit, or another one is wanted.
    pub fn drop_proposed_snapshot(&mut self) {
        self.proposed_snapshot = None;
    }

    /// Another backup is wanted: which one there was falls, and its question begins with all of them.
    pub fn want_other_snapshot(&mut self) {
        self.drop_proposed_snapshot();
        self.clear(Slot::Snapshot);
        self.other_snapshot_is_wanted = true;
    }

    /// Whether another backup is wanted, asked once.
    pub fn take_other_snapshot_wanted(&mut self) -> bool {
        std::mem::take(&mut self.other_snapshot_is_wanted)
    }

    /// Whether the ways were explained before, with the same kinds that are in no snapshot; from now on they were.
    pub fn note_ways_told(&mut self, beyond: &[Kind]) -> bool {
        let beyond: BTreeSet<Kind> = beyond.iter().copied().collect();
        self.ways_told_for.replace(beyond.clone()) == Some(beyond)
    }

    /// Whether it was told before how often backups are made and how long they are kept; from now on it was.
    pub fn note_backups_told(&mut self) -> bool {
        std::mem::replace(&mut self.backups_told, true)
    }

    /// How many were told, to be said back now.
    pub fn take_told_amount(&mut self) -> Option<u64> {
        self.told.amount.take()
    }

    /// The records that were named since they were last looked for.
    pub fn take_told_names(&mut self) -> Vec<String> {
        std::mem::take(&mut self.told.names)
    }

    /// Every record that was named.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Notes how many are gone.
    pub fn set_amount(&mut self, amount: u64) {
        self.amount = Some(amount);
    }

    /// What is missing; options, snapshot and all that follows are asked again.
    pub fn set_missing(&mut self, missing: BTreeSet<Kind>) {
        if self.missing.as_ref() != Some(&missing) {
            self.clear(Slot::Missing);
            self.missing = Some(missing);
        }
    }

    /// When it was lost; the snapshot and all that follows are asked again.
    pub fn set_moment(&mut self, moment: LossMoment) {
        if self.moment != Some(moment) {
            self.clear(Slot::Moment);
            self.history_word_is_used = true;
            self.moment = Some(moment);
        }
    }

    /// The way back; groups and all that follows are asked again.
    pub fn set_option(&mut self, option: RestoreOption) {
        self.told.option = None;
        if self.option != Some(option) {
            self.clear(Slot::Option);
            self.option = Some(option);
        }
    }

    /// The snapshot; the plan is made again.
    pub fn set_snapshot(&mut self, snapshot: SnapshotView) {
        self.proposed_snapshot = None;
        if self.snapshot.as_ref() != Some(&snapshot) {
            self.clear(Slot::Snapshot);
            self.snapshot = Some(snapshot);
        }
    }

    /// The groups to bring back; the plan is made again.
    pub fn set_groups(&mut self, groups: BTreeSet<String>) {
        if self.groups.as_ref() != Some(&groups) {
            self.clear(Slot::Groups);
            self.groups = Some(groups);
        }
    }

    /// Notes what is ticked among some groups; nothing is ordered by it yet. Another loss or moment forgets it.
    pub fn note_ticks(&mut self, among: BTreeSet<String>, ticked: BTreeSet<String>) {
        self.ticks = Some(Ticks { among, ticked });
    }

    /// Ticks every group; gives whether one was left out.
    pub fn tick_all(&mut self) -> bool {
        let Some(ticks) = self.ticks.as_mut().filter(|ticks| ticks.ticked != ticks.among) else { return false };
        ticks.ticked.clone_from(&ticks.among);
        true
    }

    /// Ticks groups of those that there are; gives whether one was left out.
    pub fn tick(&mut self, groups: &[String]) -> bool {
        let Some(ticks) = self.ticks.as_mut() else { return false };
        let left_out: Vec<String> =
            groups.iter().filter(|id| ticks.among.contains(*id) && !ticks.ticked.contains(*id)).cloned().collect();
        ticks.ticked.extend(left_out.iter().cloned());
        !left_out.is_empty()
    }

    /// Takes the tick off a group; gives whether it was ticked.
    pub fn untick(&mut self, group: &str) -> bool {
        self.ticks.as_mut().is_some_and(|ticks| ticks.ticked.remove(group))
    }

    /// Records that are restored or left out by name.
    pub fn naming(&self) -> &Naming {
        &self.naming
    }

    /// Forgets that some records alone come back, where more is wanted.
    pub fn want_more(&mut self) {
        self.set_naming(Naming { only: Vec::new(), ..self.naming.clone() });
    }

    /// Takes records by name; the plan is made again.
    pub fn set_naming(&mut self, naming: Naming) {
        if self.naming != naming {
            self.drop_plan();
            self.naming = naming;
        }
    }

    /// Whether newer records go; the plan is made again.
    pub fn set_remove_new(&mut self, remove_new: bool) {
        if self.remove_new != remove_new {
            self.drop_plan();
            self.remove_new = remove_new;
        }
    }

    /// Whether a file holds only what is missing; a confirmation is asked anew.
    pub fn set_only_missing(&mut self, only_missing: bool) {
        if self.only_missing != only_missing {
            self.drop_plan();
            self.only_missing = only_missing;
        }
    }

    /// The plan of the present answers; an earlier consent is void.
    pub fn set_plan(&mut self, plan: PlanSummary) {
        self.drop_plan();
        self.plan = Some(plan);
    }

    /// Drops plan, confirmation and consent.
    pub fn drop_plan(&mut self) {
        self.plan = None;
        self.drop_confirmation();
    }

    /// Drops confirmation and consent; the plan stays.
    pub fn drop_confirmation(&mut self) {
        self.confirmed = false;
        self.consent = None;
    }

    /// The person confirmed what the present answers say.
    pub fn confirm(&mut self) {
        self.confirmed = true;
    }

    /// The consent to the present plan. Without a confirmation it is not taken.
    pub fn set_consent(&mut self, consent: ConsentId) {
        if self.confirmed && self.plan.is_some() {
            self.consent = Some(consent);
        }
    }

    /// Uses the confirmation up: the next run needs another. Gives the consent, where there was one.
    pub fn use_up(&mut self) -> Option<Option<ConsentId>> {
        std::mem::take(&mut self.confirmed).then(|| self.consent.take())
    }

    /// Whether a slot is filled.
    pub fn is_filled(&self, slot: Slot) -> bool {
        match slot {
            Slot::Missing => self.missing.is_some(),
            Slot::Moment => self.moment.is_some(),
            Slot::Option => self.option.is_some(),
            Slot::Snapshot => self.snapshot.is_some(),
            Slot::Groups => self.groups.is_some(),
        }
    }

    /// Forgets an answer and everything that was derived from it.
    pub fn clear(&mut self, slot: Slot) {
        match slot {
            Slot::Missing => {
                if self.missing.take().is_some() {
                    self.naming.only.clear();
                }
                self.ticks = None;
                self.clear_option();
                self.clear_snapshot();
            }
            Slot::Moment => {
                self.moment = None;
                self.ticks = None;
                self.clear_snapshot();
            }
            Slot::Option => {
                // Whoever wants another way no longer wants nothing but a file.
                self.file_is_wanted = false;
                self.clear_option();
            }
            Slot::Snapshot => self.clear_snapshot(),
            Slot::Groups => self.clear_groups(),
        }
    }

    fn clear_option(&mut self) {
        self.option = None;
        self.clear_groups();
    }

    fn clear_snapshot(&mut self) {
        self.snapshot = None;
        self.clear_groups();
    }

    fn clear_groups(&mut self) {
        self.groups = None;
        self.remove_new = false;
        self.only_missing = false;
        self.drop_plan();
    }

    /// What these answers order, once option and snapshot stand.
    pub fn order(&self) -> Option<Order> {
        let option = self.option?;
        let snapshot = self.snapshot.as_ref()?.id;
        let types: BTreeSet<EntityType> = if option.is_rollback() {
            EntityType::ALL.into_iter().collect()
        } else {
            self.missing.iter().flatten().filter_map(|kind| kind.entity_type()).collect()
        };
        Some(Order {
            option,
            snapshot,
            types: if types.is_empty() { EntityType::ALL.into_iter().collect() } else { types },
            groups: self.groups.clone().unwrap_or_default(),
            naming: if option == RestoreOption::Selective { self.naming.clone() } else { Naming::default() },
            remove_new: self.remove_new && option.is_rollback(),
            only_missing: self.only_missing && option == RestoreOption::Csv,
        })
    }
}

#[cfg(test)]
#[path = "answers_tests.rs"]
mod tests;
