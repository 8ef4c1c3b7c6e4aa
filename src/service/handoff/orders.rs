//! What agents order in the topic of a conversation: `/take`, `/fill moment yesterday 15:00`, a note, plain words.

use crate::domain::PlanId;
use crate::ports::handoffs::SentFile;

/// The commands of a desk, in the order of the menu. Each has a text `desk-command-…`.
pub const DESK_COMMANDS: [&str; 13] = [
    "take",
    "release",
    "close",
    "note",
    "status",
    "fill",
    "approve",
    "deny",
    "canned",
    "lang",
    "transcript",
    "record",
    "desk",
];

/// Begins a note that the person never sees.
pub const NOTE_MARK: &str = "//";

/// What an agent orders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AgentOrder {
    /// To have the conversation.
    Take,
    /// To give it back to the assistant.
    Release,
    /// To close it.
    Close,
    /// To begin it: the assistant stays out of it (H5).
    Begin,
    /// To tell the person this.
    Say {
        /// Its number where it was written: an edit names it.
        number: i64,
        /// What.
        text: String,
        /// The file that goes with it, which the surface copies.
        file: Option<SentFile>,
    },
    /// To change what was said (H9).
    Edit {
        /// The number of what was said.
        number: i64,
        /// What it says now.
        text: String,
    },
    /// To keep something that the person never sees.
    Note(String),
    /// To see how it stands.
    Status,
    /// To give an answer for the person.
    Fill {
        /// Which: `missing`, `moment`, `option`, `snapshot`.
        slot: String,
        /// What, in the words of the desk's language or the person's.
        value: String,
    },
    /// To let a restore run that waits for it: the one of that plan, where a button names it.
    Approve(Option<PlanId>),
    /// Not to.
    Deny(String),
    /// To say a prepared reply, or, without a name, to see which there are.
    Canned(String),
    /// To change the language of the conversation.
    Language(String),
    /// To have all that was said as a file.
    Transcript,
    /// To have the record of who did what as a file.
    Record,
    /// To see who waits.
    Desk,
}

impl AgentOrder {
    /// What a message of an agent with that number orders; `None` for a command of nobody's.
    pub fn read(text: &str, number: i64) -> Option<Self> {
        let text = text.trim();
        if let Some(note) = text.strip_prefix(NOTE_MARK) {
            return Some(Self::Note(note.trim().to_owned()));
        }
        match text.strip_prefix('/') {
            Some(command) => {
                let (name, rest) = command.split_once(char::is_whitespace).unwrap_or((command, ""));
                // In groups a command may be followed by the bot's name.
                let name = name.split_once('@').map_or(name, |(name, _)| name);
                Self::command(name, rest)
            }
            None => Some(Self::Say { number, text: text.to_owned(), file: None }),
        }
    }

    /// What a command orders, its name without the slash.
    pub fn command(name: &str, rest: &str) -> Option<Self> {
        let rest = rest.trim();
        Some(match name.to_lowercase().as_str() {
            "take" => Self::Take,
            "release" => Self::Release,
            "close" => Self::Close,
            "begin" => Self::Begin,
            "note" => Self::Note(rest.to_owned()),
            "status" => Self::Status,
            "fill" => {
                let (slot, value) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
                Self::Fill { slot: slot.to_lowercase(), value: value.trim().to_owned() }
            }
            "approve" => Self::Approve(rest.parse().ok()),
            "deny" => Self::Deny(rest.to_owned()),
            "canned" => Self::Canned(rest.to_lowercase()),
            "lang" => Self::Language(rest.to_lowercase()),
            "transcript" => Self::Transcript,
            "record" => Self::Record,
            "desk" => Self::Desk,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_of_agents_are_orders() {
        let fill = |slot: &str, value: &str| AgentOrder::Fill { slot: slot.into(), value: value.into() };
        let say = |text: &str| AgentOrder::Say { number: 7, text: text.into(), file: None };
        for (text, order) in [
            ("/take", Some(AgentOrder::Take)),
            ("/TAKE@restore24_bot", Some(AgentOrder::Take)),
            ("  /release ", Some(AgentOrder::Release)),
            ("/fill Moment yesterday 15:00", Some(fill("moment", "yesterday 15:00"))),
            ("/fill", Some(fill("", ""))),
            ("/approve", Some(AgentOrder::Approve(None))),
            ("/approve p12", Some(AgentOrder::Approve(Some(PlanId(12))))),
            ("/deny  too large ", Some(AgentOrder::Deny("too large".into()))),
            ("// he is upset", Some(AgentOrder::Note("he is upset".into()))),
            ("/note he is upset", Some(AgentOrder::Note("he is upset".into()))),
            ("Hello!", Some(say("Hello!"))),
            ("and/or", Some(say("and/or"))),
            ("/dance", None),
        ] {
            assert_eq!(AgentOrder::read(text, 7), order, "{text}");
        }
        for name in DESK_COMMANDS {
            assert!(AgentOrder::command(name, "").is_some(), "{name}");
        }
    }
}
