//! How often the portal may be asked.
//!
//! In charge of the request bucket, of the pauses after *too many requests*, and of the execution time that each
//! method may use. Pure: the moment is passed in, nobody waits here. Who waits, and how long at most, is
//! [`transport`](super::transport)'s. All clients of one portal and address share the bucket on the portal's side, so
//! 503 stays possible and is honoured.
//!
//! Numbers from <https://apidocs.bitrix24.com/limits.html> (read 2026-11-22): bucket of 50 that drains 2 a second, 480
//! seconds of execution per method within ten minutes.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use super::ClientSettings;

/// Execution time per method within [`WINDOW`] at which the portal refuses that method.
const OPERATING_LIMIT_SECONDS: f64 = 480.0;
/// The window of the execution time; no method stays refused for longer.
const WINDOW: Duration = Duration::from_secs(600);
/// A pause after *too many requests* doubles up to this many times the first.
const LONGEST_PAUSE: u32 = 32;
/// Pauses to make when a method's time is used up and the portal does not say until when, in first pauses.
const BLIND_PAUSES: u32 = 10;

/// The limits of one portal as this client knows them.
#[derive(Debug)]
pub(super) struct Limiter {
    burst: f64,
    drain_per_second: Option<f64>,
    slow_down_seconds: Option<f64>,
    first_pause: Duration,
    level: f64,
    level_at: Instant,
    closed_until: Option<Instant>,
    strikes: u32,
    methods: HashMap<String, MethodBudget>,
}

#[derive(Debug, Default)]
struct MethodBudget {
    not_before: Option<Instant>,
    resets_at: Option<Instant>,
}

impl Limiter {
    /// An unused bucket.
    pub(super) fn new(settings: &ClientSettings, now: Instant) -> Self {
        Self {
            burst: f64::from(settings.burst.max(1)),
            drain_per_second: settings.drain_per_second.filter(|drain| *drain > 0.0),
            slow_down_seconds: settings.operating_slow_down.map(|span| span.as_secs_f64()),
            first_pause: settings.backoff,
            level: 0.0,
            level_at: now,
            closed_until: None,
            strikes: 0,
            methods: HashMap::new(),
        }
    }

    /// Takes the place of one request that runs these methods.
    ///
    /// # Errors
    /// How long to wait before asking again; nothing was taken.
    pub(super) fn try_take(&mut self, methods: &[String], now: Instant) -> Result<(), Duration> {
        let mut wait = until(self.closed_until, now);
        for method in methods {
            wait = wait.max(until(self.methods.get(method).and_then(|budget| budget.not_before), now));
        }
        if let Some(drain) = self.drain_per_second {
            self.leak(now);
            let surplus = self.level + 1.0 - self.burst;
            if surplus > 1e-9 {
                wait = wait.max(Duration::from_secs_f64(surplus / drain));
            }
        }
        if !wait.is_zero() {
            return Err(wait);
        }
        self.level += 1.0;
        Ok(())
    }

    /// The portal answered *too many requests*: its bucket is full whatever we thought, and we pause.
    pub(super) fn note_too_many(&mut self, now: Instant) {
        if !until(self.closed_until, now).is_zero() {
            return;
        }
        self.leak(now);
        self.level = self.burst;
        let factor = 2_u32.saturating_pow(self.strikes).min(LONGEST_PAUSE);
        self.strikes += 1;
        self.closed_until = Some(now + self.first_pause * factor);
    }

    /// The portal did some work: the pauses begin anew.
    pub(super) fn note_answer(&mut self, now: Instant) {
        if until(self.closed_until, now).is_zero() {
            self.strikes = 0;
        }
    }

    /// What a method has used of its execution time. From the slow-down on, its calls are spread over what is left of
    /// the time until the portal frees some: at 400 of 480 seconds not at all, at 480 entirely.
    pub(super) fn note_operating(&mut self, method: &str, seconds: f64, resets_in: Option<Duration>, now: Instant) {
        let resets_in = resets_in.map(|span| span.min(WINDOW));
        let budget = self.methods.entry(method.to_owned()).or_default();
        budget.resets_at = resets_in.map(|span| now + span);
        let share = self.slow_down_seconds.map_or(0.0, |slow_down| {
            let room = (OPERATING_LIMIT_SECONDS - slow_down).max(f64::EPSILON);
            ((seconds - slow_down) / room).clamp(0.0, 1.0)
        });
        budget.not_before = (share > 0.0).then(|| now + resets_in.unwrap_or(WINDOW / 10).mul_f64(share));
    }

    /// The portal refused a method because its execution time is used up.
    pub(super) fn note_exhausted(&mut self, method: &str, resets_in: Option<Duration>, now: Instant) {
        let blind = self.first_pause * BLIND_PAUSES;
        let shortest = self.first_pause;
        let budget = self.methods.entry(method.to_owned()).or_default();
        let known = budget.resets_at.filter(|at| *at > now).map(|at| at - now);
        let wait = resets_in.or(known).unwrap_or(blind).clamp(shortest, WINDOW.max(shortest));
        budget.not_before = Some(now + wait);
    }

    fn leak(&mut self, now: Instant) {
        if let Some(drain) = self.drain_per_second {
            let passed = now.saturating_duration_since(self.level_at).as_secs_f64();
            self.level = (self.level - passed * drain).max(0.0);
        }
        self.level_at = now;
    }
}

fn until(moment: Option<Instant>, now: Instant) -> Duration {
    moment.map_or(Duration::ZERO, |moment| moment.saturating_duration_since(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limiter(now: Instant) -> Limiter {
        let settings = ClientSettings { burst: 50, drain_per_second: Some(2.0), ..ClientSettings::default() };
        Limiter::new(&settings, now)
    }

    fn list() -> Vec<String> {
        vec!["crm.item.list".to_owned()]
    }

    fn seconds(count: f64) -> Duration {
        Duration::from_secs_f64(count)
    }

    #[test]
    fn a_burst_passes_and_then_two_a_second() {
        let start = Instant::now();
        let mut limiter = limiter(start);
        for _ in 0..50 {
            assert_eq!(limiter.try_take(&list(), start), Ok(()));
        }
        assert_eq!(limiter.try_take(&list(), start), Err(seconds(0.5)));
        assert_eq!(limiter.try_take(&list(), start + seconds(0.5)), Ok(()));
        assert_eq!(limiter.try_take(&list(), start + seconds(0.5)), Err(seconds(0.5)));
        assert_eq!(limiter.try_take(&list(), start + seconds(60.0)), Ok(()));
    }

    proptest::proptest! {
        #[test]
        fn the_portals_bucket_never_overflows(pauses in proptest::collection::vec(0.0_f64..3.0, 1..300)) {
            let mut now = Instant::now();
            let mut limiter = limiter(now);
            let mut level = 0.0_f64;
            for pause in pauses {
                now += seconds(pause);
                level = (level - pause * 2.0).max(0.0);
                while limiter.try_take(&list(), now).is_ok() {
                    level += 1.0;
                }
                proptest::prop_assert!(level <= 50.0 + 1e-6, "{level}");
                proptest::prop_assert!(level > 49.0 - 1e-6, "what is free is used: {level}");
            }
        }
    }

    #[test]
    fn without_a_drain_nothing_waits_but_a_503_does() {
        let start = Instant::now();
        let settings = ClientSettings { drain_per_second: None, ..ClientSettings::default() };
        let mut limiter = Limiter::new(&settings, start);
        for _ in 0..1_000 {
            assert_eq!(limiter.try_take(&list(), start), Ok(()));
        }
        limiter.note_too_many(start);
        assert_eq!(limiter.try_take(&list(), start), Err(seconds(1.0)));
        assert_eq!(limiter.try_take(&list(), start + seconds(1.0)), Ok(()));
    }

    #[test]
    fn pauses_double_up_to_a_bound_and_begin_anew_after_an_answer() {
        let mut now = Instant::now();
        let mut limiter = limiter(now);
        let mut pauses = Vec::new();
        for _ in 0..8 {
            limiter.note_too_many(now);
            limiter.note_too_many(now); // parallel requests refused in the same moment count once
            let pause = limiter.try_take(&list(), now).expect_err("closed");
            pauses.push(pause.as_secs());
            now += pause;
        }
        assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 32, 32]);
        limiter.note_answer(now);
        limiter.note_too_many(now);
        assert_eq!(limiter.try_take(&list(), now), Err(seconds(1.0)));
    }

    #[test]
    fn a_503_means_a_full_bucket() {
        let start = Instant::now();
        let mut limiter = limiter(start);
        limiter.note_too_many(start);
        let after = start + seconds(1.0);
        assert_eq!(limiter.try_take(&list(), after), Ok(()));
        assert_eq!(limiter.try_take(&list(), after), Ok(()));
        assert_eq!(limiter.try_take(&list(), after), Err(seconds(0.5)));
    }

    #[test]
    fn near_the_budget_a_method_is_spread_over_the_time_left_and_others_are_not() {
        let now = Instant::now();
        let mut limiter = limiter(now);
        for (used, wait) in [(399.9, 0.0), (420.0, 75.0), (440.0, 150.0), (480.0, 300.0), (900.0, 300.0)] {
            limiter.note_operating("crm.item.list", used, Some(seconds(300.0)), now);
            let expected = if wait == 0.0 { Ok(()) } else { Err(seconds(wait)) };
            assert_eq!(limiter.try_take(&list(), now), expected, "{used} seconds used");
            assert_eq!(limiter.try_take(&["profile".to_owned()], now), Ok(()));
        }
    }

    #[test]
    fn without_a_slow_down_only_a_refusal_waits() {
        let now = Instant::now();
        let settings =
            ClientSettings { drain_per_second: None, operating_slow_down: None, ..ClientSettings::default() };
        let mut limiter = Limiter::new(&settings, now);
        limiter.note_operating("crm.item.list", 7_000.0, Some(seconds(300.0)), now);
        assert_eq!(limiter.try_take(&list(), now), Ok(()));
        limiter.note_exhausted("crm.item.list", None, now);
        assert_eq!(limiter.try_take(&list(), now), Err(seconds(300.0)));
    }

    #[test]
    fn an_exhausted_method_waits_for_its_reset_alone() {
        let now = Instant::now();
        let mut limiter = limiter(now);
        limiter.note_exhausted("crm.item.list", Some(seconds(120.0)), now);
        assert_eq!(limiter.try_take(&list(), now), Err(seconds(120.0)));
        assert_eq!(limiter.try_take(&["user.get".to_owned()], now), Ok(()));
        limiter.note_exhausted("crm.item.list", Some(seconds(86_400.0)), now);
        assert_eq!(limiter.try_take(&list(), now), Err(WINDOW));
    }

    #[test]
    fn an_exhausted_method_without_a_moment_uses_the_last_one_told() {
        let now = Instant::now();
        let mut limiter = limiter(now);
        limiter.note_exhausted("crm.item.list", None, now);
        assert_eq!(limiter.try_take(&list(), now), Err(seconds(10.0)));
        limiter.note_operating("crm.item.list", 10.0, Some(seconds(200.0)), now);
        limiter.note_exhausted("crm.item.list", None, now + seconds(50.0));
        assert_eq!(limiter.try_take(&list(), now + seconds(50.0)), Err(seconds(150.0)));
    }
}
