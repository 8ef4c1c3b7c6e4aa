//! How well moments are understood, measured on a list of phrases and of what they mean.
//!
//! In charge of the figures. The list is a file; what must be reached is the test's and the command's.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;
use serde::Deserialize;

use super::{Moments, Precision};

/// A list of phrases.
#[derive(Debug, Deserialize)]
pub struct Yardstick {
    /// Phrases that name a moment.
    pub moments: Vec<Phrase>,
    /// Texts that name none, by language.
    pub not_moments: BTreeMap<String, Vec<String>>,
}

/// A phrase and what it means. Times are on a clock without a zone.
#[derive(Debug, Deserialize)]
pub struct Phrase {
    /// Its language.
    pub lang: String,
    /// What is written.
    pub text: String,
    /// When it is written.
    pub base: NaiveDateTime,
    /// The moment that it means.
    pub want: NaiveDateTime,
    /// How exact it is.
    pub grain: Precision,
}

/// What came of some phrases.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Score {
    /// An answer is inside the grain.
    pub right: usize,
    /// Another instant.
    pub wrong: usize,
    /// No answer.
    pub none: usize,
    /// Of the wrong ones, on another day.
    pub wrong_day: usize,
}

impl Score {
    /// How many phrases there are.
    pub fn all(self) -> usize {
        self.right + self.wrong + self.none
    }

    /// The share of right answers, in percent.
    pub fn percent(self) -> f64 {
        100.0 * f64::from(u32::try_from(self.right).unwrap_or(0))
            / f64::from(u32::try_from(self.all().max(1)).unwrap_or(1))
    }
}

/// The figures.
#[derive(Debug, Default)]
pub struct Measured {
    /// By language.
    pub languages: BTreeMap<String, Score>,
    /// Texts without a moment that were answered.
    pub answered: usize,
    /// Every phrase that was not right, in words.
    pub misses: Vec<String>,
}

impl Measured {
    /// Of all languages.
    pub fn total(&self) -> Score {
        self.languages.values().fold(Score::default(), |sum, score| Score {
            right: sum.right + score.right,
            wrong: sum.wrong + score.wrong,
            none: sum.none + score.none,
            wrong_day: sum.wrong_day + score.wrong_day,
        })
    }

    /// Whether it is good enough: 95 % of all and 90 % of each language right, no wrong day, no answer where there is
    /// nothing to be understood.
    pub fn is_enough(&self) -> bool {
        let total = self.total();
        let each = self.languages.values().all(|score| score.percent() >= 90.0);
        total.percent() >= 95.0 && each && total.wrong_day == 0 && self.answered == 0
    }
}

/// Measures.
pub fn measure(yardstick: &Yardstick, moments: &Moments) -> Measured {
    let mut measured = Measured::default();
    for phrase in &yardstick.moments {
        let (base, want) = (phrase.base.and_utc(), phrase.want.and_utc());
        let found = moments.understand(&phrase.text, &phrase.lang, Tz::UTC, base);
        let answers: Vec<DateTime<Utc>> = found.moments.iter().map(|moment| moment.at).collect();
        let score = measured.languages.entry(phrase.lang.clone()).or_default();
        if answers.iter().any(|at| want <= *at && *at < want + phrase.grain.length()) {
            score.right += 1;
            continue;
        }
        let Some(first) = answers.first() else {
            score.none += 1;
            measured.misses.push(format!("{}: {:?}: nothing, wanted {}", phrase.lang, phrase.text, phrase.want));
            continue;
        };
        score.wrong += 1;
        score.wrong_day += usize::from(answers.iter().all(|at| at.date_naive() != want.date_naive()));
        let by = found.by.join(", ");
        let miss = format!("{}: {:?}: {}, wanted {} ({by})", phrase.lang, phrase.text, first.naive_utc(), phrase.want);
        measured.misses.push(miss);
    }
    let now = yardstick.moments.first().map_or(DateTime::UNIX_EPOCH, |phrase| phrase.base.and_utc());
    for (language, texts) in &yardstick.not_moments {
        for text in texts {
            let found = moments.understand(text, language, Tz::UTC, now);
            if let Some(moment) = found.moments.first() {
                measured.answered += 1;
                let by = found.by.join(", ");
                measured.misses.push(format!("{language}: {text:?}: {}, wanted nothing ({by})", moment.at.naive_utc()));
            }
        }
    }
    measured
}
