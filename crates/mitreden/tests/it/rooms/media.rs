//! The media follow the room: what the room decided reaches the SFU, and a doctored client gets no further than its seat.

use std::time::Duration;

use mitreden_sfu::proto::request_response::Reason;
use mitreden_sfu::proto::signal_response::Message as Response;
use mitreden_sfu::proto::{DisconnectReason, ParticipantPermission, TrackSource};
use mitreden_testkit::load::{Client, Happening, Way};
use serde_json::json;

use super::cast::{Guest, Wire};
use super::{SLUG, evening};

const PATIENCE: Duration = Duration::from_secs(20);

/// Asks the room for a pass.
async fn pass(wire: &mut Wire) -> Way {
    let id = wire.sends(json!({"media": true})).await;
    let pass = wire.answer(id).await;
    Way::new(pass["url"].as_str().unwrap(), pass["token"].as_str().unwrap().to_owned())
}

async fn connects(wire: &mut Wire) -> Client {
    Client::join(&pass(wire).await).await.unwrap()
}

/// What the client was told that it may do, when it came in.
fn own(client: &Client) -> ParticipantPermission {
    client.join.as_ref().unwrap().participant.as_ref().unwrap().permission.clone().unwrap()
}

/// Waits until the server says that this seat may, or may not, send.
async fn until_may_send(client: &mut Client, seat: &str, wanted: bool) -> ParticipantPermission {
    let told = |happening: &Happening| {
        let Happening::Signal(message) = happening else { return None };
        let Response::Update(update) = &**message else { return None };
        let own = update.participants.iter().find(|participant| participant.identity == seat)?;
        own.permission.clone().filter(|permission| permission.can_publish == wanted)
    };
    client.until("a permission", PATIENCE, told).await.unwrap()
}

async fn is_refused(client: &mut Client, source: TrackSource) {
    client.add_track("track", source).await.unwrap();
    let refusal = |happening: &Happening| {
        let Happening::Signal(message) = happening else { return None };
        matches!(&**message, Response::RequestResponse(answer) if answer.reason() == Reason::NotAllowed).then_some(())
    };
    client.until("a refusal", PATIENCE, refusal).await.unwrap();
}

async fn is_sent_away(client: &mut Client) -> DisconnectReason {
    let leave = |happening: &Happening| {
        let Happening::Signal(message) = happening else { return None };
        let Response::Leave(leave) = &**message else { return None };
        Some(leave.reason())
    };
    client.until("a leave", PATIENCE, leave).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_listener_hears_and_sends_nothing() {
    let mut e = evening().await;
    let mut client = connects(&mut e.cem).await;
    let may = own(&client);
    assert!(may.can_subscribe && !may.can_publish && !may.can_publish_data && !may.can_update_metadata && may.hidden, "{may:?}");
    is_refused(&mut client, TrackSource::Microphone).await;
    is_refused(&mut client, TrackSource::Camera).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_floor_opens_the_microphone_in_place_and_closes_it() {
    let mut e = evening().await;
    let mut client = connects(&mut e.gustav).await;
    let seat = e.gustav.seat();
    assert!(!own(&client).can_publish);
    e.ada.does(json!({"do": "give-floor", "seat": seat})).await;
    let may = until_may_send(&mut client, &seat, true).await;
    assert_eq!(may.can_publish_sources, [TrackSource::Camera as i32, TrackSource::Microphone as i32]);
    assert!(!may.can_publish_data && !may.hidden);
    is_refused(&mut client, TrackSource::ScreenShare).await;
    e.ada.does(json!({"do": "take-floor", "seat": seat})).await;
    until_may_send(&mut client, &seat, false).await;
    is_refused(&mut client, TrackSource::Microphone).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_removed_seat_is_out_of_the_media_and_its_pass_is_worth_nothing() {
    let mut e = evening().await;
    let mut wire = Guest::takes_part(&e.base, SLUG, "Störer").await.connects().await;
    let way = pass(&mut wire).await;
    let mut client = Client::join(&way).await.unwrap();
    e.ada.does(json!({"do": "remove", "seat": wire.seat()})).await;
    assert_eq!(is_sent_away(&mut client).await, DisconnectReason::ParticipantRemoved);
    assert!(Client::join(&way).await.is_err(), "the old pass");
    let house = e.house.reopen().await;
    let moved = Way { url: format!("{}/media", house.url("").replace("http", "ws")), ..way };
    assert!(Client::join(&moved).await.is_err(), "the old pass after a restart");
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_restart_an_old_pass_has_the_rights_of_now() {
    let mut e = evening().await;
    let way = pass(&mut e.gustav).await;
    e.ada.does(json!({"do": "give-floor", "seat": e.gustav.seat()})).await;
    let house = e.house.reopen().await;
    let moved = Way { url: format!("{}/media", house.url("").replace("http", "ws")), ..way };
    let client = Client::join(&moved).await.unwrap();
    assert!(own(&client).can_publish, "the pass is from before the floor; the room knows better");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_end_of_the_evening_ends_the_media() {
    let mut e = evening().await;
    let way = pass(&mut e.cem).await;
    let mut client = Client::join(&way).await.unwrap();
    e.ada.does(json!({"do": "end-evening"})).await;
    assert_eq!(is_sent_away(&mut client).await, DisconnectReason::RoomDeleted);
    assert!(Client::join(&way).await.is_err());
}
