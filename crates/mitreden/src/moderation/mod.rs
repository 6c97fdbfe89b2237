//! The one moderation queue: what waits, what was reported, objections, and the record of decisions. Holds no text of a citizen's contribution; features do.

mod block;
mod decide;
mod letters;
mod model;
mod pages;
mod queue;
mod sources;
mod store;

pub use block::blocked_until;
pub use model::{Deed, Reason};
pub use pages::{Standing, routes, standing, suspicion_word};

use crate::app::Site;
use crate::base::http::Error;
use crate::{comments, ideas, topics};

/// How many days the words and addresses of a report or an objection are kept after its answer.
pub(crate) const KEEP_DAYS: i64 = 30;
/// How many days a decision is kept.
pub(crate) const DECISION_DAYS: i64 = 730;

/// Forgets blocks that are over, and lets the comments, topics and ideas go that nobody can contest any more.
///
/// # Errors
/// The database's.
pub async fn forget_old(site: &Site) -> Result<(), Error> {
    let contested = store::contested(&site.db.read, "comment").await?;
    comments::forget_old(site, &contested).await?;
    let contested = store::contested(&site.db.read, "topic").await?;
    topics::forget_old(site, &contested).await?;
    ideas::forget_old(site, &store::contested(&site.db.read, "idea").await?).await?;
    Ok(())
}
