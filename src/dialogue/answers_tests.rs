use super::*;
use crate::domain::{PlanId, SnapshotId};

fn at(hour: u32) -> DateTime<Utc> {
    use chrono::TimeZone;
    Utc.with_ymd_and_hms(2026, 11, 17, hour, 0, 0).unwrap()
}

fn snapshot(number: i64) -> SnapshotView {
    SnapshotView { id: SnapshotId(number), taken_at: at(3), lacking: Vec::new(), records: 9 }
}

fn plan() -> PlanSummary {
    PlanSummary {
        named: Vec::new(),
        plan: PlanId(1),
        recreate: [(EntityType::Deal, 3)].into(),
        change_back: [].into(),
        relink: 0,
        remove: [].into(),
        new_since: 0,
        left_alone: crate::dialogue::backend::Conflicts::new(),
        updates: 0,
        left_out: Vec::new(),
        ticked_in_vain: 0,
        cut_records: 0,
        links_left_out: [].into(),
        files: Vec::new(),
        estimated_seconds: 1,
        unusual_percent: None,
        not_held: Vec::new(),
        expires_at: at(23),
    }
}

fn all_answered() -> Answers {
    let mut answers = Answers::default();
    answers.set_missing([Kind::Deal].into());
    answers.set_moment(LossMoment { at: at(15), source: MomentSource::Told });
    answers.set_option(RestoreOption::Selective);
    answers.set_snapshot(snapshot(3));
    answers.set_groups(["g1".to_owned()].into());
    answers.set_plan(plan());
    answers.confirm();
    answers.set_consent(ConsentId(1));
    answers
}

/// What stands after a slot is changed: its own answer, and those that do not depend on it.
#[test]
fn changing_an_answer_drops_what_was_derived_from_it() {
    use Slot::{Groups, Missing, Moment, Option, Snapshot};
    for (slot, left) in [
        (Missing, vec![Moment]),
        (Moment, vec![Missing, Option]),
        (Option, vec![Missing, Moment, Snapshot]),
        (Snapshot, vec![Missing, Moment, Option]),
        (Groups, vec![Missing, Moment, Option, Snapshot]),
    ] {
        let mut answers = all_answered();
        answers.clear(slot);
        let filled: Vec<Slot> = Slot::ALL.into_iter().filter(|slot| answers.is_filled(*slot)).collect();
        assert_eq!(filled, left, "{slot:?}");
        assert!(answers.plan().is_none() && answers.consent().is_none() && !answers.is_confirmed(), "{slot:?}");
    }
}

#[test]
fn the_same_answer_again_drops_nothing() {
    let mut answers = all_answered();
    answers.set_option(RestoreOption::Selective);
    answers.set_snapshot(snapshot(3));
    assert!(answers.is_confirmed());
    answers.set_snapshot(snapshot(2));
    assert!(!answers.is_confirmed());
}

#[test]
fn a_confirmation_is_used_up_once() {
    let mut answers = all_answered();
    assert_eq!(answers.use_up(), Some(Some(ConsentId(1))));
    assert_eq!(answers.use_up(), None);
}

#[test]
fn a_consent_without_a_confirmation_is_not_taken() {
    let mut answers = all_answered();
    answers.drop_confirmation();
    answers.set_consent(ConsentId(2));
    assert_eq!(answers.consent(), None);
}

#[test]
fn a_rollback_is_about_every_type_and_a_selective_restore_about_what_is_missing() {
    let mut answers = all_answered();
    assert_eq!(answers.order().unwrap().types, [EntityType::Deal].into());
    answers.set_option(RestoreOption::CrmRollback);
    assert_eq!(answers.order().unwrap().types.len(), EntityType::ALL.len());
    assert!(answers.order().unwrap().groups.is_empty());
}
