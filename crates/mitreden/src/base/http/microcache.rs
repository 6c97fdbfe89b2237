//! Pages that all guests see alike, kept for a second: made once, handed out until something is written. Knows no route; keeps nothing of anybody.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::caching::{knows, mark};
use super::language::Choice;

/// So long a page is handed out at most: other processes write too, and what only the memory knows (who is in a room) moves on.
const AGE: Duration = Duration::from_secs(1);

/// Most bytes of pages that are kept.
const BYTES_MAX: usize = 16 << 20;

/// A longer address or header is somebody's experiment; such a request is answered without the cache.
const PART_MAX: usize = 512;

/// What a page depends on besides its request. Taken before the page is made.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// What was written so far: [`crate::base::db::Generation::now`].
    pub generation: u64,
    /// The portal's clock, in seconds since 1970.
    pub second: i64,
    /// The machine's clock.
    pub at: Instant,
}

impl Moment {
    /// Whether what was made then is still true.
    fn holds(self, now: Moment) -> bool {
        self.generation == now.generation && self.second == now.second && now.at.saturating_duration_since(self.at) < AGE
    }
}

/// All that tells two guests' requests apart: host, address, language and what the browser can unpack.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key(String);

impl Key {
    /// None if the answer could be somebody's own, or is no whole page: then nothing is kept and nothing handed out.
    pub fn of(request: &Request, choice: Choice) -> Option<Key> {
        let headers = request.headers();
        let own = [header::COOKIE, header::AUTHORIZATION, header::RANGE];
        if request.method() != Method::GET || own.iter().any(|name| headers.contains_key(name)) {
            return None;
        }
        let part = |name: header::HeaderName| {
            let mut lines = headers.get_all(name).into_iter();
            let first = lines.next().map_or(Some(""), |value: &HeaderValue| value.to_str().ok());
            // Who sends a header in several lines is read differently by different parts of a server.
            first.filter(|part| part.len() <= PART_MAX && lines.next().is_none())
        };
        let (host, packing) = (part(header::HOST)?, part(header::ACCEPT_ENCODING)?);
        let address = request.uri().path_and_query()?.as_str();
        // No part of it can hold a line's end.
        (address.len() <= PART_MAX).then(|| Key(format!("{host}\n{}\n{packing}\n{address}", choice.language.tag())))
    }
}

/// A page as it went over the line: packed, with its headers.
#[derive(Clone, Debug)]
struct Kept {
    moment: Moment,
    headers: Arc<HeaderMap>,
    body: Bytes,
}

impl Kept {
    fn answer(&self, asked: &HeaderMap) -> Response {
        let mark = self.headers.get(header::ETAG);
        let mut headers = HeaderMap::clone(&self.headers);
        if mark.is_some_and(|mark| knows(asked, mark)) {
            // RFC 9110 §15.4.5: what describes the body stays away with it.
            for name in [header::CONTENT_LENGTH, header::CONTENT_TYPE, header::CONTENT_ENCODING] {
                headers.remove(name);
            }
            return (StatusCode::NOT_MODIFIED, headers, Body::empty()).into_response();
        }
        (headers, Body::from(self.body.clone())).into_response()
    }
}

#[derive(Debug, Default)]
struct Shelf {
    pages: HashMap<Key, Kept>,
    bytes: usize,
}

/// The pages that are kept.
#[derive(Debug, Default)]
pub struct Microcache(Mutex<Shelf>);

impl Microcache {
    /// The page, if it is there and nothing has happened since it was made.
    pub fn find(&self, key: &Key, now: Moment, asked: &HeaderMap) -> Option<Response> {
        let shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = shelf.pages.get(key).filter(|kept| kept.moment.holds(now))?.clone();
        drop(shelf);
        Some(kept.answer(asked))
    }

    /// Keeps a page that is the same for all guests and answers with it. What is none (a failure, a cookie, not to be stored) passes as it is.
    pub async fn keep(&self, key: Key, moment: Moment, asked: &HeaderMap, response: Response) -> Response {
        if response.status() != StatusCode::OK || response.headers().contains_key(header::SET_COOKIE) || !is_shared(response.headers()) {
            return response;
        }
        let (mut parts, body) = response.into_parts();
        // Pages are made as a whole before they are sent: there is no length to be surprised by.
        let body = match axum::body::to_bytes(body, usize::MAX).await {
            Ok(body) => body,
            Err(error) => {
                tracing::warn!(%error, "a page could not be packed");
                return StatusCode::INTERNAL_SERVER_ERROR.into_response();
            }
        };
        parts.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
        parts.headers.entry(header::ETAG).or_insert_with(|| mark(&body));
        let kept = Kept { moment, headers: Arc::new(parts.headers), body };
        let answer = kept.answer(asked);
        self.put(key, kept);
        answer
    }

    fn put(&self, key: Key, kept: Kept) {
        let size = |key: &Key, kept: &Kept| key.0.len() + kept.body.len() + 1024;
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let more = size(&key, &kept);
        if shelf.bytes + more > BYTES_MAX {
            // Nothing is worth more than a second's work, so nothing has to be chosen.
            *shelf = Shelf::default();
        }
        if more > BYTES_MAX {
            return;
        }
        shelf.bytes += more;
        let weight = key.clone();
        if let Some(before) = shelf.pages.insert(key, kept) {
            shelf.bytes -= size(&weight, &before);
        }
    }
}

fn is_shared(headers: &HeaderMap) -> bool {
    headers.get(header::CACHE_CONTROL).is_some_and(|value| value == "no-cache" || value == "public, no-cache")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::i18n::Language;

    fn now() -> Moment {
        Moment { generation: 3, second: 1_000, at: Instant::now() }
    }

    const GERMAN: Choice = Choice { language: Language::De, by_address: false };

    fn asks(headers: &[(header::HeaderName, &'static str)]) -> Request {
        let mut request = Request::get("/programm").body(Body::empty()).unwrap();
        for (name, value) in headers {
            request.headers_mut().insert(name, HeaderValue::from_static(value));
        }
        request
    }

    fn page(body: &'static str) -> Response {
        ([(header::CACHE_CONTROL, "no-cache")], body).into_response()
    }

    #[test]
    fn who_may_be_somebody_is_no_guest() {
        assert!(Key::of(&asks(&[]), GERMAN).is_some());
        for own in [header::COOKIE, header::AUTHORIZATION, header::RANGE] {
            assert_eq!(Key::of(&asks(&[(own, "x=1")]), GERMAN), None);
        }
        let mut twice = asks(&[(header::ACCEPT_ENCODING, "")]);
        twice.headers_mut().append(header::ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
        assert_eq!(Key::of(&twice, GERMAN), None, "packed for whoever sends one line, plain for whoever sends two");
        let english = Choice { language: Language::En, by_address: false };
        assert_ne!(Key::of(&asks(&[]), GERMAN), Key::of(&asks(&[]), english));
        assert_ne!(Key::of(&asks(&[]), GERMAN), Key::of(&asks(&[(header::ACCEPT_ENCODING, "gzip")]), GERMAN));
        assert_ne!(Key::of(&asks(&[]), GERMAN), Key::of(&asks(&[(header::HOST, "mitreden.example")]), GERMAN));
    }

    #[tokio::test]
    async fn a_page_is_handed_out_until_something_happens() {
        let (cache, none, now) = (Microcache::default(), HeaderMap::new(), now());
        let key = Key::of(&asks(&[]), GERMAN).unwrap();
        let made = cache.keep(key.clone(), now, &none, page("abc")).await;
        let mark = made.headers()[header::ETAG].clone();
        assert_eq!(cache.find(&key, now, &none).unwrap().status(), StatusCode::OK);
        let asked = HeaderMap::from_iter([(header::IF_NONE_MATCH, mark)]);
        let again = cache.find(&key, now, &asked).unwrap();
        assert_eq!((again.status(), again.headers().contains_key(header::CONTENT_LENGTH)), (StatusCode::NOT_MODIFIED, false));
        assert!(cache.find(&key, Moment { generation: 4, ..now }, &none).is_none(), "something was written");
        assert!(cache.find(&key, Moment { second: 1_001, ..now }, &none).is_none(), "the portal's time goes on");
        assert!(cache.find(&key, Moment { at: now.at + AGE, ..now }, &none).is_none(), "so does everybody's");
    }

    #[tokio::test]
    async fn what_is_not_everybodys_is_not_kept() {
        let (cache, none, now) = (Microcache::default(), HeaderMap::new(), now());
        let key = Key::of(&asks(&[]), GERMAN).unwrap();
        let cookie = ([(header::CACHE_CONTROL, "no-cache"), (header::SET_COOKIE, "a=b")], "abc").into_response();
        let own = ([(header::CACHE_CONTROL, "no-store")], "abc").into_response();
        let failed = (StatusCode::NOT_FOUND, [(header::CACHE_CONTROL, "no-cache")], "abc").into_response();
        for response in [cookie, own, failed, "nothing said".into_response()] {
            cache.keep(key.clone(), now, &none, response).await;
            assert!(cache.find(&key, now, &none).is_none());
        }
    }

    #[tokio::test]
    async fn a_flood_of_addresses_stays_in_its_bounds() {
        let (cache, none) = (Microcache::default(), HeaderMap::new());
        for number in 0..20_000 {
            cache.keep(Key(number.to_string()), now(), &none, page("abc")).await;
        }
        let shelf = cache.0.lock().unwrap();
        assert!(shelf.bytes <= BYTES_MAX && !shelf.pages.is_empty());
        assert_eq!(shelf.bytes, shelf.pages.iter().map(|(key, kept)| key.0.len() + kept.body.len() + 1024).sum::<usize>());
    }
}
