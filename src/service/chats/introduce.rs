//! Somebody whom nobody knows, a link that is opened, a code that is typed.
//!
//! In charge of taking the introduction from step to step and of what a link gives. Each update that was heard is kept
//! with its answer, so that one that is heard again after a crash is answered in the same words and tried no second
//! time. What is asked is the dialogue's, what a secret is worth is [`Invites`](crate::service::invite::Invites)'s.

use serde::{Deserialize, Serialize};

use super::ChatError;
use super::actor::Actor;
use super::deliver::NOTICE_MARK;
use super::desk::MADE_BY_DESK;
use super::hear::{Caller, Heard};
use crate::dialogue::Event;
use crate::dialogue::introduction::{self, Introduction, Order, Outcome, Said, Step};
use crate::dialogue::reply::{Arg, Reply};
use crate::ports::accounts::{Account, AccountLink};
use crate::ports::chats::{Happened, MessengerId};
use crate::ports::crm::PortalUser;
use crate::ports::invites::{CodeOrder, Invite, InviteState, InviteUse};
use crate::ports::portals::Portal;
use crate::service::invite::{Opened, PORTAL_MARK, Shown, in_words};
use crate::service::sign_in::PROOF_MARK;

/// The last update that was heard outside of a conversation, and where the introduction stands.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(super) struct Kept {
    /// The update.
    pub(super) update: i64,
    /// What it was answered.
    #[serde(default)]
    pub(super) replies: Vec<Reply>,
    /// Where the introduction stands.
    #[serde(default)]
    pub(super) state: Introduction,
    /// Whether the account was linked by it.
    #[serde(default)]
    pub(super) has_linked: bool,
}

impl Kept {
    /// As it is stored; one that cannot be read any more counts as none.
    pub(super) fn of(account: Option<&Account>) -> Option<Self> {
        serde_json::from_str(account?.introduction.as_deref()?).ok()
    }

    pub(super) fn to_json(&self) -> String {
        serde_json::to_string(self).expect("replies have text keys only, so they are always JSON")
    }
}

impl Actor {
    /// What an update was answered before, where it is heard again.
    pub(super) async fn answered_before(
        &mut self,
        caller: &Caller<'_>,
        kept: Option<&Kept>,
    ) -> Result<Option<Heard>, ChatError> {
        let Some(kept) = kept.filter(|kept| kept.update == caller.incoming.update) else { return Ok(None) };
        if kept.has_linked
            && let Some(link) = caller.current()
        {
            self.greet(caller, link).await?;
        }
        Ok(Some(caller.say(kept.replies.clone())))
    }

    /// Takes what somebody does whose account is linked to nobody.
    pub(super) async fn hear_newcomer(&mut self, caller: &Caller<'_>, kept: Option<&Kept>) -> Result<Heard, ChatError> {
        let said = match (&caller.incoming.what, kept) {
            (Happened::Command { name, .. }, _) => match name.as_str() {
                "start" => Said::Opened,
                "cancel" => Said::Cancel,
                _ => Said::Help,
            },
            (Happened::Pressed { data, .. }, _) => Said::Pressed(data.strip_prefix(NOTICE_MARK).unwrap_or_default()),
            // Whatever somebody says first is answered by what this is.
            (_, None) => Said::Opened,
            (Happened::Text { text, .. } | Happened::Edited { text }, _) => Said::Text(text),
            _ => Said::Unsupported,
        };
        let state = kept.map(|kept| kept.state.clone()).unwrap_or_default();
        self.introduce(caller, state, said).await
    }

    async fn introduce(
        &mut self,
        caller: &Caller<'_>,
        state: Introduction,
        said: Said<'_>,
    ) -> Result<Heard, ChatError> {
        let now = (self.parts.clock)();
        let Step { state, mut replies, order } = introduction::hear(state, said, now);
        let mut state = state;
        if let Some(order) = order {
            let outcome = match self.carry_out(caller, &order).await? {
                Carried::Linked(heard) => return Ok(heard),
                Carried::Said(reply) => {
                    replies.push(reply);
                    None
                }
                Carried::Outcome(outcome) => Some(outcome),
            };
            if let Some(outcome) = outcome {
                let step = introduction::answer(state, &order, outcome, now);
                state = step.state;
                replies.extend(step.replies);
            }
        }
        let replies = self.with_sign_in(caller, &state, replies).await?;
        self.keep(caller, Kept { update: caller.incoming.update, replies, state, has_linked: false }).await
    }

    pub(super) async fn keep(&self, caller: &Caller<'_>, kept: Kept) -> Result<Heard, ChatError> {
        let (accounts, messenger) = (&self.parts.accounts, &self.parts.messenger);
        accounts.save_introduction(messenger, caller.sender.account, Some(&kept.to_json())).await?;
        Ok(caller.say(kept.replies))
    }

    async fn carry_out(&mut self, caller: &Caller<'_>, order: &Order) -> Result<Carried, ChatError> {
        let invites = self.parts.invites.clone();
        match order {
            Order::SendCode { portal, person } => {
                let order = CodeOrder {
                    account: caller.sender.account,
                    update: caller.incoming.update,
                    portal: portal.clone(),
                    person: person.clone(),
                    language: caller.language.clone(),
                    made_at: (self.parts.clock)(),
                };
                Ok(Carried::Outcome(invites.order_code(&self.parts.messenger, &order).await?))
            }
            Order::TryCode(code) => {
                let messenger = self.parts.messenger.clone();
                let opened = invites.open_code(shown(&messenger, caller), code).await?;
                Ok(match opened {
                    Opened::Good { invite, user, portal } => {
                        Carried::Linked(self.accept(caller, (&invite, &user, &portal), "code").await?)
                    }
                    Opened::Unknown | Opened::Over(_) => Carried::Outcome(Outcome::Wrong),
                    Opened::Wait(seconds) => Carried::Outcome(Outcome::Wait(seconds)),
                    Opened::PersonGone(portal) => Carried::Said(about("link-person-gone", &portal)),
                    Opened::Silent(portal) => Carried::Said(about("link-portal-silent", &portal)),
                })
            }
        }
    }

    /// `/start` with something behind it: an invitation, or a portal to go on with.
    pub(super) async fn hear_payload(
        &mut self,
        caller: &Caller<'_>,
        payload: &str,
        kept: Option<&Kept>,
    ) -> Result<Heard, ChatError> {
        if let Some(name) = payload.strip_prefix(PORTAL_MARK) {
            if caller.links.is_empty() {
                return self.introduce(caller, Introduction::Portal, Said::Text(name)).await;
            }
            let link = caller.links.iter().find(|link| link.portal.as_str() == name);
            return match link {
                Some(link) => self.switch_to(caller, link).await,
                None => Ok(caller.say(vec![Reply::new("portal-not-yours")])),
            };
        }
        if payload.starts_with(PROOF_MARK) {
            return self.hear_proof(caller, payload, kept).await;
        }
        let messenger = self.parts.messenger.clone();
        let invites = self.parts.invites.clone();
        let reply = match invites.open_link(shown(&messenger, caller), payload).await? {
            Opened::Good { invite, user, portal } => {
                return self.accept(caller, (&invite, &user, &portal), "invite").await;
            }
            Opened::Unknown => Reply::new("link-unknown"),
            Opened::Over(state) => over(caller, state),
            Opened::PersonGone(portal) => about("link-person-gone", &portal),
            Opened::Silent(portal) => about("link-portal-silent", &portal),
            Opened::Wait(seconds) => Reply::new("intro-wait").with("span", Arg::Seconds(seconds)),
        };
        let state = kept.map(|kept| kept.state.clone()).unwrap_or_default();
        self.keep(caller, Kept { update: caller.incoming.update, replies: vec![reply], state, has_linked: false }).await
    }

    /// Links the account, greets the person, and says whom it is linked as: whoever got the link from somebody else sees
    /// it too.
    async fn accept(
        &mut self,
        caller: &Caller<'_>,
        (invite, user, portal): (&Invite, &PortalUser, &Portal),
        how: &'static str,
    ) -> Result<Heard, ChatError> {
        let present = caller.links.iter().find(|link| link.portal == portal.id);
        let name = match present {
            Some(link) if link.person == invite.person => "link-already",
            _ => "link-made",
        };
        let replies = vec![about(name, portal).with("name", user.name.as_str())];
        let kept = Kept { update: caller.incoming.update, replies, state: Introduction::Portal, has_linked: true };
        let (messenger, invites) = (self.parts.messenger.clone(), self.parts.invites.clone());
        match invites.link(shown(&messenger, caller), (invite, user), how, &kept.to_json()).await? {
            InviteUse::Linked(link) => {
                self.greet(caller, &link).await?;
                self.tell_desk_of_use(caller, invite).await?;
                Ok(caller.say(kept.replies))
            }
            InviteUse::No(state) => Ok(caller.say(vec![over(caller, state)])),
            InviteUse::OtherPerson(_) => Ok(caller.say(vec![about("link-other-person", portal)])),
        }
    }

    /// Tells the desk that an invitation that was made there was used. Everybody there reads it: of the portal only its
    /// name is said.
    async fn tell_desk_of_use(&self, caller: &Caller<'_>, invite: &Invite) -> Result<(), ChatError> {
        let Some(desk) = self.parts.desk.as_ref().filter(|_| invite.made_by.starts_with(MADE_BY_DESK)) else {
            return Ok(());
        };
        let reply = Reply::new("desk-invite-used")
            .with("name", caller.sender.name.as_str())
            .with("portal", invite.portal.as_str());
        let notice = desk.notice(&format!("invite-used-{}", caller.incoming.update), reply);
        self.parts.chats.add_notices(&self.parts.messenger, &[notice], (self.parts.clock)()).await?;
        desk.handoffs.owners().note_change();
        Ok(())
    }

    /// Has the conversation about a portal begin, or go on.
    pub(super) async fn greet(&self, caller: &Caller<'_>, link: &AccountLink) -> Result<(), ChatError> {
        let channel = self.parts.messenger.channel(caller.sender.account);
        let now = (self.parts.clock)();
        let converse = &self.parts.converse;
        let id = converse.open(&link.portal, &channel, link.person, Some(&caller.language), now).await?;
        let inbox_id = format!("update-{}", caller.incoming.update);
        converse.receive(&link.portal, id, &inbox_id, &Event::Opened, now).await?;
        Ok(())
    }
}

/// What came of an order.
enum Carried {
    /// The introduction is over.
    Linked(Heard),
    /// Something is in the way.
    Said(Reply),
    /// The introduction goes on.
    Outcome(Outcome),
}

pub(super) fn shown<'a>(messenger: &'a MessengerId, caller: &Caller<'a>) -> Shown<'a> {
    Shown { messenger, account: caller.sender.account, name: &caller.sender.name }
}

fn about(name: &str, portal: &Portal) -> Reply {
    Reply::new(name).with("portal", in_words(portal))
}

/// Why an invitation cannot be used.
fn over(caller: &Caller<'_>, state: InviteState) -> Reply {
    Reply::new(match state {
        InviteState::Used(used) if used.account == caller.sender.account && !caller.links.is_empty() => {
            "link-used-by-you"
        }
        InviteState::Used(_) => "link-used",
        InviteState::Revoked => "link-revoked",
        InviteState::Expired => "link-expired",
        // Nobody is told so: an open one can be used.
        InviteState::Open => "link-unknown",
    })
}
