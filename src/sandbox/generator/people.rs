//! People: names as they are written, and as mail addresses spell them.

use std::borrow::Cow;

use super::Dice;
use super::words::{CYRILLIC, FRENCH, GERMAN, OTHERS, POLISH, VIETNAMESE, Vocabulary};
use crate::sandbox::record::{Channel, Multifield};

/// Where somebody's name and phone come from.
pub type Culture = &'static Vocabulary;

/// A person's name.
pub struct Person {
    /// First name.
    pub first: &'static str,
    /// Middle name, where there is one.
    pub middle: Option<&'static str>,
    /// Last name.
    pub last: &'static str,
    ascii: (&'static str, &'static str),
    culture: Culture,
}

fn spellings(word: &'static str) -> (&'static str, &'static str) {
    word.split_once('=').unwrap_or((word, word))
}

impl Person {
    /// Somebody; half of them have German names.
    pub fn roll(dice: &mut Dice) -> Self {
        let culture: Culture = match dice.below(20) {
            0..10 => &GERMAN,
            10..12 => &FRENCH,
            12..14 => &POLISH,
            14..16 => &VIETNAMESE,
            16..18 => &CYRILLIC,
            _ => &OTHERS,
        };
        let (first, first_ascii) = spellings(dice.pick(culture.first));
        let (last, last_ascii) = spellings(dice.pick(culture.last));
        let middle = (!culture.middle.is_empty() && !dice.one_in(3)).then(|| spellings(dice.pick(culture.middle)).0);
        Self { first, middle, last, ascii: (first_ascii, last_ascii), culture }
    }

    /// Phones and addresses; row numbers follow from `first_row`.
    pub fn channels(&self, dice: &mut Dice, first_row: i64) -> Vec<Multifield> {
        let mut rows = Vec::with_capacity(4);
        let mut push = |channel, value_type: &'static str, value: String| {
            let id = first_row + 2 * rows.len() as i64;
            rows.push(Multifield { id, channel, value_type: Cow::Borrowed(value_type), value: Cow::Owned(value) });
        };
        let shape = dice.below(100);
        if shape < 88 {
            push(Channel::Phone, "WORK", phone(self.culture.prefix, dice));
        }
        if shape < 30 {
            push(Channel::Phone, "MOBILE", phone(self.culture.prefix, dice));
        }
        if !(80..95).contains(&shape) {
            push(Channel::Email, "WORK", self.address(dice, 1));
        }
        if shape % 10 == 3 {
            push(Channel::Email, "HOME", self.address(dice, 2));
        }
        if shape % 25 == 7 {
            push(Channel::Im, "TELEGRAM", format!("@{}{}", self.ascii.1.to_ascii_lowercase(), dice.below(100)));
        }
        rows
    }

    fn address(&self, dice: &mut Dice, salt: u64) -> String {
        let mut text = String::with_capacity(40);
        text.push_str(self.ascii.0);
        text.push('.');
        text.push_str(self.ascii.1);
        text.make_ascii_lowercase();
        text.push_str(&dice.below(1000 * salt).to_string());
        text.push_str("@example.");
        text.push_str(self.culture.domain);
        text
    }
}

/// A phone number of a country.
pub fn phone(prefix: &str, dice: &mut Dice) -> String {
    let number = dice.next();
    let mut text = String::with_capacity(18);
    text.push_str(prefix);
    if number & 1 == 0 {
        text.push(' ');
    }
    text.push_str(&(100 + number / 16 % 900).to_string());
    if number & 2 == 0 {
        text.push(' ');
    }
    text.push_str(&(100_000 + number / 16_384 % 9_900_000).to_string());
    text
}
