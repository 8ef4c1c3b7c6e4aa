//! `restore24 chat`: the assistant in this terminal.
//!
//! In charge of the loop of reading, handing over and showing. A program may drive it through a pipe: one line in is
//! one message, and everything that follows from it is shown before the next line is read.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use clap::Args;
use serde_json::json;
use tokio::io::BufReader;

use super::output::{remark, say_json};
use super::{Exit, Refused};
use crate::adapters::pictures::PictureFolder;
use crate::adapters::store::SqliteStore;
use crate::adapters::terminal::{Display, Screen, read_line};
use crate::app;
use crate::app::conversations::{Means, conversations};
use crate::app::dialogue_watch::{DialogueWatch, Reload};
use crate::config;
use crate::dialogue::backend::FileView;
use crate::dialogue::script::record::Recording;
use crate::dialogue::{Dialogues, Event, Reply, Setting, Worded};
use crate::domain::{ConversationId, PortalId, UserId};
use crate::service::converse::{Converse, ConverseError, Messenger};
use crate::service::desk::Advance;

/// The name of this channel in the store.
const CHANNEL: &str = "terminal";

/// Begins a line that corrects the last message.
const EDIT: &str = "/edit";

/// The reply that says what can be said; below it stands what only a terminal has.
const HELP: &str = "help";

/// Talk to the assistant in this terminal.
///
/// Choices are numbered: type a number or words; /edit WORDS corrects the last message. Ctrl-D leaves; the conversation
/// is kept and goes on next time.
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
    /// The language to begin in: en, de, fr, it, pl or vi.
    #[arg(long, value_name = "L")]
    lang: Option<String>,
    /// What the conversation takes as now: RFC 3339, such as 2026-11-18T10:00:00+01:00.
    #[arg(long, value_name = "TIME")]
    now: Option<DateTime<Utc>>,
    /// Use the dialogue files in this folder instead of the shipped ones.
    /// Files that change meanwhile are checked as a whole and used from the next line on; wrong ones are refused.
    #[arg(long, value_name = "DIR")]
    dialogues: Option<PathBuf>,
    /// Use changed dialogue files also where somebody stands on a step that is gone: they begin again.
    #[arg(long, requires = "dialogues")]
    force_dialogues: bool,
    /// Write the conversation to this file, as a script that `dialogue test` plays.
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
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
    let dialogues = super::dialogue::files::load(args.dialogues.as_deref()).map_err(|problems| {
        let problems: Vec<String> = problems.iter().map(|problem| format!("  {problem}")).collect();
        let text = format!("the dialogue files cannot be used:\n{}", problems.join("\n"));
        Refused::failed(text, "`restore24 dialogue check` explains each")
    })?;
    let chat = Chat {
        portal: portal.id,
        person,
        lang: args.lang,
        now: args.now,
        json,
        dialogues: args.dialogues,
        is_forced: args.force_dialogues,
        record: args.record,
        given: Vec::new(),
    };
    let exit = hold(&store, dialogues, data, chat).await?;
    if std::io::stdin().is_terminal() {
        let command = format!("restore24 chat --data {}", data.display());
        remark(format!("\nThe conversation is kept: `{command}` goes on where it was."));
    }
    Ok(exit)
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
    /// The folder of the dialogue files, to be watched; `None`: those that come with the program.
    pub dialogues: Option<PathBuf>,
    /// Whether changed files are used although somebody stands on a step that is gone.
    pub is_forced: bool,
    /// Where the conversation is written as a script.
    pub record: Option<PathBuf>,
    /// What holds before it begins, as scripts give it, where that is known.
    pub given: Vec<String>,
}

/// Holds the conversation until the input ends.
///
/// # Errors
/// The store fails, or nobody reads what is shown.
pub async fn hold(store: &SqliteStore, dialogues: Arc<Dialogues>, data: &Path, chat: Chat) -> anyhow::Result<Exit> {
    let policy = config::load_policy(data)?;
    let pictures = PictureFolder::new(data, Arc::clone(&dialogues));
    let watch = chat.dialogues.as_ref().map(|dir| DialogueWatch::new(dir, Arc::clone(&dialogues), chat.is_forced));
    let converse = conversations(store, dialogues, policy, means_of(chat.now));
    match converse_to_the_end(&converse, store, watch, pictures, data, &chat).await {
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
    store: &SqliteStore,
    mut watch: Option<DialogueWatch>,
    pictures: PictureFolder,
    data: &Path,
    chat: &Chat,
) -> Result<(), ConverseError> {
    let fixed = chat.now;
    let clock = move || fixed.unwrap_or_else(Utc::now);
    let id = converse.open(&chat.portal, CHANNEL, chat.person, chat.lang.as_deref(), clock()).await?;
    let zone = converse.zone(&chat.portal, id).await?;
    let recording = chat.record.as_ref().map(|file| (file.clone(), Recording::new(&chat.given, zone, clock())));
    let mut screen = TerminalMessenger {
        display: Display::new(),
        folder: data.to_owned(),
        json: chat.json,
        pictures,
        recording,
        converse: converse.clone(),
    };
    let place = Place { converse, portal: &chat.portal, id };
    // What an earlier run left unsaid or undone comes first.
    converse.settle(&chat.portal, id, &mut screen, &clock).await?;
    place.take(&Event::Opened, "opened", &mut screen, &clock).await?;
    let mut input = BufReader::new(tokio::io::stdin());
    loop {
        screen.prompt()?;
        let Some(line) = read_line(&mut input).await? else { break };
        if let Some(watch) = &mut watch {
            tell_reload(&watch.follow(converse, store).await?);
        }
        match corrected(&line) {
            Some(text) => {
                let message = converse.state(&chat.portal, id).await?.messages;
                screen.record(|recording| recording.note_edit(message, text))?;
                let event = Event::Edited { message, text: text.to_owned() };
                place.take(&event, "edit", &mut screen, &clock).await?;
            }
            None => {
                screen.note_line(&line)?;
                place.take(&Event::Text(line), "line", &mut screen, &clock).await?;
            }
        }
    }
    Ok(())
}

/// What a line puts in place of the last message, where it does: a terminal has no other way of changing one.
fn corrected(line: &str) -> Option<&str> {
    let rest = line.trim().strip_prefix(EDIT)?;
    let words = rest.trim();
    (rest.starts_with(char::is_whitespace) && !words.is_empty()).then_some(words)
}

/// Tells what became of changed dialogue files.
pub fn tell_reload(reload: &Reload) {
    match reload {
        Reload::Unchanged => {}
        Reload::Used(dialogues) => {
            tracing::info!(dialogues.fingerprint = %dialogues.fingerprint, "changed dialogue files are in use");
            remark("(The dialogue files have changed and are used from here on.)");
        }
        Reload::Refused(problems) => {
            remark("(The dialogue files have changed and are refused; those before stay in use:");
            for problem in problems {
                tracing::warn!(%problem, "changed dialogue files are refused");
                remark(format!("  {problem}\n      {}", problem.code.hint()));
            }
            remark(")");
        }
    }
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
    /// The conversation as a script, and its file.
    recording: Option<(PathBuf, Recording)>,
    /// For the words of what only a terminal has.
    converse: Converse,
}

impl TerminalMessenger {
    /// Writes what the person said into the recording.
    fn note_line(&mut self, line: &str) -> std::io::Result<()> {
        self.record(|recording| recording.note_line(line))
    }

    /// The file is whole after every line, so that a conversation which is cut off is recorded too.
    fn record(&mut self, note: impl FnOnce(&mut Recording)) -> std::io::Result<()> {
        let Some((file, recording)) = &mut self.recording else { return Ok(()) };
        note(recording);
        std::fs::write(file, recording.to_script())
    }

    /// What the help says here beside what it says everywhere.
    fn own_help(&self, language: &str) -> Option<String> {
        let setting = Setting { zone: Tz::UTC, now: DateTime::UNIX_EPOCH };
        let reply = Reply::new("help-terminal").with("command", EDIT);
        match self.converse.dialogues().texts.word(language, &reply, setting) {
            Ok(worded) => Some(worded.text),
            Err(error) => {
                tracing::warn!(%error, "the help of the terminal has no words");
                None
            }
        }
    }

    fn prompt(&mut self) -> std::io::Result<()> {
        // A program that drives the conversation learns that everything was said and the next line is read.
        if self.json { say_json(&json!({ "waiting": true })) } else { self.display.prompt() }
    }
}

#[async_trait]
impl Messenger for TerminalMessenger {
    async fn say(&mut self, reply: &Reply, mut worded: Worded) -> std::io::Result<()> {
        if let Some(more) = (reply.name == HELP).then(|| self.own_help(&worded.language)).flatten() {
            worded.text = format!("{}\n{more}", worded.text);
        }
        self.record(|recording| recording.note_reply(reply))?;
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
        self.record(|recording| recording.note_file(&file))?;
        let path = self.folder.join(&file.name).display().to_string();
        if self.json {
            return say_json(&json!({ "file": path, "purpose": file.purpose.as_str(), "rows": file.rows }));
        }
        self.display.show(&Screen { files: vec![path], ..Screen::default() })
    }

    fn progress(&mut self, advance: Advance) {
        // Progress is a courtesy: a terminal that takes none loses nothing.
        let _shown = self.display.progress(&advance.in_words());
    }
}

#[cfg(test)]
mod tests {
    use super::corrected;

    #[test]
    fn a_line_corrects_the_last_message_where_it_says_so() {
        for (line, words) in [
            ("/edit Monday 15:10", Some("Monday 15:10")),
            ("  /edit   two words ", Some("two words")),
            ("/edit", None),
            ("/edit  ", None),
            ("/editor", None),
            ("edit the date", None),
        ] {
            assert_eq!(corrected(line), words, "{line}");
        }
    }
}
