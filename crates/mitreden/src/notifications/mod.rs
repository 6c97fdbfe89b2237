//! Notifications: who follows what by letter, digests, newsletters, and how letters are doing. Knows no letter of another feature.

mod changes;
mod devices;
mod following;
mod letters;
mod model;
mod pages;
mod store;
mod writing;

pub use changes::address_changed;
pub use model::UNCONFIRMED_DAYS;
pub use pages::{Summary, routes, summary};
pub use writing::round;
