//! Stories of questions: asked, supported, put on the stage, answered. Never a hand; those stand in evening.rs.

use mitreden_live::*;

use crate::cast::{Stage, seat};

fn ask(text: &str) -> Command {
    Command::AskQuestion { text: text.into(), anonymous: false }
}

fn lead(question: u32, deed: QuestionDeed) -> Command {
    Command::LeadQuestion { question, deed }
}

fn support(question: u32) -> Command {
    Command::SupportQuestion { question, supports: true }
}

fn seen(stage: &Stage, name: &str) -> Vec<(u32, QuestionState)> {
    let snapshot = stage.room.snapshot(&seat(name), &stage.presence, jiff::Timestamp::UNIX_EPOCH).unwrap();
    snapshot.questions.into_iter().map(|question| (question.question, question.state)).collect()
}

#[test]
fn a_question_waits_for_its_approval_and_goes_its_way() {
    let mut stage = Stage::with_cast();
    stage.does("gustav", ask(" Wann kommt der\u{202e} Radweg? ")).unwrap();
    assert_eq!(stage.room.questions().question(1).unwrap().text, "Wann kommt der Radweg?");
    assert_eq!((seen(&stage, "gustav").len(), seen(&stage, "ada").len(), seen(&stage, "cem").len()), (1, 1, 0), "held: for its writer and the moderation");
    assert_eq!(stage.does("cem", support(1)), Err(Refusal::NoSuchQuestion), "what one cannot see");
    stage.does("ada", lead(1, QuestionDeed::Approve {})).unwrap();
    stage.does("cem", support(1)).unwrap();
    stage.does("cem", support(1)).unwrap();
    assert_eq!(stage.room.questions().question(1).unwrap().supports, 1, "once, however often one presses");
    assert_eq!(stage.does("gustav", support(1)), Err(Refusal::NotAllowed), "not the own one");
    stage.does("ada", lead(1, QuestionDeed::Stage {})).unwrap();
    stage.does("ada", lead(1, QuestionDeed::Answer { answer: Some(" Im Mai. ".into()) })).unwrap();
    assert_eq!(seen(&stage, "cem"), [(1, QuestionState::Answered { answer: Some("Im Mai.".into()) })]);
    assert_eq!(stage.does("emil", support(1)), Err(Refusal::QuestionNotThere), "answered already");
}

#[test]
fn the_same_question_is_asked_once() {
    let mut stage = Stage::with_cast();
    stage.does("gustav", ask("Wo?")).unwrap();
    assert_eq!(stage.does("gustav", ask("wo?")), Err(Refusal::AlreadyAsked));
    stage.does("ada", lead(1, QuestionDeed::Answer { answer: None })).unwrap();
    stage.does("gustav", ask("Wo?")).unwrap();
    assert_eq!(stage.room.questions().asked.len(), 2, "answered once, it may be asked again");
}

#[test]
fn an_anonymous_question_names_nobody() {
    let mut stage = Stage::with_cast();
    let events = stage.does("gustav", Command::AskQuestion { text: "Warum?".into(), anonymous: true }).unwrap();
    assert!(events[0].is_anonymous());
    stage.does("cem", ask("Und die Bänke?")).unwrap();
    for question in &stage.room.questions().asked {
        assert_eq!((&question.seat, question.name.as_str()), (&None, ""));
    }
    assert_eq!(stage.does("gustav", Command::WithdrawQuestion { question: 1 }), Err(Refusal::NotAllowed), "nobody knows whose it is");
}

#[test]
fn one_stands_on_the_stage_and_merged_ones_bring_their_supporters() {
    let mut stage = Stage::with_cast();
    stage.does("ada", Command::SetQuestions { mode: QuestionMode::Open }).unwrap();
    stage.does("gustav", ask("Radweg?")).unwrap();
    stage.does("emil", ask("Fahrradweg?")).unwrap();
    stage.does("cem", support(1)).unwrap();
    stage.does("cem", support(2)).unwrap();
    stage.does("ada", support(2)).unwrap();
    stage.does("ada", lead(1, QuestionDeed::Stage {})).unwrap();
    stage.does("ada", lead(2, QuestionDeed::Stage {})).unwrap();
    assert_eq!(stage.room.questions().question(1).unwrap().state, QuestionState::Approved {});
    stage.does("ada", lead(2, QuestionDeed::Merge { into: 1 })).unwrap();
    let merged = stage.room.questions().question(1).unwrap();
    assert_eq!(merged.supports, 2, "Cem, who supported both, once");
    assert_eq!(stage.does("ada", lead(1, QuestionDeed::Merge { into: 2 })), Err(Refusal::QuestionNotThere), "no circle");
    assert_eq!(stage.does("gustav", Command::WithdrawQuestion { question: 1 }), Err(Refusal::QuestionNotThere), "others hang on it");
}

#[test]
fn the_evenings_end_counts_and_keeps_what_waits_for_an_answer() {
    let mut stage = Stage::with_cast();
    stage.errand(Errand::AskQuestion { name: DisplayName::parse("Ida").unwrap(), text: "Von der Seite?".into() }).unwrap();
    stage.does("gustav", ask("Im Raum?")).unwrap();
    stage.does("ada", lead(2, QuestionDeed::Reject { reason: "doppelt".into() })).unwrap();
    assert_eq!(seen(&stage, "gustav").len(), 1, "its writer reads why");
    stage.does("ada", lead(1, QuestionDeed::Approve {})).unwrap();
    stage.does("cem", support(1)).unwrap();
    let events = stage.does("ada", Command::EndEvening {}).unwrap();
    assert!(events.contains(&Event::SupportCounted { question: 1, supports: 1 }));
    let left = &stage.room.questions().asked;
    assert_eq!((left.len(), left[0].supports, stage.room.questions().supporters(1).count()), (1, 1, 0));
    stage.errand(Errand::LeadQuestion { question: 1, deed: QuestionDeed::Answer { answer: Some("Ja.".into()) } }).unwrap();
    stage.errand(Errand::AskQuestion { name: DisplayName::empty(), text: "Danach?".into() }).unwrap();
    assert_eq!(stage.room.questions().question(3).unwrap().state, QuestionState::New {});
    stage.errand(Errand::LeadQuestion { question: 3, deed: QuestionDeed::Reject { reason: "Werbung".into() } }).unwrap();
    assert_eq!(stage.room.questions().question(3), None, "nobody is there any more who would read why");
    assert_eq!(Room::replay(stage.room.id().clone(), &stage.log), stage.room);
}

#[test]
fn what_the_moderation_does_not_want_is_refused() {
    let mut stage = Stage::with_cast();
    stage.does("ada", Command::SetQuestions { mode: QuestionMode::Off }).unwrap();
    assert_eq!(stage.does("gustav", ask("Wo?")), Err(Refusal::QuestionsOff));
    assert_eq!(stage.errand(Errand::AskQuestion { name: DisplayName::empty(), text: "Wo?".into() }), Err(Refusal::QuestionsOff));
    stage.does("ada", Command::SetQuestions { mode: QuestionMode::Approved }).unwrap();
    assert_eq!(stage.does("gustav", ask(" \n ")), Err(Refusal::TextEmpty));
    assert_eq!(stage.does("gustav", ask(&"x".repeat(ASKED_CHARACTERS_MAX + 1))), Err(Refusal::TextTooLong));
    assert_eq!(stage.does("gustav", lead(1, QuestionDeed::Approve {})), Err(Refusal::NotAllowed));
    assert_eq!(stage.does("ada", lead(1, QuestionDeed::Approve {})), Err(Refusal::NoSuchQuestion));
    for many in 0..QUESTIONS_MAX {
        stage.does("gustav", ask(&format!("Frage {many}"))).unwrap();
    }
    assert_eq!(stage.does("gustav", ask("Noch eine")), Err(Refusal::QuestionsFull));
}

#[test]
fn the_wire_takes_a_deed_in_its_question() {
    let read = |text: &str| serde_json::from_str::<ClientMessage>(text).ok();
    let answer = r#"{"id":1,"do":"lead-question","question":3,"deed":{"to":"answer","answer":"Im Mai."}}"#;
    let deed = QuestionDeed::Answer { answer: Some("Im Mai.".into()) };
    assert_eq!(read(answer), Some(ClientMessage::Command { id: 1, command: Command::LeadQuestion { question: 3, deed } }));
    assert_eq!(read(r#"{"id":1,"do":"lead-question","question":3,"deed":{"to":"burn"}}"#), None);
}
