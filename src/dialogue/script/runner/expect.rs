//! What a script expects, held against what was seen.
//!
//! In charge of one line at a time; the order of lines and what may be left over is the runner's.

use std::collections::BTreeMap;

use super::Player;
use super::transcript::describe;
use crate::dialogue::backend::FileView;
use crate::dialogue::script::world::{ScriptWorld, Seen};

impl Player<'_> {
    pub(super) fn expect_reply(
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
        let worded = world.dialogues().texts.word(self.language, &reply, world.setting());
        self.last = worded.ok().map(|worded| worded.text);
        Ok(())
    }

    pub(super) fn expect_desk(
        &mut self,
        name: &str,
        args: &BTreeMap<String, String>,
        choices: Option<&[String]>,
        world: &(impl ScriptWorld + ?Sized),
    ) -> Result<(), String> {
        let zone = world.setting().zone;
        let fits = |seen: &Seen| match seen {
            Seen::Desk { reply, .. } => {
                let has = |(key, wanted): (&String, &String)| {
                    reply.args.get(key).is_some_and(|arg| arg.to_script(zone) == *wanted)
                };
                reply.name == name && args.iter().all(has)
            }
            _ => false,
        };
        if std::mem::take(&mut self.seen.any_desk) {
            while self.seen.desk.front().is_some_and(|seen| !fits(seen)) {
                self.seen.desk.pop_front();
            }
        }
        match self.seen.desk.pop_front() {
            Some(seen) if fits(&seen) => {
                let Seen::Desk { reply, text } = seen else { return Ok(()) };
                self.last_at_desk = Some(text);
                let found: Vec<&str> = reply.choices.iter().map(|choice| choice.key.as_str()).collect();
                match choices {
                    Some(wanted) if found != wanted.iter().map(String::as_str).collect::<Vec<_>>() => Err(format!(
                        "expected the choices [{}], and there were [{}]",
                        wanted.join(" "),
                        found.join(" ")
                    )),
                    _ => Ok(()),
                }
            }
            other => {
                let found = other.map_or_else(|| "nothing".into(), |seen| describe(&seen));
                Err(format!("expected for the desk {name}{}, and there was {found}", shown(args)))
            }
        }
    }

    pub(super) fn expect_desk_words(&mut self, words: &str) -> Result<(), String> {
        match &self.last_at_desk {
            Some(text) if text.contains(words) => Ok(()),
            Some(text) => Err(format!("expected the words \"{words}\" in \"{text}\"")),
            None => Err("nothing was shown to the desk before these words".into()),
        }
    }

    pub(super) fn expect_words(&mut self, words: &str) -> Result<(), String> {
        match &self.last {
            Some(text) if text.contains(words) => Ok(()),
            Some(text) => Err(format!("expected the words \"{words}\" in \"{text}\"")),
            None => Err("no reply was matched before these words".into()),
        }
    }

    pub(super) fn expect_file(&mut self, purpose: &str, args: &BTreeMap<String, String>) -> Result<(), String> {
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

    pub(super) fn expect_effect(&mut self, name: &str, args: &BTreeMap<String, String>) -> Result<(), String> {
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

pub(super) fn shown(args: &BTreeMap<String, String>) -> String {
    if args.is_empty() {
        return String::new();
    }
    let pairs: Vec<String> = args.iter().map(|(key, value)| format!("{key}={value}")).collect();
    format!("({})", pairs.join(", "))
}
