//! The little language of rules: words, `{class}`, `[optional]`, `(one|or the other)`.
//!
//! In charge of reading a pattern. What a class is, and whether it is there, is `grammar`'s.

/// The most sequences that one pattern may stand for.
pub const MOST_SEQUENCES: usize = 2_000;

/// One place of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item<'a> {
    /// A word, as written in the rule.
    Word(&'a str),
    /// A class by its name.
    Class(&'a str),
    /// One of several; of what may be left out the last is empty.
    Either(Vec<Sequence<'a>>),
}

/// What is said one after the other.
pub type Sequence<'a> = Vec<Item<'a>>;

/// What a pattern says: one of several.
///
/// # Errors
/// What is wrong with the pattern, in words.
pub fn read(pattern: &str) -> Result<Vec<Sequence<'_>>, String> {
    let mut parser = Parser { rest: pattern };
    let found = parser.alternatives(None)?;
    if found.iter().any(|sequence| may_be_empty(sequence)) {
        return Err("every word of it is optional".into());
    }
    if count(&found) > MOST_SEQUENCES {
        return Err(format!("it stands for more than {MOST_SEQUENCES} phrases: divide it"));
    }
    Ok(found)
}

fn may_be_empty(sequence: &[Item<'_>]) -> bool {
    sequence.iter().all(|item| match item {
        Item::Either(either) => either.iter().any(|one| may_be_empty(one)),
        Item::Word(_) | Item::Class(_) => false,
    })
}

/// How many phrases this stands for.
fn count(alternatives: &[Sequence<'_>]) -> usize {
    let of_item = |item: &Item<'_>| match item {
        Item::Either(either) => count(either),
        Item::Word(_) | Item::Class(_) => 1,
    };
    let of_one = |sequence: &Sequence<'_>| sequence.iter().map(of_item).fold(1, usize::saturating_mul);
    alternatives.iter().map(of_one).fold(0, usize::saturating_add)
}

struct Parser<'a> {
    rest: &'a str,
}

impl<'a> Parser<'a> {
    /// Sequences divided by `|`, up to the closing mark.
    fn alternatives(&mut self, closing: Option<char>) -> Result<Vec<Sequence<'a>>, String> {
        let (mut all, mut open) = (Vec::new(), Vec::new());
        loop {
            self.rest = self.rest.trim_start();
            let Some(next) = self.rest.chars().next() else {
                if let Some(mark) = closing {
                    return Err(format!("\"{mark}\" is missing"));
                }
                all.push(open);
                return Ok(all);
            };
            if Some(next) == closing {
                self.rest = &self.rest[1..];
                all.push(open);
                return Ok(all);
            }
            if next == '|' {
                self.rest = &self.rest[1..];
                all.push(std::mem::take(&mut open));
                continue;
            }
            open.push(self.item(next)?);
        }
    }

    fn item(&mut self, next: char) -> Result<Item<'a>, String> {
        match next {
            '(' => {
                self.rest = &self.rest[1..];
                Ok(Item::Either(self.alternatives(Some(')'))?))
            }
            '[' => {
                self.rest = &self.rest[1..];
                let mut choices = self.alternatives(Some(']'))?;
                choices.push(Vec::new());
                Ok(Item::Either(choices))
            }
            '{' => {
                let end = self.rest.find('}').ok_or("\"}\" is missing")?;
                let name = self.rest[1..end].trim();
                self.rest = &self.rest[end + 1..];
                Ok(Item::Class(name))
            }
            ')' | ']' | '}' => Err(format!("\"{next}\" closes nothing")),
            _ => {
                let end = self.rest.find([' ', '(', ')', '[', ']', '{', '}', '|']).unwrap_or(self.rest.len());
                let word = &self.rest[..end];
                self.rest = &self.rest[end..];
                Ok(Item::Word(word))
            }
        }
    }
}
