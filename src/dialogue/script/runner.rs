//! Playing a script: line by line, against a world.
//!
//! In charge of comparing. A failure shows what was said up to the line, what was expected, what came instead,
//! and why the conversation was where it was.

use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write as _;

use super::world::{Action, ScriptWorld, Seen, WorldError};
use super::{Case, Input, Script, ScriptLine, What};
use crate::dialogue::backend::FileView;
use crate::dialogue::reply::Reply;
use crate::dialogue::texts::Texts;

/// How one case ended in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
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

/// Plays one case in one language.
pub async fn play(
    script: &Script,
    case: &Case,
    language: &str,
    texts: &Texts,
    world: &mut (impl ScriptWorld + ?Sized),
) -> Played {
    let mut player = Player { texts, language, seen: Waiting::default(), transcript: String::new(), last: None };
    let result = player.play(case, world).await;
    let failure = result.err().map(|(line, message)| Failure { line, message, reasons: world.explain() });
    Played {
        file: script.file.clone(),
        case: case.name.clone(),
        language: language.to_owned(),
        failure,
        transcript: player.transcript,
    }
}

/// What was seen and not yet expected.
#[derive(Default)]
struct Waiting {
    said: VecDeque<Seen>,
    effects: VecDeque<Seen>,
    any_said: bool,
    any_effects: bool,
}

struct Player<'a> {
    texts: &'a Texts,
    language: &'a str,
    seen: Waiting,
    transcript: String,
    /// The words of the reply matched last.
    last: Option<String>,
}

type Wrong = (u32, String);

impl Player<'_> {
    async fn play(&mut self, case: &Case, world: &mut (impl ScriptWorld + ?Sized)) -> Result<(), Wrong> {
        let seen = world.start(&case.given, self.language).await.map_err(|error| (case.line, error.to_string()))?;
        self.note(seen, world);
        // The greeting is the same everywhere: a script need not repeat it.
        let greeted = case.lines.first().is_some_and(|line| matches!(line.what, What::Reply { .. } | What::AnyReplies));
        if !greeted {
            self.seen = Waiting::default();
        }
        let mut last_line = case.line;
        for line in &case.lines {
            if line.language.as_deref().is_some_and(|language| language != self.language) {
                continue;
            }
            last_line = line.number;
            self.line(line, world).await.map_err(|message| (line.number, message))?;
        }
        self.settle().map_err(|message| (last_line, message))
    }

    async fn line(&mut self, line: &ScriptLine, world: &mut (impl ScriptWorld + ?Sized)) -> Result<(), String> {
        match &line.what {
            What::Admin(input) => {
                self.settle()?;
                let action = self.action(input, world)?;
                self.write_action(input, &action);
                let seen = world.person(action).await;
                self.take(seen, world)
            }
            What::Outside(what) => {
                self.settle()?;
                let _ = writeln!(self.transcript, "! {what}");
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

    fn take(&mut self, seen: Result<Vec<Seen>, WorldError>, world: &(impl ScriptWorld + ?Sized)) -> Result<(), String> {
        let seen = seen.map_err(|error| error.to_string())?;
        self.note(seen, world);
        Ok(())
    }

    fn note(&mut self, seen: Vec<Seen>, world: &(impl ScriptWorld + ?Sized)) {
        for one in seen {
            self.write(&one, world);
            match one {
                Seen::Effect { .. } => self.seen.effects.push_back(one),
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
        Ok(())
    }

    fn action(&self, input: &Input, world: &(impl ScriptWorld + ?Sized)) -> Result<Action, String> {
        let choices = world.state().choices();
        let listed = || choices.join(" ");
        match input {
            Input::Text(text) => Ok(Action::Text(text.clone())),
            Input::Voice => Ok(Action::Voice),
            Input::Edit(message, text) => Ok(Action::Edit { message: *message, text: text.clone() }),
            Input::Number(number) => match choices.get(number.wrapping_sub(1)) {
                Some(_) => Ok(Action::Text(number.to_string())),
                None => Err(format!("there is no choice {number}; there are: {}", listed())),
            },
            Input::Press(key) if choices.contains(&key.as_str()) => Ok(Action::Press(key.clone())),
            Input::Press(key) => Err(format!("there is no choice [{key}]; there are: {}", listed())),
            Input::Label(key) => {
                let asked = world.state().open_question().and_then(|question| question.replies.last());
                let choice = asked.and_then(|reply| reply.choices.iter().find(|choice| choice.key == *key));
                let (Some(reply), Some(choice)) = (asked, choice) else {
                    return Err(format!("there is no choice {key}; there are: {}", listed()));
                };
                let label = self.texts.label(self.language, reply, choice, world.setting());
                label.map(Action::Text).map_err(|error| error.to_string())
            }
        }
    }

    fn expect_reply(
        &mut self,
        name: &str,
        args: &BTreeMap<String, String>,
        choices: Option<&[String]>,
        world: &(impl ScriptWorld + ?Sized),
    ) -> Result<(), String> {
        let zone = world.setting().zone;
        let fits = |seen: &Seen| match seen {
            Seen::Reply(reply) => reply.name == name,
            _ => false,
        };
        if std::mem::take(&mut self.seen.any_said) {
            while self.seen.said.front().is_some_and(|seen| !fits(seen)) {
                self.seen.said.pop_front();
            }
        }
        let reply = match self.seen.said.pop_front() {
            Some(Seen::Reply(reply)) if reply.name == name => reply,
            other => {
                let found = other.map_or_else(|| "nothing".into(), |seen| describe(&seen));
                return Err(format!("expected the reply {name}, and there was {found}"));
            }
        };
        for (key, wanted) in args {
            let found = reply.args.get(key).map(|arg| arg.to_script(zone));
            if found.as_deref() != Some(wanted) {
                let found = found.unwrap_or_else(|| "nothing".into());
                return Err(format!("expected {name}({key}={wanted}), and {key} was {found}"));
            }
        }
        if let Some(wanted) = choices {
            let found: Vec<&str> = reply.choices.iter().map(|choice| choice.key.as_str()).collect();
            if found != wanted.iter().map(String::as_str).collect::<Vec<_>>() {
                return Err(format!(
                    "expected the choices [{}], and there were [{}]",
                    wanted.join(" "),
                    found.join(" ")
                ));
            }
        }
        self.last = self.texts.word(self.language, &reply, world.setting()).ok().map(|worded| worded.text);
        Ok(())
    }

    fn expect_words(&mut self, words: &str) -> Result<(), String> {
        match &self.last {
            Some(text) if text.contains(words) => Ok(()),
            Some(text) => Err(format!("expected the words \"{words}\" in \"{text}\"")),
            None => Err("no reply was matched before these words".into()),
        }
    }

    fn expect_file(&mut self, purpose: &str, args: &BTreeMap<String, String>) -> Result<(), String> {
        let fits =
            |seen: &Seen| matches!(seen, Seen::File(file) if file.purpose.as_str() == purpose && file_fits(file, args));
        if std::mem::take(&mut self.seen.any_said) {
            while self.seen.said.front().is_some_and(|seen| !fits(seen)) {
                self.seen.said.pop_front();
            }
        }
        match self.seen.said.pop_front() {
            Some(seen) if fits(&seen) => Ok(()),
            other => {
                let found = other.map_or_else(|| "nothing".into(), |seen| describe(&seen));
                Err(format!("expected a file {purpose}{}, and there was {found}", shown(args)))
            }
        }
    }

    fn expect_effect(&mut self, name: &str, args: &BTreeMap<String, String>) -> Result<(), String> {
        let fits = |seen: &Seen| match seen {
            Seen::Effect { name: found, args: values } => {
                found == name && args.iter().all(|(key, value)| values.get(key) == Some(value))
            }
            _ => false,
        };
        if std::mem::take(&mut self.seen.any_effects) {
            while self.seen.effects.front().is_some_and(|seen| !fits(seen)) {
                self.seen.effects.pop_front();
            }
        }
        match self.seen.effects.pop_front() {
            Some(seen) if fits(&seen) => Ok(()),
            other => {
                let found = other.map_or_else(|| "nothing".into(), |seen| describe(&seen));
                Err(format!("expected the effect {name}{}, and there was {found}", shown(args)))
            }
        }
    }

    // ---- transcript -------------------------------------------------------------------------------

    fn write_action(&mut self, input: &Input, action: &Action) {
        let text = match (input, action) {
            (Input::Press(key), _) => format!("[{key}]"),
            (_, Action::Text(text)) => text.chars().take(80).collect(),
            (_, Action::Press(key)) => format!("[{key}]"),
            (_, Action::Voice) => "(voice)".into(),
            (_, Action::Edit { message, text }) => format!("(edits message {message}) {text}"),
        };
        let _ = writeln!(self.transcript, "> {text}");
    }

    fn write(&mut self, seen: &Seen, world: &(impl ScriptWorld + ?Sized)) {
        let Seen::Reply(reply) = seen else {
            let _ = writeln!(self.transcript, "* {}", describe(seen));
            return;
        };
        let _ = match self.texts.word(&world.state().language, reply, world.setting()) {
            Ok(worded) => {
                let labels: String =
                    worded.choices.iter().map(|(key, label)| format!("\n      [{key}] {label}")).collect();
                writeln!(self.transcript, "< {}: {}{labels}", reply.name, worded.text.replace('\n', "\n      "))
            }
            Err(error) => writeln!(self.transcript, "< {}: ({error})", reply.name),
        };
    }
}

fn file_fits(file: &FileView, args: &BTreeMap<String, String>) -> bool {
    args.iter().all(|(key, wanted)| match key.as_str() {
        "rows" => file.rows.to_string() == *wanted,
        "name" => match wanted.split_once('*') {
            Some((start, end)) => file.name.starts_with(start) && file.name.ends_with(end),
            None => file.name == *wanted,
        },
        _ => false,
    })
}

fn shown(args: &BTreeMap<String, String>) -> String {
    if args.is_empty() {
        return String::new();
    }
    let pairs: Vec<String> = args.iter().map(|(key, value)| format!("{key}={value}")).collect();
    format!("({})", pairs.join(", "))
}

fn describe(seen: &Seen) -> String {
    match seen {
        Seen::Reply(Reply { name, .. }) => format!("the reply {name}"),
        Seen::File(file) => format!("the file {} {} ({} rows)", file.purpose, file.name, file.rows),
        Seen::Effect { name, args } => format!("{name}{}", shown(args)),
    }
}
