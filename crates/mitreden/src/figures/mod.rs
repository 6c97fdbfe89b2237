//! Figures and reports: how many came, what they did, what it came to. Reads what others keep and changes nothing of it.
//!
//! Small numbers are hidden before anything else happens ([`cell`]): pages, files and frozen reports are made of what may be shown.

mod cell;
mod counting;
mod model;
mod pages;
mod press;
mod raw;
mod read;
mod store;
mod tables;

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};

use crate::app::{App, Site};
pub use pages::routes;

/// What is entered by hand for an event: people counted without the portal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Who only listened.
    pub listening: u32,
    /// Who took part.
    pub talking: u32,
    /// Who said to be there for the first time.
    pub first_time: u32,
    /// Contributions by voice.
    pub spoken: u32,
    /// Where the numbers are from.
    pub note: String,
}

/// Keeps numbers of an event that were counted without the portal, in place of earlier ones.
///
/// # Errors
/// The database's.
pub async fn enter(c: &impl ConnectionTrait, event: &str, counted: &Counted, now: Timestamp) -> Result<(), DbErr> {
    let Counted { listening, talking, first_time, spoken, note } = counted.clone();
    store::keep_by_hand(c, event, &raw::ByHand { listening, talking, on_site: 0, first_time, spoken, note }, now).await
}

/// Shows the figures of an event to everybody.
///
/// # Errors
/// The database's.
pub async fn publish_event(c: &impl ConnectionTrait, event: &str, now: Timestamp) -> Result<(), DbErr> {
    store::publish(c, model::Scope::Event, event, true, now).await
}

/// Shows the figures of a series to everybody.
///
/// # Errors
/// The database's.
pub async fn publish_series(c: &impl ConnectionTrait, series: &str, now: Timestamp) -> Result<(), DbErr> {
    store::publish(c, model::Scope::Series, series, true, now).await
}

/// Where everybody finds the figures of an event, if they are published.
///
/// # Errors
/// The database's.
pub async fn public_address(c: &impl ConnectionTrait, event: &str, slug: &str) -> Result<Option<String>, DbErr> {
    let published = store::published(c, model::Scope::Event).await?.iter().any(|subject| subject == event);
    Ok(published.then(|| format!("/auswertung/abend/{slug}")))
}

/// Where everybody finds the figures of a series, if they are published.
///
/// # Errors
/// The database's.
pub async fn public_series_address(c: &impl ConnectionTrait, series: &str, slug: &str) -> Result<Option<String>, DbErr> {
    let published = store::published(c, model::Scope::Series).await?.iter().any(|subject| subject == series);
    Ok(published.then(|| format!("/auswertung/reihe/{slug}")))
}

/// Where people say how an evening was, while they are asked.
///
/// # Errors
/// The database's.
pub async fn feedback_address(app: &App, slug: &str) -> Result<Option<String>, DbErr> {
    let site = app.site("");
    let now = site.clock.now();
    let event = read::event(&site.db.read, slug, now).await?;
    Ok(event.filter(|event| event.over && pages::feedback_is_open(event.ends_at, now)).map(|_| format!("/auswertung/abend/{slug}/rueckmeldung")))
}

/// Forgets what people wrote after evenings of more than a year ago.
///
/// # Errors
/// The database's.
pub async fn forget_words(site: &Site) -> Result<(), DbErr> {
    let before = counting::forgotten_before(site.clock.now(), &counting::zone(site));
    let tx = site.db.begin().await?;
    store::forget_words(&tx, before).await?;
    tx.commit().await
}
