//! What comes of each happening: where the conversation stands then, and who is told what.
//!
//! In charge of the transitions alone: the moments and the words are others'.

use super::{
    AgentId, Announcement, Called, DeskNews, Due, Happening, Hold, PersonNews, Phase, Refusal, Surroundings,
    Transition, Wait,
};

/// Decides what comes of a happening. One that changes nothing announces nothing.
///
/// # Errors
/// An agent may not.
pub fn decide(phase: &Phase, happening: Happening, around: &Surroundings<'_>) -> Result<Transition, Refusal> {
    match happening {
        Happening::Requested => Ok(request(phase, around)),
        Happening::Withdrawn => Ok(withdraw(phase)),
        Happening::Unlinked => Ok(unlink(phase)),
        Happening::Claimed(agent) => claim(phase, agent, around),
        Happening::Released(agent) => release(phase, agent),
        Happening::Closed(agent) => close(phase, agent),
        Happening::PersonWrote => Ok(hear_person(phase, around)),
        Happening::AgentWrote(agent) => hear_agent(phase, agent, around),
        Happening::Begun(agent) => begin(phase, agent, around),
        Happening::Left(agent) => Ok(leave(phase, agent, around)),
        Happening::Due(due) => Ok(come_due(phase, due, around)),
    }
}

fn unchanged(phase: &Phase) -> Transition {
    Transition { phase: phase.clone(), announcements: Vec::new() }
}

fn becomes(phase: Phase, announcements: impl IntoIterator<Item = Announcement>) -> Transition {
    Transition { phase, announcements: announcements.into_iter().collect() }
}

fn request(phase: &Phase, around: &Surroundings<'_>) -> Transition {
    if matches!(phase, Phase::Waiting(_) | Phase::Agent(_)) {
        return unchanged(phase);
    }
    let wait = begin_wait(around);
    let promised_at = wait.promised_at;
    becomes(
        Phase::Waiting(wait),
        [
            Announcement::Person(PersonNews::Waits { promised_at, before: around.before }),
            Announcement::Desk(DeskNews::Waits { promised_at }),
            Announcement::Everybody(DeskNews::Waits { promised_at }),
        ],
    )
}

fn begin_wait(around: &Surroundings<'_>) -> Wait {
    let promised_at = around.rules.promise(around.now, around.before);
    // Whoever asks on a Friday evening is not sent back before somebody could have come.
    let expires_at = Some((around.now + around.rules.expires_after).max(promised_at));
    Wait { since: around.now, promised_at, slipped: 0, expires_at }
}

fn withdraw(phase: &Phase) -> Transition {
    match phase {
        Phase::Waiting(_) | Phase::Agent(_) => becomes(
            Phase::Assistant,
            [Announcement::Person(PersonNews::Withdrawn), Announcement::Desk(DeskNews::Withdrawn)],
        ),
        Phase::Assistant | Phase::Closed => unchanged(phase),
    }
}

/// Nobody can answer somebody who is not reached any more.
fn unlink(phase: &Phase) -> Transition {
    match phase {
        Phase::Waiting(_) => becomes(
            Phase::Assistant,
            [Announcement::Person(PersonNews::Withdrawn), Announcement::Desk(DeskNews::Unlinked)],
        ),
        Phase::Agent(_) | Phase::Assistant | Phase::Closed => unchanged(phase),
    }
}

fn claim(phase: &Phase, agent: AgentId, around: &Surroundings<'_>) -> Result<Transition, Refusal> {
    match phase {
        Phase::Agent(hold) if hold.agent == agent => Ok(unchanged(phase)),
        Phase::Agent(hold) if !hold.may_pass_to(agent) => Err(Refusal::HasAgent(hold.agent)),
        Phase::Agent(hold) => {
            // The person still waits for the same answer, from somebody else.
            let unanswered_since = hold.unanswered_since.map(|_| around.now);
            let silent_at = unanswered_since.and_then(|since| around.rules.silent_at(since));
            let hold = Hold { unanswered_since, silent_at, ..Hold::begin(agent, around.now) };
            Ok(joined(hold, PersonNews::Replaced(agent)))
        }
        Phase::Waiting(_) => {
            let hold = Hold {
                unanswered_since: Some(around.now),
                silent_at: around.rules.silent_at(around.now),
                ..Hold::begin(agent, around.now)
            };
            Ok(joined(hold, PersonNews::Joined(agent)))
        }
        Phase::Assistant | Phase::Closed => Ok(joined(Hold::begin(agent, around.now), PersonNews::Joined(agent))),
    }
}

fn joined(hold: Hold, news: PersonNews) -> Transition {
    let agent = hold.agent;
    becomes(Phase::Agent(hold), [Announcement::Person(news), Announcement::Desk(DeskNews::Claimed(agent))])
}

fn release(phase: &Phase, agent: AgentId) -> Result<Transition, Refusal> {
    match phase {
        Phase::Agent(hold) if hold.agent != agent && !hold.may_pass_to(agent) => Err(Refusal::HasAgent(hold.agent)),
        Phase::Waiting(_) => Err(Refusal::NotTaken),
        Phase::Agent(_) => Ok(becomes(
            Phase::Assistant,
            [Announcement::Person(PersonNews::HandedBack), Announcement::Desk(DeskNews::Released(agent))],
        )),
        Phase::Assistant => Err(Refusal::WithAssistant),
        Phase::Closed => Err(Refusal::IsClosed),
    }
}

fn close(phase: &Phase, agent: AgentId) -> Result<Transition, Refusal> {
    match phase {
        Phase::Agent(hold) if hold.agent != agent && !hold.may_pass_to(agent) => Err(Refusal::HasAgent(hold.agent)),
        Phase::Closed => Err(Refusal::IsClosed),
        Phase::Agent(_) | Phase::Waiting(_) | Phase::Assistant => Ok(becomes(
            Phase::Closed,
            [Announcement::Person(PersonNews::Closed), Announcement::Desk(DeskNews::Closed(agent))],
        )),
    }
}

fn hear_person(phase: &Phase, around: &Surroundings<'_>) -> Transition {
    match phase {
        Phase::Agent(hold) if hold.unanswered_since.is_none() => {
            let silent_at = around.rules.silent_at(around.now);
            let hold = Hold { unanswered_since: Some(around.now), silent_at, ..hold.clone() };
            becomes(Phase::Agent(hold), [])
        }
        // H4: last month's agent does not get it.
        Phase::Closed => becomes(Phase::Assistant, [Announcement::Desk(DeskNews::Reopened)]),
        Phase::Assistant | Phase::Waiting(_) | Phase::Agent(_) => unchanged(phase),
    }
}

fn hear_agent(phase: &Phase, agent: AgentId, around: &Surroundings<'_>) -> Result<Transition, Refusal> {
    let taken = match phase {
        Phase::Closed => begin(phase, agent, around)?,
        _ => claim(phase, agent, around)?,
    };
    let Phase::Agent(hold) = taken.phase else { return Ok(taken) };
    let answered = Hold { unanswered_since: None, silent_at: None, called: Called::Nobody, ..hold };
    Ok(Transition { phase: Phase::Agent(answered), ..taken })
}

fn begin(phase: &Phase, agent: AgentId, around: &Surroundings<'_>) -> Result<Transition, Refusal> {
    match phase {
        Phase::Waiting(_) | Phase::Agent(_) => claim(phase, agent, around),
        Phase::Assistant | Phase::Closed => Ok(becomes(
            Phase::Agent(Hold::begin(agent, around.now)),
            [Announcement::Person(PersonNews::Joined(agent)), Announcement::Desk(DeskNews::Begun(agent))],
        )),
    }
}

fn leave(phase: &Phase, agent: AgentId, around: &Surroundings<'_>) -> Transition {
    match phase {
        Phase::Agent(hold) if hold.agent == agent => {
            let wait = begin_wait(around);
            let promised_at = wait.promised_at;
            if !around.is_reachable {
                let news = DeskNews::Waits { promised_at };
                return becomes(
                    Phase::Waiting(wait),
                    [
                        Announcement::Person(PersonNews::OutOfReach),
                        Announcement::Desk(news),
                        Announcement::Everybody(news),
                    ],
                );
            }
            let news = DeskNews::Left { agent, promised_at };
            becomes(
                Phase::Waiting(wait),
                [
                    Announcement::Person(PersonNews::Orphaned { promised_at }),
                    Announcement::Desk(news),
                    Announcement::Everybody(news),
                ],
            )
        }
        _ => unchanged(phase),
    }
}

fn come_due(phase: &Phase, due: Due, around: &Surroundings<'_>) -> Transition {
    // A timer that was overtaken by something else does nothing.
    let is_due = phase.overdue(around.now).is_some_and(|(what, _)| what == due);
    match (phase, due) {
        (Phase::Waiting(wait), Due::Promise) if is_due => {
            let promised_at = around.rules.promise(around.now, around.before);
            let wait = Wait { promised_at, slipped: wait.slipped + 1, ..wait.clone() };
            if !around.is_reachable {
                return becomes(Phase::Waiting(wait), []);
            }
            let news = DeskNews::Late { promised_at };
            becomes(
                Phase::Waiting(wait),
                [
                    Announcement::Person(PersonNews::Late { promised_at }),
                    Announcement::Desk(news),
                    Announcement::Everybody(news),
                ],
            )
        }
        (Phase::Waiting(_), Due::Expiry) if is_due => becomes(
            Phase::Assistant,
            [
                Announcement::Person(PersonNews::Expired),
                Announcement::Desk(DeskNews::Expired),
                Announcement::Everybody(DeskNews::Expired),
            ],
        ),
        (Phase::Agent(hold), Due::Silence) if is_due => call_others(hold, around),
        _ => unchanged(phase),
    }
}

/// H8: the next agent, then everybody.
fn call_others(hold: &Hold, around: &Surroundings<'_>) -> Transition {
    let called = match hold.called {
        Called::Nobody => next_agent(hold.agent, around.agents).map_or(Called::Everybody, Called::Colleague),
        Called::Colleague(_) | Called::Everybody => Called::Everybody,
    };
    let silent_at = match called {
        Called::Colleague(_) => around.rules.silent_at(around.now),
        Called::Nobody | Called::Everybody => None,
    };
    let (is_first, agent) = (hold.called == Called::Nobody, hold.agent);
    let mut announcements = Vec::new();
    if is_first {
        let promised_at = around.rules.promise(around.now, around.before);
        announcements.push(Announcement::Person(PersonNews::Silent { promised_at }));
    }
    match called {
        Called::Colleague(called) => announcements.push(Announcement::Desk(DeskNews::Silent { agent, called })),
        Called::Nobody | Called::Everybody => {
            let news = DeskNews::AllCalled(agent);
            announcements.extend([Announcement::Desk(news), Announcement::Everybody(news)]);
        }
    }
    becomes(Phase::Agent(Hold { called, silent_at, ..hold.clone() }), announcements)
}

/// The one behind an agent in the order of the desk, from the beginning again at its end.
fn next_agent(agent: AgentId, agents: &[AgentId]) -> Option<AgentId> {
    let behind = agents.iter().filter(|other| **other > agent).min();
    behind.or_else(|| agents.iter().filter(|other| **other != agent).min()).copied()
}
