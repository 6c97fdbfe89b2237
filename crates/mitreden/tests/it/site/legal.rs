//! Legal notice, privacy, accessibility statement, licences: what the law asks for stands there.

use mitreden::base::clock::Clock;
use mitreden::config::Config;

use crate::house::{self, header, text};

fn city(config: &mut Config) {
    config.imprint.provider = "Stadt Gera".into();
    config.imprint.address = vec!["Kornmarkt 12".into(), "07545 Gera".into()];
    config.imprint.represented_by = "die Oberbürgermeisterin".into();
    config.imprint.email = "mitreden@gera.example".into();
    config.imprint.phone = "+49 365 000-0".into();
    config.imprint.editor = "Dora <Presse>".into();
    config.privacy.officer = "Datenschutz der Stadt".into();
    config.privacy.authority = "Landesbeauftragte".into();
    config.privacy.host = "Rechenzentrum Ost".into();
    config.accessibility.created = "2026-01-15".into();
    config.accessibility.reviewed = "2026-11-02".into();
    config.accessibility.exceptions = vec!["Keine Untertitel.".into()];
}

#[tokio::test]
async fn the_legal_notice_says_who_and_how() {
    for house in house::on_every_database_with(Clock::system(), city).await {
        let page = text(house.browser().get("/impressum").await).await;
        for part in [
            "Stadt Gera",
            "07545 Gera",
            "die Oberbürgermeisterin",
            "mailto:mitreden@gera.example",
            "tel:+493650000",
            "Dora &#60;Presse&#62;",
            "§ 18 Abs. 2 MStV",
        ] {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
    }
}

#[tokio::test]
async fn the_privacy_notice_follows_the_settings() {
    let house = house::on_every_database_with(Clock::system(), city).await.remove(0);
    let page = text(house.browser().get("/de/datenschutz").await).await;
    for part in ["Datenschutz der Stadt", "Landesbeauftragte", "Rechenzentrum Ost", "höchstens 14 Tage", "365 Tage", "Pseudonym", "Art. 6 Abs. 1"] {
        assert!(page.contains(part), "{part} is missing in {page}");
    }
    let plain = house::open().await;
    let page = text(plain.browser().get("/de/datenschutz").await).await;
    assert!(!page.contains("in unserem Auftrag"), "without a host nothing is said about one");
    assert!(text(plain.browser().get("/en/datenschutz").await).await.contains("You may use a pseudonym"));
}

#[tokio::test]
async fn the_statement_has_every_section() {
    let house = house::on_every_database_with(Clock::system(), city).await.remove(0);
    let browser = house.browser();
    let page = text(browser.get("/de/barrierefreiheit").await).await;
    for part in [
        "Richtlinie (EU) 2016/2102",
        "ThürBarrWebG",
        "teilweise vereinbar",
        "Unvereinbarkeit mit den Anforderungen",
        "Keine Untertitel.",
        "Unverhältnismäßige Belastung",
        "für die das Gesetz nicht gilt",
        "<time datetime=\"2026-01-15\">Donnerstag, 15. Januar 2026</time>",
        "<time datetime=\"2026-11-02\">Montag, 2. November 2026</time>",
        "Selbstbewertung",
        "href=\"/de/barriere-melden\"",
        "Durchsetzungsverfahren",
        "Landesdurchsetzungsstelle",
    ] {
        assert!(page.contains(part), "{part} is missing in {page}");
    }
    let english = text(browser.get("/en/barrierefreiheit").await).await;
    assert!(english.contains("Enforcement procedure") && english.contains("Thursday, 15 January 2026"), "{english}");
    let answer = browser.get("/barrierefreiheit.json").await;
    assert_eq!(header(&answer, "content-type"), "application/ld+json");
    let machine: serde_json::Value = answer.json().await.unwrap();
    assert_eq!(machine["dateModified"], "2026-11-02");
    assert_eq!(machine["additionalProperty"][0]["value"], "partial");
}

#[tokio::test]
async fn every_page_leads_to_the_duties() {
    let house = house::open().await;
    for path in ["/", "/programm", "/raeume", "/impressum", "/anmelden", "/nirgends"] {
        let page = text(house.browser().get(path).await).await;
        for link in ["/impressum", "/datenschutz", "/barrierefreiheit", "/barriere-melden", "/lizenzen"] {
            assert!(page.contains(&format!("href=\"{link}\"")), "{path} does not lead to {link}");
        }
    }
}

#[tokio::test]
async fn the_parts_are_named_with_their_licences() {
    let house = house::open().await;
    let browser = house.browser();
    let page = text(browser.get("/lizenzen").await).await;
    assert!(page.contains("European Union Public Licence") && page.contains("str0m"), "{page}");
    let texts = text(browser.get("/lizenzen.txt").await).await;
    assert!(texts.contains("Permission is hereby granted") && texts.contains("SIL OPEN FONT LICENSE"));
}
