//! What was said in a turn, and whether the chat shows it.
//!
//! In charge of what was to be said: the outbox has it, worded as the bot words it. Comparing is [`shown`](super::shown)'s.

use std::path::Path;

use anyhow::{Context as _, bail};
use serde_json::json;

use super::play::{ACCOUNT, Play};
use super::shown::{Beside, Expected, Handed};
use crate::adapters::pictures::PictureFolder;
use crate::app::script_world::recorder::check_rows;
use crate::dialogue::script::world::Seen;
use crate::dialogue::{Reply, Setting};
use crate::ports::chats::Button;
use crate::service::chats::buttons::data;
use crate::service::converse::ToSay;
use crate::service::desk;

/// The reply by which an agent speaks, and the one by which earlier words are changed.
const SAYS: &str = "agent-says";
const CORRECTS: &str = "agent-corrects";

impl Play {
    /// What was said since it was last asked, found again in the chat.
    pub(super) async fn said(&mut self) -> anyhow::Result<Vec<Seen>> {
        let (seen, expected) = self.what_was_to_be_said().await?;
        let wanted = json!({
            "since": self.looked_up_to, "chat": ACCOUNT, "by_bot": true, "service": false, "kinds": "message,edit",
        });
        let events = self.emulator.control("events", wanted).await?;
        let events = events.as_array().map(Vec::as_slice).unwrap_or_default();
        self.looked_up_to = events.last().and_then(|event| event["seq"].as_u64()).unwrap_or(self.looked_up_to);
        let progress = self.beginnings_of_progress().await?;
        let pressed = self.pressed.as_ref().map(|(_, message)| *message);
        let followed = self.screen.follow(events, &expected, &Beside { progress: &progress, pressed });
        for handed in followed.map_err(anyhow::Error::msg)? {
            self.compare_bytes(&handed, &expected).await?;
        }
        Ok(seen)
    }

    async fn what_was_to_be_said(&mut self) -> anyhow::Result<(Vec<Seen>, Vec<Expected>)> {
        let scene = &self.scene;
        let (mut seen, mut expected) = (Vec::new(), Vec::new());
        let items = scene.store.list_said(&scene.portal, scene.id, self.said_up_to).await?;
        // Files that waited for an agent to be gone stand before what was said since.
        let waited = std::mem::take(&mut self.waiting);
        for item in waited.into_iter().chain(items) {
            self.said_up_to = self.said_up_to.max(item.item);
            match scene.converse.to_say(&scene.portal, scene.id, &item, scene.clock.now()).await? {
                // An agent's words are changed where they stand.
                Some(ToSay::Reply(reply, _)) if reply.name == CORRECTS => {
                    let says = Reply { name: SAYS.to_owned(), ..reply.clone() };
                    let now = scene.clock.now();
                    let worded = scene.converse.word(&scene.portal, scene.id, &says, now).await?;
                    let name = SAYS.to_owned();
                    expected.push(Expected { name, text: worded.text, is_change: true, ..Expected::default() });
                    seen.push(Seen::Reply(reply));
                }
                Some(ToSay::Reply(reply, worded)) => {
                    let pictures = PictureFolder::new(scene.folder.path(), scene.converse.dialogues());
                    let picture = reply.picture.as_deref().and_then(|name| pictures.place(name, &worded.language));
                    let question = reply.question.unwrap_or_default();
                    let button =
                        |(key, label): (String, String)| Button::pressed(label, data(scene.id, question, &key));
                    expected.push(Expected {
                        name: reply.name.clone(),
                        text: worded.text,
                        buttons: worded.choices.into_iter().map(button).collect(),
                        picture: picture.map(|placed| placed.path),
                        file: None,
                        is_living: reply.is_living,
                        is_change: false,
                    });
                    seen.push(Seen::Reply(reply));
                }
                Some(ToSay::File(file)) => {
                    let name = format!("file-{}", file.purpose.as_str());
                    let words = Reply::new(format!("handed-{}", file.purpose.as_str())).with("count", file.rows);
                    let text = scene.converse.word(&scene.portal, scene.id, &words, scene.clock.now()).await?.text;
                    expected.push(Expected { name, text, file: Some(file.clone()), ..Expected::default() });
                    seen.push(Seen::File(file));
                }
                Some(ToSay::Later) => self.waiting.push(item),
                None => {}
            }
        }
        Ok((seen, expected))
    }

    /// How each kind of work begins to be told in the conversation's language.
    async fn beginnings_of_progress(&self) -> anyhow::Result<Vec<String>> {
        let scene = &self.scene;
        let (language, dialogues) =
            (scene.converse.state(&scene.portal, scene.id).await?.language, scene.converse.dialogues());
        let setting = Setting { zone: scene.zone, now: scene.clock.now() };
        let name = |stage: &desk::Stage| Reply::new(format!("stage-{}", stage.as_str()));
        let words = |stage| Ok(dialogues.texts.word(&language, &name(stage), setting)?.text);
        desk::Stage::ALL.iter().map(words).collect()
    }

    /// A picture or a file arrives byte for byte, a table with as many rows as was said.
    async fn compare_bytes(&self, handed: &Handed, expected: &[Expected]) -> anyhow::Result<()> {
        let Some(expected) = expected.get(handed.position) else { return Ok(()) };
        let received = self.emulator.file(&handed.id).await?;
        let ours = match (&expected.picture, &expected.file) {
            (Some(picture), _) => picture.clone(),
            (None, Some(file)) => self.scene.folder.path().join(&file.name),
            (None, None) => return Ok(()),
        };
        if received != read(&ours)? {
            bail!("{} arrived with other bytes: {} of them", ours.display(), received.len());
        }
        if let Some(file) = &expected.file {
            check_rows(received.as_slice(), file)?;
        }
        Ok(())
    }
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))
}
