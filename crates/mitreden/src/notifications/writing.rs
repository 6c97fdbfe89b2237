//! What writes letters by itself: digests that are due, newsletters on their way. In small steps, so that pages never wait for it.

use std::collections::{BTreeSet, HashMap};

use jiff::{SignedDuration, Timestamp};
use sea_orm::DbErr;

use super::model::{Channel, Happening, Newsletter, Pointed, Rhythm, Subscriber, Topic, UNCONFIRMED_DAYS};
use super::{devices, following, happening, letters, store};
use crate::app::Site;
use crate::base::i18n::Language;

/// How many letters are written in one transaction.
const STEP: i64 = 100;

/// Writes what is due, and forgets what nobody confirmed. Public so that tests need not wait.
///
/// # Errors
/// The database's.
pub async fn round(site: &Site) -> Result<(), DbErr> {
    let now = site.clock.now();
    let tx = site.db.begin().await?;
    store::forget_unconfirmed(&tx, now - SignedDuration::from_hours(24 * UNCONFIRMED_DAYS)).await?;
    tx.commit().await?;
    write_newsletters(site).await?;
    following::write(site).await?;
    write_digests(site, now).await?;
    devices::send_due(site).await
}

async fn write_digests(site: &Site, now: Timestamp) -> Result<(), DbErr> {
    let zone = site.zone();
    let lately = happening::lately(site, now).await?;
    let worded = |language: Language| (language, lately.iter().map(|one| one.worded(language, &zone)).collect::<Vec<_>>());
    let happenings: HashMap<Language, Vec<Happening>> = Language::ALL.into_iter().map(worded).collect();
    let mut after = String::new();
    loop {
        let batch = store::reachable(&site.db.read, &after, now, STEP).await?;
        let Some(last) = batch.last() else { return Ok(()) };
        let topics = store::topics_between(&site.db.read, &after, &last.id).await?;
        after.clone_from(&last.id);
        let mut told = Vec::new();
        let tx = site.db.begin().await?;
        for subscriber in batch.iter().filter(|one| one.is_due(now, &zone)) {
            let heard = topics.get(&subscriber.id).zip(happenings.get(&subscriber.language));
            let items = heard.map_or_else(Vec::new, |(topics, happenings)| news_for(subscriber, topics, happenings, now));
            let pushed = !items.is_empty() && subscriber.channel != Channel::Mail && devices::tell(&tx, site, subscriber, &items, now).await?;
            let by_letter = !pushed || subscriber.channel == Channel::Both;
            if by_letter && !items.is_empty() {
                site.outbox.enqueue(&tx, letters::digest(site, subscriber, &items)).await?;
            }
            // Who is told at once is looked at every few minutes: nothing new is nothing to note down.
            if !items.is_empty() || subscriber.rhythm != Rhythm::AtOnce {
                told.push(subscriber.id.as_str());
            }
        }
        store::told(&tx, &told, now).await?;
        tx.commit().await?;
        tokio::task::yield_now().await;
    }
}

/// What somebody has not been told yet, the next things first.
fn news_for(subscriber: &Subscriber, topics: &BTreeSet<Topic>, happenings: &[Happening], now: Timestamp) -> Vec<Pointed> {
    let fresh = happenings.iter().filter(|one| subscriber.told_at < one.at && one.at <= now);
    fresh.filter(|one| one.topics.iter().any(|topic| topics.contains(topic))).map(|one| one.pointed.clone()).collect()
}

/// Writes the newsletters that somebody sent, and goes on where a stop interrupted it.
pub(super) async fn write_newsletters(site: &Site) -> Result<(), DbErr> {
    let under_way = store::newsletters(&site.db.read).await?.into_iter().filter(|one| one.sent.is_some() && !one.written);
    for newsletter in under_way {
        write_one(site, newsletter).await?;
    }
    Ok(())
}

async fn write_one(site: &Site, mut newsletter: Newsletter) -> Result<(), DbErr> {
    loop {
        let tx = site.db.begin().await?;
        let batch = store::readers(&tx, &newsletter.reached, STEP).await?;
        for reader in &batch {
            site.outbox.enqueue(&tx, letters::newsletter(site, reader, &newsletter)).await?;
        }
        let done = batch.is_empty().then(|| site.clock.now());
        if let Some(last) = batch.last() {
            newsletter.reached.clone_from(&last.id);
        }
        store::reached(&tx, &newsletter.id, &newsletter.reached, done).await?;
        tx.commit().await?;
        if done.is_some() {
            return Ok(());
        }
        tokio::task::yield_now().await;
    }
}
