//! Answers that everybody gets alike: kept by browsers and proxies, and asked for again each time. Never what only some may see.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::base::ids::hex;

/// Kept, and valid only after asking: what was taken back is gone everywhere at the next look.
const ASK_FIRST: HeaderValue = HeaderValue::from_static("public, no-cache");

/// An answer with a mark of its content (RFC 9110 §8.8.3); 304 without a body for who has it already.
/// The mark is a weak one, as what travels may be compressed.
pub fn revalidated(asked: &HeaderMap, kind: &'static str, body: String) -> Response {
    let mark = mark(body.as_bytes());
    let (status, body) = if knows(asked, &mark) { (StatusCode::NOT_MODIFIED, Body::empty()) } else { (StatusCode::OK, Body::from(body)) };
    let headers = [(header::ETAG, mark), (header::CACHE_CONTROL, ASK_FIRST), (header::CONTENT_TYPE, HeaderValue::from_static(kind))];
    (status, headers, body).into_response()
}

/// The weak mark of a content (RFC 9110 §8.8.3).
pub fn mark(content: &[u8]) -> HeaderValue {
    let mark = format!("W/\"{}\"", &hex(&Sha256::digest(content))[..32]);
    HeaderValue::from_str(&mark).unwrap_or(HeaderValue::from_static("W/\"\""))
}

/// Whether who asks has the content of this mark already (`If-None-Match`, RFC 9110 §13.1.2).
pub fn knows(asked: &HeaderMap, mark: &HeaderValue) -> bool {
    let known = asked.get_all(header::IF_NONE_MATCH).into_iter().filter_map(|line| line.to_str().ok());
    known.flat_map(|line| line.split(',')).any(|known| known.trim().as_bytes() == mark.as_bytes() || known.trim() == "*")
}
