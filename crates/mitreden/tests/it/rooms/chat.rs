//! Chat lines over sockets: slow mode, answers, and whatever text people send. Never lines that are still being written.

use jiff::{SignedDuration, Timestamp};
use mitreden::base::clock::Clock;
use mitreden::rooms::{Kind, Role};
use serde_json::{Value, json};

use super::cast::{Guest, invitation, room, room_of};
use super::{SLUG, evening};
use crate::house::on_every_database_with;

fn say(text: &str) -> Value {
    json!({"do": "say", "text": text})
}

fn answer(text: &str, line: u64) -> Value {
    json!({"do": "say", "text": text, "answers": line})
}

#[tokio::test]
async fn slow_mode_counts_a_persons_tabs_as_one() {
    let clock = Clock::fixed("2027-02-02T17:00:00Z".parse::<Timestamp>().unwrap());
    for house in on_every_database_with(clock.clone(), |_| ()).await {
        let (app, base) = (&house.running.app, house.url(""));
        let id = room_of(app, SLUG, Kind::Standing, None).await;
        let mut ada = Guest::accepts(&base, SLUG, &invitation(app, &id, SLUG, Role::Moderator, "Ada").await).await.connects().await;
        let gustav = Guest::takes_part(&base, SLUG, "Gustav").await;
        let (mut tab, mut other) = (gustav.connects().await, gustav.connects().await);
        ada.does(json!({"do": "slow-chat", "seconds": 30})).await;
        assert_eq!(tab.until(|n| n["slice"] == "chat" && n["value"]["slow_seconds"] == 30).await["value"]["mode"], "open");
        tab.does(say("eins")).await;
        assert_eq!(other.is_refused(say("zwei")).await, "too-soon");
        clock.advance(SignedDuration::from_secs(29));
        assert_eq!(tab.is_refused(say("zwei")).await, "too-soon");
        let form = gustav.clone().post(&gustav.place("befehl"), &[("do", "say"), ("text", "als Formular")]).await;
        assert!(form.status().is_client_error(), "the form is no way around: {}", form.status());
        assert!(form.text().await.unwrap().contains("Wartezeit"), "and says why");
        for text in ["a", "b"] {
            ada.does(say(text)).await;
        }
        clock.advance(SignedDuration::from_secs(1));
        other.does(say("zwei")).await;
        assert_eq!(ada.until(|n| n["t"] == "said" && n["text"] == "zwei").await["line"], 4, "nothing refused has a number");
    }
}

#[tokio::test]
async fn slow_mode_outlives_the_server() {
    let mut e = evening().await;
    e.ada.does(json!({"do": "slow-chat", "seconds": 600})).await;
    e.gustav.does(say("vor dem Neustart")).await;
    let guest = Guest::takes_part(&e.base, SLUG, "Berta").await;
    guest.connects().await.does(say("auch davor")).await;
    let house = e.house.reopen().await;
    let mut berta = guest.at(&house.url("")).connects().await;
    assert_eq!(berta.is_refused(say("danach")).await, "too-soon");
}

#[tokio::test]
async fn an_answer_carries_the_number_of_its_line() {
    let mut e = evening().await;
    e.emil.does(say("Fragen?")).await;
    e.gustav.does(answer("Ja: wann?", 1)).await;
    let told = e.cem.until(|n| n["t"] == "said" && n["line"] == 2).await;
    assert_eq!((&told["answers"], &told["contribution"]), (&json!(1), &json!(false)));
    e.emil.does(json!({"do": "unsay", "line": 1})).await;
    let late = Guest::listens(&e.base, SLUG).await.dials().await.hears("snapshot").await;
    assert_eq!(late["lines"].as_array().unwrap().len(), 1, "nothing of the answered line is left: {late}");
    assert!(!late.to_string().contains("Fragen?"));
}

#[tokio::test]
async fn an_answer_to_nothing_is_refused() {
    let mut e = evening().await;
    room(&e.house.running.app, "anderer-raum", None).await;
    let mut elsewhere = Guest::takes_part(&e.base, "anderer-raum", "Fremde").await.connects().await;
    elsewhere.does(say("in einem anderen Raum")).await;
    for line in [0, 1, 7, 9_007_199_254_740_991] {
        assert_eq!(e.gustav.is_refused(answer("worauf?", line)).await, "no-such-line");
    }
    e.gustav.writes(r#"{"id":70,"do":"say","text":"x","answers":-1}"#).await;
    assert_eq!(e.gustav.hears("refused").await["reason"], "malformed");
    e.ada.does(json!({"do": "set-chat", "mode": "approved"})).await;
    let mut berta = Guest::takes_part(&e.base, SLUG, "Berta").await.connects().await;
    berta.does(say("wartet")).await;
    let held = e.ada.hears("said").await["line"].as_u64().unwrap();
    assert_eq!(e.gustav.is_refused(answer("ich rate", held)).await, "no-such-line", "a held line cannot be found by guessing");
}

#[tokio::test]
async fn bad_text_is_refused_or_made_plain() {
    let mut e = evening().await;
    assert_eq!(e.gustav.is_refused(say(&"x".repeat(10_000))).await, "text-too-long");
    assert_eq!(e.gustav.is_refused(say("\u{0}\u{7}\u{202e} ")).await, "text-empty");
    let marked = "<a href=\"javascript:alert(1)\">https://example.org</a>";
    e.gustav.does(say(&format!("\u{1b}[31m{marked}\u{202e}"))).await;
    assert_eq!(e.cem.hears("said").await["text"], format!("[31m{marked}"), "markup and addresses are text");
    let page = Guest::listens(&e.base, SLUG).await.get(&format!("/raeume/{SLUG}")).await.text().await.unwrap();
    assert!(page.contains("https://example.org") && !page.contains("href=\"https://example.org") && !page.contains("href=\"javascript:"), "{page}");
    assert_eq!(e.gustav.is_refused(json!({"do": "slow-chat", "seconds": 10})).await, "not-allowed");
    assert_eq!(e.ada.is_refused(json!({"do": "slow-chat", "seconds": 100_000})).await, "malformed");
}

#[tokio::test]
async fn who_writes_waits_in_the_same_list_and_contributes_with_the_chat_off() {
    let mut e = evening().await;
    e.ada.does(json!({"do": "set-chat", "mode": "off"})).await;
    e.emil.does(json!({"do": "raise-hand"})).await;
    e.gustav.does(json!({"do": "raise-hand", "in_writing": true})).await;
    let hands = e.ada.until(|n| n["slice"] == "hands" && n["value"]["count"] == 2).await["value"]["hands"].clone();
    let written: Vec<_> = hands.as_array().unwrap().iter().map(|hand| hand["in_writing"].as_bool().unwrap()).collect();
    assert_eq!(written, [false, true]);
    e.ada.does(json!({"do": "give-floor", "seat": e.gustav.seat()})).await;
    e.gustav.until(|n| n["t"] == "me" && n["floor"] == true && n["in_writing"] == true).await;
    e.gustav.does(say("Mein Beitrag")).await;
    assert_eq!(e.cem.hears("said").await["contribution"], true);
}
