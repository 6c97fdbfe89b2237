//! Bad input on the socket: it costs the sender, nobody else.

use serde_json::json;

use super::cast::{Guest, room};
use super::{SLUG, evening};

#[tokio::test]
async fn nonsense_is_answered_and_changes_nothing() {
    let mut e = evening().await;
    for bad in
        ["", "{}", "[]", "null", "\u{0}", r#"{"id":7}"#, r#"{"id":7,"do":"fly"}"#, r#"{"id":7,"do":"say","text":1}"#, r#"{"id":7,"do":"remove","seat":"../x"}"#]
    {
        e.gustav.writes(bad).await;
        assert_eq!(e.gustav.hears("refused").await["reason"], "malformed", "{bad}");
    }
    e.gustav.does(json!({"do": "raise-hand"})).await;
}

#[tokio::test]
async fn a_message_over_the_limit_ends_that_socket_alone() {
    let mut e = evening().await;
    let huge = json!({"id": 1, "do": "say", "text": "x".repeat(1_000_000)}).to_string();
    e.gustav.shouts(&huge).await;
    let code = e.gustav.ends().await;
    assert!(code == 0 || code == 1009, "{code}");
    e.emil.does(json!({"do": "raise-hand"})).await;
}

#[tokio::test]
async fn seats_of_another_room_are_nobody() {
    let mut e = evening().await;
    room(&e.house.running.app, "anderer-raum", None).await;
    let stranger = Guest::takes_part(&e.base, "anderer-raum", "Fremde").await;
    let seat = stranger.connects().await.seat();
    for command in [
        json!({"do": "give-floor", "seat": seat}),
        json!({"do": "take-floor", "seat": seat}),
        json!({"do": "lower-hand-of", "seat": seat}),
        json!({"do": "mute", "seat": seat, "source": "microphone"}),
        json!({"do": "remove", "seat": seat}),
        json!({"do": "give-role", "seat": seat, "role": "speaker"}),
    ] {
        assert_eq!(e.ada.is_refused(command.clone()).await, "no-such-seat", "{command}");
    }
    let mut thief = Guest::new(&e.base, SLUG);
    thief.cookie.clone_from(&stranger.cookie);
    assert_eq!(thief.dials().await.ends().await, 4001, "a cookie opens its own room alone");
}

#[tokio::test]
async fn a_doctored_listener_stays_a_listener() {
    let mut e = evening().await;
    let gustav = e.gustav.seat();
    for command in [
        json!({"do": "say", "text": "x"}),
        json!({"do": "step-back"}),
        json!({"do": "return-floor"}),
        json!({"do": "give-floor", "seat": gustav}),
        json!({"do": "mute", "seat": gustav, "source": "camera"}),
        json!({"do": "remove", "seat": gustav}),
        json!({"do": "give-role", "seat": e.cem.seat(), "role": "moderator"}),
        json!({"do": "start-evening"}),
        json!({"do": "end-evening"}),
        json!({"do": "go-to-item", "item": 1}),
        json!({"do": "set-chat", "mode": "off"}),
        json!({"do": "lock-room"}),
    ] {
        assert_eq!(e.cem.is_refused(command.clone()).await, "not-allowed", "{command}");
    }
    // Acting for another seat is not even sayable: the message has no place for it.
    e.cem.writes(&json!({"id": 99, "do": "raise-hand", "seat": gustav}).to_string()).await;
    assert_eq!(e.cem.hears("refused").await["reason"], "malformed");
}

#[tokio::test]
async fn a_flood_from_one_seat_slows_that_seat_alone() {
    let mut e = evening().await;
    let flood = tokio::spawn(async move {
        for number in 0..10_000 {
            if !e.gustav.shouts(&json!({"id": number, "do": "lower-hand"}).to_string()).await {
                break;
            }
        }
        e.gustav
    });
    for number in 0..20 {
        e.emil.does(json!({"do": "say", "text": number.to_string()})).await;
    }
    for number in 0..20 {
        assert_eq!(e.cem.hears("said").await["text"], number.to_string(), "nothing is lost or out of order");
    }
    flood.abort();
}

#[tokio::test]
async fn another_site_cannot_open_our_socket() {
    use tokio_tungstenite::tungstenite::client::IntoClientRequest;
    let e = evening().await;
    let guest = Guest::listens(&e.base, SLUG).await;
    let mut request = format!("{}/raeume/{SLUG}/socket", e.base.replace("http", "ws")).into_client_request().unwrap();
    request.headers_mut().insert("cookie", guest.cookie.parse().unwrap());
    request.headers_mut().insert("origin", "https://example.org".parse().unwrap());
    let refused = tokio_tungstenite::connect_async(request).await.unwrap_err();
    assert!(refused.to_string().contains("403"), "{refused}");
}

#[tokio::test]
async fn a_full_disk_is_said_and_nothing_is_told() {
    let mut e = evening().await;
    let db = &e.house.running.app.site("").db;
    // The disk is full for this table alone: every further entry of the log fails as a full disk would.
    let trigger = match db.backend() {
        sea_orm::DbBackend::Postgres => "ALTER TABLE room_log ADD CONSTRAINT full_disk CHECK (seq < 0) NOT VALID",
        _ => "CREATE TRIGGER full_disk BEFORE INSERT ON room_log BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END",
    };
    let tx = db.begin().await.unwrap();
    mitreden::base::db::run(&tx, trigger, []).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(e.gustav.is_refused(json!({"do": "raise-hand"})).await, "not-saved");
    let tx = db.begin().await.unwrap();
    let heal = match db.backend() {
        sea_orm::DbBackend::Postgres => "ALTER TABLE room_log DROP CONSTRAINT full_disk",
        _ => "DROP TRIGGER full_disk",
    };
    mitreden::base::db::run(&tx, heal, []).await.unwrap();
    tx.commit().await.unwrap();
    e.gustav.does(json!({"do": "raise-hand"})).await;
    let hands = e.ada.hears("hands").await;
    assert_eq!(hands["value"]["count"], 1, "told once, after it was written");
}
