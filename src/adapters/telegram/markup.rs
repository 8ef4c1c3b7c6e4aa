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
    (!rows.is_empty()).then(|| InlineKeyboardMarkup::new(rows.iter().map(|row| row.iter().filter_map(one))))
}

/// A button; `None` where its page has no address that can be opened.
fn one(button: &Button) -> Option<InlineKeyboardButton> {
    match &button.url {
        None => Some(InlineKeyboardButton::callback(button.label.clone(), button.data.clone())),
        Some(url) => Some(InlineKeyboardButton::url(button.label.clone(), url.parse().ok()?)),
    }
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
        let button = Button::pressed("Yes", "1.2.yes");
        assert_eq!(keyboard(&[vec![button]]).unwrap().inline_keyboard.len(), 1);
    }

    #[test]
    fn a_button_is_pressed_or_opens_a_page() {
        use teloxide::types::InlineKeyboardButtonKind::{CallbackData, Url};

        let opens = |url: &str| Button { url: Some(url.into()), ..Button::pressed("Sign in", "") };
        let made = keyboard(&[vec![Button::pressed("Yes", "1.2.yes")], vec![opens("https://acme.bitrix24.de/?a=b")]]);
        let made: Vec<_> = made.unwrap().inline_keyboard.into_iter().flatten().map(|button| button.kind).collect();
        assert_eq!(made, [CallbackData("1.2.yes".into()), Url("https://acme.bitrix24.de/?a=b".parse().unwrap())]);
        assert_eq!(keyboard(&[vec![opens("no address")]]).unwrap().inline_keyboard, [[]; 1]);
    }
}
