//! Comments of citizens and answers of the city, on whatever takes them. Decides nothing about them; the moderation does.

mod changes;
mod form;
mod model;
mod pages;
mod store;
mod subjects;
mod suspicion;

pub use changes::{Old, publish, redact, reject, remove_name, stock, take};
pub use model::{Comment, State};
pub use pages::{Thread, routes, thread};
pub use store::{KEEP_DAYS, by_id, forget_old, waiting};
pub use subjects::{Subject, title};

use crate::app::Site;

/// Where the author of a comment sees what became of it: a path without language that nobody else can know.
pub fn receipt(site: &Site, id: &str) -> String {
    pages::receipt(site, id)
}
