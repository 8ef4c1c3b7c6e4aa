//! The portal's door: connections, addresses, bodies, and faults carried out.
//!
//! In charge of turning HTTP requests into [`RestRequest`]s and calls of [`ui`](super::ui), and of cutting,
//! delaying and garbling answers where a fault says so. It decides nothing about the portal.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures::StreamExt as _;
use http_body_util::{BodyExt as _, Full, StreamBody, combinators::BoxBody};
use hyper::body::{Bytes, Frame, Incoming};
use hyper::header::{ALLOW, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HOST, HeaderValue, LOCATION};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;

use super::batch::{method_name, methods_of};
use super::envelope::RestError;
use super::faults::Fault;
use super::lenient::Lenient;
use super::oauth::Sent;
use super::php::{Php, parse_form, parse_multipart};
use super::ui;
use super::world::{self, Reply, RestRequest, Shared, TOKEN_METHOD, lock};

type Body = BoxBody<Bytes, io::Error>;

/// Serves connections until the listener's task is dropped; with `tls`, encrypted ones.
pub async fn serve(listener: TcpListener, world: Shared, tls: Option<TlsAcceptor>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => {
                    connections.spawn(serve_stream(stream, peer, Arc::clone(&world), tls.clone()));
                }
                Err(error) => {
                    tracing::debug!(%error, "the sandbox could not accept a connection");
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn serve_stream(stream: TcpStream, peer: SocketAddr, world: Shared, tls: Option<TlsAcceptor>) {
    // Small answers go out at once; a client that waits for them would else wait for the timer.
    if stream.set_nodelay(true).is_err() {
        return;
    }
    match tls {
        None => serve_connection(stream, peer, world).await,
        Some(tls) => match tls.accept(stream).await {
            Ok(stream) => serve_connection(stream, peer, world).await,
            Err(error) => tracing::trace!(%error, "a client of the sandbox does not trust its certificate"),
        },
    }
}

async fn serve_connection(stream: impl AsyncRead + AsyncWrite + Unpin, peer: SocketAddr, world: Shared) {
    let service = service_fn(move |request| respond(request, peer, Arc::clone(&world)));
    // Clients keep connections open between their requests, however long.
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(None)
        .serve_connection(TokioIo::new(Lenient::new(stream)), service)
        .await;
    if let Err(error) = served {
        tracing::trace!(%error, "a connection to the sandbox ended early");
    }
}

/// What no method is called for: other verbs than GET and POST, and bodies that are packed.
fn refuse(request: &Request<Incoming>) -> Option<Response<Body>> {
    let refusal = |status: u16, code: &'static str, text: &'static str| {
        json(status, RestError::new(status, code, text).to_php().to_json())
    };
    if !matches!(*request.method(), Method::GET | Method::POST) {
        let mut response = refusal(405, "ERROR_METHOD_NOT_ALLOWED", "Only GET and POST call methods.");
        response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, POST"));
        return Some(response);
    }
    let encoding = request.headers().get(CONTENT_ENCODING)?;
    let is_plain = encoding.to_str().is_ok_and(|encoding| encoding.trim().eq_ignore_ascii_case("identity"));
    let text = "The body is encoded (Content-Encoding); send it as it is.";
    (!is_plain).then(|| refusal(415, "ERROR_CONTENT_ENCODING", text))
}

/// An error stands for a connection that is to be cut.
async fn respond(request: Request<Incoming>, peer: SocketAddr, world: Shared) -> Result<Response<Body>, io::Error> {
    let at = Instant::now();
    if let Some(refusal) = refuse(&request) {
        return Ok(refusal);
    }
    let (head, body) = request.into_parts();
    let body = body.collect().await.map_err(io::Error::other)?.to_bytes();
    let path = head.uri.path();
    if path == "/" || path == "/ui" || path.starts_with("/ui/") {
        let reply =
            ui::answer(&mut lock(&world), head.method.as_str(), path, head.uri.query().unwrap_or(""), &body, at);
        return Ok(text(reply.0, "application/json; charset=utf-8", reply.1));
    }
    let host = head.headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    if let Some(location) = moved(&world, host, &head.uri) {
        return redirect(&location);
    }
    if path.trim_end_matches('/') == "/oauth/authorize" {
        let mut query = Php::EMPTY;
        parse_form(head.uri.query().unwrap_or(""), &mut query, Php::text);
        return match lock(&world).authorize(&query, host, at) {
            Sent::To(address) => redirect(&address),
            Sent::Nowhere => Ok(html(StatusCode::NOT_FOUND.as_u16())),
        };
    }
    let content_type = head.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if path.trim_end_matches('/') == "/oauth/token" {
        let mut params = Php::EMPTY;
        parse_form(head.uri.query().unwrap_or(""), &mut params, Php::text);
        read_body(content_type, &body, &mut params);
        let request = RestRequest { credentials: None, method: TOKEN_METHOD.to_owned(), params };
        let host = host.to_owned();
        return answer_with(request, world, at, move |world, request, at| {
            lock(world).give_tokens(&request.params, &host, at)
        })
        .await;
    }
    let Some(request) = read_rest(path, head.uri.query().unwrap_or(""), content_type, &body) else {
        return Ok(html(StatusCode::NOT_FOUND.as_u16()));
    };
    answer_rest(request, peer, world, at).await
}

async fn answer_rest(
    request: RestRequest,
    peer: SocketAddr,
    world: Shared,
    at: Instant,
) -> Result<Response<Body>, io::Error> {
    answer_with(request, world, at, move |world, request, at| world::answer(world, request, peer.ip(), at)).await
}

/// Has a request answered, unless a fault stands before it.
async fn answer_with(
    request: RestRequest,
    world: Shared,
    at: Instant,
    work: impl FnOnce(&Shared, &RestRequest, Instant) -> Reply + Send + 'static,
) -> Result<Response<Body>, io::Error> {
    let cut = || io::Error::new(io::ErrorKind::ConnectionAborted, "cut on demand");
    let mut at = at;
    let fault = strike(&request, &world);
    match fault {
        Some(Fault::Drop) => return Err(cut()),
        Some(Fault::Hang) => std::future::pending::<()>().await,
        Some(Fault::Html(status)) => return Ok(html(status)),
        Some(Fault::Login) => return redirect("/auth/?backurl=%2F"),
        Some(Fault::Status(status)) => {
            let refusal = refusal(status);
            return Ok(json(refusal.status, refusal.to_php().to_json()));
        }
        Some(Fault::Slow(wait)) => {
            tokio::time::sleep(wait).await;
            at = Instant::now();
        }
        _ => {}
    }
    // A list of everything takes its time: others are served meanwhile.
    let answered = tokio::task::spawn_blocking(move || work(&world, &request, at));
    let (status, body) = answered.await.map_err(io::Error::other)?;
    match fault {
        Some(Fault::Cut(wait)) => {
            tokio::time::sleep(wait).await;
            Err(cut())
        }
        Some(Fault::Half) => Ok(half(body)),
        Some(Fault::Drip(span)) => Ok(drip(body, span)),
        _ => Ok(json(status, body)),
    }
}

fn strike(request: &RestRequest, world: &Shared) -> Option<Fault> {
    let mut methods = vec![request.method.clone()];
    if request.method == "batch" {
        methods.extend(methods_of(&request.params));
    }
    let mut world = lock(world);
    let seed = world.portal.generator.seed;
    world.faults.strike(&methods, seed)
}

fn refusal(status: u16) -> RestError {
    match status {
        503 => RestError::too_many_requests(),
        429 => RestError::operating_limit(),
        401 => RestError::wrong_credentials(),
        402 => RestError::no_rest(),
        403 => RestError::no_scope(),
        _ => RestError::new(500, "INTERNAL_SERVER_ERROR", "Internal server error"),
    }
}

/// Where a renamed portal sends those who come under another name.
fn moved(world: &Shared, host: &str, uri: &hyper::Uri) -> Option<String> {
    let world = lock(world);
    let name = world.renamed_to.as_ref().filter(|name| *name != host)?;
    Some(format!("http://{name}{}", uri.path_and_query().map_or("/", |path| path.as_str())))
}

/// Reads `/rest/{user}/{secret}/{method}` or `/rest/{method}`, query and body.
fn read_rest(path: &str, query: &str, content_type: &str, body: &[u8]) -> Option<RestRequest> {
    let rest = path.strip_prefix("/rest/")?.trim_end_matches('/');
    let parts: Vec<&str> = rest.split('/').collect();
    let (credentials, method) = match parts.as_slice() {
        [user, secret, method] => (Some(((*user).to_owned(), (*secret).to_owned())), *method),
        [method] => (None, *method),
        _ => return None,
    };
    let mut params = Php::EMPTY;
    parse_form(query, &mut params, Php::text);
    read_body(content_type, body, &mut params);
    Some(RestRequest { credentials, method: method_name(method), params: params.with_lower_keys() })
}

fn read_body(content_type: &str, body: &[u8], params: &mut Php) {
    if body.is_empty() {
        return;
    }
    if content_type.contains("multipart/form-data") {
        if let Some((_, boundary)) = content_type.split_once("boundary=") {
            parse_multipart(body, boundary.split(';').next().unwrap_or(boundary).trim_matches('"'), params);
        }
    } else if content_type.contains("json") || body.first() == Some(&b'{') {
        if let Ok(Php::Array(entries)) = serde_json::from_slice(body) {
            for (key, value) in entries {
                params.set(key, value);
            }
        }
    } else {
        parse_form(&String::from_utf8_lossy(body), params, Php::text);
    }
}

fn json(status: u16, body: String) -> Response<Body> {
    text(status, "application/json; charset=utf-8", body)
}

fn html(status: u16) -> Response<Body> {
    let page = format!(
        "<html><head><title>{status}</title></head><body><center><h1>{status}</h1></center><hr>nginx</body></html>"
    );
    text(status, "text/html; charset=utf-8", page)
}

fn text(status: u16, content_type: &'static str, body: String) -> Response<Body> {
    let mut response = Response::new(Full::new(Bytes::from(body)).map_err(|never: Infallible| match never {}).boxed());
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}

fn redirect(location: &str) -> Result<Response<Body>, io::Error> {
    let mut response = html(StatusCode::FOUND.as_u16());
    let location = location.parse().map_err(io::Error::other)?;
    response.headers_mut().insert(LOCATION, location);
    Ok(response)
}

/// Promises the whole body, sends half of it, and breaks off.
fn half(body: String) -> Response<Body> {
    let length = body.len();
    let bytes = Bytes::from(body).slice(..length / 2);
    let broken = futures::stream::once(async move {
        // The half has to be on its way before the connection breaks.
        tokio::time::sleep(Duration::from_millis(50)).await;
        Err(io::Error::new(io::ErrorKind::ConnectionAborted, "half an answer, on demand"))
    });
    let stream = futures::stream::once(async move { Ok(Frame::data(bytes)) }).chain(broken);
    streamed(BoxBody::new(StreamBody::new(stream)), length)
}

/// Promises the whole body and sends it in pieces, the last one after `span`.
fn drip(body: String, span: Duration) -> Response<Body> {
    const PIECES: u32 = 20;
    let length = body.len();
    let bytes = Bytes::from(body);
    let size = length.div_ceil(PIECES as usize).max(1);
    let pieces: Vec<Bytes> = (0..length).step_by(size).map(|at| bytes.slice(at..(at + size).min(length))).collect();
    let pause = span / PIECES;
    let stream = futures::stream::iter(pieces).then(move |piece| async move {
        tokio::time::sleep(pause).await;
        Ok(Frame::data(piece))
    });
    streamed(BoxBody::new(StreamBody::new(stream)), length)
}

fn streamed(body: Body, length: usize) -> Response<Body> {
    let mut response = Response::new(body);
    response.headers_mut().insert(CONTENT_LENGTH, length.into());
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"));
    response
}
