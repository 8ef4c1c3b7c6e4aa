//! One walk: what a person may do and what may happen outside, by chance.
//!
//! In charge of choosing, and of knowing whether what was done was a confirmation. People write in their own language:
//! its commands, and what scripts have them say (`phrases.yaml`).

use super::Sights;
use super::promises::{Promises, has_a_person, helped, strays_change_nothing};
use crate::dialogue::event::FailureKind;
use crate::dialogue::script::Given;
use crate::dialogue::script::canned::CannedWorld;
use crate::dialogue::script::phrases::Phrases;
use crate::dialogue::script::world::{Action, ScriptWorld as _, Seen};
use crate::dialogue::understand::Command;

/// The longest walk.
const MOST_STEPS: u64 = 60;

/// The name of the canned portal: typing it confirms a rollback.
const PORTAL: &str = "Acme Sales";

/// What confirms where it is asked, in English: each is in `phrases.yaml`.
const YES: [&str; 5] = ["yes", "yes, go ahead", "yes, restore please", "start it now", "great, go ahead please"];

/// What people write that is the same in every language, or in none.
const TEXTS: [&str; 22] = [
    "3/4",
    "12",
    "1",
    "2",
    "3",
    PORTAL,
    "",
    "🙂",
    "пропало",
    "lorem",
    "Deutsch",
    "English",
    "Anna Petrova, Monday 15:10",
    "2026-11-16 15:10",
    "contacts and deals",
    "all contacts are gone since yesterday 3 pm",
    "yes, sure, whatever",
    "no, it was Sunday 12:00",
    "not contacts, deals",
    "Anna Peters deleted 12 contacts",
    "doch lieber CSV",
    "wir werden gerade gehackt",
];

/// What happens outside.
const OUTSIDE: [&str; 30] = [
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
    "tariff-quietly pro100",
    "role admin",
    "role owner",
    "role user",
    "role dismissed",
    "slow",
    "results arrive",
    "press go-on",
];

const SCENARIOS: [&str; 5] = ["deleted-contacts", "deleted-mixed", "bad-import", "hidden-by-filter", "few-items"];
const TARIFFS: [&str; 5] = ["std", "free", "plus", "basic", "unknown"];
const ROLES: [&str; 4] = ["admin", "owner", "user", "unknown"];

/// What is given to somebody who may have a restore.
const ALLOWED: [[&str; 1]; 2] = [["std"], ["owner"]];

/// Choices that lead to a restore, and to its undo.
pub const ONWARD: [&str; 14] = [
    "crm-data",
    "not-there",
    "seen",
    "skip",
    "right",
    "by-snapshot",
    "take-it",
    "selective",
    "crm-rollback",
    "go-on",
    "confirm",
    "yes-large",
    "undo",
    "undo-now",
];

/// Choices that confirm.
const CONFIRMING: [&str; 3] = ["confirm", "yes-large", "undo-now"];

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

/// Somebody who walks.
pub struct Walker<'a> {
    promises: &'a Promises,
    world: CannedWorld,
    dice: Dice,
    way: Vec<String>,
    is_confirmed: bool,
    /// One of three wants a restore and may have it: by chance alone nobody would come so far.
    is_earnest: bool,
    sights: Sights,
}

impl<'a> Walker<'a> {
    /// One that has not begun.
    pub fn new(promises: &'a Promises, seed: u64) -> Self {
        let world = CannedWorld::new(promises.dialogues.clone());
        let mut dice = Dice(seed);
        let is_earnest = dice.roll(3) == 0;
        Self { promises, world, dice, way: Vec::new(), is_confirmed: false, is_earnest, sights: Sights::default() }
    }

    /// What was seen, and what was done, a line each.
    pub fn into_story(self) -> (Sights, Vec<String>) {
        (self.sights, self.way)
    }

    /// Walks; gives the promise that did not hold.
    pub async fn walk(&mut self) -> Result<(), String> {
        self.begin().await?;
        for _ in 0..self.dice.roll(MOST_STEPS) {
            self.step().await?;
        }
        self.meet_strays()?;
        self.ask_for_help().await?;
        self.ask_for_a_person().await
    }

    async fn begin(&mut self) -> Result<(), String> {
        let promises = self.promises;
        let languages: Vec<&str> = promises.dialogues.texts.languages().collect();
        let language = self.dice.pick(&languages).unwrap_or("en");
        let mut given = Given::default();
        let (tariffs, roles) =
            if self.is_earnest { (&ALLOWED[0][..], &ALLOWED[1][..]) } else { (&TARIFFS[..], &ROLES[..]) };
        for (key, among) in [("scenario", &SCENARIOS[..]), ("tariff", tariffs), ("role", roles)] {
            let value = self.dice.pick(among).unwrap_or_default();
            given.values.insert(key.to_owned(), value.to_owned());
        }
        self.way.push(format!("given: {:?} in {language}", given.values));
        self.sights.languages.insert(language.to_owned());
        let seen = self.world.start(&given, language).await.map_err(|error| error.to_string())?;
        self.look_at(&seen)
    }

    async fn step(&mut self) -> Result<(), String> {
        // Who is earnest presses more, and less happens meanwhile.
        let sides = if self.is_earnest && self.dice.roll(4) > 0 { 6 } else { 11 };
        match self.dice.roll(sides) {
            0..6 => self.press().await,
            6..8 => {
                let text = self.some_text();
                self.write(text).await
            }
            8 => {
                let what = self.dice.pick(&OUTSIDE).unwrap_or("restart");
                self.happen(what).await
            }
            9 => {
                let message = u32::try_from(self.dice.roll(8) + 1).unwrap_or(1);
                let text = self.some_text();
                self.edit(message, text).await
            }
            _ => {
                self.way.push("> (voice)".to_owned());
                self.act(Action::Voice).await.map(drop)
            }
        }
    }

    async fn press(&mut self) -> Result<(), String> {
        let mut choices = self.world.state().choices();
        if self.is_earnest && self.dice.roll(4) > 0 {
            let onward: Vec<&str> = choices.iter().copied().filter(|key| ONWARD.contains(key)).collect();
            choices = if onward.is_empty() { choices } else { onward };
        }
        let Some(key) = self.dice.pick(&choices).map(str::to_owned) else { return Ok(()) };
        self.is_confirmed |= CONFIRMING.contains(&key.as_str());
        self.way.push(format!("> [{key}]"));
        self.act(Action::Press(key)).await.map(drop)
    }

    async fn write(&mut self, text: String) -> Result<(), String> {
        self.is_confirmed |= self.confirms(&text);
        self.way.push(format!("> {text}"));
        self.act(Action::Text(text)).await.map(drop)
    }

    async fn edit(&mut self, message: u32, text: String) -> Result<(), String> {
        self.is_confirmed |= self.confirms(&text);
        self.way.push(format!("> edit {message}: {text}"));
        self.act(Action::Edit { message, text }).await.map(drop)
    }

    async fn happen(&mut self, what: &str) -> Result<(), String> {
        self.way.push(format!("! {what}"));
        let seen = self.world.outside(what).await.map_err(|error| error.to_string())?;
        self.look_at(&seen)
    }

    /// Whether words are a confirmation: the portal's name, a plain yes where one is asked for, the number of a
    /// choice that confirms.
    fn confirms(&self, text: &str) -> bool {
        let choices = self.world.state().choices();
        let number = text.parse::<usize>().ok().and_then(|number| choices.get(number.wrapping_sub(1)).copied());
        let is_asked = choices.iter().any(|key| CONFIRMING.contains(key));
        let is_yes = YES.iter().any(|yes| text == *yes || self.in_language(yes) == text);
        text == PORTAL || is_asked && is_yes || number.is_some_and(|key| CONFIRMING.contains(&key))
    }

    /// A command or a phrase in the present language, or what is the same in all.
    fn some_text(&mut self) -> String {
        match self.dice.roll(4) {
            0 => {
                let commands: Vec<&str> = Command::ALL.iter().map(|command| command.as_str()).collect();
                let name = self.dice.pick(&commands).unwrap_or("help");
                self.word_for(name)
            }
            1 | 2 => {
                let phrases: Vec<&str> = Phrases::shipped().all().map(|(english, _)| english).collect();
                let english = self.dice.pick(&phrases).unwrap_or_default();
                self.in_language(english)
            }
            _ => self.dice.pick(&TEXTS).unwrap_or_default().to_owned(),
        }
    }

    /// A phrase of scripts in the present language; as it is where that is not known.
    fn in_language(&self, english: &str) -> String {
        let code = self.promises.dialogues.texts.closest(&self.world.state().language);
        Phrases::shipped().find(english, code).unwrap_or_else(|_| english.to_owned())
    }

    fn word_for(&self, command: &str) -> String {
        let texts = &self.promises.dialogues.texts;
        let code = texts.closest(&self.world.state().language);
        let words = texts.language(code).and_then(|language| language.commands.get(command));
        words.and_then(|words| words.first()).map_or_else(|| command.to_owned(), Clone::clone)
    }

    async fn act(&mut self, action: Action) -> Result<Vec<Seen>, String> {
        let seen = self.world.person(action).await.map_err(|error| error.to_string())?;
        self.look_at(&seen)?;
        Ok(seen)
    }

    /// Results that belong to nothing: of any failure, and of any number.
    fn meet_strays(&mut self) -> Result<(), String> {
        let request = u32::try_from(self.dice.roll(40)).unwrap_or(0);
        let kinds: Vec<&FailureKind> = FailureKind::ALL.iter().collect();
        let Some(kind) = self.dice.pick(&kinds).copied() else { return Ok(()) };
        let (state, facts, setting) = (self.world.state(), self.world.facts(), self.world.setting());
        strays_change_nothing(&self.promises.dialogues, state, facts, setting, request, kind)
    }

    async fn ask_for_help(&mut self) -> Result<(), String> {
        let word = self.word_for("help");
        self.way.push(format!("> {word}"));
        let seen = self.act(Action::Text(word)).await?;
        helped(&seen, self.world.state())
    }

    async fn ask_for_a_person(&mut self) -> Result<(), String> {
        // What was held back all along comes first: work that runs cannot be left for a person.
        self.happen("results arrive").await?;
        let word = self.word_for("person");
        self.way.push(format!("> {word}"));
        let seen = self.act(Action::Text(word)).await?;
        self.sights.refused_persons += u64::from(has_a_person(&seen, self.world.state())?);
        Ok(())
    }

    fn look_at(&mut self, seen: &[Seen]) -> Result<(), String> {
        self.sights.turns += 1;
        let flow = &self.promises.dialogues.flow;
        let passed = self.world.take_way().into_iter().map(|passed| passed.step);
        self.sights.steps.extend(passed.filter(|id| flow.step(id).is_some()));
        for one in seen {
            match one {
                Seen::Reply(reply) => _ = self.sights.replies.insert(reply.name.clone()),
                Seen::Effect { name, .. } => *self.sights.effects.entry(name.clone()).or_default() += 1,
                Seen::File(_) | Seen::Desk { .. } => {}
            }
        }
        self.promises.after(seen, self.world.state(), self.world.setting(), self.is_confirmed)
    }
}
