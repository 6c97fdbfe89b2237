//! Notifications: who follows what by letter, digests, newsletters, and how letters are doing. Knows no letter of another feature.

mod changes;
mod devices;
mod following;
mod happening;
mod letters;
mod model;
mod pages;
mod store;
mod writing;

pub use changes::address_changed;
pub use model::UNCONFIRMED_DAYS;
pub use pages::{Summary, routes, summary};
pub use writing::round;

use sea_orm::{ConnectionTrait, DbErr};

/// Nobody follows a measure any more that is gone, in the caller's transaction.
///
/// # Errors
/// The database's.
pub async fn measure_gone(c: &impl ConnectionTrait, id: &str) -> Result<(), DbErr> {
    store::forget_topic(c, &model::Topic::Measure(id.to_owned())).await
}
