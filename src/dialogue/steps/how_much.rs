//! How many records are gone (R14): asked only where our own reading cannot tell.

use super::Inner;
use crate::dialogue::engine::{Heard, Outcome, Turn};
use crate::dialogue::reply::Reply;

pub(super) fn enter(turn: &mut Turn<'_>) -> Outcome {
    turn.set_inner(Inner::Asked);
    let few = turn.facts.policy.requests.few_records;
    turn.ask(Reply::new("how-much").with("few-records", few).asking(["few", "many", "not-sure"]));
    Outcome::Stay
}

pub(super) fn hear(turn: &mut Turn<'_>, heard: &Heard) -> Outcome {
    let few = turn.facts.policy.requests.few_records;
    match heard {
        Heard::Choice(key) if key == "few" => Outcome::Exit("few"),
        Heard::Choice(key) if matches!(key.as_str(), "many" | "not-sure") => Outcome::Exit("many"),
        Heard::Choice(_) => Outcome::NotUnderstood,
        Heard::Text(text) => match number_in(text) {
            Some(amount) => {
                turn.state.answers.set_amount(amount);
                Outcome::Exit(if amount < few { "few" } else { "many" })
            }
            None => Outcome::NotUnderstood,
        },
    }
}

/// The only number in a text, with or without separators between groups of three digits.
pub(in crate::dialogue) fn number_in(text: &str) -> Option<u64> {
    let mut numbers = text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '\u{a0}')));
    let digits = |part: &str| part.chars().filter(char::is_ascii_digit).collect::<String>();
    let first = numbers.by_ref().map(digits).find(|part| !part.is_empty())?;
    let more = numbers.any(|part| !digits(part).is_empty());
    if more { None } else { first.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::number_in;

    #[test]
    fn one_number_is_read_and_two_are_not() {
        for (text, number) in [
            ("about 300", Some(300)),
            ("1.200 Kontakte", Some(1200)),
            ("12,000", Some(12_000)),
            ("etwa zwölf", None),
            ("3 or 4", None),
            ("99999999999999999999999", None),
        ] {
            assert_eq!(number_in(text), number, "{text}");
        }
    }
}
