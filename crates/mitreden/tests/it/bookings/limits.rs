//! What can be booked and by whom: limits, double clicks, the change of the clock, guessing, letters, data and its erasure.

use jiff::{SignedDuration, Timestamp};
use mitreden::accounts::Role;
use mitreden::base::clock::Clock;
use mitreden::base::db::{all, run};
use mitreden::schedule;
use mitreden_testkit::sink::Sink;
use sea_orm::FromQueryResult;

use super::{EVENING, SOON, access, books, cem, houses, slug, with};
use crate::house::{self, Browser, House, header, text};
use crate::registration::{arrived, with_mail};

/// A form that is refused; answers the page.
async fn fails(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> String {
    let answer = browser.post(path, fields).await;
    assert_eq!(answer.status(), 422, "{}", header(&answer, "location"));
    text(answer).await
}

#[tokio::test]
async fn a_form_sent_twice_is_one_room_and_nobody_books_over_himself() {
    let (_, houses) = houses().await;
    for house in houses {
        let cem = cem(&house).await;
        let form = text(cem.get("/raumbuchung/neu").await).await;
        let ticket = crate::programme::field(&form, "ticket").to_owned();
        let fields = with(&[("ticket", &ticket)]);
        let first = books(&cem, &fields).await;
        assert_eq!(books(&cem, &fields).await, first, "a double click");
        let page = fails(&cem, "/raumbuchung/neu", &with(&[("from", "19:00"), ("until", "21:00"), ("title", "Noch eins")])).await;
        assert!(page.contains("schon einen anderen Raum gebucht") && page.contains("value=\"Noch eins\""), "what was typed stays: {page}");
        // Moved by an hour it overlaps itself, which is no fault.
        let moved = format!("{first}/verlegen");
        let answer = cem.post(&moved, &with(&[("from", "19:00"), ("until", "21:00")])).await;
        assert_eq!(answer.status(), 303);
        assert!(text(cem.get(&first).await).await.contains("19:00–21:00 Uhr"));
        let berta = house.signed_in("Berta", Role::Person).await;
        for path in [first.clone(), moved] {
            assert_eq!(berta.get(&path).await.status(), 404, "of others it is not even said that it is there: {path}");
            assert_eq!(berta.post(&path, &[("do", "cancel")]).await.status(), 404, "{path}");
        }
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_person_and_the_site_have_so_many_rooms_and_no_more() {
    let clock = Clock::fixed(SOON.parse::<Timestamp>().unwrap());
    let few = |config: &mut mitreden::config::Config| {
        config.limits.forms_per_minute = 1_000;
        config.bookings.per_person = 2;
        config.bookings.at_once = 2;
    };
    for house in house::on_every_database_with(clock, few).await {
        let cem = cem(&house).await;
        let first = books(&cem, &EVENING).await;
        books(&cem, &with(&[("day", "2027-02-05")])).await;
        assert!(fails(&cem, "/raumbuchung/neu", &with(&[("day", "2027-02-06")])).await.contains("schon 2 Räume gebucht"));
        let berta = house.signed_in("Berta", Role::Person).await;
        books(&berta, &EVENING).await;
        let frieda = house.signed_in("Frieda", Role::Person).await;
        assert!(fails(&frieda, "/raumbuchung/neu", &EVENING).await.contains("alle Räume gebucht"));
        assert_eq!(cem.post(&first, &[("do", "cancel")]).await.status(), 303);
        books(&frieda, &EVENING).await;
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_time_that_is_none_gets_a_clear_answer() {
    let clock = Clock::fixed("2027-03-01T08:00:00Z".parse::<Timestamp>().unwrap());
    for house in house::on_every_database_with(clock, |config| config.limits.forms_per_minute = 1_000).await {
        let cem = cem(&house).await;
        for (fields, words) in [
            ([("day", "2027-03-28"), ("from", "02:30"), ("until", "04:00")], "auf Sommerzeit"),
            ([("day", "2027-03-28"), ("from", "04:00"), ("until", "03:00")], "nicht nach dem Beginn"),
            ([("day", "2027-02-28"), ("from", "18:00"), ("until", "20:00")], "schon vorbei"),
            ([("day", "2027-03-05"), ("from", "08:00"), ("until", "20:00")], "höchstens 8 Stunden"),
            ([("day", "2028-03-05"), ("from", "18:00"), ("until", "20:00")], "die nächsten 180 Tage"),
            ([("day", "bald"), ("from", "25:00"), ("until", "")], "Uhrzeit"),
        ] {
            let page = fails(&cem, "/raumbuchung/neu", &with(&fields)).await;
            assert!(page.contains(words) && page.contains("value=\"Imkerverein\""), "{fields:?}: {page}");
        }
        house.running.stop().await;
    }
}

#[tokio::test]
async fn guessing_codes_is_counted() {
    let (_, houses) = houses().await;
    for house in houses {
        let cem = cem(&house).await;
        let booking = books(&cem, &EVENING).await;
        let (link, code) = access(&cem, &booking).await;
        let eve = house.browser();
        assert_eq!(eve.post("/raumcode", &[("code", "  ")]).await.status(), 422);
        let mut last = 0;
        for guess in 0..40 {
            last = eve.post("/raumcode", &[("code", &format!("{guess:010}"))]).await.status().as_u16();
        }
        assert_eq!(last, 429);
        assert_eq!(eve.post("/raumcode", &[("code", &code)]).await.status(), 429, "even what is right has to wait");
        assert_eq!(eve.get(&link).await.status(), 429, "from this network");
        assert_eq!(eve.get(&format!("/raeume/{}", slug(&link))).await.status(), 200);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn letters_tell_what_became_of_a_booking() {
    let sink = Sink::start().await.unwrap();
    let clock = Clock::fixed(SOON.parse::<Timestamp>().unwrap());
    for house in with_mail(&sink, clock).await {
        let cem = cem(&house).await;
        address(&house, "Cem", "cem@gera.example").await;
        let before = sink.received().len();
        let booking = books(&cem, &EVENING).await;
        cem.post(&format!("{booking}/verlegen"), &with(&[("from", "19:00"), ("until", "21:00")])).await;
        cem.post(&booking, &[("do", "cancel")]).await;
        let mut letters = arrived(&sink, before + 3).await.split_off(before);
        letters.sort_by_key(|letter| ["gebucht", "verlegt", "abgesagt"].iter().position(|word| letter.subject.contains(word)));
        let [booked, moved, cancelled] = letters.as_slice() else { panic!("three letters and no more") };
        assert!(booked.plain.contains("18:00–20:00 Uhr (MEZ)") && booked.link("/raumbuchung/").ends_with(&booking), "{}", booked.plain);
        let calendar = |letter: &crate::registration::Read| letter.calendar.clone().unwrap();
        assert!(calendar(booked).contains("DTSTART;TZID=Europe/Berlin:20270204T180000"));
        assert!(moved.plain.contains("19:00–21:00 Uhr") && calendar(moved).contains("T190000"));
        assert!(calendar(cancelled).contains("STATUS:CANCELLED"));
        assert!(letters.iter().all(|letter| !letter.plain.contains("/einladung/")), "no letter carries the link of the room");
        house.running.stop().await;
    }
}

#[derive(FromQueryResult)]
struct Found {
    id: String,
}

async fn address(house: &House, name: &str, email: &str) -> String {
    let tx = house.running.app.site("").db.begin().await.unwrap();
    let row: Vec<Found> = all(&tx, "SELECT id FROM person WHERE name = $1", [name.into()]).await.unwrap();
    run(&tx, "UPDATE person SET email = $2 WHERE id = $1", [row[0].id.as_str().into(), email.into()]).await.unwrap();
    tx.commit().await.unwrap();
    row[0].id.clone()
}

#[tokio::test]
async fn an_erased_account_takes_its_rooms_along() {
    let (clock, houses) = houses().await;
    for house in houses {
        let cem = cem(&house).await;
        books(&cem, &with(&[("day", "2027-03-04")])).await;
        let answer = cem.get("/konto/daten.zip").await;
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(answer.bytes().await.unwrap())).unwrap();
        let json = std::io::read_to_string(archive.by_name("daten.json").unwrap()).unwrap();
        assert!(json.contains("Imkerverein") && !json.contains("ticket"), "{json}");
        cem.post("/konto/daten/loeschen", &[("sicher", "ja")]).await;
        clock.advance(SignedDuration::from_hours(24 * 8));
        schedule::round(&house.running.app).await;
        schedule::round(&house.running.app).await;
        let left: Vec<Found> = all(&house.running.app.site("").db.read, "SELECT id FROM booking UNION SELECT id FROM room", []).await.unwrap();
        assert!(left.is_empty(), "a room without a host is none");
        clock.advance(SignedDuration::from_hours(-24 * 8));
        house.running.stop().await;
    }
}
