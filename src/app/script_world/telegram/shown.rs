//! What stands in a chat against what was to be said.
//!
//! In charge of the comparison only: it knows nothing of how the bot cuts texts and chooses calls, so it finds where that
//! goes wrong. Every message and every change of one has to be explained by a reply, by a button that was marked as
//! pressed, or by work that shows how far it is.

use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write as _;
use std::path::PathBuf;

use serde_json::Value;

use crate::dialogue::backend::FileView;
use crate::ports::chats::Button;

/// The longest text of a message, in UTF-16 code units (<https://core.telegram.org/bots/api#sendmessage>, read
/// 2026-11-25).
const TEXT_UNITS: usize = 4096;

/// Before the label of the button that was pressed.
const PRESSED_MARK: &str = "✓ ";

/// Something that was to be said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Expected {
    /// The reply's name, or the file's.
    pub name: String,
    /// Its words.
    pub text: String,
    /// Its buttons, in order.
    pub buttons: Vec<Button>,
    /// The picture that goes with it.
    pub picture: Option<PathBuf>,
    /// The file that is handed over instead.
    pub file: Option<FileView>,
    /// Whether it replaces the last one of its name.
    pub is_living: bool,
    /// Whether it stands in the place of earlier words of that name.
    pub is_change: bool,
}

/// A message as the chat shows it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Message {
    id: i64,
    text: String,
    buttons: Vec<Button>,
    photo: Option<String>,
    /// Name and identifier.
    document: Option<(String, String)>,
}

/// A file that was handed over for something expected, whose bytes are still to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// Which of what was expected.
    pub position: usize,
    /// Its identifier in the messenger.
    pub id: String,
}

/// What a person sees, message by message.
#[derive(Debug, Default)]
pub struct Screen {
    standing: BTreeMap<i64, Message>,
    /// Which reply a message says.
    names: BTreeMap<i64, String>,
    /// The last message, where it is a living one.
    living: Option<i64>,
}

/// Something expected that was not shown to its end.
struct Open {
    position: usize,
    expected: Expected,
    rest: String,
    has_picture: bool,
}

/// What else may happen beside what is to be said.
pub struct Beside<'a> {
    /// How work that goes on begins to be told.
    pub progress: &'a [String],
    /// The message whose button was pressed in this turn.
    pub pressed: Option<i64>,
}

impl Screen {
    /// The newest message with a button that bears this.
    pub fn find_button(&self, data: &str) -> Option<i64> {
        let bears = |message: &&Message| message.buttons.iter().any(|button| button.data == data);
        self.standing.values().rev().find(bears).map(|message| message.id)
    }

    /// The newest message.
    pub fn newest(&self) -> Option<i64> {
        self.standing.keys().next_back().copied()
    }

    /// The buttons of the newest message that has some, for a failure.
    pub fn buttons_in_words(&self) -> String {
        let newest = self.standing.values().rev().find(|message| !message.buttons.is_empty());
        newest.map_or_else(|| "there is no button".to_owned(), in_words)
    }

    /// Follows what happened in the chat: it has to be what was expected, in order and whole.
    ///
    /// # Errors
    /// The first difference, with both sides.
    pub fn follow(
        &mut self,
        events: &[Value],
        expected: &[Expected],
        beside: &Beside<'_>,
    ) -> Result<Vec<Handed>, String> {
        let open = |(position, expected): (usize, &Expected)| Open {
            position,
            rest: expected.text.trim().to_owned(),
            has_picture: false,
            expected: expected.clone(),
        };
        let mut waiting: VecDeque<Open> = expected.iter().enumerate().map(open).collect();
        let mut handed = Vec::new();
        for event in events {
            let shown = Message::read(&event["message"]);
            let is_edit = event["kind"] == "edit";
            let before = self.standing.insert(shown.id, shown.clone());
            if let Some(next) = waiting.front_mut()
                && let Some(is_whole) = next.take(&shown)
            {
                // What came of work takes the place of how far it was, where nothing was said since.
                let was_progress = before.is_some_and(|before| before.is_progress(beside.progress));
                let ends_progress = was_progress && self.newest() == Some(shown.id);
                self.check_place(&shown, is_edit, &next.expected, ends_progress, beside)?;
                let file = shown.photo.clone().or_else(|| shown.document.as_ref().map(|(_, id)| id.clone()));
                handed.extend(file.map(|id| Handed { position: next.position, id }));
                self.living = next.expected.is_living.then_some(shown.id);
                self.names.insert(shown.id, next.expected.name.clone());
                if is_whole {
                    waiting.pop_front();
                }
                continue;
            }
            let is_marked = is_edit && before.is_some_and(|before| shown.is_marked_form_of(&before));
            if !is_marked && !shown.is_progress(beside.progress) {
                return Err(difference(&shown, is_edit, waiting.front().map(|next| &next.expected)));
            }
            if !is_edit {
                self.living = None;
            }
        }
        // A living message that says so already is not changed.
        let stands = |next: &Open| {
            let standing = self.living.and_then(|message| self.standing.get(&message));
            next.expected.is_living && standing.is_some_and(|message| message.text == next.expected.text.trim())
        };
        match waiting.iter().find(|next| !stands(next)) {
            Some(next) => Err(format!("this was to be said, and it is not in the chat:\n{}", next.expected.in_words())),
            None => Ok(handed),
        }
    }

    /// Something new stands below everything else; only a living message and the card whose button was pressed change.
    fn check_place(
        &self,
        shown: &Message,
        is_edit: bool,
        expected: &Expected,
        ends_progress: bool,
        beside: &Beside<'_>,
    ) -> Result<(), String> {
        let said_before = self.names.get(&shown.id);
        let lives_on = self.living.filter(|living| self.names.get(living) == Some(&expected.name));
        let is_right = match (expected.is_living, is_edit) {
            _ if expected.is_change => is_edit && said_before == Some(&expected.name),
            (true, true) => lives_on == Some(shown.id),
            (true, false) => lives_on.is_none(),
            (false, true) => ends_progress || beside.pressed == Some(shown.id) && said_before == Some(&expected.name),
            (false, false) => true,
        };
        let where_it_stands = if is_edit { "took the place of another message" } else { "was sent anew" };
        if is_right { Ok(()) } else { Err(format!("this {where_it_stands}:\n{}", expected.in_words())) }
    }
}

impl Open {
    /// Whether a message says this or its next part: `Some(true)` where it is whole with it.
    fn take(&mut self, shown: &Message) -> Option<bool> {
        if let Some(file) = &self.expected.file {
            let name = file.name.rsplit('/').next().unwrap_or(&file.name);
            let is_it = shown.document.as_ref().is_some_and(|(shown, _)| shown == name);
            return (is_it && shown.text == self.rest && shown.buttons.is_empty()).then_some(true);
        }
        let wants_picture = self.expected.picture.is_some() && !self.has_picture;
        if shown.document.is_some() || shown.photo.is_some() != wants_picture {
            return None;
        }
        let rest = self.rest.strip_prefix(&shown.text)?.trim_start();
        let is_whole = rest.is_empty();
        let is_cut_for_nothing =
            !is_whole && !shown.text.is_empty() && self.expected.text.encode_utf16().count() <= TEXT_UNITS;
        let buttons: &[Button] = if is_whole { &self.expected.buttons } else { &[] };
        if shown.buttons != buttons || is_cut_for_nothing {
            return None;
        }
        self.rest = rest.to_owned();
        self.has_picture |= shown.photo.is_some();
        Some(is_whole)
    }
}

impl Message {
    fn read(message: &Value) -> Self {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let rows = message["reply_markup"]["inline_keyboard"].as_array().into_iter().flatten();
        let buttons = rows.flat_map(|row| row.as_array().into_iter().flatten());
        let photo = message["photo"].as_array().and_then(|sizes| sizes.last()).map(|size| text(&size["file_id"]));
        let document = &message["document"];
        Self {
            id: message["message_id"].as_i64().unwrap_or_default(),
            text: text(message.get("text").unwrap_or(&message["caption"])).trim().to_owned(),
            buttons: buttons
                .map(|button| Button {
                    url: button["url"].as_str().map(str::to_owned),
                    ..Button::pressed(text(&button["text"]), text(&button["callback_data"]))
                })
                .collect(),
            photo,
            document: document.is_object().then(|| (text(&document["file_name"]), text(&document["file_id"]))),
        }
    }

    /// Whether only the button that was pressed is left of its buttons.
    fn is_marked_form_of(&self, before: &Self) -> bool {
        let is_pressed = |button: &Button| {
            let label = button.label.strip_prefix(PRESSED_MARK);
            label.is_some_and(|label| before.buttons.iter().any(|button| button.label == label))
        };
        let words = |message: &Self| Self { buttons: Vec::new(), ..message.clone() };
        words(self) == words(before) && self.buttons.len() <= 1 && self.buttons.iter().all(is_pressed)
    }

    fn is_progress(&self, beginnings: &[String]) -> bool {
        let is_bare = self.buttons.is_empty() && self.photo.is_none() && self.document.is_none();
        is_bare && beginnings.iter().any(|beginning| self.text.starts_with(beginning))
    }
}

impl Expected {
    fn in_words(&self) -> String {
        let form = Message {
            text: self.text.clone(),
            buttons: self.buttons.clone(),
            photo: self.picture.as_ref().map(|path| path.display().to_string()),
            document: self.file.as_ref().map(|file| (file.name.clone(), String::new())),
            ..Message::default()
        };
        format!("  ({})\n{}", self.name, in_words(&form))
    }
}

fn in_words(message: &Message) -> String {
    let mut words = String::new();
    for line in message.text.lines() {
        let _ = writeln!(words, "  {line}");
    }
    for (what, name) in
        [("picture", &message.photo), ("file", &message.document.as_ref().map(|(name, _)| name.clone()))]
    {
        if let Some(name) = name {
            let _ = writeln!(words, "  <{what} {name}>");
        }
    }
    for Button { label, data, .. } in &message.buttons {
        let _ = writeln!(words, "  [{label}] {data}");
    }
    words
}

fn difference(shown: &Message, is_edit: bool, expected: Option<&Expected>) -> String {
    let came = if is_edit { "a message was changed to this" } else { "the chat shows this" };
    let wanted = match expected {
        Some(expected) => format!("where this was to be said:\n{}", expected.in_words()),
        None => "where nothing more was to be said".to_owned(),
    };
    format!("{came}:\n{}{wanted}", in_words(shown))
}

#[cfg(test)]
mod tests;
