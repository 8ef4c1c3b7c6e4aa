//! What a case was like, in words: one line for each thing done, said or seen.

use std::fmt::Write as _;

use super::Player;
use super::expect::shown;
use crate::dialogue::reply::Reply;
use crate::dialogue::script::Input;
use crate::dialogue::script::world::{Action, AgentAction, ScriptWorld, Seen};
use crate::dialogue::texts::Texts;

impl Player<'_> {
    pub(super) fn write(&mut self, seen: &Seen, texts: &Texts, world: &(impl ScriptWorld + ?Sized)) {
        if let Seen::Desk { reply, text } = seen {
            let _ = writeln!(self.transcript, "agent< {}: {}", reply.name, text.replace('\n', "\n      "));
            return;
        }
        let Seen::Reply(reply) = seen else {
            let _ = writeln!(self.transcript, "* {}", describe(seen));
            return;
        };
        let _ = match texts.word(&world.state().language, reply, world.setting()) {
            Ok(worded) => {
                let labels: String =
                    worded.choices.iter().map(|(key, label)| format!("\n      [{key}] {label}")).collect();
                writeln!(self.transcript, "< {}: {}{labels}", reply.name, worded.text.replace('\n', "\n      "))
            }
            Err(error) => writeln!(self.transcript, "< {}: ({error})", reply.name),
        };
    }
}

/// What the person does, in words.
pub fn words_of(input: &Input, action: &Action) -> String {
    match (input, action) {
        (Input::Sent { what, .. }, _) => format!("({what})"),
        (_, Action::Text(text)) => text.clone(),
        (_, Action::Press(key)) => format!("[{key}]"),
        (_, Action::Voice) => "(no text)".into(),
        (_, Action::Captioned(text)) => format!("(picture) {text}"),
        (_, Action::Edit { message, text }) => format!("(edits message {message}) {text}"),
    }
}

/// What an agent does, in words.
pub fn words_of_agent(action: &AgentAction) -> String {
    match action {
        AgentAction::Text(text) => text.clone(),
        AgentAction::Edit(number, text) => format!("(edits message {number}) {text}"),
        AgentAction::Leave => "(leaves)".into(),
    }
}

pub fn describe(seen: &Seen) -> String {
    match seen {
        Seen::Desk { reply, text } => format!("for the desk {} ({text})", reply.name),
        Seen::Reply(Reply { name, .. }) => format!("the reply {name}"),
        Seen::File(file) => format!("the file {} {} ({} rows)", file.purpose, file.name, file.rows),
        Seen::Effect { name, args } => format!("{name}{}", shown(args)),
    }
}
