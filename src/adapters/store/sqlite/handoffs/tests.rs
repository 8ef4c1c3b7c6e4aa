//! Where conversations stand between the assistant and the desk: once each, all of it or nothing, after a restart too.

use chrono::TimeDelta;
use tempfile::TempDir;

use super::*;
use crate::domain::handoff::{Due, Hold, Wait};
use crate::domain::{ConversationId, UserId};
use crate::ports::accounts::{AccountStore, Erasure};
use crate::ports::chats::MessengerId;
use crate::ports::conversations::{ConversationStore, NewRequest, Turn, TurnOutcome, TurnOwner};
use crate::ports::handoffs::{Actor, Audience, NewEntry, NewItem};

struct Bench {
    _folder: TempDir,
    store: SqliteStore,
    case: Case,
    now: DateTime<Utc>,
}

async fn bench() -> Bench {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(folder.path()).await.unwrap();
    let now: DateTime<Utc> = "2026-11-18T10:00:00Z".parse().unwrap();
    let portal: PortalId = "acme".parse().unwrap();
    let stored = store.create_conversation(&portal, "script", UserId(1), "{}", now).await.unwrap();
    Bench { _folder: folder, store, case: Case { portal, conversation: stored.id }, now }
}

fn waiting(now: DateTime<Utc>) -> Phase {
    let later = now + TimeDelta::minutes(30);
    Phase::Waiting(Wait { since: now, promised_at: later, slipped: 0, expires_at: Some(now + TimeDelta::hours(24)) })
}

fn with_agent(now: DateTime<Utc>) -> Phase {
    Phase::Agent(Hold {
        agent: AgentId(1),
        since: now,
        unanswered_since: None,
        silent_at: None,
        called: crate::domain::handoff::Called::Nobody,
    })
}

fn change(cause: &str, expected_revision: i64, phase: Phase) -> HandoffChange {
    HandoffChange {
        expected_revision,
        cause: cause.into(),
        phase,
        silences: true,
        entries: vec![NewEntry { who: Actor::Agent(AgentId(1)), deed: "claimed".into(), details: "{}".into() }],
        items: vec![
            NewItem { to: Audience::Person, payload: "\"joined\"".into() },
            NewItem { to: Audience::Topic, payload: "\"claimed\"".into() },
        ],
    }
}

fn turn(inbox_id: &str, expected_revision: i64, owner: Option<TurnOwner>) -> Turn {
    Turn {
        inbox_id: inbox_id.into(),
        event: "{}".into(),
        expected_revision,
        state: "{}".into(),
        outgoing: Vec::new(),
        finishes: None,
        handles: None,
        owner,
    }
}

#[tokio::test]
async fn a_cause_changes_something_once_and_a_stale_one_nothing() {
    let Bench { store, case, now, .. } = &bench().await;
    let first = change("update-1", 0, waiting(*now));
    assert_eq!(store.change_handoff(case, &first, *now).await.unwrap(), ChangeOutcome::Changed);
    assert_eq!(store.change_handoff(case, &first, *now).await.unwrap(), ChangeOutcome::Repeated);
    let late = change("update-2", 0, with_agent(*now));
    assert_eq!(store.change_handoff(case, &late, *now).await.unwrap(), ChangeOutcome::Outrun);
    // What was outrun may be tried again under the same name.
    let again = change("update-2", 1, with_agent(*now));
    assert_eq!(store.change_handoff(case, &again, *now).await.unwrap(), ChangeOutcome::Changed);

    assert!(store.has_cause(case, "update-2").await.unwrap());
    assert!(!store.has_cause(case, "update-3").await.unwrap());
    let handoff = store.find_handoff(case).await.unwrap().unwrap();
    assert_eq!((handoff.revision, handoff.phase), (2, with_agent(*now)));
    assert_eq!(store.list_entries(case).await.unwrap().len(), 2);
    let person = store.list_items(true).await.unwrap();
    assert_eq!(person.iter().map(|item| item.payload.as_str()).collect::<Vec<_>>(), ["\"joined\"", "\"joined\""]);
    store.note_told(person[0].number, *now).await.unwrap();
    assert_eq!(store.list_items(true).await.unwrap().len(), 1);
    assert_eq!(store.list_items(false).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_turn_that_was_decided_before_the_take_over_is_outrun() {
    let Bench { store, case, now, .. } = &bench().await;
    let by = |expected_revision, change| Some(TurnOwner { expected_revision, change });
    let take = |turn| store.take_turn(&case.portal, case.conversation, turn, *now);
    store.change_handoff(case, &change("update-1", 0, with_agent(*now)), *now).await.unwrap();
    assert_eq!(take(turn("in-1", 0, by(0, None))).await.unwrap(), TurnOutcome::Outrun);
    assert_eq!(take(turn("in-1", 0, by(1, None))).await.unwrap(), TurnOutcome::Taken(1));
    // A turn and what it changes at the desk are stored together.
    let reopened = change("turn-in-2", 1, Phase::Assistant);
    assert_eq!(take(turn("in-2", 1, by(1, Some(reopened)))).await.unwrap(), TurnOutcome::Taken(2));
    let handoff = store.find_handoff(case).await.unwrap().unwrap();
    assert_eq!((handoff.phase, handoff.revision, handoff.speaks_from), (Phase::Assistant, 2, 3));
}

#[tokio::test]
async fn what_is_due_is_found_again_and_the_topic_leads_back() {
    let Bench { store, case, now, .. } = &bench().await;
    let desk = DeskId("telegram:1:-100".into());
    store.set_topic(case, &desk, Some(17), *now).await.unwrap();
    assert_eq!(store.find_by_topic(&desk, 17).await.unwrap().as_ref(), Some(case));
    assert_eq!(store.next_due().await.unwrap(), None);
    store.change_handoff(case, &change("update-1", 0, waiting(*now)), *now).await.unwrap();
    let due = *now + TimeDelta::minutes(30);
    assert_eq!(store.next_due().await.unwrap(), Some(due));
    assert!(store.list_due_handoffs(due - TimeDelta::seconds(1)).await.unwrap().is_empty());
    let found = store.list_due_handoffs(due).await.unwrap();
    assert_eq!(found[0].phase.due(), Some((Due::Promise, due)));
    // A topic that was deleted by hand is forgotten, nothing else is (H10).
    store.set_topic(case, &desk, None, *now).await.unwrap();
    assert_eq!(store.find_by_topic(&desk, 17).await.unwrap(), None);
    assert_eq!(store.find_handoff(case).await.unwrap().unwrap().phase, waiting(*now));
    assert_eq!(store.list_open_handoffs().await.unwrap().len(), 1);
}

#[tokio::test]
async fn what_the_desk_answered_is_no_open_request_any_more() {
    let Bench { store, case, now, .. } = &bench().await;
    let new = |kind: &str, item| NewRequest { item, kind: kind.into(), details: "{}".into(), snapshot: None };
    for (item, kind) in [(1, "handoff"), (2, "upgrade")] {
        store.record_request(&case.portal, case.conversation, &new(kind, item), *now).await.unwrap();
    }
    store.change_handoff(case, &change("update-1", 0, with_agent(*now)), *now).await.unwrap();
    store.change_handoff(case, &change("update-2", 1, Phase::Assistant), *now).await.unwrap();
    let requests = store.list_requests(&case.portal, 10).await.unwrap();
    let is_closed = |kind: &str| {
        let request = requests.iter().find(|request| request.kind == kind).unwrap();
        serde_json::from_str::<serde_json::Value>(&request.details).unwrap()["closed"].is_object()
    };
    assert!(is_closed("handoff") && !is_closed("upgrade"), "{requests:?}");
}

#[tokio::test]
async fn an_approval_is_asked_once_decided_once_and_withdrawn_by_another_plan() {
    let Bench { store, case, now, .. } = &bench().await;
    let approval = |plan, remind: i64| Approval {
        case: case.clone(),
        plan: PlanId(plan),
        asked_at: *now,
        expires_at: *now + TimeDelta::hours(24),
        remind_at: Some(*now + TimeDelta::hours(remind)),
        verdict: None,
    };
    let first = store.ask_approval(&approval(1, 22), *now).await.unwrap();
    assert_eq!(store.ask_approval(&approval(1, 5), *now).await.unwrap(), first, "asked twice it stays as it was");
    assert_eq!(store.next_due().await.unwrap(), first.remind_at);
    let remind_at = first.remind_at.unwrap();
    assert_eq!(store.list_due_approvals(remind_at).await.unwrap(), std::slice::from_ref(&first));
    let nothing = HandoffChange::default();
    assert!(store.settle_approval(&first, None, &nothing, remind_at).await.unwrap(), "reminded");
    assert!(!store.settle_approval(&first, None, &nothing, remind_at).await.unwrap(), "once");
    assert!(store.list_due_approvals(remind_at).await.unwrap().is_empty());

    store.ask_approval(&approval(2, 22), *now).await.unwrap();
    let withdrawn = store.find_approval(&case.portal, PlanId(1)).await.unwrap().unwrap();
    assert_eq!(withdrawn.verdict, Some(Verdict::Withdrawn));
    let open = store.find_open_approval(case).await.unwrap().unwrap();
    assert_eq!(open.plan, PlanId(2));
    assert_eq!(store.list_open_approvals().await.unwrap(), std::slice::from_ref(&open));
    for (verdict, is_settled) in [
        (Verdict::Denied { by: AgentId(1), reason: "too large".into() }, true),
        (Verdict::Approved { by: AgentId(2) }, false),
    ] {
        let settled = store.settle_approval(&open, Some(&verdict), &nothing, *now).await.unwrap();
        assert_eq!(settled, is_settled, "{verdict:?}");
    }
    let denied = store.find_approval(&case.portal, PlanId(2)).await.unwrap().unwrap();
    assert_eq!(denied.verdict, Some(Verdict::Denied { by: AgentId(1), reason: "too large".into() }));
    assert_eq!(store.find_open_approval(case).await.unwrap(), None);
}

#[tokio::test]
async fn agents_come_and_go() {
    let Bench { store, now, .. } = &bench().await;
    let desk = DeskId("script".into());
    store.remember_agent(&desk, AgentId(1), "Anna", *now).await.unwrap();
    store.forget_agent(&desk, AgentId(1), *now).await.unwrap();
    assert_eq!(store.list_agents(&desk).await.unwrap()[0].left_at, Some(*now));
    store.remember_agent(&desk, AgentId(1), "Anna B.", *now).await.unwrap();
    let agents = store.list_agents(&desk).await.unwrap();
    assert_eq!((agents[0].name.as_str(), agents[0].left_at), ("Anna B.", None));
    assert!(store.list_agents(&DeskId("other".into())).await.unwrap().is_empty());
}

#[tokio::test]
async fn whoever_has_everything_erased_leaves_no_words_at_the_desk() {
    let Bench { store, now, .. } = &bench().await;
    let (messenger, account) = (MessengerId("telegram:7".into()), 101);
    let portal: PortalId = "acme".parse().unwrap();
    let mut cases = Vec::new();
    for (plan, account) in [(2, account), (3, account + 1)] {
        let channel = messenger.channel(account);
        let stored = store.create_conversation(&portal, &channel, UserId(4), "{}", *now).await.unwrap();
        let case = Case { portal: portal.clone(), conversation: stored.id };
        let mut taken = change("update-1", 0, with_agent(*now));
        taken.entries[0].details = "{\"text\":\"my words\"}".into();
        store.change_handoff(&case, &taken, *now).await.unwrap();
        let (expires_at, plan) = (*now + TimeDelta::hours(24), PlanId(plan));
        let asked = Approval { case: case.clone(), plan, asked_at: *now, expires_at, remind_at: None, verdict: None };
        store.ask_approval(&asked, *now).await.unwrap();
        cases.push(case);
    }
    assert_eq!(store.erase_account(&messenger, account, "{}", *now).await.unwrap(), Erasure::Done);

    let (erased, other) = (&cases[0], &cases[1]);
    let handoff = store.find_handoff(erased).await.unwrap().unwrap();
    assert_eq!((handoff.phase, handoff.revision), (Phase::Closed, 2), "whoever decided before is outrun");
    let entries = store.list_entries(erased).await.unwrap();
    assert_eq!((entries[0].deed.as_str(), entries[0].details.as_str()), ("claimed", "{}"), "what was done stays");
    assert!(store.find_open_approval(erased).await.unwrap().is_none());
    for is_for_person in [true, false] {
        let items = store.list_items(is_for_person).await.unwrap();
        let left: Vec<ConversationId> = items.iter().map(|item| item.case.conversation).collect();
        assert_eq!(left, [other.conversation], "somebody else's is as it was");
    }
    assert!(store.find_open_approval(other).await.unwrap().is_some());
    assert_eq!(store.list_entries(other).await.unwrap()[0].details, "{\"text\":\"my words\"}");
}
