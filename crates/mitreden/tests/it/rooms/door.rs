//! The door: names, codes, invitations, pages without JavaScript.

use serde_json::json;

use super::cast::{Guest, invitation, room, room_of};
use super::{SLUG, evening};
use crate::house::open;
use mitreden::rooms::{Kind, Role};

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
async fn a_code_of_yesterday_opens_nothing() {
    let house = open().await;
    let app = &house.running.app;
    let yesterday = app.site("").clock.now() - jiff::SignedDuration::from_hours(24);
    room_of(app, SLUG, Kind::Event, Some(("sommer-2021", yesterday))).await;
    let mut guest = Guest::new(&house.url(""), SLUG);
    let answer = guest.post(&guest.place("platz"), &[("as", "participant"), ("name", "Gustav"), ("code", "sommer-2021")]).await;
    assert_eq!(answer.status(), 403);
    assert!(answer.text().await.unwrap().contains("value=\"Gustav\""), "what was typed stays");
}

#[tokio::test]
async fn an_invitation_followed_twice_is_one_seat() {
    let house = open().await;
    let app = &house.running.app;
    let id = room(app, SLUG, None).await;
    let address = invitation(app, &id, SLUG, Role::Speaker, "Emil").await;
    let mut emil = Guest::accepts(&house.url(""), SLUG, &address).await;
    let seat = emil.connects().await.seat();
    assert_eq!(emil.post(&address, &[("name", "Emil")]).await.status(), 303);
    assert_eq!(emil.connects().await.seat(), seat);
}

#[tokio::test]
async fn a_standing_room_opens_again_after_its_end() {
    let house = open().await;
    let app = &house.running.app;
    let id = room_of(app, "ag-wirtschaft", Kind::Standing, None).await;
    let base = house.url("");
    for meeting in ["erstes", "zweites"] {
        let lead = invitation(app, &id, "ag-wirtschaft", Role::Moderator, "Ada").await;
        let mut ada = Guest::accepts(&base, "ag-wirtschaft", &lead).await.connects().await;
        let gustav = Guest::takes_part(&base, "ag-wirtschaft", "Gustav").await;
        let mut wire = gustav.connects().await;
        ada.does(json!({"do": "start-evening"})).await;
        wire.does(json!({"do": "say", "text": meeting})).await;
        assert_eq!(ada.hears("said").await["text"], meeting);
        ada.does(json!({"do": "end-evening"})).await;
        assert_eq!(wire.ends().await, 4010);
        let page = gustav.get(&gustav.place("")).await.text().await.unwrap();
        assert!(page.contains("Mitreden") && !page.contains("room-data"), "the door is there for the next meeting");
    }
}

#[tokio::test]
async fn a_room_whose_evening_is_over_says_so_and_shows_the_way() {
    let mut e = evening().await;
    let cem = Guest::listens(&e.base, SLUG).await;
    e.ada.does(json!({"do": "end-evening"})).await;
    for guest in [cem.clone(), Guest::new(&e.base, SLUG)] {
        let page = guest.get(&guest.place("")).await.text().await.unwrap();
        assert!(page.contains("Dieser Abend ist zu Ende") && page.contains("Zur Veranstaltung"), "{page}");
        assert!(!page.contains("value=\"listener\""));
    }
    assert_eq!(cem.dials().await.ends().await, 4010, "who comes back late is told the same");
    let mut late = cem;
    let answer = late.post(&late.place("befehl"), &[("do", "step-up"), ("name", "Cem")]).await;
    assert_eq!(answer.status(), 303, "back to the page that says so");
}

#[tokio::test]
async fn the_door_says_what_becomes_of_a_name() {
    let house = open().await;
    room(&house.running.app, SLUG, None).await;
    let guest = Guest::new(&house.url(""), SLUG);
    for (language, words) in [("de", ["Pseudonym", "Chat wird am Ende", "/de/datenschutz"]), ("en", ["pseudonym", "chat is deleted", "/en/datenschutz"])] {
        let page = guest.get(&format!("/{language}/raeume/{SLUG}")).await;
        assert!(page.headers().get("set-cookie").is_none(), "no cookie before somebody joins");
        let page = page.text().await.unwrap();
        for word in words {
            assert!(page.contains(word), "{word}: {page}");
        }
    }
}

#[tokio::test]
async fn english_pages_say_that_the_citys_words_are_german() {
    let e = evening().await;
    let title = "lang=\"de\">Dynamik durch Daten<";
    let door = Guest::new(&e.base, SLUG).get(&format!("/en/raeume/{SLUG}")).await.text().await.unwrap();
    assert!(door.contains("<html lang=\"en\"") && door.contains(title), "{door}");
    let list = Guest::new(&e.base, SLUG).get("/en/raeume").await.text().await.unwrap();
    assert!(list.contains("<h3 lang=\"de\">"), "{list}");
    let berta = Guest::takes_part(&e.base, SLUG, "Berta").await;
    let room = berta.get(&format!("/en/raeume/{SLUG}")).await.text().await.unwrap();
    assert!(room.contains(title) && room.contains("lang=\"de\">Impuls<") && room.contains("\"written_in\":\"de\""), "{room}");
}

#[tokio::test]
async fn an_invitation_shows_first_and_seats_then() {
    let house = open().await;
    let app = &house.running.app;
    let id = room(app, SLUG, Some("geheim")).await;
    let address = invitation(app, &id, SLUG, Role::Speaker, "Emil").await;
    let guest = Guest::new(&house.url(""), SLUG);
    let page = guest.get(&address).await;
    assert_eq!(page.status(), 200);
    assert!(page.headers().get("set-cookie").is_none(), "opening takes no seat");
    let text = page.text().await.unwrap().replace(['\u{2068}', '\u{2069}'], "");
    assert!(text.contains("Ihre Rolle: Vortrag."), "{text}");
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
    assert!(
        page.contains("Dynamik durch Daten") && page.contains("weniger als 5 Personen da") && !page.contains("4 Personen"),
        "so few are not counted for everybody: {page}"
    );
    assert!(!page.contains("Gustav"));
}
