//! Texts of other people as a line of ours: nothing in them moves the cursor, begins a line or turns the writing round.

use std::borrow::Cow;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// A text as one line: line ends and other control characters are spaces, marks that turn the direction of writing are
/// dropped.
pub fn one_line(text: &str) -> Cow<'_, str> {
    clean(text, |_| false)
}

/// A text of several lines of ours, otherwise as [`one_line`].
pub fn lines(text: &str) -> Cow<'_, str> {
    clean(text, |c| c == '\n')
}

/// Without control characters that a spreadsheet or an import trips over; line ends and tabs stay.
pub fn without_controls(text: &str) -> Cow<'_, str> {
    let goes = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if text.contains(goes) { Cow::Owned(text.replace(goes, "")) } else { Cow::Borrowed(text) }
}

/// A word without its accents, in letters that every keyboard has.
pub fn folded(word: &str) -> String {
    if word.is_ascii() {
        return word.to_owned();
    }
    let mut plain = String::with_capacity(word.len());
    for character in word.chars() {
        if character.is_ascii() {
            plain.push(character);
            continue;
        }
        decompose_canonical(character, |part| match part {
            'đ' | 'Đ' => plain.push('d'),
            'ł' | 'Ł' => plain.push('l'),
            'ß' => plain.push_str("ss"),
            'œ' => plain.push_str("oe"),
            'æ' => plain.push_str("ae"),
            mark if is_combining_mark(mark) => {}
            letter => plain.push(letter),
        });
    }
    plain
}

fn clean(text: &str, stays: impl Fn(char) -> bool) -> Cow<'_, str> {
    let breaks = |c: char| (c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) && !stays(c);
    if !text.contains(|c| breaks(c) || turns(c)) {
        return Cow::Borrowed(text);
    }
    let kept = text.chars().filter(|c| !turns(*c));
    Cow::Owned(kept.map(|c| if breaks(c) { ' ' } else { c }).collect())
}

/// Marks of the bidirectional algorithm (Unicode annex 9): they may show the rest of a line in another order.
fn turns(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_acts_on_the_line_that_it_stands_in() {
        for (text, line) in [
            ("Ada Byron", "Ada Byron"),
            ("Łódź Đặng Νίκος שלום", "Łódź Đặng Νίκος שלום"),
            ("one\ntwo\r\nthree", "one two  three"),
            ("a\tb\u{0}c\u{1b}[2Jd\u{9b}e", "a b c [2Jd e"),
            ("gpj.\u{202e}cod", "gpj.cod"),
            ("\u{2066}x\u{2069}\u{200f}\u{2028}y", "x y"),
        ] {
            assert_eq!(one_line(text), line, "{text:?}");
        }
        assert_eq!(lines("one\ntwo\u{1b}\u{202e}"), "one\ntwo ");
        assert_eq!(without_controls("one\ntwo\u{0}\u{1b}three"), "one\ntwothree");
    }
}
