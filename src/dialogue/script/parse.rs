//! Reading script files.

mod desk;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::path::Path;
use super::phrases::{PHRASES_FILE, Phrases};
use super::{AgentInput, Case, Given, Input, Script, ScriptLine, What};
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

/// Reads a script that uses the phrases which come with the program.
///
/// # Errors
/// The first line that cannot be read.
pub fn parse(file: &str, text: &str) -> Result<Script, ScriptError> {
    parse_with(file, text, &Arc::new(Phrases::shipped().clone()))
}

/// Reads a script.
///
/// # Errors
/// The first line that cannot be read, or a phrase that is not there.
pub fn parse_with(file: &str, text: &str, phrases: &Arc<Phrases>) -> Result<Script, ScriptError> {
    let mut script = Script {
        file: file.to_owned(),
        title: String::new(),
        switches: Vec::new(),
        worlds: Vec::new(),
        languages: Vec::new(),
        phrases: Arc::clone(phrases),
        cases: Vec::new(),
    };
    let lines: Vec<(u32, &str)> = (1..).zip(text.lines().map(str::trim_end)).collect();
    let mut blocks = blocks(&lines);
    let mut common = Given::default();
    for (number, line) in blocks.next().unwrap_or_default() {
        let fail = |message: String| ScriptError { file: file.to_owned(), line: *number, message };
        read_head_line(&mut script, &mut common, line).map_err(fail)?;
    }
    for block in blocks {
        read_cases(&mut script, &common, block).map_err(|(line, message)| ScriptError {
            file: file.to_owned(),
            line,
            message,
        })?;
    }
    if script.title.is_empty() || script.cases.is_empty() {
        let message = "a script has a title `# …` and at least one case `## …`".into();
        return Err(ScriptError { file: file.to_owned(), line: 1, message });
    }
    Ok(script)
}

/// What stands before the first case.
fn read_head_line(script: &mut Script, common: &mut Given, line: &str) -> Result<(), String> {
    if let Some(title) = line.strip_prefix("# ") {
        title.trim().clone_into(&mut script.title);
        return Ok(());
    }
    match head(line) {
        Some(("given", value)) => give(common, value)?,
        Some(("switch", value)) => script.switches.extend(list(value)),
        Some(("worlds", value)) => script.worlds.extend(list(value)),
        Some(("languages", value)) => script.languages.extend(list(value)),
        Some((key, _)) => return Err(format!("`{key}:` has no place here")),
        None if script_line(line)?.is_some() => {
            return Err("a conversation needs a heading `## …` before it".into());
        }
        None => {}
    }
    Ok(())
}

type Lines<'a> = &'a [(u32, &'a str)];

/// One heading and what stands below it: a case, or one for each row of its table.
fn read_cases(script: &mut Script, common: &Given, block: Lines<'_>) -> Result<(), (u32, String)> {
    let Some(((number, heading), lines)) = block.split_first() else { return Ok(()) };
    let name = heading.trim_start_matches('#').trim();
    let table = Table::read(lines)?;
    if table.rows.is_empty() {
        script.cases.push(read_case(script, common, (*number, name), lines, None)?);
    }
    for row in &table.rows {
        let said: Vec<String> =
            table.columns.iter().zip(row).map(|(column, value)| format!("{column} {value}")).collect();
        let name = format!("{name} ({})", said.join(", "));
        let case = read_case(script, common, (*number, &name), lines, Some((&table.columns, row)))?;
        script.cases.push(case);
    }
    Ok(())
}

type Row<'a> = (&'a [String], &'a [String]);

fn read_case(
    script: &Script,
    common: &Given,
    (number, name): (u32, &str),
    lines: Lines<'_>,
    row: Option<Row<'_>>,
) -> Result<Case, (u32, String)> {
    let mut case = Case {
        name: name.to_owned(),
        line: number,
        worlds: Vec::new(),
        path: None,
        is_row: row.is_some(),
        given: common.clone(),
        lines: Vec::new(),
    };
    for (number, line) in lines.iter().filter(|(_, line)| !line.starts_with('|')) {
        let line = put_in(line, row);
        let fail = |message: String| (*number, message);
        if let Some((key, value)) = head(&line) {
            match (key, case.lines.is_empty()) {
                ("given", true) => give(&mut case.given, value).map_err(fail)?,
                ("worlds", true) => case.worlds.extend(list(value)),
                ("path", true) => {
                    let path =
                        Path::find(value).ok_or_else(|| fail(format!("a path is happy or off, not \"{value}\"")))?;
                    case.path = Some(path);
                }
                _ => return Err(fail(format!("`{key}:` has no place here"))),
            }
        } else if let Some((language, what)) = script_line(&line).map_err(fail)? {
            let phrase = match &what {
                What::Admin(Input::Phrase(phrase)) => Some(phrase),
                What::Agent { input: AgentInput::Text(_, phrase), .. } => phrase.as_ref(),
                _ => None,
            };
            if let Some(phrase) = phrase.filter(|phrase| !script.phrases.has(phrase)) {
                return Err(fail(format!("\"{phrase}\" is not in {PHRASES_FILE}")));
            }
            case.lines.push(ScriptLine { number: *number, language, what });
        }
    }
    Ok(case)
}

/// The line with a row's values in place of `{column}`.
fn put_in(line: &str, row: Option<Row<'_>>) -> String {
    let mut line = line.to_owned();
    for (column, value) in row.into_iter().flat_map(|(columns, values)| columns.iter().zip(values)) {
        line = line.replace(&format!("{{{column}}}"), value);
    }
    line
}

/// A table of values above a case.
#[derive(Default)]
struct Table {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn read(lines: Lines<'_>) -> Result<Self, (u32, String)> {
        let mut table = Self::default();
        for (number, line) in lines.iter().filter(|(_, line)| line.starts_with('|')) {
            let inner = line.trim_start_matches('|').trim_end_matches('|');
            let cells: Vec<String> = inner.split('|').map(|cell| cell.trim().to_owned()).collect();
            if cells.iter().all(|cell| !cell.is_empty() && cell.chars().all(|c| matches!(c, '-' | ':'))) {
                continue;
            }
            if table.columns.is_empty() {
                table.columns = cells;
            } else if cells.len() == table.columns.len() {
                table.rows.push(cells);
            } else {
                return Err((*number, format!("the row has {} cells, its table {}", cells.len(), table.columns.len())));
            }
        }
        Ok(table)
    }
}

/// What stands before the first heading, then each heading with what stands below it.
fn blocks<'a>(lines: Lines<'a>) -> impl Iterator<Item = Lines<'a>> {
    let headings = lines.iter().enumerate().filter(|(_, (_, line))| line.starts_with("## "));
    let mut starts: Vec<usize> = std::iter::once(0).chain(headings.map(|(position, _)| position)).collect();
    starts.push(lines.len());
    starts.windows(2).map(|ends| &lines[ends[0]..ends[1]]).collect::<Vec<_>>().into_iter()
}

fn head(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    matches!(key, "given" | "switch" | "worlds" | "languages" | "path").then(|| (key, value.trim()))
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

/// A line: the languages that it counts in, and what it says.
type Parsed = (Option<String>, What);

fn script_line(line: &str) -> Result<Option<Parsed>, String> {
    if let Some(parsed) = desk::line(line) {
        return parsed.map(Some);
    }
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
            "voice" | "sticker" | "picture" | "file" => Ok(Input::Sent { what: special.to_owned(), messages: 1 }),
            "album" => Ok(Input::Sent { what: special.to_owned(), messages: 3 }),
            other => Err(format!("nobody can send ({other})")),
        };
    }
    if let Some(phrase) = inside('"', '"') {
        return Ok(Input::Phrase(phrase.to_owned()));
    }
    if let Some(phrase) = text.strip_prefix("(picture) \"").and_then(|rest| rest.strip_suffix('"')) {
        return Ok(Input::Captioned(phrase.to_owned()));
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
                    <file lost(rows=3)\n* create contact(count=2)\n! clock +1d\n< ...\n* ...\n\
                    agent> /take\nagent2> /fill moment \"Monday 15:10\"\nagent> edit 1: x\nagent> (leaves)\n\
                    agent< desk-claimed(agent=Anna) [take]\nagent<~ Anna\nagent< ...\n";
        let script = parse("a.md", text).unwrap();
        assert_eq!(script.switches, ["r05"]);
        let case = &script.cases[0];
        assert_eq!(case.given.get("tariff"), Some("free"));
        assert_eq!(case.given.get("role"), Some("admin"));
        assert_eq!(case.given.policy().unwrap().steps.demo_days, 30);
        assert_eq!(case.lines.len(), 20);
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
            ("# T\n## C\n> \"nobody ever wrote this\"", 3),
            ("# T\n## C\nagent> /fill moment \"nobody ever wrote this\"", 3),
            ("# T\n## C\nagent<en desk-claimed", 3),
            ("# T\n## C\nagent> edit x: y", 3),
            ("# T\n## C\npath: sideways\n> a", 3),
            ("# T\n## C\n| a | b |\n|---|---|\n| 1 |\n> a", 5),
        ] {
            assert_eq!(parse("a.md", text).unwrap_err().line, line, "{text}");
        }
    }

    #[test]
    fn a_table_is_a_case_for_each_row() {
        let text = "# T\n## Plans\n| plan | reply |\n| --- | --- |\n| std | menu |\n| free | stuck |\npath: off\ngiven: tariff {plan}\n> a\n< {reply}\n";
        let script = parse("a.md", text).unwrap();
        let names: Vec<&str> = script.cases.iter().map(|case| case.name.as_str()).collect();
        assert_eq!(names, ["Plans (plan std, reply menu)", "Plans (plan free, reply stuck)"]);
        let case = &script.cases[1];
        assert_eq!((case.given.get("tariff"), case.path, case.lines[0].number), (Some("free"), Some(Path::Off), 9));
        assert!(matches!(&case.lines[1].what, What::Reply { name, .. } if name == "stuck"));
    }
}
