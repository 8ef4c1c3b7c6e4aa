//! What the program must know of a language beside its texts: names of days, how a date looks, which words
//! are a command. One file a language, `language/CODE.yaml`.
//!
//! In charge of reading these files. How people write moments is `moments`' own files', how commands are found is
//! `understand`'s, wording is `texts`'.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveTime, Timelike, Utc};
use chrono_tz::Tz;
use serde::Deserialize;

use super::diagnostic::{Code, Diagnostic};
use super::flow::SourceFile;
use super::flow::source::parse;
use super::moments;

mod marks;

/// The data of one language.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Language {
    /// Its own name for itself.
    pub name: String,
    /// Whether its words may be written without the marks on their letters.
    #[serde(default)]
    pub unmarked: bool,
    /// Words that may not, as they would be other ones.
    #[serde(default)]
    pub never_unmarked: Vec<String>,
    /// How letters with marks are written otherwise, where not without them: `ä: ae`.
    #[serde(default)]
    pub spellings: BTreeMap<char, String>,
    /// The plural categories of whole numbers that it has (CLDR).
    pub plurals: Vec<String>,
    /// Between groups of three digits.
    pub thousands: String,
    /// The fewest digits of a number that is written in groups.
    #[serde(default = "usual_grouping")]
    pub grouped_from: usize,
    /// How a time of day looks: `{hour}` (without a zero before it), `{time}` (15:30) and `{minute}`.
    #[serde(default = "usual_clock")]
    pub clock: String,
    /// How the first day of a month is written, where it is no plain number.
    #[serde(default)]
    pub first_day: Option<String>,
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
    /// Offers to go on in this language, with the word that asks for it.
    pub invitation: String,
    /// Cities after which time zones are called, by the last part of the zone's name (`Rome` of `Europe/Rome`), where the
    /// language has another name for them.
    #[serde(default)]
    pub cities: BTreeMap<String, String>,
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
    /// At the beginning of a no that takes back what was said, and answers nothing: *no wait*.
    pub amends: Vec<String>,
    /// The same, where a moment is told: *no, it was*.
    pub corrects: Vec<String>,
    /// Takes the place of what was named before: *actually*, *I mean*.
    pub instead: Vec<String>,
    /// Within a no.
    pub not: Vec<String>,
    /// Right before what is not meant: *not my contacts*.
    pub not_these: Vec<String>,
    /// Behind what is not meant, at the end of a clause: *die Firmen nicht*.
    pub not_behind: Vec<String>,
    /// Ends what is not meant: *not contacts but deals*.
    pub but: Vec<String>,
    /// What things are wanted for, which are not missing: *a meeting*.
    pub occasions: Vec<String>,
    /// Something is asked back, in a sentence with a mark of a question: *who*, *can we*. What was (*was it Tuesday?*) is
    /// no such.
    pub asks: Vec<String>,
    /// Another language is asked for, at `{language}`: *speak {language}*.
    pub speak: Vec<String>,
    /// Around a command or a wish, where it adds nothing: *please*, *I*, *would*, *like*. Single words.
    pub courtesy: Vec<String>,
    /// A person is asked for within a sentence: *talk to * person*.
    pub person: Vec<String>,
    /// What a way back does to other data, where that is asked: *delete*, *overwrite*, *lose*. No word of what has
    /// happened.
    pub effects: Vec<String>,
    /// Asks to have something explained, whatever stands between: *explain*, *the difference*, *how does * work*.
    pub explains: Vec<String>,
    /// Asks what the thing beside it is: *what is*, *what does it mean*.
    pub defines: Vec<String>,
    /// Calls off what is about to begin, within a sentence: *cancel everything*, *don't do it*.
    pub halts: Vec<String>,
    /// Joins a sentence to what was said before: *and*, *but*.
    pub joins: Vec<String>,
    /// How a sentence begins that asks something, also where its mark was left out: *how long does*, *will it*.
    pub asks_first: Vec<String>,
    /// Says that nothing is to be removed: *keep the new ones*, *without deleting*.
    pub keeps_newer: Vec<String>,
    /// What was done on purpose, and so is to stay as it is.
    pub on_purpose: Vec<String>,
    /// Goes on without looking there: *skip it*, *no time for that*, *I have no access*.
    pub skips: Vec<String>,
    /// Asks how or where something is done: *how do I*, *where is*.
    pub how: Vec<String>,
    /// What was brought back stays: *keep it*, *leave them as they are*.
    pub keeps: Vec<String>,
    /// Needs no restore any more: *found them*, *it was a filter*, *sorted*.
    pub solved: Vec<String>,
    /// Wants nothing more: *that's enough*, *nothing else*.
    pub enough: Vec<String>,
    /// Begins what is confirmed: *start*, *go ahead*.
    pub starts: Vec<String>,
    /// The same for whatever is brought back: *restore*.
    pub starts_restore: Vec<String>,
    /// Stands beside these and changes nothing: *it*, *right away*, *great*.
    pub starts_beside: Vec<String>,
    /// A place that was found has nothing in it.
    pub empties: Vec<String>,
    /// A restore that brought back what was not meant: *those are the wrong contacts*.
    pub wrongs: Vec<String>,
    /// Takes what follows off a list that is shown: *leave out the companies*.
    pub unticks: Vec<String>,
    /// Leaves out a record that is named in the same breath: *without Théo Beaulieu*.
    pub excepts: Vec<String>,
    /// Tells one group of a kind from others: *the old deal*, *those of today*.
    pub which_group: Vec<String>,
    /// Whoever scolds themselves, which is meant for nobody else: *I'm an idiot*.
    pub self_blame: Vec<String>,
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
    /// When it happened is not known: *no idea when*.
    pub no_moment: Vec<String>,
    /// The choice is left to the assistant: *whatever you recommend*.
    pub as_advised: Vec<String>,
    /// Doubts beside an answer, which it counts in spite of: *I guess*.
    pub hedges: Vec<String>,
    /// Which of the choices, by its place: *the first one*; -1 is the last.
    pub places: BTreeMap<String, i64>,
    /// Another matter is begun: *my deals are wrong too*.
    pub also: Vec<String>,
    /// Back to the matter that was put aside.
    pub first_matter: Vec<String>,
    /// The moment beside it is of the state that is wanted: *as it was on*, *back to*.
    pub state: Vec<String>,
    /// A backup is named by its day, where it is asked which: *the one of*.
    pub picks: Vec<String>,
    /// Something is missing or wrong.
    pub loss: Vec<String>,
    /// Nothing was lost, or nobody did it: *nobody deleted anything*.
    pub no_loss: Vec<String>,
    /// Where somebody has looked already, by what was to be seen there.
    pub looked: BTreeMap<String, Vec<String>>,
    /// Records are wanted back in the portal, not in a file: *I want to restore them*.
    pub restores: Vec<String>,
    /// A restore is to be taken back: *undo the restore*.
    pub undoes: Vec<String>,
    /// Names of the ways back, by option.
    pub options: BTreeMap<String, Vec<String>>,
    /// Before *hundred*, *dozen* and the like, where it says at least two of them: *a couple of*.
    pub several: Vec<String>,
    /// Numbers in words; those for several hundreds and the like are two of them.
    pub numbers: BTreeMap<String, u64>,
    /// Who did it, at `{name}`.
    pub who: Vec<String>,
    /// Which record is meant, at `{name}`.
    pub records: Vec<String>,
    /// Words with a large letter that are nobody's name.
    pub not_names: Vec<String>,
}

fn usual_grouping() -> usize {
    4
}

fn usual_clock() -> String {
    "{time}".into()
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
        let mut language: Self = parse(&file.text)
            .map_err(|(line, message)| Diagnostic::new(Code::LanguageSyntax, &file.path, line, message))?;
        language.check().map_err(|message| {
            let line = line_of_quoted(&file.text, &message);
            Diagnostic::new(Code::LanguageSyntax, &file.path, line, message)
        })?;
        language.add_unmarked();
        Ok(language)
    }

    fn check(&self) -> Result<(), String> {
        if self.weekdays.len() != 7 || self.months.len() != 12 {
            return Err("a week has 7 days and a year 12 months".into());
        }
        if let Some((double, marked)) = self.unmarked_double() {
            return Err(format!("\"{double}\" is \"{marked}\" without its marks, which is understood anyway"));
        }
        let unknown_slot =
            self.slots.keys().find(|key| !super::answers::Slot::ALL.iter().any(|slot| slot.as_str() == *key));
        let unknown_kind = self.kinds.keys().find(|key| super::backend::Kind::find(key).is_none());
        let unknown_command = self.commands.keys().find(|key| super::understand::Command::find(key).is_none());
        let unknown_option = self.talk.options.keys().find(|key| super::backend::RestoreOption::find(key).is_none());
        let is_look = |key: &str| key == super::understand::NOT_YET || super::understand::Looked::find(key).is_some();
        let unknown_look = self.talk.looked.keys().find(|key| !is_look(key));
        match unknown_slot.or(unknown_kind).or(unknown_command).or(unknown_option).or(unknown_look) {
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
            .replace("{day}", &self.day_of_month(local.day()))
            .replace("{month}", &self.months[local.month0() as usize])
            .replace("{year}", &local.year().to_string())
            .replace("{time}", &self.say_time(local.time()))
    }

    fn day_of_month(&self, day: u32) -> String {
        self.first_day.clone().filter(|_| day == 1).unwrap_or_else(|| day.to_string())
    }

    /// A time of day.
    pub fn say_time(&self, time: NaiveTime) -> String {
        let minute = format!("{:02}", time.minute());
        let form = self.clock.replace("{time}", &time.format("%H:%M").to_string());
        form.replace("{hour}", &time.hour().to_string()).replace("{minute}", &minute)
    }

    /// A time zone, by the city that it is called after (`Roma` of `Europe/Rome`), or by its offset: a zone without a city
    /// has the other sign in its name (`Etc/GMT-2` is two hours ahead of UTC: tz database, file `etcetera`).
    pub fn say_zone(&self, zone: &str) -> String {
        if let Some(offset) = zone.strip_prefix("Etc/GMT").filter(|offset| !offset.is_empty()) {
            let ahead = offset.strip_prefix('-').map(|hours| format!("UTC+{hours}"));
            return ahead
                .or_else(|| Some(format!("UTC-{}", offset.strip_prefix('+')?)))
                .unwrap_or_else(|| "UTC".into());
        }
        let city = zone.rsplit('/').next().unwrap_or_default();
        self.cities.get(city).cloned().unwrap_or_else(|| city.replace('_', " "))
    }

    /// A whole number with its groups.
    pub fn say_number(&self, digits: &str) -> String {
        let (sign, digits) = digits.split_at(usize::from(digits.starts_with('-')));
        if digits.len() < self.grouped_from || !digits.bytes().all(|b| b.is_ascii_digit()) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogue::shipped;

    #[test]
    fn numbers_days_and_times_look_as_the_language_has_them() {
        let dialogues = shipped::dialogues();
        let (zone, moment) = (Tz::UTC, "2026-11-01T03:05:00Z".parse().unwrap());
        for (code, small, large, shown) in [
            ("en", "1,234", "12,345", "Sunday 1 November, 03:05"),
            ("de", "1.234", "12.345", "Sonntag, 1. November, 03:05 Uhr"),
            ("fr", "1\u{202f}234", "12\u{202f}345", "dimanche 1er novembre à 3h05"),
            ("it", "1.234", "12.345", "domenica 1 novembre alle 03:05"),
            ("pl", "1234", "12\u{a0}345", "1 listopada (niedziela, 03:05)"),
            ("vi", "1.234", "12.345", "03:05 Chủ nhật, ngày 1/11"),
        ] {
            let language = dialogues.texts.language(code).unwrap();
            assert_eq!([language.say_number("1234"), language.say_number("12345")], [small, large], "{code}");
            assert_eq!(language.say_moment(moment, zone, moment), shown, "{code}");
        }
    }

    #[test]
    fn time_zones_are_called_by_their_city_or_by_their_offset() {
        let dialogues = shipped::dialogues();
        for (code, zone, shown) in [
            ("en", "Europe/Berlin", "Berlin"),
            ("it", "Europe/Berlin", "Berlino"),
            ("pl", "Europe/Warsaw", "Warszawa"),
            ("vi", "Asia/Ho_Chi_Minh", "TP. Hồ Chí Minh"),
            ("en", "America/New_York", "New York"),
            ("de", "Etc/GMT-2", "UTC+2"),
            ("de", "Etc/GMT+3", "UTC-3"),
            ("de", "UTC", "UTC"),
        ] {
            assert_eq!(dialogues.texts.language(code).unwrap().say_zone(zone), shown, "{code} {zone}");
        }
    }
}
