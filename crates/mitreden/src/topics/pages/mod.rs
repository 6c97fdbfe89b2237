//! The pages of the topic store: their addresses and what several of them ask first. Each page is a file of its own.

mod drawer;
mod edit;
mod feed;
mod fields;
mod import;
mod list;
mod merge;
mod submit;
mod topic;
mod words;

pub(crate) use drawer::{Drawer, drawer};
pub use list::{Store, of_group};

use axum::routing::{get, post};
use subtle::ConstantTimeEq as _;

use super::model::Topic;
use crate::accounts::Viewer;
use crate::app::{Routes, Site};
use crate::base::http::{Error, Page};
use crate::groups;

/// The addresses of the topic store.
pub fn routes() -> Routes {
    Routes::new()
        .route("/themen", get(list::show))
        .route("/themen.csv", get(import::export))
        .route("/themen.json", get(import::json))
        .route("/themen.atom", get(feed::atom))
        .route("/arbeitsgruppen/{slug}/themenspeicher", get(list::of_a_group))
        .route("/themen/neu", get(submit::form).post(submit::send))
        .route("/themen/beleg/{id}/{key}", get(submit::receipt).post(submit::end_letters))
        .route("/themen/felder", get(fields::form).post(fields::save))
        .route("/themen/einlesen", get(import::form))
        .route("/themen/ziehen", post(edit::draw))
        .route("/themen/{id}", get(topic::show))
        .route("/themen/{id}/bearbeiten", get(edit::edit).post(edit::save))
        .route("/themen/{id}/zusammenlegen", get(merge::form))
        .route("/themen/{id}/stand", post(edit::change))
}

/// The addresses that take whole files.
pub fn upload_routes() -> Routes {
    Routes::new().route("/themen/einlesen/datei", post(import::upload))
}

/// Where the author of a topic sees what became of it, without language. Nobody else can know the address.
pub(super) fn receipt(site: &Site, id: &str) -> String {
    format!("/themen/beleg/{id}/{}", key(site, id))
}

fn key(site: &Site, id: &str) -> String {
    site.secret.derive(&format!("topic-receipt:{id}"))
}

fn is_key(site: &Site, id: &str, given: &str) -> bool {
    key(site, id).as_bytes().ct_eq(given.as_bytes()).into()
}

/// Whether somebody may change a topic: who works for the city, or leads its group.
async fn leads(site: &Site, viewer: Option<&Viewer>, topic: &Topic) -> Result<bool, Error> {
    if viewer.is_some_and(Viewer::is_staff) {
        return Ok(true);
    }
    match &topic.group {
        Some(group) => Ok(groups::leads(&site.db.read, viewer, group).await?),
        None => Ok(false),
    }
}

/// One step of the way to a page.
pub(super) struct Step {
    address: String,
    label: String,
}

/// The way from the start page over the store.
fn trail(page: &Page) -> Vec<Step> {
    let steps = [("/", page.t.msg_programme_start()), ("/themen", page.t.msg_topics_title())];
    steps.into_iter().map(|(path, label)| Step { address: page.to(path), label }).collect()
}
