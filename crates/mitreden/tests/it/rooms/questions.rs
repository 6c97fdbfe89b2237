//! Questions over sockets and pages: before, during and after the evening; what nobody may learn from the disk. Never their rules.

use mitreden::accounts::Role as Office;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

use super::cast::Guest;
use super::{Evening, SLUG, evening};
use crate::house::House;

fn ask(text: &str, anonymous: bool) -> Value {
    json!({"do": "ask-question", "text": text, "anonymous": anonymous})
}

fn lead(question: u32, deed: Value) -> Value {
    json!({"do": "lead-question", "question": question, "deed": deed})
}

fn support(question: u32) -> Value {
    json!({"do": "support-question", "question": question, "supports": true})
}

/// Every cell of every row of a table, as one text.
async fn dump(house: &House, table: &str, columns: &str) -> String {
    let db = &house.running.app.site("").db;
    let rows = db.read.query_all_raw(Statement::from_string(db.backend(), format!("SELECT {columns} FROM {table}"))).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index::<Option<String>>(0).unwrap().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

async fn page(e: &Evening, path: &str) -> String {
    Guest::new(&e.base, SLUG).get(path).await.text().await.unwrap()
}

#[tokio::test]
async fn a_question_goes_from_its_writer_to_everybody() {
    let mut e = evening().await;
    e.gustav.does(ask("Wann kommt der <b>Radweg</b>?", false)).await;
    let held = e.gustav.hears("question").await;
    assert_eq!((&held["state"], &held["name"]), (&json!("new"), &json!("Gustav")));
    assert_eq!(e.ada.until(|n| n["t"] == "question" && n["state"] == "new").await["text"], "Wann kommt der <b>Radweg</b>?");
    assert_eq!(e.cem.is_refused(support(1)).await, "no-such-question");
    assert!(e.cem.seen.iter().all(|notice| notice["t"] != "question"), "nobody else's socket learns it");
    e.ada.does(lead(1, json!({"to": "approve"}))).await;
    assert_eq!(e.cem.until(|n| n["t"] == "question" && n["state"] == "approved").await["question"], 1);
    e.cem.does(support(1)).await;
    e.cem.until(|n| n["t"] == "me" && n["supports"] == json!([1])).await;
    e.emil.until(|n| n["t"] == "supports" && n["counts"] == json!([{"question": 1, "supports": 1}])).await;
    e.ada.does(lead(1, json!({"to": "stage"}))).await;
    e.gustav.until(|n| n["t"] == "question" && n["state"] == "on-stage").await;
    let shown = page(&e, &format!("/raeume/{SLUG}/fragen")).await;
    assert!(shown.contains("Wann kommt der &#60;b&#62;Radweg") && !shown.contains("<b>Radweg"), "markup is text: {shown}");
    assert_eq!(e.gustav.is_refused(lead(1, json!({"to": "approve"}))).await, "not-allowed");
    assert_eq!(e.gustav.is_refused(ask("wann kommt der <b>radweg</b>?", true)).await, "already-asked");
}

#[tokio::test]
async fn who_asks_without_a_name_learns_the_number_and_nobody_else_does() {
    let mut e = evening().await;
    e.cem.does(ask("Wer räumt den Schnee?", true)).await;
    let asked = e.cem.hears("asked").await;
    assert_eq!((&asked["question"], &asked["state"], &asked["text"]), (&json!(1), &json!("new"), &json!("Wer räumt den Schnee?")));
    e.gustav.does(ask("Und wer streut?", true)).await;
    assert_eq!(e.gustav.hears("asked").await["question"], 2);
    assert!(e.gustav.seen.iter().chain(&e.emil.seen).all(|notice| notice["t"] != "asked"), "told to the asker's own connection alone");
    e.ada.does(lead(2, json!({"to": "reject", "reason": "doppelt"}))).await;
    let late = Guest::listens(&e.base, SLUG).await.dials().await.hears("snapshot").await;
    assert_eq!((&late["waiting"], &late["questions"]), (&json!([1]), &json!([])), "after a reload each browser finds its own by number");
    e.ada.does(lead(1, json!({"to": "approve"}))).await;
    assert_eq!(e.cem.until(|n| n["t"] == "question" && n["state"] == "approved").await["seat"], Value::Null);
    e.ada.does(json!({"do": "set-questions", "mode": "open"})).await;
    e.cem.does(ask("Und im Sommer?", true)).await;
    e.cem.until(|n| n["t"] == "question" && n["text"] == "Und im Sommer?").await;
    assert!(e.cem.seen.iter().all(|notice| notice["t"] != "asked"), "what everybody sees at once does not wait");
}

#[tokio::test]
async fn nothing_on_the_disk_tells_who_asked_without_a_name() {
    let mut e = evening().await;
    e.gustav.does(ask("Wer bin ich?", true)).await;
    e.ada.does(lead(1, json!({"to": "approve"}))).await;
    e.emil.does(support(1)).await;
    let log = dump(&e.house, "room_log WHERE kind = 'question-asked'", "payload || ' ' || coalesce(by_seat, '-')").await;
    assert!(!log.contains(&e.gustav.seat()) && !log.contains("Gustav") && log.ends_with(" -"), "{log}");
    let all = dump(&e.house, "room_log", "payload || kind").await;
    assert!(!all.contains("support-question") && !all.contains("\"supports\""), "support is no part of the log: {all}");
    e.ada.does(json!({"do": "end-evening"})).await;
    assert_eq!(dump(&e.house, "support", "seat_id").await, "", "opinions go with the evening");
    let counted = dump(&e.house, "room_log WHERE kind = 'support-counted'", "payload").await;
    assert!(counted.contains("\"supports\":1"), "{counted}");
}

#[tokio::test]
async fn what_was_taken_back_or_not_taken_is_gone_from_the_log() {
    let mut e = evening().await;
    for text in ["zurückgezogen", "abgelehnt", "bleibt"] {
        e.gustav.does(ask(text, false)).await;
    }
    e.gustav.does(json!({"do": "withdraw-question", "question": 1})).await;
    e.ada.does(lead(2, json!({"to": "reject", "reason": "Werbung"}))).await;
    e.gustav.until(|n| n["t"] == "question" && n["reason"] == "Werbung").await;
    // PostgreSQL gives changed rows last unless asked otherwise.
    let texts = "room_log WHERE kind = 'question-asked' ORDER BY seq";
    assert_eq!(dump(&e.house, texts, "text").await, "\nabgelehnt\nbleibt");
    e.ada.does(json!({"do": "end-evening"})).await;
    assert_eq!(dump(&e.house, texts, "text").await, "\n\nbleibt");
    let house = e.house.reopen().await;
    let again = mitreden::rooms::questions(&house.running.app.site("").db.read, &e.id).await.unwrap();
    assert_eq!(again.len(), 1, "the log still replays");
}

#[tokio::test]
async fn before_and_after_the_evening_the_page_takes_questions_too() {
    let mut e = evening().await;
    let mut ida = Guest::new(&e.base, SLUG);
    let fragen = format!("/raeume/{SLUG}/fragen");
    let answer = ida.post(&fragen, &[("do", "ask"), ("text", "Von der Seite?"), ("name", "Ida")]).await;
    assert_eq!((answer.status().as_u16(), answer.headers().get("set-cookie")), (303, None), "no cookie for a question");
    let twice = ida.post(&fragen, &[("do", "ask"), ("text", "Von der Seite?"), ("name", "Ida")]).await;
    assert_eq!(twice.status(), 409);
    assert!(twice.text().await.unwrap().contains("Von der Seite?"), "what was typed is still there");
    for (text, name, status) in [("", "Ida", 409), (&*"x".repeat(501), "Ida", 409), ("Gut?", &*"x".repeat(61), 422)] {
        assert_eq!(ida.post(&fragen, &[("do", "ask"), ("text", text), ("name", name)]).await.status(), status);
    }
    let approved = ida.post(&fragen, &[("do", "approve"), ("question", "1")]).await;
    assert!(approved.headers()["location"].to_str().unwrap().starts_with("/anmelden?"), "only the moderation approves");
    assert!(!page(&e, &fragen).await.contains("Von der Seite?"), "not before somebody has looked at it");
    assert_eq!(e.ada.until(|n| n["t"] == "question" && n["name"] == "Ida").await["seat"], Value::Null);
    e.ada.does(lead(1, json!({"to": "approve"}))).await;
    assert!(page(&e, &fragen).await.contains("Von der Seite?"));
    e.ada.does(json!({"do": "end-evening"})).await;
    let ada = e.house.signed_in("Ada", Office::Moderation).await;
    let answered = ada.post(&fragen, &[("do", "answer"), ("question", "1"), ("answer", "Im Mai.")]).await;
    assert_eq!(answered.status(), 303);
    assert!(page(&e, &fragen).await.contains("Im Mai."));
    assert_eq!(ida.post(&fragen, &[("do", "ask"), ("text", "Und danach?")]).await.status(), 303);
    assert!(ada.get(&fragen).await.text().await.unwrap().contains("Und danach?"));
}
