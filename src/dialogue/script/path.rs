//! Whether a case is on the happy path, and if not, in which way it leaves it.
//!
//! In charge of the counting rule: a case that says `path: happy` or `path: off` is believed; any other is off the happy
//! path when something in it is a correction, a digression, a cancellation, something that is not understood, a refusal,
//! or a failure of the outside. What comes first in that list names it.

use super::{Case, Input, What};

/// On the happy path or off it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Path {
    /// From a question to its answer to the end.
    Happy,
    /// Anything else.
    Off,
}

impl Path {
    /// The path of that name.
    pub fn find(text: &str) -> Option<Self> {
        match text {
            "happy" => Some(Self::Happy),
            "off" => Some(Self::Off),
            _ => None,
        }
    }
}

/// Ways off the happy path: the starts of the replies that show it, and the choices.
const WAYS: [(&str, &[&str], &[&str]); 6] = [
    (
        "correction",
        &[
            "change-what",
            "nothing-to-change",
            "reading-differs",
            "reading-later",
            "snapshot-misses",
            "snapshot-damaged",
            "snapshot-lacks",
        ],
        &[
            "change-it",
            "other-moment",
            "other-option",
            "other-snapshot",
            "something-else",
            "use-reading",
            "use-newer",
            "back",
            "undo",
        ],
    ),
    (
        "digression",
        &["help", "why-", "status", "choose-language", "language-changed", "handoff-", "no-requests", "request-"],
        &["person", "requests", "how"],
    ),
    ("cancellation", &["cancelled", "stopped", "cannot-leave", "nothing-before"], &["cancel", "stop", "keep-it"]),
    (
        "invalid input",
        &[
            "not-understood",
            "which-one",
            "empty-message",
            "too-long",
            "no-words",
            "other-script",
            "unsupported-message",
            "stale-button",
            "offer-person",
            "no-answer",
            "moment-future",
            "moment-ahead",
            "moment-two",
            "moment-gap",
            "moment-overlap",
            "moment-too-old",
            "confirm-differs",
            "still-",
        ],
        &[],
    ),
    (
        "refusal",
        &[
            "refused-",
            "tariff-refused",
            "tariff-unclear",
            "week-refused",
            "no-option",
            "no-snapshot",
            "history-needs-tariff",
            "only-full-",
            "option-csv-too-large",
            "plan-empty",
            "nothing-to-undo",
            "by-person",
            "not-held-yet",
        ],
        &[],
    ),
    (
        "failure",
        &[
            "failure-",
            "evidence-failed",
            "evidence-unknown",
            "plan-expired",
            "plan-stale",
            "plan-overtaken",
            "flow-changed",
            "result-refused",
            "result-unknown",
            "result-not-verified",
            "unfinished-restore",
            "stuck",
        ],
        &["try-again", "look-again", "check-again"],
    ),
];

/// How a case leaves the happy path; `None` where it stays on it.
pub fn way_off(case: &Case) -> Option<&'static str> {
    if case.path == Some(Path::Happy) {
        return None;
    }
    let shown = WAYS.iter().find(|way| case.lines.iter().any(|line| shows(&line.what, way))).map(|way| way.0);
    let outside = case.lines.iter().any(|line| matches!(line.what, What::Outside(_))).then_some("failure");
    shown.or(outside).or((case.path == Some(Path::Off)).then_some("said so"))
}

fn shows(what: &What, (_, replies, choices): &(&str, &[&str], &[&str])) -> bool {
    match what {
        What::Reply { name, .. } => replies.iter().any(|start| name.starts_with(start)),
        What::Admin(Input::Press(key) | Input::Label(key)) => choices.contains(&key.as_str()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::way_off;
    use crate::dialogue::script::parse;

    #[test]
    fn what_a_case_says_of_itself_counts_most() {
        for (body, wanted) in [
            ("> [crm-data]\n< recycle-bin", None),
            ("> [crm-data]\n< recycle-bin\n> [how]", Some("digression")),
            ("> [a]\n< not-understood", Some("invalid input")),
            ("> [a]\n< not-understood\n> [cancel]", Some("cancellation")),
            ("! restart", Some("failure")),
            ("path: happy\n! restart", None),
            ("path: off\n> [a]", Some("said so")),
        ] {
            let script = parse("a.md", &format!("# T\n## C\n{body}\n")).unwrap();
            assert_eq!(way_off(&script.cases[0]), wanted, "{body}");
        }
    }
}
