//! The desk: agents take a conversation over from the assistant, speak, correct, approve, and hand it back.
//!
//! In charge of who may, of what is told because of it, and of what falls due. It knows no messenger: whoever shows the
//! desk (a surface) passes on what agents do ([`Handoffs::obey`]), shows what waits for the desk
//! ([`Handoffs::desk_items`], each [told](Handoffs::told) once), and has the conversations speak that changed
//! ([`Handoffs::pump`], [`Handoffs::tick`]). What a transition is decided by is `domain::handoff`'s.

pub mod approve;
mod buttons;
pub mod card;
mod due;
mod fill;
mod notes;
pub mod orders;
pub mod owners;
pub mod papers;
mod speak;
mod waiting;
pub mod words;

use std::sync::Arc;

use chrono::{DateTime, Utc};

pub use self::card::Card;
pub use self::orders::{AgentOrder, DESK_COMMANDS};
use self::owners::Along;
pub use self::owners::Owners;
pub use self::papers::Paper;
pub use self::speak::Lost;
use self::speak::Words;
pub use self::waiting::NOBODY;
pub use self::words::DeskWords;
use super::converse::{Converse, ConverseError};
use crate::dialogue::desk::DeskEvent;
use crate::dialogue::event::Event;
use crate::dialogue::reply::Reply;
use crate::dialogue::texts::{Setting, Worded, WordingError};
use crate::domain::handoff::{AgentId, Happening, Refusal};
use crate::ports::accounts::{AccountLink, AccountStore};
use crate::ports::conversations::{ConversationStore, StoredConversation};
use crate::ports::handoffs::{Actor, Agent, Case, Entry, Handoff, HandoffStore, Item};
use crate::ports::portals::PortalStore;
use crate::ports::snapshots::StoreError;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum HandoffError {
    /// The store failed; it is tried again.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The conversation cannot go on.
    #[error(transparent)]
    Converse(#[from] ConverseError),
    /// A text of the desk has no words.
    #[error("a text of the desk has no words")]
    Wording(#[from] WordingError),
    /// What waits to be told cannot be read.
    #[error("item {number} of the desk cannot be read")]
    Unreadable {
        /// Which.
        number: i64,
        /// Why.
        #[source]
        source: serde_json::Error,
    },
    /// Other changes were faster, again and again.
    #[error("conversation {} is used from several places at once", .0.conversation)]
    Outrun(Case),
}

impl HandoffError {
    /// Whether the same may succeed later.
    pub(crate) fn is_of_the_store(&self) -> bool {
        matches!(
            self,
            Self::Store(_) | Self::Outrun(_) | Self::Converse(ConverseError::Store(_) | ConverseError::Outrun(_))
        )
    }
}

/// What an agent gets to see at once, where the order was given; in the language of the desk.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answer {
    /// What is said.
    pub replies: Vec<Reply>,
    /// What is handed over.
    pub papers: Vec<Paper>,
}

impl Answer {
    /// One reply.
    pub(crate) fn of(reply: Reply) -> Self {
        Self { replies: vec![reply], ..Self::default() }
    }
}

/// Conversations, as the desk has to do with them.
#[derive(Clone)]
pub struct Handoffs {
    pub(super) owners: Owners,
    pub(super) converse: Converse,
    pub(super) conversations: Arc<dyn ConversationStore>,
    pub(super) portals: Arc<dyn PortalStore>,
    pub(super) accounts: Arc<dyn AccountStore>,
}

impl Handoffs {
    /// Over conversations that know their owners ([`Converse::owned`]).
    pub fn new(
        owners: Owners,
        converse: Converse,
        conversations: Arc<dyn ConversationStore>,
        portals: Arc<dyn PortalStore>,
        accounts: Arc<dyn AccountStore>,
    ) -> Self {
        Self { owners, converse, conversations, portals, accounts }
    }

    /// Who has which conversation.
    pub fn owners(&self) -> &Owners {
        &self.owners
    }

    /// The store, for where topics are shown.
    pub fn store(&self) -> &dyn HandoffStore {
        self.owners.store()
    }

    /// Where a conversation stands; `None` where it was the assistant's all along.
    ///
    /// # Errors
    /// The store fails.
    pub async fn standing(&self, case: &Case) -> Result<Option<Handoff>, HandoffError> {
        Ok(self.owners.store().find_handoff(case).await?)
    }

    /// Does what an agent orders. `cause` names the order once (`update-17`): a second one of it changes nothing. What the
    /// agent may not do is answered with the reason; errors are the store's. Call [`Self::pump`] behind it.
    ///
    /// # Errors
    /// The store fails, or the conversation cannot go on.
    pub async fn obey(
        &self,
        case: &Case,
        by: AgentId,
        cause: &str,
        order: &AgentOrder,
        now: DateTime<Utc>,
    ) -> Result<Answer, HandoffError> {
        let asked = Asked { case, by, cause, now };
        // Who did what can still be read, without words; nothing is done about the person any more.
        if !matches!(order, AgentOrder::Record | AgentOrder::Desk) && self.is_erased(case).await? {
            return Ok(Answer::of(Reply::new("desk-erased")));
        }
        if is_for_person(order) && self.is_unlinked(case).await? {
            self.withdraw_of_unlinked(now).await?;
            return Ok(Answer::of(Reply::new("desk-unlinked")));
        }
        match order {
            AgentOrder::Take => self.pass(case, Happening::Claimed(by), by, cause, now).await,
            AgentOrder::Begin => self.pass(case, Happening::Begun(by), by, cause, now).await,
            AgentOrder::Release => self.pass(case, Happening::Released(by), by, cause, now).await,
            // Whoever hears that the matter is closed must not find something restored afterwards.
            AgentOrder::Close if self.awaits_approval(case).await? => Ok(Answer::of(Reply::new("desk-close-waits"))),
            AgentOrder::Close => self.pass(case, Happening::Closed(by), by, cause, now).await,
            AgentOrder::Say { number, text, file } => {
                let words = Words { number: *number, text, is_edit: false, file: file.as_ref(), is_elsewhere: false };
                self.say(&asked, &words).await
            }
            AgentOrder::Edit { number, text } => {
                let words = Words { number: *number, text, is_edit: true, file: None, is_elsewhere: false };
                self.say(&asked, &words).await
            }
            AgentOrder::Note(text) => self.note(&asked, text).await,
            AgentOrder::Status => {
                let card = self.card(case, now).await?;
                Ok(Answer { replies: card.lines.into_iter().chain(card.whispers).collect(), ..Answer::default() })
            }
            AgentOrder::Fill { slot, value } => self.fill(&asked, slot, value).await,
            AgentOrder::Approve(plan) => self.approve(&asked, *plan).await,
            AgentOrder::Deny(reason) => self.deny(&asked, reason).await,
            AgentOrder::Canned(name) => self.canned(&asked, name).await,
            AgentOrder::Language(code) => self.speak_language(&asked, code).await,
            AgentOrder::Transcript => self.transcript(case, now).await,
            AgentOrder::Record => self.record(case, now).await,
            AgentOrder::Desk => self.waiting_list().await,
        }
    }

    /// Passes the conversation on, or says why not.
    async fn pass(
        &self,
        case: &Case,
        happening: Happening,
        by: AgentId,
        cause: &str,
        now: DateTime<Utc>,
    ) -> Result<Answer, HandoffError> {
        match self.owners.happen(case, happening, Actor::Agent(by), cause, now).await? {
            // Heard again after a crash: it was done the first time.
            Err(_) if self.owners.store().has_cause(case, cause).await? => Ok(Answer::default()),
            Err(refusal) => Ok(Answer::of(self.refused(refusal).await?)),
            Ok(()) => Ok(Answer::default()),
        }
    }

    pub(super) async fn refused(&self, refusal: Refusal) -> Result<Reply, HandoffError> {
        Ok(match refusal {
            Refusal::HasAgent(agent) => Reply::new("desk-has-agent").with("agent", self.name_of(agent).await?),
            Refusal::WithAssistant => Reply::new("desk-with-assistant"),
            Refusal::IsClosed => Reply::new("desk-is-closed"),
            Refusal::NotTaken => Reply::new("desk-not-taken"),
        })
    }

    /// Whether a message of an agent's with that number was said to the person.
    ///
    /// # Errors
    /// The store fails.
    pub async fn has_said(&self, case: &Case, number: i64) -> Result<bool, HandoffError> {
        let is_it = |entry: &Entry| {
            let details: serde_json::Value = serde_json::from_str(&entry.details).unwrap_or_default();
            entry.deed == "said" && details["number"].as_i64() == Some(number)
        };
        Ok(self.owners.store().list_entries(case).await?.iter().any(is_it))
    }

    /// Whether the person had everything erased that was kept of them.
    ///
    /// # Errors
    /// The store fails.
    pub async fn is_erased(&self, case: &Case) -> Result<bool, HandoffError> {
        Ok(self.conversation(case).await?.is_erased())
    }

    /// Whether the person's account was linked to the portal and is not any more: nothing reaches them, and nothing is
    /// to run for them.
    ///
    /// # Errors
    /// The store fails.
    pub async fn is_unlinked(&self, case: &Case) -> Result<bool, HandoffError> {
        let conversation = self.conversation(case).await?;
        let is_theirs = |link: &AccountLink| {
            link.person == conversation.person && link.messenger.account_of(&conversation.channel) == Some(link.account)
        };
        let links = self.accounts.list_links(Some(&case.portal)).await?;
        let mut theirs = links.iter().map(|(link, _)| link).filter(|link| is_theirs(link)).peekable();
        // A terminal has no links at all.
        Ok(theirs.peek().is_some() && theirs.all(|link| link.revoked.is_some()))
    }

    /// A conversation as it is stored.
    ///
    /// # Errors
    /// The store fails.
    pub async fn conversation(&self, case: &Case) -> Result<StoredConversation, HandoffError> {
        Ok(self.conversations.load_conversation(&case.portal, case.conversation).await?)
    }

    /// Tells those who see a conversation something about it, once for each cause; nobody where the desk has nothing to
    /// do with it.
    ///
    /// # Errors
    /// The store fails.
    pub async fn tell_topic(
        &self,
        case: &Case,
        reply: Reply,
        cause: &str,
        now: DateTime<Utc>,
    ) -> Result<(), HandoffError> {
        if self.standing(case).await?.is_none() {
            return Ok(());
        }
        let items = vec![DeskWords::Notice(reply).in_topic()];
        self.owners.add(case, &Along { cause, items, ..Along::default() }, now).await
    }

    /// Tells everybody of the desk something about a conversation, once for each cause.
    ///
    /// # Errors
    /// The store fails.
    pub async fn tell_everybody(
        &self,
        case: &Case,
        reply: Reply,
        cause: &str,
        now: DateTime<Utc>,
    ) -> Result<(), HandoffError> {
        let items = vec![DeskWords::Notice(reply).for_everybody()];
        self.owners.add(case, &Along { cause, items, ..Along::default() }, now).await
    }

    /// The portals that can be named.
    ///
    /// # Errors
    /// The store fails.
    pub async fn portal_names(&self) -> Result<Vec<String>, HandoffError> {
        let portals = self.portals.list_portals().await?;
        Ok(portals.into_iter().filter(|portal| portal.is_connected).map(|portal| portal.id.to_string()).collect())
    }

    /// Notes that an agent is there.
    ///
    /// # Errors
    /// The store fails.
    pub async fn agent_is_there(&self, agent: AgentId, name: &str, now: DateTime<Utc>) -> Result<(), HandoffError> {
        Ok(self.owners.store().remember_agent(self.owners.desk(), agent, name, now).await?)
    }

    /// Notes that an agent left the desk; what they had waits for another one. Call [`Self::pump`] behind it.
    ///
    /// # Errors
    /// The store fails.
    pub async fn agent_left(&self, agent: AgentId, cause: &str, now: DateTime<Utc>) -> Result<(), HandoffError> {
        self.owners.store().forget_agent(self.owners.desk(), agent, now).await?;
        self.give_back_of(|who| who == agent, cause, now).await
    }

    /// Nobody at the desk can be reached: whatever agents have goes back to the assistant and waits for one.
    ///
    /// # Errors
    /// The store fails.
    pub async fn desk_is_out_of_reach(&self, cause: &str, now: DateTime<Utc>) -> Result<(), HandoffError> {
        self.owners.set_reachable(false);
        self.give_back_of(|_| true, cause, now).await
    }

    /// Gives back what some agents have.
    async fn give_back_of(
        &self,
        is_meant: impl Fn(AgentId) -> bool,
        cause: &str,
        now: DateTime<Utc>,
    ) -> Result<(), HandoffError> {
        for handoff in self.owners.store().list_open_handoffs().await? {
            let Some(agent) = handoff.phase.agent().filter(|agent| is_meant(*agent)) else { continue };
            // Leaving is refused to nobody.
            let _passed = self.owners.happen(&handoff.case, Happening::Left(agent), Actor::Nobody, cause, now).await?;
        }
        Ok(())
    }

    /// The agents of the desk, those who left included.
    ///
    /// # Errors
    /// The store fails.
    pub async fn agents(&self) -> Result<Vec<Agent>, HandoffError> {
        Ok(self.owners.store().list_agents(self.owners.desk()).await?)
    }

    pub(super) async fn name_of(&self, agent: AgentId) -> Result<String, HandoffError> {
        let known = self.agents().await?.into_iter().find(|known| known.id == agent);
        Ok(known.map_or_else(|| agent.to_string(), |known| known.name))
    }

    /// Has the conversations hear what the desk did; gives those that have something to say now. One that cannot be read
    /// hears nothing, and holds no other up.
    ///
    /// # Errors
    /// The store fails; what was not heard is heard the next time.
    pub async fn pump(&self, now: DateTime<Utc>) -> Result<Vec<Case>, HandoffError> {
        let mut changed = Vec::new();
        for item in self.owners.store().list_items(true).await? {
            match self.tell_person(&item, now).await {
                Ok(()) if changed.contains(&item.case) => {}
                Ok(()) => changed.push(item.case.clone()),
                Err(error) if error.is_of_the_store() => return Err(error),
                Err(error) => tracing::error!(
                    portal.id = %item.case.portal, conversation.id = %item.case.conversation, item = item.number,
                    %error, "a conversation does not hear what the desk did"
                ),
            }
            self.owners.store().note_told(item.number, now).await?;
        }
        Ok(changed)
    }

    async fn tell_person(&self, item: &Item, now: DateTime<Utc>) -> Result<(), HandoffError> {
        let event: DeskEvent = read(item)?;
        let inbox_id = format!("desk-{}", item.number);
        let (portal, id) = (&item.case.portal, item.case.conversation);
        Ok(self.converse.receive(portal, id, &inbox_id, &Event::Desk(event), now).await?)
    }

    /// What waits for the desk, in order.
    ///
    /// # Errors
    /// The store fails, or an item cannot be read.
    pub async fn desk_items(&self) -> Result<Vec<(Item, DeskWords)>, HandoffError> {
        let items = self.owners.store().list_items(false).await?;
        items.into_iter().map(|item| read(&item).map(|words| (item, words))).collect()
    }

    /// Notes that an item was shown. Doing so twice changes nothing.
    ///
    /// # Errors
    /// The store fails.
    pub async fn told(&self, item: i64, now: DateTime<Utc>) -> Result<(), HandoffError> {
        Ok(self.owners.store().note_told(item, now).await?)
    }

    /// A reply in the language of the desk, on its clock.
    ///
    /// # Errors
    /// It has no words.
    pub fn word(&self, reply: &Reply, now: DateTime<Utc>) -> Result<Worded, HandoffError> {
        let setting = Setting { zone: self.owners.zone(), now };
        let dialogues = self.converse.dialogues();
        let language = dialogues.texts.closest(&self.owners.language());
        Ok(dialogues.texts.word(language, reply, setting)?)
    }
}

/// An order with where it comes from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    /// About which conversation.
    pub case: &'a Case,
    /// Whose.
    pub by: AgentId,
    /// What names it once.
    pub cause: &'a str,
    /// Now.
    pub now: DateTime<Utc>,
}

fn read<T: serde::de::DeserializeOwned>(item: &Item) -> Result<T, HandoffError> {
    serde_json::from_str(&item.payload).map_err(|source| HandoffError::Unreadable { number: item.number, source })
}

/// Whether an order means something to the person, or lets something run for them.
fn is_for_person(order: &AgentOrder) -> bool {
    use AgentOrder::{Approve, Begin, Canned, Deny, Edit, Fill, Language, Say, Take};
    matches!(
        order,
        Approve(_) | Begin | Canned(_) | Deny(_) | Edit { .. } | Fill { .. } | Language(_) | Say { .. } | Take
    )
}
