//! Turns between the subjects of a discussion, and questions put to voice. Knows no other order.

use mitreden_live::*;

use crate::cast::{Stage, seat};

fn names(stage: &Stage) -> Vec<String> {
    stage.room.queue().iter().map(|hand| hand.seat.as_str().trim_start_matches("seat-of-").to_owned()).collect()
}

fn set(subjects: &[&str]) -> Command {
    Command::SetSubjects { subjects: subjects.iter().map(|name| (*name).to_owned()).collect() }
}

#[test]
fn the_list_takes_turns_between_subjects() {
    let mut stage = Stage::with_cast();
    assert_eq!(stage.does("gustav", set(&["Verkehr"])), Err(Refusal::NotAllowed));
    assert_eq!(stage.does("ada", set(&["Verkehr", " Verkehr "])), Err(Refusal::BadSubject));
    assert_eq!(stage.does("ada", set(&["x"; 9])), Err(Refusal::BadSubject));
    stage.does("ada", set(&["Verkehr", "Grün"])).unwrap();
    assert_eq!(stage.does("gustav", Command::NameSubject { subject: Some(0) }), Err(Refusal::BadSubject), "only who waits");
    for (name, subject) in [("gustav", Some(0)), ("hanna", Some(0)), ("ida", Some(1)), ("jan", None)] {
        if name != "gustav" {
            stage.comes(name, Role::Participant);
        }
        stage.does(name, Command::RaiseHand { in_writing: false }).unwrap();
        stage.does(name, Command::NameSubject { subject }).unwrap();
    }
    assert_eq!(stage.does("jan", Command::NameSubject { subject: Some(2) }), Err(Refusal::BadSubject));
    assert_eq!(names(&stage), ["gustav", "hanna", "ida", "jan"], "as they came, until the order is another");
    stage.does("ada", Command::SetFloor { order: FloorOrder::Subjects, seconds: None, free: false }).unwrap();
    assert_eq!(names(&stage), ["gustav", "ida", "jan", "hanna"]);
    stage.does("ada", Command::GiveFloor { seat: seat("gustav") }).unwrap();
    assert_eq!(names(&stage), ["ida", "jan", "hanna"], "traffic had its turn");
    stage.does("ada", Command::GiveFloor { seat: seat("ida") }).unwrap();
    assert_eq!(names(&stage), ["hanna", "jan"], "and has it again");
    assert_eq!(stage.rebuilt(&stage.log), stage.room);
}

#[test]
fn a_question_put_to_voice_waits_in_the_same_list() {
    let mut stage = Stage::with_cast();
    stage.does("gustav", Command::AskQuestion { text: "Wann kommt der Radweg?".into(), anonymous: false }).unwrap();
    stage.does("gustav", Command::AskQuestion { text: "Wer zahlt?".into(), anonymous: true }).unwrap();
    assert_eq!(stage.does("gustav", Command::CallQuestion { question: 1 }), Err(Refusal::NotAllowed));
    stage.does("ada", Command::CallQuestion { question: 1 }).unwrap();
    assert_eq!(names(&stage), ["gustav"]);
    assert_eq!(stage.does("ada", Command::CallQuestion { question: 2 }), Err(Refusal::NoSuchSeat), "who asked without a name stays without one");
    assert_eq!(stage.does("ada", Command::CallQuestion { question: 9 }), Err(Refusal::NoSuchQuestion));
}
