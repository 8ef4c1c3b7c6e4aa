//! The values that any text may use, by name.
//!
//! In charge of the texts of plain steps: an editor names a variable, the conversation fills it.

use std::collections::BTreeMap;

use super::{Turn, tariff_arg};
use crate::dialogue::backend::{Kind, RestoreOption, total};
use crate::dialogue::facts::FactName;
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::rules::Rule;
use crate::dialogue::steps::BuiltIn;
use crate::domain::tariff::Tariff;

/// Every variable that a text of a plain step or of a failure may use.
pub const PLAIN_ARGUMENTS: &[&str] = &[
    "advice",
    "author",
    "author-known",
    "changed",
    "contact",
    "count",
    "daily-at",
    "demo-days",
    "done",
    "few-records",
    "gone",
    "keep-days",
    "kinds",
    "last-restore",
    "lost",
    "missing-names",
    "moment",
    "names-known",
    "next-restore",
    "oldest",
    "option",
    "partner",
    "partner-known",
    "plan-known",
    "plan-span",
    "portal",
    "requester",
    "restore",
    "restore-days",
    "snapshot",
    "tariff",
    "tariff-includes",
    "tariffs",
    "way",
];

/// So many records of a kind are named in one sentence.
pub(crate) const MOST_NAMES: usize = 3;

/// Records of so many kinds are named in one sentence.
const MOST_NAMED_KINDS: usize = 4;

impl Turn<'_> {
    /// A reply of a plain step, with every value that its text names.
    pub fn plain_reply(&self, text: &str) -> Reply {
        let mut reply = Reply::new(text);
        for name in self.dialogues.texts.variables(text) {
            let value = self.argument(&name);
            reply.args.insert(name, value);
        }
        reply
    }

    /// The value of a variable; a dash in words where the conversation does not know it yet.
    pub fn argument(&self, name: &str) -> Arg {
        let policy = &self.facts.policy;
        let answers = &self.state.answers;
        let value = match name {
            "advice" => Some(Arg::Text(self.advice_so_far().to_owned())),
            "author" => self.first_author().map(Arg::Text),
            "author-known" => Some(u64::from(self.first_author().is_some()).into()),
            "changed" => self.evidence().map(|evidence| evidence.changed().into()),
            "contact" => Some(Arg::Text(policy.requests.contact.clone())),
            "count" => self.lost_count().map(Arg::Number),
            "daily-at" => policy.daily_at().map(Arg::Clock),
            "demo-days" => Some(policy.steps.demo_days.into()),
            "done" => Some(Arg::Text(self.changed_by_us().to_owned())),
            "few-records" => Some(policy.requests.few_records.into()),
            "gone" => Some(self.evidence().map_or(0, |evidence| total(&evidence.lost())).into()),
            "keep-days" => Some(policy.snapshots.keep_days.into()),
            "kinds" => answers.missing().map(|kinds| Arg::Kinds(kinds.iter().copied().collect())),
            "last-restore" => self.detail(FactName::RestoredThisWeek, "last"),
            "lost" => self.evidence().map(|evidence| evidence.lost().into()),
            "next-restore" => self.detail(FactName::RestoredThisWeek, "next"),
            "missing-names" => Some(self.missing_names()).filter(|names| !names.is_empty()).map(Arg::Named),
            "names-known" => Some(Arg::Text(if self.missing_names().is_empty() { "no" } else { "yes" }.into())),
            "moment" => answers.moment().map(|moment| moment.at.into()),
            "oldest" => {
                let snapshots = self.listed_snapshots();
                snapshots.first().map(|snapshot| snapshot.taken_at.into())
            }
            "option" => answers.option().map(Into::into),
            "partner" => Some(Arg::Text(policy.requests.partner.clone())),
            "partner-known" => Some(u64::from(!policy.requests.partner.trim().is_empty()).into()),
            "plan-known" => Some(Arg::Text(if self.planned_seconds().is_some() { "yes" } else { "no" }.to_owned())),
            "plan-span" => self.planned_seconds().map(Arg::Seconds),
            "portal" => Some(Arg::Text(self.facts.portal.name.clone())),
            "requester" => Some(Arg::Text(self.facts.portal.requester.clone())),
            "restore" => self.state.last_done.map(|done| Arg::Text(done.restore.to_string())),
            "restore-days" => Some(policy.requests.restores.days.into()),
            "snapshot" => answers.snapshot().map(|snapshot| snapshot.taken_at.into()),
            "tariff-includes" => {
                let tariffs = &policy.tariffs;
                let is_included = self.facts.portal.tariff.is_among(&tariffs.allowed);
                let waits = if self.holds(Rule::R26) { "later" } else { "no" };
                Some(Arg::Text(if is_included { "yes" } else { waits }.to_owned()))
            }
            "tariff" => Some(tariff_arg(&self.facts.portal.tariff)),
            "way" => Some(Arg::Text(
                match answers.option() {
                    None => "open",
                    Some(RestoreOption::Csv) => "csv",
                    Some(RestoreOption::Selective) => "selective",
                    Some(RestoreOption::CrmRollback | RestoreOption::FullRollback) => "rollback",
                }
                .to_owned(),
            )),
            "tariffs" => Some(Arg::Tariffs(policy.tariffs.allowed.clone())),
            _ => None,
        };
        value.unwrap_or_else(|| Arg::Term("not-known".into()))
    }

    /// Records that are missing or were changed, as our own reading names them.
    fn missing_names(&self) -> Vec<(Kind, Vec<String>)> {
        let Some(evidence) = self.evidence() else { return Vec::new() };
        let lost = evidence.groups.iter().map(|group| (group.count, group.entity_type, &group.examples));
        let changed = evidence.changes.iter().map(|group| (group.count, group.entity_type, &group.examples));
        let mut groups: Vec<_> = lost.chain(changed).collect();
        groups.sort_by_key(|(count, ..)| std::cmp::Reverse(*count));
        // Those of the kinds that were named, where there are such.
        let meant = self.state.answers.missing_so_far();
        if groups.iter().any(|(_, kind, _)| meant.contains(&Kind::from(*kind))) {
            groups.retain(|(_, kind, _)| meant.contains(&Kind::from(*kind)));
        }
        let mut named: Vec<(Kind, Vec<String>)> = Vec::new();
        for (_, kind, examples) in groups.into_iter().filter(|(.., examples)| !examples.is_empty()) {
            let kind = Kind::from(kind);
            let position = named.iter().position(|(known, _)| *known == kind).unwrap_or(named.len());
            if position == named.len() {
                named.push((kind, Vec::new()));
            }
            let names = &mut named[position].1;
            let left = MOST_NAMES.saturating_sub(names.len());
            names.extend(examples.iter().take(left).cloned());
        }
        named.truncate(MOST_NAMED_KINDS);
        named
    }

    /// Who changed many records at once, by our own reading: the first of them.
    fn first_author(&self) -> Option<String> {
        self.evidence()?.changes.iter().find_map(|change| change.author.clone())
    }

    /// How long the restore would take that is shown, or waits for its confirmation.
    fn planned_seconds(&self) -> Option<u64> {
        let plan = self.state.answers.plan().filter(|_| self.changed_by_us() == "nothing")?;
        Some(plan.estimated_seconds)
    }

    /// What this conversation has done to the portal, as texts choose by it: `nothing`, `restored`, `undone`, or `running`.
    fn changed_by_us(&self) -> &'static str {
        match self.state.last_done {
            _ if self.is_running() || self.state.unfinished.is_some() => "running",
            None => "nothing",
            Some(done) if done.is_undo => "undone",
            Some(_) => "restored",
        }
    }

    /// Where the way to an advice stands, as texts choose by it: `open`, `shown` with the question, `chosen`, `restored`.
    fn advice_so_far(&self) -> &'static str {
        let answers = &self.state.answers;
        match self.built_in() {
            Some(BuiltIn::ChooseOption) => "shown",
            _ if self.state.last_done.is_some() => "restored",
            _ if answers.option().is_some() && answers.snapshot().is_some() => "chosen",
            _ => "open",
        }
    }

    /// A detail of a fact.
    pub fn detail(&self, fact: FactName, detail: &str) -> Option<Arg> {
        self.find_fact(fact)?.details.get(detail).cloned()
    }

    /// What the conversation knows so far, for people who read a request: the card.
    pub fn card(&self) -> BTreeMap<String, String> {
        let answers = &self.state.answers;
        let zone = self.facts.portal.zone;
        let mut card = BTreeMap::new();
        let mut note = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                card.insert(name.to_owned(), value);
            }
        };
        note("portal", Some(self.facts.portal.name.clone()));
        note("requester", Some(self.facts.portal.requester.clone()));
        note("language", Some(self.state.language.clone()));
        note(
            "tariff",
            match &self.facts.portal.tariff {
                Tariff::Known(code) => Some(code.clone()),
                Tariff::Unknown(_) => None,
            },
        );
        let asked_at = self.state.tasks.first().map(|task| task.step.clone());
        note("step", asked_at);
        let kinds = answers.missing().map(|kinds| Arg::Kinds(kinds.iter().copied().collect()).to_machine());
        note("missing", kinds);
        note("names", Some(answers.names().join(", ")).filter(|names| !names.is_empty()));
        note("amount", answers.amount().map(|amount| amount.to_string()));
        note("moment", answers.moment().map(|moment| Arg::Moment(moment.at).to_machine()));
        note("option", answers.option().map(|option| option.to_string()));
        note("snapshot", answers.snapshot().map(|snapshot| snapshot.id.to_string()));
        note("plan", answers.plan().map(|plan| plan.plan.to_string()));
        let word = answers.history_word();
        note("history-who", word.and_then(|word| word.who.clone()));
        note(
            "history-at",
            word.and_then(|word| Some((word.at?, word.until))).map(|(at, until)| match until {
                Some(until) => Arg::Span(at, until).to_script(zone),
                None => Arg::Moment(at).to_script(zone),
            }),
        );
        let lost = self.evidence().map(|evidence| evidence.lost()).filter(|lost| total(lost) > 0);
        note("lost", lost.map(|lost| Arg::Counts(lost).to_machine()));
        card
    }
}
