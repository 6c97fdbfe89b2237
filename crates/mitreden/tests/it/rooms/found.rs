//! What the search finds of a room: only what everybody may read, as it stands now, and never who asked.

use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;

use super::cast::{Guest, invitation};
use super::polls::{opens, vote};
use super::{Evening, SLUG, evening};
use crate::house::House;

async fn found(house: &House, words: &str) -> String {
    let answer = house.browser().get_with(&format!("/suche?q={words}")).header("accept-language", "de").send().await.unwrap();
    assert_eq!(answer.status(), 200);
    let page = crate::house::text(answer).await;
    page[page.find("<main").unwrap()..].to_owned()
}

/// What the index keeps, as one text.
async fn kept(house: &House) -> String {
    let db = &house.running.app.site("").db;
    let sql = "SELECT title || ' ' || text || ' ' || tokens FROM search_document WHERE owner_id IS NOT NULL";
    let rows = db.read.query_all_raw(Statement::from_string(db.backend(), sql)).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index::<String>(0).unwrap()).collect::<Vec<_>>().join("\n")
}

async fn asks(e: &mut Evening, number: u32, text: &str, deed: serde_json::Value) {
    e.gustav.does(json!({"do": "ask-question", "text": text, "anonymous": false})).await;
    e.ada.does(json!({"do": "lead-question", "question": number, "deed": deed})).await;
}

#[tokio::test]
async fn questions_are_found_once_they_are_public_and_without_their_writers() {
    let mut e = evening().await;
    e.gustav.does(json!({"do": "ask-question", "text": "Kommt die Fernwärme?", "anonymous": false})).await;
    assert!(!found(&e.house, "fernwaerme").await.contains("<h3 class=\"hit__title\">"), "not yet approved");
    e.ada.does(json!({"do": "lead-question", "question": 1, "deed": {"to": "answer", "answer": "Ab 2027 in Lusan."}})).await;
    let page = found(&e.house, "fernwaerme+lusan").await;
    assert!(page.contains(&format!("href=\"/raeume/{SLUG}/fragen#frage-1\"")) && page.contains("<mark>Lusan</mark>"), "{page}");
    assert!(!kept(&e.house).await.to_lowercase().contains("gustav"));
    asks(&mut e, 2, "Wer verrät Tante Ernas Diagnose?", json!({"to": "approve"})).await;
    assert!(found(&e.house, "diagnose").await.contains("frage-2"));
    e.ada.does(json!({"do": "lead-question", "question": 2, "deed": {"to": "reject", "reason": "privat"}})).await;
    assert!(!found(&e.house, "diagnose").await.contains("frage-2"));
    assert!(!kept(&e.house).await.to_lowercase().contains("diagnos"), "what was taken away is gone from the index");
}

#[tokio::test]
async fn what_lies_behind_a_code_is_not_found() {
    let mut e = evening().await;
    asks(&mut e, 1, "Kommt die Fernwärme?", json!({"to": "approve"})).await;
    assert!(found(&e.house, "fernwaerme").await.contains("frage-1"));
    let hanna = e.house.signed_in("Hanna", mitreden::accounts::Role::Admin).await;
    let access = format!("/raeume/{SLUG}/zugang");
    assert!(hanna.post(&access, &[("do", "set-code")]).await.status().is_success());
    assert!(!found(&e.house, "fernwaerme").await.contains("frage-1"));
    hanna.post(&access, &[("do", "clear-code")]).await;
    assert!(found(&e.house, "fernwaerme").await.contains("frage-1"));
}

#[tokio::test]
async fn the_result_of_a_poll_is_found_after_the_evening() {
    let mut e = evening().await;
    opens(&mut e.ada, 1).await;
    e.gustav.does(vote(1, 1)).await;
    e.ada.does(json!({"do": "close-poll", "poll": 1})).await;
    assert!(!found(&e.house, "baenke").await.contains("Welche Idee"), "the evening is not over");
    e.ada.does(json!({"do": "end-evening"})).await;
    let page = found(&e.house, "baenke").await;
    assert!(page.contains("Welche Idee zuerst?") && page.contains("<mark>Bänke</mark>: 0, Radwege: 1"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_text_of_slides_is_found_until_they_are_taken_away() {
    let (mut e, cookie) = super::slides::with_speaker().await;
    let (_, said) = super::slides::upload(&e, &cookie, "Vortrag.pdf", super::slides::talk(2)).await;
    let deck = said["deck"].as_str().unwrap().to_owned();
    super::slides::settled(&e, &deck).await;
    e.cem.until(|n| n["slice"] == "slides" && n["value"]["decks"][0]["pages"] == 2).await;
    let page = found(&e.house, "wasserstoff").await;
    assert!(page.contains(&format!("href=\"/raeume/{SLUG}/folien/{deck}\"")) && page.contains("<mark>Wasserstoff</mark> in Gera"), "{page}");
    e.ada.does(json!({"do": "drop-deck", "deck": deck})).await;
    assert!(!found(&e.house, "wasserstoff").await.contains("hit__title"));
    assert!(!kept(&e.house).await.contains("wasserstoff"));
    // An invitation of somebody else opens nothing of it either.
    let app = e.house.running.app.clone();
    let other = Guest::accepts(&e.base, SLUG, &invitation(&app, &e.id, SLUG, mitreden::rooms::Role::Speaker, "Emil Drei").await).await;
    assert_eq!(other.get(&format!("/raeume/{SLUG}/folien/{deck}")).await.status(), 404);
}
