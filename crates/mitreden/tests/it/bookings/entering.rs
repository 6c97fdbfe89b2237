//! Coming into a booked room: by link and code, through the lobby, as its host; and that nothing of it is left or found.

use jiff::SignedDuration;
use mitreden::accounts::Role;
use mitreden::base::db::one;
use mitreden::schedule;
use reqwest::header::SET_COOKIE;
use sea_orm::FromQueryResult;
use serde_json::json;

use super::{EVENING, access, books, cem, houses, slug, with};
use crate::house::{Browser, House, header, text};
use crate::programme::staff;
use crate::rooms::cast::Guest;

/// The host goes in; answers the browser with the seat.
async fn enters(house: &House, browser: &Browser, booking: &str, slug: &str) -> Guest {
    let answer = browser.post(booking, &[("do", "enter")]).await;
    assert_eq!((answer.status().as_u16(), header(&answer, "location")), (303, format!("/raeume/{slug}")));
    let cookie = answer.headers().get(SET_COOKIE).unwrap().to_str().unwrap().split(';').next().unwrap().to_owned();
    let mut guest = Guest::new(&house.url(""), slug);
    guest.cookie = cookie;
    guest
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

async fn rows(house: &House, table: &str) -> i64 {
    let sql = format!("SELECT CAST(COUNT(*) AS BIGINT) AS count FROM {table}");
    let row: Option<Count> = one(&house.running.app.site("").db.read, &sql, []).await.unwrap();
    row.unwrap().count
}

#[tokio::test]
async fn berta_comes_by_code_waits_and_is_let_in_and_then_all_is_gone() {
    let (clock, houses) = houses().await;
    for house in houses {
        let browser = cem(&house).await;
        let booking = books(&browser, &EVENING).await;
        let (link, code) = access(&browser, &booking).await;
        let token = link.rsplit('/').next().unwrap();
        assert!(token.len() >= 32 && token.bytes().all(|b| b.is_ascii_hexdigit()), "at least 128 bits: {token}");
        let slug = slug(&link);
        let cem = enters(&house, &browser, &booking, &slug).await;
        let mut desk = cem.connects().await;
        assert_eq!(desk.me["role"], "moderator", "the host leads");
        // By code, with and without its blanks, to the same link.
        let berta = house.browser();
        for typed in [code.clone(), code.replace(' ', ""), code.replace(' ', "-")] {
            let answer = berta.post("/raumcode", &[("code", &typed)]).await;
            assert_eq!((answer.status().as_u16(), header(&answer, "location")), (303, link.clone()), "{typed}");
        }
        let mut berta = Guest::new(&house.url(""), &slug);
        let answer = berta.post(&link, &[("name", "Berta")]).await;
        assert_eq!(answer.status(), 303, "{}", answer.text().await.unwrap());
        let page = berta.get(&berta.place("")).await.text().await.unwrap();
        assert!(page.contains("Sie warten vor dem Raum") && !page.contains("room-data"), "{page}");
        assert_eq!(berta.get(&berta.place("einlass")).await.text().await.unwrap(), "wartet");
        assert_eq!(berta.dials().await.ends().await, 4001, "no socket for who waits");
        assert_eq!(berta.post(&link, &[("name", "Berta")]).await.status(), 303, "once more is no second place in the lobby");
        let lobby = desk.until(|notice| notice["slice"] == "lobby" && notice["value"]["waiting"][0]["name"] == "Berta").await;
        assert_eq!(lobby["value"]["waiting"].as_array().unwrap().len(), 1);
        desk.does(json!({"do": "let-in", "seat": lobby["value"]["waiting"][0]["seat"]})).await;
        assert_eq!(berta.get(&berta.place("einlass")).await.text().await.unwrap(), "weiter");
        let mut wire = berta.connects().await;
        assert_eq!(wire.me["role"], "participant");
        wire.does(json!({"do": "say", "text": "Guten Abend"})).await;
        assert_eq!(desk.hears("said").await["text"], "Guten Abend");
        // The time is over: the room ends, and nothing of it is left.
        clock.advance(SignedDuration::from_mins(131));
        let mut late = Guest::new(&house.url(""), &slug);
        assert_eq!(late.post(&link, &[("name", "Gustav")]).await.status(), 410);
        schedule::round(&house.running.app).await;
        assert_eq!((wire.ends().await, desk.ends().await), (4010, 4010));
        assert_eq!(late.get(&late.place("")).await.status(), 404);
        for table in ["room", "room_log", "seat", "invitation", "booking"] {
            assert_eq!(rows(&house, table).await, 0, "{table}");
        }
        assert!(text(browser.get("/raumbuchung").await).await.contains("Sie haben keinen Raum gebucht"));
        clock.advance(SignedDuration::from_mins(-131));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn without_scripts_the_host_lets_in_by_a_form_and_turns_away() {
    let (_, houses) = houses().await;
    for house in houses {
        let browser = cem(&house).await;
        let booking = books(&browser, &EVENING).await;
        let (link, _) = access(&browser, &booking).await;
        let slug = slug(&link);
        let mut cem = enters(&house, &browser, &booking, &slug).await;
        let (mut berta, mut eve) = (Guest::new(&house.url(""), &slug), Guest::new(&house.url(""), &slug));
        berta.post(&link, &[("name", "Berta")]).await;
        eve.post(&link, &[("name", "Eve")]).await;
        let page = cem.get(&cem.place("")).await.text().await.unwrap();
        let seats: Vec<String> = page.split("name=\"seat\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
        assert_eq!(seats.len(), 2, "{page}");
        assert_eq!(cem.post(&cem.place("befehl"), &[("do", "let-in"), ("seat", &seats[0])]).await.status(), 303);
        assert_eq!(cem.post(&cem.place("befehl"), &[("do", "turn-away"), ("seat", &seats[1])]).await.status(), 303);
        assert!(berta.get(&berta.place("")).await.text().await.unwrap().contains("room-data"));
        let page = eve.get(&eve.place("")).await.text().await.unwrap();
        assert!(page.contains("aus diesem Raum entfernt") && !page.contains("room-data"), "{page}");
        assert_eq!(eve.post(&link, &[("name", "Eve")]).await.status(), 303, "she may knock again, and waits");
        assert!(eve.get(&eve.place("")).await.text().await.unwrap().contains("Sie warten vor dem Raum"));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_closed_room_is_found_nowhere_and_the_city_does_not_come_in() {
    let (_, houses) = houses().await;
    for house in houses {
        let browser = cem(&house).await;
        let booking = books(&browser, &with(&[("title", "Geheimrunde"), ("lobby", "")])).await;
        let (link, _) = access(&browser, &booking).await;
        let slug = slug(&link);
        let host = enters(&house, &browser, &booking, &slug).await;
        let mut desk = host.connects().await;
        desk.does(json!({"do": "ask-question", "text": "Wo ist Honig?", "anonymous": false})).await;
        let ada = staff(&house, Role::Admin).await;
        for path in ["/raeume", "/sitemap.xml", "/programm", "/programm.atom", "/suche?q=Geheim", "/suche?q=Honig", "/auswertung", "/moderation", "/"] {
            let page = ada.reads(path).await;
            assert!(!page.contains("Geheimrunde") && !page.contains("Honig?") && !page.contains(&slug), "{path}: {page}");
        }
        for part in ["zugang", "fragen", "folien"] {
            assert_eq!(ada.get(&format!("/raeume/{slug}/{part}")).await.status(), 404, "{part}");
        }
        assert_eq!(ada.get(&format!("/raeume/{slug}/verlauf")).await.status(), 403);
        let answer = ada.post(&format!("/raeume/{slug}/platz"), &[("as", "moderator")]).await;
        assert_eq!(answer.status(), 403, "no role of the city opens it");
        assert!(!text(answer).await.contains("Als Moderation eintreten"));
        assert!(ada.reads("/verwaltung/raeume").await.contains("Geheimrunde"), "who has booked what is known to the desk");
        // Ended by the city: host and guests are out.
        let id = crate::programme::field(&ada.reads("/verwaltung/raeume").await, "booking").to_owned();
        ada.sends("/verwaltung/raeume", &[("booking", &id)]).await;
        assert_eq!(desk.ends().await, 4010);
        assert_eq!(browser.get(&booking).await.status(), 404);
        assert_eq!(rows(&house, "room_log").await, 0);
        assert!(!ada.reads("/verwaltung/protokoll").await.contains("Geheimrunde"), "the log tells the deed and no name");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_new_link_ends_the_old_one_and_nobody_comes_early() {
    let (clock, houses) = houses().await;
    for house in houses {
        let browser = cem(&house).await;
        let booking = books(&browser, &with(&[("from", "19:00"), ("until", "21:00")])).await;
        let (link, code) = access(&browser, &booking).await;
        let early = browser.post(&booking, &[("do", "enter")]).await;
        assert_eq!(early.status(), 409);
        let mut guest = Guest::new(&house.url(""), &slug(&link));
        let answer = guest.post(&link, &[("name", "Berta")]).await;
        assert_eq!(answer.status(), 409);
        assert!(answer.text().await.unwrap().contains("value=\"Berta\""), "what was typed stays");
        clock.advance(SignedDuration::from_mins(60));
        assert_eq!(browser.post(&booking, &[("do", "renew")]).await.status(), 303);
        let (newer, newer_code) = access(&browser, &booking).await;
        assert!(newer != link && newer_code != code);
        assert_eq!(guest.post(&link, &[("name", "Berta")]).await.status(), 410);
        assert_eq!(house.browser().post("/raumcode", &[("code", &code)]).await.status(), 403);
        assert_eq!(guest.post(&newer, &[("name", "Berta")]).await.status(), 303);
        let slug = slug(&newer);
        let mut other = Guest::new(&house.url(""), &slug);
        assert_eq!(
            other.post(&other.place("platz"), &[("as", "participant"), ("name", "Gustav"), ("code", &newer_code)]).await.status(),
            303,
            "the door takes it, too"
        );
        assert_eq!(other.post(&other.place("platz"), &[("as", "listener"), ("code", &newer_code)]).await.status(), 303, "who waits keeps the place");
        let mut nameless = Guest::new(&house.url(""), &slug);
        assert_eq!(nameless.post(&nameless.place("platz"), &[("as", "listener"), ("code", &newer_code)]).await.status(), 403, "nobody without a name");
        clock.advance(SignedDuration::from_mins(-60));
        house.running.stop().await;
    }
}
