//! A doctored client reaches for what is not its own: another room's tracks, another's microphone. It must get nothing.

use mitreden_sfu::proto::signal_request::Message as Request;
use mitreden_sfu::proto::{MuteTrackRequest, ParticipantTracks, SyncState, UpdateSubscription, UpdateTrackSettings};
use mitreden_testkit::load::alone::Alone;
use mitreden_testkit::load::call::Call;
use mitreden_testkit::load::{Client, Way};

use crate::watcher::{PATIENCE, Watcher};

#[tokio::test(flavor = "multi_thread")]
async fn a_track_of_another_room_cannot_be_subscribed_to() -> anyhow::Result<()> {
    let alone = Alone::start(|_| ()).await?;
    let call = Call::start(&alone, "closed", 1).await?;
    let (speaker, tracks) = speaker_and_tracks(&alone, "closed").await?;
    let mut mallory = Watcher::enter(&alone, alone.listener("open", "mallory")).await?;
    let wish = UpdateSubscription {
        track_sids: tracks.clone(),
        subscribe: true,
        participant_tracks: vec![ParticipantTracks { participant_sid: speaker, track_sids: tracks.clone() }],
    };
    mallory.client.ask(Request::Subscription(wish.clone())).await?;
    let sync = SyncState { subscription: Some(wish), ..SyncState::default() };
    mallory.client.ask(Request::SyncState(sync)).await?;
    mallory.settle().await?;
    call.loses_nothing(300).await?;
    mallory.settle().await?;
    assert_eq!((mallory.memory.honest, mallory.memory.forged), (0, 0), "media of another room");
    assert!(mallory.memory.tracks.is_empty(), "{:?}", mallory.memory.tracks);
    call.end().await?;
    alone.stop().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_query_cannot_name_another_room_or_identity_than_the_token() -> anyhow::Result<()> {
    let alone = Alone::start(|_| ()).await?;
    let mut way = Way::new(&alone.url, alone.listener("open", "mallory"));
    way.extra = "&room=closed&identity=ada&publish=ada&name=ada".to_owned();
    let mallory = Client::join(&way).await?;
    let join = mallory.join.expect("a first connection");
    assert_eq!(join.room.map(|room| room.name).as_deref(), Some("open"));
    assert_eq!(join.participant.map(|own| own.identity).as_deref(), Some("mallory"));
    alone.stop().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_mutes_or_stops_the_track_of_another() -> anyhow::Result<()> {
    let alone = Alone::start(|_| ()).await?;
    let call = Call::start(&alone, "evening", 2).await?;
    let (_, tracks) = speaker_and_tracks(&alone, "evening").await?;
    let way = Way::new(&alone.url, alone.speaker("evening", "mallory"));
    let mut mallory = Client::join(&way).await?;
    for sid in tracks.clone() {
        mallory.ask(Request::Mute(MuteTrackRequest { sid, muted: true })).await?;
    }
    let off = UpdateTrackSettings { track_sids: tracks, disabled: true, ..UpdateTrackSettings::default() };
    mallory.ask(Request::TrackSetting(off)).await?;
    mallory.settle(PATIENCE, |_| ()).await?;
    call.loses_nothing(300).await?;
    call.end().await?;
    alone.stop().await;
    Ok(())
}

/// The session id of the speaker and its tracks, as anybody in the room learns them.
async fn speaker_and_tracks(alone: &Alone, room: &str) -> anyhow::Result<(String, Vec<String>)> {
    let insider = Client::join(&Way::new(&alone.url, alone.listener(room, "insider"))).await?;
    let others = insider.join.map(|join| join.other_participants).unwrap_or_default();
    let speaker = others.into_iter().find(|who| who.identity == "speaker").expect("the speaker is announced");
    assert_eq!(speaker.tracks.len(), 2, "camera and microphone");
    Ok((speaker.sid, speaker.tracks.into_iter().map(|track| track.sid).collect()))
}
