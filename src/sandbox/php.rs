//! The portal's values: one PHP array is list and map at once.
//!
//! In charge of reading parameters (query strings, forms, JSON) into such values, and of writing values
//! as PHP's `json_encode` does: an array whose keys are exactly `0..n-1` is a JSON list, an empty one `[]`,
//! anything else an object. What the values mean is the methods' business.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// A key of a PHP array; numbers are kept as their digits.
pub type Key = Cow<'static, str>;

/// A value as PHP knows them.
#[derive(Debug, Clone, PartialEq)]
pub enum Php {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Any other number.
    Float(f64),
    /// A string.
    Text(Cow<'static, str>),
    /// A list or a map; order is kept.
    Array(Vec<(Key, Php)>),
    /// A list whose rows are JSON already.
    Rows(Rows),
}

/// Rows rendered straight to JSON, each of them reachable for `$result[…]`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rows {
    json: String,
    ends: Vec<usize>,
}

impl Rows {
    /// Adds one row: `write` appends exactly one JSON value.
    pub fn push(&mut self, write: impl FnOnce(&mut String)) {
        if !self.ends.is_empty() {
            self.json.push(',');
        }
        write(&mut self.json);
        self.ends.push(self.json.len());
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    fn row(&self, position: usize) -> Option<Php> {
        let end = *self.ends.get(position)?;
        let start = if position == 0 { 0 } else { self.ends[position - 1] + 1 };
        serde_json::from_str(&self.json[start..end]).ok()
    }
}

impl Php {
    /// An empty array.
    pub const EMPTY: Self = Self::Array(Vec::new());

    /// A string.
    pub fn text(text: impl Into<Cow<'static, str>>) -> Self {
        Self::Text(text.into())
    }

    /// A list.
    pub fn list(items: impl IntoIterator<Item = Self>) -> Self {
        Self::Array(items.into_iter().enumerate().map(|(n, item)| (Cow::Owned(n.to_string()), item)).collect())
    }

    /// A map.
    pub fn map<K: Into<Key>>(entries: impl IntoIterator<Item = (K, Self)>) -> Self {
        Self::Array(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
    }

    /// The entries of an array; nothing for anything else.
    pub fn entries(&self) -> &[(Key, Self)] {
        match self {
            Self::Array(entries) => entries,
            _ => &[],
        }
    }

    /// The entry with that key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// Whether this is an array.
    pub fn is_array(&self) -> bool {
        matches!(self, Self::Array(_) | Self::Rows(_))
    }

    /// Whether the keys are 0, 1, 2 …, as PHP numbers a list.
    pub fn is_list(&self) -> bool {
        is_list(self.entries())
    }

    /// A scalar as PHP's string conversion gives it; `None` for null and arrays.
    pub fn as_text(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Null | Self::Array(_) | Self::Rows(_) => None,
            Self::Bool(flag) => Some(Cow::Borrowed(if *flag { "1" } else { "" })),
            Self::Int(number) => Some(Cow::Owned(number.to_string())),
            Self::Float(number) => Some(Cow::Owned(number.to_string())),
            Self::Text(text) => Some(Cow::Borrowed(text)),
        }
    }

    /// A whole number, also from its digits.
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Self::Int(number) => Some(*number),
            Self::Float(number) if number.fract() == 0.0 => Some(*number as i64),
            Self::Bool(flag) => Some(i64::from(*flag)),
            Self::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// `Y`, `1`, `true` and the like.
    pub fn is_yes(&self) -> bool {
        match self {
            Self::Bool(flag) => *flag,
            Self::Int(number) => *number != 0,
            Self::Text(text) => ["y", "1", "true"].contains(&text.to_ascii_lowercase().as_str()),
            _ => false,
        }
    }

    /// The values of an array, or the value itself.
    pub fn each(&self) -> Vec<&Self> {
        match self {
            Self::Array(entries) => entries.iter().map(|(_, value)| value).collect(),
            other => vec![other],
        }
    }

    /// Follows a path of keys into the value, rendered rows included.
    pub fn at(&self, path: &[&str]) -> Option<Self> {
        let Some((key, rest)) = path.split_first() else { return Some(self.clone()) };
        match self {
            Self::Array(_) => self.get(key)?.at(rest),
            Self::Rows(rows) => rows.row(key.parse().ok()?)?.at(rest),
            _ => None,
        }
    }

    /// Sets an entry, replacing one of the same key.
    pub fn set(&mut self, key: impl Into<Key>, value: Self) {
        let key = key.into();
        if !matches!(self, Self::Array(_)) {
            *self = Self::EMPTY;
        }
        if let Self::Array(entries) = self {
            match entries.iter_mut().find(|(name, _)| *name == key) {
                Some((_, present)) => *present = value,
                None => entries.push((key, value)),
            }
        }
    }

    /// The same array with its top-level keys in lower case: names of parameters count in any case.
    pub fn with_lower_keys(self) -> Self {
        match self {
            Self::Array(entries) => {
                let mut lowered = Self::EMPTY;
                for (key, value) in entries {
                    lowered.set(key.to_ascii_lowercase(), value);
                }
                lowered
            }
            other => other,
        }
    }

    /// Puts a value where a bracketed name points; an empty segment appends.
    fn insert(&mut self, path: &[&str], value: Self) {
        let Some((segment, rest)) = path.split_first() else {
            *self = value;
            return;
        };
        if !matches!(self, Self::Array(_)) {
            *self = Self::EMPTY;
        }
        let Self::Array(entries) = self else { return };
        let key: Key = if segment.is_empty() { next_index(entries) } else { Cow::Owned((*segment).to_owned()) };
        let position = match entries.iter().position(|(name, _)| *name == key) {
            Some(position) => position,
            None => {
                entries.push((key, Self::Null));
                entries.len() - 1
            }
        };
        entries[position].1.insert(rest, value);
    }

    /// Writes the value as PHP's `json_encode` does.
    pub fn write_json(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Self::Int(number) => write_int(*number, out),
            Self::Float(number) => write_float(*number, out),
            Self::Text(text) => write_text(text, out),
            Self::Rows(rows) => {
                out.push('[');
                out.push_str(&rows.json);
                out.push(']');
            }
            Self::Array(entries) => write_array(entries, out),
        }
    }

    /// The value as JSON text.
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        self.write_json(&mut out);
        out
    }
}

fn next_index(entries: &[(Key, Php)]) -> Key {
    let highest = entries.iter().filter_map(|(name, _)| name.parse::<u64>().ok()).max();
    Cow::Owned(highest.map_or(0, |number| number.saturating_add(1)).to_string())
}

fn is_list(entries: &[(Key, Php)]) -> bool {
    entries.iter().enumerate().all(|(n, (key, _))| is_number(key, n))
}

fn write_array(entries: &[(Key, Php)], out: &mut String) {
    let is_list = is_list(entries);
    out.push(if is_list { '[' } else { '{' });
    for (position, (key, value)) in entries.iter().enumerate() {
        if position > 0 {
            out.push(',');
        }
        if !is_list {
            write_text(key, out);
            out.push(':');
        }
        value.write_json(out);
    }
    out.push(if is_list { ']' } else { '}' });
}

/// Whether the key is this number as PHP would write it.
fn is_number(key: &str, number: usize) -> bool {
    key.parse() == Ok(number) && (number == 0 && key == "0" || !key.starts_with(['0', '+']))
}

/// Writes a whole number in decimal.
pub fn write_int(number: i64, out: &mut String) {
    let mut digits = [0u8; 20];
    let mut start = digits.len();
    let mut rest = number.unsigned_abs();
    loop {
        start -= 1;
        digits[start] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if number < 0 {
        out.push('-');
    }
    out.push_str(std::str::from_utf8(&digits[start..]).expect("digits are ASCII"));
}

/// Writes a number as PHP does: without a fraction where there is none.
pub fn write_float(number: f64, out: &mut String) {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        write_int(number as i64, out);
    } else {
        out.push_str(&number.to_string());
    }
}

/// Writes a JSON string; everything beyond ASCII stays as it is.
pub fn write_text(text: &str, out: &mut String) {
    out.push('"');
    let bytes = text.as_bytes();
    let mut start = 0;
    while let Some(step) = bytes[start..].iter().position(|byte| *byte < 0x20 || matches!(byte, b'"' | b'\\')) {
        let position = start + step;
        out.push_str(&text[start..position]);
        match bytes[position] {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            other => out.push_str(&format!("\\u{other:04x}")),
        }
        start = position + 1;
    }
    out.push_str(&text[start..]);
    out.push('"');
}

/// Reads a query string or an urlencoded form into `root`, brackets nesting as in PHP.
///
/// `value_of` turns each decoded value into what is stored; batches put their references in here.
pub fn parse_form(text: &str, root: &mut Php, mut value_of: impl FnMut(String) -> Php) {
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        insert_named(root, &decode(name), value_of(decode(value)));
    }
}

/// How deep names may nest; PHP leaves out what nests deeper (`max_input_nesting_level`).
const NESTING: usize = 64;

/// Puts a value under a name with brackets (`filter[>ID]`, `select[]`).
pub fn insert_named(root: &mut Php, name: &str, value: Php) {
    let Some((head, rest)) = name.split_once('[') else {
        root.insert(&[name], value);
        return;
    };
    if !rest.contains(']') {
        // PHP takes an opened bracket for an underscore; `filter[>=X]=1` with a bare `=` ends up here.
        root.insert(&[format!("{head}_{rest}").as_str()], value);
        return;
    }
    let mut path = vec![head];
    path.extend(rest.split('[').map(|segment| segment.split(']').next().unwrap_or_default()));
    if path.len() > NESTING {
        return;
    }
    root.insert(&path, value);
}

/// Undoes percent encoding; `+` is a space, broken escapes stay as they are.
pub fn decode(text: &str) -> String {
    if !text.bytes().any(|byte| byte == b'%' || byte == b'+') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escaped = (bytes[at] == b'%')
            .then(|| bytes.get(at + 1..at + 3))
            .flatten()
            .and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        match escaped {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(if bytes[at] == b'+' { b' ' } else { bytes[at] });
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// Reads a `multipart/form-data` body; files count as their text.
pub fn parse_multipart(body: &[u8], boundary: &str, root: &mut Php) {
    let text = String::from_utf8_lossy(body);
    for part in text.split(&format!("--{boundary}")).skip(1) {
        let Some((head, content)) = part.split_once("\r\n\r\n") else { continue };
        let name = head.split("name=\"").nth(1).and_then(|rest| rest.split('"').next());
        if let Some(name) = name {
            let content = content.strip_suffix("\r\n").unwrap_or(content);
            insert_named(root, name, Php::text(content.to_owned()));
        }
    }
}

impl<'de> Deserialize<'de> for Php {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PhpVisitor)
    }
}

struct PhpVisitor;

impl<'de> Visitor<'de> for PhpVisitor {
    type Value = Php;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Php, E> {
        Ok(Php::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Php, E> {
        Ok(Php::Bool(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Php, E> {
        Ok(Php::Int(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Php, E> {
        Ok(i64::try_from(number).map_or(Php::Float(number as f64), Php::Int))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Php, E> {
        Ok(Php::Float(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Php, E> {
        Ok(Php::text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Php, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push((Cow::Owned(list.len().to_string()), item));
        }
        Ok(Php::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Php, A::Error> {
        let mut map = Php::EMPTY;
        while let Some((key, value)) = entries.next_entry::<String, Php>()? {
            map.set(key, value);
        }
        Ok(map)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &str) -> String {
        let mut root = Php::EMPTY;
        parse_form(text, &mut root, Php::text);
        root.to_json()
    }

    #[test]
    fn forms_nest_as_in_php() {
        for (text, json) in [
            ("ID=5", r#"{"ID":"5"}"#),
            (
                "filter[>%3DDATE_MODIFY]=2026-01-01&select[]=*&select[]=UF_*&",
                r#"{"filter":{">=DATE_MODIFY":"2026-01-01"},"select":["*","UF_*"]}"#,
            ),
            ("filter%5B%3EID%5D=0&order%5BID%5D=ASC", r#"{"filter":{">ID":"0"},"order":{"ID":"ASC"}}"#),
            (
                "fields[PHONE][0][VALUE]=%2B49+30&fields[PHONE][0][VALUE_TYPE]=WORK",
                r#"{"fields":{"PHONE":[{"VALUE":"+49 30","VALUE_TYPE":"WORK"}]}}"#,
            ),
            ("a[3]=x&a[]=y", r#"{"a":{"3":"x","4":"y"}}"#),
            ("halt=0&&cmd[a]=crm.deal.list%3Fstart%3D50", r#"{"halt":"0","cmd":{"a":"crm.deal.list?start=50"}}"#),
            ("filter[>=ID]=5", r#"{"filter_>":"ID]=5"}"#),
            ("empty&x=%zz", r#"{"empty":"","x":"%zz"}"#),
            ("", "[]"),
        ] {
            assert_eq!(form(text), json, "{text}");
        }
    }

    #[test]
    fn arrays_are_lists_only_with_keys_in_a_row() {
        let keyed = |keys: &[&'static str]| Php::map(keys.iter().map(|key| (*key, Php::Int(1)))).to_json();
        assert_eq!(Php::EMPTY.to_json(), "[]");
        assert_eq!(keyed(&["0", "1"]), "[1,1]");
        assert_eq!(keyed(&["1", "0"]), r#"{"1":1,"0":1}"#);
        assert_eq!(keyed(&["1"]), r#"{"1":1}"#);
        assert_eq!(keyed(&["00"]), r#"{"00":1}"#);
        assert_eq!(Php::Float(1000.0).to_json(), "1000");
        assert_eq!(Php::Float(999.9).to_json(), "999.9");
        assert_eq!(Php::text("a\"\\\n\u{1}é/😀").to_json(), "\"a\\\"\\\\\\n\\u0001é/😀\"");
    }

    #[test]
    fn json_keeps_its_order() {
        let text = r#"{"z":1,"a":{"y":[true,null,2.5],"b":"x"},"m":18446744073709551615}"#;
        let value: Php = serde_json::from_str(text).unwrap();
        assert_eq!(value.to_json(), r#"{"z":1,"a":{"y":[true,null,2.5],"b":"x"},"m":18446744073709552000}"#);
    }

    #[test]
    fn multipart_parts_are_parameters() {
        let body = b"--B\r\nContent-Disposition: form-data; name=\"fields[TITLE]\"\r\n\r\nTwo\r\nlines\r\n--B\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\n7\r\n--B--\r\n";
        let mut root = Php::EMPTY;
        parse_multipart(body, "B", &mut root);
        assert_eq!(root.to_json(), r#"{"fields":{"TITLE":"Two\r\nlines"},"id":"7"}"#);
    }

    #[test]
    fn paths_reach_into_rendered_rows() {
        let mut rows = Rows::default();
        rows.push(|out| out.push_str(r#"{"id":3}"#));
        rows.push(|out| out.push_str(r#"{"id":5,"fm":[{"value":"x"}]}"#));
        let value = Php::map([("items", Php::Rows(rows))]);
        assert_eq!(value.at(&["items", "1", "id"]), Some(Php::Int(5)));
        assert_eq!(value.at(&["items", "1", "fm", "0", "value"]), Some(Php::text("x")));
        assert_eq!(value.at(&["items", "49", "id"]), None);
        assert_eq!(value.to_json(), r#"{"items":[{"id":3},{"id":5,"fm":[{"value":"x"}]}]}"#);
    }
}
