//! Signing in by the code of a letter, and everything somebody may try instead. Never the account itself.

use jiff::{SignedDuration, Timestamp};
use mitreden::accounts::{self, Role};
use mitreden::base::clock::Clock;
use mitreden_testkit::sink::Sink;

use super::letterbox::{Read, asks_for_code, houses, letters_to, signs_in};
use crate::house::{self, header, text};

/// An address of its own for each portal of a test: the sink is one for all.
fn of(number: usize, name: &str) -> String {
    format!("{name}{number}@example.org")
}

#[tokio::test]
async fn a_code_signs_in_and_makes_the_account() {
    let sink = Sink::start().await.unwrap();
    for (number, house) in houses(&sink, Clock::system(), |_| ()).await.into_iter().enumerate() {
        let (berta, address) = (house.browser(), of(number, "berta"));
        let page = berta.get("/anmelden").await;
        assert_eq!(header(&page, "set-cookie"), "", "no cookie before somebody signs in");
        assert!(text(page).await.contains("autocomplete=\"email\""));
        let answer = berta.post("/anmelden", &[("email", &format!(" {} ", address.to_uppercase())), ("weiter", "/programm")]).await;
        assert_eq!((answer.status().as_u16(), header(&answer, "location")), (303, "/anmelden/code".to_owned()));
        let letter = letters_to(&sink, &address, 1).await.remove(0);
        let page = text(berta.get(&letter.path("/anmelden/code")).await).await;
        for part in ["autocomplete=\"one-time-code\"", "inputmode=\"numeric\"", &address, &format!("value=\"{}\"", letter.code())] {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
        assert_eq!(berta.get("/konto").await.status(), 303, "opening the letter's link signs nobody in");
        let code = letter.code();
        let pasted = format!(" {}-{}\r\n", &code[..3], &code[3..]);
        let answer = berta.post("/anmelden/code", &[("code", &pasted)]).await;
        assert_eq!((answer.status().as_u16(), header(&answer, "location")), (303, "/konto?weiter=%2Fprogramm".to_owned()), "a new account is asked for a name");
        assert!(text(berta.get("/konto").await).await.contains(&address));

        let again = house.browser();
        signs_in(&again, &sink, &address, 2).await;
        assert_eq!(text(again.get("/konto").await).await.matches("Angemeldet seit").count(), 2, "it is the same account");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn nobody_learns_whether_an_address_has_an_account() {
    let sink = Sink::start().await.unwrap();
    for (number, house) in houses(&sink, Clock::system(), |_| ()).await.into_iter().enumerate() {
        let (known, unknown) = (of(number, "known"), of(number, "nobody"));
        signs_in(&house.browser(), &sink, &known, 1).await;
        let mut seen = Vec::new();
        for address in [&known, &unknown] {
            let browser = house.browser();
            let answer = browser.post("/anmelden", &[("email", address)]).await;
            let cookie = header(&answer, "set-cookie");
            let attributes = cookie.split_once(';').unwrap().1.to_owned();
            let head = (answer.status(), header(&answer, "location"), attributes, text(answer).await);
            let page = text(browser.get("/anmelden/code").await).await.replace(address.as_str(), "…");
            let wrong = text(browser.post("/anmelden/code", &[("code", "x")]).await).await.replace(address.as_str(), "…");
            seen.push((head, page, wrong));
        }
        assert_eq!(seen[0], seen[1]);
        let letters = [letters_to(&sink, &known, 2).await.remove(1), letters_to(&sink, &unknown, 1).await.remove(0)];
        // The code as a whole, in both ways of writing it: a half alone may stand in the port, too.
        let bare = |letter: Read| {
            let code = letter.code();
            [' ', '\u{a0}', '\u{202f}']
                .iter()
                .fold(letter.text.replace(&code, "…"), |text, gap| text.replace(&format!("{}{gap}{}", &code[..3], &code[3..]), "…"))
        };
        let [a, b] = letters.map(bare);
        assert_eq!(a, b, "the letters are the same, too");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_code_cannot_be_guessed() {
    let sink = Sink::start().await.unwrap();
    for (number, house) in houses(&sink, Clock::system(), |_| ()).await.into_iter().enumerate() {
        let (eve, address) = (house.browser(), of(number, "victim"));
        let code = asks_for_code(&eve, &sink, &address, 1).await;
        let wrong = if code == "000000" { "000001" } else { "000000" };
        for _ in 0..5 {
            let answer = eve.post("/anmelden/code", &[("code", wrong)]).await;
            assert_eq!(answer.status(), 422);
        }
        assert_eq!(eve.post("/anmelden/code", &[("code", &code)]).await.status(), 410, "after five mistakes the right one is over, too");

        let code = asks_for_code(&eve, &sink, &address, 2).await;
        let wrong = if code == "000000" { "000001" } else { "000000" };
        let tries = (0..50).map(|_| async { eve.post("/anmelden/code", &[("code", wrong)]).await.status().as_u16() });
        let answers = futures_util::future::join_all(tries).await;
        assert_eq!(answers.iter().filter(|status| **status == 422).count(), 5, "fifty at once are no more than five: {answers:?}");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_code_holds_ten_minutes_once_and_in_one_browser() {
    let sink = Sink::start().await.unwrap();
    let clock = Clock::fixed("2026-11-24T16:00:00Z".parse::<Timestamp>().unwrap());
    for (number, house) in houses(&sink, clock.clone(), |_| ()).await.into_iter().enumerate() {
        let (berta, address) = (house.browser(), of(number, "berta"));
        let code = asks_for_code(&berta, &sink, &address, 1).await;
        let other = house.browser();
        assert_eq!(other.post("/anmelden/code", &[("code", &code)]).await.status(), 410, "another browser did not ask");
        let page = text(other.get(&format!("/anmelden/code?code={code}")).await).await;
        assert!(page.contains("auf einem anderen Gerät") && !page.contains("<form method=\"post\" action=\"/anmelden"));
        clock.advance(SignedDuration::from_mins(10));
        assert_eq!(berta.post("/anmelden/code", &[("code", &code)]).await.status(), 410, "it is over");

        let code = asks_for_code(&berta, &sink, &address, 2).await;
        let fields = [("code", code.as_str())];
        let both = [berta.post("/anmelden/code", &fields), berta.post("/anmelden/code", &fields)];
        let statuses: Vec<_> = futures_util::future::join_all(both).await.iter().map(|answer| answer.status().as_u16()).collect();
        assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "a replay signs nobody in: {statuses:?}");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_session_that_was_prepared_is_worth_nothing() {
    let sink = Sink::start().await.unwrap();
    for (number, house) in houses(&sink, Clock::system(), |_| ()).await.into_iter().enumerate() {
        let (berta, address) = (house.browser(), of(number, "berta"));
        let eve = house.browser();
        signs_in(&eve, &sink, &of(number, "eve"), 1).await;
        // Eve has put her own session into Berta's browser.
        let planted = format!("__Host-mitreden={}", eve.cookie("__Host-mitreden"));
        let answer = berta.post_with("/anmelden").header("cookie", planted).form(&[("email", &address)]).send().await.unwrap();
        assert_eq!(answer.status(), 303);
        let code = letters_to(&sink, &address, 1).await[0].code();
        let waiting = format!("__Host-mitreden={}; __Host-mitreden-anmeldung={}", eve.cookie("__Host-mitreden"), berta.cookie("__Host-mitreden-anmeldung"));
        let answer = house.browser().post_with("/anmelden/code").header("cookie", waiting).form(&[("code", &code)]).send().await.unwrap();
        assert_eq!(answer.status(), 303);
        let cookie = header(&answer, "set-cookie");
        assert!(cookie.starts_with("__Host-mitreden=") && !cookie.contains(&eve.cookie("__Host-mitreden")), "the secret is a new one");
        assert_eq!(eve.get("/konto").await.status(), 303, "and the old one is over");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_thousand_requests_are_a_handful_of_letters() {
    let sink = Sink::start().await.unwrap();
    let clock = Clock::fixed("2026-11-24T16:00:00Z".parse::<Timestamp>().unwrap());
    for (number, house) in houses(&sink, clock.clone(), |_| ()).await.into_iter().enumerate() {
        let (eve, address) = (house.browser(), of(number, "victim"));
        let mut answers = Vec::new();
        for _ in 0..50 {
            let some = (0..20).map(|_| async { eve.post("/anmelden", &[("email", &address)]).await });
            answers.extend(futures_util::future::join_all(some).await);
        }
        let sent = answers.iter().filter(|answer| answer.status() == 303).count();
        assert_eq!((sent, answers.len()), (5, 1000));
        let refused = answers.into_iter().find(|answer| answer.status() == 429).unwrap();
        let page = text(refused).await;
        assert!(page.contains("mehrere Codes") && page.contains(&address), "plain words, and what was typed: {page}");
        // The network is full now as well, whomever it writes to.
        let other = eve.post("/anmelden", &[("email", &of(number, "somebody"))]).await;
        assert_eq!(other.status(), 429);
        assert!(text(other).await.contains("Internetanschluss"));
        // A code's letter that is still in the outbox an hour later is too late, and rightly never sent.
        letters_to(&sink, &address, 5).await;
        clock.advance(SignedDuration::from_mins(61));
        signs_in(&eve, &sink, &address, 6).await;
        assert_eq!(letters_to(&sink, &address, 6).await.len(), 6);
        accounts::forget_expired(house.running.app.site("")).await.unwrap();
        house.running.stop().await;
    }
}

#[tokio::test]
async fn what_is_no_address_is_said_beside_the_field() {
    let sink = Sink::start().await.unwrap();
    for house in houses(&sink, Clock::system(), |_| ()).await {
        for bad in ["", "berta", "a\r\nBcc: eve@example.org", "<script>@example.org", "berta@localhost", &"a".repeat(10_000)] {
            let answer = house.browser().post("/anmelden", &[("email", bad)]).await;
            assert_eq!((answer.status().as_u16(), header(&answer, "set-cookie")), (422, String::new()), "{bad:?}");
            let page = text(answer).await;
            assert!(page.contains("aria-invalid=\"true\"") && page.contains("error-summary") && !page.contains("<script>@"), "{bad:?}");
        }
        house.running.stop().await;
    }
    assert!(sink.received().is_empty());
}

#[tokio::test]
async fn without_a_mail_server_the_page_says_how_else() {
    for house in house::on_every_database_with(Clock::system(), |config| config.mail.folder = std::path::PathBuf::new()).await {
        let page = text(house.browser().get("/anmelden").await).await;
        assert!(page.contains("kann noch keine E-Mails verschicken") && !page.contains("name=\"email\""));
        assert_eq!(house.browser().post("/anmelden", &[("email", "berta@example.org")]).await.status(), 503);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn nobody_is_led_to_another_host_by_a_code() {
    let sink = Sink::start().await.unwrap();
    for (number, house) in houses(&sink, Clock::system(), |_| ()).await.into_iter().enumerate() {
        for (at, target) in ["https://example.org/", "//example.org", "/\\example.org"].into_iter().enumerate() {
            let (browser, address) = (house.browser(), of(number, &format!("b{at}-")));
            browser.post("/anmelden", &[("email", &address), ("weiter", target)]).await;
            let code = letters_to(&sink, &address, 1).await[0].code();
            let answer = browser.post("/anmelden/code", &[("code", &code)]).await;
            assert_eq!(header(&answer, "location"), "/konto", "{target}");
        }
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_letter_with_a_code_keeps_the_database_free_of_it() {
    let sink = Sink::start().await.unwrap();
    for (number, house) in houses(&sink, Clock::system(), |_| ()).await.into_iter().enumerate() {
        let (ada, address) = (house.signed_in("Ada", Role::Moderation).await, of(number, "ada"));
        let answer = ada.post("/konto/adresse", &[("email", &address)]).await;
        assert_eq!(header(&answer, "location"), "/konto/adresse/code");
        let code = letters_to(&sink, &address, 1).await[0].code();
        // The code of a change of address is none for signing in.
        let waiting = ada.cookie("__Host-mitreden-adresse");
        let other = house.browser().post_with("/anmelden/code").header("cookie", format!("__Host-mitreden-anmeldung={waiting}"));
        assert_eq!(other.form(&[("code", &code)]).send().await.unwrap().status(), 410);
        house.running.stop().await;
    }
}
