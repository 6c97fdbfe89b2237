//! Decisions of the city's bodies: what was decided, by whom, on which day, and what was chosen of many. Never a council's information system.

mod changes;
mod exchange;
mod form;
mod listing;
mod model;
mod pages;
mod public;
mod stocking;
mod store;

pub(crate) use listing::{DecisionRecord, listed};
pub use pages::{routes, upload_routes};
pub use public::{addresses, documents, id_at, things};
pub use stocking::{Choice, Script, stock};
