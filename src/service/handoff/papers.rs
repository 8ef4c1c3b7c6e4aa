//! Files for whoever reads about a conversation: all that was said, and who did what.
//!
//! In charge of their lines, in the language of the desk; what people wrote stays as they wrote it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::words::command_in_words;
use super::{Answer, HandoffError, Handoffs};
use crate::dialogue::event::{Effect, Event};
use crate::dialogue::reply::Reply;
use crate::ports::handoffs::{Actor, Case, Entry, SaidLine, SentFile};

/// A file as it is handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Its name.
    pub name: String,
    /// What stands in it.
    pub text: String,
}

/// Stands before words that were changed.
const CHANGED: &str = "✎";

/// One thing that was said.
struct Line {
    at: DateTime<Utc>,
    who: String,
    what: String,
}

impl Handoffs {
    pub(super) async fn transcript(&self, case: &Case, now: DateTime<Utc>) -> Result<Answer, HandoffError> {
        let mut lines = self.spoken(case, now).await?;
        let entries = self.owners.store().list_entries(case).await?;
        for entry in &entries {
            let details = details_of(entry);
            // What the person never saw is no part of what was said.
            if let ("said" | "edited", Some(text)) = (entry.deed.as_str(), details["text"].as_str()) {
                let who = self.speaker(entry.who, now).await?;
                let file = serde_json::from_value::<Option<SentFile>>(details["file"].clone()).ok().flatten();
                let file = match file {
                    Some(file) => self.file_in_words(&file, now)?,
                    None if details["has_file"] == true => "(…)".to_owned(),
                    None => String::new(),
                };
                let mark = match is_lost(entry, &entries) {
                    true => self.word(&Reply::new("said-not-arrived"), now)?.text,
                    false => String::new(),
                };
                let changed = if entry.deed == "edited" { CHANGED } else { "" };
                let words = [mark.as_str(), &file, changed, text].into_iter().filter(|words| !words.is_empty());
                lines.push(Line { at: entry.at, who, what: words.collect::<Vec<_>>().join(" ") });
            }
        }
        lines.sort_by_key(|line| line.at);
        self.paper("transcript", case, &lines)
    }

    /// All that was said so far; `None` where nothing was.
    ///
    /// # Errors
    /// The store fails, or a text of the desk has no words.
    pub async fn past(&self, case: &Case, now: DateTime<Utc>) -> Result<Option<Paper>, HandoffError> {
        let paper = self.transcript(case, now).await?.papers.into_iter().next();
        Ok(paper.filter(|paper| !paper.text.is_empty()))
    }

    pub(super) async fn record(&self, case: &Case, now: DateTime<Utc>) -> Result<Answer, HandoffError> {
        let mut lines = Vec::new();
        for entry in self.owners.store().list_entries(case).await? {
            let who = self.speaker(entry.who, now).await?;
            lines.push(Line { at: entry.at, who, what: self.deed(&entry, now)? });
        }
        self.paper("record", case, &lines)
    }

    fn paper(&self, kind: &str, case: &Case, lines: &[Line]) -> Result<Answer, HandoffError> {
        let zone = self.owners.zone();
        let mut text = String::new();
        for Line { at, who, what } in lines {
            let at = at.with_timezone(&zone).format("%Y-%m-%d %H:%M:%S %:z");
            text.push_str(&format!("{at}  {who}: {}\n", what.replace('\n', "\n    ")));
        }
        let name = format!("{kind}-{}-{}.txt", case.portal, case.conversation);
        let reply = Reply::new(format!("desk-{kind}")).with("count", lines.len() as u64);
        Ok(Answer { replies: vec![reply], papers: vec![Paper { name, text }] })
    }

    /// What the person and the assistant said.
    async fn spoken(&self, case: &Case, now: DateTime<Utc>) -> Result<Vec<Line>, HandoffError> {
        let person = self.speaker(Actor::Person, now).await?;
        let assistant = self.speaker(Actor::Assistant, now).await?;
        let (mut lines, mut asked) = (Vec::new(), Vec::<Reply>::new());
        for SaidLine { at, is_incoming, payload, mut files } in self.owners.store().list_said(case).await? {
            let (who, what) = if is_incoming {
                let event: Option<Event> = serde_json::from_str(&payload).ok();
                // Of what came in long ago nobody knows any more what it was.
                let of_old = || SentFile { kind: "other".to_owned(), name: None };
                let said = match event {
                    Some(Event::Unsupported) => {
                        if files.is_empty() {
                            files.push(of_old());
                        }
                        None
                    }
                    event => event.and_then(|event| self.heard(&event, &asked, now)),
                };
                let words: Result<Vec<String>, _> =
                    files.iter().map(|file| self.file_in_words(file, now)).chain(said.map(Ok)).collect();
                (&person, Some(words?.join(" ")).filter(|words| !words.is_empty()))
            } else {
                let effect: Option<Effect> = serde_json::from_str(&payload).ok();
                let said = effect.and_then(|effect| self.said(&effect, now));
                if let Some((Some(reply), _)) = &said {
                    asked.push(reply.clone());
                }
                (&assistant, said.map(|(_, what)| what))
            };
            lines.extend(what.map(|what| Line { at, who: who.clone(), what }));
        }
        Ok(lines)
    }

    /// What the person did, in words; results of work are nothing that they did.
    fn heard(&self, event: &Event, asked: &[Reply], now: DateTime<Utc>) -> Option<String> {
        match event {
            Event::Text(text) | Event::Captioned(text) => Some(text.clone()),
            Event::Edited { text, .. } => Some(format!("{CHANGED} {text}")),
            Event::Pressed { choice, question } => {
                let reply = asked.iter().rev().find(|reply| reply.question == *question && question.is_some());
                let label = reply.and_then(|reply| {
                    let worded = self.word(reply, now).ok()?;
                    worded.choices.into_iter().find(|(key, _)| key == choice).map(|(_, label)| label)
                });
                Some(format!("[{}]", label.unwrap_or_else(|| choice.clone())))
            }
            Event::Command(command) => Some(command_in_words(*command)),
            _ => None,
        }
    }

    /// What a file is, and its name where it has one.
    pub fn file_in_words(&self, file: &SentFile, now: DateTime<Utc>) -> Result<String, HandoffError> {
        let kind = Reply::new(format!("media-{}", file.kind));
        let kind = self.word(&kind, now).or_else(|_| self.word(&Reply::new("media-other"), now))?.text;
        Ok(match &file.name {
            Some(name) => format!("({kind}: {name})"),
            None => format!("({kind})"),
        })
    }

    /// What the assistant said, with the reply; an agent's words are in the record.
    fn said(&self, effect: &Effect, now: DateTime<Utc>) -> Option<(Option<Reply>, String)> {
        match effect {
            Effect::Say(reply) if matches!(reply.name.as_str(), "agent-says" | "agent-corrects") => None,
            Effect::Say(reply) => Some((Some(reply.clone()), self.word(reply, now).ok()?.text)),
            Effect::SendFile(file) => Some((None, format!("({})", file.name))),
            _ => None,
        }
    }

    async fn speaker(&self, who: Actor, now: DateTime<Utc>) -> Result<String, HandoffError> {
        Ok(match who {
            Actor::Agent(agent) => self.name_of(agent).await?,
            other => self.word(&Reply::new(format!("speaker-{}", other.as_str())), now)?.text,
        })
    }

    /// A line of the record in words, with what belongs to it.
    fn deed(&self, entry: &Entry, now: DateTime<Utc>) -> Result<String, HandoffError> {
        let text = self.word(&Reply::new(format!("deed-{}", entry.deed)), now)?.text;
        let details = details_of(entry);
        let known = ["slot", "value", "restore", "plan", "option", "reason", "text", "code", "rating"];
        let more: Vec<&str> =
            known.iter().filter_map(|key| details[*key].as_str()).filter(|value| !value.is_empty()).collect();
        Ok(if more.is_empty() { text } else { format!("{text}: {}", more.join(" · ")) })
    }
}

fn details_of(entry: &Entry) -> Value {
    serde_json::from_str(&entry.details).unwrap_or_default()
}

/// Whether words of an agent's never arrived.
fn is_lost(said: &Entry, entries: &[Entry]) -> bool {
    let number = &details_of(said)["number"];
    let is_about = |entry: &Entry| {
        let details = details_of(entry);
        entry.deed == "not-arrived" && details["of"] == said.deed.as_str() && details["number"] == *number
    };
    entries.iter().any(is_about)
}
