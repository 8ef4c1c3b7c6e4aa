//! Whether the bot can do in the group what the desk needs; what is missing is said with what to grant (H12).

use super::super::ChatError;
use super::super::actor::Actor;
use super::super::deliver::Delivered;
use super::{DeskNote, DeskParts};
use crate::dialogue::reply::Reply;
use crate::domain::handoff::AgentId;
use crate::ports::chats::{NewNotice, ShowError};
use crate::ports::forums::Lack;

impl Actor {
    /// Looks at the group, tells what is missing, and notes its administrators as agents: other members become known by
    /// what they do.
    pub(super) async fn check_rights(&mut self, desk: &DeskParts) -> Result<Delivered, ChatError> {
        let lacks = match desk.api.standing(desk.group).await {
            Ok(standing) => {
                self.may_manage = standing.is_forum && standing.is_administrator && standing.manages_topics;
                standing.lacks()
            }
            Err(ShowError::Wait(wait)) => return Ok(Delivered::Later(Some(wait))),
            Err(error) if error.is_worth_repeating() => {
                tracing::warn!(desk.group, %error, "whether the desk's group allows what is needed is not known yet");
                return Ok(Delivered::Later(None));
            }
            Err(_) => vec![Lack::NotThere],
        };
        (self.is_unchecked, self.again_at) = (false, None);
        self.may_pin = true;
        let is_there = !lacks.contains(&Lack::NotThere);
        self.tell_lacks(desk, &lacks).await?;
        if !is_there {
            return Ok(Delivered::Blocked);
        }
        let now = (self.parts.clock)();
        match desk.api.list_administrators(desk.group).await {
            Ok(administrators) => {
                for agent in administrators {
                    desk.handoffs.agent_is_there(AgentId(agent.account), &agent.name, now).await?;
                }
            }
            Err(error) => tracing::debug!(desk.group, %error, "the administrators of the desk's group are not listed"),
        }
        Ok(Delivered::All)
    }

    async fn tell_lacks(&mut self, desk: &DeskParts, lacks: &[Lack]) -> Result<(), ChatError> {
        self.has_topics = !lacks.contains(&Lack::Topics);
        desk.handoffs.owners().set_reachable(!lacks.contains(&Lack::NotThere));
        desk.note(match lacks {
            [] => DeskNote::Ready { group: desk.group },
            lacks => DeskNote::Lacks { group: desk.group, lacks: lacks.to_vec() },
        });
        let now = (self.parts.clock)();
        let kept = desk.forums.keep_lacks(&self.parts.messenger, desk.group, lacks, now).await?;
        // Once: whoever reads it in the group need not read it at every start, unless it had come back meanwhile.
        let in_group = kept.iter().filter(|(lack, _)| *lack != Lack::NotThere);
        let notices: Vec<NewNotice> = in_group
            .map(|(lack, since)| {
                let cause = format!("desk-lacks-{}-{}-{}", desk.group, lack.as_str(), since.timestamp_micros());
                desk.notice(&cause, Reply::new(format!("desk-lacks-{}", lack.as_str())))
            })
            .collect();
        if !notices.is_empty() {
            self.parts.chats.add_notices(&self.parts.messenger, &notices, now).await?;
            // What is said before anything else waits for the next round.
            self.has_more = true;
        }
        Ok(())
    }

    /// Notes that the bot was refused something in the group for want of a right: only what needs it waits.
    pub(super) async fn lacks_right(&mut self, desk: &DeskParts, reason: &str) -> Result<(), ChatError> {
        tracing::warn!(desk.group, reason, "the bot lacks a right in the desk's group");
        let _looked = self.check_rights(desk).await?;
        self.may_manage = false;
        Ok(())
    }

    /// What a failure in the group means: to try again, to wait, or (`None`) to go on without what was to be shown.
    pub(super) async fn desk_gives_up(
        &mut self,
        desk: &DeskParts,
        error: &ShowError,
    ) -> Result<Option<Delivered>, ChatError> {
        Ok(match error {
            ShowError::Wait(wait) => Some(Delivered::Later(Some(*wait))),
            error if error.is_worth_repeating() => {
                tracing::warn!(desk.group, %error, "the desk was not shown something; it is tried again");
                Some(Delivered::Later(None))
            }
            ShowError::Blocked(reason) => {
                tracing::error!(desk.group, reason, "the desk's group does not let the bot write");
                self.tell_lacks(desk, &[Lack::NotThere]).await?;
                Some(Delivered::Blocked)
            }
            ShowError::NotAllowed(reason) => {
                self.lacks_right(desk, reason).await?;
                None
            }
            error => {
                tracing::error!(desk.group, %error, "the messenger does not show the desk something at all");
                None
            }
        })
    }
}
