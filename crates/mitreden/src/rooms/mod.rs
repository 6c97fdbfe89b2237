//! Live rooms: placeholder until the keepers move in.

use std::sync::Arc;

use axum::Router;

use crate::app::{App, Site};
use crate::routes::Routes;

/// The keepers of all rooms, and their media.
#[derive(Clone, Debug)]
pub struct Rooms;

impl Rooms {
    /// Opens the media ports and wakes the rooms.
    ///
    /// # Errors
    /// When a media port cannot be opened.
    pub async fn start(_site: &Arc<Site>) -> anyhow::Result<Rooms> {
        Ok(Rooms)
    }

    /// Ends all sockets and the media.
    pub async fn stop(&self) {}
}

/// The addresses of the rooms.
pub fn routes() -> Routes {
    Routes::new()
}

/// The media's own signalling routes, nested below /media.
pub fn media_router(_app: &App) -> Router<App> {
    Router::new()
}
