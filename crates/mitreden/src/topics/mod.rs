//! The topic store: impulses of citizens, of evenings and of groups, and what is done with them. Never what a group decides.

mod changes;
mod drawing;
mod form;
mod listing;
mod model;
mod pages;
mod public;
mod stocking;
mod store;
mod table;
mod taking;

pub use changes::{publish, redact, reject, remove_name};
pub(crate) use listing::{TopicRecord, listed};
pub use model::{State, Topic};
pub(crate) use pages::{Drawer, drawer};
pub use pages::{Store, of_group, routes, upload_routes};
pub use public::documents;
pub use stocking::{Script, stock};
pub use store::{KEEP_DAYS, by_id, forget_old, waiting};

use crate::app::Site;

/// Where the author of a topic sees what became of it: a path without language that nobody else can know.
pub fn receipt(site: &Site, id: &str) -> String {
    pages::receipt(site, id)
}
