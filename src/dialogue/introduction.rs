//! The introduction: a person whom nobody knows tells portal and user, and types back the code that arrives there.
//!
//! In charge of what is asked and said, as a pure state machine. Whether portal and user exist is never said, by no
//! answer: whoever asks hears the same. Sending codes, checking them and slowing down whoever guesses is the
//! service's.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::reply::{Arg, Choice, Reply};

/// Digits of a code.
pub const CODE_DIGITS: usize = 8;

/// How long a code can be typed back.
pub const CODE_MINUTES: i64 = 10;

/// How often a code may be typed wrong.
pub const CODE_TRIES: u32 = 5;

/// The longest name of a host, and the longest address of e-mail (RFC 1035, RFC 5321).
const LONGEST_HOST: usize = 253;
const LONGEST_EMAIL: usize = 254;

/// Digits of the longest user number that is taken as one.
const LONGEST_NUMBER: usize = 12;

/// Ways on that stand below the questions.
pub const NEW_CODE: &str = "new-code";
/// Another user of the same portal.
pub const OTHER_PERSON: &str = "other-person";
/// Another portal.
pub const OTHER_PORTAL: &str = "other-portal";

/// Begins the key of a button that leads to the portal's own sign-in; its number follows.
const SIGN_IN: &str = "sign-in-";

/// Where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "at")]
pub enum Introduction {
    /// Which portal?
    #[default]
    Portal,
    /// Which user of it?
    Person {
        /// The portal, as it was typed.
        portal: String,
    },
    /// Which code?
    Code {
        /// The portal, as it was typed.
        portal: String,
        /// The user, as it was typed.
        person: String,
        /// When the code was asked for.
        asked_at: DateTime<Utc>,
        /// How often it was typed wrong.
        tries: u32,
    },
}

/// What the person does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said<'a> {
    /// Comes, or comes back.
    Opened,
    /// Writes.
    Text(&'a str),
    /// Presses a button of that key.
    Pressed(&'a str),
    /// Wants to stop.
    Cancel,
    /// Asks what this is.
    Help,
    /// Sends something that is no text.
    Unsupported,
}

/// What is to be done outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Order {
    /// Send a code to that user of that portal, if there are such.
    SendCode {
        /// The portal, as it was typed.
        portal: String,
        /// The user, as it was typed.
        person: String,
    },
    /// See whether that is the code.
    TryCode(String),
}

/// What came of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// A code is on its way, if there are such a portal and user.
    OnItsWay,
    /// That is not the code.
    Wrong,
    /// Too much was tried: nothing is looked at before that many seconds.
    Wait(u64),
}

/// What follows from something said.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Where it stands now.
    pub state: Introduction,
    /// What is said.
    pub replies: Vec<Reply>,
    /// What is to be done first; its outcome goes to [`answer`].
    pub order: Option<Order>,
}

impl Step {
    fn say(state: Introduction, reply: Reply) -> Self {
        Self { state, replies: vec![reply], order: None }
    }

    fn order(state: Introduction, order: Order) -> Self {
        Self { state, replies: Vec::new(), order: Some(order) }
    }
}

/// Takes something that the person does.
pub fn hear(state: Introduction, said: Said<'_>, now: DateTime<Utc>) -> Step {
    match (state, said) {
        (_, Said::Opened) => Step::say(Introduction::Portal, Reply::new("link-needed")),
        (_, Said::Cancel) => Step::say(Introduction::Portal, Reply::new("intro-cancelled")),
        (state, Said::Help) => {
            let mut step = Step::say(state, Reply::new("link-needed"));
            step.replies.extend(question(&step.state));
            step
        }
        (Introduction::Person { .. } | Introduction::Code { .. }, Said::Pressed(OTHER_PORTAL)) => {
            Step::say(Introduction::Portal, Reply::new("intro-portal"))
        }
        (Introduction::Code { portal, .. }, Said::Pressed(OTHER_PERSON)) => ask_person(portal),
        (state, Said::Pressed(NEW_CODE)) => match &state {
            Introduction::Code { portal, person, .. } => {
                let order = Order::SendCode { portal: portal.clone(), person: person.clone() };
                Step::order(state, order)
            }
            _ => repeat(state),
        },
        (state, Said::Pressed(_) | Said::Unsupported) => repeat(state),
        (Introduction::Portal, Said::Text(text)) => match portal_in(text) {
            Some(portal) => ask_person(portal),
            None => Step::say(Introduction::Portal, Reply::new("intro-not-a-portal")),
        },
        (Introduction::Person { portal }, Said::Text(text)) => match person_in(text) {
            Some(person) => {
                let order = Order::SendCode { portal: portal.clone(), person };
                Step::order(Introduction::Person { portal }, order)
            }
            None => Step::say(Introduction::Person { portal }, asking_person("intro-not-a-person")),
        },
        (state @ Introduction::Code { .. }, Said::Text(text)) => hear_code(state, text, now),
    }
}

/// Takes the outcome of an order.
pub fn answer(state: Introduction, order: &Order, outcome: Outcome, now: DateTime<Utc>) -> Step {
    match (order, outcome) {
        (_, Outcome::Wait(seconds)) => {
            let reply = Reply::new("intro-wait").with("span", Arg::Seconds(seconds));
            Step::say(state, reply)
        }
        (Order::SendCode { portal, person }, _) => {
            let (portal, person) = (portal.clone(), person.clone());
            let reply = asking_code("intro-code")
                .with("portal", portal.as_str())
                .with("digits", CODE_DIGITS as u64)
                .with("minutes", CODE_MINUTES.unsigned_abs());
            Step::say(Introduction::Code { portal, person, asked_at: now, tries: 0 }, reply)
        }
        (Order::TryCode(_), _) => match state {
            Introduction::Code { portal, person, asked_at, tries } => {
                let tries = tries + 1;
                let left = CODE_TRIES.saturating_sub(tries);
                let reply = match left {
                    0 => asking_code("intro-code-over"),
                    left => asking_code("intro-code-wrong").with("count", left),
                };
                Step::say(Introduction::Code { portal, person, asked_at, tries }, reply)
            }
            other => repeat(other),
        },
    }
}

/// A code that was typed in time goes to be checked, whether or not one was sent.
fn hear_code(state: Introduction, text: &str, now: DateTime<Utc>) -> Step {
    let Introduction::Code { asked_at, tries, .. } = &state else { return repeat(state) };
    let Some(code) = code_in(text) else {
        let reply = asking_code("intro-code-form").with("digits", CODE_DIGITS as u64);
        return Step::say(state, reply);
    };
    if *tries >= CODE_TRIES || now >= *asked_at + TimeDelta::minutes(CODE_MINUTES) {
        return Step::say(state, asking_code("intro-code-over"));
    }
    Step::order(state, Order::TryCode(code))
}

fn ask_person(portal: String) -> Step {
    let reply = asking_person("intro-person").with("portal", portal.as_str());
    Step::say(Introduction::Person { portal }, reply)
}

fn repeat(state: Introduction) -> Step {
    let reply = question(&state).unwrap_or_else(|| Reply::new("link-needed"));
    Step::say(state, reply)
}

/// The open question once more; `None` where the first message asks it.
fn question(state: &Introduction) -> Option<Reply> {
    match state {
        Introduction::Portal => None,
        Introduction::Person { portal } => Some(asking_person("intro-person").with("portal", portal.as_str())),
        Introduction::Code { .. } => Some(asking_code("intro-code-form").with("digits", CODE_DIGITS as u64)),
    }
}

/// What is said to somebody whose introduction stands there, to go on with it; for whoever comes back from an aside.
pub fn remind(state: &Introduction) -> Reply {
    question(state).unwrap_or_else(|| Reply::new("link-needed"))
}

/// Leads to the sign-in of that number at the portal.
pub fn sign_in_choice(id: i64, portal: &str) -> Choice {
    Choice::labelled(format!("{SIGN_IN}{id}"), "sign-in-choice").with("portal", portal)
}

/// The number of the sign-in that a button with such a key leads to.
pub fn sign_in_of(key: &str) -> Option<i64> {
    key.strip_prefix(SIGN_IN)?.parse().ok()
}

/// The portal at which a sign-in would spare the person the question that is asked with these replies.
pub fn may_sign_in<'a>(state: &'a Introduction, replies: &[Reply]) -> Option<&'a str> {
    match state {
        Introduction::Person { portal } if replies.iter().any(asks_person) => Some(portal),
        _ => None,
    }
}

/// The question who the person is, with a sign-in beside it.
pub fn offer_sign_in(mut reply: Reply, id: i64, portal: &str) -> Reply {
    if asks_person(&reply) {
        if reply.name == "intro-person" {
            reply.name = "intro-person-sign-in".to_owned();
        }
        reply.choices.insert(0, sign_in_choice(id, portal));
    }
    reply
}

fn asks_person(reply: &Reply) -> bool {
    matches!(reply.name.as_str(), "intro-person" | "intro-not-a-person")
}

fn asking_person(name: &str) -> Reply {
    Reply::new(name).asking([OTHER_PORTAL])
}

fn asking_code(name: &str) -> Reply {
    Reply::new(name).asking([NEW_CODE, OTHER_PERSON, OTHER_PORTAL])
}

/// A portal's name or address in what somebody typed, in small letters, without what surrounds it in an address. A word with
/// a question mark behind it is a question (*hello?*).
fn portal_in(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    if text.ends_with('?') && !text.contains(['.', '/']) {
        return None;
    }
    let text = text.split_once("://").map_or(text.as_str(), |(_, rest)| rest);
    let host = text.split(['/', '?', '#']).next().unwrap_or_default().trim_end_matches('.');
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | ':' | '_');
    let is_one = !host.is_empty() && host.len() <= LONGEST_HOST && host.chars().all(fits);
    (is_one && host.chars().any(char::is_alphanumeric)).then(|| host.to_owned())
}

/// An address of e-mail or a user's number in what somebody typed.
fn person_in(text: &str) -> Option<String> {
    let text = text.trim();
    let digits = text.trim_start_matches(['#', '№']).trim();
    if !digits.is_empty() && digits.len() <= LONGEST_NUMBER && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(digits.trim_start_matches('0').to_owned()).filter(|digits| !digits.is_empty());
    }
    let (local, domain) = text.split_once('@')?;
    let is_part = |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || c == '@');
    (text.len() <= LONGEST_EMAIL && is_part(local) && is_part(domain)).then(|| text.to_lowercase())
}

/// A code in what somebody typed, however it is spaced.
fn code_in(text: &str) -> Option<String> {
    let kept: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2013}')).collect();
    (kept.len() == CODE_DIGITS && kept.bytes().all(|byte| byte.is_ascii_digit())).then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-11-25T10:00:00Z".parse().unwrap()
    }

    fn person() -> Introduction {
        Introduction::Person { portal: "acme".into() }
    }

    fn code(minutes_ago: i64, tries: u32) -> Introduction {
        let asked_at = now() - TimeDelta::minutes(minutes_ago);
        Introduction::Code { portal: "acme".into(), person: "4".into(), asked_at, tries }
    }

    fn names(step: &Step) -> Vec<&str> {
        step.replies.iter().map(|reply| reply.name.as_str()).collect()
    }

    #[test]
    fn each_step_answers_whatever_is_said() {
        use Said::{Cancel, Help, Opened, Pressed, Text, Unsupported};
        let start = || Introduction::Portal;
        let rows: Vec<(Introduction, Said<'_>, Introduction, &[&str])> = vec![
            (start(), Opened, start(), &["link-needed"]),
            (start(), Text("ACME"), person(), &["intro-person"]),
            (start(), Text("My contacts are gone"), start(), &["intro-not-a-portal"]),
            (start(), Text("1234 5678"), start(), &["intro-not-a-portal"]),
            (start(), Text("hello?"), start(), &["intro-not-a-portal"]),
            (
                start(),
                Text("https://ACME.bitrix24.com/?a=b"),
                Introduction::Person { portal: "acme.bitrix24.com".into() },
                &["intro-person"],
            ),
            (start(), Pressed(NEW_CODE), start(), &["link-needed"]),
            (start(), Pressed(OTHER_PORTAL), start(), &["link-needed"]),
            (start(), Help, start(), &["link-needed"]),
            (start(), Cancel, start(), &["intro-cancelled"]),
            (start(), Unsupported, start(), &["link-needed"]),
            (person(), Opened, start(), &["link-needed"]),
            (person(), Text("the boss"), person(), &["intro-not-a-person"]),
            (person(), Pressed(OTHER_PORTAL), start(), &["intro-portal"]),
            (person(), Pressed(OTHER_PERSON), person(), &["intro-person"]),
            (person(), Pressed("forged"), person(), &["intro-person"]),
            (person(), Help, person(), &["link-needed", "intro-person"]),
            (person(), Cancel, start(), &["intro-cancelled"]),
            (person(), Unsupported, person(), &["intro-person"]),
            (code(1, 0), Opened, start(), &["link-needed"]),
            (code(1, 0), Text("1234567"), code(1, 0), &["intro-code-form"]),
            (code(1, 0), Text("one two three"), code(1, 0), &["intro-code-form"]),
            (code(1, CODE_TRIES), Text("12345678"), code(1, CODE_TRIES), &["intro-code-over"]),
            (code(CODE_MINUTES, 0), Text("12345678"), code(CODE_MINUTES, 0), &["intro-code-over"]),
            (code(1, 0), Pressed(OTHER_PORTAL), start(), &["intro-portal"]),
            (code(1, 0), Pressed(OTHER_PERSON), person(), &["intro-person"]),
            (code(1, 0), Help, code(1, 0), &["link-needed", "intro-code-form"]),
            (code(1, 0), Cancel, start(), &["intro-cancelled"]),
            (code(1, 0), Unsupported, code(1, 0), &["intro-code-form"]),
        ];
        for (before, said, after, replies) in rows {
            let step = hear(before.clone(), said, now());
            assert_eq!(step.state, after, "{before:?} {said:?}");
            assert_eq!(names(&step), replies, "{before:?} {said:?}");
            assert_eq!(step.order, None, "{before:?} {said:?}");
        }
    }

    #[test]
    fn a_code_is_sent_for_and_checked_outside() {
        let send = |person: &str| Order::SendCode { portal: "acme".into(), person: person.into() };
        for (before, said, order) in [
            (person(), Said::Text(" Ada@Example.DE "), send("ada@example.de")),
            (person(), Said::Text("#0012"), send("12")),
            (code(1, 3), Said::Pressed(NEW_CODE), send("4")),
            (code(CODE_MINUTES - 1, CODE_TRIES - 1), Said::Text("1234 5678"), Order::TryCode("12345678".into())),
            (code(1, 0), Said::Text("1234-5678\n"), Order::TryCode("12345678".into())),
        ] {
            let step = hear(before.clone(), said, now());
            assert_eq!((step.order, step.state), (Some(order), before));
            assert_eq!(step.replies, []);
        }
    }

    #[test]
    fn what_came_of_an_order_is_said() {
        let send = Order::SendCode { portal: "acme".into(), person: "4".into() };
        let attempt = Order::TryCode("12345678".into());
        for (before, order, outcome, after, reply) in [
            (person(), &send, Outcome::OnItsWay, code(0, 0), "intro-code"),
            (code(9, 4), &send, Outcome::OnItsWay, code(0, 0), "intro-code"),
            (person(), &send, Outcome::Wait(60), person(), "intro-wait"),
            // The code that is there can still be typed.
            (code(2, 1), &send, Outcome::Wait(60), code(2, 1), "intro-wait"),
            (code(2, 1), &attempt, Outcome::Wait(60), code(2, 1), "intro-wait"),
            (code(2, 1), &attempt, Outcome::Wrong, code(2, 2), "intro-code-wrong"),
            (code(2, CODE_TRIES - 1), &attempt, Outcome::Wrong, code(2, CODE_TRIES), "intro-code-over"),
        ] {
            let step = answer(before, order, outcome, now());
            assert_eq!((&step.state, names(&step)), (&after, vec![reply]));
        }
    }

    #[test]
    fn portals_people_and_codes_are_read_as_people_write_them() {
        for (text, portal) in [
            ("acme", Some("acme")),
            (" https://Acme.bitrix24.de/crm/contact/list/?x=1 ", Some("acme.bitrix24.de")),
            ("acme.bitrix24.de.", Some("acme.bitrix24.de")),
            ("127.0.0.1:8080", Some("127.0.0.1:8080")),
            ("công-ty.bitrix24.vn", Some("công-ty.bitrix24.vn")),
            ("user@acme.de", None),
            ("two words", None),
            ("...", None),
            ("", None),
        ] {
            assert_eq!(portal_in(text).as_deref(), portal, "{text}");
        }
        for (text, person) in [
            ("4", Some("4")),
            ("№ 17", Some("17")),
            ("ADA@example.de", Some("ada@example.de")),
            ("0", None),
            ("1234567890123", None),
            ("ada@", None),
            ("a b@example.de", None),
            ("a@b@c", None),
            ("Ada Berg", None),
        ] {
            assert_eq!(person_in(text).as_deref(), person, "{text}");
        }
        for (text, code) in [
            ("12345678", Some("12345678")),
            ("12 34 56 78", Some("12345678")),
            ("123456789", None),
            ("１２３４５６７８", None),
        ] {
            assert_eq!(code_in(text).as_deref(), code, "{text}");
        }
    }

    #[test]
    fn a_sign_in_is_offered_where_the_person_is_asked_for_and_nowhere_else() {
        for (before, said, offered) in [
            (Introduction::Portal, Said::Text("ACME"), Some("intro-person-sign-in")),
            (person(), Said::Text("the boss"), Some("intro-not-a-person")),
            (person(), Said::Help, Some("intro-person-sign-in")),
            (code(1, 0), Said::Pressed(OTHER_PERSON), Some("intro-person-sign-in")),
            (Introduction::Portal, Said::Opened, None),
            (person(), Said::Cancel, None),
            (person(), Said::Text("4"), None),
            (code(1, 0), Said::Text("12345678"), None),
        ] {
            let step = hear(before, said, now());
            let portal = may_sign_in(&step.state, &step.replies);
            assert_eq!(portal, offered.map(|_| "acme"), "{said:?}");
            let replies: Vec<Reply> =
                step.replies.into_iter().map(|reply| offer_sign_in(reply, 17, "acme (acme.example)")).collect();
            let with_it = replies.iter().find(|reply| reply.choices.iter().any(|choice| choice.key == "sign-in-17"));
            assert_eq!(with_it.map(|reply| reply.name.as_str()), offered, "{said:?}");
            assert!(with_it.is_none_or(|reply| reply.choices.len() == 2), "the code way stays: {with_it:?}");
        }
        for (key, id) in [("sign-in-17", Some(17)), ("sign-in-", None), ("sign-in-x", None), ("other-portal", None)] {
            assert_eq!(sign_in_of(key), id, "{key}");
        }
    }

    #[test]
    fn it_is_kept_as_json() {
        for state in [Introduction::Portal, person(), code(1, 2)] {
            let text = serde_json::to_string(&state).unwrap();
            assert_eq!(serde_json::from_str::<Introduction>(&text).unwrap(), state);
        }
    }
}
