//! What came of restores that somebody else carried to their end: another conversation, a command, another process (R30).
//!
//! In charge of finding whoever asked for one and was not told: the person whose plan it was, and whoever has an open
//! request for that snapshot.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Round, Watch, WatchError};
use crate::dialogue::Event;
use crate::dialogue::backend::news::EndedRestore;
use crate::dialogue::backend::{KeptChoice, Report};
use crate::dialogue::state::State;
use crate::domain::plan::{RestorePlan, Scope};
use crate::domain::restore::{RestoreHeader, RestoreState};
use crate::domain::{ConsentId, RestoreId};
use crate::ports::watch::Hearer;
use crate::service::converse::{ConverseError, card_of, first_asked, is_closed, report_view};

/// For so long a conversation that waits for the result itself is given the time to tell it.
const OWN_WORD: TimeDelta = TimeDelta::minutes(10);
/// What ended longer ago is told no more.
const NEWS_FOR: TimeDelta = TimeDelta::days(7);

impl Watch {
    /// Tells the ends of restores since the portal is watched.
    pub(super) async fn tell_ended(
        &mut self,
        round: &Round<'_>,
        watched_from: Option<DateTime<Utc>>,
    ) -> Result<(), WatchError> {
        let from = watched_from.unwrap_or(round.now).max(round.now - NEWS_FOR);
        for restore in round.desk.restores.list_restores(Some(round.desk.portal_id())).await? {
            let is_news = restore.state == RestoreState::Done && restore.finished_at.is_some_and(|at| at >= from);
            if is_news {
                self.tell_end(round, &restore).await?;
            }
        }
        Ok(())
    }

    async fn tell_end(&mut self, round: &Round<'_>, restore: &RestoreHeader) -> Result<(), WatchError> {
        let inbox_id = format!("watch-restore-{}", restore.id);
        if round.hearers.iter().all(|hearer| self.was_told(hearer, &inbox_id)) {
            return Ok(());
        }
        let at = restore.finished_at.unwrap_or(round.now);
        let plan = round.desk.restores.load_plan(restore.plan).await?.plan;
        let mut wanting = Vec::new();
        let mut is_known = false;
        for conversation in round.hearers {
            let is_author = conversation.person == plan.requested_by;
            let state = self.parts.converse.state(&conversation.portal, conversation.id).await?;
            if conversation.begun_at > at {
                // Whoever comes later is not flooded with what was: the list of requests and `/status` tell it.
            } else if has_heard(&state, restore.id) {
                is_known |= is_author;
            } else if waits_for_result(&state, restore) {
                if round.now - at < OWN_WORD {
                    return Ok(());
                }
                is_known |= is_author;
            } else if is_author || self.asked_for(conversation, restore, &plan).await? {
                wanting.push(conversation);
            }
        }
        // Whoever heard it in one chat need not hear it in the other.
        wanting.retain(|conversation| !(is_known && conversation.person == plan.requested_by));
        let Some(report) = self.report(round, restore).await? else { return Ok(()) };
        for conversation in round.hearers {
            match wanting.iter().any(|wanting| wanting.id == conversation.id) {
                true => {
                    let ended = EndedRestore { report: report.clone(), at };
                    self.tell(conversation, &inbox_id, &Event::RestoreEnded(ended)).await?;
                }
                false => self.note_known(conversation, &inbox_id),
            }
        }
        Ok(())
    }

    async fn report(&self, round: &Round<'_>, restore: &RestoreHeader) -> Result<Option<Report>, WatchError> {
        let Some(report) = round.desk.restores.find_report(restore.id).await? else { return Ok(None) };
        let undoes = match restore.scope {
            Scope::Undo(undone) => Some(undone),
            Scope::Selective | Scope::Crm => None,
        };
        Ok(Some(Report { undoes, ..report_view(&report, round.desk.policy.restores.verify, false) }))
    }

    /// Whether a conversation has an open request for what the restore brought back.
    async fn asked_for(
        &self,
        conversation: &Hearer,
        restore: &RestoreHeader,
        plan: &RestorePlan,
    ) -> Result<bool, ConverseError> {
        if matches!(restore.scope, Scope::Undo(_)) {
            return Ok(false);
        }
        let asked = self.parts.conversations.list_requests_of(&conversation.portal, conversation.id).await?;
        Ok(asked.iter().any(|request| {
            !is_closed(request)
                && first_asked(request) <= restore.started_at
                && KeptChoice::snapshot_in(&card_of(request)) == Some(plan.snapshot)
        }))
    }
}

fn has_heard(state: &State, restore: RestoreId) -> bool {
    let is_last = state.last_done.is_some_and(|last| !last.is_undo && last.restore == restore);
    is_last || state.heard_of.contains(&restore)
}

/// Whether the result of that very work is still to come into a conversation.
fn waits_for_result(state: &State, restore: &RestoreHeader) -> bool {
    let is_this = match restore.scope {
        Scope::Undo(undone) => state.undo == Some(undone),
        Scope::Selective | Scope::Crm => state.unfinished == Some(ConsentId(restore.id.0)),
    };
    let is_running =
        |task: &crate::dialogue::state::Task| task.pending.as_ref().is_some_and(|pending| pending.work.is_running());
    is_this && state.tasks.iter().chain(state.shelf.iter().flat_map(|matter| &matter.tasks)).any(is_running)
}
