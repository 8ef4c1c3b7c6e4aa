//! What is settled outside of conversations: portal, language, links, what is kept (`/settings`, `/privacy`).
//!
//! In charge of these commands and their buttons. They work whatever a conversation is about, and change nothing in it
//! but its language.

use chrono::{DateTime, TimeDelta, Utc};

use super::ChatError;
use super::actor::Actor;
use super::deliver::NOTICE_MARK;
use super::hear::{Caller, Heard};
use super::introduce::Kept;
use crate::dialogue::Event;
use crate::dialogue::introduction;
use crate::dialogue::reply::{Choice, Reply};
use crate::ports::accounts::{AccountLink, Erasure};
use crate::ports::chats::{Happened, Place};
use crate::service::converse::Converse;

/// The last question before everything is forgotten is open for so long: an old button forgets nothing.
const ERASING_ASKED: TimeDelta = TimeDelta::minutes(15);

/// Keys of buttons, and how those begin that bear something more.
const KEYS: [&str; 6] = [
    "change-language",
    "erase",
    "keep",
    introduction::NEW_CODE,
    introduction::OTHER_PERSON,
    introduction::OTHER_PORTAL,
];
const STARTS: [&str; 4] = ["lang-", "unlink-", "portal-", "erase-yes-"];

/// Who unlinks themselves, in the store.
const BY_THE_PERSON: &str = "person";

impl Actor {
    /// Takes what is settled outside of conversations; `None` for everything else.
    pub(super) async fn hear_around(
        &mut self,
        caller: &Caller<'_>,
        kept: Option<&Kept>,
    ) -> Result<Option<Heard>, ChatError> {
        match &caller.incoming.what {
            Happened::Command { name, .. } => match name.as_str() {
                "settings" => self.show_settings(caller).await.map(Some),
                "privacy" => Ok(Some(caller.say(vec![Reply::new("privacy").asking(["erase"])]))),
                // Within a conversation it is the conversation's.
                "language" if caller.links.is_empty() => Ok(Some(caller.say(vec![self.choose_language()]))),
                _ => Ok(None),
            },
            Happened::Pressed { data, .. } => match data.strip_prefix(NOTICE_MARK) {
                Some(key) => self.hear_button(caller, key, kept).await,
                None => Ok(None),
            },
            _ => Ok(None),
        }
    }

    async fn hear_button(
        &mut self,
        caller: &Caller<'_>,
        key: &str,
        kept: Option<&Kept>,
    ) -> Result<Option<Heard>, ChatError> {
        if is_known(key) {
            self.put_buttons_away(caller).await;
        }
        let heard = if let Some(language) = key.strip_prefix("lang-") {
            self.change_language(caller, language, kept).await?
        } else if let Some(link) = key.strip_prefix("unlink-yes-") {
            self.unlink(caller, caller.link(link)).await?
        } else if let Some(link) = key.strip_prefix("unlink-") {
            self.ask_unlink(caller, caller.link(link)).await?
        } else if let Some(link) = key.strip_prefix("portal-").and_then(|link| caller.link(link)) {
            self.switch_to(caller, link).await?
        } else if let Some(asked_at) = key.strip_prefix("erase-yes-") {
            self.erase(caller, asked_at).await?
        } else {
            match key {
                "change-language" => caller.say(vec![self.choose_language()]),
                "erase" => caller.say(vec![self.ask_erase()]),
                "keep" => caller.say(vec![Reply::new("kept-as-it-is")]),
                // The introduction's.
                _ if caller.links.is_empty() => return Ok(None),
                // Of an introduction that is over, or forged.
                _ => caller.say(Vec::new()),
            }
        };
        Ok(Some(heard))
    }

    /// The buttons below a question that was answered do nothing any more.
    async fn put_buttons_away(&self, caller: &Caller<'_>) {
        let Some(message) = caller.incoming.message else { return };
        if let Err(error) = self.parts.api.set_buttons(Place::chat(self.chat), message, &[]).await {
            tracing::debug!(chat = self.chat, %error, "the buttons of an answered question stay");
        }
    }

    async fn show_settings(&self, caller: &Caller<'_>) -> Result<Heard, ChatError> {
        let dialogues = self.parts.converse.dialogues();
        let language = dialogues.texts.language(&caller.language).map(|language| language.name.clone());
        let language = language.unwrap_or_else(|| caller.language.clone());
        let Some(current) = caller.current() else {
            let reply = Reply::new("settings-nobody").with("language", language).asking(["change-language"]);
            return Ok(caller.say(vec![reply]));
        };
        let mut reply = Reply::new("settings")
            .with("portal", self.portal_in_words(current).await?)
            .with("number", current.person.to_string())
            .with("language", language);
        for other in caller.links.iter().filter(|link| link.id != current.id) {
            let key = format!("portal-{}", other.id);
            let portal = self.portal_in_words(other).await?;
            reply = reply.choice(Choice::labelled(key, "settings-portal-choice").with("portal", portal));
        }
        for choice in self.sign_in_choices(caller).await? {
            reply = reply.choice(choice);
        }
        reply = reply.asking(["change-language"]);
        for link in caller.links {
            let key = format!("unlink-{}", link.id);
            let portal = self.portal_in_words(link).await?;
            reply = reply.choice(Choice::labelled(key, "settings-unlink-choice").with("portal", portal));
        }
        Ok(caller.say(vec![reply]))
    }

    /// Goes on with another portal of the person's.
    pub(super) async fn switch_to(&mut self, caller: &Caller<'_>, link: &AccountLink) -> Result<Heard, ChatError> {
        let (accounts, messenger) = (&self.parts.accounts, &self.parts.messenger);
        accounts.choose_portal(messenger, caller.sender.account, &link.portal).await?;
        self.greet(caller, link).await?;
        let portal = self.portal_in_words(link).await?;
        Ok(caller.say(vec![Reply::new("portal-chosen").with("portal", portal)]))
    }

    async fn ask_unlink(&self, caller: &Caller<'_>, link: Option<&AccountLink>) -> Result<Heard, ChatError> {
        let Some(link) = link else { return self.show_settings(caller).await };
        let reply = Reply::new("unlink-sure")
            .with("portal", self.portal_in_words(link).await?)
            .choice(Choice::labelled(format!("unlink-yes-{}", link.id), "unlink-yes-choice"))
            .asking(["keep"]);
        Ok(caller.say(vec![reply]))
    }

    async fn unlink(&self, caller: &Caller<'_>, link: Option<&AccountLink>) -> Result<Heard, ChatError> {
        let Some(link) = link else { return self.show_settings(caller).await };
        let now = (self.parts.clock)();
        self.parts.accounts.revoke_link(link.id, BY_THE_PERSON, now).await?;
        tracing::info!(portal.id = %link.portal, account = link.account, "a person unlinked their account");
        if let Some(desk) = &self.parts.desk {
            desk.handoffs.owners().note_change();
        }
        let portal = self.portal_in_words(link).await?;
        Ok(caller.say(vec![Reply::new("unlinked").with("portal", portal)]))
    }

    fn ask_erase(&self) -> Reply {
        let asked_at = (self.parts.clock)().timestamp();
        Reply::new("erase-sure")
            .choice(Choice::labelled(format!("erase-yes-{asked_at}"), "erase-yes-choice"))
            .asking(["keep"])
    }

    async fn erase(&mut self, caller: &Caller<'_>, asked_at: &str) -> Result<Heard, ChatError> {
        let now = (self.parts.clock)();
        let asked_at = asked_at.parse().ok().and_then(|seconds| DateTime::<Utc>::from_timestamp(seconds, 0));
        if asked_at.is_none_or(|at| now - at > ERASING_ASKED || at > now) {
            return Ok(caller.say(vec![self.ask_erase()]));
        }
        let (accounts, messenger) = (&self.parts.accounts, &self.parts.messenger);
        let blank = Converse::blank(&caller.language);
        let conversations = self.conversations().await?;
        let erasure = accounts.erase_account(messenger, caller.sender.account, &blank, now).await?;
        if erasure == Erasure::Done {
            for (portal, id) in conversations {
                if let Err(error) = self.parts.converse.tell_desk_of_erasure(&portal, id, now).await {
                    // What was kept is gone all the same.
                    tracing::error!(portal.id = %portal, conversation.id = %id, %error, "the desk was not told of an erasure");
                }
            }
        }
        Ok(caller.say(vec![Reply::new(match erasure {
            Erasure::Done => "erased",
            Erasure::WorkGoesOn => "erase-later",
        })]))
    }

    fn choose_language(&self) -> Reply {
        let dialogues = self.parts.converse.dialogues();
        let texts = &dialogues.texts;
        let choice = |code: &str| {
            let name = texts.language(code)?.name.clone();
            Some(Choice::labelled(format!("lang-{code}"), "language-name").with("name", name))
        };
        texts.languages().filter_map(choice).fold(Reply::new("choose-language"), Reply::choice)
    }

    /// The language is the account's from now on, and that of the conversation.
    async fn change_language(
        &self,
        caller: &Caller<'_>,
        wanted: &str,
        kept: Option<&Kept>,
    ) -> Result<Heard, ChatError> {
        let dialogues = self.parts.converse.dialogues();
        let language = dialogues.texts.closest(wanted).to_owned();
        self.parts.accounts.set_language(&self.parts.messenger, caller.sender.account, &language).await?;
        let Some(link) = caller.current() else {
            let state = kept.map(|kept| kept.state.clone()).unwrap_or_default();
            let replies = vec![Reply::new("language-changed"), introduction::remind(&state)];
            return Ok(Heard { language, replies, ..Heard::default() });
        };
        let channel = self.parts.messenger.channel(caller.sender.account);
        let (converse, now) = (&self.parts.converse, (self.parts.clock)());
        let id = converse.open(&link.portal, &channel, link.person, Some(&language), now).await?;
        let inbox_id = format!("update-{}", caller.incoming.update);
        converse.receive(&link.portal, id, &inbox_id, &Event::Language(language.clone()), now).await?;
        Ok(Heard { language, ..Heard::default() })
    }

    async fn portal_in_words(&self, link: &AccountLink) -> Result<String, ChatError> {
        let portal = self.parts.invites.find_portal(&link.portal).await?;
        let words = portal.map(|portal| crate::service::invite::in_words(&portal));
        Ok(words.unwrap_or_else(|| link.portal.to_string()))
    }
}

/// Whether a button of ours bears such a key.
fn is_known(key: &str) -> bool {
    KEYS.contains(&key) || STARTS.iter().any(|start| key.starts_with(start))
}
