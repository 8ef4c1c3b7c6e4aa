//! Commands of the desk that are about no conversation yet: to invite somebody, to begin with somebody (H5).

use chrono::TimeDelta;

use super::super::ChatError;
use super::super::actor::Actor;
use super::hear::Doing;
use crate::dialogue::reply::{Arg, Reply};
use crate::domain::{PortalId, UserId};
use crate::ports::handoffs::Case;
use crate::service::handoff::owners::who;
use crate::service::handoff::{AgentOrder, Answer};
use crate::service::invite::{InviteError, MadeInvite};

/// Begins the name of whoever made an invitation at the desk.
pub(in crate::service::chats) const MADE_BY_DESK: &str = "desk:";

/// How long an invitation of the desk's holds.
const HOLDS: TimeDelta = TimeDelta::days(3);

impl Actor {
    /// `/invite USER` in a topic, `/invite PORTAL USER` anywhere: a link that introduces that user.
    pub(super) async fn invite(
        &mut self,
        doing: &Doing<'_>,
        case: Option<&Case>,
        rest: &str,
    ) -> Result<Answer, ChatError> {
        let Some((portal, person)) = named(rest, case.map(|case| &case.portal)) else {
            return Ok(Answer::of(Reply::new("desk-invite-how")));
        };
        let by = format!("{MADE_BY_DESK}{} ({})", doing.name, doing.agent);
        let about = |name: &str| Reply::new(name).with("portal", portal.as_str());
        let user = person.to_string();
        if self.parts.invites.find_portal(&portal).await?.is_none() {
            return Ok(Answer::of(about("desk-no-portal")));
        }
        let reply = match self.parts.invites.invite(&portal, person, (&by, HOLDS)).await {
            Ok(MadeInvite { payload, name, expires_at, .. }) => about("desk-invite-made")
                .with("user", user)
                .with("name", name)
                .with("link", doing.desk.api.start_link(&payload))
                .with("until", expires_at),
            Err(InviteError::Store(error)) => return Err(error.into()),
            Err(InviteError::NoSuchPerson { .. }) => about("desk-no-user").with("user", user),
            Err(error) => {
                tracing::warn!(portal.id = %portal, %error, "no invitation could be made");
                about("desk-portal-silent")
            }
        };
        Ok(Answer::of(reply))
    }

    /// `/begin PORTAL USER` in the General topic: the agent has the conversation with somebody who is known here (H5).
    pub(super) async fn begin_anew(&mut self, doing: &Doing<'_>, rest: &str) -> Result<Answer, ChatError> {
        let Some((portal, person)) = named(rest, None) else {
            return Ok(Answer::of(Reply::new("desk-begin-how")));
        };
        let names = doing.desk.handoffs.portal_names().await?;
        if !names.iter().any(|name| name == portal.as_str()) {
            let reply = Reply::new("desk-begin-no-portal").with("portal", portal.as_str());
            return Ok(Answer::of(reply.with("names", Arg::List(names))));
        }
        let (accounts, messenger) = (&self.parts.accounts, &self.parts.messenger);
        let links = accounts.list_links(Some(&portal)).await?;
        let is_meant = |link: &crate::ports::accounts::AccountLink| {
            link.person == person && link.revoked.is_none() && link.messenger == *messenger
        };
        let Some((link, _)) = links.into_iter().find(|(link, _)| is_meant(link)) else {
            let reply = Reply::new("desk-begin-nobody").with("portal", portal.as_str());
            return Ok(Answer::of(reply.with("user", person.to_string())));
        };
        let account = accounts.find_account(messenger, link.account).await?;
        let language = self
            .parts
            .converse
            .dialogues()
            .texts
            .closest(account.as_ref().and_then(|account| account.language.as_deref()).unwrap_or("en"))
            .to_owned();
        let channel = messenger.channel(link.account);
        let now = (self.parts.clock)();
        let id = self.parts.converse.open(&portal, &channel, person, Some(&language), now).await?;
        let case = Case { portal, conversation: id };
        let cause = format!("update-{}", doing.incoming.update);
        let answer = self.order(doing, &case, &cause, &AgentOrder::Begin).await?;
        if answer == Answer::default() {
            // Where it is can be said once there is a topic.
            let reply = Reply::new("desk-begun-there").with("agent", doing.name).with("who", who(&case));
            doing.desk.handoffs.tell_everybody(&case, reply, &format!("{cause}-there"), now).await?;
        }
        Ok(answer)
    }
}

/// A portal and a user of it: `acme 5`, or `5` where the portal goes without saying.
fn named(rest: &str, portal: Option<&PortalId>) -> Option<(PortalId, UserId)> {
    let words: Vec<&str> = rest.split_whitespace().collect();
    let (portal, user) = match (&words[..], portal) {
        ([user], Some(portal)) => (portal.clone(), user),
        ([portal, user], _) => (portal.parse().ok()?, user),
        _ => return None,
    };
    Some((portal, UserId(user.parse().ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_portal_is_named_where_it_does_not_go_without_saying() {
        let acme: PortalId = "acme".parse().unwrap();
        let beta: PortalId = "beta".parse().unwrap();
        for (rest, here, found) in [
            ("5", Some(&acme), Some((acme.clone(), UserId(5)))),
            ("beta 5", Some(&acme), Some((beta.clone(), UserId(5)))),
            ("beta 5", None, Some((beta.clone(), UserId(5)))),
            ("5", None, None),
            ("", Some(&acme), None),
            ("five", Some(&acme), None),
            ("beta five", None, None),
            ("beta 5 6", None, None),
        ] {
            assert_eq!(named(rest, here), found, "{rest}");
        }
    }
}
