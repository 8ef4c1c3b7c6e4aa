//! What a canned service notices by itself: `! noticed contact=60+deal=12`, `! noticed changed contact=600 by Timo Lang`,
//! `! ready 1`, `! expires` (the chosen backup), `! expires 1` (the one of a request), `! ended r7`, `! ended r8 undoes r7`.
//!
//! In charge of events of the right shape. What makes the real service notice it is for tests of the service.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};

use super::{CannedWorld, backend};
use crate::dialogue::Event;
use crate::dialogue::backend::news::{EndedRestore, ExpiringRequest, ExpiringSnapshot, MassLoss, ReadyRequest};
use crate::dialogue::backend::{Counts, KeptChoice, Report, RequestSubject, RequestView};
use crate::domain::EntityType;

impl CannedWorld {
    /// The event that a line tells of, `None` for a line that makes no sense here.
    pub(super) fn news(&self, verb: &str, rest: &str) -> Option<Event> {
        match verb {
            "noticed" => read_mass_loss(rest, self.now).map(Event::MassLoss),
            "ready" => {
                let kept = self.request(rest)?.kept.clone()?;
                let number = rest.to_owned();
                Some(Event::RequestReady(ReadyRequest {
                    number,
                    option: kept.option,
                    snapshot: kept.snapshot.taken_at,
                }))
            }
            "expires" => self.expiring(rest).map(Event::SnapshotExpires),
            "ended" => self.ended(rest).map(Event::RestoreEnded),
            _ => None,
        }
    }

    fn expiring(&self, text: &str) -> Option<ExpiringSnapshot> {
        let until = self.now + Duration::hours(20);
        if text.is_empty() {
            let chosen = self.state.answers.snapshot().cloned();
            let aside = || self.state.shelf.iter().find_map(|matter| matter.answers.snapshot().cloned());
            // One that nobody needs is told of too: then nothing may be said.
            let oldest = || self.scenario.snapshots(self.now, self.facts.portal.zone).into_iter().next();
            let snapshot = chosen.or_else(aside).or_else(oldest)?;
            return Some(ExpiringSnapshot { snapshot, until, request: None });
        }
        let entry = self.request(text)?;
        let (RequestSubject::Asked(kind), Some(kept)) = (entry.what, entry.kept.clone()) else { return None };
        let details = card(&kept);
        let request = Some(ExpiringRequest { number: text.to_owned(), kind, details });
        Some(ExpiringSnapshot { snapshot: kept.snapshot, until, request })
    }

    fn ended(&self, text: &str) -> Option<EndedRestore> {
        let (restore, undoes) = match text.split_once(" undoes ") {
            Some((restore, undone)) => (restore, Some(undone.parse().ok()?)),
            None => (text, None),
        };
        let restore = restore.parse().ok()?;
        let some = Counts::from([(EntityType::Contact, 48)]);
        let undone = backend::undone(undoes.unwrap_or(restore), some.clone(), &self.scenario);
        let report = match undoes {
            Some(_) => Report { restore, ..undone },
            None => Report { restore, created: some, removed: Counts::new(), undoes: None, ..undone },
        };
        Some(EndedRestore { report, at: self.now - Duration::minutes(5) })
    }

    fn request(&self, number: &str) -> Option<&RequestView> {
        self.requests.iter().find(|entry| entry.number == number && entry.is_open)
    }
}

/// `contact=60+deal=12`, `changed contact=600 by Timo Lang`: what was noticed since an hour ago.
pub fn read_mass_loss(text: &str, now: DateTime<Utc>) -> Option<MassLoss> {
    let (since, until) = (now - Duration::hours(1), now);
    let Some(changed) = text.strip_prefix("changed ") else {
        return Some(MassLoss { gone: counts(text)?, changed: Counts::new(), author: None, since, until });
    };
    let (changed, author) = match changed.split_once(" by ") {
        Some((changed, author)) => (changed, Some(author.to_owned())),
        None => (changed, None),
    };
    Some(MassLoss { gone: Counts::new(), changed: counts(changed)?, author, since, until })
}

fn counts(text: &str) -> Option<Counts> {
    let part = |part: &str| {
        let (entity_type, count) = part.split_once('=')?;
        Some((entity_type.trim().parse().ok()?, count.trim().parse().ok()?))
    };
    text.split('+').map(part).collect()
}

/// The card from which that choice was read.
fn card(kept: &KeptChoice) -> BTreeMap<String, String> {
    let kinds: Vec<&str> = kept.missing.iter().map(|kind| kind.as_str()).collect();
    let mut card = BTreeMap::from([
        ("missing".to_owned(), kinds.join("+")),
        ("option".to_owned(), kept.option.to_string()),
        ("snapshot".to_owned(), kept.snapshot.id.to_string()),
    ]);
    card.extend(kept.moment.map(|moment| ("moment".to_owned(), moment.to_rfc3339())));
    card
}
