//! A LiveKit client with two peer connections, as doctored as its holder wants: it asks for what no honest client would. Decides nothing.

use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use livekit_protocol::signal_request::Message as Request;
use livekit_protocol::signal_response::Message as Response;
use livekit_protocol::{AddTrackRequest, JoinResponse, Ping, SessionDescription, TrackSource, TrackType};
use str0m::Event;
use str0m::change::SdpPendingOffer;
use str0m::channel::{ChannelConfig, ChannelId};
use str0m::media::{Direction, MediaKind, Mid};
use str0m::rtp::RtpWrite;

use super::peer::{Peer, settings};
use super::signal::{SentAway, Signal, Way};

/// How often the server is asked whether it is there; it gives a client up after 15 s without.
const PING: Duration = Duration::from_secs(5);

/// Something that came from the server.
#[derive(Debug)]
pub enum Happening {
    /// A message over the signalling connection. Offers and answers were dealt with already.
    Signal(Box<Response>),
    /// The peer connection we hear by.
    Subscriber(Box<Event>),
    /// The peer connection we speak by.
    Publisher(Box<Event>),
    /// The signalling connection is gone.
    Closed,
}

/// A client that was let in.
#[derive(Debug)]
pub struct Client {
    /// What the server said first; absent after a resume.
    pub join: Option<JoinResponse>,
    /// The peer connection we hear by.
    pub subscriber: Peer,
    /// The peer connection we speak by, once we tried.
    pub publisher: Option<Peer>,
    /// Round trip of the last ping over the signalling connection.
    pub ping: Option<Duration>,
    /// Answers nothing the server offers: a client that hangs.
    pub mute_to_offers: bool,
    /// Reads every answer as if the server wanted all our media: a client that sends without being asked.
    pub brazen: bool,
    signal: Option<Signal>,
    next_ping: tokio::time::Instant,
    pinged: Option<Instant>,
    offers: u32,
}

impl Client {
    /// Knocks, and comes in when the first message says so.
    ///
    /// # Errors
    /// [`super::Refused`] for a refusal by status, [`SentAway`] when the first message is `leave`, a plain error else.
    pub async fn join(way: &Way) -> anyhow::Result<Self> {
        let mut signal = Signal::open(way).await?;
        let join = match signal.next().await? {
            Some(Response::Join(join)) => Some(join),
            Some(Response::Reconnect(_)) if way.resume.is_some() => None,
            Some(Response::Leave(leave)) => {
                return Err(SentAway { reason: leave.reason(), action: leave.action() }.into());
            }
            other => bail!("not a welcome: {other:?}"),
        };
        Ok(Client {
            join,
            subscriber: Peer::open(settings()).await?,
            publisher: None,
            ping: None,
            mute_to_offers: false,
            brazen: false,
            signal: Some(signal),
            next_ping: tokio::time::Instant::now() + PING,
            pinged: None,
            offers: 0,
        })
    }

    /// The session id the server gave us.
    pub fn sid(&self) -> &str {
        let own = self.join.as_ref().and_then(|join| join.participant.as_ref());
        own.map_or("", |own| own.sid.as_str())
    }

    /// Sends a request, whether we may or not.
    ///
    /// # Errors
    /// When the signalling connection is gone.
    pub async fn ask(&mut self, request: Request) -> anyhow::Result<()> {
        self.signal.as_mut().context("no signalling connection")?.send(request).await
    }

    /// Sends bytes that need not be a request.
    ///
    /// # Errors
    /// When the signalling connection is gone.
    pub async fn ask_bytes(&mut self, bytes: Vec<u8>) -> anyhow::Result<()> {
        self.signal.as_mut().context("no signalling connection")?.send_bytes(bytes).await
    }

    /// Cuts the signalling connection without a word; media runs on.
    pub fn cut(&mut self) {
        if let Some(signal) = self.signal.take() {
            signal.cut();
        }
    }

    /// Announces a track by a name of ours, which the offer repeats as the track id.
    ///
    /// # Errors
    /// When the signalling connection is gone.
    pub async fn add_track(&mut self, cid: &str, source: TrackSource) -> anyhow::Result<()> {
        let video = matches!(source, TrackSource::Camera | TrackSource::ScreenShare);
        let kind = if video { TrackType::Video } else { TrackType::Audio };
        let mut request = AddTrackRequest { cid: cid.to_owned(), name: cid.to_owned(), disable_red: true, ..AddTrackRequest::default() };
        request.set_type(kind);
        request.set_source(source);
        if video {
            (request.width, request.height) = (1280, 720);
        }
        self.ask(Request::AddTrack(request)).await
    }

    /// Offers media to send, one line for each kind and track name; the answer is dealt with by [`Client::next`].
    ///
    /// # Errors
    /// When the signalling connection is gone.
    pub async fn offer(&mut self, tracks: &[(MediaKind, &str)]) -> anyhow::Result<Vec<Mid>> {
        let peer = self.speaking().await?;
        let mut changes = peer.rtc.sdp_api();
        let mids = tracks
            .iter()
            .map(|(kind, name)| {
                let name = Some((*name).to_owned());
                changes.add_media(*kind, Direction::SendOnly, name.clone(), name, None)
            })
            .collect();
        let made = changes.apply().context("nothing to offer")?;
        self.send_offer(made).await?;
        Ok(mids)
    }

    /// Offers a data channel, as every LiveKit client does for chat.
    ///
    /// # Errors
    /// When the signalling connection is gone.
    pub async fn offer_channel(&mut self, label: &str) -> anyhow::Result<ChannelId> {
        let peer = self.speaking().await?;
        let mut changes = peer.rtc.sdp_api();
        let config = ChannelConfig { label: label.to_owned(), ..ChannelConfig::default() };
        let channel = changes.add_channel_with_config(config);
        let made = changes.apply().context("nothing to offer")?;
        self.send_offer(made).await?;
        Ok(channel)
    }

    /// Puts one packet of media on a line of ours; it leaves at once.
    ///
    /// # Errors
    /// When we never offered, or str0m fails.
    pub fn write(&mut self, mid: Mid, packet: RtpWrite) -> anyhow::Result<()> {
        let peer = self.publisher.as_mut().context("no publishing peer")?;
        let mut direct = peer.rtc.direct_api();
        direct.stream_tx_by_mid(mid, None).context("no stream to send on")?.write_rtp(packet);
        peer.tick()
    }

    /// Asks the server whether it is there, and goes on until it says so: everything sent to us before is here then.
    ///
    /// # Errors
    /// As [`Client::until`].
    pub async fn settle(&mut self, within: Duration, mut look: impl FnMut(&Happening)) -> anyhow::Result<()> {
        self.ask(Request::PingReq(Ping { timestamp: 2, rtt: 0 })).await?;
        self.until("a pong", within, |happening| {
            look(happening);
            let Happening::Signal(message) = happening else { return None };
            matches!(**message, Response::PongResp(_)).then_some(())
        })
        .await
    }

    /// Sends any offer text over signalling, SDP or not.
    ///
    /// # Errors
    /// When the signalling connection is gone.
    pub async fn offer_text(&mut self, sdp: &str) -> anyhow::Result<()> {
        self.offers += 1;
        let offer = description("offer", sdp.to_owned(), self.offers);
        self.ask(Request::Offer(offer)).await
    }

    /// The next thing that happens. Safe to drop and call again.
    ///
    /// # Errors
    /// When a peer fails for good or the server says what no client understands.
    pub async fn next(&mut self) -> anyhow::Result<Happening> {
        loop {
            tokio::select! {
                message = read(&mut self.signal) => match message? {
                    Some(message) => match self.deal_with(message).await? {
                        Some(message) => return Ok(Happening::Signal(Box::new(message))),
                        None => continue,
                    },
                    None => {
                        self.signal = None;
                        return Ok(Happening::Closed);
                    }
                },
                event = self.subscriber.next() => return Ok(Happening::Subscriber(Box::new(event?))),
                event = hear(&mut self.publisher) => return Ok(Happening::Publisher(Box::new(event?))),
                () = tokio::time::sleep_until(self.next_ping) => self.send_ping().await?,
            }
        }
    }

    /// Goes on until something is found in what happens.
    ///
    /// # Errors
    /// As [`Client::next`]; also when `within` is over or the connection closes first.
    pub async fn until<T>(&mut self, what: &str, within: Duration, mut find: impl FnMut(&Happening) -> Option<T>) -> anyhow::Result<T> {
        let search = async {
            loop {
                let happening = self.next().await?;
                if let Some(found) = find(&happening) {
                    return Ok(found);
                }
                if matches!(happening, Happening::Closed) {
                    bail!("closed while waiting for: {what}");
                }
            }
        };
        tokio::time::timeout(within, search).await.with_context(|| format!("did not come: {what}"))?
    }

    async fn speaking(&mut self) -> anyhow::Result<&mut Peer> {
        if self.publisher.is_none() {
            self.publisher = Some(Peer::open(settings()).await?);
        }
        self.publisher.as_mut().context("the peer made just now")
    }

    async fn send_offer(&mut self, (offer, pending): (str0m::change::SdpOffer, SdpPendingOffer)) -> anyhow::Result<()> {
        self.offers += 1;
        let id = self.offers;
        if let Some(peer) = &mut self.publisher {
            peer.offered(id, pending);
        }
        self.ask(Request::Offer(description("offer", offer.to_sdp_string(), id))).await
    }

    /// Answers offers, takes answers and pongs; hands on everything else.
    async fn deal_with(&mut self, message: Response) -> anyhow::Result<Option<Response>> {
        match message {
            Response::Offer(offer) if !self.mute_to_offers => {
                let answer = self.subscriber.answer(&offer.sdp)?;
                self.ask(Request::Answer(description("answer", answer, offer.id))).await?;
                Ok(None)
            }
            Response::Answer(answer) => {
                let wanted = answer.sdp.replace("a=inactive", "a=recvonly");
                let sdp = if self.brazen { &wanted } else { &answer.sdp };
                if let Some(peer) = &mut self.publisher {
                    peer.answered(answer.id, sdp)?;
                }
                Ok(Some(Response::Answer(answer)))
            }
            Response::PongResp(pong) => {
                self.ping = self.pinged.take().map(|since| since.elapsed());
                Ok(Some(Response::PongResp(pong)))
            }
            other => Ok(Some(other)),
        }
    }

    async fn send_ping(&mut self) -> anyhow::Result<()> {
        self.next_ping = tokio::time::Instant::now() + PING;
        if self.signal.is_some() {
            self.pinged = Some(Instant::now());
            self.ask(Request::PingReq(Ping { timestamp: 1, rtt: 0 })).await?;
        }
        Ok(())
    }
}

async fn read(signal: &mut Option<Signal>) -> anyhow::Result<Option<Response>> {
    match signal {
        Some(signal) => signal.next().await,
        None => std::future::pending().await,
    }
}

async fn hear(peer: &mut Option<Peer>) -> anyhow::Result<Event> {
    match peer {
        Some(peer) => peer.next().await,
        None => std::future::pending().await,
    }
}

fn description(kind: &str, sdp: String, id: u32) -> SessionDescription {
    SessionDescription { r#type: kind.to_owned(), sdp, id, ..SessionDescription::default() }
}
