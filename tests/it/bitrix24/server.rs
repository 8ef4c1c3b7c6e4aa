//! A portal that does what a script says, down to the bytes: answers, half answers, cut connections, silence.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use reqwest::Url;
use restore24::adapters::bitrix24::WebhookUrl;
use serde_json::{Map, Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use super::{SECRET, batch, ok};

/// One request as it arrived.
#[derive(Debug, Clone)]
pub struct Request {
    /// `POST` or another verb.
    pub verb: String,
    /// The path with what follows.
    pub path: String,
    /// Header lines in lower case.
    pub head: String,
    /// The body as JSON.
    pub body: Value,
}

/// What to answer.
pub enum Reply {
    /// A status and a JSON body.
    Json(u16, Value),
    /// A status and a body that claims to be a page.
    Page(u16, &'static str),
    /// A redirect to this address.
    Redirect(u16, String),
    /// The whole head, and half of the body.
    Half(Value),
    /// Nothing: the connection is closed.
    Cut,
    /// No answer for that long, then nothing.
    Silence(Duration),
}

/// A running portal; it stops when dropped.
pub struct ScriptedPortal {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<Request>>>,
    task: JoinHandle<()>,
}

type Script = Arc<Mutex<dyn FnMut(&Request) -> Reply + Send>>;

impl ScriptedPortal {
    /// Answers every request by the script.
    pub async fn start(script: impl FnMut(&Request) -> Reply + Send + 'static) -> Self {
        Self::start_cutting(0, script).await
    }

    /// Closes the first connections before it has read anything.
    pub async fn start_cutting(cuts: usize, script: impl FnMut(&Request) -> Reply + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let script: Script = Arc::new(Mutex::new(script));
        let seen = requests.clone();
        let task = tokio::spawn(async move {
            let mut cuts = cuts;
            while let Ok((stream, _)) = listener.accept().await {
                if cuts > 0 {
                    cuts -= 1;
                    drop(stream);
                    continue;
                }
                tokio::spawn(serve(stream, script.clone(), seen.clone()));
            }
        });
        Self { address, requests, task }
    }

    /// Answers the first requests with what is listed, in that order, and all others with the last.
    pub async fn saying(replies: Vec<Reply>) -> Self {
        let mut replies = replies.into_iter().peekable();
        let mut last = None;
        Self::start(move |_| match replies.next() {
            Some(Reply::Json(status, value)) => {
                last = Some((status, value.clone()));
                Reply::Json(status, value)
            }
            Some(reply) => reply,
            None => {
                let (status, value) = last.clone().expect("the last scripted reply is JSON");
                Reply::Json(status, value)
            }
        })
        .await
    }

    /// Runs the commands of every batch one after another, as a portal does; `$result[…]` references are resolved,
    /// to nothing where they lead nowhere.
    pub async fn running(mut command: impl FnMut(&str, &Query) -> Result<Value, Value> + Send + 'static) -> Self {
        Self::start(move |request| {
            let Some(commands) = request.body.get("cmd").and_then(Value::as_object) else {
                let (_, method) = request.path.rsplit_once('/').unwrap();
                return match command(method, &Query::of_json(&request.body)) {
                    Ok(value) => Reply::Json(200, ok(value)),
                    Err(error) => Reply::Json(400, error),
                };
            };
            let (mut results, mut errors) = (Map::new(), Map::new());
            for (label, text) in commands {
                let (method, query) = text.as_str().unwrap().split_once('?').unwrap();
                match command(method, &Query::parse(query).resolved(&results)) {
                    Ok(value) => results.insert(label.clone(), value),
                    Err(error) => errors.insert(label.clone(), error),
                };
            }
            Reply::Json(200, batch(Value::Object(results), Value::Object(errors)))
        })
        .await
    }

    /// The address to connect to.
    pub fn webhook(&self) -> String {
        format!("http://{}/rest/1/{SECRET}/", self.address)
    }

    /// Host and port.
    pub fn host(&self) -> String {
        self.address.to_string()
    }

    /// Everything asked so far.
    pub fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }

    /// The commands of the request with that number, by label.
    pub fn commands(&self, request: usize) -> BTreeMap<String, (String, Query)> {
        let requests = self.requests();
        let commands = requests[request].body["cmd"].as_object().unwrap().clone();
        let parse = |text: &Value| {
            let (method, query) = text.as_str().unwrap().split_once('?').unwrap();
            (method.to_owned(), Query::parse(query))
        };
        commands.iter().map(|(label, text)| (label.clone(), parse(text))).collect()
    }
}

impl Drop for ScriptedPortal {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// The parameters of a command, with PHP's brackets in their names.
#[derive(Debug, Clone, PartialEq)]
pub struct Query(pub Vec<(String, String)>);

impl Query {
    pub fn parse(text: &str) -> Self {
        let url = Url::parse(&format!("http://portal/?{text}")).unwrap();
        Self(url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect())
    }

    fn of_json(body: &Value) -> Self {
        let mut pairs = Vec::new();
        flatten("", body, &mut pairs);
        Self(pairs)
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Every value whose name begins so.
    pub fn all(&self, start: &str) -> Vec<&str> {
        self.0.iter().filter(|(name, _)| name.starts_with(start)).map(|(_, value)| value.as_str()).collect()
    }

    fn resolved(mut self, results: &Map<String, Value>) -> Self {
        for (_, value) in &mut self.0 {
            if let Some(path) = value.strip_prefix("$result[").and_then(|path| path.strip_suffix(']')) {
                let pointer = format!("/{}", path.replace("][", "/"));
                let found = Value::Object(results.clone()).pointer(&pointer).cloned().unwrap_or_default();
                *value = if found.is_null() { String::new() } else { found.to_string() };
            }
        }
        self
    }
}

fn flatten(name: &str, value: &Value, pairs: &mut Vec<(String, String)>) {
    let within = |key: &str| if name.is_empty() { key.to_owned() } else { format!("{name}[{key}]") };
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| flatten(&within(key), value, pairs)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(key, value)| flatten(&within(&key.to_string()), value, pairs));
        }
        Value::String(text) => pairs.push((name.to_owned(), text.clone())),
        other => pairs.push((name.to_owned(), other.to_string())),
    }
}

async fn serve(mut stream: TcpStream, script: Script, seen: Arc<Mutex<Vec<Request>>>) {
    let Some(request) = read_request(&mut stream).await else { return };
    seen.lock().unwrap().push(request.clone());
    let reply = (script.lock().unwrap())(&request);
    match reply {
        Reply::Json(status, value) => answer(&mut stream, status, "application/json", "", &value.to_string()).await,
        Reply::Page(status, text) => answer(&mut stream, status, "text/html", "", text).await,
        Reply::Redirect(status, to) => {
            answer(&mut stream, status, "text/html", &format!("location: {to}\r\n"), "").await;
        }
        Reply::Half(value) => {
            let text = value.to_string();
            let head =
                format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n", text.len());
            let _ = stream.write_all(format!("{head}{}", &text[..text.len() / 2]).as_bytes()).await;
        }
        Reply::Cut => {}
        Reply::Silence(span) => tokio::time::sleep(span).await,
    }
    let _ = stream.shutdown().await;
}

async fn read_request(stream: &mut TcpStream) -> Option<Request> {
    let mut bytes = Vec::new();
    let mut chunk = [0_u8; 8192];
    loop {
        let count = stream.read(&mut chunk).await.ok().filter(|count| *count > 0)?;
        bytes.extend_from_slice(&chunk[..count]);
        let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") else { continue };
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let lower = head.to_ascii_lowercase();
        let length = lower
            .lines()
            .find_map(|line| line.strip_prefix("content-length:"))
            .map_or(0, |length| length.trim().parse::<usize>().unwrap());
        if bytes.len() < end + 4 + length {
            continue;
        }
        let mut words = head.split_whitespace();
        let (verb, path) = (words.next()?.to_owned(), words.next()?.to_owned());
        let body = serde_json::from_slice(&bytes[end + 4..]).unwrap_or(Value::Null);
        return Some(Request { verb, path, head: lower, body });
    }
}

async fn answer(stream: &mut TcpStream, status: u16, kind: &str, more: &str, body: &str) {
    let head = format!(
        "HTTP/1.1 {status} X\r\ncontent-type: {kind}; charset=utf-8\r\ncontent-length: {}\r\nconnection: close\r\n{more}\r\n",
        body.len()
    );
    let _ = stream.write_all(format!("{head}{body}").as_bytes()).await;
}

/// A type's records, listed as a portal lists them; an empty filter value is no filter.
pub fn list_of(ids: &[u64], query: &Query) -> Value {
    let after: u64 = query.get("filter[>id]").unwrap_or_default().parse().unwrap_or(0);
    let among: Vec<u64> = query.all("filter[@id]").iter().map(|id| id.parse().unwrap()).collect();
    let wanted = ids.iter().filter(|id| **id > after && (among.is_empty() || among.contains(id)));
    let item = |id: &u64| {
        json!({"id": id, "title": format!("Record {id}"), "updatedBy": 7,
        "updatedTime": "2026-10-26T10:00:00+02:00", "UF_CRM_COLOUR": "blue"})
    };
    let mut wanted: Vec<&u64> = wanted.collect();
    if query.get("order[id]") == Some("DESC") {
        wanted.reverse();
    }
    json!({"items": wanted.into_iter().take(50).map(item).collect::<Vec<_>>()})
}

/// A webhook on a port where nobody listens.
pub async fn nobody() -> WebhookUrl {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    format!("http://{address}/rest/1/{SECRET}/").parse().unwrap()
}
