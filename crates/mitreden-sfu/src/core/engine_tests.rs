//! The engine without a network: signalling in, signalling and events out, time by hand.

use std::sync::Arc;
use std::time::{Duration, Instant};

use prost::Message as _;

use super::*;
use crate::proto::DisconnectReason as Reason;
use crate::proto::leave_request::Action;
use crate::proto::request_response::Reason as Answer;
use crate::proto::signal_request::Message as Request;
use crate::proto::signal_response::Message;
use crate::{Limits, Permission, Refusal, RoomEvent, Source};

struct World {
    engine: Engine,
    now: Instant,
    last_conn: u64,
    frames: Vec<(ConnId, Message)>,
    closed: Vec<ConnId>,
    events: Vec<RoomEvent>,
}

fn world() -> World {
    let udp = std::net::SocketAddr::from(([127, 0, 0, 1], 7));
    let shared = Arc::new(Shared {
        limits: Limits::default(),
        keys: Keys::new("key", "0123456789abcdef0123456789abcdef"),
        token_life: Duration::from_secs(60),
        factory: Factory::new(&[udp], &[], 1000).unwrap(),
    });
    World {
        engine: Engine::new(shared, &[(Transport::Udp, udp)]),
        now: Instant::now(),
        last_conn: 0,
        frames: Vec::new(),
        closed: Vec::new(),
        events: Vec::new(),
    }
}

fn speaker() -> Permission {
    Permission::speaker("A name", &[Source::Microphone])
}

impl World {
    fn enter(&mut self, room: &str, identity: &str, permission: Permission, resume: Option<&str>) -> ConnId {
        self.last_conn += 1;
        let conn = ConnId(self.last_conn);
        let grants = Grants { room: room.into(), identity: identity.into(), permission: permission.clone(), ..Grants::default() };
        let hello = Hello {
            grants,
            permission,
            mode: Mode::Dual,
            auto_subscribe: true,
            shared_streams: true,
            resume: resume.map(str::to_owned),
            attributes: HashMap::new(),
            offer: None,
            tracks: Vec::new(),
        };
        self.engine.open(conn, hello, 1, self.now);
        self.take();
        conn
    }

    fn join(&mut self, room: &str, identity: &str, permission: Permission) -> ConnId {
        self.enter(room, identity, permission, None)
    }

    fn ask(&mut self, conn: ConnId, request: Request) {
        self.engine.signal(conn, request, 1, self.now);
        self.take();
    }

    fn order(&mut self, identity: &str, order: Order) {
        self.engine.order("hall", identity, order, self.now);
        self.take();
    }

    fn pass(&mut self, seconds: u64) {
        for _ in 0..seconds * 10 {
            self.now += Duration::from_millis(100);
            self.engine.tick(self.now);
        }
        self.take();
    }

    fn take(&mut self) {
        let output = self.engine.take_output();
        for (conn, signal) in output.signals {
            match signal {
                Signal::Frame(bytes) => {
                    let response = proto::SignalResponse::decode(bytes).unwrap();
                    self.frames.push((conn, response.message.unwrap()));
                }
                Signal::Close => self.closed.push(conn),
            }
        }
        self.events.extend(output.events);
    }

    /// What a client was told since the last look.
    fn heard(&mut self, conn: ConnId) -> Vec<Message> {
        let (mine, others) = std::mem::take(&mut self.frames).into_iter().partition(|f| f.0 == conn);
        self.frames = others;
        let mine: Vec<(ConnId, Message)> = mine;
        mine.into_iter().map(|f| f.1).collect()
    }

    fn sid(&mut self, conn: ConnId) -> String {
        let join = self.heard(conn).into_iter().find_map(|m| match m {
            Message::Join(join) => join.participant,
            _ => None,
        });
        join.unwrap().sid
    }
}

fn updates(heard: &[Message]) -> Vec<(String, i32)> {
    let mut all = Vec::new();
    for message in heard {
        if let Message::Update(update) = message {
            let each = update.participants.iter();
            all.extend(each.map(|p| (p.identity.clone(), p.state)));
        }
    }
    all
}

fn left(heard: &[Message]) -> Option<(i32, i32)> {
    heard.iter().find_map(|m| match m {
        Message::Leave(leave) => Some((leave.reason, leave.action)),
        _ => None,
    })
}

fn refused(heard: &[Message]) -> bool {
    heard.iter().any(|m| matches!(m, Message::RequestResponse(r) if r.reason == Answer::NotAllowed as i32))
}

const GONE: i32 = proto::participant_info::State::Disconnected as i32;

#[test]
fn the_visible_are_announced_and_the_hidden_are_not() {
    let mut world = world();
    let ada = world.join("hall", "ada", speaker());
    world.heard(ada);
    let cem = world.join("hall", "cem", Permission::listener());
    assert_eq!(updates(&world.heard(ada)), []);
    let heard = world.heard(cem);
    let Some(Message::Join(join)) = heard.first() else {
        panic!("no join: {heard:?}");
    };
    assert_eq!(join.other_participants.len(), 1);
    assert!(!join.server_version.is_empty());
    world.join("hall", "emil", speaker());
    assert_eq!(updates(&world.heard(ada))[0].0, "emil");
    assert_eq!(updates(&world.heard(cem))[0].0, "emil");
}

#[test]
fn becoming_visible_and_hidden_again_is_told_in_place() {
    let mut world = world();
    let ada = world.join("hall", "ada", speaker());
    let cem = world.join("hall", "cem", Permission::listener());
    world.heard(ada);
    world.heard(cem);
    world.order("cem", Order::SetPermission(speaker()));
    assert_eq!(updates(&world.heard(ada))[0].0, "cem");
    assert_eq!(updates(&world.heard(cem)).len(), 1, "and itself");
    world.order("cem", Order::SetPermission(Permission::listener()));
    assert_eq!(updates(&world.heard(ada)), [("cem".to_owned(), GONE)]);
    let own = updates(&world.heard(cem));
    assert!(own.iter().all(|u| u.1 != GONE), "it is not told that it is gone");
    assert_eq!(left(&world.heard(cem)), None);
}

#[test]
fn a_listener_is_refused_whatever_it_asks_for() {
    let mut world = world();
    let cem = world.join("hall", "cem", Permission::listener());
    world.heard(cem);
    let track = proto::AddTrackRequest { cid: "c".into(), source: proto::TrackSource::Microphone as i32, ..Default::default() };
    world.ask(cem, Request::AddTrack(track.clone()));
    assert!(refused(&world.heard(cem)));
    world.ask(cem, Request::UpdateMetadata(Default::default()));
    assert!(refused(&world.heard(cem)));
    world.order("cem", Order::SetPermission(speaker()));
    world.heard(cem);
    world.ask(cem, Request::AddTrack(track));
    let heard = world.heard(cem);
    assert!(heard.iter().any(|m| matches!(m, Message::TrackPublished(_))), "{heard:?}");
}

#[test]
fn a_second_client_of_an_identity_replaces_the_first() {
    let mut world = world();
    let first = world.join("hall", "ada", speaker());
    let second = world.join("hall", "ada", speaker());
    let told = left(&world.heard(first));
    assert_eq!(told, Some((Reason::DuplicateIdentity as i32, Action::Disconnect as i32)));
    assert_eq!(world.closed, [first]);
    assert_eq!(left(&world.heard(second)), None);
    assert_eq!(world.engine.stats().participants, 1);
}

#[test]
fn a_decision_of_the_server_wins_over_every_token() {
    let mut world = world();
    world.order("cem", Order::SetPermission(Permission::listener()));
    let cem = world.join("hall", "cem", speaker());
    let Some(Message::Join(join)) = world.heard(cem).into_iter().next() else {
        panic!("no join");
    };
    let permission = join.participant.unwrap().permission.unwrap();
    assert!(permission.hidden && !permission.can_publish);
}

#[test]
fn the_removed_stay_out_until_they_are_let_in_or_the_room_closes() {
    let mut world = world();
    let cem = world.join("hall", "cem", speaker());
    world.order("cem", Order::Remove);
    let told = left(&world.heard(cem));
    assert_eq!(told, Some((Reason::ParticipantRemoved as i32, Action::Disconnect as i32)));
    assert_eq!(world.engine.may_enter("hall", "cem"), Err(Refusal::NotAllowed));
    assert_eq!(world.engine.may_enter("other", "cem"), Ok(()));
    let again = world.join("hall", "cem", speaker());
    assert!(left(&world.heard(again)).is_some(), "also when admitted just before");
    world.order("cem", Order::SetPermission(speaker()));
    assert_eq!(world.engine.may_enter("hall", "cem"), Ok(()));
    world.order("cem", Order::Remove);
    world.engine.close_room("hall", world.now);
    assert_eq!(world.engine.may_enter("hall", "cem"), Ok(()));
}

#[test]
fn a_session_is_resumed_by_its_own_identity_and_in_time_only() {
    let mut world = world();
    let ada = world.join("hall", "ada", speaker());
    let sid = world.sid(ada);
    let mismatch = Some((Reason::StateMismatch as i32, Action::Reconnect as i32));
    for (identity, sid) in [("eve", sid.as_str()), ("ada", "PA_unknown")] {
        let thief = world.enter("hall", identity, speaker(), Some(sid));
        assert_eq!(left(&world.heard(thief)), mismatch, "{identity}");
    }
    world.engine.cut(ada, world.now);
    world.pass(5);
    let back = world.enter("hall", "ada", speaker(), Some(&sid));
    let heard = world.heard(back);
    assert!(matches!(heard[0], Message::Reconnect(_)), "{heard:?}");
    // The old connection's end, seen late, must not hurt the new one.
    world.engine.cut(ada, world.now);
    world.ask(back, Request::PingReq(Default::default()));
    assert!(matches!(world.heard(back).last(), Some(Message::PongResp(_))));
    world.engine.cut(back, world.now);
    world.pass(21);
    let left_events = world.events.iter().filter(|e| matches!(e, RoomEvent::Left { .. }));
    assert_eq!(left_events.count(), 1);
    let late = world.enter("hall", "ada", speaker(), Some(&sid));
    assert_eq!(left(&world.heard(late)), mismatch);
}

#[test]
fn a_panic_ends_one_room_only() {
    let mut world = world();
    let here = world.join("hall", "ada", speaker());
    let there = world.join("library", "ben", speaker());
    world.engine.order("hall", "eve", Order::Remove, world.now);
    world.heard(here);
    world.heard(there);
    world.engine.sabotage("hall");
    world.take();
    let told = left(&world.heard(here));
    assert_eq!(told, Some((Reason::StateMismatch as i32, Action::Reconnect as i32)));
    assert_eq!(world.closed, [here]);
    assert!(world.events.contains(&RoomEvent::RoomFailed { room: "hall".into() }));
    world.ask(there, Request::PingReq(Default::default()));
    assert!(matches!(world.heard(there).last(), Some(Message::PongResp(_))));
    let again = world.join("hall", "ada", speaker());
    assert!(matches!(world.heard(again)[0], Message::Join(_)), "the room opens anew");
    assert_eq!(world.engine.may_enter("hall", "eve"), Err(Refusal::NotAllowed), "decisions stay");
}

#[test]
fn who_never_answers_an_offer_starts_over() {
    let mut world = world();
    let ada = world.join("hall", "ada", speaker());
    let offered = world.heard(ada);
    assert!(offered.iter().any(|m| matches!(m, Message::Offer(o) if o.id == 1)));
    world.pass(12);
    let told = left(&world.heard(ada));
    assert_eq!(told, Some((Reason::StateMismatch as i32, Action::Reconnect as i32)));
}

#[test]
fn an_offer_of_garbage_costs_its_sender_only() {
    let mut world = world();
    let ada = world.join("hall", "ada", speaker());
    for garbage in ["", "v=0", "m=audio 9 x 1\r\na=mid:0\r\n", &"x".repeat(600_000)] {
        let eve = world.join("hall", "eve", speaker());
        let offer = proto::SessionDescription { r#type: "offer".into(), sdp: garbage.to_owned(), id: 1, ..Default::default() };
        world.ask(eve, Request::Offer(offer));
        assert!(left(&world.heard(eve)).is_some());
    }
    assert_eq!(left(&world.heard(ada)), None);
    assert_eq!(world.engine.stats().rooms_failed, 0);
}

#[test]
fn the_token_is_renewed_at_half_of_its_life() {
    let mut world = world();
    // Without the right to receive there is no media connection that would have to be answered for.
    let mute = Permission { can_subscribe: false, ..speaker() };
    let ada = world.join("hall", "ada", mute);
    let tokens = |heard: Vec<Message>| {
        let tokens = heard.into_iter().filter(|m| matches!(m, Message::RefreshToken(_)));
        tokens.count()
    };
    assert_eq!(tokens(world.heard(ada)), 1, "at once: the first may be old");
    world.pass(29);
    assert_eq!(tokens(world.heard(ada)), 0);
    world.pass(3);
    assert_eq!(tokens(world.heard(ada)), 1);
    world.order("ada", Order::SetPermission(Permission::default()));
    assert_eq!(tokens(world.heard(ada)), 1, "with every change of rights");
}

#[test]
fn datagrams_of_nobody_are_dropped() {
    let mut world = world();
    world.join("hall", "ada", speaker());
    let from = (Transport::Udp, std::net::SocketAddr::from(([127, 0, 0, 1], 9)));
    for datagram in [&b""[..], &[0; 20], &[0x80; 100], &[22; 1500], &[0xff; 2000]] {
        world.engine.receive(from, datagram, world.now);
    }
    world.engine.flush(world.now);
    assert_eq!(world.engine.stats().dropped, 5);
}
