//! An evening played on the room value: entry, hands, floor, chat, moderation, end. Never the wire form.

use mitreden_live::{AgendaItem, AgendaKind, ChatMode, Command, DisplayName, Errand, Event, FloorOrder, Refusal, Role, Room, Source, Status};

use crate::cast::{Stage, seat};

#[test]
fn the_floor_goes_round_and_back() {
    let mut stage = Stage::with_cast();
    stage.does("gustav", Command::RaiseHand { in_writing: false }).unwrap();
    assert_eq!(stage.room.hand_of(&seat("gustav")), Some(1));
    assert!(stage.does("gustav", Command::RaiseHand { in_writing: false }).unwrap().is_empty(), "a second tap changes nothing");
    stage.does("ada", Command::GiveFloor { seat: seat("gustav") }).unwrap();
    let gustav = stage.room.seat(&seat("gustav")).unwrap();
    assert_eq!(gustav.may_send(), [Source::Camera, Source::Microphone]);
    assert!(stage.room.hands().is_empty(), "the hand goes down by itself");
    stage.does("gustav", Command::ReturnFloor {}).unwrap();
    assert!(stage.room.seat(&seat("gustav")).unwrap().may_send().is_empty());
}

#[test]
fn hands_stand_in_the_order_of_raising() {
    let mut stage = Stage::with_cast();
    stage.comes("berta", Role::Participant);
    for name in ["berta", "gustav", "emil"] {
        stage.does(name, Command::RaiseHand { in_writing: false }).unwrap();
    }
    stage.does("berta", Command::LowerHand {}).unwrap();
    stage.does("berta", Command::RaiseHand { in_writing: false }).unwrap();
    let order: Vec<_> = stage.room.hands().iter().map(|hand| hand.seat.as_str()).collect();
    assert_eq!(order, ["seat-of-gustav", "seat-of-emil", "seat-of-berta"]);
}

#[test]
fn listeners_step_up_before_they_do_anything() {
    let mut stage = Stage::with_cast();
    for command in [Command::RaiseHand { in_writing: false }, Command::Say { text: "hallo".into(), answers: None }, Command::StepBack {}] {
        assert_eq!(stage.does("cem", command), Err(Refusal::NotAllowed));
    }
    assert_eq!(stage.does("ada", Command::GiveFloor { seat: seat("cem") }), Err(Refusal::NotAllowed));
    assert_eq!(stage.does("cem", Command::StepUp { name: "\u{202e}Cem".into() }), Err(Refusal::BadName));
    stage.does("cem", Command::StepUp { name: "Cem".into() }).unwrap();
    stage.does("cem", Command::RaiseHand { in_writing: false }).unwrap();
    stage.does("cem", Command::StepBack {}).unwrap();
    assert!(stage.room.hands().is_empty(), "stepping back takes the hand down");
    assert!(stage.room.seat(&seat("cem")).unwrap().name.is_empty());
}

#[test]
fn only_the_moderation_leads() {
    let gustav = seat("gustav");
    let commands = [
        Command::GiveFloor { seat: gustav.clone() },
        Command::TakeFloor { seat: gustav.clone() },
        Command::LowerHandOf { seat: gustav.clone() },
        Command::LowerAllHands {},
        Command::Mute { seat: gustav.clone(), source: Source::Microphone },
        Command::Remove { seat: gustav.clone() },
        Command::GiveRole { seat: gustav, role: Role::Moderator },
        Command::LockRoom {},
        Command::UnlockRoom {},
        Command::StartEvening {},
        Command::EndEvening {},
        Command::GoToItem { item: 1 },
        Command::SetChat { mode: ChatMode::Off },
    ];
    for command in commands {
        for name in ["emil", "gustav", "cem"] {
            let mut stage = Stage::with_cast();
            assert_eq!(stage.does(name, command.clone()), Err(Refusal::NotAllowed), "{name}: {command:?}");
            assert!(Stage::with_cast().does("ada", command.clone()).is_ok(), "{command:?}");
        }
    }
}

#[test]
fn a_removed_seat_stays_out() {
    let mut stage = Stage::with_cast();
    stage.does("gustav", Command::RaiseHand { in_writing: false }).unwrap();
    stage.does("ada", Command::Remove { seat: seat("gustav") }).unwrap();
    assert_eq!(stage.does("gustav", Command::Say { text: "doch".into(), answers: None }), Err(Refusal::NoSuchSeat));
    let again = Errand::TakeSeat { seat: seat("gustav"), role: Role::Participant, name: DisplayName::parse("gustav").unwrap() };
    assert_eq!(stage.errand(again), Err(Refusal::NotAllowed));
    assert!(stage.room.hands().is_empty());
    assert_eq!(stage.does("ada", Command::Remove { seat: seat("ada") }), Err(Refusal::NotAllowed));
}

#[test]
fn a_locked_room_lets_in_the_moderation_alone() {
    let mut stage = Stage::with_cast();
    stage.does("ada", Command::LockRoom {}).unwrap();
    let listener = Errand::TakeSeat { seat: seat("berta"), role: Role::Listener, name: DisplayName::empty() };
    assert_eq!(stage.errand(listener), Err(Refusal::RoomLocked));
    stage.comes("hanna", Role::Moderator);
}

#[test]
fn the_chat_can_be_off_and_forgets_at_the_end() {
    let mut stage = Stage::with_cast();
    stage.does("gustav", Command::Say { text: "  Guten Abend\u{7} ".into(), answers: None }).unwrap();
    assert_eq!(stage.room.chat().lines[0].text, "Guten Abend");
    assert_eq!(stage.does("gustav", Command::Say { text: " \n ".into(), answers: None }), Err(Refusal::TextEmpty));
    assert_eq!(stage.does("gustav", Command::Say { text: "x".repeat(1_001), answers: None }), Err(Refusal::TextTooLong));
    assert_eq!(stage.does("emil", Command::Unsay { line: 1 }), Err(Refusal::NotAllowed));
    stage.does("ada", Command::SetChat { mode: ChatMode::Off }).unwrap();
    assert_eq!(stage.does("gustav", Command::Say { text: "noch etwas".into(), answers: None }), Err(Refusal::ChatOff));
    stage.does("ada", Command::Say { text: "Danke".into(), answers: None }).unwrap();
    stage.does("gustav", Command::Unsay { line: 1 }).unwrap();
    stage.does("ada", Command::EndEvening {}).unwrap();
    assert!(stage.room.chat().lines.is_empty());
    assert_eq!(stage.room.evening().status, Status::Over);
    assert_eq!(stage.does("ada", Command::StartEvening {}), Err(Refusal::EveningOver));
}

#[test]
fn the_last_moderator_keeps_the_role() {
    let mut stage = Stage::with_cast();
    let down = Command::GiveRole { seat: seat("ada"), role: Role::Participant };
    assert_eq!(stage.does("ada", down.clone()), Err(Refusal::LastModerator));
    stage.comes("hanna", Role::Moderator);
    stage.does("hanna", down).unwrap();
    assert!(stage.room.seat(&seat("ada")).unwrap().may_send().is_empty());
}

#[test]
fn the_agenda_follows_the_evening() {
    let mut stage = Stage::with_cast();
    assert_eq!(stage.room.agenda().current, Some(0));
    stage.does("ada", Command::GoToItem { item: 1 }).unwrap();
    assert_eq!(stage.does("ada", Command::GoToItem { item: 2 }), Err(Refusal::NoSuchItem));
    stage.errand(Errand::Prepare { title: "Kürzer".into(), agenda: Vec::new(), starts_at: None }).unwrap();
    assert_eq!(stage.room.agenda().current, None);
}

#[test]
fn a_forgotten_log_still_replays() {
    let mut stage = Stage::with_cast();
    stage.does("gustav", Command::Say { text: "vergesst mich".into(), answers: None }).unwrap();
    stage.does("gustav", Command::Say { text: "oder nicht".into(), answers: None }).unwrap();
    for record in &mut stage.log {
        if let Event::Said { line: 1, text, .. } = &mut record.event {
            *text = None;
        }
    }
    let room = Room::replay(stage.room.id().clone(), &stage.log);
    assert_eq!(room.chat().lines.len(), 1);
    assert_eq!(room.chat().last, 2);
}

#[test]
fn the_portal_begins_an_evening_once() {
    let mut stage = Stage::empty();
    let item = AgendaItem { title: "Impuls".into(), kind: AgendaKind::Talk, minutes: 30, speaker: String::new() };
    stage.errand(Errand::Prepare { title: "Dynamik durch Daten".into(), agenda: vec![item.clone(), item], starts_at: None }).unwrap();
    assert_eq!(stage.errand(Errand::Begin { item: 2 }), Err(Refusal::NoSuchItem));
    stage.errand(Errand::Begin { item: 1 }).unwrap();
    assert_eq!((stage.room.evening().status, stage.room.agenda().current), (Status::Live, Some(1)));
    assert!(stage.errand(Errand::Begin { item: 0 }).unwrap().is_empty(), "it had begun");
}

#[test]
fn nobody_takes_the_likeness_of_a_staff_name() {
    let mut stage = Stage::with_cast();
    for name in ["ada", "ADA", " A d a "] {
        assert_eq!(stage.does("cem", Command::StepUp { name: name.into() }), Err(Refusal::BadName), "{name}");
    }
    let double = Errand::TakeSeat { seat: seat("false"), role: Role::Participant, name: DisplayName::parse("E MIL").unwrap() };
    assert_eq!(stage.errand(double), Err(Refusal::BadName));
    stage.does("cem", Command::StepUp { name: "Gustav".into() }).unwrap();
}

#[test]
fn a_standing_room_is_ready_again_after_its_end() {
    let mut stage = Stage::with_cast();
    assert!(stage.errand(Errand::Reopen {}).unwrap().is_empty(), "not before the end");
    stage.does("gustav", Command::Say { text: "bis bald".into(), answers: None }).unwrap();
    stage.does("ada", Command::LockRoom {}).unwrap();
    stage.does("ada", Command::EndEvening {}).unwrap();
    stage.errand(Errand::Reopen {}).unwrap();
    assert_eq!((stage.room.evening().status, stage.room.evening().locked), (Status::Planned, false));
    assert_eq!(stage.room.evening().title, "Dynamik durch Daten");
    assert_eq!((stage.room.seats().count(), stage.room.agenda().current), (0, None));
    stage.comes("ada-again", Role::Moderator);
    stage.does("ada-again", Command::StartEvening {}).unwrap();
    stage.does("ada-again", Command::Say { text: "Guten Abend".into(), answers: None }).unwrap();
    assert_eq!(stage.room.chat().lines[0].line, 2, "numbers of lines are never used twice");
}

#[test]
fn the_stage_has_its_limit_and_the_moderation_a_place() {
    let mut stage = Stage::with_cast();
    for number in stage.room.stage().count()..mitreden_live::STAGE_SEATS_MAX {
        stage.comes(&format!("speaker-{number}"), Role::Speaker);
    }
    let late = Errand::TakeSeat { seat: seat("late"), role: Role::Speaker, name: DisplayName::parse("late").unwrap() };
    assert_eq!(stage.errand(late), Err(Refusal::StageFull));
    assert_eq!(stage.does("ada", Command::GiveFloor { seat: seat("gustav") }), Err(Refusal::StageFull));
    stage.comes("hanna", Role::Moderator);
    assert_eq!(stage.does("ada", Command::GiveRole { seat: seat("hanna"), role: Role::Speaker }), Err(Refusal::StageFull));
    stage.does("ada", Command::Remove { seat: seat("emil") }).unwrap();
    assert_eq!(stage.does("ada", Command::GiveFloor { seat: seat("gustav") }), Err(Refusal::StageFull), "the other moderator counts");
    stage.does("ada", Command::GiveRole { seat: seat("hanna"), role: Role::Participant }).unwrap();
    stage.does("ada", Command::GiveFloor { seat: seat("gustav") }).unwrap();
}

#[test]
fn new_voices_come_first_if_the_moderation_says_so() {
    let mut stage = Stage::with_cast();
    stage.comes("berta", Role::Participant);
    stage.does("gustav", Command::RaiseHand { in_writing: false }).unwrap();
    stage.does("ada", Command::GiveFloor { seat: seat("gustav") }).unwrap();
    stage.does("gustav", Command::ReturnFloor {}).unwrap();
    stage.does("gustav", Command::RaiseHand { in_writing: false }).unwrap();
    stage.does("berta", Command::RaiseHand { in_writing: false }).unwrap();
    assert_eq!((stage.room.hand_of(&seat("gustav")), stage.room.hand_of(&seat("berta"))), (Some(1), Some(2)));
    stage.does("ada", Command::SetFloor { order: FloorOrder::NewVoices, seconds: Some(120), free: false }).unwrap();
    assert_eq!((stage.room.hand_of(&seat("gustav")), stage.room.hand_of(&seat("berta"))), (Some(2), Some(1)));
    assert_eq!(stage.does("gustav", Command::SetFloor { order: FloorOrder::FirstCome, seconds: None, free: false }), Err(Refusal::NotAllowed));
    for seconds in [0, 9, 3_601] {
        assert_eq!(stage.does("ada", Command::SetFloor { order: FloorOrder::NewVoices, seconds: Some(seconds), free: false }), Err(Refusal::BadClock));
    }
}

#[test]
fn a_pause_stops_everybody_but_the_moderation_and_takes_nothing_away() {
    let mut stage = Stage::with_cast();
    stage.does("gustav", Command::RaiseHand { in_writing: false }).unwrap();
    stage.does("ada", Command::GiveFloor { seat: seat("gustav") }).unwrap();
    stage.does("ada", Command::Pause {}).unwrap();
    let may_send = |stage: &Stage, name: &str| stage.room.me(&seat(name)).unwrap().may_send;
    assert!(may_send(&stage, "gustav").is_empty() && may_send(&stage, "emil").is_empty());
    assert_eq!(may_send(&stage, "ada").len(), 3);
    assert_eq!(stage.does("gustav", Command::Say { text: "Hallo?".into(), answers: None }), Err(Refusal::Paused));
    stage.does("ada", Command::Resume {}).unwrap();
    assert_eq!(may_send(&stage, "gustav"), [Source::Camera, Source::Microphone], "the floor is still his");
    assert_eq!(stage.does("gustav", Command::Pause {}), Err(Refusal::NotAllowed));
}

#[test]
fn a_held_line_is_read_by_its_writer_and_the_moderation_until_it_is_shown() {
    let mut stage = Stage::with_cast();
    stage.comes("berta", Role::Participant);
    stage.does("ada", Command::SetChat { mode: ChatMode::Approved }).unwrap();
    stage.does("gustav", Command::Say { text: "Wer zahlt das?".into(), answers: None }).unwrap();
    stage.does("emil", Command::Say { text: "Guten Abend".into(), answers: None }).unwrap();
    let reads = |stage: &Stage, name: &str| -> Vec<String> {
        let snapshot = stage.room.snapshot(&seat(name), &stage.presence, jiff::Timestamp::UNIX_EPOCH).unwrap();
        snapshot.lines.into_iter().map(|line| line.text).collect()
    };
    for (name, lines) in [("ada", 2), ("gustav", 2), ("berta", 1), ("emil", 1), ("cem", 1)] {
        assert_eq!(reads(&stage, name).len(), lines, "{name}");
    }
    assert_eq!(stage.does("gustav", Command::ShowLine { line: 1 }), Err(Refusal::NotAllowed));
    stage.does("ada", Command::ShowLine { line: 1 }).unwrap();
    assert_eq!(reads(&stage, "cem"), ["Wer zahlt das?", "Guten Abend"]);
}
