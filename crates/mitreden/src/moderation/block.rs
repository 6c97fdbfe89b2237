//! Who may not write for a while: an account, or an e-mail address as a keyed hash. Never an address of the network.

use jiff::{SignedDuration, Timestamp};

use super::model::{Author, Reason};
use super::store;
use crate::accounts::Viewer;
use crate::app::Site;
use crate::audit;
use crate::base::http::Error;
use crate::base::mail::Address;

/// What a block is kept under: without the key of the installation nobody can try addresses against it.
fn marks(site: &Site, person: Option<&str>, address: Option<&Address>) -> Vec<String> {
    let mark = |what: &str| site.secret.derive(&format!("moderation-block:{what}"));
    person.map(|person| mark(&format!("person:{person}"))).into_iter().chain(address.map(|address| mark(&format!("mail:{address}")))).collect()
}

/// Until when this account or address may not write; `None`: it may.
///
/// # Errors
/// The database's.
pub async fn blocked_until(site: &Site, person: Option<&str>, address: Option<&Address>) -> Result<Option<Timestamp>, Error> {
    let mut latest = None;
    for mark in marks(site, person, address) {
        latest = latest.max(store::blocked_until(&site.db.read, &mark, site.clock.now()).await?);
    }
    Ok(latest)
}

/// Blocks an author for as long as the settings say. False if there is nothing to know them by.
pub(super) async fn block(site: &Site, by: &Viewer, author: &Author, reason: Option<Reason>) -> Result<bool, Error> {
    let address = author.email.as_deref().and_then(Address::parse);
    let marks = marks(site, author.person.as_deref(), address.as_ref());
    if marks.is_empty() {
        return Ok(false);
    }
    let now = site.clock.now();
    let until = now + SignedDuration::from_hours(24 * i64::from(site.config.moderation.block_days));
    let tx = site.db.begin().await?;
    for mark in marks {
        store::insert_block(&tx, &site.ids.id(), &mark, reason.map_or("", Reason::word), until, now).await?;
    }
    audit::note(&tx, site, by.into(), "author.blocked", "/moderation/sperren", reason.map_or("", Reason::word)).await?;
    tx.commit().await?;
    Ok(true)
}

/// Ends a block.
pub(super) async fn lift(site: &Site, by: &Viewer, id: &str) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    if store::delete_block(&tx, id).await? {
        audit::note(&tx, site, by.into(), "author.unblocked", "/moderation/sperren", "").await?;
    }
    tx.commit().await?;
    Ok(())
}
