//! Stories of consent: a chat line becomes a topic only if its writer says so. Never the topic.

use mitreden_live::*;

use crate::cast::{Stage, seat};

fn line(stage: &mut Stage) {
    stage.does("gustav", Command::Say { text: "Am Ufer fehlt eine Bank.".into(), answers: None }).unwrap();
}

fn asked(stage: &Stage, name: &str) -> Vec<u64> {
    stage.room.me(&seat(name)).unwrap().asked_for
}

#[test]
fn the_writer_alone_is_asked_and_alone_answers() {
    let mut stage = Stage::with_cast();
    line(&mut stage);
    assert_eq!(stage.does("emil", Command::AskForLine { line: 1 }), Err(Refusal::NotAllowed), "the moderation asks");
    assert_eq!(stage.does("ada", Command::AskForLine { line: 2 }), Err(Refusal::NoSuchLine));
    assert_eq!(stage.does("gustav", Command::GiveLine { line: 1, gives: true }), Err(Refusal::NotAllowed), "nobody asked");
    stage.does("ada", Command::AskForLine { line: 1 }).unwrap();
    assert_eq!((asked(&stage, "gustav"), asked(&stage, "ada"), asked(&stage, "emil")), (vec![1], vec![], vec![]));
    assert_eq!(stage.does("ada", Command::GiveLine { line: 1, gives: true }), Err(Refusal::NotAllowed), "nobody answers for another");
    assert_eq!(stage.room.consents().given.len(), 0);
    stage.does("gustav", Command::GiveLine { line: 1, gives: true }).unwrap();
    assert_eq!(stage.room.consents().given.get(&1).map(String::as_str), Some("Am Ufer fehlt eine Bank."));
    assert_eq!(asked(&stage, "gustav"), Vec::<u64>::new());
}

#[test]
fn no_is_no_and_no_answer_is_no() {
    let mut stage = Stage::with_cast();
    line(&mut stage);
    line(&mut stage);
    stage.does("ada", Command::AskForLine { line: 1 }).unwrap();
    stage.does("ada", Command::AskForLine { line: 2 }).unwrap();
    stage.does("gustav", Command::GiveLine { line: 1, gives: false }).unwrap();
    assert_eq!(stage.does("ada", Command::AskForLine { line: 1 }), Err(Refusal::NotAllowed), "nobody asks twice");
    stage.does("ada", Command::EndEvening {}).unwrap();
    assert_eq!(stage.room.consents(), &Consents::default());
}

#[test]
fn what_was_given_outlives_the_chat_and_can_be_taken_back_before() {
    let mut stage = Stage::with_cast();
    line(&mut stage);
    line(&mut stage);
    for number in [1, 2] {
        stage.does("ada", Command::AskForLine { line: number }).unwrap();
        stage.does("gustav", Command::GiveLine { line: number, gives: true }).unwrap();
    }
    stage.does("gustav", Command::Unsay { line: 2 }).unwrap();
    stage.does("ada", Command::EndEvening {}).unwrap();
    assert!(stage.room.chat().lines.is_empty());
    assert_eq!(stage.room.consents().given.keys().copied().collect::<Vec<_>>(), [1]);
}

#[test]
fn only_the_moderation_sees_what_was_asked_of_others() {
    let mut stage = Stage::with_cast();
    line(&mut stage);
    stage.does("ada", Command::AskForLine { line: 1 }).unwrap();
    let seen = |audience| match stage.room.slice(Slice::Chat, audience, &stage.presence) {
        Some(SliceValue::Chat(chat)) => chat.consents.len(),
        _ => panic!("no chat"),
    };
    assert_eq!((seen(Audience::Moderation), seen(Audience::Table), seen(Audience::Hall)), (1, 0, 0));
}
