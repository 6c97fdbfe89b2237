//! What goes wrong in a request: one line for the operator, a kind for the page. Renders nothing; `page::dress` does.

use std::time::Duration;

use axum::extract::rejection::{BytesRejection, PathRejection, QueryRejection};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::base::db;
use crate::base::ids::Ids;

/// Why a handler gives no page. `?` turns errors of the database, the disk and templates into it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is nothing at this address (404).
    #[error("not found")]
    NotFound,
    /// There was something, and it is over (410): an expired link, a deleted thing.
    #[error("gone")]
    Gone,
    /// Not with these rights (403).
    #[error("forbidden")]
    Forbidden,
    /// First sign in: leads to the sign-in page and back.
    #[error("sign in first")]
    SignIn,
    /// They are signed in, and what they want needs their second factor first: leads to where it is asked for, and back.
    #[error("second factor first")]
    SecondStep,
    /// The request cannot be understood (400). Mistakes of people in a form are no errors: show the form again.
    #[error("bad request")]
    BadRequest,
    /// A parameter of the address makes no sense (400): its name, for programs that read the answer.
    #[error("bad parameter")]
    BadParameter(String),
    /// The body is over the limit (413).
    #[error("too large")]
    TooLarge,
    /// Too many attempts (429): again after this time.
    #[error("too many attempts")]
    TooMany(Duration),
    /// Not now (503): a start or a stop is under way, or too much is going on.
    #[error("unavailable")]
    Unavailable,
    /// The disk is full (507): nothing was saved, reading goes on.
    #[error("the disk is full")]
    Full,
    /// Our fault (500). The page shows only an incident number.
    #[error("{0:#}")]
    Internal(anyhow::Error),
}

/// The part of a failed response that `page::dress` makes a page from.
#[derive(Clone, Debug)]
pub struct Failure {
    /// Number in the log, when the fault is ours.
    pub incident: Option<String>,
    /// Where the visitor has to go first: to sign in, or to show a second factor.
    pub first: Option<&'static str>,
    /// The parameter of the address that makes no sense.
    pub parameter: Option<String>,
}

impl Error {
    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        match self {
            Error::NotFound => StatusCode::NOT_FOUND,
            Error::Gone => StatusCode::GONE,
            Error::Forbidden => StatusCode::FORBIDDEN,
            Error::SignIn | Error::SecondStep => StatusCode::UNAUTHORIZED,
            Error::BadRequest | Error::BadParameter(_) => StatusCode::BAD_REQUEST,
            Error::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Error::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Error::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Error::Full => StatusCode::INSUFFICIENT_STORAGE,
            Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let status = self.status();
        let incident = matches!(self, Error::Internal(_)).then(|| Ids.incident());
        if let Some(incident) = &incident {
            tracing::error!(incident, error = %self, "a request failed");
        }
        let mut response = status.into_response();
        if let Error::TooMany(wait) = self {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait.as_secs().max(1)));
        }
        let first = match self {
            Error::SignIn => Some("/anmelden"),
            Error::SecondStep => Some("/anmelden/zweiter-schritt"),
            _ => None,
        };
        let parameter = if let Error::BadParameter(name) = self { Some(name) } else { None };
        response.extensions_mut().insert(Failure { incident, first, parameter });
        response
    }
}

/// The response of a handler that panicked. The panic hook has written the place to the log.
pub fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    Error::Internal(anyhow::anyhow!("a handler panicked")).into_response()
}

impl From<sea_orm::DbErr> for Error {
    fn from(error: sea_orm::DbErr) -> Self {
        if db::is_full(&error) {
            tracing::error!(%error, "the database cannot grow: free some space");
            return Error::Full;
        }
        if matches!(error, sea_orm::DbErr::ConnectionAcquire(_)) {
            tracing::error!(%error, "no connection to the database");
            return Error::Unavailable;
        }
        Error::Internal(anyhow::Error::new(error).context("database"))
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::StorageFull { Error::Full } else { Error::Internal(anyhow::Error::new(error).context("a file")) }
    }
}

impl From<askama::Error> for Error {
    fn from(error: askama::Error) -> Self {
        Error::Internal(anyhow::Error::new(error).context("template"))
    }
}

impl From<anyhow::Error> for Error {
    fn from(error: anyhow::Error) -> Self {
        Error::Internal(error)
    }
}

impl From<QueryRejection> for Error {
    fn from(_: QueryRejection) -> Self {
        Error::BadRequest
    }
}

impl From<PathRejection> for Error {
    fn from(_: PathRejection) -> Self {
        Error::NotFound
    }
}

impl From<BytesRejection> for Error {
    fn from(rejection: BytesRejection) -> Self {
        if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE { Error::TooLarge } else { Error::BadRequest }
    }
}
