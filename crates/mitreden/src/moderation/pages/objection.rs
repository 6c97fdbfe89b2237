//! Objecting to a decision (DSA Art. 20 in spirit): by an address that only the author knows. Decides nothing.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::SignedDuration;
use serde::Deserialize;
use subtle::ConstantTimeEq as _;

use super::words;
use crate::app::{App, Site};
use crate::base::http::{Caller, Error, Form, Page, show as render};
use crate::base::text;
use crate::moderation::model::{Decision, Deed, Objection};
use crate::moderation::store;

/// Longest objection in characters.
const WORDS_MAX: usize = 2_000;

pub(super) fn key(site: &Site, decision: &str) -> String {
    site.secret.derive(&format!("moderation-objection:{decision}"))
}

/// What was decided about somebody's contribution, as its author reads it.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Why, from the list.
    pub reason: String,
    /// Why, in own words.
    pub words: String,
    /// What became of an objection; empty: there was none.
    pub objection: String,
    /// Where one can object; none when that is over or done.
    pub object: Option<String>,
}

/// The last decision that took something from an author, with its objection; none if nothing was taken.
///
/// # Errors
/// The database's.
pub async fn standing(site: &Site, page: &Page, kind: &str, id: &str) -> Result<Option<Standing>, Error> {
    let history = store::history(&site.db.read, kind, id).await?;
    let took = history.into_iter().find(|decision| Deed::of(&decision.deed).is_some_and(Deed::takes_away));
    let Some(decision) = took else { return Ok(None) };
    let objection = store::objection(&site.db.read, &decision.id).await?;
    let told = match &objection {
        None => String::new(),
        Some(objection) if !objection.settled => page.t.msg_moderation_objection_open(),
        Some(objection) => {
            let answer = match &objection.answer {
                Some(answer) => store::decision(&site.db.read, answer).await?,
                None => None,
            };
            let changed = answer.is_some_and(|answer| Deed::of(&answer.deed) == Some(Deed::Publish));
            if changed { page.t.msg_moderation_objection_won() } else { page.t.msg_moderation_objection_lost() }
        }
    };
    let open = objection.is_none() && in_time(site, &decision);
    Ok(Some(Standing {
        reason: super::reason_of(page.t, &decision.reason),
        words: decision.words.clone(),
        objection: told,
        object: open.then(|| page.to(&super::objection_address(site, &decision.id))),
    }))
}

fn in_time(site: &Site, decision: &Decision) -> bool {
    let days = i64::from(site.config.moderation.objection_days);
    site.clock.now() <= decision.at + SignedDuration::from_hours(24 * days)
}

#[derive(Template)]
#[template(path = "moderation/objection.html")]
struct ObjectionPage<'a> {
    page: &'a Page,
    what: String,
    reason: String,
    words: String,
    /// What became of it; empty: it can be written.
    told: String,
    typed: String,
    error: String,
}

/// The decision of an address; nobody guesses one.
async fn decision(site: &Site, id: &str, given: &str) -> Result<Decision, Error> {
    let fits: bool = key(site, id).as_bytes().ct_eq(given.as_bytes()).into();
    if !fits {
        return Err(Error::NotFound);
    }
    store::decision(&site.db.read, id).await?.ok_or(Error::Gone)
}

fn page_of<'a>(page: &'a Page, decision: &Decision, told: String, typed: String, error: String) -> ObjectionPage<'a> {
    let (what, reason) = (words::done(page.t, &decision.deed), super::reason_of(page.t, &decision.reason));
    ObjectionPage { page, what, reason, words: decision.words.clone(), told, typed, error }
}

/// Why it can no longer be written, or what became of it; empty: it can.
async fn told(site: &Site, page: &Page, decision: &Decision) -> Result<String, Error> {
    let standing = standing(site, page, &decision.kind, &decision.subject_id).await?;
    let objection = store::objection(&site.db.read, &decision.id).await?;
    Ok(match objection {
        Some(_) => standing.map(|standing| standing.objection).filter(|told| !told.is_empty()).unwrap_or_else(|| page.t.msg_moderation_objection_open()),
        None if !in_time(site, decision) => page.t.msg_moderation_objection_late(),
        None => String::new(),
    })
}

/// `GET /widerspruch/{decision}/{key}`
pub(super) async fn form(State(app): State<App>, page: Page, Path((id, key)): Path<(String, String)>) -> Result<Response, Error> {
    let site = app.site("");
    let decision = decision(site, &id, &key).await?;
    let told = told(site, &page, &decision).await?;
    render(page_of(&page, &decision, told, String::new(), String::new())).map(IntoResponse::into_response)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct ObjectionForm {
    words: String,
}

/// `POST /widerspruch/{decision}/{key}`
pub(super) async fn send(
    State(app): State<App>,
    page: Page,
    caller: Caller,
    Path((id, key)): Path<(String, String)>,
    Form(form): Form<ObjectionForm>,
) -> Result<Response, Error> {
    let site = app.site("");
    let decision = decision(site, &id, &key).await?;
    let told = told(site, &page, &decision).await?;
    if !told.is_empty() {
        return Ok((StatusCode::CONFLICT, render(page_of(&page, &decision, told, String::new(), String::new()))?).into_response());
    }
    let words = text::paragraphs(&form.words);
    let error = if words.is_empty() {
        page.t.msg_programme_error_missing()
    } else if words.chars().count() > WORDS_MAX {
        page.t.msg_programme_error_too_long(WORDS_MAX.to_string())
    } else if !text::is_printable(&words) {
        page.t.msg_programme_error_unprintable()
    } else {
        String::new()
    };
    if !error.is_empty() {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page_of(&page, &decision, String::new(), form.words, error))?).into_response());
    }
    site.attempts.forms.count(caller.key())?;
    let objection = Objection {
        decision: decision.id.clone(),
        kind: decision.kind.clone(),
        subject_id: decision.subject_id.clone(),
        words,
        at: site.clock.now(),
        settled: false,
        answer: None,
    };
    let tx = site.db.begin().await?;
    store::insert_objection(&tx, &objection).await?;
    tx.commit().await?;
    tracing::info!("an objection came in");
    Ok(page.see_other(&super::objection_address(site, &decision.id)).into_response())
}
