//! The urlencoded text of a command inside a `batch`: PHP's bracket style.
//!
//! In charge of spelling values so that PHP reads them back as what they were. Which values are sent is the
//! callers' business.

use std::fmt::Write as _;

use serde_json::Value;

/// Encodes an object as `a=1&b[0]=x&b[1]=y&c[d]=z` (brackets percent-encoded too).
///
/// Truth values become `Y` and `N`, null becomes an empty text. PHP has no spelling for an empty list: it is sent
/// as one empty entry (`b[0]=`), which the portal takes for *no values* (reference §2.5 for multifields; the same is
/// assumed for links).
pub(super) fn encode(params: &Value) -> String {
    let mut out = String::new();
    if let Value::Object(map) = params {
        for (name, value) in map {
            append(&mut out, &percent(name), value);
        }
    }
    out
}

fn append(out: &mut String, key: &str, value: &Value) {
    match value {
        Value::Object(map) if !map.is_empty() => {
            for (name, value) in map {
                append(out, &format!("{key}%5B{}%5D", percent(name)), value);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for (position, value) in items.iter().enumerate() {
                append(out, &format!("{key}%5B{position}%5D"), value);
            }
        }
        Value::Object(_) | Value::Array(_) => pair(out, &format!("{key}%5B0%5D"), ""),
        Value::Null => pair(out, key, ""),
        Value::Bool(flag) => pair(out, key, if *flag { "Y" } else { "N" }),
        Value::Number(number) => pair(out, key, &number.to_string()),
        Value::String(text) => pair(out, key, &percent(text)),
    }
}

fn pair(out: &mut String, key: &str, value: &str) {
    if !out.is_empty() {
        out.push('&');
    }
    out.push_str(key);
    out.push('=');
    out.push_str(value);
}

/// Percent-encodes everything but the unreserved characters of RFC 3986.
fn percent(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("a String takes every text");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    proptest::proptest! {
        #[test]
        fn every_name_and_text_arrives_as_it_was(name in "[^\\[\\]\0]{1,20}", text in ".{0,60}") {
            let query = encode(&json!({"fields": {name.clone(): [text.clone()]}}));
            let url = reqwest::Url::parse(&format!("http://portal/?{query}")).expect("an encoded query is plain ASCII");
            let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
            proptest::prop_assert_eq!(pairs, vec![(format!("fields[{name}][0]"), text)]);
        }
    }

    #[test]
    fn every_kind_of_value_has_its_spelling() {
        for (value, text) in [
            (json!({"a": 1, "b": 2.5, "c": -3}), "a=1&b=2.5&c=-3"),
            (json!({"a": true, "b": false, "c": null}), "a=Y&b=N&c="),
            (json!({"a": ["x", "y"]}), "a%5B0%5D=x&a%5B1%5D=y"),
            (json!({"a": []}), "a%5B0%5D="),
            (json!({"a": {}}), "a%5B0%5D="),
            (json!({"fields": {"PHONE": [{"VALUE": "+49 30"}]}}), "fields%5BPHONE%5D%5B0%5D%5BVALUE%5D=%2B49%2030"),
            (
                json!({"filter": {">id": "$result[p0][items][49][id]"}}),
                "filter%5B%3Eid%5D=%24result%5Bp0%5D%5Bitems%5D%5B49%5D%5Bid%5D",
            ),
            (json!({"a": "Đặng & Söhne=1%"}), "a=%C4%90%E1%BA%B7ng%20%26%20S%C3%B6hne%3D1%25"),
            (json!({}), ""),
        ] {
            assert_eq!(encode(&value), text);
        }
    }
}
