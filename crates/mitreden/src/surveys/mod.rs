//! Surveys of citizens: built by the staff, answered page by page without an account, sent once, analysed and published. Never a room's poll.

mod analysis;
mod export;
mod form;
mod model;
mod pages;
mod public;
mod sending;
mod stocking;
mod store;

pub(crate) use model::{Answer, Answers, Condition, Question, QuestionKind, Section, Sheet, Survey};
pub use pages::routes;
pub use public::{documents, open};
pub(crate) use stocking::past;

use jiff::{SignedDuration, ToSpan as _};
use sea_orm::DbErr;

use crate::app::Site;

/// How many days sheets and codes outlive the end of their survey.
pub(crate) const KEEP_DAYS: i64 = 30;

const AFTER_CLOSING: SignedDuration = SignedDuration::from_hours(KEEP_DAYS * 24);
/// How long a sheet waits for its writer in a survey without an end.
const UNTOUCHED: SignedDuration = SignedDuration::from_hours(180 * 24);

/// Forgets sheets that will not be sent any more, and codes that open nothing.
///
/// # Errors
/// The database's.
pub async fn forget_expired(site: &Site) -> Result<(), DbErr> {
    let now = site.clock.now();
    let tx = site.db.begin().await?;
    store::forget(&tx, now - AFTER_CLOSING, now - UNTOUCHED).await?;
    tx.commit().await
}

/// The beginning of today, UTC: more is not kept of the time.
fn today(site: &Site) -> jiff::Timestamp {
    let day = 24.hours();
    site.clock.now().round(jiff::TimestampRound::new().smallest(jiff::Unit::Hour).increment(24).mode(jiff::RoundMode::Floor)).unwrap_or_else(|_| {
        // Never with these settings; a day earlier would only end a sheet sooner.
        site.clock.now() - day
    })
}
