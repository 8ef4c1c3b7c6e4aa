//! What agents say: to the person, and to each other.

use chrono::{DateTime, Utc};
use serde_json::json;

use super::owners::Along;
use super::words::{DeskWords, for_person};
use super::{Answer, Asked, HandoffError, Handoffs};
use crate::dialogue::desk::DeskEvent;
use crate::dialogue::reply::{Arg, Reply};
use crate::domain::handoff::{AgentId, Happening};
use crate::ports::forums::MediaMessage;
use crate::ports::handoffs::{Actor, Case, NewEntry, SentFile};

/// Words for the person.
pub(super) struct Words<'a> {
    pub number: i64,
    pub text: &'a str,
    /// Whether they change earlier ones (H9).
    pub is_edit: bool,
    /// The file that goes with them.
    pub file: Option<&'a SentFile>,
    /// Whether they stand nowhere in the topic: then they are shown there too.
    pub is_elsewhere: bool,
}

/// Words of an agent's that never arrive.
#[derive(Debug, Clone, Copy)]
pub struct Lost {
    /// The number of the agent's message.
    pub number: i64,
    /// As what they are in the record.
    pub deed: &'static str,
    /// The reply that says them.
    pub item: i64,
}

impl Handoffs {
    /// Says something to the person. Whoever writes has the conversation: the assistant is silent at once (H1).
    pub(super) async fn say(&self, asked: &Asked<'_>, words: &Words<'_>) -> Result<Answer, HandoffError> {
        if words.text.trim().is_empty() && words.file.is_none() {
            return Ok(Answer::of(Reply::new("desk-empty")));
        }
        let agent = self.owners.shown_name(asked.by, &self.agents().await?);
        let event =
            DeskEvent::Said { number: words.number, text: words.text.to_owned(), agent, is_edit: words.is_edit };
        let details =
            json!({ "number": words.number, "text": words.text, "has_file": words.file.is_some(), "file": words.file });
        let deed = if words.is_edit { "edited" } else { "said" };
        let echo = DeskWords::Agent { agent: asked.by, text: words.text.to_owned() };
        let echo = words.is_elsewhere.then(|| echo.in_topic());
        let along = Along {
            who: Actor::Agent(asked.by),
            cause: asked.cause,
            entries: vec![asked.entry(deed, &details)],
            items: std::iter::once(for_person(&event)).chain(echo).collect(),
            keeps_from_person: false,
        };
        if words.is_edit {
            // Words that were said already are no new ones: whoever has the conversation goes on having it.
            self.owners.add(asked.case, &along, asked.now).await?;
            return Ok(Answer::default());
        }
        let happening = Happening::AgentWrote(asked.by);
        match self.owners.happen_with(asked.case, happening, &along, asked.now).await? {
            Ok(()) => Ok(Answer::default()),
            // Heard again after a crash: it was said the first time.
            Err(_) if self.owners.store().has_cause(asked.case, asked.cause).await? => Ok(Answer::default()),
            Err(refusal) => {
                let replies = vec![self.refused(refusal).await?, Reply::new("desk-not-said")];
                Ok(Answer { replies, ..Answer::default() })
            }
        }
    }

    /// Keeps something that the person never sees.
    pub(super) async fn note(&self, asked: &Asked<'_>, text: &str) -> Result<Answer, HandoffError> {
        if text.is_empty() {
            return Ok(Answer::of(Reply::new("desk-empty")));
        }
        let entries = vec![asked.entry("note", &json!({ "text": text }))];
        let along = Along { who: Actor::Agent(asked.by), cause: asked.cause, entries, ..Along::default() };
        self.owners.add(asked.case, &along, asked.now).await?;
        Ok(Answer::of(Reply::new("desk-noted")))
    }

    /// Keeps, for the transcript, a further file of an album that was said as a whole; gives whether it is one.
    ///
    /// # Errors
    /// The store fails.
    pub async fn note_further_file(
        &self,
        (case, by): (&Case, AgentId),
        media: &MediaMessage,
        now: DateTime<Utc>,
    ) -> Result<bool, HandoffError> {
        let Some(album) = &media.album else { return Ok(false) };
        let number = media.message;
        if !self.owners.store().has_cause(case, &format!("album-{album}")).await? || self.has_said(case, number).await?
        {
            return Ok(false);
        }
        let cause = format!("album-{album}-{number}");
        let asked = Asked { case, by, cause: &cause, now };
        let details = json!({ "number": number, "text": "", "has_file": true, "file": media.file });
        let along = Along {
            who: Actor::Agent(by),
            cause: &cause,
            entries: vec![asked.entry("said", &details)],
            ..Along::default()
        };
        self.owners.add(case, &along, now).await?;
        Ok(true)
    }

    /// Has a file, or the album that it is part of, stay at the desk.
    ///
    /// # Errors
    /// The store fails.
    pub async fn keep_in(&self, case: &Case, media: &MediaMessage, now: DateTime<Utc>) -> Result<(), HandoffError> {
        let Some(cause) = kept(media) else { return Ok(()) };
        self.owners.add(case, &Along { cause: &cause, ..Along::default() }, now).await
    }

    /// Whether the album that a file is part of stays at the desk.
    ///
    /// # Errors
    /// The store fails.
    pub async fn is_kept_in(&self, case: &Case, media: &MediaMessage) -> Result<bool, HandoffError> {
        match kept(media) {
            Some(cause) => Ok(self.owners.store().has_cause(case, &cause).await?),
            None => Ok(false),
        }
    }

    /// Notes that words of an agent's never arrive, and tells those who see the conversation why.
    ///
    /// # Errors
    /// The store fails.
    pub async fn note_lost(
        &self,
        case: &Case,
        lost: Lost,
        why: Option<Reply>,
        now: DateTime<Utc>,
    ) -> Result<(), HandoffError> {
        let Lost { number, deed, item } = lost;
        let details = json!({ "number": number, "of": deed }).to_string();
        let entries = vec![NewEntry { who: Actor::Nobody, deed: "not-arrived".to_owned(), details }];
        let items = why.into_iter().map(|why| DeskWords::Notice(why).in_topic()).collect();
        let cause = format!("lost-{item}");
        self.owners.add(case, &Along { cause: &cause, entries, items, ..Along::default() }, now).await
    }

    /// Says a prepared reply in the person's language; without a name of one it says which there are.
    pub(super) async fn canned(&self, asked: &Asked<'_>, name: &str) -> Result<Answer, HandoffError> {
        let dialogues = self.converse.dialogues();
        let state = self.converse.state(&asked.case.portal, asked.case.conversation).await?;
        let language = dialogues.texts.closest(&state.language);
        let replies = dialogues.canned.get(language).cloned().unwrap_or_default();
        let Some(text) = replies.get(name) else {
            let names: Vec<String> = replies.into_keys().collect();
            let reply = match name {
                "" => Reply::new("desk-canned"),
                unknown => Reply::new("desk-canned-unknown").with("name", unknown),
            };
            return Ok(Answer::of(reply.with("names", Arg::List(names))));
        };
        // No message of the agent's has that number: nothing of it can be changed, and no file belongs to it.
        let (number, text) = (0, text.clone());
        self.say(asked, &Words { number, text: &text, is_edit: false, file: None, is_elsewhere: true }).await
    }

    /// Changes the language of the conversation.
    pub(super) async fn speak_language(&self, asked: &Asked<'_>, code: &str) -> Result<Answer, HandoffError> {
        let dialogues = self.converse.dialogues();
        if !dialogues.texts.languages().any(|known| known == code) {
            let codes: Vec<String> = dialogues.texts.languages().map(str::to_owned).collect();
            return Ok(Answer::of(Reply::new("desk-languages").with("names", Arg::List(codes))));
        }
        let entries = vec![asked.entry("language", &json!({ "code": code }))];
        let items = vec![for_person(&DeskEvent::Language { code: code.to_owned() })];
        let along = Along { who: Actor::Agent(asked.by), cause: asked.cause, entries, items, ..Along::default() };
        self.owners.add(asked.case, &along, asked.now).await?;
        Ok(Answer::of(Reply::new("desk-language").with("name", code)))
    }
}

/// Names that an album stays at the desk.
fn kept(media: &MediaMessage) -> Option<String> {
    media.album.as_ref().map(|album| format!("kept-album-{album}"))
}

impl Asked<'_> {
    /// A line of the record by the agent who asked.
    pub(super) fn entry(&self, deed: &str, details: &serde_json::Value) -> NewEntry {
        NewEntry { who: Actor::Agent(self.by), deed: deed.to_owned(), details: details.to_string() }
    }
}
