//! Subscribing, confirming, changing, ending. Checks no form; the pages do.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};

use super::model::{CONSENT, Subscriber, Wishes};
use super::{letters, store};
use crate::app::Site;
use crate::base::i18n::Language;
use crate::base::mail::Address;
use crate::privacy;

fn fresh(site: &Site, email: Address, language: Language, wishes: &Wishes) -> Subscriber {
    let (rhythm, hour) = (wishes.rhythm, wishes.hour);
    let channel = wishes.channel.unwrap_or_default();
    Subscriber { id: site.ids.id(), email, language, rhythm, hour, channel, confirmed: false, returned: false, told_at: Timestamp::UNIX_EPOCH }
}

/// Somebody typed an address: a letter asks its owner. Whoever subscribed before keeps what they follow.
pub(super) async fn ask(site: &Site, email: Address, language: Language, wishes: &Wishes) -> Result<(), DbErr> {
    let tx = site.db.begin().await?;
    let new = fresh(site, email, language, wishes);
    let subscriber = if store::insert(&tx, &new, &letters::hash(&letters::token(site, &new.id)), site.clock.now()).await? {
        new
    } else {
        // The address stands there: nobody removed it within this transaction.
        store::by_email(&tx, &new.email).await?.unwrap_or(new)
    };
    if !subscriber.confirmed {
        store::wish(&tx, &subscriber.id, wishes).await?;
    }
    site.outbox.enqueue(&tx, letters::question(site, &subscriber, &wishes.topics)).await?;
    tx.commit().await
}

/// The owner of the address says what they want: that is the consent.
pub(super) async fn confirm(site: &Site, subscriber: &Subscriber, wishes: &Wishes) -> Result<(), DbErr> {
    let tx = site.db.begin().await?;
    store::wish(&tx, &subscriber.id, wishes).await?;
    store::confirm(&tx, &subscriber.id, site.clock.now()).await?;
    agree(&tx, site, &subscriber.email, wishes).await?;
    // Whoever says anew that they want letters is written to again.
    site.outbox.try_again(&tx, &subscriber.email).await?;
    tx.commit().await
}

/// Somebody signed in whose address was shown to be theirs before: no letter has to ask. Answers the subscriber.
pub(super) async fn confirm_account(site: &Site, email: Address, language: Language, wishes: &Wishes) -> Result<Subscriber, DbErr> {
    let now = site.clock.now();
    let tx = site.db.begin().await?;
    let new = fresh(site, email, language, wishes);
    store::insert(&tx, &new, &letters::hash(&letters::token(site, &new.id)), now).await?;
    let subscriber = store::by_email(&tx, &new.email).await?.unwrap_or(new);
    store::wish(&tx, &subscriber.id, wishes).await?;
    store::confirm(&tx, &subscriber.id, now).await?;
    agree(&tx, site, &subscriber.email, wishes).await?;
    site.outbox.try_again(&tx, &subscriber.email).await?;
    tx.commit().await?;
    Ok(subscriber)
}

/// Each kind of letter is a purpose of its own.
async fn agree(c: &impl ConnectionTrait, site: &Site, email: &Address, wishes: &Wishes) -> Result<(), DbErr> {
    let purposes = wishes.topics.iter().map(|topic| topic.parts().0).collect();
    privacy::agree(c, site, email, &purposes, CONSENT).await
}

/// Somebody with an account has another address now, in the caller's transaction: what they follow moves along, with its consent. A subscription
/// that the new address has already is the one that stays.
///
/// # Errors
/// The database's.
pub async fn address_changed(c: &impl ConnectionTrait, site: &Site, old: &Address, new: &Address) -> Result<(), DbErr> {
    let Some(subscriber) = store::by_email(c, old).await? else { return Ok(()) };
    for kind in letters::KINDS {
        site.outbox.withdraw_kind(c, kind, old).await?;
    }
    if store::by_email(c, new).await?.is_some() {
        privacy::take_back(c, site, old).await?;
        return store::delete(c, &subscriber.id).await;
    }
    store::set_email(c, &subscriber.id, new).await?;
    privacy::move_consents(c, site, old, new).await
}

/// It is over, and nothing stays but the proof that somebody had agreed.
pub(super) async fn end(site: &Site, subscriber: &Subscriber) -> Result<(), DbErr> {
    let tx = site.db.begin().await?;
    privacy::take_back(&tx, site, &subscriber.email).await?;
    store::delete(&tx, &subscriber.id).await?;
    // What is written already and waits for the mail server would come after the goodbye.
    for kind in letters::KINDS {
        site.outbox.withdraw_kind(&tx, kind, &subscriber.email).await?;
    }
    tx.commit().await
}
