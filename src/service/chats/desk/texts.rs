//! Texts of the group that are no replies: names of topics, and whether a message would say something else.

use crate::ports::chats::Post;

/// Whether the name of a topic is one of that conversation's, whatever its mark.
pub(super) fn names(name: &str, who: &str) -> bool {
    name.find(who).is_some_and(|at| !name[at + who.len()..].starts_with(|next: char| next.is_ascii_digit()))
}

/// A text of at most so many UTF-16 code units.
pub(super) fn shortened(text: &str, limit: usize) -> String {
    if text.encode_utf16().count() <= limit {
        return text.to_owned();
    }
    let mut left = limit.saturating_sub(1);
    let short: String = text
        .chars()
        .take_while(|letter| {
            let fits = letter.len_utf16() <= left;
            left = left.saturating_sub(letter.len_utf16());
            fits
        })
        .collect();
    format!("{short}…")
}

/// Tells whether a message would say something else.
pub(super) fn digest(post: &Post) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(post.text.as_bytes());
    for button in post.buttons.iter().flatten() {
        hasher.update(&[0]).update(button.data.as_bytes()).update(&[0]).update(button.label.as_bytes());
    }
    hasher.finalize().to_hex()[..32].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_is_known_by_its_name_again() {
        for (name, who, is) in [
            ("🤖 acme · 7 Anna", "acme · 7", true),
            ("⏳ acme · 7", "acme · 7", true),
            ("⏳ acme · 71 Anna", "acme · 7", false),
            ("⏳ acme · 7 Anna", "acme · 71", false),
            ("Holidays", "acme · 7", false),
        ] {
            assert_eq!(names(name, who), is, "{name}");
        }
    }

    #[test]
    fn long_names_are_cut_between_letters() {
        assert_eq!(shortened("abc", 3), "abc");
        assert_eq!(shortened("abcd", 3), "ab…");
        assert_eq!(shortened("😀😀😀", 5), "😀😀…");
        assert_eq!(shortened("😀😀😀", 6), "😀😀😀");
        let long = "<b>&`".repeat(60);
        assert_eq!(shortened(&long, 128).encode_utf16().count(), 128);
    }

    #[test]
    fn a_card_that_says_something_else_has_another_digest() {
        let button = |label: &str| crate::ports::chats::Button::pressed(label, "d.take");
        let post =
            |text: &str, label: &str| Post { text: text.into(), buttons: vec![vec![button(label)]], attached: None };
        assert_eq!(digest(&post("a", "b")), digest(&post("a", "b")));
        assert_ne!(digest(&post("a", "b")), digest(&post("a", "c")));
        assert_ne!(digest(&post("a", "b")), digest(&post("b", "b")));
    }
}
