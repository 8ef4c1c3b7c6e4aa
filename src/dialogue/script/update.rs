//! Rewriting the expectations of a script for review: what happened takes the place of what was expected.
//!
//! In charge of the lines between one input and the next, where they were wrong. Inputs, prose and what was right stay
//! letter by letter; whoever reviews the change sees only what changed.

use std::collections::BTreeMap;

use chrono_tz::Tz;

use super::world::Seen;
use super::{Case, What};
use crate::dialogue::reply::Reply;

/// What followed one input.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// The input's line; that of the case's heading for the greeting.
    pub line: u32,
    /// What the person said; `None` for the greeting and for what happened outside.
    pub said: Option<String>,
    /// Whether it was other than expected.
    pub is_wrong: bool,
    /// What was said and done.
    pub seen: Vec<Seen>,
}

impl Turn {
    /// One that nothing followed yet.
    pub fn new(line: u32) -> Self {
        Self { line, said: None, is_wrong: false, seen: Vec::new() }
    }
}

/// The script's text with the turns of one case that were wrong rewritten.
pub fn rewrite(text: &str, case: &Case, turns: &[Turn], zone: Tz) -> String {
    let mut lines: Vec<Option<String>> = text.lines().map(|line| Some(line.to_owned())).collect();
    for turn in turns.iter().filter(|turn| turn.is_wrong) {
        let expected = expectations(case, turn.line);
        for number in expected.iter().map(|(number, _)| *number as usize) {
            lines[number - 1] = None;
        }
        let said: Vec<String> = turn.seen.iter().filter_map(|seen| line_of(seen, &expected, zone)).collect();
        if let Some(input) = lines.get_mut(turn.line as usize - 1).and_then(Option::as_mut) {
            for line in said {
                input.push('\n');
                input.push_str(&line);
            }
        }
    }
    let mut out = lines.into_iter().flatten().collect::<Vec<_>>().join("\n");
    out.push('\n');
    out
}

/// The expectations between an input and the next one.
fn expectations(case: &Case, input: u32) -> Vec<(u32, &What)> {
    let behind = case.lines.iter().filter(|line| line.number > input);
    let is_input = |what: &What| matches!(what, What::Admin(_) | What::Agent { .. } | What::Outside(_));
    let own = behind.take_while(|line| !is_input(&line.what));
    own.map(|line| (line.number, &line.what)).collect()
}

/// What happened as a line: with those values and choices that were expected of it before.
pub fn line_of(seen: &Seen, expected: &[(u32, &What)], zone: Tz) -> Option<String> {
    Some(match seen {
        Seen::Reply(reply) if reply.is_living => return None,
        Seen::Reply(reply) => {
            let before = expected.iter().find_map(|(_, what)| match what {
                What::Reply { name, args, choices } if *name == reply.name => Some((args, choices)),
                _ => None,
            });
            reply_line(reply, before, zone)
        }
        Seen::Desk { reply, .. } => {
            let before = expected.iter().find_map(|(_, what)| match what {
                What::Desk { name, args, choices } if *name == reply.name => Some((args, choices)),
                _ => None,
            });
            format!("agent{}", reply_line(reply, before, zone))
        }
        Seen::File(file) => format!("<file {}(rows={})", file.purpose, file.rows),
        Seen::Effect { name, args } if args.is_empty() => format!("* {name}"),
        Seen::Effect { name, args } => {
            let values: Vec<String> = args.iter().map(|(key, value)| format!("{key}={value}")).collect();
            format!("* {name}({})", values.join(", "))
        }
    })
}

type Before<'a> = (&'a BTreeMap<String, String>, &'a Option<Vec<String>>);

fn reply_line(reply: &Reply, before: Option<Before<'_>>, zone: Tz) -> String {
    let mut line = format!("< {}", reply.name);
    let Some((args, choices)) = before else { return line };
    let values = args.keys().filter_map(|key| Some(format!("{key}={}", reply.args.get(key)?.to_script(zone))));
    let values: Vec<String> = values.collect();
    if !values.is_empty() {
        line.push_str(&format!("({})", values.join(", ")));
    }
    if choices.is_some() && !reply.choices.is_empty() {
        let keys: Vec<&str> = reply.choices.iter().map(|choice| choice.key.as_str()).collect();
        line.push_str(&format!(" [{}]", keys.join(" ")));
    }
    line
}
