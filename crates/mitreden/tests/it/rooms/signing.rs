//! "Ich gebärde" over sockets: told to the hall, refused to who cannot be seen, still there after a restart. Never a picture.

use mitreden::rooms::Role;
use serde_json::{Value, json};

use super::cast::{Guest, invitation};
use super::{SLUG, evening};

/// A stage slice, or a snapshot, in which Frieda signs or does not.
fn shows(notice: &Value, signing: bool) -> bool {
    let slices = notice["slices"].as_array().cloned().unwrap_or_else(|| vec![notice.clone()]);
    let seats = slices.iter().filter(|slice| slice["slice"] == "stage").flat_map(|slice| slice["value"]["seats"].as_array().cloned().unwrap_or_default());
    seats.into_iter().any(|seat| seat["name"] == "Frieda" && seat["signing"] == signing)
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_is_told_to_all_and_outlives_a_restart() {
    let mut e = evening().await;
    let invited = invitation(&e.house.running.app, &e.id, SLUG, Role::Signer, "Frieda").await;
    let browser = Guest::accepts(&e.base, SLUG, &invited).await;
    let mut frieda = browser.connects().await;
    assert_eq!(frieda.me["may_send"], json!(["camera"]));
    frieda.does(json!({"do": "sign", "on": true})).await;
    e.cem.until(|notice| shows(notice, true)).await;
    assert_eq!(e.gustav.is_refused(json!({"do": "sign", "on": true})).await, "not-allowed");
    assert_eq!(e.cem.is_refused(json!({"do": "sign", "on": true})).await, "not-allowed");

    let house = e.house.reopen().await;
    let mut frieda = browser.at(&house.url("")).connects().await;
    let late = Guest::listens(&house.url(""), SLUG).await.dials().await.hears("snapshot").await;
    assert!(shows(&late, true), "{late}");
    let mut cem = Guest::listens(&house.url(""), SLUG).await.connects().await;
    frieda.does(json!({"do": "sign", "on": false})).await;
    cem.until(|notice| shows(notice, false)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_camera_switched_off_by_the_moderation_ends_it_for_all() {
    let mut e = evening().await;
    let invited = invitation(&e.house.running.app, &e.id, SLUG, Role::Signer, "Frieda").await;
    let mut frieda = Guest::accepts(&e.base, SLUG, &invited).await.connects().await;
    frieda.does(json!({"do": "sign", "on": true})).await;
    e.cem.until(|notice| shows(notice, true)).await;
    e.ada.does(json!({"do": "mute", "seat": frieda.seat(), "source": "camera"})).await;
    e.cem.until(|notice| shows(notice, false)).await;
}
