//! Restores that have not ended, for `restore resume` without a number.
//!
//! In charge of choosing: where there is one it is that one, and of several none is guessed. Going on is `run`'s.

use crate::adapters::store::SqliteStore;
use crate::cli::Refused;
use crate::domain::RestoreId;
use crate::domain::plan::Scope;
use crate::domain::restore::{RestoreHeader, RestoreState};
use crate::domain::zone::Zone;
use crate::ports::portals::PortalStore;
use crate::ports::restores::RestoreStore;

/// The only restore that can be gone on with.
///
/// # Errors
/// Where there is none, and where there are several: those are named.
pub(super) async fn only(store: &SqliteStore) -> anyhow::Result<RestoreId> {
    let all = store.list_restores(None).await?;
    match unfinished(&all)[..] {
        [] => {
            let text = "there is no restore to go on with: each has ended or was taken back";
            Err(Refused::failed(text, "`restore24 restore status` shows all of them").into())
        }
        [one] => Ok(one.id),
        ref several => {
            let mut lines = Vec::new();
            for restore in several {
                let zone = Zone::parse_or_utc(&store.load_portal(&restore.portal).await?.last_probe.time_zone);
                lines.push(line(restore, zone));
            }
            let text = format!("{} restores have not ended; say which:\n{}", several.len(), lines.join("\n"));
            Err(Refused::usage(text).advised("`restore24 restore resume NUMBER` goes on with one of them").into())
        }
    }
}

/// Those that have neither ended nor been taken back.
fn unfinished(all: &[RestoreHeader]) -> Vec<&RestoreHeader> {
    let is_taken_back = |id: RestoreId| all.iter().any(|each| each.scope == Scope::Undo(id));
    all.iter().filter(|each| each.state != RestoreState::Done && !is_taken_back(each.id)).collect()
}

fn line(restore: &RestoreHeader, zone: Zone) -> String {
    let begun = zone.show(restore.started_at);
    format!("  {} ({}) of {}, begun {begun}: {}", restore.id, restore.scope, restore.portal, restore.state.as_str())
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::*;

    fn restore(id: &str, scope: Scope, state: RestoreState) -> RestoreHeader {
        RestoreHeader {
            id: id.parse().unwrap(),
            portal: "acme".parse().unwrap(),
            plan: "p1".parse().unwrap(),
            scope,
            started_at: DateTime::<Utc>::UNIX_EPOCH,
            finished_at: None,
            state,
        }
    }

    #[test]
    fn what_has_ended_or_was_taken_back_is_not_gone_on_with() {
        let stopped = || RestoreState::Stopped { reason: "no rights".into() };
        let all = [
            restore("r1", Scope::Selective, RestoreState::Done),
            restore("r2", Scope::Selective, stopped()),
            restore("r3", Scope::Undo("r2".parse().unwrap()), RestoreState::Done),
            restore("r4", Scope::Crm, RestoreState::Running),
            restore("r5", Scope::Crm, stopped()),
        ];
        let found: Vec<String> = unfinished(&all).iter().map(|each| each.id.to_string()).collect();
        assert_eq!(found, ["r4", "r5"]);
    }
}
