//! Measures: what the city does with what was decided, where it stands, what it costs. Never how a decision came about; the trail tells that.

mod changes;
mod exchange;
mod form;
mod model;
mod pages;
mod public;
mod stocking;
mod store;

pub use pages::{routes, upload_routes};
pub use public::{addresses, documents, goal_at, goals, id_at, things};
pub use stocking::{Goal, Script, Stage, stock};
