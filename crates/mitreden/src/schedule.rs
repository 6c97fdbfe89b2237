//! Everything that happens by itself. Holds no rule: each line calls a feature.

use std::time::Duration;

use crate::app::App;
use crate::{
    accounts, backup, bookings, drafts, figures, groups, ideas, measures, moderation, news, notifications, privacy, programme, registration, rooms, site,
    surveys,
};

/// How often the schedule is looked at.
const ROUND: Duration = Duration::from_secs(600);

/// Runs until the server stops.
pub async fn run(app: App) {
    let stopping = app.site("").stopping.clone();
    // Not at once: at the start the program has better things to do.
    let mut rounds = tokio::time::interval_at(tokio::time::Instant::now() + ROUND, ROUND);
    loop {
        tokio::select! {
            () = stopping.cancelled() => return,
            _ = rounds.tick() => round(&app).await,
        }
    }
}

/// What is due. Public so that tests need not wait ten minutes.
pub async fn round(app: &App) {
    let here = app.site("");
    here.attempts.forget_old();
    app.rooms.forget_old();
    if let Err(error) = accounts::forget_expired(here).await {
        tracing::warn!(%error, "expired sessions could not be removed");
    }
    if let Err(error) = accounts::sum_up(here).await {
        tracing::warn!(%error, "refused sign-ins could not be noted");
    }
    if let Err(error) = accounts::take_unconfirmed(here).await {
        tracing::warn!(%error, "roles that no provider confirms any more could not be taken");
    }
    if let Err(error) = privacy::erase_due(here).await {
        tracing::warn!(%error, "accounts whose owners asked for it could not be erased");
    }
    if let Err(error) = privacy::apply(here).await {
        tracing::warn!(%error, "what was kept long enough is still there");
    }
    if let Err(error) = here.outbox.forget_old(&here.db).await {
        tracing::warn!(%error, "old letters could not be removed");
    }
    if let Err(error) = programme::end_forgotten(app).await {
        tracing::warn!(%error, "evenings that nobody ended could not be ended");
    }
    if let Err(error) = registration::forget_expired(here).await {
        tracing::warn!(%error, "old registrations could not be removed");
    }
    if let Err(error) = registration::move_up_everywhere(here).await {
        tracing::warn!(%error, "who waits for a place could not move up");
    }
    if let Err(error) = measures::remind(here).await {
        tracing::warn!(%error, "nobody was told which measures are stale");
    }
    if let Err(error) = ideas::count_due(here).await {
        tracing::warn!(%error, "votes that are over are not counted");
    }
    if let Err(error) = notifications::round(here).await {
        tracing::warn!(%error, "digests and newsletters could not be written");
    }
    clear_away(app).await;
    here.pulse.beat(here.clock.now());
    // Last: it may take minutes.
    if let Err(error) = backup::due(here).await {
        tracing::warn!(%error, "the nightly backup was not made");
    }
}

/// What is over, and what nothing shows any more.
async fn clear_away(app: &App) {
    let here = app.site("");
    if let Err(error) = bookings::tidy(app).await {
        tracing::warn!(%error, "booked rooms whose time is over are still there");
    }
    if let Err(error) = rooms::forget_expired(app).await {
        tracing::warn!(%error, "what the rooms have to forget is still there");
    }
    if let Err(error) = news::announce_due(here).await {
        tracing::warn!(%error, "articles that have appeared are not found yet");
    }
    if let Err(error) = moderation::forget_old(here).await {
        tracing::warn!(%error, "addresses of comments that were decided about are still there");
    }
    if let Err(error) = news::forget_orphans(here).await {
        tracing::warn!(%error, "pictures that no article shows are still there");
    }
    if let Err(error) = groups::forget_orphans(here).await {
        tracing::warn!(%error, "files that no group shows are still there");
    }
    if let Err(error) = measures::forget_tiles(here).await {
        tracing::warn!(%error, "old tiles of the map are still there");
    }
    if let Err(error) = ideas::forget_orphans(here).await {
        tracing::warn!(%error, "files that no idea shows are still there");
    }
    if let Err(error) = drafts::forget_orphans(here).await {
        tracing::warn!(%error, "pictures that no draft shows are still there");
    }
    if let Err(error) = app.search.learn_late(here).await {
        tracing::warn!(%error, "the search has not learned the newest words");
    }
    if let Err(error) = surveys::forget_expired(here).await {
        tracing::warn!(%error, "sheets of surveys that are over are still there");
    }
    if let Err(error) = figures::forget_words(here).await {
        tracing::warn!(%error, "what people wrote after evenings could not be forgotten");
    }
    if let Err(error) = site::forget_answered(here).await {
        tracing::warn!(%error, "old reports of barriers could not be removed");
    }
}
