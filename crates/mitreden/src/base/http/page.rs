//! What every page shows around its content, and error pages. Knows the frame of a page, no feature.

use std::sync::Arc;

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};

use super::assets;
use super::cookies::Cookies;
use super::error::{Error, Failure};
use super::language::Choice;
use crate::base::i18n::{Language, Words};

/// The city's face.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brand {
    /// Name of the portal.
    pub name: String,
    /// Name of the city.
    pub city: String,
}

/// A picture of the city's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Where it stands.
    pub address: String,
    /// The words for it.
    pub alt: String,
    /// Where it leads; empty: nowhere.
    pub link: String,
    /// Width in pixels.
    pub width: i64,
    /// Height in pixels.
    pub height: i64,
}

/// A style sheet of the city's own colours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Where it stands; changes with the text.
    pub address: String,
    /// The style sheet.
    pub text: String,
}

/// The city's pictures, its colours, the text of its footer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// In the header instead of the portal's own sign.
    pub logo: Option<Picture>,
    /// In the footer: who pays.
    pub funding: Vec<Picture>,
    /// In the footer; may be empty.
    pub footer: String,
    /// The city's own colours, when it has set some.
    pub sheet: Option<Sheet>,
}

/// A link of the navigation.
#[derive(Clone, Debug)]
pub struct Link {
    /// Where it leads, with the language prefix.
    pub address: String,
    /// Its words.
    pub label: String,
    /// Whether this page belongs to it.
    pub current: bool,
}

/// Links of the staff's desk that belong together.
#[derive(Clone, Debug)]
pub struct Shelf {
    /// The section's id.
    pub id: &'static str,
    /// What one comes for.
    pub title: String,
    /// Where that is done.
    pub links: Vec<Link>,
}

/// The same page in another language.
#[derive(Clone, Debug)]
pub struct Other {
    /// Language tag.
    pub tag: &'static str,
    /// The language's own name.
    pub label: &'static str,
    /// Its address.
    pub address: String,
}

/// The frame of a page: words, links, who is signed in. An extractor: `async fn handler(page: Page, ..)`.
#[derive(Clone)]
pub struct Page(Arc<Frame>);

impl Page {
    /// The page for somebody whose session has just ended: nothing on it is theirs any more.
    #[must_use]
    pub fn signed_out(&self) -> Page {
        Page::from(Frame { person: None, desk: Vec::new(), setting_up: false, ..(*self.0).clone() })
    }
}

/// What a [`Page`] holds; templates read it as `page.<field>`.
#[derive(Clone)]
pub struct Frame {
    /// The words of the page's language: `page.t.msg_<key>()`.
    pub t: &'static Words,
    /// The page's language.
    pub language: Language,
    /// The language in which the city writes: the site's first. What stands on a page in another one says so (WCAG 3.1.2).
    pub written_in: &'static str,
    /// How the language was chosen.
    pub choice: Choice,
    /// The address without language prefix, with its query.
    pub path: String,
    /// The portal's own address without a slash at its end, for absolute links.
    pub base_url: String,
    /// The city's face.
    pub brand: Brand,
    /// The city's pictures and colours.
    pub look: Arc<Look>,
    /// Whether the setup of the portal waits for this person.
    pub setting_up: bool,
    /// Name of the signed-in person.
    pub person: Option<String>,
    /// The links of the header.
    pub navigation: Vec<Link>,
    /// The pages of the staff that this person may open.
    pub desk: Vec<Shelf>,
    /// The visible language switch.
    pub other_language: Other,
    /// The page in all languages, for `hreflang`, absolute.
    pub alternates: Vec<Other>,
    /// How cookies are named on this connection.
    pub cookies: Cookies,
}

impl std::ops::Deref for Page {
    type Target = Frame;
    fn deref(&self) -> &Frame {
        &self.0
    }
}

impl From<Frame> for Page {
    fn from(frame: Frame) -> Self {
        Self(Arc::new(frame))
    }
}

impl Frame {
    /// A link to one of our pages that keeps the language of this one: `/programm` becomes `/en/programm` below `/en`.
    pub fn to(&self, path: &str) -> String {
        format!("{}{path}", self.choice.prefix())
    }

    /// The absolute form of [`Frame::to`], for mails, feeds and calendars.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{}", self.base_url, self.to(path))
    }

    /// The address of a script, style or font by its logical name.
    pub fn asset(&self, name: &str) -> &'static str {
        assets::address(name)
    }

    /// 303 to one of our pages, in the language of this one: the answer to a form that worked.
    pub fn see_other(&self, path: &str) -> Redirect {
        Redirect::to(&self.to(path))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Page {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        parts.extensions.get::<Page>().cloned().ok_or_else(|| Error::Internal(anyhow::anyhow!("a request without frame")))
    }
}

/// Renders a template as the response.
///
/// # Errors
/// [`Error::Internal`] when the template fails.
pub fn show(template: impl Template) -> Result<Html<String>, Error> {
    Ok(Html(template.render()?))
}

#[derive(Template)]
#[template(path = "site/error.html")]
struct ErrorPage<'a> {
    page: &'a Page,
    title: String,
    text: String,
    incident: Option<String>,
    retry: bool,
}

/// Gives a failed response that has no page of its own a designed one, in the visitor's language. Others pass.
pub fn dress(page: &Page, response: Response) -> Response {
    let status = response.status();
    let is_html = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if status.as_u16() < 400 || is_html {
        return response;
    }
    let failure = response.extensions().get::<Failure>().cloned();
    if let Some(first) = failure.as_ref().and_then(|f| f.first) {
        let back: String = url::form_urlencoded::byte_serialize(page.path.as_bytes()).collect();
        return page.see_other(&format!("{first}?weiter={back}")).into_response();
    }
    let (title, text) = explain(page.t, status);
    let retry = matches!(
        status,
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE | StatusCode::INSUFFICIENT_STORAGE | StatusCode::INTERNAL_SERVER_ERROR
    );
    let body = ErrorPage { page, title, text, incident: failure.and_then(|f| f.incident), retry }.render();
    // The words of last resort, should the error page itself be broken.
    let body = body.unwrap_or_else(|_| status.to_string());
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    parts.headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    (parts, body).into_response()
}

pub(super) fn explain(t: &Words, status: StatusCode) -> (String, String) {
    match status {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => (t.msg_error_not_found_title(), t.msg_error_not_found_text()),
        StatusCode::GONE => (t.msg_error_gone_title(), t.msg_error_gone_text()),
        StatusCode::FORBIDDEN => (t.msg_error_forbidden_title(), t.msg_error_forbidden_text()),
        StatusCode::PAYLOAD_TOO_LARGE => (t.msg_error_too_large_title(), t.msg_error_too_large_text()),
        StatusCode::TOO_MANY_REQUESTS => (t.msg_error_too_many_title(), t.msg_error_too_many_text()),
        StatusCode::INSUFFICIENT_STORAGE => (t.msg_error_full_title(), t.msg_error_full_text()),
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::REQUEST_TIMEOUT => (t.msg_error_unavailable_title(), t.msg_error_unavailable_text()),
        status if status.is_server_error() => (t.msg_error_internal_title(), t.msg_error_internal_text()),
        _ => (t.msg_error_bad_request_title(), t.msg_error_bad_request_text()),
    }
}
