//! Who works for the city: the list of people, their roles, blocks and second factors, invitations of staff. Signs nobody in itself.

mod changes;
mod invitations;
mod letters;
mod pages;
mod store;

pub use invitations::KEEP_DAYS;

use axum::routing::{get, post};

use crate::accounts::{self, Link, Role};
use crate::app::{Routes, Site};
use crate::audit::{self, By};
use crate::base::http::Error;
use crate::base::i18n::{Language, Words};

/// The addresses of this feature.
pub fn routes() -> Routes {
    Routes::new()
        .route("/verwaltung/personen", get(pages::list::page))
        .route("/verwaltung/personen/einladen", get(pages::invite::form).post(pages::invite::send))
        .route("/verwaltung/personen/einladungen/{id}", post(pages::invite::change))
        .route("/verwaltung/personen/{id}", get(pages::person::page).post(pages::person::change))
        .route("/einladung/{token}", get(pages::accept::page).post(pages::accept::accept))
}

/// Adds a person from the server's command line, with an entry in the staff's log, and makes the one-time link by which they sign in.
///
/// # Errors
/// The database's.
pub async fn add_by_operator(site: &Site, name: &str, role: Role) -> Result<Link, Error> {
    let words = site.current().config.site.languages().first().copied().unwrap_or(Language::De).words();
    let tx = site.db.begin().await?;
    let link = accounts::add_person_in(&tx, site, name, role).await?;
    audit::note(&tx, site, By::Operator, "person.added", "/verwaltung/personen", &told(words, name, role)).await?;
    tx.commit().await?;
    Ok(link)
}

/// Whom a deed was about, for the staff's log: by name only if they work for the city.
fn told(t: &Words, name: &str, role: Role) -> String {
    if role == Role::Person { pages::role_word(t, role) } else { format!("{name}: {}", pages::role_word(t, role)) }
}
