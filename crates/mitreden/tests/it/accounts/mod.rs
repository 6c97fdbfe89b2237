//! Signing in by a one-time link, staying signed in, signing out; the other ways in have files of their own. Never what a role may do.

mod account;
mod codes;
mod factors;
pub(crate) mod letterbox;
mod oidc;
mod trail;

use jiff::{SignedDuration, Timestamp};
use mitreden::accounts::{self, Role};
use mitreden::base::clock::Clock;

use crate::house::{self, header, text};

#[tokio::test]
async fn a_link_signs_in_once_and_only_by_its_button() {
    for house in house::on_every_database().await {
        let link = accounts::add_person(house.running.app.site(""), "Ada <Anders>", Role::Moderation).await.unwrap();
        let ada = house.browser();
        for _ in 0..3 {
            let page = ada.get(&format!("{}?weiter=/programm", link.path())).await;
            assert_eq!(page.status(), 200, "looking at the link uses nothing up");
            assert_eq!(header(&page, "set-cookie"), "");
            assert!(text(page).await.contains("Ada &#60;Anders&#62;"));
        }
        let answer = ada.post(&link.path(), &[("weiter", "/programm")]).await;
        assert_eq!((answer.status().as_u16(), header(&answer, "location")), (303, "/programm".to_owned()));
        let cookie = header(&answer, "set-cookie");
        assert!(cookie.starts_with("__Host-mitreden="), "{cookie}");
        for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
            assert!(cookie.contains(part), "{part} is missing in {cookie}");
        }
        assert_eq!(ada.get("/meldungen").await.status(), 200);

        let other = house.browser();
        assert_eq!(other.post(&link.path(), &[]).await.status(), 410, "a link works once");
        assert_eq!(other.get("/meldungen").await.status(), 303);

        assert_eq!(ada.post("/abmelden", &[]).await.status(), 303);
        let stolen = ada.get_with("/meldungen").header("cookie", cookie.split(';').next().unwrap()).send().await.unwrap();
        assert_eq!(stolen.status(), 303, "the session is over on the server, too");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn links_and_sessions_end_by_themselves() {
    let clock = Clock::fixed("2026-11-24T16:00:00Z".parse::<Timestamp>().unwrap());
    for house in house::on_every_database_with(clock.clone(), |_| ()).await {
        let site = house.running.app.site("").clone();
        let old = accounts::add_person(&site, "Ada", Role::Moderation).await.unwrap();
        let dora = house.signed_in("Dora", Role::Press).await;
        clock.advance(SignedDuration::from_hours(49));
        assert_eq!(house.browser().get(&old.path()).await.status(), 410);
        assert_eq!(dora.get("/meldungen").await.status(), 200);
        clock.advance(SignedDuration::from_hours(24 * 14));
        assert_eq!(dora.get("/meldungen").await.status(), 303);
        accounts::forget_expired(&site).await.unwrap();
        house.running.stop().await;
    }
}

#[tokio::test]
async fn guessing_links_is_slowed_down() {
    let house = house::open().await;
    let browser = house.browser();
    let mut last = browser.get("/anmelden/falsch").await;
    for _ in 0..20 {
        if last.status() == 429 {
            break;
        }
        last = browser.get("/anmelden/falsch").await;
    }
    assert_eq!(last.status(), 429);
    assert!(header(&last, "retry-after").parse::<u64>().unwrap() > 0);
    assert!(text(last).await.contains("Einen Moment bitte"));
}

#[tokio::test]
async fn nobody_is_led_to_another_host() {
    let house = house::open().await;
    for target in ["https://example.org/", "//example.org", "/\\example.org"] {
        let link = accounts::add_person(house.running.app.site(""), "Ada", Role::Moderation).await.unwrap();
        let answer = house.browser().post(&link.path(), &[("weiter", target)]).await;
        assert_eq!(header(&answer, "location"), "/", "{target}");
    }
}

#[tokio::test]
async fn a_citizen_with_an_account_is_no_staff() {
    for house in house::on_every_database().await {
        let berta = house.signed_in("Berta", Role::Person).await;
        for page in ["/verwaltung", "/meldungen"] {
            assert_eq!(berta.get(page).await.status(), 403, "{page}");
        }
        assert!(!text(berta.get("/programm").await).await.contains("/verwaltung"));
        let dora = house.signed_in("Dora", Role::Press).await;
        assert!(text(dora.get("/programm").await).await.contains("href=\"/verwaltung\""));
        assert!(text(dora.get("/verwaltung").await).await.contains("href=\"/meldungen\""));
        house.running.stop().await;
    }
}
