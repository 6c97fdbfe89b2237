//! What signing in and out leaves in the staff's log: of staff each time, of failures so much and no more, of citizens nothing.

use jiff::{SignedDuration, Timestamp};
use mitreden::accounts::{self, Role};
use mitreden::base::clock::Clock;
use mitreden::base::db::{all, run};
use mitreden::schedule;
use mitreden_testkit::sink::Sink;
use sea_orm::FromQueryResult;

use super::factors::{key_on, password};
use super::letterbox::{houses, letters_to, signs_in};
use crate::house::{self, House, text};

#[derive(FromQueryResult)]
struct Kept {
    person_name: String,
    deed: String,
    detail: String,
}

/// The log as `person deed detail`, the oldest first.
async fn log(house: &House) -> Vec<String> {
    let sql = "SELECT person_name, deed, detail FROM audit_entry ORDER BY number";
    let rows: Vec<Kept> = all(&house.running.app.site("").db.read, sql, []).await.unwrap();
    rows.into_iter().map(|row| format!("{} {} {}", row.person_name, row.deed, row.detail).trim_end().to_owned()).collect()
}

fn autumn() -> Clock {
    Clock::fixed("2026-11-24T16:00:00Z".parse::<Timestamp>().unwrap())
}

#[tokio::test]
async fn staff_come_and_go_and_citizens_leave_nothing() {
    let (sink, clock) = (Sink::start().await.unwrap(), autumn());
    for (number, house) in houses(&sink, clock.clone(), |_| ()).await.into_iter().enumerate() {
        let berta = house.browser();
        signs_in(&berta, &sink, &format!("berta{number}@example.org"), 1).await;
        berta.post("/konto/sitzungen", &[("sitzung", "others")]).await;
        berta.post("/abmelden", &[]).await;
        assert_eq!(log(&house).await, [""; 0]);

        let (ada, address) = (house.signed_in("Ada", Role::Moderation).await, format!("ada{number}@example.org"));
        ada.post("/konto/adresse", &[("email", &address)]).await;
        let code = letters_to(&sink, &address, 1).await[0].code();
        assert_eq!(ada.post("/konto/adresse/code", &[("code", &code)]).await.status(), 303);
        ada.post("/konto/sitzungen", &[("sitzung", "others")]).await;
        let again = house.browser();
        signs_in(&again, &sink, &address, 2).await;
        again.post("/konto/sitzungen", &[("sitzung", "others")]).await;
        again.get("/konto/daten.zip").await;
        again.post("/abmelden", &[]).await;
        let expected = ["Ada signin.done link", "Ada signin.done code", "Ada session.others-ended", "Ada export.made meine-daten.zip", "Ada signout.done"];
        assert_eq!(log(&house).await, expected, "ending what is not there is no deed");
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        let page = text(hanna.get("/verwaltung/protokoll").await).await;
        assert!(page.contains("<td>Angemeldet</td><td>Code aus einer E-Mail</td>") && page.contains("Alle anderen Geräte abgemeldet"), "{page}");
        assert!(!page.contains("@example.org") && !page.contains("127.0.0.1"), "{page}");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_blocked_account_is_noted_so_often_and_no_more() {
    let clock = autumn();
    let patient = |config: &mut mitreden::config::Config| config.limits.sign_in_per_minute = 10_000;
    for house in house::on_every_database_with(clock.clone(), patient).await {
        let site = house.running.app.site("");
        house.signed_in("Ada", Role::Press).await;
        let tries = async |times: usize| {
            for _ in 0..times {
                let tx = site.db.begin().await.unwrap();
                let row: Option<accounts::Person> = accounts::list(&tx, "Ada", None, 0, 1).await.unwrap().0.pop().map(|account| account.person);
                let link = accounts::link_for(&tx, site, &row.unwrap().id).await.unwrap();
                tx.commit().await.unwrap();
                assert_eq!(house.browser().post(&link.path(), &[]).await.status(), 403);
            }
        };
        let tx = site.db.begin().await.unwrap();
        run(&tx, "UPDATE person SET blocked_at = joined_at WHERE name = 'Ada'", []).await.unwrap();
        tx.commit().await.unwrap();
        let refused = async || log(&house).await.iter().filter(|line| *line == "Ada signin.blocked link").count();
        tries(12).await;
        assert_eq!(refused().await, 10);
        clock.advance(SignedDuration::from_mins(61));
        tries(1).await;
        assert_eq!(refused().await, 11, "the next hour counts anew");
        clock.advance(SignedDuration::from_mins(-61));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_wrong_second_factor_is_noted_and_a_right_one_completes() {
    let clock = autumn();
    let patient = |config: &mut mitreden::config::Config| config.limits.sign_in_per_minute = 10_000;
    for house in house::on_every_database_with(clock.clone(), patient).await {
        let site = house.running.app.site("");
        let ada = house.signed_in("Ada", Role::Admin).await;
        ada.post("/konto/einmalkennwort", &[("do", "begin")]).await;
        let key = key_on(&text(ada.get("/konto/einmalkennwort").await).await);
        assert_eq!(ada.post("/konto/einmalkennwort", &[("do", "confirm"), ("code", &password(&key, &clock))]).await.status(), 200);
        let tx = site.db.begin().await.unwrap();
        let id = accounts::list(&tx, "Ada", None, 0, 1).await.unwrap().0.pop().unwrap().person.id;
        let link = accounts::link_for(&tx, site, &id).await.unwrap();
        tx.commit().await.unwrap();
        let again = house.browser();
        again.post(&link.path(), &[]).await;
        assert_eq!(again.post("/anmelden/zweiter-schritt", &[("code", "000000")]).await.status(), 422);
        clock.advance(SignedDuration::from_secs(30));
        assert_eq!(again.post("/anmelden/zweiter-schritt", &[("code", &password(&key, &clock))]).await.status(), 303);
        let expected = ["Ada signin.done link", "Ada second.added", "Ada signin.begun link", "Ada signin.second-wrong one-time", "Ada signin.done one-time"];
        assert_eq!(log(&house).await, expected);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn who_is_not_known_becomes_one_line_an_hour_whoever_they_try() {
    let (sink, clock) = (Sink::start().await.unwrap(), autumn());
    for (number, house) in houses(&sink, clock.clone(), |_| ()).await.into_iter().enumerate() {
        let (ada, address) = (house.signed_in("Ada", Role::Moderation).await, format!("ada{number}@example.org"));
        ada.post("/konto/adresse", &[("email", &address)]).await;
        let code = letters_to(&sink, &address, 1).await[0].code();
        ada.post("/konto/adresse/code", &[("code", &code)]).await;
        let mut answers = Vec::new();
        for somebody in [&address, &format!("niemand{number}@example.org")] {
            let eve = house.browser();
            eve.post("/anmelden", &[("email", somebody)]).await;
            let answer = eve.post("/anmelden/code", &[("code", "000000")]).await;
            answers.push((answer.status(), text(answer).await.replace(somebody.as_str(), "X")));
        }
        assert_eq!(answers[0], answers[1], "nobody learns whose address it is");
        assert_eq!(house.browser().post("/anmelden/passkey", &[]).await.status(), 422);
        schedule::round(&house.running.app).await;
        assert_eq!(log(&house).await, ["Ada signin.done link"], "nothing at once");
        clock.advance(SignedDuration::from_hours(1));
        schedule::round(&house.running.app).await;
        schedule::round(&house.running.app).await;
        assert_eq!(log(&house).await, ["Ada signin.done link", "<system> signin.refused code 2, passkey 1"]);
        clock.advance(SignedDuration::from_hours(-1));
        house.running.stop().await;
    }
}
