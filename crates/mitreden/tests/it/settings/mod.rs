//! What the administration sets is in force at once, and only what can be read and checked. Never the operator's own file.

pub(crate) mod images;

use mitreden::accounts::Role;
use mitreden::base::clock::Clock;

use crate::house::{self, header, text};
use crate::programme::field;

#[tokio::test]
async fn what_is_saved_is_in_force_at_once_and_after_a_restart() {
    for house in house::on_every_database().await {
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        let answer = hanna.post("/verwaltung/einstellungen/impressum", &imprint("Stadt <Zwönitz>", "rathaus@zwoenitz.example")).await;
        assert_eq!((answer.status().as_u16(), header(&answer, "location")), (303, "/verwaltung/einstellungen/impressum?gespeichert".to_owned()));
        let page = text(house.browser().get("/impressum").await).await;
        for part in ["Stadt &#60;Zwönitz&#62;", "Markt 6<br>", "08297 Zwönitz", "mailto:rathaus@zwoenitz.example"] {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
        let portal = [("site-name", "Mitmachen"), ("site-city", "Zwönitz"), ("site-languages", "en"), ("site-footer", "Gefördert\nvom Bund")];
        assert_eq!(hanna.post("/verwaltung/einstellungen/portal", &portal).await.status(), 303);
        let house = house.reopen().await;
        let page = text(house.browser().get("/").await).await;
        for part in ["<html lang=\"en\">", "– Mitmachen</title>", "site-brand__city\">Zwönitz", "Gefördert<br/>"] {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
        assert_eq!(house.browser().get("/de").await.status(), 404, "German is no longer offered");
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        let log = text(hanna.get("/verwaltung/protokoll").await).await;
        assert!(log.contains("Setting changed") && log.contains(">Provider</a>") && !log.contains("rathaus@"), "{log}");
        assert!(!log.contains("VAT identification number"), "what did not change is not noted");
        house.running.stop().await;
    }
}

fn imprint<'a>(provider: &'a str, email: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("imprint-provider", provider), ("imprint-address", "Markt 6\r\n\r\n08297 Zwönitz"), ("imprint-email", email), ("imprint-vat_id", "")]
}

#[tokio::test]
async fn a_mistake_is_explained_and_nothing_is_kept() {
    let house = house::open().await;
    let hanna = house.signed_in("Hanna", Role::Admin).await;
    let long = "x".repeat(301);
    for (group, fields, said) in [
        ("impressum", imprint("Stadt Neu", "rathaus"), "Das ist keine E-Mail-Adresse."),
        ("impressum", imprint(&long, "a@gera.example"), "länger als 300 Zeichen"),
        ("impressum", imprint("Stadt\u{202e}areG", "a@gera.example"), "die man nicht sehen kann"),
        ("portal", vec![("site-name", " "), ("site-city", "Neu")], "Hier fehlt noch eine Angabe."),
        ("portal", vec![("site-languages", "fr")], "eine der Möglichkeiten"),
        ("barrierefreiheit", vec![("accessibility-reviewed", "gestern")], "Das ist kein Tag."),
        ("barrierefreiheit", vec![("accessibility-answer_days", "0")], "von 1 bis 365"),
        ("barrierefreiheit", vec![("accessibility-enforcement_url", "javascript:alert(1)")], "die ganze Adresse"),
        ("barrierefreiheit", vec![("accessibility-status", "perfect")], "eine der Möglichkeiten"),
        ("farben", vec![("theme-light-primary", "red;}body{display:none")], "als #rrggbb"),
        ("farben", vec![("theme-light-primary", "#ffff00")], "Hauptfarbe auf Hintergrund hat einen Kontrast von 1,1 zu 1"),
    ] {
        let answer = hanna.post(&format!("/verwaltung/einstellungen/{group}"), &fields).await;
        assert_eq!(answer.status(), 422, "{fields:?}");
        let page = text(answer).await;
        assert!(page.contains(said) && page.contains("aria-invalid"), "{fields:?}: {page}");
    }
    let public = text(house.browser().get("/impressum").await).await;
    assert!(!public.contains("Stadt Neu") && !public.contains(">Neu<") && public.contains("Stadt Gera"), "{public}");
    assert_eq!(hanna.get("/verwaltung/einstellungen/anderes").await.status(), 404);
}

#[tokio::test]
async fn two_who_edit_the_same_settings_see_each_other() {
    let house = house::open().await;
    let hanna = house.signed_in("Hanna", Role::Admin).await;
    let before = text(hanna.get("/verwaltung/einstellungen/impressum").await).await;
    let form = |page, provider| [vec![("version", field(page, "version"))], imprint(provider, "rathaus@zwoenitz.example")].concat();
    assert_eq!(hanna.post("/verwaltung/einstellungen/impressum", &form(&before, "Stadt Zwönitz")).await.status(), 303);
    let late = hanna.post("/verwaltung/einstellungen/impressum", &form(&before, "Stadt an der Elster")).await;
    assert_eq!(late.status(), 409);
    let page = text(late).await;
    assert!(page.contains("Jemand hat das inzwischen geändert.") && page.contains("Stadt an der Elster"), "{page}");
    assert!(text(house.browser().get("/impressum").await).await.contains("Stadt Zwönitz"));
    assert_eq!(hanna.post("/verwaltung/einstellungen/impressum", &form(&page, "Stadt an der Elster")).await.status(), 303);
    house.running.stop().await;
}

#[tokio::test]
async fn what_the_operator_has_fixed_stays() {
    let fix = |config: &mut mitreden::config::Config| {
        config.imprint.provider = "Stadt Gera".into();
        config.fixed.insert("imprint.provider".into());
    };
    for house in house::on_every_database_with(Clock::system(), fix).await {
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        let page = text(hanna.get("/verwaltung/einstellungen/impressum").await).await;
        assert!(page.contains("Von der Betriebsleitung festgelegt") && !page.contains("name=\"imprint-provider\""), "{page}");
        assert_eq!(hanna.post("/verwaltung/einstellungen/impressum", &imprint("Andere", "a@gera.example")).await.status(), 303);
        let page = text(house.browser().get("/impressum").await).await;
        assert!(page.contains("Stadt Gera") && page.contains("a@gera.example") && !page.contains("Andere"), "{page}");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn colours_that_can_be_read_dress_every_page() {
    for house in house::on_every_database().await {
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        let colours = [("theme-light-primary", "#003F7D"), ("theme-dark-primary", "#9cc7ff")];
        assert_eq!(hanna.post("/verwaltung/einstellungen/farben", &colours).await.status(), 303);
        let page = text(house.browser().get("/").await).await;
        let sheet = page.split("href=\"").find(|rest| rest.starts_with("/thema.css?")).unwrap().split('"').next().unwrap();
        let css = text(house.browser().get(sheet).await).await;
        assert!(css.contains("--city-primary:#003f7d") && css.contains("--city-primary:#9cc7ff"), "{css}");
        let form = text(hanna.get("/verwaltung/einstellungen/farben").await).await;
        assert!(form.contains("value=\"#003f7d\""), "{form}");
        assert_eq!(hanna.post("/verwaltung/einstellungen/farben", &[("theme-light-primary", ""), ("theme-dark-primary", "")]).await.status(), 303);
        assert!(!text(house.browser().get("/").await).await.contains("/thema.css"));
        house.running.stop().await;
    }
}
