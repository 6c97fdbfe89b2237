//! Reading forms. Checks no field.

use std::borrow::Cow;

use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use serde::de::DeserializeOwned;

use super::Error;
use crate::base::check::{Fault, Problem};
use crate::base::i18n::Words;

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

/// What is wrong with a field, in a sentence that says how to mend it.
pub fn problem(t: &Words, fault: Problem) -> String {
    problem_of(t, fault, |never| match never {})
}

/// The same where a feature has words of its own for what only its forms know of.
pub fn problem_of<O>(t: &Words, problem: Problem<O>, own: impl Fn(O) -> String) -> String {
    match problem {
        Problem::Missing => t.msg_programme_error_missing(),
        Problem::TooLong(most) => t.msg_programme_error_too_long(most.to_string()),
        Problem::Unprintable => t.msg_programme_error_unprintable(),
        Problem::NotADate => t.msg_programme_error_date(),
        Problem::NotATime => t.msg_programme_error_time(),
        Problem::NoChoice => t.msg_programme_error_choice(),
        Problem::TooMany(most) => t.msg_programme_error_many(most.to_string()),
        Problem::NotMoney => t.msg_form_error_money(),
        Problem::NotANumber => t.msg_form_error_number(),
        Problem::NotALink => t.msg_form_error_link(),
        Problem::OutOfOrder => t.msg_form_error_order(),
        Problem::Future => t.msg_form_error_future(),
        Problem::Own(problem) => own(problem),
    }
}

/// The mistakes of a form, in its order; `label` names a field by its id.
pub fn mistakes(t: &Words, faults: &[Fault], label: impl Fn(&str) -> String) -> Vec<Mistake> {
    mistakes_of(t, faults, label, |never| match never {})
}

/// The same where a feature has words of its own for what only its forms know of.
pub fn mistakes_of<O: Copy>(t: &Words, faults: &[Fault<O>], label: impl Fn(&str) -> String, own: impl Fn(O) -> String) -> Vec<Mistake> {
    let mistake = |(field, fault): &Fault<O>| {
        let short = problem_of(t, *fault, &own);
        Mistake { field: field.clone().into(), message: t.msg_programme_error(label(field), &short), short }
    };
    faults.iter().map(mistake).collect()
}
