//! The portal's own clock: an offset from the machine's, or standing still.
//!
//! In charge of what time it is on the portal. Limits and waiting never ask it: they go by monotonic time.

use std::time::Instant;

/// A clock that is set once and then runs with real time, or stands.
#[derive(Debug, Clone)]
pub struct Clock {
    set_to: f64,
    set_at: Instant,
    is_frozen: bool,
}

impl Clock {
    /// A clock that shows `moment` (seconds since 1970) when the machine's monotonic clock shows `at`.
    pub fn new(moment: i64, at: Instant, is_frozen: bool) -> Self {
        Self { set_to: moment as f64, set_at: at, is_frozen }
    }

    /// What it shows, with fractions of a second.
    pub fn exact(&self, at: Instant) -> f64 {
        if self.is_frozen { self.set_to } else { self.set_to + at.saturating_duration_since(self.set_at).as_secs_f64() }
    }

    /// What it shows in whole seconds.
    pub fn now(&self, at: Instant) -> i64 {
        self.exact(at) as i64
    }

    /// Moves it forward; `false` (and nothing moves) where that would be back in time.
    pub fn move_to(&mut self, moment: i64, at: Instant) -> bool {
        let is_forward = moment >= self.now(at);
        if is_forward {
            *self = Self { set_to: (moment as f64).max(self.exact(at)), set_at: at, is_frozen: self.is_frozen };
        }
        is_forward
    }

    /// Stops it or lets it run.
    pub fn freeze(&mut self, is_frozen: bool, at: Instant) {
        *self = Self { set_to: self.exact(at), set_at: at, is_frozen };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn it_runs_stands_and_never_goes_back() {
        let start = Instant::now();
        let mut clock = Clock::new(1_000, start, false);
        assert_eq!(clock.now(start + Duration::from_secs(5)), 1_005);
        assert!(!clock.move_to(1_001, start + Duration::from_secs(5)));
        assert!(clock.move_to(9_000, start + Duration::from_secs(5)));
        assert_eq!(clock.now(start + Duration::from_secs(6)), 9_001);
        clock.freeze(true, start + Duration::from_secs(6));
        assert_eq!(clock.now(start + Duration::from_secs(60)), 9_001);
    }
}
