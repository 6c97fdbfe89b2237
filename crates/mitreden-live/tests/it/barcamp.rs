//! Parallel rooms: opened, called back, ended by the clock; a free floor that leads itself. Opens no room in the portal.

use jiff::SignedDuration;
use mitreden_live::*;

use crate::cast::{Stage, seat};

fn opens(rooms: &[&str], minutes: u32) -> Command {
    Command::OpenBarcamp { rooms: rooms.iter().map(|title| (*title).to_owned()).collect(), minutes }
}

fn begun() -> Stage {
    let mut stage = Stage::with_cast();
    stage.does("ada", Command::StartEvening {}).unwrap();
    stage
}

#[test]
fn rooms_open_once_with_names_that_differ_and_close_by_the_clock() {
    let mut stage = begun();
    for (rooms, minutes, refusal) in [
        (&["a", "a"][..], 30, Refusal::BadBarcamp),
        (&[][..], 30, Refusal::BadBarcamp),
        (&["x"; 13][..], 30, Refusal::BadBarcamp),
        (&["a", " "][..], 30, Refusal::TextEmpty),
        (&["a", "b"][..], 0, Refusal::BadMinutes),
        (&["a", "b"][..], 241, Refusal::BadMinutes),
    ] {
        assert_eq!(stage.does("ada", opens(rooms, minutes)), Err(refusal), "{rooms:?} {minutes}");
    }
    assert_eq!(stage.does("gustav", opens(&["a"], 30)), Err(Refusal::NotAllowed));
    stage.does("ada", opens(&["Energie & Umwelt", "Bildung & Kultur"], 30)).unwrap();
    assert_eq!(stage.does("ada", opens(&["Noch einer"], 30)), Err(Refusal::BadBarcamp), "one barcamp at a time");
    let until = stage.room.barcamp().until.unwrap();
    assert!(stage.room.due(until - SignedDuration::from_secs(1)).is_empty());
    assert_eq!(stage.room.due(until), [Event::BarcampClosed]);
    stage.does("ada", Command::RecallBarcamp { minutes: 2 }).unwrap();
    assert!(stage.room.barcamp().until.unwrap() < until, "called back earlier");
    stage.errand(Errand::TakeResult { number: 1, text: "Mehr Bänke".into() }).unwrap();
    stage.does("ada", Command::RecallBarcamp { minutes: 0 }).unwrap();
    assert_eq!(stage.room.barcamp().open().count(), 0);
    assert_eq!(stage.room.barcamp().rooms[0].result, "Mehr Bänke", "results stay");
    assert_eq!(stage.does("ada", Command::RecallBarcamp { minutes: 0 }), Err(Refusal::NoBarcamp));
    stage.does("ada", opens(&["Wirtschaft"], 30)).unwrap();
    assert_eq!(stage.room.barcamp().open().next().unwrap().number, 3, "numbers are never used twice");
    assert_eq!(stage.does("gustav", Command::NoteResult { text: "x".into(), based_on: 0 }), Err(Refusal::NoBarcamp), "the evening itself is no parallel room");
}

#[test]
fn a_free_floor_hands_itself_on() {
    let mut stage = begun();
    stage.does("ada", Command::SetFloor { order: FloorOrder::FirstCome, seconds: None, free: true }).unwrap();
    stage.does("gustav", Command::RaiseHand { in_writing: false }).unwrap();
    assert!(stage.room.seat(&seat("gustav")).unwrap().has_floor(), "nobody has to give it");
    let names = ["hanna", "ida", "jan", "kim", "lea", "max", "nora", "otto", "paula", "quirin", "rosa"];
    for name in names {
        stage.comes(name, Role::Participant);
        stage.does(name, Command::RaiseHand { in_writing: false }).unwrap();
    }
    assert_eq!(stage.room.stage().count(), STAGE_SEATS_MAX);
    let waiting: Vec<SeatId> = stage.room.queue().iter().map(|hand| hand.seat.clone()).collect();
    assert!(!waiting.is_empty());
    stage.does("gustav", Command::ReturnFloor {}).unwrap();
    assert!(stage.room.seat(&waiting[0]).unwrap().has_floor() && stage.room.stage().count() == STAGE_SEATS_MAX);
    stage.does("hanna", Command::Leave {}).unwrap();
    assert!(stage.room.seat(&waiting[1]).unwrap().has_floor(), "also when somebody goes");
    assert_eq!(stage.rebuilt(&stage.log), stage.room);
}

#[test]
fn the_moderation_waits_in_the_same_list() {
    let mut stage = begun();
    stage.does("gustav", Command::RaiseHand { in_writing: false }).unwrap();
    stage.does("ada", Command::RaiseHand { in_writing: false }).unwrap();
    assert_eq!(stage.room.hand_of(&seat("ada")), Some(2));
    stage.does("ada", Command::GiveFloor { seat: seat("ada") }).unwrap();
    assert!(stage.room.seat(&seat("ada")).unwrap().has_floor() && stage.room.hand_of(&seat("ada")).is_none(), "the hand goes down by itself");
}

#[test]
fn the_agenda_moves_while_somebody_speaks() {
    let mut stage = begun();
    stage.does("gustav", Command::RaiseHand { in_writing: false }).unwrap();
    stage.does("ada", Command::GiveFloor { seat: seat("gustav") }).unwrap();
    let talk = AgendaItem { title: " Nachtrag\nzum Haushalt ".into(), kind: AgendaKind::Discussion, minutes: 10, speaker: String::new() };
    stage.does("ada", Command::AddItem { item: talk.clone() }).unwrap();
    let last = u32::try_from(stage.room.agenda().items.len() - 1).unwrap();
    assert_eq!(stage.room.agenda().items.last().unwrap().title, "Nachtrag zum Haushalt");
    stage.does("ada", Command::MoveItem { item: last, to: 1 }).unwrap();
    assert_eq!(stage.room.agenda().items[1].title, "Nachtrag zum Haushalt");
    for (item, to) in [(0, 1), (1, 0), (9, 1), (1, 9)] {
        assert_eq!(stage.does("ada", Command::MoveItem { item, to }), Err(Refusal::NoSuchItem), "what is on stays: {item} to {to}");
    }
    stage.does("ada", Command::ExtendItem { minutes: 5 }).unwrap();
    assert_eq!(stage.room.agenda().course[0].extra, 5);
    assert_eq!(stage.does("ada", Command::ExtendItem { minutes: 0 }), Err(Refusal::BadMinutes));
    assert_eq!(stage.does("ada", Command::AddItem { item: AgendaItem { minutes: 0, ..talk } }), Err(Refusal::BadMinutes));
    assert!(stage.room.seat(&seat("gustav")).unwrap().has_floor(), "who speaks goes on speaking");
}

#[test]
fn a_result_is_never_written_over_unseen() {
    let mut stage = Stage::with_cast();
    stage.happens(Event::SideOpened { minutes: 30 });
    let notes = |text: &str, based_on| Command::NoteResult { text: text.into(), based_on };
    stage.does("gustav", notes("Mehr Bänke", 0)).unwrap();
    assert_eq!(stage.does("emil", notes("Mehr Bäume", 0)), Err(Refusal::ResultChanged), "he had not seen the benches");
    assert_eq!(stage.room.barcamp().result, "Mehr Bänke");
    assert_eq!(stage.does("emil", notes("Mehr Bänke", 0)), Ok(Vec::new()), "two who saved the same agree");
    let read = stage.room.barcamp().version;
    stage.does("emil", notes("Mehr Bänke und Bäume", read)).unwrap();
    assert_eq!(stage.does("gustav", notes("", read)), Err(Refusal::ResultChanged), "emptying is writing, too");
    stage.errand(Errand::DropResult {}).unwrap();
    assert_eq!(stage.room.barcamp().result, "");
    assert_eq!(stage.rebuilt(&stage.log), stage.room);
}
