//! `restore24 chat`: the assistant in this terminal.
//!
//! In charge of the loop of reading, handing over and showing. A program may drive it through a pipe: one line in is
//! one message, and everything that follows from it is shown before the next line is read.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use clap::Args;
use serde_json::json;
use tokio::io::BufReader;

use super::Exit;
use super::output::{remark, say_json};
use crate::adapters::pictures::PictureFolder;
use crate::adapters::store::SqliteStore;
use crate::adapters::terminal::{Display, Screen, read_line};
use crate::app;
use crate::app::conversations::{Means, conversations};
use crate::config;
use crate::dialogue::backend::FileView;
use crate::dialogue::{Dialogues, Event, Reply, Worded, shipped};
use crate::domain::{ConversationId, PortalId, UserId};
use crate::service::converse::{Converse, ConverseError, Messenger};

/// The name of this channel in the store.
const CHANNEL: &str = "terminal";

/// Talk to the assistant in this terminal.
///
/// Choices are numbered: type a number or words. Ctrl-D leaves; the conversation is kept and goes on next time.
/// Lines from a pipe are taken one by one, each after everything before it was answered. With --json every reply is a
/// line {"reply","text","choices"}, a file {"file","purpose","rows"}, a picture
/// {"picture","alt"} before its reply, and {"waiting":true} says that a line is read.
#[derive(Debug, Args)]
pub struct ChatArgs {
    /// The portal's name; may be left out where there is only one.
    #[arg(long, value_name = "NAME")]
    portal: Option<PortalId>,
    /// Speak as this user of the portal. Default: the first administrator that was named.
    #[arg(long = "as", value_name = "USER")]
    person: Option<UserId>,
    /// The language to begin in (en, de).
    #[arg(long, value_name = "L")]
    lang: Option<String>,
    /// What the conversation takes as now: RFC 3339, such as 2026-11-18T10:00:00+01:00.
    #[arg(long, value_name = "TIME")]
    now: Option<DateTime<Utc>>,
    /// Use the dialogue files in this folder instead of the shipped ones.
    #[arg(long, value_name = "DIR")]
    dialogues: Option<PathBuf>,
}

/// Runs the command.
///
/// # Errors
/// Whatever kept the conversation from going on; `cli::hint` finds the advice in it.
pub async fn run(args: ChatArgs, data: &Path, json: bool, _now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let store = app::open_store(data).await?;
    let portal = app::choose_portal(&store, args.portal.as_ref()).await?;
    let Some(person) = args.person.or_else(|| portal.administrators.first().copied()) else {
        anyhow::bail!("nobody was named administrator of {}: say who speaks with --as USER", portal.id);
    };
    let dialogues = match &args.dialogues {
        None => shipped::dialogues(),
        Some(dir) => match load_dialogues(dir) {
            Ok(dialogues) => Arc::new(dialogues),
            Err(problems) => {
                remark(format!("restore24: the dialogue files in {} cannot be used:\n{problems}", dir.display()));
                return Ok(Exit::Failed);
            }
        },
    };
    let chat = Chat { portal: portal.id, person, lang: args.lang, now: args.now, json };
    let exit = hold(&store, dialogues, data, chat).await?;
    if std::io::stdin().is_terminal() {
        let command = format!("restore24 chat --data {}", data.display());
        remark(format!("\nThe conversation is kept: `{command}` goes on where it was."));
    }
    Ok(exit)
}

fn load_dialogues(dir: &Path) -> Result<Dialogues, String> {
    let show = |problems: Vec<crate::dialogue::Diagnostic>| {
        problems.iter().map(|problem| format!("  {problem}")).collect::<Vec<_>>().join("\n")
    };
    Dialogues::load(&super::dialogue::read_folder(dir).map_err(show)?).map_err(show)
}

/// Who talks to which portal, and how.
pub struct Chat {
    /// The portal.
    pub portal: PortalId,
    /// The portal's user who speaks.
    pub person: UserId,
    /// The language to begin in.
    pub lang: Option<String>,
    /// What the conversation takes as now; `None`: the clock.
    pub now: Option<DateTime<Utc>>,
    /// Whether replies are shown as JSON, one a line.
    pub json: bool,
}

/// Holds the conversation until the input ends.
///
/// # Errors
/// The store fails, or nobody reads what is shown.
pub async fn hold(store: &SqliteStore, dialogues: Arc<Dialogues>, data: &Path, chat: Chat) -> anyhow::Result<Exit> {
    let policy = config::load_policy(data)?;
    let pictures = PictureFolder::new(data, dialogues.clone());
    let converse = conversations(store, dialogues, policy, means_of(chat.now));
    match converse_to_the_end(&converse, data, pictures, &chat).await {
        Err(ConverseError::Undeliverable(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(Exit::Done),
        ended => {
            ended?;
            Ok(Exit::Done)
        }
    }
}

/// What work goes by: where the conversation stands at a moment of its own, plans and restores begin at it too.
fn means_of(fixed: Option<DateTime<Utc>>) -> Means {
    let Some(fixed) = fixed else { return Means::default() };
    let begun = std::time::Instant::now();
    let running = move || fixed + chrono::TimeDelta::from_std(begun.elapsed()).unwrap_or_default();
    Means { clock: Arc::new(running), ..Means::default() }
}

async fn converse_to_the_end(
    converse: &Converse,
    data: &Path,
    pictures: PictureFolder,
    chat: &Chat,
) -> Result<(), ConverseError> {
    let fixed = chat.now;
    let clock = move || fixed.unwrap_or_else(Utc::now);
    let id = converse.open(&chat.portal, CHANNEL, chat.person, chat.lang.as_deref(), clock()).await?;
    let mut screen = TerminalMessenger { display: Display::new(), folder: data.to_owned(), pictures, json: chat.json };
    let place = Place { converse, portal: &chat.portal, id };
    // What an earlier run left unsaid or undone comes first.
    converse.settle(&chat.portal, id, &mut screen, &clock).await?;
    place.take(&Event::Opened, "opened", &mut screen, &clock).await?;
    let mut input = BufReader::new(tokio::io::stdin());
    loop {
        screen.prompt()?;
        let Some(line) = read_line(&mut input).await? else { break };
        place.take(&Event::Text(line), "line", &mut screen, &clock).await?;
    }
    Ok(())
}

struct Place<'a> {
    converse: &'a Converse,
    portal: &'a PortalId,
    id: ConversationId,
}

impl Place<'_> {
    async fn take(
        &self,
        event: &Event,
        kind: &str,
        screen: &mut TerminalMessenger,
        clock: &(dyn Fn() -> DateTime<Utc> + Send + Sync),
    ) -> Result<(), ConverseError> {
        // A terminal gives its lines no names of their own; the turn that each begins is unique.
        let revision = self.converse.revision(self.portal, self.id).await?;
        self.converse.receive(self.portal, self.id, &format!("{kind}-{revision}"), event, clock()).await?;
        self.converse.settle(self.portal, self.id, screen, clock).await
    }
}

/// Shows replies on standard output.
struct TerminalMessenger {
    display: Display,
    folder: PathBuf,
    pictures: PictureFolder,
    json: bool,
}

impl TerminalMessenger {
    fn prompt(&mut self) -> std::io::Result<()> {
        // A program that drives the conversation learns that everything was said and the next line is read.
        if self.json { say_json(&json!({ "waiting": true })) } else { self.display.prompt() }
    }
}

#[async_trait]
impl Messenger for TerminalMessenger {
    async fn say(&mut self, reply: &Reply, worded: Worded) -> std::io::Result<()> {
        let picture = reply.picture.as_deref().and_then(|name| self.pictures.place(name, &worded.language));
        if self.json {
            let choices: Vec<_> =
                worded.choices.iter().map(|(key, label)| json!({ "key": key, "label": label })).collect();
            if let Some(picture) = picture {
                say_json(&json!({ "picture": picture.path, "alt": picture.alternative }))?;
            }
            return say_json(&json!({ "reply": reply.name, "text": worded.text, "choices": choices }));
        }
        let choices = worded.choices.into_iter().map(|(_, label)| label).collect();
        let picture = picture.map(|picture| picture.path.display().to_string());
        self.display.show(&Screen { text: worded.text, choices, picture, ..Screen::default() })
    }

    async fn hand_over(&mut self, file: FileView) -> std::io::Result<()> {
        let path = self.folder.join(&file.name).display().to_string();
        if self.json {
            return say_json(&json!({ "file": path, "purpose": file.purpose.as_str(), "rows": file.rows }));
        }
        self.display.show(&Screen { files: vec![path], ..Screen::default() })
    }

    fn progress(&mut self, text: &str) {
        // Progress is a courtesy: a terminal that takes none loses nothing.
        let _shown = self.display.progress(text);
    }
}
