//! Measures: what the city does with what was decided, where it stands, what it costs. Never how a decision came about; the trail tells that.

mod changes;
mod exchange;
mod form;
mod indicator;
mod indicator_form;
mod listing;
mod map;
mod model;
mod pages;
mod place;
mod public;
mod reminding;
mod stocking;
mod store;
mod tiles;
mod update_form;
mod yearly;

pub(crate) use listing::{MeasureRecord, entry, listed};
pub(crate) use pages::change_words;
pub use pages::{routes, upload_routes};
pub(crate) use public::{News, news, titles};
pub use public::{addresses, documents, goal_at, goals, id_at, things};
pub use reminding::remind;
pub use stocking::{Goal, Script, Stage, stock};
pub use tiles::{Tiles, forget_tiles};
