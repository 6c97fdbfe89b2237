//! How the portal is doing, in plain words for the administration, with the next step for each fault. Mends nothing. Machines ask /healthz, /readyz and /metrics.

mod checks;
mod judge;
mod metrics;
mod model;
mod pages;

pub use metrics::{PATH as METRICS, own_token};
pub use model::{Area, Finding, State};

use axum::routing::get;

use crate::app::{App, Routes};
use crate::base::http::Error;
use crate::base::i18n::Language;

/// The addresses of the health page.
pub fn routes() -> Routes {
    Routes::new().route("/verwaltung/zustand", get(pages::show)).route(METRICS, get(metrics::show))
}

/// Looks at everything, in the words of a language.
///
/// # Errors
/// The database's.
pub async fn look(app: &App, language: Language) -> Result<Vec<Finding>, Error> {
    checks::all(app, language).await
}

/// Looks at some things alone.
///
/// # Errors
/// The database's.
pub async fn look_at(app: &App, language: Language, areas: &[Area]) -> Result<Vec<Finding>, Error> {
    checks::some(app, language, areas).await
}
