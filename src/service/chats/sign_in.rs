//! A person's own sign-in at the portal, as the chat sees it: offered by a button, proven by the link on the page.
//!
//! In charge of where it is offered and of what is answered. Who is believed to be whom is
//! [`SignIns`](crate::service::sign_in::SignIns)'s.

use super::ChatError;
use super::actor::Actor;
use super::hear::{Caller, Heard};
use super::introduce::{Kept, shown};
use crate::dialogue::introduction::{Introduction, may_sign_in, offer_sign_in, sign_in_choice};
use crate::dialogue::reply::{Arg, Choice, Reply};
use crate::ports::accounts::AccountLink;
use crate::ports::sign_ins::SignInUse;
use crate::service::sign_in::Proven;

impl Actor {
    /// Replies to a newcomer, with a sign-in beside the question who they are, where one is set up.
    pub(super) async fn with_sign_in(
        &self,
        caller: &Caller<'_>,
        state: &Introduction,
        replies: Vec<Reply>,
    ) -> Result<Vec<Reply>, ChatError> {
        let Some(portal) = may_sign_in(state, &replies) else { return Ok(replies) };
        let who = (caller.sender.account, caller.language.as_str());
        let Some(offer) = self.parts.sign_ins.offer_by_name(who, portal).await? else { return Ok(replies) };
        Ok(replies.into_iter().map(|reply| offer_sign_in(reply, offer.id, portal)).collect())
    }

    /// Sign-ins for links that have none behind them, as choices.
    pub(super) async fn sign_in_choices(&self, caller: &Caller<'_>) -> Result<Vec<Choice>, ChatError> {
        let signed_in = self.parts.sign_ins.signed_in_links(caller.sender.account).await?;
        let who = (caller.sender.account, caller.language.as_str());
        let mut choices = Vec::new();
        for link in caller.links.iter().filter(|link| !signed_in.contains(&link.id)) {
            if let Some(offer) = self.parts.sign_ins.offer(who, &link.portal).await? {
                choices.push(sign_in_choice(offer.id, &offer.portal));
            }
        }
        Ok(choices)
    }

    /// `/start` with the proof that stood on the page: the account is linked, where it is the one that asked.
    pub(super) async fn hear_proof(
        &mut self,
        caller: &Caller<'_>,
        payload: &str,
        kept: Option<&Kept>,
    ) -> Result<Heard, ChatError> {
        let (invites, messenger) = (self.parts.invites.clone(), self.parts.messenger.clone());
        let account = caller.sender.account;
        if let Some(seconds) = invites.wait_of(shown(&messenger, caller)).await? {
            let reply = Reply::new("intro-wait").with("span", Arg::Seconds(seconds));
            return self.answer_proof(caller, kept, reply).await;
        }
        let reply = match self.parts.sign_ins.look_at_proof(account, payload).await? {
            Proven::Good { id, name, portal } => {
                return self.accept_sign_in(caller, kept, id, (&name, &portal)).await;
            }
            Proven::Unknown => {
                invites.count_wrong(&messenger, account).await?;
                Reply::new("link-unknown")
            }
            Proven::OtherAccount => Reply::new("sign-in-other-chat"),
            Proven::Done => Reply::new("link-used-by-you"),
            Proven::Late => Reply::new("sign-in-over"),
        };
        self.answer_proof(caller, kept, reply).await
    }

    async fn accept_sign_in(
        &mut self,
        caller: &Caller<'_>,
        kept: Option<&Kept>,
        id: i64,
        (name, portal): (&str, &str),
    ) -> Result<Heard, ChatError> {
        let replies = vec![Reply::new("sign-in-made").with("name", name).with("portal", portal)];
        let linked = Kept { update: caller.incoming.update, replies, state: Introduction::Portal, has_linked: true };
        let (messenger, sign_ins) = (self.parts.messenger.clone(), self.parts.sign_ins.clone());
        let reply = match sign_ins.finish(shown(&messenger, caller), (id, name), &linked.to_json()).await? {
            SignInUse::Linked(link) => return self.begin_linked(caller, &link, linked.replies).await,
            SignInUse::Over => Reply::new("sign-in-over"),
            SignInUse::OtherPerson(_) => Reply::new("sign-in-other-person").with("portal", portal).with("name", name),
        };
        self.answer_proof(caller, kept, reply).await
    }

    async fn begin_linked(
        &self,
        caller: &Caller<'_>,
        link: &AccountLink,
        replies: Vec<Reply>,
    ) -> Result<Heard, ChatError> {
        self.greet(caller, link).await?;
        Ok(caller.say(replies))
    }

    async fn answer_proof(&self, caller: &Caller<'_>, kept: Option<&Kept>, reply: Reply) -> Result<Heard, ChatError> {
        let state = kept.map(|kept| kept.state.clone()).unwrap_or_default();
        self.keep(caller, Kept { update: caller.incoming.update, replies: vec![reply], state, has_linked: false }).await
    }
}
