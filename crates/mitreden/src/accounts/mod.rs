//! People who may do more than visitors: sign-in by one-time link, sessions, roles. Knows no room and no event.

mod model;
mod pages;
mod store;

pub use model::{Link, Role, Viewer};
pub use store::{SESSION_DAYS, forget_expired};

use axum::http::HeaderMap;
use axum::routing::get;
use axum::routing::post;

use crate::app::{Routes, Site};
use crate::base::http::{Cookies, Error};
use crate::base::ids::Token;

/// Name of the session cookie, without prefix.
pub(crate) const COOKIE: &str = "mitreden";

/// The addresses of the accounts.
pub fn routes() -> Routes {
    Routes::new()
        .route("/anmelden", get(pages::sign_in))
        .route("/anmelden/{token}", get(pages::link).post(pages::use_link))
        .route("/abmelden", post(pages::sign_out))
}

/// Who is signed in by the request's cookie.
///
/// # Errors
/// The database's.
pub async fn viewer(site: &Site, cookies: Cookies, headers: &HeaderMap) -> Result<Option<Viewer>, Error> {
    match cookies.read(headers, COOKIE) {
        Some(token) => Ok(store::viewer(site, &Token::from_text(token)).await?),
        None => Ok(None),
    }
}

/// Adds a person and makes the one-time link by which they sign in.
///
/// # Errors
/// The database's.
pub async fn add_person(site: &Site, name: &str, role: Role) -> Result<Link, Error> {
    let person = site.ids.id();
    let tx = site.db.begin().await?;
    store::insert_person(&tx, &person, name, role, site.clock.now()).await?;
    let link = store::insert_link(&tx, site, &person).await?;
    tx.commit().await?;
    Ok(link)
}
