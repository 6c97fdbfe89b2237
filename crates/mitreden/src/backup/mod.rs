//! Backups: everything of a site in one file that restores to either engine. Sends nothing anywhere.

mod archive;
mod making;
mod model;
mod nightly;
mod restoring;

pub use making::make;
pub use nightly::{Last, Standing, due, standing};
pub use restoring::{Aside, check, restore};
