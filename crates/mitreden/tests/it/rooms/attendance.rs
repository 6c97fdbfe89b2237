//! How many came, over real sockets: what is kept of an evening, over a restart too, and that it is nobody's. Never its rules.

use std::collections::BTreeMap;
use std::time::Duration;

use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;

use super::cast::Guest;
use super::{SLUG, evening};
use crate::house::{self, House};

/// Longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(20);

/// The sums of an evening: `listening stay-000` → 1.
async fn sums(house: &House) -> BTreeMap<String, i64> {
    let db = &house.running.app.site("").db;
    let sql = "SELECT way || ' ' || what AS what, number FROM attendance_count WHERE number <> 0";
    let rows = db.read.query_all_raw(Statement::from_string(db.backend(), sql)).await.unwrap();
    rows.iter().map(|row| (row.try_get("", "what").unwrap(), row.try_get("", "number").unwrap())).collect()
}

/// Listening and talking in the newest sample.
async fn newest(house: &House) -> Option<(i64, i64)> {
    let db = &house.running.app.site("").db;
    let sql = "SELECT listening, talking FROM attendance_minute ORDER BY minute DESC LIMIT 1";
    let row = db.read.query_one_raw(Statement::from_string(db.backend(), sql)).await.unwrap()?;
    Some((row.try_get("", "listening").unwrap(), row.try_get("", "talking").unwrap()))
}

/// Waits until the sample says so; the room keeps it about once a second.
async fn until_here(house: &House, wanted: (i64, i64)) {
    let waiting = async {
        while newest(house).await != Some(wanted) {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, waiting).await.expect("the numbers never came");
}

#[tokio::test]
async fn an_evening_leaves_numbers_and_nobody() {
    let mut e = evening().await;
    until_here(&e.house, (1, 1)).await;
    let mut berta = Guest::new(&e.base, SLUG);
    let answer = berta.post(&format!("/en/raeume/{SLUG}/platz"), &[("as", "participant"), ("name", "Berta"), ("erstmals", "ja")]).await;
    assert_eq!(answer.status(), 303);
    let _wire = berta.connects().await;
    until_here(&e.house, (1, 2)).await;
    for said in ["nein", "ja"] {
        assert_eq!(berta.post(&format!("/raeume/{SLUG}/dabei"), &[("erstmals", said), ("hilfe", "gebaerden")]).await.status(), 303);
    }
    e.gustav.does(json!({"do": "type", "text": "Ich schr"})).await;
    e.ada.does(json!({"do": "end-evening"})).await;
    let sums = sums(&e.house).await;
    let expected = [
        ("listening language-de", 1),
        ("listening stay-000", 1),
        ("talking first-yes", 1),
        ("talking language-de", 1),
        ("talking language-en", 1),
        ("talking signing", 1),
        ("talking stay-000", 2),
        ("talking typing", 1),
    ];
    assert_eq!(sums, expected.map(|(what, number)| (what.to_owned(), number)).into(), "each once, and the staff not at all");
    assert_eq!(newest(&e.house).await, Some((1, 2)), "those who were there at the end");
}

#[tokio::test]
async fn a_listener_without_scripts_says_so_on_the_page() {
    let e = evening().await;
    let mut cem = Guest::listens(&e.base, SLUG).await;
    let page = cem.get(&cem.place("")).await.text().await.unwrap();
    assert!(page.contains("name=\"erstmals\""), "asked once");
    let answer = cem.post(&cem.place("dabei"), &[("erstmals", "ja")]).await;
    let page = cem.get(&house::header(&answer, "location")).await.text().await.unwrap();
    assert!(!page.contains("name=\"erstmals\""), "and not again");
    let mut ada = e.ada;
    ada.does(json!({"do": "end-evening"})).await;
    assert_eq!(sums(&e.house).await.get("listening first-yes"), Some(&1));
}

#[tokio::test]
async fn a_restart_in_between_forgets_nobody_and_counts_nobody_twice() {
    let e = evening().await;
    until_here(&e.house, (1, 1)).await;
    let house = e.house.reopen().await;
    let base = house.url("");
    let mut gustav = Guest::takes_part(&base, SLUG, "Gustav der Zweite").await.connects().await;
    until_here(&house, (0, 1)).await;
    gustav.does(json!({"do": "leave"})).await;
    until_here(&house, (0, 0)).await;
    let sums = sums(&house).await;
    assert_eq!((sums.get("talking stay-000"), sums.get("talking language-de")), (Some(&1), Some(&2)), "{sums:?}");
}

#[tokio::test]
async fn no_column_of_the_numbers_can_hold_a_person() {
    let e = evening().await;
    let (seat, mut ada) = (e.gustav.seat(), e.ada);
    ada.does(json!({"do": "end-evening"})).await;
    let db = &e.house.running.app.site("").db;
    let sql = "SELECT room_id || way || what || number FROM attendance_count UNION ALL SELECT room_id || minute || listening || talking FROM attendance_minute";
    let rows = db.read.query_all_raw(Statement::from_string(db.backend(), sql)).await.unwrap();
    let cells: Vec<String> = rows.iter().map(|row| row.try_get_by_index::<String>(0).unwrap()).collect();
    assert!(cells.len() >= 4 && cells.iter().all(|cell| !cell.contains(&seat) && !cell.contains("Gustav")), "{cells:?}");
}
