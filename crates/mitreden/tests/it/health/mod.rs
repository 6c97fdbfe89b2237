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
        assert!(page.contains(engine) && page.contains("Es warten 0 Briefe, 0 konnten nicht zugestellt werden."), "{page}");
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
        house.running.stop().await;
    }
}
