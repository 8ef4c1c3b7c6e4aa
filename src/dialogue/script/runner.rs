//! Playing a script: line by line, against a world.
//!
//! In charge of order: what is done when, and what may be left over. A failure shows what was said up to the line, what was expected, what came instead,
//! and why the conversation was where it was.

use std::collections::VecDeque;
use std::fmt::Write as _;

use super::update::Turn;
use super::world::{Action, AgentAction, ScriptWorld, Seen, WorldError};
use super::{AgentInput, Case, Input, Script, ScriptLine, What};
use crate::dialogue::coverage::Covered;
use crate::dialogue::event::Passed;
use crate::dialogue::texts::Texts;

mod expect;
mod transcript;

use transcript::{describe, words_of, words_of_agent};

/// How much of what a person says stands in a transcript, in characters.
const SHOWN: usize = 80;

/// How one case ended in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Played {
    /// The script's file.
    pub file: String,
    /// The case's name.
    pub case: String,
    /// The language.
    pub language: String,
    /// What went wrong.
    pub failure: Option<Failure>,
    /// The conversation as it was worded.
    pub transcript: String,
    /// What of the dialogue files it came to see.
    pub covered: Covered,
    /// What followed each input.
    pub turns: Vec<Turn>,
}

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The script's line.
    pub line: u32,
    /// What was expected and what came.
    pub message: String,
    /// Why the conversation was where it was.
    pub reasons: Vec<String>,
}

impl Played {
    /// The whole story of a failure, for people.
    pub fn to_report(&self) -> String {
        let Some(failure) = &self.failure else {
            return format!("ok   {} · {} · {}", self.file, self.case, self.language);
        };
        let mut report = format!("FAIL {}:{} · {} · {}\n", self.file, failure.line, self.case, self.language);
        for line in self.transcript.lines() {
            let _ = writeln!(report, "     {line}");
        }
        let _ = writeln!(report, "     {}", failure.message);
        for reason in &failure.reasons {
            let _ = writeln!(report, "       ({reason})");
        }
        report
    }
}

/// The languages that a script is played in.
pub fn languages_of(script: &Script, texts: &Texts) -> Vec<String> {
    let all = texts.languages().map(str::to_owned);
    all.filter(|code| script.languages.is_empty() || script.languages.contains(code)).collect()
}

/// Plays one case in one language, up to the first line that goes otherwise.
pub async fn play(script: &Script, case: &Case, language: &str, world: &mut (impl ScriptWorld + ?Sized)) -> Played {
    play_on(script, case, language, world, false).await
}

/// Plays one case to its end, whatever is said: to learn what its expectations would have to be.
pub async fn play_through(
    script: &Script,
    case: &Case,
    language: &str,
    world: &mut (impl ScriptWorld + ?Sized),
) -> Played {
    play_on(script, case, language, world, true).await
}

async fn play_on(
    script: &Script,
    case: &Case,
    language: &str,
    world: &mut (impl ScriptWorld + ?Sized),
    goes_on: bool,
) -> Played {
    let mut player = Player {
        script,
        language,
        goes_on,
        seen: Waiting::default(),
        transcript: String::new(),
        last: None,
        last_at_desk: None,
        covered: Covered::default(),
        turns: Vec::new(),
        way: Vec::new(),
    };
    let result = player.play(case, world).await;
    let failure = result.err().map(|(line, message)| {
        let mut reasons = player.way.clone();
        reasons.extend(world.explain());
        Failure { line, message, reasons }
    });
    world.end().await;
    Played {
        file: script.file.clone(),
        case: case.name.clone(),
        language: language.to_owned(),
        failure,
        transcript: player.transcript,
        covered: player.covered,
        turns: player.turns,
    }
}

/// What was seen and not yet expected.
#[derive(Default)]
struct Waiting {
    said: VecDeque<Seen>,
    effects: VecDeque<Seen>,
    desk: VecDeque<Seen>,
    any_said: bool,
    any_effects: bool,
    any_desk: bool,
}

struct Player<'a> {
    script: &'a Script,
    language: &'a str,
    /// Whether what is wrong is only noted.
    goes_on: bool,
    seen: Waiting,
    transcript: String,
    /// The words of the reply matched last.
    last: Option<String>,
    /// What the desk was shown last, in words.
    last_at_desk: Option<String>,
    covered: Covered,
    turns: Vec<Turn>,
    /// The steps of the last turn, with why they were come to.
    way: Vec<String>,
}

type Wrong = (u32, String);

/// An input that is on its way.
struct Arriving<'a> {
    line: &'a ScriptLine,
    input: &'a Input,
    action: Action,
}

impl Player<'_> {
    async fn play(&mut self, case: &Case, world: &mut (impl ScriptWorld + ?Sized)) -> Result<(), Wrong> {
        let seen = world.start(&case.given, self.language).await.map_err(|error| (case.line, error.to_string()))?;
        self.turns.push(Turn::new(case.line));
        self.note(seen, world);
        // The greeting is the same everywhere: a script need not repeat it.
        let greeted = case.lines.first().is_some_and(|line| matches!(line.what, What::Reply { .. } | What::AnyReplies));
        if !greeted {
            self.seen = Waiting::default();
        }
        let mut last_line = case.line;
        let counts = |line: &&ScriptLine| {
            line.language.as_deref().is_none_or(|languages| languages.split(',').any(|code| code == self.language))
        };
        let lines: Vec<&ScriptLine> = case.lines.iter().filter(counts).collect();
        let mut position = 0;
        while let Some(line) = lines.get(position) {
            last_line = line.number;
            position += 1;
            match &line.what {
                What::Outside(what) if what == "swapped" => {
                    position += self.swap(line.number, &lines[position..], world).await?;
                }
                _ => {
                    let result = self.line(line, world).await;
                    self.judge(result, line)?;
                }
            }
        }
        let settled = self.settle();
        self.judge_at(settled, last_line)
    }

    /// Lets the next two inputs arrive in the other order; gives how many lines that took.
    async fn swap(
        &mut self,
        number: u32,
        lines: &[&ScriptLine],
        world: &mut (impl ScriptWorld + ?Sized),
    ) -> Result<usize, Wrong> {
        let mut pair = Vec::new();
        for line in lines.iter().take(2) {
            let What::Admin(input) = &line.what else { break };
            let action = self.action(input, world).map_err(|message| (line.number, message))?;
            pair.push(Arriving { line, input, action });
        }
        if pair.len() < 2 {
            return Err((number, "two inputs have to follow `! swapped`".into()));
        }
        for arriving in pair.into_iter().rev() {
            let number = arriving.line.number;
            self.arrive(arriving, world).await.map_err(|message| (number, message))?;
        }
        Ok(2)
    }

    /// What is wrong ends the case, or is only noted.
    fn judge(&mut self, result: Result<(), String>, line: &ScriptLine) -> Result<(), Wrong> {
        let is_expectation = !matches!(line.what, What::Admin(_) | What::Agent { .. } | What::Outside(_));
        match result {
            Err(_) if self.goes_on && is_expectation => {
                self.note_wrong();
                // What is left of this turn is taken as it was.
                self.seen = Waiting { any_said: true, any_effects: true, any_desk: true, ..Waiting::default() };
                Ok(())
            }
            result => result.map_err(|message| (line.number, message)),
        }
    }

    fn judge_at(&mut self, result: Result<(), String>, line: u32) -> Result<(), Wrong> {
        if result.is_err() && self.goes_on {
            self.note_wrong();
            return Ok(());
        }
        result.map_err(|message| (line, message))
    }

    fn note_wrong(&mut self) {
        if let Some(turn) = self.turns.last_mut() {
            turn.is_wrong = true;
        }
    }

    async fn line(&mut self, line: &ScriptLine, world: &mut (impl ScriptWorld + ?Sized)) -> Result<(), String> {
        match &line.what {
            What::Admin(input) => {
                let settled = self.settle();
                self.judge_at(settled, line.number).map_err(|(_, message)| message)?;
                let action = self.action(input, world)?;
                self.arrive(Arriving { line, input, action }, world).await
            }
            What::Agent { agent, input } => {
                let settled = self.settle();
                self.judge_at(settled, line.number).map_err(|(_, message)| message)?;
                let action = self.agent_action(input)?;
                let _ = writeln!(self.transcript, "agent{agent}> {}", words_of_agent(&action));
                self.turns.push(Turn::new(line.number));
                let seen = world.agent(*agent, action).await;
                self.take(seen, world)
            }
            What::Desk { name, args, choices } => self.expect_desk(name, args, choices.as_deref(), world),
            What::DeskWords(words) => self.expect_desk_words(words),
            What::AnyDesk => {
                self.seen.any_desk = true;
                Ok(())
            }
            What::Outside(what) => {
                let settled = self.settle();
                self.judge_at(settled, line.number).map_err(|(_, message)| message)?;
                let _ = writeln!(self.transcript, "! {what}");
                self.turns.push(Turn::new(line.number));
                let seen = world.outside(what).await;
                self.take(seen, world)
            }
            What::Reply { name, args, choices } => self.expect_reply(name, args, choices.as_deref(), world),
            What::Words(words) => self.expect_words(words),
            What::File { purpose, args } => self.expect_file(purpose.as_str(), args),
            What::Effect { name, args } => self.expect_effect(name, args),
            What::AnyReplies => {
                self.seen.any_said = true;
                Ok(())
            }
            What::AnyEffects => {
                self.seen.any_effects = true;
                Ok(())
            }
        }
    }

    async fn arrive(
        &mut self,
        Arriving { line, input, action }: Arriving<'_>,
        world: &mut (impl ScriptWorld + ?Sized),
    ) -> Result<(), String> {
        let said = words_of(input, &action);
        let _ = writeln!(self.transcript, "> {}", said.chars().take(SHOWN).collect::<String>());
        self.turns.push(Turn { said: Some(said), ..Turn::new(line.number) });
        if let Some(key) = self.chosen(input, world) {
            self.covered.note_choice(&world.dialogues(), world.state(), &key);
        }
        let messages = if let Input::Sent { messages, .. } = input { *messages } else { 1 };
        for _ in 0..messages {
            let seen = world.person(action.clone()).await;
            self.take(seen, world)?;
        }
        Ok(())
    }

    /// A key with the language's code in place of `{language}`.
    fn in_language(&self, key: &str) -> String {
        key.replace("{language}", self.language)
    }

    /// The key of the choice that an input names.
    fn chosen(&self, input: &Input, world: &(impl ScriptWorld + ?Sized)) -> Option<String> {
        match input {
            Input::Press(key) | Input::Label(key) => Some(self.in_language(key)),
            Input::Number(number) => world.state().choices().get(number.wrapping_sub(1)).map(ToString::to_string),
            _ => None,
        }
    }

    fn take(
        &mut self,
        seen: Result<Vec<Seen>, WorldError>,
        world: &mut (impl ScriptWorld + ?Sized),
    ) -> Result<(), String> {
        let seen = seen.map_err(|error| error.to_string())?;
        self.note(seen, world);
        Ok(())
    }

    fn note(&mut self, seen: Vec<Seen>, world: &mut (impl ScriptWorld + ?Sized)) {
        let way = world.take_way();
        if !way.is_empty() {
            let line = |passed: &Passed| match &passed.because {
                Some(reason) => format!("came to {}, because {reason}", passed.step),
                None => format!("came to {}", passed.step),
            };
            self.way = way.iter().map(line).collect();
        }
        self.covered.note_steps(way.into_iter().map(|passed| passed.step));
        let dialogues = world.dialogues();
        for one in seen {
            if let Seen::Reply(reply) = &one {
                self.covered.note_reply(&dialogues.texts, &world.state().language, reply);
            }
            self.write(&one, &dialogues.texts, world);
            if let Some(turn) = self.turns.last_mut() {
                turn.seen.push(one.clone());
            }
            match one {
                Seen::Effect { .. } => self.seen.effects.push_back(one),
                Seen::Desk { .. } => self.seen.desk.push_back(one),
                Seen::Reply(ref reply) if reply.is_living => {}
                said => self.seen.said.push_back(said),
            }
        }
    }

    /// Nothing may be left that was not expected.
    fn settle(&mut self) -> Result<(), String> {
        let waiting = std::mem::take(&mut self.seen);
        if let (Some(said), false) = (waiting.said.front(), waiting.any_said) {
            return Err(format!("nothing was expected here, and there was: {}", describe(said)));
        }
        if let (Some(effect), false) = (waiting.effects.front(), waiting.any_effects) {
            return Err(format!("nothing was expected here, and there was: {}", describe(effect)));
        }
        if let (Some(shown), false) = (waiting.desk.front(), waiting.any_desk) {
            return Err(format!("nothing was expected here, and there was: {}", describe(shown)));
        }
        Ok(())
    }

    fn agent_action(&self, input: &AgentInput) -> Result<AgentAction, String> {
        Ok(match input {
            AgentInput::Text(text, None) => AgentAction::Text(text.clone()),
            AgentInput::Text(text, Some(phrase)) => {
                AgentAction::Text(format!("{text}{}", self.script.phrases.find(phrase, self.language)?))
            }
            AgentInput::Edit(number, text) => AgentAction::Edit(*number, text.clone()),
            AgentInput::Leave => AgentAction::Leave,
        })
    }

    fn action(&self, input: &Input, world: &(impl ScriptWorld + ?Sized)) -> Result<Action, String> {
        let choices = world.state().choices();
        let listed = || choices.join(" ");
        match input {
            Input::Text(text) => Ok(Action::Text(text.clone())),
            Input::Phrase(phrase) => self.script.phrases.find(phrase, self.language).map(Action::Text),
            Input::Sent { .. } => Ok(Action::Voice),
            Input::Captioned(phrase) => self.script.phrases.find(phrase, self.language).map(Action::Captioned),
            Input::Edit(message, text) => Ok(Action::Edit { message: *message, text: text.clone() }),
            Input::Number(number) => match choices.get(number.wrapping_sub(1)) {
                Some(_) => Ok(Action::Text(number.to_string())),
                None => Err(format!("there is no choice {number}; there are: {}", listed())),
            },
            Input::Press(key) => match self.in_language(key) {
                key if choices.contains(&key.as_str()) => Ok(Action::Press(key)),
                key => Err(format!("there is no choice [{key}]; there are: {}", listed())),
            },
            Input::Label(key) => {
                let key = &self.in_language(key);
                let asked = world.state().open_question().and_then(|question| question.replies.last());
                let choice = asked.and_then(|reply| reply.choices.iter().find(|choice| choice.key == *key));
                let (Some(reply), Some(choice)) = (asked, choice) else {
                    return Err(format!("there is no choice {key}; there are: {}", listed()));
                };
                let dialogues = world.dialogues();
                let language = dialogues.texts.closest(&world.state().language);
                let label = dialogues.texts.label(language, reply, choice, world.setting());
                label.map(Action::Text).map_err(|error| error.to_string())
            }
        }
    }
}
