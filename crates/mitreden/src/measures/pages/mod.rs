//! The pages of the measures: their addresses and what several of them show. Each page is a file of its own.

mod board;
mod edit;
mod exchange;
mod feed;
mod indicators;
mod map;
mod remove;
mod show;
mod timeline;
mod update;
mod words;
mod year;

use axum::routing::{get, post};

pub(crate) use words::change as change_words;

use crate::app::Routes;
use crate::base::http::Page;

/// The addresses of the measures.
pub fn routes() -> Routes {
    Routes::new()
        .route("/massnahmen", get(board::show))
        .route("/massnahmen.atom", get(feed::atom))
        .route("/massnahmen.json", get(exchange::json))
        .route("/massnahmen.csv", get(exchange::csv))
        .route("/massnahmen/einlesen", get(exchange::form))
        .route("/massnahmen/neu", get(edit::new).post(edit::create))
        .route("/massnahmen/karte", get(map::show))
        .route("/massnahmen/karte/kacheln/{zoom}/{column}/{row}", get(map::tile))
        .route("/massnahmen/zeitstrahl", get(timeline::show))
        .route("/massnahmen/jahr/{year}", get(year::show))
        .route("/massnahmen/{slug}", get(show::show))
        .route("/massnahmen/{slug}/bearbeiten", get(edit::edit).post(edit::save))
        .route("/massnahmen/{slug}/entfernen", get(remove::ask).post(remove::remove))
        .route("/verwaltung/massnahmen/fortschreibung", get(update::desk).post(update::change))
        .route("/verwaltung/massnahmen/fortschreibung/{year}/{slug}", get(update::form).post(update::save))
}

/// The address that takes whole files.
pub fn upload_routes() -> Routes {
    Routes::new().route("/massnahmen/einlesen/datei", post(exchange::upload))
}

/// One step of the way to a page.
struct Step {
    address: String,
    label: String,
}

/// The way from the start page over the board.
fn trail(page: &Page) -> Vec<Step> {
    let steps = [("/", page.t.msg_programme_start()), ("/massnahmen", page.t.msg_measures_title())];
    steps.into_iter().map(|(path, label)| Step { address: page.to(path), label }).collect()
}
