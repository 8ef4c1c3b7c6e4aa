//! What a person lets the desk know in passing: it is recorded and told, and the conversation stands where it stood.

use chrono::{DateTime, Utc};
use serde_json::json;

use super::HandoffError;
use super::owners::{Along, Owners};
use super::words::DeskWords;
use crate::dialogue::reply::Reply;
use crate::ports::handoffs::{Actor, Case, NewEntry};

impl Owners {
    /// Notes how it went with an agent, and tells the desk.
    ///
    /// # Errors
    /// As [`Self::happen`].
    pub async fn rate(&self, case: &Case, is_good: bool, cause: &str, now: DateTime<Utc>) -> Result<(), HandoffError> {
        let rating = if is_good { "good" } else { "bad" };
        let entry =
            NewEntry { who: Actor::Person, deed: "rated".into(), details: json!({ "rating": rating }).to_string() };
        let words = DeskWords::Notice(Reply::new(format!("desk-rated-{rating}")));
        let (entries, items) = (vec![entry], vec![words.in_topic()]);
        self.add(case, &Along { who: Actor::Person, cause, entries, items, keeps_from_person: false }, now).await
    }

    /// Notes that all that was kept of the person is gone, and tells the desk.
    pub(crate) async fn note_erasure(&self, case: &Case, now: DateTime<Utc>) -> Result<(), HandoffError> {
        let entry = NewEntry { who: Actor::Person, deed: "erased".into(), details: "{}".into() };
        let (entries, items) = (vec![entry], vec![DeskWords::Notice(Reply::new("desk-erased")).in_topic()]);
        self.add(case, &Along { who: Actor::Person, cause: "erased", entries, items, keeps_from_person: false }, now)
            .await
    }
}
