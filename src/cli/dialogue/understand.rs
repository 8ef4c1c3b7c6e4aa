//! `restore24 dialogue understand`: what is understood of messages, and how well moments are.
//!
//! In charge of arguments, input and output. What is understood is decided by [`crate::dialogue::understand::report`].

use std::io::BufRead;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use clap::Args;

use super::check::tell;
use super::files;
use crate::cli::Exit;
use crate::cli::output::{remark, say, say_json, say_lines};
use crate::dialogue::Dialogues;
use crate::dialogue::moments::measure::{Score, Yardstick, measure};
use crate::dialogue::understand::report::{self, Report};

/// The zone where neither `--zone` nor `--now` names one.
const USUAL_ZONE: Tz = chrono_tz::Europe::Berlin;

/// How much of a message is shown to people, in characters.
const SHOWN: usize = 100;

#[derive(Debug, Args)]
pub(super) struct UnderstandArgs {
    /// The language that the person speaks; words of the others are understood too.
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    lang: String,

    /// When the messages are written: RFC 3339, or as the zone's clock shows it. Without it: now.
    #[arg(long, value_name = "TIME")]
    now: Option<String>,

    /// The portal's zone, such as Europe/Berlin.
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,

    /// Understand with the dialogues of this folder.
    #[arg(long, value_name = "DIR")]
    dialogues: Option<PathBuf>,

    /// Measure how many moments of this list are understood, in place of reading messages.
    ///
    /// A JSON file with `moments` (lang, text, base, want, grain) and `not_moments` (texts by language). Fails below
    /// 95 % of all or 90 % of a language, for any wrong day, and for any answer where there is nothing to understand.
    #[arg(long, value_name = "FILE")]
    measure: Option<PathBuf>,
}

/// Reads a message a line from standard input and says what is understood.
pub(super) fn run(args: &UnderstandArgs, json: bool) -> anyhow::Result<Exit> {
    let dialogues = match files::load(args.dialogues.as_deref()) {
        Ok(dialogues) => dialogues,
        Err(problems) => return tell(&problems, json),
    };
    if let Some(file) = &args.measure {
        return print_measured(file, &dialogues, json);
    }
    let lang = args.lang.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    let is_known = dialogues.moments.languages().chain(dialogues.texts.languages()).any(|known| known == lang);
    if !is_known {
        let known: Vec<&str> = dialogues.moments.languages().collect();
        remark(format!("restore24: there is no language \"{}\"; there are {}", args.lang, known.join(", ")));
        return Ok(Exit::Usage);
    }
    let (zone, now) = match setting(args.zone.as_deref(), args.now.as_deref()) {
        Ok(setting) => setting,
        Err(message) => {
            remark(format!("restore24: {message}"));
            return Ok(Exit::Usage);
        }
    };
    for line in std::io::stdin().lock().split(b'\n') {
        let line = line.context("standard input cannot be read")?;
        let text = String::from_utf8_lossy(line.strip_suffix(b"\r").unwrap_or(&line));
        let found = report::of(&text, &lang, &dialogues, zone, now);
        if json {
            say_json(&found.to_json(zone))?;
        } else {
            say_lines(in_words(&found, zone))?;
        }
    }
    Ok(Exit::Done)
}

/// A line for people.
fn in_words(found: &Report, zone: Tz) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    let text: String = found.text.chars().take(SHOWN).map(plain).collect();
    let mut parts = Vec::new();
    parts.extend(found.intent.clone());
    parts.extend(found.answers.iter().map(|(slot, value)| format!("{slot} {value}")));
    let moment = |moment: &crate::dialogue::moments::Moment| {
        let precision = serde_json::to_value(moment.precision).unwrap_or_default();
        format!(
            "{} ({})",
            moment.at.with_timezone(&zone).format("%a %Y-%m-%d %H:%M:%S %:z"),
            precision.as_str().unwrap_or_default()
        )
    };
    if !found.moments.is_empty() {
        parts.push(found.moments.iter().map(moment).collect::<Vec<_>>().join(" or "));
    }
    if parts.is_empty() {
        return format!("{text}: nothing");
    }
    format!("{text}: {}  [{}]", parts.join(", "), found.by.join(", "))
}

/// The zone and the moment of the messages.
fn setting(zone: Option<&str>, now: Option<&str>) -> Result<(Tz, DateTime<Utc>), String> {
    let named =
        zone.map(|name| zone_of(name).ok_or(format!("\"{name}\" is no zone such as Europe/Berlin"))).transpose()?;
    let Some(text) = now else { return Ok((named.unwrap_or(USUAL_ZONE), Utc::now())) };
    if let Ok(moment) = DateTime::parse_from_rfc3339(&text.replacen(' ', "T", 1)) {
        let seconds = moment.offset().local_minus_utc();
        let zone = named.or_else(|| zone_at(seconds));
        let zone = zone.ok_or("the offset of --now is no whole hour: name the zone with --zone")?;
        return Ok((zone, moment.to_utc()));
    }
    let zone = named.unwrap_or(USUAL_ZONE);
    let local = local(text).ok_or(format!("\"{text}\" is no time such as 2026-11-18T10:00"))?;
    let moment = zone.from_local_datetime(&local).earliest();
    let moment = moment.ok_or(format!("{text} does not exist in {zone}: the clocks were put forward"))?;
    Ok((zone, moment.to_utc()))
}

fn zone_of(name: &str) -> Option<Tz> {
    let offset = || name.parse::<chrono::FixedOffset>().ok().and_then(|offset| zone_at(offset.local_minus_utc()));
    name.parse().ok().or_else(offset)
}

/// The zone that is always so far ahead of UTC.
fn zone_at(seconds: i32) -> Option<Tz> {
    let hours = seconds / 3_600;
    // The names of these zones count the other way.
    let name = if hours == 0 { "UTC".to_owned() } else { format!("Etc/GMT{:+}", -hours) };
    name.parse().ok().filter(|_| seconds % 3_600 == 0)
}

fn local(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim().replacen('T', " ", 1);
    let time =
        ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"].iter().find_map(|form| NaiveDateTime::parse_from_str(&text, form).ok());
    time.or_else(|| NaiveDate::parse_from_str(&text, "%Y-%m-%d").ok().map(|day| day.and_time(NaiveTime::MIN)))
}

fn print_measured(file: &Path, dialogues: &Arc<Dialogues>, json: bool) -> anyhow::Result<Exit> {
    let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let yardstick: Yardstick =
        serde_json::from_str(&text).with_context(|| format!("{} is no list of phrases", file.display()))?;
    let measured = measure(&yardstick, &dialogues.moments);
    let total = measured.total();
    let exit = if measured.is_enough() { Exit::Done } else { Exit::Failed };
    if json {
        let score = |score: &Score| serde_json::json!({ "right": score.right, "wrong": score.wrong, "none": score.none, "wrong_day": score.wrong_day });
        let languages: serde_json::Map<String, serde_json::Value> =
            measured.languages.iter().map(|(code, found)| (code.clone(), score(found))).collect();
        say_json(&serde_json::json!({
            "all": score(&total), "languages": languages, "answered_not_moments": measured.answered, "misses": measured.misses,
        }))?;
        return Ok(exit);
    }
    for miss in &measured.misses {
        say_lines(miss)?;
    }
    say("         right  wrong  none  right %  wrong day")?;
    let all = ("all".to_owned(), total);
    for (code, score) in measured.languages.iter().map(|(code, score)| (code.clone(), *score)).chain([all]) {
        let Score { right, wrong, none, wrong_day } = score;
        say(format!("{code:<8} {right:>5}  {wrong:>5}  {none:>4}  {:>7.1}  {wrong_day:>9}", score.percent()))?;
    }
    say(format!("answered where no moment is named: {}", measured.answered))?;
    Ok(exit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn now_and_zone_are_read_as_people_write_them() {
        let berlin = chrono_tz::Europe::Berlin;
        for (zone, now, wanted) in [
            (None, "2026-11-18T10:00:00+01:00", Some(("Etc/GMT-1", "2026-11-18T09:00:00Z"))),
            (None, "2026-11-18T10:00:00Z", Some(("UTC", "2026-11-18T10:00:00Z"))),
            (None, "2026-11-18 10:00", Some((berlin.name(), "2026-11-18T09:00:00Z"))),
            (Some("Asia/Ho_Chi_Minh"), "2026-11-18T10:00:00", Some(("Asia/Ho_Chi_Minh", "2026-11-18T03:00:00Z"))),
            (Some("+02:00"), "2026-11-18", Some(("Etc/GMT-2", "2026-11-17T22:00:00Z"))),
            (Some("Europe/Berlin"), "2026-11-18T10:00:00Z", Some((berlin.name(), "2026-11-18T10:00:00Z"))),
            (None, "2026-11-18T10:00:00+05:30", None),
            (Some("Europe/Berlin"), "2026-03-29 02:30", None),
            (Some("Atlantis"), "2026-11-18", None),
            (None, "soon", None),
        ] {
            let found = setting(zone, Some(now)).ok().map(|(zone, at)| (zone.name(), at));
            let wanted = wanted.map(|(zone, at)| (zone, at.parse::<DateTime<Utc>>().unwrap()));
            assert_eq!(found, wanted, "{now} in {zone:?}");
        }
    }
}
