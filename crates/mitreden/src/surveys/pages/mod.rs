//! The pages of surveys: their addresses and what several of them share. Each page is a file of its own.

mod codes;
mod editing;
mod list;
mod results;
mod sheet;
mod words;

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::model::Survey;
use super::store;
use crate::accounts::Viewer;
use crate::app::{App, Routes};
use crate::base::dates;
use crate::base::http::{Error, Page};

/// Every address of the surveys.
pub fn routes() -> Routes {
    Routes::new()
        .route("/umfragen", get(list::list))
        .route("/umfragen/neu", get(editing::new).post(editing::create))
        .route("/umfragen/{slug}", get(list::intro).post(sheet::begin))
        .route("/umfragen/{slug}/weiter", post(sheet::come_back))
        .route("/umfragen/{slug}/bogen/{code}", get(sheet::overview))
        .route("/umfragen/{slug}/bogen/{code}/seite/{place}", get(sheet::section).post(sheet::save))
        .route("/umfragen/{slug}/bogen/{code}/pruefen", get(sheet::review).post(sheet::send))
        .route("/umfragen/{slug}/bogen/{code}/danke", get(sheet::thanks))
        .route("/umfragen/{slug}/bogen/{code}/loeschen", post(sheet::forget))
        .route("/umfragen/{slug}/ergebnisse", get(results::published))
        .route("/umfragen/{slug}/bearbeiten", get(editing::edit).post(editing::save))
        .route("/umfragen/{slug}/stand", post(editing::stand))
        .route("/umfragen/{slug}/codes", get(codes::codes).post(codes::make))
        .route("/umfragen/{slug}/auswertung", get(results::analysis).post(results::redact))
        .route("/umfragen/{slug}/auswertung.csv", get(results::csv))
        .route("/umfragen/{slug}/auswertung.xlsx", get(results::xlsx))
}

/// One step of the way to a page.
pub(super) struct Step {
    address: String,
    label: String,
}

/// The way from the start page over the surveys.
fn trail(page: &Page, survey: Option<&Survey>) -> Vec<Step> {
    let first = [("/".to_owned(), page.t.msg_programme_start()), ("/umfragen".to_owned(), page.t.msg_surveys_title())];
    let more = survey.map(|survey| (format!("/umfragen/{}", survey.slug), survey.title.clone()));
    first.into_iter().chain(more).map(|(path, label)| Step { address: page.to(&path), label }).collect()
}

/// The survey at an address, if this visitor may see it.
async fn seen(app: &App, slug: &str, viewer: Option<&Viewer>) -> Result<Survey, Error> {
    let survey = store::survey(&app.site("").db.read, slug).await?.ok_or(Error::NotFound)?;
    if survey.is_public || viewer.is_some_and(Viewer::is_staff) { Ok(survey) } else { Err(Error::NotFound) }
}

fn zone(app: &App) -> TimeZone {
    app.site("").zone()
}

fn moment(page: &Page, zone: &TimeZone, at: Timestamp) -> String {
    dates::moment(&dates::local(at, zone), page.language)
}

/// A page that belongs to one person alone: nobody in between keeps it.
fn private(response: impl IntoResponse) -> Response {
    let mut response = response.into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A file to be kept. The name comes from an address of ours.
fn file(name: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    private(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes))
}
