//! Whose account opens: linked, by a checked address, after a letter, or none. Never a lie.

use mitreden::accounts::{self, Role};
use mitreden::base::clock::Clock;
use mitreden::base::mail::Address;
use mitreden::config::{Config, SecondFactor};
use mitreden_testkit::sink::Sink;

use super::provider::Provider;
use super::{address_on, comes_back};
use crate::accounts::letterbox::{asks_for_code, houses, letters_to, signs_in};
use crate::house::{self, Browser, House, header, text};

async fn location(answer: reqwest::Response) -> (u16, String) {
    (answer.status().as_u16(), header(&answer, "location"))
}

/// Id of the person with this address; empty: nobody.
async fn owner(house: &House, address: &str) -> String {
    let site = house.running.app.site("");
    let person = accounts::person_of_address(&site.db.read, &Address::parse(address).unwrap()).await.unwrap();
    person.map(|person| person.id).unwrap_or_default()
}

/// The value of a hidden field of the account's page.
async fn mark(browser: &Browser) -> String {
    let page = text(browser.get("/konto").await).await;
    page.split("name=\"identitaet\" value=\"").nth(1).unwrap_or_else(|| panic!("{page}")).split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_trusted_provider_opens_the_account_of_a_checked_address() {
    let (sink, provider) = (Sink::start().await.unwrap(), Provider::start(Clock::system()).await);
    for (number, house) in houses(&sink, Clock::system(), provider.settings(true)).await.into_iter().enumerate() {
        let page = text(house.browser().get("/anmelden?weiter=/programm").await).await;
        assert!(page.contains("action=\"/anmelden/anbieter/stadt\"") && page.contains("Mit Stadtkonto anmelden"), "{page}");
        let (old, new) = (format!("alt{number}@example.org"), format!("neu{number}@example.org"));
        signs_in(&house.browser(), &sink, &old, 1).await;
        let before = owner(&house, &old).await;

        provider.vouches_for(&format!("alt{number}"), &old, true);
        let berta = house.browser();
        let answer = comes_back(&berta, &provider, "/programm").await;
        let cookie = header(&answer, "set-cookie");
        assert!(cookie.starts_with("__Host-mitreden") && cookie.contains("HttpOnly"), "{cookie}");
        assert!(text(berta.get("/konto").await).await.contains(&old), "her old account");
        assert_eq!(owner(&house, &old).await, before);
        let letter = letters_to(&sink, &old, 2).await.remove(1);
        assert!(letter.subject.contains("Neuer Weg") && letter.text.contains("Stadtkonto"), "{letter:?}");

        provider.vouches_for(&format!("neu{number}"), &new, true);
        let cem = house.browser();
        assert_eq!(location(comes_back(&cem, &provider, "/programm").await).await, (303, "/konto?weiter=%2Fprogramm".to_owned()), "a new account");
        let id = owner(&house, &new).await;
        // The address at the provider changes; the person does not.
        provider.vouches_for(&format!("neu{number}"), "anders@example.org", true);
        let again = house.browser();
        assert_eq!(location(comes_back(&again, &provider, "/programm").await).await, (303, "/programm".to_owned()));
        assert!(text(again.get("/konto").await).await.contains(&new));
        assert_eq!((owner(&house, &new).await, owner(&house, "anders@example.org").await), (id, String::new()));
        assert_eq!(again.post("/abmelden", &[]).await.status(), 303);
        assert_eq!(again.get("/konto").await.status(), 303);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn an_address_that_is_only_claimed_opens_nothing_before_its_letter() {
    let (sink, provider) = (Sink::start().await.unwrap(), Provider::start(Clock::system()).await);
    let mut number = 0;
    for (trusted, verified) in [(true, false), (false, true), (false, false)] {
        for house in houses(&sink, Clock::system(), provider.settings(trusted)).await {
            number += 1;
            let (victim, own) = (format!("opfer{number}@example.org"), format!("eve{number}@example.org"));
            signs_in(&house.browser(), &sink, &victim, 1).await;
            provider.vouches_for(&format!("eve{number}"), &victim, verified);
            let eve = house.browser();
            let answer = comes_back(&eve, &provider, "/programm").await;
            assert_eq!(location(answer).await, (303, "/anmelden?weiter=%2Fkonto%2Fverbinden".to_owned()));
            assert_eq!(eve.get("/konto").await.status(), 303, "nobody is signed in");
            let page = text(eve.get("/anmelden?weiter=%2Fkonto%2Fverbinden").await).await;
            assert!(page.contains("Noch ein Schritt") && page.contains(&format!("value=\"{victim}\"")), "{page}");
            assert!(!page.contains("Mit Stadtkonto anmelden"), "the way she came is none yet");
            provider.vouches_for(&format!("fremd{number}"), &format!("niemand{number}@example.org"), verified);
            let stranger = comes_back(&house.browser(), &provider, "/programm").await;
            assert_eq!(location(stranger).await.1, "/anmelden?weiter=%2Fkonto%2Fverbinden", "an address without account looks the same");

            // She shows an address of her own: that account is hers, and the question comes first.
            let code = asks_for_code(&eve, &sink, &own, 1).await;
            eve.post("/anmelden/code", &[("code", &code)]).await;
            let page = text(eve.get("/konto/verbinden").await).await;
            assert!(page.contains("Stadtkonto mit Ihrem Konto verbinden?") && page.contains(&own), "{page}");
            assert_eq!(location(eve.post("/konto/verbinden", &[("do", "connect")]).await).await, (303, "/programm".to_owned()));
            assert_eq!(location(eve.get("/konto/verbinden").await).await.1, "/konto", "it waits no longer");
            provider.vouches_for(&format!("eve{number}"), &victim, verified);
            let again = house.browser();
            assert_eq!(location(comes_back(&again, &provider, "/programm").await).await, (303, "/programm".to_owned()));
            let page = text(again.get("/konto").await).await;
            assert!(page.contains(&own) && !page.contains(&victim), "{page}");
            house.running.stop().await;
        }
    }
}

#[tokio::test]
async fn who_does_not_want_to_connect_is_left_alone() {
    let (sink, provider) = (Sink::start().await.unwrap(), Provider::start(Clock::system()).await);
    for (number, house) in houses(&sink, Clock::system(), provider.settings(false)).await.into_iter().enumerate() {
        provider.vouches_for(&format!("b{number}"), "", false);
        let berta = house.browser();
        signs_in(&berta, &sink, &format!("berta{number}@example.org"), 1).await;
        let answer = comes_back(&berta, &provider, "/programm").await;
        assert_eq!(location(answer).await.1, "/konto/verbinden", "who is signed in is asked at once");
        assert_eq!(location(berta.post("/konto/verbinden", &[("do", "skip")]).await).await.1, "/programm");
        assert!(text(berta.get("/konto").await).await.contains("Nicht verbunden"));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn an_identity_is_joined_and_removed_on_the_account_page() {
    let (sink, provider) = (Sink::start().await.unwrap(), Provider::start(Clock::system()).await);
    for (number, house) in houses(&sink, Clock::system(), provider.settings(false)).await.into_iter().enumerate() {
        let (berta, address) = (house.browser(), format!("berta{number}@example.org"));
        signs_in(&berta, &sink, &address, 1).await;
        provider.vouches_for(&format!("b{number}"), "else@example.org", false);
        let join = async |browser: &Browser| {
            let leaving = address_on(&text(browser.post("/konto/anbieter", &[("do", "join"), ("anbieter", "stadt")]).await).await);
            provider.agrees(&leaving)
        };
        let back = join(&berta).await;
        assert_eq!(location(berta.get(&back).await).await, (303, "/konto?gespeichert=ja".to_owned()));
        assert!(text(berta.get("/konto").await).await.contains("Verbunden seit"));
        assert!(letters_to(&sink, &address, 2).await[1].subject.contains("Neuer Weg"));

        // Somebody else cannot take it, and nobody takes it into a session that is not theirs.
        let eve = house.browser();
        signs_in(&eve, &sink, &format!("eve{number}@example.org"), 1).await;
        let back = join(&eve).await;
        let answer = eve.get(&back).await;
        assert_eq!(answer.status(), 409);
        assert!(text(answer).await.contains("gehört schon zu einem anderen Konto"));
        provider.vouches_for(&format!("e{number}"), "", false);
        let back = join(&eve).await;
        eve.post("/abmelden", &[]).await;
        assert_eq!(eve.get(&back).await.status(), 410, "she signed out on the way");
        assert_eq!(eve.post("/konto/anbieter", &[("do", "remove"), ("identitaet", &mark(&berta).await)]).await.status(), 303, "to the ways in");
        signs_in(&eve, &sink, &format!("eve{number}@example.org"), 2).await;
        assert_eq!(eve.post("/konto/anbieter", &[("do", "remove"), ("identitaet", &mark(&berta).await)]).await.status(), 404, "it is not hers");
        assert_eq!(eve.post("/konto/anbieter", &[("do", "else")]).await.status(), 400);

        assert_eq!(berta.post("/konto/anbieter", &[("do", "remove"), ("identitaet", &mark(&berta).await)]).await.status(), 303);
        assert!(text(berta.get("/konto").await).await.contains("Nicht verbunden"));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn the_last_way_in_stays() {
    let provider = Provider::start(Clock::system()).await;
    let settings = provider.settings(true);
    let without_post = |config: &mut Config| {
        settings(config);
        config.mail.folder = std::path::PathBuf::new();
        config.limits.sign_in_per_minute = 10_000;
    };
    for (number, house) in house::on_every_database_with(Clock::system(), without_post).await.into_iter().enumerate() {
        provider.vouches_for(&format!("b{number}"), &format!("berta{number}@example.org"), true);
        let berta = house.browser();
        assert_eq!(comes_back(&berta, &provider, "/").await.status(), 303);
        let answer = berta.post("/konto/anbieter", &[("do", "remove"), ("identitaet", &mark(&berta).await)]).await;
        assert_eq!(answer.status(), 409, "no letter would reach her");
        assert!(text(answer).await.contains("einziger Weg"));
        assert!(text(berta.get("/konto").await).await.contains("Verbunden seit"));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn staff_still_show_their_second_factor() {
    let (sink, provider) = (Sink::start().await.unwrap(), Provider::start(Clock::system()).await);
    let settings = provider.settings(true);
    let strict = |config: &mut Config| {
        settings(config);
        config.accounts.second_factor = SecondFactor::Required;
    };
    for (number, house) in houses(&sink, Clock::system(), strict).await.into_iter().enumerate() {
        let (ada, address) = (house.signed_in("Ada Anders", Role::Moderation).await, format!("ada{number}@example.org"));
        ada.post("/konto/adresse", &[("email", &address)]).await;
        let code = letters_to(&sink, &address, 1).await[0].code();
        assert_eq!(ada.post("/konto/adresse/code", &[("code", &code)]).await.status(), 303);
        provider.vouches_for(&format!("ada{number}"), &address, true);
        let desk = house.browser();
        assert_eq!(location(comes_back(&desk, &provider, "/meldungen").await).await, (303, "/anmelden/zweiter-schritt?weiter=%2Fmeldungen".to_owned()));
        assert_eq!(location(desk.get("/meldungen").await).await.0, 303, "the desk stays closed");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn the_language_survives_the_way_and_the_notice_names_the_provider() {
    let (sink, provider) = (Sink::start().await.unwrap(), Provider::start(Clock::system()).await);
    let house = houses(&sink, Clock::system(), provider.settings(true)).await.remove(0);
    for _ in 0..2 {
        let browser = house.browser();
        let page = text(browser.post("/en/anmelden/anbieter/stadt", &[("weiter", "/programm")]).await).await;
        assert!(page.contains("On to Stadtkonto"), "{page}");
        let target = location(browser.get(&provider.agrees(&address_on(&page))).await).await.1;
        assert!(["/konto?weiter=%2Fen%2Fprogramm", "/en/programm"].contains(&target.as_str()), "{target}");
    }
    let page = text(house.browser().get("/de/datenschutz").await).await;
    assert!(page.contains("Stadtkonto, Rechenzentrum Ost. Land: Deutschland"), "{page}");
    let plain = house::open().await;
    assert!(!text(plain.browser().get("/de/datenschutz").await).await.contains("anderen Anbieter anmelden"));
    assert!(!text(plain.browser().get("/anmelden").await).await.contains("/anmelden/anbieter/"));
}
