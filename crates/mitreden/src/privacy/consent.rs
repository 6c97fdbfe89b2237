//! The log of consents: to which words, what for, from when to when (Art. 7(1) GDPR). Asks nobody and holds no address.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::app::Site;
use crate::base::db::{Ts, all, run};
use crate::base::mail::Address;

/// How many days an entry is kept after the consent was taken back: three years (§ 195 BGB).
pub(super) const PROOF_DAYS: i64 = 3 * 365;

#[derive(FromQueryResult)]
struct Open {
    id: String,
    purpose: String,
}

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
    let (mac, now) = (seal(site, address.as_str()), Ts(site.clock.now()));
    let open: Vec<Open> = all(c, "SELECT id, purpose FROM consent WHERE address_mac = $1 AND withdrawn_at IS NULL", [mac.as_str().into()]).await?;
    for entry in open.iter().filter(|entry| !purposes.contains(entry.purpose.as_str())) {
        run(c, "UPDATE consent SET withdrawn_at = $2 WHERE id = $1", [entry.id.as_str().into(), now.into()]).await?;
    }
    for purpose in purposes.iter().filter(|purpose| open.iter().all(|entry| entry.purpose != **purpose)) {
        let sql = "INSERT INTO consent (id, address_mac, purpose, words, given_at) VALUES ($1, $2, $3, $4, $5)";
        run(c, sql, [site.ids.id().into(), mac.as_str().into(), (*purpose).into(), words.into(), now.into()]).await?;
    }
    Ok(())
}

/// The owner of the address takes everything back.
///
/// # Errors
/// The database's.
pub async fn take_back(c: &impl ConnectionTrait, site: &Site, address: &Address) -> Result<(), DbErr> {
    agree(c, site, address, &BTreeSet::new(), "").await
}
