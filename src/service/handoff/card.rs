//! The card of a conversation: what an agent needs to know at a glance, and what the assistant would whisper.
//!
//! In charge of what stands on it. How it is shown, and that it is changed in place, is the surface's.

use chrono::{DateTime, TimeDelta, Utc};

use super::{HandoffError, Handoffs};
use crate::dialogue::engine::{next_words, status_lines};
use crate::dialogue::facts::Facts;
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::state::State;
use crate::domain::PlanId;
use crate::domain::handoff::{Phase, Status};
use crate::domain::tariff::Tariff;
use crate::ports::chats::MessengerId;
use crate::ports::handoffs::{Case, Handoff};

/// So long before a backup expires an agent is told.
const EXPIRES_SOON: TimeDelta = TimeDelta::hours(24);

/// So many letters of a question tell which one it is.
const LONGEST_QUESTION: usize = 160;

/// What an agent sees of a conversation.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// Which conversation.
    pub case: Case,
    /// Who has it.
    pub status: Status,
    /// The name of the agent who has it.
    pub agent: Option<String>,
    /// What stands on it, to be worded in the language of the desk.
    pub lines: Vec<Reply>,
    /// For the agent only: what is about to expire, and what the assistant would say next.
    pub whispers: Vec<Reply>,
    /// The commands that make sense now, as names of [`super::DESK_COMMANDS`].
    pub buttons: Vec<&'static str>,
    /// The plan that waits for approval.
    pub plan: Option<PlanId>,
}

impl Card {
    /// Of a conversation whose person had everything erased: nothing can be done in it.
    fn erased(case: &Case) -> Self {
        let lines = vec![Reply::new("desk-card-erased").with("who", super::owners::who(case))];
        let (case, status) = (case.clone(), Status::Closed);
        Self { case, status, agent: None, lines, whispers: Vec::new(), buttons: Vec::new(), plan: None }
    }
}

impl Handoffs {
    /// The card of a conversation as it stands now.
    ///
    /// # Errors
    /// The store fails, or the conversation cannot be read.
    pub async fn card(&self, case: &Case, now: DateTime<Utc>) -> Result<Card, HandoffError> {
        if self.is_erased(case).await? {
            return Ok(Card::erased(case));
        }
        let handoff = self.standing(case).await?;
        let status = handoff.as_ref().map_or(Status::Assistant, |handoff| handoff.phase.status());
        let agent = match handoff.as_ref().and_then(|handoff| handoff.phase.agent()) {
            Some(agent) => Some(self.name_of(agent).await?),
            None => None,
        };
        let state = self.converse.state(&case.portal, case.conversation).await?;
        let facts = self.converse.surroundings(&case.portal, case.conversation, now).await?;
        let dialogues = self.converse.dialogues();
        let approval = self.owners.store().find_open_approval(case).await?;
        let mut lines = vec![self.head(case, &state, &facts).await?, status_line(handoff.as_ref(), agent.as_deref())];
        let question = self.question(&state, now)?;
        lines.push(Reply::new("desk-card-step").with("step", state.step().unwrap_or("—")).with("question", question));
        lines.extend(status_lines(&dialogues, &state, &facts, now));
        if let Some(open) = &approval {
            let until = Arg::Moment(open.expires_at);
            lines.push(Reply::new("desk-card-approval").with("plan", open.plan.to_string()).with("until", until));
        }
        let mut whispers = expiring(&state, &facts, now);
        if status == Status::Agent {
            let next = next_words(&dialogues, &state, &facts, now);
            whispers.extend((!next.is_empty()).then(|| Reply::new("whisper-next")));
            whispers.extend(next);
        }
        let buttons = buttons(status, approval.is_some());
        let plan = approval.map(|open| open.plan);
        Ok(Card { case: case.clone(), status, agent, lines, whispers, buttons, plan })
    }

    /// What the person is asked now, in the language of the desk.
    fn question(&self, state: &State, now: DateTime<Utc>) -> Result<String, HandoffError> {
        let asked = state.open_question().and_then(|question| question.replies.last());
        let words = match asked {
            Some(reply) => self.word(reply, now)?.text,
            None if state.is_waiting() => "…".to_owned(),
            None => "—".to_owned(),
        };
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        Ok(match words.char_indices().nth(LONGEST_QUESTION) {
            Some((end, _)) => format!("{}…", words[..end].trim_end()),
            None => words,
        })
    }

    /// As the person's account names itself, empty where that is not known.
    async fn person_name(&self, channel: &str) -> Result<String, HandoffError> {
        let account = channel
            .rsplit_once(':')
            .and_then(|(messenger, account)| Some((MessengerId(messenger.to_owned()), account.parse::<i64>().ok()?)));
        let Some((messenger, account)) = account else { return Ok(String::new()) };
        let account = self.accounts.find_account(&messenger, account).await?;
        Ok(account.map(|account| account.name).unwrap_or_default())
    }

    async fn head(&self, case: &Case, state: &State, facts: &Facts) -> Result<Reply, HandoffError> {
        let stored = self.conversations.load_conversation(&case.portal, case.conversation).await?;
        let tariff = match &facts.portal.tariff {
            Tariff::Known(code) => Arg::Tariffs(vec![code.clone()]),
            Tariff::Unknown(_) => Arg::Term("tariff-unknown".into()),
        };
        let name = self.person_name(&stored.channel).await?;
        Ok(Reply::new("desk-card")
            .with("who", super::owners::who(case))
            .with("known", u64::from(!name.is_empty()))
            .with("name", name)
            .with("user", stored.person.to_string())
            .with("tariff", tariff)
            .with("language", state.language.as_str()))
    }
}

fn status_line(handoff: Option<&Handoff>, agent: Option<&str>) -> Reply {
    match (handoff.map(|handoff| &handoff.phase), agent) {
        (Some(Phase::Waiting(wait)), _) => Reply::new("desk-status-waiting").with("at", Arg::Moment(wait.promised_at)),
        (Some(Phase::Agent(_)), Some(agent)) => Reply::new("desk-status-agent").with("agent", agent),
        (Some(Phase::Closed), _) => Reply::new("desk-status-closed"),
        _ => Reply::new("desk-status-assistant"),
    }
}

fn expiring(state: &State, facts: &Facts, now: DateTime<Utc>) -> Vec<Reply> {
    let Some(snapshot) = state.answers.snapshot() else { return Vec::new() };
    let expires_at = snapshot.taken_at + TimeDelta::days(i64::from(facts.policy.snapshots.keep_days));
    let left = expires_at - now;
    let is_soon = left > TimeDelta::zero() && left <= EXPIRES_SOON;
    let seconds = u64::try_from(left.num_seconds()).unwrap_or_default();
    let whisper =
        || Reply::new("whisper-expires").with("snapshot", snapshot.taken_at).with("left", Arg::Seconds(seconds));
    is_soon.then(whisper).into_iter().collect()
}

fn buttons(status: Status, waits_for_approval: bool) -> Vec<&'static str> {
    let mut buttons: Vec<&str> = if waits_for_approval { vec!["approve", "deny"] } else { Vec::new() };
    buttons.extend(match status {
        Status::Assistant | Status::Waiting => ["take", "close"].as_slice(),
        Status::Agent => ["release", "close"].as_slice(),
        Status::Closed => ["take"].as_slice(),
    });
    buttons.push("status");
    buttons
}
