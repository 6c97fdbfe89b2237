//! Every table has its rule, and the rules are kept. Not what single features do beyond them.

mod own;

use jiff::{SignedDuration, Timestamp};
use mitreden::accounts::Role;
use mitreden::base::clock::Clock;
use mitreden::{privacy, schedule};

use crate::house::{self, text};

#[tokio::test]
async fn every_table_and_column_has_a_rule() {
    for house in house::on_every_database().await {
        let gaps = privacy::gaps(house.running.app.site("")).await.unwrap();
        assert!(gaps.is_empty(), "{}", gaps.join("\n"));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn what_was_kept_long_enough_goes_and_is_counted_before() {
    let clock = Clock::fixed("2026-11-24T16:00:00Z".parse::<Timestamp>().unwrap());
    for house in house::on_every_database_with(clock.clone(), |_| ()).await {
        let began = clock.now();
        let site = house.running.app.site("");
        let browser = house.browser();
        for text in ["eins", "zwei"] {
            assert_eq!(browser.post("/barriere-melden", &[("meldung", text)]).await.status(), 303);
        }
        let dora = house.signed_in("Dora", Role::Press).await;
        let list = text(dora.get("/meldungen").await).await;
        let id = list.split("action=\"/meldungen/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        assert_eq!(dora.post(&format!("/meldungen/{id}"), &[]).await.status(), 303);
        let reports = async || {
            let holdings = privacy::look(site).await.unwrap();
            let held = holdings.into_iter().find(|held| held.rule.table == "barrier_report").unwrap();
            (held.rows, held.due)
        };
        assert_eq!(reports().await, (2, 0));
        clock.advance(SignedDuration::from_hours(24 * 365 - 1));
        assert_eq!(reports().await, (2, 0), "a year is not over");
        clock.advance(SignedDuration::from_hours(1));
        assert_eq!(reports().await, (2, 1), "the answered one is due; looking removes nothing");
        schedule::round(&house.running.app).await;
        assert_eq!(reports().await, (1, 0), "what nobody answered stays");
        clock.advance(began.duration_since(clock.now()));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn the_notice_says_what_the_rules_say() {
    let house = house::open().await;
    let page = text(house.browser().get("/de/datenschutz").await).await;
    for part in ["Wie lange wir was aufbewahren", "Gemeldete Barrieren", "365 Tage nach der Erledigung", "bis das Konto gelöscht wird"] {
        assert!(page.contains(part), "{part} is missing in {page}");
    }
    // Where one kind is kept for different times, each says what it is about; what says itself until when it stays says how long that is.
    for line in [
        "<dd>Briefe: 30 Tage nach der Erledigung</dd><dd>Zurückgekommene Briefe: 180 Tage nach der Erledigung</dd>",
        "<dd>Nachweise von Einwilligungen: 1095 Tage nach dem Widerruf</dd>",
        "<dt>Protokoll der Verwaltung: wer im Rathaus wann was geändert hat</dt><dd>730 Tage</dd>",
    ] {
        assert!(page.contains(line), "{line} is missing in {page}");
    }
    let hanna = house.signed_in("Hanna", Role::Admin).await;
    let page = text(hanna.get("/verwaltung/loeschfristen").await).await;
    assert!(page.contains("barrier_report") && page.contains("Davon fällig") && !page.contains("Ihr Konto löschen"), "{page}");
    assert_eq!(house.signed_in("Dora", Role::Press).await.get("/verwaltung/loeschfristen").await.status(), 403);
}
