//! Registration for events: optional places with a queue, reminders and a list at the door. Never needed for listening.

mod changes;
mod form;
mod letters;
mod model;
mod pages;
mod stocking;
mod store;

pub(crate) use changes::event_changed;
pub use changes::{forget_expired, move_up_everywhere};
pub use model::KEEP_DAYS;
pub use pages::routes;
pub(crate) use pages::{Notice, notice};
pub(crate) use stocking::open;
