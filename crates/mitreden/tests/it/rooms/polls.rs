//! Polls over sockets: counted once, kept over a restart, and nothing on the disk joins a voter to a ballot. Never how ballots are counted.

use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

use super::cast::{Guest, Wire};
use super::{SLUG, evening};
use crate::house::House;

pub(super) fn plan() -> Value {
    json!({"question": "Welche Idee zuerst?", "kind": "single", "options": ["Bänke", "Radwege", "Licht"], "listeners": true, "open_result": false})
}

pub(super) async fn opens(ada: &mut Wire, poll: u32) {
    ada.does(json!({"do": "prepare-poll", "plan": plan()})).await;
    ada.does(json!({"do": "open-poll", "poll": poll, "minutes": null})).await;
}

pub(super) fn vote(poll: u32, option: u32) -> Value {
    json!({"do": "vote", "poll": poll, "ballot": {"ticks": [option]}})
}

async fn rows(house: &House, sql: &str) -> Vec<String> {
    let db = &house.running.app.site("").db;
    let rows = db.read.query_all_raw(Statement::from_string(db.backend(), sql)).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

#[tokio::test]
async fn votes_are_counted_once_and_outlive_a_restart() {
    let mut e = evening().await;
    opens(&mut e.ada, 1).await;
    e.gustav.does(vote(1, 1)).await;
    assert_eq!(e.gustav.until(|n| n["t"] == "me" && n["voted"] == json!([1])).await["t"], "me");
    e.cem.does(vote(1, 2)).await;
    assert_eq!(e.gustav.is_refused(vote(1, 0)).await, "has-voted");
    assert_eq!(e.emil.is_refused(json!({"do": "vote", "poll": 1, "ballot": {"points": [0, 0, 100]}})).await, "bad-ballot");
    assert_eq!(e.emil.is_refused(vote(7, 0)).await, "no-such-poll");
    let seen = e.emil.until(|n| n["slice"] == "polls" && n["value"]["polls"][0]["voters"] == 2).await;
    assert_eq!(seen["value"]["polls"][0]["result"], Value::Null, "hidden until the closing");

    let listener = Guest::listens(&e.base, SLUG).await;
    let (cookie, house) = (listener.cookie, e.house.reopen().await);
    let mut again = Guest::new(&house.url(""), SLUG);
    again.cookie = cookie;
    let mut wire = again.dials().await;
    let snapshot = wire.hears("snapshot").await;
    let slices = snapshot["slices"].as_array().unwrap();
    let polls = &slices.iter().find(|slice| slice["slice"] == "polls").unwrap()["value"]["polls"];
    assert_eq!((&polls[0]["state"], &polls[0]["voters"]), (&json!("open"), &json!(2)));
    wire.does(vote(1, 2)).await;
    let kept = rows(&house, "SELECT content FROM ballot_box").await;
    assert!(kept[0].contains("\"options\":[0,1,2]"), "{kept:?}");
}

#[tokio::test]
async fn the_database_joins_nobody_to_a_ballot() {
    let mut e = evening().await;
    opens(&mut e.ada, 1).await;
    let log = "SELECT payload FROM room_log ORDER BY seq";
    let before = rows(&e.house, log).await;
    for (wire, option) in [(&mut e.gustav, 1), (&mut e.cem, 0), (&mut e.emil, 1)] {
        wire.does(vote(1, option)).await;
    }
    assert_eq!(rows(&e.house, log).await, before, "no vote stands in the log, not even that there was one");
    let kept = rows(&e.house, "SELECT content FROM ballot_box").await;
    let [kept] = kept.as_slice() else { panic!("one row for the whole poll: {kept:?}") };
    let kept: Value = serde_json::from_str(kept).unwrap();
    let mut voted = vec![e.gustav.seat(), e.cem.seat(), e.emil.seat()];
    voted.sort();
    assert_eq!(kept["voted"], json!(voted), "by name, not in the order of voting");
    assert_eq!(kept["tally"], json!({"voters": 3, "options": [1, 2, 0], "numbers": {}, "words": {}}), "sums alone");
    assert_eq!(kept.as_object().unwrap().len(), 2);

    e.ada.does(json!({"do": "close-poll", "poll": 1})).await;
    assert!(rows(&e.house, "SELECT content FROM ballot_box").await.is_empty(), "who has voted is forgotten with the closing");
    let after = rows(&e.house, log).await;
    for name in &voted {
        let told = after.iter().skip(before.len()).any(|entry| entry.contains(name));
        assert!(!told, "the result names nobody: {after:?}");
    }
}

#[tokio::test]
async fn a_poll_without_sense_or_without_right_is_refused() {
    let mut e = evening().await;
    let with = |key: &str, value: Value| {
        let mut plan = plan();
        plan[key] = value;
        json!({"do": "prepare-poll", "plan": plan})
    };
    let thousand: Vec<String> = (0..1_000).map(|number| number.to_string()).collect();
    for options in [json!([]), json!(["allein"]), json!(thousand)] {
        assert_eq!(e.ada.is_refused(with("options", options)).await, "bad-poll");
    }
    assert_eq!(e.ada.is_refused(with("question", json!("x".repeat(301)))).await, "text-too-long");
    assert_eq!(e.gustav.is_refused(with("listeners", json!(false))).await, "not-allowed");
    opens(&mut e.ada, 1).await;
    assert_eq!(e.gustav.is_refused(json!({"do": "close-poll", "poll": 1})).await, "not-allowed");
    let points = json!({"do": "vote", "poll": 1, "ballot": {"points": [-1, 101, 0]}});
    assert_eq!(e.gustav.is_refused(points).await, "malformed");
    let mut second = evening().await;
    assert_eq!(second.gustav.is_refused(vote(1, 0)).await, "no-such-poll", "another room's poll");
}
