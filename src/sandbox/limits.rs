//! How fast the portal may be asked.
//!
//! In charge of the leaky bucket per client and of the operating budget per method (reference §1.6). Both
//! go by monotonic time, which is passed in; the portal's own clock has no part in them.

use std::collections::{HashMap, VecDeque};
use std::net::IpAddr;
use std::time::{Duration, Instant};

/// Requests that may come at once (all plans but Enterprise).
const BURST: f64 = 50.0;
/// Requests per second that drain from the bucket.
const DRAIN: f64 = 2.0;
/// Seconds of execution that a method may use within the window.
const BUDGET: f64 = 480.0;
/// Basket length; ten of them are the window.
const BASKET: Duration = Duration::from_secs(60);
const BASKETS: u32 = 10;

/// Counters of requests and of execution time.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Whether anything is refused; the figures are told in any case.
    pub is_on: bool,
    started: Instant,
    buckets: HashMap<IpAddr, (f64, Instant)>,
    used: HashMap<String, VecDeque<(u64, f64)>>,
}

impl Limits {
    /// Empty counters.
    pub fn new(is_on: bool, started: Instant) -> Self {
        Self { is_on, started, buckets: HashMap::new(), used: HashMap::new() }
    }

    /// Counts a request of a client; `false` where it comes too fast.
    pub fn admit(&mut self, client: IpAddr, at: Instant) -> bool {
        if !self.is_on {
            return true;
        }
        let (level, last) = self.buckets.entry(client).or_insert((0.0, at));
        *level = (*level - DRAIN * at.saturating_duration_since(*last).as_secs_f64()).max(0.0);
        *last = at;
        if *level + 1.0 > BURST {
            return false;
        }
        *level += 1.0;
        true
    }

    /// Whether a webhook may still use a method.
    pub fn has_budget(&self, webhook: &str, method: &str, at: Instant) -> bool {
        !self.is_on || self.operating(webhook, method, at).0 < BUDGET
    }

    /// Adds execution time to a method's account.
    pub fn spend(&mut self, webhook: &str, method: &str, seconds: f64, at: Instant) {
        let basket = self.basket(at);
        let baskets = self.used.entry(account(webhook, method)).or_default();
        baskets.retain(|(number, _)| *number + u64::from(BASKETS) > basket);
        match baskets.back_mut() {
            Some((number, sum)) if *number == basket => *sum += seconds,
            _ => baskets.push_back((basket, seconds)),
        }
    }

    /// Seconds used within the window, and in how many seconds the oldest of them are forgotten.
    pub fn operating(&self, webhook: &str, method: &str, at: Instant) -> (f64, i64) {
        let basket = self.basket(at);
        let living = |(number, _): &&(u64, f64)| *number + u64::from(BASKETS) > basket;
        let baskets = self.used.get(&account(webhook, method));
        let sum = baskets.into_iter().flatten().filter(living).map(|(_, seconds)| seconds).sum();
        let oldest = baskets.into_iter().flatten().find(living).map_or(basket, |(number, _)| *number);
        let forgotten = BASKET * u32::try_from(oldest + u64::from(BASKETS)).unwrap_or(u32::MAX);
        let left = forgotten.saturating_sub(at.saturating_duration_since(self.started));
        (sum, left.as_secs() as i64)
    }

    fn basket(&self, at: Instant) -> u64 {
        at.saturating_duration_since(self.started).as_secs() / BASKET.as_secs()
    }
}

fn account(webhook: &str, method: &str) -> String {
    format!("{webhook} {method}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    #[test]
    fn fifty_at_once_then_two_a_second() {
        let start = Instant::now();
        let mut limits = Limits::new(true, start);
        assert_eq!((0..60).filter(|_| limits.admit(HERE, start)).count(), 50);
        let later = start + Duration::from_secs(3);
        assert_eq!((0..60).filter(|_| limits.admit(HERE, later)).count(), 6);
        assert!(limits.admit(IpAddr::V4(Ipv4Addr::new(127, 0, 0, 2)), later), "another client has its own bucket");
        let mut open = Limits::new(false, start);
        assert!((0..600).all(|_| open.admit(HERE, start)));
    }

    #[test]
    fn a_budget_is_used_up_per_method_and_comes_back() {
        let start = Instant::now();
        let mut limits = Limits::new(true, start);
        for minute in 0..8 {
            limits.spend("w", "crm.item.list", 60.0, start + Duration::from_secs(60 * minute));
        }
        let at = |seconds| start + Duration::from_secs(seconds);
        assert!(!limits.has_budget("w", "crm.item.list", at(480)));
        assert!(limits.has_budget("w", "crm.item.get", at(480)) && limits.has_budget("v", "crm.item.list", at(480)));
        assert_eq!(limits.operating("w", "crm.item.list", at(480)), (480.0, 120));
        assert!(limits.has_budget("w", "crm.item.list", at(600)));
        assert_eq!(limits.operating("w", "crm.item.list", at(600)).0, 420.0);
        assert_eq!(limits.operating("w", "crm.item.list", at(6_000)).0, 0.0);
    }
}
