//! Somebody takes their data along and has the account erased: what the rules say is handed out and goes, and nothing else.

use std::io::{Cursor, Read};

use jiff::{SignedDuration, Timestamp};
use mitreden::accounts::Role;
use mitreden::base::clock::Clock;
use mitreden::base::db::{all, one, run};
use mitreden::{privacy, schedule};
use mitreden_testkit::sink::Sink;
use sea_orm::FromQueryResult;

use crate::house::{self, House, header, text};
use crate::notifications::subscribed;
use crate::programme::anybody;
use crate::registration::with_mail;

#[derive(FromQueryResult)]
struct Found {
    id: String,
}

/// Gives the one person of this name an address.
async fn address(house: &House, name: &str, email: &str) -> String {
    let tx = house.running.app.site("").db.begin().await.unwrap();
    let row: Option<Found> = one(&tx, "SELECT id FROM person WHERE name = $1", [name.into()]).await.unwrap();
    let id = row.unwrap().id;
    run(&tx, "UPDATE person SET email = $2 WHERE id = $1", [id.as_str().into(), email.into()]).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn count(house: &House, table: &str) -> i64 {
    let holdings = privacy::look(house.running.app.site("")).await.unwrap();
    holdings.into_iter().find(|held| held.rule.table == table).unwrap().rows
}

#[tokio::test]
async fn berta_takes_her_data_along_and_nobody_elses() {
    for house in house::on_every_database().await {
        let berta = house.signed_in("Berta <b>", Role::Person).await;
        house.signed_in("Cem", Role::Person).await;
        let id = address(&house, "Berta <b>", "berta@gera.example").await;
        address(&house, "Cem", "cem@gera.example").await;
        let page = text(berta.get("/konto/daten").await).await;
        assert!(page.contains("Daten mitnehmen") && page.contains("Konto löschen"), "{page}");
        let answer = berta.get("/konto/daten.zip").await;
        assert_eq!((header(&answer, "content-type").as_str(), header(&answer, "cache-control").as_str()), ("application/zip", "no-store"));
        let mut archive = zip::ZipArchive::new(Cursor::new(answer.bytes().await.unwrap())).unwrap();
        let mut read = |name: &str| {
            let mut text = String::new();
            archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
            text
        };
        let json = read("daten.json");
        let data: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!((&data["tables"]["person"][0]["email"], &data["tables"]["person"][0]["id"]), (&"berta@gera.example".into(), &id.as_str().into()));
        assert_eq!(data["tables"]["session"].as_array().unwrap().len(), 1);
        assert!(!json.contains("cem@") && !json.contains("token_hash"), "{json}");
        let html = read("daten.html");
        assert!(html.contains("berta@gera.example") && html.contains("Berta &#60;b&#62;"), "{html}");
        assert!(html.contains("<dt>E-Mail-Adresse</dt>") && html.contains("<dt>Angelegt am</dt>") && html.contains(" Uhr</dd>"), "{html}");
        house.running.stop().await;
    }
}

#[derive(FromQueryResult)]
struct Agreed {
    purpose: String,
    address_mac: String,
    withdrawn: i64,
}

async fn agreed(house: &House) -> Vec<Agreed> {
    let sql = "SELECT purpose, address_mac, CAST(CASE WHEN withdrawn_at IS NULL THEN 0 ELSE 1 END AS BIGINT) AS withdrawn FROM consent ORDER BY purpose";
    all(&house.running.app.site("").db.read, sql, []).await.unwrap()
}

#[tokio::test]
async fn a_consent_is_on_record_without_an_address_and_so_is_its_end() {
    let sink = Sink::start().await.unwrap();
    let clock = Clock::fixed("2026-11-24T16:00:00Z".parse::<Timestamp>().unwrap());
    for house in with_mail(&sink, clock.clone()).await {
        let began = clock.now();
        let visitor = anybody(&house);
        let wishes = [("was", "newsletter:"), ("was", "programme:"), ("rhythm", "at-once")];
        let own = subscribed(&house, &sink, "berta@gera.example", &wishes).await;
        let log = agreed(&house).await;
        assert_eq!(log.iter().map(|entry| (entry.purpose.as_str(), entry.withdrawn)).collect::<Vec<_>>(), [("newsletter", 0), ("programme", 0)]);
        assert!(log.iter().all(|entry| entry.address_mac.len() == 64 && !entry.address_mac.contains("berta")));
        let berta = house.signed_in("Berta", Role::Person).await;
        address(&house, "Berta", "berta@gera.example").await;
        let mut archive = zip::ZipArchive::new(Cursor::new(berta.get("/konto/daten.zip").await.bytes().await.unwrap())).unwrap();
        let mut json = String::new();
        archive.by_name("daten.json").unwrap().read_to_string(&mut json).unwrap();
        let mut html = String::new();
        archive.by_name("daten.html").unwrap().read_to_string(&mut html).unwrap();
        // The marks around inserted words are invisible.
        let html = html.replace(['\u{2068}', '\u{2069}'], "");
        for part in
            ["<dd>Newsletter der Stadt</dd>", "<dd>Fassung vom Dienstag, 24. November 2026</dd>", "<dt>Wie oft</dt><dd>Sofort</dd>", "<dd>Neue Termine</dd>"]
        {
            assert!(html.contains(part), "{part} is missing in {html}");
        }
        assert!(json.contains("\"consent\"") && json.contains("withdrawn_at") && !json.contains("address_mac"), "{json}");

        visitor.sends(&own, &[("was", "programme:"), ("rhythm", "at-once")]).await;
        assert_eq!(agreed(&house).await.iter().map(|entry| entry.withdrawn).collect::<Vec<_>>(), [1, 0], "the newsletter was taken back alone");
        visitor.sends(&format!("{own}/beenden"), &[]).await;
        assert_eq!(agreed(&house).await.iter().map(|entry| entry.withdrawn).collect::<Vec<_>>(), [1, 1]);
        clock.advance(SignedDuration::from_hours(24 * 3 * 365 + 1));
        privacy::apply(house.running.app.site("")).await.unwrap();
        assert_eq!(count(&house, "consent").await, 0, "after three years the proof goes, too");
        clock.advance(began.duration_since(clock.now()));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn the_administration_proves_a_consent_by_its_address() {
    let sink = Sink::start().await.unwrap();
    let clock = Clock::fixed("2026-11-24T16:00:00Z".parse::<Timestamp>().unwrap());
    for house in with_mail(&sink, clock).await {
        subscribed(&house, &sink, "berta@gera.example", &[("was", "newsletter:"), ("was", "programme:"), ("rhythm", "at-once")]).await;
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        let asks = async |email: &str| hanna.post("/verwaltung/einwilligungen", &[("email", email)]).await;
        let page = text(asks(" Berta@Gera.example").await).await;
        assert!(page.contains("Newsletter der Stadt</th>") && page.contains("Neue Termine</th>"), "{page}");
        assert!(page.contains(">Fassung vom Dienstag, 24. November 2026</td>") && !page.contains("abos 2026"), "{page}");
        assert!(text(asks("cem@gera.example").await).await.contains("keine Einwilligung vermerkt"));
        let wrong = asks("berta").await;
        assert_eq!(wrong.status(), 422);
        assert!(text(wrong).await.contains("value=\"berta\""), "what was typed stays");
        let log = text(hanna.get("/verwaltung/protokoll").await).await;
        assert!(log.contains("Einwilligung nachgesehen") && !log.contains("gera.example"), "{log}");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn an_account_is_erased_after_a_week_and_its_sessions_at_once() {
    let clock = Clock::fixed("2026-11-24T16:00:00Z".parse::<Timestamp>().unwrap());
    for house in house::on_every_database_with(clock.clone(), |_| ()).await {
        let began = clock.now();
        let berta = house.signed_in("Berta", Role::Person).await;
        address(&house, "Berta", "berta@gera.example").await;
        house.signed_in("Cem", Role::Person).await;
        assert_eq!(berta.post("/konto/daten/loeschen", &[]).await.status(), 422, "the tick is missing");
        assert_eq!(count(&house, "erasure").await, 0);
        let answer = berta.post("/konto/daten/loeschen", &[("sicher", "ja")]).await;
        assert!(header(&answer, "set-cookie").contains("Max-Age=0"), "{}", header(&answer, "set-cookie"));
        let page = text(answer).await;
        assert!(page.contains("Dienstag, 1. Dezember 2026, 17:00 Uhr"), "{page}");
        assert!(!page.contains("/abmelden") && page.contains("href=\"/anmelden\""), "she is signed out, and the page says so: {page}");
        assert!(header(&berta.get("/konto/daten").await, "location").starts_with("/anmelden"), "her sessions ended at once");
        let before = count(&house, "person").await;
        clock.advance(SignedDuration::from_hours(24 * privacy::COOLING_DAYS - 1));
        schedule::round(&house.running.app).await;
        assert_eq!(count(&house, "person").await, before, "a week is not over");
        clock.advance(SignedDuration::from_hours(1));
        schedule::round(&house.running.app).await;
        assert_eq!((count(&house, "person").await, count(&house, "erasure").await), (before - 1, 0));
        let site = house.running.app.site("");
        let left: Option<Found> = one(&site.db.read, "SELECT id FROM letter WHERE recipient = $1", ["berta@gera.example".into()]).await.unwrap();
        assert!(left.is_none(), "letters to her went with the account");
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        let log = text(hanna.get("/verwaltung/protokoll").await).await;
        assert!(log.contains("Konto auf eigenen Wunsch gelöscht") && !log.contains("Berta"), "{log}");
        clock.advance(began.duration_since(clock.now()));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn who_changes_her_mind_keeps_the_account_and_staff_cannot_vanish() {
    let clock = Clock::fixed("2026-11-24T16:00:00Z".parse::<Timestamp>().unwrap());
    for house in house::on_every_database_with(clock.clone(), |_| ()).await {
        let began = clock.now();
        let berta = house.signed_in("Berta", Role::Person).await;
        let id = address(&house, "Berta", "berta@gera.example").await;
        let tx = house.running.app.site("").db.begin().await.unwrap();
        let due = mitreden::base::db::Ts(clock.now() + SignedDuration::from_hours(1));
        run(&tx, "INSERT INTO erasure (person_id, requested_at, due_at) VALUES ($1, $2, $2)", [id.into(), due.into()]).await.unwrap();
        tx.commit().await.unwrap();
        assert!(text(berta.get("/konto/daten").await).await.contains("Ihr Konto wird am"));
        assert_eq!(berta.post("/konto/daten/behalten", &[]).await.status(), 303);
        clock.advance(SignedDuration::from_hours(2));
        schedule::round(&house.running.app).await;
        assert_eq!(berta.get("/konto/daten").await.status(), 200, "she is still there");
        let ada = house.signed_in("Ada", Role::Moderation).await;
        assert_eq!(ada.post("/konto/daten/loeschen", &[("sicher", "ja")]).await.status(), 403);
        clock.advance(began.duration_since(clock.now()));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn what_nobody_has_published_goes_with_the_account() {
    let clock = Clock::fixed("2026-11-24T16:00:00Z".parse::<Timestamp>().unwrap());
    for house in house::on_every_database_with(clock.clone(), |_| ()).await {
        let began = clock.now();
        let dora = house.signed_in("Dora Ilmen", Role::Press).await;
        let berta = house.signed_in("Berta", Role::Person).await;
        let article = crate::comments::article_id(&berta, &crate::news::publish(&dora, &[]).await).await;
        let shown = crate::comments::comment(&berta, &article, "Berta", "", "Das bleibt.").await;
        dora.post("/moderation", &[("wahl", &format!("comment:{}", crate::comments::id_of(&shown))), ("do", "publish")]).await;
        crate::comments::comment(&berta, &article, "Berta", "", "Das hat niemand gelesen.").await;
        assert_eq!(count(&house, "comment").await, 2);
        berta.post("/konto/daten/loeschen", &[("sicher", "ja")]).await;
        clock.advance(SignedDuration::from_hours(24 * 8));
        schedule::round(&house.running.app).await;
        assert_eq!(count(&house, "comment").await, 1, "what waited is gone, what was published stays without its author");
        assert!(!text(dora.get("/moderation?art=comment").await).await.contains("Das hat niemand gelesen."));
        clock.advance(began.duration_since(clock.now()));
        house.running.stop().await;
    }
}
