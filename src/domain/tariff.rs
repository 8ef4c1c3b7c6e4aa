//! The portal's subscription, which customers call its plan.
//!
//! In charge of reading the licence code and of what the pages allow on it (R25). What is allowed is a
//! policy; this module only names what the portal said.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What we know of the portal's subscription.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tariff {
    /// A licence code without its region, such as `std`, `pro100`, `ent250`, `project`.
    Known(String),
    /// The portal did not tell, and why.
    Unknown(String),
}

impl Tariff {
    /// Reads `LICENSE` as `app.info` gives it: `{region}_{plan}` (reference §3.10); `en_basic` and the like too.
    pub fn from_license(license: &str) -> Self {
        let license = license.trim().to_ascii_lowercase();
        let plan = match license.split_once('_') {
            Some((region, plan)) if region.len() <= 3 && !plan.is_empty() => plan,
            _ => license.as_str(),
        };
        if plan.is_empty() {
            Self::Unknown("the portal gave an empty licence code".into())
        } else {
            Self::Known(plan.to_owned())
        }
    }

    /// Whether some pattern of the policy (`std`, `pro*`) names this tariff; unknown ones are named by none.
    ///
    /// The star stands for the size of a tier, digits or nothing: `pro*` is `pro` and `pro100`, never `project`.
    pub fn is_among(&self, patterns: &[String]) -> bool {
        let Self::Known(plan) = self else { return false };
        patterns.iter().any(|pattern| match pattern.strip_suffix('*') {
            Some(start) => plan.strip_prefix(start).is_some_and(|size| size.bytes().all(|b| b.is_ascii_digit())),
            None => plan == pattern,
        })
    }
}

impl fmt::Display for Tariff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(plan) => f.write_str(plan),
            Self::Unknown(reason) => write!(f, "unknown ({reason})"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licence_codes_lose_their_region() {
        for (license, plan) in [
            ("de_std", "std"),
            ("ru_pro100", "pro100"),
            ("en_basic", "basic"),
            ("project", "project"),
            ("DE_ENT250", "ent250"),
        ] {
            assert_eq!(Tariff::from_license(license), Tariff::Known(plan.into()), "{license}");
        }
        assert!(matches!(Tariff::from_license(" "), Tariff::Unknown(_)));
    }

    #[test]
    fn patterns_end_in_a_star() {
        let patterns = vec!["std".to_owned(), "pro*".to_owned()];
        assert!(Tariff::Known("pro100".into()).is_among(&patterns));
        assert!(!Tariff::Known("project".into()).is_among(&patterns), "the free plan is not a size of pro");
        assert!(!Tariff::Known("project+".into()).is_among(&["project".to_owned()]));
        assert!(!Tariff::Unknown("403".into()).is_among(&patterns));
    }
}
