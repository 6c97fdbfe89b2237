//! Inviting staff by a letter or by hand, and accepting: once, in time, for the invited address alone. Not what a role may do.

use jiff::{SignedDuration, Timestamp};
use mitreden::accounts::Role;
use mitreden::base::clock::Clock;
use mitreden::base::db::all;
use mitreden::config::{Config, SecondFactor};
use mitreden_testkit::sink::Sink;
use reqwest::Response;
use sea_orm::FromQueryResult;

use super::{id_of, press, sql};
use crate::accounts::letterbox::{houses, letters_to, signs_in};
use crate::house::{self, Browser, House, header, text};

const INVITE: &str = "/verwaltung/personen/einladen";

async fn invites(hanna: &Browser, name: &str, address: &str, role: &str) -> Response {
    hanna.post(INVITE, &[("name", name), ("email", address), ("rolle", role)]).await
}

/// The address of the first open invitation's buttons.
async fn open_invitation(hanna: &Browser) -> String {
    let page = text(hanna.get("/verwaltung/personen").await).await;
    let rest = page.split("action=\"/verwaltung/personen/einladungen/").nth(1).unwrap_or_else(|| panic!("no invitation in {page}"));
    format!("/verwaltung/personen/einladungen/{}", rest.split('"').next().unwrap())
}

async fn role_of(house: &House, address: &str) -> Option<String> {
    #[derive(FromQueryResult)]
    struct Row {
        role: String,
    }
    let rows: Vec<Row> = all(&house.running.app.site("").db.read, "SELECT role FROM person WHERE email = $1", [address.into()]).await.unwrap();
    rows.into_iter().next().map(|row| row.role)
}

#[tokio::test]
async fn a_letter_brings_somebody_in_once_and_only_by_its_button() {
    let sink = Sink::start().await.unwrap();
    let strict = |config: &mut Config| config.accounts.second_factor = SecondFactor::Required;
    for (number, house) in houses(&sink, Clock::system(), |_| ()).await.into_iter().enumerate() {
        let (hanna, address) = (house.signed_in("Hanna", Role::Admin).await, format!("dora{number}@example.org"));
        let answer = invites(&hanna, "Dora\r\nBcc: eve@example.org", &address.to_uppercase(), "press").await;
        assert_eq!((answer.status().as_u16(), header(&answer, "location")), (303, "/verwaltung/personen?getan=eingeladen".to_owned()));
        let letter = letters_to(&sink, &address, 1).await.remove(0);
        assert!(letter.to == address && letter.text.contains("Hanna lädt Sie ein") && letter.text.contains("Presse"), "{letter:?}");
        let path = letter.path("/einladung/");
        let token = path.rsplit('/').next().unwrap().to_owned();
        assert!(!text(hanna.get("/verwaltung/personen").await).await.contains(&token), "where letters leave, nobody else sees the link");

        let dora = house.browser();
        for _ in 0..3 {
            let page = dora.get(&path).await;
            assert_eq!((page.status().as_u16(), header(&page, "set-cookie")), (200, String::new()), "looking uses nothing up");
            let page = text(page).await;
            assert!(page.contains(&address) && page.contains("Schreibt Artikel") && page.contains("legen wir ein Konto"), "{page}");
        }
        assert_eq!(role_of(&house, &address).await, None, "no account before the button");
        let answer = dora.post(&path, &[]).await;
        assert_eq!((answer.status().as_u16(), header(&answer, "location")), (303, "/de/verwaltung".to_owned()));
        assert_eq!(dora.get("/aktuelles/redaktion").await.status(), 200);
        assert!(text(dora.get("/konto").await).await.contains("value=\"Dora Bcc: eve@example.org\""), "a name on one line");
        for answer in [house.browser().post(&path, &[]).await, house.browser().get(&path).await] {
            assert_eq!(answer.status(), 410, "a link works once");
        }
        let log = text(hanna.get("/verwaltung/protokoll").await).await;
        assert!(log.contains("Zur Mitarbeit eingeladen") && log.contains("Einladung angenommen") && !log.contains(&address), "{log}");
        house.running.stop().await;
    }
    for (number, house) in houses(&sink, Clock::system(), strict).await.into_iter().enumerate() {
        // Whoever invites has shown a second factor; here it is enough that the database says so.
        let (hanna, address) = (house.signed_in("Hanna", Role::Admin).await, format!("emil{number}@example.org"));
        let id = id_of(&house, "Hanna").await;
        sql(&house, "UPDATE session SET second_at = created_at WHERE person_id = $1 AND device <> $2", &id, "-").await;
        assert_eq!(invites(&hanna, "Emil", &address, "moderation").await.status(), 303);
        let letter = letters_to(&sink, &address, 1).await.remove(0);
        assert!(letter.text.contains("zweiten Nachweis"), "{letter:?}");
        let emil = house.browser();
        let answer = emil.post(&letter.path("/einladung/"), &[]).await;
        assert_eq!(header(&answer, "location"), "/de/anmelden/zweiter-schritt?weiter=%2Fverwaltung", "the factor is set up first");
        assert_eq!(emil.get("/verwaltung").await.status(), 303);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn an_account_that_exists_gets_the_role_and_nobody_else() {
    let sink = Sink::start().await.unwrap();
    for (number, house) in houses(&sink, Clock::system(), |_| ()).await.into_iter().enumerate() {
        let [address, other] = ["dora", "eve"].map(|name| format!("{name}{number}@example.org"));
        let (dora, eve) = (house.browser(), house.browser());
        signs_in(&dora, &sink, &address, 1).await;
        dora.post("/konto", &[("name", "Dora Dietz"), ("sprache", "en")]).await;
        signs_in(&eve, &sink, &other, 1).await;
        eve.post("/konto", &[("name", "Eve"), ("sprache", "de")]).await;
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        assert_eq!(invites(&hanna, "D. D.", &address, "moderation").await.status(), 303);
        let letter = letters_to(&sink, &address, 2).await.remove(1);
        assert!(letter.subject.contains("Your invitation"), "the language is that of the account: {letter:?}");
        let path = letter.path("/einladung/");

        // The letter was handed on: the page says whose role it is, and who is signed out.
        let page = text(eve.get(&path).await).await;
        assert!(page.contains("Eve is signed in here now") && page.contains(&address), "{page}");
        assert_eq!(eve.post(&path, &[]).await.status(), 303);
        assert!(text(eve.get("/konto").await).await.contains("value=\"Dora Dietz\""), "it is Dora's account, with her own name");
        assert_eq!(role_of(&house, &other).await.as_deref(), Some("person"), "Eve's own account got nothing");
        assert_eq!(role_of(&house, &address).await.as_deref(), Some("moderation"));
        assert_eq!(dora.get("/moderation").await.status(), 200, "her own session has the role as well");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn invitations_end_are_sent_again_and_taken_back() {
    let sink = Sink::start().await.unwrap();
    let clock = Clock::fixed("2026-11-24T16:00:00Z".parse::<Timestamp>().unwrap());
    for (number, house) in houses(&sink, clock.clone(), |_| ()).await.into_iter().enumerate() {
        let began = clock.now();
        let (hanna, address) = (house.signed_in("Hanna", Role::Admin).await, format!("dora{number}@example.org"));
        invites(&hanna, "Dora", &address, "press").await;
        let first = letters_to(&sink, &address, 1).await[0].path("/einladung/");
        clock.advance(SignedDuration::from_hours(24 * 7 - 1));
        assert_eq!(house.browser().get(&first).await.status(), 200);
        clock.advance(SignedDuration::from_hours(1));
        assert_eq!(house.browser().post(&first, &[]).await.status(), 410, "a week is over");
        assert!(text(hanna.get("/verwaltung/personen").await).await.contains("abgelaufen am Dienstag, 1. Dezember 2026"));

        let change = open_invitation(&hanna).await;
        assert_eq!(hanna.post(&change, &[("do", "again")]).await.status(), 303);
        let second = letters_to(&sink, &address, 2).await[1].path("/einladung/");
        assert_eq!(house.browser().get(&first).await.status(), 410, "the old link stays over");
        assert_eq!(house.browser().get(&second).await.status(), 200);
        assert_eq!(hanna.post(&change, &[("do", "again")]).await.status(), 303);
        let third = letters_to(&sink, &address, 3).await[2].path("/einladung/");
        assert_eq!(house.browser().post(&second, &[]).await.status(), 410, "only the newest link holds");
        assert_eq!(hanna.post(&change, &[("do", "withdraw")]).await.status(), 303);
        assert_eq!(house.browser().post(&third, &[]).await.status(), 410);
        assert_eq!(hanna.post(&change, &[("do", "again")]).await.status(), 410);
        assert_eq!(hanna.post(&change, &[("do", "eat")]).await.status(), 400);

        invites(&hanna, "Emil", &format!("emil{number}@example.org"), "press").await;
        let site = house.running.app.site("");
        for (days, expected) in [(36, true), (1, false)] {
            clock.advance(SignedDuration::from_hours(24 * days));
            mitreden::privacy::apply(site).await.unwrap();
            let hanna = house.signed_in(&format!("Hanna {days}"), Role::Admin).await;
            let page = text(hanna.get("/verwaltung/personen").await).await;
            assert_eq!(page.contains("Emil"), expected, "what ran out can be sent again for a month: {page}");
        }
        clock.advance(began.duration_since(clock.now()));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn two_at_once_make_one_account() {
    let sink = Sink::start().await.unwrap();
    for (number, house) in houses(&sink, Clock::system(), |_| ()).await.into_iter().enumerate() {
        let (hanna, address) = (house.signed_in("Hanna", Role::Admin).await, format!("dora{number}@example.org"));
        let both = tokio::join!(invites(&hanna, "Dora", &address, "press"), invites(&hanna, "Dora", &address, "admin"));
        let statuses = [both.0.status().as_u16(), both.1.status().as_u16()];
        assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "one invitation for one address: {statuses:?}");
        let path = letters_to(&sink, &address, 1).await[0].path("/einladung/");
        let (one, two) = (house.browser(), house.browser());
        let both = tokio::join!(one.post(&path, &[]), two.post(&path, &[]));
        let mut statuses = [both.0.status().as_u16(), both.1.status().as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 410]);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn what_stands_in_the_way_is_said_and_nothing_is_lost() {
    let sink = Sink::start().await.unwrap();
    for (number, house) in houses(&sink, Clock::system(), |_| ()).await.into_iter().enumerate() {
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        let page = text(invites(&hanna, "Dora <3", "dora", "king").await).await;
        for part in
            ["value=\"Dora &#60;3\"", "value=\"dora\"", "vollständige E-Mail-Adresse", "wählen Sie eine Rolle", "email-error", "href=\"#rolle-moderation\""]
        {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
        for (name, role, words) in
            [("", "press", "geben Sie einen Namen ein"), ("a\u{202e}b", "press", "unsichtbare"), ("Dora", "person", "wählen Sie eine Rolle")]
        {
            let answer = invites(&hanna, name, "dora@example.org", role).await;
            assert_eq!(answer.status(), 422, "{name:?} {role}");
            assert!(text(answer).await.contains(words), "{words}");
        }
        let [dora, berta] = ["dora", "berta"].map(|name| format!("{name}{number}@example.org"));
        house.signed_in("Dora", Role::Press).await;
        house.signed_in("Berta", Role::Person).await;
        for (name, address) in [("Dora", &dora), ("Berta", &berta)] {
            sql(&house, "UPDATE person SET email = $2 WHERE id = $1", &id_of(&house, name).await, address).await;
        }
        let said = async |address: &str| text(invites(&hanna, "Wer", address, "press").await).await;
        assert!(said(&dora).await.contains("arbeitet schon für die Stadt"));
        let id = id_of(&house, "Berta").await;
        assert_eq!(press(&hanna, &id, "block", "", ("person", "")).await, 303);
        assert!(said(&berta).await.contains("Heben Sie zuerst die Sperre auf"));
        assert_eq!(press(&hanna, &id, "unblock", "", ("person", "ja")).await, 303);
        assert_eq!(invites(&hanna, "Berta", &berta, "press").await.status(), 303);
        assert!(said(&berta).await.contains("offene Einladung"));

        // Blocked in between: the link tells so and signs nobody in.
        let path = letters_to(&sink, &berta, 1).await[0].path("/einladung/");
        let tx = house.running.app.site("").db.begin().await.unwrap();
        mitreden::base::db::run(&tx, "UPDATE person SET blocked_at = created_at WHERE id = $1", [id.as_str().into()]).await.unwrap();
        tx.commit().await.unwrap();
        let answer = house.browser().post(&path, &[]).await;
        assert_eq!((answer.status().as_u16(), header(&answer, "set-cookie")), (403, String::new()));
        assert_eq!(role_of(&house, &berta).await.as_deref(), Some("person"));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn an_invitation_ends_with_the_right_to_invite_and_with_the_need_of_it() {
    let sink = Sink::start().await.unwrap();
    for (number, house) in houses(&sink, Clock::system(), |_| ()).await.into_iter().enumerate() {
        let (hanna, ida) = (house.signed_in("Hanna", Role::Admin).await, house.signed_in("Ida", Role::Admin).await);
        let [dora, emil] = ["dora", "emil"].map(|name| format!("{name}{number}@example.org"));
        assert_eq!(invites(&ida, "Dora", &dora, "press").await.status(), 303);
        let path = letters_to(&sink, &dora, 1).await[0].path("/einladung/");
        let id = id_of(&house, "Ida").await;
        assert_eq!(press(&hanna, &id, "role", "press", ("admin", "")).await, 303);
        assert_eq!(house.browser().post(&path, &[]).await.status(), 410, "who may not invite has invited nobody");

        house.signed_in("Emil", Role::Person).await;
        let id = id_of(&house, "Emil").await;
        sql(&house, "UPDATE person SET email = $2 WHERE id = $1", &id, &emil).await;
        assert_eq!(invites(&hanna, "Emil", &emil, "press").await.status(), 303);
        let path = letters_to(&sink, &emil, 1).await[0].path("/einladung/");
        assert_eq!(press(&hanna, &id, "role", "moderation", ("person", "")).await, 303);
        assert_eq!(house.browser().post(&path, &[]).await.status(), 410, "who has a role needs no invitation to another");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn where_no_letter_leaves_the_link_is_shown_once() {
    let mute = |config: &mut Config| config.mail.folder = std::path::PathBuf::new();
    for house in house::on_every_database_with(Clock::system(), mute).await {
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        assert!(text(hanna.get(INVITE).await).await.contains("ein einziges Mal hier"));
        let answer = invites(&hanna, "Dora", "dora@example.org", "press").await;
        assert_eq!((answer.status().as_u16(), header(&answer, "cache-control")), (200, "no-store".to_owned()));
        let page = text(answer).await;
        let link = page.split("<p class=\"secret\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
        let path = url::Url::parse(&link).unwrap().path().to_owned();
        let token = path.rsplit('/').next().unwrap();
        assert!(!text(hanna.get("/verwaltung/personen").await).await.contains(token), "never again");
        #[derive(FromQueryResult)]
        struct Kept {
            token_hash: String,
        }
        let kept: Vec<Kept> = all(&house.running.app.site("").db.read, "SELECT token_hash FROM staff_invitation", []).await.unwrap();
        assert!(kept.len() == 1 && kept[0].token_hash != token, "only its hash is kept");
        assert_eq!(house.browser().post(&path, &[]).await.status(), 303);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn guessing_invitations_is_slowed_down() {
    let house = house::open().await;
    let browser = house.browser();
    let mut last = browser.get("/einladung/falsch").await.status();
    for _ in 0..20 {
        if last == 429 {
            break;
        }
        assert_eq!(last, 410);
        last = browser.post("/einladung/falsch", &[]).await.status();
    }
    assert_eq!(last, 429);
}
