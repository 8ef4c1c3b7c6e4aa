//! Choices as buttons: what each bears, and how they stand in rows.
//!
//! A button bears its conversation, its question and its choice, so one of an older question, or of somebody else's
//! conversation, never acts.

use crate::domain::ConversationId;
use crate::ports::chats::Button;

/// The most that a button can bear (<https://core.telegram.org/bots/api#inlinekeyboardbutton>, read 2026-11-25).
const LONGEST_DATA_BYTES: usize = 64;

/// Begins a choice that is told by its digest, because its key is too long.
const DIGEST_MARK: char = '#';

/// Letters that a row takes at most, and the buttons in it.
const ROW_LETTERS: usize = 30;
const ROW_BUTTONS: usize = 3;

/// What a button bears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pressed {
    /// The conversation.
    pub conversation: ConversationId,
    /// The question.
    pub question: u32,
    key: String,
}

impl Pressed {
    /// Reads it; `None` for something that no button of ours bears.
    pub fn read(data: &str) -> Option<Self> {
        let mut parts = data.splitn(3, '.');
        let conversation = ConversationId(parts.next()?.parse().ok()?);
        let question = parts.next()?.parse().ok()?;
        let key = parts.next().filter(|key| !key.is_empty())?.to_owned();
        Some(Self { conversation, question, key })
    }

    /// The choice's key, among those that can be pressed now; one of an older question as it was pressed.
    pub fn choice(&self, open: &[&str]) -> String {
        let is_meant = |key: &&&str| self.key == **key || self.key == digest(key);
        open.iter().find(is_meant).map_or_else(|| self.key.clone(), |key| (*key).to_owned())
    }
}

/// What the button of a choice bears, within the messenger's limit.
pub fn data(conversation: ConversationId, question: u32, key: &str) -> String {
    let whole = format!("{}.{question}.{key}", conversation.0);
    if whole.len() <= LONGEST_DATA_BYTES { whole } else { format!("{}.{question}.{}", conversation.0, digest(key)) }
}

fn digest(key: &str) -> String {
    let hash = blake3::hash(key.as_bytes()).to_hex();
    format!("{DIGEST_MARK}{}", &hash[..16])
}

/// Buttons in rows: short labels side by side, long ones alone, in order.
pub fn rows(buttons: Vec<Button>) -> Vec<Vec<Button>> {
    let mut rows: Vec<Vec<Button>> = Vec::new();
    for button in buttons {
        let length = |button: &Button| button.label.chars().count();
        let fits = |row: &Vec<Button>| {
            row.len() < ROW_BUTTONS && row.iter().map(length).sum::<usize>() + length(&button) <= ROW_LETTERS
        };
        match rows.last_mut().filter(|row| fits(row)) {
            Some(row) => row.push(button),
            None => rows.push(vec![button]),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_button_bears_comes_back_however_long_its_key_is() {
        let long = "group-contact-anna-maria-von-und-zu-guttenberg-2026-11-16T15-00-by-4";
        for key in ["yes", "a.b", long] {
            let data = data(ConversationId(7), 12, key);
            assert!(data.len() <= LONGEST_DATA_BYTES, "{data}");
            let pressed = Pressed::read(&data).unwrap();
            assert_eq!((pressed.conversation, pressed.question), (ConversationId(7), 12));
            assert_eq!(pressed.choice(&["no", key]), key);
        }
        assert_eq!(Pressed::read("7.12.gone").unwrap().choice(&["yes"]), "gone");
        for wrong in ["", "7", "7.x.yes", "x.1.yes", "7.1.", "done"] {
            assert_eq!(Pressed::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn whatever_the_numbers_and_the_key_telegram_takes_the_button() {
        for length in 1..=200 {
            let key = "k".repeat(length);
            let data = data(ConversationId(i64::MAX), u32::MAX, &key);
            assert!((1..=LONGEST_DATA_BYTES).contains(&data.len()), "{data}");
            assert_eq!(Pressed::read(&data).unwrap().choice(&["other", &key]), key);
        }
        // At most 8 in a row are shown as buttons, and the order stays.
        let buttons: Vec<Button> = (0..100).map(|number| Button::pressed("", number.to_string())).collect();
        let rows = rows(buttons.clone());
        assert!(rows.iter().all(|row| (1..=8).contains(&row.len())), "{rows:?}");
        assert_eq!(rows.concat(), buttons);
    }

    #[test]
    fn short_buttons_stand_side_by_side() {
        let button = |label: &str| Button::pressed(label, label);
        let labels = ["Yes", "No", "How", "Why", "A label that is rather long", "No"];
        let rows = rows(labels.map(button).to_vec());
        assert_eq!(rows.iter().map(Vec::len).collect::<Vec<_>>(), [3, 2, 1]);
    }
}
