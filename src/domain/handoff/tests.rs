//! H1 to H10 as a table, as far as they are transitions: what happens, who has it then, who is told what.

use super::*;

const ANNA: AgentId = AgentId(1);
const BEN: AgentId = AgentId(2);
const CLEO: AgentId = AgentId(3);

fn at(minutes: i64) -> DateTime<Utc> {
    "2026-11-18T10:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::minutes(minutes)
}

fn rules() -> DeskRules {
    DeskRules {
        hours: OfficeHours::always(),
        answer_within: TimeDelta::minutes(30),
        expires_after: TimeDelta::hours(1),
        silent_after: TimeDelta::minutes(15),
        escalates: true,
    }
}

/// What happens, so many minutes after the beginning.
type Step = (i64, Happening);

fn play(steps: &[Step], agents: &[AgentId]) -> (Phase, Vec<Announcement>, Option<Refusal>) {
    let rules = rules();
    let (mut phase, mut told, mut refusal) = (Phase::Assistant, Vec::new(), None);
    for (minutes, happening) in steps {
        let around = Surroundings { now: at(*minutes), rules: &rules, before: 0, agents, is_reachable: true };
        match decide(&phase, *happening, &around) {
            Ok(transition) => {
                phase = transition.phase;
                told = transition.announcements;
            }
            Err(why) => {
                refusal = Some(why);
                told = Vec::new();
            }
        }
    }
    (phase, told, refusal)
}

/// The end of a story: who has it, how many are told because of the last step, why it was refused.
struct Row {
    rule: &'static str,
    steps: Vec<Step>,
    status: Status,
    agent: Option<AgentId>,
    told: usize,
    refusal: Option<Refusal>,
}

fn row(rule: &'static str, steps: &[Step], status: Status, agent: Option<AgentId>, told: usize) -> Row {
    Row { rule, steps: steps.to_vec(), status, agent, told, refusal: None }
}

#[test]
fn each_rule_of_the_handoff_holds() {
    use Happening::{AgentWrote, Begun, Claimed, Closed, Left, PersonWrote, Released, Requested, Withdrawn};
    let due = Happening::Due;
    let rows = [
        // H1: whoever writes has it, whether or not it was taken before.
        row("H1", &[(0, AgentWrote(ANNA))], Status::Agent, Some(ANNA), 2),
        row("H1", &[(0, Requested), (1, AgentWrote(ANNA))], Status::Agent, Some(ANNA), 2),
        row("H1", &[(0, Requested), (1, Claimed(ANNA)), (2, AgentWrote(ANNA))], Status::Agent, Some(ANNA), 0),
        // H3: after the hand-back the assistant has it.
        row("H3", &[(0, Claimed(ANNA)), (1, Released(ANNA))], Status::Assistant, None, 2),
        row("H3", &[(0, Requested), (1, Claimed(ANNA)), (2, Released(ANNA))], Status::Assistant, None, 2),
        // Whoever never had it cannot hand it back: the person keeps their place among those who wait.
        Row {
            refusal: Some(Refusal::NotTaken),
            ..row("H3", &[(0, Requested), (1, Released(ANNA))], Status::Waiting, None, 0)
        },
        row("H3", &[(0, Requested), (1, Closed(ANNA))], Status::Closed, None, 2),
        row("H3", &[(0, Claimed(ANNA)), (1, Withdrawn)], Status::Assistant, None, 2),
        // H4: reopened, it goes to the assistant; asked for again, nobody in particular gets it.
        row("H4", &[(0, Claimed(ANNA)), (1, Closed(ANNA)), (2, PersonWrote)], Status::Assistant, None, 1),
        row("H4", &[(0, Claimed(ANNA)), (1, Closed(ANNA)), (2, PersonWrote), (3, Requested)], Status::Waiting, None, 3),
        // H5: begun by an agent it is the agent's, and what the person answers is too.
        row("H5", &[(0, Begun(ANNA))], Status::Agent, Some(ANNA), 2),
        row("H5", &[(0, Begun(ANNA)), (1, PersonWrote)], Status::Agent, Some(ANNA), 0),
        row("H5", &[(0, Closed(ANNA)), (1, AgentWrote(BEN))], Status::Agent, Some(BEN), 2),
        // H6: once each; what changes nothing is announced to nobody.
        row("H6", &[(0, Requested)], Status::Waiting, None, 3),
        row("H6", &[(0, Requested), (1, Requested)], Status::Waiting, None, 0),
        row("H6", &[(0, Requested), (1, Claimed(ANNA))], Status::Agent, Some(ANNA), 2),
        row("H6", &[(0, Requested), (1, Claimed(ANNA)), (2, Claimed(ANNA))], Status::Agent, Some(ANNA), 0),
        row("H6", &[(0, Requested), (1, Claimed(ANNA)), (2, Requested)], Status::Agent, Some(ANNA), 0),
        row("H6", &[(0, Withdrawn)], Status::Assistant, None, 0),
        row("H6", &[(0, Requested), (29, due(Due::Promise))], Status::Waiting, None, 0),
        row("H6", &[(0, Requested), (30, due(Due::Promise))], Status::Waiting, None, 3),
        row("H6", &[(0, Requested), (30, due(Due::Promise)), (31, due(Due::Promise))], Status::Waiting, None, 0),
        row("H6", &[(0, Requested), (60, due(Due::Promise))], Status::Waiting, None, 0),
        row("H7", &[(0, Requested), (60, due(Due::Expiry))], Status::Assistant, None, 3),
        // H7: unclaimed it expires; claimed never, until its agent is gone.
        row("H7", &[(0, Requested), (30, due(Due::Promise)), (60, due(Due::Expiry))], Status::Assistant, None, 3),
        row("H7", &[(0, Requested), (1, Claimed(ANNA)), (999, due(Due::Expiry))], Status::Agent, Some(ANNA), 0),
        row("H7", &[(0, Claimed(ANNA)), (1, Left(ANNA)), (60, due(Due::Expiry))], Status::Waiting, None, 0),
        row("H7", &[(0, Claimed(ANNA)), (1, Left(ANNA)), (61, due(Due::Expiry))], Status::Assistant, None, 3),
        row("H7", &[(0, Requested), (1, Happening::Unlinked)], Status::Assistant, None, 2),
        row("H7", &[(0, Claimed(ANNA)), (1, Happening::Unlinked)], Status::Agent, Some(ANNA), 0),
        // H8: a silent one keeps it, the next is called; whoever is called may take it.
        row("H8", &[(0, Claimed(ANNA)), (1, PersonWrote), (16, due(Due::Silence))], Status::Agent, Some(ANNA), 2),
        row(
            "H8",
            &[(0, Claimed(ANNA)), (1, PersonWrote), (16, due(Due::Silence)), (31, due(Due::Silence))],
            Status::Agent,
            Some(ANNA),
            2,
        ),
        row(
            "H8",
            &[(0, Claimed(ANNA)), (1, PersonWrote), (16, due(Due::Silence)), (17, Claimed(BEN))],
            Status::Agent,
            Some(BEN),
            2,
        ),
        row(
            "H8",
            &[
                (0, Claimed(ANNA)),
                (1, PersonWrote),
                (16, due(Due::Silence)),
                (31, due(Due::Silence)),
                (32, Claimed(CLEO)),
            ],
            Status::Agent,
            Some(CLEO),
            2,
        ),
        // An answer ends the silence.
        row(
            "H8",
            &[(0, Claimed(ANNA)), (1, PersonWrote), (2, AgentWrote(ANNA)), (16, due(Due::Silence))],
            Status::Agent,
            Some(ANNA),
            0,
        ),
        // An agent who left is no longer waited for.
        row("left", &[(0, Claimed(ANNA)), (1, Left(ANNA))], Status::Waiting, None, 3),
        row("left", &[(0, Claimed(ANNA)), (1, Left(BEN))], Status::Agent, Some(ANNA), 0),
    ];
    for row in rows {
        let (phase, told, refusal) = play(&row.steps, &[ANNA, BEN, CLEO]);
        let found = (phase.status(), phase.agent(), told.len(), refusal);
        assert_eq!(found, (row.status, row.agent, row.told, row.refusal), "{}: {:?} {told:?}", row.rule, row.steps);
    }
}

#[test]
fn two_agents_at_once_the_second_is_told_who_has_it() {
    for second in [
        Happening::Claimed(BEN),
        Happening::AgentWrote(BEN),
        Happening::Released(BEN),
        Happening::Closed(BEN),
        Happening::Begun(BEN),
    ] {
        let (phase, told, refusal) =
            play(&[(0, Happening::Requested), (1, Happening::Claimed(ANNA)), (2, second)], &[ANNA, BEN]);
        assert_eq!((phase.agent(), told.len(), refusal), (Some(ANNA), 0, Some(Refusal::HasAgent(ANNA))), "{second:?}");
    }
    let (_, _, refusal) = play(&[(0, Happening::Released(ANNA))], &[ANNA]);
    assert_eq!(refusal, Some(Refusal::WithAssistant));
    let (_, _, refusal) = play(&[(0, Happening::Closed(ANNA)), (1, Happening::Closed(ANNA))], &[ANNA]);
    assert_eq!(refusal, Some(Refusal::IsClosed));
}

#[test]
fn the_only_agent_being_silent_everybody_is_called_at_once() {
    let silent = [(0, Happening::Claimed(ANNA)), (1, Happening::PersonWrote), (16, Happening::Due(Due::Silence))];
    let (phase, told, _) = play(&silent, &[ANNA]);
    assert!(matches!(&phase, Phase::Agent(hold) if hold.called == Called::Everybody), "{phase:?}");
    assert!(told.contains(&Announcement::Everybody(DeskNews::AllCalled(ANNA))), "{told:?}");
    // The next one is the one behind in the order of the desk, from its beginning again at its end.
    let (phase, ..) = play(&[(0, Happening::Claimed(CLEO)), silent[1], silent[2]], &[ANNA, BEN, CLEO]);
    assert!(matches!(&phase, Phase::Agent(hold) if hold.called == Called::Colleague(ANNA)), "{phase:?}");
}

#[test]
fn promises_grow_with_the_queue_and_slip_once_each() {
    let rules = rules();
    for (before, minutes) in [(0, 30), (1, 60), (3, 120)] {
        assert_eq!(rules.promise(at(0), before), at(minutes), "{before}");
    }
    let (phase, told, _) = play(&[(0, Happening::Requested), (30, Happening::Due(Due::Promise))], &[ANNA]);
    assert!(matches!(&phase, Phase::Waiting(wait) if wait.slipped == 1 && wait.promised_at == at(60)), "{phase:?}");
    assert!(told.contains(&Announcement::Person(PersonNews::Late { promised_at: at(60) })), "{told:?}");
}

#[test]
fn a_request_of_a_friday_evening_waits_until_somebody_could_have_come() {
    let workday = hours::read_spans("09:00-18:00").unwrap();
    let days = std::array::from_fn(|day| if day < 5 { workday.clone() } else { Vec::new() });
    let hours = OfficeHours::new(chrono_tz::Europe::Berlin, days).unwrap();
    let rules = DeskRules { hours, expires_after: TimeDelta::hours(24), ..rules() };
    let friday: DateTime<Utc> = "2026-11-20T20:00:00+01:00".parse().unwrap();
    let around = Surroundings { now: friday, rules: &rules, before: 0, agents: &[], is_reachable: true };
    let transition = decide(&Phase::Assistant, Happening::Requested, &around).unwrap();
    let monday: DateTime<Utc> = "2026-11-23T09:30:00+01:00".parse().unwrap();
    let Phase::Waiting(wait) = transition.phase else { panic!("it waits") };
    assert_eq!((wait.promised_at, wait.expires_at), (monday, Some(monday)));
}

#[test]
fn every_state_has_its_name() {
    for status in Status::ALL {
        assert_eq!(Status::find(status.as_str()), Some(status));
    }
    assert_eq!(Status::find("asleep"), None);
}

#[test]
fn nothing_is_promised_while_no_agent_is_reached() {
    let rules = rules();
    let around =
        |minutes| Surroundings { now: at(minutes), rules: &rules, before: 0, agents: &[ANNA], is_reachable: false };
    let held = decide(&Phase::Assistant, Happening::Claimed(ANNA), &around(0)).unwrap().phase;
    let left = decide(&held, Happening::Left(ANNA), &around(1)).unwrap();
    assert_eq!(left.announcements[0], Announcement::Person(PersonNews::OutOfReach));
    let late = decide(&left.phase, Happening::Due(Due::Promise), &around(31)).unwrap();
    assert_eq!((late.phase.status(), late.announcements), (Status::Waiting, vec![]));
}
