//! The media edge: the one place where seats become LiveKit's participants. Decides no right; the room value does.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use mitreden_live::{Event, MediaPass, Room, RoomId, SEATS_MAX, Seat, SeatId, Source, Status};
use mitreden_sfu::{Admission, BoxFuture, Config, Grants, Limits, Permission, Refusal, Sfu};

use super::Rooms;
use super::model::Vitals;
use crate::app::Site;

/// Time to connect with a pass; the SFU renews it while the seat's media stands.
const PASS_LIFE: Duration = Duration::from_secs(90);
/// The issuer of the passes: there is one installation behind one secret.
const KEY: &str = "mitreden";
/// Below it nested addresses of the media's signalling stand.
pub(super) const PREFIX: &str = "/media";

/// The embedded SFU, as the rooms use it.
#[derive(Clone)]
pub(super) struct Media {
    sfu: Sfu,
}

impl std::fmt::Debug for Media {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Media")
    }
}

/// Asks the room value at every connect; set once the rooms are up.
#[derive(Default)]
pub(super) struct Gate {
    rooms: OnceLock<Rooms>,
}

impl Gate {
    pub(super) fn open(&self, rooms: Rooms) {
        // A second opening cannot happen: `Rooms::start` owns the gate.
        drop(self.rooms.set(rooms));
    }
}

impl Admission for Gate {
    fn admit<'a>(&'a self, room: &'a str, identity: &'a str, _token: &'a Grants) -> BoxFuture<'a, Result<Permission, Refusal>> {
        Box::pin(async move {
            let rooms = self.rooms.get().ok_or(Refusal::Unavailable)?;
            let (Some(room), Some(seat)) = (RoomId::parse(room), SeatId::parse(identity)) else { return Err(Refusal::NotAllowed) };
            let keeper = rooms.keeper(&room).await.map_err(|_| Refusal::Unavailable)?.ok_or(Refusal::NoRoom)?;
            let permission = keeper.look(move |room, _| {
                let open = room.evening().status != Status::Over;
                room.seat(&seat).filter(|_| open).map(|seat| permission(room, seat))
            });
            permission.await.ok_or(Refusal::Unavailable)?.ok_or(Refusal::NotAllowed)
        })
    }
}

impl Media {
    pub(super) async fn start(site: &Site, gate: Arc<Gate>) -> anyhow::Result<Self> {
        let settings = &site.config.media;
        let config = Config {
            udp: settings.udp,
            tcp: settings.tcp(),
            udp_offered: settings.udp_offered,
            public_ips: settings.public_ips.clone(),
            token_life: PASS_LIFE,
            limits: Limits { peers_per_room: SEATS_MAX, ..Limits::default() },
            ..Config::loopback(KEY, site.secret.derive("media"))
        };
        Ok(Self { sfu: Sfu::start(config, gate).await? })
    }

    pub(super) fn router(&self) -> axum::Router {
        self.sfu.router()
    }

    pub(super) fn vitals(&self) -> Vitals {
        let stats = self.sfu.stats();
        let (udp, tcp) = self.sfu.announced();
        Vitals { udp, tcp, rooms: stats.rooms, people: stats.participants, sent: stats.forwarded, lost: stats.packets_lost, failed: stats.rooms_failed }
    }

    pub(super) async fn stop(&self) {
        self.sfu.shutdown().await;
    }

    /// A pass for a seat; `origin` is `ws://host` or `wss://host`. It travels in an address, which proxies write down: the name is
    /// not in it, the gate adds that when somebody connects.
    pub(super) fn pass(&self, id: u32, room: &RoomId, seat: &SeatId, permission: Permission, origin: &str) -> MediaPass {
        let grants = Grants {
            room: room.as_str().to_owned(),
            identity: seat.as_str().to_owned(),
            permission: Permission { name: String::new(), ..permission },
            ..Grants::default()
        };
        MediaPass { id, url: format!("{origin}{PREFIX}"), token: self.sfu.token(&grants) }
    }

    /// Carries what was written down over to the media. Overrides win over every token, old or new.
    pub(super) fn follow(&self, room: &Room, event: &Event) {
        let id = room.id().as_str();
        match event {
            Event::RoleChanged { seat, .. } | Event::FloorGiven { seat } | Event::FloorReturned { seat } => {
                if let Some(seat) = room.seat(seat) {
                    self.sfu.set_permission(id, seat.id.as_str(), permission(room, seat));
                }
            }
            // A seat in a parallel room has the same id each time somebody goes there: who left may come back.
            Event::SeatTaken { seat, .. } if room.barcamp().is_side => {
                if let Some(seat) = room.seat(seat) {
                    self.sfu.set_permission(id, seat.id.as_str(), permission(room, seat));
                }
            }
            Event::EveningPaused | Event::EveningResumed => {
                for seat in room.stage() {
                    self.sfu.set_permission(id, seat.id.as_str(), permission(room, seat));
                }
            }
            Event::SeatLeft { seat } | Event::SeatRemoved { seat } => self.sfu.remove(id, seat.as_str()),
            Event::Muted { seat, source } => {
                for source in sources(*source) {
                    self.sfu.mute(id, seat.as_str(), *source);
                }
            }
            Event::EveningEnded => self.sfu.close_room(id),
            _ => {}
        }
    }
}

/// What a seat may do in the media. Who may not send is not announced: the hall is a number.
pub(super) fn permission(room: &Room, seat: &Seat) -> Permission {
    let can_publish = room.may_send(seat).into_iter().flat_map(|source| sources(source).iter().copied()).collect();
    Permission {
        can_publish,
        can_subscribe: true,
        can_publish_data: false,
        hidden: !seat.on_stage(),
        name: seat.name.as_str().to_owned(),
        can_update_metadata: false,
    }
}

fn sources(source: Source) -> &'static [mitreden_sfu::Source] {
    match source {
        Source::Camera => &[mitreden_sfu::Source::Camera],
        Source::Microphone => &[mitreden_sfu::Source::Microphone],
        Source::Screen => &[mitreden_sfu::Source::ScreenShare, mitreden_sfu::Source::ScreenShareAudio],
    }
}
