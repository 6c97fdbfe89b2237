//! The second factor of staff: setting it up, showing it, and what somebody may try without it. The talk with a real device is a journey's.

use jiff::{SignedDuration, Timestamp};
use mitreden::accounts::Role;
use mitreden::base::clock::Clock;
use mitreden::config::SecondFactor;
use mitreden_testkit::sink::Sink;
use totp_rs::{Builder, Secret};

use super::letterbox::{houses, letters_to, signs_in};
use crate::house::{self, Browser, header, text};

/// The password that an app with this key shows.
pub(super) fn password(key: &str, clock: &Clock) -> String {
    let secret = Secret::try_from_base32(key.replace(' ', "")).unwrap();
    let app = Builder::new().with_secret(secret).with_account_name("ada").build_noncompliant();
    app.generate(u64::try_from(clock.now().as_second()).unwrap()).to_string()
}

pub(super) fn key_on(page: &str) -> String {
    page.split("<p class=\"secret\">").nth(1).unwrap().split('<').next().unwrap().to_owned()
}

/// Where a page of staff leads.
async fn desk(browser: &Browser) -> (u16, String) {
    let answer = browser.get("/meldungen").await;
    (answer.status().as_u16(), header(&answer, "location"))
}

const SECOND: &str = "/anmelden/zweiter-schritt?weiter=%2Fmeldungen";

#[tokio::test]
async fn staff_set_a_second_factor_up_and_show_it() {
    let sink = Sink::start().await.unwrap();
    let clock = Clock::fixed("2026-11-24T16:00:00Z".parse::<Timestamp>().unwrap());
    let strict = |config: &mut mitreden::config::Config| config.accounts.second_factor = SecondFactor::Required;
    for (number, house) in houses(&sink, clock.clone(), strict).await.into_iter().enumerate() {
        let address = format!("ada{number}@example.org");
        let ada = house.signed_in("Ada Anders", Role::Moderation).await;
        assert_eq!(desk(&ada).await, (303, SECOND.to_owned()), "without a factor the desk stays closed");
        assert!(!text(ada.get("/programm").await).await.contains("/verwaltung"));
        let page = text(ada.get(SECOND).await).await;
        // Both ways of setting one up remember where she wanted to go, and what they are is said first.
        for part in ["href=\"/konto/einmalkennwort?weiter=%2Fmeldungen\"", "href=\"/konto/passkeys?weiter=%2Fmeldungen\"", "Ein Passkey ist"] {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
        let page = text(ada.get("/konto/passkeys?weiter=%2Fmeldungen").await).await;
        assert!(page.contains("name=\"weiter\" value=\"/meldungen\"") && !page.contains("Der Passkey ist angelegt"), "{page}");
        ada.post("/konto/adresse", &[("email", &address)]).await;
        let code = letters_to(&sink, &address, 1).await[0].code();
        assert_eq!(ada.post("/konto/adresse/code", &[("code", &code)]).await.status(), 303);

        let begun = ada.post("/konto/einmalkennwort", &[("do", "begin"), ("weiter", "/meldungen")]).await;
        let page = text(ada.get(&header(&begun, "location")).await).await;
        assert!(page.contains("src=\"data:image/svg+xml;base64,") && page.contains("name=\"weiter\" value=\"/meldungen\""), "{page}");
        assert!(page.contains("href=\"otpauth://totp/"), "an app on the same device is opened by a link: {page}");
        let key = key_on(&page);
        assert_eq!(ada.post("/konto/einmalkennwort", &[("do", "confirm"), ("code", "000000")]).await.status(), 422);
        let first = password(&key, &clock);
        let page = text(ada.post("/konto/einmalkennwort", &[("do", "confirm"), ("code", &first), ("weiter", "/meldungen")]).await).await;
        let done = page.split("Ich habe sie aufbewahrt").next().unwrap().rsplit("href=\"").next().unwrap();
        assert!(done.starts_with("/meldungen\""), "from the codes it goes on: {page}");
        let recovery: Vec<&str> =
            page.split("<li>").filter_map(|part| part.split_once("</li>")).map(|(code, _)| code).filter(|code| code.len() == 11).collect();
        assert_eq!(recovery.len(), 8, "{page}");
        assert_eq!(desk(&ada).await.0, 200);

        let again = house.browser();
        signs_in(&again, &sink, &address, 2).await;
        assert_eq!(desk(&again).await, (303, SECOND.to_owned()), "a letter alone is not enough");
        for (path, fields) in
            [("/konto/einmalkennwort", [("do", "remove")]), ("/konto/passkeys/frage", [("do", "")]), ("/konto/adresse", [("email", "eve@example.org")])]
        {
            let answer = again.post(path, &fields).await;
            assert!(header(&answer, "location").starts_with("/anmelden/zweiter-schritt"), "{path} changes factors without showing one");
        }
        let answer = again.post("/anmelden/zweiter-schritt", &[("code", &first)]).await;
        assert_eq!(answer.status(), 422, "a password works once");
        clock.advance(SignedDuration::from_secs(30));
        let answer = again.post("/anmelden/zweiter-schritt", &[("code", &password(&key, &clock)), ("weiter", "//example.org")]).await;
        assert_eq!((answer.status().as_u16(), header(&answer, "location")), (303, "/".to_owned()));
        assert_eq!(desk(&again).await.0, 200);

        for (at, expected) in [(3, 303), (4, 422)] {
            let other = house.browser();
            signs_in(&other, &sink, &address, at).await;
            let answer = other.post("/anmelden/zweiter-schritt", &[("code", &recovery[0].replace('-', " ").to_uppercase())]).await;
            assert_eq!(answer.status(), expected, "a recovery code works once");
        }
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_password_cannot_be_guessed() {
    let clock = Clock::fixed("2026-11-24T16:00:00Z".parse::<Timestamp>().unwrap());
    let patient = |config: &mut mitreden::config::Config| config.limits.sign_in_per_minute = 10_000;
    for house in house::on_every_database_with(clock.clone(), patient).await {
        let ada = house.signed_in("Ada Anders", Role::Admin).await;
        ada.post("/konto/einmalkennwort", &[("do", "begin")]).await;
        let key = key_on(&text(ada.get("/konto/einmalkennwort").await).await);
        for _ in 0..5 {
            let answer = ada.post("/konto/einmalkennwort", &[("do", "confirm"), ("code", "12345")]).await;
            assert_eq!(answer.status(), 422);
        }
        let right = password(&key, &clock);
        assert_eq!(ada.post("/konto/einmalkennwort", &[("do", "confirm"), ("code", &right)]).await.status(), 429, "also the right one waits");
        clock.advance(SignedDuration::from_mins(2));
        let right = password(&key, &clock);
        assert_eq!(ada.post("/konto/einmalkennwort", &[("do", "confirm"), ("code", &right)]).await.status(), 200);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_factor_that_is_offered_is_asked_for_only_where_it_exists() {
    for house in house::on_every_database().await {
        let dora = house.signed_in("Dora", Role::Press).await;
        assert_eq!(desk(&dora).await.0, 200);
        let berta = house.signed_in("Berta", Role::Person).await;
        assert_eq!(berta.get("/konto/einmalkennwort").await.status(), 403, "one-time passwords are for staff");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_device_that_lies_adds_nothing_and_signs_nobody_in() {
    let patient = |config: &mut mitreden::config::Config| config.limits.sign_in_per_minute = 10_000;
    for house in house::on_every_database_with(Clock::system(), patient).await {
        let berta = house.signed_in("Berta", Role::Person).await;
        let question: serde_json::Value = berta.post("/konto/passkeys/frage", &[]).await.json().await.unwrap();
        assert_eq!(question["options"]["authenticatorSelection"]["residentKey"], "required");
        assert_eq!(question["options"]["authenticatorSelection"]["userVerification"], "required");
        let ceremony = question["ceremony"].as_str().unwrap();
        let empty = r#"{"id":"AA","rawId":"AA","type":"public-key","response":{"attestationObject":"oA","clientDataJSON":"e30"}}"#;
        for (ceremony, answer) in [(ceremony, empty), (ceremony, empty), ("", "{}"), (ceremony, "nonsense")] {
            let response = berta.post("/konto/passkeys", &[("ceremony", ceremony), ("answer", answer), ("name", "x")]).await;
            assert_eq!(response.status(), 422);
        }
        let eve = house.browser();
        let question: serde_json::Value = eve.post("/anmelden/passkey/frage", &[]).await.json().await.unwrap();
        let ceremony = question["ceremony"].as_str().unwrap();
        let empty = r#"{"id":"AA","rawId":"AA","type":"public-key","response":{"authenticatorData":"AA","clientDataJSON":"e30","signature":"AA","userHandle":"AAAAAAAAAAAAAAAAAAAAAA"}}"#;
        for answer in [empty, "", "[]"] {
            let response = eve.post("/anmelden/passkey", &[("ceremony", ceremony), ("answer", answer)]).await;
            assert_eq!((response.status().as_u16(), header(&response, "set-cookie")), (422, String::new()));
        }
        assert_eq!(berta.post("/konto/passkeys/0", &[("do", "remove")]).await.status(), 404);
        house.running.stop().await;
    }
}
