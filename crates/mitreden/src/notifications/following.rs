//! What whoever follows one event is told at once: that it is near, moved, called off. Not what appears about it; digests tell that.

use sea_orm::DbErr;

use super::model::{Standing, Topic};
use super::{letters, store};
use crate::app::Site;
use crate::programme;

/// How many letters are written in one transaction.
const STEP: i64 = 100;

/// Writes to those who follow an event and do not know how it stands. What each was told is kept beside the wish, so that a stop loses and repeats nothing.
pub(super) async fn write(site: &Site) -> Result<(), DbErr> {
    let now = site.clock.now();
    for id in store::followed_events(&site.db.read).await? {
        let Some(event) = programme::event_of_id(&site.db.read, &id).await? else {
            let tx = site.db.begin().await?;
            store::forget_topic(&tx, &Topic::Event(id)).await?;
            tx.commit().await?;
            continue;
        };
        // What is under way or over is no longer announced.
        if event.starts_at <= now {
            continue;
        }
        let standing = Standing::of(event.starts_at, event.cancelled, now);
        loop {
            let tx = site.db.begin().await?;
            let followers = store::followers(&tx, &event.id, &standing.word(), STEP).await?;
            for (subscriber, told) in &followers {
                if let Some(change) = standing.since(told) {
                    site.outbox.enqueue(&tx, letters::event(site, subscriber, change, &event)).await?;
                }
                store::knows(&tx, &subscriber.id, &event.id, &standing.word()).await?;
            }
            tx.commit().await?;
            if followers.is_empty() {
                break;
            }
            tokio::task::yield_now().await;
        }
    }
    Ok(())
}
