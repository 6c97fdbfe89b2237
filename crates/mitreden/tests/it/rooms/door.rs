//! The door: names, codes, invitations, pages without JavaScript.

use serde_json::json;

use super::cast::{Guest, invitation, room};
use super::{SLUG, evening};
use crate::house::open;

#[tokio::test]
async fn strange_names_stay_outside_with_the_input_kept() {
    let house = open().await;
    room(&house.running.app, SLUG, None).await;
    let base = house.url("");
    for bad in ["", "   ", &"x".repeat(10_000), "Ada\u{202e}adA", "Bell\u{7}", "Nu\u{0}ll"] {
        let mut guest = Guest::new(&base, SLUG);
        let answer = guest.post(&guest.place("platz"), &[("as", "participant"), ("name", bad)]).await;
        assert_eq!(answer.status(), 422, "{bad:?}");
        assert!(guest.cookie.is_empty());
    }
    let mut guest = Guest::new(&base, SLUG);
    let answer = guest.post(&guest.place("platz"), &[("as", "participant"), ("name", "\"><script>alert(1)</script>")]).await;
    assert_eq!(answer.status(), 303, "markup is a name like any other");
    let page = guest.get(&guest.place("")).await.text().await.unwrap();
    assert!(!page.contains("<script>alert"), "{page}");
}

#[tokio::test]
async fn a_closed_room_wants_its_code() {
    let house = open().await;
    room(&house.running.app, SLUG, Some("sommer-2021")).await;
    let mut guest = Guest::new(&house.url(""), SLUG);
    for wrong in ["", "winter-2021", "sommer-2021x"] {
        let answer = guest.post(&guest.place("platz"), &[("as", "listener"), ("code", wrong)]).await;
        assert_eq!(answer.status(), 403);
    }
    let answer = guest.post(&guest.place("platz"), &[("as", "listener"), ("code", " sommer-2021 ")]).await;
    assert_eq!(answer.status(), 303);
    let mut guesser = Guest::new(&house.url(""), SLUG);
    let mut last = 0;
    for guess in 0..40 {
        let code = guess.to_string();
        last = guesser.post(&guesser.place("platz"), &[("as", "listener"), ("code", &code)]).await.status().as_u16();
    }
    assert_eq!(last, 429, "guessing is counted");
}

#[tokio::test]
async fn an_invitation_shows_first_and_seats_then() {
    let house = open().await;
    let app = &house.running.app;
    let id = room(app, SLUG, Some("geheim")).await;
    let address = invitation(app, &id, SLUG, mitreden::rooms::Role::Speaker, "Emil").await;
    let guest = Guest::new(&house.url(""), SLUG);
    let page = guest.get(&address).await;
    assert_eq!(page.status(), 200);
    assert!(page.headers().get("set-cookie").is_none(), "opening takes no seat");
    let emil = Guest::accepts(&house.url(""), SLUG, &address).await;
    assert_eq!(emil.connects().await.me["role"], "speaker");
    assert_eq!(guest.get("/raeume/dynamik-durch-daten/einladung/0000").await.status(), 410);
}

#[tokio::test]
async fn moderation_is_not_for_the_asking() {
    let house = open().await;
    room(&house.running.app, SLUG, None).await;
    let mut guest = Guest::new(&house.url(""), SLUG);
    let answer = guest.post(&guest.place("platz"), &[("as", "moderator"), ("name", "Ada")]).await;
    assert_eq!(answer.status(), 403);
}

#[tokio::test]
async fn the_page_without_scripts_reads_and_acts() {
    let mut e = evening().await;
    let mut berta = Guest::takes_part(&e.base, SLUG, "Berta").await;
    let page = berta.get(&berta.place("")).await.text().await.unwrap();
    for word in ["Dynamik durch Daten", "Emil", "Impuls", "Hand heben"] {
        assert!(page.contains(word), "{word}");
    }
    assert_eq!(berta.post(&berta.place("befehl"), &[("do", "raise-hand")]).await.status(), 303);
    assert_eq!(e.ada.hears("hands").await["value"]["hands"][0]["name"], "Berta");
    assert_eq!(berta.post(&berta.place("befehl"), &[("do", "say"), ("text", "Guten Abend")]).await.status(), 303);
    assert_eq!(e.ada.hears("said").await["text"], "Guten Abend");
    assert_eq!(berta.post(&berta.place("befehl"), &[("do", "end-evening")]).await.status(), 409);
    assert_eq!(berta.post(&berta.place("befehl"), &[("do", "fly")]).await.status(), 400);
    assert_eq!(berta.post(&berta.place("verlassen"), &[]).await.status(), 303);
    assert!(e.ada.hears("hands").await["value"]["hands"].as_array().unwrap().is_empty(), "who leaves takes the hand along");
}

#[tokio::test]
async fn a_locked_room_keeps_its_people() {
    let mut e = evening().await;
    e.ada.does(json!({"do": "lock-room"})).await;
    let mut late = Guest::new(&e.base, SLUG);
    let answer = late.post(&late.place("platz"), &[("as", "listener")]).await;
    assert_eq!(answer.status(), 409);
    assert!(answer.text().await.unwrap().contains("geschlossen"));
    e.gustav.does(json!({"do": "raise-hand"})).await;
}

#[tokio::test]
async fn the_list_shows_numbers() {
    let e = evening().await;
    let guest = Guest::new(&e.base, SLUG);
    let page = guest.get("/raeume").await.text().await.unwrap();
    // Numbers in sentences stand between marks that isolate their direction.
    let page = page.replace(['\u{2068}', '\u{2069}'], "");
    assert!(page.contains("Dynamik durch Daten") && page.contains("4 Personen da"), "{page}");
    assert!(!page.contains("Gustav"));
}
