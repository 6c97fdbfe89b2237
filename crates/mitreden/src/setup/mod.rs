//! The first setup of a portal: a one-time address, the first administrator, then the settings step by step. Keeps no setting of its own.

mod letters;
mod model;
mod pages;
mod store;

pub use pages::upload_routes;

use std::sync::atomic::Ordering;

use axum::routing::{get, post};
use jiff::SignedDuration;

use crate::accounts;
use crate::app::{Routes, Site};
use crate::base::http::Error;
use crate::base::i18n::Language;

/// How long the address waits for the first administrator.
const WAITS: SignedDuration = SignedDuration::from_hours(24);

/// Where the setup stands on the portal.
pub(crate) const PATH: &str = "/einrichten";

/// The addresses of the setup.
pub fn routes() -> Routes {
    Routes::new()
        .route("/einrichten", get(pages::door::open).post(pages::door::enter))
        .route("/einrichten/logo/entfernen", post(pages::logo::remove))
        .route("/einrichten/{schritt}", get(pages::steps::show).post(pages::steps::save))
}

/// Called at each start of a city's portal: while nobody works for the city yet, answers the path of a fresh one-time address, and every older one
/// is over. While somebody has begun the setup and not finished it, answers where it goes on.
///
/// # Errors
/// The database's.
pub async fn begin(site: &Site) -> Result<Option<String>, Error> {
    let tx = site.db.begin().await?;
    let state = store::state(&tx).await?;
    if let Some(state) = state.filter(|state| state.claimed) {
        tx.rollback().await?;
        site.setting_up.store(!state.finished, Ordering::Relaxed);
        return Ok((!state.finished).then(|| PATH.to_owned()));
    }
    if accounts::has_staff(&tx).await? {
        // Whoever came by the command line has a portal that needs no first setup; a key that is still about is over.
        store::withdraw(&tx).await?;
        tx.commit().await?;
        return Ok(None);
    }
    let token = site.ids.token();
    store::put_key(&tx, &token.hash(), site.clock.now() + WAITS).await?;
    tx.commit().await?;
    Ok(Some(format!("{PATH}?schluessel={}", token.reveal())))
}

/// The word before the address, in the language of the site.
pub fn label(site: &Site) -> String {
    site.current().config.site.languages().first().copied().unwrap_or(Language::De).words().msg_setup_title()
}
