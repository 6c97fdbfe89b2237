//! The pages of notifications: their addresses. Each page is a file of its own.

mod devices;
mod newsletter;
mod offering;
mod outbox;
mod own;
mod seen;

pub use seen::{Summary, summary};

use axum::routing::{get, post};

use crate::app::Routes;

/// Every address of notifications.
pub fn routes() -> Routes {
    Routes::new()
        .route("/abos", get(own::form).post(own::send))
        .route("/newsletter", get(own::newsletter))
        .route("/abos/danke", get(own::thanks))
        .route("/abos/beendet", get(own::ended))
        .route("/abos/{token}", get(own::show).post(own::save))
        .route("/abos/{token}/geraete", post(devices::add))
        .route("/abos/{token}/geraete/{id}", post(devices::remove))
        .route("/abos/{token}/beenden", get(own::ask).post(own::end))
        .route("/verwaltung/newsletter", get(newsletter::list).post(newsletter::add))
        .route("/verwaltung/newsletter/{id}", get(newsletter::show).post(newsletter::act))
        .route("/verwaltung/post", get(outbox::show))
        .route("/verwaltung/post/{letter}", post(outbox::again))
}
