//! The health page says what works, what does not and what to do, in words. What machines ask stands with the errors.

use mitreden::accounts::Role;
use mitreden::base::clock::Clock;
use mitreden::{config, schedule};

use crate::house::{self, text};

#[tokio::test]
async fn faults_are_named_with_their_next_step() {
    let city = |config: &mut config::Config| {
        config.mail.folder = std::path::PathBuf::new();
        config.http.base_url = "http://mitreden.example".into();
    };
    for house in house::on_every_database_with(Clock::system(), city).await {
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        let page = text(hanna.get("/verwaltung/zustand").await).await;
        for part in [
            "3 Teile des Portals sind gestört.",
            "Stand der Tabellen: ",
            "auf dem Datenträger mit dem Ordner /",
            "Es ist kein Mailserver eingetragen",
            "unter [mail] mindestens host",
            "Diese Adressen gibt es nur in Ihrem eigenen Netz",
            "Ohne https geben Browser weder Mikrofon",
            "Im Impressum fehlen Angaben.",
            "Seit dem Start ist noch keine Runde vorbei.",
            env!("CARGO_PKG_VERSION"),
        ] {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
        let english = text(hanna.get("/en/verwaltung/zustand").await).await;
        assert!(english.contains("3 parts of the portal do not work."), "{english}");
        schedule::round(&house.running.app).await;
        let page = text(hanna.get("/verwaltung/zustand").await).await;
        assert!(page.contains("Rundbriefe wurden zuletzt erledigt: "), "{page}");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn the_engine_is_named_and_letters_are_counted() {
    for house in house::on_every_database().await {
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        let page = text(hanna.get("/verwaltung/zustand").await).await;
        let engine = if house.running.app.site("").config.database.url.is_empty() { "SQLite 3" } else { "PostgreSQL " };
        assert!(page.contains(engine) && page.contains("Es wartet kein Brief.") && !page.contains("konnten nicht zugestellt"), "{page}");
        assert!(page.contains("statt verschickt") && page.contains("ging noch kein Brief hinaus"), "{page}");
        house.browser().post("/anmelden", &[("email", "berta@example.org")]).await;
        let site = house.running.app.site("");
        while site.outbox.round(&site.db).await.unwrap().sent == 0 && site.outbox.last_sent(&site.db.read).await.unwrap().is_none() {
            tokio::task::yield_now().await;
        }
        let page = text(hanna.get("/verwaltung/zustand").await).await;
        assert!(page.contains("Zuletzt hat der Mailserver einen Brief angenommen"), "{page}");
        assert!(!page.contains("berta@"), "whom a letter went to is nothing for this page");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_mail_server_that_is_down_is_seen_before_letters_are_lost() {
    let down = |config: &mut config::Config| {
        config.mail.host = "127.0.0.1".to_owned();
        // Nobody listens there.
        config.mail.port = 1;
        config.mail.protection = config::MailProtection::None;
    };
    for house in house::on_every_database_with(Clock::system(), down).await {
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        let page = text(hanna.get("/verwaltung/zustand").await).await;
        assert!(!page.contains("noch nicht angenommen"), "{page}");
        house.browser().post("/anmelden", &[("email", "berta@example.org")]).await;
        let site = house.running.app.site("");
        while site.outbox.health(&site.db.read).await.unwrap().delayed == 0 {
            site.outbox.round(&site.db).await.unwrap();
            tokio::task::yield_now().await;
        }
        let page = text(hanna.get("/verwaltung/zustand").await).await;
        assert!(page.contains("Einen Brief hat der Mailserver noch nicht angenommen") && page.contains("href=\"/verwaltung/post\""), "{page}");
        assert!(page.contains("Es wartet ein Brief."), "what is tried again waits, also between two tries: {page}");
        let page = text(hanna.get("/verwaltung/post").await).await;
        assert!(page.contains("Der Mailserver nimmt keine Verbindung an.") && !page.contains("os error"), "{page}");
        let waiting = page.split("Warten auf den Versand").nth(1).unwrap();
        assert!(waiting.split("</dd>").next().unwrap().ends_with('1'), "{page}");
        house.running.stop().await;
    }
}
#[tokio::test]
async fn machines_get_numbers_with_the_token_and_nobody_else_gets_anything() {
    const TOKEN: &str = "ein langes Kennwort";
    let open = |config: &mut config::Config| config.metrics.token = TOKEN.to_owned();
    for house in house::on_every_database_with(Clock::system(), open).await {
        let (guest, hanna) = (house.browser(), house.signed_in("Hanna", Role::Admin).await);
        for browser in [&guest, &hanna] {
            assert_eq!(browser.get("/metrics").await.status(), 404);
        }
        for wrong in ["Bearer", "Bearer falsch", "Basic ein langes Kennwort"] {
            assert_eq!(guest.get_with("/metrics").header("authorization", wrong).send().await.unwrap().status(), 404, "{wrong}");
        }
        let answer = guest.get_with("/metrics").header("authorization", "Bearer ein langes Kennwort").send().await.unwrap();
        assert_eq!(house::header(&answer, "content-type"), "text/plain; version=0.0.4; charset=utf-8");
        let text = text(answer).await;
        for line in ["mitreden_health{area=\"database\"} 0", "# TYPE mitreden_rooms_failed_total counter", "mitreden_letters_waiting 0"] {
            assert!(text.lines().any(|one| one == line), "{line} is missing in {text}");
        }
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let (name, value) = line.rsplit_once(' ').unwrap();
            assert!(name.starts_with("mitreden_") && value.parse::<f64>().is_ok(), "{line}");
        }
        house.running.stop().await;
    }
}

#[tokio::test]
async fn this_machine_gets_numbers_when_the_settings_say_so_and_a_proxy_on_it_does_not() {
    let house = house::on_every_database_with(Clock::system(), |config| config.metrics.loopback = true).await.remove(0);
    assert_eq!(house.browser().get("/metrics").await.status(), 200);
    assert_eq!(house.browser().get_with("/metrics").header("x-forwarded-for", "192.0.2.1").send().await.unwrap().status(), 404);
}
