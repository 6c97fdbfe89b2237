//! Everything that happens by itself. Holds no rule: each line calls a feature.

use std::time::Duration;

use crate::accounts;
use crate::app::App;

/// How often the schedule is looked at.
const ROUND: Duration = Duration::from_secs(600);

/// Runs until the server stops.
pub async fn run(app: App) {
    let stopping = app.site("").stopping.clone();
    let mut rounds = tokio::time::interval(ROUND);
    loop {
        tokio::select! {
            () = stopping.cancelled() => return,
            _ = rounds.tick() => round(&app).await,
        }
    }
}

async fn round(app: &App) {
    let site = app.site("");
    site.sign_in.forget_old();
    if let Err(error) = accounts::forget_expired(site).await {
        tracing::warn!(%error, "expired sessions could not be removed");
    }
}
