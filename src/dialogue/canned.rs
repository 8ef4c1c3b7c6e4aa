//! What agents say again and again: prepared replies, a file a language.
//!
//! In charge of reading them and of their being there in every language. When one is said is an agent's.

use std::collections::BTreeMap;

use super::diagnostic::{Code, Diagnostic};
use super::flow::source::parse;
use super::flow::{SourceFile, is_kebab_case};

/// The longest message (Telegram Bot API, `sendMessage`).
const LONGEST: usize = 4_096;

/// Prepared replies by language and name.
pub type Canned = BTreeMap<String, BTreeMap<String, String>>;

/// Reads `canned/CODE.yaml`: a line `name: text` for each.
///
/// # Errors
/// Files that cannot be read.
pub fn load(files: &[SourceFile]) -> Result<Canned, Vec<Diagnostic>> {
    let (mut canned, mut problems) = (Canned::new(), Vec::new());
    for file in files {
        let code = file.path.strip_prefix("canned/").and_then(|name| name.strip_suffix(".yaml"));
        let Some(code) = code else { continue };
        match read(file) {
            Ok(replies) => {
                canned.insert(code.to_owned(), replies);
            }
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(canned) } else { Err(problems) }
}

fn read(file: &SourceFile) -> Result<BTreeMap<String, String>, Diagnostic> {
    let replies: BTreeMap<String, String> =
        parse(&file.text).map_err(|(line, message)| Diagnostic::new(Code::CannedSyntax, &file.path, line, message))?;
    for (name, text) in &replies {
        let complain = |code, message| Err(Diagnostic::new(code, &file.path, line_of(&file.text, name), message));
        if !is_kebab_case(name) {
            return complain(Code::CannedSyntax, format!("\"{name}\" is no name of a reply"));
        }
        if text.encode_utf16().count() > LONGEST {
            return complain(Code::CannedTooLong, format!("\"{name}\" is longer than a message"));
        }
    }
    Ok(replies)
}

fn line_of(text: &str, name: &str) -> u32 {
    let position = text.lines().position(|line| line.trim_start().starts_with(name));
    position.map_or(0, |position| u32::try_from(position + 1).unwrap_or(0))
}

/// Replies that one language has and another has not. Without any there is nothing to complain of.
pub fn check<'a>(canned: &Canned, languages: impl Iterator<Item = &'a str>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let all: std::collections::BTreeSet<&String> = canned.values().flat_map(BTreeMap::keys).collect();
    for code in languages {
        for name in &all {
            if !canned.get(code).is_some_and(|replies| replies.contains_key(*name)) {
                let message = format!("\"{name}\" is not prepared in \"{code}\"");
                problems.push(Diagnostic::new(Code::CannedMissing, &format!("canned/{code}.yaml"), 0, message));
            }
        }
    }
    problems
}
