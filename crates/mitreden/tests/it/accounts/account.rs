//! The account's page: name, language, address, sessions. Never the ways in.

use mitreden::accounts::{self, Role};
use mitreden::base::clock::Clock;
use mitreden::base::db::all;
use mitreden::base::mail::Address;
use mitreden_testkit::sink::Sink;

use super::letterbox::{houses, letters_to, signs_in};
use crate::house::{self, header, text};

#[tokio::test]
async fn a_name_is_free_and_never_that_of_staff() {
    let sink = Sink::start().await.unwrap();
    for (number, house) in houses(&sink, Clock::system(), |_| ()).await.into_iter().enumerate() {
        let ada = house.signed_in("Ada Anders", Role::Moderation).await;
        let (berta, address) = (house.browser(), format!("berta{number}@example.org"));
        signs_in(&berta, &sink, &address, 1).await;
        let hidden = "Berta\u{202e}";
        let long = "x".repeat(61);
        for (bad, words) in [("Ada Anders", "arbeitet"), ("Аdа  аnders", "arbeitet"), (hidden, "unsichtbare"), (long.as_str(), "höchstens 60")] {
            let answer = berta.post("/konto", &[("name", bad), ("sprache", "de")]).await;
            assert_eq!(answer.status(), 422, "{bad}");
            let page = text(answer).await;
            assert!(page.contains(words) && page.contains("name-error"), "{bad}: {page}");
        }
        let answer = berta.post("/konto", &[("name", " Wolke \r\n Sieben "), ("sprache", "en"), ("weiter", "/programm")]).await;
        assert_eq!((answer.status().as_u16(), header(&answer, "location")), (303, "/programm".to_owned()));
        let page = text(berta.get("/konto").await).await;
        assert!(page.contains("value=\"Wolke Sieben\"") && page.contains("<option value=\"en\" lang=\"en\" selected>"), "{page}");
        assert!(text(berta.get("/programm").await).await.contains("Wolke Sieben"), "the header leads to the account");
        assert_eq!(berta.post("/konto", &[("name", ""), ("sprache", "de")]).await.status(), 303, "citizens need none");
        assert_eq!(ada.post("/konto", &[("name", ""), ("sprache", "de")]).await.status(), 422, "staff does");
        assert_eq!(ada.post("/konto", &[("name", "Ada anders"), ("sprache", "de")]).await.status(), 303, "one's own name is no other's");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn sessions_are_listed_and_ended() {
    let sink = Sink::start().await.unwrap();
    for (number, house) in houses(&sink, Clock::system(), |_| ()).await.into_iter().enumerate() {
        let address = format!("berta{number}@example.org");
        let (desk, phone, library) = (house.browser(), house.browser(), house.browser());
        for (at, browser) in [&desk, &phone, &library].into_iter().enumerate() {
            signs_in(browser, &sink, &address, at + 1).await;
        }
        let page = text(desk.get("/konto").await).await;
        assert_eq!((page.matches("Angemeldet seit").count(), page.matches("Dieses Gerät").count()), (3, 1));
        let hash = page.split("name=\"sitzung\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();

        let eve = house.browser();
        signs_in(&eve, &sink, &format!("eve{number}@example.org"), 1).await;
        eve.post("/konto/sitzungen", &[("sitzung", &hash)]).await;
        assert_eq!(text(desk.get("/konto").await).await.matches("Angemeldet seit").count(), 3, "nobody ends the sessions of others");

        desk.post("/konto/sitzungen", &[("sitzung", &hash)]).await;
        assert_eq!(text(desk.get("/konto").await).await.matches("Angemeldet seit").count(), 2);
        let left = [phone.get("/konto").await.status(), library.get("/konto").await.status()];
        assert_eq!(left.iter().filter(|status| **status == 200).count(), 1);
        desk.post("/konto/sitzungen", &[("sitzung", "others")]).await;
        assert_eq!((phone.get("/konto").await.status().as_u16(), library.get("/konto").await.status().as_u16()), (303, 303));
        assert_eq!(desk.get("/konto").await.status(), 200);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn an_address_changes_by_a_code_and_the_old_one_is_told() {
    let sink = Sink::start().await.unwrap();
    for (number, house) in houses(&sink, Clock::system(), |_| ()).await.into_iter().enumerate() {
        let [old, new, taken] = ["old", "new", "taken"].map(|name| format!("{name}{number}@example.org"));
        let berta = house.browser();
        signs_in(&berta, &sink, &old, 1).await;
        signs_in(&house.browser(), &sink, &taken, 1).await;
        assert_eq!(berta.post("/konto/adresse", &[("email", "nonsense")]).await.status(), 422);

        // Whether an address has an account is said only to whoever reads its letters.
        let answers = [berta.post("/konto/adresse", &[("email", &taken)]).await, berta.post("/konto/adresse", &[("email", &new)]).await];
        for answer in answers {
            assert_eq!((answer.status().as_u16(), header(&answer, "location")), (303, "/konto/adresse/code".to_owned()));
        }
        let code = letters_to(&sink, &new, 1).await[0].code();
        let wrong = if code == "000000" { "000001" } else { "000000" };
        assert_eq!(berta.post("/konto/adresse/code", &[("code", wrong)]).await.status(), 422);
        let eve = house.browser();
        signs_in(&eve, &sink, &format!("eve{number}@example.org"), 1).await;
        let stolen = format!("__Host-mitreden={}; __Host-mitreden-adresse={}", eve.cookie("__Host-mitreden"), berta.cookie("__Host-mitreden-adresse"));
        let answer = house.browser().post_with("/konto/adresse/code").header("cookie", stolen).form(&[("code", &code)]).send().await.unwrap();
        assert_eq!(answer.status(), 410, "the code is Berta's");
        assert_eq!(berta.post("/konto/adresse/code", &[("code", &code)]).await.status(), 303);
        assert!(text(berta.get("/konto").await).await.contains(&new));
        let notice = letters_to(&sink, &old, 2).await.remove(1);
        assert!(notice.subject.contains("geändert") && !notice.text.contains(&new), "{notice:?}");

        berta.post("/konto/adresse", &[("email", &taken)]).await;
        let code = letters_to(&sink, &taken, 3).await[2].code();
        let answer = berta.post("/konto/adresse/code", &[("code", &code)]).await;
        assert_eq!(answer.status(), 409);
        assert!(text(answer).await.contains("anderen Konto"));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn names_find_their_person() {
    for house in house::on_every_database().await {
        let site = house.running.app.site("").clone();
        accounts::add_person(&site, "Dora Dietz", Role::Press).await.unwrap();
        assert!(accounts::is_name_of_staff(&site.db.read, "DORA DIETZ", None).await.unwrap());
        assert!(!accounts::is_name_of_staff(&site.db.read, "Dora", None).await.unwrap());
        let nobody = Address::parse("nobody@example.org").unwrap();
        assert!(accounts::person_of_address(&site.db.read, &nobody).await.unwrap().is_none());
        house.running.stop().await;
    }
}

#[derive(sea_orm::FromQueryResult)]
struct Followed {
    email: String,
}

#[tokio::test]
async fn what_somebody_follows_moves_with_the_address() {
    let sink = Sink::start().await.unwrap();
    let patient = |config: &mut mitreden::config::Config| config.limits.forms_per_minute = 1_000;
    for (number, house) in houses(&sink, Clock::system(), patient).await.into_iter().enumerate() {
        let [old, new] = ["alt", "neu"].map(|name| format!("{name}{number}@example.org"));
        let own = crate::notifications::subscribed(&house, &sink, &old, &[("was", "programme:"), ("rhythm", "daily")]).await;
        let own = own.trim_start_matches("/de").to_owned();
        let berta = house.browser();
        let code = super::letterbox::asks_for_code(&berta, &sink, &old, 2).await;
        assert_eq!(berta.post("/anmelden/code", &[("code", &code)]).await.status(), 303);
        assert!(text(berta.get("/konto").await).await.contains(&own));
        berta.post("/konto/adresse", &[("email", &new)]).await;
        let code = letters_to(&sink, &new, 1).await[0].code();
        assert_eq!(berta.post("/konto/adresse/code", &[("code", &code)]).await.status(), 303);
        assert!(text(berta.get("/konto").await).await.contains(&own), "the account still knows what its owner follows");
        let kept: Vec<Followed> = all(&house.running.app.site("").db.read, "SELECT email FROM subscriber", []).await.unwrap();
        assert_eq!(kept.iter().map(|one| one.email.as_str()).collect::<Vec<_>>(), [new.as_str()]);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn whoever_comes_back_to_a_dying_account_is_led_to_keeping_it() {
    let sink = Sink::start().await.unwrap();
    for (number, house) in houses(&sink, Clock::system(), |_| ()).await.into_iter().enumerate() {
        let address = format!("zurueck{number}@example.org");
        let berta = house.browser();
        signs_in(&berta, &sink, &address, 1).await;
        assert_eq!(berta.post("/konto/daten/loeschen", &[("sicher", "ja")]).await.status(), 200);
        // The second letter tells of the wish; letters that are written at one time may come in any order.
        letters_to(&sink, &address, 2).await;
        let code = super::letterbox::asks_for_code(&berta, &sink, &address, 3).await;
        let answer = berta.post("/anmelden/code", &[("code", &code)]).await;
        assert_eq!((answer.status().as_u16(), header(&answer, "location")), (303, "/konto/daten".to_owned()));
        assert!(text(berta.get("/konto/daten").await).await.contains("behalten"));
        berta.post("/konto/daten/behalten", &[]).await;
        let again = house.browser();
        let code = super::letterbox::asks_for_code(&again, &sink, &address, 4).await;
        assert_ne!(header(&again.post("/anmelden/code", &[("code", &code)]).await, "location"), "/konto/daten", "kept is kept");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn what_somebody_brought_with_their_account_is_theirs_to_find() {
    for house in house::on_every_database().await {
        let (cem, frieda) = (house.signed_in("Cem", Role::Person).await, house.signed_in("Frieda", Role::Person).await);
        assert!(text(cem.get("/konto").await).await.contains("href=\"/konto/beitraege\""));
        assert!(text(cem.get("/konto/beitraege").await).await.contains("Noch kein Beitrag"));
        let topic = [("title", "Bänke <am Markt>"), ("text", "Mehr davon."), ("name", "Cem"), ("group", "")];
        let answer = cem.post("/themen/neu", &topic).await;
        let receipt = header(&answer, "location");
        assert!(receipt.starts_with("/themen/beleg/"), "{receipt}");
        let page = text(cem.get("/konto/beitraege").await).await;
        for part in ["Bänke &#60;am Markt&#62;", &format!("href=\"{receipt}\""), "Thema", "Wartet auf Freigabe"] {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
        assert!(text(frieda.get("/konto/beitraege").await).await.contains("Noch kein Beitrag"), "nobody else's");
        house.running.stop().await;
    }
}
