//! The stored form of a state.

use serde::{Deserialize, Serialize};

use super::ConverseError;
use crate::dialogue::state::State;
use crate::ports::conversations::StoredConversation;

/// The stored form of a state. A new form gets a new variant and reads the old ones.
#[derive(Serialize, Deserialize)]
struct StoredConversationV1 {
    version: u32,
    state: State,
}

/// The form's number, read before the rest.
#[derive(Deserialize)]
struct FormOnly {
    version: u32,
}

const FORM: u32 = 1;

pub fn encode(state: State) -> String {
    to_json(&StoredConversationV1 { version: FORM, state })
}

pub fn decode(stored: &StoredConversation) -> Result<State, ConverseError> {
    let unreadable = |source| ConverseError::Unreadable { id: stored.id, source };
    let form: FormOnly = serde_json::from_str(&stored.state).map_err(unreadable)?;
    if form.version != FORM {
        return Err(ConverseError::NewerForm { id: stored.id, version: form.version });
    }
    let form: StoredConversationV1 = serde_json::from_str(&stored.state).map_err(unreadable)?;
    Ok(form.state)
}

pub fn to_json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("dialogue data has text keys only, so it is always JSON")
}
