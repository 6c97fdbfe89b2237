//! The pages of the figures: their addresses and what several of them show. Each page is a file of its own.

mod by_hand;
mod drawing;
mod feedback;
mod files;
mod list;
mod report;

pub(super) use feedback::is_open as feedback_is_open;

use axum::routing::{get, post};

use super::counting;
use super::tables::Voice;
use crate::app::{App, Routes, Site};
use crate::base::http::Page;

/// Every address of the figures.
pub fn routes() -> Routes {
    Routes::new()
        .route("/auswertung", get(list::show))
        // `/auswertung/reihe/<slug>.csv` is the same route with an ending: a path segment cannot be matched in part.
        .route("/auswertung/bericht/{id}", get(report::frozen))
        .route("/auswertung/abend/{slug}/zahlen", get(by_hand::form).post(by_hand::save))
        .route("/auswertung/abend/{slug}/rueckmeldung", get(feedback::form).post(feedback::send))
        .route("/auswertung/abend/{slug}/worte/{id}", post(report::drop_words))
        .route("/auswertung/{scope}/{slug}", get(report::show))
        .route("/auswertung/{scope}/{slug}/veroeffentlichen", post(report::publish))
        .route("/auswertung/{scope}/{slug}/festhalten", post(report::freeze))
}

fn voice(site: &Site, page: &Page) -> Voice {
    Voice { t: page.t, language: page.language, zone: counting::zone(site) }
}

/// One step of the way to a page.
pub(super) struct Step {
    address: String,
    label: String,
}

fn trail(page: &Page) -> Vec<Step> {
    let steps = [("/", page.t.msg_programme_start()), ("/auswertung", page.t.msg_figures_title())];
    steps.into_iter().map(|(path, label)| Step { address: page.to(path), label }).collect()
}

fn site(app: &App) -> &Site {
    app.site("")
}
