//! The first setup over HTTP: the key opens it once and for nobody else, its steps write the settings, and then it is gone.

use std::path::Path;

use jiff::SignedDuration;
use mitreden::accounts::Role;
use mitreden::base::clock::Clock;
use mitreden::config::{self, Config, MailProtection, SecondFactor};
use mitreden::{accounts, setup};
use mitreden_testkit::sink::Sink;
use reqwest::multipart::{Form, Part};

use crate::house::{self, Browser, House, header, text};
use crate::settings::images::png;

/// The key of a fresh portal.
async fn key(house: &House) -> String {
    let path = setup::begin(house.running.app.site("")).await.unwrap().unwrap();
    path.strip_prefix("/einrichten?schluessel=").unwrap().to_owned()
}

fn patient(config: &mut Config) {
    config.limits.sign_in_per_minute = 1000;
}

async fn arrives(house: &House, key: &str) -> Browser {
    let hanna = house.browser();
    let answer = hanna.post("/einrichten", &[("schluessel", key), ("name", "Hanna Hauser"), ("email", "hanna@gera.example")]).await;
    assert_eq!(answer.status(), 200);
    assert_eq!(header(&answer, "cache-control"), "no-store");
    assert!(text(answer).await.contains("Willkommen, Hanna Hauser"));
    hanna
}

#[tokio::test]
async fn the_key_makes_one_administrator_and_is_over() {
    for house in house::on_every_database_with(Clock::system(), patient).await {
        assert_eq!(house.browser().get("/einrichten").await.status(), 404, "nothing waits before the first start of a city's portal");
        let old = key(&house).await;
        let key = key(&house).await;
        let stranger = house.browser();
        for path in ["/einrichten", "/einrichten?schluessel=", "/einrichten?schluessel=0", &format!("/einrichten?schluessel={old}")] {
            let answer = stranger.get(path).await;
            assert_eq!(answer.status(), 403, "{path}");
            assert!(!text(answer).await.contains("name=\"email\""));
        }
        assert_eq!(stranger.post("/einrichten", &[("schluessel", &old), ("name", "Eve"), ("email", "eve@example.org")]).await.status(), 403);
        // A scanner that opens the address uses nothing up, and neither does a mistake.
        let form = text(stranger.get(&format!("/einrichten?schluessel={key}")).await).await;
        assert!(form.contains("Schritt 1 von 9") && form.contains(&key), "{form}");
        let answer = stranger.post("/einrichten", &[("schluessel", &key), ("name", "Hanna"), ("email", "hanna")]).await;
        assert_eq!(answer.status(), 422);
        let page = text(answer).await;
        assert!(page.contains("value=\"Hanna\"") && page.contains("vollständige E-Mail-Adresse"), "{page}");
        let hanna = arrives(&house, &key).await;
        for (browser, status) in [(&house.browser(), 410), (&hanna, 410)] {
            assert_eq!(browser.get(&format!("/einrichten?schluessel={key}")).await.status(), status);
            assert_eq!(browser.post("/einrichten", &[("schluessel", &key), ("name", "Eve"), ("email", "eve@example.org")]).await.status(), status);
        }
        assert_eq!(header(&hanna.get("/einrichten").await, "location"), "/einrichten/portal");
        assert!(header(&house.browser().get("/einrichten").await, "location").starts_with("/anmelden?weiter="));
        // A start in between gives no second key: it says where the setup goes on.
        assert_eq!(setup::begin(house.running.app.site("")).await.unwrap().as_deref(), Some("/einrichten"));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn who_comes_at_the_same_time_comes_too_late() {
    for house in house::on_every_database_with(Clock::system(), patient).await {
        let key = key(&house).await;
        let fields = |email: &'static str| vec![("schluessel", key.clone()), ("name", "Hanna".to_owned()), ("email", email.to_owned())];
        let (one, other) = (house.browser(), house.browser());
        let send = |browser: &Browser, email| browser.post_with("/einrichten").form(&fields(email)).send();
        let (one, other) = tokio::join!(send(&one, "one@gera.example"), send(&other, "other@gera.example"));
        let mut statuses = [one.unwrap().status().as_u16(), other.unwrap().status().as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 410]);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_key_is_over_after_a_day_and_where_there_is_staff() {
    let clock = Clock::fixed(Clock::system().now());
    for house in house::on_every_database_with(clock.clone(), patient).await {
        let first = key(&house).await;
        clock.advance(SignedDuration::from_hours(24));
        assert_eq!(house.browser().get(&format!("/einrichten?schluessel={first}")).await.status(), 410);
        let second = key(&house).await;
        assert_eq!(house.browser().get(&format!("/einrichten?schluessel={second}")).await.status(), 200);
        // Somebody was added by the command line: the portal needs no first setup any more.
        accounts::add_person(house.running.app.site(""), "Hanna", Role::Admin).await.unwrap();
        assert_eq!(setup::begin(house.running.app.site("")).await.unwrap(), None);
        assert_eq!(house.browser().get(&format!("/einrichten?schluessel={second}")).await.status(), 404);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn the_steps_write_the_settings_and_end() {
    for house in house::on_every_database_with(Clock::system(), patient).await {
        let key = key(&house).await;
        let hanna = arrives(&house, &key).await;
        let next = |answer: reqwest::Response| header(&answer, "location");
        let page = text(hanna.get("/einrichten/portal").await).await;
        assert!(page.contains("Schritt 2 von 9") && page.contains("aria-current=\"step\""), "{page}");
        let city = [("site-name", "Mitmachen"), ("site-city", "Zwönitz"), ("site-languages", "de,en"), ("site-time_zone", "Europe/Gera"), ("site-footer", "")];
        let answer = hanna.post("/einrichten/portal", &city).await;
        assert_eq!(answer.status(), 422);
        let page = text(answer).await;
        assert!(page.contains("Diese Zeitzone kennen wir nicht") && page.contains("value=\"Zwönitz\""), "{page}");
        let mut city = city.to_vec();
        city[3].1 = "Atlantic/Azores";
        assert_eq!(next(hanna.post("/einrichten/portal", &city).await), "/einrichten/farben");
        assert_eq!(house.running.app.site("").zone().iana_name(), Some("Atlantic/Azores"), "in force at once");
        assert_eq!(hanna.post("/einrichten/farben", &[("theme-light-primary", "#ffff00")]).await.status(), 422);
        assert_eq!(next(hanna.post("/einrichten/farben", &[("theme-light-primary", "#003f7d")]).await), "/einrichten/impressum");
        // Somewhere else, the strip leads back to where one stopped.
        let page = text(hanna.get("/programm").await).await;
        assert!(page.contains("setup-strip"), "{page}");
        assert!(!text(house.browser().get("/programm").await).await.contains("setup-strip"));
        assert_eq!(next(hanna.get("/einrichten").await), "/einrichten/impressum");
        assert_eq!(next(hanna.post("/einrichten/impressum", &[("imprint-provider", "Stadt Zwönitz")]).await), "/einrichten/datenschutz");
        assert_eq!(next(hanna.post("/einrichten/datenschutz", &[("privacy-officer", "Frau Schutz")]).await), "/einrichten/barrierefreiheit");
        let page = text(hanna.get("/einrichten/barrierefreiheit").await).await;
        assert!(page.contains("accessibility-enforcement_email") && !page.contains("accessibility-exceptions"), "{page}");
        assert_eq!(next(hanna.post("/einrichten/barrierefreiheit", &[]).await), "/einrichten/post");
        assert_eq!(next(hanna.post("/einrichten/post", &[]).await), "/einrichten/medien");
        assert_eq!(next(hanna.post("/einrichten/medien", &[]).await), "/einrichten/fertig");
        let page = text(hanna.get("/einrichten/fertig").await).await;
        assert!(page.contains("Im Impressum fehlen Angaben."), "{page}");
        assert_eq!(next(hanna.post("/einrichten/fertig", &[]).await), "/verwaltung");
        for path in ["/einrichten", "/einrichten/portal", &format!("/einrichten?schluessel={key}")] {
            assert_eq!(hanna.get(path).await.status(), 410, "{path}");
        }
        assert!(!text(hanna.get("/programm").await).await.contains("setup-strip"));
        // The same store as the settings: they show what was set here, and the log knows who did it.
        let settings = text(hanna.get("/verwaltung/einstellungen/portal").await).await;
        assert!(settings.contains("Atlantic/Azores") && settings.contains("Zwönitz"), "{settings}");
        let log = text(hanna.get("/verwaltung/protokoll").await).await;
        assert!(log.contains("Einrichtung abgeschlossen") && log.contains("Hanna Hauser"), "{log}");
        // In words, at addresses that last, and by whoever sat at the browser.
        for part in [
            "href=\"/verwaltung/einstellungen/impressum\">Anbieter</a>",
            "\"/verwaltung/einstellungen/farben\">Farben, helle Anzeige</a>",
            "\"/verwaltung/personen\">Hanna",
        ] {
            assert!(log.contains(part), "{part} is missing in {log}");
        }
        for part in ["href=\"/einrichten", "imprint.provider", "theme.light", "<td>Betrieb (Kommandozeile)</td>"] {
            assert!(!log.contains(part), "{part} stands in {log}");
        }
        assert_eq!(setup::begin(house.running.app.site("")).await.unwrap(), None, "it never begins again");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn the_example_file_leaves_every_field_to_the_browser() {
    let example = config::load(Some(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../mitreden.example.toml")), []).unwrap();
    let from_example = |config: &mut Config| {
        patient(config);
        config.fixed = example.fixed.clone();
    };
    let house = house::on_every_database_with(Clock::system(), from_example).await.remove(0);
    let hanna = arrives(&house, &key(&house).await).await;
    for (step, field) in [("portal", "site-city"), ("farben", "theme-dark-warm"), ("impressum", "imprint-editor"), ("datenschutz", "mail-country")] {
        let page = text(hanna.get(&format!("/einrichten/{step}")).await).await;
        assert!(page.contains(&format!("name=\"{field}\"")) && !page.contains("Von der Betriebsleitung festgelegt"), "{page}");
    }
    // The law asks for the address: nothing of it is voluntary.
    assert!(!text(hanna.get("/einrichten/impressum").await).await.contains("(freiwillig)"));
    house.running.stop().await;
}

#[tokio::test]
async fn a_logo_is_replaced_and_removed_on_its_step() {
    let house = house::on_every_database_with(Clock::system(), patient).await.remove(0);
    let hanna = arrives(&house, &key(&house).await).await;
    let step = async || text(hanna.get("/einrichten/farben").await).await;
    assert!(step().await.contains(">Hinzufügen<") && !step().await.contains("/einrichten/logo/entfernen"));
    let form = Form::new().text("alt", "Wappen").part("datei", Part::bytes(png(400, 100)).file_name("logo.png"));
    assert_eq!(hanna.post_with("/einrichten/logo").multipart(form).send().await.unwrap().status(), 303);
    let page = step().await;
    assert!(page.contains(">Ersetzen<") && page.contains("action=\"/einrichten/logo/entfernen\"") && !page.contains(">Hinzufügen<"), "{page}");
    assert_eq!(header(&hanna.post("/einrichten/logo/entfernen", &[]).await, "location"), "/einrichten/farben");
    assert!(step().await.contains(">Hinzufügen<"));
    assert!(text(hanna.get("/verwaltung/protokoll").await).await.contains("Bild entfernt"));
    house.running.stop().await;
}

#[tokio::test]
async fn guesses_are_slowed_down() {
    let house = house::open().await;
    let key = key(&house).await;
    let stranger = house.browser();
    let mut last = 0;
    for _ in 0..=house.running.app.site("").config.limits.sign_in_per_minute {
        last = stranger.get("/einrichten?schluessel=0").await.status().as_u16();
    }
    assert_eq!(last, 429);
    assert_eq!(stranger.get(&format!("/einrichten?schluessel={key}")).await.status(), 429, "even the right one waits then");
    house.running.stop().await;
}

#[tokio::test]
async fn the_second_factor_is_asked_for_before_the_steps() {
    let strict = |config: &mut Config| {
        patient(config);
        config.accounts.second_factor = SecondFactor::Required;
        config.mail.folder = std::path::PathBuf::new();
    };
    for house in house::on_every_database_with(Clock::system(), strict).await {
        let key = key(&house).await;
        let hanna = house.browser();
        let page = text(hanna.post("/einrichten", &[("schluessel", &key), ("name", "Hanna"), ("email", "hanna@gera.example")]).await).await;
        let link = page.split("/anmelden/").nth(1).and_then(|rest| rest.get(..64)).unwrap();
        assert_eq!(header(&hanna.get("/einrichten").await, "location"), "/anmelden/zweiter-schritt?weiter=%2Feinrichten");
        assert_eq!(header(&hanna.get("/einrichten/portal").await, "location"), "/anmelden/zweiter-schritt?weiter=%2Feinrichten%2Fportal");
        let second = text(hanna.get("/konto/einmalkennwort").await).await;
        assert!(second.contains("setup-strip"), "from where the second factor is set up a way leads back: {second}");
        // Without a mail server the noted link signs in again.
        let again = house.browser();
        assert_eq!(again.post(&format!("/anmelden/{link}"), &[]).await.status(), 303);
        assert_eq!(again.post(&format!("/anmelden/{link}"), &[]).await.status(), 410);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_trial_letter_says_what_the_server_answered() {
    let sink = Sink::start().await.unwrap();
    let port = sink.address.port();
    let posted = move |config: &mut Config| {
        patient(config);
        config.mail.host = "127.0.0.1".to_owned();
        config.mail.port = port;
        config.mail.protection = MailProtection::None;
    };
    for (before, house) in house::on_every_database_with(Clock::system(), posted).await.into_iter().enumerate() {
        let key = key(&house).await;
        let hanna = arrives(&house, &key).await;
        let page = text(hanna.get("/einrichten/post").await).await;
        assert!(page.contains("Der Brief geht an hanna@gera.example") && page.contains("ging noch kein Brief hinaus"), "{page}");
        let page = text(hanna.post("/einrichten/post", &[("do", "try")]).await).await;
        assert!(page.contains("hat den Brief an hanna@gera.example angenommen"), "{page}");
        assert!(page.contains("Zuletzt hat der Mailserver einen Brief angenommen"), "the health beside it knows of it: {page}");
        let letters = sink.wait_for(before + 1).await;
        assert_eq!(letters[before].to, ["hanna@gera.example"]);
        sink.judge(|_| Some("550 5.7.1 relaying denied".to_owned()));
        let page = text(hanna.post("/einrichten/post", &[("do", "try")]).await).await;
        assert!(page.contains("nimmt den Brief nicht an") && page.contains("relaying denied"), "{page}");
        sink.judge(|_| None);
        house.running.stop().await;
    }
}
