//! The wire form of commands and notices: what the browser and old logs rely on. Never their meaning.

use mitreden_live::{Ballot, ClientMessage, Command, Event, Notice, PollKind, PollPlan, Presence, Refusal, Role, SeatId};

use crate::cast::{Stage, seat};

fn read(text: &str) -> Result<ClientMessage, serde_json::Error> {
    serde_json::from_str(text)
}

#[test]
fn a_roles_word_is_the_same_everywhere() {
    for role in Role::ALL {
        assert_eq!(serde_json::to_value(role).unwrap(), role.word());
    }
}

#[test]
fn commands_carry_a_number_and_a_verb() {
    assert_eq!(read(r#"{"id":7,"do":"raise-hand"}"#).unwrap(), ClientMessage::Command { id: 7, command: Command::RaiseHand { in_writing: false } });
    let give = read(r#"{"id":8,"do":"give-floor","seat":"seat-of-gustav"}"#).unwrap();
    assert_eq!(give, ClientMessage::Command { id: 8, command: Command::GiveFloor { seat: seat("gustav") } });
    let plan = PollPlan {
        question: "Wohin?".into(),
        kind: PollKind::Points { each: 100 },
        options: vec!["A".into(), "B".into()],
        listeners: true,
        open_result: false,
    };
    let prepare =
        r#"{"id":9,"do":"prepare-poll","plan":{"question":"Wohin?","kind":"points","each":100,"options":["A","B"],"listeners":true,"open_result":false}}"#;
    assert_eq!(read(prepare).unwrap(), ClientMessage::Command { id: 9, command: Command::PreparePoll { plan } });
    let vote = Command::Vote { poll: 1, ballot: Ballot::Points(vec![60, 40]) };
    assert_eq!(read(r#"{"id":9,"do":"vote","poll":1,"ballot":{"points":[60,40]}}"#).unwrap(), ClientMessage::Command { id: 9, command: vote });
    assert_eq!(read(r#"{"id":9,"media":true}"#).unwrap(), ClientMessage::Media { id: 9, media: true });
    assert_eq!(read(r#"{"id":10,"beat":true}"#).unwrap(), ClientMessage::Beat { id: 10, beat: true });
    assert_eq!(read(r#"{"id":11,"checking":false}"#).unwrap(), ClientMessage::Check { id: 11, checking: false });
}

#[test]
fn what_is_not_a_command_is_refused() {
    for bad in [
        "",
        "[]",
        "null",
        "{}",
        r#"{"id":1}"#,
        r#"{"id":-1,"do":"raise-hand"}"#,
        r#"{"id":1,"do":"shut-down"}"#,
        r#"{"id":1,"do":"give-floor"}"#,
        r#"{"id":1,"do":"give-floor","seat":"../../x"}"#,
        r#"{"id":1,"do":"say","text":7}"#,
        r#"{"id":1,"do":"say","text":"x","as":"ada"}"#,
        r#"{"id":1,"do":"give-role","seat":"seat-of-cem","role":"king"}"#,
        r#"{"id":1,"do":"go-to-item","item":-3}"#,
    ] {
        assert!(read(bad).is_err(), "{bad}");
    }
}

#[test]
fn notices_are_flat_and_tagged() {
    let stage = Stage::with_cast();
    let told = |notice: &Notice| serde_json::to_value(notice).unwrap();
    let refused = told(&Notice::Refused { id: 3, reason: Refusal::ChatOff });
    assert_eq!(refused, serde_json::json!({"t": "refused", "id": 3, "reason": "chat-off"}));
    let slice = stage.room.slice(mitreden_live::Slice::Hall, mitreden_live::Audience::Hall, &stage.presence).unwrap();
    let hall = told(&Notice::Slice { seq: 9, slice });
    assert_eq!(hall, serde_json::json!({"t": "slice", "seq": 9, "slice": "hall", "value": {"listeners": 1, "participants": 3}}));
}

#[test]
fn the_log_form_is_stable() {
    let events = vec![
        (Event::EveningStarted, r#"{"event":"evening-started"}"#),
        (
            Event::SeatTaken { seat: seat("cem"), role: Role::Listener, name: Default::default() },
            r#"{"event":"seat-taken","seat":"seat-of-cem","role":"listener","name":""}"#,
        ),
        (
            Event::Said { line: 4, seat: seat("ada"), text: None, held: false, answers: None },
            r#"{"event":"said","line":4,"seat":"seat-of-ada","text":null,"held":false,"answers":null}"#,
        ),
    ];
    for (event, text) in events {
        assert_eq!(serde_json::to_string(&event).unwrap(), text);
        assert_eq!(serde_json::from_str::<Event>(text).unwrap(), event);
    }
}

#[test]
fn a_snapshot_for_the_hall_names_nobody_but_the_stage() {
    let mut stage = Stage::with_cast();
    stage.does("gustav", Command::RaiseHand { in_writing: false }).unwrap();
    let text = |name: &str, presence: &Presence| {
        let now = jiff::Timestamp::from_second(1_612_886_500).unwrap();
        serde_json::to_string(&stage.room.snapshot(&seat(name), presence, now).unwrap()).unwrap()
    };
    let hall = text("cem", &stage.presence);
    assert!(hall.contains("emil") && !hall.contains("gustav"), "{hall}");
    assert!(!hall.contains("people"), "{hall}");
    let moderation = text("ada", &stage.presence);
    assert!(moderation.contains("gustav") && moderation.contains("people"));
    assert!(!moderation.contains("seat-of-cem"), "a listener is a number, even for the moderation");
}

#[test]
fn strangers_get_no_snapshot() {
    let stage = Stage::with_cast();
    let stranger = SeatId::parse("seat-of-nobody").unwrap();
    assert!(stage.room.snapshot(&stranger, &stage.presence, jiff::Timestamp::UNIX_EPOCH).is_none());
}
