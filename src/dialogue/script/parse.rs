//! Reading script files.

use std::collections::BTreeMap;

use super::{Case, Given, Input, Script, ScriptLine, What};
use crate::dialogue::backend::FilePurpose;
use crate::dialogue::flow::is_kebab_case;

/// A line that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {message}")]
pub struct ScriptError {
    /// The file.
    pub file: String,
    /// The line.
    pub line: u32,
    /// What is wrong with it.
    pub message: String,
}

/// Reads a script.
///
/// # Errors
/// The first line that cannot be read.
pub fn parse(file: &str, text: &str) -> Result<Script, ScriptError> {
    let mut script = Script {
        file: file.to_owned(),
        title: String::new(),
        switches: Vec::new(),
        worlds: Vec::new(),
        languages: Vec::new(),
        cases: Vec::new(),
    };
    let mut common = Given::default();
    for (position, line) in text.lines().enumerate() {
        let number = u32::try_from(position + 1).unwrap_or(u32::MAX);
        let fail = |message: String| ScriptError { file: file.to_owned(), line: number, message };
        let line = line.trim_end();
        if let Some(name) = line.strip_prefix("## ") {
            script.cases.push(Case {
                name: name.trim().to_owned(),
                line: number,
                worlds: Vec::new(),
                given: common.clone(),
                lines: Vec::new(),
            });
        } else if let Some(title) = line.strip_prefix("# ") {
            title.trim().clone_into(&mut script.title);
        } else if let Some((key, value)) = head(line) {
            match (key, script.cases.last_mut()) {
                ("given", Some(case)) if case.lines.is_empty() => give(&mut case.given, value).map_err(fail)?,
                ("given", None) => give(&mut common, value).map_err(fail)?,
                ("worlds", Some(case)) if case.lines.is_empty() => case.worlds.extend(list(value)),
                ("switch", None) => script.switches.extend(list(value)),
                ("worlds", None) => script.worlds.extend(list(value)),
                ("languages", None) => script.languages.extend(list(value)),
                _ => return Err(fail(format!("`{key}:` has no place here"))),
            }
        } else if let Some(parsed) = script_line(line).map_err(fail)? {
            let Some(case) = script.cases.last_mut() else {
                return Err(fail("a conversation needs a heading `## …` before it".into()));
            };
            case.lines.push(ScriptLine { number, language: parsed.0, what: parsed.1 });
        }
    }
    if script.title.is_empty() || script.cases.is_empty() {
        let message = "a script has a title `# …` and at least one case `## …`".into();
        return Err(ScriptError { file: file.to_owned(), line: 1, message });
    }
    Ok(script)
}

fn head(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    matches!(key, "given" | "switch" | "worlds" | "languages").then(|| (key, value.trim()))
}

fn list(value: &str) -> Vec<String> {
    value.split([',', ' ']).filter(|item| !item.is_empty()).map(str::to_owned).collect()
}

/// `scenario deleted-contacts; tariff free; policy steps.demo_days = 30`.
fn give(given: &mut Given, value: &str) -> Result<(), String> {
    for part in value.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let (key, value) = part.split_once(' ').ok_or_else(|| format!("\"{part}\" gives nothing"))?;
        if key == "policy" {
            given.policy.push(value.trim().to_owned());
        } else if is_kebab_case(key) {
            given.values.insert(key.to_owned(), value.trim().to_owned());
        } else {
            return Err(format!("\"{key}\" is no word that can be given"));
        }
    }
    Ok(())
}

type Parsed = (Option<String>, What);

fn script_line(line: &str) -> Result<Option<Parsed>, String> {
    let Some(sign) = line.chars().next() else { return Ok(None) };
    let rest = &line[sign.len_utf8()..];
    match sign {
        '>' => {
            let (language, text) = marked(rest);
            Ok(Some((language, What::Admin(input(text)?))))
        }
        '<' => {
            let (mark, text) = marked(rest);
            if mark.as_deref() == Some("file") {
                return file(text).map(|what| Some((None, what)));
            }
            reply(text).map(|what| Some((mark, what)))
        }
        '*' if rest.starts_with(' ') => effect(rest.trim()).map(|what| Some((None, what))),
        '!' if rest.starts_with(' ') => Ok(Some((None, What::Outside(rest.trim().to_owned())))),
        _ => Ok(None),
    }
}

/// `en yesterday` → the language and the rest; a space first means every language.
fn marked(rest: &str) -> (Option<String>, &str) {
    if rest.starts_with(' ') || rest.is_empty() {
        return (None, rest.trim());
    }
    match rest.split_once(' ') {
        Some((mark, text)) => (Some(mark.to_owned()), text.trim()),
        None => (Some(rest.to_owned()), ""),
    }
}

fn input(text: &str) -> Result<Input, String> {
    let inside = |open: char, close: char| text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
    if let Some(key) = inside('[', ']') {
        return Ok(Input::Press(key.trim().to_owned()));
    }
    if let Some(special) = inside('(', ')') {
        return match special {
            "empty" => Ok(Input::Text("  ".into())),
            "long" => Ok(Input::Text("lorem ipsum ".repeat(850))),
            "emoji" => Ok(Input::Text("🙁🙁".into())),
            "voice" => Ok(Input::Voice),
            other => Err(format!("nobody can send ({other})")),
        };
    }
    if let Some((number, text)) = text.strip_prefix("edit ").and_then(|rest| rest.split_once(": ")) {
        let number = number.parse().map_err(|_| format!("\"{number}\" is no number of a message"))?;
        return Ok(Input::Edit(number, text.to_owned()));
    }
    if let Some(key) = text.strip_prefix('@') {
        return Ok(Input::Label(key.to_owned()));
    }
    if let Some(number) = text.strip_prefix('#') {
        return number.parse().map(Input::Number).map_err(|_| format!("\"{text}\" is no number of a choice"));
    }
    Ok(Input::Text(text.to_owned()))
}

fn reply(text: &str) -> Result<What, String> {
    if text == "..." {
        return Ok(What::AnyReplies);
    }
    if let Some(words) = text.strip_prefix("~ ") {
        return Ok(What::Words(words.trim().to_owned()));
    }
    let (call, choices) = match text.split_once(" [") {
        Some((call, choices)) => {
            let inner = choices.strip_suffix(']').ok_or("the list of choices is not closed")?;
            (call, Some(list(inner)))
        }
        None => (text, None),
    };
    let (name, args) = call_of(call)?;
    Ok(What::Reply { name, args, choices })
}

fn file(text: &str) -> Result<What, String> {
    let (name, args) = call_of(text)?;
    let purpose = FilePurpose::find(&name).ok_or_else(|| format!("no file is about \"{name}\""))?;
    Ok(What::File { purpose, args })
}

fn effect(text: &str) -> Result<What, String> {
    if text == "..." {
        return Ok(What::AnyEffects);
    }
    let (name, args) = call_of(text)?;
    Ok(What::Effect { name, args })
}

/// `name(key=value, …)`; a name may have several words.
fn call_of(text: &str) -> Result<(String, BTreeMap<String, String>), String> {
    let Some((name, rest)) = text.split_once('(') else { return Ok((text.trim().to_owned(), BTreeMap::new())) };
    let inner = rest.trim_end().strip_suffix(')').ok_or("the list of values is not closed")?;
    let mut args = BTreeMap::new();
    for part in inner.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let (key, value) = part.split_once('=').ok_or_else(|| format!("\"{part}\" is no key=value"))?;
        args.insert(key.trim().to_owned(), value.trim().to_owned());
    }
    Ok((name.trim().to_owned(), args))
}

#[cfg(test)]
mod tests {

    use super::*;

    #[test]
    fn every_kind_of_line_is_read() {
        let text = "# Title\nswitch: r05\ngiven: tariff free; policy steps.demo_days = 30\n\n## Case\ngiven: role admin\nProse.\n\
                    > [crm-data]\n>en yesterday\n> @more\n> #2\n> (voice)\n> edit 2: x\n< history-demo(days=30) [a b]\n<de ~ Tage\n\
                    <file lost(rows=3)\n* create contact(count=2)\n! clock +1d\n< ...\n* ...\n";
        let script = parse("a.md", text).unwrap();
        assert_eq!(script.switches, ["r05"]);
        let case = &script.cases[0];
        assert_eq!(case.given.get("tariff"), Some("free"));
        assert_eq!(case.given.get("role"), Some("admin"));
        assert_eq!(case.given.policy().unwrap().steps.demo_days, 30);
        assert_eq!(case.lines.len(), 13);
        assert_eq!(case.lines[1].language.as_deref(), Some("en"));
        assert_eq!(case.lines[0].number, 8);
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_line() {
        for (text, line) in [
            ("> before any heading", 1),
            ("# T\n## C\n< reply(a=1", 3),
            ("# T\n## C\n> (dance)", 3),
            ("# T\n## C\n<file unheard-of", 3),
            ("# T\n## C\n> hello\ngiven: tariff free", 4),
            ("# T", 1),
        ] {
            assert_eq!(parse("a.md", text).unwrap_err().line, line, "{text}");
        }
    }
}
