//! What the admin read in the history: who and when. Noted as the admin's word, and compared with our own
//! readings; no step of a plan ever rests on it.

use chrono::{DateTime, Utc};

use super::Inner;
use super::moment_of_loss::{MomentStage, by_part_of_day, day_of_two, two_choices};
use crate::dialogue::answers::HistoryWord;
use crate::dialogue::engine::{Heard, Outcome, Turn};
use crate::dialogue::language::Language;
use crate::dialogue::moments::Reading;
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::rules::Rule;
use crate::dialogue::understand::names::{is_common_word, only_names};
use crate::dialogue::understand::phrases::Words;
use crate::dialogue::understand::told::told;
use crate::dialogue::understand::{ToldMoment, choice, choice_politely, is_bare_yes};

/// The longest name that is taken for one, in characters.
const LONGEST_NAME: usize = 60;

/// The most words of it.
const MOST_WORDS: usize = 6;

pub(super) fn enter(turn: &mut Turn<'_>) -> Outcome {
    let is_told = turn.state.answers.take_history_told();
    if is_told || who_known(turn).is_some() && turn.state.answers.told_moment().is_some() {
        return take_told(turn);
    }
    turn.set_inner(Inner::Asked);
    let mut reply = Reply::new("history-word").asking(["skip"]);
    if turn.holds(Rule::R11) {
        reply = reply.asking(["stranger"]);
    }
    turn.ask(reply);
    Outcome::Stay
}

pub(super) fn hear(turn: &mut Turn<'_>, heard: &Heard) -> Outcome {
    match heard {
        Heard::Choice(key) if key == "skip" => {
            turn.state.answers.note_history_read();
            Outcome::Exit("told")
        }
        Heard::Choice(key) if key == "stranger" => {
            turn.state.answers.note_history_read();
            Outcome::Exit("stranger")
        }
        Heard::Choice(key) => match (key.as_str(), turn.inner().clone()) {
            ("first", Inner::Moment(MomentStage::Two(first, second))) => take_one_of_two(turn, first, second),
            ("second", Inner::Moment(MomentStage::Two(first, second))) => take_one_of_two(turn, second, first),
            ("other-moment", _) => enter(turn),
            _ => Outcome::NotUnderstood,
        },
        Heard::Text(text) => match one_of_two(turn, text) {
            Some((at, other)) => take_one_of_two(turn, at, other),
            None if goes_on(turn, text) => take_told(turn),
            None => note(turn, text),
        },
    }
}

/// *In the afternoon*, where it is asked which of two moments is meant: that one, and the other.
fn one_of_two(turn: &mut Turn<'_>, text: &str) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    match *turn.inner() {
        Inner::Moment(MomentStage::Two(first, second)) => by_part_of_day(turn, text, first, second),
        _ => None,
    }
}

/// Who did it, as it was told so far.
fn who_known(turn: &Turn<'_>) -> Option<String> {
    turn.state.answers.history_word().and_then(|word| word.who.clone())
}

/// *Yes*, *go on*: whoever told something of it before means that, and has nothing to add.
fn goes_on(turn: &Turn<'_>, text: &str) -> bool {
    let language = turn.language();
    let is_known = who_known(turn).is_some() || turn.state.answers.told_moment().is_some();
    let on = ["go-on", "right", "that-is-all"].map(|key| (key.to_owned(), String::new()));
    let is_on = choice(text, &on, language).is_some() || choice_politely(text, &on, language).is_some();
    is_known && text.contains(char::is_alphabetic) && (is_on || is_bare_yes(text, language))
}

fn note(turn: &mut Turn<'_>, text: &str) -> Outcome {
    let (reading, rest) = turn.find_moment(text).unwrap_or_else(|| (Reading::None, text.to_owned()));
    let (at, until) = match reading {
        Reading::Future(_) => {
            turn.say_beside(Reply::new("moment-future"));
            return Outcome::Stay;
        }
        Reading::Span(from, to) => (Some(from), Some(to)),
        other => (other.past_moments().last().copied(), None),
    };
    // Who was named before one of two moments was asked for stays named.
    let earlier = who_known(turn);
    let told_who = who_told(turn, text);
    let named_last = amended(text, turn.language()).map(|last| turn.without_times(last));
    let who = told_who.or_else(|| name_in(turn, &named_last.unwrap_or(rest), at.is_some()));
    if at.is_none() && who.is_none() {
        return Outcome::NotUnderstood;
    }
    if let Some(who) = &who {
        turn.say(Reply::new("history-who").with("who", who.clone()));
    }
    let who = who.or(earlier);
    if let Reading::Two(first, second) | Reading::Gap(first, second) | Reading::Overlap(first, second) = reading {
        return ask_which(turn, first, second, who);
    }
    settle(turn, HistoryWord { at, until, who })
}

/// Takes who and when as they were told before this was asked.
fn take_told(turn: &mut Turn<'_>) -> Outcome {
    let who = who_known(turn);
    let (at, until) = match turn.state.answers.told_moment() {
        Some(ToldMoment::Two(first, second) | ToldMoment::Gap(first, second) | ToldMoment::Overlap(first, second)) => {
            return ask_which(turn, first, second, who);
        }
        Some(ToldMoment::Span(from, to)) => (Some(from), Some(to)),
        Some(ToldMoment::One(at)) => (Some(at), None),
        None => (None, None),
    };
    settle(turn, HistoryWord { at, until, who })
}

fn ask_which(turn: &mut Turn<'_>, first: DateTime<Utc>, second: DateTime<Utc>, who: Option<String>) -> Outcome {
    turn.state.answers.set_history_word(HistoryWord { at: None, until: None, who });
    turn.set_inner(Inner::Moment(MomentStage::Two(first, second)));
    turn.ask(two_choices(turn, "moment-two", first, second));
    Outcome::Stay
}

/// Whom a sentence names as the one who did it, in the person's language.
fn who_told(turn: &Turn<'_>, text: &str) -> Option<String> {
    let listener = turn.listener();
    let (code, language) = *listener.languages.first()?;
    told(text, code, language, &listener).who
}

fn take_one_of_two(turn: &mut Turn<'_>, at: DateTime<Utc>, other: DateTime<Utc>) -> Outcome {
    let who = who_known(turn);
    let until = day_of_two(turn, at, other).map(|(_, end)| end);
    settle(turn, HistoryWord { at: Some(at), until, who })
}

fn settle(turn: &mut Turn<'_>, word: HistoryWord) -> Outcome {
    if let Some(at) = word.at {
        compare(turn, at, word.until);
    }
    turn.state.answers.set_history_word(word);
    Outcome::Exit("told")
}

/// A name, or several: words that begin with large letters; beside a moment, whatever is left of such words.
fn name_in(turn: &Turn<'_>, text: &str, beside_moment: bool) -> Option<String> {
    let language = turn.language();
    let all = only_names(text, language);
    let large = || {
        let words: Vec<&str> = text
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '(' | ')'))
            .filter(|word| word.starts_with(char::is_uppercase) && !is_common_word(word, language))
            .collect();
        words.join(" ")
    };
    let name = all.or_else(|| beside_moment.then(large))?;
    let fits = (1..=MOST_WORDS).contains(&name.split_whitespace().count()) && name.chars().count() <= LONGEST_NAME;
    fits.then_some(name)
}

/// What follows the words that take back what was said, where a name is in it: *Anna Miller, no sorry, by Peter Brown*.
fn amended<'t>(text: &'t str, language: &Language) -> Option<&'t str> {
    let words = Words::of(text);
    let mut ends = (1..words.len()).filter_map(|at| Some(words.longest_at(&language.talk.amends, at)?.words.end));
    let end = ends.next_back().filter(|end| *end < words.len())?;
    let has_name = (end..words.len()).any(|at| words.is_large(at));
    has_name.then(|| words.written(&(end..words.len())))
}

/// Says whether a moment, or any of a day, lies between the two readings between which records vanished.
fn compare(turn: &mut Turn<'_>, at: DateTime<Utc>, until: Option<DateTime<Utc>>) {
    let moment = until.map_or(Arg::Moment(at), |until| Arg::Span(at, until));
    let compared = compared(turn, at, until).map(|(_, reply)| reply);
    turn.say(compared.unwrap_or_else(|| Reply::new("history-noted").with("moment", moment)));
}

/// What is to be said of a moment that was told, or a span, that lies between no two readings between which records
/// vanished; `None` where it does, or where nothing vanished.
pub(in crate::dialogue) fn contradicted(turn: &Turn<'_>, moment: ToldMoment) -> Option<Reply> {
    let (at, until) = match moment {
        ToldMoment::One(at) => (at, None),
        ToldMoment::Span(from, to) => (from, Some(to)),
        ToldMoment::Two(..) | ToldMoment::Gap(..) | ToldMoment::Overlap(..) => return None,
    };
    compared(turn, at, until).filter(|(agrees, _)| !agrees).map(|(_, reply)| reply)
}

/// Whether a moment agrees with our own reading, and what says so; `None` where nothing vanished.
fn compared(turn: &Turn<'_>, at: DateTime<Utc>, until: Option<DateTime<Utc>>) -> Option<(bool, Reply)> {
    let moment = until.map_or(Arg::Moment(at), |until| Arg::Span(at, until));
    let groups = &turn.evidence()?.groups;
    let fitting = groups.iter().find(|group| match until {
        Some(until) => group.last_seen < until && at < group.first_missed,
        None => group.last_seen < at && at <= group.first_missed,
    });
    let largest = groups.iter().max_by_key(|group| group.count)?;
    let (name, group) = fitting.map_or(("history-differs", largest), |group| ("history-agrees", group));
    let reply = Reply::new(name).with("moment", moment).with("from", group.last_seen).with("to", group.first_missed);
    Some((fitting.is_some(), reply))
}
