//! What an account's page says about subscriptions. Changes nothing.

use super::offering::Offered;
use crate::app::Site;
use crate::base::http::{Error, Page};
use crate::base::mail::Address;
use crate::notifications::model::Rhythm;
use crate::notifications::{letters, store};

/// What somebody follows, in their language.
#[derive(Debug)]
pub struct Summary {
    /// What they follow.
    pub labels: Vec<String>,
    /// How often they hear of it.
    pub rhythm: String,
    /// They have said so from their mailbox.
    pub confirmed: bool,
    /// Where they change it, with language.
    pub address: String,
}

/// What the owner of an address follows; `None`: nothing.
///
/// # Errors
/// The database's.
pub async fn summary(site: &Site, page: &Page, email: &Address) -> Result<Option<Summary>, Error> {
    let read = &site.db.read;
    let Some(one) = store::by_email(read, email).await? else { return Ok(None) };
    let topics = store::topics(read, &one.id).await?.into_iter().collect();
    Ok(Some(Summary {
        labels: Offered::to(site, page, &topics).await?.labels(&topics),
        rhythm: rhythm(page, one.rhythm),
        confirmed: one.confirmed,
        address: page.to(&letters::own_path(site, &one.id)),
    }))
}

/// The words of a rhythm.
pub(super) fn rhythm(page: &Page, rhythm: Rhythm) -> String {
    match rhythm {
        Rhythm::AtOnce => page.t.msg_notifications_rhythm_at_once(),
        Rhythm::Daily => page.t.msg_notifications_rhythm_daily(),
        Rhythm::Weekly => page.t.msg_notifications_rhythm_weekly(),
    }
}
