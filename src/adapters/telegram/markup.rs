//! Text and buttons as Telegram takes them.

use teloxide::types::{InlineKeyboardButton, InlineKeyboardMarkup};
use teloxide::utils::html;

use crate::ports::chats::Button;

/// Text in which nothing is markup: names from a portal stand in it as they are.
pub(super) fn to_html(text: &str) -> String {
    html::escape(text)
}

/// Rows of buttons, `None` without any.
pub(super) fn keyboard(rows: &[Vec<Button>]) -> Option<InlineKeyboardMarkup> {
    let button = |button: &Button| InlineKeyboardButton::callback(button.label.clone(), button.data.clone());
    (!rows.is_empty()).then(|| InlineKeyboardMarkup::new(rows.iter().map(|row| row.iter().map(button))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_name_is_markup() {
        assert_eq!(to_html("<b>Rossi & `Söhne`</b>"), "&lt;b&gt;Rossi &amp; `Söhne`&lt;/b&gt;");
    }

    #[test]
    fn without_buttons_there_is_no_keyboard() {
        assert_eq!(keyboard(&[]), None);
        let button = Button { label: "Yes".into(), data: "1.2.yes".into() };
        assert_eq!(keyboard(&[vec![button]]).unwrap().inline_keyboard.len(), 1);
    }
}
