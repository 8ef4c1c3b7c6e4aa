//! A real conversation as a script that plays.
//!
//! In charge of writing down who said what, by name: wording may change and the script still holds. What a restore did to
//! the portal is written as effects from the figures that the result names; whatever else happens outside is not told to
//! a channel, so such a turn allows other effects.

use std::fmt::Write as _;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::world::Seen;
use crate::dialogue::backend::FileView;
use crate::dialogue::reply::{Arg, Reply};

/// Replies that tell an effect: their name, the effect's first word, the value with the figures.
const TOLD_EFFECTS: [(&str, &str); 3] =
    [("result-created", "create"), ("result-changed", "change"), ("result-removed", "remove")];

/// A conversation under way.
#[derive(Debug)]
pub struct Recording {
    head: String,
    turns: Vec<Turn>,
    zone: Tz,
}

/// One input, and what followed.
#[derive(Debug, Default)]
struct Turn {
    /// The input as its line; empty before the first one.
    input: String,
    said: Vec<String>,
    effects: Vec<String>,
    /// The choices that could be pressed after it.
    choices: Vec<String>,
}

impl Recording {
    /// Of a conversation that begins now; `given` is what holds before it, as scripts give it.
    pub fn new(given: &[String], zone: Tz, now: DateTime<Utc>) -> Self {
        let mut head = String::from("# A recorded conversation\nworlds: full\n");
        let mut all = given.to_vec();
        all.push(format!("zone {zone}"));
        all.push(format!("now {}", now.with_timezone(&zone).format("%Y-%m-%dT%H:%M")));
        let _ = writeln!(head, "given: {}\n\n## As it was held", all.join("; "));
        Self { head, turns: vec![Turn::default()], zone }
    }

    /// The person wrote a line. A number or a choice's key is recorded as the choice.
    pub fn note_line(&mut self, line: &str) {
        let choices = self.turns.last().map(|turn| turn.choices.clone()).unwrap_or_default();
        let number = line.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let input = match number.and_then(|position| choices.get(position)) {
            Some(key) => format!("> [{key}]"),
            None if line.trim().is_empty() => "> (empty)".to_owned(),
            None => format!("> {}", line.trim().replace('\n', " ")),
        };
        self.turns.push(Turn { input, choices, ..Turn::default() });
    }

    /// The person corrected the message of that number.
    pub fn note_edit(&mut self, message: u32, words: &str) {
        let choices = self.turns.last().map(|turn| turn.choices.clone()).unwrap_or_default();
        self.turns.push(Turn { input: format!("> edit {message}: {words}"), choices, ..Turn::default() });
    }

    /// The assistant said it.
    pub fn note_reply(&mut self, reply: &Reply) {
        let zone = self.zone;
        let Some(turn) = self.turns.last_mut() else { return };
        if reply.is_living {
            return;
        }
        turn.said.push(format!("< {}", reply.name));
        if reply.question.is_some() {
            turn.choices = reply.choices.iter().map(|choice| choice.key.clone()).collect();
        }
        let told = TOLD_EFFECTS.iter().find(|(name, _)| *name == reply.name);
        if let (Some((_, effect)), Some(Arg::Counts(counts))) = (told, reply.args.get("counts")) {
            turn.effects.extend(counts.iter().filter(|(_, count)| **count > 0).map(|(kind, count)| {
                let seen = Seen::effect(format!("{effect} {kind}"), &[("count", count.to_string())]);
                super::update::line_of(&seen, &[], zone).unwrap_or_default()
            }));
        }
    }

    /// The assistant handed over a file.
    pub fn note_file(&mut self, file: &FileView) {
        if let Some(turn) = self.turns.last_mut() {
            turn.said.push(format!("<file {}(rows={})", file.purpose, file.rows));
        }
    }

    /// The script so far.
    pub fn to_script(&self) -> String {
        let mut out = self.head.clone();
        for turn in &self.turns {
            if !turn.input.is_empty() {
                let _ = writeln!(out, "{}", turn.input);
            }
            for line in &turn.said {
                let _ = writeln!(out, "{line}");
            }
            // Consents and requests come before what they bring about, and other links may be set behind it.
            for effect in &turn.effects {
                let _ = writeln!(out, "* ...\n{effect}");
            }
            let _ = writeln!(out, "* ...");
        }
        out
    }
}
