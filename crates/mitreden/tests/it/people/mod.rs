//! People and roles as the administration changes them, and what must not happen to its last member. Invitations have a file of their own.

mod invitations;

use jiff::{SignedDuration, Timestamp};
use mitreden::accounts::{self, Refusal, Role, Standing};
use mitreden::base::clock::Clock;
use mitreden::base::db::{one, run};
use mitreden::config::SecondFactor;
use mitreden::{people, privacy};
use mitreden_testkit::sink::Sink;
use sea_orm::FromQueryResult;

use crate::accounts::letterbox::{houses, letters_to, signs_in};
use crate::house::{self, Browser, House, header, text};

#[derive(FromQueryResult)]
struct Found {
    id: String,
}

/// The id of the one person of this name.
async fn id_of(house: &House, name: &str) -> String {
    let row: Option<Found> = one(&house.running.app.site("").db.read, "SELECT id FROM person WHERE name = $1", [name.into()]).await.unwrap();
    row.unwrap().id
}

async fn sql(house: &House, sql: &str, id: &str, text: &str) {
    let tx = house.running.app.site("").db.begin().await.unwrap();
    assert_eq!(run(&tx, sql, [id.into(), text.into()]).await.unwrap(), 1);
    tx.commit().await.unwrap();
}

/// Sends one of the buttons of a person's page, as the page showed it.
async fn press(browser: &Browser, id: &str, deed: &str, role: &str, seen: (&str, &str)) -> u16 {
    let fields = [("do", deed), ("rolle", role), ("war_rolle", seen.0), ("war_gesperrt", seen.1)];
    browser.post(&format!("/verwaltung/personen/{id}"), &fields).await.status().as_u16()
}

#[tokio::test]
async fn the_list_finds_people_and_says_how_they_stand() {
    let clock = Clock::fixed("2026-11-24T23:30:00Z".parse::<Timestamp>().unwrap());
    for house in house::on_every_database_with(clock, |_| ()).await {
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        house.signed_in("Özlem Öz", Role::Press).await;
        house.signed_in("Berta <b>", Role::Person).await;
        accounts::add_person(house.running.app.site(""), "Emil", Role::Moderation).await.unwrap();
        sql(&house, "UPDATE person SET email = $2 WHERE id = $1", &id_of(&house, "Özlem Öz").await, "oezlem@gera.example").await;
        let totp = "INSERT INTO totp (person_id, seed, created_at, confirmed_at) SELECT id, $2, created_at, created_at FROM person WHERE id = $1";
        sql(&house, totp, &id_of(&house, "Özlem Öz").await, "x").await;

        let page = text(hanna.get("/verwaltung/personen").await).await;
        for part in ["4 Personen", "Berta &#60;b&#62;", "Das sind Sie", "zweiter Nachweis: ja", "zweiter Nachweis: nein", "noch nie angemeldet"] {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
        assert!(page.contains("zuletzt angemeldet: Mittwoch, 25. November 2026<"), "the city's day: {page}");
        assert!(!page.contains("00:30"), "the day is told, and not the minute: {page}");
        let order: Vec<_> = ["Hanna", "Özlem", "Emil", "Berta"].iter().map(|name| page.find(name).unwrap()).collect();
        assert!(order.is_sorted(), "those who work for the city stand first: {order:?}");

        for (query, found, lost) in [
            ("suche=%C3%96ZLEM", "Özlem", "Berta"),
            ("suche=gera.example+%C3%B6z", "Özlem", "Emil"),
            ("rolle=person", "Berta", "Özlem"),
            ("suche=%22%25_%27%00&rolle=quatsch&seite=0", "Dazu gibt es kein Konto", "Berta"),
        ] {
            let page = text(hanna.get(&format!("/verwaltung/personen?{query}")).await).await;
            assert!(page.contains(found) && !page.contains(lost), "{query}: {page}");
        }
        assert!(text(hanna.get("/en/verwaltung").await).await.contains("href=\"/en/verwaltung/personen\""));
        for nobody in ["0", "%00", "00000000000000000000000000000000"] {
            assert_eq!(hanna.get(&format!("/verwaltung/personen/{nobody}")).await.status(), 404, "{nobody}");
        }
        house.running.stop().await;
    }
}

#[tokio::test]
async fn many_people_come_page_by_page() {
    let house = house::open().await;
    let hanna = house.signed_in("Hanna", Role::Admin).await;
    for number in 1..=51 {
        accounts::add_person(house.running.app.site(""), &format!("Person {number:02}."), Role::Person).await.unwrap();
    }
    let page = text(hanna.get("/verwaltung/personen").await).await;
    assert!(page.contains("Person 49.") && !page.contains("Person 50.") && page.contains("seite=2") && page.contains("52 Personen"), "{page}");
    let page = text(hanna.get("/verwaltung/personen?seite=2").await).await;
    assert!(page.contains("Person 51.") && !page.contains("Person 49.") && page.contains("seite=1"), "{page}");
}

#[tokio::test]
async fn a_role_holds_at_once_and_a_stale_page_changes_nothing() {
    for house in house::on_every_database().await {
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        let dora = house.signed_in("Dora", Role::Person).await;
        let id = id_of(&house, "Dora").await;
        assert_eq!(press(&hanna, &id, "role", "press", ("person", "")).await, 303);
        assert_eq!(dora.get("/aktuelles/redaktion").await.status(), 200, "without signing in again");
        let page = text(hanna.get(&format!("/verwaltung/personen/{id}?getan=rolle")).await).await;
        assert!(page.contains("Die Rolle ist geändert") && page.contains("data-confirm=\"Das Konto von Dora sperren?\""), "{page}");

        // Another administrator's page still shows the citizen.
        let answer = hanna.post(&format!("/verwaltung/personen/{id}"), &[("do", "role"), ("rolle", "admin"), ("war_rolle", "person")]).await;
        assert_eq!(answer.status(), 409);
        let page = text(answer).await;
        assert!(page.contains("Jemand anderes hat dieses Konto inzwischen geändert") && page.contains("value=\"press\" checked"), "{page}");
        assert_eq!(dora.get("/verwaltung/personen").await.status(), 403);

        assert_eq!(press(&hanna, &id, "role", "person", ("press", "")).await, 303);
        assert_eq!(dora.get("/aktuelles/redaktion").await.status(), 403, "it ends at once, too");
        for (deed, role, seen) in [("role", "king", "person"), ("crown", "press", "person"), ("role", "press", "king")] {
            assert_eq!(press(&hanna, &id, deed, role, (seen, "")).await, 400, "{deed} {role} {seen}");
        }
        assert_eq!(press(&hanna, "0", "role", "press", ("person", "")).await, 404);
        let own = id_of(&house, "Hanna").await;
        for deed in ["role", "block", "second", "sessions"] {
            assert_eq!(press(&hanna, &own, deed, "press", ("admin", "")).await, 409, "{deed} to oneself");
        }
        assert!(!text(hanna.get(&format!("/verwaltung/personen/{own}")).await).await.contains("name=\"do\""));
        let log = text(hanna.get("/verwaltung/protokoll").await).await;
        assert!(log.contains("Dora: Presse → Person") && log.contains(&format!("/verwaltung/personen/{id}")), "{log}");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_block_ends_sessions_and_every_way_in() {
    let sink = Sink::start().await.unwrap();
    for (number, house) in houses(&sink, Clock::system(), |_| ()).await.into_iter().enumerate() {
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        let (berta, address) = (house.browser(), format!("berta{number}@example.org"));
        signs_in(&berta, &sink, &address, 1).await;
        berta.post("/konto", &[("name", "Berta Braun"), ("sprache", "de")]).await;
        let id = id_of(&house, "Berta Braun").await;
        assert_eq!(press(&hanna, &id, "block", "", ("person", "")).await, 303);
        assert!(header(&berta.get("/konto").await, "location").starts_with("/anmelden"), "her session is over");
        assert!(text(hanna.get("/verwaltung/personen").await).await.contains("Gesperrt"));

        berta.post("/anmelden", &[("email", &address)]).await;
        let code = letters_to(&sink, &address, 2).await[1].code();
        let answer = berta.post("/anmelden/code", &[("code", &code)]).await;
        assert_eq!((answer.status().as_u16(), header(&answer, "set-cookie").contains("__Host-mitreden=")), (403, false));
        let log = text(hanna.get("/verwaltung/protokoll").await).await;
        assert!(log.contains("Konto gesperrt") && !log.contains("Berta"), "citizens stand there without a name: {log}");

        assert_eq!(press(&hanna, &id, "unblock", "", ("person", "")).await, 409, "the page is stale");
        assert_eq!(press(&hanna, &id, "unblock", "", ("person", "ja")).await, 303);
        signs_in(&berta, &sink, &address, 3).await;
        assert_eq!(press(&hanna, &id, "sessions", "", ("person", "")).await, 303);
        assert_eq!(berta.get("/konto").await.status(), 303);

        let link = accounts::add_person(house.running.app.site(""), "Emil", Role::Moderation).await.unwrap();
        assert_eq!(press(&hanna, &id_of(&house, "Emil").await, "block", "", ("moderation", "")).await, 303);
        assert_eq!(house.browser().post(&link.path(), &[]).await.status(), 410, "a link that waits is over, too");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn two_administrators_at_once_never_leave_none() {
    for house in house::on_every_database().await {
        for round in 0..5 {
            let names = [format!("Hanna {round}"), format!("Ida {round}")];
            let [hanna, ida] = [house.signed_in(&names[0], Role::Admin).await, house.signed_in(&names[1], Role::Admin).await];
            let [one, two] = [id_of(&house, &names[0]).await, id_of(&house, &names[1]).await];
            let deed = if round % 2 == 0 { "block" } else { "role" };
            let fields = [("do", deed), ("rolle", "person"), ("war_rolle", "admin")];
            let [to_one, to_two] = [&one, &two].map(|id| format!("/verwaltung/personen/{id}"));
            let (first, second) = tokio::join!(hanna.post(&to_two, &fields), ida.post(&to_one, &fields));
            // Whoever was slower has no right any more, or no session.
            let done = [header(&first, "location"), header(&second, "location")];
            assert_eq!(done.iter().filter(|place| place.contains("getan=")).count(), 1, "{done:?}");
            let left = [hanna.get("/verwaltung/personen").await.status(), ida.get("/verwaltung/personen").await.status()];
            assert_eq!(left.iter().filter(|status| **status == 200).count(), 1, "{left:?}");
        }
        house.running.stop().await;
    }
}

#[tokio::test]
async fn the_last_administrator_keeps_the_role() {
    for house in house::on_every_database().await {
        house.signed_in("Hanna", Role::Admin).await;
        let site = house.running.app.site("");
        // Invited and never here: nobody to rely on.
        accounts::add_person(site, "Ida", Role::Admin).await.unwrap();
        let (id, now) = (id_of(&house, "Hanna").await, site.clock.now());
        let standing = |role, blocked| Standing { role, blocked };
        for then in [standing(Role::Press, false), standing(Role::Admin, true)] {
            let tx = site.db.begin().await.unwrap();
            let change = accounts::change(&tx, now, &id, standing(Role::Admin, false), then).await.unwrap();
            assert_eq!(change.unwrap_err(), Refusal::LastAdministrator);
        }
        house.signed_in("Inge", Role::Admin).await;
        let tx = site.db.begin().await.unwrap();
        assert!(accounts::change(&tx, now, &id, standing(Role::Admin, false), standing(Role::Press, false)).await.unwrap().is_ok());
        drop(tx);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn nobody_with_a_role_is_erased() {
    let clock = Clock::fixed("2026-11-24T16:00:00Z".parse::<Timestamp>().unwrap());
    let strict = |config: &mut mitreden::config::Config| config.accounts.second_factor = SecondFactor::Required;
    for house in house::on_every_database_with(clock.clone(), strict).await {
        let began = clock.now();
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        assert_eq!(hanna.post("/konto/daten/loeschen", &[("sicher", "ja")]).await.status(), 403, "also before the second factor is shown");

        let dora = house.signed_in("Dora", Role::Person).await;
        assert_eq!(dora.post("/konto/daten/loeschen", &[("sicher", "ja")]).await.status(), 200);
        let id = id_of(&house, "Dora").await;
        sql(&house, "UPDATE person SET role = $2 WHERE id = $1", &id, "admin").await;
        clock.advance(SignedDuration::from_hours(24 * privacy::COOLING_DAYS + 1));
        let site = house.running.app.site("");
        assert_eq!(privacy::erase_due(site).await.unwrap(), 0);
        assert_eq!(id_of(&house, "Dora").await, id, "she has got a role since");
        sql(&house, "UPDATE person SET role = $2 WHERE id = $1", &id, "person").await;
        assert_eq!(privacy::erase_due(site).await.unwrap(), 0, "the old wish is over");
        clock.advance(began.duration_since(clock.now()));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_lost_second_factor_is_reset_and_the_person_is_told() {
    let sink = Sink::start().await.unwrap();
    for (number, house) in houses(&sink, Clock::system(), |_| ()).await.into_iter().enumerate() {
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        let dora = house.signed_in("Dora", Role::Press).await;
        let (id, address) = (id_of(&house, "Dora").await, format!("dora{number}@example.org"));
        sql(&house, "UPDATE person SET email = $2 WHERE id = $1", &id, &address).await;
        let page = text(hanna.get(&format!("/verwaltung/personen/{id}")).await).await;
        assert!(!page.contains("value=\"second\""), "there is nothing to reset: {page}");
        let totp = "INSERT INTO totp (person_id, seed, created_at, confirmed_at) SELECT id, $2, created_at, created_at FROM person WHERE id = $1";
        sql(&house, totp, &id, "x").await;
        sql(&house, "INSERT INTO recovery_code (person_id, code_mac) VALUES ($1, $2)", &id, "x").await;
        assert!(text(hanna.get(&format!("/verwaltung/personen/{id}")).await).await.contains("value=\"second\""));

        assert_eq!(press(&hanna, &id, "second", "", ("press", "")).await, 303);
        let letter = letters_to(&sink, &address, 1).await.remove(0);
        assert!(letter.subject.contains("zurückgesetzt") && letter.text.contains("Haben Sie nicht darum gebeten?"), "{letter:?}");
        assert_eq!(dora.get("/konto").await.status(), 303, "her sessions are over");
        for table in ["totp", "recovery_code"] {
            let left: Option<Found> =
                one(&house.running.app.site("").db.read, &format!("SELECT person_id AS id FROM {table} WHERE person_id = $1"), [id.as_str().into()])
                    .await
                    .unwrap();
            assert!(left.is_none(), "{table}");
        }
        assert!(text(hanna.get("/verwaltung/protokoll?tat=person.second-reset").await).await.contains("Dora: Presse"));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn who_is_reached_by_no_letter_gets_a_link_by_hand() {
    let sink = Sink::start().await.unwrap();
    for (number, house) in houses(&sink, Clock::system(), |_| ()).await.into_iter().enumerate() {
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        let emil = house.signed_in("Emil", Role::Moderation).await;
        let id = id_of(&house, "Emil").await;
        assert_eq!(press(&hanna, &id, "sessions", "", ("moderation", "")).await, 303);
        assert_eq!(emil.get("/konto").await.status(), 303);
        let fields = [("do", "link"), ("war_rolle", "moderation")];
        let answer = hanna.post(&format!("/verwaltung/personen/{id}"), &fields).await;
        assert_eq!((answer.status().as_u16(), header(&answer, "cache-control")), (200, "no-store".to_owned()));
        let page = text(answer).await;
        let link = page.split("<p class=\"secret\">").nth(1).unwrap().split('<').next().unwrap();
        let path = url::Url::parse(link).unwrap().path().to_owned();
        assert_eq!(emil.post(&path, &[]).await.status(), 303);
        assert!(text(emil.get("/konto").await).await.contains("value=\"Emil\""));
        assert!(text(hanna.get("/verwaltung/protokoll").await).await.contains("Link zum Anmelden gemacht"));

        // Whoever gets letters signs in by them: nobody makes a link to their account.
        sql(&house, "UPDATE person SET email = $2 WHERE id = $1", &id, &format!("emil{number}@example.org")).await;
        assert!(!text(hanna.get(&format!("/verwaltung/personen/{id}")).await).await.contains("value=\"link\""));
        assert_eq!(press(&hanna, &id, "link", "", ("moderation", "")).await, 400);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn what_staff_and_operator_do_stands_in_the_log() {
    for house in house::on_every_database().await {
        let site = house.running.app.site("");
        people::add_by_operator(site, "Ada", Role::Moderation).await.unwrap();
        people::add_by_operator(site, "Berta", Role::Person).await.unwrap();
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        let berta = house.signed_in("Berta B.", Role::Person).await;
        for browser in [&hanna, &berta] {
            browser.post("/konto/einmalkennwort", &[("do", "begin")]).await;
        }
        // What was never confirmed was never a factor.
        hanna.post("/konto/einmalkennwort", &[("do", "remove")]).await;
        let log = text(hanna.get("/verwaltung/protokoll").await).await;
        assert!(log.contains("Betrieb (Kommandozeile)") && log.contains("Ada: Moderation") && !log.contains("Berta") && !log.contains("Nachweis"), "{log}");

        hanna.post("/konto/einmalkennwort", &[("do", "begin")]).await;
        sql(&house, "UPDATE totp SET confirmed_at = created_at, seed = $2 WHERE person_id = $1", &id_of(&house, "Hanna").await, "x").await;
        let tx = site.db.begin().await.unwrap();
        run(&tx, "UPDATE session SET second_at = created_at", []).await.unwrap();
        tx.commit().await.unwrap();
        for deed in ["codes", "remove"] {
            assert!(hanna.post("/konto/einmalkennwort", &[("do", deed)]).await.status().as_u16() < 400, "{deed}");
        }
        let log = text(hanna.get("/verwaltung/protokoll?person=Hanna").await).await;
        assert!(log.contains("<td>Neue Ersatzcodes gemacht</td>") && log.contains("<td>Eigenen zweiten Nachweis entfernt</td>"), "{log}");
        house.running.stop().await;
    }
}
