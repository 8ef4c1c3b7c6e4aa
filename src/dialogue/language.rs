//! What the program must know of a language beside its texts: names of days, how a date looks, which words
//! are a command. One file a language, `language/CODE.yaml`.
//!
//! In charge of reading these files. How people write moments is `moments`' own files', how commands are found is
//! `understand`'s, wording is `texts`'.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Utc};
use chrono_tz::Tz;
use serde::Deserialize;

use super::diagnostic::{Code, Diagnostic};
use super::flow::SourceFile;
use super::moments;

/// The data of one language.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Language {
    /// Its own name for itself.
    pub name: String,
    /// The plural categories of whole numbers that it has (CLDR).
    pub plurals: Vec<String>,
    /// Between groups of three digits.
    pub thousands: String,
    /// Before the last of several things.
    pub and: String,
    /// How a moment looks: `{weekday} {day} {month} {year} {time}`.
    pub moment: String,
    /// The same for moments of another year.
    pub moment_with_year: String,
    /// How a day looks: `{weekday} {day} {month} {year}`.
    pub day: String,
    /// The same for days of another year.
    pub day_with_year: String,
    /// Monday to Sunday.
    pub weekdays: Vec<String>,
    /// January to December.
    pub months: Vec<String>,
    /// Words that are a command, by command.
    pub commands: BTreeMap<String, Vec<String>>,
    /// Words for the answers that can be changed, by slot.
    pub slots: BTreeMap<String, Vec<String>>,
    /// Words for a choice beside its label, by the choice's key.
    pub choices: BTreeMap<String, Vec<String>>,
    /// Words for kinds of data, by kind.
    pub kinds: BTreeMap<String, Vec<String>>,
    /// What people say anywhere, by the step that answers it (`understand::phrases` has the form of a phrase).
    #[serde(default)]
    pub heard: BTreeMap<String, Vec<String>>,
    /// How people give answers in sentences.
    #[serde(default)]
    pub talk: TalkWords,
}

/// How people give answers in sentences: phrases, as `understand::phrases` has them.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct TalkWords {
    /// At the beginning of a yes.
    pub yes: Vec<String>,
    /// At the beginning of a no.
    pub no: Vec<String>,
    /// Within a no.
    pub not: Vec<String>,
    /// Right before what is not meant: *not my contacts*.
    pub not_these: Vec<String>,
    /// Ends what is not meant: *not contacts but deals*.
    pub but: Vec<String>,
    /// Around a command, where it adds nothing: *please*, *could*, *you*. Single words.
    pub courtesy: Vec<String>,
    /// A person is asked for within a sentence: *talk to * person*.
    pub person: Vec<String>,
    /// Nothing more than what follows: *only contacts*.
    pub only: Vec<String>,
    /// Says that what it is said of is all right: *deals are fine*.
    pub fine: Vec<String>,
    /// Says that what it is said of is wanted or meant: *please restore*, *I mean*.
    pub wish: Vec<String>,
    /// Another clause begins, without a mark before it: *and I*, *when the*.
    pub clause: Vec<String>,
    /// Beside kinds of data, where they are only named: *all*, *our*. Single words.
    pub beside_kinds: Vec<String>,
    /// Right before a noun that is nobody's name. Single words; none of them is a number there.
    pub articles: Vec<String>,
    /// Neither yes nor no.
    pub unsure: Vec<String>,
    /// Another matter is begun: *my deals are wrong too*.
    pub also: Vec<String>,
    /// Back to the matter that was put aside.
    pub first_matter: Vec<String>,
    /// Something is missing or wrong.
    pub loss: Vec<String>,
    /// Names of the ways back, by option.
    pub options: BTreeMap<String, Vec<String>>,
    /// Numbers in words.
    pub numbers: BTreeMap<String, u64>,
    /// Who did it, at `{name}`.
    pub who: Vec<String>,
    /// Which record is meant, at `{name}`.
    pub records: Vec<String>,
    /// Words with a large letter that are nobody's name.
    pub not_names: Vec<String>,
}

/// The line of the first word that a message quotes, 0 where it quotes none.
fn line_of_quoted(text: &str, message: &str) -> u32 {
    let Some(word) = message.split('"').nth(1) else { return 0 };
    let line = text.lines().position(|line| line.contains(word)).map_or(0, |position| position + 1);
    u32::try_from(line).unwrap_or(0)
}

impl Language {
    /// Reads one file.
    ///
    /// # Errors
    /// Where and why it cannot be read.
    pub fn load(file: &SourceFile) -> Result<Self, Diagnostic> {
        let options = serde_saphyr::options! { strict_booleans: true, with_snippet: false };
        let language: Self = serde_saphyr::from_str_with_options(&file.text, options).map_err(|error| {
            let line = error.location().map_or(0, |location| u32::try_from(location.line()).unwrap_or(0));
            let message = error.to_string().lines().next().unwrap_or_default().to_owned();
            Diagnostic::new(Code::LanguageSyntax, &file.path, line, message)
        })?;
        language.check().map_err(|message| {
            let line = line_of_quoted(&file.text, &message);
            Diagnostic::new(Code::LanguageSyntax, &file.path, line, message)
        })?;
        Ok(language)
    }

    fn check(&self) -> Result<(), String> {
        if self.weekdays.len() != 7 || self.months.len() != 12 {
            return Err("a week has 7 days and a year 12 months".into());
        }
        let unknown_slot =
            self.slots.keys().find(|key| !super::answers::Slot::ALL.iter().any(|slot| slot.as_str() == *key));
        let unknown_kind = self.kinds.keys().find(|key| super::backend::Kind::find(key).is_none());
        let unknown_command = self.commands.keys().find(|key| super::understand::Command::find(key).is_none());
        let unknown_option = self.talk.options.keys().find(|key| super::backend::RestoreOption::find(key).is_none());
        match unknown_slot.or(unknown_kind).or(unknown_command).or(unknown_option) {
            Some(key) => Err(format!("\"{key}\" names nothing that can be understood")),
            None => Ok(()),
        }
    }

    /// A moment in words, in the portal's zone.
    pub fn say_moment(&self, moment: DateTime<Utc>, zone: Tz, now: DateTime<Utc>) -> String {
        self.write_moment(moment, zone, now, [&self.moment, &self.moment_with_year])
    }

    /// A span in the portal's zone: a whole day as a day, anything else by its two ends.
    pub fn say_span(&self, from: DateTime<Utc>, to: DateTime<Utc>, zone: Tz, now: DateTime<Utc>) -> String {
        if moments::is_whole_day(from, to, zone) {
            return self.write_moment(from, zone, now, [&self.day, &self.day_with_year]);
        }
        format!("{} – {}", self.say_moment(from, zone, now), self.say_moment(to, zone, now))
    }

    fn write_moment(&self, moment: DateTime<Utc>, zone: Tz, now: DateTime<Utc>, forms: [&str; 2]) -> String {
        let local = moment.with_timezone(&zone);
        let same_year = local.year() == now.with_timezone(&zone).year();
        let form = if same_year { forms[0] } else { forms[1] };
        form.replace("{weekday}", &self.weekdays[local.weekday().num_days_from_monday() as usize])
            .replace("{day}", &local.day().to_string())
            .replace("{month}", &self.months[local.month0() as usize])
            .replace("{year}", &local.year().to_string())
            .replace("{time}", &local.format("%H:%M").to_string())
    }

    /// A whole number with its groups.
    pub fn say_number(&self, digits: &str) -> String {
        let (sign, digits) = digits.split_at(usize::from(digits.starts_with('-')));
        if digits.len() < 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return format!("{sign}{digits}");
        }
        let first = digits.len() % 3;
        let mut groups: Vec<&str> = Vec::new();
        if first > 0 {
            groups.push(&digits[..first]);
        }
        groups.extend((first..digits.len()).step_by(3).map(|start| &digits[start..start + 3]));
        format!("{sign}{}", groups.join(&self.thousands))
    }

    /// Several things in one phrase: *a, b and c*.
    pub fn join(&self, parts: &[String]) -> String {
        match parts {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => format!("{} {} {last}", first.join(", "), self.and),
        }
    }
}
