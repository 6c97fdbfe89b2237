//! The programme: placeholder until series and events move in.

use axum::routing::get;

use crate::routes::Routes;

/// The addresses of the programme, the start page among them.
pub fn routes() -> Routes {
    Routes::new().route("/", get(async || "Mitreden\n"))
}
