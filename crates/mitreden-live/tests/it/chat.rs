//! The chat on a leash: slow mode, answers, real-time text, contributions in writing. Never the socket.

use mitreden_live::{ChatMode, Command, Event, FloorOrder, Line, Notice, Refusal, Role, Room, Slice, SliceValue};

use crate::cast::{Stage, seat};

fn say(text: &str) -> Command {
    Command::Say { text: text.into(), answers: None }
}

fn answer(line: u64) -> Command {
    Command::Say { text: "Ja.".into(), answers: Some(line) }
}

fn types(text: &str) -> Command {
    Command::Type { text: text.into() }
}

fn last(room: &Room) -> &Line {
    room.chat().lines.back().unwrap()
}

#[test]
fn slow_mode_lets_each_person_wait_and_nobody_else() {
    let mut stage = Stage::with_cast();
    stage.comes("berta", Role::Participant);
    stage.does("ada", Command::SlowChat { seconds: 30 }).unwrap();
    stage.does("gustav", say("eins")).unwrap();
    assert_eq!(stage.does("gustav", say("zwei")), Err(Refusal::TooSoon));
    stage.does("gustav", Command::Unsay { line: 1 }).unwrap();
    assert_eq!(stage.does("gustav", say("zwei")), Err(Refusal::TooSoon), "taking a line away does not shorten the wait");
    assert_eq!(stage.does("gustav", say(" ")), Err(Refusal::TextEmpty), "what is wrong anyway is said first");
    stage.does("berta", say("ich auch")).unwrap();
    for name in ["ada", "emil"] {
        stage.does(name, say("a")).unwrap();
        stage.does(name, say("b")).unwrap();
    }
    stage.waits(1);
    stage.does("gustav", say("zwei")).unwrap();
    for (in_writing, next) in [(false, Err(Refusal::TooSoon)), (true, Ok(()))] {
        stage.does("gustav", Command::RaiseHand { in_writing }).unwrap();
        stage.does("ada", Command::GiveFloor { seat: seat("gustav") }).unwrap();
        assert_eq!(stage.does("gustav", say("und weiter")).map(drop), next);
        stage.does("gustav", Command::ReturnFloor {}).unwrap();
    }
    stage.does("ada", Command::SlowChat { seconds: 0 }).unwrap();
    stage.does("berta", say("eins")).unwrap();
    stage.does("berta", say("zwei")).unwrap();
}

#[test]
fn slow_mode_has_an_end_and_survives_the_log() {
    let mut stage = Stage::with_cast();
    assert_eq!(stage.does("ada", Command::SlowChat { seconds: 601 }), Err(Refusal::Malformed));
    assert_eq!(stage.does("gustav", Command::SlowChat { seconds: 0 }), Err(Refusal::NotAllowed));
    assert_eq!(stage.does("ada", Command::SlowChat { seconds: 0 }), Ok(Vec::new()), "nothing changed, nothing in the log");
    stage.does("ada", Command::SlowChat { seconds: 60 }).unwrap();
    let view = stage.room.slice(Slice::Chat, mitreden_live::Audience::Hall, &stage.presence);
    assert!(matches!(view, Some(SliceValue::Chat(chat)) if chat.slow_seconds == 60));
    assert_eq!(stage.rebuilt(&stage.log), stage.room);
}

#[test]
fn an_answer_names_a_line_that_its_writer_can_read() {
    let mut stage = Stage::with_cast();
    stage.does("emil", say("Fragen?")).unwrap();
    stage.does("gustav", answer(1)).unwrap();
    assert_eq!(last(&stage.room).answers, Some(1));
    for missing in [0, 3, u64::MAX] {
        assert_eq!(stage.does("gustav", answer(missing)), Err(Refusal::NoSuchLine));
    }
    stage.does("ada", Command::SetChat { mode: ChatMode::Approved }).unwrap();
    stage.comes("berta", Role::Participant);
    stage.does("berta", say("noch nicht zu sehen")).unwrap();
    assert_eq!(stage.does("gustav", answer(3)), Err(Refusal::NoSuchLine), "a held line is none for the others");
    stage.does("berta", answer(3)).unwrap();
    stage.does("ada", answer(3)).unwrap();
    stage.does("emil", Command::Unsay { line: 1 }).unwrap();
    assert_eq!(stage.does("gustav", answer(1)), Err(Refusal::NoSuchLine));
    assert_eq!(stage.room.chat().line(2).unwrap().text, "Ja.", "the answer stays");
}

#[test]
fn typing_is_read_by_those_who_would_read_the_line() {
    let mut stage = Stage::with_cast();
    let typed = |stage: &Stage, name: &str| stage.room.typed(&seat(name), " Gut\u{7}en\u{202e} ");
    let open = typed(&stage, "gustav").unwrap();
    assert_eq!((open.text.as_str(), open.held, open.role), ("Guten", false, Role::Participant));
    let seq = stage.room.seq();
    stage.does("gustav", types("Guten Abend")).unwrap();
    assert_eq!(stage.room.seq(), seq, "nothing is written down");
    assert_eq!(stage.does("cem", types("x")), Err(Refusal::NotAllowed));
    assert_eq!(stage.does("gustav", types(&"x".repeat(1_001))), Err(Refusal::TextTooLong));
    for mode in [ChatMode::Approved, ChatMode::ToModeration] {
        stage.does("ada", Command::SetChat { mode }).unwrap();
        assert!(typed(&stage, "gustav").unwrap().held);
        assert!(!typed(&stage, "emil").unwrap().held);
    }
    stage.does("ada", Command::SetChat { mode: ChatMode::Off }).unwrap();
    assert_eq!(stage.does("gustav", types("x")), Err(Refusal::ChatOff));
    stage.does("gustav", types("")).unwrap();
    stage.does("ada", types("x")).unwrap();
    stage.does("ada", Command::SetChat { mode: ChatMode::Open }).unwrap();
    stage.does("ada", Command::Pause {}).unwrap();
    assert_eq!(stage.does("gustav", types("x")), Err(Refusal::Paused));
}

#[test]
fn the_moderation_stops_one_person_from_being_read_along() {
    let mut stage = Stage::with_cast();
    let pause = |name: &str, paused| Command::PauseTyping { seat: seat(name), paused };
    assert_eq!(stage.does("gustav", pause("emil", true)), Err(Refusal::NotAllowed));
    assert_eq!(stage.does("ada", pause("ada", true)), Err(Refusal::NotAllowed));
    assert_eq!(stage.does("ada", pause("nobody", true)), Err(Refusal::NoSuchSeat));
    stage.does("ada", pause("gustav", true)).unwrap();
    assert_eq!(stage.does("ada", pause("gustav", true)), Ok(Vec::new()));
    assert_eq!(stage.does("gustav", types("x")), Err(Refusal::TypingPaused));
    stage.does("emil", types("x")).unwrap();
    stage.does("gustav", say("fertig")).unwrap();
    assert!(stage.room.me(&seat("gustav")).unwrap().typing_paused);
    assert_eq!(stage.rebuilt(&stage.log), stage.room, "a restart keeps it");
    stage.does("ada", pause("gustav", false)).unwrap();
    stage.does("gustav", types("x")).unwrap();
}

#[test]
fn who_writes_instead_of_speaking_stands_in_the_same_list() {
    let mut stage = Stage::with_cast();
    stage.comes("berta", Role::Participant);
    stage.does("ada", Command::SetChat { mode: ChatMode::Off }).unwrap();
    stage.does("gustav", Command::RaiseHand { in_writing: false }).unwrap();
    stage.does("berta", Command::RaiseHand { in_writing: true }).unwrap();
    stage.does("emil", Command::RaiseHand { in_writing: false }).unwrap();
    let Some(SliceValue::Hands(hands)) = stage.room.slice(Slice::Hands, mitreden_live::Audience::Moderation, &stage.presence) else { panic!("no hands") };
    let order: Vec<_> = hands.hands.iter().map(|hand| (hand.name.as_str(), hand.in_writing)).collect();
    assert_eq!(order, [("gustav", false), ("berta", true), ("emil", false)]);
    assert_eq!(stage.does("berta", say("noch nicht")), Err(Refusal::ChatOff));
    for name in ["gustav", "berta"] {
        stage.does("ada", Command::GiveFloor { seat: seat(name) }).unwrap();
    }
    assert_eq!(stage.does("gustav", say("spricht und schreibt nicht")), Err(Refusal::ChatOff));
    stage.does("berta", say("Mein Beitrag")).unwrap();
    assert!(last(&stage.room).contribution && !last(&stage.room).held);
    stage.does("berta", Command::ReturnFloor {}).unwrap();
    assert_eq!(stage.does("berta", say("danach")), Err(Refusal::ChatOff));
    stage.does("ada", say("Danke")).unwrap();
    assert!(!last(&stage.room).contribution);
}

#[test]
fn where_the_floor_is_free_it_knows_who_writes() {
    let mut stage = Stage::with_cast();
    stage.does("ada", Command::SetFloor { order: FloorOrder::FirstCome, seconds: None, free: true }).unwrap();
    for in_writing in [true, true, false] {
        stage.does("gustav", Command::RaiseHand { in_writing }).unwrap();
        assert_eq!(stage.room.seat(&seat("gustav")).unwrap().contributes_in_writing(), in_writing);
        assert!(stage.room.seat(&seat("gustav")).unwrap().has_floor() && stage.room.hands().is_empty());
        stage.does("gustav", Command::ReturnFloor {}).unwrap();
    }
}

#[test]
fn old_logs_know_nothing_of_answers_and_writing() {
    let said: Event = serde_json::from_str(r#"{"event":"said","line":1,"seat":"seat-of-ada","text":"x"}"#).unwrap();
    assert_eq!(said, Event::Said { line: 1, seat: seat("ada"), text: Some("x".into()), held: false, answers: None });
    let raised: Event = serde_json::from_str(r#"{"event":"hand-raised","seat":"seat-of-ada"}"#).unwrap();
    assert_eq!(raised, Event::HandRaised { seat: seat("ada"), in_writing: false });
    let old: Command = serde_json::from_str(r#"{"do":"say","text":"x"}"#).unwrap();
    assert_eq!(old, say("x"));
    let typed = serde_json::to_value(Notice::Typed(Stage::with_cast().room.typed(&seat("emil"), "a").unwrap())).unwrap();
    assert_eq!(typed, serde_json::json!({"t": "typed", "seat": "seat-of-emil", "name": "emil", "role": "speaker", "text": "a", "held": false}));
}
