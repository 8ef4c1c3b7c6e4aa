//! What nobody would mean: values that a policy can have and that make no sense.
//!
//! In charge of refusing them at once, each with its key. Unknown keys are refused where the file is read.

use super::{Approvals, FEEDBACK_REASONS, Policy, PolicyError};
use crate::domain::handoff::hours::read_spans;
use crate::domain::ids::PortalId;
use crate::domain::retention::RetentionPolicy;
use crate::domain::tariff::Tariff;

/// The longest that a plan can be confirmed, in hours: a year. The portal is another one by then.
const MOST_PLAN_HOURS: u32 = 8_760;

/// The longest span of the limit on rollbacks, in days: as long as snapshots can be kept.
const MOST_LIMIT_DAYS: u32 = 3_650;

/// The longest that an answer can be promised for, in minutes of office hours.
const MOST_ANSWER_MINUTES: u32 = 10_080;

/// How often a portal may be looked at, in minutes: from five to once a day.
const LEAST_WATCH_MINUTES: u32 = 5;
const MOST_WATCH_MINUTES: u32 = 1_440;

impl Policy {
    pub(super) fn check(&self) -> Result<(), PolicyError> {
        let senseless = |key, value: String, reason| Err(PolicyError::Senseless { key, value, reason });
        if self.snapshots.keep_days == 0 {
            return senseless("snapshots.keep_days", "0".into(), "then no snapshot could ever be restored");
        }
        if RetentionPolicy::keep_days(self.snapshots.keep_days).is_err() {
            let days = self.snapshots.keep_days.to_string();
            return senseless("snapshots.keep_days", days, "snapshots are kept for 3650 days at most");
        }
        if !(1..=MOST_PLAN_HOURS).contains(&self.restores.plan_hours) {
            let hours = self.restores.plan_hours.to_string();
            return senseless("restores.plan_hours", hours, "a plan can be confirmed for 1 to 8760 hours");
        }
        let limit = self.requests.restores;
        if limit.count > 0 && !(1..=MOST_LIMIT_DAYS).contains(&limit.days) {
            let value = format!("{{ count = {}, days = {} }}", limit.count, limit.days);
            return senseless("requests.restores", value, "the days are 1 to 3650; count = 0 is no limit");
        }
        self.check_plans()?;
        self.check_desk()?;
        self.check_watch()?;
        if !self.snapshots.daily_at.is_empty() && self.daily_at().is_none() {
            return senseless("snapshots.daily_at", self.snapshots.daily_at.clone(), "a time of day looks like 03:00");
        }
        if self.restores.unusual_share_percent > 100 || self.restores.stale_percent > 100 {
            return senseless("restores", "over 100".into(), "a share is at most 100 percent");
        }
        if let Some(reason) = self.feedback.reasons.iter().find(|reason| !FEEDBACK_REASONS.contains(&reason.as_str())) {
            return senseless("feedback.reasons", reason.clone(), "the reasons are those of the defaults");
        }
        if let Some(name) = self.options.database_gb.keys().find(|name| name.parse::<PortalId>().is_err()) {
            return senseless("options.database_gb", name.clone(), "a portal is named as `portal list` names it");
        }
        Ok(())
    }

    /// What a desk promises can be kept: somebody is there at some time, and whoever has to approve can be reached.
    fn check_desk(&self) -> Result<(), PolicyError> {
        let senseless = |key, value: String, reason| Err(PolicyError::Senseless { key, value, reason });
        let desk = &self.desk;
        if desk.zone.parse::<chrono_tz::Tz>().is_err() {
            return senseless("desk.zone", desk.zone.clone(), "a zone looks like Europe/Berlin");
        }
        for (key, text) in desk.hours.each() {
            if let Err(reason) = read_spans(text) {
                return senseless(key, text.to_owned(), reason);
            }
        }
        if desk.office_hours().is_none() {
            return senseless("desk.hours", "none".into(), "then nobody would ever answer");
        }
        if !(1..=MOST_ANSWER_MINUTES).contains(&desk.answer_within_minutes) {
            let minutes = desk.answer_within_minutes.to_string();
            return senseless("desk.answer_within_minutes", minutes, "an answer is promised within 1 to 10080 minutes");
        }
        if !(1..=MOST_PLAN_HOURS).contains(&desk.expire_hours) {
            let hours = desk.expire_hours.to_string();
            return senseless("desk.expire_hours", hours, "a request waits for 1 to 8760 hours");
        }
        if desk.silent_minutes > MOST_ANSWER_MINUTES {
            let minutes = desk.silent_minutes.to_string();
            return senseless("desk.silent_minutes", minutes, "at most 10080 minutes; 0 is never");
        }
        if desk.approve_restores != Approvals::Never && !desk.is_connected() {
            let value = format!("{:?}", desk.approve_restores).to_lowercase();
            return senseless("desk.approve_restores", value, "without desk.group nobody could approve");
        }
        Ok(())
    }

    /// Looking too often would use up what the portal allows; what is always reached would be told every time.
    fn check_watch(&self) -> Result<(), PolicyError> {
        let watch = &self.watch;
        let senseless = |key, value: u64, reason| Err(PolicyError::Senseless { key, value: value.to_string(), reason });
        for (key, minutes) in [("watch.every_minutes", watch.every_minutes), ("watch.plan_minutes", watch.plan_minutes)]
        {
            if !(LEAST_WATCH_MINUTES..=MOST_WATCH_MINUTES).contains(&minutes) {
                return senseless(key, minutes.into(), "the portal is looked at every 5 to 1440 minutes");
            }
        }
        for (key, records) in
            [("watch.loss_records", watch.loss_records), ("watch.change_records", watch.change_records)]
        {
            if records == 0 {
                return senseless(key, 0, "then every look would tell of a loss");
            }
        }
        for (key, percent) in
            [("watch.loss_percent", watch.loss_percent), ("watch.change_percent", watch.change_percent)]
        {
            if percent > 100 {
                return senseless(key, percent.into(), "a share is at most 100 percent");
            }
        }
        Ok(())
    }

    /// Plans are named as they are compared, and none is both allowed and refused.
    fn check_plans(&self) -> Result<(), PolicyError> {
        let senseless = |key, value: &str, reason| Err(PolicyError::Senseless { key, value: value.to_owned(), reason });
        for (key, plans) in [
            ("steps.history_refused_tariffs", &self.steps.history_refused_tariffs),
            ("requests.handoff_refused_tariffs", &self.requests.handoff_refused_tariffs),
            ("tariffs.allowed", &self.tariffs.allowed),
            ("tariffs.refused", &self.tariffs.refused),
        ] {
            if let Some(plan) = plans.iter().find(|plan| !is_plan(plan)) {
                return senseless(key, plan, "a plan is written small and without its region: pro100, pro*");
            }
        }
        let (allowed, refused) = (&self.tariffs.allowed, &self.tariffs.refused);
        let is_among =
            |plan: &String, others: &[String]| others.contains(plan) || Tariff::Known(plan.clone()).is_among(others);
        if let Some(plan) = allowed.iter().find(|plan| is_among(plan, refused)) {
            return senseless("tariffs.allowed", plan, "tariffs.refused names it too");
        }
        if let Some(plan) = refused.iter().find(|plan| is_among(plan, allowed)) {
            return senseless("tariffs.refused", plan, "tariffs.allowed names it too");
        }
        Ok(())
    }
}

/// Whether some plan can be meant: a licence code without its region, as a portal's is read, or the start of one.
fn is_plan(text: &str) -> bool {
    let name = text.strip_suffix('*').unwrap_or(text);
    !name.contains('*') && Tariff::from_license(name) == Tariff::Known(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_desk_that_is_named_beside_the_file_counts_for_what_the_file_asks_of_one() {
        let asks = "[desk]\napprove_restores = \"always\"";
        assert_eq!(Policy::parse_with_desk(asks, Some(-1001)).unwrap().desk.group, -1001);
        let file = "[desk]\ngroup = -1001\napprove_restores = \"always\"";
        assert_eq!(Policy::parse_with_desk(file, None).unwrap().desk.group, -1001);
        for (text, group) in [(asks, None), (asks, Some(0)), (file, Some(0))] {
            let told = Policy::parse_with_desk(text, group).unwrap_err().to_string();
            assert!(told.contains("desk.approve_restores = "), "{text}: {told}");
        }
    }

    #[test]
    fn what_would_fail_or_mislead_later_is_refused_at_once_with_its_key() {
        for (key, wrong) in [
            ("snapshots.keep_days", "[snapshots]\nkeep_days = 4000000000"),
            ("snapshots.keep_days", "[snapshots]\nkeep_days = 3651"),
            ("restores.plan_hours", "[restores]\nplan_hours = 0"),
            ("restores.plan_hours", "[restores]\nplan_hours = 4000000000"),
            ("requests.restores", "[requests]\nrestores = { count = 1, days = 0 }"),
            ("requests.restores", "[requests]\nrestores = { count = 1, days = 4000000000 }"),
            ("tariffs.allowed", "[tariffs]\nallowed = [\"de_pro100\"]"),
            ("tariffs.allowed", "[tariffs]\nallowed = [\"Pro100\"]"),
            ("tariffs.allowed", "[tariffs]\nallowed = [\"p*o\"]"),
            ("tariffs.refused", "[tariffs]\nrefused = [\"\"]"),
            ("tariffs.allowed", "[tariffs]\nallowed = [\"std\"]\nrefused = [\"std\"]"),
            ("tariffs.refused", "[tariffs]\nrefused = [\"pro100\"]"),
            ("steps.history_refused_tariffs", "[steps]\nhistory_refused_tariffs = [\"de_free\"]"),
            ("requests.handoff_refused_tariffs", "[requests]\nhandoff_refused_tariffs = [\"de_free\"]"),
            ("feedback.reasons", "[feedback]\nreasons = [\"too-long\"]"),
            ("desk.zone", "[desk]\nzone = \"Berlin\""),
            ("desk.hours.sat", "[desk.hours]\nsat = \"10-12\""),
            ("desk.hours", "[desk.hours]\nmon = \"\"\ntue = \"\"\nwed = \"\"\nthu = \"\"\nfri = \"\""),
            ("desk.answer_within_minutes", "[desk]\nanswer_within_minutes = 0"),
            ("desk.expire_hours", "[desk]\nexpire_hours = 0"),
            ("desk.silent_minutes", "[desk]\nsilent_minutes = 4000000000"),
            ("desk.approve_restores", "[desk]\napprove_restores = \"always\""),
            ("watch.every_minutes", "[watch]\nevery_minutes = 4"),
            ("watch.plan_minutes", "[watch]\nplan_minutes = 1441"),
            ("watch.loss_records", "[watch]\nloss_records = 0"),
            ("watch.change_percent", "[watch]\nchange_percent = 101"),
        ] {
            let told = Policy::parse(wrong).unwrap_err().to_string();
            assert!(told.contains(&format!("{key} = ")), "{wrong}: {told}");
        }
        for right in [
            "[snapshots]\nkeep_days = 3650",
            "[requests]\nrestores = { count = 0, days = 0 }",
            "[tariffs]\nallowed = [\"project+\", \"pro100\"]",
            "[desk]\ngroup = -1001\napprove_restores = \"rollbacks\"\nhours = { sat = \"10:00-14:00\" }",
            "[watch]\nevery_minutes = 5\nloss_percent = 0\nchange_percent = 0\nexpiry_hours = 0",
            "[options]\nselective = false\ncsv = false\ncrm_rollback = false\nfull_rollback = false",
        ] {
            assert!(Policy::parse(right).is_ok(), "{right}");
        }
    }
}
