//! The page that a browser is shown when it comes back from the portal's sign-in.
//!
//! In charge of HTTP and HTML: what is read of the address, headers that keep the page to this one browser, words that
//! are words and never markup. There are no scripts and nothing of others on it. What it says is the service's; TLS is a proxy's in front of it.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::header::{ACCEPT_LANGUAGE, ALLOW, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use secrecy::SecretString;

use crate::ports::sign_ins::{CameFrom, Page};

/// The path of the route, below the public address: what the application in the portal has as its handler.
pub const PATH: &str = "/oauth/bitrix24";

/// Most languages that are read of what a browser asks for.
const MOST_LANGUAGES: usize = 8;

/// Takes a browser that comes back.
pub type Receive = Arc<dyn Fn(CameFrom) -> Pin<Box<dyn Future<Output = Page> + Send>> + Send + Sync>;

/// The route that the portal sends browsers to.
pub fn route(receive: Receive) -> Router {
    Router::new().route(PATH, any(come_back)).with_state(receive)
}

async fn come_back(State(receive): State<Receive>, method: Method, headers: HeaderMap, address: Uri) -> Response {
    // A look at the headers alone must not use a link up.
    if method != Method::GET {
        return (StatusCode::METHOD_NOT_ALLOWED, [(ALLOW, "GET")]).into_response();
    }
    let (code, state) = brought(address.query().unwrap_or_default());
    let came = CameFrom { code, state, languages: languages(&headers) };
    answer(&receive(came).await)
}

/// Code and secret of the link. Hosts that the address names are not read: they may be anybody's.
fn brought(query: &str) -> (Option<SecretString>, Option<SecretString>) {
    let Ok(address) = reqwest::Url::parse(&format!("http://localhost/?{query}")) else { return (None, None) };
    let value = |name: &str| address.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    (value("code").map(SecretString::from), value("state").map(SecretString::from))
}

/// What a browser asks for, in its order; the weights follow it in practice.
fn languages(headers: &HeaderMap) -> Vec<String> {
    let asked = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let name = |part: &str| part.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let is_one = |name: &String| !name.is_empty() && name.len() <= 12 && name != "*";
    asked.split(',').map(name).filter(is_one).take(MOST_LANGUAGES).collect()
}

fn answer(page: &Page) -> Response {
    // A style that only this page may have: nothing that slips into it runs or looks like ours.
    let nonce = format!("{:032x}", rand::random::<u128>());
    let policy = format!(
        "default-src 'none'; style-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    let status = if page.is_good { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    let mut response = (status, html(page, &nonce)).into_response();
    let headers = response.headers_mut();
    let fixed = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (HeaderName::from_static("cache-control"), "no-store"),
        (HeaderName::from_static("referrer-policy"), "no-referrer"),
        (HeaderName::from_static("x-content-type-options"), "nosniff"),
        (HeaderName::from_static("x-frame-options"), "DENY"),
        (HeaderName::from_static("x-robots-tag"), "noindex, nofollow"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    for (name, value) in [("content-security-policy", &policy), ("content-language", &page.language)] {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
    response
}

const STYLE: &str = "body{font:18px/1.5 sans-serif;max-width:34em;margin:3em auto;padding:0 1em;color:#222}\
h1{font-size:1.3em}a{display:inline-block;padding:.6em 1.2em;border-radius:.4em;background:#1d6fb8;color:#fff;\
text-decoration:none}";

fn html(page: &Page, nonce: &str) -> String {
    let (language, title) = (escaped(&page.language), escaped(&page.title));
    let paragraphs: String = page.text.iter().map(|text| format!("<p>{}</p>\n", escaped(text))).collect();
    let button = page.button.as_ref().map(|(label, address)| {
        format!("<p><a href=\"{}\" rel=\"noreferrer\">{}</a></p>\n", escaped(address), escaped(label))
    });
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title>\
         <style nonce=\"{nonce}\">{STYLE}</style></head>\n<body>\n<h1>{title}</h1>\n{paragraphs}{}</body>\n</html>\n",
        button.unwrap_or_default()
    )
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_on_the_page_are_never_markup() {
        let page = Page {
            is_good: true,
            language: "de".into(),
            title: "A & B".into(),
            text: vec!["<script>alert('x')</script>".into(), "\"Söhne\"".into()],
            button: Some(("Back > chat".into(), "https://t.me/bot?start=s_1\" onclick=\"x".into())),
            chat: None,
        };
        let text = html(&page, "n");
        for part in [
            "<html lang=\"de\">",
            "<title>A &amp; B</title>",
            "<p>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;</p>",
            "<p>&quot;Söhne&quot;</p>",
            "href=\"https://t.me/bot?start=s_1&quot; onclick=&quot;x\"",
            ">Back &gt; chat</a>",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
        assert!(!text.contains("<script"), "{text}");
    }

    #[test]
    fn code_and_secret_are_read_however_they_are_written() {
        use secrecy::ExposeSecret as _;

        for (query, code, state) in [
            ("code=a&state=b&domain=evil.example", Some("a"), Some("b")),
            ("state=b%2Dc&code=a%20d", Some("a d"), Some("b-c")),
            ("state=b&error=access_denied", None, Some("b")),
            ("code=1&code=2", Some("1"), None),
            ("", None, None),
            ("%", None, None),
        ] {
            let (read_code, read_state) = brought(query);
            let text = |secret: &Option<SecretString>| secret.as_ref().map(|secret| secret.expose_secret().to_owned());
            assert_eq!((text(&read_code).as_deref(), text(&read_state).as_deref()), (code, state), "{query}");
        }
    }

    #[test]
    fn languages_are_read_in_the_order_of_the_browser() {
        for (asked, read) in [
            ("de-AT,de;q=0.9, en;q=0.8,*;q=0.1", vec!["de-at", "de", "en"]),
            ("", vec![]),
            ("*", vec![]),
            (",;q=1,abcdefghijklmnop", vec![]),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_static(asked));
            assert_eq!(languages(&headers), read, "{asked}");
        }
        assert_eq!(languages(&HeaderMap::new()), Vec::<String>::new());
    }
}
