//! What a fact's answer is now: learned, known, derived, or still to be asked.

use std::collections::{BTreeMap, BTreeSet};

use super::{Known, Turn};
use crate::dialogue::backend::{RestoreOption, total};
use crate::dialogue::event::Effect;
use crate::dialogue::facts::{Fact, FactAnswer, FactName};
use crate::dialogue::rules::Rule;
use crate::dialogue::state::{EvidenceState, Work};
use crate::domain::policy::WhoMayAsk;

impl Turn<'_> {
    /// The answer to a fact.
    pub fn fact(&self, name: FactName) -> Known {
        if let Some(answer) = self.derived(name) {
            return answer;
        }
        match self.find_fact(name) {
            Some(fact) if fact.is_fresh(self.now) || self.just_answered.contains(&name) => fact.into(),
            _ => Known::Missing,
        }
    }

    /// The newer of what was learned and what the caller knows.
    pub fn find_fact(&self, name: FactName) -> Option<&Fact> {
        let learned = self.state.facts.get(&name);
        let known = self.facts.known.get(&name);
        match (learned, known) {
            (Some(learned), Some(known)) if known.asked_at > learned.asked_at => Some(known),
            (Some(learned), _) => Some(learned),
            (None, known) => known,
        }
    }

    /// Orders facts for the present step, which is entered again with the answers.
    pub fn ask_facts(&mut self, names: impl IntoIterator<Item = FactName>) {
        let names: BTreeSet<FactName> = names.into_iter().collect();
        let facts = names.clone();
        self.order(Work::Facts, |request| Effect::Ask { request, facts });
        if let Some(pending) = &mut self.task().pending {
            pending.facts = names;
        }
    }

    /// Orders one fact anew, however fresh the last answer is; gives whether the step must wait for it.
    pub fn asks_anew(&mut self, name: FactName) -> bool {
        if self.just_answered.contains(&name) {
            return false;
        }
        self.state.facts.remove(&name);
        self.ask_facts([name]);
        true
    }

    /// Takes answers; what was asked and not answered is unknown.
    pub fn learn(&mut self, asked: &BTreeSet<FactName>, answers: &BTreeMap<FactName, Fact>, reason: &str) {
        for name in asked {
            let silence = || Fact::new(FactAnswer::Unknown(reason.to_owned()), self.now);
            let fact = answers.get(name).cloned().unwrap_or_else(silence);
            self.state.facts.insert(*name, fact);
            self.just_answered.insert(*name);
        }
    }

    /// Facts that the conversation answers itself, and those that the policy settles.
    fn derived(&self, name: FactName) -> Option<Known> {
        let policy = &self.facts.policy;
        let option = self.state.answers.option();
        Some(match name {
            FactName::LossIsSeen => match &self.state.evidence {
                EvidenceState::Read(evidence) if self.holds(Rule::B02) && evidence.shows_anything() => Known::Yes,
                // What was not read completely is unknown, and never an all-clear.
                EvidenceState::Read(evidence) if self.holds(Rule::B02) && evidence.unknown.is_empty() => Known::No,
                _ => Known::Unknown,
            },
            FactName::RecordsAreGone => match self.evidence() {
                Some(evidence) => (!evidence.groups.is_empty()).into(),
                None => Known::Unknown,
            },
            FactName::RecordsAreChanged => match self.evidence() {
                Some(evidence) => (!evidence.changes.is_empty()).into(),
                None => Known::Unknown,
            },
            FactName::LossIsSmall => match self.evidence() {
                Some(evidence) => {
                    let lost = total(&evidence.lost());
                    (lost > 0 && evidence.changes.is_empty() && lost < policy.requests.few_records).into()
                }
                None => Known::Unknown,
            },
            FactName::OptionIsRollback => option.is_some_and(RestoreOption::is_rollback).into(),
            FactName::OptionIsFull => (option == Some(RestoreOption::FullRollback)).into(),
            FactName::FileIsWanted => self.state.answers.file_is_wanted().into(),
            FactName::UndoIsPossible => (self.state.undo.is_some() && self.holds(Rule::B05)).into(),
            FactName::AllWasDone => self.state.last_done.is_some_and(|done| done.is_whole).into(),
            FactName::SelfServiceIsOpen => (self.holds(Rule::R10) && self.holds(Rule::B01)).into(),
            FactName::OwnerMustAsk => (policy.requests.who_may_ask == WhoMayAsk::Owner).into(),
            FactName::RequesterIsOwner
                if !policy.requests.full_rollback_asks_owner && policy.requests.who_may_ask == WhoMayAsk::Admin =>
            {
                Known::Yes
            }
            FactName::TariffHasHistory if !self.holds(Rule::R03) => Known::Yes,
            FactName::RestoredThisWeek if !self.holds(Rule::R28) => Known::No,
            FactName::CsvIsPossible if !self.holds(Rule::R18) => Known::Yes,
            FactName::TariffAllowsHandoff if policy.requests.handoff_refused_tariffs.is_empty() => Known::Yes,
            FactName::RequesterIsActive
            | FactName::RequesterIsAdmin
            | FactName::RequesterIsOwner
            | FactName::TariffHasHistory
            | FactName::TariffAllowsRestore
            | FactName::TariffAllowsHandoff
            | FactName::CsvIsPossible
            | FactName::RestoredThisWeek
            | FactName::SnapshotsAvailable
            | FactName::PortalReachable => return None,
        })
    }
}
