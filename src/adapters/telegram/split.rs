//! Long texts in pieces that Telegram takes.

/// How long a text is, as Telegram counts: UTF-16 code units after markup is read
/// (<https://core.telegram.org/bots/api#messageentity>, read 2026-11-25).
fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// A text in pieces of at most so many UTF-16 code units, cut between paragraphs where that can be, else between lines,
/// words, and at last letters. Nothing but blanks at the cuts is lost.
pub fn split_text(text: &str, limit: usize) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = text.trim_end();
    while units(rest) > limit {
        let head = prefix(rest, limit);
        let cut = ["\n\n", "\n", " "].iter().find_map(|mark| head.rfind(mark).filter(|at| *at > 0));
        let cut = cut.unwrap_or(head.len());
        pieces.push(rest[..cut].trim_end().to_owned());
        rest = rest[cut..].trim_start_matches(['\n', ' ']);
    }
    if !rest.is_empty() {
        pieces.push(rest.to_owned());
    }
    pieces
}

/// The longest beginning of at most so many UTF-16 code units that cuts no letter.
fn prefix(text: &str, limit: usize) -> &str {
    let mut count = 0;
    for (at, letter) in text.char_indices() {
        count += letter.len_utf16();
        if count > limit {
            return &text[..at];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn paragraphs_stay_whole_where_they_can() {
        assert_eq!(split_text("one two\n\nthree", 10), ["one two", "three"]);
        assert_eq!(split_text("one\ntwo three", 10), ["one", "two three"]);
        assert_eq!(split_text("abcdefgh", 3), ["abc", "def", "gh"]);
        // A letter outside the basic plane counts as two.
        assert_eq!(split_text("😀😀😀", 3), ["😀", "😀", "😀"]);
        assert!(split_text("", 10).is_empty());
    }

    proptest! {
        #[test]
        fn no_piece_is_too_long_and_no_letter_is_lost(text in "[a-zé😀 \n]{0,200}", limit in 2usize..40) {
            let pieces = split_text(&text, limit);
            let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
            prop_assert!(pieces.iter().all(|piece| units(piece) <= limit));
            prop_assert_eq!(letters(&pieces.concat()), letters(&text));
        }
    }
}
