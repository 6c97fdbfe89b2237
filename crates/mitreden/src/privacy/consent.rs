//! The log of consents: to which words, what for, from when to when (Art. 7(1) GDPR). Asks nobody and holds no address.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::store;
use crate::app::Site;
use crate::base::db::Ts;
use crate::base::mail::Address;

/// How many days an entry is kept after the consent was taken back: three years (§ 195 BGB).
pub(super) const PROOF_DAYS: i64 = 3 * 365;

/// Under what an address stands in the log: nobody's without the installation's key.
pub(super) fn seal(site: &Site, address: &str) -> String {
    site.secret.derive(&format!("consent {address}"))
}

/// From now on the owner of the address agrees to exactly these purposes: what is new is added, what is missing is closed as taken back.
///
/// `words` is the version of the words that were shown. Within the caller's transaction: the consent and its proof are kept, or neither.
///
/// # Errors
/// The database's.
pub async fn agree(c: &impl ConnectionTrait, site: &Site, address: &Address, purposes: &BTreeSet<&str>, words: &str) -> Result<(), DbErr> {
    let (mac, now) = (seal(site, address.as_str()), site.clock.now());
    let open = store::open_consents(c, &mac).await?;
    for (id, _) in open.iter().filter(|(_, purpose)| !purposes.contains(purpose.as_str())) {
        store::close_consent(c, id, now).await?;
    }
    for purpose in purposes.iter().filter(|purpose| open.iter().all(|(_, known)| known != *purpose)) {
        store::insert_consent(c, &site.ids.id(), &mac, purpose, words, now).await?;
    }
    Ok(())
}

/// The owner of one address has another one now: what they agreed to goes on under it.
///
/// # Errors
/// The database's.
pub async fn move_consents(c: &impl ConnectionTrait, site: &Site, old: &Address, new: &Address) -> Result<(), DbErr> {
    store::move_consents(c, &seal(site, old.as_str()), &seal(site, new.as_str())).await
}

/// A consent as it is on record.
#[derive(Debug, FromQueryResult)]
pub(super) struct Proof {
    pub(super) purpose: String,
    /// The version of the words that were shown.
    pub(super) words: String,
    pub(super) given_at: Ts,
    pub(super) withdrawn_at: Option<Ts>,
}

/// What is on record for an address, the newest first. The address is compared sealed: nobody can go the other way.
pub(super) async fn proofs(c: &impl ConnectionTrait, site: &Site, address: &Address) -> Result<Vec<Proof>, DbErr> {
    store::consents(c, &seal(site, address.as_str())).await
}

/// The owner of the address takes everything back.
///
/// # Errors
/// The database's.
pub async fn take_back(c: &impl ConnectionTrait, site: &Site, address: &Address) -> Result<(), DbErr> {
    agree(c, site, address, &BTreeSet::new(), "").await
}
