//! Failures on demand.
//!
//! In charge of reading a specification of faults and of deciding which request is hit by which one.
//! Carrying a fault out (cutting a connection, answering in HTML) is [`http`](super::http)'s.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use super::generator::Dice;

/// The grammar, for `--help` and for error texts.
pub const GRAMMAR: &str = "\
SPEC is RULE[,RULE…]; the first rule that matches a request counts.
RULE is METHOD:KIND[=NUMBER][WHEN].
METHOD is a method (crm.item.import; oauth.token for the server that gives tokens), a beginning (crm.*), or * for all; a batch matches where one of its commands does.
KIND:
  cut          does the work, then cuts the connection without an answer
  drop         cuts the connection before doing anything
  half         does the work, sends half of the answer, then cuts
  drip=SECONDS does the work, sends the answer bit by bit over that time
  html=STATUS  does nothing, answers in HTML (default 502)
  302          does nothing, redirects to a login page
  401          does nothing, answers as to a webhook that was deleted
  402          does nothing, answers as a portal whose plan has no REST (the status is 403)
  403          does nothing, answers as to a webhook without the permission
  500 503 429  does nothing, answers with the portal's error of that status
  slow=SECONDS waits, then does the work and answers
  slowcut=SECONDS  does the work, waits, then cuts the connection
  hang         does nothing and never answers
WHEN (default: every matching request):
  @N the Nth   @N-M the Nth to the Mth   *N every Nth   %P so many in a hundred, by the seed
Example: crm.item.import:cut@3,crm.item.list:slow=2%10,*:503*7";

/// What is to go wrong with a request.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fault {
    /// The work is done, the answer lost, after a wait.
    Cut(Duration),
    /// Nothing is done, the connection closed.
    Drop,
    /// The work is done, half of the answer sent.
    Half,
    /// The work is done, the answer sent bit by bit.
    Drip(Duration),
    /// Nothing is done; a redirect to a login page.
    Login,
    /// Nothing is done; HTML with this status.
    Html(u16),
    /// Nothing is done; the portal's error with this status.
    Status(u16),
    /// The work is done after a wait.
    Slow(Duration),
    /// No answer, ever.
    Hang,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum When {
    Always,
    Between(u64, u64),
    Every(u64),
    Percent(u64),
}

#[derive(Debug, Clone, PartialEq)]
struct Rule {
    method: String,
    fault: Fault,
    when: When,
    seen: u64,
}

/// The rules in force.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Faults {
    rules: Vec<Rule>,
}

/// A specification that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("cannot read the fault {rule:?}")]
pub struct InvalidFault {
    rule: String,
}

impl InvalidFault {
    /// How to write it.
    pub fn hint(&self) -> &'static str {
        GRAMMAR
    }
}

impl Faults {
    /// What goes wrong with a request for these methods, and counts it.
    pub fn strike(&mut self, methods: &[String], seed: u64) -> Option<Fault> {
        let mut struck = None;
        for (position, rule) in self.rules.iter_mut().enumerate() {
            if !methods.iter().any(|method| rule.covers(method)) {
                continue;
            }
            rule.seen += 1;
            let is_due = match rule.when {
                When::Always => true,
                When::Between(from, to) => (from..=to).contains(&rule.seen),
                When::Every(count) => rule.seen % count == 0,
                When::Percent(share) => Dice::new(seed, position as u64, rule.seen).below(100) < share,
            };
            if is_due && struck.is_none() {
                struck = Some(rule.fault);
            }
        }
        struck
    }
}

impl Rule {
    fn covers(&self, method: &str) -> bool {
        match self.method.strip_suffix('*') {
            Some(beginning) => method.starts_with(beginning),
            None => self.method == method,
        }
    }
}

impl FromStr for Faults {
    type Err = InvalidFault;

    fn from_str(text: &str) -> Result<Self, InvalidFault> {
        let rules = text.split([',', ';']).map(str::trim).filter(|rule| !rule.is_empty());
        let parsed: Result<Vec<Rule>, InvalidFault> =
            rules.map(|rule| parse_rule(rule).ok_or_else(|| InvalidFault { rule: rule.to_owned() })).collect();
        Ok(Self { rules: parsed? })
    }
}

fn parse_rule(text: &str) -> Option<Rule> {
    let (method, rest) = text.split_once(':')?;
    let (kind, when) = match rest.find(['@', '*', '%']) {
        Some(at) => (&rest[..at], parse_when(&rest[at..])?),
        None => (rest, When::Always),
    };
    let (name, number) = kind.split_once('=').map_or((kind, None), |(name, number)| (name, Some(number)));
    let seconds = |fallback: f64| {
        let seconds = number.map_or(Some(fallback), |text| text.parse().ok())?;
        Duration::try_from_secs_f64(seconds).ok()
    };
    let fault = match name {
        "cut" => Fault::Cut(Duration::ZERO),
        "slowcut" => Fault::Cut(seconds(5.0)?),
        "drop" => Fault::Drop,
        "half" => Fault::Half,
        "html" => Fault::Html(number.map_or(Some(502), |text| text.parse().ok())?),
        "drip" => Fault::Drip(seconds(5.0)?),
        "302" => Fault::Login,
        "401" => Fault::Status(401),
        "402" => Fault::Status(402),
        "403" => Fault::Status(403),
        "500" => Fault::Status(500),
        "503" => Fault::Status(503),
        "429" => Fault::Status(429),
        "slow" => Fault::Slow(seconds(5.0)?),
        "hang" => Fault::Hang,
        _ => return None,
    };
    (!method.is_empty()).then(|| Rule { method: method.to_ascii_lowercase(), fault, when, seen: 0 })
}

fn parse_when(text: &str) -> Option<When> {
    let number = |text: &str| text.parse::<u64>().ok().filter(|number| *number > 0);
    let rest = text.get(1..)?;
    match text.as_bytes().first()? {
        b'@' => match rest.split_once('-') {
            Some((from, to)) => {
                let (from, to) = (number(from)?, number(to)?);
                (from <= to).then_some(When::Between(from, to))
            }
            None => number(rest).map(|position| When::Between(position, position)),
        },
        b'*' => number(rest).map(When::Every),
        b'%' => number(rest).filter(|share| *share <= 100).map(When::Percent),
        _ => None,
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn struck(spec: &str, method: &str, count: usize) -> Vec<usize> {
        let mut faults: Faults = spec.parse().unwrap();
        (1..=count).filter(|_| faults.strike(&[method.to_owned()], 7).is_some()).collect()
    }

    #[test]
    fn rules_hit_the_requests_they_name() {
        for (spec, expected) in [
            ("crm.item.import:cut", vec![1, 2, 3, 4, 5, 6]),
            ("crm.item.import:cut@3", vec![3]),
            ("crm.item.import:cut@2-4", vec![2, 3, 4]),
            ("crm.*:html=200*2", vec![2, 4, 6]),
            ("*:503@6", vec![6]),
            ("crm.item.list:500", vec![]),
        ] {
            assert_eq!(struck(spec, "crm.item.import", 6), expected, "{spec}");
        }
        let hits = struck("*:hang%30", "profile", 1_000).len();
        assert!((200..400).contains(&hits), "{hits}");
    }

    #[test]
    fn a_batch_is_hit_for_its_commands_and_the_first_rule_counts() {
        let mut faults: Faults = "crm.item.import:half, *:slowcut=0.5".parse().unwrap();
        let methods = ["batch", "profile", "crm.item.import"].map(str::to_owned);
        assert_eq!(faults.strike(&methods, 1), Some(Fault::Half));
        assert_eq!(faults.strike(&methods[..2], 1), Some(Fault::Cut(Duration::from_millis(500))));
    }

    #[test]
    fn nonsense_is_named() {
        for spec in [
            "x",
            "crm.item.list:explode",
            "a:cut@0",
            "a:cut@x",
            "a:slow=-1",
            "a:html=x",
            ":cut",
            "a:cut%101",
            "a:cut@5-2",
        ] {
            let error = spec.parse::<Faults>().unwrap_err();
            assert_eq!(error.to_string(), format!("cannot read the fault {spec:?}"));
        }
        assert_eq!("".parse(), Ok(Faults::default()));
    }
}
