//! What a provider, or somebody between, may try. Never whose account is whose.

use std::time::{Duration, Instant};

use jiff::SignedDuration;
use mitreden::base::clock::Clock;
use mitreden_testkit::sink::Sink;

use super::provider::{Lie, Provider};
use super::{BACK, START, comes_back, leaves};
use crate::accounts::letterbox::houses;
use crate::house::{Browser, House, header, text};

async fn opened(provider: &Provider, clock: Clock) -> Vec<House> {
    let sink = Sink::start().await.unwrap();
    houses(&sink, clock, provider.settings(true)).await
}

/// Whether somebody is signed in.
async fn is_in(browser: &Browser) -> bool {
    browser.get("/konto").await.status() == 200
}

#[tokio::test]
async fn a_token_that_does_not_hold_signs_nobody_in() {
    let clock = Clock::fixed("2026-11-24T16:00:00Z".parse().unwrap());
    let provider = Provider::start(clock.clone()).await;
    for house in opened(&provider, clock.clone()).await {
        for lie in [
            Lie::Issuer,
            Lie::Audience,
            Lie::Audiences,
            Lie::Nonce,
            Lie::NoNonce,
            Lie::AlgNone,
            Lie::HmacSecret,
            Lie::HmacPublicKey,
            Lie::Key,
            Lie::Changed,
            Lie::Expired,
            Lie::Future,
            Lie::NoToken,
        ] {
            provider.lies(lie);
            let browser = house.browser();
            let answer = comes_back(&browser, &provider, "/programm").await;
            assert_eq!(answer.status(), 502, "{lie:?}");
            let page = text(answer).await;
            assert!(page.contains("hat nicht geklappt") && page.contains("action=\"/anmelden\"") && page.contains("value=\"/programm\""), "{lie:?}: {page}");
            assert!(!is_in(&browser).await, "{lie:?}");
        }
        provider.keeps_addresses_in_user_info();
        provider.lies(Lie::OtherSubject);
        assert_eq!(comes_back(&house.browser(), &provider, "/").await.status(), 502, "the user info is of somebody else");
        provider.lies(Lie::None);
        let berta = house.browser();
        assert_eq!(comes_back(&berta, &provider, "/programm").await.status(), 303, "the same, without a lie");
        assert!(is_in(&berta).await);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_provider_that_talks_nonsense_leaves_the_other_ways_in() {
    let provider = Provider::start(Clock::system()).await;
    for house in opened(&provider, Clock::system()).await {
        for lie in [Lie::Huge, Lie::DiscoveredIssuer, Lie::Script] {
            provider.lies(lie);
            let answer = house.browser().post(START, &[("weiter", "/programm")]).await;
            assert_eq!(answer.status(), 502, "{lie:?}");
            assert_eq!(header(&answer, "set-cookie"), "");
            let page = text(answer).await;
            assert!(page.contains("antwortet gerade nicht") && page.contains("name=\"email\"") && !page.contains("javascript:alert"), "{lie:?}: {page}");
        }
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_provider_that_is_silent_or_gone_is_not_waited_for() {
    let provider = Provider::start(Clock::system()).await;
    provider.lies(Lie::Silent);
    let house = opened(&provider, Clock::system()).await.remove(0);
    let began = Instant::now();
    let answer = house.browser().post(START, &[]).await;
    assert_eq!(answer.status(), 502);
    assert!(began.elapsed() < Duration::from_secs(25), "the page came before the portal's own patience ended");
    let mut gone = (*house.running.app.site("").config).clone();
    gone.oidc.get_mut("stadt").unwrap().issuer = "http://127.0.0.1:9/realms/stadt".to_owned();
    let set = move |config: &mut mitreden::config::Config| config.oidc = gone.oidc.clone();
    let house = crate::house::on_every_database_with(Clock::system(), set).await.remove(0);
    assert!(text(house.browser().post(START, &[]).await).await.contains("antwortet gerade nicht"));
}

#[tokio::test]
async fn an_answer_belongs_to_one_browser_and_holds_once() {
    let clock = Clock::fixed("2026-11-24T16:00:00Z".parse().unwrap());
    let provider = Provider::start(clock.clone()).await;
    for house in opened(&provider, clock.clone()).await {
        let (berta, eve) = (house.browser(), house.browser());
        let back = provider.agrees(&leaves(&berta, "/programm").await);
        let state = back.split("state=").nth(1).unwrap().to_owned();
        leaves(&eve, "/").await;
        let answer = eve.get(&back).await;
        assert_eq!(answer.status(), 410, "another browser's answer");
        assert!(text(answer).await.contains("in einem anderen Browser"));
        assert_eq!(house.browser().get(&back).await.status(), 410, "a browser that asked nothing");
        for wrong in
            [format!("{BACK}?code=code0&state=falsch"), format!("{BACK}?code=code0"), format!("{BACK}?code=code0&state={state}&iss=https://elsewhere.example")]
        {
            assert_eq!(berta.get(&wrong).await.status(), 410, "{wrong}");
        }
        let answer = berta.get(&back).await;
        assert_eq!((answer.status().as_u16(), header(&answer, "location")), (303, "/konto?weiter=%2Fprogramm".to_owned()), "what was wrong used nothing up");
        assert_eq!(berta.get(&back).await.status(), 410, "an answer holds once");

        let late = house.browser();
        let back = provider.agrees(&leaves(&late, "/").await);
        clock.advance(SignedDuration::from_mins(11));
        assert_eq!(late.get(&back).await.status(), 410, "too late");
        assert!(!is_in(&late).await && !is_in(&eve).await);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn who_cancels_finds_the_other_ways_in() {
    let provider = Provider::start(Clock::system()).await;
    for house in opened(&provider, Clock::system()).await {
        for (error, words) in [("access_denied", "abgebrochen"), ("server_error", "antwortet gerade nicht"), ("<script>", "antwortet gerade nicht")] {
            let berta = house.browser();
            let back = provider.agrees(&leaves(&berta, "/programm").await);
            let state = back.split("state=").nth(1).unwrap();
            let page = text(berta.get(&format!("{BACK}?error={error}&error_description=%3Cb%3E&state={state}")).await).await;
            assert!(page.contains(words) && page.contains("value=\"/programm\"") && !page.contains("<b>"), "{error}: {page}");
        }
        house.running.stop().await;
    }
}

#[tokio::test]
async fn nobody_is_led_to_another_host() {
    let provider = Provider::start(Clock::system()).await;
    for house in opened(&provider, Clock::system()).await {
        for (number, target) in ["https://example.org/", "//example.org", "/\\example.org"].into_iter().enumerate() {
            provider.vouches_for(target, &format!("berta{number}@example.org"), true);
            assert_eq!(header(&comes_back(&house.browser(), &provider, target).await, "location"), "/konto", "{target}");
            assert_eq!(header(&comes_back(&house.browser(), &provider, target).await, "location"), "/", "{target}");
        }
        assert_eq!(house.browser().post("/anmelden/anbieter/keiner", &[]).await.status(), 404);
        assert_eq!(house.browser().get(&format!("{BACK}?code=x&state=y")).await.status(), 410);
        let foreign = house.browser().post_with(START).header("sec-fetch-site", "cross-site").header("origin", "https://example.org").send().await.unwrap();
        assert_ne!(foreign.status(), 200, "another site begins nothing");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn new_keys_are_fetched_and_old_words_kept_for_a_while() {
    let provider = Provider::start(Clock::system()).await;
    let house = opened(&provider, Clock::system()).await.remove(0);
    for _ in 0..3 {
        assert_eq!(comes_back(&house.browser(), &provider, "/").await.status(), 303);
    }
    assert_eq!(provider.discoveries(), 1, "what it says about itself is kept");
    provider.changes_keys();
    assert_eq!(comes_back(&house.browser(), &provider, "/").await.status(), 303, "a new key is no lie");
    assert_eq!(provider.discoveries(), 2);
}
