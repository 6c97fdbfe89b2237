//! People with an account: signing in, sessions, roles, what they say about themselves. Knows no room and no event.

mod authors;
mod codes;
mod device;
mod granted;
mod letters;
mod model;
mod names;
mod oidc;
mod pages;
mod passkeys;
mod standing;
mod store;
mod totp;
mod trail;

pub(crate) use authors::{Author, OWN_MOST, Own, Told, greeting, paragraphs, standing, write};
pub use granted::take_unconfirmed;
pub use model::{Link, Person, Role, Viewer};
pub use names::{Fault as NameFault, LONGEST as NAME_LONGEST, alike, parse as parse_name};
pub use oidc::Providers;
pub use pages::first::{First, Newcomer, first_admin};
pub use standing::{Account, Refusal, Standing, account, administers, admit, change, end_sessions, list, may_be_erased, reset_second};
pub use store::{SESSION_DAYS, forget_expired};
pub use trail::{Refused, sum_up};

use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::{get, post};
use jiff::SignedDuration;
use sea_orm::ConnectionTrait;

use crate::app::{Routes, Site};
use crate::base::http::{Cookies, Error, Page};
use crate::base::i18n::Language;
use crate::base::ids::Token;
use crate::base::mail::Address;

/// Name of the session cookie, without prefix.
pub(crate) const COOKIE: &str = "mitreden";

/// How many hours a one-time link waits.
pub const LINK_HOURS: i64 = 48;

/// The same as a span.
const LINK: SignedDuration = SignedDuration::from_hours(LINK_HOURS);

/// The addresses of the accounts.
pub fn routes() -> Routes {
    Routes::new()
        .route("/anmelden", get(pages::sign_in::form).post(pages::sign_in::send))
        .route("/anmelden/code", get(pages::code::form).post(pages::code::check))
        .route("/anmelden/passkey", post(pages::passkeys::enter))
        .route("/anmelden/passkey/frage", post(pages::passkeys::ask_to_sign_in))
        .route("/anmelden/zweiter-schritt", get(pages::second::page).post(pages::second::check))
        .route("/anmelden/anbieter/{provider}", post(pages::provider::start))
        .route("/anmelden/anbieter/{provider}/antwort", get(pages::provider::answer))
        .route("/anmelden/{token}", get(pages::link::page).post(pages::link::enter))
        .route("/abmelden", post(pages::sign_out))
        .route("/konto", get(pages::account::page).post(pages::account::save))
        .route("/konto/beitraege", get(pages::contributions::page))
        .route("/konto/sitzungen", post(pages::account::end_sessions))
        .route("/konto/anbieter", post(pages::identities::change))
        .route("/konto/verbinden", get(pages::identities::connect).post(pages::identities::decide))
        .route("/konto/passkeys", get(pages::passkeys::list).post(pages::passkeys::add))
        .route("/konto/passkeys/frage", post(pages::passkeys::ask_to_add))
        .route("/konto/passkeys/{id}", post(pages::passkeys::change))
        .route("/konto/einmalkennwort", get(pages::totp::page).post(pages::totp::change))
        .route("/konto/adresse", get(pages::address::form).post(pages::address::send))
        .route("/konto/adresse/erreichbar", post(pages::address::try_again))
        .route("/konto/adresse/code", get(pages::address::code_form).post(pages::address::check))
}

/// Who is signed in by the request's cookie.
///
/// # Errors
/// The database's.
pub async fn viewer(site: &Site, cookies: Cookies, headers: &HeaderMap) -> Result<Option<Viewer>, Error> {
    match cookies.read(headers, COOKIE) {
        Some(token) => Ok(store::sessions::viewer(site, &Token::from_text(token)).await?),
        None => Ok(None),
    }
}

/// Signs somebody in whom an invitation's link has shown, in its transaction.
///
/// # Errors
/// The database's.
pub(crate) async fn sign_in(c: &impl ConnectionTrait, site: &Site, page: &Page, headers: &HeaderMap, person: &Person) -> Result<Response, Error> {
    pages::begin(c, &pages::Arrival { site, page, headers, onward: "/verwaltung", way: trail::Way::Invitation }, person, pages::Proof::One).await
}

/// Adds a person and makes the one-time link by which they sign in.
///
/// # Errors
/// The database's.
pub async fn add_person(site: &Site, name: &str, role: Role) -> Result<Link, Error> {
    let tx = site.db.begin().await?;
    let link = add_person_in(&tx, site, name, role).await?;
    tx.commit().await?;
    Ok(link)
}

/// The same in the caller's transaction.
///
/// # Errors
/// The database's.
pub async fn add_person_in(c: &impl ConnectionTrait, site: &Site, name: &str, role: Role) -> Result<Link, Error> {
    let language = site.current().config.site.languages().first().copied().unwrap_or(Language::De);
    let person = Person { id: site.ids.id(), name: name.to_owned(), role, email: None, language, blocked: false, joined: false };
    store::people::insert(c, &person, site.clock.now()).await?;
    Ok(store::people::insert_link(c, site, &person.id, LINK).await?)
}

/// Makes a one-time link for somebody who has no other way in, in the caller's transaction.
///
/// # Errors
/// The database's.
pub async fn link_for(c: &impl ConnectionTrait, site: &Site, person: &str) -> Result<Link, Error> {
    Ok(store::people::insert_link(c, site, person, LINK).await?)
}

/// A person by id: name, address and language for letters.
///
/// # Errors
/// The database's.
pub async fn person(c: &impl ConnectionTrait, id: &str) -> Result<Option<Person>, Error> {
    Ok(store::people::person(c, id).await?)
}

/// A browser and its system in two coarse words, from its User-Agent; empty when it says nothing known.
pub fn device_name(user_agent: &str) -> String {
    device::name(user_agent)
}

/// Whose account an address is. Never let a page say so to somebody who has not shown that the address is theirs.
///
/// # Errors
/// The database's.
pub async fn person_of_address(c: &impl ConnectionTrait, address: &Address) -> Result<Option<Person>, Error> {
    Ok(store::people::by_address(c, address).await?)
}

/// Whether a name looks like that of somebody who works for the city, other than `person`: then guests and citizens may not use it.
///
/// # Errors
/// The database's.
pub async fn is_name_of_staff(c: &impl ConnectionTrait, name: &str, person: Option<&str>) -> Result<bool, Error> {
    let staff = store::people::staff_names(c).await?;
    Ok(staff.iter().any(|(id, other)| Some(id.as_str()) != person && names::alike(name, other)))
}

/// Whether anybody works for the city yet.
///
/// # Errors
/// The database's.
pub async fn has_staff(c: &impl ConnectionTrait) -> Result<bool, Error> {
    Ok(!store::people::staff_names(c).await?.is_empty())
}
