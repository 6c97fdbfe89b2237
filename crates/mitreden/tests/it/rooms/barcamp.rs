//! Parallel rooms over HTTP and sockets: opened, chosen, counted, called back, and what they came to. Never how a floor is led.

use mitreden::accounts::Role as Office;
use mitreden::rooms::{AgendaItem, AgendaKind, set_plan};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

use super::cast::Guest;
use super::{Evening, SLUG, evening};
use crate::house::text;

const SIDE: &str = "dynamik-durch-daten--1";

async fn opens(e: &mut Evening) {
    e.ada.does(json!({"do": "open-barcamp", "rooms": ["Energie & Umwelt", "Bildung & Kultur"], "minutes": 30})).await;
    e.cem.until(|n| n["slice"] == "barcamp" && n["value"]["rooms"][1]["title"] == "Bildung & Kultur").await;
}

/// Goes from the evening into a parallel room; answers the browser there.
async fn goes(base: &str, guest: &Guest, number: u32) -> Guest {
    let mut there = Guest::new(base, &format!("{SLUG}--{number}"));
    there.cookie.clone_from(&guest.cookie);
    let answer = there.post(&format!("/raeume/{SLUG}/raum/{number}"), &[]).await;
    assert_eq!(answer.headers()["location"], format!("/raeume/{SLUG}--{number}"));
    there
}

#[tokio::test(flavor = "multi_thread")]
async fn people_choose_a_room_and_come_back_with_a_result() {
    let mut e = evening().await;
    let base = e.base.clone();
    opens(&mut e).await;
    let ida = Guest::takes_part(&base, SLUG, "Ida").await;
    let jan = Guest::listens(&base, SLUG).await;
    let (mut ida, jan) = (goes(&base, &ida, 1).await.connects().await, goes(&base, &jan, 1).await);
    let mut jan = jan.connects().await;
    assert_eq!((&ida.me["name"], &ida.me["role"], &jan.me["role"]), (&json!("Ida"), &json!("participant"), &json!("listener")));
    e.cem.until(|n| n["slice"] == "barcamp" && n["value"]["rooms"][0]["people"] == 2 && n["value"]["rooms"][1]["people"] == 0).await;
    ida.does(json!({"do": "raise-hand"})).await;
    let me = ida.until(|n| n["t"] == "me" && n["floor"] == true).await;
    assert!(me["may_send"].as_array().unwrap().contains(&json!("microphone")), "a small round needs nobody who gives the floor");
    assert_eq!(jan.is_refused(json!({"do": "note-result", "text": "x", "based_on": 0})).await, "not-allowed");
    ida.does(json!({"do": "note-result", "text": "Mehr Bänke\nund Bäume", "based_on": 0})).await;
    jan.until(|n| n["slice"] == "barcamp" && n["value"]["result"] == "Mehr Bänke\nund Bäume").await;
    e.cem.until(|n| n["slice"] == "barcamp" && n["value"]["rooms"][0]["result"] == "Mehr Bänke\nund Bäume").await;
    e.ada.does(json!({"do": "recall-barcamp", "minutes": 2})).await;
    jan.until(|n| n["slice"] == "barcamp" && n["value"]["until"] != Value::Null).await;
    e.ada.does(json!({"do": "recall-barcamp", "minutes": 0})).await;
    assert_eq!(jan.hears("ended").await["how"], "over");
    e.cem.until(|n| n["slice"] == "barcamp" && n["value"]["rooms"][0]["open"] == false).await;
    let late = Guest::new(&base, SIDE).get(&format!("/raeume/{SIDE}")).await;
    assert_eq!((late.status().as_u16(), late.headers()["location"].to_str().unwrap()), (303, &*format!("/raeume/{SLUG}")));
    let read = &e.house.running.app.site("").db.read;
    assert_eq!(mitreden::rooms::results(read, &e.id).await.unwrap(), [], "the event's page waits for the end");
    e.ada.does(json!({"do": "end-evening"})).await;
    let results = mitreden::rooms::results(read, &e.id).await.unwrap();
    assert_eq!(results, [("Energie & Umwelt".to_owned(), "Mehr Bänke\nund Bäume".to_owned())]);
}

#[tokio::test(flavor = "multi_thread")]
async fn into_a_parallel_room_leads_only_the_evening() {
    let mut e = evening().await;
    let base = e.base.clone();
    opens(&mut e).await;
    let mut stranger = Guest::new(&base, SIDE);
    for (path, form) in [(format!("/raeume/{SIDE}/platz"), &[("as", "listener")][..]), (format!("/raeume/{SLUG}/raum/1"), &[])] {
        let answer = stranger.post(&path, form).await;
        assert_eq!((answer.headers()["location"].to_str().unwrap(), answer.headers().get("set-cookie")), (&*format!("/raeume/{SLUG}"), None), "{path}");
    }
    let mut gustav = Guest::takes_part(&base, SLUG, "Gustav Zwei").await;
    assert_eq!(gustav.post(&format!("/raeume/{SLUG}/raum/9"), &[]).await.headers()["location"], format!("/raeume/{SLUG}"), "there is no such room");
    let list = Guest::new(&base, SLUG).get("/raeume").await.text().await.unwrap();
    assert!(list.contains(SLUG) && !list.contains(SIDE), "the list of rooms does not offer it");
    let removed = gustav.clone().connects().await.seat();
    e.ada.does(json!({"do": "remove", "seat": removed})).await;
    let answer = gustav.post(&format!("/raeume/{SLUG}/raum/1"), &[]).await;
    assert_eq!(answer.headers().get("set-cookie"), None, "who was removed from the evening is removed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_barcamp_outlives_a_restart_and_ends_with_the_evening() {
    let mut e = evening().await;
    let base = e.base.clone();
    opens(&mut e).await;
    let there = goes(&base, &Guest::takes_part(&base, SLUG, "Ida").await, 2).await;
    let house = e.house.reopen().await;
    let base = house.url("");
    let mut ida = there.at(&base).connects().await;
    assert_eq!(ida.me["name"], "Ida");
    let end = mitreden::rooms::Errand::End {};
    house.running.app.rooms.errand(&e.id, end).await.unwrap();
    assert_eq!(ida.hears("ended").await["how"], "over", "no parallel room without an evening");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_removed_here_is_removed_there_and_does_not_come_back() {
    let mut e = evening().await;
    let base = e.base.clone();
    opens(&mut e).await;
    let ida = Guest::takes_part(&base, SLUG, "Ida").await;
    let seat = ida.connects().await.seat();
    let mut there = goes(&base, &ida, 1).await.connects().await;
    assert_eq!(there.seat(), format!("{seat}-1"));
    // Removed by somebody who leads there.
    let hanna = Guest::accepts(&base, SLUG, &super::cast::invitation(&e.house.running.app, &e.id, SLUG, mitreden::rooms::Role::Moderator, "Hanna").await).await;
    let mut hanna = goes(&base, &hanna, 1).await.connects().await;
    hanna.does(json!({"do": "remove", "seat": there.seat()})).await;
    assert_eq!(there.hears("ended").await["how"], "removed");
    let mut again = Guest::new(&base, SIDE);
    again.cookie.clone_from(&ida.cookie);
    let answer = again.post(&format!("/raeume/{SLUG}/raum/1"), &[]).await;
    assert_eq!((answer.headers()["location"].to_str().unwrap(), answer.headers().get("set-cookie")), (&*format!("/raeume/{SLUG}"), None));
    let mut other = goes(&base, &ida, 2).await.connects().await;
    e.ada.does(json!({"do": "remove", "seat": seat})).await;
    assert_eq!(other.hears("ended").await["how"], "left", "a removal from the evening reaches the parallel rooms");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_result_that_was_taken_away_is_gone_for_good() {
    let mut e = evening().await;
    let base = e.base.clone();
    opens(&mut e).await;
    let mut ida = goes(&base, &Guest::takes_part(&base, SLUG, "Ida").await, 1).await.connects().await;
    for (based_on, text) in ["erster Entwurf", "Herr Muster wohnt hier"].into_iter().enumerate() {
        ida.does(json!({"do": "note-result", "text": text, "based_on": based_on})).await;
        e.cem.until(|n| n["slice"] == "barcamp" && n["value"]["rooms"][0]["result"] == text).await;
    }
    ida.does(json!({"do": "note-result", "text": "", "based_on": 2})).await;
    e.cem.until(|n| n["slice"] == "barcamp" && n["value"]["rooms"][0]["result"] == "").await;
    let db = &e.house.running.app.site("").db;
    let sql = "SELECT payload || coalesce(text, '') FROM room_log WHERE kind LIKE 'result-%' ORDER BY room_id, seq";
    let rows = db.read.query_all_raw(Statement::from_string(db.backend(), sql.to_owned())).await.unwrap();
    let log: String = rows.iter().map(|row| row.try_get_by_index::<String>(0).unwrap()).collect();
    assert!(rows.len() >= 6 && !log.contains("Entwurf") && !log.contains("Muster"), "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_steps_up_under_the_name_of_staff_who_are_elsewhere() {
    let mut e = evening().await;
    let base = e.base.clone();
    opens(&mut e).await;
    let there = goes(&base, &Guest::listens(&base, SLUG).await, 1).await;
    let mut jan = there.connects().await;
    for name in ["Ada", "a d a"] {
        assert_eq!(jan.is_refused(json!({"do": "step-up", "name": name})).await, "bad-name", "{name} leads the evening");
    }
    let mut form = there.clone();
    let answer = form.post(&there.place("befehl"), &[("do", "step-up"), ("name", "Ada")]).await;
    assert_eq!(answer.status(), 409);
    jan.does(json!({"do": "step-up", "name": "Jan"})).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_write_the_result_at_once_see_both_texts() {
    let mut e = evening().await;
    let base = e.base.clone();
    opens(&mut e).await;
    let mut ida = goes(&base, &Guest::takes_part(&base, SLUG, "Ida").await, 1).await.connects().await;
    let mut jan = goes(&base, &Guest::takes_part(&base, SLUG, "Jan").await, 1).await;
    let page = jan.get(&jan.place("")).await.text().await.unwrap();
    assert!(page.contains(r#"name="based_on" value="0""#), "{page}");
    ida.does(json!({"do": "note-result", "text": "Mehr Bänke", "based_on": 0})).await;
    let refused = jan.post(&jan.place("befehl"), &[("do", "note-result"), ("text", "Mehr <b>Bäume</b>"), ("based_on", "0")]).await;
    assert_eq!(refused.status(), 409);
    let page = refused.text().await.unwrap();
    assert!(page.contains("inzwischen ein anderes Ergebnis") && page.contains("Mehr Bänke</p>"), "{page}");
    assert!(page.contains("Bäume") && !page.contains("<b>Bäume") && page.contains(r#"name="based_on" value="1""#), "{page}");
    assert_eq!(ida.is_refused(json!({"do": "note-result", "text": "Bänke", "based_on": 0})).await, "result-changed");
    let saved = jan.post(&jan.place("befehl"), &[("do", "note-result"), ("text", "Mehr Bänke und Bäume"), ("based_on", "1")]).await;
    assert_eq!(saved.status(), 303);
    e.cem.until(|n| n["slice"] == "barcamp" && n["value"]["rooms"][0]["result"] == "Mehr Bänke und Bäume").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_take_a_result_away_after_the_evening_too() {
    let mut e = evening().await;
    let (base, app) = (e.base.clone(), e.house.running.app.clone());
    opens(&mut e).await;
    let mut ida = goes(&base, &Guest::takes_part(&base, SLUG, "Ida").await, 1).await.connects().await;
    ida.does(json!({"do": "note-result", "text": "Herr Muster wohnt hier", "based_on": 0})).await;
    e.cem.until(|n| n["slice"] == "barcamp" && n["value"]["rooms"][0]["result"] == "Herr Muster wohnt hier").await;
    e.ada.does(json!({"do": "end-evening"})).await;
    assert_eq!(ida.hears("ended").await["how"], "over");
    let (deeds, drop) = (format!("/raeume/{SLUG}/verlauf"), format!("/raeume/{SLUG}/ergebnis/1/entfernen"));
    let mut stranger = Guest::new(&base, SLUG);
    assert_eq!(stranger.post(&drop, &[]).await.status(), 403);
    let dora = e.house.signed_in("Dora", Office::Moderation).await;
    let page = dora.get(&deeds).await.text().await.unwrap();
    assert!(page.contains("Herr Muster wohnt hier") && page.contains(&drop), "{page}");
    assert_eq!(dora.post(&format!("/raeume/{SLUG}/ergebnis/9/entfernen"), &[]).await.status(), 404);
    assert_eq!(dora.post(&drop, &[]).await.headers()["location"], deeds);
    assert!(!dora.get(&deeds).await.text().await.unwrap().contains("Muster"));
    let hanna = e.house.signed_in("Hanna", Office::Admin).await;
    let log = text(hanna.get("/verwaltung/protokoll").await).await;
    assert!(log.contains("Ergebnis eines parallelen Raums entfernt") && log.contains("Dora") && !log.contains("Muster"), "{log}");
    assert_eq!(mitreden::rooms::results(&app.site("").db.read, &e.id).await.unwrap(), []);
    let db = &app.site("").db;
    let rows = db.read.query_all_raw(Statement::from_string(db.backend(), "SELECT text FROM room_log WHERE text LIKE '%Muster%'".to_owned())).await.unwrap();
    assert!(rows.is_empty(), "neither the evening's log nor the parallel room's has it any more");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_result_that_the_evening_took_away_does_not_come_back_at_its_end() {
    let mut e = evening().await;
    let base = e.base.clone();
    opens(&mut e).await;
    let mut ida = goes(&base, &Guest::takes_part(&base, SLUG, "Ida").await, 1).await.connects().await;
    ida.does(json!({"do": "note-result", "text": "Unsinn", "based_on": 0})).await;
    e.cem.until(|n| n["slice"] == "barcamp" && n["value"]["rooms"][0]["result"] == "Unsinn").await;
    e.ada.does(json!({"do": "drop-result", "number": 1})).await;
    ida.until(|n| n["slice"] == "barcamp" && n["value"]["result"] == "" && n["value"]["version"] == 2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_that_is_saved_again_leaves_the_evenings_own_order_alone() {
    let mut e = evening().await;
    let app = e.house.running.app.clone();
    let item = |title: &str, kind| AgendaItem { title: title.to_owned(), kind, minutes: 30, speaker: String::new() };
    let plan = || vec![item("Impuls", AgendaKind::Talk), item("Diskussion", AgendaKind::Discussion)];
    e.ada.does(json!({"do": "add-item", "item": {"title": "Nachtrag", "kind": "discussion", "minutes": 5, "speaker": ""}})).await;
    set_plan(&app, &e.id, "Dynamik durch Daten", None, plan()).await.unwrap();
    let late = Guest::listens(&e.base, SLUG).await.dials().await.hears("snapshot").await;
    let agenda = late["slices"].as_array().unwrap().iter().find(|slice| slice["slice"] == "agenda").unwrap().clone();
    assert_eq!(agenda["value"]["items"].as_array().unwrap().len(), 3, "what was added stays");
}
