//! Lines that are being written, over sockets: who reads along, when a draft goes, and that nothing of it stays. Never finished lines.

use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

use super::cast::{Guest, Wire, invitation};
use super::{Evening, SLUG, evening};
use mitreden::rooms::Role;

fn types(text: &str) -> Value {
    json!({"do": "type", "text": text})
}

/// Waits until a socket was told this draft of anybody.
async fn reads(wire: &mut Wire, text: &str) -> Value {
    wire.until(|n| n["t"] == "typed" && n["text"] == text).await
}

/// Everything that was told before an answer has arrived when the answer has.
async fn has_read_nothing(wire: &mut Wire) {
    wire.does(json!({"do": "point", "at": null})).await;
    assert!(wire.seen.iter().all(|n| n["t"] != "typed"), "{:?}", wire.seen);
}

async fn log(e: &Evening) -> String {
    let db = &e.house.running.app.site("").db;
    let sql = "SELECT kind || payload || coalesce(text, '') FROM room_log ORDER BY seq";
    let rows = db.read.query_all_raw(Statement::from_string(db.backend(), sql)).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index::<String>(0).unwrap()).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn the_others_read_along_and_nothing_of_it_stays() {
    let mut e = evening().await;
    let before = log(&e).await;
    e.gustav.does(types("Guten A")).await;
    let told = reads(&mut e.cem, "Guten A").await;
    // However many pieces come, the hall hears of one person a few times a second.
    for end in "Guten A".len()..="Guten Abend".len() {
        e.gustav.does(types(&"Guten Abend"[..end])).await;
    }
    assert_eq!((&told["name"], &told["role"], &told["held"]), (&json!("Gustav"), &json!("participant"), &json!(false)));
    reads(&mut e.gustav, "Guten Abend").await;
    assert_eq!(log(&e).await, before, "no draft is written down");
    e.gustav.does(json!({"do": "say", "text": "Guten Abend!"})).await;
    e.cem.until(|n| n["t"] == "said" && n["text"] == "Guten Abend!").await;
    reads(&mut e.cem, "").await;
    let late = Guest::listens(&e.base, SLUG).await.dials().await.hears("snapshot").await;
    assert!(!late.to_string().contains("typed"));
}

#[tokio::test]
async fn who_waits_with_the_next_line_is_not_read_along() {
    let mut e = evening().await;
    e.ada.does(json!({"do": "slow-chat", "seconds": 60})).await;
    e.gustav.does(json!({"do": "say", "text": "eins"})).await;
    e.gustav.does(types("zwei")).await;
    e.emil.does(types("von der Bühne")).await;
    reads(&mut e.cem, "von der Bühne").await;
    assert!(e.cem.seen.iter().all(|n| n["t"] != "typed" || n["name"] != "Gustav"), "{:?}", e.cem.seen);
}

#[tokio::test]
async fn what_is_held_is_read_along_by_the_moderation_alone() {
    let mut e = evening().await;
    for mode in ["approved", "to-moderation"] {
        e.ada.does(json!({"do": "set-chat", "mode": mode})).await;
        e.gustav.does(types("nur für Ada")).await;
        assert_eq!(reads(&mut e.ada, "nur für Ada").await["held"], true);
        reads(&mut e.gustav, "nur für Ada").await;
        has_read_nothing(&mut e.emil).await;
    }
    e.emil.does(types("von der Bühne")).await;
    reads(&mut e.cem, "von der Bühne").await;
    e.ada.does(json!({"do": "set-chat", "mode": "off"})).await;
    reads(&mut e.cem, "").await;
    assert_eq!(e.gustav.is_refused(types("x")).await, "chat-off");
    e.gustav.does(types("")).await;
    assert!(e.cem.seen.iter().all(|n| n["name"] != "Gustav" || n["t"] != "typed"), "not even that something was written");
}

#[tokio::test]
async fn a_draft_goes_with_whatever_ends_it() {
    let mut e = evening().await;
    let seat = e.gustav.seat();
    let endings = [
        json!({"do": "pause"}),
        json!({"do": "give-floor", "seat": seat}),
        json!({"do": "take-floor", "seat": seat}),
        json!({"do": "give-role", "seat": seat, "role": "captioner"}),
        json!({"do": "pause-typing", "seat": seat, "paused": true}),
        json!({"do": "remove", "seat": seat}),
    ];
    for ending in endings {
        e.gustav.does(types("noch da")).await;
        reads(&mut e.cem, "noch da").await;
        e.ada.does(ending.clone()).await;
        assert_eq!(reads(&mut e.cem, "").await["seat"], json!(seat), "{ending}");
        match ending["do"].as_str().unwrap() {
            "pause" => {
                assert_eq!(e.gustav.is_refused(types("x")).await, "paused");
                e.ada.does(json!({"do": "resume"})).await;
            }
            "pause-typing" => {
                assert_eq!(e.gustav.is_refused(types("x")).await, "typing-paused");
                e.gustav.until(|n| n["t"] == "me" && n["typing_paused"] == true).await;
                e.gustav.does(json!({"do": "say", "text": "ganze Zeilen gehen"})).await;
                e.ada.does(json!({"do": "pause-typing", "seat": seat, "paused": false})).await;
            }
            _ => {}
        }
    }
    let app = e.house.running.app.clone();
    let co = Guest::accepts(&e.base, SLUG, &invitation(&app, &e.id, SLUG, Role::Moderator, "Dora").await).await;
    let deeds = co.get(&format!("/raeume/{SLUG}/verlauf")).await.text().await.unwrap();
    assert!(deeds.contains("Mitlesen angehalten") && deeds.contains("Mitlesen wieder erlaubt"), "the moderation answers for it: {deeds}");
}

#[tokio::test]
async fn a_draft_goes_with_its_tab() {
    let mut e = evening().await;
    let berta = Guest::takes_part(&e.base, SLUG, "Berta").await;
    let (mut tab, _other) = (berta.connects().await, berta.connects().await);
    tab.does(types("halb fert")).await;
    reads(&mut e.cem, "halb fert").await;
    drop(tab);
    assert_eq!(reads(&mut e.cem, "").await["name"], "Berta");
}

#[tokio::test]
async fn bad_drafts_are_refused_or_made_plain() {
    let mut e = evening().await;
    assert_eq!(e.gustav.is_refused(types(&"x".repeat(10_000))).await, "text-too-long");
    assert_eq!(e.cem.is_refused(types("x")).await, "not-allowed");
    assert_eq!(e.gustav.is_refused(json!({"do": "type"})).await, "malformed");
    assert_eq!(e.gustav.is_refused(json!({"do": "pause-typing", "seat": e.ada.seat(), "paused": true})).await, "not-allowed");
    assert_eq!(e.ada.is_refused(json!({"do": "pause-typing", "seat": "seat-of-nobody", "paused": true})).await, "no-such-seat");
    e.gustav.does(types("a\u{7}b\u{202e}<b>c</b>")).await;
    reads(&mut e.cem, "ab<b>c</b>").await;
    e.gustav.does(types("\u{7}\u{202e}")).await;
    reads(&mut e.cem, "").await;
}

#[tokio::test]
async fn somebody_who_types_fast_for_a_while_is_not_slowed() {
    let mut e = evening().await;
    for number in 0..35 {
        e.gustav.does(types(&format!("Wort {number}"))).await;
    }
    reads(&mut e.cem, "Wort 34").await;
    assert!(e.gustav.seen.iter().all(|n| n["t"] != "refused"), "{:?}", e.gustav.seen);
}
