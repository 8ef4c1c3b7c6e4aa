//! A case's clock.
//!
//! In charge of what the conversation and the work take for now. The portal's own clock is moved beside it.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use chrono::{DateTime, TimeDelta, Utc};

/// A clock that stands for the conversation and runs for the work, so that whoever waits by it comes to an end.
#[derive(Clone)]
pub struct ScriptClock {
    set_to: Arc<Mutex<(DateTime<Utc>, Instant)>>,
}

impl ScriptClock {
    pub fn at(now: DateTime<Utc>) -> Self {
        Self { set_to: Arc::new(Mutex::new((now, Instant::now()))) }
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.set_to.lock().unwrap_or_else(PoisonError::into_inner).0
    }

    pub fn running(&self) -> DateTime<Utc> {
        let (set_to, at) = *self.set_to.lock().unwrap_or_else(PoisonError::into_inner);
        set_to + TimeDelta::from_std(at.elapsed()).unwrap_or_default()
    }

    pub fn set(&self, now: DateTime<Utc>) {
        *self.set_to.lock().unwrap_or_else(PoisonError::into_inner) = (now, Instant::now());
    }
}
