//! A whole evening over sockets: hands, floor, chat, moderation, end.

use mitreden::rooms::Role;
use serde_json::{Value, json};

use super::{Guest, SLUG, evening, invitation};

#[tokio::test]
async fn a_hand_a_floor_and_back() {
    let mut e = evening().await;
    e.gustav.does(json!({"do": "raise-hand"})).await;
    let hands = e.ada.hears("hands").await;
    assert_eq!(hands["value"]["hands"][0]["name"], "Gustav");
    let hall = e.cem.hears("hands").await;
    assert_eq!(
        hall["value"],
        json!({"count": 1, "order": "first-come", "seconds": null, "free": false, "subjects": [], "hands": []}),
        "the hall sees a number"
    );
    e.ada.does(json!({"do": "give-floor", "seat": e.gustav.seat()})).await;
    let me = e.gustav.until(|n| n["t"] == "me" && n["floor"] == true).await;
    assert_eq!(me["may_send"], json!(["camera", "microphone"]));
    let stage = e.cem.hears("stage").await;
    assert!(stage["value"]["seats"].as_array().unwrap().iter().any(|seat| seat["name"] == "Gustav" && seat["floor_since"].is_string()));
    e.gustav.does(json!({"do": "return-floor"})).await;
    let me = e.gustav.until(|n| n["t"] == "me" && n["floor"] == false).await;
    assert_eq!(me["may_send"], json!([]));
}

#[tokio::test]
async fn chat_reaches_everybody_in_order_and_can_be_off() {
    let mut e = evening().await;
    for text in ["eins", "<b>zwei</b>", "drei"] {
        e.gustav.does(json!({"do": "say", "text": text})).await;
    }
    for text in ["eins", "<b>zwei</b>", "drei"] {
        assert_eq!(e.cem.hears("said").await["text"], text);
    }
    e.ada.does(json!({"do": "set-chat", "mode": "off"})).await;
    assert_eq!(e.gustav.is_refused(json!({"do": "say", "text": "vier"})).await, "chat-off");
    e.ada.does(json!({"do": "unsay", "line": 2})).await;
    assert_eq!(e.cem.hears("unsaid").await["line"], 2);
}

#[tokio::test]
async fn stepping_up_happens_in_place() {
    let mut e = evening().await;
    assert_eq!(e.cem.is_refused(json!({"do": "raise-hand"})).await, "not-allowed");
    assert_eq!(e.cem.is_refused(json!({"do": "step-up", "name": "  "})).await, "bad-name");
    assert_eq!(e.cem.is_refused(json!({"do": "step-up", "name": " ada "})).await, "bad-name", "nobody takes the moderation's name");
    e.cem.does(json!({"do": "step-up", "name": "Cem"})).await;
    let snapshot = e.cem.seen.iter().find(|n| n["t"] == "snapshot").expect("a new audience gets a snapshot");
    assert_eq!(snapshot["me"]["role"], "participant");
    e.cem.does(json!({"do": "raise-hand"})).await;
    e.cem.does(json!({"do": "step-back"})).await;
}

#[tokio::test]
async fn a_disturber_is_removed_for_good() {
    let mut e = evening().await;
    let mut disturber = Guest::takes_part(&e.base, SLUG, "Störer").await;
    let mut wire = disturber.connects().await;
    e.ada.does(json!({"do": "remove", "seat": wire.seat()})).await;
    assert_eq!(wire.ends().await, 4003);
    assert!(wire.seen.iter().any(|n| n["t"] == "ended" && n["how"] == "removed"));
    assert_eq!(disturber.dials().await.ends().await, 4003, "the old cookie opens nothing");
    let page = disturber.get(&disturber.place("")).await.text().await.unwrap();
    assert!(!page.contains("room-data"), "the page is the door again");
    let back = disturber.post(&disturber.place("platz"), &[("as", "listener")]).await;
    assert_eq!(back.status(), 403, "the same browser does not come in by one more tap");
    assert!(back.text().await.unwrap().contains("Die Moderation hat Sie aus diesem Raum entfernt"));
}

#[tokio::test]
async fn the_end_closes_the_room_and_forgets_the_chat() {
    let mut e = evening().await;
    e.gustav.does(json!({"do": "say", "text": "das bleibt nicht"})).await;
    assert_eq!(e.gustav.is_refused(json!({"do": "end-evening"})).await, "not-allowed");
    e.ada.does(json!({"do": "end-evening"})).await;
    assert_eq!(e.cem.ends().await, 4010);
    assert_eq!(e.emil.ends().await, 4010);
    let answer = Guest::new(&e.base, SLUG).post("/raeume/dynamik-durch-daten/platz", &[("as", "listener")]).await;
    assert_eq!(answer.status(), 409);
    let status = mitreden::rooms::statuses(&e.house.running.app.site("").db.read).await.unwrap()[&e.id];
    assert_eq!(status.status, mitreden::rooms::Status::Over);
    assert!(status.ended_at.is_some());
}

#[tokio::test]
async fn two_tabs_are_one_person() {
    let e = evening().await;
    let gustav = Guest::takes_part(&e.base, SLUG, "Frieda").await;
    let (mut one, mut two) = (gustav.connects().await, gustav.connects().await);
    assert_eq!(one.seat(), two.seat());
    one.does(json!({"do": "raise-hand"})).await;
    assert_eq!(two.until(|n| n["t"] == "me").await["hand"], 1);
}

#[tokio::test]
async fn a_pass_for_the_media_is_short_and_tiny() {
    let mut e = evening().await;
    let id = e.cem.sends(json!({"media": true})).await;
    let pass = e.cem.answer(id).await;
    assert_eq!(pass["t"], "media");
    assert!(pass["url"].as_str().unwrap().starts_with("ws://127.0.0.1:"));
    let token = pass["token"].as_str().unwrap();
    assert!(token.len() < 600, "{}", token.len());
    assert!(!token.contains("Cem"));
}

#[tokio::test]
async fn the_chat_is_gone_from_the_disk_after_the_end() {
    let mut e = evening().await;
    let words = "Gesagt, gehört, vergessen";
    for number in 0..20 {
        e.gustav.does(json!({"do": "say", "text": format!("{words} {number}")})).await;
    }
    e.gustav.does(json!({"do": "unsay", "line": 1})).await;
    let site = e.house.running.app.site("").clone();
    let on_disk = |site: &mitreden::Site| {
        let files = std::fs::read_dir(&site.data).unwrap().map(|file| file.unwrap().path()).filter(|path| path.is_file());
        files.map(|path| std::fs::read(path).unwrap()).any(|bytes| bytes.windows(words.len()).any(|part| part == words.as_bytes()))
    };
    let is_sqlite = site.db.backend() == sea_orm::DbBackend::Sqlite;
    assert_eq!(on_disk(&site), is_sqlite, "it was written down before");
    e.ada.does(json!({"do": "end-evening"})).await;
    let gone = async {
        while on_disk(&site) {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(20), gone).await.expect("the chat stays on the disk");
}

#[tokio::test]
async fn many_who_come_are_told_as_a_number_now_and_then() {
    let mut e = evening().await;
    let mut crowd = Vec::new();
    for _ in 0..40 {
        crowd.push(Guest::listens(&e.base, SLUG).await.connects().await);
    }
    let full = e.cem.until(|n| n["slice"] == "hall" && n["value"]["listeners"] == 41).await;
    assert_eq!(full["value"]["participants"], 3);
    e.cem.seen.retain(|n| n["slice"] != "hall");
    assert!(e.cem.seen.iter().all(|n| n["slice"] != "stage" && n["slice"] != "people"), "listeners are no event: {:?}", e.cem.seen);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_still_looks_at_the_camera_stands_on_no_stage() {
    let mut e = evening().await;
    let invited = invitation(&e.house.running.app, &e.id, SLUG, Role::Speaker, "Frieda").await;
    let frieda = Guest::accepts(&e.base, SLUG, &invited).await;
    let mut checking = frieda.dials_with("?checking=true").await;
    assert_eq!(checking.hears("snapshot").await["me"]["name"], "Frieda");
    e.ada.until(|n| n["slice"] == "people" && n["value"]["people"].to_string().contains("Frieda")).await;
    let stage = |snapshot: &Value| snapshot["slices"].as_array().unwrap().iter().find(|slice| slice["slice"] == "stage").unwrap()["value"].to_string();
    let shown = stage(&Guest::listens(&e.base, SLUG).await.dials().await.hears("snapshot").await);
    assert!(shown.contains("Emil") && !shown.contains("Frieda"), "{shown}");
    checking.writes(r#"{"id":7,"checking":false}"#).await;
    assert_eq!(checking.answer(7).await["t"], "ack");
    e.cem.until(|n| n["slice"] == "stage" && n["value"].to_string().contains("Frieda")).await;
    // A role that is given in the room begins with a check, too.
    checking.writes(r#"{"id":8,"checking":true}"#).await;
    e.cem.until(|n| n["slice"] == "stage" && !n["value"].to_string().contains("Frieda")).await;
}
