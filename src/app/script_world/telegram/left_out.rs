//! Cases of the full world that make no sense in a messenger, each with its reason.
//!
//! In charge of the list: whatever is not on it is played.

use crate::dialogue::script::{Case, Script};

/// A case that is not played through Telegram.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    /// The script's file name.
    pub file: &'static str,
    /// How the case's name begins.
    pub case: &'static str,
    /// Why.
    pub reason: &'static str,
}

/// All of them.
pub const LEFT_OUT: &[LeftOut] = &[
    LeftOut {
        file: "delivery.md",
        case: "The connection is cut after a reply was shown",
        reason: "in Telegram a message whose answer was lost is found again, so it is shown once: telegram.md plays that",
    },
    LeftOut {
        file: "h02_turn_before.md",
        case: "",
        reason: "a chat answers whenever it can; the tests of the desk have Telegram ask to wait meanwhile",
    },
    LeftOut { file: "h01_silent_at_once.md", case: "An agent's first word is a take-over", reason: NO_TOPIC },
    LeftOut { file: "h01_silent_at_once.md", case: "The agent's name is shown", reason: NO_TOPIC },
    LeftOut { file: "h03_right_step.md", case: "With what the agent filled in", reason: NO_TOPIC },
    LeftOut { file: "h03_right_step.md", case: "An answer is corrected while the assistant", reason: NO_TOPIC },
    LeftOut { file: "h03_right_step.md", case: "Words of a choice that the person writes", reason: NO_TOPIC },
    LeftOut { file: "h03_right_step.md", case: "Filled in one after the other", reason: NO_TOPIC },
    LeftOut { file: "h03_right_step.md", case: "A moment that is filled in afterwards", reason: NO_TOPIC },
    LeftOut { file: "h03_right_step.md", case: "What is filled in at the greeting", reason: NO_TOPIC },
    LeftOut { file: "h03_right_step.md", case: "A time that the clock showed twice", reason: NO_TOPIC },
    LeftOut { file: "h03_right_step.md", case: "A backup that is not there is refused", reason: NO_TOPIC },
    LeftOut { file: "h03_right_step.md", case: "With nothing else that says when", reason: NO_TOPIC },
    LeftOut { file: "desk_policy.md", case: "What the agent is whispered", reason: NO_TOPIC },
    LeftOut { file: "desk_policy.md", case: "An order that nobody can have asked for", reason: NO_TOPIC },
];

/// Why an agent cannot write what a case has them write.
const NO_TOPIC: &str =
    "before anything was asked of the desk there is no topic to write in; its tests play this behind a request";

/// Why a case is not played, `None` for one that is.
pub fn why_left_out(script: &Script, case: &Case) -> Option<&'static str> {
    let file = script.file.rsplit(['/', '\\']).next().unwrap_or_default();
    let found = LEFT_OUT.iter().find(|left_out| left_out.file == file && case.name.starts_with(left_out.case));
    found.map(|left_out| left_out.reason)
}
