//! What the assistant says without being asked: an upgrade that arrived, a backup that expires, a mass loss, the end of a
//! restore.
//!
//! In charge of saying it beside whatever goes on. It asks something of its own only where nothing is under way that an
//! answer could be meant for: never over a confirmation, over work, or over another question of the conversation.

use super::Turn;
use crate::dialogue::backend::news::{EndedRestore, ExpiringSnapshot, MassLoss, ReadyRequest};
use crate::dialogue::backend::{Counts, Kind, total};
use crate::dialogue::event::{Effect, Event};
use crate::dialogue::facts::FactName;
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::rules::Rule;
use crate::dialogue::state::{Aside, AsideAbout, EvidenceState};
use crate::dialogue::steps::{self, BuiltIn};
use crate::dialogue::understand::{Told, ToldMoment};

/// The flow that is entered where a backup is to be kept.
const KEEPING: &str = "keeping";

impl Turn<'_> {
    /// Hears something that was noticed.
    pub(super) fn hear_unasked(&mut self, event: &Event) {
        match event {
            Event::TariffChanged => self.hear_tariff_changed(),
            Event::RequestReady(ready) => self.hear_request_ready(ready),
            Event::MassLoss(loss) => self.hear_mass_loss(loss),
            Event::SnapshotExpires(expiring) => self.hear_snapshot_expires(expiring),
            Event::RestoreEnded(ended) => self.hear_restore_ended(ended),
            _ => {}
        }
    }

    /// While an agent has the conversation, the agent is shown what would be said; the person is told afterwards.
    pub(super) fn keep_unasked(&mut self, event: Event) {
        let state = self.state.clone();
        if self.state.tasks.is_empty() {
            self.begin();
            self.effects.clear();
        }
        self.hear_unasked(&event);
        self.effects.retain(|effect| matches!(effect, Effect::Say(_)));
        self.state = state;
        self.state.untold.push(event);
    }

    /// Tells what was noticed while an agent had the conversation.
    pub(super) fn tell_kept(&mut self) {
        let kept = std::mem::take(&mut self.state.untold);
        if !kept.is_empty() && self.state.tasks.is_empty() {
            self.begin();
        }
        for event in &kept {
            self.hear_unasked(event);
        }
    }

    /// B09: many records are gone or changed, noticed between two backups.
    fn hear_mass_loss(&mut self, loss: &MassLoss) {
        if !self.holds(Rule::B09) {
            return;
        }
        let told = told_of(loss);
        let is_of_this = self.is_of_this_matter(&told);
        if is_of_this && self.is_compared_here(loss) {
            // The conversation is about just that.
            return;
        }
        let may_ask = self.may_ask_beside();
        self.tell(mass_loss_replies(loss));
        if is_of_this {
            return self.ask_again();
        }
        if may_ask {
            return self.ask_news(Reply::new("mass-loss-next").asking(["look-into-it", "stay"]), told);
        }
        if self.shelve(told) {
            self.tell([Reply::new("mass-loss-later")]);
        }
        self.ask_again();
    }

    /// R26: a request can go on, because the plan (tariff) allows now what it waited for.
    fn hear_request_ready(&mut self, ready: &ReadyRequest) {
        if !self.holds(Rule::R26) {
            return;
        }
        if self.waits_for_upgrade() && self.state.tasks.iter().all(|task| task.pending.is_none()) {
            return self.hear_tariff_changed();
        }
        // Whoever is about to carry it out knows.
        if self.is_in_matter() && self.state.recorded.as_ref() == Some(&ready.number) {
            return;
        }
        self.state.facts.remove(&FactName::TariffAllowsRestore);
        let may_ask = self.may_ask_beside();
        let reply = Reply::new("request-ready").with("number", ready.number.clone()).with("option", ready.option);
        self.tell([reply.with("snapshot", ready.snapshot)]);
        if may_ask {
            return self.ask_news(Reply::new("request-ready-next").asking(["requests", "stay"]), Told::default());
        }
        self.ask_again();
    }

    /// A backup that is needed here will not be kept much longer.
    fn hear_snapshot_expires(&mut self, expiring: &ExpiringSnapshot) {
        let id = expiring.snapshot.id;
        let is_chosen = self.state.answers.snapshot().is_some_and(|chosen| chosen.id == id);
        let is_aside = self.state.shelf.iter().any(|matter| matter.answers.snapshot().is_some_and(|at| at.id == id));
        if expiring.request.is_none() && !is_chosen && !is_aside {
            return;
        }
        let may_ask = self.may_ask_beside() && (is_chosen || expiring.request.is_some());
        let reply = match &expiring.request {
            Some(request) => Reply::new("request-expires").with("number", request.number.clone()),
            None => Reply::new("backup-expires"),
        };
        self.tell([reply.with("snapshot", expiring.snapshot.taken_at).with("until", expiring.until)]);
        if may_ask && !self.dialogues.flow.start(KEEPING).is_empty() {
            self.state.expiring.clone_from(&expiring.request);
            return self.ask_news(Reply::new("backup-expires-next").asking(["keep-it", "stay"]), Told::default());
        }
        self.ask_again();
    }

    /// R30: what came of a restore that was carried to its end elsewhere.
    fn hear_restore_ended(&mut self, ended: &EndedRestore) {
        let report = &ended.report;
        let is_this = self.state.unfinished.is_some_and(|consent| consent.0 == report.restore.0);
        // Where its result is waited for, that tells it.
        if !self.holds(Rule::R30) || (is_this && self.is_running()) || !self.state.heard_of.insert(report.restore) {
            return;
        }
        if is_this {
            self.state.unfinished = None;
        }
        self.state.evidence = EvidenceState::NotRead;
        let name = if report.undoes.is_some() { "undone-elsewhere" } else { "restored-elsewhere" };
        let restore = report.undoes.unwrap_or(report.restore).to_string();
        self.tell([Reply::new(name).with("restore", restore).with("at", ended.at)]);
        steps::tell_ended(self, report);
        self.said.clear();
        self.ask_again();
    }

    /// Hears the answer to what was asked with news.
    pub(super) fn hear_news_answer(&mut self, key: &str, told: Told) {
        match key {
            "look-into-it" => self.look_into(told),
            "requests" => self.show_requests(),
            "keep-it" => {
                let step = self.dialogues.flow.start(KEEPING).to_owned();
                self.digress(&step);
            }
            _ => self.remind(),
        }
    }

    /// Whether a press is for the question that stands behind what was asked with news: it still counts.
    pub(super) fn leave_news(&mut self, key: &str, question: Option<u32>) -> bool {
        let is_news = self.state.aside.as_ref().is_some_and(|aside| aside.about == AsideAbout::News);
        let asked = self.state.tasks.last().and_then(|task| task.question.as_ref());
        let is_meant = asked.is_some_and(|asked| {
            Some(asked.number) == question
                && asked.replies.last().is_some_and(|reply| reply.choices.iter().any(|choice| choice.key == key))
        });
        if is_news && is_meant {
            self.state.aside = None;
        }
        is_news && is_meant
    }

    /// Begins what was noticed: what and when stand, and are confirmed at their steps.
    fn look_into(&mut self, told: Told) {
        if self.is_in_matter() {
            return self.begin_another(told);
        }
        self.state.evidence = EvidenceState::NotRead;
        self.state.snapshots = None;
        let menu = self.dialogues.flow.start("welcome").to_owned();
        match self.way_into(&menu, &told) {
            Some(step) => {
                self.state.answers.note_told(told);
                self.leave_to(&step);
            }
            None => self.remind(),
        }
    }

    fn tell(&mut self, replies: impl IntoIterator<Item = Reply>) {
        self.effects.extend(replies.into_iter().map(Effect::Say));
    }

    fn ask_news(&mut self, reply: Reply, told: Told) {
        // A second piece of news does not take the first one's place: what it told counts too.
        let earlier = self.state.aside.take().filter(|aside| aside.about == AsideAbout::News);
        let mut all = earlier.map(|aside| aside.told).unwrap_or_default();
        let moment = all.moment.into_iter().chain(told.moment).min_by_key(|moment| moment.first());
        all.kinds.extend(told.kinds);
        all.moment = moment;
        self.ask_aside(AsideAbout::News, reply, all);
    }

    /// Whether a question may stand before the one that is open: an answer can be meant for nothing dangerous.
    fn may_ask_beside(&self) -> bool {
        let is_free = self.state.aside.as_ref().is_none_or(|aside| aside.about == AsideAbout::News);
        let is_quiet = self.state.tasks.len() == 1 && !self.state.is_waiting();
        let is_confirming =
            matches!(self.built_in(), Some(BuiltIn::Confirm | BuiltIn::Run | BuiltIn::GoOn | BuiltIn::Undo));
        is_free && is_quiet && !is_confirming
    }

    /// Whether the matter under way is about these kinds: they were named, or our own reading told of them here.
    fn is_of_this_matter(&self, told: &Told) -> bool {
        if !self.is_in_matter() || self.state.answers.file_is_wanted() {
            return false;
        }
        let answers = &self.state.answers;
        let is_named = |kind: &Kind| {
            answers.missing().is_some_and(|kinds| kinds.contains(kind)) || answers.told().kinds.contains(kind)
        };
        let read = self.evidence().filter(|_| answers.missing().is_none());
        let is_read = |kind: &Kind| {
            let entity_type = kind.entity_type();
            let shows = |counts: &Counts| entity_type.and_then(|entity_type| counts.get(&entity_type)).is_some();
            read.is_some_and(|evidence| shows(&evidence.lost()) || shows(&evidence.changed()))
        };
        told.kinds.iter().all(|kind| is_named(kind) || is_read(kind))
    }

    /// Whether our own reading in this conversation tells all of it, or is about to.
    fn is_compared_here(&self, loss: &MassLoss) -> bool {
        let covers = |shown: Counts, noticed: &Counts| {
            noticed.iter().all(|(entity_type, count)| shown.get(entity_type).is_some_and(|shown| shown >= count))
        };
        match &self.state.evidence {
            EvidenceState::NotRead => self.holds(Rule::B02),
            EvidenceState::Read(_) => self.evidence().is_some_and(|evidence| {
                covers(evidence.lost(), &loss.gone) && covers(evidence.changed(), &loss.changed)
            }),
            EvidenceState::Failed { .. } => false,
        }
    }

    /// The question that was open, as it stood: the conversation's own before the step's.
    fn ask_again(&mut self) {
        let Some(Aside { about, mut question, told, meant }) = self.state.aside.take() else { return self.remind() };
        match question.replies.pop() {
            Some(asked) => {
                self.ask_aside(about, asked, told);
                self.mean(meant);
            }
            None => self.remind(),
        }
    }
}

fn mass_loss_replies(loss: &MassLoss) -> Vec<Reply> {
    let told = |name: &str, counts: &Counts| {
        Reply::new(name).with("counts", counts.clone()).with("from", loss.since).with("to", loss.until)
    };
    let mut replies = Vec::new();
    if total(&loss.gone) > 0 {
        replies.push(told("mass-loss", &loss.gone).with("count", total(&loss.gone)));
    }
    if total(&loss.changed) > 0 {
        let author = loss.author.clone().map_or(Arg::Term("somebody".into()), Arg::Text);
        replies.push(told("mass-change", &loss.changed).with("author", author));
    }
    replies
}

fn told_of(loss: &MassLoss) -> Told {
    let kinds = loss.gone.keys().chain(loss.changed.keys()).map(|entity_type| Kind::from(*entity_type));
    Told { kinds: kinds.collect(), moment: Some(ToldMoment::One(loss.since)), ..Told::default() }
}
