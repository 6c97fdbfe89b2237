//! The load client's own honesty: what a sender leaves out is missed, what it sends twice is seen. Needs no SFU.

use std::time::{Duration, Instant};

use mitreden_testkit::load::mark::{Mark, Seen};
use mitreden_testkit::load::peer::{Peer, settings};
use str0m::Event;
use str0m::media::{Direction, MediaKind, Mid};
use str0m::rtp::RtpWrite;

const PATIENCE: Duration = Duration::from_secs(20);

#[tokio::test]
async fn what_is_left_out_is_missed_and_nothing_else() -> anyhow::Result<()> {
    let (mut sender, mid, mut receiver) = connected().await?;
    let pt = sender.rtc.codec_config().params().iter().find(|params| params.resend().is_some()).expect("VP8").pt();
    let start = Instant::now();
    let mut seen = Seen::default();
    for number in 0..300_u64 {
        // Every fiftieth packet is numbered and never sent.
        if number % 50 == 49 {
            continue;
        }
        let mut payload = vec![0x90; 500];
        Mark::now(number, start).write(&mut payload);
        let packet = RtpWrite::new(pt, (1000 + number).into(), number as u32 * 3_000, Instant::now(), payload);
        sender.rtc.direct_api().stream_tx_by_mid(mid, None).expect("it was negotiated").write_rtp(packet);
        sender.tick()?;
        if number % 10 == 0 {
            until(&mut sender, &mut receiver, |event| took(event, &mut seen) == Some(number)).await?;
        }
    }
    until(&mut sender, &mut receiver, |event| took(event, &mut seen) == Some(298)).await?;
    let (_, _, wire) = receiver.wire().iter().max_by_key(|(_, _, wire)| wire.received()).expect("a stream");
    assert_eq!((wire.expected(), wire.received(), wire.lost(), wire.doubled()), (299, 294, 5, 0));
    assert_eq!(seen.within(0, 300), 294);
    Ok(())
}

/// Two peers with a media connection: the first offers a line to send on, as an ICE-lite server does.
async fn connected() -> anyhow::Result<(Peer, Mid, Peer)> {
    let mut sender = Peer::open(settings().set_ice_lite(true)).await?;
    let mut receiver = Peer::open(settings()).await?;
    let mut changes = sender.rtc.sdp_api();
    let mid = changes.add_media(MediaKind::Video, Direction::SendOnly, None, None, None);
    let (offer, pending) = changes.apply().expect("a line was added");
    sender.offered(1, pending);
    let answer = receiver.answer(&offer.to_sdp_string())?;
    sender.answered(1, &answer)?;
    until(&mut sender, &mut receiver, |event| matches!(event, Event::Connected)).await?;
    // The receiver may stand before the sender does; what is written until then waits in the sender.
    Ok((sender, mid, receiver))
}

/// Drives both until the receiver's events satisfy.
async fn until(sender: &mut Peer, receiver: &mut Peer, mut enough: impl FnMut(&Event) -> bool) -> anyhow::Result<()> {
    let search = async {
        loop {
            tokio::select! {
                event = receiver.next() => if enough(&event?) { return anyhow::Ok(()) },
                event = sender.next() => { event?; }
            }
        }
    };
    tokio::time::timeout(PATIENCE, search).await?
}

fn took(event: &Event, seen: &mut Seen) -> Option<u64> {
    let Event::RtpPacket(packet) = event else { return None };
    let mark = Mark::read(&packet.payload)?;
    seen.note(mark.number);
    Some(mark.number)
}
