//! What a text looks like, before anybody tries to understand it.

/// The longest message that is read, in characters.
pub const LONGEST_MESSAGE: usize = 1_000;

/// What a text is before anybody tries to understand it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Nothing but spaces.
    Empty,
    /// Longer than is read.
    TooLong,
    /// No letter and no digit: emoji, marks.
    NoWords,
    /// Mostly letters of a script that the language is not written in.
    OtherScript,
    /// Something to be understood.
    Words,
}

/// Latin letters, with the accents of Vietnamese.
fn is_latin(letter: char) -> bool {
    matches!(u32::from(letter), 0..0x250 | 0x1E00..0x1F00)
}

/// Looks at a text. Every language so far is written in Latin letters.
pub fn look(text: &str) -> Look {
    if text.trim().is_empty() {
        return Look::Empty;
    }
    if text.chars().count() > LONGEST_MESSAGE {
        return Look::TooLong;
    }
    if !text.chars().any(char::is_alphanumeric) {
        return Look::NoWords;
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let latin = text.chars().filter(|c| c.is_alphabetic() && is_latin(*c)).count();
    if letters > 0 && latin * 2 < letters { Look::OtherScript } else { Look::Words }
}
