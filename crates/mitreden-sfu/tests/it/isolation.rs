//! A room that panics in a running SFU: its clients are told to come back, nobody else notices. Tests nothing else.

use mitreden_sfu::RoomEvent;
use mitreden_sfu::proto::leave_request::Action;
use mitreden_sfu::proto::signal_response::Message as Response;
use mitreden_testkit::load::alone::Alone;
use mitreden_testkit::load::{Client, Happening, Way};

use crate::watcher::{PATIENCE, Watcher};

#[tokio::test(flavor = "multi_thread")]
async fn a_panicking_room_ends_alone() -> anyhow::Result<()> {
    let alone = Alone::start(|_| ()).await?;
    let mut events = alone.sfu.events();
    let mut here = Client::join(&Way::new(&alone.url, alone.listener("hall", "ada"))).await?;
    let mut there = Watcher::enter(&alone, alone.listener("library", "ben")).await?;
    alone.sfu.sabotage_room("hall");
    let action = here
        .until("the request to come back", PATIENCE, |happening| {
            let Happening::Signal(message) = happening else {
                return None;
            };
            match &**message {
                Response::Leave(leave) => Some(leave.action()),
                _ => None,
            }
        })
        .await?;
    assert_eq!(action, Action::Reconnect);
    there.settle().await?;
    let failed = RoomEvent::RoomFailed { room: "hall".to_owned() };
    while events.recv().await? != failed {}
    Watcher::enter(&alone, alone.listener("hall", "ada")).await?;
    alone.stop().await;
    Ok(())
}
