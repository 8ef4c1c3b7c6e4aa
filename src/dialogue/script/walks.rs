//! Random walks: whatever a person does and whatever happens outside, some things hold.
//!
//! In charge of walking and of what is promised at every step: something can be pressed or is being worked on; nothing is
//! written without a confirmation; every reply can be worded in every language; help is answered; a person is offered,
//! recorded, or refused with the reason. A walk is told by its seed alone, so that one that breaks a promise can be walked
//! again.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use super::Given;
use super::canned::CannedWorld;
use super::world::{Action, ScriptWorld, Seen};
use crate::dialogue::Dialogues;
use crate::dialogue::reply::Reply;
use crate::dialogue::state::State;
use crate::dialogue::understand::Command;

/// The longest walk.
const MOST_STEPS: u64 = 60;

/// What people write, of every sort: commands come from the language's own data.
const TEXTS: [&str; 18] = [
    "Monday 15:10",
    "yesterday",
    "3/4",
    "tomorrow",
    "contacts and deals",
    "tasks",
    "12",
    "1",
    "2",
    "3",
    "Acme Sales",
    "",
    "🙂",
    "пропало",
    "lorem",
    "Anna Petrova, Monday 15:10",
    "2026-11-16 15:10",
    "all contacts are gone since yesterday 3 pm",
];

/// What happens outside.
const OUTSIDE: [&str; 28] = [
    "clock +20m",
    "clock +25h",
    "clock +9d",
    "restart",
    "fail ask portal-busy",
    "fail make-plan portal-unreachable",
    "fail give-consent not-allowed",
    "fail give-consent plan-stale",
    "fail give-consent name-differs",
    "fail start-restore internal",
    "fail start-restore stopped",
    "fail export-csv disk-full",
    "fail plan-undo nothing-to-undo",
    "fail start-undo portal-unreachable",
    "fail gather-evidence rest-unavailable",
    "fail list-snapshots store-busy",
    "fail request-handoff internal",
    "fail record-request store-busy",
    "fail list-requests store-busy",
    "tariff std",
    "tariff free",
    "tariff basic",
    "role admin",
    "role owner",
    "role user",
    "slow",
    "results arrive",
    "press go-on",
];

const SCENARIOS: [&str; 5] = ["deleted-contacts", "deleted-mixed", "bad-import", "hidden-by-filter", "few-items"];
const TARIFFS: [&str; 5] = ["std", "free", "plus", "basic", "unknown"];
const ROLES: [&str; 4] = ["admin", "owner", "user", "unknown"];

/// The name of the canned portal: typing it confirms a rollback.
const PORTAL: &str = "Acme Sales";

/// Choices that confirm.
const CONFIRMING: [&str; 3] = ["confirm", "yes-large", "undo-now"];

/// Effects that change the portal or make files.
const WRITING: [&str; 5] = ["create", "change", "remove", "export", "consent"];

/// A promise that did not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The walk's own seed.
    pub seed: u64,
    /// What did not hold.
    pub message: String,
    /// What was done up to there, a line each.
    pub way: Vec<String>,
}

impl Broken {
    /// For people.
    pub fn to_report(&self) -> String {
        let mut report = format!("walk {}: {}\n", self.seed, self.message);
        for line in &self.way {
            let _ = writeln!(report, "     {line}");
        }
        report
    }
}

/// Numbers that look random and follow from a seed alone (SplitMix64), on every machine and in every release.
#[derive(Debug)]
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % sides.max(1)
    }

    fn pick<'a, T: ?Sized>(&mut self, among: &[&'a T]) -> Option<&'a T> {
        let position = usize::try_from(self.roll(among.len() as u64)).unwrap_or(0);
        among.get(position).copied()
    }
}

/// Walks once.
///
/// # Errors
/// The promise that did not hold.
pub async fn walk(dialogues: &Arc<Dialogues>, seed: u64) -> Result<(), Broken> {
    let mut walker = Walker {
        dialogues: Arc::clone(dialogues),
        world: CannedWorld::new(Arc::clone(dialogues)),
        dice: Dice(seed),
        way: Vec::new(),
        is_confirmed: false,
    };
    walker.walk().await.map_err(|message| Broken { seed, message, way: walker.way })
}

struct Walker {
    dialogues: Arc<Dialogues>,
    world: CannedWorld,
    dice: Dice,
    way: Vec<String>,
    is_confirmed: bool,
}

impl Walker {
    async fn walk(&mut self) -> Result<(), String> {
        let languages: Vec<String> = self.dialogues.texts.languages().map(str::to_owned).collect();
        let names: Vec<&str> = languages.iter().map(String::as_str).collect();
        let language = self.dice.pick(&names).unwrap_or("en");
        let mut given = Given::default();
        for (key, among) in [("scenario", &SCENARIOS[..]), ("tariff", &TARIFFS[..]), ("role", &ROLES[..])] {
            let value = self.dice.pick(among).unwrap_or_default();
            given.values.insert(key.to_owned(), value.to_owned());
        }
        self.way.push(format!("given: {:?} in {language}", given.values));
        let seen = self.world.start(&given, language).await.map_err(|error| error.to_string())?;
        self.look_at(&seen)?;
        for _ in 0..self.dice.roll(MOST_STEPS) {
            self.step().await?;
        }
        self.ask_for_help().await?;
        self.ask_for_a_person().await
    }

    async fn step(&mut self) -> Result<(), String> {
        match self.dice.roll(10) {
            0..6 => self.press().await,
            6..8 => {
                let text = self.some_text();
                self.write(&text).await
            }
            8 => {
                let what = self.dice.pick(&OUTSIDE).unwrap_or("restart");
                self.way.push(format!("! {what}"));
                let seen = self.world.outside(what).await.map_err(|error| error.to_string())?;
                self.look_at(&seen)
            }
            _ => {
                self.way.push("> (voice)".to_owned());
                self.act(Action::Voice).await.map(|_| ())
            }
        }
    }

    async fn press(&mut self) -> Result<(), String> {
        let state = self.world.state().clone();
        let Some(key) = self.dice.pick(&state.choices()).map(str::to_owned) else { return Ok(()) };
        self.is_confirmed |= CONFIRMING.contains(&key.as_str());
        self.way.push(format!("> [{key}]"));
        self.act(Action::Press(key)).await.map(|_| ())
    }

    async fn write(&mut self, text: &str) -> Result<(), String> {
        let state = self.world.state();
        let numbered =
            text.parse::<usize>().ok().and_then(|number| state.choices().get(number.wrapping_sub(1)).copied());
        self.is_confirmed |= text == PORTAL || numbered.is_some_and(|key| CONFIRMING.contains(&key));
        self.way.push(format!("> {text}"));
        self.act(Action::Text(text.to_owned())).await.map(|_| ())
    }

    /// A command in the present language, or one of the texts.
    fn some_text(&mut self) -> String {
        let commands: Vec<&str> = Command::ALL.iter().map(|command| command.as_str()).collect();
        if self.dice.roll(2) == 0 {
            let name = self.dice.pick(&commands).unwrap_or("help");
            return self.word_for(name);
        }
        self.dice.pick(&TEXTS).unwrap_or_default().to_owned()
    }

    fn word_for(&self, command: &str) -> String {
        let code = self.dialogues.texts.closest(&self.world.state().language);
        let words = self.dialogues.texts.language(code).and_then(|language| language.commands.get(command));
        words.and_then(|words| words.first()).map_or_else(|| command.to_owned(), Clone::clone)
    }

    async fn act(&mut self, action: Action) -> Result<Vec<Seen>, String> {
        let seen = self.world.person(action).await.map_err(|error| error.to_string())?;
        self.look_at(&seen)?;
        Ok(seen)
    }

    async fn ask_for_help(&mut self) -> Result<(), String> {
        let word = self.word_for("help");
        self.way.push(format!("> {word}"));
        let seen = self.act(Action::Text(word)).await?;
        if replies(&seen).any(|reply| reply.name == "help") {
            return Ok(());
        }
        Err(format!("no help at {:?}", self.world.state().step()))
    }

    /// A person is offered, was recorded already, or is refused with the reason; where work is under way it is said.
    async fn ask_for_a_person(&mut self) -> Result<(), String> {
        // What was held back all along comes first: work that runs cannot be left for a person.
        let seen = self.world.outside("results arrive").await.map_err(|error| error.to_string())?;
        self.look_at(&seen)?;
        let word = self.word_for("person");
        self.way.push(format!("> {word}"));
        let seen = self.act(Action::Text(word)).await?;
        let answers = ["handoff-", "failure-", "still-", "cannot-leave"];
        if replies(&seen).any(|reply| answers.iter().any(|start| reply.name.starts_with(start))) {
            return Ok(());
        }
        let said: Vec<&str> = replies(&seen).map(|reply| reply.name.as_str()).collect();
        Err(format!("asked for a person at {:?}, and there was {said:?}", self.world.state().step()))
    }

    fn look_at(&self, seen: &[Seen]) -> Result<(), String> {
        for one in seen {
            match one {
                Seen::Effect { name, .. }
                    if WRITING.iter().any(|write| name.starts_with(write)) && !self.is_confirmed =>
                {
                    return Err(format!("{name} without a confirmation"));
                }
                Seen::Reply(reply) => self.can_be_worded(reply)?,
                _ => {}
            }
        }
        if has_way_out(self.world.state()) {
            return Ok(());
        }
        Err(format!("no way out at {:?}", self.world.state().step()))
    }

    fn can_be_worded(&self, reply: &Reply) -> Result<(), String> {
        for language in self.dialogues.texts.languages() {
            let worded = self.dialogues.texts.word(language, reply, self.world.setting());
            let worded = worded.map_err(|error| format!("{language}: {error} in {}", reply.name))?;
            if worded.text.chars().count() > 4096 || worded.text.contains(['{', '}', '\u{e000}']) {
                return Err(format!("{language}: {} cannot be shown: {}", reply.name, worded.text));
            }
            let labels: BTreeSet<&String> = worded.choices.iter().map(|(_, label)| label).collect();
            if labels.len() != worded.choices.len() {
                return Err(format!("{language}: two choices of {} look alike: {labels:?}", reply.name));
            }
        }
        Ok(())
    }
}

/// There is always something to press or to type, or work whose result will come.
pub fn has_way_out(state: &State) -> bool {
    !state.choices().is_empty() || state.tasks.last().is_some_and(|task| task.pending.is_some())
}

fn replies(seen: &[Seen]) -> impl Iterator<Item = &Reply> {
    seen.iter().filter_map(|one| if let Seen::Reply(reply) = one { Some(reply) } else { None })
}
