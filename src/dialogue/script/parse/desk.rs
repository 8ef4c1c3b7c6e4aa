//! Lines of the desk: what agents do, and what they are shown.

use super::{Parsed, marked, reply};
use crate::dialogue::script::{AgentInput, What};

/// A line that begins with `agent`; `None` for others.
pub fn line(line: &str) -> Option<Result<Parsed, String>> {
    let (agent, sign, rest) = split(line)?;
    let (language, text) = marked(rest);
    Some(match sign {
        '>' => agent_input(text).map(|input| (language, What::Agent { agent, input })),
        _ => shown(language.as_deref(), text).map(|what| (None, what)),
    })
}

/// `agent2> /take`: which agent, the sign, the rest.
fn split(line: &str) -> Option<(u8, char, &str)> {
    let rest = line.strip_prefix("agent")?;
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let agent = if digits == 0 { 1 } else { rest[..digits].parse().ok()? };
    let sign = rest[digits..].chars().next().filter(|sign| matches!(sign, '>' | '<'))?;
    Some((agent, sign, &rest[digits + 1..]))
}

fn agent_input(text: &str) -> Result<AgentInput, String> {
    if text == "(leaves)" {
        return Ok(AgentInput::Leave);
    }
    if let Some((number, text)) = text.strip_prefix("edit ").and_then(|rest| rest.split_once(": ")) {
        let number = number.parse().map_err(|_| format!("\"{number}\" is no number of a message"))?;
        return Ok(AgentInput::Edit(number, text.to_owned()));
    }
    let phrase = text.strip_suffix('"').and_then(|rest| rest.split_once('"'));
    Ok(match phrase {
        Some((before, phrase)) => AgentInput::Text(before.to_owned(), Some(phrase.to_owned())),
        None => AgentInput::Text(text.to_owned(), None),
    })
}

fn shown(mark: Option<&str>, text: &str) -> Result<What, String> {
    match mark {
        Some("~") => return Ok(What::DeskWords(text.to_owned())),
        Some(mark) => return Err(format!("the desk has one language, so \"{mark}\" has no place here")),
        None if text == "..." => return Ok(What::AnyDesk),
        None => {}
    }
    match reply(text)? {
        What::Reply { name, args, choices } => Ok(What::Desk { name, args, choices }),
        _ => Err(format!("\"{text}\" is nothing that a desk is shown")),
    }
}
