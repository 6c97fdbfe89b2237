//! The pages of the decisions: their addresses and what several of them show. Each page is a file of its own.

mod bodies;
mod edit;
mod exchange;
mod feed;
mod list;
mod show;
mod words;

use axum::routing::{get, post};

use super::model::Decision;
use crate::app::Routes;
use crate::base::dates;
use crate::base::http::Page;

/// The addresses of the decisions.
pub fn routes() -> Routes {
    Routes::new()
        .route("/beschluesse", get(list::show))
        .route("/beschluesse.atom", get(feed::atom))
        .route("/beschluesse.json", get(exchange::json))
        .route("/beschluesse.csv", get(exchange::csv))
        .route("/beschluesse/einlesen", get(exchange::form))
        .route("/beschluesse/neu", get(edit::new).post(edit::create))
        .route("/beschluesse/gremien", get(bodies::show).post(bodies::change))
        .route("/beschluesse/{slug}", get(show::show))
        .route("/beschluesse/{slug}/bearbeiten", get(edit::edit).post(edit::save))
        .route("/beschluesse/{slug}/entfernen", post(edit::remove))
}

/// The address that takes whole files.
pub fn upload_routes() -> Routes {
    Routes::new().route("/beschluesse/einlesen/datei", post(exchange::upload))
}

/// One step of the way to a page.
struct Step {
    address: String,
    label: String,
}

/// The way from the start page over the list.
fn trail(page: &Page) -> Vec<Step> {
    let steps = [("/", page.t.msg_programme_start()), ("/beschluesse", page.t.msg_decisions_title())];
    steps.into_iter().map(|(path, label)| Step { address: page.to(path), label }).collect()
}

/// A decision in a list.
struct Line {
    address: String,
    title: String,
    /// "Stadtrat · Mittwoch, 24. Februar 2021".
    about: String,
    outcome: String,
    /// The kind of the badge.
    mood: &'static str,
}

impl Line {
    fn of(page: &Page, decision: &Decision) -> Self {
        Self {
            address: page.to(&decision.address()),
            title: decision.title.clone(),
            about: format!("{} · {}", decision.body.name, dates::day(decision.day, page.language)),
            outcome: words::outcome(page.t, decision.outcome),
            mood: words::mood(decision.outcome),
        }
    }
}
