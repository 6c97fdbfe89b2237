//! After a stop and after a kill: what was acknowledged is there, once. Never timed.

use serde_json::json;

use super::cast::{Guest, invitation, room};
use super::{SLUG, evening};
use mitreden::rooms::Role;

#[tokio::test]
async fn a_restart_keeps_queue_roles_chat_and_agenda() {
    let mut e = evening().await;
    e.gustav.does(json!({"do": "raise-hand"})).await;
    e.gustav.does(json!({"do": "say", "text": "bis gleich"})).await;
    e.ada.does(json!({"do": "go-to-item", "item": 1})).await;
    let app = e.house.running.app.clone();
    let address = invitation(&app, &e.id, SLUG, Role::Speaker, "Emil").await;
    let emil = Guest::accepts(&e.base, SLUG, &address).await;
    let house = e.house.reopen().await;
    assert_eq!(e.gustav.ends().await, 4004, "the browser knows that it should come back");
    let mut again = Guest::new(&house.url(""), SLUG);
    again.cookie.clone_from(&emil.cookie);
    let mut wire = again.dials().await;
    let snapshot = wire.hears("snapshot").await;
    assert_eq!(snapshot["me"]["role"], "speaker");
    assert_eq!(snapshot["lines"][0]["text"], "bis gleich");
    let slices = snapshot["slices"].as_array().unwrap();
    let slice = |name: &str| slices.iter().find(|slice| slice["slice"] == name).unwrap()["value"].clone();
    assert_eq!(slice("agenda")["current"], 1);
    assert_eq!(slice("hands")["hands"][0]["name"], "Gustav");
    assert_eq!(slice("evening")["status"], "live");
}

#[tokio::test]
async fn rooms_stay_apart() {
    let mut e = evening().await;
    room(&e.house.running.app, "anderer-raum", None).await;
    let mut other = Guest::takes_part(&e.base, "anderer-raum", "Fremde").await.connects().await;
    other.does(json!({"do": "say", "text": "nebenan"})).await;
    e.gustav.does(json!({"do": "say", "text": "hier"})).await;
    assert_eq!(e.cem.hears("said").await["text"], "hier");
}
