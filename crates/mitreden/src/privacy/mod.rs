//! How long what is kept, for whom, and what goes when: one rule for each table, and what follows from the rules. Knows no feature's meaning.

mod consent;
mod model;
mod pages;
mod person;
mod recipients;
mod retention;
mod rules;
mod schema;
mod store;
mod taking_part;

pub use consent::{agree, move_consents, take_back};
pub use model::{Erase, Keep, Kind, Rule, Since, Whose};
pub use pages::{Row, public_rows};
pub use person::{COOLING_DAYS, erase_due, pending};
pub use recipients::{Service, Task, report, services};
pub use retention::{Holding, apply, look};

use axum::routing::{get, post};
use sea_orm::DbErr;

use crate::app::{Routes, Site};

/// The addresses of this feature.
pub fn routes() -> Routes {
    Routes::new()
        .route("/verwaltung/loeschfristen", get(pages::retention))
        .route("/verwaltung/einwilligungen", post(pages::consents))
        .route("/konto/daten", get(pages::own::page))
        .route("/konto/daten.zip", get(pages::own::export))
        .route("/konto/daten/loeschen", post(pages::own::erase))
        .route("/konto/daten/behalten", post(pages::own::keep))
}

/// Tables and columns of the database without a rule, and rules without a table: one sentence each that says what to write.
///
/// # Errors
/// The database's.
pub async fn gaps(site: &Site) -> Result<Vec<String>, DbErr> {
    Ok(schema::gaps(&site.db.columns().await?))
}
