//! Addresses as a portal's web server takes them.
//!
//! In charge of `<`, `>` and other characters that stand raw in a request line, such as `filter[>ID]=5` from a browser or
//! `file_get_contents` of PHP: nginx hands them on, while hyper answers 400 before our code sees the request. Knows
//! nothing of HTTP beyond the request line; bodies and headers pass unread.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// How a request begins that may have such an address.
const BEGINNINGS: [&[u8]; 2] = [b"GET /", b"POST /"];
/// What hyper refuses in an address and nginx takes.
const RAW: &[u8] = b"<>\"\\^`{|}";
/// How much is read at once.
const CHUNK_BYTES: usize = 8 * 1024;

/// A connection whose request lines are encoded as they should have been.
pub struct Lenient<S> {
    stream: S,
    line: RequestLine,
    ready: Vec<u8>,
    given: usize,
}

impl<S> Lenient<S> {
    /// Around a connection that begins with a request.
    pub fn new(stream: S) -> Self {
        Self { stream, line: RequestLine::default(), ready: Vec::new(), given: 0 }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Lenient<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = &mut *self;
        if this.given == this.ready.len() {
            let mut bytes = [0; CHUNK_BYTES];
            let mut chunk = ReadBuf::new(&mut bytes);
            ready!(Pin::new(&mut this.stream).poll_read(cx, &mut chunk))?;
            this.ready.clear();
            this.given = 0;
            this.line.encode(chunk.filled(), &mut this.ready);
        }
        let rest = &this.ready[this.given..];
        let part = &rest[..rest.len().min(buf.remaining())];
        buf.put_slice(part);
        this.given += part.len();
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Lenient<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

/// Whether the bytes that come next belong to a request line that began before.
#[derive(Debug, Default)]
struct RequestLine {
    is_open: bool,
}

impl RequestLine {
    /// Passes a chunk on. A request begins with its chunk: clients wait for an answer before they ask again.
    fn encode(&mut self, chunk: &[u8], out: &mut Vec<u8>) {
        self.is_open |= BEGINNINGS.iter().any(|beginning| chunk.starts_with(beginning));
        for byte in chunk {
            self.is_open &= *byte != b'\n';
            if self.is_open && RAW.contains(byte) {
                out.extend_from_slice(format!("%{byte:02X}").as_bytes());
            } else {
                out.push(*byte);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(chunks: &[&str]) -> String {
        let mut line = RequestLine::default();
        let mut out = Vec::new();
        for chunk in chunks {
            line.encode(chunk.as_bytes(), &mut out);
        }
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn request_lines_are_encoded_and_nothing_else_is() {
        let head = "HTTP/1.1\r\nX: <a>\r\n\r\n";
        assert_eq!(encoded(&[&format!("GET /rest?filter[>ID]=5 {head}")]), format!("GET /rest?filter[%3EID]=5 {head}"));
        // A long line comes in pieces, and a second request on the same connection is met too.
        let second = format!("POST /rest/<x {head}");
        let whole = encoded(&["GET /rest?filter[", ">ID]=5 HTTP/1.1\r\n\r\n", &second, "{\"<\": 1}"]);
        let expected = format!("GET /rest?filter[%3EID]=5 HTTP/1.1\r\n\r\nPOST /rest/%3Cx {head}{{\"<\": 1}}");
        assert_eq!(whole, expected);
    }
}
