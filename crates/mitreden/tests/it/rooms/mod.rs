//! Rooms over HTTP and sockets against the real portal. Never the room value alone; that is tested in mitreden-live.

mod abuse;
mod access;
mod attendance;
mod barcamp;
pub(crate) mod cast;
mod chat;
mod deeds;
mod door;
mod evening;
mod forgetting;
mod found;
mod full;
mod killed;
mod killed_questions;
mod killed_votes;
mod media;
mod polls;
mod questions;
mod restart;
mod signing;
pub(crate) mod slides;
mod typing;

use crate::house::{House, open};
use cast::{Guest, Wire, invitation, room};
use mitreden::rooms::{Role, RoomId};

/// A room with Ada, Emil, Gustav and Cem in it, all connected, the evening begun.
struct Evening {
    house: House,
    base: String,
    id: RoomId,
    ada: Wire,
    emil: Wire,
    gustav: Wire,
    cem: Wire,
}

const SLUG: &str = "dynamik-durch-daten";

async fn evening() -> Evening {
    let house = open().await;
    let base = house.url("");
    let app = house.running.app.clone();
    let id = room(&app, SLUG, None).await;
    let ada = Guest::accepts(&base, SLUG, &invitation(&app, &id, SLUG, Role::Moderator, "Ada").await).await;
    let emil = Guest::accepts(&base, SLUG, &invitation(&app, &id, SLUG, Role::Speaker, "Emil").await).await;
    let gustav = Guest::takes_part(&base, SLUG, "Gustav").await;
    let cem = Guest::listens(&base, SLUG).await;
    let mut ada = ada.connects().await;
    let (emil, gustav, cem) = (emil.connects().await, gustav.connects().await, cem.connects().await);
    ada.does(serde_json::json!({"do": "start-evening"})).await;
    Evening { house, base, id, ada, emil, gustav, cem }
}
