//! A text as tokens: words, numbers, and the shapes that numbers take (17.11., 15:30, 3/4, 2026-11-17).
//!
//! In charge of cutting a text, the same in every language; words of language files are cut by it too, so that
//! *o'clock*, *avant-hier* and *a.m.* are found however they are written. What a token means is `grammar`'s.

use chrono::{DateTime, NaiveDateTime, TimeZone, Utc};
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A piece of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// As it was written.
    pub written: String,
    /// In small letters, composed.
    pub plain: String,
    /// What it looks like.
    pub shape: Shape,
    /// A full stop stands right behind it.
    pub is_dotted: bool,
    /// Nothing stands between it and the token before (*15h*), of which one is a number.
    pub is_glued: bool,
    /// The marks between it and the token before, where no space is.
    pub joint: Option<String>,
    /// A mark that ends or divides a sentence stands between it and the token before.
    pub after_mark: bool,
}

impl Token {
    /// The token as two, divided after so many characters.
    pub fn divided(&self, characters: usize) -> [Self; 2] {
        let part = |text: &str, is_first: bool| {
            let cut = text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at);
            if is_first { text[..cut].to_owned() } else { text[cut..].to_owned() }
        };
        let [mut first, mut second] = [self.clone(), self.clone()];
        (first.written, first.plain) = (part(&self.written, true), part(&self.plain, true));
        (second.written, second.plain) = (part(&self.written, false), part(&self.plain, false));
        first.is_dotted = false;
        (second.is_glued, second.after_mark, second.joint) = (false, false, Some(String::new()));
        [first, second]
    }
}

/// What a token looks like.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shape {
    /// Letters, or a sign.
    Word,
    /// A whole number, and how many digits it has.
    Number { value: u32, digits: usize },
    /// 1,5 or 1.5: tenths, where that is what it can be.
    Pair { first: u32, second: u32, second_digits: usize, mark: char },
    /// 15:30 or 15:30:10.
    Clock { hour: u32, minute: u32, second: Option<u32> },
    /// 3/4 and 3/4/2026: whichever the day is.
    Slashed { first: u32, second: u32, year: Option<i32> },
    /// 17.11.2026, 17-11-2026 and 2026-11-17; a year of two digits is as written.
    Date { year: Option<i32>, month: u32, day: u32 },
    /// A moment with its offset.
    Instant(DateTime<Utc>),
    /// A number that is none of these: a version, an address, too many digits.
    Odd,
}

impl Shape {
    /// Whether it is made of digits.
    pub fn is_numeric(self) -> bool {
        self != Self::Word
    }
}

/// Marks that mean nothing to a moment, though some divide sentences.
const IGNORED: &[char] = &[
    ',', ';', '(', ')', '[', ']', '!', '?', '"', '„', '“', '”', '«', '»', '…', ':', '.', '\'', '*', '_', '~', '|', '<',
    '>', '\\', '/', '#', '-', '–', '—', '=',
];

/// Marks that divide a sentence.
const DIVIDING: &[char] = &[',', ';', '(', ')', '!', '?', ':', '.', '…', '\n', '–', '—'];

/// Cuts a text.
pub fn tokens(text: &str) -> Vec<Token> {
    let composed: String = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.chars().map(like_plain).collect(),
        _ => text.nfc().map(like_plain).collect(),
    };
    let mut lexer = Lexer { tokens: Vec::new(), after_mark: false, before: None, joint: None };
    for chunk in composed.split_inclusive(char::is_whitespace) {
        lexer.chunk(chunk.trim_end());
        lexer.after_mark |= chunk.ends_with('\n');
    }
    lexer.tokens
}

/// The signs that programs put in place of plain ones.
fn like_plain(character: char) -> char {
    match character {
        '’' | '`' | '´' | 'ʼ' => '\'',
        '\u{2010}' | '\u{2011}' | '−' => '-',
        other => other,
    }
}

struct Lexer {
    tokens: Vec<Token>,
    after_mark: bool,
    /// The character that the next token touches.
    before: Option<char>,
    /// Marks since the last token, where no space is.
    joint: Option<String>,
}

impl Lexer {
    /// A piece without spaces in it.
    fn chunk(&mut self, chunk: &str) {
        (self.before, self.joint) = (None, None);
        let mut rest = self.iso(chunk).unwrap_or(chunk);
        while let Some(first) = rest.chars().next() {
            let length = match first {
                '0'..='9' => self.number(rest),
                first if first.is_alphabetic() => self.letters(rest),
                first => self.sign(rest, first),
            };
            rest = &rest[length..];
        }
    }

    /// `2026-11-17T15:00+01:00` is a moment, `2026-11-17T15:00` a day and a time, so that the zone's rules apply.
    fn iso<'a>(&mut self, chunk: &'a str) -> Option<&'a str> {
        let (day, time) = (chunk.get(..10)?, chunk.get(11..)?);
        let is_day = |byte: u8| byte.is_ascii_digit() || byte == b'-';
        if !day.bytes().all(is_day)
            || !chunk[10..].starts_with(['T', 't'])
            || !time.starts_with(|c: char| c.is_ascii_digit())
        {
            return None;
        }
        let whole = chunk.trim_end_matches(['.', ',', ';', '!', '?', ')']);
        if let Some(at) = instant(whole) {
            self.push(whole, Shape::Instant(at));
            return Some(&chunk[whole.len()..]);
        }
        self.number(day);
        self.before = None;
        Some(time)
    }

    fn letters(&mut self, rest: &str) -> usize {
        let end = rest.find(|c: char| !c.is_alphabetic() && !is_combining_mark(c)).unwrap_or(rest.len());
        self.push(&rest[..end], Shape::Word);
        self.full_stop(rest, end)
    }

    fn sign(&mut self, rest: &str, sign: char) -> usize {
        let behind = &rest[sign.len_utf8()..];
        let is_dash = matches!(sign, '-' | '–' | '—');
        let is_alone = self.before.is_none() && behind.is_empty();
        if is_dash && (is_alone || self.is_between_numbers(behind)) {
            self.push("-", Shape::Word);
        } else if !IGNORED.contains(&sign) {
            self.push(&rest[..sign.len_utf8()], Shape::Word);
        } else {
            self.after_mark |= DIVIDING.contains(&sign);
            self.joint = self.joint.take().map(|marks| format!("{marks}{sign}"));
            // `10-tego` and `covid-19` are one word each.
            self.before = self.before.filter(|_| is_dash);
        }
        sign.len_utf8()
    }

    /// `15- 16`, `15 -16` and `15h-16h` are ranges too.
    fn is_between_numbers(&self, behind: &str) -> bool {
        let is_glued_to_number = |token: &Token| token.is_glued && token.shape == Shape::Word && token.plain.len() <= 2;
        let is_number = self.tokens.last().is_some_and(|token| token.shape.is_numeric() || is_glued_to_number(token));
        is_number && behind.chars().next().is_none_or(|next| next.is_ascii_digit())
    }

    /// How much was taken, with a full stop behind it.
    fn full_stop(&mut self, rest: &str, end: usize) -> usize {
        if !rest[end..].starts_with('.') {
            return end;
        }
        if let Some(last) = self.tokens.last_mut() {
            last.is_dotted = true;
        }
        self.before = None;
        end + 1
    }

    /// The longest run of digits and marks between them.
    fn number(&mut self, rest: &str) -> usize {
        let end = run_of_numbers(rest);
        let run = &rest[..end];
        let parts: Vec<&str> = run.split(|c: char| !c.is_ascii_digit()).collect();
        let marks: Vec<char> = run.chars().filter(|c| !c.is_ascii_digit()).collect();
        if let ([first, second], ['-' | '–']) = (&parts[..], &marks[..]) {
            // `15-16`: two numbers.
            self.push(first, number_shape(first));
            self.push("-", Shape::Word);
            self.push(second, number_shape(second));
        } else if let Some(dash) = run.find(['-', '–']).filter(|_| is_range_of_times(run)) {
            let width = run[dash..].chars().next().map_or(1, char::len_utf8);
            self.number(&run[..dash]);
            self.push("-", Shape::Word);
            self.number(&run[dash + width..]);
        } else {
            let shape = shape_of(&parts, &marks);
            self.push(run, self.as_time(shape));
        }
        self.full_stop(rest, end)
    }

    /// Right behind a whole date 08.10 is a time, whatever day it might be.
    fn as_time(&self, shape: Shape) -> Shape {
        let is_date = |token: &Token| matches!(token.shape, Shape::Date { .. } | Shape::Slashed { year: Some(_), .. });
        match shape {
            Shape::Pair { first: hour @ 0..24, second: minute @ 0..60, second_digits: 2, mark: '.' }
                if self.tokens.last().is_some_and(is_date) =>
            {
                Shape::Clock { hour, minute, second: None }
            }
            shape => shape,
        }
    }

    fn push(&mut self, written: &str, shape: Shape) {
        let first = written.chars().next();
        let is_glued = match (self.before, first) {
            (Some(before), Some(first)) => {
                before.is_alphabetic() && first.is_ascii_digit() || before.is_ascii_digit() && first.is_alphabetic()
            }
            _ => false,
        };
        self.before = written.chars().next_back();
        self.tokens.push(Token {
            written: written.to_owned(),
            plain: written.to_lowercase(),
            shape,
            is_dotted: false,
            is_glued,
            joint: self.joint.replace(String::new()),
            after_mark: std::mem::take(&mut self.after_mark),
        });
    }
}

/// How long the run of digits with single marks between them is.
fn run_of_numbers(text: &str) -> usize {
    let mut end = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let joins = matches!(character, '.' | ':' | '/' | ',' | '-' | '–') && next.is_some_and(|c| c.is_ascii_digit());
        if !character.is_ascii_digit() && !joins {
            break;
        }
        end = at + character.len_utf8();
    }
    end
}

/// `15:00-16:00`, `9.30-10.30`, `3-4:30`.
fn is_range_of_times(run: &str) -> bool {
    let ends: Vec<&str> = run.split(['-', '–']).collect();
    let is_time = |end: &&str| end.split(['.', ':']).all(|part| part.len() <= 2) && !end.contains(['/', ',']);
    ends.len() == 2 && ends.iter().all(is_time)
}

fn number_shape(digits: &str) -> Shape {
    match digits.parse() {
        Ok(value) if digits.len() <= 6 => Shape::Number { value, digits: digits.len() },
        _ => Shape::Odd,
    }
}

fn shape_of(parts: &[&str], marks: &[char]) -> Shape {
    let numbers: Option<Vec<u32>> = parts.iter().map(|part| part.parse().ok().filter(|_| part.len() <= 4)).collect();
    let (Some(numbers), false) = (numbers, marks.is_empty()) else {
        return if parts.len() == 1 { number_shape(parts[0]) } else { Shape::Odd };
    };
    let year = |at: usize| year_of(parts[at]);
    match (&numbers[..], marks) {
        ([hour, minute], [':']) if parts[0].len() <= 2 && parts[1].len() == 2 => {
            Shape::Clock { hour: *hour, minute: *minute, second: None }
        }
        ([hour, minute, second], [':' | '.', ':' | '.']) if marks[0] == ':' && parts[2].len() == 2 => {
            Shape::Clock { hour: *hour, minute: *minute, second: Some(*second) }
        }
        ([first, second], ['.' | ',']) => {
            Shape::Pair { first: *first, second: *second, second_digits: parts[1].len(), mark: marks[0] }
        }
        ([first, second], ['/']) if parts[1].len() <= 2 => {
            Shape::Slashed { first: *first, second: *second, year: None }
        }
        (_, [first, second]) if first != second => Shape::Odd,
        ([_, month, day], ['-' | '/' | '.', _]) if parts[0].len() == 4 && parts[2].len() <= 2 => {
            year(0).map_or(Shape::Odd, |year| Shape::Date { year: Some(year), month: *month, day: *day })
        }
        ([first, second, _], ['/', _]) if parts[1].len() <= 2 => {
            year(2).map_or(Shape::Odd, |year| Shape::Slashed { first: *first, second: *second, year: Some(year) })
        }
        ([first, second, _], ['-' | '.', _]) if parts[1].len() <= 2 => {
            // Where no month is so long, it is the other way round.
            let (day, month) = if *second > 12 && *first <= 12 { (*second, *first) } else { (*first, *second) };
            year(2).map_or(Shape::Odd, |year| Shape::Date { year: Some(year), month, day })
        }
        _ => Shape::Odd,
    }
}

/// A year of four digits of this century or the last, or of two digits as they are.
fn year_of(digits: &str) -> Option<i32> {
    let year = digits.parse::<i32>().ok()?;
    let fits = digits.len() == 2 || digits.len() == 4 && (1900..2100).contains(&year);
    fits.then_some(year)
}

fn instant(text: &str) -> Option<DateTime<Utc>> {
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Some(moment.to_utc());
    }
    if let Ok(moment) = DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M%:z") {
        return Some(moment.to_utc());
    }
    let plain = text.strip_suffix(['Z', 'z'])?;
    NaiveDateTime::parse_from_str(plain, "%Y-%m-%dT%H:%M").ok().map(|moment| Utc.from_utc_datetime(&moment))
}
