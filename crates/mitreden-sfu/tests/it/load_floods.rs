//! Floods and garbage while a call runs: the others lose nothing, and the door stays open.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use mitreden_sfu::proto::signal_request::Message as Request;
use mitreden_sfu::proto::{Ping, SessionDescription, TrackSource, TrickleRequest};
use mitreden_testkit::load::alone::Alone;
use mitreden_testkit::load::call::Call;
use mitreden_testkit::load::{Client, Way};
use tokio::net::UdpSocket;

const ROOM: &str = "evening";

#[tokio::test(flavor = "multi_thread")]
async fn garbage_on_the_media_port_costs_the_others_nothing() -> anyhow::Result<()> {
    let alone = Alone::start(|_| ()).await?;
    let call = Call::start(&alone, ROOM, 3).await?;
    let port = alone.sfu.addresses().udp;
    let flood = async { pour(port, 20_000).await.expect("loopback takes datagrams") };
    call.loses_nothing_during(500, flood).await?;
    the_door_is_open(&alone).await?;
    call.end().await?;
    alone.stop().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn garbage_from_the_own_address_of_a_peer_costs_the_others_nothing() -> anyhow::Result<()> {
    let alone = Alone::start(|_| ()).await?;
    let call = Call::start(&alone, ROOM, 2).await?;
    let mut mallory = crate::watcher::Watcher::enter(&alone, alone.listener(ROOM, "mallory")).await?;
    let port = alone.sfu.addresses().udp;
    let peer = &mallory.client.subscriber;
    let flood = async {
        let mut pace = tokio::time::interval(Duration::from_millis(2));
        for number in 0..2_000_u32 {
            peer.send_raw(&garbage(number), port).await.expect("loopback takes datagrams");
            if number % 10 == 0 {
                pace.tick().await;
            }
        }
    };
    call.loses_nothing_during(300, flood).await?;
    // Whether the SFU keeps the one who sends garbage is its affair; the others are ours.
    let _ = mallory.settle().await;
    the_door_is_open(&alone).await?;
    call.end().await?;
    alone.stop().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_messages_of_one_cost_the_others_nothing() -> anyhow::Result<()> {
    let alone = Alone::start(|_| ()).await?;
    let call = Call::start(&alone, ROOM, 3).await?;
    let mut mallory = Client::join(&Way::new(&alone.url, alone.speaker(ROOM, "mallory"))).await?;
    let flood = async {
        for number in 0..10_000_i64 {
            let request = match number % 3 {
                0 => Request::PingReq(Ping { timestamp: number, rtt: 0 }),
                1 => Request::Trickle(TrickleRequest { candidate_init: "{}".to_owned(), ..Default::default() }),
                _ => Request::Offer(SessionDescription { r#type: "offer".to_owned(), sdp: "v=0".to_owned(), id: number as u32, ..Default::default() }),
            };
            // The SFU may close on one who floods, or stop reading; both end the flood.
            let sent = tokio::time::timeout(Duration::from_millis(500), mallory.ask(request)).await;
            if !matches!(sent, Ok(Ok(()))) {
                break;
            }
        }
    };
    call.loses_nothing_during(500, flood).await?;
    the_door_is_open(&alone).await?;
    call.end().await?;
    alone.stop().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn garbage_over_signalling_harms_only_its_sender() -> anyhow::Result<()> {
    let alone = Alone::start(|_| ()).await?;
    let call = Call::start(&alone, ROOM, 2).await?;
    let frames = [Vec::new(), vec![0xff; 64], vec![0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f], b"text".to_vec(), vec![0; 3 << 20]];
    let trouble = async {
        for (number, frame) in frames.into_iter().enumerate() {
            let token = alone.speaker(ROOM, &format!("mallory-{number}"));
            let mut mallory = Client::join(&Way::new(&alone.url, token)).await.expect("an honest begin");
            // A frame over the limit may be cut off while it is being sent.
            let _ = mallory.ask_bytes(frame).await;
            let _ = mallory.settle(Duration::from_secs(5), |_| ()).await;
        }
    };
    call.loses_nothing_during(300, trouble).await?;
    the_door_is_open(&alone).await?;
    call.end().await?;
    alone.stop().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn offers_that_are_no_sdp_harm_only_their_sender() -> anyhow::Result<()> {
    let alone = Alone::start(|_| ()).await?;
    let call = Call::start(&alone, ROOM, 2).await?;
    let lines = "m=video 9 UDP/TLS/RTP/SAVPF 96\r\n".repeat(5_000);
    let texts = [String::new(), "v=0\r\n".to_owned(), "\u{0}".repeat(1_000), lines, "a=".repeat(500_000)];
    let trouble = async {
        for (number, text) in texts.iter().enumerate() {
            let token = alone.speaker(ROOM, &format!("mallory-{number}"));
            let mut mallory = Client::join(&Way::new(&alone.url, token)).await.expect("an honest begin");
            let _ = mallory.add_track("camera", TrackSource::Camera).await;
            let _ = mallory.offer_text(text).await;
            let _ = mallory.settle(Duration::from_secs(5), |_| ()).await;
        }
    };
    call.loses_nothing_during(300, trouble).await?;
    the_door_is_open(&alone).await?;
    call.end().await?;
    alone.stop().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_never_answers_an_offer_holds_nobody_up() -> anyhow::Result<()> {
    let alone = Alone::start(|_| ()).await?;
    let mut silent = Client::join(&Way::new(&alone.url, alone.listener(ROOM, "silent"))).await?;
    silent.mute_to_offers = true;
    let call = Call::start(&alone, ROOM, 2).await?;
    silent.settle(Duration::from_secs(5), |_| ()).await?;
    call.loses_nothing(300).await?;
    call.end().await?;
    alone.stop().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn more_tracks_than_the_limit_are_refused() -> anyhow::Result<()> {
    let alone = Alone::start(|config| config.limits.tracks_per_participant = 3).await?;
    let mut mallory = Client::join(&Way::new(&alone.url, alone.speaker(ROOM, "mallory"))).await?;
    let mut granted = 0;
    for number in 0..40 {
        mallory.add_track(&format!("camera-{number}"), TrackSource::Camera).await?;
    }
    mallory
        .settle(Duration::from_secs(10), |happening| {
            let mitreden_testkit::load::Happening::Signal(message) = happening else { return };
            let published = mitreden_sfu::proto::signal_response::Message::TrackPublished(Default::default());
            granted += usize::from(std::mem::discriminant(&**message) == std::mem::discriminant(&published));
        })
        .await?;
    assert_eq!(granted, 3);
    alone.stop().await;
    Ok(())
}

/// Datagrams of every kind the port tells apart, from a few sockets, at ten thousand a second.
async fn pour(port: SocketAddr, datagrams: u32) -> std::io::Result<()> {
    let mut sockets = Vec::new();
    for _ in 0..4 {
        sockets.push(UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await?);
    }
    let mut pace = tokio::time::interval(Duration::from_millis(2));
    for number in 0..datagrams {
        sockets[number as usize % 4].send_to(&garbage(number), port).await?;
        if number % 20 == 0 {
            pace.tick().await;
        }
    }
    Ok(())
}

/// STUN without integrity, DTLS, RTP, RTCP and noise (the first byte decides, RFC 7983 section 7), none of it valid.
fn garbage(number: u32) -> Vec<u8> {
    let length = (number % 1_200) as usize;
    let noise = (0..length).map(|at| (at as u32).wrapping_mul(2_654_435_761).wrapping_add(number) as u8);
    let mut datagram: Vec<u8> = noise.collect();
    let start: &[u8] = match number % 6 {
        0 => &[0x00, 0x01, 0x00, 0x00, 0x21, 0x12, 0xa4, 0x42],
        1 => &[0x00, 0x01, 0xff, 0xff, 0x21, 0x12, 0xa4, 0x42],
        2 => &[0x16, 0xfe, 0xfd, 0x00, 0x00, 0x00],
        3 => &[0x80, 0x60, 0x00, 0x01],
        4 => &[0x80, 0xc8, 0xff, 0xff],
        _ => &[],
    };
    for (byte, wanted) in datagram.iter_mut().zip(start) {
        *byte = *wanted;
    }
    datagram
}

/// Somebody new still comes in.
async fn the_door_is_open(alone: &Alone) -> anyhow::Result<()> {
    let way = Way::new(&alone.url, alone.listener(ROOM, "late"));
    Client::join(&way).await.map(|_| ())
}
