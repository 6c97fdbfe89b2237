//! Reading forms. Checks no field.

use std::borrow::Cow;

use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use serde::de::DeserializeOwned;

use super::Error;

/// A form body (`application/x-www-form-urlencoded`), repeated keys as a list. Too large or unreadable ones become error pages.
#[derive(Clone, Debug)]
pub struct Form<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Form<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        match axum_extra::extract::Form::<T>::from_request(request, state).await {
            Ok(axum_extra::extract::Form(form)) => Ok(Form(form)),
            Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => Err(Error::TooLarge),
            Err(_) => Err(Error::BadRequest),
        }
    }
}

/// What is wrong with a field: in the summary above the form, and beside the field (WCAG 3.3.1, 3.3.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The id of the field to jump to.
    pub field: Cow<'static, str>,
    /// For the summary: "Titel: Bitte füllen Sie dieses Feld aus."
    pub message: String,
    /// Beside the field: "Bitte füllen Sie dieses Feld aus."
    pub short: String,
}

impl Mistake {
    /// One sentence that says it in both places.
    pub fn new(field: impl Into<Cow<'static, str>>, sentence: String) -> Self {
        Self { field: field.into(), message: sentence.clone(), short: sentence }
    }

    /// What is wrong with a field, empty if nothing.
    pub fn beside(mistakes: &[Mistake], field: &str) -> String {
        mistakes.iter().find(|mistake| mistake.field == field).map(|mistake| mistake.short.clone()).unwrap_or_default()
    }
}
