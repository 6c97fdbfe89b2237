//! Who of the staff did what, and when: a list that only grows. Judges nobody, and keeps no copy of what was written or removed.

mod export;
mod model;
mod pages;
mod store;

pub use model::By;
pub use pages::deed_word;

use axum::routing::get;
use jiff::SignedDuration;
use sea_orm::{ConnectionTrait, DbErr};

use crate::accounts::Viewer;
use crate::app::{Routes, Site};
use model::Entry;

/// How many days an entry is kept. The database itself refuses to remove it earlier.
pub const KEEP_DAYS: i64 = 730;

/// The addresses of the list.
pub fn routes() -> Routes {
    Routes::new().route("/verwaltung/protokoll", get(pages::list)).route("/verwaltung/protokoll.csv", get(pages::csv))
}

/// Notes a deed within the caller's transaction: both are kept, or neither.
///
/// `deed` is a word of code such as `event.changed`; `about` the path of a page of this portal, or empty; `detail` what the thing is called.
/// Neither may hold anything personal of citizens, nor a text that somebody wrote: what is removed elsewhere has to be gone.
///
/// # Errors
/// The database's.
pub async fn note(c: &impl ConnectionTrait, site: &Site, by: By<'_>, deed: &'static str, about: &str, detail: &str) -> Result<(), DbErr> {
    let at = site.clock.now();
    let (person, name) = by.stored();
    let detail = detail.chars().take(model::DETAIL_MAX).collect();
    let entry = Entry { number: 0, at: at.into(), person_id: person, person_name: name, deed: deed.to_owned(), about: about.to_owned(), detail };
    store::insert(c, &entry, (at + SignedDuration::from_hours(24 * KEEP_DAYS)).into()).await
}

/// Notes what may happen too often to be noted each time: at most so many entries of this kind by this person in an hour.
///
/// # Errors
/// The database's.
pub async fn note_seldom(c: &impl ConnectionTrait, site: &Site, by: By<'_>, deed: &'static str, detail: &str, most: i64) -> Result<(), DbErr> {
    let (person, _) = by.stored();
    let since = site.clock.now() - SignedDuration::from_hours(1);
    if store::count_since(c, person.as_deref().unwrap_or_default(), deed, since.into()).await? >= most {
        return Ok(());
    }
    note(c, site, by, deed, "", detail).await
}

/// Notes that somebody of the staff took a file along: `about` is the page it belongs to, `file` what it is called.
///
/// # Errors
/// The database's.
pub async fn exported(site: &Site, viewer: &Viewer, about: &str, file: &str) -> Result<(), DbErr> {
    note_alone(site, viewer.into(), "export.made", about, file).await
}

/// The same as [`note`] in a transaction of its own, for deeds whose own writing is over.
///
/// # Errors
/// The database's.
pub async fn note_alone(site: &Site, by: By<'_>, deed: &'static str, about: &str, detail: &str) -> Result<(), DbErr> {
    let tx = site.db.begin().await?;
    note(&tx, site, by, deed, about, detail).await?;
    tx.commit().await
}
