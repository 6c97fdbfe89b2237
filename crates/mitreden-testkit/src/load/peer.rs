//! One peer connection of the client: str0m, a UDP socket of its own, the count of what came over the wire.

use std::collections::VecDeque;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use str0m::change::{SdpAnswer, SdpOffer, SdpPendingOffer};
use str0m::net::{Protocol, Receive};
use str0m::{Candidate, Event, Input, Output, Rtc, RtcConfig};
use tokio::net::UdpSocket;

use super::sequence::Sequence;

/// Datagrams read in one turn before others get theirs.
const TURN: usize = 64;
/// Larger than any datagram a media path carries.
const DATAGRAM: usize = 2_000;

/// A peer connection over one socket.
#[derive(Debug)]
pub struct Peer {
    /// The peer connection itself.
    pub rtc: Rtc,
    socket: UdpSocket,
    local: SocketAddr,
    deadline: Instant,
    events: VecDeque<Event>,
    buffer: Vec<u8>,
    pending: Option<(u32, SdpPendingOffer)>,
    wire: Vec<(u32, u8, Sequence)>,
    unsent: u64,
}

/// The settings all our peers share: RTP mode, Opus and VP8, figures once a second.
pub fn settings() -> RtcConfig {
    Rtc::builder().set_rtp_mode(true).set_stats_interval(Some(Duration::from_secs(1))).clear_codecs().enable_opus(true, false).enable_vp8(true)
}

impl Peer {
    /// Opens a socket on loopback and a peer on it.
    ///
    /// # Errors
    /// When no socket can be had.
    pub async fn open(settings: RtcConfig) -> anyhow::Result<Self> {
        let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await.context("no UDP socket")?;
        let local = socket.local_addr()?;
        let now = Instant::now();
        let mut rtc = settings.build(now);
        rtc.add_local_candidate(Candidate::host(local, "udp").context("a loopback candidate")?);
        Ok(Peer { rtc, socket, local, deadline: now, events: VecDeque::new(), buffer: vec![0; DATAGRAM], pending: None, wire: Vec::new(), unsent: 0 })
    }

    /// The answer to the server's offer.
    ///
    /// # Errors
    /// When the offer is not SDP or contradicts an earlier one.
    pub fn answer(&mut self, offer: &str) -> anyhow::Result<String> {
        let offer = SdpOffer::from_sdp_string(offer).context("the server's offer is no SDP")?;
        let answer = self.rtc.sdp_api().accept_offer(offer).context("the server's offer does not fit")?;
        // str0m plans no ICE check before it was told the time once.
        self.tick()?;
        Ok(answer.to_sdp_string())
    }

    /// Keeps an offer of ours until its answer comes.
    pub fn offered(&mut self, id: u32, pending: SdpPendingOffer) {
        self.pending = Some((id, pending));
    }

    /// Takes the server's answer; one to another offer is left aside.
    ///
    /// # Errors
    /// When the answer is not SDP or does not fit the offer.
    pub fn answered(&mut self, id: u32, answer: &str) -> anyhow::Result<()> {
        let Some((_, pending)) = self.pending.take_if(|(offered, _)| *offered == id) else {
            return Ok(());
        };
        let answer = SdpAnswer::from_sdp_string(answer).context("the server's answer is no SDP")?;
        self.rtc.sdp_api().accept_answer(pending, answer).context("the server's answer does not fit")?;
        self.drain()
    }

    /// Waits for the next thing str0m has to say. Safe to drop and call again.
    ///
    /// # Errors
    /// When the socket or the peer fails for good.
    pub async fn next(&mut self) -> anyhow::Result<Event> {
        loop {
            if let Some(event) = self.events.pop_front() {
                return Ok(event);
            }
            let deadline = tokio::time::Instant::from_std(self.deadline);
            tokio::select! {
                readable = self.socket.readable() => {
                    readable?;
                    self.receive()?;
                }
                () = tokio::time::sleep_until(deadline) => self.tick()?,
            }
        }
    }

    /// Lets time pass: what was written since the last turn goes out now.
    ///
    /// # Errors
    /// When the peer fails for good.
    pub fn tick(&mut self) -> anyhow::Result<()> {
        self.rtc.handle_input(Input::Timeout(Instant::now()))?;
        self.drain()
    }

    /// Puts bytes on the peer's own wire, past str0m: for abuse.
    ///
    /// # Errors
    /// When the socket refuses them.
    pub async fn send_raw(&self, bytes: &[u8], to: SocketAddr) -> io::Result<usize> {
        self.socket.send_to(bytes, to).await
    }

    /// The count of each stream that came: SSRC, payload type, sequence numbers, before any repair.
    pub fn wire(&self) -> &[(u32, u8, Sequence)] {
        &self.wire
    }

    /// Datagrams our own kernel would not take.
    pub fn unsent(&self) -> u64 {
        self.unsent
    }

    /// The port of our socket.
    pub fn port(&self) -> u16 {
        self.local.port()
    }

    fn receive(&mut self) -> anyhow::Result<()> {
        for _ in 0..TURN {
            match self.socket.try_recv_from(&mut self.buffer) {
                Ok((length, source)) => self.take(length, source)?,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
                // The port of a server that went away answers with ICMP; that is news for ICE's timers, not for us.
                Err(error) if error.kind() == io::ErrorKind::ConnectionRefused => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    fn take(&mut self, length: usize, source: SocketAddr) -> anyhow::Result<()> {
        count(&mut self.wire, &self.buffer[..length]);
        let datagram = Receive::new(Protocol::Udp, source, self.local, &self.buffer[..length]);
        // What is no STUN, DTLS or RTP is nobody's business here.
        let Ok(datagram) = datagram else { return Ok(()) };
        self.rtc.handle_input(Input::Receive(Instant::now(), datagram))?;
        self.drain()
    }

    fn drain(&mut self) -> anyhow::Result<()> {
        loop {
            match self.rtc.poll_output()? {
                Output::Transmit(transmit) => {
                    if self.socket.try_send_to(&transmit.contents, transmit.destination).is_err() {
                        self.unsent += 1;
                    }
                }
                Output::Event(event) => self.events.push_back(event),
                Output::Timeout(deadline) => {
                    self.deadline = deadline;
                    return Ok(());
                }
            }
        }
    }
}

/// Counts a datagram if it is RTP (RFC 7983 section 7, RFC 5761 section 4): the header is in the clear in SRTP.
fn count(wire: &mut Vec<(u32, u8, Sequence)>, datagram: &[u8]) {
    let Some(header) = datagram.first_chunk::<12>() else { return };
    let is_rtp = (128..192).contains(&header[0]) && !(192..=223).contains(&header[1]);
    if !is_rtp {
        return;
    }
    let ssrc = u32::from_be_bytes([header[8], header[9], header[10], header[11]]);
    let kind = header[1] & 0x7f;
    let number = u16::from_be_bytes([header[2], header[3]]);
    match wire.iter_mut().find(|(known, _, _)| *known == ssrc) {
        Some((_, _, sequence)) => sequence.count(number),
        None => {
            let mut sequence = Sequence::default();
            sequence.count(number);
            wire.push((ssrc, kind, sequence));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn rtp_is_counted_and_rtcp_stun_and_dtls_are_not() {
        let mut wire = Vec::new();
        for first in [[0x80, 96], [0x80, 200], [0x00, 1], [22, 254]] {
            let mut datagram = vec![0; 16];
            datagram[..2].copy_from_slice(&first);
            count(&mut wire, &datagram);
        }
        assert_eq!(wire.len(), 1);
        assert_eq!((wire[0].1, wire[0].2.received()), (96, 1));
    }
}
