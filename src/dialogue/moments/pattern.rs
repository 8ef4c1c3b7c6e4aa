//! The little language of rules: words, `{class}`, `[optional]`, `(one|or the other)`.
//!
//! In charge of reading a pattern and writing it out as plain sequences. What a class is, and whether it is there, is
//! `grammar`'s.

/// The most sequences that one pattern may stand for.
pub const MOST_SEQUENCES: usize = 2_000;

/// One place of a sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Symbol<'a> {
    /// A word, as written in the rule.
    Word(&'a str),
    /// A class by its name.
    Class(&'a str),
}

/// Every sequence that a pattern stands for.
///
/// # Errors
/// What is wrong with the pattern, in words.
pub fn sequences(pattern: &str) -> Result<Vec<Vec<Symbol<'_>>>, String> {
    let mut parser = Parser { rest: pattern };
    let found = parser.alternatives(None)?;
    if found.iter().any(Vec::is_empty) {
        return Err("every word of it is optional".into());
    }
    Ok(found)
}

struct Parser<'a> {
    rest: &'a str,
}

impl<'a> Parser<'a> {
    /// Sequences divided by `|`, up to the closing mark.
    fn alternatives(&mut self, closing: Option<char>) -> Result<Vec<Vec<Symbol<'a>>>, String> {
        let mut all = Vec::new();
        let mut open: Vec<Vec<Symbol<'a>>> = vec![Vec::new()];
        loop {
            self.rest = self.rest.trim_start();
            let Some(next) = self.rest.chars().next() else {
                if let Some(mark) = closing {
                    return Err(format!("\"{mark}\" is missing"));
                }
                all.append(&mut open);
                return Ok(all);
            };
            if Some(next) == closing {
                self.rest = &self.rest[1..];
                all.append(&mut open);
                return Ok(all);
            }
            if next == '|' {
                self.rest = &self.rest[1..];
                all.append(&mut open);
                open = vec![Vec::new()];
                continue;
            }
            let choices = self.item(next)?;
            open = open
                .iter()
                .flat_map(|before| choices.iter().map(move |choice| [&before[..], choice].concat()))
                .collect();
            if open.len() > MOST_SEQUENCES {
                return Err(format!("it stands for more than {MOST_SEQUENCES} phrases: divide it"));
            }
        }
    }

    fn item(&mut self, next: char) -> Result<Vec<Vec<Symbol<'a>>>, String> {
        match next {
            '(' => {
                self.rest = &self.rest[1..];
                self.alternatives(Some(')'))
            }
            '[' => {
                self.rest = &self.rest[1..];
                let mut choices = self.alternatives(Some(']'))?;
                choices.push(Vec::new());
                Ok(choices)
            }
            '{' => {
                let end = self.rest.find('}').ok_or("\"}\" is missing")?;
                let name = self.rest[1..end].trim();
                self.rest = &self.rest[end + 1..];
                Ok(vec![vec![Symbol::Class(name)]])
            }
            ')' | ']' | '}' => Err(format!("\"{next}\" closes nothing")),
            _ => {
                let end = self.rest.find([' ', '(', ')', '[', ']', '{', '}', '|']).unwrap_or(self.rest.len());
                let word = &self.rest[..end];
                self.rest = &self.rest[end..];
                Ok(vec![vec![Symbol::Word(word)]])
            }
        }
    }
}
