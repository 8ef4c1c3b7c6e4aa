//! Four eyes: a restore that the person confirmed waits until an agent approves it, where the policy asks for it.
//!
//! In charge of asking, of the verdict, and of reminding before it expires. That no consent is given without it is
//! `service::converse::work`'s.

use chrono::{DateTime, Utc};
use serde_json::json;

use super::owners::{Along, Owners, remind_at, who};
use super::words::{DeskWords, for_person};
use super::{Answer, Asked, HandoffError, Handoffs};
use crate::dialogue::desk::DeskEvent;
use crate::dialogue::event::{ApprovedDeed, Effect};
use crate::dialogue::reply::{Arg, Reply};
use crate::domain::PlanId;
use crate::domain::handoff::AgentId;
use crate::ports::handoffs::{Actor, Approval, Case, HandoffChange, NewEntry, NewItem, Verdict};
use crate::ports::snapshots::StoreError;

impl Owners {
    /// Has a plan wait for approval, once; gives how it stands.
    ///
    /// # Errors
    /// The store fails.
    pub async fn ask_approval(
        &self,
        case: &Case,
        plan: PlanId,
        deed: ApprovedDeed,
        expires_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<Approval, HandoffError> {
        let remind_at = Some(remind_at(now, expires_at));
        let new = Approval { case: case.clone(), plan, asked_at: now, expires_at, remind_at, verdict: None };
        let approval = self.store().ask_approval(&new, now).await?;
        let (words, name, details) = match deed {
            ApprovedDeed::Restore(option) => (
                approval_reply("desk-approval", &approval).with("option", option),
                "approval-asked",
                json!({ "plan": plan.to_string(), "option": option.as_str() }),
            ),
            ApprovedDeed::Undo(restore) => (
                approval_reply("desk-approval-undo", &approval).with("restore", restore.to_string()),
                "undo-approval-asked",
                json!({ "plan": plan.to_string(), "restore": restore.to_string() }),
            ),
        };
        let words = DeskWords::Notice(words);
        let entry = NewEntry { who: Actor::Person, deed: name.into(), details: details.to_string() };
        let files = self.unseen_files(case, plan).await?;
        let along = Along {
            who: Actor::Person,
            cause: &format!("approval-{plan}"),
            entries: vec![entry],
            items: files.into_iter().chain([words.in_topic(), words.for_everybody()]).collect(),
            keeps_from_person: false,
        };
        self.add(case, &along, now).await?;
        Ok(approval)
    }

    /// The files of a plan that the person was handed before the desk had to do with the conversation: whoever approves
    /// it goes by the same ones.
    async fn unseen_files(&self, case: &Case, plan: PlanId) -> Result<Vec<NewItem>, StoreError> {
        if self.store().find_handoff(case).await?.is_some() {
            return Ok(Vec::new());
        }
        let folder = format!("plans/{plan}/");
        let said = self.store().list_said(case).await?;
        let handed = said.iter().filter_map(|line| match serde_json::from_str(&line.payload) {
            Ok(Effect::SendFile(file)) if !line.is_incoming && file.name.starts_with(&folder) => Some(file),
            _ => None,
        });
        Ok(handed.map(|file| DeskWords::File(file).in_topic()).collect())
    }

    /// The agent who approved a plan.
    ///
    /// # Errors
    /// The store fails.
    pub async fn approver(&self, case: &Case, plan: PlanId) -> Result<Option<AgentId>, HandoffError> {
        let approval = self.store().find_approval(&case.portal, plan).await?;
        Ok(approval.and_then(|approval| match approval.verdict {
            Some(Verdict::Approved { by }) => Some(by),
            _ => None,
        }))
    }

    /// Takes back that something waits for approval: the person went another way.
    pub(crate) async fn withdraw(&self, approval: &Approval, now: DateTime<Utc>) -> Result<(), StoreError> {
        let details = json!({ "plan": approval.plan.to_string() }).to_string();
        let entry = NewEntry { who: Actor::Person, deed: "approval-withdrawn".to_owned(), details };
        let words = DeskWords::Notice(Reply::new("desk-approval-withdrawn"));
        let change = beside([entry], [words.in_topic()]);
        if self.store().settle_approval(approval, Some(&Verdict::Withdrawn), &change, now).await? {
            self.note_change();
        }
        Ok(())
    }

    /// Reminds the desk of an approval that is about to expire, or lets it expire.
    pub(super) async fn come_due(&self, approval: &Approval, now: DateTime<Utc>) -> Result<(), HandoffError> {
        let details = json!({ "plan": approval.plan.to_string() }).to_string();
        let entry = |deed: &str| NewEntry { who: Actor::Nobody, deed: deed.to_owned(), details: details.clone() };
        let settled = if approval.expires_at <= now {
            let words = DeskWords::Notice(Reply::new("desk-approval-expired").with("who", who(&approval.case)));
            let event = DeskEvent::ApprovalExpired { plan: approval.plan };
            let change = beside([entry("approval-expired")], [for_person(&event), words.in_topic()]);
            self.store().settle_approval(approval, Some(&Verdict::Expired), &change, now).await?
        } else {
            let words = DeskWords::Notice(approval_reply("desk-approval-reminder", approval));
            let change = beside([entry("reminded")], [words.in_topic(), words.for_everybody()]);
            self.store().settle_approval(approval, None, &change, now).await?
        };
        if settled {
            self.note_change();
        }
        Ok(())
    }
}

fn approval_reply(name: &str, approval: &Approval) -> Reply {
    Reply::new(name)
        .with("who", who(&approval.case))
        .with("plan", approval.plan.to_string())
        .with("until", Arg::Moment(approval.expires_at))
        .asking(["approve", "deny"])
}

fn beside(entries: impl IntoIterator<Item = NewEntry>, items: impl IntoIterator<Item = NewItem>) -> HandoffChange {
    HandoffChange {
        entries: entries.into_iter().collect(),
        items: items.into_iter().collect(),
        ..HandoffChange::default()
    }
}

impl Handoffs {
    /// `meant` is the plan below which the button stood: no other one is approved by it.
    pub(super) async fn approve(&self, asked: &Asked<'_>, meant: Option<PlanId>) -> Result<Answer, HandoffError> {
        if let Some(plan) = meant
            && let Some(now_is) = self.verdict_on(asked.case, plan, asked.now).await?
        {
            return Ok(Answer::of(now_is));
        }
        let event = |plan| DeskEvent::Approved { plan };
        self.settle(asked, meant, &Verdict::Approved { by: asked.by }, "approved", event).await
    }

    pub(super) async fn deny(&self, asked: &Asked<'_>, reason: &str) -> Result<Answer, HandoffError> {
        if reason.is_empty() {
            return Ok(Answer::of(Reply::new("desk-deny-needs-reason")));
        }
        let event = |plan| DeskEvent::Denied { plan, reason: reason.to_owned() };
        let verdict = Verdict::Denied { by: asked.by, reason: reason.to_owned() };
        self.settle(asked, None, &verdict, "denied", event).await
    }

    async fn settle(
        &self,
        asked: &Asked<'_>,
        meant: Option<PlanId>,
        verdict: &Verdict,
        deed: &str,
        event: impl Fn(PlanId) -> DeskEvent,
    ) -> Result<Answer, HandoffError> {
        let open = self.owners.store().find_open_approval(asked.case).await?;
        let is_meant = |open: &Approval| asked.now < open.expires_at && meant.is_none_or(|plan| plan == open.plan);
        let Some(open) = open.filter(is_meant) else {
            return Ok(Answer::of(Reply::new("desk-nothing-to-approve")));
        };
        if self.is_own(asked).await? {
            return Ok(Answer::of(Reply::new("desk-own-restore")));
        }
        let reason = match verdict {
            Verdict::Denied { reason, .. } => reason.as_str(),
            _ => "",
        };
        let reply = Reply::new(format!("desk-{deed}")).with("agent", self.name_of(asked.by).await?);
        let reply = if reason.is_empty() { reply } else { reply.with("reason", reason) };
        let details = json!({ "plan": open.plan.to_string(), "reason": reason });
        let items = [for_person(&event(open.plan)), DeskWords::Notice(reply).in_topic()];
        let change = beside([asked.entry(deed, &details)], items);
        if self.owners.store().settle_approval(&open, Some(verdict), &change, asked.now).await? {
            self.owners.note_change();
            return Ok(Answer::default());
        }
        Ok(Answer::of(Reply::new("desk-nothing-to-approve")))
    }

    /// Takes back what waits for approval where the person's account is linked no more: it must not run when they come
    /// back.
    pub(super) async fn withdraw_of_unlinked(&self, now: DateTime<Utc>) -> Result<(), HandoffError> {
        for approval in self.owners.store().list_open_approvals().await? {
            if !self.is_unlinked(&approval.case).await? {
                continue;
            }
            let details = json!({ "plan": approval.plan.to_string() }).to_string();
            let entry = NewEntry { who: Actor::Nobody, deed: "approval-unlinked".to_owned(), details };
            let words = DeskWords::Notice(Reply::new("desk-approval-unlinked").with("who", who(&approval.case)));
            let event = DeskEvent::ApprovalExpired { plan: approval.plan };
            let change = beside([entry], [for_person(&event), words.in_topic(), words.for_everybody()]);
            if self.owners.store().settle_approval(&approval, Some(&Verdict::Withdrawn), &change, now).await? {
                self.owners.note_change();
            }
        }
        Ok(())
    }

    pub(super) async fn awaits_approval(&self, case: &Case) -> Result<bool, HandoffError> {
        Ok(self.owners.store().find_open_approval(case).await?.is_some())
    }

    /// Whether the agent is the person who confirmed it: two more eyes are needed.
    async fn is_own(&self, asked: &Asked<'_>) -> Result<bool, HandoffError> {
        let stored = self.conversations.load_conversation(&asked.case.portal, asked.case.conversation).await?;
        let account = stored.channel.rsplit_once(':').and_then(|(_, account)| account.parse::<i64>().ok());
        Ok(account == Some(asked.by.0))
    }
}
