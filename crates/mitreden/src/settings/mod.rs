//! What the administration sets in the browser: laid over the operator's file, and in force at once. The file stays as it is, and wins where it speaks.

mod current;
mod form;
mod images;
mod model;
mod pages;
mod store;

pub use current::Current;
pub use form::{FieldView, Sent, label, save, views};
pub use images::remove_logo;
pub use model::Group;
pub use pages::images::take_logo;
pub use pages::upload_routes;

use axum::routing::{get, post};

use crate::app::Routes;
use crate::app::Site;
use crate::base::http::Error;

/// The largest picture that is taken, in bytes.
pub const PICTURE_BYTES_MAX: usize = 5 << 20;

/// The addresses of the settings.
pub fn routes() -> Routes {
    Routes::new()
        .route("/verwaltung/einstellungen", get(pages::overview))
        .route("/verwaltung/einstellungen/bilder", get(pages::images::list))
        .route("/verwaltung/einstellungen/bilder/{id}/entfernen", post(pages::images::remove))
        .route("/verwaltung/einstellungen/{gruppe}", get(pages::group).post(pages::save))
        .route("/marke/{id}", get(pages::images::picture))
}

/// Reads what is stored and puts it in force.
///
/// # Errors
/// The database's.
pub async fn renew(site: &Site) -> Result<(), Error> {
    let current = Current::read(&site.db.read, &site.config).await?;
    site.outbox.rename(&current.brand);
    site.put(current);
    Ok(())
}
