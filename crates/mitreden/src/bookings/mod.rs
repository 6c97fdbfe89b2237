//! Rooms that people book for a club or an initiative: who, from when until when, who comes in. Never what happens in the room.

mod changes;
mod form;
mod letters;
mod model;
mod pages;
mod store;

pub use changes::tidy;
pub use pages::routes;
