//! "Ich gebärde": who may say it, how it shows, and what ends it. Never a picture.

use mitreden_live::*;

use crate::cast::{Stage, seat};

fn signing(stage: &Stage) -> Vec<String> {
    match stage.room.slice(Slice::Stage, Audience::Hall, &stage.presence) {
        Some(SliceValue::Stage(view)) => view.seats.iter().filter(|one| one.signing).map(|one| one.name.as_str().to_owned()).collect(),
        other => panic!("{other:?}"),
    }
}

/// The cast, and Frieda who signs.
fn with_frieda() -> Stage {
    let mut stage = Stage::with_cast();
    stage.comes("frieda", Role::Signer);
    stage.does("frieda", Command::Sign { on: true }).unwrap();
    stage
}

#[test]
fn who_may_send_a_camera_says_that_it_signs_and_the_hall_sees_it() {
    let mut stage = with_frieda();
    assert_eq!(signing(&stage), ["frieda"]);
    assert_eq!(stage.does("frieda", Command::Sign { on: true }), Ok(Vec::new()), "said once");
    assert_eq!(stage.does("gustav", Command::Sign { on: true }), Err(Refusal::NotAllowed));
    assert_eq!(stage.does("cem", Command::Sign { on: true }), Err(Refusal::NotAllowed));
    stage.does("frieda", Command::Sign { on: false }).unwrap();
    assert!(signing(&stage).is_empty());
}

#[test]
fn the_floor_lets_sign_and_its_end_ends_it() {
    let mut stage = Stage::with_cast();
    stage.does("ada", Command::GiveFloor { seat: seat("gustav") }).unwrap();
    stage.does("gustav", Command::Sign { on: true }).unwrap();
    assert_eq!(signing(&stage), ["gustav"]);
    stage.does("gustav", Command::ReturnFloor {}).unwrap();
    assert!(signing(&stage).is_empty());
    stage.does("ada", Command::GiveFloor { seat: seat("gustav") }).unwrap();
    assert!(signing(&stage).is_empty(), "a new floor does not bring it back");
}

#[test]
fn a_role_a_pause_a_camera_switched_off_and_the_end_end_it() {
    let ends: [(&str, Command); 4] = [
        ("another role", Command::GiveRole { seat: seat("frieda"), role: Role::Speaker }),
        ("a pause", Command::Pause {}),
        ("the camera", Command::Mute { seat: seat("frieda"), source: Source::Camera }),
        ("the evening's end", Command::EndEvening {}),
    ];
    for (what, command) in ends {
        let mut stage = with_frieda();
        stage.does("ada", command.clone()).unwrap();
        assert!(!stage.room.seat(&seat("frieda")).unwrap().signing, "{what}");
        if command == (Command::Pause {}) {
            assert_eq!(stage.does("frieda", Command::Sign { on: true }), Err(Refusal::Paused));
            stage.does("ada", Command::Resume {}).unwrap();
            assert!(signing(&stage).is_empty(), "who signs again says so again");
        }
    }
    let mut stage = with_frieda();
    stage.does("ada", Command::Mute { seat: seat("frieda"), source: Source::Microphone }).unwrap();
    assert_eq!(signing(&stage), ["frieda"], "a microphone is not what one signs with");
    stage.does("frieda", Command::Leave {}).unwrap();
    assert!(signing(&stage).is_empty());
}

#[test]
fn the_moderation_signs_through_a_pause_and_a_replay_knows_it() {
    let mut stage = Stage::with_cast();
    stage.does("ada", Command::Sign { on: true }).unwrap();
    stage.does("ada", Command::Pause {}).unwrap();
    assert_eq!(signing(&stage), ["ada"]);
    assert_eq!(stage.rebuilt(&stage.log), stage.room);
}
