//! Stories of the lobby: who comes waits, is let in or turned away. Never a code; the portal's door has those.

use mitreden_live::*;

use crate::cast::{Stage, seat};

fn knocks(stage: &mut Stage, name: &str, role: Role) -> Result<Vec<Event>, Refusal> {
    let display = if role.has_name() { DisplayName::parse(name).unwrap() } else { DisplayName::empty() };
    stage.errand(Errand::TakeSeat { seat: seat(name), role, name: display })
}

fn waiting(stage: &Stage, audience: Audience) -> Option<usize> {
    match stage.room.slice(Slice::Lobby, audience, &stage.presence) {
        Some(SliceValue::Lobby(lobby)) => Some(lobby.waiting.len()),
        _ => None,
    }
}

#[test]
fn who_comes_waits_until_somebody_opens() {
    let mut stage = Stage::with_cast();
    stage.does("ada", Command::SetLobby { on: true }).unwrap();
    knocks(&mut stage, "berta", Role::Participant).unwrap();
    assert!(stage.room.seat(&seat("berta")).is_none() && stage.room.lobby().holds(&seat("berta")));
    assert_eq!(stage.does("berta", Command::RaiseHand { in_writing: false }), Err(Refusal::NoSuchSeat), "who waits is not in the room");
    assert!(stage.room.snapshot(&seat("berta"), &stage.presence, jiff::Timestamp::UNIX_EPOCH).is_none(), "and reads nothing of it");
    assert_eq!((waiting(&stage, Audience::Moderation), waiting(&stage, Audience::Table), waiting(&stage, Audience::Hall)), (Some(1), None, None));
    assert_eq!(stage.does("gustav", Command::LetIn { seat: seat("berta") }), Err(Refusal::NotAllowed));
    assert_eq!(stage.does("ada", Command::LetIn { seat: seat("nobody") }), Err(Refusal::NoSuchSeat));
    stage.does("ada", Command::LetIn { seat: seat("berta") }).unwrap();
    assert_eq!(stage.room.seat(&seat("berta")).unwrap().role, Role::Participant);
    assert!(stage.room.lobby().waiting.is_empty());
}

#[test]
fn who_is_turned_away_stays_outside() {
    let mut stage = Stage::with_cast();
    stage.does("ada", Command::SetLobby { on: true }).unwrap();
    knocks(&mut stage, "berta", Role::Participant).unwrap();
    assert_eq!(knocks(&mut stage, "berta", Role::Participant), Err(Refusal::NotAllowed), "who waits does not knock again");
    stage.does("ada", Command::TurnAway { seat: seat("berta") }).unwrap();
    assert!(stage.room.was_removed(&seat("berta")) && !stage.room.lobby().holds(&seat("berta")));
    assert_eq!(knocks(&mut stage, "berta", Role::Participant), Err(Refusal::NotAllowed));
    knocks(&mut stage, "hanna", Role::Participant).unwrap();
    stage.errand(Errand::LeaveSeat { seat: seat("hanna") }).unwrap();
    assert!(stage.room.lobby().waiting.is_empty(), "who waits may go");
}

#[test]
fn listeners_have_no_name_to_be_let_in_by_and_invited_ones_need_none() {
    let mut stage = Stage::with_cast();
    stage.errand(Errand::SetLobby { on: true }).unwrap();
    assert_eq!(knocks(&mut stage, "berta", Role::Listener), Err(Refusal::NotAllowed));
    knocks(&mut stage, "frieda", Role::Signer).unwrap();
    knocks(&mut stage, "hanna", Role::Moderator).unwrap();
    assert!(stage.room.seat(&seat("frieda")).is_some() && stage.room.seat(&seat("hanna")).is_some());
}

#[test]
fn a_lobby_that_is_closed_lets_everybody_in() {
    let mut stage = Stage::with_cast();
    stage.does("ada", Command::SetLobby { on: true }).unwrap();
    knocks(&mut stage, "berta", Role::Participant).unwrap();
    stage.does("ada", Command::SetLobby { on: false }).unwrap();
    assert!(stage.room.seat(&seat("berta")).is_some() && stage.room.lobby().waiting.is_empty());
}

#[test]
fn the_lobby_is_as_full_as_it_can_be() {
    let mut stage = Stage::with_cast();
    stage.does("ada", Command::SetLobby { on: true }).unwrap();
    for number in 0..WAITING_MAX {
        knocks(&mut stage, &format!("guest-{number}"), Role::Participant).unwrap();
    }
    assert_eq!(knocks(&mut stage, "late", Role::Participant), Err(Refusal::RoomFull));
}

#[test]
fn nobody_waits_behind_the_end() {
    let mut stage = Stage::with_cast();
    stage.does("ada", Command::SetLobby { on: true }).unwrap();
    knocks(&mut stage, "berta", Role::Participant).unwrap();
    stage.does("ada", Command::EndEvening {}).unwrap();
    assert!(stage.room.lobby().waiting.is_empty());
    stage.errand(Errand::Reopen {}).unwrap();
    assert!(stage.room.lobby().on, "the next meeting has its lobby again");
}
