//! A doctored client sends what it may not: media, data, metadata. Nobody must notice anything of it.

use mitreden_sfu::proto::signal_request::Message as Request;
use mitreden_sfu::proto::signal_response::Message as Response;
use mitreden_sfu::proto::{DataPacket, TrackSource, UpdateParticipantMetadata, UserPacket, data_packet};
use mitreden_testkit::load::alone::Alone;
use mitreden_testkit::load::call::Call;
use mitreden_testkit::load::frames::{Camera, marked};
use mitreden_testkit::load::mark::Mark;
use mitreden_testkit::load::publisher::Outlet;
use mitreden_testkit::load::{Claims, Client, Happening, Way};
use prost::Message as _;
use str0m::Event;
use str0m::format::Codec;
use str0m::media::{MediaKind, Mid};

use crate::watcher::{FORGED, PATIENCE, Watcher, is_publisher, is_refusal, is_subscriber};

const ROOM: &str = "evening";

#[tokio::test(flavor = "multi_thread")]
async fn a_listener_that_publishes_anyway_is_seen_by_nobody() -> anyhow::Result<()> {
    let alone = Alone::start(|_| ()).await?;
    let mut watcher = Watcher::enter(&alone, alone.listener(ROOM, "watcher")).await?;
    let mut mallory = Client::join(&Way::new(&alone.url, alone.listener(ROOM, "mallory"))).await?;
    mallory.brazen = true;
    mallory.add_track("camera", TrackSource::Camera).await?;
    mallory.until("a refusal", PATIENCE, |happening| is_refusal(happening).then_some(())).await?;
    let mids = mallory.offer(&[(MediaKind::Video, "camera")]).await?;
    force_media(&mut mallory, mids[0]).await?;
    nothing_of_mallory(&alone, &mut watcher).await?;
    alone.stop().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unannounced_line_in_an_offer_is_forwarded_to_nobody() -> anyhow::Result<()> {
    let alone = Alone::start(|_| ()).await?;
    let mut watcher = Watcher::enter(&alone, alone.listener(ROOM, "watcher")).await?;
    let mut mallory = Client::join(&Way::new(&alone.url, alone.listener(ROOM, "mallory"))).await?;
    mallory.brazen = true;
    let mids = mallory.offer(&[(MediaKind::Video, "never announced")]).await?;
    force_media(&mut mallory, mids[0]).await?;
    nothing_of_mallory(&alone, &mut watcher).await?;
    alone.stop().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_send_a_microphone_cannot_send_a_picture_as_one() -> anyhow::Result<()> {
    let alone = Alone::start(|_| ()).await?;
    let mut watcher = Watcher::enter(&alone, alone.listener(ROOM, "watcher")).await?;
    let mut claims = Claims::speaker(&alone.key, ROOM, "mallory");
    claims.video.can_publish_sources = vec!["microphone".to_owned()];
    let mut mallory = Client::join(&Way::new(&alone.url, claims.sign(&alone.secret))).await?;
    mallory.brazen = true;
    for source in [TrackSource::Camera, TrackSource::ScreenShare, TrackSource::Unknown] {
        let mut claimed = mallory_track("picture", source);
        claimed.set_type(mitreden_sfu::proto::TrackType::Video);
        mallory.ask(Request::AddTrack(claimed)).await?;
        mallory.until("a refusal", PATIENCE, |happening| is_refusal(happening).then_some(())).await?;
    }
    // Announced as a microphone, offered as a picture.
    mallory.add_track("voice", TrackSource::Microphone).await?;
    mallory.until("the granted track", PATIENCE, is_granted).await?;
    let mids = mallory.offer(&[(MediaKind::Video, "voice")]).await?;
    force_media(&mut mallory, mids[0]).await?;
    speaker_comes_through(&alone, &mut watcher).await?;
    assert_eq!(watcher.memory.forged, 0, "pictures of one who may only speak");
    let pictures = watcher.memory.tracks.iter().filter(|track| track.starts_with("mallory") && !track.ends_with("Microphone"));
    assert_eq!(pictures.count(), 0, "{:?}", watcher.memory.tracks);
    alone.stop().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn data_of_one_who_may_not_send_it_reaches_nobody() -> anyhow::Result<()> {
    let alone = Alone::start(|_| ()).await?;
    let mut talker = Claims::speaker(&alone.key, ROOM, "ada");
    talker.video.can_publish_data = true;
    let mut ada = Watcher::enter(&alone, talker.sign(&alone.secret)).await?;
    // Words said before her channel stands would not reach her, from nobody.
    let open = |event: &Event| matches!(event, Event::ChannelOpen(_, label) if label == "_reliable");
    ada.client.until("ada's channel", PATIENCE, |happening| is_subscriber(happening, open).then_some(())).await?;
    let mut mallory = Client::join(&Way::new(&alone.url, alone.listener(ROOM, "mallory"))).await?;
    // The channel the server itself opened towards every listener goes both ways.
    let channel = mallory
        .until("the server's channel", PATIENCE, |happening| {
            let Happening::Subscriber(event) = happening else { return None };
            if let Event::ChannelOpen(id, label) = &**event { (label == "_reliable").then_some(*id) } else { None }
        })
        .await?;
    let forged = data("mallory's words", "ada");
    for _ in 0..20 {
        if let Some(mut channel) = mallory.subscriber.rtc.channel(channel) {
            channel.write(true, &forged)?;
        }
        mallory.subscriber.tick()?;
    }
    // And the channel of its own, as every client opens one to publish.
    let own = mallory.offer_channel("_reliable").await?;
    let opened = |happening: &Happening| is_publisher(happening, |event| matches!(event, Event::ChannelOpen(..)));
    mallory.until("its own channel", PATIENCE, |happening| opened(happening).then_some(())).await?;
    for _ in 0..20 {
        let peer = mallory.publisher.as_mut().expect("it has just offered");
        if let Some(mut channel) = peer.rtc.channel(own) {
            channel.write(true, &forged)?;
        }
        peer.tick()?;
    }
    mallory.settle(PATIENCE, |_| ()).await?;
    allowed_data_comes_through(&alone, &mut ada).await?;
    let heard: Vec<DataPacket> = ada.memory.data.iter().filter_map(|data| DataPacket::decode(&data[..]).ok()).collect();
    assert!(heard.iter().all(|packet| packet.participant_identity == "dora"), "{heard:?}");
    alone.stop().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn metadata_stays_as_the_server_set_it() -> anyhow::Result<()> {
    let alone = Alone::start(|_| ()).await?;
    let mut watcher = Watcher::enter(&alone, alone.listener(ROOM, "watcher")).await?;
    let mut mallory = Client::join(&Way::new(&alone.url, alone.speaker(ROOM, "mallory"))).await?;
    let update = UpdateParticipantMetadata {
        metadata: "I lead".to_owned(),
        name: "Moderation".to_owned(),
        attributes: [("role".to_owned(), "moderator".to_owned())].into(),
        request_id: 7,
    };
    mallory.ask(Request::UpdateMetadata(update)).await?;
    mallory
        .until("a refusal of request 7", PATIENCE, |happening| {
            let Happening::Signal(message) = happening else { return None };
            let Response::RequestResponse(answer) = &**message else { return None };
            (is_refusal(happening) && answer.request_id == 7).then_some(())
        })
        .await?;
    watcher.settle().await?;
    assert!(watcher.memory.people.contains("mallory  "), "{:?}", watcher.memory.people);
    // The watcher also hears of itself.
    let others = watcher.memory.people.iter().filter(|who| !who.starts_with("watcher "));
    assert_eq!(others.count(), 1, "{:?}", watcher.memory.people);
    alone.stop().await;
    Ok(())
}

fn mallory_track(cid: &str, source: TrackSource) -> mitreden_sfu::proto::AddTrackRequest {
    let mut request = mitreden_sfu::proto::AddTrackRequest { cid: cid.to_owned(), ..Default::default() };
    request.set_source(source);
    request
}

fn is_granted(happening: &Happening) -> Option<()> {
    let Happening::Signal(message) = happening else { return None };
    matches!(**message, Response::TrackPublished(_)).then_some(())
}

/// Waits for the publisher's connection and sends pictures over it, whatever was agreed.
async fn force_media(mallory: &mut Client, mid: Mid) -> anyhow::Result<()> {
    let connected = |happening: &Happening| is_publisher(happening, |event| matches!(event, Event::Connected));
    mallory.until("mallory's connection", PATIENCE, |happening| connected(happening).then_some(())).await?;
    let mut outlet = Outlet::new(mallory, mid, Codec::Vp8)?;
    let mut camera = Camera::new(500_000, 9);
    let start = std::time::Instant::now();
    for number in 0..60 {
        for payload in camera.picture(number % 10 == 0) {
            let packet = outlet.packet(marked(payload, Mark::now(FORGED + number, start)));
            mallory.write(mid, packet)?;
        }
    }
    mallory.settle(PATIENCE, |_| ()).await
}

async fn nothing_of_mallory(alone: &Alone, watcher: &mut Watcher) -> anyhow::Result<()> {
    speaker_comes_through(alone, watcher).await?;
    let memory = &watcher.memory;
    assert_eq!(memory.forged, 0, "an intruder's packets were forwarded");
    assert!(memory.tracks.iter().all(|track| track.starts_with("speaker ")), "{:?}", memory.tracks);
    assert!(!memory.people.iter().any(|who| who.starts_with("mallory")), "{:?}", memory.people);
    Ok(())
}

/// An honest speaker who comes later is announced and heard: what was sent before would have come before.
async fn speaker_comes_through(alone: &Alone, watcher: &mut Watcher) -> anyhow::Result<()> {
    let call = Call::start(alone, ROOM, 1).await?;
    watcher.until("an honest speaker", |memory| memory.honest > 100).await?;
    call.end().await
}

async fn allowed_data_comes_through(alone: &Alone, ada: &mut Watcher) -> anyhow::Result<()> {
    let mut claims = Claims::speaker(&alone.key, ROOM, "dora");
    claims.video.can_publish_data = true;
    let mut dora = Client::join(&Way::new(&alone.url, claims.sign(&alone.secret))).await?;
    let channel = dora.offer_channel("_reliable").await?;
    let opened = |happening: &Happening| is_publisher(happening, |event| matches!(event, Event::ChannelOpen(..)));
    dora.until("dora's channel", PATIENCE, |happening| opened(happening).then_some(())).await?;
    let peer = dora.publisher.as_mut().expect("it has just offered");
    // She pretends to be somebody else; the server knows better.
    let packet = data("dora's words", "ada");
    peer.rtc.channel(channel).expect("it is open").write(true, &packet)?;
    peer.tick()?;
    tokio::select! {
        heard = ada.until("dora's words", |memory| !memory.data.is_empty()) => heard,
        ended = drive(&mut dora) => ended,
    }
}

/// Keeps a client alive while somebody else is waited for.
async fn drive(client: &mut Client) -> anyhow::Result<()> {
    loop {
        if let Happening::Closed = client.next().await? {
            anyhow::bail!("the SFU closed on a client that did nothing wrong");
        }
    }
}

fn data(words: &str, pretended: &str) -> Vec<u8> {
    let user = UserPacket { payload: words.as_bytes().to_vec(), ..UserPacket::default() };
    DataPacket { participant_identity: pretended.to_owned(), sequence: 1, value: Some(data_packet::Value::User(user)), ..DataPacket::default() }.encode_to_vec()
}
