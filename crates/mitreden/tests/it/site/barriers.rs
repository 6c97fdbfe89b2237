//! Reports of barriers: anybody sends one, staff answers it in time.

use jiff::{SignedDuration, Timestamp};
use mitreden::accounts::Role;
use mitreden::base::clock::Clock;

use crate::house::{self, header, text};

#[tokio::test]
async fn berta_reports_and_dora_answers() {
    let now: Timestamp = "2026-11-24T16:00:00Z".parse().unwrap();
    let clock = Clock::fixed(now);
    for house in house::on_every_database_with(clock.clone(), |_| ()).await {
        let berta = house.browser();
        let form = berta.get_with("/barriere-melden").header("referer", house.url("/raeume/saal?x=1")).send().await.unwrap();
        assert!(text(form).await.contains("value=\"/raeume/saal\""));

        let sent =
            berta.post("/barriere-melden", &[("seite", "/raeume/saal"), ("meldung", "Der Knopf <b>spricht</b> nicht"), ("kontakt", "berta@example.org")]).await;
        assert_eq!(sent.status(), 303);
        let confirmation = header(&sent, "location");
        let number = confirmation.strip_prefix("/barriere-melden/").unwrap().to_owned();
        assert!(number.starts_with("B-") && number.len() == 10, "{number}");
        let page = text(berta.get(&confirmation).await).await;
        assert!(page.contains(&number) && page.contains("Dienstag, 8. Dezember 2026"), "{page}");
        assert!(!page.contains("Knopf") && !page.contains("berta@"), "the confirmation is public");

        let away = berta.get("/meldungen").await;
        assert_eq!((away.status().as_u16(), header(&away, "location")), (303, "/anmelden?weiter=%2Fmeldungen".to_owned()));

        let dora = house.signed_in("Dora", Role::Press).await;
        let list = text(dora.get("/meldungen").await).await;
        assert!(list.contains("Der Knopf &#60;b&#62;spricht") && list.contains("berta@example.org"), "{list}");
        assert!(!list.contains("überfällig"));
        clock.advance(SignedDuration::from_hours(24 * 14 - 1));
        assert!(!text(dora.get("/meldungen").await).await.contains("überfällig"), "not yet due");
        clock.advance(SignedDuration::from_hours(-24 * 14 + 1));

        let action = list.split("action=\"").find_map(|rest| rest.strip_prefix("/meldungen/")).unwrap().split('"').next().unwrap();
        assert_eq!(dora.post(&format!("/meldungen/{action}"), &[]).await.status(), 303);
        assert!(text(dora.get("/meldungen").await).await.contains("beantwortet"));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn an_empty_or_endless_report_is_explained_and_kept_in_the_form() {
    let house = house::open().await;
    let browser = house.browser();
    let answer = browser.post("/barriere-melden", &[("meldung", "  "), ("kontakt", "0365 1")]).await;
    assert_eq!(answer.status(), 422);
    let page = text(answer).await;
    assert!(page.contains("href=\"#meldung\"") && page.contains("aria-invalid") && page.contains("0365 1"), "{page}");
    let answer = browser.post("/en/barriere-melden", &[("meldung", &"x".repeat(4001))]).await;
    assert_eq!(answer.status(), 422);
    assert!(text(answer).await.contains("longer than 4,000"));
}

#[tokio::test]
async fn an_unknown_number_is_not_found() {
    for house in house::on_every_database().await {
        assert_eq!(house.browser().get("/barriere-melden/B-00000000").await.status(), 404);
    }
}
