//! The pages of the drafts: their addresses and what several of them show. Each page is a file of its own.

mod answering;
mod blocks;
mod comparison;
mod desk;
mod document;
mod editing;
mod effect;
mod feed;
mod importing;
mod list;
mod paragraph;
mod picture;
mod reading;
mod words;

pub use effect::{Told, told};
pub(super) use words::mark;

use axum::routing::{get, post};
use serde::Deserialize;

use super::model::Draft;
use super::store;
use crate::app::{App, Routes};
use crate::base::dates;
use crate::base::http::{Error, Page};

/// The addresses of the drafts.
pub fn routes() -> Routes {
    Routes::new()
        .route("/strategie", get(list::show))
        .route("/strategie.atom", get(feed::atom))
        .route("/strategie/bilder/{name}", get(picture::hand_out))
        .route("/strategie/{slug}", get(reading::overview))
        .route("/strategie/{slug}/kapitel/{number}", get(reading::chapter))
        .route("/strategie/{slug}/gesamt", get(reading::whole))
        .route("/strategie/{slug}/dokument.pdf", get(document::pdf))
        .route("/strategie/{slug}/absatz/{number}", get(paragraph::show))
        .route("/strategie/{slug}/vergleich", get(comparison::show))
        .route("/strategie/{slug}/wirkung", get(effect::show))
        .route("/verwaltung/strategie", get(desk::list))
        .route("/verwaltung/strategie/neu", get(editing::new).post(editing::create))
        .route("/verwaltung/strategie/{slug}", get(desk::show))
        .route("/verwaltung/strategie/{slug}/angaben", get(editing::head).post(editing::save_head))
        .route("/verwaltung/strategie/{slug}/vorschau", get(reading::preview))
        .route("/verwaltung/strategie/{slug}/aenderungen", get(comparison::pending))
        .route("/verwaltung/strategie/{slug}/arbeitstext.md", get(document::working))
        .route("/verwaltung/strategie/{slug}/entfernen", post(desk::remove))
        .route("/verwaltung/strategie/{slug}/veroeffentlichen", post(desk::publish))
        .route("/verwaltung/strategie/{slug}/kapitel/neu", get(editing::new_chapter).post(editing::add_chapter))
        .route("/verwaltung/strategie/{slug}/kapitel/{number}", get(editing::chapter).post(editing::save_chapter))
        .route("/verwaltung/strategie/{slug}/kapitel/{number}/stelle", post(desk::shift))
        .route("/verwaltung/strategie/{slug}/einlesen", get(importing::form))
        .route("/verwaltung/strategie/{slug}/bilder", get(picture::list))
        .route("/verwaltung/strategie/{slug}/kommentare", get(answering::list))
        .route("/verwaltung/strategie/{slug}/kommentare/{id}", get(answering::form).post(answering::save))
}

/// The addresses that take whole files; `crate::routes` gives them a larger bound and more time.
pub fn upload_routes() -> Routes {
    Routes::new()
        .route("/verwaltung/strategie/{slug}/bilder/neu", post(picture::upload))
        .route("/verwaltung/strategie/{slug}/einlesen/datei", post(importing::upload))
}

/// One step of the way to a page.
struct Step {
    address: String,
    label: String,
}

/// The way from the start page over the list, and over a draft if the page lies below one.
fn trail(page: &Page, draft: Option<&Draft>) -> Vec<Step> {
    let steps = [("/", page.t.msg_programme_start()), ("/strategie", page.t.msg_drafts_title())];
    let steps = steps.into_iter().map(|(path, label)| Step { address: page.to(path), label });
    steps.chain(draft.map(|draft| Step { address: page.to(&draft.address()), label: draft.title.clone() })).collect()
}

/// The way over the staff's desk.
fn desk_trail(page: &Page, draft: Option<&Draft>) -> Vec<Step> {
    let steps = [("/verwaltung", page.t.msg_nav_desk()), ("/verwaltung/strategie", page.t.msg_drafts_title())];
    let steps = steps.into_iter().map(|(path, label)| Step { address: page.to(path), label });
    steps.chain(draft.map(|draft| Step { address: page.to(&draft.desk()), label: draft.title.clone() })).collect()
}

/// The draft at an address, whoever may read it.
async fn existing(app: &App, slug: &str) -> Result<Draft, Error> {
    store::by_slug(&app.site("").db.read, slug).await?.ok_or(Error::NotFound)
}

/// The draft at an address, if everybody may read it.
async fn published(app: &App, slug: &str) -> Result<Draft, Error> {
    Some(existing(app, slug).await?).filter(Draft::is_public).ok_or(Error::NotFound)
}

/// A moment as a day of the city.
fn day(app: &App, page: &Page, at: jiff::Timestamp) -> String {
    dates::day(dates::local(at, &app.site("").zone()).date(), page.language)
}

/// What the address tells of a deed just done; its value says nothing.
#[derive(Default, Deserialize)]
#[serde(default)]
struct After {
    gespeichert: Option<String>,
    veroeffentlicht: Option<String>,
}

/// A choice of a form.
struct Choice {
    word: String,
    label: String,
    chosen: bool,
}

/// A link with its words.
struct Reach {
    address: String,
    label: String,
}
