//! A world of canned data: the engine alone, with a portal, snapshots and restores that are only told of.
//!
//! In charge of answering every order at once and plausibly, from a scenario and a few given words, and of
//! failing where a script says so; how each order is answered is `orders`'. What a real portal does with a restore is for
//! the other world to show.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, Duration, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;

use super::Given;
use super::world::{Action, ScriptWorld, Seen, WorldError, changed_files};
use crate::dialogue::backend::{
    Counts, HandoffReason, OtherRestore, PlanSummary, RequestEnd, RequestSubject, RequestView,
};
use crate::dialogue::event::{FailureKind, Passed};
use crate::dialogue::facts::{Fact, FactAnswer, FactName, PortalView};
use crate::dialogue::reply::Arg;
use crate::dialogue::{Dialogues, Event, Facts, Setting, State, advance};
use crate::domain::tariff::Tariff;
use crate::domain::{ConsentId, RestoreId};

mod backend;
mod news;
mod orders;
mod scenario;

use backend::Answers;
pub use news::read_mass_loss;
pub use scenario::{Rare, Role, Scenario};

/// One case's world.
#[derive(Debug)]
pub struct CannedWorld {
    dialogues: Arc<Dialogues>,
    state: State,
    /// The steps come to since they were last asked for.
    way: Vec<Passed>,
    facts: Facts,
    now: DateTime<Utc>,
    scenario: Scenario,
    /// Failures to come, by the order's name; `every` stays.
    failures: Vec<(String, FailureKind, bool)>,
    /// Results that are held back by `! slow`.
    held: Option<VecDeque<Event>>,
    /// The last result, for `! the last result comes again`.
    last_result: Option<Event>,
    /// Orders that were answered in this case, for numbering.
    restores: i64,
    requests: Vec<RequestView>,
    /// Open requests for a person.
    handoffs: BTreeMap<HandoffReason, (String, DateTime<Utc>)>,
    /// What the last restore did, for its undo.
    done: BTreeMap<RestoreId, Counts>,
    plan: Option<PlanSummary>,
    consents: BTreeMap<ConsentId, PlanSummary>,
}

impl CannedWorld {
    /// A world that has not begun.
    pub fn new(dialogues: Arc<Dialogues>) -> Self {
        let zone = chrono_tz::Europe::Berlin;
        let now =
            zone.with_ymd_and_hms(2026, 11, 18, 10, 0, 0).earliest().map_or(DateTime::UNIX_EPOCH, |at| at.to_utc());
        let portal = PortalView {
            name: "Acme Sales".into(),
            zone,
            tariff: Tariff::Known("std".into()),
            requester: "Mia Braun".into(),
        };
        let policy = crate::domain::policy::Policy::default();
        let facts = Facts { known: BTreeMap::new(), portal, unfinished: None, promise: None, written_at: None, policy };
        Self {
            dialogues,
            state: State::new("en"),
            way: Vec::new(),
            facts,
            now,
            scenario: Scenario::default(),
            failures: Vec::new(),
            held: None,
            last_result: None,
            restores: 0,
            requests: Vec::new(),
            handoffs: BTreeMap::new(),
            done: BTreeMap::new(),
            plan: None,
            consents: BTreeMap::new(),
        }
    }

    /// The surroundings, for tests that drive the engine themselves.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// What is known without asking anybody: who is no administrator.
    fn known_facts(&self) -> BTreeMap<FactName, Fact> {
        let is_user = self.scenario.role == scenario::Role::User;
        let known = is_user.then(|| (FactName::RequesterIsAdmin, Fact::new(FactAnswer::No, self.now)));
        known.into_iter().collect()
    }

    /// The clock.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    fn set_up(&mut self, given: &Given, language: &str) -> Result<(), WorldError> {
        let failed = |message: String| WorldError::Failed(message);
        self.facts.policy = given.policy().map_err(failed)?;
        let mut scenario = Scenario::default();
        for (key, value) in &given.values {
            match key.as_str() {
                "zone" => {
                    self.facts.portal.zone = value.parse().map_err(|_| failed(format!("no zone {value}")))?;
                }
                "tariff" => self.facts.portal.tariff = tariff(value),
                "portal" => self.facts.portal.name.clone_from(value),
                "fails" => self.fail_on(value, true)?,
                "now" | "preset" => {}
                _ => scenario.give(key, value).map_err(failed)?,
            }
        }
        if let Some(now) = given.get("now") {
            self.now = local(now, self.facts.portal.zone).ok_or_else(|| failed(format!("no moment {now}")))?;
        }
        self.scenario = scenario;
        self.facts.unfinished = self.scenario.other_restore(self.now);
        if let Some(other) = &self.facts.unfinished {
            self.requests.push(unfinished_view(other));
            let plan = Answers { scenario: &self.scenario, facts: &self.facts, now: self.now }.whole_plan();
            self.consents.insert(ConsentId(other.restore.0), plan);
        }
        if self.scenario.rare.contains_key(&Rare::HandoffKnown) {
            self.handoffs.insert(HandoffReason::Asked, ("4".to_owned(), self.now - Duration::hours(1)));
        }
        self.state = State::new(language);
        Ok(())
    }

    /// `plan portal-unreachable`: the next such order fails; every one where `always`.
    fn fail_on(&mut self, text: &str, always: bool) -> Result<(), WorldError> {
        let (order, kind) = text.split_once(' ').ok_or_else(|| WorldError::Unknown(text.to_owned()))?;
        let kind = FailureKind::find(kind.trim()).ok_or_else(|| WorldError::Unknown(text.to_owned()))?;
        self.failures.push((order.to_owned(), kind, always));
        Ok(())
    }

    /// Takes turns until nothing waits; gives what could be seen.
    fn take(&mut self, event: Event) -> Vec<Seen> {
        let mut events = VecDeque::from([event]);
        let mut seen = Vec::new();
        while let Some(event) = events.pop_front() {
            self.facts.known = self.known_facts();
            let turn = advance(&self.dialogues, self.state.clone(), &self.facts, event, self.now);
            self.state = turn.state;
            self.way.extend(turn.way);
            for effect in turn.effects {
                let results = self.carry_out(effect, &mut seen);
                for result in results {
                    self.last_result = Some(result.clone());
                    match &mut self.held {
                        Some(held) => held.push_back(result),
                        None => events.push_back(result),
                    }
                }
            }
        }
        seen
    }

    fn happen(&mut self, what: &str) -> Result<Vec<Seen>, WorldError> {
        let unknown = || WorldError::Unknown(what.to_owned());
        let (verb, rest) = what.split_once(' ').unwrap_or((what, ""));
        match verb {
            "clock" => {
                self.now = clock(rest, self.now, self.facts.portal.zone).ok_or_else(unknown)?;
                Ok(Vec::new())
            }
            "restart" => {
                let stored =
                    serde_json::to_string(&self.state).map_err(|error| WorldError::Failed(error.to_string()))?;
                self.state = serde_json::from_str(&stored).map_err(|error| WorldError::Failed(error.to_string()))?;
                Ok(self.take(Event::Opened))
            }
            "dialogues" => Ok(match changed_files(&self.dialogues, rest, &self.state)? {
                Ok(changed) => {
                    self.dialogues = Arc::new(changed);
                    Vec::new()
                }
                Err(refused) => vec![refused],
            }),
            "fail" => self.fail_on(rest, false).map(|()| Vec::new()),
            "portal" if rest == "unreachable" => {
                for order in ["ask", "gather-evidence", "make-plan", "give-consent", "start-restore", "plan-undo"] {
                    self.failures.push((order.into(), FailureKind::PortalUnreachable, true));
                }
                Ok(Vec::new())
            }
            "portal" if rest == "back" => {
                self.failures.clear();
                Ok(Vec::new())
            }
            "tariff" => {
                self.facts.portal.tariff = tariff(rest);
                Ok(self.take(Event::TariffChanged))
            }
            "noticed" | "ready" | "expires" | "ended" => {
                let event = self.news(verb, rest).ok_or_else(unknown)?;
                Ok(self.take(event))
            }
            // Nobody tells the conversation: it has to look.
            "tariff-quietly" => {
                self.facts.portal.tariff = tariff(rest);
                Ok(Vec::new())
            }
            "role" => self.scenario.give("role", rest).map(|()| Vec::new()).map_err(WorldError::Failed),
            "slow" => {
                self.held = Some(VecDeque::new());
                Ok(Vec::new())
            }
            "results" if rest == "arrive" => {
                let held = self.held.take().unwrap_or_default();
                Ok(held.into_iter().flat_map(|event| self.take(event)).collect())
            }
            "again" if rest == "the last result" => {
                let event = self.last_result.clone().ok_or_else(unknown)?;
                Ok(self.take(event))
            }
            "press" => {
                // A button of an older question.
                let event = Event::Pressed { choice: rest.to_owned(), question: Some(0) };
                Ok(self.take(event))
            }
            _ => Err(unknown()),
        }
    }
}

#[async_trait]
impl ScriptWorld for CannedWorld {
    async fn start(&mut self, given: &Given, language: &str) -> Result<Vec<Seen>, WorldError> {
        self.set_up(given, language)?;
        Ok(self.take(Event::Opened))
    }

    async fn person(&mut self, action: Action) -> Result<Vec<Seen>, WorldError> {
        Ok(self.take(match action {
            Action::Text(text) => Event::Text(text),
            Action::Press(choice) => {
                let question = self.state.open_question().map(|question| question.number);
                Event::Pressed { choice, question }
            }
            Action::Voice => Event::Unsupported,
            Action::Captioned(text) => Event::Captioned(text),
            Action::Edit { message, text } => Event::Edited { message, text },
        }))
    }

    async fn outside(&mut self, what: &str) -> Result<Vec<Seen>, WorldError> {
        self.happen(what)
    }

    fn dialogues(&self) -> Arc<Dialogues> {
        Arc::clone(&self.dialogues)
    }

    fn take_way(&mut self) -> Vec<Passed> {
        std::mem::take(&mut self.way)
    }

    fn state(&self) -> &State {
        &self.state
    }

    fn setting(&self) -> Setting {
        Setting { zone: self.facts.portal.zone, now: self.now }
    }
}

/// A restore that has not ended, as *my requests* tells it.
fn unfinished_view(other: &OtherRestore) -> RequestView {
    RequestView {
        number: other.restore.to_string(),
        what: other.option.map_or(RequestSubject::Undo, RequestSubject::Work),
        made_at: other.since,
        is_open: true,
        undo: Some(other.restore),
        go_on: Some(other.restore),
        kept: None,
        is_expired: false,
        end: RequestEnd::Done,
    }
}

fn tariff(text: &str) -> Tariff {
    match text.strip_prefix("unknown") {
        Some(_) => Tariff::Unknown("the portal does not tell".into()),
        None => Tariff::Known(text.to_owned()),
    }
}

fn local(text: &str, zone: Tz) -> Option<DateTime<Utc>> {
    let naive = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").ok()?;
    zone.from_local_datetime(&naive).earliest().map(|at| at.to_utc())
}

/// `+15m`, `+2h`, `+1d`, or a local moment.
fn clock(text: &str, now: DateTime<Utc>, zone: Tz) -> Option<DateTime<Utc>> {
    let Some(span) = text.strip_prefix('+') else { return local(text, zone) };
    let number: i64 = span.trim_end_matches(char::is_alphabetic).parse().ok()?;
    Some(
        now + match span.chars().last()? {
            'm' => Duration::minutes(number),
            'h' => Duration::hours(number),
            'd' => Duration::days(number),
            _ => return None,
        },
    )
}

/// A moment as a fact's detail.
pub(super) fn moment_detail(at: DateTime<Utc>) -> Arg {
    Arg::Moment(at)
}
